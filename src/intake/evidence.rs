//! What earlier answers say about the kind of advice, before the words are weighed.

use super::dialogue::{Draft, Given, Relation};
use crate::understand::concern::{Concern, Prior};

/// How much a role speaks for its usual kinds: odds of about three to one. Words that say otherwise still win; a mother
/// may have been attacked herself.
const ROLE: f32 = 1.1;

/// What the person's role speaks for.
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
    Prior(Concern::ALL.map(|concern| if usual.contains(&concern) { ROLE } else { 0.0 }))
}
