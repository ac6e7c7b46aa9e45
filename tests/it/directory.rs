//! The directory's promises: the facts of the field with how sure they are, a way for every need, and a data file that is
//! refused with all its mistakes at once.

use jiff::civil::Date;
use lotse::cli;
use lotse::directory::Directory;
use lotse::directory::centre::{Mark, Marked, Offer, Queue};
use lotse::directory::places::OwnPlaces;
use lotse::directory::route::{Need, Why};
use lotse::id::{Ags, QueueId};
use lotse::intake::dialogue::Relation;
use lotse::intake::question::{Choice, Token};
use lotse::understand::anonymise::{Anonymiser, Placeholders};
use lotse::understand::concern::{Concern, OtherField};
use lotse::understand::crisis::Crisis;

const BUILT_IN: &str = include_str!("../../src/directory/mecklenburg-vorpommern.toml");

mod handover;
mod templates;
mod times;

fn directory() -> Directory {
    Directory::built_in().expect("the built-in directory has no mistake")
}

/// A day on which the routes are looked at.
fn day() -> Date {
    Date::constant(2026, 11, 26)
}

fn queue<'a>(directory: &'a Directory, id: &str) -> &'a Queue {
    directory.queue(&QueueId::new(id)).unwrap_or_else(|| panic!("{id} is missing"))
}

fn ids(ids: &[QueueId]) -> Vec<&str> {
    ids.iter().map(QueueId::as_str).collect()
}

/// The mistakes of the built-in file after replacing pieces of it.
fn mistakes(changes: &[(&str, &str)]) -> Vec<String> {
    let broken = changes.iter().fold(BUILT_IN.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "the file has no {from:?}");
        text.replacen(from, to, 1)
    });
    let problems = Directory::parse(&broken).expect_err("the file is broken");
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn every_need_has_a_way_that_leads_to_known_services() {
    let directory = directory();
    let districts = directory.districts().iter().map(|district| Some(district.ags));
    for district in districts.chain([None, Some(Ags(1)), Some(Ags(u32::MAX))]) {
        for concern in Concern::ALL.into_iter().map(Some).chain([None]) {
            for relation in Relation::ALL.into_iter().map(Some).chain([None]) {
                for outside in [false, true] {
                    let need = Need { concern, district, relation, outside };
                    let route = directory.route(&need, day());
                    assert!(directory.queue(&route.queue).is_some(), "{need:?}");
                    assert!(!route.alternatives.contains(&route.queue), "{need:?}");
                    for (place, id) in route.alternatives.iter().enumerate() {
                        assert!(directory.queue(id).is_some(), "{need:?}");
                        assert!(!route.alternatives[..place].contains(id), "{need:?}: {id} comes twice");
                    }
                    let fallback = &directory.fallback().queue;
                    assert!(route.queue == *fallback || route.alternatives.contains(fallback), "{need:?}");
                }
            }
        }
    }
}

#[test]
fn each_district_is_served_as_the_network_says() {
    let directory = directory();
    let table = [
        (13_003, "rz-rostock", "lobbi-nord"),
        (13_004, "rz-westmecklenburg", "lobbi-west"),
        (13_071, "rz-mecklenburgische-seenplatte", "lobbi-ost"),
        (13_072, "rz-rostock", "lobbi-nord"),
        (13_073, "rz-vorpommern-ruegen", "lobbi-nord"),
        (13_074, "rz-westmecklenburg", "lobbi-west"),
        (13_075, "rz-vorpommern-greifswald", "lobbi-ost"),
        (13_076, "rz-westmecklenburg", "lobbi-west"),
    ];
    assert_eq!(directory.districts().len(), table.len());
    for (ags, centre, victims) in table {
        let to = |concern| {
            let need = Need { concern: Some(concern), district: Some(Ags(ags)), ..Need::default() };
            let route = directory.route(&need, day());
            (route.queue.as_str().to_owned(), route.why)
        };
        assert_eq!(to(Concern::MobileBeratung), (centre.to_owned(), Why::Route));
        assert_eq!(to(Concern::Elternberatung), (centre.to_owned(), Why::Route));
        assert_eq!(to(Concern::Distanzierungsberatung), (centre.to_owned(), Why::Route));
        assert_eq!(to(Concern::Opferberatung), (victims.to_owned(), Why::Route));
        assert_eq!(to(Concern::Ausstiegsberatung), ("jump".to_owned(), Why::WholeState));
        let need =
            Need { concern: Some(Concern::Ausstiegsberatung), district: Some(Ags(ags)), ..Need::default() };
        assert!(!directory.route(&need, day()).sure, "it is disputed whether the service works already");
        assert_eq!(directory.centre(Ags(ags), day()).map(|queue| queue.id.as_str()), Some(centre));
    }
}

