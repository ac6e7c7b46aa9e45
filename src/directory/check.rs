//! Everything that can be wrong with a data file, found at once. What is right but not sure is in `doubts`.

mod doubts;
mod shape;
mod templates;
mod times;

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

pub use self::doubts::Unconfirmed;
pub(super) use self::doubts::unconfirmed;
use self::shape::check_shape;
use super::centre::Queue;
use super::district::District;
use super::file::DataFile;
use super::help::Audience;
use super::route::{ConcernRoute, Need, rows};
use crate::id::{Ags, QueueId};
use crate::intake::dialogue::Relation;
use crate::understand::concern::{Concern, OtherField};
use crate::understand::crisis::Crisis;
use crate::understand::place::key;

/// A mistake in a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which entry.
    pub at: String,
    /// What is wrong with it.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    pub(super) fn new(at: impl Into<String>, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { at: at.into(), what: what.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.at, self.what, self.remedy)
    }
}

/// The longest name of a queue: a button carries `q:` and the name in 48 bytes
/// ([`Choice::code`](crate::intake::question::Choice::code)).
const LONGEST_QUEUE_ID: usize = 46;

/// The fields nobody can be pointed to without a service of their own.
const NEED_A_SERVICE: [OtherField; 2] = [OtherField::ReligiousExtremism, OtherField::DomesticViolence];

/// Runs every check over what could be read of a file.
pub(super) fn problems(file: &DataFile) -> Vec<Problem> {
    let mut found = Vec::new();
    for check in [
        unknown_queues,
        unknown_districts,
        duplicates,
        queue_ids,
        route_rows,
        coverage,
        fallback_is_statewide,
        contacts,
        times::hours,
        times::promises,
        times::substitutes,
        templates::templates,
        crisis_lines,
        pointers,
        foreign_language,
        named_help_lines,
    ] {
        check(file, &mut found);
    }
    found
}

fn unknown_queues(file: &DataFile, found: &mut Vec<Problem>) {
    let routes = file.routes.iter().flat_map(|route| {
        let at = format!("route {}", route.concern.as_str());
        let alternatives = route.alternatives.iter().map(|alternative| &alternative.queue);
        route.to.iter().chain(alternatives).map(move |id| (at.clone(), id))
    });
    let fallback = file.fallback.iter().flat_map(|fallback| {
        fallback.alternatives.iter().chain([&fallback.queue]).map(|id| ("fallback".to_owned(), id))
    });
    let foreign = file.foreign_language.iter().map(|foreign| ("foreign_language".to_owned(), &foreign.queue));
    for (at, id) in routes.chain(fallback).chain(foreign) {
        if !file.queue_ids.contains(id) {
            found.push(Problem::new(
                at,
                format!("no queue is called \"{id}\""),
                "name one of the [[queue]]s",
            ));
        }
    }
}

fn unknown_districts(file: &DataFile, found: &mut Vec<Problem>) {
    let queues = file.queues.iter().map(|queue| (format!("queue {}", queue.id), queue.districts.as_slice()));
    let around = file
        .districts
        .iter()
        .map(|district| (format!("district {}", district.ags), district.around.as_slice()));
    for (at, districts) in queues.chain(around) {
        for district in districts.iter().filter(|district| !file.district_keys.contains(district)) {
            found.push(unknown_district(&at, *district));
        }
    }
}

fn unknown_district(at: &str, district: Ags) -> Problem {
    Problem::new(at, format!("there is no district {district}"), "use the ags of one of the [[district]]s")
}

fn duplicates(file: &DataFile, found: &mut Vec<Problem>) {
    let mut twice = |what: &str, remedy: &str, values: Vec<String>| {
        let mut seen = BTreeSet::new();
        for value in values {
            if !seen.insert(value.to_lowercase()) {
                found.push(Problem::new(format!("{what} {value}"), "comes twice", remedy));
            }
        }
    };
    let rename = "give each its own";
    twice("district", rename, file.districts.iter().map(|district| district.ags.to_string()).collect());
    twice("district short name", rename, file.districts.iter().map(|d| d.short.clone()).collect());
    twice("queue", rename, file.queues.iter().map(|queue| queue.id.to_string()).collect());
    twice("queue name", rename, file.queues.iter().map(|queue| queue.name.clone()).collect());
    twice("crisis", rename, file.crisis.iter().map(|contact| contact.id.clone()).collect());
    let one = "write one entry for it";
    twice("pointer", one, file.pointers.iter().map(|pointer| pointer.field.as_str().to_owned()).collect());
    // A district's name must find that district alone, or nobody could type it.
    let names = file.districts.iter().flat_map(|district| {
        let own: BTreeSet<String> =
            district.names.iter().chain([&district.name, &district.short]).map(|name| key(name)).collect();
        own
    });
    let several = "use it for one district; what means several belongs into a list of places";
    twice("district name", several, names.collect());
    let plates = file.districts.iter().flat_map(|district| district.plates.clone());
    twice("plate", several, plates.collect());
}

