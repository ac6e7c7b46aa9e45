//! Two services for one request: two cards with two codes, only with the person's yes, and neither room sees into the other.

use lotse::desk::ports::{Address, Event, Outgoing, RoomProblem, StaffWhat, Trust};
use lotse::handoff::say::{NoHandOn, StaffSay};
use lotse::id::{CaseCode, QueueId};
use lotse::intake::dialogue::{AnswerWish, Hours};
use lotse::intake::input::{Input, Meaning};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use lotse::intake::second::{AskedFor, Second};
use lotse::store::Case;

use crate::support::world::{Carried, QUEUE, SHORT_WAY, World, code_in, did_to, person, staff_did};

const OTHER: &str = "rz-rostock";
const WORDS: &str = "Am Bahnhof wurde ich beschimpft und bespuckt";

fn here() -> QueueId {
    QueueId::new(QUEUE)
}

fn other() -> QueueId {
    QueueId::new(OTHER)
}

fn claimed() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request_telling(&ada, WORDS);
    world.staff(&format!("!annehmen {code}"));
    (world, ada, code)
}

fn question(code: &CaseCode, asked: AskedFor) -> Say {
    Say::AskSecond { code: code.clone(), from: here(), second: Second { to: other(), asked } }
}

fn asked() -> (World, Address, CaseCode) {
    let (mut world, ada, code) = claimed();
    world.staff(&format!("!hinzuziehen {code} {OTHER}"));
    assert_eq!(world.told(&ada, &question(&code, AskedFor::Staff)), 1);
    assert_eq!(world.staff_told(&StaffSay::SecondAsked { code: code.clone(), to: other() }), 1);
    (world, ada, code)
}

/// After the person's yes: the codes of the first case and of the second.
fn shared() -> (World, Address, CaseCode, CaseCode) {
    let (mut world, ada, first) = asked();
    world.taps(&ada, &Choice::AlsoTo(first.clone(), other()));
    let second = second_code(&world);
    (world, ada, first, second)
}

fn second_code(world: &World) -> CaseCode {
    let card = in_room(world, OTHER).into_iter().find(Carried::is_card).expect("a second card");
    code_in(card.text()).expect("a code on it")
}

fn in_room(world: &World, queue: &str) -> Vec<Carried> {
    let mut all = world.all();
    let room = lotse::desk::ports::Recipient::Queue(QueueId::new(queue));
    all.retain(|carried| carried.letter.to == room);
    all
}

fn in_other(world: &mut World, text: &str) {
    world.batch(vec![staff_did(OTHER, Trust::Full, None, StaffWhat::Text(text.to_owned()))]);
}

fn heard(world: &World, ada: &Address, words: &str) -> usize {
    world.to_person(ada).iter().filter(|carried| carried.text().contains(words)).count()
}

#[test]
fn with_a_yes_there_are_two_cases_of_two_codes_and_neither_room_learns_the_other_ones() {
    let (world, ada, first, second) = shared();
    assert_ne!(first, second);
    assert_eq!(world.told(&ada, &Say::SecondSent { code: first.clone(), queue: here() }), 1);
    assert_eq!(heard(&world, &ada, second.as_str()), 1, "the person gets the code");
    let there = in_room(&world, OTHER);
    assert!(there[0].text().contains("eine andere Stelle hat die Anfrage schon"), "{}", there[0].text());
    assert!(there[0].text().contains("Auch gesendet an: LOBBI.nord"), "{}", there[0].text());
    assert_eq!(there.iter().filter(|post| post.text().contains(WORDS)).count(), 1);
    // The first stays as it is, and its card tells of the other service.
    assert!(world.redacted().is_empty());
    assert_eq!(world.staff_told(&StaffSay::Second { code: first.clone(), to: other() }), 1);
    let card = world.to_room().into_iter().rfind(|post| post.text().contains("Stand:")).unwrap();
    assert!(card.text().contains("Auch gesendet an: Regionalzentrum"), "{}", card.text());
    assert!(card.text().contains("angenommen von"), "{}", card.text());
    assert!(world.to_room().iter().all(|post| !post.text().contains(second.as_str())));
    assert!(there.iter().all(|post| !post.text().contains(first.as_str())));
    world.assert_nothing_doubled();
}

