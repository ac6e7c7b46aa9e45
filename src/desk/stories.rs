//! First messages sent before consent: in memory only, for at most half an hour.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroize;

use crate::id::Lookup;
use crate::intake::answer::WORDS_LIMIT;

/// How long a story is held (issue: "at most 30 minutes").
pub const HELD_FOR: SignedDuration = SignedDuration::from_mins(30);

/// How many stories are held at once; beyond it new ones are not taken, so that nobody can fill the memory.
const HELD_AT_ONCE: usize = 2_000;

#[derive(Default)]
pub(super) struct Stories {
    held: HashMap<Lookup, Story>,
}

/// What becomes of someone's story.
pub(super) enum Change {
    /// It is held, or added to the one already held.
    Hold(String),
    Drop,
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
    /// Does what a step wanted, once it is written down. The half hour counts from the first message.
    pub(super) fn apply(&mut self, who: Lookup, change: Change, now: Timestamp) {
        match change {
            Change::Hold(text) => self.hold(who, &text, now),
            Change::Drop => {
                self.held.remove(&who);
            }
        }
    }

    /// Whether someone's story can be held beside those and so many that are coming.
    pub(super) fn has_room_beside(&self, coming: usize, now: Timestamp) -> bool {
        let held = self.held.values().filter(|story| now < story.until).count();
        held + coming < HELD_AT_ONCE
    }

    fn hold(&mut self, who: Lookup, text: &str, now: Timestamp) {
        self.sweep(now);
        let until = now.checked_add(HELD_FOR).unwrap_or(now);
        let story = self.held.entry(who).or_insert_with(|| Story { text: String::new(), until });
        add(&mut story.text, text);
    }

    /// The story held for someone, if its time has not run out, with what is about to become of it.
    pub(super) fn held<'a>(
        &self,
        who: &Lookup,
        coming: impl Iterator<Item = &'a Change>,
        now: Timestamp,
    ) -> Option<String> {
        let held = self.held.get(who).filter(|story| now < story.until).map(|story| story.text.clone());
        coming.fold(held, |held, change| match change {
            Change::Hold(text) => {
                let mut story = held.unwrap_or_default();
                add(&mut story, text);
                Some(story)
            }
            Change::Drop => None,
        })
    }

    /// Forgets what has been held too long.
    pub(super) fn sweep(&mut self, now: Timestamp) {
        self.held.retain(|_, story| now < story.until);
    }
}

/// Whether a message fits to a story.
pub(super) fn fits(story: &str, text: &str) -> bool {
    story.chars().count() + text.chars().count() <= WORDS_LIMIT
}

fn add(story: &mut String, text: &str) {
    if !story.is_empty() {
        story.push('\n');
    }
    story.push_str(text);
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
        assert_eq!(
            stories.held(&who, std::iter::empty(), just_before).as_deref(),
            Some("erster Teil\nzweiter Teil")
        );
        let after = start.checked_add(SignedDuration::from_mins(30))?;
        assert_eq!(stories.held(&who, std::iter::empty(), after), None);
        stories.sweep(after);
        assert!(stories.held.is_empty());
        Ok(())
    }
}
