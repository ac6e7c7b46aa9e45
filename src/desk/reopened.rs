//! What a person does with a case that is closed: says whether it helped, opens it again.

use super::task::Desk;
use super::work::Work;
use crate::handoff::request::CaseState;
use crate::handoff::say::StaffSay;
use crate::handoff::tally::{Helped, Month};
use crate::id::{CaseCode, Lookup};
use crate::intake::dialogue::{Dialogue, OpenCase};
use crate::intake::say::Say;
use crate::intake::stage::Stage;
use crate::store::{Case, StoreError};

impl Desk {
    /// Counts whether it helped, once for a case.
    pub(super) async fn helped(
        &mut self,
        work: &mut Work,
        who: &Lookup,
        code: &CaseCode,
        helped: Helped,
    ) -> Result<(), StoreError> {
        let Some(mut case) = closed_case(work, who, code).await?.filter(|case| !case.course.helped) else {
            return Ok(());
        };
        work.count_helped(&case.queue, Some(Month::of(case.request.received())), helped);
        case.course.helped = true;
        work.put_case(case);
        Ok(())
    }

    /// Opens a closed case again, for the person whose it is, and says what came of it.
    pub(super) async fn reopen(
        &mut self,
        work: &mut Work,
        who: &Lookup,
        code: CaseCode,
        dialogue: &mut Dialogue,
    ) -> Result<Say, StoreError> {
        let Some(mut case) = closed_case(work, who, &code).await? else {
            return Ok(Say::ReopenGone(code));
        };
        if self.refusing(work, who).contains(&case.queue) {
            return Ok(Say::Refused { queue: case.queue });
        }
        case.state = if case.claimed_by.is_some() { CaseState::Talking } else { CaseState::Waiting };
        case.course.since = Some(work.now);
        case.course.reopened = Some(work.now);
        case.course.person_wrote(work.now, false);
        if case.course.answered.is_none() {
            self.promise_anew(work, &mut case);
        }
        case.expires = self.settings.retention.open_ends(work.now);
        case.course.keep_on(work.now);
        work.put_case(case.clone());
        self.refresh_card(work, &case);
        self.tell_staff(work, &case, &StaffSay::Reopened { code: code.clone() });
        let card = case.request.card();
        let (queue, discreet) = (case.queue.clone(), case.course.discreet);
        dialogue.cases.push(OpenCase::new(code.clone(), queue, card.answer, discreet));
        // What was agreed to for this case is agreed to again by opening it.
        dialogue.consent.get_or_insert_with(|| case.request.consent().clone());
        if matches!(dialogue.stage, Stage::New | Stage::Greeted) {
            dialogue.stage = Stage::Sent;
        }
        Ok(Say::Reopened { code, queue: case.queue })
    }
}

/// A closed case of this person that is still kept.
async fn closed_case(work: &mut Work, who: &Lookup, code: &CaseCode) -> Result<Option<Case>, StoreError> {
    let case = work.case(code).await?;
    Ok(case.filter(|case| case.state == CaseState::Closed && case.person == Some(*who)))
}
