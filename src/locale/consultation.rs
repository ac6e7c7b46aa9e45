//! What staff read when services ask each other.

use super::preview::quoted;
use super::speaker::{Said, Speaker};
use super::texts::Line;
use crate::handoff::consultation::Number;
use crate::handoff::say::{NoHandOn, NoNote, NoteSay};
use crate::id::{CaseCode, QueueId};
use crate::understand::anonymise::{Anonymised, Removed};

impl Speaker<'_> {
    /// The words of something said where one service asks another.
    pub(super) fn note_said(&self, say: &NoteSay) -> Said {
        match say {
            NoteSay::Held { number, to, answer, text, removed } => {
                self.note_held((*number, to), *answer, text, removed)
            }
            NoteSay::Sent { number, to, answer: true } => self.note("staff-note-sent-answer", *number, to),
            NoteSay::Sent { number, to, answer: false } => self.note("staff-note-sent", *number, to),
            NoteSay::Lost { number, to } => self.note("staff-note-lost", *number, to),
            NoteSay::Question { number, from, text } => {
                let question = self.note_brought("staff-question", (*number, from), text)?;
                let how = self.numbered("staff-question-answer", *number)?;
                Ok(format!("{question}\n\n{how}"))
            }
            NoteSay::Advice { number, from, text } => {
                self.note_brought("staff-advice", (*number, from), text)
            }
            NoteSay::Waits { number, from } => self.note("staff-question-waits", *number, from),
            NoteSay::Unanswered { number, to } => self.note("staff-question-unanswered", *number, to),
            NoteSay::Dropped { number } => self.numbered("staff-note-dropped", *number),
            NoteSay::Over { number } => self.numbered("staff-question-over", *number),
            NoteSay::Open { questions } => self.open_questions(questions),
            NoteSay::Refused(why) => self.not_consulted(why),
        }
    }

    /// What would go to another service, what was taken out of it, and how to let it go.
    fn note_held(
        &self,
        (number, to): (Number, &QueueId),
        answer: bool,
        text: &Anonymised,
        removed: &[Removed],
    ) -> Said {
        let head = if answer { "staff-note-held-answer" } else { "staff-note-held" };
        let mut parts = vec![self.note(head, number, to)?, quote(text)];
        if !removed.is_empty() {
            let list = self.removed_of_note(removed)?;
            parts.push(self.text(&Line::new("staff-note-removed").with("list", list))?);
        }
        parts.push(self.numbered("staff-note-let-go", number)?);
        Ok(parts.join("\n\n"))
    }

    /// A question or an answer, in the room it is for.
    fn note_brought(&self, id: &'static str, (number, from): (Number, &QueueId), text: &Anonymised) -> Said {
        Ok(format!("{}\n\n{}", self.note(id, number, from)?, quote(text)))
    }

    /// A line with a number and the other service.
    fn note(&self, id: &'static str, number: Number, service: &QueueId) -> Said {
        let line = Line::new(id).with("number", number.to_string());
        self.text(&line.with("service", self.service(service)?))
    }

    fn numbered(&self, id: &'static str, number: Number) -> Said {
        self.text(&Line::new(id).with("number", number.to_string()))
    }

    /// The questions of other services that wait in a room.
    fn open_questions(&self, questions: &[(Number, QueueId)]) -> Said {
        let mut lines = vec![self.text(&Line::new("staff-open-questions").with("count", questions.len()))?];
        for (number, from) in questions {
            lines.push(self.note("staff-open-question", *number, from)?);
        }
        Ok(lines.join("\n"))
    }

    /// That a yes must say to what.
    pub(super) fn which_answer(&self, codes: &[CaseCode], notes: &[Number]) -> Said {
        let codes = codes.iter().map(ToString::to_string);
        let all: Vec<String> = codes.chain(notes.iter().map(ToString::to_string)).collect();
        self.text(&Line::new("staff-which-answer").with("codes", all.join(", ")))
    }

    /// Why nothing goes to another service.
    fn not_consulted(&self, why: &NoNote) -> Said {
        match why {
            NoNote::Service(NoHandOn::Unknown { queues }) => {
                let names: Vec<&str> = queues.iter().map(QueueId::as_str).collect();
                self.text(&Line::new("staff-note-no-service").with("queues", names.join(", ")))
            }
            NoNote::Service(NoHandOn::NoRoom { queue }) => {
                self.text(&Line::new("staff-note-no-room").with("service", self.service(queue)?))
            }
            NoNote::Service(NoHandOn::Closed { queue, until }) => {
                let line = Line::new("staff-note-closed").with("service", self.service(queue)?);
                self.text(&line.with("day", self.full_day(*until)?))
            }
            NoNote::Empty => self.word("staff-note-empty"),
            NoNote::TooLong { limit } => {
                self.text(&Line::new("staff-note-too-long").with("limit", limit.to_string()))
            }
            NoNote::UnknownNumber => self.word("staff-note-unknown-number"),
        }
    }
}

fn quote(text: &Anonymised) -> String {
    quoted([text]).collect::<Vec<_>>().join("\n")
}
