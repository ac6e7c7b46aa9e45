//! A person comes back from another account with a code: everything moves, the old account is forgotten, nothing is lost.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{Address, Batch, Outcome, Outgoing, Recipient};
use lotse::handoff::course::Departure;
use lotse::handoff::say::{NotSent, StaffSay};
use lotse::id::{CaseCode, ChannelKind};
use lotse::intake::dialogue::{AnswerWish, Form, Hours};
use lotse::intake::question::Choice;
use lotse::intake::return_code::{self, ReturnCode, Seen};
use lotse::intake::say::{Lost, Say};

use crate::support::world::{Fate, World, is_sent, person, said};

fn on_matrix(name: &str) -> Address {
    let (person, place) = (format!("@{name}:example.org"), format!("!room-of-{name}:example.org"));
    Address { channel: ChannelKind::Matrix, person, place }
}

/// The last code somebody was shown.
fn code_of(world: &World, who: &Address) -> ReturnCode {
    let shown = world.to_person(who);
    let lines = shown.iter().rev().flat_map(|carried| carried.text().lines().map(str::to_owned));
    let mut seen = lines.filter_map(|line| return_code::read(&line));
    match seen.next() {
        Some(Seen::Code(code)) => code,
        _ => panic!("no code was shown"),
    }
}

fn asks_for_code(world: &mut World, who: &Address) -> ReturnCode {
    world.says(who, "/rueckkehr");
    code_of(world, who)
}

/// A claimed case on Telegram and the code to come back to it.
fn claimed() -> (World, Address, CaseCode, ReturnCode) {
    let mut world = World::new();
    let ada = person("ada");
    let case = world.sends_request(&ada);
    world.staff(&format!("!annehmen {case}"));
    let code = asks_for_code(&mut world, &ada);
    (world, ada, case, code)
}

fn returned(cases: &[&CaseCode], to: &Address) -> Say {
    Say::Returned { cases: cases.iter().copied().cloned().collect(), channel: to.channel }
}

fn heard(world: &World, who: &Address, words: &str) -> usize {
    world.to_person(who).iter().filter(|carried| carried.text().contains(words)).count()
}

#[test]
fn a_talk_goes_on_from_telegram_to_matrix_and_the_old_account_is_forgotten() {
    let (mut world, old, case, code) = claimed();
    let new = on_matrix("ada");
    let before = world.to_person(&old).len();
    world.says(&new, &format!("Hallo, mein Code ist {}", code.to_string().to_lowercase()));
    assert_eq!(world.told(&new, &returned(&[&case], &new)), 1);
    let moved = StaffSay::PersonMoved { code: case.clone(), channel: ChannelKind::Matrix };
    assert_eq!(world.staff_told(&moved), 1);
    let card =
        world.to_room().into_iter().rfind(|carried| matches!(carried.letter.what, Outgoing::Edit { .. }));
    let line = "Kanal: Matrix, Ende-zu-Ende-verschlüsselt";
    assert!(card.expect("the card is brought up to date").text().contains(line));

    world.staff(&format!("!antwort {case} Kommen Sie gern vorbei"));
    assert_eq!((heard(&world, &new, "gern vorbei"), heard(&world, &old, "gern vorbei")), (1, 0));
    world.says(&new, "Danke, ich komme am Montag");
    world.taps(&new, &Choice::RelayToStaff);
    assert!(world.to_room().iter().any(|carried| carried.text().contains("komme am Montag")));
    assert_eq!(world.to_person(&old).len(), before, "the old chat is told nothing");
    assert!(world.is_forgotten(&old) && !world.is_forgotten(&new));

    // Its buttons are gone, and whoever uses it begins anew.
    let retired = world.all().into_iter().any(|carried| {
        carried.letter.to == Recipient::Person(old.clone())
            && matches!(carried.letter.what, Outgoing::RetireButtons { .. })
    });
    assert!(retired);
    let hello = world.told(&old, &Say::Hello);
    world.taps(&old, &Choice::NewRequest);
    assert_eq!(world.told(&old, &Say::Hello), hello + 1);
    world.says(&old, "/anzeigen");
    assert_eq!(heard(&world, &old, "gern vorbei"), 0);
    world.stop();
    let (before, now) = (world.lookup(&old), world.lookup(&new));
    let case =
        world.look(async |store| store.cases(std::slice::from_ref(&case)).await.unwrap().remove(&case));
    let case = case.expect("the case");
    assert!(case.person == Some(now) && case.person != Some(before));
}

