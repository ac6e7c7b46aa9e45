//! Finds what would identify a person and takes it out.
//!
//! Identifiers with a form of their own (numbers, addresses, links) are found by scanners, names by lists, by what stands
//! around them and by small learnt models. All of them see the folded text ([`Folded`]) in tokens, so an invisible
//! character, a look-alike letter or a full-width digit does not save a detail; what they find is given in scalar values
//! of the text as it came.
//!
//! Nothing here knows who reads the result.

mod account;
mod address;
mod alias;
mod announce;
mod birth;
mod bits;
mod broken;
mod cast;
mod chunk;
mod codes;
mod coordinates;
mod count;
mod court;
mod date;
mod document;
mod elsewhere;
mod email;
mod facts;
mod feast;
mod gated;
mod iban;
mod learnt;
mod leet;
mod letters;
mod lexicon;
mod lined;
mod link;
mod list;
mod localpart;
mod loose;
mod months;
mod net;
mod nick;
mod number;
mod organisation;
mod paper;
mod partial;
mod person;
mod phone;
mod place;
mod placeholder;
mod plate;
mod pseudonym;
mod public;
mod reread;
mod rest;
mod season;
mod signs;
mod small;
mod spelled;
mod spoken;
mod ticket;
mod token;
mod whereabouts;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::normalise::Folded;
pub use cast::Cast;
use facts::{Facts, Memo};
pub use gated::{Gated, Item, Removed};
use learnt::Label;
use lexicon::Flags;
pub(super) use lexicon::{frequency_rank, is_first_name, is_frequent, is_german};
pub use place::PlaceNames;
pub use placeholder::{Placeholders, Word};
use reread::Reread;
use token::{Gap, Text};

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
/// Only the anonymiser makes one from free text, at once ([`Anonymiser::anonymise`]) or with what the person decided about
/// it ([`Gated::seen`]), so a card or a message to staff, which accept nothing else, cannot carry a text that did not pass.
/// (Reading one back from the sealed store is the other way in: what lies there passed before it was stored.)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Anonymised(String);

impl Anonymised {
    /// The text, safe to show to staff.
    pub fn as_str(&self) -> &str {
        &self.0
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
    /// What stands in the text in place of each span.
    pub words: Vec<String>,
}

/// How often the masked text is looked through again. What is left beside a placeholder may only then look like an
/// identifier; real texts need no third look, the bound is for made-up ones.
const LOOKS: usize = 8;

/// Takes out what identifies. Made once, from the words of the locale and the places of the directory.
#[derive(Clone, Debug)]
pub struct Anonymiser {
    placeholders: Placeholders,
    /// Shared, because it is large and never changes.
    places: Arc<PlaceNames>,
}

/// A span with the area it lies in, if it is a place.
#[derive(Clone, Copy, Debug)]
struct Part {
    span: Span,
    area: Option<usize>,
}

impl Anonymiser {
    /// An anonymiser that knows these places.
    pub fn new(placeholders: Placeholders, places: Arc<PlaceNames>) -> Self {
        Self { placeholders, places }
    }

    /// Replaces everything recognised as identifying by the word of its kind, in time linear in the text.
    ///
    /// `cast` remembers who is who from text to text of one request. Applied to its own result this changes nothing, as
    /// long as the words are in square brackets.
    pub fn anonymise(&self, text: &str, cast: &mut Cast) -> Masked {
        let typed = typed(text);
        let memo = Memo::default();
        let (mut parts, mut words, mut people): (Vec<Part>, Vec<String>, Option<Cast>) = Default::default();
        let (mut pieces, mut masked) = (Cow::Borrowed(typed.as_slice()), Cow::Borrowed(text));
        for look in 0..LOOKS {
            let mut found = self.find(&pieces, &masked, &memo);
            if found.is_empty() {
                break;
            }
            if look + 1 == LOOKS {
                found = everything_between(&found);
            }
            parts = merge(parts, found);
            // Who is who is told anew: a part may have grown together with another.
            let mut named = cast.clone();
            words = parts.iter().map(|part| self.word(part, &typed, &mut named)).collect();
            people = Some(named);
            pieces = Cow::Owned(replace(&typed, &parts, &words));
            masked = Cow::Owned(with_words(text, &parts, &words));
        }
        if let Some(people) = people {
            *cast = people;
        }
        Masked {
            text: Anonymised(masked.into_owned()),
            spans: parts.into_iter().map(|part| part.span).collect(),
            words,
        }
    }

