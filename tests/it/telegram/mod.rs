//! The Telegram channel against a stand-in of the Bot API, with the test in the desk's place.

mod carrying;
mod receiving;
mod trouble;

use std::sync::Arc;
use std::time::Duration;

use lotse::channel::telegram::{BotToken, Pace, Settings, Telegram};
use lotse::desk::ports::{Batch, Committed, DeskError, DeskHandle, Event, Handed};
use lotse::intake::input::{Input, Meaning};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use crate::bot_api::{BotApi, TOKEN};

/// After this long a test gives up; nothing waits for it to pass.
const SOON: Duration = Duration::from_secs(20);

const REFUSAL: &str = "Only in private.";

fn channel(api_url: &str, token: &str) -> Arc<Telegram> {
    let settings = Settings {
        token: BotToken::new(token),
        api_url: api_url.to_owned(),
        commands: vec![("hilfe".to_owned(), "Was hier möglich ist".to_owned())],
        group_refusal: REFUSAL.to_owned(),
        pace: Pace {
            first: Duration::from_millis(2),
            longest: Duration::from_millis(10),
            slow: Duration::from_millis(2),
        },
    };
    Arc::new(Telegram::connect(settings).unwrap())
}

/// A channel that receives, and the desk's end of its handle.
struct Receiving {
    handed: mpsc::Receiver<Handed>,
    /// What the desk has committed as the channel's cursor.
    cursor: Option<Vec<u8>>,
    stop: watch::Sender<bool>,
    running: JoinHandle<()>,
}

/// A batch that waits for the desk's verdict.
struct Waiting {
    batch: Batch,
    verdict: oneshot::Sender<Result<Committed, DeskError>>,
}

impl Receiving {
    fn start(api: &BotApi, cursor: Option<Vec<u8>>) -> Self {
        Self::start_at(api.url(), cursor)
    }

    fn start_at(api_url: &str, cursor: Option<Vec<u8>>) -> Self {
        let channel = channel(api_url, TOKEN);
        let (desk, handed) = DeskHandle::pair(4);
        let (stop, stopped) = watch::channel(false);
        let running = tokio::spawn(async move { channel.run(desk, stopped).await });
        Self { handed, cursor, stop, running }
    }

    /// The next batch handed in; a question for the cursor is answered on the way.
    async fn next(&mut self) -> Waiting {
        loop {
            match tokio::time::timeout(SOON, self.handed.recv()).await.expect("handed in soon") {
                Some(Handed::Batch(batch, verdict)) => return Waiting { batch, verdict },
                Some(Handed::Cursor(_, answer)) => drop(answer.send(Ok(self.cursor.clone()))),
                Some(_) => panic!("the channel keeps nothing and has no secrets"),
                None => panic!("the channel has ended"),
            }
        }
    }

    fn commit(&mut self, waiting: Waiting) -> Vec<Event> {
        self.commit_with(waiting, &[])
    }

    /// Commits a batch and shows these notices for its first events.
    fn commit_with(&mut self, waiting: Waiting, notices: &[Option<&str>]) -> Vec<Event> {
        let Waiting { batch, verdict } = waiting;
        let mut toasts: Vec<Option<String>> = notices.iter().map(|n| n.map(str::to_owned)).collect();
        toasts.resize(batch.events.len(), None);
        if let Some(cursor) = batch.cursor {
            self.cursor = Some(cursor);
        }
        let _ = verdict.send(Ok(Committed { toasts }));
        batch.events
    }

    /// Commits until so many events have come, and returns them.
    async fn events(&mut self, count: usize) -> Vec<Event> {
        let mut events = Vec::new();
        while events.len() < count {
            let waiting = self.next().await;
            events.extend(self.commit(waiting));
        }
        events
    }

    /// Tells the channel to stop and waits until it has; returns the committed cursor.
    async fn stop(self) -> Option<Vec<u8>> {
        self.stop.send(true).unwrap();
        tokio::time::timeout(SOON, self.running).await.expect("stops soon").unwrap();
        self.cursor
    }
}

/// What somebody did, for comparison.
fn inputs(events: &[Event]) -> Vec<Input> {
    let input = |event: &Event| match event {
        Event::Person { input, .. } => Some(input.clone()),
        _ => None,
    };
    events.iter().filter_map(input).collect()
}

fn text(words: &str) -> Input {
    Input::Text { text: words.to_owned(), means: Meaning::Words }
}
