//! `lotse anonymise`: a text without what identifies people.

use std::io::{stdin, stdout};

use serde::Serialize;

use super::lines;
use crate::understand::anonymise::{Anonymised, Anonymiser, Cast, Span};

/// Answers each line of the standard input with a [`Masked`].
///
/// # Errors
/// Only if the standard input or output fails.
pub fn run(anonymiser: &Anonymiser) -> anyhow::Result<()> {
    lines::answer(stdin().lock(), stdout().lock(), |text| anonymise(anonymiser, text))
}

/// One answer, part of the outside contract.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Masked {
    pub text: Anonymised,
    /// What was taken out, in Unicode scalar values of the input.
    pub spans: Vec<Span>,
}

/// Anonymises one text, as the first of a request.
pub fn anonymise(anonymiser: &Anonymiser, text: &str) -> Masked {
    let masked = anonymiser.anonymise(text, &mut Cast::default());
    Masked { text: masked.text, spans: masked.spans }
}
