//! Cases that lie too long: looks at each when its time has come, tells whom [`reminder`] names, sets the next time.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::burst::has_its_place;
use super::clock::day;
use super::expiry;
use super::ports::{Outgoing, Recipient};
use super::task::Desk;
use super::work::Work;
use crate::directory::Directory;
use crate::directory::calendar::Calendar;
use crate::directory::centre::Queue;
use crate::directory::hours::zone;
use crate::handoff::promise;
use crate::handoff::reminder::{self, ClosedTime, Delay, Informed, Look, Reason, Step, Watch};
use crate::handoff::say::{PresenceSay, StaffSay};
use crate::id::QueueId;
use crate::intake::after;
use crate::intake::dialogue::{AnswerWish, Unopened};
use crate::locale::OperatorSay;
use crate::store::{Case, StoreError};

/// When the desk has to look at a case next: an answer leaves, somebody is to be reminded, or its time is nearly over.
pub(super) fn next_look(case: &Case, directory: &Directory, now: Timestamp) -> Option<Timestamp> {
    let looked = look(case, directory, now);
    let reminds = if looked.due.is_empty() { looked.again } else { Some(now) };
    let ends = expiry::next_look(case, now);
    case.course.next(has_its_place(case)).into_iter().chain(reminds).chain(ends).min()
}

fn look(case: &Case, directory: &Directory, now: Timestamp) -> Look {
    let holidays = directory.holidays();
    let queue = directory.queue(&case.queue);
    let watch = watch(case, queue.and_then(|queue| closed_time(queue, now)));
    let reads = if watch.is_closed(now) {
        let stand_in = directory.stand_in(&case.queue, day(now), |_| true);
        stand_in.and_then(|stand_in| directory.queue(stand_in))
    } else {
        // One that left the directory has no hours, but people who wait.
        queue
    };
    let calendar = reads.map_or_else(|| Calendar::unknown(holidays), |queue| Calendar::of(queue, holidays));
    reminder::look(&watch, &calendar, now)
}

/// When a service is closed next, or now.
fn closed_time(queue: &Queue, now: Timestamp) -> Option<ClosedTime> {
    let first = queue.next_closed(day(now))?;
    let back = queue.closed_on(first)?.until.tomorrow().ok()?;
    let midnight = |date: Date| Some(date.to_zoned(zone()).ok()?.timestamp());
    Some(ClosedTime { from: midnight(first)?, until: midnight(back)? })
}

/// When the person began to wait: who opens a closed case again waits from then on.
fn begun(case: &Case) -> Timestamp {
    case.course.reopened.unwrap_or_else(|| case.request.received())
}

fn waits_for_first(case: &Case) -> bool {
    case.request.card().answer == AnswerWish::Here && case.course.answered.is_none()
}

/// Since when the person waits for an answer, if they want one.
pub(super) fn unanswered_since(case: &Case) -> Option<Timestamp> {
    let wanted = case.request.card().answer == AnswerWish::Here;
    if waits_for_first(case) { Some(begun(case)) } else { case.course.waits_since.filter(|_| wanted) }
}

/// What is known of a case, for the reminders.
fn watch(case: &Case, closed: Option<ClosedTime>) -> Watch {
    let (card, course) = (case.request.card(), &case.course);
    let received = begun(case);
    let first = waits_for_first(case);
    Watch {
        state: case.state,
        received,
        since: course.since.unwrap_or(received),
        unanswered_since: unanswered_since(case),
        urgent: course.urgent || (course.answered.is_none() && !card.crisis.is_empty()),
        promised_by: card.promised_by.filter(|_| first),
        closed,
        given: course.given.clone(),
    }
}

impl Desk {
    /// Tells whoever is to be told that a case lies too long.
    pub(super) async fn remind(&mut self, work: &mut Work, mut case: Case) -> Result<(), StoreError> {
        let directory = Arc::clone(&self.directory);
        let Look { mut due, given, .. } = look(&case, &directory, work.now);
        if due.is_empty() {
            // Only the time of the next look was wrong.
            work.put_case(case);
            return Ok(());
        }
        case.course.given = given;
        work.put_case(case.clone());
        let left = directory.queue(&case.queue).is_none();
        if left {
            // Whom a reminder and whom an escalation would reach is the same.
            due.dedup_by_key(|step| matches!(step, Step::TellPerson { .. }));
        }
        for step in due {
            match step {
                Step::Remind(delay) | Step::Escalate(delay) if left => self.left_behind(work, &case, delay),
                Step::Remind(delay) => {
                    let say = StaffSay::Overdue { code: case.code.clone(), delay, now: work.now };
                    self.tell_queue(work, &case, &case.queue, &say);
                }
                Step::Escalate(delay) => self.escalate(work, &case, delay),
                Step::TellPerson { promised_by } => {
                    let other = self.substitute(&case.queue, work.now);
                    let (code, queue) = (case.code.clone(), case.queue.clone());
                    let what = Unopened::PromiseMissed { promised_by, other };
                    self.bring(work, &case, None, |dialogue| after::bring(dialogue, &code, &queue, what))
                        .await?;
                }
            }
        }
        Ok(())
    }

