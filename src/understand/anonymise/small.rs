//! Finds numbers of papers and files that are typed in small letters: "ed/2025/00392", "kls 9/23", "pass fe 442917". Capitals
//! tell such codes from words; without them their marks and digits must.

use std::ops::Range;

use super::Kind;
use super::court::is_register;
use super::facts::Facts;
use super::lexicon::{Flags, ORDINARY};
use super::list::List;
use super::token::{Class, Gap, REACH, Shape, Text, Token};

/// What stands right beside a number and counts it.
static UNITS: List<40> = List::new([
    "uhr", "h", "km", "euro", "eur", "mal", "x", "er", "te", "ten", "ter", "tes", "min", "std", "kg", "cm",
    "mm", "m", "g", "l", "gb", "mb", "ml", "s", "sek", "tb", "ps", "kw", "kmh", "jahre", "jahr", "mio",
    "pro", "st", "nd", "rd", "th", "bis", "und", "de",
]);

/// Codes as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> impl Iterator<Item = (Range<usize>, Kind)> {
    // "ow-mv-663108": farther from its number than its neighbours are.
    let joined = |at: usize| {
        text.get(at + 1).is_some_and(|mark| matches!(mark.text, "-" | "/" | "#") && mark.gap == Gap::None)
    };
    let tokens = text.tokens.iter().enumerate();
    let near = tokens.filter(move |(at, token)| token.near_number || joined(*at));
    near.filter_map(|(at, token)| {
        let tokens = glued(text, at, token)
            .or_else(|| of_a_court(text, at, token))
            .or_else(|| behind_a_paper(text, at, token))
            .or_else(|| sign(text, at, token))?;
        Some((text.bytes(&tokens), Kind::IdNumber))
    })
}

