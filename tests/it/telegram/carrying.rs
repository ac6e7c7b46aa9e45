//! Letters arrive as the person shall see them, and the courier learns what became of each.

use std::time::Duration;

use lotse::desk::ports::{Address, Button, Carrier, Letter, Outcome, Outgoing, Recipient};
use lotse::id::{ChannelKind, QueueId, RowId};

use super::{SOON, channel};
use crate::bot_api::{BotApi, TOKEN};

const CHAT: i64 = 7;

fn letter(what: Outgoing) -> Letter {
    let to = Address { channel: ChannelKind::Telegram, person: CHAT.to_string(), place: CHAT.to_string() };
    Letter { row: RowId(1), transaction: String::new(), to: Recipient::Person(to), what }
}

fn message(text: &str, labels: &[&str]) -> Letter {
    let button = |label: &&str| Button { label: (*label).to_owned(), data: format!("1.{label}") };
    let buttons = labels.iter().map(button).collect();
    letter(Outgoing::Message { text: text.to_owned(), buttons, thread: None })
}

fn reference(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Sent { references } => references.last().cloned().expect("a reference"),
        other => panic!("no reference: {other:?}"),
    }
}

#[tokio::test]
async fn a_question_is_sent_with_its_buttons_and_can_be_changed_later() {
    let api = BotApi::start().await;
    api.send_text(CHAT, "Guten Tag");
    let telegram = channel(api.url(), TOKEN);
    // Nothing in a text is markup.
    let sent = telegram.carry(&message("Wo <b>wohnen</b> *Sie*?", &["Rostock", "Schwerin"])).await;
    let reference = reference(&sent);
    let shown = &api.transcript(CHAT)[0];
    assert_eq!(shown.text, "Wo <b>wohnen</b> *Sie*?");
    let labels: Vec<&str> = shown.buttons.iter().flatten().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels, ["Rostock", "Schwerin"]);

    let done = Outcome::Sent { references: Vec::new() };
    let retire = letter(Outgoing::RetireButtons { reference: reference.clone() });
    assert_eq!(telegram.carry(&retire).await, done);
    assert!(api.transcript(CHAT)[0].buttons.is_empty());
    assert_eq!(telegram.carry(&retire).await, done, "done twice is done");

    let edit = letter(Outgoing::Edit { reference: reference.clone(), text: "Anders".to_owned(), html: None });
    assert_eq!(telegram.carry(&edit).await, done);
    assert_eq!(telegram.carry(&edit).await, done);
    assert_eq!(api.transcript(CHAT)[0].text, "Anders");

    let redact = letter(Outgoing::Redact { reference });
    assert_eq!(telegram.carry(&redact).await, done);
    assert_eq!(telegram.carry(&redact).await, done);
    assert!(api.transcript(CHAT).is_empty());
    assert_eq!(telegram.carry(&retire).await, done, "a message that is gone has no buttons");
}

#[tokio::test]
async fn a_long_text_is_sent_in_parts_and_a_repetition_goes_on_where_it_failed() {
    let api = BotApi::start().await;
    api.send_text(CHAT, "Guten Tag");
    let telegram = channel(api.url(), TOKEN);
    let paragraph = "Äöü 👍🏽 ".repeat(300);
    let long = message(&[paragraph.trim(); 4].join("\n\n"), &["Weiter"]);

    // The first part is taken, the second is one too many.
    api.pass_next("sendMessage");
    api.respond_429("sendMessage", 7);
    assert_eq!(telegram.carry(&long).await, Outcome::Retry { after: Some(Duration::from_secs(7)) });
    assert_eq!(api.transcript(CHAT).len(), 1);

    let sent = telegram.carry(&long).await;
    let shown = api.transcript(CHAT);
    let (last, earlier) = shown.split_last().unwrap();
    assert_eq!(reference(&sent), last.id.to_string());
    assert_eq!(last.buttons.len(), 1);
    assert!(earlier.iter().all(|part| part.buttons.is_empty()));
    let together: Vec<&str> = shown.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(together.join("\n\n"), [paragraph.trim(); 4].join("\n\n"), "nothing twice, nothing lost");
}

#[tokio::test]
async fn the_courier_learns_what_to_do_about_a_failure() {
    let api = BotApi::start().await;
    let telegram = channel(api.url(), TOKEN);
    assert_eq!(telegram.carry(&message("Hallo", &[])).await, Outcome::Gone, "the chat does not exist");

    api.send_text(CHAT, "Guten Tag");
    for (status, body, outcome) in [
        (
            401,
            r#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#,
            Outcome::Retry { after: None },
        ),
        (200, "<html>", Outcome::Retry { after: None }),
        (
            403,
            r#"{"ok":false,"error_code":403,"description":"Forbidden: user is deactivated"}"#,
            Outcome::Gone,
        ),
        (
            400,
            r#"{"ok":false,"error_code":400,"description":"Bad Request: something about Anna"}"#,
            Outcome::Refused("the request is not acceptable"),
        ),
        // Taken, whatever else the answer holds: sending it again would say it twice.
        (
            200,
            r#"{"ok":true,"result":{"message_id":55}}"#,
            Outcome::Sent { references: vec!["55".to_owned()] },
        ),
    ] {
        api.fail_next("sendMessage", status, body);
        assert_eq!(telegram.carry(&message("Hallo", &[])).await, outcome, "{body}");
    }
    assert_eq!(telegram.carry(&message(" \n", &[])).await, Outcome::Refused("the text is empty"));

    api.block(CHAT);
    assert_eq!(telegram.carry(&message("Hallo", &[])).await, Outcome::Gone);
}

#[tokio::test]
async fn letters_for_others_are_not_sent() {
    let api = BotApi::start().await;
    let telegram = channel(api.url(), TOKEN);
    let matrix = Address { channel: ChannelKind::Matrix, person: "7".to_owned(), place: "7".to_owned() };
    for to in [Recipient::Operator, Recipient::Queue(QueueId::new("lks")), Recipient::Person(matrix)] {
        let letter = Letter { to, ..message("Hallo", &[]) };
        assert_eq!(telegram.carry(&letter).await, Outcome::Refused("not for Telegram"));
    }
    assert_eq!(api.wait_for(SOON, |world| Some(world.calls.len())).await, 0);
}
