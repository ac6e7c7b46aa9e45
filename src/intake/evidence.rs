//! What earlier answers say about the kind of advice, before the words are weighed.

use super::dialogue::{Draft, Given, Relation, Whom};
use crate::understand::concern::{Concern, Prior};

/// How much a role speaks for its usual kinds: odds of about three to one. Words that say otherwise still win; a mother
/// may have been attacked herself.
const ROLE: f32 = 1.1;

/// How much the answer to "Geht es um Sie selbst, um Ihr Kind oder um einen Ort?" speaks for the kinds it leaves: odds of
/// about seven to one, since it was asked for this alone.
const WHOM: f32 = 2.0;

/// What the person's role, and their answer to whom it is about, speak for.
pub(super) fn of(draft: &Draft) -> Prior {
    use Concern::{Ausstiegsberatung, Distanzierungsberatung, Elternberatung, MobileBeratung, Opferberatung};
    let usual: &[Concern] = match draft.relation {
        Given::Said(Relation::Affected | Relation::Witness) => &[Opferberatung],
        Given::Said(Relation::Parent) => &[Elternberatung],
        Given::Said(Relation::Relative) => &[Elternberatung, Opferberatung],
        Given::Said(Relation::Professional) => &[MobileBeratung, Distanzierungsberatung],
        Given::Said(Relation::Municipality | Relation::Company) => &[MobileBeratung],
        Given::Said(Relation::WantsOut) => &[Ausstiegsberatung, Distanzierungsberatung],
        _ => &[],
    };
    let left = draft.whom.said().map(kinds).unwrap_or_default();
    let weight = |kinds: &[Concern], concern, weight| if kinds.contains(&concern) { weight } else { 0.0 };
    Prior(Concern::ALL.map(|concern| weight(usual, concern, ROLE) + weight(left, concern, WHOM)))
}

/// The kinds that come into question for whom it is about, the usual one first.
pub(super) fn kinds(whom: Whom) -> &'static [Concern] {
    use Concern::{Ausstiegsberatung, Distanzierungsberatung, Elternberatung, MobileBeratung, Opferberatung};
    match whom {
        Whom::Myself => &[Opferberatung, Distanzierungsberatung, Ausstiegsberatung],
        Whom::Child => &[Elternberatung, Opferberatung],
        Whom::Place => &[MobileBeratung, Opferberatung],
    }
}
