//! What is kept, of whom, and for how long.

use jiff::SignedDuration;
use lotse::directory::help::Audience;
use lotse::id::ChannelKind;
use lotse::intake::danger::{Danger, Named, Pause};
use lotse::intake::dialogue::{Dialogue, Draft};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use lotse::intake::stage::Stage;
use lotse::store::Person;

use crate::support::world::{World, person, said};

const STORY: &str = "Mein Sohn ist 15 und hat nur noch Freunde, die rechte Parolen rufen";

fn kept(world: &mut World, name: &str) -> Option<Person> {
    let who = world.lookup(&person(name));
    world.look(async |store| store.people(&[who]).await.unwrap().remove(&who))
}

fn story_question(world: &World) -> bool {
    let shown = world.to_person(&person("ada"));
    let lotse::desk::ports::Outgoing::Message { buttons, .. } = &shown.last().unwrap().letter.what else {
        return false;
    };
    buttons.iter().any(|button| {
        lotse::intake::question::Token::decode(&button.data).unwrap().choice == Choice::UseStory
    })
}

#[test]
fn before_consent_nothing_but_lookup_and_stage_is_kept() {
    let mut world = World::new();
    let ada = person("ada");
    world.says(&ada, STORY);
    world.says(&ada, "und meine Nummer ist 0171 2345678");
    world.stop();
    let person = kept(&mut world, "ada").expect("a row");
    assert!(person.address.is_none());
    let Dialogue { stage, draft, consent, cases, way_back, .. } = person.dialogue;
    assert_eq!((stage, consent.is_none(), cases.is_empty(), way_back.len()), (Stage::Greeted, true, true, 0));
    assert!(draft == Draft::default());
    let (letters, parked) =
        world.look(async |store| (store.pending().await.unwrap().len(), store.parked().await.unwrap().len()));
    assert_eq!((letters, parked), (0, 0));
}

#[test]
fn a_story_is_offered_after_consent_within_half_an_hour_and_gone_after_it() {
    for (minutes, offered) in [(29, true), (30, false)] {
        let mut world = World::new();
        let ada = person("ada");
        world.says(&ada, STORY);
        world.pass(SignedDuration::from_mins(minutes));
        world.taps(&ada, &Choice::Agree);
        assert_eq!(story_question(&world), offered, "after {minutes} minutes");
        assert_eq!(world.told(&ada, &Say::StoryGone), usize::from(!offered));
    }
}

#[test]
fn a_story_does_not_outlive_the_program() {
    let mut world = World::new();
    let ada = person("ada");
    world.says(&ada, STORY);
    world.crash();
    world.wake();
    world.hire();
    world.taps(&ada, &Choice::Agree);
    assert!(!story_question(&world));
    assert_eq!(world.told(&ada, &Say::StoryGone), 1);
}

#[test]
fn a_draft_is_forgotten_after_draft_hours() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    world.pass(SignedDuration::from_hours(23));
    world.sweep();
    world.stop();
    assert!(kept(&mut world, "ada").is_some());
    world.pass(SignedDuration::from_hours(1));
    world.wake();
    world.sweep();
    world.stop();
    assert!(kept(&mut world, "ada").is_none());
}

#[test]
fn a_draft_whose_time_is_over_is_not_gone_on_with_even_before_the_sweep() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    world.pass(SignedDuration::from_hours(24));
    world.taps(&ada, &Choice::Send);
    assert!(world.to_room().is_empty());
    assert_eq!(world.told(&ada, &Say::Hello), 2, "greeted anew");
}

#[test]
fn an_open_case_is_forgotten_after_open_days() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    // On the last day it ends with a word to both sides; this is the day before.
    world.pass(SignedDuration::from_hours(24 * 88));
    world.sweep();
    world.stop();
    let there = code.clone();
    assert_eq!(world.look(async |store| store.cases(&[there]).await.unwrap().len()), 1);
    assert!(kept(&mut world, "ada").is_some());
    world.pass(SignedDuration::from_hours(48));
    world.wake();
    world.sweep();
    world.stop();
    assert_eq!(world.look(async |store| store.cases(&[code]).await.unwrap().len()), 0);
    assert!(kept(&mut world, "ada").is_none());
}

#[test]
fn a_closed_case_takes_the_address_of_its_person_along() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!schliessen {code} beraten"));
    world.stop();
    assert!(kept(&mut world, "ada").is_none_or(|person| person.address.is_none()));
    world.pass(SignedDuration::from_hours(24 * 7));
    world.wake();
    world.sweep();
    world.stop();
    assert_eq!(world.look(async |store| store.cases(&[code]).await.unwrap().len()), 0);
    assert!(kept(&mut world, "ada").is_none());
}

#[test]
fn closing_one_case_does_not_cut_off_another_of_the_same_person() {
    let mut world = World::new();
    let ada = person("ada");
    let first = world.sends_request(&ada);
    let second = world.sends_another_request(&ada);
    assert_ne!(first, second);
    world.staff(&format!("!schliessen {second} beraten"));
    world.staff(&format!("!annehmen {first}"));
    world.staff(&format!("!antwort {first} noch da"));
    assert!(world.to_person(&ada).last().unwrap().text().contains("noch da"));
}

#[test]
fn letters_that_never_went_out_are_forgotten_with_their_person() {
    let mut world = World::asleep();
    world.wake();
    let batch = lotse::desk::ports::Batch {
        events: vec![said(&person("ada"), "/start")],
        ..lotse::desk::ports::Batch::new(ChannelKind::Telegram)
    };
    world.try_batch(batch).unwrap();
    world.crash();
    world.pass(SignedDuration::from_hours(24));
    world.wake();
    world.sweep();
    world.stop();
    assert_eq!(world.look(async |store| store.pending().await.unwrap().len()), 0);
}

#[test]
fn danger_told_before_consent_leaves_a_stage_and_no_word() {
    let mut world = World::new();
    let ada = person("ada");
    world.says(&ada, "Ich will nicht mehr leben");
    world.stop();
    let person = kept(&mut world, "ada").expect("a row");
    assert!(person.address.is_none());
    let Dialogue { stage, draft, consent, way_back, pause, .. } = person.dialogue;
    // Which numbers were named, for as long as the pause lasts.
    let named = Named {
        danger: Danger::Suicidality,
        people: vec![Audience::Everyone, Audience::YoungPeople],
        silent: false,
    };
    assert_eq!(pause, Pause { named: Some(named), only_numbers: false });
    assert_eq!((stage, consent.is_none(), way_back), (Stage::Pause, true, vec![Stage::New]));
    assert!(draft == Draft::default());
}
