//! Answers of staff: the pause in which a wrong one can be halted, the yes of somebody who has not claimed the case, the
//! echo that says to whom, and what staff are told while they only talk. And who has a case.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{Address, Batch, Event, Outcome, Outgoing, Recipient, StaffSaid, StaffWhat, Trust};
use lotse::handoff::command::Mistake;
use lotse::handoff::say::StaffSay;
use lotse::id::{CaseCode, ChannelKind, QueueId};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{Carried, Fate, QUEUE, STAFF, World, is_sent, person, staff_did};

const BEN: &str = "@ben:example.org";
const ANSWER: &str = "Wir sind am Montag da";

/// A claimed case, with the pause a centre has.
fn claimed() -> (World, Address, CaseCode) {
    let mut world = World::pausing();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    (world, ada, code)
}

fn by(sender: &str, about: Option<String>, what: StaffWhat) -> Event {
    let Event::Staff(said) = staff_did(QUEUE, Trust::Full, about, what) else { unreachable!() };
    Event::Staff(StaffSaid { sender: sender.to_owned(), ..said })
}

fn says(sender: &str, text: &str) -> Event {
    by(sender, None, StaffWhat::Text(text.to_owned()))
}

/// Lets the clock and the couriers' time go on together.
fn pass(world: &mut World, seconds: i64) {
    world.pass(SignedDuration::from_secs(seconds));
    world.advance(Duration::from_secs(seconds.unsigned_abs()));
}

fn answered(world: &World, who: &Address) -> usize {
    world.to_person(who).iter().filter(|carried| carried.text().contains(ANSWER)).count()
}

fn echo(world: &World) -> Carried {
    let echo = |carried: &&Carried| carried.text().starts_with("An ");
    world.to_room().iter().find(echo).expect("an echo").clone()
}

/// What the echo says now.
fn echoed(world: &World) -> String {
    let reference = echo(world).reference();
    let mut edits = world.all().into_iter().filter_map(|carried| match carried.letter.what {
        Outgoing::Edit { reference: of, text, .. } if of == reference => Some(text),
        _ => None,
    });
    edits.next_back().unwrap_or_else(|| echo(world).text().to_owned())
}

#[test]
fn an_answer_leaves_after_its_pause_and_says_to_whom_and_that_it_has_arrived() {
    let (mut world, ada, code) = claimed();
    world.staff(&format!("!antwort {code} {ANSWER}"));
    assert!(echoed(&world).starts_with(&format!("An {code} · ")), "{}", echoed(&world));
    assert!(echoed(&world).contains("20 Sekunden"), "{}", echoed(&world));
    pass(&mut world, 19);
    assert_eq!(answered(&world, &ada), 0);
    pass(&mut world, 2);
    assert_eq!(answered(&world, &ada), 1);
    assert!(echoed(&world).contains("zugestellt"), "{}", echoed(&world));
    pass(&mut world, 60);
    assert_eq!(answered(&world, &ada), 1);
}

#[test]
fn the_echo_stands_where_the_answer_was_written_in_the_thread_or_outside() {
    for in_thread in [true, false] {
        let (mut world, _, code) = claimed();
        let thread = in_thread.then(|| world.cards(&code)[0].reference());
        let text = StaffWhat::Text(format!("!antwort {code} {ANSWER}"));
        world.batch(vec![by(STAFF, thread.clone(), text)]);
        let Outgoing::Message { thread: stands, .. } = echo(&world).letter.what else { unreachable!() };
        assert_eq!(stands, thread);
    }
}

#[test]
fn a_restart_in_the_pause_neither_loses_nor_doubles_the_answer() {
    let (mut world, ada, code) = claimed();
    world.staff(&format!("!antwort {code} {ANSWER}"));
    world.crash();
    world.pass(SignedDuration::from_secs(30));
    world.wake();
    world.hire();
    pass(&mut world, 19);
    assert_eq!(answered(&world, &ada), 0);
    pass(&mut world, 2);
    assert_eq!(answered(&world, &ada), 1);
    assert!(echoed(&world).contains("zugestellt"), "{}", echoed(&world));
    world.crash();
    world.wake();
    world.hire();
    world.advance(Duration::from_mins(2));
    assert_eq!(answered(&world, &ada), 1);
}

