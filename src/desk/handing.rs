//! Carrying out what a person said to handing their case on.

use super::ports::{Outgoing, Recipient};
use super::staff::card_of;
use super::task::Desk;
use super::work::Work;
use crate::handoff::request::CaseState;
use crate::handoff::say::StaffSay;
use crate::id::{CaseCode, QueueId};
use crate::store::StoreError;

impl Desk {
    /// Moves a case into another service's queue, with the person's yes: its card and story leave the old room, and wait in
    /// the new one for somebody to take them. What was said since stays behind. `false` if there is no such open case.
    pub(super) async fn hand_on(
        &mut self,
        work: &mut Work,
        code: &CaseCode,
        to: QueueId,
    ) -> Result<bool, StoreError> {
        let Some(mut case) = work.case(code).await?.filter(|case| case.state != CaseState::Closed) else {
            return Ok(false);
        };
        let from = case.queue.clone();
        self.take_back(work, &case);
        let say = StaffSay::HandedOn { code: code.clone(), to: to.clone() };
        self.say_in(work, &from, &say);
        case.request.hand_on(to.clone());
        case.queue = to.clone();
        case.state = CaseState::Waiting;
        case.claimed_by = None;
        case.card = None;
        case.posts.clear();
        case.course.begin_again(work.now);
        case.waits = self.room_problem(&to).is_some();
        self.promise_anew(work, &mut case);
        let text = self.catalogue.staff(&card_of(&case), &self.directory);
        work.put_case(case);
        work.letter_with_words(Recipient::Queue(to), Outgoing::Card { text }, code);
        Ok(true)
    }

    /// Tells the service that its person wants to stay with it.
    pub(super) async fn stay(&mut self, work: &mut Work, code: &CaseCode) -> Result<(), StoreError> {
        if let Some(case) = work.case(code).await?.filter(|case| case.state != CaseState::Closed) {
            self.tell_staff(work, &case, &StaffSay::Stays { code: code.clone() });
        }
        Ok(())
    }

    /// Says something in a service's room that is of no case any more.
    fn say_in(&mut self, work: &mut Work, queue: &QueueId, say: &StaffSay) {
        let text = self.catalogue.staff(say, &self.directory);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: None };
        work.letter(Recipient::Queue(queue.clone()), what, None);
    }
}
