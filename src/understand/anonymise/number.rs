//! Finds numbers whose digits are words, and number plates.

use std::ops::Range;

use super::Kind;
use super::codes::{CODES, ELSEWHERE};
use super::count::is_count;
use super::document::codes_after;
use super::facts::Facts;
use super::lexicon::{Flags, TOPIC};
use super::list::List;
use super::token::{Class, Gap, REACH, Shape, Text, Token};

/// Digits as those say them who write a number in another language.
static ENGLISH: List<9> = List::new(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight"]);

/// Digits in Low German, of which some are other words in High German.
static LOW: List<12> = List::new([
    "een", "twee", "dree", "veer", "fief", "soess", "soeven", "soeben", "negen", "teihn", "elben", "twoelf",
]);

/// What numbers and words for them are worth as digits.
pub(super) fn digits_of(token: &Token<'_>) -> usize {
    match token.class {
        Class::Number => token.text.len(),
        _ => usize::from(token.digits),
    }
}

/// What number words are worth as digits; longer ones (`siebzehn`) count two.
pub(super) fn digits_in(token: &Token<'_>) -> usize {
    match token.class {
        Class::Word if !token.any(Flags::COMMON) && run_of_digits(token.text) > 0 => {
            run_of_digits(token.text)
        }
        Class::Word if ENGLISH.knows(token) || LOW.knows(token) => 1,
        Class::Word
            if token.any(Flags::NUMBER) && !matches!(token.text, "plus" | "doppel" | "ein" | "eine") =>
        {
            1 + usize::from(
                token.text.ends_with("zehn") || token.text.ends_with("zig") || token.text == "doppelnull",
            )
        }
        Class::Word if token.any(Flags::FUNCTION) => 0,
        // "null dreihunderteinundachtzig"
        Class::Word if token.text.len() > 9 && is_count(token.text) && token.text.contains("hundert") => 3,
        Class::Word if token.text.ends_with("zig") || token.text.ends_with("ssig") => {
            2 * usize::from(token.text.contains("und"))
        }
        // The letter in place of the zero.
        Class::Word if token.text == "o" || token.text == "oo" => token.text.len(),
        _ => 0,
    }
}

/// How many digits a word is made of that runs them together: `nullsieben`, `zwodreivier`; none if it is another word.
pub(super) fn run_of_digits(word: &str) -> usize {
    const DIGITS: [&str; 11] =
        ["null", "eins", "zwei", "zwo", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun"];
    // Most words begin otherwise.
    let begins = ["nu", "ne", "ei", "zw", "dr", "vi", "fu", "se", "si", "ac"]
        .iter()
        .any(|start| word.starts_with(start));
    if !begins {
        return 0;
    }
    let (mut rest, mut count) = (word, 0);
    while let Some(tail) = DIGITS.iter().find_map(|digit| rest.strip_prefix(digit)) {
        (rest, count) = (tail, count + 1);
    }
    if rest.is_empty() && count > 1 { count } else { of_hundreds(word) }
}

/// `nullhundertsiebzig`: the dialling code as people say it who were born before mobiles were.
fn of_hundreds(word: &str) -> usize {
    const PARTS: [&str; 18] = [
        "hundert", "und", "zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig",
        "neunzig", "zehn", "eins", "ein", "zwei", "drei", "fuenf", "sech", "sieb",
    ];
    let Some(mut rest) = word.strip_prefix("null") else { return 0 };
    let mut count = 0;
    while let Some(tail) = PARTS.iter().find_map(|part| rest.strip_prefix(part)) {
        (rest, count) = (tail, count + 1);
    }
    if rest.is_empty() && count > 1 { 4 } else { 0 }
}

/// Whether digits begin a telephone number with its area code, also if the zero was left out.
fn begins_number(token: &Token<'_>) -> bool {
    token.text.starts_with('0')
        || token.text.len() == 3 && ["15", "16", "17"].iter().any(|start| token.text.starts_with(start))
}

/// Telephone numbers of which some or all digits are words: "null eins sieben sechs 23 …".
pub(super) fn spoken(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let (mut found, mut at) = (Vec::new(), 0);
    // No number has fewer.
    if text.worth() < 3 {
        return found;
    }
    while let Some(first) = text.get(at) {
        // Most words begin none.
        if digits_of(first) == 0 && !first.any(Flags::NUMBER) {
            at += 1;
            continue;
        }
        let (end, digits, words) = spoken_run(text, at);
        let letter = first.is_word() && first.text.starts_with('o') && first.text.len() < 3;
        // "vorwahl null drei acht eins"
        let prefix = digits >= 3 && words >= 2 && text.before(at, 1).is_some_and(|cue| cue.is("vorwahl"));
        let joined = digits >= 8
            && words <= 3
            && begins_number(first)
            && text
                .tokens
                .get(at..end)
                .is_some_and(|run| run.iter().any(|token| token.is_word() || !token.text.is_ascii()));
        let bank = text.before(at, 1).is_some_and(|before| before.is("de") || before.is("iban"));
        if joined
            || (bank && digits >= 6)
            || (digits >= 6 && words >= 2 && digits >= words)
            || (digits >= 5 && words >= 4)
            || (digits >= 7 && words == 1 && letter)
            || prefix
        {
            let start = if bank && digits >= 6 { at - 1 } else { at };
            // "dreizehn null acht null eins vierzig k null null sieben": a letter in the middle.
            let lettered = text.get(end).is_some_and(|letter| letter.is_word() && letter.text.len() == 1)
                && words >= 2
                && text.get(end + 1).is_some_and(|next| next.is_word() && digits_of(next) > 0);
            let end = if lettered { spoken_run(text, end + 1).0.max(end) } else { end };
            found.push((text.bytes(&(start..end)), if bank { Kind::Iban } else { Kind::Phone }));
        }
        at = end.max(at + 1);
    }
    found
}

/// Where a run of spoken digits that begins here ends, how many digits it has and how many are words.
fn spoken_run(text: &Text<'_>, start: usize) -> (usize, usize, usize) {
    let (mut at, mut end, mut digits, mut words, mut between) = (start, start, 0, 0, 0);
    // "0171 eine 2 dann ne 3", "01 71 – dann kommt 234 – am ende 5678", "0171❤234": behind the beginning of a number more
    // may stand between its digits.
    let bank = text.before(start, 1).is_some_and(|bank| matches!(bank.text, "de" | "iban"));
    let begun = bank
        || text.get(start).is_some_and(|first| {
            first.is_number() && first.text.len() >= 2 && first.text.starts_with('0') && first.text.len() < 8
        });
    let loose = |token: &Token<'_>| {
        (matches!(
            token.text,
            "kommt"
                | "kommen"
                | "am"
                | "ende"
                | "zum"
                | "schluss"
                | "eine"
                | "ne"
                | "nen"
                | "ein"
                | "nummer"
                | "folgt"
                | "nochwas"
                | "irgendwas"
                | "nochmal"
                | "hinten"
        ) || token.class == Class::Mark && !token.text.is_ascii())
    };
    // "eins fünf neun null, dann 44 77 und am ende 006"
    let open = |digits: usize| begun || digits >= 6;
    while let Some(token) = text.get(at).filter(|_| at < end + REACH) {
        let worth = digits_of(token);
        // Whom to call in an emergency must never be hidden, and a sentence before it is no reason to.
        if matches!(token.text, "110" | "112") && between > 0 {
            break;
        }
        if worth > 0 {
            digits += worth;
            words += usize::from(token.is_word());
            at += 1;
            end = at;
            between = 0;
        } else if token.any(Flags::NUMBER) {
            // `plus vier neun`
            at += 1;
        } else if end > start
            && between < 4
            && (open(digits) && loose(token)
                || token.is("die")
                    && text.before(at, 1).is_some_and(|word| {
                        matches!(
                            word.text,
                            "davor" | "dann" | "danach" | "vorne" | "mal" | "zweimal" | "dreimal" | "und"
                        )
                    })
                || matches!(
                    token.text,
                    "-" | "/"
                        | "."
                        | ","
                        | "("
                        | ")"
                        | "und"
                        | "dann"
                        | "davor"
                        | "vorne"
                        | "hinten"
                        | "danach"
                        | "nochmal"
                        | "mal"
                        | "zweimal"
                        | "dreimal"
                        | "viermal"
                        | "pause"
                        | "leerzeichen"
                        | "vorwahl"
                        | "~"
                        | "|"
                        | "_"
                        | "strich"
                        | "bindestrich"
                        | "schraegstrich"
                        | "slash"
                        | "komma"
                        | "minus"
                        | "punkt"
                        | ":"
                        | "…"
                        | ";"
                ))
        {
            between += 1;
            at += 1;
        } else {
            break;
        }
    }
    (end, digits, words)
}

/// Number plates: a code, one or two letters, up to four digits.
pub(super) fn plates(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        if !token.is_number()
            || token.text.len() > 4
            || text.get(at + 1).is_some_and(|next| next.gap == Gap::None && next.is("%"))
        {
            continue;
        }
        if let Some(start) = plate_before(text, at) {
            let electric =
                text.get(at + 1).is_some_and(|next| next.gap == Gap::None && matches!(next.text, "e" | "h"))
                    || super::broken::electric(text, at + 1);
            found.push((text.bytes(&(start..at + 1 + usize::from(electric))), Kind::Plate));
        }
    }
    found.extend(announced_plates(text));
    found.extend(spoken_plates(text));
    found.extend(loose_plates(text));
    // Of these a car must be spoken.
    if text.has(Flags::PLATE) {
        found.extend(moped_plates(text));
        found.extend(bare_codes(text));
    }
    found
}

