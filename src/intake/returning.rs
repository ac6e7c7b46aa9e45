//! A person comes back from another account or channel, with the code they were given on the old one.
//!
//! What a message holds is seen here by its shape; whose code it is, only the desk can look up, in the same unit of work.
//! It answers with one of [`found`], [`own`] and [`unknown`].

use super::data;
use super::dialogue::Dialogue;
use super::effect::Effect;
use super::input::Meaning;
use super::return_code::Seen;
use super::say::{Lost, Say};
use super::stage::Stage;
use super::step::{Fresh, Guide, Mode, Step};
use super::turn::Turn;
use super::typed;

/// Gives a person with an open case a code.
pub(super) fn give(turn: &mut Turn<'_>) {
    let open = turn.dialogue.cases.iter().any(|case| !case.closed);
    if !open || turn.dialogue.consent.is_none() {
        turn.say(Say::NoReturnCode);
        return turn.ask();
    }
    let discreet = reads_along(&turn.dialogue);
    let code = turn.fresh.return_code.clone();
    turn.effect(Effect::KeepReturnCode(code.clone()));
    turn.dialogue.return_code_given = Some(turn.fresh.now);
    turn.say(Say::ReturnCode { code, discreet });
    turn.ask();
}

/// Takes a message with a code in it.
pub(super) fn take(turn: &mut Turn<'_>, seen: Seen) {
    match (seen, turn.guide.mode) {
        // A talk needs words, and here none are taken.
        (_, Mode::Minimal | Mode::Signpost) => answer(turn, Say::ReturnNotHere),
        (Seen::Mistyped, Mode::Full) => answer(turn, Say::ReturnMistyped),
        (Seen::Code(code), Mode::Full) => turn.effect(Effect::Return(code)),
    }
}

/// Nobody has this code: it was never given, was used, or has expired. Which of these, nobody is told.
pub fn unknown(guide: &Guide<'_>, dialogue: Dialogue, fresh: &Fresh) -> Step {
    let mut turn = Turn::new(guide, fresh, dialogue);
    answer(&mut turn, Say::ReturnUnknown);
    turn.end()
}

/// The code is that of this very account; it stays good, and opens what is stored to whoever has just asked for that.
pub fn own(guide: &Guide<'_>, dialogue: Dialogue, fresh: &Fresh) -> Step {
    let mut turn = Turn::new(guide, fresh, dialogue);
    if data::with_code(&mut turn) {
        turn.ask();
    } else {
        answer(&mut turn, Say::ReturnOwn);
    }
    turn.end()
}

/// Goes on here with what was begun on the other account. Cases of both come together; of what was not sent, what
/// stands open on this account stays, and is told if the other's had to go.
pub fn found(guide: &Guide<'_>, here: Dialogue, mut there: Dialogue, fresh: &Fresh) -> Step {
    let held = here.story_held;
    // Another device is in other hands for all anybody knows: the first message from it waits for a yes.
    there.cases.iter_mut().for_each(|case| case.passed_on = None);
    let (dialogue, lost) = together(here, there);
    let mut turn = Turn::new(guide, fresh, dialogue);
    if held && !turn.dialogue.story_held {
        turn.effect(Effect::DropStory);
    }
    let cases = turn.dialogue.cases.iter().map(|case| case.code.clone()).collect();
    turn.say(Say::Returned { cases, channel: guide.channel });
    if let Some(lost) = lost {
        turn.say(Say::ReturnLost(lost));
    }
    turn.ask();
    turn.end()
}

/// Says something to somebody who may be here for the first time.
fn answer(turn: &mut Turn<'_>, say: Say) {
    turn.say(say);
    if turn.dialogue.stage == Stage::New { typed::greet(turn, "", &Meaning::Words) } else { turn.ask() }
}

/// One dialogue of two, and what was lost.
fn together(here: Dialogue, there: Dialogue) -> (Dialogue, Option<Lost>) {
    // Numbers of questions go on after the higher one, so that no button of either account fits a later question here.
    let question = here.question.max(there.question);
    let last_tap = here.last_tap.clone();
    let stays = here.has_unsent();
    let lost = if stays {
        there.has_unsent().then_some(Lost::Draft)
    } else {
        here.story_held.then_some(Lost::Story)
    };
    let (mut kept, mut other) = if stays { (here, there) } else { (there, here) };
    // What is written next is about the latest case of the dialogue that goes on.
    other.cases.append(&mut kept.cases);
    kept.cases = other.cases;
    kept.consent = kept.consent.or(other.consent);
    kept.consent_shown |= other.consent_shown;
    kept.keep_list_told |= other.keep_list_told;
    kept.over = kept.over.or(other.over);
    kept.ending = kept.ending.or(other.ending);
    // The code was used up with this.
    kept.return_code_given = None;
    kept.asked_for_data = None;
    kept.question = question;
    kept.last_tap = last_tap;
    (kept, lost)
}

fn reads_along(dialogue: &Dialogue) -> bool {
    dialogue.draft.discreet.is_some() || dialogue.cases.iter().any(|case| case.discreet.is_some())
}
