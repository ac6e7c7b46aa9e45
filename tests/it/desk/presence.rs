//! Who is on duty and which service is away: told in the room, kept over restarts, and true for whoever reads of it.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use lotse::desk::ports::{Event, Outcome, Outgoing, Recipient, RoomProblem, StaffSaid, StaffWhat, Trust};
use lotse::directory::Directory;
use lotse::handoff::command::NotDone;
use lotse::handoff::say::{PresenceSay, StaffSay};
use lotse::id::{CaseCode, ChannelKind, QueueId};
use lotse::intake::question::Choice;
use lotse::locale::OperatorSay;

use crate::support::world::{Fate, QUEUE, STAFF, World, person, staff_did};

const SUBSTITUTE: &str = "lobbi-ost";
const BEN: &str = "@ben:example.org";
const BUILT_IN: &str = include_str!("../../../src/directory/mecklenburg-vorpommern.toml");

fn by(sender: &str, queue: &str, text: &str) -> Event {
    let what = StaffWhat::Text(text.to_owned());
    let Event::Staff(said) = staff_did(queue, Trust::Full, None, what) else { unreachable!() };
    Event::Staff(StaffSaid { sender: sender.to_owned(), ..said })
}

/// Lets hours pass, in steps in which the desk looks at the clock.
fn pass(world: &mut World, hours: i64) {
    for _ in 0..hours {
        world.pass(SignedDuration::from_hours(1));
        world.advance(Duration::from_mins(2));
    }
}

fn restart(world: &mut World) {
    world.crash();
    world.wake();
    world.hire();
}

fn in_room(world: &World, queue: &str) -> Vec<String> {
    let to = |to: &Recipient| matches!(to, Recipient::Queue(to) if to.as_str() == queue);
    world
        .all()
        .iter()
        .filter(|carried| to(&carried.letter.to))
        .map(|carried| carried.text().to_owned())
        .collect()
}

fn last_in_room(world: &World, queue: &str) -> String {
    in_room(world, queue).pop().expect("something in the room")
}

/// What a case's card says now.
fn card(world: &World, code: &CaseCode) -> String {
    let card = world.cards(code).pop().expect("a card");
    let mut edits = world.all().into_iter().filter_map(|carried| match carried.letter.what {
        Outgoing::Edit { reference, text, .. } if reference == card.reference() => Some(text),
        _ => None,
    });
    edits.next_back().unwrap_or_else(|| card.text().to_owned())
}

/// The built-in file with more written to a queue.
fn with(queue: &str, more: &str) -> String {
    let marked = format!("id = \"{queue}\"\n");
    BUILT_IN.replacen(&marked, &format!("{marked}{more}"), 1)
}

fn duty(world: &mut World) -> String {
    world.staff("!dienst");
    last_in_room(world, QUEUE)
}

#[test]
fn who_puts_themselves_on_duty_stays_on_it_over_a_restart_and_is_named_where_somebody_waits() {
    let mut world = World::new();
    let ada = person("ada");
    assert_eq!(duty(&mut world), "Im Dienst: niemand eingetragen. Sich selbst eintragen: !dienst an");
    world.staff("!dienst an");
    // From Monday on.
    world.batch(vec![by(BEN, QUEUE, "!dienst an bis Mittwoch")]);
    let both = format!("Im Dienst: {STAFF}, {BEN} (bis Mittwoch, 25. November 2026)");
    assert_eq!(last_in_room(&world, QUEUE), both);
    restart(&mut world);
    assert_eq!(duty(&mut world), both);
    let code = world.sends_request(&ada);
    let names = format!("Im Dienst: {STAFF}, {BEN}");
    assert!(card(&world, &code).contains(&format!("{names}\n\nAnnehmen: ")), "{}", card(&world, &code));
    pass(&mut world, 25);
    let reminder = last_in_room(&world, QUEUE);
    assert!(reminder.starts_with(&format!("{code} wartet seit")) && reminder.ends_with(&names), "{reminder}");
    world.batch(vec![by(BEN, QUEUE, "!dienst aus")]);
    assert!(card(&world, &code).contains(&format!("Im Dienst: {STAFF}\n\n")), "{}", card(&world, &code));
    world.staff(&format!("!annehmen {code}"));
    assert!(!card(&world, &code).contains("Im Dienst"), "{}", card(&world, &code));
}

