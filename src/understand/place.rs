//! Which district a text names: a district, a town, a postcode, a number-plate code, alone or within a short sentence.
//!
//! Names must be spelt as the directory knows them, up to case, umlauts, hyphens and titles. What is not certain is said
//! to be so: two districts, or a name that exists in another Land too, are [`Place::Ambiguous`], and the person is asked.
//! Nothing here knows a place; all names come from the [`Directory`].

use std::collections::BTreeSet;

use crate::directory::Directory;
use crate::directory::places::{Meaning, Places, is_title, words};
use crate::id::Ags;

/// What a text says about where somebody lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In this district.
    Found(Ags),
    /// In one of these districts, in ascending order. A single one means that the place may also lie in another Land.
    Ambiguous(Vec<Ags>),
    /// Outside Mecklenburg-Vorpommern.
    Outside,
    /// No place was recognised.
    Unknown,
}

/// How many words a name can have ("Hanse- und Universitätsstadt Rostock").
const WORDS_OF_A_NAME: usize = 5;

/// Texts of up to this many words can consist of nothing but a place.
const WORDS_OF_A_BARE_PLACE: usize = 8;

/// Reads where somebody lives, in time linear in the text.
///
/// Several mentions narrow each other down ("Neuenkirchen bei Anklam"); if they contradict each other ("zwischen Wismar
/// und Schwerin") every one of them is possible.
pub fn locate(directory: &Directory, text: &str) -> Place {
    let words = words(text);
    let mut evidence = Evidence::default();
    let mut next = 0;
    while next < words.len() {
        match mention_at(directory.places(), &words, next) {
            Some((meaning, length)) => {
                evidence.add(&words, next, length, meaning);
                next += length;
            }
            None => next += 1,
        }
    }
    evidence.conclude()
}

/// The longest name, or the postcode, that begins at this word.
fn mention_at(places: &Places, words: &[String], start: usize) -> Option<(Meaning, usize)> {
    let mut key = String::new();
    let mut best = None;
    for (count, word) in words.iter().skip(start).take(WORDS_OF_A_NAME).enumerate() {
        if key.len() + word.len() > places.longest() {
            break;
        }
        key.push_str(word);
        if let Some(meaning) = places.name(&key) {
            best = Some((meaning.clone(), count + 1));
        }
    }
    best.or_else(|| Some((places.postcode(postcode(words.get(start)?)?)?, 1)))
}

fn postcode(word: &str) -> Option<u32> {
    (word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

/// The districts, and the world outside, that a mention leaves possible.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Possible {
    districts: BTreeSet<Ags>,
    outside: bool,
}

impl Possible {
    fn is_empty(&self) -> bool {
        self.districts.is_empty() && !self.outside
    }

    fn both(&self, other: &Self) -> Self {
        let districts = self.districts.intersection(&other.districts).copied().collect();
        Self { districts, outside: self.outside && other.outside }
    }

    fn either(&mut self, other: &Self) {
        self.districts.extend(&other.districts);
        self.outside |= other.outside;
    }
}

/// What the mentions of a text say together.
#[derive(Debug, Default)]
struct Evidence {
    /// What every mention of a place allows, and what at least one allows.
    common: Option<Possible>,
    any: Possible,
    /// What hints allow: the state's name, a place that is only near. They narrow down and contradict nothing.
    hints: Option<Possible>,
}

impl Evidence {
    fn add(&mut self, words: &[String], start: usize, length: usize, meaning: Meaning) {
        let before = Before::of(words, start);
        let expected = || before != Before::Other || is_bare(words, start, length);
        if before == Before::Person || (meaning.ordinary && !expected()) {
            return;
        }
        let mut possible = Possible { districts: meaning.districts, outside: meaning.outside };
        if before == Before::Near {
            possible.districts.extend(meaning.around);
        }
        if possible.is_empty() {
            return;
        }
        if meaning.state || before == Before::Near {
            self.hints = Some(narrow(self.hints.take(), possible));
        } else {
            self.any.either(&possible);
            self.common = Some(match self.common.take() {
                Some(common) => common.both(&possible),
                None => possible,
            });
        }
    }

    fn conclude(self) -> Place {
        let said = match self.common {
            Some(common) if common.is_empty() => Some(self.any),
            common => common,
        };
        let possible = match (said, self.hints) {
            (Some(said), Some(hints)) => narrow(Some(said), hints),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return Place::Unknown,
        };
        let mut districts: Vec<Ags> = possible.districts.into_iter().collect();
        match (districts.pop(), possible.outside) {
            (None, true) => Place::Outside,
            (None, false) => Place::Unknown,
            (Some(only), false) if districts.is_empty() => Place::Found(only),
            (Some(last), _) => {
                districts.push(last);
                Place::Ambiguous(districts)
            }
        }
    }
}

/// What both allow; what was there before if that is nothing.
fn narrow(before: Option<Possible>, by: Possible) -> Possible {
    match before {
        Some(before) => {
            let both = before.both(&by);
            if both.is_empty() { before } else { both }
        }
        None => by,
    }
}

/// What the words before a mention make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// "in Waren", "18055 Rostock", "Landkreis MSE": a place is expected here.
    Place,
    /// "bei Anklam", "in der Nähe von Wismar": the place itself is another.
    Near,
    /// "Herr Barth": no place at all.
    Person,
    Other,
}