#[test]
fn what_nobody_covers_goes_to_the_coordination_and_independent_services_stand_beside_it() {
    let directory = directory();
    let need = Need { concern: Some(Concern::Opferberatung), ..Need::default() };
    let route = directory.route(&need, day());
    assert_eq!((route.queue.as_str(), route.why), ("lks", Why::Fallback));
    assert_eq!(ids(&route.alternatives), ["lobbi-nord", "lobbi-west", "lobbi-ost", "dia"]);

    let route = directory.route(&Need { outside: true, district: Some(Ags(13_074)), ..need }, day());
    assert_eq!((route.queue.as_str(), route.why), ("lks", Why::Outside));

    let route = directory.route(&Need { district: Some(Ags(13_074)), ..Need::default() }, day());
    assert_eq!((route.queue.as_str(), route.why), ("lks", Why::NoConcern));
    assert_eq!(ids(&route.alternatives), ["rz-westmecklenburg"]);
}

#[test]
fn alternatives_follow_concern_and_role() {
    let directory = directory();
    let beside = |concern, relation| {
        let need = Need { concern: Some(concern), district: Some(Ags(13_073)), relation, outside: false };
        ids(&directory.route(&need, day()).alternatives).join(" ")
    };
    assert_eq!(beside(Concern::MobileBeratung, Some(Relation::Company)), "bbt lks");
    assert_eq!(beside(Concern::MobileBeratung, Some(Relation::Municipality)), "lks");
    assert_eq!(beside(Concern::MobileBeratung, None), "lks");
    assert_eq!(beside(Concern::Opferberatung, None), "dia lks");
    assert_eq!(beside(Concern::Distanzierungsberatung, None), "jump lks");
    assert_eq!(beside(Concern::Ausstiegsberatung, None), "lks");
    assert_eq!(beside(Concern::Elternberatung, None), "lks");
}

#[test]
fn facts_are_in_the_data_with_their_marks() {
    let directory = directory();
    let fact = |fact: &Option<Marked<String>>| fact.as_ref().map(|fact| (fact.value.clone(), fact.mark));
    let known = |value: &str, mark| Some((value.to_owned(), mark));

    let west = queue(&directory, "rz-westmecklenburg");
    assert_eq!(west.contact.seat.as_ref().map(|seat| seat.mark), Some(Mark::Disputed));
    assert_eq!(west.districts_mark, Mark::Confirmed);
    let rostock = queue(&directory, "rz-rostock");
    assert_eq!(fact(&rostock.contact.email), known("rostock@akademie.nordkirche.de", Mark::Confirmed));
    assert_eq!(rostock.contact.email.as_ref().and_then(|email| email.as_of.as_deref()), Some("2019"));
    let greifswald = queue(&directory, "rz-vorpommern-greifswald");
    assert_eq!(fact(&greifswald.carrier), known("CJD Nord", Mark::Confirmed));
    assert_eq!(greifswald.carrier.as_ref().and_then(|carrier| carrier.as_of.as_deref()), Some("2025"));
    for (id, phone, email) in [
        ("lobbi-nord", "0381 200 93 79", "nord@lobbi-mv.de"),
        ("lobbi-west", "0381 200 93 77", "west@lobbi-mv.de"),
        ("lobbi-ost", "0395 455 07 18", "ost@lobbi-mv.de"),
    ] {
        let lobbi = queue(&directory, id);
        assert_eq!(fact(&lobbi.contact.phone), known(phone, Mark::Confirmed));
        assert_eq!(fact(&lobbi.contact.email), known(email, Mark::Confirmed));
        assert_eq!(lobbi.districts_mark, Mark::Memory, "{id}");
    }
    let jump = queue(&directory, "jump");
    assert_eq!((jump.offer, jump.offer_mark), (Offer::BeingSetUp, Mark::Disputed));
    assert_eq!(jump.contact.phone, None, "unknown, so it must not be there");
    for id in ["bbt", "dia"] {
        assert_eq!(queue(&directory, id).offer_mark, Mark::Memory, "{id}");
    }
    let lks = queue(&directory, "lks");
    assert_eq!(fact(&lks.contact.seat), known("Jägerweg 2, 19053 Schwerin", Mark::Confirmed));
    assert!(lks.contact.phone.as_ref().is_some_and(|phone| !phone.mark.is_confirmed()), "an old number");
    let state_offices: Vec<&str> =
        directory.queues().iter().filter(|queue| queue.state_office).map(|queue| queue.id.as_str()).collect();
    assert_eq!(state_offices, ["lks"]);
    assert!(directory.queues().iter().all(|queue| queue.answer_within.is_none()), "nobody promised anything");
}

