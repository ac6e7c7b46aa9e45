//! Danger to life in a text: suicidality, acute danger.
//!
//! [`detect`] looks for the phrases and the meetings of notions that `signs.toml` lists. Recall comes first: numbers shown
//! once too often cost a shrug, numbers not shown may cost a life. Idioms, denials, films and what is long past are taken
//! out by phrases too, so that "zum Totlachen" alarms nobody. What phrases found and the words are then weighed by `learnt`,
//! which hears dangers no phrase lists, tells which danger it is and how sure an alarm is. Where no phrase tells of danger, a message of
//! nothing but errands (`errand`) is let be, and so is one of nothing but an everyday phrase (`plain`); what leaves no other
//! meaning, a death threat by others (`threat`) or a wish to die in a word or two (`kind`), is heard whatever the model says.

mod dangers;
mod errand;
mod foreign;
mod kind;
mod learnt;
mod plain;
mod threat;
mod together;
mod tone;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::learnt::Mark;
use super::normalise::fold;
use super::phrase::{Hit, Lexicon, PhraseError, Trie};
use super::words::{Words, key};
pub use dangers::Dangers;
pub(super) use threat::threats;
use together::{Row, meetings};

/// How many words before and behind it a film or a past time explains. Chat has no full stops, and a song at the beginning
/// of a message must not silence its end.
const REACH: usize = 14;

/// A danger that is answered with telephone numbers before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crisis {
    /// Violence now or within hours.
    AcuteDanger,
    /// The writer, or someone they write about, may end their life or hurt themselves.
    Suicidality,
}

/// A danger as it was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    pub danger: Crisis,
    pub certainty: Certainty,
}

/// How far a danger heard is to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Answered with numbers too, but the talk goes on: in most such texts there is no danger, and nobody shall be held up by a
    /// mistake of ours.
    Doubtful,
    /// Nothing else matters now.
    Sure,
}

/// The danger a text tells of, if it does, in time linear in its length.
pub fn detect(text: &str) -> Option<Crisis> {
    hear(text).map(|heard| heard.danger)
}

/// The danger a text tells of, and whether that is sure.
///
/// Which it is the model tells, which is right more often than phrases are, unless words say by whose hand. Where phrases tell of both
/// it leans to [`Crisis::AcuteDanger`]: someone else may be at the door, and 110 and 112 help within minutes, also someone about
/// to end their life. The message for it should name a help line too.
pub fn hear(text: &str) -> Option<Heard> {
    if is_an_address(text) {
        return None;
    }
    let (words, hits) = SIGNS.read_text(text);
    let heard = weigh(text, &words, &hits)?;
    match plain::rest(&words) {
        plain::Rest::Whole => Some(heard),
        plain::Rest::Nothing => None,
        plain::Rest::Words(rest) => {
            let alarms = weigh(text, &rest, &SIGNS.find(&rest)).is_some();
            Some(if alarms { heard } else { Heard { certainty: Certainty::Doubtful, ..heard } })
        }
    }
}

/// Whether a text is an e-mail address and nothing else: its parts are words that nobody meant.
fn is_an_address(text: &str) -> bool {
    let host = text.trim().split_once('@').map(|(_, host)| host);
    host.is_some_and(|host| host.contains('.') && !host.contains('@'))
        && !text.trim().contains(char::is_whitespace)
}

/// The same of somebody who has told of danger before: "der Zug kommt gleich" is no everyday line then.
pub fn hear_closely(text: &str) -> Option<Heard> {
    let (words, hits) = SIGNS.read_text(text);
    weigh(text, &words, &hits)
}

/// The danger that words tell of, with what phrases found in them.
fn weigh(text: &str, words: &Words, hits: &[Hit]) -> Option<Heard> {
    if words.is_empty() {
        return None;
    }
    let told = SIGNS.told(words, hits);
    if told.is_empty() && errand::is_errand(words) {
        return None;
    }
    let threats = threats(words);
    let lean = || kind::lean(told, threats.force, words);
    // The model knows German: of what is said outright in another language it does not know which danger it is.
    let abroad = foreign::danger(text);
    let heard = abroad.map(|danger| Heard { danger, certainty: Certainty::Sure });
    let heard = heard
        .or_else(|| learnt::judge(told, lean, words, &marks(hits), &SIGNS.whole(told, text, words)))
        .or_else(|| {
            kind::outright(told, words).map(|danger| Heard { danger, certainty: Certainty::Doubtful })
        });
    let Some(certainty) = threats.certainty else { return heard };
    let heard = heard.unwrap_or(Heard { danger: Crisis::AcuteDanger, certainty });
    Some(Heard { certainty: heard.certainty.max(certainty), ..heard })
}

