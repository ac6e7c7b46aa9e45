//! Answers to what Lotse itself is asked, and to what is said to it. What they tell comes from the directory, the configuration
//! and where the dialogue stands; nothing is promised for a service.

use jiff::civil::DateTime;

use super::speaker::{Said, Speaker};
use super::texts::Line;
use crate::directory::centre::Queue;
use crate::intake::asked::{Asked, Because};
use crate::intake::danger::Named;
use crate::intake::say::Aside;
use crate::understand::addressed::Topic;

impl Speaker<'_> {
    /// Something said beside the open question.
    pub(super) fn aside(&self, aside: &Aside) -> Said {
        match aside {
            Aside::Asked(asked) => {
                let answers = asked.topics.iter().map(|topic| self.asked(*topic, asked));
                Ok(answers.collect::<Result<Vec<_>, _>>()?.join("\n\n"))
            }
            Aside::CannotCall { named, at, handed_over, goes_on } => {
                let call = self.cannot_call(named, *at, *handed_over)?;
                let then = goes_on.then(|| self.word("cannot-call-then")).transpose()?;
                Ok([call].into_iter().chain(then).collect::<Vec<_>>().join("\n\n"))
            }
            Aside::JustWrite => self.word("just-write"),
            Aside::HoursUnclear => self.word("hours-unclear"),
            Aside::AnswerUnsure => self.word("answer-unsure"),
        }
    }

    fn asked(&self, topic: Topic, asked: &Asked) -> Said {
        let id = match topic {
            Topic::Speak => return self.human(asked.at),
            Topic::HowLong => return self.how_long(asked),
            Topic::Reader => "asked-reader",
            Topic::Machine => "asked-machine",
            Topic::Who => "asked-who",
            Topic::Anonymous => "asked-anonymous",
            Topic::Police => "asked-police",
            Topic::Others => "asked-others",
            Topic::Data => "asked-data",
            Topic::Cost => "asked-cost",
            Topic::Call if asked.contact => "asked-call",
            Topic::Call => "asked-call-yourself",
            Topic::Unprompted if asked.contact => "asked-unprompted",
            Topic::Unprompted => "asked-unprompted-only",
            Topic::Languages => "asked-languages",
            Topic::Why => match asked.because {
                Because::Consent => "asked-why-consent",
                Because::Role => "asked-why-role",
                Because::Concern => "asked-why-concern",
                Because::Place => "asked-why-place",
                Because::Words => "asked-why-words",
                Because::Answer => "asked-why-answer",
                Because::Other => "asked-why-other",
            },
        };
        let line = self.of_this_place(Line::new(id), asked.channel)?;
        let answer = self.text(&line.with("goes", self.goes(asked)?).with("services", self.phones()?))?;
        let told = matches!(topic, Topic::Reader | Topic::Police | Topic::Others);
        if told && self.queues(asked).any(|queue| queue.state_office) {
            return Ok(format!("{answer} {}", self.word("asked-state-office")?));
        }
        Ok(answer)
    }

    /// The services that have the request, or would get it.
    fn queues(&self, asked: &Asked) -> impl Iterator<Item = &Queue> {
        asked.queues.iter().filter_map(|queue| self.directory.queue(queue))
    }

    /// Who reads a request.
    fn goes(&self, asked: &Asked) -> Said {
        let services: Vec<String> = self.queues(asked).map(|queue| queue.name.clone()).collect();
        let id = match (asked.sent, services.is_empty()) {
            (_, true) => return self.word("asked-goes-to"),
            (true, false) => "asked-went-to",
            (false, false) => "asked-goes-to-service",
        };
        self.text(&Line::new(id).with("service", self.list(&services, "list-last")?))
    }

    /// When an answer comes: as promised, or that it is not known; when somebody is there, if that is certain.
    fn how_long(&self, asked: &Asked) -> Said {
        let mut parts = Vec::new();
        let only = if let [queue] = asked.queues.as_slice() { self.directory.queue(queue) } else { None };
        parts.push(match only.map(|queue| self.promised_within(queue)).transpose()?.flatten() {
            Some(within) => self.text(&Line::new("asked-how-long-promised").with("within", within))?,
            None => self.word("receipt-answer-unknown")?,
        });
        if let Some(hours) = only.map(|queue| self.opening_hours(queue)).transpose()?.flatten() {
            parts.push(hours);
        }
        // At the end of them there are no more.
        if !asked.sent && asked.because != Because::Other {
            parts.push(self.word("asked-how-long-here")?);
        }
        parts.push(self.word("asked-how-long-else")?);
        Ok(parts.join(" "))
    }

    /// That Lotse can call nobody, behind the numbers that were named.
    fn cannot_call(&self, named: &Named, at: DateTime, handed_over: bool) -> Said {
        let mut contacts = self.directory.aid(named.danger.crisis(), &named.people, named.silent, at);
        // Who wants somebody fetched needs those who come.
        contacts.sort_by_key(|contact| !contact.emergency);
        let lines = self.help_lines(contacts.into_iter(), Some(at))?;
        let reading = self.word(if handed_over { "crisis-may-read" } else { "crisis-nobody-reads" })?;
        self.text(&Line::new("cannot-call").with("lines", lines).with("reading", reading))
    }
}
