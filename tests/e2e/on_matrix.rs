//! A person on Matrix, staff in the centre's room, all encrypted.

use crate::chat::{Chat, DIALOGUE, OWN_WORDS, OnMatrix, SUMMARY_ENDS, card_in, code_in};
use crate::synapse::Synapse;
use crate::world::World;

#[tokio::test]
async fn a_person_on_matrix_is_led_to_the_right_centre_answered_and_told_of_the_end() {
    let mut world = World::prepare(Synapse::shared(), "story").await;
    // Time enough to halt an answer on a busy machine.
    world.plan.answer_seconds = 10;
    world.lotse.configure(&world.plan);
    world.enter().await;
    let mut person = OnMatrix::meet(world.synapse, "person-story", &world.bot).await;
    let before = DIALOGUE.len() - 1;
    let summary = person.walk(&DIALOGUE[..before]).await;
    let receipt = person.walk(&DIALOGUE[before..]).await;
    let code = code_in(&receipt);

    let card = world.card(&code).await;
    assert_same_card(card_in(&summary), &card.body);
    let story = world.story(&code).await;
    assert_eq!(story.content["m.relates_to"]["event_id"], card.id, "in the thread of its card");
    for words in OWN_WORDS {
        assert!(story.body.contains(words) && !card.body.contains(words), "{words}");
    }
    assert_eq!(world.all_cards().await.len(), 1);

    world.staff.say(&world.centre, &format!("!antwort {code} zu früh")).await;
    world.staff.hears(&world.centre, &format!("{code} hat noch niemand angenommen")).await;
    world.staff.react(&world.centre, &card.id, "✅").await;
    let claimed = world.staff.hears(&world.centre, &format!("{code} ist angenommen")).await;
    assert_eq!(claimed.content["m.relates_to"]["event_id"], card.id, "in the thread of its card");
    world.staff.say(&world.centre, &format!("!annehmen {code}")).await;
    world.staff.hears(&world.centre, &format!("hat {code} selbst schon")).await;

    world.staff.say(&world.centre, "Ruft da heute noch jemand an?").await;
    world.staff.say(&world.centre, &format!("!antwort {code} Guten Tag, wir sind am Montag da.")).await;
    world.staff.hears(&world.centre, &format!("An {code} · ")).await;
    let answer = person.hears("wir sind am Montag da").await;
    assert!(answer.contains(&code), "{answer}");
    world.staff.hears(&world.centre, "zugestellt.").await;
    world.staff.say(&world.centre, &format!("!antwort {code} Das war für jemand anderen.")).await;
    let echo = world.staff.hears(&world.centre, &format!("An {code} · ")).await;
    world.staff.react(&world.centre, &echo.id, "❌").await;
    world.staff.hears(&world.centre, "angehalten, nichts gesendet").await;

    person
        .walk(&[
            ("Danke, Montag passt uns gut.", "Danke, Montag passt uns gut"),
            ("So weitergeben", "ist weitergegeben"),
        ])
        .await;
    world.staff.hears(&world.centre, "Danke, Montag passt uns gut").await;

    world.staff.say(&world.centre, &format!("!schliessen {code} beraten")).await;
    person.hears("ist abgeschlossen").await;
    world.staff.hears(&world.centre, &format!("{code} ist abgeschlossen")).await;

    let said = person.transcript();
    assert!(
        ["zu früh", "noch jemand an", "für jemand anderen"].iter().all(|words| !said.contains(words)),
        "only answers reach a person:\n{said}"
    );
    let user = &person.person.user_id;
    let in_room = world.staff.transcript(&world.centre).join("\n");
    for personal in [user.as_str(), user.localpart(), person.room.as_str()] {
        assert!(!in_room.contains(personal), "the person's account is not in the centre's room:\n{in_room}");
    }
    world.lotse.stop().await;
}

#[tokio::test]
async fn questions_on_matrix_are_answered_by_number() {
    let mut world = World::start("numbers").await;
    let mut person = OnMatrix::meet(world.synapse, "person-numbers", &world.bot).await;
    let mut question = person.walk(&[("Hallo", "Einverstanden, weiter")]).await;
    let choices = [
        ("Einverstanden, weiter", "In welcher Rolle schreiben Sie"),
        ("Gemeinde", "Mobile Beratung"),
        ("Mobile Beratung", "In welchem Landkreis"),
        ("Vorpommern-Greifswald", "Was möchten Sie der Stelle sagen"),
        ("Antwort hier im Chat", SUMMARY_ENDS),
        ("Absenden", "Fall-Code: "),
    ];
    for (choice, hears) in choices {
        person.say(&number_of(&question, choice)).await;
        question = person.hears(hears).await;
    }
    let card = world.card(&code_in(&question)).await;
    assert!(
        card.body.contains("Anliegen: Mobile Beratung") && card.body.contains("Gemeinde"),
        "{}",
        card.body
    );
    world.lotse.stop().await;
}

/// The number before a choice.
fn number_of(question: &str, choice: &str) -> String {
    let line = question.lines().find(|line| line.contains(" – ") && line.contains(choice));
    let line = line.unwrap_or_else(|| panic!("no choice {choice:?} in:\n{question}"));
    line.split(' ').next().unwrap().to_owned()
}

/// The card in the room is the summary's, but for what only sending could tell, and for the words, which are in the
/// thread.
fn assert_same_card(summary: &str, in_room: &str) {
    // Below it stands how far the case is, and how it is claimed.
    let in_room = in_room.split_once("\nStand: ").expect("where the case stands").0;
    let lines = |card: &str| -> Vec<String> {
        let told_later = |line: &&str| !line.starts_with("Fall-Code:") && !line.starts_with("Eingegangen:");
        let words = |line: &&str| !line.starts_with("In eigenen Worten:") && !line.starts_with("» ");
        let lines = card.trim().lines().map(str::trim).filter(told_later).filter(words);
        lines.map(str::to_owned).collect()
    };
    assert_eq!(lines(summary), lines(in_room));
    assert!(lines(in_room).len() > 5, "a card says something:\n{in_room}");
}
