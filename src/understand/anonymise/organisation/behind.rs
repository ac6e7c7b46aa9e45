//! Finds organisations by what stands right behind the kind of a house: "grundschule an den linden", "praxis dr. gräwe",
//! "pflegedienst sanfte hände".

use super::super::facts::Facts;
use super::super::lexicon::{Flags, ORDINARY, TOPIC};
use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};
use super::kinds::{NARROW, NOBODY};
use super::loose::{NO_NAME, is_verb, on_line, word};
use super::wide::is_time;

/// What is spoken of behind the kind of a house and is no name of it.
static PLAIN: List<52> = List::new([
    "stadt",
    "ecke",
    "naehe",
    "strasse",
    "hand",
    "zeit",
    "woche",
    "tuer",
    "pause",
    "klasse",
    "region",
    "gegend",
    "dorf",
    "ort",
    "innenstadt",
    "umgebung",
    "montag",
    "anfang",
    "ende",
    "schule",
    "arbeit",
    "spitze",
    "wand",
    "kasse",
    "rezeption",
    "fenster",
    "telefon",
    "tisch",
    "leute",
    "eltern",
    "kinder",
    "seite",
    "mauer",
    "kante",
    "grenze",
    "wochenende",
    "sache",
    "problem",
    "probleme",
    "aerger",
    "schluss",
    "feierabend",
    "beginn",
    "nachmittag",
    "sommer",
    "winter",
    "platz",
    "stelle",
    "jungs",
    "maedchen",
    "hitlergruss",
    "verfuegung",
]);

/// "grundschule an den linden", "lokal zur alten fähre", "klinik am langen see", "pflegedienst sanfte hände", "jugendzentrum
/// altes e-werk": what stands right behind the kind of a house and is neither verb nor little word.
pub(super) fn by_a_place(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    // Most words are followed by one that no name begins with.
    let follows = on_line(text, at + 1).is_some_and(|next| {
        next.is_word() && (!next.any(Flags::FUNCTION.with(Flags::DET)) || begins_a_place(next))
    });
    if !follows || !is_strong(token) || !(token.is_capital() || text.lower) {
        return None;
    }
    let led = match (word(text, at + 1), word(text, at + 2)) {
        ("an" | "auf" | "hinter" | "unter" | "vor", "der" | "dem" | "den") => 2,
        ("am" | "zum" | "zur" | "im" | "hinterm" | "de", _) => 1,
        _ => 0,
    };
    let first = on_line(text, at + 1 + led).filter(|first| first.is_word())?;
    let written = |token: &Token<'_>| text.lower || token.is_capital();
    let noun = |token: &Token<'_>| {
        token.is_word()
            && (token.text.len() >= 3 || token.text.len() == 1)
            && !token.any(NO_NAME.with(Flags::NUMBER).with(Flags::TITLE).with(TOPIC).with(Flags::ACCOUNT))
            && !PLAIN.knows(token)
            && !NOBODY.knows(token)
            && !is_time(Some(token))
    };
    let closed = |at: usize| {
        text.get(at).is_none_or(|word| {
            word.class != Class::Word
                || word.gap == Gap::Line
                || word.any(Flags::FUNCTION.with(Flags::PLACE).with(Flags::INTRO))
                || is_verb(word)
                || word.any(Flags::COMMON) && word.text.ends_with("en")
        })
    };
    let inflected = ["e", "en", "er", "es", "em"].iter().any(|end| first.text.ends_with(end));
    let adjective = inflected
        && first.text.len() >= 4
        && !first.any(Flags::FUNCTION.with(Flags::DET).with(Flags::KIN).with(Flags::JOB).with(Flags::FIRST))
        && (text.lower || led > 0 || first.is_capital());
    if adjective
        && let Some(behind) = on_line(text, at + 2 + led).filter(|behind| noun(behind) && written(behind))
    {
        let end = dashed(text, at + 3 + led);
        if led > 0 || closed(end) && !behind.any(Flags::COMMON) | (first.text.len() >= 5) {
            return Some(end);
        }
    }
    if led > 0 {
        let doubtful = matches!(word(text, at + 1), "im" | "vor" | "unter" | "auf")
            && (first.any(Flags::COMMON) || matches!(first.text, "landkreis" | "kreis" | "bereich" | "netz"));
        return (noun(first) && first.text.len() >= 4 && written(first) && !doubtful)
            .then(|| dashed(text, at + 2 + led));
    }
    // "feuerwehr groß rabensee"
    let old = matches!(first.text, "gross" | "klein" | "neu" | "alt" | "hohen" | "bad" | "alten" | "neuen");
    if old
        && on_line(text, at + 2).is_some_and(|town| noun(town) && !town.any(Flags::COMMON) && written(town))
    {
        return Some(at + 3);
    }
    let rare = |token: &Token<'_>| {
        noun(token)
            && written(token)
            && !is_verb(token)
            && (!token.any(ORDINARY)
                || token.any(Flags::COMPOUND)
                    && !token.any(Flags::COMMON.with(Flags::WORD))
                    && !token.text.ends_with('t'))
    };
    // "förderverein schloss quilow", "anglerverein petri heil"
    let second = on_line(text, at + 2);
    let with_more = noun(first)
        && written(first)
        && !is_verb(first)
        && first.text.len() >= 4
        && second.is_some_and(|second| {
            noun(second)
                && written(second)
                && !is_verb(second)
                && (rare(second) || first.any(Flags::FIRST) && closed(at + 3))
                && !second.any(Flags::FIRST)
        });
    if with_more && text.lower {
        return Some(at + 3);
    }
    // In a text with capitals a noun right behind a noun is its name.
    let capitals = (at + 1..at + 5)
        .take_while(|at| {
            on_line(text, *at).is_some_and(|word| {
                noun(word) && word.is_capital() && !word.any(Flags::FIRST) && word.text.len() > 1
            })
        })
        .count();
    if !text.lower && token.is_capital() && capitals > 1 {
        return Some(at + 1 + capitals);
    }
    let strange = rare(first) && !first.any(Flags::FIRST);
    let more = (at + 2..at + 4).take_while(|at| on_line(text, *at).is_some_and(&rare)).count();
    strange.then(|| dashed(text, at + 2 + more))
}

