//! Finds number plates with marks where none belong: `LWL/PR/77`, `P-M:R 300`, `UER.SS.8`, "Rostock, AB, 123".

use std::ops::Range;

use super::Kind;
use super::codes::{CODES, ELSEWHERE};
use super::lexicon::Flags;
use super::token::{Class, Gap, Text, Token};

/// How many tokens around one a car is spoken of.
const NEAR: usize = 12;

/// Broken plates as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let digits = token.is_number() && token.text.len() <= 4 && token.gap != Gap::Line;
        let start = digits.then(|| start(text, at)).flatten();
        if let Some(start) = start {
            found.push((text.bytes(&(start..at + 1 + usize::from(electric(text, at + 1)))), Kind::Plate));
        }
    }
    found
}

/// "und hinten die 28": the digits of a plate by themselves, where one is spoken of.
pub(super) fn last_digits(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let cue = |token: &Token<'_>| {
        matches!(
            token.text,
            "hinten" | "dahinter" | "danach" | "ziffern" | "zahlen" | "zahl" | "endet" | "endete"
        )
    };
    let plate = |token: &Token<'_>| {
        token.text.ends_with("kennzeichen") || matches!(token.text, "nummernschild" | "kennz" | "autonummer")
    };
    let numbers =
        text.tokens.iter().enumerate().filter(|(_, token)| token.is_number() && token.text.len() <= 4);
    let told = numbers.filter(|(at, _)| {
        let near = |reach: usize, is: &dyn Fn(&Token<'_>) -> bool| {
            text.tokens.get(at.saturating_sub(reach)..*at).is_some_and(|before| before.iter().any(is))
        };
        let unit = text.get(at + 1).is_some_and(|unit| {
            matches!(unit.text, "uhr" | "euro" | "jahre" | "leute" | "mal")
                || unit.any(Flags::MONTH)
                || unit.gap == Gap::None && text.get(at + 2).is_some_and(|next| next.gap == Gap::None)
        });
        !unit && near(4, &cue) && near(NEAR, &plate)
    });
    told.map(|(at, _)| (text.bytes(&(at..at + 1)), Kind::Plate)).collect()
}

/// Whether a letter behind a plate belongs to it, though a blank stands between: `MSE TB 44 E`.
pub(super) fn electric(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(|letter| {
        matches!(letter.text, "e" | "h") && letter.gap == Gap::Space && letter.is_capital()
    }) && text.get(at + 1).is_none_or(|next| next.class == Class::Mark || next.gap == Gap::Line)
}

/// Where the letters and marks before the digits begin, if they are a plate.
fn start(text: &Text<'_>, digits: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    let mut at = digits;
    let (mut letters, mut marks, mut words) = (String::new(), 0_usize, 0_usize);
    while let Some(before) = text.before(at, 1).filter(|_| digits - at < LONGEST) {
        let mark = before.class == Class::Mark
            && matches!(before.text, "-" | "/" | ":" | "." | "·" | "*" | "|" | "_" | "," | "•" | "+");
        let short = before.is_word() && before.text.len() <= 3 && before.text.is_ascii() && letters.len() < 5;
        if !mark && !short {
            break;
        }
        // What ends a sentence or a word in small letters is no part of one.
        if short && !before.is_capital() && (before.any(Flags::FUNCTION.with(Flags::DET)) || words >= 2) {
            break;
        }
        if mark {
            marks += 1;
        } else {
            words += 1;
            letters.insert_str(0, before.text);
        }
        at -= 1;
        if short && text.get(at).is_some_and(|first| first.gap == Gap::Line) {
            break;
        }
    }
    while at < digits && text.get(at).is_some_and(|first| first.class == Class::Mark) {
        at += 1;
        marks = marks.saturating_sub(1);
    }
    let known = CODES
        .words()
        .iter()
        .chain(ELSEWHERE.words())
        .any(|code| letters.strip_prefix(code).is_some_and(|rest| (1..=2).contains(&rest.len())));
    let ours = CODES
        .words()
        .iter()
        .any(|code| letters.strip_prefix(code).is_some_and(|rest| (1..=2).contains(&rest.len())));
    let parts = text.tokens.get(at..digits)?;
    let upper = parts.iter().all(|part| !part.is_word() || part.is_capital());
    let car = || {
        text.tokens
            .get(at.saturating_sub(NEAR)..text.tokens.len().min(digits + NEAR))
            .is_some_and(|around| around.iter().any(|token| token.any(Flags::PLATE) || token.is("fahrzeug")))
    };
    let glued = parts.iter().skip(1).all(|part| part.gap == Gap::None);
    let sure = ours && upper && glued && marks >= 2
        || known && words >= 2 && marks > 0 && (upper && glued || ours) && car();
    let city = letters.len() <= 3 && words >= 2 && marks >= 2 && upper && car();
    (sure || city).then_some(at)
}

/// Where a plate begins that is told with the town in place of its code, before the letters found.
pub(super) fn town_before(text: &Text<'_>, letters: usize, is_town: impl Fn(&Token<'_>) -> bool) -> usize {
    let mark = |token: &Token<'_>| matches!(token.text, "," | "-" | "strich" | "bindestrich" | "minus" | ":");
    let between = (1..=4).take_while(|by| text.before(letters, *by).is_some_and(mark)).count();
    let town = text.before(letters, between + 1).is_some_and(is_town);
    if town { letters - between - 1 } else { letters }
}
