//! A person's text on its way to staff: what was taken out of it, and what the person decided about that.
//!
//! What was taken out is kept beside the text, so that the person can let it stand after all. It lives as long as the
//! draft does, and nobody but the person is shown it: the way out is [`Gated::seen`].

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::super::normalise::{Folded, fold};
use super::{Anonymised, Anonymiser, Cast, Kind};

/// Why something was taken out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Removed {
    /// It was recognised.
    Found(Kind),
    /// The person asked for it.
    Asked,
}

/// Something that was taken out, however often, as the person wrote it. For the person's eyes only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub what: Removed,
    pub text: String,
}

/// A text of which every part that was taken out is still known.
///
/// Only [`Anonymiser::gate`] makes one from free text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub struct Gated {
    parts: Vec<Part>,
    /// The message it is, by the name its platform has for it, so that it is known if its writer changes it.
    message: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    /// Staff read it as it is.
    Plain(String),
    /// Staff read `word` instead of `inside`. Never deeper than two: what was asked for may hold what was found.
    Out { what: Removed, word: String, inside: Vec<Part> },
}

/// What may lie in the store: before the parts were kept, it was the masked text alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Parts {
        parts: Vec<Part>,
        #[serde(default)]
        message: Option<String>,
    },
    Masked(Anonymised),
}

impl From<Stored> for Gated {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Parts { parts, message } => Self { parts, message },
            Stored::Masked(Anonymised(text)) => Self { parts: vec![Part::Plain(text)], message: None },
        }
    }
}

/// Without what was taken out, wherever it is printed.
impl fmt::Debug for Gated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Gated").field(&seen(&self.parts)).finish()
    }
}

impl Part {
    fn seen(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Out { word, .. } => word,
        }
    }

    /// How many characters it can take, whatever the person decides about it.
    fn size(&self) -> usize {
        match self {
            Self::Plain(text) => text.chars().count(),
            Self::Out { word, inside, .. } => {
                word.chars().count().max(inside.iter().map(Self::size).sum::<usize>())
            }
        }
    }
}

fn seen(parts: &[Part]) -> String {
    parts.iter().map(Part::seen).collect()
}

impl Gated {
    /// The same text, of a message that its platform calls so.
    #[must_use]
    pub fn from_message(mut self, message: Option<String>) -> Self {
        self.message = message;
        self
    }

    /// What the platform calls the message it is; `None` if nobody can change it.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The text as staff read it.
    pub fn seen(&self) -> Anonymised {
        Anonymised(seen(&self.parts))
    }

    /// The text as its writer wrote it, to be understood and never to be shown or passed on: a word that was taken for a name
    /// may be the one it turns on. What the person took out themselves stays out: they do not want it to be read.
    pub(crate) fn written(&self) -> String {
        let written = self.parts.iter().map(|part| match part {
            Part::Out { what: Removed::Found(_), inside, .. } => seen(inside),
            part => part.seen().to_owned(),
        });
        written.collect()
    }

    /// What is taken out of it, in the order of the text.
    pub fn removed(&self) -> impl Iterator<Item = Removed> {
        self.parts.iter().filter_map(|part| match part {
            Part::Plain(_) => None,
            Part::Out { what, .. } => Some(*what),
        })
    }

    /// How many characters the text can grow to, whatever is left in it on purpose.
    pub fn size(&self) -> usize {
        self.parts.iter().map(Part::size).sum()
    }

    /// Everything taken out of some texts, each thing once, in their order.
    pub fn items<'a>(texts: impl IntoIterator<Item = &'a Self>) -> Vec<Item> {
        let out = texts.into_iter().flat_map(|text| &text.parts).filter_map(|part| match part {
            Part::Plain(_) => None,
            Part::Out { what, inside, .. } => Some(Item { what: *what, text: seen(inside) }),
        });
        let mut known = BTreeSet::new();
        out.filter(|item| known.insert(item.key())).collect()
    }

    /// Lets something that was taken out stand after all, wherever it is: a deliberate release by the person.
    pub fn keep(&mut self, item: &Item) {
        let parts = std::mem::take(&mut self.parts);
        let key = item.key();
        self.parts = parts
            .into_iter()
            .flat_map(|part| match part {
                Part::Out { what, inside, .. } if key == (Item { what, text: seen(&inside) }).key() => inside,
                part => vec![part],
            })
            .collect();
    }

    /// The parts of these characters of the seen text. What was taken out is never cut.
    fn cut(&self, range: &Range<usize>) -> Vec<Part> {
        let mut at = 0;
        let mut cut = Vec::new();
        for part in &self.parts {
            let (from, until) = (at, at + part.seen().chars().count());
            at = until;
            if until <= range.start || from >= range.end {
                continue;
            }
            let (skip, take) =
                (range.start.saturating_sub(from), range.end.min(until) - range.start.max(from));
            cut.push(match part {
                Part::Plain(text) => Part::Plain(text.chars().skip(skip).take(take).collect()),
                out @ Part::Out { .. } => out.clone(),
            });
        }
        cut
    }

    /// Whether a range of characters of the seen text cuts through a word that stands for something taken out.
    fn cuts_a_word(&self, range: &Range<usize>) -> bool {
        let mut at = 0;
        self.parts.iter().any(|part| {
            let (from, until) = (at, at + part.seen().chars().count());
            at = until;
            let touched = range.start < until && from < range.end;
            matches!(part, Part::Out { .. }) && touched && (range.start > from || range.end < until)
        })
    }
}