#[test]
fn what_staff_said_against_an_answer_while_the_program_was_down_is_read_before_it_leaves() {
    for halt in 0..3 {
        let (mut world, ada, code) = claimed();
        let Event::Staff(command) = says(STAFF, &format!("!antwort {code} {ANSWER}")) else { unreachable!() };
        let message = command.event.clone();
        world.batch(vec![Event::Staff(command)]);
        world.crash();
        world.pass(SignedDuration::from_mins(5));
        world.wake();
        world.hire();
        world.advance(Duration::from_secs(2));
        let corrected = format!("!antwort {code} Berichtigt");
        world.batch(vec![match halt {
            0 => says(STAFF, "!halt"),
            1 => sign(message),
            _ => by(STAFF, None, StaffWhat::Edited { message, text: corrected }),
        }]);
        pass(&mut world, 60);
        assert_eq!(answered(&world, &ada), 0, "{halt}");
        let heard = world.to_person(&ada).iter().any(|carried| carried.text().contains("Berichtigt"));
        assert_eq!(heard, halt == 2);
    }
}

/// ❌ under something.
fn sign(under: String) -> Event {
    staff_did(QUEUE, Trust::Unencrypted, Some(under), StaffWhat::Reaction("❌".to_owned()))
}

#[test]
fn an_answer_that_has_left_is_said_to_have_and_a_sign_too_late_is_answered() {
    let (mut world, ada, code) = claimed();
    let too_late = StaffSay::TooLateToHalt { code: code.clone() };
    let Event::Staff(command) = says(STAFF, &format!("!antwort {code} {ANSWER}")) else { unreachable!() };
    let written = command.event.clone();
    world.batch(vec![Event::Staff(command)]);
    world.plan(|letter| match letter.to {
        Recipient::Person(_) => Fate::Hangs,
        _ => is_sent(letter),
    });
    world.pass(SignedDuration::from_secs(21));
    world.advance_only(Duration::from_secs(21));
    // Behind what was due.
    world.try_batch(Batch::new(ChannelKind::Matrix)).unwrap();
    world.advance_only(Duration::from_secs(1));
    assert!(echoed(&world).contains("auf dem Weg zur Person"), "{}", echoed(&world));
    let under_echo = sign(echo(&world).reference());
    world.try_batch(Batch { events: vec![under_echo], ..Batch::new(ChannelKind::Matrix) }).unwrap();
    world.land(Outcome::Sent { references: vec!["$there".into()] });
    assert_eq!((answered(&world, &ada), world.staff_told(&too_late)), (1, 1));
    assert!(echoed(&world).contains("zugestellt"), "{}", echoed(&world));
    world.batch(vec![sign(written)]);
    assert_eq!(world.staff_told(&too_late), 2);
    world.staff(&format!("!halt {code}"));
    assert_eq!(world.staff_told(&too_late), 3, "a word too late is answered as well");
    let card = world.cards(&code)[0].reference();
    world.batch(vec![sign(card)]);
    assert_eq!(world.staff_told(&too_late), 3, "under a card it is talk");
}

#[test]
fn an_old_answer_that_waits_for_a_yes_is_kept_back_by_a_newer_one_and_by_the_end() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    let heard = |world: &World, words: &str| {
        world.to_person(&ada).iter().filter(|carried| carried.text().contains(words)).count()
    };
    world.staff(&format!("!antwort {code} Die alte"));
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!antwort {code} {ANSWER}"));
    assert!(
        world
            .to_room()
            .iter()
            .any(|post| post.text().contains("angehalten") && post.text().contains("Die alte"))
    );
    world.staff("!ja");
    assert_eq!((answered(&world, &ada), heard(&world, "Die alte")), (1, 0));
    assert_eq!(world.staff_told(&StaffSay::NoAnswerWaits), 1);

    world.batch(vec![says(BEN, &format!("!antwort {code} Von Ben"))]);
    world.staff(&format!("!schliessen {code} beraten"));
    world.taps(&ada, &Choice::Reopen(code));
    world.batch(vec![says(BEN, "!ja")]);
    assert_eq!((world.staff_told(&StaffSay::NoAnswerWaits), heard(&world, "Von Ben")), (2, 0));
}

