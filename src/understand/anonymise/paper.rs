//! Finds numbers of papers of a form no rule knows: with Roman numerals, with letters between the digits, spelled out sign
//! by sign ("l zwei x fünf null null"). What they are must be said right before.

use std::ops::Range;

use super::Kind;
use super::document::begins_code;
use super::facts::Facts;
use super::lexicon::Flags;
use super::list::List;
use super::number::digits_of;
use super::token::{Class, Gap, REACH, Shape, Text, Token};

/// How many words there may be between what a paper is called and its number.
const NEAR: usize = 6;

/// What may stand there.
static FILLERS: List<46> = List::new([
    ":",
    ".",
    "-",
    "=",
    "(",
    "\"",
    "„",
    ",",
    "nr",
    "nummer",
    "no",
    "ist",
    "war",
    "lautet",
    "heisst",
    "oder",
    "so",
    "ungefaehr",
    "etwa",
    "mit",
    "der",
    "die",
    "das",
    "steht",
    "unter",
    "dem",
    "zeichen",
    "hat",
    "von",
    "vom",
    "und",
    "lfd",
    "drauf",
    "darauf",
    "wohl",
    "also",
    "auch",
    "als",
    "jetzt",
    "is",
    "mal",
    "glaub",
    "ich",
    "angeblich",
    "zu",
    "endet",
]);

/// What has a number of its own besides the papers every finder knows.
static NUMBERED: List<57> = List::new([
    "objekt",
    "hilfeplan",
    "bedarfsgemeinschaft",
    "foerderfall",
    "grabstelle",
    "liegenschaft",
    "zaehlpunkt",
    "fahrradcode",
    "rahmencode",
    "kodierung",
    "fahrradpass",
    "auftrag",
    "bestellung",
    "lieferschein",
    "reklamation",
    "buchung",
    "reservierung",
    "idnr",
    "schadensfall",
    "hundemarke",
    "steuermarke",
    "dienstmarke",
    "grundbuchblatt",
    "grundbuch",
    "flurstueck",
    "flur",
    "urkunde",
    "urkundenrolle",
    "urk",
    "rolle",
    "codierung",
    "fahrradcodierung",
    "rahmen",
    "fahrgestell",
    "abo",
    "chip",
    "personalnr",
    "mieter",
    "parzelle",
    "aufenthaltskarte",
    "krankenkarte",
    "kvk",
    "vollmacht",
    "protokoll",
    "haftbefehl",
    "anzeige",
    "einsatz",
    "meldung",
    "eintrag",
    "buchungsnr",
    "vorgangs",
    "vorg",
    "zertifikat",
    "seriennr",
    "zeugnis",
    "bussgeld",
    "azvo",
]);

/// What may have a number that tells nothing: "Bus Nummer 5".
static PLAIN: List<27> = List::new([
    "bus",
    "linie",
    "zimmer",
    "haus",
    "platz",
    "trikot",
    "handy",
    "telefon",
    "tel",
    "ruf",
    "auto",
    "start",
    "raum",
    "gleis",
    "mobil",
    "festnetz",
    "notruf",
    "spind",
    "die",
    "der",
    "eine",
    "meine",
    "seine",
    "ihre",
    "deine",
    "unsere",
    "sicherheits",
]);

/// Numbers of papers as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found: Vec<_> = (0..text.tokens.len())
        .filter_map(|at| {
            let first = text.get(at)?;
            let formed = || {
                registered(text, at)
                    .or_else(|| lettered(text, at))
                    .or_else(|| card(text, at))
                    .or_else(|| of_asylum(text, at))
            };
            let near = first.near_number.then(formed).flatten();
            near.or_else(|| counts(first).then(|| dictated(text, at)).flatten())
        })
        .map(|tokens| (text.bytes(&tokens), Kind::IdNumber))
        .collect();
    let mut past = 0;
    for (at, token) in text.tokens.iter().enumerate() {
        if at < past || !token.is_word() || !is_cue(text, at, token) {
            continue;
        }
        let Some(tokens) = behind(text, at).or_else(|| farther(text, at)) else { continue };
        past = tokens.end;
        found.push((text.bytes(&tokens), Kind::IdNumber));
    }
    found
}

