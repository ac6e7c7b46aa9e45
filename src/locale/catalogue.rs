//! The one door to all sentences.

use jiff::Timestamp;

use super::facts::Facts;
use super::foreign::Foreign;
use super::meaning::Heard;
use super::operator::{self, OperatorSay};
use super::removed;
use super::say::COMMANDS;
use super::speaker::{Said, Speaker};
use super::statistics::Report;
use super::texts::{Broken, Line, LocaleError, Texts};
use crate::channel::terminal::TerminalTexts;
use crate::directory::Directory;
use crate::handoff::request::Card;
use crate::handoff::say::StaffSay;
use crate::handoff::statistics::Statistics;
use crate::intake::ask::Answers;
use crate::intake::dialogue::Form;
use crate::intake::input::Meaning;
use crate::intake::question::Choice;
use crate::intake::say::Say;
use crate::understand::anonymise::{Kind, Placeholders, Word};

/// The German files.
const GERMAN: [(&str, &str); 12] = [
    ("intake.ftl", include_str!("../../locales/de/intake.ftl")),
    ("asked.ftl", include_str!("../../locales/de/asked.ftl")),
    ("gate.ftl", include_str!("../../locales/de/gate.ftl")),
    ("concern.ftl", include_str!("../../locales/de/concern.ftl")),
    ("crisis.ftl", include_str!("../../locales/de/crisis.ftl")),
    ("privacy.ftl", include_str!("../../locales/de/privacy.ftl")),
    ("staff.ftl", include_str!("../../locales/de/staff.ftl")),
    ("presence.ftl", include_str!("../../locales/de/presence.ftl")),
    ("stats.ftl", include_str!("../../locales/de/stats.ftl")),
    ("command.ftl", include_str!("../../locales/de/command.ftl")),
    ("time.ftl", include_str!("../../locales/de/time.ftl")),
    ("terminal.ftl", include_str!("../../locales/de/terminal.ftl")),
];

/// All sentences, parsed once and never changed; shared by every task.
///
/// Everything that renders is total: a sentence that cannot be shown (a mistake the tests catch) is replaced by an
/// apology that is safe to read anywhere, and its id is logged.
pub struct Catalogue {
    texts: Texts,
    foreign: Foreign,
    heard: Box<Heard>,
    facts: Facts,
    placeholders: Placeholders,
    commands: Vec<(String, String)>,
    /// Stands in for a broken sentence.
    apology: String,
    /// Stands in for a broken label.
    fallback_label: String,
}

impl Catalogue {
    /// The German sentences, saying what these facts make true.
    ///
    /// # Errors
    /// If the embedded files are not valid, or lack what the catalogue itself needs.
    pub fn german(facts: Facts) -> Result<Self, LocaleError> {
        let texts = Texts::parse("de", false, &GERMAN)?;
        let word = |line: &Line| texts.format(line, Form::Sie);
        let commands = COMMANDS
            .iter()
            .map(|command| Ok(((*command).to_owned(), word(&Line::of("command", command))?)))
            .collect::<Result<_, Broken>>()?;
        let kinds = Kind::ALL.into_iter().map(Word::Kind);
        for placeholder in kinds.chain([Word::Person("A"), Word::PlaceIn("A"), Word::Asked]) {
            word(&removed::word(placeholder))?;
        }
        // None of them fails: each was just tried.
        let placeholders =
            Placeholders::new(|placeholder| word(&removed::word(placeholder)).unwrap_or_default());
        Ok(Self {
            apology: word(&Line::new("apology"))?,
            fallback_label: word(&Line::new("label-fallback"))?,
            foreign: Foreign::parse()?,
            heard: Box::new(Heard::new(&texts)?),
            placeholders,
            commands,
            facts,
            texts,
        })
    }

    /// What a person reads.
    pub fn render(&self, say: &Say, form: Form, directory: &Directory) -> String {
        self.try_render(say, form, directory).unwrap_or_else(|broken| self.apologise(&broken))
    }

    /// Like [`render`](Self::render), for tests and checks that want to know.
    ///
    /// # Errors
    /// Names the sentence that is missing or lacks an argument.
    pub fn try_render(&self, say: &Say, form: Form, directory: &Directory) -> Said {
        self.speaker(form, directory).say(say)
    }

    /// The words on a button, at most 60 characters.
    pub fn label(&self, choice: &Choice, form: Form, directory: &Directory) -> String {
        self.speaker(form, directory).label(choice).unwrap_or_else(|broken| {
            log(&broken);
            self.fallback_label.clone()
        })
    }

