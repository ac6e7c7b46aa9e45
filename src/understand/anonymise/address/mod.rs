//! Finds addresses: streets with and without "Straße", house numbers, postcodes with their place.

mod before;
mod foreign;
mod house;
mod postcode;
mod road;
mod rooms;
mod split;
mod tail;
mod village;

use std::ops::Range;

use self::before::{before_street, capitals_before};
use self::house::{before_postcode, house_number, is_house_number, nameless};
use self::postcode::{postcode, with_postcode};
use super::Kind;
use super::facts::Facts;
use super::lexicon::{Flags, NAME, ORDINARY};
use super::list::List;
use super::token::{Class, Gap, REACH, Text, Token};

/// Ends of street names that hardly any other word has.
static STREETS: List<11> = List::new([
    "strasse",
    "str",
    "allee",
    "gasse",
    "chaussee",
    "promenade",
    "steig",
    "stieg",
    "damm",
    "straat",
    "strat",
]);
/// Ends of street names that other words have as well.
static ALSO_STREETS: List<36> = List::new([
    "gang", "koppel", "hain", "wiesen", "busch", "muehle", "weg", "platz", "ring", "ufer", "markt", "wall",
    "hof", "berg", "kamp", "park", "tor", "graben", "hang", "siedlung", "ende", "winkel", "blick", "grund",
    "eck", "reihe", "twiete", "pfad", "bogen", "garten", "anger", "bruecke", "brink", "kai", "horst",
    "passage",
]);
/// Words with such ends that are no street by themselves.
static NO_STREETS: List<82> = List::new([
    "eingang",
    "ausgang",
    "aufgang",
    "zugang",
    "vorgang",
    "durchgang",
    "rundgang",
    "umgang",
    "abgang",
    "untergang",
    "uebergang",
    "jahrgang",
    "lehrgang",
    "studiengang",
    "notausgang",
    "hintereingang",
    "kellereingang",
    "treppenaufgang",
    "magistrat",
    "substrat",
    "dienstweg",
    "rechtsweg",
    "irrweg",
    "schulweg",
    "heimweg",
    "nachhauseweg",
    "rueckweg",
    "hinweg",
    "umweg",
    "ausweg",
    "radweg",
    "gehweg",
    "feldweg",
    "waldweg",
    "hauseingang",
    "fluchtweg",
    "sportplatz",
    "marktplatz",
    "parkplatz",
    "spielplatz",
    "schulhof",
    "bauernhof",
    "friedhof",
    "bahnhof",
    "hauptbahnhof",
    "busbahnhof",
    "supermarkt",
    "weihnachtsmarkt",
    "wochenmarkt",
    "fussballplatz",
    "arbeitsplatz",
    "dorfplatz",
    "bolzplatz",
    "campingplatz",
    "innenhof",
    "hinterhof",
    "einzelhof",
    "wochenende",
    "jahresende",
    "augenblick",
    "kindergarten",
    "hintergrund",
    "arbeitsmarkt",
    "anstieg",
    "aufstieg",
    "abstieg",
    "einstieg",
    "ausstieg",
    "umstieg",
    "kurator",
    "direktor",
    "diktator",
    "motor",
    "reaktor",
    "traktor",
    "rektor",
    "doktor",
    "autor",
    "senator",
    "faktor",
    "sektor",
    "monitor",
]);

