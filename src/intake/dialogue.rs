//! What is remembered of a dialogue between two inputs.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::consent::Consent;
use super::danger::Pause;
pub use super::done::Done;
pub use super::open_case::{OpenCase, Unopened, Unread};
use super::question::Choice;
use super::stage::{Listed, Stage};
use crate::handoff::contact::ContactCard;
use crate::handoff::request::Basis;
use crate::id::{Ags, CaseCode, QueueId};
use crate::understand::anonymise::{Cast, Gated};
use crate::understand::concern::Concern;
use crate::understand::crisis::Dangers;
use crate::understand::place::Land;

/// How the person is addressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// "Sie", the default.
    #[default]
    Sie,
    /// "Du", where the person chooses it.
    Du,
}

/// In what role the person writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Something was done to the person.
    Affected,
    Witness,
    /// Parent, step-parent, foster parent.
    Parent,
    /// Another relative, or a friend.
    Relative,
    /// School, youth work, social work, administration, … on someone's behalf.
    Professional,
    /// Municipality, club, alliance, neighbourhood.
    Municipality,
    Company,
    /// Inside the scene, wants out or has doubts.
    WantsOut,
}

impl Relation {
    /// All relations, in the order in which the question lists them.
    pub const ALL: [Self; 8] = [
        Self::Affected,
        Self::Witness,
        Self::Parent,
        Self::Relative,
        Self::Professional,
        Self::Municipality,
        Self::Company,
        Self::WantsOut,
    ];

    /// The identifier used in data and buttons.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Affected => "affected",
            Self::Witness => "witness",
            Self::Parent => "parent",
            Self::Relative => "relative",
            Self::Professional => "professional",
            Self::Municipality => "municipality",
            Self::Company => "company",
            Self::WantsOut => "wants_out",
        }
    }

    /// The relation of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.as_str() == name)
    }
}

/// Whom it is about, asked where own words do not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    Myself,
    /// The person's child, or a young member of the family.
    Child,
    /// A village, a school, a club, a company.
    Place,
}

impl Whom {
    /// All answers, in the order in which the question lists them.
    pub const ALL: [Self; 3] = [Self::Myself, Self::Child, Self::Place];

    /// The identifier used in data and buttons.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Myself => "myself",
            Self::Child => "child",
            Self::Place => "place",
        }
    }

    /// The answer of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whom| whom.as_str() == name)
    }
}

/// What the person wants back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerWish {
    /// An answer here in the chat.
    Here,
    /// No answer; the service shall only know.
    PassOn,
    /// The person wants to call the service; the request goes there too, so that it is known.
    CallMyself,
}

impl AnswerWish {
    /// All wishes, in the order in which the question lists them.
    pub const ALL: [Self; 3] = [Self::Here, Self::PassOn, Self::CallMyself];

    /// The identifier used in data and buttons.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::PassOn => "pass_on",
            Self::CallMyself => "call_myself",
        }
    }

    /// The wish of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.as_str() == name)
    }
}

/// At what hours of the day (Europe/Berlin) messages may arrive for someone who is not alone with their device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hours {
    /// At any time.
    Any,
    /// 8 to 12 o'clock.
    Morning,
    /// 12 to 17 o'clock.
    Afternoon,
    /// 17 to 21 o'clock.
    Evening,
}

impl Hours {
    /// All windows, in the order in which the question lists them.
    pub const ALL: [Self; 4] = [Self::Any, Self::Morning, Self::Afternoon, Self::Evening];

    /// The identifier used in data and buttons.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }

    /// The window of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hours| hours.as_str() == name)
    }

    /// First and last hour of the window, the last one excluded; `None` for any time.
    pub fn window(self) -> Option<(i8, i8)> {
        match self {
            Self::Any => None,
            Self::Morning => Some((8, 12)),
            Self::Afternoon => Some((12, 17)),
            Self::Evening => Some((17, 21)),
        }
    }
}

/// An answer that may be missing, or be missing on purpose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given<T> {
    /// Not asked yet.
    #[default]
    Open,
    /// Asked, and left open by the person.
    Unsaid,
    Said(T),
}

impl<T> Given<T> {
    /// The value, if the person said one.
    pub fn said(self) -> Option<T> {
        match self {
            Self::Said(value) => Some(value),
            Self::Open | Self::Unsaid => None,
        }
    }

