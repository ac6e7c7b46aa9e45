//! What the Matrix channel promises, against a real Synapse, with a second SDK client as person and a third as staff.

use std::sync::atomic::Ordering;
use std::time::Duration;

use lotse::desk::ports::{
    Address, Button, Event, Outcome, Outgoing, Recipient, RoomProblem, StaffWhat, Trust,
};
use lotse::id::{ChannelKind, QueueId};
use lotse::intake::input::{Attachment, Input, Meaning};
use matrix_sdk::ruma::api::client::room::create_room::v3::RoomPreset;
use matrix_sdk::ruma::events::reaction::ReactionEventContent;
use matrix_sdk::ruma::events::relation::{Annotation, Thread};
use matrix_sdk::ruma::events::room::message::{Relation, RoomMessageEventContent};
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, UserId};
use serde_json::json;

use crate::bot::Bot;
use crate::late_keys::LateKeys;
use crate::matrix_client::Person;
use crate::synapse::Synapse;

const QUEUE: &str = "rz-rostock";

pub fn message(text: &str) -> Outgoing {
    Outgoing::Message { text: text.to_owned(), buttons: Vec::new(), thread: None }
}

/// A world with one person who has an encrypted direct room with Lotse.
pub async fn met(name: &str) -> (Bot, Person, OwnedRoomId, Address) {
    let synapse = Synapse::shared();
    let mut bot = Bot::new(synapse, &format!("lotse-{name}"));
    let mut person = Person::new(synapse, &format!("person-{name}"), true).await;
    bot.start().await;
    let room = person.make_direct(&bot.user()).await;
    person.until_joined(&room, &bot.user()).await;
    person.say(&room, "Guten Tag").await;
    let (from, input) = bot.input().await;
    assert_eq!(input, Input::Text { text: "Guten Tag".to_owned(), means: Meaning::Words });
    assert!(from.channel == ChannelKind::Matrix && from.place == room.as_str());
    assert_eq!(from.person, person.user_id.as_str());
    (bot, person, room, from)
}

#[tokio::test]
async fn a_message_is_read_and_the_answer_arrives_encrypted_and_once() {
    let (mut bot, mut person, _, from) = met("once").await;
    let button = |label: &str| Button { label: label.to_owned(), data: String::new() };
    let question = Outgoing::Message {
        text: "Worum geht es?".to_owned(),
        buttons: vec![button("Eltern"), button("Opfer")],
        thread: None,
    };
    let to = Recipient::Person(from);
    let first = bot.deliver(to.clone(), 1, question.clone()).await;
    let again = bot.deliver(to.clone(), 1, question).await;
    assert_eq!(first, again);
    assert!(bot.deliver(to, 2, message("Danke.")).await.reference().is_some());
    let mut heard = Vec::new();
    while heard.len() < 2 {
        heard.extend(person.hear().await);
    }
    let bodies: Vec<_> = heard.iter().map(|heard| heard.body.as_str()).collect();
    assert_eq!(bodies, ["Worum geht es?\n\n1 – Eltern\n2 – Opfer", "Danke."]);
    assert!(heard.iter().all(|heard| heard.encrypted));
    let echo = bot
        .desk
        .next("an echo", |event| match event {
            Event::Echo { transaction, reference, .. } => Some((transaction, reference)),
            _ => None,
        })
        .await;
    assert_eq!(echo.0, "lotse-1");
    assert_eq!(Some(&echo.1), first.reference());
    bot.stop().await;
}

pub trait Reference {
    fn reference(&self) -> Option<&String>;
}

impl Reference for Outcome {
    fn reference(&self) -> Option<&String> {
        match self {
            Self::Sent { references } => references.last(),
            other => panic!("expected to be sent, was {other:?}"),
        }
    }
}

#[tokio::test]
async fn what_was_not_committed_comes_again_after_a_crash() {
    let (mut bot, person, room, _) = met("crash").await;
    bot.desk.refuse(true);
    person.say(&room, "eins").await;
    person.say(&room, "zwei").await;
    while bot.desk.refused() == 0 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bot.kill().await;
    bot.desk.refuse(false);
    // Nobody writes meanwhile: what comes now can only be what the SDK had already seen.
    bot.start().await;
    for expected in ["eins", "zwei"] {
        assert_eq!(bot.text().await, expected);
    }
    person.say(&room, "drei").await;
    assert_eq!(bot.text().await, "drei");
    bot.stop().await;
}