#[test]
fn a_duty_ends_with_its_day_and_with_whoever_leaves() {
    let mut world = World::new();
    world.batch(vec![by(BEN, QUEUE, "!dienst an bis heute")]);
    world.staff("!dienst an");
    world.batch(vec![Event::StaffRemoved { queue: QueueId::new("lks"), member: STAFF.to_owned() }]);
    assert!(duty(&mut world).contains(STAFF));
    pass(&mut world, 24);
    assert_eq!(duty(&mut world), format!("Im Dienst: {STAFF}"));
    world.batch(vec![Event::StaffRemoved { queue: QueueId::new(QUEUE), member: STAFF.to_owned() }]);
    restart(&mut world);
    assert!(duty(&mut world).contains("niemand eingetragen"));
    world.crash();
    let rosters = world.look(async |store| store.rosters().await.unwrap());
    assert!(rosters.is_empty(), "nothing is kept of who is not on duty");
}

#[test]
fn a_day_that_must_be_a_slip_changes_nothing() {
    let mut world = World::new();
    for text in [
        "!dienst an bis 22.11.",
        "!abwesend bis 22.11. lobbi-ost",
        "!abwesend ab 3.12. bis 1.12.",
        "!dienst an bis 30.2.",
    ] {
        world.staff(text);
    }
    assert_eq!(world.staff_told(&PresenceSay::WrongDay.into()), 4);
    world.staff("!abwesend aus");
    assert_eq!(world.staff_told(&PresenceSay::NotAway.into()), 1);
    assert!(duty(&mut world).contains("niemand eingetragen"));
}

#[test]
fn nobody_stands_in_who_is_not_there() {
    let mut world = World::new();
    for text in ["!abwesend bis 3.1. lobbi-ist", "!abwesend bis 3.1. lobbi-nord"] {
        world.staff(text);
        assert!(last_in_room(&world, QUEUE).starts_with("Nichts geändert: Diese Vertretung gibt es nicht."));
    }
    let problem = Some(RoomProblem::StrangerInside);
    world.batch(vec![Event::Room { queue: QueueId::new(SUBSTITUTE), problem }]);
    world.staff("!abwesend bis 3.1. lobbi-ost");
    assert!(last_in_room(&world, QUEUE).starts_with("Nichts geändert: Diese Stelle kann nicht vertreten"));
    assert!(duty(&mut world).contains("niemand eingetragen"), "nothing was changed");
    let ada = person("ada");
    world.comes_to_summary(&ada);
    assert!(!world.to_person(&ada).pop().unwrap().text().contains("ist geschlossen"));
}

#[test]
fn people_read_of_an_absence_before_and_after_sending_and_can_choose_who_stands_in() {
    let mut world = World::new();
    world.staff("!abwesend bis 3.1. lobbi-ost");
    let told = last_in_room(&world, SUBSTITUTE);
    assert!(
        told.starts_with("Vertretung für: LOBBI.nord, Beratung für Betroffene. Diese Stelle ist abwesend"),
        "{told}"
    );
    restart(&mut world);
    let ada = person("ada");
    world.comes_to_summary(&ada);
    let summary = world.to_person(&ada).pop().unwrap();
    for part in ["Diese Stelle ist geschlossen bis: 3. Januar\n", "So lange vertritt sie: LOBBI.ost"] {
        assert!(summary.text().contains(part), "{part} is not in {}", summary.text());
    }
    // Who stays is told the truth in the receipt, too.
    world.taps(&ada, &Choice::Send);
    let receipt = world.to_person(&ada).pop().unwrap();
    assert!(
        receipt.text().contains("Die Stelle ist geschlossen bis einschließlich 3. Januar."),
        "{}",
        receipt.text()
    );
    assert_eq!(in_room(&world, SUBSTITUTE).len(), 1, "the card stays where it was sent");

    let ben = person("ben");
    world.comes_to_summary(&ben);
    world.taps(&ben, &Choice::StandIn);
    let summary = world.to_person(&ben).pop().unwrap();
    assert!(summary.text().contains("Ihre Anfrage geht an: LOBBI.ost"), "{}", summary.text());
    assert!(!summary.text().contains("ist geschlossen"), "{}", summary.text());
    assert!(summary.text().contains("– LOBBI.nord, Beratung für Betroffene (geschlossen bis 3. Januar): "));
    world.taps(&ben, &Choice::Send);
    assert_eq!(in_room(&world, SUBSTITUTE).len(), 2);

    world.staff("!abwesend aus");
    assert!(last_in_room(&world, SUBSTITUTE).starts_with("Vertretung beendet"));
    let cleo = person("cleo");
    world.comes_to_summary(&cleo);
    assert!(!world.to_person(&cleo).pop().unwrap().text().contains("ist geschlossen"));
}

