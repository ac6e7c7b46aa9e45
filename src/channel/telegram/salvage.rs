//! Taking apart what cannot be read, so that one broken update does not take the others with it.
//!
//! A batch is read as a whole: half a surrogate pair in one update, and all of it is "invalid JSON". Here the batch
//! is cut into its updates without reading them, and each is read by itself.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::update;
use crate::desk::ports::Event;

/// One update of a batch.
pub(super) struct Parcel {
    /// Its id, if it has one that can be acknowledged.
    pub(super) id: Option<i32>,
    pub(super) content: Content,
}

/// What is in a [`Parcel`].
pub(super) enum Content {
    Json(Value),
    /// Something that is no JSON.
    Raw(String),
}

impl From<Value> for Parcel {
    fn from(update: Value) -> Self {
        Self { id: update::id(&update), content: Content::Json(update) }
    }
}

#[derive(Deserialize)]
struct RawBatch<'a> {
    #[serde(borrow)]
    result: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct RawId {
    update_id: i32,
}

/// Whether the answer claims to be a batch, and not an error or a proxy's page.
pub(super) fn is_batch(raw: &str) -> bool {
    raw.chars().filter(|c| !c.is_whitespace()).take(10).eq(r#"{"ok":true"#.chars())
}

/// Cuts a batch into its updates; `None` if its brackets do not even match.
pub(super) fn salvage(raw: &str) -> Option<Vec<Parcel>> {
    let batch: RawBatch<'_> = serde_json::from_str(raw).ok()?;
    Some(batch.result.into_iter().map(|update| parcel(update.get())).collect())
}

fn parcel(raw: &str) -> Parcel {
    serde_json::from_str::<Value>(raw).map_or_else(
        |_| {
            let id = serde_json::from_str::<RawId>(raw).ok().map(|outline| outline.update_id);
            Parcel { id, content: Content::Raw(raw.to_owned()) }
        },
        Parcel::from,
    )
}

/// A batch of one update that could not be cut out, as a parcel. Its id is looked for in the text: what a person
/// writes cannot pass for it, because quotation marks in words are escaped.
pub(super) fn whole(raw: &str) -> Parcel {
    let digits = raw.split_once(r#""update_id""#).map(|(_, after)| after.trim_start_matches([':', ' ']));
    let number = digits.and_then(|after| after.split(|c: char| !c.is_ascii_digit()).next());
    Parcel { id: number.and_then(|id| id.parse().ok()), content: Content::Raw(raw.to_owned()) }
}

#[derive(Deserialize)]
struct RawUpdate<'a> {
    #[serde(borrow)]
    message: Option<&'a RawValue>,
    #[serde(borrow)]
    edited_message: Option<&'a RawValue>,
    #[serde(borrow)]
    callback_query: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct RawMessage<'a> {
    from: Option<RawParty>,
    chat: Option<RawParty>,
    /// The message under which a button was tapped.
    #[serde(borrow)]
    message: Option<&'a RawValue>,
}

#[derive(Clone, Copy, Deserialize)]
struct RawParty {
    id: i64,
}

/// The event for an update that cannot be read, with its sender if at least that can be told.
pub(super) fn poison(raw: &str) -> Event {
    match parties(raw) {
        Some((from, chat)) if from.id == chat.id => {
            Event::Poison { from: Some(update::private(from.id, chat.id)), raw: raw.as_bytes().to_vec() }
        }
        // Nothing said in a group is kept.
        Some(_) => Event::Poison { from: None, raw: Vec::new() },
        None => Event::Poison { from: None, raw: raw.as_bytes().to_vec() },
    }
}

/// Who wrote, and in which chat; in a private chat the ids are the same.
fn parties(raw: &str) -> Option<(RawParty, RawParty)> {
    let update: RawUpdate<'_> = serde_json::from_str(raw).ok()?;
    let outer = update.message.or(update.edited_message).or(update.callback_query)?;
    let outer: RawMessage<'_> = serde_json::from_str(outer.get()).ok()?;
    let inner = outer.message.and_then(|inner| serde_json::from_str::<RawMessage<'_>>(inner.get()).ok());
    let chat = outer.chat.or(inner.and_then(|inner| inner.chat)).or(outer.from)?;
    Some((outer.from.unwrap_or(chat), chat))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private","first_name":"A"},"from":{"id":5,"is_bot":false,"first_name":"A"},"text":"hi"}}"#;

    fn ids(batch: &[&str]) -> Vec<(Option<i32>, bool)> {
        let raw = format!(r#"{{"ok":true,"result":[{}]}}"#, batch.join(","));
        let parcels = salvage(&raw).unwrap();
        parcels.iter().map(|p| (p.id, matches!(p.content, Content::Json(_)))).collect()
    }

    #[test]
    fn each_update_stands_or_falls_by_itself() {
        let half_a_pair = r#"{"update_id":2,"message":{"text":"\ud83d"}}"#;
        let deep = format!(r#"{{"update_id":4,"message":{}1{}}}"#, "[".repeat(5000), "]".repeat(5000));
        assert_eq!(
            ids(&[GOOD, half_a_pair, r#"{"message":{}}"#, &deep, "17", r#"{"update_id":99999999999}"#, GOOD]),
            [
                (Some(1), true),
                (Some(2), false),
                (None, true),
                (Some(4), false),
                (None, true),
                (None, true),
                (Some(1), true)
            ]
        );
    }

    #[test]
    fn an_update_that_cannot_be_cut_out_still_shows_its_id() {
        let raw = r#"{"ok":true,"result":[{"message":{"text":"\"update_id\":7"},"update_id": 12,]}]}"#;
        assert!(is_batch(raw) && salvage(raw).is_none());
        assert_eq!(whole(raw).id, Some(12));
        assert_eq!(whole(r#"{"ok":true,"result":[{]}"#).id, None);
        assert!(!is_batch(r#"{"ok":false,"result":[]}"#) && !is_batch("<html>"));
    }

    #[test]
    fn a_broken_update_names_its_sender_only_in_a_private_chat() {
        let from = |raw: &str| match poison(raw) {
            Event::Poison { from, raw } => (from.map(|a| (a.person, a.place)), raw.is_empty()),
            _ => (None, true),
        };
        let alone = Some(("5".to_owned(), "5".to_owned()));
        let said = r#"{"message":{"from":{"id":5},"chat":{"id":5,"type":"new"},"text":"\ud83d"}}"#;
        assert_eq!(from(said), (alone.clone(), false));
        let tapped = r#"{"callback_query":{"from":{"id":5},"message":{"chat":{"id":5}},"data":"\ud83d"}}"#;
        assert_eq!(from(tapped), (alone, false));
        let group = r#"{"message":{"from":{"id":5},"chat":{"id":-9},"text":"\ud83d"}}"#;
        assert_eq!(from(group), (None, true));
        assert_eq!(from("17"), (None, false));
    }
}
