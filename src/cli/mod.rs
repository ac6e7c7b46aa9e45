//! The commands: one file each. Here are the arguments, and what the end of a command means to the shell.
//!
//! Exit codes: 0 fine, 1 failed, 2 wrong usage or configuration. Results go to stdout, everything else to stderr.

pub mod anonymise;
pub mod backup;
#[cfg(any(feature = "telegram", feature = "matrix"))]
mod channels;
pub mod check;
pub mod classify;
mod configured;
pub mod demo;
mod files;
pub mod key;
mod lines;
pub mod locate;
pub mod matrix;
pub mod places;
mod probes;
pub mod retention;
pub mod routes;
#[cfg(any(feature = "telegram", feature = "matrix"))]
pub mod run;
mod seat;
pub mod stats;
pub mod stop;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use jiff::civil::Date;

pub use configured::{directory, load, load_whole};

use crate::config::KEYS;
use crate::desk::clock::{Clock, SystemClock, day};
use crate::directory::Directory;
use crate::locale::{Catalogue, Facts};
use crate::telemetry::LogFormat;
use crate::understand::anonymise::Anonymiser;

/// First contact for the advice network "Demokratie und Toleranz" in Mecklenburg-Vorpommern.
#[derive(Parser)]
#[command(name = "lotse", version)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// The configuration file. Without it: lotse.toml in this folder if there is one, and the environment.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How log lines look.
    #[arg(long, global = true, value_enum, default_value_t)]
    pub log_format: LogFormat,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Try the dialogue in this terminal, without an account
    Demo,
    /// Run the bot on the configured channels
    Run,
    /// Report every mistake in configuration, directory, files and rooms
    Check,
    /// List which service gets which requests, and why
    Routes {
        /// As it is on this day instead of today
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<Date>,
    },
    /// Say what has had its time, and forget it
    Retention {
        #[command(subcommand)]
        command: RetentionCommand,
    },
    /// New keys for the store, or the key for backups
    Key {
        #[command(subcommand)]
        command: key::KeyCommand,
    },
    /// Copy the store into a sealed file; also beside a running bot
    Backup(backup::Backup),
    /// Make store and key file out of a sealed file, where there are none
    Restore(backup::Backup),
    /// Set up the centres' Matrix rooms and look at them, while the bot does not run
    Matrix {
        #[command(subcommand)]
        command: matrix::MatrixCommand,
    },
    /// Print how many requests there were in a year, about what, and what became of them
    Stats {
        /// How the numbers are laid out
        #[arg(long, value_enum, default_value_t)]
        format: stats::Format,
        /// The year of receipt instead of the present one
        #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i16).range(2000..=9999))]
        year: Option<i16>,
    },
    /// Say which district a text names: one text a line in, one JSON object a line out
    Locate,
    /// Lists of places for [directory] places
    Places {
        #[command(subcommand)]
        command: PlacesCommand,
    },
    /// Say what a text is about: one text a line in, one JSON object a line out
    Classify,
    /// Take identifying details out of a text: one text a line in, one JSON object a line out
    Anonymise,
}

impl Command {
    /// How much a command logs unless the environment wishes otherwise: in a terminal that is read by people, only
    /// what went wrong.
    pub fn usual_log_level(&self) -> &'static str {
        match self {
            Self::Run => "info",
            _ => "error",
        }
    }
}

/// What to do about what has had its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum RetentionCommand {
    /// Count what is to be forgotten now and still there; also beside a running bot
    Due,
    /// Forget it, while the bot does not run: a running one does so every ten minutes
    Run,
}

/// What to do with lists of places.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum PlacesCommand {
    /// Turn a dump of `GeoNames` into a list of places, on stdout
    Import(places::Import),
}

/// Why a command did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// Wrong usage or configuration: every mistake, one a line.
    #[error("{}", .0.join("\n"))]
    Wrong(Vec<String>),
    /// Anything else.
    #[error("{0:#}")]
    Otherwise(#[from] anyhow::Error),
}

