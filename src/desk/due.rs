//! What falls due by the clock: answers whose pause is over, reminders of cases that lie too long.
//!
//! The times stand in the store beside each case, so nothing is forgotten over a restart; memory holds only the next one.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use super::batch::{Trouble, unpanicked};
use super::task::Desk;
use super::work::Work;
use crate::id::CaseCode;
use crate::store::{CaseWrite, Commit, StoreError};

/// The longest sleep until the clock is looked at again: a computer that was suspended wakes to another time.
const LOOK_AGAIN: Duration = Duration::from_mins(1);

/// How soon what could not be done is tried again.
const TRY_AGAIN: Duration = Duration::from_secs(1);

/// When something falls due next.
#[derive(Default)]
pub(super) struct Due {
    next: Option<Timestamp>,
    /// Not to be tried earlier, since it failed a moment ago.
    not_before: Option<Instant>,
}

impl Due {
    pub(super) fn at(next: Option<Timestamp>) -> Self {
        Self { next, not_before: None }
    }

    /// Takes over what a commit has written.
    pub(super) fn learn(&mut self, commit: &Commit) {
        for write in &commit.cases {
            if let CaseWrite::New(case) | CaseWrite::Put(case) = write {
                self.next = self.next.into_iter().chain(case.due).min();
            }
        }
    }

    /// When to look at the clock next.
    pub(super) fn wakes(&self, now: Timestamp) -> Option<Instant> {
        let wait = Duration::try_from(self.next?.duration_since(now)).unwrap_or(Duration::ZERO);
        let at = Instant::now() + wait.min(LOOK_AGAIN);
        Some(self.not_before.map_or(at, |not_before| at.max(not_before)))
    }

    fn failed(&mut self) {
        self.not_before = Some(Instant::now() + TRY_AGAIN);
    }
}

impl Desk {
    /// Does what is due.
    pub(super) async fn do_due(&mut self) {
        let now = self.clock.now();
        if self.due.next.is_none_or(|next| now < next) {
            return;
        }
        match self.try_due(now).await {
            Ok(next) => self.due = Due::at(next),
            Err(error) => {
                tracing::error!(%error, "what is due could not be done; tried again");
                self.due.failed();
            }
        }
    }

    async fn try_due(&mut self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        for code in self.store.due_cases(now).await? {
            let mut work =
                Work::new(Arc::clone(&self.store), Arc::clone(&self.directory), self.settings.rooms_on, now);
            let done = match unpanicked(self.do_due_of(&mut work, &code, now)).await {
                Ok(()) => self.commit(work).await.map_err(Trouble::from),
                Err(trouble) => Err(trouble),
            };
            let Err(trouble) = done else { continue };
            if let Some(error) = trouble.of_the_store() {
                return Err(error);
            }
            // A defect, or a row that cannot be read: the others must not wait for it. It is tried with whatever is due next.
            tracing::error!("what is due of a case could not be done");
        }
        self.store.next_due(now).await
    }

    async fn do_due_of(
        &mut self,
        work: &mut Work,
        code: &CaseCode,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.show_due_bursts(work, BTreeSet::from([code.clone()])).await?;
        let departing = work.case(code).await?.map(|case| case.course.departing(now)).unwrap_or_default();
        for number in departing {
            let Some(case) = work.case(code).await? else { break };
            self.leave(work, case, number).await?;
        }
        if let Some(case) = work.case(code).await? {
            self.tell_due_news(work, case).await?;
        }
        if let Some(case) = work.case(code).await? {
            self.remind(work, case).await?;
        }
        match work.case(code).await? {
            Some(case) => self.near_its_end(work, case).await,
            None => Ok(()),
        }
    }
}
