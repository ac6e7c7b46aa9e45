//! The numbers of a year: what they add up to, what they keep to themselves, and how each format lays them out.

use std::path::Path;
use std::process::{Command, Output};

use lotse::cli::stats::{Format, write};
use lotse::directory::Directory;
use lotse::handoff::course::Ending;
use lotse::handoff::statistics::{About, Key, Period, Statistics};
use lotse::handoff::suppression::{Cell, FEW};
use lotse::handoff::tally::{Answered, Counted, Ended, Fact, Helped, Month, Tally, Where};
use lotse::id::{Ags, ChannelKind, QueueId};
use lotse::intake::dialogue::Relation;
use lotse::locale::{Catalogue, Facts, Report, ReportRow, ReportTable};
use lotse::store::{Commit, Store};
use lotse::understand::concern::Concern;
use proptest::prelude::*;

fn month(year: i16, month: i8) -> Month {
    Month::new(year, month).expect("a month")
}

fn directory() -> Directory {
    Directory::built_in().expect("the built-in directory")
}

fn count(month: Month, queue: &str, fact: Fact, count: u64) -> Counted {
    Counted { tally: Tally { month, queue: QueueId::new(queue), fact }, count }
}

/// Forty requests to one queue, nine to another, and one of the year before.
fn sample() -> Vec<Counted> {
    let (march, october) = (month(2026, 3), month(2026, 10));
    let one = |fact, n| count(march, "lobbi-nord", fact, n);
    let other = |fact, n| count(october, "rz-rostock", fact, n);
    vec![
        count(month(2025, 12), "lobbi-nord", Fact::Received, 1),
        one(Fact::Received, 40),
        one(Fact::Concern(Some(Concern::Opferberatung)), 31),
        one(Fact::Concern(None), 9),
        one(Fact::District(Where::In(Ags(13_003))), 40),
        one(Fact::Relation(Some(Relation::Affected)), 38),
        one(Fact::Relation(Some(Relation::Parent)), 2),
        one(Fact::Channel(ChannelKind::Telegram), 40),
        one(Fact::Answered(Answered::SameDay), 22),
        one(Fact::Answered(Answered::Never), 6),
        one(Fact::Ended(Ended::Closed(Ending::Advised)), 25),
        one(Fact::Ended(Ended::Withdrawn), 3),
        one(Fact::Helped(Helped::Yes), 12),
        other(Fact::Received, 9),
        other(Fact::Concern(Some(Concern::MobileBeratung)), 9),
        other(Fact::District(Where::In(Ags(99_999))), 9),
        other(Fact::Relation(None), 9),
        other(Fact::Channel(ChannelKind::Matrix), 9),
    ]
}

fn year() -> Period {
    Period::year(2026, month(2027, 1)).expect("a year that has begun")
}

fn of(counted: &[Counted], queue: Option<&QueueId>) -> Statistics {
    Statistics::of(counted, &directory(), year(), queue)
}

fn report(statistics: &Statistics) -> Report {
    let catalogue = Catalogue::german(Facts::default()).expect("the German files");
    catalogue.report(statistics, &directory()).unwrap_or_else(|broken| panic!("{broken}"))
}

fn cell(statistics: &Statistics, about: About, key: &Key) -> Cell {
    let table = statistics.tables.iter().find(|table| table.about == about).expect("the table");
    table.rows.iter().find(|row| row.key == *key).expect("the row").cell
}

#[test]
fn a_year_adds_up_months_and_queues_and_leaves_out_other_years() {
    let all = of(&sample(), None);
    assert_eq!(all.total, Cell::Shown(49));
    let abouts: Vec<About> = all.tables.iter().map(|table| table.about).collect();
    assert_eq!(abouts, About::ALL);
    assert_eq!(cell(&all, About::Month, &Key::Month(month(2026, 3))), Cell::Shown(40));
    assert_eq!(cell(&all, About::Queue, &Key::Queue(QueueId::new("rz-rostock"))), Cell::Shown(9));
    let concern = |concern| cell(&all, About::Concern, &Key::Fact(Fact::Concern(concern)));
    assert_eq!(concern(Some(Concern::Opferberatung)), Cell::Shown(31));
    assert_eq!(concern(Some(Concern::Elternberatung)), Cell::Few);
    // A district that the directory does not name any more is not lost. Its nine are held back: beside them are only
    // zeros, which would follow from the total.
    let gone = Key::Fact(Fact::District(Where::In(Ags(99_999))));
    assert_eq!(cell(&all, About::District, &gone), Cell::Withheld);
    assert_eq!(cell(&all, About::Answered, &Key::Rest), Cell::Shown(21));
    assert_eq!(cell(&all, About::Ended, &Key::Rest), Cell::Shown(21));
    assert_eq!(cell(&all, About::Helped, &Key::Rest), Cell::Shown(37));
}

