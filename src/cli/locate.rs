//! `lotse locate`: which district a text names.

use std::collections::BTreeSet;
use std::io::{stdin, stdout};

use jiff::civil::Date;
use serde::Serialize;

use super::lines;
use crate::directory::Directory;
use crate::id::{Ags, QueueId};
use crate::understand::place::{self, Place};

/// Answers each line of the standard input with a [`Located`].
///
/// # Errors
/// Only if the standard input or output fails.
pub fn run(directory: &Directory, day: Date) -> anyhow::Result<()> {
    lines::answer(stdin().lock(), stdout().lock(), |text| locate(directory, text, day))
}

/// One answer, part of the outside contract.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Located {
    pub outcome: Outcome,
    /// Five-digit keys, ascending; one if found, all that are possible if ambiguous.
    pub districts: Vec<String>,
    /// The regional centres of these districts, each once.
    pub centres: Vec<QueueId>,
}

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Found,
    Ambiguous,
    Outside,
    Unknown,
}

/// Locates one text; the centres are those of that day.
pub fn locate(directory: &Directory, text: &str, day: Date) -> Located {
    let (outcome, districts) = match place::locate(directory, text) {
        Place::Found { district, .. } | Place::Likely { district, sure: true, .. } => {
            (Outcome::Found, vec![district])
        }
        // Misspelt beyond what may be told as found; in the dialogue both kinds are confirmed.
        Place::Likely { district, sure: false, .. } => (Outcome::Ambiguous, vec![district]),
        Place::Ambiguous { districts, .. } => (Outcome::Ambiguous, districts),
        Place::Outside(_) => (Outcome::Outside, Vec::new()),
        Place::Unknown => (Outcome::Unknown, Vec::new()),
    };
    let mut seen = BTreeSet::new();
    let centres = districts
        .iter()
        .filter_map(|district| directory.centre(*district, day))
        .map(|centre| centre.id.clone())
        .filter(|id| seen.insert(id.clone()))
        .collect();
    Located { outcome, districts: districts.iter().map(Ags::to_string).collect(), centres }
}
