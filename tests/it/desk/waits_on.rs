//! Whoever has no answer waits on, and staff see so: answers that were stopped, refused, late or taken back, and the words
//! left standing about them.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{
    Address, Event, Outcome, Outgoing, Recipient, RoomProblem, StaffSaid, StaffWhat, Trust,
};
use lotse::handoff::command::NotDone;
use lotse::handoff::say::{NotSent, StaffSay};
use lotse::id::{CaseCode, QueueId};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{Carried, Fate, QUEUE, STAFF, World, is_sent, person, staff_did};

const BEN: &str = "@ben:example.org";
const COMMAND: &str = "$command";
const ANSWER: &str = "Wir sind am Montag da";

/// A claimed case, with the pause a centre has.
fn claimed() -> (World, Address, CaseCode) {
    let mut world = World::pausing();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    (world, ada, code)
}

fn did(sender: &str, event: &str, about: Option<String>, what: StaffWhat) -> Event {
    let trust = if matches!(what, StaffWhat::TakenBack(_) | StaffWhat::Reaction(_)) {
        Trust::Unencrypted
    } else {
        Trust::Full
    };
    let Event::Staff(said) = staff_did(QUEUE, trust, about, what) else { unreachable!() };
    let event = if event.is_empty() { said.event.clone() } else { event.to_owned() };
    Event::Staff(StaffSaid { sender: sender.to_owned(), event, ..said })
}

fn answers(code: &CaseCode) -> Event {
    did(STAFF, COMMAND, None, StaffWhat::Text(format!("!antwort {code} {ANSWER}")))
}

fn takes_back() -> Event {
    did(STAFF, "", None, StaffWhat::TakenBack(COMMAND.to_owned()))
}

fn pass(world: &mut World, seconds: i64) {
    world.pass(SignedDuration::from_secs(seconds));
    world.advance(Duration::from_secs(seconds.unsigned_abs()));
}

fn answered(world: &World, who: &Address) -> usize {
    world.to_person(who).iter().filter(|carried| carried.text().contains(ANSWER)).count()
}

fn restart(world: &mut World) {
    world.crash();
    world.wake();
    world.hire();
}

/// How often the room was reminded that somebody waits for an answer.
fn reminded(world: &World, code: &CaseCode) -> usize {
    let room = world.to_room();
    room.iter().filter(|carried| carried.text().starts_with(&format!("{code} wartet seit"))).count()
}

/// What the room last read in the place of a message.
fn now(world: &World, reference: &str, posted: &str) -> String {
    let mut edits = world.all().into_iter().filter_map(|carried| match carried.letter.what {
        Outgoing::Edit { reference: of, text, .. } if of == reference => Some(text),
        _ => None,
    });
    edits.next_back().unwrap_or_else(|| posted.to_owned())
}

#[test]
fn a_case_given_back_while_an_answer_waits_is_there_to_be_taken_when_it_has_left() {
    let (mut world, ada, code) = claimed();
    world.batch(vec![answers(&code)]);
    world.staff(&format!("!freigeben {code}"));
    pass(&mut world, 21);
    assert_eq!(answered(&world, &ada), 1);
    let card = world.cards(&code)[0].clone();
    let says = now(&world, &card.reference(), card.text());
    assert!(says.contains("niemand hat angenommen"), "{says}");
    let sign = StaffWhat::Reaction("✅".to_owned());
    world.batch(vec![did(BEN, "", Some(card.reference()), sign)]);
    let says = now(&world, &card.reference(), card.text());
    assert!(says.contains(&format!("von {BEN}")), "{says}");
}

#[test]
fn whoever_never_got_an_answer_that_was_stopped_still_waits_and_staff_are_reminded() {
    let (mut world, ada, code) = claimed();
    // Telegram is away.
    world.plan(|letter| match letter.to {
        Recipient::Person(_) => Fate::Becomes(Outcome::Retry { after: Some(Duration::from_hours(1)) }),
        _ => is_sent(letter),
    });
    world.says(&ada, "/hilfe");
    world.batch(vec![answers(&code)]);
    pass(&mut world, 21);
    world.batch(vec![takes_back()]);
    world.all_sent();
    for _ in 0..48 {
        world.pass(SignedDuration::from_hours(1));
        world.advance(Duration::from_mins(2));
    }
    assert_eq!(answered(&world, &ada), 0);
    assert!(reminded(&world, &code) > 0, "the person waits for an answer, and nobody is told");
}

