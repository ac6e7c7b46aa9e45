//! All names of places, ready to be looked up as people write them, misspelt ones too.

use std::collections::HashMap;

use super::buckets::{Buckets, REACH, hash, without_letters};
use super::cost::{self, EDIT};
use super::geo::Point;
use super::land::Lands;
use super::sound::sound_of;
use super::spell::{Spelling, keys, words};
use crate::id::Ags;

/// Texts shorter than this are no misspelt names.
pub(super) const SHORTEST: usize = 3;

/// Names so short, with one letter wrong, are like many words.
const SHORT: usize = 4;

/// From how many letters on a name is still to be seen behind three errors, and is no word by chance.
pub(super) const LONG: usize = 8;

/// From how many inhabitants on a place is known well enough to be read in the middle of a sentence.
pub(super) const TOWN: u32 = 1_500;

/// From how many inhabitants on a town is meant rather than a hamlet whose name is one letter away.
const LARGE: u32 = 5_000;

/// From how many inhabitants on a place may be meant by who writes the name of one outside that is one letter away.
const VILLAGE: u32 = 500;

/// What kind of thing a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A district of today.
    District,
    /// A code on number plates.
    Plate,
    /// The whole state: it tells other mentions apart and says nothing more.
    State,
    Municipality,
    /// A village or part of a municipality.
    Part,
    /// A quarter of a larger town.
    Quarter,
    /// An island, a landscape.
    Region,
    FormerDistrict,
    /// A short or local name.
    Short,
}

/// A set of districts, by their place in the table's list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Districts(pub u128);

impl Districts {
    /// How many districts a directory can have.
    pub const MOST: usize = u128::BITS as usize;

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A place in the state.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// As it is written officially.
    pub name: Box<str>,
    pub kind: Kind,
    pub districts: Districts,
    pub at: Option<Point>,
    /// 0: unknown.
    pub inhabitants: u32,
}

/// A name as it is looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    full: Span,
    bare: Span,
    sound: Span,
    /// Where there is a place of that name outside the state.
    pub lands: Lands,
    /// An ordinary word or a short code, too: it counts only where a place is expected.
    pub ordinary: bool,
    /// Well known for being outside: a hamlet of that name in the state does not make it doubtful.
    pub famous: bool,
    /// Only a code on number plates: it is never misspelt.
    pub code: bool,
    /// The key of a town that is one letter away and far more often meant.
    pub rival: Option<u32>,
    first: u32,
    count: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: u32,
    length: u8,
}

/// What a postcode stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Area {
    pub districts: Districts,
    pub lands: Lands,
}

/// Looks up names and postcodes.
#[derive(Clone, Debug, Default)]
pub struct Table {
    districts: Vec<Ags>,
    entries: Vec<Entry>,
    keys: Vec<Key>,
    postings: Vec<u32>,
    texts: Vec<u8>,
    exact: Buckets,
    near: Buckets,
    sounds: Buckets,
    postcodes: HashMap<u32, Area>,
    ranges: Vec<(u32, u32, Lands)>,
    /// The length in bytes of the longest key.
    pub(super) longest: usize,
}

/// A name near to what was written, and what the difference costs in tenths of an edit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub key: u32,
    pub cost: u16,
}

impl Table {
    /// The districts in ascending order.
    pub(super) fn ags(&self, districts: Districts) -> Vec<Ags> {
        let listed = self.districts.iter().enumerate();
        listed.filter(|(bit, _)| districts.0 >> bit & 1 == 1).map(|(_, ags)| *ags).collect()
    }

    pub(super) fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(number as usize)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn key(&self, number: u32) -> Option<&Key> {
        self.keys.get(number as usize)
    }

    /// The places of that name in the state.
    pub(super) fn places(&self, key: &Key) -> &[u32] {
        self.postings.get(key.first as usize..(key.first + key.count) as usize).unwrap_or_default()
    }

