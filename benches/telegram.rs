//! Updates a second over HTTP: `lotse run` as shipped against a stand-in of the Bot API, with 50 chats and with one.
//!
//! `cargo bench --bench telegram`. Lotse runs on one core, the stand-in and the people on another (by `taskset`), over
//! SQLite as configured by default (WAL, synchronous=FULL) in `TMPDIR`, so that this should lie on a disk. Everybody walks
//! the short way with own words, from the greeting to the receipt, and writes on as soon as the answer is there. The
//! time runs from the first update to the last answer; taking buttons off answered questions is part of the work. Without
//! Matrix the cards stay in the outbox.
#![expect(clippy::print_stdout, reason = "figures are what it is for")]

#[expect(dead_code, reason = "tests use what is not used here")]
#[expect(
    clippy::expect_used,
    clippy::panic,
    reason = "written for tests, where a failed expectation ends the run"
)]
#[path = "../tests/support/bot_api.rs"]
mod bot_api;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use tempfile::TempDir;

use bot_api::{BotApi, TOKEN, World};

/// What each person writes, in order, and how many messages answer it; numbers choose from the buttons' list.
const WAY: [(&str, usize); 8] = [
    ("Guten Tag", 2),
    ("1", 1),
    ("3", 2),
    (
        "Mein Sohn ist 15 und hat nur noch Freunde, die rechte Parolen rufen. Meine Nummer ist 0171 2345678.",
        1,
    ),
    ("1", 1),
    ("Anklam", 1),
    ("1", 1),
    ("1", 1),
];

const LOTSES_CORE: &str = "0";
const OUR_CORE: &str = "1";

/// Longer than any answer takes; an answer that has more or fewer messages than [`WAY`] says ends the run.
const LONG: Duration = Duration::from_secs(30);

fn main() -> anyhow::Result<()> {
    // Before there are other threads: those to come stay where this one is.
    let own = std::process::id().to_string();
    let pinned =
        Command::new("taskset").args(["--cpu-list", "--pid", OUR_CORE, &own]).stdout(Stdio::null()).status();
    ensure!(pinned.context("taskset (of util-linux) is missing")?.success(), "two cores are needed");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        for (chats, people) in [(50, 2_500), (1, 100)] {
            println!("{chats:>2} chats at a time: {}", run(chats, people).await?);
        }
        Ok(())
    })
}

/// Somebody on their way.
struct Walker {
    chat: i64,
    step: usize,
    /// How many messages there will be when the open answer is complete.
    expected: usize,
}

impl Walker {
    fn set_out(chat: i64) -> Self {
        Self { chat, step: 0, expected: 0 }
    }

    fn has_answer(&self, world: &World) -> bool {
        world.transcript(self.chat).len() >= self.expected
    }

    /// Writes the next words; false at the end of the way.
    fn write(&mut self, api: &BotApi) -> bool {
        let Some((words, answers)) = WAY.get(self.step) else { return false };
        self.step += 1;
        self.expected += answers;
        api.send_text(self.chat, words);
        true
    }
}

/// Lets `people` walk, `chats` of them side by side, and tells how fast that went.
async fn run(chats: usize, people: usize) -> anyhow::Result<String> {
    let api = BotApi::start().await;
    let lotse = Lotse::start(api.url())?;
    api.wait_for(LONG, |world| (world.count("getUpdates") > 0).then_some(())).await;
    let mut next_chats = 1..=i64::try_from(people)?;
    let mut walkers: Vec<Walker> = next_chats.by_ref().take(chats).map(Walker::set_out).collect();
    let worked_before = lotse.cpu_seconds()?;
    let start = Instant::now();
    let mut answered: Vec<usize> = (0..walkers.len()).collect();
    let mut under_way = walkers.len();
    while under_way > 0 {
        for index in answered.drain(..) {
            let Some(walker) = walkers.get_mut(index) else { continue };
            if walker.write(&api) {
                continue;
            }
            if let Some(chat) = next_chats.next() {
                *walker = Walker::set_out(chat);
                walker.write(&api);
            } else {
                under_way -= 1;
                walker.expected = usize::MAX;
            }
        }
        if under_way > 0 {
            answered = api.wait_for(LONG, |world| having_answers(&walkers, world)).await;
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let calls = api.wait_for(LONG, |world| Some(world.calls.values().sum::<usize>())).await;
    #[expect(clippy::cast_precision_loss, reason = "both counts are far below 2^52")]
    let (updates, calls) = ((people * WAY.len()) as f64, calls as f64);
    Ok(format!(
        "{:>6.0} updates/s, {:.0} calls of the API/s, {:.0} µs of CPU an update, {} MiB at most",
        updates / seconds,
        calls / seconds,
        (lotse.cpu_seconds()? - worked_before) / updates * 1e6,
        lotse.peak_kib()? / 1024,
    ))
}

/// The walkers whose answer is complete, if there are any.
fn having_answers(walkers: &[Walker], world: &World) -> Option<Vec<usize>> {
    let answered = walkers.iter().enumerate().filter(|(_, walker)| walker.has_answer(world));
    let answered: Vec<usize> = answered.map(|(index, _)| index).collect();
    (!answered.is_empty()).then_some(answered)
}

/// The program under test. Ends when dropped.
struct Lotse {
    process: Child,
    _folder: TempDir,
}

impl Lotse {
    fn start(api_url: &str) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let token = folder.path().join("telegram.token");
        fs::write(&token, TOKEN)?;
        fs::set_permissions(&token, fs::Permissions::from_mode(0o600))?;
        let config = format!(
            "[operator]\nname = \"B\"\ncontact = \"b@example.org\"\nprivacy_url = \"https://example.org\"\nhosting = \"B\"\n\
             [store]\nurl = \"sqlite:{0}/lotse.db\"\nkey_file = \"{0}/lotse.key\"\n\
             [telegram]\ntoken_file = \"{0}/telegram.token\"\napi_url = \"{api_url}\"\nmode = \"full\"\n",
            folder.path().display(),
        );
        let config_file = folder.path().join("lotse.toml");
        fs::write(&config_file, config)?;
        let process = Command::new("taskset")
            .args(["--cpu-list", LOTSES_CORE, env!("CARGO_BIN_EXE_lotse"), "run", "--config"])
            .arg(config_file)
            .env("LOTSE_LOG", "error")
            .spawn()?;
        Ok(Self { process, _folder: folder })
    }

    /// What the kernel has counted as the process's work, in user and kernel mode.
    fn cpu_seconds(&self) -> anyhow::Result<f64> {
        let stat = self.proc("stat")?;
        // The name before it, in brackets, is "lotse". Fields 14 and 15 of proc(5) are counted in hundredths of a second.
        let ticks = stat.split_whitespace().skip(13).take(2).map(str::parse::<f64>);
        Ok(ticks.sum::<Result<f64, _>>()? / 100.0)
    }

    fn peak_kib(&self) -> anyhow::Result<u64> {
        let status = self.proc("status")?;
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next());
        Ok(peak.context("the kernel tells no VmHWM")?.parse()?)
    }

    fn proc(&self, what: &str) -> anyhow::Result<String> {
        Ok(fs::read_to_string(format!("/proc/{}/{what}", self.process.id()))?)
    }
}

impl Drop for Lotse {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
