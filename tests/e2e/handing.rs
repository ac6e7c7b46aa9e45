//! A case goes from one service's room to another's, with the person's yes.

use std::time::Duration;

use crate::chat::{Chat, DIALOGUE, OWN_WORDS, OnTelegram, code_in};
use crate::synapse::Synapse;
use crate::world::World;

const SOON: Duration = Duration::from_secs(30);

/// The other service.
const OTHER: &str = "lobbi-ost";

#[tokio::test]
async fn with_the_persons_yes_a_case_moves_to_another_room_once_though_the_program_is_killed() {
    let mut world = World::prepare(Synapse::shared(), "handing").await;
    let (mut other, other_room) = world.add_service(OTHER).await;
    world.enter().await;
    other.person.until_joined(&other_room, &world.bot).await;
    let mut person = OnTelegram::new(&world.api, 1_201);
    let code = code_in(&person.walk(&DIALOGUE).await);
    let card = world.staff.card(&world.centre, &code).await;
    let story = world.staff.story(&world.centre, &code).await;
    world.staff.react(&world.centre, &card.id, "✅").await;
    world.staff.say(&world.centre, &format!("!antwort {code} Das ist nichts für uns.")).await;
    person.hears("Das ist nichts für uns").await;

    // A no changes nothing; staff may ask again.
    world.staff.say(&world.centre, &format!("!weiter {code} {OTHER}")).await;
    person.hears("Darf Ihr Fall").await;
    person.walk(&[("Nein", "Es ändert sich nichts")]).await;
    world.staff.hears(&world.centre, "möchte bei dieser Stelle bleiben").await;
    assert!(other.all_cards(&other_room).await.is_empty());

    world.staff.say(&world.centre, &format!("!weiter {code} {OTHER}")).await;
    person.hears("Darf Ihr Fall").await;
    person.say("Ja, weitergeben").await;
    // Taken, and perhaps nothing of what follows is done.
    world.api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
    world.lotse.kill().await;
    world.lotse.start().await;
    person.hears(&format!("Fall {code} ist jetzt bei")).await;

    assert!(other.card(&other_room, &code).await.body.contains("mit Zustimmung der Person"));
    let moved = other.story(&other_room, &code).await.body;
    assert!(OWN_WORDS.iter().all(|words| moved.contains(words)), "{moved}");
    for gone in [&card.id, &story.id] {
        world.staff.sees_removed(world.synapse, &world.centre, gone).await;
    }
    world.staff.hears(&world.centre, &format!("{code} ist mit Zustimmung der Person weitergegeben")).await;
    world.staff.say(&world.centre, &format!("!antwort {code} zu spät")).await;
    world.staff.hears(&world.centre, "gibt es in diesem Raum nicht").await;

    other.say(&other_room, &format!("!annehmen {code}")).await;
    other.hears(&other_room, &format!("{code} ist angenommen")).await;
    other.say(&other_room, &format!("!antwort {code} Bei uns sind Sie richtig.")).await;
    person.hears("Bei uns sind Sie richtig").await;
    other.hears(&other_room, "zugestellt.").await;
    assert_eq!(other.all_cards(&other_room).await.len(), 1);
    let (there, heard) = (other.transcript(&other_room).join("\n"), person.transcript());
    assert!(!there.contains("Das ist nichts für uns"), "what one service wrote is nothing to the other");
    assert!(!heard.contains("zu spät"), "{heard}");
    world.lotse.stop().await;
}