#[test]
fn a_queue_sees_its_own_numbers_only() {
    let one = of(&sample(), Some(&QueueId::new("rz-rostock")));
    assert_eq!(one.total, Cell::Shown(9));
    assert!(one.tables.iter().all(|table| table.about != About::Queue));
    let none = of(&sample(), Some(&QueueId::new("lks")));
    assert_eq!((none.total, none.tables.len()), (Cell::Few, 0));
}

#[test]
fn a_year_ends_with_the_present_month_and_twelve_months_with_it_too() {
    assert_eq!(Period::year(2027, month(2026, 12)), None);
    let so_far = Period::year(2026, month(2026, 2)).unwrap();
    assert_eq!(so_far.months(), [month(2026, 1), month(2026, 2)]);
    let months = Period::twelve_months(month(2026, 2)).months();
    assert_eq!((months.len(), months[0], months[11]), (12, month(2025, 3), month(2026, 2)));
}

fn any_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        prop::sample::select(Concern::ALL.to_vec()).prop_map(|concern| Fact::Concern(Some(concern))),
        prop::sample::select(Relation::ALL.to_vec()).prop_map(|relation| Fact::Relation(Some(relation))),
        prop::sample::select(Answered::ALL.to_vec()).prop_map(Fact::Answered),
        prop::sample::select(Ended::all().collect::<Vec<_>>()).prop_map(Fact::Ended),
        prop::sample::select(Helped::ALL.to_vec()).prop_map(Fact::Helped),
        Just(Fact::Received),
    ]
}

proptest! {
    #[test]
    fn no_report_shows_a_number_below_five_in_any_format(
        counts in prop::collection::vec((1_i8..=12, any_fact(), 0_u64..30), 0..60)
    ) {
        let counts: Vec<Counted> = counts
            .into_iter()
            .map(|(at, fact, n)| count(month(2026, at), "lobbi-nord", fact, n))
            .collect();
        let statistics = of(&counts, None);
        for row in statistics.tables.iter().flat_map(|table| &table.rows) {
            if let Cell::Shown(count) = row.cell {
                prop_assert!(count >= FEW);
            }
        }
        let report = report(&statistics);
        for row in report.tables.iter().flat_map(|table| &table.rows) {
            prop_assert!(row.told.parse::<u64>().is_ok_and(|told| told >= FEW) || row.count.is_none());
        }
    }
}

fn laid_out(report: &Report, format: Format) -> String {
    let mut out = Vec::new();
    write(report, format, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("UTF-8")
}

/// A reader of RFC 4180 that knows nothing of the writer.
fn records(csv: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut chars = csv.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'), "a line ends with CR LF");
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            c => field.push(c),
        }
    }
    assert!(field.is_empty() && record.is_empty() && !quoted, "the last line has an end");
    records
}

/// Labels that every format must keep from breaking it.
fn hostile() -> Report {
    let row = |label: &str| ReportRow { label: label.to_owned(), told: "< 5".to_owned(), count: None };
    let nasty = "a,b \"c\"\r\n<script src='//x'>&</script>";
    Report {
        title: nasty.to_owned(),
        total: row(nasty),
        tables: vec![ReportTable { title: nasty.to_owned(), rows: vec![row(nasty)], plot: nasty.to_owned() }],
        notes: vec![nasty.to_owned()],
        columns: [nasty, nasty, nasty].map(str::to_owned),
    }
}

#[test]
fn csv_reads_back_row_by_row() {
    let report = report(&of(&sample(), None));
    let records = records(&laid_out(&report, Format::Csv));
    let rows: usize = report.tables.iter().map(|table| table.rows.len()).sum();
    assert_eq!(records.len(), rows + 2, "a head and the total");
    assert!(records.iter().all(|record| record.len() == 3));
    assert_eq!(records[1], ["Eingegangen", "", "49"]);
    assert!(records.contains(&vec!["Anliegen".into(), "Opferberatung".into(), "31".into()]));
    assert!(records.contains(&vec!["Anliegen".into(), "Elternberatung".into(), "< 5".into()]));

    let records = self::records(&laid_out(&hostile(), Format::Csv));
    assert_eq!(records[2], [hostile().title.as_str(), &hostile().title, "< 5"]);
}

