//! A person learns what is stored of them; the words themselves only with a code that nobody could have got just now.

use jiff::SignedDuration;
use lotse::desk::ports::Address;
use lotse::intake::return_code::{self, Seen};
use lotse::intake::say::Say;

use crate::support::world::{World, person};

const STORY: &str = "Sie haben mich am Bahnhof angespuckt und bedroht";

fn last(world: &World, who: &Address) -> String {
    world.to_person(who).pop().expect("an answer").text().to_owned()
}

fn all(world: &World, who: &Address, since: usize) -> String {
    let told: Vec<String> =
        world.to_person(who).split_off(since).iter().map(|told| told.text().to_owned()).collect();
    told.join("\n")
}

fn asks(world: &mut World, who: &Address, words: &str) -> String {
    let before = world.to_person(who).len();
    world.says(who, words);
    all(world, who, before)
}

#[test]
fn whoever_holds_the_device_reads_kinds_and_dates_and_no_word() {
    let mut world = World::new();
    let ada = person("ada");
    assert!(asks(&mut world, &ada, "/daten").contains("nichts gespeichert"));
    let code = world.sends_request_telling(&ada, STORY);
    let told = asks(&mut world, &ada, "Was ist über mich gespeichert?");
    for part in [
        code.as_str(),
        "Einverständnis vom 23. November 2026",
        "ein Text",
        "LOBBI.nord",
        "noch nicht angenommen",
        "die Kennungen seiner Nachrichten",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("angespuckt"), "{told}");
}

#[test]
fn the_words_need_a_code_that_is_a_day_old() {
    let mut world = World::new();
    let ada = person("ada");
    world.sends_request_telling(&ada, STORY);
    let given = asks(&mut world, &ada, "/rueckkehr");
    let given = given.lines().find(|line| matches!(return_code::read(line), Some(Seen::Code(_)))).unwrap();
    // Without the question the code is what it always was.
    asks(&mut world, &ada, given);
    assert_eq!(world.told(&ada, &Say::ReturnOwn), 1);
    asks(&mut world, &ada, "/daten");
    let told = asks(&mut world, &ada, given);
    assert_eq!(world.told(&ada, &Say::CodeTooNew), 1);
    assert!(!told.contains("angespuckt"));
    world.pass(SignedDuration::from_hours(25));
    asks(&mut world, &ada, "/daten");
    let told = asks(&mut world, &ada, given);
    assert!(told.contains("angespuckt"), "{told}");
    // Once shown, the code alone shows nothing again.
    let told = asks(&mut world, &ada, given);
    assert!(!told.contains("angespuckt") && !last(&world, &ada).contains("angespuckt"), "{told}");
}

#[test]
fn a_new_code_starts_the_day_anew_and_another_account_sees_nothing() {
    let mut world = World::new();
    let (ada, new) = (person("ada"), person("new"));
    world.sends_request_telling(&ada, STORY);
    asks(&mut world, &ada, "/rueckkehr");
    world.pass(SignedDuration::from_hours(25));
    let given = asks(&mut world, &ada, "/rueckkehr");
    let given = given.lines().find(|line| matches!(return_code::read(line), Some(Seen::Code(_)))).unwrap();
    asks(&mut world, &ada, "/daten");
    assert!(!asks(&mut world, &ada, given).contains("angespuckt"));
    // From another account the code moves the talk, and shows nothing there either.
    let told = [given, "/daten"].map(|text| asks(&mut world, &new, text)).concat();
    assert!(told.contains("gespeichert") && !told.contains("angespuckt"), "{told}");
}
