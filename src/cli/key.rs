//! `lotse key`: new keys for the store, and the key for backups.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Subcommand;

use super::configured::load_whole;
use super::seat::failed;
use super::{Failed, stop};
use crate::store::Store;

/// What to do with keys.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum KeyCommand {
    /// Seal the whole store with new keys and put a new one into `store.key_file`, while the bot does not run
    Rotate,
    /// Make a key for backups, once; keep it away from the server
    New {
        /// The file to make
        file: PathBuf,
    },
}

/// Does it.
///
/// # Errors
/// Of configuration and store; with [`KeyCommand::Rotate`] also while another instance runs.
pub fn run(path: Option<&Path>, command: &KeyCommand) -> Result<(), Failed> {
    match command {
        KeyCommand::Rotate => stop::until_stopped(|_| rotate(path)),
        KeyCommand::New { file } => {
            Store::new_backup_key(file).map_err(failed)?;
            say(
                "made a key for backups; keep copies of it where the server's disk cannot take them along, since without it no \
                 backup opens",
            )
        }
    }
}

async fn rotate(path: Option<&Path>) -> Result<(), Failed> {
    let config = load_whole(path)?;
    let (url, key_file) = (config.store.url.expose(), &config.store.key_file);
    // Otherwise a slip in the address would make a store.
    if Store::counted(url).await.map_err(failed)?.is_none() {
        return Err(Failed::wrong(["store.url: names a database that does not exist yet; correct it"]));
    }
    let values = Store::rotate(url, key_file).await.map_err(failed)?;
    say(&format!(
        "sealed {values} values with new keys; store.key_file has a new key, so copy it again to where you keep it"
    ))
}

pub(super) fn say(line: &str) -> Result<(), Failed> {
    Ok(writeln!(anstream::stdout(), "{line}").context("the standard output cannot be written")?)
}
