//! Finds codes by the word right before them ("buchungscode QX4LM9", "mein login is s4471019"), the numbers of parcels in
//! their groups, entries in registers of firms and clubs ("VR 10 442"), and cards of which only the ends are shown.

use std::ops::Range;

use super::Kind;
use super::facts::Facts;
use super::list::List;
use super::number::digits_of;
use super::token::{Class, Gap, REACH, Shape, Text, Token};

/// What has a code right behind it.
static CODES: List<10> =
    List::new(["code", "login", "buchung", "kennung", "passwort", "kennwort", "pin", "tan", "puk", "losung"]);
/// Registers, as entries in them are written.
static REGISTERS: List<6> = List::new(["vr", "hrb", "hra", "gnr", "gsr", "pr"]);

/// How the words for parcels begin, and who brings them.
const PARCELS: [&str; 8] = ["paket", "sendung", "tracking", "dhl", "hermes", "dpd", "ups", "gls"];

/// Codes as ranges of bytes, in a text that has numbers.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let tokens = match token.class {
            Class::Word => announced(text, at, token)
                .or_else(|| lettered(text, at, token))
                .or_else(|| parcel(text, at, token)),
            Class::Number => card(text, at, token),
            _ => None,
        };
        found.extend(tokens.map(|tokens| (text.bytes(&tokens), Kind::IdNumber)));
    }
    found
}

/// Whether a word may have a code or the number of a parcel behind it, beside those that announce the number of a file or a
/// paper.
pub(super) fn may_announce(word: &Token<'_>) -> bool {
    CODES.fits(word)
        || matches!(word.text, "letzten" | "letzte" | "nr" | "nummer" | "die" | "blatt")
        || PARCELS.iter().any(|start| word.text.starts_with(start))
}

