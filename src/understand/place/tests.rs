//! What a text about a place is read as.

use super::*;

fn found(text: &str) -> Place {
    locate(&Directory::built_in().expect("the built-in directory"), text)
}

fn in_district(ags: u32, texts: &[&str]) {
    for text in texts {
        let place = found(text);
        assert!(
            matches!(place, Place::Found { district: Ags(found), .. } if found == ags),
            "{text}: {place:?}"
        );
    }
}

/// Between several districts, or between one and another Land.
fn between(wanted: &[u32], texts: &[&str]) {
    for text in texts {
        let place = found(text);
        let Place::Ambiguous { districts, .. } = &place else { panic!("{text}: {place:?}") };
        assert_eq!(districts.iter().map(|ags| ags.0).collect::<Vec<_>>(), wanted, "{text}");
    }
}

/// Misspelt, but still that district.
fn likely(ags: u32, texts: &[&str]) {
    for text in texts {
        let place = found(text);
        assert!(
            matches!(place, Place::Likely { district: Ags(found), .. } if found == ags),
            "{text}: {place:?}"
        );
    }
}

#[test]
fn districts_towns_postcodes_and_plates_are_found_however_they_are_written() {
    in_district(13_003, &["Rostock", "hro", "18055", "Hansestadt Rostock", "18055 Rostock", "Stadt Rostock"]);
    in_district(13_003, &["Hanse- und Universitätsstadt Rostock", "Ich wohne in Rostock.", "Warnemünde"]);
    in_district(13_004, &["Schwerin", "SN", "Landeshauptstadt Schwerin", "19053"]);
    in_district(
        13_071,
        &["Neubrandenburg", "neu brandenburg", "MSE", "LK MSE", "Mecklenburgische Seenplatte"],
    );
    in_district(13_071, &["Waren", "Waren/Müritz", "ich wohne in waren", "17192 Waren", "17033"]);
    in_district(
        13_072,
        &["Landkreis Rostock", "LK Rostock", "lk rostock", "Kreis Rostock", "Rostock (Landkreis)"],
    );
    in_district(
        13_072,
        &["Bad Doberan", "Doberan", "Güstrow", "GUESTROW", "gu\u{308}strow", "GÜ", "Rostock-Land"],
    );
    in_district(13_073, &["Ribnitz-Damgarten", "ribnitz damgarten", "Rügen", "HST", "Vorpommern-Rügen"]);
    in_district(13_074, &["ich wohne in Wismar", "NWM", "Hansestadt Wismar", "wismar!!!", "Insel Poel"]);
    in_district(13_075, &["bei Anklam", "Dorf bei Anklam", "Greifswald", "Uecker-Randow", "Usedom"]);
    in_district(13_076, &["Ludwigslust", "Ludwigslust-Parchim", "LUP", "Kreis Parchim", "19288"]);
}

#[test]
fn several_mentions_narrow_each_other_down() {
    in_district(13_075, &["Neuenkirchen bei Anklam", "17498 Neuenkirchen", "17389 Anklam"]);
    in_district(13_073, &["Garz auf Rügen", "Steinhagen bei Stralsund"]);
    in_district(13_071, &["17098 Friedland", "Friedland in Mecklenburg"]);
    in_district(13_072, &["Kröpelin bei Rostock"]);
}

#[test]
fn what_may_be_several_districts_is_asked_back() {
    between(&[13_071, 13_073, 13_075, 13_076], &["Neuenkirchen"]);
    between(&[13_071, 13_075], &["17337", "Landkreis Demmin", "Torgelow"]);
    between(
        &[13_003, 13_072],
        &["18182", "bei Rostock", "in der Nähe von Rostock", "Rostock oder LK Rostock"],
    );
    between(&[13_004, 13_074, 13_076], &["zwischen Wismar und Schwerin"]);
    between(&[13_004, 13_074], &["Wismar oder Schwerin"]);
    between(&[13_003, 13_004, 13_071, 13_072, 13_073, 13_074, 13_075, 13_076], &["Mecklenburg-Vorpommern"]);
    between(&[13_004, 13_074, 13_076], &["bei Schwerin", "Westmecklenburg"]);
}

