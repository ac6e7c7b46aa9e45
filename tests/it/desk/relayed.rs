//! What a person writes after the receipt: what staff read first, how long it keeps a case, and when it goes to nobody.

use lotse::desk::ports::Outgoing;
use lotse::handoff::course::Ending;
use lotse::handoff::say::StaffSay;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{Carried, World, person};

const DANGER: &str = "Ich will nicht mehr leben, ich habe die Tabletten schon da";
/// How the notice to staff begins, here as in the card.
const NOTICE: &str = "Bitte zuerst lesen: Hinweis auf Suizidgedanken";

/// Where the notice stands in what the room and the person last read.
fn notices(world: &World) -> usize {
    world.to_room().iter().filter(|post| post.text().contains(NOTICE)).count()
}

/// Whether the card as it is now tells of danger since the request.
fn card_warns(world: &World) -> bool {
    let mut edits = world.to_room().into_iter().filter_map(|post| match post.letter.what {
        Outgoing::Edit { text, .. } if text.contains("Anliegen") => Some(text),
        _ => None,
    });
    edits.next_back().is_some_and(|card| card.contains("Hinweis auf Gefahr in einer späteren Nachricht"))
}

#[test]
fn staff_read_first_that_a_later_message_tells_of_danger() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.says(&ada, DANGER);
    world.taps(&ada, &Choice::GoOn);
    let asked = world.to_person(&ada).last().map(|carried| carried.text().to_owned()).unwrap_or_default();
    assert!(asked.contains(NOTICE), "the person sees what would be passed on: {asked}");
    assert_eq!(notices(&world), 0);
    world.taps(&ada, &Choice::RelayToStaff);
    let posts = world.to_room();
    let post =
        posts.iter().rfind(|post| post.text().contains("Tabletten")).map(Carried::text).unwrap_or_default();
    assert!(post.starts_with(NOTICE) && post.contains(code.as_str()) && post.contains("Tabletten"), "{post}");
    assert!(card_warns(&world), "the card tells of it as well");
    world.says(&ada, "Danke, ich habe dort angerufen");
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!(notices(&world), 1, "the next message has no notice of its own");
    for command in [format!("!annehmen {code}"), format!("!antwort {code} Gut, dass Sie schreiben")] {
        assert!(card_warns(&world), "until somebody has answered");
        world.staff(&command);
    }
    assert!(!card_warns(&world));
}

#[test]
fn the_person_can_take_that_notice_off() {
    let mut world = World::new();
    let ada = person("ada");
    world.sends_request(&ada);
    world.says(&ada, DANGER);
    world.taps(&ada, &Choice::GoOn);
    world.taps(&ada, &Choice::Unflag);
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!(notices(&world), 0);
    assert!(world.to_room().iter().any(|post| post.text().contains("Tabletten")));
}

#[test]
fn a_message_that_still_waits_when_the_only_case_closes_is_not_dropped_in_silence() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.says(&ada, "Ich habe noch etwas vergessen");
    world.staff(&format!("!schliessen {code} beraten"));
    assert_eq!(world.told(&ada, &Say::RelayGone(code.clone())), 1);
    assert_eq!(world.staff_told(&StaffSay::Closed { code, ending: Ending::Advised }), 1);
    assert!(!world.to_room().iter().any(|post| post.text().contains("vergessen")));
}