/// Every element of a page is closed where it must be; returns their names.
fn elements(page: &str) -> Vec<String> {
    let (mut open, mut all): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for tag in page.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        if !(tag.starts_with('!') || tag.ends_with('/') || name == "meta") {
            open.push(name.clone());
        }
        all.push(name);
    }
    assert!(open.is_empty(), "{open:?} stay open");
    all
}

#[test]
fn the_page_loads_nothing_and_has_a_table_beside_each_plot() {
    for report in [report(&of(&sample(), None)), hostile()] {
        let page = laid_out(&report, Format::Html);
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"de\">"));
        // Outside of text nothing names another file: the only quoted values are sizes, names and the policy.
        for outside in
            ["http:", "https:", " src=", " href=", "url(", "@import", "<script", "<link", "<img", "<use"]
        {
            let found = page.replace("src=&#39;", "").contains(outside);
            assert!(!found, "{outside}");
        }
        let elements = elements(&page);
        let of = |name: &str| elements.iter().filter(|element| *element == name).count();
        assert_eq!(
            (of("svg"), of("table"), of("h2")),
            (report.tables.len(), report.tables.len(), report.tables.len())
        );
        assert_eq!(page.matches("role=\"img\" aria-label=\"").count(), report.tables.len());
        let rows: usize = report.tables.iter().map(|table| table.rows.len()).sum();
        assert_eq!(page.matches("<th scope=\"row\">").count(), rows);
        let told =
            report.tables.iter().flat_map(|table| &table.rows).filter(|row| row.count.is_some()).count();
        assert_eq!(of("rect"), told, "a number that is not told has no bar");
    }
}

#[test]
fn the_terminal_gets_one_column_of_numbers() {
    let text = laid_out(&report(&of(&sample(), None)), Format::Table);
    assert!(text.starts_with("Lotse: Anfragen 2026\n\n  Eingegangen"), "{text}");
    let numbers: Vec<usize> =
        text.lines().filter(|line| line.starts_with("  ")).map(|line| line.chars().count()).collect();
    assert!(numbers.len() > 40 && numbers.iter().all(|end| *end == numbers[0]), "they end together");
    let now = Period::year(2026, month(2026, 4)).unwrap();
    let so_far = report(&Statistics::of(&sample(), &directory(), now, None));
    assert_eq!(so_far.title, "Lotse: Anfragen Januar bis April 2026");
    let too_few = laid_out(&report(&of(&[], None)), Format::Table);
    assert!(too_few.contains("< 5") && too_few.contains("zu wenige"), "{too_few}");
}

/// The shipped program, knowing nothing of the tests' environment.
fn lotse(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lotse"));
    command.env_clear().current_dir(folder).arg("stats").args(arguments).output().expect("the program runs")
}

#[test]
fn the_command_reads_beside_a_running_bot_and_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let missing = lotse(folder.path(), &[]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).starts_with("store.url: "));
    assert!(!folder.path().join("lotse.db").exists(), "looking made a store");
    let later = lotse(folder.path(), &["--year", "9999"]);
    assert_eq!(later.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&later.stderr).starts_with("--year: "));
    assert_eq!(lotse(folder.path(), &["--format", "pdf"]).status.code(), Some(2));

    let url = format!("sqlite:{}", folder.path().join("lotse.db").display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let store = runtime.block_on(async {
        let store = Store::open(&url, &folder.path().join("lotse.key")).await.unwrap();
        let received = Tally { month: month(2024, 5), queue: QueueId::new("lks"), fact: Fact::Received };
        store.commit(&Commit { tallies: vec![received; 7], ..Commit::default() }).await.unwrap();
        store
    });
    let told = |output: &Output| {
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        records(&String::from_utf8(output.stdout.clone()).unwrap())[1].clone()
    };
    let csv = ["--year", "2024", "--format", "csv"];
    assert_eq!(told(&lotse(folder.path(), &csv)), ["Eingegangen", "", "7"], "while the store is held");
    runtime.block_on(store.close()).unwrap();
    // Without the key: there is nothing to open.
    std::fs::remove_file(folder.path().join("lotse.key")).unwrap();
    assert_eq!(told(&lotse(folder.path(), &csv)), ["Eingegangen", "", "7"], "while nobody holds it");
    assert_eq!(
        told(&lotse(folder.path(), &["--year", "2023", "--format", "csv"])),
        ["Eingegangen", "", "< 5"]
    );
}
