//! Short lists of words that nearly every word of a text is asked about, and nearly always in vain.

/// Words, with a sign of their ends that tells most others apart without a comparison.
pub(super) struct List<const N: usize> {
    words: [&'static str; N],
    /// A bit for each pair of a first and a last letter that a word has.
    outer: u128,
    /// A bit for each pair of last letters.
    ends: u128,
}

impl<const N: usize> List<N> {
    /// A list of folded words, made at compile time.
    #[expect(clippy::indexing_slicing, reason = "an index out of bounds would not compile")]
    pub(super) const fn new(words: [&'static str; N]) -> Self {
        let (mut outer, mut ends, mut at) = (0, 0, 0);
        while at < N {
            let word = words[at].as_bytes();
            outer |= bit(word[0], word[word.len() - 1]);
            if word.len() > 1 {
                ends |= bit(word[word.len() - 2], word[word.len() - 1]);
            } else {
                // Whatever stands before it.
                ends = u128::MAX;
            }
            at += 1;
        }
        Self { words, outer, ends }
    }

    /// All of them.
    pub(super) fn words(&self) -> &[&'static str] {
        &self.words
    }

    /// Whether a folded word is one of these.
    pub(super) fn has(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let Some((first, last)) = bytes.first().zip(bytes.last()) else { return false };
        self.outer & bit(*first, *last) != 0 && self.words.contains(&word)
    }

    /// Whether a folded word ends with one of these and has at least two letters more.
    pub(super) fn ends(&self, word: &str) -> bool {
        let [.., before, last] = word.as_bytes() else { return false };
        self.ends & bit(*before, *last) != 0
            && self.words.iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end))
    }
}

const fn bit(one: u8, two: u8) -> u128 {
    1 << ((one as u32 * 37 + two as u32) % 128)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_and_the_compounds_that_end_with_them_and_nothing_else() {
        const WAYS: List<3> = List::new(["weg", "str", "a"]);
        assert!(["weg", "str", "a"].iter().all(|word| WAYS.has(word)));
        assert!(!["wag", "wegs", "", "s", "aa"].iter().any(|word| WAYS.has(word)));
        assert!(WAYS.ends("rosenweg") && WAYS.ends("lindenstr") && WAYS.ends("oma"));
        assert!(!["weg", "oweg", "rosenwege", "", "g", "ja"].iter().any(|word| WAYS.ends(word)));
    }
}
