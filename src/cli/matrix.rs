//! `lotse matrix`: setting up the centres' rooms and looking at them, while the bot does not run.
//!
//! What goes into `lotse.toml`, and the reports of `status` and `verify`, go to stdout; everything else to stderr.

#[cfg(feature = "matrix")]
mod hands;
#[cfg(feature = "matrix")]
mod report;
#[cfg(feature = "matrix")]
mod rooms;

use clap::{Args, Subcommand};

#[cfg(feature = "matrix")]
pub(super) use hands::run;

/// What to do with the Matrix account and rooms.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum MatrixCommand {
    /// Make the rooms that are missing, invite listed staff, remove others, and print the lines for the configuration
    Rooms(Wanted),
    /// Say how the bot's device, the rooms and the staff's devices are
    Status,
    /// Sign the bot's device, mend what can be mended, and print its fingerprint
    Verify,
}

/// Which rooms to make.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Wanted {
    /// Only for this queue; may be given several times. Without it: for every queue that has staff listed and no room
    #[arg(long, value_name = "ID")]
    pub queue: Vec<String>,
    /// The operator's room for alarms, too, with these accounts invited
    #[arg(long, value_name = "USER", num_args = 0..)]
    pub operator: Option<Vec<String>>,
}

/// Refuses: this program cannot speak Matrix.
#[cfg(not(feature = "matrix"))]
pub(super) fn run(_: Option<&std::path::Path>, _: &MatrixCommand) -> Result<(), super::Failed> {
    Err(super::Failed::wrong([
        "this program was built without Matrix; build it without --no-default-features",
    ]))
}
