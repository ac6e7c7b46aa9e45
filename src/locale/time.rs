//! Promises and hours of services and what lies too long, with day and hour in Schwerin.

use jiff::Timestamp;
use jiff::civil::Date;

use super::formatted::CardLine;
use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::directory::centre::{Mark, Queue, Within};
use crate::directory::hours::{Opening, TimeOfDay, local};
use crate::handoff::promise::stated;
use crate::handoff::reminder::{Delay, Informed};
use crate::handoff::request::Card;
use crate::id::{CaseCode, QueueId};
use crate::intake::dialogue::AnswerWish;

/// From how many hours on a wait is told in days.
const DAYS_FROM: i64 = 72;

/// How long it is since then, in whole hours or days.
pub(super) fn age(since: Timestamp, now: Timestamp) -> Line {
    let hours = now.duration_since(since).as_hours().max(0);
    let (id, n) = if hours < DAYS_FROM { ("age-hours", hours) } else { ("age-days", hours / 24) };
    Line::new(id).with("n", n)
}

/// "14", "17:30".
pub(super) fn clock(hour: u16, minute: u16) -> String {
    if minute == 0 { hour.to_string() } else { format!("{hour}:{minute:02}") }
}

impl Speaker<'_> {
    /// When someone is at a service; `None` if that is not confirmed.
    pub(super) fn opening_hours(&self, queue: &Queue) -> Result<Option<String>, Broken> {
        if queue.open.is_empty() || !queue.hours_mark.is_some_and(Mark::is_confirmed) {
            return Ok(None);
        }
        let hours: Vec<String> =
            queue.open.iter().map(|opening| self.shift(opening)).collect::<Result<_, Broken>>()?;
        self.text(&Line::new("contact-hours").with("hours", hours.join("; "))).map(Some)
    }

    fn shift(&self, opening: &Opening) -> Said {
        let days: Vec<String> =
            opening.days.iter().map(|day| self.day(*day)).collect::<Result<_, Broken>>()?;
        let time = |time: TimeOfDay| clock(time.hour(), time.minute());
        let line = Line::new("hours-on").with("days", self.list(&days, "list-last")?);
        self.text(&line.with("from", time(opening.from)).with("to", time(opening.to)))
    }

    /// The line of the card on when an answer is promised; before sending, how it will be counted.
    pub(super) fn card_promise(&self, card: &Card) -> Result<Option<CardLine>, Broken> {
        if let Some(promise) = card.promised_by {
            return self.labelled("card-promised", self.moment(promise)?).map(Some);
        }
        let unsent = card.code.is_none() && card.answer == AnswerWish::Here;
        let queue = self.directory.queue(&card.queue).filter(|_| unsent);
        let Some(within) = queue.map(|queue| self.promised_within(queue)).transpose()?.flatten() else {
            return Ok(None);
        };
        let line = Line::new("card-promised-within").with("within", within);
        self.labelled("card-promised-later", self.text(&line)?).map(Some)
    }

    /// Within what time a service promises an answer, if it does.
    pub(super) fn promised_within(&self, queue: &Queue) -> Result<Option<String>, Broken> {
        let within = stated(queue, self.directory.holidays()).map(|within| match within {
            Within::WorkingDays(days) => Line::new("within-working-days").with("n", days),
            Within::Hours(hours) => Line::new("within-hours").with("n", hours),
        });
        within.map(|line| self.text(&line)).transpose()
    }

    /// The line of the card on days on which the service is closed.
    pub(super) fn card_closed(&self, card: &Card) -> Result<Option<CardLine>, Broken> {
        let queue = self.directory.queue(&card.queue).zip(card.closed_until);
        let Some(closed) = queue.and_then(|(queue, until)| queue.closed_on(until)) else { return Ok(None) };
        let line = match closed.reason {
            Some(reason) => Line::new("card-closed-until").with("reason", reason.to_owned()),
            None => Line::new("card-closed-plain"),
        };
        let line = line.with("day", closed.until.day()).with("month", self.month(closed.until.month())?);
        self.labelled("card-closed", self.text(&line)?).map(Some)
    }

    /// Who stands in for a service that is closed.
    pub(super) fn about_stand_in(&self, stand_in: &QueueId) -> Said {
        self.text(&Line::new("summary-stand-in").with("service", self.service(stand_in)?))
    }

    /// The receipt's word on a service that is closed.
    pub(super) fn receipt_closed(&self, wish: AnswerWish, until: Date) -> Said {
        let id = if wish == AnswerWish::Here { "receipt-closed-here" } else { "receipt-closed" };
        let line = Line::new(id).with("day", until.day()).with("month", self.month(until.month())?);
        self.text(&line)
    }

    /// The receipt's word on a promise.
    pub(super) fn receipt_promise(&self, promise: Timestamp) -> Said {
        self.text(&Line::new("receipt-answer-promised").with("when", self.moment(promise)?))
    }

    /// That a promise was missed, and where else to turn.
    pub(super) fn promise_missed(
        &self,
        (code, queue): (&CaseCode, &QueueId),
        promised_by: Timestamp,
        other: Option<&QueueId>,
    ) -> Said {
        let line = Line::new("promise-missed").with("code", code.to_string());
        let line = line.with("service", self.service(queue)?).with("when", self.moment(promised_by)?);
        let mut parts = vec![self.text(&line)?];
        let contact = self.reached_at(queue)?;
        if !contact.is_empty() {
            parts.push(self.text(&Line::new("promise-missed-contact").with("contact", contact))?);
        }
        if let Some(other) = other {
            let (service, contact) = (self.service(other)?, self.reached_at(other)?);
            let other = if contact.is_empty() {
                service
            } else {
                let line = Line::new("other-with-contact").with("service", service);
                self.text(&line.with("contact", contact))?
            };
            parts.push(self.text(&Line::new("promise-missed-other").with("other", other))?);
        }
        parts.push(self.word("promise-missed-human")?);
        Ok(parts.join("\n\n"))
    }

    /// That a case is forgotten on a day unless its person keeps it on.
    pub(super) fn ends_soon(
        &self,
        (code, queue): (&CaseCode, &QueueId),
        ends: Timestamp,
        unclaimed: bool,
    ) -> Said {
        let line = Line::new("ends-soon").with("code", code.to_string());
        let line = line.with("service", self.service(queue)?).with("day", self.day_of(ends)?);
        let mut parts = vec![self.text(&line.with("days", self.facts.open_days))?];
        if unclaimed {
            parts.extend([self.word("ends-soon-unclaimed")?, self.word("promise-missed-human")?]);
        }
        Ok(parts.join("\n\n"))
    }

    /// A sentence on a case and the day on which it is forgotten.
    pub(super) fn kept_on(&self, id: &'static str, code: &CaseCode, ends: Timestamp) -> Said {
        let line = Line::new(id).with("code", code.to_string());
        self.text(&line.with("day", self.day_of(ends)?))
    }

    /// "Mittwoch, 2. Dezember", the local day of a time.
    fn day_of(&self, at: Timestamp) -> Said {
        let date = local(at).date();
        let line = Line::new("weekday-and-day").with("weekday", self.day(date.weekday().into())?);
        self.text(&line.with("day", date.day()).with("month", self.month(date.month())?))
    }

    /// How to reach a service oneself; only what is confirmed.
    fn reached_at(&self, queue: &QueueId) -> Said {
        self.directory.queue(queue).map_or_else(|| Ok(String::new()), |queue| self.confirmed_contact(queue))
    }

    /// A reminder in the case's own room.
    pub(super) fn overdue(&self, code: &CaseCode, delay: &Delay, now: Timestamp) -> Said {
        let mut parts = vec![self.text(&self.waiting("overdue", code, delay, now)?)?];
        if let Some(promise) = delay.promised_by {
            let id = if promise > now { "overdue-promised" } else { "overdue-missed" };
            parts.push(self.text(&Line::new(id).with("when", self.moment(promise)?))?);
        }
        Ok(parts.join("\n"))
    }

    /// In the case's own room: who else knows that it lies.
    pub(super) fn escalated(&self, code: &CaseCode, delay: &Delay, to: &Informed, now: Timestamp) -> Said {
        let to = match to {
            Informed::Service(queue) => self.service(queue)?,
            Informed::Operator => self.word("escalated-to-operator")?,
            Informed::Nobody => return self.text(&self.waiting("escalated-to-nobody", code, delay, now)?),
        };
        self.text(&self.waiting("escalated", code, delay, now)?.with("to", to))
    }

    /// In a substitute's room: that a case lies elsewhere.
    pub(super) fn escalation(
        &self,
        (code, queue): (&CaseCode, &QueueId),
        closed_until: Option<Date>,
        delay: &Delay,
        now: Timestamp,
    ) -> Said {
        let line = self.waiting("escalation", code, delay, now)?;
        let told = self.text(&line.with("service", self.service(queue)?))?;
        let end = match closed_until {
            Some(until) => self.text(&Line::new("escalation-closed").with("day", self.full_day(until)?))?,
            None => self.word("escalation-ask")?,
        };
        Ok(format!("{told} {end}\n{}", self.word("escalation-stays")?))
    }

    /// A sentence on a case that waits for a reason since a time.
    fn waiting(&self, family: &str, code: &CaseCode, delay: &Delay, now: Timestamp) -> Result<Line, Broken> {
        let line = Line::of(family, delay.reason.as_str()).with("code", code.to_string());
        Ok(line.with("age", self.text(&age(delay.since, now))?))
    }

    /// "Mittwoch, 2. Dezember, 18 Uhr"; midnight is the end of the day before it, as on a door with opening hours.
    fn moment(&self, at: Timestamp) -> Said {
        let local = local(at);
        let (date, hour) = match (local.hour(), local.minute(), local.date().yesterday()) {
            (0, 0, Ok(before)) => (before, 24),
            (hour, ..) => (local.date(), hour),
        };
        let clock = clock(hour.unsigned_abs().into(), local.minute().unsigned_abs().into());
        let line = Line::new("moment").with("weekday", self.day(date.weekday().into())?);
        let line = line.with("day", date.day()).with("month", self.month(date.month())?);
        self.text(&line.with("time", self.text(&Line::new("time-of-day").with("clock", clock))?))
    }
}
