//! Finds IBANs (ISO 13616) in folded text.

use std::ops::Range;

use super::Kind;
use super::token::{Gap, REACH, Text, Token};

/// How far behind the word for it a number may begin.
const NEAR: usize = 12;

/// How long an IBAN is in a country, by the alphabet, for the countries our writers are likely to bank in (SWIFT IBAN Registry).
const LENGTHS: [(&str, usize); 38] = [
    ("at", 20),
    ("be", 16),
    ("bg", 22),
    ("ch", 21),
    ("cy", 28),
    ("cz", 24),
    ("de", 22),
    ("dk", 18),
    ("ee", 20),
    ("es", 24),
    ("fi", 18),
    ("fr", 27),
    ("gb", 22),
    ("ge", 22),
    ("gr", 27),
    ("hr", 21),
    ("hu", 28),
    ("ie", 22),
    ("is", 26),
    ("it", 27),
    ("li", 21),
    ("lt", 20),
    ("lu", 20),
    ("lv", 21),
    ("mc", 27),
    ("md", 24),
    ("mt", 31),
    ("nl", 18),
    ("no", 15),
    ("pl", 28),
    ("pt", 25),
    ("ro", 24),
    ("rs", 22),
    ("se", 24),
    ("si", 19),
    ("sk", 24),
    ("tr", 26),
    ("ua", 29),
];

/// What is said to be an IBAN or a number of an account and is not whole, or has a slip: "die iban endet auf 9887 65".
pub(super) fn told(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let cue = matches!(
            token.text,
            "iban" | "kontonummer" | "bankverbindung" | "kontonr" | "blz" | "bankleitzahl" | "kto" | "ktonr"
        ) || (token.is("konto") || token.text.ends_with("konto"))
            && text.get(at + 1).is_some_and(|next| next.is_number() || next.is(":"));
        if !cue {
            continue;
        }
        let begins = |at: usize| {
            text.get(at).is_some_and(|token| {
                token.is_number()
                    || token.is_word()
                        && token.text.len() == 2
                        && text.get(at + 1).is_some_and(|next| next.is_number() && next.text.len() >= 2)
            })
        };
        let Some(start) = (at + 1..at + NEAR).find(|at| begins(*at)) else { continue };
        let (mut end, mut digits) = (start, 0);
        while let Some(part) = text.get(end).filter(|_| end < start + REACH) {
            let letters = part.is_word() && (end == start || part.gap == Gap::None) && part.text.len() <= 4;
            let mark = matches!(part.text, "-" | "." | "/" | "*")
                && text.get(end + 1).is_some_and(|next| next.is_number() && part.gap != Gap::Line);
            if !(part.is_number() || letters || mark) {
                break;
            }
            digits += if part.is_number() { part.text.len() } else { 0 };
            end += 1;
        }
        let money =
            text.get(end).is_some_and(|unit| matches!(unit.text, "euro" | "eur" | "€" | "%" | "uhr" | "mal"));
        if digits >= 4 && !money {
            found.push((text.bytes(&(start..end)), Kind::Iban));
        }
    }
    found
}

/// `ro49 brde 4100 0882 1177 0400`: groups of four behind the letters of a country are an account, right or mistyped, whole
/// or not.
pub(super) fn grouped(text: &Text<'_>) -> impl Iterator<Item = (Range<usize>, Kind)> {
    let country = |token: &Token<'_>| {
        token.text.len() == 2 && LENGTHS.binary_search_by_key(&token.text, |(known, _)| known).is_ok()
    };
    let led = text.tokens.iter().enumerate().filter(move |(_, token)| token.near_number && country(token));
    led.filter_map(|(at, _)| {
        let _ = text
            .get(at + 1)
            .filter(|check| check.is_number() && check.text.len() == 2 && check.gap != Gap::Line)?;
        let four = |at: usize| {
            text.get(at)
                .is_some_and(|group| group.text.len() == 4 && group.gap == Gap::Space && group.is_number())
        };
        // The bank may be letters, right behind the check digits.
        let bank = usize::from(
            text.get(at + 2).is_some_and(|bank| bank.is_word() && bank.text.len() == 4 && four(at + 3)),
        );
        let groups = (at + 2 + bank..at + REACH).take_while(|at| four(*at)).count();
        if groups < 3 {
            return None;
        }
        let mut end = at + 2 + bank + groups;
        let rest = text
            .get(end)
            .is_some_and(|rest| rest.is_number() && rest.text.len() <= 3 && rest.gap == Gap::Space);
        end += usize::from(rest);
        Some((text.bytes(&(at..end)), Kind::Iban))
    })
}

/// Finds IBANs, with or without spaces, as ranges of bytes.
///
/// A German one is taken even if its checksum is wrong: twenty digits after `DE` are a mistyped account, and that
/// identifies someone too. Those of other countries must be right, because letters may follow their digits.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(end) = next(text, &mut at) {
        found.push((at..end, Kind::Iban));
        at = end;
    }
    found
}

/// Moves `at` to the next IBAN and tells its end.
fn next(text: &str, at: &mut usize) -> Option<usize> {
    let mut before = text.get(..*at)?.chars().next_back();
    for (offset, c) in text.get(*at..)?.char_indices() {
        let starts = c.is_ascii_lowercase() && !before.is_some_and(char::is_alphanumeric);
        before = Some(c);
        if starts && let Some(length) = text.get(*at + offset..).and_then(read) {
            *at += offset;
            return Some(*at + length);
        }
    }
    None
}

/// How many bytes of the beginning of a text are an IBAN.
fn read(text: &str) -> Option<usize> {
    let country = text.get(..2)?;
    let (_, wanted) =
        LENGTHS.binary_search_by_key(&country, |(known, _)| known).ok().and_then(|at| LENGTHS.get(at))?;
    // Check digits come next: most words that begin so are words.
    let next = text.bytes().skip(2).find(|byte| !matches!(byte, b' ' | b'-' | b'.' | b'\n'))?;
    if !next.is_ascii_digit() {
        return None;
    }
    let mut symbols = Vec::with_capacity(*wanted);
    let mut separators = 0;
    for (offset, c) in text.char_indices() {
        match c {
            'a'..='z' | '0'..='9' => {
                symbols.push(c);
                separators = 0;
            }
            ' ' | '-' | '.' | '\n' if separators < 2 => separators += 1,
            _ => return None,
        }
        if symbols.len() == *wanted {
            let german = text.starts_with("de") && symbols.iter().skip(2).all(char::is_ascii_digit);
            return (german || checks(&symbols)).then_some(offset + c.len_utf8());
        }
    }
    None
}

/// The checksum of ISO 7064 (MOD 97-10) over the symbols, the first four moved to the end.
fn checks(symbols: &[char]) -> bool {
    let (head, tail) = symbols.split_at(symbols.len().min(4));
    let digits_where_digits_belong = head.iter().skip(2).all(char::is_ascii_digit);
    let rest = tail.iter().chain(head).filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shift = if value > 9 { 100 } else { 10 };
        (rest * shift + value) % 97
    });
    digits_where_digits_belong && rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ibans_are_found_however_they_are_grouped() {
        for text in [
            "de89370400440532013000",
            "meine iban: de89 3704 0044 0532 0130 00 danke",
            "de 89 3704 0044 0532 0130 00",
            "at61 1904 3002 3457 3201",
            "gb29 nwbk 6016 1331 9268 19",
            "pl61109010140000071219812874",
            "de88 3704 0044 0532 0130 00",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn words_are_no_iban() {
        for text in
            ["de", "at61 1904 3002 3457 3202", "de 12 leute kamen um 10 uhr", "es 24 personen waren da und"]
        {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
