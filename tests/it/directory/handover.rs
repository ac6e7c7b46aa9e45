//! Another carrier takes over: on its day, in its districts, for its roles alone.

use std::collections::BTreeSet;

use lotse::id::ChannelKind;
use lotse::intake::step::Mode;
use lotse::intake::target::choosable;

use super::*;
use crate::support::chat::Chat;

/// The built-in file with more at its end.
fn with(more: &str) -> Directory {
    Directory::parse(&format!("{BUILT_IN}\n{more}")).unwrap_or_else(|problems| panic!("{problems:?}"))
}

const NEW_CARRIER: &str = r#"
[[queue]]
id = "rz-neu"
name = "Neues Regionalzentrum"
kind = "regional_centre"
districts = [13074]
districts_mark = "memory"
offer = "available"
offer_mark = "confirmed"

[[route]]
concern = "mobile_beratung"
districts = [13074]
to = ["rz-neu"]
from = "2027-01-01"
until = "2027-12-31"
mark = "memory"
source = "a letter"

[[route]]
concern = "mobile_beratung"
districts = [13074]
relations = ["company"]
to = ["bbt"]
from = "2027-03-01"
mark = "confirmed"
"#;

#[test]
fn another_carrier_takes_a_district_over_on_its_day_and_for_its_roles_alone() {
    let directory = with(NEW_CARRIER);
    let to = |day: Date, ags, relation| {
        let need = Need {
            concern: Some(Concern::MobileBeratung),
            district: Some(Ags(ags)),
            relation,
            outside: false,
        };
        let route = directory.route(&need, day);
        (route.queue.as_str().to_owned(), route.why, route.sure)
    };
    let (before, first) = (Date::constant(2026, 12, 31), Date::constant(2027, 1, 1));
    let (last, after) = (Date::constant(2027, 12, 31), Date::constant(2028, 1, 1));
    let old = ("rz-westmecklenburg".to_owned(), Why::Route, true);
    let new = ("rz-neu".to_owned(), Why::Route, false);
    assert_eq!(to(before, 13_074, None), old);
    assert_eq!(to(first, 13_074, None), new);
    assert_eq!(to(last, 13_074, None), new);
    assert_eq!(to(after, 13_074, None), old);
    assert_eq!(to(first, 13_076, None), old, "the other districts stay");
    assert_eq!(to(first, 13_074, Some(Relation::Company)), new);
    assert_eq!(to(last, 13_074, Some(Relation::Company)).0, "bbt");
    let centre = |day| directory.centre(Ags(13_074), day).map(|queue| queue.id.as_str().to_owned());
    assert_eq!(centre(before).as_deref(), Some("rz-westmecklenburg"));
    assert_eq!(centre(first).as_deref(), Some("rz-neu"));

    let mut out = Vec::new();
    cli::routes::write(&directory, first, &mut out).expect("memory can be written");
    let table = String::from_utf8(out).expect("the table is UTF-8");
    assert!(
        table.contains("rz-neu; in 13074; from 2027-01-01; until 2027-12-31; memory; a letter"),
        "{table}"
    );
    assert!(
        directory.unconfirmed().iter().any(|fact| fact.where_ == "route mobile_beratung from 2027-01-01")
    );
}

#[test]
fn rows_of_the_table_that_cannot_work_are_mistakes_of_their_day() {
    let wrong = NEW_CARRIER
        .replace("until = \"2027-12-31\"", "until = \"2026-12-31\"")
        .replace("to = [\"bbt\"]", "to = [\"bbt\", \"dia\"]");
    let found = Directory::parse(&format!("{BUILT_IN}\n{wrong}")).expect_err("the file is broken");
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    for expected in [
        "route mobile_beratung: ends (2026-12-31) before it begins (2027-01-01)",
        "route mobile_beratung on 2027-03-01: 2 services are named for district 13074",
    ] {
        assert!(found.iter().any(|problem| problem.contains(expected)), "{expected} is not in {found:#?}");
    }
    let ending = BUILT_IN.replacen(
        "mark = \"confirmed\"\nsource = \"how",
        "until = \"2027-06-30\"\nmark = \"confirmed\"\nsource = \"how",
        1,
    );
    let found = Directory::parse(&ending).expect_err("nobody follows");
    assert!(found[0].to_string().contains("route opferberatung on 2027-07-01: nobody is named"), "{found:?}");
}