/// What was written while Lotse was down is there, all of it, once it is up again.
async fn thirty_come_in_order(bot: &mut Bot, person: &Person, room: &OwnedRoomId) {
    for number in 0..30 {
        person.say(room, &number.to_string()).await;
    }
    bot.start().await;
    for number in 0..30 {
        assert_eq!(bot.text().await, number.to_string());
    }
    bot.stop().await;
}

#[tokio::test]
async fn what_was_written_before_the_invitation_was_taken_is_read() {
    let synapse = Synapse::shared();
    let mut bot = Bot::new(synapse, "lotse-early");
    let mut person = Person::new(synapse, "person-early", true).await;
    // Lotse has a device to encrypt for, but is down.
    bot.start().await;
    bot.stop().await;
    let room = person.make_direct(&bot.user()).await;
    thirty_come_in_order(&mut bot, &person, &room).await;
}

#[tokio::test]
async fn thirty_messages_sent_while_down_arrive_in_order() {
    let (mut bot, person, room, _) = met("limited").await;
    bot.stop().await;
    thirty_come_in_order(&mut bot, &person, &room).await;
}

#[tokio::test]
async fn edits_attachments_and_leaving_are_seen_and_notices_are_not() {
    let (mut bot, person, room, _) = met("kinds").await;
    let handle = person.room(&room);
    handle.send(RoomMessageEventContent::notice_plain("automatisch")).await.unwrap();
    let raw = |content| handle.send_raw("m.room.message", content);
    let old = person.say(&room, "falsch").await;
    raw(json!({
        "msgtype": "m.text", "body": "* richtig", "m.new_content": {"msgtype": "m.text", "body": "richtig"},
        "m.relates_to": {"rel_type": "m.replace", "event_id": old},
    }))
    .await
    .unwrap();
    raw(json!({"msgtype": "m.image", "body": "bild.jpg", "url": "mxc://lotse.test/none"})).await.unwrap();
    handle.leave().await.unwrap();
    assert_eq!(bot.text().await, "falsch");
    assert_eq!(bot.input().await.1, Input::Edited("richtig".to_owned()));
    assert_eq!(bot.input().await.1, Input::Attachment(Attachment::Photo));
    let (from, left) = bot.input().await;
    assert_eq!(left, Input::Left);
    assert_eq!(bot.deliver(Recipient::Person(from), 3, message("zu spät")).await, Outcome::Gone);
    bot.stop().await;
}

/// What was encrypted with a key nobody gave us.
fn sealed() -> serde_json::Value {
    json!({
        "algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgAEnACgAkLmt6qF84IK++J7UDH2Za1YVchHyprqTqsg",
        "device_id": "NONE", "sender_key": "IlRMeOPX2e0MurIyfWEucYBRVOEEUMrOHqn/8mLqMjA",
        "session_id": "X3lUlvLELLYxeTx4yOVu6UDpasGEVO0Jbu+QFnm0cKQ",
    })
}

#[tokio::test]
async fn an_unreadable_message_is_apologised_for_once_after_the_grace() {
    let (mut bot, person, room, _) = met("sealed").await;
    for number in 0..2 {
        let path = format!("rooms/{room}/send/m.room.encrypted/sealed{number}");
        assert_eq!(bot.synapse.raw("PUT", &path, &person.raw_token, &sealed()).await.0, 200);
    }
    while bot.desk.kept() < 2 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // Kept over a restart; nothing is said before the time.
    bot.stop().await;
    bot.start().await;
    person.say(&room, "Hallo?").await;
    assert_eq!(bot.text().await, "Hallo?");
    bot.clock.fetch_add(61_000, Ordering::SeqCst);
    person.say(&room, "Noch da?").await;
    // It was written before.
    assert_eq!(bot.input().await.1, Input::Unreadable);
    assert_eq!(bot.text().await, "Noch da?");
    assert_eq!(bot.desk.kept(), 0);
    person.say(&room, "Gut.").await;
    assert_eq!(bot.text().await, "Gut.");
    bot.stop().await;
}

