//! What the commands share: the configuration, the store, the session.

use std::future::Future;
use std::path::Path;

use anyhow::anyhow;
use zeroize::Zeroizing;

use super::{MatrixCommand, report, rooms};
use crate::channel::matrix::{Keeper, NotDone, Settings};
use crate::cli::configured::{directory, load_whole};
use crate::cli::run::Opened;
use crate::cli::{Failed, channels, stop};
use crate::config::Config;
use crate::desk::ports::DeskHandle;
use crate::directory::Directory;
use crate::locale::{Catalogue, Facts};

/// Does it. The store is held meanwhile, so that this refuses while the bot runs.
pub(in crate::cli) fn run(path: Option<&Path>, command: &MatrixCommand) -> Result<(), Failed> {
    let config = load_whole(path)?;
    let directory = directory(&config)?;
    let catalogue = Catalogue::german(Facts::default());
    let Some(matrix) = &config.matrix else {
        return Err(Failed::wrong(["[matrix] is missing; write homeserver, user and password_file there"]));
    };
    let settings = channels::matrix(matrix, &catalogue.map_err(anyhow::Error::from)?)?;
    match command {
        MatrixCommand::Rooms(wanted) => rooms::run(&config, &directory, settings, wanted),
        MatrixCommand::Status => report::status(&config, &directory, settings),
        MatrixCommand::Verify => report::verify(&config, &directory, settings),
    }
}

/// Works with a desk over the store, and closes it whatever comes of the work.
pub(super) fn with_desk<W>(
    config: &Config,
    directory: &Directory,
    work: impl FnOnce(DeskHandle, Zeroizing<[u8; 32]>) -> W,
) -> Result<(), Failed>
where
    W: Future<Output = Result<(), Failed>>,
{
    stop::until_stopped(|_| async {
        let opened = Opened::open(config, directory.clone()).await?;
        let done = work(opened.office.handle(), opened.store.matrix_store_key()).await;
        opened.close().await;
        done
    })
}

/// Logs in if need be and mends the identity.
pub(super) async fn open<'a>(
    settings: Settings,
    desk: &'a DeskHandle,
    key: &[u8; 32],
) -> Result<Keeper<'a>, Failed> {
    Keeper::open(settings, desk, key).await.map_err(|error| failed("matrix", &error))
}

/// A failure with the key it is about.
pub(super) fn failed(key: &str, error: &NotDone) -> Failed {
    match error {
        NotDone::Matrix(_) => Failed::wrong([error]),
        NotDone::NoSession | NotDone::Failed(_) => Failed::Otherwise(anyhow!("{key}: {error}")),
    }
}
