//! What earlier answers say about the kind of advice, before the words are weighed.

use super::dialogue::{Draft, Relation, Whom};
use crate::understand::capacity::{self, Capacity};
use crate::understand::concern::{Concern, Prior};

/// How much a role speaks for its usual kinds: odds of about three to one. Words that say otherwise still win; a mother
/// may have been attacked herself.
const ROLE: f32 = 1.1;

/// How much the answer to "Geht es um Sie selbst, um Ihr Kind oder um einen Ort?" speaks for the kinds it leaves: odds of
/// about seven to one, since it was asked for this alone.
const WHOM: f32 = 2.0;

/// What the person's role, and their answer to whom it is about, speak for.
pub(super) fn of(draft: &Draft) -> Prior {
    let usual = draft.relation.said().filter(|_| !draft.relation_read).map(usual).unwrap_or_default();
    let left = draft.whom.said().map(kinds).unwrap_or_default();
    let weight = |kinds: &[Concern], concern, weight| if kinds.contains(&concern) { weight } else { 0.0 };
    Prior(Concern::ALL.map(|concern| weight(usual, concern, ROLE) + weight(left, concern, WHOM)))
}

/// The kinds that somebody in that role asks for as a rule.
pub(super) fn usual(relation: Relation) -> &'static [Concern] {
    use Concern::{Ausstiegsberatung, Distanzierungsberatung, Elternberatung, MobileBeratung, Opferberatung};
    match relation {
        Relation::Affected | Relation::Witness => &[Opferberatung],
        Relation::Parent => &[Elternberatung],
        Relation::Relative => &[Elternberatung, Opferberatung],
        Relation::Professional => &[MobileBeratung, Distanzierungsberatung],
        Relation::Municipality | Relation::Company => &[MobileBeratung],
        Relation::WantsOut => &[Ausstiegsberatung, Distanzierungsberatung],
    }
}

/// The role in which somebody writes, if their words say one.
pub(super) fn relation(text: &str) -> Option<Relation> {
    Some(match capacity::read(text)? {
        Capacity::Affected => Relation::Affected,
        Capacity::Witness => Relation::Witness,
        Capacity::Parent => Relation::Parent,
        Capacity::Relative => Relation::Relative,
        Capacity::Professional => Relation::Professional,
        Capacity::Municipality => Relation::Municipality,
        Capacity::Company => Relation::Company,
        Capacity::WantsOut => Relation::WantsOut,
    })
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