#[test]
fn a_word_or_a_sign_halts_an_answer_in_its_pause() {
    for halt in 0..4 {
        let (mut world, ada, code) = claimed();
        let Event::Staff(command) = says(STAFF, &format!("!antwort {code} {ANSWER}")) else { unreachable!() };
        let written = command.event.clone();
        world.batch(vec![Event::Staff(command)]);
        let event = match halt {
            0 => says(STAFF, "!halt"),
            1 => says(BEN, &format!("!halt {code}")),
            2 => sign(written),
            _ => sign(echo(&world).reference()),
        };
        world.batch(vec![event]);
        assert!(echoed(&world).contains("angehalten"), "{halt}: {}", echoed(&world));
        pass(&mut world, 60);
        assert_eq!(answered(&world, &ada), 0, "{halt}");
    }
}

#[test]
fn a_sign_under_anything_else_halts_nothing_and_a_word_too_late_says_so() {
    let (mut world, ada, code) = claimed();
    world.staff(&format!("!antwort {code} {ANSWER}"));
    let card = world.cards(&code)[0].reference();
    let cross = StaffWhat::Reaction("❌".to_owned());
    world.batch(vec![staff_did(QUEUE, Trust::Unencrypted, Some(card), cross)]);
    // Of another writer, and without a code.
    world.batch(vec![says(BEN, "!halt")]);
    assert_eq!(world.staff_told(&StaffSay::NoAnswerWaits), 1);
    pass(&mut world, 20);
    assert_eq!(answered(&world, &ada), 1);
    world.staff(&format!("!halt {code}"));
    assert_eq!(world.staff_told(&StaffSay::TooLateToHalt { code }), 1);
}

#[test]
fn a_word_without_a_code_halts_ones_own_answers_only() {
    let (mut world, ada, code) = claimed();
    world.batch(vec![says(BEN, &format!("!antwort {code} von Ben"))]);
    world.batch(vec![says(BEN, "!ja")]);
    world.staff(&format!("!antwort {code} {ANSWER}"));
    world.batch(vec![says(BEN, "!halt")]);
    pass(&mut world, 21);
    assert_eq!(answered(&world, &ada), 1);
    assert!(!world.to_person(&ada).iter().any(|carried| carried.text().contains("von Ben")));
}

#[test]
fn a_yes_that_could_mean_two_answers_asks_which() {
    let (mut world, ada, code) = claimed();
    let eva = person("eva");
    let other = world.sends_request(&eva);
    for code in [&code, &other] {
        world.batch(vec![says(BEN, &format!("!antwort {code} {ANSWER}"))]);
    }
    world.batch(vec![says(BEN, "!ja")]);
    pass(&mut world, 21);
    assert_eq!((answered(&world, &ada), answered(&world, &eva)), (0, 0));
    let asked = |post: &Carried| post.text().contains(code.as_str()) && post.text().contains(other.as_str());
    assert!(world.to_room().iter().any(asked));
    world.batch(vec![says(BEN, &format!("!ja {other}"))]);
    pass(&mut world, 21);
    assert_eq!((answered(&world, &ada), answered(&world, &eva)), (0, 1));
}

#[test]
fn who_has_not_claimed_a_case_must_say_yes() {
    let (mut world, ada, code) = claimed();
    world.batch(vec![says(BEN, &format!("!antwort {code} {ANSWER}"))]);
    let asked = StaffSay::AskYes { code: code.clone(), by: Some(STAFF.to_owned()) };
    assert_eq!(world.staff_told(&asked), 1);
    pass(&mut world, 60);
    // Nobody else can say it.
    world.staff("!ja");
    pass(&mut world, 60);
    assert_eq!(answered(&world, &ada), 0);
    world.batch(vec![says(BEN, "!ja")]);
    pass(&mut world, 20);
    assert_eq!(answered(&world, &ada), 1);
    // The case stays with whoever has it.
    world.staff(&format!("!annehmen {code}"));
    assert_eq!(world.staff_told(&StaffSay::AlreadyYours { code, by: STAFF.to_owned() }), 1);
}

