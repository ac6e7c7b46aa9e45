//! Finds what is left of telephone numbers told in two goes: their beginning in words ("null drei acht eins moment …"), their
//! rest ("die letzten beiden: 08"), an extension with its short word (", App. 17").

use std::ops::Range;

use super::Kind;
use super::lexicon::Flags;
use super::number::digits_of;
use super::token::{Gap, Text, Token};

/// How far behind its announcement the rest of a number may stand.
const REACH: usize = 14;

fn calls(token: &Token<'_>) -> bool {
    ["nummer", "telefon", "handy", "anruf", "vorwahl", "durchwahl", "festnetz", "erreich"]
        .iter()
        .any(|call| token.text.contains(call))
        || matches!(token.text, "tel" | "nr" | "ruf" | "handynr" | "ziffer" | "ziffern")
}

/// "null drei acht eins moment ich hole die brille": the code of an area in words, where a number is spoken of or more
/// digits follow.
pub(super) fn begun(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        if !token.is("null") {
            continue;
        }
        let digit = |at: usize| {
            text.get(at)
                .is_some_and(|digit| digit.is_word() && digit.gap != Gap::Line && digits_of(digit) > 0)
        };
        let run = (at..at + REACH).take_while(|at| digit(*at)).count();
        if run < 4 {
            continue;
        }
        let around = at.saturating_sub(REACH)..text.tokens.len().min(at + run + REACH);
        let told = text.tokens.get(around).is_some_and(|around| around.iter().any(calls));
        // "und hat null drei acht vier sieben ja und nun … fünfundzwanzig sechzig"
        let rest = (at + run + 1..at + run + REACH).find(|at| digit(*at) && digit(at + 1));
        if told || rest.is_some() {
            found.push((text.bytes(&(at..at + run)), Kind::Phone));
        }
        if let Some(rest) = rest {
            let more = (rest..rest + REACH).take_while(|at| digit(*at)).count();
            found.push((text.bytes(&(rest..rest + more)), Kind::Phone));
        }
    }
    found
}

/// The rest of a number by what is said before it, and an extension with the word for it.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let tokens =
        (0..text.tokens.len()).filter_map(|at| last_digits(text, at).or_else(|| extension(text, at)));
    tokens.map(|tokens| (text.bytes(&tokens), Kind::Phone)).collect()
}

/// "die letzten beiden … 08", "Rest der Nummer gefunden: …481"
fn last_digits(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let cue = text.get(at).filter(|cue| cue.is_word())?;
    let next = |by: usize| text.get(at + by).map_or("", |token| token.text);
    let last = matches!(cue.text, "letzten" | "fehlenden" | "restlichen")
        && (matches!(next(1), "beiden" | "ziffern" | "zahlen" | "stellen")
            || matches!(next(1), "zwei" | "drei" | "vier" | "2" | "3" | "4")
                && (matches!(next(2), "ziffern" | "zahlen" | "stellen" | ":" | "sind" | "lauten")));
    let rest = cue.is("rest")
        && matches!(next(1), "der" | "von" | "meiner" | "seiner" | "ihrer")
        && next(2).ends_with("nummer")
        || matches!(cue.text, "endziffern" | "endziffer");
    if !(last || rest) {
        return None;
    }
    let count = usize::from(last) * 2;
    let near = at.saturating_sub(REACH)..text.tokens.len().min(at + REACH);
    let phone = rest
        || text
            .tokens
            .get(near)?
            .iter()
            .any(|token| calls(token) || token.is_number() && token.text.starts_with('0'));
    let start = (at + 1 + count..at + REACH + 2).find(|at| {
        text.get(*at).is_some_and(|number| number.is_number() && (2..=5).contains(&number.text.len()))
    })?;
    let unit = text.get(start + 1).is_some_and(|unit| {
        matches!(unit.text, "uhr" | "jahre" | "euro" | "tage" | "wochen" | "monate" | "%" | ":")
            || unit.any(Flags::MONTH)
    });
    let more = (start + 1..start + 4)
        .take_while(|at| text.get(*at).is_some_and(|number| number.is_number() && number.gap == Gap::Space))
        .count();
    (phone && !unit).then_some(start..start + 1 + more)
}

/// ", App. 17": with its word, which would tell what was taken out.
fn extension(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ =
        text.get(at).filter(|word| matches!(word.text, "app" | "apparat" | "nst" | "dw" | "durchwahl"))?;
    let comma = 1 + usize::from(text.before(at, 1).is_some_and(|comma| comma.is(",")));
    let behind = text.before(at, comma).is_some_and(Token::is_number);
    let number =
        at + 1 + usize::from(text.get(at + 1).is_some_and(|dot| matches!(dot.text, "." | ":" | "-")));
    let short = text.get(number).is_some_and(|number| number.is_number() && number.text.len() <= 5);
    (behind && short).then_some(at..number + 1)
}