#[test]
fn whoever_stands_in_learns_after_a_day_of_what_lies_and_the_operator_if_nobody_does() {
    for substitute in [Some(SUBSTITUTE), None] {
        let mut world = World::new();
        let code = world.sends_request(&person("ada"));
        world.staff(&format!("!abwesend bis 3.12. {}", substitute.unwrap_or_default()));
        let told = last_in_room(&world, QUEUE);
        assert!(told.contains(code.as_str()) && told.contains("nur mit Zustimmung der Person"), "{told}");
        let before = in_room(&world, SUBSTITUTE).len();
        let own = in_room(&world, QUEUE).len();
        pass(&mut world, 23);
        restart(&mut world);
        pass(&mut world, 3);
        let (at_substitute, at_operator) =
            (in_room(&world, SUBSTITUTE).len() - before, world.to_operator().len());
        assert_eq!((at_substitute, at_operator), if substitute.is_some() { (1, 0) } else { (0, 1) });
        // The own room is told that others know, and reminded of nothing while nobody reads.
        pass(&mut world, 8 * 24);
        assert_eq!(in_room(&world, QUEUE).len(), own + 1);
        assert_eq!(in_room(&world, SUBSTITUTE).len() - before, at_substitute, "once");
        // Friday, 4 December.
        pass(&mut world, 3 * 24);
        let since = in_room(&world, QUEUE).split_off(own + 1);
        let reminded = since.iter().filter(|text| text.contains("niemand hat angenommen. Annehmen")).count();
        assert_eq!(reminded, 1, "{since:#?}");
        let over = since.iter().find(|text| text.starts_with("Die eingetragene Abwesenheit ist vorbei"));
        assert!(over.is_some_and(|text| text.contains(code.as_str())), "{since:#?}");
    }
}

#[test]
fn what_lay_for_a_day_already_is_told_to_whoever_stands_in_at_once() {
    let mut world = World::new();
    let code = world.sends_request(&person("ada"));
    pass(&mut world, 30);
    world.staff("!abwesend bis 3.12. lobbi-ost");
    world.advance(Duration::from_secs(5));
    let told = last_in_room(&world, SUBSTITUTE);
    assert!(told.starts_with(&format!("Vertretung: {code} wartet seit 30 Stunden")), "{told}");
    assert!(told.contains("geschlossen bis Donnerstag, 3. Dezember 2026"), "{told}");
}

#[test]
fn a_promise_given_while_a_service_is_away_counts_from_when_it_is_back() {
    let open = "hours_mark = \"confirmed\"\nanswer_within = { value = { working_days = 1 }, mark = \"confirmed\" }\n\
         open = [{ days = [\"mo\", \"tu\", \"we\", \"th\", \"fr\"], from = \"9:00\", to = \"17:00\" }]\n";
    let mut world = World::asleep();
    world.directory = Arc::new(Directory::parse(&with(QUEUE, open)).unwrap());
    world.wake();
    world.hire();
    // Monday.
    world.staff("!abwesend bis Donnerstag");
    let ada = person("ada");
    world.sends_request(&ada);
    let receipt = world.to_person(&ada).pop().unwrap();
    assert!(receipt.text().contains("eine Antwort bis Montag, 30. November, 17 Uhr"), "{}", receipt.text());
    world.staff("!abwesend aus");
    let ben = person("ben");
    world.sends_request(&ben);
    let receipt = world.to_person(&ben).pop().unwrap();
    assert!(receipt.text().contains("eine Antwort bis Dienstag, 24. November, 17 Uhr"), "{}", receipt.text());
}

