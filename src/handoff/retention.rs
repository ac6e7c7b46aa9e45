//! How long things are kept.

use jiff::{SignedDuration, Timestamp};

use super::request::full_hour;

/// The policy, from `[retention]` of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// A dialogue without a request, after its last message, in hours.
    pub draft_hours: u32,
    /// A request and everything about its person, after it was sent, opened again, or kept on at the person's wish, in days.
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

    /// When a case that is sent, opened again or kept on now is forgotten with its person: counted from the full hour
    /// before, since this time lies beside the sealed columns, and the minute would tell when somebody wrote.
    pub fn open_ends(self, now: Timestamp) -> Timestamp {
        after_hours(full_hour(now), self.open_days.saturating_mul(24))
    }

    /// When a closed case is forgotten.
    pub fn closed_ends(self, now: Timestamp) -> Timestamp {
        after_hours(now, self.closed_days.saturating_mul(24))
    }
}

fn after_hours(now: Timestamp, hours: u32) -> Timestamp {
    now.checked_add(SignedDuration::from_hours(hours.into())).unwrap_or(Timestamp::MAX)
}
