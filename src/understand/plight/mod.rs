//! Who is meant, and what would help them: what a text tells of the person it is about.
//!
//! It chooses between numbers and wordings; whether there is a danger at all is for [`crisis`](super::crisis) to say. Only
//! what is told counts: nobody's age or sex is guessed from how they write.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::phrase::{Lexicon, PhraseError};
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
    /// A grown-up writes.
    Grown,
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
}

/// Reads what a text tells of the person it is about, in time linear in its length.
pub fn read(text: &str) -> Plight {
    let hits = SIGNS.find(&Words::new(text));
    let found: BTreeSet<&str> =
        hits.iter().filter_map(|hit| SIGNS.names().get(hit.sign).map(String::as_str)).collect();
    let has = |name: &str| found.contains(name);
    let young = has("young") && !has("grown");
    let told = [
        (Sign::SomeoneElse, has("someone_else") && !has("self")),
        (Sign::OwnLife, has("self")),
        (Sign::Young, young),
        (Sign::Grown, has("grown")),
        (Sign::Parent, has("parent")),
        (Sign::Woman, has("woman")),
        (Sign::Man, has("man")),
        (Sign::Silent, has("silent")),
        (Sign::ChildAtHome, has("child_at_home") || (young && has("afraid_of_home"))),
        (Sign::Attacked, has("attacked")),
    ];
    Plight(told.into_iter().filter(|(_, told)| *told).map(|(sign, _)| sign).collect())
}

/// `signs.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lists: BTreeMap<String, Vec<String>>,
    signs: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, thiserror::Error)]
enum SignsError {
    #[error("signs.toml: {0}")]
    Toml(#[from] toml::de::Error),
    #[error("signs.toml: {0}")]
    Phrase(#[from] PhraseError),
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and every test of this module reads it")]
static SIGNS: LazyLock<Lexicon> =
    LazyLock::new(|| lexicon(include_str!("signs.toml")).expect("plight/signs.toml"));

fn lexicon(toml: &str) -> Result<Lexicon, SignsError> {
    let file: File = toml::from_str(toml)?;
    Ok(Lexicon::new(&file.lists, &file.signs)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Sign::{Attacked, ChildAtHome, Grown, Man, OwnLife, Parent, Silent, SomeoneElse, Woman, Young};

    #[track_caller]
    fn tells(text: &str, expected: &[Sign]) {
        assert_eq!(read(text), Plight(expected.iter().copied().collect()), "{text}");
    }

    #[test]
    fn whose_life_it_is_about() {
        tells("Ich will nicht mehr leben", &[OwnLife]);
        tells("Meine Freundin will sich umbringen", &[SomeoneElse]);
        tells("er hat geschrieben dass er nicht mehr leben will", &[SomeoneElse]);
        tells("Meine Tochter ritzt sich seit Wochen", &[SomeoneElse, Grown, Parent]);
        tells("Ich glaube, mein Sohn will sterben", &[SomeoneElse, Grown, Parent]);
        tells(
            "Mein Sohn redet von Selbstmord, und ich will auch nicht mehr leben",
            &[OwnLife, Grown, Parent],
        );
        tells("Ich bring mich um, sie sollen sehen, was sie davon haben", &[OwnLife]);
    }

    #[test]
    fn who_is_young_says_so_or_writes_of_school_from_inside() {
        tells("ich bin 15 und will nicht mehr", &[Young]);
        tells("In der Schule machen mich alle fertig, ich will sterben", &[OwnLife, Young]);
        tells("Ich bin Lehrerin, in meiner Klasse ritzt sich ein Mädchen", &[SomeoneElse, Grown]);
        tells("Mein Sohn wurde in der Schule verprügelt", &[Grown, Parent, Attacked]);
        tells("Ich bin 45 und kann nicht mehr", &[Grown]);
    }

    #[test]
    fn a_child_hurt_or_afraid_at_home_is_heard() {
        for text in [
            "mein papa schlägt mich",
            "Mein Stiefvater hat mich gestern wieder verprügelt",
            "ich hab angst nach hause zu gehen, ich bin 12",
            "Der Freund meiner Mutter haut uns immer",
            "Das Kind nebenan schreit jeden Abend",
            "Mein Mann schlägt unsere Tochter",
            "ich habe angst vor meinem vater",
        ] {
            assert!(read(text).tells(ChildAtHome), "{text}");
        }
        for text in [
            "Mein Vater schlägt vor, zur Polizei zu gehen",
            "Ich habe meinen Eltern erzählt, dass Nazis mich geschlagen haben",
            "Mein Papa haut immer ab, wenn die Nazis kommen",
            "Ich habe Angst, nach Hause zu gehen, weil die Nachbarn mich bedrohen",
            "Nazis haben meinen Sohn verprügelt",
            "Mein Vater wurde von Rechten geschlagen",
        ] {
            assert!(!read(text).tells(ChildAtHome), "{text}");
        }
    }

    #[test]
    fn violence_by_a_partner_and_hiding_are_heard() {
        tells("Mein Mann schlägt mich", &[Woman, Grown]);
        tells("Meine Frau schlägt mich", &[Man, Grown]);
        tells("Ich hab mich im Bad eingeschlossen und kann nicht sprechen", &[Silent]);
        tells("wir verstecken uns, die dürfen uns nicht hören", &[Silent]);
    }

    #[test]
    fn ordinary_stories_tell_of_violence_and_nothing_else() {
        tells("Gestern haben mich drei Männer am Bahnhof verprügelt", &[Attacked]);
        tells("Sie haben unseren Laden beschmiert", &[Attacked]);
        tells("Bei uns im Dorf hängen Plakate der Rechten", &[]);
        tells("", &[]);
    }
}
