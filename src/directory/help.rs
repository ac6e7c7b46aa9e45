//! Help beside the network: numbers for a crisis, pointers to other fields.

use serde::{Deserialize, Serialize};

use super::centre::{Mark, Marked};
use super::hours::{OnHolidays, Opening};
use crate::id::QueueId;
use crate::understand::concern::OtherField;
use crate::understand::crisis::Crisis;

/// For whom a help line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Everyone,
    YoungPeople,
    /// A child that is hurt or afraid at home.
    Children,
    Parents,
    Women,
    Men,
    Victims,
}

/// A telephone line, chat or app for a crisis.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisContact {
    /// The name in the data, unique.
    pub id: String,
    /// The name the public knows.
    pub name: String,
    pub audience: Audience,
    /// For which dangers it is shown, at once and in the order of the file; empty: only when asked for.
    #[serde(default)]
    pub crisis: Vec<Crisis>,
    /// The numbers, the first one to be tried first.
    #[serde(default)]
    pub phone: Vec<String>,
    /// Host name, without `https://`.
    #[serde(default)]
    pub web: Option<String>,
    /// How sure numbers and address are.
    pub mark: Mark,
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub as_of: Option<String>,
    /// Day and night, all year.
    #[serde(default)]
    pub always: bool,
    /// The hours of a line that is not always there.
    #[serde(default)]
    pub open: Vec<Opening>,
    /// What the hours mean on a public holiday; left out where nobody knows.
    #[serde(default)]
    pub on_holidays: Option<OnHolidays>,
    /// How sure the hours are.
    pub hours_mark: Mark,
    /// Sends help at once: named before all others.
    #[serde(default)]
    pub emergency: bool,
    /// Works without a spoken word.
    #[serde(default)]
    pub silent: bool,
}

/// Where to turn for another field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pointer {
    pub field: OtherField,
    /// The name of the service.
    pub name: Marked<String>,
    #[serde(default)]
    pub phone: Option<Marked<String>>,
    #[serde(default)]
    pub web: Option<Marked<String>>,
    /// Entries of `[[crisis]]` to name as well, with their hours.
    #[serde(default)]
    pub lines: Vec<String>,
}

/// What people in another Land ask for there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherLand {
    /// What the service is called in every Land.
    pub name: Marked<String>,
    /// Entries of `[[crisis]]` that people everywhere in Germany can turn to.
    #[serde(default)]
    pub nationwide: Vec<String>,
}

/// Whose telephone number is given to someone who does not write German.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignLanguage {
    /// A queue with a confirmed public telephone number.
    pub queue: QueueId,
}
