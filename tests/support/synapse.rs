//! A real Synapse on loopback, started by `tests/e2e/synapse.py`. It ends with its last handle, or with the test
//! process at the latest.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, OnceLock};

use matrix_sdk::reqwest;
use serde_json::Value;

/// The password of every account in tests.
pub const PASSWORD: &str = "correct-horse";

/// A running server.
pub struct Synapse {
    pub base_url: String,
    script: Mutex<Script>,
}

struct Script {
    child: Child,
    /// Taken at the end: closing it stops the script.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// An account made over the admin API; its token belongs to a device without encryption.
pub struct Account {
    pub user_id: String,
    pub access_token: String,
}

impl Synapse {
    /// The server that all tests of a process share: accounts keep them apart.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Synapse> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// A server of one's own, for a test that stops it.
    pub fn start() -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/synapse.py");
        let mut child = Command::new("python3")
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is needed to run Synapse");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut script = Script { child, input, output };
        let ready = script.answer();
        let base_url = ready["base_url"].as_str().unwrap().to_owned();
        Self { base_url, script: Mutex::new(script) }
    }

    /// Makes an account with [`PASSWORD`].
    pub fn register(&self, name: &str) -> Account {
        let answer = self.script.lock().unwrap().ask(&format!("register {name} {PASSWORD}"));
        let field = |name: &str| answer[name].as_str().unwrap().to_owned();
        Account { user_id: field("user_id"), access_token: field("access_token") }
    }

    /// Halts the server; [`Synapse::resume`] starts it again with the same address and data.
    pub fn halt(&self) {
        assert_eq!(self.script.lock().unwrap().ask("stop")["state"], "stopped");
    }

    pub fn resume(&self) {
        assert_eq!(self.script.lock().unwrap().ask("start")["state"], "ready");
    }

    /// A raw request to the client API, `path` beginning after `/_matrix/client/v3/`. Returns status and JSON.
    pub async fn raw(&self, method: &str, path: &str, token: &str, body: &Value) -> (u16, Value) {
        let url = format!("{}/_matrix/client/v3/{path}", self.base_url);
        let request = reqwest::Client::new()
            .request(method.parse().unwrap(), url)
            .header("Authorization", format!("Bearer {token}"))
            .body(body.to_string());
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or(Value::Null))
    }
}

impl Script {
    fn ask(&mut self, line: &str) -> Value {
        let input = self.input.as_mut().unwrap();
        writeln!(input, "{line}").unwrap();
        input.flush().unwrap();
        self.answer()
    }

    fn answer(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        serde_json::from_str(&line).expect("Synapse did not start; its errors are above")
    }
}

impl Drop for Synapse {
    fn drop(&mut self) {
        if let Ok(mut script) = self.script.lock() {
            script.input.take();
            script.child.wait().ok();
        }
    }
}