/// "der Passat, vorne OHV": the code of a district alone, where a car is spoken of.
fn bare_codes(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let code = |token: &Token<'_>| {
        token.shape == Shape::Upper
            && (CODES.knows(token) || ELSEWHERE.knows(token))
            && !token.any(Flags::FUNCTION.with(TOPIC))
    };
    let tokens = text.tokens.iter().enumerate();
    let alone = tokens.filter(|(at, token)| code(token) && near(text, *at, 8, Flags::PLATE));
    alone.map(|(at, _)| (text.bytes(&(at..at + 1)), Kind::Plate)).collect()
}

/// What only the word for a plate nearby, or its capitals, make one: "g ü s 123", `SNAB 1234`, `AA 1234 BC`.
fn loose_plates(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, _) in
        text.tokens.iter().enumerate().filter(|(_, token)| token.is_number() && token.text.len() <= 5)
    {
        let upper = |at: usize| {
            text.get(at)
                .is_some_and(|token| token.is_word() && token.shape == Shape::Upper && token.text.len() == 2)
        };
        let foreign = at > 0
            && upper(at - 1)
            && upper(at + 1)
            && [at, at + 1].iter().all(|at| text.get(*at).is_some_and(|token| token.gap != Gap::Line))
            && text.get(at).is_some_and(|token| token.text.len() >= 3);
        let run = text.before(at, 1).is_some_and(|run| {
            run.shape == Shape::Upper
                && CODES
                    .words()
                    .iter()
                    .any(|code| run.text.strip_prefix(code).is_some_and(|rest| (1..=2).contains(&rest.len())))
        });
        // All of these cues are known to begin plates.
        let told = text.has_fact(Facts::PLATE)
            && [at.saturating_sub(10)..at, at + 1..(at + 6).min(text.tokens.len())].into_iter().any(
                |around| {
                    text.tokens.get(around).is_some_and(|around| {
                        around.iter().any(|token| {
                            matches!(
                                token.text,
                                "kennzeichen" | "nummernschild" | "kennz" | "autonummer" | "autokennzeichen"
                            )
                        })
                    })
                },
            );
        let mut start = at;
        while told
            && start > 0
            && at - start < 6
            && text.before(start, 1).is_some_and(|before| {
                before.is("-")
                    || before.is_word()
                        && before.text.len() <= 3
                        && !before.any(Flags::FUNCTION.with(Flags::DET).with(Flags::COMMON))
                    || before.is_word() && before.text.chars().count() == 1
            })
        {
            start -= 1;
        }
        // "hinten irgendwas mit NS 44"
        let half = upper(at.wrapping_sub(1))
            && text.get(at).is_some_and(|token| token.text.len() >= 2 && token.gap != Gap::Line)
            && !text.before(at, 1).is_some_and(|letters| letters.any(TOPIC))
            && near(text, at, 12, Flags::PLATE);
        let start = if foreign || (run || half) && start == at { at - 1 } else { start };
        if start < at {
            found.push((text.bytes(&(start..at + 1 + usize::from(foreign))), Kind::Plate));
        }
    }
    found
}

