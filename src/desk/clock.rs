//! The one place where the time of day is read.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::directory::hours::local;

/// Tells the time. Tests move it by hand.
pub trait Clock: Send + Sync + 'static {
    /// The time now, in whole milliseconds. The store keeps times no finer: what is due by a time written there must be due by
    /// the time it was made from, or nobody comes back to it.
    fn now(&self) -> Timestamp;
}

/// The day it is in Schwerin.
pub fn day(now: Timestamp) -> Date {
    local(now).date()
}

/// The system's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place where the clock is read")]
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_no_finer_than_the_store_keeps_it() {
        for _ in 0..1000 {
            let now = SystemClock.now();
            assert_eq!(now.subsec_nanosecond() % 1_000_000, 0, "{now}");
        }
    }
}
