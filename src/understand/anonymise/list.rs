//! Short lists of words that nearly every word of a text is asked about, and nearly always in vain.

use super::token::Token;

/// What tells a word from nearly all others at a glance: its length and three of its letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key(u32);

impl Key {
    /// Of a folded word.
    pub(super) fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        let ([first, ..], [.., last]) = (bytes, bytes) else { return Self(key(0, 0, 0, 0)) };
        let middle = bytes.get(bytes.len() / 2).unwrap_or(last);
        Self(key(bytes.len(), *first, *middle, *last))
    }
}

/// Words, so arranged that most others are told apart without a comparison and the rest with one or two.
pub(super) struct List<const N: usize> {
    words: [&'static str; N],
    /// By their length and three of their letters.
    whole: Index<N>,
    /// By their last letters, three of them if they have so many.
    ends: Index<N>,
    /// The signs of their last two letters alone, which tell most other words apart; all, if a word has only one letter.
    pairs: [u64; SIGNS / 64],
    /// Whether one of the words has only one letter.
    single: bool,
}

/// The places of words in a list, those together whose keys have signs of one bucket.
struct Index<const N: usize> {
    /// The signs of all keys: nearly every word that is asked about has another.
    signs: [u64; SIGNS / 64],
    /// Of the words in `order`.
    keys: [u32; N],
    order: [u16; N],
    /// Where the words of a bucket begin in `order`, and where the last ones end.
    starts: [u16; BUCKETS + 1],
}

const SIGNS: usize = 1024;
const BUCKETS: usize = 128;

impl<const N: usize> Index<N> {
    #[expect(clippy::indexing_slicing, reason = "an index out of bounds would not compile")]
    #[expect(clippy::cast_possible_truncation, reason = "no list has so many words")]
    const fn new(keys: [u32; N]) -> Self {
        let mut index = Self { signs: [0; SIGNS / 64], keys, order: [0; N], starts: [0; BUCKETS + 1] };
        let (mut bucket, mut next) = (0, 0);
        while bucket < BUCKETS {
            index.starts[bucket] = next as u16;
            let mut at = 0;
            while at < N {
                let sign = sign(keys[at]);
                index.signs[sign / 64] |= 1 << (sign % 64);
                if bucket_of(sign) == bucket {
                    index.order[next] = at as u16;
                    index.keys[next] = keys[at];
                    next += 1;
                }
                at += 1;
            }
            bucket += 1;
        }
        index.starts[BUCKETS] = next as u16;
        index
    }

    /// Whether any word has this key or another with its sign.
    #[inline]
    fn may_have(&self, key: u32) -> bool {
        has_sign(&self.signs, key)
    }