impl Item {
    /// The same for the same thing, however it is spelt.
    fn key(&self) -> (Removed, String) {
        (self.what, fold(&self.text))
    }

    /// Whether somebody who writes this means it.
    pub fn is_named(&self, text: &str) -> bool {
        fold(text.trim()) == fold(self.text.trim())
    }
}

impl Anonymiser {
    /// Takes out what identifies, as [`anonymise`](Self::anonymise) does, and keeps it beside the text: the one gate for
    /// whatever goes to a service, a request, a follow-up message, or a note of one service's staff to another's.
    pub fn gate(&self, text: &str, cast: &mut Cast) -> Gated {
        let masked = self.anonymise(text, cast);
        let chars: Vec<char> = text.chars().collect();
        let piece = |range: Range<usize>| chars.get(range).unwrap_or_default().iter().collect::<String>();
        let mut parts = Vec::with_capacity(masked.spans.len() * 2 + 1);
        let mut at = 0;
        for (span, word) in masked.spans.iter().zip(masked.words) {
            if at < span.start {
                parts.push(Part::Plain(piece(at..span.start)));
            }
            let inside = vec![Part::Plain(piece(span.start..span.end))];
            parts.push(Part::Out { what: Removed::Found(span.kind), word, inside });
            at = span.end;
        }
        if at < chars.len() {
            parts.push(Part::Plain(piece(at..chars.len())));
        }
        Gated { parts, message: None }
    }

    /// Takes a passage out wherever it stands in the text, at the person's wish; returns at how many places.
    ///
    /// The passage is known in any spelling of case, umlauts and spaces, with the ending of a case behind it ("Marek" in
    /// "Mareks"). If it stands nowhere as words of its own, the words it is a part of go whole.
    pub fn remove(&self, text: &mut Gated, passage: &str) -> usize {
        let places = places(text, passage);
        let mut parts = Vec::new();
        let mut at = 0;
        for place in &places {
            parts.extend(text.cut(&(at..place.start)));
            let inside = text.cut(place).into_iter().flat_map(|part| match part {
                Part::Out { what: Removed::Asked, inside, .. } => inside,
                part => vec![part],
            });
            let word = self.placeholders.asked().to_owned();
            parts.push(Part::Out { what: Removed::Asked, word, inside: inside.collect() });
            at = place.end;
        }
        if !places.is_empty() {
            parts.extend(text.cut(&(at..usize::MAX)));
            text.parts = parts;
        }
        places.len()
    }
}

/// The least letters and digits a passage has. One letter would be found everywhere, and a word in place of each could
/// make a text several times as long.
const SHORTEST: usize = 2;
/// The longest ending that belongs to a word someone wants to be gone ("Marek", "Mareks"; "Syrer", "Syrerin").
const ENDING: usize = 2;

/// Where a passage stands in the seen text, in characters, sorted and apart.
fn places(text: &Gated, passage: &str) -> Vec<Range<usize>> {
    let wanted = Spaced::new(passage).text;
    let wanted = wanted.trim_matches(|c: char| " \"'„“”‚‘»«›‹.,;:!?".contains(c));
    if wanted.chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST {
        return Vec::new();
    }
    let spaced = Spaced::new(&seen(&text.parts));
    let (mut own, mut within) = (Vec::new(), Vec::new());
    for (start, found) in spaced.text.match_indices(wanted) {
        let end = start + found.len();
        let before = spaced.letters_before(start);
        let behind = spaced.letters_behind(end);
        let starts_inside = before > 0 && wanted.starts_with(char::is_alphanumeric);
        let ending = if wanted.ends_with(char::is_alphanumeric) { behind } else { 0 };
        let (start, end) = (if starts_inside { start - before } else { start }, end + ending);
        let place = spaced.origin(start..end);
        if text.cuts_a_word(&place) {
            continue;
        }
        if starts_inside || ending > ENDING { within.push(place) } else { own.push(place) }
    }
    let mut places: Vec<Range<usize>> = Vec::new();
    for place in if own.is_empty() { within } else { own } {
        match places.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => places.push(place),
        }
    }
    places
}

/// A folded text in which any white space is one space.
struct Spaced {
    text: String,
    /// For each byte the characters of the original it stands for.
    origin: Vec<Range<usize>>,
}

impl Spaced {
    fn new(text: &str) -> Self {
        let folded = Folded::new(text);
        let mut spaced = Self { text: String::new(), origin: Vec::new() };
        for (at, c) in folded.as_str().char_indices() {
            let origin = folded.origin(at..at + c.len_utf8());
            if !c.is_whitespace() {
                spaced.text.push(c);
            } else if spaced.text.ends_with(' ') {
                continue;
            } else {
                spaced.text.push(' ');
            }
            spaced.origin.resize(spaced.text.len(), origin);
        }
        spaced
    }

    /// How many bytes before this one belong to the same word.
    fn letters_before(&self, byte: usize) -> usize {
        let before = self.text.get(..byte).unwrap_or_default();
        before.len() - before.trim_end_matches(char::is_alphanumeric).len()
    }

    /// How many bytes from this one on belong to the same word.
    fn letters_behind(&self, byte: usize) -> usize {
        let behind = self.text.get(byte..).unwrap_or_default();
        behind.len() - behind.trim_start_matches(char::is_alphanumeric).len()
    }

    fn origin(&self, bytes: Range<usize>) -> Range<usize> {
        let start = self.origin.get(bytes.start).map_or(0, |origin| origin.start);
        let end = bytes.end.checked_sub(1).and_then(|last| self.origin.get(last));
        start..end.map_or(start, |origin| origin.end)
    }
}
