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
    let accounts = text.has(Flags::ACCOUNT);
    if !accounts && !text.is_glued() {
        return found;
    }
    for (at, token) in text.tokens.iter().enumerate() {
        let tokens = dotted(text, at, token).or_else(|| numbered(text, at, token)).or_else(|| {
            let named = || {
                before_its_platform(text, at)
                    .or_else(|| behind_its_platform(text, at))
                    .or_else(|| told_at_the_end(text, at))
                    .or_else(|| in_capitals(text, at))
                    .or_else(|| threema(text, at))
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
        nicks(verb)
            || matches!(
                verb.text,
                "kommentiert"
                    | "schreibt"
                    | "postet"
                    | "streamt"
                    | "heisst"
                    | "heist"
                    | "nennt"
                    | "namens"
                    | "hiess"
                    | "name"
                    | "unter"
                    | "jemand"
            )
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

/// Whether a word is what a name among accounts is called.
fn nicks(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "nick"
            | "nickname"
            | "user"
            | "username"
            | "gamertag"
            | "ingame"
            | "spielername"
            | "kanal"
            | "accountname"
    )
}

/// "twitch.. haffgamer", "discord: mettbrot": a word on no list right behind a platform and a mark.
fn behind_its_platform(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|token| token.any(Flags::ACCOUNT) && token.text.len() >= 4)?;
    let marks = (at + 1..at + 4)
        .take_while(|at| {
            text.get(*at).is_some_and(|mark| matches!(mark.text, "." | ":" | "-" | "=" | ">" | "→" | "…"))
        })
        .count();
    let name = text.get(at + 1 + marks).filter(|name| marks > 0 && name.is_word() && name.text.len() >= 5)?;
    let strange = !name.any(ORDINARY.with(TOPIC)) || name.any(Flags::COMPOUND) && !name.any(Flags::WORD);
    let sentence = marks == 1 && text.get(at + 1).is_some_and(|dot| dot.is(".")) && name.is_capital();
    (strange && !sentence && !name.any(Flags::ACCOUNT)).then_some(at + 1 + marks..at + 2 + marks)
}

/// "ich heiß bei snap wolke sieben": what one is called on a platform, up to the end of the sentence.
fn told_at_the_end(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 3;
    let on = text.before(at, 1).is_some_and(|on| matches!(on.text, "bei" | "auf" | "in"));
    let _ = text.get(at).filter(|token| on && token.any(Flags::ACCOUNT))?;
    let called = (2..=4).filter_map(|by| text.before(at, by)).any(|verb| {
        matches!(verb.text, "heiss" | "heisse" | "heisst" | "heist" | "name" | "nenne" | "nennt" | "nenn")
    });
    let part = |at: &usize| {
        text.get(*at).is_some_and(|word| {
            matches!(word.class, Class::Word | Class::Number)
                && word.gap != Gap::Line
                && !word.any(Flags::FUNCTION.with(Flags::DET).with(Flags::ACCOUNT).with(Flags::KIN))
        })
    };
    let length = (at + 1..at + 1 + LONGEST).take_while(part).count();
    let end = at + 1 + length;
    let closed =
        text.get(end).is_none_or(|next| next.class == Class::Mark && !next.is("-") || next.gap == Gap::Line);
    (called && length > 0 && closed).then_some(at + 1..end)
}

/// "sein spitzname ist Bomber89": a word with a number right behind it, where somebody is called something.
fn numbered(text: &Text<'_>, at: usize, word: &Token<'_>) -> Option<Range<usize>> {
    let number = text.get(at + 1).filter(|number| number.is_number() && number.gap == Gap::None)?;
    let alone = text
        .get(at + 2)
        .is_none_or(|next| next.gap != Gap::None || next.class == Class::Mark && !next.is("-"));
    let led = text.before(at, 1).is_some_and(|lead| {
        matches!(
            lead.text,
            "is" | "ist" | "als" | "heisst" | "namens" | "user" | "von" | "sich" | ":" | "\"" | "nennt"
        )
    });
    let named = word.is_word()
        && word.text.len() >= 4
        && (2..=4).contains(&number.text.len())
        && word.gap != Gap::None;
    let other = word.any(Flags::MONTH.with(Flags::PLATE).with(Flags::ORG).with(TOPIC).with(Flags::STREET));
    (named && led && alone && !other && !matches!(word.text, "klasse" | "raum" | "haus" | "block" | "kreis"))
        .then_some(at..at + 2)
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
