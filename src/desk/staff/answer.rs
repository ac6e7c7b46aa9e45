//! Answers to a person: written, echoed, held for a moment, halted, sent, arrived.
//!
//! Nothing reaches the person but what stands behind `!antwort`, and that only after a pause in which a wrong case can
//! still be noticed. It outlives a restart: the answer waits in its case, sealed.

use jiff::{SignedDuration, Timestamp};

use crate::desk::ports::{Outgoing, Recipient, StaffSaid, StaffWhat};
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::course::{Answer, Departure};
use crate::handoff::relay::not_before;
use crate::handoff::request::CaseState;
use crate::handoff::say::{AnswerStep, NotSent, StaffSay};
use crate::id::CaseCode;
use crate::intake::after;
use crate::intake::dialogue::{AnswerWish, Hours, Unopened, Unread};
use crate::store::{Case, StoreError};

/// How much longer than its pause an answer waits for its echo; then it leaves without one.
const ECHO_AWAITED: SignedDuration = SignedDuration::from_secs(30);

/// How many characters of an answer its echo repeats: enough to know it by.
const ECHOED: usize = 160;

impl Desk {
    pub(super) async fn answer(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
        text: String,
    ) -> Result<(), StoreError> {
        let Some(mut case) = self.case_or_word(work, said, code.as_ref()).await? else { return Ok(()) };
        // After a crash within a batch its first events come once more, and nobody remembers that they were taken.
        if !said.event.is_empty() && case.course.written_by(&said.sender, &said.event).is_some() {
            return Ok(());
        }
        let refused = match case.state {
            CaseState::Closed => Some(NotSent::CaseClosed),
            _ if text.trim().is_empty() => Some(NotSent::Empty),
            _ if case.request.card().answer != AnswerWish::Here => Some(NotSent::NotWanted),
            CaseState::Waiting | CaseState::Claimed | CaseState::Talking => None,
        };
        if let Some(reason) = refused {
            let code = Some(case.code.clone());
            self.reply(work, said, &case, &StaffSay::AnswerNotSent { code, reason });
            return Ok(());
        }
        // Of two answers that wait for a yes nobody could tell which one it is for, and after a newer one nobody means the old.
        self.keep_back(work, &mut case, |other| {
            other.departure == Departure::AfterYes && other.by == said.sender
        });
        if case.claimed_by.as_ref() != Some(&said.sender) {
            case.course.write(&said.sender, &said.event, text, Departure::AfterYes);
            work.put_case(case.clone());
            let (code, by) = (case.code.clone(), case.claimed_by.clone());
            self.reply(work, said, &case, &StaffSay::AskYes { code, by });
            return Ok(());
        }
        let number = case.course.write(&said.sender, &said.event, text, Departure::AfterYes);
        self.let_leave(work, said, case, number).await
    }

    /// The writer of an answer to a case they have not claimed says yes.
    pub(super) async fn yes(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
    ) -> Result<(), StoreError> {
        let waits = |answer: &Answer| answer.departure == Departure::AfterYes && answer.by == said.sender;
        let cases = self.cases_with(work, said, code.as_ref(), waits).await?;
        let notes = match &code {
            Some(_) => Vec::new(),
            None => self.notes_held(work, said, cases.is_empty()).await?,
        };
        let case = match (cases.as_slice(), notes.as_slice()) {
            ([case], []) => case,
            ([], [number]) => return self.let_note_go(work, said, *number).await,
            ([], []) => {
                self.tell_room(work, said, &StaffSay::NoAnswerWaits);
                return Ok(());
            }
            // A yes must not have to choose.
            _ => {
                let codes = cases.iter().map(|case| case.code.clone()).collect();
                self.tell_room(work, said, &StaffSay::WhichAnswer { codes, notes });
                return Ok(());
            }
        };
        let Some(number) =
            case.course.answers().iter().find(|answer| waits(answer)).map(|answer| answer.number)
        else {
            return Ok(());
        };
        if self.is_closed(work, case, said) {
            return Ok(());
        }
        if case.state == CaseState::Waiting {
            self.give_to(work, case.clone(), &said.sender).await?;
        }
        let Some(case) = work.case(&case.code).await? else { return Ok(()) };
        self.let_leave(work, said, case, number).await
    }

