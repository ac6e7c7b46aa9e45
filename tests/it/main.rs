//! Everything that is tested through public names, in one binary.

#[cfg(feature = "telegram")]
#[path = "../support/bot_api.rs"]
#[expect(dead_code, reason = "the end-to-end tests and benchmarks use what is not used here")]
mod bot_api;
#[cfg(feature = "telegram")]
#[cfg(test)]
mod telegram;
