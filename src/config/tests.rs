//! The promises of the configuration: all mistakes at once, no value quoted, file and environment alike.

use std::path::PathBuf;

use super::*;

const FILE: &str = r#"
[operator]
name = "Träger"

[telegram]
token_file = "telegram.token"
mode = "minimal"

[matrix]
homeserver = "https://matrix.example.org"
user = "@lotse:example.org"
password_file = "matrix.password"

[matrix.rooms]
rz-westmecklenburg = "!abc:example.org"

[matrix.staff]
rz-westmecklenburg = ["@anna:example.org"]

[retention]
open_days = 30
"#;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn load(&self, env: &[(&str, &str)]) -> Result<Config, Vec<ConfigProblem>> {
        Config::load(Some(&self.path("lotse.toml")), variables(env))
    }
}

fn variables(env: &[(&str, &str)]) -> impl Iterator<Item = (String, String)> {
    env.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect::<Vec<_>>().into_iter()
}

fn problems_of(file: &str, env: &[(&str, &str)]) -> Vec<ConfigProblem> {
    Folder::new(&[("lotse.toml", file)]).load(env).err().expect("a broken configuration is refused")
}

fn keys_of(problems: &[ConfigProblem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.key.as_str()).collect()
}

fn works(result: Result<Config, Vec<ConfigProblem>>) -> Config {
    result.unwrap_or_else(|problems| panic!("{problems:?}"))
}

#[test]
fn nothing_at_all_is_a_configuration_without_channels() {
    let config = works(Config::load(None, std::iter::empty()));
    assert!(config.telegram.is_none() && config.matrix.is_none());
    assert_eq!(config.store.url.expose(), "sqlite:lotse.db");
    assert_eq!(config.store.key_file, PathBuf::from("lotse.key"));
    assert_eq!(config.retention, RetentionConfig { draft_hours: 24, open_days: 90, closed_days: 7 });
    assert_eq!(config.operator.missing().len(), 7);
}

#[test]
fn paths_and_secrets_are_found_beside_the_file() {
    let folder = Folder::new(&[("lotse.toml", FILE), ("telegram.token", "123:ABC\n")]);
    let config = works(folder.load(&[]));
    let telegram = config.telegram.unwrap();
    assert_eq!(telegram.token.expose(), "123:ABC");
    assert_eq!(telegram.mode, Mode::Minimal);
    assert_eq!(telegram.api_url, "https://api.telegram.org");
    let matrix = config.matrix.unwrap();
    assert_eq!(matrix.data_dir, folder.path("matrix"));
    assert!(matrix.password.is_none(), "a password file may be gone after the first login");
    assert_eq!(matrix.rooms[&QueueId::new("rz-westmecklenburg")], "!abc:example.org");
    assert_eq!(config.store.url.expose(), format!("sqlite:{}", folder.path("lotse.db").display()));
    assert_eq!(config.retention.open_days, 30);
}

#[test]
fn the_environment_alone_is_enough() {
    let config = works(Config::load(
        None,
        variables(&[
            ("LOTSE_TELEGRAM__TOKEN", "123:ABC"),
            ("LOTSE_TELEGRAM__MODE", "full"),
            ("LOTSE_MATRIX__HOMESERVER", "http://localhost:8008"),
            ("LOTSE_MATRIX__USER", "@lotse:localhost"),
            ("LOTSE_MATRIX__ROOMS__RZ_WESTMECKLENBURG", "!abc"),
            ("LOTSE_MATRIX__STAFF__RZ_WESTMECKLENBURG", "@anna:localhost, @ben:localhost"),
            ("LOTSE_RETENTION__DRAFT_HOURS", "12"),
            ("LOTSE_STORE__URL", "postgres://lotse:secret@localhost/lotse"),
            ("LOTSE_LOG", "debug"),
            ("PATH", "/bin"),
        ]),
    ));
    assert_eq!(config.telegram.unwrap().token.expose(), "123:ABC");
    let matrix = config.matrix.unwrap();
    let queue = QueueId::new("rz-westmecklenburg");
    assert_eq!(matrix.rooms[&queue], "!abc");
    assert_eq!(matrix.staff[&queue], ["@anna:localhost", "@ben:localhost"]);
    assert_eq!(config.retention.draft_hours, 12);
    assert_eq!(config.store.url.expose(), "postgres://lotse:secret@localhost/lotse");
}

