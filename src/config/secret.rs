//! A value that must not be printed.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

/// A token, a password, or an address that may hold one. Has neither `Debug` nor `Display`, and is wiped from memory
/// when it is dropped. The default is empty.
#[derive(Default)]
pub struct Secret {
    value: Zeroizing<String>,
    file: Option<PathBuf>,
}

impl Secret {
    /// Takes over a value without copying it.
    pub fn new(value: String) -> Self {
        Self { value: Zeroizing::new(value), file: None }
    }

    pub(super) fn from_file(value: String, file: PathBuf) -> Self {
        Self { value: Zeroizing::new(value), file: Some(file) }
    }

    /// The value itself, for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.value
    }

    /// The file it was read from, if it was.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }
}
