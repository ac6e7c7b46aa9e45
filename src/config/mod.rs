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
    pub carriers: CarriersConfig,
    pub store: StoreConfig,
    /// `None`: the channel is off.
    pub telegram: Option<TelegramConfig>,
    /// `None`: the channel is off.
    pub matrix: Option<MatrixConfig>,
    pub directory: DirectoryConfig,
    pub desk: DeskConfig,
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

/// What differs where another than the operator's controller is responsible for the requests of a queue.
#[derive(Default)]
pub struct CarriersConfig {
    pub controller: BTreeMap<QueueId, String>,
    pub data_protection_officer: BTreeMap<QueueId, String>,
    pub authority: BTreeMap<QueueId, String>,
}

impl CarriersConfig {
    /// The tables with their keys.
    pub fn tables(&self) -> [(&'static str, &BTreeMap<QueueId, String>); 3] {
        [
            ("carriers.controller", &self.controller),
            ("carriers.data_protection_officer", &self.data_protection_officer),
            ("carriers.authority", &self.authority),
        ]
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

/// How the desk works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskConfig {
    /// So many seconds an answer of staff can still be halted before it leaves for the person.
    pub answer_seconds: u16,
    /// So many seconds a person's messages to staff are gathered into one post.
    pub gather_seconds: u16,
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
        let Partial { config, problems, .. } = Partial::load(path, env);
        if problems.is_empty() { Ok(config) } else { Err(problems) }
    }
}

/// What could be read of a configuration, for those who look for mistakes; nothing is started on it.
pub struct Partial {
    /// What could not be read has its default, or is empty.
    pub config: Config,
    pub problems: Vec<ConfigProblem>,
    /// Variables that begin like ours and match no key. Others may use the prefix, so they are no problem.
    pub unused_variables: Vec<String>,
    /// The file could be read, if one was named. Otherwise what is missing says nothing.
    pub file_read: bool,
    /// Those of `store`, `telegram` and `matrix` that are there and of which enough could be read to try them.
    pub whole: Vec<&'static str>,
}

impl Partial {
    /// Reads the file (if one is named) and the environment, as far as that goes.
    pub fn load(path: Option<&Path>, env: impl Iterator<Item = (String, String)>) -> Self {
        let base = path.and_then(Path::parent).map(Path::to_path_buf).unwrap_or_default();
        let gathered = gather::gather(path, env);
        let (file_read, unused_variables) = (!gathered.file_broken, gathered.unused_variables.clone());
        let mut reader = Reader::new(gathered, base);
        let (config, whole) = Self::read(&mut reader);
        Self { config, problems: reader.finish(), unused_variables, file_read, whole }
    }

    /// The configuration, and what of it is whole. Where something is not, a problem was noted.
    fn read(from: &mut Reader) -> (Config, Vec<&'static str>) {
        let operator = OperatorConfig {
            name: from.text("operator.name"),
            contact: from.text("operator.contact"),
            privacy_url: from.text("operator.privacy_url"),
            hosting: from.text("operator.hosting"),
            controller: from.text("operator.controller"),
            data_protection_officer: from.text("operator.data_protection_officer"),
            authority: from.text("operator.authority"),
        };
        let carriers = CarriersConfig {
            controller: from.texts("carriers.controller"),
            data_protection_officer: from.texts("carriers.data_protection_officer"),
            authority: from.texts("carriers.authority"),
        };
        let (url, key_file) = (from.store_url("store.url"), from.path("store.key_file"));
        let store_whole = url.is_some() && key_file.is_some();
        let store = StoreConfig { url: url.unwrap_or_default(), key_file: key_file.unwrap_or_default() };
        let telegram = from.has_section("telegram").then(|| Self::read_telegram(from)).unzip();
        let matrix = from.has_section("matrix").then(|| Self::read_matrix(from)).unzip();
        let directory =
            DirectoryConfig { file: from.path("directory.file"), places: from.path("directory.places") };
        let mut seconds = |key| u16::try_from(from.number(key).unwrap_or_default()).unwrap_or(u16::MAX);
        let desk = DeskConfig {
            answer_seconds: seconds("desk.answer_seconds"),
            gather_seconds: seconds("desk.gather_seconds"),
        };
        let retention = RetentionConfig {
            draft_hours: from.number("retention.draft_hours").unwrap_or_default(),
            open_days: from.number("retention.open_days").unwrap_or_default(),
            closed_days: from.number("retention.closed_days").unwrap_or_default(),
        };
        let whole = [("store", Some(store_whole)), ("telegram", telegram.1), ("matrix", matrix.1)];
        let whole = whole.into_iter().filter(|(_, whole)| *whole == Some(true)).map(|(section, _)| section);
        let whole = whole.collect();
        (
            Config {
                operator,
                carriers,
                store,
                telegram: telegram.0,
                matrix: matrix.0,
                directory,
                desk,
                retention,
            },
            whole,
        )
    }

    fn read_telegram(from: &mut Reader) -> (TelegramConfig, bool) {
        let token = from.required_secret("telegram.token");
        let api_url = from.text("telegram.api_url");
        let mode = from.required("telegram.mode").and_then(|word| match word.as_str() {
            "full" => Some(Mode::Full),
            "minimal" => Some(Mode::Minimal),
            "signpost" => Some(Mode::Signpost),
            _ => None,
        });
        // Without a mode it can still be asked whether the token works.
        let whole = token.is_some() && api_url.is_some();
        let config = TelegramConfig {
            token: token.unwrap_or_default(),
            api_url: api_url.unwrap_or_default(),
            mode: mode.unwrap_or(Mode::Full),
        };
        (config, whole)
    }

    fn read_matrix(from: &mut Reader) -> (MatrixConfig, bool) {
        let homeserver = from.required("matrix.homeserver");
        let user = from.required("matrix.user");
        let password = from.spent_secret("matrix.password");
        let data_dir = from.path("matrix.data_dir");
        let recovery_key_file = from.path("matrix.recovery_key_file");
        let whole = homeserver.is_some() && user.is_some() && data_dir.is_some();
        let config = MatrixConfig {
            homeserver: homeserver.unwrap_or_default(),
            user: user.unwrap_or_default(),
            password,
            data_dir: data_dir.unwrap_or_default(),
            recovery_key_file: recovery_key_file.unwrap_or_default(),
            operator_room: from.text("matrix.operator_room"),
            rooms: from.rooms("matrix.rooms"),
            staff: from.staff("matrix.staff"),
        };
        (config, whole)
    }
}

#[cfg(test)]
mod tests;