    /// The placeholder of a part of what was typed.
    fn word(&self, part: &Part, typed: &[Piece], cast: &mut Cast) -> String {
        match (part.span.kind, part.area.and_then(|area| self.places.area(area))) {
            (Kind::Person, _) => {
                let name = typed.get(part.span.start..part.span.end).unwrap_or_default();
                self.placeholders.person(cast.member(&name.iter().map(|piece| piece.c).collect::<String>()))
            }
            (Kind::Place, Some(area)) => self.placeholders.place_in(area),
            (kind, _) => self.placeholders.word(kind).to_owned(),
        }
    }

    /// Everything the finders see in the present state of the text, as parts of the text as it came.
    fn find(&self, pieces: &[Piece], text: &str, memo: &Memo) -> Vec<Part> {
        let (seen, plain) = self.seen(pieces, text, memo);
        let mut found: Vec<Part> = seen.into_iter().map(|(_, part)| part).collect();
        if let Some(reread) = if plain { None } else { Reread::of(pieces) } {
            let text: String = reread.pieces.iter().map(|piece| piece.c).collect();
            let parts = self.seen(&reread.pieces, &text, memo).0.into_iter();
            found.extend(
                parts.filter(|(range, _)| reread.is_changed(range.start, range.end)).map(|(_, part)| part),
            );
        }
        found
    }

    /// What the finders see in the text of these pieces, with where it stands among them, and whether the text can be read in
    /// one way only.
    fn seen(&self, pieces: &[Piece], text: &str, memo: &Memo) -> (Vec<(Range<usize>, Part)>, bool) {
        let folded = Folded::new(text);
        let text = Text::new(&folded, |rest| self.placeholders.at(rest), memo);
        let seen = self
            .in_text(&text)
            .into_iter()
            .filter_map(|(bytes, kind, area)| {
                let range = folded.origin(bytes);
                let covered = pieces.get(range.clone())?;
                // A placeholder alone is nothing new.
                let (first, last) = (covered.first()?, covered.last()?);
                let span = Span { start: first.start(), end: last.end(), kind };
                covered.iter().any(|piece| !piece.masked).then_some((range, Part { span, area }))
            })
            .collect();
        (seen, text.is_plain())
    }

