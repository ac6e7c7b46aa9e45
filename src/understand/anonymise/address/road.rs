//! Parts of addresses that stand apart: names of persons in the name of a street in small letters ("rosa thälmann allee
//! neun"), numbers told after the street ("die hausnummer ist die 28"), and homes in yards, allotments and blocks that have
//! a number and no street ("Hof 7", "Parzelle 44").

use std::ops::Range;

use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME};
use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};
use super::house::COUNTED;
use super::{ALSO_STREETS, STREETS};

/// How many tokens around a numbered yard or plot a home or a place is looked for.
const NEAR: usize = 9;

/// Where the name of a person begins that stands before the last word of a street in small letters: two words of which
/// the first is a first name, or one that is no everyday word.
pub(super) fn names_before(text: &Text<'_>, at: usize) -> usize {
    let plain = |by: usize| {
        text.before(at, by).filter(|word| {
            word.is_word()
                && word.text.len() > 2
                && word.gap != Gap::None
                && !word.any(Flags::FUNCTION.with(Flags::DET).with(Flags::PLACE).with(Flags::HOME))
        })
    };
    if text.get(at).is_none_or(|street| street.gap != Gap::Space) || plain(1).is_none() {
        return at;
    }
    let first = |by: usize| {
        plain(by).is_some_and(|word| {
            word.any(Flags::FIRST) || matches!(word.text, "doktor" | "geschwister" | "professor" | "sankt")
        })
    };
    let same_line = |by: usize| text.before(at, by).is_some_and(|word| word.gap == Gap::Space);
    // "dr. leber straße 20"
    if text.before(at, 2).is_some_and(|title| matches!(title.text, "dr" | "prof") && title.gap != Gap::None) {
        return at - 2;
    }
    let titled = text.before(at, 2).is_some_and(|dot| dot.is("."))
        && text.before(at, 3).is_some_and(|title| matches!(title.text, "dr" | "prof" | "st"));
    if titled {
        return at - 3;
    }
    if first(3) && plain(2).is_some_and(|word| word.any(NAME)) && same_line(1) && same_line(2) {
        return at - 3;
    }
    if first(2) && same_line(1) {
        return at - 2;
    }
    let strange =
        plain(1).is_some_and(|word| !word.any(Flags::COMMON.with(Flags::WORD).with(Flags::COMPOUND)));
    // "bertolt brecht straße"
    let unknown =
        plain(2).is_some_and(|word| !word.any(Flags::COMMON.with(Flags::WORD).with(Flags::COMPOUND)));
    match (unknown && same_line(1), strange) {
        (true, _) => at - 2,
        (false, true) => at - 1,
        _ => at,
    }
}

/// Where "der jungen pioniere" behind the word for a street ends, if a number follows.
pub(super) fn genitive(text: &Text<'_>, at: usize, counts: impl Fn(usize) -> bool) -> Option<usize> {
    let _ = text.get(at).filter(|article| matches!(article.text, "der" | "des" | "am" | "zur" | "zum"))?;
    let word = |at: usize| {
        text.get(at).is_some_and(|word| {
            word.is_word() && word.gap == Gap::Space && word.text.len() > 2 && !word.any(Flags::FUNCTION)
        })
    };
    (at + 2..=at + 4).take_while(|end| word(end - 1)).find(|end| counts(*end))
}

fn is_number(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(|number| {
        number.gap != Gap::Line
            && (number.is_number() && number.text.len() <= 3
                || number.is_word()
                    && (number.is_any(Facts::COUNT) || number.any(Flags::NUMBER) && !number.any(Flags::DET)))
    })
}

/// Where a number of a house with its letter ends, if nothing is counted by it.
fn number_end(text: &Text<'_>, at: usize) -> Option<usize> {
    if !is_number(text, at) {
        return None;
    }
    let letter = text.get(at + 1).is_some_and(|letter| {
        letter.is_word() && letter.text.len() == 1 && (letter.gap == Gap::None || letter.text.is_ascii())
    });
    let end = at + 1 + usize::from(letter);
    let counted = text.get(end).is_some_and(|next| {
        COUNTED.knows(next)
            || next.any(Flags::MONTH)
            || next.gap == Gap::None
                && matches!(next.text, ":" | "%" | "€" | "°" | "," | ".")
                && text.get(end + 1).is_some_and(|more| more.gap == Gap::None && more.is_number())
    });
    (!counted).then_some(end)
}

fn marks(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_none_or(|next| {
        next.class == Class::Mark
            || next.gap == Gap::Line
            || next.any(Flags::FUNCTION)
            || next.any(Flags::DET)
    })
}

