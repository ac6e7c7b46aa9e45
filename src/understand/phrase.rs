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

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::normalise::fold;

/// How many words a `..` may skip: a German verb stands at the end.
const GAP: usize = 8;
/// Words are looked at up to this many letters; no German word we listen for is longer.
const LETTERS: usize = 40;

/// The words of a text, with the sentence each stands in.
pub struct Words {
    words: Vec<Word>,
}

struct Word {
    key: String,
    sentence: usize,
}

impl Words {
    /// Splits a text into words and sentences.
    pub fn new(text: &str) -> Self {
        let mut words = Vec::new();
        let mut sentence = 0;
        let mut current = String::new();
        for c in fold(text).chars().chain([' ']) {
            if c.is_alphanumeric() {
                current.push(c);
                continue;
            }
            if c == '\'' {
                continue; // "hab's" is said and often typed as "habs"
            }
            if !current.is_empty() {
                words.push(Word { key: key(&current), sentence });
                current.clear();
            }
            if matches!(c, '.' | '!' | '?' | '…' | ';' | '\n') {
                sentence += 1;
            }
        }
        Self { words }
    }

    /// The words in which a row of letters stands, no matter where spaces are: "s t e r b e n" and
    /// "willnichtmehrleben" alike. The row begins with a word, or inside one that is longer than it.
    pub fn squeezed(&self, letters: &str) -> Vec<Range<usize>> {
        let wanted = key(&fold(letters));
        let mut joined = String::new();
        let mut of_byte = Vec::new();
        for (index, word) in self.words.iter().enumerate() {
            joined.push_str(&word.key);
            of_byte.resize(joined.len(), index);
        }
        let word_at = |byte: usize| of_byte.get(byte).copied();
        joined
            .match_indices(&wanted)
            .filter_map(|(at, _)| {
                let (first, last) = (word_at(at)?, word_at(at + wanted.len().saturating_sub(1))?);
                let at_beginning = at == 0 || word_at(at - 1) != Some(first);
                let in_one_sentence = self.sentence(first) == self.sentence(last);
                ((at_beginning || first == last) && in_one_sentence).then_some(first..last + 1)
            })
            .collect()
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
}

/// What spellings of a word have in common: after folding, `ae oe ue` count as `a o u` (keyboards without umlauts), and a
/// letter held down counts once.
fn key(word: &str) -> String {
    let letters: Vec<char> = word.chars().take(LETTERS).collect();
    let mut key = String::with_capacity(letters.len());
    let mut run = 0;
    for (index, &c) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| letters.get(before)).copied();
        run = if before == Some(c) { run + 1 } else { 1 };
        if run >= 3 && c.is_alphabetic() {
            if run == 3 {
                key.pop();
            }
            continue;
        }
        if c == 'e' && matches!(before, Some('a' | 'o' | 'u')) {
            continue;
        }
        key.push(c);
    }
    key
}

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

#[derive(Debug)]
enum Item {
    OneOf(Vec<Atom>),
    Maybe(Vec<Atom>),
    Gap,
}

#[derive(Debug)]
struct Phrase {
    sign: usize,
    at_beginning: bool,
    items: Vec<Item>,
}

/// Where a sign was found: the first and the past-the-last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub sign: usize,
    pub start: usize,
    pub end: usize,
}

/// Named signs, each with its phrases, ready to be looked for.
#[derive(Debug, Default)]
pub struct Lexicon {
    names: Vec<String>,
    phrases: Vec<Phrase>,
    /// For each atom the phrases that begin with it.
    beginnings: HashMap<Atom, Vec<usize>>,
    atoms: HashMap<String, Atom>,
    exact: HashMap<String, Atom>,
    prefix: HashMap<String, Atom>,
    suffix: HashMap<String, Atom>,
    inside: Vec<(String, Atom)>,
    fuzzy: Vec<(Vec<char>, Atom)>,
}

