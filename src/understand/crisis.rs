//! Danger to life in a text: suicidality, acute danger.

use serde::{Deserialize, Serialize};

/// A danger that is answered with telephone numbers before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crisis {
    /// The writer, or someone they write about, may end their life or hurt themselves.
    Suicidality,
    /// Violence now or within hours.
    AcuteDanger,
}
