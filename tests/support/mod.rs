//! What the tests share.

pub mod chat;
