//! Cases that lie too long: the room is reminded, somebody else is told, the person hears of a missed promise by day.

use std::sync::Arc;

use jiff::SignedDuration;
use lotse::desk::ports::{Address, Recipient};
use lotse::directory::Directory;
use lotse::id::CaseCode;
use lotse::intake::dialogue::AnswerWish;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;

use crate::support::world::{Carried, QUEUE, World, person};

/// The room that stands in for [`QUEUE`].
const SUBSTITUTE: &str = "lobbi-ost";

const BUILT_IN: &str = include_str!("../../../src/directory/mecklenburg-vorpommern.toml");

/// Lets a time pass, in steps in which the desk looks at the clock.
fn pass(world: &mut World, hours: i64) {
    for _ in 0..hours {
        world.pass(SignedDuration::from_hours(1));
        world.advance(std::time::Duration::from_mins(2));
    }
}

fn in_room<'a>(posts: &'a [Carried], queue: &str, words: &str) -> Vec<&'a Carried> {
    let to = |carried: &&Carried| matches!(&carried.letter.to, Recipient::Queue(to) if to.as_str() == queue);
    posts.iter().filter(to).filter(|carried| carried.text().contains(words)).collect()
}

fn reminded(world: &World, code: &CaseCode) -> usize {
    let posts = world.all();
    let of_case = in_room(&posts, QUEUE, "niemand hat angenommen. Annehmen");
    of_case.iter().filter(|post| post.text().starts_with(code.as_str())).count()
}

fn requested(directory: Option<&str>) -> (World, Address, CaseCode) {
    let mut world = World::asleep();
    if let Some(of_queue) = directory {
        let marked = format!("id = \"{QUEUE}\"\n");
        let text = BUILT_IN.replacen(&marked, &format!("{marked}{of_queue}"), 1);
        world.directory = Arc::new(Directory::parse(&text).unwrap());
    }
    world.wake();
    world.hire();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    (world, ada, code)
}

#[test]
fn a_case_nobody_takes_is_reminded_of_three_times_and_the_operator_is_told_once() {
    let (mut world, ada, code) = requested(None);
    let heard = world.to_person(&ada).len();
    pass(&mut world, 22);
    assert_eq!(reminded(&world, &code), 0);
    pass(&mut world, 3);
    assert_eq!(reminded(&world, &code), 1);
    pass(&mut world, 24);
    assert!(world.to_operator().is_empty());
    pass(&mut world, 24);
    let told = world.to_operator();
    assert_eq!(told.len(), 1);
    assert!(told[0].text().contains(code.as_str()), "{}", told[0].text());
    pass(&mut world, 15 * 24);
    assert_eq!((reminded(&world, &code), world.to_operator().len()), (3, 1));
    assert_eq!(world.to_person(&ada).len(), heard);
}

#[test]
fn a_restart_neither_forgets_nor_repeats_a_reminder() {
    let (mut world, _, code) = requested(None);
    world.crash();
    world.pass(SignedDuration::from_hours(30));
    world.wake();
    world.hire();
    pass(&mut world, 1);
    assert_eq!(reminded(&world, &code), 1);
    for _ in 0..2 {
        world.crash();
        world.wake();
        world.hire();
        pass(&mut world, 1);
    }
    assert_eq!(reminded(&world, &code), 1);
}

#[test]
fn who_took_a_case_is_reminded_until_they_answer() {
    let (mut world, _, code) = requested(None);
    world.staff(&format!("!annehmen {code}"));
    pass(&mut world, 26);
    assert_eq!(in_room(&world.all(), QUEUE, "auf eine Antwort. Antworten").len(), 1);
    world.staff(&format!("!antwort {code} Wir sind da"));
    pass(&mut world, 20 * 24);
    assert_eq!(in_room(&world.all(), QUEUE, "auf eine Antwort. Antworten").len(), 1);
    assert!(world.to_operator().is_empty());
}

#[test]
fn who_wants_no_answer_is_no_reason_to_be_reminded_of_one() {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request_wanting(&ada, AnswerWish::PassOn);
    world.staff(&format!("!annehmen {code}"));
    let before = world.to_room().len();
    pass(&mut world, 20 * 24);
    assert_eq!(world.to_room().len(), before);
}

