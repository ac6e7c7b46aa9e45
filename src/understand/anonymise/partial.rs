//! Finds plates that were seen in parts or are from abroad, where a car is spoken of: "DBR vorne und hinten die 88", "fing mit
//! n v p an", "theodor emil theodor strich anton", `CX 41 772`.

use std::ops::Range;

use super::Kind;
use super::codes::{CODES, ELSEWHERE};
use super::facts::Facts;
use super::lexicon::Flags;
use super::list::List;
use super::number::digits_of;
use super::plate::SPELLED;
use super::token::{Class, Gap, Shape, Text, Token};

/// How many tokens around a plate a car is spoken of.
const NEAR: usize = 14;
/// How many tokens there may be between the letters and the digits that were seen.
const APART: usize = 9;

/// Parts of plates as ranges of bytes; nothing, if no car is spoken of.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    if !text.has_fact(Facts::CAR) {
        return found;
    }
    let cars: Vec<usize> = text
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.is_any(Facts::CAR))
        .map(|(at, _)| at)
        .collect();
    let near = |at: usize| {
        let next = cars.partition_point(|car| *car < at);
        cars.get(next.saturating_sub(1)..cars.len().min(next + 1))
            .is_some_and(|cars| cars.iter().any(|car| car.abs_diff(at) <= NEAR))
    };
    let mut past = 0;
    for at in 0..text.tokens.len() {
        if at < past || !near(at) {
            continue;
        }
        let tokens = abroad(text, at).or_else(|| in_twos(text, at)).or_else(|| spelled(text, at));
        if let Some(tokens) = tokens {
            past = tokens.end;
            found.extend(later(text, tokens.end).map(|tokens| (text.bytes(&tokens), Kind::Plate)));
            found.push((text.bytes(&tokens), Kind::Plate));
            continue;
        }
        let Some(end) = seen(text, at) else { continue };
        let digits = later(text, end);
        // The codes of other states are names of much else, so that their digits must be told.
        let led = text.before(at, 1).is_some_and(|lead| lead.is("mit"));
        if digits.is_none() && !led && !text.get(at).is_some_and(|code| CODES.knows(code)) {
            continue;
        }
        found.push((text.bytes(&(at..end)), Kind::Plate));
        found.extend(digits.map(|tokens| (text.bytes(&tokens), Kind::Plate)));
        past = end;
    }
    found
}

/// Whether a word speaks of a car.
pub(super) fn is_car(word: &Token<'_>) -> bool {
    word.any(Flags::PLATE) || VEHICLES.fits(word)
}

/// Vehicles that the list of cues does not have, and ends of such words.
static VEHICLES: List<34> = List::new([
    "kleinbus",
    "minibus",
    "maehdrescher",
    "trecker",
    "traktor",
    "wartburg",
    "trabant",
    "trabi",
    "lada",
    "wohnmobil",
    "simson",
    "schwalbe",
    "camper",
    "pritsche",
    "unimog",
    "cabrio",
    "limousine",
    "barkas",
    "multicar",
    "taxi",
    "reisebus",
    "autos",
    "mopeds",
    "fahrzeuge",
    "plate",
    "parken",
    "kennzeichen",
    "nummernschild",
    "anhaenger",
    "wagen",
    "auto",
    "moped",
    "roller",
    "schild",
]);

/// A code in capitals, or letters right behind "mit", of which only they were seen: where they end.
fn seen(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at).filter(|first| first.is_word() && first.text.len() <= 3)?;
    let code = CODES.knows(first) || ELSEWHERE.knows(first) && first.shape == Shape::Upper;
    let loud = text.before(at, 1).is_some_and(|before| before.shape == Shape::Upper);
    if code && first.shape == Shape::Upper && !loud {
        return Some(at + 1);
    }
    let led = text.before(at, 1).is_some_and(|lead| matches!(lead.text, "mit" | "auf" | "stand" | "war"));
    // "eins mit at vorne"
    let front = text.get(at + 1).is_some_and(|place| {
        matches!(place.text, "vorne" | "vorn" | "am" | "an" | "anfang" | "fing" | "los")
    });
    (led && front && code && CODES.knows(first)).then_some(at + 1)
}

