//! What staff say of who is there: that they are on duty themselves, that the whole service is away.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::command::Mistake;
use crate::id::QueueId;

/// How far ahead a day may lie, in days. A longer time is a slip of the keyboard more often than a wish: "bis 3.1." on 4
/// January is a year.
pub const FARTHEST: i64 = 92;

/// `!dienst`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyCommand {
    /// Who is on duty, and whether the service is away.
    Show,
    /// `an [bis TAG]`: whoever writes is on duty, until that day.
    On(Option<SaidDay>),
    /// `aus`: whoever writes is not on duty any more.
    Off,
}

/// `!abwesend`
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwayCommand {
    /// `[ab TAG] bis TAG [STELLE]`: the service is away, that one stands in.
    Away { from: SaidDay, until: SaidDay, substitute: Option<QueueId> },
    /// `aus`: it is back.
    Back,
}

/// A day as staff write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidDay {
    /// So many days from today.
    In(i8),
    /// The next one, today among them.
    Weekday(Weekday),
    /// Of this year, or the next one if it is past; or of the year that is said.
    Date { day: i8, month: i8, year: Option<i16> },
}

impl SaidDay {
    /// Reads "heute", "Freitag", "3.1.", "03.01.2027", in whatever case.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let weekday = match word.trim_end_matches(['.', ',']) {
            "heute" => return Some(Self::In(0)),
            "morgen" => return Some(Self::In(1)),
            "uebermorgen" => return Some(Self::In(2)),
            "montag" | "mo" => Weekday::Monday,
            "dienstag" | "di" => Weekday::Tuesday,
            "mittwoch" | "mi" => Weekday::Wednesday,
            "donnerstag" | "do" => Weekday::Thursday,
            "freitag" | "fr" => Weekday::Friday,
            "samstag" | "sonnabend" | "sa" => Weekday::Saturday,
            "sonntag" | "so" => Weekday::Sunday,
            date => return Self::date(date),
        };
        Some(Self::Weekday(weekday))
    }

    fn date(word: &str) -> Option<Self> {
        let mut parts = word.split('.');
        let mut number = |longest: usize| {
            let part = parts.next()?;
            let digits =
                (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<i16>().ok()).flatten()
        };
        let (day, month) = (i8::try_from(number(2)?).ok()?, i8::try_from(number(2)?).ok()?);
        let year = number(4);
        // "3.1.27" is in this century; "3.1.x" is no day at all.
        let year = year.map(|year| if year < 100 { 2000 + year } else { year });
        let whole = word.split('.').count() == if year.is_some() { 3 } else { 2 };
        whole.then_some(Self::Date { day, month, year })
    }

    /// The day itself; `None` if there is no such day, or it is past.
    pub fn next(self, today: Date) -> Option<Date> {
        let day = match self {
            Self::In(days) => today.checked_add(i64::from(days).days()).ok()?,
            Self::Weekday(weekday) => {
                let ahead = today.weekday().until(weekday);
                today.checked_add(i64::from(ahead).days()).ok()?
            }
            Self::Date { day, month, year: Some(year) } => Date::new(year, month, day).ok()?,
            Self::Date { day, month, year: None } => {
                // Four years, for 29 February.
                let years = today.year()..=today.year().saturating_add(8);
                let mut days = years.filter_map(|year| Date::new(year, month, day).ok());
                days.find(|day| *day >= today)?
            }
        };
        (day >= today).then_some(day)
    }
}

/// Reads what stands behind `!dienst`.
pub(super) fn duty(rest: &str) -> Result<DutyCommand, Mistake> {
    let words = words(rest);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Ok(match words.as_slice() {
        [] => DutyCommand::Show,
        ["aus"] => DutyCommand::Off,
        ["an"] => DutyCommand::On(None),
        ["an", "bis", day] | ["an" | "bis", day] => {
            DutyCommand::On(Some(SaidDay::parse(day).ok_or(Mistake::WrongDuty)?))
        }
        _ => return Err(Mistake::WrongDuty),
    })
}