#[test]
fn an_absence_ahead_begins_on_its_day() {
    let mut world = World::new();
    let code = world.sends_request(&person("ada"));
    world.staff("!abwesend ab 25.11. bis 27.11. lobbi-ost");
    assert!(duty(&mut world).contains("als abwesend eingetragen von Mittwoch, 25. November 2026"));
    let ben = person("ben");
    world.comes_to_summary(&ben);
    assert!(!world.to_person(&ben).pop().unwrap().text().contains("ist geschlossen"));
    // From Monday 11:12 on: the own room is reminded on Tuesday, the substitute told when Wednesday begins.
    pass(&mut world, 36);
    assert!(in_room(&world, QUEUE).iter().any(|text| text.starts_with(&format!("{code} wartet seit"))));
    let before = in_room(&world, SUBSTITUTE).len();
    pass(&mut world, 2);
    assert_eq!(in_room(&world, SUBSTITUTE).len(), before + 1);
    let told = last_in_room(&world, SUBSTITUTE);
    assert!(told.starts_with(&format!("Vertretung: {code} wartet seit")), "{told}");
    world.batch(vec![by(BEN, SUBSTITUTE, "!dienst")]);
    let told = last_in_room(&world, SUBSTITUTE);
    assert!(told.contains("Diese Stelle vertritt gerade: LOBBI.nord"), "{told}");
}

#[test]
fn where_whoever_stands_in_goes_away_too_the_operator_is_told() {
    let mut world = World::new();
    let code = world.sends_request(&person("ada"));
    world.staff("!abwesend bis 3.12. lobbi-ost");
    world.batch(vec![by(BEN, SUBSTITUTE, &format!("!abwesend bis 3.12. {QUEUE}"))]);
    assert!(last_in_room(&world, SUBSTITUTE).contains("sie ist selbst geschlossen"));
    world.batch(vec![by(BEN, SUBSTITUTE, "!abwesend bis 3.12.")]);
    assert!(last_in_room(&world, SUBSTITUTE).contains("Eine Vertretung gibt es nicht"));
    let before = in_room(&world, SUBSTITUTE).len();
    pass(&mut world, 26);
    assert_eq!(in_room(&world, SUBSTITUTE).len(), before);
    assert!(world.to_operator().pop().is_some_and(|told| told.text().contains(code.as_str())));
}

#[test]
fn the_hours_of_whoever_stood_in_count_no_more_once_they_are_away() {
    let open = "hours_mark = \"confirmed\"\n\
         open = [{ days = [\"mo\", \"tu\", \"we\", \"th\", \"fr\"], from = \"9:00\", to = \"17:00\" }]\n";
    for away_too in [false, true] {
        let mut world = World::asleep();
        world.directory = Arc::new(Directory::parse(&with(SUBSTITUTE, open)).unwrap());
        world.wake();
        world.hire();
        // A Friday.
        world.pass_to("2026-11-27T14:00:00Z");
        world.staff("!abwesend bis 13.12. lobbi-ost");
        world.sends_request(&person("ada"));
        if away_too {
            world.batch(vec![by(BEN, SUBSTITUTE, "!abwesend bis 13.12.")]);
        }
        let before = in_room(&world, SUBSTITUTE).len();
        pass(&mut world, 27);
        assert_eq!(world.to_operator().len(), usize::from(away_too), "on Saturday");
        pass(&mut world, 2 * 24);
        let told = in_room(&world, SUBSTITUTE).len() - before;
        assert_eq!(told, usize::from(!away_too), "on Monday");
    }
}

#[test]
fn only_whoever_can_be_trusted_changes_who_is_there() {
    let mut world = World::new();
    for trust in [Trust::PlainText, Trust::UnknownDevice, Trust::NotListed] {
        for text in ["!dienst an", "!abwesend bis 3.1."] {
            world.batch(vec![staff_did(QUEUE, trust, None, StaffWhat::Text(text.to_owned()))]);
        }
    }
    assert_eq!(world.to_operator().len(), 6);
    assert!(duty(&mut world).contains("niemand eingetragen"));
    assert!(!duty(&mut world).contains("ist geschlossen"));
}

