//! Finds organisations by what they have around them and no list of names could hold: "Kreisjugendring Güstrow", "prignitz
//! spedition", "bei zahnarzt fricke", "trifft sich im schlagbaum", "NF Küste", "sisters of thule".

use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC};
use super::super::list::List;
use super::super::token::{Class, Gap, Shape, Text, Token};
use super::kinds::{CLUBS, ENDS, FORMS, HEADS, NARROW};
use super::loose::{NO_NAME, on_line, word};
use super::phrase::{is_like_a_noun, is_strange};
use super::told::{is_kind, is_sure};
use super::trades::REGIONS;
use super::venues::is_venue;
use super::wide::{is_time, is_verb};

/// What a word is to these finders.
pub(super) fn facts(word: &Token<'_>) -> [(Facts, bool); 5] {
    [
        (Facts::CRAFT, CRAFTS.fits(word)),
        (Facts::INN, INNS.knows(word)),
        (Facts::MEETING, meets(word)),
        (Facts::CLUB, word.text.len() <= 4 && super::is_club_head(word)),
        (Facts::SORT, is_sort(word)),
    ]
}

/// Where an organisation ends that begins here and is told by the words before.
pub(super) fn led(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    where_they_meet(text, at, token).or_else(|| two_nouns(text, at, token))
}

/// Where an organisation that begins here ends.
pub(super) fn end(text: &Text<'_>, at: usize, is_place: &impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let token =
        text.get(at).filter(|token| token.is_word() && !token.any(Flags::FUNCTION.with(Flags::DET)))?;
    let alone = || where_they_meet(text, at, token).or_else(|| bare_club(text, at, token));
    let next = text.get(at + 1);
    // Most words are followed by one that no name goes on with.
    if next.is_none_or(|next| next.any(Flags::FUNCTION.with(Flags::DET)) || next.gap == Gap::Line) {
        return alone();
    }
    if next.is_some_and(|next| next.class == Class::Mark) {
        return by_two_letters(text, at, token)
            .or_else(|| of_craftsmen(text, at, token))
            .or_else(|| saint(text, at, token))
            .or_else(alone);
    }
    of_craftsmen(text, at, token)
        .or_else(|| noun_of_town(text, at, token, is_place))
        .or_else(|| before_its_kind(text, at, token, is_place))
        .or_else(|| by_letters(text, at, token))
        .or_else(|| of_a_region(text, at, token))
        .or_else(|| owned(text, at, token))
        .or_else(|| in_english(text, at, token))
        .or_else(alone)
        .or_else(|| saint(text, at, token))
        .or_else(|| in_two_words(text, at, token))
        .or_else(|| two_nouns(text, at, token))
}

/// "Kreisjugendring Güstrow", "Frauenfrühstück Mestlin": in a text with capitals a noun with nothing between it and a town is
/// what is there, unless it says where.
fn noun_of_town(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    static WHERE: List<44> = List::new([
        "landkreis",
        "kreis",
        "stadt",
        "hansestadt",
        "ortsteil",
        "ort",
        "dorf",
        "bahnhof",
        "hauptbahnhof",
        "richtung",
        "raum",
        "region",
        "umland",
        "naehe",
        "hafen",
        "strand",
        "autobahn",
        "strecke",
        "linie",
        "zug",
        "insel",
        "wohnort",
        "geburtsort",
        "tatort",
        "standort",
        "heimatort",
        "demo",
        "kundgebung",
        "prozess",
        "abfahrt",
        "ausfahrt",
        "altstadt",
        "innenstadt",
        "suedstadt",
        "vorstadt",
        "zentrum",
        "halbinsel",
        "siedlung",
        "postleitzahl",
        "seebad",
        "ostseebad",
        "kreisstadt",
        "grossraum",
        "bereich",
    ]);
    let next = on_line(text, at + 1).filter(|next| next.is_capital() && !text.lower && token.is_capital())?;
    let other = NO_NAME
        .with(TOPIC)
        .with(Flags::TITLE)
        .with(Flags::PLACE)
        .with(Flags::INTRO)
        .with(Flags::CLOSE)
        .with(Flags::GREET)
        .with(Flags::PLATE)
        .with(Flags::STREET)
        .with(Flags::BIRTH)
        .with(Flags::HOME)
        .with(Flags::FIRST);
    let noun = token.text.len() >= 5
        && !token.any(other)
        && (!token.any(Flags::LAST) || token.any(Flags::WORD))
        && !WHERE.knows(token)
        && !is_time(Some(token))
        && !(text.begins(at) && token.any(Flags::COMMON))
        && !["er", "en", "em", "es"].iter().any(|end| token.text.ends_with(end))
        && !next.any(Flags::FUNCTION);
    let length = is_place(at + 1).filter(|_| noun)?;
    Some(at + 1 + length)
}

