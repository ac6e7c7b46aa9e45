//! What staff read in their room.

use super::speaker::{Said, Speaker};
use super::texts::Line;
use crate::handoff::say::{NotSent, StaffSay};

impl Speaker<'_> {
    /// The words of something said to staff.
    pub(super) fn staff(&self, say: &StaffSay) -> Said {
        let (id, code) = match say {
            StaffSay::Card { card, received } => {
                let code = card.code.as_ref().map(ToString::to_string).unwrap_or_default();
                let text = self.card(card, Some(*received))?;
                return self.text(&Line::new("staff-card").with("card", text).with("code", code));
            }
            StaffSay::Claimed { code, by } => {
                let line = Line::new("staff-claimed").with("code", code.to_string());
                return self.text(&line.with("by", by.clone()));
            }
            StaffSay::AlreadyClaimed { code, by } => {
                let line = Line::new("staff-already-claimed").with("code", code.to_string());
                return self.text(&line.with("by", by.clone()));
            }
            StaffSay::PersonWrote { code, text, crisis } => {
                let line = Line::new("staff-person-wrote").with("code", code.to_string());
                let mut lines = self.urgent(*crisis)?;
                lines.push(self.text(&line.with("text", text.as_str().to_owned()))?);
                return Ok(lines.join("\n"));
            }
            StaffSay::Overdue { code, delay, now } => return self.overdue(code, delay, *now),
            StaffSay::Escalated { code, delay, to, now } => {
                return self.escalated(code, delay, to.as_ref(), *now);
            }
            StaffSay::Escalation { code, queue, delay, now } => {
                return self.escalation((code, queue), delay, *now);
            }
            StaffSay::UnknownCommand => {
                let help = self.word("staff-help")?;
                return self.text(&Line::new("staff-unknown-command").with("help", help));
            }
            StaffSay::Unreadable => return self.word("staff-unreadable"),
            StaffSay::EditIgnored => return self.word("staff-edit-ignored"),
            StaffSay::Help => return self.word("staff-help"),
            StaffSay::AnswerNotSent { code, reason } => {
                let code = match code {
                    Some(code) => code.to_string(),
                    None => self.word("staff-code")?,
                };
                return self.text(&Line::new(not_sent(*reason)).with("code", code));
            }
            StaffSay::Answered { code } => ("staff-answered", code),
            StaffSay::Closed { code } => ("staff-closed", code),
            StaffSay::ClosedSilently { code } => ("staff-closed-silently", code),
            StaffSay::Withdrawn { code } => ("staff-withdrawn", code),
            StaffSay::PersonGone { code } => ("staff-person-gone", code),
        };
        self.text(&Line::new(id).with("code", code.to_string()))
    }
}

fn not_sent(reason: NotSent) -> &'static str {
    match reason {
        NotSent::UnknownCode => "staff-not-sent-unknown-code",
        NotSent::Unclaimed => "staff-not-sent-unclaimed",
        NotSent::Empty => "staff-not-sent-empty",
        NotSent::Unreachable => "staff-not-sent-unreachable",
        NotSent::CaseClosed => "staff-not-sent-closed",
        NotSent::NotWanted => "staff-not-sent-not-wanted",
    }
}
