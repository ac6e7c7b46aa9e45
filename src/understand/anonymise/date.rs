//! Finds dates of birth. The dates of incidents stay: a date counts only where birth is spoken of, or where it can be
//! nothing else.

use std::ops::Range;

use super::Kind;
use super::birth::is_birthday_child;
use super::facts::Facts;
use super::lexicon::Flags;
use super::number::run_of_digits;
use super::season;
use super::token::{Gap, Text, Token};

/// How many tokens there may be between the word for birth and the date.
const REACH: usize = 9;

/// Where birth is spoken of.
fn births(text: &Text<'_>) -> Vec<usize> {
    text.tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.is_any(Facts::BIRTH))
        .filter(|(at, token)| {
            // "zur Welt gekommen"
            let born = token.is("welt")
                && text
                    .before(*at, 1)
                    .is_some_and(|before| matches!(before.text, "zur" | "die" | "to" | "op"))
                || token.is("welt")
                    && text.before(*at, 2).is_some_and(|on| matches!(on.text, "auf" | "licht"));
            token.any(Flags::BIRTH)
                || born
                || ["geburts", "geburn", "gebure", "gebd"].iter().any(|birth| token.text.starts_with(birth))
                || matches!(
                    token.text,
                    "baujahr" | "taufschein" | "taufurkunde" | "stammbuch" | "sternzeichen"
                )
                || is_birthday_child(token)
                || turned(text, *at, token)
        })
        .map(|(at, _)| at)
        .collect()
}

/// Dates of birth as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let births = births(text);
    let mut found = Vec::new();
    if births.is_empty() && !text.has_numbers() && !text.has_fact(Facts::YEAR) {
        return found;
    }
    found.extend(of_year(text));
    let signed = (0..text.tokens.len()).filter_map(|at| signed(text, at));
    found.extend(signed.map(|tokens| (text.bytes(&tokens), Kind::BirthDate)));
    let mut at = 0;
    // Where the last date of birth ends: those of brothers and sisters follow.
    let mut last: Option<usize> = None;
    while at < text.tokens.len() {
        let Some((end, date)) = date(text, at).or_else(|| loose(text, at, &births)) else {
            at += 1;
            continue;
        };
        let near = |birth: &usize| {
            let (from, to) = if *birth < at { (*birth, at) } else { (end, *birth) };
            to - from <= REACH
                && !text
                    .tokens
                    .get(from..to)
                    .is_some_and(|between| between.iter().any(|token| matches!(token.text, "!" | "?")))
        };
        let starred =
            text.before(at, 1).is_some_and(|before| matches!(before.text, "*" | "★" | "☆" | "🎂" | "🎈"));
        let around = births.partition_point(|birth| *birth < at);
        let turns = text
            .before(at, 2)
            .is_some_and(|before| {
                matches!(before.text, "wird" | "wurde" | "werde" | "werd" | "wirst" | "werden" | "feiert")
            })
            && text.before(at, 1).is_some_and(|before| before.is("am"))
            && text.get(end).is_some_and(|token| {
                token.is_number() && token.text.len() <= 2
                    || token.any(Flags::NUMBER) && !token.any(Flags::DET)
            })
            // "am 12. Mai 15": her age, read as a year.
            || text.before(at, 2).is_some_and(|turns| {
                matches!(turns.text, "wird" | "werde" | "werd" | "wirst" | "werden")
            })
                // Nobody turns 25 of whom it is said that they turn on the third of May 25: that is the year.
                && text.before(end, 1).is_some_and(|age| {
                    age.is_number()
                        && age.text.len() == 2
                        && age.text.parse().is_ok_and(|age: u8| (10..=21).contains(&age) || age >= 30)
                });
        let told = turns
            || season::turns_behind(text, at, end)
            || births
                .get(around.saturating_sub(1)..births.len().min(around + 1))
                .is_some_and(|births| births.iter().any(near));
        let next = date.day
            && date.year.is_some()
            && last.is_some_and(|last| at - last <= REACH / 2)
            && !is_time(text, at);
        // "bin 15 02/09/09"
        let aged = date.year.is_some_and(|year| year <= 2020)
            && text.before(at, 1).is_some_and(|age| age.is_number() && age.text.len() <= 2)
            && text.before(at, 2).is_some_and(|is| matches!(is.text, "bin" | "ist" | "is" | "bist"));
        // "ich bin vom 3. Mai 1988"
        let told = told
            || date.year.is_some_and(|year| (1930..=2015).contains(&year))
                && text.before(at, 1).is_some_and(|from| matches!(from.text, "vom" | "von"))
                && ((2..=3)
                    .filter_map(|by| text.before(at, by))
                    .any(|is| matches!(is.text, "bin" | "ist" | "is" | "bist" | "sind"))
                    || text.before(at, 2).is_some_and(|whose| {
                        matches!(whose.text, "beide" | "zwillinge" | "sohn" | "tochter" | "kind" | "baby")
                    }));
        if told || starred || next || aged || date.of_old(text, at) {
            last = Some(end);
            let end = end
                + (end..end + 6).take_while(|at| told && text.get(*at).is_some_and(spoken_number)).count();
            // "im Jahr 1999 Monat März"
            let month = told
                && text.get(end).is_some_and(|word| word.is("monat"))
                && text.get(end + 1).is_some_and(|month| month.any(Flags::MONTH));
            let end = end + 2 * usize::from(month);
            let start = at - usize::from(told) * season::before(text, at);
            found.push((text.bytes(&(start..end)), Kind::BirthDate));
        }
        at = end;
    }
    found
}

