//! A person on Telegram, over the Bot API's HTTP, with the card arriving in the centre's room.

use std::time::Duration;

use serde_json::json;

use crate::chat::{Chat, OnTelegram, code_in};
use crate::world::World;

const SOON: Duration = Duration::from_secs(30);

#[tokio::test]
async fn a_person_on_telegram_taps_six_times_and_the_card_is_in_the_centres_room() {
    let mut world = World::start("taps").await;
    let api = &world.api;
    let commands = api.wait_for(SOON, |world| world.commands.as_array().cloned()).await;
    assert!(commands.iter().any(|command| command["command"] == "hilfe"), "{commands:?}");

    let mut person = OnTelegram::new(api, 501);
    person.walk(&[("/start", "Einverstanden, weiter")]).await;
    // One call too many: it is made again when Telegram says so, and nothing is lost.
    api.respond_429("sendMessage", 1);
    person.tap("Einverstanden, weiter", "In welcher Rolle").await;
    let taps = [
        ("Ich bin Elternteil oder Pflegeelternteil", "Distanzierungsberatung"),
        ("Elternberatung", "In welchem Landkreis"),
        ("Vorpommern-Greifswald", "Was möchten Sie der Stelle sagen"),
        ("Antwort hier im Chat", "Ende der Anfrage"),
    ];
    for (button, hears) in taps {
        person.tap(button, hears).await;
        // A choice that was made does not linger: only the open question has buttons.
        api.wait_for(SOON, |world| {
            let with_buttons = world.transcript(501).iter().filter(|sent| !sent.buttons.is_empty()).count();
            (with_buttons == 1).then_some(())
        })
        .await;
    }
    let code = code_in(&person.tap("Absenden", "Ihr Fall-Code").await);
    let taps = 6;
    api.wait_for(SOON, |world| (world.answers.len() == taps).then_some(())).await;

    let card = world.card(&code).await;
    assert!(card.body.contains("Kanal: Telegram"), "{}", card.body);
    world.staff.say(&world.centre, &format!("!annehmen {code}")).await;
    world.staff.hears(&world.centre, "ist angenommen").await;
    world.staff.say(&world.centre, &format!("!antwort {code} Wir rufen zurück.")).await;
    let mut person = OnTelegram::new(&world.api, 501);
    person.hears("Wir rufen zurück.").await;
    assert_eq!(world.all_cards().await.len(), 1);
    world.lotse.stop().await;
}

#[tokio::test]
async fn in_a_group_lotse_says_one_sentence_and_leaves() {
    let mut world = World::start("group").await;
    world.api.add_to_group(-1_001, 502);
    world.api.send_in_group(-1_001, 502, "Mein Sohn ist in der Szene, was tun?");
    let left = world.api.wait_for(SOON, |world| (!world.left.is_empty()).then(|| world.left.clone())).await;
    assert_eq!(left, [-1_001]);
    let said = world.api.transcript(-1_001);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].text.contains("nur in privaten Chats"), "{said:?}");
    world.lotse.stop().await;
}

#[tokio::test]
async fn a_poison_update_in_the_middle_of_a_batch_keeps_nobody_waiting() {
    let mut world = World::start("poison").await;
    let people = [503, 504, 505, 506];
    for chat in people {
        OnTelegram::new(&world.api, chat).walk(&[("Hallo", "Einverstanden, weiter")]).await;
    }
    world.lotse.stop().await;
    // All of it waits while Lotse is down, and comes as one batch.
    world.api.send_text(503, "einverstanden");
    world.api.push_raw_update(|id| {
        let person = json!({"id": 504, "is_bot": false, "first_name": "P"});
        let chat = json!({"id": 504, "type": "private", "first_name": "P"});
        // Half a surrogate pair: no JSON library can make a string of it.
        format!(
            r#"{{"update_id":{id},"message":{{"message_id":9,"date":1,"from":{person},"chat":{chat},"text":"\ud83d"}}}}"#
        )
    });
    world.api.push_raw_update(|_| r#"{"message":{"without":"an id"}}"#.to_owned());
    world.api.send_text(505, "einverstanden");
    world.api.send(506, &json!({"text": {"not": "a text"}}));
    world.api.send_text(506, "einverstanden");
    world.lotse.start().await;
    for chat in [503, 505, 506] {
        OnTelegram::new(&world.api, chat).hears("In welcher Rolle").await;
    }
    OnTelegram::new(&world.api, 504).hears("bei mir ist etwas schiefgegangen").await;
    world.api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
    world.alarm("ließ sich nicht verarbeiten").await;
    // And once only: the next start finds nothing of it.
    world.lotse.stop().await;
    world.lotse.start().await;
    OnTelegram::new(&world.api, 504).walk(&[("einverstanden", "In welcher Rolle")]).await;
    let apologies =
        world.api.transcript(504).iter().filter(|sent| sent.text.contains("schiefgegangen")).count();
    assert_eq!(apologies, 1);
    world.lotse.stop().await;
}
