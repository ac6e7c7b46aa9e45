//! `lotse stats`: the numbers of a year, for the terminal, for a spreadsheet, or as a page for the yearly report.
//!
//! It looks into the store without the lock, so the bot may be running, and it needs no key: nothing personal is counted.

pub mod csv;
pub mod html;
pub mod table;

use std::io::{ErrorKind, Write, stdout};
use std::path::Path;

use anyhow::Context;
use clap::ValueEnum;

use super::configured::{directory, load};
use super::seat::failed;
use super::{Failed, stop};
use crate::desk::clock::{Clock, SystemClock};
use crate::handoff::statistics::{Period, Statistics};
use crate::handoff::tally::Month;
use crate::locale::{Catalogue, Facts, Report};
use crate::store::Store;

/// How the numbers are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading in the terminal
    #[default]
    Table,
    /// RFC 4180, for spreadsheets
    Csv,
    /// One page with plots that needs nothing else
    Html,
}

/// Prints the numbers of a year, by default the present one.
///
/// # Errors
/// Of the configuration, the directory and the store; [`Failed::Wrong`] for a year that has not begun or a store that does
/// not exist.
pub fn run(path: Option<&Path>, format: Format, year: Option<i16>) -> Result<(), Failed> {
    let config = load(path).map_err(Failed::wrong)?;
    let directory = directory(&config)?;
    let now = Month::of(SystemClock.now());
    let year = year.unwrap_or(now.year());
    let period = Period::year(year, now).ok_or_else(|| {
        Failed::wrong(["--year: names a year that has not begun; name this year or one before"])
    })?;
    stop::until_stopped(|_| async {
        let counted = Store::counted(config.store.url.expose()).await.map_err(failed)?.ok_or_else(|| {
            Failed::wrong([
                "store.url: names a database that does not exist yet; correct it, or start the bot once",
            ])
        })?;
        let catalogue = Catalogue::german(Facts::default()).map_err(anyhow::Error::from)?;
        let statistics = Statistics::of(&counted, &directory, period, None);
        let report = catalogue.report(&statistics, &directory).map_err(anyhow::Error::from)?;
        match write(&report, format, stdout().lock()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            written => Ok(written.context("the standard output cannot be written")?),
        }
    })
}

/// Writes a report.
pub fn write(report: &Report, format: Format, mut out: impl Write) -> std::io::Result<()> {
    let text = match format {
        Format::Table => table::text(report),
        Format::Csv => csv::text(report),
        Format::Html => html::text(report),
    };
    out.write_all(text.as_bytes())?;
    out.flush()
}
