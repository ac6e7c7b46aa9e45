//! What a linear model makes of a word among its neighbours: how likely it is part of the name of a person or an
//! organisation. It hears what no list and no cue has.
//!
//! Learnt from the development set of `GermEval` 2014 (CC BY 4.0, <https://sites.google.com/site/germeval2014ner/>), as printed
//! and in small letters, from sentences in our own words (`material.tsv` as in chats, `prose.tsv` as in newspapers), from
//! messages without names (`../../material/old.tsv`) and, each three times, from the lists of messages with marked spans in
//! `tests/it/data` that `tests` names, none of which is held out. So what leaks on these lists says little.
//! `LOTSE_TRAIN=<germeval2014-dev.tsv> cargo test --release --no-default-features --lib the_weights_are_learnt` makes
//! `weights.bin` and `printed.bin` anew, the same on every machine. `LOTSE_FOLDS=<germeval2014-dev.tsv> cargo test --release
//! --no-default-features --lib folds_are_counted -- --nocapture` learns five times, each time without a fifth of the
//! sentences and of the messages, and prints the figures on what was left out.

mod printed;
#[cfg(test)]
mod tests;

pub(super) use self::printed::score_printed;
use super::lexicon::{Flags, TOPIC};
use super::token::{Class, Gap, Shape, Text, Token};

/// What a token can be part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Other,
    Person,
    Place,
    Organisation,
}

const LABELS: [Label; 4] = [Label::Other, Label::Person, Label::Place, Label::Organisation];
const BUCKETS: usize = 1 << 17;
/// What the greatest weight is written as.
const STEPS: f32 = 127.0;

/// The scale as a little-endian `f32`, then for each bucket one signed byte a label.
static WEIGHTS: &[u8] = include_bytes!("weights.bin");
const HEAD: usize = 4;

/// The scores of the labels as logarithms of odds against nothing in particular.
pub(super) type Scores = [f32; 4];

/// Scores a token that may be part of a name. `before` is what the token before was taken for.
pub(super) fn score(text: &Text<'_>, classes: &Classes, at: usize, before: Label) -> Scores {
    let mut sum = Sum::of(weights());
    features(text, classes, at, before, |bucket| sum.add(bucket));
    sum.scores()
}

/// Those that came with the program, but where a test counts what others would find.
fn weights() -> &'static [u8] {
    #[cfg(test)]
    if let Some(others) = tests::folds::OTHERS.get() {
        return others.weights;
    }
    WEIGHTS
}

/// The weights of some buckets together.
struct Sum {
    scale: f32,
    rows: &'static [u8],
    sums: [i32; 4],
}

impl Sum {
    fn of(file: &'static [u8]) -> Self {
        let (head, rows) = file.split_first_chunk::<HEAD>().unwrap_or((&[0; HEAD], &[]));
        Self { scale: f32::from_le_bytes(*head) / STEPS, rows, sums: [0; 4] }
    }

    fn add(&mut self, bucket: usize) {
        if let Some(row) = self.rows.get(bucket * 4..bucket * 4 + 4) {
            for (sum, weight) in self.sums.iter_mut().zip(row) {
                *sum += i32::from(weight.cast_signed());
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "sums are far below what f32 holds exactly")]
    fn scores(self) -> Scores {
        self.sums.map(|sum| sum as f32 * self.scale)
    }
}

/// How much more a token looks like part of a person's name than like anything else.
pub(super) fn person(scores: &Scores) -> f32 {
    let [other, person, place, organisation] = *scores;
    person - other.max(place).max(organisation)
}

/// How much more a token looks like part of an organisation's name than like anything else.
pub(super) fn organisation(scores: &Scores) -> f32 {
    let [other, person, place, organisation] = *scores;
    organisation - other.max(place).max(person)
}

/// How much more a token looks like part of any name than like none.
pub(super) fn entity(scores: &Scores) -> f32 {
    let [other, person, place, organisation] = *scores;
    person.max(place).max(organisation) - other
}

/// The label with the highest score.
pub(super) fn best(scores: &Scores) -> Label {
    let mut best = (Label::Other, f32::MIN);
    for (label, score) in LABELS.into_iter().zip(scores) {
        if *score > best.1 {
            best = (label, *score);
        }
    }
    best.0
}

/// What a token is to its neighbours: how it is written and what is known of it, in a few bits.
fn class(token: Option<&Token<'_>>) -> u64 {
    let Some(token) = token else { return 1 };
    let kind = match token.class {
        Class::Placeholder => return 2,
        Class::Number => return 4 + u64::from(token.text.len() <= 2) + 2 * u64::from(token.text.len() == 4),
        Class::Mark => return 16 + u64::from(token.text.chars().next().map_or(0, u32::from)) * 16,
        Class::Word => 3,
    };
    let flags = token.flags;
    let name = u64::from(flags.any(Flags::FIRST))
        | u64::from(flags.any(Flags::LAST)) << 1
        | u64::from(flags.any(Flags::GENITIVE)) << 2;
    let ordinary = [Flags::FUNCTION, Flags::ALSO, Flags::COMMON, Flags::WORD, Flags::COMPOUND];
    let ordinary = ordinary.iter().position(|level| flags.any(*level)).unwrap_or(ordinary.len()) as u64;
    let cues = [
        Flags::TITLE,
        Flags::KIN,
        Flags::JOB,
        Flags::INTRO,
        Flags::GREET,
        Flags::CLOSE,
        Flags::PLACE,
        Flags::ORG,
        Flags::DET,
        Flags::PARTICLE,
        Flags::MONTH,
        Flags::NUMBER,
        TOPIC,
    ];
    // Most words are none of these.
    let any = cues.iter().fold(Flags::NONE, |all, cue| all.with(*cue));
    let first = || cues.iter().position(|cue| flags.any(*cue));
    let cue = flags.any(any).then(first).flatten().unwrap_or(cues.len()) as u64;
    kind | name << 3 | ordinary << 6 | cue << 9 | shape(token) << 13
}

fn shape(token: &Token<'_>) -> u64 {
    match token.shape {
        Shape::Lower => 0,
        Shape::Capital => 1,
        Shape::Upper => 2,
        Shape::Mixed => 3,
        Shape::Caseless => 4,
    }
}

/// What each token of a text is to its neighbours: asked for up to seven times a token, so it is found out once.
pub(super) struct Classes(Vec<u64>);

impl Classes {
    pub(super) fn of(text: &Text<'_>) -> Self {
        Self(text.tokens.iter().map(|token| class(Some(token))).collect())
    }

