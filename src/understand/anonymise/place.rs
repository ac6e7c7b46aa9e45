//! Finds names of places: those the directory knows, and others by what stands around them.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::super::normalise::fold;
use super::elsewhere::ORDINARY_ALONE;
use super::lexicon::{Flags, NAME, ORDINARY, TOPIC, hash, is_frequent, is_german};
use super::signs::{AsItIs, Signs};
use super::token::{Gap, REACH, Text, Token};
use super::{elsewhere, whereabouts};

/// The names of places, from the directory.
#[derive(Clone, Debug, Default)]
pub struct PlaceNames {
    names: HashMap<u64, Entry, BuildHasherDefault<AsItIs>>,
    /// Which signs the first words of the names have: hardly any word of a text has one of them.
    firsts: Signs,
    areas: Vec<String>,
    /// Towns and villages elsewhere, by one word: so many that only words of which little else is known are looked up.
    far: HashSet<u64, BuildHasherDefault<AsItIs>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    meaning: Option<Meaning>,
    /// Longer names begin with these words.
    more: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// So large that it tells nothing.
    Kept,
    /// A city elsewhere: so large that it tells nothing, unless somebody lives there or comes from there.
    City,
    /// In the area of that number; in several or an unknown one.
    In(usize),
    Somewhere,
}

/// Names have at most so many words.
const WORDS: usize = 6;

