//! The channels by which people and staff are reached. Each knows its platform and the desk's ports, and nothing of
//! the dialogue.

#[cfg(feature = "matrix")]
pub mod matrix;
#[cfg(feature = "telegram")]
pub mod telegram;
pub mod terminal;
