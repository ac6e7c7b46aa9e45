//! The resolver of places on names misspelt by chance: floors for what must be found, and for what must not be taken for
//! something else. `cargo bench --bench places` counts more of them and the time.

use std::collections::BTreeSet;

use lotse::directory::Directory;
use lotse::understand::place::{Place, locate};

use crate::support::misspell::{Chance, Error, misspell, names, outside, score};

fn directory() -> Directory {
    Directory::built_in().expect("the built-in directory has no mistake")
}

/// Asserts floors in thousandths: right or among at most three offered; and a ceiling for wrong without a question.
fn assert_score(error: Error, right: usize, wrong: usize) {
    // Another seed than the benchmark's, which was looked at.
    let score = score(&directory(), error, 2_000, 20_261_126, false);
    println!("{error:?}: {score}");
    assert!(score.share(score.right) >= right, "{error:?}: {score}");
    assert!(score.share(score.silent) <= wrong, "{error:?}: {score}");
    assert!(score.share(score.found_wrong) <= wrong, "{error:?}: {score}");
}

#[test]
fn one_edit_still_leads_to_the_right_district() {
    assert_score(Error::OneEdit, 980, 10);
    assert_score(Error::Keyboard, 980, 10);
}

#[test]
fn two_edits_mostly_lead_to_the_right_district() {
    assert_score(Error::TwoEdits, 900, 20);
}

#[test]
fn spelling_by_ear_still_leads_to_the_right_district() {
    assert_score(Error::Phonetic, 970, 10);
}

#[test]
fn umlauts_may_be_written_in_every_way() {
    assert_score(Error::Umlaut, 1000, 0);
}

#[test]
fn every_name_is_found_or_all_its_districts_are_asked() {
    let directory = directory();
    let mut wrong = Vec::new();
    for (name, right) in names() {
        let place = locate(&directory, &name);
        let fits = match &place {
            Place::Found { district, .. } => right == BTreeSet::from([*district]),
            Place::Ambiguous { districts, .. } => right.iter().all(|ags| districts.contains(ags)),
            _ => false,
        };
        if !fits {
            wrong.push(format!("{name} {right:?}: {place:?}"));
        }
    }
    // What the most of a name's places say no more: cities that everybody means, and hamlets named like a city elsewhere.
    println!("{} names read otherwise:\n{}", wrong.len(), wrong.join("\n"));
    assert!(wrong.len() * 200 <= names().len(), "{} names: {wrong:#?}", wrong.len());
}

#[test]
fn towns_outside_are_not_bent_into_a_village_here() {
    let directory = directory();
    let outside = outside();
    let accepted: Vec<&String> = outside
        .iter()
        .filter(|name| matches!(locate(&directory, name), Place::Found { .. } | Place::Likely { .. }))
        .collect();
    println!("{} of {} names outside accepted: {accepted:?}", accepted.len(), outside.len());
    assert!(accepted.len() * 100 <= outside.len(), "{accepted:?}");
    let mut chance = Chance::new(11);
    let (mut all, mut silent) = (0, 0);
    for wrong in outside.iter().step_by(5).filter_map(|name| misspell(name, Error::OneEdit, &mut chance)) {
        all += 1;
        silent += usize::from(matches!(locate(&directory, &wrong), Place::Found { .. }));
    }
    println!("{silent} of {all} misspelt names outside taken for one here");
    assert!(silent * 100 <= all);
}

#[test]
fn nothing_is_made_of_the_name_of_no_place() {
    let directory = directory();
    for text in
        ["xqzvwk", "Krrrkrrr", "1234", "Ich weiß es nicht", "das möchte ich nicht sagen", "egal", "überall"]
    {
        let place = locate(&directory, text);
        assert!(
            !matches!(place, Place::Found { .. } | Place::Likely { sure: true, .. }),
            "{text}: {place:?}"
        );
    }
}
