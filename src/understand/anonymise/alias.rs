//! Finds names of accounts that are ordinary words: "auf insta heißt der küstensturm", "als blitz und donner auf whatsapp",
//! "telegram kanal stimme des nordens".

use std::ops::Range;

use super::Kind;
use super::facts::Facts;
use super::lexicon::{Flags, NAME, ORDINARY, TOPIC};
use super::lined::{lined, of_users, spelled};
use super::token::{Class, Gap, Text, Token};

/// How far behind the word for a platform its user's name may be announced.
pub(super) const REACH: usize = 7;
/// The most words of a name.
const LONGEST: usize = 5;

/// Names behind the word for a platform or before it, as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    if !text.has(Flags::ACCOUNT) && !text.has_fact(Facts::NICK) && !text.has_mark(b"/") {
        return found;
    }
    let mut past = 0;
    for (at, token) in text.tokens.iter().enumerate() {
        if at < past || !is_cue(text, at, token) {
            continue;
        }
        let ahead = spelled(text, at).or_else(|| announced(text, at)).or_else(|| right_behind(text, at));
        if let Some(tokens) = ahead.or_else(|| before(text, at)) {
            past = tokens.end;
            found.push((text.bytes(&tokens), Kind::Handle));
        }
    }
    found.extend(of_users(text));
    let spelled = (0..text.tokens.len()).filter_map(|at| lined(text, at));
    found.extend(spelled.map(|tokens| (text.bytes(&tokens), Kind::Handle)));
    let named =
        (0..text.tokens.len()).filter_map(|at| behind_a_colon(text, at).or_else(|| calls_itself(text, at)));
    found.extend(named.map(|tokens| (text.bytes(&tokens), Kind::Handle)));
    found
}

/// Where the quote that was opened right before a name closes, if it is short.
fn quoted(text: &Text<'_>, start: usize) -> Option<usize> {
    let mark = |token: &Token<'_>| matches!(token.text, "\"" | "„" | "“" | "”" | "»" | "«");
    let opened = text.before(start, 1).is_some_and(mark) && text.get(start).is_some_and(|first| !mark(first));
    let close = (start + 1..start + LONGEST).find(|at| text.get(*at).is_some_and(mark))?;
    let whole = text
        .tokens
        .get(start..close)?
        .iter()
        .all(|token| token.is_word() || token.is_number() || token.is("-"));
    let name = text.get(start).is_some_and(|first| !first.any(Flags::FUNCTION.with(TOPIC)));
    (opened && whole && name).then_some(close)
}

/// Whether an account is spoken of: "insta", "telegramkanal", "tiktokname", "unter dem namen".
fn is_cue(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    if token.any(Flags::ACCOUNT) {
        return true;
    }
    let under = matches!(token.text, "namen" | "pseudonym")
        && text.before(at, 1).is_some_and(|article| article.is("dem"))
        && text.before(at, 2).is_some_and(|under| under.is("unter"));
    under || is_a_market(token) || token.is_any(Facts::NICK) && is_made_of_platform(token)
}

/// "telegramkanal", "tiktokname"
fn is_made_of_platform(word: &Token<'_>) -> bool {
    word.text.len() > 6
        && !word.any(Flags::COMMON)
        && ["kanal", "name", "account", "profil", "channel"].iter().any(|end| word.text.ends_with(end))
        && [
            "insta", "tiktok", "telegram", "snap", "facebook", "fb", "discord", "youtube", "twitch", "steam",
            "tele",
        ]
        .iter()
        .any(|start| word.text.starts_with(start))
}

/// "ebay", "schachapp"
fn is_a_market(word: &Token<'_>) -> bool {
    word.is("ebay")
        || !word.any(Flags::ACCOUNT)
            && word.text.len() > 6
            && word.text.ends_with("app")
            && !word.any(Flags::COMMON)
}

/// Whether a word may lead to a name of an account where none is spoken of otherwise.
pub(super) fn may_lead(word: &Token<'_>) -> bool {
    matches!(
        word.text,
        "namen"
            | "pseudonym"
            | "unterstrich"
            | "underscore"
            | "tiefstrich"
            | "understrich"
            | "strich"
            | "nennt"
            | "nannte"
    ) || is_made_of_platform(word)
        || is_a_market(word)
}

