//! From the configuration to a desk over its store, without channels.

use std::sync::Arc;

use super::{Failed, files};
use crate::config::{Config, RetentionConfig};
use crate::desk::clock::SystemClock;
use crate::desk::{Desk, Settings};
use crate::directory::Directory;
use crate::handoff::retention::Retention;
use crate::id::ChannelKind;
use crate::intake::step::Mode;
use crate::locale::{Catalogue, Facts};
use crate::store::{Store, StoreError};

/// A desk at which nobody works yet. Its store is locked: no other instance can open it.
pub(super) struct Seated {
    pub(super) store: Arc<Store>,
    pub(super) desk: Desk,
}

/// The sentences, with the facts of this configuration.
pub(super) fn catalogue(config: &Config) -> Result<Arc<Catalogue>, Failed> {
    Ok(Arc::new(Catalogue::german(facts(config)).map_err(anyhow::Error::from)?))
}

/// Opens the store and puts a desk over it.
///
/// # Errors
/// Of the store, and if files that hold secrets are open to other accounts.
pub(super) async fn seat(
    config: &Config,
    directory: Directory,
    catalogue: Arc<Catalogue>,
) -> Result<Seated, Failed> {
    let open = files::open_to_others(config);
    if !open.is_empty() {
        return Err(Failed::wrong(open));
    }
    let store = Store::open(config.store.url.expose(), &config.store.key_file).await.map_err(failed)?;
    let store = Arc::new(store);
    let settings = Settings {
        retention: retention(config),
        telegram_mode: config.telegram.as_ref().map_or(Mode::Full, |telegram| telegram.mode),
        queues_with_room: config
            .matrix
            .as_ref()
            .map(|matrix| matrix.rooms.keys().cloned().collect())
            .unwrap_or_default(),
        rooms_on: ChannelKind::Matrix,
        answer_pause: config.desk.answer_seconds,
        operator_room: config.matrix.as_ref().is_some_and(|matrix| matrix.operator_room.is_some()),
    };
    let desk = Desk::new(Arc::clone(&store), catalogue, Arc::new(directory), settings, Arc::new(SystemClock));
    Ok(Seated { store, desk })
}

/// What an error of the store means for the command.
pub(super) fn failed(error: StoreError) -> Failed {
    if error.is_configuration() { Failed::wrong([error]) } else { Failed::Otherwise(error.into()) }
}

/// What the sentences say about this configuration.
fn facts(config: &Config) -> Facts {
    let operator = &config.operator;
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    let controller = [&operator.controller, &operator.data_protection_officer, &operator.authority];
    let controller: Vec<String> = controller.into_iter().flatten().cloned().collect();
    Facts {
        operator: said(&operator.name),
        contact: said(&operator.contact),
        privacy_url: said(&operator.privacy_url),
        hosting: said(&operator.hosting),
        controllers: if controller.is_empty() { Vec::new() } else { vec![controller.join(", ")] },
        matrix_address: config.matrix.as_ref().map(|matrix| matrix.user.clone()),
        telegram_address: None,
        draft_hours: config.retention.draft_hours,
        open_days: config.retention.open_days,
        closed_days: config.retention.closed_days,
    }
}

/// How long things are kept in this configuration.
pub(super) fn retention(config: &Config) -> Retention {
    let RetentionConfig { draft_hours, open_days, closed_days } = config.retention;
    Retention { draft_hours, open_days, closed_days }
}
