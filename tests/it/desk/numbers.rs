//! What a bare number means when something else was read since the question: the notice of an answer, an answer, a receipt.

use lotse::id::CaseCode;
use lotse::intake::dialogue::Hours;
use lotse::intake::question::Choice;
use lotse::intake::say::{Deleted, Say};

use crate::support::world::{SHORT_WAY, World, person};

const ANSWER: &str = "Passt Ihnen 1) Montag oder 2) Dienstag?";

/// A request of someone who is not alone with their device, claimed.
fn discreet_case(world: &mut World) -> CaseCode {
    let ada = person("ada");
    world.comes_to_answer(&ada);
    for choice in [Choice::Discreet, Choice::Hours(Hours::Any), SHORT_WAY[4].clone(), Choice::Send] {
        world.taps(&ada, &choice);
    }
    let code = world.receipt(&ada);
    world.staff(&format!("!annehmen {code}"));
    code
}

fn last_read(world: &World) -> String {
    world.to_person(&person("ada")).last().map(|carried| carried.text().to_owned()).unwrap_or_default()
}

fn answer_read(world: &World) -> usize {
    world.to_person(&person("ada")).iter().filter(|carried| carried.text().contains(ANSWER)).count()
}

#[test]
fn the_number_beside_neue_nachricht_shows_it_whatever_question_is_open() {
    let ada = person("ada");
    for before in [&["löschen"][..], &["Mein Mann liest mit, bitte nicht anrufen"], &["neu"], &[]] {
        let mut world = World::new();
        let code = discreet_case(&mut world);
        for text in before {
            world.says(&ada, text);
        }
        world.staff(&format!("!antwort {code} {ANSWER}"));
        assert_eq!(answer_read(&world), 0, "not before it is opened");
        world.says(&ada, "1");
        assert_eq!(answer_read(&world), 1, "after {before:?}");
        assert_eq!(world.told(&ada, &Say::Deleted(Deleted::AlreadyRead)), 0, "after {before:?}");
        assert_eq!(world.to_room().iter().filter(|post| post.text().contains("liest mit")).count(), 0);
    }
}

#[test]
fn a_number_after_an_answer_is_for_the_service_and_chooses_from_no_list_out_of_sight() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!antwort {code} {ANSWER}"));
    world.says(&ada, "2");
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!(world.told(&ada, &Say::Relayed { code: code.clone() }), 1);
    assert!(world.to_room().last().is_some_and(|post| post.text().trim_end().ends_with('2')));
}

#[test]
fn a_number_sent_twice_begins_no_second_request_and_is_no_message() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    world.says(&ada, "1");
    let code = world.receipt(&ada);
    let posts = world.to_room().len();
    world.says(&ada, "1");
    assert_eq!(world.told(&ada, &Say::AlreadySent(code.clone())), 1, "{}", last_read(&world));
    assert_eq!(world.to_room().len(), posts);
    assert_eq!(world.cards(&code).len(), 1);
}

#[test]
fn whoever_reads_along_reads_along_at_the_next_request_too() {
    let mut world = World::new();
    let ada = person("ada");
    discreet_case(&mut world);
    let second = world.sends_another_request(&ada);
    world.staff(&format!("!annehmen {second}"));
    world.staff(&format!("!antwort {second} {ANSWER}"));
    assert_eq!(answer_read(&world), 0, "the answer to the second is opened by a tap too");
    world.taps(&ada, &Choice::ShowAnswer);
    assert_eq!(answer_read(&world), 1);
}

#[test]
fn a_case_that_closes_beneath_a_question_leaves_nobody_without_an_answer() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.says(&ada, "löschen");
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!schliessen {code} beraten"));
    for text in ["2", "Hallo, sind Sie noch da?"] {
        let before = world.to_person(&ada).len();
        world.says(&ada, text);
        assert!(world.to_person(&ada).len() > before, "{text} is answered");
    }
    assert_eq!(world.told(&ada, &Say::AskConsent { channel: ada.channel }), 2, "it begins anew");
}

#[test]
fn who_has_two_cases_answers_the_service_whose_answer_was_opened() {
    let mut world = World::new();
    let ada = person("ada");
    let first = discreet_case(&mut world);
    let second = world.sends_another_request(&ada);
    world.staff(&format!("!annehmen {second}"));
    world.staff(&format!("!antwort {first} {ANSWER}"));
    world.says(&ada, "1");
    world.says(&ada, "Montag passt gut");
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!(world.told(&ada, &Say::Relayed { code: first }), 1);
}
