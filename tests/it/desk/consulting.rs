//! One service asks another: in its own words, through the gate, let go by its writer, and never to a person.

use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{Event, Outcome, Outgoing, Recipient, RoomProblem, StaffSaid, StaffWhat, Trust};
use lotse::handoff::consultation::Number;
use lotse::handoff::say::{NoHandOn, NoNote, NoteSay, StaffSay};
use lotse::id::{CaseCode, QueueId};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use proptest::prelude::*;

use crate::support::world::{Carried, Fate, QUEUE, STAFF, World, is_sent, person, staff_did};

const OTHER: &str = "jump";
const MIA: &str = "@mia:example.org";
/// Long enough for a test to know it by; the name and the number in it must never leave the room.
const QUESTION: &str = "Wie sprecht ihr Eltern an, deren Sohn aussteigen will? Lena Krüger, 0171 2345678";
const ASKED: &str = "Wie sprecht ihr Eltern an, deren Sohn aussteigen will?";
const ANSWER: &str = "Zuerst ohne Vorwurf zuhören. Fragt gern Jonas Brandt unter jonas@example.org";
const ADVISED: &str = "Zuerst ohne Vorwurf zuhören.";

fn other() -> QueueId {
    QueueId::new(OTHER)
}

fn says(queue: &str, sender: &str, about: Option<&str>, text: &str) -> Event {
    let what = StaffWhat::Text(text.to_owned());
    let Event::Staff(said) = staff_did(queue, Trust::Full, about.map(str::to_owned), what) else {
        unreachable!("staff did it")
    };
    Event::Staff(StaffSaid { sender: sender.to_owned(), ..said })
}

fn in_other(world: &mut World, text: &str) {
    world.batch(vec![says(OTHER, MIA, None, text)]);
}

fn room(world: &World, queue: &str) -> Vec<Carried> {
    let mut all = world.all();
    all.retain(|carried| carried.letter.to == Recipient::Queue(QueueId::new(queue)));
    all
}

fn with(world: &World, queue: &str, words: &str) -> Vec<Carried> {
    let mut posts = room(world, queue);
    posts.retain(|post| post.text().contains(words));
    posts
}

fn thread(carried: &Carried) -> Option<&str> {
    match &carried.letter.what {
        Outgoing::Message { thread, .. } => thread.as_deref(),
        _ => None,
    }
}

/// The number in the last notice of that room.
fn number(world: &World, queue: &str) -> Number {
    let held = with(world, queue, "Noch nichts gesendet");
    let text = held.last().expect("a notice").text().to_owned();
    text.split(|c: char| !c.is_ascii_digit()).find_map(Number::parse).expect("a number")
}

fn told(world: &World, queue: &str, say: &StaffSay) -> usize {
    let text = world.catalogue.staff(say, &world.directory);
    room(world, queue).iter().filter(|post| post.text() == text).count()
}

/// A question without a case that has been let go.
fn asked(world: &mut World) -> Number {
    world.staff(&format!("!rat {OTHER} {QUESTION}"));
    let number = number(world, QUEUE);
    world.staff(&format!("!ja {number}"));
    assert_eq!(with(world, OTHER, ASKED).len(), 1);
    number
}

/// A question in the thread of a claimed case, let go.
fn asked_of_a_case(world: &mut World) -> (CaseCode, String, Number) {
    let code = world.sends_request(&person("ada"));
    world.staff(&format!("!annehmen {code}"));
    let card = world.cards(&code)[0].reference();
    world.batch(vec![says(QUEUE, STAFF, Some(&card), &format!("!rat {OTHER} {QUESTION}"))]);
    let number = number(world, QUEUE);
    world.batch(vec![says(QUEUE, STAFF, Some(&card), "!ja")]);
    assert_eq!(with(world, OTHER, ASKED).len(), 1);
    (code, card, number)
}

