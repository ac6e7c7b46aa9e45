//! Words that announce the number of a file, a document, a customer, and what has one.

use super::list::List;
use super::token::{Text, Token};

/// Words that announce the number of a file, a document, a customer.
pub(super) fn announces_id(word: &str) -> bool {
    static WORDS: List<31> = List::new([
        "passport",
        "paszport",
        "pasaport",
        "pasaporte",
        "passeport",
        "az",
        "aktenzeichen",
        "geschaeftszeichen",
        "vorgangsnr",
        "tagebuchnr",
        "strafanzeige",
        "ausweis",
        "personalausweis",
        "perso",
        "reisepass",
        "passnr",
        "fuehrerschein",
        "steuerid",
        "steuernr",
        "matrikel",
        "bg",
        "rentennr",
        "svnr",
        "kundennr",
        "ticket",
        "vorgang",
        "azr",
        "versichertennr",
        "gz",
        "ident",
        "mitgliedsnr",
    ]);
    WORDS.has(word)
        || is_misspelt(word)
        || (word.ends_with("nummer")
            && !matches!(
                word,
                "nummer"
                    | "hausnummer"
                    | "handynummer"
                    | "telefonnummer"
                    | "rufnummer"
                    | "zimmernummer"
                    | "startnummer"
                    | "notrufnummer"
                    | "mobilnummer"
                    | "festnetznummer"
                    | "autonummer"
            ))
        || word.ends_with("zeichen") && word != "kennzeichen" && word != "autokennzeichen" && word.len() > 11
        || word.ends_with("ausweis")
        || word.ends_with("register")
        || word.ends_with("kennung")
        || word.starts_with("steuer") && word.ends_with("id")
        || matches!(
            word,
            "fallnr"
                | "akte"
                | "tgb"
                | "registernr"
                | "duldung"
                | "visum"
                | "aufenthaltstitel"
                | "gestattung"
                | "dienstnr"
                | "aktenz"
                | "geschz"
                | "sachbearbeitungsnr"
                | "reg"
                | "matrikelnr"
                | "bescheid"
                | "beleg"
                | "imei"
                | "fin"
                | "quittung"
                | "sendung"
        )
        || word.ends_with("nr")
            && word.len() >= 4
            && !matches!(
                word,
                "hausnr" | "hsnr" | "telefonnr" | "handynr" | "rufnr" | "mobilnr" | "zimmernr" | "startnr"
            )
}

/// "aktenzeichn", "versichertennumer", "ausweisnummr": what announces a number, as people type it.
fn is_misspelt(word: &str) -> bool {
    static NUMBERS: List<11> = List::new([
        "numer", "nummr", "numma", "nummerr", "nummmer", "numemr", "nunmer", "nummber", "nummre", "nuemmer",
        "nmmer",
    ]);
    static SIGNS: List<7> =
        List::new(["zeichn", "zeihen", "zeicher", "zeiche", "zeichnen", "zeischen", "zeien"]);
    // Hardly any word ends so, and many must be asked how they begin.
    NUMBERS.ends(word) && PAPERS.iter().any(|paper| word.starts_with(paper))
        || SIGNS.ends(word)
            && ["akten", "aktn", "geschaeftsz", "kassenz"].iter().any(|start| word.starts_with(start))
}

/// Ends of what has a number right behind it or none.
static HAS_NUMBER: List<18> = List::new([
    "urkunde",
    "bescheinigung",
    "pass",
    "schein",
    "gestattung",
    "vertrag",
    "rechnung",
    "police",
    "titel",
    "karte",
    "sozialamt",
    "referenz",
    "akte",
    "versichert",
    "krankenkasse",
    "versicherung",
    "register",
    "bescheid",
]);

/// Whether a word names a paper with its number right behind it.
pub(super) fn is_paper(word: &str) -> bool {
    HAS_NUMBER.ends_or_is(word) && !matches!(word, "karte" | "titel" | "spass")
}

/// What the word "Nummer" belongs to a few words before it, by the beginning of that word.
const PAPERS: [&str; 51] = [
    "jugendamt",
    "finanzamt",
    "amt",
    "versicher",
    "jobcenter",
    "sozialamt",
    "behoerde",
    "kv",
    "sv",
    "bg",
    "rv",
    "kd",
    "bamf",
    "asyl",
    "rezept",
    "matrikel",
    "gericht",
    "sozial",
    "anzeige",
    "einsatz",
    "krankenkasse",
    "visum",
    "aufenthalt",
    "perso",
    "dienst",
    "polizist",
    "beamte",
    "konto",
    "depot",
    "patient",
    "beleg",
    "auftrag",
    "bestell",
    "sendung",
    "zaehler",
    "chip",
    "ausweis",
    "pass",
    "kunden",
    "akten",
    "vorgang",
    "steuer",
    "mitglied",
    "karte",
    "vertrag",
    "schaden",
    "fall",
    "rechnung",
    "police",
    "bescheid",
    "register",
];

/// Whether a word is one for a number, in German or as people say it who speak it with another language.
fn is_number_word(word: &Token<'_>) -> bool {
    matches!(
        word.text,
        "nummer" | "nr" | "number" | "numero" | "numer" | "nomer" | "numara" | "номер" | "numri"
    )
}

/// "die Nummer meiner Versicherung": the word for a number, behind what has one.
pub(super) fn is_of_paper(text: &Text<'_>, at: usize) -> bool {
    let of = |word: &Token<'_>| PAPERS.iter().any(|noun| word.text.starts_with(noun));
    // "ne nummer vom jugendamt"
    let behind = || {
        text.get(at + 1).is_some_and(|whose| {
            matches!(whose.text, "vom" | "von" | "der" | "beim" | "fuer" | "meiner" | "des")
        }) && (2..=3).filter_map(|by| text.get(at + by)).any(of)
    };
    text.get(at).is_some_and(is_number_word)
        && ((1..=5).filter_map(|by| text.before(at, by)).any(of) || behind())
}
