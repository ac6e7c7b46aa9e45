//! The model for words with a capital in what reads as printed: nobody speaks of themselves, and nouns have capitals. It sees more
//! than the one for chats: how words around end, what leads to a noun, and which letters a word is made of.
//!
//! Each sentence is learnt twice, the second time with most names and some words as if they were on no list
//! (`tests::forgetful`): it is asked about those on no list, and would otherwise learn little more than what is on one.

use super::super::lexicon::{Flags, NAME, ORDINARY, known_parts};
use super::super::token::{Gap, Text, Token};
use super::{Classes, Label, Scores, Sum, bucket, features, shape_of, tail, tail_start};

pub(super) const BUCKETS: usize = 1 << 16;

/// As `weights.bin`.
pub(super) static WEIGHTS: &[u8] = include_bytes!("printed.bin");

/// Scores a word with a capital that may be part of a name.
pub(in super::super) fn score_printed(
    text: &Text<'_>,
    classes: &Classes,
    at: usize,
    before: Label,
) -> Scores {
    let mut sum = Sum::of(weights());
    printed_features(text, classes, at, before, |bucket| sum.add(bucket));
    sum.scores()
}

fn weights() -> &'static [u8] {
    #[cfg(test)]
    if let Some(others) = super::tests::folds::OTHERS.get() {
        return others.printed;
    }
    WEIGHTS
}

/// Calls `each` with the bucket of every feature of a word.
pub(super) fn printed_features(
    text: &Text<'_>,
    classes: &Classes,
    at: usize,
    before: Label,
    mut each: impl FnMut(usize),
) {
    let mut each = |bucket: usize| each(bucket % BUCKETS);
    features(text, classes, at, before, &mut each);
    let Some(token) = text.get(at) else { return };
    let here = classes.at(Some(at));
    let (left, right) = (classes.at(at.checked_sub(1)), classes.at(Some(at + 1)));
    let (one, next, after) = (text.before(at, 1), text.get(at + 1), text.get(at + 2));
    let lead = lead(text, at);
    let (head, end) = known_parts(token.text);
    let length = token.text.len();
    let unlisted = u64::from(!token.any(ORDINARY)) | u64::from(!token.any(NAME)) << 1;
    let glued = u64::from(after.is_some_and(|after| after.gap == Gap::None));
    let number = |value: usize| value as u64;
    let parts = number(head.min(12)) | number(end.min(12)) << 4 | number(length.min(20)) << 8;
    let rows = [
        (43, end_of(one, 2), here),
        (44, end_of(next, 2), here),
        (45, end_of(one, 3), shape_of(next)),
        (46, end_of(next, 3), u64::from(text.begins(at))),
        (47, lead, unlisted),
        (48, lead, here),
        (49, parts, unlisted),
        (50, number(end) << 8 | number(length - end), unlisted),
        (51, number(head) << 8 | number(length - head), unlisted),
        (52, tail(token.text, 2), unlisted),
        (53, tail(token.text, 5), unlisted),
        (54, tail_start(token.text, 2), unlisted),
        (55, tail_start(token.text, 4), unlisted),
        (56, number(length), here),
        (57, right ^ glued << 50, here ^ classes.at(Some(at + 2)) << 20),
        (58, left ^ here << 20, before as u64),
    ];
    for (kind, one, other) in rows {
        each(bucket(kind, one, other));
    }
    if !token.any(ORDINARY.with(NAME)) {
        for three in token.text.as_bytes().windows(3) {
            each(bucket(70, three.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)), 0));
        }
    }
}

/// The last letters of a neighbour that is a word.
fn end_of(token: Option<&Token<'_>>, length: usize) -> u64 {
    token.filter(|token| token.is_word()).map_or(5, |token| tail(token.text, length))
}

/// The little word before a word with nothing but small words between, which leads to nouns more often than to names: "der",
/// "am nahen".
fn lead(text: &Text<'_>, at: usize) -> u64 {
    let little = Flags::FUNCTION.with(Flags::DET);
    let mut between = (1..=4).map_while(|by| {
        text.before(at, by).filter(|word| word.is_word() && !word.is_capital()).zip(Some(by))
    });
    between.find(|(word, _)| word.any(little)).map_or(0, |(word, by)| word.hash ^ by as u64)
}
