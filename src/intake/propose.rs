//! Which kind of advice is proposed, from own words and earlier answers, and what is asked where they do not tell.

use super::dialogue::{Draft, Given, Relation, Whom};
use super::evidence;
use super::reading;
use super::say::Say;
use super::stage::Stage;
use super::turn::Turn;
use crate::understand::concern::{Concern, Opinion, OtherField, Proposal, classify_with};

/// Below this share for all five kinds together, and with no other field in sight, too little was said to guess.
const ENOUGH: f32 = 0.5;

/// Proposes one kind of advice or two, points to another field, or asks one good question. Its answer counts as much as the
/// role and the words do, and after it there is always a proposal: nobody is asked twice.
pub(super) fn propose(turn: &mut Turn<'_>) {
    let draft = &turn.dialogue.draft;
    let opinion = reading::opinion(draft);
    if let Some(field) = opinion.other.filter(|field| points(draft, *field)) {
        let at = turn.now();
        turn.enter(Stage::Concern);
        return turn.ask_as(Say::OtherField { field, at });
    }
    let likely = match opinion.proposal() {
        Proposal::One(concern) => vec![concern],
        Proposal::Two(first, second) => vec![first, second],
        Proposal::Ask => {
            let little = opinion.ranked.iter().map(|(_, share)| share).sum::<f32>() < ENOUGH;
            let Some(whom) = whom(draft, little) else {
                // Who told of danger has not said little.
                let little = little && draft.crisis.is_empty();
                turn.enter(Stage::Whom);
                return turn.ask_as(Say::AskWhom { little });
            };
            fitting(whom, little, &opinion)
        }
    };
    if likely.iter().all(|concern| is_inside(*concern)) {
        turn.caution();
    }
    turn.go(Stage::Proposed(likely));
}

/// Takes the role. After another one the kind of advice that was named for it is asked for again, unless it is usual for both.
pub(super) fn set_relation(turn: &mut Turn<'_>, relation: Relation) {
    let draft = &mut turn.dialogue.draft;
    let before = std::mem::replace(&mut draft.relation, Given::Said(relation));
    draft.relation_read = false;
    let other = before.said().is_some_and(|before| before != relation);
    if other && draft.concern.said().is_some_and(|concern| !evidence::usual(relation).contains(&concern)) {
        (draft.concern, draft.whom) = (Given::Open, Given::Open);
        if !draft.words.is_empty() {
            return propose(turn);
        }
    }
    turn.next();
}

/// For whoever left the kind of advice open but wrote something: what that speaks for, the likeliest first. A hint to staff, who
/// are told that nobody confirmed it.
pub(super) fn likely(draft: &Draft) -> Vec<Concern> {
    if draft.concern.said().is_some() || draft.words.is_empty() {
        return Vec::new();
    }
    match reading::opinion(draft).proposal() {
        Proposal::One(concern) => vec![concern],
        Proposal::Two(first, second) => vec![first, second],
        Proposal::Ask => Vec::new(),
    }
}

/// Whether a story is most likely of someone who may tell of such deeds, so that they are warned before it is taken down.
pub(super) fn may_incriminate(story: &str) -> bool {
    match classify_with(story, evidence::of(&Draft::default())).proposal() {
        Proposal::One(concern) => is_inside(concern),
        Proposal::Two(first, second) => is_inside(first) && is_inside(second),
        Proposal::Ask => false,
    }
}

/// Whether it is advice for people who may tell of deeds of their own, or of someone close.
pub(super) fn is_inside(concern: Concern) -> bool {
    use Concern::{Ausstiegsberatung, Distanzierungsberatung, Elternberatung};
    matches!(concern, Ausstiegsberatung | Distanzierungsberatung | Elternberatung)
}

/// Whom it is about: as answered, or, if there is something to go by, as the role tells.
fn whom(draft: &Draft, little: bool) -> Option<Whom> {
    match (draft.whom, draft.relation) {
        (Given::Said(whom), _) => Some(whom),
        _ if little => None,
        (_, Given::Said(Relation::Affected | Relation::WantsOut)) => Some(Whom::Myself),
        (_, Given::Said(Relation::Parent)) => Some(Whom::Child),
        (_, Given::Said(Relation::Municipality | Relation::Company)) => Some(Whom::Place),
        _ => None,
    }
}

/// Whether to point to another field. Who has answered whom it is about is not sent away after it, and nobody in danger is told
/// that this is the wrong place unless there is a better one.
fn points(draft: &Draft, field: OtherField) -> bool {
    let vague =
        matches!(field, OtherField::General | OtherField::Trolling | OtherField::Tenancy | OtherField::Press);
    draft.whom.is_open() && (!vague || draft.crisis.is_empty())
}

/// The two likeliest of the kinds that come into question; the usual ones where the words say little.
fn fitting(whom: Whom, little: bool, opinion: &Opinion) -> Vec<Concern> {
    let kinds = evidence::kinds(whom);
    if little {
        return kinds.iter().copied().take(2).collect();
    }
    opinion
        .ranked
        .iter()
        .map(|(concern, _)| *concern)
        .filter(|concern| kinds.contains(concern))
        .take(2)
        .collect()
}
