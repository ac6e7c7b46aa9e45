//! Finds e-mail addresses that are spelled out or have blanks in them.

use std::ops::Range;

use super::Kind;
use super::facts::Facts;
use super::lexicon::Flags;
use super::list::List;
use super::localpart::local;
use super::token::{Gap, REACH, Text, Token};

/// Providers that are known without their ending.
static PROVIDERS: List<41> = List::new([
    "ewe",
    "ewetel",
    "kabelmail",
    "vodafonemail",
    "riseup",
    "disroot",
    "tutanota",
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
]);
const ENDINGS: [&str; 15] =
    ["de", "kom", "com", "net", "org", "at", "ch", "eu", "info", "me", "ru", "ua", "pl", "tr", "uk"];

pub(super) fn is_dot(token: &Token<'_>) -> bool {
    matches!(token.text, "." | "punkt" | "dot" | "pkt" | "point" | "punto" | "kropka" | "nokta")
}

/// The sign between the name and the host, also in brackets: how many tokens it takes from here.
fn at_sign(text: &Text<'_>, at: usize) -> Option<usize> {
    // Most words stand for no sign, and begin none.
    if text.get(at).is_some_and(|word| {
        word.is_word() && !word.any(Flags::AT) && !word.is_any(Facts::ODD_SIGN) && !word.is("klammer")
    }) {
        return None;
    }
    let sign = |at: usize| text.get(at).is_some_and(|token| token.any(Flags::AT) || token.is("@"));
    if beside_a_provider(text, at) {
        return Some(1);
    }
    let odd = text.get(at).is_some_and(|odd| matches!(odd.text, "et" | "ed" | "ad"));
    if odd && bare_host(text, at, at + 1).is_some() {
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
    let short = text.get(at + 1).is_some_and(|a| a.is("a"))
        && text.get(at).is_some_and(|open| matches!(open.text, "(" | "[" | "{"));
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
    let Some(sign) = text.get(at).filter(|sign| sign.is_any(Facts::ODD_SIGN)) else { return false };
    let provider = text.get(at + 1).is_some_and(|host| host.text.len() > 2 && PROVIDERS.knows(host));
    let named = text.before(at, 1).is_some_and(|name| {
        name.is_number() || name.is_word() && !name.any(Flags::FUNCTION.with(Flags::DET).with(Flags::COMMON))
    });
    // "fam.lehnert.dorfstr5 bei gmx"
    let joined = at > 1 && text.get(at - 1).is_some_and(|part| part.gap == Gap::None);
    let mail =
        || joined || (2..=8).filter_map(|by| text.before(at, by)).any(|word| word.text.contains("mail"));
    if matches!(sign.text, "affenohr" | "aeffchen" | "affenschwaenzchen") {
        return provider;
    }
    let sure = text.get(at + 1).is_some_and(|host| !matches!(host.text, "online" | "live" | "mail"));
    provider && named && sure && (!sign.is("bei") || mail())
}

/// What only a provider behind it makes a sign.
pub(super) fn is_odd_sign(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "bei" | "et" | "ed" | "ad" | "eht" | "act" | "affenohr" | "aeffchen" | "affenschwaenzchen"
    )
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
            token.gap == Gap::Space && !token.any(Flags::FUNCTION) && PROVIDERS.knows(token)
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
    found.extend(told_names(text));
    let mut past = 0;
    // "kuno(a )web.de", "kuno{a}web.de"
    let short = || text.has_mark(b"([{") && text.has_letter();
    if !text.has(Flags::AT) && !text.has_mark(b"@") && !short() && !text.has_fact(Facts::ODD_SIGN) {
        return found;
    }
    for at in 0..text.tokens.len() {
        let Some(length) = at_sign(text, at).filter(|_| at >= past) else { continue };
        // "raus-hier und dann at und dann tutanota punkt com"
        let says =
            |at: usize| text.get(at).is_some_and(|word| matches!(word.text, "und" | "dann" | "danach"));
        let length = length + (at + length..at + length + 3).take_while(|at| says(*at)).count();
        // "w punkt siewert, affenschwanz, arcor und dann de": dictated with pauses.
        let pause = |at: usize| text.get(at).is_some_and(|mark| matches!(mark.text, "," | "komma"));
        let spoken = text.get(sign_at(text, at)).is_some_and(Token::is_word);
        let length = length + usize::from(spoken && pause(at + length));
        let sign = at;
        // "m.alhusseini94 ein zeichen at hotmail de"
        let told = |at: usize| {
            says(at) || text.get(at).is_some_and(|word| matches!(word.text, "ein" | "das" | "zeichen"))
        };
        let at = at - (1..=3).take_while(|by| at.checked_sub(*by).is_some_and(told)).count();
        let at = at - usize::from(spoken && at > 1 && pause(at - 1));
        let host = host(text, sign + length).or_else(|| dictated_host(text, sign + length));
        let host =
            host.map(|end| with_told_ending(text, end)).or_else(|| bare_host(text, sign, sign + length));
        let Some(end) = host.or_else(|| without_host(text, sign)) else {
            continue;
        };
        // "t.me/anna" is no host of an address.
        let path = text.get(end).is_some_and(|token| token.is("/") && token.gap == Gap::None)
            && text.get(end + 1).is_some_and(|token| token.gap == Gap::None);
        let start = local(text, at, past);
        let start = spelled(text, start, past).unwrap_or(start);
        // "ich bin @kaktus.kalle": an account, and a word before it.
        let account = text.get(sign).is_some_and(|at| at.is("@") && at.gap == Gap::Space)
            && text.get(sign + 1).is_some_and(|host| host.gap == Gap::None)
            && text.before(sign, 1).is_some_and(|word| {
                word.is_word()
                    && word.any(Flags::FUNCTION.with(Flags::COMMON).with(Flags::ACCOUNT).with(Flags::BRAND))
            });
        if account {
            continue;
        }
        if start < at && !(path && text.get(sign).is_some_and(Token::is_word)) {
            found.push((text.bytes(&(start..end)), Kind::Email));
            past = end;
        }
    }
    found
}

