//! What is tried again by itself, and what is not done twice.

use std::time::Duration;

use lotse::desk::ports::{
    Batch, Event, Outcome, Outgoing, Recipient, RoomProblem, StaffSaid, StaffWhat, Trust,
};
use lotse::handoff::say::StaffSay;
use lotse::id::{ChannelKind, QueueId};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use lotse::locale::OperatorSay;

use crate::support::world::{Fate, QUEUE, STAFF, World, is_sent, person, said, staff_did, staff_says};

fn batch(events: Vec<Event>) -> Batch {
    Batch { events, ..Batch::new(ChannelKind::Telegram) }
}

fn refusing_rooms(world: &World, mut refusals: usize, problem: RoomProblem) {
    world.plan(move |letter| match letter.to {
        Recipient::Queue(_) if refusals > 0 => {
            refusals -= 1;
            Fate::Becomes(Outcome::RoomClosed(problem))
        }
        _ => is_sent(letter),
    });
}

#[test]
fn a_card_refused_though_nobody_says_that_the_room_is_closed_goes_out_with_the_next_letter() {
    let mut world = World::new();
    let (ada, ben, queue) = (person("ada"), person("ben"), QueueId::new(QUEUE));
    let problem = RoomProblem::NotJoined;
    world.comes_to_summary(&ada);
    refusing_rooms(&world, 1, problem);
    world.taps(&ada, &Choice::Send);
    let code = world.receipt(&ada);
    assert_eq!(world.cards(&code).len(), 1);
    assert_eq!(world.operator_told(&OperatorSay::RoomClosed { queue: queue.clone(), problem }), 1);
    let later = world.sends_request(&ben);
    assert_eq!((world.cards(&code).len(), world.cards(&later).len()), (2, 1));
    assert_eq!(world.operator_told(&OperatorSay::RoomOpen { queue: queue.clone() }), 1);
    assert_eq!(world.told(&ada, &Say::CardArrived { code, queue }), 1);
}

#[test]
fn a_refusal_older_than_the_opening_holds_nothing_up() {
    let mut world = World::new();
    let (ada, queue) = (person("ada"), QueueId::new(QUEUE));
    world.comes_to_summary(&ada);
    world.plan(|letter| match letter.to {
        Recipient::Queue(_) => Fate::Hangs,
        _ => is_sent(letter),
    });
    let send = world.button(&ada, &Choice::Send);
    world.try_batch(batch(vec![send])).unwrap();
    world.advance_only(Duration::from_millis(1));
    let code = world.receipt(&ada);
    world.try_batch(batch(vec![Event::Room { queue: queue.clone(), problem: None }])).unwrap();
    world.all_sent();
    world.land(Outcome::RoomClosed(RoomProblem::StrangerInside));
    assert_eq!(world.cards(&code).len(), 2, "tried again at once");
    assert_eq!(world.told(&ada, &Say::CardWaits { code, queue }), 0);
}

#[test]
fn what_was_on_its_way_when_everything_was_deleted_is_taken_out_of_the_room_in_all_its_parts() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.says(&ada, "Noch etwas dazu von mir");
    world.plan(|letter| match (&letter.to, &letter.what) {
        (Recipient::Queue(_), Outgoing::Message { text, .. }) if text.contains("Noch etwas") => Fate::Hangs,
        _ => is_sent(letter),
    });
    let relay = world.button(&ada, &Choice::RelayToStaff);
    world.try_batch(batch(vec![relay])).unwrap();
    world.advance_only(Duration::from_millis(1));
    world.try_batch(batch(vec![said(&ada, "/loeschen")])).unwrap();
    world.advance_only(Duration::from_millis(1));
    let confirm = world.button(&ada, &Choice::ConfirmDelete);
    world.try_batch(batch(vec![confirm])).unwrap();
    world.land(Outcome::Sent { references: vec!["$first".into(), "$last".into()] });
    let gone = world.redacted();
    assert!(["$first", "$last"].iter().all(|part| gone.iter().any(|gone| gone == part)), "{gone:?}");
    // What tells the staff of the deletion stays.
    let text = world.catalogue.staff(&StaffSay::Withdrawn { code }, &world.directory);
    let withdrawn = world.to_room().into_iter().find(|carried| carried.text() == text);
    assert!(!gone.contains(&withdrawn.expect("staff are told").reference()));
}