/// Reads what stands behind `!abwesend`.
pub(super) fn away(rest: &str) -> Result<AwayCommand, Mistake> {
    let words = words(rest);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (from, until, substitute) = match words.as_slice() {
        ["aus"] => return Ok(AwayCommand::Back),
        ["bis", until] => (None, until, None),
        ["bis", until, substitute] => (None, until, Some(substitute)),
        ["ab" | "von", from, "bis", until] => (Some(from), until, None),
        ["ab" | "von", from, "bis", until, substitute] => (Some(from), until, Some(substitute)),
        _ => return Err(Mistake::WrongAbsence),
    };
    let day = |word: &str| SaidDay::parse(word).ok_or(Mistake::WrongAbsence);
    Ok(AwayCommand::Away {
        from: from.map_or(Ok(SaidDay::In(0)), |from| day(from))?,
        until: day(until)?,
        substitute: substitute.map(|id| QueueId::new(*id)),
    })
}

fn words(rest: &str) -> Vec<String> {
    rest.split_whitespace().map(super::command::plain).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a day")
    }

    /// The day meant on Friday, 27 November 2026.
    fn said(text: &str) -> Option<String> {
        SaidDay::parse(text)?.next(date("2026-11-27")).map(|day| day.to_string())
    }

    #[test]
    fn days_are_read_as_tired_people_write_them() {
        for (text, day) in [
            ("heute", "2026-11-27"),
            ("Morgen", "2026-11-28"),
            ("Freitag", "2026-11-27"),
            ("do", "2026-12-03"),
            ("27.11.", "2026-11-27"),
            ("26.11.", "2027-11-26"),
            ("3.1.", "2027-01-03"),
            ("03.01", "2027-01-03"),
            ("3.1.27", "2027-01-03"),
            ("3.1.2027", "2027-01-03"),
            ("29.2.", "2028-02-29"),
        ] {
            assert_eq!(said(text).as_deref(), Some(day), "{text}");
        }
        for none in [
            "",
            ".",
            "3",
            "3.",
            "31.4.",
            "0.1.",
            "3.13.",
            "3.1.2026",
            "3.1.x",
            "3..1",
            "-3.1.",
            "3.1.2027.5",
            "bald",
        ] {
            assert_eq!(said(none), None, "{none}");
        }
    }

    #[test]
    fn duty_and_absence_are_read_in_their_few_forms() {
        let third = SaidDay::Date { day: 3, month: 1, year: None };
        for text in ["an bis 3.1.", "bis 3.1.", "an 3.1.", " An  Bis 3.1. "] {
            assert_eq!(duty(text), Ok(DutyCommand::On(Some(third))), "{text}");
        }
        assert_eq!(duty("an"), Ok(DutyCommand::On(None)));
        for wrong in ["ab", "an bis", "an bald", "an bis 3.1. abends", "aus bis 3.1."] {
            assert_eq!(duty(wrong), Err(Mistake::WrongDuty), "{wrong}");
        }
        let substitute = Some(QueueId::new("lks"));
        let away_from = |from, substitute| Ok(AwayCommand::Away { from, until: third, substitute });
        assert_eq!(away("bis 3.1."), away_from(SaidDay::In(0), None));
        assert_eq!(away("bis 3.1. LKS"), away_from(SaidDay::In(0), substitute.clone()));
        assert_eq!(away("ab morgen bis 3.1. lks"), away_from(SaidDay::In(1), substitute));
        for wrong in ["", "an", "bis", "bis bald", "3.1.", "bis 3.1. lks bitte", "aus lks"] {
            assert_eq!(away(wrong), Err(Mistake::WrongAbsence), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_day_that_is_read_is_the_one_that_was_written(days in 0..3000_i64, ahead in 0..360_i64, text in ".{0,12}") {
            let today = date("2026-01-01").checked_add(days.days()).unwrap();
            let meant = today.checked_add(ahead.days()).unwrap();
            let written = format!("{}.{}.", meant.day(), meant.month());
            prop_assert_eq!(SaidDay::parse(&written).and_then(|said| said.next(today)), Some(meant));
            let year = format!("{written}{}", meant.year());
            prop_assert_eq!(SaidDay::parse(&year).and_then(|said| said.next(today)), Some(meant));
            if let Some(day) = SaidDay::parse(&text).and_then(|said| said.next(today)) {
                prop_assert!(day >= today, "{text}");
            }
        }
    }
}