    /// Keeps answers back that have not left: the one meant, or all of the case.
    pub(super) async fn halt(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
    ) -> Result<(), StoreError> {
        let sign = matches!(said.what, StaffWhat::Reaction(_));
        let about = said.about.as_deref();
        // A sign stands under the command or its echo. A word halts what the case's thread holds, or without one what its
        // writer has sent.
        let meant = |answer: &Answer| {
            let named = about.is_some_and(|at| answer.event == at || answer.echo.as_deref() == Some(at));
            let anywhere = code.is_none() && about.is_none();
            let which = if sign { named } else { !anywhere || answer.by == said.sender };
            answer.departure != Departure::Left && which
        };
        let cases = self.cases_with(work, said, code.as_ref(), meant).await?;
        let notes = match &code {
            Some(_) => Vec::new(),
            None => self.notes_held(work, said, cases.is_empty()).await?,
        };
        if cases.is_empty() && notes.is_empty() && !sign {
            let case = self.case_meant(work, said, code.as_ref()).await?;
            match case.filter(|case| case.course.has_left_of(&said.sender)) {
                Some(case) => {
                    self.reply(work, said, &case, &StaffSay::TooLateToHalt { code: case.code.clone() });
                }
                None => self.tell_room(work, said, &StaffSay::NoAnswerWaits),
            }
        }
        for number in notes {
            self.drop_note(work, said, number).await?;
        }
        if sign && cases.is_empty() {
            self.say_if_too_late(work, said).await?;
        }
        for mut case in cases {
            self.keep_back(work, &mut case, meant);
        }
        Ok(())
    }

    /// Halts those answers of a case that `which` names and that have not left, and says so.
    pub(super) fn keep_back(&mut self, work: &mut Work, case: &mut Case, which: impl Fn(&Answer) -> bool) {
        let halted = case.course.halt(which);
        work.put_case(case.clone());
        for answer in &halted {
            self.tell_of_answer(work, case, answer, AnswerStep::Halted);
        }
    }

    /// Whoever wants to halt an answer that has left hears so: they would believe that it was kept from the person.
    async fn say_if_too_late(&mut self, work: &mut Work, said: &StaffSaid) -> Result<(), StoreError> {
        let Some(about) = said.about.as_deref() else { return Ok(()) };
        let cases = work.open_cases(&said.queue).await?;
        if let Some(case) = cases.into_iter().find(|case| case.course.has_left(about)) {
            self.tell_staff(work, &case, &StaffSay::TooLateToHalt { code: case.code.clone() });
        }
        Ok(())
    }

    /// When an answer leaves that is written now: after its pause, which begins once staff can see its echo. A server that
    /// takes no more messages for a while must not use the pause up; one that never takes it keeps nothing from the person.
    pub(super) fn end_of_wait(&self, now: Timestamp, echo_is_there: bool) -> Timestamp {
        let end = self.end_of_pause(now);
        if echo_is_there || self.settings.answer_pause == 0 {
            return end;
        }
        end.checked_add(ECHO_AWAITED).unwrap_or(end)
    }

    /// When what staff see now leaves.
    pub(in crate::desk) fn end_of_pause(&self, now: Timestamp) -> Timestamp {
        let pause = SignedDuration::from_secs(self.settings.answer_pause.into());
        now.checked_add(pause).unwrap_or(now)
    }

    /// The cases with such an answer: the one named, the one in whose thread this was said, or all of the queue.
    async fn cases_with(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<&CaseCode>,
        such: impl Fn(&Answer) -> bool,
    ) -> Result<Vec<Case>, StoreError> {
        let mut cases = match self.case_meant(work, said, code).await? {
            Some(case) => vec![case],
            None if code.is_some() => Vec::new(),
            None => work.open_cases(&said.queue).await?,
        };
        cases.retain(|case| case.course.answers().iter().any(&such));
        Ok(cases)
    }

