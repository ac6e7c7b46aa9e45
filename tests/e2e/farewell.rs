//! Leaving the direct room of somebody of whom nothing is kept any more.

use std::sync::atomic::Ordering;
use std::time::Duration;

use lotse::desk::clock::{Clock as _, SystemClock};
use lotse::desk::ports::{Outcome, Recipient};
use lotse::intake::input::{Input, Meaning};
use serde_json::json;
use sqlx::{AnyConnection, Connection as _, Row as _};

use crate::bot::Bot;
use crate::channel_matrix::{Reference as _, message, met};
use crate::matrix_client::Person;

#[tokio::test]
async fn the_room_of_a_forgotten_person_is_left_and_taken_up_again_at_a_new_invitation() {
    let (mut bot, mut person, room, from) = met("forgotten").await;
    let now = || SystemClock.now().as_millisecond();
    let hour = 3_600_000;
    let is_left = async |bot: &Bot, person: &Person| {
        let path = format!("rooms/{room}/state/m.room.member/{}", bot.user());
        let (_, member) = bot.synapse.raw("GET", &path, &person.raw_token, &json!({})).await;
        member["membership"] == "leave"
    };
    // Whoever is known is not left however long it takes. That the second message is taken shows that all was done which the
    // first one gave rise to.
    bot.clock.store(now() + 25 * hour, Ordering::SeqCst);
    person.say(&room, "eins").await;
    assert_eq!(bot.text().await, "eins");
    person.say(&room, "zwei").await;
    assert_eq!(bot.text().await, "zwei");
    assert!(room_keys(&bot).await > 0);
    bot.desk.forget_all(true);
    // Not at the first look, so that whoever has just deleted everything can go on; and a new start does not lose it.
    bot.clock.store(now() + 26 * hour, Ordering::SeqCst);
    person.say(&room, "drei").await;
    assert_eq!(bot.text().await, "drei");
    assert!(!is_left(&bot, &person).await);
    bot.kill().await;
    bot.start().await;
    person.say(&room, "vier").await;
    assert_eq!(bot.text().await, "vier");
    bot.clock.store(now() + 27 * hour, Ordering::SeqCst);
    person.say(&room, "fünf").await;
    assert_eq!(bot.text().await, "fünf");
    person
        .until("Lotse to leave", |_, response| {
            let update = response.rooms.joined.get(&room)?;
            let mut events = update.timeline.events.iter().map(|event| event.raw().json().get().to_owned());
            events
                .any(|event| event.contains("\"leave\"") && event.contains("Hier ist nichts mehr"))
                .then_some(())
        })
        .await;
    assert_eq!(bot.carry(Recipient::Person(from), 90, message("zu spät")).await, Outcome::Gone);
    // The account has forgotten it, too: it cannot ask for what was said there.
    let path = format!("rooms/{room}/messages?dir=b");
    let forgotten = async {
        while bot.synapse.raw("GET", &path, &bot.token, &json!({})).await.0 != 403 {
            person.sync().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), forgotten).await.expect("the room is forgotten");

    let closed = async {
        while room_keys(&bot).await > 0 {
            person.sync().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), closed).await.expect("nothing opens it any more");

    bot.desk.forget_all(false);
    person.room(&room).invite_user_by_id(&bot.user()).await.unwrap();
    person.until_joined(&room, &bot.user()).await;
    person.say(&room, "Da bin ich wieder").await;
    let (from, input) = bot.input().await;
    assert_eq!(input, Input::Text { text: "Da bin ich wieder".to_owned(), means: Meaning::Words });
    bot.deliver(Recipient::Person(from), 91, message("Willkommen.")).await.reference();
    assert_eq!(person.hear().await[0].body, "Willkommen.");
    bot.stop().await;
}

/// How many keys of rooms the device has.
async fn room_keys(bot: &Bot) -> i64 {
    let store = std::fs::read_dir(&bot.settings.data_dir).unwrap().next().unwrap().unwrap().path();
    let url = format!("sqlite:{}?mode=ro", store.join("matrix-sdk-crypto.sqlite3").display());
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    let counted = sqlx::query(
        "SELECT (SELECT COUNT(*) FROM inbound_group_session) + (SELECT COUNT(*) FROM outbound_group_session)",
    );
    let count = counted.fetch_one(&mut connection).await.unwrap().get(0);
    connection.close().await.unwrap();
    count
}
