//! Finds what would identify a person and takes it out.
//!
//! This version finds identifiers that have a form of their own: telephone numbers, e-mail addresses, links, handles,
//! IBANs. The finders work on the folded text ([`Folded`]), so an invisible character or a full-width digit inside a
//! number does not save it; what they find is given in scalar values of the text as it came.
//!
//! Nothing here knows who reads the result.

mod iban;
mod net;
mod phone;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::normalise::Folded;

/// What kind of identifying detail a span is. The serialised names are part of the outside contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Person,
    Phone,
    Email,
    Url,
    Handle,
    Iban,
    Address,
    Place,
    Organisation,
    BirthDate,
    Plate,
    IdNumber,
    Coordinates,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Person,
        Self::Phone,
        Self::Email,
        Self::Url,
        Self::Handle,
        Self::Iban,
        Self::Address,
        Self::Place,
        Self::Organisation,
        Self::BirthDate,
        Self::Plate,
        Self::IdNumber,
        Self::Coordinates,
    ];
}

/// A text from which the anonymiser has taken what it recognises as identifying.
///
/// Only [`anonymise`] makes one from free text, so a card or a message to staff, which accept nothing
/// else, cannot carry a text that did not pass. (Reading one back from the sealed store is the other way
/// in: what lies there passed before it was stored.)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Anonymised(String);

impl Anonymised {
    /// The text, safe to show to staff.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The words that stand in a text where a detail was taken out, one for each kind; they come from the locale.
#[derive(Clone, Debug)]
pub struct Placeholders(BTreeMap<Kind, String>);

impl Placeholders {
    /// Asks for the word of every kind.
    pub fn new(word: impl Fn(Kind) -> String) -> Self {
        Self(Kind::ALL.into_iter().map(|kind| (kind, word(kind))).collect())
    }

    /// The word of a kind.
    pub fn word(&self, kind: Kind) -> &str {
        self.0.get(&kind).map_or("", String::as_str)
    }
}

/// A part of a text that was taken out: from `start` up to, not including, `end`, in Unicode scalar values of the
/// text as it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// A text without what identifies, and what was taken out. The spans are sorted, not empty, and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked {
    pub text: Anonymised,
    pub spans: Vec<Span>,
}

/// How often the masked text is looked through again. What is left beside a placeholder may only then look like an
/// identifier; real texts need no second look, the bound is for made-up ones.
const LOOKS: usize = 6;

/// Replaces everything recognised as identifying by the word of its kind, in time linear in the text.
///
/// Applied to its own result it changes nothing, as long as the words themselves do not look like identifiers.
pub fn anonymise(text: &str, words: &Placeholders) -> Masked {
    let chars: Vec<char> = text.chars().collect();
    let mut spans = Vec::new();
    let mut pieces = replace(&chars, &spans, words);
    for _ in 0..LOOKS {
        let found = find(&pieces);
        if found.is_empty() {
            break;
        }
        spans = merge(spans, found);
        pieces = replace(&chars, &spans, words);
    }
    Masked { text: Anonymised(pieces.into_iter().map(|piece| piece.c).collect()), spans }
}

/// One character of the text being masked, and what it stands for in the text as it came.
struct Piece {
    c: char,
    origin: Range<usize>,
    /// Whether it belongs to a placeholder.
    masked: bool,
}

fn replace(chars: &[char], spans: &[Span], words: &Placeholders) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(chars.len());
    let mut spans = spans.iter().peekable();
    for (index, &c) in chars.iter().enumerate() {
        while spans.next_if(|span| span.end <= index).is_some() {}
        match spans.peek() {
            Some(span) if span.start == index => {
                let origin = span.start..span.end;
                let word = words.word(span.kind).chars();
                pieces.extend(word.map(|c| Piece { c, origin: origin.clone(), masked: true }));
            }
            Some(span) if span.start < index => {}
            _ => pieces.push(Piece { c, origin: index..index + 1, masked: false }),
        }
    }
    pieces
}

/// Everything the finders see in the present state of the text, as spans of the text as it came.
fn find(pieces: &[Piece]) -> Vec<Span> {
    let folded = Folded::from_chars(pieces.iter().map(|piece| piece.c));
    let text = folded.as_str();
    let mut found = net::find(text);
    found.extend(iban::find(text));
    found.extend(phone::find(text));
    found
        .into_iter()
        .filter_map(|(bytes, kind)| {
            let covered = pieces.get(folded.origin(bytes))?;
            // A placeholder alone is nothing new.
            let (first, last) = (covered.first()?, covered.last()?);
            covered.iter().any(|piece| !piece.masked).then_some(Span {
                start: first.origin.start,
                end: last.origin.end,
                kind,
            })
        })
        .collect()
}

/// Sorts spans and joins those that overlap; the longer one, on a tie the earlier named, gives the kind.
fn merge(old: Vec<Span>, new: Vec<Span>) -> Vec<Span> {
    let mut all: Vec<Span> = old.into_iter().chain(new).collect();
    all.sort_by_key(|span| span.start);
    let mut merged: Vec<Span> = Vec::with_capacity(all.len());
    for span in all {
        match merged.last_mut() {
            Some(last) if span.start < last.end => {
                if span.end - span.start > last.end - last.start {
                    last.kind = span.kind;
                }
                last.end = last.end.max(span.end);
            }
            _ => merged.push(span),
        }
    }
    merged
}
