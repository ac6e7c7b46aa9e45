//! A person changes a message or takes it back: what waits is changed where it stands, what was passed on is changed in the
//! room, and staff and person know it.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{Address, Batch, Event, Outcome, Outgoing, Recipient, RoomProblem};
use lotse::handoff::say::StaffSay;
use lotse::id::{CaseCode, ChannelKind, QueueId};
use lotse::intake::input::{Input, Meaning};
use lotse::intake::question::Choice;
use lotse::intake::return_code::{self, Seen};
use lotse::intake::say::Say;

use crate::support::world::{Carried, Fate, QUEUE, World, did_to, is_sent, person};

const FIRST: &str = "Es war am Montag auf dem Schulhof";
const SECOND: &str = "Es war am Dienstag auf dem Schulhof";

fn text(text: &str) -> Input {
    Input::Text { text: text.to_owned(), means: Meaning::Words }
}

/// Writes something that the platform calls `message`.
fn writes(world: &mut World, who: &Address, message: &str, words: &str) {
    world.batch(vec![did_to(who, message, text(words))]);
}

fn edits(world: &mut World, who: &Address, message: &str, words: &str) {
    world.batch(vec![did_to(who, message, Input::Edited(words.to_owned()))]);
}

fn takes_back(world: &mut World, who: &Address, message: &str) {
    world.batch(vec![did_to(who, message, Input::TakenBack)]);
}

/// What can be read in the room now.
fn standing(world: &World) -> Vec<String> {
    let gone = world.redacted();
    let posts = world.to_room();
    let posted =
        |post: &&Carried| matches!(post.letter.what, Outgoing::Message { .. } | Outgoing::Card { .. });
    let there = posts.iter().filter(posted).filter(|post| !gone.contains(&post.reference()));
    there.map(|post| post.text().to_owned()).collect()
}

fn stands(world: &World, words: &str) -> usize {
    standing(world).iter().filter(|post| post.contains(words)).count()
}

fn heard(world: &World, who: &Address, words: &str) -> usize {
    world.to_person(who).iter().filter(|carried| carried.text().contains(words)).count()
}

/// Somebody who has passed a message on, which the platform calls `$1`.
fn passed_on() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    writes(&mut world, &ada, "$1", FIRST);
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!(stands(&world, FIRST), 1);
    (world, ada, code)
}

/// Somebody whose request has two messages, `$1` and `$2`; not sent yet.
fn telling() -> (World, Address) {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    writes(&mut world, &ada, "$1", FIRST);
    writes(&mut world, &ada, "$2", "Seitdem geht mein Sohn nicht mehr hin");
    (world, ada)
}

fn sends(world: &mut World, who: &Address) -> CaseCode {
    world.taps(who, &Choice::Done);
    world.taps(who, &Choice::Answer(lotse::intake::dialogue::AnswerWish::Here));
    world.taps(who, &Choice::Send);
    world.receipt(who)
}

#[test]
fn a_message_that_was_passed_on_is_changed_in_the_room_and_both_sides_know_it() {
    let (mut world, ada, code) = passed_on();
    edits(&mut world, &ada, "$1", SECOND);
    assert_eq!((stands(&world, FIRST), stands(&world, SECOND)), (0, 1), "{:?}", standing(&world));
    assert_eq!(stands(&world, &format!("Die Person zu {code} hat eine Nachricht geändert")), 1);
    assert_eq!(heard(&world, &ada, "Ihre Änderung ist weitergegeben"), 1);
    // And once more: of three versions one stands.
    edits(&mut world, &ada, "$1", "Es war doch am Mittwoch");
    assert_eq!((stands(&world, SECOND), stands(&world, "am Mittwoch")), (0, 1));
    world.assert_nothing_doubled();
}

#[test]
fn a_change_passes_the_gate_and_its_masking_is_told() {
    let (mut world, ada, _) = passed_on();
    edits(&mut world, &ada, "$1", "Es war Jonas Petersen, seine Nummer ist 0171 2345678");
    assert_eq!(stands(&world, "Petersen") + stands(&world, "2345678"), 0, "{:?}", standing(&world));
    let told = world.to_person(&ada).pop().unwrap();
    assert!(
        told.text().contains("So liest es die Stelle") && told.text().contains("Telefonnummer"),
        "{}",
        told.text()
    );
    assert!(!told.text().contains("Petersen"), "{}", told.text());
}

