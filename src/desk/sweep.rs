//! Forgetting what has had its time.

use super::task::Desk;
use crate::store::StoreError;

impl Desk {
    /// Deletes what has expired, in the store and in memory.
    pub(super) async fn sweep(&mut self) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.stories.sweep(now);
        let swept = self.store.sweep(now).await?;
        tracing::debug!(people = swept.people, cases = swept.cases, letters = swept.letters, "swept");
        Ok(())
    }
}
