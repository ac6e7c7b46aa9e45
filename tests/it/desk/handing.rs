//! Handing a case on to another service: only with the person's yes, and nothing changes with their no.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{
    Address, Batch, Event, Outcome, Outgoing, Recipient, RoomProblem, StaffWhat, Trust,
};
use lotse::handoff::say::{NoHandOn, StaffSay};
use lotse::handoff::tally::{Ended, Fact, Helped};
use lotse::id::{CaseCode, ChannelKind, QueueId};
use lotse::intake::dialogue::AnswerWish;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{Carried, Fate, QUEUE, World, is_sent, person, staff_did};

const OTHER: &str = "lobbi-ost";
const WORDS: &str = "Am Bahnhof wurde ich beschimpft und bespuckt";

fn batch(events: Vec<Event>) -> Batch {
    Batch { events, ..Batch::new(ChannelKind::Telegram) }
}

fn other() -> QueueId {
    QueueId::new(OTHER)
}

fn claimed() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request_telling(&ada, WORDS);
    world.staff(&format!("!annehmen {code}"));
    (world, ada, code)
}

fn asked() -> (World, Address, CaseCode) {
    let (mut world, ada, code) = claimed();
    world.staff(&format!("!weiter {code} {OTHER}"));
    let ask = Say::AskHandOn { code: code.clone(), from: QueueId::new(QUEUE), to: other(), there: None };
    assert_eq!(world.told(&ada, &ask), 1);
    assert_eq!(world.staff_told(&StaffSay::HandOnAsked { code: code.clone(), to: other() }), 1);
    (world, ada, code)
}

#[test]
fn a_service_that_is_away_is_not_asked_for_and_gets_nothing_after_a_late_yes() {
    let away = |world: &mut World, text: &str| {
        world.batch(vec![staff_did(OTHER, Trust::Full, None, StaffWhat::Text(text.to_owned()))]);
    };
    let until = "2026-12-03".parse().unwrap();
    let refused = |code: &CaseCode| {
        let why = NoHandOn::Closed { queue: other(), until };
        StaffSay::NotHandedOn { code: code.clone(), why }
    };
    let (mut world, ada, code) = claimed();
    away(&mut world, "!abwesend bis 3.12.");
    let before = world.to_person(&ada).len();
    world.staff(&format!("!weiter {code} {OTHER}"));
    assert_eq!((world.staff_told(&refused(&code)), world.to_person(&ada).len()), (1, before));

    let (mut world, ada, code) = asked();
    away(&mut world, "!abwesend bis 3.12.");
    world.taps(&ada, &Choice::HandOn(code.clone(), other()));
    let stays = Say::StaysWith { code: code.clone(), queue: QueueId::new(QUEUE) };
    assert_eq!((world.told(&ada, &stays), world.staff_told(&refused(&code))), (1, 1));
    assert!(in_other(&world).iter().all(|carried| !carried.is_card()));
}

fn in_other(world: &World) -> Vec<Carried> {
    let mut all = world.all();
    all.retain(|carried| carried.letter.to == Recipient::Queue(other()));
    all
}

#[test]
fn with_a_yes_the_case_moves_with_what_was_asked_for_and_leaves_the_old_room() {
    let (mut world, ada, code) = asked();
    assert!(in_other(&world).is_empty(), "nothing goes there before the yes");
    let here: Vec<String> =
        world.to_room().iter().filter(|post| post.text().contains(WORDS)).map(Carried::reference).collect();
    let card = world.cards(&code)[0].reference();
    world.taps(&ada, &Choice::HandOn(code.clone(), other()));
    assert_eq!(world.told(&ada, &Say::HandedOn { code: code.clone(), queue: other() }), 1);
    let there = in_other(&world);
    assert!(
        there[0].is_card() && there[0].text().contains("mit Zustimmung der Person"),
        "{}",
        there[0].text()
    );
    assert_eq!(there.iter().filter(|post| post.text().contains(WORDS)).count(), 1);
    let gone = world.redacted();
    assert!(gone.contains(&card) && here.iter().all(|story| gone.contains(story)), "{gone:?}");
    assert_eq!(world.staff_told(&StaffSay::HandedOn { code: code.clone(), to: other() }), 1);
    // The old service has no hand on it any more, the new one has.
    let heard = world.to_person(&ada).len();
    world.staff(&format!("!antwort {code} von früher"));
    assert_eq!(world.to_person(&ada).len(), heard);
    for command in ["!annehmen", "!antwort Guten Tag von der anderen Stelle"] {
        let what = StaffWhat::Text(command.to_owned());
        world.batch(vec![staff_did(OTHER, Trust::Full, Some(there[0].reference()), what)]);
    }
    let answer =
        Say::StaffAnswer { code, queue: other(), text: "Guten Tag von der anderen Stelle".to_owned() };
    assert_eq!(world.told(&ada, &answer), 1);
    world.assert_nothing_doubled();
}

