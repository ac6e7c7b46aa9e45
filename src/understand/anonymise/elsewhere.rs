//! Places outside the state: so many that a word alone says little, so that what stands around it must.

use super::lexicon::{Flags, NAME, TOPIC};
use super::list::List;
use super::place::{PlaceNames, after_title_or_initial, leads};
use super::token::{Gap, Text, Token};

/// Whether somebody lives in a city, comes from it or goes to it.
pub(super) fn is_home(text: &Text<'_>, at: usize) -> bool {
    let led = text
        .before(at, 1)
        .is_some_and(|before| matches!(before.text, "in" | "aus" | "nach" | "bei" | "ausm" | "von"));
    let moves = |token: &Token<'_>| {
        static MOVES: List<27> = List::new([
            "umziehen",
            "umgezogen",
            "umzieht",
            "zieh",
            "ziehe",
            "ziehen",
            "zieht",
            "zog",
            "zogen",
            "ziehn",
            "ziehst",
            "umzieh",
            "umziehe",
            "umzug",
            "stamme",
            "stammt",
            "stammen",
            "studiert",
            "studiere",
            "studieren",
            "hergekommen",
            "komme",
            "komm",
            "kommt",
            "zurueck",
            "geflohen",
            "abgehauen",
        ]);
        let text = token.text;
        text.starts_with("wohn")
            || text.starts_with("leb") && text.len() <= 6
            || text.ends_with("gezogen")
            || MOVES.has(text)
            || token.any(Flags::KIN)
    };
    let around = text.tokens.get(at.saturating_sub(7)..(at + 4).min(text.tokens.len()));
    led && around.is_some_and(|around| around.iter().any(moves))
}

/// A place elsewhere, told as one: capitals or what leads to it must say so.
pub(super) fn is_told(text: &Text<'_>, names: &PlaceNames, at: usize, listed: bool) -> bool {
    let Some(token) = text.get(at) else { return false };
    let none = Flags::COMMON
        .with(Flags::ALSO)
        .with(Flags::FUNCTION)
        .with(Flags::DET)
        .with(Flags::FIRST)
        .with(Flags::KIN)
        .with(Flags::TITLE)
        .with(Flags::MONTH)
        .with(TOPIC);
    if token.text.len() < 4 || token.any(none) || !names.is_far(token) {
        return false;
    }
    if after_title_or_initial(text, at) {
        return false;
    }
    let written = token.is_capital() && !text.lower;
    let before = text.before(at, 1).filter(|before| before.is_word() && token.gap == Gap::Space);
    let led =
        listed || before.is_some_and(|before| matches!(before.text, "in" | "aus" | "nach" | "richtung"));
    let near = || {
        before.is_some_and(|before| leads(before) || matches!(before.text, "von" | "bis" | "aus" | "ueber"))
    };
    match (token.any(ORDINARY_ALONE), token.any(NAME)) {
        (false, false) => written || near() || text.lower && token.text.len() >= 6,
        (false, true) => {
            led || near() && written && !before.is_some_and(|before| matches!(before.text, "bei" | "von"))
        }
        (true, _) => {
            led && (written || token.text.len() >= 6 || before.is_some_and(|before| before.is("aus")))
        }
    }
}

/// An ordinary word, but none only because it can be taken for two: "Roggenstorf".
pub(super) const ORDINARY_ALONE: Flags =
    Flags::COMMON.with(Flags::WORD).with(Flags::ALSO).with(Flags::FUNCTION);
