//! The end of a case by time: told ahead to both sides, put off at the person's wish, and done with in the room as well as in
//! the store.

use std::sync::Arc;

use jiff::Timestamp;

use super::batch::{Trouble, unpanicked};
use super::ports::{Outgoing, Recipient};
use super::task::Desk;
use super::work::Work;
use crate::handoff::expiry::{self, Step, Watch};
use crate::handoff::reminder::by_day;
use crate::handoff::request::CaseState;
use crate::handoff::say::StaffSay;
use crate::id::{CaseCode, Lookup};
use crate::intake::after;
use crate::intake::dialogue::{AnswerWish, Dialogue, Unopened};
use crate::intake::over;
use crate::intake::question::Choice;
use crate::intake::say::Say;
use crate::store::{Case, NewLetter, StoreError};

/// When something about the end of a case is due next.
pub(super) fn next_look(case: &Case, now: Timestamp) -> Option<Timestamp> {
    let look = expiry::look(&watch(case)?, now);
    if look.due.is_some() { Some(now) } else { look.again }
}

/// What is known of a case that its time could end; `None` for a closed one, whose end is nothing to be told of.
fn watch(case: &Case) -> Option<Watch> {
    let since = case.course.kept_since.unwrap_or_else(|| case.request.received());
    let open = case.state != CaseState::Closed;
    open.then_some(Watch { since, ends: case.expires, warned: case.course.warned })
}

/// Whether nobody has ever taken a case.
pub(super) fn is_unclaimed(case: &Case) -> bool {
    case.state == CaseState::Waiting && case.course.claimed.is_none() && case.course.answered.is_none()
}

impl Desk {
    /// Does what is due about the end of a case.
    pub(super) async fn near_its_end(&mut self, work: &mut Work, mut case: Case) -> Result<(), StoreError> {
        let Some(look) = watch(&case).map(|watch| expiry::look(&watch, work.now)) else { return Ok(()) };
        match look.due {
            None => Ok(()),
            Some(Step::Warn) => {
                case.course.warned = look.warned;
                work.put_case(case.clone());
                self.warn(work, &case).await
            }
            Some(Step::End) => self.end_by_time(work, &case).await,
        }
    }

    /// Tells both sides that a case will be forgotten. Who wanted no answer is not written to.
    async fn warn(&mut self, work: &mut Work, case: &Case) -> Result<(), StoreError> {
        let (code, queue, ends) = (case.code.clone(), case.queue.clone(), case.expires);
        let what = Unopened::EndsSoon { ends, unclaimed: is_unclaimed(case) };
        let asked = case.request.card().answer == AnswerWish::Here
            && self.bring(work, case, None, |dialogue| after::bring(dialogue, &code, &queue, what)).await?;
        self.tell_queue(
            work,
            case,
            &case.queue,
            &StaffSay::EndsSoon { code: case.code.clone(), ends, asked },
        );
        Ok(())
    }

    /// Forgets an open case whose time is over, and tells both sides. Who wanted no answer hears of it only if nobody has
    /// taken the request: they believe that it was read.
    async fn end_by_time(&mut self, work: &mut Work, case: &Case) -> Result<(), StoreError> {
        let (code, queue, unclaimed) = (case.code.clone(), case.queue.clone(), is_unclaimed(case));
        let told = unclaimed || case.request.card().answer == AnswerWish::Here;
        // An answer on its way still arrives.
        self.end_consultations_of(work, &case.code).await?;
        self.leave_room(work, case);
        self.bring(work, case, None, |dialogue| {
            if told {
                after::bring(dialogue, &code, &queue, Unopened::Expired { unclaimed })
            } else {
                after::end_silently(dialogue, &code)
            }
        })
        .await?;
        self.forget_case(work, case);
        Ok(())
    }

