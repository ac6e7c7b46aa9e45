//! Who is meant, and what would help them: what a text tells of the person it is about.
//!
//! It chooses between numbers and wordings; whether there is a danger at all is for [`crisis`](super::crisis) to say. Only
//! what is told counts: nobody's age or sex is guessed from how they write.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::crisis::threats;
use super::phrase::{Hit, Lexicon, PhraseError};
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
    /// The one it is about is a child or teenager, and another writes.
    YoungOther,
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

/// What takes a sign's phrases back where it stands in the same words, or around them.
const TAKEN_BACK: [(&str, &str); 4] =
    [("self", "not_self"), ("silent", "silent_other"), ("woman", "partner_hurt"), ("man", "partner_hurt")];

/// Reads what a text tells of the person it is about, in time linear in its length.
pub fn read(text: &str) -> Plight {
    let words = Words::new(text);
    let hits = SIGNS.find(&words);
    // "Mich umbringen" is said of what others want, too.
    let threats = threats(&words).at;
    let threatened = |hit: &Hit| {
        name(hit) == Some("self") && threats.iter().any(|at| at.start < hit.end && hit.start < at.end)
    };
    let stands = |hit: &&Hit| !taken_back(hit, &hits) && !threatened(hit);
    let found: BTreeSet<&str> = hits.iter().filter(stands).filter_map(name).collect();
    let has = |name: &str| found.contains(name);
    let own_child = has("own_child");
    let own_age = !has("grown_age") && !own_child && tells_own_age(&hits);
    // "Meine kleine" is a daughter, "meine kleine Schwester" is none.
    let of_a_child = (has("of_a_child") || has("parent")) && (own_child || !has("sibling"));
    let grown = has("grown_age") || (has("grown") || of_a_child) && !own_age;
    let hides = (has("hides") || has("silent")) && has("of_parents");
    let told_as_a_child = has("child") || hides || (has("young") && has("afraid_of_home"));
    let told_of_a_child = own_child || has("not_now");
    let child = own_age || (told_as_a_child && !grown && !told_of_a_child);
    let young = child || has("young") && !grown;
    let someone_else = has("someone_else") && !has("self");
    let told = [
        (Sign::SomeoneElse, someone_else),
        (Sign::OwnLife, has("self")),
        (Sign::Young, young),
        (Sign::Child, child),
        (Sign::YoungOther, someone_else && has("young_other")),
        (Sign::AsksForDu, has("asks_for_du")),
        (Sign::Grown, grown),
        (Sign::Parent, has("parent") && of_a_child && !own_age),
        (Sign::Woman, has("woman")),
        (Sign::Man, has("man")),
        (Sign::Silent, has("silent")),
        (Sign::ChildAtHome, has("child_at_home") || (young && has("afraid_of_home"))),
        (Sign::Attacked, has("attacked")),
    ];
    Plight(told.into_iter().filter(|(_, told)| *told).map(|(sign, _)| sign).collect())
}

/// Whether the writer tells an age under seventeen that is their own.
fn tells_own_age(hits: &[Hit]) -> bool {
    let of = |sign: &'static str| hits.iter().filter(move |hit| name(hit) == Some(sign));
    let counts_other = |own: &Hit| of("no_age").any(|other| other.start < own.end && own.end <= other.end);
    let counts_from = |own: &Hit| of("no_age").any(|other| other.start + 1 == own.end);
    of("own_age").any(|own| !counts_other(own) && !counts_from(own))
}

fn name(hit: &Hit) -> Option<&'static str> {
    SIGNS.names().get(hit.sign).map(String::as_str)
}