    /// Whether the question was never answered, not even by declining.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

/// What has been collected for the request so far.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each notes one thing that was said, and no two depend on each other"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub relation: Given<Relation>,
    /// The role was read in the words. They speak for a kind of advice themselves, and do not count twice.
    #[serde(default)]
    pub relation_read: bool,
    /// Evidence for the concern only; it is not on the card.
    #[serde(default)]
    pub whom: Given<Whom>,
    pub concern: Given<Concern>,
    /// Whether the person named the concern themselves or agreed to a proposal.
    #[serde(default)]
    pub basis: Basis,
    pub district: Given<Ags>,
    /// Further districts in which the place may lie; the request takes the same way from each of them.
    #[serde(default)]
    pub or_district: Vec<Ags>,
    /// The place is so small that what is told of it may tell who tells it. The place itself is not kept.
    #[serde(default)]
    pub small_place: bool,
    /// It was asked which district is meant, because the words name one or several.
    #[serde(default)]
    pub where_asked: bool,
    /// The person lives outside Mecklenburg-Vorpommern and wanted to go on.
    #[serde(default)]
    pub outside: bool,
    /// The Länder in which the place may lie that they named outside; empty if they named none.
    #[serde(default)]
    pub lands: Vec<Land>,
    /// The person's own words, one entry a message, anonymised. What was taken out is kept beside it until the draft is
    /// sent or dropped, so that the person can decide about it.
    pub words: Vec<Gated>,
    pub answer: Option<AnswerWish>,
    /// How the service can reach the person outside the chat, if they want that.
    #[serde(default)]
    pub contact: Option<ContactCard>,
    /// Someone may read along: messages arrive as "Neue Nachricht", within these hours.
    pub discreet: Option<Hours>,
    /// The service the person chose instead of the proposed one.
    pub queue: Option<QueueId>,
    /// The dangers noticed in the words, for the card.
    #[serde(default)]
    pub crisis: Dangers,
    /// The person says that there is no danger: the card does not speak of it.
    #[serde(default)]
    pub unflagged: bool,
    /// The warning not to write about crimes was shown.
    pub cautioned: bool,
    /// The hint on what can be told of a small place was shown.
    #[serde(default)]
    pub hinted: bool,
    /// The hint on a role that a small place has only once was shown.
    #[serde(default)]
    pub hinted_role: bool,
}

impl Draft {
    /// The dangers that stand on the card.
    pub fn flagged(&self) -> Dangers {
        if self.unflagged { Dangers::default() } else { self.crisis }
    }

    /// The district, and those it may be as well, in ascending order.
    pub fn districts(&self) -> Vec<Ags> {
        let mut all: Vec<Ags> =
            self.district.said().into_iter().chain(self.or_district.iter().copied()).collect();
        all.sort_unstable();
        all
    }
}

/// Everything that is remembered of one person's dialogue.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each notes one thing that was said, and no two depend on each other"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialogue {
    pub form: Form,
    /// The person has said how they want to be addressed.
    #[serde(default)]
    pub form_chosen: bool,
    pub stage: Stage,
    /// The stages to go back to, the latest last; at most [`Dialogue::WAY_BACK`].
    #[serde(default)]
    pub way_back: Vec<Stage>,
    /// Running number of the question asked last; buttons of other numbers are stale.
    pub question: u16,
    #[serde(default)]
    pub listed: Listed,
    /// The button accepted last, so that a double tap does nothing twice.
    #[serde(default)]
    pub last_tap: Option<(u16, Choice)>,
    /// The numbers of a pause, if there is one.
    #[serde(default)]
    pub pause: Pause,
    /// A story sent before consent was taken into memory. Part of the stage: it says that there was one, not what.
    #[serde(default)]
    pub story_held: bool,
    /// What must be known before consent was shown in full; without that, no consent counts.
    #[serde(default)]
    pub consent_shown: bool,
    pub consent: Option<Consent>,
    #[serde(default)]
    pub draft: Draft,
    /// Who is who in the person's words, so that a story stays readable over several messages.
    #[serde(default)]
    pub cast: Cast,
    /// What to keep after an attack was told.
    #[serde(default)]
    pub keep_list_told: bool,
    /// The question by which something was sent last.
    #[serde(default)]
    pub done: Option<Box<Done>>,
    /// The case that the message waiting for a yes was shown to be for.
    #[serde(default)]
    pub relay_to: Option<CaseCode>,
    /// The dangers that the messages waiting for a yes tell of.
    #[serde(default)]
    pub relay_crisis: Dangers,
    /// The case closed last, under whose end it is asked whether it helped.
    #[serde(default)]
    pub over: Option<CaseCode>,
    /// The case of which it was said last that it will be forgotten.
    #[serde(default)]
    pub ending: Option<CaseCode>,
    /// When the person asked what is stored of them.
    #[serde(default)]
    pub asked_for_data: Option<Timestamp>,
    /// When the person was given the return code that counts now.
    #[serde(default)]
    pub return_code_given: Option<Timestamp>,
    /// The cases under way, the latest last.
    #[serde(default)]
    pub cases: Vec<OpenCase>,
}

