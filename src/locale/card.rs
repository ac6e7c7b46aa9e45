//! The card: what the person sees before sending and what staff see in their room, by one function.

use jiff::Timestamp;

use super::formatted::CardLine;
use super::preview::quoted;
use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::directory::hours::local;
use crate::directory::route::Why;
use crate::handoff::request::{Basis, Card};
use crate::intake::dialogue::{AnswerWish, Relation};
use crate::understand::concern::Concern;
use crate::understand::crisis::{Crisis, Dangers};
use crate::understand::language::Language;

impl Speaker<'_> {
    /// What staff are to read first.
    pub(super) fn urgent(&self, dangers: Dangers) -> Result<Vec<String>, Broken> {
        let line = |crisis| match crisis {
            Crisis::Suicidality => "card-urgent-suicidality",
            Crisis::AcuteDanger => "card-urgent-acute-danger",
        };
        dangers.iter().map(|crisis| self.word(line(crisis))).collect()
    }

    /// The card with the person's own words; `received` is missing until it is sent.
    pub(super) fn card(&self, card: &Card, received: Option<Timestamp>) -> Said {
        let mut lines = self.plain(&self.facts_of(card, received)?)?;
        if card.words.is_empty() {
            lines.push(self.word("card-no-words")?);
        } else {
            lines.push(self.word("card-words")?);
            lines.extend(quoted(&card.words));
        }
        lines.extend(self.contact_left(card)?);
        Ok(lines.join("\n"))
    }

    /// The card as it is posted in the room: all of it but what the person wrote, which follows in the thread.
    pub(super) fn card_in_room(&self, card: &Card, received: Timestamp) -> Result<Vec<CardLine>, Broken> {
        let mut lines = self.facts_of(card, Some(received))?;
        let words = if card.words.is_empty() { "card-no-words" } else { "card-words-in-thread" };
        lines.push(CardLine::Note(self.word(words)?));
        if card.contact.is_some() {
            lines.push(CardLine::Note(self.word("card-contact-in-thread")?));
        }
        Ok(lines)
    }

    /// How the person can be reached outside the chat, if they left that.
    pub(super) fn contact_left(&self, card: &Card) -> Result<Vec<String>, Broken> {
        let Some(contact) = &card.contact else { return Ok(Vec::new()) };
        let head = self.word(if card.discreet { "card-contact-discreet" } else { "card-contact" })?;
        Ok(vec![head, format!("» {}", contact.as_str())])
    }

    /// What is known of a request besides what the person wrote, urgent things first.
    fn facts_of(&self, card: &Card, received: Option<Timestamp>) -> Result<Vec<CardLine>, Broken> {
        let mut lines: Vec<CardLine> = self.urgent(card.crisis)?.into_iter().map(CardLine::Urgent).collect();
        let code = match &card.code {
            Some(code) => code.to_string(),
            None => self.word("card-code-later")?,
        };
        let relation = match card.relation {
            Some(relation) => self.relation_name(relation)?,
            None => self.word("card-unsaid")?,
        };
        let district = match card.district {
            Some(ags) => {
                let mut all: Vec<_> = [ags].into_iter().chain(card.or_district.iter().copied()).collect();
                all.sort_unstable();
                self.districts(&all)?
            }
            None if card.outside => self.outside_card(&card.lands)?,
            None => self.word("card-unsaid")?,
        };
        let channel = self.text(&Line::of("card-channel", card.channel.as_str()))?;
        let received = match received {
            Some(time) => self.hour(time)?,
            None => self.word("card-received-later")?,
        };
        lines.push(self.labelled("card-code", code)?);
        lines.push(self.labelled("card-concern", self.card_concern(card)?)?);
        lines.push(self.labelled("card-relation", relation)?);
        lines.push(self.labelled("card-district", district)?);
        lines.push(self.labelled("card-language", self.word(language(card.language))?)?);
        lines.push(self.labelled("card-channel", channel)?);
        lines.push(self.labelled("card-answer", self.word(answer(card))?)?);
        lines.push(self.labelled("card-why", self.word(Self::why(card))?)?);
        lines.push(self.labelled("card-received", received)?);
        if !card.also.is_empty() {
            let also: Vec<String> =
                card.also.iter().map(|queue| self.service(queue)).collect::<Result<_, _>>()?;
            lines.push(self.labelled("card-also", also.join("; "))?);
        }
        lines.extend(self.card_closed(card)?);
        lines.extend(self.card_promise(card)?);
        Ok(lines)
    }

    /// The kind of advice, and how sure that is.
    fn card_concern(&self, card: &Card) -> Said {
        let Some(concern) = card.concern else {
            if card.likely.is_empty() {
                return self.word("card-open");
            }
            let kinds = card.likely.iter().map(|concern| self.concern_name(*concern));
            let kinds = self.list(&kinds.collect::<Result<Vec<_>, _>>()?, "list-or")?;
            return self.text(&Line::new("card-open-likely").with("kinds", kinds));
        };
        let basis = match card.basis {
            Basis::Chosen => "card-concern-chosen",
            Basis::Confirmed => "card-concern-confirmed",
        };
        self.text(&Line::new(basis).with("concern", self.concern_name(concern)?))
    }

    /// A line of the card with its label.
    pub(super) fn labelled(&self, label: &'static str, value: String) -> Result<CardLine, Broken> {
        Ok(CardLine::Fact { label: self.word(label)?, value })
    }

    /// The lines as plain text.
    pub(super) fn plain(&self, lines: &[CardLine]) -> Result<Vec<String>, Broken> {
        let plain = |line: &CardLine| match line {
            CardLine::Urgent(text) | CardLine::Note(text) => Ok(text.clone()),
            CardLine::Fact { label, value } => {
                self.text(&Line::new("card-fact").with("label", label.clone()).with("value", value.clone()))
            }
        };
        lines.iter().map(plain).collect()
    }

    /// A kind of advice, as on the card.
    pub(super) fn concern_name(&self, concern: Concern) -> Said {
        self.text(&Line::of("concern", concern.as_str()))
    }

    /// A role, as on the card.
    pub(super) fn relation_name(&self, relation: Relation) -> Said {
        self.text(&Line::of("relation", relation.as_str()))
    }

    /// The name of a month, 1 to 12.
    pub(super) fn month(&self, month: i8) -> Said {
        self.text(&Line::of("month", &month.to_string()))
    }

    /// A day in Schwerin: "3. März 2027".
    pub(super) fn date(&self, time: Timestamp) -> Said {
        let local = local(time);
        let line = Line::new("date").with("day", local.day()).with("month", self.month(local.month())?);
        self.text(&line.with("year", local.year().to_string()))
    }

    /// Day and hour in Schwerin. The minute is left out: it was rounded away when the request was taken.
    pub(super) fn hour(&self, time: Timestamp) -> Said {
        let local = local(time);
        let month = self.month(local.month())?;
        let line = Line::new("card-received-at").with("day", local.day()).with("month", month);
        self.text(&line.with("year", local.year().to_string()).with("hour", local.hour()))
    }
}