/// "die hausnummer ist die 28", "hausnr: 4b", "wir sind die Nr. 11", "nr 14a … unser haus"
pub(super) fn told(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let cue = text.get(at)?;
    if matches!(cue.text, "nr" | "nummer") {
        let start = at + 1 + usize::from(text.get(at + 1).is_some_and(|dot| dot.is(".")));
        let end = number_end(text, start)?;
        let word = |by: usize| text.before(at, by).map_or("", |word| word.text);
        let beside = matches!(word(1), "aus" | "ausm" | "neben" | "gegenueber")
            || word(1) == "von" && matches!(word(2), "gegenueber" | "neben")
            || matches!(word(1), "uns" | "sind") && (1..=8).any(|by| word(by).starts_with("wohn"));
        // "Wir sind Klein Nemerow Nr. 7, mein Schwager ist Nr. 9,"
        let other = matches!(word(1), "ist" | "sind" | "bin")
            && text.get(end).is_none_or(|next| matches!(next.text, "," | "." | "!"))
            && text.tokens.iter().filter(|nr| matches!(nr.text, "nr" | "nummer")).nth(1).is_some();
        // "nr 27 in zirzow": the answer to a question.
        let answer = cue.gap == Gap::Line
            && text.get(end).is_none_or(|next| next.is(",") || next.gap == Gap::Line || next.is("in"))
            && !text.get(end + 1).is_some_and(|next| next.any(Flags::DET.with(Flags::FUNCTION)));
        // "haus nr 4", "hs.nr. 4"
        let house = matches!(word(1), "haus" | "hs") || word(1) == "." && matches!(word(2), "haus" | "hs");
        // "Gutshaus Nr. 1": the house belongs to it.
        if ["haus", "hof", "muehle", "kate"].iter().any(|end| word(1).ends_with(end)) && word(1).len() > 4 {
            return Some(at - 1..end);
        }
        let beside = beside || other || answer || house;
        if beside && text.get(start).is_some_and(|number| number.is_number() && number.text.len() <= 3) {
            return Some(start..end);
        }
        let ours = matches!(word(1), "die" | "in" | "der")
            && (1..=4).any(|by| {
                word(by).starts_with("wohn")
                    || text.get(end + by).is_some_and(|home| home.text.starts_with("wohn"))
                    || matches!(word(by), "sind" | "bin") && matches!(word(by + 1), "wir" | "ich")
            });
        let lettered = end > start + 1
            && text.get(start + 1).is_some_and(|letter| letter.gap == Gap::None)
            && text.tokens.get(at.saturating_sub(NEAR)..text.tokens.len().min(end + NEAR)).is_some_and(
                |around| {
                    around.iter().any(|word| {
                        matches!(word.text, "haus" | "briefkasten" | "hauseingang" | "tuer")
                            || word.text.starts_with("wohn")
                    })
                },
            );
        let ours = ours && text.get(start).is_some_and(Token::is_number);
        return (marks(text, end) && (ours || lettered)).then_some(start..end);
    }
    let room = matches!(cue.text, "zimmernummer" | "zimmernr" | "zimmer")
        && text.before(at, 1).is_none_or(|own| own.text.starts_with("mein") || own.text.starts_with("unser"))
        // "mein zimmer 12 mal durchsucht"
        && (!cue.is("zimmer") || text.get(at + 1).is_some_and(|is| matches!(is.text, "ist" | "is" | "hat")));
    if !room && !matches!(cue.text, "hausnummer" | "hausnr" | "wohnungsnummer" | "briefkastennummer") {
        return None;
    }
    let fills = |at: &usize| {
        text.get(*at).is_some_and(|fill| {
            matches!(
                fill.text,
                "ist"
                    | "is"
                    | "war"
                    | "lautet"
                    | "die"
                    | "der"
                    | ":"
                    | "="
                    | "."
                    | "also"
                    | "nr"
                    | "haben"
                    | "wir"
                    | "mit"
            )
        })
    };
    let start = (at + 1..at + 6).find(|at| !fills(at))?;
    number_end(text, start).map(|end| start..end)
}

/// "hausnr 3 nein 4", "Gartenweg 3, quatsch, 4b": the number that is put right a few words behind an address.
pub(super) fn corrected(text: &Text<'_>, at: usize, address: usize) -> Option<Range<usize>> {
    const FAR: usize = 5;
    let near = at > address && at <= address + FAR;
    let _ = text.get(at).filter(|number| near && number.is_number() && number.text.len() <= 3)?;
    let takes_back = |word: &Token<'_>| {
        matches!(
            word.text,
            "sondern"
                | "halt"
                | "aeh"
                | "aehm"
                | "ach"
                | "gegenueber"
                | "nebenan"
                | "nein"
                | "ne"
                | "nee"
                | "quatsch"
                | "falsch"
                | "sorry"
                | "sry"
                | "moment"
                | "korrektur"
        )
    };
    let back = text.tokens.get(address..at)?.iter().any(takes_back);
    number_end(text, at).filter(|_| back).map(|end| at..end)
}

