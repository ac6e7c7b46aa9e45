//! Who signs: in the closing lines of a letter, alone on its last line, or for somebody else.

use std::ops::Range;

use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC};
use super::super::token::{Class, Gap, Text, Token};

/// Whether a word in the closing lines signs.
pub(super) fn signs(token: &Token<'_>) -> bool {
    let role =
        token.any(Flags::KIN.with(Flags::JOB).with(Flags::CLOSE).with(Flags::TITLE).with(Flags::GREET));
    !role
        && !token.any(TOPIC.with(Flags::FUNCTION).with(Flags::DET))
        && (token.any(Flags::FIRST)
            || token.is_capital() && (!token.any(Flags::COMMON) || token.any(NAME))
            || !token.any(ORDINARY) && token.text.len() > 1)
}

/// "lg m s": letters at the end of what was written, in place of a name.
pub(super) fn is_initial(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let ends = |at: usize| text.get(at).is_none_or(|next| next.gap == Gap::Line);
    let letter = |at: usize| text.get(at).is_some_and(|next| next.is_letter() && next.gap == Gap::Space);
    let kiss = matches!(token.text, "u" | "n" | "x" | "d" | "p");
    let beside = at.checked_sub(1).is_some_and(letter);
    token.is_letter() && (ends(at + 1) && (beside || !kiss) || letter(at + 1) && ends(at + 2))
}

/// "i. A. Koch", "gez. K. Sommer", "im Auftrag Wolf": who signs for somebody, also with a name that is a word.
pub(super) fn signed_for(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let word = |by: usize| text.before(at, by).map_or("", |word| word.text);
    let named = token.is_capital()
        && token.text.len() > 2
        && !token.any(Flags::FUNCTION.with(Flags::DET).with(TOPIC))
        && (token.any(Flags::LAST) || !token.any(ORDINARY));
    if !named {
        return false;
    }
    let initial = usize::from(word(1) == "." && word(2).len() == 1 && !matches!(word(2), "a" | "v")) * 2;
    let (last, letter) = (word(initial + 1), word(initial + 2));
    let short =
        last == "." && matches!(letter, "a" | "v") && word(initial + 3) == "." && word(initial + 4) == "i";
    let told = matches!((letter, last), ("im", "auftrag") | ("in", "vertretung"))
        || matches!(last, "gez" | "gezeichnet")
        || last == "." && letter == "gez";
    let ends = text.get(at + 1).is_none_or(|next| next.gap == Gap::Line || next.class == Class::Mark);
    ends && (short || told)
}

/// Whether a word greets at the end, and nothing but marks stand between it and what begins here.
pub(super) fn is_behind_closing(text: &Text<'_>, start: usize) -> bool {
    let marks = (1..=3)
        .take_while(|by| text.before(start, *by).is_some_and(|mark| mark.class == Class::Mark))
        .count();
    text.before(start, marks + 1).is_some_and(|close| close.any(Flags::CLOSE))
}

/// Which tokens stand in the few words after a closing ("LG", "Viele Grüße,") or alone on the last line; empty if none does.
pub(super) fn closing_from(text: &Text<'_>) -> Vec<bool> {
    let mut closing = Vec::new();
    let mut mark = |range: Range<usize>| {
        closing.resize(text.tokens.len(), false);
        for slot in closing.get_mut(range).into_iter().flatten() {
            *slot = true;
        }
    };
    let strong = |token: &Token<'_>| {
        matches!(
            token.text,
            "gruss"
                | "gruesse"
                | "gruessen"
                | "grusse"
                | "grussen"
                | "lg"
                | "vg"
                | "mfg"
                | "glg"
                | "gez"
                | "gezeichnet"
                | "hochachtungsvoll"
                | "unterschrift"
                | "ciao"
                | "tschuess"
                | "bg"
                | "herzlichst"
        )
    };
    let mut at = if text.has(Flags::CLOSE) { 0 } else { text.tokens.len() };
    while at < text.tokens.len() {
        if !text.get(at).is_some_and(|token| token.any(Flags::CLOSE) && strong(token)) {
            at += 1;
            continue;
        }
        let mut start = at + 1;
        while text.get(start).is_some_and(|token| {
            token.class == Class::Mark && !token.is("(")
                || matches!(
                    token.text,
                    "von"
                        | "dein"
                        | "deine"
                        | "ihr"
                        | "ihre"
                        | "eure"
                        | "euer"
                        | "der"
                        | "die"
                        | "und"
                        | "danke"
                        | "an"
                        | "v"
                )
        }) {
            start += 1;
        }
        let mut end = start;
        while end < start + 5
            && text.get(end).is_some_and(|token| {
                (end == start || token.gap != Gap::Line)
                    && (token.is_word() && !token.any(Flags::FUNCTION)
                        || token.class == Class::Mark && !matches!(token.text, "!" | "?"))
            })
        {
            end += 1;
        }
        // More words on the line make it a sentence.
        let alone = text.get(end).is_none_or(|token| token.gap == Gap::Line || token.class != Class::Word)
            || end - start <= 2;
        if alone {
            mark(start..end);
        }
        at = end.max(at + 1);
    }
    let last_line = text.tokens.iter().rposition(|token| token.gap == Gap::Line).unwrap_or(0);
    let words = text.tokens.len() - last_line;
    let sentence_before = last_line > 3;
    if sentence_before
        && (1..=3).contains(&words)
        && text.get(last_line).is_some_and(|token| token.is_capital() && token.any(NAME))
    {
        mark(last_line..text.tokens.len());
    }
    closing
}