fn chain(before: u64, word: u64) -> u64 {
    (before.rotate_left(17) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl PlaceNames {
    /// Adds a place in an area ("Vorpommern-Rügen"), with which its name is replaced. A name in several areas is
    /// replaced without one.
    pub fn add(&mut self, name: &str, area: &str) {
        let number = self.areas.iter().position(|known| known == area).unwrap_or_else(|| {
            self.areas.push(area.to_owned());
            self.areas.len() - 1
        });
        for form in forms(name) {
            self.insert(&form, Meaning::In(number));
        }
    }

    /// Adds a name that stays: it is as large as a district, or one.
    pub fn keep(&mut self, name: &str) {
        // Not a part of it: "Ludwigslust" is a town, "Ludwigslust-Parchim" a district.
        for form in with_endings(name) {
            self.insert(&form, Meaning::Kept);
        }
    }

    /// Adds a city outside, which stays where it is only talked about.
    pub fn city(&mut self, name: &str) {
        for form in with_endings(name) {
            self.insert(&form, Meaning::City);
        }
    }

    /// Adds a place outside, which is replaced without an area. Only names of one word.
    pub fn far(&mut self, name: &str) {
        let folded = fold(name);
        if folded.chars().all(char::is_alphabetic) {
            self.far.insert(hash(folded.bytes()));
            self.far.insert(hash(format!("{folded}s").bytes()));
        }
    }

    fn insert(&mut self, name: &str, meaning: Meaning) {
        let folded = fold(name);
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut key = 0;
        if let Some(first) = words.first() {
            self.firsts.add(hash(first.bytes()));
        }
        for (at, word) in words.iter().enumerate().take(WORDS) {
            key = chain(key, hash(word.bytes()));
            let entry = self.names.entry(key).or_default();
            if at + 1 < words.len() {
                entry.more = true;
                continue;
            }
            entry.meaning = Some(match entry.meaning {
                Some(old @ (Meaning::Kept | Meaning::City)) => old,
                Some(old) if old != meaning && !matches!(meaning, Meaning::Kept | Meaning::City) => {
                    Meaning::Somewhere
                }
                _ => meaning,
            });
        }
    }

    /// For each token the longest known name that begins with it: how many tokens it has, and what it means. Several
    /// finders ask, so it is looked up once.
    pub(super) fn in_text(&self, text: &Text<'_>) -> Known {
        let mut known = vec![None; text.tokens.len()];
        for ((at, token), slot) in text.tokens.iter().enumerate().zip(&mut known) {
            if token.is_word() && self.firsts.may_have(token.hash) {
                *slot = self.at(text, at);
            }
        }
        Known(known)
    }

    fn at(&self, text: &Text<'_>, start: usize) -> Option<(usize, Meaning)> {
        let mut key = 0;
        let mut best = None;
        let mut at = start;
        for _ in 0..WORDS {
            let Some(token) = text.get(at).filter(|token| token.is_word()) else { break };
            key = chain(key, token.hash);
            let Some(entry) = self.names.get(&key) else { break };
            at += 1;
            if let Some(meaning) = entry.meaning {
                best = Some((at - start, meaning));
            }
            if !entry.more {
                break;
            }
            while at < start + REACH
                && text.get(at).is_some_and(|token| matches!(token.text, "-" | "/" | "(" | "."))
            {
                at += 1;
            }
        }
        best
    }

    /// Whether a word is the name of a town or village elsewhere.
    pub(super) fn is_far(&self, word: &Token<'_>) -> bool {
        self.far.contains(&word.hash)
    }

    /// The area a name stands for, if it is one.
    pub(super) fn area(&self, number: usize) -> Option<&str> {
        self.areas.get(number).map(String::as_str)
    }
}

/// The known names that begin with each token of a text.
pub(super) struct Known(Vec<Option<(usize, Meaning)>>);

impl Known {
    fn at(&self, at: usize) -> Option<(usize, Meaning)> {
        self.0.get(at).copied().flatten()
    }

    /// How many tokens from here on are the known name of a place, whatever stands around it.
    pub(super) fn length(&self, at: usize) -> Option<usize> {
        self.at(at).map(|(length, _)| length)
    }
}

/// A name as it is written: with the genitive's `s`, and as an adjective ("Anklamer").
fn forms(name: &str) -> Vec<String> {
    let mut forms = with_endings(name);
    // "Zarrentin" for "Zarrentin am Schaalsee", "Waren" for "Waren (Müritz)", "Ribnitz" for "Ribnitz-Damgarten"
    let cuts = [" am ", " an der ", " auf ", " in ", " bei ", " im ", " (", "/", "-"];
    if let Some(head) = cuts.iter().filter_map(|cut| name.find(cut)).min().and_then(|cut| name.get(..cut))
        && head.chars().count() >= 5
        && !head.contains(' ')
    {
        forms.extend(with_endings(head));
    }
    // "Gr. Lüsewitz", "Kl. Nemerow", and "Nemerow" alone
    let heads = [("Groß ", ["Gr ", "Grosz "]), ("Klein ", ["Kl ", "Lütten "]), ("Bad ", ["B ", "Bat "])];
    for (bare, head) in heads.iter().filter_map(|(head, short)| Some((name.strip_prefix(head)?, short))) {
        forms.extend(head.iter().map(|head| format!("{head}{bare}")));
        if bare.chars().count() >= 5 && !bare.contains(' ') && !is_german(&fold(bare)) {
            forms.extend(with_endings(bare));
        }
    }
    // "am Großen Dreesch", "Hiddensee" for "Insel Hiddensee"
    if let Some((head, bare)) = name.split_once("er ").filter(|(head, _)| !head.contains(' ')) {
        forms.extend(["e", "en", "es"].map(|end| format!("{head}{end} {bare}")));
    }
    forms.extend(name.strip_prefix("Insel ").map(str::to_owned));
    forms
}

fn with_endings(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned(), format!("{name}s")];
    if name.chars().count() >= 4 && !name.ends_with("er") {
        let of = if name.ends_with('e') { format!("{name}r") } else { format!("{name}er") };
        // "Besitzern" are more often owners than people of Besitz.
        if !is_frequent(&fold(name)) {
            forms.extend(["in", "innen", "n", "s"].map(|end| format!("{of}{end}")));
        }
        forms.push(of);
    }
    forms
}

/// A place in a text.
pub(super) struct Found {
    pub tokens: Range<usize>,
    pub area: Option<usize>,
}

/// Places, and which tokens name places that stay.
pub(super) struct Places {
    pub found: Vec<Found>,
    pub kept: Vec<Range<usize>>,
}

/// Finds places.
pub(super) fn find(text: &Text<'_>, names: &PlaceNames, known: &Known) -> Places {
    let mut places = Places { found: Vec::new(), kept: Vec::new() };
    let mut at = 0;
    while at < text.tokens.len() {
        let Some(token) = text.get(at).filter(|token| token.is_word()) else {
            at += 1;
            continue;
        };
        let little = token.any(Flags::FUNCTION.with(Flags::DET));
        let plain = || {
            text.tokens.len() > 2
                && little
                && !token.is_capital()
                && !stands_behind_in(text, at)
                && !whereabouts::said_bare(text, at, token)
        };
        let name = known
            .at(at)
            .filter(|_| !plain())
            .map(|(length, meaning)| (length, meaning, part_behind(text, known, at + length)));
        let follows = places.found.last().is_some_and(|last| last.tokens.end + 1 == at);
        let listed = follows || places.found.last().is_some_and(|last| last.tokens.end == at);
        if let Some((length, meaning, part)) = name.filter(|(length, _, part)| {
            part.is_some()
                || is_meant(text, at, *length)
                || whereabouts::is_told(text, at..at + length, follows)
        }) {
            let (start, end) = (at, at + length);
            let area = match meaning {
                Meaning::Kept if part.is_none() => None,
                Meaning::City if part.is_none() && !elsewhere::is_home(text, start) => None,
                Meaning::In(area) => Some(Some(area)),
                Meaning::Kept | Meaning::City | Meaning::Somewhere => Some(None),
            };
            let Some(area) = area else {
                places.kept.push(start..end);
                at = end;
                continue;
            };
            at = part.unwrap_or_else(|| whereabouts::with_tail(text, end));
            places.found.push(Found { tokens: start..at, area });
            continue;
        }
        let unlisted = || {
            // Whatever leads to a place that is on no list.
            let led = text
                .before(at, 1)
                .is_some_and(|lead| lead.any(Flags::PLACE) || matches!(lead.text, "aufm" | "ausm"));
            let strange = || beside(text, known, at).or_else(|| whereabouts::unknown(text, at, token));
            led.then(|| mistyped(text, names, at))
                .flatten()
                .or_else(|| elsewhere::is_told(text, names, at, listed).then_some(at + 1))
                .or_else(|| led.then(strange).flatten())
        };
        // No place is called by a little word alone.
        let end = if little { None } else { unlisted() }.or_else(|| whereabouts::find(text, at, token));
        match end {
            Some(end) => {
                places.found.push(Found { tokens: at..end, area: None });
                at = end;
            }
            None => at += 1,
        }
    }
    places
}

/// "in holz bei demmin", "aus Wolde bei Stavenhagen": whatever word stands between that and a known place.
fn beside(text: &Text<'_>, known: &Known, at: usize) -> Option<usize> {
    let _ = text.get(at + 1).filter(|near| matches!(near.text, "bei" | "nahe" | "b"))?;
    let token = text.get(at)?;
    let led = text.before(at, 1).is_some_and(|before| matches!(before.text, "in" | "aus" | "nach" | "ausm"));
    let dot = usize::from(text.get(at + 2).is_some_and(|dot| dot.is(".")));
    let none = Flags::FUNCTION
        .with(Flags::DET)
        .with(Flags::KIN)
        .with(Flags::JOB)
        .with(Flags::ORG)
        .with(Flags::MONTH)
        .with(TOPIC);
    let plain = token.any(none)
        || matches!(token.text, "urlaub" | "arbeit" | "ausbildung" | "lehre" | "kur" | "haft" | "therapie")
        || !(token.is_capital() || text.lower);
    let place = known.at(at + 2 + dot).is_some();
    (led && place && !plain && token.text.len() >= 4).then_some(at + 1)
}

/// "Schwerin-Lankow", "schwerin mueßer holz": where a part of a town right behind its name ends.
fn part_behind(text: &Text<'_>, known: &Known, end: usize) -> Option<usize> {
    let dash = text.get(end).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None);
    let start = end + usize::from(dash);
    let next = text
        .get(start)
        .filter(|next| next.is_word() && next.gap != Gap::Line && (!dash || next.gap == Gap::None))?;
    let (length, meaning) = known.at(start)?;
    let place = matches!(meaning, Meaning::In(_) | Meaning::Somewhere);
    let meant = dash || is_meant(text, start, length) && !next.any(ORDINARY.with(NAME));
    (place && meant).then_some(start + length)
}

