//! When services are there: holidays, shifts, closures, and the mistakes one can make in writing them down.

use lotse::directory::calendar::Calendar;
use lotse::directory::centre::Within;
use lotse::directory::hours::local;

use super::*;

/// The built-in file with more written to a queue.
fn with(id: &str, more: &str) -> String {
    let line = format!("id = \"{id}\"\n");
    assert!(BUILT_IN.contains(&line), "there is no {id}");
    BUILT_IN.replacen(&line, &format!("{line}{more}\n"), 1)
}

fn mistakes_with(id: &str, more: &str) -> Vec<String> {
    let problems = Directory::parse(&with(id, more)).expect_err("the file is broken");
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn the_state_has_these_public_holidays_and_no_others() {
    let directory = directory();
    // As printed in calendars for Mecklenburg-Vorpommern; 8 March is one since 2023.
    for (year, days) in [
        (2023, "01-01 03-08 04-07 04-10 05-01 05-18 05-29 10-03 10-31 12-25 12-26"),
        (2026, "01-01 03-08 04-03 04-06 05-01 05-14 05-25 10-03 10-31 12-25 12-26"),
        (2027, "01-01 03-08 03-26 03-29 05-01 05-06 05-17 10-03 10-31 12-25 12-26"),
        (2028, "01-01 03-08 04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26"),
    ] {
        let first = Date::constant(year, 1, 1);
        let year = first.series(jiff::ToSpan::day(1)).take_while(|date| date.year() == year);
        let found: Vec<String> = year
            .filter(|date| directory.holidays().contains(*date))
            .map(|date| date.strftime("%m-%d").to_string())
            .collect();
        assert_eq!(found.join(" "), days);
    }
}

const TOLD: &str = r#"
open = [
    { days = ["mo", "tu", "we", "th"], from = "9:00", to = "12:00" },
    { days = ["tu", "th"], from = "13:00", to = "18:00" },
    { days = ["su"], from = "1:00", to = "4:00" },
]
closures = [{ from = "2026-12-28", until = "2026-12-30", reason = "Betriebsferien" }]
hours_mark = "confirmed"
answer_within = { value = { hours = 4 }, mark = "memory", source = "a letter" }
substitute = "lks"
"#;

#[test]
fn a_service_is_there_in_its_shifts_and_on_no_holiday_or_closure() {
    let directory = Directory::parse(&with("jump", TOLD)).expect("the file is right");
    let jump = queue(&directory, "jump");
    assert_eq!(jump.answer_within.as_ref().map(|within| within.value), Some(Within::Hours(4)));
    assert_eq!(jump.substitute, Some(QueueId::new("lks")));
    let calendar = Calendar::of(jump, directory.holidays());
    let shifts = |day: &str| -> String {
        let shifts = calendar.shifts(day.parse().expect("a day"));
        let told = shifts.iter().map(|shift| {
            let clock = |at| local(at).strftime("%H:%M").to_string();
            format!("{}-{}", clock(shift.from), clock(shift.to))
        });
        told.collect::<Vec<_>>().join(" ")
    };
    for (day, expected) in [
        ("2026-11-30", "09:00-12:00"),
        ("2026-12-01", "09:00-12:00 13:00-18:00"),
        ("2026-12-04", ""),
        // A closure, and the days around it.
        ("2026-12-24", "09:00-12:00 13:00-18:00"),
        ("2026-12-28", ""),
        ("2026-12-30", ""),
        ("2026-12-31", "09:00-12:00 13:00-18:00"),
        // Women's Day, Easter Monday.
        ("2027-03-08", ""),
        ("2027-03-29", ""),
        // The nights in which the clocks change; the first is Easter, no holiday by law.
        ("2027-03-28", "01:00-04:00"),
        ("2026-10-25", "01:00-04:00"),
    ] {
        assert_eq!(shifts(day), expected, "{day}");
    }
    let hours = |day: &str| {
        let shifts = calendar.shifts(day.parse().expect("a day"));
        shifts.iter().map(|shift| shift.to.duration_since(shift.from).as_hours()).sum::<i64>()
    };
    assert_eq!([hours("2027-03-28"), hours("2026-10-25"), hours("2026-11-01")], [2, 4, 3]);
}

#[test]
fn what_is_not_confirmed_of_hours_and_promises_is_listed() {
    let told = TOLD.replace("hours_mark = \"confirmed\"", "hours_mark = \"disputed\"");
    let directory = Directory::parse(&with("jump", &told)).expect("the file is right");
    let listed: Vec<_> =
        directory.unconfirmed().into_iter().map(|fact| (fact.where_, fact.value, fact.mark)).collect();
    let expected = ("jump: answer_within".to_owned(), "4 opening hours".to_owned(), Mark::Memory);
    assert!(listed.contains(&expected), "{listed:?}");
    assert!(listed.iter().any(|(where_, _, mark)| where_ == "jump: open" && *mark == Mark::Disputed));
}

#[test]
fn every_mistake_in_times_is_found_with_its_remedy() {
    let hours = r#"open = [{ days = ["mo"], from = "9:00", to = "12:00" }]"#;
    let marked = format!("{hours}\nhours_mark = \"confirmed\"");
    let closed = |ranges: &str| format!("hours_mark = \"confirmed\"\nclosures = [{ranges}]");
    let promise =
        |value: &str| format!("{marked}\nanswer_within = {{ value = {{ {value} }}, mark = \"confirmed\" }}");
    for (more, expected) in [
        (hours.to_owned(), "queue jump: does not say how sure its hours are"),
        (marked.replace("9:00", "12:00"), "queue jump: open: opens at 12:00 for no time"),
        (marked.replace("12:00", "8:00"), "queue jump: open: opens at 9:00 for no time"),
        (marked.replace("\"mo\"", ""), "queue jump: open: opens at 9:00 for no time"),
        (marked.replace("\"mo\"", "\"mo\", \"mo\""), "queue jump: open: names mo twice from 9:00 on"),
        (
            marked.replace("}]", "}, { days = [\"su\", \"mo\"], from = \"11:30\", to = \"14:00\" }]"),
            "queue jump: open: is open twice from 11:30 to 12:00 (mo)",
        ),
        (
            closed(r#"{ from = "2027-01-02", until = "2026-12-24", reason = "Betriebsferien" }"#),
            "queue jump: closures: ends (2026-12-24) before it begins (2027-01-02)",
        ),
        (
            closed(
                r#"{ from = "2026-12-24", until = "2027-01-02", reason = "Betriebsferien" },
                   { from = "2027-01-02", until = "2027-01-03", reason = "Umzug" }"#,
            ),
            "queue jump: closures: is closed twice from 2027-01-02 to 2027-01-02",
        ),
        (
            closed(r#"{ from = "2026-12-24", until = "2027-01-02", reason = " " }"#),
            "queue jump: closures: from 2026-12-24 on has no reason",
        ),
        (promise("working_days = 0"), "queue jump: answer_within: \"0 working days\" is no promise"),
        (promise("working_days = 31"), "queue jump: answer_within: \"31 working days\" is no promise"),
        (promise("hours = 241"), "queue jump: answer_within: \"241 opening hours\" is no promise"),
        (promise("weeks = 1"), "queue jump: unknown variant `weeks`"),
        (
            "answer_within = { value = { hours = 4 }, mark = \"confirmed\" }".to_owned(),
            "queue jump: answer_within: is counted in opening hours, and there are none",
        ),
        ("substitute = \"nobody\"".to_owned(), "queue jump: substitute: no queue is called \"nobody\""),
        ("substitute = \"jump\"".to_owned(), "queue jump: substitute: is the service itself"),
    ] {
        let found = mistakes_with("jump", &more);
        assert!(found.iter().any(|problem| problem.contains(expected)), "{expected}\nis not in\n{found:#?}");
        assert!(found.iter().all(|problem| problem.contains("; ")), "each names a remedy: {found:#?}");
    }
    let apart = marked.replace("}]", "}, { days = [\"mo\"], from = \"12:00\", to = \"14:00\" }]");
    assert!(Directory::parse(&with("jump", &apart)).is_ok(), "shifts may touch");
}

#[test]
fn the_hours_of_help_lines_are_checked_too() {
    let line = "from = \"14:00\"";
    let found = mistakes(&[(line, "from = \"23:00\"")]);
    assert!(found.iter().any(|problem| problem.contains("opens at 23:00 for no time")), "{found:#?}");
}

#[test]
fn a_promise_needs_to_know_the_holidays() {
    let text = with("jump", TOLD);
    let start = text.find("[holidays]").expect("the section");
    let end = text[start..].find("\n\n").map_or(text.len(), |end| start + end);
    let without = format!("{}{}", &text[..start], &text[end..]);
    let problems = Directory::parse(&without).expect_err("the file is broken");
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("answer_within: would count public holidays"), "{found:#?}");
}

#[test]
fn substitutes_do_not_lead_in_a_circle() {
    let circle = with("jump", "substitute = \"dia\"").replacen(
        "id = \"dia\"\n",
        "id = \"dia\"\nsubstitute = \"lks\"\n",
        1,
    );
    assert!(Directory::parse(&circle).is_ok(), "one after the other may stand in");
    let circle = circle.replacen("id = \"lks\"\n", "id = \"lks\"\nsubstitute = \"jump\"\n", 1);
    // Outside the circle, and leading into it: the circle alone is the mistake.
    let circle = circle.replacen("id = \"bbt\"\n", "id = \"bbt\"\nsubstitute = \"dia\"\n", 1);
    let problems = Directory::parse(&circle).expect_err("the file is broken");
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 3, "{found:#?}");
    for expected in
        ["\"dia\" leads back to \"jump\"", "\"lks\" leads back to \"dia\"", "\"jump\" leads back to"]
    {
        assert!(found.iter().any(|problem| problem.contains(expected)), "{expected} is not in {found:#?}");
    }
}
