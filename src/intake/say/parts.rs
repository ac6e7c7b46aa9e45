//! What some of the things said are made of.

use jiff::civil::{Date, DateTime};

use crate::id::{Ags, QueueId};
use crate::intake::asked::Asked;
use crate::intake::danger::Named;
use crate::understand::anonymise::{Anonymised, Gated, Removed};

/// Texts as staff will read them, and what was taken out of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub texts: Vec<Anonymised>,
    pub removed: Vec<Removed>,
}

impl Preview {
    /// Of these texts as they are now.
    pub fn of(texts: &[Gated]) -> Self {
        Self {
            texts: texts.iter().map(Gated::seen).collect(),
            removed: texts.iter().flat_map(Gated::removed).collect(),
        }
    }
}

/// A service that comes into question beside the one that would get the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    pub queue: QueueId,
    /// It takes requests here, so that the person can choose it.
    pub has_room: bool,
    /// Until when it is closed, if it is.
    pub closed_until: Option<Date>,
}

/// What cannot come along when somebody comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// What was begun on the other account, since something is begun here.
    Draft,
    /// What was written here before consent.
    Story,
}

/// What a deletion could reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// There was no request; the draft is gone.
    Draft,
    /// The request had not been read by anyone and is withdrawn.
    Unclaimed,
    /// Staff had taken the case; what they read and noted lies outside Lotse.
    AlreadyRead,
    /// Of several requests staff had taken some, and the others are withdrawn.
    PartlyRead,
}

/// Something said beside the open question.
#[derive(Clone, Debug, PartialEq)]
pub enum Aside {
    /// What the bot was asked.
    Asked(Asked),
    /// The bot was told to fetch help: the numbers, that it cannot, and nothing else. The time, in local time, for the hours;
    /// whether a request is with a service already; whether there is a dialogue to go on with.
    CannotCall { named: Named, at: DateTime, handed_over: bool, goes_on: bool },
    /// "Ja" to the question what somebody wants to tell.
    JustWrite,
    /// No hours that can be set.
    HoursUnclear,
    /// To whoever does not know how to be answered.
    AnswerUnsure,
}

/// What is said of a place that the own words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// They say it plainly, so this district is noted.
    Noted(Ags),
    /// Whether advice is needed in this district, from which a place is named.
    Told(Ags),
    /// It may be in several districts; which one is meant.
    Several,
    /// They name another one than the one that is noted; which one is meant.
    Differs { chosen: Ags, told: Ags },
    /// Whether it is the place of that name in this district, or one outside.
    OrOutside(Ags),
}