fn queue_ids(file: &DataFile, found: &mut Vec<Problem>) {
    for queue in &file.queues {
        let id = queue.id.as_str();
        let at = format!("queue {id}");
        if id.len() > LONGEST_QUEUE_ID {
            let remedy = format!("shorten it to {LONGEST_QUEUE_ID} characters");
            found.push(Problem::new(&at, "the id is too long for a button", remedy));
        }
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(plain) {
            let remedy = "use small letters a to z, digits and hyphens";
            found.push(Problem::new(&at, "the id is no plain word", remedy));
        }
        if queue.name.trim().is_empty() {
            found.push(Problem::new(&at, "has no name", "give the service's public name"));
        }
    }
}

/// On every day, every kind of advice has exactly one service in every district, for every role.
fn coverage(file: &DataFile, found: &mut Vec<Problem>) {
    for concern in Concern::ALL {
        let at = format!("route {}", concern.as_str());
        if !file.routes.iter().any(|route| route.concern == concern) {
            found.push(Problem::new(at, "is missing", "add a [[route]] for this concern"));
            continue;
        }
        for day in days(file) {
            for district in &file.districts {
                for relation in Relation::ALL.into_iter().map(Some).chain([None]) {
                    let need = Need {
                        concern: Some(concern),
                        district: Some(district.ags),
                        relation,
                        outside: false,
                    };
                    let wrong = covered_once(file, &need, day, district);
                    let wrong = wrong.map(|(what, remedy)| {
                        let at = if day == Date::MIN { at.clone() } else { format!("{at} on {day}") };
                        Problem::new(at, what, remedy)
                    });
                    found.extend(wrong.filter(|problem| !found.contains(problem)));
                }
            }
        }
    }
}

/// What is wrong with the service named for a need, with the remedy.
fn covered_once(
    file: &DataFile,
    need: &Need,
    day: Date,
    district: &District,
) -> Option<(String, &'static str)> {
    for row in rows(&file.routes, need, day) {
        let targets: Vec<Option<&Queue>> = row.to.iter().map(|id| queue(file, id)).collect();
        let covering: Vec<bool> =
            targets.iter().filter_map(|queue| queue.map(|queue| queue.covers(district.ags))).collect();
        // An entry that could not be read is reported already and may be the one.
        if targets.iter().any(Option::is_none) {
            return None;
        }
        match covering.iter().filter(|covers| **covers).count() {
            0 => {}
            1 => return None,
            several => {
                let what = format!("{several} services are named for district {}", district.ags);
                return Some((what, "keep one in `to`, offer the others as alternatives"));
            }
        }
    }
    let what = format!("nobody is named for district {} ({})", district.ags, district.short);
    Some((what, "add a queue to `to` that works there"))
}

/// The first day of all, and every day on which a row of the route table begins, or has ended.
fn days(file: &DataFile) -> BTreeSet<Date> {
    let begins = file.routes.iter().filter_map(|route| route.from);
    let ends = file.routes.iter().filter_map(|route| route.until?.tomorrow().ok());
    begins.chain(ends).chain([Date::MIN]).collect()
}

/// A row of the route table lasts at least a day, and knows its districts.
fn route_rows(file: &DataFile, found: &mut Vec<Problem>) {
    for route in &file.routes {
        let at = format!("route {}", route.concern.as_str());
        if let (Some(from), Some(until)) = (route.from, route.until)
            && until < from
        {
            found.push(Problem::new(
                &at,
                format!("ends ({until}) before it begins ({from})"),
                "correct the days",
            ));
        }
        for district in route.districts.iter().filter(|district| !file.district_keys.contains(district)) {
            found.push(unknown_district(&at, *district));
        }
        without_effect(file, route, found);
        let same = |other: &&ConcernRoute| {
            other.concern == route.concern
                && other.districts == route.districts
                && other.relations == route.relations
                && other.from == route.from
        };
        if file.routes.iter().filter(same).count() > 1 {
            let remedy = "write one entry, or give each its districts, relations or first day";
            let problem = Problem::new(at, "comes twice", remedy);
            if !found.contains(&problem) {
                found.push(problem);
            }
        }
    }
}