/// Says that a name follows.
fn names(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "heisst"
            | "heissen"
            | "heisse"
            | "heiss"
            | "heet"
            | "hiess"
            | "hiessen"
            | "heist"
            | "nennt"
            | "nenn"
            | "nenne"
            | "namens"
            | "name"
            | "namen"
            | "lautet"
            | "nick"
            | "nickname"
            | "user"
            | "username"
            | "nutzername"
            | "unter"
            | "als"
            | "ist"
            | "is"
            | "war"
            | "bin"
            | "findet"
            | "findest"
            | ":"
            | "adde"
            | "add"
            | "="
    )
}

/// Stands between that and the name.
fn fills(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "war"
            | "is"
            | "hiess"
            | "lautet"
            | "er"
            | "sie"
            | "der"
            | "die"
            | "das"
            | "sich"
            | "ich"
            | "es"
            | "ist"
            | "mich"
            | "mir"
            | "du"
            | "ihn"
            | "ihm"
            | "da"
            | "dort"
            | "jemand"
            | "seitdem"
            | "jetzt"
            | "einfach"
            | "auch"
            | "\""
            | "„"
            | "'"
            | ":"
            | ","
            | "ein"
            | "einer"
            | "typ"
            | "man"
            | "ihr"
            | "unter"
            | "als"
            | "bei"
            | "@"
            | "dem"
            | "namen"
            | "name"
    )
}

/// What is no part of a name, however it is told.
const NO_NAME: Flags = Flags::FUNCTION
    .with(Flags::DET)
    .with(Flags::ACCOUNT)
    .with(Flags::KIN)
    .with(Flags::JOB)
    .with(Flags::TITLE)
    .with(TOPIC);

fn is_part(token: &Token<'_>) -> bool {
    is_any_part(token) && !token.any(Flags::COMMON)
}

/// Also an everyday word.
fn is_any_part(token: &Token<'_>) -> bool {
    token.is_word() && token.gap != Gap::Line && token.text.len() >= 3 && !token.any(NO_NAME)
}

/// Whether what stands here may join the words of a name.
fn joins(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(|token| {
        matches!(
            token.text,
            "der"
                | "ausm"
                | "vonne"
                | "des"
                | "die"
                | "dem"
                | "den"
                | "an"
                | "am"
                | "im"
                | "in"
                | "aus"
                | "von"
                | "und"
                | "fuer"
                | "vom"
        )
    })
}

/// Where a name that begins here ends: words, what joins them, a number behind.
fn end(text: &Text<'_>, start: usize) -> usize {
    let mut at = start + 1;
    while at < start + LONGEST {
        // "finn kk 07"
        let short = text.get(at).is_some_and(|token| {
            token.is_word()
                && token.text.len() == 2
                && token.gap == Gap::Space
                && !token.any(NO_NAME.with(ORDINARY))
        });
        if short {
            at += 1;
            continue;
        }
        let joined = (at..at + 2).take_while(|at| joins(text, *at)).count();
        let next = text
            .get(at + joined)
            .filter(|token| token.gap == Gap::Space && (is_part(token) || joined > 0 && is_any_part(token)));
        // "kuestensturm in rostock": behind what joins, only a word that says nothing about a place.
        if next.is_none_or(|next| is_verb(text, next)) {
            break;
        }
        at += joined + 1;
    }
    let number = text
        .get(at)
        .is_some_and(|token| token.is_number() && token.text.len() <= 4 && token.gap == Gap::Space)
        && text.get(at + 1).is_none_or(|next| {
            next.class == Class::Mark && !matches!(next.text, ":" | "." | "%") || next.gap == Gap::Line
        });
    at + usize::from(number)
}

/// Whether a word in small letters ends as verbs and adverbs do.
fn is_verb(text: &Text<'_>, token: &Token<'_>) -> bool {
    let small = text.lower || !token.is_capital();
    let ended =
        ["t", "te", "en", "st"].iter().any(|end| token.text.ends_with(end)) && !token.text.ends_with("chen");
    // "leergeräumt" is made of two words and a participle all the same.
    let participle = token.text.ends_with('t') && token.text.contains("ge");
    small && ended && token.any(ORDINARY) && (participle || !token.any(Flags::COMPOUND))
}

