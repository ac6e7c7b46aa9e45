//! What the mentions of a text say together.
//!
//! Mentions narrow each other down ("Neuenkirchen bei Anklam", "17498 Neuenkirchen"); if they contradict each other, every
//! one of them is possible, and the person is asked.

use super::Place;
use super::cue::{How, Rank};
use super::geo::Point;
use super::land::Lands;
use super::meaning::{Guess, Meaning};
use super::mention::Mention;
use super::table::{Districts, Entry, Kind, Table};
use crate::id::Ags;

/// How far, in kilometres, a village "near" a town may be.
const NEAR: f32 = 12.0;

/// A village said to be near a place is the nearest of its name; others count as well if they are hardly farther off.
const HARDLY_FARTHER: f32 = 8.0;

/// Beyond this, in kilometres, nothing is near.
const TOO_FAR: f32 = 45.0;

/// The districts, and the world outside, that a mention leaves possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Possible {
    districts: Districts,
    lands: Lands,
}

impl Possible {
    fn is_empty(self) -> bool {
        self.districts.is_empty() && self.lands.is_empty()
    }

    fn both(self, other: Self) -> Self {
        // Outside somewhere unknown goes together with every Land.
        let lands = if self.lands == Lands::SOMEWHERE || other.lands == Lands::SOMEWHERE {
            if self.lands.is_empty() || other.lands.is_empty() {
                Lands::default()
            } else {
                self.lands.or(other.lands)
            }
        } else {
            self.lands.and(other.lands)
        };
        Self { districts: self.districts.and(other.districts), lands }
    }

    fn either(self, other: Self) -> Self {
        Self { districts: self.districts.or(other.districts), lands: self.lands.or(other.lands) }
    }
}

/// Concludes from all mentions, and whether the words say plainly that somebody lives there or that it happened there, and
/// name no other place.
pub(super) fn conclude_plainly(table: &Table, mut mentions: Vec<Mention>) -> (Place, bool) {
    let names =
        |mention: &&Mention| mention.how != How::Not && mention.rank != Rank::Denied && !mention.meaning.land;
    let plainly =
        |mention: &Mention| mention.rank == Rank::Home || mention.happened && mention.rank == Rank::Plain;
    let all: Vec<Districts> =
        mentions.iter().filter(names).map(|mention| mention.meaning.districts).collect();
    let one = all.iter().copied().reduce(Districts::and).is_some_and(|common| common.count() == 1);
    let plain = one && mentions.iter().filter(names).any(plainly);
    // Where "Schule" or "Arbeit" stands beside the only place, that is where it is, or the person says otherwise.
    if mentions.iter().filter(names).all(|mention| mention.rank == Rank::Away) {
        mentions
            .iter_mut()
            .filter(|mention| mention.rank == Rank::Away)
            .for_each(|mention| mention.rank = Rank::Plain);
    }
    (conclude(table, mentions), plain)
}

