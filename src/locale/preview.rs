//! A person's text as staff will read it, and the questions about what was taken out of it.

use super::removed::placeholder;
use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::handoff::contact::ContactCard;
use crate::id::{CaseCode, ChannelKind, QueueId};
use crate::intake::say::Preview;
use crate::understand::anonymise::{Anonymised, Item, Removed};
use crate::understand::crisis::Dangers;

/// Texts line by line, each marked, so that nobody's words can pass for a line of ours.
pub(super) fn quoted<'a>(texts: impl IntoIterator<Item = &'a Anonymised>) -> impl Iterator<Item = String> {
    texts.into_iter().flat_map(|text| text.as_str().lines()).map(|line| format!("» {line}"))
}

impl Speaker<'_> {
    /// A text was taken down: as staff will read it.
    pub(super) fn words_noted(&self, preview: &Preview) -> Said {
        let mut lines = vec![format!("{} {}", self.word("words-noted")?, self.word("preview-head")?)];
        lines.extend(self.preview(preview)?);
        if !preview.removed.is_empty() {
            lines.push(self.word("preview-later")?);
        }
        Ok(lines.join("\n"))
    }

    /// A change of a text that waits for a yes: as staff would read it.
    pub(super) fn change_noted(&self, preview: &Preview) -> Said {
        let mut lines = vec![format!("{} {}", self.word("change-noted")?, self.word("preview-head")?)];
        lines.extend(self.preview(preview)?);
        Ok(lines.join("\n"))
    }

    /// A change that is with the service now; as staff read it if something was taken out.
    pub(super) fn change_passed_on(&self, codes: &[CaseCode], preview: &Preview) -> Said {
        let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        let mut lines = vec![self.text(&Line::new("change-passed-on").with("codes", codes.join(", ")))?];
        if !preview.removed.is_empty() {
            lines.push(self.word("preview-head")?);
            lines.extend(self.preview(preview)?);
        }
        Ok(lines.join("\n"))
    }

    /// The same, with the question whether there is more.
    pub(super) fn more_words(&self, count: usize, last: &Preview) -> Said {
        let noted = self.text(&Line::new("words-noted-count").with("count", count))?;
        let head = format!("{noted} {}", self.word("preview-head")?);
        self.words_so_far(head, last)
    }

    /// All own words after a change, with the question whether there is more.
    pub(super) fn words_changed(&self, preview: &Preview) -> Said {
        self.words_so_far(self.word("preview-head-now")?, preview)
    }

    fn words_so_far(&self, head: String, preview: &Preview) -> Said {
        let mut lines = vec![head];
        lines.extend(self.preview(preview)?);
        lines.extend([String::new(), self.word("words-go-on")?]);
        Ok(lines.join("\n"))
    }

    /// Whether to pass on a message to the service.
    pub(super) fn ask_relay(
        &self,
        preview: &Preview,
        crisis: Dangers,
        to: Option<&(QueueId, CaseCode)>,
    ) -> Said {
        let head = match to {
            Some((queue, code)) => {
                let line = Line::new("relay-head").with("service", self.service(queue)?);
                self.text(&line.with("code", code.to_string()))?
            }
            None => self.word("relay-head-any")?,
        };
        let mut lines = vec![head, String::new(), self.word("relay-start")?];
        lines.extend(self.urgent(crisis)?);
        lines.extend(preview.texts.iter().map(|text| text.as_str().to_owned()));
        lines.push(self.word("relay-end")?);
        lines.extend(self.removed(&preview.removed)?);
        if !crisis.is_empty() {
            lines.extend([String::new(), self.word("summary-flag")?]);
        }
        lines.extend([String::new(), self.word("relay-ask")?]);
        Ok(lines.join("\n"))
    }

    /// The lines of the texts, and what was taken out of them.
    fn preview(&self, preview: &Preview) -> Result<impl Iterator<Item = String>, Broken> {
        Ok(quoted(&preview.texts).chain(self.removed(&preview.removed)?))
    }

    /// The list of what was taken out.
    pub(super) fn ask_let_stay(&self, items: &[Item], more: usize) -> Said {
        let mut lines: Vec<String> = (1..)
            .zip(items)
            .map(|(n, item)| {
                let what = match item.what {
                    Removed::Found(kind) => self.text(&placeholder(kind))?.replace(['[', ']'], ""),
                    Removed::Asked => self.word("item-asked")?,
                };
                let line = Line::new("let-stay-line").with("n", n).with("what", what);
                self.text(&line.with("text", self.shown(item)?))
            })
            .collect::<Result<_, _>>()?;
        if more > 0 {
            lines.push(self.text(&Line::new("let-stay-more").with("more", more))?);
        }
        self.text(&Line::new("ask-let-stay").with("items", lines.join("\n")))
    }

    /// A sentence on one of the things that were taken out.
    pub(super) fn about_item(&self, id: &'static str, item: &Item) -> Said {
        self.text(&Line::new(id).with("text", self.shown(item)?))
    }

    /// On one line, and no longer than is needed to know it again.
    fn shown(&self, item: &Item) -> Said {
        self.shortened(&item.text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// How the service can reach the person.
    pub(super) fn ask_contact(
        &self,
        (queue, channel): (&QueueId, ChannelKind),
        contact: Option<&ContactCard>,
        discreet: bool,
    ) -> Said {
        let encryption = self.text(&Line::of("encryption", channel.as_str()))?;
        let line = Line::new("ask-contact").with("service", self.service(queue)?);
        let mut lines = vec![self.text(&line.with("encryption", encryption))?];
        if discreet {
            lines.push(self.word("contact-noticed")?);
        }
        if let Some(contact) = contact {
            lines.push(self.contact_line("contact-now", contact)?);
        }
        Ok(lines.join("\n\n"))
    }

    /// A sentence on the contact the person left.
    pub(super) fn contact_line(&self, id: &'static str, contact: &ContactCard) -> Said {
        self.text(&Line::new(id).with("contact", contact.as_str().to_owned()))
    }
}
