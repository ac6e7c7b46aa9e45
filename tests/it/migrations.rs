//! Both databases get the same tables by the same steps.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Table → columns, read from the files: the databases would only tell it in their own words.
fn tables(engine: &str) -> BTreeMap<String, Vec<String>> {
    let mut tables = BTreeMap::new();
    for (_, text) in files(engine) {
        for create in text.split("CREATE TABLE ").skip(1) {
            let (name, rest) = create.split_once(" (\n").unwrap();
            let columns = rest.split("\n);").next().unwrap().lines();
            let columns = columns.map(|line| line.trim().trim_end_matches(','));
            tables.insert(name.to_owned(), columns.map(neutral).collect());
        }
    }
    tables
}

/// A column without what the databases call differently.
fn neutral(column: &str) -> String {
    column
        .replace("INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", "NUMBERED")
        .replace("BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "NUMBERED")
        .replace("BYTEA", "BLOB")
}

fn files(engine: &str) -> BTreeMap<String, String> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    let files = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[test]
fn both_databases_have_the_same_migrations_tables_and_columns() {
    let (lite, postgres) = (files("sqlite"), files("postgres"));
    assert_eq!(lite.keys().collect::<Vec<_>>(), postgres.keys().collect::<Vec<_>>());
    assert_eq!(tables("sqlite"), tables("postgres"));
    assert!(tables("sqlite").contains_key("outbox"), "the tables were not found in the files");
}

#[test]
fn every_migration_says_first_why_it_is() {
    for (name, text) in files("sqlite").into_iter().chain(files("postgres")) {
        assert!(text.starts_with("-- Why: "), "{name}");
    }
}

#[test]
fn only_types_that_both_drivers_decode_are_used() {
    let kinds: BTreeSet<String> = tables("postgres")
        .values()
        .flatten()
        .map(|column| column.split_whitespace().nth(1).unwrap().to_owned())
        .collect();
    let allowed = ["BIGINT", "BLOB", "NUMBERED", "TEXT"].map(String::from);
    assert_eq!(kinds, BTreeSet::from(allowed));
}