/// "meine mail is keksdose.mina und dann halt das von gmx", "nur den vorderen teil svenson.raus": the name alone.
fn told_names(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    if !text.has_mark(b"._") || !(text.folded.contains("mail") || text.folded.contains("vorderen teil")) {
        return found;
    }
    for (at, cue) in text.tokens.iter().enumerate() {
        let led = cue.text.ends_with("mail") || cue.text.ends_with("mailadresse") || cue.is("teil");
        let fills = |at: &usize| {
            text.get(*at).is_some_and(|fill| {
                matches!(
                    fill.text,
                    "is" | "ist" | ":" | "lautet" | "war" | "adresse" | "=" | "heisst" | "teil"
                )
            })
        };
        if !led {
            continue;
        }
        let start = at + 1 + (at + 1..at + 4).take_while(fills).count();
        let glued = |at: usize| text.get(at).is_some_and(|part| part.gap == Gap::None);
        let word = |at: usize| text.get(at).is_some_and(|part| part.is_word() || part.is_number());
        let mut end = start + 1;
        while end < start + REACH
            && text.get(end).is_some_and(|dot| matches!(dot.text, "." | "_" | "-") && dot.gap == Gap::None)
            && word(end + 1)
            && glued(end + 1)
        {
            end += 2;
        }
        let joined = text.tokens.get(start..end).is_some_and(|parts| {
            parts.len() > 2
                && parts.iter().any(|part| matches!(part.text, "." | "_"))
                && parts.first().is_some_and(|first| first.is_word() && first.gap == Gap::Space)
        });
        if joined && (start > at + 1 || cue.is("teil")) {
            found.push((text.bytes(&(start..end)), Kind::Email));
        }
    }
    found
}

/// The word or mark of a sign in brackets.
fn sign_at(text: &Text<'_>, at: usize) -> usize {
    at + usize::from(text.get(at).is_some_and(|open| matches!(open.text, "(" | "[" | "{" | "<" | "*")))
}

/// "arcor und dann de", "gmx, punkt, net": where an ending told behind a provider ends.
fn with_told_ending(text: &Text<'_>, end: usize) -> usize {
    let fills = |at: usize| {
        text.get(at).is_some_and(|word| {
            matches!(word.text, "und" | "dann" | "danach" | "," | "punkt" | "dot" | "am" | "ende")
                && word.gap != Gap::Line
        })
    };
    let filled = (end..end + 5).take_while(|at| fills(*at)).count();
    let ending = text.get(end + filled).is_some_and(|ending| {
        matches!(ending.text, "de" | "com" | "net" | "org") && ending.gap == Gap::Space
    });
    let whole = text.before(end, 1).is_some_and(|last| ENDINGS.contains(&last.text));
    if filled > 0 && ending && !whole { end + filled + 1 } else { end }
}

