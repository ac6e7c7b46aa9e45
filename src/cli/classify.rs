//! `lotse classify`: which kind of advice a text needs, and whether someone is in danger.

use std::io::{stdin, stdout};

use serde::Serialize;

use super::lines;
use crate::understand::concern::{self, Concern, Proposal};
use crate::understand::crisis::{self, Crisis};

/// Answers each line of the standard input with a [`Classified`].
///
/// # Errors
/// Only if the standard input or output fails.
pub fn run() -> anyhow::Result<()> {
    lines::answer(stdin().lock(), stdout().lock(), classify)
}

/// One answer, part of the outside contract.
#[derive(Debug, PartialEq, Serialize)]
pub struct Classified {
    /// The kind the dialogue would propose; `None` where it would ask instead.
    pub concern: Option<Concern>,
    /// All kinds with their shares of certainty, the likeliest first.
    pub ranked: Vec<(Concern, f32)>,
    pub crisis: Option<Crisis>,
}

/// Classifies one text.
pub fn classify(text: &str) -> Classified {
    let opinion = concern::classify(text);
    let concern = match opinion.proposal() {
        Proposal::One(concern) => Some(concern),
        Proposal::Two(..) | Proposal::Ask => None,
    };
    Classified { concern, ranked: opinion.ranked, crisis: crisis::detect(text) }
}
