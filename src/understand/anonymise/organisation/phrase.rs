//! Where the name behind the kind of a house ends, in a text with capitals and in one without.

use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC, hash, look_up};
use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};
use super::kinds::NOBODY;
use super::loose::{NO_NAME, on_line, word};
use super::trades::REGIONS;
use super::wide::{is_everyday_noun, is_time, is_verb};

/// Where the words of a name that begins here end in a text with capitals, and how many they are.
pub(super) fn capitals(
    text: &Text<'_>,
    start: usize,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> (usize, usize) {
    const LONGEST: usize = 6;
    let names = |at: usize| {
        text.get(at).is_some_and(|part| {
            part.is_word()
                && part.is_capital()
                && part.gap != Gap::Line
                && !part.any(NO_NAME.with(Flags::TITLE))
                && !NOBODY.knows(part)
                && !is_time(Some(part))
        })
    };
    let (mut at, mut words) = (start, 0);
    while at < start + LONGEST {
        let joins = words > 0
            && (matches!(word(text, at), "&" | "+" | "fuer" | "der" | "des" | "ohne")
                || word(text, at) == "in" && is_place(at + 1).is_none());
        if names(at) {
            words += 1;
            at += 1;
        } else if joins && names(at + 1) {
            words += 1;
            at += 2;
        } else if text.get(at).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None)
            && text.get(at + 1).is_some_and(|part| part.is_word() && part.gap == Gap::None)
        {
            at += 2;
        } else {
            break;
        }
    }
    (at + if words > 0 { numbered(text, at) } else { 0 }, words)
}

/// Whether a word on no list of words may be a name.
pub(super) fn is_strange(token: &Token<'_>) -> bool {
    // "gibts", "machts": a verb with "es" run into it.
    let verb = || {
        token.text.strip_suffix('s').is_some_and(|verb| look_up(verb, hash(verb.bytes())).any(Flags::COMMON))
    };
    token.is_word()
        && token.text.len() >= 4
        && !token.any(ORDINARY.with(TOPIC).with(NO_NAME).with(Flags::TITLE).with(Flags::ACCOUNT))
        && (token.is_capital() || !verb())
}

/// Where a name in small letters behind the kind of a house ends.
pub(super) fn small(
    text: &Text<'_>,
    start: usize,
    is_place: &impl Fn(usize) -> Option<usize>,
    sure: bool,
) -> Option<usize> {
    let first = on_line(text, start).filter(|first| first.is_word())?;
    let no_name = NO_NAME.with(Flags::TITLE).with(Flags::NUMBER).with(Flags::ACCOUNT);
    let noun = |token: &Token<'_>| {
        token.is_word()
            && token.text.len() >= 3
            && !token.any(no_name.with(Flags::COMMON).with(TOPIC))
            && !NOBODY.knows(token)
            && (!is_verbal(token) || token.any(NAME) && !token.any(ORDINARY))
            && !is_time(Some(token))
    };
    if REGIONS.knows(first) || matches!(first.text, "nord" | "sued" | "ost" | "west" | "mitte") {
        return Some(start + 1);
    }
    if let Some(length) = is_place(start) {
        return Some(start + length);
    }
    let more = |from: usize| {
        (from..from + 3)
            .take_while(|at| on_line(text, *at).is_some_and(|part| noun(part) && !is_plain(part)))
            .count()
    };
    let made = first.any(Flags::COMPOUND) && !first.any(Flags::WORD) && !is_verbal(first);
    let surname = first.any(Flags::LAST) && !first.any(Flags::COMMON.with(Flags::FIRST));
    // "laienbühne fritz"
    let given = sure && first.any(Flags::FIRST) && !first.any(Flags::COMMON);
    if given {
        return Some(start + 1);
    }
    let rare = is_strange(first) || made || surname;
    if rare && noun(first) || is_strange(first) || sure && noun(first) {
        let end = start + 1 + more(start + 1);
        return Some(end + numbered(text, end));
    }
    if sure && is_like_a_noun(first) {
        let end = start + 1 + more(start + 1);
        return Some(end + numbered(text, end));
    }
    // "schuppen 4", "gartensparte fortschritt"
    let everyday = first.text.len() >= 5 && !first.any(no_name.with(TOPIC)) && is_everyday_noun(text, first);
    let number = numbered(text, start + 1);
    if everyday && (number > 0 || sure && closes(text, start + 1)) && !is_time(Some(first)) {
        return Some(start + 1 + number);
    }
    let adjective = ["e", "er", "es", "en", "em"].iter().any(|end| first.text.ends_with(end))
        && first.text.len() >= 4
        && !first.any(no_name);
    let second = on_line(text, start + 1).filter(|second| {
        second.is_word()
            && second.text.len() >= 4
            && !second.any(no_name)
            && !NOBODY.knows(second)
            && !is_time(Some(second))
    });
    let plain = first.any(Flags::COMMON) && second.is_some_and(|second| second.any(Flags::COMMON));
    let ends = sure && (closes(text, start + 2) || second.is_some_and(|noun| !noun.any(Flags::COMMON)))
        || closes(text, start + 2) && !plain;
    (adjective && second.is_some() && ends).then_some(start + 2)
}

/// Whether a word ends as only verbs and participles do.
fn is_verbal(token: &Token<'_>) -> bool {
    static ENDS: List<26> = List::new([
        "iert", "ieren", "igt", "tet", "test", "elt", "ert", "tzt", "ckt", "llt", "mmt", "nnt", "ppt", "rrt",
        "sst", "fft", "chst", "eln", "ern", "ierten", "bt", "gt", "kt", "pt", "ten", "end",
    ]);
    static NOUNS: List<10> =
        List::new(["punkt", "takt", "markt", "welt", "zelt", "held", "konzert", "garten", "kontakt", "gut"]);
    let participle = token.text.contains("ge") && (token.text.ends_with('t') || token.text.ends_with("en"));
    (ENDS.ends(token.text) || participle && !token.text.ends_with("chen")) && !NOUNS.ends_or_is(token.text)
}

