//! What becomes of answers that their writer changed or took back after they had left: on their way, and at the person's.

use super::effects::is_notice;
use super::ports::{Letter, Outgoing, Recipient};
use super::staff::said_of;
use super::task::{About, Desk};
use super::work::Work;
use crate::handoff::exchange::Wish;
use crate::handoff::say::AnswerStep;
use crate::id::{CaseCode, RowId};
use crate::intake::after;
use crate::intake::dialogue::Form;
use crate::intake::say::Say;
use crate::store::{Case, Mark, NewLetter, StoreError};

impl Desk {
    /// Something about an answer has reached the person's platform.
    pub(super) async fn reached_person(
        &mut self,
        work: &mut Work,
        code: &CaseCode,
        number: u16,
        (letter, references): (&Letter, &[String]),
    ) -> Result<(), StoreError> {
        match &letter.what {
            Outgoing::Edit { text, .. } => {
                self.change_arrived(work, code, number, (text, AnswerStep::Changed)).await
            }
            Outgoing::Redact { reference } => self.is_removed(work, code, number, reference).await,
            // That there is something to open is not the answer, and must never be made to say it.
            what if is_notice(&letter.to, what) => self.answer_arrived(work, code, (number, &[])).await,
            Outgoing::Message { text, .. } => {
                let known = work.case(code).await?;
                if known.is_some_and(|mut case| case.course.answer_mut(number).is_some()) {
                    self.answer_arrived(work, code, (number, references)).await
                } else {
                    self.change_arrived(work, code, number, (text, AnswerStep::Corrected)).await
                }
            }
            Outgoing::Card { .. } | Outgoing::RetireButtons { .. } => Ok(()),
        }
    }

    /// Does what is open of an answer that has arrived.
    pub(super) async fn fulfil(
        &mut self,
        work: &mut Work,
        mut case: Case,
        number: u16,
    ) -> Result<(), StoreError> {
        let Some(arrived) = case.course.exchange.arrived_mut(number).cloned() else { return Ok(()) };
        match (arrived.wish, arrived.messages.as_slice()) {
            (None, _) => Ok(()),
            // Parts of a long one cannot be changed into others.
            (Some(Wish::Change(text)), [reference]) => {
                let (reference, queue) = (reference.clone(), case.queue.clone());
                let say = Say::StaffAnswer { code: case.code.clone(), queue, text };
                self.write_about(work, &case, number, |desk, form| {
                    let text = desk.render(&say, form);
                    Outgoing::Edit { reference, text, html: None }
                })
                .await
            }
            (Some(Wish::Change(text)), _) => self.correct(work, &case, number, text).await,
            (Some(Wish::Remove), []) => {
                case.course.note_wish(number, None);
                work.put_case(case.clone());
                self.tell_of_number(work, &case, number, ("", AnswerStep::NotRemoved));
                Ok(())
            }
            (Some(Wish::Remove), messages) => {
                for reference in messages {
                    let what = Outgoing::Redact { reference: reference.clone() };
                    self.write_about(work, &case, number, |_, _| what).await?;
                }
                Ok(())
            }
        }
    }

    /// Writes a letter about an answer to the person of a case.
    async fn write_about(
        &mut self,
        work: &mut Work,
        case: &Case,
        number: u16,
        what: impl FnOnce(&Self, Form) -> Outgoing,
    ) -> Result<(), StoreError> {
        let Some(who) = case.person else { return Ok(()) };
        work.load(&[who]).await?;
        let Some(person) = work.person(&who) else { return Ok(()) };
        let (form, Some(address)) = (person.dialogue.form, person.address.clone()) else { return Ok(()) };
        let what = what(self, form);
        work.letter_to_person(NewLetter {
            to: Recipient::Person(address),
            what,
            about: Some(case.code.clone()),
            consultation: None,
            words: false,
            answer: Some(number),
            post: None,
            person: Some(who),
            not_before: None,
            hours: None,
            created: work.now,
        });
        Ok(())
    }

    /// Sends what holds instead of an answer that cannot be changed where the person reads it.
    async fn correct(
        &mut self,
        work: &mut Work,
        case: &Case,
        number: u16,
        text: String,
    ) -> Result<(), StoreError> {
        let (code, queue) = (case.code.clone(), case.queue.clone());
        let change = |dialogue| after::correct(dialogue, &code, &queue, text);
        self.bring(work, case, Some(number), change).await?;
        Ok(())
    }

    /// The person reads what an answer was changed to, in its place or after it.
    async fn change_arrived(
        &mut self,
        work: &mut Work,
        code: &CaseCode,
        number: u16,
        (rendered, step): (&str, AnswerStep),
    ) -> Result<(), StoreError> {
        let Some(mut case) = work.case(code).await? else { return Ok(()) };
        let wish = case.course.exchange.arrived_mut(number).and_then(|arrived| arrived.wish.clone());
        // Of several changes only the last one is the answer as it is now.
        let Some(Wish::Change(text)) = wish else { return Ok(()) };
        if rendered.ends_with(text.trim_end()) {
            case.course.note_wish(number, None);
            work.put_case(case.clone());
            self.tell_of_number(work, &case, number, (&text, step));
        }
        Ok(())
    }

