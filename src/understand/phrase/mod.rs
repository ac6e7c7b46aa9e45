//! A small language for phrases, so that a counsellor can read and correct what the bot listens for.
//!
//! A phrase is a row of items, matched against the words of one sentence:
//!
//! | item | matches |
//! |---|---|
//! | `wort` | that word, in every spelling of case and umlaut |
//! | `wort*`, `*wort`, `*wort*` | words that begin, end, contain |
//! | `~wort` | the word also with one letter wrong, missing, doubled or swapped |
//! | `(a\|b c)` | one of them, where one may be several words; `(a\|b)?` one of them or nothing |
//! | `<liste>` | one word of a named list |
//! | `..` | nothing or up to eight words in between |
//! | `^` | the beginning of a sentence |
//!
//! Matching takes time linear in the text. Nothing here knows what a phrase means.

mod draft;
mod patterns;
#[cfg(test)]
mod tests;
mod trie;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::words::Words;
use draft::Draft;
use patterns::Patterns;
pub(in crate::understand) use trie::Trie;

/// How many words a `..` may skip: a German verb stands at the end.
const GAP: usize = 8;

/// Why a phrase cannot be read. Data files are compiled in and tried in tests, so a person never meets it.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PhraseError {
    #[error("no list is called <{0}>")]
    UnknownList(String),
    #[error("the phrase {0:?} does not begin with a word")]
    NoBeginning(String),
    #[error("a bracket is not closed in {0:?}")]
    Bracket(String),
}

/// The number of a word pattern. Each distinct pattern is tried once against a word, however many phrases use it.
type Atom = usize;
/// The number of a choice of patterns, as `(a|b)`. Each distinct choice is one bit of a word.
type Choice = usize;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    OneOf(Choice),
    Maybe(Choice),
    Gap,
}

#[derive(Debug)]
struct Phrase {
    sign: usize,
    at_beginning: bool,
    items: Vec<Item>,
}

/// A phrase that begins with some pattern.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    phrase: usize,
    /// Another choice the phrase cannot do without; most phrases fail here, without being looked at.
    needs: Option<Choice>,
}

/// Where a sign was found: the first and the past-the-last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub sign: usize,
    pub start: usize,
    pub end: usize,
}

/// Named signs, each with its phrases, ready to be looked for.
#[derive(Debug)]
pub struct Lexicon {
    names: Vec<String>,
    phrases: Vec<Phrase>,
    patterns: Patterns,
    /// For each atom the phrases that begin with it.
    beginnings: Vec<Vec<Beginning>>,
    /// For each atom the choices it is one of.
    choices: Vec<Vec<Choice>>,
    /// How many numbers of 64 bits hold a bit for each choice.
    row: usize,
}

/// A file of nothing but lists of words and signs made with them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lists: BTreeMap<String, Vec<String>>,
    signs: BTreeMap<String, Vec<String>>,
}

