//! Services that are closed for days: by a closure of the data file, or away as their own staff said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Directory;
use super::centre::{Mark, Queue};
use crate::id::QueueId;

/// Days on which a whole service is away, as its staff said: what a closure is in the data file, without an operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// The first day.
    pub from: Date,
    /// The last day, included.
    pub until: Date,
    /// Who stands in meanwhile; absent: whoever the data file names.
    #[serde(default)]
    pub substitute: Option<QueueId>,
}

impl Absence {
    /// Whether the day is one of them.
    pub fn contains(&self, date: Date) -> bool {
        (self.from..=self.until).contains(&date)
    }
}

/// Days in a row on which a service is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed<'a> {
    /// The last day, included.
    pub until: Date,
    /// Why, if the data file says so.
    pub reason: Option<&'a str>,
}

/// A closing: its first and its last day, and why.
type Closing<'a> = (Date, Date, Option<&'a str>);

impl Queue {
    /// The days on which the service is closed, if this day is one of them and that is sure. What follows without a day
    /// between belongs to it: nobody is back on the day after the first of two closures.
    pub fn closed_on(&self, day: Date) -> Option<Closed<'_>> {
        let now = self.closings().filter(|(from, until, _)| (*from..=*until).contains(&day));
        let (_, mut until, reason) = now.max_by_key(|(_, until, _)| *until)?;
        let later = |end: Date| {
            let next = end.tomorrow().unwrap_or(end);
            let follows = self.closings().filter(move |(from, until, _)| *from <= next && *until > end);
            follows.map(|(_, until, _)| until).max()
        };
        while let Some(end) = later(until) {
            until = end;
        }
        Some(Closed { until, reason })
    }

    /// The first day, from this one on, on which the service is closed.
    pub fn next_closed(&self, day: Date) -> Option<Date> {
        self.closings().filter(|(_, until, _)| *until >= day).map(|(from, ..)| from.max(day)).min()
    }

    /// Who stands in for the service on a day, as far as somebody said.
    pub fn substitute_on(&self, day: Date) -> Option<&QueueId> {
        let away = self.away.as_ref().filter(|away| away.contains(day));
        away.and_then(|away| away.substitute.as_ref()).or(self.substitute.as_ref())
    }

    /// The closures, if they are confirmed, and what staff said.
    fn closings(&self) -> impl Iterator<Item = Closing<'_>> {
        let sure = self.hours_mark.is_some_and(Mark::is_confirmed);
        let closures = self.closures.iter().filter(move |closure| sure && closure.from <= closure.until);
        let closures = closures.map(|closure| (closure.from, closure.until, Some(closure.reason.as_str())));
        closures.chain(self.away.iter().map(|away| (away.from, away.until, None)))
    }
}

impl Directory {
    /// The same directory, with the absences that staff told: each replaces what was told before.
    #[must_use]
    pub fn with_absences(&self, told: impl Fn(&QueueId) -> Option<Absence>) -> Self {
        let mut directory = self.clone();
        for queue in &mut directory.queues {
            queue.away = told(&queue.id);
        }
        directory
    }

    /// Who stands in for a service on a day: its substitute, or where that one is closed itself or not usable, whoever
    /// stands in for that one. `None` where nobody is named, or all are away.
    pub fn stand_in(&self, id: &QueueId, day: Date, usable: impl Fn(&QueueId) -> bool) -> Option<&QueueId> {
        let mut queue = self.queue(id)?;
        // Absences are told one by one and may lead in a circle; longer than the list of services is no way that ends.
        for _ in &self.queues {
            let substitute = queue.substitute_on(day).filter(|substitute| *substitute != id)?;
            queue = self.queue(substitute)?;
            if usable(&queue.id) && queue.closed_on(day).is_none() {
                return Some(&queue.id);
            }
        }
        None
    }
}
