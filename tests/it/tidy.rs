//! What always holds for the source and the README, so that no reviewer has to remember it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use lotse::cli::Arguments;
use lotse::cli::retention::table;
use lotse::config::{KEYS, Kind};
use lotse::handoff::retention::Retention;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const LONGEST: usize = 500;

/// Files in which German stands because it is data of the field, not something said to a person.
const GERMAN_DATA: &[(&str, &str)] = &[
    ("src/understand/", "patterns that recognise German words"),
    ("src/directory/", "names of districts and places, and how people write them"),
    ("src/handoff/command.rs", "the commands staff type"),
    ("src/intake/command.rs", "the commands people type"),
];

struct Source {
    /// Relative to the repository, with `/`.
    name: String,
    text: String,
}

impl Source {
    /// The part before the unit tests.
    fn program(&self) -> &str {
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }

    fn is_test(&self) -> bool {
        self.name.ends_with("/tests.rs") || self.name.contains("/tests/")
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    files(&Path::new(ROOT).join(folder), &mut paths);
    paths.sort();
    let sources: Vec<Source> = paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| Source {
            name: path.strip_prefix(ROOT).unwrap().to_str().unwrap().replace('\\', "/"),
            text: fs::read_to_string(&path).unwrap(),
        })
        .collect();
    assert!(!sources.is_empty(), "no source under {folder}: the check would see nothing");
    sources
}

fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// A line without its comment; quotes are respected well enough for code that is formatted.
fn code(line: &str) -> &str {
    let mut quoted = false;
    let bytes = line.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' if at == 0 || bytes[at - 1] != b'\\' => quoted = !quoted,
            b'/' if !quoted && bytes.get(at + 1) == Some(&b'/') => return &line[..at],
            _ => {}
        }
    }
    line
}

fn numbered<'a>(source: &'a Source, text: &'a str) -> impl Iterator<Item = (String, &'a str)> {
    text.lines().enumerate().map(|(at, line)| (format!("{}:{}: {}", source.name, at + 1, line.trim()), line))
}

#[test]
fn the_core_knows_neither_the_world_nor_the_time() {
    const FOREIGN: &[&str] = &[
        "tokio",
        "sqlx",
        "teloxide",
        "matrix_sdk",
        "fluent",
        "Timestamp::now",
        "Zoned::now",
        "SystemTime",
        "Instant",
        "std::fs",
        "std::net",
        "crate::desk",
        "crate::store",
        "crate::channel",
        "crate::locale",
        "crate::config",
    ];
    let mut found = Vec::new();
    for part in ["intake", "understand", "directory", "handoff"] {
        for source in sources(&format!("src/{part}")).iter().filter(|source| !source.is_test()) {
            for (place, line) in numbered(source, source.program()) {
                if FOREIGN.iter().any(|name| code(line).contains(name)) {
                    found.push(place);
                }
            }
        }
    }
    none("the core names something of the shell", &found);
}

#[test]
fn words_as_they_came_are_read_in_one_place_and_leave_it_nowhere() {
    const READING: &[&str] = &["Gated::written", ".written()", "fn written(&self)"];
    let all = sources("src");
    let reads = |source: &&Source| READING.iter().any(|reading| source.program().contains(reading));
    let names: Vec<_> = all.iter().filter(reads).map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["src/intake/reading.rs", "src/understand/anonymise/gated.rs"]);
    let told = all.iter().find(|source| source.name == "src/intake/reading.rs").unwrap();
    // Only typed answers leave it.
    let functions: Vec<_> = numbered(told, told.program()).filter(|(_, line)| line.contains("fn ")).collect();
    assert!(functions.len() > 2, "the check would see nothing");
    let text: Vec<_> = functions
        .into_iter()
        .filter(|(_, line)| ["String", "str", "Anonymised", "Gated"].iter().any(|word| line.contains(word)))
        .map(|(place, _)| place)
        .collect();
    none("words leave intake/reading.rs", &text);
}

#[test]
fn no_file_grows_beyond_what_one_reads_in_a_sitting() {
    let long = sources("src")
        .iter()
        .filter(|source| source.text.lines().count() > LONGEST)
        .map(|source| source.name.clone())
        .collect::<Vec<_>>();
    none("split along a real seam", &long);
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent = ["src", "tests"]
        .into_iter()
        .flat_map(sources)
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.name)
        .collect::<Vec<_>>();
    none("begin the file with //!", &silent);
}

