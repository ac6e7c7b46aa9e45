//! Answers that staff send again and again, written down once as data.
//!
//! A template says in which services' rooms it is there and for which kinds of advice. What it sends is a person's answer
//! like any other; whether and when it leaves is the desk's affair.

use serde::Deserialize;

use super::Directory;
use crate::id::{CaseCode, QueueId};
use crate::intake::dialogue::Form;
use crate::understand::concern::Concern;

/// What stands in a template for the case's code.
pub(super) const CODE: &str = "{code}";
/// What stands in a template for the public name of the service.
pub(super) const SERVICE: &str = "{service}";

/// A canned answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What staff write to name it: small letters a to z, digits and hyphens.
    pub name: String,
    /// What it is for, in a few words, for the list.
    pub title: String,
    /// The services in whose rooms it is there; empty: all.
    #[serde(default)]
    pub queues: Vec<QueueId>,
    /// The kinds of advice it is for; empty: all, and requests of which the kind is open.
    #[serde(default)]
    pub concerns: Vec<Concern>,
    /// What the person reads. [`filled`](Self::filled) replaces `{code}` and `{service}`.
    pub text: String,
    /// The same for people who chose to be addressed as "du"; without it they read [`text`](Self::text), too.
    #[serde(default)]
    pub text_du: Option<String>,
}

impl Template {
    /// Whether it is there in a service's room.
    pub fn is_in(&self, queue: &QueueId) -> bool {
        self.queues.is_empty() || self.queues.contains(queue)
    }

    /// Whether it is for a request of this kind.
    pub fn is_for(&self, concern: Option<Concern>) -> bool {
        self.concerns.is_empty() || concern.is_some_and(|concern| self.concerns.contains(&concern))
    }

    /// Whether there is a room and a kind of advice for which both are there.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let queues = self.queues.iter().any(|queue| other.is_in(queue));
        let concerns = self.concerns.iter().any(|concern| other.is_for(Some(*concern)));
        (queues || self.queues.is_empty()) && (concerns || self.concerns.is_empty())
    }

    /// All texts it has.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        [Some(&self.text), self.text_du.as_ref()].into_iter().flatten().map(String::as_str)
    }

    /// The text for a person who is addressed in this form, for a case of this code at the service of this public name. `None`
    /// leaves the place of the code to see.
    pub fn filled(&self, form: Form, code: Option<&CaseCode>, service: &str) -> String {
        let text = self.text_du.as_ref().filter(|_| form == Form::Du).unwrap_or(&self.text);
        let text = text.trim().replace(SERVICE, service);
        match code {
            Some(code) => text.replace(CODE, code.as_str()),
            None => text,
        }
    }
}

impl Directory {
    /// The templates of a service's room, for requests of every kind, in the order of the file.
    pub fn templates(&self, queue: &QueueId) -> impl Iterator<Item = &Template> {
        self.templates.iter().filter(move |template| template.is_in(queue))
    }

    /// The template of that name in a service's room: the one for this kind of request, or where there is only one of that
    /// name, that one, since staff may know better than the card what it is about.
    pub fn template(&self, queue: &QueueId, name: &str, concern: Option<Concern>) -> Option<&Template> {
        let named: Vec<&Template> = self.templates(queue).filter(|template| template.name == name).collect();
        match named.as_slice() {
            [only] => Some(only),
            several => several.iter().find(|template| template.is_for(concern)).copied(),
        }
    }
}
