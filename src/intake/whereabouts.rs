//! Where it is, told by the way: in somebody's own words, or as a correction of what was noted.
//!
//! Nothing is taken that the words do not say plainly, and nobody is asked twice. Of a place only the district is kept.

use super::dialogue::Given;
use super::mend;
use super::reading;
use super::say::{Say, Where};
use super::stage::Stage;
use super::turn::Turn;
use super::typed;
use crate::id::Ags;
use crate::understand::anonymise::Cast;
use crate::understand::place::{Place, locate};
use crate::understand::remark;

/// The most districts that are offered of those the words name.
const OFFERED: usize = 3;

/// The most words of a message that may be nothing but the name of a place.
const NAME: usize = 2;

/// Before the question for the district: takes what the words say plainly, or asks with one yes or no. Returns whether it did.
pub(super) fn propose(turn: &mut Turn<'_>) -> bool {
    if turn.dialogue.draft.where_asked {
        return false;
    }
    match reading::place(turn.guide.directory, &turn.dialogue.draft) {
        (Place::Found { district, small }, true) => {
            // The way back leads to the question that was not asked.
            turn.enter(Stage::District);
            turn.dialogue.draft.small_place = small;
            turn.say(Say::Where(Where::Noted(district)));
            turn.set_district(district);
        }
        (Place::Found { district, small } | Place::Likely { district, small, .. }, _) => {
            turn.dialogue.draft.where_asked = true;
            turn.dialogue.draft.small_place = small;
            turn.enter(Stage::DistrictSure(district));
            turn.ask_as(Say::Where(Where::Told(district)));
        }
        (Place::Ambiguous { districts, small, .. }, _) if (2..=OFFERED).contains(&districts.len()) => {
            turn.dialogue.draft.where_asked = true;
            turn.dialogue.draft.small_place = small;
            turn.enter(Stage::DistrictWhich(districts));
            turn.ask_as(Say::Where(Where::Several));
        }
        _ => return false,
    }
    true
}

/// Takes a district that was chosen.
pub(super) fn choose(turn: &mut Turn<'_>, district: Ags) {
    let asked = matches!(turn.dialogue.stage, Stage::DistrictWhich(_) | Stage::DistrictSure(_));
    turn.dialogue.draft.where_asked |= asked;
    turn.set_district(district);
}

/// Leaves the district open; outside it is another Land's, and which one stays known.
pub(super) fn leave_open(turn: &mut Turn<'_>, outside: bool) {
    let draft = &mut turn.dialogue.draft;
    draft.district = Given::Unsaid;
    draft.or_district.clear();
    draft.outside = outside;
    if !outside {
        draft.small_place = false;
        draft.lands.clear();
    }
    turn.reconsider_queue();
    turn.next();
}

/// Asks once, by one tap, which is meant if the words name one district and another one was chosen. Returns whether it did.
pub(super) fn ask_if_it_differs(turn: &mut Turn<'_>) -> bool {
    let draft = &turn.dialogue.draft;
    let Given::Said(chosen) = draft.district else { return false };
    if draft.where_asked {
        return false;
    }
    match reading::place(turn.guide.directory, &turn.dialogue.draft).0 {
        Place::Found { district, .. } if !turn.dialogue.draft.districts().contains(&district) => {
            ask_which(turn, chosen, district);
            true
        }
        _ => false,
    }
}

fn ask_which(turn: &mut Turn<'_>, chosen: Ags, told: Ags) {
    turn.dialogue.draft.where_asked = true;
    turn.enter(Stage::DistrictWhich(vec![chosen, told]));
    turn.ask_as(Say::Where(Where::Differs { chosen, told }));
}

/// Takes a message that corrects the place, or is nothing but one, after the question for it was answered: "ne quatsch, ich
/// meine Güstrow". Returns whether it was that.
pub(super) fn corrects(turn: &mut Turn<'_>, text: &str) -> bool {
    let answered = !turn.dialogue.draft.district.is_open() || turn.dialogue.draft.outside;
    let here = matches!(turn.dialogue.stage, Stage::Words | Stage::Answer | Stage::Summary | Stage::Change);
    let says_so = remark::corrects(text);
    if !answered && says_so {
        return corrects_the_words(turn, text);
    }
    if !answered || !here {
        return false;
    }
    let bare = text.split_whitespace().count() <= NAME;
    if !says_so && !bare {
        return false;
    }
    let place = locate(turn.guide.directory, text);
    match (place, turn.dialogue.draft.district) {
        (Place::Unknown, _) => return false,
        (Place::Found { district, .. }, Given::Said(noted)) if noted == district && says_so => {
            turn.say(Say::DistrictNoted(district));
            turn.ask();
        }
        (Place::Found { district, .. }, Given::Said(noted)) if !says_so => {
            if noted == district {
                return false;
            }
            note_what_else(turn, text);
            ask_which(turn, noted, district);
        }
        _ if !says_so => return false,
        _ => {
            turn.dialogue.draft.where_asked = true;
            note_what_else(turn, text);
            typed::place(turn, text, false);
        }
    }
    true
}

/// Takes a message that corrects the place before the question for it: what the own words name is not proposed then. Returns whether
/// it was that.
fn corrects_the_words(turn: &mut Turn<'_>, text: &str) -> bool {
    let here = matches!(
        turn.dialogue.stage,
        Stage::Relation
            | Stage::Concern
            | Stage::Proposed(_)
            | Stage::Whom
            | Stage::DistrictSure(_)
            | Stage::DistrictWhich(_)
    );
    let named = reading::place(turn.guide.directory, &turn.dialogue.draft).0 != Place::Unknown;
    let Place::Found { district, small } = locate(turn.guide.directory, text) else { return false };
    if !here || !named {
        return false;
    }
    note_what_else(turn, text);
    turn.dialogue.draft.where_asked = true;
    turn.dialogue.draft.small_place = small;
    turn.say(Say::DistrictNoted(district));
    if matches!(turn.dialogue.stage, Stage::DistrictSure(_) | Stage::DistrictWhich(_)) {
        turn.set_district(district);
    } else {
        // The open question stays.
        turn.dialogue.draft.district = Given::Said(district);
        turn.ask();
    }
    true
}

/// Notes a message that says more than a place: "Nein, Nazis in Wolgast".
fn note_what_else(turn: &mut Turn<'_>, text: &str) {
    let gated = turn.guide.anonymiser.gate(text, &mut Cast::default());
    // A town that stays readable is a word of its own.
    let names = usize::from(gated.removed().next().is_none());
    if remark::beside_a_place(&mend::without_placeholders(&gated)) > names {
        turn.note_aloud(text);
    }
}
