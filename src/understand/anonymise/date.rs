//! Finds dates of birth. The dates of incidents stay: a date counts only where birth is spoken of, or where it can be
//! nothing else.

use std::ops::Range;

use super::Kind;
use super::birth::{is_birthday_child, speaks_of_birth};
use super::facts::Facts;
use super::lexicon::Flags;
use super::loose::{loose, spoken_number};
use super::season;
use super::spelled::{is_month, is_spoken_year, spoken_short_year};
pub(super) use super::spelled::{may_be_ordinal, year_of};
use super::token::{Gap, Text, Token};

/// How many tokens there may be between the word for birth and the date.
pub(super) const REACH: usize = 9;

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
            // "b-day"
            let bday = token.is("day") && text.before(*at, 2).is_some_and(|b| b.is("b") || b.is("birth"));
            token.any(Flags::BIRTH)
                || born
                || bday
                || speaks_of_birth(token.text)
                || matches!(
                    token.text,
                    "baujahr"
                        | "taufschein"
                        | "taufurkunde"
                        | "stammbuch"
                        | "sternzeichen"
                        | "born"
                        | "boren"
                        | "burn"
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
    if births.is_empty() && !text.has_numbers() && !text.has_fact(Facts::YEAR.with(Facts::ORDINAL)) {
        return found;
    }
    if text.has_numbers() {
        found.extend(of_year(text));
        let signed = (0..text.tokens.len()).filter_map(|at| signed(text, at));
        found.extend(signed.map(|tokens| (text.bytes(&tokens), Kind::BirthDate)));
    }
    let mut at = 0;
    // Where the last date of birth ends: those of brothers and sisters follow.
    let mut last: Option<usize> = None;
    while at < text.tokens.len() {
        // Where no birth is spoken of, all dates begin so.
        let begins = text.get(at).is_some_and(|first| first.is_number() || ordinal(first));
        let formed = || date(text, at).or_else(|| loose(text, at, &births));
        let Some((end, date)) = (begins || !births.is_empty()).then(formed).flatten() else {
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
                    || token.is_any(Facts::COUNT)
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
            || season::turns_with_a_year(text, at, end)
            || births
                .get(around.saturating_sub(1)..births.len().min(around + 1))
                .is_some_and(|births| births.iter().any(near));
        // "mein Bruder 22.4.2012 und die Kleine 3.3.18"
        let next = date.day
            && last.is_some_and(|last| at - last <= REACH / 2)
            && (date.year.is_some() && !is_time(text, at) || is_also(text, at, end));
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
        let old = date.of_old(text, at) || date.is_of_old() && is_answer(text, at, end);
        if told || starred || next || aged || old {
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

pub(super) struct Date {
    pub year: Option<u32>,
    pub day: bool,
}

impl Date {
    /// Whether nothing happened then that somebody would report now: a full date of a year in which people now alive were
    /// born, not told as a time ("am …", "seit …").
    fn of_old(&self, text: &Text<'_>, at: usize) -> bool {
        self.is_of_old() && !is_time(text, at)
    }

    fn is_of_old(&self) -> bool {
        self.day && self.year.is_some_and(|year| (1930..=2015).contains(&year))
    }
}

/// "der vierte mai zweitausendneun", "am 4.5.2009": whether a date is all that is said on its line, as one answers.
pub(super) fn is_answer(text: &Text<'_>, at: usize, end: usize) -> bool {
    let ends = |at: usize| text.get(at).is_none_or(|next| next.gap == Gap::Line);
    let led =
        usize::from(text.before(at, 1).is_some_and(|lead| matches!(lead.text, "am" | "der" | "den" | "vom")));
    text.get(at - led).is_some_and(|first| first.gap == Gap::Line)
        && (ends(end) || ends(end + 1) && text.get(end).is_some_and(|mark| matches!(mark.text, "." | "!")))
}

/// Whether a date with a year that people who are children now were born in goes on with others.
fn is_also(text: &Text<'_>, at: usize, end: usize) -> bool {
    let year = text.before(end, 1).filter(|year| year.is_number() && end >= at + 5);
    let year = year.and_then(|year| year.text.parse().ok());
    let young = year.is_some_and(|year: u16| matches!(year, 0..=22 | 1930..=2022));
    young && (!is_time(text, at) || text.before(at, 1).is_some_and(|and| and.is("und")))
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
    // "2008 11 03"
    let parts = || {
        let part = |by: usize, most: u8| {
            text.get(at + by).is_some_and(|part| {
                part.gap == Gap::Space
                    && part.text.len() == 2
                    && part.text.parse().is_ok_and(|part: u8| (1..=most).contains(&part))
            })
        };
        part(1, 12) && part(2, 31)
    };
    if first.is_number() && first.text.len() == 4 && parts() {
        return Some((at + 3, Date { year: year(first), day: true }));
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
    let named = month.is_word() && is_month(month);
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
    // "neunter neunter null sieben"
    if let Some((end, year)) =
        spoken_short_year(text, before_year).filter(|_| ordinal(first) && ordinal(month))
    {
        return Some((end, Date { year: Some(year), day: true }));
    }
    // Without a year only the day and the month are left; a dot belongs to the month.
    let dotted = usize::from(!named && text.get(end).is_some_and(|token| token.is(".")));
    Some((end + dotted, Date { year: None, day: true }))
}

/// `III` for March.
pub(super) fn is_roman(token: &Token<'_>) -> bool {
    const MONTHS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    // "2.xi.09"
    (token.is_capital() || token.is_word() && token.gap == Gap::None) && MONTHS.contains(&token.text)
}

/// The year that two digits stand for, if people were born then of whom nothing else is told now.
fn short_year(token: &Token<'_>) -> Option<u32> {
    match token.text.parse().ok()? {
        year @ 0..=15 => Some(2000 + year),
        year @ 30..=99 => Some(1900 + year),
        _ => None,
    }
}

pub(super) fn year(token: &Token<'_>) -> Option<u32> {
    token.text.parse().ok().filter(|year| *year > 1000)
}

fn skip_separator(text: &Text<'_>, mut at: usize) -> usize {
    for _ in 0..2 {
        if text.get(at).is_some_and(|token| {
            matches!(token.text, "." | "/" | "-" | "," | "|" | "_" | "im" | "jahr" | "jahre" | "punkt")
                || matches!(
                    token.text,
                    "ten" | "ter" | "te" | "tem" | "ster" | "sten" | "ste" | "th" | "st" | "nd" | "rd"
                ) && token.gap == Gap::None
        }) {
            at += 1;
        }
    }
    at
}

/// `dritten`, `einundzwanzigster`
pub(super) fn ordinal(token: &Token<'_>) -> bool {
    token.is_any(Facts::ORDINAL)
}
