//! The loop that fetches updates and hands them to the desk.
//!
//! Telegram forgets an update as soon as it is asked for a later one. So the next poll, whose offset acknowledges,
//! happens only after the desk has committed what the last one brought, together with that offset.

use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use teloxide::RequestError;
use teloxide::payloads::DeleteWebhookSetters;
use teloxide::requests::{JsonRequest, Payload, Requester};
use tokio::sync::watch;

use super::backoff::Backoff;
use super::errands::Errands;
use super::failure::{Failure, judge};
use super::salvage::{self, Content, Parcel};
use super::update::{self, Reading};
use super::{POLL_TIMEOUT, Telegram};
use crate::desk::ports::{Alarm, Batch, Committed, DeskError, DeskHandle, Event};
use crate::id::ChannelKind;

/// The most updates Telegram gives at once.
const BATCH: u8 = 100;

/// The kinds of update that mean something to us; others are not sent.
const KINDS: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];

/// teloxide's method of this name, with the answer left as JSON (see [`update`]).
#[derive(Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i32>,
    limit: u8,
    /// In seconds.
    timeout: u64,
    allowed_updates: [&'static str; 4],
}

impl Payload for GetUpdates {
    type Output = Vec<Value>;
    const NAME: &'static str = "GetUpdates";
}

/// What ends the loop.
struct Stopped;

/// See [`Telegram::run`].
pub(super) async fn run(telegram: &Telegram, desk: DeskHandle, stop: watch::Receiver<bool>) {
    let mut poll = Poll {
        telegram,
        desk,
        stop,
        offset: None,
        singly: 0,
        webhook_removed: false,
        alarmed: None,
        backoff: Backoff::new(telegram.pace),
        errands: Errands::new(telegram.sender.clone()),
    };
    let Stopped = poll.until_stopped().await;
    poll.errands.finish().await;
    tracing::info!(channel = "telegram", "stopped receiving");
}

struct Poll<'a> {
    telegram: &'a Telegram,
    desk: DeskHandle,
    stop: watch::Receiver<bool>,
    /// The id the next update is expected to have; asking for it acknowledges all before. An id is never compared:
    /// after a quiet week Telegram goes on at a random one.
    offset: Option<i32>,
    /// How many more polls ask for a single update, to find the one that breaks the batch.
    singly: u8,
    webhook_removed: bool,
    /// What the operator was told and what still holds.
    alarmed: Option<Alarm>,
    backoff: Backoff,
    errands: Errands,
}

