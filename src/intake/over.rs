//! After a case was closed: whether it helped, and the way back into it. Nothing of it must be answered, and no dialogue
//! is under way for it; the desk knows the case as long as it is kept.

use super::effect::Effect;
use super::question::Choice;
use super::say::Say;
use super::turn::Turn;
use crate::handoff::tally::Helped;
use crate::id::CaseCode;

/// What is offered beneath the word that a case is closed.
pub(super) fn choices(code: &CaseCode) -> Vec<Choice> {
    let helped = Helped::ALL.into_iter().map(|helped| Choice::Helped(code.clone(), helped));
    helped.chain([Choice::Reopen(code.clone())]).collect()
}

/// Whether a choice is one of them, which is as good at any stage.
pub(super) fn is_offered(choice: &Choice) -> bool {
    matches!(choice, Choice::Helped(..) | Choice::Reopen(_))
}

/// Takes the answer whether it helped. It is counted, and that is all.
pub(super) fn helped(turn: &mut Turn<'_>, code: CaseCode, helped: Helped) {
    turn.effect(Effect::Helped { code, helped });
    turn.say(Say::HelpedThanks);
}

/// Opens a closed case again. Only the desk knows whether it is still kept, and says what came of it.
pub(super) fn reopen(turn: &mut Turn<'_>, code: CaseCode) {
    turn.dialogue.over = None;
    turn.effect(Effect::Reopen { code });
}
