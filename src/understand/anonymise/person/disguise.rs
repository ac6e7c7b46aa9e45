//! Names written so that no filter should find them.

use super::super::super::normalise::fold;
use super::super::learnt::Label;
use super::super::lexicon::{NAME, ORDINARY, hash, look_up};
use super::super::token::{Class, Gap, REACH, Text, Token};

/// Names with blanks between the letters: "M a x".
pub(super) fn spaced(text: &Text<'_>, taken: &[bool], is_name: &mut [bool], labels: &mut [Label]) {
    if !text.has_letter() {
        return;
    }
    let letter =
        |at: usize| text.get(at).is_some_and(Token::is_letter) && !taken.get(at).copied().unwrap_or_default();
    let mut at = 0;
    while at < text.tokens.len() {
        let mut end = at;
        let mark = |at: usize| {
            usize::from(text.get(at).is_some_and(|token| {
                matches!(token.text, "." | "-" | "*" | "_" | "|" | "/") && token.gap == Gap::None
            }))
        };
        while letter(end) && end < at + REACH {
            let behind = end + 1 + mark(end + 1);
            let more = letter(behind)
                && text.get(behind).is_some_and(|token| token.gap == Gap::Space || mark(end + 1) == 1);
            end = if more { behind } else { end + 1 };
            if !more {
                break;
            }
        }
        if end - at >= 3 {
            let word: String = text
                .tokens
                .get(at..end)
                .unwrap_or_default()
                .iter()
                .filter(|token| token.is_word())
                .map(|token| token.text)
                .collect();
            let word = fold(&word);
            let flags = look_up(&word, hash(word.bytes()));
            if flags.any(NAME) && !flags.any(ORDINARY) {
                for (name, label) in is_name.iter_mut().zip(labels.iter_mut()).take(end).skip(at) {
                    (*name, *label) = (true, Label::Person);
                }
            }
        }
        at = end.max(at + 1);
    }
}

/// Names with digits in place of letters: "j0nas", "k3vin".
pub(super) fn disguised(text: &Text<'_>, taken: &[bool], is_name: &mut [bool], labels: &mut [Label]) {
    // What stands in place of a letter, glued to others.
    if !text.has_numbers() && !text.has_mark(b"@$") {
        return;
    }
    let mut at = 0;
    while at < text.tokens.len() {
        let part = |at: usize| {
            text.get(at).is_some_and(|token| {
                matches!(token.class, Class::Word | Class::Number) || token.is("@") || token.is("$")
            })
        };
        let mut end = at + 1;
        // Hardly any token has another right behind it.
        if text.get(end).is_none_or(|next| next.gap != Gap::None) {
            at = end;
            continue;
        }
        while part(at)
            && part(end)
            && end < at + 6
            && text.get(end).is_some_and(|token| token.gap == Gap::None)
        {
            end += 1;
        }
        let run = text.tokens.get(at..end).unwrap_or_default();
        let mixed = run.len() > 1
            && run.iter().any(Token::is_word)
            && !run.iter().all(Token::is_word)
            && run.last().is_some_and(|last| !last.is_number());
        if mixed && !taken.get(at..end).is_some_and(|taken| taken.contains(&true)) {
            let letters = |c: char| match c {
                '0' => 'o',
                '1' => 'i',
                '3' => 'e',
                '4' | '@' => 'a',
                '5' | '$' => 's',
                '7' => 't',
                c => c,
            };
            let word: String = run.iter().flat_map(|token| token.text.chars()).map(letters).collect();
            let flags = look_up(&word, hash(word.bytes()));
            if word.len() > 3 && flags.any(NAME) && !flags.any(ORDINARY) {
                for (name, label) in is_name.iter_mut().zip(labels.iter_mut()).take(end).skip(at) {
                    (*name, *label) = (true, Label::Person);
                }
            }
        }
        at = end;
    }
}