/// `VR 1094`, `HRB 7712 SN`: of the registers of clubs and firms.
fn registered(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let register = text.get(at).filter(|token| token.shape == Shape::Upper)?;
    let known = matches!(register.text, "vr" | "hrb" | "hra" | "gnr" | "pr" | "stnr" | "ustid" | "euid");
    let number =
        text.get(at + 1).is_some_and(|number| number.is_number() && (2..=7).contains(&number.text.len()));
    (known && number && text.get(at + 2).is_none_or(|next| !next.is("-"))).then_some(at..at + 2)
}

fn counts(word: &Token<'_>) -> bool {
    word.is_number() || digits_of(word) > 0 || word.is_any(Facts::COUNT)
}

/// "vierhundertsieben js elftausend aus fünfundzwanzig": the number of a file in words, of which the first counts.
fn dictated(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let counts = |at: usize| text.get(at).is_some_and(counts);
    let register = text.get(at + 1).filter(|register| {
        matches!(register.text, "js" | "ds" | "ls" | "ks" | "cs" | "owi" | "ujs" | "gs" | "kls" | "ns" | "bs")
    })?;
    let end = (at + 2..at + REACH)
        .take_while(|at| {
            counts(*at)
                || text
                    .get(*at)
                    .is_some_and(|mark| matches!(mark.text, "aus" | "schraegstrich" | "strich" | "/"))
        })
        .count()
        + at
        + 2;
    let last = usize::from(!counts(end - 1));
    (counts(at + 2) && end - last > at + 3 && register.gap == Gap::Space).then_some(at..end - last)
}

/// `M 902 118 337`, `RT 88 190 227 4 DE`: nine digits behind one or two capitals; "die nummer war die A-113", `MV#58-221`.
fn lettered(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let letters = text
        .get(at)
        .filter(|letters| letters.is_word() && letters.is_capital() && letters.gap != Gap::None)?;
    let upper = letters.text.len() == 1 || letters.shape == Shape::Upper && letters.text.len() == 2;
    let groups = (at + 1..at + 7)
        .take_while(|at| text.get(*at).is_some_and(|group| group.is_number() && group.gap == Gap::Space))
        .count();
    let parts = text.tokens.get(at + 1..at + 1 + groups)?;
    let digits: usize = parts.iter().map(|group| group.text.len()).sum();
    if upper && groups >= 3 && digits == 9 {
        let country =
            text.get(at + 1 + groups).is_some_and(|end| end.shape == Shape::Upper && end.text.len() == 2);
        return Some(at..at + 1 + groups + usize::from(country));
    }
    // "RZ 4410972": too many digits for a plate.
    if upper && groups == 1 && (6..=9).contains(&digits) && letters.shape == Shape::Upper {
        return Some(at..at + 2);
    }
    let mark = text.get(at + 1).filter(|mark| mark.gap == Gap::None && matches!(mark.text, "-" | "#"))?;
    let number = text.get(at + 2).is_some_and(|number| {
        number.is_number() && number.gap == Gap::None && (2..=6).contains(&number.text.len())
    });
    let told = || {
        (1..=7)
            .filter_map(|by| text.before(at, by))
            .any(|word| matches!(word.text, "nummer" | "nr" | "kennung" | "zeichen"))
    };
    let more = (at + 3..at + REACH)
        .take_while(|at| {
            text.get(*at).is_some_and(|part| part.gap == Gap::None && !matches!(part.text, "." | ","))
        })
        .count();
    let hash = mark.is("#") && more > 0;
    (number && (hash || letters.text.len() <= 3 && told())).then_some(at..at + 3 + more)
}