/// The digits told apart from the letters before: "vorne und hinten die 88", "irgendwas 28", "und hinten war eine vierzehn".
fn later(text: &Text<'_>, from: usize) -> Option<Range<usize>> {
    let fills = |token: &Token<'_>| {
        matches!(
            token.text,
            "vorne"
                | "vorn"
                | "hinten"
                | "und"
                | "die"
                | "der"
                | "das"
                | "eine"
                | "ne"
                | "ein"
                | "dann"
                | "irgendwas"
                | "irgendwie"
                | "irgend"
                | "was"
                | "mit"
                | "am"
                | "ende"
                | "anfang"
                | "an"
                | "war"
                | "waren"
                | "noch"
                | "zum"
                | "schluss"
                | "danach"
                | "dahinter"
                | ","
                | "-"
                | "…"
                | "."
                | "?"
                | "stand"
                | "zahl"
                | "glaub"
                | "ich"
                | "auch"
                | "nochwas"
                | "zahlen"
                | "nummer"
        )
    };
    let mut told = false;
    for at in from..from + APART {
        let token = text.get(at).filter(|token| token.gap != Gap::Line)?;
        let number = token.is_number() && token.text.len() <= 4
            || token.is_word()
                && (token.is_any(Facts::COUNT) || token.any(Flags::NUMBER) && !token.any(Flags::DET));
        if number {
            let unit = text.get(at + 1).is_some_and(|unit| {
                unit.gap == Gap::None && !matches!(unit.text, "," | "." | "!" | "?" | ")" | ";")
                    || unit.any(Flags::MONTH)
                    || matches!(
                        unit.text,
                        "uhr"
                            | "leute"
                            | "jahre"
                            | "maenner"
                            | "typen"
                            | "mal"
                            | "euro"
                            | "jungs"
                            | "personen"
                            | "kinder"
                    )
            });
            // "hinten acht acht"
            let more = (at + 1..at + 4)
                .take_while(|at| text.get(*at).is_some_and(|digit| digit.is_word() && digits_of(digit) > 0))
                .count();
            let last = (at + 1..at + 4)
                .filter_map(|at| text.get(at))
                .any(|word| matches!(word.text, "ende" | "hinten" | "schluss" | "dahinter"));
            return ((told || last) && !unit).then_some(at..at + 1 + more);
        }
        if !fills(token) {
            return None;
        }
        told |= matches!(
            token.text,
            "hinten"
                | "irgendwas"
                | "irgendwie"
                | "ende"
                | "schluss"
                | "dahinter"
                | "danach"
                | "dann"
                | "…"
                | "was"
                | "zahl"
                | "nochwas"
        );
    }
    None
}

/// `BAR K 14 88`, `SBG 7 12`: the digits with a blank between them.
fn in_twos(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let code = text.get(at).filter(|code| {
        code.shape == Shape::Upper && (CODES.knows(code) || ELSEWHERE.knows(code) || code.text.len() == 3)
    })?;
    let dash = |at: usize| usize::from(text.get(at).is_some_and(|dash| dash.is("-")));
    let letters = at + 1 + dash(at + 1);
    let more = text
        .get(letters)
        .is_some_and(|letters| letters.is_capital() && letters.text.len() <= 2 && letters.gap != Gap::Line);
    let known = CODES.knows(code) || ELSEWHERE.knows(code);
    let first = letters + usize::from(more) + if more { dash(letters + 1) } else { 0 };
    let short = |at: usize| {
        text.get(at)
            .is_some_and(|number| number.is_number() && number.text.len() <= 2 && number.gap == Gap::Space)
    };
    let ended = text.get(first + 2).is_none_or(|next| {
        !next.is_number() && !matches!(next.text, ":" | "uhr" | "%" | "€") && !next.any(Flags::MONTH)
    });
    let dotted = text.get(first + 2).is_some_and(|dot| {
        dot.is(".") && text.get(first + 3).is_some_and(|next| next.is_number() || next.any(Flags::MONTH))
    });
    (short(first) && short(first + 1) && ended && !dotted && (known || more)).then_some(at..first + 2)
}

/// "n v p", "theodor emil theodor strich anton": letter by letter, and no digits.
fn spelled(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let letter = |at: usize| {
        text.get(at).is_some_and(|token| {
            token.is_word() && token.gap != Gap::Line && token.text.len() == 1 && token.text.is_ascii()
        })
    };
    let led = text.before(at, 1).is_some_and(|lead| {
        matches!(
            lead.text,
            "mit"
                | "kennzeichen"
                | "nummernschild"
                | "auf"
                | "ist"
                | "war"
                | ":"
                | "stand"
                | "hinten"
                | "vorne"
        )
    });
    if led && letter(at) && letter(at + 1) {
        let end = read_aloud(text, at, letter);
        let tokens = text.tokens.get(at..end)?;
        let digits = tokens.iter().any(|token| digits_of(token) > 0);
        let letters: String =
            tokens.iter().filter(|token| token.text.len() == 1).map(|token| token.text).collect();
        return (digits || is_code(&letters)).then_some(at..end);
    }
    let (mut end, mut words, mut last) = (at, 0, at);
    while let Some(token) =
        text.get(end).filter(|token| end < at + 12 && (end == at || token.gap == Gap::Space))
    {
        if SPELLED.knows(token) {
            (words, last) = (words + 1, end + 1);
        } else if words == 0 || !matches!(token.text, "strich" | "bindestrich" | "minus" | "wie") {
            break;
        }
        end += 1;
    }
    (words >= 3).then(|| {
        let digits =
            (last..last + 5).take_while(|at| text.get(*at).is_some_and(|digit| digits_of(digit) > 0)).count();
        at..last + digits
    })
}

