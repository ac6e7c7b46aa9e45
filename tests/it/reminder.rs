//! Nothing lies unnoticed, nobody is told twice, nobody is woken, and every reminding ends.

use jiff::{SignedDuration, Timestamp};
use lotse::directory::calendar::Calendar;
use lotse::directory::centre::Queue;
use lotse::directory::hours::local;
use lotse::handoff::promise::promised_by;
use lotse::handoff::reminder::{ClosedTime, Delay, Given, Reason, Step, Watch, look};
use lotse::handoff::request::CaseState;
use proptest::prelude::*;

use crate::promise::{WEEK, any_moment, any_queue, at, holidays, queue};

/// A request that came in then, and nobody did anything with.
fn unclaimed(received: Timestamp) -> Watch {
    Watch {
        state: CaseState::Waiting,
        received,
        since: received,
        unanswered_since: Some(received),
        urgent: false,
        promised_by: None,
        closed: None,
        given: Given::default(),
    }
}

fn name(step: &Step) -> String {
    match step {
        Step::Remind(Delay { reason, .. }) => format!("remind {}", reason.as_str()),
        Step::Escalate(Delay { reason, .. }) => format!("escalate {}", reason.as_str()),
        Step::TellPerson { .. } => "tell person".to_owned(),
    }
}

/// Looks whenever it is due, until nothing more is, and writes down what was told.
fn story(queue: &Queue, mut watch: Watch, from: Timestamp) -> Vec<String> {
    let holidays = holidays();
    let calendar = Calendar::of(queue, &holidays);
    let (mut now, mut told) = (from, Vec::new());
    for _ in 0..20 {
        let look = look(&watch, &calendar, now);
        let clock = local(now).strftime("%a %m-%d %H:%M");
        told.extend(look.due.iter().map(|step| format!("{clock} {}", name(step))));
        watch.given = look.given;
        let Some(again) = look.again else { return told };
        now = again;
    }
    panic!("it never ends: {told:#?}");
}

#[test]
fn without_hours_a_day_is_a_day() {
    let received = at("2026-11-27T20:00");
    assert_eq!(
        story(&queue(""), unclaimed(received), received),
        [
            "Sat 11-28 20:00 remind unclaimed",
            "Mon 11-30 20:00 escalate unclaimed",
            "Wed 12-02 20:00 remind unclaimed",
            "Mon 12-07 20:00 remind unclaimed",
        ]
    );
}

#[test]
fn with_hours_only_open_days_count_and_reminders_come_while_someone_is_there() {
    let received = at("2026-11-27T20:00");
    assert_eq!(
        story(&queue(WEEK), unclaimed(received), received),
        [
            "Tue 12-01 09:00 remind unclaimed",
            "Thu 12-03 09:00 escalate unclaimed",
            "Mon 12-07 09:00 remind unclaimed",
            "Mon 12-14 09:00 remind unclaimed",
        ]
    );
    let received = at("2026-12-22T17:00");
    assert_eq!(
        story(&queue(WEEK), unclaimed(received), received),
        [
            "Wed 12-23 17:00 remind unclaimed",
            // Three days on, over Christmas and a weekend.
            "Mon 12-28 17:00 escalate unclaimed",
            "Wed 12-30 17:00 remind unclaimed",
            // New Year, and a week closed.
            "Thu 01-14 17:00 remind unclaimed",
        ]
    );
}

#[test]
fn danger_keeps_no_hours() {
    let received = at("2026-11-27T20:00");
    assert_eq!(
        story(&queue(WEEK), Watch { urgent: true, ..unclaimed(received) }, received),
        [
            "Fri 11-27 21:00 remind unclaimed",
            "Sat 11-28 00:00 escalate unclaimed",
            "Sat 11-28 08:00 remind unclaimed",
            "Sun 11-29 20:00 remind unclaimed",
        ]
    );
}

/// Until then the service of [`WEEK`] has promised to answer.
fn promised(value: &str, received: Timestamp) -> Option<Timestamp> {
    let within = format!("answer_within = {{ value = {{ {value} }}, mark = \"confirmed\" }}");
    promised_by(&queue(&format!("{WEEK}{within}")), &holidays(), received)
}

#[test]
fn a_promise_is_reminded_of_while_it_can_be_kept_and_its_end_is_told() {
    let received = at("2026-11-30T10:00");
    let promised_by = promised("working_days = 2", received);
    assert_eq!(
        story(&queue(WEEK), Watch { promised_by, ..unclaimed(received) }, received),
        [
            "Tue 12-01 10:00 remind unclaimed",
            "Wed 12-02 18:00 escalate unclaimed",
            "Wed 12-02 18:00 tell person",
            "Mon 12-07 10:00 remind unclaimed",
            "Mon 12-14 10:00 remind unclaimed",
        ]
    );
    let promised_by = promised("hours = 4", received);
    let told = story(&queue(WEEK), Watch { promised_by, ..unclaimed(received) }, received);
    assert_eq!(
        told[..3],
        [
            // Half way it is lunch; afterwards there are still two hours to keep the promise.
            "Mon 11-30 13:00 remind unclaimed",
            "Mon 11-30 15:00 escalate unclaimed",
            "Mon 11-30 15:00 tell person",
        ]
    );
}

