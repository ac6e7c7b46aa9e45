//! Taking a batch: all of it in one transaction if that can be, one event after the other if something in it fails.

use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;

use super::outbox::Report;
use super::ports::{Batch, Committed, Event, StaffWhat};
use super::seen;
use super::task::Desk;
use super::work::Work;
use crate::id::ChannelKind;
use crate::intake::dialogue::Form;
use crate::intake::input::Input;
use crate::locale::OperatorSay;
use crate::store::{Parked, StoreError};

/// Why something was not taken.
pub(super) enum Trouble {
    Store(StoreError),
    /// A defect of ours, which must not take other people's messages along.
    Panic,
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Trouble {
    /// The store's error if the same would happen to any batch; otherwise the reason may lie in what was handled.
    pub(super) fn of_the_store(self) -> Option<StoreError> {
        use StoreError::{Away, Full, InUse, ReadOnly};
        match self {
            Self::Store(error @ (Away { .. } | Full { .. } | InUse { .. } | ReadOnly { .. })) => Some(error),
            Self::Store(_) | Self::Panic => None,
        }
    }
}

impl Desk {
    /// Takes a batch and the couriers' reports. What was written down of the reports is removed from `waiting`.
    pub(super) async fn batch(
        &mut self,
        batch: Batch,
        waiting: &mut Vec<Report>,
    ) -> Result<Committed, StoreError> {
        let trouble = match self.take_all(&batch, waiting).await {
            Ok(committed) => {
                waiting.clear();
                return Ok(committed);
            }
            Err(trouble) => trouble,
        };
        match trouble.of_the_store() {
            Some(error) => Err(error),
            // Boxed: what is seldom needed would make the future of every batch as large.
            None => Box::pin(self.take_each(batch, waiting)).await,
        }
    }

    async fn take_all(&mut self, batch: &Batch, waiting: &[Report]) -> Result<Committed, Trouble> {
        let mut work = self.work(batch.channel);
        let people = batch.events.iter().filter_map(|event| match event {
            Event::Person { from, .. } => Some(self.lookup(from)),
            _ => None,
        });
        work.load(&people.collect::<Vec<_>>()).await?;
        for report in waiting {
            unpanicked(self.report(&mut work, report)).await?;
        }
        let mut toasts = Vec::with_capacity(batch.events.len());
        for event in &batch.events {
            toasts.push(unpanicked(self.event(&mut work, event)).await?);
        }
        work.close_batch(batch);
        self.commit(work).await?;
        Ok(Committed { toasts })
    }

    /// Takes reports and events one by one, each in a transaction of its own, and the cursor last. Should the store fail
    /// in between, the batch comes again, and those already taken are known by their ids.
    async fn take_each(&mut self, batch: Batch, waiting: &mut Vec<Report>) -> Result<Committed, StoreError> {
        while let Some(report) = waiting.first() {
            self.report_alone(report).await?;
            waiting.remove(0);
        }
        let mut toasts = Vec::with_capacity(batch.events.len());
        for event in &batch.events {
            toasts.push(Box::pin(self.event_alone(batch.channel, event)).await?);
        }
        let mut work = self.work(batch.channel);
        work.close_batch(&batch);
        self.commit(work).await?;
        Ok(Committed { toasts })
    }

    async fn report_alone(&mut self, report: &Report) -> Result<(), StoreError> {
        let mut work = self.work(self.settings.rooms_on);
        let trouble = match unpanicked(self.report(&mut work, report)).await {
            Ok(()) => self.commit(work).await.map_err(Trouble::from),
            Err(trouble) => Err(trouble),
        };
        let Err(trouble) = trouble else { return Ok(()) };
        if let Some(error) = trouble.of_the_store() {
            return Err(error);
        }
        tracing::error!("what follows from a courier's report could not be carried out");
        // At least the letter itself must not be sent again.
        let mut work = self.work(self.settings.rooms_on);
        Self::settle(&mut work, report);
        self.commit(work).await
    }

