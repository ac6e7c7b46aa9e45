//! Finds e-mail addresses that are spelled out or have blanks in them.

use std::ops::Range;

use super::Kind;
use super::facts::Facts;
use super::lexicon::{Flags, NAME};
use super::token::{Class, Gap, REACH, Text, Token};

/// Providers that are known without their ending.
const PROVIDERS: [&str; 34] = [
    "gemail",
    "gmeil",
    "gmial",
    "hotmeil",
    "jahoo",
    "wep",
    "autlook",
    "ukr",
    "yandex",
    "onet",
    "seznam",
    "laposte",
    "web",
    "gmx",
    "gmail",
    "googlemail",
    "online",
    "yahoo",
    "hotmail",
    "outlook",
    "icloud",
    "freenet",
    "posteo",
    "mailbox",
    "proton",
    "protonmail",
    "live",
    "aol",
    "arcor",
    "mail",
    "me",
    "vodafone",
    "tonline",
    "msn",
];
const ENDINGS: [&str; 15] =
    ["de", "kom", "com", "net", "org", "at", "ch", "eu", "info", "me", "ru", "ua", "pl", "tr", "uk"];

fn is_dot(token: &Token<'_>) -> bool {
    matches!(token.text, "." | "punkt" | "dot" | "pkt")
}

/// The sign between the name and the host, also in brackets: how many tokens it takes from here.
fn at_sign(text: &Text<'_>, at: usize) -> Option<usize> {
    let sign = |at: usize| text.get(at).is_some_and(|token| token.any(Flags::AT) || token.is("@"));
    if beside_a_provider(text, at) {
        return Some(1);
    }
    // "seeadler bei gmx punkt net"
    let by = text.get(at).is_some_and(|token| token.is("bei"))
        && (at + 2..at + 4).any(|at| text.get(at).is_some_and(|dot| dot.is_word() && is_dot(dot)))
        && text.before(at, 1).is_some_and(|name| {
            !name.any(Flags::COMMON.with(Flags::FUNCTION).with(Flags::DET))
                || text.before(at, 2).is_some_and(|line| {
                    matches!(line.text, "unterstrich" | "punkt" | "minus" | "bindestrich")
                })
        });
    if by {
        return Some(1);
    }
    let open =
        text.get(at).is_some_and(|token| matches!(token.text, "(" | "[" | "{" | "<" | "*" | "-" | "_"));
    // "klammer auf at klammer zu"
    let said = |at: usize, side: &str| {
        text.get(at).is_some_and(|token| token.is("klammer"))
            && text.get(at + 1).is_some_and(|token| token.is(side))
    };
    if said(at, "auf") && sign(at + 2) && said(at + 3, "zu") {
        return Some(5);
    }
    let short = text.get(at + 1).is_some_and(|a| a.is("a")) && text.get(at).is_some_and(|open| open.is("("));
    if open
        && (short || sign(at + 1))
        && text.get(at + 2).is_some_and(|token| matches!(token.text, ")" | "]" | "}" | ">" | "*" | "-" | "_"))
    {
        return Some(3);
    }
    sign(at).then_some(1)
}

/// "tekle 21 et gemail kom", "meine mail ist hanswurst bei gmx": what stands for the sign only before a provider.
fn beside_a_provider(text: &Text<'_>, at: usize) -> bool {
    let Some(sign) = text.get(at).filter(|sign| is_odd_sign(sign)) else { return false };
    let provider = text.get(at + 1).is_some_and(|host| host.text.len() > 2 && PROVIDERS.contains(&host.text));
    let named = text.before(at, 1).is_some_and(|name| {
        name.is_number() || name.is_word() && !name.any(Flags::FUNCTION.with(Flags::DET).with(Flags::COMMON))
    });
    // "fam.lehnert.dorfstr5 bei gmx"
    let joined = at > 1 && text.get(at - 1).is_some_and(|part| part.gap == Gap::None);
    let mail =
        || joined || (2..=8).filter_map(|by| text.before(at, by)).any(|word| word.text.contains("mail"));
    let sure = text.get(at + 1).is_some_and(|host| !matches!(host.text, "online" | "live" | "mail"));
    provider && named && sure && (!sign.is("bei") || mail())
}

/// What only a provider behind it makes a sign.
pub(super) fn is_odd_sign(token: &Token<'_>) -> bool {
    matches!(token.text, "bei" | "et" | "ed" | "ad" | "eht" | "act")
}

