//! The desk: one task that owns all writes.
//!
//! It takes batches from the channels, loads what they concern, calls the pure core, commits everything in one
//! transaction, and hands the new rows to the couriers. What the couriers report goes into the next commit, at latest
//! 20 ms later. Only one desk runs on a store at a time; the store holds a lock for that.

pub mod clock;
pub mod lifecycle;
pub mod outbox;
pub mod ports;

mod bars;
mod batch;
mod burst;
mod changed;
mod chat;
mod consulting;
mod corrected;
mod data;
mod due;
mod echo;
mod effects;
mod expiry;
mod handing;
mod inbound;
mod limits;
mod news;
mod reopened;
mod reports;
mod returning;
mod roster;
mod second;
mod seen;
mod staff;
mod stories;
mod sweep;
mod tally;
mod task;
mod watch;
mod work;

pub use echo::WAITED_FOR as TAKEN_BACK_KEPT;
pub use reports::ROW_KEPT as LETTER_ROW_KEPT;
pub use stories::HELD_FOR as STORY_HELD;
pub use task::{Desk, Settings};

use std::time::Duration;

/// How long a courier's report may wait for another commit to ride in. A crash within it may repeat a message to a
/// person; never one in a centre's room, whose transaction ids make repetition the same event.
const MARK_DELAY: Duration = Duration::from_millis(20);

/// How soon reports that could not be written down are tried again.
const MARKS_AGAIN: Duration = Duration::from_secs(1);

/// How often expired things are looked for.
const SWEEP_EVERY: Duration = Duration::from_mins(10);

/// How long the end waits for letters that are under way.
const LAST_REPORTS: Duration = Duration::from_secs(10);
