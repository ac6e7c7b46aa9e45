//! The integration tests, one binary.

mod migrations;
mod store;
