//! What can never be delivered to a room: its person hears of it.

use lotse::desk::ports::{Outcome, Outgoing, Recipient};
use lotse::handoff::say::StaffSay;
use lotse::id::QueueId;
use lotse::intake::input::Input;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{Fate, QUEUE, World, did, is_sent, person};

/// From now on what goes to the room with these words is refused for good.
fn refusing(world: &World, words: &'static str) {
    world.plan(move |letter| match (&letter.to, &letter.what) {
        (Recipient::Queue(_), Outgoing::Card { text, .. } | Outgoing::Message { text, .. })
            if text.contains(words) =>
        {
            Fate::Becomes(Outcome::Refused("too large"))
        }
        _ => is_sent(letter),
    });
}

#[test]
fn whoever_was_told_that_a_request_was_sent_hears_that_its_card_was_refused() {
    let mut world = World::new();
    let ada = person("ada");
    refusing(&world, "");
    let code = world.sends_request(&ada);
    let lost = Say::CardLost { code, queue: QueueId::new(QUEUE) };
    assert_eq!(world.told(&ada, &lost), 1);
    let contact = world.directory.queue(&QueueId::new(QUEUE)).unwrap().contact.phone.clone().unwrap();
    assert!(world.to_person(&ada).last().unwrap().text().contains(&contact.value));
}

#[test]
fn a_message_that_was_refused_is_told_and_what_staff_alone_read_is_not() {
    for crash in [false, true] {
        let mut world = World::new();
        let ada = person("ada");
        let code = world.sends_request(&ada);
        let lost = Say::MessageLost { code: code.clone(), queue: QueueId::new(QUEUE) };
        refusing(&world, "angenommen");
        world.staff(&format!("!annehmen {code}"));
        assert_eq!(world.told(&ada, &lost), 0);
        world.says(&ada, "Noch etwas dazu von mir");
        if crash {
            world.plan(|letter| match letter.to {
                Recipient::Queue(_) => {
                    Fate::Becomes(Outcome::RoomClosed(lotse::desk::ports::RoomProblem::Unreachable))
                }
                _ => is_sent(letter),
            });
        } else {
            refusing(&world, "Noch etwas");
        }
        world.taps(&ada, &Choice::RelayToStaff);
        if crash {
            world.crash();
            refusing(&world, "Noch etwas");
            world.wake();
            world.hire();
        }
        assert_eq!(world.told(&ada, &lost), 1);
    }
}

#[test]
fn staff_hear_at_once_that_a_person_has_blocked_the_bot() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.batch(vec![did(&ada, Input::Left)]);
    assert_eq!(world.staff_told(&StaffSay::PersonLeft { code: code.clone() }), 1);
    // They come back, and the talk goes on.
    world.says(&ada, "Da bin ich wieder");
    world.taps(&ada, &Choice::RelayToStaff);
    assert!(world.to_room().iter().any(|post| post.text().contains("Da bin ich wieder")));
}
