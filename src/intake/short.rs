//! What is said in a word or two and answers nothing that is open: the words of a button of another question, a call into the
//! dark, a feeling, "lasst mich in Ruhe".
//!
//! None of it is pressed into an answer, and none of it is met coldly. The words of our own buttons are never taken for
//! somebody's own.

use super::answer::is_story;
use super::asked;
use super::command::{self, Command};
use super::danger;
use super::dialogue::{Given, Relation};
use super::input::Meaning;
use super::keep;
use super::propose::propose;
use super::question::Choice;
use super::say::{Aside, Say};
use super::stage::{Confirm, Stage};
use super::turn::Turn;
use super::{done, tapped, typed};
use crate::understand::anonymise::Gated;
use crate::understand::plight::{self, Sign};

/// Takes what somebody says in a pause who wants nothing more than the numbers, or answers nothing that was asked. Returns whether it
/// was that.
pub(super) fn stays_in_the_pause(turn: &mut Turn<'_>, text: &str, means: &Meaning) -> bool {
    let command = command::parse(text);
    match means {
        _ if *means == Meaning::Stop || command == Some(Command::Stop) => {
            // As a command it is meant so.
            stop(turn, text.starts_with(['/', '!']));
        }
        _ if command == Some(Command::Back) => danger::only_numbers(turn),
        Meaning::Thanks | Meaning::No | Meaning::Numbers | Meaning::Unsure => danger::only_numbers(turn),
        Meaning::Number(number) => {
            turn.enter_pause();
            turn.say(Say::NotListed(*number));
            turn.ask();
        }
        _ => return false,
    }
    true
}

/// Somebody wants to stop in a pause. Nothing is asked there, so that it is left at the numbers; who says it once more, or `surely`
/// means it, ends the dialogue.
pub(super) fn stop(turn: &mut Turn<'_>, surely: bool) {
    if !surely && !turn.dialogue.pause.only_numbers {
        return danger::only_numbers(turn);
    }
    turn.resume();
    tapped::stop(turn);
}

/// Whether the numbers that were named are asked for. What a service has just spoken of may be another number.
pub(super) fn asks_for_the_numbers(turn: &Turn<'_>, means: &Meaning) -> bool {
    let of_a_service = turn.dialogue.stage == Stage::Sent && done::service_spoke_last(&turn.dialogue);
    *means == Meaning::Numbers && danger::has_named(&turn.dialogue) && !of_a_service
}

/// Takes a short text after numbers and a pause: something warm first, then whatever it answers where the dialogue stood. To tell
/// somebody who has just written of their death that they were not understood would be cold.
pub(super) fn after_a_pause(turn: &mut Turn<'_>, text: &str, means: &Meaning) {
    let says_nothing = matches!(means, Meaning::Call | Meaning::Yes);
    if says_nothing || turn.dialogue.consent.is_none() || !turn.full() {
        return danger::lead_on(turn);
    }
    if *means != Meaning::Feeling {
        turn.say(Say::GoingOn);
        keep::list_if_due(turn);
    }
    typed::words(turn, text, means);
}

/// Takes the words of a button that is not offered now.
pub(super) fn label(turn: &mut Turn<'_>, text: &str, choice: Choice) {
    if choice == Choice::OnlyNumbers && danger::has_named(&turn.dialogue) {
        return danger::only_numbers(turn);
    }
    if turn.dialogue.stage == Stage::Pause {
        return match choice {
            Choice::Stop => stop(turn, false),
            Choice::Back => danger::only_numbers(turn),
            _ => danger::go_on(turn),
        };
    }
    match turn.dialogue.stage {
        // They may stand in the text as well.
        Stage::TakeOut | Stage::Sent => typed::words(turn, text, &Meaning::Label(choice)),
        Stage::Relay(_) => tapped::stale(turn),
        _ => elsewhere(turn, choice),
    }
}

/// Takes a choice named by its words where it is not offered. What asks first, changes an answer or can be had at any time is done;
/// nothing is sent, agreed to or thrown away by it.
fn elsewhere(turn: &mut Turn<'_>, choice: Choice) {
    use Choice::{
        Answer, Concern, ConfirmDelete, ConfirmRestart, ConfirmStop, Discard, Field, GoOn, Relation,
    };
    match choice {
        GoOn => danger::lead_on(turn),
        Discard | ConfirmStop => tapped::stop(turn),
        ConfirmRestart => tapped::restart(turn),
        ConfirmDelete => turn.confirm(Confirm::Delete),
        Relation(_) | Concern(_) | Answer(_) | Field(_) if tapped::is_drafting(turn) => {
            tapped::choose(turn, choice);
        }
        Choice::Whom(_) if tapped::is_drafting(turn) && turn.dialogue.draft.concern.is_open() => {
            tapped::choose(turn, choice);
        }
        _ if tapped::at_any_time(&choice) && !tapped::is_about_a_case(&choice) => {
            tapped::choose(turn, choice);
        }
        _ => tapped::stale(turn),
    }
}

