//! A second ear for dangers no phrase lists: a model learnt from messages, which sees the words, what the phrases of
//! `signs.toml` found in them, and in which order.
//!
//! Where the phrases are silent it can raise an alarm; where they speak it tells how sure that is, and it silences them only where
//! it is rather sure that there is no danger. README.md says how it is trained.

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use super::{Certainty, Crisis, Dangers, Heard};
use crate::understand::learnt::{Mark, Net, features};
use crate::understand::words::Words;

/// A danger is heard from this score on: the logarithm of how much likelier it is than none. Far below zero, since a miss costs more
/// than a false alarm: what is heard with doubt costs one kind message. Chosen by trying the model on writers it had not met, so that
/// at least 98 of 100 dangers are heard there.
const HEARD: f32 = -3.5;
/// How much higher a score must be in a text of fewer words than the number. Few words tell little, and most of what is said between
/// the questions is a few harmless ones.
const FEWER: [(usize, f32); 2] = [(4, 0.5), (8, 0.75)];
/// By so much more than what is heard a score must be to leave little doubt where no phrase agrees.
const SURE: f32 = 2.75;
/// Words looked at together. A long story must not drown one sentence.
const WINDOW: usize = 32;
/// Fewer words say too little to judge by their letters: "Ich bin gleich wieder da".
const ENOUGH: usize = 2;

/// What the model weighs a text for; the first is no danger.
const OUTPUTS: usize = 3;
/// What it sees of a text before it weighs. Half as many heard worse, half as many more no better.
const HIDDEN: usize = 16;
/// As many as a file of a megabyte has room for: each is one feature's alone.
const ROWS: usize = 58_000;
/// Up to this distance two signs or classes of words are seen together. Beyond it they more often only stand in one message.
const TOGETHER: usize = 5;

static MODEL: LazyLock<Net<HIDDEN, OUTPUTS, ROWS>> =
    LazyLock::new(|| Net::new(include_bytes!("weights.bin")));

/// The danger a text tells of, given what the phrases told of and by how much acute danger is to be weighed more than suicidality, in
/// time linear in its length. The marks are what phrases found, in the order of the text.
pub(super) fn judge(
    told: Dangers,
    lean: impl FnOnce() -> f32,
    words: &Words,
    marks: &[Mark],
    whole: &[usize],
) -> Option<Heard> {
    let scores = |part| MODEL.scores(&features(words, part, marks, whole, TOGETHER)).map(Loudness::new);
    let Some(loud) = loudness(words.len(), scores) else {
        return told.worst().map(|danger| Heard { danger, certainty: Certainty::Sure });
    };
    let above = loud.alarm - HEARD - more(words.len());
    if above < 0.0 {
        return None;
    }
    let sure = above >= if told.is_empty() { SURE } else { 0.0 };
    let certainty = if sure { Certainty::Sure } else { Certainty::Doubtful };
    Some(Heard { danger: loud.danger(lean()), certainty })
}

/// How loud the dangers of a text are.
#[derive(Clone, Copy)]
struct Loudness {
    /// How much likelier any danger is than none, as a logarithm.
    alarm: f32,
    /// How much likelier acute danger is than suicidality, as a logarithm.
    acute: f32,
}

impl Loudness {
    fn new([none, danger, suicidality]: [f32; OUTPUTS]) -> Self {
        let louder = danger.max(suicidality);
        let any = louder + ((danger - louder).exp() + (suicidality - louder).exp()).ln();
        Self { alarm: any - none, acute: danger - suicidality }
    }

    /// Which danger it is: the louder one, where words tip the scales. README.md says how often that is right.
    fn danger(self, lean: f32) -> Crisis {
        if self.acute + lean > 0.0 { Crisis::AcuteDanger } else { Crisis::Suicidality }
    }

    fn mean(self, other: Self) -> Self {
        Self { alarm: f32::midpoint(self.alarm, other.alarm), acute: f32::midpoint(self.acute, other.acute) }
    }
}

/// By how much the score of a text of so many words must be higher.
fn more(words: usize) -> f32 {
    FEWER.iter().find(|(fewer, _)| words < *fewer).map_or(0.0, |(_, more)| *more)
}

/// How loud dangers are in a text of so many words: the mean of what its loudest part tells by itself, which no long story drowns,
/// and of what all of it tells. None where too little of all of it is known, as of a long list of telephone numbers.
fn loudness(words: usize, scores: impl Fn(Range<usize>) -> Option<Loudness>) -> Option<Loudness> {
    let mut all = windows(words).filter_map(&scores);
    let first = all.next()?;
    let Some(second) = all.next() else { return Some(first) };
    let louder = |one: Loudness, other: Loudness| if other.alarm > one.alarm { other } else { one };
    Some(all.fold(louder(first, second), louder).mean(scores(0..words)?))
}

/// The parts of a text that are looked at one by one; each but the first begins in the middle of the one before.
fn windows(words: usize) -> impl Iterator<Item = Range<usize>> {
    (0..words)
        .step_by(WINDOW / 2)
        .map(move |start| start..(start + WINDOW).min(words))
        // What follows the last whole window has been looked at.
        .filter(|window| window.len() >= ENOUGH && (window.start == 0 || window.len() > WINDOW / 2))
}