#[test]
fn the_environment_wins_over_the_file_and_empty_variables_count_as_unset() {
    let folder = Folder::new(&[("lotse.toml", FILE), ("telegram.token", "123:ABC")]);
    let config = works(folder.load(&[
        ("LOTSE_TELEGRAM__TOKEN", "999:ENV"),
        ("LOTSE_TELEGRAM__MODE", ""),
        ("LOTSE_MATRIX__ROOMS__RZ_WESTMECKLENBURG", "!other"),
    ]));
    let telegram = config.telegram.unwrap();
    assert_eq!(telegram.token.expose(), "999:ENV");
    assert_eq!(telegram.mode, Mode::Minimal);
    assert_eq!(config.matrix.unwrap().rooms[&QueueId::new("rz-westmecklenburg")], "!other");
}

#[test]
fn telegram_starts_only_after_the_operator_chose_a_mode() {
    let problems = problems_of("[telegram]\ntoken = \"123:ABC\"\n", &[]);
    assert_eq!(keys_of(&problems), ["telegram.mode"]);
    assert!(problems[0].remedy.contains("\"full\", \"minimal\", \"signpost\""), "{}", problems[0]);
}

#[test]
fn all_mistakes_come_at_once() {
    let problems = problems_of(
        "[telegramm]\nx = 1\n[telegram]\ntokn = \"a\"\napi_url = \"ftp://x\"\n[matrix]\nuser = \"lotse\"\n\
         [retention]\nopen_days = \"30\"\nclosed_days = 9999\n[store]\nurl = 7\n",
        &[("LOTSE_RETENTION__DRAFT_HOUR", "1"), ("LOTSE_STORE_KEY_FILE", "k")],
    );
    let keys = keys_of(&problems);
    for key in [
        "telegramm",
        "telegram.tokn",
        "telegram.token",
        "telegram.api_url",
        "telegram.mode",
        "matrix.homeserver",
        "matrix.user",
        "retention.open_days",
        "retention.closed_days",
        "store.url",
        "LOTSE_RETENTION__DRAFT_HOUR",
        "LOTSE_STORE_KEY_FILE",
    ] {
        assert_eq!(keys.iter().filter(|known| **known == key).count(), 1, "{key} in {keys:?}");
    }
    let hint = |key: &str| problems.iter().find(|problem| problem.key == key).unwrap().remedy.clone();
    assert!(hint("telegramm").contains("did you mean telegram?"));
    assert!(hint("telegram.tokn").contains("did you mean telegram.token?"));
    assert!(hint("LOTSE_RETENTION__DRAFT_HOUR").contains("LOTSE_RETENTION__DRAFT_HOURS"));
    assert!(hint("LOTSE_STORE_KEY_FILE").contains("LOTSE_STORE__KEY_FILE"));
}

/// Every key of the table is really read: a value of an impossible kind is noticed under its name.
#[test]
fn every_key_is_read_and_says_what_it_wants() {
    for key in KEYS {
        let (section, name) = key.path.split_once('.').unwrap();
        let problems = problems_of(&format!("[{section}]\n{name} = 1979-05-27\n"), &[]);
        let problem = problems.iter().find(|problem| problem.key == key.path);
        let problem = problem.unwrap_or_else(|| panic!("{} goes unnoticed: {problems:?}", key.path));
        assert!(problem.found.contains("a date"), "{problem}");
        assert_eq!(problem.remedy, key.kind.wanted());
    }
}

/// A plant under every key, of a form the key refuses or as broken TOML, shows in no message.
#[test]
fn no_message_quotes_a_value() {
    const PLANT: &str = "PLANT4711";
    for key in KEYS {
        let (section, name) = key.path.split_once('.').unwrap();
        for value in [
            format!("[\"{PLANT}\"]"),
            format!("\"{PLANT}"),
            PLANT.to_owned(),
            format!("\"{PLANT}\" {PLANT}"),
            format!("{{ {PLANT} = \"{PLANT}\", {PLANT} = 2 }}"),
        ] {
            let file = format!("[{section}]\n{name} = {value}\n");
            let Err(problems) = Folder::new(&[("lotse.toml", &file)]).load(&[]) else { continue };
            for problem in problems.iter().filter(|problem| !problem.key.contains(PLANT)) {
                assert!(!problem.to_string().contains(PLANT), "{file}{problem}");
            }
        }
        if let Err(problems) = Config::load(None, variables(&[(&key.variable(), PLANT)])) {
            assert!(problems.iter().all(|problem| !problem.to_string().contains(PLANT)), "{problems:?}");
        }
    }
}

