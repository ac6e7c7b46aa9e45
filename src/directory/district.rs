//! A district and the names people use for it.

use serde::Deserialize;

use crate::id::Ags;

/// A Landkreis or a kreisfreie Stadt.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct District {
    pub ags: Ags,
    /// The official name.
    pub name: String,
    /// A name short enough for a button, unmistakable beside the others.
    pub short: String,
    /// Where a place in it lies, as the end of a question: "im Landkreis Rostock".
    #[serde(default)]
    pub within: Option<String>,
    /// Other names people use, former districts that lie wholly in it among them.
    #[serde(default)]
    pub names: Vec<String>,
    /// The codes on number plates that are, or were, given out here alone.
    #[serde(default)]
    pub plates: Vec<String>,
    /// For a city that is its own district: the districts around it, where a place "near" the city can lie.
    #[serde(default)]
    pub around: Vec<Ags>,
}