/// Addresses as ranges of bytes. `is_place` tells how many tokens from here on name a known place.
pub(super) fn find(text: &Text<'_>, is_place: impl Fn(usize) -> Option<usize>) -> Vec<(Range<usize>, Kind)> {
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    if !text.has_numbers()
        && !text.has(Flags::NUMBER.with(Flags::STREET))
        && !text.has_fact(Facts::COUNT.with(Facts::ROAD).with(Facts::ROOM))
    {
        return found;
    }
    let (mut lives, mut whole) = (None, Vec::new());
    let rooms = text.has_fact(Facts::ROOM);
    // Where the next number stands: hardly anything without one is an address.
    let mut number = 0;
    let counts = |token: &Token<'_>| {
        token.is_number() || token.is_word() && (token.any(Flags::NUMBER) || token.is_any(Facts::COUNT))
    };
    if text.tokens.first().is_some_and(|first| !counts(first)) {
        number =
            (0..text.tokens.len()).find(|at| text.get(*at).is_some_and(counts)).unwrap_or(text.tokens.len());
    }
    let mut at = 0;
    while at < text.tokens.len() {
        let Some(token) = text.get(at) else { break };
        if number < at {
            number = (at..text.tokens.len())
                .find(|at| text.get(*at).is_some_and(counts))
                .unwrap_or(text.tokens.len());
        }
        let numbered = number < at + 8;
        // "An der Karl-Nacht-Wilhelm-Mole 5"
        let dashed = || number < at + REACH && text.before(number, 2).is_some_and(|dash| dash.is("-"));
        if token.any(Flags::HOME) || matches!(token.text, "wohn" | "untergebracht" | "gemeldet") {
            lives = Some(at);
        }
        let at_home = lives.is_some_and(|lives| at - lives <= 10);
        if let Some(tokens) = whole.last().and_then(|last: &Range<usize>| road::corrected(text, at, last.end))
        {
            found.push((text.bytes(&tokens), Kind::Address));
        }
        let Some(tokens) = street(text, at, at_home)
            .or_else(|| rooms.then(|| rooms::find(text, at, at_home)).flatten())
            .or_else(|| (numbered || dashed()).then(|| nameless(text, at, at_home)).flatten())
            .or_else(|| numbered.then(|| village::numbered(text, at, at_home, &is_place)).flatten())
            .or_else(|| numbered.then(|| before_postcode(text, at, &is_place)).flatten())
            .or_else(|| numbered.then(|| road::plot(text, at, &is_place)).flatten())
            .or_else(|| token.is_number().then(|| postcode(text, at, &is_place)).flatten())
            .or_else(|| village::called(text, at))
            .or_else(|| numbered.then(|| foreign::turned(text, at)).flatten())
            .or_else(|| (numbered && at_home).then(|| foreign::of_a_person(text, at)).flatten())
            .or_else(|| (numbered || token.near_number).then(|| foreign::find(text, at)).flatten())
        else {
            let told = numbered.then(|| road::told(text, at)).flatten();
            if let Some(tokens) = told {
                found.push((text.bytes(&tokens), Kind::Address));
                whole.push(tokens);
            }
            at += 1;
            continue;
        };
        // A street without a number may have one elsewhere in the sentence.
        let bare = text
            .before(tokens.end, 1)
            .is_some_and(|last| last.is_word() && last.text.len() >= 3 || last.is("."));
        if bare {
            let before =
                road::ahead(text, tokens.start).or_else(|| foreign::number_before(text, tokens.start));
            let apart = road::afterwards(text, tokens.end).into_iter().chain(before);
            found.extend(apart.map(|tokens| (text.bytes(&tokens), Kind::Address)));
        }
        let end = with_postcode(text, tail::end(text, tokens.end), &is_place);
        let end = road::behind_postcode(text, &tokens, end);
        let end = crossing(text, tokens.start, end).unwrap_or(end);
        let start = tail::start(text, with_preposition(text, tokens.start));
        found.push((text.bytes(&(start..end)), Kind::Address));
        // "Otto-Lilienthal-Ring 70 Hagenow 3. stock"
        if let Some(town) = is_place(end) {
            let part = end + town..tail::end(text, end + town);
            found.extend((!part.is_empty()).then(|| (text.bytes(&part), Kind::Address)));
        }
        whole.push(start..end);
        at = end.max(at + 1);
    }
    let again = village::again(text, &whole);
    found.extend(again.iter().map(|tokens| (text.bytes(tokens), Kind::Address)));
    found
}

/// "ecke bergstraße gartenweg", "Lange Straße/Am Markt": where the second street of a corner ends.
fn crossing(text: &Text<'_>, start: usize, end: usize) -> Option<usize> {
    let corner = text.before(start, 1).is_some_and(|ecke| ecke.is("ecke"));
    let mark = text.get(end).is_some_and(|mark| matches!(mark.text, "/" | "ecke" | "und" | "-" | ","));
    let at = end + usize::from(mark);
    let _ = text.get(at).filter(|street| {
        (STREETS.ends(street.text) || ALSO_STREETS.ends(street.text))
            && street.gap != Gap::Line
            && street.text.len() > 6
            && !NO_STREETS.knows(street)
            && !street.any(Flags::COMMON)
            && (street.is_capital() || text.lower)
    })?;
    let slashed = text.get(end).is_some_and(|mark| matches!(mark.text, "/" | "ecke"));
    // "Haus 4, Wohnung 12, Plattenweg"
    let door = text.get(start).is_some_and(|door| rooms::is_room(door.text))
        && text.get(end).is_some_and(|comma| comma.is(","));
    (corner || slashed || door).then(|| house_number(text, at + 1).unwrap_or(at + 1))
}

/// "Am" of "Am Anger 5" belongs to it, and so does "An der" of "An der Mühle 2".
fn with_preposition(text: &Text<'_>, start: usize) -> usize {
    let is = |by: usize, word: &[&str]| {
        text.before(start, by).is_some_and(|before| before.is_capital() && word.contains(&before.text))
    };
    if is(1, &["am", "im", "zum", "zur"]) {
        return start - 1;
    }
    let article = text.before(start, 1).is_some_and(|article| matches!(article.text, "der" | "den" | "dem"));
    if article && is(2, &["an", "auf", "hinter", "unter", "vor"]) { start - 2 } else { start }
}

