//! The sealed columns of people, cases and letters: domain types to versioned JSON and back.
//!
//! The version is that of the JSON, raised when a field changes its meaning; a new field with a default needs none.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::StoreError;
use super::hex;
use super::record::{Case, NewLetter, Person};
use super::seal::{Place, Sealer};
use crate::desk::ports::{Address, Outgoing, Recipient};
use crate::handoff::consultation::Number;
use crate::handoff::course::Course;
use crate::handoff::request::Request;
use crate::id::{CaseCode, Lookup};
use crate::intake::consent::Consent;
use crate::intake::dialogue::{Dialogue, Hours};

const VERSION: u16 = 1;

#[derive(Serialize, Deserialize)]
struct Versioned<T> {
    v: u16,
    is: T,
}

/// What of a person is sealed: all but the time of forgetting.
#[derive(Serialize, Deserialize)]
pub(super) struct PersonBody<'a> {
    pub dialogue: Cow<'a, Dialogue>,
    pub address: Option<Cow<'a, Address>>,
}

impl<'a> From<&'a Person> for PersonBody<'a> {
    fn from(person: &'a Person) -> Self {
        Self {
            dialogue: Cow::Borrowed(&person.dialogue),
            address: person.address.as_ref().map(Cow::Borrowed),
        }
    }
}

/// What of a case is sealed: all but queue, state and the times of the next look and of forgetting.
#[derive(Serialize, Deserialize)]
pub(super) struct CaseBody<'a> {
    pub code: Cow<'a, CaseCode>,
    pub request: Cow<'a, Request>,
    pub person: Option<LookupText>,
    pub card: Option<Cow<'a, str>>,
    #[serde(default)]
    pub waits: bool,
    #[serde(default)]
    pub posts: Cow<'a, [String]>,
    pub claimed_by: Option<Cow<'a, str>>,
    #[serde(default)]
    pub course: Cow<'a, Course>,
}

impl<'a> From<&'a Case> for CaseBody<'a> {
    fn from(case: &'a Case) -> Self {
        Self {
            code: Cow::Borrowed(&case.code),
            request: Cow::Borrowed(&case.request),
            person: case.person.map(LookupText),
            card: case.card.as_deref().map(Cow::Borrowed),
            waits: case.waits,
            posts: Cow::Borrowed(&case.posts),
            claimed_by: case.claimed_by.as_deref().map(Cow::Borrowed),
            course: Cow::Borrowed(&case.course),
        }
    }
}

/// What of a return code is sealed: whose it is, and under which consent.
#[derive(Serialize, Deserialize)]
pub(super) struct ReturnBody<'a> {
    pub person: LookupText,
    pub consent: Cow<'a, Consent>,
}

/// What of a letter is sealed: to whom, what, about which case, and within which hours.
#[derive(Serialize, Deserialize)]
pub(super) struct LetterBody<'a> {
    pub to: Cow<'a, Recipient>,
    pub what: Cow<'a, Outgoing>,
    pub about: Option<Cow<'a, CaseCode>>,
    #[serde(default)]
    pub consultation: Option<Number>,
    #[serde(default)]
    pub words: bool,
    #[serde(default)]
    pub answer: Option<u16>,
    #[serde(default)]
    pub post: Option<u16>,
    #[serde(default)]
    pub hours: Option<Hours>,
}

impl<'a> From<&'a NewLetter> for LetterBody<'a> {
    fn from(letter: &'a NewLetter) -> Self {
        Self {
            to: Cow::Borrowed(&letter.to),
            what: Cow::Borrowed(&letter.what),
            about: letter.about.as_ref().map(Cow::Borrowed),
            consultation: letter.consultation,
            words: letter.words,
            answer: letter.answer,
            post: letter.post,
            hours: letter.hours,
        }
    }
}

/// A lookup hash as text inside sealed JSON.
pub(super) struct LookupText(pub Lookup);

impl Serialize for LookupText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(&self.0.0))
    }
}

impl<'de> Deserialize<'de> for LookupText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let bytes = hex::decode_32(&text).ok_or_else(|| serde::de::Error::custom("not 32 bytes"))?;
        Ok(Self(Lookup(bytes)))
    }
}

/// Writes a body as JSON and seals it.
pub(super) fn seal(with: &Sealer, place: Place<'_>, body: &impl Serialize) -> Result<Vec<u8>, StoreError> {
    let json =
        serde_json::to_vec(&Versioned { v: VERSION, is: body }).map_err(|_| place.broken("no JSON"))?;
    with.seal(place, &json)
}

/// Opens a sealed body.
pub(super) fn open<T: DeserializeOwned>(
    with: &Sealer,
    place: Place<'_>,
    sealed: &[u8],
) -> Result<T, StoreError> {
    let json = with.open(place, sealed)?;
    let body: Versioned<T> =
        serde_json::from_slice(&json).map_err(|_| place.broken("its content is not understood"))?;
    if body.v != VERSION {
        return Err(place.broken("its content is of another version"));
    }
    Ok(body.is)
}
