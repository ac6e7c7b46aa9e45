//! What the tests share.

pub mod chat;
pub mod world;
pub mod misspell;