    /// Whether a word with this key, by its place in the list, is what is wanted.
    fn any(&self, key: u32, wanted: impl Fn(usize) -> bool) -> bool {
        if !self.may_have(key) {
            return false;
        }
        let bucket = bucket_of(sign(key));
        let (Some(start), Some(end)) = (self.starts.get(bucket), self.starts.get(bucket + 1)) else {
            return false;
        };
        let words = usize::from(*start)..usize::from(*end);
        let (keys, order) = (self.keys.get(words.clone()), self.order.get(words));
        keys.into_iter()
            .flatten()
            .zip(order.into_iter().flatten())
            .any(|(known, at)| *known == key && wanted(usize::from(*at)))
    }
}

impl<const N: usize> List<N> {
    /// A list of folded words, made at compile time.
    #[expect(clippy::indexing_slicing, reason = "an index out of bounds would not compile")]
    pub(super) const fn new(words: [&'static str; N]) -> Self {
        let (mut keys, mut tails, mut single, mut at) = ([0; N], [0; N], false, 0);
        let mut pairs = [0; SIGNS / 64];
        while at < N {
            let word = words[at].as_bytes();
            let length = word.len();
            keys[at] = key(length, word[0], word[length / 2], word[length - 1]);
            tails[at] = match length {
                1 => tail(0, 0, word[0]),
                2 => tail(0, word[0], word[1]),
                _ => tail(word[length - 3], word[length - 2], word[length - 1]),
            };
            if length > 1 {
                let pair = sign(tail(0, word[length - 2], word[length - 1]));
                pairs[pair / 64] |= 1 << (pair % 64);
            }
            single |= length == 1;
            at += 1;
        }
        if single {
            pairs = [u64::MAX; SIGNS / 64];
        }
        Self { words, whole: Index::new(keys), ends: Index::new(tails), pairs, single }
    }

    /// All of them.
    pub(super) fn words(&self) -> &[&'static str] {
        &self.words
    }

    /// Whether a folded word is one of these.
    pub(super) fn has(&self, word: &str) -> bool {
        self.has_by_key(word, Key::of(word))
    }

    /// Whether a token is one of these.
    #[inline]
    pub(super) fn knows(&self, token: &Token<'_>) -> bool {
        self.has_by_key(token.text, token.key)
    }

    /// Told apart where it is asked, which for most words is all there is to do.
    #[inline]
    fn has_by_key(&self, word: &str, key: Key) -> bool {
        self.whole.may_have(key.0) && self.is_there(word, key)
    }

    #[cold]
    fn is_there(&self, word: &str, key: Key) -> bool {
        self.whole.any(key.0, |at| self.words.get(at).is_some_and(|of| *of == word))
    }

    /// Whether a token is one of these or a compound that ends with one.
    pub(super) fn fits(&self, token: &Token<'_>) -> bool {
        self.knows(token) || self.ends(token.text)
    }

    /// Whether a folded word is one of these or a compound that ends with one.
    pub(super) fn ends_or_is(&self, word: &str) -> bool {
        self.has(word) || self.ends(word)
    }

    /// Whether a folded word ends with one of these and has at least two letters more.
    #[inline]
    pub(super) fn ends(&self, word: &str) -> bool {
        let [.., third, second, last] = word.as_bytes() else { return false };
        has_sign(&self.pairs, tail(0, *second, *last)) && self.ends_there(word, [*third, *second, *last])
    }

    #[cold]
    fn ends_there(&self, word: &str, [third, second, last]: [u8; 3]) -> bool {
        let ends = |at: usize| {
            self.words.get(at).is_some_and(|end| word.len() > end.len() + 1 && word.ends_with(end))
        };
        self.ends.any(tail(third, second, last), ends)
            || self.ends.any(tail(0, second, last), ends)
            || self.single && self.ends.any(tail(0, 0, last), ends)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "no word is so long, and a wrong key would only cost time"
)]
const fn key(length: usize, first: u8, middle: u8, last: u8) -> u32 {
    (length as u8 as u32) << 24 | (first as u32) << 16 | (middle as u32) << 8 | last as u32
}

const fn tail(third: u8, second: u8, last: u8) -> u32 {
    (third as u32) << 16 | (second as u32) << 8 | last as u32
}

#[inline]
fn has_sign(signs: &[u64; SIGNS / 64], key: u32) -> bool {
    let sign = sign(key);
    signs.get(sign / 64).is_some_and(|signs| signs >> (sign % 64) & 1 == 1)
}

/// A number below [`SIGNS`].
const fn sign(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 22) as usize
}

const fn bucket_of(sign: usize) -> usize {
    sign / (SIGNS / BUCKETS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_and_the_compounds_that_end_with_them_and_nothing_else() {
        static WAYS: List<3> = List::new(["weg", "str", "a"]);
        assert!(["weg", "str", "a"].iter().all(|word| WAYS.has(word)));
        assert!(!["wag", "wegs", "", "s", "aa"].iter().any(|word| WAYS.has(word)));
        assert!(WAYS.ends("rosenweg") && WAYS.ends("lindenstr") && WAYS.ends("oma"));
        assert!(!["weg", "oweg", "rosenwege", "", "g", "ja"].iter().any(|word| WAYS.ends(word)));
    }
}
