//! How long to wait before trying again.

use std::time::Duration;

/// The waiting times of the channel; tests shorten them.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Before the first repetition; doubled for each further one.
    pub first: Duration,
    /// The longest wait between repetitions.
    pub longest: Duration,
    /// The wait where only a human being can help (token refused, another program polls).
    pub slow: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { first: Duration::from_secs(1), longest: Duration::from_mins(1), slow: Duration::from_mins(1) }
    }
}

/// Counts failures in a row.
pub(super) struct Backoff {
    pace: Pace,
    failures: u32,
}

impl Backoff {
    pub(super) fn new(pace: Pace) -> Self {
        Self { pace, failures: 0 }
    }

    /// Something worked: begin anew.
    pub(super) fn reset(&mut self) {
        self.failures = 0;
    }

    /// The next wait: between half of the doubled time and all of it, so that many clients of a server that comes
    /// back do not all knock at once. `random` is any number, evenly spread.
    pub(super) fn next(&mut self, random: u32) -> Duration {
        let full = self.pace.first.saturating_mul(2_u32.saturating_pow(self.failures)).min(self.pace.longest);
        self.failures = self.failures.saturating_add(1);
        full / 2 + (full / 2).mul_f64(f64::from(random) / f64::from(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_the_longest_and_begin_anew_after_a_success() {
        let pace = Pace { first: Duration::from_secs(1), longest: Duration::from_mins(1), ..Pace::default() };
        let mut backoff = Backoff::new(pace);
        let waits: Vec<u64> = (0..40).map(|_| backoff.next(u32::MAX).as_secs()).collect();
        assert_eq!(waits[..8], [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(waits[39], 60);
        backoff.reset();
        assert_eq!(backoff.next(0), Duration::from_millis(500));
    }
}
