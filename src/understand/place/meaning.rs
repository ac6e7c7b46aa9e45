//! What a name means: which places bear it, and which of them somebody has in mind who says no more than the name.

use super::cost::EDIT;
use super::land::Lands;
use super::spell::Spelling;
use super::table::{Candidate, Districts, Entry, Kind, TOWN, Table};

/// From how many inhabitants on a town is meant when its bare name is said, though hamlets here or municipalities elsewhere
/// bear it too.
const CITY: u32 = 20_000;

/// Below this many inhabitants a place is small: what people tell of it can tell who they are.
pub const SMALL: u32 = 2_000;

/// The most districts offered for a misspelt name.
const OFFERED: u32 = 3;

/// Names that cost at most so much more than the nearest one may have been meant, too.
const MARGIN: u16 = 10;

/// The same beside a name one edit away: one two edits away is hardly meant then.
const MARGIN_OF_ONE: u16 = 7;

/// What a mention of a place says.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "facts that do not exclude each other")]
pub(super) struct Meaning {
    /// The places of the state that may be meant.
    pub places: Vec<u32>,
    pub districts: Districts,
    /// Where else it may be.
    pub lands: Lands,
    /// An ordinary word or a short code, too.
    pub ordinary: bool,
    /// Known widely enough to be a place in the middle of a sentence.
    pub known: bool,
    /// Names a whole Land: it tells other mentions apart and says nothing more.
    pub land: bool,
    /// Nothing but a code on number plates.
    pub code: bool,
    /// The key of a larger place that may have been meant, one letter away.
    pub rival: Option<u32>,
    /// Read through an error of spelling.
    pub guess: Option<Guess>,
}

/// How good a reading through errors is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    /// In tenths of an edit.
    pub cost: u16,
    /// Nothing else is nearly as near.
    pub sure: bool,
}

impl Meaning {
    /// The meaning of names that are spelt so. `None` if there is none.
    pub(super) fn of(table: &Table, keys: impl IntoIterator<Item = u32>) -> Option<Self> {
        Self::read(table, keys, true)
    }

    /// As [`Self::of`], `right` if the names are spelt rightly: a city elsewhere that is misspelt may be a village here.
    fn read(table: &Table, keys: impl IntoIterator<Item = u32>, right: bool) -> Option<Self> {
        let mut meaning = Self::default();
        let mut famous = false;
        meaning.code = true;
        for key in keys.into_iter().filter_map(|number| table.key(number)) {
            meaning.places.extend(table.places(key));
            meaning.lands = meaning.lands.or(key.lands);
            meaning.ordinary |= key.ordinary;
            famous |= key.famous;
            meaning.code &= key.code;
            meaning.rival = meaning.rival.or(key.rival);
        }
        meaning.places.sort_unstable();
        meaning.places.dedup();
        meaning.prefer(table, famous && right);
        meaning.known |= famous;
        (!meaning.is_empty()).then_some(meaning)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.districts.is_empty() && self.lands.is_empty()
    }

    /// Leaves out what nobody means who says no more than the name.
    fn prefer(&mut self, table: &Table, famous: bool) {
        let kinds = |meaning: &Self, wanted: fn(Kind) -> bool| {
            meaning.entries(table).any(|(_, entry)| wanted(entry.kind))
        };
        if kinds(self, |kind| kind == Kind::State) {
            (self.land, self.lands) = (true, Lands::default());
            self.keep(table, |entry| entry.kind == Kind::State);
        } else if kinds(self, |kind| kind == Kind::District) {
            self.lands = Lands::default();
            // The city within the district of its name stays: it is known where it lies.
            let districts = self
                .entries(table)
                .filter(|(_, entry)| entry.kind == Kind::District)
                .fold(Districts::default(), |set, (_, entry)| set.or(entry.districts));
            self.keep(table, |entry| entry.districts.and(districts) == entry.districts);
        }
        let largest = self.entries(table).map(|(_, entry)| entry.inhabitants).max().unwrap_or_default();
        if largest >= CITY {
            self.lands = Lands::default();
            self.keep(table, |entry| entry.inhabitants >= largest / 20);
        } else if famous && largest < TOWN && !kinds(self, is_wide) {
            self.keep(table, |_| false);
        }
        self.ordinary |= kinds(self, |kind| kind == Kind::Plate);
        self.known = largest >= TOWN || kinds(self, is_wide);
        self.settle(table);
    }

    /// Leaves open that the larger place one letter away was meant.
    pub(super) fn doubt(&mut self, table: &Table) {
        let Some(rival) = self.rival.take().and_then(|rival| Self::of(table, [rival])) else { return };
        self.places.extend(rival.places);
        self.settle(table);
        self.guess.get_or_insert(Guess { cost: EDIT, sure: false });
    }