/// Whether a word may be the last of a street's name, or stand in place of one.
pub(super) fn may_be_road(word: &Token<'_>) -> bool {
    word.any(Flags::STREET)
        || word.is("postfach")
        || STREETS.ends(word.text)
        || ALSO_STREETS.ends(word.text)
        || split::is_misspelt(word)
        || split::may_be_misspelt(word)
        || split::is_alone(word)
}

/// Whether a word tells a part of a house that has a number.
pub(super) fn is_room(word: &str) -> bool {
    rooms::is_room(word)
}

/// A street whose last word ends here or begins here.
fn street(text: &Text<'_>, at: usize, at_home: bool) -> Option<Range<usize>> {
    let token = text.get(at).filter(|token| token.is_any(Facts::ROAD))?;
    if token.any(Flags::FUNCTION.with(Flags::DET)) && !token.is("weg") || token.text.len() < 3 {
        return None;
    }
    // Most words are neither written like a name nor followed by a number, and the ends of names are many.
    let next_counts = text.get(at + 1).is_some_and(|next| {
        next.class != Class::Word
            || next.any(Flags::NUMBER)
            || next.is_any(Facts::COUNT)
            || matches!(next.text, "nr" | "hausnummer" | "nummer" | "der" | "des")
    });
    let dashed = text.before(at, 1).is_some_and(|before| before.is("-") && token.gap == Gap::None);
    if !token.is_capital()
        && !next_counts
        && !dashed
        && !token.any(Flags::STREET)
        && (!text.lower || token.any(Flags::COMMON))
    {
        return None;
    }
    if token.is("postfach") && text.get(at + 1).is_some_and(Token::is_number) {
        return post_office_box(text, at);
    }
    let dot = usize::from(
        text.get(at + 1).is_some_and(|next| next.is(".") && next.gap == Gap::None && split::is_short(token)),
    );
    let number = || house_number(text, at + 1 + dot);
    let strong = STREETS.ends(token.text) || split::is_misspelt(token);
    let weak = ALSO_STREETS.ends(token.text);
    let alone = token.any(Flags::STREET) || split::is_alone(token);
    if strong || weak || !alone {
        let number = number();
        if matches!(
            token.text,
            "bundesstrasse"
                | "landesstrasse"
                | "landstrasse"
                | "kreisstrasse"
                | "autobahn"
                | "bahnsteig"
                | "bussteig"
                | "gehsteig"
                | "buergersteig"
        ) && before_street(text, at, at) == at
        {
            return None;
        }
        let ordinary = token.any(Flags::COMMON)
            || NO_STREETS.knows(token)
            || matches!(token.text, "hauptstrasse" if number.is_none() && !at_home);
        let named = match (strong, number) {
            (_, Some(end)) => {
                let listed = token.is_capital()
                    && !matches!(token.text, "parkplatz" | "stellplatz" | "sitzplatz" | "arbeitsplatz")
                    && text.get(end).is_none_or(|next| next.class == Class::Mark || next.gap == Gap::Line);
                // "gestern abend, marktplatz 2, direkt vorm rathaus"
                let listed = listed
                    || token.is("marktplatz")
                        && text.lower
                        && text.before(at, 1).is_none_or(|before| before.class == Class::Mark)
                        && text.get(end).is_none_or(|next| next.class == Class::Mark);
                // "im kabinengang 4 von denen"
                if token.text.ends_with("gang") && !(at_home || listed) {
                    return None;
                }
                strong || at_home || listed || !(NO_STREETS.knows(token) || token.any(Flags::COMMON))
            }
            (true, None) if split::is_misspelt(token) && token.any(Flags::COMPOUND) => false,
            (true, None) => !ordinary && !is_any_street(text, at, token),
            (false, None) => weak && !ordinary && weak_alone(text, at),
        };
        return named.then(|| before_street(text, at, at)..number.unwrap_or(at + 1 + dot));
    }
    // `Rostocker Str. 5`, `Neuer Weg 3`, `Karl-Marx-Platz`, `Lange Straße`
    if alone {
        let tail = road::genitive(text, at + 1 + dot, |at| house_number(text, at).is_some());
        if let Some(end) = tail.and_then(|tail| house_number(text, tail)) {
            return Some(before_street(text, at, at)..end);
        }
        let numbered = house_number(text, at + 1 + dot).is_some();
        let start = before_street(text, at, at);
        let start = if STREETS.knows(token) && numbered { capitals_before(text, start) } else { start };
        let small = start == at && (numbered || token.text.starts_with("str"));
        let start = if small { road::names_before(text, at) } else { start };
        let start = if start == at && (numbered || text.before(at, 1).is_some_and(split::is_after)) {
            split::noun_before(text, at)
        } else {
            start
        };
        let start = if small && start < at { split::with_first_names(text, start) } else { start };
        let dashed = text.before(at, 1).is_some_and(|before| before.is("-") && before.gap == Gap::None);
        let led = start < at;
        let sure = STREETS.knows(token) || dashed;
        let more = street_tail(text, at + 1 + dot);
        let more = if more == at + 1 + dot { at + 1 } else { more };
        let number = house_number(text, more + dot);
        let tail = more > at + 1;
        let named =
            led && (number.is_some() || sure || tail) || tail && (number.is_some() || STREETS.knows(token));
        return (named || (number.is_some() && at_home && STREETS.knows(token)))
            .then(|| start..number.unwrap_or(more + dot));
    }
    None
}