/// Whether a name may stand before a word that is the kind of a house, a firm or a group, beside those on the list of houses.
fn is_sort(word: &Token<'_>) -> bool {
    NARROW.knows(word)
        || HEADS.knows(word)
        || word.any(Flags::ORG) && !FORMS.knows(word) && !CLUBS.knows(word)
}

/// "prignitz spedition", "Shawarma Haus Al Sham", "iron temple gym": a strange word, a region or a surname and a kind.
fn before_its_kind(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let written = |token: &Token<'_>| text.lower || token.is_capital();
    let next = on_line(text, at + 1).filter(|next| next.is_word() && next.text.len() >= 3)?;
    let kind = |token: &Token<'_>| token.is_any(Facts::SORT);
    if !kind(next) && !text.get(at + 2).is_some_and(kind) {
        return None;
    }
    let inflected = ["e", "er", "en", "es", "em", "t"].iter().any(|end| token.text.ends_with(end));
    let surname = token.any(Flags::LAST)
        && !token.any(Flags::COMMON.with(Flags::FIRST).with(Flags::FUNCTION))
        && (token.is_capital() || !token.any(ORDINARY));
    let named = is_strange(token) && (!inflected || token.is_capital() && !text.lower)
        || REGIONS.knows(token)
        || surname
        || is_place(at) == Some(1) && !token.any(ORDINARY);
    if !named || token.any(Flags::FIRST) {
        return None;
    }
    let (length, kind) = if kind(next) {
        (1, next)
    } else {
        (2, on_line(text, at + 2).filter(|third| kind(third) && is_strange(next) && third.text.len() >= 3)?)
    };
    if !written(token) || !written(kind) {
        return None;
    }
    Some(at + 1 + length)
}

/// "bei nordwind energie", "vom plattenbau verein", "beim griechen akropolis": in a text without capitals two nouns in a row
/// behind what leads to a house, of which one is rare.
fn two_nouns(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let led = text.before(at, 1).is_some_and(|lead| {
        matches!(lead.text, "bei" | "beim" | "vom" | "von" | "im" | "der" | "ins" | "zum" | "zur")
    });
    let next = on_line(text, at + 1).filter(|_| led && text.lower && token.gap == Gap::Space)?;
    let rare = !token.any(Flags::COMMON) || !next.any(Flags::COMMON);
    let person = token.any(NAME) && !token.any(ORDINARY) || next.any(Flags::FIRST);
    (rare && !person && is_like_a_noun(token) && is_like_a_noun(next)).then_some(at + 2)
}

/// "pommersche kulturbund", "mecklenburgische landsmannschaft"
fn of_a_region(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let kind = on_line(text, at + 1).filter(|kind| {
        token.is_any(Facts::BEGINS)
            && is_of_a_region(token)
            && is_sure(kind)
            && (text.lower || kind.is_capital())
    })?;
    kind.is_word().then_some(at + 2)
}

/// Whether an adjective says of which region something is.
pub(super) fn is_of_a_region(word: &Token<'_>) -> bool {
    let inflected = ["sche", "scher", "schen", "isches"];
    let regions = [
        "pommer",
        "mecklenburg",
        "vorpommer",
        "preuss",
        "nord",
        "ruegen",
        "uckermaerk",
        "obotrit",
        "wend",
        "german",
        "baltisch",
    ];
    inflected.iter().any(|end| word.text.ends_with(end))
        && regions.iter().any(|start| word.text.starts_with(start))
}

/// "NF Küste", "JN Nord": letters that stand for a group, and where it is.
fn by_letters(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let letters = token.shape == Shape::Upper
        && (2..=5).contains(&token.text.len())
        && !token.any(Flags::FUNCTION.with(Flags::BRAND).with(Flags::COUNTRY).with(Flags::TITLE));
    let vowels = || token.text.bytes().filter(|byte| b"aeiou".contains(byte)).count();
    let next = on_line(text, at + 1).filter(|_| letters && vowels() <= 1)?;
    ((REGIONS.knows(next) || is_side(next)) && (next.is_capital() || text.lower)).then_some(at + 2)
}

