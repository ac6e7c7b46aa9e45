//! One mistake in the configuration, told without quoting any value.

use std::fmt;

/// Which key, what is wrong with it, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The key as the operator wrote it: dotted for the file, the variable's name for the environment.
    pub key: String,
    /// What is there instead of what is wanted. Names the kind of the value, never the value.
    pub found: String,
    /// What to do about it.
    pub remedy: String,
}

impl ConfigProblem {
    pub(super) fn new(key: impl Into<String>, found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { key: key.into(), found: found.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.key, self.found, self.remedy)
    }
}

impl std::error::Error for ConfigProblem {}
