//! Carrying out the effects of a step, within the unit of work.

use std::collections::BTreeSet;

use super::expiry::is_unclaimed;
use super::handing::Moved;
use super::ports::{Address, Button, Outgoing, Recipient};
use super::returning::keep_return_code;
use super::stories::Change;
use super::task::Desk;
use super::work::Work;
use crate::handoff::course::Course;
use crate::handoff::relay::not_before;
use crate::handoff::request::{CaseState, Request};
use crate::handoff::say::StaffSay;
use crate::id::{CaseCode, Lookup};
use crate::intake::dialogue::{Dialogue, Form, Hours, OpenCase};
use crate::intake::effect::Effect;
use crate::intake::question::{Choice, Token};
use crate::intake::say::{Aside, Deleted, Say};
use crate::intake::second;
use crate::intake::step::Step;
use crate::store::{Case, NewLetter, Person, StoreError};

/// Messages up to this many characters together are sent as one: an acknowledgement and the next question read better
/// in one piece, and ring once.
const TOGETHER: usize = 1_200;

impl Desk {
    /// Carries out a step's effects and keeps the dialogue.
    pub(super) async fn follow(
        &mut self,
        work: &mut Work,
        from: &Address,
        who: Lookup,
        step: Step,
    ) -> Result<Option<String>, StoreError> {
        let Step { mut dialogue, effects } = step;
        let form = dialogue.form;
        let mut toast = None;
        let mut forget = false;
        let mut out = Outbox::default();
        let (mut case_gone, mut story_lost, mut stays) = (false, false, None);
        let mut unseen = true;
        let mut passed_on = BTreeSet::new();
        for effect in effects {
            match effect {
                // The core cannot know that a case is not kept any more, nor how much is in memory; nobody is told of words that
                // they arrived, or are held, when they are not.
                Effect::Say(Say::Relayed { code } | Say::HandedOn { code, .. }) if case_gone => {
                    let say = Say::RelayGone(code);
                    out.say(&say, self.render(&say, form));
                }
                Effect::Say(Say::HandedOn { code, .. }) if let Some(queue) = stays.take() => {
                    let say = Say::StaysWith { code, queue };
                    out.say(&say, self.render(&say, form));
                }
                Effect::Say(Say::MessageTakenBack(_)) if unseen => {
                    out.say(&Say::MessageDropped, self.render(&Say::MessageDropped, form));
                }
                Effect::Say(Say::StoryHeld) if story_lost => {}
                Effect::Say(say) => out.say(&say, self.render(&say, form)),
                Effect::Ask(say, choices) => {
                    let buttons = self.buttons(dialogue.question, form, &choices);
                    out.ask(self.render(&say, form), buttons);
                }
                Effect::Toast(say) => toast = Some(self.render(&say, form)),
                Effect::HoldStory(text) if self.takes_story(work, &who, &text) => {
                    work.then.stories.push((who, Change::Hold(text)));
                }
                Effect::HoldStory(_) => {
                    story_lost = true;
                    out.say(&Say::StoryNotHeld, self.render(&Say::StoryNotHeld, form));
                }
                Effect::DropStory => work.then.stories.push((who, Change::Drop)),
                Effect::Submit(request) => {
                    let receipt = self.submit(work, who, *request, &mut dialogue).await?;
                    out.say(&receipt, self.render(&receipt, form));
                    let sent = dialogue.latest().and_then(|case| second::question(&dialogue, &case.code));
                    if let Some((say, choices)) = sent {
                        out.ask(self.render(&say, form), self.buttons(dialogue.question, form, &choices));
                    }
                }
                Effect::Relay { code, text, crisis, message } => {
                    case_gone = !self.pass_on(work, &code, (text, crisis), message).await?;
                    passed_on.insert(code);
                }
                Effect::Change { code, message, text, crisis } => {
                    self.change_message(work, (&code, &message), text, crisis).await?;
                    passed_on.insert(code);
                }
                Effect::TakeBack { code, message } => {
                    unseen &= !self.take_back_message(work, code, &message).await?;
                }
                Effect::HandOn { code, to } => match self.hand_on(work, &code, to).await? {
                    Moved::Yes => {}
                    Moved::No(stays_with) => {
                        dialogue.put_back(&code, &stays_with);
                        stays = Some(stays_with);
                    }
                    Moved::Gone => case_gone = true,
                },
                Effect::Second { code, to } => {
                    for say in self.second(work, who, (code, to), &mut dialogue).await? {
                        out.say(&say, self.render(&say, form));
                    }
                }
                Effect::ClearChat => self.clear_chat(work, who, from).await?,
                Effect::Erase => {
                    self.clear_chat(work, who, from).await?;
                    let deleted = Say::Deleted(self.erase(work, &who).await?);
                    out.say(&deleted, self.render(&deleted, form));
                }
                Effect::KeepReturnCode(code) => keep_return_code(work, who, &dialogue, code),
                Effect::Forget => forget = true,
                effect => {
                    if let Some((say, choices)) = self.answer_to(work, &who, effect, &mut dialogue).await? {
                        let buttons = self.buttons(dialogue.question, form, &choices);
                        out.add(self.render(&say, dialogue.form), buttons, stands_alone(&say));
                    }
                }
            }
        }
        self.show_due_bursts(work, passed_on).await?;
        self.cancel_notices(work, &who, &dialogue).await?;
        for (text, buttons) in out.messages {
            self.write_to_person(work, from, who, text, buttons, None);
        }
        if forget {
            work.forget_person(who, from.clone());
        } else {
            let person = self.person_now(work, from, &who, dialogue).await?;
            work.put_person(who, person);
        }
        Ok(toast)
    }

