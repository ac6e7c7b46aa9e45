//! What is stored of a person, told to them (GDPR Art. 15).
//!
//! Kinds and dates are told to whoever holds the device; the words themselves only to whoever also has the return code, and
//! has had it for a while: someone who has just found the device could ask for one.

use jiff::{SignedDuration, Timestamp};

use super::consent::Consent;
use super::effect::Effect;
use super::say::Say;
use super::turn::Turn;
use crate::handoff::contact::ContactCard;
use crate::handoff::request::CaseState;
use crate::id::{CaseCode, QueueId};
use crate::understand::anonymise::Anonymised;

/// How old a return code must be before it shows words.
const OLD_ENOUGH: SignedDuration = SignedDuration::from_hours(24);
/// How long after the question a code is taken for the answer to it.
const ASKED: SignedDuration = SignedDuration::from_mins(15);

/// What is stored of a person, without a word of theirs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// What they agreed to, and when.
    pub consent: Option<Consent>,
    /// A first message is held in memory.
    pub story_held: bool,
    /// What of a request was answered and not sent.
    pub draft: Option<KeptWords>,
    pub cases: Vec<KeptCase>,
    pub return_code: bool,
    /// When the dialogue is forgotten; `None` if nothing of it was stored before this message.
    pub until: Option<Timestamp>,
}

/// A request that was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCase {
    pub code: CaseCode,
    pub queue: QueueId,
    pub received: Timestamp,
    pub state: CaseState,
    pub words: KeptWords,
    pub until: Timestamp,
}

/// How many texts there are, and whether a contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptWords {
    pub texts: usize,
    pub contact: bool,
}

/// The words of a draft (without a code) or of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnWords {
    pub code: Option<CaseCode>,
    pub texts: Vec<Anonymised>,
    pub contact: Option<ContactCard>,
}

/// Tells what is stored.
pub(super) fn ask(turn: &mut Turn<'_>) {
    // Before consent nothing is kept that was not there.
    if turn.dialogue.consent.is_some() {
        turn.dialogue.asked_for_data = Some(turn.fresh.now);
    }
    turn.effect(Effect::Disclose);
    turn.ask();
}

/// The person has written their own return code: what it shows, if they had asked what is stored.
pub(super) fn with_code(turn: &mut Turn<'_>) -> bool {
    let now = turn.fresh.now;
    let asked = turn.dialogue.asked_for_data.take();
    if asked.is_none_or(|at| now.duration_since(at) > ASKED) {
        return false;
    }
    let given = turn.dialogue.return_code_given;
    if given.is_some_and(|at| now.duration_since(at) >= OLD_ENOUGH) {
        turn.effect(Effect::DiscloseWords);
    } else {
        turn.say(Say::CodeTooNew);
    }
    true
}
