//! Everything Lotse can say to the staff of a service, as a value. The words live in `locales/`.

mod parts;

use jiff::Timestamp;
use jiff::civil::Date;

pub use self::parts::{AnswerStep, NotSent, Row};

use super::command::{Mistake, NotDone};
use super::consultation::Number;
use super::course::Ending;
use super::reminder::{Delay, Informed};
use super::request::{Card, CaseState};
use super::statistics::Statistics;
use crate::id::{Ags, CaseCode, ChannelKind, QueueId};
use crate::intake::dialogue::Relation;
use crate::understand::anonymise::{Anonymised, Removed};
use crate::understand::crisis::Dangers;

/// Something said in a centre's room.
#[derive(Clone, Debug, PartialEq)]
pub enum StaffSay {
    /// The card without the person's own words, where the case stands, and what can be done next. The time is
    /// [`Request::received`](super::request::Request::received).
    Card {
        card: Box<Card>,
        received: Timestamp,
        standing: Standing,
    },
    /// What the person wrote, and how to reach them if they left that: first in the case's thread.
    Story {
        card: Box<Card>,
        /// Violence is told of.
        violence: bool,
    },
    /// Somebody of the staff took the case.
    Claimed {
        code: CaseCode,
        by: String,
    },
    AlreadyClaimed {
        code: CaseCode,
        by: String,
    },
    /// Whoever wants to take it has it.
    AlreadyYours {
        code: CaseCode,
        by: String,
    },
    /// Others can take the case again.
    Released {
        code: CaseCode,
        by: String,
    },
    /// Only who has claimed a case can release it.
    NotYours {
        code: CaseCode,
        by: Option<String>,
    },
    /// Somebody took the case from whoever had it.
    TakenOver {
        code: CaseCode,
        by: String,
        from: String,
    },
    /// What goes to whom, so that a wrong case is noticed in time.
    Answer {
        code: CaseCode,
        relation: Option<Relation>,
        district: Option<Ags>,
        /// The beginning of the text; all of it stands in the command.
        text: String,
        step: AnswerStep,
    },
    /// The answer waits for a yes: its writer has not claimed the case.
    AskYes {
        code: CaseCode,
        /// Who has.
        by: Option<String>,
    },
    /// Several answers, or notes to other services, wait for a yes, and it does not say to which.
    WhichAnswer {
        codes: Vec<CaseCode>,
        notes: Vec<Number>,
    },
    /// There is no answer that waits for a yes, or that could still be halted.
    NoAnswerWaits,
    /// Somebody put the sign to halt under an answer that has left.
    TooLateToHalt {
        code: CaseCode,
    },
    /// Staff talk about a case whose person has not been answered.
    NoAnswerYet {
        code: CaseCode,
    },
    /// The person was asked whether the case may go to another service, and has not answered.
    HandOnWaits {
        code: CaseCode,
        to: QueueId,
    },
    /// The person is asked whether the case may go to another service.
    HandOnAsked {
        code: CaseCode,
        to: QueueId,
    },
    /// The person is not asked.
    NotHandedOn {
        code: CaseCode,
        why: NoHandOn,
    },
    /// The person has agreed, and the case is with the other service now.
    HandedOn {
        code: CaseCode,
        to: QueueId,
    },
    /// The person wants the case to stay.
    Stays {
        code: CaseCode,
    },
    /// The person is asked whether a second service may have the request too.
    SecondAsked {
        code: CaseCode,
        to: QueueId,
    },
    /// The person is not asked, or has agreed to what cannot be done now.
    NotSecond {
        code: CaseCode,
        why: NoHandOn,
    },
    /// The person has agreed, and the other service has the request too, as a case of its own.
    Second {
        code: CaseCode,
        to: QueueId,
    },
    /// No second service comes to the case.
    NoSecond {
        code: CaseCode,
    },
    /// The person lets the service know that they have a case with the other one already.
    SecondThere {
        code: CaseCode,
        to: QueueId,
    },
    /// What services say to each other when one asks another.
    Note(NoteSay),
    /// The case is forgotten then, unless the person, who is asked if they wanted an answer, keeps it on.
    EndsSoon {
        code: CaseCode,
        ends: Timestamp,
        asked: bool,
    },
    /// The person wants the case to be kept on until then.
    KeptOn {
        code: CaseCode,
        ends: Timestamp,
    },
    /// The time of the case is over; it is forgotten and taken out of the room.
    Expired {
        code: CaseCode,
        unclaimed: bool,
    },
    /// The person has opened the closed case again.
    Reopened {
        code: CaseCode,
    },
    /// Somebody has come into the room and cannot read what was said before: what is open.
    Welcome {
        by: String,
        cases: Vec<Row>,
    },
    /// Cases that are not closed.
    Overview {
        /// Only those of whoever asked.
        mine: bool,
        cases: Vec<Row>,
    },
    /// What was counted of the queue's requests.
    Statistics(Statistics),
    /// Nothing went to the person.
    AnswerNotSent {
        code: Option<CaseCode>,
        reason: NotSent,
    },
    /// Nothing was changed: the person has no answer, and no reason was given.
    ReasonMissing {
        code: CaseCode,
    },
    /// The case is closed, and its person was told.
    Closed {
        code: CaseCode,
        ending: Ending,
    },
    /// The case is closed; its person wanted no answer and hears nothing.
    ClosedSilently {
        code: CaseCode,
        ending: Ending,
    },
    /// The account of the case can send this service nothing until then.
    Barred {
        code: CaseCode,
        until: Timestamp,
    },
    /// It can again.
    Unbarred {
        code: CaseCode,
    },
    /// No bar was lifted: there is none, or nobody knows any more whom it would be on, as the person is `gone`.
    NotBarred {
        code: CaseCode,
        gone: bool,
    },
    /// Nothing was barred: the case belongs to nobody any more.
    NobodyToBar {
        code: CaseCode,
    },
    /// So many requests came from one district, or without one, within an hour; from then on each account may send one a day.
    Flood {
        district: Option<Ags>,
        count: usize,
    },
    /// The person took the request back before anybody claimed it.
    Withdrawn {
        code: CaseCode,
    },
    /// The person deleted their data or left; nothing can be delivered any more.
    PersonGone {
        code: CaseCode,
    },
    /// The person has left the chat, or blocked the bot; they may come back.
    PersonLeft {
        code: CaseCode,
    },
    /// The person came back with their code and writes from another account now, on this channel.
    PersonMoved {
        code: CaseCode,
        channel: ChannelKind,
    },
    /// The person has passed messages on, one after the other.
    PersonWrote {
        code: CaseCode,
        texts: Vec<Anonymised>,
        crisis: Dangers,
        /// They stand in the place of an earlier post, which is gone: one of them was changed or taken back.
        changed: bool,
    },
    /// The person has changed the words of the request; they follow as they are now.
    WordsChanged {
        code: CaseCode,
        crisis: Dangers,
    },
    /// The person has taken a message back, and it is gone from the room.
    TookBack {
        code: CaseCode,
    },
    /// In the case's own room: it lies too long.
    Overdue {
        code: CaseCode,
        delay: Delay,
        now: Timestamp,
    },
    /// In the case's own room: somebody else was told that it lies, or nobody could be.
    Escalated {
        code: CaseCode,
        delay: Delay,
        to: Informed,
        now: Timestamp,
    },
    /// In a substitute's room: a case of another service lies. Nothing else of the case is told there.
    Escalation {
        code: CaseCode,
        queue: QueueId,
        /// Until when that one is closed, if it is.
        closed_until: Option<Date>,
        delay: Delay,
        now: Timestamp,
    },
    /// An account does not belong to the service any more: what that means for what its devices hold.
    MemberRemoved {
        by: String,
    },
    /// Others can take the case again, since whoever had it does not belong to the service any more.
    FreedOfRemoved {
        code: CaseCode,
        by: String,
    },
    /// Of canned answers.
    Template(TemplateSay),
    /// Of who is there.
    Presence(PresenceSay),
    /// A message could not be decrypted; if it was a command, nothing was done.
    Unreadable,
    /// A message was changed into a command, or a command was changed; nothing was sent.
    EditIgnored,
    /// Something that looks like a command and is none; nothing was sent.
    Mistaken(Mistake),
    NotDone(NotDone),
    Help,
}