/// Whether a word tells where a group is, or what a firm does.
pub(super) fn is_side(word: &Token<'_>) -> bool {
    static SIDES: List<12> = List::new([
        "nord", "sued", "ost", "west", "nordost", "mitte", "bank", "bau", "technik", "logistik", "service",
        "elektro",
    ]);
    SIDES.knows(word)
}

/// "H&S Bau", "K + K Reisen": two letters, and what the firm does.
fn by_two_letters(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let letter = |at: usize| {
        text.get(at)
            .is_some_and(|token| token.is_word() && token.text.len() <= 2 && token.shape != Shape::Lower)
    };
    let and = text.get(at + 1).is_some_and(|and| matches!(and.text, "&" | "+"));
    let two = letter(at) && and && letter(at + 2) && token.text.len() <= 2;
    let kind =
        on_line(text, at + 3).is_some_and(|kind| kind.is_word() && kind.is_capital() && !kind.any(NO_NAME));
    two.then_some(at + 3 + usize::from(kind))
}

/// "Kutters Fischbude", "Hülyas Imbiss": whose it is, and a kind.
fn owned(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let kind = on_line(text, at + 1).filter(|kind| text.lower || kind.is_capital())?;
    let whose = token.text.len() >= 4
        && token.text.ends_with('s')
        && (token.is_capital() && !text.lower || !token.any(ORDINARY))
        && (token.any(Flags::GENITIVE)
            || !token.any(ORDINARY.with(TOPIC))
            || token.is_capital() && !text.lower && !token.any(Flags::COMMON.with(TOPIC)));
    (whose && (is_kind(kind) || is_owned(kind))).then_some(at + 2)
}

/// Whether a word is what somebody may own, beside the kinds on the list of houses.
pub(super) fn is_owned(word: &Token<'_>) -> bool {
    static OWNED: List<12> = List::new([
        "imbiss", "laden", "kneipe", "bude", "grill", "salon", "hof", "cafe", "bistro", "eck", "bar",
        "lounge",
    ]);
    OWNED.knows(word)
}

/// "der tus", "vom fc": a club of which only the letters are said.
fn bare_club(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    if !token.is_any(Facts::CLUB) || token.any(TOPIC) {
        return None;
    }
    let led =
        text.before(at, 1).is_some_and(|lead| lead.any(Flags::DET) || matches!(lead.text, "gegen" | "bei"));
    let free = text.get(at + 1).is_none_or(|next| !next.is("-"));
    (led && free).then_some(at + 1)
}

/// "sisters of thule", "sons of odin"
fn in_english(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let of = on_line(text, at + 1).is_some_and(|of| of.is("of"));
    let the = usize::from(on_line(text, at + 2).is_some_and(|the| the.is("the")));
    let name = on_line(text, at + 2 + the).filter(|name| name.is_word())?;
    (of && token.text.len() >= 3
        && !matches!(
            token.text,
            "call"
                | "duty"
                | "best"
                | "end"
                | "history"
                | "duties"
                | "game"
                | "league"
                | "house"
                | "master"
                | "bachelor"
        )
        && !name.any(Flags::FUNCTION.with(Flags::DET)))
    .then_some(at + 3 + the)
}

static CRAFTS: List<28> = List::new([
    "arzt",
    "aerztin",
    "baecker",
    "fleischer",
    "metzger",
    "schlachter",
    "friseur",
    "frisoer",
    "friseurin",
    "dachdecker",
    "maler",
    "tischler",
    "klempner",
    "elektriker",
    "bauer",
    "optiker",
    "gaertner",
    "imker",
    "schmied",
    "schuster",
    "makler",
    "notar",
    "apotheker",
    "therapeut",
    "therapeutin",
    "anwaelte",
    "anwalt",
    "steuerberater",
]);

