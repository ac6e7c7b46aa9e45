//! Whether hours, closures, promises and substitutes can be true.

use std::collections::BTreeSet;

use super::{Problem, queue};
use crate::directory::calendar::Closure;
use crate::directory::centre::{Queue, Within};
use crate::directory::file::DataFile;
use crate::directory::hours::{Day, Opening, TimeOfDay};

/// The most working days a promise may take: whoever needs longer has not promised an answer to someone in need.
const MOST_DAYS: u8 = 30;
/// The most opening hours, for the same reason.
const MOST_HOURS: u16 = 240;

/// Hours of services and of help lines.
pub(super) fn hours(file: &DataFile, found: &mut Vec<Problem>) {
    for queue in &file.queues {
        let at = format!("queue {}", queue.id);
        shifts(&format!("{at}: open"), &queue.open, found);
        closures(&format!("{at}: closures"), &queue.closures, found);
        let stated = !queue.open.is_empty() || !queue.closures.is_empty();
        if stated && queue.hours_mark.is_none() {
            let remedy = "add `hours_mark` (\"confirmed\", \"memory\" or \"disputed\")";
            found.push(Problem::new(&at, "does not say how sure its hours are", remedy));
        }
    }
    for contact in &file.crisis {
        shifts(&format!("crisis {}: open", contact.id), &contact.open, found);
    }
}

fn shifts(at: &str, open: &[Opening], found: &mut Vec<Problem>) {
    for opening in open.iter().filter(|opening| opening.from >= opening.to || opening.days.is_empty()) {
        let what = format!("opens at {} for no time", clock(opening.from));
        found.push(Problem::new(at, what, "correct days, from and to"));
    }
    for opening in open {
        let mut seen = BTreeSet::new();
        for day in opening.days.iter().filter(|day| !seen.insert(**day)) {
            let what = format!("names {} twice from {} on", day.as_str(), clock(opening.from));
            found.push(Problem::new(at, what, "name each day once"));
        }
    }
    for (place, one) in open.iter().enumerate() {
        for other in open.iter().skip(place + 1) {
            if one.from < other.to && other.from < one.to {
                let both = one.days.iter().filter(|day| other.days.contains(day));
                let days: Vec<&str> = both.copied().map(Day::as_str).collect();
                if !days.is_empty() {
                    let (from, to) = (clock(one.from.max(other.from)), clock(one.to.min(other.to)));
                    let what = format!("is open twice from {from} to {to} ({})", days.join(", "));
                    found.push(Problem::new(at, what, "let one shift end before the next begins"));
                }
            }
        }
    }
}

fn clock(time: TimeOfDay) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

fn closures(at: &str, closures: &[Closure], found: &mut Vec<Problem>) {
    for (place, one) in closures.iter().enumerate() {
        if one.until < one.from {
            let what = format!("ends ({}) before it begins ({})", one.until, one.from);
            found.push(Problem::new(at, what, "correct from and until"));
        }
        if one.reason.trim().is_empty() {
            let what = format!("from {} on has no reason", one.from);
            found.push(Problem::new(at, what, "give a word the public may read (\"Betriebsferien\")"));
        }
        for other in closures.iter().skip(place + 1) {
            if one.from <= other.until && other.from <= one.until {
                let (from, until) = (one.from.max(other.from), one.until.min(other.until));
                let what = format!("is closed twice from {from} to {until}");
                found.push(Problem::new(at, what, "write one entry for these days"));
            }
        }
    }
}

/// A promise can be counted, and is short enough to be one.
pub(super) fn promises(file: &DataFile, found: &mut Vec<Problem>) {
    for queue in &file.queues {
        let Some(within) = &queue.answer_within else { continue };
        let at = format!("queue {}: answer_within", queue.id);
        let fits = match within.value {
            Within::WorkingDays(days) => (1..=MOST_DAYS).contains(&days),
            Within::Hours(hours) => (1..=MOST_HOURS).contains(&hours),
        };
        if !fits {
            let remedy =
                format!("promise 1 to {MOST_DAYS} working days or 1 to {MOST_HOURS} hours, or nothing");
            found.push(Problem::new(&at, format!("\"{}\" is no promise", within.value), remedy));
        }
        if queue.open.is_empty() {
            let what = "is counted in opening hours, and there are none";
            found.push(Problem::new(&at, what, "add `open`, or leave the promise out"));
        }
        if file.holidays.is_empty() {
            let what = "would count public holidays, since the file names none";
            found.push(Problem::new(&at, what, "add the section [holidays]"));
        }
    }
}

/// Whoever stands in for a service exists, and the way over several of them ends.
pub(super) fn substitutes(file: &DataFile, found: &mut Vec<Problem>) {
    for one in &file.queues {
        let Some(substitute) = &one.substitute else { continue };
        let at = format!("queue {}: substitute", one.id);
        if !file.queue_ids.contains(substitute) {
            let what = format!("no queue is called \"{substitute}\"");
            found.push(Problem::new(at, what, "name one of the [[queue]]s"));
        } else if *substitute == one.id {
            found.push(Problem::new(at, "is the service itself", "name another queue, or leave it out"));
        } else if in_circle(file, one) {
            let what = format!("\"{substitute}\" leads back to \"{}\"", one.id);
            found.push(Problem::new(at, what, "leave the last one without a substitute"));
        }
    }
}

fn in_circle(file: &DataFile, one: &Queue) -> bool {
    let step = |from: &Queue| queue(file, from.substitute.as_ref()?);
    // Longer than the list of services no way is that visits each once.
    std::iter::successors(step(one), |queue| step(queue))
        .take(file.queues.len())
        .any(|queue| queue.id == one.id)
}
