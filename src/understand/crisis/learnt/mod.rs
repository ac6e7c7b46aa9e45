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
use crate::understand::learnt::{Checked, Mark, features};
use crate::understand::words::Words;

/// A danger is heard from this score on, of acute danger and of suicidality: the logarithm of how much likelier it is than none. Far
/// below zero, since a miss costs more than a false alarm: what is heard with doubt costs one kind message. Chosen by trying
/// the model on hands it had not met: where 97 of 100 dangers are heard there, at 62 right alarms of a hundred. A higher
/// one for long texts or those without a phrase made it no better.
const HEARD: [f32; OUTPUTS - 1] = [-2.95, -2.9];
/// How much higher a score must be in a text of fewer words than the number. Few words tell little, and most of what is said between
/// the questions is a few harmless ones.
const FEWER: [(usize, f32); 2] = [(4, 0.5), (8, 0.75)];
/// By so much more than what its danger needs a score must be to leave little doubt where no phrase agrees: of seven such alarms
/// six are right.
const SURE: f32 = 2.75;
/// Words looked at together. A long story must not drown one sentence.
const WINDOW: usize = 32;
/// Fewer words say too little to judge by their letters: "Ich bin gleich wieder da".
const ENOUGH: usize = 2;

/// What the model weighs a text for; the first is no danger.
const OUTPUTS: usize = 3;
/// How likely each danger is, heard in parts of the text and heard in all of it.
const WIDTH: usize = 2 * (OUTPUTS - 1);
/// As many as there is room for: each is one feature's alone.
const ROWS: usize = 90_000;
/// Up to this distance two signs or classes of words are seen together. Beyond it they more often only stand in one message.
const TOGETHER: usize = 5;

static MODEL: LazyLock<Checked<WIDTH, ROWS>> = LazyLock::new(|| Checked::new(include_bytes!("weights.bin")));

/// The danger a text tells of, given what the phrases told of and by how much acute danger is to be weighed more than suicidality, in
/// time linear in its length. The marks are what phrases found, in the order of the text.
pub(super) fn judge(
    told: Dangers,
    lean: impl FnOnce() -> f32,
    words: &Words,
    marks: &[Mark],
    whole: &[usize],
) -> Option<Heard> {
    let scores = |part| MODEL.scores(&features(words, part, marks, whole, TOGETHER));
    let more = more(words.len());
    let Some(loud) = loudness(words.len(), scores) else {
        return told.worst().map(|danger| Heard { danger, certainty: Certainty::Sure });
    };
    // What counts is by how much a score is above what its danger needs.
    let ([danger, suicidality], [of_danger, of_suicidality]) = (loud, HEARD);
    let above = [danger - of_danger - more, suicidality - of_suicidality - more];
    let loudest = above.into_iter().fold(f32::MIN, f32::max);
    if loudest < 0.0 {
        return None;
    }
    let sure = loudest >= if told.is_empty() { SURE } else { 0.0 };
    let certainty = if sure { Certainty::Sure } else { Certainty::Doubtful };
    Some(Heard { danger: kind(above, lean()), certainty })
}

/// Which danger it is, given by how much each is above what it needs: the louder one, where words tip the scales. On hands the model had
/// not met that is right in 96 of 100, where what the phrases tell is in 94.
fn kind([danger, suicidality]: [f32; OUTPUTS - 1], lean: f32) -> Crisis {
    if danger + lean > suicidality { Crisis::AcuteDanger } else { Crisis::Suicidality }
}

/// By how much the score of a text of so many words must be higher.
fn more(words: usize) -> f32 {
    FEWER.iter().find(|(fewer, _)| words < *fewer).map_or(0.0, |(_, more)| *more)
}

/// How likely each danger is in a text of so many words: the mean of what its loudest part tells by itself, which no long story
/// drowns, and of what all of it tells. None where too few words are known.
fn loudness(
    words: usize,
    scores: impl Fn(Range<usize>) -> Option<[f32; WIDTH]>,
) -> Option<[f32; OUTPUTS - 1]> {
    let all: Vec<[f32; WIDTH]> = windows(words).filter_map(&scores).collect();
    let whole = match all.as_slice() {
        [one] => *one,
        [] => return None,
        _ => scores(0..words)?,
    };
    let loudest = all.into_iter().fold([f32::MIN; OUTPUTS - 1], |loudest, [danger, suicidality, ..]| {
        let [most_danger, most_suicidality] = loudest;
        [most_danger.max(danger), most_suicidality.max(suicidality)]
    });
    let ([danger, suicidality], [_, _, all_danger, all_suicidality]) = (loudest, whole);
    Some([f32::midpoint(danger, all_danger), f32::midpoint(suicidality, all_suicidality)])
}

/// The parts of a text that are looked at one by one; each but the first begins in the middle of the one before.
fn windows(words: usize) -> impl Iterator<Item = Range<usize>> {
    (0..words)
        .step_by(WINDOW / 2)
        .map(move |start| start..(start + WINDOW).min(words))
        // What follows the last whole window has been looked at.
        .filter(|window| window.len() >= ENOUGH && (window.start == 0 || window.len() > WINDOW / 2))
}
