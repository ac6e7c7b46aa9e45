//! What people did: load them, step their dialogues, collect what follows.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::ports::Address;
use super::task::Desk;
use super::work::Work;
use crate::id::{CaseCode, Lookup};
use crate::intake::input::Input;
use crate::intake::say::Say;
use crate::intake::step::{Fresh, Guide, Step, step};
use crate::store::{Parked, StoreError};

/// A person's step panicked. Nothing of it is used; the input is parked.
pub(super) struct Poisoned;

impl Desk {
    pub(super) fn lookup(&self, from: &Address) -> Lookup {
        self.store.lookup(from.channel, &from.person)
    }

    /// Steps one person's dialogue with one input. Returns what to show at the tapped button.
    pub(super) async fn person(
        &mut self,
        work: &mut Work,
        from: &Address,
        input: Input,
    ) -> Result<Option<String>, StoreError> {
        let who = self.lookup(from);
        work.load(&[who]).await?;
        let before = work.person(&who).map(|person| person.dialogue.clone()).unwrap_or_default();
        let fresh = Fresh { now: work.now, code: random_code(), story: self.stories.held(&who, work.now) };
        let guide = self.guide(from.channel);
        let input = self.with_choice(&guide, &before, input);
        let parked = parked_form(&input);
        let Ok(step) = stepped(&guide, before.clone(), input, &fresh) else {
            self.park(work, from.channel, parked);
            let text = self.catalogue.render(&Say::Apology, before.form, &self.directory);
            self.write_to_person(work, from, who, text, Vec::new(), None);
            return Ok(None);
        };
        self.follow(work, from, who, step).await
    }

    /// Reads a text as an answer to the open question where the locale sees one in it.
    fn with_choice(
        &self,
        guide: &Guide<'_>,
        dialogue: &crate::intake::dialogue::Dialogue,
        input: Input,
    ) -> Input {
        let Input::Text { text, choice: None } = input else { return input };
        // Short texts only: nobody means a button with a paragraph.
        let short = text.chars().nth(120).is_none();
        let choice = short.then(|| crate::intake::ask::question(guide, dialogue)).flatten().and_then(
            |(_, offered)| self.catalogue.choice_for(&text, &offered, dialogue.form, &self.directory),
        );
        Input::Text { text, choice }
    }

    /// Keeps something that could not be handled, sealed, and tells the operator.
    pub(super) fn park(&mut self, work: &mut Work, channel: crate::id::ChannelKind, raw: Vec<u8>) {
        tracing::error!(channel = channel.as_str(), "an input could not be handled and was parked");
        let expires = self.settings.retention.draft_ends(work.now);
        work.commit.park.push(Parked { channel, raw, at: work.now, expires });
        self.alarm(work, &crate::locale::OperatorSay::Parked { channel });
    }
}

/// The step, with a panic in it caught: it is a defect of ours that must not take the other people's messages along.
fn stepped(
    guide: &Guide<'_>,
    before: crate::intake::dialogue::Dialogue,
    input: Input,
    fresh: &Fresh,
) -> Result<Step, Poisoned> {
    catch_unwind(AssertUnwindSafe(|| step(guide, before, input, fresh))).map_err(|_| Poisoned)
}

/// What of an input is worth keeping for the operator.
fn parked_form(input: &Input) -> Vec<u8> {
    match input {
        Input::Text { text, .. } | Input::Edited(text) => text.clone().into_bytes(),
        Input::Tap(token) => token.encode().into_bytes(),
        Input::UnknownTap | Input::Attachment(_) | Input::Unreadable | Input::Left => Vec::new(),
    }
}

/// A case code drawn at random; the store makes sure that it is free.
pub(super) fn random_code() -> CaseCode {
    // Without randomness no key could have been made either; a code that is taken is drawn again.
    CaseCode::from_random(getrandom::u32().unwrap_or_default())
}
