//! Misspells names of places the ways people do, by chance but reproducibly, and counts what the resolver makes of them.
//!
//! Independent of the resolver's own idea of errors: the rules here were written from how people write, not from what it
//! finds.

use std::collections::{BTreeMap, BTreeSet};

use lotse::directory::Directory;
use lotse::id::Ags;
use lotse::understand::place::{Place, key, locate};

const PLACES: [&str; 2] = [
    include_str!("../../src/directory/gazetteer/mecklenburg-vorpommern.tsv"),
    include_str!("../../src/directory/gazetteer/by-hand.tsv"),
];
const ELSEWHERE: &str = include_str!("../../src/directory/gazetteer/elsewhere.tsv");

/// A small generator of chance (xorshift64*), so that every run misspells alike.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).unwrap_or_default() % end.max(1)
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// A kind of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    OneEdit,
    TwoEdits,
    Keyboard,
    Phonetic,
    Umlaut,
}

/// A name with an error of that kind; `None` if the name leaves no room for one.
pub fn misspell(name: &str, error: Error, chance: &mut Chance) -> Option<String> {
    let wrong = match error {
        Error::OneEdit => edit(name, chance)?,
        Error::TwoEdits => edit(&edit(name, chance)?, chance)?,
        Error::Keyboard => neighbour(name, chance)?,
        Error::Phonetic => by_ear(name, chance)?,
        Error::Umlaut => {
            let dots = chance.below(2) == 0;
            name.chars().map(|c| umlaut(c, dots)).collect()
        }
    };
    (wrong != name).then_some(wrong)
}

fn umlaut(c: char, spelt: bool) -> String {
    let pair = match c {
        'ä' => ("ae", "a"),
        'ö' => ("oe", "o"),
        'ü' => ("ue", "u"),
        'Ä' => ("Ae", "A"),
        'Ö' => ("Oe", "O"),
        'Ü' => ("Ue", "U"),
        'ß' => ("ss", "ss"),
        _ => return c.to_string(),
    };
    if spelt { pair.0.to_owned() } else { pair.1.to_owned() }
}

/// One letter more, less or other, or two that changed places.
fn edit(name: &str, chance: &mut Chance) -> Option<String> {
    const LETTERS: [char; 30] = [
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
        'u', 'v', 'w', 'x', 'y', 'z', 'ä', 'ö', 'ü', 'ß',
    ];
    let mut letters: Vec<char> = name.chars().collect();
    let places: Vec<usize> = (0..letters.len()).filter(|at| letters[*at].is_alphabetic()).collect();
    if places.len() < 2 {
        return None;
    }
    let at = chance.pick(&places);
    match chance.below(4) {
        0 => letters.insert(at, chance.pick(&LETTERS)),
        1 => {
            letters.remove(at);
        }
        2 => letters[at] = chance.pick(&LETTERS),
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters.swap(at - 1, at),
    }
    Some(letters.into_iter().collect())
}

/// A key beside the right one.
fn neighbour(name: &str, chance: &mut Chance) -> Option<String> {
    const BESIDE: [(char, &str); 29] = [
        ('q', "wa"),
        ('w', "qeas"),
        ('e', "wrsd"),
        ('r', "etdf"),
        ('t', "rzfg"),
        ('z', "tugh"),
        ('u', "zihj"),
        ('i', "uojk"),
        ('o', "ipkl"),
        ('p', "oülö"),
        ('ü', "pö"),
        ('a', "qwsy"),
        ('s', "awedxy"),
        ('d', "serfcx"),
        ('f', "drtgvc"),
        ('g', "ftzhbv"),
        ('h', "gzujnb"),
        ('j', "huikmn"),
        ('k', "jiolm"),
        ('l', "kopö"),
        ('ö', "lpüä"),
        ('ä', "öü"),
        ('y', "asx"),
        ('x', "ysdc"),
        ('c', "xdfv"),
        ('v', "cfgb"),
        ('b', "vghn"),
        ('n', "bhjm"),
        ('m', "njk"),
    ];
    let letters: Vec<char> = name.chars().collect();
    let places: Vec<usize> = (0..letters.len()).filter(|at| letters[*at].is_alphabetic()).collect();
    let at = *places.get(chance.below(places.len()))?;
    let beside = BESIDE.iter().find(|(key, _)| letters[at].to_lowercase().eq([*key]))?.1;
    let beside: Vec<char> = beside.chars().collect();
    let mut wrong = letters;
    wrong[at] = chance.pick(&beside);
    Some(wrong.into_iter().collect())
}

