//! Finds links that are spelled out or have blanks in them: `beispiel punkt de`, `www . beispiel . de / seite`.

use std::ops::Range;

use super::Kind;
use super::facts::Facts;
use super::lexicon::{Flags, ORDINARY};
use super::net::is_ending;
use super::number::digits_of;
use super::token::{Class, Gap, REACH, Text, Token};

/// How many tokens from here on are the dot of a link: `.`, `punkt`, `(dot)`.
fn dot(text: &Text<'_>, at: usize) -> Option<usize> {
    let is =
        |at: usize| text.get(at).is_some_and(|token| matches!(token.text, "." | "punkt" | "dot" | "pkt"));
    // `wolfszeit,de`: a comma in a word is a slip of the finger.
    let slip = |ending: &Token<'_>| {
        ending.gap == Gap::None && matches!(ending.text, "de" | "com" | "org" | "net" | "info" | "eu")
    };
    let comma = text.get(at).is_some_and(|token| token.is(",") && token.gap == Gap::None);
    if comma && text.get(at + 1).is_some_and(slip) {
        return Some(1);
    }
    let open = text.get(at).is_some_and(|token| matches!(token.text, "(" | "[" | "{" | "<"));
    let close = || text.get(at + 2).is_some_and(|token| matches!(token.text, ")" | "]" | "}" | ">"));
    if open && is(at + 1) && close() {
        return Some(3);
    }
    is(at).then_some(1)
}

fn label(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|token| token.is_word() || token.is_number())
}

fn dash(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|token| {
        matches!(token.text, "-" | "_" | "minus" | "bindestrich" | "strich" | "unterstrich")
    })
}

fn slash(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|token| matches!(token.text, "/" | "slash" | "schraegstrich" | "schraeg"))
}

/// Links with words for their signs or blanks around them, as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    if !text.has_fact(Facts::ENDING) {
        return found;
    }
    let bare = (0..text.tokens.len()).filter_map(|at| without_dot(text, at));
    found.extend(bare.map(|tokens| (text.bytes(&tokens), Kind::Url)));
    let mut floor = 0;
    for at in 0..text.tokens.len() {
        let Some(length) = dot(text, at).filter(|_| at >= floor) else { continue };
        let Some(ending) = text.get(at + length) else { break };
        if !ending.is_any(Facts::ENDING) {
            continue;
        }
        let more = slash(text.get(at + length + 1))
            || dot(text, at + length + 1).is_some() && is_ending(ending.text);
        // "at" and "me" are other things as well.
        let plain = matches!(ending.text, "me" | "at" | "to") && !more;
        let spelled = length == 3 || text.get(at).is_some_and(|dot| !dot.is("."));
        let spaced =
            text.get(at).is_some_and(|dot| dot.is(".") && dot.gap == Gap::Space) && label(text.before(at, 1));
        // `instagram. com/ name`
        let blank = ending.gap == Gap::Space
            && text.get(at + length + 1).is_some_and(|slash| slash.is("/") && slash.gap == Gap::None);
        let path = slash(text.get(at + length + 1)) && ending.gap == Gap::None || blank;
        if plain || !(spelled || spaced || path) {
            continue;
        }
        let start = host(text, at, floor);
        let start = from_www(text, start, floor)
            .or_else(|| from_scheme(text, start, floor))
            .or_else(|| from_words(text, start, at).filter(|start| *start >= floor))
            .unwrap_or(start);
        if start == at {
            continue;
        }
        let end = paths_end(text, at + length + 1);
        found.push((text.bytes(&(start..end)), Kind::Url));
        floor = end.saturating_sub(1);
    }
    found
}

