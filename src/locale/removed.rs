//! What was taken out of a text, in words: "eine Telefonnummer und ein Link".

use std::collections::BTreeMap;

use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::understand::anonymise::{Kind, Removed, Word};

/// The part of a sentence's name that stands for a kind.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Phone => "phone",
        Kind::Email => "email",
        Kind::Url => "url",
        Kind::Handle => "handle",
        Kind::Iban => "iban",
        Kind::Address => "address",
        Kind::Place => "place",
        Kind::Organisation => "organisation",
        Kind::BirthDate => "birth-date",
        Kind::Plate => "plate",
        Kind::IdNumber => "id-number",
        Kind::Coordinates => "coordinates",
    }
}

/// The sentence for the words that stand where a detail was taken out.
pub(super) fn placeholder(kind: Kind) -> Line {
    Line::of("placeholder", name(kind))
}

/// The sentence for a word that stands where a detail was taken out, with what tells it from others of its kind.
pub(super) fn word(word: Word<'_>) -> Line {
    match word {
        Word::Kind(kind) => placeholder(kind),
        Word::Person(letter) => Line::new("placeholder-one-person").with("letter", letter.to_owned()),
        Word::Asked => Line::new("placeholder-asked"),
        Word::PlaceIn(area) => Line::new("placeholder-place-in").with("area", area.to_owned()),
    }
}

impl Speaker<'_> {
    /// The sentence that tells what was taken out; `None` if nothing was.
    pub(super) fn removed(&self, all: &[Removed]) -> Result<Option<String>, Broken> {
        if all.is_empty() {
            return Ok(None);
        }
        let id = if all.len() == 1 { "removed-one" } else { "removed-many" };
        self.text(&Line::new(id).with("list", self.counted(all, "asked")?)).map(Some)
    }

    /// What was taken out of a note of staff, as a list; there it is the case codes that nothing recognised.
    pub(super) fn removed_of_note(&self, all: &[Removed]) -> Said {
        self.counted(all, "case-code")
    }

    /// How much of each kind, as a list; `asked` is what was not recognised as one.
    fn counted(&self, all: &[Removed], asked: &'static str) -> Said {
        let mut counts: BTreeMap<Removed, usize> = BTreeMap::new();
        for removed in all {
            *counts.entry(*removed).or_default() += 1;
        }
        let parts: Vec<String> = counts
            .iter()
            .map(|(removed, count)| {
                let what = match removed {
                    Removed::Found(kind) => name(*kind),
                    Removed::Asked => asked,
                };
                self.text(&Line::of("removed", what).with("count", *count))
            })
            .collect::<Result<_, _>>()?;
        self.list(&parts, "list-last")
    }
}