/// "wacht an der ostsee", "stimme des nordens": everyday words that are a name together.
fn is_phrase(text: &Text<'_>, start: usize) -> bool {
    text.get(start).is_some_and(is_any_part) && joins(text, start + 1) && end(text, start) > start + 2
}

/// "auf insta heißt der kuestensturm", "mein user da ist kleineseekuh"
fn announced(text: &Text<'_>, cue: usize) -> Option<Range<usize>> {
    let own = text.get(cue).is_some_and(names);
    let namer = (cue + usize::from(!own)..cue + REACH).find(|at| text.get(*at).is_some_and(names))?;
    let stop = |at: usize| {
        text.get(at)
            .is_none_or(|token| token.is_stop() && !token.is(":") || token.gap == Gap::Line && at > cue)
    };
    if (cue..namer).any(stop) {
        return None;
    }
    let start = (namer + 1..namer + 5).find(|at| !text.get(*at).is_some_and(fills))?;
    if let Some(end) = quoted(text, start) {
        return Some(start..end);
    }
    if is_phrase(text, start) {
        return Some(start..end(text, start));
    }
    // "ingame heißt er killer kalle"
    let called = text
        .get(namer)
        .is_some_and(|verb| matches!(verb.text, "heisst" | "heisse" | "nennt" | "nenne" | "namens"));
    let two = called
        && text.get(start).is_some_and(is_any_part)
        && text
            .get(start + 1)
            .is_some_and(|next| next.gap == Gap::Space && is_part(next) && !is_verb(text, next));
    if two {
        return Some(start..end(text, start));
    }
    let first = text.get(start).filter(|first| is_part(first))?;
    // "ist" and "als" lead to other things as well, so that only a strange word counts behind them.
    let sure = (namer..start).any(|at| {
        text.get(at).is_some_and(|token| {
            names(token) && !matches!(token.text, "ist" | "war" | "als" | "bin" | "unter")
                || token.any(Flags::ACCOUNT)
        })
    }) || own
        || text
            .before(cue, 1)
            .is_some_and(|owner| matches!(owner.text, "mein" | "sein" | "ihr" | "meine" | "seine"))
        || (2..=4).filter_map(|by| text.before(cue, by)).any(|word| {
            matches!(
                word.text,
                "find" | "findet" | "findest" | "such" | "sucht" | "adde" | "add" | "folg" | "folgt"
            )
        });
    let strange = !first.any(ORDINARY) || first.any(Flags::COMPOUND) && !first.any(Flags::WORD);
    (strange || sure && !is_verb(text, first)).then(|| start..end(text, start))
}

/// "adde mich auf discord, mettbroetchen", "telegram kanal stimme des nordens", "snap jule"
fn right_behind(text: &Text<'_>, cue: usize) -> Option<Range<usize>> {
    let mut start = cue + 1;
    while start < cue + 4
        && text.get(start).is_some_and(|token| {
            token.any(Flags::ACCOUNT)
                || matches!(
                    token.text,
                    ":" | "," | "-" | "=" | "(" | ">" | "→" | "gruppe" | "seite" | "\"" | "„"
                )
        })
    {
        start += 1;
    }
    let kind = text.get(cue).is_some_and(|cue| {
        matches!(cue.text, "kanal" | "channel" | "namen")
            || cue.text.ends_with("kanal")
            || cue.text.ends_with("name")
    });
    let named = kind
        || start > cue + 1
            && text
                .get(start - 1)
                .is_some_and(|before| before.any(Flags::ACCOUNT) || before.is(":") || before.is("gruppe"));
    let asked = (1..=4).filter_map(|by| text.before(cue, by)).any(|word| {
        matches!(word.text, "adde" | "add" | "mein" | "meine" | "schreib" | "sein" | "ihr" | "folg" | "such")
    });
    if let Some(end) = quoted(text, start) {
        return Some(start..end);
    }
    if named && is_phrase(text, start) {
        return Some(start..end(text, start));
    }
    let first = text.get(start).filter(|first| is_part(first) && first.gap != Gap::Line)?;
    let strange = !first.any(ORDINARY.with(NAME)) || first.any(Flags::COMPOUND) && !first.any(Flags::WORD);
    let written = first.is_capital() && !text.lower && !named && !asked;
    (!is_verb(text, first) && !written && (named || strange || asked && start > cue + 1))
        .then(|| start..end(text, start))
}

