//! A case as staff see it in their room: its card with where it stands, its story, its answers, its line in an overview.

use jiff::Timestamp;

use super::formatted::{CardLine, escaped, html};
use super::preview::quoted;
use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::handoff::course::Ending;
use crate::handoff::request::{Card, CaseState};
use crate::handoff::say::{AnswerStep, NoHandOn, Row, Standing};
use crate::id::{Ags, CaseCode, QueueId};
use crate::intake::dialogue::Relation;

impl Speaker<'_> {
    /// The post in the room: no word of the person is in it.
    pub(super) fn posted(&self, card: &Card, received: Timestamp, standing: &Standing) -> Said {
        let (facts, next) = self.card_now(card, received, standing)?;
        let mut lines = self.plain(&facts)?;
        if let Some(next) = next {
            lines.extend([String::new(), next]);
        }
        Ok(lines.join("\n"))
    }

    /// The same post for clients that show more than plain text.
    pub(super) fn posted_html(&self, card: &Card, received: Timestamp, standing: &Standing) -> Said {
        let (facts, next) = self.card_now(card, received, standing)?;
        let next = next.map(|next| format!("<br><br><em>{}</em>", escaped(&next))).unwrap_or_default();
        Ok(format!("{}{next}", html(&facts)))
    }

    /// The facts of a case with where it stands, and what can be done next.
    fn card_now(
        &self,
        card: &Card,
        received: Timestamp,
        standing: &Standing,
    ) -> Result<(Vec<CardLine>, Option<String>), Broken> {
        let code = card.code.as_ref().map(ToString::to_string).unwrap_or_default();
        let next = match standing.state {
            CaseState::Waiting => Some("staff-next-waiting"),
            CaseState::Claimed | CaseState::Talking => Some("staff-next-claimed"),
            CaseState::Closed => None,
        };
        let next = next.map(|next| self.text(&Line::new(next).with("code", code))).transpose()?;
        let mut facts = self.card_in_room(card, received)?;
        if standing.danger_since {
            facts.insert(0, CardLine::Urgent(self.word("card-urgent-since")?));
        }
        facts.push(self.labelled("card-standing", self.case_standing(standing)?)?);
        if !standing.on_duty.is_empty() {
            facts.push(self.labelled("card-on-duty", standing.on_duty.join(", "))?);
        }
        Ok((facts, next))
    }

    /// What the person wrote, and how to reach them.
    pub(super) fn story(&self, card: &Card, violence: bool) -> Said {
        let code = card.code.as_ref().map(ToString::to_string).unwrap_or_default();
        let mut lines = self.urgent(card.crisis)?;
        if violence {
            lines.push(self.word("staff-story-violence")?);
        }
        if !card.words.is_empty() {
            lines.push(self.text(&Line::new("staff-story").with("code", code))?);
            lines.extend(quoted(&card.words));
        }
        lines.extend(self.contact_left(card)?);
        Ok(lines.join("\n"))
    }

    /// An answer of staff, with whom it goes to first.
    pub(super) fn echo(
        &self,
        (code, relation, district): (&CaseCode, Option<Relation>, Option<Ags>),
        text: &str,
        step: AnswerStep,
    ) -> Said {
        let mut to = vec![code.to_string()];
        to.extend(relation.map(|relation| self.relation_name(relation)).transpose()?);
        let short = district.and_then(|ags| self.directory.district(ags)).map(|district| &district.short);
        to.extend(short.cloned());
        let step = match step {
            AnswerStep::Leaves { seconds } => {
                self.text(&Line::new("staff-echo-leaves").with("seconds", seconds))?
            }
            AnswerStep::WaitsFor { hour } => {
                self.text(&Line::new("staff-echo-waits").with("hour", hour.to_string()))?
            }
            AnswerStep::Left => self.word("staff-echo-left")?,
            AnswerStep::Arrived => self.word("staff-echo-arrived")?,
            AnswerStep::Halted => self.word("staff-echo-halted")?,
            AnswerStep::Changing => self.word("staff-echo-changing")?,
            AnswerStep::Changed => self.word("staff-echo-changed")?,
            AnswerStep::Corrected => self.word("staff-echo-corrected")?,
            AnswerStep::ChangedUnread => self.word("staff-echo-changed-unread")?,
            AnswerStep::Removing => self.word("staff-echo-removing")?,
            AnswerStep::Removed => self.word("staff-echo-removed")?,
            AnswerStep::RemovedUnread => self.word("staff-echo-removed-unread")?,
            AnswerStep::NotRemoved => self.word("staff-echo-not-removed")?,
            AnswerStep::AlreadyOpened => self.word("staff-echo-already-opened")?,
        };
        let id = if text.is_empty() { "staff-echo-without-text" } else { "staff-echo" };
        let line = Line::new(id).with("to", to.join(" · ")).with("text", text.to_owned());
        self.text(&line.with("step", step))
    }

    /// The cases that are not closed, one a line.
    pub(super) fn overview(&self, mine: bool, cases: &[Row]) -> Said {
        let head = match (mine, cases.is_empty()) {
            (false, false) => "staff-overview",
            (false, true) => "staff-overview-none",
            (true, false) => "staff-overview-mine",
            (true, true) => "staff-overview-mine-none",
        };
        let mut lines = vec![self.text(&Line::new(head).with("count", cases.len()))?];
        lines.extend(self.rows(cases)?);
        Ok(lines.join("\n"))
    }

    /// What is open, for somebody who has just come into the room.
    pub(super) fn welcome(&self, by: &str, cases: &[Row]) -> Said {
        let line = Line::new("staff-welcome").with("by", by.to_owned()).with("count", cases.len());
        let mut lines = vec![self.text(&line)?];
        lines.extend(self.rows(cases)?);
        Ok(lines.join("\n"))
    }

    /// A line for each case.
    fn rows(&self, cases: &[Row]) -> Result<Vec<String>, Broken> {
        let mut lines = Vec::with_capacity(cases.len());
        for case in cases {
            let mut parts = vec![case.code.to_string()];
            if case.urgent {
                parts.push(self.word("staff-row-urgent")?);
            }
            parts.push(self.case_standing(&case.standing)?);
            if case.waits {
                parts.push(self.word("staff-row-waits")?);
            }
            parts.extend(case.concern.map(|concern| self.concern_name(concern)).transpose()?);
            let short = case.district.and_then(|ags| self.directory.district(ags));
            parts.extend(short.map(|district| district.short.clone()));
            parts.push(self.hour(case.received)?);
            lines.push(parts.join(" · "));
        }
        Ok(lines)
    }

    fn case_standing(&self, standing: &Standing) -> Said {
        let id = match standing.state {
            CaseState::Waiting => "standing-waiting",
            CaseState::Claimed => "standing-claimed",
            CaseState::Talking => "standing-talking",
            CaseState::Closed => "standing-closed",
        };
        let line = Line::new(id).with("by", standing.by.clone().unwrap_or_default());
        self.text(&line.with("ending", self.ending(standing.ending.unwrap_or_default())?))
    }

    pub(super) fn ending(&self, ending: Ending) -> Said {
        self.text(&Line::of("ending", ending.as_str()))
    }

    pub(super) fn about_hand_on(&self, id: &'static str, code: &CaseCode, to: &QueueId) -> Said {
        let line = Line::new(id).with("code", code.to_string());
        self.text(&line.with("service", self.service(to)?))
    }

    /// Why the person is not asked about another service, in answer to this command.
    pub(super) fn not_asked(&self, command: &'static str, code: &CaseCode, why: &NoHandOn) -> Said {
        match why {
            NoHandOn::Unknown { queues } => {
                let names: Vec<&str> = queues.iter().map(QueueId::as_str).collect();
                let line = Line::new("staff-hand-on-unknown").with("code", code.to_string());
                self.text(&line.with("command", command).with("queues", names.join(", ")))
            }
            NoHandOn::NoRoom { queue } => self.about_hand_on("staff-hand-on-no-room", code, queue),
            NoHandOn::Closed { queue, until } => {
                let line = Line::new("staff-hand-on-closed").with("code", code.to_string());
                self.text(&line.with("service", self.service(queue)?).with("day", self.full_day(*until)?))
            }
        }
    }

    /// That a case is closed for abuse. The numbers for danger are in it, whatever somebody has done.
    pub(super) fn closed_and_barred(&self, code: &CaseCode, queue: &QueueId, until: Timestamp) -> Said {
        let line = Line::new("closed-and-barred").with("code", code.to_string());
        let line = line.with("service", self.service(queue)?);
        self.text(&line.with("until", self.date(until)?))
    }
}
