//! What a counsellor wrote down about words and phrases, found in a text and numbered for the model.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::learnt::Mark;
use super::super::phrase::{Lexicon, PhraseError};
use super::super::words::Words;

/// `rules.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    lists: BTreeMap<String, Vec<String>>,
    signs: BTreeMap<String, Vec<String>>,
    rules: Vec<RuleFile>,
}

/// If all signs of `all`, one of `any`, and none of `none` are there, the rule holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    /// What a counsellor would say about it. It documents the rule and names it in errors.
    why: String,
    #[serde(default)]
    all: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    none: Vec<String>,
}

/// `classes.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassesFile {
    classes: BTreeMap<String, String>,
}

pub(super) struct Signs {
    lexicon: Lexicon,
    /// How many of the lexicon's signs are classes of words; they come first.
    classes: usize,
    rules: Vec<Rule>,
}

/// A rule with the numbers of its signs.
struct Rule {
    all: Vec<usize>,
    any: Vec<usize>,
    none: Vec<usize>,
}

#[expect(clippy::expect_used, reason = "the files are compiled in, and every test of this module reads them")]
pub(super) static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    Signs::read(include_str!("rules.toml"), include_str!("classes.toml")).expect("rules.toml, classes.toml")
});

/// Why the rules cannot be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum SignsError {
    #[error("rules.toml or classes.toml: {0}")]
    Toml(#[from] toml::de::Error),
    #[error("rules.toml or classes.toml: {0}")]
    Phrase(#[from] PhraseError),
    #[error("rules.toml: the rule {rule:?} names the sign {sign:?}, which there is not")]
    UnknownSign { rule: String, sign: String },
}

/// Classes of numbers: ages of children, of young adults, of adults, and anything else.
const NUMBERS: usize = 4;

impl Signs {
    fn read(rules: &str, classes: &str) -> Result<Self, SignsError> {
        let rules: RulesFile = toml::from_str(rules)?;
        let classes: ClassesFile = toml::from_str(classes)?;
        // The names put classes first and signs behind.
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, words) in &classes.classes {
            let words = words.split_whitespace().map(|word| word.replace(['-', '_'], " ")).collect();
            all.insert(format!("class {name}"), words);
        }
        all.extend(rules.signs.into_iter().map(|(name, phrases)| (format!("sign {name}"), phrases)));
        let lexicon = Lexicon::new(&rules.lists, &all)?;
        let ready =
            rules.rules.into_iter().map(|rule| Rule::new(rule, &lexicon)).collect::<Result<_, _>>()?;
        Ok(Self { lexicon, classes: classes.classes.len(), rules: ready })
    }

    /// The classes of the words in the order of the text, and what holds for the whole text: its signs and rules.
    pub fn find(&self, words: &Words) -> (Vec<Mark>, Vec<usize>) {
        let mut marks: Vec<Mark> = Vec::with_capacity(words.len() * 2);
        let mut told = vec![false; self.lexicon.names().len()];
        for hit in self.lexicon.find(words) {
            let mark = Mark { word: hit.start, meaning: hit.sign };
            if hit.sign >= self.classes {
                told.get_mut(hit.sign).into_iter().for_each(|told| *told = true);
            } else if !marks
                .iter()
                .rev()
                .take_while(|known| known.word == mark.word)
                .any(|known| *known == mark)
            {
                marks.push(mark);
            }
        }
        let beyond = self.lexicon.names().len();
        for word in 0..words.len() {
            if let Some(class) = number(words.key(word)) {
                let at = marks.partition_point(|mark| mark.word <= word);
                marks.insert(at, Mark { word, meaning: beyond + class });
            }
        }
        let signs = told.iter().enumerate().filter(|(_, told)| **told).map(|(sign, _)| sign);
        let rules = self.rules.iter().enumerate().filter(|(_, rule)| rule.applies(&told));
        let whole = signs.chain(rules.map(|(rule, _)| beyond + NUMBERS + rule)).collect();
        (marks, whole)
    }
}

/// The class of a number: "14", "14jährig".
fn number(key: &str) -> Option<usize> {
    let digits = key.bytes().take_while(u8::is_ascii_digit).count();
    match key.get(..digits)?.parse::<u32>().ok()? {
        3..=17 => Some(0),
        18..=27 => Some(1),
        28..=95 => Some(2),
        _ => Some(3),
    }
}

impl Rule {
    fn new(rule: RuleFile, lexicon: &Lexicon) -> Result<Self, SignsError> {
        let numbers = |names: Vec<String>| {
            names
                .into_iter()
                .map(|sign| match lexicon.sign(&format!("sign {sign}")) {
                    Some(number) => Ok(number),
                    None => Err(SignsError::UnknownSign { rule: rule.why.clone(), sign }),
                })
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(Self { all: numbers(rule.all)?, any: numbers(rule.any)?, none: numbers(rule.none)? })
    }

    fn applies(&self, told: &[bool]) -> bool {
        let told = |sign: &usize| told.get(*sign) == Some(&true);
        self.all.iter().all(told)
            && (self.any.is_empty() || self.any.iter().any(told))
            && !self.none.iter().any(told)
    }
}
