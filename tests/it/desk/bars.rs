//! Somebody abuses a service: it refuses the account without learning whose it is, and nobody else does.

use jiff::SignedDuration;
use lotse::desk::ports::Address;
use lotse::handoff::course::Ending;
use lotse::handoff::say::StaffSay;
use lotse::handoff::tally::Fact;
use lotse::id::{CaseCode, QueueId};
use lotse::intake::dialogue::AnswerWish;
use lotse::intake::question::Choice;
use lotse::intake::return_code::{self, Seen};
use lotse::intake::say::Say;

use crate::support::world::{QUEUE, SHORT_WAY, World, person};

fn refused(queue: &str) -> Say {
    Say::Refused { queue: QueueId::new(queue) }
}

/// Somebody whose case was closed for abuse.
fn barred() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!sperren {code}"));
    (world, ada, code)
}

#[test]
fn a_barred_account_reaches_that_service_no_more_but_every_other() {
    let (mut world, ada, code) = barred();
    let closed = StaffSay::Closed { code: code.clone(), ending: Ending::Abuse };
    assert_eq!(world.staff_told(&closed), 1);
    let last = world.to_person(&ada).pop().unwrap();
    assert!(last.text().contains("keine Anfragen an") && last.text().contains("110"), "{}", last.text());
    assert!(!last.text().contains("geholfen"));
    // Also over a restart, and after everything else of the person was deleted.
    world.crash();
    world.wake();
    world.hire();
    world.says(&ada, "/loeschen");
    world.taps(&ada, &Choice::ConfirmDelete);
    world.comes_to_summary(&ada);
    world.taps(&ada, &Choice::Send);
    assert_eq!(world.told(&ada, &refused(QUEUE)), 1);
    assert_eq!(world.cards(&code).len(), 1);
    let before = world.to_room().len();
    world.taps(&ada, &Choice::Queue(QueueId::new("lobbi-ost")));
    world.taps(&ada, &Choice::Send);
    assert_ne!(world.receipt(&ada), code);
    assert_eq!(world.to_room().len(), before, "the service that refuses learns nothing");
}

#[test]
fn whoever_is_barred_still_gets_numbers() {
    let (mut world, ada, _) = barred();
    for words in ["Ich will mich umbringen", "mein vater schlägt mich"] {
        world.says(&ada, words);
        let last = world.to_person(&ada).pop().unwrap();
        assert!(last.text().contains("116 111"), "{words}: {}", last.text());
    }
}

#[test]
fn others_are_not_refused_and_the_bar_ends_by_itself_or_by_a_word() {
    let (mut world, ada, code) = barred();
    let ben = person("ben");
    let other = world.sends_request(&ben);
    assert_eq!(world.cards(&other).len(), 1);
    world.staff(&format!("!entsperren {code}"));
    assert_eq!(world.staff_told(&StaffSay::Unbarred { code }), 1);
    let again = world.sends_request(&ada);
    assert_eq!(world.cards(&again).len(), 1);

    world.staff(&format!("!annehmen {again}"));
    world.staff(&format!("!sperren {again}"));
    world.pass(SignedDuration::from_hours(24 * 92));
    world.sweep();
    let later = world.sends_request(&ada);
    assert_eq!(world.cards(&later).len(), 1);
}

#[test]
fn the_closed_case_cannot_be_opened_again() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!schliessen {code} missbrauch"));
    // Closed kindly first, barred afterwards: the old button is still there.
    world.staff(&format!("!sperren {code}"));
    world.taps(&ada, &Choice::Reopen(code.clone()));
    assert_eq!(world.told(&ada, &refused(QUEUE)), 1);
    assert_eq!(world.staff_told(&StaffSay::Reopened { code }), 0);
}

#[test]
fn another_account_with_the_return_code_is_refused_as_well() {
    let mut world = World::new();
    let (ada, new) = (person("ada"), person("new"));
    let kept = world.sends_request_wanting(&ada, AnswerWish::Here);
    world.says(&ada, "/rueckkehr");
    let shown = world.to_person(&ada);
    let mut lines = shown.iter().rev().flat_map(|carried| carried.text().lines());
    let given = lines.find(|line| matches!(return_code::read(line), Some(Seen::Code(_)))).unwrap().to_owned();
    let second = world.sends_another_request(&ada);
    world.staff(&format!("!annehmen {second}"));
    world.staff(&format!("!sperren {second}"));
    world.says(&new, &given);
    assert!(world.staff_told(&StaffSay::PersonMoved { code: kept, channel: new.channel }) > 0);
    world.says(&new, "/neu");
    for choice in &SHORT_WAY[1..] {
        world.taps(&new, choice);
    }
    world.taps(&new, &Choice::Send);
    assert_eq!(world.told(&new, &refused(QUEUE)), 1);
}

#[test]
fn only_who_has_the_case_bars_and_only_by_its_code() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!sperren {code}"));
    assert_eq!(world.staff_told(&StaffSay::NotYours { code: code.clone(), by: None }), 1);
    world.staff("!sperren");
    world.staff(&format!("!entsperren {code}"));
    assert_eq!(world.staff_told(&StaffSay::NotBarred { code: code.clone(), gone: false }), 1);
    let again = world.sends_another_request(&ada);
    assert_eq!(world.cards(&again).len(), 1);
    world.stop();
    let tallies = world.look(async |store| store.tallies().await.unwrap());
    assert!(!tallies.iter().any(|counted| matches!(counted.tally.fact, Fact::Ended(_))));
}