    /// What a five-digit number stands for; `None` if it is no postcode we know.
    pub(super) fn postcode(&self, number: u32) -> Option<Area> {
        if let Some(area) = self.postcodes.get(&number) {
            return Some(*area);
        }
        let range = self.ranges.iter().find(|(first, last, _)| (*first..=*last).contains(&number));
        range.map(|(_, _, lands)| Area { lands: *lands, ..Area::default() })
    }

    /// The key spelt exactly so, `ae` for `ä`.
    pub(super) fn exact(&self, full: &str) -> Option<u32> {
        self.exact
            .get(hash(full.as_bytes()))
            .find(|key| self.key(*key).is_some_and(|key| self.text(key.full) == full.as_bytes()))
    }

    /// The keys that differ only in the dots of umlauts.
    pub(super) fn dotless(&self, bare: &str) -> impl Iterator<Item = u32> {
        let reach = bare.as_bytes().get(..REACH).unwrap_or(bare.as_bytes());
        let found = self.near.get(hash(reach));
        found.filter(move |key| self.key(*key).is_some_and(|key| self.text(key.bare) == bare.as_bytes()))
    }

    /// The names that may have been meant, the cheapest first. `lone` says that nothing but a name can be meant.
    pub(super) fn near(&self, spelling: &Spelling, lone: bool) -> Vec<Candidate> {
        let letters = spelling.bare.len();
        if letters < SHORT && !lone {
            return Vec::new();
        }
        let most = |key: &Key| match letters {
            ..SHORT => EDIT,
            SHORT if lone => 2 * EDIT,
            // Four letters with one wrong are a word more often than a place, unless it is one that many people live
            // in; a letter left out leaves the name to be seen.
            SHORT if usize::from(key.bare.length) > SHORT || self.largest(key) >= TOWN => EDIT,
            SHORT => EDIT - 1,
            LONG.. if lone => 3 * EDIT,
            _ => 2 * EDIT + 2,
        };
        self.within(spelling, most)
    }

    /// The names that cost at most as much as is granted them, the cheapest first.
    fn within(&self, spelling: &Spelling, most: impl Fn(&Key) -> u16) -> Vec<Candidate> {
        let (dotless, bare) = (spelling.dotless.as_bytes(), spelling.bare.as_bytes());
        if !(SHORTEST..=cost::LONGEST).contains(&bare.len()) {
            return Vec::new();
        }
        let mut sound = Vec::new();
        sound_of(&spelling.full, &mut sound);
        let mut numbers: Vec<u32> = Vec::new();
        without_letters(bare, true, |hash| numbers.extend(self.near.get(hash)));
        if dotless != bare {
            without_letters(dotless, true, |hash| numbers.extend(self.near.get(hash)));
        }
        without_letters(&sound, false, |hash| numbers.extend(self.sounds.get(hash)));
        numbers.sort_unstable();
        numbers.dedup();
        let mut found: Vec<Candidate> = numbers
            .into_iter()
            .filter_map(|number| {
                let key = self.key(number)?;
                if key.bare.length < 3 || key.code {
                    return None;
                }
                let most = most(key);
                let written = cost::edits(bare, self.text(key.bare), most);
                let spelt =
                    if dotless == bare { None } else { cost::edits(dotless, self.text(key.bare), most) };
                let seen = written.into_iter().chain(spelt).min();
                let heard = match self.text(key.sound) {
                    // The farther the spelling is off, the less it says that both sound alike: "Caalshof" is no "Kalsow".
                    heard if heard == sound => {
                        Some(written.map_or(EDIT + EDIT / 2, |written| (written / 2).max(EDIT / 2)))
                    }
                    // Such a sound costs more than one edit of the spelling, which need not be listened to then.
                    _ if seen.is_some_and(|seen| seen <= EDIT) || most <= EDIT => None,
                    heard => cost::edits(&sound, heard, EDIT).map(|price| price + EDIT),
                };
                let cost = seen.into_iter().chain(heard).min()?;
                (cost <= most).then_some(Candidate { key: number, cost })
            })
            .collect();
        found.sort_by_key(|candidate| candidate.cost);
        found
    }

