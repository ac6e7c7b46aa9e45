//! The shipped program as a process: configured in a directory of its own, started, killed, told to stop.
//!
//! What it writes to stderr and stdout goes to files below `logs/`, with all logging on; a test waits for a line instead
//! of for time to pass. Secrets it is given lie below `conf/`, what it makes itself below `data/`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use tokio::sync::watch;

/// How long the program may take to come up: a debug build that logs in and signs its device, on a busy machine.
const UP: Duration = Duration::from_secs(90);
/// How long it may take to end after SIGTERM: a supervisor that waits ten seconds must not have to insist.
const DOWN: Duration = Duration::from_secs(10);

/// What `[telegram]` holds.
#[derive(Clone)]
pub struct TelegramPlan {
    pub api_url: String,
    pub token: String,
}

/// What `[matrix]` holds.
#[derive(Clone)]
pub struct MatrixPlan {
    pub homeserver: String,
    pub user: String,
    pub password: String,
    pub operator_room: Option<String>,
    pub rooms: BTreeMap<String, String>,
    pub staff: BTreeMap<String, Vec<String>>,
}

/// What the operator writes into `lotse.toml`.
#[derive(Clone, Default)]
pub struct Plan {
    pub telegram: Option<TelegramPlan>,
    pub matrix: Option<MatrixPlan>,
    /// `None`: SQLite in the data directory.
    pub store_url: Option<String>,
    /// How long an answer of staff can be halted.
    pub answer_seconds: u16,
}

/// An installation of the program, running or not.
pub struct Lotse {
    directory: TempDir,
    running: Option<Running>,
    runs: usize,
}

struct Running {
    pid: u32,
    log: watch::Receiver<Vec<String>>,
    ended: watch::Receiver<Option<ExitStatus>>,
}

impl Lotse {
    /// Writes the configuration. Nothing runs yet.
    pub fn install(plan: &Plan) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        for name in ["conf", "data", "logs"] {
            fs::create_dir(directory.path().join(name)).expect("a new directory");
        }
        let lotse = Self { directory, running: None, runs: 0 };
        lotse.configure(plan);
        lotse
    }

    /// Writes another configuration, for the next start.
    pub fn configure(&self, plan: &Plan) {
        let conf = self.directory.path().join("conf");
        if let Some(telegram) = &plan.telegram {
            write_secret(&conf.join("telegram.token"), &telegram.token);
        }
        if let Some(matrix) = &plan.matrix {
            write_secret(&conf.join("matrix.password"), &matrix.password);
        }
        fs::write(conf.join("lotse.toml"), toml(plan)).expect("written");
    }

    /// What the program makes.
    pub fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    /// What the program says.
    pub fn logs(&self) -> PathBuf {
        self.directory.path().join("logs")
    }

    /// What the program is told.
    pub fn conf(&self) -> PathBuf {
        self.directory.path().join("conf")
    }

    /// Starts the program and waits until it is ready.
    pub async fn start(&mut self) {
        self.begin();
        self.ready().await;
    }

    /// Starts the program.
    pub fn begin(&mut self) {
        assert!(self.running.is_none(), "it runs already");
        self.runs += 1;
        let mut child = Command::new(env!("CARGO_BIN_EXE_lotse"))
            .args(["run", "--config"])
            .arg(self.conf().join("lotse.toml"))
            .current_dir(self.data())
            .env("LOTSE_LOG", "trace")
            .env("RUST_LOG", "trace")
            .env("RUST_BACKTRACE", "full")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (told, log) = watch::channel(Vec::new());
        let (end, ended) = watch::channel(None);
        let pid = child.id();
        let stdout = child.stdout.take().expect("piped");
        let stderr = child.stderr.take().expect("piped");
        let quiet = watch::channel(Vec::new()).0;
        let readers = [
            note_down(stdout, &self.logs().join(format!("{}.out", self.runs)), quiet),
            note_down(stderr, &self.logs().join(format!("{}.err", self.runs)), told),
        ];
        std::thread::spawn(move || {
            let status = child.wait().expect("a child");
            for reader in readers {
                reader.join().expect("a reader");
            }
            end.send_replace(Some(status));
        });
        self.running = Some(Running { pid, log, ended });
    }

    /// Waits until the program says that it is ready.
    pub async fn ready(&self) {
        self.says(UP, |line| line.trim_end().ends_with(": ready")).await;
    }

    /// Waits for a line of this run's log.
    ///
    /// # Panics
    /// If it takes longer than `within`, or the program ends before; with the log.
    pub async fn says(&self, within: Duration, wanted: impl Fn(&str) -> bool) {
        let running = self.running.as_ref().expect("it runs");
        let mut log = running.log.clone();
        // The sender is gone when the program has ended; what it said before still counts.
        let said = log.wait_for(|lines| lines.iter().any(|line| wanted(line)));
        let said = tokio::time::timeout(within, said).await.is_ok_and(|said| said.is_ok());
        assert!(said, "the line did not come; the log:\n{}", self.log());
    }

    /// The log of this run so far.
    pub fn log(&self) -> String {
        self.running.as_ref().map(|running| running.log.borrow().join("\n")).unwrap_or_default()
    }

    /// Ends the program in the middle of whatever it does, as a power cut would.
    pub async fn kill(&mut self) {
        self.end("-KILL").await;
    }

    /// Asks the program to stop, and expects a clean end.
    pub async fn stop(&mut self) {
        let log = self.running.as_ref().expect("it runs").log.clone();
        let status = self.end("-TERM").await;
        assert_eq!(status.code(), Some(0), "a clean end; the log:\n{}", log.borrow().join("\n"));
    }

    /// Tells the program that its configuration was changed.
    pub fn hang_up(&self) {
        send_signal("-HUP", self.running.as_ref().expect("it runs").pid);
    }

    async fn end(&mut self, signal: &str) -> ExitStatus {
        let mut running = self.running.take().expect("it runs");
        send_signal(signal, running.pid);
        let ended = tokio::time::timeout(DOWN, running.ended.wait_for(Option::is_some)).await;
        let Ok(Ok(status)) = ended.map(|ended| ended.map(|status| *status)) else {
            send_signal("-KILL", running.pid);
            panic!(
                "it did not end after {signal} within {DOWN:?}; the log:\n{}",
                running.log.borrow().join("\n")
            );
        };
        status.expect("waited for")
    }
}