/// "schwester.anni at diakonie strich tessin de": a host whose last dot is a blank, behind a sign that is no other word.
fn bare_host(text: &Text<'_>, sign: usize, start: usize) -> Option<usize> {
    let at = sign_at(text, sign);
    let word = text.get(at).filter(|word| word.is_word())?;
    // "info et fischraeucherei-pagel de"
    let odd = matches!(word.text, "et" | "ed" | "ad")
        && text.before(sign, 1).is_some_and(|name| {
            matches!(name.text, "info" | "kontakt" | "post" | "mail" | "buero" | "verwaltung")
        });
    if !odd && !matches!(word.text, "at" | "aet" | "klammeraffe" | "affenschwanz" | "kringel") {
        return None;
    }
    let label = |at: usize| {
        text.get(at).is_some_and(|part| (part.is_word() || part.is_number()) && part.gap != Gap::Line)
    };
    let mut end = start;
    if !label(end) {
        return None;
    }
    end += 1;
    while end < start + REACH
        && text.get(end).is_some_and(|dash| matches!(dash.text, "-" | "minus" | "strich" | "bindestrich"))
        && label(end + 1)
    {
        end += 2;
    }
    let ending = text.get(end).is_some_and(|ending| {
        matches!(ending.text, "de" | "com" | "net" | "org" | "info" | "eu") && ending.gap == Gap::Space
    });
    ending.then_some(end + 1)
}

/// "die E-Mail ist familie punkt voss fünf ät und den Rest weiß ich nicht": a name before a sign behind which nothing is told.
fn without_host(text: &Text<'_>, sign: usize) -> Option<usize> {
    let _ =
        text.get(sign).filter(|at| matches!(at.text, "at" | "aet" | "@" | "klammeraffe" | "affenschwanz"))?;
    let near = |is: &dyn Fn(&Token<'_>) -> bool| {
        text.tokens.get(sign.saturating_sub(REACH / 2)..sign).is_some_and(|near| near.iter().any(is))
    };
    let _ = text
        .before(sign, 1)
        .filter(|name| !name.any(Flags::FUNCTION.with(Flags::DET)) && !name.is("vorm"))?;
    let joined = near(&|word| matches!(word.text, "punkt" | "unterstrich" | "." | "_"));
    let mail = near(&|word| word.text.contains("mail") || word.is("e") || word.is("post"));
    (joined && mail).then_some(sign + 1)
}

/// "mail adresse groß B wie Berta, dann Kowalke, at …": all that is spelled between the word for an address and the name.
fn spelled(text: &Text<'_>, start: usize, floor: usize) -> Option<usize> {
    let from = start.saturating_sub(REACH / 2).max(floor);
    let cue = (from..start).rev().find(|at| {
        text.get(*at)
            .is_some_and(|cue| cue.text.contains("mail") || matches!(cue.text, "adresse" | "mailadresse"))
    })?;
    let between = text.tokens.get(cue + 1..start)?;
    let spelled = between.windows(2).any(|two| matches!(two, [one, wie] if one.is_letter() && wie.is("wie")))
        && between.iter().all(|word| !word.is_stop() || word.is(":"));
    let fills = |word: &Token<'_>| {
        matches!(
            word.text,
            "ist" | "is" | ":" | "lautet" | "gross" | "klein" | "grosses" | "kleines" | "also" | ","
        )
    };
    let skipped = between.iter().take_while(|word| fills(word)).count();
    (spelled && between.len() > skipped).then_some(cue + 1 + skipped)
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
    let spoken = text
        .get(start)
        .zip(text.get(at))
        .is_some_and(|(one, two)| matches!((one.text, two.text), ("t", "online") | ("ewe", "tel")));
    at += usize::from(spoken);
    // `t-online`, `uni-rostock`
    while at < start + REACH
        && text.get(at).is_some_and(|token| matches!(token.text, "-" | "minus" | "bindestrich" | "strich"))
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
    let provider = text.tokens.get(start..at)?.iter().any(|token| PROVIDERS.knows(token));
    let ending = text.get(at).is_some_and(|token| ENDINGS.contains(&token.text));
    provider.then_some(at + usize::from(ending))
}
