//! Counting what outlives the cases. It rides in the transaction of what is counted, so nothing is counted twice or lost.

use super::ports::StaffSaid;
use super::task::Desk;
use super::work::Work;
use crate::handoff::course::Ending;
use crate::handoff::say::StaffSay;
use crate::handoff::statistics::{Period, Statistics};
use crate::handoff::tally::{self, Counted, Ended, Fact, Helped, Month, Tally};
use crate::id::QueueId;
use crate::store::{Case, StoreError};

impl Work {
    /// A request has come into its queue.
    pub(super) fn count_request(&mut self, case: &Case) {
        self.commit.tallies.extend(tally::received(&case.request));
    }

    /// An answer of staff leaves now; only the first of a case counts.
    pub(super) fn count_answer(&mut self, case: &Case) {
        if case.course.answered.is_none() {
            self.commit.tallies.push(tally::answered(&case.request, &case.queue, self.now));
        }
    }

    /// Staff close a case; one that was closed before has been counted.
    pub(super) fn count_closed(&mut self, case: &Case, ending: Ending) {
        self.count_end(case, Ended::Closed(ending));
    }

    /// The person deletes a case.
    pub(super) fn count_withdrawn(&mut self, case: &Case) {
        self.count_end(case, Ended::Withdrawn);
    }

    fn count_end(&mut self, case: &Case, how: Ended) {
        if case.course.ending.is_none() {
            let had_answer = case.course.answered.is_some();
            self.commit.tallies.extend(tally::ended(&case.request, &case.queue, how, had_answer));
        }
    }

    /// The person said whether it helped. `received` is the month of their request, where the case is still known.
    pub(super) fn count_helped(&mut self, queue: &QueueId, received: Option<Month>, helped: Helped) {
        let month = received.unwrap_or_else(|| Month::of(self.now));
        self.commit.tallies.push(Tally { month, queue: queue.clone(), fact: Fact::Helped(helped) });
    }
}

impl Desk {
    /// What was counted of a room's queue in the last twelve months, as it is in this unit of work.
    pub(super) async fn statistics(&self, work: &Work, said: &StaffSaid) -> Result<StaffSay, StoreError> {
        let mut counted = self.store.tallies().await?;
        counted.extend(work.commit.tallies.iter().cloned().map(|tally| Counted { tally, count: 1 }));
        let period = Period::twelve_months(Month::of(work.now));
        Ok(StaffSay::Statistics(Statistics::of(&counted, &self.directory, period, Some(&said.queue))))
    }
}
