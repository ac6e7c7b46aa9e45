//! What reaches a person after the receipt: answers from staff, the end of the case.

use super::dialogue::{Dialogue, Stage};
use super::effect::Effect;
use super::question::Choice;
use super::say::Say;
use super::step::Step;
use crate::id::{CaseCode, QueueId};

/// Brings an answer from staff to the person. Someone who is not alone with their device gets "Neue Nachricht" first
/// and the answer after a tap; whatever question is open stays open.
pub fn deliver(mut dialogue: Dialogue, code: &CaseCode, queue: &QueueId, text: String) -> Step {
    if let Some(case) = dialogue.case.as_mut().filter(|case| case.code == *code && case.discreet.is_some()) {
        case.unopened.push(text);
        let effects = vec![Effect::Ask(Say::NewMessage, vec![Choice::ShowAnswer])];
        return Step { dialogue, effects };
    }
    let effects = vec![Effect::Say(Say::StaffAnswer { code: code.clone(), queue: queue.clone(), text })];
    Step { dialogue, effects }
}

/// Tells the person that the service closed the case. Without another one under way the dialogue is over.
pub fn close(mut dialogue: Dialogue, code: &CaseCode, queue: &QueueId) -> Step {
    let mut effects = Vec::new();
    if let Some(case) = dialogue.case.take_if(|case| case.code == *code) {
        // What was written but not opened yet must not be lost with the case.
        effects.extend(
            case.unopened
                .into_iter()
                .map(|text| Effect::Say(Say::StaffAnswer { code: code.clone(), queue: queue.clone(), text })),
        );
        if matches!(dialogue.stage, Stage::Sent | Stage::Relay(_)) {
            dialogue.stage = Stage::New;
            dialogue.consent = None;
            dialogue.way_back.clear();
        }
    }
    effects.push(Effect::Say(Say::Closed { code: code.clone(), queue: queue.clone() }));
    Step { dialogue, effects }
}
