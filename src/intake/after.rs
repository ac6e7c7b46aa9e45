//! What reaches a person after the receipt: answers from staff, news of the card, the end of the case.
//!
//! Someone who is not alone with their device gets "Neue Nachricht" first, and everything else after a tap; whatever
//! question is open stays open.

use super::dialogue::{Dialogue, Unopened};
use super::effect::Effect;
use super::handing;
use super::over;
use super::question::Choice;
use super::say::Say;
use super::second;
use super::stage::{Listed, Stage};
use super::step::Step;
use crate::id::{CaseCode, QueueId};

/// Brings something about a case to the person.
pub fn bring(mut dialogue: Dialogue, code: &CaseCode, queue: &QueueId, what: Unopened) -> Step {
    let (closed, quiet) = (over::listed(&what), what == Unopened::Claimed);
    let closes = closed.is_some() || matches!(what, Unopened::Barred { .. } | Unopened::Expired { .. });
    if matches!(what, Unopened::Answer(_)) {
        note_answer(&mut dialogue, code);
    }
    let discreet = dialogue.case(code).is_some_and(|case| case.discreet.is_some());
    let effects = if discreet {
        if let Some(case) = dialogue.cases.iter_mut().find(|case| case.code == *code) {
            case.unopened.push(what);
            case.closed |= closes;
        }
        // That somebody has taken the case is not worth a sound beside somebody who reads along: it is told with the answer.
        if quiet {
            Vec::new()
        } else {
            dialogue.listed = Listed::Notice;
            vec![Effect::Ask(Say::NewMessage, vec![Choice::ShowAnswer])]
        }
    } else {
        if let Some(case) = dialogue.cases.iter_mut().find(|case| case.code == *code) {
            case.closed |= closes;
        }
        dialogue.listed = Listed::Nothing;
        // Whoever answers from now on answers this service; what is being looked through already goes where it was meant to.
        if matches!(what, Unopened::Answer(_)) {
            dialogue.turn_to(code);
        }
        let unsent = end_closed(&mut dialogue);
        let news = match (opened(code, queue, what), closed) {
            (Opened::Word(say), Some(listed)) => {
                dialogue.over = Some(code.clone());
                dialogue.listed = listed;
                vec![Effect::Ask(say, over::choices(code, listed))]
            }
            (Opened::Word(say), None) => vec![Effect::Say(say)],
            (Opened::Question(question), _) => ask(&mut dialogue, code, question),
        };
        news.into_iter().chain(unsent.map(Effect::Say)).collect()
    };
    // It has the number of the question before it; a tap on it is not the last one once more.
    if effects.iter().any(|effect| matches!(effect, Effect::Ask(..))) {
        dialogue.last_tap = None;
    }
    Step { dialogue, effects }
}

/// From now on a number may be an answer to it.
fn note_answer(dialogue: &mut Dialogue, code: &CaseCode) {
    if let Some(case) = dialogue.cases.iter_mut().find(|case| case.code == *code) {
        case.answered = true;
    }
    if let Some(done) = &mut dialogue.done {
        done.last = false;
    }
}

/// Tells the person what holds instead of an answer they have got.
pub fn correct(mut dialogue: Dialogue, code: &CaseCode, queue: &QueueId, text: String) -> Step {
    dialogue.listed = Listed::Nothing;
    note_answer(&mut dialogue, code);
    dialogue.turn_to(code);
    let say = Say::StaffCorrection { code: code.clone(), queue: queue.clone(), text };
    Step { dialogue, effects: vec![Effect::Say(say)] }
}

/// Ends a case without a word: the person wanted no answer. A message that waits for a yes stays, and whoever says yes
/// then learns that it goes to nobody.
pub fn end_silently(mut dialogue: Dialogue, code: &CaseCode) -> Step {
    dialogue.cases.retain(|case| case.code != *code);
    if !dialogue.is_relaying() {
        end_closed(&mut dialogue);
    }
    Step { dialogue, effects: Vec::new() }
}

/// What an unopened thing is once it is opened.
pub(super) enum Opened {
    /// Something to read.
    Word(Say),
    Question(Question),
}

/// What a service may ask its person.
pub(super) enum Question {
    /// Whether the case may go to this service.
    HandOn(QueueId),
    /// Whether this service may have the request too.
    Second(QueueId),
    /// Whether the case shall be kept on; what asks it.
    KeepOn(Box<Say>),
}

/// Asks it; nothing if the case is not there any more.
pub(super) fn ask(dialogue: &mut Dialogue, code: &CaseCode, question: Question) -> Vec<Effect> {
    match question {
        Question::HandOn(to) => handing::ask(dialogue, code, to),
        Question::Second(to) => second::ask(dialogue, code, to),
        Question::KeepOn(say) => vec![over::ends_soon(dialogue, code, *say)],
    }
}

/// Opens something.
pub(super) fn opened(code: &CaseCode, queue: &QueueId, what: Unopened) -> Opened {
    let (code, queue) = (code.clone(), queue.clone());
    Opened::Word(match what {
        Unopened::HandOn(to) => return Opened::Question(Question::HandOn(to)),
        Unopened::Second(to) => return Opened::Question(Question::Second(to)),
        Unopened::EndsSoon { ends, unclaimed } => {
            let say = Say::EndsSoon { code, queue, ends, unclaimed };
            return Opened::Question(Question::KeepOn(Box::new(say)));
        }
        Unopened::Expired { unclaimed } => Say::Expired { code, queue, unclaimed },
        Unopened::Answer(answer) => Say::StaffAnswer { code, queue, text: answer.text },
        Unopened::Claimed => Say::Claimed { code, queue },
        Unopened::PromiseMissed { promised_by, other } => {
            Say::PromiseMissed { code, queue, promised_by, other }
        }
        Unopened::Closed => Say::Closed { code, queue, answered: true },
        Unopened::ClosedUnanswered => Say::Closed { code, queue, answered: false },
        Unopened::Barred { until } => Say::ClosedAndBarred { code, queue, until },
        Unopened::Waits => Say::CardWaits { code, queue },
        Unopened::Arrived => Say::CardArrived { code, queue },
        Unopened::CardLost => Say::CardLost { code, queue },
        Unopened::MessageLost => Say::MessageLost { code, queue },
    })
}

/// Lets go of closed cases with nothing unopened. Without another one under way, and no draft, the dialogue is over; a
/// message that was to be passed on is then passed on to nobody, which is what there is to say.
pub(super) fn end_closed(dialogue: &mut Dialogue) -> Option<Say> {
    dialogue.cases.retain(|case| !case.closed || !case.unopened.is_empty());
    let unsent = dialogue.is_relaying();
    if dialogue.cases.is_empty() && (*dialogue.open_stage() == Stage::Sent || unsent) {
        dialogue.end();
        return dialogue.relay_to.take().filter(|_| unsent).map(Say::RelayGone);
    }
    None
}