/// "18 geworden am …", "wird am … 16", "seinen achtzehnten gefeiert"
fn turned(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let age = |token: &Token<'_>| {
        token.is_number() && token.text.len() <= 2
            || token.is_word()
                && (token.any(Flags::NUMBER) && !token.any(Flags::DET) || token.is_any(Facts::COUNT))
    };
    match token.text {
        "geworden" => (1..=2).filter_map(|by| text.before(at, by)).any(age),
        "gefeiert" | "feiert" | "gefeiat" => {
            (1..=4).filter_map(|by| text.before(at, by)).any(|day| ordinal(day) && day.text.contains("zehn"))
        }
        _ => false,
    }
}

/// `*08/2009`, `* 2009`, "Jg. 1984", "Mai '49": what is a birth by the sign before it. Where it begins and ends.
fn signed(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let number = |at: usize, length: usize| {
        text.get(at).is_some_and(|token| token.is_number() && token.text.len() == length)
    };
    let of_life = |at: usize| {
        text.get(at).and_then(year).is_some_and(|year| (1900..=2025).contains(&year)) && number(at, 4)
    };
    // Of what stands behind these a mark or two may part the year.
    let counted = |first: &Token<'_>| matches!(first.text, "jg" | "jahrgang" | "baujahr" | "bj");
    let first = text.get(at).filter(|first| first.near_number || counted(first))?;
    if matches!(first.text, "*" | "★" | "☆") {
        let month = number(at + 1, 1) || number(at + 1, 2);
        let slash = text.get(at + 2).is_some_and(|mark| matches!(mark.text, "/" | "." | "-"));
        if month && slash && of_life(at + 3) {
            return Some(at + 1..at + 4);
        }
        return of_life(at + 1).then_some(at + 1..at + 2);
    }
    // "kind 1/18"
    if matches!(first.text, "kind" | "sohn" | "tochter" | "junge" | "maedchen" | "baby" | "saeugling") {
        let month = number(at + 1, 1) || number(at + 1, 2);
        let slash = text.get(at + 2).is_some_and(|mark| mark.is("/") && mark.gap == Gap::None);
        return (month && slash && (number(at + 3, 2) || of_life(at + 3))).then_some(at + 1..at + 4);
    }
    if counted(first) {
        let mark = at + 1 + usize::from(text.get(at + 1).is_some_and(|dot| matches!(dot.text, "." | ":")));
        let mark = mark + usize::from(text.get(mark).is_some_and(|short| short.is("'")));
        return (of_life(mark) || number(mark, 2)).then_some(at..mark + 1);
    }
    // "Mein Vater, Mai '49,": so long ago is nothing else.
    let old = text.get(at + 1).is_some_and(|mark| mark.is("'"))
        && number(at + 2, 2)
        && text.get(at + 2).is_some_and(|year| year.text >= "28")
        && first.any(Flags::MONTH);
    old.then_some(at..at + 3)
}