/// Whether where a house stands may begin with a word.
fn begins_a_place(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "an" | "auf" | "hinter" | "unter" | "vor" | "am" | "zum" | "zur" | "im" | "hinterm" | "de"
    )
}

/// Whether a word is the kind of an organisation and hardly anything else.
pub(super) fn is_strong(token: &Token<'_>) -> bool {
    token.is_any(Facts::STRONG)
}

/// The same of a word whose facts are not known.
pub(super) fn may_be_strong(token: &Token<'_>) -> bool {
    static STRONG: List<65> = List::new([
        "schule",
        "grundschule",
        "gesamtschule",
        "regionalschule",
        "gymnasium",
        "kita",
        "kindergarten",
        "praxis",
        "apotheke",
        "hort",
        "chor",
        "gasthof",
        "hotel",
        "pension",
        "wohnbau",
        "klinik",
        "kneipe",
        "residenz",
        "restaurant",
        "lokal",
        "physiotherapie",
        "wohngruppe",
        "werkstatt",
        "unterkunft",
        "cafe",
        "pflegedienst",
        "jugendclub",
        "jugendzentrum",
        "feuerwehr",
        "ffw",
        "club",
        "verein",
        "kameradschaft",
        "tattoostudio",
        "studio",
        "salon",
        "friseur",
        "imbiss",
        "agrar",
        "landhandel",
        "hofladen",
        "kirchengemeinde",
        "gemeindehaus",
        "pfarrei",
        "bude",
        "treff",
        "kaserne",
        "campingplatz",
        "ferienpark",
        "heimatverein",
        "gaststaette",
        "band",
        "buendnis",
        "initiative",
        "netzwerk",
        "stammtisch",
        "ortsgruppe",
        "arbeitgeber",
        "traeger",
        "unternehmen",
        "konzern",
        "hausverwaltung",
        "disko",
        "disco",
        "ausbildungsbetrieb",
    ]);
    STRONG.knows(token) || NARROW.knows(token) || STRONG.ends(token.text) && !token.any(Flags::COMMON)
}

/// Where a word with more words right behind dashes ends: "e-werk".
fn dashed(text: &Text<'_>, end: usize) -> usize {
    let more = text.get(end).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None)
        && text.get(end + 1).is_some_and(|part| part.gap == Gap::None && part.is_word());
    if more { end + 2 } else { end }
}

/// Whether doctors or lawyers may be named behind a word.
pub(super) fn is_practice(word: &Token<'_>) -> bool {
    word.text.ends_with("praxis")
        || matches!(word.text, "kanzlei" | "apotheke" | "zahnarzt" | "hausarzt" | "kinderarzt" | "tierarzt")
}

/// "praxis dr. gräwe", "Gemeinschaftspraxis Dres. Ohde & Salm"
pub(super) fn of_doctors(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    if !token.is_any(Facts::PRACTICE) {
        return None;
    }
    let mut name = at + 1;
    while name < at + 7
        && matches!(
            word(text, name),
            "dr" | "dres" | "prof" | "med" | "dent" | "vet" | "frau" | "herr" | "dipl" | "." | "psych"
        )
    {
        name += 1;
    }
    let titled =
        name > at + 1 && word(text, name - 1) != "frau" && word(text, name - 1) != "herr" || name > at + 2;
    let named = |at: usize| {
        on_line(text, at).is_some_and(|name| name.is_word() && !name.any(Flags::FUNCTION.with(Flags::DET)))
    };
    if !(titled && named(name)) {
        return None;
    }
    let mut end = dashed(text, name + 1);
    while end < at + 12
        && matches!(word(text, end), "&" | "und" | "+" | "/")
        && named(end + 1)
        && text.get(end + 1).is_some_and(|next| next.any(Flags::LAST) || next.is_capital() && !text.lower)
    {
        end = dashed(text, end + 2);
    }
    Some(end)
}