#[test]
fn a_secret_is_given_once_and_its_file_must_hold_it() {
    let both = "[telegram]\nmode = \"full\"\ntoken = \"1:A\"\ntoken_file = \"t\"\n";
    assert_eq!(keys_of(&problems_of(both, &[])), ["telegram.token"]);
    let absent = "[telegram]\nmode = \"full\"\ntoken_file = \"absent\"\n";
    assert_eq!(keys_of(&problems_of(absent, &[])), ["telegram.token_file"]);
    let folder = Folder::new(&[("lotse.toml", absent), ("absent", " \n")]);
    assert!(folder.load(&[]).err().unwrap()[0].found.contains("empty"));
}

#[test]
fn two_queues_never_share_a_room() {
    let file =
        "[matrix]\nhomeserver = \"https://x\"\nuser = \"@l:x\"\n[matrix.rooms]\na = \"!r\"\nb = \"!r\"\n";
    assert_eq!(keys_of(&problems_of(file, &[])), ["matrix.rooms.b"]);
}

#[test]
fn a_missing_or_broken_file_is_one_plain_problem() {
    let missing = Config::load(Some(Path::new("/nonexistent/lotse.toml")), std::iter::empty()).err().unwrap();
    assert_eq!(keys_of(&missing), ["/nonexistent/lotse.toml"]);
    let broken = problems_of("[operator]\nname = \"x\"\nhosting =\n", &[]);
    assert!(broken[0].found.starts_with("line 3 "), "{}", broken[0]);
}

#[test]
fn rooms_and_staff_must_fit_the_directory() {
    let file = "[matrix]\nhomeserver = \"https://x\"\nuser = \"@l:x\"\n[matrix.rooms]\nrz-rostok = \"!a\"\n\
                jump = \"!b\"\n[matrix.staff]\nrz-rostok = [\"@a:x\"]\nlks = [\"@b:x\"]\n";
    let config = works(Folder::new(&[("lotse.toml", file)]).load(&[]));
    let known = ["rz-rostock", "jump", "lks"].map(QueueId::new);
    let problems = config.check_queues(&known);
    assert_eq!(
        keys_of(&problems),
        ["matrix.rooms.rz-rostok", "matrix.staff.rz-rostok", "matrix.staff.jump", "matrix.rooms.lks"]
    );
    assert_eq!(problems[0].remedy, "did you mean rz-rostock?");
}

#[test]
fn a_number_out_of_range_is_told_the_range() {
    let problems = problems_of("[retention]\ndraft_hours = 0\nclosed_days = 999\nopen_days = -1\n", &[]);
    let found: Vec<&str> = problems.iter().map(|problem| problem.found.as_str()).collect();
    assert_eq!(
        found,
        ["is out of range (1 to 720)", "is out of range (1 to 365)", "is out of range (0 to 365)"]
    );
    let problems = problems_of("", &[("LOTSE_RETENTION__CLOSED_DAYS", "999")]);
    assert_eq!(problems[0].found, "is out of range (0 to 365)");
}

#[test]
fn variables_that_match_no_key_are_named() {
    let env =
        [("LOTSE_TOKEN", "1"), ("LOTSE_SERVICE_HOST", "10.0.0.1"), ("LOTSE_LOG", "info"), ("OTHER", "1")];
    let partial = Partial::load(None, variables(&env));
    assert!(partial.problems.is_empty(), "others may use the prefix: {:?}", partial.problems);
    assert_eq!(partial.unused_variables, ["LOTSE_SERVICE_HOST", "LOTSE_TOKEN"]);
}

#[test]
fn what_is_right_is_read_beside_what_is_wrong() {
    let file = FILE.replace("minimal", "maximal");
    let folder = Folder::new(&[("lotse.toml", &file), ("telegram.token", "1:A")]);
    let partial = Partial::load(Some(&folder.path("lotse.toml")), std::iter::empty());
    assert_eq!(keys_of(&partial.problems), ["telegram.mode"]);
    assert!(partial.file_read);
    assert_eq!(partial.whole, ["store", "telegram", "matrix"]);
    assert_eq!(partial.config.matrix.unwrap().rooms.len(), 1);
    assert_eq!(partial.config.telegram.unwrap().token.expose(), "1:A");
    let partial = Partial::load(Some(&folder.path("absent.toml")), std::iter::empty());
    assert!(!partial.file_read);
}
