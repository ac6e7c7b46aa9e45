//! What the person has passed on and staff have not been shown yet: people write in bursts, and several messages in a row become
//! one post.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::understand::anonymise::Anonymised;
use crate::understand::crisis::Dangers;

/// A burst that does not end is shown after so many times the usual pause.
const PATIENCE: i32 = 6;

/// Messages in a row that wait to be shown. Personal; it has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Burst {
    /// The messages, the oldest first.
    pub texts: Vec<Anonymised>,
    /// What the platform calls them, as far as it does.
    #[serde(default)]
    messages: Vec<Option<String>>,
    /// The dangers that stand above them.
    pub crisis: Dangers,
    first: Timestamp,
    /// When they are shown.
    pub ends: Timestamp,
}

impl Burst {
    pub(super) fn new(now: Timestamp) -> Self {
        let (texts, messages) = (Vec::new(), Vec::new());
        Self { texts, messages, crisis: Dangers::default(), first: now, ends: now }
    }

    /// When its first message came.
    pub(super) fn begun(&self) -> Timestamp {
        self.first
    }

    /// The messages with their names.
    pub fn into_messages(self) -> Vec<(Option<String>, Anonymised)> {
        // Of a former account's the names are forgotten.
        let names = self.messages.into_iter().chain(std::iter::repeat(None));
        names.zip(self.texts).collect()
    }

    /// Adds a message. The burst ends if for so long no other comes, and at once if there is danger.
    pub(super) fn add(
        &mut self,
        now: Timestamp,
        pause: SignedDuration,
        (message, text): (Option<String>, Anonymised),
        crisis: Dangers,
    ) {
        self.messages.resize(self.texts.len(), None);
        self.texts.push(text);
        self.messages.push(message);
        self.crisis = self.crisis.iter().chain(crisis.iter()).collect::<Vec<_>>().into();
        let after = |at: Timestamp, wait| at.checked_add(wait).unwrap_or(at);
        let quiet = after(now, pause).min(after(self.first, pause * PATIENCE));
        self.ends = if self.crisis.is_empty() { quiet } else { now };
    }

    /// Whether this message is in it.
    pub(super) fn holds(&self, message: &str) -> bool {
        self.place(message).is_some()
    }

    /// Puts another text in the place of a message; danger is shown at once. Returns whether it is in it.
    pub(super) fn change(
        &mut self,
        now: Timestamp,
        message: &str,
        text: &Anonymised,
        crisis: Dangers,
    ) -> bool {
        let Some(place) = self.place(message) else { return false };
        self.texts.splice(place..=place, [text.clone()]);
        self.crisis = self.crisis.and(crisis);
        if !self.crisis.is_empty() {
            self.ends = now;
        }
        true
    }

    /// Takes a message out. Returns whether it was in it.
    pub(super) fn drop_message(&mut self, message: &str) -> bool {
        let Some(place) = self.place(message) else { return false };
        self.texts.remove(place);
        self.messages.remove(place);
        true
    }

    /// The person writes from another account, where messages have other names.
    pub(super) fn forget_account(&mut self) {
        self.messages.clear();
    }

    fn place(&self, message: &str) -> Option<usize> {
        self.messages.iter().position(|name| name.as_deref() == Some(message))
    }
}