#[test]
fn a_yes_to_an_answer_for_a_free_case_takes_the_case() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.batch(vec![says(BEN, &format!("!antwort {code} {ANSWER}"))]);
    assert_eq!(answered(&world, &ada), 0);
    world.batch(vec![says(BEN, &format!("!ja {code}"))]);
    assert_eq!(answered(&world, &ada), 1);
    assert_eq!(world.staff_told(&StaffSay::Claimed { code, by: BEN.to_owned() }), 1);
}

#[test]
fn an_answer_that_cannot_be_delivered_is_not_said_to_have_arrived() {
    let (mut world, _, code) = claimed();
    world.plan(|letter| match letter.to {
        Recipient::Person(_) => Fate::Becomes(Outcome::Gone),
        _ => is_sent(letter),
    });
    world.staff(&format!("!antwort {code} {ANSWER}"));
    pass(&mut world, 20);
    assert!(!echoed(&world).contains("zugestellt"));
    let told = world.to_room().iter().filter(|post| post.text().contains("nicht mehr erreichbar")).count();
    assert_eq!(told, 1);
}

#[test]
fn a_misspelt_command_says_that_nothing_was_sent() {
    let (mut world, ada, code) = claimed();
    for (typed, mistake) in [
        (format!("!Antwort {code} {ANSWER}"), Mistake::Capitals),
        (format!("antwort {code} {ANSWER}"), Mistake::NoMark),
        (format!("!antwrot {code} {ANSWER}"), Mistake::Unknown),
        (format!("!schliessen {code} irgendwie"), Mistake::WrongEnding),
    ] {
        world.staff(&typed);
        assert_eq!(world.staff_told(&StaffSay::Mistaken(mistake)), 1, "{typed}");
    }
    pass(&mut world, 60);
    assert_eq!(answered(&world, &ada), 0);
}

#[test]
fn staff_who_only_talk_are_told_once_that_the_person_has_no_answer() {
    let (mut world, ada, code) = claimed();
    let card = world.cards(&code)[0].reference();
    let talk = |text: &str| by(BEN, Some(card.clone()), StaffWhat::Text(text.to_owned()));
    let prompt = StaffSay::NoAnswerYet { code: code.clone() };
    world.batch(vec![talk("Ich würde ihr sagen, dass sie vorbeikommen soll")]);
    world.batch(vec![talk("Ja, finde ich auch")]);
    assert_eq!(world.staff_told(&prompt), 1);
    world.staff(&format!("!antwort {code} {ANSWER}"));
    pass(&mut world, 20);
    world.batch(vec![talk("Erledigt")]);
    assert_eq!(world.staff_told(&prompt), 1);
    // The person writes again, and waits again.
    world.says(&ada, "Vielen Dank, ich habe noch eine Frage");
    world.taps(&ada, &Choice::RelayToStaff);
    world.batch(vec![talk("Was sagen wir da")]);
    assert_eq!(world.staff_told(&prompt), 2);
}

#[test]
fn a_case_is_given_back_and_taken_over() {
    let (mut world, ada, code) = claimed();
    world.batch(vec![says(BEN, &format!("!freigeben {code}"))]);
    let not_yours = StaffSay::NotYours { code: code.clone(), by: Some(STAFF.to_owned()) };
    assert_eq!(world.staff_told(&not_yours), 1);
    world.batch(vec![says(BEN, &format!("!uebernehmen {code}"))]);
    let taken = StaffSay::TakenOver { code: code.clone(), by: BEN.to_owned(), from: STAFF.to_owned() };
    assert_eq!(world.staff_told(&taken), 1);
    world.batch(vec![says(BEN, &format!("!freigeben {code}"))]);
    assert_eq!(world.staff_told(&StaffSay::Released { code: code.clone(), by: BEN.to_owned() }), 1);
    world.staff(&format!("!annehmen {code}"));
    // To the person it is one service that has their case.
    assert_eq!(world.told(&ada, &Say::Claimed { code, queue: QueueId::new(QUEUE) }), 1);
}

