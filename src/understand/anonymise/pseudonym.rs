//! Finds names people give themselves in games and chats that are written like names of persons or of nothing: "Nordlicht
//! Norbert", "Oma Erna 88", `~strandgut~`.

use std::ops::Range;

use super::Kind;
use super::facts::Facts;
use super::lexicon::{Flags, TOPIC};
use super::token::{Class, Gap, Text, Token};

/// How many tokens before or behind a pseudonym an account is spoken of.
const REACH: usize = 12;

/// Pseudonyms of several words or between waves, as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let mut cue: Option<usize> = None;
    let mut past = 0;
    let (counts, waves) = (text.has_numbers(), text.has_mark(b"~["));
    if text.has_fact(Facts::OWN_NAME) {
        let named = (0..text.tokens.len()).filter_map(|at| called_there(text, at));
        found.extend(named.map(|tokens| (text.bytes(&tokens), Kind::Handle)));
    }
    if !counts && !text.has(Flags::ACCOUNT) && !waves {
        return found;
    }
    for (at, token) in text.tokens.iter().enumerate() {
        if token.any(Flags::ACCOUNT) {
            cue = Some(at);
        }
        if at < past {
            continue;
        }
        let near = cue.is_some_and(|cue| at - cue <= REACH);
        if let Some(end) = waves
            .then(|| between_waves(text, at))
            .flatten()
            .or_else(|| near.then(|| several_words(text, at)).flatten())
            .or_else(|| (counts && token.is_capital()).then(|| numbered(text, at)).flatten())
        {
            found.push((text.bytes(&(at..end)), Kind::Handle));
            past = end;
        }
    }
    found
}

/// `~strandgut~`, `[18]Nordwind`
fn between_waves(text: &Text<'_>, at: usize) -> Option<usize> {
    let is =
        |at: usize, mark: &str| text.get(at).is_some_and(|token| token.is(mark) && token.gap == Gap::None);
    let word = |at: usize| text.get(at).is_some_and(|token| token.is_word() && token.gap == Gap::None);
    let first = text.get(at)?;
    if first.is("~") && word(at + 1) && is(at + 2, "~") {
        return Some(at + 3);
    }
    let tag = first.is("[")
        && text.get(at + 1).is_some_and(|token| token.gap == Gap::None && token.text.len() <= 4)
        && is(at + 2, "]")
        && word(at + 3);
    tag.then_some(at + 4)
}

/// "heißt Deutschritter 39", "unterschrieben mit „Nordmann 33“": a number behind a name that is no age and no house.
fn numbered(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at).filter(|first| {
        first.text.len() > 2
            && !first.any(Flags::FUNCTION.with(Flags::DET).with(Flags::MONTH).with(Flags::TITLE).with(TOPIC))
    })?;
    let quote = usize::from(
        text.before(at, 1).is_some_and(|quote| matches!(quote.text, "\"" | "„" | "'" | "»" | "“")),
    );
    let lead = text.before(at, quote + 1)?;
    let signs = matches!(lead.text, "mit" | "als" | "von" | "name" | "namen" | "unterschrift")
        && (1..=4).filter_map(|by| text.before(at, by)).any(|verb| {
            ["unterschr", "signiert", "gezeichnet", "schreibt", "angemeldet", "gespeichert"]
                .iter()
                .any(|start| verb.text.starts_with(start))
        });
    // "in seinem spiel heißt er …"
    let turned = matches!(lead.text, "er" | "sie" | "der" | "die" | "ich" | "jemand")
        && text
            .before(at, quote + 2)
            .is_some_and(|verb| matches!(verb.text, "heisst" | "nennt" | "heisse" | "hiess"));
    if !(signs
        || turned
        || matches!(lead.text, "heisst" | "namens" | "nennt" | "nannte" | "name" | "dort" | "sich"))
    {
        return None;
    }
    let part = |at: usize| {
        text.get(at)
            .is_some_and(|word| word.is_capital() && word.gap == Gap::Space && !word.any(Flags::FUNCTION))
    };
    let number = at + 1 + (at + 1..at + 3).take_while(|at| part(*at)).count();
    let digits = text
        .get(number)
        .filter(|digits| digits.is_number() && digits.gap == Gap::Space && digits.text.len() <= 4)?;
    let behind = text.get(number + 1);
    let quoted = quote == 1 && behind.is_some_and(|mark| matches!(mark.text, "\"" | "“" | "”" | "'" | "«"));
    let ended = behind
        .is_none_or(|next| next.gap == Gap::Line || matches!(next.text, "," | "." | "!" | "?" | ")" | ";"));
    let plain = first.any(Flags::FIRST.with(Flags::COMMON).with(Flags::ORG)) && number == at + 1;
    (quoted || ended && !plain && (digits.text.len() > 1 || number > at + 1)).then_some(number + 1)
}