#[test]
fn everything_that_is_not_confirmed_is_listed() {
    let directory = directory();
    let listed: Vec<String> = directory.unconfirmed().into_iter().map(|fact| fact.where_).collect();
    for expected in [
        "rz-westmecklenburg: seat",
        "lobbi-nord: districts",
        "jump: offer",
        "bbt: offer",
        "dia: offer",
        "lks: phone",
        "crisis nummer-gegen-kummer: hours",
        "crisis krisenchat: hours",
    ] {
        assert!(listed.iter().any(|where_| where_ == expected), "{expected} is not among {listed:?}");
    }
    assert!(!listed.iter().any(|where_| where_ == "lobbi-nord: phone"));
    assert!(directory.without_contact().any(|queue| queue.id.as_str() == "bbt"));
    assert!(!directory.without_contact().any(|queue| queue.id.as_str() == "lobbi-ost"));
}

#[test]
fn a_crisis_brings_numbers_that_are_answered_now() {
    let directory = directory();
    let numbers = |crisis| -> Vec<String> {
        directory.crisis_contacts(crisis).flat_map(|contact| contact.phone.clone()).collect()
    };
    let suicidality = numbers(Crisis::Suicidality);
    for number in ["112", "0800 111 0 111", "0800 111 0 222", "116 123"] {
        assert!(suicidality.iter().any(|known| known == number), "{number}");
    }
    let danger = numbers(Crisis::AcuteDanger);
    for number in ["110", "112"] {
        assert!(danger.iter().any(|known| known == number), "{number}");
    }
    let all: Vec<&str> =
        directory.help_lines().iter().flat_map(|contact| &contact.phone).map(String::as_str).collect();
    for number in ["116 111", "0800 111 0 550", "116 016", "0800 123 99 00", "116 006", "116 117"] {
        assert!(all.contains(&number), "{number}");
    }
    for contact in directory.help_lines() {
        assert!(contact.always == contact.open.is_empty(), "{} is there at no known time", contact.id);
    }
}

#[test]
fn other_fields_and_languages_have_somewhere_to_turn() {
    let directory = directory();
    let bidaya = directory.pointer(OtherField::ReligiousExtremism).map(|pointer| pointer.name.value.as_str());
    assert_eq!(bidaya, Some("Bidaya"));
    let violence = directory.pointer(OtherField::DomesticViolence).and_then(|pointer| pointer.phone.as_ref());
    assert_eq!(violence.map(|phone| phone.value.as_str()), Some("116 016"));
    assert_eq!(directory.other_land().name.value, "Landes-Demokratiezentrum");
    let foreign = directory.foreign_language_queue().and_then(|queue| queue.contact.phone.as_ref());
    assert!(foreign.is_some_and(|phone| phone.mark.is_confirmed()));
}

