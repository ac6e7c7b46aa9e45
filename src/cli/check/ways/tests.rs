//! What `lotse check` says of the ways, with and without rooms.

use super::*;
use crate::cli::check::tests::check_file;

const OPERATOR: &str = "[operator]\nname = \"x\"\ncontact = \"x\"\nprivacy_url = \"https://x\"\nhosting = \"x\"\n\
                        controller = \"x\"\ndata_protection_officer = \"x\"\nauthority = \"x\"\n";
const MATRIX: &str = "[matrix]\nhomeserver = \"https://x\"\nuser = \"@l:x\"\n";

fn of_routes(lines: &[String]) -> Vec<&String> {
    lines.iter().filter(|line| line.starts_with("[routes]")).collect()
}

#[test]
fn a_bot_that_can_deliver_nothing_is_a_mistake_that_names_every_queue() {
    for channel in ["[telegram]\ntoken = \"1:A\"\nmode = \"full\"\n", MATRIX] {
        let report = check_file(&format!("{OPERATOR}{channel}"));
        let mistake = of_routes(&report.mistakes)[0];
        assert!(mistake.contains("no queue has a room"), "{mistake}");
        for queue in Directory::built_in().unwrap().queues() {
            assert!(mistake.contains(queue.id.as_str()), "{} in {mistake}", queue.id);
        }
    }
    let report = check_file(&format!("{OPERATOR}[telegram]\ntoken = \"1:A\"\nmode = \"signpost\"\n"));
    assert!(of_routes(&report.mistakes).is_empty(), "{:?}", report.mistakes);
    assert!(of_routes(&report.notes)[0].contains("no request is taken"), "{:?}", report.notes);
}

#[test]
fn it_is_said_what_becomes_of_the_requests_for_a_queue_without_a_room() {
    let lks = "[matrix.rooms]\nlks = \"!a\"\n[matrix.staff]\nlks = [\"@a:x\"]\n";
    let report = check_file(&format!("{OPERATOR}{MATRIX}{lks}"));
    assert!(of_routes(&report.mistakes).is_empty(), "{:?}", report.mistakes);
    let notes = report.notes.join("\n");
    assert!(
        notes.contains("rz-rostock has no room: lks gets its requests (distanzierungsberatung in 13003,"),
        "{notes}"
    );
    assert!(
        notes.contains("bbt has no room: it is only named beside others, without any way to reach it"),
        "{notes}"
    );
    assert!(!notes.contains("people get its public contact instead"), "{notes}");

    // Without a room for the fallback, those who have neither room nor contact reach nobody.
    let lobbi = "[matrix.rooms]\nlobbi-nord = \"!a\"\n[matrix.staff]\nlobbi-nord = [\"@a:x\"]\n";
    let report = check_file(&format!("{OPERATOR}{MATRIX}{lobbi}"));
    let mistakes = report.mistakes.join("\n");
    assert!(mistakes.contains("rz-westmecklenburg has neither a room nor a public contact"), "{mistakes}");
    let notes = report.notes.join("\n");
    assert!(
        notes.contains("lks has no room: lobbi-nord gets its requests (opferberatung without a district)"),
        "{notes}"
    );
    for place in ["no concern from another Land", "mobile_beratung from another Land"] {
        assert!(notes.contains(place), "{place} in {notes}");
    }
}

/// A configuration in which these queues have a room.
fn with_rooms(queues: &[&str]) -> crate::config::Config {
    let matrix = [("LOTSE_MATRIX__HOMESERVER", "https://x"), ("LOTSE_MATRIX__USER", "@l:x")];
    let matrix = matrix.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let rooms = queues.iter().map(|queue| {
        let name = queue.to_uppercase().replace('-', "_");
        (format!("LOTSE_MATRIX__ROOMS__{name}"), format!("!{queue}"))
    });
    let Ok(config) = crate::config::Config::load(None, matrix.into_iter().chain(rooms)) else {
        panic!("the configuration is sound")
    };
    config
}

#[test]
fn a_substitute_without_a_room_is_a_mistake() {
    let built_in = include_str!("../../../directory/mecklenburg-vorpommern.toml");
    let text =
        built_in.replacen("id = \"lobbi-nord\"\n", "id = \"lobbi-nord\"\nsubstitute = \"lobbi-ost\"\n", 1);
    let directory = Directory::parse(&text).unwrap();
    let mistakes = |queues: &[&str]| {
        let mut report = Report::default();
        check(&mut report, &with_rooms(queues), &directory, "2026-01-01".parse().unwrap());
        report.mistakes.into_iter().filter(|mistake| mistake.starts_with("[substitutes]")).collect::<Vec<_>>()
    };
    let [mistake] = &mistakes(&["lks", "lobbi-nord"])[..] else { panic!("one mistake") };
    assert!(mistake.contains("queue lobbi-nord: substitute: lobbi-ost has no room"), "{mistake}");
    assert!(mistakes(&["lks", "lobbi-nord", "lobbi-ost"]).is_empty());
    assert!(mistakes(&["lks", "lobbi-ost"]).is_empty(), "who has no room has nothing that could lie");
}

#[test]
fn coming_changes_are_announced_and_their_roles_proved() {
    let more = "\n[[queue]]\nid = \"rz-neu\"\nname = \"Neu\"\nkind = \"regional_centre\"\ndistricts = [13074]\n\
                districts_mark = \"confirmed\"\noffer = \"available\"\noffer_mark = \"confirmed\"\n\
                [[route]]\nconcern = \"mobile_beratung\"\ndistricts = [13074]\nto = [\"rz-neu\"]\n\
                from = \"9999-01-01\"\nmark = \"confirmed\"\n";
    let built_in = include_str!("../../../directory/mecklenburg-vorpommern.toml");
    let directory = Directory::parse(&format!("{built_in}{more}")).unwrap();
    let config = with_rooms(&["rz-westmecklenburg"]);
    let mut report = Report::default();
    check(&mut report, &config, &directory, "2026-01-01".parse().unwrap());
    let changes: Vec<_> = report.notes.iter().filter(|note| note.starts_with("[changes]")).collect();
    assert_eq!(
        changes,
        ["[changes] from 9999-01-01 on, mobile_beratung in 13074: rz-neu instead of rz-westmecklenburg"]
    );
    let mistakes = report.mistakes.join("\n");
    assert!(
        mistakes.contains("rz-neu has neither a room") && mistakes.contains("13074 from 9999-01-01 on"),
        "{mistakes}"
    );
}

#[test]
fn it_is_said_where_a_case_that_nobody_takes_would_be_told_to_nobody() {
    let told = |more: &str| {
        let lks = "[matrix.rooms]\nlks = \"!a\"\n[matrix.staff]\nlks = [\"@a:x\"]\n";
        let notes = check_file(&format!("{OPERATOR}{MATRIX}{more}{lks}")).notes.join("\n");
        notes.contains("matrix.operator_room is not set") && notes.contains("nobody takes at lks")
    };
    assert!(told("") && !told("operator_room = \"!ops:x\"\n"));
}
