//! Keeps the numbers everyone must be able to read, of the police, the doctors and the help lines, out of whatever stands
//! beside them: a finder that goes on over commas and "und" must not take the one with the other.

use std::ops::Range;

use super::Kind;
use super::lexicon::Flags;
use super::phone::is_public;
use super::token::{Class, Gap, Text, Token};

/// A public number has at most so many groups of digits.
const GROUPS: usize = 4;

/// Takes the public numbers out of what was found.
pub(super) fn spare(text: &Text<'_>, found: Vec<(Range<usize>, Kind)>) -> Vec<(Range<usize>, Kind)> {
    let public = find(text);
    if public.is_empty() {
        return found;
    }
    let mut spared = Vec::with_capacity(found.len());
    for (bytes, kind) in found {
        let bytes_end = bytes.end;
        let mut rest = bytes;
        let first = public.partition_point(|number| number.end <= rest.start);
        let within = public.iter().skip(first).take_while(|number| number.start < bytes_end);
        for number in within {
            // A house may have the number of the police.
            if kind == Kind::Address && number.len() == 3 {
                continue;
            }
            spared.extend(bare(text, rest.start..number.start).map(|part| (part, kind)));
            rest = number.end..rest.end.max(number.end);
        }
        spared.extend(bare(text, rest).map(|part| (part, kind)));
    }
    spared
}

/// Where public numbers stand that are no part of another number, as ranges of bytes.
fn find(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut past = 0;
    for (at, token) in text.tokens.iter().enumerate() {
        if at < past || !token.is_number() || !matches!(token.text.as_bytes(), [b'0' | b'1', b'1' | b'8', ..])
        {
            continue;
        }
        if let Some(end) = number_end(text, at).filter(|end| begins(text, at, *end) && ends(text, *end)) {
            found.push(text.bytes(&(at..end)));
            past = end;
        }
    }
    found
}

/// Where the longest public number that begins here ends.
fn number_end(text: &Text<'_>, start: usize) -> Option<usize> {
    let (mut digits, mut best, mut at) = (String::new(), None, start);
    for _ in 0..GROUPS {
        let group =
            text.get(at).filter(|group| group.is_number() && (at == start || group.gap != Gap::Line))?;
        digits.push_str(group.text);
        at += 1;
        if is_public(&digits) {
            best = Some(at);
        }
        let dash = text.get(at).is_some_and(|dash| matches!(dash.text, "-" | "/" | "."));
        let next = at + usize::from(dash);
        if !text.get(next).is_some_and(Token::is_number) {
            break;
        }
        at = next;
    }
    best
}

/// Whether nothing before a number goes on with it.
fn begins(text: &Text<'_>, start: usize, end: usize) -> bool {
    let Some((first, before)) = text.get(start).zip(text.before(start, 1)) else { return true };
    if first.gap == Gap::Line {
        return true;
    }
    let short = text.bytes(&(start..end)).len() == 3;
    let stopped = matches!(before.text, "," | "." | ";" | ":" | "!" | "?" | "(" | "…");
    // "AB 112" is a plate, "rufe 112" is not.
    let led =
        before.is_word() && (!short || before.text.len() > 3 || before.any(Flags::FUNCTION.with(Flags::DET)));
    first.gap == Gap::Space && (stopped || led || before.class == Class::Placeholder)
}

/// Whether nothing behind a number goes on with it.
fn ends(text: &Text<'_>, end: usize) -> bool {
    text.get(end).is_none_or(|next| {
        let number =
            |at: usize| text.get(at).is_some_and(|token| token.is_number() && token.gap != Gap::Line);
        let dashed = matches!(next.text, "-" | "/" | ".") && next.gap == Gap::None && number(end + 1);
        next.gap == Gap::Line
            || next.class == Class::Mark && !dashed
            || next.is_word() && next.gap == Gap::Space
    })
}

/// A part of what was found without the marks and little words at its ends, if a detail is left.
fn bare(text: &Text<'_>, bytes: Range<usize>) -> Option<Range<usize>> {
    let first = text.tokens.partition_point(|token| token.start < bytes.start);
    let last = text.tokens.partition_point(|token| token.end() <= bytes.end);
    let little = |at: &usize| {
        text.get(*at).is_some_and(|token| {
            token.class == Class::Mark
                || token.any(Flags::FUNCTION.with(Flags::DET)) && !token.any(Flags::NUMBER)
        })
    };
    let first = (first..last).find(|at| !little(at))?;
    let last = (first..last).rfind(|at| !little(at))?;
    Some(text.bytes(&(first..last + 1)))
}
