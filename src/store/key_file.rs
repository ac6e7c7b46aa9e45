//! The files that hold a key: the one whose key opens all others, and that of backups.
//!
//! One line of text, a head and 64 hexadecimal digits, readable by its owner only. The store's is made at the first start
//! and never again: the caller says whether one may be made, since a new key could not read an old store.
//!
//! A new key lies beside the old one, as `<key file>.new`, from before the store is sealed with it until it takes the
//! other's place; see [`rotate`](super::rotate).

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::error::StoreError;
use super::hex;

/// A key, wiped when dropped.
pub(super) type Secret = Zeroizing<[u8; 32]>;

/// How the line of the store's key file begins.
pub(super) const STORE: &str = "lotse-key-1 ";
/// How the line of a file with the key of backups begins.
pub(super) const BACKUP: &str = "lotse-backup-key-1 ";

/// Reads the store's key, or makes the file if it is missing and `may_make`.
pub(super) fn read_or_make(path: &Path, may_make: bool) -> Result<Secret, StoreError> {
    match read(path, STORE) {
        Err(StoreError::KeyFileMissing { .. }) if may_make => make(path, STORE),
        read => read,
    }
}

/// Reads a key.
pub(super) fn read(path: &Path, head: &str) -> Result<Secret, StoreError> {
    let failed = |source| StoreError::KeyFile { path: path.to_owned(), source };
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => StoreError::KeyFileMissing { path: path.to_owned() },
        _ => failed(error),
    })?;
    // Asked of the open file, not of the path, which could be another one by then.
    let mode = file.metadata().map_err(failed)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(StoreError::KeyFileMode { path: path.to_owned(), mode });
    }
    let malformed = || StoreError::KeyFileMalformed { path: path.to_owned() };
    let mut text = Zeroizing::new(Vec::with_capacity(256));
    file.take(256).read_to_end(&mut text).map_err(failed)?;
    let text = std::str::from_utf8(&text).map_err(|_| malformed())?;
    let digits = text.trim_end().strip_prefix(head).ok_or_else(malformed)?;
    hex::decode_32(digits).map(Zeroizing::new).ok_or_else(malformed)
}

/// Makes a file with a new key where there is none.
pub(super) fn make(path: &Path, head: &str) -> Result<Secret, StoreError> {
    let key = random()?;
    write(path, head, &key)?;
    Ok(key)
}

/// Writes a key into a file where there is none.
pub(super) fn write(path: &Path, head: &str, key: &Secret) -> Result<(), StoreError> {
    write_new(path, head, key).map_err(|source| StoreError::KeyFile { path: path.to_owned(), source })
}

/// Makes the key that shall take the place of this file's, beside it.
pub(super) fn make_next(path: &Path) -> Result<Secret, StoreError> {
    drop_next(path)?;
    make(&next(path), STORE)
}

/// The key that was made to take the place of this file's, if there is one.
pub(super) fn read_next(path: &Path) -> Option<Secret> {
    read(&next(path), STORE).ok()
}

/// Puts the next key into the place of this file's.
pub(super) fn adopt_next(path: &Path) -> Result<(), StoreError> {
    let renamed = fs::rename(next(path), path).and_then(|()| sync_folder(path));
    renamed.map_err(|source| StoreError::KeyFile { path: path.to_owned(), source })
}

/// Removes a next key with which nothing was sealed.
pub(super) fn drop_next(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(next(path)) {
        Err(source) if source.kind() != ErrorKind::NotFound => {
            Err(StoreError::KeyFile { path: next(path), source })
        }
        _ => Ok(()),
    }
}

fn next(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".new");
    name.into()
}

/// A key from the system's random numbers.
pub(super) fn random() -> Result<Secret, StoreError> {
    let mut key = Zeroizing::new([0; 32]);
    getrandom::fill(key.as_mut_slice()).map_err(StoreError::Random)?;
    Ok(key)
}

/// Writes the file and its directory entry to the disk before anything is sealed with the key.
fn write_new(path: &Path, head: &str, key: &Secret) -> io::Result<()> {
    let line = Zeroizing::new(format!("{head}{}\n", *Zeroizing::new(hex::encode(key.as_slice()))));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(line.as_bytes())?;
    file.sync_all()?;
    sync_folder(path)
}

/// Makes sure that what happened to a file's name is on the disk.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(parent)?.sync_all()
}
