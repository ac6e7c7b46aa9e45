//! What a model sees of a text.

use std::ops::Range;

use super::super::words::Words;

/// What a word is known to be: a class it belongs to, or a sign that begins with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::understand) struct Mark {
    pub word: usize,
    pub meaning: usize,
}

/// Letters, words, marks, pairs of marks: how much each kind of feature counts, whatever their number.
const KINDS: usize = 4;
const WEIGHTS: [f32; KINDS] = [1.0, 1.0, 2.0, 1.4];
/// Up to this distance two marks count as next to each other.
const NEXT: usize = 2;
/// Words that are seen together.
const PAIRS: usize = 3;

/// Where a feature's weights stand: its row in the lower bits, and above them a few more bits of its hash, by which it can be told
/// from most others of that row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::understand) struct Bucket(u32);

/// Bits of a row's number.
const ROW: u32 = 24;

impl Bucket {
    fn new(hash: u64, rows: usize) -> Self {
        // The upper bits of a product depend on all bits of its factors.
        let mixed = hash.wrapping_mul(MIX);
        let row = u32::try_from((mixed >> 40) as usize % rows).unwrap_or_default();
        // Zero is what an empty row has.
        let [_, _, _, _, check, ..] = mixed.to_le_bytes();
        Self(u32::from(check.max(1)) << ROW | row)
    }

    pub fn row(self) -> usize {
        (self.0 & ((1 << ROW) - 1)) as usize
    }

    /// What tells it from others of its row; never zero.
    pub fn check(self) -> u8 {
        let [.., check] = self.0.to_le_bytes();
        check
    }
}

/// The rows of weights that a text adds up, each once, by kind. A model has `ROWS` of them, less than 2²⁴.
pub(in crate::understand) struct Features<const ROWS: usize> {
    buckets: Vec<Bucket>,
    ends: [usize; KINDS],
    seen: Vec<u64>,
}

impl<const ROWS: usize> Features<ROWS> {
    /// The buckets of each kind, with the weight of one.
    #[cfg(test)]
    pub(super) fn groups(&self) -> impl Iterator<Item = (f32, &[Bucket])> {
        self.kinds().map(|(weight, buckets)| (of_one(weight, buckets.len()), buckets))
    }

    /// The buckets of each kind, with the weight of all.
    pub(super) fn kinds(&self) -> impl Iterator<Item = (f32, &[Bucket])> {
        let starts = [0].into_iter().chain(self.ends);
        let kinds = starts.zip(self.ends).zip(WEIGHTS);
        kinds.map(|((start, end), weight)| (weight, self.buckets.get(start..end).unwrap_or_default()))
    }

    #[cfg(test)]
    pub fn buckets(&self) -> impl Iterator<Item = Bucket> {
        self.buckets.iter().copied()
    }

    /// Forgets the buckets that are not wanted.
    #[cfg(test)]
    pub fn retain(&mut self, wanted: impl Fn(Bucket) -> bool) {
        let kinds: Vec<Vec<Bucket>> =
            self.kinds().map(|(_, all)| all.iter().copied().filter(|one| wanted(*one)).collect()).collect();
        self.buckets.clear();
        self.seen = Vec::new(); // Thousands of features are kept at once.
        for (kind, buckets) in kinds.into_iter().enumerate() {
            self.buckets.extend(buckets);
            self.end(kind);
        }
    }

    fn add(&mut self, hash: u64) {
        let bucket = Bucket::new(hash, ROWS);
        let row = bucket.row();
        if let Some(bits) = self.seen.get_mut(row / 64)
            && *bits >> (row % 64) & 1 == 0
        {
            *bits |= 1 << (row % 64);
            self.buckets.push(bucket);
        }
    }

    fn end(&mut self, kind: usize) {
        for end in self.ends.iter_mut().skip(kind) {
            *end = self.buckets.len();
        }
    }
}

/// The weight of one of several features of a kind.
pub(super) fn of_one(kind: f32, several: usize) -> f32 {
    kind / f32::from(u16::try_from(several).unwrap_or(u16::MAX).max(1)).sqrt()
}

/// An odd number without a pattern: 2⁶⁴ divided by the golden ratio.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// The features of some words of a text: `marks` stand at words and are in the order of the text, `whole` hold for all.
pub(in crate::understand) fn features<const ROWS: usize>(
    words: &Words,
    range: Range<usize>,
    marks: &[Mark],
    whole: &[usize],
    together: usize,
) -> Features<ROWS> {
    let mut features =
        Features { buckets: Vec::with_capacity(1024), ends: [0; KINDS], seen: vec![0; ROWS.div_ceil(64)] };
    for word in range.clone() {
        letters(words.key(word), &mut features);
    }
    features.end(0);
    let hashes: Vec<u64> = range.clone().map(|word| hash(words.key(word))).collect();
    for (at, (one, word)) in hashes.iter().zip(range.clone()).enumerate() {
        features.add(*one);
        for (gap, other) in hashes.iter().skip(at + 1).take(PAIRS).enumerate() {
            if words.sentence(word) == words.sentence(word + gap + 1) {
                features.add(both(*one, *other, gap.min(1)));
            }
        }
    }
    features.end(1);
    let within = |mark: &&Mark| range.contains(&mark.word);
    for mark in marks.iter().filter(within) {
        features.add(mark.meaning as u64 ^ 0x4d00_0000);
    }
    for meaning in whole {
        features.add(*meaning as u64 ^ 0x5700_0000);
    }
    features.add(0x4c00_0000 ^ length(range.len()));
    features.end(2);
    for (at, one) in marks.iter().enumerate().filter(|(_, mark)| within(mark)) {
        let later = marks.iter().skip(at + 1).take_while(|other| other.word <= one.word + together);
        for other in later.filter(within) {
            if one.word < other.word && words.sentence(one.word) == words.sentence(other.word) {
                let far = usize::from(other.word - one.word > NEXT);
                features.add(both(one.meaning as u64 + 1, other.meaning as u64 + 1, 2 + far));
            }
        }
    }
    features.end(3);
    features
}

/// Rows of three to five letters, the word's beginning and end among them.
fn letters<const ROWS: usize>(word: &str, features: &mut Features<ROWS>) {
    let bytes = || [b'<'].into_iter().chain(word.bytes().take(24)).chain([b'>']);
    let mut row = 0_u64;
    for (at, byte) in bytes().enumerate() {
        row = row << 8 | u64::from(byte);
        for length in 3..=5_usize {
            if at + 1 >= length {
                let bits = row & ((1 << (8 * length)) - 1);
                features.add(bits.wrapping_mul(0x1_0001) ^ (length as u64) << 60);
            }
        }
    }
}

/// FNV-1a: the same on every machine, unlike the standard hasher.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Two in this order, and how they stand to each other.
fn both(one: u64, other: u64, how: usize) -> u64 {
    (one.wrapping_mul(MIX).rotate_left(23) ^ other).wrapping_mul(0xff51_afd7_ed55_8ccd) ^ (how as u64) << 32
}

/// Very short, short, … long.
fn length(words: usize) -> u64 {
    [3, 6, 10, 20, 40].iter().filter(|limit| words >= **limit).count() as u64
}
