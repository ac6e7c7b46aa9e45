//! Turns values into sentences: what people read, what staff read, what the operator reads.
//!
//! The words live in `locales/<tag>/*.ftl` (Fluent), embedded at compile time and parsed once; here is only which
//! sentence a value takes and what it is told. German (`de`) is complete; other languages have the few fixed lines
//! someone gets who does not write German.
//!
//! Nothing here knows a channel's limits, a database or the course of a dialogue. Nothing here logs an argument: a
//! sentence that cannot be shown is named in the log by its id alone, and an apology takes its place.

mod another;
mod asked;
mod card;
mod case;
pub mod catalogue;
mod consultation;
mod crisis;
mod data;
pub mod facts;
mod foreign;
mod formatted;
mod label;
mod meaning;
pub mod operator;
mod place;
mod presence;
mod preview;
mod removed;
mod reply;
mod say;
mod service;
mod speaker;
mod staff;
pub mod statistics;
mod texts;
mod time;

pub use catalogue::Catalogue;
pub use facts::{Controller, Facts};
pub(crate) use formatted::escaped;
pub use operator::{DeadRecipient, OperatorSay};
pub use statistics::{Report, ReportRow, ReportTable};
pub use texts::{Broken, LocaleError};