#[test]
fn danger_in_a_change_is_answered_first_and_staff_read_it_first() {
    let (mut world, ada, _) = passed_on();
    edits(&mut world, &ada, "$1", "Ich will nicht mehr leben");
    let told = world.to_person(&ada);
    let numbers = told.iter().position(|carried| carried.text().contains("0800 111 0 111")).expect("numbers");
    let noted = told.iter().rposition(|carried| carried.text().contains("Ihre Änderung ist weitergegeben"));
    assert!(noted.is_some_and(|noted| numbers <= noted));
    let post = standing(&world).into_iter().find(|post| post.contains("nicht mehr leben")).expect("the post");
    assert!(post.starts_with("Bitte zuerst lesen"), "{post}");
}

#[test]
fn what_is_collected_for_the_request_is_changed_where_it_stands() {
    let (mut world, ada) = telling();
    edits(&mut world, &ada, "$1", SECOND);
    let told = world.to_person(&ada).pop().unwrap();
    assert!(told.text().contains(SECOND) && !told.text().contains(FIRST), "{}", told.text());
    sends(&mut world, &ada);
    let story =
        standing(&world).into_iter().find(|post| post.contains("in eigenen Worten:")).expect("a story");
    assert!(story.find(SECOND) < story.find("geht mein Sohn"), "it keeps its place: {story}");
    assert_eq!(world.to_room().iter().filter(|post| post.text().contains(FIRST)).count(), 0);
}

#[test]
fn what_is_taken_back_before_the_request_is_sent_is_not_in_it() {
    let (mut world, ada) = telling();
    takes_back(&mut world, &ada, "$1");
    assert_eq!(world.told(&ada, &Say::MessageDropped), 1);
    sends(&mut world, &ada);
    assert_eq!((stands(&world, "Schulhof"), stands(&world, "geht mein Sohn")), (0, 1));
}

#[test]
fn what_waits_for_a_yes_is_changed_where_it_stands_and_nothing_goes_before_the_yes() {
    let mut world = World::new();
    let ada = person("ada");
    world.sends_request(&ada);
    writes(&mut world, &ada, "$1", FIRST);
    edits(&mut world, &ada, "$1", SECOND);
    assert_eq!(stands(&world, "Schulhof"), 0);
    let asked = world.to_person(&ada).pop().unwrap();
    assert!(asked.text().contains(SECOND) && !asked.text().contains(FIRST), "{}", asked.text());
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!((stands(&world, FIRST), stands(&world, SECOND)), (0, 1));
    // It is known by its name from then on, too.
    edits(&mut world, &ada, "$1", FIRST);
    assert_eq!((stands(&world, FIRST), stands(&world, SECOND)), (1, 0));
}

#[test]
fn what_is_taken_back_before_the_yes_goes_to_nobody() {
    let mut world = World::new();
    let ada = person("ada");
    world.sends_request(&ada);
    writes(&mut world, &ada, "$1", FIRST);
    let yes = world.button(&ada, &Choice::RelayToStaff);
    takes_back(&mut world, &ada, "$1");
    world.batch(vec![yes]);
    assert_eq!((stands(&world, FIRST), world.told(&ada, &Say::MessageDropped)), (0, 1));
    // What is written next is not taken for a continuation.
    writes(&mut world, &ada, "$2", "Etwas ganz anderes ist geschehen");
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!((stands(&world, FIRST), stands(&world, "ganz anderes")), (0, 1));
}

#[test]
fn the_words_of_a_request_are_changed_in_the_room_with_all_that_stays() {
    let (mut world, ada) = telling();
    let code = sends(&mut world, &ada);
    edits(&mut world, &ada, "$1", SECOND);
    assert_eq!((stands(&world, FIRST), stands(&world, SECOND), stands(&world, "geht mein Sohn")), (0, 1, 1));
    assert_eq!(stands(&world, &format!("Die Person zu {code} hat den Text ihrer Anfrage geändert")), 1);
    // Whoever shows the case again sees what holds, and that is changed with the rest.
    world.staff(&format!("!fall {code}"));
    assert_eq!((stands(&world, FIRST), stands(&world, SECOND)), (0, 2));
    takes_back(&mut world, &ada, "$1");
    assert_eq!(
        (stands(&world, "Schulhof"), stands(&world, "geht mein Sohn")),
        (0, 1),
        "{:?}",
        standing(&world)
    );
    assert_eq!(world.staff_told(&StaffSay::TookBack { code }), 1);
}

#[test]
fn words_changed_while_the_card_waits_arrive_as_they_are_now() {
    let (mut world, ada) = telling();
    let room = |problem| Event::Room { queue: QueueId::new(QUEUE), problem };
    world.plan(|letter| match &letter.to {
        Recipient::Queue(_) => Fate::Becomes(Outcome::RoomClosed(RoomProblem::NotJoined)),
        _ => is_sent(letter),
    });
    world.batch(vec![room(Some(RoomProblem::NotJoined))]);
    sends(&mut world, &ada);
    edits(&mut world, &ada, "$1", SECOND);
    world.all_sent();
    world.batch(vec![room(None)]);
    assert_eq!(stands(&world, SECOND), 1);
    assert_eq!(world.to_room().iter().filter(|post| post.text().contains(FIRST)).count(), 0);
}

