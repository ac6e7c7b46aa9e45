//! `lotse check`: every mistake at once, before anyone depends on the bot.
//!
//! Named checks collect what they find; one broken thing does not keep the others from being looked at. What is not
//! wrong but not settled either (facts of the directory nobody has confirmed, queues without a room) is a note.

mod ways;

use std::future::Future;
use std::io::Write;
use std::path::Path;

use jiff::civil::Date;

use super::configured::{directory, doubtful_places, load_partly, not_built_in};
use super::{Failed, files, stop};
use crate::config::{Config, MatrixConfig, TelegramConfig};
use crate::desk::clock::{Clock, SystemClock, day};
use crate::desk::ports::RoomProblem;
use crate::directory::Directory;
use crate::id::QueueId;
use crate::store::{Store, StoreError};

/// What only a running part of the program can find out.
pub trait Probes {
    /// What is wrong with the sentences.
    fn locale(&self) -> Vec<String>;

    /// Asks Telegram who the bot is.
    fn telegram(&self, telegram: &TelegramConfig) -> impl Future<Output = Telegram>;

    /// Asks the Matrix server about every configured room.
    fn rooms(&self, matrix: &MatrixConfig) -> impl Future<Output = Rooms>;
}

/// What came of asking the Matrix server about the rooms.
#[derive(Debug, PartialEq, Eq)]
pub enum Rooms {
    /// The keys of the rooms that cannot be used, and why.
    Asked(Vec<(String, RoomProblem)>),
    /// Mistakes in the configuration, with key and remedy, that must be mended before asking.
    Wrong(Vec<String>),
    /// The server was not asked, and why.
    NotAsked(String),
}

/// What came of asking Telegram.
#[derive(Debug, PartialEq, Eq)]
pub enum Telegram {
    /// It knows the token.
    Accepted,
    /// A mistake, with key and remedy; never with the token.
    Wrong(String),
    /// It was not asked, and why.
    NotAsked(String),
}

/// What the checks found, in their order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Each names check, key, what is wrong and the remedy.
    pub mistakes: Vec<String>,
    pub notes: Vec<String>,
}

impl Report {
    fn mistake(&mut self, check: &str, what: impl std::fmt::Display) {
        self.mistakes.push(format!("[{check}] {what}"));
    }

    fn mistakes(&mut self, check: &str, all: &[impl std::fmt::Display]) {
        for what in all {
            self.mistake(check, what);
        }
    }

    fn note(&mut self, check: &str, what: impl std::fmt::Display) {
        self.notes.push(format!("[{check}] {what}"));
    }
}

/// Checks everything, prints the notes, and fails with all mistakes.
pub fn run(path: Option<&Path>, probes: &impl Probes) -> Result<(), Failed> {
    stop::until_stopped(|_| async {
        let report = check(path, probes).await;
        let mut out = anstream::stdout();
        let print = |out: &mut dyn Write| -> std::io::Result<()> {
            for note in &report.notes {
                writeln!(out, "note: {note}")?;
            }
            if report.mistakes.is_empty() {
                writeln!(out, "everything in order ({} notes)", report.notes.len())?;
            }
            out.flush()
        };
        print(&mut out).map_err(anyhow::Error::from)?;
        if report.mistakes.is_empty() { Ok(()) } else { Err(Failed::Wrong(report.mistakes)) }
    })
}

/// Runs all checks, also on a configuration of which something could not be read.
pub async fn check(path: Option<&Path>, probes: &impl Probes) -> Report {
    let mut report = Report::default();
    let partial = load_partly(path);
    let config = &partial.config;
    report.mistakes("configuration", &partial.problems);
    report.mistakes("locale", &probes.locale());
    for variable in &partial.unused_variables {
        report
            .note("configuration", format_args!("{variable}: this variable matches no key and is not read"));
    }
    // Without the file the rest has nothing to look at, and guessing would only bury the real mistake.
    if !partial.file_read {
        return report;
    }
    report.mistakes("features", &not_built_in(config));
    let noted = |key: &&str| partial.problems.iter().any(|problem| problem.key == *key);
    for key in config.operator.missing().into_iter().filter(|key| !noted(key)) {
        let remedy = "write it; people are owed it before they agree to anything";
        report.mistake("operator", format_args!("{key}: is missing; {remedy}"));
    }
    if config.telegram.is_none() && config.matrix.is_none() {
        report.note("channels", "neither [telegram] nor [matrix] is configured: nobody can write to the bot");
    }
    match directory(config) {
        Ok(directory) => check_directory(&mut report, config, &directory, day(SystemClock.now())),
        Err(Failed::Wrong(mistakes)) => report.mistakes("directory", &mistakes),
        Err(failed) => report.mistake("directory", failed),
    }
    report.mistakes("files", &files::open_to_others(config));
    let whole = |section| partial.whole.contains(&section);
    if whole("store") {
        check_store(&mut report, config).await;
    }
    if let Some(telegram) = config.telegram.as_ref().filter(|_| whole("telegram")) {
        check_telegram(&mut report, &probes.telegram(telegram).await);
    }
    if let Some(matrix) = config.matrix.as_ref().filter(|_| whole("matrix")) {
        check_rooms(&mut report, probes.rooms(matrix).await);
    }
    report
}