/// `8 914 337 - 475`: of a file at the office for refugees, seven digits and the three of a country.
fn of_asylum(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let number = |at: usize, length: usize| {
        text.get(at).is_some_and(|group| group.is_number() && group.text.len() == length)
    };
    let grouped = number(at, 1) && number(at + 1, 3) && number(at + 2, 3);
    let dash = at + if grouped { 3 } else { 1 };
    let whole = grouped || number(at, 7);
    let country = text.get(dash).is_some_and(|dash| dash.is("-")) && number(dash + 1, 3);
    (whole && country).then_some(at..dash + 2)
}

/// `4929 1180 2511 0022`: of a card, whatever is said of it.
fn card(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let four = |at: usize| text.get(at).is_some_and(|group| group.is_number() && group.text.len() == 4);
    let apart = |at: usize| text.get(at).is_some_and(|group| group.gap == Gap::Space);
    let whole = four(at) && (at + 1..at + 4).all(|at| four(at) && apart(at));
    let more = text.get(at + 4).is_some_and(|next| next.is_number() && next.gap == Gap::Space);
    let code = text.before(at, 1).is_some_and(Token::is_number);
    (whole && !more && !code).then_some(at..at + 4)
}

fn is_cue(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let numbered = || {
        matches!(token.text, "nummer" | "nr")
            && text.before(at, 1).is_some_and(|of| {
                of.is_word()
                    && token.gap == Gap::Space
                    && of.text.len() > 2
                    && !PLAIN.knows(of)
                    && !of.any(Flags::FUNCTION.with(Flags::DET))
            })
    };
    // "Gef.-Buch-Nr.", and "nr war …" where a paper was spoken of
    let joined = || {
        matches!(token.text, "nummer" | "nr")
            && (token.gap == Gap::None && text.before(at, 1).is_some_and(|dash| dash.is("-"))
                || (1..=8).filter_map(|by| text.before(at, by)).any(|paper| {
                    paper.is_any(Facts::NUMBERED) || NUMBERED.knows(paper) || paper.text.ends_with("karte")
                }))
    };
    token.is_any(Facts::ANNOUNCES) && !token.any(Flags::PLATE) || numbered() || joined()
}

/// Whether a word announces the number of a paper by itself, beside those that announce any number.
pub(super) fn may_announce(word: &Token<'_>) -> bool {
    word.text.len() >= 2
        && (NUMBERED.knows(word)
            || matches!(word.text, "zeichen" | "schein" | "id" | "kennung")
            || word.text.len() > 6 && (word.text.ends_with("nr") || word.text.ends_with("schein")))
}

/// What a part of a number is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Digits(usize),
    Letters,
    Roman,
    Mark,
    No,
}

fn part(text: &Text<'_>, at: usize, begun: bool) -> Part {
    let Some(token) = text.get(at) else { return Part::No };
    let glued = begun && token.gap == Gap::None;
    match token.class {
        Class::Number => Part::Digits(token.text.len()),
        Class::Mark if matches!(token.text, "-" | "/" | "." | ":" | "_" | "–" | "\\") && begun => {
            Part::Mark
        }
        Class::Word if glued && is_roman(token) => Part::Roman,
        Class::Word if glued && token.text.len() <= 6 => Part::Letters,
        Class::Word
            if matches!(token.text, "strich" | "schraegstrich" | "slash" | "aus" | "punkt" | "minus")
                && begun =>
        {
            Part::Mark
        }
        Class::Word if token.text.len() == 1 => Part::Letters,
        Class::Word if digits_of(token) > 0 => Part::Digits(digits_of(token)),
        Class::Word if token.is_any(Facts::COUNT) => Part::Digits(2),
        Class::Word if is_roman(token) => Part::Roman,
        // "unfallmeldung um 77/25"
        Class::Word
            if token.text.len() <= 3
                && text.get(at + 1).is_some_and(Token::is_number)
                && text.get(at + 2).is_some_and(|slash| slash.is("/") && slash.gap == Gap::None) =>
        {
            Part::Letters
        }
        Class::Word
            if token.text.len() <= 4
                && (token.shape == Shape::Upper || token.text.len() <= 2 && token.text.is_ascii())
                && !(token.any(Flags::FUNCTION.with(Flags::DET)) && token.shape != Shape::Upper) =>
        {
            Part::Letters
        }
        // "Ord-Ma 14/II"
        Class::Word if token.is_capital() && token.text.len() <= 4 && !token.any(Flags::FUNCTION) => {
            let next = text
                .get(at + 1)
                .is_some_and(|next| next.is_number() || next.gap == Gap::None && next.is("-"));
            if next { Part::Letters } else { Part::No }
        }
        _ => Part::No,
    }
}

