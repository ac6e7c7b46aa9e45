//! Where a dialogue stands: which question is open, and which list was read last.

use serde::{Deserialize, Serialize};

use crate::handoff::contact::ContactCard;
use crate::id::Ags;
use crate::understand::anonymise::Gated;
use crate::understand::concern::Concern;

/// Where the dialogue stands: which question is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nothing has been said yet.
    #[default]
    New,
    /// The greeting was shown; waiting for consent.
    Greeted,
    /// "Soll ich Ihre erste Nachricht verwenden?"
    Story,
    Relation,
    Concern,
    /// A kind of advice was proposed from own words; the likeliest first, at most two.
    Proposed(Vec<Concern>),
    /// "Geht es um Sie selbst, um Ihr Kind oder um einen Ort?"
    Whom,
    District,
    /// The place lies in several districts.
    DistrictWhich(Vec<Ags>),
    /// The place was read through an error of spelling: is it in this district?
    DistrictSure(Ags),
    /// The place seems to lie outside Mecklenburg-Vorpommern.
    Outside,
    Words,
    Answer,
    /// At what hours may discreet messages arrive?
    Hours,
    Summary,
    /// Which part shall be changed?
    Change,
    /// Which service shall receive the request?
    Queue,
    /// How can the service reach the person outside the chat?
    Contact,
    /// Shall the service get this as the contact? It stood in a message that asked for a call or a letter.
    ContactTold(ContactCard),
    /// Which passage of the words shall be taken out? The words are those of what is on top of the way back: a message
    /// for the service, or else the draft.
    TakeOut,
    /// Which of the things that were taken out shall stay after all?
    LetStay,
    /// "Wirklich im Text lassen?", before the thing of that number in the list stays.
    LetStaySure(usize),
    /// A request was sent; `Dialogue::cases` says which.
    Sent,
    /// A message for the service waits for the person's yes.
    Relay(Vec<Gated>),
    /// Numbers were named because of a danger; nothing is asked until the person wants to go on. What was open before is on
    /// top of the way back.
    Pause,
    /// "Wirklich …?"; what was open before is on top of the way back.
    Confirm(Confirm),
}

impl Stage {
    /// Whether it is a question above another one, to which it leads back; there is no way back to it.
    pub(super) fn is_aside(&self) -> bool {
        matches!(
            self,
            Self::Contact | Self::ContactTold(_) | Self::TakeOut | Self::LetStay | Self::LetStaySure(_)
        )
    }

    pub(super) fn texts(&self) -> Option<&[Gated]> {
        match self {
            Self::Relay(texts) => Some(texts),
            _ => None,
        }
    }
}

/// What must be confirmed because it destroys something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confirm {
    /// Delete everything kept about the person.
    Delete,
    /// Throw the draft away and begin again.
    Restart,
    /// Throw the draft away and end.
    Stop,
}

/// What a bare number or a plain yes answers: what the person read last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Listed {
    /// The choices of the open question.
    #[default]
    Question,
    /// "Neue Nachricht" with its one choice.
    Notice,
    /// Whether a case may go to another service.
    HandOn,
    /// Whether a second service may have a request too.
    Second,
    /// Whether a closed case helped.
    Over,
    /// Whether a case that was closed without an answer shall be opened again.
    Reopen,
    /// Whether a case that will be forgotten shall be kept on.
    Ending,
    /// Words without a list: an answer of staff may ask "1) Montag oder 2) Dienstag?".
    Nothing,
}
