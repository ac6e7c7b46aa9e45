//! Who is meant, and what would help them: what a text tells of the person it is about.
//!
//! It chooses between numbers and wordings; whether there is a danger at all is for [`crisis`](super::crisis) to say. Only
//! what is told counts: nobody's age or sex is guessed from how they write.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::crisis::threats;
use super::phrase::{Hit, Lexicon};
use super::words::Words;

/// One thing a text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// Another person than the writer may end their life or hurt themselves.
    SomeoneElse,
    /// The writer may end their own life or hurt themselves.
    OwnLife,
    /// A child or teenager writes.
    Young,
    /// A child, or somebody under seventeen, writes: who is spoken to with "du".
    Child,
    /// The writer wants to be spoken to with "du".
    AsksForDu,
    /// The writer wants to be spoken to with "Sie", or does not want "du".
    AsksForSie,
    /// The one it is about is a child or teenager, and another writes.
    YoungOther,
    /// A grown-up writes.
    Grown,
    /// A grown-up writes, who says how old they are.
    GrownAge,
    /// A mother, a father, or who stands in for them writes.
    Parent,
    /// A woman, or someone whose husband, boyfriend or former one is violent.
    Woman,
    /// A man, or someone whose wife, girlfriend or former one is violent.
    Man,
    /// Cannot speak, or must not be heard.
    Silent,
    /// A child is hurt at home, or afraid of it.
    ChildAtHome,
    /// Violence against people or what is theirs.
    Attacked,
}

/// What a text tells of the person it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plight(BTreeSet<Sign>);

impl Plight {
    /// Whether the text tells this.
    pub fn tells(&self, sign: Sign) -> bool {
        self.0.contains(&sign)
    }

    /// What this and another text tell.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

/// What takes a sign's phrases back where it stands in the same words, or around them.
const TAKEN_BACK: [(&str, &str); 8] = [
    ("self", "not_self"),
    ("silent", "silent_other"),
    ("woman", "partner_hurt"),
    ("man", "partner_hurt"),
    ("grown", "teacher_other"),
    ("asks_for_du", "no_du"),
    ("asks_for_sie", "no_sie"),
    ("asks_for_sie", "sie_say"),
];

/// Reads what a text tells of the person it is about, in time linear in its length.
pub fn read(text: &str) -> Plight {
    let words = Words::new(text);
    let hits = SIGNS.find(&words);
    // "Mich umbringen" is said of what others want, too.
    let threats = threats(&words);
    let threatened = |hit: &Hit| name(hit) == Some("self") && threats.covers(hit.start..hit.end);
    let stands = |hit: &&Hit| !taken_back(hit, &hits) && !threatened(hit);
    let found: BTreeSet<&str> = hits.iter().filter(stands).filter_map(name).collect();
    let has = |name: &str| found.contains(name);
    let own_child = has("own_child");
    let own_age = !has("grown_age") && !own_child && tells_age("own_age", &hits);
    // "Meine kleine" is a daughter, "meine kleine Schwester" is none.
    let of_a_child = (has("of_a_child") || has("parent")) && (own_child || !has("sibling"));
    let grown = has("grown_age") || (has("grown") || of_a_child) && !own_age;
    let hides = (has("hides") || has("silent")) && has("of_parents");
    let told_as_a_child = has("child") || hides || (has("young") && has("afraid_of_home"));
    let told_of_a_child = own_child || has("not_now");
    let child = own_age || (told_as_a_child && !grown && !told_of_a_child);
    let young = child || (has("young") || tells_age("teen_age", &hits)) && !grown;
    let someone_else = has("someone_else") && !has("self");
    let of_partner = (has("woman") || has("man")) && has("children_there");
    let told = [
        (Sign::SomeoneElse, someone_else),
        (Sign::OwnLife, has("self")),
        (Sign::Young, young),
        (Sign::Child, child),
        (Sign::YoungOther, someone_else && has("young_other")),
        (Sign::AsksForDu, has("asks_for_du") || has("no_sie")),
        (Sign::AsksForSie, has("asks_for_sie") || has("no_du")),
        (Sign::Grown, grown),
        (Sign::GrownAge, has("grown_age")),
        (Sign::Parent, has("parent") && of_a_child && !own_age),
        (Sign::Woman, has("woman") || has("is_woman")),
        (Sign::Man, has("man") || has("is_man")),
        (Sign::Silent, has("silent")),
        (Sign::ChildAtHome, has("child_at_home") || of_partner || (young && has("afraid_of_home"))),
        (Sign::Attacked, has("attacked")),
    ];
    Plight(told.into_iter().filter(|(_, told)| *told).map(|(sign, _)| sign).collect())
}

/// Whether a text begins with somebody close to the writer who is no child of theirs: "mein bruder".
pub fn begins_with_a_relative(text: &str) -> bool {
    let hits = SIGNS.find(&Words::new(text));
    let tells = |sign: &str| hits.iter().any(|hit| name(hit) == Some(sign));
    tells("relative") && !tells("parent")
}

/// Whether an age that a sign finds is the writer's own.
fn tells_age(sign: &str, hits: &[Hit]) -> bool {
    let of = |sign| hits.iter().filter(move |hit| name(hit) == Some(sign));
    let counts_other = |own: &Hit| of("no_age").any(|other| other.start < own.end && own.end <= other.end);
    let counts_from = |own: &Hit| of("no_age").any(|other| other.start + 1 == own.end);
    let counts_place = |own: &Hit| of("queue").any(|other| other.start == own.end);
    of(sign).any(|own| !counts_other(own) && !counts_from(own) && !counts_place(own))
}

fn name(hit: &Hit) -> Option<&'static str> {
    SIGNS.names().get(hit.sign).map(String::as_str)
}

/// Whether other words among or around those of a hit say that it means somebody else.
fn taken_back(hit: &Hit, hits: &[Hit]) -> bool {
    let mut opposites =
        TAKEN_BACK.iter().filter(|(sign, _)| name(hit) == Some(*sign)).map(|(_, opposite)| *opposite);
    opposites.any(|opposite| {
        let overlap = |other: &&Hit| other.start < hit.end && hit.start < other.end;
        hits.iter().filter(overlap).any(|other| name(other) == Some(opposite))
    })
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and every test of this module reads it")]
static SIGNS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::from_toml(include_str!("signs.toml")).expect("plight/signs.toml"));