#[test]
fn a_long_card_is_taken_back_in_all_its_parts() {
    let mut world = World::new();
    let ada = person("ada");
    world.plan(|letter| match letter.what {
        Outgoing::Card { .. } => {
            Fate::Becomes(Outcome::Sent { references: vec!["$part".into(), "$card".into()] })
        }
        _ => is_sent(letter),
    });
    let code = world.sends_request(&ada);
    // The last part is the card that is answered.
    let claim = StaffWhat::Text("!annehmen".into());
    world.batch(vec![staff_did(QUEUE, Trust::Full, Some("$card".into()), claim)]);
    assert_eq!(world.staff_told(&StaffSay::Claimed { code, by: STAFF.into() }), 1);
    world.says(&ada, "/loeschen");
    world.taps(&ada, &Choice::ConfirmDelete);
    let gone = world.redacted();
    assert!(["$part", "$card"].iter().all(|part| gone.iter().any(|gone| gone == part)), "{gone:?}");
}

#[test]
fn a_first_message_outlives_a_batch_that_could_not_be_written_down() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    let code = world.sends_request(&ben);
    world.crash();
    world.damage("UPDATE cases SET sealed = X'00'");
    world.wake();
    world.hire();
    world.says(&ada, "Auf unserem Marktplatz stehen jede Woche Leute mit Fahnen");
    world.taps(&ada, &Choice::Agree);
    let using = world.button(&ada, &Choice::UseStory);
    // Ben's case cannot be read: the batch fails after Ada's part of it, and is taken again piece by piece.
    world.batch(vec![using, staff_says(&format!("!annehmen {code}"))]);
    assert_eq!(world.told(&ada, &Say::StoryGone), 0);
    assert!(world.to_person(&ada).iter().any(|carried| carried.text().contains("mit Fahnen")));
}

#[test]
fn a_story_told_and_agreed_to_in_one_batch_is_whole() {
    let mut world = World::new();
    let ada = person("ada");
    world.says(&ada, "/start");
    let story = said(&ada, "Auf unserem Marktplatz stehen jede Woche Leute mit Fahnen");
    world.batch(vec![story, said(&ada, "Einverstanden, weiter")]);
    assert_eq!(world.told(&ada, &Say::StoryGone), 0);
    world.taps(&ada, &Choice::UseStory);
    assert!(world.to_person(&ada).iter().any(|carried| carried.text().contains("mit Fahnen")));
}

#[test]
fn what_does_not_fit_before_consent_is_said_and_what_fitted_is_whole() {
    let mut world = World::new();
    let ada = person("ada");
    let long = |word: &str| format!("{word} {}", "Unser Verein sucht dazu Rat und Hilfe. ".repeat(85));
    world.says(&ada, &long("Zuerst."));
    world.says(&ada, "Dasselbe geschah am Montag noch einmal.");
    world.says(&ada, &long("Danach."));
    world.says(&ada, "Dasselbe geschah am Montag noch einmal.");
    assert_eq!(world.told(&ada, &Say::StoryNotHeld), 1);
    assert_eq!(world.told(&ada, &Say::StoryHeld), 3);
    world.taps(&ada, &Choice::Agree);
    world.taps(&ada, &Choice::UseStory);
    let noted =
        world.to_person(&ada).into_iter().map(|carried| carried.text().to_owned()).collect::<String>();
    assert_eq!(noted.matches("Dasselbe geschah am Montag noch einmal.").count(), 2, "said twice, kept twice");
    assert!(noted.contains("Zuerst.") && !noted.contains("Danach."));
}

#[test]
fn the_same_event_seen_twice_is_taken_once() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    let text = format!("!antwort {code} Kommen Sie vorbei");
    let answer = || {
        Event::Staff(StaffSaid {
            queue: QueueId::new(QUEUE),
            sender: STAFF.to_owned(),
            trust: Trust::Full,
            event: "$the-answer".to_owned(),
            about: None,
            what: StaffWhat::Text(text.clone()),
        })
    };
    let heard = |world: &World| {
        world.to_person(&ada).iter().filter(|carried| carried.text().contains("Kommen Sie vorbei")).count()
    };
    world.batch(vec![answer(), answer()]);
    world.batch(vec![answer()]);
    assert_eq!(heard(&world), 1);
    // Another event with the same words is another answer.
    world.batch(vec![staff_says(&text)]);
    assert_eq!(heard(&world), 2);
}
