//! The form of the lists of places: one place a line, its fields separated by tabs. The built-in lists lie in `gazetteer/`,
//! an operator's list has the same form.
//!
//! A place: `name, kind, districts, municipality, latitude, longitude, inhabitants`; the last four may be missing or empty.
//! Several districts are separated by commas. Lines that begin with `#` say something to people.

use super::check::Problem;
use crate::id::Ags;
use crate::understand::place::{Builder, Kind, Land, Lands, Point, is_ordinary_word};

/// The built-in lists.
const PLACES: &str = include_str!("gazetteer/mecklenburg-vorpommern.tsv");
const BY_HAND: &str = include_str!("gazetteer/by-hand.tsv");
const POSTCODES: &str = include_str!("gazetteer/postcodes.tsv");
const ELSEWHERE: &str = include_str!("gazetteer/elsewhere.tsv");
const ABROAD: &str = include_str!("gazetteer/abroad.txt");
const ELSEWHERE_POSTCODES: &str = include_str!("gazetteer/elsewhere-postcodes.tsv");

/// A place of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub name: String,
    pub kind: Kind,
    pub districts: Vec<Ags>,
    pub at: Option<Point>,
    /// 0: unknown.
    pub inhabitants: u32,
}

/// Adds the built-in lists; returns the mistakes in them, which a test keeps away.
pub(super) fn add_built_in(builder: &mut Builder) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (file, list) in [("mecklenburg-vorpommern.tsv", PLACES), ("by-hand.tsv", BY_HAND)] {
        add(builder, file, list, &mut problems);
    }
    each(POSTCODES, "postcodes.tsv", &mut problems, |fields| {
        let [code, districts, outside] = fields else { return None };
        let lands = if outside.is_empty() { Lands::default() } else { lands(outside)? };
        let districts = if districts.is_empty() { Vec::new() } else { keys(districts)? };
        builder.postcode(code.parse().ok()?, &districts, lands);
        Some(())
    });
    each(ELSEWHERE, "elsewhere.tsv", &mut problems, |fields| {
        let [name, codes, ..] = fields else { return None };
        builder.elsewhere(name, lands(codes)?);
        Some(())
    });
    each(ELSEWHERE_POSTCODES, "elsewhere-postcodes.tsv", &mut problems, |fields| {
        let [first, last, code, ..] = fields else { return None };
        builder.postcodes_elsewhere(first.parse().ok()?, last.parse().ok()?, lands(code)?);
        Some(())
    });
    problems
}

/// Adds a list of places of the state.
pub(super) fn add(builder: &mut Builder, file: &str, list: &str, problems: &mut Vec<Problem>) {
    each(list, file, problems, |fields| {
        let row = row(fields)?;
        builder.place(&row.name, row.kind, &row.districts, row.at, row.inhabitants);
        Some(())
    });
}

/// The settlements of the built-in lists and an operator's, each with its districts; what cannot be read is left out.
pub(super) fn settlements(own: Option<&str>) -> impl Iterator<Item = (String, Vec<Ags>)> {
    [PLACES, BY_HAND].into_iter().chain(own).flat_map(lines).filter_map(|(_, fields)| {
        let row = row(&fields)?;
        let settled = matches!(row.kind, Kind::Municipality | Kind::Part | Kind::Quarter | Kind::Short);
        settled.then_some((row.name, row.districts))
    })
}

/// The towns and villages outside: all in Germany, and abroad those that people come from.
pub(super) fn elsewhere() -> impl Iterator<Item = &'static str> {
    let german = lines(ELSEWHERE).filter_map(|(_, fields)| match fields.as_slice() {
        // A hamlet in the Palatinate, but never meant here.
        ["Pommern", ..] => None,
        [name, lands, ..] if *lands != "XX" => Some(*name),
        _ => None,
    });
    let abroad = ABROAD.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(", "));
    german.chain(abroad)
}

/// The districts a list names that are none of these, each once, with the line.
pub(super) fn unknown_districts(file: &str, list: &str, known: &[Ags]) -> Vec<Problem> {
    let mut found: Vec<Problem> = Vec::new();
    let mut seen = Vec::new();
    for (number, fields) in lines(list) {
        let districts = row(&fields).map(|row| row.districts).unwrap_or_default();
        for ags in districts.into_iter().filter(|ags| !known.contains(ags)) {
            if !seen.contains(&ags) {
                seen.push(ags);
                let what = format!("there is no district {ags}");
                found.push(Problem::new(
                    format!("{file} line {number}"),
                    what,
                    "use the ags of one of the [[district]]s",
                ));
            }
        }
    }
    found
}

