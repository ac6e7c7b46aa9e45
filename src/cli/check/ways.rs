//! Where every request would go: each kind of advice and none, each district, none and another Land, each role and none,
//! today and on every later day on which the route table changes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Report;
use crate::config::Config;
use crate::directory::Directory;
use crate::directory::route::{Need, Route};
use crate::id::QueueId;
use crate::intake::dialogue::Relation;
use crate::intake::step::Mode;
use crate::understand::concern::Concern;

/// What becomes of a request.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Its queue has a room.
    Room,
    /// Another queue's room takes it, with the reason said.
    StandIn(QueueId),
    /// Nobody can take it; the person is told how to reach the service.
    Contact,
    /// Nobody can take it, and there is nothing to tell.
    Nothing,
}

/// Checks the ways with the rooms of the configuration.
pub(super) fn check(report: &mut Report, config: &Config, directory: &Directory, today: Date) {
    let rooms: BTreeSet<&QueueId> = config.matrix.iter().flat_map(|matrix| matrix.rooms.keys()).collect();
    no_room_at_all(report, config, directory, rooms.is_empty());
    substitutes(report, directory, &rooms);
    told_to_nobody(report, config, directory, &rooms);
    let days = days(directory, today);
    changes(report, directory, &days);
    // A bot that takes no request needs no room.
    if takes_no_request(config) {
        return;
    }
    let mut ends: BTreeMap<(QueueId, End), BTreeSet<String>> = BTreeMap::new();
    let mut proved = 0;
    let mut all = 0;
    for (need, place) in needs(directory) {
        let mut before = None;
        for day in &days {
            let route = directory.route(&need, *day);
            let end = end(directory, &rooms, &route);
            all += 1;
            proved += usize::from(matches!(end, End::Room | End::StandIn(_)));
            // What a role, or a later day, does not change is said once.
            let without_role = need.relation.map(|_| {
                let route = directory.route(&Need { relation: None, ..need }, *day);
                (route.queue.clone(), self::end(directory, &rooms, &route))
            });
            let way = (route.queue, end);
            if before.as_ref() != Some(&way) && without_role.as_ref() != Some(&way) {
                let when = if *day == today { String::new() } else { format!(" from {day} on") };
                ends.entry(way.clone()).or_default().insert(format!("{place}{when}"));
            }
            before = Some(way);
        }
    }
    for ((queue, end), places) in &ends {
        told(report, queue, end, places);
    }
    for queue in directory.queues().iter().map(|queue| &queue.id).filter(|id| !rooms.contains(id)) {
        if ends.keys().all(|(target, _)| target != queue) {
            named_only(report, directory, queue);
        }
    }
    report.note(
        "routes",
        format_args!("{proved} of {all} ways of concern, place, role and day lead into a room"),
    );
}

fn takes_no_request(config: &Config) -> bool {
    let telegram = config.telegram.as_ref();
    config.matrix.is_none() && telegram.is_none_or(|telegram| telegram.mode == Mode::Signpost)
}

fn no_room_at_all(report: &mut Report, config: &Config, directory: &Directory, none: bool) {
    if !none || (config.telegram.is_none() && config.matrix.is_none()) {
        return;
    }
    if takes_no_request(config) {
        report.note("routes", "no queue has a room; in mode signpost no request is taken, so none is needed");
        return;
    }
    let queues: Vec<&str> = directory.queues().iter().map(|queue| queue.id.as_str()).collect();
    let what = "no queue has a room, so no request reaches anybody";
    let remedy = "give at least the fallback a room, or take no requests with telegram.mode = \"signpost\"";
    let fallback = &directory.fallback().queue;
    report.mistake(
        "routes",
        format_args!("matrix.rooms: {what} ({}); {remedy} (fallback: {fallback})", queues.join(", ")),
    );
}

/// Whoever stands in for a service with a room must have one, or nobody learns of what lies there.
fn substitutes(report: &mut Report, directory: &Directory, rooms: &BTreeSet<&QueueId>) {
    for queue in directory.queues().iter().filter(|queue| rooms.contains(&queue.id)) {
        let Some(substitute) = queue.substitute.as_ref().filter(|id| !rooms.contains(id)) else { continue };
        report.mistake(
            "substitutes",
            format_args!(
                "queue {}: substitute: {substitute} has no room, so it learns of nothing; give it one in matrix.rooms, \
                 or name another substitute",
                queue.id
            ),
        );
    }
}

