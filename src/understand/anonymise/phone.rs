//! Finds telephone numbers in folded text, as people in Germany write them, and leaves alone what only looks like
//! one: dates, times, years, prices, postcodes, case codes, and the public emergency and help numbers.

use std::ops::Range;

use super::Kind;
use super::lexicon::Flags;
use super::token::{Gap, Text, Token};

/// No number has more digits than this (ITU-T E.164).
const LONGEST: usize = 15;
/// `030 1234` is the shortest number with its area code.
const SHORTEST: usize = 7;
/// Most numbers have so many digits with their area code.
const WHOLE: usize = 11;
/// An unbroken row of so many digits is a number of something, whatever it begins with.
const LONG_GROUP: usize = 7;
/// Only so many groups are looked at in one go; a number has no more digits, and made-up texts have very many groups.
const GROUPS: usize = LONGEST + 1;
/// How many bytes before a number are searched for a word that announces it.
const CUE_REACH: usize = 32;

/// Words that announce a number without area code.
const CUES: [&str; 15] = [
    "vorwahl",
    "tel",
    "handy",
    "mobil",
    "fax",
    "ruf",
    "whatsapp",
    "signal",
    "durchwahl",
    "festnetz",
    "telefonnummer",
    "anruf",
    "rueckruf",
    "sms",
    "threema",
];
/// Words right before the last digits of a number that hangs at the exchange of an office.
const EXTENSIONS: [&str; 6] = ["durchwahl", "apparat", "nebenstelle", "fax", "dw", "nst"];

/// Numbers everyone may and should read: emergency and help lines. A few begin a family (`116 xxx`).
const PUBLIC: [&str; 10] = [
    "110",
    "112",
    "115",
    "116117",
    "08001110111",
    "08001110222",
    "08001110333",
    "08001110550",
    "08001239900",
    "08000116016",
];

/// Finds telephone numbers as ranges of bytes.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Kind)> {
    runs(text).iter().flat_map(|run| in_run(text, run)).map(|bytes| (bytes, Kind::Phone)).collect()
}

/// Whether the last digits of a number may stand alone in a text.
pub(super) fn has_extension(text: &str) -> bool {
    ["durchwahl", "apparat", "nebenstelle", "vorwahl", "endet auf"].iter().any(|word| text.contains(word))
}

/// "unter der -1143", ", -1180,": the extension at an office, where calling is spoken of.
pub(super) fn extensions(text: &Text<'_>) -> impl Iterator<Item = (Range<usize>, Kind)> {
    const CALLS: [&str; 15] = [
        "handy",
        "diensthandy",
        "mobil",
        "rueckfrag",
        "rueckruf",
        "telefon",
        "tel",
        "erreich",
        "durchwahl",
        "apparat",
        "anruf",
        "nebenstelle",
        "zentrale",
        "ruf",
        "hotline",
    ];
    let dashes = text.tokens.iter().enumerate().filter(|(_, dash)| dash.is("-") && dash.gap == Gap::Space);
    dashes.filter_map(|(at, dash)| {
        let number =
            text.get(at + 1).filter(|number| number.is_number() && (2..=5).contains(&number.text.len()))?;
        let alone = number.gap == Gap::None;
        let unit = text.get(at + 2).is_some_and(|unit| {
            unit.gap == Gap::None && !matches!(unit.text, "," | "." | ")" | ";" | "!" | "?")
                || matches!(unit.text, "grad" | "euro" | "uhr" | "€")
        });
        let calls = alone
            && !unit
            && (1..=14).filter_map(|by| text.before(at, by)).any(|word| {
                CALLS
                    .iter()
                    .any(|call| word.text.starts_with(call) && (call.len() > 3 || word.text.len() <= 4))
            });
        calls.then(|| (dash.start..number.end(), Kind::Phone))
    })
}

