//! Everything that is tested through public names, in one binary.

#[cfg(feature = "telegram")]
#[path = "../support/bot_api.rs"]
mod bot_api;
#[cfg(feature = "telegram")]
#[cfg(test)]
mod telegram;