/// Concludes from all mentions where somebody lives.
pub(super) fn conclude(table: &Table, mut mentions: Vec<Mention>) -> Place {
    mentions.retain(|mention| mention.how != How::Not);
    mentions.retain(|mention| mention.rank != Rank::Denied);
    let says = |mention: &&Mention| !mention.meaning.land;
    let Some(rank) = mentions.iter().filter(says).map(|mention| mention.rank).max() else {
        return of_land(table, &mentions);
    };
    let hint = |mention: &Mention| {
        mention.meaning.land || (mention.how == How::Near && mention.rank >= rank.min(Rank::Plain))
    };
    let (hints, said): (Vec<Mention>, Vec<Mention>) = mentions.into_iter().partition(hint);
    let (mut said, other): (Vec<Mention>, Vec<Mention>) =
        said.into_iter().partition(|mention| mention.rank == rank || mention.is_code);
    for mention in &mut said {
        stay_near(table, mention, &hints);
    }
    let mut used: Vec<&Mention> = said.iter().collect();
    let between = between(table, &said);
    let mut possible = together(said.iter().filter(|mention| mention.how == How::At).map(possible_at));
    if let Some(between) = between {
        possible = Some(possible.map_or(between, |possible| narrow(possible, between)));
    }
    for hint in &hints {
        let by = if hint.how == How::Near { possible_near(table, &hint.meaning) } else { possible_at(hint) };
        // "Schönberg bei Lübeck": near a town outside is no reason to leave a place that is here.
        let outside = hint.how == How::Near && by.districts.is_empty();
        if outside && possible.as_ref().is_some_and(|possible| !possible.districts.is_empty()) {
            continue;
        }
        possible = Some(possible.map_or(by, |possible| narrow(possible, by)));
        if said.is_empty() {
            used.push(hint);
        }
    }
    let mut possible = possible.unwrap_or_default();
    if possible.districts.is_empty() {
        // A home outside and a place here that is no other's: something may have happened here. And whoever comes from
        // elsewhere may work or learn here, and need advice here.
        let may_be_meant = |mention: &&Mention| {
            mention.rank == Rank::Plain || (mention.rank == Rank::Away && rank < Rank::Home)
        };
        let here: Vec<&Mention> = other.iter().filter(may_be_meant).collect();
        possible = here.iter().map(|mention| possible_at(mention)).fold(possible, Possible::either);
        used.extend(here);
    } else if rank == Rank::Home {
        // "Ich wohne in Demmin, der Angriff war in Schwerin": advice may be meant at either.
        let there = other.iter().filter(|mention| mention.rank == Rank::Plain && mention.happened);
        let there = there.filter(|mention| mention.how == How::At && !mention.meaning.districts.is_empty());
        let there: Vec<&Mention> = there.collect();
        let happened = there.iter().map(|mention| possible_at(mention));
        possible = happened.fold(possible, Possible::either);
        used.extend(there);
    }
    place(table, possible, &used)
}

/// Only Länder were named.
fn of_land(table: &Table, mentions: &[Mention]) -> Place {
    let possible = together(mentions.iter().map(possible_at)).unwrap_or_default();
    place(table, possible, &mentions.iter().collect::<Vec<_>>())
}

fn possible_at(mention: &Mention) -> Possible {
    Possible { districts: mention.meaning.districts, lands: mention.meaning.lands }
}

/// What all of them allow; if that is nothing, what any of them does.
fn together(all: impl Iterator<Item = Possible> + Clone) -> Option<Possible> {
    let common = all.clone().reduce(Possible::both)?;
    if common.is_empty() { all.reduce(Possible::either) } else { Some(common) }
}

/// What both allow; what was there before if that is nothing.
fn narrow(before: Possible, by: Possible) -> Possible {
    let both = before.both(by);
    if both.is_empty() { before } else { both }
}

fn points<'a>(table: &'a Table, meaning: &'a Meaning) -> impl Iterator<Item = Point> + Clone + 'a {
    meaning.places.iter().filter_map(|number| table.entry(*number)?.at)
}

/// The districts of the villages around a place.
fn possible_near(table: &Table, meaning: &Meaning) -> Possible {
    let mut possible = Possible { districts: meaning.districts, lands: meaning.lands };
    for entry in villages(table) {
        if let Some(at) = entry.at
            && !points_farther(table, meaning, at, NEAR)
        {
            possible.districts = possible.districts.or(entry.districts);
        }
    }
    possible
}

fn points_farther(table: &Table, meaning: &Meaning, from: Point, than: f32) -> bool {
    points(table, meaning).all(|point| point.distance(from) > than)
}

/// The places that stand for where people can live.
fn villages(table: &Table) -> impl Iterator<Item = &Entry> {
    table.entries().iter().filter(|entry| entry.kind == Kind::Municipality)
}

