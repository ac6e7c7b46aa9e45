//! Collects what the file and the environment give, key by key, and notes what neither may hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use toml::{Table, Value};
use zeroize::Zeroizing;

use super::keys::{self, KEYS};
use super::problem::ConfigProblem;

/// The variable that chooses how much is logged; it is no key.
const LOG: &str = "LOTSE_LOG";

/// A value as given, and where it stands.
pub(super) struct Given {
    pub value: Value,
    /// The key as the operator wrote it.
    pub written: String,
    pub from_env: bool,
}

/// All given values by dotted key.
#[derive(Default)]
pub(super) struct Gathered {
    pub values: BTreeMap<String, Given>,
    pub sections: BTreeSet<String>,
    pub problems: Vec<ConfigProblem>,
    /// Variables that begin like ours, match no key and look like none.
    pub unused_variables: Vec<String>,
    /// A file was named and could not be read as a whole.
    pub file_broken: bool,
}

/// Reads both sources. A value of the environment replaces the same key of the file.
pub(super) fn gather(path: Option<&Path>, env: impl Iterator<Item = (String, String)>) -> Gathered {
    let mut gathered = Gathered::default();
    if let Some(path) = path {
        match gathered.parse(path) {
            Some(table) => gathered.take_file(table),
            None => gathered.file_broken = true,
        }
    }
    let mut variables: Vec<_> =
        env.filter(|(name, value)| name.starts_with("LOTSE_") && !value.is_empty()).collect();
    variables.sort_unstable();
    for (name, value) in variables {
        gathered.take_variable(name, value);
    }
    gathered
}

impl Gathered {
    fn parse(&mut self, path: &Path) -> Option<Table> {
        let name = path.display().to_string();
        let text = match std::fs::read_to_string(path) {
            Ok(text) => Zeroizing::new(text),
            Err(error) => {
                self.problems.push(ConfigProblem::new(
                    name,
                    format!("the file cannot be read ({})", error.kind()),
                    "name an existing file with --config, or leave it out and use the environment",
                ));
                return None;
            }
        };
        match text.parse::<Table>() {
            Ok(table) => Some(table),
            Err(error) => {
                // The error's own Display shows the line, and the line may hold a token.
                let at = error.span().map_or(0, |span| span.start);
                let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
                self.problems.push(ConfigProblem::new(
                    name,
                    format!("line {line} is not TOML ({})", error.message()),
                    "correct the line; text stands in double quotes, lists in square brackets",
                ));
                None
            }
        }
    }

    fn take_file(&mut self, table: Table) {
        let sections: BTreeSet<&str> = KEYS.iter().map(keys::Key::section).collect();
        for (section, value) in table {
            if !sections.contains(section.as_str()) {
                let candidates: Vec<String> = sections.iter().map(|known| (*known).to_owned()).collect();
                self.unknown(section, "section", &candidates);
                continue;
            }
            let Value::Table(entries) = value else {
                self.problems.push(ConfigProblem::new(
                    &section,
                    format!("is {}, not a section", kind_of(&value)),
                    format!("write [{section}] on a line of its own and its keys below"),
                ));
                continue;
            };
            for (name, value) in entries {
                self.take_entry(format!("{section}.{name}"), value);
            }
            self.sections.insert(section);
        }
    }

    fn take_entry(&mut self, path: String, value: Value) {
        match (keys::find(&path).map(|key| key.kind), value) {
            (Some(kind), Value::Table(queues)) if kind.is_per_queue() => {
                for (queue, value) in queues {
                    self.put(format!("{path}.{queue}"), value);
                }
            }
            (known, value) if known.is_some() || secret_file(&path) => self.put(path, value),
            _ => self.unknown(path, "key", &all_paths()),
        }
    }

    fn put(&mut self, path: String, value: Value) {
        self.values.insert(path.clone(), Given { value, written: path, from_env: false });
    }

    fn take_variable(&mut self, name: String, value: String) {
        let Some(path) = self.path_of(&name) else {
            // Others may use the prefix too (the test suite, a cluster that names its services); two underscores mean us.
            let known: Vec<String> = all_paths().iter().map(|path| keys::variable(path)).collect();
            let meant = known.iter().any(|variable| variable.replace("__", "_") == name);
            if name.contains("__") || meant {
                self.unknown(name, "variable", &known);
            } else if name != LOG {
                self.unused_variables.push(name);
            }
            return;
        };
        if let Some((section, _)) = path.split_once('.') {
            self.sections.insert(section.to_owned());
        }
        self.values.insert(path, Given { value: Value::String(value), written: name, from_env: true });
    }

    /// The dotted key a variable stands for. A queue written in the file keeps its spelling; otherwise underscores
    /// become hyphens, as queue ids are written.
    fn path_of(&self, name: &str) -> Option<String> {
        if let Some(path) = all_paths().into_iter().find(|path| keys::variable(path) == name) {
            let per_queue = keys::find(&path).is_some_and(|key| key.kind.is_per_queue());
            return (!per_queue).then_some(path);
        }
        let table = KEYS
            .iter()
            .filter(|key| key.kind.is_per_queue())
            .find(|key| name.strip_prefix(&key.variable()).is_some_and(|rest| rest.starts_with("__")))?;
        if let Some(written) = self.values.keys().find(|path| keys::variable(path) == name) {
            return Some(written.clone());
        }
        let queue = name.strip_prefix(&table.variable())?.strip_prefix("__")?;
        (!queue.is_empty()).then(|| format!("{}.{}", table.path, queue.to_lowercase().replace('_', "-")))
    }

    fn unknown(&mut self, written: String, what: &str, candidates: &[String]) {
        let remedy = match nearest(&written, candidates) {
            Some(known) => format!("did you mean {known}? Otherwise remove it"),
            None => "remove it; README.md lists all keys".into(),
        };
        self.problems.push(ConfigProblem::new(written, format!("no such {what}"), remedy));
    }
}

/// All dotted keys, `…_file` forms included.
fn all_paths() -> Vec<String> {
    KEYS.iter()
        .flat_map(|key| [Some(key.path.to_owned()), key.secret.then(|| format!("{}_file", key.path))])
        .flatten()
        .collect()
}

fn secret_file(path: &str) -> bool {
    path.strip_suffix("_file").and_then(keys::find).is_some_and(|key| key.secret)
}

/// The known name that is written most alike, if one is alike at all.
pub(super) fn nearest<'a>(written: &str, known: &'a [String]) -> Option<&'a String> {
    known
        .iter()
        .map(|name| (strsim::damerau_levenshtein(written, name), name))
        .filter(|(distance, name)| *distance <= 3.max(name.len() / 4))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// What kind of value this is, in words.
pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "text",
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a decimal number",
        Value::Boolean(_) => "true or false",
        Value::Datetime(_) => "a date or time",
        Value::Array(_) => "a list",
        Value::Table(_) => "a table",
    }
}
