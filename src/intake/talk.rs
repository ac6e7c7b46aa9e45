//! A talk that is under way after the receipt: who has just passed a message on need not say so for each next one.
//!
//! The first text, and one after a silence, may be meant for nobody, or be typed by somebody who has found the phone; those
//! wait for "So weitergeben". So does a text from which something was taken out, until the person has seen it, and what may be meant
//! for no service at all: the words of a button, a yes or a number though nothing was asked.

use jiff::SignedDuration;

use super::done;
use super::effect::Effect;
use super::handing;
use super::input::Meaning;
use super::question::Choice;
use super::say::Say;
use super::turn::Turn;
use super::typed;
use crate::id::CaseCode;
use crate::understand::addressed;
use crate::understand::crisis::Dangers;

/// After so long without a message passed on, the next one waits for a yes again.
const SILENCE: SignedDuration = SignedDuration::from_mins(30);

/// Whether a message now goes on a talk under way; with two cases open nobody could tell which one it is for.
pub(super) fn goes_on(turn: &Turn<'_>) -> bool {
    let mut open = turn.dialogue.cases.iter().filter(|case| !case.closed);
    let (Some(case), None) = (open.next(), open.next()) else { return false };
    case.passed_on.is_some_and(|at| turn.fresh.now.duration_since(at) < SILENCE)
}

/// Takes a message after the receipt. What may be an answer to our own questions, and none to a service, waits for a yes also in a
/// talk under way; so does what may tell of danger.
pub(super) fn take(turn: &mut Turn<'_>, text: &str, means: &Meaning) {
    if let Meaning::Number(number) = means
        && let Some(choice) = done::numbered(&turn.dialogue, *number).cloned()
    {
        return done::again(turn, &choice);
    }
    if *means == Meaning::Noted {
        return turn.ask();
    }
    let unsure = match means {
        Meaning::Label(_) => true,
        Meaning::Yes | Meaning::No | Meaning::Unsure | Meaning::Number(_) | Meaning::Alias(_) => {
            !done::service_spoke_last(&turn.dialogue)
        }
        // Signs alone, "??", may be meant for the bot.
        _ if !text.chars().any(char::is_alphanumeric) => !done::service_spoke_last(&turn.dialogue),
        // Nobody shall have to read it because it slipped out.
        _ => addressed::insults(text),
    };
    let under_way = goes_on(turn);
    if unsure && under_way {
        turn.say(Say::PerhapsNotForStaff);
    }
    if unsure || !under_way || turn.has_named_numbers() {
        return typed::relay(turn, text, Vec::new());
    }
    pass_on(turn, text);
}

/// A message of the person was passed on.
pub(super) fn went_on(turn: &mut Turn<'_>, code: &CaseCode) {
    let now = turn.fresh.now;
    if let Some(case) = turn.dialogue.cases.iter_mut().find(|case| case.code == *code) {
        case.passed_on = Some(now);
    }
    if let Some(done) = &mut turn.dialogue.done {
        done.chosen = Choice::RelayToStaff;
        done.code = code.clone();
        done.last = true;
    }
}

/// Passes a message on at once, unless the person has to see first what was taken out of it or stands above it.
fn pass_on(turn: &mut Turn<'_>, text: &str) {
    let mut cast = turn.dialogue.cast.clone();
    let gated = turn.guide.anonymiser.gate(text, &mut cast);
    let code = turn.dialogue.latest().map(|case| case.code.clone());
    let clean = gated.removed().next().is_none() && turn.dialogue.relay_crisis.is_empty();
    let Some(code) = code.filter(|_| clean) else { return typed::relay(turn, text, Vec::new()) };
    turn.dialogue.cast = cast;
    let message = turn.message.clone();
    turn.effect(Effect::Relay {
        code: code.clone(),
        text: gated.seen(),
        crisis: Dangers::default(),
        message,
    });
    went_on(turn, &code);
    turn.say(Say::Relayed { code });
    handing::remind(turn);
}