#[test]
fn a_place_that_may_lie_in_another_land_is_asked_back() {
    between(&[13_074], &["Schönberg"]);
    between(&[13_076], &["19273", "19357"]);
}

#[test]
fn a_home_counts_before_other_places() {
    in_district(
        13_072,
        &["arbeite in Güstrow, wohne in Teterow", "Ich wohne in Teterow und arbeite in Schwerin"],
    );
    in_district(13_074, &["Ich arbeite in Hamburg und wohne in Wismar", "zwischen Wismar und Grevesmühlen"]);
    in_district(13_004, &["nicht in Wismar, sondern in Schwerin", "früher in Wismar, jetzt in Schwerin"]);
    in_district(
        13_075,
        &["ich wohne in einem Dorf bei Anklam", "wir leben in einem kleinen Dorf in der Nähe von Anklam"],
    );
}

#[test]
fn who_somebody_is_is_no_place() {
    for text in [
        "Ich bin Pole",
        "bin Schwabe",
        "Ich bin Rom",
        "wir sind Schwarze",
        "Ich bin eine Hessin",
        "als Jude",
        "Wir sind Sinti und Roma",
        "ich war nie Syrer",
        "Ich bin Bosnier",
    ] {
        assert_eq!(found(text), Place::Unknown, "{text}");
    }
    in_district(13_075, &["Ich bin in Anklam", "Es war Anklam", "ich bin aus Wolgast"]);
}

#[test]
fn what_is_denied_is_not_found() {
    for text in [
        "ich wohn nich in Wismar",
        "In Anklam lebe ich nicht mehr",
        "leben net in Barth",
        "ich war nie in Teterow",
        "weder in Barth noch in Grimmen",
    ] {
        assert_eq!(found(text), Place::Unknown, "{text}");
    }
    in_district(13_073, &["nich in Wismar, in Grimmen", "Ich wohne nicht mehr in Wismar sondern in Barth"]);
}

#[test]
fn anothers_home_gives_way_to_ones_own() {
    in_district(
        13_073,
        &["mein Bruder wohnt in Anklam, ich in Grimmen", "Meine Tante lebt in Wismar und ich wohne in Barth"],
    );
    in_district(13_074, &["Mein Sohn wohnt in Wismar", "arbeite in Barth, wohne aber in Wismar"]);
    in_district(13_073, &["Wismar gehört dazu, ich lebe aber in Barth", "ich wohne und arbeite in Grimmen"]);
    for text in
        ["Mein Vater lebt in Wolgast, ich in Bremen", "Stettin wohne ich, arbeite in Anklam", "Kiel leb ich"]
    {
        assert!(matches!(found(text), Place::Outside(_)), "{text}: {:?}", found(text));
    }
}

#[test]
fn where_somebody_works_or_was_born_is_confirmed() {
    for (ags, text) in
        [(13_074, "ich jobbe in Wismar"), (13_073, "aufgewachsen in Grimmen"), (13_075, "Urlaub in Anklam")]
    {
        let place = found(text);
        assert!(
            matches!(&place, Place::Likely { district: Ags(found), name, sure: false, .. }
                if *found == ags && !name.is_empty()),
            "{text}: {place:?}"
        );
    }
    assert_eq!(found("Ich arbeite in Lübeck"), Place::Unknown);
    between(&[13_075], &["Ich lebe in Bremen, passiert ist es in Wolgast"]);
    between(&[13_004], &["Wohne in Berlin, aber der Überfall war in Schwerin"]);
}

#[test]
fn the_landkreis_of_a_town_named_before_is_meant() {
    in_district(
        13_072,
        &[
            "Rostock, aber im Landkreis",
            "wohne nicht in Rostock sondern Landkreis",
            "Rostock, also der Landkreis",
        ],
    );
    in_district(13_003, &["Rostock, nicht Landkreis"]);
}