/// Takes what a short text means where words would be taken down. Returns whether it was more than these.
pub(super) fn take(turn: &mut Turn<'_>, text: &str, means: &Meaning) -> bool {
    let stage = &turn.dialogue.stage;
    // Whoever takes out a passage writes it as it stands in the text, be it "danke".
    let passage = text.to_lowercase();
    let stands = |text: &Gated| text.seen().as_str().to_lowercase().contains(&passage);
    if *stage == Stage::TakeOut && turn.dialogue.texts().iter().any(stands) {
        return false;
    }
    if asked::take(turn, text) {
        return true;
    }
    if asked::take_wish(turn, text) {
        return true;
    }
    if *means == Meaning::Unsure && asked::take_unsure(turn) {
        return true;
    }
    let stage = &turn.dialogue.stage;
    let to_staff = *stage == Stage::Sent || turn.dialogue.is_relaying();
    let own_words = matches!(stage, Stage::Concern | Stage::Whom | Stage::Words);
    match means {
        Meaning::Number(number) if *stage != Stage::Sent => {
            turn.say(Say::NotListed(*number));
            turn.ask();
        }
        _ if to_staff => return false,
        Meaning::Stop => tapped::choose(turn, Choice::Stop),
        Meaning::Call if turn.full() => danger::lead_on(turn),
        Meaning::Feeling if turn.full() => feeling(turn, text),
        Meaning::Thanks => turn.ask(),
        // "What do you want to say?", "Do you want to write more?"
        Meaning::Yes if *stage == Stage::Words => {
            turn.say(Say::Aside(Aside::JustWrite));
            turn.ask();
        }
        Meaning::Yes | Meaning::No if own_words => {
            turn.say(Say::NotUnderstood);
            turn.ask();
        }
        Meaning::Alias(choice @ Choice::Field(_)) if tapped::is_drafting(turn) => {
            elsewhere(turn, choice.clone());
        }
        Meaning::Alias(choice @ Choice::Relation(_)) if matches!(stage, Stage::Concern | Stage::Whom) => {
            elsewhere(turn, choice.clone());
        }
        _ => return about_oneself(turn, text),
    }
    true
}

/// Somebody says how they feel: something warm, and it is kept.
fn feeling(turn: &mut Turn<'_>, text: &str) {
    turn.say(Say::Feeling);
    if turn.dialogue.consent.is_none() {
        typed::hold(turn, text);
        turn.say(Say::StoryHeld);
        return turn.ask();
    }
    match turn.dialogue.stage {
        // The question shows them itself.
        Stage::Words => {
            turn.note(text);
            turn.ask();
        }
        Stage::Concern | Stage::Whom => {
            turn.note_aloud(text);
            propose(turn);
        }
        Stage::Confirm(_) => turn.ask(),
        _ => {
            turn.note_aloud(text);
            turn.ask();
        }
    }
}

/// At the question in what role somebody writes, they say who they are in words of their own: "Meine Tochter ist 15". Returns
/// whether they do.
fn about_oneself(turn: &mut Turn<'_>, text: &str) -> bool {
    if turn.dialogue.stage != Stage::Relation
        || turn.dialogue.consent.is_none()
        || is_story(text)
        || !turn.full()
    {
        return false;
    }
    let plight = plight::read(text);
    if plight.tells(Sign::Parent) {
        turn.note_aloud(text);
        turn.dialogue.draft.relation = Given::Said(Relation::Parent);
        turn.next();
        return true;
    }
    if plight::begins_with_a_relative(text) {
        turn.note_aloud(text);
        turn.dialogue.draft.relation = Given::Said(Relation::Relative);
        turn.next();
        return true;
    }
    let age = [Sign::Young, Sign::Child, Sign::Grown].into_iter().any(|sign| plight.tells(sign));
    if age {
        turn.note_aloud(text);
        turn.ask();
    }
    age
}
