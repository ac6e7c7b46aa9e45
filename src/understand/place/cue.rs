//! What the words around a name make of it: a home, a place of work, a place that is only near.

use super::spell::{Word, is_title, postcode};

/// How a mention of a place is to be taken, by the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// There.
    At,
    /// The place itself is another, near this one.
    Near,
    /// The place itself lies between this one and the next.
    Between,
    /// No place at all: somebody's name, a street.
    Not,
}

/// How much a mention says about where somebody lives. The most telling ones count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// "nicht in Wismar".
    Denied,
    /// "arbeite in Güstrow".
    Away,
    Plain,
    /// "wohne in Teterow".
    Home,
}

/// How far back words are looked at, so that no text takes quadratic time.
const REACH: usize = 6;

/// The words before a place in the same clause, the nearest first, titles left out.
fn back(words: &[Word], start: usize) -> impl Iterator<Item = &str> {
    let clause = words.get(start).map(|word| word.clause);
    words
        .iter()
        .take(start)
        .rev()
        .take(REACH)
        .take_while(move |word| Some(word.clause) == clause)
        .map(|word| word.text.as_str())
        .filter(|word| !is_title(word))
}

/// Reads the words around the mention at `start`, `length` words long.
pub(super) fn how(words: &[Word], start: usize, length: usize) -> How {
    let mut before = back(words, start);
    let after = words.get(start + length).map(|word| word.text.as_str());
    if after.is_some_and(is_street_alone) {
        return How::Not;
    }
    if after
        .is_some_and(|word| matches!(word, "umgebung" | "umland" | "naehe" | "raum" | "region" | "gegend"))
    {
        return How::Near;
    }
    match before.next() {
        Some(
            "herr" | "herrn" | "frau" | "familie" | "dr" | "heisst" | "heisse" | "namens" | "prof" | "hr"
            | "fr",
        ) => How::Not,
        Some("zwischen") => How::Between,
        Some(
            "bei" | "nahe" | "naehe" | "raum" | "umland" | "umgebung" | "unweit" | "neben" | "hinter"
            | "gegend" | "richtung" | "vor" | "um" | "umkreis" | "beim" | "rand",
        ) => How::Near,
        Some("von") => match before.next() {
            Some(
                "naehe" | "umland" | "umgebung" | "umkreis" | "rand" | "noerdlich" | "suedlich" | "oestlich"
                | "westlich" | "nordoestlich" | "nordwestlich" | "suedoestlich" | "suedwestlich" | "weit"
                | "entfernt" | "unweit" | "km" | "kilometer" | "minuten" | "weg" | "ausserhalb" | "nah"
                | "nahe",
            ) => How::Near,
            _ => How::At,
        },
        _ => How::At,
    }
}

/// Whether a word is, or ends like, the name of a street.
pub(super) fn is_street(word: &str) -> bool {
    let ends = ["strasse", "str", "weg", "allee", "platz", "chaussee", "gasse", "ring", "damm", "ufer"];
    is_street_alone(word) || (word.len() > 7 && ends.iter().any(|end| word.ends_with(end)))
}

/// Whether a word ends as villages' names do as often as streets'.
pub(super) fn may_be_village(word: &str) -> bool {
    !is_street_alone(word) && ["damm", "ufer", "ring"].iter().any(|end| word.ends_with(end))
}

fn is_street_alone(word: &str) -> bool {
    matches!(
        word,
        "strasse"
            | "str"
            | "weg"
            | "allee"
            | "platz"
            | "chaussee"
            | "gasse"
            | "ufer"
            | "damm"
            | "ring"
            | "landstrasse"
    )
}