#[test]
fn a_question_and_its_answer_go_only_as_their_writers_have_seen_them_and_let_them_go() {
    let mut world = World::new();
    let (code, card, number) = asked_of_a_case(&mut world);
    // Both were shown before with what is taken out, in the thread.
    let held = &with(&world, QUEUE, "Noch nichts gesendet")[0];
    assert_eq!(thread(held), Some(card.as_str()));
    assert!(held.text().contains("Herausgenommen: ein Name und eine Telefonnummer"), "{}", held.text());
    let question = &with(&world, OTHER, ASKED)[0];
    assert!(question.text().contains("von einer anderen Stelle: LOBBI.nord"), "{}", question.text());
    in_other(&mut world, &format!("!rat {number} {ANSWER}"));
    assert!(with(&world, QUEUE, ADVISED).is_empty(), "not before the yes");
    in_other(&mut world, "!ja");
    let advice = with(&world, QUEUE, ADVISED);
    assert_eq!((advice.len(), thread(&advice[0])), (1, Some(card.as_str())));
    assert!(advice[0].text().contains(&number.to_string()), "{}", advice[0].text());
    for planted in ["Lena", "0171", "Jonas", "jonas@"] {
        assert!(world.all().iter().all(|carried| !carried.text().contains(planted)), "{planted}");
    }
    assert!(room(&world, OTHER).iter().all(|post| !post.text().contains(code.as_str())));
    world.assert_nothing_doubled();
}

#[test]
fn nothing_of_it_reaches_a_person_and_their_words_are_not_in_it() {
    let mut world = World::new();
    let (_, _, number) = asked_of_a_case(&mut world);
    let heard = world.to_person(&person("ada")).len();
    in_other(&mut world, &format!("!rat {number} {ANSWER}"));
    in_other(&mut world, &format!("!ja {number}"));
    // Whoever mistakes the number for a case writes to nobody.
    in_other(&mut world, &format!("!antwort {number} Guten Tag"));
    world.staff(&format!("!antwort {number} Guten Tag"));
    assert_eq!(world.to_person(&person("ada")).len(), heard);
}

#[test]
fn a_person_learns_that_advice_about_their_case_was_asked_for() {
    let mut world = World::new();
    let (code, ..) = asked_of_a_case(&mut world);
    let ada = person("ada");
    world.says(&ada, "/daten");
    let told = world.to_person(&ada).pop().expect("an answer");
    let line = format!("eine Frage der Stelle zum Fall {code}");
    assert!(told.text().contains(&line) && !told.text().contains(ASKED), "{}", told.text());
}

#[test]
fn a_case_code_never_leaves_with_the_words() {
    let mut world = World::new();
    let code = world.sends_request(&person("ada"));
    let spaced = code.as_str().replace('-', " ");
    world.staff(&format!("!rat {OTHER} Kennt ihr den Fall {code} oder {spaced} schon lange?"));
    let held = &with(&world, QUEUE, "Noch nichts gesendet")[0];
    assert!(held.text().contains("Fall-Code") || held.text().contains("Kennzeichen"), "{}", held.text());
    world.staff("!ja");
    let question = &with(&world, OTHER, "schon lange?")[0];
    assert!(!question.text().contains(code.as_str()) && !question.text().contains(&spaced));
}

#[test]
fn what_is_thrown_away_is_gone_and_nobody_else_can_let_it_go() {
    let mut world = World::new();
    world.staff(&format!("!rat {OTHER} {QUESTION}"));
    let number = number(&world, QUEUE);
    world.batch(vec![says(QUEUE, "@ben:example.org", None, &format!("!ja {number}"))]);
    in_other(&mut world, &format!("!ja {number}"));
    in_other(&mut world, &format!("!rat {number} Antwort vor der Frage"));
    assert_eq!(told(&world, OTHER, &StaffSay::Note(NoteSay::Refused(NoNote::UnknownNumber))), 1);
    world.staff(&format!("!halt {number}"));
    assert_eq!(told(&world, QUEUE, &StaffSay::Note(NoteSay::Dropped { number })), 1);
    world.staff(&format!("!ja {number}"));
    assert!(with(&world, OTHER, ASKED).is_empty());
    world.stop();
    assert!(world.look(async |store| store.consultations().await.unwrap()).is_empty());
}

