//! Somebody new at a service.

use super::overview::rows;
use crate::desk::ports::{Outgoing, Recipient};
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::say::StaffSay;
use crate::id::QueueId;
use crate::store::StoreError;

impl Desk {
    /// Says what is open: whoever joins later cannot decrypt what was posted before. In an empty queue there is nothing to say.
    pub(in crate::desk) async fn staff_joined(
        &mut self,
        work: &mut Work,
        queue: &QueueId,
        member: &str,
    ) -> Result<(), StoreError> {
        let cases = rows(&work.open_cases(queue).await?);
        if !cases.is_empty() {
            let say = StaffSay::Welcome { by: member.to_owned(), cases };
            let text = self.catalogue.staff(&say, &self.directory);
            let what = Outgoing::Message { text, buttons: Vec::new(), thread: None };
            work.letter(Recipient::Queue(queue.clone()), what, None);
        }
        Ok(())
    }
}
