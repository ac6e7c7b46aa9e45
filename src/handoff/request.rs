//! A request and its states.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::contact::ContactCard;
use crate::directory::route::Why;
use crate::id::{Ags, CaseCode, ChannelKind, QueueId};
use crate::intake::consent::Consent;
use crate::intake::dialogue::{AnswerWish, Relation};
use crate::understand::anonymise::Anonymised;
use crate::understand::concern::Concern;
use crate::understand::crisis::Dangers;
use crate::understand::language::Language;
use crate::understand::place::Land;

/// Everything staff see of a request, and nothing else: the card in the summary and the card in the room are
/// rendered from this one value by one function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Given when the request is sent; the summary has none yet.
    pub code: Option<CaseCode>,
    pub queue: QueueId,
    pub concern: Option<Concern>,
    /// How sure the kind of advice is.
    #[serde(default)]
    pub basis: Basis,
    /// What the person's words speak for, the likeliest first, where they left the kind of advice open.
    #[serde(default)]
    pub likely: Vec<Concern>,
    pub relation: Option<Relation>,
    pub district: Option<Ags>,
    /// Further districts in which it may be; the service is the same in all of them.
    #[serde(default)]
    pub or_district: Vec<Ags>,
    /// The person lives outside Mecklenburg-Vorpommern.
    #[serde(default)]
    pub outside: bool,
    /// The Länder in which the place they named may lie; empty if they named none.
    #[serde(default)]
    pub lands: Vec<Land>,
    pub words: Vec<Anonymised>,
    /// The language of the words, where they are surely not German. The dialogue itself is in German.
    #[serde(default)]
    pub language: Option<Language>,
    /// How the person can be reached outside the chat, if they left that on purpose.
    #[serde(default)]
    pub contact: Option<ContactCard>,
    pub answer: AnswerWish,
    /// Answers are shown only after a tap, because someone may read along.
    pub discreet: bool,
    #[serde(default)]
    pub crisis: Dangers,
    pub channel: ChannelKind,
    /// Why this service: the rule of the route table, or the person's own choice.
    pub why: Why,
    /// Whether the route table's word for it is confirmed.
    #[serde(default)]
    pub sure: bool,
    /// The last day of the days on which the service is closed, today among them.
    #[serde(default)]
    pub closed_until: Option<Date>,
    /// Until when the service has promised an answer ([`promised_by`](super::promise::promised_by)); known when the request
    /// is sent, and only if an answer is wanted.
    #[serde(default)]
    pub promised_by: Option<Timestamp>,
    /// Other services that have the same request, as a case of their own, with the person's yes.
    #[serde(default)]
    pub also: Vec<QueueId>,
}

/// How a card came by its kind of advice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The person named it themselves, out of all kinds.
    #[default]
    Chosen,
    /// Lotse proposed it from the person's words, and they agreed.
    Confirmed,
}

/// A request as it is handed over: a card with its code, and the proof of consent.
///
/// Built only by [`Request::new`], which wants the consent; the words in the card can only be [`Anonymised`], and what was
/// taken out of them stays behind with the draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    card: Card,
    code: CaseCode,
    consent: Consent,
    received: Timestamp,
    /// Of which messages the words are, by the platform's names for them, where it has any.
    #[serde(default)]
    messages: Vec<Option<String>>,
}

impl Request {
    /// Hands a card over under a code. The time of receipt is rounded down to the hour: the minute helps no one
    /// at the centre, and could tell someone who watched the person type.
    pub fn new(mut card: Card, code: CaseCode, consent: Consent, now: Timestamp) -> Self {
        card.code = Some(code.clone());
        Self { card, code, consent, received: full_hour(now), messages: Vec::new() }
    }

    /// The same request, of which it is known from which messages its words are, in their order.
    #[must_use]
    pub fn from_messages(mut self, messages: Vec<Option<String>>) -> Self {
        self.messages = messages;
        self
    }

    /// Of which messages the words are, by the platform's names for them.
    pub fn messages(&self) -> &[Option<String>] {
        &self.messages
    }

    /// Puts other words in the place of a message, or takes it out. The dangers they tell of are flagged beside the others.
    /// Returns whether the message is among the words.
    pub fn change(&mut self, message: &str, words: Option<Anonymised>, crisis: Dangers) -> bool {
        let at = self.messages.iter().position(|known| known.as_deref() == Some(message));
        let Some(at) = at.filter(|at| *at < self.card.words.len()) else { return false };
        if let Some(words) = words {
            self.card.words.splice(at..=at, [words]);
        } else {
            self.card.words.remove(at);
            self.messages.remove(at);
        }
        self.card.crisis = self.card.crisis.and(crisis);
        true
    }

    /// The same request under another code, for the rare case that the first is taken.
    #[must_use]
    pub fn with_code(mut self, code: CaseCode) -> Self {
        self.card.code = Some(code.clone());
        self.code = code;
        self
    }

    /// Sends it to another service, at the wish of the first and with the person's yes. Which further services have the
    /// request is nothing the person was asked about, so the new one does not learn it.
    pub fn hand_on(&mut self, queue: QueueId) {
        self.card.queue = queue;
        self.card.why = Why::HandedOn;
        self.card.closed_until = None;
        self.card.also.clear();
    }

    /// The same request for a second service, with the person's yes: a case of its own. Each of the two learns that the
    /// other has the request, and nothing of the other's case. The second does not learn of any third.
    #[must_use]
    pub fn beside(&self, queue: QueueId, code: CaseCode, now: Timestamp) -> Self {
        let card = Card {
            also: vec![self.card.queue.clone()],
            queue,
            why: Why::Beside,
            closed_until: None,
            promised_by: None,
            ..self.card.clone()
        };
        // What the person changes or takes back of it later counts at both.
        Self::new(card, code, self.consent.clone(), now).from_messages(self.messages.clone())
    }

    /// Notes that another service has the request too.
    pub fn shared_with(&mut self, queue: QueueId) {
        if !self.card.also.contains(&queue) {
            self.card.also.push(queue);
        }
    }

    /// The last day of the days on which its service is closed, today among them.
    pub fn closed(&mut self, until: Option<Date>) {
        self.card.closed_until = until;
    }

    /// What the service has promised, counted anew.
    pub fn promise(&mut self, promised_by: Option<Timestamp>) {
        self.card.promised_by = promised_by;
    }

    /// The same request of a person who now writes on this channel.
    #[must_use]
    pub fn moved_to(mut self, channel: ChannelKind) -> Self {
        self.card.channel = channel;
        // On another account messages have other names.
        self.messages.clear();
        self
    }

    /// What staff see.
    pub fn card(&self) -> &Card {
        &self.card
    }

    pub fn code(&self) -> &CaseCode {
        &self.code
    }

    pub fn consent(&self) -> &Consent {
        &self.consent
    }

    /// When the request was sent, rounded down to the hour.
    pub fn received(&self) -> Timestamp {
        self.received
    }
}

/// The full hour before, or at, a moment.
pub fn full_hour(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second().div_euclid(3600) * 3600).unwrap_or(at)
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// Nobody has taken it yet.
    Waiting,
    /// A staff member has taken it.
    Claimed,
    /// Messages went to and fro.
    Talking,
    Closed,
}

impl CaseState {
    /// All states, in the order of a case's life.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Claimed, Self::Talking, Self::Closed];

    /// The name used in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Claimed => "claimed",
            Self::Talking => "talking",
            Self::Closed => "closed",
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}
