//! What the couriers report: letters sent, delayed, refused; and rooms that open and close.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::chat::only_deletes;
use super::outbox::Report;
use super::ports::{Letter, Outgoing, Recipient, RoomProblem};
use super::task::{About, Desk};
use super::work::Work;
use crate::handoff::course::Departure;
use crate::handoff::say::{AnswerStep, NotSent, StaffSay};
use crate::id::{CaseCode, QueueId};
use crate::intake::dialogue::Unopened;
use crate::locale::{DeadRecipient, OperatorSay};
use crate::store::{Case, Mark, StoreError};

/// How long the row of a letter that was given up is remembered, for the operator, without its content.
pub const ROW_KEPT: SignedDuration = SignedDuration::from_hours(24);

impl Desk {
    /// Takes a courier's report into the unit of work.
    pub(super) async fn report(&mut self, work: &mut Work, report: &Report) -> Result<(), StoreError> {
        match report {
            Report::Sent { letter, references } => self.sent(work, letter, references).await,
            Report::Failed { row, attempts, pause } => {
                tracing::warn!(row = row.0, attempts, "a letter could not be sent and is tried again");
                let pause = SignedDuration::try_from(*pause).unwrap_or(SignedDuration::ZERO);
                let not_before = work.now.checked_add(pause).unwrap_or(work.now);
                work.commit.marks.push(Mark::Retry { row: *row, attempts: *attempts, not_before });
                Ok(())
            }
            Report::TakenBack { row } => {
                work.then.done.push(*row);
                self.stopped(work, *row).await
            }
            Report::RoomClosed { letter, problem } => self.must_wait(work, letter, *problem).await,
            // What cannot be changed there any more is no fault of ours, and its writer hears of it.
            Report::Refused { letter, .. } if self.changes_answer(letter) => {
                self.not_changed(work, letter).await
            }
            // Where the rest of a chat is not deleted, nothing is lost.
            Report::Refused { letter, .. } | Report::Gone { letter } if only_deletes(letter) => {
                Self::dead(work, letter);
                Ok(())
            }
            Report::Gone { letter } => {
                tracing::info!(row = letter.row.0, "a recipient cannot be reached any more");
                Self::dead(work, letter);
                self.unreachable(work, letter, true).await
            }
            Report::Refused { letter, why } => {
                tracing::error!(row = letter.row.0, why, "a letter was refused for good");
                Self::dead(work, letter);
                let to = match &letter.to {
                    Recipient::Person(_) => DeadRecipient::Person,
                    Recipient::Queue(queue) => DeadRecipient::Queue(queue.clone()),
                    Recipient::Operator => DeadRecipient::Operator,
                };
                self.alarm(work, &OperatorSay::DeadLetter { row: letter.row, to, reason: why });
                self.unreachable(work, letter, false).await
            }
        }
    }

    pub(super) async fn sent(
        &mut self,
        work: &mut Work,
        letter: &Letter,
        references: &[String],
    ) -> Result<(), StoreError> {
        Self::arrived(work, letter);
        let about = self.case_of(letter);
        match &letter.to {
            Recipient::Person(address) => {
                self.note_sent(work, address, letter, references).await?;
                let has_buttons =
                    matches!(&letter.what, Outgoing::Message { buttons, .. } if !buttons.is_empty());
                if let Some(reference) = references.last().filter(|_| has_buttons) {
                    work.then.live_buttons.push((address.clone(), reference.clone()));
                }
                let answer = self.about.get(&letter.row).and_then(|about| about.answer);
                let here = self.is_of_its_case(work, address, about.as_ref()).await?;
                match about.zip(answer).filter(|_| here) {
                    Some((code, number)) => {
                        Box::pin(self.reached_person(work, &code, number, (letter, references))).await
                    }
                    None => Ok(()),
                }
            }
            Recipient::Queue(queue) => {
                // What it takes shows that it can be used, though nobody may have seen anything change.
                if self.known_of_room(work, queue).is_some_and(Option::is_some) {
                    self.room_changed(work, queue.clone(), None).await?;
                }
                let consultation = self.about.get(&letter.row).and_then(|about| about.consultation);
                match (about, consultation, &letter.what) {
                    // A change is an event of its own, which keeps its text when the one it changes is taken out.
                    (
                        Some(code),
                        _,
                        Outgoing::Card { .. } | Outgoing::Message { .. } | Outgoing::Edit { .. },
                    ) => Box::pin(self.is_in_room(work, queue, (&code, letter), references)).await,
                    (None, Some(number), Outgoing::Message { .. }) => {
                        self.consultation_in_room(work, queue, number, references).await
                    }
                    _ => Ok(()),
                }
            }
            Recipient::Operator => Ok(()),
        }
    }