impl Dialogue {
    /// How many steps back are remembered.
    pub const WAY_BACK: usize = 16;

    /// The stage whose question waits for an answer, beneath a pause and a "Wirklich …?" too.
    pub fn open_stage(&self) -> &Stage {
        let mut stages = [&self.stage].into_iter().chain(self.way_back.iter().rev());
        stages.find(|stage| !matches!(stage, Stage::Pause | Stage::Confirm(_))).unwrap_or(&self.stage)
    }

    /// Whether nothing is asked since numbers were named; a "Wirklich …?" may stand above it.
    pub(super) fn is_paused(&self) -> bool {
        [&self.stage].into_iter().chain(&self.way_back).any(|stage| *stage == Stage::Pause)
    }

    /// The dialogue at a stage that has a question. After the receipt there is none without a case: then it is over.
    pub(super) fn settled(mut self) -> Self {
        if self.stage == Stage::Sent && self.cases.is_empty() {
            self.end();
        }
        self
    }

    /// Ends it: nothing is asked, and nothing agreed to.
    pub(super) fn end(&mut self) {
        self.stage = Stage::New;
        self.pause = Pause::default();
        self.done = None;
        self.consent = None;
        self.consent_shown = false;
        self.way_back.clear();
    }

    /// The texts that are being looked through before they go to staff.
    pub fn texts(&self) -> &[Gated] {
        let mut waiting = [&self.stage].into_iter().chain(self.way_back.iter().rev());
        waiting.find_map(Stage::texts).unwrap_or(&self.draft.words)
    }

    /// The same, to be changed.
    pub(super) fn texts_mut(&mut self) -> &mut Vec<Gated> {
        let waiting = [&mut self.stage].into_iter().chain(self.way_back.iter_mut().rev());
        let mut texts = waiting.filter_map(|stage| match stage {
            Stage::Relay(texts) => Some(texts),
            _ => None,
        });
        texts.next().unwrap_or(&mut self.draft.words)
    }

    /// Whether a message for the service is under way, or being looked through.
    pub(super) fn is_relaying(&self) -> bool {
        let open = self.open_stage();
        let under_way = || self.way_back.iter().any(|stage| stage.texts().is_some());
        open.texts().is_some() || open.is_aside() && under_way()
    }

    /// Whether there is something the person has written or chosen and not sent.
    pub fn has_unsent(&self) -> bool {
        let draft = Draft { discreet: None, ..self.draft.clone() };
        self.is_relaying() || draft != Draft::default()
    }

    /// The case of that code.
    pub fn case(&self, code: &CaseCode) -> Option<&OpenCase> {
        self.cases.iter().find(|case| case.code == *code)
    }

    /// The open case that this service has of the person.
    pub fn case_with(&self, queue: &QueueId) -> Option<&OpenCase> {
        self.cases.iter().find(|case| case.queue == *queue && !case.closed)
    }

    /// A case that was to go to another service stays with this one after all.
    pub fn put_back(&mut self, code: &CaseCode, queue: &QueueId) {
        if let Some(case) = self.cases.iter_mut().find(|case| case.code == *code) {
            case.queue = queue.clone();
        }
    }

    /// Makes a case the one that a message of the person is about, since its service spoke last or the person chose it.
    pub(super) fn turn_to(&mut self, code: &CaseCode) {
        if let Some(at) = self.cases.iter().position(|case| case.code == *code) {
            let case = self.cases.remove(at);
            self.cases.push(case);
        }
    }

    /// The case a message of the person is about: the one sent last, or whose service spoke since.
    pub fn latest(&self) -> Option<&OpenCase> {
        self.cases.last()
    }
}
