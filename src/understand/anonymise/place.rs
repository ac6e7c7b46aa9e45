//! Finds names of places: those the directory knows, and others by what stands around them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::super::normalise::fold;
use super::lexicon::{Flags, NAME, ORDINARY, TOPIC, hash};
use super::list::List;
use super::token::{Gap, REACH, Text, Token};

/// The names of places, from the directory.
#[derive(Clone, Debug, Default)]
pub struct PlaceNames {
    names: HashMap<u64, Entry, BuildHasherDefault<AsItIs>>,
    areas: Vec<String>,
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
    /// In the area of that number; in several or an unknown one.
    In(usize),
    Somewhere,
}

/// Keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes.iter().copied());
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
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

    fn insert(&mut self, name: &str, meaning: Meaning) {
        let folded = fold(name);
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut key = 0;
        for (at, word) in words.iter().enumerate().take(WORDS) {
            key = chain(key, hash(word.bytes()));
            let entry = self.names.entry(key).or_default();
            if at + 1 < words.len() {
                entry.more = true;
                continue;
            }
            entry.meaning = Some(match entry.meaning {
                Some(Meaning::Kept) => Meaning::Kept,
                Some(old) if old != meaning && meaning != Meaning::Kept => Meaning::Somewhere,
                _ => meaning,
            });
        }
    }

    /// For each token the longest known name that begins with it: how many tokens it has, and what it means. Several
    /// finders ask, so it is looked up once.
    pub(super) fn in_text(&self, text: &Text<'_>) -> Known {
        Known((0..text.tokens.len()).map(|at| self.at(text, at)).collect())
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
    forms
}

fn with_endings(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned(), format!("{name}s")];
    if name.chars().count() >= 5 && !name.ends_with("er") {
        forms.push(if name.ends_with('e') { format!("{name}r") } else { format!("{name}er") });
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
        let plain =
            token.any(Flags::FUNCTION.with(Flags::DET)) && !token.is_capital() && !stands_behind_in(text, at);
        let name = known.at(at).filter(|(length, _)| !plain && is_meant(text, at, *length));
        if let Some((length, meaning)) = name {
            let tokens = at..at + length;
            at += length;
            match meaning {
                Meaning::Kept => places.kept.push(tokens),
                Meaning::In(area) => places.found.push(Found { tokens, area: Some(area) }),
                Meaning::Somewhere => places.found.push(Found { tokens, area: None }),
            }
            continue;
        }
        match mistyped(text, names, at).or_else(|| unknown(text, at, token)) {
            Some(end) => {
                places.found.push(Found { tokens: at..end, area: None });
                at = end;
            }
            None => at += 1,
        }
    }
    places
}