/// How many tokens from here on are the number of a house: "4", "1920", "II".
pub(super) fn numbered(text: &Text<'_>, at: usize) -> usize {
    let Some(number) = on_line(text, at) else { return 0 };
    let roman = matches!(number.text, "i" | "ii" | "iii" | "iv") && number.is_capital();
    let counts = number.is_number() && number.text.len() <= 4;
    let unit = text.get(at + 1).is_some_and(|unit| {
        unit.gap == Gap::None
            && matches!(unit.text, "." | ":" | "%")
            && text.get(at + 2).is_some_and(|next| next.gap == Gap::None)
            || matches!(
                unit.text,
                "uhr" | "euro" | "€" | "leute" | "jahre" | "mal" | "stunden" | "tage" | "wochen" | "mann"
            )
            || unit.any(Flags::MONTH)
    });
    usize::from((roman || counts) && !unit)
}

/// Whether a word is in the large list and no name either: a second word of a name is rarer than that.
fn is_plain(token: &Token<'_>) -> bool {
    token.any(Flags::WORD) && !token.any(NAME)
}

/// Whether no name goes on here: a mark, a little word, a verb.
pub(super) fn closes(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_none_or(|next| {
        next.class != Class::Word
            || next.gap == Gap::Line
            || next.any(Flags::FUNCTION.with(Flags::DET).with(Flags::PLACE))
            || next.any(Flags::COMMON) && is_verb(text, next)
    })
}

/// Whether a word in small letters is more likely a noun than anything else: no list tells, so that endings must.
pub(super) fn is_like_a_noun(token: &Token<'_>) -> bool {
    const BEFORE: [&str; 18] = [
        "ab", "an", "auf", "aus", "ein", "mit", "nach", "ueber", "vor", "zu", "weg", "rum", "ver", "be",
        "er", "zer", "ent", "um",
    ];
    static OTHER: List<64> = List::new([
        "gestern",
        "heute",
        "morgen",
        "abends",
        "morgens",
        "mittags",
        "nachts",
        "immer",
        "wieder",
        "damals",
        "jetzt",
        "kaputt",
        "pleite",
        "dicht",
        "offen",
        "voller",
        "direkt",
        "genau",
        "wirklich",
        "komplett",
        "bisher",
        "extra",
        "egal",
        "sowas",
        "solche",
        "jemand",
        "keiner",
        "einer",
        "alles",
        "nichts",
        "etwas",
        "genug",
        "zusammen",
        "allein",
        "alleine",
        "drinnen",
        "draussen",
        "drueben",
        "vorne",
        "hinten",
        "unten",
        "oben",
        "rechts",
        "links",
        "rassistisch",
        "montags",
        "selber",
        "frueher",
        "zuhause",
        "wenns",
        "haltestelle",
        "sonntags",
        "super",
        "total",
        "krass",
        "schlimm",
        "schuld",
        "angst",
        "leute",
        "typen",
        "nazis",
        "faschos",
        "glatzen",
        "nebenan",
    ]);
    static ENDS: List<22> = List::new([
        "ig", "isch", "ische", "ischen", "ischer", "lich", "liche", "lichen", "licher", "bar", "sam", "los",
        "haft", "weise", "mal", "mals", "st", "te", "ten", "igen", "ige", "iger",
    ]);
    // Most words are told by these.
    if !token.is_word()
        || token.text.len() < 5
        || token.any(NO_NAME.with(Flags::TITLE).with(Flags::NUMBER).with(Flags::ACCOUNT).with(TOPIC))
        || OTHER.knows(token)
        || NOBODY.knows(token)
    {
        return false;
    }
    // "abmachen", "mitliest"
    let separable = ["en", "n", "t"].iter().any(|end| token.text.ends_with(end))
        && !["chen", "ein", "kraft", "schaft", "heit", "keit", "markt", "garten", "hafen"]
            .iter()
            .any(|end| token.text.ends_with(end))
        && BEFORE.iter().any(|start| token.text.starts_with(start))
        && !is_strange(token);
    let nouns =
        ["st", "chen", "kiste", "karte", "garten", "bar", "huette", "kueste", "bluete", "kette", "ecke"];
    let noun = nouns.iter().any(|end| token.text.ends_with(end) && token.text.len() > 5);
    let infinitive = token.text.ends_with("en") && token.any(Flags::COMMON) && !token.text.ends_with("chen");
    let third = token.text.ends_with('t') && token.any(Flags::COMMON) && !is_noun_in_t(token);
    (!ENDS.ends(token.text) || noun)
        && !infinitive
        && !third
        && !separable
        && !is_verbal(token)
        && !is_time(Some(token))
}

/// Common nouns that end as verbs do.
fn is_noun_in_t(token: &Token<'_>) -> bool {
    static NOUNS: List<47> = List::new([
        "licht", "nacht", "macht", "wacht", "kraft", "luft", "welt", "zeit", "heit", "keit", "schaft",
        "fahrt", "stadt", "blut", "mut", "brot", "boot", "rot", "gut", "hut", "ort", "port", "punkt",
        "markt", "schritt", "recht", "dienst", "angst", "geist", "gast", "kunst", "wirt", "kunft", "nunft",
        "sicht", "gewicht", "herbst", "wort", "sport", "tat", "rat", "staat", "not", "gott", "spott", "hort",
        "lust",
    ]);
    NOUNS.ends_or_is(token.text)
}
