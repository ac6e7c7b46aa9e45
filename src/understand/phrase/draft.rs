//! Reading phrases: what is written in a data file becomes numbers that are quick to compare.

use std::collections::{BTreeMap, HashMap};

use super::patterns::PatternsDraft;
use super::{Atom, Beginning, Choice, Item, Lexicon, Phrase, PhraseError};

/// A lexicon while it is read.
pub(super) struct Draft<'a> {
    lists: &'a BTreeMap<String, Vec<String>>,
    phrases: Vec<Phrase>,
    patterns: PatternsDraft,
    choices: HashMap<Vec<Atom>, Choice>,
}

impl<'a> Draft<'a> {
    pub fn new(lists: &'a BTreeMap<String, Vec<String>>) -> Self {
        let (phrases, patterns, choices) = (Vec::new(), PatternsDraft::default(), HashMap::new());
        Self { lists, phrases, patterns, choices }
    }

    /// Reads a phrase of a sign.
    pub fn add(&mut self, sign: usize, phrase: &str) -> Result<(), PhraseError> {
        for phrase in spelled_out(phrase) {
            let phrase = self.phrase(sign, &phrase)?;
            self.phrases.push(phrase);
        }
        Ok(())
    }

    fn phrase(&mut self, sign: usize, phrase: &str) -> Result<Phrase, PhraseError> {
        let mut items = Vec::new();
        let mut at_beginning = false;
        for item in phrase.split_whitespace() {
            match item {
                "^" => at_beginning = true,
                ".." => items.push(Item::Gap),
                _ => items.push(match item.strip_suffix('?') {
                    Some(body) => Item::Maybe(self.choice(body, phrase)?),
                    None => Item::OneOf(self.choice(item, phrase)?),
                }),
            }
        }
        match items.first() {
            Some(Item::OneOf(_)) => Ok(Phrase { sign, at_beginning, items }),
            _ => Err(PhraseError::NoBeginning(phrase.to_owned())),
        }
    }

    fn choice(&mut self, body: &str, phrase: &str) -> Result<Choice, PhraseError> {
        let inner = match body.strip_prefix('(') {
            Some(rest) => rest.strip_suffix(')').ok_or_else(|| PhraseError::Bracket(phrase.to_owned()))?,
            None => body,
        };
        let mut atoms = Vec::new();
        for word in inner.split('|') {
            match word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
                Some(name) => {
                    let list = self.lists.get(name);
                    let words = list.ok_or_else(|| PhraseError::UnknownList(name.to_owned()))?;
                    atoms.extend(words.iter().map(|word| self.patterns.atom(word)));
                }
                None => atoms.push(self.patterns.atom(word)),
            }
        }
        atoms.sort_unstable();
        atoms.dedup();
        let next = self.choices.len();
        Ok(*self.choices.entry(atoms).or_insert(next))
    }

    /// Turns everything round: from what a phrase asks for to what a word offers.
    pub fn finish(self, names: Vec<String>) -> Lexicon {
        let mut choices = vec![Vec::new(); self.patterns.len()];
        let mut sizes = vec![0; self.choices.len()];
        for (atoms, choice) in &self.choices {
            for atom in atoms {
                choices
                    .get_mut(*atom)
                    .into_iter()
                    .for_each(|choices: &mut Vec<Choice>| choices.push(*choice));
            }
            sizes.get_mut(*choice).into_iter().for_each(|size| *size = atoms.len());
        }
        // A map has no order, and what is found shall come in the same order each time: models learn from it.
        for choices in &mut choices {
            choices.sort_unstable();
        }
        let mut starts: Vec<Vec<Beginning>> = vec![Vec::new(); self.choices.len()];
        for (number, phrase) in self.phrases.iter().enumerate() {
            let required = phrase.items.iter().filter_map(|item| match item {
                Item::OneOf(choice) => Some(*choice),
                Item::Maybe(_) | Item::Gap => None,
            });
            // The choice of fewest words is the one that is missing most often.
            let needs = required.clone().skip(1).min_by_key(|choice| sizes.get(*choice));
            let mut required = required;
            if let Some(start) = required.next().and_then(|choice| starts.get_mut(choice)) {
                start.push(Beginning { phrase: number, needs });
            }
        }
        let beginnings = choices
            .iter()
            .map(|choices| {
                choices.iter().filter_map(|choice| starts.get(*choice)).flatten().copied().collect()
            })
            .collect();
        Lexicon {
            names,
            phrases: self.phrases,
            patterns: self.patterns.finish(),
            beginnings,
            choices,
            row: self.choices.len().div_ceil(64),
        }
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
