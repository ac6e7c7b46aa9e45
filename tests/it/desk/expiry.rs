//! The end of a case by time: told ahead to both sides, put off by a tap, done with in the room and in the store.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::Address;
use lotse::handoff::course::Ending;
use lotse::handoff::say::StaffSay;
use lotse::id::{CaseCode, QueueId};
use lotse::intake::dialogue::{AnswerWish, Hours};
use lotse::intake::input::Input;
use lotse::intake::question::{Choice, Token};
use lotse::intake::say::Say;

use crate::support::world::{QUEUE, World, did, person};

/// When a request that is sent as the world begins is forgotten, warned of, and over.
const ENDS: &str = "2027-02-21T10:00:00Z";
const FIRST_WARNING: &str = "2027-02-07T10:00:00Z";
const SECOND_WARNING: &str = "2027-02-18T10:00:00Z";
const OVER: &str = "2027-02-20T10:00:00Z";

fn requested(answer: AnswerWish) -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request_wanting(&ada, answer);
    (world, ada, code)
}

fn comes(world: &mut World, time: &str) {
    world.pass_to(time);
    world.advance(Duration::from_mins(2));
}

fn just_before(time: &str) -> String {
    let time: jiff::Timestamp = time.parse().unwrap();
    time.checked_sub(SignedDuration::from_secs(1)).unwrap().to_string()
}

fn ends_soon(code: &CaseCode, unclaimed: bool) -> Say {
    let ends = ENDS.parse().unwrap();
    Say::EndsSoon { code: code.clone(), queue: QueueId::new(QUEUE), ends, unclaimed }
}

fn expired(code: &CaseCode, unclaimed: bool) -> Say {
    Say::Expired { code: code.clone(), queue: QueueId::new(QUEUE), unclaimed }
}

fn staff_ends_soon(code: &CaseCode, asked: bool) -> StaffSay {
    StaffSay::EndsSoon { code: code.clone(), ends: ENDS.parse().unwrap(), asked }
}

/// Everything in the room that told of the case and is not taken out of it again.
fn left_in_room(world: &World, code: &CaseCode) -> Vec<String> {
    let redacted = world.redacted();
    let posts = world.to_room().into_iter().filter(|post| post.text().contains(code.as_str()));
    let posts = posts.filter(|post| !redacted.contains(&post.reference()));
    posts.map(|post| post.text().to_owned()).collect()
}

/// Whether anything is kept of the person or the case.
fn kept(world: &mut World, who: &Address, code: &CaseCode) -> (bool, bool) {
    world.stop();
    let who = world.lookup(who);
    let code = code.clone();
    let kept = world.look(async |store| {
        let person = store.people(&[who]).await.unwrap().contains_key(&who);
        (person, store.cases(&[code]).await.unwrap().len() == 1)
    });
    world.wake();
    world.hire();
    kept
}

#[test]
fn both_sides_are_told_fourteen_and_three_days_ahead() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!antwort {code} Guten Tag"));
    let told = |world: &World| {
        let staff = world.staff_told(&staff_ends_soon(&code, true));
        (world.told(&ada, &ends_soon(&code, false)), staff)
    };
    for (time, before, after) in [(FIRST_WARNING, 0, 1), (SECOND_WARNING, 1, 2)] {
        comes(&mut world, &just_before(time));
        assert_eq!(told(&world), (before, before), "before {time}");
        comes(&mut world, time);
        assert_eq!(told(&world), (after, after), "at {time}");
    }
    assert_eq!(world.told(&ada, &expired(&code, false)), 0);
}

#[test]
fn a_tap_or_a_number_keeps_the_case_on_for_its_whole_time() {
    for tap in [true, false] {
        let (mut world, ada, code) = requested(AnswerWish::Here);
        world.staff(&format!("!annehmen {code}"));
        comes(&mut world, SECOND_WARNING);
        if tap {
            world.taps(&ada, &Choice::KeepOn(code.clone()));
        } else {
            world.says(&ada, "1");
        }
        let ends = "2027-05-19T10:00:00Z".parse().unwrap();
        assert_eq!(world.told(&ada, &Say::KeptOn { code: code.clone(), ends }), 1);
        assert_eq!(world.staff_told(&StaffSay::KeptOn { code: code.clone(), ends }), 1);
        comes(&mut world, ENDS);
        world.sweep();
        world.staff(&format!("!antwort {code} noch da"));
        assert!(world.to_person(&ada).last().unwrap().text().contains("noch da"));
        // And it is told of the new end as of the old one.
        comes(&mut world, "2027-05-05T10:00:00Z");
        let soon = Say::EndsSoon { code: code.clone(), queue: QueueId::new(QUEUE), ends, unclaimed: false };
        assert_eq!(world.told(&ada, &soon), 1);
        comes(&mut world, "2027-05-18T10:00:00Z");
        assert_eq!(world.told(&ada, &expired(&code, false)), 1);
    }
}

