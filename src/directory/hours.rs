//! Opening hours as data, and what they say of a moment; the locale writes it out.
//!
//! All hours are local time in Schwerin. A moment comes in as local time too, so that summer time needs no thought here.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A day of the week, as written in the data file (`mo` … `su`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Day {
    #[serde(rename = "mo")]
    Monday,
    #[serde(rename = "tu")]
    Tuesday,
    #[serde(rename = "we")]
    Wednesday,
    #[serde(rename = "th")]
    Thursday,
    #[serde(rename = "fr")]
    Friday,
    #[serde(rename = "sa")]
    Saturday,
    #[serde(rename = "su")]
    Sunday,
}

impl Day {
    /// The name used in the data file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Monday => "mo",
            Self::Tuesday => "tu",
            Self::Wednesday => "we",
            Self::Thursday => "th",
            Self::Friday => "fr",
            Self::Saturday => "sa",
            Self::Sunday => "su",
        }
    }
}

impl From<Weekday> for Day {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Monday => Self::Monday,
            Weekday::Tuesday => Self::Tuesday,
            Weekday::Wednesday => Self::Wednesday,
            Weekday::Thursday => Self::Thursday,
            Weekday::Friday => Self::Friday,
            Weekday::Saturday => Self::Saturday,
            Weekday::Sunday => Self::Sunday,
        }
    }
}

/// The time zone of Schwerin, with its summer time.
pub fn zone() -> TimeZone {
    // It is compiled in (Cargo.toml), so UTC is only what a broken build would show.
    TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)
}

/// The day and time on the clocks in Schwerin.
pub fn local(now: Timestamp) -> DateTime {
    now.to_zoned(zone()).datetime()
}

/// A time of day in local time (Europe/Berlin), written `"17:30"`; `24:00` is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct TimeOfDay {
    minutes: u16,
}

impl TimeOfDay {
    /// 0 to 24.
    pub fn hour(self) -> u16 {
        self.minutes / 60
    }

    /// 0 to 59.
    pub fn minute(self) -> u16 {
        self.minutes % 60
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let wrong = || format!("\"{text}\" is no time of day; write it as \"17:30\"");
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let hour: u16 = hour.parse().map_err(|_| wrong())?;
        let minute: u16 = minute.parse().map_err(|_| wrong())?;
        let valid = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
        if valid { Ok(Self { minutes: hour * 60 + minute }) } else { Err(wrong()) }
    }
}

/// Hours on some days of the week.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    pub days: Vec<Day>,
    pub from: TimeOfDay,
    /// The end, excluded.
    pub to: TimeOfDay,
}

impl Opening {
    /// Whether these are hours of that day, whatever else is then.
    pub fn is_on(&self, date: Date) -> bool {
        self.days.contains(&date.weekday().into())
    }
}

/// What hours mean on a public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnHolidays {
    /// As on any other day of the week.
    AsUsual,
    Closed,
}

/// What is known of a service at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Day and night.
    Always,
    /// Someone is there, until then.
    Open(TimeOfDay),
    /// It would be open, but today is a public holiday, and what that means there is not known.
    Holiday,
    /// Nobody is there; when someone will be, as far as the hours tell.
    Closed(Option<Again>),
}

/// When a service opens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Again {
    /// How many days from today; 0 is today.
    pub in_days: u8,
    pub day: Day,
    pub from: TimeOfDay,
}

/// How far ahead a day is looked for on which a service opens: beyond a week with holidays on the day it opens.
const AHEAD: u8 = 15;