impl Drop for Lotse {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            send_signal("-KILL", running.pid);
        }
        if std::thread::panicking() {
            // Kept for whoever looks into the failure.
            let place = std::env::temp_dir().join(format!(
                "lotse-failed-{}-{:p}",
                std::process::id(),
                &raw const *self
            ));
            let moved = fs::create_dir_all(&place).and_then(|()| copy_logs(&self.logs(), &place));
            let told = moved.map_or_else(|error| error.to_string(), |()| place.display().to_string());
            let _ = writeln!(std::io::stderr(), "the program's logs: {told}");
        }
    }
}

fn copy_logs(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Writes down what comes through a pipe, as it comes, and tells of it line by line.
fn note_down(
    from: impl Read + Send + 'static,
    file: &Path,
    told: watch::Sender<Vec<String>>,
) -> std::thread::JoinHandle<()> {
    let mut file = File::create(file).expect("a log file");
    std::thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            file.write_all(&line).expect("written");
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            told.send_modify(|lines| lines.push(text));
            line.clear();
        }
    })
}

/// The standard library can only kill.
fn send_signal(signal: &str, pid: u32) {
    let sent = Command::new("kill").args([signal, &pid.to_string()]).status();
    assert!(sent.is_ok(), "kill is there");
}

/// As the operator is told to write it, for its owner only.
fn write_secret(path: &Path, secret: &str) {
    fs::write(path, secret).expect("written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).expect("closed to others");
}

fn toml(plan: &Plan) -> String {
    let mut text = String::from(
        "[operator]\n\
         name = \"Testbetrieb\"\n\
         contact = \"betrieb@example.org\"\n\
         privacy_url = \"https://example.org/datenschutz\"\n\
         hosting = \"ein Rechner für Tests\"\n\
         controller = \"Testbetrieb\"\n\
         data_protection_officer = \"datenschutz@example.org\"\n\
         authority = \"Testbehörde\"\n",
    );
    // Long enough to be halted, short enough to be waited for.
    let _ = writeln!(text, "[desk]\ngather_seconds = 1\nanswer_seconds = {}", plan.answer_seconds);
    let url = plan.store_url.as_deref().unwrap_or("sqlite:../data/lotse.db");
    let _ = writeln!(text, "[store]\nurl = {url:?}\nkey_file = \"../data/lotse.key\"");
    if let Some(TelegramPlan { api_url, .. }) = &plan.telegram {
        let _ = writeln!(
            text,
            "[telegram]\ntoken_file = \"telegram.token\"\napi_url = {api_url:?}\nmode = \"full\""
        );
    }
    if let Some(matrix) = &plan.matrix {
        let MatrixPlan { homeserver, user, operator_room, rooms, staff, .. } = matrix;
        let _ = writeln!(
            text,
            "[matrix]\nhomeserver = {homeserver:?}\nuser = {user:?}\npassword_file = \"matrix.password\"\n\
             data_dir = \"../data/matrix\"\nrecovery_key_file = \"../data/matrix.recovery\""
        );
        if let Some(room) = operator_room {
            let _ = writeln!(text, "operator_room = {room:?}");
        }
        text.push_str("[matrix.rooms]\n");
        for (queue, room) in rooms {
            let _ = writeln!(text, "{queue} = {room:?}");
        }
        text.push_str("[matrix.staff]\n");
        for (queue, staff) in staff {
            let _ = writeln!(text, "{queue} = {staff:?}");
        }
    }
    // Forgetting is tested with a clock moved by hand; here nothing may go away while a test runs.
    text.push_str("[retention]\ndraft_hours = 24\nopen_days = 90\nclosed_days = 7\n");
    text
}

/// `lotse` with other arguments, fed with `input` until its end: exit code, stdout and stderr.
pub fn run_to_end(arguments: &[&str], directory: &Path, input: &str) -> (Option<i32>, String, String) {
    let mut child: Child = Command::new(env!("CARGO_BIN_EXE_lotse"))
        .args(arguments)
        .current_dir(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_owned();
    // Beside the reading below, so that neither side can wait for the other's full pipe. A program that ends early is seen
    // by its exit code.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).is_ok());
    let output = child.wait_with_output().expect("a child");
    writer.join().expect("a writer");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}