#[test]
fn whoever_had_their_only_answer_removed_still_waits_and_staff_are_reminded() {
    let (mut world, _, code) = claimed();
    world.batch(vec![answers(&code)]);
    pass(&mut world, 21);
    world.batch(vec![takes_back()]);
    for _ in 0..48 {
        world.pass(SignedDuration::from_hours(1));
        world.advance(Duration::from_mins(2));
    }
    assert!(reminded(&world, &code) > 0, "the person waits for an answer, and nobody is told");
}

#[test]
fn an_answer_the_platform_refuses_leaves_its_person_waiting_and_staff_are_reminded() {
    let (mut world, _, code) = claimed();
    world.plan(|letter| match &letter.what {
        Outgoing::Message { text, .. }
            if text.contains(ANSWER) && matches!(letter.to, Recipient::Person(_)) =>
        {
            Fate::Becomes(Outcome::Refused("too odd"))
        }
        _ => is_sent(letter),
    });
    world.batch(vec![answers(&code)]);
    pass(&mut world, 21);
    let not_sent = StaffSay::AnswerNotSent { code: Some(code.clone()), reason: NotSent::Unreachable };
    assert_eq!(world.staff_told(&not_sent), 1);
    for _ in 0..48 {
        world.pass(SignedDuration::from_hours(1));
        world.advance(Duration::from_mins(2));
    }
    assert!(reminded(&world, &code) > 0, "the person waits for an answer, and nobody is told");
}

#[test]
fn an_answer_nobody_has_said_yes_to_hides_from_nobody_that_the_person_has_none() {
    let (mut world, _, code) = claimed();
    let card = world.cards(&code)[0].reference();
    world.batch(vec![did(BEN, "", None, StaffWhat::Text(format!("!antwort {code} {ANSWER}")))]);
    world.batch(vec![did(STAFF, "", Some(card), StaffWhat::Text("Da sollten wir hinfahren".into()))]);
    assert_eq!(world.staff_told(&StaffSay::NoAnswerYet { code }), 1);
}

#[test]
fn an_echo_that_comes_late_does_not_say_that_the_answer_can_still_be_halted() {
    let (mut world, ada, code) = claimed();
    world.plan(|letter| match &letter.what {
        Outgoing::Message { text, .. } if text.starts_with("An ") => {
            Fate::Becomes(Outcome::RoomClosed(RoomProblem::Unreachable))
        }
        _ => is_sent(letter),
    });
    world.batch(vec![answers(&code)]);
    pass(&mut world, 55);
    assert_eq!(answered(&world, &ada), 1);
    world.all_sent();
    world.batch(vec![Event::Room { queue: QueueId::new(QUEUE), problem: None }]);
    let room = world.to_room();
    let echo = room.iter().rev().find(|carried| {
        matches!(carried.letter.what, Outgoing::Message { .. }) && carried.text().contains("20 Sekunden")
    });
    let echo = echo.expect("an echo");
    let says = now(&world, &echo.reference(), echo.text());
    assert!(!says.contains("20 Sekunden"), "{says}");
    // A sign under it that comes too late is answered.
    let sign = StaffWhat::Reaction("❌".to_owned());
    world.batch(vec![did(STAFF, "", Some(echo.reference()), sign)]);
    assert_eq!(world.staff_told(&StaffSay::TooLateToHalt { code }), 1);
}

#[test]
fn the_same_answer_read_again_after_a_crash_reaches_the_person_once() {
    let (mut world, ada, code) = claimed();
    world.batch(vec![answers(&code)]);
    restart(&mut world);
    world.batch(vec![answers(&code)]);
    pass(&mut world, 30);
    restart(&mut world);
    world.batch(vec![answers(&code)]);
    pass(&mut world, 30);
    assert_eq!(answered(&world, &ada), 1);
}

#[test]
fn opening_a_case_that_is_open_again_does_not_say_that_it_is_gone() {
    let (mut world, ada, code) = claimed();
    world.staff(&format!("!schliessen {code} ohne-antwort"));
    let (tap, again) = (
        world.button(&ada, &Choice::Reopen(code.clone())),
        world.button(&ada, &Choice::Reopen(code.clone())),
    );
    world.batch(vec![tap]);
    let queue = QueueId::new(QUEUE);
    assert_eq!(world.told(&ada, &Say::Reopened { code: code.clone(), queue }), 1);
    world.says(&ada, "/hilfe");
    world.batch(vec![again]);
    assert_eq!(world.told(&ada, &Say::ReopenGone(code)), 0);
}

#[test]
fn a_case_that_cannot_be_read_keeps_nothing_from_being_forgotten() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!rat {code} jump Wie macht ihr das?"));
    world.staff("!ja");
    world.says(&ben, "/start");
    world.taps(&ben, &Choice::Agree);
    world.stop();
    world.damage("UPDATE cases SET sealed = x'00'");
    world.wake();
    world.hire();
    world.pass(SignedDuration::from_hours(30));
    world.sweep();
    world.stop();
    let who = world.lookup(&ben);
    let left = world.look(async |store| store.people(&[who]).await.unwrap().len());
    assert_eq!(left, 0, "a draft outlives its time");
}

