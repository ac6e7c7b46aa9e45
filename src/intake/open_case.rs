//! A case a person has with a service, as their dialogue knows it, and what has not been read of it yet.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::dialogue::{AnswerWish, Hours};
use super::second::Second;
use crate::id::{CaseCode, QueueId};

/// The case a person has with a service after the receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCase {
    pub code: CaseCode,
    pub queue: QueueId,
    pub answer: AnswerWish,
    pub discreet: Option<Hours>,
    /// When a message of the person was passed on last.
    #[serde(default)]
    pub passed_on: Option<Timestamp>,
    /// An answer of the service has come for the person.
    #[serde(default)]
    pub answered: bool,
    /// The service wants to hand it on to this one, and the person has not answered yet.
    #[serde(default)]
    pub handing_on: Option<QueueId>,
    /// Whether a second service may have the request too, and the person has not answered yet.
    #[serde(default)]
    pub second: Option<Second>,
    /// What arrived discreetly and was not opened yet, oldest first.
    #[serde(default)]
    pub unopened: Vec<Unopened>,
    /// The service closed the case; it stays only until what is unopened was opened.
    #[serde(default)]
    pub closed: bool,
}

impl OpenCase {
    /// A case that was sent just now.
    pub fn new(code: CaseCode, queue: QueueId, answer: AnswerWish, discreet: Option<Hours>) -> Self {
        Self {
            code,
            queue,
            answer,
            discreet,
            passed_on: None,
            answered: false,
            handing_on: None,
            second: None,
            unopened: Vec::new(),
            closed: false,
        }
    }
}

/// Something for a person who is not alone with their device: shown only after a tap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unopened {
    /// An answer from staff.
    Answer(Unread),
    /// Somebody at the service has taken the case.
    Claimed,
    /// The service has missed its promise; another one that stands in for it.
    PromiseMissed { promised_by: Timestamp, other: Option<QueueId> },
    /// The service wants to hand the case on to another one.
    HandOn(QueueId),
    /// The service wants this one to have the request too.
    Second(QueueId),
    /// The service closed the case.
    Closed,
    /// The service closed the case without an answer in the chat.
    ClosedUnanswered,
    /// The service closed the case and takes nothing from this account until then.
    Barred { until: Timestamp },
    /// The case is forgotten then, unless the person keeps it on; nobody has taken it so far.
    EndsSoon { ends: Timestamp, unclaimed: bool },
    /// The time of the case is over; nobody had taken it.
    Expired { unclaimed: bool },
    /// The card must wait after all.
    Waits,
    /// The card that had to wait has arrived.
    Arrived,
    /// The card can never be delivered.
    CardLost,
    /// A later message of the person can never be delivered.
    MessageLost,
}

/// An answer that its person has not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredUnread")]
pub struct Unread {
    /// Its number in the case; 0 if it is not known.
    pub number: u16,
    /// Word for word.
    pub text: String,
}

/// What may lie in the store: before answers could be changed, it was the text alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum StoredUnread {
    Numbered { number: u16, text: String },
    Text(String),
}

impl From<StoredUnread> for Unread {
    fn from(stored: StoredUnread) -> Self {
        match stored {
            StoredUnread::Numbered { number, text } => Self { number, text },
            StoredUnread::Text(text) => Self { number: 0, text },
        }
    }
}
