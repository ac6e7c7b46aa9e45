//! In what capacity somebody writes, where their story says so: "Ich bin Schulsozialarbeiterin", "mein Bruder hängt mit Nazis
//! ab".
//!
//! `capacities.toml` lists the phrases. Who may be two things is neither for us to say.

use std::sync::LazyLock;

use super::phrase::{FileError, Hit, Lexicon};
use super::words::Words;

/// In what capacity somebody writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capacity {
    Affected,
    Witness,
    Parent,
    Relative,
    Professional,
    Municipality,
    Company,
    WantsOut,
}

/// The signs that tell it.
const TOLD: [(Capacity, &str); 8] = [
    (Capacity::Affected, "affected"),
    (Capacity::Witness, "witness"),
    (Capacity::Parent, "parent"),
    (Capacity::Relative, "relative"),
    (Capacity::Professional, "professional"),
    (Capacity::Municipality, "municipality"),
    (Capacity::Company, "company"),
    (Capacity::WantsOut, "wants_out"),
];

/// The capacity in which somebody writes, if the text says one and no other.
pub fn read(text: &str) -> Option<Capacity> {
    let words = Words::new(text);
    let hits = SIGNS.lexicon.find(&words);
    let told = SIGNS.told.iter().filter(|(_, sign)| hits.iter().any(|hit| hit.sign == *sign));
    let begins = hits.iter().any(|hit| hit.sign == SIGNS.relative_first && hit.start == 0);
    let at_first = |hit: &Hit| words.sentence(hit.start) == words.sentence(0);
    let of_oneself = || hits.iter().any(|hit| hit.sign == SIGNS.of_oneself && at_first(hit));
    let relative = (begins && !of_oneself()).then_some(Capacity::Relative);
    let mut all = told.map(|(capacity, _)| *capacity).chain(relative);
    let first = all.next();
    first.filter(|first| all.all(|other| other == *first))
}

struct Signs {
    lexicon: Lexicon,
    told: Vec<(Capacity, usize)>,
    relative_first: usize,
    of_oneself: usize,
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and every test of this module reads it")]
static SIGNS: LazyLock<Signs> =
    LazyLock::new(|| Signs::read(include_str!("capacities.toml")).expect("capacities.toml"));

impl Signs {
    fn read(toml: &str) -> Result<Self, FileError> {
        let lexicon = Lexicon::from_toml(toml)?;
        let sign = |name| lexicon.required(name);
        let told = TOLD.into_iter().map(|(capacity, name)| Ok((capacity, sign(name)?)));
        let told = told.collect::<Result<_, FileError>>()?;
        Ok(Self { told, relative_first: sign("relative_first")?, of_oneself: sign("of_oneself")?, lexicon })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_says_what_they_are_is_heard_and_nobody_else() {
        use Capacity::{Affected, Company, Municipality, Parent, Professional, Relative, WantsOut, Witness};
        for (text, capacity) in [
            ("Ich bin Schulsozialarbeiterin an einer Schule, Schüler malen Hakenkreuze.", Some(Professional)),
            ("Ich arbeite als Erzieherin und ein Vater hetzt vor der Kita.", Some(Professional)),
            ("Bin Lehrer, in der Klasse werden Witze über Juden gemacht", Some(Professional)),
            ("Ich bin Ausbilder in einem Betrieb, ein Azubi trägt Thor Steinar.", Some(Company)),
            ("Ich führe ein kleines Restaurant und die Scheiben sind beschmiert", Some(Company)),
            ("Ich bin die Bürgermeisterin und bekomme solche Briefe.", Some(Municipality)),
            ("Wir sind ein Sportverein, bei uns tritt eine ganze Gruppe ein", Some(Municipality)),
            ("Mein Sohn ist 15 und hat nur noch rechte Freunde.", Some(Parent)),
            ("mein bruder hängt mit nazis ab", Some(Relative)),
            ("Ich wurde gestern am Bahnhof von drei Männern beleidigt.", Some(Affected)),
            ("Die Nazis aus meiner Klasse haben mich geschlagen.", Some(Affected)),
            ("Ich habe gesehen wie sie einen Mann getreten haben", Some(Witness)),
            ("Ich will aus der Kameradschaft raus", Some(WantsOut)),
            // Others are spoken of.
            ("Meine Lehrerin macht rassistische Witze.", None),
            ("Der Bürgermeister tut nichts dagegen.", None),
            ("Bei uns im Dorf hängen Plakate.", None),
            ("Guten Abend, meine Tochter trägt jetzt so Sachen. Was tun", Some(Parent)),
            ("Ich will da raus. Meine Schwester weiß davon nichts, mein Kumpel auch nicht.", None),
            ("Meine Schwester sagt, ihr helft Leuten wie mir.", None),
            ("Mein Mann hat mich eingesperrt", None),
            // Two at once.
            ("Ich bin Lehrerin und wurde gestern von einem Vater bedroht.", None),
            ("", None),
        ] {
            assert_eq!(read(text), capacity, "{text}");
        }
    }
}
