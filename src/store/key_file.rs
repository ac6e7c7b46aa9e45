//! The file whose key opens all others.
//!
//! One line of text, `lotse-key-1 <64 hexadecimal digits>`, readable by its owner only. It is made at the first start
//! and never again: the caller says whether one may be made, since a new key could not read an old store.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use zeroize::Zeroizing;

use super::error::StoreError;
use super::hex;

const HEAD: &str = "lotse-key-1 ";

/// Reads the key, or makes the file if it is missing and `may_make`.
pub(super) fn read_or_make(path: &Path, may_make: bool) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound && may_make => return make(path),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(StoreError::KeyFileMissing { path: path.to_owned() });
        }
        Err(source) => return Err(StoreError::KeyFile { path: path.to_owned(), source }),
    };
    let failed = |source| StoreError::KeyFile { path: path.to_owned(), source };
    // Asked of the open file, not of the path, which could be another one by then.
    let mode = file.metadata().map_err(failed)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(StoreError::KeyFileMode { path: path.to_owned(), mode });
    }
    let malformed = || StoreError::KeyFileMalformed { path: path.to_owned() };
    let mut text = Zeroizing::new(Vec::with_capacity(256));
    file.take(256).read_to_end(&mut text).map_err(failed)?;
    let text = std::str::from_utf8(&text).map_err(|_| malformed())?;
    let digits = text.trim_end().strip_prefix(HEAD).ok_or_else(malformed)?;
    hex::decode_32(digits).map(Zeroizing::new).ok_or_else(malformed)
}

fn make(path: &Path) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let mut key = Zeroizing::new([0; 32]);
    getrandom::fill(key.as_mut_slice()).map_err(StoreError::Random)?;
    write_new(path, &key).map_err(|source| StoreError::KeyFile { path: path.to_owned(), source })?;
    Ok(key)
}

/// Writes the file and its directory entry to the disk before anything is sealed with the key.
fn write_new(path: &Path, key: &[u8; 32]) -> io::Result<()> {
    let line = Zeroizing::new(format!("{HEAD}{}\n", *Zeroizing::new(hex::encode(key))));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(line.as_bytes())?;
    file.sync_all()?;
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::File::open(parent)?.sync_all()
}