/// A person has written something whose key is held back; the bot keeps it.
async fn met_without_key(name: &str) -> (Bot, Person, OwnedRoomId, LateKeys) {
    let synapse = Synapse::shared();
    let keys = LateKeys::before(&synapse.base_url).await;
    let mut bot = Bot::new(synapse, &format!("lotse-{name}"));
    bot.settings.homeserver.clone_from(&keys.base_url);
    let mut person = Person::new(synapse, &format!("person-{name}"), true).await;
    bot.start().await;
    keys.hold(true);
    let room = person.make_direct(&bot.user()).await;
    person.until_joined(&room, &bot.user()).await;
    person.say(&room, "Guten Tag").await;
    while bot.desk.kept() == 0 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    (bot, person, room, keys)
}

#[tokio::test]
async fn a_message_is_read_when_its_key_comes_later() {
    let (mut bot, person, room, keys) = met_without_key("late-key").await;
    keys.hold(false);
    // Another message ends the long poll; the key comes with it.
    person.say(&room, "Hallo?").await;
    let said = [bot.text().await, bot.text().await];
    assert_eq!(said, ["Guten Tag", "Hallo?"], "in the order in which it was written");
    assert_eq!(bot.desk.kept(), 0);
    bot.stop().await;
}

#[tokio::test]
async fn a_message_whose_key_came_just_before_a_crash_is_read_at_the_next_start() {
    let (mut bot, person, room, keys) = met_without_key("key-crash").await;
    bot.desk.refuse(true);
    keys.hold(false);
    person.say(&room, "Hallo?").await;
    while bot.desk.refused() == 0 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bot.kill().await;
    bot.desk.refuse(false);
    bot.start().await;
    let said = [bot.text().await, bot.text().await];
    assert_eq!(said, ["Guten Tag", "Hallo?"], "in the order in which it was written");
    assert_eq!(bot.desk.kept(), 0);
    bot.stop().await;
}

#[tokio::test]
async fn a_direct_room_without_encryption_is_encrypted_or_left_for_one_that_is() {
    let synapse = Synapse::shared();
    let mut bot = Bot::new(synapse, "lotse-plain");
    let mut person = Person::new(synapse, "person-plain", true).await;
    bot.start().await;

    let ours = person.make_room(&[&bot.user()], RoomPreset::TrustedPrivateChat, false).await;
    person
        .until("encryption", |person, _| person.room(&ours).encryption_state().is_encrypted().then_some(()))
        .await;

    // In this one Lotse may not change anything.
    let mut person = Person::new(synapse, "person-powerless", true).await;
    let theirs = person.make_room(&[&bot.user()], RoomPreset::PrivateChat, false).await;
    let place = theirs.to_string();
    let from = Address { channel: ChannelKind::Matrix, person: person.user_id.to_string(), place };
    let new = person.accept().await;
    assert_ne!(new, theirs);
    bot.deliver(Recipient::Person(from), 1, message("Hier geht es weiter.")).await.reference();
    let heard = person.hear().await;
    assert!(heard.iter().all(|heard| heard.encrypted && heard.room != theirs));
    bot.stop().await;
}

#[tokio::test]
async fn a_room_with_several_people_is_left() {
    let synapse = Synapse::shared();
    let mut bot = Bot::new(synapse, "lotse-crowd");
    let mut person = Person::new(synapse, "person-crowd", true).await;
    let other = Person::new(synapse, "other-crowd", true).await;
    bot.start().await;
    let room = person.make_room(&[&bot.user(), &other.user_id], RoomPreset::PrivateChat, true).await;
    let heard = person.hear().await;
    assert_eq!(heard[0].body, "Nur einzeln.");
    let gone = person.room(&room);
    person
        .until("Lotse to leave", |_, response| {
            let update = response.rooms.joined.get(gone.room_id())?;
            update
                .timeline
                .events
                .iter()
                .any(|event| event.raw().json().get().contains("\"leave\""))
                .then_some(())
        })
        .await;
    bot.stop().await;
}