pub(super) fn leads(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "in" | "aus"
            | "nach"
            | "bei"
            | "nahe"
            | "richtung"
            | "raum"
            | "gemeinde"
            | "dorf"
            | "ort"
            | "stadt"
            | "ortsteil"
            | "ot"
            | "nähe"
            | "wohnort"
            | "kreisstadt"
            | "ortschaft"
            | "kleinstadt"
            | "heimatort"
            | "heimatdorf"
            | "geburtsort"
            | "zwischen"
            | "ueber"
            | "ausm"
            | "wohne"
            | "wohnen"
            | "wohnhaft"
            | "gemeindevertretung"
            | "gemeinderat"
            | "stadtvertretung"
            | "kirchspiel"
            | "hansestadt"
    )
}

/// Whether a name is meant as a place here, and not as the word or the person of that name.
fn is_meant(text: &Text<'_>, at: usize, length: usize) -> bool {
    let Some(token) = text.get(at) else { return false };
    let before = text.before(at, 1);
    if before.is_some_and(|before| before.any(Flags::TITLE) && !text.begins(at))
        || after_first_name(text, at)
        || after_title_or_initial(text, at)
    {
        return false;
    }
    // "Holm K."
    let role = || before.is_some_and(|role| role.any(Flags::KIN.with(Flags::JOB)));
    let initial = (token.any(Flags::FIRST) || role())
        && text.get(at + 1).is_some_and(|letter| letter.is_letter() && letter.is_capital())
        && text.get(at + 2).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None);
    if initial && length == 1 && !before.is_some_and(leads) {
        return false;
    }
    if length > 1 {
        return token.is_capital() || text.lower || !token.any(Flags::FUNCTION.with(Flags::DET));
    }
    let led = before.is_some_and(leads);
    let ordinary = token.any(ORDINARY_ALONE) && !whereabouts::only_place(token);
    let listed = before.is_some_and(|before| {
        matches!(before.text, "von" | "um" | "und" | "oder" | "," | "/" | "bis" | "der" | "in" | "(")
    });
    let near = led || listed && !ordinary;
    if ordinary && whereabouts::said_bare(text, at, token) {
        return true;
    }
    // "Wismar" and "Grimmen" are in the large list of words, but nothing else than towns.
    let rare = !token.any(Flags::COMMON.with(Flags::ALSO).with(Flags::FUNCTION)) && token.text.len() >= 5;
    match (token.is_capital(), ordinary, token.any(NAME)) {
        (true, false, false) => true,
        (true, false, true) => {
            led || (near && !token.any(Flags::FIRST)) || !token.any(Flags::FIRST) && !text.begins(at)
        }
        (true, true, _) => {
            led && before.is_some_and(|before| !matches!(before.text, "ueber" | "zwischen" | "wohnen"))
                && (!token.any(Flags::FUNCTION) || stands_behind_in(text, at))
                || rare && !text.lower && listed && !token.any(NAME)
        }
        (false, true, _) if stands_behind_in(text, at) && (rare || token.any(Flags::FUNCTION)) => true,
        (false, true, _) => {
            before.is_some_and(|before| matches!(before.text, "in" | "aus" | "bei" | "nach"))
                && token.text.len() >= 5
                && !token.any(Flags::FUNCTION)
                && text.lower
                && lives_near(text, at)
        }
        (false, false, false) => token.text.len() >= 4,
        (false, false, true) => led || token.text.len() >= 5 && !token.any(Flags::FIRST),
    }
}

