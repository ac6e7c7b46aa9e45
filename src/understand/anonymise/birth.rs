//! Finds dates of birth by feasts and in the order of other languages: "in der Silvesternacht 1961", "Feb 2 2015", "trzeci
//! maja 1990", "die Schülerin (11. Febr. 2010)".

use std::ops::Range;

use super::Kind;
use super::date::{date, year_of};
use super::facts::Facts;
use super::feast::of_feast;
use super::lexicon::{Flags, NAME, ORDINARY};
use super::months::MONTHS;
use super::token::{Class, Gap, Text, Token};

/// How many tokens there may be between the word for birth and the date.
const REACH: usize = 9;

/// Dates of birth that [`super::date::find`] does not know, as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    // Without a birth it takes digits, or a month in brackets.
    let born = text.has_fact(Facts::BIRTH.with(Facts::YEAR));
    let wanted = text.has_numbers() || text.has_mark(b"(") || born;
    let tokens = text.tokens.iter().enumerate().filter(|_| wanted);
    let tokens = tokens.filter_map(|(at, token)| match token.class {
        // Most words are neither where a birth is spoken of nor beside a number.
        Class::Word if born || token.near_number => {
            let counted = || foreign(text, at).or_else(|| vietnamese(text, at));
            let counted = of_feast(text, at)
                .or_else(|| from_month(text, at))
                .or_else(|| token.near_number.then(counted).flatten());
            counted.or_else(|| in_parts(text, at))
        }
        Class::Number => behind_a_name(text, at)
            .or_else(|| joined(text, at))
            .or_else(|| of_another_calendar(text, at))
            .or_else(|| of_islamic_year(text, at)),
        Class::Mark => in_brackets(text, at),
        Class::Word | Class::Placeholder => None,
    });
    tokens.map(|tokens| (text.bytes(&tokens), Kind::BirthDate)).collect()
}

/// "rene wilke, 9/84, …", "die kleine, lotta, 2/2/2019, …": in a list right behind a name.
fn behind_a_name(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let comma = text.before(at, 1).is_some_and(|mark| matches!(mark.text, "," | ":"));
    let name = text.before(at, 1 + usize::from(comma)).is_some_and(|name| {
        name.class == Class::Placeholder || name.any(NAME) && !name.any(Flags::COMMON) || name.any(Flags::KIN)
    });
    // "Amal 18.11.2016": without a comma only a whole date.
    let whole = text.get(at + 4).is_some_and(|year| year.text.len() == 4);
    if !name || !comma && !whole {
        return None;
    }
    let part = |at: usize, most: u16| {
        text.get(at).is_some_and(|part| {
            part.is_number()
                && part.text.len() <= 2
                && part.text.parse().is_ok_and(|part: u16| (1..=most).contains(&part))
        })
    };
    let mark =
        |at: usize| text.get(at).is_some_and(|mark| matches!(mark.text, "/" | ".") && mark.gap == Gap::None);
    let year = |at: usize| text.get(at).and_then(year_of).filter(|year| (1930..=2022).contains(year));
    let glued = |at: usize| text.get(at).is_some_and(|part| part.gap == Gap::None);
    let closed = |end: usize| {
        text.get(end).is_none_or(|next| matches!(next.text, "," | ";" | ")" | "und") || next.gap == Gap::Line)
            || ends_a_sentence(text, end)
    };
    let short = |at: usize| text.get(at).is_some_and(|year| year.is_number() && year.text.len() == 2);
    // The month and the year.
    if part(at, 12)
        && mark(at + 1)
        && glued(at + 2)
        && (year(at + 2).is_some() || short(at + 2))
        && closed(at + 3)
    {
        return Some(at..at + 3);
    }
    let whole = part(at, 31) && mark(at + 1) && part(at + 2, 12) && mark(at + 3) && glued(at + 4);
    (whole && (year(at + 4).is_some() || short(at + 4)) && closed(at + 5)).then_some(at..at + 5)
}

/// Whether a sentence ends here.
fn ends_a_sentence(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(Token::is_stop) && text.get(at + 1).is_none_or(|next| next.gap != Gap::None)
}

/// "der junge ist vom märz zweitausendzehn"
fn from_month(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|month| month.any(Flags::MONTH))?;
    let from = text.before(at, 1).is_some_and(|from| from.is("vom"))
        && text.before(at, 2).is_some_and(|is| matches!(is.text, "ist" | "is" | "bin"));
    let year = text.get(at + 1).and_then(year_of).is_some_and(|year| (1930..=2022).contains(&year));
    (from && year).then_some(at..at + 2)
}

