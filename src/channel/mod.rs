//! channel
#[cfg(feature = "telegram")]
pub mod telegram;