#[test]
fn a_yes_that_could_be_for_two_is_asked_which() {
    let mut world = World::new();
    let code = world.sends_request(&person("ada"));
    world.staff(&format!("!antwort {code} Guten Tag"));
    world.staff(&format!("!rat {OTHER} {QUESTION}"));
    let note = number(&world, QUEUE);
    world.staff("!ja");
    assert_eq!(
        told(&world, QUEUE, &StaffSay::WhichAnswer { codes: vec![code.clone()], notes: vec![note] }),
        1
    );
    assert!(with(&world, OTHER, ASKED).is_empty());
    world.staff(&format!("!ja {note}"));
    world.staff("!ja");
    assert_eq!(with(&world, OTHER, ASKED).len(), 1);
    let answer = Say::StaffAnswer { code, queue: QueueId::new(QUEUE), text: "Guten Tag".to_owned() };
    assert_eq!(world.told(&person("ada"), &answer), 1);
}

#[test]
fn it_survives_a_crash_at_every_step() {
    let mut world = World::new();
    let again = |world: &mut World| {
        world.crash();
        world.wake();
        world.hire();
    };
    let code = world.sends_request(&person("ada"));
    let card = world.cards(&code)[0].reference();
    world.batch(vec![says(QUEUE, STAFF, Some(&card), &format!("!rat {OTHER} {QUESTION}"))]);
    let number = number(&world, QUEUE);
    again(&mut world);
    world.staff(&format!("!ja {number}"));
    again(&mut world);
    in_other(&mut world, &format!("!rat {number} {ANSWER}"));
    again(&mut world);
    in_other(&mut world, &format!("!ja {number}"));
    again(&mut world);
    assert_eq!((with(&world, OTHER, ASKED).len(), with(&world, QUEUE, ADVISED).len()), (1, 1));
    assert_eq!(thread(&with(&world, QUEUE, ADVISED)[0]), Some(card.as_str()));
    world.assert_nothing_doubled();
}

#[test]
fn a_question_that_was_not_carried_before_a_crash_is_carried_after_it() {
    let mut world = World::new();
    world.staff(&format!("!rat {OTHER} {QUESTION}"));
    let number = number(&world, QUEUE);
    world.plan(|letter| match &letter.to {
        Recipient::Queue(queue) if queue.as_str() == OTHER => Fate::Hangs,
        _ => is_sent(letter),
    });
    world.try_staff(&format!("!ja {number}"));
    world.advance_only(Duration::from_millis(1));
    world.crash();
    world.all_sent();
    world.wake();
    world.hire();
    let carried = with(&world, OTHER, ASKED);
    assert_eq!(carried.len(), 2, "once before the crash and once after it");
    assert_eq!(carried[0].letter.transaction, carried[1].letter.transaction, "one event for the server");
    in_other(&mut world, &format!("!rat {number} {ANSWER}"));
    in_other(&mut world, "!ja");
    assert_eq!(with(&world, QUEUE, ADVISED).len(), 1);
}

