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
use super::stage::{Listed, Stage};
use super::step::Step;
use crate::id::{CaseCode, QueueId};

/// Brings something about a case to the person.
pub fn bring(mut dialogue: Dialogue, code: &CaseCode, queue: &QueueId, what: Unopened) -> Step {
    let (closed, quiet) = (what == Unopened::Closed, what == Unopened::Claimed);
    let closes = closed || matches!(what, Unopened::Barred { .. } | Unopened::Expired { .. });
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
        let news = match opened(code, queue, what) {
            Opened::Word(say) if closed => {
                dialogue.over = Some(code.clone());
                dialogue.listed = Listed::Over;
                vec![Effect::Ask(say, over::choices(code))]
            }
            Opened::Word(say) => vec![Effect::Say(say)],
            Opened::HandOn(to) => handing::ask(&mut dialogue, code, to),
            Opened::EndsSoon(say) => vec![over::ends_soon(&mut dialogue, code, say)],
        };
        news.into_iter().chain(unsent.map(Effect::Say)).collect()
    };
    Step { dialogue, effects }
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
    /// A question: whether the case may go to this service.
    HandOn(QueueId),
    /// A question: whether the case shall be kept on.
    EndsSoon(Say),
}

/// Opens something.
pub(super) fn opened(code: &CaseCode, queue: &QueueId, what: Unopened) -> Opened {
    let (code, queue) = (code.clone(), queue.clone());
    Opened::Word(match what {
        Unopened::HandOn(to) => return Opened::HandOn(to),
        Unopened::EndsSoon { ends, unclaimed } => {
            return Opened::EndsSoon(Say::EndsSoon { code, queue, ends, unclaimed });
        }
        Unopened::Expired { unclaimed } => Say::Expired { code, queue, unclaimed },
        Unopened::Answer(text) => Say::StaffAnswer { code, queue, text },
        Unopened::Claimed => Say::Claimed { code, queue },
        Unopened::PromiseMissed { promised_by, other } => {
            Say::PromiseMissed { code, queue, promised_by, other }
        }
        Unopened::Closed => Say::Closed { code, queue },
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
        return dialogue.relay_to.take().filter(|_| unsent).map(|code| Say::RelayGone { code });
    }
    None
}
