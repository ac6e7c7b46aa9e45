//! A story that was written before there was a request for it: the first message, and what was meant for another service.

use super::danger::{self, Aid};
use super::effect::Effect;
use super::propose::propose;
use super::reading;
use super::say::{Preview, Say};
use super::turn::Turn;
use crate::understand::crisis::Certainty;

/// Takes the first message down, as it was held in memory.
pub(super) fn take(turn: &mut Turn<'_>) {
    turn.effect(Effect::DropStory);
    let Some(story) = turn.fresh.story.clone() else {
        turn.say(Say::StoryGone);
        return go_on(turn);
    };
    let aid = danger::aid(&story, &turn.dialogue, turn.fresh.now);
    let sure = aid.as_ref().filter(|aid| aid.certainty == Certainty::Sure);
    danger::flag(turn, sure.map(Aid::flag).unwrap_or_default());
    // It was written before, perhaps in several messages.
    turn.message = None;
    turn.note_aloud(&story);
    // What was written after the question was written later.
    turn.dialogue.draft.words.rotate_right(1);
    propose(turn);
}

/// Goes on after the question about the first message, with what was written since.
pub(super) fn go_on(turn: &mut Turn<'_>) {
    if turn.dialogue.draft.words.is_empty() { turn.next() } else { propose(turn) }
}

/// Makes a message that was meant for a service the words of a new request, so that nobody has to tell it twice.
pub(super) fn begin_with_texts(turn: &mut Turn<'_>) {
    // "hallo?" is no beginning of a request.
    if !reading::says_something(&turn.dialogue) {
        turn.dialogue.relay_to = None;
        turn.say(Say::RelayDiscarded);
        return turn.begin_again();
    }
    let (texts, crisis) = (turn.dialogue.texts().to_vec(), turn.dialogue.relay_crisis);
    turn.dialogue.relay_to = None;
    turn.new_draft();
    turn.dialogue.draft.words = texts;
    danger::flag(turn, crisis);
    turn.say(Say::WordsNoted(Preview::of(&turn.dialogue.draft.words)));
    propose(turn);
}