    /// Gives an answer its time to leave, which is now where there is no pause. Its echo stands where that was said, since
    /// whoever does not see into threads must see it in time to halt it.
    async fn let_leave(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        mut case: Case,
        number: u16,
    ) -> Result<(), StoreError> {
        let pause = self.settings.answer_pause;
        let Some(answer) = case.course.answer_mut(number) else { return Ok(()) };
        answer.departure = Departure::At(self.end_of_wait(work.now, answer.echo.is_some()));
        let answer = answer.clone();
        work.put_case(case.clone());
        let step = match pause {
            0 => self.step_of_leaving(work, &case).await?,
            seconds => AnswerStep::Leaves { seconds },
        };
        let text = self.catalogue.staff(&said_of(&case, &answer.text, step), &self.directory);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: said.about.clone() };
        work.echo_of_answer(Recipient::Queue(case.queue.clone()), what, &case.code, number);
        if pause == 0 { self.leave(work, case, number).await } else { Ok(()) }
    }

    /// Whether what leaves now goes to the person at once, or waits for their hours.
    pub(in crate::desk) async fn step_of_leaving(
        &self,
        work: &mut Work,
        case: &Case,
    ) -> Result<AnswerStep, StoreError> {
        let Some(who) = case.person else { return Ok(AnswerStep::Left) };
        work.load(&[who]).await?;
        let open = work.person(&who).and_then(|person| person.dialogue.case(&case.code));
        let hours = open.and_then(|open| open.discreet);
        let waits = not_before(hours, work.now).and(hours.and_then(Hours::window));
        Ok(waits.map_or(AnswerStep::Left, |(hour, _)| AnswerStep::WaitsFor { hour }))
    }

    /// Sends an answer to the person.
    pub(in crate::desk) async fn leave(
        &mut self,
        work: &mut Work,
        mut case: Case,
        number: u16,
    ) -> Result<(), StoreError> {
        let Some(answer) = case.course.answer_mut(number) else { return Ok(()) };
        answer.departure = Departure::Left;
        let left = answer.clone();
        let text = answer.text.clone();
        let (code, queue) = (case.code.clone(), case.queue.clone());
        let what = Unopened::Answer(Unread { number, text });
        let change = |dialogue| after::bring(dialogue, &code, &queue, what);
        if !self.bring(work, &case, Some(number), change).await? {
            case.course.take(number);
            work.put_case(case.clone());
            let say = StaffSay::AnswerNotSent { code: Some(code), reason: NotSent::Unreachable };
            self.tell_staff(work, &case, &say);
            return Ok(());
        }
        // The card tells of a danger nobody has answered, and of how far the talk is.
        let before = (case.state, case.course.urgent);
        // Given back in the pause, it still waits for somebody to take it.
        if case.claimed_by.is_some() {
            case.state = CaseState::Talking;
        }
        work.count_answer(&case);
        case.course.answer_left(work.now);
        work.put_case(case.clone());
        // Its echo still says that it can be halted. One that is not in the room yet is not said twice.
        if left.echo.is_some() {
            let step = self.step_of_leaving(work, &case).await?;
            self.tell_of_answer(work, &case, &left, step);
        }
        if before != (case.state, case.course.urgent) {
            self.refresh_card(work, &case);
        }
        Ok(())
    }

    /// An answer has reached the person's platform, which calls it so.
    pub(in crate::desk) async fn answer_arrived(
        &mut self,
        work: &mut Work,
        code: &CaseCode,
        (number, messages): (u16, &[String]),
    ) -> Result<(), StoreError> {
        let Some(mut case) = work.case(code).await? else { return Ok(()) };
        let Some(answer) = case.course.arrive(number, messages) else { return Ok(()) };
        work.put_case(case.clone());
        if answer.wish.is_some() {
            return self.fulfil(work, case, number).await;
        }
        self.tell_of_answer(work, &case, &answer, AnswerStep::Arrived);
        Ok(())
    }

    /// Brings the echo of an answer up to date, or says it anew where the echo is not known.
    pub(in crate::desk) fn tell_of_answer(
        &mut self,
        work: &mut Work,
        case: &Case,
        answer: &Answer,
        step: AnswerStep,
    ) {
        let say = said_of(case, &answer.text, step);
        match &answer.echo {
            Some(reference) => {
                let text = self.catalogue.staff(&say, &self.directory);
                let what = Outgoing::Edit { reference: reference.clone(), text, html: None };
                work.letter(Recipient::Queue(case.queue.clone()), what, Some(&case.code));
            }
            None => self.tell_staff(work, case, &say),
        }
    }
}

/// An answer as its echo says it.
pub(in crate::desk) fn said_of(case: &Case, whole: &str, step: AnswerStep) -> StaffSay {
    let card = case.request.card();
    let mut text: String = whole.chars().take(ECHOED).collect();
    if text.len() < whole.len() {
        text.push('…');
    }
    StaffSay::Answer { code: case.code.clone(), relation: card.relation, district: card.district, text, step }
}
