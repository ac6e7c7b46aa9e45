//! `lotse places import`: turns a country dump of `GeoNames` into a list of places that `[directory] places` takes.
//!
//! The dump (<https://download.geonames.org/export/dump/>, CC BY 4.0) has 19 columns separated by tabs; its `readme.txt`
//! names them. What is taken: populated places (feature class P) with their name, position and inhabitants; the district is
//! found in the codes of the administrative divisions.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Write, stdin, stdout};
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;

use super::Failed;
use crate::directory::Directory;
use crate::id::Ags;
use crate::understand::place::{Point, SMALL_PLACE};

/// What to take out of a dump, and where it lies.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The dump, for example DE.txt; `-` reads the standard input
    pub dump: PathBuf,
    /// The code of the Land in column 11 (admin1), 12 for Mecklenburg-Vorpommern; empty takes every line
    #[arg(long, default_value = "12", value_name = "CODE")]
    pub admin1: String,
    /// Only these districts, by their five digits in column 13 (admin3), separated by commas; by default all of the Land
    #[arg(long, value_delimiter = ',', value_name = "AGS")]
    pub districts: Vec<u32>,
}

/// The columns that are read, counted from 0.
mod column {
    pub const NAME: usize = 1;
    pub const LATITUDE: usize = 4;
    pub const LONGITUDE: usize = 5;
    pub const CLASS: usize = 6;
    pub const CODE: usize = 7;
    pub const ADMIN1: usize = 10;
    pub const ADMIN2: usize = 11;
    pub const ADMIN3: usize = 12;
    pub const ADMIN4: usize = 13;
    pub const POPULATION: usize = 14;
    pub const ALL: usize = 19;
}

/// How many places were taken, and how many lines were not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub taken: usize,
    /// Of another Land or district, or no populated place.
    pub other: usize,
    /// In a district the directory does not know.
    pub unknown: usize,
    /// In no form that can be read.
    pub broken: usize,
}

/// Reads the dump and writes the list to the standard output; what was counted goes to stderr.
pub fn import(import: &Import, directory: &Directory) -> Result<(), Failed> {
    let known: Vec<Ags> = directory.districts().iter().map(|district| district.ags).collect();
    let counts = if import.dump.as_os_str() == "-" {
        convert(import, &known, stdin().lock(), BufWriter::new(stdout().lock()))
    } else {
        let dump = File::open(&import.dump).map_err(|error| {
            Failed::wrong([format!(
                "{}: cannot be read ({}); name the unpacked dump",
                import.dump.display(),
                error.kind()
            )])
        })?;
        convert(import, &known, BufReader::new(dump), BufWriter::new(stdout().lock()))
    }?;
    let Counts { taken, other, unknown, broken } = counts;
    let _ = writeln!(
        std::io::stderr(),
        "{taken} places taken, {other} lines of other places or kinds left out, {unknown} in districts the directory does \
         not know, {broken} unreadable"
    );
    if taken == 0 {
        return Err(Failed::wrong(["no place was taken; look at --admin1 and --districts"]));
    }
    Ok(())
}

/// Converts line by line. If the reader of the list goes away, so do we, quietly.
pub fn convert(
    import: &Import,
    known: &[Ags],
    dump: impl BufRead,
    mut list: impl Write,
) -> Result<Counts, Failed> {
    let mut counts = Counts::default();
    let mut seen = BTreeSet::new();
    let head = "# From GeoNames (© GeoNames, CC BY 4.0), by `lotse places import`.\n\
                # name\tkind\tdistricts\tmunicipality\tlatitude\tlongitude\tinhabitants\n";
    let written = |result: std::io::Result<()>| match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        result => result.map(|()| true).context("the list cannot be written"),
    };
    if !written(list.write_all(head.as_bytes()))? {
        return Ok(counts);
    }
    for line in dump.lines() {
        let line = line.map_err(|error| match error.kind() {
            ErrorKind::InvalidData => {
                Failed::wrong([format!("{}: is not UTF-8; save it as UTF-8", import.dump.display())])
            }
            _ => anyhow::Error::from(error).context("the dump cannot be read").into(),
        })?;
        match place(import, &line) {
            Some(Some((district, _))) if !known.contains(&district) => counts.unknown += 1,
            Some(Some((_, place))) => {
                if seen.insert(place.clone()) {
                    counts.taken += 1;
                    if !written(writeln!(list, "{place}"))? {
                        return Ok(counts);
                    }
                }
            }
            Some(None) => counts.other += 1,
            None => counts.broken += 1,
        }
    }
    written(list.flush())?;
    Ok(counts)
}

