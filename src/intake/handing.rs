//! Handing a case on to another service: asked once and clearly, and done only with the person's yes.

use super::dialogue::Dialogue;
use super::effect::Effect;
use super::question::Choice;
use super::say::Say;
use super::stage::{Listed, Stage};
use super::turn::Turn;
use crate::id::{CaseCode, QueueId};

/// The question whether a case may go to another service, with its answers; `None` if the case is not there.
pub(super) fn question(dialogue: &Dialogue, code: &CaseCode) -> Option<(Say, Vec<Choice>)> {
    let case = dialogue.case(code)?;
    let to = case.handing_on.clone()?;
    let there = dialogue.case_with(&to).map(|there| there.code.clone());
    let choices = vec![Choice::HandOn(code.clone(), to.clone()), Choice::StayWith(code.clone())];
    Some((Say::AskHandOn { code: code.clone(), from: case.queue.clone(), to, there }, choices))
}

/// The case whose handing on waits for an answer; of several the one spoken of last.
pub(super) fn waiting(dialogue: &Dialogue) -> Option<&CaseCode> {
    let asked = dialogue.cases.iter().rev().find(|case| case.handing_on.is_some());
    asked.map(|case| &case.code)
}

/// Notes that a service wants to hand a case on, and asks. Asked again it is the same question.
pub(super) fn ask(dialogue: &mut Dialogue, code: &CaseCode, to: QueueId) -> Vec<Effect> {
    let Some(case) = dialogue.cases.iter_mut().find(|case| case.code == *code) else { return Vec::new() };
    case.handing_on = Some(to);
    dialogue.listed = Listed::HandOn;
    question(dialogue, code).map(|(say, choices)| Effect::Ask(say, choices)).into_iter().collect()
}

/// Asks once more, where something said aside has put the question out of sight.
pub(super) fn remind(turn: &mut Turn<'_>) {
    let asked = waiting(&turn.dialogue).and_then(|code| question(&turn.dialogue, code));
    if let Some((say, choices)) = asked {
        turn.effect(Effect::Ask(say, choices));
    }
}

/// Takes the answer: yes to this service, or no. A refusal changes nothing.
pub(super) fn answer(turn: &mut Turn<'_>, code: &CaseCode, yes: Option<&QueueId>) {
    let case = turn.dialogue.cases.iter_mut().find(|case| case.code == *code);
    let fits = |to: &mut QueueId| yes.is_none_or(|agreed| agreed == to);
    let Some((case, to)) = case.and_then(|case| case.handing_on.take_if(fits).map(|to| (case, to))) else {
        // Answered before, asked about another service since, or the case is closed.
        turn.say(Say::StaleButton);
        return turn.ask();
    };
    turn.dialogue.listed = Listed::Nothing;
    let refused = yes.is_some() && turn.fresh.refusing.contains(&to);
    let yes = yes.is_some() && !refused;
    if yes {
        case.queue = to.clone();
        // What the service that gives it away has asked besides is not asked by the other.
        case.second = None;
    }
    let queue = case.queue.clone();
    let code = code.clone();
    if yes {
        turn.effect(Effect::HandOn { code: code.clone(), to });
        turn.say(Say::HandedOn { code, queue });
    } else {
        if refused {
            turn.say(Say::Refused { queue: to });
        }
        turn.effect(Effect::Stay { code: code.clone() });
        turn.say(Say::StaysWith { code, queue });
    }
    // A message that waits for its yes waits on.
    if matches!(turn.dialogue.stage, Stage::Relay(_)) {
        turn.ask();
    }
}