/// "7 09 18", "2 33 81": a number in the own place, without the code of the area, in groups of two, where calling is spoken of.
pub(super) fn local(text: &Text<'_>) -> impl Iterator<Item = (Range<usize>, Kind)> {
    const NEAR: usize = 14;
    const CALLS: [&str; 13] = [
        "waehl", "ruf", "anruf", "rufen", "telefon", "festnetz", "klingel", "erreich", "durch", "tel",
        "nummer", "apparat", "buero",
    ];
    let calls = |word: &Token<'_>| {
        CALLS.iter().any(|call| word.text.starts_with(call))
            && !matches!(word.text, "durchaus" | "durchweg" | "nummernschild")
    };
    let group = |at: usize, length: usize| {
        text.get(at).is_some_and(|group| {
            group.is_number()
                && group.text.len() == length
                && group.gap == Gap::Space
                && !group.any(Flags::PLATE)
        })
    };
    text.tokens.iter().enumerate().filter_map(move |(at, first)| {
        if !first.is_number() || first.gap == Gap::None {
            return None;
        }
        // "festnetz von oma 4 4 1 7"
        let singles = (at + 1..at + 8).take_while(|at| group(*at, 1)).count();
        let single = first.text.len() == 1 && singles >= 3;
        let whole = single || first.text.len() <= 3 && group(at + 1, 2) && group(at + 2, 2);
        let more = if single {
            singles - 2
        } else {
            usize::from(group(at + 3, 2)) + usize::from(group(at + 3, 2) && group(at + 4, 2))
        };
        let end = at + 3 + more;
        let unit = text.get(end).is_some_and(|unit| {
            unit.is_number()
                || unit.gap == Gap::None
                    && matches!(unit.text, "." | ":" | "%")
                    && text.get(end + 1).is_some_and(|next| next.gap == Gap::None)
                || matches!(unit.text, "uhr" | "euro" | "jahre" | "leute" | "€")
        });
        let told = whole
            && !unit
            && text
                .tokens
                .get(at.saturating_sub(NEAR)..text.tokens.len().min(end + NEAR / 2))
                .is_some_and(|around| around.iter().any(calls));
        told.then(|| (text.bytes(&(at..end)), Kind::Phone))
    })
}

/// Digits without anything between them.
struct Group {
    bytes: Range<usize>,
    /// A plus sign stands before it.
    plus: bool,
    /// A dot stands between it and the group before.
    dotted: bool,
}

/// Splits a text into runs of groups with only the separators of telephone numbers between them.
fn runs(text: &str) -> Vec<Vec<Group>> {
    let mut runs: Vec<Vec<Group>> = Vec::new();
    let mut run: Vec<Group> = Vec::new();
    let mut between = 0;
    let (mut plus, mut dotted, mut open, mut broken) = (false, false, false, false);
    let mut next = 0;
    while let Some(c) = text.get(next..).and_then(|rest| rest.chars().next()) {
        let at = next;
        // Before a run nothing counts but what stands between the last letter and its first digit.
        if run.is_empty() && is_letter(c) {
            next = before_digits(text, at);
            (between, plus, dotted, broken) = (0, false, false, false);
            continue;
        }
        next += c.len_utf8();
        if c.is_ascii_digit() {
            match run.last_mut() {
                Some(group) if open => group.bytes.end = at + 1,
                _ => run.push(Group { bytes: at..at + 1, plus, dotted }),
            }
            (between, plus, dotted, open) = (0, false, false, true);
            continue;
        }
        open = false;
        between += 1;
        plus |= c == '+';
        dotted |= c == '.';
        // A number goes on over the end of a line if it is not whole yet.
        let unfinished = c == '\n'
            && run.iter().map(|group| group.bytes.len()).sum::<usize>()
                < if broken { WHOLE } else { SHORTEST }
            && run.first().is_some_and(|group| {
                group.plus || text.get(group.bytes.clone()).is_some_and(|digits| digits.starts_with('0'))
            });
        broken = unfinished || broken && !run.is_empty();
        let separates = unfinished
            || matches!(
                c,
                ' ' | '/' | '-' | '.' | '(' | ')' | '+' | '_' | '|' | '\\' | '~' | '*' | '·' | '•'
            )
            || c == 'x' && between <= 2 && stands_alone(text, at)
            || c == ',' && begins_unfinished(text, &run) && goes_on(text, at + 1);
        if !separates || between > 5 {
            if !run.is_empty() {
                runs.push(std::mem::take(&mut run));
            }
            (plus, dotted) = (false, false);
            if !separates {
                between = 0;
            }
        }
    }
    if !run.is_empty() {
        runs.push(run);
    }
    runs
}

/// A letter that ends a run and says nothing of the next.
fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase() && c != 'x'
}