    /// A part of an answer is gone where the person could read it.
    async fn is_removed(
        &mut self,
        work: &mut Work,
        code: &CaseCode,
        number: u16,
        reference: &str,
    ) -> Result<(), StoreError> {
        let Some(mut case) = work.case(code).await? else { return Ok(()) };
        let Some(arrived) = case.course.exchange.arrived_mut(number) else { return Ok(()) };
        arrived.messages.retain(|message| message != reference);
        let all = arrived.messages.is_empty();
        if all {
            self.tell_of_number(work, &case, number, ("", AnswerStep::Removed));
            case.course.exchange.drop_arrived(number);
            case.course.answer_lost(number, work.now);
        }
        work.put_case(case);
        Ok(())
    }

    /// Whether a letter changes or removes an answer that a person has got.
    pub(super) fn changes_answer(&self, letter: &Letter) -> bool {
        let of_answer = self.about.get(&letter.row).is_some_and(|about| about.answer.is_some());
        let changes = matches!(letter.what, Outgoing::Edit { .. } | Outgoing::Redact { .. });
        of_answer && changes && matches!(letter.to, Recipient::Person(_))
    }

    /// The platform does not change or remove an answer.
    pub(super) async fn not_changed(&mut self, work: &mut Work, letter: &Letter) -> Result<(), StoreError> {
        work.then.done.push(letter.row);
        work.commit.marks.push(Mark::Cancel { row: letter.row });
        let Some(About { code: Some(code), answer: Some(number), .. }) = self.about.get(&letter.row) else {
            return Ok(());
        };
        let (code, number) = (code.clone(), *number);
        let Some(mut case) = work.case(&code).await? else { return Ok(()) };
        let wish = case.course.exchange.arrived_mut(number).and_then(|arrived| arrived.wish.clone());
        match (wish, &letter.what) {
            (Some(Wish::Change(text)), Outgoing::Edit { text: rendered, .. })
                if rendered.ends_with(text.trim_end()) =>
            {
                self.correct(work, &case, number, text).await
            }
            (Some(Wish::Remove), Outgoing::Redact { .. }) => {
                case.course.note_wish(number, None);
                work.put_case(case.clone());
                self.tell_of_number(work, &case, number, ("", AnswerStep::NotRemoved));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Stops an answer that has left, if its courier has not begun. One that nobody has carried yet may be there since
    /// before a restart, and goes its way.
    pub(super) fn stop_on_its_way(&self, work: &mut Work, code: &CaseCode, number: u16) {
        self.cancel_letters(work, |about| {
            let to_person = matches!(about.letter.to, Recipient::Person(_));
            let carried = !self.unsent.contains_key(&about.letter.transaction);
            to_person && carried && about.is_of(code) && about.answer == Some(number)
        });
    }

    /// A letter was taken back before it went out. If it brought an answer, the person will never read it.
    pub(super) async fn stopped(&mut self, work: &mut Work, row: RowId) -> Result<(), StoreError> {
        let Some(About { code: Some(code), answer: Some(number), .. }) = self.about.get(&row) else {
            return Ok(());
        };
        let (code, number) = (code.clone(), *number);
        let Some(mut case) = work.case(&code).await? else { return Ok(()) };
        let removed = |wish: Option<&Wish>| wish == Some(&Wish::Remove);
        if removed(case.course.answer_mut(number).and_then(|answer| answer.wish.as_ref()))
            && let Some(answer) = case.course.take(number)
        {
            case.course.answer_lost(number, work.now);
            work.put_case(case.clone());
            self.tell_of_answer(work, &case, &answer, AnswerStep::Halted);
        }
        Ok(())
    }

    /// After a start: an answer that was taken back and has no letter any more was stopped before the program ended, and
    /// nobody has said so. Returns the case as it is then.
    pub(super) fn finish_removals(&mut self, work: &mut Work, mut case: Case) -> Case {
        let code = case.code.clone();
        let under_way =
            |number| self.about.values().any(|about| about.is_of(&code) && about.answer == Some(number));
        let stopped = case.course.answers().iter().filter(|answer| answer.wish == Some(Wish::Remove));
        let stopped: Vec<u16> =
            stopped.map(|answer| answer.number).filter(|number| !under_way(*number)).collect();
        for number in stopped {
            let Some(answer) = case.course.take(number) else { continue };
            case.course.answer_lost(number, work.now);
            work.put_case(case.clone());
            self.tell_of_answer(work, &case, &answer, AnswerStep::Halted);
        }
        case
    }

    /// Brings the echo of an answer up to date, by the answer's number.
    pub(super) fn tell_of_number(
        &mut self,
        work: &mut Work,
        case: &Case,
        number: u16,
        (text, step): (&str, AnswerStep),
    ) {
        let say = said_of(case, text, step);
        match case.course.echo_of(number) {
            Some(reference) => {
                let text = self.catalogue.staff(&say, &self.directory);
                let what = Outgoing::Edit { reference: reference.to_owned(), text, html: None };
                work.letter(Recipient::Queue(case.queue.clone()), what, Some(&case.code));
            }
            None => self.tell_staff(work, case, &say),
        }
    }
}
