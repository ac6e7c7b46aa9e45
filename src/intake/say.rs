//! Every sentence Lotse can say to a person, as a value with typed arguments.
//!
//! The words live in `locales/`; `locale::catalogue` renders each variant in one match, so that a missing sentence is
//! a failing test and never a visible key.

mod parts;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

pub use self::parts::{Aside, Beside, Deleted, Lost, Preview, Where};

use super::danger::{Aid, Named};
use super::data::{Kept, OwnWords};
use super::dialogue::{AnswerWish, Hours, Relation};
use super::question::Choice;
use super::return_code::ReturnCode;
use super::second::Second;
use crate::handoff::contact::ContactCard;
use crate::handoff::request::Card;
use crate::id::{Ags, CaseCode, ChannelKind, QueueId};
use crate::understand::anonymise::{Item, Kind, Removed};
use crate::understand::concern::{Concern, OtherField};
use crate::understand::crisis::Dangers;
use crate::understand::language::Language;
use crate::understand::place::Land;

/// Something said to a person.
#[derive(Clone, Debug, PartialEq)]
pub enum Say {
    /// First message: an automatic assistant writes, for whom, and 110/112 for danger now.
    Hello,
    /// Second message, with choices: who will read a request and who will not, and how this channel is encrypted.
    AskConsent {
        channel: ChannelKind,
    },
    /// The same choices again, in one line.
    AskConsentAgain,
    /// The story sent before consent is kept in memory only, and will be offered.
    StoryHeld,
    /// A message before consent that there was no room for in memory.
    StoryNotHeld,
    /// The fixed line for someone who does not write German, with a telephone number.
    Foreign(Language),
    /// The privacy text in full, from the operator's configuration.
    Privacy {
        channel: ChannelKind,
    },
    /// Matrix, telephone, web: the other ways to advice.
    OtherWays {
        channel: ChannelKind,
    },
    /// In signpost mode: the ways to advice, and that no request is taken here.
    Signpost,
    /// In minimal mode: only buttons are read here.
    ButtonsOnly,
    /// A message without consent is not read; what can be chosen is repeated.
    ConsentFirst,
    /// "Weiter" is no consent; the question about it follows.
    ConsentNext,
    /// "Du" or "Sie" from now on.
    FormChosen,

