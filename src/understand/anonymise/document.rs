//! Finds numbers of files, documents and customers.

use std::ops::Range;

use super::Kind;
use super::announce::is_of_paper;
pub(super) use super::announce::{announces_id, is_paper};
use super::facts::Facts;
use super::lexicon::Flags;
use super::ticket::insurance_number;
use super::token::{Class, Gap, REACH, Shape, Text, Token};

/// How far behind its announcement a code may begin: "hab ich nicht im Kopf, irgendwas mit …".
const CODE_REACH: usize = 13;

/// Rows of letters and digits within a few tokens behind a cue: at least one digit group of `digits` or more together.
pub(super) fn codes_after<'a>(
    text: &'a Text<'_>,
    cue: impl Fn(usize, &Token<'_>) -> bool + 'a,
    digits: usize,
) -> impl Iterator<Item = Range<usize>> + 'a {
    text.tokens.iter().enumerate().filter(move |(at, token)| token.is_word() && cue(*at, token)).filter_map(
        move |(at, _)| {
            let start = (at + 1..text.tokens.len().min(at + CODE_REACH))
                .find(|next| text.get(*next).is_some_and(|token| begins_code(text, *next, token)))?;
            // "§ 170 Abs. 2"
            let law = |by: usize| {
                text.before(start, by)
                    .is_some_and(|law| matches!(law.text, "§" | "paragraph" | "paragraf" | "artikel"))
            };
            if law(1) || law(2) {
                return None;
            }
            let mut end = start;
            let mut count = 0;
            let mut last = start;
            while let Some(token) = text.get(end).filter(|_| end < start + REACH) {
                let short_capital = token.is_word()
                    && token.text.len() <= 3
                    && (token.is_capital() || token.gap == Gap::None || end == start)
                    && !token.any(Flags::FUNCTION);
                // "53 140298 k"
                let last_letter = token.is_word() && token.text.len() == 1 && count >= 6;
                // "12 c 45/23"
                let letter = token.is_word()
                    && token.text.len() == 1
                    && text.get(end + 1).is_some_and(Token::is_number);
                match token.class {
                    Class::Number => count += token.text.len(),
                    Class::Word if short_capital || letter || last_letter || token.gap == Gap::None => {}
                    // "LAGuS 4-61-2207"
                    Class::Word if end == start && token.shape != Shape::Lower => {}
                    Class::Word if says_mark(token) => {
                        end += 1;
                        continue;
                    }
                    Class::Mark if matches!(token.text, "-" | "/" | "." | ":" | "_") => {
                        end += 1;
                        continue;
                    }
                    _ => break,
                }
                end += 1;
                last = end;
            }
            (count >= digits && !is_time_or_amount(text, &(start..last))).then_some(start..last)
        },
    )
}

/// A word for what stands between the parts of a number: "1804 schrägstrich 25", "112 js 4000 aus 24".
fn says_mark(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "schraegstrich"
            | "komma"
            | "strich"
            | "bindestrich"
            | "minus"
            | "slash"
            | "aus"
            | "punkt"
            | "leerzeichen"
    )
}

/// `18:40`, `12000 Euro`, `180.000`, `2029`: what is no number of a paper, whatever is spoken of.
fn is_time_or_amount(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let parts = text.tokens.get(tokens.clone()).unwrap_or_default();
    let unit = text.get(tokens.end).is_some_and(|unit| {
        matches!(unit.text, "euro" | "eur" | "€" | "uhr" | "prozent" | "%" | "mark" | "jahre" | "jahren")
    });
    match parts {
        [only] => {
            // "ein Register, das um 1330 angelegt wurde"
            let told = text
                .before(tokens.start, 1)
                .is_some_and(|lead| matches!(lead.text, "um" | "seit" | "ab" | "jahr" | "jahre"));
            unit || only.text.len() == 4
                && (told || only.text.starts_with("19") || only.text.starts_with("20"))
        }
        [hour, colon, minute] if colon.is(":") => hour.text.len() <= 2 && minute.text.len() == 2,
        [whole, dot, thousands] if dot.is(".") => {
            unit || thousands.is("000") && whole.is_number() && whole.text.len() <= 3
        }
        _ => unit,
    }
}

pub(super) fn begins_code(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let next_is_code = text
        .get(at + 1)
        .is_some_and(|next| next.is_number() || (next.gap == Gap::None && matches!(next.text, "-" | "/")));
    token.is_number()
        || (token.is_word()
            && (token.is_capital()
                || token.text.len() == 1
                || text.get(at + 1).is_some_and(|next| next.is_number() && next.gap == Gap::None))
            && (token.text.len() <= 4
                || token.text.len() <= 6 && matches!(token.shape, Shape::Upper | Shape::Mixed)
                || text.get(at + 1).is_some_and(|next| next.is_number() && next.gap == Gap::None))
            && next_is_code
            && (!token.any(Flags::FUNCTION) || token.shape == Shape::Upper || token.text.len() == 1))
        || (token.is_capital() && token.text.len() <= 3 && !token.any(Flags::FUNCTION))
}