/// "tellonym me slash finjaaa", "webseite remigration-jetzt tk": the ending with a blank in place of the dot, which the word
/// for a page or a slash behind makes one.
fn without_dot(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|ending| {
        ending.is_any(Facts::ENDING)
            && ending.gap == Gap::Space
            && (is_ending(ending.text) || ending.is("me"))
    })?;
    let mut start = at.checked_sub(1).filter(|start| label(text.get(*start)))?;
    while start >= 2 && at - start < REACH && dash(text.before(start, 1)) && label(text.before(start, 2)) {
        start -= 2;
    }
    let host = text.get(start).filter(|host| !host.any(Flags::FUNCTION.with(Flags::DET)))?;
    let path = slash(text.get(at + 1))
        && label(text.get(at + 2))
        && text.get(at + 1).is_some_and(|slash| {
            slash.is_word()
                || slash.gap == Gap::None
                || text.get(start).is_some_and(|host| {
                    matches!(
                        host.text,
                        "t" | "ok"
                            | "bit"
                            | "youtu"
                            | "tinyurl"
                            | "vk"
                            | "ask"
                            | "whatsapp"
                            | "instagram"
                            | "facebook"
                            | "youtube"
                            | "tiktok"
                            | "discord"
                            | "telegram"
                    )
                })
        });
    // "imgur com a/ Jq20v"
    let short = label(text.get(at + 1))
        && text.get(at + 1).is_some_and(|part| part.text.len() <= 3 && part.gap == Gap::Space)
        && text.get(at + 2).is_some_and(|slash| slash.is("/") && slash.gap == Gap::None)
        && label(text.get(at + 3));
    if short && text.get(at).is_some_and(|ending| matches!(ending.text, "com" | "de" | "net" | "org")) {
        return Some(start..paths_end(text, at + 2));
    }
    let page = (1..=3).filter_map(|by| text.before(start, by)).any(|word| {
        matches!(
            word.text,
            "webseite"
                | "website"
                | "homepage"
                | "internetseite"
                | "seite"
                | "domain"
                | "link"
                | "webadresse"
                | "blog"
        )
    });
    let strange = !host.any(Flags::COMMON) && text.get(at).is_some_and(|ending| !ending.any(Flags::FUNCTION));
    // "nordkreuz-shop com": nobody writes a dash before such an ending but for a host.
    let dashed = start + 2 <= at
        && text.get(at).is_some_and(|ending| matches!(ending.text, "de" | "com" | "org" | "net" | "info"))
        && text.tokens.get(start + 1..at).is_some_and(|host| host.iter().all(|part| part.gap == Gap::None));
    if !(path || page && (strange || start + 2 <= at) || dashed) {
        return None;
    }
    let start = start
        - usize::from(text.before(start, 1).is_some_and(|sub| matches!(sub.text, "chat" | "www" | "vm")));
    let end = if path { paths_end(text, at + 1) } else { at + 1 };
    Some(start..end)
}

/// "www punkt unser dorf minus wehrt sich punkt de": dictated, the words of a host have blanks between them.
fn from_www(text: &Text<'_>, start: usize, floor: usize) -> Option<usize> {
    let double = |at: usize| {
        text.get(at).is_some_and(|token| {
            matches!(token.text, "dubbelju" | "dabbelju" | "doppelju" | "double" | "weh" | "we" | "w")
        })
    };
    let near = floor.max(start.saturating_sub(REACH / 2))..start;
    let www = near.rev().find(|at| {
        text.get(*at).is_some_and(|token| token.is("www"))
            && text.get(at + 1).is_some_and(|next| matches!(next.text, "punkt" | "dot" | "pkt" | "."))
            // "dubbelju dubbelju dubbelju"
            || (*at..at + 3).all(double) && !at.checked_sub(1).is_some_and(double)
    })?;
    let words = text.tokens.get(www + 1..start)?;
    let whole = words
        .iter()
        .all(|token| (label(Some(token)) || dash(Some(token)) || token.is(".")) && token.gap != Gap::Line);
    whole.then_some(www)
}