    /// Something that tells of a case has arrived in its room: it is remembered, so that it can be taken back.
    async fn is_in_room(
        &mut self,
        work: &mut Work,
        queue: &QueueId,
        (code, letter): (&CaseCode, &Letter),
        references: &[String],
    ) -> Result<(), StoreError> {
        let Some(mut case) = work.case(code).await?.filter(|case| case.queue == *queue) else {
            // The person took everything back, or the case went to another service, while it was on the way.
            take_out(work, queue, references);
            return Ok(());
        };
        if let Some(number) = self.about.get(&letter.row).and_then(|about| about.post) {
            let Some(post) = case.course.exchange.post_mut(number) else {
                // The person changed it, or took it back.
                take_out(work, queue, references);
                return Ok(());
            };
            post.references = references.to_vec();
        }
        let mut rest = references;
        let mut waited = false;
        if let (Outgoing::Card { .. }, Some((last, earlier))) = (&letter.what, references.split_last()) {
            case.card = Some(last.clone());
            waited = std::mem::take(&mut case.waits);
            rest = earlier;
        }
        case.posts.extend_from_slice(rest);
        if waited {
            self.promise_anew(work, &mut case);
        }
        let echoed = self.about.get(&letter.row).and_then(|about| about.answer);
        if let Some(answer) = echoed.and_then(|number| case.course.answer_mut(number))
            && let Departure::At(at) = &mut answer.departure
            && answer.echo.is_none()
        {
            // From now on staff can see it, and halt it.
            *at = self.end_of_pause(work.now);
        }
        let late = echoed.zip(references.last()).and_then(|(number, echo)| case.course.echoed(number, echo));
        work.put_case(case.clone());
        if let Some((number, has_arrived)) = echoed.zip(late) {
            let step =
                if has_arrived { AnswerStep::Arrived } else { self.step_of_leaving(work, &case).await? };
            self.tell_of_number(work, &case, number, ("", step));
        }
        if matches!(letter.what, Outgoing::Card { .. }) {
            // What it says may have changed while it was on its way: a promise, or who else has the request.
            if letter.what != self.card_to_post(work, &case) {
                self.refresh_card(work, &case);
            }
            self.tell_story(work, case.clone());
            self.show_due_bursts(work, BTreeSet::from([code.clone()])).await?;
        }
        // What was shown of a burst is noted in the case meanwhile.
        match work.case(code).await?.filter(|_| waited) {
            Some(case) => self.inform(work, case, Unopened::Arrived).await,
            None => Ok(()),
        }
    }

    /// A letter for a room that cannot be used now. Its person is told once, if it is a card.
    async fn must_wait(
        &mut self,
        work: &mut Work,
        letter: &Letter,
        problem: RoomProblem,
    ) -> Result<(), StoreError> {
        tracing::warn!(row = letter.row.0, ?problem, "a letter waits because its room cannot be used");
        // The channel may take the room for usable: it looks when something changes, and the server refuses when it likes.
        if let Recipient::Queue(queue) = &letter.to {
            self.room_changed(work, queue.clone(), Some(problem)).await?;
        }
        let Outgoing::Card { .. } = &letter.what else { return Ok(()) };
        let Some(code) = self.case_of(letter) else { return Ok(()) };
        let Some(case) = work.case(&code).await? else { return Ok(()) };
        self.tell_waiting(work, case).await
    }

    /// Tells the person of a case once that its card must wait.
    async fn tell_waiting(&mut self, work: &mut Work, mut case: Case) -> Result<(), StoreError> {
        if case.waits {
            return Ok(());
        }
        case.waits = true;
        work.put_case(case.clone());
        self.inform(work, case, Unopened::Waits).await
    }

    /// Takes only what became of the letter itself from a report.
    pub(super) fn settle(work: &mut Work, report: &Report) {
        match report {
            Report::Sent { letter, .. } => Self::arrived(work, letter),
            Report::Gone { letter } | Report::Refused { letter, .. } => Self::dead(work, letter),
            Report::TakenBack { row } => work.then.done.push(*row),
            Report::Failed { .. } | Report::RoomClosed { .. } => {}
        }
    }

    fn arrived(work: &mut Work, letter: &Letter) {
        work.then.done.push(letter.row);
        work.then.confirmed.push(letter.transaction.clone());
        work.commit.marks.push(Mark::Sent { row: letter.row });
    }

    fn dead(work: &mut Work, letter: &Letter) {
        work.then.done.push(letter.row);
        work.commit.marks.push(Mark::Dead { row: letter.row, keep_until: kept_until(work.now) });
    }

