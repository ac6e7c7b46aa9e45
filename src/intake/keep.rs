//! What is worth keeping after an attack, told once and early: later it may be gone.

use super::dialogue::Given;
use super::say::Say;
use super::turn::Turn;
use crate::understand::concern::Concern;
use crate::understand::crisis::Crisis;
use crate::understand::plight::{self, Sign};

/// Says what to keep, once in a dialogue, to whoever seeks advice for victims and told of violence. Not while it may be going
/// on: then safety comes first.
pub(super) fn list_if_due(turn: &mut Turn<'_>) {
    let draft = &turn.dialogue.draft;
    let due = !turn.dialogue.keep_list_told
        && draft.concern == Given::Said(Concern::Opferberatung)
        && !draft.flagged().has(Crisis::AcuteDanger);
    if due && draft.words.iter().any(|words| plight::read(words.seen().as_str()).tells(Sign::Attacked)) {
        turn.dialogue.keep_list_told = true;
        turn.say(Say::KeepList);
    }
}
