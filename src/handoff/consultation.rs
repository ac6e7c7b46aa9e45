//! One service asks another for its expertise, in its staff's own words. Nothing of it is ever for a person.
//!
//! Question and answer pass the same gate as a person's words, and each waits until its writer, who has seen what was taken
//! out of it, lets it go. The other service learns who asks, and of no case.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::reminder::Span;
use crate::directory::calendar::Calendar;
use crate::id::{CaseCode, QueueId};
use crate::understand::anonymise::{Anonymised, Anonymiser, Cast, Gated};

/// What both services call a consultation, for example `4279`. It tells nothing of a case, and is free of the digits that a
/// case code is free of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(u16);

const DIGITS: [u16; 7] = [2, 3, 4, 5, 6, 7, 9];
const LENGTH: u32 = 4;

impl Number {
    /// How many different numbers there are.
    pub const COUNT: u32 = 7_u32.pow(LENGTH);

    /// Makes a number of a random one; every value maps to a valid number.
    pub fn from_random(random: u32) -> Self {
        let mut rest = random % Self::COUNT;
        let mut number = 0;
        for _ in 0..LENGTH {
            number = number * 10 + DIGITS.get(rest as usize % DIGITS.len()).copied().unwrap_or(2);
            rest /= 7;
        }
        Self(number)
    }

    /// Reads a number as people type it, with or without a mark of a number before it.
    pub fn parse(typed: &str) -> Option<Self> {
        let bare = typed.trim().trim_start_matches('#');
        let digit = |c: char| {
            c.to_digit(10).is_some_and(|digit| DIGITS.iter().any(|known| u32::from(*known) == digit))
        };
        let is_one = bare.len() == LENGTH as usize && bare.chars().all(digit);
        bare.parse().ok().filter(|_| is_one).map(Self)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Something a member of staff wrote for another service, as it came through the gate. Personal; it has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Who wrote it, by the platform's id.
    pub by: String,
    /// The platform's reference of the command.
    pub event: String,
    /// The thread it was written in.
    pub thread: Option<String>,
    pub text: Anonymised,
}

/// A question of one service to another, from the moment it is written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    pub number: Number,
    /// Who asks.
    pub from: QueueId,
    /// Who is asked.
    pub to: QueueId,
    /// The case it was asked about, which it does not outlive. The service that is asked does not learn it.
    pub case: Option<CaseCode>,
    pub question: Note,
    /// The question was let go.
    pub asked: bool,
    /// When that was.
    #[serde(default)]
    pub asked_at: Option<Timestamp>,
    /// How many reminders of it are past.
    #[serde(default)]
    pub reminded: u8,
    /// An answer was let go.
    #[serde(default)]
    pub answered: bool,
    /// Answers that wait for the yes of their writers, at most one of each.
    pub answers: Vec<Note>,
    /// What tells of it in the rooms, by the platform's references, so that it can be taken back.
    pub posts: Vec<(QueueId, String)>,
    /// When it is forgotten.
    pub expires: Timestamp,
}

/// When the service that is asked is reminded of a question nobody has answered, in the days on which it is open; with the last
/// one whoever asked learns that nobody has.
const REMINDERS: [Span; 2] = [Span::Days(2), Span::Days(5)];

/// What is to be said of a question that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// Remind the service that is asked.
    Asked,
    /// The same for the last time, and tell the service that asks.
    Last,
}

/// What was let go.
pub enum LetGo {
    Question(Anonymised),
    Answer(Anonymised),
}

impl Consultation {
    /// Whether a service can answer it.
    pub fn is_open_to(&self, queue: &QueueId) -> bool {
        self.asked && self.to == *queue
    }

    /// What waits in a service's room for a yes: the question before it was asked, an answer afterwards.
    pub fn held(&self, queue: &QueueId) -> &[Note] {
        if !self.asked && self.from == *queue {
            std::slice::from_ref(&self.question)
        } else if self.is_open_to(queue) {
            &self.answers
        } else {
            &[]
        }
    }

    /// Takes an answer down, in place of an earlier one of the same writer that was not let go.
    pub fn answer(&mut self, note: Note) {
        self.answers.retain(|other| other.by != note.by);
        self.answers.push(note);
    }

    /// Takes the reminder that is due by the hours of the service that is asked. Looking late takes one for all that are due.
    pub fn remind(&mut self, calendar: &Calendar<'_>, now: Timestamp) -> Option<Reminder> {
        let asked = self.asked_at.filter(|_| self.asked && !self.answered)?;
        let due = REMINDERS.iter().filter(|span| span.after(asked, calendar) <= now).count();
        let due = u8::try_from(due).unwrap_or(u8::MAX);
        if due <= self.reminded {
            return None;
        }
        self.reminded = due;
        Some(if usize::from(due) < REMINDERS.len() { Reminder::Asked } else { Reminder::Last })
    }

    /// Lets go what a writer has waiting in a service's room.
    pub fn let_go(&mut self, queue: &QueueId, by: &str, now: Timestamp) -> Option<LetGo> {
        if !self.asked {
            let mine = self.from == *queue && self.question.by == by;
            return mine.then(|| {
                self.asked = true;
                self.asked_at = Some(now);
                LetGo::Question(self.question.text.clone())
            });
        }
        let at = self.answers.iter().position(|note| note.by == by).filter(|_| self.to == *queue)?;
        self.answered = true;
        Some(LetGo::Answer(self.answers.remove(at).text))
    }

