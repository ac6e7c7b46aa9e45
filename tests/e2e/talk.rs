//! A whole talk both ways on either platform: answers and their marks, the end of it, whether it helped, and a new
//! beginning. Nothing is lost or doubled, and each side reads it in order.

use matrix_sdk::ruma::OwnedRoomId;

use crate::chat::{Chat, DIALOGUE, OnMatrix, OnTelegram, code_in};
use crate::world::{Staff, World};

/// What staff write, in order.
const ANSWERS: [&str; 4] = [
    "Guten Tag, danke für Ihr Vertrauen.",
    "Seit wann hört er diese Musik?",
    "Danke, das hilft uns weiter.",
    "Gut, dass Sie noch einmal schreiben.",
];

/// What the person writes, in order; what they decide about is not among it.
const WORDS: [&str; 4] = [
    "Ungefähr seit dem letzten Sommer.",
    "Er redet kaum noch mit uns.",
    "Zu Hause ist er nur noch selten.",
    "Jetzt ist er ganz ausgezogen.",
];

#[tokio::test]
async fn a_talk_on_telegram_goes_both_ways_to_its_end_and_on_again() {
    let mut world = World::start("talk-telegram").await;
    let mut person = OnTelegram::new(&world.api, 1_101);
    talk(&mut world.staff, &world.centre, &mut person).await;
    world.lotse.stop().await;
}

#[tokio::test]
async fn a_talk_on_matrix_goes_both_ways_to_its_end_and_on_again() {
    let mut world = World::start("talk-matrix").await;
    let mut person = OnMatrix::meet(world.synapse, "person-talk-matrix", &world.bot).await;
    talk(&mut world.staff, &world.centre, &mut person).await;
    world.lotse.stop().await;
}

async fn talk(staff: &mut Staff, room: &OwnedRoomId, person: &mut impl Chat) {
    let code = code_in(&person.walk(&DIALOGUE).await);
    let card = staff.card(room, &code).await.id;
    staff.react(room, &card, "✅").await;
    person.hears("ist angenommen").await;
    for text in &ANSWERS[..2] {
        answer(staff, room, person, (&code, text)).await;
    }

    // The first one is decided on, the others go on a talk under way.
    person.walk(&[(WORDS[0], WORDS[0]), ("So weitergeben", "ist weitergegeben")]).await;
    person.walk(&[(WORDS[1], "ist weitergegeben"), (WORDS[2], "ist weitergegeben")]).await;
    // What comes in a row may be one post.
    let post = staff.hears(room, WORDS[2]).await;
    assert_eq!(post.content["m.relates_to"]["event_id"], card, "in the thread of its card");
    let in_room = staff.transcript(room).join("\n");
    let places = WORDS[..3].iter().map(|words| in_room.find(words));
    assert!(places.clone().all(|place| place.is_some()) && places.is_sorted(), "{in_room}");
    answer(staff, room, person, (&code, ANSWERS[2])).await;

    staff.say(room, &format!("!schliessen {code} beraten")).await;
    person.hears("Hat das geholfen?").await;
    staff.hears(room, &format!("{code} ist abgeschlossen (beraten)")).await;
    person
        .walk(&[
            ("Ja, das hat geholfen", "Danke. Das wird nur gezählt"),
            ("Fall wieder öffnen", "ist wieder offen"),
        ])
        .await;
    staff.hears(room, &format!("Die Person hat {code} wieder geöffnet")).await;
    person.walk(&[(WORDS[3], WORDS[3]), ("So weitergeben", "ist weitergegeben")]).await;
    staff.hears(room, WORDS[3]).await;
    answer(staff, room, person, (&code, ANSWERS[3])).await;

    let in_room = staff.transcript(room);
    for words in WORDS {
        assert_eq!(in_room.iter().filter(|body| body.contains(words)).count(), 1, "{words}");
    }
    let heard = person.transcript();
    for text in ANSWERS {
        assert_eq!(heard.matches(text).count(), 1, "{text} in:\n{heard}");
    }
}

/// Staff answer; it arrives, and its echo says so.
async fn answer(staff: &mut Staff, room: &OwnedRoomId, person: &mut impl Chat, (code, text): (&str, &str)) {
    staff.say(room, &format!("!antwort {code} {text}")).await;
    let echo = staff.hears(room, &format!("An {code} · ")).await.body;
    assert!(echo.contains(text) && echo.contains("an die Person"), "{echo}");
    person.hears(text).await;
    let mark = staff.hears(room, "zugestellt.").await.body;
    assert!(mark.contains(text), "{mark}");
}
