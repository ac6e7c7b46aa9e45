//! Somebody has to empty their chat quickly; and when their time is over, or they delete, it is emptied for them.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{Address, Batch, Outcome, Outgoing, Recipient};
use lotse::id::ChannelKind;
use lotse::intake::input::{Input, Meaning};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{Carried, Fate, World, did, did_to, is_sent, person, said};

fn words(text: &str) -> Input {
    Input::Text { text: text.to_owned(), means: Meaning::Words }
}

/// What was deleted in somebody's chat.
fn deleted(world: &World, who: &Address) -> Vec<String> {
    let all = world.to_person(who);
    let deleted = all.iter().filter_map(|carried| match &carried.letter.what {
        Outgoing::Redact { reference } => Some(reference.clone()),
        _ => None,
    });
    deleted.collect()
}

fn messages(world: &World, who: &Address) -> Vec<Carried> {
    let mut all = world.to_person(who);
    all.retain(|carried| matches!(carried.letter.what, Outgoing::Message { .. }));
    all
}

/// What they have been sent since they agreed, which the first two messages ask for.
fn sent_since_consent(world: &World, who: &Address) -> Vec<String> {
    messages(world, who).iter().skip(2).map(Carried::reference).collect()
}

#[test]
fn one_word_empties_the_chat_and_leaves_a_harmless_line() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.batch(vec![did_to(&ada, "77", words("Noch ein Wort dazu"))]);
    world.staff(&format!("!annehmen {code}"));
    let shown = sent_since_consent(&world, &ada);
    assert!(shown.len() > 4);
    // Over a restart, too: what was noted is in the store.
    world.crash();
    world.wake();
    world.hire();
    world.says(&ada, "weg");
    let gone = deleted(&world, &ada);
    assert!(shown.iter().all(|reference| gone.contains(reference)), "{shown:?} {gone:?}");
    assert!(gone.contains(&"77".to_owned()), "their own message as well");
    assert_eq!(world.told(&ada, &Say::ChatCleared(ChannelKind::Telegram)), 1);
    let last = messages(&world, &ada).pop().unwrap().text().to_owned();
    // What stays is said: nothing is noted before consent, so the greeting is still there.
    let start = messages(&world, &ada).first().unwrap().reference();
    assert!(!gone.contains(&start) && last.contains("Der Anfang"), "{last}");
    assert!(!["Fall", "Beratung", "Lotse"].iter().any(|word| last.contains(word)), "{last}");
    // The case goes on.
    world.staff(&format!("!antwort {code} Wir sind da"));
    assert!(world.to_person(&ada).pop().unwrap().text().contains("Wir sind da"));
    world.assert_nothing_doubled();
}

#[test]
fn before_consent_nothing_is_noted() {
    let mut world = World::new();
    let ada = person("ada");
    world.batch(vec![did_to(&ada, "11", words("Guten Tag"))]);
    world.says(&ada, "/weg");
    assert!(deleted(&world, &ada).is_empty());
    assert_eq!(world.told(&ada, &Say::ChatCleared(ChannelKind::Telegram)), 1);
}

#[test]
fn what_lies_unsealed_beside_a_noted_message_tells_the_hour_and_not_the_minute() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    world.stop();
    let who = world.lookup(&ada);
    let mut noted_at = |time: &str| {
        let time = time.parse().unwrap();
        world.look(async |store| store.chat_messages(&who, time).await.unwrap()).len()
    };
    // It is between ten and eleven; 47 hours later they are not deleted by Telegram any more.
    assert!(noted_at("2026-11-25T08:59:59Z") > 0);
    assert_eq!(noted_at("2026-11-25T09:00:00Z"), 0);
}

#[test]
fn whoever_deletes_or_is_forgotten_leaves_an_empty_chat() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    world.sends_request(&ada);
    let shown = sent_since_consent(&world, &ada);
    world.says(&ada, "/loeschen");
    let asked = messages(&world, &ada).pop().unwrap().text().to_owned();
    assert!(asked.contains("Auch diesen Chat leere ich"), "{asked}");
    world.batch(vec![did_to(&ada, "99", words("Ja, alles löschen"))]);
    let gone = deleted(&world, &ada);
    assert!(shown.iter().all(|reference| gone.contains(reference)));
    assert!(gone.contains(&"99".to_owned()), "the message that did it as well: {gone:?}");
    let told = messages(&world, &ada).pop().unwrap().text().to_owned();
    assert!(told.contains("Diesen Chat leere ich, soweit das geht"), "{told}");

    world.comes_to_answer(&ben);
    let shown = sent_since_consent(&world, &ben);
    world.pass(SignedDuration::from_hours(25));
    world.sweep();
    world.settle();
    let gone = deleted(&world, &ben);
    assert!(!shown.is_empty() && shown.iter().all(|reference| gone.contains(reference)));
}

