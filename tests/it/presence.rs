//! Who is there, as pure values: closings laid on days, whoever stands in, duties that end.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use lotse::directory::Directory;
use lotse::directory::absence::Absence;
use lotse::directory::calendar::Calendar;
use lotse::directory::hours::local;
use lotse::handoff::promise::promised_by;
use lotse::handoff::roster::Roster;
use lotse::id::QueueId;
use proptest::prelude::*;

use crate::promise::{any_moment, any_queue, holidays, queue};

fn day(days: i64) -> Date {
    Date::constant(2026, 1, 1).checked_add(days.days()).expect("a day")
}

fn any_absence() -> impl Strategy<Value = Absence> {
    (0..900_i64, 0..40_i64).prop_map(|(first, long)| Absence {
        from: day(first),
        until: day(first + long),
        substitute: None,
    })
}

#[test]
fn what_follows_without_a_day_between_is_one_closing() {
    let mut queue = queue(
        "closures = [{ from = \"2026-12-23\", until = \"2026-12-31\", reason = \"Betriebsferien\" },\n\
         { from = \"2027-01-05\", until = \"2027-01-05\", reason = \"Umzug\" }]\nhours_mark = \"confirmed\"",
    );
    let until = |queue: &lotse::directory::centre::Queue, day: &str| {
        queue
            .closed_on(day.parse().unwrap())
            .map(|closed| (closed.until.to_string(), closed.reason.map(str::to_owned)))
    };
    let holidays = Some("Betriebsferien".to_owned());
    assert_eq!(until(&queue, "2026-12-24"), Some(("2026-12-31".to_owned(), holidays.clone())));
    assert_eq!(until(&queue, "2027-01-01"), None);
    let (from, last) = (Date::constant(2027, 1, 1), Date::constant(2027, 1, 4));
    queue.away = Some(Absence { from, until: last, substitute: None });
    assert_eq!(until(&queue, "2026-12-24"), Some(("2027-01-05".to_owned(), holidays)));
    assert_eq!(until(&queue, "2027-01-02"), Some(("2027-01-05".to_owned(), None)));
    assert_eq!(queue.next_closed(Date::constant(2026, 11, 1)), Some(Date::constant(2026, 12, 23)));
    assert_eq!(queue.next_closed(Date::constant(2027, 1, 6)), None);
    // What is not confirmed of the data is told to nobody; what staff said is.
    queue.hours_mark = None;
    assert_eq!(until(&queue, "2026-12-24"), None);
    assert_eq!(until(&queue, "2027-01-02"), Some(("2027-01-04".to_owned(), None)));
}

proptest! {
    #[test]
    fn nobody_is_there_while_the_service_is_away(
        queue in any_queue(),
        away in any_absence(),
        received in any_moment(),
    ) {
        let mut absent = queue.clone();
        absent.away = Some(away.clone());
        let holidays = holidays();
        let calendar = Calendar::of(&absent, &holidays);
        prop_assert!(calendar.shifts(away.from).is_empty() && calendar.shifts(away.until).is_empty());
        let (before, now) = (promised_by(&queue, &holidays, received), promised_by(&absent, &holidays, received));
        prop_assert!(now >= before, "an absence makes nothing sooner: {before:?} {now:?}");
        if let Some(promise) = now {
            let last = promise - jiff::SignedDuration::from_secs(1);
            prop_assert!(!away.contains(local(last).date()), "{promise} is in {away:?}");
        }
    }

    #[test]
    fn a_closing_is_told_until_the_last_day_of_it(queue in any_queue(), away in any_absence(), on in 0..950_i64) {
        let mut queue = queue;
        queue.away = Some(away);
        let on = day(on);
        let closed = |day: Date| {
            queue.closures.iter().any(|closure| closure.contains(day))
                || queue.away.as_ref().is_some_and(|away| away.contains(day))
        };
        match queue.closed_on(on) {
            Some(told) => {
                let mut days = on.series(1.day()).take_while(|day| *day <= told.until);
                prop_assert!(days.all(closed));
                prop_assert!(!closed(told.until.tomorrow().unwrap()));
            }
            None => prop_assert!(!closed(on)),
        }
        let next = on.series(1.day()).take(1000).find(|day| closed(*day));
        prop_assert_eq!(queue.next_closed(on), next);
    }

    #[test]
    fn whoever_stands_in_is_there_and_somebody_else(
        named in prop::collection::vec(0..12_usize, 12),
        away in prop::collection::vec(any::<bool>(), 12),
        usable in prop::collection::vec(any::<bool>(), 12),
    ) {
        let directory = Directory::built_in().unwrap();
        let ids: Vec<QueueId> = directory.queues().iter().map(|queue| queue.id.clone()).collect();
        let today = day(10);
        let absences: BTreeMap<&QueueId, Absence> = ids
            .iter()
            .zip(named.iter().zip(&away))
            .filter(|(_, (_, away))| **away)
            .map(|(id, (named, _))| {
                (id, Absence { from: today, until: today, substitute: ids.get(*named).cloned() })
            })
            .collect();
        let directory = directory.with_absences(|id| absences.get(id).cloned());
        let is_usable = |id: &QueueId| usable[ids.iter().position(|known| known == id).unwrap() % 12];
        for id in &ids {
            if let Some(stand_in) = directory.stand_in(id, today, is_usable) {
                prop_assert!(stand_in != id && is_usable(stand_in) && !absences.contains_key(stand_in));
            }
            let direct = absences.get(id).and_then(|away| away.substitute.as_ref());
            let there = direct.filter(|other| *other != id && is_usable(other) && !absences.contains_key(other));
            prop_assert!(there.is_none() || directory.stand_in(id, today, is_usable) == there);
        }
    }

    #[test]
    fn a_roster_names_whoever_said_so_last_and_nobody_whose_day_is_over(
        turns in prop::collection::vec((0..4_u8, prop::option::of(0..60_i64), any::<bool>()), 0..20),
        on in 0..80_i64,
    ) {
        let mut roster = Roster::default();
        let mut expected: BTreeMap<String, Option<Date>> = BTreeMap::new();
        for (who, until, up) in turns {
            let (who, until) = (format!("@{who}:example.org"), until.map(day));
            if up {
                roster.take_up(&who, until);
                expected.insert(who, until);
            } else {
                prop_assert_eq!(roster.step_down(&who), expected.remove(&who).is_some());
            }
        }
        let kept: Roster = serde_json::from_str(&serde_json::to_string(&roster).unwrap()).unwrap();
        prop_assert!(kept == roster);
        expected.retain(|_, until| until.is_none_or(|until| day(on) <= until));
        let named = |roster: &Roster| -> BTreeMap<String, Option<Date>> {
            roster.on_duty(day(on)).map(|duty| (duty.member.clone(), duty.until)).collect()
        };
        prop_assert_eq!(named(&roster), expected.clone());
        roster.expire(day(on));
        prop_assert_eq!(named(&roster), expected.clone());
        prop_assert_eq!(roster.is_empty(), expected.is_empty(), "nothing else is kept");
    }
}