#[test]
fn every_queue_and_district_fits_a_button() {
    let directory = directory();
    let queues = directory.queues().iter().map(|queue| Choice::Queue(queue.id.clone()));
    let districts = directory.districts().iter().map(|district| Choice::District(district.ags));
    for choice in queues.chain(districts) {
        let token = Token { question: u16::MAX, choice };
        assert!(token.choice.code().len() <= 48);
        assert_eq!(Token::decode(&token.encode()), Some(token));
    }
}

#[test]
fn the_names_on_buttons_can_be_typed() {
    let directory = directory();
    for district in directory.districts() {
        for name in
            [&district.name, &district.short].into_iter().chain(&district.names).chain(&district.plates)
        {
            let located = cli::locate::locate(&directory, name, day());
            assert_eq!(located.districts, [district.ags.to_string()], "{name}");
        }
    }
}

#[test]
fn all_mistakes_are_reported_at_once_with_place_and_remedy() {
    let found = mistakes(&[
        ("short = \"Schwerin\"\n", "short = \"Schwerin\"\ncolour = \"blue\"\n"),
        ("id = \"rz-vorpommern-ruegen\"", "id = \"RZ_Vorpommern\""),
        ("kind = \"exit\"", "kind = \"hotline\""),
        ("phone = { value = \"0381 200 93 79\"", "phone = { value = \"call us\""),
        ("email = { value = \"west@lobbi-mv.de\"", "email = { value = \"lobbi-mv.de\""),
        ("[fallback]\nqueue = \"lks\"", "[fallback]\nqueue = \"nobody\""),
        (
            "[[pointer]]\nfield = \"religious_extremism\"\nname = { value = \"Bidaya\", mark = \"confirmed\" }\n",
            "",
        ),
        ("from = \"14:00\"", "from = \"25:00\""),
        ("nationwide = [\"telefonseelsorge\"", "nationwide = [\"nobody\""),
    ]);
    for expected in [
        "district 13004: unknown field",
        "queue RZ_Vorpommern: the id is no plain word",
        "queue jump: unknown variant",
        "no queue is called \"rz-vorpommern-ruegen\"",
        "queue lobbi-nord: phone: \"call us\" is no phone",
        "queue lobbi-west: email: \"lobbi-mv.de\" is no email",
        "fallback: no queue is called \"nobody\"",
        "pointer religious_extremism: is missing",
        "crisis nummer-gegen-kummer: \"25:00\" is no time of day",
        "other_land: no help line is called \"nobody\"",
    ] {
        assert!(
            found.iter().any(|problem| problem.contains(expected)),
            "{expected}\nis not in\n{}",
            found.join("\n")
        );
    }
    assert!(found.iter().all(|problem| problem.contains("; ")), "each names a remedy");
    assert!(!found.iter().any(|problem| problem.contains("\"jump\"")), "an unreadable entry still exists");
}

#[test]
fn a_concern_without_service_in_a_district_is_a_mistake() {
    let found = mistakes(&[(
        "to = [\"lobbi-nord\", \"lobbi-west\", \"lobbi-ost\"]",
        "to = [\"lobbi-nord\", \"lobbi-west\"]",
    )]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("nobody is named for district 13071"), "{found:?}");
    assert!(found[1].contains("nobody is named for district 13075"), "{found:?}");
}

#[test]
fn an_operators_places_are_found_and_their_mistakes_named() {
    let list = "Kleinneudorfhausen\tpart\t13074\t\t53.9\t11.4\t40\n";
    let own = OwnPlaces { file: "directory.places", list };
    let directory = Directory::read(None, Some(own)).expect("the list is sound");
    assert_eq!(cli::locate::locate(&directory, "Kleinneudorfhausen", day()).districts, ["13074"]);
    assert_eq!(cli::locate::locate(&directory, "Rostock", day()).districts, ["13003"]);
    let own = OwnPlaces { file: "directory.places", list: "X\tpart\t99999\nY\n" };
    let found = Directory::read(None, Some(own)).expect_err("the list is broken");
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(
        found.iter().any(|problem| problem.starts_with("directory.places line 2: cannot be read")),
        "{found:?}"
    );
    assert!(found.iter().any(|problem| problem.contains("there is no district 99999")), "{found:?}");
}