/// One or two spellings by ear.
fn by_ear(name: &str, chance: &mut Chance) -> Option<String> {
    const HEARD: [(&str, &str); 44] = [
        ("ck", "k"),
        ("k", "ck"),
        ("tz", "z"),
        ("z", "tz"),
        ("ß", "s"),
        ("ss", "s"),
        ("ss", "ß"),
        ("s", "ss"),
        ("v", "f"),
        ("v", "w"),
        ("w", "v"),
        ("f", "v"),
        ("ph", "f"),
        ("th", "t"),
        ("t", "th"),
        ("dt", "t"),
        ("d", "t"),
        ("t", "d"),
        ("b", "p"),
        ("p", "b"),
        ("g", "k"),
        ("k", "g"),
        ("ei", "ai"),
        ("ai", "ei"),
        ("eu", "oi"),
        ("eu", "äu"),
        ("ie", "i"),
        ("i", "ie"),
        ("ä", "e"),
        ("e", "ä"),
        ("ü", "y"),
        ("y", "i"),
        ("ow", "o"),
        ("c", "k"),
        ("nn", "n"),
        ("n", "nn"),
        ("ll", "l"),
        ("l", "ll"),
        ("mm", "m"),
        ("eh", "e"),
        ("ah", "a"),
        ("oh", "o"),
        ("qu", "kw"),
        ("chs", "x"),
    ];
    let mut wrong = name.to_lowercase();
    for _ in 0..=chance.below(2) {
        let fitting: Vec<(usize, &str, &str)> = HEARD
            .iter()
            .flat_map(|(from, to)| wrong.match_indices(from).map(move |(at, from)| (at, from, *to)))
            .map(|(at, from, to)| (at, HEARD.iter().find(|(f, _)| *f == from).map_or("", |(f, _)| *f), to))
            .collect();
        if fitting.is_empty() {
            return None;
        }
        let (at, from, to) = chance.pick(&fitting);
        // A silent end is silent at the end.
        if from == "ow" && at + 2 != wrong.len() {
            continue;
        }
        wrong.replace_range(at..at + from.len(), to);
    }
    (wrong != name.to_lowercase()).then_some(wrong)
}

/// Every name of the state, with all districts in which there is a place of it.
pub fn names() -> BTreeMap<String, BTreeSet<Ags>> {
    let mut districts: BTreeMap<String, BTreeSet<Ags>> = BTreeMap::new();
    let mut written: BTreeMap<String, String> = BTreeMap::new();
    for line in PLACES.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, _, keys, ..] = fields.as_slice() else { continue };
        let all = keys.split(',').filter_map(|key| key.parse().ok().map(Ags));
        districts.entry(key(name)).or_default().extend(all);
        written.entry(key(name)).or_insert_with(|| (*name).to_owned());
    }
    written.into_iter().map(|(key, name)| (name, districts.remove(&key).unwrap_or_default())).collect()
}

/// Every name of a municipality outside that is none in the state.
pub fn outside() -> Vec<String> {
    let inside: BTreeSet<String> = names().keys().map(|name| key(name)).collect();
    let lines = ELSEWHERE.lines().filter(|line| !line.starts_with('#'));
    let names = lines.filter_map(|line| line.split('\t').next());
    names.filter(|name| !inside.contains(&key(name))).map(str::to_owned).collect()
}

/// What became of many texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub all: usize,
    /// The right district, or it is among at most three offered.
    pub right: usize,
    /// A wrong district without a question.
    pub silent: usize,
    /// A wrong district that the command prints as found; in the dialogue it is confirmed.
    pub found_wrong: usize,
    /// The right district alone, confirmed or not.
    pub alone: usize,
    /// "Outside", though it is not.
    pub outside: usize,
    pub unknown: usize,
}

impl Score {
    /// Of a thousand.
    pub fn share(&self, count: usize) -> usize {
        count * 1000 / self.all.max(1)
    }

    fn add(&mut self, place: &Place, right: &BTreeSet<Ags>) {
        self.all += 1;
        match place {
            Place::Found { district, .. } | Place::Likely { district, .. } => {
                let fits = right.contains(district);
                self.right += usize::from(fits);
                self.alone += usize::from(fits);
                self.silent += usize::from(!fits && matches!(place, Place::Found { .. }));
                let shown = matches!(place, Place::Found { .. } | Place::Likely { sure: true, .. });
                self.found_wrong += usize::from(!fits && shown);
            }
            Place::Ambiguous { districts, .. } => {
                let fits =
                    districts.len() <= 3.max(right.len()) && districts.iter().any(|ags| right.contains(ags));
                self.right += usize::from(fits);
            }
            Place::Outside(_) => self.outside += 1,
            Place::Unknown => self.unknown += 1,
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |count: usize| {
            let share = self.share(count);
            format!("{}.{} %", share / 10, share % 10)
        };
        write!(
            f,
            "{} texts: right or offered {}, right alone {}, silently wrong {}, wrong as found {}, outside {}, unknown {}",
            self.all,
            percent(self.right),
            percent(self.alone),
            percent(self.silent),
            percent(self.found_wrong),
            percent(self.outside),
            percent(self.unknown)
        )
    }
}

/// Misspells up to `most` names and counts. Prints the first misses if `show`.
pub fn score(directory: &Directory, error: Error, most: usize, seed: u64, show: bool) -> Score {
    let names: Vec<(String, BTreeSet<Ags>)> = names().into_iter().collect();
    let mut chance = Chance::new(seed);
    let (mut score, mut tries, mut shown) = (Score::default(), 0, 0);
    while score.all < most && tries < most * 40 {
        tries += 1;
        let (name, right) = &names[chance.below(names.len())];
        let Some(wrong) = misspell(name, error, &mut chance) else { continue };
        let place = locate(directory, &wrong);
        let before = score.right;
        score.add(&place, right);
        if show && score.right == before && shown < 40 {
            shown += 1;
            println!("  {name} {right:?} as {wrong}: {place:?}");
        }
    }
    score
}
