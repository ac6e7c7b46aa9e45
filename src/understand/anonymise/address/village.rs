//! Finds homes in villages without streets ("Groß Kiesow 14", "Neuendorf B 6"), streets whose name is told ("unsere Straße
//! heißt Zum alten Gutshof"), and streets that were found once and are named again.

use std::collections::HashSet;
use std::ops::Range;

use super::super::facts::Facts;
use super::super::lexicon::{Flags, ORDINARY};
use super::super::token::{Class, Gap, Text, Token};
use super::house::COUNTED;

/// A village with the number of a house behind its name.
pub(super) fn numbered(
    text: &Text<'_>,
    at: usize,
    at_home: bool,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<Range<usize>> {
    // Nothing is known of the capitals of a text of one word.
    let first = text
        .get(at)
        .filter(|first| first.is_word() && (first.is_capital() || text.lower || first.gap == Gap::Line))?;
    // "Klein Luckow": no list has them all.
    let pair = || {
        let new = matches!(first.text, "gross" | "gr" | "klein" | "kl" | "neu" | "alt" | "hohen");
        let dot = usize::from(text.get(at + 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None));
        let name = text.get(at + 1 + dot)?;
        let strange = name.is_word() && name.text.len() > 3 && !name.any(ORDINARY);
        (new && strange && (name.is_capital() || text.lower) && name.gap == Gap::Space).then_some(2 + dot)
    };
    let length = is_place(at).or_else(pair)?;
    let several = length > 1;
    let mut start = at + length;
    let told = text.get(start).is_some_and(|nr| matches!(nr.text, "nr" | "hausnummer" | "nummer"));
    start += usize::from(told);
    start += usize::from(told && text.get(start).is_some_and(|dot| dot.is(".")));
    // "Neuendorf B 6"
    let lettered = text
        .get(start)
        .is_some_and(|letter| letter.is_letter() && letter.is_capital() && letter.gap == Gap::Space)
        && text.get(start + 1).is_some_and(|number| number.is_number() && number.gap == Gap::Space);
    start += usize::from(lettered);
    let _ = text.get(start).filter(|number| {
        number.is_number()
            && number.text.len() <= 3
            && !number.text.starts_with('0')
            && number.gap == Gap::Space
    })?;
    let letter = text.get(start + 1).is_some_and(|letter| letter.is_letter() && letter.text.len() == 1);
    let end = start + 1 + usize::from(letter);
    let next = text.get(end);
    let counted = next.is_some_and(|next| {
        COUNTED.knows(next)
            || next.any(Flags::MONTH)
            || next.gap == Gap::None
                && matches!(next.text, ":" | "%" | "€" | "." | "," | "-" | "/")
                && text.get(end + 1).is_some_and(|more| more.gap == Gap::None)
    });
    let closed = next.is_none_or(|next| {
        next.class == Class::Mark || next.gap == Gap::Line || next.any(Flags::FUNCTION.with(Flags::DET))
    });
    // "Neubrandenburg 04", "nach Demmin 12": where there is only one word, somebody must live there.
    let meant = told || lettered || several || at_home || is_all(text, at, end) || is_from(text, at, end);
    (meant && closed && !counted).then_some(at..end)
}

/// Whether an address is all that is said on a line, as the answer to a question: "zirchow 14", "Zirchow 14, bei Usedom".
fn is_all(text: &Text<'_>, at: usize, end: usize) -> bool {
    // "halle 4" is no town.
    let begins = text.get(at).is_some_and(|first| {
        first.gap == Gap::Line
            && !first.any(Flags::COMMON)
            && (first.is_capital() || !first.any(Flags::WORD) || first.text.ends_with("er"))
    });
    begins && ends(text, end)
}

/// "bin aus zirchow 14", "wir kommen aus Zirchow 14."
fn is_from(text: &Text<'_>, at: usize, end: usize) -> bool {
    text.before(at, 1).is_some_and(|from| matches!(from.text, "aus" | "ausm" | "ut"))
        && text.before(at, 2).is_none_or(|from| {
            from.class == Class::Mark
                || ["bin", "sind", "komm", "stamm", "ist", "kam", "ich", "wir"]
                    .iter()
                    .any(|verb| from.text.starts_with(verb))
        })
        && ends(text, end)
}

/// Whether nothing follows that may be counted or goes on with a sentence.
fn ends(text: &Text<'_>, end: usize) -> bool {
    text.get(end).is_none_or(|next| {
        next.gap == Gap::Line || next.class == Class::Mark || matches!(next.text, "in" | "bei" | "nahe")
    })
}

/// "Unsere Straße heißt Zum alten Gutshof"
pub(super) fn called(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 5;
    let _ = text.get(at).filter(|street| matches!(street.text, "strasse" | "weg" | "gasse"))?;
    let named =
        text.get(at + 1).is_some_and(|verb| matches!(verb.text, "heisst" | "hiess" | "heist" | "nennt"));
    let sich = usize::from(text.get(at + 2).is_some_and(|sich| matches!(sich.text, "sich" | ":" | "jetzt")));
    let start = at + 2 + sich;
    let words = (start..start + LONGEST)
        .take_while(|at| text.get(*at).is_some_and(|word| word.is_word() && word.gap == Gap::Space))
        .count();
    let ends = text.get(start + words).is_none_or(|next| next.class == Class::Mark || next.gap == Gap::Line);
    let name = text.tokens.get(start..start + words)?;
    let noun = name.iter().any(|word| !word.any(Flags::FUNCTION.with(Flags::DET)));
    let asked = name.first().is_some_and(|first| matches!(first.text, "nicht" | "wie" | "so" | "ich" | "es"));
    (named && noun && !asked && ends).then_some(start..start + words)
}

/// "nicht gartenstraße, ich sagte gartenweg … gartenweg sechs": the names of streets found here, wherever else they stand.
pub(super) fn again(text: &Text<'_>, found: &[Range<usize>]) -> Vec<Range<usize>> {
    let road = |token: &&Token<'_>| {
        token.is_any(Facts::ROAD)
            && token.text.len() > 7
            && !token.any(Flags::COMMON)
            && !token.is("postfach")
    };
    // In the order of the text, so that a long one is not looked through for each of its words.
    let within = |at: usize| {
        let behind = found.partition_point(|range| range.start <= at);
        behind.checked_sub(1).and_then(|last| found.get(last)).is_some_and(|range| range.contains(&at))
    };
    let named: HashSet<&str> = found
        .iter()
        .filter_map(|range| text.tokens.get(range.clone()))
        .flatten()
        .filter(road)
        .map(|token| token.text)
        .collect();
    if named.is_empty() {
        return Vec::new();
    }
    let tokens = text.tokens.iter().enumerate();
    let again =
        tokens.filter(|(at, token)| token.is_any(Facts::ROAD) && named.contains(token.text) && !within(*at));
    again.map(|(at, _)| at..at + 1).collect()
}
