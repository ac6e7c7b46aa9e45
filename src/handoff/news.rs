//! News that nobody at the service decided to send: that a card waits, has arrived, or is lost. It comes whenever a server does or
//! does not answer, also at night, and then waits for the morning: a telephone that rings can betray somebody.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::reminder::by_day;
use crate::intake::dialogue::Unopened;

/// Who has written so recently is awake, and waits to hear what became of it.
const AWAKE: SignedDuration = SignedDuration::from_mins(30);

/// What waits for the morning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// The oldest first; each once.
    what: Vec<Unopened>,
    /// When it is told.
    pub at: Timestamp,
}

impl News {
    /// What there is to tell.
    pub fn into_what(self) -> Vec<Unopened> {
        self.what
    }
}

/// What becomes of a piece of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    Now(Unopened),
    Later,
    /// What it takes back was not told yet, so there is nothing to tell.
    Never,
}

/// Takes a piece of news; `last_heard` is when the person last wrote. What must wait is added to what waits already.
pub fn take(waiting: &mut Option<News>, what: Unopened, last_heard: Timestamp, now: Timestamp) -> Told {
    if what == Unopened::Arrived
        && let Some(news) = waiting
        && news.what.contains(&Unopened::Waits)
    {
        news.what.retain(|other| *other != Unopened::Waits);
        if news.what.is_empty() {
            *waiting = None;
        }
        return Told::Never;
    }
    let at = by_day(now);
    if at <= now || now.duration_since(last_heard) < AWAKE {
        return Told::Now(what);
    }
    let news = waiting.get_or_insert_with(|| News { what: Vec::new(), at });
    if !news.what.contains(&what) {
        news.what.push(what);
    }
    Told::Later
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    /// Berlin is an hour ahead of it.
    const NIGHT: &str = "2026-11-24T01:00:00Z";
    const EVENING: &str = "2026-11-23T17:00:00Z";

    #[test]
    fn by_day_and_to_whoever_is_awake_it_is_told_at_once() {
        for (heard, now) in [(EVENING, "2026-11-24T09:00:00Z"), ("2026-11-24T00:45:00Z", NIGHT)] {
            let mut waiting = None;
            let told = take(&mut waiting, Unopened::Waits, at(heard), at(now));
            assert_eq!((told, waiting), (Told::Now(Unopened::Waits), None));
        }
    }

    #[test]
    fn at_night_it_waits_for_the_morning_and_is_told_once() {
        let mut waiting = None;
        for _ in 0..2 {
            assert_eq!(take(&mut waiting, Unopened::MessageLost, at(EVENING), at(NIGHT)), Told::Later);
        }
        let news = waiting.expect("news");
        assert_eq!(news.at, at("2026-11-24T07:00:00Z"));
        assert_eq!(news.into_what(), [Unopened::MessageLost]);
    }

    #[test]
    fn what_is_over_by_the_morning_is_not_told() {
        let mut waiting = None;
        take(&mut waiting, Unopened::Waits, at(EVENING), at(NIGHT));
        let arrived = take(&mut waiting, Unopened::Arrived, at(EVENING), at("2026-11-24T02:00:00Z"));
        assert_eq!((arrived, waiting), (Told::Never, None));
    }
}
