//! When a message may reach the person.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::intake::dialogue::Hours;

/// The zone of all hours in Lotse.
pub const ZONE: &str = "Europe/Berlin";

/// The earliest moment from `now` on at which a message may arrive within the chosen hours; `None` for at once.
pub fn not_before(hours: Option<Hours>, now: Timestamp) -> Option<Timestamp> {
    let (from, to) = hours?.window()?;
    // The zone is compiled in; without it UTC would shift the window by an hour or two, never lose the message.
    let local = now.to_zoned(TimeZone::get(ZONE).unwrap_or(TimeZone::UTC));
    if (from..to).contains(&local.hour()) {
        return None;
    }
    let day = if local.hour() < from { local } else { local.checked_add(1.day()).ok()? };
    let opens = day.date().at(from, 0, 0, 0).to_zoned(day.time_zone().clone()).ok()?;
    Some(opens.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Timestamp {
        time.parse().unwrap()
    }

    #[test]
    fn messages_wait_for_the_chosen_hours() {
        // Berlin is two hours ahead of UTC in summer.
        let morning = Some(Hours::Morning);
        assert_eq!(not_before(morning, at("2026-07-01T07:00:00Z")), None);
        assert_eq!(not_before(morning, at("2026-07-01T03:00:00Z")), Some(at("2026-07-01T06:00:00Z")));
        assert_eq!(not_before(morning, at("2026-07-01T10:00:00Z")), Some(at("2026-07-02T06:00:00Z")));
        assert_eq!(not_before(Some(Hours::Any), at("2026-07-01T03:00:00Z")), None);
        assert_eq!(not_before(None, at("2026-07-01T03:00:00Z")), None);
    }

    #[test]
    fn the_night_the_clocks_change_moves_nothing() {
        let evening = Some(Hours::Evening);
        // 25 October 2026: from +2 to +1; 17 o'clock is then 16 o'clock UTC.
        assert_eq!(not_before(evening, at("2026-10-24T20:00:00Z")), Some(at("2026-10-25T16:00:00Z")));
    }
}
