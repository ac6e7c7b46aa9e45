//! Finds what is spelled by the words for its letters: "m wie martha, ö wie ökonom, …", an address if a sign for one follows.

use std::ops::Range;

use super::Kind;
use super::lexicon::Flags;
use super::token::{Gap, REACH, Text, Token};

/// The fewest letters of a name that is spelled so.
const FEWEST: usize = 3;

/// Names and addresses as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let (end, letters) = spelled(text, at);
        if letters < FEWEST {
            at += 1;
            continue;
        }
        let (end, kind) = host(text, end).map_or((end, Kind::Person), |end| (end, Kind::Email));
        found.push((text.bytes(&(at..end)), kind));
        at = end;
    }
    found
}

/// Where "r wie richard, o wie otto, 55" ends that begins here, and how many letters it has.
fn spelled(text: &Text<'_>, start: usize) -> (usize, usize) {
    let letter = |at: usize| {
        let sign = text.get(at).is_some_and(|one| {
            one.is_word() && (one.text.chars().count() == 1 || matches!(one.text, "ae" | "oe" | "ue" | "ss"))
        });
        let word = text.get(at + 2).is_some_and(|word| word.is_word() && word.gap == Gap::Space);
        sign && word && text.get(at + 1).is_some_and(|wie| matches!(wie.text, "wie" | "von"))
    };
    let (mut end, mut next, mut letters) = (start, start, 0);
    while end < start + REACH * 4 {
        if letter(next) {
            letters += 1;
            end = next + 3;
        } else if letters > 0 && text.get(next).is_some_and(Token::is_number) {
            end = next + 1;
        } else {
            break;
        }
        next = end;
        while text.get(next).is_some_and(|mark| matches!(mark.text, "," | "." | "und" | "dann" | "-" | ";")) {
            next += 1;
        }
    }
    (end, letters)
}

/// Where ", klammeraffe, yandex, punkt, com" ends.
fn host(text: &Text<'_>, at: usize) -> Option<usize> {
    let sign =
        (at..at + 3).find(|at| text.get(*at).is_some_and(|sign| sign.any(Flags::AT) || sign.is("@")))?;
    let dot = (sign + 1..sign + 8)
        .find(|at| text.get(*at).is_some_and(|dot| matches!(dot.text, "punkt" | "dot" | ".")))?;
    let comma = usize::from(text.get(dot + 1).is_some_and(|comma| comma.is(",")));
    text.get(dot + 1 + comma).filter(|ending| ending.is_word()).map(|_| dot + comma + 2)
}
