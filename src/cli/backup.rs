//! `lotse backup` and `lotse restore`: the store in one sealed file, and out of it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::configured::load_whole;
use super::key::say;
use super::seat::failed;
use super::{Failed, stop};
use crate::store::Store;

/// Which file, and its key.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Backup {
    /// The sealed file
    pub file: PathBuf,
    /// The file with the key of backups, from `lotse key new`
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
}

/// Copies the store into a sealed file; the bot may be running.
///
/// # Errors
/// Of configuration, store, backup key and file.
pub fn run(path: Option<&Path>, Backup { file, key }: &Backup) -> Result<(), Failed> {
    stop::until_stopped(|_| async {
        let config = load_whole(path)?;
        let store = &config.store;
        let rows = Store::back_up(store.url.expose(), &store.key_file, key, file).await.map_err(failed)?;
        say(&format!("sealed {rows} rows and the key of store.key_file"))
    })
}

/// Makes store and key file out of a sealed file.
///
/// # Errors
/// Of configuration, backup key and file, and if there is a store already.
pub fn restore(path: Option<&Path>, Backup { file, key }: &Backup) -> Result<(), Failed> {
    stop::until_stopped(|_| async {
        let config = load_whole(path)?;
        let store = &config.store;
        let rows = Store::restore(store.url.expose(), &store.key_file, key, file).await.map_err(failed)?;
        say(&format!(
            "restored {rows} rows and store.key_file. Never start a second bot beside another with the same accounts. Matrix \
             needs matrix.password once more, for a new device. What people had deleted since the backup is back"
        ))
    })
}
