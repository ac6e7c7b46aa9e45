//! Canned answers: reading one sends nothing, sending one goes the road of every answer.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{Address, Event, StaffSaid, StaffWhat, Trust};
use lotse::handoff::say::{NotSent, StaffSay};
use lotse::id::CaseCode;

use crate::support::world::{QUEUE, STAFF, World, person, staff_did};

/// Words of the shipped "gespraech".
const WORDS: &str = "Wie ist es Ihnen am liebsten";

/// A case in a world with the pause a centre has.
fn requested() -> (World, Address, CaseCode) {
    let mut world = World::pausing();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    (world, ada, code)
}

/// Somebody of the staff writes in the thread of a case.
fn in_thread(world: &mut World, code: &CaseCode, text: &str) {
    let card = world.cards(code).last().expect("a card").reference();
    world.batch(vec![staff_did(QUEUE, Trust::Full, Some(card), StaffWhat::Text(text.to_owned()))]);
}

fn pass(world: &mut World, seconds: i64) {
    world.pass(SignedDuration::from_secs(seconds));
    world.advance(Duration::from_secs(seconds.unsigned_abs()));
}

fn read_by(world: &World, who: &Address) -> usize {
    world.to_person(who).iter().filter(|carried| carried.text().contains(WORDS)).count()
}

fn last_in_room(world: &World) -> String {
    world.to_room().last().expect("something in the room").text().to_owned()
}

#[test]
fn what_is_only_read_is_never_sent() {
    let (mut world, ada, code) = requested();
    world.staff(&format!("!annehmen {code}"));
    let before = world.to_person(&ada).len();
    for text in ["!vorlage".to_owned(), "!vorlage gespraech".to_owned(), format!("!vorlage {code}")] {
        world.staff(&text);
        in_thread(&mut world, &code, &text);
    }
    world.staff(&format!("!vorlage {code} gespraech"));
    let shown = last_in_room(&world);
    assert!(shown.contains("Noch nichts gesendet") && shown.contains(WORDS), "{shown}");
    assert!(shown.ends_with(&format!("!senden {code} gespraech")), "{shown}");
    world.staff("!ja");
    assert_eq!(last_in_room(&world), world.catalogue.staff(&StaffSay::NoAnswerWaits, &world.directory));
    pass(&mut world, 3600);
    assert_eq!(world.to_person(&ada).len(), before);
}

#[test]
fn the_list_is_that_of_the_case() {
    let (mut world, _, code) = requested();
    world.staff("!vorlage");
    let all = last_in_room(&world);
    for name in ["– gespraech: ", "– aufheben: ", "– schutz: "] {
        assert!(all.contains(name), "{name} is not in {all}");
    }
    in_thread(&mut world, &code, "!vorlage");
    let fitting = last_in_room(&world);
    assert!(fitting.contains("– aufheben: ") && !fitting.contains("schutz"), "{fitting}");
    assert!(fitting.contains(code.as_str()), "{fitting}");
}

#[test]
fn a_canned_answer_is_echoed_waits_and_can_be_halted() {
    let (mut world, ada, code) = requested();
    world.staff(&format!("!annehmen {code}"));
    in_thread(&mut world, &code, "!senden gespraech");
    let echo = last_in_room(&world);
    assert!(echo.starts_with(&format!("An {code} · selbst betroffen · Rostock (Stadt): ")), "{echo}");
    pass(&mut world, 10);
    in_thread(&mut world, &code, "!halt");
    pass(&mut world, 60);
    assert_eq!(read_by(&world, &ada), 0);
    world.staff(&format!("!senden {code} Gespräch"));
    pass(&mut world, 19);
    assert_eq!(read_by(&world, &ada), 0);
    pass(&mut world, 2);
    assert_eq!(read_by(&world, &ada), 1);
}

#[test]
fn whoever_chose_du_reads_it_in_that_form_and_staff_see_so() {
    let (mut world, ada, code) = requested();
    world.says(&ada, "/du");
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!vorlage {code} gespraech"));
    assert!(last_in_room(&world).contains("Wie ist es dir am liebsten"), "{}", last_in_room(&world));
    world.staff(&format!("!senden {code} gespraech"));
    pass(&mut world, 21);
    let words = "Wie ist es dir am liebsten";
    let read = world.to_person(&ada).iter().filter(|carried| carried.text().contains(words)).count();
    assert_eq!((read, read_by(&world, &ada)), (1, 0));
}

#[test]
fn the_code_stands_in_the_text_and_a_restart_in_the_pause_neither_loses_nor_doubles_it() {
    let (mut world, ada, code) = requested();
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!senden {code} nachfrage"));
    world.crash();
    world.pass(SignedDuration::from_secs(30));
    world.wake();
    world.hire();
    pass(&mut world, 21);
    let filled = format!("schließen wir Ihre Anfrage {code} ab");
    let read = world.to_person(&ada).iter().filter(|carried| carried.text().contains(&filled)).count();
    assert_eq!(read, 1);
}

#[test]
fn who_has_not_claimed_the_case_must_say_yes() {
    let (mut world, ada, code) = requested();
    world.staff(&format!("!annehmen {code}"));
    let ben = |text: String| {
        let Event::Staff(said) = staff_did(QUEUE, Trust::Full, None, StaffWhat::Text(text)) else {
            unreachable!()
        };
        Event::Staff(StaffSaid { sender: "@ben:example.org".to_owned(), ..said })
    };
    world.batch(vec![ben(format!("!senden {code} gespraech"))]);
    let asked = StaffSay::AskYes { code: code.clone(), by: Some(STAFF.to_owned()) };
    assert_eq!(world.staff_told(&asked), 1);
    pass(&mut world, 60);
    assert_eq!(read_by(&world, &ada), 0);
    world.batch(vec![ben(format!("!ja {code}"))]);
    pass(&mut world, 30);
    assert_eq!(read_by(&world, &ada), 1);
}

#[test]
fn what_is_no_canned_answer_is_not_sent_and_that_is_said() {
    let (mut world, ada, code) = requested();
    world.staff(&format!("!annehmen {code}"));
    let before = world.to_person(&ada).len();
    for text in
        [format!("!senden {code} Wir kommen morgen"), format!("!senden {code}"), "!vorlage nichts".into()]
    {
        world.staff(&text);
        let told = last_in_room(&world);
        assert!(told.starts_with("Nichts gesendet: ") && told.contains("gespraech"), "{text}: {told}");
    }
    world.staff("!senden gespraech");
    let unknown = StaffSay::AnswerNotSent { code: None, reason: NotSent::UnknownCode };
    assert_eq!(world.staff_told(&unknown), 1);
    pass(&mut world, 60);
    assert_eq!(world.to_person(&ada).len(), before);
}

#[test]
fn a_command_that_cannot_be_trusted_sends_no_canned_answer() {
    let (mut world, ada, code) = requested();
    world.staff(&format!("!annehmen {code}"));
    for trust in [Trust::PlainText, Trust::UnknownDevice, Trust::NotListed] {
        let what = StaffWhat::Text(format!("!senden {code} gespraech"));
        world.batch(vec![staff_did(QUEUE, trust, None, what)]);
    }
    pass(&mut world, 60);
    assert_eq!(read_by(&world, &ada), 0);
    assert_eq!(world.to_operator().len(), 3);
}