    /// Does what needs nothing of a step but the effect; says what there is to say of it, if only the desk can tell.
    async fn answer_to(
        &mut self,
        work: &mut Work,
        who: &Lookup,
        effect: Effect,
        dialogue: &mut Dialogue,
    ) -> Result<Option<(Say, Vec<Choice>)>, StoreError> {
        let alone = |say| Ok(Some((say, Vec::new())));
        match effect {
            Effect::Helped { code, helped } => self.helped(work, who, &code, helped).await?,
            Effect::Stay { code } => self.stay(work, &code).await?,
            Effect::NoSecond { code, to, there } => self.no_second(work, (code, to), there).await?,
            Effect::Left { code } => {
                if let Some(case) = work.case(&code).await?.filter(|case| case.state != CaseState::Closed) {
                    self.tell_staff(work, &case, &StaffSay::PersonLeft { code });
                }
            }
            Effect::Reopen { code } => return alone(self.reopen(work, who, code, dialogue).await?),
            Effect::KeepOn { code } => return self.keep_on(work, who, code, dialogue).await.map(Some),
            Effect::Disclose => {
                return alone(Say::Kept(Box::new(self.kept_of(work, who, dialogue).await?)));
            }
            Effect::DiscloseWords => return alone(Say::KeptWords(self.words_of(work, who, dialogue).await?)),
            // A return code was looked up before, and everything else is carried out where this is called.
            _ => {}
        }
        Ok(None)
    }

    /// What is kept of a person from now on. It is kept as long as the last of their cases, which no message makes longer;
    /// what is besides, as long as a draft.
    async fn person_now(
        &self,
        work: &mut Work,
        from: &Address,
        who: &Lookup,
        dialogue: Dialogue,
    ) -> Result<Person, StoreError> {
        // Known already, if only for an earlier case that is still open.
        let known = work.person(who).filter(|before| before.address.is_some()).cloned();
        let draft = self.settings.retention.draft_ends(work.now);
        let mut expires = known.as_ref().map_or(draft, |known| known.expires.max(draft));
        for open in &dialogue.cases {
            expires = work.case(&open.code).await?.map_or(expires, |case| case.expires.max(expires));
        }
        // Before consent the address is in unsent letters only.
        let address = if dialogue.consent.is_some() {
            Some(from.clone())
        } else {
            known.and_then(|known| known.address)
        };
        Ok(Person { dialogue, address, expires })
    }

    pub(super) fn render(&self, say: &Say, form: Form) -> String {
        self.catalogue.render(say, form, &self.directory)
    }

    pub(super) fn buttons(&self, question: u16, form: Form, choices: &[Choice]) -> Vec<Button> {
        let button = |choice: &Choice| {
            let label = self.catalogue.label(choice, form, &self.directory);
            Button::new(label, &Token { question, choice: choice.clone() })
        };
        choices.iter().map(button).collect()
    }

