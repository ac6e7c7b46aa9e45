//! How long things are kept.

use jiff::{SignedDuration, Timestamp};

/// The policy, from `[retention]` of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// A dialogue without a request, after its last message, in hours.
    pub draft_hours: u32,
    /// A request and everything about its person, after the person's last message, in whole days.
    pub open_days: u32,
    /// A closed case, after it was closed, in days.
    pub closed_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self { draft_hours: 24, open_days: 90, closed_days: 7 }
    }
}

impl Retention {
    /// When a dialogue without a request is forgotten.
    pub fn draft_ends(self, now: Timestamp) -> Timestamp {
        after_hours(now, self.draft_hours)
    }

    /// When an open case and its person are forgotten: at the end of the day (UTC), so that a person's open cases have to
    /// be written anew once a day and not with every message.
    pub fn open_ends(self, now: Timestamp) -> Timestamp {
        const DAY: i64 = 24 * 3600;
        let day = now.as_second().div_euclid(DAY).saturating_add(1).saturating_mul(DAY);
        after_hours(Timestamp::from_second(day).unwrap_or(now), self.open_days.saturating_mul(24))
    }

    /// When a closed case is forgotten.
    pub fn closed_ends(self, now: Timestamp) -> Timestamp {
        after_hours(now, self.closed_days.saturating_mul(24))
    }
}

fn after_hours(now: Timestamp, hours: u32) -> Timestamp {
    now.checked_add(SignedDuration::from_hours(hours.into())).unwrap_or(Timestamp::MAX)
}