#[test]
fn an_answer_that_begins_with_the_number_of_a_question_goes_to_no_person() {
    let (mut world, ada, code) = claimed();
    let card = world.cards(&code)[0].reference();
    let text = format!("!antwort 4279 {ANSWER}");
    world.batch(vec![did(STAFF, "", Some(card), StaffWhat::Text(text))]);
    pass(&mut world, 30);
    assert_eq!(answered(&world, &ada), 0);
}

#[test]
fn what_is_passed_on_after_the_card_was_refused_is_shown_without_one() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    world.plan(|letter| match letter.what {
        Outgoing::Card { .. } => Fate::Becomes(Outcome::Refused("refused by the homeserver")),
        _ => is_sent(letter),
    });
    world.taps(&ada, &Choice::Send);
    world.all_sent();
    world.says(&ada, "Der Vorfall war am Abend auf dem Markt");
    world.taps(&ada, &Choice::RelayToStaff);
    pass(&mut world, 120);
    let shown = |carried: &&Carried| carried.text().contains("auf dem Markt");
    assert_eq!(world.to_room().iter().filter(shown).count(), 1);
}

#[test]
fn an_answer_that_has_left_and_says_no_command_any_more_is_said_to_be_unchanged() {
    let (mut world, ada, code) = claimed();
    world.batch(vec![answers(&code)]);
    pass(&mut world, 21);
    let text = "Wir sind doch erst am Dienstag da".to_owned();
    world.batch(vec![did(STAFF, "", None, StaffWhat::Edited { message: COMMAND.to_owned(), text })]);
    assert_eq!((answered(&world, &ada), world.staff_told(&StaffSay::EditIgnored)), (1, 1));
}

#[test]
fn the_pause_begins_when_the_room_shows_the_echo_and_a_room_that_takes_nothing_keeps_no_answer_from_the_person()
 {
    for opens in [true, false] {
        let (mut world, ada, code) = claimed();
        world.plan(|letter| match &letter.what {
            Outgoing::Message { text, .. } if text.starts_with("An ") && letter.to != Recipient::Operator => {
                Fate::Becomes(Outcome::RoomClosed(RoomProblem::Unreachable))
            }
            _ => is_sent(letter),
        });
        world.batch(vec![answers(&code)]);
        pass(&mut world, 40);
        assert_eq!(answered(&world, &ada), 0, "nobody could halt it yet");
        if opens {
            world.all_sent();
            world.batch(vec![Event::Room { queue: QueueId::new(QUEUE), problem: None }]);
            pass(&mut world, 19);
            assert_eq!(answered(&world, &ada), 0);
            pass(&mut world, 2);
        } else {
            pass(&mut world, 300);
        }
        assert_eq!(answered(&world, &ada), 1, "{opens}");
    }
}

#[test]
fn whoever_has_only_an_answer_that_was_stopped_is_not_closed_as_answered() {
    let (mut world, ada, code) = claimed();
    world.batch(vec![answers(&code)]);
    pass(&mut world, 21);
    world.batch(vec![takes_back()]);
    assert_eq!(answered(&world, &ada), 1, "it was there, and is gone");
    world.staff(&format!("!schliessen {code}"));
    assert_eq!(world.staff_told(&StaffSay::ReasonMissing { code }), 1);
}

#[test]
fn a_case_given_back_after_its_answer_is_a_talk_again_for_whoever_takes_it() {
    let (mut world, _, code) = claimed();
    world.batch(vec![answers(&code)]);
    pass(&mut world, 21);
    world.staff(&format!("!freigeben {code}"));
    world.batch(vec![did(BEN, "", None, StaffWhat::Text(format!("!annehmen {code}")))]);
    let card = world.cards(&code)[0].reference();
    let card = now(&world, &card, "");
    assert!(card.contains(&format!("im Gespräch, angenommen von {BEN}")), "{card}");
}

#[test]
fn a_command_under_a_picture_is_said_to_count_for_nothing() {
    let (mut world, ada, code) = claimed();
    let heard = world.to_person(&ada).len();
    for text in [format!("!antwort {code} {ANSWER}"), "Unser neuer Flyer".to_owned()] {
        world.batch(vec![did(STAFF, "", None, StaffWhat::Captioned(text))]);
    }
    pass(&mut world, 60);
    assert_eq!(world.staff_told(&StaffSay::NotDone(NotDone::WithFile)), 1);
    assert_eq!(world.to_person(&ada).len(), heard);
}