    /// Puts a message to a person into the outbox. The buttons of their last question go, since a new message follows.
    pub(super) fn write_to_person(
        &mut self,
        work: &mut Work,
        to: &Address,
        who: Lookup,
        text: String,
        buttons: Vec<Button>,
        about: Option<(&CaseCode, Option<Hours>)>,
    ) {
        if !buttons.is_empty()
            && let Some(reference) = self.live_buttons.get(&who)
        {
            work.then.retire.push((to.clone(), reference.clone()));
        }
        let hours = about.and_then(|(_, hours)| hours);
        work.letter_to_person(NewLetter {
            to: Recipient::Person(to.clone()),
            what: Outgoing::Message { text, buttons, thread: None },
            about: about.map(|(code, _)| code.clone()),
            consultation: None,
            person: Some(who),
            words: false,
            answer: None,
            post: None,
            not_before: not_before(hours, work.now),
            hours,
            created: work.now,
        });
    }

    /// Puts a request into its queue and gives back the receipt.
    async fn submit(
        &mut self,
        work: &mut Work,
        who: Lookup,
        mut request: Request,
        dialogue: &mut Dialogue,
    ) -> Result<Say, StoreError> {
        while !work.is_free(request.code()).await? {
            request = request.with_code((self.draw_code)());
        }
        let code = request.code().clone();
        let discreet = dialogue.latest().and_then(|case| case.discreet);
        if let Some(case) = dialogue.cases.last_mut() {
            case.code = code.clone();
        }
        let queue = request.card().queue.clone();
        let waits = self.room_problem(&queue).is_some();
        if waits {
            // It counts from when somebody can read it.
            request.promise(None);
        }
        let card = request.card();
        let receipt = Say::Receipt {
            code: code.clone(),
            queue: queue.clone(),
            answer: card.answer,
            discreet,
            waits,
            promised_by: card.promised_by,
            closed_until: card.closed_until,
        };
        let case = Case {
            code: code.clone(),
            queue: queue.clone(),
            state: CaseState::Waiting,
            request,
            person: Some(who),
            card: None,
            waits,
            posts: Vec::new(),
            claimed_by: None,
            course: Course::new(discreet),
            due: None,
            expires: self.settings.retention.open_ends(work.now),
        };
        // The card alone; what the person wrote follows in its thread, once there is one.
        let card = self.card_to_post(work, &case);
        work.count_request(&case);
        let district = case.request.card().district;
        work.put_case(case);
        work.letter_with_words(Recipient::Queue(queue.clone()), card, &code, None);
        self.count_for_limits(work, who, district, &queue);
        Ok(receipt)
    }

    /// Says something in the thread of a case.
    pub(super) fn tell_staff(&mut self, work: &mut Work, case: &Case, say: &StaffSay) {
        let what = self.in_thread(case, say);
        work.letter(Recipient::Queue(case.queue.clone()), what, Some(&case.code));
    }

    pub(super) fn in_thread(&self, case: &Case, say: &StaffSay) -> Outgoing {
        let text = self.catalogue.staff(say, &self.directory);
        // While the card waits it has no thread yet; what belongs to it waits behind it in the same line.
        Outgoing::Message { text, buttons: Vec::new(), thread: case.card.clone() }
    }

    /// Deletes every request of a person, as far as Lotse can reach it.
    async fn erase(&mut self, work: &mut Work, who: &Lookup) -> Result<Deleted, StoreError> {
        let mut reached = Deleted::Draft;
        for case in work.cases_of(who).await? {
            self.end_consultations_of(work, &case.code).await?;
            self.take_back(work, &case);
            work.count_withdrawn(&case);
            work.delete_case(&case.code);
            let code = case.code.clone();
            let read = !matches!(case.state, CaseState::Waiting);
            // After the deletion, which takes along what was to be said about the case.
            if read || case.card.is_some() {
                let say = if read { StaffSay::PersonGone { code } } else { StaffSay::Withdrawn { code } };
                let text = self.catalogue.staff(&say, &self.directory);
                let what = Outgoing::Message { text, buttons: Vec::new(), thread: case.card.clone() };
                // Of no case: whatever is about one that is gone is taken out of the room again.
                work.letter(Recipient::Queue(case.queue.clone()), what, None);
            }
            // Whoever took it and gave it back has read it.
            reached = match (reached, !is_unclaimed(&case)) {
                (Deleted::Draft | Deleted::Unclaimed, false) => Deleted::Unclaimed,
                (Deleted::Draft | Deleted::AlreadyRead, true) => Deleted::AlreadyRead,
                _ => Deleted::PartlyRead,
            };
        }
        Ok(reached)
    }

    /// Takes a case's card out of the room, and off their way whatever else was to be said about the case.
    fn take_back(&self, work: &mut Work, case: &Case) {
        Self::redact(work, case);
        self.cancel_letters(work, |about| about.is_of(&case.code));
    }

