//! Streets as people write them who come from elsewhere: "ul. Kwiatowa 5", "rue de la Paix 5", "Ataturk sokak no 5", and German
//! ones in the order of other languages: "straße linden 5", "12, Rosa-Luxemburg-Straße".

use std::ops::Range;

use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME, ORDINARY};
use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};
use super::STREETS;
use super::house::house_number;
use super::split::is_after;

/// Words for a street before its name.
static BEFORE: List<21> = List::new([
    "ul",
    "ulica",
    "ulitsa",
    "ulitza",
    "uliza",
    "vul",
    "vulica",
    "vulytsia",
    "улица",
    "ул",
    "вулиця",
    "вул",
    "rue",
    "viale",
    "calle",
    "strada",
    "rruga",
    "scharia",
    "sharia",
    "kuca",
    "kolona",
]);
/// Words for a street behind its name.
static BEHIND: List<24> = List::new([
    "street",
    "road",
    "avenue",
    "ave",
    "lane",
    "sokak",
    "sokagi",
    "sok",
    "sk",
    "cadde",
    "caddesi",
    "cad",
    "mahallesi",
    "gade",
    "vej",
    "gatan",
    "vaegen",
    "utca",
    "ulice",
    "prospekt",
    "bulvar",
    "boulevard",
    "улица",
    "проспект",
]);

/// How many words the name of such a street has at most.
const WORDS: usize = 4;

/// A street in another language with its number.
pub(super) fn find(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let first = text.get(at).filter(|first| first.is_word())?;
    let named = |at: usize| {
        text.get(at).is_some_and(|word| {
            word.is_word() && word.gap != Gap::Line && !(word.any(Flags::COMMON) && !word.is_capital())
        })
    };
    if BEFORE.knows(first) {
        let dot = usize::from(text.get(at + 1).is_some_and(|dot| dot.is(".")));
        let start = at + 1 + dot;
        let little = |at: usize| {
            text.get(at).is_some_and(|word| {
                matches!(word.text, "de" | "la" | "du" | "des" | "del" | "di" | "della" | "of")
            })
        };
        return (start + 1..=start + WORDS)
            .take_while(|end| named(end - 1) || little(end - 1))
            .find_map(|end| house_number(text, end))
            .map(|end| at..end);
    }
    if !BEHIND.knows(first) || !at.checked_sub(1).is_some_and(named) {
        return None;
    }
    let start = (1..=2)
        .take_while(|by| {
            at.checked_sub(*by).is_some_and(|at| {
                named(at) && text.get(at).is_some_and(|word| word.is_capital() || !word.any(ORDINARY))
            })
        })
        .last()?;
    let dot = usize::from(text.get(at + 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None));
    if let Some(end) = house_number(text, at + 1 + dot) {
        return Some(at - start..end);
    }
    let number =
        text.before(at - start, 1).is_some_and(|number| number.is_number() && number.text.len() <= 4);
    number.then(|| at - start - 1..at + 1)
}

/// "in straße linden 5", "strasse von Goethe 12": the word for a street before its name.
pub(super) fn turned(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|street| street.is_any(Facts::ROAD) && STREETS.knows(street))?;
    let dot = usize::from(text.get(at + 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None));
    let von = usize::from(text.get(at + 1 + dot).is_some_and(|von| von.is("von")));
    let start = at + 1 + dot + von;
    let name = |at: usize| {
        text.get(at).is_some_and(|word| {
            word.is_word()
                && word.gap != Gap::Line
                && !word.any(Flags::FUNCTION.with(Flags::DET).with(Flags::NUMBER).with(Flags::MONTH))
                && (is_after(word)
                    || word.is_capital() && !text.lower
                    || word.any(NAME) && !word.any(Flags::COMMON)
                    || !word.any(ORDINARY))
        })
    };
    let comma = |at: usize| usize::from(text.get(at).is_some_and(|comma| comma.is(",")));
    let haus = |at: usize| {
        usize::from(text.get(at).is_some_and(|haus| matches!(haus.text, "haus" | "nr" | "nummer" | "no")))
    };
    let end = (start + 1..=start + 2).take_while(|end| name(end - 1)).find_map(|end| {
        let number = end + comma(end);
        let number = number + haus(number);
        house_number(text, number)
    })?;
    let closed = text.get(end).is_none_or(|next| {
        next.class == Class::Mark
            || next.gap == Gap::Line
            || next.any(Flags::FUNCTION.with(Flags::PLACE).with(Flags::DET))
    });
    closed.then_some(at..end)
}

/// "12, Rosa-Luxemburg-Straße", "5 lindenstrasse": where the number is told first and nothing before it.
pub(super) fn number_before(text: &Text<'_>, street: usize) -> Option<Range<usize>> {
    let comma = usize::from(text.before(street, 1).is_some_and(|comma| comma.is(",")));
    let at = street.checked_sub(comma + 1)?;
    let number = |token: &&Token<'_>| token.is_number() && token.text.len() <= 3 && token.gap == Gap::Line;
    text.get(at).filter(number).map(|_| at..at + 1)
}
