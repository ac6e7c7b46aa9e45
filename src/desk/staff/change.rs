//! Staff who change an answer or take it back: before it leaves, and after.
//!
//! Only its writer can. A change is text that goes to a person, so it counts only as a command does; taking back is never
//! encrypted, and may do no more than keep something from a person, as ❌ may.

use crate::desk::ports::{StaffSaid, Trust};
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::command::{self, StaffCommand};
use crate::handoff::course::Departure;
use crate::handoff::exchange::{Stand, Wish};
use crate::handoff::say::{AnswerStep, NotSent, StaffSay};
use crate::intake::dialogue::Unopened;
use crate::store::{Case, StoreError};

impl Desk {
    /// A message of staff says something else now.
    pub(super) async fn changed(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        (message, text): (&str, &str),
    ) -> Result<(), StoreError> {
        let found = match said.trust {
            Trust::Full => self.answer_of(work, said, message).await?,
            _ => None,
        };
        let Some((case, stand)) = found else {
            self.say_nothing_was_sent(work, said);
            return Ok(());
        };
        // What names another case, or is no answer any more, is none to this person.
        let to_this_person = match command::parse(text) {
            Some(StaffCommand::Answer(code, text)) if !text.trim().is_empty() => {
                code.is_none_or(|code| code == case.code).then_some(text)
            }
            _ => None,
        };
        match (stand, to_this_person) {
            (Stand::Waits(number), Some(text)) => self.wait_anew(work, case, number, text),
            (Stand::Left(number), Some(text)) => {
                return self.wish(work, case, number, Wish::Change(text)).await;
            }
            (Stand::Waits(number), None) => {
                self.halt_answer(work, case, number);
                self.say_nothing_was_sent(work, said);
            }
            // Whatever it is now: its writer may believe that the person reads it.
            (Stand::Left(_), None) => self.tell_room(work, said, &StaffSay::EditIgnored),
        }
        Ok(())
    }

    /// A message of staff was taken back.
    pub(super) async fn taken_back(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        message: &str,
    ) -> Result<(), StoreError> {
        if !matches!(said.trust, Trust::Full | Trust::Unencrypted) {
            return Ok(());
        }
        match self.answer_of(work, said, message).await? {
            None => self.taken_back_too_late(work, said, message).await,
            Some((case, Stand::Waits(number))) => {
                self.halt_answer(work, case, number);
                Ok(())
            }
            Some((case, Stand::Left(number))) => self.wish(work, case, number, Wish::Remove).await,
        }
    }

    /// An answer of a case that is closed stays with its person, and its writer must not believe otherwise.
    async fn taken_back_too_late(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        message: &str,
    ) -> Result<(), StoreError> {
        for case in work.store.closed_cases(&said.queue).await? {
            if let Some(Stand::Left(number)) = case.course.written_by(&said.sender, message) {
                self.tell_of_number(work, &case, number, ("", AnswerStep::NotRemoved));
            }
        }
        Ok(())
    }

    /// The case and the answer that somebody wrote with this command.
    async fn answer_of(
        &self,
        work: &mut Work,
        said: &StaffSaid,
        message: &str,
    ) -> Result<Option<(Case, Stand)>, StoreError> {
        let cases = work.open_cases(&said.queue).await?;
        let found = cases.into_iter().find_map(|case| {
            let stand = case.course.written_by(&said.sender, message)?;
            Some((case, stand))
        });
        Ok(found)
    }

    fn halt_answer(&mut self, work: &mut Work, mut case: Case, number: u16) {
        self.keep_back(work, &mut case, |answer| answer.number == number);
    }

    /// An answer that has not left says something else now, and its pause begins again.
    fn wait_anew(&mut self, work: &mut Work, mut case: Case, number: u16, text: String) {
        let pause = self.settings.answer_pause;
        let Some(answer) = case.course.answer_mut(number) else { return };
        let leaves = self.end_of_wait(work.now, answer.echo.is_some());
        answer.text = text;
        if let Departure::At(at) = &mut answer.departure {
            *at = leaves;
        }
        let answer = answer.clone();
        work.put_case(case.clone());
        if answer.departure == Departure::AfterYes {
            let (code, by) = (case.code.clone(), case.claimed_by.clone());
            self.tell_staff(work, &case, &StaffSay::AskYes { code, by });
        } else {
            self.tell_of_answer(work, &case, &answer, AnswerStep::Leaves { seconds: pause });
        }
    }

    /// Does what the writer of an answer wants of it after it has left, or notes it until the answer has arrived.
    async fn wish(
        &mut self,
        work: &mut Work,
        mut case: Case,
        number: u16,
        wish: Wish,
    ) -> Result<(), StoreError> {
        let open = match case.person {
            Some(who) => {
                work.load(&[who]).await?;
                work.person(&who).and_then(|person| person.dialogue.case(&case.code)).cloned()
            }
            None => None,
        };
        let Some(open) = open else {
            let (code, reason) = (Some(case.code.clone()), NotSent::Unreachable);
            self.tell_staff(work, &case, &StaffSay::AnswerNotSent { code, reason });
            return Ok(());
        };
        if open.discreet.is_some() {
            self.do_unseen(work, case, number, wish);
            return Ok(());
        }
        case.course.note_wish(number, Some(wish.clone()));
        work.put_case(case.clone());
        let (text, step) = match &wish {
            Wish::Change(text) => (text.as_str(), AnswerStep::Changing),
            Wish::Remove => ("", AnswerStep::Removing),
        };
        self.tell_of_number(work, &case, number, (text, step));
        if case.course.exchange.arrived_mut(number).is_some() {
            self.fulfil(work, case, number).await
        } else {
            if wish == Wish::Remove {
                self.stop_on_its_way(work, &case.code, number);
            }
            Ok(())
        }
    }

    /// The same for somebody beside whom someone may read along: what they have not opened is changed where it lies, and
    /// nothing happens on their screen.
    fn do_unseen(&mut self, work: &mut Work, mut case: Case, number: u16, wish: Wish) {
        let Some(who) = case.person else { return };
        let Some(mut person) = work.person(&who).cloned() else { return };
        let open = person.dialogue.cases.iter_mut().find(|open| open.code == case.code);
        let unopened = open.map(|open| &mut open.unopened);
        let is_it =
            |unopened: &Unopened| matches!(unopened, Unopened::Answer(answer) if answer.number == number);
        let Some((unopened, at)) = unopened.and_then(|all| {
            let at = all.iter().position(is_it)?;
            Some((all, at))
        }) else {
            self.tell_of_number(work, &case, number, ("", AnswerStep::AlreadyOpened));
            return;
        };
        let (text, step) = match wish {
            Wish::Change(text) => {
                if let Some(Unopened::Answer(answer)) = unopened.get_mut(at) {
                    answer.text.clone_from(&text);
                }
                if let Some(answer) = case.course.answer_mut(number) {
                    answer.text.clone_from(&text);
                }
                (text, AnswerStep::ChangedUnread)
            }
            Wish::Remove => {
                unopened.remove(at);
                // That the case was taken waits for something else to be opened, too.
                if unopened.iter().all(|left| *left == Unopened::Claimed) {
                    self.cancel_notices_of(work, &case.code);
                }
                (String::new(), AnswerStep::RemovedUnread)
            }
        };
        work.put_person(who, person);
        self.tell_of_number(work, &case, number, (&text, step));
        if step == AnswerStep::RemovedUnread {
            case.course.take(number);
            case.course.exchange.drop_arrived(number);
            case.course.answer_lost(number, work.now);
        }
        work.put_case(case);
    }
}
