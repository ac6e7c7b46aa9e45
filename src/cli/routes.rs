//! `lotse routes`: who gets what, why, and what of it is not confirmed yet. For the people who know the field and never
//! read code.

use std::fmt::Write as _;
use std::io::{ErrorKind, Write, stdout};

use anyhow::Context;
use jiff::civil::Date;

use crate::directory::Directory;
use crate::directory::route::{ConcernRoute, Need, Route, Why};
use crate::id::{Ags, QueueId};
use crate::intake::dialogue::Relation;
use crate::understand::concern::Concern;

/// Prints the table.
///
/// # Errors
/// Only if the standard output fails.
pub fn run(directory: &Directory, day: Date) -> anyhow::Result<()> {
    match write(directory, day, stdout().lock()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("the standard output cannot be written"),
    }
}

/// Writes the table as it is on a day: every kind of advice, then no kind, each for every district, for none and for another Land; then
/// the rows behind it with their days and sources, past and future ones too, and the facts that are not confirmed.
pub fn write(directory: &Directory, day: Date, mut out: impl Write) -> std::io::Result<()> {
    writeln!(out, "Routes on {day} (`?`: not confirmed)\n")?;
    let concerns = Concern::ALL.into_iter().map(Some).chain([None]);
    for concern in concerns {
        writeln!(out, "{}", concern.map_or("(no concern)", Concern::as_str))?;
        let need = Need { concern, ..Need::default() };
        for district in directory.districts() {
            let route = directory.route(&Need { district: Some(district.ags), ..need }, day);
            row(&mut out, &format!("{} {}", district.ags, district.short), &route)?;
        }
        row(&mut out, "(no district)", &directory.route(&need, day))?;
        row(&mut out, "(another Land)", &directory.route(&Need { outside: true, ..need }, day))?;
        for relation in Relation::ALL {
            let also = only_for(directory, need, relation, day);
            if !also.is_empty() {
                writeln!(out, "  as {} also: {}", relation.as_str(), list(&also))?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "Rows of the table:")?;
    for row in directory.routes() {
        writeln!(out, "  {}", described(row, day))?;
    }
    writeln!(out, "\nNot confirmed:")?;
    for fact in directory.unconfirmed() {
        writeln!(out, "  {} = {} ({})", fact.where_, fact.value, fact.mark)?;
    }
    writeln!(out, "\nNo phone, e-mail or web address known:")?;
    for queue in directory.without_contact() {
        writeln!(out, "  {} ({})", queue.id, queue.name)?;
    }
    Ok(())
}

fn row(out: &mut impl Write, place: &str, route: &Route) -> std::io::Result<()> {
    let why = match route.why {
        Why::Route => "district",
        Why::WholeState => "whole state",
        Why::Fallback => "fallback",
        Why::Outside => "outside",
        Why::NoRoom => "no room",
        Why::NoConcern => "no concern",
        Why::Chosen => "chosen",
        Why::HandedOn => "handed on",
        Why::Beside => "beside another",
    };
    let why = if route.sure { why.to_owned() } else { format!("{why} ?") };
    let line = format!("  {place:<34} {:<31} {why:<12} {}", route.queue.as_str(), list(&route.alternatives));
    writeln!(out, "{}", line.trim_end())
}

/// A row with where, for whom, when, and how sure.
fn described(row: &ConcernRoute, day: Date) -> String {
    let mut text = format!("{} -> {}", row.concern.as_str(), list(&row.to));
    if !row.districts.is_empty() {
        let districts = row.districts.iter().map(Ags::to_string).collect::<Vec<_>>().join(", ");
        let _ = write!(text, "; in {districts}");
    }
    if !row.relations.is_empty() {
        let relations = row.relations.iter().map(|relation| relation.as_str()).collect::<Vec<_>>().join(", ");
        let _ = write!(text, "; as {relations}");
    }
    if let Some(from) = row.from {
        let _ = write!(text, "; from {from}");
    }
    if let Some(until) = row.until {
        let _ = write!(text, "; until {until}");
    }
    if !row.is_valid(day) {
        text.push_str("; not valid on this day");
    }
    let _ = write!(text, "; {}", row.mark);
    for source in row.source.iter().chain(&row.as_of) {
        let _ = write!(text, "; {source}");
    }
    text
}

/// The alternatives a role has beyond everyone's.
fn only_for(directory: &Directory, need: Need, relation: Relation, day: Date) -> Vec<QueueId> {
    let everyone = directory.route(&need, day).alternatives;
    let mut also = directory.route(&Need { relation: Some(relation), ..need }, day).alternatives;
    also.retain(|id| !everyone.contains(id));
    also
}

fn list(ids: &[QueueId]) -> String {
    ids.iter().map(QueueId::as_str).collect::<Vec<_>>().join(", ")
}
