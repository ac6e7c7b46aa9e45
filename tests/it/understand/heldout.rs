//! The honest figures: messages by hands nobody who tuned anything has read, one list a hand. README.md states them; the floors
//! here are a little below, so that a change that makes it worse is seen.
//!
//! `cargo test --no-default-features --test it heldout -- --nocapture` prints the figures. Please look at totals only.

use std::collections::BTreeMap;

use lotse::understand::concern::{Concern, Proposal, classify};
use lotse::understand::crisis::detect;

/// Hand and messages: `hand⇥concern⇥crisis⇥text`.
const HANDS: &[(&str, &str)] = &[
    ("B3", include_str!("../data/heldout_B3.tsv")),
    ("C4", include_str!("../data/heldout_C4.tsv")),
    ("C5", include_str!("../data/heldout_C5.tsv")),
    ("H", include_str!("../data/heldout_H.tsv")),
    ("I", include_str!("../data/heldout_I.tsv")),
    ("BA", include_str!("../data/heldout_BA.tsv")),
    ("BB", include_str!("../data/heldout_BB.tsv")),
    ("BC", include_str!("../data/heldout_BC.tsv")),
    ("BD", include_str!("../data/heldout_BD.tsv")),
    ("BE", include_str!("../data/heldout_BE.tsv")),
    ("BF", include_str!("../data/heldout_BF.tsv")),
];

#[derive(Default)]
struct Figures {
    messages: usize,
    kinds: usize,
    first: usize,
    first_two: usize,
    offered: usize,
    others: usize,
    others_suggested: usize,
    suggested: usize,
    suggested_wrong: usize,
    dangers: usize,
    heard: usize,
    alarms: usize,
}

impl Figures {
    fn count(&mut self, line: &str) {
        let fields: Vec<&str> = line.splitn(4, '\t').collect();
        let [_, wanted, danger, text] = fields.as_slice() else { panic!("four fields a line") };
        let text = text.replace("\\n", "\n");
        let opinion = classify(&text);
        let fits = |concern: &Concern| wanted.split('|').any(|kind| kind == concern.as_str());
        let proposal = opinion.proposal();
        if Concern::ALL.iter().any(fits) {
            self.kinds += 1;
            self.first += usize::from(opinion.ranked.iter().take(1).any(|(concern, _)| fits(concern)));
            self.first_two += usize::from(opinion.ranked.iter().take(2).any(|(concern, _)| fits(concern)));
            self.offered += usize::from(match proposal {
                Proposal::One(one) => fits(&one),
                Proposal::Two(one, other) => fits(&one) || fits(&other),
                Proposal::Ask => false,
            });
        } else {
            self.others += 1;
            self.others_suggested += usize::from(matches!(proposal, Proposal::One(_)));
        }
        if let Proposal::One(one) = proposal {
            self.suggested += 1;
            self.suggested_wrong += usize::from(!fits(&one));
        }
        let heard = detect(&text).is_some();
        self.messages += 1;
        let is_danger = *danger != "none";
        self.dangers += usize::from(is_danger);
        self.heard += usize::from(is_danger && heard);
        self.alarms += usize::from(heard);
    }

    fn print(&self, name: &str) {
        let of = |part: usize, all: usize| {
            let all_of_it = all.max(1);
            let per_mille = (part * 1000 + all_of_it / 2) / all_of_it;
            format!("{part} of {all} ({}.{} %)", per_mille / 10, per_mille % 10)
        };
        println!(
            "{name}: right kind first {}, among the first two {}, offered {}; others suggested a kind {}; single \
             suggestions wrong {}; dangers heard {}, alarms right {}, alarms without danger {}",
            of(self.first, self.kinds),
            of(self.first_two, self.kinds),
            of(self.offered, self.kinds),
            of(self.others_suggested, self.others),
            of(self.suggested_wrong, self.suggested),
            of(self.heard, self.dangers),
            of(self.heard, self.alarms),
            of(self.alarms - self.heard, self.messages - self.dangers),
        );
    }
}

#[test]
fn on_hands_nobody_tuned_for_it_is_no_worse_than_readme_says() {
    let mut all = Figures::default();
    for (hand, file) in HANDS {
        let mut figures = Figures::default();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            figures.count(line);
            all.count(line);
        }
        figures.print(hand);
    }
    all.print("all");
    let at_least = |part: usize, all: usize, percent: usize| part * 100 >= all * percent;
    assert!(at_least(all.first, all.kinds, FIRST), "right kind first");
    assert!(at_least(all.first_two, all.kinds, FIRST_TWO), "right kind among the first two");
    assert!(!at_least(all.others_suggested, all.others, OTHERS_SUGGESTED), "others suggested a kind");
    assert!(!at_least(all.suggested_wrong, all.suggested, SUGGESTED_WRONG), "wrong single suggestions");
    assert!(at_least(all.heard, all.dangers, HEARD), "dangers heard");
    assert!(at_least(all.heard, all.alarms, ALARMS_RIGHT), "alarms right");
}

/// Floors and, for what should be rare, ceilings, in percent.
const FIRST: usize = 87;
const FIRST_TWO: usize = 96;
const OTHERS_SUGGESTED: usize = 3;
const SUGGESTED_WRONG: usize = 5;
const HEARD: usize = 97;
const ALARMS_RIGHT: usize = 53;

/// What people write between the answers of a service, half of it close to danger and none. It was read by those who wrote the rules,
/// so it only shows that nothing gets worse.
#[test]
fn what_is_written_between_answers_is_heard_no_worse_than_before() {
    let mut figures = Figures::default();
    for line in include_str!("../data/between_AJ.tsv").lines().filter(|line| !line.starts_with('#')) {
        figures.count(line);
    }
    figures.print("AJ, between");
    assert!(figures.heard * 100 >= figures.dangers * BETWEEN_HEARD, "dangers heard");
    assert!(figures.heard * 100 >= figures.alarms * BETWEEN_RIGHT, "alarms right");
}

const BETWEEN_HEARD: usize = 99;
const BETWEEN_RIGHT: usize = 68;

/// What is said outright in other languages, of which only a list of phrases is known: language and crisis and text.
#[test]
fn dangers_in_other_languages_are_heard_no_worse_than_readme_says() {
    let mut all = BTreeMap::<&str, [usize; 4]>::new();
    for line in include_str!("../data/heldout_foreign.tsv").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.splitn(3, '\t').collect();
        let [language, danger, text] = fields.as_slice() else { panic!("three fields a line") };
        let heard = usize::from(detect(text).is_some());
        for name in [language, "all"] {
            let [dangers, found, harmless, alarms] = all.entry(name).or_default();
            if *danger == "none" {
                (*harmless, *alarms) = (*harmless + 1, *alarms + heard);
            } else {
                (*dangers, *found) = (*dangers + 1, *found + heard);
            }
        }
    }
    for (language, [dangers, found, harmless, alarms]) in &all {
        println!(
            "{language}: dangers heard {found} of {dangers}, alarms without danger {alarms} of {harmless}"
        );
    }
    let [dangers, found, harmless, alarms] = all["all"];
    assert!(found * 100 >= dangers * FOREIGN_HEARD, "dangers heard");
    assert!(alarms * 100 <= harmless * FOREIGN_ALARMS, "alarms without danger");
}

const FOREIGN_HEARD: usize = 77;
const FOREIGN_ALARMS: usize = 5;
