//! What people did: load them, step their dialogues, collect what follows.

use super::limits::Pace;
use super::ports::{Address, Event};
use super::seen;
use super::stories::{self, Change};
use super::task::Desk;
use super::work::Work;
use crate::id::{CaseCode, Lookup};
use crate::intake::ask::{self, Answers};
use crate::intake::dialogue::{Dialogue, Form};
use crate::intake::effect::Effect;
use crate::intake::input::{Input, Meaning};
use crate::intake::return_code::ReturnCode;
use crate::intake::say::Say;
use crate::intake::step::{Fresh, Guide, step};
use crate::locale::OperatorSay;
use crate::store::StoreError;

impl Desk {
    pub(super) fn lookup(&self, from: &Address) -> Lookup {
        self.store.lookup(from.channel, &from.person)
    }

    /// Takes one event. Returns what to show at the tapped button.
    pub(super) async fn event(
        &mut self,
        work: &mut Work,
        event: &Event,
    ) -> Result<Option<String>, StoreError> {
        if let Some(name) = seen::name(event, self.settings.rooms_on) {
            if self.seen.contains(&name) || work.then.seen.contains(&name) {
                return Ok(None);
            }
            work.then.seen.push(name);
        }
        match event {
            Event::Person { from, message, input, .. } => {
                // Boxed, as for staff: whatever a step carries along would make the future of a whole batch as large.
                return Box::pin(self.person(work, from, message.clone(), input.clone())).await;
            }
            Event::Staff(said) => Box::pin(self.staff(work, said)).await?,
            Event::Echo { transaction, reference, last } => {
                Box::pin(self.echo(work, transaction, reference, *last)).await?;
            }
            Event::StaffJoined { queue, member, .. } => self.staff_joined(work, queue, member).await?,
            Event::StaffRemoved { queue, member } => {
                Box::pin(self.staff_removed(work, queue, member)).await?;
            }
            Event::Room { queue, problem } => {
                Box::pin(self.room_changed(work, queue.clone(), *problem)).await?;
            }
            Event::Poison { from, .. } => {
                let form = match from {
                    Some(from) => self.form_of(work, from).await?,
                    None => Form::default(),
                };
                let channel = from.as_ref().map_or(work.channel, |from| from.channel);
                self.set_aside(work, channel, event).await;
                if let Some(from) = from {
                    self.apologise(work, from, form);
                }
            }
            Event::Alarm(alarm) => {
                tracing::error!(?alarm, "alarm");
                self.alarm(work, &OperatorSay::Alarm(*alarm));
            }
        }
        Ok(None)
    }

    /// Steps one person's dialogue with one input.
    async fn person(
        &mut self,
        work: &mut Work,
        from: &Address,
        message: Option<String>,
        input: Input,
    ) -> Result<Option<String>, StoreError> {
        let who = self.lookup(from);
        work.load(&[who]).await?;
        let before = work.person(&who).map(|person| person.dialogue.clone()).unwrap_or_default();
        match self.pace(who, &before, &input, work.now) {
            Pace::Fine => {}
            Pace::TooFast => {
                let text = self.render(&Say::TooFast, before.form);
                self.write_to_person(work, from, who, text, Vec::new(), None);
                return Ok(None);
            }
            Pace::StillTooFast => return Ok(None),
        }
        let code = (self.draw_code)();
        let return_code = random_return_code()?;
        let passed_on = self.passed_on(work, &who, (message.as_deref(), &input)).await?;
        let fresh = Fresh {
            now: work.now,
            code,
            return_code,
            story: self.story(work, &who),
            message,
            passed_on,
            refusing: self.refusing(work, &who),
            sent_enough: self.sent_enough(&who, &before, work.now),
        };
        let guide = self.guide(from.channel);
        let input = self.with_meaning(&guide, &before, input);
        let step = step(&guide, before, input, &fresh);
        // Whoever deletes everything has taken their consent back with this very message, which goes from the chat, too.
        let erases = step.effects.iter().any(|effect| matches!(effect, Effect::Erase));
        if (step.dialogue.consent.is_some() || erases)
            && let Some(message) = &fresh.message
        {
            self.note_message(work, who, from.channel, message);
        }
        self.follow_or_return(work, from, who, (step, &fresh)).await
    }

    /// The first message held for someone, as it is in this unit of work.
    fn story(&self, work: &Work, who: &Lookup) -> Option<String> {
        let coming = work.then.stories.iter().filter(|(whose, _)| whose == who).map(|(_, change)| change);
        self.stories.held(who, coming, work.now)
    }

    /// Whether there is room for one more message of a story before consent.
    pub(super) fn takes_story(&self, work: &Work, who: &Lookup, text: &str) -> bool {
        let coming = work.then.stories.iter().filter(|(_, change)| matches!(change, Change::Hold(_)));
        match self.story(work, who) {
            Some(before) => stories::fits(&before, text),
            None => stories::fits("", text) && self.stories.has_room_beside(coming.count(), work.now),
        }
    }

    /// Says what a short text means by its words, such as an answer to the open question, where the locale sees it.
    fn with_meaning(&self, guide: &Guide<'_>, dialogue: &Dialogue, input: Input) -> Input {
        let Input::Text { text, means: Meaning::Words } = input else { return input };
        // Short texts only: nobody means a button with a paragraph.
        let short = text.chars().nth(120).is_none();
        let meaning =
            |answers: &Answers| self.catalogue.meaning(&text, answers, dialogue.form, &self.directory);
        let means = if short { meaning(&ask::answers(guide, dialogue)) } else { Meaning::Words };
        Input::Text { text, means }
    }

    async fn form_of(&self, work: &mut Work, from: &Address) -> Result<Form, StoreError> {
        let who = self.lookup(from);
        work.load(&[who]).await?;
        Ok(work.person(&who).map(|person| person.dialogue.form).unwrap_or_default())
    }

    /// Tells someone that their message could not be handled.
    pub(super) fn apologise(&mut self, work: &mut Work, to: &Address, form: Form) {
        let text = self.render(&Say::Apology, form);
        self.write_to_person(work, to, self.lookup(to), text, Vec::new(), None);
    }
}

/// A return code drawn at random. It is a secret: without randomness there is none.
fn random_return_code() -> Result<ReturnCode, StoreError> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(StoreError::Random)?;
    Ok(ReturnCode::from_random(u128::from_le_bytes(random)))
}

/// A case code drawn at random; the store makes sure that it is free.
pub(super) fn random_code() -> CaseCode {
    // Without randomness no key could have been made either; a code that is taken is drawn again.
    CaseCode::from_random(getrandom::u32().unwrap_or_default())
}