/// What only the word for birth nearby makes a date: `120399`, `Mai 2004`, `12 3 2008`, `1987`.
fn loose(text: &Text<'_>, at: usize, births: &[usize]) -> Option<(usize, Date)> {
    if births.is_empty() {
        return None;
    }
    let next = births.partition_point(|birth| *birth < at);
    let within = |reach: usize| {
        births
            .get(next.saturating_sub(1)..births.len().min(next + 1))
            .is_some_and(|births| births.iter().any(|birth| birth.abs_diff(at) <= reach))
    };
    // "geburtsdatum war das passwort, 130509"
    if within(REACH) && text.get(at).is_some_and(season::is_joined_date) {
        return Some((at + 1, Date { year: None, day: true }));
    }
    // "Geboren bin ich im Frühsommer 68"
    let of_season = || within(REACH) && text.before(at, 1).is_some_and(season::is_season);
    let first = text.get(at).filter(|_| within(REACH / 2) || of_season())?;
    let is_year = |at: usize| {
        text.get(at).is_some_and(|token| {
            year(token).is_some_and(|year| (1900..2030).contains(&year)) && token.text.len() == 4
        })
    };
    let small = |at: usize| text.get(at).is_some_and(|token| token.is_number() && token.text.len() <= 2);
    let date = Date { year: None, day: false };
    let short = |at: usize| small(at) && text.get(at).is_some_and(|token| token.text.len() == 2);
    // "geboren im Oktober", "zwotausendelf dezember"
    let led = text.before(at, 1).is_some_and(|im| im.is("im"))
        && births.iter().any(|birth| birth.abs_diff(at) <= 3);
    // "wurde 1931 im Mai geboren, am 4."
    let day = small(at)
        && text.before(at, 1).is_some_and(|am| am.is("am"))
        && text.get(at + 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
        && births.iter().any(|birth| *birth < at && at - birth <= 3);
    if day {
        return Some((at + 2, date));
    }
    if first.is_word() && first.any(Flags::MONTH) && led && !text.get(at + 1).is_some_and(Token::is_number) {
        return Some((at + 1, date));
    }
    if first.is_word() && first.any(Flags::MONTH) {
        let year = at + 1 + usize::from(text.get(at + 1).is_some_and(|mark| mark.is("'")));
        return (is_year(year) || short(year) || text.get(year).is_some_and(is_spoken_year))
            .then_some((year + 1, date));
    }
    // "baujahr '69 und ich war '06"
    if first.is("'") && short(at + 1) && text.get(at + 1).is_some_and(|year| year.gap == Gap::None) {
        return Some((at + 2, date));
    }
    // "Pfingstmontag 1939"
    let feast = first.is_word()
        && [
            "montag",
            "sonntag",
            "pfingsten",
            "ostern",
            "weihnachten",
            "heiligabend",
            "silvester",
            "neujahr",
            "ramadan",
        ]
        .iter()
        .any(|feast| first.text.ends_with(feast));
    if feast && is_year(at + 1) {
        return Some((at + 2, date));
    }
    // "bin 98 geboren", "jahrgang 06"
    let right_before = births.binary_search(&(at + 1)).is_ok()
        && text.get(at + 1).is_some_and(|born| born.text.starts_with("gebo"));
    let right_behind =
        text.before(at, 1).is_some_and(|year| matches!(year.text, "jahrgang" | "jg" | "baujahr"));
    let counted = short(at) || first.text.ends_with("zig") || first.text.ends_with("zehn");
    // "im winter siebenundvierzig auf die welt"
    if counted && text.before(at, 1).is_some_and(season::is_season) {
        return Some((at + 1, date));
    }
    if is_spoken_year(first) || counted && (right_before || right_behind) {
        return Some((at + 1, date));
    }
    if is_roman(first) && text.get(at + 1).is_some_and(|mark| mark.is("/")) && is_year(at + 2) {
        let day = (at + 3..at + 6).find(|at| small(*at)).map_or(at + 3, |day| day + 1);
        return Some((day, date));
    }
    if small(at) && small(at + 1) && (is_year(at + 2) || small(at + 2)) {
        return Some((at + 3, date));
    }
    if small(at)
        && text.get(at + 1).is_some_and(|mark| matches!(mark.text, "/" | "." | "-"))
        && is_year(at + 2)
    {
        return Some((at + 3, date));
    }
    let joined = first.is_number() && matches!(first.text.len(), 6 | 8);
    let spoken = (at..at + 8).take_while(|at| text.get(*at).is_some_and(spoken_number)).count();
    if spoken >= 3 {
        return Some((at + spoken, date));
    }
    (joined || is_year(at)).then_some((at + 1, date))
}

/// "ein 2004er", "bin 2007er Baujahr": a year that somebody is of.
fn of_year(text: &Text<'_>) -> impl Iterator<Item = (Range<usize>, Kind)> {
    text.tokens.iter().enumerate().filter_map(|(at, token)| {
        let year = token.is_number() && year(token).is_some_and(|year| (1920..2030).contains(&year));
        let of = text.get(at + 1).filter(|end| year && end.gap == Gap::None && end.is("er"))?;
        let said = text.before(at, 1).is_some_and(|before| {
            matches!(
                before.text,
                "ein" | "eine" | "ne" | "n" | "bin" | "ist" | "is" | "bist" | "der" | "die" | "und"
            )
        });
        let more =
            usize::from(text.get(at + 2).is_some_and(|more| matches!(more.text, "baujahr" | "jahrgang")));
        // "Anfang der 1980er": in round years are decades.
        let round = token.text.ends_with('0') && more == 0;
        let said = said
            && !(round
                && text.before(at, 1).is_some_and(|before| matches!(before.text, "der" | "die" | "und")));
        (said && of.is_word()).then(|| (text.bytes(&(at..at + 2 + more)), Kind::BirthDate))
    })
}

/// "neunzehnhundertsiebzig"
fn is_spoken_year(token: &Token<'_>) -> bool {
    ["neunzehnhundert", "zweitausend", "zwotausend", "twindusend", "negenteihnhunnert"]
        .iter()
        .any(|century| token.text.strip_prefix(century).is_some_and(|rest| !rest.is_empty()))
}

fn spoken_number(token: &Token<'_>) -> bool {
    token.is_word()
        && (token.any(Flags::NUMBER) && !token.any(Flags::DET)
            || token.any(Flags::MONTH)
            || ordinal(token)
            || is_spoken_year(token)
            || run_of_digits(token.text) > 0
            || token.text.ends_with("zig"))
}

pub(super) struct Date {
    year: Option<u32>,
    day: bool,
}

impl Date {
    /// Whether nothing happened then that somebody would report now: a full date of a year in which people now alive were
    /// born, not told as a time ("am …", "seit …").
    fn of_old(&self, text: &Text<'_>, at: usize) -> bool {
        self.day && self.year.is_some_and(|year| (1930..=2015).contains(&year)) && !is_time(text, at)
    }
}

/// Whether a date is told as a time: "am …", "seit …".
fn is_time(text: &Text<'_>, at: usize) -> bool {
    text.before(at, 1).is_some_and(|before| {
        matches!(
            before.text,
            "am" | "seit"
                | "vom"
                | "bis"
                | "im"
                | "den"
                | "dem"
                | "der"
                | "zum"
                | "ab"
                | "nach"
                | "vor"
                | "und"
                | "-"
                | "von"
        )
    })
}

/// The date that begins here and where it ends: `12.3.2008`, `12/03/08`, `2008-03-12`, `3. Mai 2009`, `dritten Mai`.
pub(super) fn date(text: &Text<'_>, at: usize) -> Option<(usize, Date)> {
    let first = text.get(at)?;
    let small = |token: &Token<'_>| token.is_number() && token.text.len() <= 2;
    if first.is_number()
        && first.text.len() == 4
        && text.get(at + 1).is_some_and(|mark| matches!(mark.text, "-" | "." | "/"))
    {
        let month = text.get(at + 2).filter(|token| small(token))?;
        let _ =
            text.get(at + 3).filter(|mark| matches!(mark.text, "-" | "." | "/") && mark.gap == Gap::None)?;
        let _ = text.get(at + 4).filter(|token| small(token) && month.gap == Gap::None)?;
        return Some((at + 5, Date { year: year(first), day: true }));
    }
    let starts = small(first) || first.is_word() && !first.any(Flags::FUNCTION) && ordinal(first);
    if !starts {
        return None;
    }
    // "17 06 1991"
    let spaced = |at: usize, length: usize| {
        text.get(at)
            .is_some_and(|token| token.is_number() && token.text.len() == length && token.gap == Gap::Space)
    };
    if small(first)
        && spaced(at + 1, 2)
        && spaced(at + 2, 4)
        && text.get(at + 1).is_some_and(|month| month.text <= "12")
    {
        return Some((at + 3, Date { year: text.get(at + 2).and_then(year), day: true }));
    }
    let mut end = skip_separator(text, at + 1);
    let month = text.get(end)?;
    let named = month.is_word() && month.any(Flags::MONTH);
    let counted = end > at + 1 && (small(month) || is_roman(month)) || ordinal(month);
    if !named && !counted {
        return None;
    }
    end += 1;
    let before_year = skip_separator(text, end);
    let after_apostrophe =
        before_year + usize::from(text.get(before_year).is_some_and(|token| token.is("'")));
    if let Some(token) = text.get(after_apostrophe) {
        let short = small(token) && token.text.len() == 2 && (before_year > end || named);
        // "elfter elfter einunddreißig"
        let told = named || ordinal(first) && ordinal(month);
        let spoken = token.is_word() && (is_spoken_year(token) || told && year_of(token).is_some());
        if (token.is_number() && token.text.len() == 4) || short || spoken {
            let year = year_of(token).or_else(|| short.then(|| short_year(token)).flatten());
            return Some((after_apostrophe + 1, Date { year, day: true }));
        }
    }
    // Without a year only the day and the month are left; a dot belongs to the month.
    let dotted = usize::from(!named && text.get(end).is_some_and(|token| token.is(".")));
    Some((end + dotted, Date { year: None, day: true }))
}

/// `III` for March.
fn is_roman(token: &Token<'_>) -> bool {
    const MONTHS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    token.is_capital() && MONTHS.contains(&token.text)
}

/// The year that two digits stand for, if people were born then of whom nothing else is told now.
fn short_year(token: &Token<'_>) -> Option<u32> {
    match token.text.parse().ok()? {
        year @ 0..=15 => Some(2000 + year),
        year @ 30..=99 => Some(1900 + year),
        _ => None,
    }
}

/// The year of four digits or of a word, as near as it matters: "neunzehnhundertachtzig", "achtundsechzig". What ends in
/// twenty is told of these days.
pub(super) fn year_of(token: &Token<'_>) -> Option<u32> {
    const TENS: [(&str, u32); 7] = [
        ("dreissig", 1930),
        ("vierzig", 1940),
        ("fuenfzig", 1950),
        ("sechzig", 1960),
        ("siebzig", 1970),
        ("achtzig", 1980),
        ("neunzig", 1990),
    ];
    if token.is_number() {
        return year(token).filter(|_| token.text.len() == 4);
    }
    let ends = token.text.ends_with("ig") || token.text.starts_with("zw");
    let spoken = (ends && token.is_word()).then_some(token.text)?;
    let of_tens = TENS.iter().find(|(tens, _)| spoken.ends_with(tens)).map(|(_, year)| *year);
    let early = ["zweitausend", "zwotausend"].iter().any(|start| {
        spoken.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && !rest.contains("zwanzig"))
    });
    // "zwanzigelf", "zwanzigzwölf"
    let teens = ["elf", "zwoelf", "zehn"];
    let late =
        spoken.strip_prefix("zwanzig").is_some_and(|rest| teens.iter().any(|teen| rest.ends_with(teen)));
    of_tens.or_else(|| early.then_some(2005)).or_else(|| late.then_some(2012))
}

