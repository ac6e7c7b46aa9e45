//! What the store keeps and gives back, in the domain's types. None of it has a `Debug`: it is personal.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::desk::ports::{Address, Kept, Outgoing, Recipient};
use crate::handoff::consultation::{Consultation, Number};
use crate::handoff::course::Course;
use crate::handoff::request::{CaseState, Request};
use crate::handoff::roster::Roster;
use crate::handoff::tally::Tally;
use crate::id::{CaseCode, ChannelKind, Lookup, QueueId, RowId};
use crate::intake::consent::Consent;
use crate::intake::dialogue::{Dialogue, Hours};
use crate::intake::return_code::ReturnCode;

/// What is kept of a person.
#[derive(Clone, PartialEq)]
pub struct Person {
    pub dialogue: Dialogue,
    /// Where to write to; `None` before consent.
    pub address: Option<Address>,
    /// When the person is forgotten.
    pub expires: Timestamp,
}

/// A request in a queue.
#[derive(Clone, PartialEq)]
pub struct Case {
    pub code: CaseCode,
    pub queue: QueueId,
    pub state: CaseState,
    pub request: Request,
    /// Whose it is, as long as an answer may be due.
    pub person: Option<Lookup>,
    /// The platform's reference of the card's event, once it was sent.
    pub card: Option<String>,
    /// References of the other messages in the room that tell of the case, so that they can be taken back.
    pub posts: Vec<String>,
    /// The person was told that the card must wait for its room.
    pub waits: bool,
    /// The staff member who took it, by the platform's id.
    pub claimed_by: Option<String>,
    /// What has happened to it since it was sent.
    pub course: Course,
    /// When the desk has to look at it next.
    pub due: Option<Timestamp>,
    /// When the case is forgotten.
    pub expires: Timestamp,
}

/// Everything that changes at once: all of it is kept, or nothing.
///
/// The parts are written in the order of the fields. Of several writes to the same person or case the last counts.
#[derive(Default)]
pub struct Commit {
    pub cursor: Option<(ChannelKind, Vec<u8>)>,
    /// People who are forgotten: takes back their return codes and what was not yet sent to them, but for the codes and
    /// letters of this very commit.
    pub cancel_for_person: Vec<Lookup>,
    /// What became of letters.
    pub marks: Vec<Mark>,
    pub people: Vec<PersonWrite>,
    /// Each replaces an earlier code of its person. A code goes with its person's row.
    pub returns: Vec<NewReturn>,
    pub cases: Vec<CaseWrite>,
    pub consultations: Vec<ConsultationWrite>,
    pub outbox: Vec<NewLetter>,
    pub keep: Vec<(ChannelKind, Kept)>,
    /// Names of kept things that are done with.
    pub release: Vec<(ChannelKind, String)>,
    pub park: Vec<Parked>,
    pub taken_back: Vec<TakenBack>,
    /// Each replaces what was said of its queue; an empty one deletes it.
    pub rosters: Vec<(QueueId, Roster)>,
    /// Of several for the same person and service the last counts.
    pub bars: Vec<Bar>,
    /// People of whose chats nothing noted before is needed any more.
    pub chats_cleared: Vec<Lookup>,
    pub chat: Vec<ChatMessage>,
    /// Each adds one to its count.
    pub tallies: Vec<Tally>,
}

/// A change to what is kept of a person.
#[expect(clippy::large_enum_variant, reason = "nearly all are `Put`; a box for each would only cost")]
pub enum PersonWrite {
    Put(Lookup, Person),
    Forget(Lookup),
}

/// A code with which a person comes back from another account.
#[derive(Clone, PartialEq)]
pub struct NewReturn {
    pub code: ReturnCode,
    pub person: Lookup,
    /// Under which consent it was given: with another one it is another talk, and the code counts no more.
    pub consent: Consent,
}

/// A message in a person's chat, theirs or ours.
#[derive(Clone, PartialEq, Eq)]
pub struct ChatMessage {
    pub person: Lookup,
    /// What the platform calls it.
    pub reference: String,
    /// From when on the platform deletes it no more, or it is forgotten.
    pub expires: Timestamp,
}

/// That a service refuses a person, or refuses them no longer.
#[derive(Clone, PartialEq)]
pub struct Bar {
    pub person: Lookup,
    pub queue: QueueId,
    /// `None` lifts it.
    pub until: Option<Timestamp>,
}

