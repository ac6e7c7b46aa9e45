//! What somebody says in passing, beside what they were asked: that a place was wrong, that they want to be called.
//!
//! `remarks.toml` lists the phrases. Whether it is meant for the dialogue or for the service, the dialogue decides.

use std::sync::LazyLock;

use super::phrase::{FileError, Lexicon};
use super::words::Words;

/// The most words a name may have that is corrected or named beside the words of a remark: "Bad Doberan", "Wismar" and
/// "Güstrow".
const NAME: usize = 3;

/// Whether a text says that what was noted is wrong, and nothing more than what is right: "ne quatsch, ich meine Güstrow".
pub fn corrects(text: &str) -> bool {
    let words = Words::new(text);
    let signs = &SIGNS;
    signs.has(&words, signs.corrects) && signs.others(&words, signs.beside_a_correction) <= NAME
}

/// How many words a text has that are none of a correction; `masked` is the text without the places in it.
pub fn beside_a_place(masked: &str) -> usize {
    SIGNS.others(&Words::new(masked), SIGNS.beside_a_correction)
}

/// What a text says of being called or written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Nothing.
    No,
    /// It wants that, and tells other things.
    Beside,
    /// It wants that, and says nothing else but how.
    Alone,
}

/// Whether somebody wants to be called or written to. `masked` is the text without the numbers and addresses in it.
pub fn contact(masked: &str) -> Contact {
    let words = Words::new(masked);
    let signs = &SIGNS;
    if !signs.has(&words, signs.wants_contact) || signs.has(&words, signs.others_call) {
        return Contact::No;
    }
    // A name to ask for may stand there.
    if signs.others(&words, signs.beside_a_contact) < NAME { Contact::Alone } else { Contact::Beside }
}

struct Signs {
    lexicon: Lexicon,
    corrects: usize,
    beside_a_correction: usize,
    wants_contact: usize,
    others_call: usize,
    beside_a_contact: usize,
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and every test of this module reads it")]
static SIGNS: LazyLock<Signs> =
    LazyLock::new(|| Signs::read(include_str!("remarks.toml")).expect("remarks.toml"));

impl Signs {
    fn read(toml: &str) -> Result<Self, FileError> {
        let lexicon = Lexicon::from_toml(toml)?;
        let sign = |name| lexicon.required(name);
        Ok(Self {
            corrects: sign("corrects")?,
            beside_a_correction: sign("beside_a_correction")?,
            wants_contact: sign("wants_contact")?,
            others_call: sign("others_call")?,
            beside_a_contact: sign("beside_a_contact")?,
            lexicon,
        })
    }

    fn has(&self, words: &Words, sign: usize) -> bool {
        self.lexicon.find(words).iter().any(|hit| hit.sign == sign)
    }

    /// How many words belong to no phrase of a sign. Numbers are counted by their digits elsewhere.
    fn others(&self, words: &Words, sign: usize) -> usize {
        let mut within = vec![false; words.len()];
        for hit in self.lexicon.find(words).into_iter().filter(|hit| hit.sign == sign) {
            within.iter_mut().take(hit.end).skip(hit.start).for_each(|word| *word = true);
        }
        within.into_iter().filter(|within| !within).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_says_no_more_than_what_is_right() {
        for text in [
            "ne quatsch, ich meine güstrow",
            "nee sorry 17389",
            "Nein falsch, nicht Wismar sondern Güstrow",
            "hab mich vertippt, Bad Doberan",
            "doch lieber Barth",
            "Entschuldigung, das war falsch: Ludwigslust",
            "eigentlich Stralsund",
        ] {
            assert!(corrects(text), "{text}");
        }
        for text in [
            "Güstrow",
            "Nee, in Wolgast war gestern eine Demo von Nazis",
            "nicht die Polizei hat geholfen sondern ein Nachbar aus Barth",
            "",
        ] {
            assert!(!corrects(text), "{text}");
        }
    }

    #[test]
    fn who_wants_to_be_called_is_told_from_who_is_called() {
        for text in [
            "bitte ruft mich an [Telefonnummer]",
            "kann mich jemand anrufen? [Telefonnummer]",
            "meine Nummer ist [Telefonnummer], abends",
            "Schreibt mir bitte an [E-Mail-Adresse]",
            "ich bin unter [Telefonnummer] erreichbar",
        ] {
            assert_eq!(contact(text), Contact::Alone, "{text}");
        }
        let story = "Mein Sohn hat Aufkleber in der Jacke gefunden, bitte ruft mich an [Telefonnummer]";
        assert_eq!(contact(story), Contact::Beside);
        for text in [
            "die rufen mich ständig nachts an von [Telefonnummer]",
            "ich wurde von [Telefonnummer] angerufen",
            "bitte ruft mich nicht an",
            "der Angriff war gestern",
            "",
        ] {
            assert_eq!(contact(text), Contact::No, "{text}");
        }
    }
}