    // Questions
    AskStory,
    /// The message sent before consent is no longer there (more than 30 minutes, or a restart).
    StoryGone,
    /// The first message is forgotten, as the person wished.
    StoryDropped,
    AskRelation,
    /// Write nothing about crimes here, because advisers can be made to testify.
    Caution,
    AskConcern,
    /// In minimal mode: choose a kind; own words are not asked for.
    AskConcernMenu,
    /// "Das klingt nach … Passt das?"
    AskProposed {
        first: Concern,
        second: Option<Concern>,
    },
    /// "Geht es um Sie selbst, um Ihr Kind oder um einen Ort?", with a word on it where too little was said to guess.
    AskWhom {
        little: bool,
    },
    /// One plain line on a kind of advice, with its state where it is being set up.
    AboutConcern(Concern),
    AskDistrict,
    /// Nothing was understood as a place.
    PlaceUnknown,
    /// In one of several districts. After a misspelt name, the names that may have been meant, which are not kept.
    AskDistrictWhich {
        names: Vec<(Ags, String)>,
    },
    /// "Meinen Sie Güstrow im Landkreis Rostock?" The name is said once and not kept.
    AskDistrictSure {
        district: Ags,
        place: Option<String>,
    },
    /// What there is in the Land where the place lies, if it is known, and in all of Germany.
    AskOutside {
        lands: Vec<Land>,
    },
    /// The story belongs to another field: who helps there, and how to go on here. The local time, for the hours.
    OtherField {
        field: OtherField,
        at: DateTime,
    },
    DistrictNoted(Ags),
    Where(Where),
    /// In one of these; for the request it makes no difference.
    DistrictsNoted(Vec<Ags>),
    /// What is told of a small place can tell who tells it, though the place is not passed on.
    SmallPlace,
    /// After an attack: what to keep for oneself. Nothing of it needs to be sent.
    KeepList,
    AskWords,
    /// What is written may be told by one person only: a role a small place has once, as it is written.
    TellingRole(String),
    /// A message was taken down as own words: as staff will read it, and what was removed from it.
    WordsNoted(Preview),
    /// The same, with the question whether there is more: how many messages so far, and the last of them.
    AskMoreWords {
        count: usize,
        last: Preview,
    },
    /// All own words as they are after the person changed something, with the question whether there is more.
    AskWordsChanged(Preview),
    /// The words are too many for one request; the last message was not taken down.
    WordsFull(usize),
    WordsCleared,
    AskAnswer,
    /// What it means that messages arrive discreetly, and at what hours they may come.
    AskHours,
    /// What "someone may read along" now means for this chat.
    DiscreetNoted(Hours),
    NotDiscreetNoted,
    /// A service's public contact; says so if none is known or it is not confirmed.
    Contact(QueueId),
    /// The summary: exactly the card, who receives it, what is not passed on.
    AskSummary {
        card: Box<Card>,
        /// What was taken out of the words in the card.
        removed: Vec<Removed>,
        /// Services that come into question, too, the best first.
        beside: Vec<Beside>,
        /// Who stands in for the service, if that one is closed.
        stand_in: Option<QueueId>,
    },
    /// The responsible service has no room here: its public contact, and who gets the request instead, if anyone can.
    NoRoom {
        wanted: QueueId,
        instead: Option<QueueId>,
    },
    AskChange,
    AskQueue,
    /// The service the person had chosen does not fit what they changed since.
    QueueNoLongerFits,
    /// Before anything goes to the state office: that it is one.
    StateOffice(QueueId),

    // What goes to staff
    /// Which passage shall go; it is to be written as it stands in the text.
    AskTakeOut,
    /// Taken out, at so many places.
    TakenOut(usize),
    /// The passage stands nowhere in the text.
    PassageNotFound,
    /// What was taken out, numbered; to be shown to nobody but the person. `more` things do not fit into the list.
    AskLetStay {
        items: Vec<Item>,
        more: usize,
    },
    /// What it means to leave this in the text; `contact` if there is a better way.
    AskLetStaySure {
        item: Item,
        contact: bool,
    },
    /// It stands in the text again.
    LeftIn(Item),
    /// How the service can reach the person, who will read that, and that it is not needed.
    AskContact {
        queue: QueueId,
        channel: ChannelKind,
        /// What is noted already.
        contact: Option<ContactCard>,
        /// A call might be noticed by someone.
        discreet: bool,
    },
    /// Whether the service gets this as the contact; it stood in a message.
    AskContactTold(ContactCard),
    ContactNoted(ContactCard),
    ContactDropped,
    ContactTooLong(usize),
    /// Nothing in it by which somebody can be reached.
    NoContact,
    /// Someone who is not alone with their device left a contact: a call might be noticed.
    ContactNoticed,

