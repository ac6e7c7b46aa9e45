//! The one place where the time of day is read.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::directory::hours::local;

/// Tells the time. Tests move it by hand.
pub trait Clock: Send + Sync + 'static {
    /// The time now.
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
        Timestamp::now()
    }
}
