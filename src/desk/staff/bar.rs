//! Refusing an account that abuses the service, without learning whose it is.

use crate::desk::ports::StaffSaid;
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::course::Ending;
use crate::handoff::request::CaseState;
use crate::handoff::say::StaffSay;
use crate::id::CaseCode;
use crate::intake::dialogue::Unopened;
use crate::store::{Bar, StoreError};

impl Desk {
    /// Ends a case and takes nothing more of its account for as long as anything personal is kept. Other services are not
    /// affected: each decides for itself. Only whoever has the case may do it, or anybody once it is closed.
    pub(super) async fn bar(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: CaseCode,
    ) -> Result<(), StoreError> {
        let Some(case) = self.case_or_word(work, said, Some(&code)).await? else { return Ok(()) };
        let closed = case.state == CaseState::Closed;
        if !closed && case.claimed_by.as_ref() != Some(&said.sender) {
            let by = case.claimed_by.clone();
            self.reply(work, said, &case, &StaffSay::NotYours { code, by });
            return Ok(());
        }
        let Some(person) = case.person else {
            self.reply(work, said, &case, &StaffSay::NobodyToBar { code });
            return Ok(());
        };
        let until = self.settings.retention.open_ends(work.now);
        work.commit.bars.push(Bar { person, queue: case.queue.clone(), until: Some(until) });
        if !closed {
            self.end_case(work, case.clone(), Ending::Abuse, Unopened::Barred { until }).await?;
        }
        self.reply(work, said, &case, &StaffSay::Barred { code, until });
        Ok(())
    }

    /// Takes it back.
    pub(super) async fn unbar(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: CaseCode,
    ) -> Result<(), StoreError> {
        let Some(case) = self.case_or_word(work, said, Some(&code)).await? else { return Ok(()) };
        let Some(person) = case.person else {
            self.reply(work, said, &case, &StaffSay::NotBarred { code, gone: true });
            return Ok(());
        };
        if !self.refusing(work, &person).contains(&case.queue) {
            self.reply(work, said, &case, &StaffSay::NotBarred { code, gone: false });
            return Ok(());
        }
        work.commit.bars.push(Bar { person, queue: case.queue.clone(), until: None });
        self.reply(work, said, &case, &StaffSay::Unbarred { code });
        Ok(())
    }
}