#[test]
fn writing_alone_does_not_keep_a_case_on() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    world.staff(&format!("!annehmen {code}"));
    comes(&mut world, &just_before(SECOND_WARNING));
    world.says(&ada, "Gibt es etwas Neues?");
    world.taps(&ada, &Choice::RelayToStaff);
    comes(&mut world, ENDS);
    world.sweep();
    assert_eq!(kept(&mut world, &ada, &code), (false, false));
}

#[test]
fn a_case_whose_time_is_over_leaves_store_and_room_and_both_sides_know() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!antwort {code} Guten Tag"));
    world.says(&ada, "Danke, bis bald");
    world.taps(&ada, &Choice::RelayToStaff);
    comes(&mut world, SECOND_WARNING);
    comes(&mut world, OVER);
    assert_eq!(world.told(&ada, &expired(&code, false)), 1);
    let say = StaffSay::Expired { code: code.clone(), unclaimed: false };
    assert_eq!(world.staff_told(&say), 1);
    let last_word = world.catalogue.staff(&say, &world.directory);
    assert_eq!(left_in_room(&world, &code), [last_word], "its card and all else is taken out of the room");
    let (person, case) = kept(&mut world, &ada, &code);
    assert!(!case);
    assert!(person, "the stage of the dialogue, for a day");
    world.stop();
    let who = world.lookup(&ada);
    let there = world.look(async |store| store.people(&[who]).await.unwrap().remove(&who)).unwrap();
    assert!(there.address.is_none() && there.dialogue.consent.is_none() && there.dialogue.cases.is_empty());
    world.wake();
    world.hire();
    comes(&mut world, ENDS);
    world.sweep();
    assert_eq!(kept(&mut world, &ada, &code), (false, false));
    world.assert_nothing_doubled();
    assert_eq!(world.told(&ada, &expired(&code, false)), 1);
}

#[test]
fn a_request_nobody_has_taken_says_so_to_person_and_staff() {
    for answer in [AnswerWish::Here, AnswerWish::PassOn, AnswerWish::CallMyself] {
        let (mut world, ada, code) = requested(answer);
        let asked = answer == AnswerWish::Here;
        comes(&mut world, FIRST_WARNING);
        assert_eq!(world.told(&ada, &ends_soon(&code, true)), usize::from(asked));
        assert_eq!(world.staff_told(&staff_ends_soon(&code, asked)), 1);
        comes(&mut world, OVER);
        assert_eq!(world.told(&ada, &expired(&code, true)), 1, "{answer:?}");
        assert_eq!(world.staff_told(&StaffSay::Expired { code, unclaimed: true }), 1);
    }
}

#[test]
fn who_wanted_no_answer_hears_nothing_of_the_end_of_a_request_that_was_taken() {
    let (mut world, ada, code) = requested(AnswerWish::PassOn);
    world.staff(&format!("!annehmen {code}"));
    let heard = world.to_person(&ada).len();
    for time in [FIRST_WARNING, SECOND_WARNING, OVER, ENDS] {
        comes(&mut world, time);
        world.sweep();
    }
    assert_eq!(world.to_person(&ada).len(), heard);
    assert_eq!(world.staff_told(&StaffSay::Expired { code: code.clone(), unclaimed: false }), 1);
    assert_eq!(kept(&mut world, &ada, &code), (false, false));
}

/// A request of somebody beside whom somebody may read along.
fn discreetly(hours: Hours) -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    world.taps(&ada, &Choice::Discreet);
    world.taps(&ada, &Choice::Hours(hours));
    world.taps(&ada, &Choice::Answer(AnswerWish::Here));
    world.taps(&ada, &Choice::Send);
    let code = world.receipt(&ada);
    world.staff(&format!("!annehmen {code}"));
    (world, ada, code)
}