    /// How many people live in the largest place of that name in the state.
    fn largest(&self, key: &Key) -> u32 {
        let places = self.places(key).iter().filter_map(|number| self.entry(*number));
        places.map(|entry| entry.inhabitants).max().unwrap_or_default()
    }

    /// Finds the names one letter away from a town's that hardly anybody means who writes them: hamlets' here beside a
    /// town's, and less well known places' outside.
    fn find_rivals(&mut self, spellings: &[Spelling]) {
        let mut rivals: Vec<(u32, u32, usize)> = Vec::new();
        for (town, spelling) in (0_u32..).zip(spellings) {
            let Some(inhabitants) = self.key(town).map(|key| self.largest(key)) else { continue };
            if inhabitants < VILLAGE {
                continue;
            }
            for near in self.within(spelling, |_| EDIT).into_iter().filter(|near| near.key != town) {
                let Some(key) = self.key(near.key) else { continue };
                // What only sounds alike is another word.
                if cost::edits(spelling.bare.as_bytes(), self.text(key.bare), EDIT).is_none() {
                    continue;
                }
                let hamlets = key.count > 0;
                let wide = self.places(key).iter().any(|number| {
                    self.entry(*number)
                        .is_some_and(|entry| !matches!(entry.kind, Kind::Municipality | Kind::Part))
                });
                let beaten =
                    if hamlets { inhabitants >= LARGE && self.largest(key) < TOWN } else { !key.famous };
                if beaten && !wide {
                    rivals.push((inhabitants, town, near.key as usize));
                }
            }
        }
        // The largest town comes last and stays.
        rivals.sort_unstable();
        for (_, town, key) in rivals {
            if let Some(key) = self.keys.get_mut(key) {
                key.rival = Some(town);
            }
        }
    }

    fn text(&self, span: Span) -> &[u8] {
        let start = span.start as usize;
        self.texts.get(start..start + usize::from(span.length)).unwrap_or_default()
    }
}

/// Collects names before they are put in order.
#[derive(Debug, Default)]
pub struct Builder {
    districts: Vec<Ags>,
    entries: Vec<Entry>,
    names: HashMap<String, Drafted>,
    postcodes: HashMap<u32, Area>,
    ranges: Vec<(u32, u32, Lands)>,
}

#[derive(Debug, Default)]
struct Drafted {
    bare: String,
    entries: Vec<u32>,
    lands: Lands,
    ordinary: bool,
    famous: bool,
    /// More than a code on number plates.
    named: bool,
}

impl Builder {
    /// For a directory of these districts; what lies in others is left out.
    pub fn new(districts: impl IntoIterator<Item = Ags>) -> Self {
        let mut districts: Vec<Ags> = districts.into_iter().collect();
        districts.sort_unstable();
        districts.dedup();
        districts.truncate(Districts::MOST);
        Self { districts, ..Self::default() }
    }

    fn set(&self, districts: &[Ags]) -> Districts {
        let bits = districts.iter().filter_map(|ags| self.districts.binary_search(ags).ok());
        Districts(bits.fold(0, |set, bit| set | 1 << bit))
    }

    fn drafted(&mut self, key: Spelling) -> &mut Drafted {
        let drafted = self.names.entry(key.full).or_default();
        // The spelling with dots tells better what is an umlaut than the one without, and both may be listed.
        if drafted.bare.is_empty() || key.bare.len() < drafted.bare.len() {
            drafted.bare = key.bare;
        }
        drafted
    }

    /// Adds a place of the state.
    pub fn place(&mut self, name: &str, kind: Kind, districts: &[Ags], at: Option<Point>, inhabitants: u32) {
        let districts = self.set(districts);
        let Ok(number) = u32::try_from(self.entries.len()) else { return };
        if districts.is_empty() {
            return;
        }
        self.entries.push(Entry { name: name.into(), kind, districts, at, inhabitants });
        for key in keys(name) {
            let drafted = self.drafted(key);
            drafted.entries.push(number);
            drafted.named |= kind != Kind::Plate;
        }
    }

