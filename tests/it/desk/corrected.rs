//! Staff change an answer or take it back: before it leaves, on its way, and at the person's.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{
    Address, Batch, Event, Letter, Outcome, Outgoing, Recipient, StaffSaid, StaffWhat, Trust,
};
use lotse::handoff::say::StaffSay;
use lotse::id::{CaseCode, ChannelKind, QueueId};
use lotse::intake::dialogue::{AnswerWish, Hours};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{Carried, Fate, QUEUE, STAFF, World, is_sent, person};

const COMMAND: &str = "$command";
const OLD: &str = "Wir sind am Montag da";
const NEW: &str = "Wir sind am Dienstag da";

/// A claimed case, with the pause a centre has.
fn claimed(discreet: Option<Hours>) -> (World, Address, CaseCode) {
    let mut world = World::pausing();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    if let Some(hours) = discreet {
        world.taps(&ada, &Choice::Discreet);
        world.taps(&ada, &Choice::Hours(hours));
    }
    world.taps(&ada, &Choice::Answer(AnswerWish::Here));
    world.taps(&ada, &Choice::Send);
    let code = world.receipt(&ada);
    world.staff(&format!("!annehmen {code}"));
    (world, ada, code)
}

fn by(sender: &str, trust: Trust, event: &str, what: StaffWhat) -> Event {
    let (queue, sender, event) = (QueueId::new(QUEUE), sender.to_owned(), event.to_owned());
    Event::Staff(StaffSaid { queue, sender, trust, event, about: None, what })
}

fn edited(text: String) -> StaffWhat {
    StaffWhat::Edited { message: COMMAND.to_owned(), text }
}

/// Something happens to the command, each time as another event.
fn happens(world: &mut World, what: StaffWhat) {
    let trust = if matches!(what, StaffWhat::TakenBack(_)) { Trust::Unencrypted } else { Trust::Full };
    world.batch(vec![by(STAFF, trust, "", what)]);
}

fn answers(world: &mut World, code: &CaseCode, text: &str) {
    let what = StaffWhat::Text(format!("!antwort {code} {text}"));
    world.batch(vec![by(STAFF, Trust::Full, COMMAND, what)]);
}

fn changes(world: &mut World, code: &CaseCode, text: &str) {
    happens(world, edited(format!("!antwort {code} {text}")));
}

fn takes_back(world: &mut World) {
    happens(world, StaffWhat::TakenBack(COMMAND.to_owned()));
}

fn pass(world: &mut World, seconds: i64) {
    world.pass(SignedDuration::from_secs(seconds));
    world.advance(Duration::from_secs(seconds.unsigned_abs()));
}

/// What the echo says now.
fn echoed(world: &World) -> String {
    let posts = world.to_room();
    let echo = posts.iter().find(|carried| carried.text().starts_with("An ")).expect("an echo");
    let reference = echo.reference();
    let of_it = |carried: &&Carried| matches!(&carried.letter.what, Outgoing::Edit { reference: of, .. } if *of == reference);
    posts.iter().rev().find(of_it).unwrap_or(echo).text().to_owned()
}

/// What the person can read now, after changes and removals.
fn reads(world: &World, who: &Address) -> String {
    let mut screen: Vec<(String, String)> = Vec::new();
    for carried in world.to_person(who) {
        match &carried.letter.what {
            Outgoing::Edit { reference, text, .. } => {
                let message =
                    screen.iter_mut().find(|(name, _)| name == reference).expect("something to change");
                message.1.clone_from(text);
            }
            Outgoing::Redact { reference } => screen.retain(|(name, _)| name != reference),
            _ => screen.push((carried.reference(), carried.text().to_owned())),
        }
    }
    screen.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n---\n")
}

fn to_person(letter: &Letter) -> bool {
    matches!(letter.to, Recipient::Person(_))
}

/// An answer that has arrived.
fn answered() -> (World, Address, CaseCode) {
    let (mut world, ada, code) = claimed(None);
    answers(&mut world, &code, OLD);
    pass(&mut world, 21);
    assert!(reads(&world, &ada).contains(OLD) && echoed(&world).contains("zugestellt"));
    (world, ada, code)
}

#[test]
fn a_change_before_it_leaves_counts_and_the_pause_begins_again() {
    let (mut world, ada, code) = claimed(None);
    answers(&mut world, &code, OLD);
    pass(&mut world, 15);
    changes(&mut world, &code, NEW);
    assert!(echoed(&world).contains(NEW) && echoed(&world).contains("20 Sekunden"), "{}", echoed(&world));
    pass(&mut world, 15);
    assert!(!reads(&world, &ada).contains("Wir sind"), "the pause began again");
    pass(&mut world, 6);
    assert!(reads(&world, &ada).contains(NEW) && !reads(&world, &ada).contains(OLD));
    assert!(echoed(&world).contains("zugestellt") && echoed(&world).contains(NEW));
    world.assert_nothing_doubled();
}

