//! Short lists of words that nearly every word of a text is asked about, and nearly always in vain.

/// Words, with signs that tell most others apart without a comparison.
pub(super) struct List<const N: usize> {
    words: [&'static str; N],
    /// Of each word by its length and its outer letters.
    whole: Signs,
    /// Of the last three letters of each word that has so many, and of the last two of each that has no more.
    ends: Signs,
    short_ends: Signs,
}

/// A set of small hashes.
type Signs = [u64; 8];

impl<const N: usize> List<N> {
    /// A list of folded words, made at compile time.
    #[expect(clippy::indexing_slicing, reason = "an index out of bounds would not compile")]
    pub(super) const fn new(words: [&'static str; N]) -> Self {
        let (mut whole, mut ends, mut short_ends, mut at) = ([0; 8], [0; 8], [0; 8], 0);
        while at < N {
            let word = words[at].as_bytes();
            let length = word.len();
            add(&mut whole, whole_sign(length, word[0], word[length - 1]));
            match length {
                // Whatever stands before it.
                1 => short_ends = [u64::MAX; 8],
                2 => add(&mut short_ends, end_sign(0, word[0], word[1])),
                _ => add(&mut ends, end_sign(word[length - 3], word[length - 2], word[length - 1])),
            }
            at += 1;
        }
        Self { words, whole, ends, short_ends }
    }

    /// All of them.
    pub(super) fn words(&self) -> &[&'static str] {
        &self.words
    }

    /// Whether a folded word is one of these.
    pub(super) fn has(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let Some((first, last)) = bytes.first().zip(bytes.last()) else { return false };
        has(&self.whole, whole_sign(bytes.len(), *first, *last)) && self.words.contains(&word)
    }

    /// Whether a folded word ends with one of these and has at least two letters more.
    pub(super) fn ends(&self, word: &str) -> bool {
        let [.., third, second, last] = word.as_bytes() else { return false };
        (has(&self.ends, end_sign(*third, *second, *last))
            || has(&self.short_ends, end_sign(0, *second, *last)))
            && self.words.iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end))
    }
}

const fn whole_sign(length: usize, first: u8, last: u8) -> usize {
    (length * 83 + first as usize * 29 + last as usize * 7) % 512
}

const fn end_sign(third: u8, second: u8, last: u8) -> usize {
    (third as usize * 131 + second as usize * 37 + last as usize * 7) % 512
}

#[expect(clippy::indexing_slicing, reason = "a sign is below 512")]
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
