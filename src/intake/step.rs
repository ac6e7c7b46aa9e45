//! One step of the dialogue.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::address;
use super::amend;
use super::danger;
use super::dialogue::Dialogue;
use super::effect::Effect;
use super::input::{Input, Meaning};
use super::return_code::ReturnCode;
use super::say::Say;
use super::stage::Stage;
use super::turn::Turn;
use super::{tapped, typed};
use crate::directory::Directory;
use crate::id::{CaseCode, ChannelKind, QueueId};
use crate::understand::anonymise::Anonymiser;

/// How much a channel may do. For Telegram the operator decides, since the platform can read along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The whole dialogue.
    Full,
    /// Buttons only: no free text, neither before nor after the hand-over.
    Minimal,
    /// The ways to advice; no request is taken.
    Signpost,
}

/// What the dialogue may look up while it runs; the same for everyone on a channel.
#[derive(Clone, Copy)]
pub struct Guide<'a> {
    pub directory: &'a Directory,
    pub anonymiser: &'a Anonymiser,
    pub channel: ChannelKind,
    pub mode: Mode,
    /// Queues whose room takes cards. Others are offered by their public contact.
    pub queues_with_room: &'a BTreeSet<QueueId>,
    /// The day it is, on which the routes depend.
    pub today: Date,
}

/// What is new at each step: time and randomness come in from outside.
#[derive(Clone, Debug)]
pub struct Fresh {
    pub now: Timestamp,
    /// The code a request gets if this step sends one.
    pub code: CaseCode,
    /// The code the person gets if this step gives one.
    pub return_code: ReturnCode,
    /// The first message, sent before consent, if it is still held in memory.
    pub story: Option<String>,
    /// What the platform calls the message that is said, changed or taken back.
    pub message: Option<String>,
    /// The person's cases to which that message was passed on, if it is changed or taken back.
    pub passed_on: Vec<CaseCode>,
    /// The services that take no request of this person, because it was abused.
    pub refusing: BTreeSet<QueueId>,
    /// How many requests an account may send in a day, if this one has sent that many.
    pub sent_enough: Option<usize>,
}

/// The dialogue after a step, and what is to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub dialogue: Dialogue,
    pub effects: Vec<Effect>,
}

/// Takes one input. Total and without side effects: the same arguments always give the same step.
pub fn step(guide: &Guide<'_>, dialogue: Dialogue, input: Input, fresh: &Fresh) -> Step {
    let mut turn = Turn::new(guide, fresh, dialogue);
    // Before anything is answered: also the numbers are named so.
    let ours = matches!(&input, Input::Text { means: Meaning::Choice(_) | Meaning::Label(_), .. });
    if let Input::Text { text, .. } | Input::Edited(text) | Input::Captioned(_, text) = &input
        && !ours
    {
        address::hear(&mut turn, text);
    }
    match input {
        Input::Text { text, means } => typed::text(&mut turn, &text, means),
        Input::Tap(token) if guide.mode != Mode::Signpost => tapped::tap(&mut turn, token),
        Input::Tap(_) | Input::UnknownTap => tapped::stale(&mut turn),
        Input::Edited(text) => amend::changed(&mut turn, &text),
        Input::TakenBack => amend::taken_back(&mut turn),
        Input::Captioned(_, text) => not_taken_down(&mut turn, &text, Say::Attachment),
        Input::Attachment(_) => aside(&mut turn, Say::Attachment),
        Input::Unreadable => aside(&mut turn, Say::Unreadable),
        Input::Left if turn.dialogue.cases.is_empty() => turn.forget(),
        // With a case open the request stays with its service, whose staff learn that the person has gone.
        Input::Left => {
            for case in turn.dialogue.cases.clone() {
                turn.effect(Effect::Left { code: case.code });
            }
        }
    }
    turn.end()
}

/// An edit of what is not known changes nothing, and words beneath a picture are none of the story; but danger is noticed in
/// them too. `why` says that they were not taken down.
pub(super) fn not_taken_down(turn: &mut Turn<'_>, text: &str, why: Say) {
    if let Some(aid) = danger::aid(text, &turn.dialogue, turn.fresh.now) {
        turn.resume();
        return danger::not_taken_down(turn, aid, why);
    }
    match (&turn.dialogue.stage, &why) {
        // Nothing was taken down yet, so nothing needs to be said of it.
        (Stage::New, Say::EditIgnored) if turn.dialogue.over.is_none() => {}
        // Of a case that is closed something was.
        (Stage::New, Say::EditIgnored) => turn.say(why),
        _ => aside(turn, why),
    }
}

/// Answers something that is no words, and comes back to the open question.
fn aside(turn: &mut Turn<'_>, say: Say) {
    turn.say(say);
    if turn.dialogue.stage == Stage::New {
        typed::text(turn, "", Meaning::Words);
    } else {
        turn.ask();
    }
}