pub(super) fn birth_is_near(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at.saturating_sub(REACH)..text.tokens.len().min(at + REACH)).is_some_and(|around| {
        around.iter().filter(|token| token.is_any(Facts::BIRTH)).any(|token| {
            token.any(Flags::BIRTH)
                || token.text.starts_with("gebor")
                || token.text.starts_with("geburn")
                || token.text.starts_with("gebure")
                || matches!(token.text, "welt" | "geworden")
        })
    })
}

/// "Das Kind (3.7.2018)", "Die Klientin (17. Okt. 1993)": a date in brackets right behind a person.
fn in_brackets(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let open = text.get(at).is_some_and(|open| open.is("(") && open.class == Class::Mark);
    if open && let Some(tokens) = spaced_in_brackets(text, at) {
        return Some(tokens);
    }
    let _ = text.before(at, 1).filter(|person| {
        open && (person.any(Flags::KIN.with(Flags::JOB).with(NAME))
            || person.class == Class::Placeholder
            || ["in", "er", "kind"].iter().any(|end| person.is_capital() && person.text.ends_with(end)))
    })?;
    // "mein Bruder (07/2012)"
    let month = text.get(at + 1).is_some_and(|month| month.is_number() && month.text.len() <= 2)
        && text.get(at + 2).is_some_and(|slash| matches!(slash.text, "/" | "."))
        && text.get(at + 3).and_then(year_of).is_some_and(|year| (1930..=2022).contains(&year))
        && text.get(at + 4).is_some_and(|close| close.is(")"));
    if month {
        return Some(at + 1..at + 4);
    }
    // "Schülerin (Dez. 2010)"
    let named = text.get(at + 1).is_some_and(|month| month.is_word() && is_month(month));
    let year = at + 2 + usize::from(named && text.get(at + 2).is_some_and(|dot| dot.is(".")));
    let of_year = text.get(year).and_then(year_of).is_some_and(|year| (1930..=2022).contains(&year))
        && text.get(year + 1).is_some_and(|close| close.is(")"));
    if named && of_year {
        return Some(at + 1..year + 1);
    }
    let (end, _) = date(text, at + 1)?;
    let closed = text.get(end).is_some_and(|close| matches!(close.text, ")" | "," | ";"));
    let year =
        text.before(end, 1).is_some_and(|year| year.is_number() && year.text.len() >= 2 && end >= at + 4);
    (closed && year).then_some(at + 1..end)
}

/// "(31 8 2017)", "(m, 120606)": what only its place makes a date.
fn spaced_in_brackets(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let number = |at: usize, longest: usize| {
        text.get(at)
            .is_some_and(|token| token.is_number() && token.text.len() <= longest && token.gap != Gap::Line)
    };
    let end = at + 4;
    let closed = text.get(end).is_some_and(|close| matches!(close.text, ")" | "," | ";"));
    let day =
        text.get(at + 1).is_some_and(|day| day.text.parse().is_ok_and(|day: u8| (1..=31).contains(&day)));
    let month = text
        .get(at + 2)
        .is_some_and(|month| month.text.parse().is_ok_and(|month: u8| (1..=12).contains(&month)));
    let year = text.get(at + 3).is_some_and(|year| {
        year.text.len() == 2
            || year.text.len() == 4 && year.text.parse().is_ok_and(|year: u16| (1920..=2026).contains(&year))
    });
    let whole = number(at + 1, 2) && number(at + 2, 2) && number(at + 3, 4);
    (whole && closed && day && month && year).then_some(at + 1..end)
}

/// "m, 120606", "w 270911", "Tochter 030412": six digits behind the letter of a sex, in a list.
fn joined(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let six = text
        .get(at)
        .filter(|six| six.is_number() && matches!(six.text.len(), 6 | 8) && six.gap != Gap::Line)?;
    let comma =
        usize::from(text.before(at, 1).is_some_and(|comma| matches!(comma.text, "," | ":" | "/" | "*")));
    let sex = text
        .before(at, comma + 1)
        .is_some_and(|sex| matches!(sex.text, "m" | "w" | "d" | "maennl" | "weibl"))
        && text.before(at, comma + 2).is_none_or(|open| open.class != Class::Word);
    let in_range = |from: usize, most: u8| {
        six.text
            .get(from..from + 2)
            .and_then(|part| part.parse().ok())
            .is_some_and(|part: u8| (1..=most).contains(&part))
    };
    (sex && in_range(0, 31) && in_range(2, 12)).then_some(at..at + 1)
}

