//! What a case adds to the counts that outlive it.
//!
//! A case adds single facts, each beside its month and its queue and none beside another: "one more from a parent", "one
//! more from Rostock". The full cross product (month, queue, concern, district, relation, outcome) would hold a row for
//! nearly every single person, and would be a second file of cases that is never deleted. What is not stored together
//! cannot be put together again, by the operator or by whoever seizes the database.
//!
//! The month is always that of receipt, so that the facts of a year are facts about the same cases.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use serde::{Deserialize, Serialize};

use super::course::Ending;
use super::request::{Card, Request};
use crate::directory::hours::local;
use crate::id::{Ags, ChannelKind, QueueId};
use crate::intake::dialogue::{AnswerWish, Relation};
use crate::understand::concern::Concern;

/// A calendar month in Schwerin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    year: i16,
    /// 1 to 12.
    month: i8,
}

impl Month {
    /// The month of a year, if there is such a one.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        Date::new(year, month, 1).ok().filter(|_| (1..=9999).contains(&year)).map(|_| Self { year, month })
    }

    /// The month it is in Schwerin.
    pub fn of(at: Timestamp) -> Self {
        let local = local(at);
        Self { year: local.year(), month: local.month() }
    }

    /// Reads "2026-11".
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |part: &str, len| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> i8 {
        self.month
    }

    /// The month before.
    #[must_use]
    pub fn before(self) -> Self {
        match self.month {
            1 => Self { year: self.year.saturating_sub(1), month: 12 },
            month => Self { month: month - 1, ..self },
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The district of a case, as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Where {
    In(Ags),
    /// Somewhere in several districts that have the same service.
    Several,
    /// In another Land.
    Outside,
    Unsaid,
}

impl Where {
    fn of(card: &Card) -> Self {
        match card.district {
            _ if card.outside => Self::Outside,
            Some(_) if !card.or_district.is_empty() => Self::Several,
            Some(ags) => Self::In(ags),
            None => Self::Unsaid,
        }
    }

    fn name(self) -> String {
        match self {
            Self::In(ags) => ags.to_string(),
            Self::Several => "several".to_owned(),
            Self::Outside => "outside".to_owned(),
            Self::Unsaid => UNSAID.to_owned(),
        }
    }

    fn parse(name: &str) -> Option<Self> {
        match name {
            "several" => Some(Self::Several),
            "outside" => Some(Self::Outside),
            UNSAID => Some(Self::Unsaid),
            number => number.parse().ok().map(|number| Self::In(Ags(number))),
        }
    }
}

/// How soon the first answer of staff left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answered {
    /// In less than four hours, counted from the full hour of receipt.
    FourHours,
    /// Later, on the day of receipt.
    SameDay,
    /// On the first or second calendar day after it.
    TwoDays,
    /// On the third to seventh.
    Week,
    Longer,
    /// The case was closed without one.
    Never,
    /// The person wanted none in the chat; nobody was left waiting.
    NotWanted,
}

impl Answered {
    /// All, the soonest first.
    pub const ALL: [Self; 7] = [
        Self::FourHours,
        Self::SameDay,
        Self::TwoDays,
        Self::Week,
        Self::Longer,
        Self::Never,
        Self::NotWanted,
    ];

    /// The name in the store and in the locale.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FourHours => "four_hours",
            Self::SameDay => "same_day",
            Self::TwoDays => "two_days",
            Self::Week => "week",
            Self::Longer => "longer",
            Self::Never => "never",
            Self::NotWanted => "not_wanted",
        }
    }

    /// The bucket of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answered| answered.as_str() == name)
    }

    /// How soon it was, by the clocks in Schwerin: people count in days, not in multiples of 24 hours.
    pub fn within(received: Timestamp, answered: Timestamp) -> Self {
        if answered.duration_since(received).as_hours() < 4 {
            return Self::FourHours;
        }
        let days = local(answered).date().since(local(received).date()).map_or(0, |span| span.get_days());
        match days {
            ..=0 => Self::SameDay,
            1..=2 => Self::TwoDays,
            3..=7 => Self::Week,
            _ => Self::Longer,
        }
    }
}

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ended {
    /// Staff closed it.
    Closed(Ending),
    /// The person deleted it before.
    Withdrawn,
}

