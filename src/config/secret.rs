//! A value that must not be printed.

use zeroize::Zeroizing;

/// A token, a password, or an address that may hold one. Has neither `Debug` nor `Display`, and is wiped from memory
/// when it is dropped.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes over a value without copying it.
    pub fn new(value: String) -> Self {
        Self(Zeroizing::new(value))
    }

    /// The value itself, for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}
