//! Another service for a case, in place of this one or beside it: staff propose it, the person decides.

use crate::desk::ports::StaffSaid;
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::say::{NoHandOn, NotSent, StaffSay};
use crate::id::{CaseCode, QueueId};
use crate::intake::after;
use crate::intake::dialogue::{AnswerWish, Unopened};
use crate::store::{Case, StoreError};

/// What another service shall do with a case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Have it in place of this one.
    InPlace,
    /// Have its request too.
    Beside,
}

impl Desk {
    /// Asks the person of a case whether another service may have it.
    pub(super) async fn propose(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
        (wanted, to): (Wanted, &str),
    ) -> Result<(), StoreError> {
        let Some(case) = self.case_or_word(work, said, code.as_ref()).await? else { return Ok(()) };
        if self.is_closed(work, &case, said) || self.is_anothers(work, &case, said) {
            return Ok(());
        }
        let (code, to) = (case.code.clone(), self.service_named(to));
        let not_asked = |code, why| match wanted {
            Wanted::InPlace => StaffSay::NotHandedOn { code, why },
            Wanted::Beside => StaffSay::NotSecond { code, why },
        };
        let refused = if let Some(why) = self.cannot_have(work, &case.queue, &to) {
            Some(not_asked(code.clone(), why))
        } else if case.request.card().answer != AnswerWish::Here {
            Some(StaffSay::AnswerNotSent { code: Some(code.clone()), reason: NotSent::NotWanted })
        } else {
            None
        };
        if let Some(say) = refused {
            self.reply(work, said, &case, &say);
            return Ok(());
        }
        // Asked once more the person would read the same again.
        if wanted == Wanted::InPlace && self.asked_to_go(work, &case).await?.as_ref() == Some(&to) {
            self.reply(work, said, &case, &StaffSay::HandOnWaits { code, to });
            return Ok(());
        }
        let queue = case.queue.clone();
        let what = match wanted {
            Wanted::InPlace => Unopened::HandOn(to.clone()),
            Wanted::Beside => Unopened::Second(to.clone()),
        };
        let asked =
            self.bring(work, &case, None, |dialogue| after::bring(dialogue, &code, &queue, what)).await?;
        let say = match wanted {
            _ if !asked => StaffSay::AnswerNotSent { code: Some(code), reason: NotSent::Unreachable },
            Wanted::InPlace => StaffSay::HandOnAsked { code, to },
            Wanted::Beside => StaffSay::SecondAsked { code, to },
        };
        self.reply(work, said, &case, &say);
        Ok(())
    }

    /// The service that staff call so, by its id or as the card shows it.
    pub(super) fn service_named(&self, name: &str) -> QueueId {
        self.directory.queue_named(name).map_or_else(|| QueueId::new(name), |queue| queue.id.clone())
    }

    /// The service to which a case may go if its person says yes; they have been asked, and have not answered.
    pub(super) async fn asked_to_go(
        &self,
        work: &mut Work,
        case: &Case,
    ) -> Result<Option<QueueId>, StoreError> {
        let Some(who) = case.person else { return Ok(None) };
        work.load(&[who]).await?;
        let person = work.person(&who);
        Ok(person.and_then(|person| person.dialogue.case(&case.code)?.handing_on.clone()))
    }

    /// Why another service cannot get anything from this one.
    pub(super) fn cannot_have(&self, work: &Work, from: &QueueId, to: &QueueId) -> Option<NoHandOn> {
        if self.directory.queue(to).is_none() || to == from {
            let usable = |queue: &&QueueId| *queue != from && self.room_problem(queue).is_none();
            let queues = self.settings.queues_with_room.iter().filter(usable).cloned().collect();
            return Some(NoHandOn::Unknown { queues });
        }
        self.cannot_take(work, to)
    }
}