    /// What has a form of its own, as bytes of the text. Most finders look at every word, so those that want a number are
    /// asked only where one stands.
    fn formed(text: &Text<'_>, is_place: impl Fn(usize) -> Option<usize>) -> Vec<(Range<usize>, Kind)> {
        let digits = text.digits();
        let counted = text.is_counted();
        // "hundertzwölf" has no flag of its own, but is worth some digits; a few of "ein" are too, and no harm.
        let numbers = digits > 0 || counted || text.worth() >= 3;
        let mut found = net::find(text);
        found.extend(email::emails(text));
        found.extend(link::find(text));
        if text.has_fact(Facts::LIKE) && text.contains(" wie ") {
            found.extend(letters::find(text));
        }
        found.extend(account::handles(text));
        found.extend(alias::find(text));
        found.extend(pseudonym::find(text));
        found.extend(nick::find(text));
        found.extend(number::spoken(text));
        if counted || text.has_fact(Facts::COUNT) {
            found.extend(rest::short(text));
        }
        if counted && text.contains("null") {
            found.extend(rest::begun(text));
        }
        found.extend(date::find(text));
        found.extend(birth::find(text));
        found.extend(address::find(text, is_place));
        // No IBAN has fewer digits than ten, no telephone number fewer than five, but for the end of one.
        if digits >= 10 {
            found.extend(iban::find(text.folded));
            found.extend(iban::grouped(text));
        }
        if digits >= 5 || digits >= 2 && phone::has_extension(text.folded) {
            found.extend(phone::find(text.folded));
        }
        if digits >= 2 {
            found.extend(phone::extensions(text));
            found.extend(phone::local(text));
            found.extend(rest::find(text));
        }
        // The rest of a plate may stand where another was taken out.
        let again = || text.has_placeholder() && text.contains("kennzeichen");
        if numbers || text.has(Flags::PLATE) || text.has_fact(Facts::DASH.with(Facts::PLATE)) || again() {
            found.extend(number::plates(text));
        }
        found.extend(plate::told(text));
        found.extend(partial::find(text));
        if digits > 0 {
            found.extend(broken::find(text));
            found.extend(broken::last_digits(text));
        }
        if text.worth() > 0 || text.has_mark(b"-") {
            found.extend(plate::odd(text));
        }
        if digits >= 4 {
            found.extend(iban::told(text));
        }
        if digits > 0 || text.has_mark(b"/") && text.contains("///") {
            found.extend(document::ids(text));
            found.extend(coordinates::find(text));
        }
        if numbers {
            found.extend(ticket::find(text));
            found.extend(paper::find(text));
            found.extend(court::find(text));
        }
        found
    }

