//! Finds houses one goes to by the little word that leads into them: "im schnitzelkönig", "vom Alten Fährhaus", "bei black
//! sun ink".

use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC};
use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};
use super::loose::{NO_NAME, on_line};
use super::phrase::is_strange;
use super::wide::{is_stranger, is_verb};

/// Where a house that begins here ends.
pub(super) fn end(text: &Text<'_>, at: usize, is_place: &impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let token =
        text.get(at).filter(|token| token.is_word() && !token.any(Flags::FUNCTION.with(Flags::DET)))?;
    in_a_house(text, at, token, is_place).or_else(|| before_its_kind(text, at, token))
}

/// How the names of places to go to end.
pub(super) static VENUES: List<62> = List::new([
    "koenig",
    "krug",
    "krog",
    "kroog",
    "palast",
    "bar",
    "stop",
    "stopp",
    "markt",
    "eck",
    "ecke",
    "stube",
    "huette",
    "scheune",
    "muehle",
    "schmiede",
    "fundus",
    "point",
    "werk",
    "speicher",
    "treff",
    "insel",
    "oase",
    "paradies",
    "laden",
    "haus",
    "keller",
    "klause",
    "kate",
    "diele",
    "schenke",
    "schaenke",
    "hof",
    "halle",
    "schuppen",
    "bunker",
    "box",
    "welt",
    "land",
    "nest",
    "hafen",
    "anker",
    "tonne",
    "kiste",
    "pinte",
    "kajuete",
    "theke",
    "stuebchen",
    "haeuschen",
    "garten",
    "blick",
    "ruh",
    "ruhe",
    "lust",
    "burg",
    "schloss",
    "turm",
    "eiche",
    "linde",
    "mueller",
    "faehre",
    "grund",
]);

/// What an inn looks like, without its ending.
static LOOKS: List<36> = List::new([
    "alt",
    "neu",
    "gross",
    "klein",
    "golden",
    "weiss",
    "rot",
    "schwarz",
    "blau",
    "gruen",
    "gelb",
    "bunt",
    "grau",
    "lang",
    "hoh",
    "still",
    "wild",
    "lustig",
    "schief",
    "krumm",
    "schmal",
    "breit",
    "dick",
    "fett",
    "letzt",
    "lahm",
    "faul",
    "durstig",
    "froehlich",
    "silbern",
    "eisern",
    "kupfern",
    "rostig",
    "offen",
    "steinern",
    "nass",
]);

/// "im schnitzelkönig", "bei mcdoner", "vom Alten Fährhaus", "Ins Stellwerk": what one is in or comes from and is on no list.
pub(super) fn in_a_house(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    static ABSTRACT: List<10> =
        List::new(["ung", "heit", "keit", "schaft", "chat", "unterricht", "tag", "abend", "tion", "ismus"]);
    let lead = text.before(at, 1)?;
    let into = matches!(lead.text, "im" | "vom" | "beim" | "ins" | "zum");
    // In a text without capitals an article shows no more than that a noun follows: only what is on no list counts.
    let article = text.lower
        && matches!(
            lead.text,
            "das" | "der" | "die" | "dem" | "den" | "ausm" | "vorm" | "am" | "unserm" | "aufm" | "zur"
        );
    if !(into || lead.is("bei") || article) || token.gap != Gap::Space || !(token.is_capital() || text.lower)
    {
        return None;
    }
    let other = Flags::PUBLIC
        .with(Flags::PUBLIC_FIRST)
        .with(Flags::FIRST)
        .with(Flags::PLACE)
        .with(Flags::STREET)
        .with(Flags::BIRTH)
        .with(Flags::PLATE);
    let strange = is_strange(token)
        && token.text.len() >= 4
        && token.text.is_ascii()
        && !token.any(other)
        && (into || !token.any(Flags::LAST))
        && (!ABSTRACT.ends(token.text) || VENUES.ends(token.text))
        && is_place(at).is_none()
        && !text.get(at + 1).is_some_and(|next| next.gap == Gap::None && !is_end(next));
    if strange {
        let more = (at + 1..at + 3).take_while(|at| is_stranger(text, *at)).count();
        return Some(at + 1 + more);
    }
    let made = |token: &Token<'_>| {
        token.any(Flags::COMPOUND) && !token.any(Flags::WORD.with(Flags::COMMON)) && VENUES.ends(token.text)
    };
    if into && made(token) {
        return Some(at + 1);
    }
    let stem = ["en", "e", "er", "em", "es"].iter().find_map(|end| token.text.strip_suffix(end))?;
    let noun = on_line(text, at + 1).filter(|_| into && LOOKS.has(stem))?;
    let owner = lead.is("beim") && noun.any(Flags::LAST) && !noun.any(ORDINARY);
    let house = owner
        || VENUES.ends(noun.text) && !noun.any(Flags::COMMON.with(Flags::STREET))
        || token.is_capital() && noun.is_capital() && !text.lower && VENUES.ends(noun.text);
    (house && (noun.is_capital() || text.lower)).then_some(at + 2)
}