#[test]
fn a_row_for_districts_in_which_its_service_does_not_work_is_a_mistake() {
    let wrong = NEW_CARRIER.replacen(
        "[[route]]\nconcern = \"mobile_beratung\"\ndistricts = [13074]",
        "[[route]]\nconcern = \"mobile_beratung\"\ndistricts = [13073]",
        1,
    );
    let found = Directory::parse(&format!("{BUILT_IN}\n{wrong}")).expect_err("the row does nothing");
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    for expected in [
        "route mobile_beratung from 2027-01-01: \"rz-neu\" works in none of the row's districts; correct",
        "route mobile_beratung from 2027-01-01: none of its services works in district 13073",
    ] {
        assert!(found.iter().any(|problem| problem.contains(expected)), "{expected} is not in {found:#?}");
    }
}

fn ids_of(directory: &Directory) -> BTreeSet<QueueId> {
    directory.queues().iter().map(|queue| queue.id.clone()).collect()
}

#[test]
fn who_has_handed_over_is_offered_to_nobody_any_more() {
    let handed_over: String = ["mobile_beratung", "elternberatung", "distanzierungsberatung"]
        .map(|concern| {
            format!(
                "[[route]]\nconcern = \"{concern}\"\ndistricts = [13073]\nto = [\"rz-neu\"]\n\
                 from = \"2027-01-01\"\nmark = \"confirmed\"\n"
            )
        })
        .concat();
    let queue = "[[queue]]\nid = \"rz-neu\"\nname = \"Neu\"\nkind = \"regional_centre\"\ndistricts = [13073]\n\
                 districts_mark = \"confirmed\"\noffer = \"available\"\noffer_mark = \"confirmed\"\n";
    let directory = with(&format!("{queue}{handed_over}"));
    let (before, after) = (Date::constant(2026, 12, 31), Date::constant(2027, 1, 1));
    let beside = |concern, district: Option<u32>, day| {
        let need = Need { concern, district: district.map(Ags), ..Need::default() };
        ids(&directory.route(&need, day).alternatives).join(" ")
    };
    assert_eq!(beside(None, Some(13_073), before), "rz-vorpommern-ruegen");
    assert_eq!(beside(None, Some(13_073), after), "rz-neu");
    assert_eq!(beside(None, Some(13_074), after), "rz-westmecklenburg");
    for concern in [Concern::MobileBeratung, Concern::Elternberatung] {
        assert!(!beside(Some(concern), None, before).contains("rz-neu"));
        let list = beside(Some(concern), None, after);
        assert!(list.contains("rz-neu") && !list.contains("rz-vorpommern-ruegen"), "{list}");
    }

    let reachable = |day| ids(&directory.reachable(day).into_iter().collect::<Vec<_>>()).join(" ");
    assert!(reachable(before).contains("rz-vorpommern-ruegen") && !reachable(before).contains("rz-neu"));
    assert!(reachable(after).contains("rz-neu") && !reachable(after).contains("rz-vorpommern-ruegen"));
    let known = Directory::built_in().expect("the built-in directory is sound");
    assert_eq!(
        known.reachable(before),
        ids_of(&known),
        "no service of the built-in directory is there for nothing"
    );

    // The dialogue's list for choosing by hand is the same.
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    (chat.directory, chat.rooms) = (directory.clone(), ids_of(&directory));
    let choosable = |chat: &Chat| ids(&choosable(&chat.guide()).collect::<Vec<_>>()).join(" ");
    assert!(choosable(&chat).contains("rz-vorpommern-ruegen") && !choosable(&chat).contains("rz-neu"));
    chat.now = "2027-01-02T12:00:00Z".parse().expect("a time");
    assert!(choosable(&chat).contains("rz-neu") && !choosable(&chat).contains("rz-vorpommern-ruegen"));

    // Of several districts one is handed over: the old service stays, the new one stands beside it.
    let directory = with(&format!("{queue}{handed_over}").replace("[13073]", "[13074]"));
    let need = Need { concern: Some(Concern::MobileBeratung), ..Need::default() };
    let list = ids(&directory.route(&need, after).alternatives).join(" ");
    assert!(list.starts_with("rz-westmecklenburg rz-neu "), "{list}");
}
