//! Carrying letters into rooms.

use std::time::Duration;

use matrix_sdk::ruma::events::Mentions;
use matrix_sdk::ruma::events::relation::{Replacement, Thread};
use matrix_sdk::ruma::events::room::message::{
    MessageType, Relation, RoomMessageEventContent, RoomMessageEventContentWithoutRelation,
};
use matrix_sdk::ruma::{OwnedEventId, OwnedTransactionId, RoomId};
use matrix_sdk::{Client, Room, RoomState};
use tokio::sync::RwLock;

use super::direct::{Moves, Way};
use super::failure::Failure;
use super::rooms::{self, Unusable};
use super::settings::Settings;
use super::split;
use crate::desk::ports::{Address, Button, Letter, Outcome, Outgoing, Recipient, RoomProblem};

/// How soon to look again at a direct room that is being made ready.
const SOON: Duration = Duration::from_secs(2);

/// The longest text of an edit, in bytes: an edit carries its text twice.
const EDIT_LIMIT: usize = split::LIMIT / 2;

/// The letter that a transaction belongs to, and whether it is its last part; `None` for one of the channel's own.
pub(super) fn letter(transaction: &str) -> Option<(&str, bool)> {
    let (letter, last) = match transaction.split_once(PART) {
        Some((letter, _)) => (letter, false),
        None => (transaction, true),
    };
    letter.starts_with("lotse-").then_some((letter, last))
}

/// Between a letter's transaction and the number of one of its parts but the last.
const PART: char = '.';

/// Sends a message. The only way by which text leaves through this channel: it refuses a room that is not encrypted,
/// where the SDK would send plain text.
pub(super) async fn say(
    room: &Room,
    content: RoomMessageEventContent,
    transaction: OwnedTransactionId,
) -> Result<String, Failure> {
    if !rooms::is_encrypted(room).await? {
        return Err(Failure::NotEncrypted);
    }
    let sent = room.send(content).with_transaction_id(transaction).await?;
    Ok(sent.response.event_id.to_string())
}

/// Carries one letter. Safe to repeat: the same letter has the same transaction ids.
pub(super) async fn carry(
    client: &Client,
    settings: &Settings,
    moves: &RwLock<Moves>,
    letter: &Letter,
) -> Outcome {
    let room = match &letter.to {
        Recipient::Person(address) => direct(client, moves, address).await,
        Recipient::Queue(queue) => {
            rooms::centre(client, settings, queue).await.map_err(|unusable| match unusable {
                Unusable::Problem(problem) => Outcome::RoomClosed(problem),
                Unusable::Unseen(failure) => outcome(failure, &letter.to),
            })
        }
        Recipient::Operator => operator(client, settings),
    };
    let room = match room {
        Ok(room) => room,
        Err(outcome) => return outcome,
    };
    match put(&room, letter).await {
        Ok(references) => {
            if let Recipient::Person(_) = letter.to {
                // Whether the other side still sees us typing is not worth a retry.
                room.typing_notice(false).await.ok();
            }
            Outcome::Sent { references }
        }
        Err(failure) => outcome(failure, &letter.to),
    }
}

fn outcome(failure: Failure, to: &Recipient) -> Outcome {
    let person = matches!(to, Recipient::Person(_));
    match failure {
        Failure::Away { after } => Outcome::Retry { after },
        Failure::Forbidden | Failure::NotInRoom if person => Outcome::Gone,
        Failure::Forbidden | Failure::NotInRoom => Outcome::RoomClosed(RoomProblem::NotJoined),
        Failure::NotEncrypted if person => Outcome::Retry { after: Some(SOON) },
        Failure::NotEncrypted => Outcome::RoomClosed(RoomProblem::NotEncrypted),
        Failure::TooLarge => Outcome::Refused("too large for the homeserver"),
        Failure::Refused => Outcome::Refused("refused by the homeserver"),
        Failure::LoggedOut { .. }
        | Failure::Unsigned
        | Failure::RecoveryKey
        | Failure::Local
        | Failure::Closed => Outcome::Retry { after: None },
    }
}

/// A person's room, if nobody but the person and us is in it.
async fn direct(client: &Client, moves: &RwLock<Moves>, address: &Address) -> Result<Room, Outcome> {
    let Ok(place) = RoomId::parse(&address.place) else { return Err(Outcome::Refused("not a room id")) };
    let place = match moves.read().await.way(&place) {
        Way::Here => place,
        Way::To(new) => new,
        Way::Pending => return Err(Outcome::Retry { after: Some(SOON) }),
    };
    let room = client.get_room(&place).filter(|room| room.state() == RoomState::Joined);
    let room = room.ok_or(Outcome::Gone)?;
    match rooms::others(&room).await {
        Ok(others) if others == [address.person.as_str()] => Ok(room),
        Ok(others) if others.contains(&address.person) => {
            // Not for a third person's eyes; nothing is lost while they are there.
            Err(Outcome::RoomClosed(RoomProblem::StrangerInside))
        }
        Ok(_) => Err(Outcome::Gone),
        Err(failure) => Err(outcome(failure, &Recipient::Person(address.clone()))),
    }
}

fn operator(client: &Client, settings: &Settings) -> Result<Room, Outcome> {
    let id = settings.operator_room.as_ref().ok_or(Outcome::Refused("no operator room is configured"))?;
    let room = client.get_room(id).filter(|room| room.state() == RoomState::Joined);
    room.ok_or(Outcome::RoomClosed(RoomProblem::NotJoined))
}

