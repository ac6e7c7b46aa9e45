//! Tables of hashes: signs, a bit each, that tell at a glance that something is in none of many entries, and keys that are hashes.

use std::hash::Hasher;

use super::lexicon::hash;

#[derive(Clone, Debug)]
pub(super) struct Signs(Vec<u64>);

/// Several times as many as any list has entries.
const SIGNS: usize = 1 << 18;

impl Default for Signs {
    fn default() -> Self {
        Self(vec![0; SIGNS / 64])
    }
}

impl Signs {
    /// The word of bits a sign is in, and its bit.
    fn place(hash: u64) -> (usize, u64) {
        let sign = usize::try_from(hash >> 20).unwrap_or_default() % SIGNS;
        (sign / 64, 1 << (sign % 64))
    }

    pub(super) fn add(&mut self, hash: u64) {
        let (at, bit) = Self::place(hash);
        if let Some(signs) = self.0.get_mut(at) {
            *signs |= bit;
        }
    }

    /// Whether a hash may have been added.
    pub(super) fn may_have(&self, hash: u64) -> bool {
        let (at, bit) = Self::place(hash);
        self.0.get(at).is_some_and(|signs| signs & bit != 0)
    }
}

/// The hasher of a table whose keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes.iter().copied());
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