/// Whether a word is what shops and groups are called in the languages of shops and of the net.
pub(super) fn is_shop(word: &Token<'_>) -> bool {
    BEHIND.knows(word)
}

/// Whether a word is a kind of inn by itself.
pub(super) fn is_venue(token: &Token<'_>) -> bool {
    VENUES.knows(token)
}

fn is_end(token: &Token<'_>) -> bool {
    token.class == Class::Mark && !matches!(token.text, "-" | "/" | "@" | "_" | "*" | ":")
}

static BEHIND: List<50> = List::new([
    "gym",
    "events",
    "event",
    "shop",
    "store",
    "security",
    "gaming",
    "nails",
    "ink",
    "tattoo",
    "tattoos",
    "corner",
    "records",
    "clothing",
    "clothes",
    "staff",
    "boys",
    "girls",
    "squad",
    "hools",
    "hooligans",
    "ultras",
    "supporters",
    "youth",
    "point",
    "food",
    "market",
    "media",
    "radio",
    "barber",
    "barbers",
    "burger",
    "kebab",
    "kebap",
    "palace",
    "palast",
    "garden",
    "motors",
    "bikes",
    "team",
    "brigade",
    "sektion",
    "fanclub",
    "fightclub",
    "clan",
    "gilde",
    "esports",
    "coffee",
    "lounge",
    "beauty",
]);

/// "black sun ink", "Ostfront Gaming", "sweet corner": a name and what it is, in the languages of shops and of the net.
fn before_its_kind(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let next = on_line(text, at + 1).filter(|next| !next.any(Flags::FUNCTION.with(Flags::DET)))?;
    if ![at + 1, at + 2].into_iter().any(|at| text.get(at).is_some_and(|kind| kind.is_any(Facts::SHOP))) {
        return None;
    }
    let fits = |token: &Token<'_>| {
        token.is_word()
            && token.text.len() >= 3
            && !token.any(NO_NAME.with(Flags::COMMON).with(TOPIC).with(Flags::NUMBER).with(Flags::ACCOUNT))
            && !is_verb(text, token)
            && (text.lower || token.is_capital())
    };
    let kind = |token: &Token<'_>| token.is_any(Facts::SHOP) && (text.lower || token.is_capital());
    // "bei black sun ink": behind what leads to a house, also words that everybody knows.
    let led = text.before(at, 1).is_some_and(|lead| {
        matches!(lead.text, "bei" | "beim" | "vom" | "von" | "im" | "fuer" | "der" | "die")
    });
    let known = |token: &Token<'_>| {
        led && token.is_word()
            && !token.any(NO_NAME)
            && (text.lower || token.is_capital())
            && !is_verb(text, token)
    };
    let inflected = ["e", "er", "en", "em", "es"].iter().any(|end| token.text.ends_with(end));
    if kind(next) && known(token) && !inflected && token.text.len() >= 3 {
        return Some(at + 2);
    }
    if known(token) && on_line(text, at + 2).is_some_and(kind) && known(next) && !kind(next) {
        return Some(at + 3);
    }
    let ordinary = token.any(Flags::WORD) && !token.any(NAME) && !(led && token.is_capital());
    if !fits(token) || ordinary {
        return None;
    }
    if kind(next) {
        return Some(at + 2);
    }
    (fits(next) && on_line(text, at + 2).is_some_and(kind)).then_some(at + 3)
}
