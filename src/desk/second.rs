//! Carrying out what a person said to a second service for their request.

use super::clock::day;
use super::ports::{Recipient, RoomProblem};
use super::task::Desk;
use super::work::Work;
use crate::handoff::course::Course;
use crate::handoff::promise::promised_by;
use crate::handoff::request::{CaseState, full_hour};
use crate::handoff::say::{NoHandOn, StaffSay};
use crate::id::{CaseCode, Lookup, QueueId};
use crate::intake::dialogue::{AnswerWish, Dialogue, OpenCase};
use crate::intake::say::Say;
use crate::store::{Case, StoreError};

impl Desk {
    /// Gives a second service the request of a case, as a case of its own, and says what came of it. The first stays as it
    /// is; both cards tell of the other service, and of nothing else.
    pub(super) async fn second(
        &mut self,
        work: &mut Work,
        who: Lookup,
        (code, to): (CaseCode, QueueId),
        dialogue: &mut Dialogue,
    ) -> Result<Vec<Say>, StoreError> {
        let open = work.case(&code).await?.filter(|case| case.state != CaseState::Closed);
        let Some(mut first) = open.filter(|case| case.person == Some(who)) else {
            return Ok(vec![Say::SecondNotNow { code, to }]);
        };
        // Days may lie between question and yes. A room that is only disturbed gets the card when it opens.
        let problem = self.room_problem(&to);
        if self.directory.queue(&to).is_none() || problem == Some(RoomProblem::NotConfigured) {
            let why = NoHandOn::NoRoom { queue: to.clone() };
            self.tell_staff(work, &first, &StaffSay::NotSecond { code: code.clone(), why });
            return Ok(vec![Say::SecondNotNow { code, to }]);
        }
        let case = self.second_case(work, &first, &to, problem.is_some()).await?;
        let queue = first.queue.clone();
        first.request.shared_with(to.clone());
        work.put_case(first.clone());
        self.refresh_card(work, &first);
        self.tell_staff(work, &first, &StaffSay::Second { code: code.clone(), to: to.clone() });
        let card = case.request.card();
        let receipt = Say::Receipt {
            code: case.code.clone(),
            queue: to.clone(),
            answer: card.answer,
            discreet: case.course.discreet,
            waits: case.waits,
            promised_by: card.promised_by,
            closed_until: card.closed_until,
        };
        // Before the others: what the person writes next is about the case they were in.
        dialogue
            .cases
            .insert(0, OpenCase::new(case.code.clone(), to.clone(), card.answer, case.course.discreet));
        let (card, second) = (self.card_to_post(work, &case), case.code.clone());
        work.count_request(&case);
        work.put_case(case);
        work.letter_with_words(Recipient::Queue(to), card, &second, None);
        Ok(vec![Say::SecondSent { code, queue }, receipt])
    }

    /// The case of the second service: the same card, and what its service promises.
    async fn second_case(
        &mut self,
        work: &mut Work,
        first: &Case,
        to: &QueueId,
        waits: bool,
    ) -> Result<Case, StoreError> {
        let mut code = (self.draw_code)();
        while !work.is_free(&code).await? {
            code = (self.draw_code)();
        }
        let mut request = first.request.beside(to.clone(), code.clone(), work.now);
        if let Some(queue) = self.directory.queue(to) {
            request.closed(queue.closed_on(day(work.now)).map(|closure| closure.until));
            // While the card cannot be delivered nobody there knows of what would be promised.
            if request.card().answer == AnswerWish::Here && !waits {
                request.promise(promised_by(queue, self.directory.holidays(), full_hour(work.now)));
            }
        }
        Ok(Case {
            code,
            queue: to.clone(),
            state: CaseState::Waiting,
            request,
            person: first.person,
            card: None,
            waits,
            posts: Vec::new(),
            claimed_by: None,
            course: Course::new(first.course.discreet),
            due: None,
            expires: self.settings.retention.open_ends(work.now),
        })
    }

    /// Tells the service of a case that no second one comes to it, or, where the person allows it to know, that they have a
    /// case there already.
    pub(super) async fn no_second(
        &mut self,
        work: &mut Work,
        (code, to): (CaseCode, QueueId),
        there: bool,
    ) -> Result<(), StoreError> {
        if let Some(case) = work.case(&code).await?.filter(|case| case.state != CaseState::Closed) {
            let say = if there { StaffSay::SecondThere { code, to } } else { StaffSay::NoSecond { code } };
            self.tell_staff(work, &case, &say);
        }
        Ok(())
    }
}