#[tokio::test]
async fn a_centre_room_takes_cards_only_while_encrypted_and_among_staff() {
    let synapse = Synapse::shared();
    let mut bot = Bot::new(synapse, "lotse-rooms");
    let mut staff = Person::new(synapse, "staff-rooms", true).await;
    let mut stranger = Person::new(synapse, "stranger-rooms", true).await;
    let room = staff.make_room(&[&bot.user()], RoomPreset::PrivateChat, true).await;
    let plain = staff.make_room(&[&bot.user()], RoomPreset::PrivateChat, false).await;
    bot.serve(QUEUE, &room, &[&staff]);
    bot.serve("lks", &plain, &[&staff]);
    bot.start().await;
    assert_eq!(bot.verdict(QUEUE).await, Some(RoomProblem::NotJoined));
    assert_eq!(bot.verdict(QUEUE).await, None);
    staff.until_joined(&plain, &bot.user()).await;

    let queue = |name: &str| Recipient::Queue(QueueId::new(name));
    let outcome = bot.deliver(queue("lks"), 1, message("Karte")).await;
    assert_eq!(outcome, Outcome::RoomClosed(RoomProblem::NotEncrypted));
    let outcome = bot.deliver(queue("none"), 2, message("Karte")).await;
    assert_eq!(outcome, Outcome::RoomClosed(RoomProblem::NotConfigured));
    let card = bot.deliver(queue(QUEUE), 3, message("Karte")).await.reference().unwrap().clone();
    let thread =
        Outgoing::Message { text: "Notiz".to_owned(), buttons: Vec::new(), thread: Some(card.clone()) };
    bot.deliver(queue(QUEUE), 4, thread).await.reference();
    let edit = Outgoing::Edit { reference: card.clone(), text: "Karte, übernommen".to_owned(), html: None };
    bot.deliver(queue(QUEUE), 5, edit).await.reference();
    let mut heard = Vec::new();
    while heard.len() < 3 {
        heard.extend(staff.hear().await);
    }
    assert!(heard.iter().all(|heard| heard.encrypted && heard.room == room));
    assert_eq!(heard[1].content["m.relates_to"]["event_id"], card);
    assert_eq!(heard[2].content["m.new_content"]["body"], "Karte, übernommen");

    staff.room(&room).invite_user_by_id(&stranger.user_id).await.unwrap();
    assert_eq!(bot.verdict(QUEUE).await, Some(RoomProblem::StrangerInside));
    stranger.accept().await;
    let outcome = bot.deliver(queue(QUEUE), 6, message("Karte")).await;
    assert_eq!(outcome, Outcome::RoomClosed(RoomProblem::StrangerInside));
    stranger.room(&room).leave().await.unwrap();
    assert_eq!(bot.verdict(QUEUE).await, None);
    bot.deliver(queue(QUEUE), 7, Outgoing::Redact { reference: card }).await.reference();
    bot.stop().await;
}

#[tokio::test]
async fn an_edited_command_and_one_that_cannot_be_read_are_handed_on_as_such() {
    let synapse = Synapse::shared();
    let mut bot = Bot::new(synapse, "lotse-unheard");
    let mut staff = Person::new(synapse, "staff-unheard", true).await;
    let room = staff.make_room(&[&bot.user()], RoomPreset::PrivateChat, true).await;
    bot.serve(QUEUE, &room, &[&staff]);
    bot.start().await;
    staff.until_joined(&room, &bot.user()).await;
    let old = staff.say(&room, "!antwort falsch").await;
    bot.staff_said().await;
    let edit = json!({
        "msgtype": "m.text", "body": "* !antwort richtig",
        "m.new_content": {"msgtype": "m.text", "body": "!antwort richtig"},
        "m.relates_to": {"rel_type": "m.replace", "event_id": old},
    });
    staff.room(&room).send_raw("m.room.message", edit).await.unwrap();
    let said = bot.staff_said().await;
    assert_eq!((said.trust, said.about), (Trust::Full, None));
    assert!(matches!(said.what, StaffWhat::Edited { text, .. } if text == "!antwort richtig"));

    let path = format!("rooms/{room}/send/m.room.encrypted/sealed");
    assert_eq!(synapse.raw("PUT", &path, &staff.raw_token, &sealed()).await.0, 200);
    while bot.desk.kept() < 1 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bot.clock.fetch_add(61_000, Ordering::SeqCst);
    staff.say(&room, "Noch da?").await;
    // It was written before.
    let said = bot.staff_said().await;
    assert_eq!((said.trust, said.queue.as_str()), (Trust::UnknownDevice, QUEUE));
    assert!(matches!(said.what, StaffWhat::Unreadable));
    bot.staff_said().await;
    bot.stop().await;
}