    // After sending
    Receipt {
        code: CaseCode,
        queue: QueueId,
        answer: AnswerWish,
        discreet: Option<Hours>,
        /// The service's room cannot be used right now; the card waits.
        waits: bool,
        /// Until when the service has promised an answer.
        promised_by: Option<Timestamp>,
        /// The last day of the days on which the service is closed, today among them.
        closed_until: Option<Date>,
    },
    /// The promise was missed: how to reach the service, and another one if there is one.
    PromiseMissed {
        code: CaseCode,
        queue: QueueId,
        promised_by: Timestamp,
        other: Option<QueueId>,
    },
    /// The card, announced as delivered, must wait after all.
    CardWaits {
        code: CaseCode,
        queue: QueueId,
    },
    /// The card that had to wait has arrived.
    CardArrived {
        code: CaseCode,
        queue: QueueId,
    },
    /// The card can never be delivered; the service's public contact.
    CardLost {
        code: CaseCode,
        queue: QueueId,
    },
    /// A message that was passed on can never be delivered; the service's public contact.
    MessageLost {
        code: CaseCode,
        queue: QueueId,
    },
    /// What stands open, for someone who writes after the receipt.
    CaseOpen {
        code: CaseCode,
        queue: QueueId,
    },
    /// Whether to pass on all of this.
    AskRelay {
        preview: Preview,
        /// What staff are told to read first.
        crisis: Dangers,
        /// The service that has the case, and the case.
        to: Option<(QueueId, CaseCode)>,
    },
    /// The messages not passed on yet are too many; the last one was not taken down.
    RelayFull {
        limit: usize,
    },
    Relayed {
        code: CaseCode,
    },
    /// A change of a message is with the service now: as staff read it.
    ChangePassedOn {
        codes: Vec<CaseCode>,
        preview: Preview,
    },
    /// A message that waits for a yes now says something else: as staff would read it.
    ChangeNoted(Preview),
    /// A message was taken back before staff could read it.
    MessageDropped,
    /// A message was taken back after it was passed on, and is out of the room.
    MessageTakenBack(Vec<CaseCode>),
    /// The case is not kept any more, so nothing was passed on.
    RelayGone(CaseCode),
    RelayDiscarded,
    /// It may not be meant for staff, so it is asked about.
    PerhapsNotForStaff,
    /// What was answered a second time is with the service already, for this case.
    AlreadySent(CaseCode),
    /// The case is closed, so that nobody there gets what is written now.
    AfterClosed(CaseCode),
    HelpedThanks,
    /// A case is forgotten on that day, unless the person wants it to be kept on.
    EndsSoon {
        code: CaseCode,
        queue: QueueId,
        ends: Timestamp,
        unclaimed: bool,
    },
    /// The case is kept on until then.
    KeptOn {
        code: CaseCode,
        ends: Timestamp,
    },
    /// A case that was to be kept on is closed; it is kept until then, and may be opened again.
    ClosedMeanwhile {
        code: CaseCode,
        ends: Timestamp,
        reopens: bool,
    },
    /// The time of the case is over, and it is forgotten.
    Expired {
        code: CaseCode,
        queue: QueueId,
        unclaimed: bool,
    },
    /// The closed case is open again.
    Reopened {
        code: CaseCode,
        queue: QueueId,
    },
    /// The case is not kept any more.
    ReopenGone(CaseCode),
    /// Whether a case may go to another service, and what that one would read.
    AskHandOn {
        code: CaseCode,
        from: QueueId,
        to: QueueId,
        /// The case that the other service has of the person already.
        there: Option<CaseCode>,
    },
    /// The case is with another service now.
    HandedOn {
        code: CaseCode,
        queue: QueueId,
    },
    /// The case stays where it is.
    StaysWith {
        code: CaseCode,
        queue: QueueId,
    },
    /// Whether a second service may have the request too, and what it would read.
    AskSecond {
        code: CaseCode,
        from: QueueId,
        second: Second,
    },
    /// A second service has the request too; its receipt follows.
    SecondSent {
        code: CaseCode,
        queue: QueueId,
    },
    /// This service cannot take the request now.
    SecondNotNow {
        code: CaseCode,
        to: QueueId,
    },
    /// This service has this case of the person already, so there is no second one.
    SecondThere {
        there: CaseCode,
        to: QueueId,
    },
    /// The service knows now that the other one has a case of this person.
    SecondKnown {
        queue: QueueId,
        to: QueueId,
    },
    /// Before sending: the service has this open case of the person already.
    AlreadyWith {
        code: CaseCode,
        queue: QueueId,
    },
    /// Somebody at the service has taken the case.
    Claimed {
        code: CaseCode,
        queue: QueueId,
    },
    /// An answer from the service's staff, word for word.
    StaffAnswer {
        code: CaseCode,
        queue: QueueId,
        text: String,
    },
    /// What holds instead of an answer that could not be changed where the person reads it.
    StaffCorrection {
        code: CaseCode,
        queue: QueueId,
        text: String,
    },
    /// "Neue Nachricht": an answer is there, nothing more.
    NewMessage,
    NoNewMessage,
    /// The service closed the case, after an answer in the chat or without one.
    Closed {
        code: CaseCode,
        queue: QueueId,
        answered: bool,
    },
    /// The service closed the case and takes no request of this account until then.
    ClosedAndBarred {
        code: CaseCode,
        queue: QueueId,
        until: Timestamp,
    },
    /// What is stored of the person.
    Kept(Box<Kept>),
    /// Their own words, as they are stored.
    KeptWords(Vec<OwnWords>),
    /// The chat was emptied, in words that tell nothing to whoever reads them.
    ChatCleared(ChannelKind),
    /// The return code was given too lately to show words.
    CodeTooNew,
    /// So many requests of this account were taken in a day; the draft stays.
    SentEnough(usize),
    /// So many messages came at once that they are not read for a moment.
    TooFast,
    /// This service takes no request of this account.
    Refused {
        queue: QueueId,
    },

