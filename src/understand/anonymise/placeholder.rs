//! The words that stand where a detail was taken out.

use std::collections::BTreeMap;

use super::super::normalise::fold;
use super::Kind;

/// What the locale is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word<'a> {
    /// The word of a kind (`[Telefonnummer]`).
    Kind(Kind),
    /// A person with the letter that tells them apart (`[Person A]`).
    Person(&'a str),
    /// A place in an area (`[Ort in Vorpommern-Rügen]`).
    PlaceIn(&'a str),
    /// What the person asked for to be taken out (`[entfernt]`).
    Asked,
}

/// The words that stand in a text where a detail was taken out, one for each kind; they come from the locale. In square
/// brackets they are known again when the text comes back.
#[derive(Clone, Debug)]
pub struct Placeholders {
    kinds: BTreeMap<Kind, String>,
    person: Template,
    place: Template,
    asked: String,
    /// As they look in a folded text.
    folded: Vec<Template>,
}

/// A word with something to fill in.
#[derive(Clone, Debug)]
struct Template {
    before: String,
    behind: Option<String>,
}

/// Stands where a template is filled in. A private character: no locale has it.
const GAP: &str = "\u{e000}";
/// A placeholder has no more bytes than this.
const LONGEST: usize = 96;

impl Template {
    fn new(word: &str) -> Self {
        match word.split_once(GAP) {
            Some((before, behind)) => Self { before: before.to_owned(), behind: Some(behind.to_owned()) },
            None => Self { before: word.to_owned(), behind: None },
        }
    }

    fn fill(&self, with: &str) -> String {
        match &self.behind {
            Some(behind) => [self.before.as_str(), with, behind].concat(),
            None => self.before.clone(),
        }
    }

    fn folded(&self) -> Self {
        Self { before: fold(&self.before), behind: self.behind.as_deref().map(fold) }
    }

    /// How many bytes of the beginning of a folded text it is.
    fn at(&self, text: &str) -> Option<usize> {
        let rest = text.strip_prefix(self.before.as_str())?;
        let Some(behind) = self.behind.as_deref().filter(|behind| !behind.is_empty()) else {
            return Some(self.before.len());
        };
        let filled = rest.find(behind).filter(|length| *length <= LONGEST)?;
        let plain = rest.get(..filled)?.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
        plain.then_some(self.before.len() + filled + behind.len())
    }
}

impl Placeholders {
    /// Asks for every word.
    pub fn new(word: impl Fn(Word<'_>) -> String) -> Self {
        let kinds: BTreeMap<Kind, String> =
            Kind::ALL.into_iter().map(|kind| (kind, word(Word::Kind(kind)))).collect();
        let person = Template::new(&word(Word::Person(GAP)));
        let place = Template::new(&word(Word::PlaceIn(GAP)));
        let asked = word(Word::Asked);
        let whole = kinds.values().chain([&asked]).map(|word| Template::new(word).folded());
        let folded = whole.chain([person.folded(), place.folded()]);
        let folded = folded.filter(|template| template.before.starts_with('[')).collect();
        Self { kinds, person, place, asked, folded }
    }

    /// The word of a kind.
    pub fn word(&self, kind: Kind) -> &str {
        self.kinds.get(&kind).map_or("", String::as_str)
    }

    /// The word that stands where the person asked for something to be taken out.
    pub(super) fn asked(&self) -> &str {
        &self.asked
    }

    /// The word for a person of that number.
    pub(super) fn person(&self, number: usize) -> String {
        let letter = u8::try_from(number)
            .ok()
            .and_then(|number| b'A'.checked_add(number))
            .filter(u8::is_ascii_uppercase);
        self.person.fill(&char::from(letter.unwrap_or(b'Z')).to_string())
    }

    /// The word for a place in an area.
    pub(super) fn place_in(&self, area: &str) -> String {
        self.place.fill(area)
    }

    /// How many bytes of the beginning of a folded text are one of the words.
    pub(super) fn at(&self, text: &str) -> Option<usize> {
        // No further than a placeholder is long, so that a row of brackets costs no more than its length.
        let near = text.get(..text.floor_char_boundary(LONGEST * 2))?;
        // The letter behind the bracket tells most of them apart.
        let letter = near.as_bytes().get(1);
        let alike = |template: &&Template| {
            template.before.as_bytes().get(1).is_none_or(|first| Some(first) == letter)
        };
        self.folded.iter().filter(alike).find_map(|template| template.at(near))
    }
}