/// "gamertag von meinem anwerber: iron youth": everything up to the next mark, if it is short.
fn behind_a_colon(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let colon = text.get(at).is_some_and(|colon| matches!(colon.text, ":" | "="));
    let cue = || (1..=5).filter_map(|by| text.before(at, by)).any(|word| word.any(Flags::ACCOUNT));
    if !colon || !cue() {
        return None;
    }
    let start = at + 1;
    let length = (start..start + LONGEST)
        .take_while(|at| {
            text.get(*at)
                .is_some_and(|token| token.class != Class::Mark && (token.gap != Gap::Line || *at == start))
        })
        .count();
    let closed = text
        .get(start + length)
        .is_none_or(|next| next.class == Class::Mark && !next.is("/") || next.gap == Gap::Line);
    let tokens = text.tokens.get(start..start + length)?;
    let named = (1..LONGEST).contains(&length)
        && tokens
            .iter()
            .all(|token| !token.any(Flags::DET.with(Flags::KIN).with(Flags::JOB).with(Flags::ACCOUNT)))
        && !tokens.iter().any(|token| matches!(token.text, "mail" | "email" | "nr" | "nummer" | "tel"))
        && tokens.iter().any(|token| token.class == Class::Word && !token.any(Flags::FUNCTION));
    (closed && named).then_some(start..start + length)
}

/// "nennt sich preussens gloria": a name one gives oneself, of words that are no everyday ones.
fn calls_itself(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|sich| sich.is("sich"))?;
    let calls = |by: usize| text.before(at, by).is_some_and(|verb| matches!(verb.text, "nennt" | "nannte"));
    let turned = text.get(at + 1).is_some_and(|verb| matches!(verb.text, "nennt" | "nannte"));
    if !(calls(1) || calls(2)) || turned {
        return None;
    }
    let start = (at + 1..at + 6).find(|at| {
        !text.get(*at).is_some_and(|fill| {
            matches!(
                fill.text,
                "online"
                    | "da"
                    | "dort"
                    | "jetzt"
                    | "im"
                    | "internet"
                    | "netz"
                    | "\""
                    | "„"
                    | "selbst"
                    | "selber"
                    | "auf"
                    | "bei"
                    | "der"
                    | "die"
                    | "das"
            ) || fill.any(Flags::ACCOUNT)
        })
    })?;
    let first = text.get(start).filter(|first| is_part(first))?;
    let led = text.before(start, 1).is_some_and(|article| matches!(article.text, "der" | "die" | "das"));
    let adjective = !led
        && ["er", "isch", "ig", "lich"].iter().any(|end| first.text.ends_with(end))
        && first.any(ORDINARY);
    let group = (3..8).filter_map(|by| text.before(at, by)).any(|word| word.any(Flags::ORG));
    (!adjective && !group && !is_verb(text, first)).then(|| start..end(text, start))
}

/// "als blitz und donner auf whatsapp", "heißt kuestensturm bei insta"
fn before(text: &Text<'_>, cue: usize) -> Option<Range<usize>> {
    let on = cue
        .checked_sub(1)
        .filter(|at| text.get(*at).is_some_and(|on| matches!(on.text, "auf" | "bei" | "in")))?;
    let named = |token: &Token<'_>| {
        matches!(token.text, "als" | "heisst" | "namens" | "unter" | "nennt" | "sich" | "name" | ":")
    };
    let namer =
        (1..=LONGEST).filter_map(|by| on.checked_sub(by)).find(|at| text.get(*at).is_some_and(named))?;
    let mut start = namer + 1;
    while start < on && text.get(start).is_some_and(fills) {
        start += 1;
    }
    let tokens = text.tokens.get(start..on)?;
    let writes = text.get(namer).is_some_and(|namer| namer.is("als"))
        && (1..=4).filter_map(|by| text.before(namer, by)).any(|verb| verb.text.starts_with("schreib"));
    let led = tokens.first().is_some_and(|first| {
        is_part(first) && (!first.any(NAME) || tokens.len() > 1) || writes && is_any_part(first)
    });
    let whole = tokens.iter().all(|token| token.is_word() || token.is_number());
    (led && whole
        && !tokens.iter().any(|token| token.any(Flags::KIN.with(Flags::JOB)) || is_verb(text, token)))
    .then_some(start..on)
}
