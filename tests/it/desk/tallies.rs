//! What is counted, when, and only once; and that it outlives the cases without a word about them.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use lotse::desk::ports::{Batch, StaffWhat, Trust};
use lotse::handoff::statistics::{Period, Statistics};
use lotse::handoff::tally::{Counted, Month};
use lotse::id::{ChannelKind, QueueId};
use lotse::intake::dialogue::AnswerWish;
use lotse::intake::question::Choice;

use crate::support::world::{QUEUE, World, person, staff_did, staff_says};

/// What is counted by "attribute value", everything in one month and one queue, and the program runs on.
fn counted(world: &mut World) -> BTreeMap<String, u64> {
    world.crash();
    let counted = world.look(async |store| store.tallies().await.unwrap());
    world.wake();
    world.hire();
    let name = |Counted { tally, count }: Counted| {
        assert_eq!((tally.month, tally.queue), (Month::new(2026, 11).unwrap(), QueueId::new(QUEUE)));
        (format!("{} {}", tally.fact.attribute(), tally.fact.value()), count)
    };
    counted.into_iter().map(name).collect()
}

fn of(counts: &[(&str, u64)]) -> BTreeMap<String, u64> {
    counts.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

/// What a request on the short way counts.
const REQUEST: [(&str, u64); 5] = [
    ("channel telegram", 1),
    ("concern opferberatung", 1),
    ("district 13003", 1),
    ("received all", 1),
    ("relation affected", 1),
];

fn and(more: &[(&str, u64)]) -> BTreeMap<String, u64> {
    of(&[&REQUEST, more].concat())
}

#[test]
fn a_request_its_first_answer_and_its_end_are_counted_once_each() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    assert!(counted(&mut world).is_empty(), "a draft is no request");
    world.taps(&ada, &Choice::Send);
    let code = world.receipt(&ada);
    assert_eq!(counted(&mut world), of(&REQUEST));

    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!antwort {code} Guten Tag"));
    world.pass(SignedDuration::from_hours(72));
    world.staff(&format!("!antwort {code} Noch etwas"));
    assert_eq!(counted(&mut world), and(&[("answered four_hours", 1)]));

    let close = format!("!schliessen {code} vermittelt");
    world.batch(vec![staff_says(&close), staff_says(&close)]);
    world.staff(&close);
    let ended = and(&[("answered four_hours", 1), ("ended vermittelt", 1)]);
    assert_eq!(counted(&mut world), ended);

    // The person deletes what has been counted as ended; and time deletes the rest.
    world.says(&ada, "/loeschen");
    world.taps(&ada, &Choice::ConfirmDelete);
    assert_eq!(counted(&mut world), ended);
    world.pass(SignedDuration::from_hours(24 * 400));
    world.sweep();
    assert_eq!(counted(&mut world), ended);
}

#[test]
fn a_case_without_an_answer_is_counted_as_such_when_it_ends_and_only_if_one_was_wanted() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!schliessen {code} unzustaendig"));
    assert_eq!(counted(&mut world), and(&[("answered never", 1), ("ended unzustaendig", 1)]));

    let mut world = World::new();
    let code = world.sends_request_wanting(&person("ben"), AnswerWish::PassOn);
    world.staff(&format!("!schliessen {code} beraten"));
    assert_eq!(counted(&mut world), and(&[("answered not_wanted", 1), ("ended beraten", 1)]));
}

#[test]
fn what_was_taken_back_stays_counted_as_taken_back() {
    for claimed in [false, true] {
        let mut world = World::new();
        let ada = person("ada");
        let code = world.sends_request(&ada);
        if claimed {
            world.staff(&format!("!annehmen {code}"));
        }
        world.says(&ada, "/loeschen");
        world.taps(&ada, &Choice::ConfirmDelete);
        assert_eq!(counted(&mut world), and(&[("ended withdrawn", 1)]));
    }
}