const WITHDRAWN: &str = "withdrawn";

impl Ended {
    /// All ends, in the order of [`Ending::ALL`].
    pub fn all() -> impl Iterator<Item = Self> {
        Ending::ALL.into_iter().map(Self::Closed).chain([Self::Withdrawn])
    }

    /// The name in the store and in the locale.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Closed(ending) => ending.as_str(),
            Self::Withdrawn => WITHDRAWN,
        }
    }

    /// The end of that name.
    pub fn parse(name: &str) -> Option<Self> {
        if name == WITHDRAWN { Some(Self::Withdrawn) } else { Ending::parse(name).map(Self::Closed) }
    }
}

/// What a person says when they are asked whether it helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Helped {
    Yes,
    Partly,
    No,
}

impl Helped {
    /// All answers, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The name in the store, in buttons and in the locale.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }

    /// The answer of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|helped| helped.as_str() == name)
    }
}

const UNSAID: &str = "unsaid";
const ALL: &str = "all";

/// One fact about one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// That there is one.
    Received,
    Concern(Option<Concern>),
    District(Where),
    Relation(Option<Relation>),
    Channel(ChannelKind),
    Answered(Answered),
    Ended(Ended),
    /// Whoever was not asked, or did not say, adds nothing.
    Helped(Helped),
}

impl Fact {
    /// What the fact is about: the name in the store.
    pub fn attribute(&self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Concern(_) => "concern",
            Self::District(_) => "district",
            Self::Relation(_) => "relation",
            Self::Channel(_) => "channel",
            Self::Answered(_) => "answered",
            Self::Ended(_) => "ended",
            Self::Helped(_) => "helped",
        }
    }

    /// What it says: the name in the store.
    pub fn value(&self) -> String {
        match self {
            Self::Received => ALL.to_owned(),
            Self::Concern(concern) => concern.map_or(UNSAID, Concern::as_str).to_owned(),
            Self::District(district) => district.name(),
            Self::Relation(relation) => relation.map_or(UNSAID, Relation::as_str).to_owned(),
            Self::Channel(channel) => channel.as_str().to_owned(),
            Self::Answered(answered) => answered.as_str().to_owned(),
            Self::Ended(ended) => ended.as_str().to_owned(),
            Self::Helped(helped) => helped.as_str().to_owned(),
        }
    }

    /// The fact of these names.
    pub fn parse(attribute: &str, value: &str) -> Option<Self> {
        let unsaid = value == UNSAID;
        match attribute {
            "received" => (value == ALL).then_some(Self::Received),
            "concern" if unsaid => Some(Self::Concern(None)),
            "concern" => Concern::parse(value).map(|concern| Self::Concern(Some(concern))),
            "district" => Where::parse(value).map(Self::District),
            "relation" if unsaid => Some(Self::Relation(None)),
            "relation" => Relation::parse(value).map(|relation| Self::Relation(Some(relation))),
            "channel" => ChannelKind::parse(value).map(Self::Channel),
            "answered" => Answered::parse(value).map(Self::Answered),
            "ended" => Ended::parse(value).map(Self::Ended),
            "helped" => Helped::parse(value).map(Self::Helped),
            _ => None,
        }
    }
}

/// One fact of one case, where it is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tally {
    /// When the request was received.
    pub month: Month,
    pub queue: QueueId,
    pub fact: Fact,
}

/// How often something was the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub tally: Tally,
    pub count: u64,
}

/// What a request adds when it is handed over.
pub fn received(request: &Request) -> [Tally; 5] {
    let card = request.card();
    [
        Fact::Received,
        Fact::Concern(card.concern),
        Fact::District(Where::of(card)),
        Fact::Relation(card.relation),
        Fact::Channel(card.channel),
    ]
    .map(|fact| Tally { month: Month::of(request.received()), queue: card.queue.clone(), fact })
}

