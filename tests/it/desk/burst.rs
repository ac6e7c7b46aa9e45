//! Several messages in a row become one post, and none of them is lost on the way there.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::Address;
use lotse::id::CaseCode;
use lotse::intake::question::Choice;

use crate::support::world::{Carried, World, person};

const PAUSE: u16 = 5;

/// Somebody whose messages go on at once.
fn talking() -> (World, Address, CaseCode) {
    let mut world = World::asleep();
    world.gather_pause = PAUSE;
    world.wake();
    world.hire();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.says(&ada, "Guten Tag noch einmal");
    world.taps(&ada, &Choice::RelayToStaff);
    wait(&mut world, PAUSE);
    assert_eq!(posts(&world, "noch einmal").len(), 1);
    (world, ada, code)
}

fn wait(world: &mut World, seconds: u16) {
    world.pass(SignedDuration::from_secs(seconds.into()));
    world.advance(Duration::from_secs(seconds.into()));
}

fn posts(world: &World, words: &str) -> Vec<Carried> {
    world.to_room().into_iter().filter(|post| post.text().contains(words)).collect()
}

#[test]
fn a_burst_is_one_post_in_its_order() {
    let (mut world, ada, _) = talking();
    for (seconds, text) in [(2, "Es war gestern"), (2, "am Bahnhof"), (2, "sie waren zu dritt")] {
        world.says(&ada, text);
        wait(&mut world, seconds);
    }
    assert!(posts(&world, "am Bahnhof").is_empty(), "it goes on");
    wait(&mut world, PAUSE);
    let shown = posts(&world, "Es war gestern");
    let [post] = shown.as_slice() else { panic!("one post") };
    assert!(post.text().contains("» Es war gestern\n» am Bahnhof\n» sie waren zu dritt"), "{}", post.text());
    world.assert_nothing_doubled();
}

#[test]
fn who_writes_without_end_is_read_meanwhile() {
    let (mut world, ada, _) = talking();
    for number in 0..20 {
        world.says(&ada, &format!("Satz Nummer {number} von vielen"));
        wait(&mut world, 3);
    }
    assert_eq!(posts(&world, "Satz Nummer 0 von").len(), 1);
    wait(&mut world, PAUSE);
    for number in 0..20 {
        assert_eq!(posts(&world, &format!("Satz Nummer {number} von")).len(), 1);
    }
}

#[test]
fn a_crash_or_the_end_of_the_case_loses_nothing_that_waits() {
    let (mut world, ada, code) = talking();
    world.says(&ada, "Das ist vor dem Neustart");
    world.crash();
    world.wake();
    world.hire();
    wait(&mut world, PAUSE);
    assert_eq!(posts(&world, "vor dem Neustart").len(), 1);
    world.says(&ada, "Das ist vor dem Ende");
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!schliessen {code} beraten"));
    assert_eq!(posts(&world, "vor dem Ende").len(), 1);
}

#[test]
fn danger_does_not_wait() {
    let (mut world, ada, _) = talking();
    world.says(&ada, "Noch ein Satz");
    world.says(&ada, "Ich will nicht mehr leben, ich bringe mich heute um");
    world.taps(&ada, &Choice::GoOn);
    world.taps(&ada, &Choice::RelayToStaff);
    let shown = posts(&world, "nicht mehr leben");
    let [post] = shown.as_slice() else { panic!("one post") };
    assert!(post.text().starts_with("Bitte zuerst lesen") && post.text().contains("Noch ein Satz"));
}
