//! How a service can reach a person outside the chat, if they leave it on purpose.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::understand::normalise::is_invisible;

/// A telephone number, an address, an e-mail address, and when it suits: asked for separately and never required.
///
/// The one text of a person that staff read as it was written. It stands in its own part of the card, on one line, and
/// lives as long as the card does.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContactCard(String);

/// Why a text is no contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoContact {
    #[error("there is no letter and no digit in it")]
    Empty,
    #[error("it is longer than a contact")]
    TooLong,
}

impl ContactCard {
    /// The most characters it has: two telephone numbers and an address, not a story.
    pub const LIMIT: usize = 200;

    /// Takes a text the person gave as their contact, without line breaks, control and invisible characters, and those
    /// that mean something in HTML.
    ///
    /// # Errors
    /// If nothing is left to reach anyone by, or too much.
    pub fn new(text: &str) -> Result<Self, NoContact> {
        let plain = |c: &char| !is_invisible(*c) && !c.is_control() && !matches!(c, '<' | '>' | '&');
        let lines = text.lines().map(|line| {
            let spaced: String =
                line.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(plain).collect();
            spaced.split_whitespace().collect::<Vec<_>>().join(" ")
        });
        let line = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
        if !line.chars().any(char::is_alphanumeric) {
            return Err(NoContact::Empty);
        }
        if line.chars().nth(Self::LIMIT).is_some() {
            return Err(NoContact::TooLong);
        }
        Ok(Self(line))
    }

    /// The contact, for the person and the staff of the service.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Without what it says.
impl fmt::Debug for ContactCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContactCard(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_one_clean_line() {
        let contact = |text: &str| ContactCard::new(text).map(|contact| contact.as_str().to_owned());
        let line = contact(" Lena <b>Krüger</b>\u{202e}\n\nHauptstr.\t5 &\u{200b}\r\n0171 2345678\u{0}");
        assert_eq!(line.as_deref(), Ok("Lena bKrüger/b, Hauptstr. 5, 0171 2345678"));
        for empty in ["", " \n", "<>", "…", "\u{200b}"] {
            assert_eq!(contact(empty), Err(NoContact::Empty), "{empty:?}");
        }
        assert_eq!(contact(&"7".repeat(200)), Ok("7".repeat(200)));
        assert_eq!(contact(&"7".repeat(201)), Err(NoContact::TooLong));
    }

    #[test]
    fn a_contact_is_not_printed_by_accident() {
        let contact = ContactCard::new("0171 2345678");
        assert!(!format!("{contact:?}").contains("0171"));
    }
}
