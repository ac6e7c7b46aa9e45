//! Which district a text names: a district, a town, a village, a postcode, a number-plate code, alone, misspelt, or within
//! a sentence.
//!
//! What is not certain is said to be so: several districts, or a name that exists in another Land too, are
//! [`Place::Ambiguous`], and the person is asked; what was read through an error of spelling is [`Place::Likely`], and the
//! person confirms it. Nothing here knows a place; all names come from the [`Table`] of a
//! [`Directory`].
//!
//! The way of a text: `spell` makes words of it, `mention` finds names in them (through the `table`, with the help of
//! `meaning`, `cost` and `sound` for misspelt ones) and asks `cue` what the words around make of them,
//! `evidence` concludes.

mod buckets;
mod cost;
mod cue;
mod evidence;
mod geo;
mod land;
mod lexicon;
mod meaning;
mod mention;
mod sound;
mod spell;
mod table;

pub use self::geo::Point;
pub use self::land::{Land, Lands};
pub use self::meaning::SMALL as SMALL_PLACE;
pub use self::spell::key;
pub use self::table::{Builder, Kind, Table};
use crate::directory::Directory;
use crate::id::Ags;

/// What a text says about where somebody lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In this district.
    Found {
        district: Ags,
        /// The place is so small that what somebody tells of it can tell who they are.
        small: bool,
    },
    /// Read through an error of spelling: to be confirmed with name and district.
    Likely {
        district: Ags,
        /// The official name of the place that was probably meant.
        name: String,
        /// Nothing else is nearly as near.
        sure: bool,
        small: bool,
    },
    /// In one of these districts, in ascending order, or outside the state if `outside`. A single district is only ever
    /// listed with `outside`.
    Ambiguous {
        districts: Vec<Ags>,
        outside: bool,
        small: bool,
        /// If an error of spelling was read: the names that may have been meant, the nearest first.
        names: Vec<(Ags, String)>,
    },
    /// Outside Mecklenburg-Vorpommern, in one of these Länder; empty if nobody knows which.
    Outside(Vec<Land>),
    /// No place was recognised.
    Unknown,
}

/// Reads where somebody lives, in time linear in the text.
pub fn locate(directory: &Directory, text: &str) -> Place {
    read(directory.places(), text)
}

/// What a story tells of where, and whether it says plainly that somebody lives there or that it happened there, and names
/// no other place.
pub fn tell(directory: &Directory, text: &str) -> (Place, bool) {
    let table = directory.places();
    let words = spell::words(text);
    evidence::conclude_plainly(table, mention::Reader::new(table, &words).mentions())
}

/// Whether a name is a word that people use for something else all the time ("ja", "hier").
pub fn is_ordinary_word(name: &str) -> bool {
    let word = key(name);
    lexicon::is_filler(&word) || lexicon::is_answer(&word)
}

/// As [`locate`], with the names alone.
pub fn read(table: &Table, text: &str) -> Place {
    let words = spell::words(text);
    let mentions = mention::Reader::new(table, &words).mentions();
    evidence::conclude(table, mentions)
}

#[cfg(test)]
mod tests;