/// "meine nummer 037D118 290": letters and digits in one are the number of a paper.
fn is_mixed(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    matches!(token.text, "nummer" | "nr")
        && (at + 1..at + 4)
            .take_while(|next| {
                *next == at + 1
                    || text
                        .get(next - 1)
                        .is_some_and(|fill| matches!(fill.text, ":" | "." | "ist" | "lautet"))
            })
            .any(|next| {
                let glued = |at: usize| text.get(at).is_some_and(|part| part.gap == Gap::None);
                let number =
                    |at: usize| text.get(at).is_some_and(|part| part.is_number() && part.text.len() > 1);
                let word = |at: usize| text.get(at).is_some_and(Token::is_word);
                number(next) && glued(next + 1) && word(next + 1) && glued(next + 2) && number(next + 2)
            })
}

/// Numbers of files, documents, customers: announced, or of a form that nothing else has.
pub(super) fn ids(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let named = |at: usize, token: &Token<'_>| {
        is_mixed(text, at, token)
            || token.is_any(Facts::NUMBERED)
            || matches!(token.text, "id" | "zeichen")
            || is_of_paper(text, at)
    };
    let announced = codes_after(text, named, 3);
    let mut found: Vec<_> = announced.map(|tokens| (text.bytes(&tokens), Kind::IdNumber)).collect();
    // A paper is named with its number right behind it, and otherwise without.
    let paper = |_: usize, token: &Token<'_>| token.is_any(Facts::PAPER);
    if text.has_fact(Facts::PAPER) {
        let papers = codes_after(text, paper, 5).filter(|tokens| {
            (1..=3).any(|by| text.before(tokens.start, by).is_some_and(|token| paper(0, token)))
        });
        found.extend(papers.map(|tokens| (text.bytes(&tokens), Kind::IdNumber)));
        // "sozialpass SP 3390": letters with it make a shorter one sure.
        let lettered = codes_after(text, paper, 3).filter(|tokens| {
            text.get(tokens.start).is_some_and(|first| first.shape == Shape::Upper)
                && text.before(tokens.start, 1).is_some_and(|token| paper(0, token))
        });
        found.extend(lettered.map(|tokens| (text.bytes(&tokens), Kind::IdNumber)));
    }
    let near = text.tokens.iter().enumerate().filter(|(_, token)| token.near_number);
    found.extend(near.filter_map(|(at, token)| {
        let end = said_afterwards(text, at, token)
            .or_else(|| prefixed(text, at, token))
            .or_else(|| behind_its_letter(text, at, token))?;
        Some((text.bytes(&(at..end)), Kind::IdNumber))
    }));
    found.extend(super::small::find(text));
    found.extend(super::small::answer(text).map(|tokens| (text.bytes(&tokens), Kind::IdNumber)));
    let mut at = 0;
    while at < text.tokens.len() {
        // All of them begin with digits or a capital.
        let begins = text.get(at).is_some_and(|token| token.is_number() || token.is_capital());
        let end = || {
            file_number(text, at)
                .or_else(|| slashed(text, at))
                .or_else(|| document_number(text, at))
                .or_else(|| insurance_number(text, at))
        };
        if let Some(end) = begins.then(end).flatten() {
            let end = end + usize::from(is_sign(text, end));
            found.push((text.bytes(&(at..end)), Kind::IdNumber));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// "2 L 1188/25 GW", "0412/25 KK": whether the letters of an office stand behind the number of a file.
fn is_sign(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(|sign| {
        sign.shape == Shape::Upper
            && sign.gap == Gap::Space
            && sign.text.len() <= 3
            && !sign.any(Flags::FUNCTION)
    }) && text.before(at, 1).is_some_and(Token::is_number)
        && text.before(at, 2).is_some_and(|slash| slash.is("/"))
        && !text.get(at + 1).is_some_and(|next| next.shape == Shape::Upper && next.text.len() > 1)
}

/// "die Nummer B 3307"
fn behind_its_letter(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let letter = token.is_word() && token.text.len() <= 2 && token.is_capital() && token.gap == Gap::Space;
    let announced = text.before(at, 1).is_some_and(|word| matches!(word.text, "nummer" | "nr" | "zeichen"));
    let digits = text.get(at + 1).is_some_and(|number| number.is_number() && number.text.len() >= 3);
    (letter && announced && digits).then_some(at + 2)
}

/// "8812345-475 als az", "4711-22 ist mein aktenzeichen": a number of which is said behind it what it is.
fn said_afterwards(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    if !token.is_number() || token.gap == Gap::None && at > 0 {
        return None;
    }
    let glued = (at + 1..at + REACH)
        .take_while(|next| {
            text.get(*next).is_some_and(|next| {
                next.gap == Gap::None && (next.class != Class::Mark || matches!(next.text, "-" | "/" | "."))
            })
        })
        .count();
    let end = at + 1 + glued;
    let digits: usize =
        text.tokens.get(at..end)?.iter().filter(|part| part.is_number()).map(|part| part.text.len()).sum();
    let told =
        digits >= 4 && (end..end + 5).filter_map(|at| text.get(at)).any(|word| word.is_any(Facts::NUMBERED));
    // Longer than any house, price or year, and neither a date nor a time.
    let long = glued > 1 && token.text.len() >= 6 && digits >= 8;
    (told || long).then_some(end)
}

/// `VN 0219-3345/25`: letters in front, and too many digits for anything but a file.
fn prefixed(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let letters = token.shape == Shape::Upper
        && token.is_word()
        && (2..=4).contains(&token.text.len())
        && !token.any(Flags::FUNCTION)
        && !matches!(token.text, "tel" | "fax" | "mob" | "iban" | "plz");
    let number =
        text.get(at + 1).filter(|number| letters && number.is_number() && number.gap == Gap::Space)?;
    let glued = (at + 2..at + REACH)
        .take_while(|at| {
            text.get(*at).is_some_and(|next| {
                next.gap == Gap::None && (next.is_number() || matches!(next.text, "-" | "/"))
            })
        })
        .count();
    let end = at + 2 + glued;
    let digits: usize = text
        .tokens
        .get(at + 1..end)?
        .iter()
        .filter(|part| part.is_number())
        .map(|part| part.text.len())
        .sum();
    (glued > 1 && digits >= 6 && !number.text.starts_with("00")).then_some(end)
}

/// `123 Js 4567/23`
pub(super) fn file_number(text: &Text<'_>, at: usize) -> Option<usize> {
    let number = |at: usize| text.get(at).is_some_and(Token::is_number);
    let register = text.get(at + 1)?;
    let registers =
        ["js", "ds", "ls", "ks", "cs", "owi", "ujs", "gs", "kls", "ns", "bs", "c", "o", "f", "k", "s"];
    let before = number(at)
        && registers.contains(&register.text)
        && number(at + 2)
        && text.get(at + 3).is_some_and(|token| token.is_word() && registers.contains(&token.text));
    if before {
        return file_number(text, at + 2);
    }
    (number(at)
        && registers.contains(&register.text)
        && (register.is_capital() || register.text.len() > 1)
        && number(at + 2)
        && matches!(text.get(at + 3)?.text, "/" | "von" | "aus")
        && number(at + 4))
    .then_some(at + 5)
}

/// `ST/00981/25`, `51.2-0833/24`, `342210/2025`: letters and digits with dashes and slashes and no gap, of a form that
/// neither dates nor telephone numbers nor years have.
fn slashed(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at).filter(|token| token.gap != Gap::None || at == 0)?;
    let short = |token: &Token<'_>| token.is_word() && token.shape != Shape::Lower && token.text.len() <= 4;
    if !(first.is_number() || short(first)) {
        return None;
    }
    let (mut end, mut last) = (at, at);
    let (mut letters, mut slashes, mut dashes, mut longest, mut digits, mut old) = (0, 0, 0, 0, 0, 0);
    while let Some(token) =
        text.get(end).filter(|token| end < at + REACH && (end == at || token.gap == Gap::None))
    {
        match token.class {
            Class::Number => {
                digits += token.text.len();
                longest = longest.max(token.text.len());
                let year =
                    token.text.len() == 4 && (token.text.starts_with("19") || token.text.starts_with("20"));
                old += if year { 4 } else { 0 };
            }
            Class::Word if short(token) => letters += 1,
            Class::Mark if token.is("/") => slashes += 1,
            Class::Mark if token.is("-") => dashes += 1,
            Class::Mark if token.is(".") => {}
            _ => break,
        }
        end += 1;
        if token.class != Class::Mark {
            last = end;
        }
    }
    // `0257/25/jm`: whose file it is.
    let whose = first.is_number()
        && (slashes, letters) == (2, 0)
        && digits >= 5
        && end == last + 1
        && text
            .get(end)
            .is_some_and(|who| who.is_word() && who.gap == Gap::None && (2..=3).contains(&who.text.len()));
    if whose {
        return Some(end + 1);
    }
    if text.get(end).is_some_and(|token| token.gap == Gap::None && token.is_word()) {
        return None;
    }
    let lettered = letters > 0 && slashes + dashes > 0 && digits - old >= 4
        || letters > 1 && slashes + dashes > 1 && old > 0
        // `HP-2025/066`
        || letters == 1 && short(first) && slashes > 0 && dashes > 0 && old > 0 && digits - old >= 2;
    let counted = letters == 0
        && slashes > 0
        && (longest >= 5 && digits >= 7 && !first.text.starts_with('0') || dashes > 0 && digits >= 8);
    (lettered || counted).then_some(last)
}

/// `L01X00T47`: nine or more capitals and digits without a gap, both several times.
pub(super) fn document_number(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at)?;
    if !first.is_capital() && !first.is_number() {
        return None;
    }
    let (mut end, mut letters, mut digits, mut changes) = (at, 0, 0, 0);
    while let Some(token) =
        text.get(end).filter(|token| end < at + REACH && (end == at || token.gap == Gap::None))
    {
        match token.class {
            Class::Number => digits += token.text.len(),
            Class::Word if token.is_capital() && token.text.len() <= 4 => letters += token.text.len(),
            _ => break,
        }
        changes += 1;
        end += 1;
    }
    (letters + digits >= 8 && digits >= 4 && letters >= 1 && changes >= 2).then_some(end)
}
