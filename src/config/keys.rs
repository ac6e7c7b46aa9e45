//! The table of all keys: the one place that says which exist and what their values look like.

/// A key of the configuration.
pub struct Key {
    /// Section and name, `telegram.token`.
    pub path: &'static str,
    pub kind: Kind,
    /// The value if nothing is given.
    pub default: Option<&'static str>,
    /// Never printed, and may be given as the path of a file that holds it, under the key with `_file` appended.
    pub secret: bool,
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line of text.
    Text,
    /// An http or https address.
    Url,
    /// A database address, `sqlite:…` or `postgres://…`.
    StoreUrl,
    /// The path of a file or folder.
    Path,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number in this range, of this unit.
    Number { least: u32, most: u32, unit: &'static str },
    /// A Matrix user id.
    UserId,
    /// A Matrix room id.
    RoomId,
    /// A table from queue ids to Matrix room ids.
    Rooms,
    /// A table from queue ids to lists of Matrix user ids.
    Staff,
    /// A table from queue ids to lines of text.
    Texts,
}

impl Kind {
    /// What to write, for the remedy of a problem.
    pub fn wanted(self) -> String {
        match self {
            Self::Text => "write text in quotes".into(),
            Self::Url => "write an address that begins with https:// (or http://)".into(),
            Self::StoreUrl => "write \"sqlite:<path>\" or \"postgres://…\"".into(),
            Self::Path => "write the path of a file or folder in quotes".into(),
            Self::Choice(words) => {
                let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
                format!("write one of {}", quoted.join(", "))
            }
            Self::Number { least, most, unit } => {
                format!("write a whole number from {least} to {most} ({unit})")
            }
            Self::UserId => "write a Matrix user id, \"@name:server\"".into(),
            Self::RoomId => "write a Matrix room id, \"!…\" (the room's settings show it)".into(),
            Self::Rooms => "write a table of queue ids and room ids, rz-rostock = \"!…\"".into(),
            Self::Texts => "write a table of queue ids and texts, rz-rostock = \"…\"".into(),
            Self::Staff => {
                "write a table of queue ids and lists of user ids, rz-rostock = [\"@name:server\"]".into()
            }
        }
    }

    /// Whether it is a table from queue ids.
    pub fn is_per_queue(self) -> bool {
        matches!(self, Self::Rooms | Self::Staff | Self::Texts)
    }

    /// Whether a text has the form of this kind. The kinds that are no single text take none.
    pub(super) fn accepts(self, text: &str) -> bool {
        match self {
            Self::Text | Self::Path => !text.trim().is_empty(),
            Self::Url => ["https://", "http://"].iter().any(|scheme| {
                text.strip_prefix(scheme)
                    .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
            }),
            Self::StoreUrl => ["sqlite:", "postgres://", "postgresql://"]
                .iter()
                .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty())),
            Self::Choice(words) => words.contains(&text),
            Self::Number { least, most, .. } => {
                text.parse::<u32>().is_ok_and(|number| (least..=most).contains(&number))
            }
            Self::UserId => text
                .strip_prefix('@')
                .and_then(|rest| rest.split_once(':'))
                .is_some_and(|(name, server)| !name.is_empty() && !server.is_empty()),
            // From room version 12 on a room id names no server.
            Self::RoomId => text.strip_prefix('!').is_some_and(|rest| !rest.is_empty()),
            Self::Rooms | Self::Staff | Self::Texts => false,
        }
    }
}

impl Key {
    const fn new(path: &'static str, kind: Kind) -> Self {
        Self { path, kind, default: None, secret: false }
    }

    const fn or(path: &'static str, kind: Kind, default: &'static str) -> Self {
        Self { path, kind, default: Some(default), secret: false }
    }

    const fn secret(path: &'static str) -> Self {
        Self { path, kind: Kind::Text, default: None, secret: true }
    }

    /// The key's section.
    pub fn section(&self) -> &'static str {
        self.path.split_once('.').map_or("", |(section, _)| section)
    }

    /// The name of the environment variable, `LOTSE_TELEGRAM__TOKEN`.
    pub fn variable(&self) -> String {
        variable(self.path)
    }
}

/// The environment variable of a dotted key: sections are set apart by two underscores, `-` becomes `_`.
pub(super) fn variable(path: &str) -> String {
    format!("LOTSE_{}", path.replace('.', "__").replace('-', "_").to_uppercase())
}

/// The key of this dotted path.
pub(super) fn find(path: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.path == path)
}

const MODES: &[&str] = &["full", "minimal", "signpost"];

/// Every key. A secret's `…_file` form is not listed of its own.
pub const KEYS: &[Key] = &[
    Key::new("operator.name", Kind::Text),
    Key::new("operator.contact", Kind::Text),
    Key::new("operator.privacy_url", Kind::Url),
    Key::new("operator.hosting", Kind::Text),
    Key::new("operator.controller", Kind::Text),
    Key::new("operator.data_protection_officer", Kind::Text),
    Key::new("operator.authority", Kind::Text),
    Key::new("carriers.controller", Kind::Texts),
    Key::new("carriers.data_protection_officer", Kind::Texts),
    Key::new("carriers.authority", Kind::Texts),
    Key::or("store.url", Kind::StoreUrl, "sqlite:lotse.db"),
    Key::or("store.key_file", Kind::Path, "lotse.key"),
    Key::secret("telegram.token"),
    Key::or("telegram.api_url", Kind::Url, "https://api.telegram.org"),
    // No default: Telegram can read along, so the operator decides, not we.
    Key::new("telegram.mode", Kind::Choice(MODES)),
    Key::new("matrix.homeserver", Kind::Url),
    Key::new("matrix.user", Kind::UserId),
    Key::secret("matrix.password"),
    Key::or("matrix.data_dir", Kind::Path, "matrix"),
    Key::or("matrix.recovery_key_file", Kind::Path, "matrix.recovery"),
    Key::new("matrix.operator_room", Kind::RoomId),
    Key::new("matrix.rooms", Kind::Rooms),
    Key::new("matrix.staff", Kind::Staff),
    Key::new("directory.file", Kind::Path),
    Key::new("directory.places", Kind::Path),
    Key::or("desk.gather_seconds", Kind::Number { least: 0, most: 60, unit: "seconds" }, "5"),
    Key::or("desk.answer_seconds", Kind::Number { least: 0, most: 300, unit: "seconds" }, "20"),
    Key::or("retention.draft_hours", Kind::Number { least: 1, most: 720, unit: "hours" }, "24"),
    Key::or("retention.open_days", Kind::Number { least: 1, most: 365, unit: "days" }, "90"),
    Key::or("retention.closed_days", Kind::Number { least: 0, most: 365, unit: "days" }, "7"),
];