#[test]
fn a_change_to_another_case_or_to_no_answer_keeps_both_texts_from_everybody() {
    for text in ["!antwort BDF-234 Für jemand anderen", "Nur unter uns", "!antwort", "!schliessen"] {
        let (mut world, ada, code) = claimed(None);
        answers(&mut world, &code, OLD);
        happens(&mut world, edited(text.to_owned()));
        pass(&mut world, 60);
        assert!(!reads(&world, &ada).contains("Wir sind"), "{text}");
        assert!(echoed(&world).contains("angehalten"), "{text}");
    }
}

#[test]
fn a_change_after_it_has_arrived_is_made_where_the_person_reads_it() {
    let (mut world, ada, code) = answered();
    let messages = world.to_person(&ada).len();
    changes(&mut world, &code, NEW);
    assert!(reads(&world, &ada).contains(NEW) && !reads(&world, &ada).contains(OLD));
    assert!(echoed(&world).contains("geändert, auch bei der Person") && echoed(&world).contains(NEW));
    // Nothing rings a second time.
    let new = world.to_person(&ada).split_off(messages);
    assert!(new.iter().all(|carried| matches!(carried.letter.what, Outgoing::Edit { .. })));
    changes(&mut world, &code, "Wir sind doch nicht da");
    assert!(reads(&world, &ada).contains("doch nicht") && !reads(&world, &ada).contains(NEW));
}

#[test]
fn where_a_platform_changes_nothing_a_correction_follows_and_says_so() {
    let (mut world, ada, code) = answered();
    world.plan(|letter| match letter.what {
        Outgoing::Edit { .. } if to_person(letter) => Fate::Becomes(Outcome::Refused("too late")),
        _ => is_sent(letter),
    });
    changes(&mut world, &code, NEW);
    let text = NEW.to_owned();
    let correction = Say::StaffCorrection { code, queue: QueueId::new(QUEUE), text };
    assert_eq!(world.told(&ada, &correction), 1);
    assert!(echoed(&world).contains("als Berichtigung zugestellt"), "{}", echoed(&world));
    assert!(world.to_operator().is_empty(), "that is no fault of anybody's");
}

#[test]
fn a_long_answer_in_parts_is_corrected_and_all_its_parts_are_removed() {
    let in_parts = |letter: &Letter| match letter.what {
        Outgoing::Message { .. } if to_person(letter) => {
            Fate::Becomes(Outcome::Sent { references: vec!["$part1".into(), "$part2".into()] })
        }
        _ => is_sent(letter),
    };
    let (mut world, ada, code) = claimed(None);
    world.plan(in_parts);
    answers(&mut world, &code, OLD);
    pass(&mut world, 21);
    changes(&mut world, &code, NEW);
    let correction = Say::StaffCorrection { code, queue: QueueId::new(QUEUE), text: NEW.to_owned() };
    assert_eq!(world.told(&ada, &correction), 1);
    takes_back(&mut world);
    let removed = world.to_person(&ada).into_iter().filter_map(|carried| match carried.letter.what {
        Outgoing::Redact { reference } => Some(reference),
        _ => None,
    });
    assert_eq!(removed.collect::<Vec<_>>(), ["$part1", "$part2"]);
}

#[test]
fn what_is_taken_back_in_the_pause_never_leaves() {
    let (mut world, ada, code) = claimed(None);
    answers(&mut world, &code, OLD);
    takes_back(&mut world);
    pass(&mut world, 60);
    assert!(!reads(&world, &ada).contains(OLD) && echoed(&world).contains("angehalten"));
}

#[test]
fn what_is_taken_back_after_it_has_arrived_is_removed_where_the_platform_can() {
    let (mut world, ada, _) = answered();
    takes_back(&mut world);
    assert!(!reads(&world, &ada).contains(OLD));
    assert!(
        echoed(&world).contains("bei der Person gelöscht") && !echoed(&world).contains(OLD),
        "{}",
        echoed(&world)
    );

    let (mut world, ada, _) = answered();
    world.plan(|letter| match letter.what {
        Outgoing::Redact { .. } if to_person(letter) => Fate::Becomes(Outcome::Refused("too late")),
        _ => is_sent(letter),
    });
    takes_back(&mut world);
    let carried = world.to_person(&ada);
    assert!(matches!(carried.last().unwrap().letter.what, Outgoing::Redact { .. }));
    assert!(echoed(&world).contains("nicht gelöscht"), "{}", echoed(&world));
    assert!(world.to_operator().is_empty());
}

