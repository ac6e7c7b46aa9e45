//! Which word patterns a word fits: whole words, beginnings, ends, middles, and words with one letter wrong.

use std::collections::HashMap;

use super::super::normalise::fold;
use super::super::words::key;
use super::Atom;
use super::trie::Trie;

/// All patterns of a lexicon, ready to be tried against a word in one walk each from its beginning, from its end, and from
/// each of its letters.
#[derive(Debug)]
pub(super) struct Patterns {
    whole: Trie,
    prefix: Trie,
    suffix: Trie,
    inside: Trie,
    fuzzy: Vec<Fuzzy>,
}

#[derive(Debug)]
struct Fuzzy {
    letters: Vec<char>,
    mask: u32,
    atom: Atom,
}

impl Patterns {
    /// Adds the patterns a word fits to `found`.
    pub fn of_word(&self, word: &str, found: &mut Vec<Atom>) {
        let letters = word.as_bytes();
        let before = found.len();
        self.whole.walk(letters.iter().copied(), |atom, length| {
            if length == letters.len() {
                found.push(atom);
            }
        });
        self.prefix.walk(letters.iter().copied(), |atom, _| found.push(atom));
        self.suffix.walk(letters.iter().rev().copied(), |atom, _| found.push(atom));
        for from in 0..letters.len() {
            let rest = letters.get(from..).unwrap_or_default();
            self.inside.walk(rest.iter().copied(), |atom, _| {
                if !found.iter().skip(before).any(|known| *known == atom) {
                    found.push(atom);
                }
            });
        }
        let mask = mask(word);
        let near = self.fuzzy.iter().filter(|fuzzy| (fuzzy.mask ^ mask).count_ones() <= 2);
        found.extend(near.filter(|fuzzy| nearly(&fuzzy.letters, word)).map(|fuzzy| fuzzy.atom));
    }
}

/// The patterns while they are read.
#[derive(Default)]
pub(super) struct PatternsDraft {
    atoms: HashMap<(Kind, String), Atom>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Whole,
    Prefix,
    Suffix,
    Inside,
    Fuzzy,
}

impl PatternsDraft {
    /// How many different patterns there are.
    pub fn len(&self) -> usize {
        self.atoms.len()
    }

    /// The number of a pattern. Two spellings of one pattern are one.
    pub fn atom(&mut self, pattern: &str) -> Atom {
        let kind = match (pattern.starts_with('*'), pattern.ends_with('*')) {
            _ if pattern.starts_with('~') => Kind::Fuzzy,
            (true, true) => Kind::Inside,
            (true, false) => Kind::Suffix,
            (false, true) => Kind::Prefix,
            (false, false) => Kind::Whole,
        };
        let next = self.atoms.len();
        *self.atoms.entry((kind, key(&fold(pattern.trim_matches(['*', '~']))))).or_insert(next)
    }

    pub fn finish(&self) -> Patterns {
        let of = |wanted: Kind| self.atoms.iter().filter(move |((kind, _), _)| *kind == wanted);
        let trie =
            |wanted: Kind| Trie::new(of(wanted).map(|((_, word), atom)| (word.as_bytes().to_vec(), *atom)));
        let backward = of(Kind::Suffix).map(|((_, word), atom)| (word.bytes().rev().collect(), *atom));
        let mut fuzzy: Vec<Fuzzy> = of(Kind::Fuzzy)
            .map(|((_, word), atom)| Fuzzy { letters: word.chars().collect(), mask: mask(word), atom: *atom })
            .collect();
        fuzzy.sort_by_key(|fuzzy| fuzzy.atom);
        Patterns {
            whole: trie(Kind::Whole),
            prefix: trie(Kind::Prefix),
            suffix: Trie::new(backward),
            inside: trie(Kind::Inside),
            fuzzy,
        }
    }
}

/// Which letters a word has, roughly. Words that differ by one letter differ by at most two bits.
fn mask(word: &str) -> u32 {
    word.chars().fold(0, |mask, c| mask | 1 << (u32::from(c) % 32))
}

/// Whether two words differ by at most one letter changed, missing, added, or two neighbours swapped.
fn nearly(core: &[char], word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let word = letters.as_slice();
    if core.len().abs_diff(word.len()) > 1 {
        return false;
    }
    let same = core.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (Some(core), Some(word)) = (core.get(same..), word.get(same..)) else { return false };
    let (core_rest, word_rest) = (core.get(1..), word.get(1..));
    match (core_rest, word_rest) {
        (None, None) => true,
        (None, Some(rest)) | (Some(rest), None) => rest.is_empty(),
        (Some(core_rest), Some(word_rest)) => {
            let swapped = match (core, word) {
                ([first, second, core_end @ ..], [one, two, word_end @ ..]) => {
                    first == two && second == one && core_end == word_end
                }
                _ => false,
            };
            core_rest == word_rest || core_rest == word || core == word_rest || swapped
        }
    }
}