/// Whether a word stands before the mention after which a place is expected.
pub(super) fn is_expected(words: &[Word], start: usize) -> bool {
    let direct = start.checked_sub(1).and_then(|at| words.get(at)).map(|word| word.text.as_str());
    let introduces = |word: &str| {
        matches!(
            word,
            "in" | "aus"
                | "bei"
                | "nach"
                | "um"
                | "nahe"
                | "naehe"
                | "neben"
                | "hinter"
                | "richtung"
                | "raum"
                | "landkreis"
                | "plz"
                | "wohnort"
                | "kennzeichen"
                | "auf"
                | "zwischen"
                | "region"
                | "unweit"
                | "umgebung"
                | "umland"
        ) || postcode(word).is_some()
    };
    let capital = words.get(start).is_some_and(|word| word.capital);
    // "aus dem schönen Wismar"
    let described = || capital && back(words, start).take(3).any(introduces);
    direct.is_some_and(|word| introduces(word) || is_title(word))
        || back(words, start).next().is_some_and(introduces)
        || how(words, start, 1) == How::Near
        || described()
}

/// Whether a verb's subject stands before the word, so that it is no name: "wir waren".
pub(super) fn follows_subject(words: &[Word], start: usize) -> bool {
    back(words, start).next().is_some_and(|word| {
        matches!(
            word,
            "wir"
                | "sie"
                | "es"
                | "die"
                | "das"
                | "da"
                | "dort"
                | "wo"
                | "wer"
                | "ich"
                | "er"
                | "zum"
                | "beim"
        )
    })
}

/// How much the mention at `start` says about where somebody lives.
pub(super) fn rank(words: &[Word], start: usize) -> Rank {
    let clause = words.get(start).map(|word| word.clause);
    if back(words, start).take(3).any(|word| matches!(word, "nicht" | "kein" | "keinesfalls"))
        && how(words, start, 1) != How::Near
    {
        return Rank::Denied;
    }
    let same = |word: &&Word| Some(word.clause) == clause;
    let before =
        words.iter().take(start).rev().take(2 * REACH).take_while(same).find_map(|word| cue(&word.text));
    let after = || words.iter().skip(start).take(2 * REACH).take_while(same).find_map(|word| cue(&word.text));
    before.or_else(after).unwrap_or(Rank::Plain)
}

fn cue(word: &str) -> Option<Rank> {
    match word {
        "wohne" | "wohnen" | "wohnt" | "wohn" | "lebe" | "leben" | "lebt" | "leb" | "wohnhaft"
        | "zuhause" | "daheim" | "hause" | "gemeldet" | "wohnort" | "wohnung" | "jetzt" | "inzwischen"
        | "sondern" | "ziehe" | "wohnsitz" | "heute" => Some(Rank::Home),
        "arbeite" | "arbeiten" | "arbeitet" | "arbeitsort" | "arbeitsplatz" | "jobbe" | "job"
        | "studiere" | "studieren" | "studiert" | "schule" | "ausbildung" | "lehre" | "geboren"
        | "aufgewachsen" | "stamme" | "stammt" | "frueher" | "ehemals" | "damals" | "urspruenglich"
        | "pendle" | "urlaub" | "besuch" | "besuche" | "einkaufen" | "fahre" | "gewohnt" | "gelebt"
        | "arbeit" | "dienstlich" => Some(Rank::Away),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::spell::words;
    use super::*;

    #[test]
    fn homes_count_before_other_places() {
        let ranks = |text: &str, place: &str| {
            let words = words(text);
            let at = words.iter().position(|word| word.text == place).expect("the place stands there");
            rank(&words, at)
        };
        let text = "arbeite in A, wohne in B";
        assert_eq!((ranks(text, "a"), ranks(text, "b")), (Rank::Away, Rank::Home));
        let text = "wohne in B und arbeite in A";
        assert_eq!((ranks(text, "a"), ranks(text, "b")), (Rank::Away, Rank::Home));
        let text = "in A arbeite ich";
        assert_eq!(ranks(text, "a"), Rank::Away);
        assert_eq!(ranks("nicht in A, sondern in B", "a"), Rank::Denied);
        assert_eq!(ranks("nicht in A, sondern in B", "b"), Rank::Home);
        assert_eq!(ranks("nicht weit von A", "a"), Rank::Plain);
        assert_eq!(ranks("A", "a"), Rank::Plain);
    }
}
