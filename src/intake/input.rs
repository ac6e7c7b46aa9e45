//! What can arrive from a person.

use super::question::{Choice, Token};

/// One thing a person did, as the channel saw it, stripped of who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A message in words.
    Text {
        /// The words, cleaned of invisible and direction-changing characters (see [`super::answer::clean`]).
        text: String,
        /// What the text would choose if it is read as an answer to the open question: a number of the list,
        /// or the words of a button. The shell fills it in, since only the locale knows the words.
        choice: Option<Choice>,
    },
    /// A button was tapped. The token says of which question.
    Tap(Token),
    /// A button was tapped whose data is none of ours: forged, or from a version that named its choices otherwise.
    /// To be answered like a button of an earlier question.
    UnknownTap,
    /// An earlier message was changed to this text.
    Edited(String),
    /// An earlier message was taken back, where the platform tells of it.
    TakenBack,
    /// Something that is not text; it is neither downloaded nor stored.
    Attachment(Attachment),
    /// The same with words beneath it. They are looked at for danger and not taken down.
    Captioned(Attachment, String),
    /// An encrypted message that cannot be read, even after waiting for its key.
    Unreadable,
    /// The person blocked the bot, deleted the chat or left the room: nothing can be delivered any more.
    Left,
}

/// What kind of thing that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attachment {
    Voice,
    Photo,
    File,
    Contact,
    Location,
    Sticker,
    /// A poll, a dice, a payment, … whatever else a platform invents.
    Other,
}
