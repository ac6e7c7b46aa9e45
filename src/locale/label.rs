//! The words on buttons.

use unicode_segmentation::UnicodeSegmentation;

use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::intake::question::{Choice, Field};

/// The most user-visible characters a button shows without cutting on a small phone.
const LONGEST: usize = 60;

/// The sentence of a choice's label; `None` for names that come from the directory.
pub(super) fn line(choice: &Choice) -> Option<Line> {
    let id = match choice {
        Choice::Relation(relation) => return Some(Line::of("label-relation", relation.as_str())),
        Choice::Whom(whom) => return Some(Line::of("label-whom", whom.as_str())),
        Choice::Concern(concern) => return Some(Line::of("label-concern", concern.as_str())),
        Choice::Answer(wish) => return Some(Line::of("label-answer", wish.as_str())),
        Choice::Hours(hours) => return Some(Line::of("label-hours", hours.as_str())),
        Choice::Item(number) => return Some(Line::new("label-item").with("n", *number)),
        Choice::District(_) | Choice::Queue(_) | Choice::Case(_) => return None,
        Choice::Helped(_, helped) => return Some(Line::of("label-helped", helped.as_str())),
        Choice::Reopen(_) => "label-reopen",
        Choice::KeepOn(_) => "label-keep-on",
        Choice::HandOn(..) => "label-hand-on",
        Choice::StayWith(_) => "label-stay-with",
        Choice::AlsoTo(..) => "label-also-to",
        Choice::MayKnow(..) => "label-may-know",
        Choice::OnlyHere(_) => "label-only-here",
        Choice::Agree => "label-agree",
        Choice::Privacy => "label-privacy",
        Choice::OtherWays => "label-ways",
        Choice::Du => "label-du",
        Choice::Sie => "label-sie",
        Choice::UseStory => "label-story-use",
        Choice::DropStory => "label-story-drop",
        Choice::RelationUnsaid => "label-relation-unsaid",
        Choice::ConcernUnsure => "label-concern-unsure",
        Choice::ConcernMenu => "label-concern-menu",
        Choice::NoDistrict => "label-district-none",
        Choice::DistrictMenu => "label-district-menu",
        Choice::OutsideGoOn => "label-outside-go-on",
        Choice::Elsewhere => "label-elsewhere",
        Choice::Done => "label-done",
        Choice::ClearWords => "label-words-clear",
        Choice::Discreet => "label-discreet",
        Choice::NotDiscreet => "label-not-discreet",
        Choice::Send => "label-send",
        Choice::StandIn => "label-stand-in",
        Choice::Discard => "label-discard",
        Choice::Change => "label-change",
        Choice::Field(Field::Relation) => "label-field-relation",
        Choice::Field(Field::Concern) => "label-field-concern",
        Choice::Field(Field::District) => "label-field-district",
        Choice::Field(Field::Words) => "label-field-words",
        Choice::Field(Field::Answer) => "label-field-answer",
        Choice::Field(Field::Queue) => "label-field-queue",
        Choice::Keep => "label-keep",
        Choice::Back => "label-back",
        Choice::Help => "label-help",
        Choice::Stop => "label-stop",
        Choice::Restart => "label-restart",
        Choice::Delete => "label-delete",
        Choice::ConfirmDelete => "label-delete-confirm",
        Choice::ConfirmRestart => "label-restart-confirm",
        Choice::ConfirmStop => "label-stop-confirm",
        Choice::RelayToStaff => "label-relay",
        Choice::RelayDiscard => "label-relay-discard",
        Choice::NewRequest => "label-new",
        Choice::ShowAnswer => "label-show",
        Choice::GoOn => "label-go-on",
        Choice::OnlyNumbers => "label-only-numbers",
        Choice::Unflag => "label-unflag",
        Choice::Flag => "label-flag",
        Choice::TakeOut => "label-take-out",
        Choice::LetStay => "label-let-stay",
        Choice::StayAnyway => "label-stay-anyway",
        Choice::Contact => "label-contact",
        Choice::ChangeContact => "label-contact-change",
        Choice::TakeContact => "label-contact-take",
        Choice::DropContact => "label-contact-drop",
    };
    Some(Line::new(id))
}

impl Speaker<'_> {
    /// The words on a choice's button.
    pub(super) fn label(&self, choice: &Choice) -> Said {
        match choice {
            Choice::District(ags) => match self.directory.district(*ags) {
                Some(district) => self.shortened(&district.short),
                None => self.word("label-fallback"),
            },
            Choice::Queue(queue) => self.shortened(&self.service(queue)?),
            Choice::Case(code) => self.text(&Line::new("label-case").with("code", code.to_string())),
            other => match line(other) {
                Some(line) => self.text(&line),
                None => self.word("label-fallback"),
            },
        }
    }

    /// Everything a person may write for a choice: the label, the full name of a district or service, other words.
    pub(super) fn names(&self, choice: &Choice) -> Result<Vec<String>, Broken> {
        let mut names = vec![self.label(choice)?];
        match choice {
            Choice::District(ags) => names.extend(self.directory.district(*ags).map(|d| d.name.clone())),
            Choice::Queue(queue) => names.push(self.service(queue)?),
            other => names.extend(line(other).iter().flat_map(|line| self.texts.also(line))),
        }
        Ok(names)
    }

    /// A name, cut to what a button shows.
    pub(super) fn shortened(&self, name: &str) -> Said {
        if name.graphemes(true).count() <= LONGEST {
            return Ok(name.to_owned());
        }
        let start: String = name.graphemes(true).take(LONGEST - 2).collect();
        self.text(&Line::new("label-shortened").with("start", start.trim_end().to_owned()))
    }
}
