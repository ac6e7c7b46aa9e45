//! Which services refuse an account, because their staff said so. Who it is is not known: what is kept are keyed hashes.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;

use super::task::Desk;
use super::work::Work;
use crate::id::{Lookup, QueueId};
use crate::store::{Bar, Barred, Store, StoreError};

/// All bars, as of the last commit. There are few, and every message asks for them.
#[derive(Default)]
pub(super) struct Bars(HashMap<Barred, Timestamp>);

impl Bars {
    pub(super) async fn load(store: &Store) -> Result<Self, StoreError> {
        Ok(Self(store.bars().await?))
    }

    /// Takes over what a commit has written.
    pub(super) fn learn(&mut self, store: &Store, bars: &[Bar]) {
        for Bar { person, queue, until } in bars {
            let barred = store.barred(person, queue);
            match until {
                Some(until) => self.0.insert(barred, *until),
                None => self.0.remove(&barred),
            };
        }
    }

    pub(super) fn sweep(&mut self, now: Timestamp) {
        self.0.retain(|_, until| *until > now);
    }
}

impl Desk {
    /// The services that refuse this person now, in this unit of work too, and until when.
    pub(super) fn bars_of(&self, work: &Work, who: &Lookup) -> Vec<(QueueId, Timestamp)> {
        let new = &work.commit.bars;
        if self.bars.0.is_empty() && new.is_empty() {
            return Vec::new();
        }
        let until = |queue: &QueueId| {
            let now = new.iter().rfind(|bar| bar.person == *who && bar.queue == *queue);
            let known = || self.bars.0.get(&self.store.barred(who, queue)).copied();
            now.map_or_else(known, |bar| bar.until).filter(|until| *until > work.now)
        };
        let queues = self.directory.queues().iter().map(|queue| &queue.id);
        queues.filter_map(|queue| Some((queue.clone(), until(queue)?))).collect()
    }

    /// The services that refuse this person now.
    pub(super) fn refusing(&self, work: &Work, who: &Lookup) -> BTreeSet<QueueId> {
        self.bars_of(work, who).into_iter().map(|(queue, _)| queue).collect()
    }
}