/// What phrases found, for the model: each sign once at each word.
fn marks(hits: &[Hit]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::with_capacity(hits.len());
    for hit in hits {
        let mark = Mark { word: hit.start, meaning: hit.sign };
        if !marks.iter().rev().take_while(|known| known.word == mark.word).any(|known| *known == mark) {
            marks.push(mark);
        }
    }
    marks
}

/// `signs.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lists: BTreeMap<String, Vec<String>>,
    /// Phrases by what they mean: the dangers, and what takes a phrase's alarm away.
    signs: BTreeMap<String, Vec<String>>,
    /// Phrases by what they tell; one alone is no danger yet.
    notions: BTreeMap<String, Vec<String>>,
    /// For each danger the notions, joined by `+`, that mean it when they stand near each other.
    together: BTreeMap<String, Vec<String>>,
    /// Suicidality in letters, wherever spaces are.
    squeezed: Vec<String>,
}

/// `classes.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassesFile {
    classes: BTreeMap<String, String>,
}

struct Signs {
    lexicon: Lexicon,
    together: Vec<Row>,
    squeezed: Trie,
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
    #[error("signs.toml: the notion {0:?} is missing or one of the signs")]
    Notion(String),
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and every test of this module reads it")]
static SIGNS: LazyLock<Signs> =
    LazyLock::new(|| Signs::read(include_str!("signs.toml"), &CLASSES).expect("signs.toml, classes.toml"));

/// Words that mean much the same, for danger and for what people bring who are in none: what a message is about instead tells as
/// much as what is missing in it.
const CLASSES: [(&str, &str); 3] = [
    ("danger", include_str!("classes.toml")),
    ("everyday", include_str!("everyday.toml")),
    ("concern", include_str!("../concern/classes.toml")),
];

impl Signs {
    fn read(toml: &str, classes: &[(&str, &str)]) -> Result<Self, SignsError> {
        let mut file: File = toml::from_str(toml)?;
        for (name, phrases) in file.notions {
            if file.signs.insert(name.clone(), phrases).is_some() {
                return Err(SignsError::Notion(name));
            }
        }
        for (of, classes) in classes {
            let classes: ClassesFile = toml::from_str(classes)?;
            for (name, words) in classes.classes {
                let words = words.split_whitespace().map(|word| word.replace(['-', '_'], " "));
                let (mut phrases, words): (Vec<_>, Vec<_>) =
                    words.partition(|word| word.trim().contains(' '));
                // One choice of many words is found sooner than many phrases of one word.
                if !words.is_empty() {
                    phrases.push(format!("({})", words.join("|")));
                }
                file.signs.insert(format!("class {of} {name}"), phrases);
            }
        }
        let lexicon = Lexicon::new(&file.lists, &file.signs)?;
        let sign = |name| lexicon.sign(name).ok_or(SignsError::Missing(name));
        let notion =
            |name: &str| lexicon.sign(name.trim()).ok_or_else(|| SignsError::Notion(name.trim().to_owned()));
        let mut together = Vec::new();
        for (danger, rows) in &file.together {
            for row in rows {
                let notions = row.split('+').map(notion).collect::<Result<_, _>>()?;
                together.push(Row { sign: notion(danger)?, notions });
            }
        }
        Ok(Self {
            together,
            suicidality: sign("suicidality")?,
            danger: sign("acute_danger")?,
            harmless: sign("harmless")?,
            elsewhere: sign("elsewhere")?,
            over: sign("over")?,
            now: sign("now")?,
            squeezed: Trie::new(file.squeezed.iter().map(|row| (key(&fold(row)).into_bytes(), 0))),
            lexicon,
        })
    }

    /// The words in which a row of letters stands, no matter where spaces are: "s t e r b e n" and "willnichtmehrleben"
    /// alike. The row begins with a word, or inside one that is longer than it.
    fn squeezed(&self, words: &Words) -> Vec<Hit> {
        let letters = words.keys().as_bytes();
        let mut found = Vec::new();
        for at in 0..letters.len() {
            let rest = letters.get(at..).unwrap_or_default();
            self.squeezed.walk(rest.iter().copied(), |_, length| {
                let (first, last) = (words.word_at(at), words.word_at(at + length - 1));
                let at_beginning = at == 0 || words.word_at(at - 1) != first;
                let in_one_sentence = words.sentence(first) == words.sentence(last);
                if (at_beginning || first == last) && in_one_sentence {
                    found.push(Hit { sign: self.suicidality, start: first, end: last + 1 });
                }
            });
        }
        found
    }