/// Of several places of one name, leaves those that lie near what was said to be near.
fn stay_near(table: &Table, mention: &mut Mention, hints: &[Mention]) {
    let all: Vec<Point> = hints
        .iter()
        .filter(|hint| hint.how == How::Near)
        .flat_map(|hint| points(table, &hint.meaning))
        .collect();
    if mention.meaning.districts.count() < 2 && mention.meaning.lands.is_empty() || all.is_empty() {
        return;
    }
    let far = |entry: &Entry| {
        let here = entry.at?;
        all.iter().map(|point| point.distance(here)).reduce(f32::min)
    };
    let nearest = mention.meaning.entries(table).filter_map(|(_, entry)| far(entry)).reduce(f32::min);
    // A village whose position nobody has written down may be the one, as long as it lies in a district around.
    let around = hints
        .iter()
        .filter(|hint| hint.how == How::Near)
        .fold(Districts::default(), |set, hint| set.or(possible_near(table, &hint.meaning).districts));
    let around = |entry: &Entry| entry.at.is_none() && !entry.districts.and(around).is_empty();
    let unplaced = mention.meaning.entries(table).any(|(_, entry)| around(entry));
    match nearest {
        Some(nearest) if nearest <= NEAR || (!unplaced && nearest < TOO_FAR) => {
            mention.meaning.keep(table, |entry| {
                far(entry).is_some_and(|far| far <= nearest + HARDLY_FARTHER) || around(entry)
            });
        }
        _ if unplaced => mention.meaning.keep(table, around),
        _ => return,
    }
    mention.meaning.lands = Lands::default();
}

/// "zwischen X und Y": the districts of the villages on the way.
fn between(table: &Table, said: &[Mention]) -> Option<Possible> {
    let mut ends = said.iter().skip_while(|mention| mention.how != How::Between);
    let one = ends.next()?;
    let Some(other) = ends.next() else { return Some(possible_near(table, &one.meaning)) };
    let mut possible = Possible { lands: one.meaning.lands.or(other.meaning.lands), ..Possible::default() };
    let mut pairs = Vec::new();
    for from in points(table, &one.meaning) {
        pairs.extend(points(table, &other.meaning).map(|to| (from, to)));
    }
    // The pair of the two that lie nearest to each other is meant.
    let nearest = pairs.into_iter().min_by(|(a, b), (c, d)| a.distance(*b).total_cmp(&c.distance(*d)));
    let Some((from, to)) = nearest else {
        return Some(Possible { districts: one.meaning.districts.or(other.meaning.districts), ..possible });
    };
    let way = from.distance(to);
    for entry in villages(table) {
        let detour = entry.at.map(|at| at.distance(from) + at.distance(to));
        if detour.is_some_and(|detour| detour <= way * 1.06 + 1.0) {
            possible.districts = possible.districts.or(entry.districts);
        }
    }
    if possible.districts.is_empty() {
        possible.districts = one.meaning.districts.or(other.meaning.districts);
    }
    Some(possible)
}

/// The outcome, and how sure it is.
fn place(table: &Table, possible: Possible, used: &[&Mention]) -> Place {
    let districts = table.ags(possible.districts);
    let guess =
        used.iter().filter_map(|mention| mention.meaning.guess).max_by_key(|guess| (!guess.sure, guess.cost));
    let small = used.iter().any(|mention| mention.how == How::At && mention.meaning.is_small(table));
    // Where somebody works or was born they may live, and many do not.
    let away = !used.is_empty() && used.iter().all(|mention| mention.rank == Rank::Away);
    let doubt = away.then_some(Guess { cost: 0, sure: false });
    match (districts.as_slice(), possible.lands.is_empty()) {
        ([], true) => Place::Unknown,
        ([], false) if away => Place::Unknown,
        ([], false) => Place::Outside(possible.lands.iter().collect()),
        ([only], true) => match guess.or(doubt) {
            None => Place::Found { district: *only, small },
            Some(guess) => {
                let name = names(table, used, possible.districts).into_iter().next();
                let name = name.map(|(_, name)| name).unwrap_or_default();
                Place::Likely { district: *only, name, sure: guess.sure, small }
            }
        },
        (_, inside) => {
            let names = if guess.is_some() { names(table, used, possible.districts) } else { Vec::new() };
            Place::Ambiguous { districts, outside: !inside, small, names }
        }
    }
}

/// The names that were read through errors, as they are written officially, the nearest first.
fn names(table: &Table, used: &[&Mention], districts: Districts) -> Vec<(Ags, String)> {
    let guessed = used.iter().filter(|mention| mention.meaning.guess.is_some() || mention.rank == Rank::Away);
    let mut names: Vec<(Ags, String)> = Vec::new();
    for (_, entry) in guessed.flat_map(|mention| mention.meaning.entries(table)) {
        for ags in table.ags(entry.districts.and(districts)) {
            if !names.iter().any(|(known, name)| *known == ags && **name == *entry.name) {
                names.push((ags, entry.name.to_string()));
            }
        }
    }
    names
}
