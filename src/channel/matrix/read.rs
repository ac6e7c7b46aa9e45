//! What an event says, read from its JSON.
//!
//! Total over anything a client or server may send: what is malformed or unknown says nothing. Read by hand and not
//! through the SDK's event types, which refuse a whole event for one odd field.

use serde_json::Value;

use crate::intake::input::{Attachment, Input, Meaning};

/// An event's head and meaning.
pub(super) struct Heard {
    pub id: String,
    pub sender: String,
    /// The transaction under which our own device sent it.
    pub transaction: Option<String>,
    pub seen: Seen,
}

/// What an event means to us.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// Words or something that stands for them.
    Said {
        input: Input,
        about: Option<String>,
    },
    Reaction {
        key: String,
        about: Option<String>,
    },
    /// The sender, or somebody with the power to, took a message back.
    TakenBack {
        message: String,
    },
    Member {
        who: String,
        now: Membership,
        before: Membership,
    },
    /// Encrypted, and not decrypted.
    Sealed,
    /// Nothing for us: notices, verification, settings of the room, the unknown.
    Nothing,
}

/// Somebody's standing in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Membership {
    Invited,
    Joined,
    /// Left, was removed, declined, or was never there.
    Out,
}

/// Reads an event; `None` if it has no id or sender.
pub(super) fn read(event: &Value) -> Option<Heard> {
    Some(Heard {
        id: text(event, "/event_id")?,
        sender: text(event, "/sender")?,
        transaction: text(event, "/unsigned/transaction_id"),
        seen: meaning(event),
    })
}

fn meaning(event: &Value) -> Seen {
    let Some(content) = event.get("content") else { return Seen::Nothing };
    match event.get("type").and_then(Value::as_str) {
        Some("m.room.message") => message(content),
        Some("m.sticker") => said(content, Input::Attachment(Attachment::Sticker)),
        Some("m.poll.start" | "org.matrix.msc3381.poll.start" | "m.call.invite") => {
            said(content, Input::Attachment(Attachment::Other))
        }
        Some("m.reaction") => match text(content, "/m.relates_to/key") {
            Some(key) => Seen::Reaction { key, about: about(content) },
            None => Seen::Nothing,
        },
        Some("m.room.member") => match text(event, "/state_key") {
            Some(who) => Seen::Member {
                who,
                now: membership(content),
                before: event.pointer("/unsigned/prev_content").map_or(Membership::Out, membership),
            },
            None => Seen::Nothing,
        },
        // Its place depends on the version of the room.
        Some("m.room.redaction") => match text(content, "/redacts").or_else(|| text(event, "/redacts")) {
            Some(message) => Seen::TakenBack { message },
            None => Seen::Nothing,
        },
        Some("m.room.encrypted") => Seen::Sealed,
        _ => Seen::Nothing,
    }
}

fn message(content: &Value) -> Seen {
    if text(content, "/m.relates_to/rel_type").as_deref() == Some("m.replace") {
        // The outer body is a fallback ("* …"); what the message says now is in `m.new_content`.
        return match content.get("m.new_content").map(message) {
            Some(Seen::Said { input: Input::Text { text, .. } | Input::Captioned(_, text), .. }) => {
                Seen::Said { input: Input::Edited(text), about: about(content) }
            }
            _ => Seen::Nothing,
        };
    }
    let attachment = match content.get("msgtype").and_then(Value::as_str) {
        Some("m.text" | "m.emote") => {
            return match text(content, "/body") {
                Some(body) => {
                    said(content, Input::Text { text: own_words(content, &body), means: Meaning::Words })
                }
                None => Seen::Nothing,
            };
        }
        None | Some("m.notice" | "m.key.verification.request") => return Seen::Nothing,
        Some("m.audio") => Attachment::Voice,
        Some("m.image") => Attachment::Photo,
        Some("m.file" | "m.video") => Attachment::File,
        Some("m.location") => Attachment::Location,
        Some(_) => Attachment::Other,
    };
    // With a name of the file beside it, the body is what was written beneath.
    let caption =
        text(content, "/filename").and_then(|name| text(content, "/body").filter(|body| *body != name));
    said(
        content,
        match caption {
            Some(caption) => Input::Captioned(attachment, caption),
            None => Input::Attachment(attachment),
        },
    )
}

fn said(content: &Value, input: Input) -> Seen {
    Seen::Said { input, about: about(content) }
}

/// The body without the quotation that older clients put before a reply: it repeats others' words and ids.
fn own_words(content: &Value, body: &str) -> String {
    if content.pointer("/m.relates_to/m.in_reply_to").is_none() || !body.starts_with("> ") {
        return body.to_owned();
    }
    let own: Vec<&str> = body.lines().skip_while(|line| line.starts_with('>')).collect();
    own.join("\n").trim_start().to_owned()
}

/// The event this one belongs to: its thread's root, the message it annotates or replaces, or the one it answers.
fn about(content: &Value) -> Option<String> {
    text(content, "/m.relates_to/event_id").or_else(|| text(content, "/m.relates_to/m.in_reply_to/event_id"))
}