    /// The words of a text, and the phrases found in them, in the order of the text.
    fn read_text(&self, text: &str) -> (Words, Vec<Hit>) {
        let words = Words::of_folded(&letters_for_digits(&fold(text)));
        let hits = self.find(&words);
        (words, hits)
    }

    /// The phrases found in words, in the order of the text.
    fn find(&self, words: &Words) -> Vec<Hit> {
        let mut hits = self.lexicon.find(words);
        let squeezed = self.squeezed(words);
        if !squeezed.is_empty() {
            hits.extend(squeezed);
            hits.sort_by_key(|hit| hit.start);
        }
        hits
    }

    /// What holds for the whole text, as the model sees it: the danger the phrases tell of, and the tone.
    fn whole(&self, told: Dangers, text: &str, words: &Words) -> Vec<usize> {
        let sign = told.worst().map(|danger| match danger {
            Crisis::AcuteDanger => self.danger,
            Crisis::Suicidality => self.suicidality,
        });
        sign.into_iter().chain(tone::tone(text, words)).collect()
    }

    /// The dangers the phrases and notions tell of.
    fn told(&self, words: &Words, hits: &[Hit]) -> Dangers {
        let quiet = Quiet::new(hits, words, self);
        // The notions of a meeting are asked one by one whether they mean harm; what stands between them says nothing.
        let heard: Vec<Hit> = hits.iter().copied().filter(|hit| !quiet.explained(hit)).collect();
        let met = meetings(&self.together, &heard, words);
        let told = |sign: usize| move |hit: &&Hit| hit.sign == sign;
        let alarms = |sign: usize| {
            heard
                .iter()
                .filter(told(sign))
                .chain(met.iter().filter(told(sign)))
                .any(|hit| !quiet.covers(hit, sign == self.danger))
        };
        let dangers = [(self.danger, Crisis::AcuteDanger), (self.suicidality, Crisis::Suicidality)];
        dangers.into_iter().filter(|(sign, _)| alarms(*sign)).map(|(_, danger)| danger).into()
    }
}

/// Digits that stand for letters within a word, as those write who fear a filter ("su1z1d").
fn letters_for_digits(folded: &str) -> String {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let mut before = None;
    let mut rest = folded.chars().peekable();
    let mut plain = String::with_capacity(folded.len());
    while let Some(c) = rest.next() {
        let within = letter(before) && letter(rest.peek().copied());
        plain.push(match c {
            '0' if within => 'o',
            '1' if within => 'i',
            '3' if within => 'e',
            '4' | '@' if within => 'a',
            '5' | '$' if within => 's',
            _ => c,
        });
        before = Some(c);
    }
    plain
}

/// Which words raise no alarm.
struct Quiet {
    /// Explained by a phrase that covers the word itself.
    explained: Vec<bool>,
    /// Told, sung, played or painted.
    elsewhere: Vec<bool>,
    /// Past or a habit, and not going on now.
    over: Vec<bool>,
}

impl Quiet {
    fn new(hits: &[Hit], words: &Words, signs: &Signs) -> Self {
        let marked = |sign: usize, reach: usize| {
            let mut marks = vec![false; words.len()];
            for hit in hits.iter().filter(|hit| hit.sign == sign) {
                let around = hit.start.saturating_sub(reach)..(hit.end + reach).min(words.len());
                for word in around.filter(|word| words.sentence(*word) == words.sentence(hit.start)) {
                    marks.get_mut(word).into_iter().for_each(|mark| *mark = true);
                }
            }
            marks
        };
        let now = marked(signs.now, REACH);
        let over = marked(signs.over, REACH).into_iter().zip(now).map(|(over, now)| over && !now).collect();
        Self { explained: marked(signs.harmless, 0), elsewhere: marked(signs.elsewhere, REACH), over }
    }

    /// Whether a phrase that means no harm covers a word of the hit.
    fn explained(&self, hit: &Hit) -> bool {
        self.explained.get(hit.start..hit.end).is_some_and(|words| words.contains(&true))
    }

    /// Whether the text around a hit says that it is told of elsewhere or, if it tells of danger, over.
    fn covers(&self, hit: &Hit, danger: bool) -> bool {
        let at = |marks: &[bool]| marks.get(hit.start).copied().unwrap_or_default();
        at(&self.elsewhere) || (danger && at(&self.over))
    }
}
