//! Who advises where: districts, services with their queues, routes. All of it is data
//! (`mecklenburg-vorpommern.toml`, replaceable by the operator); the code holds no fact of the field.
//!
//! Facts carry a [`Mark`](centre::Mark): what is not confirmed never reaches a person as certain.

pub mod absence;
pub mod calendar;
pub mod centre;
pub mod check;
pub mod district;
mod file;
mod gazetteer;
pub mod help;
pub mod holidays;
pub mod hours;
mod place_names;
pub mod places;
pub mod route;
pub mod template;

use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, DateTime};

use self::centre::{Queue, QueueKind};
use self::check::{Problem, Unconfirmed};
use self::district::District;
use self::file::DataFile;
use self::help::{Audience, CrisisContact, ForeignLanguage, OtherLand, Pointer};
use self::holidays::Holidays;
use self::hours::Standing;
use self::places::OwnPlaces;
use self::route::{ConcernRoute, Fallback, Need};
use self::template::Template;
use crate::id::{Ags, QueueId};
use crate::understand::anonymise::PlaceNames;
use crate::understand::concern::{Concern, OtherField};
use crate::understand::crisis::Crisis;
use crate::understand::place::{Land, Table};

/// The data of Mecklenburg-Vorpommern as shipped.
const MECKLENBURG_VORPOMMERN: &str = include_str!("mecklenburg-vorpommern.toml");

static BUILT_IN: LazyLock<Result<Directory, Vec<Problem>>> =
    LazyLock::new(|| Directory::parse(MECKLENBURG_VORPOMMERN));

/// Districts, services, routes and place names, checked: every reference leads somewhere, every kind of advice has a
/// service in every district, and a fallback exists.
#[derive(Clone, Debug)]
pub struct Directory {
    districts: Vec<District>,
    queues: Vec<Queue>,
    routes: Vec<ConcernRoute>,
    fallback: Fallback,
    crisis: Vec<CrisisContact>,
    pointers: Vec<Pointer>,
    holidays: Holidays,
    other_land: OtherLand,
    foreign_language: ForeignLanguage,
    templates: Vec<Template>,
    /// Shared, because it is large and never changes.
    places: Arc<Table>,
    place_names: Arc<PlaceNames>,
}

impl Directory {
    /// The directory of Mecklenburg-Vorpommern that is compiled in. Parsed once; later calls copy it.
    pub fn built_in() -> Result<Self, Vec<Problem>> {
        BUILT_IN.clone()
    }

    /// Reads a data file; see `mecklenburg-vorpommern.toml` for its form.
    ///
    /// # Errors
    /// All mistakes that can be found at once, each with its place in the file and the remedy.
    pub fn parse(toml: &str) -> Result<Self, Vec<Problem>> {
        Self::read(Some(toml), None)
    }

    /// Reads a data file (without one: the built-in data) and the operator's own list of places.
    ///
    /// # Errors
    /// As [`Directory::parse`], and the mistakes in the list.
    pub fn read(toml: Option<&str>, own: Option<OwnPlaces<'_>>) -> Result<Self, Vec<Problem>> {
        let (file, mut problems) = DataFile::read(toml.unwrap_or(MECKLENBURG_VORPOMMERN));
        problems.extend(check::problems(&file));
        // The table is worth its time only for data without mistakes.
        let places = if problems.is_empty() { places::build(&file, own) } else { Ok(Table::default()) };
        let places = Arc::new(places.unwrap_or_else(|more| {
            problems.extend(more);
            Table::default()
        }));
        let settlements: Vec<_> = gazetteer::settlements(own.map(|own| own.list)).collect();
        let names = settlements.iter().map(|(name, districts)| (name.as_str(), districts.as_slice()));
        let lands = Land::ALL.iter().flat_map(|land| land.names()).copied();
        let kept = file.names.state.iter().map(String::as_str).chain(lands);
        let large = file.names.outside.iter().filter(|name| !file.names.towns_outside.contains(name));
        let place_names = Arc::new(place_names::build(
            &file.districts,
            names,
            gazetteer::elsewhere(),
            kept,
            large.map(String::as_str),
        ));
        match (file.fallback, file.foreign_language, file.other_land) {
            (Some(fallback), Some(foreign_language), Some(other_land)) if problems.is_empty() => Ok(Self {
                districts: file.districts,
                queues: file.queues,
                routes: file.routes,
                fallback,
                crisis: file.crisis,
                pointers: file.pointers,
                holidays: file.holidays,
                other_land,
                foreign_language,
                templates: file.templates,
                places,
                place_names,
            }),
            _ => Err(problems),
        }
    }

    /// The districts, in the order of the file.
    pub fn districts(&self) -> &[District] {
        &self.districts
    }

    /// The district of that key.
    pub fn district(&self, ags: Ags) -> Option<&District> {
        self.districts.iter().find(|district| district.ags == ags)
    }

    /// The services, in the order of the file.
    pub fn queues(&self) -> &[Queue] {
        &self.queues
    }

    /// The service of that queue.
    pub fn queue(&self, id: &QueueId) -> Option<&Queue> {
        self.queues.iter().find(|queue| &queue.id == id)
    }

