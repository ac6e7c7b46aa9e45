//! Carrying out what a person said to handing their case on.

use super::clock::day;
use super::ports::{Outgoing, Recipient};
use super::staff::said_of;
use super::task::Desk;
use super::work::Work;
use crate::handoff::request::CaseState;
use crate::handoff::say::{AnswerStep, NoHandOn, StaffSay};
use crate::id::{CaseCode, QueueId};
use crate::store::StoreError;

/// What came of a person's yes.
pub(super) enum Moved {
    Yes,
    /// The other service cannot take it now: the case stays with this one.
    No(QueueId),
    /// There is no such open case any more.
    Gone,
}

impl Desk {
    /// Moves a case into another service's queue, with the person's yes: its card and story leave the old room, and wait in
    /// the new one for somebody to take them. What was said since stays behind; what had left for the person still arrives.
    pub(super) async fn hand_on(
        &mut self,
        work: &mut Work,
        code: &CaseCode,
        to: QueueId,
    ) -> Result<Moved, StoreError> {
        let open = work.case(code).await?.filter(|case| case.state != CaseState::Closed);
        let Some(mut case) = open else { return Ok(Moved::Gone) };
        let from = case.queue.clone();
        // Days may lie between question and yes.
        if let Some(why) = self.cannot_take(work, &to) {
            self.tell_staff(work, &case, &StaffSay::NotHandedOn { code: code.clone(), why });
            return Ok(Moved::No(from));
        }
        self.end_consultations_of(work, code).await?;
        self.leave_room(work, &case);
        for answer in case.course.halt(|_| true) {
            self.say_in(work, &from, &said_of(&case, &answer.text, AnswerStep::Halted));
        }
        self.say_in(work, &from, &StaffSay::HandedOn { code: code.clone(), to: to.clone() });
        case.request.hand_on(to.clone());
        case.queue = to.clone();
        case.state = CaseState::Waiting;
        case.claimed_by = None;
        case.card = None;
        case.posts.clear();
        case.course.begin_again(work.now);
        self.promise_anew(work, &mut case);
        let card = self.card_to_post(work, &case);
        work.put_case(case);
        work.letter_with_words(Recipient::Queue(to), card, code, None);
        Ok(Moved::Yes)
    }

    /// Tells the service that its person wants to stay with it.
    pub(super) async fn stay(&mut self, work: &mut Work, code: &CaseCode) -> Result<(), StoreError> {
        if let Some(case) = work.case(code).await?.filter(|case| case.state != CaseState::Closed) {
            self.tell_staff(work, &case, &StaffSay::Stays { code: code.clone() });
        }
        Ok(())
    }

    /// Why a service cannot take a case now. One that is closed would be no help to whoever waits.
    pub(super) fn cannot_take(&self, work: &Work, queue: &QueueId) -> Option<NoHandOn> {
        let known = work.directory().queue(queue).filter(|_| self.room_problem(queue).is_none());
        let Some(service) = known else { return Some(NoHandOn::NoRoom { queue: queue.clone() }) };
        let until = service.closed_on(day(work.now))?.until;
        Some(NoHandOn::Closed { queue: queue.clone(), until })
    }

    /// Says something in a service's room that is of no case, or of none any more.
    pub(super) fn say_in(&mut self, work: &mut Work, queue: &QueueId, say: &StaffSay) {
        let text = self.catalogue.staff(say, &self.directory);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: None };
        work.letter(Recipient::Queue(queue.clone()), what, None);
    }
}
