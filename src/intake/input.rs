//! What can arrive from a person.

use super::question::{Choice, Token};

/// One thing a person did, as the channel saw it, stripped of who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A message in words.
    Text {
        /// The words, cleaned of invisible and direction-changing characters (see [`super::answer::clean`]).
        text: String,
        /// What a short text means by its words alone. The shell fills it in, since only the locale knows the words.
        means: Meaning,
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

/// What a short text means by its words alone; whether that is meant at this stage, the dialogue decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing but what it says.
    #[default]
    Words,
    /// An answer to what is open: a number of a list, or the words of a button.
    Choice(Choice),
    /// The very words of a button that is not offered now. Of a button that is about a case, the case is none of the person's.
    Label(Choice),
    /// Other words, two or more, for a button that is not offered now. They may as well be somebody's own.
    Alias(Choice),
    /// A yes that answers nothing that is open.
    Yes,
    /// A no that answers nothing that is open.
    No,
    /// A number, in digits, of nothing that is listed.
    Number(usize),
    /// Wants to stop, or to be left alone.
    Stop,
    /// Thanks, or a farewell: nothing more for now.
    Thanks,
    /// Asks for the numbers where one can call.
    Numbers,
    /// What was just said is taken note of: "ok", "alles klar".
    Noted,
    /// A greeting, or a cry for help with nothing else in it.
    Call,
    /// Does not know, or does not care.
    Unsure,
    /// How somebody feels, and nothing else.
    Feeling,
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
