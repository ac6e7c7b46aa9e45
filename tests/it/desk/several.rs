//! Someone with two cases at once: whose service reads what they write.

use lotse::id::CaseCode;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{World, person};

/// Two cases of one person, the first and the second.
fn two_cases(world: &mut World) -> (CaseCode, CaseCode) {
    let ada = person("ada");
    let first = world.sends_request(&ada);
    let second = world.sends_another_request(&ada);
    assert_ne!(first, second);
    for code in [&first, &second] {
        world.staff(&format!("!annehmen {code}"));
    }
    (first, second)
}

/// How often the staff read these words under this case.
fn read(world: &World, code: &CaseCode, words: &str) -> usize {
    let room = world.to_room();
    room.iter().filter(|post| post.text().contains(words) && post.text().contains(code.as_str())).count()
}

#[test]
fn an_answer_is_answered_to_the_service_it_came_from() {
    let mut world = World::new();
    let ada = person("ada");
    let (first, second) = two_cases(&mut world);
    world.staff(&format!("!antwort {first} Wie geht es Ihnen heute?"));
    world.says(&ada, "Danke, wir kommen gern am Montag vorbei");
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!((read(&world, &first, "gern am Montag"), read(&world, &second, "gern am Montag")), (1, 0));
    assert_eq!(world.told(&ada, &Say::Relayed { code: first }), 1);
}

#[test]
fn another_case_is_one_tap_away_and_the_message_goes_there_alone() {
    let mut world = World::new();
    let ada = person("ada");
    let (first, second) = two_cases(&mut world);
    world.says(&ada, "Das gehört zum früheren Fall");
    world.taps(&ada, &Choice::Case(first.clone()));
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!((read(&world, &first, "gehört zum"), read(&world, &second, "gehört zum")), (1, 0));
}

#[test]
fn what_was_meant_for_a_service_goes_to_no_other_when_its_case_is_closed_meanwhile() {
    let mut world = World::new();
    let ada = person("ada");
    let (first, second) = two_cases(&mut world);
    world.says(&ada, "Das ist nur für diese Stelle");
    world.staff(&format!("!schliessen {second} beraten"));
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!((read(&world, &first, "nur für diese"), read(&world, &second, "nur für diese")), (0, 0));
    assert_eq!(world.told(&ada, &Say::RelayGone(second)), 1);
}
