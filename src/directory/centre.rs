//! A service with its queue, and how sure each fact about it is.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::absence::Absence;
use super::calendar::Closure;
use super::hours::Opening;
use crate::id::{Ags, QueueId};

/// How sure a fact is. Only confirmed facts may be told to a person as certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Read in a source.
    Confirmed,
    /// From memory only.
    Memory,
    /// Sources disagree, or the only source is known to be old.
    Disputed,
}

impl Mark {
    /// Whether the fact may be stated without a reservation.
    pub fn is_confirmed(self) -> bool {
        self == Self::Confirmed
    }

    /// The name used in the data file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Memory => "memory",
            Self::Disputed => "disputed",
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A fact with its mark.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marked<T> {
    pub value: T,
    pub mark: Mark,
    /// Where it was read.
    #[serde(default)]
    pub source: Option<String>,
    /// The year, or the day, it was true.
    #[serde(default)]
    pub as_of: Option<String>,
}

/// What kind of service works behind a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueKind {
    /// A Regionalzentrum für demokratische Kultur.
    RegionalCentre,
    /// Advice for victims of right-wing violence.
    Victims,
    /// Leaving the scene and distancing oneself from it.
    Exit,
    /// Advice for companies.
    Companies,
    /// Documents incidents; gives no advice.
    Documentation,
    /// Coordinates the network and takes what no one else covers.
    Coordination,
}

/// Whether the service already works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    Available,
    /// "Im Aufbau": the person is told so, and the alternatives are shown beside it.
    BeingSetUp,
}

impl Offer {
    /// The name used in the data file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::BeingSetUp => "being_set_up",
        }
    }
}

/// How the public reaches a service. What is unknown is absent, never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicContact {
    /// Street and town, or the town alone where no more is known.
    #[serde(default)]
    pub seat: Option<Marked<String>>,
    #[serde(default)]
    pub phone: Option<Marked<String>>,
    #[serde(default)]
    pub email: Option<Marked<String>>,
    /// Host name, without `https://`.
    #[serde(default)]
    pub web: Option<Marked<String>>,
}

impl PublicContact {
    /// Whether there is any way to reach the service oneself; a seat alone is none.
    pub fn is_reachable(&self) -> bool {
        self.phone.is_some() || self.email.is_some() || self.web.is_some()
    }

    /// The parts with the names they have in the data file.
    pub fn parts(&self) -> [(&'static str, Option<&Marked<String>>); 4] {
        [
            ("seat", self.seat.as_ref()),
            ("phone", self.phone.as_ref()),
            ("email", self.email.as_ref()),
            ("web", self.web.as_ref()),
        ]
    }
}

/// A time within which a service answers, written `{ working_days = 2 }` or `{ hours = 4 }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Within {
    /// By the end of the opening hours of that day, counted in days on which the service is open, from 1; the day of receipt
    /// does not count.
    WorkingDays(u8),
    /// After so many hours of being open, from 1.
    Hours(u16),
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingDays(days) => write!(f, "{days} working days"),
            Self::Hours(hours) => write!(f, "{hours} opening hours"),
        }
    }
}

/// A service that takes requests: who it is, where it works, how to reach it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Queue {
    pub id: QueueId,
    /// The public name of the service.
    pub name: String,
    pub kind: QueueKind,
    /// Who runs it, and is therefore responsible for what staff keep.
    #[serde(default)]
    pub carrier: Option<Marked<String>>,
    /// The districts it works in; empty: the whole state.
    #[serde(default)]
    pub districts: Vec<Ags>,
    /// How sure the districts are.
    pub districts_mark: Mark,
    #[serde(default)]
    pub contact: PublicContact,
    /// Within what time the service itself promises a first answer. Absent: nobody promised anything, and neither does
    /// Lotse.
    #[serde(default)]
    pub answer_within: Option<Marked<Within>>,
    /// When somebody is there, several entries for several shifts a day; empty: unknown. Never on public holidays.
    #[serde(default)]
    pub open: Vec<Opening>,
    /// How sure the hours and the closures are; absent only where there are none.
    #[serde(default)]
    pub hours_mark: Option<Mark>,
    /// Days on which nobody is there in spite of the hours.
    #[serde(default)]
    pub closures: Vec<Closure>,
    /// Until when the service is away, as its staff said; never in the data.
    #[serde(skip)]
    pub away: Option<Absence>,
    /// Who is told when requests lie unanswered here. It learns code, service, age and reason, and nothing else; absent: the
    /// operator.
    #[serde(default)]
    pub substitute: Option<QueueId>,
    /// Part of the state administration. People are told before anything goes there.
    #[serde(default)]
    pub state_office: bool,
    pub offer: Offer,
    /// How sure it is that the offer exists in that state.
    pub offer_mark: Mark,
}

impl Queue {
    /// Whether the service works in the whole state.
    pub fn is_statewide(&self) -> bool {
        self.districts.is_empty()
    }

    /// Whether the service works in this district.
    pub fn covers(&self, district: Ags) -> bool {
        self.is_statewide() || self.districts.contains(&district)
    }
}