/// "ich tipps mal ab: wir sind rügen punkt blogspot punkt com", "schwarzer adler bindestrich versand punkt eu": the words of
/// a dictated host with blanks between them, back to a colon or, before a dash in a word, to a little word.
fn from_words(text: &Text<'_>, start: usize, dot: usize) -> Option<usize> {
    let spoken = text.get(dot).is_some_and(Token::is_word);
    let word = |at: usize| text.get(at).is_some_and(|word| word.is_word() && word.gap != Gap::Line);
    let back = (1..=4).take_while(|by| start.checked_sub(*by).is_some_and(word)).count();
    let first = start - back;
    let colon = text.before(first, 1).is_some_and(|colon| colon.is(":"));
    let page = |word: &Token<'_>| {
        word.any(Flags::DET.with(Flags::ACCOUNT))
            || matches!(
                word.text,
                "seite" | "webseite" | "website" | "homepage" | "adresse" | "link" | "internet"
            )
            || word.text.ends_with('t')
    };
    let words = text.tokens.get(first..start)?;
    let whole = || !words.iter().any(page) && text.get(start).is_some_and(Token::is_word);
    if spoken && back > 0 && back < 4 && colon && whole() {
        return Some(first);
    }
    let dashed = text.tokens.get(start..dot)?.iter().any(|part| dash(Some(part)) && part.is_word());
    let rarer = (1..=2)
        .take_while(|by| {
            text.before(start, *by).is_some_and(|word| {
                word.is_word() && word.gap == Gap::Space && !word.any(Flags::FUNCTION) && !page(word)
            })
        })
        .count();
    let www = text.get(start).is_some_and(|www| www.text.starts_with('w') && www.text.len() < 8);
    (spoken && dashed && !www && rarer == 1).then_some(start - rarer)
}

/// "ha te te pe es doppelpunkt zwei schräg deutsche wacht punkt org": dictated with its scheme.
fn from_scheme(text: &Text<'_>, start: usize, floor: usize) -> Option<usize> {
    let letter = |at: usize| {
        text.get(at).is_some_and(|token| {
            matches!(
                token.text,
                "ha" | "haa"
                    | "hah"
                    | "h"
                    | "te"
                    | "tee"
                    | "teh"
                    | "t"
                    | "tt"
                    | "pe"
                    | "pee"
                    | "peh"
                    | "p"
                    | "es"
                    | "ess"
                    | "s"
                    | "http"
                    | "https"
            )
        })
    };
    // "h t t p s fb punkt me": without its colon.
    let bare = (1..=5).take_while(|by| start.checked_sub(*by).is_some_and(&letter)).count();
    if bare >= 4 && start - bare >= floor {
        return Some(start - bare);
    }
    let near = floor.max(start.saturating_sub(REACH / 2))..start;
    let colon =
        near.rev().find(|at| text.get(*at).is_some_and(|token| matches!(token.text, "doppelpunkt" | ":")))?;
    let words = text.tokens.get(colon..start)?;
    let whole =
        words.iter().skip(1).all(|token| (token.is_word() || token.is("/")) && token.gap != Gap::Line);
    let scheme = (1..=6).take_while(|by| colon.checked_sub(*by).is_some_and(&letter)).count();
    (whole && scheme > 0).then(|| colon - scheme)
}

/// Where the host before a dot begins, with `https://`.
fn host(text: &Text<'_>, dot_at: usize, floor: usize) -> usize {
    let mut start = dot_at;
    while start > floor && dot_at - start < REACH && label(text.before(start, 1)) {
        start -= 1;
        let glued = text.get(start).is_some_and(|token| token.gap == Gap::None);
        let Some(before) = text.before(start, 1).filter(|_| start > floor) else { break };
        if label(Some(before)) && glued {
            continue;
        }
        let dotted = matches!(before.text, "punkt" | "dot" | "pkt")
            || before.is(".") && (glued || before.gap == Gap::Space);
        let bracket = matches!(before.text, ")" | "]" | "}")
            && text.before(start, 3).is_some_and(|open| matches!(open.text, "(" | "[" | "{"));
        let by = if bracket { 3 } else { 1 };
        if !(dotted || bracket || dash(Some(before))) || !label(text.before(start, by + 1)) {
            break;
        }
        start -= by;
    }
    let scheme = start >= 4
        && (1..=2).all(|by| text.before(start, by).is_some_and(|token| token.is("/")))
        && text.before(start, 3).is_some_and(|token| token.is(":"));
    if scheme { start - 4 } else { start }
}

