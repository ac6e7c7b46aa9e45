//! Finds where in a block or a house somebody lives when no street is told: "Block 7 Aufgang 3", "haus C zimmer 118",
//! "Haus 4, Eingang B, zweite Etage". One such word by itself may be in any house; two together are one door.

use std::ops::Range;

use super::super::facts::Facts;
use super::super::lexicon::Flags;
use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};

/// What has a number or a letter of its own where people live.
static DOORS: List<26> = List::new([
    "platte",
    "hochhaus",
    "reihenhaus",
    "ferienhaus",
    "plattenbau",
    "treppenhaus",
    "aufg",
    "wohneinheit",
    "wohngruppe",
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
static FLOORS: List<10> = List::new([
    "zimmer",
    "zi",
    "stock",
    "etage",
    "og",
    "stockwerk",
    "obergeschoss",
    "geschoss",
    "tuer",
    "raum",
]);
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
    let ends = text.get(at + 1).is_none_or(|next| next.class == Class::Mark || next.gap == Gap::Line);
    (spoken || letter(first) && (first.is_capital() || text.lower || ends))
        .then_some(at + 1 + usize::from(more))
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
        let short = matches!(first.text, "zi" | "aufg" | "og");
        let start = at + 1 + named + if named > 0 || short { dot(text, at + 1 + named) } else { 0 };
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
    let near = |at: usize| text.get(at).is_some_and(|word| word.is_any(Facts::ROOM) || ALONE.knows(word));
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
    if parts == 1 && is_own(text, at, end, at_home) {
        return Some(at..end + behind_a_dot(text, end));
    }
    (parts > 1 && door || entrance || side && at_home).then_some(at..end)
}

/// How many tokens around a door it is told what house it is in.
const NEAR: usize = 7;

/// Whether a single door is one behind which somebody lives, and no street follows that has its number.
fn is_own(text: &Text<'_>, at: usize, end: usize, at_home: bool) -> bool {
    let door = text.get(at).is_some_and(|door| DOORS.knows(door) || matches!(door.text, "zimmer" | "zi"));
    let counted = text.tokens.get(at..end).is_some_and(|part| part.iter().any(Token::is_number));
    let street = text.get(end).is_some_and(|next| next.is_any(Facts::ROAD));
    door && counted && !street && (at_home || is_of_a_home(text, at, end)) && !is_of_an_office(text, at, end)
}

/// "zimmer 3.14": how many tokens of a number are left.
fn behind_a_dot(text: &Text<'_>, end: usize) -> usize {
    let number = text.get(end + 1).is_some_and(|number| number.is_number() && number.gap == Gap::None);
    if dot(text, end) > 0 && number { 2 } else { 0 }
}

/// "mein zimmer 214", "im heim zimmer 214", "wohnung 23 in der unterkunft": whether the door is one behind which somebody lives.
fn is_of_a_home(text: &Text<'_>, at: usize, end: usize) -> bool {
    static HOMES: List<18> = List::new([
        "unterbringung",
        "untergebracht",
        "heim",
        "wohnheim",
        "unterkunft",
        "container",
        "lager",
        "camp",
        "gu",
        "wg",
        "internat",
        "pflegeheim",
        "altenheim",
        "kinderheim",
        "frauenhaus",
        "aufnahmestelle",
        "erstaufnahme",
        "obdach",
    ]);
    let own = text.before(at, 1).is_some_and(|own| {
        ["mein", "unser", "dein", "sein", "ihr"].iter().any(|whose| own.text.starts_with(whose))
            || own.any(Flags::HOME)
            || own.is("bin")
    });
    // "haus 14 im birkengrund"
    let beside = text.get(end).is_some_and(|by| matches!(by.text, "im" | "am" | "an" | "in"))
        && (1..=2).filter_map(|by| text.get(end + by)).any(|road| road.is_any(Facts::ROAD));
    own || beside || around(text, at, end).any(|word| HOMES.ends_or_is(word.text))
}

/// "termin in zimmer 214", "im rathaus zimmer 12": whether anybody may go there.
fn is_of_an_office(text: &Text<'_>, at: usize, end: usize) -> bool {
    static OFFICES: List<20> = List::new([
        "amt",
        "rathaus",
        "jobcenter",
        "gericht",
        "schule",
        "uni",
        "hotel",
        "termin",
        "sprechstunde",
        "sitzung",
        "treffen",
        "uhr",
        "beratung",
        "kreishaus",
        "verwaltung",
        "seminar",
        "kurs",
        "jugendclub",
        "klasse",
        "buero",
    ]);
    around(text, at, end).any(|word| OFFICES.ends_or_is(word.text))
}

fn around<'t, 'a>(text: &'t Text<'a>, at: usize, end: usize) -> impl Iterator<Item = &'t Token<'a>> {
    let before = text.tokens.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
    let behind = text.tokens.get(end..text.tokens.len().min(end + NEAR)).unwrap_or_default();
    before.iter().chain(behind)
}