/// "lenahinrichs gmail com": the name, the provider and its ending with nothing between them.
fn bare_emails(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    if !text.has_fact(Facts::ENDING) {
        return found;
    }
    for (next, ending) in text.tokens.iter().enumerate() {
        let Some(at) = next.checked_sub(1).filter(|_| {
            ending.gap == Gap::Space && matches!(ending.text, "de" | "com" | "net" | "org" | "at")
        }) else {
            continue;
        };
        let provider = text.get(at).is_some_and(|token| {
            token.gap == Gap::Space && !token.any(Flags::FUNCTION) && PROVIDERS.contains(&token.text)
        });
        let name = text.before(at, 1).is_some_and(|name| {
            (name.is_word() || name.is_number())
                && !name.any(Flags::FUNCTION.with(Flags::DET).with(Flags::PLACE))
        });
        if !(provider && name) {
            continue;
        }
        let glued = (1..REACH).take_while(|by| {
            text.before(at, *by).is_some_and(|part| part.gap == Gap::None)
                && text.before(at, by + 1).is_some()
        });
        let glued = glued.count();
        found.push((text.bytes(&(at - 1 - glued..at + 2)), Kind::Email));
    }
    found
}

/// Addresses with a spelled or spaced sign or dot, as ranges of bytes.
pub(super) fn emails(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = bare_emails(text);
    let mut past = 0;
    let short = || text.has_mark(b"(") && text.folded.contains("(a)");
    if !text.has(Flags::AT) && !text.has_mark(b"@") && !short() && !text.has_fact(Facts::ODD_SIGN) {
        return found;
    }
    for at in 0..text.tokens.len() {
        let Some(length) = at_sign(text, at).filter(|_| at >= past) else { continue };
        // "raus-hier und dann at und dann tutanota punkt com"
        let says =
            |at: usize| text.get(at).is_some_and(|word| matches!(word.text, "und" | "dann" | "danach"));
        let length = length + (at + length..at + length + 3).take_while(|at| says(*at)).count();
        let sign = at;
        // "m.alhusseini94 ein zeichen at hotmail de"
        let told = |at: usize| {
            says(at) || text.get(at).is_some_and(|word| matches!(word.text, "ein" | "das" | "zeichen"))
        };
        let at = at - (1..=3).take_while(|by| at.checked_sub(*by).is_some_and(told)).count();
        let Some(end) = host(text, sign + length).or_else(|| dictated_host(text, sign + length)) else {
            continue;
        };
        // "t.me/anna" is no host of an address.
        let path = text.get(end).is_some_and(|token| token.is("/") && token.gap == Gap::None)
            && text.get(end + 1).is_some_and(|token| token.gap == Gap::None);
        let start = local(text, at, past);
        if start < at && !(path && text.get(sign).is_some_and(Token::is_word)) {
            found.push((text.bytes(&(start..end)), Kind::Email));
            past = end;
        }
    }
    found
}

/// "haus am see minus kölpin punkt de": where a host with blanks between its words ends.
fn dictated_host(text: &Text<'_>, start: usize) -> Option<usize> {
    const WORDS: usize = 9;
    let spoken = start > 0 && text.get(start - 1).is_some_and(Token::is_word);
    let dot = (start + 1..start + WORDS)
        .find(|at| text.get(*at).is_some_and(|dot| dot.is_word() && is_dot(dot)))?;
    let whole = text
        .tokens
        .get(start..dot)?
        .iter()
        .all(|token| (token.is_word() || token.is_number() || token.is("-")) && token.gap != Gap::Line);
    let ending = text.get(dot + 1).is_some_and(|ending| ENDINGS.contains(&ending.text));
    (spoken && whole && ending).then_some(dot + 2)
}

