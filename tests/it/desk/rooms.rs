//! Rooms that close and open, and requests that are taken back while their cards are anywhere.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{Event, Outcome, Outgoing, Recipient, RoomProblem};
use lotse::handoff::say::{NotSent, StaffSay};
use lotse::id::QueueId;
use lotse::intake::input::Input;
use lotse::intake::question::Choice;
use lotse::intake::say::{Deleted, Say};
use lotse::locale::OperatorSay;

use crate::support::world::{Fate, QUEUE, World, did, is_sent, person};

fn queue() -> QueueId {
    QueueId::new(QUEUE)
}

fn room(problem: Option<RoomProblem>) -> Event {
    Event::Room { queue: queue(), problem }
}

fn closed(world: &World) {
    world.plan(|letter| match letter.to {
        Recipient::Queue(_) => Fate::Becomes(Outcome::RoomClosed(RoomProblem::StrangerInside)),
        _ => is_sent(letter),
    });
}

fn redacted(world: &World) -> Vec<String> {
    let of = |what: &Outgoing| match what {
        Outgoing::Redact { reference } => Some(reference.clone()),
        _ => None,
    };
    world.to_room().iter().filter_map(|carried| of(&carried.letter.what)).collect()
}

fn delete(world: &mut World, who: &lotse::desk::ports::Address) {
    world.says(who, "/loeschen");
    world.taps(who, &Choice::ConfirmDelete);
}

#[test]
fn a_card_waits_for_its_room_and_its_person_is_told_once_each_way() {
    let mut world = World::new();
    let ada = person("ada");
    closed(&world);
    let code = world.sends_request(&ada);
    let waits = Say::CardWaits { code: code.clone(), queue: queue() };
    let arrived = Say::CardArrived { code: code.clone(), queue: queue() };
    assert_eq!((world.told(&ada, &waits), world.told(&ada, &arrived)), (1, 0));
    let problem = RoomProblem::StrangerInside;
    world.batch(vec![room(Some(problem))]);
    assert_eq!(world.operator_told(&OperatorSay::RoomClosed { queue: queue(), problem }), 1);
    // It opens, and closes again before the card gets through: the person hears no second time.
    world.batch(vec![room(None)]);
    assert_eq!(world.cards(&code).len(), 2);
    assert_eq!(world.told(&ada, &waits), 1);
    world.all_sent();
    world.batch(vec![room(Some(problem))]);
    world.batch(vec![room(None)]);
    assert_eq!(world.cards(&code).len(), 3, "two refusals and the delivery");
    assert_eq!((world.told(&ada, &waits), world.told(&ada, &arrived)), (1, 1));
    assert_eq!(world.operator_told(&OperatorSay::RoomOpen { queue: queue() }), 2);
    world.batch(vec![room(None)]);
    world.advance(Duration::from_hours(1));
    assert_eq!(world.cards(&code).len(), 3, "delivered once");
}

#[test]
fn a_card_that_waits_survives_a_restart() {
    let mut world = World::new();
    let ada = person("ada");
    closed(&world);
    let code = world.sends_request(&ada);
    world.crash();
    world.all_sent();
    world.wake();
    world.hire();
    assert_eq!(world.cards(&code).len(), 2);
    assert_eq!(world.told(&ada, &Say::CardArrived { code, queue: queue() }), 1);
}

#[test]
fn a_card_that_arrives_at_night_is_told_in_the_morning() {
    for crash in [false, true] {
        let mut world = World::new();
        let ada = person("ada");
        closed(&world);
        let code = world.sends_request(&ada);
        let arrived = Say::CardArrived { code: code.clone(), queue: queue() };
        world.pass_to("2026-11-24T02:00:00Z");
        world.all_sent();
        world.batch(vec![room(None)]);
        assert_eq!(world.cards(&code).len(), 2, "refused once, then delivered");
        world.advance(Duration::from_mins(2));
        assert_eq!(world.told(&ada, &arrived), 0, "nobody is woken by it");
        if crash {
            world.crash();
            world.wake();
            world.hire();
        }
        world.pass_to("2026-11-24T07:00:00Z");
        world.advance(Duration::from_mins(2));
        assert_eq!(world.told(&ada, &arrived), 1);
    }
}

