//! Finds names of accounts that are told with the words for their signs: "insta klammeraffe sonnen unterstrich kind", "opa
//! unterstrich erich", and those behind a slash.

use std::ops::Range;

use super::Kind;
use super::alias::REACH;
use super::lexicon::Flags;
use super::token::{Gap, Text, Token};

/// "insta klammeraffe sonnen unterstrich kind"
pub(super) fn spelled(text: &Text<'_>, cue: usize) -> Option<Range<usize>> {
    let line = |at: usize| {
        text.get(at).is_some_and(|token| matches!(token.text, "unterstrich" | "underscore" | "tiefstrich"))
    };
    let word = |at: usize| text.get(at).is_some_and(|token| token.is_word() || token.is_number());
    let first = (cue + 2..cue + REACH).find(|at| line(*at))?;
    let mut end = first;
    while line(end) && word(end + 1) {
        end += 2;
        end += usize::from(text.get(end).is_some_and(Token::is_number));
    }
    (end > first && word(first - 1)).then_some(first - 1..end)
}

/// "opa unterstrich erich unterstrich drei neun", wherever it stands: nothing else is spelled so.
pub(super) fn lined(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let line = |at: usize| {
        let token = text.get(at).map_or("", |token| token.text);
        match token {
            "unterstrich" | "underscore" | "tiefstrich" | "understrich" => 1,
            "strich" if text.get(at + 1).is_some_and(|low| low.is("unten")) => 2,
            // "mein insta is jule punkt kr"
            "punkt" if (2..=6).filter_map(|by| text.before(at, by)).any(|cue| cue.any(Flags::ACCOUNT)) => 1,
            _ => 0,
        }
    };
    let part = |at: usize| {
        text.get(at).is_some_and(|token| (token.is_word() || token.is_number()) && token.gap != Gap::Line)
    };
    let first = line(at);
    if first == 0 || at == 0 || !part(at - 1) {
        return None;
    }
    let mut end = at;
    while end < at + REACH * 4 && line(end) > 0 && part(end + line(end)) {
        end += line(end) + 1;
    }
    let digits = (end..end + 4)
        .take_while(|at| {
            text.get(*at)
                .is_some_and(|digit| digit.any(Flags::NUMBER) && !digit.any(Flags::DET) || digit.is_number())
        })
        .count();
    (end > at).then_some(at - 1..end + digits)
}

/// `u/plattschnacker`
pub(super) fn of_users(text: &Text<'_>) -> impl Iterator<Item = (Range<usize>, Kind)> {
    text.tokens.iter().enumerate().filter_map(|(at, token)| {
        let glued = |at: usize| text.get(at).filter(|token| token.gap == Gap::None);
        let name = glued(at + 2).filter(|name| name.is_word() && name.text.len() >= 3)?;
        let user = matches!(token.text, "u" | "user") && glued(at + 1).is_some_and(|slash| slash.is("/"));
        user.then(|| (token.start..name.end(), Kind::Handle))
    })
}
