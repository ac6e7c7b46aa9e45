//! A multi-map from hashes to small numbers that takes six bytes an entry: the whole gazetteer with its misspellings must
//! fit beside a chat bot.

/// Sorted by hash: `starts` finds the bucket by the hash's first bits, `tails` tell the entries of a bucket apart by its
/// last 16. What collides all the same is compared by the caller.
#[derive(Clone, Debug, Default)]
pub(super) struct Buckets {
    shift: u32,
    starts: Vec<u32>,
    tails: Vec<u16>,
    values: Vec<u32>,
}

impl Buckets {
    /// Takes the pairs of hash and value.
    pub(super) fn new(mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let bits = (usize::BITS - pairs.len().leading_zeros()).clamp(4, 18) - 2;
        let shift = u32::BITS - bits;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        let mut filled: u32 = 0;
        for (hash, _) in &pairs {
            starts.resize((hash >> shift) as usize + 1, filled);
            filled = filled.saturating_add(1);
        }
        starts.resize((1 << bits) + 1, filled);
        #[expect(clippy::cast_possible_truncation, reason = "the last 16 bits are what is kept")]
        let tails = pairs.iter().map(|(hash, _)| *hash as u16).collect();
        Self { shift, starts, tails, values: pairs.into_iter().map(|(_, value)| value).collect() }
    }

    /// The values of that hash, and now and then one of another.
    pub(super) fn get(&self, hash: u32) -> impl Iterator<Item = u32> {
        let bucket = (hash >> self.shift.min(u32::BITS - 1)) as usize;
        let range = match (self.starts.get(bucket), self.starts.get(bucket + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        };
        #[expect(clippy::cast_possible_truncation, reason = "the last 16 bits are what is kept")]
        let tail = hash as u16;
        let tails = self.tails.get(range.clone()).unwrap_or_default();
        let values = self.values.get(range).unwrap_or_default();
        tails.iter().zip(values).filter(move |(known, _)| **known == tail).map(|(_, value)| *value)
    }
}

/// FNV-1a, with a last stir so that the first bits are as good as the last.
#[derive(Clone, Copy)]
pub(super) struct Hash(u32);

impl Hash {
    pub(super) const START: Self = Self(0x811c_9dc5);

    #[must_use]
    pub(super) fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    #[must_use]
    pub(super) fn bytes(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |hash, byte| hash.byte(*byte))
    }

    pub(super) fn end(self) -> u32 {
        let stirred = (self.0 ^ (self.0 >> 15)).wrapping_mul(0x2c1b_3c6d);
        stirred ^ (stirred >> 13)
    }
}

/// The hash of a whole text.
pub(super) fn hash(text: &[u8]) -> u32 {
    Hash::START.bytes(text).end()
}

/// How much of a text its neighbourhood looks at. What differs behind is found all the same, as the beginning is equal
/// then; more letters would only cost memory.
pub(super) const REACH: usize = 11;

/// Calls back with the hash of the text's beginning and of every text that comes of taking one letter out of it, or two
/// if `two`.
///
/// Two texts at most one edit (two edits) apart have a hash in common: the idea of Wolf Garbe's `SymSpell`.
pub(super) fn without_letters(text: &[u8], two: bool, mut each: impl FnMut(u32)) {
    let text = text.get(..REACH).unwrap_or(text);
    each(hash(text));
    let mut before = Hash::START;
    for (at, letter) in text.iter().enumerate() {
        let rest = text.get(at + 1..).unwrap_or_default();
        // Of equal letters in a row it makes no difference which is left out.
        if rest.first() != Some(letter) {
            each(before.bytes(rest).end());
            let mut between = before;
            for (next, second) in rest.iter().enumerate().filter(|_| two) {
                each(between.bytes(rest.get(next + 1..).unwrap_or_default()).end());
                between = between.byte(*second);
            }
        } else if two && rest.get(1) != Some(letter) {
            each(before.bytes(rest.get(1..).unwrap_or_default()).end());
        }
        before = before.byte(*letter);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn around(text: &str, two: bool) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        without_letters(text.as_bytes(), two, |hash| {
            found.insert(hash);
        });
        found
    }

    #[test]
    fn what_is_put_in_is_found() {
        let pairs: Vec<(u32, u32)> = (0..5_000_u32).map(|n| (hash(&n.to_le_bytes()), n)).collect();
        let buckets = Buckets::new(pairs.clone());
        for (hash, value) in pairs {
            assert!(buckets.get(hash).any(|found| found == value));
        }
        assert_eq!(Buckets::new(Vec::new()).get(7).count(), 0);
        assert_eq!(Buckets::default().get(7).count(), 0);
    }

    #[test]
    fn texts_two_edits_apart_meet() {
        for (a, b) in [
            ("guestrow", "gutsrow"),
            ("anklam", "ankl"),
            ("malchin", "mxlchxn"),
            ("waren", "wwaaren"),
            ("aa", "bb"),
            ("ribnitzdamgarten", "ribnizdamgarte"),
            ("sassnitz", "sanitz"),
            ("teterow", "etterwo"),
        ] {
            assert!(!around(a, true).is_disjoint(&around(b, true)), "{a} {b}");
        }
        assert!(!around("teterow", false).is_disjoint(&around("teteorw", false)));
        assert!(around("teterow", true).is_disjoint(&around("malchin", true)));
    }
}