/// "1372/05/14", "14.05.1372": in the calendars of Iran and of Islam there is no other date people tell.
fn of_another_calendar(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let first = text.get(at).filter(|first| first.is_number())?;
    let year = |at: usize| {
        text.get(at).is_some_and(|year| {
            year.text.len() == 4 && year.text.parse().is_ok_and(|year: u16| (1310..=1447).contains(&year))
        })
    };
    let mark = |at: usize| {
        text.get(at).is_some_and(|mark| matches!(mark.text, "/" | "-" | ".") && mark.gap == Gap::None)
    };
    let short = |at: usize| {
        text.get(at).is_some_and(|part| part.is_number() && part.text.len() <= 2 && part.gap == Gap::None)
    };
    if !(mark(at + 1) && short(at + 2) && mark(at + 3)) {
        return None;
    }
    let last = text.get(at + 4).filter(|last| last.gap == Gap::None && last.is_number())?;
    let whole = year(at) && last.text.len() <= 2 || first.text.len() <= 2 && year(at + 4);
    whole.then_some(at..at + 5)
}

/// "15. Scha'ban 1409": a day, a month however it is spelled, and a year that only another calendar has.
fn of_islamic_year(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|day| day.text.len() <= 2)?;
    let month = at + 1 + usize::from(text.get(at + 1).is_some_and(|dot| dot.is(".")));
    let _ = text.get(month).filter(|month| month.is_word())?;
    let year = (month + 1..month + 5).find(|at| text.get(*at).is_some_and(Token::is_number))?;
    let other = text.get(year).is_some_and(|year| {
        year.text.len() == 4 && year.text.parse().is_ok_and(|year: u16| (1310..=1450).contains(&year))
    });
    let spelled = text
        .tokens
        .get(month..year)?
        .iter()
        .all(|part| part.is_word() || matches!(part.text, "'" | "’" | "-"));
    (other && spelled && birth_is_near(text, at)).then_some(at..year + 1)
}

/// "zehnter Monat, Tag zwölf, Jahr 1999": a date told part by part.
fn in_parts(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let label = |at: usize| text.get(at).is_some_and(|token| matches!(token.text, "monat" | "tag" | "jahr"));
    let part = |at: usize| {
        label(at)
            || text.get(at).is_some_and(|token| {
                token.is_number()
                    || matches!(token.text, "," | "." | ":" | "der" | "im" | "ist")
                    || token.any(Flags::NUMBER) && !token.any(Flags::DET)
                    || token.any(Flags::MONTH)
                    || token.text.ends_with("te")
                    || token.text.ends_with("ter")
                    || token.is_any(Facts::COUNT)
            })
    };
    let counted = |at: usize| {
        part(at) && !label(at) && text.get(at).is_some_and(|token| token.is_word() || token.is_number())
    };
    if !label(at) || !birth_is_near(text, at) {
        return None;
    }
    let start = at.checked_sub(1).filter(|before| counted(*before)).unwrap_or(at);
    let mut end = (at..at + REACH * 2).find(|at| !part(*at))?;
    while end > at && !label(end - 1) && !counted(end - 1) {
        end -= 1;
    }
    let labels = (at..end).filter(|at| label(*at)).count();
    (labels >= 2).then_some(start..end)
}

/// "ngày 2 tháng 9 năm 1996"
fn vietnamese(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|month| month.is("thang"))?;
    let number = |at: usize| text.get(at).is_some_and(|part| part.is_number() && part.text.len() <= 4);
    let dash = |at: usize| usize::from(text.get(at).is_some_and(|dash| dash.is("-")));
    let nam = usize::from(text.get(at + 2).is_some_and(|nam| nam.is("nam"))) + dash(at + 2);
    let end = at + 2 + nam;
    let _ = text.get(end).and_then(year_of)?;
    let before = at.checked_sub(1)?;
    let day = before.checked_sub(dash(before)).filter(|day| number(*day) && number(at + 1))?;
    let ngay = usize::from(text.before(day, 1).is_some_and(|ngay| ngay.is("ngay")));
    Some(day - ngay..end + 1)
}

