//! `lotse routes`: who gets what, why, and what of it is not confirmed yet. For the people who know the field and never
//! read code.

use std::io::{ErrorKind, Write, stdout};

use anyhow::Context;

use crate::directory::Directory;
use crate::directory::route::{Need, Route, Why};
use crate::id::QueueId;
use crate::intake::dialogue::Relation;
use crate::understand::concern::Concern;

/// Prints the table.
///
/// # Errors
/// Only if the standard output fails.
pub fn run(directory: &Directory) -> anyhow::Result<()> {
    match write(directory, stdout().lock()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("the standard output cannot be written"),
    }
}

/// Writes the table: every kind of advice, then no kind, each for every district, for none and for another Land; then
/// the facts that are not confirmed.
pub fn write(directory: &Directory, mut out: impl Write) -> std::io::Result<()> {
    let concerns = Concern::ALL.into_iter().map(Some).chain([None]);
    for concern in concerns {
        writeln!(out, "{}", concern.map_or("(no concern)", Concern::as_str))?;
        let need = Need { concern, ..Need::default() };
        for district in directory.districts() {
            let route = directory.route(&Need { district: Some(district.ags), ..need });
            row(&mut out, &format!("{} {}", district.ags, district.short), &route)?;
        }
        row(&mut out, "(no district)", &directory.route(&need))?;
        row(&mut out, "(another Land)", &directory.route(&Need { outside: true, ..need }))?;
        for relation in Relation::ALL {
            let also = only_for(directory, need, relation);
            if !also.is_empty() {
                writeln!(out, "  as {} also: {}", relation.as_str(), list(&also))?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "Not confirmed:")?;
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
    };
    let line = format!("  {place:<34} {:<31} {why:<12} {}", route.queue.as_str(), list(&route.alternatives));
    writeln!(out, "{}", line.trim_end())
}

/// The alternatives a role has beyond everyone's.
fn only_for(directory: &Directory, need: Need, relation: Relation) -> Vec<QueueId> {
    let everyone = directory.route(&need).alternatives;
    let mut also = directory.route(&Need { relation: Some(relation), ..need }).alternatives;
    also.retain(|id| !everyone.contains(id));
    also
}

fn list(ids: &[QueueId]) -> String {
    ids.iter().map(QueueId::as_str).collect::<Vec<_>>().join(", ")
}
