//! Requests that are taken back while nobody knows whether their card has reached its room.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{Address, Batch, Event, Outcome, Outgoing, Recipient, RoomProblem};
use lotse::id::{CaseCode, ChannelKind};
use lotse::intake::question::Choice;

use crate::support::world::{Carried, Fate, World, is_sent, person, said};

fn batch(events: Vec<Event>) -> Batch {
    Batch { events, ..Batch::new(ChannelKind::Telegram) }
}

fn delete(world: &mut World, who: &Address) {
    world.says(who, "/loeschen");
    world.taps(who, &Choice::ConfirmDelete);
}

/// The letter comes back from the server as our own event.
fn echo(letter: &Carried, reference: &str, last: bool) -> Event {
    Event::Echo { transaction: letter.letter.transaction.clone(), reference: reference.into(), last }
}

/// From now on a letter to the room with these words does not get through, as far as its courier hears: it waits, and no
/// pause ends by itself.
fn lost(world: &World, words: &'static str) {
    world.plan(move |letter| match &letter.what {
        Outgoing::Card { text, .. } | Outgoing::Message { text, .. }
            if text.contains(words) && matches!(letter.to, Recipient::Queue(_)) =>
        {
            Fate::Becomes(Outcome::RoomClosed(RoomProblem::Unreachable))
        }
        _ => is_sent(letter),
    });
}

/// The server has the card, but its reply is lost.
fn reply_lost() -> (World, Address, Carried) {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    lost(&world, "");
    let send = world.button(&ada, &Choice::Send);
    world.batch(vec![send]);
    let card = world.to_room().remove(0);
    (world, ada, card)
}

/// A card is under way when its person is asked whether to delete everything.
fn asked_under_way() -> (World, Address) {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    world.plan(|letter| match letter.what {
        Outgoing::Card { .. } => Fate::Hangs,
        _ => is_sent(letter),
    });
    let send = world.button(&ada, &Choice::Send);
    for event in [send, said(&ada, "/loeschen")] {
        world.try_batch(batch(vec![event])).unwrap();
        world.advance_only(Duration::from_millis(1));
    }
    (world, ada)
}

/// A request that is deleted while its card is under way.
fn deleted_under_way() -> (World, CaseCode) {
    let (mut world, ada) = asked_under_way();
    let code = world.receipt(&ada);
    let confirm = world.button(&ada, &Choice::ConfirmDelete);
    world.try_batch(batch(vec![confirm])).unwrap();
    (world, code)
}

#[test]
fn deleting_while_the_card_is_under_way_takes_it_out_once_it_has_arrived() {
    let (mut world, code) = deleted_under_way();
    world.land(Outcome::Sent { references: vec!["$late".into()] });
    assert_eq!(world.redacted(), ["$late"]);
    assert_eq!(world.cards(&code).len(), 1);
}

#[test]
fn deleting_while_the_card_is_under_way_stops_its_next_try_and_nothing_else() {
    let (mut world, code) = deleted_under_way();
    // Another card follows in the same line.
    let ben = person("ben");
    world.all_sent();
    world.land(Outcome::Retry { after: None });
    let bens = world.sends_request(&ben);
    world.advance(Duration::from_secs(1));
    assert_eq!(world.cards(&code).len(), 1, "a deleted card was tried again");
    assert_eq!(world.cards(&bens).len(), 1, "the next card is stuck behind a deleted one");
    assert!(world.redacted().is_empty());
}

#[test]
fn a_card_whose_echo_comes_after_it_was_taken_back_is_taken_out_of_the_room() {
    let (mut world, ada, card) = reply_lost();
    delete(&mut world, &ada);
    assert!(world.redacted().is_empty());
    world.batch(vec![echo(&card, "$late", true)]);
    assert_eq!(world.redacted(), ["$late"]);
}

#[test]
fn a_card_taken_back_before_a_restart_is_taken_out_of_the_room_when_its_echo_comes_after_it() {
    let (mut world, ada, card) = reply_lost();
    delete(&mut world, &ada);
    for _ in 0..2 {
        world.crash();
        world.wake();
    }
    world.try_batch(batch(vec![echo(&card, "$late", true)])).unwrap();
    world.all_sent();
    world.hire();
    assert_eq!(world.redacted(), ["$late"]);
}

#[test]
fn what_was_taken_back_is_waited_for_a_day_and_leaves_no_row_then() {
    let (mut world, ada, card) = reply_lost();
    delete(&mut world, &ada);
    let waiting = |world: &mut World| {
        world.crash();
        let waiting = world.look(async |store| store.taken_back().await.unwrap());
        world.wake();
        waiting
    };
    assert_eq!(waiting(&mut world).len(), 1);
    assert_eq!(waiting(&mut world)[0].transaction, card.letter.transaction);
    world.pass(SignedDuration::from_hours(23));
    world.sweep();
    assert_eq!(waiting(&mut world).len(), 1);
    world.pass(SignedDuration::from_hours(2));
    world.sweep();
    assert!(waiting(&mut world).is_empty());
}

#[test]
fn a_card_whose_echo_came_while_its_courier_paused_is_taken_out_when_it_is_taken_back() {
    let (mut world, ada, card) = reply_lost();
    world.batch(vec![echo(&card, "$there", true)]);
    assert!(world.redacted().is_empty());
    delete(&mut world, &ada);
    assert_eq!(world.redacted(), ["$there"]);
}

#[test]
fn echo_and_deletion_in_one_batch_are_taken_in_either_order() {
    for echo_first in [true, false] {
        let (mut world, ada, card) = reply_lost();
        world.says(&ada, "/loeschen");
        let mut events = vec![world.button(&ada, &Choice::ConfirmDelete), echo(&card, "$there", true)];
        if echo_first {
            events.reverse();
        }
        world.batch(events);
        world.sweep();
        assert_eq!(world.redacted(), ["$there"]);
    }
}

#[test]
fn every_part_of_a_card_that_was_taken_back_is_taken_out() {
    let (mut world, ada, card) = reply_lost();
    world.batch(vec![echo(&card, "$first", false)]);
    delete(&mut world, &ada);
    world.batch(vec![echo(&card, "$second", false)]);
    world.batch(vec![echo(&card, "$third", true)]);
    assert_eq!(world.redacted(), ["$first", "$second", "$third"]);
}

#[test]
fn a_message_whose_echo_comes_after_everything_was_deleted_is_taken_out_of_the_room() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    let card = world.cards(&code)[0].reference();
    world.says(&ada, "Noch etwas dazu von mir");
    lost(&world, "Noch etwas");
    world.taps(&ada, &Choice::RelayToStaff);
    let message = world.to_room().pop().unwrap();
    delete(&mut world, &ada);
    world.batch(vec![echo(&message, "$late", true)]);
    let mut gone = world.redacted();
    gone.sort();
    let mut both = vec![card, "$late".to_owned()];
    both.sort();
    assert_eq!(gone, both);
}

#[test]
fn a_card_found_unsent_at_start_and_taken_back_before_its_echo_is_taken_out_of_the_room() {
    let (mut world, ada) = asked_under_way();
    let confirm = world.button(&ada, &Choice::ConfirmDelete);
    let card = world.to_room().remove(0);
    world.crash();
    world.all_sent();
    world.wake();
    world.try_batch(batch(vec![confirm])).unwrap();
    world.try_batch(batch(vec![echo(&card, "$late", true)])).unwrap();
    world.hire();
    assert_eq!(world.redacted(), ["$late"]);
}
