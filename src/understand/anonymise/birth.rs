//! Finds dates of birth by feasts and in the order of other languages: "in der Silvesternacht 1961", "Feb 2 2015", "trzeci
//! maja 1990", "die Schülerin (11. Febr. 2010)".

use std::ops::Range;

use super::Kind;
use super::date::{date, year_of};
use super::lexicon::{Flags, NAME};
use super::list::List;
use super::token::{Class, Gap, Text, Token};

/// How many tokens there may be between the word for birth and the date.
const REACH: usize = 9;

/// Dates of birth that [`super::date::find`] does not know, as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let tokens = (0..text.tokens.len())
        .filter_map(|at| of_feast(text, at).or_else(|| in_brackets(text, at)).or_else(|| foreign(text, at)));
    tokens.map(|tokens| (text.bytes(&tokens), Kind::BirthDate)).collect()
}

fn birth_is_near(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at.saturating_sub(REACH)..text.tokens.len().min(at + REACH)).is_some_and(|around| {
        around
            .iter()
            .any(|token| token.any(Flags::BIRTH) || token.text.starts_with("gebor") || token.is("welt"))
    })
}

/// "am heiligabend sechsunddreißig", "neujahr siebenundfünfzig", "in der Silvesternacht 1961"
fn of_feast(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    static FEASTS: List<26> = List::new([
        "montag",
        "sonntag",
        "pfingsten",
        "ostern",
        "weihnachten",
        "weihnacht",
        "heiligabend",
        "heiligabends",
        "silvester",
        "silvesternacht",
        "silvestertag",
        "neujahr",
        "neujahrstag",
        "ramadan",
        "nikolaus",
        "nikolaustag",
        "karfreitag",
        "gruendonnerstag",
        "himmelfahrt",
        "advent",
        "fasching",
        "martinstag",
        "johannistag",
        "weihnachtstag",
        "erntedank",
        "maifeiertag",
    ]);
    let feast = text.get(at).filter(|token| token.is_word())?;
    if !FEASTS.ends_or_is(feast.text) || !birth_is_near(text, at) {
        return None;
    }
    let _ = text.get(at + 1).filter(|year| {
        year_of(year).is_some() || year.is_number() && year.text.len() == 2 && year.gap == Gap::Space
    })?;
    let led = |by: usize| {
        text.before(at, by).is_some_and(|lead| {
            matches!(
                lead.text,
                "am" | "an"
                    | "zu"
                    | "in"
                    | "der"
                    | "dem"
                    | "den"
                    | "ersten"
                    | "zweiten"
                    | "dritten"
                    | "vierten"
            )
        })
    };
    let before = (1..=3).take_while(|by| led(*by)).count();
    Some(at - before..at + 2)
}

/// "Das Kind (3.7.2018)", "Die Klientin (17. Okt. 1993)": a date in brackets right behind a person.
fn in_brackets(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let open = text.get(at).is_some_and(|open| open.is("(") && open.class == Class::Mark);
    let person = text.before(at, 1).filter(|person| {
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
    let (end, _) = date(text, at + 1)?;
    let closed = text.get(end).is_some_and(|close| matches!(close.text, ")" | "," | ";"));
    let year =
        text.before(end, 1).is_some_and(|year| year.is_number() && year.text.len() >= 2 && end >= at + 4);
    (closed && year && person.end() > 0).then_some(at + 1..end)
}

/// "Feb 2 2015", "Aug 30, 2017", "trzeci maja 1990", "14 march 2007", "14 mordad"
fn foreign(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let month = text.get(at).filter(|token| token.is_word() && is_month(token))?;
    let small = |at: usize| text.get(at).is_some_and(|day| day.is_number() && day.text.len() <= 2);
    let year = |at: usize| {
        text.get(at).and_then(year_of).filter(|_| text.get(at).is_some_and(|year| year.gap != Gap::Line))
    };
    let comma = usize::from(text.get(at + 2).is_some_and(|comma| comma.is(",")));
    let old = |year: u32| (1930..=2022).contains(&year);
    if small(at + 1) && year(at + 2 + comma).is_some_and(old) {
        return Some(at..at + 3 + comma);
    }
    if month.any(Flags::MONTH) {
        return None;
    }
    // A number or a word for one before a month in another language.
    let day = text.before(at, 1).filter(|day| day.gap != Gap::Line && (small(at - 1) || day.is_word()))?;
    let day = usize::from(!day.any(Flags::FUNCTION));
    let told = birth_is_near(text, at);
    match year(at + 1) {
        Some(year) if told || year <= 2015 => Some(at - day..at + 2),
        None if told && small(at - 1) => Some(at - day..at + 1),
        _ => None,
    }
}

/// Whether a word is a month in German or in a language of those who write to us.
fn is_month(token: &Token<'_>) -> bool {
    static MONTHS: List<60> = List::new([
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "october",
        "december",
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "wrzesnia",
        "pazdziernika",
        "listopada",
        "grudnia",
        "ocak",
        "subat",
        "mart",
        "nisan",
        "mayis",
        "haziran",
        "temmuz",
        "agustos",
        "eyluel",
        "ekim",
        "kasim",
        "aralik",
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
        "mordad",
        "farvardin",
        "ordibehesht",
        "khordad",
        "shahrivar",
        "bahman",
        "esfand",
        "janvier",
        "fevrier",
        "avril",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "decembre",
    ]);
    token.any(Flags::MONTH) || MONTHS.has(token.text)
}
