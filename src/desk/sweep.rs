//! Forgetting what has had its time.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::task::Desk;
use super::work::Work;
use crate::id::CaseCode;
use crate::store::StoreError;

impl Desk {
    /// Deletes what has expired, in the store and in memory.
    pub(super) async fn sweep(&mut self) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.stories.sweep(now);
        self.echoes.sweep(now);
        self.guesses.sweep(now);
        self.bars.sweep(now);
        let mut work = self.work(self.settings.rooms_on);
        self.end_floods(&mut work);
        self.commit(work).await?;
        let swept = self.store.sweep(now).await?;
        self.expire_rosters().await?;
        self.drop_letters_of_expired_cases().await?;
        tracing::debug!(people = swept.people, cases = swept.cases, letters = swept.letters, "swept");
        Ok(())
    }

    /// What still waits for a room about a case that has expired must not arrive when the room opens. A letter under way
    /// is remembered until its report comes: if it is a card, it is taken out of the room then.
    async fn drop_letters_of_expired_cases(&mut self) -> Result<(), StoreError> {
        let codes: BTreeSet<CaseCode> = self.about.values().map(|about| about.code.clone()).collect();
        let codes: Vec<CaseCode> = codes.into_iter().collect();
        let alive = self.store.cases(&codes).await?;
        if self.about.values().all(|about| alive.contains_key(&about.code)) {
            return Ok(());
        }
        let mut work = Work::new(
            Arc::clone(&self.store),
            Arc::clone(&self.directory),
            self.settings.rooms_on,
            self.clock.now(),
        );
        self.cancel_letters(&mut work, |about| !alive.contains_key(&about.code));
        self.commit(work).await
    }
}