/// The key file holds a key, and the one that the store was sealed with.
async fn check_store(report: &mut Report, config: &Config) {
    let key_file = &config.store.key_file;
    match Store::examine(config.store.url.expose(), key_file).await {
        // The mode is looked at with that of the other files; a missing feature with the others.
        Ok(()) | Err(StoreError::KeyFileMode { .. } | StoreError::NoPostgres) => {}
        Err(error) if error.is_configuration() => report.mistake("store", error),
        Err(error) => report.note("store", format_args!("was not looked into: {error}")),
    }
}

fn check_telegram(report: &mut Report, told: &Telegram) {
    match told {
        Telegram::Accepted => {}
        Telegram::Wrong(mistake) => report.mistake("telegram", mistake),
        Telegram::NotAsked(why) => report.note("telegram", format_args!("was not asked: {why}")),
    }
}

fn check_directory(report: &mut Report, config: &Config, directory: &Directory, day: Date) {
    let queues: Vec<QueueId> = directory.queues().iter().map(|queue| queue.id.clone()).collect();
    report.mistakes("queues", &config.check_queues(&queues));
    ways::check(report, config, directory, day);
    for doubt in doubtful_places(config) {
        report.note("places", doubt);
    }
    for fact in directory.unconfirmed() {
        report.note("directory", format_args!("not confirmed ({}): {}", fact.mark.as_str(), fact.where_));
    }
}

fn check_rooms(report: &mut Report, rooms: Rooms) {
    match rooms {
        Rooms::Asked(problems) => {
            for (key, problem) in problems {
                report.mistake("rooms", format_args!("{key}: {}", explain(problem)));
            }
        }
        Rooms::Wrong(mistakes) => report.mistakes("rooms", &mistakes),
        Rooms::NotAsked(why) => report.note("rooms", format_args!("the server was not asked: {why}")),
    }
}