/// `482 KTZ`: what insured mopeds and scooters have, where one is spoken of.
fn moped_plates(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, token) in
        text.tokens.iter().enumerate().filter(|(_, token)| token.is_number() && token.text.len() == 3)
    {
        let letters = text.get(at + 1).is_some_and(|letters| {
            letters.is_word()
                && letters.text.len() == 3
                && letters.gap != Gap::Line
                && (!letters.any(Flags::FUNCTION.with(Flags::COMMON)) || letters.shape == Shape::Upper)
        });
        let apart = token.gap != Gap::None || text.before(at, 1).is_some_and(|open| open.is("("));
        if letters && apart && near(text, at, 12, Flags::PLATE) {
            found.push((text.bytes(&(at..at + 2)), Kind::Plate));
        }
    }
    found
}

/// "hro strich ab eins zwei drei"
fn spoken_plates(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    if !text.has_fact(Facts::DISTRICT.with(Facts::DASH)) {
        return found;
    }
    // "güstrow strich k l 412": the town in place of its code.
    let dashes = text.has_fact(Facts::DASH);
    let dashed = |at: usize| {
        dashes
            && text.get(at + 1).is_some_and(|dash| matches!(dash.text, "strich" | "bindestrich"))
            && text.get(at + 2).is_some_and(|letters| letters.is_word() && letters.text.len() <= 2)
    };
    for (at, token) in text.tokens.iter().enumerate().filter(|(at, token)| {
        token.is_any(Facts::DISTRICT) && CODES.knows(token) || token.is_word() && dashed(*at)
    }) {
        let dash = |at: usize| {
            usize::from(
                text.get(at)
                    .is_some_and(|token| matches!(token.text, "-" | "strich" | "bindestrich" | "minus")),
            )
        };
        let letters = at + 1 + dash(at + 1);
        let mut digits = letters;
        while digits < letters + 2
            && text
                .get(digits)
                .is_some_and(|token| token.is_word() && token.text.len() <= 2 && digits_of(token) == 0)
        {
            digits += 1;
        }
        let start = digits + dash(digits);
        let mut end = start;
        while end < start + 4 && text.get(end).is_some_and(|token| digits_of(token) > 0) {
            end += 1;
        }
        let spoken =
            dashed(at) || text.tokens.get(start..end).is_some_and(|run| run.iter().any(Token::is_word));
        if end > start && digits > letters && spoken && !token.any(Flags::FUNCTION) {
            found.push((text.bytes(&(at..end)), Kind::Plate));
        }
    }
    found
}

