//! The adapters to the platforms: each receives and hands in, and carries letters. None knows the dialogue.

pub mod terminal;
