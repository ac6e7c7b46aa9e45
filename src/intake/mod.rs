//! The dialogue with a person, from greeting to receipt, as a pure function.
//!
//! [`step`](step::step) takes the dialogue so far and one input and returns the dialogue after it and what
//! is to be done. It is total: every stage takes every input. It does no I/O; the time and the randomness
//! it needs come in; there is no sentence in it, only [`Say`](say::Say) values that the locale renders.
//!
//! Nothing here names a channel library, a database, a runtime or a clock; `tests/it/tidy.rs` holds us to it.

mod address;
pub mod after;
mod amend;
pub mod answer;
pub mod ask;
pub mod asked;
pub mod command;
pub mod consent;
pub mod danger;
pub mod data;
pub mod dialogue;
mod done;
pub mod effect;
mod evidence;
mod handing;
pub mod input;
mod keep;
mod mend;
mod open_case;
pub mod over;
mod propose;
pub mod question;
mod reading;
pub mod return_code;
pub mod returning;
pub mod say;
pub mod second;
mod short;
pub mod stage;
pub mod step;
mod story;
mod talk;
mod tapped;
pub mod target;
mod turn;
mod typed;
mod whereabouts;
