//! Finds dates of birth by feasts: "am heiligabend sechsunddreißig", "in der Silvesternacht 1961", "am Tag der Republik 1949".

use std::ops::Range;

use super::birth::birth_is_near;
use super::date::year_of;
use super::facts::Facts;
use super::lexicon::Flags;
use super::list::List;
use super::token::{Gap, Text, Token};

/// "am heiligabend sechsunddreißig", "neujahr siebenundfünfzig", "in der Silvesternacht 1961"
pub(super) fn of_feast(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    static FEASTS: List<43> = List::new([
        "koenigstag",
        "nikolaus",
        "heiligdreikoenig",
        "dreikoenig",
        "allerheiligen",
        "reformationstag",
        "frauentag",
        "kindertag",
        "republikgeburtstag",
        "zuckerfest",
        "opferfest",
        "newroz",
        "nouruz",
        "nowruz",
        "aschermittwoch",
        "bettag",
        "mauerfall",
        "fronleichnam",
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
    let day = feast.is("tag");
    if !text.has_fact(Facts::BIRTH) || !(day || FEASTS.ends_or_is(feast.text)) || !birth_is_near(text, at) {
        return None;
    }
    if day {
        return of_day(text, at);
    }
    // "einen tag nach silvester"
    let beside = text.before(at, 1).is_some_and(|by| matches!(by.text, "nach" | "vor"))
        && text.before(at, 2).is_some_and(|tag| matches!(tag.text, "tag" | "tage"));
    if beside {
        // "zwei Tage", or no number: then the word before is none of it.
        let counts =
            |word: &Token<'_>| matches!(word.text, "ein" | "einen" | "zwei" | "drei") || word.is_number();
        let counted = usize::from(text.before(at, 3).is_some_and(counts));
        return Some(at - 2 - counted..at + 1);
    }
    if let Some(start) = year_before(text, at) {
        return Some(start..at + 1);
    }
    // "16 geworden am Nikolaustag", "hat am nikolaustag geburtstag"
    let told = (2..=4).filter_map(|by| text.before(at, by)).any(|word| word.is("geworden"))
        || (1..=2).filter_map(|by| text.get(at + by)).any(|word| word.is("geburtstag"));
    if told
        && text.before(at, 1).is_some_and(|am| matches!(am.text, "am" | "an" | "zu"))
        && !feast.any(Flags::COMMON)
    {
        return Some(at..at + 1);
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
    // "am 2. Weihnachtstag 2003"
    let counted = text.before(at, 1).is_some_and(|dot| dot.is("."))
        && text.before(at, 2).is_some_and(|number| number.is_number() && number.text.len() == 1);
    Some(at - if counted { 2 } else { before }..at + 2)
}

/// "am Tag der Republik 1949", "am Tag des Mauerfalls"
fn of_day(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at + 1).filter(|article| matches!(article.text, "der" | "des"))?;
    let name = text.get(at + 2).filter(|name| name.is_word() && name.text.len() > 4)?;
    let second = usize::from(
        text.get(at + 3).is_some_and(|more| more.is_capital() && more.gap == Gap::Space && name.is_capital()),
    );
    let end = at + 3 + second;
    let year = text.get(end).is_some_and(|year| year_of(year).is_some() && year.gap != Gap::Line);
    (year || name.is_capital() && !text.lower).then_some(at..end + usize::from(year))
}

/// "anno 38 am nikolaustag", "1941 zu Ostern": where the year before a feast begins.
fn year_before(text: &Text<'_>, at: usize) -> Option<usize> {
    let led = (1..=2)
        .take_while(|by| {
            text.before(at, *by).is_some_and(|lead| {
                matches!(
                    lead.text,
                    "am" | "an" | "zu" | "im" | "in" | "der" | "dem" | "den" | "ersten" | "zweiten"
                )
            })
        })
        .count();
    let comma = usize::from(text.before(at, led + 1).is_some_and(|comma| comma.is(",")));
    let year = at.checked_sub(led + comma + 1)?;
    let word = text.get(year)?;
    let anno = text.before(year, 1).is_some_and(|anno| {
        matches!(anno.text, "anno" | "jahr" | "jahre" | "jahrgang" | "neunzehnhundert" | "'")
    });
    let whole =
        year_of(word).is_some() && (word.is_number() || word.any(Flags::NUMBER) || word.is_any(Facts::COUNT));
    let short = anno && (word.is_number() && word.text.len() == 2 || word.is_any(Facts::COUNT));
    (led > 0 && (whole || short)).then(|| year - usize::from(anno))
}
