//! Handing a case on: staff propose it, the person decides.

use crate::desk::ports::StaffSaid;
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::say::{NoHandOn, NotSent, StaffSay};
use crate::id::{CaseCode, QueueId};
use crate::intake::after;
use crate::intake::dialogue::{AnswerWish, Unopened};
use crate::store::StoreError;

impl Desk {
    /// Asks the person of a case whether it may go to another service.
    pub(super) async fn propose_hand_on(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
        to: &str,
    ) -> Result<(), StoreError> {
        let Some(case) = self.case_or_word(work, said, code.as_ref()).await? else { return Ok(()) };
        if self.is_closed(work, &case) {
            return Ok(());
        }
        let (code, to) = (case.code.clone(), QueueId::new(to));
        let known = self.directory.queue(&to).is_some();
        let refused = if !known || to == case.queue {
            let usable = |queue: &&QueueId| **queue != case.queue && self.room_problem(queue).is_none();
            let queues: Vec<QueueId> =
                self.settings.queues_with_room.iter().filter(usable).cloned().collect();
            Some(StaffSay::NotHandedOn { code: code.clone(), why: NoHandOn::Unknown { queues } })
        } else if let Some(why) = self.cannot_take(work, &to) {
            Some(StaffSay::NotHandedOn { code: code.clone(), why })
        } else if case.request.card().answer != AnswerWish::Here {
            Some(StaffSay::AnswerNotSent { code: Some(code.clone()), reason: NotSent::NotWanted })
        } else {
            None
        };
        if let Some(say) = refused {
            self.tell_staff(work, &case, &say);
            return Ok(());
        }
        let queue = case.queue.clone();
        let what = Unopened::HandOn(to.clone());
        let asked =
            self.bring(work, &case, None, |dialogue| after::bring(dialogue, &code, &queue, what)).await?;
        let say = if asked {
            StaffSay::HandOnAsked { code, to }
        } else {
            StaffSay::AnswerNotSent { code: Some(code), reason: NotSent::Unreachable }
        };
        self.tell_staff(work, &case, &say);
        Ok(())
    }
}