/// What is wrong with a room, and the remedy.
fn explain(problem: RoomProblem) -> &'static str {
    match problem {
        RoomProblem::NotConfigured => "no room is configured; name one",
        RoomProblem::NotJoined => "the bot is not in the room; invite it",
        RoomProblem::NotEncrypted => "the room is not encrypted; switch encryption on in its settings",
        RoomProblem::StrangerInside => {
            "somebody in the room is not on matrix.staff of the queue; list or remove them"
        }
        RoomProblem::Unreachable => {
            "the server does not answer; see that it runs and matrix.homeserver is right"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Told;

    impl Probes for Told {
        fn locale(&self) -> Vec<String> {
            vec!["de: a sentence is missing".into()]
        }

        async fn telegram(&self, _: &TelegramConfig) -> Telegram {
            Telegram::Wrong("telegram.token: Telegram does not accept it".into())
        }

        async fn rooms(&self, _: &MatrixConfig) -> Rooms {
            Rooms::Asked(vec![("matrix.rooms.lks".into(), RoomProblem::NotEncrypted)])
        }
    }

    pub(super) fn check_file(text: &str) -> Report {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lotse.toml");
        std::fs::write(&path, text).unwrap();
        std::fs::write(folder.path().join("lotse.key"), "key").unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(
            folder.path().join("lotse.key"),
            std::os::unix::fs::PermissionsExt::from_mode(0o644),
        )
        .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(check(Some(&path), &Told))
    }

    #[test]
    fn every_check_reports_beside_the_others() {
        let report = check_file(
            "[operator]\nname = \"x\"\n[matrix]\nhomeserver = \"https://x\"\nuser = \"@l:x\"\n\
             [matrix.rooms]\nlkss = \"!a\"\n[matrix.staff]\nlkss = [\"@a:x\"]\n",
        );
        let all = report.mistakes.join("\n");
        for part in [
            "[operator] operator.controller:",
            "[locale] de:",
            "[queues] matrix.rooms.lkss:",
            "[rooms] matrix.rooms.lks:",
        ] {
            assert!(all.contains(part), "{part} in {all}");
        }
        assert!(!all.contains("operator.name:"), "{all}");
        assert_eq!(all.contains("[files] store.key_file:"), cfg!(unix), "{all}");
        assert!(
            report.notes.iter().any(|note| note.starts_with("[directory] not confirmed")),
            "{:?}",
            report.notes
        );
    }

    #[test]
    fn what_people_are_owed_of_a_carrier_is_there_whole_or_not_at_all() {
        let named = |report: &Report, key: &str| {
            report.mistakes.iter().filter(|mistake| mistake.starts_with(&format!("[queues] {key}:"))).count()
        };
        let report = check_file("[carriers.controller]\nrz-rostock = \"x\"\nrz-rostok = \"x\"\n");
        for (key, times) in [
            ("carriers.controller.rz-rostock", 0),
            ("carriers.data_protection_officer.rz-rostock", 1),
            ("carriers.authority.rz-rostock", 1),
            ("carriers.controller.rz-rostok", 1),
        ] {
            assert_eq!(named(&report, key), times, "{key}: {:?}", report.mistakes);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_database_others_can_read_is_a_mistake() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lotse.toml");
        std::fs::write(&path, "").unwrap();
        for name in ["lotse.db", "lotse.db-wal"] {
            let file = folder.path().join(name);
            std::fs::write(&file, "").unwrap();
            std::fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
        }
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let report = runtime.block_on(check(Some(&path), &Told));
        let files = report.mistakes.iter().filter(|mistake| mistake.starts_with("[files] store.url:"));
        assert_eq!(files.count(), 2, "{:?}", report.mistakes);
    }

    #[test]
    fn mistakes_of_the_directory_file_and_of_the_places_name_their_key() {
        let report = check_file("[directory]\nfile = \"lotse.toml\"\n");
        let of_directory: Vec<_> =
            report.mistakes.iter().filter(|mistake| mistake.starts_with("[directory]")).collect();
        assert!(of_directory.len() > 1, "one a line: {of_directory:?}");
        assert!(of_directory.iter().all(|mistake| mistake.starts_with("[directory] directory.file: ")));

        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("places.tsv");
        let config = format!("[directory]\nplaces = \"{}\"\n", list.display());
        std::fs::write(&list, b"D\xf6rphof\tpart\t13072\n").unwrap();
        let mistakes = check_file(&config).mistakes.join("\n");
        assert!(
            mistakes.contains("directory.places: names a file that is not UTF-8; save the file as UTF-8")
        );
        std::fs::write(&list, "Ja\tpart\t13072\n").unwrap();
        let notes = check_file(&config).notes.join("\n");
        assert!(notes.contains("[places] directory.places line 1: \"Ja\" is an ordinary word"), "{notes}");
    }

    #[test]
    fn a_broken_configuration_hides_no_other_mistake() {
        let report = check_file(
            "[telegram]\nmode = \"maximal\"\ntoken = \"1:A\"\n[matrix]\nhomeserver = \"https://x\"\nuser = \"@l:x\"\n\
             [matrix.rooms]\nlkss = \"!a\"\n[retention]\nopen_days = \"x\"\n",
        );
        let all = report.mistakes.join("\n");
        for part in [
            "[configuration] telegram.mode:",
            "[configuration] retention.open_days:",
            "[locale] de:",
            "[operator] operator.name:",
            "[queues] matrix.rooms.lkss:",
            "[queues] matrix.staff.lkss:",
            "[telegram] telegram.token: Telegram does not",
            "[rooms] matrix.rooms.lks:",
            "[files] store.key_file:",
        ] {
            assert!(all.contains(part), "{part} in {all}");
        }
        assert!(report.notes.iter().any(|note| note.starts_with("[places]") && note.contains("by-hand.tsv")));
        let report = check_file("[retention\n");
        assert_eq!(report.mistakes.len(), 2, "a file that is none, and the sentences: {:?}", report.mistakes);
    }
}
