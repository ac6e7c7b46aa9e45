//! Finds numbers that are spoken of in words, number plates, file and document numbers, and coordinates.

use std::ops::Range;

use super::Kind;
use super::lexicon::Flags;
use super::token::{Class, Gap, REACH, Text, Token};

/// What number words are worth as digits; longer ones (`siebzehn`) count two.
fn digits_of(token: &Token<'_>) -> usize {
    match token.class {
        Class::Number => token.text.len(),
        Class::Word
            if token.any(Flags::NUMBER) && !matches!(token.text, "plus" | "doppel" | "ein" | "eine") =>
        {
            1 + usize::from(
                token.text.ends_with("zehn") || token.text.ends_with("zig") || token.text == "doppelnull",
            )
        }
        Class::Word if token.any(Flags::FUNCTION) => 0,
        Class::Word if token.text.ends_with("zig") || token.text.ends_with("ssig") => {
            2 * usize::from(token.text.contains("und"))
        }
        // The letter in place of the zero.
        Class::Word if token.text == "o" || token.text == "oo" => token.text.len(),
        _ => 0,
    }
}

/// Telephone numbers of which some or all digits are words: "null eins sieben sechs 23 …".
pub(super) fn spoken(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let (end, digits, words) = spoken_run(text, at);
        let letter = text
            .get(at)
            .is_some_and(|token| token.is_word() && token.text.starts_with('o') && token.text.len() < 3);
        let joined = digits >= 8
            && words == 0
            && text.get(at).is_some_and(|token| token.text.starts_with('0'))
            && text.tokens.get(at..end).is_some_and(|run| run.iter().any(|token| token.is_word()));
        if joined
            || (digits >= 6 && words >= 2 && digits >= words)
            || (digits >= 5 && words >= 4)
            || (digits >= 7 && words == 1 && letter)
        {
            found.push((text.bytes(&(at..end)), Kind::Phone));
        }
        at = end.max(at + 1);
    }
    found
}

/// Where a run of spoken digits that begins here ends, how many digits it has and how many are words.
fn spoken_run(text: &Text<'_>, start: usize) -> (usize, usize, usize) {
    let (mut at, mut end, mut digits, mut words, mut between) = (start, start, 0, 0, 0);
    while let Some(token) = text.get(at).filter(|_| at < end + REACH) {
        let worth = digits_of(token);
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
            && between < 3
            && matches!(
                token.text,
                "-" | "/"
                    | "."
                    | ","
                    | "("
                    | ")"
                    | "und"
                    | "dann"
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
            )
        {
            between += 1;
            at += 1;
        } else {
            break;
        }
    }
    (end, digits, words)
}

/// The district codes of the state's number plates, which people write small too.
const CODES: [&str; 33] = [
    "hro", "sn", "nb", "mse", "hgw", "vg", "hst", "vr", "hwi", "nwm", "lup", "lro", "dbr", "gue", "gu",
    "lwl", "pch", "hgn", "gvm", "rdm", "sbg", "gdb", "bues", "mue", "mst", "mc", "at", "dm", "rm", "wrn",
    "mq", "gmn", "rue",
];

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
                text.get(at + 1).is_some_and(|next| next.gap == Gap::None && matches!(next.text, "e" | "h"));
            found.push((text.bytes(&(start..at + 1 + usize::from(electric))), Kind::Plate));
        }
    }
    found.extend(announced_plates(text));
    found.extend(spoken_plates(text));
    found
}

