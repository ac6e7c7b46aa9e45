//! What is stored of a person, in words.

use super::preview::quoted;
use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::handoff::request::CaseState;
use crate::intake::data::{Kept, KeptCase, KeptWords, OwnWords};

impl Speaker<'_> {
    /// Kinds and dates of what is stored.
    pub(super) fn kept(&self, kept: &Kept) -> Said {
        let mut items = Vec::new();
        if let Some(consent) = &kept.consent {
            let line = Line::new("kept-consent").with("date", self.date(consent.at())?);
            items.push(self.text(&line.with("version", consent.text_version()))?);
        }
        if let Some(until) = kept.until {
            let id = if kept.consent.is_some() { "kept-dialogue" } else { "kept-mark" };
            items.push(self.text(&Line::new(id).with("until", self.date(until)?))?);
        }
        if kept.story_held {
            items.push(self.word("kept-story")?);
        }
        if let Some(draft) = kept.draft {
            items.push(self.text(&Line::new("kept-draft").with("words", self.kept_parts(draft)?))?);
        }
        for case in &kept.cases {
            items.push(self.kept_case(case)?);
        }
        if kept.return_code {
            items.push(self.word("kept-return-code")?);
        }
        if items.is_empty() {
            return self.word("kept-nothing");
        }
        let items: Vec<String> = items.iter().map(|item| format!("• {item}")).collect();
        let has_words = kept.draft.is_some() || !kept.cases.is_empty();
        let more = self.word(if has_words { "kept-words-how" } else { "kept-how-to-delete" })?;
        self.text(&Line::new("kept").with("items", items.join("\n")).with("more", more))
    }

    fn kept_case(&self, case: &KeptCase) -> Said {
        let state = self.word(match case.state {
            CaseState::Waiting => "kept-waiting",
            CaseState::Claimed | CaseState::Talking => "kept-claimed",
            CaseState::Closed => "kept-closed",
        })?;
        let line = Line::new("kept-case")
            .with("code", case.code.to_string())
            .with("service", self.service(&case.queue)?)
            .with("received", self.hour(case.received)?)
            .with("state", state)
            .with("words", self.kept_parts(case.words)?);
        self.text(&line.with("until", self.date(case.until)?))
    }

    fn kept_parts(&self, words: KeptWords) -> Result<String, Broken> {
        let mut parts = vec![self.word("kept-answers")?];
        if words.texts > 0 {
            parts.push(self.text(&Line::new("kept-texts").with("count", words.texts))?);
        }
        if words.contact {
            parts.push(self.word("kept-contact")?);
        }
        self.list(&parts, "list-last")
    }

    /// The person's own words.
    pub(super) fn kept_words(&self, words: &[OwnWords]) -> Said {
        if words.is_empty() {
            return self.word("kept-no-words");
        }
        let mut lines = Vec::new();
        for OwnWords { code, texts, contact } in words {
            lines.push(match code {
                Some(code) => self.text(&Line::new("kept-words-of").with("code", code.to_string()))?,
                None => self.word("kept-words-unsent")?,
            });
            lines.extend(quoted(texts));
            if let Some(contact) = contact {
                lines.push(self.word("kept-words-contact")?);
                lines.push(format!("» {}", contact.as_str()));
            }
        }
        lines.push(self.word("kept-words-end")?);
        Ok(lines.join("\n"))
    }
}
