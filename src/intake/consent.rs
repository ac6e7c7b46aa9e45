//! Consent as a value: a request cannot be built without one.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The version of the text a person agrees to. Raise it whenever the greeting or the privacy text changes its
/// meaning; it is kept with each consent (GDPR Art. 7(1): the controller must be able to show it).
pub const TEXT_VERSION: u16 = 7;

/// Proof that the person agreed to the text of that version at that time.
///
/// Only the consent step can make one (`given` is visible in `intake` alone); besides, one is read back
/// with the sealed dialogue it was stored in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    at: Timestamp,
    text_version: u16,
}

impl Consent {
    /// Records that the person agreed just now.
    pub(super) fn given(at: Timestamp) -> Self {
        Self { at, text_version: TEXT_VERSION }
    }

    /// When the person agreed.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Which text they agreed to.
    pub fn text_version(&self) -> u16 {
        self.text_version
    }
}