#[test]
fn what_the_platform_does_not_delete_alarms_nobody_and_older_messages_are_not_tried() {
    let mut world = World::new();
    let ada = person("ada");
    world.sends_request(&ada);
    let old = sent_since_consent(&world, &ada);
    world.pass(SignedDuration::from_hours(48));
    world.says(&ada, "/hilfe");
    world.plan(|letter| match letter.what {
        Outgoing::Redact { .. } => Fate::Becomes(Outcome::Refused("too old")),
        _ => is_sent(letter),
    });
    world.says(&ada, "weg");
    let tried = deleted(&world, &ada);
    assert!(!tried.is_empty() && !old.iter().any(|reference| tried.contains(reference)));
    assert!(world.to_operator().is_empty());
    // They can still be reached.
    let before = messages(&world, &ada).len();
    world.says(&ada, "/hilfe");
    assert!(messages(&world, &ada).len() > before);
}

#[test]
fn whoever_only_stops_keeps_the_numbers_they_were_given() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    world.says(&ada, "ich will nicht mehr leben, ich bringe mich um");
    world.says(&ada, "/stopp");
    world.taps(&ada, &Choice::ConfirmStop);
    assert!(deleted(&world, &ada).is_empty());
}

#[test]
fn what_reaches_somebody_who_was_forgotten_meanwhile_is_not_noted() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.plan(|letter| match (&letter.to, &letter.what) {
        (Recipient::Person(_), Outgoing::Message { text, .. }) if text.contains("Wir sind da") => Fate::Hangs,
        _ => is_sent(letter),
    });
    world.try_staff(&format!("!antwort {code} Wir sind da"));
    world.advance_only(Duration::from_millis(100));
    let forget = vec![said(&ada, "/loeschen")];
    world.try_batch(Batch { events: forget, ..Batch::new(ChannelKind::Telegram) }).unwrap();
    let confirm = vec![did(&ada, Input::Text { text: "ja".to_owned(), means: Meaning::Words })];
    world.try_batch(Batch { events: confirm, ..Batch::new(ChannelKind::Telegram) }).unwrap();
    world.land(Outcome::Sent { references: vec!["late".to_owned()] });
    world.all_sent();
    world.settle();
    world.stop();
    let who = world.lookup(&ada);
    let noted = world.look(async |store| store.chat_messages(&who, jiff::Timestamp::MIN).await.unwrap());
    assert!(noted.is_empty(), "{noted:?}");
}

#[test]
fn nobody_counts_as_forgotten_of_whom_something_is_kept_or_to_whom_something_is_on_its_way() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    assert!(world.is_forgotten(&ada), "never seen");
    world.says(&ada, "Guten Tag");
    assert!(!world.is_forgotten(&ada), "asked to agree");
    let code = world.sends_request(&ben);
    assert!(!world.is_forgotten(&ben));

    world.says(&ben, "/loeschen");
    world.plan(|letter| match &letter.to {
        Recipient::Person(_) => Fate::Becomes(Outcome::Retry { after: Some(Duration::from_hours(1)) }),
        _ => is_sent(letter),
    });
    world.taps(&ben, &Choice::ConfirmDelete);
    assert!(!world.is_forgotten(&ben), "the last word has not arrived");
    // Nor does an end in the middle lose it.
    world.crash();
    world.all_sent();
    world.wake();
    assert!(!world.is_forgotten(&ben));
    world.hire();
    world.pass(SignedDuration::from_hours(2));
    world.advance(Duration::from_hours(2));
    assert!(world.is_forgotten(&ben));
    world.staff(&format!("!antwort {code} zu spät"));
    assert!(world.is_forgotten(&ben));

    world.pass(SignedDuration::from_hours(25));
    world.sweep();
    world.settle();
    assert!(world.is_forgotten(&ada), "who never agreed is forgotten after a day");
    world.says(&ben, "Da bin ich wieder");
    assert!(!world.is_forgotten(&ben), "from anew");
}

#[test]
fn nobody_counts_as_forgotten_before_their_closed_case_is() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!schliessen {code} beraten"));
    assert!(!world.is_forgotten(&ada), "a closed case is kept for a while");
    world.pass(SignedDuration::from_hours(24 * 7 + 25));
    world.sweep();
    world.settle();
    world.sweep();
    assert!(world.is_forgotten(&ada));
}
