//! Finds where in a block or a house somebody lives when no street is told: "Block 7 Aufgang 3", "haus C zimmer 118",
//! "Haus 4, Eingang B, zweite Etage". One such word by itself may be in any house; two together are one door.

use std::ops::Range;

use super::super::facts::Facts;
use super::super::lexicon::Flags;
use super::super::list::List;
use super::super::token::{Gap, Text, Token};

/// What has a number or a letter of its own where people live.
static DOORS: List<17> = List::new([
    "block",
    "wohnblock",
    "aufgang",
    "treppenaufgang",
    "eingang",
    "hauseingang",
    "haus",
    "wohnung",
    "whg",
    "container",
    "treppe",
    "halle",
    "baracke",
    "trakt",
    "apartment",
    "appartement",
    "bungalow",
]);
/// What schools and offices have as well.
static FLOORS: List<9> =
    List::new(["zimmer", "stock", "etage", "og", "stockwerk", "obergeschoss", "geschoss", "tuer", "raum"]);
/// Floors that need no number.
static ALONE: List<8> = List::new([
    "parterre",
    "hochparterre",
    "erdgeschoss",
    "dachgeschoss",
    "souterrain",
    "hinterhaus",
    "vorderhaus",
    "seitenfluegel",
]);
/// Numbers of floors in words, without their endings.
const ORDINALS: [&str; 8] = ["erste", "zweite", "dritte", "vierte", "fuenfte", "sechste", "siebte", "achte"];

/// Whether a word may be part of such an address.
pub(super) fn is_room(word: &str) -> bool {
    DOORS.has(word) || FLOORS.has(word)
}

/// Whether a word tells which of several floors: "dritter".
pub(super) fn is_ordinal(word: &Token<'_>) -> bool {
    word.is_word()
        && ORDINALS.iter().any(|ordinal| {
            word.text.strip_prefix(ordinal).is_some_and(|ending| matches!(ending, "" | "r" | "n" | "s" | "m"))
        })
}

/// One part: where it ends, whether it tells a door, whether a side of it is told.
struct Part {
    end: usize,
    door: bool,
    side: bool,
}

fn dot(text: &Text<'_>, at: usize) -> usize {
    usize::from(text.get(at).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None))
}

/// Where a number or a letter of a door ends.
fn number(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at).filter(|first| first.gap != Gap::Line)?;
    let letter = |token: &Token<'_>| token.is_word() && token.text.len() == 1;
    if first.is_number() && first.text.len() <= 3 {
        let more = text.get(at + 1).is_some_and(|next| letter(next) && next.gap == Gap::None);
        let unit = text.get(at + 1).is_some_and(|unit| {
            super::house::COUNTED.knows(unit) || matches!(unit.text, ":" | "%" | "€") && unit.gap == Gap::None
        });
        return (!unit).then_some(at + 1 + usize::from(more));
    }
    let spoken = first.is_any(Facts::COUNT) || first.any(Flags::NUMBER) && !first.any(Flags::DET);
    // "aufgang elf c"
    let more = spoken && text.get(at + 1).is_some_and(|next| letter(next) && next.gap == Gap::Space);
    (spoken || letter(first) && (first.is_capital() || text.lower)).then_some(at + 1 + usize::from(more))
}

fn part(text: &Text<'_>, at: usize) -> Option<Part> {
    let first = text.get(at)?;
    let side = |end: usize| {
        text.get(end).is_some_and(|side| matches!(side.text, "links" | "rechts" | "mitte" | "li" | "re"))
    };
    let part = |end: usize, door: bool| Part { end: end + usize::from(side(end)), door, side: side(end) };
    if is_room(first.text) {
        let named =
            usize::from(text.get(at + 1).is_some_and(|nr| matches!(nr.text, "nr" | "nummer" | "buchstabe")));
        let start = at + 1 + named + if named > 0 { dot(text, at + 2) } else { 0 };
        return number(text, start).map(|end| part(end, DOORS.knows(first)));
    }
    if ALONE.knows(first) {
        return Some(part(at + 1, false));
    }
    // "5. eingang", "zweite Etage"
    let word = if first.is_number() && first.text.len() <= 2 {
        at + 1 + Some(dot(text, at + 1)).filter(|dot| *dot > 0)?
    } else {
        at + usize::from(is_ordinal(first))
    };
    let room = text.get(word).filter(|room| word > at && is_room(room.text) && room.gap != Gap::Line)?;
    Some(part(word + 1, DOORS.knows(room)))
}

/// The parts of a home that begin here: two, one of which tells a door, or one that nothing else has.
pub(super) fn find(text: &Text<'_>, at: usize, at_home: bool) -> Option<Range<usize>> {
    let near = |at: usize| text.get(at).is_some_and(|word| is_room(word.text) || ALONE.knows(word));
    if !(at..at + 3).any(near) {
        return None;
    }
    let first = part(text, at)?;
    // "kapitel 3. Block 4": no part begins behind a word that has a number itself.
    let (mut end, mut parts, mut door, mut side) = (first.end, 1, first.door, first.side);
    while parts < 5 {
        let comma = usize::from(text.get(end).is_some_and(|mark| matches!(mark.text, "," | "/" | "-")));
        let same_line = text.get(end + comma).is_some_and(|next| next.gap != Gap::Line);
        let Some(next) = part(text, end + comma).filter(|_| same_line) else { break };
        (end, parts, door, side) = (next.end, parts + 1, door || next.door, side || next.side);
    }
    let entrance = text.get(at).is_some_and(|word| matches!(word.text, "aufgang" | "treppenaufgang"));
    (parts > 1 && door || entrance || side && at_home).then_some(at..end)
}
