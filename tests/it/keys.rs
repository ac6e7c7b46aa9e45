//! `lotse key`, `lotse backup` and `lotse restore` as the operator uses them: the shipped program over real stores.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use jiff::Timestamp;
use lotse::id::ChannelKind;
use lotse::intake::dialogue::{Dialogue, Form};
use lotse::intake::question::Choice;
use lotse::store::{Commit, MATRIX_SESSION, Person, PersonWrite, Store};
use tempfile::TempDir;

use crate::support::world::{World, person};

fn lotse(folder: &Path, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_lotse"));
    program.env_clear().current_dir(folder).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    lotse(folder, arguments).output().expect("the program runs")
}

fn succeeds(folder: &Path, arguments: &[&str]) {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// What it says when it refuses, which must come with this exit code.
fn refused(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = run(folder, arguments);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
    told
}

fn blocking<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

async fn open(folder: &Path) -> Store {
    let url = format!("sqlite:{}", folder.join("lotse.db").display());
    Store::open(&url, &folder.join("lotse.key")).await.unwrap()
}

const PEOPLE: usize = 300;
/// At so many moments of a rotation it is killed.
const BLOWS: u32 = 12;

fn crowd(store: &Store) -> Vec<lotse::id::Lookup> {
    (0..PEOPLE).map(|n| store.lookup(ChannelKind::Telegram, &n.to_string())).collect()
}

#[test]
fn a_rotation_killed_at_any_moment_leaves_a_store_that_opens_with_everything() {
    let folder = TempDir::new().unwrap();
    blocking(async {
        let store = open(folder.path()).await;
        let dialogue = Dialogue { form: Form::Du, ..Dialogue::default() };
        let expires = Timestamp::from_second(4_000_000_000).unwrap();
        let put = |who| PersonWrite::Put(who, Person { dialogue: dialogue.clone(), address: None, expires });
        let people = crowd(&store).into_iter().map(put).collect();
        store.commit(&Commit { people, ..Commit::default() }).await.unwrap();
        store.close().await.unwrap();
    });
    let began = Instant::now();
    succeeds(folder.path(), &["key", "rotate"]);
    let whole = began.elapsed();
    let mut killed = 0;
    for part in 0..=BLOWS {
        let mut rotation = lotse(folder.path(), &["key", "rotate"]).spawn().unwrap();
        // Real time: the moment of the blow has to move through the work of another process.
        std::thread::sleep(whole * part / BLOWS);
        rotation.kill().unwrap();
        killed += u32::from(rotation.wait().unwrap().signal() == Some(9));
        blocking(async {
            let store = open(folder.path()).await;
            let people = store.people(&crowd(&store)).await.unwrap();
            assert_eq!(people.len(), PEOPLE, "at {part} of {BLOWS}");
            assert!(people.values().all(|person| person.dialogue.form == Form::Du));
            store.close().await.unwrap();
        });
        assert!(!folder.path().join("lotse.key.new").exists());
    }
    assert!(killed >= BLOWS / 3, "{killed} blows hit");
}

#[test]
fn a_rotation_refuses_beside_a_running_bot_with_a_wrong_key_and_without_a_store() {
    let folder = TempDir::new().unwrap();
    let told = refused(folder.path(), &["key", "rotate"], 2);
    assert!(told.starts_with("store.url: "), "{told}");
    assert!(!folder.path().join("lotse.db").exists(), "a slip made a store");
    let store = blocking(open(folder.path()));
    let told = refused(folder.path(), &["key", "rotate"], 1);
    assert!(told.contains("in use by another instance"), "{told}");
    blocking(store.close()).unwrap();
    let key = folder.path().join("lotse.key");
    let right = fs::read_to_string(&key).unwrap();
    let (head, digits) = right.trim().rsplit_once(' ').unwrap();
    let wrong = format!("{head} {}\n", digits.chars().rev().collect::<String>());
    fs::write(&key, &wrong).unwrap();
    let told = refused(folder.path(), &["key", "rotate"], 2);
    assert!(told.starts_with("store.key_file ") && told.contains("does not open this store"), "{told}");
    assert_eq!(fs::read_to_string(&key).unwrap(), wrong, "a key that fits nothing is left alone");
    fs::write(&key, right).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let told = refused(folder.path(), &["key", "rotate"], 2);
    assert!(told.contains("chmod 600"), "{told}");
    for digits in told.split_whitespace() {
        assert!(digits.len() < 64, "no key in what is said");
    }
}

#[test]
fn a_store_out_of_a_backup_goes_on_where_it_was_without_the_matrix_session() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.stop();
    world.look(async |store| {
        store.put_secret(MATRIX_SESSION, Some(b"of this device")).await.unwrap();
        store.put_secret("another", Some(b"of the bot")).await.unwrap();
    });
    world.wake();
    world.hire();
    let from = world.files.path().to_owned();
    succeeds(&from, &["key", "new", "backup.key"]);
    // Beside the running bot.
    succeeds(&from, &["backup", "lotse.backup", "--key", "backup.key"]);
    for file in ["backup.key", "lotse.backup"] {
        assert_eq!(fs::metadata(from.join(file)).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
    }

    let mut restored = World::asleep();
    let to = restored.files.path().to_owned();
    let arguments = ["lotse.backup", "backup.key"].map(|file| from.join(file).display().to_string());
    succeeds(&to, &["restore", &arguments[0], "--key", &arguments[1]]);
    for file in ["lotse.key", "lotse.db"] {
        assert_eq!(fs::metadata(to.join(file)).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
    }
    restored.look(async |store| {
        assert!(store.secret(MATRIX_SESSION).await.unwrap().is_none(), "no second program has this device");
        assert_eq!(store.secret("another").await.unwrap().unwrap(), b"of the bot");
    });
    restored.wake();
    restored.hire();
    restored.staff(&format!("!antwort {code} Wir sind noch da"));
    assert!(restored.to_person(&ada).last().unwrap().text().contains("Wir sind noch da"));
    restored.says(&ada, "Danke");
    restored.taps(&ada, &Choice::RelayToStaff);
    assert!(restored.to_room().iter().any(|post| post.text().contains("Danke")));
    let told = refused(&to, &["restore", &arguments[0], "--key", &arguments[1]], 1);
    assert!(told.contains("not restored over a store that is in use"), "{told}");
}

/// A sealed copy of a small store, and an empty folder beside it.
fn backed_up() -> (TempDir, TempDir) {
    let (from, to) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    blocking(async { open(from.path()).await.close().await.unwrap() });
    succeeds(from.path(), &["key", "new", "backup.key"]);
    succeeds(from.path(), &["backup", "whole", "--key", "backup.key"]);
    (from, to)
}

/// Tries to restore; whatever comes of it, what it says.
fn fails_to_restore(from: &Path, to: &Path, file: &str, key: &str, code: i32) -> String {
    let [file, key] = [file, key].map(|name| from.join(name).display().to_string());
    let told = refused(to, &["restore", &file, "--key", &key], code);
    assert!(!to.join("lotse.db").exists() && !to.join("lotse.key").exists(), "something was made: {told}");
    told
}

#[test]
fn a_backup_opens_with_its_own_key_alone_whole_and_unchanged() {
    let (from, to) = backed_up();
    let (from, to) = (from.path(), to.path());
    let whole = fs::read(from.join("whole")).unwrap();
    succeeds(from, &["key", "new", "other.key"]);
    let told = fails_to_restore(from, to, "whole", "other.key", 1);
    assert!(told.contains("sealed with another key, changed, or cut off"), "{told}");
    for at in [15, 16, 20, 40, whole.len() / 2, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(from.join("changed"), changed).unwrap();
        fails_to_restore(from, to, "changed", "backup.key", 1);
    }
    for length in [16, 60, whole.len() / 2, whole.len() - 1] {
        fs::write(from.join("cut"), &whole[..length]).unwrap();
        let told = fails_to_restore(from, to, "cut", "backup.key", 1);
        assert!(told.contains("cut off"), "{told}");
    }
    for no_backup in [&b""[..], b"lotse", b"SQLite format 3\0"] {
        fs::write(from.join("none"), no_backup).unwrap();
        assert!(fails_to_restore(from, to, "none", "backup.key", 1).contains("is no backup of Lotse"));
    }
    assert!(fails_to_restore(from, to, "whole", "missing.key", 2).contains("lotse key new"));
    // The store's own key is none for backups, nor the reverse.
    assert!(fails_to_restore(from, to, "whole", "lotse.key", 2).contains("does not hold a key for backups"));
    let key = whole.windows(12).any(|part| part == b"lotse-key-1 ");
    assert!(!key && !whole.windows(6).any(|part| part == b"people"), "only its first line is plain");
}

#[test]
fn a_backup_is_closed_to_others_and_goes_nowhere_else_whatever_lay_in_its_way() {
    let (from, _to) = backed_up();
    let from = from.path();
    fs::write(from.join("elsewhere"), "old").unwrap();
    fs::set_permissions(from.join("elsewhere"), fs::Permissions::from_mode(0o644)).unwrap();
    std::os::unix::fs::symlink(from.join("elsewhere"), from.join("second.part")).unwrap();
    succeeds(from, &["backup", "second", "--key", "backup.key"]);
    let made = fs::symlink_metadata(from.join("second")).unwrap();
    assert!(made.is_file() && made.permissions().mode() & 0o777 == 0o600, "{made:?}");
    assert_eq!(fs::read(from.join("elsewhere")).unwrap(), b"old");
}

#[test]
fn neither_a_backup_nor_a_key_nor_a_key_file_is_overwritten() {
    let (from, to) = backed_up();
    let (whole, key) =
        (fs::read(from.path().join("whole")).unwrap(), fs::read(from.path().join("backup.key")).unwrap());
    let told = refused(from.path(), &["backup", "whole", "--key", "backup.key"], 1);
    assert!(told.contains("is there already"), "{told}");
    let told = refused(from.path(), &["key", "new", "backup.key"], 2);
    assert!(told.contains("is there already"), "{told}");
    assert_eq!(fs::read(from.path().join("whole")).unwrap(), whole);
    assert_eq!(fs::read(from.path().join("backup.key")).unwrap(), key);
    // A key file of another store, whose database lies elsewhere for the moment.
    blocking(async { open(to.path()).await.close().await.unwrap() });
    fs::remove_file(to.path().join("lotse.db")).unwrap();
    let own = fs::read(to.path().join("lotse.key")).unwrap();
    let [file, backup_key] = ["whole", "backup.key"].map(|name| from.path().join(name).display().to_string());
    let told = refused(to.path(), &["restore", &file, "--key", &backup_key], 1);
    assert!(told.contains("another store's key file"), "{told}");
    assert_eq!(fs::read(to.path().join("lotse.key")).unwrap(), own);
}

/// What a crash would leave of keys and words.
#[cfg(target_os = "linux")]
#[test]
fn no_core_file_is_written_of_the_program() {
    use std::io::{BufRead, BufReader};

    let folder = TempDir::new().unwrap();
    let mut program = lotse(folder.path(), &["classify"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut asked = program.stdin.take().unwrap();
    std::io::Write::write_all(&mut asked, b"Guten Tag\n").unwrap();
    let mut answer = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut answer).unwrap();
    assert!(answer.contains("concern"), "{answer}");
    let limits = fs::read_to_string(format!("/proc/{}/limits", program.id())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    let words: Vec<&str> = core.split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"], "soft and hard: {core}");
    drop(asked);
    assert!(program.wait().unwrap().success());
}