impl Before {
    fn of(words: &[String], start: usize) -> Self {
        // Bounded, so that a text of titles takes no quadratic time.
        let mut before = words
            .iter()
            .take(start)
            .rev()
            .take(WORDS_OF_A_NAME)
            .map(String::as_str)
            .filter(|word| !is_title(word));
        match before.next() {
            Some("herr" | "herrn" | "frau" | "familie" | "dr") => Self::Person,
            Some("bei" | "nahe" | "naehe" | "raum" | "umland" | "umgebung") => Self::Near,
            Some("von")
                if matches!(
                    before.next(),
                    Some("naehe" | "umland" | "umgebung" | "noerdlich" | "suedlich")
                ) =>
            {
                Self::Near
            }
            Some("in" | "aus" | "landkreis" | "plz" | "ort" | "wohnort" | "kennzeichen") => Self::Place,
            Some(word) if postcode(word).is_some() => Self::Place,
            _ => Self::Other,
        }
    }
}

/// Whether the text consists of this mention and words that only lead to it.
fn is_bare(words: &[String], start: usize, length: usize) -> bool {
    let leads = |word: &str| {
        is_title(word) || matches!(word, "landkreis" | "ich" | "wohne" | "lebe" | "komme" | "im")
    };
    words.len() <= WORDS_OF_A_BARE_PLACE
        && words
            .iter()
            .enumerate()
            .all(|(index, word)| (start..start + length).contains(&index) || leads(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Place {
        locate(&Directory::built_in().expect("the built-in directory"), text)
    }

    fn in_district(ags: u32, texts: &[&str]) {
        for text in texts {
            assert_eq!(found(text), Place::Found(Ags(ags)), "{text}");
        }
    }

    fn between(districts: &[u32], texts: &[&str]) {
        for text in texts {
            let districts = districts.iter().copied().map(Ags).collect();
            assert_eq!(found(text), Place::Ambiguous(districts), "{text}");
        }
    }

    #[test]
    fn districts_towns_postcodes_and_plates_are_found_however_they_are_written() {
        in_district(
            13_003,
            &["Rostock", "hro", "18055", "Hansestadt Rostock", "18055 Rostock", "Stadt Rostock"],
        );
        in_district(13_003, &["Hanse- und Universitätsstadt Rostock", "Ich wohne in Rostock.", "Warnemünde"]);
        in_district(13_004, &["Schwerin", "SN", "Landeshauptstadt Schwerin", "19053"]);
        in_district(
            13_071,
            &["Neubrandenburg", "neu brandenburg", "MSE", "LK MSE", "Mecklenburgische Seenplatte"],
        );
        in_district(13_071, &["Waren", "Waren/Müritz", "ich wohne in waren", "17192 Waren", "17033"]);
        in_district(
            13_072,
            &["Landkreis Rostock", "LK Rostock", "lk rostock", "Kreis Rostock", "Rostock (Landkreis)"],
        );
        in_district(
            13_072,
            &["Bad Doberan", "Doberan", "Güstrow", "GUESTROW", "gu\u{308}strow", "GÜ", "Rostock-Land"],
        );
        in_district(13_073, &["Ribnitz-Damgarten", "ribnitz damgarten", "Rügen", "HST", "Vorpommern-Rügen"]);
        in_district(13_074, &["ich wohne in Wismar", "NWM", "Hansestadt Wismar", "wismar!!!", "Insel Poel"]);
        in_district(13_075, &["bei Anklam", "Dorf bei Anklam", "Greifswald", "Uecker-Randow", "Usedom"]);
        in_district(13_076, &["Ludwigslust", "Ludwigslust-Parchim", "LUP", "Kreis Parchim", "19288"]);
    }

    #[test]
    fn several_mentions_narrow_each_other_down() {
        in_district(13_075, &["Neuenkirchen bei Anklam", "17498 Neuenkirchen", "17389 Anklam"]);
        in_district(13_073, &["Garz auf Rügen", "Steinhagen bei Stralsund"]);
        in_district(13_071, &["17098 Friedland", "Friedland in Mecklenburg"]);
        in_district(13_072, &["Kröpelin bei Rostock"]);
    }

    #[test]
    fn what_may_be_several_districts_is_asked_back() {
        between(&[13_071, 13_073, 13_075], &["Neuenkirchen"]);
        between(&[13_071, 13_075], &["17337", "Landkreis Demmin", "Torgelow"]);
        between(
            &[13_003, 13_072],
            &["18182", "bei Rostock", "in der Nähe von Rostock", "Rostock oder LK Rostock"],
        );
        between(&[13_004, 13_074], &["zwischen Wismar und Schwerin", "nicht in Wismar, sondern in Schwerin"]);
        between(
            &[13_003, 13_004, 13_071, 13_072, 13_073, 13_074, 13_075, 13_076],
            &["Mecklenburg-Vorpommern"],
        );
        between(&[13_004, 13_074, 13_076], &["bei Schwerin", "Westmecklenburg"]);
    }

    #[test]
    fn a_place_that_may_lie_in_another_land_is_asked_back() {
        between(&[13_074], &["Schönberg", "Ich arbeite in Hamburg und wohne in Wismar"]);
        between(&[13_076], &["19273", "19357"]);
    }

    #[test]
    fn other_laender_are_outside() {
        for text in
            ["Hamburg", "ich lebe in Berlin", "Schleswig-Holstein", "20095", "17291 Prenzlau", "Essen", "NRW"]
        {
            assert_eq!(found(text), Place::Outside, "{text}");
        }
    }

    #[test]
    fn words_and_names_that_are_no_places_are_not_taken_for_one() {
        for text in [
            "",
            "   ",
            "wir waren gestern dort",
            "Es waren drei Männer",
            "Viele Grüße VG",
            "Das Essen war vergiftet",
            "Herr Barth hat mich bedroht",
            "Frau Goldberg",
            "weiß nicht",
            "18999",
            "00000",
            "123456",
            "Schweriner Straße",
        ] {
            assert_eq!(found(text), Place::Unknown, "{text:?}");
        }
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for piece in ["a", "landkreis ", "stadt ", "rostock ", "17337 ", "von von ", "\u{308}", "bei bad "] {
            let text = piece.repeat(100_000 / piece.len());
            // Quadratic work would not finish within the patience of a test run.
            let _ = found(&text);
        }
    }
}