#[test]
fn an_answer_that_leaves_with_the_closing_counts_before_it() {
    let mut world = World::pausing();
    let code = world.sends_request(&person("ada"));
    world.staff(&format!("!annehmen {code}"));
    world.batch(vec![
        staff_says(&format!("!antwort {code} Guten Tag")),
        staff_says(&format!("!schliessen {code} beraten")),
    ]);
    assert_eq!(counted(&mut world), and(&[("answered four_hours", 1), ("ended beraten", 1)]));
}

#[test]
fn the_month_is_that_of_receipt_whenever_the_rest_happens() {
    let mut world = World::new();
    let code = world.sends_request(&person("ada"));
    // Into January; the case is still there.
    world.pass(SignedDuration::from_hours(24 * 50));
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!antwort {code} Guten Tag"));
    world.staff(&format!("!schliessen {code} beraten"));
    assert_eq!(counted(&mut world), and(&[("answered longer", 1), ("ended beraten", 1)]));
}

#[test]
fn counts_are_written_with_what_is_counted_or_not_at_all() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    world.crash();
    world.damage(
        "CREATE TRIGGER broken BEFORE INSERT ON tallies BEGIN SELECT RAISE(ABORT, 'a broken disk'); END",
    );
    world.wake();
    world.hire();
    world.taps(&ada, &Choice::Send);
    assert!(world.to_room().is_empty(), "a card went out of a request that was not written");
    world.crash();
    world.damage("DROP TRIGGER broken");
    let who = world.lookup(&ada);
    let cases = world.look(async |store| store.cases_of(&who).await.unwrap());
    assert!(cases.is_empty(), "a case was written without its counts");
    world.wake();
    world.hire();
    assert!(counted(&mut world).is_empty());
    // The program is killed right after the commit.
    let send = world.button(&ada, &Choice::Send);
    world.try_batch(Batch { events: vec![send], ..Batch::new(ChannelKind::Telegram) }).unwrap();
    assert_eq!(counted(&mut world), of(&REQUEST));
}

#[test]
fn staff_read_the_numbers_of_their_own_queue_in_one_post_and_no_small_one() {
    let mut world = World::new();
    let posts =
        |world: &World| world.to_room().into_iter().filter(|post| !post.is_card()).collect::<Vec<_>>();
    for name in ["a", "b", "c", "d"] {
        world.sends_request(&person(name));
    }
    world.staff("!statistik");
    let few = posts(&world).pop().unwrap();
    assert!(few.text().contains("weniger als fünf") && !few.text().contains('4'), "{}", few.text());

    for name in ["e", "f"] {
        world.sends_request(&person(name));
    }
    let before = posts(&world).len();
    world.staff("!statistik");
    assert_eq!(posts(&world).len(), before + 1);
    let post = posts(&world).pop().unwrap();
    for part in ["Dezember 2025 bis November 2026: 6", "Kanal: "] {
        assert!(post.text().contains(part), "{part} in {}", post.text());
    }
    // Another room has another queue.
    let ask = StaffWhat::Text("!statistik".into());
    world.batch(vec![staff_did("lobbi-ost", Trust::Full, None, ask)]);
    assert!(posts(&world).pop().unwrap().text().contains("weniger als fünf"));
}

#[test]
fn a_year_is_told_when_the_cases_are_gone() {
    let mut world = World::new();
    for name in ["a", "b", "c", "d", "e", "f"] {
        let code = world.sends_request(&person(name));
        world.staff(&format!("!schliessen {code} beraten"));
    }
    world.pass(SignedDuration::from_hours(24 * 400));
    world.sweep();
    world.crash();
    let counted = world.look(async |store| store.tallies().await.unwrap());
    let period = Period::year(2026, Month::new(2027, 12).unwrap()).unwrap();
    let statistics = Statistics::of(&counted, &world.directory, period, None);
    assert_eq!(statistics.total, lotse::handoff::suppression::Cell::Shown(6));
}
