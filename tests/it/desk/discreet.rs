//! Someone who is not alone with their device: what they get, and at what hours.

use std::time::Duration;

use jiff::{SignedDuration, Zoned};
use lotse::desk::ports::{Address, Batch, Outcome, Outgoing, Recipient};
use lotse::id::{CaseCode, ChannelKind, QueueId};
use lotse::intake::dialogue::Hours;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{Fate, QUEUE, World, is_sent, person, said};

/// A claimed case of someone who is not alone with their device and chose the evening.
fn discreet() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    world.taps(&ada, &Choice::Discreet);
    world.taps(&ada, &Choice::Hours(Hours::Evening));
    world.taps(&ada, &Choice::Answer(lotse::intake::dialogue::AnswerWish::Here));
    world.taps(&ada, &Choice::Send);
    let code = world.receipt(&ada);
    world.staff(&format!("!annehmen {code}"));
    (world, ada, code)
}

#[test]
fn a_discreet_answer_comes_as_a_new_message_at_its_hour_and_opens_on_tap() {
    let (mut world, ada, code) = discreet();
    world.pass_to("2026-11-23T12:00:00Z");
    world.clock_goes_along();
    let asked = world.elapsed();
    // The words also occur in what explains them.
    let before = world.told(&ada, &Say::NewMessage);
    world.staff(&format!("!antwort {code} Vertrauliches"));
    world.advance(Duration::from_hours(5));
    let notice = world.to_person(&ada).into_iter().rfind(|carried| carried.told(&world, &Say::NewMessage));
    let waited = notice.expect("the notice").after.abs_diff(asked);
    // 13 o'clock in Schwerin; the evening begins at 17.
    assert!(waited >= Duration::from_hours(4), "{waited:?}");
    assert!(waited < Duration::from_hours(5), "{waited:?}");
    assert!(world.to_person(&ada).iter().all(|carried| !carried.text().contains("Vertrauliches")));
    world.taps(&ada, &Choice::ShowAnswer);
    let shown = world.to_person(&ada);
    assert!(shown.last().unwrap().text().contains("Vertrauliches"));
    assert_eq!(world.told(&ada, &Say::NewMessage), before + 1);
}

#[test]
fn a_discreet_answer_still_waits_for_its_hour_after_a_restart() {
    let (mut world, ada, code) = discreet();
    world.plan(|_| panic!("nothing is due"));
    world.all_sent();
    world.try_staff(&format!("!antwort {code} Vertrauliches"));
    world.crash();
    world.pass(SignedDuration::from_hours(1));
    let before = world.told(&ada, &Say::NewMessage);
    world.wake();
    world.clock_goes_along();
    world.hire();
    world.advance(Duration::from_hours(7));
    let notice = world.to_person(&ada).into_iter().rfind(|carried| carried.told(&world, &Say::NewMessage));
    // 12:12 in Schwerin at the restart.
    let waited = notice.expect("the notice").after;
    assert!(waited >= Duration::from_mins(4 * 60 + 47), "{waited:?}");
    assert_eq!(world.told(&ada, &Say::NewMessage), before + 1);
}

#[test]
fn a_person_who_deletes_everything_gets_no_new_message_later() {
    let (mut world, ada, code) = discreet();
    world.staff(&format!("!antwort {code} Vertrauliches"));
    let told = world.told(&ada, &Say::NewMessage);
    world.says(&ada, "/loeschen");
    world.taps(&ada, &Choice::ConfirmDelete);
    let heard = world.to_person(&ada).len();
    world.advance(Duration::from_hours(24));
    assert_eq!(world.to_person(&ada).len(), heard);
    assert_eq!(world.told(&ada, &Say::NewMessage), told);
}

/// When "Neue Nachricht" was given to the carrier, after so many times before.
fn notices(world: &World, ada: &Address, before: usize) -> Vec<Zoned> {
    let mut all = world.to_person(ada);
    all.retain(|carried| carried.told(world, &Say::NewMessage));
    let at = all.iter().map(|carried| carried.at.in_tz("Europe/Berlin").unwrap());
    at.skip(before).collect()
}

fn assert_in_the_evening(notice: &Zoned) {
    assert!((17..21).contains(&notice.hour()), "it rang at {notice}");
}

#[test]
fn a_notice_that_could_not_be_sent_within_its_hours_waits_for_the_next_ones() {
    let (mut world, ada, code) = discreet();
    let before = notices(&world, &ada, 0).len();
    world.pass_to("2026-11-23T16:00:00Z");
    world.clock_goes_along();
    let mut away = true;
    world.plan(move |letter| match letter.to {
        Recipient::Person(_) if std::mem::take(&mut away) => {
            Fate::Becomes(Outcome::Retry { after: Some(Duration::from_hours(6)) })
        }
        _ => is_sent(letter),
    });
    world.staff(&format!("!antwort {code} Vertrauliches"));
    world.advance(Duration::from_hours(48));
    let [first, second] = &notices(&world, &ada, before)[..] else { panic!("tried twice") };
    assert_in_the_evening(first);
    assert_in_the_evening(second);
    assert_ne!(first.date(), second.date());
}