#[test]
fn who_deletes_everything_takes_the_question_about_them_out_of_both_rooms() {
    let mut world = World::new();
    let (_, _, number) = asked_of_a_case(&mut world);
    in_other(&mut world, &format!("!rat {number} {ANSWER}"));
    in_other(&mut world, "!ja");
    let ada = person("ada");
    let posts: Vec<String> =
        [with(&world, OTHER, ASKED), with(&world, QUEUE, ASKED), with(&world, QUEUE, ADVISED)]
            .concat()
            .iter()
            .map(Carried::reference)
            .collect();
    assert!(posts.len() >= 3);
    world.says(&ada, "/loeschen");
    world.taps(&ada, &Choice::ConfirmDelete);
    let gone: Vec<String> = world
        .all()
        .iter()
        .filter_map(|carried| match &carried.letter.what {
            Outgoing::Redact { reference } => Some(reference.clone()),
            _ => None,
        })
        .collect();
    assert!(posts.iter().all(|post| gone.contains(post)), "{posts:?} {gone:?}");
    assert_eq!(told(&world, OTHER, &StaffSay::Note(NoteSay::Over { number })), 1);
    in_other(&mut world, &format!("!rat {number} zu spät"));
    assert_eq!(told(&world, OTHER, &StaffSay::Note(NoteSay::Refused(NoNote::UnknownNumber))), 1);
    world.stop();
    assert!(world.look(async |store| store.consultations().await.unwrap()).is_empty());
}

#[test]
fn a_question_leaves_the_other_room_with_its_case_when_their_time_is_over() {
    let mut world = World::new();
    let (_, _, number) = asked_of_a_case(&mut world);
    let question = Outgoing::Redact { reference: with(&world, OTHER, ASKED)[0].reference() };
    let gone = |world: &World| room(world, OTHER).iter().any(|post| post.letter.what == question);
    world.pass(SignedDuration::from_hours(24 * 80));
    world.sweep();
    assert!(!gone(&world));
    // It did not run on the last day of the case.
    world.stop();
    world.pass(SignedDuration::from_hours(24 * 12));
    world.wake();
    world.hire();
    world.sweep();
    assert!(gone(&world));
    assert_eq!(told(&world, OTHER, &StaffSay::Note(NoteSay::Over { number })), 1);
    world.stop();
    assert!(world.look(async |store| store.consultations().await.unwrap()).is_empty());
}

#[test]
fn a_question_on_its_way_when_its_case_is_deleted_is_taken_out_when_it_arrives() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!rat {code} {OTHER} {QUESTION}"));
    world.plan(|letter| match &letter.what {
        Outgoing::Message { text, .. } if text.contains("Antworten: !rat") => Fate::Hangs,
        _ => is_sent(letter),
    });
    world.try_staff("!ja");
    world.advance_only(Duration::from_millis(1));
    let delete = crate::support::world::said(&ada, "/loeschen");
    let batch = |events| lotse::desk::ports::Batch {
        events,
        ..lotse::desk::ports::Batch::new(lotse::id::ChannelKind::Telegram)
    };
    world.try_batch(batch(vec![delete])).unwrap();
    world.advance_only(Duration::from_millis(50));
    let confirm = world.button(&ada, &Choice::ConfirmDelete);
    world.try_batch(batch(vec![confirm])).unwrap();
    world.land(Outcome::Sent { references: vec!["$late".into()] });
    let taken_out = world.all().iter().any(|carried| {
        carried.letter.to == Recipient::Queue(other())
            && carried.letter.what == Outgoing::Redact { reference: "$late".into() }
    });
    assert!(taken_out);
}

#[test]
fn handed_on_the_case_leaves_its_questions_behind() {
    let mut world = World::new();
    let (code, _, number) = asked_of_a_case(&mut world);
    world.staff(&format!("!weiter {code} lks"));
    world.taps(&person("ada"), &Choice::HandOn(code, QueueId::new("lks")));
    assert_eq!(told(&world, OTHER, &StaffSay::Note(NoteSay::Over { number })), 1);
    assert!(room(&world, "lks").iter().all(|post| !post.text().contains(ASKED)));
}