#[test]
fn a_substitute_learns_of_a_case_without_a_word_of_it_and_the_person_of_a_missed_promise_by_day() {
    let open = "hours_mark = \"confirmed\"\nanswer_within = { value = { working_days = 1 }, mark = \"confirmed\" }\n\
         substitute = \"lobbi-ost\"\nopen = [{ days = [\"mo\", \"tu\", \"we\", \"th\", \"fr\"], from = \"9:00\", to = \"17:00\" }]\n";
    let (mut world, ada, code) = requested(Some(open));
    let receipt = world.to_person(&ada).pop().unwrap();
    assert!(receipt.text().contains("Dienstag"), "{}", receipt.text());
    let heard = world.to_person(&ada).len();
    // From Monday a quarter past eleven to Tuesday midnight.
    pass(&mut world, 36);
    let told = in_room(&world.all(), SUBSTITUTE, code.as_str()).len();
    assert_eq!(told, 1, "the substitute is told once");
    let missed =
        |carried: &Carried| carried.text().contains("Zugesagt war") && carried.text().contains(code.as_str());
    let to_person: Vec<Carried> = world.to_person(&ada).split_off(heard);
    let [word] = &to_person[..] else { panic!("one word to the person: {}", to_person.len()) };
    assert!(missed(word), "{}", word.text());
    let hour = lotse::directory::hours::local(word.at).hour();
    assert!((8..20).contains(&hour), "{hour}");
    pass(&mut world, 48);
    assert_eq!(world.to_person(&ada).len(), heard + 1);
    assert_eq!(world.told(&ada, &Say::NewMessage), 0);
}

#[test]
fn where_nobody_can_be_told_the_room_reads_that_and_not_the_contrary() {
    let mut world = World::asleep();
    world.operator_room = false;
    world.wake();
    world.hire();
    let code = world.sends_request(&person("ada"));
    pass(&mut world, 4 * 24);
    assert!(world.to_operator().is_empty());
    let all = world.all();
    let told = in_room(&all, QUEUE, "erfährt es niemand");
    assert_eq!(told.len(), 1);
    assert!(told[0].text().contains(code.as_str()));
    assert!(in_room(&world.all(), QUEUE, "Das weiß jetzt auch").is_empty());
}

#[test]
fn danger_told_later_reminds_anew_and_comes_first() {
    let (mut world, ada, code) = requested(None);
    let first = world.sends_request(&person("ben"));
    world.staff(&format!("!annehmen {code}"));
    world.staff(&format!("!antwort {code} Wir sind da"));
    pass(&mut world, 2);
    world.says(&ada, "Ich will nicht mehr leben, ich bringe mich heute um");
    world.taps(&ada, &Choice::GoOn);
    world.taps(&ada, &Choice::RelayToStaff);
    world.staff("!offen");
    let overview = world.to_room().pop().unwrap().text().to_owned();
    let at = |code: &CaseCode| overview.find(code.as_str()).expect("a row");
    assert!(at(&code) < at(&first) && overview.contains("DRINGEND"), "{overview}");
    pass(&mut world, 5);
    assert_eq!(in_room(&world.all(), QUEUE, "auf eine Antwort. Antworten").len(), 1);
    assert!(world.to_operator().iter().any(|told| told.text().contains(code.as_str())));
}

#[test]
fn the_overview_says_who_waits_for_an_answer_they_want() {
    let mut world = World::new();
    let waits = world.sends_request(&person("ada"));
    let wants_none = world.sends_request_wanting(&person("ben"), AnswerWish::PassOn);
    for code in [&waits, &wants_none] {
        world.staff(&format!("!annehmen {code}"));
    }
    world.staff("!offen");
    let overview = world.to_room().pop().unwrap().text().to_owned();
    let row = |code: &CaseCode| {
        overview.lines().find(|line| line.starts_with(code.as_str())).expect("a row").to_owned()
    };
    assert!(row(&waits).contains("wartet auf Antwort"), "{overview}");
    assert!(!row(&wants_none).contains("wartet auf Antwort"), "{overview}");
}