/// Where a host that begins here ends.
fn host(text: &Text<'_>, start: usize) -> Option<usize> {
    let label = |at: usize| text.get(at).is_some_and(|token| token.is_word() || token.is_number());
    if !label(start) {
        return None;
    }
    let mut at = start + 1;
    // "maass at t online"
    let spoken =
        text.get(start).is_some_and(|t| t.is("t")) && text.get(at).is_some_and(|online| online.is("online"));
    at += usize::from(spoken);
    // `t-online`, `uni-rostock`
    while at < start + REACH
        && text.get(at).is_some_and(|token| matches!(token.text, "-" | "minus" | "bindestrich"))
        && label(at + 1)
    {
        at += 2;
    }
    while at < start + REACH
        && text.get(at).is_some_and(|token| token.gap == Gap::None && (token.is_word() || token.is_number()))
    {
        at += 1;
    }
    let mut dots = 0;
    while dots < REACH {
        let open = usize::from(text.get(at).is_some_and(|token| matches!(token.text, "(" | "[" | "{")));
        if !text.get(at + open).is_some_and(is_dot) {
            break;
        }
        let close = usize::from(
            open == 1 && text.get(at + 2).is_some_and(|token| matches!(token.text, ")" | "]" | "}")),
        );
        let next = at + open + 1 + close;
        let plain = text.get(at).is_some_and(|token| token.is("."));
        // A plain dot with a space behind it ends a sentence, unless an ending follows.
        let ending = text.get(next).is_some_and(|token| ENDINGS.contains(&token.text));
        if !label(next) || (plain && !ending && text.get(next).is_some_and(|token| token.gap != Gap::None)) {
            break;
        }
        at = next + 1;
        while at < start + REACH
            && text.get(at).is_some_and(|token| token.gap == Gap::None && token.is("-"))
            && label(at + 1)
        {
            at += 2;
        }
        dots += 1;
    }
    if dots > 0 {
        return Some(at);
    }
    // `kein-kamerad-mehr@riseup`
    let glued = |at: usize| text.get(at).is_some_and(|part| part.gap == Gap::None);
    let bare = start > 1
        && text.before(start, 1).is_some_and(|sign| sign.is("@"))
        && glued(start)
        && glued(start - 1)
        && text.get(start).is_some_and(|host| host.text.len() >= 4);
    if bare {
        return Some(at);
    }
    let provider = text.tokens.get(start..at)?.iter().any(|token| PROVIDERS.contains(&token.text));
    let ending = text.get(at).is_some_and(|token| ENDINGS.contains(&token.text));
    provider.then_some(at + usize::from(ending))
}

/// Where the name before the sign begins; not before `floor`.
fn local(text: &Text<'_>, sign: usize, floor: usize) -> usize {
    let mut start = sign;
    let mut reach = 0;
    while let Some(at) = start.checked_sub(1).filter(|at| *at >= floor && reach < 24) {
        let Some(token) = text.get(at) else { break };
        let joins = |token: &Token<'_>| {
            matches!(
                token.text,
                "." | "_"
                    | "-"
                    | "+"
                    | "%"
                    | "punkt"
                    | "dot"
                    | "pkt"
                    | "unterstrich"
                    | "bindestrich"
                    | "minus"
                    | "underscore"
                    | "underline"
                    | "understrich"
                    | "tiefstrich"
                    | "strich"
                    | "alles"
                    | "klein"
                    | "zusammen"
                    | "kleingeschrieben"
                    | "zusammengeschrieben"
            )
        };
        let glued = start < sign && text.get(start).is_some_and(|next| next.gap == Gap::None);
        let part = matches!(token.class, Class::Word | Class::Number);
        let fits = if start == sign {
            part || (joins(token) && token.class == Class::Mark && token.gap == Gap::None)
        } else if joins(token) {
            // `anna . mueller`, `anna punkt mueller`
            token.class == Class::Word
                || glued
                || text.get(start).is_some_and(|next| next.is_word() && token.is("."))
                    && token.gap == Gap::Space
        } else {
            part && (glued || text.get(start).is_some_and(|next| joins(next) || matches!(next.text, "kleiner" | "langer")))
                // `nina . w 99 @ web . de`
                || token.is_word() && token.text.len() == 1 && text.before(at, 1).is_some_and(joins)
                // `r e h s e unterstrich`
                || token.is_word() && token.text.len() == 1 && text.get(start).is_some_and(|next| next.is_word() && next.text.len() == 1)
                // "großes r reinhard kleiner strich"
                || matches!(token.text, "grosses" | "kleines" | "kleiner" | "langer") && text.get(start).is_some_and(|next| next.text.len() == 1 || joins(next))
                || token.is_word() && token.text.len() == 1 && text.before(at, 1).is_some_and(|size| matches!(size.text, "grosses" | "kleines"))
                // `ali reza hosseini 77 @`
                || token.any(NAME) && !token.any(Flags::COMMON) && text.get(start).is_some_and(|next| next.any(NAME)) && text.get(start + 1).is_some_and(Token::is_number)
                || (token.is_number() || text.get(start).is_some_and(Token::is_number)) && token.any(NAME)
        };
        if !fits {
            break;
        }
        start = at;
        reach += 1;
    }
    // A dot or a word for one cannot begin a name.
    while start < sign
        && text
            .get(start)
            .is_some_and(|token| is_dot(token) || (token.class == Class::Mark && !token.is("_")))
    {
        start += 1;
    }
    start
}
