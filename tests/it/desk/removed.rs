//! Somebody comes to a service, and learns what is open; somebody leaves it, and leaves no case behind.

use lotse::desk::ports::{Event, StaffWhat, Trust};
use lotse::handoff::say::StaffSay;
use lotse::id::QueueId;

use crate::support::world::{QUEUE, STAFF, World, person, staff_did};

fn removed(queue: &str, member: &str) -> Event {
    Event::StaffRemoved { queue: QueueId::new(queue), member: member.to_owned() }
}

fn says(text: &str) -> Event {
    staff_did(QUEUE, Trust::Full, None, StaffWhat::Text(text.to_owned()))
}

#[test]
fn the_cases_of_whoever_is_removed_wait_again_and_their_answers_stay() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    let (hers, his) = (world.sends_request(&ada), world.sends_request(&ben));
    world.batch(vec![says(&format!("!annehmen {hers}"))]);
    // Not claimed, so it waits for a yes that can never come now.
    world.batch(vec![says(&format!("!antwort {his} geplant"))]);
    world.batch(vec![removed(QUEUE, "@somebody:else"), removed("lobbi-ost", STAFF)]);
    let freed = StaffSay::FreedOfRemoved { code: hers.clone(), by: STAFF.to_owned() };
    assert_eq!(world.staff_told(&freed), 0);

    world.batch(vec![removed(QUEUE, STAFF)]);
    assert_eq!(world.staff_told(&StaffSay::MemberRemoved { by: STAFF.to_owned() }), 1);
    assert_eq!(world.staff_told(&freed), 1);
    world.batch(vec![says(&format!("!ja {his}"))]);
    assert_eq!(world.staff_told(&StaffSay::NoAnswerWaits), 1);
    assert!(world.to_person(&ben).iter().all(|carried| !carried.text().contains("geplant")));
    let claimed = StaffSay::Claimed { code: hers.clone(), by: STAFF.to_owned() };
    world.batch(vec![says(&format!("!annehmen {hers}"))]);
    assert_eq!(world.staff_told(&claimed), 2, "free again, before and after");
}

#[test]
fn whoever_comes_later_is_told_what_is_open_without_a_word_of_anybody() {
    let mut world = World::new();
    let joined = || Event::StaffJoined {
        queue: QueueId::new(QUEUE),
        member: "@neu:example.org".to_owned(),
        id: String::new(),
    };
    world.batch(vec![joined()]);
    assert!(world.to_room().is_empty(), "nothing is open");
    let ada = person("ada");
    let code = world.sends_request_telling(&ada, "Sie haben mich am Bahnhof angespuckt");
    let before = world.to_room().len();
    world.batch(vec![joined()]);
    let told = world.to_room().split_off(before);
    let [told] = told.as_slice() else { panic!("one post") };
    assert!(told.text().contains(code.as_str()) && told.text().contains("!fall"), "{}", told.text());
    assert!(!told.text().contains("angespuckt"));
}