fn leads(token: &Token<'_>) -> bool {
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
    if length > 1 {
        return token.is_capital() || text.lower || !token.any(Flags::FUNCTION.with(Flags::DET));
    }
    let led = before.is_some_and(leads);
    let listed = before.is_some_and(|before| {
        matches!(before.text, "von" | "um" | "und" | "oder" | "," | "/" | "bis" | "der" | "in" | "(")
    });
    let near = led || listed && !token.any(ORDINARY);
    // "Wismar" and "Grimmen" are in the large list of words, but nothing else than towns.
    let rare = !token.any(Flags::COMMON.with(Flags::ALSO).with(Flags::FUNCTION)) && token.text.len() >= 5;
    match (token.is_capital(), token.any(ORDINARY), token.any(NAME)) {
        (true, false, false) => true,
        (true, false, true) => {
            led || (near && !token.any(Flags::FIRST)) || !token.any(Flags::FIRST) && !text.begins(at)
        }
        (true, true, _) => {
            led && before.is_some_and(|before| !matches!(before.text, "ueber" | "zwischen"))
                && (!token.any(Flags::FUNCTION) || stands_behind_in(text, at))
                || rare && !text.lower && listed && !token.any(NAME)
        }
        (false, true, _) if stands_behind_in(text, at) && (rare || token.any(Flags::FUNCTION)) => true,
        (false, true, _) => {
            before.is_some_and(|before| matches!(before.text, "in" | "aus" | "bei"))
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
fn after_title_or_initial(text: &Text<'_>, at: usize) -> bool {
    let noble = text.before(at, 1).is_some_and(|before| before.is("von"))
        && text
            .before(at, 2)
            .is_some_and(|title| title.any(Flags::TITLE) || matches!(title.text, "frau" | "familie"));
    let initial = text.before(at, 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
        && text
            .before(at, 2)
            .is_some_and(|letter| letter.is_word() && letter.text.len() == 1 && letter.gap != Gap::None)
        && text.get(at).is_some_and(|token| token.any(Flags::LAST) && token.gap != Gap::Line);
    noble || initial
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
    let led = text.before(at, 1).is_some_and(|before| {
        matches!(before.text, "in" | "aus" | "bei" | "nach" | "richtung" | "aufm" | "ausm")
    });
    let word = text.get(at).filter(|word| {
        led && (6..=16).contains(&word.text.len())
            && word.text.is_ascii()
            && !word.any(ORDINARY.with(TOPIC).with(NAME))
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

/// Ends that names of places in the north-east and elsewhere have.
static ENDS: List<40> = List::new([
    "ow", "itz", "hagen", "dorf", "burg", "stedt", "stadt", "hausen", "rode", "berg", "feld", "felde",
    "walde", "wald", "born", "see", "kirchen", "kirch", "muende", "leben", "hof", "haus", "husen", "beck",
    "bek", "torf", "thin", "vitz", "nitz", "kow", "gow", "linchen", "hafen", "horst", "krug", "mark",
    "bruch", "moor", "winkel", "ort",
]);
static HEADS: List<12> = List::new([
    "gross", "klein", "alt", "neu", "bad", "hohen", "wendisch", "deutsch", "sankt", "ober", "unter", "nieder",
]);

/// Where a place that is on no list ends: "in Groß Kiesow", "im Dorf Klein Bünzow", "aus Hinterpusemuckelow".
fn unknown(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let led = text.before(at, 1).is_some_and(|before| before.any(Flags::PLACE) && leads(before))
        && token.gap != Gap::Line;
    if !led
        || token.any(
            TOPIC
                .with(Flags::FUNCTION)
                .with(Flags::DET)
                .with(Flags::TITLE)
                .with(Flags::FIRST)
                .with(Flags::KIN)
                .with(Flags::MONTH),
        )
    {
        return None;
    }
    let next = text.get(at + 1);
    if HEADS.has(token.text)
        && (token.is_capital() || text.lower)
        && next.is_some_and(|next| {
            next.is_word()
                && (next.is_capital() || !next.any(ORDINARY))
                && next.gap != Gap::Line
                && !next.any(Flags::FUNCTION)
                && (!next.any(Flags::WORD) || !text.lower)
        })
    {
        return Some(at + 2);
    }
    let looks = ENDS.ends(token.text);
    let named = text.before(at, 1).is_some_and(|before| {
        matches!(
            before.text,
            "gemeinde"
                | "dorf"
                | "ort"
                | "ortsteil"
                | "ot"
                | "wohnort"
                | "ortschaft"
                | "heimatort"
                | "geburtsort"
                | "heimatdorf"
                | "kleinstadt"
        )
    });
    let strange = !token.any(ORDINARY);
    // "wohne in X": whatever is no word there is a place.
    let lives =
        text.before(at, 2).is_some_and(|verb| verb.text.starts_with("wohn") || verb.text.starts_with("leb"))
            && text.before(at, 1).is_some_and(|before| matches!(before.text, "in" | "bei"));
    let fits = strange
        && (looks || named || lives)
        && !(token.any(NAME) && text.before(at, 1).is_some_and(|before| before.is("bei")) && !looks);
    let plain = token.is_capital() || (text.lower && token.text.len() >= 4);
    (fits && plain).then(|| {
        let mut end = at + 1;
        while end < at + REACH
            && text.get(end).is_some_and(|token| token.is("-") && token.gap == Gap::None)
            && text.get(end + 1).is_some_and(|token| token.is_word() && token.gap == Gap::None)
        {
            end += 2;
        }
        end
    })
}
