//! Who is there, who is away and who stands in, and the answers staff have ready: as staff read it.

use jiff::civil::Date;

use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::handoff::presence::FARTHEST;
use crate::handoff::reminder::Informed;
use crate::handoff::say::{Days, NoHandOn, Presence, PresenceSay, TemplateSay};
use crate::id::{CaseCode, QueueId};

impl Speaker<'_> {
    /// The words of something said of who is there.
    pub(super) fn about_presence(&self, say: &PresenceSay) -> Said {
        match say {
            PresenceSay::Now(presence) => self.presence(presence),
            PresenceSay::OnDuty { members } => {
                self.text(&Line::new("duty-now").with("names", members.join(", ")))
            }
            PresenceSay::WrongDay => self.text(&Line::new("staff-wrong-day").with("days", FARTHEST)),
            PresenceSay::Away { by, away, informed, open } => self.away((by, *away), informed, open),
            PresenceSay::NoSubstitute(why) => self.no_substitute(why),
            PresenceSay::Back { by, open } => self.back(by.as_deref(), open),
            PresenceSay::NotAway => self.word("away-not"),
            PresenceSay::StandsIn { queue, away } => {
                let line = Line::new("stands-in").with("service", self.service(queue)?);
                self.text(&line.with("days", self.days(*away)?))
            }
            PresenceSay::StandsInNoMore { queue } => {
                self.text(&Line::new("stands-in-no-more").with("service", self.service(queue)?))
            }
        }
    }

    /// The words of something said of canned answers.
    pub(super) fn about_templates(&self, say: &TemplateSay) -> Said {
        match say {
            TemplateSay::List { code, listed } => self.templates(code.as_ref(), listed),
            TemplateSay::Shown { code, name, title, text } => {
                self.template(code.as_ref(), (name, title), text)
            }
            TemplateSay::Unknown { names } => self.no_template(names),
        }
    }

    /// Who is there at a service.
    fn presence(&self, presence: &Presence) -> Said {
        let names: Vec<String> = presence
            .on_duty
            .iter()
            .map(|(member, until)| match until {
                Some(until) => {
                    let line = Line::new("duty-until").with("who", member.clone());
                    self.text(&line.with("day", self.full_day(*until)?))
                }
                None => Ok(member.clone()),
            })
            .collect::<Result<_, Broken>>()?;
        let mut lines = vec![if names.is_empty() {
            self.word("duty-none")?
        } else {
            self.text(&Line::new("duty-now").with("names", names.join(", ")))?
        }];
        if let Some(until) = presence.closed_until {
            lines.push(self.text(&Line::new("duty-closed").with("day", self.full_day(until)?))?);
        }
        if let Some(away) = presence.away {
            lines.push(self.text(&Line::new("duty-away").with("days", self.days(away)?))?);
        }
        if let Some(stand_in) = &presence.stand_in {
            lines.push(self.text(&Line::new("duty-stand-in").with("service", self.service(stand_in)?))?);
        }
        for (queue, until) in &presence.stands_in_for {
            let line = Line::new("duty-stands-in-for").with("service", self.service(queue)?);
            lines.push(self.text(&line.with("day", self.full_day(*until)?))?);
        }
        Ok(lines.join("\n"))
    }

    /// That a service is away, who said so, and what becomes of its cases.
    fn away(&self, (by, away): (&str, Days), informed: &Informed, open: &[CaseCode]) -> Said {
        let line = Line::new("away-told").with("by", by.to_owned());
        let mut lines = vec![self.text(&line.with("days", self.days(away)?))?];
        lines.push(match informed {
            Informed::Service(queue) => {
                self.text(&Line::new("away-substitute").with("service", self.service(queue)?))?
            }
            Informed::Operator => self.word("away-no-one")?,
            Informed::Nobody => self.word("away-nobody-at-all")?,
        });
        if !open.is_empty() {
            lines.push(self.text(&Line::new("away-open").with("codes", listed(open)))?);
        }
        lines.push(self.word("away-end")?);
        Ok(lines.join("\n"))
    }

    /// Why a service cannot stand in.
    fn no_substitute(&self, why: &NoHandOn) -> Said {
        match why {
            NoHandOn::Unknown { queues } => {
                let names: Vec<&str> = queues.iter().map(QueueId::as_str).collect();
                self.text(&Line::new("away-unknown").with("queues", names.join(", ")))
            }
            NoHandOn::NoRoom { queue } => {
                self.text(&Line::new("away-no-room").with("service", self.service(queue)?))
            }
            NoHandOn::Closed { queue, until } => {
                let line = Line::new("away-closed").with("service", self.service(queue)?);
                self.text(&line.with("day", self.full_day(*until)?))
            }
        }
    }

    /// That a service is back.
    fn back(&self, by: Option<&str>, open: &[CaseCode]) -> Said {
        let mut lines = vec![match by {
            Some(by) => self.text(&Line::new("away-back").with("by", by.to_owned()))?,
            None => self.word("away-over")?,
        }];
        if !open.is_empty() {
            lines.push(self.text(&Line::new("back-open").with("codes", listed(open)))?);
        }
        Ok(lines.join("\n"))
    }

    /// The canned answers there are.
    fn templates(&self, code: Option<&CaseCode>, listed: &[(String, String)]) -> Said {
        if listed.is_empty() {
            return self.word("staff-templates-none");
        }
        let mut lines = vec![match code {
            Some(code) => self.text(&Line::new("staff-templates-for").with("code", code.to_string()))?,
            None => self.word("staff-templates")?,
        }];
        for (name, title) in listed {
            let line = Line::new("staff-templates-line").with("name", name.clone());
            lines.push(self.text(&line.with("title", title.clone()))?);
        }
        lines.push(self.text(&Line::new("staff-templates-how").with("code", self.code_or_word(code)?))?);
        Ok(lines.join("\n"))
    }

    /// A canned answer, marked line by line, so that it is not taken for something that was sent.
    fn template(&self, code: Option<&CaseCode>, (name, title): (&str, &str), text: &str) -> Said {
        let line = Line::new("staff-template").with("name", name.to_owned()).with("title", title.to_owned());
        let marked: Vec<String> =
            text.lines().map(|line| format!("» {line}").trim_end().to_owned()).collect();
        let line = line.with("text", marked.join("\n"));
        self.text(&line.with("code", self.code_or_word(code)?))
    }

    /// That there is no canned answer of that name.
    fn no_template(&self, names: &[String]) -> Said {
        if names.is_empty() {
            return self.word("staff-no-template-none");
        }
        self.text(&Line::new("staff-no-template").with("names", names.join(", ")))
    }

    fn code_or_word(&self, code: Option<&CaseCode>) -> Said {
        code.map_or_else(|| self.word("staff-code"), |code| Ok(code.to_string()))
    }

    /// "von Mittwoch, 23. Dezember 2026, bis Sonntag, 3. Januar 2027"
    fn days(&self, days: Days) -> Said {
        let line = Line::new("days-from-until").with("from", self.full_day(days.from)?);
        self.text(&line.with("until", self.full_day(days.until)?))
    }

    /// "Sonntag, 3. Januar 2027": with all that shows a slip in the day that was typed.
    pub(super) fn full_day(&self, date: Date) -> Said {
        let line = Line::new("full-day").with("weekday", self.day(date.weekday().into())?);
        let line = line.with("day", date.day()).with("month", self.month(date.month())?);
        self.text(&line.with("year", date.year().to_string()))
    }
}

/// Codes, one after the other.
fn listed(codes: &[CaseCode]) -> String {
    codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