#[test]
fn the_card_in_the_room_says_where_the_case_stands() {
    let (mut world, _, code) = claimed();
    let card = world.cards(&code)[0].clone();
    let now = |world: &World| {
        let mut edits = world.all().into_iter().filter_map(|carried| match carried.letter.what {
            Outgoing::Edit { reference, text, .. } if reference == card.reference() => Some(text),
            _ => None,
        });
        edits.next_back().unwrap_or_default()
    };
    assert!(card.text().contains("niemand hat angenommen"));
    assert!(now(&world).contains(&format!("Stand: angenommen von {STAFF}")), "{}", now(&world));
    world.staff(&format!("!antwort {code} {ANSWER}"));
    pass(&mut world, 20);
    assert!(now(&world).contains("Stand: im Gespräch"), "{}", now(&world));
    world.staff(&format!("!schliessen {code} vermittelt"));
    assert!(now(&world).contains("Stand: abgeschlossen (an andere"), "{}", now(&world));
}

#[test]
fn the_persons_words_are_in_the_thread_alone_and_can_be_shown_again() {
    let mut world = World::new();
    let ada = person("ada");
    let words = "Sie haben mich geschlagen und getreten";
    let code = world.sends_request_telling(&ada, words);
    let card = world.cards(&code)[0].clone();
    assert!(!card.text().contains(words), "{}", card.text());
    let stories = |world: &World| -> Vec<Carried> {
        world.to_room().into_iter().filter(|post| post.text().contains(words)).collect()
    };
    let [story] = &stories(&world)[..] else { panic!("one story") };
    assert!(story.text().contains("geht es um Gewalt"), "{}", story.text());
    let thread = |carried: &Carried| match &carried.letter.what {
        Outgoing::Message { thread, .. } => thread.clone(),
        _ => None,
    };
    assert_eq!(thread(story), Some(card.reference()));
    world.staff(&format!("!fall {code}"));
    assert_eq!(stories(&world).len(), 2);
}

#[test]
fn the_overview_lists_open_cases_and_ones_own() {
    let (mut world, _, code) = claimed();
    let other = world.sends_request(&person("eva"));
    world.staff("!offen");
    let last = |world: &World| world.to_room().pop().unwrap().text().to_owned();
    assert!(
        last(&world).contains(code.as_str()) && last(&world).contains(other.as_str()),
        "{}",
        last(&world)
    );
    world.staff("!meine");
    assert!(
        last(&world).contains(code.as_str()) && !last(&world).contains(other.as_str()),
        "{}",
        last(&world)
    );
    world.staff(&format!("!schliessen {code} beraten"));
    world.staff("!meine");
    assert!(!last(&world).contains(code.as_str()), "{}", last(&world));
}

#[test]
fn what_was_about_to_leave_goes_before_the_case_closes() {
    let (mut world, ada, code) = claimed();
    world.staff(&format!("!antwort {code} {ANSWER}"));
    world.staff(&format!("!schliessen {code} beraten"));
    assert_eq!(answered(&world, &ada), 1);
    let last = world.to_person(&ada).pop().unwrap();
    assert!(last.text().contains("abgeschlossen"), "{}", last.text());
    pass(&mut world, 60);
    assert_eq!(answered(&world, &ada), 1);
}

#[test]
fn an_answer_to_somebody_whose_row_cannot_be_read_holds_up_nobody_elses() {
    let (mut world, ada, code) = claimed();
    let eva = person("eva");
    let other = world.sends_request(&eva);
    world.staff(&format!("!annehmen {other}"));
    for code in [&code, &other] {
        world.staff(&format!("!antwort {code} {ANSWER}"));
    }
    world.crash();
    // Ada's, who came first.
    world.damage("UPDATE people SET sealed = x'00' WHERE rowid = (SELECT MIN(rowid) FROM people)");
    world.wake();
    world.hire();
    pass(&mut world, 60);
    assert_eq!((answered(&world, &ada), answered(&world, &eva)), (0, 1));
}