/// "bei zahnarzt fricke", "beim Hautarzt Dr. Lange", "vom bäcker möhring": those who have a shop or a practice, by name.
fn of_craftsmen(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    if !token.is_any(Facts::CRAFT) || !(token.is_capital() || text.lower) {
        return None;
    }
    let led = text.before(at, 1).is_some_and(|lead| {
        matches!(lead.text, "bei" | "beim" | "vom" | "von" | "zum" | "fuer" | "praxis")
            || lead.any(Flags::DET) && text.before(at, 2).is_some_and(|by| matches!(by.text, "bei" | "von"))
    }) || token.text.ends_with("anwaelte");
    let mut name = at + 1;
    while name < at + 7 && matches!(word(text, name), "dr" | "prof" | "med" | "dent" | "vet" | ".") {
        name += 1;
    }
    let titled = name > at + 1;
    let named = |at: usize| {
        on_line(text, at).is_some_and(|name| {
            name.is_word()
                && name.text.len() >= 3
                && !name.any(NO_NAME)
                && (name.any(Flags::LAST) && !name.any(Flags::COMMON)
                    || is_strange(name) && !is_verb(text, name)
                    || name.is_capital() && !text.lower && !is_time(Some(name)) && (titled || name.any(NAME)))
        })
    };
    if !led || !named(name) {
        return None;
    }
    let mut end = name + 1;
    while end < at + 10 {
        let and = usize::from(matches!(word(text, end), "&" | "+" | "und" | "-"));
        let kin = and == 1 && matches!(word(text, end + 1), "partner" | "soehne" | "sohn" | "kollegen");
        if !(kin || named(end + and) && (and == 0 && !text.lower || and == 1)) {
            break;
        }
        end += and + 1;
    }
    Some(end)
}

fn meets(word: &Token<'_>) -> bool {
    matches!(word.text, "treffen" | "trifft" | "trafen" | "traf" | "treff" | "stammtisch" | "stammkneipe")
}

/// "trifft sich immer im schlagbaum", "stammtisch ist in der Remise": where a group meets, if it is no everyday word.
fn where_they_meet(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    const BACK: usize = 8;
    if !text.has_fact(Facts::MEETING) {
        return None;
    }
    let led = text.before(at, 1).is_some_and(|lead| matches!(lead.text, "im" | "ins" | "beim" | "vorm"))
        || text.before(at, 1).is_some_and(|lead| lead.is("der"))
            && text.before(at, 2).is_some_and(|lead| matches!(lead.text, "in" | "vor"));
    let plain = token
        .any(NO_NAME.with(Flags::COMMON).with(TOPIC).with(Flags::PLACE).with(Flags::STREET).with(Flags::ORG))
        || token.text.len() < 4
        || is_time(Some(token))
        || [
            "haus",
            "raum",
            "gebiet",
            "platz",
            "strasse",
            "zimmer",
            "halle",
            "stunde",
            "chat",
            "internet",
            "unterricht",
        ]
        .iter()
        .any(|end| token.text.ends_with(end))
        || HEADS.knows(token)
        || ENDS.knows(token);
    let written = token.is_capital() || text.lower;
    let meets = || (2..=BACK).filter_map(|by| text.before(at, by)).any(|verb| verb.is_any(Facts::MEETING));
    (led && !plain && written && meets()).then_some(at + 1)
}

/// "von sankt jürgen": a church by its saint.
fn saint(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let dot = usize::from(text.get(at + 1).is_some_and(|dot| dot.is(".") && dot.class == Class::Mark));
    let name = on_line(text, at + 1 + dot).filter(|_| token.is_any(Facts::SAINT))?;
    let led = text.before(at, 1).is_some_and(|lead| {
        matches!(
            lead.text,
            "von" | "in" | "bei" | "aus" | "an" | "vor" | "gemeinde" | "kirche" | "pfarrei" | "zu"
        )
    });
    let saint = token.is("sankt") || token.is("st") && dot == 1;
    (saint && led && name.is_word() && name.any(NAME) && !name.is("pauli")).then_some(at + 2 + dot)
}

static INNS: List<16> = List::new([
    "eck",
    "bar",
    "klause",
    "krug",
    "stube",
    "stuebchen",
    "schaenke",
    "schenke",
    "kate",
    "diele",
    "keller",
    "huette",
    "treff",
    "casino",
    "terrasse",
    "pavillon",
]);

/// "anker eck", "hafen bar": two words where the second is a kind of inn.
fn in_two_words(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let inn =
        on_line(text, at + 1).filter(|inn| inn.is_any(Facts::INN) && (inn.is_capital() || text.lower))?;
    let led = text.before(at, 1).is_some_and(|lead| {
        matches!(lead.text, "im" | "ins" | "beim" | "vom" | "zum" | "zur" | "der" | "die" | "am" | "bei")
    });
    let noun = token.text.len() >= 3
        && !token.any(NO_NAME.with(TOPIC).with(Flags::PLACE).with(Flags::NUMBER))
        && !["e", "en", "es", "em"].iter().any(|end| token.text.ends_with(end) && token.any(Flags::COMMON))
        && (token.is_capital() || text.lower);
    (led && noun && inn.is_word() && !is_venue(token)).then_some(at + 2)
}
