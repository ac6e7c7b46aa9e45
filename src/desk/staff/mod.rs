//! What staff do in their room: take cases and give them back, answer, close, look.

mod answer;
mod bar;
mod change;
mod claim;
mod close;
mod consult;
mod hand;
mod joined;
mod overview;
mod presence;
mod removed;
mod template;

pub(super) use answer::said_of;
pub(super) use consult::post_to_asker;

use self::hand::Wanted;
use super::ports::{Alarm, Outgoing, Recipient, StaffSaid, StaffWhat, Trust};
use super::task::Desk;
use super::work::Work;
use crate::handoff::command::{self, Mistake, NotDone, StaffCommand};
use crate::handoff::course::Departure;
use crate::handoff::request::CaseState;
use crate::handoff::say::{NotSent, StaffSay};
use crate::id::{CaseCode, Lookup};
use crate::intake::dialogue::{AnswerWish, Dialogue};
use crate::intake::effect::Effect;
use crate::intake::step::Step;
use crate::locale::OperatorSay;
use crate::store::{Case, StoreError};

impl Desk {
    /// Takes what a staff member wrote or how they reacted.
    pub(super) async fn staff(&mut self, work: &mut Work, said: &StaffSaid) -> Result<(), StoreError> {
        let command = match &said.what {
            StaffWhat::Edited { message, text } => return self.changed(work, said, (message, text)).await,
            StaffWhat::TakenBack(message) => return self.taken_back(work, said, message).await,
            StaffWhat::Unreadable | StaffWhat::Captioned(_) => {
                self.say_nothing_was_sent(work, said);
                return Ok(());
            }
            StaffWhat::Text(text) => match command::parse(text) {
                None => return self.talk(work, said).await,
                command => command,
            },
            // Reactions are never encrypted: they may claim, and keep something back. They release nothing.
            StaffWhat::Reaction(key) if command::is_claim_reaction(key) => Some(StaffCommand::Claim(None)),
            StaffWhat::Reaction(key) if command::is_halt_reaction(key) => Some(StaffCommand::Halt(None)),
            StaffWhat::Reaction(_) => None,
        };
        let Some(command) = command else { return Ok(()) };
        let trusted = match said.trust {
            Trust::Full => true,
            Trust::Unencrypted => matches!(said.what, StaffWhat::Reaction(_)),
            Trust::PlainText | Trust::UnknownDevice | Trust::NotListed => false,
        };
        if !trusted {
            // Talk that is only like a command tries nothing.
            if command != StaffCommand::Mistaken(Mistake::NoMark) {
                tracing::warn!(trust = ?said.trust, "a command in a centre's room did not count");
                self.alarm(work, &OperatorSay::Alarm(Alarm::UntrustedCommand(said.trust)));
                // A member at a new device would wait in vain. Strangers, and what the server could have written, get nothing.
                if said.trust == Trust::UnknownDevice {
                    self.tell_room(work, said, &StaffSay::NotDone(NotDone::UnknownDevice));
                }
            }
            return Ok(());
        }
        match command {
            StaffCommand::Claim(code) => self.claim(work, said, code).await,
            StaffCommand::Release(code) => self.release(work, said, code).await,
            StaffCommand::TakeOver(code) => self.take_over(work, said, code).await,
            StaffCommand::Answer(code, text) => self.answer(work, said, code, text).await,
            StaffCommand::Yes(code) => self.yes(work, said, code).await,
            StaffCommand::Halt(code) => self.halt(work, said, code).await,
            StaffCommand::Close(code, ending) => self.close_case(work, said, code, ending).await,
            StaffCommand::Bar(code) => self.bar(work, said, code).await,
            StaffCommand::Unbar(code) => self.unbar(work, said, code).await,
            StaffCommand::HandOn(code, to) => self.propose(work, said, code, (Wanted::InPlace, &to)).await,
            StaffCommand::Beside(code, to) => self.propose(work, said, code, (Wanted::Beside, &to)).await,
            StaffCommand::Consult { code, to, question } => {
                self.consult(work, said, code, (&to, &question)).await
            }
            StaffCommand::Advise(number, text) => self.advise(work, said, number, &text).await,
            StaffCommand::LetGo(number) => self.let_note_go(work, said, number).await,
            StaffCommand::Drop(number) => self.drop_note(work, said, number).await,
            StaffCommand::Template(code, name) => self.show_template(work, said, code, &name).await,
            StaffCommand::SendTemplate(code, name) => self.send_template(work, said, code, &name).await,
            StaffCommand::Duty(command) => self.duty(work, said, command).await,
            StaffCommand::Away(command) => self.away(work, said, command).await,
            StaffCommand::Open => {
                self.overview(work, said, false).await?;
                self.open_questions(work, said).await
            }
            StaffCommand::Mine => self.overview(work, said, true).await,
            StaffCommand::Show(code) => self.show_case(work, said, code).await,
            StaffCommand::Statistics => {
                let say = self.statistics(work, said).await?;
                self.tell_room(work, said, &say);
                Ok(())
            }
            StaffCommand::Help => {
                self.tell_room(work, said, &StaffSay::Help);
                Ok(())
            }
            StaffCommand::Mistaken(mistake) => {
                self.tell_room(work, said, &StaffSay::Mistaken(mistake));
                Ok(())
            }
        }
    }

