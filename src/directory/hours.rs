//! Opening hours as data; the locale writes them out.

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
}