fn is_small(token: &Token<'_>, longest: usize) -> bool {
    token.is_word() && token.shape == Shape::Lower && token.text.len() <= longest && !UNITS.knows(token)
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// `ed/2025/00392`, `51-11-k-2048`, `034d118207`: letters and digits without a gap, too many for anything else.
fn glued(text: &Text<'_>, at: usize, first: &Token<'_>) -> Option<Range<usize>> {
    if first.gap == Gap::None
        && at > 0
        && !text.before(at, 1).is_some_and(|mark| matches!(mark.text, "#" | "(" | "\""))
    {
        return None;
    }
    let (mut end, mut last, mut digits, mut letters, mut marks, mut groups) = (at, at, 0, 0, 0, 0);
    let mut only_year = true;
    while let Some(token) =
        text.get(end).filter(|next| end < at + REACH && (end == at || next.gap == Gap::None))
    {
        match token.class {
            Class::Number => {
                digits += token.text.len();
                groups += 1;
                only_year &= is_year(token.text);
            }
            Class::Word
                if is_small(token, 4)
                    && (token.text.len() <= 3 || !token.any(ORDINARY))
                    && !token.any(Flags::MONTH) =>
            {
                letters += 1;
            }
            Class::Mark
                if end > at
                    && (matches!(token.text, "-" | "/" | "#")
                        // "hst.mo.456" is a plate, "web.de" a host.
                        || token.is(".") && first.is_number()) =>
            {
                end += 1;
                marks += usize::from(text.get(end).is_some_and(|next| next.gap == Gap::None));
                continue;
            }
            _ => break,
        }
        end += 1;
        last = end;
    }
    // It goes on as a word, an address of the net or a time does.
    let goes_on = text.get(last).is_some_and(|next| {
        next.gap == Gap::None
            && (next.class == Class::Word
                || matches!(next.text, "@" | "_" | ":")
                || text.get(last + 1).is_some_and(|more| more.gap == Gap::None && more.class == Class::Word))
    });
    if goes_on || letters == 0 || only_year {
        return None;
    }
    let parted = marks > 0 && digits >= 4 || marks > 1 && digits >= 3;
    let mixed = marks == 0 && digits >= 6 && groups > 1;
    let told = || {
        marks == 0
            && digits >= 4
            && (1..=4).filter_map(|by| text.before(at, by)).any(|word| {
                word.is_any(Facts::NUMBERED.with(Facts::PAPER).with(Facts::ANNOUNCES))
                    || matches!(word.text, "nummer" | "nr" | "kunde" | "kundin" | "kennung")
            })
    };
    (parted || mixed || told()).then_some(at..last)
}

/// "T 0119384", "81 902 473 615": a number that is all of an answer.
pub(super) fn answer(text: &Text<'_>) -> Option<Range<usize>> {
    const LONGEST: usize = 12;
    let all = 0..text.tokens.len();
    let (mut digits, mut letters, mut groups) = (0, 0, 0);
    // Whom to call in an emergency must never be hidden.
    let public = text.tokens.iter().any(|token| matches!(token.text, "110" | "112" | "115" | "116"));
    if all.len() > LONGEST || public {
        return None;
    }
    let mut lengths = [0; LONGEST];
    for (at, token) in text.tokens.iter().enumerate() {
        match token.class {
            Class::Number => {
                digits += token.text.len();
                if let Some(length) = lengths.get_mut(groups) {
                    *length = token.text.len();
                }
                groups += 1;
            }
            Class::Word
                if token.text.len() <= 4
                    && !UNITS.knows(token)
                    && !token.any(ORDINARY.with(Flags::DET).with(Flags::MONTH))
                    && (token.is_letter() || token.shape == Shape::Upper || token.gap == Gap::None) =>
            {
                letters += 1;
            }
            Class::Mark if matches!(token.text, "-" | "/" | "." | "#") => {}
            _ => return None,
        }
        if at > 0 && token.gap == Gap::Line {
            return None;
        }
    }
    // A day, a span of years, or the code of a town.
    let day = letters == 0
        && matches!(
            lengths.get(..groups),
            Some([1 | 2, 1 | 2] | [1 | 2, 1 | 2, 2 | 4] | [4, 4] | [4, 2, 2] | [5])
        );
    (digits >= 5 && !day && (letters > 0 || digits >= 6)).then_some(all)
}

/// "kls 9/23", "7 c 211/24", "9 k 417/25 hgw": the file of a court by its register.
fn of_a_court(text: &Text<'_>, at: usize, register: &Token<'_>) -> Option<Range<usize>> {
    if !is_small(register, 4) || register.any(Flags::FUNCTION) || !is_register(register) {
        return None;
    }
    let number = |at: usize, longest: usize| {
        text.get(at).is_some_and(|part| part.is_number() && part.text.len() <= longest)
    };
    let slash = text.get(at + 2).is_some_and(|slash| slash.is("/") && slash.gap == Gap::None);
    let year = text.get(at + 3).is_some_and(|year| year.is_number() && matches!(year.text.len(), 2 | 4));
    let chamber = at.checked_sub(1).is_some_and(|before| number(before, 4) && register.gap == Gap::Space);
    let told = chamber || register.text.len() > 1;
    if !(number(at + 1, 6) && slash && year && told) {
        return None;
    }
    let start = at - usize::from(chamber);
    // The court before it, and its seat behind.
    let court = chamber
        && text
            .before(start, 1)
            .is_some_and(|court| matches!(court.text, "vg" | "ag" | "lg" | "sg" | "s" | "b" | "vrs"));
    let seat = text
        .get(at + 4)
        .is_some_and(|seat| seat.gap == Gap::Space && is_small(seat, 3) && !seat.any(ORDINARY));
    Some(start - usize::from(court)..at + 4 + usize::from(seat))
}

/// "pass fe 442917", "sendung jjd 0003 9921 4470", "die m 902 118 337": letters before the digits of a paper.
fn behind_a_paper(text: &Text<'_>, at: usize, letters: &Token<'_>) -> Option<Range<usize>> {
    /// How far before the letters it is told what is numbered.
    const FAR: usize = 8;
    let word = letters.is_letter() || !letters.any(Flags::COMMON) && is_small(letters, 3);
    let small = letters.shape == Shape::Lower && letters.is_word() && letters.gap != Gap::None;
    if !(word && small)
        || letters.any(Flags::FUNCTION.with(Flags::DET))
        || matches!(letters.text, "tel" | "fax" | "mob" | "plz" | "blz" | "kto")
    {
        return None;
    }
    let number = |at: usize| text.get(at).is_some_and(|part| part.is_number() && part.gap != Gap::Line);
    let (mut end, mut digits, mut groups, mut threes) = (at + 1, 0, 0, true);
    while number(end) && groups < 7 {
        let part = text.get(end)?;
        threes &= part.text.len() == 3;
        digits += part.text.len();
        groups += 1;
        end += 1;
        let mark =
            text.get(end).is_some_and(|mark| matches!(mark.text, "-" | "/" | ".") && mark.gap == Gap::None);
        end += usize::from(
            mark && number(end + 1) && text.get(end + 1).is_some_and(|next| next.gap == Gap::None),
        );
    }
    let cue = |word: &Token<'_>| {
        word.is_any(Facts::NUMBERED.with(Facts::PAPER).with(Facts::ANNOUNCES))
            || matches!(
                word.text,
                "nummer" | "nr" | "sendung" | "einschreiben" | "paket" | "brief" | "zettel" | "ausweis"
            )
    };
    let told = || (1..=FAR).filter_map(|by| text.before(at, by)).any(cue);
    let year = groups == 1 && text.get(at + 1).is_some_and(|only| is_year(only.text));
    // An insured person has a letter and nine digits.
    let insured = letters.is_letter() && threes && groups == 3;
    let long = !letters.is_letter() && digits >= 6 && groups == 1;
    let whole = insured || !year && digits >= 4 && (long || told());
    let next = text.get(end);
    let unit =
        next.is_some_and(|unit| unit.gap == Gap::None && unit.class == Class::Word || UNITS.knows(unit));
    let more = next.is_some_and(|more| {
        more.gap == Gap::Space && is_small(more, 2) && !more.any(ORDINARY) && !more.is("de")
    });
    (whole && !unit).then_some(at..end + usize::from(more))
}

/// "00417/25 kw": the letters of an office behind the number of a file.
fn sign(text: &Text<'_>, at: usize, letters: &Token<'_>) -> Option<Range<usize>> {
    let small = is_small(letters, 3) && letters.gap == Gap::Space && !letters.any(ORDINARY.with(Flags::DET));
    let number = |by: usize, least: usize, most: usize| {
        text.before(at, by).is_some_and(|part| part.is_number() && (least..=most).contains(&part.text.len()))
    };
    let file = number(1, 2, 4) && text.before(at, 2).is_some_and(|slash| slash.is("/")) && number(3, 3, 7);
    (small && file).then_some(at..at + 1)
}
