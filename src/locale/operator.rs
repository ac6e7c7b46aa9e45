//! What the operator reads in the room for alarms. Never anything personal: kinds, rows and queues only.

use jiff::Timestamp;

use super::speaker::Said;
use super::texts::{Line, Texts};
use super::time;
use crate::desk::ports::{Alarm, RoomProblem, Trust};
use crate::handoff::reminder::Delay;
use crate::id::{CaseCode, ChannelKind, QueueId, RowId};
use crate::intake::dialogue::Form;

/// Something the operator is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperatorSay {
    Alarm(Alarm),
    /// A queue's room takes no cards; they wait.
    RoomClosed {
        queue: QueueId,
        problem: RoomProblem,
    },
    /// A queue's room can be used again.
    RoomOpen {
        queue: QueueId,
    },
    /// An update that could not be stepped was put aside, sealed.
    Parked {
        channel: ChannelKind,
    },
    /// A case lies too long at a service that names no substitute, or one without a usable room.
    Escalation {
        code: CaseCode,
        queue: QueueId,
        delay: Delay,
        now: Timestamp,
    },
    /// A case lies at a service that is not in the directory any more.
    LeftBehind {
        code: CaseCode,
        queue: QueueId,
        delay: Delay,
        now: Timestamp,
    },
    /// So many requests came from one district, or without one, within an hour. The district by its short name.
    Flood {
        district: Option<String>,
        count: usize,
    },
    /// It is as quiet there again as usual.
    FloodOver {
        district: Option<String>,
    },
    /// A letter was given up. The reason is the carrier's word, without personal data.
    DeadLetter {
        row: RowId,
        to: DeadRecipient,
        reason: &'static str,
    },
}

/// For whom a letter was that was given up; of a person nothing but that it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeadRecipient {
    Person,
    Queue(QueueId),
    Operator,
}

/// The words of something said to the operator.
pub(super) fn operator(texts: &Texts, say: &OperatorSay) -> Said {
    let text = |line: &Line| texts.format(line, Form::Sie);
    let channel = |kind: ChannelKind| text(&Line::of("channel", kind.as_str()));
    let place = |district: &Option<String>| match district {
        Some(short) => Ok(short.clone()),
        None => text(&Line::new("flood-no-district")),
    };
    let line = match say {
        OperatorSay::Alarm(Alarm::UntrustedCommand(trust)) => {
            Line::new("operator-untrusted-command").with("reason", text(&Line::new(untrusted(*trust)))?)
        }
        OperatorSay::Alarm(Alarm::Unauthorised(kind)) => {
            Line::new("operator-unauthorised").with("channel", channel(*kind)?)
        }
        OperatorSay::Alarm(Alarm::Conflict(kind)) => {
            Line::new("operator-conflict").with("channel", channel(*kind)?)
        }
        OperatorSay::RoomClosed { queue, problem } => Line::new("operator-room-closed")
            .with("queue", queue.to_string())
            .with("reason", text(&Line::new(room(*problem)))?),
        OperatorSay::Flood { district, count } => {
            Line::new("operator-flood").with("place", place(district)?).with("count", *count)
        }
        OperatorSay::FloodOver { district } => {
            Line::new("operator-flood-over").with("place", place(district)?)
        }
        OperatorSay::RoomOpen { queue } => Line::new("operator-room-open").with("queue", queue.to_string()),
        OperatorSay::Parked { channel: kind } => {
            Line::new("operator-parked").with("channel", channel(*kind)?)
        }
        OperatorSay::Escalation { code, queue, delay, now } => {
            Line::of("operator-escalation", delay.reason.as_str())
                .with("code", code.to_string())
                .with("queue", queue.to_string())
                .with("age", text(&time::age(delay.since, *now))?)
        }
        OperatorSay::LeftBehind { code, queue, delay, now } => {
            Line::of("operator-left-behind", delay.reason.as_str())
                .with("code", code.to_string())
                .with("queue", queue.to_string())
                .with("age", text(&time::age(delay.since, *now))?)
        }
        OperatorSay::DeadLetter { row, to, reason } => {
            let recipient = match to {
                DeadRecipient::Person => Line::new("recipient-person"),
                DeadRecipient::Queue(queue) => Line::new("recipient-queue").with("queue", queue.to_string()),
                DeadRecipient::Operator => Line::new("recipient-operator"),
            };
            Line::new("operator-dead-letter")
                .with("row", row.0.to_string())
                .with("recipient", text(&recipient)?)
                .with("reason", *reason)
        }
    };
    text(&line)
}

fn untrusted(trust: Trust) -> &'static str {
    match trust {
        Trust::Full => "trust-full",
        Trust::Unencrypted => "trust-unencrypted",
        Trust::PlainText => "trust-plain-text",
        Trust::UnknownDevice => "trust-unknown-device",
        Trust::NotListed => "trust-not-listed",
    }
}

fn room(problem: RoomProblem) -> &'static str {
    match problem {
        RoomProblem::NotConfigured => "room-not-configured",
        RoomProblem::NotJoined => "room-not-joined",
        RoomProblem::NotEncrypted => "room-not-encrypted",
        RoomProblem::StrangerInside => "room-stranger-inside",
        RoomProblem::Unreachable => "room-unreachable",
    }
}