/// Right behind the last letter before the next digit from here on, where a letter stands; the end if there is no digit.
fn before_digits(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let Some(digit) = rest.iter().position(u8::is_ascii_digit) else { return text.len() };
    let letters = rest.get(..digit).unwrap_or_default();
    at + letters.iter().rposition(|byte| is_letter(char::from(*byte))).map_or(1, |last| last + 1)
}

/// Whether nothing but a blank stands around a sign: `99 x 77`.
fn stands_alone(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(' '))
        && text.get(at + 1..).is_some_and(|behind| behind.starts_with(' '))
}

/// Whether a run is the beginning of a number and no more: `0171, 23 45 678`.
fn begins_unfinished(text: &str, run: &[Group]) -> bool {
    run.iter().map(|group| group.bytes.len()).sum::<usize>() < SHORTEST
        && run.first().is_some_and(|group| group.plus || digits(text, group).starts_with('0'))
}

/// Whether at least two digits stand here, behind blanks or not.
fn goes_on(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| {
        rest.trim_start_matches(' ').bytes().take_while(u8::is_ascii_digit).take(2).count() == 2
    })
}

/// The numbers in one run.
fn in_run(text: &str, run: &[Group]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = run.get(at..run.len().min(at + GROUPS)).filter(|rest| !rest.is_empty()) {
        if let Some(groups) = public(text, rest).or_else(|| date(text, rest)) {
            at += groups;
            continue;
        }
        match number(text, rest) {
            Some(groups) => {
                let last = rest.get(groups.saturating_sub(1)).or(rest.last());
                if let (Some(first), Some(last)) = (rest.first(), last) {
                    let start = first.bytes.start - usize::from(follows(text, first.bytes.start, '+'));
                    let start = start - usize::from(follows(text, start, '('));
                    found.push(start..last.bytes.end);
                }
                at += groups;
            }
            None => at += 1,
        }
    }
    found
}

fn follows(text: &str, at: usize, c: char) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(c))
}

fn digits<'a>(text: &'a str, group: &Group) -> &'a str {
    text.get(group.bytes.clone()).unwrap_or_default()
}

/// How many groups at the beginning are a public number, if they are.
fn public(text: &str, groups: &[Group]) -> Option<usize> {
    let mut joined = String::new();
    let mut best = None;
    for (count, group) in groups.iter().enumerate() {
        joined.push_str(digits(text, group));
        if joined.len() > 14 {
            break;
        }
        if is_public(&joined) {
            best = Some(count + 1);
        }
    }
    best
}

/// Whether digits are a number everyone may and should read.
pub(super) fn is_public(digits: &str) -> bool {
    let national = digits.strip_prefix("0049").or_else(|| digits.strip_prefix("49")).unwrap_or(digits);
    let family = national.len() == 6 && national.starts_with("116");
    let zero = PUBLIC.iter().any(|known| known.strip_prefix('0') == Some(national) && national != digits);
    family || zero || PUBLIC.contains(&national)
}

/// How many groups at the beginning are dates or times (`12.05.2024`, `05.-07.06.`, `08.30 - 10.00`, `09/2023`).
fn date(text: &str, groups: &[Group]) -> Option<usize> {
    let short = |group: &&Group| {
        let digits = digits(text, group);
        !group.plus && digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|value| value < 60)
    };
    let year = |group: &Group| {
        let digits = digits(text, group);
        digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
    };
    let shorts = groups.iter().take_while(short).count();
    let ends_in_year = groups.get(shorts).is_some_and(year);
    let dotted = groups.iter().take(shorts).skip(1).any(|group| group.dotted);
    match (shorts, ends_in_year) {
        (1 | 2, true) => Some(shorts + 1),
        (3.., true) if dotted => Some(shorts + 1),
        (2..=6, false) if dotted && shorts == groups.len() => Some(shorts),
        _ => None,
    }
}

/// How many groups at the beginning are a telephone number.
fn number(text: &str, groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    let mut count = 0;
    let mut length = 0;
    for group in groups {
        let more = group.bytes.len();
        if count > 0 && (length + more > LONGEST || group.plus) {
            break;
        }
        count += 1;
        length += more;
    }
    let joined: String =
        groups.iter().take(count).map(|group| digits(text, group)).take(LONGEST + 1).collect();
    let national = joined.starts_with('0') && !joined.starts_with("00");
    let mobile = first.bytes.len() == 3 && ["15", "16", "17"].iter().any(|start| joined.starts_with(start));
    let is_number = (first.plus && length >= SHORTEST)
        || (joined.starts_with("00") && length >= 9)
        || (national && length >= SHORTEST)
        || (mobile && (10..=12).contains(&length))
        || (joined.starts_with("49") && (10..=14).contains(&length))
        || (length >= 5 && announced(text, first.bytes.start))
        || (length >= 2 && is_extension(text, first.bytes.start))
        || (joined.starts_with('0') && length >= 4 && follows_word(text, first.bytes.start, "vorwahl"));
    if is_number {
        Some(count)
    } else {
        // The groups may belong to different things; one that is long enough is a number by itself.
        (first.bytes.len() >= LONG_GROUP).then_some(1)
    }
}

