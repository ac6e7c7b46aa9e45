//! News of a case that comes by itself: whether its card, and what its person wrote since, has reached the room.

use jiff::{SignedDuration, Timestamp};

use super::task::Desk;
use super::work::Work;
use crate::handoff::news::{self, Told};
use crate::intake::after;
use crate::intake::dialogue::Unopened;
use crate::store::{Case, StoreError};

impl Desk {
    /// Tells the person of a case something, in their form and hours, and at night only if they are awake.
    pub(super) async fn inform(
        &mut self,
        work: &mut Work,
        mut case: Case,
        what: Unopened,
    ) -> Result<(), StoreError> {
        let heard = last_heard(work, &case).await?;
        match news::take(&mut case.course.news, what, heard, work.now) {
            Told::Now(what) => self.tell_person(work, &case, what).await,
            Told::Later | Told::Never => {
                work.put_case(case);
                Ok(())
            }
        }
    }

    /// Tells what has waited for the morning.
    pub(super) async fn tell_due_news(&mut self, work: &mut Work, mut case: Case) -> Result<(), StoreError> {
        let due = case.course.news.take_if(|news| news.at <= work.now);
        let Some(news) = due else { return Ok(()) };
        work.put_case(case.clone());
        for what in news.into_what() {
            self.tell_person(work, &case, what).await?;
        }
        Ok(())
    }

    async fn tell_person(&mut self, work: &mut Work, case: &Case, what: Unopened) -> Result<(), StoreError> {
        let (code, queue) = (case.code.clone(), case.queue.clone());
        self.bring(work, case, None, |dialogue| after::bring(dialogue, &code, &queue, what)).await?;
        Ok(())
    }
}

/// When the person of a case wrote last, as far as that is kept.
async fn last_heard(work: &mut Work, case: &Case) -> Result<Timestamp, StoreError> {
    // Only the full hour before it is kept of a request, so it may have been sent up to the next one.
    let received = case.request.received();
    let sent = received.checked_add(SignedDuration::from_hours(1)).unwrap_or(received);
    let Some(who) = case.person else { return Ok(sent) };
    work.load(&[who]).await?;
    let passed_on = work.person(&who).and_then(|person| person.dialogue.case(&case.code)?.passed_on);
    Ok(passed_on.into_iter().chain(case.course.reopened).fold(sent, Timestamp::max))
}