/// "hro strich ab eins zwei drei"
fn spoken_plates(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, token) in
        text.tokens.iter().enumerate().filter(|(_, token)| token.is_word() && CODES.contains(&token.text))
    {
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
        let spoken = text.tokens.get(start..end).is_some_and(|run| run.iter().any(|token| token.is_word()));
        if digits > letters && spoken && !token.any(Flags::FUNCTION) {
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
            && matches!(text.get(*code).map_or("", |token| token.text), "-" | ":" | "." | "*" | "·" | "|")
    }) {
        dashed = true;
        code_at = before.checked_sub(1);
    }
    if letters.text.len() <= 2
        && let Some(code_at) = code_at
        && let Some(code) = text.get(code_at)
    {
        let known = CODES.contains(&code.text);
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
        if fits
            && typed
            && (!code.any(Flags::FUNCTION) || dashed)
            && (!matches!(letters.text, "um" | "am" | "kl" | "nr") || known && dashed)
        {
            return Some(code_at);
        }
    }
    // `HROAB123`
    let run = letters.text;
    let known =
        CODES.iter().any(|code| run.strip_prefix(code).is_some_and(|rest| (1..=2).contains(&rest.len())));
    (known && joined && run.len() >= 3 && !letters.any(Flags::FUNCTION) && (!small(letters) || announced(at)))
        .then_some(at)
}

/// What follows the word for a plate, if it has digits, from wherever the car is.
fn announced_plates(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let cue = |_: usize, token: &Token<'_>| {
        matches!(token.text, "kennzeichen" | "nummernschild" | "autokennzeichen" | "autonummer")
    };
    codes_after(text, cue, 3).map(|tokens| (text.bytes(&tokens), Kind::Plate)).collect()
}

/// Whether one of so many tokens before has a flag.
fn near(text: &Text<'_>, at: usize, reach: usize, flags: Flags) -> bool {
    text.tokens
        .get(at.saturating_sub(reach)..at)
        .is_some_and(|before| before.iter().any(|token| token.any(flags)))
}

/// Rows of letters and digits within a few tokens behind a cue: at least one digit group of `digits` or more together.
fn codes_after<'a>(
    text: &'a Text<'_>,
    cue: impl Fn(usize, &Token<'_>) -> bool + 'a,
    digits: usize,
) -> impl Iterator<Item = Range<usize>> + 'a {
    text.tokens.iter().enumerate().filter(move |(at, token)| token.is_word() && cue(*at, token)).filter_map(
        move |(at, _)| {
            let start = (at + 1..text.tokens.len().min(at + 8))
                .find(|next| text.get(*next).is_some_and(|token| begins_code(text, *next, token)))?;
            let mut end = start;
            let mut count = 0;
            let mut last = start;
            while let Some(token) = text.get(end).filter(|_| end < start + REACH) {
                let short_capital = token.is_word()
                    && token.text.len() <= 3
                    && (token.is_capital() || token.gap == Gap::None)
                    && !token.any(Flags::FUNCTION);
                match token.class {
                    Class::Number => count += token.text.len(),
                    Class::Word if short_capital || token.gap == Gap::None => {}
                    Class::Mark if matches!(token.text, "-" | "/" | "." | ":" | "_") => {
                        end += 1;
                        continue;
                    }
                    _ => break,
                }
                end += 1;
                last = end;
            }
            (count >= digits).then_some(start..last)
        },
    )
}

fn begins_code(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let next_is_code = text
        .get(at + 1)
        .is_some_and(|next| next.is_number() || (next.gap == Gap::None && matches!(next.text, "-" | "/")));
    token.is_number()
        || (token.is_word()
            && (token.is_capital()
                || text.get(at + 1).is_some_and(|next| next.is_number() && next.gap == Gap::None))
            && token.text.len() <= 4
            && next_is_code
            && !token.any(Flags::FUNCTION))
        || (token.is_capital() && token.text.len() <= 3 && !token.any(Flags::FUNCTION))
}