/// "in Waren", "nach waren": no verb stands there.
fn stands_behind_in(text: &Text<'_>, at: usize) -> bool {
    let led = text
        .before(at, 1)
        .is_some_and(|before| matches!(before.text, "in" | "aus" | "nach" | "richtung") && before.is_word());
    led && text.get(at).is_some_and(|token| token.text.len() >= 5 && token.gap == Gap::Space)
}

/// "Familie von Bülow", "h. karow"
pub(super) fn after_title_or_initial(text: &Text<'_>, at: usize) -> bool {
    let noble = text.before(at, 1).is_some_and(|before| before.is("von"))
        && text.before(at, 2).filter(|title| !title.is(".")).or_else(|| text.before(at, 3)).is_some_and(
            |title| {
                title.any(Flags::TITLE) || matches!(title.text, "frau" | "familie" | "ehepaar" | "eheleute")
            },
        );
    let initial = text.before(at, 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
        && text
            .before(at, 2)
            .is_some_and(|letter| letter.is_word() && letter.text.len() == 1 && letter.gap != Gap::None)
        && text.get(at).is_some_and(|token| token.any(Flags::LAST) && token.gap != Gap::Line);
    // "K. Drewelow": a village, but not behind the letter of a name.
    let capital = text.before(at, 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
        && text
            .before(at, 2)
            .is_some_and(|letter| letter.is_capital() && letter.text.len() == 1 && letter.gap != Gap::None)
        && text.get(at).is_some_and(|token| token.is_capital() && token.gap == Gap::Space)
        && !text.lower
        && !text.before(at, 3).is_some_and(|dot| dot.is("."));
    noble || initial || capital
}

fn lives_near(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at.saturating_sub(6)..(at + 4).min(text.tokens.len())).is_some_and(|around| {
        around.iter().any(|token| {
            token.text.starts_with("wohn")
                || matches!(token.text, "lebe" | "leben" | "komme" | "kommen" | "hier" | "dorf" | "stadt")
        })
    })
}

fn after_first_name(text: &Text<'_>, at: usize) -> bool {
    text.before(at, 1).is_some_and(|before| before.any(Flags::FIRST) && !before.any(ORDINARY))
        && text.get(at).is_some_and(|token| token.gap != Gap::Line && token.any(Flags::LAST))
}

/// "in grevesmühln": a word that is none, led as a place is, and one slip away from the name of one. A word of which so
/// little is known costs a few hundred looks at the names, which is why nothing else is tried.
fn mistyped(text: &Text<'_>, names: &PlaceNames, at: usize) -> Option<usize> {
    let led = || {
        text.before(at, 1).is_some_and(|before| {
            matches!(before.text, "in" | "aus" | "bei" | "nach" | "richtung" | "aufm" | "ausm")
        })
    };
    let word = text.get(at).filter(|word| {
        !word.any(ORDINARY_ALONE.with(TOPIC).with(NAME))
            && (6..=16).contains(&word.text.len())
            && word.text.is_ascii()
            && led()
    })?;
    let known = |bytes: &[&[u8]]| {
        let spelled = hash(bytes.iter().flat_map(|part| part.iter().copied()));
        names.names.get(&chain(0, spelled)).is_some_and(|entry| entry.meaning.is_some())
    };
    let bytes = word.text.as_bytes();
    let slips = (1..=bytes.len()).any(|cut| {
        let (head, tail) = bytes.split_at(cut);
        let rest = tail.get(1..).unwrap_or_default();
        let swapped = match tail {
            [one, two, rest @ ..] => known(&[head, &[*two, *one], rest]),
            _ => false,
        };
        swapped
            || !tail.is_empty() && known(&[head, rest])
            || (b'a'..=b'z')
                .any(|c| known(&[head, &[c], tail]) || !tail.is_empty() && known(&[head, &[c], rest]))
    });
    slips.then_some(at + 1)
}
