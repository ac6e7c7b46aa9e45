//! Streets as people write them who come from elsewhere: "ul. Kwiatowa 5", "rue de la Paix 5", "Ataturk sokak no 5", and German
//! ones in the order of other languages: "straße linden 5", "12, Rosa-Luxemburg-Straße".

use std::ops::Range;

use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME, ORDINARY};
use super::super::list::List;
use super::super::token::{Class, Gap, Text};
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
            word.is_word() && word.gap != Gap::Line && (word.is_capital() || !word.any(Flags::COMMON))
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
            .find_map(|end| house_number(text, end).or_else(|| with_flat(text, end)))
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

/// "9 m. 4": a house and the flat in it, as Poles write them; elsewhere metres.
fn with_flat(text: &Text<'_>, at: usize) -> Option<usize> {
    let number = |at: usize| text.get(at).is_some_and(|number| number.is_number() && number.text.len() <= 3);
    let dot = usize::from(text.get(at + 2).is_some_and(|dot| dot.is(".")));
    let flat = text.get(at + 1).is_some_and(|m| m.is("m")) && number(at + 2 + dot);
    (number(at) && flat).then_some(at + 3 + dot)
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
    // "meine adresse strasse puschkin 14 wonung 32"
    let told = (1..=4)
        .filter_map(|by| text.before(at, by))
        .any(|word| word.any(Flags::HOME) || word.text.starts_with("adress") || word.is("anschrift"));
    let closed = told
        || text.get(end).is_none_or(|next| {
            next.class == Class::Mark
                || next.gap == Gap::Line
                || next.any(Flags::FUNCTION.with(Flags::PLACE).with(Flags::DET))
        });
    closed.then_some(at..end)
}

/// "12, Rosa-Luxemburg-Straße", "5 lindenstrasse", "elf c. also Barlachstr.": the number told first, with nothing before it.
pub(super) fn number_before(text: &Text<'_>, street: usize) -> Option<Range<usize>> {
    let fills = (1..=3)
        .take_while(|by| {
            text.before(street, *by)
                .is_some_and(|fill| matches!(fill.text, "," | "." | "also" | "in" | "der" | "die"))
        })
        .count();
    let comma = text.before(street, 1).is_some_and(|comma| comma.is(","));
    let end = street - fills;
    let letter = text.before(end, 1).is_some_and(|letter| letter.is_letter() && end > 1);
    let at = end.checked_sub(1 + usize::from(letter))?;
    let first = text.get(at)?;
    let number = first.is_number() && first.text.len() <= 3;
    let spoken = (letter || fills > 0)
        && (first.is_any(Facts::COUNT) || first.any(Flags::NUMBER) && !first.any(Flags::DET));
    let told = first.gap == Gap::Line
        || comma && number && text.before(at, 1).is_some_and(|lead| lead.is(":") || lead.any(Flags::HOME));
    (told && (number || spoken)).then_some(at..end)
}

/// "wohne august bebel 12": whom a street is called after, in place of its name.
pub(super) fn of_a_person(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let first = text.get(at).filter(|first| first.any(Flags::FIRST) && !first.any(Flags::FUNCTION))?;
    let last = text.get(at + 1).filter(|last| {
        last.any(NAME) && last.gap == Gap::Space && !last.any(Flags::COMMON.with(Flags::FUNCTION))
    })?;
    let end = house_number(text, at + 2).filter(|_| first.is_capital() == last.is_capital())?;
    let closed = text
        .get(end)
        .is_none_or(|next| next.class == Class::Mark || next.gap == Gap::Line || next.any(Flags::PLACE));
    (closed && text.get(at + 2).is_some_and(|number| number.text.len() <= 3)).then_some(at..end)
}
