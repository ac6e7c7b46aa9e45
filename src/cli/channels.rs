//! From configuration to channels.

use super::Failed;
use crate::directory::Directory;
use crate::intake::dialogue::Form;
use crate::intake::say::Say;
use crate::locale::Catalogue;

/// Sentences that belong to no dialogue need no directory; an empty name in one would show in `check`.
fn sentence(catalogue: &Catalogue, say: &Say) -> Result<String, Failed> {
    let directory = Directory::built_in().map_err(Failed::wrong)?;
    Ok(catalogue.render(say, Form::Sie, &directory))
}

/// The Telegram channel.
#[cfg(feature = "telegram")]
pub(super) fn telegram(
    config: &crate::config::TelegramConfig,
    catalogue: &Catalogue,
) -> Result<crate::channel::telegram::Telegram, Failed> {
    use crate::channel::telegram::{BotToken, ConnectError, Pace, Settings, Telegram};
    let settings = Settings {
        token: BotToken::new(config.token.expose()),
        api_url: config.api_url.clone(),
        commands: catalogue.commands(),
        group_refusal: sentence(catalogue, &Say::GroupRefused)?,
        pace: Pace::default(),
    };
    Telegram::connect(settings).map_err(|error| {
        let (key, remedy) = match error {
            ConnectError::Token => ("telegram.token", "copy it again from BotFather"),
            ConnectError::ApiUrl => ("telegram.api_url", "correct the address, or leave it out"),
            ConnectError::Client => ("telegram", "see that the system has certificates"),
        };
        Failed::wrong([format!("{key}: {error}; {remedy}")])
    })
}

/// The Matrix channel's settings; every id that is none is reported.
#[cfg(feature = "matrix")]
pub(super) fn matrix(
    config: &crate::config::MatrixConfig,
    catalogue: &Catalogue,
) -> Result<crate::channel::matrix::Settings, Failed> {
    use crate::channel::matrix::{Password, Sentences, Settings, StaffLists};
    use crate::desk::clock::{Clock, SystemClock};
    let mut ids = Ids::default();
    let user = ids.user("matrix.user", &config.user);
    let rooms = config
        .rooms
        .iter()
        .filter_map(|(queue, room)| Some((queue.clone(), ids.room(&format!("matrix.rooms.{queue}"), room)?)))
        .collect();
    let staff = ids.staff(config);
    let operator_room = config.operator_room.as_ref().and_then(|room| ids.room("matrix.operator_room", room));
    let Some(user) = user.filter(|_| ids.wrong.is_empty()) else { return Err(Failed::Wrong(ids.wrong)) };
    Ok(Settings {
        homeserver: config.homeserver.clone(),
        user,
        // Without one the first login fails and says so; later starts do not need it.
        password: Password::new(
            config.password.as_ref().map(|secret| secret.expose().to_owned()).unwrap_or_default(),
        ),
        data_dir: config.data_dir.clone(),
        recovery_key_file: config.recovery_key_file.clone(),
        rooms,
        staff: StaffLists::new(staff),
        operator_room,
        // Filled in by the channel, which wrote them down.
        made: std::collections::BTreeSet::new(),
        sentences: Sentences {
            display_name: sentence(catalogue, &Say::Name)?,
            group_refused: sentence(catalogue, &Say::GroupRefused)?,
            moved: sentence(catalogue, &Say::Moved)?,
            forgotten: sentence(catalogue, &Say::RoomForgotten)?,
        },
        clock: std::sync::Arc::new(|| SystemClock.now()),
        grace: super::retention::GRACE,
    })
}

/// Accounts by the queue they are listed for.
#[cfg(feature = "matrix")]
pub(super) type Staff =
    std::collections::BTreeMap<crate::id::QueueId, std::collections::BTreeSet<matrix_sdk::ruma::OwnedUserId>>;

/// Accounts named in the arguments; every id that is none is reported.
#[cfg(feature = "matrix")]
pub(super) fn users(
    key: &str,
    names: &[String],
) -> Result<std::collections::BTreeSet<matrix_sdk::ruma::OwnedUserId>, Failed> {
    let mut ids = Ids::default();
    let users = names.iter().filter_map(|name| ids.user(key, name)).collect();
    if ids.wrong.is_empty() { Ok(users) } else { Err(Failed::Wrong(ids.wrong)) }
}

/// The lists of staff alone; every id that is none is reported.
#[cfg(feature = "matrix")]
pub(super) fn staff(config: &crate::config::MatrixConfig) -> Result<Staff, Failed> {
    let mut ids = Ids::default();
    let staff = ids.staff(config);
    if ids.wrong.is_empty() { Ok(staff) } else { Err(Failed::Wrong(ids.wrong)) }
}

/// Reads Matrix ids and remembers the keys of those that are none.
#[cfg(feature = "matrix")]
#[derive(Default)]
struct Ids {
    wrong: Vec<String>,
}

#[cfg(feature = "matrix")]
impl Ids {
    fn staff(&mut self, config: &crate::config::MatrixConfig) -> Staff {
        let mut staff = Staff::new();
        for (queue, names) in &config.staff {
            let key = format!("matrix.staff.{queue}");
            staff.insert(queue.clone(), names.iter().filter_map(|name| self.user(&key, name)).collect());
        }
        staff
    }

    fn user(&mut self, key: &str, id: &str) -> Option<matrix_sdk::ruma::OwnedUserId> {
        self.read(key, "a user id like @lotse:example.org", matrix_sdk::ruma::UserId::parse(id))
    }

    fn room(&mut self, key: &str, id: &str) -> Option<matrix_sdk::ruma::OwnedRoomId> {
        self.read(key, "a room id like !abc:example.org", matrix_sdk::ruma::RoomId::parse(id))
    }

    fn read<T, E>(&mut self, key: &str, wanted: &str, read: Result<T, E>) -> Option<T> {
        if read.is_err() {
            self.wrong.push(format!("{key}: is not {wanted}; copy it from the client's settings"));
        }
        read.ok()
    }
}

/// Prepares the Matrix channel; it logs in when it runs.
#[cfg(feature = "matrix")]
pub(super) async fn connect(
    settings: crate::channel::matrix::Settings,
    desk: &crate::desk::ports::DeskHandle,
    store: &crate::store::Store,
) -> Result<std::sync::Arc<crate::channel::matrix::Matrix>, Failed> {
    use crate::channel::matrix::Matrix;
    let matrix = Matrix::connect(settings, desk, store.matrix_store_key()).await;
    matrix.map(std::sync::Arc::new).map_err(|error| Failed::wrong([error]))
}
