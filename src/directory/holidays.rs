//! The public holidays, as data and a little astronomy.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::centre::Mark;

/// The public holidays of the state. Without any, every day is an ordinary one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// The same day each year, written `"12-25"`.
    pub fixed: BTreeSet<MonthDay>,
    /// Days from Easter Sunday, before it negative.
    pub around_easter: BTreeSet<i16>,
    pub mark: Mark,
    #[serde(default)]
    pub source: Option<String>,
}

impl Default for Holidays {
    fn default() -> Self {
        Self { fixed: BTreeSet::new(), around_easter: BTreeSet::new(), mark: Mark::Confirmed, source: None }
    }
}

impl Holidays {
    /// Whether no day is known to be one.
    pub fn is_empty(&self) -> bool {
        self.fixed.is_empty() && self.around_easter.is_empty()
    }

    /// Whether the day is a public holiday.
    pub fn contains(&self, date: Date) -> bool {
        if self.fixed.contains(&MonthDay { month: date.month(), day: date.day() }) {
            return true;
        }
        let Some(easter) = easter(date.year()) else { return false };
        let moved = |days: &i16| easter.checked_add(i64::from(*days).days()).ok();
        self.around_easter.iter().filter_map(moved).any(|holiday| holiday == date)
    }
}

/// A day of any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let wrong = || format!("\"{text}\" is no day of a year; write it as \"12-25\"");
        let (month, day) = text.split_once('-').ok_or_else(wrong)?;
        let month: i8 = month.parse().map_err(|_| wrong())?;
        let day: i8 = day.parse().map_err(|_| wrong())?;
        // In a leap year every day exists.
        Date::new(2024, month, day).map_err(|_| wrong())?;
        Ok(Self { month, day })
    }
}

/// Easter Sunday by the Gregorian calendar, after the rule of Gauss with its two exceptions folded in (Meeus, Astronomical
/// Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let year_ = i32::from(year);
    let golden = year_ % 19;
    let (century, rest) = (year_ / 100, year_ % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * week) / 451;
    let days = moon + week - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_calendars_print_it() {
        for day in
            ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25", "2049-04-18"]
        {
            let date: Date = day.parse().expect("a day");
            assert_eq!(easter(date.year()), Some(date));
        }
    }

    #[test]
    fn a_day_of_the_year_is_read_strictly() {
        for wrong in ["", "12", "13-01", "2-30", "12-25-1", "x-1"] {
            assert!(MonthDay::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
        assert!(MonthDay::try_from("2-29".to_owned()).is_ok());
    }
}
