//! A promise is the service's own, and true: within its hours, never before the request, whatever night the clocks change.

use jiff::{SignedDuration, Timestamp};
use lotse::directory::Directory;
use lotse::directory::calendar::Calendar;
use lotse::directory::centre::Queue;
use lotse::directory::holidays::Holidays;
use lotse::directory::hours::{Day, local, zone};
use lotse::handoff::promise::promised_by;
use lotse::id::{Ags, ChannelKind};
use lotse::intake::dialogue::{AnswerWish, Relation};
use lotse::intake::question::Choice;
use lotse::intake::step::Mode;
use lotse::understand::concern::Concern;
use proptest::prelude::*;

use crate::support::chat::Chat;

/// A service of which this is known beside its name.
pub(crate) fn queue(more: &str) -> Queue {
    let head = "id = \"one\"\nname = \"One\"\nkind = \"exit\"\ndistricts_mark = \"confirmed\"\noffer = \"available\"\n\
                offer_mark = \"confirmed\"\n";
    toml::from_str(&format!("{head}{more}")).expect("a queue")
}

pub(crate) fn holidays() -> Holidays {
    Directory::built_in().expect("the built-in directory has no mistake").holidays().clone()
}

/// A moment by the clocks in Schwerin.
pub(crate) fn at(time: &str) -> Timestamp {
    let civil: jiff::civil::DateTime = time.parse().expect("a time");
    civil.to_zoned(zone()).expect("a moment").timestamp()
}

/// Two shifts Monday to Thursday, one on Friday, and a week closed.
pub(crate) const WEEK: &str = r#"
open = [
    { days = ["mo", "tu", "we", "th"], from = "13:00", to = "18:00" },
    { days = ["mo", "tu", "we", "th", "fr"], from = "9:00", to = "12:00" },
]
closures = [{ from = "2027-01-04", until = "2027-01-08", reason = "Betriebsferien" }]
hours_mark = "confirmed"
"#;

const TWO_DAYS: &str = "answer_within = { value = { working_days = 2 }, mark = \"confirmed\" }";

fn promising(value: &str) -> Queue {
    queue(&format!("{WEEK}answer_within = {{ value = {{ {value} }}, mark = \"confirmed\" }}"))
}

fn told(queue: &Queue, received: &str) -> String {
    let promise = promised_by(queue, &holidays(), at(received)).expect("a promise");
    local(promise).strftime("%a %Y-%m-%d %H:%M").to_string()
}

#[test]
fn working_days_are_days_on_which_the_service_is_open() {
    let two = promising("working_days = 2");
    for (received, promise) in [
        ("2026-11-30T10:00", "Wed 2026-12-02 18:00"),
        // Between two shifts and before the first it is still that day.
        ("2026-11-30T12:30", "Wed 2026-12-02 18:00"),
        ("2026-11-30T00:00", "Wed 2026-12-02 18:00"),
        // After hours it is the next one.
        ("2026-11-30T18:00", "Thu 2026-12-03 18:00"),
        ("2026-11-27T20:00", "Wed 2026-12-02 18:00"),
        ("2026-11-29T03:00", "Wed 2026-12-02 18:00"),
        // Fridays end at noon, weekends do not count.
        ("2026-12-02T10:00", "Fri 2026-12-04 12:00"),
        ("2026-12-03T10:00", "Mon 2026-12-07 18:00"),
        // Christmas Day is a Friday in 2026, Women's Day a Monday in 2027.
        ("2026-12-23T10:00", "Mon 2026-12-28 18:00"),
        ("2027-03-05T09:00", "Wed 2027-03-10 18:00"),
        // New Year, and a week closed behind it.
        ("2026-12-31T10:00", "Tue 2027-01-12 18:00"),
        ("2027-01-05T10:00", "Wed 2027-01-13 18:00"),
    ] {
        assert_eq!(told(&two, received), promise, "{received}");
    }
    assert_eq!(told(&promising("working_days = 1"), "2026-11-30T17:59"), "Tue 2026-12-01 18:00");
}