    /// Throws away what a writer has waiting in a service's room; of a question nothing is left then.
    pub fn drop_held(&mut self, queue: &QueueId, by: &str) -> Dropped {
        if !self.held(queue).iter().any(|note| note.by == by) {
            return Dropped::Nothing;
        }
        if !self.asked {
            return Dropped::All;
        }
        self.answers.retain(|note| note.by != by);
        Dropped::Answer
    }
}

/// What was thrown away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    Nothing,
    Answer,
    /// The question, and with it the consultation.
    All,
}

/// The gate for what goes from one service to another: what identifies is taken out, as it is of a person's words, and
/// every case code too. A code is how the rooms could tell each other whose case it is.
pub fn gate(anonymiser: &Anonymiser, text: &str) -> Gated {
    let mut gated = anonymiser.gate(text, &mut Cast::default());
    for code in codes(text) {
        // Its letters may have been taken for a name already: then its digits are left.
        if anonymiser.remove(&mut gated, &code) == 0 {
            anonymiser.remove(&mut gated, code.trim_start_matches(char::is_alphabetic));
        }
    }
    gated
}

/// The case codes in a text, as they are written there.
fn codes(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let is_word = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
    let code = |start: usize| {
        // Three letters, a hyphen or a space or nothing, three digits.
        [6, 7].into_iter().find_map(|length| {
            let written: String = chars.get(start..start + length)?.iter().collect();
            let alone = !is_word(start.checked_sub(1)) && !is_word(Some(start + length));
            (alone && CaseCode::parse(&written).is_some()).then_some(written)
        })
    };
    (0..chars.len()).filter_map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Directory;
    use crate::understand::anonymise::Placeholders;

    #[test]
    fn every_random_number_makes_one_that_reads_back() {
        let mut all: Vec<Number> = (0..Number::COUNT).map(Number::from_random).collect();
        assert!(all.iter().all(|number| Number::parse(&number.to_string()) == Some(*number)));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), Number::COUNT as usize);
        for none in ["", "427", "42799", "4188", "1234", "+279", "4 79", "jump"] {
            assert_eq!(Number::parse(none), None, "{none}");
        }
    }

    #[test]
    fn codes_are_found_however_they_are_written() {
        assert_eq!(codes("Zu BDF-234, bdf 345 und GJL456."), ["BDF-234", "bdf 345", "GJL456"]);
        assert!(codes("ABC-234, BDF-2345, xBDF-234, vor 234 Tagen").is_empty());
    }

    #[test]
    fn no_code_passes_the_gate_whatever_its_letters_are_taken_for() {
        let directory = Directory::built_in().unwrap();
        let words = Placeholders::new(|word| format!("[{word:?}]"));
        let anonymiser = Anonymiser::new(words, directory.place_names());
        for text in ["Was tun bei FPD-344?", "Hallo, BDF-234 braucht Rat", "bei BDF 345 war Streit"] {
            let gated = gate(&anonymiser, text);
            assert!(!gated.seen().as_str().contains(char::is_numeric), "{}", gated.seen().as_str());
        }
    }

    fn consultation() -> Consultation {
        let text = |text: &str| serde_json::from_str(&format!("{text:?}")).expect("a text");
        let note = |by: &str| Note {
            by: by.to_owned(),
            event: "$e".to_owned(),
            thread: None,
            text: text("Wie geht ihr damit um?"),
        };
        Consultation {
            number: Number::from_random(7),
            from: QueueId::new("lobbi-nord"),
            to: QueueId::new("jump"),
            case: None,
            question: note("@anna"),
            asked: false,
            asked_at: None,
            reminded: 0,
            answered: false,
            answers: Vec::new(),
            posts: Vec::new(),
            expires: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn only_its_writer_lets_something_go_and_only_in_their_own_room() {
        let (from, to) = (QueueId::new("lobbi-nord"), QueueId::new("jump"));
        let mut asks = consultation();
        assert!(
            asks.let_go(&from, "@ben", Timestamp::UNIX_EPOCH).is_none()
                && asks.let_go(&to, "@anna", Timestamp::UNIX_EPOCH).is_none()
        );
        assert_eq!(asks.drop_held(&to, "@anna"), Dropped::Nothing);
        assert!(matches!(asks.let_go(&from, "@anna", Timestamp::UNIX_EPOCH), Some(LetGo::Question(_))));
        assert!(asks.let_go(&from, "@anna", Timestamp::UNIX_EPOCH).is_none(), "it is asked once");
        let note = Note { by: "@mia".to_owned(), ..asks.question.clone() };
        asks.answer(note.clone());
        asks.answer(note);
        assert_eq!((asks.held(&to).len(), asks.held(&from).len()), (1, 0));
        assert!(
            asks.let_go(&from, "@mia", Timestamp::UNIX_EPOCH).is_none()
                && asks.let_go(&to, "@anna", Timestamp::UNIX_EPOCH).is_none()
        );
        assert!(matches!(asks.let_go(&to, "@mia", Timestamp::UNIX_EPOCH), Some(LetGo::Answer(_))));
        assert_eq!(asks.drop_held(&to, "@mia"), Dropped::Nothing);
    }
}