/// Where the plate begins whose digits stand here.
fn plate_before(text: &Text<'_>, digits: usize) -> Option<usize> {
    let mut at = digits.checked_sub(1)?;
    let mut joined = text.get(digits)?.gap == Gap::None;
    if matches!(text.get(at)?.text, "-" | "." | ":") {
        at = at.checked_sub(1)?;
        joined = true;
    }
    let letters = text.get(at)?;
    if !letters.is_word() {
        return None;
    }
    let small = |token: &Token<'_>| !token.is_capital();
    let announced = |start: usize| near(text, start, 8, Flags::PLATE);
    // `HRO-AB123`, `HRO AB 123`
    let mut code_at = at.checked_sub(1);
    let mut dashed = false;
    while let Some(before) = code_at.filter(|code| {
        code + REACH > digits
            && matches!(
                text.get(*code).map_or("", |token| token.text),
                "-" | ":" | "." | "*" | "·" | "|" | "/" | "_"
            )
    }) {
        dashed = true;
        code_at = before.checked_sub(1);
    }
    if letters.text.len() <= 2
        && let Some(code_at) = code_at
        && let Some(code) = text.get(code_at)
    {
        let known = CODES.knows(code) || ELSEWHERE.knows(code);
        let fits = code.is_word()
            && (code.text.len() <= 3
                || code.text.len() == 4
                    && ["ae", "oe", "ue"].iter().any(|umlaut| code.text.contains(umlaut))
                || known)
            && letters.text.is_ascii();
        let typed = if small(code) || small(letters) {
            (known && (dashed || joined))
                || announced(code_at)
                || (known && !letters.any(Flags::FUNCTION) && !code.any(Flags::FUNCTION))
        } else {
            known || dashed || joined || announced(code_at) || !code.any(Flags::PARTY)
        };
        // Sizes of paper are no cars.
        let typed = typed && !code.is("din");
        // "UM FF 333", "GÜ KL 64": nobody writes a small word in capitals among others, unless all are.
        let loud = code.shape == Shape::Upper
            && !small(letters)
            && (code.text.len() <= 3 || known)
            && ![code_at.checked_sub(1), Some(digits + 1)]
                .into_iter()
                .flatten()
                .any(|at| text.get(at).is_some_and(|word| word.shape == Shape::Upper && word.text.len() > 1));
        if fits
            && typed
            && (!code.any(Flags::FUNCTION) || dashed || loud)
            && (!matches!(letters.text, "um" | "am" | "kl")
                || dashed && (known || !small(code))
                || loud && known)
            && !letters.is("nr")
        {
            return Some(code_at);
        }
    }
    // `HROAB123`
    let run = letters.text;
    let known = || {
        let codes = CODES.words().iter();
        codes.filter_map(|code| run.strip_prefix(code)).any(|rest| (1..=2).contains(&rest.len()))
    };
    let fits = (3..=5).contains(&run.len()) && !letters.any(Flags::FUNCTION);
    (joined && fits && (!small(letters) || announced(at)) && known()).then_some(at)
}

/// What follows the word for a plate, if it has digits, from wherever the car is.
fn announced_plates(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let cue = |_: usize, token: &Token<'_>| {
        token.is_any(Facts::PLATE)
            && matches!(token.text, "kennzeichen" | "nummernschild" | "autokennzeichen" | "autonummer")
    };
    codes_after(text, cue, 3).map(|tokens| (text.bytes(&tokens), Kind::Plate)).collect()
}

/// Whether one of so many tokens before has a flag.
fn near(text: &Text<'_>, at: usize, reach: usize, flags: Flags) -> bool {
    text.tokens
        .get(at.saturating_sub(reach)..at)
        .is_some_and(|before| before.iter().any(|token| token.any(flags)))
}