    // Coming back from another account
    /// The code, and that whoever has it can read the talk; with more caution for someone who is not alone with their device.
    ReturnCode {
        code: ReturnCode,
        discreet: bool,
    },
    /// Nothing to come back to, and what to do with a code from elsewhere.
    NoReturnCode,
    /// It looks like a code, and something in it is mistyped.
    ReturnMistyped,
    /// A code nobody has: never given, used, or expired.
    ReturnUnknown,
    /// The code belongs to this very account.
    ReturnOwn,
    /// This channel takes no words, so no talk can go on here.
    ReturnNotHere,
    /// The talk goes on here, the old account is forgotten, and how this channel is encrypted.
    Returned {
        cases: Vec<CaseCode>,
        channel: ChannelKind,
    },
    /// Of what was not sent on the two accounts, this had to go.
    ReturnLost(Lost),

    // At any time
    /// Numbers for someone in danger, or worried about someone who is.
    Crisis(Aid),
    /// A warm word after the pause; what was open follows.
    GoingOn,
    /// A warm word on what somebody feels.
    Feeling,
    /// "Möchten Sie hier weitermachen?", after numbers were named.
    AskPause,
    /// The numbers that were named once more, or those for everybody; nothing else is asked. The time, in local time, for the hours.
    Paused(Option<Named>, DateTime),
    Help,
    /// How to reach a human being. The time, in local time, for the hours.
    Human(DateTime),
    /// What is said to the bot itself, and small answers.
    Aside(Aside),
    Stopped,
    AskStop,
    AskRestart,
    AskDelete(Vec<CaseCode>),
    /// What was deleted, told honestly.
    Deleted(Deleted),
    Attachment,
    Unreadable,
    /// An earlier message was edited that is not known, or cannot be changed any more.
    EditIgnored,
    /// A button of an earlier question; the open question follows.
    StaleButton,
    /// The same tap again.
    AlreadyTaken,
    /// The text did not answer the question; the choices are repeated.
    NotUnderstood,
    /// No choice has this number.
    NotListed(usize),
    UnknownCommand,
    /// More text in one message than can be read.
    TooLong {
        limit: usize,
    },
    NothingToGoBackTo,
    /// This question must be answered.
    CannotSkip,
    /// Something went wrong on our side with the last message; please send it again.
    Apology,
    /// In a group: only private chats; the bot leaves.
    GroupRefused,
    /// A direct room that cannot be encrypted is left for this one.
    Moved,
    /// The direct room of somebody of whom nothing is kept is left; the server can read it.
    RoomForgotten,
    /// The name people see beside the account.
    Name,

    // Parts
    /// The words on a button.
    Label(Choice),
    /// The words that stand where a detail was removed.
    Placeholder(Kind),
    /// A role, as on the card.
    RelationName(Relation),
    /// A kind of advice, as on the card.
    ConcernName(Concern),
}
