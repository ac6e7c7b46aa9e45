//! Makes `weights.bin` from the material, and tells how well it hears on hands it has not met.
#![expect(clippy::cast_precision_loss, reason = "shares of some thousand messages")]

use super::super::SIGNS;
use super::super::kind::lean;
use super::super::threat::threats;
use super::*;
use crate::understand::learnt::Features;
use crate::understand::learnt::train::net::LearntNet;
use crate::understand::learnt::train::{Example, Owners, assert_learnt_from, fingerprint, folds};
use crate::understand::material::{FILES, MESSAGES, Message, is_natural};

/// A message in the parts that are looked at.
struct Told<'a> {
    message: &'a Message,
    right: usize,
    listed: Dangers,
    words: usize,
    parts: Vec<Range<usize>>,
}

/// How often the learner looks at each message. More often makes it no better.
const ROUNDS: usize = 6;

/// How much an example of each output is worth to get right. What is said in no danger is dearer: nine of ten messages are in none, and
/// where 98 of 100 dangers are to be heard, an alarm is right or wrong by how few of those come near them.
const COSTS: [f32; OUTPUTS] = [4.0, 1.0, 1.0];

/// All that the weights depend on.
fn learnt_from() -> Vec<&'static str> {
    let lists = super::super::CLASSES.iter().map(|(_, classes)| *classes);
    FILES.iter().copied().chain([include_str!("../signs.toml")]).chain(lists).collect()
}

#[test]
fn the_weights_were_learnt_from_the_material_and_the_lists_there_are() {
    if std::env::var_os("LOTSE_TRAIN").is_none() {
        assert_learnt_from(include_bytes!("weights.bin"), &learnt_from());
    }
}

fn output(name: &str) -> usize {
    ["none", "acute_danger", "suicidality"].iter().position(|known| *known == name).unwrap()
}

fn features_of(message: &Message, part: Range<usize>) -> Features<ROWS> {
    let (words, hits) = SIGNS.read_text(&message.text);
    let told = SIGNS.told(&words, &hits);
    let whole = SIGNS.whole(told, &message.text, &words);
    features(&words, part, &super::super::marks(&hits), &whole, TOGETHER)
}