#[test]
fn hours_are_hours_of_being_open() {
    let four = promising("hours = 4");
    for (received, promise) in [
        ("2026-11-30T10:00", "Mon 2026-11-30 15:00"),
        ("2026-11-30T12:15", "Mon 2026-11-30 17:00"),
        ("2026-12-03T17:00", "Fri 2026-12-04 12:00"),
        ("2026-12-04T11:30", "Mon 2026-12-07 13:30"),
        ("2026-12-05T11:30", "Mon 2026-12-07 14:00"),
    ] {
        assert_eq!(told(&four, received), promise, "{received}");
    }
}

#[test]
fn the_nights_the_clocks_change_have_their_own_length() {
    let open =
        "open = [{ days = [\"sa\", \"su\"], from = \"0:00\", to = \"24:00\" }]\nhours_mark = \"confirmed\"\n";
    let promise = |value: &str| {
        queue(&format!("{open}answer_within = {{ value = {{ {value} }}, mark = \"confirmed\" }}"))
    };
    assert_eq!(told(&promise("hours = 10"), "2026-10-24T22:00"), "Sun 2026-10-25 07:00");
    assert_eq!(told(&promise("hours = 10"), "2027-03-27T22:00"), "Sun 2027-03-28 09:00");
    // Midnight is the end of the day before.
    assert_eq!(told(&promise("working_days = 1"), "2026-10-24T22:00"), "Mon 2026-10-26 00:00");
}

#[test]
fn nothing_is_promised_that_is_not_confirmed_or_cannot_be_counted() {
    let received = at("2026-11-30T10:00");
    let promise = TWO_DAYS;
    let full = format!("{WEEK}{promise}");
    let no = |queue: &Queue, holidays: &Holidays| {
        assert_eq!(promised_by(queue, holidays, received), None, "{queue:?}");
    };
    assert!(promised_by(&queue(&full), &holidays(), received).is_some());
    no(&queue(WEEK), &holidays());
    no(&queue(promise), &holidays());
    no(&queue(&full.replace("hours_mark = \"confirmed\"", "hours_mark = \"memory\"")), &holidays());
    for mark in ["memory", "disputed"] {
        let unsure = promise.replace("confirmed", mark);
        no(&queue(&format!("{WEEK}{unsure}")), &holidays());
    }
    let unsure: Holidays =
        toml::from_str("fixed = [\"1-1\"]\naround_easter = []\nmark = \"memory\"").expect("holidays");
    no(&queue(&full), &unsure);
    let closed = "from = \"2026-01-01\", until = \"2030-01-01\"";
    no(&queue(&full.replace("from = \"2027-01-04\", until = \"2027-01-08\"", closed)), &holidays());
}

/// A chat in which LOBBI.ost, which takes what happens in Anklam, has told this of itself.
fn chat(more: &str) -> Chat {
    let text = include_str!("../../src/directory/mecklenburg-vorpommern.toml");
    let line = "id = \"lobbi-ost\"\n";
    let mut chat = Chat::new(ChannelKind::Matrix, Mode::Full);
    chat.directory = Directory::parse(&text.replacen(line, &format!("{line}{more}\n"), 1)).expect("sound");
    chat
}

/// From the greeting to the summary, wanting this answer.
fn comes_to_summary(chat: &mut Chat, answer: AnswerWish) -> String {
    chat.write("Hallo");
    chat.choose(Choice::Agree);
    chat.choose(Choice::Relation(Relation::Affected));
    chat.choose(Choice::Concern(Concern::Opferberatung));
    chat.choose(Choice::District(Ags(13_075)));
    chat.choose(Choice::Answer(answer));
    chat.transcript.clone()
}