async fn put(room: &Room, letter: &Letter) -> Result<Vec<String>, Failure> {
    match &letter.what {
        Outgoing::Message { text, buttons, thread } => {
            let text = with_choices(text, buttons);
            let thread = match thread {
                Some(event) => Some(OwnedEventId::try_from(event.as_str()).map_err(|_| Failure::Refused)?),
                None => None,
            };
            write(room, &text, thread, &letter.transaction).await
        }
        Outgoing::Card { text, html: Some(html) } if text.len() + html.len() <= split::LIMIT => {
            let content = without_mentions(RoomMessageEventContent::text_html(text, html));
            say(room, content, letter.transaction.as_str().into()).await.map(|sent| vec![sent])
        }
        Outgoing::Card { text, .. } => write(room, text, None, &letter.transaction).await,
        // Choices are part of the text here: they are answered by number and cannot be taken off.
        Outgoing::RetireButtons { .. } => Ok(Vec::new()),
        Outgoing::Edit { text, .. } if text.len() > EDIT_LIMIT => Err(Failure::TooLarge),
        Outgoing::Edit { reference, text, html } => {
            let event = reference.as_str().try_into().map_err(|_| Failure::Refused)?;
            // An edit carries its text twice.
            let html = html.as_ref().filter(|html| text.len() + html.len() <= EDIT_LIMIT);
            let new =
                html.map_or_else(|| MessageType::text_plain(text), |html| MessageType::text_html(text, html));
            let mut new = RoomMessageEventContentWithoutRelation::new(new);
            new.mentions = Some(Mentions::new());
            let mut content = without_mentions(RoomMessageEventContent::text_plain(format!("* {text}")));
            content.relates_to = Some(Relation::Replacement(Replacement::new(event, new)));
            say(room, content, letter.transaction.as_str().into()).await.map(|sent| vec![sent])
        }
        Outgoing::Redact { reference } => {
            let event = matrix_sdk::ruma::EventId::parse(reference).map_err(|_| Failure::Refused)?;
            let transaction = Some(letter.transaction.as_str().into());
            let redacted = room.redact(&event, None, transaction).await.map_err(Failure::from);
            match (redacted, &letter.to) {
                // In a room of theirs we may not be allowed to delete what others wrote; that says nothing about us in it.
                (Err(Failure::Forbidden), Recipient::Person(_)) => return Err(Failure::Refused),
                (redacted, _) => redacted?,
            };
            Ok(vec![reference.clone()])
        }
    }
}

/// Sends a text in as many events as it needs.
async fn write(
    room: &Room,
    text: &str,
    thread: Option<OwnedEventId>,
    transaction: &str,
) -> Result<Vec<String>, Failure> {
    let mut references = Vec::new();
    for (part, transaction) in parts(text, transaction) {
        let mut content = without_mentions(RoomMessageEventContent::text_plain(part));
        content.relates_to = thread.clone().map(|root| Relation::Thread(Thread::without_fallback(root)));
        references.push(say(room, content, transaction).await?);
    }
    Ok(references)
}

/// Nobody is mentioned, whatever a person's words say: with this, old push rules do not look for @room.
fn without_mentions(mut content: RoomMessageEventContent) -> RoomMessageEventContent {
    content.mentions = Some(Mentions::new());
    content
}

/// The text with its choices as a numbered list; the desk maps a number, or the words, back to the choice.
fn with_choices(text: &str, buttons: &[Button]) -> String {
    let mut whole = text.trim_end().to_owned();
    for (at, button) in buttons.iter().enumerate() {
        whole.push_str(if at == 0 { "\n\n" } else { "\n" });
        whole.push_str(&(at + 1).to_string());
        whole.push_str(" – ");
        whole.push_str(&button.label);
    }
    whole
}

/// The messages of a letter. The last one has the letter's own transaction: its echo means that all are sent.
fn parts<'a>(text: &'a str, transaction: &str) -> Vec<(&'a str, OwnedTransactionId)> {
    let parts = split::split(text, split::LIMIT);
    let last = parts.len();
    let name = |at| if at == last { transaction.into() } else { format!("{transaction}{PART}{at}").into() };
    parts.into_iter().zip(1..).map(|(part, at)| (part, name(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_letter_names_it_and_only_the_last_one_ends_it() {
        let text = "wort ".repeat(split::LIMIT / 2);
        let parts = parts(&text, "lotse-7");
        assert!(parts.len() > 1);
        let echoes: Vec<_> = parts.iter().map(|(_, id)| letter(id.as_str())).collect();
        let (last, earlier) = echoes.split_last().unwrap();
        assert_eq!(*last, Some(("lotse-7", true)));
        assert!(earlier.iter().all(|echo| *echo == Some(("lotse-7", false))));
        assert_eq!(letter("another"), None);
    }

    #[test]
    fn choices_are_a_numbered_list() {
        let button = |label: &str| Button { label: label.to_owned(), data: String::new() };
        let text = with_choices("Worum geht es?\n", &[button("Eltern"), button("Opfer")]);
        assert_eq!(text, "Worum geht es?\n\n1 – Eltern\n2 – Opfer");
        assert_eq!(with_choices("Danke.", &[]), "Danke.");
    }
}
