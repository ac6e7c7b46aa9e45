//! What stands behind a street and before it and belongs to an address: the entrance, the floor, at whose home.

use super::super::lexicon::Flags;
use super::super::list::List;
use super::super::token::{Gap, Text, Token};
use super::rooms;

/// What has a letter or a number of its own in a house.
static PARTS: List<50> = List::new([
    "wonung",
    "wohnug",
    "wohung",
    "wonug",
    "garage",
    "kw",
    "kwartira",
    "daire",
    "kat",
    "dom",
    "aufg",
    "eing",
    "trh",
    "treppenhaus",
    "treppenaufgang",
    "zi",
    "we",
    "hs",
    "apt",
    "wohnungsnummer",
    "wohnungsnr",
    "nebeneingang",
    "halle",
    "w",
    "kv",
    "wg",
    "briefkasten",
    "stock",
    "eingang",
    "aufgang",
    "block",
    "haus",
    "wohnung",
    "whg",
    "zimmer",
    "treppe",
    "stiege",
    "etage",
    "hauseingang",
    "app",
    "appartement",
    "apartment",
    "wohneinheit",
    "container",
    "parzelle",
    "tor",
    "stellplatz",
    "trakt",
    "fluegel",
    "boot",
]);
/// What needs none.
static ALONE: List<14> = List::new([
    "hinterhaus",
    "vorderhaus",
    "seitenfluegel",
    "eg",
    "erdgeschoss",
    "dachgeschoss",
    "dg",
    "souterrain",
    "keller",
    "hochparterre",
    "parterre",
    "hofgebaeude",
    "rueckgebaeude",
    "quergebaeude",
]);
/// Sides and floors behind a number with a dot: "1. OG re."
static FLOORS: List<16> = List::new([
    "eingang",
    "aufgang",
    "og",
    "ug",
    "stock",
    "etage",
    "obergeschoss",
    "re",
    "li",
    "rechts",
    "links",
    "mitte",
    "stockwerk",
    "vh",
    "hh",
    "geschoss",
]);

/// Where the parts of a house behind an address that ends here end.
pub(super) fn end(text: &Text<'_>, end: usize) -> usize {
    let mut at = end;
    for _ in 0..4 {
        let Some(next) = part(text, at) else { break };
        at = next;
    }
    at
}

fn part(text: &Text<'_>, at: usize) -> Option<usize> {
    let comma = usize::from(text.get(at).is_some_and(|mark| matches!(mark.text, "," | "/" | "(" | "-")));
    let start = at + comma;
    let first = text.get(start).filter(|first| first.gap != Gap::Line)?;
    let short = |at: usize| {
        text.get(at).is_some_and(|token| {
            token.is_number() && token.text.len() <= 3
                || token.is_word() && token.text.len() == 1
                || token.any(Flags::NUMBER) && !token.any(Flags::DET)
        })
    };
    let dot = |at: usize| usize::from(text.get(at).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None));
    // "/ ecke speicher"
    if first.is("ecke")
        && text.get(start + 1).is_some_and(|word| word.is_word() && !word.any(Flags::FUNCTION))
    {
        return Some(start + 2);
    }
    let number = start + 1 + dot(start + 1);
    if PARTS.knows(first) && short(number) {
        let side = text.get(number + 1).is_some_and(|side| {
            matches!(side.text, "links" | "rechts" | "hinten" | "vorne" | "oben" | "unten")
        });
        return Some(number + 1 + usize::from(side));
    }
    // "9 m. 4": the flat, in Polish.
    if first.is("m") && short(number) && number > start + 1 {
        return Some(number + 1);
    }
    // "5 im Seitenflügel"
    if matches!(first.text, "im" | "in") && text.get(start + 1).is_some_and(|house| ALONE.knows(house)) {
        return Some(start + 2);
    }
    if ALONE.knows(first) {
        let side = text.get(start + 1).is_some_and(|side| matches!(side.text, "links" | "rechts" | "mitte"));
        return Some(start + 1 + usize::from(side));
    }
    // "bei Schulz, 17389 …"
    let host = first.is("bei")
        && text.get(start + 1).is_some_and(Token::is_word)
        && text.get(start + 2).is_some_and(|comma| comma.is(","))
        && text.get(start + 3).is_some_and(|code| code.is_number() && code.text.len() == 5);
    if host {
        return Some(start + 2);
    }
    let floor = |at: usize| text.get(at).is_some_and(|floor| FLOORS.knows(floor));
    if first.is_number() && first.text.len() <= 2 {
        let word = start + 1 + dot(start + 1);
        let end = word + 1 + dot(word + 1);
        let side = text.get(end).is_some_and(|side| matches!(side.text, "links" | "rechts" | "mitte"));
        return floor(word).then_some(end + usize::from(side));
    }
    // "zweite Etage", "dritter stock links"
    if rooms::is_ordinal(first) && floor(start + 1) {
        let side = text.get(start + 2).is_some_and(|side| matches!(side.text, "links" | "rechts" | "mitte"));
        return Some(start + 2 + usize::from(side));
    }
    if first.any(Flags::FUNCTION) && !floor(start) {
        return None;
    }
    // "re.", behind the floor
    (floor(start) && first.text.len() <= 2).then(|| start + 1 + dot(start + 1))
}

/// Where an address begins with whom it goes over: "c/o Diakonie, Lange Str. 40", "Postlagernd, 18209 …".
pub(super) fn start(text: &Text<'_>, start: usize) -> usize {
    let comma = usize::from(text.before(start, 1).is_some_and(|mark| mark.is(",")));
    let word = |by: usize| text.before(start, comma + by).map_or("", |token| token.text);
    if matches!(word(1), "postlagernd" | "poste") {
        return start - comma - 1;
    }
    // "haus am wald 1"
    let house = text.before(start, 1).is_some_and(|house| {
        matches!(house.text, "haus" | "hof" | "haeuser" | "villa") && house.gap != Gap::None
    });
    let named = text.get(start).is_some_and(|lead| {
        matches!(lead.text, "am" | "an" | "im" | "zum" | "zur") && lead.gap == Gap::Space
    });
    let numbered = text.get(start + 2).is_some_and(Token::is_number);
    if house && named && numbered {
        return start - 1;
    }
    // "Haus 4 Zimmer 11 An der Werftmauer 30"
    let mut first = start;
    while first >= 2
        && text.before(first, 1).is_some_and(Token::is_number)
        && text.before(first, 2).is_some_and(|part| PARTS.knows(part) && part.gap != Gap::None)
    {
        first -= 2;
    }
    if first < start {
        return first;
    }
    let over = (3..=6).find(|by| word(*by) == "c" && word(by - 1) == "/" && word(by - 2) == "o");
    over.map_or(start, |by| start - comma - by)
}