    /// Who learns of what lies at a service for which this one stands in, or none.
    pub(super) fn informed(&self, substitute: Option<QueueId>) -> Informed {
        match substitute {
            Some(substitute) => Informed::Service(substitute),
            None if self.settings.operator_room => Informed::Operator,
            None => Informed::Nobody,
        }
    }

    /// Tells the substitute, or without one the operator, of a case's code, service and age; and its own room who knows.
    fn escalate(&mut self, work: &mut Work, case: &Case, delay: Delay) {
        let (code, queue, now) = (case.code.clone(), case.queue.clone(), work.now);
        let to = self.informed(self.substitute(&queue, now));
        match &to {
            Informed::Service(substitute) => {
                let closed = self.directory.queue(&queue).and_then(|queue| queue.closed_on(day(now)));
                let closed_until = closed.map(|closed| closed.until);
                let say = StaffSay::Escalation { code: code.clone(), queue, closed_until, delay, now };
                self.tell_queue(work, case, substitute, &say);
            }
            Informed::Operator => {
                self.alarm(work, &OperatorSay::Escalation { code: code.clone(), queue, delay, now });
            }
            Informed::Nobody => tracing::error!(
                queue = queue.as_str(),
                "a case waits, and there is neither a substitute nor an operator's room to tell"
            ),
        }
        let say = StaffSay::Escalated { code, delay, to, now };
        self.tell_queue(work, case, &case.queue, &say);
    }

    /// The service of a case left the directory, and took its room along: the operator alone can bring it back.
    fn left_behind(&mut self, work: &mut Work, case: &Case, delay: Delay) {
        tracing::error!(
            queue = case.queue.as_str(),
            "a case waits at a service that is not in the directory"
        );
        let (code, queue, now) = (case.code.clone(), case.queue.clone(), work.now);
        self.alarm(work, &OperatorSay::LeftBehind { code, queue, delay, now });
    }

    /// The service that stands in for another now, if there is one that is there and whose room can be used.
    fn substitute(&self, queue: &QueueId, now: Timestamp) -> Option<QueueId> {
        self.directory.stand_in(queue, day(now), |other| self.room_problem(other).is_none()).cloned()
    }

    /// Says something in a service's room, outside of any thread: what nobody looks at is not seen there.
    pub(super) fn tell_queue(&mut self, work: &mut Work, case: &Case, queue: &QueueId, say: &StaffSay) {
        let mut text = self.catalogue.staff(say, &self.directory);
        let nobodys = |delay: &Delay| delay.reason == Reason::Unclaimed;
        let calls = match say {
            StaffSay::Overdue { delay, .. } => nobodys(delay),
            StaffSay::Escalation { .. } => true,
            _ => false,
        };
        let members = if calls { self.on_duty(work, queue) } else { Vec::new() };
        if !members.is_empty() {
            let on_duty = self.catalogue.staff(&PresenceSay::OnDuty { members }.into(), &self.directory);
            text = format!("{text}\n{on_duty}");
        }
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: None };
        // Of the case only in its own room, where it is taken back with it.
        let about = (*queue == case.queue).then_some(&case.code);
        work.letter(Recipient::Queue(queue.clone()), what, about);
    }

    /// The case of a card that has just arrived late: what was promised counts from now. Promised is a first answer.
    pub(super) fn promise_anew(&self, work: &Work, case: &mut Case) {
        if case.request.card().answer != AnswerWish::Here {
            return;
        }
        let promised = self.directory.queue(&case.queue).filter(|_| case.course.answered.is_none());
        let promised =
            promised.and_then(|queue| promise::promised_by(queue, self.directory.holidays(), work.now));
        case.request.promise(promised);
        case.course.since = Some(work.now);
    }

    /// After a start: sets the time of the next look at every open case, as the directory says now. What staff said against
    /// an answer while the program was down has not been read yet, so each that waits has a whole pause before it.
    pub(super) async fn set_looks(&mut self) -> Result<(), StoreError> {
        let mut work = Work::new(
            Arc::clone(&self.store),
            Arc::clone(&self.directory),
            self.settings.rooms_on,
            self.clock.now(),
        );
        let leaves = self.end_of_pause(work.now);
        for queue in self.store.open_queues().await? {
            let cases = match work.open_cases(&queue).await {
                // A row that cannot be read keeps nobody from starting; the others keep the times they have.
                Err(error @ (StoreError::Sealed { .. } | StoreError::Row { .. })) => {
                    tracing::error!(%error, "a case cannot be read");
                    continue;
                }
                cases => cases?,
            };
            for case in cases {
                let mut case = self.finish_removals(&mut work, case);
                let held = case.course.hold_until(leaves);
                if held || case.due != next_look(&case, &self.directory, work.now) {
                    work.put_case(case);
                }
            }
        }
        self.commit(work).await
    }
}
