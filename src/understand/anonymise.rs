//! Finds what would identify a person and takes it out.

use serde::{Deserialize, Serialize};

/// What kind of identifying detail a span is. The serialised names are part of the outside contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Person,
    Phone,
    Email,
    Url,
    Handle,
    Iban,
    Address,
    Place,
    Organisation,
    BirthDate,
    Plate,
    IdNumber,
    Coordinates,
}

/// A text from which the anonymiser has taken what it recognises as identifying.
///
/// Only [`anonymise`] makes one from free text, so a card or a message to staff, which accept nothing
/// else, cannot carry a text that did not pass. (Reading one back from the sealed store is the other way
/// in: what lies there passed before it was stored.)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Anonymised(String);

impl Anonymised {
    /// The text, safe to show to staff.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The words that stand in a text where a detail was taken out, one for each kind; they come from the locale.
#[derive(Clone, Debug)]
pub struct Placeholders(std::collections::BTreeMap<Kind, String>);
