//! `lotse anonymise`: a text without what identifies people.

use std::io::{stdin, stdout};

use serde::Serialize;

use super::lines;
use crate::understand::anonymise::{self, Anonymised, Placeholders, Span};

/// Answers each line of the standard input with a [`Masked`].
///
/// # Errors
/// Only if the standard input or output fails.
pub fn run(placeholders: &Placeholders) -> anyhow::Result<()> {
    lines::answer(stdin().lock(), stdout().lock(), |text| anonymise(placeholders, text))
}

/// One answer, part of the outside contract.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Masked {
    pub text: Anonymised,
    /// What was taken out, in Unicode scalar values of the input.
    pub spans: Vec<Span>,
}

/// Anonymises one text.
pub fn anonymise(placeholders: &Placeholders, text: &str) -> Masked {
    let masked = anonymise::anonymise(text, placeholders);
    Masked { text: masked.text, spans: masked.spans }
}