#[test]
fn a_person_hears_of_it_in_the_morning_and_only_if_nothing_came_until_then() {
    let received = at("2026-11-30T10:00");
    let missed = at("2026-12-02T22:00");
    let watch = Watch { promised_by: Some(missed), ..unclaimed(received) };
    let told = story(&queue(""), watch.clone(), received);
    assert!(told.contains(&"Thu 12-03 08:00 tell person".to_owned()), "{told:#?}");
    assert_eq!(told.iter().filter(|line| line.ends_with("tell person")).count(), 1, "{told:#?}");

    let holidays = holidays();
    let queue = queue("");
    let calendar = Calendar::of(&queue, &holidays);
    let night = look(&watch, &calendar, missed);
    assert!(!night.due.iter().any(|step| matches!(step, Step::TellPerson { .. })));
    let answered = Watch {
        state: CaseState::Talking,
        since: missed,
        unanswered_since: None,
        promised_by: None,
        given: night.given,
        ..watch
    };
    let morning = look(&answered, &calendar, at("2026-12-03T08:00"));
    assert_eq!((morning.due, morning.again), (Vec::new(), None));
}

#[test]
fn whoever_takes_a_case_that_lay_gets_a_time_of_their_own() {
    let received = at("2026-11-23T10:00");
    let holidays = holidays();
    let week = queue(WEEK);
    let calendar = Calendar::of(&week, &holidays);
    let taken = at("2026-12-01T10:00");
    let lay = look(&unclaimed(received), &calendar, taken);
    // Looked at late: what is due by then is told once.
    assert_eq!(lay.due.iter().map(name).collect::<Vec<_>>(), ["remind unclaimed", "escalate unclaimed"]);
    let watch = Watch { state: CaseState::Claimed, since: taken, given: lay.given, ..unclaimed(received) };
    assert_eq!(
        story(&week, watch.clone(), taken),
        [
            "Wed 12-02 10:00 remind unanswered",
            "Fri 12-04 10:00 escalate unanswered",
            "Tue 12-08 10:00 remind unanswered",
            "Tue 12-15 10:00 remind unanswered",
        ]
    );
    // The reminder still tells how long the person waits.
    let reminded = look(&watch, &calendar, at("2026-12-02T10:00"));
    assert!(matches!(reminded.due[..], [Step::Remind(delay)] if delay.since == received));
}

#[test]
fn what_needs_no_answer_is_not_reminded_of() {
    let received = at("2026-11-30T10:00");
    let nothing = Watch { unanswered_since: None, ..unclaimed(received) };
    for state in [CaseState::Claimed, CaseState::Talking] {
        assert!(story(&queue(""), Watch { state, ..nothing.clone() }, received).is_empty());
    }
    let missed = Some(at("2026-12-01T10:00"));
    let closed = Watch { state: CaseState::Closed, promised_by: missed, ..unclaimed(received) };
    assert!(story(&queue(""), closed, at("2026-12-24T10:00")).is_empty());
}

#[test]
fn what_was_told_outlives_a_restart() {
    let received = at("2026-11-30T10:00");
    let holidays = holidays();
    let week = queue(WEEK);
    let watch = Watch { promised_by: Some(at("2026-12-01T10:00")), ..unclaimed(received) };
    let given = look(&watch, &Calendar::of(&week, &holidays), at("2026-12-08T10:00")).given;
    let kept = serde_json::to_string(&given).expect("JSON");
    assert_eq!(serde_json::from_str::<Given>(&kept).expect("what was kept"), given);
    assert_eq!(serde_json::from_str::<Given>("{}").expect("nothing yet"), Given::default());
    assert!(!kept.contains("2026-12-01"), "no more is kept than what was told: {kept}");
}

/// What happens to a case between two looks.
#[derive(Clone, Copy, Debug)]
enum Event {
    Nothing,
    Claim,
    Answer,
    Write,
    Release,
    Close,
}

fn happen(watch: &mut Watch, event: Event, now: Timestamp) {
    let held = matches!(watch.state, CaseState::Claimed | CaseState::Talking);
    match event {
        Event::Claim if watch.state == CaseState::Waiting => {
            watch.state = CaseState::Claimed;
            watch.since = now;
        }
        Event::Answer if held => {
            watch.state = CaseState::Talking;
            watch.unanswered_since = None;
            watch.promised_by = None;
        }
        Event::Write if watch.state != CaseState::Closed => {
            watch.unanswered_since = watch.unanswered_since.or(Some(now));
        }
        Event::Release if held => {
            watch.state = CaseState::Waiting;
            watch.since = now;
        }
        Event::Close => watch.state = CaseState::Closed,
        _ => {}
    }
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => Just(Event::Nothing),
        3 => Just(Event::Claim),
        2 => Just(Event::Answer),
        2 => Just(Event::Write),
        1 => Just(Event::Release),
        1 => Just(Event::Close),
    ]
}