#[test]
fn the_person_and_the_staff_read_the_same_promise() {
    let mut chat = chat(&format!("{WEEK}{TWO_DAYS}"));
    // Monday evening, after hours: the first working day after Tuesday is Wednesday.
    let summary = comes_to_summary(&mut chat, AnswerWish::Here);
    let counted = "Antwort zugesagt: innerhalb von 2 Öffnungstagen; bis wann genau, steht beim Absenden fest";
    assert!(summary.contains(counted), "{summary}");
    chat.choose(Choice::Send);
    let when = "Donnerstag, 26. November, 18 Uhr";
    let sent = &chat.transcript;
    assert!(sent.contains(&format!("│ Antwort zugesagt bis: {when}\n")), "{sent}");
    assert!(sent.contains(&format!("Zugesagt hat sie eine Antwort bis {when}.")), "{sent}");
    assert!(!sent.contains("Wann jemand antwortet, ist nicht bekannt"), "{sent}");
}

#[test]
fn the_promise_does_not_tell_the_minute_of_the_request() {
    let four = TWO_DAYS.replace("working_days = 2", "hours = 4");
    let mut chat = chat(&format!("{WEEK}{four}"));
    chat.now = at("2026-11-24T09:47");
    comes_to_summary(&mut chat, AnswerWish::Here);
    chat.choose(Choice::Send);
    assert!(chat.transcript.contains("bis: Dienstag, 24. November, 14 Uhr\n"), "{}", chat.transcript);
}

#[test]
fn a_closed_service_is_known_before_sending() {
    for (day, sure, told) in [
        ("2027-01-03T12:00", true, false),
        ("2027-01-04T00:30", true, true),
        ("2027-01-08T23:30", true, true),
        ("2027-01-09T00:00", true, false),
        ("2027-01-06T12:00", false, false),
    ] {
        let week = if sure { WEEK.to_owned() } else { WEEK.replace("confirmed", "memory") };
        let mut chat = chat(&week);
        chat.now = at(day);
        let summary = comes_to_summary(&mut chat, AnswerWish::Here);
        let line = "Diese Stelle ist geschlossen bis: 8. Januar (Betriebsferien)\n";
        assert_eq!(summary.contains(line), told, "{summary}");
    }
}

#[test]
fn nobody_reads_of_a_promise_that_is_not_meant_for_them() {
    for (more, answer) in [
        ("", AnswerWish::Here),
        (&TWO_DAYS.replace("confirmed", "memory"), AnswerWish::Here),
        (TWO_DAYS, AnswerWish::PassOn),
        (TWO_DAYS, AnswerWish::CallMyself),
    ] {
        let mut chat = chat(&format!("{WEEK}{more}"));
        comes_to_summary(&mut chat, answer);
        chat.choose(Choice::Send);
        assert!(!chat.transcript.contains("ugesagt"), "{}", chat.transcript);
        let unknown = chat.transcript.contains("Wann jemand antwortet, ist nicht bekannt.");
        assert_eq!(unknown, answer == AnswerWish::Here, "{}", chat.transcript);
        let hours = "Zeiten: Montag, Dienstag, Mittwoch und Donnerstag 13 bis 18 Uhr; \
                     Montag, Dienstag, Mittwoch, Donnerstag und Freitag 9 bis 12 Uhr; nicht an Feiertagen";
        assert_eq!(chat.transcript.contains(hours), answer == AnswerWish::CallMyself, "{}", chat.transcript);
    }
}

const DAYS: [Day; 7] =
    [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday, Day::Saturday, Day::Sunday];

