//! Promises and hours of services, with day and hour in Schwerin.

use jiff::Timestamp;

use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::directory::centre::{Mark, Queue, Within};
use crate::directory::hours::{Opening, TimeOfDay, local};
use crate::handoff::promise::stated;
use crate::handoff::request::Card;
use crate::intake::dialogue::AnswerWish;

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
    pub(super) fn card_promise(&self, card: &Card) -> Result<Option<String>, Broken> {
        if let Some(promise) = card.promised_by {
            let line = Line::new("card-promised").with("when", self.moment(promise)?);
            return self.text(&line).map(Some);
        }
        let unsent = card.code.is_none() && card.answer == AnswerWish::Here;
        let queue = self.directory.queue(&card.queue).filter(|_| unsent);
        let Some(within) = queue.and_then(|queue| stated(queue, self.directory.holidays())) else {
            return Ok(None);
        };
        let within = match within {
            Within::WorkingDays(days) => Line::new("within-working-days").with("n", days),
            Within::Hours(hours) => Line::new("within-hours").with("n", hours),
        };
        let line = Line::new("card-promised-later").with("within", self.text(&within)?);
        self.text(&line).map(Some)
    }

    /// The line of the card on days on which the service is closed.
    pub(super) fn card_closed(&self, card: &Card) -> Result<Option<String>, Broken> {
        let queue = self.directory.queue(&card.queue).zip(card.closed_until);
        let Some(closure) = queue.and_then(|(queue, until)| queue.closed_on(until)) else { return Ok(None) };
        let line = Line::new("card-closed").with("reason", closure.reason.clone());
        let line = line.with("day", closure.until.day()).with("month", self.month(closure.until.month())?);
        self.text(&line).map(Some)
    }

    /// The receipt's word on a promise.
    pub(super) fn receipt_promise(&self, promise: Timestamp) -> Said {
        self.text(&Line::new("receipt-answer-promised").with("when", self.moment(promise)?))
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
