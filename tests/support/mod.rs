//! What the tests share.

pub mod chat;
pub mod misspell;
pub mod world;