    /// The service that is called so: by its id, by its name, or by what stands before the comma in it, however it is
    /// spelt.
    pub fn queue_named(&self, name: &str) -> Option<&Queue> {
        let plain = |text: &str| {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
        };
        let wanted = plain(name);
        let short = |queue: &Queue| queue.name.split(',').next().map(plain);
        let called = |queue: &&Queue| {
            plain(queue.id.as_str()) == wanted
                || plain(&queue.name) == wanted
                || short(queue) == Some(wanted.clone())
        };
        let mut named = self.queues.iter().filter(called);
        named.next().filter(|_| named.next().is_none())
    }

    /// The regional centre responsible for a district on a day: the one that the route table names for a place's own
    /// problem.
    pub fn centre(&self, district: Ags, day: Date) -> Option<&Queue> {
        let need =
            Need { concern: Some(Concern::MobileBeratung), district: Some(district), ..Need::default() };
        self.queue(&self.route(&need, day).queue).filter(|queue| queue.kind == QueueKind::RegionalCentre)
    }

    /// The services that take a kind of advice somewhere.
    pub fn queues_for(&self, concern: Concern) -> impl Iterator<Item = &Queue> {
        self.routes
            .iter()
            .filter(move |route| route.concern == concern)
            .flat_map(|route| &route.to)
            .filter_map(|id| self.queue(id))
    }

    /// Where everything goes that nothing else covers.
    pub fn fallback(&self) -> &Fallback {
        &self.fallback
    }

    /// What to call in this danger, in the order of the file.
    pub fn crisis_contacts(&self, crisis: Crisis) -> impl Iterator<Item = &CrisisContact> {
        self.crisis.iter().filter(move |contact| contact.crisis.contains(&crisis))
    }

    /// Whom to name for these people, the likeliest audience first: in a danger those that are there for it, without one
    /// all of that audience. Emergency calls come first, for someone who cannot speak the silent one; who is not there at
    /// the moment comes last.
    pub fn aid(
        &self,
        crisis: Option<Crisis>,
        people: &[Audience],
        silent: bool,
        at: DateTime,
    ) -> Vec<&CrisisContact> {
        let rank = |contact: &CrisisContact| people.iter().position(|audience| *audience == contact.audience);
        let fits = |contact: &&CrisisContact| {
            rank(contact).is_some() && crisis.is_none_or(|crisis| contact.crisis.contains(&crisis))
        };
        let mut found: Vec<_> = self.crisis.iter().filter(fits).collect();
        found.sort_by_key(|contact| {
            let first = if silent { !contact.silent } else { !contact.emergency };
            let away = matches!(self.standing(contact, at), Standing::Closed(_));
            (first, !contact.emergency, away, rank(contact))
        });
        found
    }

    /// Whether someone is at a help line at that moment, in local time.
    pub fn standing(&self, contact: &CrisisContact, at: DateTime) -> Standing {
        if contact.always {
            return Standing::Always;
        }
        hours::standing(&contact.open, contact.on_holidays, at, |date| self.holidays.contains(date))
    }

    /// The help line of that name in the data.
    pub fn help_line(&self, id: &str) -> Option<&CrisisContact> {
        self.crisis.iter().find(|contact| contact.id == id)
    }

    /// The public holidays.
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// All help lines, in the order of the file.
    pub fn help_lines(&self) -> &[CrisisContact] {
        &self.crisis
    }

    /// Where to turn for another field.
    pub fn pointer(&self, field: OtherField) -> Option<&Pointer> {
        self.pointers.iter().find(|pointer| pointer.field == field)
    }

    /// Where to turn in another Land.
    pub fn other_land(&self) -> &OtherLand {
        &self.other_land
    }

    /// Whom people can reach from all of Germany; only what is confirmed.
    pub fn nationwide(&self) -> impl Iterator<Item = &CrisisContact> {
        let named = |contact: &&CrisisContact| self.other_land.nationwide.contains(&contact.id);
        self.crisis.iter().filter(named).filter(|contact| contact.mark.is_confirmed())
    }

    /// The service whose telephone number someone gets who does not write German.
    pub fn foreign_language_queue(&self) -> Option<&Queue> {
        self.queue(&self.foreign_language.queue)
    }

    /// The names of places and what they mean.
    pub fn places(&self) -> &Table {
        &self.places
    }

    /// The names of places as the anonymiser takes them.
    pub fn place_names(&self) -> Arc<PlaceNames> {
        Arc::clone(&self.place_names)
    }

    /// Every fact that is not confirmed yet, for `lotse check` and `lotse routes`.
    pub fn unconfirmed(&self) -> Vec<Unconfirmed> {
        check::unconfirmed(self)
    }

    /// Services that the data name no telephone, e-mail or web address for.
    pub fn without_contact(&self) -> impl Iterator<Item = &Queue> {
        self.queues.iter().filter(|queue| !queue.contact.is_reachable())
    }

    /// The rows of the route table, in the order of the file.
    pub fn routes(&self) -> &[ConcernRoute] {
        &self.routes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_directory_has_no_mistake() {
        assert_eq!(Directory::built_in().err(), None);
    }
}