#[test]
fn beside_somebody_who_reads_along_only_a_new_message_is_announced() {
    let (mut world, ada, code) = discreetly(Hours::Any);
    let before = world.to_person(&ada).len();
    comes(&mut world, FIRST_WARNING);
    let shown = world.to_person(&ada).split_off(before);
    assert_eq!(shown.len(), 1);
    assert!(!shown[0].text().contains(code.as_str()), "{}", shown[0].text());
    world.taps(&ada, &Choice::ShowAnswer);
    assert_eq!(world.told(&ada, &ends_soon(&code, false)), 1);
    world.taps(&ada, &Choice::KeepOn(code.clone()));
    comes(&mut world, ENDS);
    world.sweep();
    assert!(kept(&mut world, &ada, &code).1);
}

#[test]
fn the_last_word_is_there_to_be_opened_for_a_day_and_not_longer() {
    let (mut world, ada, code) = discreetly(Hours::Any);
    comes(&mut world, OVER);
    assert_eq!(world.told(&ada, &expired(&code, false)), 0);
    world.taps(&ada, &Choice::ShowAnswer);
    assert_eq!(world.told(&ada, &expired(&code, false)), 1);
    let (mut world, ada, code) = discreetly(Hours::Any);
    comes(&mut world, OVER);
    comes(&mut world, ENDS);
    world.sweep();
    assert_eq!(kept(&mut world, &ada, &code), (false, false));
}

#[test]
fn an_answer_that_waits_for_its_hours_arrives_although_the_case_ends_before() {
    let (mut world, ada, code) = discreetly(Hours::Evening);
    comes(&mut world, "2027-02-20T09:30:00Z");
    world.staff(&format!("!antwort {code} Wir sind da"));
    comes(&mut world, OVER);
    world.sweep();
    let before = world.to_person(&ada).len();
    world.pass_to("2027-02-20T17:30:00Z");
    world.advance(Duration::from_hours(10));
    assert!(world.to_person(&ada).len() > before, "it is announced in the evening");
    world.taps(&ada, &Choice::ShowAnswer);
    assert!(world.to_person(&ada).iter().any(|carried| carried.text().contains("Wir sind da")));
    assert_eq!(world.told(&ada, &expired(&code, false)), 1);
}

#[test]
fn a_closed_case_leaves_its_room_after_seven_days_without_a_word() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!schliessen {code} beraten"));
    let (heard, posted) = (world.to_person(&ada).len(), world.to_room().len());
    world.pass(SignedDuration::from_hours(24 * 7));
    // First whatever falls due by itself, beside which the sweep may still be under way.
    world.advance(Duration::from_mins(2));
    world.sweep();
    assert_eq!(left_in_room(&world, &code), [""; 0]);
    assert_eq!(world.to_person(&ada).len(), heard);
    assert!(
        world.to_room()[posted..].iter().all(|post| post.text().is_empty()),
        "only taken out, nothing said"
    );
    assert_eq!(kept(&mut world, &ada, &code), (false, false));
}

#[test]
fn a_case_closed_at_the_end_of_its_time_is_not_kept_longer_than_an_open_one() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    comes(&mut world, SECOND_WARNING);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!schliessen {code} beraten"));
    assert_eq!(world.staff_told(&StaffSay::Closed { code: code.clone(), ending: Ending::Advised }), 1);
    comes(&mut world, ENDS);
    world.sweep();
    assert_eq!(kept(&mut world, &ada, &code), (false, false));
}

#[test]
fn a_program_that_did_not_run_forgets_at_its_start_and_tells_room_and_person() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    world.staff(&format!("!annehmen {code}"));
    world.crash();
    world.pass_to("2027-03-01T10:00:00Z");
    world.wake();
    world.hire();
    world.sweep();
    let say = StaffSay::Expired { code: code.clone(), unclaimed: false };
    assert_eq!(world.staff_told(&say), 1);
    let last_word = world.catalogue.staff(&say, &world.directory);
    assert_eq!(left_in_room(&world, &code), [last_word]);
    assert_eq!(world.told(&ada, &expired(&code, false)), 1);
    assert_eq!(kept(&mut world, &ada, &code), (false, false));
}

#[test]
fn who_is_told_late_is_told_by_day() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    world.crash();
    // Midnight; the couriers' time leaps to the morning, since nothing else is to be done.
    world.pass_to("2027-03-01T23:00:00Z");
    world.wake();
    world.hire();
    world.sweep();
    world.settle();
    let told: Vec<_> = world
        .to_person(&ada)
        .into_iter()
        .filter(|carried| carried.told(&world, &expired(&code, true)))
        .collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].after > Duration::from_hours(7), "{:?}", told[0].after);
    assert_eq!(kept(&mut world, &ada, &code), (false, false));
}

