//! What is worth keeping after an attack, told once and early: later it may be gone.

use super::dialogue::Given;
use super::reading;
use super::say::Say;
use super::stage::Stage;
use super::turn::Turn;
use crate::understand::concern::Concern;

/// Says what to keep, once in a dialogue, to whoever seeks advice for victims and told of violence. Not beside the numbers of a
/// danger: safety comes first, and this when the person goes on. After a fresh attack it matters most.
pub(super) fn list_if_due(turn: &mut Turn<'_>) {
    let draft = &turn.dialogue.draft;
    let due = !turn.dialogue.keep_list_told
        && draft.concern == Given::Said(Concern::Opferberatung)
        && turn.dialogue.stage != Stage::Pause;
    if due && reading::attacked(draft) {
        turn.dialogue.keep_list_told = true;
        turn.say(Say::KeepList);
    }
}
