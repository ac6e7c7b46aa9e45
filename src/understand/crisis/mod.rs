//! Danger to life in a text: suicidality, acute danger.
//!
//! [`detect`] looks for phrases in `signs.toml`. Recall comes first: numbers shown once too often cost a shrug, numbers not
//! shown may cost a life. Idioms, denials, films and what is long past are taken out by phrases too, so that "zum
//! Totlachen" alarms nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::phrase::{Hit, Letters, Lexicon, PhraseError, Words};

/// A danger that is answered with telephone numbers before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crisis {
    /// The writer, or someone they write about, may end their life or hurt themselves.
    Suicidality,
    /// Violence now or within hours.
    AcuteDanger,
}

/// The danger a text tells of, if it does, in time linear in its length.
///
/// If a text tells of both, the answer is [`Crisis::AcuteDanger`]: someone else may be at the door, and 110 and 112 help
/// within minutes, also someone about to end their life. The message for it should name a help line too.
pub fn detect(text: &str) -> Option<Crisis> {
    SIGNS.detect(text)
}

/// `signs.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lists: BTreeMap<String, Vec<String>>,
    /// Phrases by what they mean: the dangers, and what takes a phrase's alarm away.
    signs: BTreeMap<String, Vec<String>>,
    /// Suicidality in letters, wherever spaces are.
    squeezed: Vec<String>,
}

struct Signs {
    lexicon: Lexicon,
    squeezed: Vec<Letters>,
    suicidality: usize,
    danger: usize,
    /// Takes away the alarm of the words it covers.
    harmless: usize,
    /// Takes away the alarm of its whole sentence: a film, a song, something written on a wall.
    elsewhere: usize,
    /// Takes away the alarm of danger, not of suicidality, of its whole sentence: it is over, or a habit …
    over: usize,
    /// … unless it goes on at this moment.
    now: usize,
}

#[derive(Debug, thiserror::Error)]
enum SignsError {
    #[error("signs.toml: {0}")]
    Toml(#[from] toml::de::Error),
    #[error("signs.toml: {0}")]
    Phrase(#[from] PhraseError),
    #[error("signs.toml: the sign {0:?} is missing")]
    Missing(&'static str),
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and every test of this module reads it")]
static SIGNS: LazyLock<Signs> =
    LazyLock::new(|| Signs::read(include_str!("signs.toml")).expect("signs.toml"));

impl Signs {
    fn read(toml: &str) -> Result<Self, SignsError> {
        let file: File = toml::from_str(toml)?;
        let lexicon = Lexicon::new(&file.lists, &file.signs)?;
        let sign = |name| lexicon.sign(name).ok_or(SignsError::Missing(name));
        Ok(Self {
            suicidality: sign("suicidality")?,
            danger: sign("acute_danger")?,
            harmless: sign("harmless")?,
            elsewhere: sign("elsewhere")?,
            over: sign("over")?,
            now: sign("now")?,
            squeezed: file.squeezed.iter().map(|letters| Letters::new(letters)).collect(),
            lexicon,
        })
    }

    fn detect(&self, text: &str) -> Option<Crisis> {
        let words = Words::new(text);
        let mut hits = self.lexicon.find(&words);
        for range in self.squeezed.iter().flat_map(|letters| words.squeezed(letters)) {
            hits.push(Hit { sign: self.suicidality, start: range.start, end: range.end });
        }
        let quiet = Quiet::new(&hits, &words, self);
        let alarms = |sign: usize| {
            hits.iter().any(|hit| hit.sign == sign && !quiet.covers(hit, &words, sign == self.danger))
        };
        if alarms(self.danger) {
            Some(Crisis::AcuteDanger)
        } else if alarms(self.suicidality) {
            Some(Crisis::Suicidality)
        } else {
            None
        }
    }
}

/// Which words and sentences raise no alarm.
#[derive(Default)]
struct Quiet {
    words: Vec<bool>,
    sentences: BTreeSet<usize>,
    over: BTreeSet<usize>,
    now: BTreeSet<usize>,
}

impl Quiet {
    fn new(hits: &[Hit], words: &Words, signs: &Signs) -> Self {
        let mut quiet = Self { words: vec![false; words.len()], ..Self::default() };
        for hit in hits {
            if hit.sign == signs.harmless {
                quiet.words.iter_mut().take(hit.end).skip(hit.start).for_each(|word| *word = true);
            } else if hit.sign == signs.elsewhere {
                quiet.sentences.insert(words.sentence(hit.start));
            } else if hit.sign == signs.over {
                quiet.over.insert(words.sentence(hit.start));
            } else if hit.sign == signs.now {
                quiet.now.insert(words.sentence(hit.start));
            }
        }
        quiet
    }

    fn covers(&self, hit: &Hit, words: &Words, danger: bool) -> bool {
        let sentence = words.sentence(hit.start);
        self.sentences.contains(&sentence)
            || (danger && self.over.contains(&sentence) && !self.now.contains(&sentence))
            || self.words.get(hit.start..hit.end).is_some_and(|covered| covered.iter().any(|quiet| *quiet))
    }
}