fn language(language: Option<Language>) -> &'static str {
    match language {
        None => "language-german",
        Some(Language::English) => "language-english",
        Some(Language::Ukrainian) => "language-ukrainian",
        Some(Language::Russian) => "language-russian",
        Some(Language::Arabic) => "language-arabic",
        Some(Language::Polish) => "language-polish",
        Some(Language::Persian) => "language-persian",
        Some(Language::Turkish) => "language-turkish",
        Some(Language::Vietnamese) => "language-vietnamese",
    }
}

fn answer(card: &Card) -> &'static str {
    match card.answer {
        AnswerWish::Here if card.discreet => "card-answer-discreet",
        AnswerWish::Here => "card-answer-here",
        AnswerWish::PassOn => "card-answer-pass-on",
        AnswerWish::CallMyself => "card-answer-call-myself",
    }
}

impl Speaker<'_> {
    /// Why this service; what is only believed is said to be so.
    fn why(card: &Card) -> &'static str {
        match card.why {
            Why::Route if !card.sure => "why-route-unconfirmed",
            Why::WholeState if !card.sure => "why-whole-state-unconfirmed",
            known => why(known),
        }
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Route => "why-route",
        Why::WholeState => "why-whole-state",
        Why::Fallback => "why-fallback",
        Why::Outside => "why-outside",
        Why::NoRoom => "why-no-room",
        Why::NoConcern => "why-no-concern",
        Why::Chosen => "why-chosen",
        Why::HandedOn => "why-handed-on",
        Why::Beside => "why-beside",
    }
}
