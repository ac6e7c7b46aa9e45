//! Finds number plates that somebody tells in words: "HRO und dann AB 12", "nb emil otto sieben sieben", "fing mit HWI KL an".

use std::ops::Range;

use super::Kind;
use super::lexicon::Flags;
use super::list::List;
use super::number::{CODES, digits_of};
use super::token::{Class, Gap, Shape, Text};

/// How far behind the word for it a plate may begin.
const REACH: usize = 12;
/// The most tokens that the telling of one takes.
const LONGEST: usize = 24;

/// How letters are spelled out.
static SPELLED: List<44> = List::new([
    "anton",
    "aerger",
    "berta",
    "caesar",
    "charlotte",
    "dora",
    "emil",
    "friedrich",
    "gustav",
    "heinrich",
    "ida",
    "julius",
    "kaufmann",
    "ludwig",
    "martha",
    "nordpol",
    "oekonom",
    "otto",
    "paula",
    "quelle",
    "richard",
    "samuel",
    "siegfried",
    "theodor",
    "uebermut",
    "ulrich",
    "viktor",
    "wilhelm",
    "xanthippe",
    "ypsilon",
    "zacharias",
    "zeppelin",
    "konrad",
    "nikolaus",
    "alfa",
    "bravo",
    "charlie",
    "delta",
    "echo",
    "foxtrot",
    "tango",
    "victor",
    "zulu",
    "schule",
]);

/// How letters are called.
static LETTERS: List<21> = List::new([
    "vau", "ge", "en", "be", "ce", "ef", "ha", "jot", "ka", "el", "em", "pe", "ku", "te", "ix", "zett",
    "zet", "ypsilon", "we", "es", "er",
]);

/// What a part of the telling is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The code of a district, one to three letters, or a word for a letter.
    Letters,
    Digits,
    Between,
}

/// Plates behind the word for one, as ranges of bytes.
pub(super) fn told(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let cue = token.is_word()
            && (matches!(token.text, "nummernschild" | "kennz" | "kz" | "autonummer" | "schild")
                || token.text.starts_with("kennzeichen")
                || token.text.ends_with("kennzeichen"));
        if !cue {
            // "nordpol berta strich anton anton 12", "SN - heinrich heinrich 18"
            let spelled = SPELLED.has(token.text)
                || token.is_word()
                    && token.text.len() <= 3
                    && CODES.has(token.text)
                    && !token.any(Flags::FUNCTION);
            let free = found.last().is_none_or(|(last, _): &(Range<usize>, Kind)| last.end <= token.start);
            let run = (spelled && free).then(|| run(text, at)).flatten();
            if let Some(run) = run.filter(|run| is_spelled(text, run)) {
                found.push((text.bytes(&run), Kind::Plate));
            }
            continue;
        }
        let ahead = at + 1..text.tokens.len().min(at + REACH);
        if let Some(mut run) = ahead.clone().find_map(|start| run(text, start)) {
            // "Kennzeichen Rostock AK 1912": the town in place of its code.
            let town = run.start == at + 2
                && text
                    .get(at + 1)
                    .is_some_and(|town| town.is_word() && town.text.len() > 3 && !town.any(Flags::COMMON));
            run.start -= usize::from(town);
            found.push((text.bytes(&run), Kind::Plate));
        }
    }
    found
}

/// Whether two words for letters stand in a plate, and digits at its end.
fn is_spelled(text: &Text<'_>, run: &Range<usize>) -> bool {
    let tokens = text.tokens.get(run.clone()).unwrap_or_default();
    let words = tokens.iter().filter(|token| SPELLED.has(token.text)).count();
    words >= 2 && tokens.last().is_some_and(|last| last.is_number() || digits_of(last) > 0)
}

fn part(text: &Text<'_>, at: usize) -> Option<Part> {
    let token = text.get(at)?;
    let letters = token.is_word()
        && (SPELLED.has(token.text)
            || CODES.has(token.text) && (token.shape == Shape::Upper || !token.any(Flags::FUNCTION))
            || token.text.len() == 1
            || token.text.len() <= 3
                && token.text.is_ascii()
                && (token.shape == Shape::Upper
                    || !token.any(Flags::FUNCTION.with(Flags::DET).with(Flags::COMMON).with(Flags::NUMBER))));
    let letters = letters || LETTERS.has(token.text) && token.is_word();
    let number = token.is_number() && token.text.len() <= 4;
    // A letter or a digit that was not seen.
    let unknown = token.class == Class::Mark && matches!(token.text, "?" | "*") && token.gap == Gap::None;
    if number || digits_of(token) > 0 && !letters || unknown {
        return Some(Part::Digits);
    }
    if letters {
        return Some(Part::Letters);
    }
    let between = matches!(
        token.text,
        "und"
            | "dann"
            | "danach"
            | "also"
            | "strich"
            | "bindestrich"
            | "minus"
            | "wie"
            | "leerzeichen"
            | "mit"
            | "-"
            | "."
            | ":"
            | ","
            | "/"
            | "·"
            | "*"
            | "|"
            | "\""
            | "…"
    );
    between.then_some(Part::Between)
}

/// The plate that begins here, if one does: letters with digits, or a code in capitals with more letters.
fn run(text: &Text<'_>, start: usize) -> Option<Range<usize>> {
    let little = text.get(start).is_some_and(|token| matches!(token.text, "er" | "es" | "en" | "we"));
    if part(text, start)? != Part::Letters || little {
        return None;
    }
    let (mut letters, mut digits, mut last, mut between) = (0, 0, start, 0);
    for at in start..start + LONGEST {
        match part(text, at) {
            Some(Part::Letters) if digits == 0 || between == 0 => letters += 1,
            Some(Part::Digits) => digits += 1,
            Some(Part::Between) if between < 3 => {
                between += 1;
                continue;
            }
            _ => break,
        }
        (last, between) = (at, 0);
    }
    let capitals =
        text.tokens.get(start..=last)?.iter().all(|token| token.shape == Shape::Upper || !token.is_word());
    let code = text.get(start).is_some_and(|token| CODES.has(token.text));
    (digits > 0 || code && capitals || letters > 2).then_some(start..last + 1)
}
