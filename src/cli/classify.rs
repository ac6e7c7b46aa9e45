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

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever arrives, each line has its answer, in order, with the fields others rely on.
    #[test]
    fn bad_lines_are_answered_like_good_ones() {
        let mut input = b"\nIch will mich umbringen\n\xff\xfe\x80\n \t\r\n".to_vec();
        input.extend("Nazis im Dorf. ".repeat(100_000 / 15).into_bytes());
        input.extend(b"\n");
        input.extend("x".repeat(100_000).into_bytes());
        let mut output = Vec::new();
        lines::answer(input.as_slice(), &mut output, classify).expect("memory can be read and written");
        let answers: Vec<serde_json::Value> = output
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_slice(line).expect("JSON"))
            .collect();
        assert_eq!(answers.len(), 6);
        for answer in &answers {
            assert_eq!(answer.as_object().map(serde_json::Map::len), Some(3));
            let ranked = answer.get("ranked").and_then(serde_json::Value::as_array).expect("a list");
            assert_eq!(ranked.len(), Concern::ALL.len());
            let shares: Vec<f64> = ranked.iter().filter_map(|pair| pair.get(1)?.as_f64()).collect();
            assert!(shares.is_sorted_by(|more, less| more >= less) && shares.iter().sum::<f64>() <= 1.001);
        }
        let crisis: Vec<_> = answers.iter().filter_map(|answer| answer.get("crisis")?.as_str()).collect();
        assert_eq!(crisis, ["suicidality"]);
    }
}