    /// Everything the finders see in a text, as bytes of it.
    fn in_text(&self, text: &Text<'_>) -> Vec<(Range<usize>, Kind, Option<usize>)> {
        let known = self.places.in_text(text);
        let is_place = |at: usize| known.length(at);
        let mut found = Self::formed(text, is_place);
        // What the readers of a text put in by hand stays as it is.
        found.retain(|(range, _)| !text.is_placeholder(range));
        let found = public::spare(text, found);
        let mut taken = text.tokens_in(found.iter().map(|(range, _)| range));
        let mut all: Vec<_> = found.into_iter().map(|(range, kind)| (range, kind, None)).collect();
        let places = place::find(text, &self.places, &known);
        for tokens in &places.kept {
            fill(&mut taken, true, tokens);
        }
        let organisations = organisation::find(text, is_place);
        let free = |taken: &[bool], tokens: &Range<usize>| {
            taken.get(tokens.clone()).is_some_and(|taken| taken.iter().any(|taken| !taken))
        };
        let mut labels = vec![Label::Other; text.tokens.len()];
        let kept: Vec<_> = organisations.into_iter().filter(|tokens| free(&taken, tokens)).collect();
        for tokens in kept {
            fill(&mut taken, true, &tokens);
            fill(&mut labels, Label::Organisation, &tokens);
            all.push((text.bytes(&tokens), Kind::Organisation, None));
        }
        for found in places.found {
            if free(&taken, &found.tokens) {
                fill(&mut taken, true, &found.tokens);
                fill(&mut labels, Label::Place, &found.tokens);
                all.push((text.bytes(&found.tokens), Kind::Place, found.area));
            }
        }
        for (tokens, kind) in person::find(text, &taken, &labels) {
            let more = organisation::of_person(text, tokens.end, tokens.len());
            let kind = if more > 0 { Kind::Organisation } else { kind };
            // What goes on with the name of an organisation is one with it.
            let joined = kind == Kind::Organisation
                && tokens.start > 0
                && labels.get(tokens.start - 1) == Some(&Label::Organisation)
                && text.get(tokens.start).is_some_and(|token| token.gap != Gap::Line);
            let tokens = tokens.start - usize::from(joined)..tokens.end + more;
            all.push((text.bytes(&tokens), kind, None));
        }
        all
    }
}

fn fill<T: Copy>(slots: &mut [T], value: T, tokens: &Range<usize>) {
    for slot in slots.get_mut(tokens.clone()).into_iter().flatten() {
        *slot = value;
    }
}

/// One character of the text being masked, and what it stands for in the text as it came.
#[derive(Clone, Copy)]
struct Piece {
    c: char,
    start: u32,
    end: u32,
    /// Whether it belongs to a placeholder.
    masked: bool,
}

/// Where a character stands. A text of four billion does not come.
fn scalar(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Piece {
    fn new(c: char, origin: Range<usize>, masked: bool) -> Self {
        Self { c, start: scalar(origin.start), end: scalar(origin.end), masked }
    }

    fn start(self) -> usize {
        usize::try_from(self.start).unwrap_or(usize::MAX)
    }

    fn end(self) -> usize {
        usize::try_from(self.end).unwrap_or(usize::MAX)
    }
}

/// The characters of a text as it came.
fn typed(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(text.len());
    pieces.extend(text.chars().zip(0..).map(|(c, at)| Piece { c, start: at, end: at + 1, masked: false }));
    pieces
}

/// What was typed with the placeholders of the parts in their place.
fn replace(typed: &[Piece], parts: &[Part], words: &[String]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(typed.len() + words.iter().map(String::len).sum::<usize>());
    let mut at = 0;
    for (Span { start, end, .. }, word) in parts.iter().map(|part| part.span).zip(words) {
        pieces.extend_from_slice(typed.get(at..start).unwrap_or_default());
        pieces.extend(word.chars().map(|c| Piece::new(c, start..end, true)));
        at = end;
    }
    pieces.extend_from_slice(typed.get(at..).unwrap_or_default());
    pieces
}

/// The same as text.
fn with_words(text: &str, parts: &[Part], words: &[String]) -> String {
    let mut masked = String::with_capacity(text.len());
    let (mut rest, mut at) = (text, 0);
    for (span, word) in parts.iter().map(|part| part.span).zip(words) {
        let (plain, behind) = split_behind(rest, span.start - at);
        masked.extend([plain, word]);
        rest = split_behind(behind, span.end - span.start).1;
        at = span.end;
    }
    masked.push_str(rest);
    masked
}

/// A text in two behind so many characters.
fn split_behind(text: &str, count: usize) -> (&str, &str) {
    let mut chars = text.chars();
    if let Some(last) = count.checked_sub(1) {
        chars.nth(last);
    }
    text.split_at(text.len() - chars.as_str().len())
}

/// One part from the first to the last: the end of looking again at a text made up to be looked at for ever.
fn everything_between(found: &[Part]) -> Vec<Part> {
    let start = found.iter().map(|part| part.span.start).min().unwrap_or_default();
    let end = found.iter().map(|part| part.span.end).max().unwrap_or_default();
    found
        .first()
        .map(|first| Part { span: Span { start, end, ..first.span }, area: None })
        .into_iter()
        .collect()
}

/// Sorts parts and joins those that overlap; the longer one, on a tie the earlier named, gives the kind.
fn merge(old: Vec<Part>, new: Vec<Part>) -> Vec<Part> {
    let mut all: Vec<Part> = old.into_iter().chain(new).collect();
    all.sort_by_key(|part| part.span.start);
    let mut merged: Vec<Part> = Vec::with_capacity(all.len());
    for part in all {
        match merged.last_mut() {
            Some(last) if part.span.start < last.span.end => {
                let longer = part.span.end - part.span.start > last.span.end - last.span.start;
                // "gz DE89 …" is the number of an account, whatever it is announced as.
                let account = [last, &part].map(|part| part.span.kind == Kind::Iban);
                if longer && !account[0] || account[1] {
                    last.span.kind = part.span.kind;
                    last.area = part.area;
                }
                last.span.end = last.span.end.max(part.span.end);
            }
            _ => merged.push(part),
        }
    }
    merged
}
