//! Finds coordinates: two decimal numbers, degrees and minutes, plus codes, three words, grids.

use std::ops::Range;

use super::Kind;
use super::token::{Class, Gap, REACH, Text, Token};

/// Coordinates: two decimal numbers with at least three places, or degrees and minutes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    let plus = text.has_mark(b"+");
    let mut at = 0;
    while at < text.tokens.len() {
        // Most tokens are words in small letters, and only one mark begins any.
        if text.get(at).is_some_and(|token| {
            token.is_word()
                && !text.get(at + 1).is_some_and(|next| next.gap == Gap::None)
                && !matches!(token.text, "n" | "nord" | "s")
                || token.class == Class::Mark && !token.is("/")
        }) {
            at += 1;
            continue;
        }
        let end = decimal(text, at)
            .and_then(|end| decimal(text, skip_marks(text, end)))
            .or_else(|| degrees(text, at))
            .or_else(|| plus.then(|| plus_code(text, at)).flatten())
            .or_else(|| three_words(text, at))
            .or_else(|| grid(text, at))
            .or_else(|| coarse(text, at))
            .or_else(|| announced_point(text, at))
            .or_else(|| metres(text, at))
            .or_else(|| spoken_degrees(text, at))
            .or_else(|| sided(text, at));
        match end {
            Some(end) => {
                let end = hemisphere(text, end);
                let led = text.before(at, 1).is_some_and(|before| {
                    matches!(before.text, "n" | "nord" | "lat" | "latitude" | "breite")
                });
                found.push((text.bytes(&(at - usize::from(led)..end)), Kind::Coordinates));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

pub(super) fn hemisphere(text: &Text<'_>, at: usize) -> usize {
    let at = if text.get(at).is_some_and(|token| token.is("°")) { at + 1 } else { at };
    if text.get(at).is_some_and(|token| matches!(token.text, "n" | "e" | "o" | "w" | "s" | "ost" | "nord")) {
        at + 1
    } else {
        at
    }
}

/// The end of `54.0887`, with a sign before and a degree mark behind.
pub(super) fn decimal(text: &Text<'_>, at: usize) -> Option<usize> {
    let (whole, mark, rest) = (text.get(at)?, text.get(at + 1)?, text.get(at + 2)?);
    let fits = whole.is_number()
        && whole.text.len() <= 3
        && matches!(mark.text, "." | ",")
        && mark.gap == Gap::None
        && rest.is_number()
        && rest.gap == Gap::None
        && rest.text.len() >= 3;
    // `1.200.000` is an amount.
    let amount = rest.text.len() == 3
        && text.get(at + 3).is_some_and(|next| next.gap == Gap::None && matches!(next.text, "." | ","))
        && text.get(at + 4).is_some_and(|next| next.gap == Gap::None && next.is_number());
    (fits && !amount && !(rest.text.len() == 3 && rest.is("000"))).then_some(at + 3)
}

pub(super) fn skip_marks(text: &Text<'_>, mut at: usize) -> usize {
    for _ in 0..5 {
        match text.get(at) {
            Some(token)
                if matches!(
                    token.text,
                    "°" | ","
                        | ";"
                        | "/"
                        | "-"
                        | "|"
                        | "n"
                        | "e"
                        | "o"
                        | "ost"
                        | "nord"
                        | "und"
                        | "lon"
                        | "lat"
                        | "laenge"
                        | ":"
                        | "breite"
                        | "lng"
                        | "long"
                        | "longitude"
                        | "latitude"
                        | "noerdliche"
                        | "oestliche"
                        | "="
                ) =>
            {
                at += 1;
            }
            _ => break,
        }
    }
    at
}

/// `54°05'12"N 12°08'E`, with or without the second half.
pub(super) fn degrees(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at)?;
    if !first.is_number() || !text.get(at + 1)?.is("°") || !text.get(at + 2)?.is_number() {
        return None;
    }
    let mut end = at + 3;
    while end < at + REACH
        && text.get(end).is_some_and(|token| {
            token.is_number()
                || matches!(
                    token.text,
                    "°" | "'" | "\"" | "′" | "″" | "." | "," | "n" | "e" | "o" | "s" | "w"
                )
        })
    {
        end += 1;
    }
    Some(end)
}

/// `UTM 33U 389123 5998765`
pub(super) fn grid(text: &Text<'_>, at: usize) -> Option<usize> {
    let zone = text.get(at).is_some_and(|token| token.is_number() && token.text.len() <= 2)
        && text
            .get(at + 1)
            .is_some_and(|token| token.is_word() && token.text.len() <= 3 && token.gap != Gap::Line);
    let glued = text.get(at + 1).is_some_and(|band| band.gap == Gap::None || band.is_capital());
    if !zone || !glued {
        return None;
    }
    // `33U 385210 5948730`, `33 U 312 455 5 998 120`
    let (end, digits) = digit_groups(text, at + 2, 12);
    (end > at + 3 && digits >= 10).then_some(end)
}

/// `Standort 53.9, 12.3`, `what3words apfel.birne.tisch`
pub(super) fn announced_point(text: &Text<'_>, at: usize) -> Option<usize> {
    let near = text.tokens.get(at.saturating_sub(6)..at)?;
    let cue = |words: &[&str]| near.iter().any(|token| words.iter().any(|word| token.text.starts_with(word)));
    let number = |at: usize| text.get(at).is_some_and(Token::is_number);
    let dot =
        |at: usize| text.get(at).is_some_and(|dot| matches!(dot.text, "." | ",") && dot.gap == Gap::None);
    let half = |at: usize| (number(at) && dot(at + 1) && number(at + 2)).then_some(at + 3);
    if number(at) {
        let end = half(at).and_then(|end| half(skip_marks(text, end)))?;
        let told =
            cue(&["koordinat", "standort", "gps", "position", "lat", "geo", "breite", "punkt", "navi"]);
        return told.then_some(end);
    }
    let word = |at: usize| text.get(at).is_some_and(Token::is_word);
    let words = word(at) && dot(at + 1) && word(at + 2) && dot(at + 3) && word(at + 4);
    (words
        && (cue(&["what", "w"])
            && near.iter().any(|token| matches!(token.text, "words" | "w" | "whatthreewords"))))
    .then_some(at + 5)
}

/// `N54 05.222 E12 08.111`
/// Groups of digits with blanks between them from here on: where they end and how many digits they are.
fn digit_groups(text: &Text<'_>, start: usize, most: usize) -> (usize, usize) {
    let (mut end, mut digits) = (start, 0);
    while end < start + most
        && text.get(end).is_some_and(|token| {
            token.is_number() && token.gap != Gap::Line || matches!(token.text, "," | "/" | "." | "e" | "n")
        })
    {
        digits += text.get(end).filter(|token| token.is_number()).map_or(0, |token| token.text.len());
        end += 1;
    }
    while end > start && !text.get(end - 1).is_some_and(Token::is_number) {
        end -= 1;
    }
    (end, digits)
}

/// "Rechtswert 4508230, Hochwert 5992114"
fn metres(text: &Text<'_>, at: usize) -> Option<usize> {
    let _ = text.get(at).filter(|token| token.is_number())?;
    let named = (1..=2).any(|by| {
        text.before(at, by).is_some_and(|token| {
            matches!(token.text, "rechtswert" | "hochwert" | "ostwert" | "nordwert" | "easting" | "northing")
        })
    });
    if !named {
        return None;
    }
    let groups = (at..at + 4)
        .take_while(|next| {
            text.get(*next).is_some_and(|token| {
                token.is_number() && (*next == at || token.gap == Gap::Space && token.text.len() <= 3)
            })
        })
        .count();
    let digits: usize = text.tokens.get(at..at + groups)?.iter().map(|token| token.text.len()).sum();
    (digits >= 6).then_some(at + groups)
}

fn sided(text: &Text<'_>, at: usize) -> Option<usize> {
    let side = |at: usize, sides: &[&str]| {
        text.get(at).is_some_and(|token| sides.contains(&token.text))
            && text.get(at + 1).is_some_and(|token| token.is_number() && token.text.len() <= 3)
    };
    if !side(at, &["n", "s", "nord"]) {
        return None;
    }
    let inner = |at: usize| {
        text.get(at).is_some_and(|token| {
            token.is_number() || matches!(token.text, "." | "," | "°" | "'" | "\"" | ";")
        })
    };
    let mut middle = at + 2;
    while middle < at + REACH && inner(middle) {
        middle += 1;
    }
    while middle < at + REACH
        && text
            .get(middle)
            .is_some_and(|token| matches!(token.text, "·" | "/" | "-" | "|" | "und" | "′" | "″"))
    {
        middle += 1;
    }
    if middle < at + 3 || !side(middle, &["e", "o", "w", "ost"]) {
        return None;
    }
    let mut end = middle + 2;
    while end < at + REACH
        && inner(end)
        && text
            .get(end)
            .is_some_and(|token| token.is_number() || text.get(end + 1).is_some_and(Token::is_number))
    {
        end += 1;
    }
    Some(end)
}

/// "53 Grad 38 Minuten Nord, 11 Grad 24 Minuten Ost"
pub(super) fn spoken_degrees(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at).filter(|token| token.is_number() && token.text.len() <= 3)?;
    if first.text.is_empty()
        || !text.get(at + 1)?.is("grad")
        || !text
            .get(at + 2)
            .is_some_and(|token| token.is_number() || matches!(token.text, "nord" | "noerdlich" | "komma"))
    {
        return None;
    }
    let mut end = at + 2;
    while end < at + REACH
        && text.get(end).is_some_and(|token| {
            token.is_number()
                || matches!(
                    token.text,
                    "grad"
                        | "minuten"
                        | "min"
                        | "sekunden"
                        | "sek"
                        | "nord"
                        | "ost"
                        | "noerdlich"
                        | "oestlich"
                        | "noerdlicher"
                        | "oestlicher"
                        | "breite"
                        | "laenge"
                        | "komma"
                        | ","
                        | "."
                        | "und"
                        | "n"
                        | "e"
                        | "o"
                )
        })
    {
        end += 1;
    }
    Some(end)
}

/// `53.9 N, 12.3 O`
pub(super) fn coarse(text: &Text<'_>, at: usize) -> Option<usize> {
    let half = |at: usize| {
        let number = |at: usize| text.get(at).is_some_and(Token::is_number);
        if !number(at) {
            return None;
        }
        let dot = text.get(at + 1).is_some_and(|dot| matches!(dot.text, "." | ",") && dot.gap == Gap::None);
        let degree = usize::from(text.get(at + 3).is_some_and(|token| token.is("°")));
        let side = text.get(at + 3 + degree).is_some_and(|side| {
            matches!(side.text, "n" | "e" | "o" | "nord" | "ost" | "noerdlich" | "oestlich")
        });
        (dot && number(at + 2) && side).then_some(at + 4 + degree)
    };
    let between = half(at)?;
    half(
        between
            + usize::from(
                text.get(between).is_some_and(|token| matches!(token.text, "," | "/" | ";" | "und")),
            ),
    )
}

/// `9F5C+X2 Rostock`
pub(super) fn plus_code(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    let mut length = 0;
    while let Some(token) = text.get(end).filter(|token| {
        end < at + REACH && (end == at || token.gap == Gap::None) && token.class != Class::Mark
    }) {
        length += token.text.len();
        end += 1;
    }
    let digits = |range: Range<usize>| range.filter_map(|at| text.get(at)).any(Token::is_number);
    if !(4..=8).contains(&length)
        || !digits(at..end)
        || !text.get(end)?.is("+")
        || text.get(end)?.gap != Gap::None
    {
        return None;
    }
    let mut tail = end + 1;
    while tail < at + REACH
        && text.get(tail).is_some_and(|token| token.gap == Gap::None && token.class != Class::Mark)
    {
        tail += 1;
    }
    (tail > end + 1).then_some(tail)
}

/// `///wort.wort.wort`
pub(super) fn three_words(text: &Text<'_>, at: usize) -> Option<usize> {
    let slash = |at: usize| text.get(at).is_some_and(|token| token.is("/"));
    let word = |at: usize| text.get(at).is_some_and(Token::is_word);
    let dot = |at: usize| text.get(at).is_some_and(|token| token.is("."));
    (slash(at)
        && slash(at + 1)
        && slash(at + 2)
        && word(at + 3)
        && dot(at + 4)
        && word(at + 5)
        && dot(at + 6)
        && word(at + 7))
    .then_some(at + 8)
}
