//! After the end of a case: whether it helped is counted once, and the case can be opened again while it is kept.

use jiff::SignedDuration;
use lotse::desk::ports::Address;
use lotse::handoff::say::StaffSay;
use lotse::handoff::tally::{Fact, Helped};
use lotse::id::{CaseCode, QueueId};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{QUEUE, World, person};

fn closed() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    for command in
        [format!("!annehmen {code}"), format!("!antwort {code} Guten Tag"), format!("!schliessen {code}")]
    {
        world.staff(&command);
    }
    (world, ada, code)
}

fn counted(world: &mut World) -> Vec<(Helped, u64)> {
    world.stop();
    let tallies = world.look(async |store| store.tallies().await.unwrap());
    world.wake();
    world.hire();
    let helped = tallies.into_iter().filter_map(|counted| match counted.tally.fact {
        Fact::Helped(helped) => Some((helped, counted.count)),
        _ => None,
    });
    helped.collect()
}

#[test]
fn whether_it_helped_is_counted_once_by_tap_or_number() {
    let (mut world, ada, code) = closed();
    world.says(&ada, "2");
    assert_eq!(world.told(&ada, &Say::HelpedThanks), 1);
    world.taps(&ada, &Choice::Helped(code, Helped::No));
    assert_eq!(counted(&mut world), [(Helped::Partly, 1)]);
    assert_eq!(world.told(&ada, &Say::Hello), 1, "an answer is no new beginning");
}

#[test]
fn whoever_has_said_whether_it_helped_still_opens_the_case_again_in_words() {
    let (mut world, ada, code) = closed();
    world.says(&ada, "Ja, das hat geholfen");
    world.says(&ada, "Fall wieder öffnen");
    assert_eq!(world.told(&ada, &Say::Reopened { code, queue: QueueId::new(QUEUE) }), 1);
    assert_eq!(world.told(&ada, &Say::Hello), 1, "an answer is no new beginning");
}

#[test]
fn a_case_without_an_answer_ends_only_with_a_reason_and_whether_it_helped_is_not_asked() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!schliessen {code}"));
    assert_eq!(world.staff_told(&StaffSay::ReasonMissing { code: code.clone() }), 1);
    let closed = Say::Closed { code: code.clone(), queue: QueueId::new(QUEUE), answered: false };
    assert_eq!(world.told(&ada, &closed), 0);
    world.staff(&format!("!schliessen {code} unzustaendig"));
    assert_eq!(world.told(&ada, &closed), 1);
    let choices = world.buttons(&ada);
    assert_eq!(choices, [Choice::Reopen(code.clone())]);
    world.says(&ada, "1");
    assert_eq!(world.staff_told(&StaffSay::Reopened { code }), 1, "its number means what is listed");
}

#[test]
fn a_closed_case_opens_again_with_whoever_had_it() {
    let (mut world, ada, code) = closed();
    world.taps(&ada, &Choice::Reopen(code.clone()));
    assert_eq!(world.told(&ada, &Say::Reopened { code: code.clone(), queue: QueueId::new(QUEUE) }), 1);
    assert_eq!(world.staff_told(&StaffSay::Reopened { code: code.clone() }), 1);
    world.says(&ada, "Es ist wieder passiert");
    world.taps(&ada, &Choice::RelayToStaff);
    assert!(world.to_room().iter().any(|post| post.text().contains("Es ist wieder passiert")));
    world.staff(&format!("!antwort {code} Wir sind da"));
    assert!(world.to_person(&ada).pop().unwrap().text().contains("Wir sind da"));
    // It is kept as long as an open case is.
    world.pass(SignedDuration::from_hours(24 * 10));
    world.sweep();
    world.staff(&format!("!schliessen {code} beraten"));
    assert!(world.to_person(&ada).pop().unwrap().text().contains("Hat das geholfen"));
}

#[test]
fn a_case_that_is_not_kept_any_more_does_not_open_and_neither_does_that_of_somebody_else() {
    let (mut world, ada, code) = closed();
    let ben = person("ben");
    world.says(&ben, "/start");
    let forged = lotse::intake::question::Token { question: 0, choice: Choice::Reopen(code.clone()) };
    let tap = lotse::intake::input::Input::Tap(forged);
    world.batch(vec![crate::support::world::did(&ben, tap)]);
    assert_eq!(world.told(&ben, &Say::ReopenGone(code.clone())), 1);
    let reopen = world.button(&ada, &Choice::Reopen(code.clone()));
    world.pass(SignedDuration::from_hours(24 * 8));
    world.sweep();
    world.batch(vec![reopen]);
    assert_eq!(world.told(&ada, &Say::ReopenGone(code.clone())), 1);
    assert_eq!(world.staff_told(&StaffSay::Reopened { code }), 0);
}

#[test]
fn a_case_closed_unanswered_and_opened_again_does_not_count_as_overdue_at_once() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!schliessen {code} ohne-antwort"));
    world.pass(SignedDuration::from_hours(24 * 5));
    let before = world.to_room().len();
    world.taps(&ada, &Choice::Reopen(code));
    world.advance(std::time::Duration::from_mins(2));
    let overdue = world.to_room().split_off(before);
    assert!(!overdue.iter().any(|post| post.text().contains("wartet seit")));
    assert!(world.to_operator().is_empty());
}
