//! The names of places as the anonymiser takes them: each with the area that stands in its place, or as one that stays.

use super::district::District;
use crate::id::Ags;
use crate::understand::anonymise::PlaceNames;

/// Takes the names of districts, which stay, and of places in them, which become their district.
///
/// A city that is a district of its own tells no more than the district, so it stays too. `kept` are further names that
/// stay, `cities` such outside the state as stay where they are only talked about, `elsewhere` other places outside.
pub(super) fn build<'a>(
    districts: &'a [District],
    places: impl Iterator<Item = (&'a str, &'a [Ags])>,
    elsewhere: impl Iterator<Item = &'static str>,
    kept: impl Iterator<Item = &'a str>,
    cities: impl Iterator<Item = &'a str>,
) -> PlaceNames {
    let mut names = PlaceNames::default();
    for district in districts {
        for name in [&district.name, &district.short].into_iter().chain(&district.names) {
            names.keep(name);
        }
    }
    for name in kept {
        names.keep(name);
    }
    for name in cities {
        names.city(name);
    }
    for (name, lies_in) in places {
        for district in
            lies_in.iter().filter_map(|ags| districts.iter().find(|district| district.ags == *ags))
        {
            names.add(name, &district.short);
        }
    }
    for name in elsewhere {
        names.far(name);
    }
    names
}
