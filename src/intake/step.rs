//! One step of the dialogue.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::dialogue::Dialogue;
use super::effect::Effect;
use super::input::Input;
use crate::directory::Directory;
use crate::id::{CaseCode, ChannelKind, QueueId};
use crate::understand::anonymise::Placeholders;

/// How much a channel may do. For Telegram the operator decides, since the platform can read along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The whole dialogue.
    Full,
    /// Buttons only: no free text, neither before nor after the hand-over.
    Minimal,
    /// The ways to advice; no request is taken.
    Signpost,
}

/// What the dialogue may look up while it runs; the same for everyone on a channel.
#[derive(Clone, Copy)]
pub struct Guide<'a> {
    pub directory: &'a Directory,
    /// The words that stand where a detail was taken out.
    pub placeholders: &'a Placeholders,
    pub channel: ChannelKind,
    pub mode: Mode,
    /// Queues whose room takes cards. Others are offered by their public contact.
    pub queues_with_room: &'a BTreeSet<QueueId>,
}

/// What is new at each step: time and randomness come in from outside.
#[derive(Clone, Debug)]
pub struct Fresh {
    pub now: Timestamp,
    /// The code a request gets if this step sends one.
    pub code: CaseCode,
    /// The first message, sent before consent, if it is still held in memory.
    pub story: Option<String>,
}

/// The dialogue after a step, and what is to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub dialogue: Dialogue,
    pub effects: Vec<Effect>,
}