fn is_roman(token: &Token<'_>) -> bool {
    token.shape == Shape::Upper
        && token.text.len() <= 8
        && token.text.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l' | b'c' | b'd' | b'm'))
}

/// "versichertenkarte ham die verbrannt k49 88 12 077": a letter right before digits begins a number wherever it stands.
fn farther(text: &Text<'_>, cue: usize) -> Option<Range<usize>> {
    let start = (cue + 1..cue + 9).find(|at| {
        let letters = text
            .get(*at)
            .is_some_and(|token| token.is_word() && token.text.len() <= 4 && token.gap != Gap::None);
        letters && text.get(at + 1).is_some_and(|number| number.is_number() && number.gap == Gap::None)
    })?;
    let end = (start..start + REACH)
        .take_while(|at| {
            text.get(*at).is_some_and(|token| {
                token.is_number() || *at == start || token.gap == Gap::None && token.text.len() <= 4
            })
        })
        .count()
        + start;
    let digits: usize =
        text.tokens.get(start..end)?.iter().filter(|part| part.is_number()).map(|part| part.text.len()).sum();
    (digits >= 5).then_some(start..end)
}

/// The number right behind what it is the number of.
fn behind(text: &Text<'_>, cue: usize) -> Option<Range<usize>> {
    let fills = |at: &usize| {
        text.get(*at).is_some_and(|token| {
            FILLERS.knows(token) && (token.gap != Gap::Line || token.class == Class::Mark)
                || token.is_any(Facts::NUMBERED)
        })
    };
    let start = (cue + 1..cue + NEAR).find(|at| !fills(at))?;
    let (mut end, mut last) = (start, start);
    let (mut digits, mut letters, mut roman, mut marks, mut groups) = (0, 0, 0, 0, 0);
    while let Some(token) =
        text.get(end).filter(|token| end < start + REACH && (end == start || token.gap != Gap::Line))
    {
        match part(text, end, end > start) {
            Part::Digits(more) => {
                digits += more;
                groups += 1;
            }
            Part::Letters => letters += 1,
            Part::Roman => roman += 1,
            Part::Mark => {
                // A dot or a colon with a blank behind it ends what is said.
                let ends = matches!(token.text, "." | ":")
                    && text.get(end + 1).is_none_or(|next| next.gap != Gap::None);
                if ends {
                    break;
                }
                marks += 1;
                end += 1;
                continue;
            }
            Part::No => break,
        }
        end += 1;
        last = end;
    }
    let first = text.get(start)?;
    let unit = text.get(last).is_some_and(|unit| {
        matches!(
            unit.text,
            "euro"
                | "eur"
                | "€"
                | "uhr"
                | "prozent"
                | "%"
                | "mark"
                | "jahre"
                | "jahren"
                | "km"
                | "mal"
                | "leute"
        ) || unit.any(Flags::MONTH)
    });
    let year = groups == 1
        && letters == 0
        && roman == 0
        && digits == 4
        && matches!(first.text.get(..2), Some("19" | "20"));
    let date = groups >= 2
        && letters + roman == 0
        && marks >= 1
        && first.text.len() <= 2
        && digits <= 8
        && first.is_number();
    let whole = digits >= 3 || roman > 0 && digits > 0 || digits >= 2 && letters > 0 && marks > 0;
    let coded = begins_code(text, start, first) || letters > 0 || digits >= 3;
    (whole && coded && !unit && !year && !date).then_some(start..last)
}