#[test]
fn the_receipt_says_so_when_the_room_is_closed_already() {
    let mut world = World::new();
    let ada = person("ada");
    closed(&world);
    world.batch(vec![room(Some(RoomProblem::StrangerInside))]);
    let code = world.sends_request(&ada);
    let receipt = |waits| Say::Receipt {
        code: code.clone(),
        queue: queue(),
        answer: lotse::intake::dialogue::AnswerWish::Here,
        discreet: None,
        waits,
        promised_by: None,
        closed_until: None,
    };
    assert_eq!((world.told(&ada, &receipt(true)), world.told(&ada, &receipt(false))), (1, 0));
    assert_eq!(world.told(&ada, &Say::CardWaits { code: code.clone(), queue: queue() }), 0);
    world.all_sent();
    world.batch(vec![room(None)]);
    assert_eq!(world.told(&ada, &Say::CardArrived { code, queue: queue() }), 1);
}

#[test]
fn deleting_takes_a_card_that_was_not_sent_off_the_way() {
    let mut world = World::new();
    let ada = person("ada");
    closed(&world);
    let code = world.sends_request(&ada);
    // What the person adds waits behind the card, and goes with it.
    world.says(&ada, "planted afterthought");
    world.taps(&ada, &Choice::RelayToStaff);
    delete(&mut world, &ada);
    assert_eq!(world.told(&ada, &Say::Deleted(Deleted::Unclaimed)), 1);
    let before = world.to_room().len();
    world.all_sent();
    world.batch(vec![room(None)]);
    assert_eq!(world.to_room().len(), before, "something still went to the room");
    world.crash();
    let code_again = code.clone();
    let (pending, cases) = world.look(async |store| {
        let cases = store.cases(&[code_again]).await.unwrap();
        (store.pending().await.unwrap().len(), cases.len())
    });
    assert_eq!((pending, cases), (0, 0));
}

#[test]
fn deleting_takes_a_sent_card_out_of_the_room() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    let card = world.cards(&code)[0].reference();
    delete(&mut world, &ada);
    assert_eq!(redacted(&world), [card]);
    assert_eq!(world.told(&ada, &Say::Deleted(Deleted::Unclaimed)), 1);
}

#[test]
fn deleting_a_claimed_request_tells_the_staff() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    delete(&mut world, &ada);
    assert_eq!(world.told(&ada, &Say::Deleted(Deleted::AlreadyRead)), 1);
    assert_eq!(world.staff_told(&StaffSay::PersonGone { code: code.clone() }), 1);
    world.staff(&format!("!antwort {code} zu spät"));
    assert!(world.to_person(&ada).iter().all(|carried| !carried.text().contains("zu spät")));
}

#[test]
fn whoever_deletes_what_was_taken_and_given_back_is_not_told_that_nobody_had_it() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!freigeben {code}"));
    delete(&mut world, &ada);
    assert_eq!(world.told(&ada, &Say::Deleted(Deleted::AlreadyRead)), 1);
    assert_eq!(world.told(&ada, &Say::Deleted(Deleted::Unclaimed)), 0);
}

#[test]
fn whoever_deletes_after_their_case_is_forgotten_is_not_told_that_nothing_was_sent() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!schliessen {code} beraten"));
    world.pass(SignedDuration::from_hours(24 * 8));
    world.sweep();
    delete(&mut world, &ada);
    let told = world.to_person(&ada).pop().unwrap().text().to_owned();
    assert!(!told.contains("noch nichts abgesendet"), "{told}");
}

#[test]
fn staff_are_told_when_their_answer_does_not_reach_the_person() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.plan(|letter| match letter.to {
        Recipient::Person(_) => Fate::Becomes(Outcome::Gone),
        _ => is_sent(letter),
    });
    world.batch(vec![did(&ada, Input::Left)]);
    world.staff(&format!("!antwort {code} Guten Tag"));
    let unreachable = StaffSay::AnswerNotSent { code: Some(code), reason: NotSent::Unreachable };
    assert_eq!(world.staff_told(&unreachable), 1);
}