    /// Takes a case's card and all else about it out of its room, and what was on its way there. What is on its way to the
    /// person goes on.
    pub(super) fn leave_room(&self, work: &mut Work, case: &Case) {
        Self::redact(work, case);
        let to_room = |to: &Recipient| matches!(to, Recipient::Queue(queue) if *queue == case.queue);
        self.cancel_letters(work, |about| about.is_of(&case.code) && to_room(&about.letter.to));
        work.commit.outbox.retain(|letter| letter.about.as_ref() != Some(&case.code) || !to_room(&letter.to));
    }

    fn redact(work: &mut Work, case: &Case) {
        for reference in case.card.iter().chain(&case.posts) {
            let what = Outgoing::Redact { reference: reference.clone() };
            work.letter(Recipient::Queue(case.queue.clone()), what, None);
        }
    }

    /// Once everything is read, nothing announces it any more.
    async fn cancel_notices(
        &mut self,
        work: &mut Work,
        who: &Lookup,
        dialogue: &Dialogue,
    ) -> Result<(), StoreError> {
        let has_unopened = |case: Option<&OpenCase>| case.is_some_and(|case| !case.unopened.is_empty());
        let before = work.person(who).map(|before| before.dialogue.cases.as_slice()).unwrap_or_default();
        let read = before.iter().filter(|case| has_unopened(Some(case)));
        let read: Vec<CaseCode> = read.map(|case| case.code.clone()).collect();
        for code in read.into_iter().filter(|code| !has_unopened(dialogue.case(code))) {
            self.cancel_notices_of(work, &code);
            // What was read has arrived, whatever became of the notice.
            for number in work.case(&code).await?.map(|case| case.course.left()).unwrap_or_default() {
                self.answer_arrived(work, &code, (number, &[])).await?;
            }
        }
        Ok(())
    }

    /// There is nothing to open in a case: nothing that says so need go out any more.
    pub(super) fn cancel_notices_of(&self, work: &mut Work, code: &CaseCode) {
        self.cancel_letters(work, |about| {
            about.is_of(code) && is_notice(&about.letter.to, &about.letter.what)
        });
        let of_case = |letter: &NewLetter| letter.about.as_ref() == Some(code);
        work.commit.outbox.retain(|letter| !of_case(letter) || !is_notice(&letter.to, &letter.what));
    }
}

/// Whether it says that there is something to open, and nothing else.
pub(super) fn is_notice(to: &Recipient, what: &Outgoing) -> bool {
    let Outgoing::Message { buttons, .. } = what else { return false };
    let opens =
        |button: &Button| Token::decode(&button.data).is_some_and(|token| token.choice == Choice::ShowAnswer);
    matches!(to, Recipient::Person(_)) && buttons.iter().any(opens)
}

/// Collects the messages of a step; what belongs together becomes one.
#[derive(Default)]
struct Outbox {
    messages: Vec<(String, Vec<Button>)>,
    /// Whether the last message may still be added to.
    open: bool,
}

impl Outbox {
    fn say(&mut self, say: &Say, text: String) {
        let alone = stands_alone(say);
        self.add(text, Vec::new(), alone);
    }

    fn ask(&mut self, text: String, buttons: Vec<Button>) {
        self.add(text, buttons, false);
        self.open = false;
    }

    fn add(&mut self, text: String, buttons: Vec<Button>, alone: bool) {
        match self.messages.last_mut() {
            Some((last, last_buttons))
                if self.open
                    && !alone
                    && last_buttons.is_empty()
                    && last.chars().count() + text.chars().count() < TOGETHER =>
            {
                last.push_str("\n\n");
                last.push_str(&text);
                *last_buttons = buttons;
            }
            _ => self.messages.push((text, buttons)),
        }
        self.open = !alone;
    }
}

/// Sentences that must not drown in a longer message.
fn stands_alone(say: &Say) -> bool {
    matches!(
        say,
        Say::Hello
            | Say::Foreign(_)
            | Say::Crisis(_)
            | Say::Paused(..)
            | Say::Aside(Aside::CannotCall { .. })
            | Say::Caution
            | Say::KeepList
            | Say::Receipt { .. }
            | Say::ReturnCode { .. }
            | Say::StaffAnswer { .. }
            | Say::StaffCorrection { .. }
            | Say::PromiseMissed { .. }
            | Say::Privacy { .. }
            | Say::Help
    )
}