#[test]
fn late_and_beside_somebody_who_reads_along_nothing_is_told() {
    let (mut world, ada, code) = discreetly(Hours::Any);
    world.crash();
    let before = world.to_person(&ada).iter().filter(|carried| !carried.text().is_empty()).count();
    world.pass_to("2027-03-01T10:00:00Z");
    world.wake();
    world.hire();
    world.sweep();
    let after = world.to_person(&ada).iter().filter(|carried| !carried.text().is_empty()).count();
    assert_eq!(after, before);
    assert_eq!(world.staff_told(&StaffSay::Expired { code: code.clone(), unclaimed: false }), 1);
    assert_eq!(kept(&mut world, &ada, &code), (false, false));
}

#[test]
fn a_restart_neither_forgets_nor_repeats_a_warning() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    world.staff(&format!("!annehmen {code}"));
    for _ in 0..3 {
        world.crash();
        world.pass_to(FIRST_WARNING);
        world.wake();
        world.hire();
        world.advance(Duration::from_mins(2));
    }
    assert_eq!(world.told(&ada, &ends_soon(&code, false)), 1);
    assert_eq!(world.staff_told(&staff_ends_soon(&code, true)), 1);
}

#[test]
fn a_row_that_cannot_be_read_is_forgotten_all_the_same() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    world.stop();
    world.damage("UPDATE cases SET sealed = x'00'");
    world.wake();
    world.hire();
    comes(&mut world, ENDS);
    world.sweep();
    assert_eq!(kept(&mut world, &ada, &code), (false, false));
}

#[test]
fn nobody_keeps_on_the_case_of_somebody_else_or_one_that_is_over() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    comes(&mut world, SECOND_WARNING);
    let ben = person("ben");
    world.says(&ben, "/start");
    let forged = Token { question: 0, choice: Choice::KeepOn(code.clone()) };
    world.batch(vec![did(&ben, Input::Tap(forged))]);
    assert_eq!(world.told(&ben, &Say::ReopenGone(code.clone())), 1);
    let late = world.button(&ada, &Choice::KeepOn(code.clone()));
    comes(&mut world, OVER);
    world.batch(vec![late]);
    assert_eq!(world.told(&ada, &Say::ReopenGone(code.clone())), 1);
    assert!(!kept(&mut world, &ada, &code).1);
}

#[test]
fn a_case_closed_meanwhile_is_said_to_be_kept_and_opens_again() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    world.staff(&format!("!annehmen {code}"));
    comes(&mut world, SECOND_WARNING);
    let keep_on = world.button(&ada, &Choice::KeepOn(code.clone()));
    world.staff(&format!("!schliessen {code} beraten"));
    world.batch(vec![keep_on]);
    let ends = ENDS.parse().unwrap();
    let meanwhile = Say::ClosedMeanwhile { code: code.clone(), ends, reopens: true };
    assert_eq!(world.told(&ada, &meanwhile), 1, "{}", world.to_person(&ada).pop().unwrap().text());
    assert_eq!(world.told(&ada, &Say::ReopenGone(code.clone())), 0);
    // By its number, since that is what was read last.
    world.says(&ada, "1");
    assert_eq!(world.staff_told(&StaffSay::Reopened { code: code.clone() }), 1);
    comes(&mut world, "2027-02-27T10:00:00Z");
    world.sweep();
    assert!(kept(&mut world, &ada, &code).1, "opened again it is kept on");
}

#[test]
fn a_case_whose_service_takes_nothing_more_offers_no_way_back() {
    let (mut world, ada, code) = requested(AnswerWish::Here);
    world.staff(&format!("!annehmen {code}"));
    comes(&mut world, SECOND_WARNING);
    let keep_on = world.button(&ada, &Choice::KeepOn(code.clone()));
    world.staff(&format!("!sperren {code}"));
    world.batch(vec![keep_on]);
    let ends = ENDS.parse().unwrap();
    let meanwhile = Say::ClosedMeanwhile { code: code.clone(), ends, reopens: false };
    assert_eq!(world.told(&ada, &meanwhile), 1, "{}", world.to_person(&ada).pop().unwrap().text());
    world.says(&ada, "1");
    assert_eq!(world.staff_told(&StaffSay::Reopened { code }), 0);
}
