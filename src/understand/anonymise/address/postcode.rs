//! Finds postcodes with the towns behind them, by themselves and behind a street.

use std::ops::Range;

use super::super::lexicon::{Flags, NAME, ORDINARY};
use super::super::token::{Gap, REACH, Text, Token};
use super::house::COUNTED;

/// A postcode with a place behind it, or announced.
pub(super) fn postcode(
    text: &Text<'_>,
    at: usize,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<Range<usize>> {
    let code = text.get(at).filter(|token| token.is_number() && token.text.len() == 5)?;
    if code.text.parse::<u32>().is_ok_and(|code| !(1_067..=99_998).contains(&code)) {
        return None;
    }
    let announced = text
        .before(at, 1)
        .is_some_and(|before| matches!(before.text, "plz" | "postleitzahl" | ":" | "d" | "-"))
        && [1, 2, 3].iter().any(|by| {
            text.before(at, *by).is_some_and(|before| matches!(before.text, "plz" | "postleitzahl" | "d"))
        })
        || (1..=8).any(|by| {
            text.before(at, by).is_some_and(|before| before.is("postleitzahl") || before.is("plz") && by <= 4)
        })
        // "wer bei euch in 18055 zuständig is"
        || text.before(at, 1).is_some_and(|before| matches!(before.text, "in" | "aus"))
            && text.get(at + 1).is_none_or(|next| !COUNTED.knows(next) && !matches!(next.text, "." | ","));
    let name =
        text.get(at + 1).filter(|next| next.is_word() && next.gap != Gap::None && !COUNTED.knows(next));
    let named = name.is_some_and(|next| next.is_capital() && !text.lower || !next.any(ORDINARY));
    let place = is_place(at + 1);
    match place {
        Some(length) => Some(at..at + 1 + length),
        None if named => Some(at..place_end(text, at + 1)),
        None => announced.then_some(at..at + 1),
    }
}

/// Where the unknown name of a place ends: "Neu Kaliß", "Ribnitz-Damgarten".
fn place_end(text: &Text<'_>, at: usize) -> usize {
    let mut end = at + 1;
    let first = text.get(at).map_or("", |token| token.text);
    if matches!(first, "gross" | "klein" | "neu" | "alt" | "bad" | "hohen" | "sankt" | "st")
        && text.get(end).is_some_and(Token::is_word)
    {
        end += 1;
    }
    while end < at + REACH
        && text.get(end).is_some_and(|token| matches!(token.text, "-" | "/") && token.gap == Gap::None)
        && text.get(end + 1).is_some_and(|token| token.is_word() && token.gap == Gap::None)
    {
        end += 2;
    }
    end
}

/// Takes ", 18055 Rostock" behind a street, and floors and flats.
pub(super) fn with_postcode(
    text: &Text<'_>,
    end: usize,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> usize {
    let next =
        end + usize::from(text.get(end).is_some_and(|token| matches!(token.text, "," | "-" | "/" | ";")));
    let next = next
        + usize::from(
            next < text.tokens.len()
                && text.get(next).is_some_and(|token| token.is("in"))
                && text.get(next + 1).is_some_and(|token| token.is_number() && token.text.len() == 5),
        );
    match postcode(text, next, is_place) {
        Some(tokens) => tokens.end,
        None if next > end => town(text, next, is_place).unwrap_or(end),
        // "nordwall 3 greifswald"
        None if text.lower && text.before(end, 1).is_some_and(Token::is_number) => {
            let named = |word: &&Token<'_>| word.gap == Gap::Space && !word.any(ORDINARY.with(NAME));
            text.get(end).filter(named).and_then(|_| is_place(end)).map_or(end, |length| end + length)
        }
        None => end,
    }
}

/// Takes ", Rostock" or ", 18055" behind a street: with it even a large town tells much.
fn town(text: &Text<'_>, at: usize, is_place: &impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let next = text.get(at).filter(|next| next.gap != Gap::Line)?;
    if next.is_number() && next.text.len() == 5 {
        return Some(at + 1);
    }
    // "Demmin, Treptower 8": a street, and no town.
    let known = is_place(at).filter(|length| {
        let street = next.text.ends_with("er")
            && text.get(at + length).is_some_and(|number| number.is_number() && number.text.len() <= 3);
        next.is_capital() && !next.any(Flags::FUNCTION) && !street
    });
    // ", neu zarnow": a village no list has.
    let village = || {
        let name = text.get(at + 1)?;
        let new = matches!(next.text, "neu" | "alt" | "gross" | "klein" | "hohen");
        let strange = name.is_word() && name.gap == Gap::Space && !name.any(ORDINARY) && name.text.len() > 3;
        (new && strange).then_some(2)
    };
    known.or_else(village).map(|length| at + length)
}
