//! Which service a draft is for, and the card it would see.

use jiff::Timestamp;
use jiff::civil::Date;

use super::dialogue::{AnswerWish, Draft};
use super::propose;
use super::reading;
use super::say::Beside;
use super::step::Guide;
use crate::directory::route::{Need, Route, Why};
use crate::handoff::promise::promised_by;
use crate::handoff::request::{Card, full_hour};
use crate::id::{Ags, QueueId};
use crate::understand::anonymise::Gated;

/// The service the draft goes to as it stands: the person's choice, or the route table's.
///
/// A service whose room is not set up is no target, as its queue would be read by nobody: the first alternative that
/// has one takes its place, and the reason is said. If none has, the request waits in the proposed queue, and the person
/// is told before sending ([`no_room`]).
pub fn target(guide: &Guide<'_>, draft: &Draft) -> Route {
    let mut route = proposed(guide, draft, draft.district.said());
    if let Some(chosen) = &draft.queue {
        if *chosen != route.queue {
            route.take(chosen.clone(), Why::Chosen);
        }
        return route;
    }
    if !has_room(guide, &route.queue)
        && let Some(other) = stand_in(guide, &route)
    {
        route.take(other, Why::NoRoom);
    }
    route
}

/// The route table's way, whatever rooms there are.
fn proposed(guide: &Guide<'_>, draft: &Draft, district: Option<Ags>) -> Route {
    let need = Need {
        concern: draft.concern.said(),
        district,
        relation: draft.relation.said(),
        outside: draft.outside,
    };
    guide.directory.route(&need, guide.today)
}

/// Whether the service the person chose, if they chose one, is one for this concern and district.
pub(super) fn chosen_fits(guide: &Guide<'_>, draft: &Draft) -> bool {
    let Some(chosen) = &draft.queue else { return true };
    let route = proposed(guide, draft, draft.district.said());
    let fallback = &guide.directory.fallback().queue;
    route.alternatives.iter().chain([&route.queue, fallback]).any(|queue| queue == chosen)
}

fn stand_in(guide: &Guide<'_>, route: &Route) -> Option<QueueId> {
    let fallback = &guide.directory.fallback().queue;
    route.alternatives.iter().chain([fallback]).find(|queue| has_room(guide, queue)).cloned()
}

/// Whether the request takes the same way from each of these districts, alternatives included, so that nobody needs to be
/// asked which it is.
pub fn same_way(guide: &Guide<'_>, draft: &Draft, districts: &[Ags]) -> bool {
    let mut ways = districts.iter().map(|district| proposed(guide, draft, Some(*district)));
    let first = ways.next();
    ways.all(|way| Some(way) == first)
}

/// That the service proposed by the route table cannot take requests here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoRoom {
    pub wanted: QueueId,
    /// Who gets the request in its place, if anyone can.
    pub instead: Option<QueueId>,
}

/// Whether the responsible service has no room here, which the person must know before sending.
pub fn no_room(guide: &Guide<'_>, draft: &Draft) -> Option<NoRoom> {
    if draft.queue.is_some() {
        return None;
    }
    let route = proposed(guide, draft, draft.district.said());
    let instead = (!has_room(guide, &route.queue)).then(|| stand_in(guide, &route))?;
    Some(NoRoom { wanted: route.queue, instead })
}

/// The services the person is told about beside the target: those that are there for this concern and role, with or
/// without a room.
pub fn beside(guide: &Guide<'_>, draft: &Draft) -> Vec<Beside> {
    let others = target(guide, draft).alternatives.into_iter();
    let beside = |queue: QueueId| {
        let (has_room, closed_until) = (has_room(guide, &queue), closed_until(guide, &queue));
        Beside { queue, has_room, closed_until }
    };
    others.map(beside).collect()
}

/// Who stands in for the service the draft would go to, if that one is closed and the other takes requests here.
pub fn substitute(guide: &Guide<'_>, draft: &Draft) -> Option<QueueId> {
    let queue = target(guide, draft).queue;
    closed_until(guide, &queue)?;
    guide.directory.stand_in(&queue, guide.today, |other| has_room(guide, other)).cloned()
}

/// The services a person can choose among: those with a room that requests of today can reach.
pub fn choosable<'a>(guide: &'a Guide<'a>) -> impl Iterator<Item = QueueId> + 'a {
    let reachable = guide.directory.reachable(guide.today);
    let queues = guide.directory.queues().iter().map(|queue| queue.id.clone());
    queues.filter(move |queue| has_room(guide, queue) && reachable.contains(queue))
}

/// The card staff would see if the draft were sent now.
pub fn card(guide: &Guide<'_>, draft: &Draft) -> Card {
    let route = target(guide, draft);
    Card {
        code: None,
        closed_until: closed_until(guide, &route.queue),
        queue: route.queue,
        concern: draft.concern.said(),
        basis: draft.basis,
        likely: propose::likely(draft),
        relation: draft.relation.said(),
        district: draft.district.said(),
        or_district: draft.or_district.clone(),
        outside: draft.outside,
        lands: if draft.outside { draft.lands.clone() } else { Vec::new() },
        words: draft.words.iter().map(Gated::seen).collect(),
        language: reading::language(draft),
        contact: draft.contact.clone(),
        answer: draft.answer.unwrap_or(AnswerWish::Here),
        discreet: draft.discreet.is_some(),
        crisis: draft.flagged(),
        channel: guide.channel,
        why: route.why,
        sure: route.sure,
        promised_by: None,
        also: Vec::new(),
    }
}

/// Until when the service promises to answer this card if it is sent now. Counted from the hour that stands on the card, so
/// that the promise does not tell the minute.
pub fn promised(guide: &Guide<'_>, card: &Card, now: Timestamp) -> Option<Timestamp> {
    let queue = guide.directory.queue(&card.queue).filter(|_| card.answer == AnswerWish::Here)?;
    promised_by(queue, guide.directory.holidays(), full_hour(now))
}

/// The last day of the days on which a service is closed, today among them.
fn closed_until(guide: &Guide<'_>, queue: &QueueId) -> Option<Date> {
    Some(guide.directory.queue(queue)?.closed_on(guide.today)?.until)
}

fn has_room(guide: &Guide<'_>, queue: &QueueId) -> bool {
    guide.queues_with_room.contains(queue)
}
