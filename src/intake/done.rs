//! The question by which something was sent last. Who answers it a second time, with the words of its buttons or their numbers,
//! has nothing to tell a service.
//!
//! A number may be an answer to what staff asked ("1) Montag oder 2) Dienstag?"). It counts as said twice only while no answer of
//! a service has come; after that it goes to staff, and if the person wrote last themselves, with a yes.

use serde::{Deserialize, Serialize};

use super::ask;
use super::dialogue::Dialogue;
use super::question::Choice;
use super::say::Say;
use super::stage::Stage;
use super::turn::Turn;
use crate::id::CaseCode;

/// What was sent last, or kept back, and by which question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub chosen: Choice,
    /// All its choices, in the order in which they were numbered.
    pub listed: Vec<Choice>,
    pub code: CaseCode,
    /// No answer of a service was read since.
    pub last: bool,
}

impl Done {
    /// The choices whose labels mean nothing else. "Zurück" and "Hilfe" are said at any time.
    pub(super) fn labels(&self) -> impl Iterator<Item = &Choice> {
        self.listed.iter().filter(|choice| !matches!(choice, Choice::Back | Choice::Help))
    }
}

/// The question that is done with, where a text may be an answer to it.
pub(super) fn of(dialogue: &Dialogue) -> Option<&Done> {
    dialogue.done.as_deref().filter(|_| matches!(dialogue.stage, Stage::Sent | Stage::Relay(_)))
}

/// Whether also a number, a yes or another word for the choice is more likely said twice than meant for staff.
pub(super) fn in_other_words(dialogue: &Dialogue) -> bool {
    let last = dialogue.done.as_ref().is_some_and(|done| done.last);
    last && dialogue.stage == Stage::Sent && !dialogue.cases.iter().any(|case| case.answered)
}

/// Remembers the open question as done with by this choice.
pub(super) fn note(turn: &mut Turn<'_>, chosen: Choice, code: CaseCode) {
    let listed = ask::question(turn.guide, &turn.dialogue).map(|(_, choices)| choices).unwrap_or_default();
    turn.dialogue.done = Some(Box::new(Done { chosen, listed, code, last: true }));
}

/// Whether a choice belongs to the question that is done with, and to none that is open.
pub(super) fn is_done(turn: &Turn<'_>, choice: &Choice) -> bool {
    let open = || ask::answers(turn.guide, &turn.dialogue).open.contains(choice);
    of(&turn.dialogue).is_some_and(|done| done.labels().any(|label| label == choice)) && !open()
}

/// Says kindly that it is done, and sends nothing.
pub(super) fn again(turn: &mut Turn<'_>, choice: &Choice) {
    match turn.dialogue.done.as_deref().cloned() {
        Some(Done { chosen, code, .. }) if chosen == *choice => turn.say(match chosen {
            Choice::RelayDiscard => Say::RelayDiscarded,
            _ => Say::AlreadySent(code),
        }),
        _ => {
            turn.say(Say::StaleButton);
            turn.ask();
        }
    }
}

/// Whether a service has answered since the person wrote last, so that a word or a number may be meant for it.
pub(super) fn service_spoke_last(dialogue: &Dialogue) -> bool {
    dialogue.done.as_ref().is_some_and(|done| !done.last)
}

/// The choice of the question that is done with that a bare number names once more, where nothing else can be meant by it.
pub(super) fn numbered(dialogue: &Dialogue, number: usize) -> Option<&Choice> {
    let done = of(dialogue).filter(|_| in_other_words(dialogue))?;
    number.checked_sub(1).and_then(|at| done.listed.get(at))
}
