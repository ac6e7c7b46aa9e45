//! How many inputs a second go through the desk: load, step, anonymise, commit (SQLite, WAL, synchronous=FULL), marks.
//!
//! `cargo bench --no-default-features --bench dialogue`; pin it with `taskset -c 0` for the figure of one core. Every person
//! walks the short way with own words, from the greeting to the receipt, and every letter is "sent" at once by a carrier
//! that does nothing.
#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Instant;

use lotse::desk::clock::SystemClock;
use lotse::desk::lifecycle::Office;
use lotse::desk::ports::{Address, Batch, Carrier, Event, Letter, Outcome};
use lotse::desk::{Desk, Settings};
use lotse::directory::Directory;
use lotse::handoff::retention::Retention;
use lotse::id::ChannelKind;
use lotse::intake::input::{Input, Meaning};
use lotse::intake::step::Mode;
use lotse::locale::{Catalogue, Facts};
use lotse::store::Store;
use tokio::sync::watch;

/// What each person writes, in order; numbers choose from the list as they do on Matrix.
const WAY: [&str; 8] = [
    "Guten Tag",
    "1",
    "3",
    "Mein Sohn ist 15 und hat nur noch Freunde, die rechte Parolen rufen. Meine Nummer ist 0171 2345678.",
    "1",
    "Anklam",
    "1",
    "1",
];

/// Sends everything to nowhere.
struct Nowhere;

impl Carrier for Nowhere {
    fn carry<'a>(&'a self, letter: &'a Letter) -> Pin<Box<dyn Future<Output = Outcome> + Send + 'a>> {
        Box::pin(ready(Outcome::Sent { references: vec![letter.row.0.to_string()] }))
    }
}

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        for (batch, people) in [(100, 4_000), (10, 1_000), (1, 100)] {
            let rate = run(batch, people).await?;
            println!("{batch:>3} inputs a commit: {rate:>8.0} inputs/s");
        }
        Ok(())
    })
}

/// Walks `people` through the dialogue, `batch` of them side by side, one input of each a commit.
async fn run(batch: usize, people: usize) -> anyhow::Result<f64> {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("bench.db").display());
    let store = Arc::new(Store::open(&url, &folder.path().join("bench.key")).await?);
    let directory = Arc::new(Directory::built_in().map_err(|_| anyhow::anyhow!("the directory is broken"))?);
    let catalogue = Arc::new(Catalogue::german(Facts::default())?);
    let settings = Settings {
        retention: Retention::default(),
        telegram_mode: Mode::Full,
        queues_with_room: directory.queues().iter().map(|queue| queue.id.clone()).collect(),
        rooms_on: ChannelKind::Terminal,
        operator_room: false,
        answer_pause: 0,
        gather_pause: 0,
    };
    let (stop, stopping) = watch::channel(false);
    let desk = Desk::new(store, catalogue, directory, settings, Arc::new(SystemClock));
    let office = Office::open(desk, stopping).await?;
    office.hire(ChannelKind::Terminal, Arc::new(Nowhere)).await;
    let handle = office.handle();
    let start = Instant::now();
    let mut inputs = 0;
    for group in 0..people / batch {
        for words in WAY {
            let mut handed = Batch::new(ChannelKind::Terminal);
            handed.cursor = Some(inputs.to_string().into_bytes());
            handed.events = (0..batch).map(|number| said(group * batch + number, words)).collect();
            handle.hand_in(handed).await?;
            inputs += batch;
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    stop.send(true)?;
    drop(handle);
    office.close().await;
    #[expect(clippy::cast_precision_loss, reason = "a count of inputs is far below 2^52")]
    Ok(inputs as f64 / seconds)
}

fn said(person: usize, words: &str) -> Event {
    let id = person.to_string();
    let from = Address { channel: ChannelKind::Terminal, person: id.clone(), place: id };
    Event::Person {
        from,
        id: String::new(),
        message: None,
        input: Input::Text { text: words.to_owned(), means: Meaning::Words },
    }
}
