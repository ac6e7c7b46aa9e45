//! What counts in a centre's room, and rooms that cannot be used.

use matrix_sdk::ruma::events::room::encryption::RoomEncryptionEventContent;
use serde_json::json;

use crate::chat::{Chat, DIALOGUE, OnTelegram, code_in};
use crate::matrix_client::Person;
use crate::synapse::Synapse;
use crate::world::World;

#[tokio::test]
async fn a_forged_command_in_plain_text_does_nothing_and_the_operator_is_told() {
    let mut world = World::start("forged").await;
    let code = code_in(&OnTelegram::new(&world.api, 701).walk(&DIALOGUE).await);
    world.card(&code).await;
    forge(&world, 1, &format!("!annehmen {code}")).await;
    world.alarm("Klartext in einem verschlüsselten Raum").await;
    world.staff.say(&world.centre, &format!("!annehmen {code}")).await;
    // Had the forged claim counted, this one would come too late.
    world.staff.hears(&world.centre, &format!("{code} ist angenommen")).await;
    forge(&world, 2, &format!("!antwort {code} gefälscht")).await;
    forge(&world, 3, &format!("!schliessen {code} beraten")).await;
    for _ in 2..=3 {
        world.alarm("Klartext in einem verschlüsselten Raum").await;
    }
    world.staff.say(&world.centre, &format!("!antwort {code} echt")).await;
    let mut person = OnTelegram::new(&world.api, 701);
    person.hears("echt").await;
    assert!(!person.transcript().contains("gefälscht"));
    world.lotse.stop().await;
}

/// A staff member's account writes plain text into the encrypted room, as anyone could who has the server.
async fn forge(world: &World, number: u32, text: &str) {
    let path = format!("rooms/{}/send/m.room.message/forged{number}", world.centre);
    let body = json!({"msgtype": "m.text", "body": text});
    assert_eq!(world.synapse.raw("PUT", &path, &world.staff.person.raw_token, &body).await.0, 200);
}

#[tokio::test]
async fn a_card_waits_while_a_stranger_is_in_the_room_and_arrives_once_after() {
    let mut world = World::start("stranger").await;
    let mut stranger = Person::new(Synapse::shared(), "stranger-stranger", true).await;
    let room = world.staff.person.room(&world.centre);
    room.invite_user_by_id(&stranger.user_id).await.unwrap();
    let alarm = world.alarm("nicht auf der Liste").await;
    assert!(alarm.contains("nimmt keine Karten an"), "{alarm}");
    stranger.accept().await;

    let mut person = OnTelegram::new(&world.api, 702);
    let receipt = person.walk(&DIALOGUE).await;
    assert!(receipt.contains("noch nicht zugestellt"), "{receipt}");
    let code = code_in(&receipt);
    // Another start does not forget that it waits.
    world.lotse.stop().await;
    world.lotse.start().await;

    stranger.room(&world.centre).leave().await.unwrap();
    person.hears(&format!("{code} ist jetzt angekommen")).await;
    world.card(&code).await;
    assert_eq!(world.all_cards().await.len(), 1);
    let seen = stranger.client.get_room(&world.centre).is_some();
    assert!(seen, "the stranger was in the room");
    world.lotse.stop().await;
}

#[tokio::test]
async fn a_card_waits_while_the_room_is_not_encrypted_and_arrives_once_after() {
    let mut world = World::prepare(Synapse::shared(), "unencrypted").await;
    let plain = world.staff.open_room(&world.bot, false).await;
    world.centre = plain.clone();
    let matrix = world.plan.matrix.as_mut().unwrap();
    matrix.rooms.values_mut().for_each(|room| *room = plain.to_string());
    world.lotse.configure(&world.plan);
    world.enter().await;
    let alarm = world.alarm("nicht verschlüsselt").await;
    assert!(alarm.contains("nimmt keine Karten an"), "{alarm}");

    let mut person = OnTelegram::new(&world.api, 703);
    let receipt = person.walk(&DIALOGUE).await;
    assert!(receipt.contains("noch nicht zugestellt"), "{receipt}");
    let content = RoomEncryptionEventContent::with_recommended_defaults();
    world.staff.person.room(&plain).send_state_event(content).await.unwrap();
    person.hears("ist jetzt angekommen").await;
    world.card(&code_in(&receipt)).await;
    assert_eq!(world.all_cards().await.len(), 1);
    world.lotse.stop().await;
}
