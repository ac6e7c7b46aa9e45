//! What staff can do, and what they cannot.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{Address, Alarm, StaffWhat, Trust};
use lotse::handoff::say::{NotSent, StaffSay};
use lotse::id::{CaseCode, QueueId};
use lotse::intake::dialogue::Hours;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use lotse::locale::OperatorSay;

use crate::support::world::{QUEUE, STAFF, World, person, staff_did, staff_says};

fn text(text: &str) -> StaffWhat {
    StaffWhat::Text(text.to_owned())
}

fn thumb() -> StaffWhat {
    StaffWhat::Reaction("👍".to_owned())
}

fn requested() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    (world, ada, code)
}

fn claimed(code: &CaseCode) -> StaffSay {
    StaffSay::Claimed { code: code.clone(), by: STAFF.to_owned() }
}

#[test]
fn the_first_claim_counts() {
    let (mut world, _, code) = requested();
    let claim = format!("!annehmen {code}");
    world.batch(vec![staff_says(&claim), staff_says(&claim)]);
    world.staff(&claim);
    assert_eq!(world.staff_told(&claimed(&code)), 1);
    assert_eq!(world.staff_told(&StaffSay::AlreadyClaimed { code, by: STAFF.to_owned() }), 2);
}

#[test]
fn a_case_is_claimed_only_in_its_own_room() {
    let (mut world, _, code) = requested();
    let claim = || text(&format!("!annehmen {code}"));
    let card = world.cards(&code)[0].reference();
    world.batch(vec![
        staff_did("lobbi-ost", Trust::Full, None, claim()),
        staff_did("lobbi-ost", Trust::Full, Some(card), text("!annehmen")),
        staff_did("lobbi-ost", Trust::Full, None, text(&format!("!antwort {code} fremd"))),
        staff_did("lobbi-ost", Trust::Full, None, text(&format!("!schliessen {code}"))),
    ]);
    assert_eq!(world.staff_told(&claimed(&code)), 0);
    world.batch(vec![staff_did(QUEUE, Trust::Full, None, claim())]);
    assert_eq!(world.staff_told(&claimed(&code)), 1, "the other room changed the case");
}

#[test]
fn untrusted_commands_do_nothing_and_alarm() {
    for trust in [Trust::PlainText, Trust::UnknownDevice, Trust::NotListed, Trust::Unencrypted] {
        let (mut world, ada, code) = requested();
        let heard = world.to_person(&ada).len();
        let commands = ["!annehmen", "!antwort", "!schliessen"];
        for command in commands {
            world.batch(vec![staff_did(QUEUE, trust, None, text(&format!("{command} {code} gefälscht")))]);
        }
        assert_eq!(world.operator_told(&OperatorSay::Alarm(Alarm::UntrustedCommand(trust))), commands.len());
        assert_eq!(world.to_person(&ada).len(), heard);
        assert_eq!(world.to_room().len(), 1, "the room holds the card and no answer");
        world.staff(&format!("!annehmen {code}"));
        assert_eq!(world.staff_told(&claimed(&code)), 1);
    }
}

#[test]
fn talk_among_staff_stays_inside() {
    let (mut world, ada, code) = requested();
    let heard = world.to_person(&ada).len();
    let card = world.cards(&code)[0].reference();
    world.batch(vec![staff_did(QUEUE, Trust::Full, Some(card), text("Wer ruft da an?"))]);
    world.batch(vec![staff_did(QUEUE, Trust::NotListed, None, text("antwort BDF-234 ja"))]);
    assert_eq!((world.to_person(&ada).len(), world.to_room().len()), (heard, 1));
    assert!(world.to_operator().is_empty());
}

#[test]
fn a_reaction_claims_and_does_nothing_else() {
    let (mut world, ada, code) = requested();
    let card = world.cards(&code)[0].reference();
    let heard = world.to_person(&ada).len();
    let reaction = |what| staff_did(QUEUE, Trust::Unencrypted, Some(card.clone()), what);
    for key in ["❤️", "❌", "!schliessen", "!antwort Hallo"] {
        world.batch(vec![reaction(StaffWhat::Reaction(key.to_owned()))]);
    }
    assert_eq!(world.to_room().len(), 1);
    world.batch(vec![staff_did(QUEUE, Trust::NotListed, Some(card.clone()), thumb())]);
    assert_eq!(world.staff_told(&claimed(&code)), 0);
    world.batch(vec![reaction(thumb())]);
    assert_eq!(world.staff_told(&claimed(&code)), 1);
    assert_eq!(world.to_person(&ada).len(), heard);
    // A thumb under anything else is talk among staff.
    let before = world.to_room().len();
    world.batch(vec![staff_did(QUEUE, Trust::Unencrypted, Some("$chat".into()), thumb())]);
    assert_eq!(world.to_room().len(), before);
}