fn membership(content: &Value) -> Membership {
    match content.get("membership").and_then(Value::as_str) {
        Some("join") => Membership::Joined,
        Some("invite") => Membership::Invited,
        _ => Membership::Out,
    }
}

fn text(value: &Value, pointer: &str) -> Option<String> {
    value.pointer(pointer).and_then(Value::as_str).map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn seen(kind: &str, content: &Value) -> Seen {
        read(&json!({"event_id": "$e", "sender": "@a:x", "type": kind, "content": content})).unwrap().seen
    }

    fn words(content: &Value) -> Option<Input> {
        match seen("m.room.message", content) {
            Seen::Said { input, .. } => Some(input),
            _ => None,
        }
    }

    fn plain(text: &str) -> Input {
        Input::Text { text: text.to_owned(), means: Meaning::Words }
    }

    #[test]
    fn text_and_emotes_are_words_and_notices_are_not() {
        assert_eq!(words(&json!({"msgtype": "m.text", "body": "Hallo"})), Some(plain("Hallo")));
        assert_eq!(words(&json!({"msgtype": "m.emote", "body": "winkt"})), Some(plain("winkt")));
        assert_eq!(words(&json!({"msgtype": "m.notice", "body": "Hallo"})), None);
        assert_eq!(words(&json!({})), None);
    }

    #[test]
    fn an_edit_is_read_from_the_new_content() {
        let edit = json!({
            "msgtype": "m.text", "body": "* falsch",
            "m.new_content": {"msgtype": "m.text", "body": "richtig"},
            "m.relates_to": {"rel_type": "m.replace", "event_id": "$old"},
        });
        assert_eq!(words(&edit), Some(Input::Edited("richtig".to_owned())));
    }

    #[test]
    fn what_is_taken_back_is_named_in_rooms_of_every_version() {
        let old = json!({"event_id": "$e", "sender": "@a:x", "type": "m.room.redaction", "content": {}, "redacts": "$old"});
        let taken_back = Seen::TakenBack { message: "$old".to_owned() };
        assert_eq!(read(&old).unwrap().seen, taken_back);
        assert_eq!(seen("m.room.redaction", &json!({"redacts": "$old"})), taken_back);
        assert_eq!(seen("m.room.redaction", &json!({"redacts": 3})), Seen::Nothing);
    }

    #[test]
    fn the_quotation_before_a_reply_is_dropped() {
        let reply = json!({
            "msgtype": "m.text", "body": "> <@lotse:x> Frage?\n> zweite Zeile\n\nAntwort\n> bleibt",
            "m.relates_to": {"m.in_reply_to": {"event_id": "$old"}},
        });
        assert_eq!(words(&reply), Some(plain("Antwort\n> bleibt")));
        assert_eq!(words(&json!({"msgtype": "m.text", "body": "> Zitat"})), Some(plain("> Zitat")));
    }

    #[test]
    fn attachments_are_seen_by_kind_only() {
        for (kind, attachment) in [
            ("m.audio", Attachment::Voice),
            ("m.image", Attachment::Photo),
            ("m.video", Attachment::File),
            ("m.location", Attachment::Location),
            ("org.example.new", Attachment::Other),
        ] {
            let content = json!({"msgtype": kind, "body": "name.bin", "url": "mxc://x/y"});
            assert_eq!(words(&content), Some(Input::Attachment(attachment)), "{kind}");
        }
    }

    #[test]
    fn words_beneath_a_picture_are_told_from_its_name() {
        let with = |name: &str| json!({"msgtype": "m.image", "body": "Hilfe", "filename": name});
        let captioned = Input::Captioned(Attachment::Photo, "Hilfe".to_owned());
        assert_eq!(words(&with("bild.jpg")), Some(captioned));
        assert_eq!(words(&with("Hilfe")), Some(Input::Attachment(Attachment::Photo)));
    }

    #[test]
    fn a_thread_root_comes_before_the_reply_fallback() {
        let content = json!({
            "msgtype": "m.text", "body": "!antwort ja",
            "m.relates_to": {
                "rel_type": "m.thread", "event_id": "$card", "is_falling_back": true,
                "m.in_reply_to": {"event_id": "$last"},
            },
        });
        let Seen::Said { about, .. } = seen("m.room.message", &content) else { panic!("no words") };
        assert_eq!(about.as_deref(), Some("$card"));
    }

    proptest! {
        #[test]
        fn no_content_is_too_odd(kind in "m\\.(room\\.message|reaction|room\\.redaction|room\\.member|sticker)", odd in ".{0,20}") {
            for content in [json!(null), json!(odd), json!([odd]), json!({"msgtype": odd, "body": 1}),
                json!({"msgtype": "m.text", "body": {"a": odd}, "m.relates_to": odd}),
                json!({"membership": 3, "m.relates_to": {"rel_type": "m.replace"}})] {
                read(&json!({"event_id": "$e", "sender": "@a:x", "type": kind, "content": content}));
            }
        }
    }
}