/// The line of the list; `None` if the line has no form that can be read, `Some(None)` if it is not wanted.
#[expect(clippy::option_option, reason = "unreadable, unwanted and wanted are three things")]
fn place(import: &Import, line: &str) -> Option<Option<(Ags, String)>> {
    let fields: Vec<&str> = line.split('\t').collect();
    if fields.len() != column::ALL {
        return None;
    }
    let field = |at: usize| fields.get(at).copied().map(str::trim);
    let populated = field(column::CLASS)? == "P" && !matches!(field(column::CODE)?, "PPLH" | "PPLQ" | "PPLW");
    if !populated || (!import.admin1.is_empty() && field(column::ADMIN1)? != import.admin1) {
        return Some(None);
    }
    let Some(district) = district([field(column::ADMIN3)?, field(column::ADMIN4)?, field(column::ADMIN2)?])
    else {
        return Some(None);
    };
    if !import.districts.is_empty() && !import.districts.contains(&district) {
        return Some(None);
    }
    let Point { lat, lon } = Point::parse(field(column::LATITUDE)?, field(column::LONGITUDE)?)?;
    let inhabitants: u32 = match field(column::POPULATION)? {
        "" => 0,
        number => number.parse().ok()?,
    };
    let name = field(column::NAME).filter(|name| !name.is_empty())?;
    // The dump does not tell a municipality from its parts. What has many inhabitants is no village in which everybody is
    // known, and a part always counts as one.
    let kind = if inhabitants >= SMALL_PLACE { "municipality" } else { "part" };
    let line = format!("{name}\t{kind}\t{district:05}\t\t{lat:.5}\t{lon:.5}\t{inhabitants}");
    Some(Some((Ags(district), line)))
}

/// The district's five digits: the third division has them, the fourth begins with them.
fn district(codes: [&str; 3]) -> Option<u32> {
    codes.into_iter().find_map(|code| {
        let digits = code.len() >= 5 && code.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| code.get(..5)?.parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, class: &str, admin1: &str, admin3: &str) -> String {
        format!(
            "1\t{name}\t{name}\t\t54.1\t12.25\t{class}\tPPL\tDE\t\t{admin1}\t00\t{admin3}\t{admin3}001\t120\t\t5\tEurope/Berlin\t2024-01-01"
        )
    }

    fn converted(districts: &[u32], dump: &str) -> (Counts, String) {
        let import = Import { dump: "-".into(), admin1: "12".into(), districts: districts.to_vec() };
        let mut list = Vec::new();
        let counts = convert(&import, &[Ags(13_072), Ags(13_074)], dump.as_bytes(), &mut list);
        let counts = counts.expect("memory can be written");
        (counts, String::from_utf8(list).expect("the list is UTF-8"))
    }

    #[test]
    fn populated_places_of_the_land_become_a_list_the_directory_reads() {
        let dump = [
            line("Dörphof", "P", "12", "13072"),
            line("Dörphof", "P", "12", "13072"),
            line("Berg", "T", "12", "13072"),
            line("Kiel", "P", "10", "01002"),
            line("Ohne Kreis", "P", "12", ""),
            "broken".to_owned(),
        ]
        .join("\n");
        let (counts, list) = converted(&[], &dump);
        assert_eq!(counts, Counts { taken: 1, other: 3, unknown: 0, broken: 1 });
        assert_eq!(list.lines().last(), Some("Dörphof\tpart\t13072\t\t54.10000\t12.25000\t120"));
        let own = crate::directory::places::OwnPlaces { file: "extra.tsv", list: &list };
        let directory = crate::directory::Directory::read(None, Some(own)).expect("the list is sound");
        let day = "2026-01-01".parse().expect("a day");
        assert_eq!(super::super::locate::locate(&directory, "Dörphof", day).districts, ["13072"]);
    }

    #[test]
    fn unknown_districts_and_impossible_positions_are_left_out_and_counted() {
        let at = |lat: &str| line("X-Dorf", "P", "12", "13072").replace("\t54.1\t", &format!("\t{lat}\t"));
        let dump = [line("A-Dorf", "P", "12", "99999"), at("999"), at("NaN"), at("inf")].join("\n");
        let (counts, list) = converted(&[], &dump);
        assert_eq!(counts, Counts { taken: 0, other: 0, unknown: 1, broken: 3 });
        assert_eq!(list.lines().count(), 2, "the head alone: {list}");
    }

    #[test]
    fn a_town_is_no_small_place() {
        let town = line("A-Stadt", "P", "12", "13072").replace("\t120\t", "\t20000\t");
        let (_, list) = converted(&[], &town);
        assert!(list.ends_with("A-Stadt\tmunicipality\t13072\t\t54.10000\t12.25000\t20000\n"), "{list}");
    }

    #[test]
    fn a_dump_of_another_encoding_is_told_the_remedy() {
        let import = Import { dump: "-".into(), admin1: "12".into(), districts: Vec::new() };
        let told = convert(&import, &[], &b"1\tD\xf6rphof\n"[..], Vec::new()).expect_err("it is Latin-1");
        assert!(matches!(&told, Failed::Wrong(_)) && told.to_string().contains("save it as UTF-8"), "{told}");
    }

    #[test]
    fn only_the_wanted_districts_are_taken() {
        let dump = [line("A-Dorf", "P", "12", "13072"), line("B-Dorf", "P", "12", "13074")].join("\n");
        let (counts, list) = converted(&[13_074], &dump);
        assert_eq!((counts.taken, counts.other), (1, 1));
        assert!(list.contains("B-Dorf") && !list.contains("A-Dorf"));
    }
}