/// "Nordlicht Norbert" behind "nennt sich", "Deutsche Eiche 18" where accounts are spoken of.
fn several_words(text: &Text<'_>, at: usize) -> Option<usize> {
    let part = |token: &Token<'_>| {
        token.is_capital()
            && token.text.len() > 1
            && !token.any(
                Flags::FUNCTION
                    .with(Flags::DET)
                    .with(TOPIC)
                    .with(Flags::ACCOUNT)
                    .with(Flags::MONTH)
                    .with(Flags::TITLE),
            )
    };
    let mut end = at;
    while end < at + 3
        && text.get(end).is_some_and(|token| part(token) && (end == at || token.gap == Gap::Space))
    {
        end += 1;
        if end > at
            && text.get(end).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None)
            && text.get(end + 1).is_some_and(part)
        {
            end += 2;
        }
    }
    let numbered = text.get(end).is_some_and(|number| {
        number.is_number() && (2..=4).contains(&number.text.len()) && number.gap == Gap::Space
    }) && !text.get(end + 1).is_some_and(|next| {
        next.gap == Gap::None && matches!(next.text, "." | ":" | "%")
            || next.any(Flags::MONTH)
            || next.is("uhr")
    });
    let led = text.before(at, 1).is_some_and(|before| {
        matches!(
            before.text,
            "unter"
                | "sich"
                | "jemand"
                | "einer"
                | "eine"
                | "nick"
                | "nickname"
                | "name"
                | "namen"
                | "pseudonym"
                | "user"
                | "account"
                | "nutzer"
                | ":"
                | "da"
        ) || before.text.starts_with("schreib")
    });
    let whole = end >= at + 2;
    (whole && (numbered || led && !text.lower)).then_some(end + usize::from(numbered))
}

/// Whether a word says what the writer is called.
pub(super) fn is_own(word: &Token<'_>) -> bool {
    matches!(word.text, "heiss" | "heisse")
}

/// "ich heiß da Nachtfrost", "deswegen heiß ich bei denen julbock": what somebody is called among others.
fn called_there(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|verb| verb.is_any(Facts::OWN_NAME))?;
    let own = || {
        text.before(at, 1).is_some_and(|ich| ich.is("ich"))
            || text.get(at + 1).is_some_and(|ich| ich.is("ich"))
    };
    let there =
        |word: &Token<'_>| matches!(word.text, "da" | "dort" | "denen" | "drin" | "intern" | "online");
    let fills = |at: &usize| {
        text.get(*at)
            .is_some_and(|fill| there(fill) || matches!(fill.text, "ich" | "bei" | "immer" | "nur" | "auch"))
    };
    let filled = (at + 1..at + 6).take_while(fills).count();
    let start = at + 1 + filled;
    let among = text.tokens.get(at + 1..start)?.iter().any(there);
    let _ = text.get(start).filter(|name| {
        name.is_word()
            && name.gap == Gap::Space
            && name.text.len() > 3
            && (name.is_capital() || text.lower)
            && !name.any(Flags::FUNCTION.with(Flags::DET))
    })?;
    let ends = text
        .get(start + 1)
        .is_none_or(|next| next.class == Class::Mark || next.gap == Gap::Line || next.any(Flags::FUNCTION));
    (own() && among && ends).then_some(start..start + 1)
}
