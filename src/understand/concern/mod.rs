//! The five kinds of advice, and which of them a text is likely to need.
//!
//! [`classify`] looks for signs (who writes, who did what to whom, what is wished) and classes of words, written in
//! `rules.toml` and `classes.toml` to be read and corrected by a counsellor, and lets a small learnt model weigh them
//! together with the letters and words of the text. It proposes; the person decides. A proposal of one kind only is made
//! when the model is fairly sure, otherwise the dialogue shows two or asks.

mod signs;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::learnt::{Model, features};
use super::words::Words;
use signs::SIGNS;

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

/// What is not the network's field: a friendly pointer helps more than a wrong queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherField {
    /// Bidaya advises on it, a member of the network.
    ReligiousExtremism,
    /// The help lines for violence at home.
    DomesticViolence,
    LeftExtremism,
    /// Landlords, rent, notice.
    Tenancy,
    /// Journalists, students and researchers who ask for an interview.
    Press,
    /// Who wants to play with the bot or to insult it.
    Trolling,
    /// Everything else people need help with.
    General,
}

impl OtherField {
    /// All fields.
    pub const ALL: [Self; 7] = [
        Self::ReligiousExtremism,
        Self::DomesticViolence,
        Self::LeftExtremism,
        Self::Tenancy,
        Self::Press,
        Self::Trolling,
        Self::General,
    ];

    /// The identifier used in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReligiousExtremism => "religious_extremism",
            Self::DomesticViolence => "domestic_violence",
            Self::LeftExtremism => "left_extremism",
            Self::Tenancy => "tenancy",
            Self::Press => "press",
            Self::Trolling => "trolling",
            Self::General => "general",
        }
    }
}

/// The outputs of the model: the kinds of [`Concern::ALL`], the fields of [`OtherField::ALL`], and too little said.
const OUTPUTS: usize = Concern::ALL.len() + OtherField::ALL.len() + 1;

/// So many that a row of weights is one vector of the processor.
const WIDTH: usize = 16;
/// As many as a file of a megabyte has room for: each is one feature's alone.
const ROWS: usize = 58_000;
/// Up to this distance two signs or classes of words are seen together.
const TOGETHER: usize = 8;

/// What speaks for each kind before a word is read, in the order of [`Concern::ALL`], as the logarithm of odds: the
/// person's role, an earlier answer. Zero says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prior(pub [f32; Concern::ALL.len()]);

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

/// From this share on one kind is proposed alone. On writers it had not met, 2.7 of 100 single proposals are wrong from here on (4.3
/// from 0.9 on); other writers' messages come out worse than those, so that the aim of one in twenty needs some room.
const SURE: f32 = 0.94;
/// From this share on for the two likeliest together, both are proposed.
const SURE_OF_TWO: f32 = 0.6;
/// From this share on for all other fields together the text is about one of them.
const SURE_OF_OTHER: f32 = 0.6;

impl Opinion {
    /// Whether to propose one kind, two, or to ask. A text about another field proposes nothing.
    pub fn proposal(&self) -> Proposal {
        match self.ranked.as_slice() {
            _ if self.other.is_some() => Proposal::Ask,
            [(first, share), ..] if *share >= SURE => Proposal::One(*first),
            [(first, share), (second, next), ..] if share + next >= SURE_OF_TWO => {
                Proposal::Two(*first, *second)
            }
            _ => Proposal::Ask,
        }
    }
}

static MODEL: LazyLock<Model<WIDTH, ROWS>> = LazyLock::new(|| Model::new(include_bytes!("weights.bin")));

/// Weighs a text, in time linear in its length.
pub fn classify(text: &str) -> Opinion {
    classify_with(text, Prior::default())
}

/// Weighs a text together with what is known beside it.
pub fn classify_with(text: &str, prior: Prior) -> Opinion {
    let words = Words::new(text);
    if words.is_empty() {
        return Opinion::of_scores([0.0; OUTPUTS]);
    }
    let (marks, whole) = SIGNS.find(&words);
    let scores = MODEL.scores(&features(&words, 0..words.len(), &marks, &whole, TOGETHER));
    let mut outputs = [0.0; OUTPUTS];
    for (output, score) in outputs.iter_mut().zip(scores) {
        *output = score;
    }
    for (output, more) in outputs.iter_mut().zip(prior.0) {
        *output += more;
    }
    Opinion::of_scores(outputs)
}

impl Opinion {
    fn of_scores(scores: [f32; OUTPUTS]) -> Self {
        let highest = scores.into_iter().fold(f32::MIN, f32::max);
        let powers = scores.map(|score| (score - highest).exp());
        let total: f32 = powers.iter().sum();
        let mut ranked: Vec<_> = Concern::ALL.into_iter().zip(powers.map(|power| power / total)).collect();
        // On a tie in the order of the menu.
        ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let fields = || OtherField::ALL.into_iter().zip(powers.into_iter().skip(Concern::ALL.len()));
        let all: f32 = fields().map(|(_, power)| power / total).sum();
        let likeliest = fields().max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(field, _)| field);
        Self { ranked, other: likeliest.filter(|_| all >= SURE_OF_OTHER) }
    }
}
