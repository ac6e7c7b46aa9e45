//! How much one account, and everybody in one district together, may send before Lotse becomes careful.
//!
//! By the keyed hash of the account, in memory only: a restart forgives. Nothing that is said in an open case is ever dropped,
//! nobody who tells of danger goes without numbers, and whoever is slowed down is told so once.

use std::collections::{HashMap, HashSet, VecDeque};

use jiff::{SignedDuration, Timestamp};

use super::task::Desk;
use super::work::Work;
use crate::handoff::say::StaffSay;
use crate::id::{Ags, Lookup, QueueId};
use crate::intake::dialogue::Dialogue;
use crate::intake::input::Input;
use crate::locale::OperatorSay;
use crate::understand::crisis;

/// So many messages and taps in a row are answered, and one more for each second since. Who reads what is asked does not come
/// near it, nor does somebody who sends on a long story sentence by sentence.
const INPUTS: u32 = 60;
/// From so many on, somebody who was slowed down counts as calm again.
const CALM: u32 = 10;

/// So many requests of one account are taken in [`A_DAY`]; in a flood only one.
const REQUESTS: usize = 5;
const REQUESTS_IN_A_FLOOD: usize = 1;
const A_DAY: SignedDuration = SignedDuration::from_hours(24);

/// So many requests from one district in [`AN_HOUR`] are a flood: more than a centre sees in a usual month. It is over when
/// less than half of that came in the last hour.
const FLOOD: usize = 12;
const AN_HOUR: SignedDuration = SignedDuration::from_hours(1);

/// What one account may still send at once.
struct Bucket {
    left: u32,
    at: Timestamp,
    /// They were told that they are being slowed down.
    told: bool,
}

/// Whether something is taken from an account.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pace {
    Fine,
    /// Too fast, and they are to be told.
    TooFast,
    /// Too fast, and they know.
    StillTooFast,
}

/// What accounts and districts have sent lately.
#[derive(Default)]
pub(super) struct Limits {
    inputs: HashMap<Lookup, Bucket>,
    requests: HashMap<Lookup, Vec<Timestamp>>,
    /// When requests from a district came, or without one; the oldest first.
    districts: HashMap<Option<Ags>, VecDeque<Timestamp>>,
    floods: HashSet<Option<Ags>>,
}

impl Limits {
    /// Counts a message or tap.
    fn input(&mut self, who: Lookup, now: Timestamp) -> Pace {
        let bucket = self.inputs.entry(who).or_insert(Bucket { left: INPUTS, at: now, told: false });
        let seconds = now.duration_since(bucket.at).as_secs().max(0);
        if seconds > 0 {
            let refilled = i64::from(bucket.left).saturating_add(seconds).min(INPUTS.into());
            bucket.left = u32::try_from(refilled).unwrap_or(INPUTS);
            bucket.at = now;
        }
        bucket.told &= bucket.left < CALM;
        match bucket.left.checked_sub(1) {
            Some(left) => {
                bucket.left = left;
                Pace::Fine
            }
            None if std::mem::replace(&mut bucket.told, true) => Pace::StillTooFast,
            None => Pace::TooFast,
        }
    }

    /// How many requests an account may send in a day, if it has sent that many and may send no more for now.
    fn enough(&self, who: &Lookup, district: Option<Ags>, now: Timestamp) -> Option<usize> {
        let sent = self.requests.get(who)?.iter().filter(|at| now.duration_since(**at) < A_DAY).count();
        let limit = if self.floods.contains(&district) { REQUESTS_IN_A_FLOOD } else { REQUESTS };
        (sent >= limit).then_some(limit)
    }

    /// Counts a request; says how many there were in the last hour if a flood begins with it.
    fn request(&mut self, who: Lookup, district: Option<Ags>, now: Timestamp) -> Option<usize> {
        self.requests.entry(who).or_default().push(now);
        let lately = self.districts.entry(district).or_default();
        lately.push_back(now);
        lately.retain(|at| now.duration_since(*at) < AN_HOUR);
        let count = lately.len();
        (count >= FLOOD && self.floods.insert(district)).then_some(count)
    }

    /// Forgets what does not count any more; returns the districts in which a flood is over.
    fn sweep(&mut self, now: Timestamp) -> Vec<Option<Ags>> {
        self.inputs.retain(|_, bucket| {
            i64::from(bucket.left) + now.duration_since(bucket.at).as_secs() < INPUTS.into()
        });
        self.requests.retain(|_, sent| {
            sent.retain(|at| now.duration_since(*at) < A_DAY);
            !sent.is_empty()
        });
        self.districts.retain(|_, lately| {
            lately.retain(|at| now.duration_since(*at) < AN_HOUR);
            !lately.is_empty()
        });
        let still = |district: &Option<Ags>| {
            self.districts.get(district).is_some_and(|lately| lately.len() >= FLOOD / 2)
        };
        let over: Vec<Option<Ags>> =
            self.floods.iter().filter(|district| !still(district)).copied().collect();
        self.floods.retain(|district| !over.contains(district));
        over
    }
}