#[test]
fn no_german_sentence_is_written_in_code() {
    let mut found = Vec::new();
    for source in sources("src") {
        let data = GERMAN_DATA.iter().any(|(place, _)| source.name.starts_with(place));
        if data || source.is_test() {
            continue;
        }
        for (place, line) in numbered(&source, source.program()) {
            let quoted = code(line).split('"').skip(1).step_by(2).collect::<String>();
            if quoted.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', 'ß']) {
                found.push(place);
            }
        }
    }
    none("German belongs into locales/", &found);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let marks = ["TODO", "FIXME", "XXX", "dbg!", "todo!", "unimplemented!"];
    let mut found = Vec::new();
    for source in
        ["src", "tests"].into_iter().flat_map(sources).filter(|source| source.name != "tests/it/tidy.rs")
    {
        for (place, line) in numbered(&source, &source.text) {
            if marks.iter().any(|mark| line.contains(mark)) {
                found.push(place);
            }
        }
    }
    none("finish it or leave it out", &found);
}

#[test]
fn what_holds_a_person_has_no_debug() {
    let ports = fs::read_to_string(Path::new(ROOT).join("src/desk/ports.rs")).unwrap();
    let secret = fs::read_to_string(Path::new(ROOT).join("src/config/secret.rs")).unwrap();
    for (text, item) in [
        (&ports, "pub struct Address {"),
        (&ports, "pub struct Batch {"),
        (&ports, "pub enum Event {"),
        (&ports, "pub struct StaffSaid {"),
        (&ports, "pub struct Letter {"),
        (&ports, "pub enum Recipient {"),
        (&ports, "pub enum Outgoing {"),
        (&secret, "pub struct Secret {"),
    ] {
        let before = text.split(item).next().unwrap();
        assert!(before.len() < text.len(), "{item} is gone: name what took its place");
        let above = before.lines().rev().take_while(|line| line.starts_with(['#', '/']));
        for attribute in above.filter(|line| line.starts_with('#')) {
            assert!(!attribute.contains("Debug"), "{item} {attribute}");
        }
        let name = item.split_whitespace().nth(2).unwrap();
        assert!(!text.contains(&format!("Debug for {name}")), "{item} has a Debug by hand");
    }
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |database: &str| -> BTreeSet<String> {
        let mut paths = Vec::new();
        files(&Path::new(ROOT).join("migrations").join(database), &mut paths);
        paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
    };
    let sqlite = names("sqlite");
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, names("postgres"));
    let numbers: BTreeSet<&str> = sqlite.iter().filter_map(|name| name.split('_').next()).collect();
    assert_eq!(numbers.len(), sqlite.len(), "two migrations share a number");
}

fn readme() -> String {
    fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap()
}

#[test]
fn the_readme_names_every_command_and_no_other() {
    let readme = readme();
    let commands: BTreeSet<String> =
        Arguments::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
    assert!(commands.len() >= 7);
    for command in &commands {
        assert!(readme.contains(&format!("`lotse {command}`")), "`lotse {command}` is not in README.md");
    }
    for named in readme.split("`lotse ").skip(1) {
        let named: String = named.chars().take_while(char::is_ascii_lowercase).collect();
        assert!(commands.contains(&named), "README.md names `lotse {named}`, which does not exist");
    }
}

#[test]
fn the_readme_lists_every_key_with_its_variable_and_default() {
    let readme = readme();
    let row = |cell: &str| readme.lines().find(|line| line.starts_with(&format!("| `{cell}`")));
    for key in KEYS {
        let row = row(key.path).unwrap_or_else(|| panic!("{} has no row in README.md", key.path));
        let variable = match key.kind {
            kind if kind.is_per_queue() => format!("`{}__<QUEUE>`", key.variable()),
            _ => format!("`{}`", key.variable()),
        };
        assert!(row.contains(&variable), "{}: {variable} is missing", key.path);
        if let Some(default) = key.default {
            assert!(row.contains(&format!("`{default}`")), "{}: the default is {default}", key.path);
        }
        if key.secret {
            assert!(row.contains(&format!("`{}_file`", key.path)), "{}: name its file form", key.path);
        }
    }
    for line in readme.lines().filter(|line| line.contains("`LOTSE_") && line.starts_with("| `")) {
        let path = line.split('`').nth(1).unwrap();
        assert!(KEYS.iter().any(|key| key.path == path), "README.md lists {path}, which does not exist");
    }
}

#[test]
fn the_readme_tells_the_retention_that_the_code_keeps() {
    let readme = readme();
    let told = readme.split("## What is kept how long").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = told.lines().filter(|line| line.starts_with("| ")).skip(1);
    let kept = table(Retention::default());
    let kept: Vec<String> = kept.iter().map(|[what, kept]| format!("| {what} | {kept} |")).collect();
    let rows: Vec<&str> = rows.collect();
    assert_eq!(rows, kept);
    // The policy is what the keys say.
    for key in KEYS.iter().filter(|key| key.section() == "retention") {
        let Kind::Number { unit, .. } = key.kind else { panic!("{} is a number", key.path) };
        let told = format!("{} {unit} (`{}`)", key.default.unwrap(), key.path);
        assert!(kept.iter().any(|row| row.contains(&told)), "nothing is kept for \"{told}\"");
    }
}
