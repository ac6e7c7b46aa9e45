//! The choices a question offers, and the token by which a button finds its way back.

use serde::{Deserialize, Serialize};

use super::dialogue::{AnswerWish, Hours, Relation, Whom};
use crate::handoff::tally::Helped;
use crate::id::{Ags, CaseCode, QueueId};
use crate::understand::concern::Concern;

/// Everything a person can choose by a button, a number or a word.
///
/// The locale gives each a label ([`super::say::Say::Label`]); [`Choice::code`] gives each a short stable name for
/// buttons.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Consent: agree and go on.
    Agree,
    /// Read the privacy text in full.
    Privacy,
    /// See other ways to reach advice.
    OtherWays,
    /// Be addressed with "Du".
    Du,
    /// Be addressed with "Sie".
    Sie,
    /// Use the message sent before consent.
    UseStory,
    /// Do not use the message sent before consent.
    DropStory,
    Relation(Relation),
    /// Rather not say in what role one writes.
    RelationUnsaid,
    /// Whom it is about.
    Whom(Whom),
    Concern(Concern),
    /// Does not know which kind of advice fits.
    ConcernUnsure,
    /// Show all five kinds of advice instead of the proposed ones.
    ConcernMenu,
    District(Ags),
    /// Rather not say where.
    NoDistrict,
    /// Show the list of districts.
    DistrictMenu,
    /// Lives outside Mecklenburg-Vorpommern and wants to go on anyway.
    OutsideGoOn,
    /// The place that was asked about lies outside Mecklenburg-Vorpommern.
    Elsewhere,
    /// Finished writing in own words.
    Done,
    /// Throw away the own words written so far.
    ClearWords,
    Answer(AnswerWish),
    /// Someone else might read along on this device.
    Discreet,
    /// Nobody reads along after all.
    NotDiscreet,
    Hours(Hours),
    Send,
    Discard,
    /// Open the list of what can be changed.
    Change,
    Field(Field),
    Queue(QueueId),
    /// Send it to whoever stands in for the service, which is closed.
    StandIn,
    /// Leave the list without a change.
    Keep,
    Back,
    Help,
    Stop,
    Restart,
    Delete,
    ConfirmDelete,
    ConfirmRestart,
    ConfirmStop,
    /// Pass a message on to the service that has the case.
    RelayToStaff,
    /// Do not pass the message on.
    RelayDiscard,
    /// Begin another request beside the open one.
    NewRequest,
    /// Show an answer that arrived discreetly.
    ShowAnswer,
    /// The message is for the service that has this case.
    Case(CaseCode),
    /// The case may go to this service. It is named, so that a button of an earlier question about another one agrees to
    /// nothing else.
    HandOn(CaseCode, QueueId),
    /// The case stays with the service that has it.
    StayWith(CaseCode),
    /// This service may have the request of this case too.
    AlsoTo(CaseCode, QueueId),
    /// The service of this case may know that this one has a case of this person already.
    MayKnow(CaseCode, QueueId),
    /// No second service comes to this case.
    OnlyHere(CaseCode),
    /// Whether a case that was closed helped.
    Helped(CaseCode, Helped),
    /// Open a closed case again.
    Reopen(CaseCode),
    /// Keep a case on that would be forgotten soon.
    KeepOn(CaseCode),
    /// Go on after numbers were named.
    GoOn,
    /// Leave it at the numbers for now.
    OnlyNumbers,
    /// The danger noticed in the words is none; take the notice off the card.
    Unflag,
    /// Put the notice of danger back on the card.
    Flag,
    /// Take a passage out of the words.
    TakeOut,
    /// Let something that was taken out stay after all.
    LetStay,
    /// The thing of this number, counted from 1, in the list of what was taken out.
    Item(u8),
    /// Let it stay although it tells who the person is.
    StayAnyway,
    /// Leave a contact.
    Contact,
    /// Write another contact, or take it back.
    ChangeContact,
    /// Take the contact back.
    DropContact,
    /// Let the service have a number or an address that stands in the words.
    TakeContact,
}

/// A part of the request that can be changed from the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Relation,
    Concern,
    District,
    Words,
    Answer,
    Queue,
}

impl Field {
    /// All fields in the order of the card.
    pub const ALL: [Self; 6] =
        [Self::Concern, Self::Relation, Self::District, Self::Words, Self::Answer, Self::Queue];

    fn code(self) -> &'static str {
        match self {
            Self::Relation => "relation",
            Self::Concern => "concern",
            Self::District => "district",
            Self::Words => "words",
            Self::Answer => "answer",
            Self::Queue => "queue",
        }
    }
}