#[test]
fn each_service_talks_in_its_own_case() {
    let (mut world, ada, first, second) = shared();
    in_other(&mut world, &format!("!annehmen {second}"));
    in_other(&mut world, &format!("!antwort {second} Guten Tag von drüben"));
    in_other(&mut world, &format!("!antwort {first} aus dem falschen Raum"));
    let answer =
        Say::StaffAnswer { code: second.clone(), queue: other(), text: "Guten Tag von drüben".into() };
    assert_eq!((world.told(&ada, &answer), heard(&world, &ada, "falschen Raum")), (1, 0));
    world.says(&ada, "Danke, das hilft mir weiter");
    world.taps(&ada, &Choice::RelayToStaff);
    let read = |world: &World, queue, words| {
        in_room(world, queue).iter().filter(|post| post.text().contains(words)).count()
    };
    assert_eq!((read(&world, OTHER, "hilft mir weiter"), read(&world, QUEUE, "hilft mir weiter")), (1, 0));
    world.says(&ada, "Das ist für die erste Stelle");
    world.taps(&ada, &Choice::Case(first.clone()));
    world.taps(&ada, &Choice::RelayToStaff);
    assert_eq!((read(&world, OTHER, "erste Stelle"), read(&world, QUEUE, "erste Stelle")), (0, 1));
    // One ends, the other goes on.
    world.staff(&format!("!schliessen {first} beraten"));
    in_other(&mut world, &format!("!antwort {second} Wir sind noch da"));
    assert_eq!(heard(&world, &ada, "Wir sind noch da"), 1);
    assert!(read(&world, OTHER, "abgeschlossen") == 0);
}

/// How many posts with these words can be read in a room now.
fn stand(world: &World, queue: &str, words: &str) -> usize {
    let posts = in_room(world, queue);
    let gone = |post: &Carried| {
        let reference = post.reference();
        posts
            .iter()
            .any(|other| matches!(&other.letter.what, Outgoing::Redact { reference: of } if *of == reference))
    };
    posts.iter().filter(|post| post.text().contains(words) && !gone(post)).count()
}

#[test]
fn what_the_person_changes_or_takes_back_of_the_request_counts_at_both() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    let words = Input::Text { text: WORDS.to_owned(), means: Meaning::Words };
    world.batch(vec![did_to(&ada, "$1", words)]);
    for choice in [Choice::Done, SHORT_WAY[4].clone(), Choice::Send] {
        world.taps(&ada, &choice);
    }
    let code = world.receipt(&ada);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!hinzuziehen {code} {OTHER}"));
    world.taps(&ada, &Choice::AlsoTo(code, other()));
    let both = |world: &World, words| (stand(world, QUEUE, words), stand(world, OTHER, words));
    assert_eq!(both(&world, WORDS), (1, 1));
    let changed = "Am Hafen wurde ich beschimpft";
    world.batch(vec![did_to(&ada, "$1", Input::Edited(changed.to_owned()))]);
    assert_eq!((both(&world, WORDS), both(&world, changed)), ((0, 0), (1, 1)));
    world.batch(vec![did_to(&ada, "$1", Input::TakenBack)]);
    assert_eq!(both(&world, changed), (0, 0));
}

#[test]
fn deleting_takes_both_back() {
    let (mut world, ada, first, second) = shared();
    world.says(&ada, "/loeschen");
    world.taps(&ada, &Choice::ConfirmDelete);
    let gone = |say: &StaffSay, queue| {
        let text = world.catalogue.staff(say, &world.directory);
        in_room(&world, queue).iter().filter(|post| post.text() == text).count()
    };
    assert_eq!(gone(&StaffSay::PersonGone { code: first.clone() }, QUEUE), 1);
    assert_eq!(gone(&StaffSay::Withdrawn { code: second.clone() }, OTHER), 1);
    world.stop();
    assert_eq!(world.look(async |store| store.cases(&[first, second]).await.unwrap().len()), 0);
}

#[test]
fn with_a_no_nothing_changes_and_the_service_knows() {
    let (mut world, ada, code) = asked();
    world.says(&ada, "nein");
    assert_eq!(world.told(&ada, &Say::StaysWith { code: code.clone(), queue: here() }), 1);
    assert_eq!(world.staff_told(&StaffSay::NoSecond { code: code.clone() }), 1);
    assert!(in_room(&world, OTHER).is_empty());
    // The buttons of the question are stale now, whichever it is.
    world.taps(&ada, &Choice::AlsoTo(code, other()));
    assert!(in_room(&world, OTHER).is_empty());
}