/// A case that nobody takes is told to whoever stands in, or else in the operator's room, where alarms go as well.
fn told_to_nobody(report: &mut Report, config: &Config, directory: &Directory, rooms: &BTreeSet<&QueueId>) {
    let set = config.matrix.as_ref().is_none_or(|matrix| matrix.operator_room.is_some());
    let alone =
        directory.queues().iter().filter(|queue| rooms.contains(&queue.id) && queue.substitute.is_none());
    let alone: Vec<&str> = alone.map(|queue| queue.id.as_str()).collect();
    if !set && !alone.is_empty() {
        report.note(
            "rooms",
            format_args!(
                "matrix.operator_room is not set: no alarm reaches anybody, nor does a case that nobody takes at {}, which \
                 name no substitute",
                alone.join(", ")
            ),
        );
    }
}

/// Today, and the later days on which a row of the table begins or has ended.
fn days(directory: &Directory, today: Date) -> BTreeSet<Date> {
    let changes = directory
        .routes()
        .iter()
        .flat_map(|route| [route.from, route.until.and_then(|until| until.tomorrow().ok())])
        .flatten();
    changes.filter(|day| *day > today).chain([today]).collect()
}

/// Every need, with words for it.
fn needs(directory: &Directory) -> impl Iterator<Item = (Need, String)> {
    let concerns = Concern::ALL.into_iter().map(Some).chain([None]);
    concerns.flat_map(move |concern| {
        let what = concern.map_or("no concern", Concern::as_str);
        let districts = directory.districts().iter().map(move |district| {
            let need = Need { concern, district: Some(district.ags), ..Need::default() };
            (need, format!("{what} in {}", district.ags))
        });
        let need = Need { concern, ..Need::default() };
        let rest = [
            (need, format!("{what} without a district")),
            (Need { outside: true, ..need }, format!("{what} from another Land")),
        ];
        districts.chain(rest).flat_map(|(need, place)| {
            let roles = Relation::ALL.into_iter().map(Some).chain([None]);
            roles.map(move |relation| {
                let role = relation.map(|role| format!(" as {}", role.as_str())).unwrap_or_default();
                (Need { relation, ..need }, format!("{place}{role}"))
            })
        })
    })
}

fn end(directory: &Directory, rooms: &BTreeSet<&QueueId>, route: &Route) -> End {
    if rooms.contains(&route.queue) {
        return End::Room;
    }
    if let Some(other) = route.alternatives.iter().find(|queue| rooms.contains(queue)) {
        return End::StandIn(other.clone());
    }
    if directory.queue(&route.queue).is_some_and(|queue| queue.contact.is_reachable()) {
        return End::Contact;
    }
    End::Nothing
}

/// Says what becomes of the requests for a queue.
fn told(report: &mut Report, queue: &QueueId, end: &End, places: &BTreeSet<String>) {
    const SHOWN: usize = 10;
    let mut where_: Vec<&str> = places.iter().take(SHOWN).map(String::as_str).collect();
    let more = places.len().checked_sub(SHOWN).filter(|more| *more > 0).map(|more| format!("{more} more"));
    where_.extend(more.as_deref());
    let where_ = where_.join(", ");
    match end {
        End::Room => {}
        End::StandIn(other) => {
            report.note("routes", format_args!("{queue} has no room: {other} gets its requests ({where_})"));
        }
        End::Contact => report.note(
            "routes",
            format_args!(
                "{queue} has no room and nobody stands in: people are told its public contact ({where_})"
            ),
        ),
        End::Nothing => report.mistake(
            "routes",
            format_args!(
                "{queue} has neither a room nor a public contact, and nobody stands in ({where_}); give it, or the \
                 fallback, a room in matrix.rooms"
            ),
        ),
    }
}

/// A queue without a room to which no way leads first: it is only named beside others.
fn named_only(report: &mut Report, directory: &Directory, queue: &QueueId) {
    let reachable = directory.queue(queue).is_some_and(|queue| queue.contact.is_reachable());
    let how = if reachable { "with its public contact" } else { "without any way to reach it" };
    report.note("routes", format_args!("{queue} has no room: it is only named beside others, {how}"));
}

/// Announces what another day brings.
fn changes(report: &mut Report, directory: &Directory, days: &BTreeSet<Date>) {
    for (day, next) in days.iter().zip(days.iter().skip(1)) {
        for (need, place) in needs(directory) {
            let way = |need: &Need, day: Date| directory.route(need, day).queue;
            let (now, then) = (way(&need, *day), way(&need, *next));
            let plain = Need { relation: None, ..need };
            let known = need.relation.is_some()
                && (way(&plain, *day), way(&plain, *next)) == (now.clone(), then.clone());
            if now != then && !known {
                report.note("changes", format_args!("from {next} on, {place}: {then} instead of {now}"));
            }
        }
    }
}

#[cfg(test)]
mod tests;