#[test]
fn what_is_taken_back_on_its_way_is_stopped_or_removed_when_it_arrives() {
    for arrives in [false, true] {
        let (mut world, ada, code) = claimed(None);
        world.plan(|letter| match &letter.what {
            Outgoing::Message { text, .. } if to_person(letter) && text.contains(OLD) => Fate::Hangs,
            _ => is_sent(letter),
        });
        let what = StaffWhat::Text(format!("!antwort {code} {OLD}"));
        let batch = |event| Batch { events: vec![event], ..Batch::new(ChannelKind::Matrix) };
        world.batch(vec![by(STAFF, Trust::Full, COMMAND, what)]);
        world.pass(SignedDuration::from_secs(21));
        world.advance_only(Duration::from_secs(21));
        let back = StaffWhat::TakenBack(COMMAND.to_owned());
        world.try_batch(batch(by(STAFF, Trust::Unencrypted, "", back))).unwrap();
        world.advance_only(Duration::from_millis(1));
        let outcome = if arrives {
            Outcome::Sent { references: vec!["$there".into()] }
        } else {
            Outcome::Retry { after: None }
        };
        world.land(outcome);
        let removed = world.to_person(&ada).iter().any(
            |carried| matches!(&carried.letter.what, Outgoing::Redact { reference } if reference == "$there"),
        );
        assert_eq!(removed, arrives);
        let says = if arrives { "bei der Person gelöscht" } else { "angehalten, nichts gesendet" };
        assert!(echoed(&world).contains(says), "{}", echoed(&world));
        let tries = world.to_person(&ada).iter().filter(|carried| carried.text().contains(OLD)).count();
        assert_eq!(tries, 1, "it is not tried again");
    }
}

#[test]
fn that_an_answer_was_stopped_on_its_way_is_told_also_when_the_program_ended_before_it_could_be() {
    let (mut world, ada, code) = claimed(None);
    world.plan(|letter| match &letter.what {
        Outgoing::Message { text, .. } if to_person(letter) && text.contains(OLD) => Fate::Hangs,
        _ => is_sent(letter),
    });
    answers(&mut world, &code, OLD);
    world.pass(SignedDuration::from_secs(21));
    world.advance_only(Duration::from_secs(21));
    let back = by(STAFF, Trust::Unencrypted, "", StaffWhat::TakenBack(COMMAND.to_owned()));
    world.try_batch(Batch { events: vec![back], ..Batch::new(ChannelKind::Matrix) }).unwrap();
    world.crash();
    world.all_sent();
    world.wake();
    world.hire();
    assert!(echoed(&world).contains("angehalten, nichts gesendet"), "{}", echoed(&world));
    let tries = world.to_person(&ada).iter().filter(|carried| carried.text().contains(OLD)).count();
    assert_eq!(tries, 1, "it is not tried again");
}

#[test]
fn an_answer_taken_back_after_its_case_was_closed_stays_and_its_writer_learns_it() {
    let (mut world, ada, code) = answered();
    world.staff(&format!("!schliessen {code}"));
    takes_back(&mut world);
    assert!(reads(&world, &ada).contains(OLD));
    assert!(echoed(&world).contains("nicht gelöscht"), "{}", echoed(&world));
}

#[test]
fn a_change_on_its_way_is_made_as_soon_as_the_answer_has_arrived() {
    let (mut world, ada, code) = claimed(None);
    world.plan(|letter| match &letter.what {
        Outgoing::Message { text, .. } if to_person(letter) && text.contains(OLD) => Fate::Hangs,
        _ => is_sent(letter),
    });
    let batch = |event| Batch { events: vec![event], ..Batch::new(ChannelKind::Matrix) };
    let what = StaffWhat::Text(format!("!antwort {code} {OLD}"));
    world.batch(vec![by(STAFF, Trust::Full, COMMAND, what)]);
    world.pass(SignedDuration::from_secs(21));
    world.advance_only(Duration::from_secs(21));
    let change = edited(format!("!antwort {code} {NEW}"));
    world.try_batch(batch(by(STAFF, Trust::Full, "", change))).unwrap();
    world.land(Outcome::Sent { references: vec!["$there".into()] });
    let made = world.to_person(&ada).iter().any(|carried| {
        matches!(&carried.letter.what, Outgoing::Edit { reference, text, .. } if reference == "$there" && text.contains(NEW))
    });
    assert!(made && echoed(&world).contains("geändert, auch bei der Person"), "{}", echoed(&world));
}