fn told(message: &'static Message) -> Option<Told<'static>> {
    let (words, hits) = SIGNS.read_text(&message.text);
    let listed = SIGNS.told(&words, &hits);
    let right = match message.crisis.as_str() {
        // What people bring who are in no danger; those the phrases hear a danger in are left out.
        "?" if !listed.is_empty() => return None,
        "?" => 0,
        known => output(known),
    };
    let words = words.len();
    Some(Told { message, right, listed, words, parts: windows(words).collect() })
}

/// A net and the features it has rows for.
struct Hearing {
    owners: Owners,
    net: LearntNet<HIDDEN, OUTPUTS, ROWS>,
}

impl Hearing {
    /// Learns from whole messages: parts of a message of danger may tell of none.
    fn learn(all: &[&Told]) -> Self {
        let owners = Owners::choose::<2>(
            ROWS,
            all.iter().map(|told| {
                let parts = told.parts.iter().map(|part| features_of(told.message, part.clone()));
                (
                    parts.flat_map(|part| part.buckets().collect::<Vec<_>>()).collect(),
                    usize::from(told.right > 0),
                )
            }),
        );
        let example = |told: &&&Told| {
            let mut features = features_of(told.message, 0..told.words);
            features.retain(|bucket| owners.owns(bucket));
            Example { features, right: vec![told.right] }
        };
        let examples: Vec<Example<ROWS>> =
            all.iter().filter(|told| !told.parts.is_empty()).map(|told| example(&told)).collect();
        let net = LearntNet::new(&examples.iter().collect::<Vec<_>>(), COSTS, ROUNDS);
        Self { owners, net }
    }

    fn loudness(&self, told: &Told) -> Option<Loudness> {
        loudness(told.words, |part| {
            let mut features = features_of(told.message, part);
            features.retain(|bucket| self.owners.owns(bucket));
            Some(Loudness::new(self.net.scores(&features)))
        })
    }
}

/// How loud each message of some hands is to a model made from the others.
fn try_on<'a>(hands: &[&str], all: &'a [Told<'a>]) -> Vec<(&'a Told<'a>, Loudness)> {
    let tried_on = |told: &&Told| hands.contains(&told.message.hand.as_str());
    let others: Vec<&Told> = all.iter().filter(|told| !tried_on(told)).collect();
    let learnt = Hearing::learn(&others);
    let silent = Loudness { alarm: f32::MIN, acute: 0.0 };
    all.iter().filter(tried_on).map(|told| (told, learnt.loudness(told).unwrap_or(silent))).collect()
}

/// Tells how many dangers are heard and how many alarms are right, of all messages and of natural ones.
fn report(name: &str, tried: &[(&Told, Loudness)], alarm: impl Fn(&Told, f32) -> bool) {
    let natural = |told: &Told| is_natural(told.message);
    let figures = |of: &dyn Fn(&Told) -> bool| {
        let of_these = || tried.iter().filter(|(told, _)| of(told));
        let alarms = || of_these().filter(|(told, loud)| alarm(told, loud.alarm));
        let dangers = of_these().filter(|(told, _)| told.right > 0).count();
        let heard = alarms().filter(|(told, _)| told.right > 0).count();
        let (all, alarms) = (of_these().count(), alarms().count());
        let percent = |part: usize, all: usize| part as f32 * 100.0 / all.max(1) as f32;
        format!(
            "heard {heard} of {dangers} ({:.1} %), right {:.1} % of {alarms} alarms, {:.1} % of {} without danger alarm",
            percent(heard, dangers),
            percent(heard, alarms),
            percent(alarms - heard, all - dangers),
            all - dangers
        )
    };
    println!("{name}: {}; natural: {}", figures(&|_| true), figures(&natural));
}

#[test]
fn training() {
    if std::env::var_os("LOTSE_TRAIN").is_none() {
        return;
    }
    let all: Vec<Told> = MESSAGES.iter().filter_map(told).collect();
    let folds = folds(all.iter().map(|told| told.message.hand.as_str()));
    let tried: Vec<(&Told, Loudness)> = std::thread::scope(|scope| {
        let halves: Vec<_> = folds
            .chunks(folds.len().div_ceil(2))
            .map(|half| scope.spawn(|| half.iter().flat_map(|fold| try_on(fold, &all)).collect::<Vec<_>>()))
            .collect();
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    let above = |told: &Told, alarm: f32| alarm - HEARD - more(told.words);
    report("phrases alone", &tried, |told, _| !told.listed.is_empty());
    report("as it is", &tried, |told, alarm| above(told, alarm) >= 0.0);
    report("surely", &tried, |told, alarm| {
        above(told, alarm) >= if told.listed.is_empty() { SURE } else { 0.0 }
    });
    let heard = tried.iter().filter(|(told, loud)| told.right > 0 && above(told, loud.alarm) >= 0.0);
    let kinds: Vec<bool> = heard
        .map(|(told, loud)| {
            let right =
                if told.right == output("suicidality") { Crisis::Suicidality } else { Crisis::AcuteDanger };
            let words = Words::new(&told.message.text);
            loud.danger(lean(told.listed, threats(&words).force, &words)) == right
        })
        .collect();
    let right = kinds.iter().filter(|right| **right).count();
    println!("which danger: right {:.1} % of {}", right as f32 * 100.0 / kinds.len() as f32, kinds.len());
    for more in [-1.5, -1.0, -0.5, -0.25, 0.25, 0.5, 1.0, 1.5] {
        report(&format!("from {:.2} on", HEARD + more), &tried, |told, alarm| above(told, alarm) >= more);
    }
    if std::env::var_os("LOTSE_SHOW").is_some() {
        for (told, loud) in &tried {
            let text = told.message.text.replace('\n', " ");
            let listed: Vec<Crisis> = told.listed.iter().collect();
            println!("{:.2} {} {listed:?} {}\t{text}", loud.alarm, told.right, told.message.hand);
        }
    }
    let everything: Vec<&Told> = all.iter().collect();
    let learnt = Hearing::learn(&everything);
    let file = learnt.net.file(&learnt.owners, fingerprint(&learnt_from()));
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/understand/crisis/learnt/weights.bin"), file)
        .unwrap();
}