/// Whether letters begin with the code of a district and have no more than two others.
fn is_code(letters: &str) -> bool {
    CODES
        .words()
        .iter()
        .chain(ELSEWHERE.words())
        .any(|code| letters.strip_prefix(code).is_some_and(|rest| rest.len() <= 2))
}

/// Where "l u p, w d, drei drei" ends: letters, marks between them, digits.
fn read_aloud(text: &Text<'_>, start: usize, letter: impl Fn(usize) -> bool) -> usize {
    let (mut at, mut end, mut digits) = (start, start, 0);
    while let Some(token) = text.get(at).filter(|token| at < start + 14 && token.gap != Gap::Line) {
        let digit = token.is_number() && token.text.len() <= 4 || token.is_word() && digits_of(token) > 0;
        let between = matches!(token.text, "," | "-" | "strich" | "bindestrich" | "minus" | "dann");
        if digit && digits < 4 {
            digits += digits_of(token);
            end = at + 1;
        } else if digits == 0 && letter(at) {
            end = at + 1;
        } else if !between || at > end {
            break;
        }
        at += 1;
    }
    end
}

/// The plates of other countries by the lengths of their groups, letters in capitals and digits in small.
const ABROAD: [&str; 28] = [
    "LL dd ddd",
    "LL ddddd",
    "dLd dddd",
    "dLL dddd",
    "dd LL dd",
    "LL dd LL",
    "dd LL LL",
    "LL LL dd",
    "L ddd LL",
    "LL ddd L",
    "dd LLL d",
    "d LLL dd",
    "LL ddd LL",
    "LLdd LLL",
    "LLL ddd",
    "LLL ddL",
    "LL dddddd",
    "L dd LLL",
    "LL dd LLL",
    "dd L dddd",
    "dd LL ddd",
    "L dddLL dd",
    "L ddd LL dd",
    "LLddd",
    "LL dddd LL",
    "LLL dddd",
    "L ddddL",
    "dLLL ddd",
];

/// `CX 41 772`, `4A7 1820`, `12-AB-34`: in capitals, as no district here has them.
fn abroad(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let first = text.get(at).filter(|first| {
        first.gap != Gap::None
            && first.text.len() <= 5
            && (first.is_number() || first.is_capital() && first.text.len() <= 3)
    })?;
    // Letters and digits come close to each other.
    if !text.tokens.get(at..text.tokens.len().min(at + 3))?.iter().any(Token::is_number) {
        return None;
    }
    let mut form = String::new();
    let mut best = None;
    for end in at..at + 7 {
        let Some(token) = text.get(end).filter(|token| end == at || token.gap != Gap::Line) else { break };
        let letters = token.is_word() && token.text.len() <= 3 && token.text.is_ascii();
        let upper = token.shape == Shape::Upper || token.shape == Shape::Capital && token.text.len() == 1;
        match token.class {
            Class::Word if letters && upper => {
                if token.gap == Gap::Space && end > at {
                    form.push(' ');
                }
                form.extend(token.text.chars().map(|_| 'L'));
            }
            Class::Number if token.text.len() <= 6 => {
                if token.gap == Gap::Space && end > at {
                    form.push(' ');
                }
                form.extend(token.text.chars().map(|_| 'd'));
            }
            Class::Mark if matches!(token.text, "-" | "·") && end > at => {
                if !form.ends_with(' ') {
                    form.push(' ');
                }
                continue;
            }
            _ => break,
        }
        let form = form.replace("  ", " ");
        let glued = text.get(end + 1).is_some_and(|next| next.gap == Gap::None && next.class != Class::Mark);
        if !glued && ABROAD.contains(&form.as_str()) {
            best = Some(at..end + 1);
        }
    }
    let listed = first.any(Flags::PARTY.with(Flags::BRAND).with(Flags::COUNTRY));
    let unit = best.as_ref().is_some_and(|best| {
        text.get(best.end).is_some_and(|unit| {
            unit.is("/")
                || unit.gap == Gap::None && matches!(unit.text, ":" | "%" | "€")
                || matches!(unit.text, "uhr" | "euro" | "jahre")
        })
    });
    best.filter(|_| !listed && !unit)
}
