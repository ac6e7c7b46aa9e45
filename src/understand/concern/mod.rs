//! The five kinds of advice, and which of them a text is likely to need.
//!
//! [`classify`] looks for signs (who writes, who did what to whom, what is wished) and lets rules weigh them. Both stand
//! in `rules.toml`, written to be read and corrected by a counsellor. It proposes; the person decides. A proposal of
//! one kind only is made when the rules are fairly sure, otherwise the dialogue shows two or asks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::phrase::Lexicon;
use super::words::Words;

/// A kind of advice the network gives. The serialised names are the field's own terms and part of the
/// outside contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// For people attacked, threatened or insulted, their relatives, friends and witnesses.
    Opferberatung,
    /// For parents and other relatives of a young person drifting into the scene.
    Elternberatung,
    /// For the loosely involved and the doubting, and for professionals on their behalf.
    Distanzierungsberatung,
    /// For people inside the scene who want out.
    Ausstiegsberatung,
    /// For places, groups, institutions, schools, clubs, companies, municipalities.
    MobileBeratung,
}

impl Concern {
    /// All kinds, in the order in which a menu offers them.
    pub const ALL: [Self; 5] = [
        Self::Opferberatung,
        Self::Elternberatung,
        Self::Distanzierungsberatung,
        Self::Ausstiegsberatung,
        Self::MobileBeratung,
    ];

    /// The identifier used in data, JSON and buttons.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opferberatung => "opferberatung",
            Self::Elternberatung => "elternberatung",
            Self::Distanzierungsberatung => "distanzierungsberatung",
            Self::Ausstiegsberatung => "ausstiegsberatung",
            Self::MobileBeratung => "mobile_beratung",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|concern| concern.as_str() == name)
    }
}

/// A field of other services: a friendly pointer helps more than a wrong queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherField {
    /// Bidaya advises on it, a member of the network.
    ReligiousExtremism,
    /// The help lines for violence at home.
    DomesticViolence,
}

/// What the classifier thinks of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// All five kinds, the likeliest first, each with its share of certainty. The shares sum to at most 1; what is missing
    /// is the share of "none of them, or not enough said".
    pub ranked: Vec<(Concern, f32)>,
    /// The text is clearly about another field.
    pub other: Option<OtherField>,
}

/// What the dialogue should do with an [`Opinion`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// Propose this kind.
    One(Concern),
    /// Propose the choice between these two, the likelier first.
    Two(Concern, Concern),
    /// Show all five.
    Ask,
}

/// From this share on one kind is proposed alone, if the next is far behind.
const SURE: f32 = 0.58;
/// How many times as likely as the next one it must be.
const FAR: f32 = 3.0;
/// From this share on for the two likeliest together, both are proposed, if the second is a real possibility.
const SURE_OF_TWO: f32 = 0.58;
const POSSIBLE: f32 = 0.12;

impl Opinion {
    /// Whether to propose one kind, two, or to ask. A text about another field proposes nothing.
    pub fn proposal(&self) -> Proposal {
        match self.ranked.as_slice() {
            _ if self.other.is_some() => Proposal::Ask,
            [(first, share), (_, next), ..] if *share >= SURE && *share >= FAR * next => {
                Proposal::One(*first)
            }
            [(first, share), (second, next), ..] if share + next >= SURE_OF_TWO && *next >= POSSIBLE => {
                Proposal::Two(*first, *second)
            }
            _ => Proposal::Ask,
        }
    }
}

/// Weighs a text, in time linear in its length.
pub fn classify(text: &str) -> Opinion {
    RULES.classify(text)
}

/// `rules.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lists: BTreeMap<String, Vec<String>>,
    signs: BTreeMap<String, Vec<String>>,
    rules: Vec<Rule>,
    /// Weight of "none of them" before anything is known.
    open: f32,
}

/// If all signs of `all`, one of each row of `any`, and none of `none` are there, the kinds of `give` gain weight.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    /// What a counsellor would say about it. It documents the rule and names it in errors.
    why: String,
    #[serde(default)]
    all: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    none: Vec<String>,
    #[serde(default)]
    give: BTreeMap<Concern, f32>,
    #[serde(default)]
    other: Option<OtherField>,
}

struct Rules {
    lexicon: Lexicon,
    ready: Vec<Ready>,
    open: f32,
}

/// A rule with the numbers of its signs.
struct Ready {
    all: Vec<usize>,
    any: Vec<usize>,
    none: Vec<usize>,
    give: BTreeMap<Concern, f32>,
    other: Option<OtherField>,
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and every test of this module reads it")]
static RULES: LazyLock<Rules> =
    LazyLock::new(|| Rules::read(include_str!("rules.toml")).expect("rules.toml"));

/// Why the rules cannot be read.
#[derive(Debug, thiserror::Error)]
enum RulesError {
    #[error("rules.toml: {0}")]
    Toml(#[from] toml::de::Error),
    #[error("rules.toml: {0}")]
    Phrase(#[from] super::phrase::PhraseError),
    #[error("rules.toml: the rule {rule:?} names the sign {sign:?}, which there is not")]
    UnknownSign { rule: String, sign: String },
}

impl Rules {
    fn read(toml: &str) -> Result<Self, RulesError> {
        let file: File = toml::from_str(toml)?;
        let lexicon = Lexicon::new(&file.lists, &file.signs)?;
        let ready =
            file.rules.into_iter().map(|rule| Ready::new(rule, &lexicon)).collect::<Result<_, _>>()?;
        Ok(Self { lexicon, ready, open: file.open })
    }

    fn classify(&self, text: &str) -> Opinion {
        let signs: BTreeSet<usize> =
            self.lexicon.find(&Words::new(text)).iter().map(|hit| hit.sign).collect();
        let mut weights = BTreeMap::from(Concern::ALL.map(|concern| (concern, 0.0)));
        let mut other = None;
        for rule in self.ready.iter().filter(|rule| rule.applies(&signs)) {
            for (concern, weight) in &rule.give {
                *weights.entry(*concern).or_default() += *weight;
            }
            other = other.or(rule.other);
        }
        Opinion { ranked: shares(&weights, self.open), other }
    }
}

impl Ready {
    fn new(rule: Rule, lexicon: &Lexicon) -> Result<Self, RulesError> {
        let numbers = |names: Vec<String>| {
            names
                .into_iter()
                .map(|sign| match lexicon.sign(&sign) {
                    Some(number) => Ok(number),
                    None => Err(RulesError::UnknownSign { rule: rule.why.clone(), sign }),
                })
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(Self {
            all: numbers(rule.all)?,
            any: numbers(rule.any)?,
            none: numbers(rule.none)?,
            give: rule.give,
            other: rule.other,
        })
    }

    fn applies(&self, signs: &BTreeSet<usize>) -> bool {
        self.all.iter().all(|sign| signs.contains(sign))
            && (self.any.is_empty() || self.any.iter().any(|sign| signs.contains(sign)))
            && !self.none.iter().any(|sign| signs.contains(sign))
    }
}

/// Turns weights into shares that sum to at most 1 (a softmax in which "none of them" takes part with the weight `open`),
/// the largest first; on a tie in the order of the menu.
fn shares(weights: &BTreeMap<Concern, f32>, open: f32) -> Vec<(Concern, f32)> {
    let highest = weights.values().copied().fold(open, f32::max);
    let total: f32 =
        weights.values().map(|weight| (weight - highest).exp()).sum::<f32>() + (open - highest).exp();
    let mut ranked: Vec<_> =
        weights.iter().map(|(concern, weight)| (*concern, (weight - highest).exp() / total)).collect();
    ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    ranked
}