/// A row made for some districts names services that work in them: one that works elsewhere would change nothing, unnoticed.
fn without_effect(file: &DataFile, route: &ConcernRoute, found: &mut Vec<Problem>) {
    let from = route.from.map(|from| format!(" from {from}")).unwrap_or_default();
    let at = format!("route {}{from}", route.concern.as_str());
    // An entry that could not be read is reported already and may be the one.
    if route.districts.is_empty() || route.to.iter().any(|id| queue(file, id).is_none()) {
        return;
    }
    let named = || route.to.iter().filter_map(|id| queue(file, id));
    let remedy = "correct the districts of the row, or those of the [[queue]]";
    for queue in named().filter(|queue| !route.districts.iter().any(|district| queue.covers(*district))) {
        let what = format!("\"{}\" works in none of the row's districts", queue.id);
        found.push(Problem::new(&at, what, remedy));
    }
    for district in &route.districts {
        let known = file.district_keys.contains(district);
        if known && !named().any(|queue| queue.covers(*district)) {
            let what =
                format!("none of its services works in district {district}, so the row does nothing there");
            found.push(Problem::new(&at, what, remedy));
        }
    }
}

/// Whom people in another Land, or with another need, can turn to is in the list of help lines.
fn named_help_lines(file: &DataFile, found: &mut Vec<Problem>) {
    let other_land = file.other_land.iter().map(|other| ("other_land".to_owned(), &other.nationwide));
    let pointers = file.pointers.iter().map(|pointer| {
        let at = format!("pointer {}", pointer.field.as_str());
        (at, &pointer.lines)
    });
    for (at, lines) in other_land.chain(pointers) {
        for id in lines.iter().filter(|id| !file.crisis.iter().any(|contact| &contact.id == *id)) {
            let what = format!("no help line is called \"{id}\"");
            found.push(Problem::new(at.clone(), what, "name one of the [[crisis]] entries"));
        }
    }
}

fn queue<'a>(file: &'a DataFile, id: &QueueId) -> Option<&'a Queue> {
    file.queues.iter().find(|queue| &queue.id == id)
}

fn fallback_is_statewide(file: &DataFile, found: &mut Vec<Problem>) {
    let Some(queue) = file.fallback.as_ref().and_then(|fallback| queue(file, &fallback.queue)) else {
        return;
    };
    if !queue.is_statewide() {
        let what = format!("\"{}\" works in some districts only", queue.id);
        found.push(Problem::new("fallback", what, "name a queue without districts"));
    }
}

fn contacts(file: &DataFile, found: &mut Vec<Problem>) {
    for queue in &file.queues {
        for (field, fact) in queue.contact.parts() {
            let Some(fact) = fact else { continue };
            check_shape(&format!("queue {}: {field}", queue.id), field, &fact.value, found);
        }
    }
}

fn crisis_lines(file: &DataFile, found: &mut Vec<Problem>) {
    for contact in &file.crisis {
        let at = format!("crisis {}", contact.id);
        if contact.phone.is_empty() && contact.web.is_none() {
            found.push(Problem::new(&at, "cannot be reached", "give a phone number or a web address"));
        }
        if contact.always && !contact.open.is_empty() {
            found.push(Problem::new(&at, "is open always and has hours", "keep one of `always` and `open`"));
        }
        for number in &contact.phone {
            check_shape(&at, "phone", number, found);
        }
        if let Some(web) = &contact.web {
            check_shape(&at, "web", web, found);
        }
    }
    for (crisis, name) in [(Crisis::Suicidality, "suicidality"), (Crisis::AcuteDanger, "acute_danger")] {
        let always = file.crisis.iter().any(|contact| {
            contact.always && contact.audience == Audience::Everyone && contact.crisis.contains(&crisis)
        });
        if !always {
            let what = format!("nobody is there day and night for {name}");
            found.push(Problem::new("crisis", what, "list one contact for everyone with `always = true`"));
        }
    }
}

fn pointers(file: &DataFile, found: &mut Vec<Problem>) {
    for field in NEED_A_SERVICE {
        if !file.pointers.iter().any(|pointer| pointer.field == field) {
            let at = format!("pointer {}", field.as_str());
            found.push(Problem::new(at, "is missing", "add a [[pointer]] for this field"));
        }
    }
    for pointer in &file.pointers {
        for (field, fact) in [("phone", &pointer.phone), ("web", &pointer.web)] {
            if let Some(fact) = fact {
                check_shape(
                    &format!("pointer {}: {field}", pointer.field.as_str()),
                    field,
                    &fact.value,
                    found,
                );
            }
        }
    }
}

/// The number is printed in languages in which no reservation is written, so it must be certain.
fn foreign_language(file: &DataFile, found: &mut Vec<Problem>) {
    let Some(queue) = file.foreign_language.as_ref().and_then(|foreign| queue(file, &foreign.queue)) else {
        return;
    };
    if !queue.contact.phone.as_ref().is_some_and(|phone| phone.mark.is_confirmed()) {
        let what = format!("\"{}\" has no confirmed telephone number", queue.id);
        found.push(Problem::new("foreign_language", what, "name a queue that has one"));
    }
}
