//! Turns gathered values into typed ones, noting every value that does not fit its key.

use std::collections::BTreeMap;
use std::path::PathBuf;

use toml::Value;
use zeroize::Zeroize;

use super::gather::{Gathered, Given, kind_of};
use super::keys::{self, Kind};
use super::problem::ConfigProblem;
use super::secret::Secret;
use crate::id::QueueId;

/// Reads values by their dotted key, each once.
pub(super) struct Reader {
    given: Gathered,
    base: PathBuf,
}

impl Reader {
    pub fn new(given: Gathered, base: PathBuf) -> Self {
        Self { given, base }
    }

    /// The problems noted so far.
    pub fn finish(self) -> Vec<ConfigProblem> {
        self.given.problems
    }

    /// Whether the section stands in the file or a variable belongs to it.
    pub fn has_section(&self, section: &str) -> bool {
        self.given.sections.contains(section)
    }

    /// A text of the key's kind, or its default.
    pub fn text(&mut self, path: &str) -> Option<String> {
        let key = keys::find(path)?;
        match self.given.values.remove(path) {
            Some(given) => self.as_text(given, key.kind),
            None => key.default.map(str::to_owned),
        }
    }

    /// A text without which the section cannot work.
    pub fn required(&mut self, path: &str) -> Option<String> {
        let key = keys::find(path)?;
        if !self.given.values.contains_key(path) {
            self.note(path, "is missing", key.kind.wanted());
        }
        self.text(path)
    }

    /// A path, made relative to the folder of the file.
    pub fn path(&mut self, path: &str) -> Option<PathBuf> {
        self.text(path).map(|text| self.base.join(text))
    }

    /// A whole number in the key's range.
    pub fn number(&mut self, path: &str) -> Option<u32> {
        let key = keys::find(path)?;
        let text = match self.given.values.remove(path) {
            // In the environment everything is text; in the file a number in quotes is a mistake.
            Some(Given { value: Value::Integer(number), written, from_env }) => {
                let value = Value::String(number.to_string());
                self.as_text(Given { value, written, from_env }, key.kind)?
            }
            Some(given) if given.from_env => self.as_text(given, key.kind)?,
            Some(given) => {
                self.note(&given.written, format!("is {}", kind_of(&given.value)), key.kind.wanted());
                return None;
            }
            None => key.default?.to_owned(),
        };
        text.parse().ok()
    }

    /// The store's address; a relative path of `sqlite:` becomes relative to the folder of the file.
    pub fn store_url(&mut self, path: &str) -> Option<Secret> {
        let url = self.text(path)?;
        let Some(file) = url.strip_prefix("sqlite:") else { return Some(Secret::new(url)) };
        let file = file.strip_prefix("//").unwrap_or(file);
        if file.starts_with(":memory:") {
            return Some(Secret::new(url));
        }
        Some(Secret::new(format!("sqlite:{}", self.base.join(file).display())))
    }

    /// A secret that must be given, directly or by its file.
    pub fn required_secret(&mut self, path: &str) -> Option<Secret> {
        let file = format!("{path}_file");
        if !self.given.values.contains_key(path) && !self.given.values.contains_key(&file) {
            self.note(path, "is missing", format!("write it into a file and name that in {file}"));
            return None;
        }
        self.secret(path, false)
    }

    /// A secret that is needed once; its file may be gone afterwards.
    pub fn spent_secret(&mut self, path: &str) -> Option<Secret> {
        self.secret(path, true)
    }

    fn secret(&mut self, path: &str, may_be_gone: bool) -> Option<Secret> {
        let file_path = format!("{path}_file");
        let direct = self.given.values.remove(path);
        let by_file = self.given.values.remove(&file_path);
        match (direct, by_file) {
            (Some(direct), Some(by_file)) if direct.from_env == by_file.from_env => {
                self.note(
                    &direct.written,
                    format!("is given beside {}", by_file.written),
                    "keep one of the two, better the file",
                );
                None
            }
            (Some(direct), by_file) if direct.from_env || by_file.is_none() => {
                self.as_text(direct, Kind::Text).map(Secret::new)
            }
            (_, Some(by_file)) => self.read_secret(by_file, may_be_gone),
            _ => None,
        }
    }