/// What is found by the word before it.
fn announced(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<Range<usize>> {
    if !token.is_any(Facts::CODE.with(Facts::NUMBERED).with(Facts::PAPER)) {
        return None;
    }
    coded(text, at, token)
        .or_else(|| last_four(text, at, token))
        .or_else(|| listed(text, at, token))
        .or_else(|| leaf(text, at, token))
}

/// What begins with its own letters, which are few or capitals.
fn lettered(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<Range<usize>> {
    if token.shape == Shape::Lower && !token.is_letter() {
        return None;
    }
    file(text, at, token).or_else(|| policy(text, at, token)).or_else(|| registered(text, at, token))
}

/// Where what has no gaps and begins here ends, how many digits it has, and of how many words, numbers and dashes it is made.
fn piece(text: &Text<'_>, start: usize) -> (usize, usize, usize) {
    let (mut end, mut digits, mut parts) = (start, 0, 0);
    while let Some(token) =
        text.get(end).filter(|token| end < start + REACH && (end == start || token.gap == Gap::None))
    {
        let dash = matches!(token.text, "-" | "_")
            && text.get(end + 1).is_some_and(|next| next.gap == Gap::None && next.class != Class::Mark);
        match token.class {
            Class::Number => digits += token.text.len(),
            Class::Word => {}
            Class::Mark if dash && end > start => {}
            _ => break,
        }
        parts += 1;
        end += 1;
    }
    (end, digits, parts)
}

/// "buchungscode QX4LM9", "Zugangscode 440917", "mein login is s4471019"
fn coded(text: &Text<'_>, at: usize, cue: &Token<'_>) -> Option<Range<usize>> {
    let named = CODES.fits(cue);
    if !named && !cue.is_any(Facts::NUMBERED.with(Facts::PAPER)) {
        return None;
    }
    let fills = |at: &usize| {
        text.get(*at).is_some_and(|fill| {
            matches!(
                fill.text,
                ":" | "."
                    | "="
                    | "ist"
                    | "is"
                    | "war"
                    | "lautet"
                    | "nr"
                    | "nummer"
                    | "der"
                    | "bei"
                    | "ihnen"
                    | "euch"
            )
        })
    };
    let start = at + 1 + (at + 1..at + 6).take_while(fills).count();
    let first = text.get(start).filter(|first| first.gap != Gap::None || start > at + 1)?;
    let (end, digits, parts) = piece(text, start);
    let long = text.bytes(&(start..end)).len();
    let unit = text.get(end).is_some_and(|unit| {
        matches!(unit.text, "euro" | "uhr" | "€" | "%" | "jahre")
            || unit.gap == Gap::None
                && matches!(unit.text, "." | ":" | "," | "/")
                && text.get(end + 1).is_some_and(|next| next.gap == Gap::None)
    });
    let mixed = parts > 1 && digits > 0 && long >= 5 && (digits >= 2 || first.shape != Shape::Lower);
    let year =
        first.is_number() && long == 4 && (first.text.starts_with("19") || first.text.starts_with("20"));
    (!unit && (mixed || named && digits == long && digits >= 4 && !year)).then_some(start..end)
}

/// "die letzten vier, das sind die sechs eins neun null": the end of a number in words, asked for before.
fn last_four(text: &Text<'_>, at: usize, cue: &Token<'_>) -> Option<Range<usize>> {
    let last = matches!(cue.text, "letzten" | "letzte")
        && text.get(at + 1).is_some_and(|count| {
            matches!(count.text, "vier" | "drei" | "zwei" | "fuenf" | "4" | "3" | "5" | "ziffern" | "stellen")
        });
    if !last {
        return None;
    }
    let digit = |at: usize| {
        text.get(at).is_some_and(|digit| {
            digit.gap != Gap::Line
                && (digit.is_word() && digits_of(digit) == 1 || digit.is_number() && digit.text.len() == 1)
                && !matches!(digit.text, "ein" | "eine")
        })
    };
    // "die letzten vier stellen vom ausweis sind 9KT2"
    let mixed = (at + 2..at + 10).find(|at| {
        let (end, digits, parts) = piece(text, *at);
        text.get(*at).is_some_and(|first| first.gap == Gap::Space)
            && parts > 1
            && digits > 0
            && (3..=6).contains(&text.bytes(&(*at..end)).len())
            && text
                .tokens
                .get(*at..end)
                .is_some_and(|parts| parts.iter().any(|part| part.shape == Shape::Upper))
    });
    if let Some(start) = mixed {
        return Some(start..piece(text, start).0);
    }
    let start = (at + 2..at + 12).find(|at| digit(*at) && digit(at + 1) && digit(at + 2))?;
    let length = (start..start + REACH).take_while(|at| digit(*at)).count();
    Some(start..start + length)
}

/// "nr 88-31", "ich bin die 17-04": two short numbers with a dash where somebody is numbered.
fn listed(text: &Text<'_>, at: usize, cue: &Token<'_>) -> Option<Range<usize>> {
    let named = matches!(cue.text, "nr" | "nummer")
        || cue.is("die")
            && (1..=2).filter_map(|by| text.before(at, by)).any(|bin| bin.is("bin"))
            && text.has_mark(b"-");
    let start = at + 1 + usize::from(text.get(at + 1).is_some_and(|dot| dot.is(".")));
    let number = |at: usize| {
        text.get(at).is_some_and(|number| number.is_number() && (2..=6).contains(&number.text.len()))
    };
    let dash =
        text.get(start + 1).is_some_and(|dash| matches!(dash.text, "-" | "/") && dash.gap == Gap::None);
    let glued = text.get(start + 2).is_some_and(|last| last.gap == Gap::None);
    let more = text.get(start + 3).is_some_and(|more| more.gap == Gap::None && more.class != Class::Mark);
    (named && number(start) && dash && glued && number(start + 2) && !more).then_some(start..start + 3)
}

/// "KLs 9/23", "Gs 214/25": a file by its register alone.
fn file(text: &Text<'_>, at: usize, register: &Token<'_>) -> Option<Range<usize>> {
    static OF_COURTS: List<12> =
        List::new(["js", "ds", "ls", "ks", "cs", "kls", "gs", "ns", "owi", "ujs", "stvk", "vrs"]);
    let written = matches!(register.shape, Shape::Capital | Shape::Mixed) && OF_COURTS.knows(register);
    let number = text.get(at + 1).is_some_and(|number| number.is_number() && number.gap == Gap::Space);
    let slash = text.get(at + 2).is_some_and(|slash| slash.is("/") && slash.gap == Gap::None);
    let year = text.get(at + 3).is_some_and(|year| year.is_number() && matches!(year.text.len(), 2 | 4));
    (written && number && slash && year).then_some(at..at + 4)
}

/// `SV-88 120 4457`: letters with a dash, and more digits than any plate has.
fn policy(text: &Text<'_>, at: usize, letters: &Token<'_>) -> Option<Range<usize>> {
    // `k49 88 12 077`
    if letters.is_letter()
        && text.get(at + 1).is_some_and(|number| number.is_number() && number.gap == Gap::None)
    {
        return groups(text, at + 1, 8).filter(|groups| groups.len() > 2).map(|groups| at..groups.end);
    }
    let dash = text.get(at + 1).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None);
    // `PP-NB 20251103-0077`, `MV-P 30 718`, where a number is spoken of.
    let more = dash
        && text
            .get(at + 2)
            .is_some_and(|more| more.is_capital() && more.text.len() <= 4 && more.gap == Gap::None);
    if more && letters.shape == Shape::Upper && letters.text.len() <= 4 {
        let told = (1..=14).filter_map(|by| text.before(at, by)).any(|cue| {
            cue.text.contains("nummer") || cue.is_any(Facts::NUMBERED) && !cue.text.contains("kennzeichen")
        });
        let (dashed, _, _) = piece(text, at + 3);
        let end = groups(text, at + 3, 4).map_or(at, |groups| groups.end).max(dashed);
        return (told && end > at + 3).then_some(at..end);
    }
    let glued = text.get(at + 2).is_some_and(|number| number.is_number() && number.gap == Gap::None);
    if letters.shape != Shape::Upper || !(2..=4).contains(&letters.text.len()) || !dash || !glued {
        return None;
    }
    groups(text, at + 2, 8).filter(|groups| groups.len() > 1).map(|groups| at..groups.end)
}

/// "Im Grundbuch, Blatt 1190"
fn leaf(text: &Text<'_>, at: usize, cue: &Token<'_>) -> Option<Range<usize>> {
    let told = cue.is("blatt")
        && (1..=6).filter_map(|by| text.before(at, by)).any(|book| book.text.starts_with("grundbuch"));
    let number = text.get(at + 1).is_some_and(|number| number.is_number() && number.gap == Gap::Space);
    (told && number).then_some(at + 1..at + 2)
}

/// "Paketverfolgung 00340 4341 9988 2017"
fn parcel(text: &Text<'_>, at: usize, cue: &Token<'_>) -> Option<Range<usize>> {
    if !cue.is_any(Facts::CODE) || !PARCELS.iter().any(|start| cue.text.starts_with(start)) {
        return None;
    }
    let number = |at: usize| text.get(at).is_some_and(Token::is_number);
    let start = (at + 1..at + 7).find(|at| number(*at))?;
    groups(text, start, 10)
}

/// Groups of digits with blanks between them, if they are so many together.
fn groups(text: &Text<'_>, start: usize, least: usize) -> Option<Range<usize>> {
    let (mut end, mut digits) = (start, 0);
    while let Some(group) =
        text.get(end).filter(|group| group.is_number() && group.gap != Gap::Line && end < start + REACH)
    {
        digits += group.text.len();
        end += 1;
    }
    (digits >= least).then_some(start..end)
}

/// "VR 10 442", "HRB 4471"
fn registered(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<Range<usize>> {
    if token.shape != Shape::Upper || !REGISTERS.knows(token) {
        return None;
    }
    let split = text.get(at + 2).is_some_and(Token::is_number) && !token.is("pr");
    let court = || {
        text.tokens.get(at.saturating_sub(6)..text.tokens.len().min(at + 8)).is_some_and(|around| {
            around.iter().any(|word| {
                word.text.ends_with("gericht")
                    || word.text.contains("register")
                    || word.text.contains("eingetragen")
            })
        })
    };
    groups(text, at + 1, 3).filter(|_| split || !token.is("vr") || court()).map(|groups| at..groups.end)
}

/// `4929 11.. .... 3307`, `**** **** 0092`: a card with its middle left out.
fn card(text: &Text<'_>, at: usize, first: &Token<'_>) -> Option<Range<usize>> {
    if first.text.len() != 4 || !text.has_mark(b".*") {
        return None;
    }
    let hidden = |token: &Token<'_>| matches!(token.text, "." | "*" | "…" | "x" | "xx" | "xxxx");
    let (mut end, mut marks) = (at + 1, 0);
    while let Some(token) = text.get(end).filter(|token| end < at + REACH && token.gap != Gap::Line) {
        if hidden(token) {
            marks += 1;
        } else if !token.is_number() || token.text.len() > 4 {
            break;
        }
        end += 1;
    }
    let last = text.before(end, 1)?;
    (marks >= 4 && last.is_number() && last.text.len() >= 2).then_some(at..end)
}

/// `12 150765 M 123`
pub(super) fn insurance_number(text: &Text<'_>, at: usize) -> Option<usize> {
    let digits = |at: usize, count: usize| {
        text.get(at).is_some_and(|token| token.is_number() && token.text.len() == count)
    };
    let letter = text.get(at + 2)?;
    (digits(at, 2) && digits(at + 1, 6) && letter.text.len() == 1 && letter.is_word() && digits(at + 3, 3))
        .then_some(at + 4)
}