#[test]
fn an_answer_arrives_word_for_word_once_the_case_is_claimed() {
    let (mut world, ada, code) = requested();
    let queue = QueueId::new(QUEUE);
    let answer = Say::StaffAnswer { code: code.clone(), queue, text: "Guten *Tag*,\nwir sind da.".into() };
    let send = format!("!antwort {code} Guten *Tag*,\nwir sind da.");
    world.staff(&send);
    assert_eq!(world.told(&ada, &answer), 0);
    let refused = |reason| StaffSay::AnswerNotSent { code: Some(code.clone()), reason };
    assert_eq!(world.staff_told(&refused(NotSent::Unclaimed)), 1);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&send);
    assert_eq!(world.told(&ada, &answer), 1);
    world.staff(&format!("!schliessen {code}"));
    world.staff(&send);
    assert_eq!(world.told(&ada, &answer), 1);
    assert_eq!(world.staff_told(&refused(NotSent::CaseClosed)), 1);
}

/// A claimed case of someone who is not alone with their device and chose the evening.
fn discreet() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    world.taps(&ada, &Choice::Discreet);
    world.taps(&ada, &Choice::Hours(Hours::Evening));
    world.taps(&ada, &Choice::Answer(lotse::intake::dialogue::AnswerWish::Here));
    world.taps(&ada, &Choice::Send);
    let code = world.receipt(&ada);
    world.staff(&format!("!annehmen {code}"));
    (world, ada, code)
}

#[test]
fn a_discreet_answer_comes_as_a_new_message_at_its_hour_and_opens_on_tap() {
    let (mut world, ada, code) = discreet();
    world.pass_to("2026-11-23T12:00:00Z");
    let asked = world.elapsed();
    // The words also occur in what explains them.
    let before = world.told(&ada, &Say::NewMessage);
    world.staff(&format!("!antwort {code} Vertrauliches"));
    world.advance(Duration::from_hours(5));
    let notice = world.to_person(&ada).into_iter().rfind(|carried| carried.told(&world, &Say::NewMessage));
    let waited = notice.expect("the notice").after.abs_diff(asked);
    // 13 o'clock in Schwerin; the evening begins at 17.
    assert!(waited >= Duration::from_hours(4), "{waited:?}");
    assert!(waited < Duration::from_hours(5), "{waited:?}");
    assert!(world.to_person(&ada).iter().all(|carried| !carried.text().contains("Vertrauliches")));
    world.taps(&ada, &Choice::ShowAnswer);
    let shown = world.to_person(&ada);
    assert!(shown.last().unwrap().text().contains("Vertrauliches"));
    assert_eq!(world.told(&ada, &Say::NewMessage), before + 1);
}

#[test]
fn a_discreet_answer_still_waits_for_its_hour_after_a_restart() {
    let (mut world, ada, code) = discreet();
    world.plan(|_| panic!("nothing is due"));
    world.all_sent();
    world.try_staff(&format!("!antwort {code} Vertrauliches"));
    world.crash();
    world.pass(SignedDuration::from_hours(1));
    let before = world.told(&ada, &Say::NewMessage);
    world.wake();
    world.hire();
    world.advance(Duration::from_hours(7));
    let notice = world.to_person(&ada).into_iter().rfind(|carried| carried.told(&world, &Say::NewMessage));
    // 12:12 in Schwerin at the restart.
    let waited = notice.expect("the notice").after;
    assert!(waited >= Duration::from_mins(4 * 60 + 47), "{waited:?}");
    assert_eq!(world.told(&ada, &Say::NewMessage), before + 1);
}

#[test]
fn a_person_who_deletes_everything_gets_no_new_message_later() {
    let (mut world, ada, code) = discreet();
    world.staff(&format!("!antwort {code} Vertrauliches"));
    let told = world.told(&ada, &Say::NewMessage);
    world.says(&ada, "/loeschen");
    world.taps(&ada, &Choice::ConfirmDelete);
    let heard = world.to_person(&ada).len();
    world.advance(Duration::from_hours(24));
    assert_eq!(world.to_person(&ada).len(), heard);
    assert_eq!(world.told(&ada, &Say::NewMessage), told);
}
