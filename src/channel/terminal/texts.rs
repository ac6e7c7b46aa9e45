//! The sentences of the terminal. They come from the locale (`locales/<tag>/terminal.ftl`); none is written here.

/// What the terminal itself says, apart from bot and staff.
pub struct TerminalTexts {
    /// How to begin, how to play staff, how to end. Shown on a real terminal only.
    pub intro: String,
    /// Before what the bot says.
    pub bot: String,
    /// Before what the person said, in a transcript.
    pub person: String,
    /// The word before a queue's name in the frame of its room.
    pub room: String,
    /// The title of the operator's frame.
    pub operator: String,
    /// Title of an earlier message in a room that now reads differently.
    pub edited: String,
    /// Stands for an earlier message that was removed.
    pub removed: String,
    /// No card has arrived yet, so a staff line without a queue's name has no room.
    pub no_room: String,
    /// There is no queue of that name.
    pub unknown_room: String,
}
