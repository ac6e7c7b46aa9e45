//! Somebody sends more than anybody would: they are slowed down and told so; nobody else is, and no open case loses a word.

use jiff::SignedDuration;
use lotse::handoff::say::StaffSay;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use lotse::locale::OperatorSay;

use crate::support::world::{SHORT_WAY, World, person};

fn rushes(world: &mut World, name: &str, messages: usize) {
    for number in 0..messages {
        world.says(&person(name), &format!("nummer {number}"));
    }
}

#[test]
fn a_rush_is_answered_once_and_danger_always() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    rushes(&mut world, "ada", 80);
    assert_eq!(world.told(&ada, &Say::TooFast), 1);
    let before = world.to_person(&ada).len();
    rushes(&mut world, "ada", 5);
    assert_eq!(world.to_person(&ada).len(), before);
    world.says(&ada, "ich bringe mich jetzt um");
    let answered = world.to_person(&ada).split_off(before);
    assert!(answered.iter().any(|told| told.text().contains("0800 111 0 111")));
    world.says(&ben, "Guten Tag");
    assert_eq!(world.told(&ben, &Say::Hello), 1);
    world.pass(SignedDuration::from_mins(1));
    world.says(&ada, "/hilfe");
    assert!(world.to_person(&ada).len() > before + answered.len());
}

#[test]
fn nothing_said_in_an_open_case_is_dropped() {
    let mut world = World::new();
    let ada = person("ada");
    world.sends_request(&ada);
    world.says(&ada, "Guten Tag noch einmal");
    world.taps(&ada, &Choice::RelayToStaff);
    for number in 0..90 {
        world.says(&ada, &format!("Satz Nummer {number} von vielen"));
    }
    assert_eq!(world.told(&ada, &Say::TooFast), 0);
    for number in 0..90 {
        let words = format!("Satz Nummer {number} von");
        assert!(world.to_room().iter().any(|post| post.text().contains(&words)), "{number}");
    }
}

#[test]
fn in_a_flood_everybody_is_heard_once_and_the_operator_hears_of_it() {
    let mut world = World::new();
    for number in 0..12 {
        world.sends_request(&person(&format!("person{number}")));
    }
    let district = SHORT_WAY.iter().find_map(|choice| match choice {
        Choice::District(ags) => Some(*ags),
        _ => None,
    });
    assert_eq!(world.staff_told(&StaffSay::Flood { district, count: 12 }), 1);
    let first = person("person0");
    world.says(&first, "/neu");
    for choice in SHORT_WAY[1..].iter().chain([&Choice::Send]) {
        world.taps(&first, choice);
    }
    assert_eq!(world.told(&first, &Say::SentEnough(1)), 1);
    let cards = |world: &World| world.to_room().iter().filter(|post| post.is_card()).count();
    assert_eq!(cards(&world), 12);
    world.sends_request(&person("new"));
    assert_eq!(cards(&world), 13, "a first request is taken in a flood, too");
    // Later the draft is still there, and the flood is over.
    world.pass(SignedDuration::from_hours(2));
    world.sweep();
    world.taps(&first, &Choice::Send);
    assert_eq!(cards(&world), 14);
    let short = world.directory.district(district.unwrap()).map(|district| district.short.clone());
    assert_eq!(world.operator_told(&OperatorSay::Flood { district: short.clone(), count: 12 }), 1);
    assert_eq!(world.operator_told(&OperatorSay::FloodOver { district: short }), 1);
}
