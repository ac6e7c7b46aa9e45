//! Days, months and years in words, as people say and type them: "dritten", "veerten", "Februwor", "nullneun".

use super::date::year;
use super::lexicon::Flags;
use super::list::List;
use super::token::{Gap, Text, Token};

/// Whether a word may be the number of a day: "dritten", "zwanzigster", "veerten".
pub(super) fn may_be_ordinal(token: &Token<'_>) -> bool {
    const STEMS: [&str; 13] = [
        "erste", "zweite", "zwote", "dritte", "vierte", "fuenfte", "sechste", "siebte", "achte", "neunte",
        "zehnte", "elfte", "zwoelfte",
    ];
    token.is_word()
        && (STEMS
            .iter()
            .any(|stem| token.text.strip_prefix(stem).is_some_and(|rest| matches!(rest, "" | "n" | "r")))
            || is_low(token.text)
            || ["", "n", "r", "s"]
                .iter()
                .filter_map(|end| token.text.strip_suffix(end))
                .any(|stem| stem.ends_with("zehnte") || stem.ends_with("igste") || stem.ends_with("teihnte")))
}

/// "veerten", "twintigsten": days in Low German.
fn is_low(word: &str) -> bool {
    const STEMS: [&str; 24] = [
        "eerst", "ierst", "tweet", "tweit", "twet", "drudd", "druedd", "drurr", "veert", "viert", "foefft",
        "foeft", "soesst", "soest", "soevent", "soebent", "saebent", "negent", "neegt", "teihnt", "oelft",
        "elvt", "elwt", "twoelft",
    ];
    let stem = word.strip_suffix("en").or_else(|| word.strip_suffix('e'));
    stem.is_some_and(|stem| STEMS.contains(&stem) || stem.ends_with("tigst") || stem.ends_with("teihnst"))
}

/// Whether a word is a month, also in Low German, as Austrians say it, or mistyped.
pub(super) fn is_month(word: &Token<'_>) -> bool {
    static ALSO: List<62> = List::new([
        "january",
        "february",
        "march",
        "mar",
        "may",
        "june",
        "july",
        "october",
        "december",
        "oct",
        "dec",
        "januor",
        "jannewor",
        "jannuor",
        "februwor",
        "februor",
        "feberwor",
        "aprilmaand",
        "maimaand",
        "junimaand",
        "julimaand",
        "augustmaand",
        "harwstmaand",
        "oktobermaand",
        "wintermaand",
        "dezembermaand",
        "feber",
        "jaenner",
        "jaener",
        "hornung",
        "janaur",
        "januer",
        "janur",
        "febuar",
        "feburar",
        "februrar",
        "ferbuar",
        "febrar",
        "febrauar",
        "mertz",
        "maertz",
        "maez",
        "apirl",
        "aprill",
        "arpil",
        "agust",
        "augst",
        "augus",
        "auguste",
        "setember",
        "septemper",
        "sebtember",
        "septmber",
        "oktoba",
        "oktobr",
        "okotber",
        "novemba",
        "novenber",
        "dezemba",
        "desember",
        "dezmber",
        "dezenber",
    ]);
    word.any(Flags::MONTH) || ALSO.knows(word)
}

/// "nullneun", "null sieben", "zwölf": the end of a year behind a day and a month in words, and where it ends.
pub(super) fn spoken_short_year(text: &Text<'_>, at: usize) -> Option<(usize, u32)> {
    const UNITS: [&str; 9] = ["eins", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun"];
    const TEENS: [&str; 6] = ["zehn", "elf", "zwoelf", "dreizehn", "vierzehn", "fuenfzehn"];
    let first = text.get(at).filter(|first| first.is_word() && first.gap != Gap::Line)?;
    let of = |words: &[&str], from: u32, word: &str| {
        (from..).zip(words).find(|(_, unit)| **unit == word).map(|(year, _)| year)
    };
    let unit = |word: &str| of(&UNITS, 2001, if word == "zwo" { "zwei" } else { word });
    if first.is("null") {
        return text.get(at + 1).and_then(|next| unit(next.text)).map(|year| (at + 2, year));
    }
    let glued = first.text.strip_prefix("null").and_then(unit);
    glued.or_else(|| of(&TEENS, 2010, first.text)).map(|year| (at + 1, year))
}

/// The year of four digits or of a word, as near as it matters: "neunzehnhundertachtzig", "achtundsechzig". What ends in
/// twenty is told of these days.
pub(super) fn year_of(token: &Token<'_>) -> Option<u32> {
    const TENS: [(&str, u32); 7] = [
        ("dreissig", 1930),
        ("vierzig", 1940),
        ("fuenfzig", 1950),
        ("sechzig", 1960),
        ("siebzig", 1970),
        ("achtzig", 1980),
        ("neunzig", 1990),
    ];
    if token.is_number() {
        return year(token).filter(|_| token.text.len() == 4);
    }
    if token.is_word()
        && ["negenteihnhunnert", "negenteinhunnert"].iter().any(|start| token.text.starts_with(start))
    {
        return Some(1930);
    }
    let ends = token.text.ends_with("ig") || token.text.starts_with("zw");
    let spoken = (ends && token.is_word()).then_some(token.text)?;
    let of_tens = TENS.iter().find(|(tens, _)| spoken.ends_with(tens)).map(|(_, year)| *year);
    let early = ["zweitausend", "zwotausend"].iter().any(|start| {
        spoken.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && !rest.contains("zwanzig"))
    });
    // "zwanzigelf", "zwanzigzwölf"
    let teens = ["elf", "zwoelf", "zehn"];
    let late =
        spoken.strip_prefix("zwanzig").is_some_and(|rest| teens.iter().any(|teen| rest.ends_with(teen)));
    of_tens.or_else(|| early.then_some(2005)).or_else(|| late.then_some(2012))
}

/// "neunzehnhundertsiebzig"
pub(super) fn is_spoken_year(token: &Token<'_>) -> bool {
    ["neunzehnhundert", "zweitausend", "zwotausend", "twindusend", "negenteihnhunnert"]
        .iter()
        .any(|century| token.text.strip_prefix(century).is_some_and(|rest| !rest.is_empty()))
}