    /// A letter about a case will never arrive; `gone` if nothing reaches its recipient. Whoever wrote what it brings must know,
    /// or they would think it had.
    async fn unreachable(&mut self, work: &mut Work, letter: &Letter, gone: bool) -> Result<(), StoreError> {
        let Some(&About { ref code, consultation, words, answer, .. }) = self.about.get(&letter.row) else {
            return Ok(());
        };
        let code = match (code.clone(), consultation) {
            (Some(code), _) => code,
            (None, Some(number)) if words => return self.note_lost(work, letter, number).await,
            (None, _) => return Ok(()),
        };
        let Some(mut case) = work.case(&code).await? else { return Ok(()) };
        match (&letter.to, &letter.what) {
            // The person writes from another account meanwhile, and what this brought was written for that one as well.
            (Recipient::Person(to), _) if case.person != Some(self.lookup(to)) => Ok(()),
            (Recipient::Person(_), _) => {
                if let Some(answer) = answer.and_then(|number| case.course.take(number)) {
                    // Whoever has gone waits for nothing; whoever is there has still no answer.
                    if !gone {
                        case.course.answer_lost(answer.number, work.now);
                    }
                    work.put_case(case.clone());
                }
                let reason = NotSent::Unreachable;
                self.tell_staff(work, &case, &StaffSay::AnswerNotSent { code: Some(code), reason });
                Ok(())
            }
            // The case has gone to another service meanwhile, and what it asks for with it.
            (Recipient::Queue(queue), _) if *queue != case.queue => Ok(()),
            (Recipient::Queue(_), Outgoing::Card { .. }) => {
                case.course.card_lost = Some(work.now);
                work.put_case(case.clone());
                self.inform(work, case, Unopened::CardLost).await
            }
            (Recipient::Queue(_), _) if words => self.inform(work, case, Unopened::MessageLost).await,
            (Recipient::Queue(_) | Recipient::Operator, _) => Ok(()),
        }
    }

    /// A queue's room opened or closed.
    pub(super) async fn room_changed(
        &mut self,
        work: &mut Work,
        queue: QueueId,
        problem: Option<RoomProblem>,
    ) -> Result<(), StoreError> {
        let known = self.known_of_room(work, &queue).copied();
        let (news, heard_of) = (known != Some(problem), known.is_some());
        work.then.rooms.push((queue.clone(), problem));
        match problem {
            Some(problem) if news => {
                tracing::error!(
                    queue = queue.as_str(),
                    ?problem,
                    "a centre's room cannot be used; its cards wait"
                );
                self.alarm(work, &OperatorSay::RoomClosed { queue: queue.clone(), problem });
                // Cards announced as sent may still be here, also with a courier that has not come yet.
                let unsent: BTreeSet<_> =
                    self.about.values().filter_map(|about| about.code.clone()).collect();
                for code in unsent {
                    let case = work.case(&code).await?;
                    if let Some(case) = case.filter(|case| case.queue == queue && case.card.is_none()) {
                        self.tell_waiting(work, case).await?;
                    }
                }
            }
            None if news => {
                tracing::info!(queue = queue.as_str(), "a centre's room can be used");
                // Opening is news only after it was closed; at start it is what everyone expects.
                if heard_of {
                    self.alarm(work, &OperatorSay::RoomOpen { queue });
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What was last heard of a queue's room, in this unit of work too; `None` if nothing was.
    fn known_of_room<'a>(&'a self, work: &'a Work, queue: &QueueId) -> Option<&'a Option<RoomProblem>> {
        let now = work.then.rooms.iter().rev().find(|(room, _)| room == queue);
        now.map(|(_, problem)| problem).or_else(|| self.rooms.get(queue))
    }

    /// Why a queue takes no card right now.
    pub(super) fn room_problem(&self, queue: &QueueId) -> Option<RoomProblem> {
        // A room nobody has looked at yet counts as usable: its cards go out as soon as the channel is up.
        if self.settings.queues_with_room.contains(queue) {
            self.rooms.get(queue).copied().flatten()
        } else {
            Some(RoomProblem::NotConfigured)
        }
    }
}

/// Takes something out of a queue's room again.
fn take_out(work: &mut Work, queue: &QueueId, references: &[String]) {
    for reference in references {
        let what = Outgoing::Redact { reference: reference.clone() };
        work.letter(Recipient::Queue(queue.clone()), what, None);
    }
}

fn kept_until(now: Timestamp) -> Timestamp {
    now.checked_add(ROW_KEPT).unwrap_or(now)
}