#[test]
fn an_answer_on_its_way_to_the_person_still_arrives_and_one_in_its_pause_is_halted() {
    let mut world = World::pausing();
    let ada = person("ada");
    let code = world.sends_request_telling(&ada, WORDS);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!weiter {code} {OTHER}"));
    let yes = world.button(&ada, &Choice::HandOn(code.clone(), other()));
    // The first has left and is under way, the second still waits.
    world.plan(|letter| match (&letter.to, &letter.what) {
        (Recipient::Person(_), Outgoing::Message { text, .. }) if text.contains("unterwegs") => Fate::Hangs,
        _ => is_sent(letter),
    });
    world.staff(&format!("!antwort {code} Das ist unterwegs"));
    world.pass(SignedDuration::from_secs(21));
    world.advance_only(Duration::from_secs(21));
    world.try_staff(&format!("!antwort {code} Das wartet noch"));
    world.try_batch(batch(vec![yes])).unwrap();
    world.land(Outcome::Sent { references: vec!["$there".into()] });
    world.pass(SignedDuration::from_mins(1));
    world.advance(Duration::from_mins(1));
    let heard = |words: &str| world.to_person(&ada).iter().any(|carried| carried.text().contains(words));
    assert!(heard("Das ist unterwegs") && !heard("Das wartet noch"));
    assert!(world.to_room().iter().any(|post| post.text().contains("angehalten, nichts gesendet")));
    // What one service wrote is nothing to the other.
    assert!(!in_other(&world).iter().any(|post| post.text().contains("unterwegs")));
}

#[test]
fn what_was_passed_on_to_the_old_service_and_not_shown_yet_does_not_go_on() {
    let mut world = World::asleep();
    world.gather_pause = 5;
    world.wake();
    world.hire();
    let ada = person("ada");
    let code = world.sends_request_telling(&ada, WORDS);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!weiter {code} {OTHER}"));
    world.says(&ada, "Das ist nur für die erste Stelle");
    world.taps(&ada, &Choice::RelayToStaff);
    world.taps(&ada, &Choice::HandOn(code, other()));
    world.pass(SignedDuration::from_mins(1));
    world.advance(Duration::from_mins(1));
    assert!(in_other(&world).iter().any(Carried::is_card));
    assert!(in_other(&world).iter().all(|post| !post.text().contains("erste Stelle")));
}

#[test]
fn a_case_that_had_an_answer_promises_none_at_the_next_service_and_its_end_is_counted_once() {
    let (mut world, ada, code) = claimed();
    world.staff(&format!("!antwort {code} Guten Tag"));
    world.staff(&format!("!schliessen {code} beraten"));
    world.taps(&ada, &Choice::Helped(code.clone(), Helped::Yes));
    world.taps(&ada, &Choice::Reopen(code.clone()));
    world.staff(&format!("!weiter {code} {OTHER}"));
    world.taps(&ada, &Choice::HandOn(code.clone(), other()));
    let close = StaffWhat::Text(format!("!schliessen {code} beraten"));
    world.batch(vec![staff_did(OTHER, Trust::Full, None, close)]);
    world.stop();
    let codes = [code];
    let (case, tallies) = world.look(async |store| {
        let case = store.cases(&codes).await.unwrap().remove(&codes[0]).unwrap();
        (case, store.tallies().await.unwrap())
    });
    assert_eq!((case.queue, case.request.card().promised_by), (other(), None));
    assert!(case.course.helped);
    let ends = tallies.iter().filter(|counted| matches!(counted.tally.fact, Fact::Ended(Ended::Closed(_))));
    assert_eq!(ends.map(|counted| counted.count).sum::<u64>(), 1);
}

#[test]
fn a_card_still_on_its_way_to_the_old_room_is_taken_out_when_it_arrives() {
    let (mut world, ada, code) = asked();
    world.plan(|letter| match &letter.what {
        Outgoing::Message { text, .. }
            if text.contains("eingefallen") && matches!(letter.to, Recipient::Queue(_)) =>
        {
            Fate::Hangs
        }
        _ => is_sent(letter),
    });
    world.says(&ada, "Mir ist noch etwas eingefallen");
    let relay = world.button(&ada, &Choice::RelayToStaff);
    world.try_batch(batch(vec![relay])).unwrap();
    world.advance_only(Duration::from_millis(1));
    world.plan(is_sent);
    let yes = world.button(&ada, &Choice::HandOn(code.clone(), other()));
    world.try_batch(batch(vec![yes])).unwrap();
    world.land(Outcome::Sent { references: vec!["$late".into()] });
    assert!(world.redacted().contains(&"$late".to_owned()), "{:?}", world.redacted());
    let there = in_other(&world);
    assert!(there.iter().any(Carried::is_card));
    let what = StaffWhat::Text("!annehmen".to_owned());
    world.batch(vec![staff_did(OTHER, Trust::Full, Some(there[0].reference()), what)]);
    assert!(in_other(&world).iter().any(|post| post.text().contains("ist angenommen")));
}