/// Where everything behind one slash after the other ends, also dictated: "schrägstrich freies land", "schrägstrich vier a".
fn paths_end(text: &Text<'_>, at: usize) -> usize {
    let mut end = path_end(text, at);
    while end < at + REACH && slash(text.get(end)) {
        let next = path_end(text, end);
        if next == end {
            break;
        }
        end = next;
    }
    let spoken = (at..end).rev().find(|at| slash(text.get(*at))).and_then(|at| text.get(at));
    if end == at || !spoken.is_some_and(Token::is_word) {
        return end;
    }
    let sign = |at: usize| {
        text.get(at).is_some_and(|token| {
            token.gap == Gap::Space
                && (digits_of(token) > 0 || token.is_number() || token.is_word() && token.text.len() == 1)
        })
    };
    let signs = (end..end + REACH).take_while(|at| sign(*at)).count();
    if signs > 2
        || signs > 0 && text.before(end, 1).is_some_and(|last| last.is_number() || digits_of(last) > 0)
    {
        return end + signs;
    }
    // Up to the end of what is said, if that is near.
    let words = (end..end + 4)
        .take_while(|at| {
            text.get(*at).is_some_and(|word| {
                word.is_word() && word.gap == Gap::Space && !word.any(Flags::FUNCTION.with(Flags::DET))
            })
        })
        .count();
    let ends = text.get(end + words).is_none_or(|next| next.class == Class::Mark || next.gap == Gap::Line);
    if ends && words <= 2 { end + words } else { end }
}

/// Where what stands behind a slash ends; where the slash stands if nothing does.
fn path_end(text: &Text<'_>, at: usize) -> usize {
    let begins = |at: usize| {
        text.get(at).is_some_and(|token| {
            label(Some(token)) && token.gap != Gap::Line || matches!(token.text, "@" | "#" | "+")
        })
    };
    let dashed = at > 0 && dash(text.get(at)) && text.get(at).is_some_and(Token::is_word);
    if !(slash(text.get(at)) || dashed) || !begins(at + 1) {
        return at;
    }
    // "odysee punkt com slash at heimatfunk"
    let at_sign = text.get(at + 1).is_some_and(|sign| sign.any(Flags::AT)) && label(text.get(at + 2));
    let at = at + usize::from(at_sign);
    // "beispiel.de / gestern": what is an ordinary word with a blank before it may be the sentence going on, but not with
    // a dash behind it ("gutefrage . net / frage / mein-nachbar").
    let dashed = text.get(at + 2).is_some_and(|dash| matches!(dash.text, "-" | ".") && dash.gap == Gap::None)
        && text.get(at + 3).is_some_and(|next| next.gap == Gap::None);
    let spaced = text.get(at + 1).is_some_and(|token| token.gap == Gap::Space && token.any(Flags::FUNCTION))
        || text
            .get(at + 1)
            .is_some_and(|token| token.gap == Gap::Space && token.any(ORDINARY) && token.is_capital());
    if spaced && !dashed && text.get(at).is_some_and(|token| token.is("/")) {
        return at;
    }
    let mut end = at + 2;
    while let Some(token) = text.get(end).filter(|_| end < at + REACH) {
        let glued = token.gap == Gap::None
            && (token.class != Class::Mark
                || matches!(token.text, "_" | "-" | "=" | "@" | "+" | "#" | "?" | "&")
                || token.is(".")
                    && text
                        .get(end + 1)
                        .is_some_and(|next| next.gap == Gap::None && next.class != Class::Mark));
        let joined = dash(Some(token)) && token.is_word() && label(text.get(end + 1));
        let dotted = token.is(".") && token.gap == Gap::Space && label(text.get(end + 1));
        if joined || dotted {
            end += 2;
        } else if glued {
            end += 1;
        } else {
            break;
        }
    }
    end
}