    /// The places with what is known of them.
    pub(super) fn entries<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = (u32, &'a Entry)> {
        self.places.iter().filter_map(|number| Some((*number, table.entry(*number)?)))
    }

    /// Keeps the places that fit.
    pub(super) fn keep(&mut self, table: &Table, fits: impl Fn(&Entry) -> bool) {
        self.places.retain(|number| table.entry(*number).is_some_and(&fits));
        self.settle(table);
    }

    fn settle(&mut self, table: &Table) {
        self.districts =
            self.entries(table).fold(Districts::default(), |set, (_, entry)| set.or(entry.districts));
    }

    /// Whether somebody may be recognised by what they tell of this place.
    pub(super) fn is_small(&self, table: &Table) -> bool {
        !self.places.is_empty()
            && self.entries(table).all(|(_, entry)| match entry.kind {
                Kind::Municipality => entry.inhabitants < SMALL,
                Kind::Part => true,
                _ => false,
            })
    }

    /// What may have been meant by a name that is spelt like none.
    ///
    /// Names outside compete: if one of them is nearer, the place is outside; if one is about as near, it may be.
    pub(super) fn guess(table: &Table, spelling: &Spelling, lone: bool) -> Option<Self> {
        let near = table.near(spelling, lone);
        let letters = spelling.bare.len();
        let mut inside: Vec<(Candidate, Self)> = Vec::new();
        let mut outside: Vec<Candidate> = Vec::new();
        let mut famous = None;
        for candidate in near {
            // What follows is too far off to count beside a name here.
            if inside
                .first()
                .is_some_and(|(nearest, _): &(Candidate, Self)| candidate.cost > nearest.cost + MARGIN)
            {
                break;
            }
            let Some(meaning) = Self::read(table, [candidate.key], false) else { continue };
            if meaning.land && letters < 8 {
                continue;
            }
            if !meaning.lands.is_empty() {
                outside.push(candidate);
                let is_famous = table.key(candidate.key).is_some_and(|key| key.famous);
                famous = famous.or(is_famous.then_some(candidate.cost));
            }
            if !meaning.districts.is_empty() {
                inside.push((candidate, meaning));
            }
        }
        let nearest = inside.first().map(|(candidate, _)| candidate.cost);
        let nearest_outside = outside.first().map(|candidate| candidate.cost);
        // Whether the nearest name outside is one that everybody knows.
        let known_outside = famous.is_some_and(|cost| cost <= EDIT + 1 && letters > 5);
        let mut guess = Self { known: true, ..Self::default() };
        if let Some(cost) = nearest_outside
            && nearest.is_none_or(|nearest| cost <= nearest + MARGIN)
        {
            let as_near = outside.iter().take_while(|candidate| candidate.cost <= cost + MARGIN);
            let keys = as_near.filter_map(|candidate| table.key(candidate.key));
            guess.lands = keys.fold(Lands::default(), |lands, key| lands.or(key.lands));
        }
        let Some(nearest) = nearest.filter(|nearest| {
            nearest_outside.is_none_or(|outside| outside + EDIT + EDIT / 2 > *nearest)
                && (!known_outside || famous.is_none_or(|famous| famous >= *nearest))
        }) else {
            let cost = nearest_outside?;
            guess.known = known_outside;
            guess.guess = Some(Guess { cost, sure: true });
            return (!guess.is_empty()).then_some(guess);
        };
        guess.offer(table, nearest, inside);
        let sure =
            guess.districts.count() == 1 && guess.lands.is_empty() && nearest <= EDIT + 1 && letters > 4;
        guess.guess = Some(Guess { cost: nearest, sure });
        Some(guess)
    }

    /// Takes up the nearest names, the largest places first among equally near ones, as long as they are few.
    fn offer(&mut self, table: &Table, nearest: u16, mut inside: Vec<(Candidate, Self)>) {
        let largest = |meaning: &Self| {
            meaning.entries(table).map(|(_, entry)| entry.inhabitants).max().unwrap_or_default()
        };
        inside.sort_by_key(|(candidate, meaning)| (candidate.cost, u32::MAX - largest(meaning)));
        let margin = if nearest <= EDIT { MARGIN_OF_ONE } else { MARGIN };
        for (candidate, meaning) in inside {
            let with = self.districts.or(meaning.districts);
            let first = self.districts.is_empty();
            if first || (candidate.cost <= nearest + margin && with.count() <= OFFERED) {
                self.districts = with;
                self.places.extend(meaning.places);
                self.land |= meaning.land;
            }
        }
    }
}

/// Kinds that are more than one place and known to everybody there.
fn is_wide(kind: Kind) -> bool {
    matches!(kind, Kind::District | Kind::State | Kind::Region | Kind::FormerDistrict | Kind::Short)
}