#[test]
fn a_message_taken_back_leaves_the_room_and_both_sides_know_it() {
    let (mut world, ada, code) = passed_on();
    takes_back(&mut world, &ada, "$1");
    assert_eq!(stands(&world, "Schulhof"), 0);
    assert_eq!(world.staff_told(&StaffSay::TookBack { code: code.clone() }), 1);
    assert_eq!(world.told(&ada, &Say::MessageTakenBack(vec![code.clone()])), 1);
    // Once is enough, and of what nobody knows there is nothing to say.
    let said = world.to_person(&ada).len();
    takes_back(&mut world, &ada, "$1");
    takes_back(&mut world, &ada, "$unheard-of");
    assert_eq!((world.staff_told(&StaffSay::TookBack { code }), world.to_person(&ada).len()), (1, said));
}

#[test]
fn a_message_changed_on_its_way_is_in_the_room_once_whether_it_got_through_or_not() {
    for arrives in [true, false] {
        let (mut world, ada, _) = passed_on();
        world.plan(|letter| match &letter.what {
            Outgoing::Message { text, .. }
                if text.contains("Donnerstag") && matches!(letter.to, Recipient::Queue(_)) =>
            {
                Fate::Hangs
            }
            _ => is_sent(letter),
        });
        let late = did_to(&ada, "$2", text("Am Donnerstag kam er wieder"));
        world.try_batch(Batch { events: vec![late], ..Batch::new(ChannelKind::Telegram) }).unwrap();
        world.advance_only(Duration::from_millis(1));
        let change = did_to(&ada, "$2", Input::Edited("Am Freitag kam er wieder".to_owned()));
        world.try_batch(Batch { events: vec![change], ..Batch::new(ChannelKind::Telegram) }).unwrap();
        let outcome = if arrives {
            Outcome::Sent { references: vec!["$late".into()] }
        } else {
            Outcome::Retry { after: None }
        };
        world.land(outcome);
        assert_eq!(world.redacted().contains(&"$late".to_owned()), arrives);
        assert_eq!(stands(&world, "Am Freitag"), 1);
        let tries = world.to_room().iter().filter(|post| post.text().contains("Donnerstag")).count();
        assert_eq!(tries, 1, "it is not tried again");
    }
}

#[test]
fn wherever_the_program_ends_one_version_stands_in_the_room() {
    for step in 0..4 {
        let (mut world, ada, _) = passed_on();
        let crash = |world: &mut World, at: usize| {
            if step == at {
                world.crash();
                world.wake();
                world.hire();
            }
        };
        crash(&mut world, 0);
        let change = did_to(&ada, "$1", Input::Edited(SECOND.to_owned()));
        world.try_batch(Batch { events: vec![change], ..Batch::new(ChannelKind::Telegram) }).unwrap();
        crash(&mut world, 1);
        world.settle();
        crash(&mut world, 2);
        let again = did_to(&ada, "$1", Input::Edited("Es war am Mittwoch".to_owned()));
        world.try_batch(Batch { events: vec![again], ..Batch::new(ChannelKind::Telegram) }).unwrap();
        crash(&mut world, 3);
        world.settle();
        // The same row sent twice is the same event in a room.
        let mut rows = std::collections::BTreeSet::new();
        let gone = world.redacted();
        for post in world.to_room().iter().filter(|post| matches!(post.letter.what, Outgoing::Message { .. }))
        {
            let of_it = ["Montag", "Dienstag", "Mittwoch"].iter().any(|day| post.text().contains(day));
            if of_it && !gone.contains(&post.reference()) {
                rows.insert((post.letter.row.0, post.text().contains("Mittwoch")));
            }
        }
        assert!(rows.len() == 1 && rows.iter().all(|(_, last)| *last), "ended at {step}: {}", rows.len());
    }
}

#[test]
fn what_is_closed_is_changed_no_more_but_can_be_taken_out_of_the_room() {
    let (mut world, ada, code) = passed_on();
    world.staff(&format!("!schliessen {code} beraten"));
    edits(&mut world, &ada, "$1", "Ich meinte Schwerin");
    assert_eq!((stands(&world, FIRST), stands(&world, "Ich meinte")), (1, 0));
    assert_eq!((world.told(&ada, &Say::EditIgnored), world.told(&ada, &Say::Hello)), (1, 1));
    takes_back(&mut world, &ada, "$1");
    assert_eq!((stands(&world, FIRST), world.staff_told(&StaffSay::TookBack { code })), (0, 1));
}

