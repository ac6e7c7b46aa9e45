//! What only the word for birth nearby makes a date: `120399`, "Mai 2004", "drei punkt elf punkt zweitausendacht".

use super::date::{Date, REACH, is_answer, is_roman, ordinal, year};
use super::lexicon::Flags;
use super::number::run_of_digits;
use super::season;
use super::spelled::is_spoken_year;
use super::token::{Gap, Text, Token};

/// The year taken for one of two digits that answers a question: one in which people are born who write, so that it is no incident's.
const SOMEBODYS: u32 = 2009;

/// What only the word for birth nearby makes a date: `120399`, `Mai 2004`, `12 3 2008`, `1987`.
pub(super) fn loose(text: &Text<'_>, at: usize, births: &[usize]) -> Option<(usize, Date)> {
    // "040509", as the answer to a question
    if text.get(at).is_some_and(season::is_joined_date) && is_answer(text, at, at + 1) {
        return Some((at + 1, Date { year: Some(SOMEBODYS), day: true }));
    }
    if births.is_empty() {
        return None;
    }
    let next = births.partition_point(|birth| *birth < at);
    let around = births.get(next.saturating_sub(1)..births.len().min(next + 1)).unwrap_or_default();
    let nearest = around.iter().map(|birth| birth.abs_diff(at)).min();
    let within = |reach: usize| nearest.is_some_and(|nearest| nearest <= reach);
    // "geburtsdatum war das passwort, 130509"
    if within(REACH) && text.get(at).is_some_and(season::is_joined_date) {
        return Some((at + 1, Date { year: None, day: true }));
    }
    // "Geboren bin ich im Frühsommer 68"
    let of_season = || within(REACH) && text.before(at, 1).is_some_and(season::is_season);
    let first = text
        .get(at)
        .filter(|_| within(REACH / 2) || of_season() || within(REACH) && is_dictated(text, at))?;
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
    if is_dictated(text, at) {
        return Some((at + dictated(text, at), date));
    }
    (joined || is_year(at)).then_some((at + 1, date))
}

/// "drei punkt elf punkt zweitausendacht", "dreizehn null drei neunzehn": how many words of a date there are.
fn dictated(text: &Text<'_>, at: usize) -> usize {
    let says = |at: &usize| text.get(*at).is_some_and(|word| spoken_number(word) || word.is("punkt"));
    (at..at + 8).take_while(says).count()
}

fn is_dictated(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(|first| first.is_word() && !first.is("punkt")) && dictated(text, at) >= 3
}

pub(super) fn spoken_number(token: &Token<'_>) -> bool {
    token.is_word()
        && (token.any(Flags::NUMBER) && !token.any(Flags::DET)
            || token.any(Flags::MONTH)
            || ordinal(token)
            || is_spoken_year(token)
            || run_of_digits(token.text) > 0
            || token.text.ends_with("zig"))
}