#[test]
fn wherever_the_program_ends_nothing_is_lost_or_doubled() {
    for step in 0..4 {
        let (mut world, ada, case, code) = claimed();
        let new = on_matrix("ada");
        let crash = |world: &mut World, at: usize| {
            if step == at {
                world.crash();
                world.wake();
                world.hire();
            }
        };
        crash(&mut world, 0);
        let batch = Batch { events: vec![said(&new, &code.to_string())], ..Batch::new(ChannelKind::Matrix) };
        world.try_batch(batch).unwrap();
        // What follows from it is written down and not yet sent.
        crash(&mut world, 1);
        world.settle();
        crash(&mut world, 2);
        world.try_staff(&format!("!antwort {case} endlich"));
        crash(&mut world, 3);
        world.settle();
        // What a courier had not reported before the end goes out again as the same row.
        let rows = |words: &str, to: &dyn Fn(&Recipient) -> bool| {
            let all = world.all().into_iter().filter(|carried| to(&carried.letter.to));
            let such = all.filter(|carried| carried.text().contains(words));
            such.map(|carried| carried.letter.row).collect::<std::collections::BTreeSet<_>>().len()
        };
        let (to_new, to_old) = (Recipient::Person(new.clone()), Recipient::Person(ada.clone()));
        assert_eq!(rows("Willkommen zurück", &|to| *to == to_new), 1, "ended at {step}");
        assert_eq!(
            rows("anderen Konto; sie hat", &|to| matches!(to, Recipient::Queue(_))),
            1,
            "ended at {step}"
        );
        assert_eq!(rows("endlich", &|to| *to == to_new), 1, "ended at {step}");
        assert_eq!(rows("endlich", &|to| *to == to_old), 0, "ended at {step}");
    }
}

#[test]
fn a_code_is_good_once_and_only_for_who_was_given_it() {
    let (mut world, ada, case, code) = claimed();
    let (new, other) = (on_matrix("ada"), on_matrix("ben"));
    world.says(&ada, &code.to_string());
    assert_eq!(world.told(&ada, &Say::ReturnOwn), 1);
    world.says(&other, &ReturnCode::from_random(99).to_string());
    assert_eq!((world.told(&other, &Say::ReturnUnknown), world.told(&other, &Say::Hello)), (1, 1));
    world.says(&new, &code.to_string());
    assert_eq!(world.told(&new, &returned(&[&case], &new)), 1);
    world.says(&other, &code.to_string());
    assert_eq!(world.told(&other, &Say::ReturnUnknown), 2, "it was used");
    // A new one leads on.
    let again = asks_for_code(&mut world, &new);
    assert!(again != code);
    world.says(&other, &again.to_string());
    assert_eq!(world.told(&other, &returned(&[&case], &other)), 1);
}

#[test]
fn a_newer_code_replaces_the_older_one() {
    let (mut world, ada, case, first) = claimed();
    let second = asks_for_code(&mut world, &ada);
    let new = on_matrix("ada");
    world.says(&new, &first.to_string());
    assert_eq!(world.told(&new, &Say::ReturnUnknown), 1);
    world.says(&new, &second.to_string());
    assert_eq!(world.told(&new, &returned(&[&case], &new)), 1);
}

#[test]
fn a_code_of_a_batch_is_known_in_that_batch() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    let case = world.sends_request(&ada);
    let code = asks_for_code(&mut world, &ada);
    // Replaced and tried in one go; used twice in one go.
    world.batch(vec![said(&ada, "/rueckkehr"), said(&ben, &code.to_string())]);
    assert_eq!(world.told(&ben, &Say::ReturnUnknown), 1);
    let code = code_of(&world, &ada).to_string();
    let cleo = person("cleo");
    world.batch(vec![said(&ben, &code), said(&cleo, &code)]);
    assert_eq!(world.told(&ben, &returned(&[&case], &ben)), 1);
    assert_eq!(world.told(&cleo, &Say::ReturnUnknown), 1);
}

#[test]
fn a_code_expires_with_its_person_and_lasts_as_long() {
    // A word to the bot makes neither longer; the case ends a day before its person is forgotten.
    for (days, known) in [(8, true), (11, false)] {
        let (mut world, ada, case, code) = claimed();
        world.pass(SignedDuration::from_hours(24 * 80));
        world.says(&ada, "/hilfe");
        world.pass(SignedDuration::from_hours(24 * days));
        let new = on_matrix("ada");
        world.says(&new, &code.to_string());
        assert_eq!(world.told(&new, &returned(&[&case], &new)), usize::from(known));
        assert_eq!(world.told(&new, &Say::ReturnUnknown), usize::from(!known));
        world.sweep();
        world.stop();
        assert!(world.look(async |store| store.return_of(&code).await.unwrap().is_none()), "used, or swept");
    }
}