impl Failed {
    /// Mistakes in the configuration or in a data file.
    pub fn wrong(mistakes: impl IntoIterator<Item = impl ToString>) -> Self {
        Self::Wrong(mistakes.into_iter().map(|mistake| mistake.to_string()).collect())
    }

    fn code(&self) -> u8 {
        match self {
            Self::Wrong(_) => 2,
            Self::Otherwise(_) => 1,
        }
    }
}

/// Runs a command to its end.
pub fn dispatch(arguments: &Arguments) -> Result<(), Failed> {
    let path = arguments.config.as_deref();
    match &arguments.command {
        Command::Demo => demo::run(any_directory(path)?),
        #[cfg(any(feature = "telegram", feature = "matrix"))]
        Command::Run => run::run(path),
        #[cfg(not(any(feature = "telegram", feature = "matrix")))]
        Command::Run => Err(Failed::wrong([
            "this program was built without channels; build it without --no-default-features",
        ])),
        Command::Check => check::run(path, &probes::Real),
        Command::Retention { command } => retention::run(path, *command),
        Command::Key { command } => key::run(path, command),
        Command::Backup(backup) => backup::run(path, backup),
        Command::Restore(backup) => backup::restore(path, backup),
        Command::Matrix { command } => matrix::run(path, command),
        Command::Routes { on } => Ok(routes::run(&any_directory(path)?, on.unwrap_or_else(today))?),
        Command::Stats { format, year } => stats::run(path, *format, *year),
        Command::Locate => Ok(locate::run(&any_directory(path)?, today())?),
        Command::Places { command: PlacesCommand::Import(import) } => {
            places::import(import, &any_directory(path)?)
        }
        Command::Classify => Ok(classify::run()?),
        Command::Anonymise => {
            let catalogue = Catalogue::german(Facts::default()).map_err(anyhow::Error::from)?;
            let places = any_directory(path)?.place_names();
            Ok(anonymise::run(&Anonymiser::new(catalogue.placeholders().clone(), places))?)
        }
    }
}

/// The directory of the configuration there is; without one the built-in directory, so that a first try needs nothing.
fn any_directory(path: Option<&Path>) -> Result<Directory, Failed> {
    match path {
        Some(_) => directory(&load(path).map_err(Failed::wrong)?),
        None if names_a_directory() || configured::usual_file().is_some() => {
            directory(&load(None).map_err(Failed::wrong)?)
        }
        None => Directory::built_in().map_err(Failed::wrong),
    }
}

/// Whether the environment names another directory or more places.
fn names_a_directory() -> bool {
    ["directory.file", "directory.places"].iter().any(|path| {
        KEYS.iter()
            .find(|key| key.path == *path)
            .is_some_and(|key| std::env::var_os(key.variable()).is_some_and(|value| !value.is_empty()))
    })
}

fn today() -> Date {
    day(SystemClock.now())
}

/// Tells the operator how a command ended, and gives the exit code.
pub fn report(result: Result<(), Failed>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            // If stderr is closed there is no one to tell; the code still says it.
            let _ = writeln!(std::io::stderr(), "{failed}");
            ExitCode::from(failed.code())
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn options_may_stand_before_or_after_the_command() {
        for line in [["lotse", "--config", "x.toml", "check"], ["lotse", "check", "--config", "x.toml"]] {
            let arguments = Arguments::try_parse_from(line).unwrap();
            assert_eq!(arguments.command, Command::Check);
            assert_eq!(arguments.config, Some("x.toml".into()));
        }
    }

    #[test]
    fn wrong_configuration_and_failure_have_codes_of_their_own() {
        assert_eq!(Failed::wrong(["a", "b"]).code(), 2);
        assert_eq!(Failed::wrong(["a", "b"]).to_string(), "a\nb");
        assert_eq!(Failed::from(anyhow::anyhow!("inner").context("outer")).to_string(), "outer: inner");
        assert_eq!(Failed::from(anyhow::anyhow!("inner")).code(), 1);
    }
}