/// Whether other words among or around those of a hit say that it means somebody else.
fn taken_back(hit: &Hit, hits: &[Hit]) -> bool {
    let opposite =
        TAKEN_BACK.iter().find(|(sign, _)| name(hit) == Some(*sign)).map(|(_, opposite)| *opposite);
    opposite.is_some_and(|opposite| {
        let overlap = |other: &&Hit| other.start < hit.end && hit.start < other.end;
        hits.iter().filter(overlap).any(|other| name(other) == Some(opposite))
    })
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
    use Sign::{
        AsksForDu, Attacked, Child, ChildAtHome, Grown, Man, OwnLife, Parent, Silent, SomeoneElse, Woman,
        Young, YoungOther,
    };

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
        tells("ich bin 15 und will nicht mehr", &[Young, Child]);
        tells("In der Schule machen mich alle fertig, ich will sterben", &[OwnLife, Young]);
        tells("Ich bin Lehrerin, in meiner Klasse ritzt sich ein Mädchen", &[SomeoneElse, YoungOther, Grown]);
        tells("Mein Sohn wurde in der Schule verprügelt", &[Grown, Parent, Attacked]);
        tells("Ich bin 45 und kann nicht mehr", &[Grown]);
    }

    #[test]
    fn a_child_says_how_old_it_is_or_writes_like_one() {
        for text in [
            "bin 14",
            "Ich bin vierzehn Jahre alt",
            "hallo bin erst 13 und weis nich weiter",
            "14 w aus greifswald",
            "ich (m, 15) werde gemobbt",
            "werde bedroht, bin ich 12",
            "ich bin 14 und meine kleine Schwester hat Angst",
            "ich bin 15 und meine lehrerin sagt ich soll das melden",
            "ich bin 16 geworden",
            "ich bin in der 7b",
            "ich gehe in die achte klasse",
            "papa schlägt mama",
            "Mein Papa haut mich immer",
            "ich hab mich im schrank versteckt, papa schreit mama an",
            "bin im schrank leise und mama weint",
            "Ich bin Lea. Papa ist nicht lieb heute. Mama hat gesagt ich soll im Schrank bleiben",
            "mein stiefvater is besoffen, mama is im bad und ich bin mit meim kleinen bruder im schrank",
            "mama hat gesagt wir spielen verstecken und papa haut sie",
            "papa haut meine kleine schwester",
            "ich trau mich nicht nach hause, in der schule lachen alle",
            "ich bin noch ein kind",
        ] {
            assert!(read(text).tells(Child) && read(text).tells(Young), "{text}: {:?}", read(text));
        }
        for text in [
            "Ich bin 14 Jahre verheiratet",
            "Ich bin 15 Jahre dabei gewesen",
            "Ich bin 12 Jahre Soldat gewesen",
            "bin 10 Minuten zu spät",
            "ich bin 15 km gelaufen",
            "Ich bin 34, mein Sohn ist 14",
            "Mein Sohn sagt immer, ich bin 15 und darf das",
            "Meine Tochter ist 13",
            "Ich bin Lehrerin in der 8. Klasse",
            "In der Schule sind Hakenkreuze an der Wand",
            "Mein Vater hat mich als Kind geschlagen",
            "Mein Enkelkind ruft aus dem Kinderzimmer an, Papa schlägt Mama",
            "Ein Kind in meiner Gruppe sagt, Papa schlägt Mama",
            "Ich hab mich im Bad eingeschlossen, mein Mann steht vor der Tür",
            "Ich verstecke mich mit den Kindern, der Papa ist betrunken",
            "Mein Mann schlägt unsere Tochter",
            "Ich bin Patentante. Der Kleine hat mir geschrieben: Papa sucht mich, ich bin im Schrank",
            "Meine Mama liegt seit Wochen im Bett",
            "Ich bin 17",
            "Wir sind 12 Leute im Verein",
        ] {
            assert!(!read(text).tells(Child), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn who_asks_for_du_is_heard_and_who_complains_of_it_is_not_taken_for_one() {
        for text in [
            "bitte Du",
            "Hallo, bitte du",
            "Bitte du. Ich wurde gestern am Bahnhof verprügelt",
            "Können wir uns duzen? Ich hab ein Problem",
            "könnt ihr mich bitte duzen",
            "Sie können mich ruhig duzen",
            "bitte duzen",
            "sag ruhig du zu mir",
            "lieber du statt sie",
        ] {
            assert!(read(text).tells(AsksForDu), "{text}");
        }
        for text in [
            "Kannst du mir helfen",
            "Die Polizisten duzen mich einfach",
            "Er hat mich geduzt und geschubst",
            "Hallo du, hast du Zeit",
            "Ich möchte nicht geduzt werden",
        ] {
            assert!(!read(text).tells(AsksForDu), "{text}");
        }
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
        tells("sie sind in der Wohnung, ich bin im Kleiderschrank", &[Silent]);
        tells("ich bin mit meim bruder im schrank und sie suchen uns", &[Silent]);
        tells("Ich bin Jäger und habe Gewehre im Schrank", &[]);
        tells("Bei meinem Nachbarn sind Gewehre, die hat er im Schrank", &[]);
    }

    #[track_caller]
    fn all_tell(sign: Sign, texts: &[&str]) {
        for text in texts {
            assert!(read(text).tells(sign), "{text}");
        }
    }

    #[track_caller]
    fn none_tells(sign: Sign, texts: &[&str]) {
        for text in texts {
            assert!(!read(text).tells(sign), "{text}");
        }
    }

    #[test]
    fn who_is_threatened_with_death_does_not_say_so_of_themselves() {
        none_tells(
            OwnLife,
            &[
                "mein freund droht mich umzubringen",
                "er hat gedroht mich umzubringen",
                "die wollen mich umbringen",
                "sie sagen dass er mich umbringen will",
            ],
        );
        all_tell(
            OwnLife,
            &[
                "ich hab gedroht mich umzubringen",
                "ich will mich umbringen weil er mich nicht in ruhe lässt",
                "mein freund droht mir und ich will nicht mehr leben",
            ],
        );
    }

    #[test]
    fn only_the_writer_is_silent() {
        all_tell(
            Silent,
            &[
                "ich hab mich im bad eingeschlossen",
                "wir haben uns verbarrikadiert und müssen leise sein",
                "meine tochter hat sich versteckt und ich darf nicht laut sprechen",
                "Er hat sich eingeschlossen. Ich versteck mich vor ihm.",
                "die dürfen mich nicht hören",
                "kann nicht telefonieren er ist nebenan",
                "bin im schrank versteckt, muss leise sein",
            ],
        );
        none_tells(
            Silent,
            &[
                "mitbewohnerin hat sich im bad eingeschlossen mit den tabletten",
                "mein sohn hat sich im zimmer eingesperrt und macht nicht auf",
                "ich glaube meine Schwester hat sich im Keller eingeschlossen",
                "er schließt sich im Bad ein",
                "Mein Vater kann nicht mehr sprechen, er liegt am Boden",
                "mit ihm kann man nicht reden",
                "die Nachbarn sind still geworden",
            ],
        );
    }

    #[test]
    fn a_partner_who_threatens_is_told_from_one_who_is_hurt() {
        all_tell(
            Woman,
            &[
                "Mein Mann brüllt und hat das Beil geholt",
                "mein mann hat die axt geholt",
                "mein ex steht vor der tür und will rein",
                "Mein Freund lässt mich nicht raus",
                "mein mann sucht das messer, er ist betrunken",
                "mein mann rastet gerade aus",
                "mein ex will mich umbringen",
                "mein mann läuft mit dem küchenmesser durch die wohnung",
            ],
        );
        none_tells(
            Woman,
            &[
                "Mein Mann wurde gestern von Nazis mit dem Messer verletzt",
                "sie haben meinen Mann verprügelt",
                "mein mann ist am bahnhof zusammengeschlagen worden",
                "mein mann hat die axt geholt zum holzhacken, nein für brennholz",
                "mein freund wird gerade am bahnhof verprügelt",
                "mein mann hat ein messer abbekommen",
                "Meine Frau hat das Beil geholt",
            ],
        );
        all_tell(
            Man,
            &["meine frau hat das messer genommen und geht auf mich los", "Meine Freundin schlägt mich"],
        );
        none_tells(Man, &["Meine Frau wurde auf der Straße geschlagen", "mein mann hat das beil geholt"]);
    }

    #[test]
    fn another_is_spoken_for_and_whether_they_are_young() {
        all_tell(
            YoungOther,
            &[
                "meine tochter ist 13 und hat abschiedsbriefe geschrieben",
                "unser sohn (14) hat einen abschiedsbrief im ranzen, ich hab ihn gelesen",
                "die tochter meiner freundin, 15, hat tabletten gesammelt",
                "mein bruder ist 16 und ritzt sich",
                "meine schülerin hat gesagt dass sie nicht mehr leben will",
                "ein junge aus meiner gruppe, 12 jahre, hat gesagt er springt vom dach",
                "habe bei meiner 13-jährigen abschiedsbriefe gefunden",
                "mein kleiner ist 10 und sagt er will tot sein",
            ],
        );
        for text in [
            "in der tasche meiner mutter lag ein abschiedsbrief",
            "mitbewohnerin hat sich im bad eingeschlossen mit den tabletten",
            "mein mann sagt er will nicht mehr da sein",
            "Meine Schwester ist 34 und hat Tabletten genommen",
            "mein mann sagt ohne ihn wär die welt besser dran",
            "meine mitbewohnerin sperrt sich im klo ein und hat die rasierklinge mit",
            "mein freund schreibt morgen bin ich tot",
        ] {
            let plight = read(text);
            assert!(plight.tells(SomeoneElse) && !plight.tells(YoungOther), "{text}");
        }
        none_tells(
            SomeoneElse,
            &[
                "ich hab meiner mutter einen abschiedsbrief geschrieben",
                "ich habe abschiedsbriefe geschrieben, einen an meine tochter, sie ist 13",
                "mein abschiedsbrief liegt auf dem tisch für meine kinder",
                "morgen bin ich tot, sagt meiner mama dass ich sie lieb hab",
                "ich will sterben",
            ],
        );
    }

    #[test]
    fn ordinary_stories_tell_of_violence_and_nothing_else() {
        tells("Gestern haben mich drei Männer am Bahnhof verprügelt", &[Attacked]);
        tells("Sie haben unseren Laden beschmiert", &[Attacked]);
        tells("Bei uns im Dorf hängen Plakate der Rechten", &[]);
        tells("", &[]);
    }
}
