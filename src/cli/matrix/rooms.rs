//! `lotse matrix rooms`: the rooms that are missing, and what can be mended in those there are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Write, stderr, stdout};

use anyhow::{Context, anyhow};
use matrix_sdk::ruma::OwnedRoomId;

use super::Wanted;
use super::hands::{failed, open, with_desk};
use super::report::explain;
use crate::channel::matrix::{Flaw, Keeper, Purpose, Settings};
use crate::cli::{Failed, channels};
use crate::config::Config;
use crate::directory::Directory;
use crate::id::QueueId;

pub(super) fn run(
    config: &Config,
    directory: &Directory,
    settings: Settings,
    wanted: &Wanted,
) -> Result<(), Failed> {
    let queues = missing(&settings, directory, wanted)?;
    let operators = wanted.operator.as_ref().map(|users| channels::users("--operator", users)).transpose()?;
    with_desk(config, directory, async move |desk, key| {
        let mut keeper = open(settings.clone(), &desk, &key).await?;
        let mut rooms =
            settings.rooms.iter().map(|(queue, room)| (queue.clone(), room.to_string())).collect();
        let mut operator = None;
        let made = async {
            let wrong = make(&mut keeper, &settings, directory, &queues, &mut rooms).await?;
            let Some(users) = operators else { return Ok(wrong) };
            let room = match &settings.operator_room {
                Some(room) => room.clone(),
                None => make_operators(&mut keeper, config, &settings).await?,
            };
            operator = Some(room.to_string());
            let key = "matrix.operator_room";
            let flaws = keeper.tend_operator(&room, users).await.map_err(|error| failed(key, &error))?;
            Ok(wrong + tell(key, &QueueId::new(""), &flaws))
        };
        let made: Result<usize, Failed> = made.await;
        // Also after a failure: what was made is made, and must not be lost.
        stdout()
            .write_all(lines(&rooms, operator.as_deref()).as_bytes())
            .context("stdout cannot be written")?;
        match made? {
            0 => Ok(()),
            1 => Err(Failed::Otherwise(anyhow!("1 thing is to be mended by hand"))),
            wrong => Err(Failed::Otherwise(anyhow!("{wrong} things are to be mended by hand"))),
        }
    })
}

async fn make_operators(
    keeper: &mut Keeper<'_>,
    config: &Config,
    settings: &Settings,
) -> Result<OwnedRoomId, Failed> {
    let name = config.operator.name.as_deref().unwrap_or_default();
    let name = format!("{}: {name}", settings.sentences.display_name);
    let room = keeper.make(&Purpose::Operator, name.trim_end_matches([':', ' '])).await;
    room.map_err(|error| failed("matrix.operator_room", &error))
}

/// Says what is the matter with a room; returns how much of it is wrong.
fn tell(key: &str, queue: &QueueId, flaws: &[Flaw]) -> usize {
    for flaw in flaws {
        let note = if flaw.is_note() { "note: " } else { "" };
        say(&format!("{note}{key}: {}", explain(queue, flaw)));
    }
    flaws.iter().filter(|flaw| !flaw.is_note()).count()
}

fn say(line: &str) {
    // If stderr is closed there is nobody to tell.
    let _ = writeln!(stderr(), "{line}");
}

/// The queues that shall get a room.
fn missing(settings: &Settings, directory: &Directory, wanted: &Wanted) -> Result<BTreeSet<QueueId>, Failed> {
    let known: BTreeSet<QueueId> = directory.queues().iter().map(|queue| queue.id.clone()).collect();
    let named: BTreeSet<QueueId> = wanted.queue.iter().map(QueueId::new).collect();
    let unknown = named
        .difference(&known)
        .map(|queue| format!("--queue {queue}: no such queue in the directory; `lotse routes` lists them"));
    let unknown: Vec<String> = unknown.collect();
    if !unknown.is_empty() {
        return Err(Failed::Wrong(unknown));
    }
    let wanted = |queue: &&QueueId| {
        let listed = !settings.staff.of(queue).is_empty();
        !settings.rooms.contains_key(*queue) && if named.is_empty() { listed } else { named.contains(*queue) }
    };
    Ok(known.iter().filter(wanted).cloned().collect())
}

/// Makes what is missing and tends all; returns how much is left for the operator to mend.
async fn make(
    keeper: &mut Keeper<'_>,
    settings: &Settings,
    directory: &Directory,
    missing: &BTreeSet<QueueId>,
    rooms: &mut BTreeMap<QueueId, String>,
) -> Result<usize, Failed> {
    let mut new = BTreeMap::new();
    for queue in missing {
        let key = format!("matrix.rooms.{queue}");
        let service = directory.queue(queue).map_or(queue.as_str(), |service| service.name.as_str());
        let name = format!("{}: {service}", settings.sentences.display_name);
        let made = keeper.make(&Purpose::Queue(queue.clone()), &name).await;
        let room = made.map_err(|error| failed(&key, &error))?;
        say(&format!("{key}: the room is there; put its line into the configuration"));
        rooms.insert(queue.clone(), room.to_string());
        new.insert(queue.clone(), room);
    }
    // Whoever was listed and is not any more goes first: so the desk hears of it.
    keeper.follow_lists().await.map_err(|error| failed("matrix.staff", &error))?;
    let mut wrong = 0;
    for (queue, room) in settings.rooms.iter().chain(&new) {
        let key = format!("matrix.rooms.{queue}");
        let report = keeper.tend(queue, room).await.map_err(|error| failed(&key, &error))?;
        wrong += tell(&key, queue, &report.flaws);
    }
    if settings.rooms.is_empty() && new.is_empty() {
        say("no queue has staff listed in [matrix.staff]; list them, or name a queue with --queue");
    }
    Ok(wrong)
}

/// What stands in `lotse.toml` for these rooms.
fn lines(rooms: &BTreeMap<QueueId, String>, operator: Option<&str>) -> String {
    let mut text = String::new();
    if let Some(room) = operator {
        let _ = writeln!(text, "[matrix]\noperator_room = {}\n", quoted(room));
    }
    if !rooms.is_empty() {
        text.push_str("[matrix.rooms]\n");
    }
    for (queue, room) in rooms {
        let _ = writeln!(text, "{} = {}", key(queue.as_str()), quoted(room));
    }
    text
}

fn quoted(value: &str) -> String {
    toml::Value::String(value.to_owned()).to_string()
}

/// A key without quotes where TOML allows it.
fn key(name: &str) -> String {
    let bare = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if !name.is_empty() && name.chars().all(bare) { name.to_owned() } else { quoted(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_the_configuration_they_say() {
        let rooms = [("lks", "!a:x"), ("own queue", "!b\"c:x")];
        let rooms = rooms.map(|(queue, room)| (QueueId::new(queue), room.to_owned())).into();
        let text = lines(&rooms, Some("!ops:x"));
        assert!(text.contains("[matrix.rooms]\nlks = \"!a:x\"\n"), "{text}");
        let read: toml::Table = text.parse().unwrap();
        let matrix = &read["matrix"];
        assert_eq!(matrix["operator_room"].as_str(), Some("!ops:x"));
        assert_eq!(matrix["rooms"]["own queue"].as_str(), Some("!b\"c:x"));
        assert_eq!(lines(&BTreeMap::new(), None), "");
    }
}