proptest! {
    #[test]
    fn nothing_is_told_twice_and_nobody_at_night(
        queue in any_queue(),
        received in any_moment(),
        urgent: bool,
        turns in prop::collection::vec((any_event(), 0..20_000_i64), 1..30),
    ) {
        let holidays = holidays();
        let calendar = Calendar::of(&queue, &holidays);
        let promised_by = promised_by(&queue, &holidays, received);
        let mut watch = Watch { urgent, promised_by, ..unclaimed(received) };
        let mut now = received;
        let mut told = std::collections::BTreeMap::new();
        let mut people = 0;
        for (event, minutes) in turns {
            now += SignedDuration::from_mins(minutes);
            happen(&mut watch, event, now);
            let first = look(&watch, &calendar, now);
            prop_assert!(first.again.is_none_or(|again| again > now));
            let waiting = watch.state == CaseState::Waiting;
            // While nobody has it, what the person writes begins no new wait.
            let wait = (waiting, watch.since, watch.unanswered_since.filter(|_| !waiting));
            for step in &first.due {
                let (kind, most, reason) = match step {
                    Step::Remind(delay) => ("remind", 3, delay.reason),
                    Step::Escalate(delay) => ("escalate", 1, delay.reason),
                    Step::TellPerson { promised_by } => {
                        people += 1;
                        prop_assert!((8..20).contains(&local(now).hour()), "{now} is at night");
                        prop_assert!(*promised_by <= now && watch.unanswered_since.is_some());
                        continue;
                    }
                };
                prop_assert_eq!(reason == Reason::Unclaimed, waiting);
                let count = told.entry((kind, wait)).or_insert(0);
                *count += 1;
                prop_assert!(*count <= most, "{kind} too often");
            }
            prop_assert!(people <= 1);
            prop_assert!(watch.state != CaseState::Closed || first.due.is_empty());
            watch.given = first.given;
            let second = look(&watch, &calendar, now);
            prop_assert!(second.due.is_empty(), "told again: {:?}", second.due);
            prop_assert_eq!(second.again, first.again);
        }
    }

    #[test]
    fn while_nobody_reads_the_room_others_are_told_once_and_not_later(
        queue in any_queue(),
        received in any_moment(),
        urgent: bool,
        (ahead, days) in (-20..20_i64, 1..20_i64),
    ) {
        let from = received + SignedDuration::from_hours(24 * ahead);
        let closed = Some(ClosedTime { from, until: from + SignedDuration::from_hours(24 * days) });
        let open = Watch { urgent, ..unclaimed(received) };
        let shut = Watch { closed, ..open.clone() };
        let (holidays, mut now, mut given) = (holidays(), received, Given::default());
        let calendar = Calendar::of(&queue, &holidays);
        let (mut reminded, mut told) = (0, None);
        loop {
            let watch = Watch { given: given.clone(), ..shut.clone() };
            let look = look(&watch, &calendar, now);
            for step in &look.due {
                match step {
                    Step::Remind(_) => {
                        reminded += 1;
                        prop_assert!(!watch.is_closed(now), "nobody reads at {now}");
                    }
                    Step::Escalate(_) => prop_assert!(told.replace(now).is_none(), "told twice"),
                    Step::TellPerson { .. } => prop_assert!(false, "nothing was promised"),
                }
            }
            given = look.given;
            let Some(again) = look.again else { break };
            prop_assert!(again > now);
            now = again;
        }
        let mut usual = received;
        while !look(&open, &calendar, usual).due.iter().any(|step| matches!(step, Step::Escalate(_))) {
            usual = look(&open, &calendar, usual).again.expect("it is told some time");
        }
        prop_assert!(told.is_some_and(|told| told <= usual), "{told:?} is later than {usual}");
        prop_assert!((1..=3).contains(&reminded), "{reminded} reminders");
    }

    #[test]
    fn it_ends_by_itself(queue in any_queue(), received in any_moment(), urgent: bool) {
        let promised_by = promised_by(&queue, &holidays(), received);
        let told = story(&queue, Watch { urgent, promised_by, ..unclaimed(received) }, received);
        // Three reminders, one escalation, one word to the person: each comes when it is looked for in time.
        prop_assert_eq!(told.len(), 5, "{:#?}", told);
    }

    #[test]
    fn what_is_due_stays_due_and_danger_is_never_later(
        queue in any_queue(),
        received in any_moment(),
        minutes in 0..40_000_i64,
        more in 0..40_000_i64,
    ) {
        let holidays = holidays();
        let calendar = Calendar::of(&queue, &holidays);
        let early = received + SignedDuration::from_mins(minutes);
        let late = early + SignedDuration::from_mins(more);
        let usual = unclaimed(received);
        let due = |watch: &Watch, now| look(watch, &calendar, now).due;
        let in_danger = due(&Watch { urgent: true, ..usual.clone() }, early);
        for step in due(&usual, early) {
            prop_assert!(due(&usual, late).contains(&step));
            prop_assert!(in_danger.contains(&step));
        }
        // A look between changes nothing in the end.
        let between = Watch { given: look(&usual, &calendar, early).given, ..usual.clone() };
        prop_assert_eq!(look(&between, &calendar, late).given, look(&usual, &calendar, late).given);
    }
}