impl From<TemplateSay> for StaffSay {
    fn from(say: TemplateSay) -> Self {
        Self::Template(say)
    }
}

impl From<PresenceSay> for StaffSay {
    fn from(say: PresenceSay) -> Self {
        Self::Presence(say)
    }
}

/// What staff are told of canned answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateSay {
    /// Those of the room, or those for a case.
    List {
        code: Option<CaseCode>,
        /// Name and title of each.
        listed: Vec<(String, String)>,
    },
    /// One in full, as it would go to the person of this case. Nothing was sent.
    Shown { code: Option<CaseCode>, name: String, title: String, text: String },
    /// There is none of that name; those there are.
    Unknown { names: Vec<String> },
}

/// What staff are told of who is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresenceSay {
    /// Who is there now.
    Now(Presence),
    /// A line under what waits for somebody: who is on duty.
    OnDuty { members: Vec<String> },
    /// The day that was named is past, too far ahead, or before the first one.
    WrongDay,
    /// The service is away from now on, or will be.
    Away {
        by: String,
        away: Days,
        /// Who learns of what lies here meanwhile.
        informed: Informed,
        /// The cases that are here already.
        open: Vec<CaseCode>,
    },
    /// Nothing was changed: whoever is to stand in cannot.
    NoSubstitute(NoHandOn),
    /// The service is back: somebody said so, or the days are over.
    Back {
        by: Option<String>,
        /// The cases that are here.
        open: Vec<CaseCode>,
    },
    /// Nobody has said that the service is away.
    NotAway,
    /// In the room of whoever stands in: for which service, and when.
    StandsIn { queue: QueueId, away: Days },
    /// In the room of whoever stood in.
    StandsInNoMore { queue: QueueId },
}

