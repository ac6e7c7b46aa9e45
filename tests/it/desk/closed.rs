//! The end of a case: who hears of it, and what is kept then.

use jiff::SignedDuration;
use lotse::desk::ports::Address;
use lotse::handoff::course::Ending;
use lotse::handoff::say::StaffSay;
use lotse::id::CaseCode;
use lotse::intake::dialogue::AnswerWish;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{World, person};

/// A request of someone who wants no answer.
fn passed_on() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request_wanting(&ada, AnswerWish::PassOn);
    (world, ada, code)
}

fn read(world: &World, words: &str) -> bool {
    world.to_room().iter().any(|post| post.text().contains(words))
}

#[test]
fn whoever_wanted_no_answer_hears_nothing_of_the_end_and_staff_know_it() {
    let (mut world, ada, code) = passed_on();
    let heard = world.to_person(&ada).len();
    world.staff(&format!("!schliessen {code} beraten"));
    assert_eq!(world.to_person(&ada).len(), heard);
    assert_eq!(world.staff_told(&StaffSay::Closed { code: code.clone(), ending: Ending::Advised }), 0);
    assert_eq!(world.staff_told(&StaffSay::ClosedSilently { code, ending: Ending::Advised }), 1);
    // What they write now begins anew.
    world.says(&ada, "Guten Tag noch einmal");
    assert!(!read(&world, "noch einmal"));
    assert_eq!(world.told(&ada, &Say::Hello), 2);
}

#[test]
fn nothing_is_kept_of_a_person_whose_case_ended_silently() {
    let (mut world, ada, code) = passed_on();
    world.staff(&format!("!schliessen {code} beraten"));
    world.stop();
    let who = world.lookup(&ada);
    let kept = world.look(async |store| store.people(&[who]).await.unwrap().remove(&who));
    assert!(kept.is_none_or(|person| person.address.is_none() && person.dialogue.consent.is_none()));
    world.pass(SignedDuration::from_hours(24));
    world.wake();
    world.sweep();
    world.stop();
    assert!(world.look(async |store| store.people(&[who]).await.unwrap().is_empty()));
}

#[test]
fn a_message_that_waits_goes_to_nobody_when_the_case_ended_silently_and_is_forgotten_with_it() {
    let (mut world, ada, code) = passed_on();
    world.says(&ada, "Ich habe noch etwas vergessen");
    let heard = world.to_person(&ada).len();
    world.staff(&format!("!schliessen {code} beraten"));
    assert_eq!(world.to_person(&ada).len(), heard, "they hear nothing by themselves");
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!(world.told(&ada, &Say::RelayGone(code)), 1);
    assert!(!read(&world, "vergessen"));
    world.stop();
    world.pass(SignedDuration::from_hours(24 * 7));
    world.wake();
    world.sweep();
    world.stop();
    let who = world.lookup(&ada);
    assert!(world.look(async |store| store.people(&[who]).await.unwrap().is_empty()));
}

#[test]
fn nothing_is_passed_on_into_a_case_that_is_closed_though_the_person_has_not_read_it() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    world.taps(&ada, &Choice::Discreet);
    world.taps(&ada, &Choice::Hours(lotse::intake::dialogue::Hours::Any));
    world.taps(&ada, &Choice::Answer(AnswerWish::Here));
    world.taps(&ada, &Choice::Send);
    let code = world.receipt(&ada);
    world.says(&ada, "Ich habe noch etwas vergessen");
    world.staff(&format!("!schliessen {code} beraten"));
    world.taps(&ada, &Choice::RelayToStaff);
    assert!(!read(&world, "vergessen"));
    assert_eq!(world.told(&ada, &Say::RelayGone(code.clone())), 1);
    assert_eq!(world.told(&ada, &Say::Relayed { code }), 0);
}
