//! What a directory states without being sure.

use crate::directory::Directory;
use crate::directory::centre::{Mark, Queue};
use crate::id::{Ags, QueueId};
use crate::understand::concern::OtherField;

/// A fact that must not be told as certain yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unconfirmed {
    /// Which entry and field, for example `rz-westmecklenburg: seat`.
    pub where_: String,
    pub value: String,
    pub mark: Mark,
}

/// Every fact of a directory that is not confirmed, in the order of the file.
pub(in crate::directory) fn unconfirmed(directory: &Directory) -> Vec<Unconfirmed> {
    let mut found = Vec::new();
    let mut note = |where_: String, value: String, mark: Mark| {
        if !mark.is_confirmed() {
            found.push(Unconfirmed { where_, value, mark });
        }
    };
    for queue in directory.queues() {
        let at = |field: &str| format!("{}: {field}", queue.id);
        note(at("offer"), queue.offer.as_str().to_owned(), queue.offer_mark);
        note(at("districts"), area(queue), queue.districts_mark);
        for (field, fact) in [("carrier", queue.carrier.as_ref())].into_iter().chain(queue.contact.parts()) {
            if let Some(fact) = fact {
                note(at(field), fact.value.clone(), fact.mark);
            }
        }
        if let Some(mark) = queue.hours_mark {
            note(at("open"), "the hours".to_owned(), mark);
        }
        if let Some(within) = &queue.answer_within {
            note(at("answer_within"), within.value.to_string(), within.mark);
        }
    }
    for route in directory.routes() {
        let to = route.to.iter().map(QueueId::as_str).collect::<Vec<_>>().join(", ");
        let from = route.from.map(|from| format!(" from {from}")).unwrap_or_default();
        note(format!("route {}{from}", route.concern.as_str()), to, route.mark);
    }
    for contact in directory.help_lines() {
        let reach =
            contact.phone.iter().chain(&contact.web).map(String::as_str).collect::<Vec<_>>().join(", ");
        note(format!("crisis {}", contact.id), reach, contact.mark);
        note(format!("crisis {}: hours", contact.id), contact.name.clone(), contact.hours_mark);
    }
    for pointer in OtherField::ALL.into_iter().filter_map(|field| directory.pointer(field)) {
        for (field, fact) in
            [("name", Some(&pointer.name)), ("phone", pointer.phone.as_ref()), ("web", pointer.web.as_ref())]
        {
            if let Some(fact) = fact {
                note(format!("pointer {}: {field}", pointer.field.as_str()), fact.value.clone(), fact.mark);
            }
        }
    }
    note("holidays".to_owned(), "the days".to_owned(), directory.holidays().mark);
    note(
        "other_land: name".to_owned(),
        directory.other_land().name.value.clone(),
        directory.other_land().name.mark,
    );
    found
}

fn area(queue: &Queue) -> String {
    if queue.is_statewide() {
        return "whole state".to_owned();
    }
    queue.districts.iter().map(Ags::to_string).collect::<Vec<_>>().join(", ")
}
