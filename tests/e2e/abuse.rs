//! What people try who mean harm, over real rooms.

use std::collections::BTreeSet;
use std::time::Duration;

use lotse::desk::ports::Trust;
use matrix_sdk::ruma::api::client::room::Visibility;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request, RoomPreset};
use matrix_sdk::ruma::{OwnedRoomId, UserId};
use serde_json::{Value, json};

use crate::bot::Bot;
use crate::chat::{Chat, DIALOGUE, OnTelegram, code_in};
use crate::matrix_client::Person;
use crate::synapse::Synapse;
use crate::world::World;

const QUEUE: &str = "rz-rostock";

/// Where an account is, by the server.
async fn joined(synapse: &Synapse, token: &str) -> BTreeSet<String> {
    let (status, json) = synapse.raw("GET", "joined_rooms", token, &Value::Null).await;
    assert_eq!(status, 200);
    json["joined_rooms"].as_array().unwrap().iter().map(|room| room.as_str().unwrap().to_owned()).collect()
}

/// What an account is in a room, as somebody inside is told.
async fn membership(person: &Person, synapse: &Synapse, room: &OwnedRoomId, user: &UserId) -> String {
    let path = format!("rooms/{room}/state/m.room.member/{user}");
    let (_, content) = synapse.raw("GET", &path, &person.raw_token, &Value::Null).await;
    content["membership"].as_str().unwrap_or("never there").to_owned()
}

#[tokio::test]
async fn a_flood_of_invitations_is_taken_up_to_a_few_rooms_and_somebody_else_is_heard() {
    const INVITED: usize = 25;
    let synapse = Synapse::shared();
    let mut bot = Bot::new(synapse, "lotse-flood");
    let flooding = Person::new(synapse, "person-flooding", true).await;
    let mut person = Person::new(synapse, "person-beside-flood", true).await;
    let mut rooms = Vec::new();
    for number in 0..INVITED {
        let preset = if number % 2 == 0 { RoomPreset::TrustedPrivateChat } else { RoomPreset::PrivateChat };
        rooms.push(flooding.make_room(&[&bot.user()], preset, number % 3 == 0).await);
    }
    bot.start().await;
    let room = person.make_direct(&bot.user()).await;
    person.until_joined(&room, &bot.user()).await;
    person.say(&room, "Ist da jemand?").await;
    assert_eq!(bot.text().await, "Ist da jemand?");
    // Every invitation is answered one way or the other.
    let answered = async {
        for room in &rooms {
            while membership(&flooding, synapse, room, &bot.user()).await == "invite" {
                person.sync().await;
            }
        }
    };
    tokio::time::timeout(Duration::from_mins(1), answered).await.expect("an answer to each invitation");
    let there = joined(synapse, &bot.token).await;
    let theirs = rooms.iter().filter(|room| there.contains(room.as_str())).count();
    assert!(theirs <= 5, "{theirs} of {INVITED} rooms of one account");
    // Nothing was said in any of them but what moves a talk to an encrypted room, and that is no message.
    for room in &rooms {
        let path = format!("rooms/{room}/messages?dir=b&limit=50");
        let (_, page) = synapse.raw("GET", &path, &flooding.raw_token, &Value::Null).await;
        let said = page["chunk"].as_array().unwrap().iter().filter(|event| {
            event["sender"] == bot.user().as_str()
                && ["m.room.message", "m.room.encrypted"].iter().any(|kind| event["type"] == *kind)
        });
        assert_eq!(said.count(), 0, "{room}");
    }
    bot.stop().await;
}

#[tokio::test]
async fn a_public_room_is_left_and_nothing_is_said_in_it() {
    let synapse = Synapse::shared();
    let mut bot = Bot::new(synapse, "lotse-public");
    let mut person = Person::new(synapse, "person-public", true).await;
    bot.start().await;
    let mut request = Request::new();
    request.preset = Some(RoomPreset::PublicChat);
    request.visibility = Visibility::Public;
    request.invite = vec![bot.user()];
    let room = person.client.create_room(request).await.unwrap().room_id().to_owned();
    person.sync().await;
    person.client.get_room(&room).unwrap().enable_encryption().await.unwrap();
    let left = async {
        while membership(&person, synapse, &room, &bot.user()).await != "leave" {
            person.sync().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), left).await.expect("Lotse leaves");
    bot.stop().await;
}

#[tokio::test]
async fn whoever_only_has_the_name_of_a_colleague_gives_no_commands() {
    let synapse = Synapse::shared();
    let mut bot = Bot::new(synapse, "lotse-namesake");
    let mut staff = Person::new(synapse, "staff-namesake", true).await;
    let mut double = Person::new(synapse, "staff-namesake.", true).await;
    for person in [&staff, &double] {
        person.client.account().set_display_name(Some("Anna (Beratung)")).await.unwrap();
    }
    let room = staff.make_room(&[&bot.user(), &double.user_id], RoomPreset::PrivateChat, true).await;
    bot.serve(QUEUE, &room, &[&staff]);
    double.accept().await;
    bot.start().await;
    staff.until_joined(&room, &bot.user()).await;
    double.sync().await;
    double.say(&room, "!antwort ABC-234 Kommen Sie heute Abend allein").await;
    let said = bot.staff_said().await;
    assert_eq!((said.sender.as_str(), said.trust), (double.user_id.as_str(), Trust::NotListed));
    staff.sync().await;
    staff.say(&room, "!hilfe").await;
    assert_eq!(bot.staff_said().await.trust, Trust::Full);
    bot.stop().await;
}

#[tokio::test]
async fn mentions_and_markup_of_a_person_ring_nobody_and_are_not_formatted() {
    let mut world = World::start("markup").await;
    let hostile = "@room <b>alle</b> <script>alert(1)</script> [Klick](https://matrix.to/#/@chef:localhost) \u{202e}nehcsrok";
    let mut turns = DIALOGUE;
    turns[5].0 = hostile;
    let mut person = OnTelegram::new(&world.api, 1_701);
    let code = code_in(&person.walk(&turns).await);
    let card = world.card(&code).await;
    let story = world.story(&code).await;
    for heard in [&card, &story] {
        assert_eq!(heard.content["m.mentions"], json!({}), "{}", heard.content);
        assert!(!heard.body.contains('\u{202e}') && !heard.body.contains("matrix.to"), "{}", heard.body);
    }
    assert!(
        story.body.contains("<b>alle</b>") && story.content.get("formatted_body").is_none(),
        "{}",
        story.content
    );
    let formatted = card.content["formatted_body"].as_str().unwrap();
    assert!(!["script", "alle", "@room", "href"].iter().any(|mark| formatted.contains(mark)), "{formatted}");
    world.lotse.stop().await;
}
