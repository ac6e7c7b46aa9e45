//! A dialogue without a network: the pure core and the German locale, with the desk's few decisions played by hand.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::Timestamp;
use lotse::directory::Directory;
use lotse::handoff::request::Request;
use lotse::id::{CaseCode, ChannelKind, QueueId};
use lotse::intake::ask;
use lotse::intake::dialogue::{Dialogue, OpenCase};
use lotse::intake::effect::Effect;
use lotse::intake::input::Input;
use lotse::intake::question::{Choice, Token};
use lotse::intake::return_code::ReturnCode;
use lotse::intake::say::{Deleted, Say};
use lotse::intake::second;
use lotse::intake::step::{Fresh, Guide, Mode, step};
use lotse::locale::{Catalogue, Facts};
use lotse::understand::anonymise::Anonymiser;

/// The operator of all tests.
pub fn facts() -> Facts {
    Facts {
        operator: "Beispielträger e. V.".into(),
        contact: "lotse@example.org".into(),
        privacy_url: "https://example.org/datenschutz".into(),
        hosting: "ein eigener Server in Rostock".into(),
        draft_hours: 24,
        open_days: 90,
        closed_days: 7,
        ..Facts::default()
    }
}

/// One person's chat.
pub struct Chat {
    pub directory: Directory,
    pub catalogue: Catalogue,
    pub anonymiser: Anonymiser,
    pub rooms: BTreeSet<QueueId>,
    pub channel: ChannelKind,
    pub mode: Mode,
    pub dialogue: Dialogue,
    pub now: Timestamp,
    pub story: Option<String>,
    /// What the platform calls the messages that follow.
    pub message: Option<String>,
    /// Where they were passed on, if they are changed or taken back.
    pub passed_on: Vec<CaseCode>,
    /// What happened, as it reads in a chat.
    pub transcript: String,
    /// Everything said since the last input.
    pub said: Vec<Say>,
    pub effects: Vec<Effect>,
    /// The request sent last.
    pub sent: Option<Request>,
    /// How many messages and taps came from the person.
    pub inputs: usize,
    /// What must be known before consent was shown in full since the person was last forgotten.
    pub consent_text_seen: bool,
}

impl Chat {
    pub fn new(channel: ChannelKind, mode: Mode) -> Self {
        let directory = Directory::built_in().expect("the built-in directory is sound");
        let catalogue = Catalogue::german(facts()).expect("the German locale is complete");
        let rooms = directory.queues().iter().map(|queue| queue.id.clone()).collect();
        Self {
            anonymiser: Anonymiser::new(catalogue.placeholders().clone(), directory.place_names()),
            directory,
            catalogue,
            rooms,
            channel,
            mode,
            dialogue: Dialogue::default(),
            now: "2026-11-23T19:12:00Z".parse().expect("a time"),
            story: None,
            message: None,
            passed_on: Vec::new(),
            transcript: String::new(),
            said: Vec::new(),
            effects: Vec::new(),
            sent: None,
            inputs: 0,
            consent_text_seen: false,
        }
    }