#[test]
fn a_change_of_what_was_an_answer_to_a_question_is_kindly_refused() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    edits(&mut world, &ada, "$unheard-of", "Ich meinte Schwerin");
    assert_eq!(world.told(&ada, &Say::EditIgnored), 1);
}

#[test]
fn after_a_return_names_of_the_old_account_mean_nothing_on_the_new_one() {
    let (mut world, ada, code) = passed_on();
    world.says(&ada, "/rueckkehr");
    let shown = world.to_person(&ada);
    let mut lines = shown.iter().rev().flat_map(|carried| carried.text().lines());
    let Some(Seen::Code(back)) = lines.find_map(return_code::read) else { panic!("no code") };
    let new = person("ada on another telephone");
    world.says(&new, &back.to_string());
    for who in [&new, &ada] {
        edits(&mut world, who, "$1", SECOND);
        takes_back(&mut world, who, "$1");
    }
    assert_eq!((stands(&world, FIRST), stands(&world, SECOND)), (1, 0));
    assert_eq!(world.staff_told(&StaffSay::TookBack { code }), 0);
}

#[test]
fn names_of_messages_go_with_the_case() {
    let (mut world, ada, code) = passed_on();
    world.says(&ada, "/loeschen");
    world.taps(&ada, &Choice::ConfirmDelete);
    world.pass(SignedDuration::from_hours(25));
    world.sweep();
    world.stop();
    let kept = world.look(async |store| store.cases(std::slice::from_ref(&code)).await.unwrap().len());
    assert_eq!(kept, 0);
}

/// Somebody who talks with staff, whose messages are gathered for a moment.
fn talking() -> (World, Address) {
    let mut world = World::asleep();
    world.gather_pause = 5;
    world.wake();
    world.hire();
    let ada = person("ada");
    world.sends_request(&ada);
    world.says(&ada, "Guten Tag noch einmal");
    world.taps(&ada, &Choice::RelayToStaff);
    pause(&mut world);
    (world, ada)
}

fn pause(world: &mut World) {
    world.pass(SignedDuration::from_secs(6));
    world.advance(Duration::from_secs(6));
}

#[test]
fn what_staff_have_not_been_shown_is_changed_or_dropped_before_they_are() {
    let (mut world, ada) = talking();
    writes(&mut world, &ada, "$1", "Wir kommen am Montag vorbei");
    writes(&mut world, &ada, "$2", "Meine Tante kommt mit");
    edits(&mut world, &ada, "$1", "Wir kommen am Freitag vorbei");
    takes_back(&mut world, &ada, "$2");
    assert_eq!(world.told(&ada, &Say::MessageDropped), 1);
    pause(&mut world);
    assert_eq!(
        (stands(&world, "am Freitag"), stands(&world, "am Montag"), stands(&world, "Tante")),
        (1, 0, 0)
    );
    assert!(world.redacted().is_empty(), "there was nothing to take out");
    assert_eq!(stands(&world, "zurückgenommen") + stands(&world, "geändert"), 0, "and nothing to tell");
}

#[test]
fn of_several_messages_in_one_post_the_others_stay() {
    let (mut world, ada) = talking();
    for (name, words) in [("$1", "Wir kommen am Montag vorbei"), ("$2", "Meine Tante kommt mit")] {
        writes(&mut world, &ada, name, words);
    }
    pause(&mut world);
    let both = |world: &World, one: &str| {
        standing(world).iter().filter(|post| post.contains(one) && post.contains("Tante")).count()
    };
    assert_eq!(both(&world, "am Montag"), 1);
    edits(&mut world, &ada, "$1", "Wir kommen am Freitag vorbei");
    assert_eq!((both(&world, "am Freitag"), stands(&world, "am Montag")), (1, 0), "{:?}", standing(&world));
    takes_back(&mut world, &ada, "$1");
    assert_eq!((stands(&world, "am Freitag"), stands(&world, "Tante")), (0, 1), "{:?}", standing(&world));
    takes_back(&mut world, &ada, "$2");
    assert_eq!(stands(&world, "Tante"), 0);
}

#[test]
fn what_is_shown_at_the_end_of_a_case_can_still_be_taken_out() {
    let (mut world, ada) = talking();
    writes(&mut world, &ada, "$1", "Wir kommen am Montag vorbei");
    let code = world.receipt(&ada);
    world.staff(&format!("!schliessen {code} beraten"));
    assert_eq!(stands(&world, "am Montag"), 1);
    takes_back(&mut world, &ada, "$1");
    assert_eq!(stands(&world, "am Montag"), 0);
}
