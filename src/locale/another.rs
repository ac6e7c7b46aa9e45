//! What a person is asked about another service for their case, in place of the first or beside it.

use super::speaker::{Said, Speaker};
use super::texts::Line;
use crate::id::{CaseCode, QueueId};
use crate::intake::second::{AskedFor, Second};

impl Speaker<'_> {
    /// Whether a case may go to another service.
    pub(super) fn ask_hand_on(
        &self,
        code: &CaseCode,
        from: &QueueId,
        to: &QueueId,
        there: Option<&CaseCode>,
    ) -> Said {
        let line = Line::new("ask-hand-on").with("code", code.to_string());
        let line = line.with("from", self.service(from)?).with("to", self.service(to)?);
        let mut parts = vec![self.text(&line)?];
        if let Some(there) = there {
            parts.push(self.text(&Line::new("hand-on-there").with("there", there.to_string()))?);
        }
        parts.extend(self.state_office(to)?);
        Ok(parts.join("\n\n"))
    }

    /// Whether a second service may have the request too.
    pub(super) fn ask_second(&self, code: &CaseCode, from: &QueueId, second: &Second) -> Said {
        let id = match &second.asked {
            AskedFor::Story => "ask-second-story",
            AskedFor::Staff => "ask-second",
            AskedFor::Knowing(_) => "ask-second-knowing",
        };
        let mut line = Line::new(id).with("code", code.to_string());
        line = line.with("from", self.service(from)?).with("to", self.service(&second.to)?);
        if let AskedFor::Knowing(there) = &second.asked {
            return self.text(&line.with("there", there.to_string()));
        }
        let mut parts = vec![self.text(&line)?, self.word("second-what")?];
        parts.extend(self.state_office(&second.to)?);
        Ok(parts.join("\n\n"))
    }

    /// The first service knows now that the other one has a case of this person.
    pub(super) fn second_known(&self, queue: &QueueId, to: &QueueId) -> Said {
        let line = Line::new("second-known").with("service", self.service(queue)?);
        self.text(&line.with("other", self.service(to)?))
    }

    fn state_office(&self, queue: &QueueId) -> Result<Option<String>, super::texts::Broken> {
        let state = self.directory.queue(queue).is_some_and(|queue| queue.state_office);
        state.then(|| self.word("hand-on-state-office")).transpose()
    }
}