    pub fn guide(&self) -> Guide<'_> {
        Guide {
            directory: &self.directory,
            anonymiser: &self.anonymiser,
            channel: self.channel,
            mode: self.mode,
            queues_with_room: &self.rooms,
            today: lotse::desk::clock::day(self.now),
        }
    }

    /// The choices of the open question, and of those about a second service that wait beside it.
    pub fn offered(&self) -> Vec<Choice> {
        let open = ask::question(&self.guide(), &self.dialogue);
        let cases = self.dialogue.cases.iter();
        let beside = cases.filter_map(|case| second::question(&self.dialogue, &case.code));
        open.into_iter().chain(beside).flat_map(|(_, choices)| choices).collect()
    }

    pub fn label(&self, choice: &Choice) -> String {
        self.catalogue.label(choice, self.dialogue.form, &self.directory)
    }

    /// On Telegram, after the greeting and these taps.
    pub fn after(choices: &[Choice]) -> Self {
        Self::after_on(ChannelKind::Telegram, choices)
    }

    /// After the greeting and these choices.
    pub fn after_on(channel: ChannelKind, choices: &[Choice]) -> Self {
        let mut chat = Self::new(channel, Mode::Full);
        chat.write("/start");
        for choice in choices {
            chat.choose(choice.clone());
        }
        chat
    }

    /// The person writes something.
    pub fn write(&mut self, text: &str) {
        let _ = writeln!(self.transcript, "> {}", text.replace('\n', "\n  "));
        let answers = ask::answers(&self.guide(), &self.dialogue);
        let means = self.catalogue.meaning(text, &answers, self.dialogue.form, &self.directory);
        self.input(Input::Text { text: text.into(), means });
    }

    /// The person taps the button of that label.
    pub fn tap(&mut self, label: &str) {
        let offered = self.offered();
        let choice = offered.iter().find(|choice| self.label(choice) == label);
        let labels: Vec<_> = offered.iter().map(|choice| self.label(choice)).collect();
        let choice = choice.unwrap_or_else(|| panic!("no button “{label}” among {labels:?}")).clone();
        let _ = writeln!(self.transcript, "> [{label}]");
        self.input(Input::Tap(Token { question: self.dialogue.question, choice }));
    }

    /// The person taps the current button of a choice.
    #[expect(clippy::needless_pass_by_value, reason = "reads as `choose(Choice::Send)` in a hundred places")]
    pub fn choose(&mut self, choice: Choice) {
        assert!(self.offered().contains(&choice), "{choice:?} is not offered at {:?}", self.dialogue.stage);
        let label = self.label(&choice);
        self.tap(&label);
    }

    /// Anything else arrives.
    pub fn input(&mut self, input: Input) {
        self.inputs += 1;
        let fresh = Fresh {
            now: self.now,
            code: CaseCode::parse("BDF-234").expect("a code"),
            return_code: ReturnCode::from_random(0x0123_4567_89AB_CDEF_0123_4567_89AB_CDEF),
            story: self.story.clone(),
            message: self.message.clone(),
            passed_on: self.passed_on.clone(),
            refusing: BTreeSet::new(),
            sent_enough: None,
        };
        let taken = step(&self.guide(), self.dialogue.clone(), input, &fresh);
        self.dialogue = taken.dialogue;
        self.said.clear();
        self.effects.clone_from(&taken.effects);
        for effect in taken.effects {
            self.carry_out(effect);
        }
        self.transcript.push('\n');
    }

    /// Whether the last input led to such a sentence.
    pub fn heard(&self, wanted: impl Fn(&Say) -> bool) -> bool {
        self.said.iter().any(wanted)
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Say(say) => self.print(say, &[]),
            Effect::Ask(say, choices) => self.print(say, &choices),
            Effect::Toast(say) => {
                let text = self.render(&say);
                let _ = writeln!(self.transcript, "({text})");
                self.said.push(say);
            }
            Effect::HoldStory(text) => self.story = Some(text),
            Effect::DropStory => self.story = None,
            Effect::Submit(request) => {
                self.receive(&request);
                let asked = second::question(&self.dialogue, request.code());
                if let Some((say, choices)) = asked {
                    self.print(say, &choices);
                }
                self.sent = Some(*request);
            }
            Effect::Second { code, to } => {
                let other = CaseCode::parse("GJL-345").expect("a code");
                let Some(first) = self.sent.clone() else {
                    return self.print(Say::SecondNotNow { code, to }, &[]);
                };
                let request = first.beside(to.clone(), other.clone(), self.now);
                self.print(Say::SecondSent { code, queue: first.card().queue.clone() }, &[]);
                let (answer, discreet) = (first.card().answer, self.dialogue.cases[0].discreet);
                self.dialogue.cases.insert(0, OpenCase::new(other, to, answer, discreet));
                self.receive(&request);
            }
            Effect::Relay { code, text, .. } => {
                let _ = writeln!(self.transcript, "── Fall {code} ──");
                self.block("│ ", text.as_str());
            }
            Effect::Change { code, text, .. } => {
                let _ = writeln!(self.transcript, "── Fall {code}, geändert ──");
                self.block("│ ", text.as_str());
            }
            Effect::TakeBack { code, .. } => {
                let _ = writeln!(self.transcript, "── Fall {code}, zurückgenommen ──");
            }
            Effect::HandOn { .. }
            | Effect::Stay { .. }
            | Effect::NoSecond { .. }
            | Effect::Helped { .. }
            | Effect::Reopen { .. }
            | Effect::KeepOn { .. }
            | Effect::ClearChat
            | Effect::Left { .. }
            | Effect::Disclose
            | Effect::DiscloseWords
            | Effect::KeepReturnCode(_)
            | Effect::Return(_) => {}
            Effect::Erase => self.print(Say::Deleted(Deleted::Unclaimed), &[]),
            Effect::Forget => {
                self.dialogue = Dialogue::default();
                self.consent_text_seen = false;
            }
        }
    }

    /// A card arrives in its room, and the person gets the receipt.
    fn receive(&mut self, request: &Request) {
        let card = request.card();
        let text = self.catalogue.card(card, Some(request.received()), &self.directory);
        let _ = writeln!(self.transcript, "── Raum {} ──", card.queue);
        self.block("│ ", &text);
        let receipt = Say::Receipt {
            code: request.code().clone(),
            queue: card.queue.clone(),
            answer: card.answer,
            discreet: self.dialogue.latest().and_then(|case| case.discreet),
            waits: false,
            promised_by: card.promised_by,
            closed_until: card.closed_until,
        };
        self.print(receipt, &[]);
    }

    fn render(&self, say: &Say) -> String {
        self.catalogue.render(say, self.dialogue.form, &self.directory)
    }

    fn print(&mut self, say: Say, choices: &[Choice]) {
        self.consent_text_seen |= matches!(say, Say::AskConsent { .. });
        let text = self.render(&say);
        self.block("", &text);
        for choice in choices {
            let label = self.label(choice);
            let _ = writeln!(self.transcript, "  [{label}]");
        }
        self.said.push(say);
    }

    fn block(&mut self, before: &str, text: &str) {
        for line in text.lines() {
            let _ = writeln!(self.transcript, "{}", format!("{before}{line}").trim_end());
        }
    }
}
