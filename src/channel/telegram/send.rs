//! Carrying letters: messages, their keyboards, and what happens to them later.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use teloxide::payloads::{
    EditMessageReplyMarkup, EditMessageText, EditMessageTextSetters, SendMessage, SendMessageSetters,
};
use teloxide::requests::{JsonRequest, Payload, Requester};
use teloxide::types::{ChatId, LinkPreviewOptions, MessageId};
use teloxide::{Bot, RequestError};

use super::failure::{Failure, judge};
use super::keyboard::keyboard;
use super::split::{LIMIT, split};
use crate::desk::ports::{Address, Button, Letter, Outcome, Outgoing, Recipient};
use crate::id::{ChannelKind, RowId};

/// How many letters' progress is remembered. An entry is left over only if the courier gave a letter up.
const REMEMBERED: usize = 1024;

/// How many parts of a long message have been sent already, so that a repetition goes on where it failed.
/// Only in memory: after a crash the person may read the first parts twice.
#[derive(Default)]
pub(super) struct Progress(Mutex<BTreeMap<RowId, usize>>);

impl Progress {
    fn sent(&self, row: RowId) -> usize {
        self.rows().get(&row).copied().unwrap_or(0)
    }

    fn note(&self, row: RowId, parts: usize) {
        let mut rows = self.rows();
        rows.insert(row, parts);
        if rows.len() > REMEMBERED {
            rows.pop_first();
        }
    }

    fn forget(&self, row: RowId) {
        self.rows().remove(&row);
    }

    fn rows(&self) -> MutexGuard<'_, BTreeMap<RowId, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One of teloxide's methods, with only the id read of the message it answers with. The whole of Telegram's `Message`
/// is of no use here, takes long to read, and its form changes more often than the library.
#[derive(Serialize)]
#[serde(transparent)]
struct ForId<P>(P);

impl<P: Payload> Payload for ForId<P> {
    type Output = MessageId;
    const NAME: &'static str = P::NAME;
}

fn for_id<P: Payload>(bot: &Bot, payload: P) -> JsonRequest<ForId<P>> {
    JsonRequest::new(bot.clone(), ForId(payload))
}

/// Carries one letter.
pub(super) async fn carry(bot: &Bot, progress: &Progress, letter: &Letter) -> Outcome {
    let Recipient::Person(Address { channel: ChannelKind::Telegram, place, .. }) = &letter.to else {
        return Outcome::Refused("not for Telegram");
    };
    let Ok(chat) = place.parse().map(ChatId) else {
        return Outcome::Refused("no Telegram chat");
    };
    match &letter.what {
        Outgoing::Message { text, buttons, .. } => {
            send(bot, progress, letter.row, Message { chat, text, buttons }).await
        }
        Outgoing::Card { .. } => Outcome::Refused("a card is for a centre's room"),
        Outgoing::RetireButtons { reference } => match message_id(reference) {
            // Without a keyboard in the request, the old one goes away.
            Some(id) => changed(for_id(bot, EditMessageReplyMarkup::new(chat, id)).await),
            None => UNKNOWN_REFERENCE,
        },
        Outgoing::Edit { reference, text, .. } => match message_id(reference) {
            Some(id) => {
                let edit = EditMessageText::new(chat, id, text).link_preview_options(no_preview());
                changed(for_id(bot, edit).await)
            }
            None => UNKNOWN_REFERENCE,
        },
        Outgoing::Redact { reference } => match message_id(reference) {
            Some(id) => changed(bot.delete_message(chat, id).await),
            None => UNKNOWN_REFERENCE,
        },
    }
}

const UNKNOWN_REFERENCE: Outcome = Outcome::Refused("no reference of a Telegram message");

struct Message<'a> {
    chat: ChatId,
    text: &'a str,
    buttons: &'a [Button],
}

/// Sends a message in as many parts as it needs; the buttons, and the reference, are the last one's.
///
/// Plain text throughout: with a parse mode a person's own words could become a link. Not `protect_content`: people
/// shall be able to copy a telephone number and their case code.
async fn send(bot: &Bot, progress: &Progress, row: RowId, message: Message<'_>) -> Outcome {
    let parts = split(message.text, LIMIT);
    let mut reference = None;
    for (index, part) in parts.iter().enumerate().skip(progress.sent(row)) {
        let mut payload = SendMessage::new(message.chat, *part).link_preview_options(no_preview());
        let is_last = index + 1 == parts.len();
        if let Some(keyboard) = keyboard(message.buttons).filter(|_| is_last) {
            payload = payload.reply_markup(keyboard);
        }
        match for_id(bot, payload).await.map(|id| Some(id.0)).or_else(|error| judge(&error)) {
            Ok(id) => reference = id,
            Err(failure) => {
                let outcome = outcome(failure);
                if !matches!(outcome, Outcome::Retry { .. }) {
                    progress.forget(row);
                }
                return outcome;
            }
        }
        if !is_last {
            progress.note(row, index + 1);
        }
    }
    progress.forget(row);
    if parts.is_empty() {
        return Outcome::Refused("the text is empty");
    }
    Outcome::Sent { references: reference.map(|id| id.to_string()).into_iter().collect() }
}

fn message_id(reference: &str) -> Option<MessageId> {
    reference.parse().ok().map(MessageId)
}

/// A link preview would be fetched by Telegram and tell a bystander what the chat is about.
fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

/// What became of a change to an earlier message: if it is as it should be already, or gone, that is well.
fn changed<T>(result: Result<T, RequestError>) -> Outcome {
    match result.map(drop).or_else(|error| judge(&error).map(drop)) {
        Ok(()) | Err(Failure::NothingToDo) => Outcome::Sent { references: Vec::new() },
        Err(failure) => outcome(failure),
    }
}

fn outcome(failure: Failure) -> Outcome {
    match failure {
        Failure::TooMany(wait) => Outcome::Retry { after: Some(wait) },
        // The token may be set right again; the poll loop tells the operator.
        Failure::Away | Failure::Unauthorised | Failure::Conflict => Outcome::Retry { after: None },
        Failure::Gone => Outcome::Gone,
        Failure::NothingToDo => Outcome::Refused("the message is not there"),
        Failure::Refused(why) => Outcome::Refused(why),
    }
}
