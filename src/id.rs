//! The few names every other module uses for things: districts, queues, cases, people, channels.
//!
//! Nothing here knows what the named thing is; that keeps the core free of its adapters.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A district of Mecklenburg-Vorpommern by its official five-digit municipality key
/// ("Amtlicher Gemeindeschlüssel", AGS), for example `13075` for Vorpommern-Greifswald.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ags(pub u32);

impl fmt::Display for Ags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

/// A queue: the place where one service's requests wait, as named in the directory (`rz-rostock`, `lks`, …).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QueueId(String);

impl QueueId {
    /// Wraps a queue's name. Whether the directory knows it is the directory's question.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The name as written in the directory.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QueueId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the person and the staff call a case, for example `BDF-234`.
///
/// Letters and digits leave out everything that is easily misheard, forms German words, or is a
/// code of the scene (no vowels, no H, K, S; no 0, 1, 8): nobody must spell out "SS" or "88" to get help.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseCode(String);

const CODE_LETTERS: &[u8; 16] = b"BCDFGJLMNPRTVWXZ";
const CODE_DIGITS: &[u8; 7] = b"2345679";

impl CaseCode {
    /// How many different codes there are.
    pub const COUNT: u32 = 16 * 16 * 16 * 7 * 7 * 7;

    /// Makes a code from a random number; every value maps to a valid code, evenly for a uniform `random`
    /// (the bias of the remainder is below one in three thousand).
    pub fn from_random(random: u32) -> Self {
        let mut rest = random % Self::COUNT;
        let mut code = String::with_capacity(7);
        for place in 0..6 {
            if place == 3 {
                code.push('-');
            }
            let alphabet: &[u8] = if place < 3 { CODE_LETTERS } else { CODE_DIGITS };
            let base = if place < 3 { 16 } else { 7 };
            let index = (rest % base) as usize;
            rest /= base;
            code.push(alphabet.get(index).copied().unwrap_or(b'B').into());
        }
        Self(code)
    }

    /// Reads a code as people type it: any case, with or without the hyphen, spaces around it.
    pub fn parse(typed: &str) -> Option<Self> {
        let bare: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '_'))
            .flat_map(char::to_uppercase)
            .collect();
        let bytes = bare.as_bytes();
        let (letters, digits) = bytes.split_at_checked(3)?;
        let valid = digits.len() == 3
            && letters.iter().all(|b| CODE_LETTERS.contains(b))
            && digits.iter().all(|b| CODE_DIGITS.contains(b));
        valid.then(|| Self(format!("{}-{}", &bare[..3], &bare[3..])))
    }

    /// The code as written on the card.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A way by which messages come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// Telegram's Bot API; not end-to-end encrypted.
    Telegram,
    /// Matrix direct messages and the centres' rooms; end-to-end encrypted.
    Matrix,
    /// The terminal of `lotse demo`; nothing leaves the machine.
    Terminal,
}

impl ChannelKind {
    /// The name used in the store, in logs and in configuration.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Telegram => "telegram",
            Self::Matrix => "matrix",
            Self::Terminal => "terminal",
        }
    }

    /// The channel of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Telegram, Self::Matrix, Self::Terminal].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// The keyed hash under which a person is found again. It tells nothing without the lookup key.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lookup(pub [u8; 32]);

/// The number of a row in the outbox; the one identifier that may appear in a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RowId(pub i64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_random_number_makes_a_code_that_reads_back() {
        for random in (0..CaseCode::COUNT).step_by(997).chain([u32::MAX]) {
            let code = CaseCode::from_random(random);
            assert_eq!(CaseCode::parse(code.as_str()), Some(code));
        }
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = CaseCode::parse("BDF-234");
        assert!(code.is_some());
        for typed in ["bdf 234", " bdf234 ", "BDF–234", "b d f 2 3 4"] {
            assert_eq!(CaseCode::parse(typed), code, "{typed}");
        }
        for typed in ["", "BDF", "BDF-18", "KKK-234", "BDF-2345", "ÄÖÜ-234", "\u{202e}BDF-234"] {
            assert_eq!(CaseCode::parse(typed), None, "{typed}");
        }
    }
}