    /// Adds a name that exists outside the state.
    pub fn elsewhere(&mut self, name: &str, lands: Lands) {
        for key in keys(name) {
            let drafted = self.drafted(key);
            drafted.lands = drafted.lands.or(lands);
            drafted.named = true;
        }
    }

    /// Adds a code on number plates of another Land.
    pub fn plate_elsewhere(&mut self, code: &str, lands: Lands) {
        let drafted = self.drafted(Spelling::of(&words(code)));
        drafted.lands = drafted.lands.or(lands);
        drafted.ordinary = true;
    }

    /// Says that a name is well known for a place outside.
    pub fn famous(&mut self, name: &str) {
        let drafted = self.drafted(Spelling::of(&words(name)));
        (drafted.famous, drafted.named) = (true, true);
        if drafted.lands.is_empty() {
            drafted.lands = Lands::SOMEWHERE;
        }
    }

    /// Says that a name is an ordinary word, too.
    pub fn ordinary(&mut self, name: &str) {
        if let Some(drafted) = self.names.get_mut(&super::spell::key(name)) {
            drafted.ordinary = true;
        }
    }

    /// Adds a postcode, or more districts and Länder to one.
    pub fn postcode(&mut self, number: u32, districts: &[Ags], lands: Lands) {
        let districts = self.set(districts);
        let area = self.postcodes.entry(number).or_default();
        area.districts = area.districts.or(districts);
        area.lands = area.lands.or(lands);
    }

    /// Adds postcodes of another Land, by the first and the last.
    pub fn postcodes_elsewhere(&mut self, first: u32, last: u32, lands: Lands) {
        self.ranges.push((first, last, lands));
    }

    /// Puts everything in order.
    pub fn build(self) -> Table {
        let mut table = Table {
            districts: self.districts,
            entries: self.entries,
            postcodes: self.postcodes,
            ranges: self.ranges,
            ..Table::default()
        };
        let mut names: Vec<(String, Drafted)> = self.names.into_iter().collect();
        // The order must not depend on chance.
        names.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let (mut exact, mut near, mut sounds) = (Vec::new(), Vec::new(), Vec::new());
        let mut sound = Vec::new();
        let mut spellings = Vec::with_capacity(names.len());
        for (number, (full, drafted)) in (0_u32..).zip(names) {
            let bare = &drafted.bare;
            sound_of(&full, &mut sound);
            let inside = !drafted.entries.is_empty();
            exact.push((hash(full.as_bytes()), number));
            // Names outside are looked for within one edit only: two edits away they decide nothing, and the table stays
            // half as large.
            without_letters(bare.as_bytes(), inside, |hash| near.push((hash, number)));
            without_letters(&sound, false, |hash| sounds.push((hash, number)));
            table.longest = table.longest.max(full.len());
            let key = Key {
                full: table.store(full.as_bytes()),
                bare: table.store(bare.as_bytes()),
                sound: table.store(&sound),
                lands: drafted.lands,
                ordinary: drafted.ordinary,
                famous: drafted.famous,
                code: !drafted.named,
                rival: None,
                first: u32::try_from(table.postings.len()).unwrap_or(u32::MAX),
                count: u32::try_from(drafted.entries.len()).unwrap_or_default(),
            };
            table.postings.extend(drafted.entries);
            table.keys.push(key);
            spellings.push(Spelling { full, dotless: drafted.bare.clone(), bare: drafted.bare });
        }
        table.exact = Buckets::new(exact);
        table.near = Buckets::new(near);
        table.sounds = Buckets::new(sounds);
        table.find_rivals(&spellings);
        table
    }
}

impl Table {
    fn store(&mut self, text: &[u8]) -> Span {
        let text = text.get(..usize::from(u8::MAX)).unwrap_or(text);
        let span = Span {
            start: u32::try_from(self.texts.len()).unwrap_or(u32::MAX),
            length: u8::try_from(text.len()).unwrap_or(u8::MAX),
        };
        self.texts.extend_from_slice(text);
        span
    }
}