    fn at(&self, at: Option<usize>) -> u64 {
        at.and_then(|at| self.0.get(at)).copied().unwrap_or_else(|| class(None))
    }
}

/// Calls `each` with the bucket of every feature of a token.
fn features(text: &Text<'_>, classes: &Classes, at: usize, before: Label, mut each: impl FnMut(usize)) {
    let token = text.get(at);
    let (one, two, next, after) = (at.checked_sub(1), at.checked_sub(2), Some(at + 1), Some(at + 2));
    let here = classes.at(Some(at));
    let (left, right) = (classes.at(one), classes.at(next));
    let farther = (classes.at(two), classes.at(after));
    let farthest = (classes.at(at.checked_sub(3)), classes.at(Some(at + 3)));
    let begins = u64::from(text.begins(at)) | u64::from(text.lower) << 1;
    let word = |at: Option<usize>| {
        at.and_then(|at| text.get(at).map(|token| (at, token)))
            .map_or(7, |(at, token)| if token.is_word() { token.hash } else { classes.at(Some(at)) })
    };
    let gap = token.map_or(0, |token| match token.gap {
        Gap::None => 1,
        Gap::Space => 2,
        Gap::Line => 3,
    });
    let label = before as u64;
    let end = token.map_or(0, |token| tail(token.text, 3));
    let longer_end = token.map_or(0, |token| tail(token.text, 4));
    let start = token.map_or(0, |token| tail_start(token.text, 3));
    let mut put = |kind, one, other| each(bucket(kind, one, other));
    put(1, begins, 0);
    put(2, here, begins);
    put(3, here, left);
    put(4, here, right);
    put(5, here, label);
    put(6, word(Some(at)), 0);
    put(7, word(one), shape_of(token));
    put(8, word(next), shape_of(token));
    put(9, word(one), here);
    put(10, word(next), here);
    put(11, farther.0, left);
    put(12, right, farther.1);
    put(13, left, right);
    put(14, end, shape_of(token));
    put(15, longer_end, shape_of(token));
    put(16, start, shape_of(token));
    put(17, word(two), left);
    put(18, word(after), right);
    put(19, here, gap);
    put(20, label, left);
    put(21, here ^ left << 20, right);
    put(22, word(two), here);
    put(23, farthest.0, farther.0);
    put(24, farthest.1, here);
    put(25, here ^ label << 20, right);
    put(26, end, here);
}

fn shape_of(token: Option<&Token<'_>>) -> u64 {
    token.map_or(9, shape)
}

fn tail(word: &str, length: usize) -> u64 {
    word.bytes().rev().take(length).fold(length as u64, |value, byte| value << 8 | u64::from(byte))
}

fn tail_start(word: &str, length: usize) -> u64 {
    word.bytes().take(length).fold(9, |value, byte| value << 8 | u64::from(byte))
}

fn bucket(kind: u64, one: u64, other: u64) -> usize {
    let mixed = (one ^ kind.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let mixed = ((mixed ^ mixed >> 32) ^ other.wrapping_mul(0xa076_1d64_78bd_642f))
        .wrapping_mul(0xe703_7ed1_a0b4_28db);
    usize::try_from(mixed >> 47).unwrap_or_default() % BUCKETS
}
