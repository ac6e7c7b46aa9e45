//! A message that the person changed or took back later.
//!
//! What waits for a yes is changed where it stands, what was passed on is changed at its service, each through the same gate
//! as a new message. All else stays as it was, and that is said.

use super::answer;
use super::danger;
use super::effect::Effect;
use super::say::{Preview, Say};
use super::stage::Stage;
use super::step;
use super::turn::Turn;
use crate::understand::anonymise::Gated;
use crate::understand::crisis::{Certainty, Dangers};

/// Takes a message that now says something else.
pub(super) fn changed(turn: &mut Turn<'_>, raw: &str) {
    let text = answer::clean(raw);
    let known = place(turn).is_some() || !turn.fresh.passed_on.is_empty();
    if !known || !turn.full() || text.is_empty() {
        return step::not_taken_down(turn, raw, Say::EditIgnored);
    }
    if answer::is_too_long(&text) {
        return step::not_taken_down(turn, raw, Say::TooLong { limit: answer::MESSAGE_LIMIT });
    }
    if let Some(aid) = danger::aid(&text, &turn.dialogue, turn.fresh.now) {
        // As for a new message: nothing more is asked of anybody who may be in danger, and numbers are no harm where there is doubt.
        if aid.certainty == Certainty::Sure || matches!(turn.dialogue.stage, Stage::Confirm(_)) {
            let dangers = aid.flag();
            turn.resume();
            return danger::amended(turn, aid, |turn| {
                if let Some(preview) = take(turn, &text, dangers) {
                    turn.say(Say::ChangeNoted(preview));
                }
            });
        }
        danger::beside(turn, aid);
    }
    let noted = take(turn, &text, Dangers::default());
    match (&turn.dialogue.stage, noted) {
        // Nothing is asked where nothing was open.
        (Stage::Sent | Stage::New, _) => {}
        (Stage::Words, Some(_)) => {
            let preview = Preview::of(&turn.dialogue.draft.words);
            turn.ask_as(Say::AskWordsChanged(preview));
        }
        // The question itself shows the text.
        (Stage::Relay(_) | Stage::Summary, _) | (_, None) => turn.ask(),
        (_, Some(preview)) => {
            turn.say(Say::ChangeNoted(preview));
            turn.ask();
        }
    }
}

/// Takes a message that its writer has taken back. Of one that nobody took down there is nothing to say: whoever clears a
/// chat may not want to find more in it.
pub(super) fn taken_back(turn: &mut Turn<'_>) {
    if let Some(at) = place(turn) {
        turn.dialogue.texts_mut().remove(at);
        turn.say(Say::MessageDropped);
        if turn.dialogue.texts().is_empty() {
            without_texts(turn);
        }
        return turn.ask();
    }
    let codes = turn.fresh.passed_on.clone();
    let Some(message) = turn.fresh.message.clone().filter(|_| !codes.is_empty()) else { return };
    for code in &codes {
        turn.effect(Effect::TakeBack { code: code.clone(), message: message.clone() });
    }
    turn.say(Say::MessageTakenBack(codes));
    if !matches!(turn.dialogue.stage, Stage::Sent | Stage::New) {
        turn.ask();
    }
}

/// Where the message stands among the texts that wait for a yes.
fn place(turn: &Turn<'_>) -> Option<usize> {
    let message = turn.fresh.message.as_deref()?;
    turn.dialogue.texts().iter().position(|text| text.message() == Some(message))
}

/// Takes the new text down where the old one went; how staff will read it, unless that was said already or did not fit.
fn take(turn: &mut Turn<'_>, text: &str, dangers: Dangers) -> Option<Preview> {
    let message = turn.fresh.message.clone()?;
    let at = place(turn);
    let gated = turn.gate(text);
    let preview = Preview::of(std::slice::from_ref(&gated));
    let Some(at) = at else {
        let codes = turn.fresh.passed_on.clone();
        for code in codes.iter().cloned() {
            let (message, text) = (message.clone(), gated.seen());
            turn.effect(Effect::Change { code, message, text, crisis: dangers });
        }
        turn.say(Say::ChangePassedOn { codes, preview });
        return None;
    };
    let relaying = turn.dialogue.is_relaying();
    let texts = turn.dialogue.texts_mut();
    let others = texts.iter().enumerate().filter(|(other, _)| *other != at);
    if others.map(|(_, text)| text.size()).sum::<usize>() + gated.size() > answer::WORDS_LIMIT {
        let limit = answer::WORDS_LIMIT;
        turn.say(if relaying { Say::RelayFull { limit } } else { Say::WordsFull(limit) });
        return None;
    }
    if let Some(before) = texts.get_mut(at) {
        *before = gated;
    }
    if relaying {
        turn.dialogue.relay_crisis = turn.dialogue.relay_crisis.and(dangers);
    } else {
        danger::flag(turn, dangers);
    }
    turn.hint_if_telling(at);
    Some(preview)
}

/// Leaves the questions about texts of which none is left.
fn without_texts(turn: &mut Turn<'_>) {
    let empty = |stage: &Stage| stage.texts().is_some_and(<[Gated]>::is_empty);
    if turn.dialogue.is_relaying() {
        turn.dialogue.relay_to = None;
        turn.dialogue.relay_crisis = Dangers::default();
        let under_way = &mut turn.dialogue.way_back;
        for stage in under_way.iter_mut().filter(|stage| empty(stage)) {
            *stage = Stage::Sent;
        }
        if empty(&turn.dialogue.stage) {
            turn.dialogue.stage = Stage::Sent;
        }
    }
    if matches!(turn.dialogue.stage, Stage::TakeOut | Stage::LetStay | Stage::LetStaySure(_)) {
        turn.dialogue.stage = turn.dialogue.way_back.pop().unwrap_or(Stage::Words);
    }
}