impl Desk {
    /// Whether a message or tap is taken. In an open case it always is, and so is whatever tells of danger.
    pub(super) fn pace(&mut self, who: Lookup, dialogue: &Dialogue, input: &Input, now: Timestamp) -> Pace {
        let pace = self.limits.input(who, now);
        if pace == Pace::Fine || !dialogue.cases.is_empty() {
            return Pace::Fine;
        }
        match input {
            Input::Text { text, .. } | Input::Edited(text) | Input::Captioned(_, text)
                if crisis::hear(text).is_some() =>
            {
                Pace::Fine
            }
            _ => pace,
        }
    }

    /// How many requests this account may send in a day, if that many are sent.
    pub(super) fn sent_enough(&self, who: &Lookup, dialogue: &Dialogue, now: Timestamp) -> Option<usize> {
        self.limits.enough(who, dialogue.draft.district.said(), now)
    }

    /// Counts a request. When a flood begins the operator and the room that gets this one are told.
    pub(super) fn count_for_limits(
        &mut self,
        work: &mut Work,
        who: Lookup,
        district: Option<Ags>,
        queue: &QueueId,
    ) {
        if let Some(count) = self.limits.request(who, district, work.now) {
            tracing::warn!(count, "more requests than usual come from one district");
            self.alarm(work, &OperatorSay::Flood { district: self.short_of(district), count });
            self.say_in(work, queue, &StaffSay::Flood { district, count });
        }
    }

    /// Tells the operator where a flood is over.
    pub(super) fn end_floods(&mut self, work: &mut Work) {
        for district in self.limits.sweep(work.now) {
            let district = self.short_of(district);
            self.alarm(work, &OperatorSay::FloodOver { district });
        }
    }

    fn short_of(&self, district: Option<Ags>) -> Option<String> {
        district.and_then(|ags| self.directory.district(ags)).map(|district| district.short.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    fn who(byte: u8) -> Lookup {
        Lookup([byte; 32])
    }

    #[test]
    fn who_sends_without_end_is_told_once_and_taken_again_after_a_pause() {
        let mut limits = Limits::default();
        let taken = (0..INPUTS + 5).map(|_| limits.input(who(1), at(0))).collect::<Vec<_>>();
        let (fine, rest) = taken.split_at(INPUTS as usize);
        assert!(fine.iter().all(|pace| *pace == Pace::Fine));
        assert_eq!(rest[0], Pace::TooFast);
        assert!(rest[1..].iter().all(|pace| *pace == Pace::StillTooFast));
        assert_eq!(limits.input(who(2), at(0)), Pace::Fine, "others are not slowed down");
        assert_eq!(limits.input(who(1), at(1)), Pace::Fine);
        assert_eq!(limits.input(who(1), at(1)), Pace::StillTooFast, "still the same rush");
        assert_eq!(limits.input(who(1), at(40)), Pace::Fine);
        for _ in 0..INPUTS {
            limits.input(who(1), at(40));
        }
        limits.sweep(at(39 + i64::from(INPUTS)));
        assert!(limits.inputs.contains_key(&who(1)) && !limits.inputs.contains_key(&who(2)));
    }

    #[test]
    fn a_flood_is_noticed_once_and_ends() {
        let mut limits = Limits::default();
        let (here, there) = (Some(Ags(13_076)), None);
        let began: Vec<_> = (0..20).filter_map(|n| limits.request(who(n), here, at(n.into()))).collect();
        assert_eq!(began, [FLOOD]);
        assert_eq!(limits.enough(&who(1), here, at(30)), Some(REQUESTS_IN_A_FLOOD));
        assert_eq!(limits.enough(&who(99), here, at(30)), None, "a first request is always taken");
        assert_eq!(limits.enough(&who(1), there, at(30)), None, "elsewhere is no flood");
        assert!(limits.sweep(at(3000)).is_empty());
        assert_eq!(limits.sweep(at(3_700)), [here]);
        assert_eq!(limits.enough(&who(1), here, at(3_700)), None);
    }

    #[test]
    fn one_account_sends_so_many_requests_a_day() {
        let mut limits = Limits::default();
        for n in 0..5 {
            assert_eq!(limits.enough(&who(1), None, at(n * 7200)), None);
            limits.request(who(1), None, at(n * 7200));
        }
        assert_eq!(limits.enough(&who(1), None, at(5 * 7200)), Some(REQUESTS));
        assert_eq!(limits.enough(&who(1), None, at(24 * 3600)), None, "the first is a day old");
    }
}
