//! Puts the names of places together: the districts of the data file, the built-in gazetteer, the operator's own list.

use super::check::Problem;
use super::district::District;
use super::file::DataFile;
use super::gazetteer;
use crate::id::Ags;
use crate::understand::place::{Builder, Kind, Land, Lands, Table};

/// An operator's list of places, and what to call it in a problem.
#[derive(Clone, Copy, Debug)]
pub struct OwnPlaces<'a> {
    pub file: &'a str,
    pub list: &'a str,
}

/// What of the names is right in form and doubtful all the same, for the operator.
pub fn doubts(own: Option<OwnPlaces<'_>>) -> Vec<String> {
    let ordinary = own.into_iter().flat_map(|OwnPlaces { file, list }| {
        gazetteer::ordinary_names(list).into_iter().map(move |(line, name)| {
            format!("{file} line {line}: \"{name}\" is an ordinary word, too, and would be heard as the place; remove it")
        })
    });
    let by_hand = format!(
        "{} places of the built-in lists are from memory, not confirmed (by-hand.tsv)",
        gazetteer::by_hand()
    );
    ordinary.chain([by_hand]).collect()
}

/// Builds the table of all names.
///
/// # Errors
/// The mistakes in the lists.
pub(super) fn build(file: &DataFile, own: Option<OwnPlaces<'_>>) -> Result<Table, Vec<Problem>> {
    let districts: Vec<Ags> = file.districts.iter().map(|district| district.ags).collect();
    let mut builder = Builder::new(districts.iter().copied());
    let mut problems = gazetteer::add_built_in(&mut builder);
    if let Some(OwnPlaces { file, list }) = own {
        gazetteer::add(&mut builder, file, list, &mut problems);
        problems.extend(gazetteer::unknown_districts(file, list, &districts));
    }
    for district in &file.districts {
        add_district(&mut builder, district);
    }
    for name in &file.names.state {
        builder.place(name, Kind::State, &districts, None, 0);
    }
    for land in Land::ALL {
        for name in land.names().iter().filter(|_| land != Land::MV) {
            builder.elsewhere(name, Lands::of(land));
            builder.famous(name);
        }
    }
    for name in &file.names.outside {
        builder.famous(name);
    }
    for (code, land) in &file.names.plates_outside {
        builder.plate_elsewhere(code, Lands::of(*land));
    }
    for name in &file.names.ordinary_words {
        builder.ordinary(name);
    }
    if problems.is_empty() { Ok(builder.build()) } else { Err(problems) }
}

fn add_district(builder: &mut Builder, district: &District) {
    for name in [&district.name, &district.short].into_iter().chain(&district.names) {
        builder.place(name, Kind::District, &[district.ags], None, 0);
    }
    for plate in &district.plates {
        builder.place(plate, Kind::Plate, &[district.ags], None, 0);
    }
}
