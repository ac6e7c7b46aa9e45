//! A second ear for dangers no phrase lists: a model learnt from messages, which sees the words, what the phrases of
//! `signs.toml` found in them, and in which order.
//!
//! Where the phrases are silent it can raise an alarm; where they speak it tells how sure that is, and it silences them only where
//! it is rather sure that there is no danger. README.md says how it is trained.

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use super::{Certainty, Crisis, Heard};
use crate::understand::learnt::{Mark, Model, features};
use crate::understand::words::Words;

/// A danger is heard from this score on, in the order of [`DANGERS`]: the logarithm of how much likelier it is than none. Far
/// below zero, since a miss costs more than a false alarm: what is heard with doubt costs one kind message. Chosen by trying
/// the model on hands it had not met: where 97 of 100 dangers are heard there, at five right alarms of eight; of hands that were
/// not asked for hard cases 98.
const HEARD: [f32; OUTPUTS - 1] = [-3.5, -4.0];
/// How much higher a score must be in a text of fewer words than the first number, and in all longer ones. Few words tell little,
/// and most of what is said between the questions is a few harmless ones; and a long story has many parts, of which the loudest
/// counts.
const FEWER: [(usize, f32); 3] = [(4, 2.5), (8, 1.5), (32, 0.0)];
const LONGER: f32 = 0.75;
/// Where a phrase agrees, a score may be lower by so much. A phrase that stands in a text of which all else says that nobody is in
/// danger alarms no longer: of 50 such alarms, on hands the model had not met, one was right.
const LISTED: f32 = 0.5;
/// By so much more than what its danger needs a score must be to leave little doubt where no phrase agrees: of seven such alarms
/// six are right.
const SURE: f32 = 2.75;
/// Words looked at together. A long story must not drown one sentence.
const WINDOW: usize = 32;
/// Fewer words say too little to judge by their letters: "Ich bin gleich wieder da".
const ENOUGH: usize = 2;

/// What the outputs of the model stand for; the first is no danger.
const OUTPUTS: usize = 3;
const WIDTH: usize = OUTPUTS;
/// More than concern has: fewer of what is seen share a row, and in a row that is shared the harmless hides the dangerous.
const ROWS: usize = 1 << 16;
/// Up to this distance two signs or classes of words are seen together. Beyond it they more often only stand in one message.
const TOGETHER: usize = 5;
const DANGERS: [Crisis; OUTPUTS - 1] = [Crisis::AcuteDanger, Crisis::Suicidality];

static MODEL: LazyLock<Model<WIDTH, ROWS>> = LazyLock::new(|| Model::new(include_bytes!("weights.bin")));

/// The danger a text tells of, given what the phrases told of, in time linear in its length. The marks are what phrases
/// found, in the order of the text.
pub(super) fn judge(listed: Option<Crisis>, words: &Words, marks: &[Mark], whole: &[usize]) -> Option<Heard> {
    let scores = windows(words.len())
        .flat_map(|window| dangers(MODEL.scores(&features(words, window, marks, whole, TOGETHER))));
    // What counts is by how much a score is above what its danger needs.
    let more = more(words.len());
    let loud =
        scores.zip(HEARD.into_iter().cycle()).map(|((danger, score), heard)| (danger, score - heard - more));
    let Some((likeliest, above)) = loud.max_by(|one, other| one.1.total_cmp(&other.1)) else {
        return listed.map(|danger| Heard { danger, certainty: Certainty::Sure });
    };
    let sure = above >= if listed.is_some() { 0.0 } else { SURE };
    let certainty = if sure { Certainty::Sure } else { Certainty::Doubtful };
    let heard = Heard { danger: listed.unwrap_or(likeliest), certainty };
    Some(heard).filter(|_| above >= needed(listed.is_some()))
}

/// From how far above its threshold on a score alarms.
fn needed(listed: bool) -> f32 {
    if listed { -LISTED } else { 0.0 }
}

/// By how much the score of a text of so many words must be higher.
fn more(words: usize) -> f32 {
    FEWER.iter().find(|(fewer, _)| words < *fewer).map_or(LONGER, |(_, more)| *more)
}

/// How likely each danger is.
fn dangers(scores: impl IntoIterator<Item = f32>) -> impl Iterator<Item = (Crisis, f32)> {
    let mut scores = scores.into_iter();
    let none = scores.next().unwrap_or_default();
    DANGERS.into_iter().zip(scores.map(move |score| score - none))
}

/// The parts of a text that are looked at one by one; each but the first begins in the middle of the one before.
fn windows(words: usize) -> impl Iterator<Item = Range<usize>> {
    (0..words)
        .step_by(WINDOW / 2)
        .map(move |start| start..(start + WINDOW).min(words))
        // What follows the last whole window has been looked at.
        .filter(|window| window.len() >= ENOUGH && (window.start == 0 || window.len() > WINDOW / 2))
}
