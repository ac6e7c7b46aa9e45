//! Everything that is tested through public names and needs no server, in one binary, so that it links once.

// Tells clippy that everything in here, helpers too, is a test and may unwrap.
#![cfg(test)]

#[cfg(feature = "telegram")]
#[path = "../support/bot_api.rs"]
#[expect(dead_code, reason = "the end-to-end tests and benchmarks use what is not used here")]
mod bot_api;
#[path = "../support/mod.rs"]
mod support;

mod address;
mod anonymise;
mod anonymise_soundness;
mod asked;
mod asking_places;
mod concern;
mod danger;
mod desk;
mod dialogue;
mod directory;
mod gate;
mod keys;
mod locales;
mod migrations;
mod places;
mod plain_answers;
mod presence;
mod promise;
mod reminder;
mod retention;
mod returning;
mod said_twice;
mod sentences;
mod short_words;
mod small_numbers;
mod statistics;
mod store;
#[cfg(feature = "telegram")]
mod telegram;
mod telemetry;
mod tidy;
mod transcripts;
mod understand;