/// What its first answer adds.
pub fn answered(request: &Request, queue: &QueueId, at: Timestamp) -> Tally {
    let received = request.received();
    Tally {
        month: Month::of(received),
        queue: queue.clone(),
        fact: Fact::Answered(Answered::within(received, at)),
    }
}

/// What its end adds; `had_answer`: the first answer was counted.
pub fn ended(request: &Request, queue: &QueueId, how: Ended, had_answer: bool) -> Vec<Tally> {
    let unanswered = match (request.card().answer, how) {
        (AnswerWish::Here, Ended::Closed(_)) => Some(Answered::Never),
        // Whoever takes a request back has not been kept waiting to its end.
        (AnswerWish::Here, Ended::Withdrawn) => None,
        (AnswerWish::PassOn | AnswerWish::CallMyself, _) => Some(Answered::NotWanted),
    };
    let unanswered = unanswered.filter(|_| !had_answer).map(Fact::Answered);
    [Fact::Ended(how)]
        .into_iter()
        .chain(unanswered)
        .map(|fact| Tally { month: Month::of(request.received()), queue: queue.clone(), fact })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Timestamp {
        time.parse().expect("a time")
    }

    #[test]
    fn months_are_those_of_the_clocks_in_schwerin() {
        assert_eq!(Month::of(at("2026-12-31T22:59:59Z")).to_string(), "2026-12");
        assert_eq!(Month::of(at("2026-12-31T23:00:00Z")).to_string(), "2027-01");
        assert_eq!(Month::of(at("2026-06-30T22:00:00Z")).to_string(), "2026-07");
        assert_eq!(Month::parse("2027-01").map(Month::before), Month::new(2026, 12));
        for wrong in ["2026-13", "2026-00", "2026", "26-01", "2026-1", "+026-01", ""] {
            assert_eq!(Month::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_answer_is_counted_in_hours_first_and_in_days_then() {
        let monday = at("2026-11-23T09:00:00Z");
        for (answered, bucket) in [
            ("2026-11-23T08:00:00Z", Answered::FourHours),
            ("2026-11-23T12:59:59Z", Answered::FourHours),
            ("2026-11-23T13:00:00Z", Answered::SameDay),
            ("2026-11-23T22:59:59Z", Answered::SameDay),
            ("2026-11-23T23:00:00Z", Answered::TwoDays),
            ("2026-11-25T22:59:59Z", Answered::TwoDays),
            ("2026-11-25T23:00:00Z", Answered::Week),
            ("2026-11-30T22:59:59Z", Answered::Week),
            ("2026-11-30T23:00:00Z", Answered::Longer),
            ("2027-11-30T23:00:00Z", Answered::Longer),
        ] {
            assert_eq!(Answered::within(monday, at(answered)), bucket, "{answered}");
        }
        // Over midnight, and still within four hours.
        assert_eq!(
            Answered::within(at("2026-11-23T22:00:00Z"), at("2026-11-24T01:00:00Z")),
            Answered::FourHours
        );
    }

    #[test]
    fn every_fact_is_read_back_by_its_names() {
        let mut facts = vec![Fact::Received];
        facts.extend(Concern::ALL.into_iter().map(Some).chain([None]).map(Fact::Concern));
        let places = [Where::In(Ags(13_003)), Where::Several, Where::Outside, Where::Unsaid];
        facts.extend(places.map(Fact::District));
        facts.extend(Relation::ALL.into_iter().map(Some).chain([None]).map(Fact::Relation));
        let channels = [ChannelKind::Telegram, ChannelKind::Matrix, ChannelKind::Terminal];
        facts.extend(channels.map(Fact::Channel));
        facts.extend(Answered::ALL.map(Fact::Answered));
        facts.extend(Ended::all().map(Fact::Ended));
        facts.extend(Helped::ALL.map(Fact::Helped));
        for fact in facts {
            assert_eq!(Fact::parse(fact.attribute(), &fact.value()), Some(fact));
        }
        for (attribute, value) in [("received", "x"), ("concern", "x"), ("district", "x"), ("x", "all")] {
            assert_eq!(Fact::parse(attribute, value), None);
        }
    }
}
