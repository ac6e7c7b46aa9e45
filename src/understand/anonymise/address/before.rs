//! What belongs to the name of a street before its last word: "Karl-Marx-", "Lange", "Etkar André".

use super::super::lexicon::{Flags, NAME};
use super::super::token::{Gap, REACH, Text, Token};

/// Takes the words that belong to a street name before its last word.
pub(super) fn before_street(text: &Text<'_>, at: usize, floor: usize) -> usize {
    let mut start = at;
    for _ in 0..REACH {
        let Some(before) = text.before(start, 1) else { break };
        let this_gap = text.get(start).map_or(Gap::Space, |token| token.gap);
        let dashed = before.is("-") && this_gap == Gap::None;
        let joined = text.get(start).is_some_and(|token| token.is("-")) && before.is_word();
        let titled = before.is(".")
            && (start == at || text.get(start).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None))
            && text.before(start, 2).is_some_and(|word| {
                word.is_word()
                    && word.text.len() <= 4
                    && (word.is_capital()
                        || word.is_letter() && start < at
                        || matches!(word.text, "dr" | "prof" | "st"))
                    && before.gap == Gap::None
            });
        // "wegen des Hauses Badstraße 6"
        let owned = before.text.ends_with("es")
            && text
                .before(start, 2)
                .is_some_and(|article| matches!(article.text, "des" | "eines" | "unseres" | "meines"));
        let adjective = before.is_word()
            && start == at
            && this_gap == Gap::Space
            && !owned
            && is_street_adjective(before);
        if !(dashed || joined || adjective || titled) {
            break;
        }
        // "Dr.-Külz-Straße": the dot and its word.
        start -= if titled { 2 } else { 1 };
    }
    start.min(floor)
}

/// "Etkar André Straße 9", "Bahnhof str. 27"
pub(super) fn capitals_before(text: &Text<'_>, at: usize) -> usize {
    let mut start = at;
    while start + 3 > at
        && text.get(start).is_some_and(|token| token.gap == Gap::Space)
        && text
            .before(start, 1)
            .is_some_and(|before| before.is_capital() && !before.any(Flags::FUNCTION.with(Flags::DET)))
    {
        start -= 1;
    }
    start
}

fn is_street_adjective(token: &Token<'_>) -> bool {
    let inflected = ["er", "en", "e", "es"].iter().any(|end| token.text.ends_with(end));
    let known = matches!(
        token.text,
        "alte"
            | "alter"
            | "alten"
            | "neue"
            | "neuer"
            | "neuen"
            | "lange"
            | "langen"
            | "grosse"
            | "grossen"
            | "grosser"
            | "kleine"
            | "kleinen"
            | "kleiner"
            | "obere"
            | "untere"
            | "hohe"
            | "breite"
            | "gruener"
            | "gruene"
            | "roter"
            | "rote"
            | "weisse"
            | "schwarzer"
    );
    known
        || (token.is_capital() && inflected && !token.any(Flags::DET.with(Flags::FUNCTION)))
        || (token.any(NAME) && token.is_capital())
        || (token.text.ends_with("sche") || token.text.ends_with("schen")) && !token.any(Flags::COMMON)
        || (token.text.ends_with("er")
            && !token.any(Flags::FUNCTION.with(Flags::COMMON))
            && token.text.len() > 5)
}