#[test]
fn what_a_removed_member_had_waiting_is_gone_and_what_was_asked_stays() {
    let mut world = World::new();
    let sent = asked(&mut world);
    world.staff(&format!("!rat {OTHER} Noch eine Frage zur Arbeit mit Schulen"));
    let waits = number(&world, QUEUE);
    in_other(&mut world, &format!("!rat {sent} {ANSWER}"));
    let removed = |queue: &str, member: &str| Event::StaffRemoved {
        queue: QueueId::new(queue),
        member: member.to_owned(),
    };
    world.batch(vec![removed(QUEUE, STAFF), removed(OTHER, MIA)]);
    world.staff(&format!("!ja {waits}"));
    in_other(&mut world, &format!("!ja {sent}"));
    assert!(with(&world, OTHER, "Arbeit mit Schulen").is_empty() && with(&world, QUEUE, ADVISED).is_empty());
    in_other(&mut world, &format!("!rat {sent} {ANSWER}"));
    in_other(&mut world, "!ja");
    assert_eq!(with(&world, QUEUE, ADVISED).len(), 1);
}

#[test]
fn a_room_that_cannot_be_used_gets_nothing_and_that_is_said() {
    let mut world = World::new();
    world.staff(&format!("!rat {OTHER} {QUESTION}"));
    let number = number(&world, QUEUE);
    let closed = |problem| Event::Room { queue: other(), problem };
    world.batch(vec![closed(Some(RoomProblem::NotJoined))]);
    world.staff(&format!("!ja {number}"));
    world.staff(&format!("!rat {OTHER} Und noch eine Frage"));
    let refused = StaffSay::Note(NoteSay::Refused(NoNote::Service(NoHandOn::NoRoom { queue: other() })));
    assert_eq!(told(&world, QUEUE, &refused), 2);
    assert!(with(&world, OTHER, ASKED).is_empty());
    // It still waits for its yes.
    world.batch(vec![closed(None)]);
    world.staff(&format!("!ja {number}"));
    assert_eq!(with(&world, OTHER, ASKED).len(), 1);
    for (command, why) in [
        (format!("!rat {OTHER}"), NoNote::Empty),
        (format!("!rat {OTHER} {}", "a".repeat(6_001)), NoNote::TooLong { limit: 6_000 }),
    ] {
        world.staff(&command);
        assert_eq!(told(&world, QUEUE, &StaffSay::Note(NoteSay::Refused(why))), 1);
    }
    world.staff("!rat gibt-es-nicht Wie geht das?");
    assert_eq!(with(&world, QUEUE, "Es fehlt eine andere Stelle").len(), 1);
}

#[test]
fn a_question_the_room_never_takes_is_told_to_whoever_asked() {
    let mut world = World::new();
    world.staff(&format!("!rat {OTHER} {QUESTION}"));
    let number = number(&world, QUEUE);
    world.plan(|letter| match &letter.to {
        Recipient::Queue(queue) if queue.as_str() == OTHER => Fate::Becomes(Outcome::Refused("too long")),
        _ => is_sent(letter),
    });
    world.staff(&format!("!ja {number}"));
    assert_eq!(told(&world, QUEUE, &StaffSay::Note(NoteSay::Lost { number, to: other() })), 1);
}

#[test]
fn a_question_is_listed_and_shown_again_until_its_time_is_over() {
    let mut world = World::new();
    let number = asked(&mut world);
    in_other(&mut world, "!offen");
    let open = StaffSay::Note(NoteSay::Open { questions: vec![(number, QueueId::new(QUEUE))] });
    assert_eq!(told(&world, OTHER, &open), 1);
    in_other(&mut world, &format!("!rat {number}"));
    assert_eq!(with(&world, OTHER, ASKED).len(), 2);
    in_other(&mut world, &format!("!rat {number} {ANSWER}"));
    in_other(&mut world, "!ja");
    // An answered one is kept as long as a closed case.
    world.pass(SignedDuration::from_hours(24 * 7));
    world.sweep();
    world.stop();
    assert!(world.look(async |store| store.consultations().await.unwrap()).is_empty());
}

