//! The end of an open case by time: when both sides are told that it comes, and when it has come.
//!
//! A function of when the case is forgotten and of the time. Only the person can put it off, by a tap: were each of their
//! messages to do so by itself, a talk that never ends would be kept for ever without anybody having wished it.

use jiff::{SignedDuration, Timestamp};

use super::reminder::by_day;

/// How long before the end both sides are told of it: first in time to come back from a journey, then in time to act.
const WARNINGS: [SignedDuration; 2] = [days(14), days(3)];

/// How long before everything is gone the case ends, so that the last word is told by day, and has arrived before the
/// address is forgotten.
const LAST_WORD: SignedDuration = days(1);

const fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

/// What is known of an open case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// When it was sent, opened again, or kept on at its person's wish.
    pub since: Timestamp,
    /// When it is forgotten.
    pub ends: Timestamp,
    /// How many warnings are past, told or overtaken by a later one.
    pub warned: u8,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Tell both sides that the end comes, and ask the person whether the case shall be kept on.
    Warn,
    /// End the case: tell both sides, take it out of the room, forget it.
    End,
}

/// The outcome of looking at a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub due: Option<Step>,
    /// How many warnings are past, once what is due was done.
    pub warned: u8,
    /// When to look next, always later than now; `None` if nothing comes but what is due.
    pub again: Option<Timestamp>,
}

/// Looks at an open case. Looking late tells once what is due by then.
pub fn look(watch: &Watch, now: Timestamp) -> Look {
    let half = watch.ends.duration_since(watch.since) / 2;
    // Where cases are kept for a few days only, a warning would come with the receipt.
    let warnings = WARNINGS.into_iter().filter(|lead| *lead <= half).map(|lead| before(watch.ends, lead));
    let end = before(watch.ends, LAST_WORD.min(half));
    let past = warnings.clone().filter(|at| *at <= now).count();
    let past = u8::try_from(past).unwrap_or(u8::MAX);
    let due = if end <= now { Some(Step::End) } else { (past > watch.warned).then_some(Step::Warn) };
    let again = warnings.chain([end]).filter(|at| *at > now).min();
    Look { due, warned: past.max(watch.warned), again }
}

/// So long before the end, at an hour at which a person may be written to.
fn before(ends: Timestamp, lead: SignedDuration) -> Timestamp {
    by_day(ends.checked_sub(lead).unwrap_or(ends))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::directory::hours::local;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    fn watch(since: &str, ends: &str) -> Watch {
        Watch { since: at(since), ends: at(ends), warned: 0 }
    }

    #[test]
    fn both_sides_are_told_fourteen_and_three_days_ahead_and_it_ends_a_day_before_all_is_gone() {
        let mut watch = watch("2026-01-10T10:00:00Z", "2026-04-10T10:00:00Z");
        let mut told = Vec::new();
        let mut now = watch.since;
        while let Some(again) = look(&watch, now).again {
            now = again;
            let Look { due, warned, .. } = look(&watch, now);
            watch.warned = warned;
            told.push((due, now.to_string()));
        }
        let expected = [
            (Some(Step::Warn), "2026-03-27T10:00:00Z"),
            (Some(Step::Warn), "2026-04-07T10:00:00Z"),
            (Some(Step::End), "2026-04-09T10:00:00Z"),
        ];
        assert_eq!(told, expected.map(|(due, at)| (due, at.to_owned())));
    }

    #[test]
    fn what_is_kept_for_a_few_days_only_is_not_warned_of_at_once() {
        for (days, warnings) in [(1, 0), (7, 1), (27, 1), (28, 2)] {
            let since = at("2026-01-10T10:00:00Z");
            let ends = since.checked_add(SignedDuration::from_hours(24 * days)).expect("a time");
            let mut watch = Watch { since, ends, warned: 0 };
            assert_eq!(look(&watch, since).due, None, "{days} days");
            let mut seen = 0;
            let mut now = since;
            while let Some(again) = look(&watch, now).again {
                now = again;
                seen += usize::from(look(&watch, now).due == Some(Step::Warn));
                watch.warned = look(&watch, now).warned;
            }
            assert_eq!(seen, warnings, "{days} days");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_told_at_night_or_twice_and_the_end_comes_before_all_is_gone(
            start in 1_760_000_000_i64..1_800_000_000, days in 2_i64..400,
        ) {
            let since = Timestamp::from_second(start).expect("a time");
            let ends = since.checked_add(SignedDuration::from_hours(24 * days)).expect("a time");
            let mut watch = Watch { since, ends, warned: 0 };
            let mut now = since;
            let mut ended = false;
            for _ in 0..4 {
                let Some(again) = look(&watch, now).again else { break };
                now = again;
                let Look { due, warned, .. } = look(&watch, now);
                prop_assert!((8..20).contains(&local(now).hour()), "{}", local(now));
                prop_assert!(now < ends, "{now} is not before {ends}");
                prop_assert!(due.is_some());
                watch.warned = warned;
                ended = due == Some(Step::End);
                prop_assert!(ended || look(&watch, now).due.is_none(), "told twice");
            }
            prop_assert!(ended);
        }
    }
}
