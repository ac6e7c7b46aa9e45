//! Ending a case.

use crate::desk::ports::StaffSaid;
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::course::Ending;
use crate::handoff::request::CaseState;
use crate::handoff::say::StaffSay;
use crate::id::CaseCode;
use crate::intake::after;
use crate::intake::dialogue::{AnswerWish, Unopened};
use crate::store::{Case, StoreError};

impl Desk {
    pub(super) async fn close_case(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
        ending: Option<Ending>,
    ) -> Result<(), StoreError> {
        let Some(mut case) = self.case_or_word(work, said, code.as_ref()).await? else { return Ok(()) };
        if self.is_closed(work, &case, said) || self.is_anothers(work, &case, said) {
            return Ok(());
        }
        // Whoever waits for an answer in vain shall not be counted as advised by a word left out.
        let leaves = || !case.course.departing(jiff::Timestamp::MAX).is_empty();
        let unanswered = !case.course.has_answer() && !leaves();
        let Some(ending) = ending.or_else(|| (!unanswered || !wants_answer(&case)).then(Ending::default))
        else {
            self.reply(work, said, &case, &StaffSay::ReasonMissing { code: case.code.clone() });
            return Ok(());
        };
        // What was about to leave was meant for the person, and goes before the end of the talk.
        let code = case.code.clone();
        for number in case.course.departing(jiff::Timestamp::MAX) {
            self.leave(work, case, number).await?;
            let Some(left) = work.case(&code).await? else { return Ok(()) };
            case = left;
        }
        let last = if unanswered { Unopened::ClosedUnanswered } else { Unopened::Closed };
        self.end_case(work, case, ending, last).await
    }

    /// Ends a case; `last` is what its person hears of it, if they wanted to hear anything.
    pub(super) async fn end_case(
        &mut self,
        work: &mut Work,
        mut case: Case,
        ending: Ending,
        last: Unopened,
    ) -> Result<(), StoreError> {
        let (code, queue) = (case.code.clone(), case.queue.clone());
        case = self.show_burst(work, case);
        // A yes after the case was opened again must not send what was written before.
        self.keep_back(work, &mut case, |_| true);
        // Whoever wanted no answer hears nothing, not even of the end.
        let told = wants_answer(&case);
        self.bring(work, &case, None, |dialogue| {
            if told {
                after::bring(dialogue, &code, &queue, last)
            } else {
                after::end_silently(dialogue, &code)
            }
        })
        .await?;
        work.count_closed(&case, ending);
        case.state = CaseState::Closed;
        case.course.ending = Some(ending);
        // Never longer than it would have been kept open.
        case.expires = case.expires.min(self.settings.retention.closed_ends(work.now));
        work.put_case(case.clone());
        self.refresh_card(work, &case);
        let say =
            if told { StaffSay::Closed { code, ending } } else { StaffSay::ClosedSilently { code, ending } };
        self.tell_staff(work, &case, &say);
        Ok(())
    }
}

fn wants_answer(case: &Case) -> bool {
    case.request.card().answer == AnswerWish::Here
}