/// Days in a row, the last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub from: Date,
    pub until: Date,
}

/// Who is there at a service on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Who is on duty, and until when.
    pub on_duty: Vec<(String, Option<Date>)>,
    /// Until when the service is closed today.
    pub closed_until: Option<Date>,
    /// When it will be away, as its staff said, if not today.
    pub away: Option<Days>,
    /// Who stands in on the days it is closed.
    pub stand_in: Option<QueueId>,
    /// For whom it stands in today, and until when.
    pub stands_in_for: Vec<(QueueId, Date)>,
}

/// Where a case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub state: CaseState,
    /// Who has it.
    pub by: Option<String>,
    pub ending: Option<Ending>,
    /// The person has told of danger since the request, and has had no answer to it.
    pub danger_since: bool,
    /// While it waits: who is on duty.
    pub on_duty: Vec<String>,
}

/// Why a person is not asked whether their case may go to another service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoHandOn {
    /// There is no other service of that name; those there are.
    Unknown { queues: Vec<QueueId> },
    /// Its room cannot be used.
    NoRoom { queue: QueueId },
    /// It is closed, until that day.
    Closed { queue: QueueId, until: Date },
}

/// What is said where one service asks another.
#[derive(Clone, Debug, PartialEq)]
pub enum NoteSay {
    /// What would go to another service, before its writer lets it go: an answer, or a question.
    Held { number: Number, to: QueueId, answer: bool, text: Anonymised, removed: Vec<Removed> },
    /// It is on its way.
    Sent { number: Number, to: QueueId, answer: bool },
    /// It was thrown away by its writer, or with them.
    Dropped { number: Number },
    /// It will never arrive.
    Lost { number: Number, to: QueueId },
    /// In the room of the service that is asked.
    Question { number: Number, from: QueueId, text: Anonymised },
    /// In the room of the service that asked.
    Advice { number: Number, from: QueueId, text: Anonymised },
    /// In the room of the service that is asked: a question waits for an answer.
    Waits { number: Number, from: QueueId },
    /// In the room of the service that asked: nobody has answered.
    Unanswered { number: Number, to: QueueId },
    /// In the room of the service that is asked: nobody waits for an answer any more.
    Over { number: Number },
    /// In the overview: the questions of other services.
    Open { questions: Vec<(Number, QueueId)> },
    /// Nothing goes to another service.
    Refused(NoNote),
}

/// Why nothing goes to another service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoNote {
    /// There is no other service of that name, or its room cannot be used.
    Service(NoHandOn),
    /// There is no text.
    Empty,
    /// There is more text than goes at once, in characters.
    TooLong { limit: usize },
    /// There is no question of that number in this room.
    UnknownNumber,
}
