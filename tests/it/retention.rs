//! `lotse retention` as the operator uses it: the shipped program over a store that the desk has filled.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use lotse::handoff::say::StaffSay;
use lotse::id::CaseCode;
use sqlx::{AnyConnection, Connection, Row};

use crate::support::world::{Carried, World, person};

/// The shipped program in a folder, knowing nothing of the tests' environment.
fn retention(folder: &Path, command: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_lotse"));
    program.env_clear().current_dir(folder).args(["retention", command]).output().expect("the program runs")
}

/// What it counted, by what it calls it.
fn counted(output: &Output, what: &str) -> u64 {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let line = text.lines().find(|line| line.contains(what)).unwrap_or_else(|| panic!("{what} in {text}"));
    line.split_whitespace().next().unwrap().parse().unwrap()
}

/// All of the database. A connection that was closed a moment ago may just be putting its log away: then it is read again.
fn files(folder: &Path) -> Vec<u8> {
    loop {
        let database = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let database =
            database.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("lotse.db"));
        match database.map(fs::read).collect::<Result<Vec<_>, _>>() {
            Ok(files) => return files.concat(),
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound),
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The sealed values of people and cases.
fn sealed(folder: &Path) -> Vec<Vec<u8>> {
    let url = format!("sqlite:{}", folder.join("lotse.db").display());
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
        sqlx::any::install_default_drivers();
        let mut connection = AnyConnection::connect(&url).await.unwrap();
        let both = "SELECT sealed FROM people UNION SELECT sealed FROM cases";
        let rows = sqlx::query(both).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    })
}

/// A store from long ago: an open case that was taken, a closed one, an unfinished dialogue.
fn long_ago() -> (World, CaseCode) {
    let mut world = World::asleep();
    world.pass_to("2026-01-12T10:12:00Z");
    world.wake();
    world.hire();
    let (open, closed) = (world.sends_request(&person("ada")), world.sends_request(&person("ben")));
    world.staff(&format!("!annehmen {open}"));
    world.staff(&format!("!schliessen {closed} beraten"));
    world.comes_to_summary(&person("cem"));
    (world, open)
}

#[test]
fn what_is_due_is_counted_beside_a_running_bot_and_forgotten_when_it_does_not_run() {
    let (mut world, open) = long_ago();
    let folder = world.files.path().to_owned();
    let due = retention(&folder, "due");
    assert_eq!(counted(&due, "dialogues"), 3);
    assert_eq!(counted(&due, "open cases"), 1);
    assert_eq!(counted(&due, "closed cases"), 1);
    let refused = retention(&folder, "run");
    assert_eq!(refused.status.code(), Some(1), "while another instance holds the store");
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(told.contains("in use by another instance") && told.contains("forgets by itself"), "{told}");

    world.stop();
    let gone = sealed(&folder);
    assert!(gone.len() == 5 && gone.iter().all(|bytes| contains(&files(&folder), bytes)));
    let run = retention(&folder, "run");
    assert_eq!((counted(&run, "dialogues"), counted(&run, "cases forgotten")), (3, 2));
    for (number, bytes) in gone.iter().enumerate() {
        // A part is enough to tell, wherever SQLite cut the value.
        assert!(!bytes.chunks_exact(32).any(|part| contains(&files(&folder), part)), "value {number}");
    }
    let due = retention(&folder, "due");
    for what in [
        "dialogues",
        "open cases",
        "closed cases",
        "letters to those",
        "given up",
        "inputs",
        "taken back",
        "refuses",
    ] {
        assert_eq!(counted(&due, what), 0, "{what}");
    }

    // What is left in the room goes when the bot runs again.
    world.wake();
    world.hire();
    let mut cards = world.to_room();
    cards.retain(Carried::is_card);
    assert!(cards.len() == 2 && cards.iter().all(|card| world.redacted().contains(&card.reference())));
    assert_eq!(world.staff_told(&StaffSay::Expired { code: open, unclaimed: false }), 1);
}

#[test]
fn counting_makes_no_store_and_tells_no_code() {
    let folder = tempfile::tempdir().unwrap();
    let missing = retention(folder.path(), "due");
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).starts_with("store.url: "));
    assert!(!folder.path().join("lotse.db").exists(), "looking made a store");
    let (world, open) = long_ago();
    let due = retention(world.files.path(), "due");
    assert!(!String::from_utf8_lossy(&due.stdout).contains(open.as_str()));
}
