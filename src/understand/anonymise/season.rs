//! What belongs to a date of birth before it ("im sommer 2010", "ende mai 2008") or tells one behind it ("am 9. november werde
//! ich 17").

use super::facts::Facts;
use super::lexicon::Flags;
use super::list::List;
use super::token::{Class, Gap, Text, Token};

/// Whether a word is a season.
pub(super) fn is_season(word: &Token<'_>) -> bool {
    static SEASONS: List<12> = List::new([
        "sommer",
        "winter",
        "herbst",
        "fruehling",
        "fruehjahr",
        "spaetsommer",
        "spaetherbst",
        "hochsommer",
        "kriegswinter",
        "hungerwinter",
        "vorfruehling",
        "fruehsommer",
    ]);
    word.is_word() && SEASONS.knows(word)
}

/// How many tokens right before a date belong to it: "sommer", "ende", "jahrgang", "letzten tag vom jahr".
pub(super) fn before(text: &Text<'_>, at: usize) -> usize {
    let word = |by: usize| text.before(at, by).map_or("", |word| word.text);
    let part = matches!(
        word(1),
        "ende" | "anfang" | "mitte" | "jahrgang" | "jg" | "baujahr" | "spaeten" | "fruehen"
    );
    if part || text.before(at, 1).is_some_and(is_season) {
        return 1;
    }
    // "im sommer des jahres 1951"
    let year = matches!(word(1), "jahr" | "jahres" | "jahre");
    let of = usize::from(year && matches!(word(2), "des" | "vom" | "im" | "von"));
    if of == 1 && text.before(at, 3).is_some_and(|part| is_season(part) || part.any(Flags::MONTH)) {
        return 3;
    }
    let day = of == 1
        && word(3) == "tag"
        && matches!(word(4), "letzten" | "ersten" | "letzter" | "erster" | "vorletzten");
    4 * usize::from(day)
}

/// "am 9. november werde ich 17", "am 12.3. wird er sechzehn", "am 2. juli meinen achtzigsten": an age behind a date.
pub(super) fn turns_behind(text: &Text<'_>, at: usize, end: usize) -> bool {
    // "an'n tweiten Februwor"
    let low = |at: usize| {
        text.before(at, 1).is_some_and(|n| n.is("n"))
            && text.before(at, 2).is_some_and(|mark| mark.class == Class::Mark)
    };
    let led = text.before(at, 1).is_some_and(|am| am.is("am")) || low(at);
    let age = |at: usize| {
        text.get(at).is_some_and(|age| {
            age.is_number() && age.text.len() == 2
                || age.is_word()
                    && (age.is_any(Facts::COUNT)
                        || age.any(Flags::NUMBER) && !age.any(Flags::DET)
                        || age.text.ends_with("tig")
                        || age.text.ends_with("teihn"))
        })
    };
    // No age: "am 9. mai werden 30 leute kommen".
    let stops = |at: usize| {
        text.get(at).is_none_or(|next| {
            !next.is_word() || next.any(Flags::FUNCTION) || next.is("un") || next.text.starts_with("jahr")
        })
    };
    let turns = text.get(end).is_some_and(|verb| {
        matches!(
            verb.text,
            "werde" | "werd" | "wird" | "wurde" | "werden" | "bin" | "ward" | "warr" | "warrt"
        )
    });
    // "am 3.11. werde ich volljährig", "ich werde am 3.11. volljährig"
    let adult = (1..=3)
        .filter_map(|by| text.before(at, by))
        .any(|verb| verb.text.starts_with("werd") || verb.is("wird"))
        || turns;
    let adult = adult
        && (end..end + 4).filter_map(|at| text.get(at)).any(|word| word.text.starts_with("volljaehrig"));
    // "seit dem 3.11. bin ich 18", "bin seit 3.11. 17"
    let article = usize::from(text.before(at, 1).is_some_and(|dem| dem.is("dem")));
    let since = text.before(at, 1 + article).is_some_and(|seit| seit.is("seit"));
    let is = since
        && (text.before(at, 2 + article).is_some_and(|bin| matches!(bin.text, "bin" | "ist" | "is"))
            && age(end)
            && stops(end + 1)
            || text.get(end).is_some_and(|bin| matches!(bin.text, "bin" | "ist"))
                && (end + 2..end + 4).any(|at| age(at) && stops(at + 1)));
    let read_as_year = since
        && text.before(at, 2 + article).is_some_and(|bin| bin.is("bin"))
        && text
            .before(end, 1)
            .is_some_and(|age| age.is_number() && age.gap == Gap::Space && age.text.len() == 2)
        && text.get(end).is_none_or(|next| !next.is_word() || next.gap == Gap::Line);
    if adult || is || read_as_year {
        return true;
    }
    let turned = turns && (end + 2..end + 4).any(|at| age(at) && stops(at + 1));
    let feast = |at: usize| {
        text.get(at)
            .is_some_and(|day| ["zehnten", "zigsten", "geburtstag"].iter().any(|end| day.text.ends_with(end)))
    };
    let feasts = (1..=5).filter_map(|by| text.before(at, by)).any(|verb| verb.text.starts_with("feier"))
        || text.get(end).is_some_and(|verb| verb.text.starts_with("feier"));
    // "oma hat am 3.11. ihren 80.", "hatte am 3.11. seinen achtzigsten"
    let own = text.get(end).is_some_and(|own| {
        ["mein", "dein", "sein", "ihr", "unser"].iter().any(|whose| own.text.starts_with(whose))
    });
    let round = own
        && (feast(end + 1)
            || age(end + 1)
                && text.get(end + 2).is_some_and(|dot| dot.is("."))
                && text.get(end + 3).is_none_or(|next| {
                    next.gap == Gap::Line || next.text.starts_with("geb") || next.text.starts_with("gefeier")
                }));
    led && (turned || round || feasts && (end..end + 5).any(feast))
}

/// "wurde am 3.11. 80": an age read as a year, since it stands apart and nothing is said behind it.
pub(super) fn turns_with_a_year(text: &Text<'_>, at: usize, end: usize) -> bool {
    let turned = text.before(at, 1).is_some_and(|am| am.is("am"))
        && text.before(at, 2).is_some_and(|verb| matches!(verb.text, "wurde" | "wurd" | "ward" | "wurden"));
    let age = text
        .before(end, 1)
        .is_some_and(|age| age.is_number() && age.gap == Gap::Space && age.text.len() == 2);
    let ends = text.get(end).is_none_or(|next| {
        next.gap == Gap::Line || next.class == Class::Mark || matches!(next.text, "und" | "jahre")
    });
    turned && age && ends
}

/// `130509`: six digits that are a day, a month and a year.
pub(super) fn is_joined_date(token: &Token<'_>) -> bool {
    let part = |from: usize, most: u8| {
        token
            .text
            .get(from..from + 2)
            .and_then(|part| part.parse().ok())
            .is_some_and(|part: u8| (1..=most).contains(&part))
    };
    token.is_number() && token.text.len() == 6 && part(0, 31) && part(2, 12)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::anonymise::facts::Memo;
    use crate::understand::normalise::Folded;

    #[test]
    fn an_age_behind_a_date_makes_it_a_birthday() {
        for (text, wanted) in [
            ("am 9. november werde ich 17", true),
            ("am 9. november wird er siebzehn", true),
            ("am 9. november werden es 30 leute", false),
            ("seit 9. november werde ich bedroht", false),
        ] {
            let folded = Folded::new(text);
            let text = Text::new(&folded, |_| None, &Memo::default());
            assert_eq!(turns_behind(&text, 1, 4), wanted, "{}", folded.as_str());
        }
    }
}
