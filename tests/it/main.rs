//! One test binary for everything that needs no server.

#[path = "../support/mod.rs"]
mod support;

mod dialogue;
mod transcripts;
mod understand;