/// "lindenallee … die fünf war das", "nicht in der 12 sondern die 21": the numbers told apart from a street without one that
/// ended here.
pub(super) fn afterwards(text: &Text<'_>, street: usize) -> Vec<Range<usize>> {
    const FAR: usize = 14;
    let mut found = Vec::new();
    for at in street..street + FAR {
        let Some(lead) =
            text.get(at).filter(|lead| !matches!(lead.text, "." | "!" | "?") && lead.gap != Gap::Line)
        else {
            break;
        };
        let named = matches!(lead.text, "nr" | "nummer");
        if !named && !matches!(lead.text, "die" | "der") {
            continue;
        }
        let dot = usize::from(named && text.get(at + 1).is_some_and(|dot| dot.is(".")));
        let lived = || {
            (1..=3).filter_map(|by| text.before(at, by)).any(|word| {
                matches!(word.text, "sondern" | "haus" | "," | "und" | "in" | "nummer")
                    || word.text.contains("wohn")
            })
        };
        let start = at + 1 + dot;
        let end = number_end(text, start).filter(|end| marks(text, *end) && (named || lived()));
        // "in der 3. Klasse"
        let ordinal = end.is_some_and(|end| {
            text.get(end).is_some_and(|dot| dot.is("."))
                && text.get(end + 1).is_some_and(|next| next.is_word() && next.gap != Gap::Line)
        });
        found.extend(end.filter(|_| !ordinal).map(|end| start..end));
    }
    found
}

/// "Nummer 14 in der Gartenstraße", "Haus 5, Lindenweg": the number told before a street without one that begins here.
pub(super) fn ahead(text: &Text<'_>, street: usize) -> Option<Range<usize>> {
    let between = (1..=2)
        .take_while(|by| {
            text.before(street, *by).is_some_and(|word| {
                matches!(
                    word.text,
                    "in" | "im" | "am" | "der" | "dem" | "den" | "an" | "auf" | "," | "vom" | "von"
                )
            })
        })
        .count();
    let mut start = street.checked_sub(between + 1)?;
    if text.get(start).is_some_and(|letter| letter.is_word() && letter.text.len() == 1) {
        start = start.checked_sub(1)?;
    }
    let end = number_end(text, start).filter(|end| *end == street - between)?;
    let dot = usize::from(text.before(start, 1).is_some_and(|dot| dot.is(".")));
    let lead = text.before(start, dot + 1)?;
    let named = matches!(lead.text, "nr" | "nummer" | "hausnummer" | "haus" | "hausnr");
    if between == 0 && !named {
        return None;
    }
    let lives = || (1..=6).filter_map(|by| text.before(start, by)).any(|word| word.any(Flags::HOME));
    (named || matches!(lead.text, "die" | "der") && lives()).then_some(start..end)
}

/// Where "17109 Demmin, Treptower 8" ends: behind a postcode with its place there may be a street that is not called one.
pub(super) fn behind_postcode(text: &Text<'_>, address: &Range<usize>, end: usize) -> usize {
    let coded = text.get(address.start).is_some_and(|code| code.is_number() && code.text.len() == 5);
    let comma = coded && text.get(end).is_some_and(|comma| comma.is(","));
    let word = text.get(end + 1).is_some_and(|word| {
        comma
            && word.is_capital()
            && word.text.len() > 3
            && !word.any(Flags::FUNCTION.with(Flags::MONTH))
            && !COUNTED.knows(word)
    });
    if !word
        || text.get(end + 1).is_some_and(|word| matches!(word.text, "telefon" | "handy" | "mobil" | "zimmer"))
    {
        return end;
    }
    number_end(text, end + 2).filter(|_| text.get(end + 2).is_some_and(Token::is_number)).unwrap_or(end)
}

/// What has a number of its own where a street has no houses.
static PLOTS: List<21> = List::new([
    "halle",
    "hof",
    "haus",
    "parzelle",
    "garten",
    "block",
    "aufgang",
    "eingang",
    "gehoeft",
    "bungalow",
    "laube",
    "datsche",
    "stellplatz",
    "wohnung",
    "whg",
    "ausbau",
    "gartenparzelle",
    "baracke",
    "container",
    "kate",
    "haeuser",
]);
/// What tells that such a number is where somebody lives or gardens.
static LIVING: List<26> = List::new([
    "kolonie",
    "kleingaerten",
    "wohne",
    "wohnen",
    "wohnt",
    "wohn",
    "zuhause",
    "adresse",
    "anschrift",
    "kleingarten",
    "kga",
    "gartenanlage",
    "anlage",
    "kleingartenanlage",
    "gartenverein",
    "kleingartenverein",
    "sparte",
    "gartensparte",
    "dorf",
    "unser",
    "unsere",
    "unserem",
    "unserer",
    "lebe",
    "leben",
    "briefkasten",
]);

