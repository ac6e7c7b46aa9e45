//! What some of the things said to staff are made of.

use jiff::Timestamp;

use super::Standing;
use crate::id::{Ags, CaseCode};
use crate::understand::concern::Concern;

/// How far an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerStep {
    /// It leaves in so many seconds.
    Leaves { seconds: u16 },
    /// It waits for the hours in which messages may arrive; they begin at this one, in local time.
    WaitsFor { hour: i8 },
    /// It is on its way to the person.
    Left,
    /// It has arrived.
    Arrived,
    /// It was halted in time.
    Halted,
    /// It has left and shall say something else; that is on its way.
    Changing,
    /// It says something else where the person reads it.
    Changed,
    /// It could not be changed there; what holds instead was sent after it.
    Corrected,
    /// The person has not opened it, and will read only what it says now.
    ChangedUnread,
    /// It has left and shall be gone.
    Removing,
    /// It is gone where the person could read it.
    Removed,
    /// The person had not opened it.
    RemovedUnread,
    /// It stays where the person reads it.
    NotRemoved,
    /// Someone may read along, and the person has opened it: nothing is changed on their screen.
    AlreadyOpened,
}

impl AnswerStep {
    /// What can be told of an answer, but for the seconds in which it leaves.
    pub const ALL: [Self; 12] = [
        Self::Left,
        Self::Arrived,
        Self::Halted,
        Self::Changing,
        Self::Changed,
        Self::Corrected,
        Self::ChangedUnread,
        Self::Removing,
        Self::Removed,
        Self::RemovedUnread,
        Self::NotRemoved,
        Self::AlreadyOpened,
    ];
}

/// A case in an overview.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub code: CaseCode,
    pub standing: Standing,
    pub concern: Option<Concern>,
    pub district: Option<Ags>,
    pub received: Timestamp,
    /// A danger is told of, on its card or in what came after it.
    pub urgent: bool,
    /// Somebody has it, and its person waits for an answer.
    pub waits: bool,
}

/// Why an answer of staff did not go to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// No case of that code in this room.
    UnknownCode,
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
    pub const ALL: [Self; 5] =
        [Self::UnknownCode, Self::Empty, Self::Unreachable, Self::CaseClosed, Self::NotWanted];
}
