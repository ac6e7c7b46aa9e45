//! Records to write.

use jiff::Timestamp;
use lotse::desk::ports::{Address, Outgoing, Recipient};
use lotse::handoff::consultation::{Consultation, Note, Number};
use lotse::handoff::course::{Course, Departure};
use lotse::handoff::request::{CaseState, Request};
use lotse::handoff::roster::Roster;
use lotse::id::{CaseCode, ChannelKind, Lookup, QueueId};
use lotse::intake::dialogue::Dialogue;
use lotse::intake::return_code::ReturnCode;
use lotse::intake::stage::Stage;
use lotse::store::{Case, NewLetter, NewReturn, Person};

pub const PERSON: &str = "@planted-person:example.org";
pub const PLACE: &str = "!planted-place:example.org";
pub const WORDS: &str = "planted words of a person";
pub const CARD: &str = "$planted-card";
pub const STAFF: &str = "@planted-staff:example.org";
pub const PLANTS: [&str; 5] = [PERSON, PLACE, WORDS, CARD, STAFF];

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

pub fn queue() -> QueueId {
    QueueId::new("rz-rostock")
}

pub fn code(number: u32) -> CaseCode {
    CaseCode::from_random(number)
}

pub fn address() -> Address {
    Address { channel: ChannelKind::Matrix, person: PERSON.to_owned(), place: PLACE.to_owned() }
}

pub fn person() -> Person {
    let dialogue = Dialogue { stage: Stage::Words, question: 7, ..Dialogue::default() };
    Person { dialogue, address: Some(address()), expires: at(100) }
}

/// Consent and anonymised words have no public constructor, so the request comes the way the store brings it back.
pub fn case(number: u32, person: Option<Lookup>) -> Case {
    let code = code(number);
    let request: Request = serde_json::from_value(serde_json::json!({
        "card": {
            "code": code, "queue": queue(), "concern": null, "relation": "witness", "district": 13003,
            "words": [WORDS], "contact": WORDS, "answer": "here", "discreet": false, "crisis": null, "channel": "matrix", "why": "route",
        },
        "code": code, "consent": { "at": at(-100), "text_version": 1 }, "received": at(i64::from(number)),
    }))
    .unwrap();
    Case {
        code,
        queue: queue(),
        state: CaseState::Waiting,
        request,
        person,
        card: Some(CARD.to_owned()),
        waits: false,
        posts: vec!["$planted-post".to_owned()],
        claimed_by: Some(STAFF.to_owned()),
        course: course(),
        due: Some(at(150)),
        expires: at(200),
    }
}

/// With an answer under way.
fn course() -> Course {
    let mut course = Course::default();
    course.write(STAFF, "$planted-command", WORDS.to_owned(), Departure::At(at(150)));
    course
}

/// Somebody on duty.
pub fn roster() -> Roster {
    let mut roster = Roster::default();
    roster.take_up(STAFF, None);
    roster
}

/// A code of a person, under the consent of the sample case.
pub fn given(number: u128, person: Lookup) -> NewReturn {
    let consent = case(1, None).request.consent().clone();
    NewReturn {
        code: ReturnCode::from_random(number.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060)),
        person,
        consent,
    }
}

/// A question about a case, or about none, with an answer that waits.
pub fn consultation(number: u32, case: Option<CaseCode>) -> Consultation {
    let note = |event: &str| Note {
        by: STAFF.to_owned(),
        event: event.to_owned(),
        thread: Some(CARD.to_owned()),
        text: serde_json::from_value(serde_json::json!(WORDS)).unwrap(),
    };
    Consultation {
        number: Number::from_random(number),
        from: queue(),
        to: QueueId::new("jump"),
        case,
        question: note("$planted-question"),
        asked: true,
        asked_at: None,
        reminded: 0,
        answered: false,
        answers: vec![note("$planted-answer")],
        posts: vec![(QueueId::new("jump"), "$planted-post".to_owned())],
        expires: at(300),
    }
}

pub fn letter(text: &str, person: Option<Lookup>) -> NewLetter {
    NewLetter {
        to: Recipient::Person(address()),
        what: Outgoing::Message { text: text.to_owned(), buttons: Vec::new(), thread: None },
        about: Some(code(1)),
        person,
        not_before: None,
        consultation: Some(Number::from_random(1)),
        words: false,
        post: None,
        answer: Some(1),
        hours: None,
        created: at(0),
    }
}
