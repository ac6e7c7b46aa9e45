//! A desk that a test plays: it takes batches, keeps what a channel wants kept, and outlives the channel.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use lotse::desk::ports::{Batch, Committed, DeskError, DeskHandle, Event, Handed, Kept};
use tokio::sync::mpsc;

/// Longer than anything on loopback takes; reached only by a failing test.
const DEADLINE: Duration = Duration::from_mins(1);

/// The desk's end of the ports.
pub struct FakeDesk {
    pub handle: DeskHandle,
    held: Arc<Mutex<Held>>,
    events: mpsc::UnboundedReceiver<Event>,
}

#[derive(Default)]
struct Held {
    refusing: bool,
    refused: u32,
    cursor: Option<Vec<u8>>,
    kept: Vec<Kept>,
    secrets: BTreeMap<&'static str, Vec<u8>>,
    forgets_all: bool,
}

impl FakeDesk {
    pub fn new() -> Self {
        let (handle, mut requests) = DeskHandle::pair(16);
        let (committed, events) = mpsc::unbounded_channel();
        let held = Arc::<Mutex<Held>>::default();
        let own = Arc::clone(&held);
        tokio::spawn(async move {
            while let Some(request) = requests.recv().await {
                own.lock().unwrap().answer(request, &committed);
            }
        });
        Self { handle, held, events }
    }

    /// From now on batches are refused, as if the disk were full; or taken again.
    pub fn refuse(&self, refusing: bool) {
        self.held.lock().unwrap().refusing = refusing;
    }

    /// How many batches with events were refused so far.
    pub fn refused(&self) -> u32 {
        self.held.lock().unwrap().refused
    }

    /// From now on nobody is known any more, or everybody is.
    pub fn forget_all(&self, forgotten: bool) {
        self.held.lock().unwrap().forgets_all = forgotten;
    }

    /// How many events are kept for the channel.
    pub fn kept(&self) -> usize {
        self.held.lock().unwrap().kept.iter().filter(|kept| kept.key.starts_with('$')).count()
    }

    /// Waits for the next committed event of which `find` makes something; others are dropped.
    pub async fn next<T>(&mut self, what: &str, mut find: impl FnMut(Event) -> Option<T>) -> T {
        let search = async {
            loop {
                let event = self.events.recv().await.expect("the desk is there");
                if let Some(found) = find(event) {
                    return found;
                }
            }
        };
        tokio::time::timeout(DEADLINE, search).await.unwrap_or_else(|_| panic!("waited in vain for {what}"))
    }
}

impl Held {
    fn answer(&mut self, request: Handed, committed: &mpsc::UnboundedSender<Event>) {
        // A channel that was stopped does not wait for its answer: nothing to do about that.
        match request {
            Handed::Batch(batch, done) => drop(done.send(self.commit(batch, committed))),
            Handed::Cursor(_, done) => drop(done.send(Ok(self.cursor.clone()))),
            Handed::Kept(_, done) => drop(done.send(Ok(self.kept.clone()))),
            Handed::Secret(name, done) => drop(done.send(Ok(self.secrets.get(name).cloned()))),
            Handed::Forgotten(people, done) => {
                drop(done.send(Ok(if self.forgets_all { people } else { Vec::new() })));
            }
            Handed::PutSecret(name, value, done) => {
                match value {
                    Some(value) => self.secrets.insert(name, value),
                    None => self.secrets.remove(name),
                };
                drop(done.send(Ok(())));
            }
        }
    }

    fn commit(
        &mut self,
        batch: Batch,
        committed: &mpsc::UnboundedSender<Event>,
    ) -> Result<Committed, DeskError> {
        if self.refusing {
            self.refused += u32::from(!batch.events.is_empty());
            return Err(DeskError::Store);
        }
        if batch.cursor.is_some() {
            self.cursor = batch.cursor;
        }
        self.kept.retain(|kept| !batch.release.contains(&kept.key));
        self.kept.extend(batch.keep);
        let toasts = batch.events.iter().map(|_| None).collect();
        for event in batch.events {
            committed.send(event).ok();
        }
        Ok(Committed { toasts })
    }
}
