//! First messages sent before consent: in memory only, for at most half an hour.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroize;

use crate::id::Lookup;
use crate::intake::answer::WORDS_LIMIT;

/// How long a story is held (issue: "at most 30 minutes").
const HELD_FOR: SignedDuration = SignedDuration::from_mins(30);

/// How many stories are held at once; beyond it new ones are not taken, so that nobody can fill the memory.
const HELD_AT_ONCE: usize = 2_000;

#[derive(Default)]
pub(super) struct Stories {
    held: HashMap<Lookup, Story>,
}

struct Story {
    text: String,
    until: Timestamp,
}

impl Drop for Story {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

impl Stories {
    /// Holds a story, or adds to the one already held. The half hour counts from the first message.
    pub(super) fn hold(&mut self, who: Lookup, text: &str, now: Timestamp) {
        self.sweep(now);
        if self.held.len() >= HELD_AT_ONCE && !self.held.contains_key(&who) {
            return;
        }
        let until = now.checked_add(HELD_FOR).unwrap_or(now);
        let story = self.held.entry(who).or_insert_with(|| Story { text: String::new(), until });
        // A batch that could not be committed comes again, and with it the same words.
        if story.text.ends_with(text) {
            return;
        }
        if story.text.chars().count() + text.chars().count() < WORDS_LIMIT {
            if !story.text.is_empty() {
                story.text.push('\n');
            }
            story.text.push_str(text);
        }
    }

    /// The story held for someone, if its time has not run out.
    pub(super) fn held(&self, who: &Lookup, now: Timestamp) -> Option<String> {
        self.held.get(who).filter(|story| now < story.until).map(|story| story.text.clone())
    }

    pub(super) fn forget(&mut self, who: &Lookup) {
        self.held.remove(who);
    }

    /// Forgets what has been held too long.
    pub(super) fn sweep(&mut self, now: Timestamp) {
        self.held.retain(|_, story| now < story.until);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_forgotten_after_half_an_hour() -> Result<(), jiff::Error> {
        let start = Timestamp::from_second(1_000_000)?;
        let who = Lookup([7; 32]);
        let mut stories = Stories::default();
        stories.hold(who, "erster Teil", start);
        stories.hold(who, "zweiter Teil", start.checked_add(SignedDuration::from_mins(20))?);
        let just_before = start.checked_add(SignedDuration::from_secs(30 * 60 - 1))?;
        assert_eq!(stories.held(&who, just_before).as_deref(), Some("erster Teil\nzweiter Teil"));
        let after = start.checked_add(SignedDuration::from_mins(30))?;
        assert_eq!(stories.held(&who, after), None);
        stories.sweep(after);
        assert!(stories.held.is_empty());
        Ok(())
    }
}
