//! Everything Lotse can say to the staff of a service, as a value. The words live in `locales/`.

use jiff::Timestamp;

use super::reminder::Delay;
use super::request::Card;
use crate::id::{CaseCode, QueueId};
use crate::understand::anonymise::Anonymised;
use crate::understand::crisis::Dangers;

/// Something said in a centre's room.
#[derive(Clone, Debug, PartialEq)]
pub enum StaffSay {
    /// The card, and how to take the case. The time is [`Request::received`](super::request::Request::received).
    Card {
        card: Box<Card>,
        received: Timestamp,
    },
    /// Somebody of the staff took the case.
    Claimed {
        code: CaseCode,
        by: String,
    },
    AlreadyClaimed {
        code: CaseCode,
        by: String,
    },
    /// The answer is on its way to the person.
    Answered {
        code: CaseCode,
    },
    /// Nothing went to the person.
    AnswerNotSent {
        code: Option<CaseCode>,
        reason: NotSent,
    },
    /// The case is closed, and its person was told.
    Closed {
        code: CaseCode,
    },
    /// The case is closed; its person wanted no answer and hears nothing.
    ClosedSilently {
        code: CaseCode,
    },
    /// The person took the request back before anybody claimed it.
    Withdrawn {
        code: CaseCode,
    },
    /// The person deleted their data or left; nothing can be delivered any more.
    PersonGone {
        code: CaseCode,
    },
    PersonWrote {
        code: CaseCode,
        text: Anonymised,
        crisis: Dangers,
    },
    /// In the case's own room: it lies too long.
    Overdue {
        code: CaseCode,
        delay: Delay,
        now: Timestamp,
    },
    /// In the case's own room: somebody else was told that it lies; without a service the operator.
    Escalated {
        code: CaseCode,
        delay: Delay,
        to: Option<QueueId>,
        now: Timestamp,
    },
    /// In a substitute's room: a case of another service lies. Nothing else of the case is told there.
    Escalation {
        code: CaseCode,
        queue: QueueId,
        delay: Delay,
        now: Timestamp,
    },
    /// A message could not be decrypted; if it was a command, nothing was done.
    Unreadable,
    /// A message was changed into a command, or a command was changed; nothing was sent.
    EditIgnored,
    /// Something that looks like a command and is none; nothing was sent.
    UnknownCommand,
    Help,
}

/// Why an answer of staff did not go to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// No case of that code in this room.
    UnknownCode,
    /// Nobody has claimed the case yet.
    Unclaimed,
    /// There is no text after the code.
    Empty,
    /// The person left or deleted their data.
    Unreachable,
    /// The case is closed.
    CaseClosed,
    /// The person asked for no answer in the chat.
    NotWanted,
}

impl NotSent {
    /// All reasons.
    pub const ALL: [Self; 6] = [
        Self::UnknownCode,
        Self::Unclaimed,
        Self::Empty,
        Self::Unreachable,
        Self::CaseClosed,
        Self::NotWanted,
    ];
}
