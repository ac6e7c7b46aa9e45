//! The life of a request between a person and a service: what is handed over, who has it, what staff can do with it.
//!
//! Pure: functions of (record, policy, now). The desk carries out what they decide.

pub mod burst;
pub mod command;
pub mod consultation;
pub mod contact;
pub mod course;
pub mod exchange;
pub mod expiry;
pub mod news;
pub mod presence;
pub mod promise;
pub mod relay;
pub mod reminder;
pub mod request;
pub mod retention;
pub mod roster;
pub mod say;
pub mod statistics;
pub mod suppression;
pub mod tally;