    async fn event_alone(
        &mut self,
        channel: ChannelKind,
        event: &Event,
    ) -> Result<Option<String>, StoreError> {
        let mut work = self.work(channel);
        let taken = match unpanicked(self.event(&mut work, event)).await {
            Ok(toast) => self.commit(work).await.map(|()| toast).map_err(Trouble::from),
            Err(trouble) => Err(trouble),
        };
        let trouble = match taken {
            Ok(toast) => return Ok(toast),
            Err(trouble) => trouble,
        };
        if let Some(error) = trouble.of_the_store() {
            return Err(error);
        }
        let mut work = self.work(channel);
        work.then.seen.extend(seen::name(event, self.settings.rooms_on));
        self.set_aside(&mut work, channel, event).await;
        if let Event::Person { from, .. } | Event::Poison { from: Some(from), .. } = event {
            // In the form everybody understands: what is kept of this person may be what cannot be read.
            self.apologise(&mut work, from, Form::default());
        }
        if let Event::Staff(said) = event {
            self.say_command_failed(&mut work, said);
        }
        self.commit(work).await?;
        Ok(None)
    }

    pub(super) fn work(&self, channel: ChannelKind) -> Work {
        Work::new(Arc::clone(&self.store), Arc::clone(&self.directory), channel, self.clock.now())
    }

    /// Keeps something that could not be handled, sealed, and tells the operator.
    pub(super) async fn set_aside(&mut self, work: &mut Work, channel: ChannelKind, event: &Event) {
        tracing::error!(channel = channel.as_str(), "an input could not be handled and was parked");
        let (kind, words) = kind_and_words(event);
        // Before consent no word is kept, and neither is one of somebody whose consent cannot be read.
        let raw = if self.may_keep(work, event).await { words } else { kind.as_bytes().to_vec() };
        let expires = self.settings.retention.draft_ends(work.now);
        work.commit.park.push(Parked { channel, raw, at: work.now, expires });
        self.alarm(work, &OperatorSay::Parked { channel });
    }

    /// Whether the words of an event may be kept: staff's, and those of people who agreed.
    async fn may_keep(&self, work: &mut Work, event: &Event) -> bool {
        let from = match event {
            Event::Person { from, .. } | Event::Poison { from: Some(from), .. } => from,
            Event::Poison { from: None, .. } => return false,
            Event::Staff(_)
            | Event::StaffJoined { .. }
            | Event::StaffRemoved { .. }
            | Event::Echo { .. }
            | Event::Room { .. }
            | Event::Alarm(_) => return true,
        };
        let who = self.lookup(from);
        work.load(&[who]).await.is_ok()
            && work.person(&who).is_some_and(|person| person.dialogue.consent.is_some())
    }
}

/// What an event is, and what of it is worth keeping for the operator.
fn kind_and_words(event: &Event) -> (&'static str, Vec<u8>) {
    match event {
        Event::Person { input: Input::Text { text, .. }, .. } => ("text", text.clone().into_bytes()),
        Event::Person { input: Input::Edited(text), .. } => ("edited", text.clone().into_bytes()),
        Event::Person { input: Input::Captioned(_, text), .. } => ("captioned", text.clone().into_bytes()),
        Event::Person { input: Input::Tap(token), .. } => ("tap", token.encode().into_bytes()),
        Event::Poison { raw, .. } => ("poison", raw.clone()),
        Event::Staff(said) => match &said.what {
            StaffWhat::Text(text)
            | StaffWhat::Captioned(text)
            | StaffWhat::Edited { text, .. }
            | StaffWhat::Reaction(text) => ("staff", text.clone().into_bytes()),
            StaffWhat::TakenBack(_) | StaffWhat::Unreadable => ("staff", Vec::new()),
        },
        Event::Person { .. }
        | Event::StaffJoined { .. }
        | Event::StaffRemoved { .. }
        | Event::Echo { .. }
        | Event::Room { .. }
        | Event::Alarm(_) => ("other", Vec::new()),
    }
}

/// Awaits a unit of work with a panic in it caught. The caller throws away what it was working on.
pub(super) async fn unpanicked<T>(work: impl Future<Output = Result<T, StoreError>>) -> Result<T, Trouble> {
    let mut work = pin!(work);
    let caught = poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
        Ok(polled) => polled.map(Ok),
        Err(_) => std::task::Poll::Ready(Err(Trouble::Panic)),
    });
    Ok(caught.await??)
}