    fn read_secret(&mut self, given: Given, may_be_gone: bool) -> Option<Secret> {
        let written = given.written.clone();
        let text = self.as_text(given, Kind::Path)?;
        let file = self.base.join(text);
        match std::fs::read_to_string(&file) {
            Ok(mut text) => {
                let secret = Secret::from_file(text.trim().to_owned(), file);
                text.zeroize();
                if secret.expose().is_empty() {
                    self.note(&written, "names an empty file", "write the secret into it");
                    return None;
                }
                Some(secret)
            }
            Err(error) if may_be_gone && error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                let found = format!("names a file that cannot be read ({})", error.kind());
                self.note(&written, found, "create it, readable for the bot's account only (chmod 600)");
                None
            }
        }
    }

    /// The room of each queue.
    pub fn rooms(&mut self, path: &str) -> BTreeMap<QueueId, String> {
        let mut rooms = BTreeMap::new();
        for (queue, given) in self.per_queue(path, Kind::Rooms) {
            let written = given.written.clone();
            let Some(room) = self.as_text(given, Kind::RoomId) else { continue };
            if rooms.values().any(|other| *other == room) {
                // A command in a shared room would belong to either queue.
                self.note(&written, "is the room of another queue too", "give every queue a room of its own");
            }
            rooms.insert(queue, room);
        }
        rooms
    }

    /// A text for each queue.
    pub fn texts(&mut self, path: &str) -> BTreeMap<QueueId, String> {
        let given = self.per_queue(path, Kind::Texts);
        given
            .into_iter()
            .filter_map(|(queue, given)| Some((queue, self.as_text(given, Kind::Text)?)))
            .collect()
    }

    /// The staff of each queue.
    pub fn staff(&mut self, path: &str) -> BTreeMap<QueueId, Vec<String>> {
        let mut staff = BTreeMap::new();
        for (queue, given) in self.per_queue(path, Kind::Staff) {
            let Given { value, written, from_env } = given;
            let users = match value {
                Value::Array(users) => users,
                Value::String(list) if from_env => {
                    list.split(',').map(|user| Value::String(user.trim().to_owned())).collect()
                }
                other => {
                    self.note(
                        &written,
                        format!("is {}", kind_of(&other)),
                        "write a list, [\"@name:server\"]",
                    );
                    continue;
                }
            };
            let users = users
                .into_iter()
                .filter_map(|value| {
                    self.as_text(Given { value, written: written.clone(), from_env }, Kind::UserId)
                })
                .collect();
            staff.insert(queue, users);
        }
        staff
    }

    fn per_queue(&mut self, path: &str, kind: Kind) -> Vec<(QueueId, Given)> {
        if let Some(given) = self.given.values.remove(path) {
            self.note(&given.written, format!("is {}", kind_of(&given.value)), kind.wanted());
        }
        let prefix = format!("{path}.");
        let queues: Vec<String> =
            self.given.values.keys().filter(|key| key.starts_with(&prefix)).cloned().collect();
        queues
            .into_iter()
            .filter_map(|key| {
                let given = self.given.values.remove(&key)?;
                Some((QueueId::new(key.strip_prefix(&prefix)?), given))
            })
            .collect()
    }

    fn as_text(&mut self, given: Given, kind: Kind) -> Option<String> {
        let found = match given.value {
            Value::String(text) if kind.accepts(&text) => return Some(text),
            Value::String(text) if text.trim().is_empty() => "is empty".to_owned(),
            Value::String(text) => match kind {
                Kind::Number { least, most, .. } if text.parse::<i64>().is_ok() => {
                    format!("is out of range ({least} to {most})")
                }
                _ => "is text of another form".to_owned(),
            },
            other => format!("is {}", kind_of(&other)),
        };
        self.note(&given.written, found, kind.wanted());
        None
    }

    fn note(&mut self, key: &str, found: impl Into<String>, remedy: impl Into<String>) {
        self.given.problems.push(ConfigProblem::new(key, found, remedy));
    }
}