#[test]
fn everyday_answers_are_no_place() {
    for text in [
        "null bock",
        "keine lust",
        "beim Amt",
        "auf der Arbeit",
        "bei Bekannten",
        "im Heim",
        "im Westen",
        "im Norden",
        "Schule",
        "Bahnhof",
        "im Ausland",
        "hmmm",
        "ka",
        "Stadtmitte",
        "Anna",
        "Oma",
        "mama",
        "Aldi",
        "krass",
        "geil",
        "Thomas",
        "Sandra",
        "zu Besuch",
        "auf Montage",
        "im Garten",
    ] {
        assert_eq!(found(text), Place::Unknown, "{text}");
    }
    for text in ["Hambrug", "in Kölln am Rhein", "Polen", "ich wohne in Wald"] {
        let place = found(text);
        assert!(!matches!(place, Place::Found { .. } | Place::Unknown), "{text}: {place:?}");
    }
}

#[test]
fn a_name_one_letter_from_a_towns_is_asked_back() {
    between(&[13_076], &["Steinberg", "Lütz", "Boitzenburg"]);
    between(&[13_072], &["Bad Dobern"]);
    for text in ["Güstow", "Lübs", "Wohne in Güstow"] {
        let place = found(text);
        assert!(matches!(place, Place::Ambiguous { .. } | Place::Likely { .. }), "{text}: {place:?}");
    }
    in_district(13_075, &["17379 Lübs"]);
    assert!(matches!(found("Boitzenburg (Uckermark)"), Place::Outside(_)));
    between(&[13_076], &["Neustadt"]);
    in_district(13_076, &["Neustadt in Mecklenburg", "Neustadt-Glewe"]);
}

#[test]
fn plates_are_read_as_they_are_written() {
    for text in ["ur", "mur", "gu", "rug", "hgm", "bus", "b"] {
        assert_eq!(found(text), Place::Unknown, "{text}");
    }
    for text in ["UM", "PR", "OPR", "RZ", "OD", "HH", "HL", "Kennzeichen B", "Kennzeichen UM"] {
        assert!(matches!(found(text), Place::Outside(_)), "{text}: {:?}", found(text));
    }
    in_district(13_075, &["UEM", "Kennzeichen HGW"]);
    in_district(13_074, &["Ich fahr NWM Kennzeichen", "Hab ein HWI-Kennzeichen"]);
    in_district(13_071, &["MÜR", "mür", "MUER"]);
    between(&[13_004, 13_076], &["SN/LUP"]);
    between(&[13_072, 13_074], &["LRO/NWM"]);
}

#[test]
fn full_addresses_are_their_town() {
    in_district(
        13_072,
        &["Lange Straße 5, 18273 Güstrow", "Am Markt 3, Güstrow", "Rostocker Straße 12, 18273 Güstrow"],
    );
    in_district(13_073, &["Schweriner Allee 7\n18435 Stralsund"]);
}

#[test]
fn misspelt_names_are_likely() {
    likely(13_072, &["Kühlungsbron", "ich wohne in Teterwo", "Kröpelinn"]);
    likely(13_075, &["Ankalm", "Greifswalt", "Ueckermünder", "Pasewlak", "bei Ankalm"]);
    likely(13_071, &["Neubrandnburg", "Altentrepto", "Neustreliz"]);
    in_district(13_072, &["Gustrow", "Kropelin", "Guestrow"]);
}

#[test]
fn one_misspelt_word_is_asked_about_and_a_word_of_the_language_is_not() {
    for text in ["Mlez", "in Plua", "Schweriner Umlnad", "Zichow", "Oldenbrug", "Hagne"] {
        let place = found(text);
        assert!(matches!(place, Place::Likely { .. } | Place::Ambiguous { .. }), "{text}: {place:?}");
    }
    for text in
        ["Bäcker", "Hofladen", "Pastorin", "geritzt", "hmmm", "Mutter", "keine Ahnung", "help", "mur", "muss"]
    {
        assert_eq!(found(text), Place::Unknown, "{text}");
    }
    assert!(matches!(found("Braunschweik"), Place::Outside(_)));
    in_district(13_071, &["Altkresi Waren"]);
}

#[test]
fn other_laender_are_outside() {
    for text in
        ["Hamburg", "ich lebe in Berlin", "Schleswig-Holstein", "20095", "17291 Prenzlau", "Essen", "NRW"]
    {
        assert!(matches!(found(text), Place::Outside(_)), "{text}: {:?}", found(text));
    }
}

