//! Which service a draft is for, and the card it would see.

use super::dialogue::{AnswerWish, Draft};
use super::step::Guide;
use crate::directory::route::{Need, Route, Why};
use crate::handoff::request::Card;
use crate::id::QueueId;

/// The service the draft goes to as it stands: the person's choice, or the route table's.
///
/// A service whose room is not set up is no target, as its queue would be read by nobody: the first alternative that
/// has one takes its place, and the reason is said. If none has, the request waits in the proposed queue.
pub fn target(guide: &Guide<'_>, draft: &Draft) -> Route {
    let mut route = guide.directory.route(&Need {
        concern: draft.concern.said(),
        district: draft.district.said(),
        relation: draft.relation.said(),
        outside: draft.outside,
    });
    if let Some(chosen) = &draft.queue {
        if *chosen != route.queue {
            route.alternatives.retain(|queue| queue != chosen);
            route.alternatives.insert(0, std::mem::replace(&mut route.queue, chosen.clone()));
            route.why = Why::Chosen;
        }
        return route;
    }
    if !has_room(guide, &route.queue) {
        let fallback = &guide.directory.fallback().queue;
        let other = route.alternatives.iter().chain([fallback]).find(|queue| has_room(guide, queue)).cloned();
        if let Some(other) = other {
            route.alternatives.retain(|queue| *queue != other);
            route.alternatives.insert(0, std::mem::replace(&mut route.queue, other));
            route.why = Why::NoRoom;
        }
    }
    route
}

/// The services a person can choose among: those with a room.
pub fn choosable<'a>(guide: &'a Guide<'a>) -> impl Iterator<Item = QueueId> + 'a {
    guide.directory.queues().iter().map(|queue| queue.id.clone()).filter(|queue| has_room(guide, queue))
}

/// The card staff would see if the draft were sent now.
pub fn card(guide: &Guide<'_>, draft: &Draft) -> Card {
    let route = target(guide, draft);
    Card {
        code: None,
        queue: route.queue,
        concern: draft.concern.said(),
        relation: draft.relation.said(),
        district: draft.district.said(),
        outside: draft.outside,
        words: draft.words.clone(),
        answer: draft.answer.unwrap_or(AnswerWish::Here),
        discreet: draft.discreet.is_some(),
        crisis: draft.crisis,
        channel: guide.channel,
        why: route.why,
    }
}

fn has_room(guide: &Guide<'_>, queue: &QueueId) -> bool {
    guide.queues_with_room.contains(queue)
}
