//! Taking a case, giving it back, taking it over. The first claim wins, since one task writes everything.

use jiff::Timestamp;

use crate::desk::ports::StaffSaid;
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::request::CaseState;
use crate::handoff::say::{NotSent, StaffSay};
use crate::id::CaseCode;
use crate::intake::after;
use crate::intake::dialogue::{AnswerWish, Unopened};
use crate::store::{Case, StoreError};

impl Desk {
    pub(super) async fn claim(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
    ) -> Result<(), StoreError> {
        let Some(case) = self.case_or_word(work, said, code.as_ref()).await? else { return Ok(()) };
        let code = case.code.clone();
        if case.state != CaseState::Waiting {
            let by = case.claimed_by.clone().unwrap_or_default();
            let yours = by == said.sender && case.state != CaseState::Closed;
            let say = if yours {
                StaffSay::AlreadyYours { code, by }
            } else {
                StaffSay::AlreadyClaimed { code, by }
            };
            self.reply(work, said, &case, &say);
            return Ok(());
        }
        self.give_to(work, case, &said.sender).await
    }

    /// Gives a waiting case to somebody: all in the room see it, and its person hears of it.
    pub(super) async fn give_to(
        &mut self,
        work: &mut Work,
        mut case: Case,
        by: &str,
    ) -> Result<(), StoreError> {
        // Who takes a case up whose person has their answer goes on a talk.
        let talked = case.course.answered.is_some() && case.course.waits_since.is_none();
        case.state = if talked { CaseState::Talking } else { CaseState::Claimed };
        case.claimed_by = Some(by.to_owned());
        let first = case.course.claimed.is_none();
        case.course.claimed.get_or_insert(work.now);
        case.course.since = Some(work.now);
        work.put_case(case.clone());
        self.refresh_card(work, &case);
        self.tell_staff(work, &case, &StaffSay::Claimed { code: case.code.clone(), by: by.to_owned() });
        // Who takes it after it was given back is nothing to the person.
        if first && case.request.card().answer == AnswerWish::Here {
            let (code, queue) = (case.code.clone(), case.queue.clone());
            self.bring(work, &case, None, |dialogue| {
                after::bring(dialogue, &code, &queue, Unopened::Claimed)
            })
            .await?;
        }
        Ok(())
    }

    pub(super) async fn release(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
    ) -> Result<(), StoreError> {
        let Some(mut case) = self.case_or_word(work, said, code.as_ref()).await? else { return Ok(()) };
        let code = case.code.clone();
        if self.is_closed(work, &case, said) {
            return Ok(());
        }
        if case.claimed_by.as_ref() != Some(&said.sender) {
            let by = case.claimed_by.clone();
            self.reply(work, said, &case, &StaffSay::NotYours { code, by });
            return Ok(());
        }
        set_free(&mut case, work.now);
        work.put_case(case.clone());
        self.refresh_card(work, &case);
        self.tell_staff(work, &case, &StaffSay::Released { code, by: said.sender.clone() });
        Ok(())
    }

    pub(super) async fn take_over(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
    ) -> Result<(), StoreError> {
        let Some(mut case) = self.case_or_word(work, said, code.as_ref()).await? else { return Ok(()) };
        if self.is_closed(work, &case, said) {
            return Ok(());
        }
        let (code, by) = (case.code.clone(), said.sender.clone());
        let Some(from) = case.claimed_by.clone() else { return self.give_to(work, case, &by).await };
        if from == by {
            self.reply(work, said, &case, &StaffSay::AlreadyYours { code, by });
            return Ok(());
        }
        case.claimed_by = Some(by.clone());
        case.course.since = Some(work.now);
        work.put_case(case.clone());
        self.refresh_card(work, &case);
        self.tell_staff(work, &case, &StaffSay::TakenOver { code, by, from });
        Ok(())
    }

    /// Whether somebody else has a case; if so, that is said. What its person would read at once must not come from a slip.
    pub(super) fn is_anothers(&mut self, work: &mut Work, case: &Case, said: &StaffSaid) -> bool {
        let by = case.claimed_by.clone().filter(|by| *by != said.sender);
        if by.is_some() {
            self.reply(work, said, case, &StaffSay::NotYours { code: case.code.clone(), by: by.clone() });
        }
        by.is_some()
    }

    /// Whether a case is closed; if so, that is said.
    pub(super) fn is_closed(&mut self, work: &mut Work, case: &Case, said: &StaffSaid) -> bool {
        let closed = case.state == CaseState::Closed;
        if closed {
            let code = Some(case.code.clone());
            self.reply(work, said, case, &StaffSay::AnswerNotSent { code, reason: NotSent::CaseClosed });
        }
        closed
    }
}

/// Lets others take a case.
pub(super) fn set_free(case: &mut Case, now: Timestamp) {
    case.state = CaseState::Waiting;
    case.claimed_by = None;
    case.course.since = Some(now);
}
