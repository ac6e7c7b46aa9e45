//! Somebody does not belong to a service any more.

use super::claim::set_free;
use crate::desk::ports::{Outgoing, Recipient};
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::request::CaseState;
use crate::handoff::say::{AnswerStep, NoteSay, StaffSay};
use crate::id::QueueId;
use crate::store::{Case, StoreError};

impl Desk {
    /// Says so in the room, keeps their answers back that have not left, and puts their cases back to the waiting ones.
    pub(in crate::desk) async fn staff_removed(
        &mut self,
        work: &mut Work,
        queue: &QueueId,
        member: &str,
    ) -> Result<(), StoreError> {
        let say = StaffSay::MemberRemoved { by: member.to_owned() };
        let text = self.catalogue.staff(&say, &self.directory);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: None };
        work.letter(Recipient::Queue(queue.clone()), what, None);
        for consultation in work.consultations().await? {
            let number = consultation.number;
            if self.drop_notes_of(work, queue, member, consultation) {
                self.say_in(work, queue, &StaffSay::Note(NoteSay::Dropped { number }));
            }
        }
        let mut roster = self.roster(work, queue);
        if roster.step_down(member) {
            self.put_roster(work, queue, roster).await?;
        }
        // Should a person open a closed case again, it must not wait for somebody who is gone.
        for closed in self.store.closed_cases(queue).await? {
            let known = work.case(&closed.code).await?;
            let had =
                |case: &Case| case.claimed_by.as_deref() == Some(member) && case.state == CaseState::Closed;
            if let Some(case) = known.filter(had) {
                work.put_case(Case { claimed_by: None, ..case });
            }
        }
        for mut case in work.open_cases(queue).await? {
            let halted = case.course.halt(|answer| answer.by == member);
            let had = case.claimed_by.as_deref() == Some(member);
            if !had && halted.is_empty() {
                continue;
            }
            if had {
                set_free(&mut case, work.now);
            }
            work.put_case(case.clone());
            for answer in &halted {
                self.tell_of_answer(work, &case, answer, AnswerStep::Halted);
            }
            if had {
                self.refresh_card(work, &case);
                let say = StaffSay::FreedOfRemoved { code: case.code.clone(), by: member.to_owned() };
                self.tell_staff(work, &case, &say);
            }
        }
        Ok(())
    }
}