/// "Alt Zachun, Hof 7", "unser Garten is Parzelle 44", "Weg C, Nr. 119": a number of a yard or a plot where a home is
/// spoken of, or beside a place or a street.
pub(super) fn plot(
    text: &Text<'_>,
    at: usize,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<Range<usize>> {
    let word = text.get(at).filter(|word| word.is_word())?;
    if let Some(lot) = allotment(text, at) {
        return Some(lot);
    }
    if !PLOTS.knows(word) || !(word.is_capital() || text.lower || word.is("haus")) {
        return None;
    }
    let named = usize::from(text.get(at + 1).is_some_and(|nr| matches!(nr.text, "nr" | "nummer")));
    let dot = usize::from(named == 1 && text.get(at + 2).is_some_and(|dot| dot.is(".")));
    let start = at + 1 + named + dot;
    let end = number_end(text, start)
        .filter(|_| text.get(start).is_some_and(|number| number.is_number() || named == 1))?;
    let comma =
        |at: usize| usize::from(text.get(at).is_some_and(|comma| matches!(comma.text, "," | "in" | "/")));
    // A place right before or behind.
    let next = end + comma(end);
    // "Haus Nr 9, Dorfstr", "Haus 4, Wohnung 12, Plattenweg"
    let street = text.get(next).is_some_and(|street| {
        next > end && street.is_capital() && (STREETS.ends(street.text) || ALSO_STREETS.ends(street.text))
    });
    let behind = {
        next > end
            && (street
                || text.get(next).is_some_and(|plot| PLOTS.knows(plot))
                    && number_end(text, next + 1).is_some()
                || is_place(next).is_some()
                || text
                    .get(next)
                    .is_some_and(|street| street.any(Flags::STREET) || street.text.ends_with("str"))
                || text.get(next).is_some_and(|lead| {
                    lead.is_capital()
                        && matches!(lead.text, "am" | "an" | "auf" | "zum" | "zur" | "hinter" | "unter")
                })
                || text.get(next).is_some_and(|new| matches!(new.text, "neu" | "alt" | "klein" | "gross"))
                    && text.get(next + 1).is_some_and(|name| name.is_word() && !name.any(Flags::FUNCTION)))
    };
    let before = {
        let last = at - comma_before(text, at);
        last < at && (1..=3).any(|by| last.checked_sub(by).is_some_and(|start| is_place(start) == Some(by)))
    };
    let around = |range: Range<usize>| {
        text.tokens.get(range).is_some_and(|around| around.iter().any(|word| LIVING.knows(word)))
    };
    let garden =
        matches!(word.text, "parzelle" | "garten" | "laube" | "gartenparzelle" | "bungalow" | "datsche");
    // A house with a number may be any house, unless somebody lives there.
    let home = (1..=6)
        .filter_map(|by| text.before(at, by))
        .any(|word| word.text.starts_with("wohn") || matches!(word.text, "heim" | "unterkunft" | "lager"))
        || (end..end + NEAR).filter_map(|at| text.get(at)).any(|word| word.text.starts_with("wohn"));
    let lived = home
        || around(at.saturating_sub(NEAR)..at)
        || garden && around(end..text.tokens.len().min(end + NEAR));
    let plain = word.is("haus") && named == 0 && !(before || behind || home);
    (before || behind || lived && !plain && marks(text, end))
        .then_some(at..if street { next + 1 } else { end })
}

fn comma_before(text: &Text<'_>, at: usize) -> usize {
    usize::from(text.before(at, 1).is_some_and(|comma| comma.is(",")))
}

/// "Weg C, Nr. 119", "Gang 4 Parzelle 12"
fn allotment(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let way = text.get(at).is_some_and(|way| matches!(way.text, "weg" | "gang" | "reihe" | "abteilung"));
    let _ = text.get(at + 1).filter(|letter| {
        way && letter.gap == Gap::Space
            && (letter.is_word() && letter.text.len() == 1 && letter.is_capital()
                || letter.is_number() && letter.text.len() <= 2)
    })?;
    let comma = usize::from(text.get(at + 2).is_some_and(|comma| matches!(comma.text, "," | "/")));
    let plot = at + 2 + comma;
    let named = text
        .get(plot)
        .is_some_and(|plot| matches!(plot.text, "nr" | "nummer" | "parzelle" | "garten" | "haus" | "laube"));
    let dot = usize::from(text.get(plot + 1).is_some_and(|dot| dot.is(".")));
    let end = number_end(text, plot + 1 + dot).filter(|_| named)?;
    Some(at..end)
}