/// The names of a list that are ordinary words, too, with their line: in a person's words they would be heard as the place.
pub(super) fn ordinary_names(list: &str) -> Vec<(usize, String)> {
    lines(list)
        .filter_map(|(number, fields)| Some((number, row(&fields)?.name)))
        .filter(|(_, name)| is_ordinary_word(name))
        .collect()
}

/// How many places are listed from memory only.
pub(super) fn by_hand() -> usize {
    lines(BY_HAND).count()
}

/// Reads the lines of a list; `take` says with `None` that one cannot be understood.
fn each(list: &str, file: &str, problems: &mut Vec<Problem>, mut take: impl FnMut(&[&str]) -> Option<()>) {
    for (number, fields) in lines(list) {
        if take(&fields).is_none() {
            let at = format!("{file} line {number}");
            problems.push(Problem::new(at, "cannot be read", "write it as the head of the list says"));
        }
    }
}

/// The lines that are no comment, with their number, in fields.
fn lines(list: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    (1..)
        .zip(list.lines())
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .map(|(number, line)| (number, line.split('\t').map(str::trim).collect()))
}

fn row(fields: &[&str]) -> Option<Row> {
    let (name, kind, districts) = (fields.first()?, kind(fields.get(1)?)?, keys(fields.get(2)?)?);
    let number = |at: usize| fields.get(at).copied().filter(|field| !field.is_empty());
    let at = match (number(4), number(5)) {
        (Some(lat), Some(lon)) => Some(Point::parse(lat, lon)?),
        _ => None,
    };
    let inhabitants = number(6).map_or(Ok(0), str::parse).ok()?;
    (!name.is_empty()).then(|| Row { name: (*name).to_owned(), kind, districts, at, inhabitants })
}

fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "municipality" => Kind::Municipality,
        "part" => Kind::Part,
        "quarter" => Kind::Quarter,
        "region" => Kind::Region,
        "former_district" => Kind::FormerDistrict,
        "short" => Kind::Short,
        _ => return None,
    })
}

fn keys(list: &str) -> Option<Vec<Ags>> {
    list.split(',').map(|key| key.trim().parse().ok().map(Ags)).collect()
}

/// Länder by their codes; `-` is outside, nobody has told where.
fn lands(codes: &str) -> Option<Lands> {
    if codes == "-" {
        return Some(Lands::SOMEWHERE);
    }
    codes
        .split(',')
        .map(|code| Land::parse(code.trim()).map(Lands::of))
        .reduce(|one, other| Some(one?.or(other?)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_lists_can_be_read_and_name_the_districts_of_the_state() {
        let districts = [13_003, 13_004, 13_071, 13_072, 13_073, 13_074, 13_075, 13_076].map(Ags);
        let mut builder = Builder::new(districts);
        assert_eq!(add_built_in(&mut builder), []);
        for list in [PLACES, BY_HAND] {
            assert_eq!(unknown_districts("list", list, &districts), []);
        }
    }

    #[test]
    fn names_that_are_ordinary_words_are_found() {
        let names = ordinary_names("Ja\tpart\t13071\nMusterow\tpart\t13071\nnein\tpart\t13071\n");
        assert_eq!(names, [(1, "Ja".to_owned()), (3, "nein".to_owned())]);
    }

    #[test]
    fn mistakes_are_named_by_their_line() {
        let list = "# a comment\nX\tpart\t13071\nY\tpart\nZ\tcastle\t13071\nV\tpart\tabc\nW\tpart\t13071\t\tx\ty\n\
             U\tpart\t13071\t\t999\t12\nT\tpart\t13071\t\t54\tNaN\nS\tpart\t13071\t\tinf\t12\n";
        let (mut builder, mut problems) = (Builder::new([Ags(13_071)]), Vec::new());
        add(&mut builder, "extra.tsv", list, &mut problems);
        let at: Vec<&str> = problems.iter().map(|problem| problem.at.as_str()).collect();
        assert_eq!(at, [3, 4, 5, 6, 7, 8, 9].map(|line| format!("extra.tsv line {line}")));
        let unknown = unknown_districts("extra.tsv", "X\tpart\t13071,99999\n", &[Ags(13_071)]);
        assert_eq!(unknown.len(), 1);
        assert!(unknown[0].to_string().contains("99999"));
    }
}
