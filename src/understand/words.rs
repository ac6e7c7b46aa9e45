//! The words of a text, spelled one way, and the sentence each stands in.
//!
//! Nothing here knows what a word means.

use super::normalise::fold;

/// Words are looked at up to this many letters; no German word we listen for is longer.
const LETTERS: usize = 40;

/// The words of a text. All keys stand in one string, one behind the other, so that reading a text costs two allocations.
pub struct Words {
    keys: String,
    words: Vec<Word>,
}

#[derive(Clone, Copy)]
struct Word {
    /// Byte in `keys` past the last of this word; it begins where the one before ends.
    end: usize,
    sentence: usize,
}

impl Words {
    /// Splits a text into words and sentences.
    pub fn new(text: &str) -> Self {
        Self::of_folded(&fold(text))
    }

    /// Splits a text that has been folded.
    pub fn of_folded(folded: &str) -> Self {
        let mut found = Self {
            keys: String::with_capacity(folded.len()),
            words: Vec::with_capacity(folded.len() / 5 + 1),
        };
        let mut sentence = 0;
        let mut letters = Letters::default();
        for c in folded.chars().chain([' ']) {
            if c.is_alphanumeric() {
                letters.push(&mut found.keys, c);
                continue;
            }
            if c == '\'' {
                continue; // "hab's" is said and often typed as "habs"
            }
            if letters.seen > 0 {
                found.words.push(Word { end: found.keys.len(), sentence });
                letters = Letters::default();
            }
            if matches!(c, '.' | '!' | '?' | '…' | ';' | '\n') {
                sentence += 1;
            }
        }
        found
    }

    /// The same words without some of them; each stands in the sentence it stood in.
    pub fn without(&self, dropped: impl Fn(usize) -> bool) -> Self {
        let mut left = Self { keys: String::with_capacity(self.keys.len()), words: Vec::new() };
        for word in (0..self.len()).filter(|word| !dropped(*word)) {
            left.keys.push_str(self.key(word));
            left.words.push(Word { end: left.keys.len(), sentence: self.sentence(word) });
        }
        left
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word at all.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The sentence a word stands in, counted from the beginning; empty sentences count.
    pub fn sentence(&self, word: usize) -> usize {
        self.words.get(word).map_or(0, |word| word.sentence)
    }

    /// What spellings of the word have in common, see `key`. Empty past the end.
    pub fn key(&self, word: usize) -> &str {
        let start = word.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.end);
        self.words.get(word).and_then(|word| self.keys.get(start..word.end)).unwrap_or_default()
    }

    /// All keys, one behind the other without a space.
    pub(super) fn keys(&self) -> &str {
        &self.keys
    }

    /// The word a byte of [`keys`](Self::keys) belongs to.
    pub(super) fn word_at(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.end <= byte)
    }
}

/// What spellings of a word have in common: after folding, `ae oe ue` count as `a o u` (keyboards without umlauts), and a
/// letter held down counts once.
pub(super) fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    let mut letters = Letters::default();
    for c in word.chars() {
        letters.push(&mut key, c);
    }
    key
}

/// The letters of a word so far, as far as the next one depends on them.
#[derive(Default)]
struct Letters {
    seen: usize,
    before: Option<char>,
    /// How often the last letter stands in a row.
    run: usize,
}

impl Letters {
    fn push(&mut self, key: &mut String, c: char) {
        self.seen += 1;
        if self.seen > LETTERS {
            return;
        }
        let before = self.before.replace(c);
        self.run = if before == Some(c) { self.run + 1 } else { 1 };
        if self.run >= 3 && c.is_alphabetic() {
            if self.run == 3 {
                key.pop();
            }
            return;
        }
        if c == 'e' && matches!(before, Some('a' | 'o' | 'u')) {
            return;
        }
        key.push(c);
    }
}