#[test]
fn deleting_everything_and_a_new_talk_end_a_code() {
    let (mut world, ada, _, code) = claimed();
    world.says(&ada, "/loeschen");
    world.taps(&ada, &Choice::ConfirmDelete);
    let new = on_matrix("ada");
    world.says(&new, &code.to_string());
    assert_eq!(world.told(&new, &Say::ReturnUnknown), 1);
    world.stop();
    assert!(world.look(async |store| store.return_of(&code).await.unwrap().is_none()));
    // A case that was closed ends the talk, and what begins after it is another.
    let (mut world, ada, case, code) = claimed();
    world.staff(&format!("!schliessen {case} beraten"));
    world.pass(SignedDuration::from_secs(1));
    world.comes_to_summary(&ada);
    world.says(&new, &code.to_string());
    assert_eq!(world.told(&new, &Say::ReturnUnknown), 1);
    world.says(&ada, "/rueckkehr");
    assert_eq!(world.told(&ada, &Say::NoReturnCode), 1, "nothing is sent yet");
}

#[test]
fn after_five_wrong_codes_none_is_looked_up_for_an_hour() {
    let (mut world, _, case, code) = claimed();
    let new = on_matrix("ada");
    for number in 0..5 {
        world.says(&new, &ReturnCode::from_random(number).to_string());
    }
    world.says(&new, &code.to_string());
    assert_eq!(world.told(&new, &Say::ReturnUnknown), 6, "the same answer for all");
    world.pass(SignedDuration::from_mins(59));
    world.says(&new, &code.to_string());
    assert_eq!(world.told(&new, &Say::ReturnUnknown), 7);
    world.pass(SignedDuration::from_mins(1));
    world.says(&new, &code.to_string());
    assert_eq!(world.told(&new, &returned(&[&case], &new)), 1);
    // A slip of the pen is no guess.
    let (mut world, _, case, code) = claimed();
    let slip = code.to_string();
    let slip = &slip[..slip.len() - 1];
    for _ in 0..7 {
        world.says(&new, slip);
    }
    assert_eq!(world.told(&new, &Say::ReturnMistyped), 7);
    world.says(&new, &code.to_string());
    assert_eq!(world.told(&new, &returned(&[&case], &new)), 1);
}

#[test]
fn an_answer_that_did_not_get_through_is_written_to_the_new_account() {
    for fate in [Fate::Becomes(Outcome::Retry { after: Some(Duration::from_hours(9)) }), Fate::Hangs] {
        let (mut world, ada, case, code) = claimed();
        let (old, new) = (ada.clone(), on_matrix("ada"));
        let hangs = matches!(fate, Fate::Hangs);
        world.plan(move |letter| match &letter.what {
            Outgoing::Message { text, .. }
                if letter.to == Recipient::Person(old.clone()) && text.contains("Ruf bitte an") =>
            {
                fate.clone()
            }
            _ => is_sent(letter),
        });
        world.try_staff(&format!("!antwort {case} Ruf bitte an"));
        world.advance_only(Duration::from_millis(50));
        let batch = Batch { events: vec![said(&new, &code.to_string())], ..Batch::new(ChannelKind::Matrix) };
        world.try_batch(batch).unwrap();
        world.advance_only(Duration::from_millis(50));
        // The couriers' time leaps while the store writes, so there may have been more tries than one.
        let tries = heard(&world, &ada, "Ruf bitte an");
        if hangs {
            // The old account turns out to be gone: no reason to tell staff that nobody was reached.
            world.land(Outcome::Gone);
        }
        world.advance(Duration::from_hours(10));
        assert_eq!(heard(&world, &new, "Ruf bitte an"), 1);
        assert_eq!(heard(&world, &ada, "Ruf bitte an"), tries, "tried again at the old account");
        let words: Vec<String> =
            world.to_person(&new).iter().map(|carried| carried.text().to_owned()).collect();
        assert!(words[0].contains("Willkommen zurück") && words[1].contains("Ruf bitte an"), "{words:?}");
        let lost = StaffSay::AnswerNotSent { code: Some(case.clone()), reason: NotSent::Unreachable };
        assert_eq!(world.staff_told(&lost), 0);
        assert!(world.to_room().iter().any(|carried| carried.text().contains("zugestellt")));
        world.stop();
        let (letters, kept) = world.look(async |store| {
            let kept = store.cases(std::slice::from_ref(&case)).await.unwrap().remove(&case).unwrap();
            (store.pending().await.unwrap().len(), kept)
        });
        assert_eq!(letters, 0);
        assert!(kept.course.answers().iter().all(|answer| answer.departure != Departure::Left));
    }
}