#[test]
fn a_yes_in_a_word_after_a_crash_counts_once_however_often_it_comes() {
    let (mut world, ada, code) = asked();
    world.crash();
    world.wake();
    world.hire();
    world.says(&ada, "ja");
    let tap = world.button(&ada, &Choice::AlsoTo(code, other()));
    world.batch(vec![tap]);
    assert_eq!(in_room(&world, OTHER).iter().filter(|post| post.is_card()).count(), 1);
    // What is asked after another crash is still there for both services.
    let second = second_code(&world);
    world.crash();
    world.wake();
    world.hire();
    in_other(&mut world, &format!("!annehmen {second}"));
    in_other(&mut world, &format!("!antwort {second} Guten Tag"));
    assert_eq!(heard(&world, &ada, "Guten Tag"), 2, "the greeting and the answer");
    world.assert_nothing_doubled();
}

#[test]
fn who_is_not_alone_reads_the_question_after_a_tap_and_both_cases_keep_their_hours() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_answer(&ada);
    for choice in [Choice::Discreet, Choice::Hours(Hours::Any), SHORT_WAY[4].clone(), Choice::Send] {
        world.taps(&ada, &choice);
    }
    let code = world.receipt(&ada);
    let notices = world.told(&ada, &Say::NewMessage);
    world.staff(&format!("!hinzuziehen {code} {OTHER}"));
    let ask = question(&code, AskedFor::Staff);
    assert_eq!((world.told(&ada, &ask), world.told(&ada, &Say::NewMessage)), (0, notices + 1));
    world.taps(&ada, &Choice::ShowAnswer);
    assert_eq!(world.told(&ada, &ask), 1);
    world.says(&ada, "ja");
    let second = second_code(&world);
    in_other(&mut world, &format!("!annehmen {second}"));
    in_other(&mut world, &format!("!antwort {second} Vertrauliches"));
    assert_eq!(heard(&world, &ada, "Vertrauliches"), 0);
    world.taps(&ada, &Choice::ShowAnswer);
    assert_eq!(heard(&world, &ada, "Vertrauliches"), 1);
}

#[test]
fn a_service_that_has_a_case_of_the_person_gets_no_second_one_and_only_they_say_so() {
    let (mut world, ada, code) = asked();
    world.says(&ada, "nein");
    // Meanwhile they write there on their own.
    world.says(&ada, "/neu");
    for choice in &SHORT_WAY[1..] {
        world.taps(&ada, choice);
    }
    for choice in
        [Choice::Change, Choice::Field(lotse::intake::question::Field::Queue), Choice::Queue(other())]
    {
        world.taps(&ada, &choice);
    }
    world.taps(&ada, &Choice::Send);
    let there = world.receipt(&ada);
    let cards = in_room(&world, OTHER).len();
    world.staff(&format!("!hinzuziehen {code} {OTHER}"));
    assert_eq!(world.told(&ada, &question(&code, AskedFor::Knowing(there.clone()))), 1);
    let known = StaffSay::SecondThere { code: code.clone(), to: other() };
    assert_eq!(world.staff_told(&StaffSay::SecondAsked { code: code.clone(), to: other() }), 2, "as ever");
    world.says(&ada, "nein");
    assert_eq!(
        (world.staff_told(&known), world.staff_told(&StaffSay::NoSecond { code: code.clone() })),
        (0, 2)
    );
    world.staff(&format!("!hinzuziehen {code} {OTHER}"));
    world.says(&ada, "ja");
    assert_eq!(world.staff_told(&known), 1);
    assert_eq!(in_room(&world, OTHER).len(), cards);
    assert!(world.to_room().iter().all(|post| !post.text().contains(there.as_str())));
}

#[test]
fn a_yes_to_what_has_become_a_second_case_meanwhile_is_asked_anew() {
    let (mut world, ada, code) = asked();
    world.says(&ada, "/neu");
    for choice in &SHORT_WAY[1..] {
        world.taps(&ada, choice);
    }
    for choice in
        [Choice::Change, Choice::Field(lotse::intake::question::Field::Queue), Choice::Queue(other())]
    {
        world.taps(&ada, &choice);
    }
    world.taps(&ada, &Choice::Send);
    let there = world.receipt(&ada);
    world.taps(&ada, &Choice::AlsoTo(code.clone(), other()));
    assert_eq!(world.told(&ada, &question(&code, AskedFor::Knowing(there))), 1);
    assert_eq!(in_room(&world, OTHER).iter().filter(|post| post.is_card()).count(), 1);
    assert_eq!(world.staff_told(&StaffSay::SecondThere { code, to: other() }), 0, "they have not said so");
}

