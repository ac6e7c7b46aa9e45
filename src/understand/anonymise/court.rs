//! Finds numbers of files at courts and offices by their registers (`3 Ca 512/25`, `S 12 AS 455/24`, `DR II 812/25`), what is
//! spelled letter by letter behind the word for a paper, and codes right behind the word "Nummer" (`MA-219`).

use std::ops::Range;

use super::Kind;
use super::facts::Facts;
use super::lexicon::Flags;
use super::list::List;
use super::number::digits_of;
use super::token::{Class, Gap, Shape, Text, Token};

/// Registers of courts that are only known with a capital (Aktenordnung), beside those in [`super::document`].
static REGISTERS: List<53> = List::new([
    "l", "ca", "ga", "bv", "sa", "ta", "a", "b", "e", "k", "m", "x", "xvii", "iv", "vi", "iii", "ii", "as",
    "al", "so", "r", "kr", "u", "wf", "uf", "uh", "dr", "fh", "ivk", "ik", "in", "w", "t", "ss", "ws", "ar",
    "zs", "ujs", "vrs", "gns", "stvk", "hr", "p", "v", "ay", "sf", "bk", "lw", "wx", "ars", "bvga", "az",
    "vg",
]);

/// Whether a word is the register of a court.
pub(super) fn is_register(word: &Token<'_>) -> bool {
    const ALSO: [&str; 12] = ["js", "ds", "ls", "ks", "cs", "owi", "gs", "kls", "ns", "bs", "c", "o"];
    REGISTERS.knows(word) || ALSO.contains(&word.text)
}

/// How letters are called when a number is read out.
static LETTERS: List<36> = List::new([
    "ah", "be", "bee", "ce", "zeh", "de", "deh", "eff", "ef", "ge", "geh", "ha", "hah", "jot", "jott", "ka",
    "el", "ell", "em", "emm", "en", "enn", "pe", "peh", "ku", "kuh", "er", "err", "es", "ess", "te", "vau",
    "we", "weh", "ix", "ixx",
]);

/// Numbers of files and papers as ranges of bytes.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let formed = || registered(text, at).or_else(|| enforced(text, at));
        let tokens = token.near_number.then(formed).flatten();
        let tokens = tokens.or_else(|| has_number(token).then(|| coded(text, at)).flatten());
        found.extend(tokens.map(|tokens| (text.bytes(&tokens), Kind::IdNumber)));
    }
    found
}

fn number(text: &Text<'_>, at: usize, longest: usize) -> bool {
    text.get(at)
        .is_some_and(|token| token.is_number() && token.text.len() <= longest && token.gap != Gap::Line)
}

fn of_year(text: &Text<'_>, slash: usize) -> bool {
    text.get(slash).is_some_and(|slash| matches!(slash.text, "/" | "-" | "."))
        && text.get(slash + 1).is_some_and(|year| year.is_number() && matches!(year.text.len(), 2 | 4))
}

/// `3 Ca 512/25`, `S 12 AS 455/24`, `2 A 1733/23 SN`
fn registered(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let chamber = number(text, at, 4);
    let register = text.get(at + 1).filter(|register| {
        chamber
            && register.is_word()
            && register.is_capital()
            && register.gap == Gap::Space
            && REGISTERS.knows(register)
    })?;
    let _ = number(text, at + 2, 6).then_some(register)?;
    if !(of_year(text, at + 3) && text.get(at + 3).is_some_and(|slash| slash.is("/"))) {
        return None;
    }
    let mut end = at + 5;
    // The seat of the court, or what the file is about.
    let seat = text.get(end).is_some_and(|seat| {
        seat.is_word() && seat.shape == Shape::Upper && seat.text.len() <= 3 && seat.gap == Gap::Space
    });
    end += usize::from(seat);
    let branch = text.before(at, 1).is_some_and(|branch| {
        matches!(branch.text, "s" | "l" | "b")
            && branch.is_capital()
            && text.get(at).is_some_and(|next| next.gap == Gap::Space)
    });
    Some(at - usize::from(branch)..end)
}

/// `DR II 812/25`, `XVII 45/20`, `Az. B 44/2025`, `Vertrag P 112/7`
fn enforced(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let first = text
        .get(at)
        .filter(|first| first.is_word() && first.shape != Shape::Lower && first.text.len() <= 4)?;
    let roman = text
        .get(at + 1)
        .is_some_and(|part| part.is_word() && REGISTERS.knows(part) && part.shape == Shape::Upper);
    let count = at + 1 + usize::from(roman);
    let slashed = number(text, count, 7)
        && text.get(count).is_some_and(|count| count.gap == Gap::Space)
        && text.get(count + 1).is_some_and(|slash| matches!(slash.text, "/" | "-") && slash.gap == Gap::None)
        && text.get(count + 2).is_some_and(|more| more.is_number() && more.gap == Gap::None);
    let known = REGISTERS.knows(first) && roman;
    let told = || (1..=4).filter_map(|by| text.before(at, by)).any(|cue| cue.is_word() && has_number(cue));
    (slashed && (known || told())).then_some(at..count + 3)
}