/// Words that announce the number of a file, a document, a customer.
fn announces_id(word: &str) -> bool {
    const WORDS: [&str; 26] = [
        "az",
        "aktenzeichen",
        "geschaeftszeichen",
        "vorgangsnr",
        "tagebuchnr",
        "strafanzeige",
        "ausweis",
        "personalausweis",
        "perso",
        "reisepass",
        "passnr",
        "fuehrerschein",
        "steuerid",
        "steuernr",
        "matrikel",
        "bg",
        "rentennr",
        "svnr",
        "kundennr",
        "ticket",
        "vorgang",
        "azr",
        "versichertennr",
        "gz",
        "ident",
        "mitgliedsnr",
    ];
    WORDS.contains(&word)
        || (word.ends_with("nummer")
            && !matches!(
                word,
                "nummer"
                    | "hausnummer"
                    | "handynummer"
                    | "telefonnummer"
                    | "rufnummer"
                    | "zimmernummer"
                    | "startnummer"
                    | "notrufnummer"
                    | "mobilnummer"
                    | "festnetznummer"
                    | "autonummer"
                    | "kontonummer"
            ))
        || word == "kontonummer"
        || word.ends_with("zeichen") && word != "kennzeichen" && word != "autokennzeichen" && word.len() > 11
        || word.ends_with("ausweis")
        || matches!(
            word,
            "fallnr"
                | "akte"
                | "tgb"
                | "registernr"
                | "duldung"
                | "visum"
                | "aufenthaltstitel"
                | "gestattung"
                | "dienstnr"
        )
        || word.ends_with("nr")
            && word.len() > 4
            && !matches!(
                word,
                "hausnr" | "telefonnr" | "handynr" | "rufnr" | "mobilnr" | "zimmernr" | "startnr"
            )
}

