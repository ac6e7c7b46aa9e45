//! Finds names of accounts by the one word beside them: "hanneskurz twitch", "postet als runen.rike", "threema id K7PX0A2Z",
//! "heißt auf facebook Kalle Von Der Küste".

use std::ops::Range;

use super::Kind;
use super::lexicon::{Flags, NAME, ORDINARY, TOPIC};
use super::net::is_ending;
use super::token::{Class, Gap, Shape, Text, Token};

/// Names as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let accounts = text.tokens.iter().any(|token| token.any(Flags::ACCOUNT));
    for (at, token) in text.tokens.iter().enumerate() {
        let tokens = dotted(text, at, token).or_else(|| {
            let named = || {
                before_its_platform(text, at).or_else(|| in_capitals(text, at)).or_else(|| threema(text, at))
            };
            accounts.then(named).flatten()
        });
        found.extend(tokens.map(|tokens| (text.bytes(&tokens), Kind::Handle)));
    }
    found
}

/// "postet als runen.rike", "bei sonnenrad.suse": two words with a dot between them behind what leads to an account.
fn dotted(text: &Text<'_>, at: usize, dot: &Token<'_>) -> Option<Range<usize>> {
    let glued = |at: usize| text.get(at).is_some_and(|token| token.gap == Gap::None);
    if !(dot.is(".") && dot.gap == Gap::None && glued(at + 1)) || at == 0 {
        return None;
    }
    let (first, second) = (text.get(at - 1)?, text.get(at + 1)?);
    let plain = |token: &Token<'_>| token.is_word() && token.shape == Shape::Lower && token.text.len() >= 3;
    let lead = text.before(at, 2).filter(|_| first.gap != Gap::None)?;
    let led = matches!(
        lead.text,
        "als"
            | "bei"
            | "unter"
            | "auf"
            | "namens"
            | "heisst"
            | "name"
            | "user"
            | "account"
            | "acc"
            | "profil"
            | ":"
            | "von"
            | "an"
    ) || lead.any(Flags::ACCOUNT);
    let rare = !first.any(Flags::COMMON) || !second.any(Flags::COMMON);
    let little = Flags::FUNCTION.with(Flags::DET);
    (plain(first)
        && plain(second)
        && led
        && rare
        && !is_ending(second.text)
        && !first.any(little)
        && !second.any(little))
    .then_some(at - 1..at + 2)
}

/// "hanneskurz twitch", "pommerngrizzly twitch,": a word on no list right before a platform and nothing behind it.
fn before_its_platform(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let platform = text.get(at).filter(|token| token.any(Flags::ACCOUNT) && token.gap == Gap::Space)?;
    let closed = text
        .get(at + 1)
        .is_none_or(|next| next.class == Class::Mark && !next.is("-") || next.gap == Gap::Line);
    let name = text.before(at, 1)?;
    let alone = text.begins(at - 1)
        || text.before(at, 2).is_some_and(|before| matches!(before.text, "," | "und" | "/" | "("));
    let strange = name.is_word()
        && name.text.len() >= 5
        && (!name.any(ORDINARY.with(TOPIC)) || name.any(Flags::COMPOUND) && !name.any(Flags::WORD))
        && !name.any(Flags::ACCOUNT.with(Flags::KIN).with(Flags::JOB));
    (closed && alone && strange && platform.text.len() >= 4).then_some(at - 1..at)
}

/// "auf facebook heißt er Kalle Von Der Küste", "facebook, heißt Uwe Deutsch Land": all the words with a capital.
fn in_capitals(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    const REACH: usize = 8;
    const LONGEST: usize = 6;
    let _ = text.get(at).filter(|verb| {
        matches!(verb.text, "heisst" | "heist" | "nennt" | "namens" | "hiess" | "name" | "unter" | "jemand")
    })?;
    let account = |range: Range<usize>| {
        text.tokens.get(range).is_some_and(|tokens| tokens.iter().any(|token| token.any(Flags::ACCOUNT)))
    };
    if !account(at.saturating_sub(REACH)..at) && !account(at + 1..text.tokens.len().min(at + REACH)) {
        return None;
    }
    let fills = |at: &usize| {
        text.get(*at).is_some_and(|token| {
            token.any(Flags::ACCOUNT)
                || matches!(
                    token.text,
                    "er" | "sie"
                        | "sich"
                        | "der"
                        | "die"
                        | "dort"
                        | "da"
                        | "auf"
                        | "bei"
                        | "in"
                        | "jetzt"
                        | ":"
                        | "\""
                        | "„"
                        | ","
                        | "ist"
                        | "es"
                )
        })
    };
    let start = (at + 1..at + REACH).find(|at| !fills(at))?;
    let capital = |at: &usize| {
        text.get(*at).is_some_and(|word| {
            let role = word.any(Flags::KIN.with(Flags::JOB)) && *at == start;
            word.is_word() && word.is_capital() && word.gap != Gap::Line && !role && !word.any(Flags::ACCOUNT)
        })
    };
    let length = (start..start + LONGEST).take_while(capital).count();
    (length >= 2).then_some(start..start + length)
}

/// "threema id K7PX0A2Z", "Threema-ID: BX4K8TNU": eight capitals and digits.
fn threema(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|token| token.text.starts_with("threema"))?;
    let fills = |at: &usize| {
        text.get(*at).is_some_and(|token| {
            matches!(
                token.text,
                "-" | ":" | "id" | "ist" | "is" | "lautet" | "." | "=" | "kontakt" | "meine" | "die" | "\""
            )
        })
    };
    let start = (at + 1..at + 6).find(|at| !fills(at))?;
    let mut end = start + 1;
    let mut length = text.get(start).filter(|first| first.class != Class::Mark)?.text.len();
    while let Some(part) = text
        .get(end)
        .filter(|part| part.gap == Gap::None && matches!(part.class, Class::Word | Class::Number))
    {
        length += part.text.len();
        end += 1;
        if length > 8 {
            return None;
        }
    }
    let named = text.get(start).is_some_and(|first| !first.any(NAME.with(Flags::COMMON)));
    (length == 8 && (end > start + 1 || named)).then_some(start..end)
}