    /// Deletes an open case and tells the room, where nothing of it is left.
    fn forget_case(&mut self, work: &mut Work, case: &Case) {
        let say = StaffSay::Expired { code: case.code.clone(), unclaimed: is_unclaimed(case) };
        let text = self.catalogue.staff(&say, &self.directory);
        work.delete_case(&case.code);
        // Of no case: whatever is about one that is gone is taken out of the room again.
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: None };
        work.letter(Recipient::Queue(case.queue.clone()), what, None);
    }

    /// Tells the person of a case whose time ran out while the program did not run, by day. Beside somebody who may read along
    /// nothing is told: nothing is kept in which it could be opened.
    async fn tell_late(&self, work: &mut Work, case: &Case) -> Result<(), StoreError> {
        let unclaimed = is_unclaimed(case);
        let told = unclaimed || case.request.card().answer == AnswerWish::Here;
        let Some(who) = case.person.filter(|_| told) else { return Ok(()) };
        let person = match self.store.people(&[who]).await {
            Ok(mut people) => people.remove(&who),
            // Where they are cannot be read.
            Err(StoreError::Sealed { .. } | StoreError::Row { .. }) => None,
            Err(error) => return Err(error),
        };
        let Some(person) = person else { return Ok(()) };
        let discreet = person.dialogue.case(&case.code).is_some_and(|open| open.discreet.is_some());
        let Some(address) = person.address.filter(|_| !discreet) else { return Ok(()) };
        let say = Say::Expired { code: case.code.clone(), queue: case.queue.clone(), unclaimed };
        let text = self.render(&say, person.dialogue.form);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: None };
        // Of nobody, since its person is forgotten at once.
        let letter = work.new_letter(Recipient::Person(address), what, None);
        work.letter_to_person(NewLetter { not_before: Some(by_day(work.now)), ..letter });
        Ok(())
    }

    /// Takes cases whose time is over out of their rooms, before the store forgets them; says how many. Open ones are among them only
    /// if the program did not run on their last day.
    pub(super) async fn leave_rooms_of_expired_cases(&mut self) -> Result<u64, StoreError> {
        let now = self.clock.now();
        let mut gone = 0;
        for case in self.store.expired_cases(now).await? {
            let mut work =
                Work::new(Arc::clone(&self.store), Arc::clone(&self.directory), self.settings.rooms_on, now);
            let done = unpanicked(async {
                self.end_consultations_of(&mut work, &case.code).await?;
                self.leave_room(&mut work, &case);
                if case.state == CaseState::Closed {
                    work.delete_case(&case.code);
                } else {
                    self.tell_late(&mut work, &case).await?;
                    self.forget_case(&mut work, &case);
                }
                Ok::<(), StoreError>(())
            });
            let done = match done.await {
                Ok(()) => self.commit(work).await.map_err(Trouble::from),
                Err(trouble) => Err(trouble),
            };
            let Err(trouble) = done else {
                gone += 1;
                continue;
            };
            if let Some(error) = trouble.of_the_store() {
                return Err(error);
            }
            // It is forgotten all the same.
            tracing::error!("a case whose time is over could not be taken out of its room");
        }
        Ok(gone)
    }

    /// Keeps an open case of this person for its whole time from now on, and says what came of it, with what can be chosen then.
    pub(super) async fn keep_on(
        &mut self,
        work: &mut Work,
        who: &Lookup,
        code: CaseCode,
        dialogue: &mut Dialogue,
    ) -> Result<(Say, Vec<Choice>), StoreError> {
        let theirs = |case: &Case| case.person == Some(*who);
        let Some(mut case) = work.case(&code).await?.filter(theirs) else {
            return Ok((Say::ReopenGone(code), Vec::new()));
        };
        // Closed meanwhile it is still kept for some days, and opening it again is what keeps it longer.
        if case.state == CaseState::Closed {
            let reopens = !self.refusing(work, who).contains(&case.queue);
            return Ok(over::closed_meanwhile(dialogue, code, case.expires, reopens));
        }
        let ends = self.settings.retention.open_ends(work.now);
        case.expires = ends;
        case.course.keep_on(work.now);
        work.put_case(case.clone());
        self.tell_staff(work, &case, &StaffSay::KeptOn { code: code.clone(), ends });
        Ok((Say::KeptOn { code, ends }, Vec::new()))
    }
}
