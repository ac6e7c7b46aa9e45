//! The form of the data file, read entry by entry, so that one mistake does not hide the next.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::centre::Queue;
use super::check::Problem;
use super::district::District;
use super::help::{CrisisContact, ForeignLanguage, OtherLand, Pointer};
use super::holidays::Holidays;
use super::route::{ConcernRoute, Fallback};
use super::template::Template;
use crate::id::{Ags, QueueId};
use crate::understand::place::Land;

/// What could be read of a data file; not checked yet.
#[derive(Debug, Default)]
pub(super) struct DataFile {
    pub districts: Vec<District>,
    pub queues: Vec<Queue>,
    pub routes: Vec<ConcernRoute>,
    pub fallback: Option<Fallback>,
    pub crisis: Vec<CrisisContact>,
    pub pointers: Vec<Pointer>,
    pub holidays: Holidays,
    pub other_land: Option<OtherLand>,
    pub foreign_language: Option<ForeignLanguage>,
    pub templates: Vec<Template>,
    pub names: Names,
    /// Identifiers and keys as written, also of entries that could not be read: a reference to one of those is not
    /// a second mistake.
    pub queue_ids: BTreeSet<QueueId>,
    pub district_keys: BTreeSet<Ags>,
}

/// Lists of names that need a rule of their own.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    /// Names of the whole state.
    pub state: Vec<String>,
    /// Place names that are ordinary words, too ("waren").
    pub ordinary_words: Vec<String>,
    /// Places outside that everybody means who says their bare name, though a hamlet here may bear it too.
    pub outside: Vec<String>,
    /// Those of them that are so small that who lives there may be found.
    #[serde(default)]
    pub towns_outside: Vec<String>,
    /// Codes on the number plates of neighbours outside, each with its Land.
    #[serde(default)]
    pub plates_outside: BTreeMap<String, Land>,
}

impl DataFile {
    /// Reads the text; mistakes of form come beside what could be read.
    pub(super) fn read(text: &str) -> (Self, Vec<Problem>) {
        let mut table = match text.parse::<Table>() {
            Ok(table) => table,
            Err(error) => {
                let problem = Problem::new(
                    "the file",
                    error.to_string().trim_end(),
                    "correct the TOML; further mistakes show afterwards",
                );
                return (Self::default(), vec![problem]);
            }
        };
        let mut reader = Reader { problems: Vec::new() };
        let mut file = Self::default();
        let districts = reader.list(&mut table, "district");
        file.district_keys = districts.iter().filter_map(|entry| ags(entry.get("ags")?)).collect();
        file.districts = reader.entries("district", "ags", districts);
        let queues = reader.list(&mut table, "queue");
        file.queue_ids =
            queues.iter().filter_map(|entry| Some(QueueId::new(entry.get("id")?.as_str()?))).collect();
        file.queues = reader.entries("queue", "id", queues);
        let routes = reader.list(&mut table, "route");
        file.routes = reader.entries("route", "concern", routes);
        file.fallback = reader.one(&mut table, "fallback");
        let crisis = reader.list(&mut table, "crisis");
        file.crisis = reader.entries("crisis", "id", crisis);
        let pointers = reader.list(&mut table, "pointer");
        file.pointers = reader.entries("pointer", "field", pointers);
        // A directory may leave them out; then no day is known to be one.
        let holidays = table.remove("holidays").and_then(|holidays| reader.value("holidays", holidays));
        file.holidays = holidays.unwrap_or_default();
        file.other_land = reader.one(&mut table, "other_land");
        file.foreign_language = reader.one(&mut table, "foreign_language");
        file.names = reader.one(&mut table, "names").unwrap_or_default();
        // Staff can write everything themselves; a directory needs none of them.
        if table.contains_key("template") {
            let templates = reader.list(&mut table, "template");
            file.templates = reader.entries("template", "name", templates);
        }
        for (section, _) in table {
            reader.problem(&section, "is no section of a directory", "correct its name or remove it");
        }
        (file, reader.problems)
    }
}

fn ags(value: &Value) -> Option<Ags> {
    u32::try_from(value.as_integer()?).ok().map(Ags)
}

/// Takes sections out of the table and collects what is wrong with them.
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn problem(&mut self, at: &str, what: &str, remedy: &str) {
        self.problems.push(Problem::new(at, what, remedy));
    }

    /// The entries of `[[section]]`.
    fn list(&mut self, table: &mut Table, section: &str) -> Vec<Value> {
        match table.remove(section) {
            Some(Value::Array(entries)) => entries,
            Some(_) => {
                self.problem(section, "is not a list", &format!("write each entry as [[{section}]]"));
                Vec::new()
            }
            None => {
                self.problem(section, "is missing", &format!("add at least one [[{section}]]"));
                Vec::new()
            }
        }
    }

    /// Reads each entry on its own and names the broken ones by their `key`.
    fn entries<T: DeserializeOwned>(&mut self, section: &str, key: &str, entries: Vec<Value>) -> Vec<T> {
        let mut read = Vec::with_capacity(entries.len());
        for (index, entry) in entries.into_iter().enumerate() {
            let name = match entry.get(key) {
                Some(Value::String(name)) => name.clone(),
                Some(Value::Integer(number)) => number.to_string(),
                _ => format!("number {}", index + 1),
            };
            read.extend(self.value(&format!("{section} {name}"), entry));
        }
        read
    }

    /// Reads `[section]`.
    fn one<T: DeserializeOwned>(&mut self, table: &mut Table, section: &str) -> Option<T> {
        if let Some(value) = table.remove(section) {
            return self.value(section, value);
        }
        self.problem(section, "is missing", &format!("add the section [{section}]"));
        None
    }

    fn value<T: DeserializeOwned>(&mut self, at: &str, value: Value) -> Option<T> {
        match value.try_into() {
            Ok(read) => Some(read),
            Err(error) => {
                let what = error.to_string().trim().replace('\n', ", ");
                self.problem(at, &what, "correct the entry as the built-in directory shows it");
                None
            }
        }
    }
}
