//! When a service is there, day by day: its hours, its closures and the public holidays, laid on the clock.
//!
//! Hours are written in local time and laid on the clock for each day anew, so that summer time moves no opening. What a
//! service does on a public holiday is not in the data; it counts as closed, since nothing may be promised for that day.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::Deserialize;

use super::absence::Absence;
use super::centre::Queue;
use super::holidays::Holidays;
use super::hours::{Opening, TimeOfDay, zone};

/// Days on which a service is closed beyond weekends and holidays.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// The first day.
    pub from: Date,
    /// The last day, included.
    pub until: Date,
    /// Why, in a word the public may read ("Betriebsferien").
    pub reason: String,
}

impl Closure {
    /// Whether the day is one of them.
    pub fn contains(&self, date: Date) -> bool {
        (self.from..=self.until).contains(&date)
    }
}

/// Hours on one day during which someone is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    pub from: Timestamp,
    /// The end, excluded.
    pub to: Timestamp,
}

/// How far ahead an opening is looked for, in days: whoever does not open for a year promises nothing.
const AHEAD: usize = 366;

/// When one service is there.
#[derive(Clone, Debug)]
pub struct Calendar<'a> {
    open: &'a [Opening],
    closures: &'a [Closure],
    away: Option<&'a Absence>,
    holidays: &'a Holidays,
    zone: TimeZone,
}

impl<'a> Calendar<'a> {
    /// Of this service, with the holidays of the state.
    pub fn of(queue: &'a Queue, holidays: &'a Holidays) -> Self {
        let away = queue.away.as_ref();
        Self { open: &queue.open, closures: &queue.closures, away, holidays, zone: zone() }
    }

    /// Of a service whose hours nobody knows.
    pub fn unknown(holidays: &'a Holidays) -> Self {
        Self { open: &[], closures: &[], away: None, holidays, zone: zone() }
    }

    /// Whether the hours are known at all; without them nothing is known of any day.
    pub fn is_known(&self) -> bool {
        !self.open.is_empty()
    }

    /// The hours of a day, in order, without gaps of no time between them; empty if the service is closed.
    pub fn shifts(&self, date: Date) -> Vec<Shift> {
        let closed = self.closures.iter().any(|closure| closure.contains(date));
        let away = self.away.is_some_and(|away| away.contains(date));
        if closed || away || self.holidays.contains(date) {
            return Vec::new();
        }
        let today = self.open.iter().filter(|opening| opening.is_on(date));
        let mut shifts: Vec<Shift> = today
            .filter_map(|opening| {
                Some(Shift { from: self.at(date, opening.from)?, to: self.at(date, opening.to)? })
            })
            // Hours that lie in the hour left out in spring are none.
            .filter(|shift| shift.from < shift.to)
            .collect();
        shifts.sort_by_key(|shift| shift.from);
        shifts.dedup_by(|next, before| {
            let joined = next.from <= before.to;
            if joined {
                before.to = before.to.max(next.to);
            }
            joined
        });
        shifts
    }

    /// Whether someone is there at that moment.
    pub fn is_open(&self, at: Timestamp) -> bool {
        let date = self.date(at);
        self.shifts(date).iter().any(|shift| (shift.from..shift.to).contains(&at))
    }

    /// The first moment from then on at which someone is there; `None` if the hours are unknown or it is more than a year
    /// away.
    pub fn next_open(&self, at: Timestamp) -> Option<Timestamp> {
        self.shifts_from(at).next().map(|shift| shift.from)
    }

    /// The end of the hours of the day that comes `days` open days after that moment. The open day of that moment is not
    /// counted (as in § 187 (1) BGB); a moment at which the service is closed belongs to the day on which it opens next.
    pub fn end_of_open_day(&self, at: Timestamp, days: u8) -> Option<Timestamp> {
        let start = self.date(self.next_open(at)?);
        let mut open = self.open_days(start).filter(|(date, _)| *date > start);
        let (_, shifts) = open.nth(usize::from(days.checked_sub(1)?))?;
        shifts.last().map(|shift| shift.to)
    }

    /// The same time of day `days` open days later, or the next opening after it: a moment at which people who come to
    /// work still have the day before them.
    pub fn after_open_days(&self, at: Timestamp, days: u8) -> Option<Timestamp> {
        let start = self.next_open(at)?.to_zoned(self.zone.clone());
        let mut open = self.open_days(start.date()).filter(|(date, _)| *date > start.date());
        let (date, _) = open.nth(usize::from(days.checked_sub(1)?))?;
        let then = date.to_datetime(start.time()).to_zoned(self.zone.clone()).ok()?;
        self.next_open(then.timestamp())
    }

    /// When the service will have been open for that long.
    pub fn after_open_time(&self, at: Timestamp, time: SignedDuration) -> Option<Timestamp> {
        let mut left = time;
        for shift in self.shifts_from(at) {
            let length = shift.to.duration_since(shift.from);
            if left <= length {
                return shift.from.checked_add(left).ok();
            }
            left -= length;
        }
        None
    }

    /// The hours from that moment on, the first cut off before it.
    fn shifts_from(&self, at: Timestamp) -> impl Iterator<Item = Shift> {
        self.open_days(self.date(at))
            .flat_map(|(_, shifts)| shifts)
            .filter(move |shift| shift.to > at)
            .map(move |shift| Shift { from: shift.from.max(at), to: shift.to })
    }

    /// The days from that one on, for a year, on which someone is there.
    fn open_days(&self, from: Date) -> impl Iterator<Item = (Date, Vec<Shift>)> {
        let days = if self.is_known() { AHEAD } else { 0 };
        from.series(1.day())
            .take(days)
            .map(|date| (date, self.shifts(date)))
            .filter(|(_, shifts)| !shifts.is_empty())
    }

    fn date(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    fn at(&self, date: Date, time: TimeOfDay) -> Option<Timestamp> {
        let (date, hour) = if time.hour() == 24 { (date.tomorrow().ok()?, 0) } else { (date, time.hour()) };
        let at = date.at(i8::try_from(hour).ok()?, i8::try_from(time.minute()).ok()?, 0, 0);
        Some(at.to_zoned(self.zone.clone()).ok()?.timestamp())
    }
}