impl Lexicon {
    /// Reads signs (name → phrases) with the help of named lists of words.
    pub fn new(
        lists: &BTreeMap<String, Vec<String>>,
        signs: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self, PhraseError> {
        let mut lexicon = Self::default();
        for (name, phrases) in signs {
            let sign = lexicon.names.len();
            lexicon.names.push(name.clone());
            for phrase in phrases.iter().flat_map(|phrase| spelled_out(phrase)) {
                lexicon.add(sign, &phrase, lists)?;
            }
        }
        Ok(lexicon)
    }

    /// The number of a sign in [`Hit::sign`].
    pub fn sign(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// Finds every sign, in the order of the text.
    pub fn find(&self, words: &Words) -> Vec<Hit> {
        let atoms: Vec<Vec<Atom>> = words.words.iter().map(|word| self.atoms_of(&word.key)).collect();
        let mut hits = Vec::new();
        for (start, found) in atoms.iter().enumerate() {
            for phrase in found.iter().filter_map(|atom| self.beginnings.get(atom)).flatten() {
                let Some(phrase) = self.phrases.get(*phrase) else { continue };
                let first_of_sentence = start == 0 || words.sentence(start - 1) != words.sentence(start);
                if phrase.at_beginning && !first_of_sentence {
                    continue;
                }
                if let Some(end) = match_items(&phrase.items, start, words, &atoms) {
                    hits.push(Hit { sign: phrase.sign, start, end });
                }
            }
        }
        hits
    }

    fn add(
        &mut self,
        sign: usize,
        phrase: &str,
        lists: &BTreeMap<String, Vec<String>>,
    ) -> Result<(), PhraseError> {
        let mut items = Vec::new();
        let mut at_beginning = false;
        for item in phrase.split_whitespace() {
            match item {
                "^" => at_beginning = true,
                ".." => items.push(Item::Gap),
                _ => {
                    let (body, maybe) = match item.strip_suffix('?') {
                        Some(body) => (body, true),
                        None => (item, false),
                    };
                    let atoms = self.alternatives(body, phrase, lists)?;
                    items.push(if maybe { Item::Maybe(atoms) } else { Item::OneOf(atoms) });
                }
            }
        }
        let Some(Item::OneOf(first)) = items.first() else {
            return Err(PhraseError::NoBeginning(phrase.to_owned()));
        };
        let number = self.phrases.len();
        for atom in first {
            self.beginnings.entry(*atom).or_default().push(number);
        }
        self.phrases.push(Phrase { sign, at_beginning, items });
        Ok(())
    }

    fn alternatives(
        &mut self,
        body: &str,
        phrase: &str,
        lists: &BTreeMap<String, Vec<String>>,
    ) -> Result<Vec<Atom>, PhraseError> {
        let inner = match body.strip_prefix('(') {
            Some(rest) => rest.strip_suffix(')').ok_or_else(|| PhraseError::Bracket(phrase.to_owned()))?,
            None => body,
        };
        let mut atoms = Vec::new();
        for word in inner.split('|') {
            match word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
                Some(list) => {
                    let words = lists.get(list).ok_or_else(|| PhraseError::UnknownList(list.to_owned()))?;
                    atoms.extend(words.iter().map(|word| self.atom(word)));
                }
                None => atoms.push(self.atom(word)),
            }
        }
        Ok(atoms)
    }

    fn atom(&mut self, pattern: &str) -> Atom {
        let word = key(&fold(pattern.trim_matches(['*', '~'])));
        let fuzzy = pattern.starts_with('~');
        let (before, behind) = (pattern.starts_with('*'), pattern.ends_with('*'));
        // Two spellings of one pattern are one atom.
        let canonical = format!("{}{}{word}{}", u8::from(fuzzy), u8::from(before), u8::from(behind));
        let next = self.atoms.len();
        let atom = *self.atoms.entry(canonical).or_insert(next);
        if atom < next {
            return atom;
        }
        match (before, behind) {
            _ if fuzzy => self.fuzzy.push((word.chars().collect(), atom)),
            (true, true) => self.inside.push((word, atom)),
            (true, false) => drop(self.suffix.insert(word, atom)),
            (false, true) => drop(self.prefix.insert(word, atom)),
            (false, false) => drop(self.exact.insert(word, atom)),
        }
        atom
    }

    fn atoms_of(&self, word: &str) -> Vec<Atom> {
        let mut atoms = Vec::new();
        atoms.extend(self.exact.get(word));
        for (at, c) in word.char_indices() {
            let end = at + c.len_utf8();
            atoms.extend(word.get(..end).and_then(|part| self.prefix.get(part)));
            atoms.extend(word.get(at..).and_then(|part| self.suffix.get(part)));
        }
        atoms.extend(
            self.inside.iter().filter(|(part, _)| word.contains(part.as_str())).map(|(_, atom)| atom),
        );
        let letters: Vec<char> = word.chars().collect();
        atoms.extend(self.fuzzy.iter().filter(|(core, _)| nearly(core, &letters)).map(|(_, atom)| atom));
        atoms
    }
}

/// A phrase as several, if an alternative in it consists of several words: `a (b|c d)` is `a (b)` and `a c d`.
fn spelled_out(phrase: &str) -> Vec<String> {
    let mut parts = phrase.match_indices('(').filter_map(|(open, _)| {
        let close = open + phrase.get(open..)?.find(')')?;
        let (before, inner, behind) =
            (phrase.get(..open)?, phrase.get(open + 1..close)?, phrase.get(close + 1..)?);
        inner.contains(' ').then_some((before, inner, behind))
    });
    let Some((before, inner, behind)) = parts.next() else { return vec![phrase.to_owned()] };
    let (rows, words): (Vec<&str>, Vec<&str>) =
        inner.split('|').partition(|alternative| alternative.contains(' '));
    let mut phrases = Vec::new();
    if !words.is_empty() {
        phrases.push(format!("{before}({}){behind}", words.join("|")));
    }
    // What may be missing is missing in the row of single words already.
    let required = behind.strip_prefix('?').unwrap_or(behind);
    phrases.extend(rows.iter().map(|row| format!("{before}{row}{required}")));
    if words.is_empty() && required != behind {
        phrases.push(format!("{before}{required}"));
    }
    phrases.iter().flat_map(|phrase| spelled_out(phrase)).collect()
}

/// Where a row of items that begins at a word ends. Each `..` tries a bounded number of places, and phrases are short, so
/// the work for one word is bounded.
fn match_items(items: &[Item], at: usize, words: &Words, atoms: &[Vec<Atom>]) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else { return Some(at) };
    // All words of a hit stand in the sentence of the word before.
    let in_sentence = |next: usize| at == 0 || words.sentence(at - 1) == words.sentence(next);
    let fits =
        |wanted: &[Atom]| atoms.get(at).is_some_and(|found| found.iter().any(|atom| wanted.contains(atom)));
    match item {
        Item::OneOf(wanted) => fits(wanted).then(|| after(rest, at + 1, words, atoms)).flatten(),
        Item::Maybe(wanted) => fits(wanted)
            .then(|| after(rest, at + 1, words, atoms))
            .flatten()
            .or_else(|| match_items(rest, at, words, atoms)),
        Item::Gap => (at..=at + GAP)
            .take_while(|&next| next < words.len() && in_sentence(next))
            .find_map(|next| match_items(rest, next, words, atoms)),
    }
    .or_else(|| items.iter().all(|item| !matches!(item, Item::OneOf(_))).then_some(at))
}

