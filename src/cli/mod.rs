//! cli

pub mod anonymise;
pub mod classify;
mod lines;
pub mod locate;
pub mod routes;
