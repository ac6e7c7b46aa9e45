//! What a person's own words tell, read as they came.
//!
//! What goes to staff is masked, and a mask may have taken the word it all turns on: whoever was told that their message is
//! for another service since "Kameradschaft" looked like a name was not listened to. Only typed answers leave this module; the
//! words themselves do not.

use super::answer::is_story;
use super::dialogue::{Dialogue, Draft};
use super::evidence;
use crate::directory::Directory;
use crate::understand::anonymise::Gated;
use crate::understand::concern::{Opinion, Prior, Proposal, classify_with};
use crate::understand::crisis;
use crate::understand::language::{self, Language};
use crate::understand::place::{self, Place};
use crate::understand::plight::{self, Sign};

/// What the words and earlier answers of a draft speak for.
pub(super) fn opinion(draft: &Draft) -> Opinion {
    let words = draft.words.iter().map(Gated::written).collect::<Vec<_>>();
    classify_with(&words.join("\n"), evidence::of(draft))
}

/// What the words tell of where, and whether they say plainly that the person lives there or that it happened there.
pub(super) fn place(directory: &Directory, draft: &Draft) -> (Place, bool) {
    let words: Vec<_> = draft.words.iter().map(Gated::written).collect();
    if words.is_empty() { (Place::Unknown, false) } else { place::tell(directory, &words.join("\n")) }
}

/// Whether the texts that wait tell something, be it in few words, and are not a greeting or a short answer alone.
pub(super) fn says_something(dialogue: &Dialogue) -> bool {
    let told = |words: &str| {
        let speaks = !matches!(classify_with(words, Prior::default()).proposal(), Proposal::Ask);
        is_story(words) || speaks || crisis::hear(words).is_some()
    };
    dialogue.texts().iter().any(|text| text.removed().next().is_some() || told(&text.written()))
}

/// Whether the words tell of violence.
pub(super) fn attacked(draft: &Draft) -> bool {
    draft.words.iter().any(|words| plight::read(&words.written()).tells(Sign::Attacked))
}

/// The language that is not German, in which a message is written.
pub(super) fn language(draft: &Draft) -> Option<Language> {
    draft.words.iter().find_map(|words| language::foreign(&words.written()))
}
