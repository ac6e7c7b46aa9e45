//! The names of places and the postcodes, ready to be looked up as people write them.

use std::collections::{BTreeSet, HashMap};

use super::district::District;
use super::file::{DataFile, Postcodes};
use crate::id::Ags;
use crate::understand::normalise;

/// What a name or a postcode stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// The districts in which it lies.
    pub districts: BTreeSet<Ags>,
    /// It lies outside Mecklenburg-Vorpommern, or there is another one there.
    pub outside: bool,
    /// For a city that is its own district: where a place near it can lie.
    pub around: BTreeSet<Ags>,
    /// An ordinary word or a short code, too: it counts only where a place is expected.
    pub ordinary: bool,
    /// Names the whole state: it tells other mentions apart and says nothing more.
    pub state: bool,
}

/// Looks up names by their folded [`words`], and postcodes.
#[derive(Clone, Debug, Default)]
pub struct Places {
    names: HashMap<String, Meaning>,
    postcodes: HashMap<u32, Meaning>,
    ranges: Vec<(u32, u32)>,
    longest: usize,
}

/// The numbers that can be German postcodes at all.
const GERMAN_POSTCODES: std::ops::RangeInclusive<u32> = 1_067..=99_998;

impl Places {
    /// The meaning of a name given by its folded words without spaces (see [`key`]).
    pub fn name(&self, key: &str) -> Option<&Meaning> {
        self.names.get(key)
    }

    /// The meaning of a five-digit number; `None` if it is no postcode we know.
    pub fn postcode(&self, number: u32) -> Option<Meaning> {
        if let Some(meaning) = self.postcodes.get(&number) {
            return Some(meaning.clone());
        }
        let inside = self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&number));
        (!inside && GERMAN_POSTCODES.contains(&number)).then(Meaning::elsewhere)
    }

    /// The length in bytes of the longest key of a name.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Builds the tables from a data file.
    pub(super) fn build(file: &DataFile) -> Self {
        let mut places = Self { ranges: file.postcodes.ranges.clone(), ..Self::default() };
        for district in &file.districts {
            places.add_district(district);
        }
        for (name, districts) in &file.places {
            places
                .add(name, &Meaning { districts: districts.iter().copied().collect(), ..Meaning::default() });
        }
        let everywhere = file.districts.iter().map(|district| district.ags).collect();
        let state = Meaning { districts: everywhere, state: true, ..Meaning::default() };
        for name in &file.names.state {
            places.add(name, &state);
        }
        for name in file.names.outside.iter().chain(&file.names.also_elsewhere) {
            places.add(name, &Meaning::elsewhere());
        }
        for name in &file.names.ordinary_words {
            places.add(name, &Meaning { ordinary: true, ..Meaning::default() });
        }
        places.add_postcodes(&file.postcodes);
        for (district, postcodes) in &file.postcode_districts {
            for postcode in postcodes {
                places.postcodes.entry(*postcode).or_default().districts.insert(*district);
            }
        }
        places.longest = places.names.keys().map(String::len).max().unwrap_or_default();
        places
    }

    fn add_district(&mut self, district: &District) {
        let named = Meaning {
            districts: BTreeSet::from([district.ags]),
            around: district.around.iter().copied().collect(),
            ..Meaning::default()
        };
        for name in [&district.name, &district.short].into_iter().chain(&district.names) {
            self.add(name, &named);
        }
        for plate in &district.plates {
            self.add(plate, &Meaning { ordinary: true, ..named.clone() });
        }
    }

    /// Adds a name with and without the title before it ("Bad Doberan", "Doberan"). A name met again lies in both.
    fn add(&mut self, name: &str, meaning: &Meaning) {
        let full = words(name);
        let bare = full.iter().position(|word| !is_title(word)).unwrap_or_default();
        for start in BTreeSet::from([0, bare]) {
            let known = self.names.entry(full.iter().skip(start).map(String::as_str).collect()).or_default();
            known.districts.extend(&meaning.districts);
            known.around.extend(&meaning.around);
            known.outside |= meaning.outside;
            known.ordinary |= meaning.ordinary;
            known.state |= meaning.state;
        }
    }

    fn add_postcodes(&mut self, postcodes: &Postcodes) {
        for postcode in postcodes.outside.iter().chain(&postcodes.partly_outside) {
            self.postcodes.insert(*postcode, Meaning::elsewhere());
        }
    }
}

impl Meaning {
    fn elsewhere() -> Self {
        Self { outside: true, ..Self::default() }
    }
}

/// The words of a text, folded: small letters, ä ö ü ß spelt out, one word for the ways to write "Landkreis".
///
/// Words end at everything that is neither letter nor digit, so hyphens, brackets and slashes make no difference.
pub fn words(text: &str) -> Vec<String> {
    let folded = normalise::fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(same_word).collect()
}

/// The key under which a name is found: its words in one.
pub fn key(name: &str) -> String {
    words(name).concat()
}

/// Whether a folded word is a title before a place's name and says nothing about where it lies.
pub fn is_title(word: &str) -> bool {
    matches!(
        word,
        "bad"
            | "gemeinde"
            | "hansestadt"
            | "landeshauptstadt"
            | "ostseebad"
            | "ostseeheilbad"
            | "seebad"
            | "stadt"
            | "universitaetsstadt"
    )
}

fn same_word(word: &str) -> String {
    match word {
        "lk" | "lkr" | "kreis" | "altkreis" => "landkreis".to_owned(),
        word => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one_key() {
        for (one, other) in [
            ("Güstrow", "GUESTROW"),
            ("Güstrow", "gu\u{308}strow"),
            ("Ribnitz-Damgarten", "ribnitz damgarten"),
            ("Waren (Müritz)", "Waren/Mueritz"),
            ("LK Rostock", "Kreis Rostock"),
            ("Groß Laasch", "gross laasch"),
        ] {
            assert_eq!(key(one), key(other), "{one} / {other}");
        }
        assert_ne!(key("Landkreis Rostock"), key("Rostock"));
    }
}