    /// Tells staff that what they wrote did nothing, where they may think it did.
    fn say_nothing_was_sent(&mut self, work: &mut Work, said: &StaffSaid) {
        // Whoever is not on the list is no staff, and the server could write any number of edits in plain text.
        let say = match (&said.what, said.trust) {
            (StaffWhat::Edited { text, .. }, Trust::Full | Trust::UnknownDevice)
                if command::parse(text).is_some() =>
            {
                StaffSay::EditIgnored
            }
            (StaffWhat::Captioned(text), Trust::Full | Trust::UnknownDevice)
                if command::parse(text).is_some() =>
            {
                StaffSay::NotDone(NotDone::WithFile)
            }
            (StaffWhat::Unreadable, Trust::Full | Trust::UnknownDevice) => StaffSay::Unreadable,
            _ => return,
        };
        self.tell_room(work, said, &say);
    }

    /// Tells staff that a command of theirs could not be carried out.
    pub(super) fn say_command_failed(&mut self, work: &mut Work, said: &StaffSaid) {
        let commanded = match (&said.what, said.trust) {
            (StaffWhat::Text(text) | StaffWhat::Edited { text, .. }, Trust::Full) => {
                command::parse(text).is_some()
            }
            (StaffWhat::Reaction(key), Trust::Full | Trust::Unencrypted) => {
                command::is_claim_reaction(key) || command::is_halt_reaction(key)
            }
            _ => false,
        };
        if commanded {
            self.tell_room(work, said, &StaffSay::NotDone(NotDone::Failed));
        }
    }

    /// Staff talk among themselves. In a case whose person still waits they may believe that they answer: said once.
    async fn talk(&mut self, work: &mut Work, said: &StaffSaid) -> Result<(), StoreError> {
        if said.trust != Trust::Full || said.about.is_none() {
            return Ok(());
        }
        let Some(mut case) = self.case_meant(work, said, None).await? else { return Ok(()) };
        let waits = case.state == CaseState::Claimed || case.course.waits_since.is_some();
        let due = waits
            && matches!(case.state, CaseState::Claimed | CaseState::Talking)
            && case.request.card().answer == AnswerWish::Here
            && case.course.answers().iter().all(|answer| answer.departure == Departure::AfterYes)
            && !case.course.prompted;
        if due {
            case.course.prompted = true;
            work.put_case(case.clone());
            self.tell_staff(work, &case, &StaffSay::NoAnswerYet { code: case.code.clone() });
        }
        Ok(())
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

    /// The same, and a word about it if there is none.
    async fn case_or_word(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<&CaseCode>,
    ) -> Result<Option<Case>, StoreError> {
        let case = self.case_meant(work, said, code).await?;
        // A sign under a message that is no card is talk among staff.
        if case.is_none() && matches!(said.what, StaffWhat::Text(_)) {
            self.tell_room(work, said, &StaffSay::AnswerNotSent { code: None, reason: NotSent::UnknownCode });
        }
        Ok(case)
    }

    /// Takes something to the person of a case; `false` if they cannot be reached any more. `answer` is the number of
    /// the answer it brings.
    pub(super) async fn bring(
        &mut self,
        work: &mut Work,
        case: &Case,
        answer: Option<u16>,
        change: impl FnOnce(Dialogue) -> Step,
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
            if let Some(letter) = work.commit.outbox.last_mut() {
                letter.answer = answer;
            }
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

    /// Answers a command about a case where it was written: not everybody sees into threads.
    fn reply(&mut self, work: &mut Work, said: &StaffSaid, case: &Case, say: &StaffSay) {
        let text = self.catalogue.staff(say, &self.directory);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: said.about.clone() };
        work.letter(Recipient::Queue(case.queue.clone()), what, Some(&case.code));
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
