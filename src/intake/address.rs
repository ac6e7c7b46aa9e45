//! "Du" or "Sie": as the person wishes, and a child is spoken to with "du" without having to ask.

use super::answer;
use super::dialogue::Form;
use super::say::Say;
use super::turn::Turn;
use crate::understand::plight::{self, Plight, Sign};

/// Hears in a text how its writer is to be spoken to. Who has chosen is not asked to choose again, nor spoken to otherwise
/// because of a word about school; who refuses "du" is not given it, whatever was chosen or guessed before.
pub(super) fn hear(turn: &mut Turn<'_>, text: &str) {
    let text = answer::clean(text);
    let plight = answer::pieces(&text).map(plight::read).fold(Plight::default(), Plight::and);
    let dialogue = &mut turn.dialogue;
    if plight.tells(Sign::AsksForSie) {
        (dialogue.form, dialogue.form_chosen) = (Form::Sie, true);
    }
    if dialogue.form_chosen {
        return;
    }
    dialogue.form_chosen = plight.tells(Sign::AsksForDu);
    if plight.tells(Sign::AsksForDu) || plight.tells(Sign::Child) {
        dialogue.form = Form::Du;
    } else if plight.tells(Sign::GrownAge) {
        // "Du" was a guess.
        dialogue.form = Form::Sie;
    }
}

/// Speaks so from now on, as the person has chosen, and says it.
pub(super) fn choose(turn: &mut Turn<'_>, form: Form) {
    turn.dialogue.form = form;
    turn.dialogue.form_chosen = true;
    turn.say(Say::FormChosen);
}