/// "Postfach 11 04"
fn post_office_box(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let numbers = (1..=4)
        .take_while(|by| {
            text.get(at + by)
                .is_some_and(|token| token.is_number() && token.text.len() <= 4 && token.gap == Gap::Space)
        })
        .count();
    (numbers > 0).then_some(at..at + 1 + numbers)
}

/// "Landstraße", "Nebenstraße": any such street, if no town stands before it ("Demminer Landstraße").
fn is_any_street(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let town = || {
        text.before(at, 1).is_some_and(|town| {
            town.is_capital()
                && town.text.ends_with("er")
                && town.gap != Gap::Line
                && !town.any(Flags::DET.with(Flags::COMMON))
        })
    };
    match token.text {
        "landstrasse" => !town(),
        "bundesstrasse" | "seitenstrasse" | "nebenstrasse" | "einbahnstrasse" | "strasse" => true,
        _ => false,
    }
}

/// "Straße der Jugend", "Platz des Friedens"
fn street_tail(text: &Text<'_>, at: usize) -> usize {
    let article =
        text.get(at).is_some_and(|token| matches!(token.text, "der" | "des" | "am" | "zum" | "zur"));
    let noun = |at: usize| text.get(at).is_some_and(|token| token.is_capital() && token.is_word());
    let numbered = text.get(at + 1).is_some_and(Token::is_word) && is_house_number(text, at + 2);
    if article && (noun(at + 1) || numbered) {
        let mut end = at + 2;
        while end < at + REACH && text.get(end).is_some_and(|token| token.is("-")) && noun(end + 1) {
            end += 2;
        }
        return end;
    }
    at
}

/// Whether "Rosenweg" without a number is a street: a place is spoken of and the word is no everyday one.
fn weak_alone(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.get(at) else { return false };
    let led = text.before(at, 1).is_some_and(|before| {
        matches!(before.text, "im" | "am" | "vom" | "zum" | "beim" | "ecke" | "strasse" | "adresse")
            || before.is(",")
                && text.get(at + 1).is_none_or(|next| matches!(next.text, "," | ".") || next.gap == Gap::Line)
    });
    // Behind "im" hardly any other way stands.
    let named = text.before(at, 1).is_some_and(|im| im.is("im")) && token.text.ends_with("weg");
    // "durch den Ulmenweg"
    let led = led
        || token.text.ends_with("weg")
            && text.before(at, 1).is_some_and(|den| matches!(den.text, "den" | "dem"))
            && text.before(at, 2).is_some_and(|lead| matches!(lead.text, "durch" | "in" | "auf" | "ueber"));
    let everyday = token.any(Flags::WORD) && (!named || token.any(Flags::COMMON)) || NO_STREETS.knows(token);
    let ends = |ends: &[&str]| ends.iter().any(|end| token.text.ends_with(end));
    let lives = || {
        text.tokens.get(at.saturating_sub(4)..text.tokens.len().min(at + 4)).is_some_and(|around| {
            around.iter().any(|word| word.text.starts_with("wohn") || word.any(Flags::HOME))
        })
    };
    // "hufelandweg": no word at all.
    let strange = !token.any(ORDINARY.with(NAME)) && token.text.len() > 8 && ends(&["weg", "platz"]);
    (token.is_capital() || text.lower)
        && !everyday
        && ((led
            || lives() && text.before(at, 1).is_some_and(|der| matches!(der.text, "der" | "den" | "dem")))
            && (ends(&["weg", "platz", "ring", "kamp", "twiete", "siedlung", "allee", "wall", "markt"])
                || ends(&["grund", "berg", "hang", "brink", "winkel", "anger", "park", "ufer"]) && lives())
            || strange)
}