/// The choices without arguments and their codes.
const PLAIN: [(Choice, &str); 29] = [
    (Choice::Agree, "agree"),
    (Choice::Privacy, "privacy"),
    (Choice::OtherWays, "ways"),
    (Choice::Du, "du"),
    (Choice::Sie, "sie"),
    (Choice::UseStory, "story+"),
    (Choice::DropStory, "story-"),
    (Choice::RelationUnsaid, "rel-"),
    (Choice::ConcernUnsure, "con-"),
    (Choice::ConcernMenu, "con*"),
    (Choice::NoDistrict, "dis-"),
    (Choice::DistrictMenu, "dis*"),
    (Choice::OutsideGoOn, "out+"),
    (Choice::Done, "done"),
    (Choice::ClearWords, "words-"),
    (Choice::Discreet, "disc+"),
    (Choice::NotDiscreet, "disc-"),
    (Choice::Send, "send"),
    (Choice::Discard, "discard"),
    (Choice::Change, "change"),
    (Choice::Keep, "keep"),
    (Choice::Back, "back"),
    (Choice::Help, "help"),
    (Choice::Stop, "stop"),
    (Choice::Restart, "restart"),
    (Choice::Delete, "delete"),
    (Choice::ConfirmDelete, "delete!"),
    (Choice::ConfirmRestart, "restart!"),
    (Choice::ConfirmStop, "stop!"),
];

const PLAIN_AFTER: [(Choice, &str); 17] = [
    (Choice::Elsewhere, "dis!"),
    (Choice::RelayToStaff, "relay+"),
    (Choice::RelayDiscard, "relay-"),
    (Choice::NewRequest, "new"),
    (Choice::ShowAnswer, "show"),
    (Choice::GoOn, "go"),
    (Choice::OnlyNumbers, "numbers"),
    (Choice::Unflag, "danger-"),
    (Choice::Flag, "danger+"),
    (Choice::TakeOut, "cut"),
    (Choice::LetStay, "stay"),
    (Choice::StayAnyway, "stay!"),
    (Choice::Contact, "contact+"),
    (Choice::ChangeContact, "contact*"),
    (Choice::DropContact, "contact-"),
    (Choice::TakeContact, "contact="),
    (Choice::StandIn, "instead"),
];

impl Choice {
    /// Every choice whose label is ours, those about a case of none in particular. Districts, services and cases are named by what
    /// they are called.
    pub fn labelled() -> impl Iterator<Item = Self> {
        let (none, nowhere) = (CaseCode::from_random(0), QueueId::new(""));
        let about_a_case = [
            Self::HandOn(none.clone(), nowhere.clone()),
            Self::StayWith(none.clone()),
            Self::AlsoTo(none.clone(), nowhere.clone()),
            Self::MayKnow(none.clone(), nowhere),
            Self::OnlyHere(none.clone()),
            Self::Reopen(none.clone()),
            Self::KeepOn(none.clone()),
        ];
        let plain = PLAIN.into_iter().chain(PLAIN_AFTER).map(|(choice, _)| choice);
        plain
            .chain(Relation::ALL.into_iter().map(Self::Relation))
            .chain(Whom::ALL.into_iter().map(Self::Whom))
            .chain(Concern::ALL.into_iter().map(Self::Concern))
            .chain(AnswerWish::ALL.into_iter().map(Self::Answer))
            .chain(Hours::ALL.into_iter().map(Self::Hours))
            .chain(Field::ALL.into_iter().map(Self::Field))
            .chain(about_a_case)
            .chain(Helped::ALL.into_iter().map(move |helped| Self::Helped(none.clone(), helped)))
            .chain((1..=u8::try_from(super::mend::LISTED).unwrap_or(u8::MAX)).map(Self::Item))
    }

    /// A short ASCII name, stable over versions; at most 56 bytes for any queue the directory accepts.
    pub fn code(&self) -> String {
        match self {
            Self::Relation(relation) => format!("r:{}", relation.as_str()),
            Self::Whom(whom) => format!("w:{}", whom.as_str()),
            Self::Concern(concern) => format!("c:{}", concern.as_str()),
            Self::District(ags) => format!("d:{ags}"),
            Self::Answer(wish) => format!("a:{}", wish.as_str()),
            Self::Hours(hours) => format!("h:{}", hours.as_str()),
            Self::Field(field) => format!("f:{}", field.code()),
            Self::Queue(queue) => format!("q:{queue}"),
            Self::Case(code) => format!("k:{code}"),
            Self::HandOn(code, to) => format!("g:{code}.{to}"),
            Self::StayWith(code) => format!("b:{code}"),
            Self::AlsoTo(code, to) => format!("s:{code}.{to}"),
            Self::MayKnow(code, to) => format!("m:{code}.{to}"),
            Self::OnlyHere(code) => format!("e:{code}"),
            Self::Helped(code, helped) => format!("y:{}.{code}", helped.as_str()),
            Self::Reopen(code) => format!("o:{code}"),
            Self::KeepOn(code) => format!("l:{code}"),
            Self::Item(number) => format!("i:{number}"),
            plain => PLAIN
                .iter()
                .chain(&PLAIN_AFTER)
                .find(|(choice, _)| choice == plain)
                .map_or_else(String::new, |(_, code)| (*code).to_owned()),
        }
    }