#[test]
fn words_and_names_that_are_no_places_are_not_taken_for_one() {
    for text in [
        "",
        "   ",
        "wir waren gestern dort",
        "Es waren drei Männer",
        "Viele Grüße VG",
        "Das Essen war vergiftet",
        "Herr Barth hat mich bedroht",
        "Frau Goldberg",
        "weiß nicht",
        "18999",
        "00000",
        "123456",
        "Schweriner Straße",
    ] {
        assert_eq!(found(text), Place::Unknown, "{text:?}");
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    for piece in ["a", "landkreis ", "stadt ", "rostock ", "17337 ", "von von ", "\u{308}", "bei bad "] {
        let text = piece.repeat(100_000 / piece.len());
        // Quadratic work would not finish within the patience of a test run.
        let _ = found(&text);
    }
}

#[test]
fn who_comes_from_elsewhere_and_works_or_learns_here_is_asked() {
    for text in [
        "ich bin aus Syrien und arbeite in Pasewalk",
        "komme aus Polen und arbeite in Pasewalk",
        "aus Syrien, arbeite in Anklam",
    ] {
        between(&[13_075], &[text]);
    }
    between(&[13_003], &["bin aus Syrien und studiere in Rostock"]);
    assert!(matches!(found("wohne in Köln, Urlaub auf Rügen"), Place::Outside(_)));
}

#[test]
fn a_town_outside_that_is_near_leaves_the_place_that_is_here() {
    between(&[13_074], &["Schönberg bei Lübeck", "Schönberg nahe Lübeck"]);
    in_district(13_074, &["Selmsdorf bei Lübeck", "Schönberg bei Grevesmühlen"]);
    in_district(13_072, &["es geht um Güstrow"]);
}

#[test]
fn what_somebody_is_called_is_no_place() {
    for text in ["mein Name ist Anna Schwerin", "ich heiße Anna Warnemünde", "Herr Schwerin"] {
        assert_eq!(found(text), Place::Unknown, "{text}");
    }
    in_district(
        13_004,
        &["mein Ort ist Schwerin", "ich heiße Anna und wohne in Schwerin", "eine Frau aus Schwerin"],
    );
}

#[test]
fn two_places_of_one_kind_are_both_possible() {
    between(
        &[13_073, 13_075],
        &["Unsere Schule hat Standorte in Wolgast und in Barth", "in Wolgast und Barth"],
    );
    between(&[13_073, 13_075], &["ich wohne in Wolgast und in Barth", "mal in Wolgast und mal in Barth"]);
    between(&[13_004, 13_071], &["Ich wohne in Demmin und der Angriff war in Schwerin"]);
    between(&[13_003, 13_076], &["In Parchim wohne ich, gestern wurde ich in Rostock geschlagen"]);
    in_district(13_071, &["Ich wohne in Demmin und der Angriff war auch in Demmin"]);
    in_district(13_072, &["Ich wohne in Teterow, ein Mann aus Schwerin hat mich bedroht"]);
}

#[test]
fn what_is_told_plainly_is_told_from_what_is_only_named() {
    let directory = Directory::built_in().expect("the built-in directory");
    for (ags, text, plainly) in [
        (13_073, "Ich wohne in Grimmen. Die Nazis aus meiner Klasse haben mich geschlagen.", true),
        (13_075, "Mein Bruder wurde gestern in Pasewalk verprügelt.", true),
        (13_076, "Bei uns in Ludwigslust hängen überall Aufkleber.", false),
        (13_003, "Ein Mann aus Rostock hat mich bedroht.", false),
    ] {
        let (place, told) = tell(&directory, text);
        assert!(
            matches!(place, Place::Found { district: Ags(found), .. } if found == ags),
            "{text}: {place:?}"
        );
        assert_eq!(told, plainly, "{text}");
    }
    let (_, told) = tell(&directory, "Ich wohne in Grimmen, mein Bruder in Wismar.");
    assert!(!told, "another place is named");
}