fn year(token: &Token<'_>) -> Option<u32> {
    token.text.parse().ok().filter(|year| *year > 1000)
}

fn skip_separator(text: &Text<'_>, mut at: usize) -> usize {
    for _ in 0..2 {
        if text.get(at).is_some_and(|token| {
            matches!(token.text, "." | "/" | "-" | "," | "|" | "_" | "im" | "jahr" | "jahre")
                || matches!(token.text, "ten" | "ter" | "te" | "tem" | "ster" | "sten" | "ste")
                    && token.gap == Gap::None
        }) {
            at += 1;
        }
    }
    at
}

/// `dritten`, `einundzwanzigster`
fn ordinal(token: &Token<'_>) -> bool {
    token.is_any(Facts::ORDINAL)
}

/// The same of a word whose facts are not known.
pub(super) fn may_be_ordinal(token: &Token<'_>) -> bool {
    const STEMS: [&str; 13] = [
        "erste", "zweite", "zwote", "dritte", "vierte", "fuenfte", "sechste", "siebte", "achte", "neunte",
        "zehnte", "elfte", "zwoelfte",
    ];
    token.is_word()
        && (STEMS
            .iter()
            .any(|stem| token.text.strip_prefix(stem).is_some_and(|rest| matches!(rest, "" | "n" | "r")))
            || ["", "n", "r", "s"]
                .iter()
                .filter_map(|end| token.text.strip_suffix(end))
                .any(|stem| stem.ends_with("zehnte") || stem.ends_with("igste") || stem.ends_with("teihnte")))
}