#[test]
fn a_notice_found_after_a_restart_outside_its_hours_waits_whether_it_was_tried_or_not() {
    for (hour, tried) in [("2026-11-23T16:00:00Z", true), ("2026-11-23T15:00:00Z", false)] {
        let (mut world, ada, code) = discreet();
        world.pass_to(hour);
        world.plan(|letter| match letter.to {
            Recipient::Person(_) => Fate::Becomes(Outcome::Retry { after: Some(Duration::from_hours(9)) }),
            _ => is_sent(letter),
        });
        world.try_staff(&format!("!antwort {code} Vertrauliches"));
        world.advance_only(Duration::from_millis(1));
        // What the courier reported is written down with the next batch.
        world.try_batch(Batch::new(ChannelKind::Telegram)).unwrap();
        world.crash();
        let attempts = world.look(async |store| store.pending().await.unwrap()[0].attempts);
        assert_eq!(attempts > 0, tried);
        let before = notices(&world, &ada, 0).len();
        world.all_sent();
        world.pass_to("2026-11-24T01:00:00Z");
        world.wake();
        world.clock_goes_along();
        world.hire();
        world.advance(Duration::from_hours(24));
        let [notice] = &notices(&world, &ada, before)[..] else { panic!("carried once") };
        assert_in_the_evening(notice);
    }
}

#[test]
fn nothing_announces_what_was_read_already() {
    let (mut world, ada, code) = discreet();
    world.pass_to("2026-11-23T17:00:00Z");
    world.staff(&format!("!antwort {code} Erste Antwort"));
    let told = notices(&world, &ada, 0).len();
    world.pass_to("2026-11-23T21:00:00Z");
    world.staff(&format!("!antwort {code} Zweite Antwort"));
    assert_eq!(notices(&world, &ada, told), []);
    world.taps(&ada, &Choice::ShowAnswer);
    assert!(world.to_person(&ada).iter().any(|carried| carried.text().contains("Zweite Antwort")));
    world.clock_goes_along();
    world.advance(Duration::from_hours(48));
    assert_eq!(notices(&world, &ada, told), []);
    // What comes after that is announced again.
    world.staff(&format!("!antwort {code} Dritte Antwort"));
    world.advance(Duration::from_hours(48));
    assert_eq!(notices(&world, &ada, told).len(), 1);
    world.crash();
    assert_eq!(world.look(async |store| store.pending().await.unwrap().len()), 0);
}

#[test]
fn a_discreet_answer_read_before_its_notice_came_has_arrived() {
    let (mut world, ada, code) = discreet();
    world.pass_to("2026-11-23T12:00:00Z");
    world.try_staff(&format!("!antwort {code} Vertrauliches"));
    let arrived = |world: &World| {
        world.all().iter().any(|carried| match &carried.letter.what {
            Outgoing::Edit { text, .. } | Outgoing::Message { text, .. } => text.contains("zugestellt"),
            _ => false,
        })
    };
    world
        .try_batch(Batch { events: vec![said(&ada, "anzeigen")], ..Batch::new(ChannelKind::Telegram) })
        .unwrap();
    world.advance(Duration::from_secs(1));
    assert!(world.to_person(&ada).iter().any(|carried| carried.text().contains("Vertrauliches")));
    assert!(arrived(&world));
}

#[test]
fn who_opens_a_closed_case_again_has_the_hours_they_chose() {
    let (mut world, ada, code) = discreet();
    // 18 o'clock in Schwerin.
    world.pass_to("2026-11-23T17:00:00Z");
    world.staff(&format!("!schliessen {code} beraten"));
    world.taps(&ada, &Choice::ShowAnswer);
    world.taps(&ada, &Choice::Reopen(code.clone()));
    assert_eq!(world.told(&ada, &Say::Reopened { code: code.clone(), queue: QueueId::new(QUEUE) }), 1);
    world.pass_to("2026-11-24T09:00:00Z");
    let heard = world.to_person(&ada).len();
    world.try_staff(&format!("!antwort {code} Vertrauliches"));
    world.advance_only(Duration::from_secs(1));
    assert_eq!(world.to_person(&ada).len(), heard, "a notice in the morning");
}

#[test]
fn each_answer_is_shown_by_a_tap_of_its_own_notice() {
    let (mut world, ada, code) = discreet();
    world.pass_to("2026-11-23T17:00:00Z");
    for words in ["Erste Antwort", "Zweite Antwort"] {
        world.staff(&format!("!antwort {code} {words}"));
        world.taps(&ada, &Choice::ShowAnswer);
        assert!(world.to_person(&ada).iter().any(|carried| carried.text().contains(words)), "{words}");
    }
}

#[test]
fn staff_are_told_from_when_on_a_discreet_answer_goes_out() {
    let (mut world, _, code) = discreet();
    world.pass_to("2026-11-23T12:00:00Z");
    world.staff(&format!("!antwort {code} Vertrauliches"));
    world.advance(Duration::from_secs(90));
    let told = |world: &World, words: &str| {
        world.to_room().iter().filter(|post| post.text().contains(words)).count()
    };
    assert!(told(&world, "geht ab 17 Uhr hinaus") >= 1);
    assert_eq!(told(&world, "ist auf dem Weg zur Person"), 0);
}

#[test]
fn the_end_of_a_case_asks_once_whether_it_helped() {
    let (mut world, ada, code) = discreet();
    world.pass_to("2026-11-23T18:00:00Z");
    world.staff(&format!("!antwort {code} Vertrauliches"));
    world.advance(Duration::from_secs(90));
    world.staff(&format!("!schliessen {code}"));
    let before = world.to_person(&ada).len();
    world.taps(&ada, &Choice::ShowAnswer);
    let asked = world
        .to_person(&ada)
        .iter()
        .skip(before)
        .filter(|post| post.text().contains("Hat das geholfen?"))
        .count();
    assert_eq!(asked, 1);
}
