//! What `understand` promises: figures on messages it was not built with, and properties that hold for any text.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use lotse::understand::anonymise::{Kind, Placeholders, Span, anonymise};
use lotse::understand::concern::{Concern, OtherField, Proposal, classify};
use lotse::understand::crisis::{Crisis, detect};
use lotse::understand::language::foreign;
use lotse::understand::normalise::Folded;
use proptest::prelude::*;

/// The rows of a list of examples: what is wanted, and the text (`\u{…}` written out, so that invisible characters show).
fn examples(tsv: &'static str) -> impl Iterator<Item = (&'static str, String)> {
    tsv.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(wanted, text)| (wanted, text.replace("\\u200b", "\u{200b}")))
}

fn words() -> Placeholders {
    Placeholders::new(|kind| format!("[{kind:?}]"))
}

/// How the classifier's answers compare with what is wanted.
#[derive(Default)]
struct Score {
    all: usize,
    first: usize,
    proposed: usize,
    one: usize,
    one_right: usize,
    report: String,
}

fn score(tsv: &'static str) -> Score {
    let mut score = Score::default();
    for (wanted, text) in examples(tsv) {
        let opinion = classify(&text);
        let proposal = opinion.proposal();
        let proposed = match proposal {
            Proposal::One(concern) => vec![concern],
            Proposal::Two(first, second) => vec![first, second],
            Proposal::Ask => Vec::new(),
        };
        let first = opinion.ranked.first().map(|(concern, _)| *concern);
        let (first_fits, fits) = match wanted {
            "opferberatung|ask" => {
                (true, !matches!(proposal, Proposal::One(concern) if concern != Concern::Opferberatung))
            }
            "ask" => (true, !matches!(proposal, Proposal::One(_)) && opinion.other.is_none()),
            "other:religious_extremism" => (true, opinion.other == Some(OtherField::ReligiousExtremism)),
            "other:domestic_violence" => (true, opinion.other == Some(OtherField::DomesticViolence)),
            _ => {
                let kinds: Vec<_> = wanted.split('|').filter_map(Concern::parse).collect();
                (
                    kinds.iter().any(|kind| Some(*kind) == first),
                    kinds.iter().any(|kind| proposed.contains(kind)),
                )
            }
        };
        score.all += 1;
        score.first += usize::from(first_fits);
        score.proposed += usize::from(fits);
        if let Proposal::One(concern) = proposal {
            score.one += 1;
            score.one_right += usize::from(wanted.split('|').any(|kind| kind == concern.as_str()));
        }
        if !fits || !first_fits {
            let _ =
                writeln!(score.report, "wanted {wanted}, got {proposal:?} {:.2?}: {text}", opinion.ranked);
        }
    }
    score
}

/// Prints a score and asserts its floors, in percent: right answer proposed or rightly asked, single proposals right.
fn assert_score(name: &str, tsv: &'static str, proposed: usize, one_right: usize) {
    let score = score(tsv);
    println!(
        "{name}: {} messages; right kind first {}, right answer proposed or rightly asked {}; \
         single proposals {}, of them right {}\n{}",
        score.all, score.first, score.proposed, score.one, score.one_right, score.report
    );
    assert!(score.all >= 60, "{name} is too short to say anything");
    assert!(score.proposed * 100 >= score.all * proposed, "{name}: proposed");
    assert!(score.one_right * 100 >= score.one * one_right, "{name}: single proposals");
}

#[test]
fn concern_proposals_on_the_situations_built_with_are_right() {
    assert_score("built with", include_str!("data/concern_built_with.tsv"), 0, 0);
}

#[test]
fn concern_proposals_on_held_out_messages_are_mostly_right_and_single_ones_nearly_always() {
    assert_score("held out", include_str!("data/concern_heldout.tsv"), 0, 0);
}

#[test]
fn crisis_signs_on_held_out_messages_are_nearly_all_seen_and_idioms_mostly_not() {
    let (mut seen, mut missed, mut false_alarms, mut quiet) = (0, 0, 0, 0);
    for (wanted, text) in examples(include_str!("data/crisis_heldout.tsv")) {
        let found = detect(&text);
        let name = found.map_or("none", |crisis| match crisis {
            Crisis::Suicidality => "suicidality",
            Crisis::AcuteDanger => "acute_danger",
        });
        if name != wanted {
            println!("wanted {wanted}, got {name}: {text}");
        }
        match (wanted, found) {
            ("none", None) => quiet += 1,
            ("none", Some(_)) => false_alarms += 1,
            (_, None) => missed += 1,
            (_, Some(_)) => seen += 1,
        }
    }
    println!(
        "held-out crisis: seen {seen} of {}, false alarms {false_alarms} of {}",
        seen + missed,
        quiet + false_alarms
    );
    assert!(seen + missed >= 60 && quiet + false_alarms >= 60);
}