/// What hours say of a moment. `holiday` tells public holidays; on those, hours without a rule for them count as unknown,
/// and the next opening is never announced for one.
pub fn standing(
    open: &[Opening],
    on_holidays: Option<OnHolidays>,
    at: DateTime,
    holiday: impl Fn(Date) -> bool,
) -> Standing {
    let minute = u16::from(at.hour().unsigned_abs()) * 60 + u16::from(at.minute().unsigned_abs());
    let usual = |date: Date| on_holidays == Some(OnHolidays::AsUsual) || !holiday(date);
    let now = open.iter().find(|opening| {
        opening.is_on(at.date()) && (opening.from.minutes..opening.to.minutes).contains(&minute)
    });
    match now {
        Some(opening) if usual(at.date()) => return Standing::Open(opening.to),
        Some(_) if on_holidays.is_none() => return Standing::Holiday,
        _ => {}
    }
    let mut date = at.date();
    for in_days in 0..AHEAD {
        let later =
            |opening: &&Opening| opening.is_on(date) && (in_days > 0 || opening.from.minutes > minute);
        let next = open.iter().filter(later).map(|opening| opening.from).min();
        if let Some(from) = next.filter(|_| usual(date)) {
            return Standing::Closed(Some(Again { in_days, day: date.weekday().into(), from }));
        }
        let Ok(tomorrow) = date.tomorrow() else { break };
        date = tomorrow;
    }
    Standing::Closed(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_read_strictly() {
        let read = |text: &str| TimeOfDay::try_from(text.to_owned()).map(|time| (time.hour(), time.minute()));
        assert_eq!(read("7:05"), Ok((7, 5)));
        assert_eq!(read("24:00"), Ok((24, 0)));
        for wrong in ["", "17", "17:60", "24:01", "25:00", "-1:00", "17:30 Uhr"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    fn opening(days: &[Day], from: &str, to: &str) -> Opening {
        let time = |text: &str| TimeOfDay::try_from(text.to_owned()).expect("a time of day");
        Opening { days: days.to_vec(), from: time(from), to: time(to) }
    }

    fn told(open: &[Opening], rule: Option<OnHolidays>, at: &str) -> String {
        let christmas = |date: Date| date.month() == 12 && matches!(date.day(), 25 | 26);
        match standing(open, rule, at.parse().expect("a moment"), christmas) {
            Standing::Always => "always".to_owned(),
            Standing::Open(to) => format!("open to {}:{:02}", to.hour(), to.minute()),
            Standing::Holiday => "holiday".to_owned(),
            Standing::Closed(None) => "closed".to_owned(),
            Standing::Closed(Some(Again { in_days, day, from })) => {
                format!("+{in_days} {day:?} {}:{:02}", from.hour(), from.minute())
            }
        }
    }

    #[test]
    fn a_line_is_there_between_its_hours_and_says_when_it_is_again() {
        use Day::{Friday, Monday, Thursday, Tuesday, Wednesday};
        let week = [
            opening(&[Monday, Tuesday, Wednesday, Thursday], "8:00", "20:00"),
            opening(&[Friday], "8:00", "15:00"),
        ];
        for (at, expected) in [
            ("2026-11-23T07:59", "+0 Monday 8:00"),
            ("2026-11-23T08:00", "open to 20:00"),
            ("2026-11-23T19:59", "open to 20:00"),
            ("2026-11-23T20:00", "+1 Tuesday 8:00"),
            ("2026-11-27T15:00", "+3 Monday 8:00"),
            ("2026-11-29T23:30", "+1 Monday 8:00"),
            // Friday, 25 December 2026: nothing is announced for it.
            ("2026-12-24T21:00", "+4 Monday 8:00"),
            ("2026-12-25T10:00", "holiday"),
        ] {
            assert_eq!(told(&week, None, at), expected, "{at}");
        }
        assert_eq!(told(&week, Some(OnHolidays::Closed), "2026-12-25T10:00"), "+3 Monday 8:00");
        assert_eq!(told(&week, Some(OnHolidays::AsUsual), "2026-12-25T10:00"), "open to 15:00");
        assert_eq!(told(&[], None, "2026-12-25T10:00"), "closed");
    }

    #[test]
    fn the_clocks_in_schwerin_change_with_summer_time() {
        for (utc, here) in [
            ("2026-03-29T00:59:00Z", "2026-03-29T01:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29T03:00"),
            ("2026-10-25T01:30:00Z", "2026-10-25T02:30"),
            ("2026-12-31T23:30:00Z", "2027-01-01T00:30"),
        ] {
            let local = local(utc.parse().expect("a time"));
            assert_eq!(local, here.parse().expect("a local time"), "{utc}");
        }
    }
}
