//! What an update means: which input of whom, and what Telegram expects of us besides.

use teloxide::types::{
    CallbackQuery, CallbackQueryId, Chat, ChatId, ChatMemberUpdated, MaybeInaccessibleMessage, MediaKind,
    Message, MessageKind, Update, UpdateKind, User,
};

use crate::desk::ports::{Address, Event};
use crate::id::ChannelKind;
use crate::intake::input::{Attachment, Input};
use crate::intake::question::Token;

/// What is to be done about one update.
#[derive(Default)]
pub(super) struct Reading {
    /// For the desk.
    pub(super) event: Option<Event>,
    /// The tap to be answered after the commit, or the button keeps spinning.
    pub(super) tap: Option<CallbackQueryId>,
    /// The update came from a group or channel, of which nothing is kept.
    pub(super) group: Option<Group>,
}

/// Where the bot stands in a group or channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Inside(ChatId),
    Outside(ChatId),
}

/// Reads an update.
pub(super) fn read(update: &Update) -> Reading {
    match &update.kind {
        UpdateKind::Message(message) => said(update, message, input(message)),
        UpdateKind::EditedMessage(message) => said(update, message, edited(message)),
        UpdateKind::CallbackQuery(query) => tapped(update, query),
        UpdateKind::MyChatMember(change) => membership(update, change),
        // Not asked for; may still come for a while after another program used the token.
        _ => Reading::default(),
    }
}

fn said(update: &Update, message: &Message, input: Option<Input>) -> Reading {
    if !message.chat.is_private() {
        return Reading { group: Some(Group::Inside(message.chat.id)), ..Reading::default() };
    }
    let event = input.map(|input| Event::Person {
        from: address(message.from.as_ref(), &message.chat),
        id: event_id(update, message.id.0),
        input,
    });
    Reading { event, ..Reading::default() }
}

fn tapped(update: &Update, query: &CallbackQuery) -> Reading {
    let tap = Some(query.id.clone());
    let chat = query.message.as_ref().map(MaybeInaccessibleMessage::chat);
    if chat.is_some_and(|chat| !chat.is_private()) {
        return Reading { tap, ..Reading::default() };
    }
    let input = query.data.as_deref().and_then(Token::decode).map_or(Input::UnknownTap, Input::Tap);
    let from = Address {
        channel: ChannelKind::Telegram,
        person: query.from.id.to_string(),
        // Where the message is too old to be named: a private chat has the id of the person.
        place: chat.map_or_else(|| query.from.id.to_string(), |chat| chat.id.to_string()),
    };
    let event = Some(Event::Person { from, id: event_id(update, &query.id), input });
    Reading { event, tap, group: None }
}

fn membership(update: &Update, change: &ChatMemberUpdated) -> Reading {
    let out = change.new_chat_member.is_left() || change.new_chat_member.is_banned();
    if !change.chat.is_private() {
        let group = if out { Group::Outside(change.chat.id) } else { Group::Inside(change.chat.id) };
        return Reading { group: Some(group), ..Reading::default() };
    }
    let event = out.then(|| Event::Person {
        from: address(Some(&change.from), &change.chat),
        id: event_id(update, change.date.timestamp()),
        input: Input::Left,
    });
    Reading { event, ..Reading::default() }
}

fn address(from: Option<&User>, chat: &Chat) -> Address {
    Address {
        channel: ChannelKind::Telegram,
        person: from.map_or_else(|| chat.id.to_string(), |user| user.id.to_string()),
        place: chat.id.to_string(),
    }
}

/// The update's id alone may come again: after a quiet week Telegram goes on at a random number. With what the
/// update is about it does not.
fn event_id(update: &Update, about: impl std::fmt::Display) -> String {
    format!("{}.{about}", update.id.0)
}

/// What a new message is; `None` for service messages ("pinned a message", …), to which nobody expects an answer.
fn input(message: &Message) -> Option<Input> {
    let media = match &message.kind {
        MessageKind::Common(common) => &common.media_kind,
        // `Empty` is content newer than teloxide: the person sent something and waits.
        MessageKind::Dice(_) | MessageKind::Empty {} => return Some(Input::Attachment(Attachment::Other)),
        _ => return None,
    };
    // Words under a picture are not read: half of what was sent would be taken down and half not.
    let attachment = match media {
        MediaKind::Text(text) => return Some(Input::Text { text: text.text.clone(), choice: None }),
        MediaKind::Voice(_) | MediaKind::VideoNote(_) => Attachment::Voice,
        MediaKind::Photo(_) => Attachment::Photo,
        MediaKind::Document(_) | MediaKind::Audio(_) | MediaKind::Video(_) | MediaKind::Animation(_) => {
            Attachment::File
        }
        MediaKind::Contact(_) => Attachment::Contact,
        MediaKind::Location(_) | MediaKind::Venue(_) => Attachment::Location,
        MediaKind::Sticker(_) => Attachment::Sticker,
        MediaKind::Migration(_) => return None,
        MediaKind::Checklist(_)
        | MediaKind::Game(_)
        | MediaKind::PaidMedia(_)
        | MediaKind::Poll(_)
        | MediaKind::Story(_) => Attachment::Other,
    };
    Some(Input::Attachment(attachment))
}

/// Only changed words count; a live location changes every few seconds.
fn edited(message: &Message) -> Option<Input> {
    message.text().map(|text| Input::Edited(text.to_owned()))
}
