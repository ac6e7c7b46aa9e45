//! A talk under way after the receipt: what goes on at once, and what waits for a yes.

use jiff::SignedDuration;
use lotse::desk::ports::Address;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{World, person};

fn read(world: &World, words: &str) -> bool {
    world.to_room().iter().any(|post| post.text().contains(words))
}

/// Somebody who has passed one message on.
fn talking() -> (World, Address) {
    let mut world = World::new();
    let ada = person("ada");
    world.sends_request(&ada);
    world.says(&ada, "Guten Tag noch einmal");
    assert!(!read(&world, "noch einmal"), "the first message waits");
    world.taps(&ada, &Choice::RelayToStaff);
    assert!(read(&world, "noch einmal"));
    (world, ada)
}

#[test]
fn who_has_just_passed_a_message_on_need_not_say_so_again() {
    let (mut world, ada) = talking();
    world.pass(SignedDuration::from_mins(20));
    world.says(&ada, "Mir ist noch etwas eingefallen");
    assert!(read(&world, "noch etwas eingefallen"));
    world.pass(SignedDuration::from_mins(20));
    world.says(&ada, "Es war am späten Abend");
    assert!(read(&world, "am späten Abend"), "the silence counts from the last message");
    world.assert_nothing_doubled();
}

#[test]
fn after_half_an_hour_of_silence_a_message_waits_again() {
    let (mut world, ada) = talking();
    world.pass(SignedDuration::from_mins(31));
    world.says(&ada, "Wer schreibt denn hier mit wem");
    assert!(!read(&world, "Wer schreibt denn"));
    world.taps(&ada, &Choice::RelayDiscard);
    assert!(!read(&world, "Wer schreibt denn"));
}

#[test]
fn a_message_from_which_something_was_taken_out_is_shown_first() {
    let (mut world, ada) = talking();
    world.says(&ada, "Ruft mich an unter 0171 2345678");
    assert!(!read(&world, "Ruft mich an"));
    assert!(world.to_person(&ada).pop().unwrap().text().contains("[Telefonnummer]"));
    world.taps(&ada, &Choice::RelayToStaff);
    assert!(read(&world, "Ruft mich an") && !read(&world, "2345678"));
}

#[test]
fn with_two_cases_open_a_message_always_waits() {
    let (mut world, ada) = talking();
    world.sends_another_request(&ada);
    world.says(&ada, "Für wen ist das jetzt gedacht");
    assert!(!read(&world, "Für wen ist das"));
    assert_eq!(world.told(&ada, &Say::Apology), 0);
}