/// Whether the word right before a number says that it is the end of one: "Durchwahl -204".
fn is_extension(text: &str, at: usize) -> bool {
    let reach = (at.saturating_sub(CUE_REACH)..=at).find_map(|start| text.get(start..at)).unwrap_or_default();
    let before = reach.trim_end_matches([' ', '-', '.', ':']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // "03831 29-0, App. 117": an app is something else.
    let behind_a_number = || {
        before
            .strip_suffix("app")
            .is_some_and(|rest| rest.trim_end_matches([' ', ',']).ends_with(|c: char| c.is_ascii_digit()))
    };
    // "die handynr endet auf 4711"
    let ends = before.ends_with("endet auf") || before.ends_with("letzten ziffern");
    EXTENSIONS.contains(&word)
        || behind_a_number()
        || ends && ["handy", "nummer", "telefon"].iter().any(|cue| before.contains(cue))
}

/// Whether a word stands right before a number.
fn follows_word(text: &str, at: usize, word: &str) -> bool {
    text.get(..at).is_some_and(|before| before.trim_end_matches([' ', ':', '(']).ends_with(word))
}

/// Whether a word before the number says that it is one.
fn announced(text: &str, at: usize) -> bool {
    let reach = (at.saturating_sub(CUE_REACH)..=at).find_map(|start| text.get(start..at)).unwrap_or_default();
    let line = reach.rsplit('\n').next().unwrap_or_default();
    line.split(|c: char| !c.is_alphanumeric()).any(|word| {
        CUES.iter().any(|cue| word == *cue || word.len() > cue.len() && cue.len() > 4 && word.contains(cue))
    }) || line.contains("nummer ist")
        || line.contains("nummer lautet")
        || line.contains("nummer:")
        || line.contains("nr:")
        || line.contains("erreichbar unter")
        || ["eine nr", "eine nummer", "ihre nr", "ihre nummer"].iter().any(|own| line.contains(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_in_every_spelling() {
        for text in [
            "0381/2009379",
            "0381 / 200 93 79",
            "0381-2009379",
            "(0381) 2009379",
            "+49 (0)381-2009379",
            "+493812009379",
            "0049 381 2009379",
            "0171 1234567",
            "0171-12 34 567",
            "01711234567",
            "0 3 8 1 2 0 0 9 3 7 9",
            "038203 1234",
            "03.81.20.09.37.9",
            "030 1234",
            "171 1234567",
            "tel.: 200 93 79",
            "meine handynummer 4567890",
            "+380 67 123 45 67",
            "bdf-234 0171 1234567",
            "seit 05.06.2024 unter 0385 302 0923",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_stays() {
        for text in [
            "am 12.05.2024 um 18:30",
            "05.-07.06.2024",
            "vom 03.05. - 05.05.2024",
            "08.30 - 10.00 uhr",
            "08:45-09:30",
            "2015-2019",
            "09/2023",
            "05 06 2024",
            "18055 rostock",
            "01067 dresden",
            "1.200.000 euro",
            "150 000 000",
            "bdf-234",
            "mein sohn ist 15, 1,80 m",
            "§ 86a, 08/15",
            "110 oder 112",
            "110/112",
            "ich rufe 110/112",
            "116 123",
            "tel. 116 111",
            "0800 111 0 111",
            "0800 1110222 / 116 123",
            "+49 800 111 0 550",
            "08000 116 016",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn the_range_is_the_number_and_nothing_else() {
        let text = "ruf an: +49 (0)381-2009379, danke";
        assert_eq!(find(text), [(8..26, Kind::Phone)]);
        assert_eq!(find("(0381) 2009379.").first().map(|(bytes, _)| bytes.clone()), Some(0..14));
    }
}
