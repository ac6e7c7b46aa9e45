//! What staff do in their room: claim, answer, close.

use super::ports::{Alarm, Outgoing, Recipient, StaffSaid, StaffWhat, Trust};
use super::task::Desk;
use super::work::Work;
use crate::handoff::command::{self, StaffCommand};
use crate::handoff::request::CaseState;
use crate::handoff::say::{NotSent, StaffSay};
use crate::id::{CaseCode, Lookup};
use crate::intake::after;
use crate::intake::dialogue::{AnswerWish, Unopened};
use crate::intake::effect::Effect;
use crate::intake::step::Step;
use crate::locale::OperatorSay;
use crate::store::{Case, StoreError};

impl Desk {
    /// Takes what a staff member wrote or how they reacted.
    pub(super) async fn staff(&mut self, work: &mut Work, said: &StaffSaid) -> Result<(), StoreError> {
        let command = match &said.what {
            StaffWhat::Edited(_) | StaffWhat::Unreadable => {
                self.say_nothing_was_sent(work, said);
                return Ok(());
            }
            StaffWhat::Text(text) => command::parse(text),
            // Reactions are never encrypted: they may claim, and nothing else.
            StaffWhat::Reaction(key) => command::is_claim_reaction(key).then_some(StaffCommand::Claim(None)),
        };
        let Some(command) = command else { return Ok(()) };
        let trusted = match said.trust {
            Trust::Full => true,
            Trust::Unencrypted => matches!(said.what, StaffWhat::Reaction(_)),
            Trust::PlainText | Trust::UnknownDevice | Trust::NotListed => false,
        };
        if !trusted {
            tracing::warn!(trust = ?said.trust, "a command in a centre's room did not count");
            self.alarm(work, &OperatorSay::Alarm(Alarm::UntrustedCommand(said.trust)));
            return Ok(());
        }
        match command {
            StaffCommand::Claim(code) => self.claim(work, said, code).await,
            StaffCommand::Answer(code, text) => self.answer(work, said, code, text).await,
            StaffCommand::Close(code) => self.close_case(work, said, code).await,
            StaffCommand::WrongCode => {
                let say = StaffSay::AnswerNotSent { code: None, reason: NotSent::UnknownCode };
                self.tell_room(work, said, &say);
                Ok(())
            }
            StaffCommand::Help => {
                self.tell_room(work, said, &StaffSay::Help);
                Ok(())
            }
            StaffCommand::Unknown => {
                self.tell_room(work, said, &StaffSay::UnknownCommand);
                Ok(())
            }
        }
    }

    /// Tells staff that what they wrote did nothing, where they may think it did.
    fn say_nothing_was_sent(&mut self, work: &mut Work, said: &StaffSaid) {
        // Whoever is not on the list is no staff, and the server could write any number of edits in plain text.
        let say = match (&said.what, said.trust) {
            (StaffWhat::Edited(text), Trust::Full | Trust::UnknownDevice)
                if command::parse(text).is_some() =>
            {
                StaffSay::EditIgnored
            }
            (StaffWhat::Unreadable, Trust::Full | Trust::UnknownDevice) => StaffSay::Unreadable,
            _ => return,
        };
        self.tell_room(work, said, &say);
    }

    /// The case a command is about: by its code, or by the card it answers. Only cases of the room's own queue.
    async fn case_meant(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<&CaseCode>,
    ) -> Result<Option<Case>, StoreError> {
        let case = match (code, &said.about) {
            (Some(code), _) => work.case(code).await?,
            (None, Some(about)) => work.case_of_card(&said.queue, about).await?,
            (None, None) => None,
        };
        Ok(case.filter(|case| case.queue == said.queue))
    }

    async fn claim(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
    ) -> Result<(), StoreError> {
        let Some(mut case) = self.case_meant(work, said, code.as_ref()).await? else {
            // A thumb under a message that is no card is talk among staff.
            if matches!(said.what, StaffWhat::Text(_)) {
                self.tell_room(
                    work,
                    said,
                    &StaffSay::AnswerNotSent { code: None, reason: NotSent::UnknownCode },
                );
            }
            return Ok(());
        };
        let code = case.code.clone();
        if case.state != CaseState::Waiting {
            let by = case.claimed_by.clone().unwrap_or_default();
            self.tell_staff(work, &case, &StaffSay::AlreadyClaimed { code, by });
            return Ok(());
        }
        case.state = CaseState::Claimed;
        case.claimed_by = Some(said.sender.clone());
        work.put_case(case.clone());
        self.tell_staff(work, &case, &StaffSay::Claimed { code, by: said.sender.clone() });
        Ok(())
    }