/// What is wrong with such a file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error(transparent)]
    Toml(#[from] toml::de::Error),
    #[error(transparent)]
    Phrase(#[from] PhraseError),
    #[error("the sign {0:?} is missing")]
    Missing(&'static str),
}

impl Lexicon {
    /// Reads a TOML file that has `[lists]` of words and `[signs]`, the phrases of each.
    pub fn from_toml(toml: &str) -> Result<Self, FileError> {
        let file: File = toml::from_str(toml)?;
        Ok(Self::new(&file.lists, &file.signs)?)
    }

    /// Reads signs (name → phrases) with the help of named lists of words.
    pub fn new(
        lists: &BTreeMap<String, Vec<String>>,
        signs: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self, PhraseError> {
        let mut draft = Draft::new(lists);
        for (sign, phrases) in signs.values().enumerate() {
            for phrase in phrases {
                draft.add(sign, phrase)?;
            }
        }
        Ok(draft.finish(signs.keys().cloned().collect()))
    }

    /// The number of a sign in [`Hit::sign`].
    pub fn sign(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// The number of a sign that a file has to have.
    pub fn required(&self, name: &'static str) -> Result<usize, FileError> {
        self.sign(name).ok_or(FileError::Missing(name))
    }

    /// The names of all signs, by their numbers.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Finds every sign, in the order of the text.
    pub fn find(&self, words: &Words) -> Vec<Hit> {
        let mut hits = Vec::new();
        let seen = Seen::new(self, words);
        for (start, from) in seen.atoms_from.iter().enumerate() {
            let until = seen.atoms_from.get(start + 1).copied().unwrap_or(seen.atoms.len());
            let first_of_sentence = start == 0 || words.sentence(start - 1) != words.sentence(start);
            let sentence = seen.sentence_of(start);
            for atom in seen.atoms.get(*from..until).unwrap_or_default() {
                for beginning in self.beginnings.get(*atom).into_iter().flatten() {
                    if beginning.needs.is_some_and(|choice| !sentence.has(choice)) {
                        continue;
                    }
                    let Some(phrase) = self.phrases.get(beginning.phrase) else { continue };
                    if phrase.at_beginning && !first_of_sentence {
                        continue;
                    }
                    if let Some(end) = match_items(&phrase.items, start, words, &seen) {
                        hits.push(Hit { sign: phrase.sign, start, end });
                    }
                }
            }
        }
        hits
    }
}

/// What the words of a text are, as bits.
struct Seen {
    atoms: Vec<Atom>,
    /// Where in `atoms` those of each word begin.
    atoms_from: Vec<usize>,
    /// The choices of each word, a row of bits a word.
    words: Vec<u64>,
    /// The choices of each sentence that has words.
    sentences: Vec<u64>,
    /// For each word which of `sentences` it stands in.
    sentence: Vec<usize>,
    row: usize,
}

/// One row of bits.
struct Bits<'a>(&'a [u64]);

impl Bits<'_> {
    fn has(&self, choice: Choice) -> bool {
        self.0.get(choice / 64).is_some_and(|bits| bits >> (choice % 64) & 1 == 1)
    }
}

impl Seen {
    fn new(lexicon: &Lexicon, words: &Words) -> Self {
        let row = lexicon.row;
        let mut seen = Self {
            atoms: Vec::with_capacity(words.len() * 2),
            atoms_from: Vec::with_capacity(words.len()),
            words: vec![0; words.len() * row],
            sentences: Vec::new(),
            sentence: Vec::with_capacity(words.len()),
            row,
        };
        let mut before = None;
        for word in 0..words.len() {
            if before.replace(words.sentence(word)) != Some(words.sentence(word)) {
                seen.sentences.resize(seen.sentences.len() + row, 0);
            }
            seen.sentence.push(seen.sentences.len().saturating_sub(row));
            let from = seen.atoms.len();
            seen.atoms_from.push(from);
            lexicon.patterns.of_word(words.key(word), &mut seen.atoms);
            if seen.atoms.len() == from {
                continue;
            }
            let Some(bits) = seen.words.get_mut(word * row..) else { continue };
            let found = seen.atoms.get(from..).into_iter().flatten();
            for choice in found.filter_map(|atom| lexicon.choices.get(*atom)).flatten() {
                if let Some(bits) = bits.get_mut(choice / 64) {
                    *bits |= 1 << (choice % 64);
                }
            }
            let last = seen.sentences.len().saturating_sub(row);
            for (all, of_word) in seen.sentences.iter_mut().skip(last).zip(bits) {
                *all |= *of_word;
            }
        }
        seen
    }

    fn word(&self, word: usize) -> Bits<'_> {
        Bits(self.words.get(word * self.row..(word + 1) * self.row).unwrap_or_default())
    }

    fn sentence_of(&self, word: usize) -> Bits<'_> {
        let from = self.sentence.get(word).copied().unwrap_or_default();
        Bits(self.sentences.get(from..from + self.row).unwrap_or_default())
    }
}

/// Where a row of items that begins at a word ends. Each `..` tries a bounded number of places, and phrases are short, so
/// the work for one word is bounded.
fn match_items(items: &[Item], at: usize, words: &Words, seen: &Seen) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else { return Some(at) };
    // All words of a hit stand in the sentence of the word before.
    let in_sentence = |next: usize| at == 0 || words.sentence(at - 1) == words.sentence(next);
    let fits = |wanted: Choice| seen.word(at).has(wanted);
    match *item {
        Item::OneOf(wanted) => fits(wanted).then(|| after(rest, at + 1, words, seen)).flatten(),
        Item::Maybe(wanted) => fits(wanted)
            .then(|| after(rest, at + 1, words, seen))
            .flatten()
            .or_else(|| match_items(rest, at, words, seen)),
        Item::Gap => (at..=at + GAP)
            .take_while(|&next| next < words.len() && in_sentence(next))
            .find_map(|next| match_items(rest, next, words, seen)),
    }
    .or_else(|| items.iter().all(|item| !matches!(item, Item::OneOf(_))).then_some(at))
}

/// Goes on after a matched word, within its sentence.
fn after(rest: &[Item], at: usize, words: &Words, seen: &Seen) -> Option<usize> {
    let sentence_ends = at >= words.len() || words.sentence(at) != words.sentence(at - 1);
    let needs_more = rest.iter().any(|item| matches!(item, Item::OneOf(_)));
    match sentence_ends {
        true if needs_more => None,
        true => Some(at),
        false => match_items(rest, at, words, seen),
    }
}