/// Whether a word is a paper or speaks of its number.
fn has_number(cue: &Token<'_>) -> bool {
    cue.is_any(Facts::CODED)
}

/// The same of a word whose facts are not known.
pub(super) fn may_have_number(cue: &Token<'_>) -> bool {
    static ENDS: List<25> = List::new([
        "sache",
        "zeichen",
        "az",
        "kennung",
        "karte",
        "aktenz",
        "gz",
        "id",
        "vorgang",
        "ticket",
        "visum",
        "vertrag",
        "register",
        "reg",
        "kostenstelle",
        "nummer",
        "nr",
        "ausweis",
        "pass",
        "bescheid",
        "police",
        "akte",
        "pin",
        "schein",
        "perso",
    ]);
    ENDS.fits(cue)
}

/// "mein ausweis: el null eins ixx null null te vier sieben", "ich bin Nummer MA-219", "Kostenstelle 4711-08", "die PIN ist 7719 0042"
fn coded(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    const NEAR: usize = 7;
    const LONGEST: usize = 24;
    let cue = text.get(at).filter(|cue| cue.is_word() && !cue.any(Flags::PLATE))?;
    let fills = |at: &usize| {
        text.get(*at).is_some_and(|token| {
            matches!(
                token.text,
                ":" | "."
                    | ","
                    | "-"
                    | "hat"
                    | "die"
                    | "der"
                    | "das"
                    | "ist"
                    | "is"
                    | "war"
                    | "lautet"
                    | "nummer"
                    | "nr"
                    | "vor"
                    | "mir"
                    | "da"
                    | "steht"
                    | "vom"
                    | "von"
                    | "brief"
                    | "drauf"
                    | "also"
                    | "geht"
                    | "so"
                    | "punkt"
                    | "los"
            ) && token.gap != Gap::Line
        })
    };
    let start = (at + 1..at + NEAR).find(|at| !fills(at))?;
    // "meine nummer bei opferhilfe ist F eins zwei drei": the words between may be any, the letter may not.
    let lettered = |at: &usize| {
        text.get(*at).is_some_and(|letter| letter.is_letter() && letter.is_capital())
            && text.get(at + 1).is_some_and(|digit| digit.is_word() && digits_of(digit) > 0)
    };
    let start = (start..at + NEAR).find(lettered).unwrap_or(start);
    let (mut end, mut digits, mut letters, mut marks, mut words) = (start, 0, 0, 0, 0);
    while let Some(token) = text.get(end).filter(|token| end < start + LONGEST && token.gap != Gap::Line) {
        let worth = digits_of(token);
        let spelled = token.is_word() && (token.text.chars().count() == 1 || LETTERS.knows(token));
        let hundreds = token.is_word() && ["hundert", "tausend"].iter().any(|part| token.text.contains(part));
        let code = token.is_word() && end > start && matches!(token.text, "js" | "ujs" | "cs" | "ds" | "owi")
            || token.is_word()
                && token.shape == Shape::Upper
                && token.text.len() <= 4
                && text
                    .get(end + 1)
                    .is_some_and(|dash| matches!(dash.text, "-" | "/") && dash.gap == Gap::None);
        let mark = (matches!(
            token.text,
            "-" | "/" | "strich" | "bindestrich" | "schraegstrich" | "minus" | "aus" | "roemisch"
        ) || token.is(",") && words > 0)
            && end > start
            && text.get(end + 1).is_some_and(|next| {
                next.is_number() || next.is_word() && (digits_of(next) > 0 || next.text.ends_with("zig"))
            });
        let double = token.text.starts_with("doppel") && token.text.len() > 8;
        if double {
            (digits, words) = (digits + 2, words + 1);
        } else if spelled && worth == 0 || code {
            letters += 1;
        } else if worth > 0
            || hundreds
            || token.is_word() && token.text.ends_with("zig") && token.any(Flags::NUMBER)
        {
            digits += worth.max(2);
            words += usize::from(token.is_word());
        } else if mark {
            marks += 1;
        } else {
            break;
        }
        end += 1;
    }
    let last = text.before(end, 1)?;
    let glued = text.get(end).is_some_and(|next| next.gap == Gap::None && next.class != Class::Mark);
    let spelled = letters > 0 && digits >= 3 && words >= 2;
    let marked = letters > 0 && marks > 0 && digits >= 2;
    let plain = marks > 0 && digits >= 6
        || ["pin", "kostenstelle"].iter().any(|end| cue.text.ends_with(end)) && digits >= 4;
    let unit = text.get(end).is_some_and(|unit| {
        matches!(unit.text, "euro" | "uhr" | "€" | "%" | "." | ":") && unit.gap == Gap::None
    }) && text.get(end + 1).is_some_and(|next| next.gap == Gap::None);
    ((spelled || marked || plain) && !glued && !unit && !last.is("-")).then_some(start..end)
}
