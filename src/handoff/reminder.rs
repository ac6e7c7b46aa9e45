//! What lies too long: who is to be reminded of it, and when to look again.
//!
//! A function of what is known of a case, the hours of its service and the time. Rooms may be told at any hour, since
//! nobody sleeps beside them; a person only by day. Whatever was told is noted in [`Given`], so that nothing is told twice,
//! and each wait has a last reminder.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::request::CaseState;
use crate::directory::calendar::Calendar;
use crate::directory::hours::zone;
use crate::id::QueueId;

/// How long a case may lie, from which it follows when whom to tell.
struct Policy {
    /// When the room is reminded, and reminded again; there is no reminder after the last.
    remind: [Span; REMINDERS],
    /// When the substitute or the operator learns of it; between the first reminder and the second.
    escalate: Span,
}

/// How often a room is reminded of one wait. More would teach staff to overlook them, and the operator knows by then.
const REMINDERS: usize = 3;

/// Where the service has promised nothing. One working day is what answering mail takes in an office of two people who
/// travel; after three the chance is high that nobody looks into the room at all.
const USUAL: Policy =
    Policy { remind: [Span::Days(1), Span::Days(5), Span::Days(10)], escalate: Span::Days(3) };

/// For danger: soon enough to reach whoever carries the telephone, and on to others within half a working day. Counted on
/// the clock, since danger keeps no hours.
const URGENT: Policy =
    Policy { remind: [Span::Hours(1), Span::Hours(12), Span::Hours(48)], escalate: Span::Hours(4) };

/// The local hours within which a person may be written to unasked: a telephone that rings at night can betray somebody.
const DAY: std::ops::Range<i8> = 8..20;

/// A time to wait.
#[derive(Clone, Copy)]
pub(super) enum Span {
    /// Days on which the service is open, or of 24 hours where its hours are unknown.
    Days(u8),
    /// Hours on the clock.
    Hours(u8),
}

impl Span {
    pub(super) fn after(self, start: Timestamp, calendar: &Calendar<'_>) -> Timestamp {
        let hours = match self {
            Self::Days(days) => match calendar.after_open_days(start, days) {
                Some(at) => return at,
                None => i64::from(days) * 24,
            },
            Self::Hours(hours) => hours.into(),
        };
        start.checked_add(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MAX)
    }
}

/// For what a case waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nobody has taken it.
    Unclaimed,
    /// Whoever took it has not answered the person.
    Unanswered,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 2] = [Self::Unclaimed, Self::Unanswered];

    /// The name used in the locale.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unclaimed => "unclaimed",
            Self::Unanswered => "unanswered",
        }
    }
}

/// One time of waiting; what is told of it is told once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Wait {
    reason: Reason,
    start: Timestamp,
    /// Who was told of a wait has not been told that it is one in danger.
    #[serde(default)]
    urgent: bool,
}

/// What was told already, kept with the case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Given {
    /// Of which wait the two below tell; another one begins anew.
    wait: Option<Wait>,
    /// How many reminders of it are past, given or overtaken by a later one.
    reminders: usize,
    /// Whether the substitute or the operator was told of it.
    escalated: bool,
    /// Whether the person was told that the promise was missed; once in the life of a case.
    told_person: bool,
}

/// What is known of a case when it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    pub state: CaseState,
    /// When the request was sent.
    pub received: Timestamp,
    /// Since when the case is in the hands it is in: while nobody has it, when it was received, given back or handed on;
    /// else when it was taken.
    pub since: Timestamp,
    /// Since when the oldest word of the person waits for an answer, the request itself included if an answer is wanted;
    /// `None` if nothing waits.
    pub unanswered_since: Option<Timestamp>,
    /// Whether what waits carries a notice of danger.
    pub urgent: bool,
    /// By when the first answer is promised; `None` if nothing is promised, no answer is wanted, or it has been given.
    pub promised_by: Option<Timestamp>,
    /// When its service is closed next, or now, and until when; only as far as that is sure.
    pub closed: Option<ClosedTime>,
    pub given: Given,
}

/// A time in which a service is closed for days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedTime {
    pub from: Timestamp,
    /// Excluded.
    pub until: Timestamp,
}

impl Watch {
    /// Whether its service is closed at that moment.
    pub fn is_closed(&self, now: Timestamp) -> bool {
        self.closed.is_some_and(|closed| (closed.from..closed.until).contains(&now))
    }
}

/// Something that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Remind the case's own room.
    Remind(Delay),
    /// Tell the service's substitute, or without one the operator, and the case's own room that they were told. They learn
    /// code, service, age and reason; the card moves only with the person's consent.
    Escalate(Delay),
    /// Tell the person, by day, that the promise was missed.
    TellPerson { promised_by: Timestamp },
}

/// What a reminder tells of a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    pub reason: Reason,
    /// Since when the person waits.
    pub since: Timestamp,
    /// By when an answer is promised, or was.
    pub promised_by: Option<Timestamp>,
}