/// A keyed hash of a person and a service together. It leads back to neither.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Barred(pub(super) [u8; 32]);

/// A change to a case.
pub enum CaseWrite {
    /// A case that is new. If another has its code the commit fails with
    /// [`CodeTaken`](super::StoreError::CodeTaken), and the desk takes another code.
    New(Case),
    /// A case as it is now, whether known or not.
    Put(Case),
    Delete(CaseCode),
}

/// A change to a consultation.
pub enum ConsultationWrite {
    Put(Box<Consultation>),
    Delete(Number),
}

/// A letter to be written into the outbox.
pub struct NewLetter {
    pub to: Recipient,
    pub what: Outgoing,
    /// The case it is about, so that its card can be told from others when it is sent.
    pub about: Option<CaseCode>,
    /// The consultation it belongs to, so that it can be taken back with it.
    pub consultation: Option<Number>,
    /// It brings somebody's own words, the person's or another service's, who must hear if it never arrives.
    pub words: bool,
    /// It brings the answer of this number, or is its echo in the room.
    pub answer: Option<u16>,
    /// It brings what the person wrote, as the post of this number.
    pub post: Option<u16>,
    /// The person it is for, so that it can be taken back when they are forgotten.
    pub person: Option<Lookup>,
    /// Not to be sent earlier.
    pub not_before: Option<Timestamp>,
    /// The hours in which alone it may arrive, whenever it is tried.
    pub hours: Option<Hours>,
    pub created: Timestamp,
}

/// A letter that was written into the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub row: RowId,
    /// The Matrix transaction id: the same for each try, also after a restart.
    pub transaction: String,
}

/// A letter to a room that was taken back while the server may have it already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// [`Written::transaction`].
    pub transaction: String,
    /// In whose room it would be.
    pub queue: QueueId,
    /// When its event is not waited for any more.
    pub expires: Timestamp,
}

/// What became of a letter. A row that is gone already is no error.
pub enum Mark {
    /// Delivered: its row is deleted. What is not stored cannot be seized.
    Sent { row: RowId },
    /// It is tried again, not earlier than this, after so many attempts.
    Retry { row: RowId, attempts: u32, not_before: Timestamp },
    /// It will never be sent: its content is deleted at once, the row stays for the operator to see until
    /// `keep_until`.
    Dead { row: RowId, keep_until: Timestamp },
    /// It is not wanted any more and leaves no trace, unless it was sent meanwhile.
    Cancel { row: RowId },
}

/// A letter that waits in the outbox.
#[derive(Clone, PartialEq)]
pub struct Pending {
    pub row: RowId,
    /// The Matrix transaction id: the same for each try, also after a restart.
    pub transaction: String,
    pub to: Recipient,
    pub what: Outgoing,
    pub about: Option<CaseCode>,
    pub consultation: Option<Number>,
    pub words: bool,
    pub answer: Option<u16>,
    pub post: Option<u16>,
    pub person: Option<Lookup>,
    pub not_before: Option<Timestamp>,
    pub hours: Option<Hours>,
    pub attempts: u32,
    pub created: Timestamp,
}

/// Something that could not be read, sealed for the operator.
#[derive(Clone, PartialEq, Eq)]
pub struct Parked {
    pub channel: ChannelKind,
    pub raw: Vec<u8>,
    pub at: Timestamp,
    /// When it is forgotten: it may hold anything a person wrote.
    pub expires: Timestamp,
}

/// How much a sweep deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub people: u64,
    pub cases: u64,
    /// Rows of letters that were given up.
    pub letters: u64,
    pub parked: u64,
}

/// How much has had its time and is still here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Dialogues, with what is needed to answer.
    pub people: u64,
    /// Letters that have not left, to those people or to some of whom nothing is kept any more.
    pub unsent: u64,
    pub open_cases: u64,
    pub closed_cases: u64,
    /// Rows of letters that were given up.
    pub letters: u64,
    pub parked: u64,
    pub taken_back: u64,
    /// Notes that a service refuses an account.
    pub barred: u64,
    /// Questions of one service to another whose own time is over; others go with their case.
    pub consultations: u64,
}

/// What an operator asks first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Letters that wait to be sent.
    pub pending: u64,
    /// Letters that were given up.
    pub dead: u64,
    /// Things no one could read.
    pub parked: u64,
}

/// People by their hash.
pub type People = HashMap<Lookup, Person>;
/// Cases by their code.
pub type Cases = HashMap<CaseCode, Case>;
