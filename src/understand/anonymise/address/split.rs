//! Names of streets as people mistype them: the last word misspelt ("lindenstrse 5", "birkenwek 4") or apart ("bahnhof
//! straße 5", "garten weg 4").

use super::super::lexicon::Flags;
use super::super::list::List;
use super::super::token::{Gap, Text, Token};
use super::STREETS;

/// What becomes of "straße" and "chaussee", each letter once however often it is typed; hardly any other word ends so.
const MISSPELT: [&str; 24] = [
    "strase", "strse", "starse", "stase", "srase", "strae", "straze", "strasze", "strabe", "strahse",
    "strasa", "stasre", "srtase", "strsae", "strsa", "stras", "straese", "schtrase", "strate", "chause",
    "chose", "schose", "schause", "stzrase",
];
/// What becomes of other streets; these only count with a number.
static NUMBERED: List<19> = List::new([
    "grd",
    "chs",
    "pl",
    "sdlg",
    "wg",
    "alee",
    "enalle",
    "gase",
    "wek",
    "wech",
    "wegg",
    "weck",
    "weeg",
    "plaz",
    "plats",
    "platzt",
    "promenate",
    "sidlung",
    "markd",
]);

/// Whether the letters of a word, doubled ones counted once, end with these and go on before them.
fn ends_with(word: &str, end: &str) -> bool {
    let mut last = 0;
    let mut letters = word.bytes().rev().filter(|letter| std::mem::replace(&mut last, *letter) != *letter);
    end.bytes().rev().all(|letter| letters.next() == Some(letter)) && letters.nth(1).is_some()
}

/// Whether a word ends with a misspelt "straße".
pub(super) fn is_misspelt(word: &Token<'_>) -> bool {
    word.text.len() > 7
        && matches!(word.text.as_bytes().last(), Some(b'e' | b's' | b'a'))
        && !word.any(Flags::COMMON.with(Flags::WORD))
        && !STREETS.ends(word.text)
        && MISSPELT.iter().any(|end| ends_with(word.text, end))
}

/// Whether a word is a misspelt street by itself: "karl marx alee 61", "Greifswalder Schosse 40".
pub(super) fn is_alone(word: &Token<'_>) -> bool {
    static ALONE: List<18> = List::new([
        "strase",
        "strse",
        "starsse",
        "straase",
        "strasee",
        "strass",
        "stasse",
        "srasse",
        "schtrasse",
        "strasze",
        "alee",
        "allle",
        "schosse",
        "chause",
        "schose",
        "chausse",
        "gase",
        "wek",
    ]);
    ALONE.knows(word)
}

/// Whether a word ends with another misspelt street.
pub(super) fn may_be_misspelt(word: &Token<'_>) -> bool {
    word.text.len() >= 6
        && !word.any(Flags::COMMON.with(Flags::WORD))
        && !word.is("studentenwg")
        && NUMBERED.ends(word.text)
}

/// Takes initials, titles and first names before the surname a street is called after: "j. r. becher str 4", "k liebknecht str".
pub(super) fn with_first_names(text: &Text<'_>, surname: usize) -> usize {
    let mut start = surname;
    for _ in 0..3 {
        let dot = usize::from(text.before(start, 1).is_some_and(|dot| dot.is(".")));
        let gap = text.get(start).is_some_and(|word| word.gap == Gap::Space);
        let part = text.before(start, 1 + dot).is_some_and(|part| {
            gap && (part.is_letter() && !part.any(Flags::FUNCTION)
                || matches!(part.text, "dr" | "prof" | "st" | "sankt" | "geschwister")
                || dot == 0 && part.any(Flags::FIRST) && !part.any(Flags::COMMON.with(Flags::FUNCTION)))
        });
        if !part {
            break;
        }
        start -= 1 + dot;
    }
    start
}

/// Whether a word may be short for a street, as before the dot of "Wiesengrd. 18".
pub(super) fn is_short(word: &Token<'_>) -> bool {
    ["str", "grd", "chs", "pl", "sdlg", "wg"].iter().any(|end| word.text.ends_with(end))
}

/// What streets are called after in small letters.
static AFTER: List<72> = List::new([
    "bahnhof",
    "linden",
    "birken",
    "eichen",
    "buchen",
    "kastanien",
    "ahorn",
    "tannen",
    "fichten",
    "kiefern",
    "erlen",
    "eschen",
    "ulmen",
    "pappel",
    "pappeln",
    "weiden",
    "rosen",
    "tulpen",
    "nelken",
    "flieder",
    "garten",
    "gaerten",
    "wiesen",
    "feld",
    "wald",
    "berg",
    "tal",
    "see",
    "strand",
    "hafen",
    "fischer",
    "muehlen",
    "muehl",
    "kirch",
    "kirchen",
    "schul",
    "schloss",
    "markt",
    "dorf",
    "haupt",
    "ring",
    "park",
    "post",
    "stadt",
    "hof",
    "kloster",
    "werft",
    "deich",
    "damm",
    "sand",
    "stein",
    "teich",
    "bach",
    "fluss",
    "ufer",
    "brunnen",
    "amsel",
    "drossel",
    "lerchen",
    "schwalben",
    "moewen",
    "storchen",
    "finken",
    "falken",
    "hasen",
    "fuchs",
    "reh",
    "sonnen",
    "mond",
    "stern",
    "blumen",
    "industrie",
]);

/// Whether streets are called after a word.
pub(super) fn is_after(word: &Token<'_>) -> bool {
    AFTER.knows(word)
}

/// Where the name of a street begins whose last word stands apart, with a number behind it; `at` if nothing belongs to it.
pub(super) fn noun_before(text: &Text<'_>, at: usize) -> usize {
    let street = text.get(at).is_some_and(|street| street.gap == Gap::Space);
    let noun = text.before(at, 1).filter(|noun| street && noun.is_word() && noun.text.len() > 2);
    let little = Flags::FUNCTION
        .with(Flags::DET)
        .with(Flags::HOME)
        .with(Flags::PLACE)
        .with(Flags::KIN)
        .with(Flags::NUMBER)
        .with(Flags::MONTH)
        .with(Flags::TITLE);
    let named = noun.is_some_and(|noun| {
        let strong = text.get(at).is_some_and(|street| STREETS.knows(street) || is_alone(street));
        AFTER.knows(noun)
            // "hamburger allee 130"
            || strong && noun.text.len() > 6 && noun.text.ends_with("er") && !noun.any(little)
            || strong
                && !noun.any(little.with(Flags::COMMON))
                && (noun.is_capital() || text.lower && !noun.text.ends_with("te"))
    });
    if named { at - 1 } else { at }
}