/// Numbers of files, documents, customers: announced, or of a form that nothing else has.
pub(super) fn ids(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let parts = |at: usize| {
        text.get(at).is_some_and(|token| matches!(token.text, "nummer" | "nr"))
            && text.before(at, 1).is_some_and(|before| {
                ["versicher", "ausweis", "pass", "kunden", "akten", "vorgang", "steuer", "mitglied", "karte"]
                    .iter()
                    .any(|noun| before.text.starts_with(noun))
            })
    };
    let named = |at: usize, token: &Token<'_>| {
        announces_id(token.text) || matches!(token.text, "id" | "zeichen") || parts(at)
    };
    let announced = codes_after(text, named, 3);
    let mut found: Vec<_> = announced.map(|tokens| (text.bytes(&tokens), Kind::IdNumber)).collect();
    let mut at = 0;
    while at < text.tokens.len() {
        if let Some(end) =
            file_number(text, at).or_else(|| document_number(text, at)).or_else(|| insurance_number(text, at))
        {
            found.push((text.bytes(&(at..end)), Kind::IdNumber));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// `123 Js 4567/23`
fn file_number(text: &Text<'_>, at: usize) -> Option<usize> {
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
        && register.is_capital()
        && number(at + 2)
        && text.get(at + 3)?.is("/")
        && number(at + 4))
    .then_some(at + 5)
}

/// `L01X00T47`: nine or more capitals and digits without a gap, both several times.
fn document_number(text: &Text<'_>, at: usize) -> Option<usize> {
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

/// `12 150765 M 123`
fn insurance_number(text: &Text<'_>, at: usize) -> Option<usize> {
    let digits = |at: usize, count: usize| {
        text.get(at).is_some_and(|token| token.is_number() && token.text.len() == count)
    };
    let letter = text.get(at + 2)?;
    (digits(at, 2) && digits(at + 1, 6) && letter.text.len() == 1 && letter.is_word() && digits(at + 3, 3))
        .then_some(at + 4)
}

/// Coordinates: two decimal numbers with at least three places, or degrees and minutes.
pub(super) fn coordinates(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        // Most tokens are words in small letters.
        if text.get(at).is_some_and(|token| {
            token.is_word() && !text.get(at + 1).is_some_and(|next| next.gap == Gap::None)
        }) {
            at += 1;
            continue;
        }
        let end = decimal(text, at)
            .and_then(|end| decimal(text, skip_marks(text, end)))
            .or_else(|| degrees(text, at))
            .or_else(|| plus_code(text, at))
            .or_else(|| three_words(text, at))
            .or_else(|| grid(text, at))
            .or_else(|| coarse(text, at))
            .or_else(|| announced_point(text, at))
            .or_else(|| spoken_degrees(text, at));
        match end {
            Some(end) => {
                let end = hemisphere(text, end);
                let led = text
                    .before(at, 1)
                    .is_some_and(|before| matches!(before.text, "n" | "nord" | "lat" | "latitude"));
                found.push((text.bytes(&(at - usize::from(led)..end)), Kind::Coordinates));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn hemisphere(text: &Text<'_>, at: usize) -> usize {
    let at = if text.get(at).is_some_and(|token| token.is("°")) { at + 1 } else { at };
    if text.get(at).is_some_and(|token| matches!(token.text, "n" | "e" | "o" | "w" | "s" | "ost" | "nord")) {
        at + 1
    } else {
        at
    }
}

/// The end of `54.0887`, with a sign before and a degree mark behind.
fn decimal(text: &Text<'_>, at: usize) -> Option<usize> {
    let (whole, mark, rest) = (text.get(at)?, text.get(at + 1)?, text.get(at + 2)?);
    let fits = whole.is_number()
        && whole.text.len() <= 3
        && matches!(mark.text, "." | ",")
        && mark.gap == Gap::None
        && rest.is_number()
        && rest.gap == Gap::None
        && rest.text.len() >= 3;
    // `1.200.000` is an amount.
    let amount = rest.text.len() == 3
        && text.get(at + 3).is_some_and(|next| next.gap == Gap::None && matches!(next.text, "." | ","))
        && text.get(at + 4).is_some_and(|next| next.gap == Gap::None && next.is_number());
    (fits && !amount && !(rest.text.len() == 3 && rest.is("000"))).then_some(at + 3)
}

fn skip_marks(text: &Text<'_>, mut at: usize) -> usize {
    for _ in 0..5 {
        match text.get(at) {
            Some(token)
                if matches!(
                    token.text,
                    "°" | ","
                        | ";"
                        | "/"
                        | "-"
                        | "|"
                        | "n"
                        | "e"
                        | "o"
                        | "ost"
                        | "nord"
                        | "und"
                        | "lon"
                        | "lat"
                        | "laenge"
                        | ":"
                        | "breite"
                ) =>
            {
                at += 1
            }
            _ => break,
        }
    }
    at
}

/// `54°05'12"N 12°08'E`, with or without the second half.
fn degrees(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at)?;
    if !first.is_number() || !text.get(at + 1)?.is("°") || !text.get(at + 2)?.is_number() {
        return None;
    }
    let mut end = at + 3;
    while end < at + REACH
        && text.get(end).is_some_and(|token| {
            token.is_number()
                || matches!(
                    token.text,
                    "°" | "'" | "\"" | "′" | "″" | "." | "," | "n" | "e" | "o" | "s" | "w"
                )
        })
    {
        end += 1;
    }
    Some(end)
}

/// `UTM 33U 389123 5998765`
fn grid(text: &Text<'_>, at: usize) -> Option<usize> {
    let long = |at: usize| text.get(at).is_some_and(|token| token.is_number() && token.text.len() >= 5);
    let zone = text.get(at).is_some_and(|token| token.is_number() && token.text.len() <= 2)
        && text
            .get(at + 1)
            .is_some_and(|token| token.is_word() && token.text.len() <= 3 && token.gap == Gap::None);
    (zone && long(at + 2) && long(at + 3)).then_some(at + 4)
}

/// `Standort 53.9, 12.3`, `what3words apfel.birne.tisch`
fn announced_point(text: &Text<'_>, at: usize) -> Option<usize> {
    let near = text.tokens.get(at.saturating_sub(6)..at)?;
    let cue = |words: &[&str]| near.iter().any(|token| words.iter().any(|word| token.text.starts_with(word)));
    let number = |at: usize| text.get(at).is_some_and(Token::is_number);
    let dot =
        |at: usize| text.get(at).is_some_and(|dot| matches!(dot.text, "." | ",") && dot.gap == Gap::None);
    let half = |at: usize| (number(at) && dot(at + 1) && number(at + 2)).then_some(at + 3);
    if number(at)
        && cue(&["koordinat", "standort", "gps", "position", "lat", "geo", "breite", "punkt", "navi"])
    {
        return half(at).and_then(|end| half(skip_marks(text, end)));
    }
    let word = |at: usize| text.get(at).is_some_and(Token::is_word);
    let words = word(at) && dot(at + 1) && word(at + 2) && dot(at + 3) && word(at + 4);
    (words
        && (cue(&["what", "w"])
            && near.iter().any(|token| matches!(token.text, "words" | "w" | "whatthreewords"))))
    .then_some(at + 5)
}

/// "53 Grad 38 Minuten Nord, 11 Grad 24 Minuten Ost"
fn spoken_degrees(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at).filter(|token| token.is_number() && token.text.len() <= 3)?;
    if first.text.is_empty()
        || !text.get(at + 1)?.is("grad")
        || !text
            .get(at + 2)
            .is_some_and(|token| token.is_number() || matches!(token.text, "nord" | "noerdlich" | "komma"))
    {
        return None;
    }
    let mut end = at + 2;
    while end < at + REACH
        && text.get(end).is_some_and(|token| {
            token.is_number()
                || matches!(
                    token.text,
                    "grad"
                        | "minuten"
                        | "min"
                        | "sekunden"
                        | "sek"
                        | "nord"
                        | "ost"
                        | "noerdlich"
                        | "oestlich"
                        | "noerdlicher"
                        | "oestlicher"
                        | "breite"
                        | "laenge"
                        | "komma"
                        | ","
                        | "."
                        | "und"
                        | "n"
                        | "e"
                        | "o"
                )
        })
    {
        end += 1;
    }
    Some(end)
}

/// `53.9 N, 12.3 O`
fn coarse(text: &Text<'_>, at: usize) -> Option<usize> {
    let half = |at: usize| {
        let number = |at: usize| text.get(at).is_some_and(Token::is_number);
        let dot = text.get(at + 1).is_some_and(|dot| matches!(dot.text, "." | ",") && dot.gap == Gap::None);
        let degree = usize::from(text.get(at + 3).is_some_and(|token| token.is("°")));
        let side = text.get(at + 3 + degree).is_some_and(|side| {
            matches!(side.text, "n" | "e" | "o" | "nord" | "ost" | "noerdlich" | "oestlich")
        });
        (number(at) && dot && number(at + 2) && side).then_some(at + 4 + degree)
    };
    let between = half(at)?;
    half(
        between
            + usize::from(
                text.get(between).is_some_and(|token| matches!(token.text, "," | "/" | ";" | "und")),
            ),
    )
}

/// `9F5C+X2 Rostock`
fn plus_code(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    let mut length = 0;
    while let Some(token) = text.get(end).filter(|token| {
        end < at + REACH && (end == at || token.gap == Gap::None) && token.class != Class::Mark
    }) {
        length += token.text.len();
        end += 1;
    }
    let digits = |range: Range<usize>| range.filter_map(|at| text.get(at)).any(Token::is_number);
    if !(4..=8).contains(&length)
        || !digits(at..end)
        || !text.get(end)?.is("+")
        || text.get(end)?.gap != Gap::None
    {
        return None;
    }
    let mut tail = end + 1;
    while tail < at + REACH
        && text.get(tail).is_some_and(|token| token.gap == Gap::None && token.class != Class::Mark)
    {
        tail += 1;
    }
    (tail > end + 1).then_some(tail)
}

/// `///wort.wort.wort`
fn three_words(text: &Text<'_>, at: usize) -> Option<usize> {
    let slash = |at: usize| text.get(at).is_some_and(|token| token.is("/"));
    let word = |at: usize| text.get(at).is_some_and(Token::is_word);
    let dot = |at: usize| text.get(at).is_some_and(|token| token.is("."));
    (slash(at)
        && slash(at + 1)
        && slash(at + 2)
        && word(at + 3)
        && dot(at + 4)
        && word(at + 5)
        && dot(at + 6)
        && word(at + 7))
    .then_some(at + 8)
}
