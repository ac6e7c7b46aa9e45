//! Files and folders that hold secrets must be closed to the other accounts of the machine.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::config::Config;

/// Those that are not, each with its key and the remedy. What does not exist yet is made at the first start, with the right
/// mode.
#[cfg(unix)]
pub(super) fn open_to_others(config: &Config) -> Vec<String> {
    use std::os::unix::fs::PermissionsExt;

    let mut found = Vec::new();
    for Closed { key, path, mode } in closed(config) {
        match std::fs::metadata(&path) {
            Ok(there) if there.permissions().mode() & 0o077 != 0 => {
                found.push(format!("{key}: other accounts may open it; run chmod {mode} {}", path.display()));
            }
            Err(error) if error.kind() != ErrorKind::NotFound => {
                found.push(format!("{key}: cannot be looked at ({})", error.kind()));
            }
            _ => {}
        }
    }
    found
}

#[cfg(not(unix))]
pub(super) fn open_to_others(_: &Config) -> Vec<String> {
    Vec::new()
}

/// Something that only the bot's account may open.
struct Closed {
    key: &'static str,
    path: PathBuf,
    mode: &'static str,
}

fn closed(config: &Config) -> Vec<Closed> {
    let file = |key, path: &Path| Closed { key, path: path.to_owned(), mode: "600" };
    let mut closed = vec![file("store.key_file", &config.store.key_file)];
    if let Some(url) = config.store.url.expose().strip_prefix("sqlite:") {
        let database = url.split_once('?').map_or(url, |(path, _)| path);
        // SQLite gives its log the mode of the database; a restored or copied one may have another.
        closed.extend(
            ["", "-wal", "-shm"].map(|end| file("store.url", Path::new(&format!("{database}{end}")))),
        );
    }
    if let Some(path) = config.telegram.as_ref().and_then(|telegram| telegram.token.file()) {
        closed.push(file("telegram.token_file", path));
    }
    if let Some(matrix) = &config.matrix {
        closed.extend(
            matrix
                .password
                .as_ref()
                .and_then(|password| password.file())
                .map(|path| file("matrix.password_file", path)),
        );
        closed.push(file("matrix.recovery_key_file", &matrix.recovery_key_file));
        closed.push(Closed { key: "matrix.data_dir", path: matrix.data_dir.clone(), mode: "700" });
    }
    closed
}
