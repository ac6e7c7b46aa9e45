//! The program: arguments, logging, exit code; nothing else.

use std::process::ExitCode;

use clap::Parser;
use lotse::cli::{self, Arguments};
use lotse::telemetry;

/// Every update makes and drops some hundreds of small strings.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    telemetry::start(arguments.log_format, arguments.command.usual_log_level());
    if !telemetry::forbid_core_dumps() {
        tracing::warn!("core dumps cannot be switched off from inside; set `ulimit -c 0` or LimitCORE=0");
    }
    cli::report(cli::dispatch(&arguments))
}