#[test]
fn an_unopened_answer_comes_along_and_the_code_is_given_with_caution() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    world.taps(&ada, &Choice::Discreet);
    world.taps(&ada, &Choice::Hours(Hours::Any));
    world.taps(&ada, &Choice::Answer(AnswerWish::Here));
    world.taps(&ada, &Choice::Send);
    let case = world.receipt(&ada);
    world.staff(&format!("!annehmen {case}"));
    world.staff(&format!("!antwort {case} Vertrauliches"));
    let code = asks_for_code(&mut world, &ada);
    assert_eq!(world.told(&ada, &Say::ReturnCode { code: code.clone(), discreet: true }), 1);
    let new = on_matrix("ada");
    world.says(&new, &code.to_string());
    assert_eq!(heard(&world, &new, "Vertrauliches"), 0);
    world.taps(&new, &Choice::ShowAnswer);
    assert_eq!((heard(&world, &new, "Vertrauliches"), heard(&world, &ada, "Vertrauliches")), (1, 0));
}

#[test]
fn cases_of_both_accounts_come_together_and_a_draft_stays() {
    let (mut world, ada, first, code) = claimed();
    let new = on_matrix("ada");
    let second = world.sends_request(&new);
    world.says(&new, "/neu");
    world.taps(&new, &Choice::Relation(lotse::intake::dialogue::Relation::Witness));
    world.says(&new, &code.to_string());
    assert_eq!(world.told(&new, &returned(&[&first, &second], &new)), 1);
    // The draft's question stands open still, and what it was begun with is not asked again.
    for choice in &crate::support::world::SHORT_WAY[2..] {
        world.taps(&new, choice);
    }
    world.taps(&new, &Choice::Send);
    let third = world.receipt(&new);
    assert!(third != first && third != second);
    world.staff(&format!("!antwort {first} zum ersten"));
    world.staff(&format!("!annehmen {second}"));
    world.staff(&format!("!antwort {second} zum zweiten"));
    assert_eq!((heard(&world, &new, "zum ersten"), heard(&world, &new, "zum zweiten")), (1, 1));
    assert_eq!(heard(&world, &ada, "zum ersten"), 0);
    world.says(&new, "/loeschen");
    world.taps(&new, &Choice::ConfirmDelete);
    world.stop();
    let codes = [first, second, third];
    assert!(world.look(async |store| store.cases(&codes).await.unwrap().is_empty()));
}

#[test]
fn what_was_written_before_consent_is_not_lost_without_a_word() {
    let (mut world, _, case, code) = claimed();
    let new = on_matrix("ada");
    world.says(&new, "Ich habe schon einmal geschrieben, mein Sohn hört wieder diese Musik");
    world.says(&new, &code.to_string());
    assert_eq!(world.told(&new, &returned(&[&case], &new)), 1);
    assert_eq!(world.told(&new, &Say::ReturnLost(Lost::Story)), 1);
}

#[test]
fn danger_beside_a_code_is_answered_with_numbers_and_the_way_back() {
    let (mut world, _, case, code) = claimed();
    let new = on_matrix("ada");
    world.says(&new, &format!("Ich will nicht mehr leben. {code}"));
    assert!(heard(&world, &new, "112") > 0);
    assert_eq!(world.told(&new, &returned(&[&case], &new)), 1);
}

#[test]
fn no_trace_of_the_old_account_or_the_code_is_in_the_database() {
    let mut world = World::new();
    let (old, new) = (person("planted-old-account"), on_matrix("planted-new-account"));
    let case = world.sends_request(&old);
    let code = asks_for_code(&mut world, &old);
    let holds = |world: &World, plant: &[u8]| {
        let bytes = std::fs::read(world.files.path().join("lotse.db")).unwrap();
        bytes.windows(plant.len()).any(|window| window == plant)
    };
    world.stop();
    let (old_lookup, new_lookup) = (world.lookup(&old), world.lookup(&new));
    assert!(holds(&world, &old_lookup.0), "the search finds what is there");
    world.wake();
    world.hire();
    world.says(&new, &code.to_string());
    assert_eq!(world.told(&new, &returned(&[&case], &new)), 1);
    world.sweep();
    world.stop();
    assert!(holds(&world, &new_lookup.0));
    assert!(!holds(&world, &old_lookup.0));
    for plant in [&code.to_string(), &code.bare(), "planted", "rueckkehr"] {
        assert!(!holds(&world, plant.as_bytes()), "{plant}");
    }
}

#[test]
fn the_form_comes_along() {
    let (mut world, ada, _, code) = claimed();
    world.says(&ada, "/du");
    let new = on_matrix("ada");
    world.says(&new, &code.to_string());
    world.stop();
    let who = world.lookup(&new);
    let form = world.look(async |store| store.people(&[who]).await.unwrap()[&who].dialogue.form);
    assert_eq!(form, Form::Du);
}
