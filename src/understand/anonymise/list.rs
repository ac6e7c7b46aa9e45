//! Short lists of words that nearly every word of a text is asked about, and nearly always in vain.

/// Words, with signs that tell most others apart without a comparison.
pub(super) struct List<const N: usize> {
    words: [&'static str; N],
    /// Of each word by its length and three of its letters.
    keys: [u32; N],
    whole: Signs,
    /// Of the last letters of each word, three of them if it has so many.
    tails: [u32; N],
    ends: Signs,
    /// Whether one of the words has only one letter.
    single: bool,
}

/// A set of small hashes.
type Signs = [u64; SIGNS];

const SIGNS: usize = 16;

impl<const N: usize> List<N> {
    /// A list of folded words, made at compile time.
    #[expect(clippy::indexing_slicing, reason = "an index out of bounds would not compile")]
    pub(super) const fn new(words: [&'static str; N]) -> Self {
        let (mut whole, mut ends) = ([0; SIGNS], [0; SIGNS]);
        let (mut keys, mut tails, mut single, mut at) = ([0; N], [0; N], false, 0);
        while at < N {
            let word = words[at].as_bytes();
            let length = word.len();
            keys[at] = key(length, word[0], word[length / 2], word[length - 1]);
            add(&mut whole, sign(keys[at]));
            tails[at] = match length {
                1 => tail(0, 0, word[0]),
                2 => tail(0, word[0], word[1]),
                _ => tail(word[length - 3], word[length - 2], word[length - 1]),
            };
            single |= length == 1;
            add(&mut ends, sign(tails[at]));
            at += 1;
        }
        Self { words, keys, whole, tails, ends, single }
    }

    /// All of them.
    pub(super) fn words(&self) -> &[&'static str] {
        &self.words
    }

    /// Whether a folded word is one of these.
    pub(super) fn has(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let Some((first, last)) = bytes.first().zip(bytes.last()) else { return false };
        let middle = bytes.get(bytes.len() / 2).unwrap_or(first);
        let key = key(bytes.len(), *first, *middle, *last);
        has(&self.whole, sign(key))
            && self.keys.iter().zip(&self.words).any(|(known, of)| *known == key && *of == word)
    }

    /// Whether a folded word ends with one of these and has at least two letters more.
    pub(super) fn ends(&self, word: &str) -> bool {
        let [.., third, second, last] = word.as_bytes() else { return false };
        let three = tail(*third, *second, *last);
        let two = tail(0, *second, *last);
        let one = tail(0, 0, *last);
        if !(has(&self.ends, sign(three)) || has(&self.ends, sign(two)) || self.single) {
            return false;
        }
        self.tails.iter().zip(&self.words).any(|(known, end)| {
            (*known == three || *known == two || *known == one)
                && word.len() > end.len() + 1
                && word.ends_with(end)
        })
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

/// A number below the bits of [`Signs`].
const fn sign(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 22) as usize
}

#[expect(clippy::indexing_slicing, reason = "a sign is below 1024")]
const fn add(signs: &mut Signs, sign: usize) {
    signs[sign / 64] |= 1 << (sign % 64);
}

fn has(signs: &Signs, sign: usize) -> bool {
    signs.get(sign / 64).is_some_and(|signs| signs >> (sign % 64) & 1 == 1)
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
