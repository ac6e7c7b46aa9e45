//! Who is on duty at a service, and whether all of it is away; told by staff themselves, kept until it is over.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::directory::absence::Absence;

/// Somebody who is on duty. Names an account of staff; it has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// By the platform's id.
    pub member: String,
    /// The last day, included; without one until they say otherwise.
    #[serde(default)]
    pub until: Option<Date>,
}

/// Who is there at one service.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    #[serde(default)]
    duties: Vec<Duty>,
    #[serde(default)]
    pub away: Option<Absence>,
}

/// What was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expired {
    pub duties: bool,
    pub away: bool,
}

impl Roster {
    /// Somebody is on duty from now on; said again, only the last day changes.
    pub fn take_up(&mut self, member: &str, until: Option<Date>) {
        match self.duties.iter_mut().find(|duty| duty.member == member) {
            Some(duty) => duty.until = until,
            None => self.duties.push(Duty { member: member.to_owned(), until }),
        }
    }

    /// Somebody is not on duty any more; whether they were.
    pub fn step_down(&mut self, member: &str) -> bool {
        let before = self.duties.len();
        self.duties.retain(|duty| duty.member != member);
        self.duties.len() < before
    }

    /// Nobody is on duty any more; whether anybody was.
    pub fn all_step_down(&mut self) -> bool {
        !std::mem::take(&mut self.duties).is_empty()
    }

    /// Who is on duty on a day, in the order in which they said so.
    pub fn on_duty(&self, day: Date) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(move |duty| duty.until.is_none_or(|until| day <= until))
    }

    /// Lets go of what is over on a day.
    pub fn expire(&mut self, day: Date) -> Expired {
        let before = self.duties.len();
        self.duties.retain(|duty| duty.until.is_none_or(|until| day <= until));
        let away = self.away.take_if(|away| away.until < day).is_some();
        Expired { duties: self.duties.len() < before, away }
    }

    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.duties.is_empty() && self.away.is_none()
    }
}