    async fn answer(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
        text: String,
    ) -> Result<(), StoreError> {
        let Some(mut case) = self.case_meant(work, said, code.as_ref()).await? else {
            self.tell_room(work, said, &StaffSay::AnswerNotSent { code: None, reason: NotSent::UnknownCode });
            return Ok(());
        };
        let refused = match case.state {
            CaseState::Waiting => Some(NotSent::Unclaimed),
            CaseState::Closed => Some(NotSent::CaseClosed),
            CaseState::Claimed | CaseState::Talking if text.trim().is_empty() => Some(NotSent::Empty),
            CaseState::Claimed | CaseState::Talking if case.request.card().answer != AnswerWish::Here => {
                Some(NotSent::NotWanted)
            }
            CaseState::Claimed | CaseState::Talking => None,
        };
        if let Some(why) = refused {
            self.tell_staff(
                work,
                &case,
                &StaffSay::AnswerNotSent { code: Some(case.code.clone()), reason: why },
            );
            return Ok(());
        }
        let (code, queue) = (case.code.clone(), case.queue.clone());
        let delivered = self
            .bring(work, &case, |dialogue| after::bring(dialogue, &code, &queue, Unopened::Answer(text)))
            .await?;
        if !delivered {
            self.tell_staff(
                work,
                &case,
                &StaffSay::AnswerNotSent { code: Some(code), reason: NotSent::Unreachable },
            );
            return Ok(());
        }
        case.state = CaseState::Talking;
        work.put_case(case.clone());
        self.tell_staff(work, &case, &StaffSay::Answered { code });
        Ok(())
    }

    async fn close_case(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
    ) -> Result<(), StoreError> {
        let Some(mut case) = self.case_meant(work, said, code.as_ref()).await? else {
            self.tell_room(work, said, &StaffSay::AnswerNotSent { code: None, reason: NotSent::UnknownCode });
            return Ok(());
        };
        if case.state == CaseState::Closed {
            self.tell_staff(
                work,
                &case,
                &StaffSay::AnswerNotSent { code: Some(case.code.clone()), reason: NotSent::CaseClosed },
            );
            return Ok(());
        }
        let (code, queue) = (case.code.clone(), case.queue.clone());
        // Whoever wanted no answer hears nothing, not even of the end.
        let told = case.request.card().answer == AnswerWish::Here;
        self.bring(work, &case, |dialogue| {
            if told {
                after::bring(dialogue, &code, &queue, Unopened::Closed)
            } else {
                after::end_silently(dialogue, &code)
            }
        })
        .await?;
        case.state = CaseState::Closed;
        case.expires = self.settings.retention.closed_ends(work.now);
        work.put_case(case.clone());
        let say = if told { StaffSay::Closed { code } } else { StaffSay::ClosedSilently { code } };
        self.tell_staff(work, &case, &say);
        Ok(())
    }

    /// Takes something to the person of a case; `false` if they cannot be reached any more.
    pub(super) async fn bring(
        &mut self,
        work: &mut Work,
        case: &Case,
        change: impl FnOnce(crate::intake::dialogue::Dialogue) -> Step,
    ) -> Result<bool, StoreError> {
        let Some(who) = case.person else { return Ok(false) };
        work.load(&[who]).await?;
        let Some(mut person) = work.person(&who).cloned() else { return Ok(false) };
        let Some(address) = person.address.clone() else { return Ok(false) };
        let hours = person.dialogue.case(&case.code).and_then(|open| open.discreet);
        let Step { dialogue, effects } = change(person.dialogue);
        let form = dialogue.form;
        for effect in effects {
            let (text, buttons) = match effect {
                Effect::Say(say) => (self.render(&say, form), Vec::new()),
                Effect::Ask(say, choices) => {
                    let text = self.render(&say, form);
                    (text, self.buttons(dialogue.question, form, &choices))
                }
                // Only words come out of what staff do.
                _ => continue,
            };
            self.write_to_person(work, &address, who, text, buttons, Some((&case.code, hours)));
        }
        let over =
            dialogue.case(&case.code).is_none() && !has_other_open_case(work, &who, &case.code).await?;
        if over && dialogue.consent.is_none() {
            // No reply is due any more, so nothing is kept that one would need.
            person.address = None;
            person.expires = person.expires.min(self.settings.retention.draft_ends(work.now));
        } else if over && dialogue.cases.is_empty() {
            // A new draft, or a message that waits for a yes, is kept no longer than the case that ended.
            person.expires = person.expires.min(self.settings.retention.closed_ends(work.now));
        }
        person.dialogue = dialogue;
        work.put_person(who, person);
        Ok(true)
    }

    /// Says something in the room a message came from, in its thread if it has one.
    fn tell_room(&mut self, work: &mut Work, said: &StaffSaid, say: &StaffSay) {
        let text = self.catalogue.staff(say, &self.directory);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: said.about.clone() };
        work.letter(Recipient::Queue(said.queue.clone()), what, None);
    }

    /// Tells the operator, in the operator's room if there is one.
    pub(super) fn alarm(&mut self, work: &mut Work, say: &OperatorSay) {
        if self.settings.operator_room {
            let text = self.catalogue.operator(say);
            work.letter(
                Recipient::Operator,
                Outgoing::Message { text, buttons: Vec::new(), thread: None },
                None,
            );
        }
    }
}

async fn has_other_open_case(work: &mut Work, who: &Lookup, but: &CaseCode) -> Result<bool, StoreError> {
    let cases = work.cases_of(who).await?;
    Ok(cases.iter().any(|case| case.code != *but && case.state != CaseState::Closed))
}
