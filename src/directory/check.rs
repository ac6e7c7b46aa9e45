//! Everything that can be wrong with a data file, found at once. What is right but not sure is in `doubts`.

mod doubts;
mod shape;

use std::collections::BTreeSet;
use std::fmt;

pub use self::doubts::Unconfirmed;
pub(super) use self::doubts::unconfirmed;
use self::shape::check_shape;
use super::centre::Queue;
use super::file::DataFile;
use super::places;
use crate::id::{Ags, QueueId};
use crate::understand::concern::{Concern, OtherField};
use crate::understand::crisis::Crisis;

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
        coverage,
        fallback_is_statewide,
        contacts,
        crisis_lines,
        pointers,
        foreign_language,
        postcodes,
        special_names,
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
    let places = file.places.iter().map(|(name, districts)| (format!("places {name}"), districts.as_slice()));
    for (at, districts) in queues.chain(around).chain(places) {
        for district in districts.iter().filter(|district| !file.district_keys.contains(district)) {
            found.push(unknown_district(&at, *district));
        }
    }
    for district in file.postcode_districts.keys().filter(|key| !file.district_keys.contains(key)) {
        found.push(unknown_district("postcode_districts", *district));
    }
    for (name, _) in file.places.iter().filter(|(_, districts)| districts.is_empty()) {
        let remedy = "list every district in which a place of that name lies";
        found.push(Problem::new(format!("places {name}"), "lies in no district", remedy));
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
    twice("route", one, file.routes.iter().map(|route| route.concern.as_str().to_owned()).collect());
    twice("pointer", one, file.pointers.iter().map(|pointer| pointer.field.as_str().to_owned()).collect());
    twice(
        "places",
        "list all districts in one entry",
        file.places.keys().map(|name| places::key(name)).collect(),
    );
    // A district's name must find that district alone, or nobody could type it.
    let names = file.districts.iter().flat_map(|district| {
        let own: BTreeSet<String> = district
            .names
            .iter()
            .chain([&district.name, &district.short])
            .map(|name| places::key(name))
            .collect();
        own
    });
    twice(
        "district name",
        "use it for one district; list it under [places] if it means several",
        names.collect(),
    );
    let plates = file.districts.iter().flat_map(|district| district.plates.clone());
    twice("plate", "use it for one district; list it under [places] if it means several", plates.collect());
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

/// Every kind of advice has exactly one service in every district.
fn coverage(file: &DataFile, found: &mut Vec<Problem>) {
    for concern in Concern::ALL {
        let at = format!("route {}", concern.as_str());
        let Some(route) = file.routes.iter().find(|route| route.concern == concern) else {
            found.push(Problem::new(at, "is missing", "add a [[route]] for this concern"));
            continue;
        };
        let targets: Vec<Option<&Queue>> = route.to.iter().map(|id| queue(file, id)).collect();
        for district in &file.districts {
            // An entry that could not be read is reported already and may be the one.
            let covering =
                targets.iter().filter(|q| q.is_none_or(|queue| queue.covers(district.ags))).count();
            let unread = targets.iter().any(Option::is_none);
            if covering == 0 {
                let what = format!("nobody is named for district {} ({})", district.ags, district.short);
                found.push(Problem::new(&at, what, "add a queue to `to` that works there"));
            } else if covering > 1 && !unread {
                let what = format!("{covering} services are named for district {}", district.ags);
                found.push(Problem::new(&at, what, "keep one in `to`, offer the others as alternatives"));
            }
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
        for opening in
            queue.open.iter().filter(|opening| opening.from >= opening.to || opening.days.is_empty())
        {
            let what = format!("opens at {}:{:02} for no time", opening.from.hour(), opening.from.minute());
            found.push(Problem::new(format!("queue {}: open", queue.id), what, "correct days, from and to"));
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
        let always = file.crisis.iter().any(|contact| contact.always && contact.crisis.contains(&crisis));
        if !always {
            let what = format!("nobody is there day and night for {name}");
            found.push(Problem::new("crisis", what, "list one contact with `always = true`"));
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

fn postcodes(file: &DataFile, found: &mut Vec<Problem>) {
    let inside =
        |code: &u32| file.postcodes.ranges.iter().any(|(first, last)| (*first..=*last).contains(code));
    let listed = file.postcode_districts.iter().flat_map(|(district, codes)| {
        codes.iter().map(move |code| (format!("postcode_districts {district}"), code))
    });
    let special = file.postcodes.outside.iter().chain(&file.postcodes.partly_outside);
    for (at, code) in listed.chain(special.map(|code| ("postcodes".to_owned(), code))) {
        if !inside(code) {
            let remedy = "correct it, or widen postcodes.ranges";
            found.push(Problem::new(at, format!("{code:05} lies outside the ranges"), remedy));
        }
    }
    for code in &file.postcodes.outside {
        if file.postcode_districts.values().any(|codes| codes.contains(code)) {
            let what = format!("{code:05} is listed as outside and in a district");
            found.push(Problem::new("postcodes", what, "move it to partly_outside, or remove one"));
        }
    }
}

/// The rules for special names speak of names that exist.
fn special_names(file: &DataFile, found: &mut Vec<Problem>) {
    let known: BTreeSet<String> = file.places.keys().map(|name| places::key(name)).collect();
    let outside: BTreeSet<String> = file.names.outside.iter().map(|name| places::key(name)).collect();
    for name in &file.names.also_elsewhere {
        if !known.contains(&places::key(name)) {
            let at = format!("names.also_elsewhere {name}");
            found.push(Problem::new(at, "is no place of [places]", "list it there, or under names.outside"));
        }
    }
    for name in &file.names.ordinary_words {
        let key = places::key(name);
        if !known.contains(&key) && !outside.contains(&key) {
            let at = format!("names.ordinary_words {name}");
            found.push(Problem::new(at, "is no place known here", "list it under [places] or names.outside"));
        }
    }
}