#[tokio::test]
async fn only_an_encrypted_command_from_a_signed_device_of_listed_staff_counts() {
    let synapse = Synapse::shared();
    let mut bot = Bot::new(synapse, "lotse-trust");
    let mut staff = Person::new(synapse, "staff-trust", true).await;
    let mut unsigned = Person::new(synapse, "unsigned-trust", false).await;
    let mut stranger = Person::new(synapse, "stranger-trust", true).await;
    let invited = [&*bot.user(), &*unsigned.user_id, &*stranger.user_id].map(ToOwned::to_owned);
    let invited: Vec<&UserId> = invited.iter().map(AsRef::as_ref).collect();
    let room = staff.make_room(&invited, RoomPreset::PrivateChat, true).await;
    bot.serve(QUEUE, &room, &[&staff, &unsigned]);
    unsigned.accept().await;
    stranger.accept().await;
    bot.start().await;
    staff.until_joined(&room, &bot.user()).await;
    unsigned.sync().await;
    stranger.sync().await;

    let card: OwnedEventId = staff.say(&room, "irgendetwas").await;
    let said = bot.staff_said().await;
    assert!(said.trust == Trust::Full && said.about.is_none() && said.queue.as_str() == QUEUE);
    assert_eq!((said.sender.as_str(), said.event.as_str()), (staff.user_id.as_str(), card.as_str()));

    let mut command = RoomMessageEventContent::text_plain("!antwort Wir melden uns.");
    command.relates_to = Some(Relation::Thread(Thread::plain(card.clone(), card.clone())));
    staff.room(&room).send(command).await.unwrap();
    let said = bot.staff_said().await;
    assert_eq!((said.trust, said.about.as_deref()), (Trust::Full, Some(card.as_str())));
    assert!(matches!(said.what, StaffWhat::Text(text) if text == "!antwort Wir melden uns."));

    let forged = json!({"msgtype": "m.text", "body": "!antwort gefälscht"});
    let path = format!("rooms/{room}/send/m.room.message/forged");
    assert_eq!(synapse.raw("PUT", &path, &staff.raw_token, &forged).await.0, 200);
    assert_eq!(bot.staff_said().await.trust, Trust::PlainText);

    let annotation = Annotation::new(card.clone(), "✅".to_owned());
    staff.room(&room).send(ReactionEventContent::new(annotation)).await.unwrap();
    let said = bot.staff_said().await;
    assert_eq!((said.trust, said.about.as_deref()), (Trust::Unencrypted, Some(card.as_str())));
    assert!(matches!(said.what, StaffWhat::Reaction(key) if key == "✅"));

    unsigned.say(&room, "!antwort ungeprüft").await;
    assert_eq!(bot.staff_said().await.trust, Trust::UnknownDevice);
    bot.stop().await;
}

#[tokio::test]
async fn a_lost_store_begins_a_new_device_with_the_same_identity() {
    let (mut bot, mut person, room, from) = met("device").await;
    let identity = async |person: &Person, bot: &Bot| {
        let identity = person.client.encryption().request_user_identity(&bot.user()).await.unwrap().unwrap();
        identity.master_key().get_first_key().unwrap().to_base64()
    };
    let before = identity(&person, &bot).await;
    bot.stop().await;
    std::fs::remove_dir_all(bot.directory.path().join("matrix")).unwrap();
    bot.start().await;
    assert_eq!(identity(&person, &bot).await, before);
    person.sync().await;
    person.say(&room, "Noch da?").await;
    assert_eq!(bot.text().await, "Noch da?");
    bot.deliver(Recipient::Person(from), 9, message("Ja.")).await.reference();
    assert_eq!(person.hear().await[0].body, "Ja.");
    bot.stop().await;
}

#[tokio::test]
async fn a_session_ended_by_the_server_is_renewed() {
    let (mut bot, mut person, room, _) = met("renewed").await;
    let (status, _) = bot.synapse.raw("POST", "logout/all", &bot.token, &json!({})).await;
    assert_eq!(status, 200);
    let mut ready = bot.running.as_ref().unwrap().matrix.ready();
    ready.wait_for(|ready| !*ready).await.unwrap();
    bot.ready().await;
    person.sync().await;
    person.say(&room, "Noch da?").await;
    assert_eq!(bot.text().await, "Noch da?");
    bot.stop().await;
}

#[tokio::test]
async fn the_order_in_which_server_and_lotse_start_does_not_matter() {
    let synapse: &'static Synapse = Box::leak(Box::new(Synapse::start()));
    let mut bot = Bot::new(synapse, "lotse-late");
    synapse.halt();
    bot.begin().await;
    assert!(matches!(bot.carry(Recipient::Operator, 1, message("x")).await, Outcome::Retry { .. }));
    synapse.resume();
    bot.ready().await;
    bot.stop().await;
}