/// Who learns that a case lies, besides its own room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Informed {
    /// The service that stands in.
    Service(QueueId),
    /// The operator, in the operator's room.
    Operator,
    /// Nobody stands in, and there is no operator's room.
    Nobody,
}

/// The outcome of looking at a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What is to be told now, in this order; each kind at most once.
    pub due: Vec<Step>,
    /// What was told, once that is done; to be kept in the same transaction.
    pub given: Given,
    /// When to look next, always later than now; `None` while nothing about the case changes.
    pub again: Option<Timestamp>,
}

/// Looks at a case.
///
/// Looking late tells once what is due by then; looking early or twice does no harm. The hours are those of whoever can do
/// something: while the service is closed, of whoever stands in.
pub fn look(watch: &Watch, calendar: &Calendar<'_>, now: Timestamp) -> Look {
    let mut look = Look { due: Vec::new(), given: watch.given.clone(), again: None };
    if watch.state != CaseState::Closed {
        wait(watch, calendar, now, &mut look);
        missed(watch, now, &mut look);
        // Then others are to be told than now.
        for at in watch.closed.iter().flat_map(|closed| [closed.from, closed.until]) {
            look.is_time(at, now);
        }
    }
    look
}

impl Look {
    /// Whether it is time; if not, the case is looked at again then.
    fn is_time(&mut self, at: Timestamp, now: Timestamp) -> bool {
        let later = at > now;
        if later {
            self.again = Some(self.again.map_or(at, |again| again.min(at)));
        }
        !later
    }
}

/// For what the case waits, and since when the person does.
fn waits(watch: &Watch) -> Option<(Wait, Timestamp)> {
    let urgent = watch.urgent;
    if watch.state == CaseState::Waiting {
        return Some((Wait { reason: Reason::Unclaimed, start: watch.since, urgent }, watch.received));
    }
    let asked = watch.unanswered_since?;
    // Whoever has just taken a case that lay for days gets a time of their own.
    Some((Wait { reason: Reason::Unanswered, start: asked.max(watch.since), urgent }, asked))
}

/// Reminders and escalation of what the case waits for.
fn wait(watch: &Watch, calendar: &Calendar<'_>, now: Timestamp, look: &mut Look) {
    let Some((wait, since)) = waits(watch) else { return };
    if look.given.wait != Some(wait) {
        look.given = Given { wait: Some(wait), told_person: look.given.told_person, ..Given::default() };
    }
    let policy = if watch.urgent { URGENT } else { USUAL };
    let mut remind = policy.remind.map(|span| span.after(wait.start, calendar));
    let mut escalate = policy.escalate.after(wait.start, calendar);
    if let Some(promise) = watch.promised_by.filter(|promise| *promise > wait.start) {
        remind[0] = remind[0].min(half_way(wait.start, promise, calendar));
        escalate = escalate.min(promise);
    }
    let closed = watch.is_closed(now);
    if closed {
        // Nobody reads the room, so what would be its first reminder goes to others.
        escalate = escalate.min(remind[0]);
    }
    let delay = Delay { reason: wait.reason, since, promised_by: watch.promised_by };
    // Back again, whoever reads is reminded of what came due meanwhile.
    let remind = if closed { &[][..] } else { &remind[..] };
    let past = remind.iter().filter(|at| look.is_time(**at, now)).count();
    if past > look.given.reminders {
        look.given.reminders = past;
        look.due.push(Step::Remind(delay));
    }
    if !look.given.escalated && look.is_time(escalate, now) {
        look.given.escalated = true;
        look.due.push(Step::Escalate(delay));
    }
}

/// The middle of the time in which a promise can be kept, or the opening after it: early enough to keep it still.
fn half_way(start: Timestamp, promise: Timestamp, calendar: &Calendar<'_>) -> Timestamp {
    let half = start.checked_add(promise.duration_since(start) / 2).unwrap_or(promise);
    calendar.next_open(half).unwrap_or(half).min(promise)
}

/// The word to the person about a promise that was missed.
fn missed(watch: &Watch, now: Timestamp, look: &mut Look) {
    let Some(promised_by) = watch.promised_by.filter(|_| !look.given.told_person) else { return };
    // At night the next morning is waited for, so that an answer that comes until then spares the person this word.
    if look.is_time(by_day(promised_by.max(now)), now) {
        look.given.told_person = true;
        look.due.push(Step::TellPerson { promised_by });
    }
}

/// The first moment from then on at which a person may be written to.
pub fn by_day(at: Timestamp) -> Timestamp {
    let local = at.to_zoned(zone());
    if DAY.contains(&local.hour()) {
        return at;
    }
    let date = if local.hour() < DAY.start { Ok(local.date()) } else { local.date().tomorrow() };
    let morning = date.and_then(|date| date.at(DAY.start, 0, 0, 0).to_zoned(zone()));
    morning.map_or(Timestamp::MAX, |morning| morning.timestamp())
}