#[test]
fn a_room_that_closed_before_the_yes_leaves_the_case_where_it_is() {
    let (mut world, ada, code) = asked();
    let closed = Event::Room { queue: other(), problem: Some(RoomProblem::NotJoined) };
    world.batch(vec![closed]);
    world.taps(&ada, &Choice::HandOn(code.clone(), other()));
    assert_eq!(world.told(&ada, &Say::StaysWith { code: code.clone(), queue: QueueId::new(QUEUE) }), 1);
    assert!(in_other(&world).is_empty() && world.redacted().is_empty());
    world.staff(&format!("!antwort {code} Wir machen weiter"));
    assert!(world.to_person(&ada).pop().unwrap().text().contains("Wir machen weiter"));
}

#[test]
fn with_a_no_nothing_changes_and_the_service_knows() {
    let (mut world, ada, code) = asked();
    world.says(&ada, "nein");
    assert_eq!(world.told(&ada, &Say::StaysWith { code: code.clone(), queue: QueueId::new(QUEUE) }), 1);
    assert_eq!(world.staff_told(&StaffSay::Stays { code: code.clone() }), 1);
    assert!(in_other(&world).is_empty() && world.redacted().is_empty());
    world.staff(&format!("!antwort {code} Wir machen weiter"));
    let answer = Say::StaffAnswer {
        code: code.clone(),
        queue: QueueId::new(QUEUE),
        text: "Wir machen weiter".to_owned(),
    };
    assert_eq!(world.told(&ada, &answer), 1);
    // A button of the question is stale now, whichever it is.
    world.taps(&ada, &Choice::HandOn(code, other()));
    assert!(in_other(&world).is_empty());
}

#[test]
fn the_question_can_be_answered_in_a_word_and_after_a_restart() {
    let (mut world, ada, code) = asked();
    world.crash();
    world.wake();
    world.hire();
    world.says(&ada, "ja");
    assert_eq!(world.told(&ada, &Say::HandedOn { code, queue: other() }), 1);
    assert_eq!(in_other(&world).iter().filter(|post| post.is_card()).count(), 1);
}

#[test]
fn whom_nobody_asks_nothing_is_asked() {
    let (mut world, ada, code) = claimed();
    let heard = world.to_person(&ada).len();
    for to in ["", "gibt-es-nicht", QUEUE] {
        world.staff(&format!("!weiter {code} {to}"));
    }
    let unknown = |say: &str| world.to_room().iter().filter(|post| post.text().contains(say)).count();
    assert_eq!(unknown("fehlt eine andere Stelle"), 3);
    assert_eq!(world.to_person(&ada).len(), heard);
    let ben = person("ben");
    let silent = world.sends_request_wanting(&ben, AnswerWish::PassOn);
    let heard = world.to_person(&ben).len();
    world.staff(&format!("!weiter {silent} {OTHER}"));
    assert_eq!(world.to_person(&ben).len(), heard);
}

#[test]
fn a_service_whose_room_cannot_be_used_is_not_asked_about() {
    let (mut world, ada, code) = claimed();
    world.plan(|letter| match &letter.to {
        Recipient::Queue(queue) if *queue == other() => {
            Fate::Becomes(Outcome::RoomClosed(RoomProblem::NotJoined))
        }
        _ => is_sent(letter),
    });
    let closed = Event::Room { queue: other(), problem: Some(RoomProblem::NotJoined) };
    world.batch(vec![closed]);
    let heard = world.to_person(&ada).len();
    world.staff(&format!("!weiter {code} {OTHER}"));
    let refused = StaffSay::NotHandedOn { code, why: NoHandOn::NoRoom { queue: other() } };
    assert_eq!(world.staff_told(&refused), 1);
    assert_eq!(world.to_person(&ada).len(), heard);
}

#[test]
fn a_button_of_an_earlier_question_agrees_to_no_other_service() {
    let (mut world, ada, code) = asked();
    let jump = QueueId::new("jump");
    world.staff(&format!("!weiter {code} {jump}"));
    world.taps(&ada, &Choice::HandOn(code.clone(), other()));
    assert!(in_other(&world).is_empty());
    assert_eq!(world.told(&ada, &Say::HandedOn { code: code.clone(), queue: jump.clone() }), 0);
    world.taps(&ada, &Choice::HandOn(code.clone(), jump.clone()));
    assert_eq!(world.told(&ada, &Say::HandedOn { code, queue: jump }), 1);
}

#[test]
fn staff_see_that_the_person_was_asked_and_do_not_ask_twice() {
    let (mut world, ada, code) = asked();
    let waits = StaffSay::HandOnWaits { code: code.clone(), to: other() };
    let before = world.to_person(&ada).len();
    // By the name that the card shows, too.
    for to in [OTHER, "LOBBI.ost"] {
        world.staff(&format!("!weiter {code} {to}"));
    }
    assert_eq!(world.to_person(&ada).len(), before, "nobody is asked the same twice");
    assert_eq!(world.staff_told(&waits), 2);
    world.staff(&format!("!fall {code}"));
    assert_eq!(world.staff_told(&waits), 3);
    world.staff("!offen");
    assert_eq!(world.staff_told(&waits), 4);
    world.taps(&ada, &Choice::StayWith(code.clone()));
    world.staff(&format!("!fall {code}"));
    assert_eq!(world.staff_told(&waits), 4, "it was answered");
}