#[test]
fn a_case_is_not_handed_on_to_a_service_that_has_another_without_saying_so() {
    let (mut world, ada, first, second) = shared();
    world.staff(&format!("!weiter {first} {OTHER}"));
    let ask = Say::AskHandOn { code: first, from: here(), to: other(), there: Some(second) };
    assert_eq!(world.told(&ada, &ask), 1);
}

#[test]
fn handed_on_the_case_does_not_tell_of_the_second_service() {
    let (mut world, ada, first, _) = shared();
    world.staff(&format!("!weiter {first} jump"));
    world.taps(&ada, &Choice::HandOn(first, QueueId::new("jump")));
    let there = in_room(&world, "jump");
    assert!(there[0].is_card() && !there[0].text().contains("Auch gesendet"), "{}", there[0].text());
}

#[test]
fn a_room_that_closed_before_the_yes_gets_the_card_when_it_opens_and_the_person_knows() {
    let (mut world, ada, code) = asked();
    let closed = Event::Room { queue: other(), problem: Some(RoomProblem::Unreachable) };
    world.batch(vec![closed]);
    world.taps(&ada, &Choice::AlsoTo(code, other()));
    assert_eq!(heard(&world, &ada, "noch nicht zugestellt"), 1);
}

#[test]
fn whom_nobody_asks_nothing_is_asked() {
    let (mut world, ada, code) = claimed();
    let before = world.to_person(&ada).len();
    for to in ["", "gibt-es-nicht", QUEUE] {
        world.staff(&format!("!hinzuziehen {code} {to}"));
    }
    let refused = world.to_room().iter().filter(|post| post.text().contains("!hinzuziehen")).count();
    assert_eq!(refused, 3);
    let closed = Event::Room { queue: other(), problem: Some(RoomProblem::NotJoined) };
    world.batch(vec![closed]);
    world.staff(&format!("!hinzuziehen {code} {OTHER}"));
    let why = NoHandOn::NoRoom { queue: other() };
    assert_eq!(world.staff_told(&StaffSay::NotSecond { code, why }), 1);
    assert_eq!(world.to_person(&ada).len(), before);
    let ben = person("ben");
    let silent = world.sends_request_wanting(&ben, AnswerWish::PassOn);
    let before = world.to_person(&ben).len();
    world.staff(&format!("!hinzuziehen {silent} jump"));
    assert_eq!(world.to_person(&ben).len(), before);
}

fn stored(world: &mut World, code: &CaseCode) -> Case {
    let codes = [code.clone()];
    world.look(async |store| store.cases(&codes).await.unwrap().remove(&codes[0]).unwrap())
}

#[test]
fn a_club_that_was_attacked_is_asked_after_the_receipt_and_not_by_a_doubled_answer() {
    for (doubled, cards) in [("1", 0), ("ja", 0), ("2", 1)] {
        let mut world = World::new();
        let ada = person("ada");
        world.says(&ada, "/start");
        world.taps(&ada, &Choice::Agree);
        world.taps(&ada, &Choice::Relation(lotse::intake::dialogue::Relation::Municipality));
        for choice in &SHORT_WAY[2..] {
            world.taps(&ada, choice);
        }
        world.says(&ada, if doubled == "ja" { "ja" } else { "1" });
        let code = world.receipt(&ada);
        assert_eq!(world.told(&ada, &question(&code, AskedFor::Story)), 1);
        world.says(&ada, doubled);
        assert_eq!(in_room(&world, OTHER).iter().filter(|post| post.is_card()).count(), cards, "{doubled}");
        assert_eq!(world.staff_told(&StaffSay::NoSecond { code: code.clone() }), 0, "nobody asked there");
        // The card was on its way when the yes came, or there before: it tells of the other service in the end.
        let told = world.to_room().iter().any(|post| post.text().contains("Auch gesendet an"));
        assert_eq!(told, cards == 1);
        world.stop();
        assert_eq!(stored(&mut world, &code).request.card().also.len(), cards);
    }
}

#[test]
fn a_button_of_an_earlier_question_agrees_to_no_other_service() {
    let (mut world, ada, code) = asked();
    let jump = QueueId::new("jump");
    world.staff(&format!("!hinzuziehen {code} {jump}"));
    world.taps(&ada, &Choice::AlsoTo(code.clone(), other()));
    assert!(in_room(&world, OTHER).is_empty() && in_room(&world, "jump").is_empty());
    world.taps(&ada, &Choice::AlsoTo(code, jump));
    assert_eq!(in_room(&world, "jump").iter().filter(|post| post.is_card()).count(), 1);
    assert!(in_room(&world, OTHER).is_empty());
}
