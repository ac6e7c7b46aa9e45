//! Finds clubs and firms by the letters of their form behind their name: "Nordlicht e.V.", "Meyer & Co. KG".

use super::super::facts::Facts;
use super::super::lexicon::Flags;
use super::super::token::{Gap, Text, Token};
use super::kinds::FORMS;

/// What a word is to this finder.
pub(super) fn facts(word: &Token<'_>) -> [(Facts, bool); 1] {
    [(Facts::FIRM, matches!(word.text, "v" | "ev") || FORMS.knows(word))]
}

/// "Meyer & Söhne `GmbH`", "Heimatfreunde e. V.": where it begins, if the form of a firm stands here.
pub(super) fn form(text: &Text<'_>, at: usize) -> Option<usize> {
    let token = text.get(at).filter(|token| token.is_any(Facts::FIRM) && token.text.len() <= 5)?;
    let club = token.is("v")
        && text.before(at, 1).is_some_and(|dot| dot.is("."))
        && text.before(at, 2).is_some_and(|token| token.is("e"))
        || token.is("ev") && token.gap != Gap::None;
    let firm = FORMS.knows(token)
        && token.is_word()
        && (token.is_capital() || matches!(token.text, "gmbh" | "ggmbh" | "ohg" | "gbr"));
    if !club && !firm {
        return None;
    }
    let mut start = at - if token.is("v") { 2 } else { 0 };
    for _ in 0..8 {
        let Some(before) = text.before(start, 1) else { break };
        if text.get(start).is_some_and(|token| token.gap == Gap::Line) {
            break;
        }
        let part = before.is_word()
            && (before.is_capital() || text.lower && !before.any(Flags::COMMON.with(Flags::FUNCTION)))
            && !before.any(Flags::FUNCTION.with(Flags::DET))
            || matches!(before.text, "&" | "-" | "+" | "\"" | "“" | "„")
            || FORMS.knows(before);
        if !part {
            break;
        }
        start -= 1;
    }
    (start < at - if token.is("v") { 2 } else { 0 }).then_some(start)
}

/// Takes "& Co. KG" behind the form of a firm.
pub(super) fn and_company(text: &Text<'_>, at: usize) -> usize {
    let word = |at: usize, word: &str| text.get(at).is_some_and(|token| token.is(word));
    if !word(at, "&") || !word(at + 1, "co") {
        return at;
    }
    let end = at + 2 + usize::from(word(at + 2, "."));
    end + usize::from(text.get(end).is_some_and(|token| FORMS.knows(token)))
}
