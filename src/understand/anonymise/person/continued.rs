//! What goes on with a name: the surname behind a first name, an initial, a noun that only there is a name.

use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC, hash, look_up};
use super::super::token::{Class, Gap, Text, Token};

/// Whether a word right behind part of a name goes on with it.
pub(super) fn continues(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    if token.gap == Gap::None {
        return token.is_capital() || !token.any(Flags::FUNCTION);
    }
    // "dominik w", "ronald d.,"
    let initial = token.text.len() == 1
        && token.gap == Gap::Space
        && text
            .before(at, 1)
            .is_some_and(|first| first.any(Flags::FIRST) && !first.any(ORDINARY.with(Flags::GENITIVE)))
        && text.get(at + 1).is_none_or(|next| {
            matches!(next.text, "." | "," | ")" | "!" | "?" | "und")
                // "jonny b is der kopf", but not "lena u ich"
                || next.any(Flags::FUNCTION) && !matches!(token.text, "u" | "n" | "o" | "i" | "a" | "e" | "d")
        });
    if initial {
        return true;
    }
    // "abu bakr"
    let arabic = text
        .before(at, 1)
        .is_some_and(|before| matches!(before.text, "abu" | "abd" | "ibn" | "umm" | "bint" | "abdul"));
    if arabic && !token.any(ORDINARY.with(TOPIC)) {
        return true;
    }
    if token.any(Flags::FUNCTION.with(Flags::DET).with(Flags::KIN).with(Flags::JOB).with(TOPIC))
        && (!token.any(Flags::LAST) || token.any(Flags::KIN))
    {
        return false;
    }
    if token.is_capital() && !text.lower {
        // "Burkhard Senf, …": a rare noun right behind a first name that is nothing else, where something ends.
        let first = text
            .before(at, 1)
            .is_some_and(|first| first.any(Flags::FIRST) && !first.any(ORDINARY.with(Flags::GENITIVE)));
        let ends = text.get(at + 1).is_none_or(|next| {
            next.gap == Gap::Line
                || matches!(next.text, "," | "." | ")" | ";")
                || next.is_word() && next.any(Flags::FUNCTION)
        });
        return !token.any(ORDINARY) || token.any(Flags::LAST) || first && ends && !token.any(Flags::COMMON);
    }
    token.any(NAME) && !token.any(Flags::COMMON.with(Flags::FUNCTION))
        || surname_noun(token)
        || is_unknown_surname(text, at, token)
}

/// "waltraud pagenkopf", "kathrin brügge,": a rare word right behind a first name that is nothing else, where something
/// ends or goes on with a little word.
fn is_unknown_surname(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let first = text.before(at, 1).is_some_and(|first| {
        first.any(Flags::FIRST) && !first.any(ORDINARY.with(Flags::GENITIVE)) && first.text.len() >= 3
    });
    let begins = text.before(at, 2).is_none_or(|before| !before.any(Flags::FIRST) || before.any(ORDINARY));
    let ends = text.get(at + 1).is_none_or(|next| {
        next.gap == Gap::Line || next.class == Class::Mark || next.any(Flags::FUNCTION.with(Flags::BIRTH))
    });
    let verb = ["t", "te", "ten", "en", "st", "isch", "lich", "ig", "end", "mal", "ung", "bar", "los"]
        .iter()
        .any(|end| token.text.ends_with(end));
    let latin = token.text.starts_with(|c: char| c.is_ascii());
    latin
        && first
        && begins
        && ends
        && !verb
        && !token.any(Flags::COMMON.with(Flags::FUNCTION).with(Flags::JOB))
        && token.text.len() >= 4
}

/// "steffen wolf", "dennis fischers"
fn surname_noun(token: &Token<'_>) -> bool {
    let owner = token.text.strip_suffix('s').filter(|stem| stem.len() > 3);
    token.any(Flags::SURNAME)
        || owner.is_some_and(|stem| look_up(stem, hash(stem.bytes())).any(Flags::SURNAME))
}