    /// Which of the choices a text names: by the number of the list ("2", "2.", "2️⃣", "Nummer 2", "zwei"), by
    /// the label's words, or by "ja" and "nein" where the choices have an obvious yes and no. Case, punctuation and the
    /// spelling of umlauts do not matter. Only the whole text counts.
    pub fn choice_for(
        &self,
        text: &str,
        answers: &Answers,
        form: Form,
        directory: &Directory,
    ) -> Option<Choice> {
        self.speaker(form, directory).choice_for(text, answers).unwrap_or_else(|broken| {
            log(&broken);
            None
        })
    }

    /// What a text means by its words alone: one of the choices, or one of the few other things that are said in a word or two.
    pub fn meaning(&self, text: &str, answers: &Answers, form: Form, directory: &Directory) -> Meaning {
        self.speaker(form, directory).meaning(text, answers).unwrap_or_else(|broken| {
            log(&broken);
            Meaning::Words
        })
    }

    /// The words that stand where a detail was taken out.
    pub fn placeholders(&self) -> &Placeholders {
        &self.placeholders
    }

    /// The card, the same words in the summary and in the centre's room but for what only sending adds: the code and
    /// the hour of receipt (Europe/Berlin).
    pub fn card(&self, card: &Card, received: Option<Timestamp>, directory: &Directory) -> String {
        let card = self.speaker(Form::Sie, directory).card(card, received);
        card.unwrap_or_else(|broken| self.apologise(&broken))
    }

    /// What staff read in their room.
    pub fn staff(&self, say: &StaffSay, directory: &Directory) -> String {
        self.try_staff(say, directory).unwrap_or_else(|broken| self.apologise(&broken))
    }

    /// Like [`staff`](Self::staff), for tests and checks that want to know.
    ///
    /// # Errors
    /// Names the sentence that is missing or lacks an argument.
    pub fn try_staff(&self, say: &StaffSay, directory: &Directory) -> Said {
        self.speaker(Form::Sie, directory).staff(say)
    }

    /// What staff read, for clients that show more than plain text; `None` where plain text is all there is.
    pub fn staff_html(&self, say: &StaffSay, directory: &Directory) -> Option<String> {
        let StaffSay::Card { card, received, standing } = say else { return None };
        let html = self.speaker(Form::Sie, directory).posted_html(card, *received, standing);
        html.inspect_err(log).ok()
    }

    /// The statistics in words, to be laid out.
    ///
    /// # Errors
    /// Names the sentence that is missing or lacks an argument.
    pub fn report(&self, statistics: &Statistics, directory: &Directory) -> Result<Report, Broken> {
        self.speaker(Form::Sie, directory).report(statistics)
    }

    /// What the operator reads.
    pub fn operator(&self, say: &OperatorSay) -> String {
        self.try_operator(say).unwrap_or_else(|broken| self.apologise(&broken))
    }

    /// Like [`operator`](Self::operator), for tests and checks that want to know.
    ///
    /// # Errors
    /// Names the sentence that is missing or lacks an argument.
    pub fn try_operator(&self, say: &OperatorSay) -> Said {
        operator::operator(&self.texts, say)
    }

    /// The commands a platform can list, without slash, each with what it does.
    pub fn commands(&self) -> Vec<(String, String)> {
        self.commands.clone()
    }

    /// The terminal's own words.
    pub fn terminal(&self) -> TerminalTexts {
        let word = |id: &'static str| {
            self.texts.format(&Line::new(id), Form::Sie).unwrap_or_else(|broken| self.apologise(&broken))
        };
        TerminalTexts {
            intro: word("terminal-intro"),
            bot: word("terminal-bot"),
            person: word("terminal-person"),
            room: word("terminal-room"),
            operator: word("terminal-operator"),
            edited: word("terminal-edited"),
            removed: word("terminal-removed"),
            no_room: word("terminal-no-room"),
            unknown_room: word("terminal-unknown-room"),
        }
    }

    fn speaker<'a>(&'a self, form: Form, directory: &'a Directory) -> Speaker<'a> {
        let Self { texts, foreign, heard, facts, .. } = self;
        Speaker { texts, foreign, heard, facts, directory, form }
    }

    fn apologise(&self, broken: &Broken) -> String {
        log(broken);
        self.apology.clone()
    }
}

fn log(broken: &Broken) {
    tracing::error!(sentence = broken.id, "a sentence cannot be shown");
}