/// What staff of the two services may do next.
#[derive(Clone, Debug)]
enum Deed {
    Ask { case: bool },
    Answer,
    Yes { there: bool, numbered: bool },
    Halt { there: bool },
    Crash,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        3 => any::<bool>().prop_map(|case| Deed::Ask { case }),
        3 => Just(Deed::Answer),
        5 => (any::<bool>(), any::<bool>()).prop_map(|(there, numbered)| Deed::Yes { there, numbered }),
        1 => any::<bool>().prop_map(|there| Deed::Halt { there }),
        1 => Just(Deed::Crash),
    ];
    proptest::collection::vec(deed, 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// In whatever order: nothing is in a room without its writer's yes, nothing twice, nothing that identifies, and
    /// nothing at all with a person.
    #[test]
    fn no_order_of_commands_lets_anything_out(deeds in deeds()) {
        let mut world = World::new();
        let ada = person("ada");
        let code = world.sends_request(&ada);
        world.staff(&format!("!annehmen {code}"));
        let card = world.cards(&code)[0].reference();
        let heard = world.to_person(&ada).len();
        let (mut yes, mut last) = ([0, 0], None);
        for deed in deeds {
            match deed {
                Deed::Ask { case } => {
                    let about = case.then_some(card.as_str());
                    world.batch(vec![says(QUEUE, STAFF, about, &format!("!rat {OTHER} {QUESTION}"))]);
                    last = Some(number(&world, QUEUE));
                }
                Deed::Answer => {
                    let number = last.map_or("4279".to_owned(), |last: Number| last.to_string());
                    in_other(&mut world, &format!("!rat {number} {ANSWER}"));
                }
                Deed::Yes { there, numbered } => {
                    let number = last.filter(|_| numbered).map(|last| last.to_string()).unwrap_or_default();
                    yes[usize::from(there)] += 1;
                    let text = format!("!ja {number}");
                    if there { in_other(&mut world, &text) } else { world.staff(&text) }
                }
                Deed::Halt { there } => if there { in_other(&mut world, "!halt") } else { world.staff("!halt") },
                Deed::Crash => {
                    world.crash();
                    world.wake();
                    world.hire();
                }
            }
            let out = [with(&world, OTHER, "Antworten: !rat").len(), with(&world, QUEUE, "Antwort auf die Frage").len()];
            prop_assert!(out[0] <= yes[0] && out[1] <= yes[1], "{out:?} of {yes:?}");
            for planted in ["Lena", "0171", "Jonas", "jonas@"] {
                prop_assert!(world.all().iter().all(|carried| !carried.text().contains(planted)));
            }
            prop_assert_eq!(world.to_person(&ada).len(), heard);
        }
        world.assert_nothing_doubled();
    }
}

#[test]
fn a_question_nobody_answers_is_reminded_of_twice_also_over_a_restart_and_then_its_asker_learns_it() {
    let mut world = World::new();
    let number = asked(&mut world);
    let waits = StaffSay::Note(NoteSay::Waits { number, from: QueueId::new(QUEUE) });
    let unanswered = StaffSay::Note(NoteSay::Unanswered { number, to: other() });
    let mut said = Vec::new();
    for day in 0..14 {
        world.pass(SignedDuration::from_hours(24));
        world.sweep();
        if day == 3 {
            world.crash();
            world.wake();
            world.hire();
        }
        said.push((told(&world, OTHER, &waits), told(&world, QUEUE, &unanswered)));
    }
    said.dedup();
    assert_eq!(said, [(0, 0), (1, 0), (2, 1)]);
}

#[test]
fn a_question_that_was_answered_is_not_reminded_of() {
    let mut world = World::new();
    let number = asked(&mut world);
    in_other(&mut world, &format!("!rat {number} {ANSWER}"));
    in_other(&mut world, &format!("!ja {number}"));
    world.pass(SignedDuration::from_hours(24 * 6));
    world.sweep();
    assert_eq!(told(&world, OTHER, &StaffSay::Note(NoteSay::Waits { number, from: QueueId::new(QUEUE) })), 0);
}