#[test]
fn duplicates_and_long_ids_are_mistakes() {
    let long = format!("id = \"{}\"", "a".repeat(47));
    let found = mistakes(&[
        ("id = \"dia\"", &long),
        ("name = \"LOBBI.west, Beratung für Betroffene\"", "name = \"LOBBI.nord, Beratung für Betroffene\""),
        ("plates = [\"LUP\"", "plates = [\"MSE\""),
        ("id = \"weisser-ring\"", "id = \"jugendamt\""),
        ("districts = [13075]", "districts = []"),
    ]);
    for expected in
        ["too long for a button", "queue name LOBBI.nord", "plate MSE", "crisis jugendamt: comes twice"]
    {
        assert!(found.iter().any(|problem| problem.contains(expected)), "{expected} is not in {found:?}");
    }
}

#[test]
fn a_file_that_is_no_directory_is_refused_and_never_panics() {
    for text in
        ["", "district = 1", "[[queue]]\nid = 1", "= = =", "[places]\na = \"b\"", "queue = [1, \"a\", {}]"]
    {
        let problems = Directory::parse(text).expect_err("this is no directory");
        assert!(!problems.is_empty(), "{text}");
    }
    let cut = BUILT_IN.len() / 7;
    for piece in 1..7 {
        let end = BUILT_IN.floor_char_boundary(piece * cut);
        assert!(Directory::parse(&BUILT_IN[..end]).is_err(), "cut after {end} bytes");
    }
}

#[test]
fn the_routes_table_shows_every_way_and_every_doubt() {
    let directory = directory();
    let mut out = Vec::new();
    cli::routes::write(&directory, day(), &mut out).expect("memory can be written");
    let table = String::from_utf8(out).expect("the table is UTF-8");
    for concern in Concern::ALL {
        assert!(table.contains(concern.as_str()));
    }
    assert_eq!(table.matches("(no district)").count(), 6);
    assert_eq!(table.matches("13075 Vorpommern-Greifswald").count(), 6);
    assert!(table.contains("as company also: bbt"));
    for fact in directory.unconfirmed() {
        assert!(table.contains(&fact.where_) && table.contains(&fact.value), "{}", fact.where_);
    }
}

#[test]
fn the_commands_answer_in_the_promised_form() {
    let directory = directory();
    let located =
        |text: &str| serde_json::to_string(&cli::locate::locate(&directory, text, day())).expect("JSON");
    assert_eq!(
        located("bei Anklam"),
        r#"{"outcome":"found","districts":["13075"],"centres":["rz-vorpommern-greifswald"]}"#
    );
    assert_eq!(
        located("18182"),
        r#"{"outcome":"ambiguous","districts":["13003","13072"],"centres":["rz-rostock"]}"#
    );
    assert_eq!(located("Hamburg"), r#"{"outcome":"outside","districts":[],"centres":[]}"#);
    assert_eq!(located(""), r#"{"outcome":"unknown","districts":[],"centres":[]}"#);

    let classified = serde_json::to_value(cli::classify::classify("Ich will mich umbringen")).expect("JSON");
    assert_eq!(classified["crisis"], "suicidality");
    assert_eq!(classified["ranked"].as_array().map(Vec::len), Some(5));
    assert!(classified["ranked"][0][0].is_string() && classified["ranked"][0][1].is_number());
    let empty = serde_json::to_string(&cli::classify::classify("")).expect("JSON");
    assert!(
        empty.starts_with(r#"{"concern":null,"ranked":[["#) && empty.ends_with(r#""crisis":null}"#),
        "{empty}"
    );

    let words = Placeholders::new(|_| "[…]".to_owned());
    let anonymiser =
        Anonymiser::new(words, Directory::built_in().expect("the built-in directory").place_names());
    let masked = cli::anonymise::anonymise(&anonymiser, "Größe: a.b@example.org");
    assert_eq!(
        serde_json::to_string(&masked).expect("JSON"),
        r#"{"text":"Größe: […]","spans":[{"start":7,"end":22,"kind":"email"}]}"#
    );
}
