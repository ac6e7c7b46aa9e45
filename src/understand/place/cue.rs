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
    /// "meine Oma wohnt in Barth".
    Theirs,
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
    if after.is_some_and(is_street_alone) || is_somebody(words, start) {
        return How::Not;
    }
    if after
        .is_some_and(|word| matches!(word, "umgebung" | "umland" | "naehe" | "raum" | "region" | "gegend"))
    {
        return How::Near;
    }
    if is_called(words, start) {
        return How::Not;
    }
    match before.next() {
        Some("zwischen") => How::Between,
        // "Es geht um Güstrow" names the place itself.
        Some("um") if before.next().is_some_and(|word| word.starts_with("geh") || word == "ging") => How::At,
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

/// Whether the words before say what somebody is called: "Herr Schwerin", "ich heiße Anna Warnemünde".
fn is_called(words: &[Word], start: usize) -> bool {
    let says = |word: &str| {
        matches!(
            word,
            "herr"
                | "herrn"
                | "frau"
                | "familie"
                | "dr"
                | "heisst"
                | "heisse"
                | "namens"
                | "prof"
                | "hr"
                | "fr"
                | "name"
        )
    };
    let little = |word: &str| {
        matches!(
            word,
            "in" | "aus"
                | "bei"
                | "nach"
                | "von"
                | "vom"
                | "zu"
                | "auf"
                | "an"
                | "am"
                | "im"
                | "um"
                | "und"
                | "aber"
                | "jetzt"
                | "wohne"
                | "wohnt"
                | "lebe"
                | "lebt"
                | "komme"
                | "kommt"
                | "bin"
                | "zwischen"
                | "nahe"
                | "raum"
                | "landkreis"
                | "kreis"
                | "stadt"
                | "ort"
                | "dorf"
        )
    };
    let before: Vec<&str> = back(words, start).take(3).collect();
    match *before.as_slice() {
        [word, ..] if says(word) => true,
        [first, word, ..] if says(word) => !little(first),
        [first, "ist", word, ..] => says(word) && !little(first),
        _ => false,
    }
}

/// Whether the words before say who somebody is, not where: "ich bin Rom", "wir sind Schwaben und Hessen". Nobody is a
/// place.
fn is_somebody(words: &[Word], start: usize) -> bool {
    let mut before = words.iter().take(start).rev().take(REACH).map(|word| word.text.as_str());
    while let Some(word) = before.next() {
        match word {
            "bin" | "bist" | "als" => return true,
            "sind" | "war" | "waren" | "wurde" | "ist" => {
                let clause = words.get(start).map(|word| word.clause);
                let mut clause = words.iter().filter(|word| Some(word.clause) == clause);
                // "Das war Anklam", "mein Ort ist Anklam" name a place.
                return clause.any(|word| matches!(word.text.as_str(), "ich" | "wir" | "er" | "du"));
            }
            // The other name of two: "Sinti und Roma".
            "und" | "u" | "oder" if before.next().is_some() => {}
            "ein" | "eine" | "einer" | "kein" | "keine" | "auch" | "selbst" | "selber" | "so" | "ja"
            | "halt" | "eben" | "nur" | "doch" | "halb" | "nicht" | "deutsche" | "deutscher" | "ich"
            | "wir" | "eigentlich" | "uebrigens" | "gebuertiger" | "gebuertige" => {}
            _ => return false,
        }
    }
    false
}

/// Whether a word is, or ends like, the name of a street.
pub(super) fn is_street(word: &str) -> bool {
    let ends = ["strasse", "str", "weg", "allee", "platz", "chaussee", "gasse", "ring", "damm", "ufer"];
    is_street_alone(word) || (word.len() > 7 && ends.iter().any(|end| word.ends_with(end)))
}

/// Whether a word is a street's name alone.
pub(super) fn is_street_alone(word: &str) -> bool {
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
        || is_followed_by_home(words, start)
}

/// "Anklam wohne ich", "SN Kennzeichen".
fn is_followed_by_home(words: &[Word], start: usize) -> bool {
    let after = words.get(start + 1).filter(|after| after.text != "wohnen" && after.text != "leben");
    let same = |after: &&Word| words.get(start).is_some_and(|word| word.clause == after.clause);
    after.filter(same).is_some_and(|after| is_plates(&after.text) || cue(&after.text) == Some(Rank::Home))
}

/// Whether a word for number plates stands beside this one.
pub(super) fn is_beside_plates(words: &[Word], start: usize) -> bool {
    let beside = [start.checked_sub(1), start.checked_add(1)].into_iter().flatten();
    beside.filter_map(|at| words.get(at)).any(|word| is_plates(&word.text))
}

fn is_plates(word: &str) -> bool {
    matches!(word, "kennzeichen" | "autokennzeichen" | "nummernschild")
}

/// Whether the word right before is one that only a place's name follows, if it is a name at all.
pub(super) fn is_said_to_be_in(words: &[Word], start: usize) -> bool {
    back(words, start).next().is_some_and(|word| matches!(word, "in" | "aus"))
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
    if is_denied(words, start) && how(words, start, 1) != How::Near {
        return Rank::Denied;
    }
    let clause = words.get(start).map(|word| word.clause);
    let same = |word: &&Word| Some(word.clause) == clause;
    let before = || words.iter().take(start).rev().take(2 * REACH).take_while(same);
    let after = || words.iter().skip(start).take(2 * REACH).take_while(same);
    if before().chain(after()).any(|word| is_plates(&word.text)) {
        return Rank::Plain;
    }
    let nearest =
        before().find_map(|word| cue(&word.text)).or_else(|| after().find_map(|word| cue(&word.text)));
    match nearest {
        // "wohne und arbeite in Barth"
        Some(Rank::Away) if before().any(|word| is_own_home(&word.text)) && joins_home(words, start) => {
            Rank::Home
        }
        // Who says "wir" or "ich" speaks of themselves: "wir leben".
        Some(Rank::Theirs)
            if before().chain(after()).any(|word| matches!(word.text.as_str(), "ich" | "wir")) =>
        {
            Rank::Home
        }
        rank => rank.unwrap_or(Rank::Plain),
    }
}

/// Whether a mention is denied, by a word before it or one that ends its clause: "nicht in Anklam", "in Anklam wohne ich
/// nicht mehr".
fn is_denied(words: &[Word], start: usize) -> bool {
    let mut before = back(words, start);
    if before.by_ref().take(4).any(is_denial) {
        return true;
    }
    // "weder in Anklam noch in Barth": one clause or two.
    let earlier = || words.iter().take(start).rev().take(2 * REACH).map(|word| word.text.as_str());
    if earlier().any(|word| word == "weder") && earlier().take(3).any(|word| matches!(word, "weder" | "noch"))
    {
        return true;
    }
    let clause = words.get(start).map(|word| word.clause);
    let after: Vec<&str> = words
        .iter()
        .skip(start + 1)
        .take(REACH)
        .take_while(|word| Some(word.clause) == clause)
        .map(|word| word.text.as_str())
        .collect();
    // "Anklam, glaube ich, ich weiß nicht" doubts and does not deny.
    let doubts = after.iter().any(|word| matches!(*word, "weiss" | "weis" | "sicher" | "genau" | "ob"));
    let end = match after.as_slice() {
        [] => false,
        [.., end, "mehr" | "direkt"] | [.., end] => is_denial(end),
    };
    end && !doubts
}

fn is_denial(word: &str) -> bool {
    matches!(
        word,
        "nicht"
            | "nich"
            | "nciht"
            | "net"
            | "ned"
            | "nie"
            | "niemals"
            | "nimmer"
            | "weder"
            | "kein"
            | "keine"
            | "keinesfalls"
            | "keineswegs"
            | "nirgends"
    )
}

/// Verbs that speak of one's own home alone.
fn is_own_home(word: &str) -> bool {
    matches!(word, "wohne" | "wohn" | "lebe" | "leb" | "wohnen" | "leben" | "wohnt" | "lebt")
}

/// Whether two verbs before the mention share it, one of them telling the home: "lebe und arbeite in Barth".
fn joins_home(words: &[Word], start: usize) -> bool {
    let mut before = words.iter().take(start).rev().take(REACH).map(|word| word.text.as_str());
    while let Some(word) = before.next() {
        if cue(word) == Some(Rank::Away) {
            return before.next().is_some_and(|word| matches!(word, "und" | "u"))
                && before.next().is_some_and(is_own_home);
        }
    }
    false
}

/// Whether a joining word behind this one goes on with the same clause: "wohne aber in", "wohne und arbeite in".
pub(super) fn goes_on_behind(word: &str, joint: &str) -> bool {
    match joint {
        "aber" => {
            is_own_home(word)
                || matches!(cue(word), Some(Rank::Away))
                || matches!(
                    word,
                    "ich" | "wir" | "bin" | "sind" | "er" | "sie" | "es" | "komme" | "kommen" | "ist"
                )
        }
        "und" | "u" => is_own_home(word),
        _ => false,
    }
}

fn cue(word: &str) -> Option<Rank> {
    match word {
        "wohne" | "wohn" | "lebe" | "leb" | "wohnhaft" | "zuhause" | "daheim" | "hause" | "gemeldet"
        | "wohnort" | "wohnung" | "jetzt" | "inzwischen" | "mittlerweile" | "sondern" | "ziehe"
        | "wohnsitz" | "heute" => Some(Rank::Home),
        "wohnen" | "wohnt" | "leben" | "lebt" => Some(Rank::Theirs),
        "arbeite" | "arbeiten" | "arbeitet" | "arbeitsort" | "arbeitsplatz" | "jobbe" | "job"
        | "studiere" | "studieren" | "studiert" | "schule" | "ausbildung" | "lehre" | "geboren"
        | "aufgewachsen" | "stamme" | "stammt" | "frueher" | "ehemals" | "damals" | "urspruenglich"
        | "pendle" | "urlaub" | "besuch" | "besuche" | "einkaufen" | "fahre" | "gewohnt" | "gelebt"
        | "arbeit" | "dienstlich" => Some(Rank::Away),
        _ => None,
    }
}

/// Whether the clause of the mention at `start` tells that something happened: "der Angriff war in Schwerin".
pub(super) fn tells_what_happened(words: &[Word], start: usize) -> bool {
    // "Ein Mann aus Rostock hat mich bedroht" tells where he comes from.
    if back(words, start).next().is_some_and(|word| matches!(word, "aus" | "von" | "nach")) {
        return false;
    }
    let clause = words.get(start).map(|word| word.clause);
    let around = words.iter().skip(start.saturating_sub(2 * REACH)).take(4 * REACH);
    around.filter(|word| Some(word.clause) == clause).any(|word| happened(&word.text))
}

fn happened(word: &str) -> bool {
    let begins = [
        "angriff",
        "angegriffen",
        "ueberfall",
        "attack",
        "attackiert",
        "bedroh",
        "beleidig",
        "bespuckt",
        "vorfall",
        "geschlagen",
        "zusammengeschlagen",
        "verpruegel",
        "pruegel",
        "passiert",
        "geschehen",
        "ereignet",
        "getreten",
        "gejagt",
        "verfolgt",
        "gemobbt",
        "beschmiert",
        "beschimpft",
        "bepoebelt",
        "angepoebelt",
        "angespuckt",
        "angeschrien",
        "brandanschlag",
        "anschlag",
        "uebergriff",
    ];
    begins.iter().any(|begin| word.starts_with(begin))
}

/// Whether nothing but "und in" stands between two mentions: what is said of the first is said of the second.
pub(super) fn is_joined(between: &[Word]) -> bool {
    let joins = |word: &str| matches!(word, "und" | "u" | "oder" | "sowie" | "bzw" | "auch" | "mal");
    let little = |word: &str| matches!(word, "in" | "bei" | "noch" | "einmal" | "eins" | "eine" | "einer");
    between.iter().any(|word| joins(&word.text))
        && between.iter().all(|word| joins(&word.text) || little(&word.text))
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
        assert_eq!(ranks("mein Bruder lebt in B", "b"), Rank::Theirs);
        assert_eq!(ranks("wir leben in B", "b"), Rank::Home);
        assert_eq!(ranks("lebe und studiere in B", "b"), Rank::Home);
        assert_eq!(ranks("lebe aber in B", "b"), Rank::Home);
        assert_eq!(ranks("in B leb ich net", "b"), Rank::Denied);
        assert_eq!(ranks("B, bin mir nicht sicher", "b"), Rank::Plain);
    }
}
