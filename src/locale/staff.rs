//! What staff read in their room.

use super::preview::quoted;
use super::speaker::{Said, Speaker};
use super::texts::Line;
use crate::handoff::command::{Mistake, NotDone};
use crate::handoff::course::Ending;
use crate::handoff::say::{NotSent, StaffSay};
use crate::id::{Ags, CaseCode};
use crate::understand::anonymise::Anonymised;
use crate::understand::crisis::Dangers;

impl Speaker<'_> {
    /// The words of something said to staff.
    #[expect(
        clippy::too_many_lines,
        reason = "one line for each thing that can be said; splitting would hide gaps"
    )]
    pub(super) fn staff(&self, say: &StaffSay) -> Said {
        let (id, code) = match say {
            StaffSay::Card { card, received, standing } => return self.posted(card, *received, standing),
            StaffSay::Story { card, violence } => return self.story(card, *violence),
            StaffSay::Claimed { code, by } => return self.about_and_by("staff-claimed", code, by),
            StaffSay::AlreadyClaimed { code, by } => {
                return self.about_and_by("staff-already-claimed", code, by);
            }
            StaffSay::AlreadyYours { code, by } => return self.about_and_by("staff-already-yours", code, by),
            StaffSay::Welcome { by, cases } => return self.welcome(by, cases),
            StaffSay::Flood { district, count } => return self.flood(*district, *count),
            StaffSay::Barred { code, until } => {
                let line = Line::new("staff-barred").with("code", code.to_string());
                return self.text(&line.with("until", self.date(*until)?));
            }
            StaffSay::PersonWrote { code, texts, crisis, changed } => {
                let id = if *changed { "staff-person-changed" } else { "staff-person-wrote" };
                return self.person_wrote(id, code, texts, *crisis);
            }
            StaffSay::WordsChanged { code, crisis } => {
                return self.person_wrote("staff-words-changed", code, &[], *crisis);
            }
            StaffSay::PersonMoved { code, channel } => {
                let channel = self.text(&Line::of("card-channel", channel.as_str()))?;
                let line = Line::new("staff-person-moved").with("code", code.to_string());
                return self.text(&line.with("channel", channel));
            }
            StaffSay::Released { code, by } => return self.about_and_by("staff-released", code, by),
            StaffSay::NotYours { code, by: Some(by) } => {
                return self.about_and_by("staff-not-yours", code, by);
            }
            StaffSay::NotYours { code, by: None } => ("staff-not-yours-free", code),
            StaffSay::TakenOver { code, by, from } => {
                let line = Line::new("staff-taken-over").with("code", code.to_string());
                return self.text(&line.with("by", by.clone()).with("from", from.clone()));
            }
            StaffSay::Answer { code, relation, district, text, step } => {
                return self.echo((code, *relation, *district), text, *step);
            }
            StaffSay::AskYes { code, by: Some(by) } => return self.about_and_by("staff-ask-yes", code, by),
            StaffSay::AskYes { code, by: None } => ("staff-ask-yes-free", code),
            StaffSay::HandOnWaits { code, to } => return self.about_hand_on("staff-hand-on-waits", code, to),
            StaffSay::HandOnAsked { code, to } => return self.about_hand_on("staff-hand-on-asked", code, to),
            StaffSay::HandedOn { code, to } => return self.about_hand_on("staff-handed-on", code, to),
            StaffSay::NotHandedOn { code, why } => return self.not_asked("!weiter", code, why),
            StaffSay::SecondAsked { code, to } => return self.about_hand_on("staff-second-asked", code, to),
            StaffSay::Second { code, to } => return self.about_hand_on("staff-second", code, to),
            StaffSay::SecondThere { code, to } => return self.about_hand_on("staff-second-there", code, to),
            StaffSay::NotSecond { code, why } => return self.not_asked("!hinzuziehen", code, why),
            StaffSay::WhichAnswer { codes, notes } => return self.which_answer(codes, notes),
            StaffSay::Note(say) => return self.note_said(say),
            StaffSay::NoAnswerWaits => return self.word("staff-no-answer-waits"),
            StaffSay::Overview { mine, cases } => return self.overview(*mine, cases),
            StaffSay::Statistics(statistics) => return self.statistics(statistics),
            StaffSay::Mistaken(mistake) => return self.mistaken(*mistake),
            StaffSay::Closed { code, ending } => return self.closed("staff-closed", code, *ending),
            StaffSay::ClosedSilently { code, ending } => {
                return self.closed("staff-closed-silently", code, *ending);
            }
            StaffSay::Overdue { code, delay, now } => return self.overdue(code, delay, *now),
            StaffSay::Escalated { code, delay, to, now } => {
                return self.escalated(code, delay, to, *now);
            }
            StaffSay::Escalation { code, queue, closed_until, delay, now } => {
                return self.escalation((code, queue), *closed_until, delay, *now);
            }
            StaffSay::EndsSoon { code, ends, asked } => {
                return self.kept_on(ends_soon(*asked), code, *ends);
            }
            StaffSay::KeptOn { code, ends } => return self.kept_on("staff-kept-on", code, *ends),
            StaffSay::MemberRemoved { by } => {
                return self.text(&Line::new("staff-member-removed").with("by", by.clone()));
            }
            StaffSay::FreedOfRemoved { code, by } => {
                return self.about_and_by("staff-freed-of-removed", code, by);
            }
            StaffSay::Template(say) => return self.about_templates(say),
            StaffSay::Presence(say) => return self.about_presence(say),
            StaffSay::NotDone(NotDone::UnknownDevice) => return self.word("staff-unknown-device"),
            StaffSay::NotDone(NotDone::WithFile) => return self.word("staff-command-with-file"),
            StaffSay::NotDone(NotDone::Failed) => return self.word("staff-command-failed"),
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
            StaffSay::ReasonMissing { code } => {
                let line = Line::new("staff-reason-missing").with("code", code.to_string());
                return self.text(&line.with("endings", endings()));
            }
            StaffSay::TookBack { code } => ("staff-took-back", code),
            StaffSay::Expired { code, unclaimed } => (expired(*unclaimed), code),
            StaffSay::Unbarred { code } => ("staff-unbarred", code),
            StaffSay::NotBarred { code, gone: false } => ("staff-not-barred", code),
            StaffSay::NotBarred { code, gone: true } => ("staff-nobody-to-unbar", code),
            StaffSay::NobodyToBar { code } => ("staff-nobody-to-bar", code),
            StaffSay::Reopened { code } => ("staff-reopened", code),
            StaffSay::Stays { code } => ("staff-stays", code),
            StaffSay::NoSecond { code } => ("staff-no-second", code),
            StaffSay::TooLateToHalt { code } => ("staff-too-late-to-halt", code),
            StaffSay::NoAnswerYet { code } => ("staff-no-answer-yet", code),
            StaffSay::Withdrawn { code } => ("staff-withdrawn", code),
            StaffSay::PersonGone { code } => ("staff-person-gone", code),
            StaffSay::PersonLeft { code } => ("staff-person-left", code),
        };
        self.text(&Line::new(id).with("code", code.to_string()))
    }

    fn flood(&self, district: Option<Ags>, count: usize) -> Said {
        let known = district.and_then(|ags| self.directory.district(ags));
        let place = match known {
            Some(known) => known.short.clone(),
            None => self.word("flood-no-district")?,
        };
        self.text(&Line::new("staff-flood").with("place", place).with("count", count))
    }

    fn about_and_by(&self, id: &'static str, code: &CaseCode, by: &str) -> Said {
        self.text(&Line::new(id).with("code", code.to_string()).with("by", by.to_owned()))
    }

    fn closed(&self, id: &'static str, code: &CaseCode, ending: Ending) -> Said {
        let line = Line::new(id).with("code", code.to_string());
        self.text(&line.with("ending", self.ending(ending)?))
    }

    /// What a person wrote, below what staff read first.
    fn person_wrote(&self, id: &'static str, code: &CaseCode, texts: &[Anonymised], crisis: Dangers) -> Said {
        // Set off, so that nobody takes what a person writes for a word of ours.
        let texts: Vec<String> = quoted(texts).collect();
        let line = Line::new(id).with("code", code.to_string()).with("text", texts.join("\n"));
        let mut lines = self.urgent(crisis)?;
        lines.push(self.text(&line)?);
        Ok(lines.join("\n"))
    }

    fn mistaken(&self, mistake: Mistake) -> Said {
        match mistake {
            Mistake::WrongCode => {
                let code = self.word("staff-code")?;
                self.text(&Line::new("staff-not-sent-unknown-code").with("code", code))
            }
            Mistake::Unknown => self.word("staff-unknown-command"),
            Mistake::TooMuch => self.word("staff-too-much"),
            Mistake::Capitals => self.word("staff-capitals"),
            Mistake::NoMark => self.word("staff-no-mark"),
            Mistake::WrongNumber => self.word("staff-note-unknown-number"),
            Mistake::WrongDuty => self.word("staff-wrong-duty"),
            Mistake::WrongAbsence => self.word("staff-wrong-absence"),
            Mistake::WrongEnding => self.text(&Line::new("staff-wrong-ending").with("endings", endings())),
        }
    }
}

/// The words for why a case ends.
fn endings() -> String {
    let words: Vec<&str> = Ending::ALL.iter().map(|ending| ending.as_str()).collect();
    words.join(", ")
}

fn ends_soon(asked: bool) -> &'static str {
    if asked { "staff-ends-soon" } else { "staff-ends-soon-unasked" }
}

fn expired(unclaimed: bool) -> &'static str {
    if unclaimed { "staff-expired-unclaimed" } else { "staff-expired" }
}

fn not_sent(reason: NotSent) -> &'static str {
    match reason {
        NotSent::UnknownCode => "staff-not-sent-unknown-code",
        NotSent::Empty => "staff-not-sent-empty",
        NotSent::Unreachable => "staff-not-sent-unreachable",
        NotSent::CaseClosed => "staff-not-sent-closed",
        NotSent::NotWanted => "staff-not-sent-not-wanted",
    }
}