/// Goes on after a matched word, within its sentence.
fn after(rest: &[Item], at: usize, words: &Words, atoms: &[Vec<Atom>]) -> Option<usize> {
    let sentence_ends = at >= words.len() || words.sentence(at) != words.sentence(at - 1);
    let needs_more = rest.iter().any(|item| matches!(item, Item::OneOf(_)));
    match sentence_ends {
        true if needs_more => None,
        true => Some(at),
        false => match_items(rest, at, words, atoms),
    }
}

/// Whether two words differ by at most one letter changed, missing, added, or two neighbours swapped.
fn nearly(core: &[char], word: &[char]) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(phrase: &str, text: &str) -> bool {
        let lists = BTreeMap::from([("kind".to_owned(), vec!["sohn".to_owned(), "*tochter".to_owned()])]);
        let signs = BTreeMap::from([("x".to_owned(), vec![phrase.to_owned()])]);
        !Lexicon::new(&lists, &signs).unwrap().find(&Words::new(text)).is_empty()
    }

    #[test]
    fn items_match_as_the_table_says() {
        for (phrase, text) in [
            ("verprügelt", "VERPRUEGELT"),
            ("verprügelt", "verprugelt!"),
            ("nazi*", "Nazisymbole"),
            ("*gruppe", "Whatsappgruppe"),
            ("*kreuz*", "Hakenkreuze"),
            ("~selbstmord", "selbsmord"),
            ("~selbstmord", "seblstmord"),
            ("~selbstmord", "selbstmort"),
            ("~selbstmord", "selbsttmord"),
            ("mein <kind>", "mein Sohn"),
            ("meine <kind>", "Meine Stieftochter"),
            ("will .. raus", "ich will da endlich wieder raus"),
            ("will (so|ganz)? raus", "will raus"),
            ("(a|b c) d", "a d"),
            ("(a|b c) d", "b c d"),
            ("a .. b?", "a"),
            ("a .. b?", "a c d e f g h i j k. b"),
            ("x (b c)? d", "x d"),
            ("x (b c)? d", "x b c d"),
            ("^ hilfe", "Bitte. Hilfe!"),
            ("sterben", "steeeerben"),
            ("habs", "hab's"),
        ] {
            assert!(finds(phrase, text), "{phrase:?} in {text:?}");
        }
    }

    #[test]
    fn items_do_not_match_more_than_the_table_says() {
        for (phrase, text) in [
            ("nazi", "nazis"),
            ("will .. raus", "ich will nicht. Er ging raus"),
            ("will .. raus", "will a b c d e f g h i raus"),
            ("will raus", "will. Raus"),
            ("^ hilfe", "bitte hilfe"),
            ("~selbstmord", "selbstlob"),
        ] {
            assert!(!finds(phrase, text), "{phrase:?} in {text:?}");
        }
    }

    #[test]
    fn a_phrase_that_cannot_be_read_is_named() {
        let signs = |phrase: &str| BTreeMap::from([("x".to_owned(), vec![phrase.to_owned()])]);
        let read = |phrase: &str| Lexicon::new(&BTreeMap::new(), &signs(phrase)).err();
        assert_eq!(read("<x>"), Some(PhraseError::UnknownList("x".to_owned())));
        assert_eq!(read(".. a"), Some(PhraseError::NoBeginning(".. a".to_owned())));
        assert_eq!(read("(a|b"), Some(PhraseError::Bracket("(a|b".to_owned())));
    }
}