impl Poll<'_> {
    /// Runs until there is reason to stop, and returns it.
    async fn until_stopped(&mut self) -> Stopped {
        if let Err(stopped) = self.begin().await {
            return stopped;
        }
        loop {
            let mut stop = self.stop.clone();
            let fetched = tokio::select! {
                biased;
                () = told_to_stop(&mut stop) => return Stopped,
                fetched = self.fetch() => fetched,
            };
            let went_on = match fetched {
                Ok(parcels) => self.take(&parcels).await,
                Err(failure) => self.endure(failure).await,
            };
            if let Err(stopped) = went_on {
                return stopped;
            }
        }
    }

    /// Learns from the desk where to go on.
    async fn begin(&mut self) -> Result<(), Stopped> {
        let cursor = loop {
            match self.desk.cursor(ChannelKind::Telegram).await {
                Ok(cursor) => break cursor,
                Err(error) => self.wait_for_desk(&error).await?,
            }
        };
        self.backoff.reset();
        self.offset = cursor.and_then(|bytes| String::from_utf8(bytes).ok()?.parse().ok());
        self.errands.register(&self.telegram.commands);
        Ok(())
    }

    /// Asks for the next updates; empty after a quiet while.
    async fn fetch(&mut self) -> Result<Vec<Parcel>, Failure> {
        let bot = &self.telegram.poller;
        if !self.webhook_removed {
            // A webhook that somebody set would take all updates. What waits is ours to read.
            let removed = bot.delete_webhook().drop_pending_updates(false).await;
            removed.map(drop).or_else(|error| judge(&error).map(drop))?;
            self.webhook_removed = true;
        }
        let request = GetUpdates {
            offset: self.offset,
            limit: if self.singly > 0 { 1 } else { BATCH },
            timeout: POLL_TIMEOUT.as_secs(),
            allowed_updates: KINDS,
        };
        match JsonRequest::new(bot.clone(), request).await {
            Ok(updates) => {
                self.singly = self.singly.saturating_sub(1);
                Ok(updates.into_iter().map(Parcel::from).collect())
            }
            Err(RequestError::InvalidJson { raw, .. }) if salvage::is_batch(&raw) => self.rescue(&raw),
            Err(error) => Err(judge(&error).err().unwrap_or(Failure::Away)),
        }
    }

    /// Makes the best of a batch that is no JSON.
    fn rescue(&mut self, raw: &str) -> Result<Vec<Parcel>, Failure> {
        if let Some(parcels) = salvage::salvage(raw) {
            self.singly = self.singly.saturating_sub(1);
            return Ok(parcels);
        }
        if self.singly == 0 {
            // Not even the brackets match. One by one, only the broken update cannot be read.
            self.singly = BATCH;
            return Ok(Vec::new());
        }
        let parcel = salvage::whole(raw);
        if parcel.id.is_none() {
            // Perhaps no update at all but something between us and Telegram. To guess an id here could acknowledge
            // what nobody has read.
            return Err(Failure::Away);
        }
        self.singly = 0;
        Ok(vec![parcel])
    }

    /// Hands in what a poll brought until the desk has it; then answers what wants an answer at once.
    async fn take(&mut self, parcels: &[Parcel]) -> Result<(), Stopped> {
        self.alarmed = None;
        if parcels.is_empty() {
            self.backoff.reset();
            return Ok(());
        }
        let Some(next) = next_offset(self.offset, parcels) else {
            tracing::error!(channel = "telegram", "updates without any id; waiting for one that has one");
            return self.endure(Failure::Away).await;
        };
        self.backoff.reset();
        // `stop` does not cut a hand-in short: the taps of a batch that is being committed get their answers.
        loop {
            let mut batch = Batch::new(ChannelKind::Telegram);
            batch.cursor = Some(next.to_string().into_bytes());
            let mut taps = Vec::new();
            let mut groups = Vec::new();
            for parcel in parcels {
                let reading = read(parcel);
                if let Some(tap) = reading.tap {
                    taps.push((tap, reading.event.is_some().then_some(batch.events.len())));
                }
                groups.extend(reading.group);
                batch.events.extend(reading.event);
            }
            match self.desk.hand_in(batch).await {
                Ok(Committed { mut toasts }) => {
                    self.backoff.reset();
                    self.offset = Some(next);
                    for (tap, event) in taps {
                        let notice = event.and_then(|index| toasts.get_mut(index)).and_then(Option::take);
                        self.errands.answer(tap, notice);
                    }
                    self.errands.leave(&groups, &self.telegram.group_refusal);
                    return Ok(());
                }
                Err(error) => self.wait_for_desk(&error).await?,
            }
        }
    }

    /// Waits after a failure of Telegram's, and tells the operator what only they can mend.
    async fn endure(&mut self, failure: Failure) -> Result<(), Stopped> {
        let wait = match failure {
            Failure::TooMany(wait) => wait,
            Failure::Unauthorised => {
                self.alarm(Alarm::Unauthorised(ChannelKind::Telegram)).await?;
                self.telegram.pace.slow
            }
            Failure::Conflict => {
                self.webhook_removed = false;
                self.alarm(Alarm::Conflict(ChannelKind::Telegram)).await?;
                self.telegram.pace.slow
            }
            Failure::Away
            | Failure::Gone
            | Failure::NothingToDo
            | Failure::NotThere
            | Failure::Refused(_) => self.backoff.next(random()),
        };
        let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        tracing::warn!(channel = "telegram", ?failure, wait_ms, "no updates; trying again");
        self.pause(wait).await
    }

    /// Raises an alarm, once until something works again.
    async fn alarm(&mut self, alarm: Alarm) -> Result<(), Stopped> {
        if self.alarmed == Some(alarm) {
            return Ok(());
        }
        let mut batch = Batch::new(ChannelKind::Telegram);
        batch.events.push(Event::Alarm(alarm));
        match self.desk.hand_in(batch).await {
            Ok(_) => self.alarmed = Some(alarm),
            Err(DeskError::Closed) => return Err(Stopped),
            // Told at the next failure.
            Err(DeskError::Store) => {}
        }
        Ok(())
    }

    async fn wait_for_desk(&mut self, error: &DeskError) -> Result<(), Stopped> {
        match error {
            DeskError::Closed => Err(Stopped),
            DeskError::Store => {
                let wait = self.backoff.next(random());
                tracing::warn!(channel = "telegram", "the desk takes nothing; handing in again");
                self.pause(wait).await
            }
        }
    }

    async fn pause(&mut self, wait: Duration) -> Result<(), Stopped> {
        tokio::select! {
            () = told_to_stop(&mut self.stop) => Err(Stopped),
            () = tokio::time::sleep(wait) => Ok(()),
        }
    }
}

/// Ends when the program shall stop, or nobody is left to say so.
async fn told_to_stop(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// What is to be done about one parcel.
fn read(parcel: &Parcel) -> Reading {
    let poison = |raw: &str| Reading { event: Some(salvage::poison(raw)), ..Reading::default() };
    match &parcel.content {
        Content::Json(json) => update::read(json).unwrap_or_else(|| poison(&json.to_string())),
        Content::Raw(raw) => poison(raw),
    }
}

/// The offset that acknowledges these updates: one after the last. For an update without an id the number that
/// would be its turn is taken; `None` if there is none to count from.
///
/// Telegram's ids end at 2,000,000,000, so that the sum always fits.
fn next_offset(offset: Option<i32>, parcels: &[Parcel]) -> Option<i32> {
    parcels.iter().fold(offset, |next, parcel| parcel.id.or(next).map(|id| id.saturating_add(1)))
}

/// Spreads the waits; that is no secret, so that a machine without randomness still waits.
fn random() -> u32 {
    getrandom::u32().unwrap_or(u32::MAX / 2)
}