#[test]
fn an_absence_is_written_down_with_all_that_is_said_of_it_or_not_at_all() {
    let mut world = World::new();
    let code = world.sends_request(&person("ada"));
    let (own, others) = (in_room(&world, QUEUE).len(), in_room(&world, SUBSTITUTE).len());
    // The program ends before anything is sent.
    world.plan(|_| Fate::Becomes(Outcome::Retry { after: None }));
    world.try_staff("!abwesend bis 3.12. lobbi-ost");
    world.crash();
    world.all_sent();
    let tried = world.all().len();
    world.wake();
    world.hire();
    let sent: Vec<_> = world.all().split_off(tried);
    let told = |queue: &str, start: &str| {
        let to = |to: &Recipient| matches!(to, Recipient::Queue(to) if to.as_str() == queue);
        sent.iter().filter(|carried| to(&carried.letter.to) && carried.text().starts_with(start)).count()
    };
    assert_eq!(told(QUEUE, "Die ganze Stelle ist als abwesend eingetragen"), 1);
    assert_eq!(told(SUBSTITUTE, "Vertretung für: LOBBI.nord"), 1);
    pass(&mut world, 26);
    assert!(last_in_room(&world, SUBSTITUTE).contains(code.as_str()));
    assert!(in_room(&world, QUEUE).len() > own && in_room(&world, SUBSTITUTE).len() > others);

    let mut world = World::asleep();
    world.wake();
    world.crash();
    world.damage(
        "CREATE TRIGGER broken BEFORE INSERT ON rosters BEGIN SELECT RAISE(ABORT, 'a broken disk'); END",
    );
    world.wake();
    world.hire();
    world.staff("!abwesend bis 3.12. lobbi-ost");
    let parked = OperatorSay::Parked { channel: ChannelKind::Telegram };
    assert_eq!(world.operator_told(&parked), 1);
    assert_eq!(world.staff_told(&StaffSay::NotDone(NotDone::Failed)), 1);
    assert!(in_room(&world, QUEUE).len() == 1 && in_room(&world, SUBSTITUTE).is_empty());
    let ada = person("ada");
    world.comes_to_summary(&ada);
    assert!(!world.to_person(&ada).pop().unwrap().text().contains("ist geschlossen"));
}

#[test]
fn what_cannot_be_read_of_who_is_there_keeps_nobody_from_starting() {
    let mut world = World::new();
    world.staff("!dienst an");
    world.crash();
    world.damage("UPDATE rosters SET sealed = x'00'");
    world.wake();
    world.hire();
    assert!(duty(&mut world).contains("niemand eingetragen"));
    world.staff("!dienst an");
    assert!(duty(&mut world).contains(STAFF));
}

#[test]
fn the_case_of_a_service_that_left_the_directory_is_the_operators() {
    let mut world = World::new();
    let code = world.sends_request(&person("ada"));
    world.crash();
    // Another carrier has taken over, and the old service is gone from the file.
    let text = BUILT_IN.replace("\"lobbi-nord\"", "\"lobbi-neu\"");
    world.directory = Arc::new(Directory::parse(&text).unwrap());
    world.wake();
    world.hire();
    let in_old_room = in_room(&world, QUEUE).len();
    pass(&mut world, 26);
    let [told] = &world.to_operator()[..] else { panic!("the operator is told once") };
    assert!(
        told.text().contains(code.as_str()) && told.text().contains("nicht mehr im Verzeichnis: lobbi-nord")
    );
    restart(&mut world);
    // Reminder and escalation fall due while the program is down, and are one to the operator.
    world.crash();
    world.pass(SignedDuration::from_hours(5 * 24));
    world.wake();
    world.hire();
    pass(&mut world, 1);
    assert_eq!(world.to_operator().len(), 2);
    pass(&mut world, 20 * 24);
    assert_eq!(world.to_operator().len(), 3, "and the last reminder");
    assert_eq!(in_room(&world, QUEUE).len(), in_old_room);
}