/// A service with any hours (they may overlap: what the check refuses must do no harm either), closures and promise.
pub(crate) fn any_queue() -> impl Strategy<Value = Queue> {
    let opening = (prop::sample::subsequence(DAYS.to_vec(), 1..=7), 0..=44_u32, 4..=48_u32).prop_map(
        |(days, from, long)| {
            let (from, to) = (from, (from + long).min(48));
            let days: Vec<String> = days.iter().map(|day| format!("\"{}\"", day.as_str())).collect();
            let clock = |half: u32| format!("{}:{:02}", half / 2, half % 2 * 30);
            format!("{{ days = [{}], from = \"{}\", to = \"{}\" }}", days.join(", "), clock(from), clock(to))
        },
    );
    let closure = (0..900_i64, 0..20_i64).prop_map(|(first, long)| {
        let day = |n: i64| local(at("2026-01-01T12:00") + SignedDuration::from_hours(24 * n)).date();
        format!("{{ from = \"{}\", until = \"{}\", reason = \"Urlaub\" }}", day(first), day(first + long))
    });
    let within = prop_oneof![
        (1..=5_u8).prop_map(|days| format!("working_days = {days}")),
        (1..=40_u16).prop_map(|hours| format!("hours = {hours}")),
    ];
    (prop::collection::vec(opening, 1..4), prop::collection::vec(closure, 0..4), within).prop_map(
        |(open, closures, within)| {
            queue(&format!(
                "open = [{}]\nclosures = [{}]\nhours_mark = \"confirmed\"\n\
                 answer_within = {{ value = {{ {within} }}, mark = \"confirmed\" }}",
                open.join(", "),
                closures.join(", ")
            ))
        },
    )
}

/// Any minute of two years, half of them in a night in which the clocks change or near one.
pub(crate) fn any_moment() -> impl Strategy<Value = Timestamp> {
    let nights = ["2026-03-29T01:00", "2026-10-25T01:00", "2027-03-28T01:00", "2027-10-31T01:00"];
    let minutes = |from: Timestamp, minutes: i64| from + SignedDuration::from_mins(minutes);
    prop_oneof![
        (0..2 * 365 * 24 * 60_i64).prop_map(move |n| minutes(at("2026-01-01T00:00"), n)),
        (prop::sample::select(nights.to_vec()), -3000..3000_i64)
            .prop_map(move |(night, n)| minutes(at(night), n)),
    ]
}

proptest! {
    #[test]
    fn a_promise_lies_after_the_request_and_within_the_hours(queue in any_queue(), received in any_moment()) {
        let holidays = holidays();
        let calendar = Calendar::of(&queue, &holidays);
        let promise = promised_by(&queue, &holidays, received).expect("it opens within a year");
        prop_assert!(promise > received);
        let last = promise - SignedDuration::from_secs(1);
        prop_assert!(calendar.is_open(last), "{promise} is closed");
        // By the words of the data, not by the calendar's own reckoning; the hours in which the clocks change have no one
        // reading.
        let here = local(last);
        if !(1..4).contains(&here.hour()) {
            let minute = |hour: u16, minute: u16| hour * 60 + minute;
            let now = minute(here.hour().unsigned_abs().into(), here.minute().unsigned_abs().into());
            let open = queue.open.iter().any(|opening| {
                let (from, to) = (opening.from, opening.to);
                let hours = minute(from.hour(), from.minute())..minute(to.hour(), to.minute());
                opening.is_on(here.date()) && hours.contains(&now)
            });
            prop_assert!(open, "{here} is not in {:?}", queue.open);
            prop_assert!(!queue.closures.iter().any(|closure| closure.contains(here.date())));
            prop_assert!(!holidays.contains(here.date()));
        }
    }

    #[test]
    fn who_asks_later_is_promised_nothing_sooner(queue in any_queue(), one in any_moment(), other in any_moment()) {
        let holidays = holidays();
        let (first, second) = (one.min(other), one.max(other));
        let (sooner, later) = (promised_by(&queue, &holidays, first), promised_by(&queue, &holidays, second));
        prop_assert!(sooner <= later, "{first} {sooner:?}, {second} {later:?}");
    }

    #[test]
    fn the_next_opening_is_the_first_one(queue in any_queue(), moment in any_moment(), minutes in 0..3000_i64) {
        let holidays = holidays();
        let calendar = Calendar::of(&queue, &holidays);
        let open = calendar.next_open(moment).expect("it opens within a year");
        prop_assert!(open >= moment && calendar.is_open(open));
        let between = moment + SignedDuration::from_mins(minutes);
        prop_assert!(between >= open || !calendar.is_open(between), "{between} is open before {open}");
    }
}