    /// Reads a code back; `None` for anything this version does not know.
    pub fn parse(code: &str) -> Option<Self> {
        if let Some((kind, value)) = code.split_once(':') {
            return match kind {
                "r" => Relation::parse(value).map(Self::Relation),
                "w" => Whom::parse(value).map(Self::Whom),
                "c" => Concern::parse(value).map(Self::Concern),
                "d" => value.parse().ok().map(|ags| Self::District(Ags(ags))),
                "a" => AnswerWish::parse(value).map(Self::Answer),
                "h" => Hours::parse(value).map(Self::Hours),
                "f" => Field::ALL.into_iter().find(|field| field.code() == value).map(Self::Field),
                "q" => Some(Self::Queue(QueueId::new(value))),
                "k" => CaseCode::parse(value).map(Self::Case),
                "g" => with_service(value).map(|(code, to)| Self::HandOn(code, to)),
                "b" => CaseCode::parse(value).map(Self::StayWith),
                "s" => with_service(value).map(|(code, to)| Self::AlsoTo(code, to)),
                "m" => with_service(value).map(|(code, to)| Self::MayKnow(code, to)),
                "e" => CaseCode::parse(value).map(Self::OnlyHere),
                "y" => {
                    let (helped, code) = value.split_once('.')?;
                    Some(Self::Helped(CaseCode::parse(code)?, Helped::parse(helped)?))
                }
                "o" => CaseCode::parse(value).map(Self::Reopen),
                "l" => CaseCode::parse(value).map(Self::KeepOn),
                "i" => value.parse().ok().map(Self::Item),
                _ => None,
            };
        }
        PLAIN.iter().chain(&PLAIN_AFTER).find(|(_, known)| *known == code).map(|(choice, _)| choice.clone())
    }
}

/// A case and a service.
fn with_service(value: &str) -> Option<(CaseCode, QueueId)> {
    let (code, queue) = value.split_once('.')?;
    Some((CaseCode::parse(code)?, QueueId::new(queue)))
}

/// A choice together with the number of the question that offered it, as carried by a button.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// The running number of the question in this person's dialogue; wraps around.
    pub question: u16,
    pub choice: Choice,
}

impl Token {
    /// The text form for a platform's button, at most 64 bytes (Telegram's limit for `callback_data`).
    pub fn encode(&self) -> String {
        format!("{:x}.{}", self.question, self.choice.code())
    }

    /// Reads the text form; `None` for forged or foreign data.
    pub fn decode(data: &str) -> Option<Self> {
        let (question, code) = data.split_once('.')?;
        Some(Self { question: u16::from_str_radix(question, 16).ok()?, choice: Choice::parse(code)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_survives_its_button() {
        let with_arguments = Relation::ALL
            .into_iter()
            .map(Choice::Relation)
            .chain(Whom::ALL.into_iter().map(Choice::Whom))
            .chain(Concern::ALL.into_iter().map(Choice::Concern))
            .chain(AnswerWish::ALL.into_iter().map(Choice::Answer))
            .chain(Hours::ALL.into_iter().map(Choice::Hours))
            .chain(Field::ALL.into_iter().map(Choice::Field))
            .chain([
                Choice::District(Ags(13_075)),
                Choice::Item(u8::MAX),
                Choice::Queue(QueueId::new("rz-mecklenburgische-seenplatte")),
                Choice::Case(CaseCode::from_random(7)),
                Choice::HandOn(CaseCode::from_random(7), QueueId::new("rz-mecklenburgische-seenplatte")),
                Choice::StayWith(CaseCode::from_random(7)),
                Choice::AlsoTo(CaseCode::from_random(7), QueueId::new("rz-mecklenburgische-seenplatte")),
                Choice::MayKnow(CaseCode::from_random(7), QueueId::new("rz-mecklenburgische-seenplatte")),
                Choice::OnlyHere(CaseCode::from_random(7)),
                Choice::Reopen(CaseCode::from_random(7)),
                Choice::KeepOn(CaseCode::from_random(7)),
                Choice::Helped(CaseCode::from_random(7), Helped::Partly),
            ]);
        let plain = PLAIN.iter().chain(&PLAIN_AFTER).map(|(choice, _)| choice.clone());
        for choice in with_arguments.chain(plain) {
            let token = Token { question: 0xbeef, choice };
            let data = token.encode();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Token::decode(&data), Some(token), "{data}");
        }
    }

    #[test]
    fn forged_data_is_no_token() {
        for data in ["", ".", "1", "1.", "x.agree", "1.AGREE", "1.d:abc", "fffff.agree", "1.z:z", "1.agree.2"]
        {
            assert_eq!(Token::decode(data), None, "{data}");
        }
    }
}
