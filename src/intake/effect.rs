//! What a step wants done. Effects are data; the desk carries them out in one transaction.

use super::question::Choice;
use super::return_code::ReturnCode;
use super::say::Say;
use crate::handoff::request::Request;
use crate::handoff::tally::Helped;
use crate::id::{CaseCode, QueueId};
use crate::understand::anonymise::Anonymised;
use crate::understand::crisis::Dangers;

/// One thing to do after a step, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Send a message without choices.
    Say(Say),
    /// Send a message with choices; it becomes the open question. Its number is `Dialogue::question` after the step.
    Ask(Say, Vec<Choice>),
    /// A short notice at the tapped button; nothing if the input was no tap or the platform has no such thing.
    Toast(Say),
    /// Keep this first message in memory, never in the store, for at most 30 minutes.
    HoldStory(String),
    /// Forget the first message kept in memory.
    DropStory,
    /// Put the request into its queue. The desk answers the person with the receipt ([`Say::Receipt`]), because only it
    /// knows whether the queue's room is usable right now; the code was given by [`Fresh`](super::step::Fresh). If a second
    /// service is likely, the question about it ([`second::question`](super::second::question)) follows the receipt.
    Submit(Box<Request>),
    /// Pass a message on to the staff of the person's case, who are told first of the dangers it tells of. `message` is the
    /// platform's name for it.
    Relay { code: CaseCode, text: Anonymised, crisis: Dangers, message: Option<String> },
    /// Put other words in the place of a message that was passed on.
    Change { code: CaseCode, message: String, text: Anonymised, crisis: Dangers },
    /// Take a message that was passed on out of its room.
    TakeBack { code: CaseCode, message: String },
    /// Move a case to another service; the person has said yes.
    HandOn { code: CaseCode, to: QueueId },
    /// The person wants a case to stay with its service.
    Stay { code: CaseCode },
    /// Give the request of a case to a second service too, as a case of its own; the person has said yes. The desk answers,
    /// because only it knows the other code, and whether that service can take it.
    Second { code: CaseCode, to: QueueId },
    /// Tell the service of a case that no second one comes to it; or that the person has a case there already.
    NoSecond { code: CaseCode, to: QueueId, there: bool },
    /// Count whether a closed case helped.
    Helped { code: CaseCode, helped: Helped },
    /// Open a closed case again. The desk answers with [`Say::Reopened`] or [`Say::ReopenGone`], because only it knows
    /// whether the case is still kept.
    Reopen { code: CaseCode },
    /// Keep a case on. The desk answers with [`Say::KeptOn`], [`Say::ClosedMeanwhile`] or [`Say::ReopenGone`].
    KeepOn { code: CaseCode },
    /// Keep a code with which the person comes back from another account; an earlier one counts no more.
    KeepReturnCode(ReturnCode),
    /// Say what is stored of the person. Only the desk knows all of it; it answers with [`Say::Kept`].
    Disclose,
    /// Show the person their own words. The desk answers with [`Say::KeptWords`].
    DiscloseWords,
    /// Tell the staff of a case that its person has left the chat, or blocked the bot.
    Left { code: CaseCode },
    /// Delete the messages in the person's chat, as far as the platform does that.
    ClearChat,
    /// Look up whose code this is. The desk goes on with what [`returning`](super::returning) makes of it; a step that
    /// wants this asks nothing itself.
    Return(ReturnCode),
    /// Delete everything about the person, at their wish: requests nobody has claimed are taken out of their queues,
    /// staff of the others are told that the person can no longer be reached. The desk answers with [`Say::Deleted`],
    /// because only it knows what staff have read.
    Erase,
    /// Forget the person: dialogue, address, unsent messages to them but the ones of this step. Their requests stay.
    Forget,
}