/// "Feb 2 2015", "Aug 30, 2017", "trzeci maja 1990", "14 march 2007", "14 mordad"
fn foreign(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let counts = |at: usize| text.get(at).is_some_and(Token::is_number);
    let de = text.before(at, 1).is_some_and(|de| de.is("de")) && at > 1 && counts(at - 2);
    let counted = counts(at + 1)
        || de
        || at > 1 && text.before(at, 1).is_some_and(|dot| dot.is(".")) && counts(at - 2)
        || at > 0 && counts(at - 1)
        || text.get(at + 1).is_some_and(|dot| dot.is(".")) && counts(at + 2);
    let month = text.get(at).filter(|token| {
        counted && token.is_word() && (is_month(token) || is_strange_month(text, at, token))
    })?;
    let dot = usize::from(text.get(at + 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None));
    let small = |at: usize| text.get(at).is_some_and(|day| day.is_number() && day.text.len() <= 2);
    let year = |at: usize| {
        text.get(at).and_then(year_of).filter(|_| text.get(at).is_some_and(|year| year.gap != Gap::Line))
    };
    // "Febr. 28, 2012"
    let last = at + dot;
    let comma = usize::from(text.get(last + 2).is_some_and(|comma| comma.is(",")));
    let old = |year: u32| (1930..=2022).contains(&year);
    // "November 3rd, 1957"
    let suffix = usize::from(
        text.get(last + 2)
            .is_some_and(|end| matches!(end.text, "st" | "nd" | "rd" | "th") && end.gap == Gap::None),
    );
    let comma =
        if suffix > 0 { usize::from(text.get(last + 3).is_some_and(|comma| comma.is(","))) } else { comma };
    if small(last + 1) && year(last + 2 + suffix + comma).is_some_and(old) {
        return Some(at..last + 3 + suffix + comma);
    }
    // "1957 november 3"
    if small(last + 1)
        && text.before(at, 1).and_then(year_of).is_some_and(|year| (1930..=2015).contains(&year))
    {
        return Some(at - 1..last + 2);
    }
    // "3 de noviembre de 1957"
    let de = |at: usize| text.get(at).is_some_and(|de| matches!(de.text, "de" | "del"));
    if at > 1 && de(at - 1) && small(at - 2) && de(at + 1) && year(at + 2).is_some_and(old) {
        return Some(at - 2..at + 3);
    }
    if month.any(Flags::MONTH) {
        return None;
    }
    // A number or a word for one before a month in another language.
    // "1. Farwardin 1370"
    let dotted = usize::from(at > 1 && text.before(at, 1).is_some_and(|dot| dot.is(".")) && small(at - 2));
    let day = text
        .before(at, dotted + 1)
        .filter(|day| month.gap != Gap::Line && (dotted == 1 || small(at - 1) || day.is_word()))?;
    let day = dotted + usize::from(!day.any(Flags::FUNCTION));
    let told = birth_is_near(text, at);
    match year(at + 1) {
        Some(year) if told || year <= 2015 => Some(at - day..at + 2),
        None if told && (dotted == 1 || small(at - 1)) => Some(at - day..at + 1),
        _ => None,
    }
}

/// Whether a word of another script, or one no list has where birth is spoken of, stands between a day and a year.
fn is_strange_month(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let between = text.before(at, 1).is_some_and(|day| day.is_number() && day.text.len() <= 2)
        && text.get(at + 1).is_some_and(|year| year.is_number() && year.text.len() == 4);
    let script = || !token.text.bytes().any(|byte| byte.is_ascii_alphabetic());
    between && (script() || !token.any(ORDINARY) && token.text.len() > 3 && birth_is_near(text, at))
}

/// Whether a word is a month in German or in a language of those who write to us.
fn is_month(token: &Token<'_>) -> bool {
    token.any(Flags::MONTH) || MONTHS.knows(token)
}

/// Whether a word speaks of birth by how it begins or ends, also mistyped: "geburtstdatum", "geburstag", "kindergeburtstag".
pub(super) fn speaks_of_birth(word: &str) -> bool {
    [
        "gebor", "gebohr", "geburn", "gebure", "geburt", "gebuhrt", "geburs", "gebuts", "gebust", "gebutr",
        "gebrutst", "gebd",
    ]
    .iter()
    .any(|birth| word.starts_with(birth))
        || matches!(word, "wiegenfest" | "purzeltag" | "geburi" | "gebbi" | "burzeltag")
        || word.ends_with("geburtstag") && word != "fuehrergeburtstag"
}

/// Whether a word may speak of birth, with what stands around it.
pub(super) fn may_be_birth(word: &Token<'_>) -> bool {
    word.any(Flags::BIRTH)
        || speaks_of_birth(word.text)
        || matches!(
            word.text,
            "welt"
                | "born"
                | "day"
                | "boren"
                | "burn"
                | "baujahr"
                | "taufschein"
                | "taufurkunde"
                | "stammbuch"
                | "sternzeichen"
                | "geworden"
                | "gefeiert"
                | "feiert"
                | "gefeiat"
        )
        || is_birthday_child(word)
}

/// "Maikind", "Sonntagskind"
pub(super) fn is_birthday_child(token: &Token<'_>) -> bool {
    const DAYS: [&str; 22] = [
        "januar",
        "februar",
        "maerz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "sonntags",
        "montags",
        "christ",
        "weihnachts",
        "silvester",
        "neujahrs",
        "oster",
        "sommer",
        "winter",
        "herbst",
    ];
    token
        .text
        .strip_suffix("kind")
        .or_else(|| token.text.strip_suffix("kinder"))
        .is_some_and(|day| DAYS.contains(&day))
}
