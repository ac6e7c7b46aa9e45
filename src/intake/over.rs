//! The end of a case. Before its time is over: whether it shall be kept on. After it was closed: whether it helped, and the way
//! back into it. Nothing of it must be answered, and no dialogue is under way for it; the desk knows the case as long as it is
//! kept.

use jiff::Timestamp;

use super::dialogue::{Dialogue, Unopened};
use super::effect::Effect;
use super::input::Meaning;
use super::question::Choice;
use super::say::Say;
use super::stage::Listed;
use super::turn::Turn;
use crate::handoff::tally::Helped;
use crate::id::CaseCode;

/// What may be answered to the word that a case is closed; `None` if it is another word. Whether it helped is asked only of
/// people who have had an answer.
pub(super) fn listed(word: &Unopened) -> Option<Listed> {
    match word {
        Unopened::Closed => Some(Listed::Over),
        Unopened::ClosedUnanswered => Some(Listed::Reopen),
        _ => None,
    }
}

/// What is offered beneath the word that a case is closed.
pub(super) fn choices(code: &CaseCode, listed: Listed) -> Vec<Choice> {
    let helped = if listed == Listed::Over { &Helped::ALL[..] } else { &[] };
    let helped = helped.iter().map(|helped| Choice::Helped(code.clone(), *helped));
    helped.chain([Choice::Reopen(code.clone())]).collect()
}

/// Whether a choice is one of those about an end, which are as good at any stage.
pub(super) fn is_offered(choice: &Choice) -> bool {
    matches!(choice, Choice::Helped(..) | Choice::Reopen(_) | Choice::KeepOn(_))
}

/// Says that a case will be forgotten, with the choice to keep it on.
pub(super) fn ends_soon(dialogue: &mut Dialogue, code: &CaseCode, say: Say) -> Effect {
    dialogue.ending = Some(code.clone());
    dialogue.listed = Listed::Ending;
    Effect::Ask(say, vec![Choice::KeepOn(code.clone())])
}

/// Keeps a case on. Only the desk knows whether it is still there, and says what came of it.
pub(super) fn keep_on(turn: &mut Turn<'_>, code: CaseCode) {
    turn.dialogue.ending = None;
    turn.effect(Effect::KeepOn { code });
}

/// What is said to whoever wants a case to be kept on that was closed meanwhile: it is still there until then, and may be opened
/// again, if its service takes it.
pub fn closed_meanwhile(
    dialogue: &mut Dialogue,
    code: CaseCode,
    ends: Timestamp,
    reopens: bool,
) -> (Say, Vec<Choice>) {
    let offered = if reopens { choices(&code, Listed::Reopen) } else { Vec::new() };
    if reopens {
        dialogue.over = Some(code.clone());
        dialogue.listed = Listed::Reopen;
    }
    (Say::ClosedMeanwhile { code, ends, reopens }, offered)
}

/// Takes what is written after a case was closed, where nothing else is open: nobody there gets it, and the case can be opened
/// again. Returns whether that is all there is to say; a message that tells something may begin anew.
pub(super) fn written_after(turn: &mut Turn<'_>, means: &Meaning) -> bool {
    let Some(code) = turn.dialogue.over.clone() else { return false };
    turn.effect(Effect::Ask(Say::AfterClosed(code.clone()), vec![Choice::Reopen(code)]));
    matches!(means, Meaning::Thanks | Meaning::Number(_) | Meaning::Yes | Meaning::No | Meaning::Stop)
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