#[test]
fn beside_somebody_who_reads_along_only_what_is_unopened_changes_and_nothing_appears() {
    let (mut world, ada, code) = claimed(Some(Hours::Any));
    answers(&mut world, &code, OLD);
    pass(&mut world, 21);
    let before = world.to_person(&ada).len();
    changes(&mut world, &code, NEW);
    assert_eq!(world.to_person(&ada).len(), before, "nothing new on the screen");
    assert!(
        echoed(&world).contains("noch nicht geöffnet") && echoed(&world).contains(NEW),
        "{}",
        echoed(&world)
    );
    world.taps(&ada, &Choice::ShowAnswer);
    let screen = reads(&world, &ada);
    assert!(screen.contains(NEW) && !screen.contains(OLD), "{screen}");

    let before = world.to_person(&ada).len();
    changes(&mut world, &code, "Noch etwas anderes");
    takes_back(&mut world);
    assert_eq!(world.to_person(&ada).len(), before, "nothing new on the screen");
    assert!(echoed(&world).contains("schon geöffnet"), "{}", echoed(&world));
}

#[test]
fn beside_somebody_who_reads_along_an_unopened_answer_is_taken_back_unseen() {
    let (mut world, ada, code) = claimed(Some(Hours::Any));
    answers(&mut world, &code, OLD);
    pass(&mut world, 21);
    let before = world.to_person(&ada).len();
    takes_back(&mut world);
    assert_eq!(world.to_person(&ada).len(), before, "nothing new on the screen");
    assert!(echoed(&world).contains("noch nicht geöffnet"), "{}", echoed(&world));
    world.taps(&ada, &Choice::ShowAnswer);
    assert!(!reads(&world, &ada).contains(OLD));
}

#[test]
fn that_there_is_something_to_open_is_not_announced_once_it_is_taken_back() {
    let (mut world, ada, code) = claimed(Some(Hours::Evening));
    answers(&mut world, &code, OLD);
    pass(&mut world, 21);
    takes_back(&mut world);
    let before = world.to_person(&ada).len();
    world.clock_goes_along();
    world.advance(Duration::from_hours(10));
    assert_eq!(world.to_person(&ada).len(), before);
}

#[test]
fn nobody_but_its_writer_changes_an_answer_and_only_as_a_command_counts() {
    let (mut world, ada, code) = answered();
    let before = world.to_person(&ada).len();
    let text = || edited(format!("!antwort {code} {NEW}"));
    let back = || StaffWhat::TakenBack(COMMAND.to_owned());
    for event in [
        by("@ben:example.org", Trust::Full, "", text()),
        by("@ben:example.org", Trust::Unencrypted, "", back()),
        by(STAFF, Trust::PlainText, "", text()),
        by(STAFF, Trust::UnknownDevice, "", text()),
        by(STAFF, Trust::NotListed, "", text()),
        by(STAFF, Trust::NotListed, "", back()),
    ] {
        world.batch(vec![event]);
    }
    assert_eq!(world.to_person(&ada).len(), before);
    assert!(reads(&world, &ada).contains(OLD));
    // Whoever is staff hears that it did nothing.
    assert_eq!(world.staff_told(&StaffSay::EditIgnored), 2);
}

#[test]
fn wherever_the_program_ends_the_person_reads_the_last_version() {
    for step in 0..4 {
        let (mut world, ada, code) = claimed(None);
        let crash = |world: &mut World, at: usize| {
            if step == at {
                world.crash();
                world.wake();
                world.hire();
            }
        };
        let batch = |event| Batch { events: vec![event], ..Batch::new(ChannelKind::Matrix) };
        answers(&mut world, &code, OLD);
        crash(&mut world, 0);
        pass(&mut world, 21);
        let change = edited(format!("!antwort {code} {NEW}"));
        world.try_batch(batch(by(STAFF, Trust::Full, "", change))).unwrap();
        crash(&mut world, 1);
        world.settle();
        crash(&mut world, 2);
        let again = edited(format!("!antwort {code} Wir sind am Mittwoch da"));
        world.try_batch(batch(by(STAFF, Trust::Full, "", again))).unwrap();
        crash(&mut world, 3);
        world.settle();
        let screen = reads(&world, &ada);
        assert!(
            screen.contains("am Mittwoch") && !screen.contains(OLD) && !screen.contains(NEW),
            "{step}: {screen}"
        );
        assert!(echoed(&world).contains("geändert, auch bei der Person"), "{step}: {}", echoed(&world));
    }
}
