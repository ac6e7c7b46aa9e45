//! What the operator decides: `lotse.toml` and the environment, read into one value, with all mistakes at once.
//!
//! A value of the environment wins over the same key of the file; an empty one counts as not set. Relative paths are
//! relative to the folder of the file. No message made here quotes a value: a token pasted under the wrong key must
//! not end up in a log.
//!
//! This module knows no channel, no store and no directory; whether a queue exists is asked in [`Config::check_queues`]
//! with the names handed in.

mod gather;
mod keys;
mod problem;
mod queues;
mod read;
mod secret;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use keys::{KEYS, Key, Kind};
pub use problem::ConfigProblem;
pub use secret::Secret;

use crate::id::QueueId;
use crate::intake::step::Mode;
use read::Reader;

/// The whole configuration. Has no `Debug`: it holds secrets.
pub struct Config {
    pub operator: OperatorConfig,
    pub store: StoreConfig,
    /// `None`: the channel is off.
    pub telegram: Option<TelegramConfig>,
    /// `None`: the channel is off.
    pub matrix: Option<MatrixConfig>,
    pub directory: DirectoryConfig,
    pub retention: RetentionConfig,
}

/// Who runs this bot: the facts of the greeting and of the privacy information (GDPR Art. 13).
#[derive(Default)]
pub struct OperatorConfig {
    pub name: Option<String>,
    /// How the operator is reached.
    pub contact: Option<String>,
    /// The privacy information on the web.
    pub privacy_url: Option<String>,
    /// Who hosts the server, and where.
    pub hosting: Option<String>,
    /// Who is responsible under data protection law.
    pub controller: Option<String>,
    pub data_protection_officer: Option<String>,
    /// The supervisory authority to which people can complain.
    pub authority: Option<String>,
}

impl OperatorConfig {
    /// The keys that are still missing. People are owed these facts before they agree to anything, so `lotse check`
    /// fails while one is missing.
    pub fn missing(&self) -> Vec<&'static str> {
        [
            ("operator.name", &self.name),
            ("operator.contact", &self.contact),
            ("operator.privacy_url", &self.privacy_url),
            ("operator.hosting", &self.hosting),
            ("operator.controller", &self.controller),
            ("operator.data_protection_officer", &self.data_protection_officer),
            ("operator.authority", &self.authority),
        ]
        .into_iter()
        .filter(|(_, value)| value.is_none())
        .map(|(key, _)| key)
        .collect()
    }
}

/// Where everything is kept.
pub struct StoreConfig {
    /// `sqlite:…` with an absolute or file-relative path already resolved, or `postgres://…`, which may hold a
    /// password.
    pub url: Secret,
    pub key_file: PathBuf,
}

/// The Telegram bot.
pub struct TelegramConfig {
    pub token: Secret,
    pub api_url: String,
    pub mode: Mode,
}

/// The Matrix account and the centres' rooms.
pub struct MatrixConfig {
    pub homeserver: String,
    /// The bot's full user id.
    pub user: String,
    /// Needed for the first login and for resetting the identity; afterwards the file may be gone.
    pub password: Option<Secret>,
    pub data_dir: PathBuf,
    pub recovery_key_file: PathBuf,
    /// Where alarms go; they hold no personal data.
    pub operator_room: Option<String>,
    /// The room of each queue.
    pub rooms: BTreeMap<QueueId, String>,
    /// Who may be in a queue's room and command the bot there.
    pub staff: BTreeMap<QueueId, Vec<String>>,
}

/// Where the directory of services comes from.
pub struct DirectoryConfig {
    /// `None`: the built-in directory of Mecklenburg-Vorpommern.
    pub file: Option<PathBuf>,
    /// More places, in a list of the form of the built-in ones.
    pub places: Option<PathBuf>,
}

/// How long things are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetentionConfig {
    /// An unfinished dialogue is forgotten after so many hours without a word.
    pub draft_hours: u32,
    /// An open case is forgotten after so many days without a word.
    pub open_days: u32,
    /// A closed case is forgotten after so many days.
    pub closed_days: u32,
}

impl Config {
    /// Reads the file (if one is named) and the environment.
    ///
    /// # Errors
    /// All problems at once, the file's first; nothing is started on half a configuration.
    pub fn load(
        path: Option<&Path>,
        env: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Vec<ConfigProblem>> {
        let base = path.and_then(Path::parent).map(Path::to_path_buf).unwrap_or_default();
        let mut reader = Reader::new(gather::gather(path, env), base);
        let config = Self::read(&mut reader);
        let problems = reader.finish();
        match config {
            Some(config) if problems.is_empty() => Ok(config),
            _ => Err(problems),
        }
    }

    /// `None` only if a problem was noted.
    fn read(from: &mut Reader) -> Option<Self> {
        let operator = OperatorConfig {
            name: from.text("operator.name"),
            contact: from.text("operator.contact"),
            privacy_url: from.text("operator.privacy_url"),
            hosting: from.text("operator.hosting"),
            controller: from.text("operator.controller"),
            data_protection_officer: from.text("operator.data_protection_officer"),
            authority: from.text("operator.authority"),
        };
        let store = from
            .store_url("store.url")
            .zip(from.path("store.key_file"))
            .map(|(url, key_file)| StoreConfig { url, key_file });
        let telegram = if from.has_section("telegram") { Some(Self::read_telegram(from)) } else { None };
        let matrix = if from.has_section("matrix") { Some(Self::read_matrix(from)) } else { None };
        let directory =
            DirectoryConfig { file: from.path("directory.file"), places: from.path("directory.places") };
        let draft_hours = from.number("retention.draft_hours");
        let open_days = from.number("retention.open_days");
        let closed_days = from.number("retention.closed_days");
        Some(Self {
            operator,
            store: store?,
            telegram: all_or_nothing(telegram)?,
            matrix: all_or_nothing(matrix)?,
            directory,
            retention: RetentionConfig {
                draft_hours: draft_hours?,
                open_days: open_days?,
                closed_days: closed_days?,
            },
        })
    }

    fn read_telegram(from: &mut Reader) -> Option<TelegramConfig> {
        let token = from.required_secret("telegram.token");
        let api_url = from.text("telegram.api_url");
        let mode = from.required("telegram.mode").and_then(|word| match word.as_str() {
            "full" => Some(Mode::Full),
            "minimal" => Some(Mode::Minimal),
            "signpost" => Some(Mode::Signpost),
            _ => None,
        });
        Some(TelegramConfig { token: token?, api_url: api_url?, mode: mode? })
    }

    fn read_matrix(from: &mut Reader) -> Option<MatrixConfig> {
        let homeserver = from.required("matrix.homeserver");
        let user = from.required("matrix.user");
        let password = from.spent_secret("matrix.password");
        let data_dir = from.path("matrix.data_dir");
        let recovery_key_file = from.path("matrix.recovery_key_file");
        let operator_room = from.text("matrix.operator_room");
        let rooms = from.rooms("matrix.rooms");
        let staff = from.staff("matrix.staff");
        Some(MatrixConfig {
            homeserver: homeserver?,
            user: user?,
            password,
            data_dir: data_dir?,
            recovery_key_file: recovery_key_file?,
            operator_room,
            rooms,
            staff,
        })
    }
}

/// A section that is there must be whole; one that is absent is fine.
#[expect(clippy::option_option, reason = "absent section, broken section and whole section are three things")]
fn all_or_nothing<T>(section: Option<Option<T>>) -> Option<Option<T>> {
    match section {
        None => Some(None),
        Some(whole) => whole.map(Some),
    }
}

#[cfg(test)]
mod tests;
