//! Makes `weights.bin` from the material, and tells how well it hears on hands it has not met.
#![expect(clippy::cast_precision_loss, reason = "shares of some thousand messages")]

use super::super::SIGNS;
use super::super::kind::lean;
use super::super::threat::threats;
use super::*;
use crate::understand::learnt::Features;
use crate::understand::learnt::train::{
    Example, Learnt, Owners, assert_learnt_from, checked_file, fingerprint, folds,
};
use crate::understand::material::{FILES, MESSAGES, Message};

/// A message in the parts that are looked at.
struct Told<'a> {
    message: &'a Message,
    right: usize,
    listed: Dangers,
    words: usize,
    parts: Vec<Range<usize>>,
}

/// How often the learner looks at each message. More often makes it no better.
const ROUNDS: usize = 16;

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

/// What is looked at of a message to learn from it.
struct Looked {
    right: usize,
    parts: Vec<Example<ROWS>>,
    whole: Example<ROWS>,
}

/// Both models: one hears parts of a text, one hears all of it. They look at the same features.
struct Both {
    owners: Owners,
    parts: Learnt<OUTPUTS, ROWS>,
    whole: Learnt<OUTPUTS, ROWS>,
}

impl Both {
    fn learn(all: &[&Told]) -> Self {
        let owners = Owners::choose(
            ROWS,
            all.iter().map(|told| {
                let parts = told.parts.iter().map(|part| features_of(told.message, part.clone()));
                (parts.flat_map(|part| part.buckets().collect::<Vec<_>>()).collect(), told.right > 0)
            }),
        );
        let example = |told: &Told, part| {
            let mut features = features_of(told.message, part);
            features.retain(|bucket| owners.owns(bucket));
            Example { features, right: vec![told.right] }
        };
        let looked: Vec<Looked> = all
            .iter()
            .filter(|told| !told.parts.is_empty())
            .map(|told| Looked {
                right: told.right,
                parts: told.parts.iter().map(|part| example(told, part.clone())).collect(),
                whole: example(told, 0..told.words),
            })
            .collect();
        let once: Vec<&Example<ROWS>> = looked.iter().flat_map(|looked| &looked.parts).collect();
        let first = Learnt::rough(OUTPUTS, &once, ROUNDS / 2);
        let again: Vec<&Example<ROWS>> =
            looked.iter().flat_map(|looked| looked.to_learn_from(&first)).collect();
        let whole: Vec<&Example<ROWS>> = looked.iter().map(|looked| &looked.whole).collect();
        let parts = Learnt::new(OUTPUTS, &again, ROUNDS);
        let whole = Learnt::new(OUTPUTS, &whole, ROUNDS);
        Self { owners, parts, whole }
    }

    fn scores(&self, message: &Message, part: Range<usize>) -> [f32; WIDTH] {
        let mut features = features_of(message, part);
        features.retain(|bucket| self.owners.owns(bucket));
        let [none, danger, suicidality] = self.parts.scores(&features);
        let [of_whole, danger_of_whole, suicidality_of_whole] = self.whole.scores(&features);
        [danger - none, suicidality - none, danger_of_whole - of_whole, suicidality_of_whole - of_whole]
    }
}

impl Looked {
    /// The parts; of a long story of danger only the one that sounds most like it.
    fn to_learn_from(&self, first: &Learnt<OUTPUTS, ROWS>) -> Vec<&Example<ROWS>> {
        let score = |part: &Example<ROWS>| {
            let scores = first.scores(&part.features);
            scores[self.right] - scores[0]
        };
        if self.right == 0 {
            return self.parts.iter().collect();
        }
        let loudest = self.parts.iter().max_by(|one, other| score(one).total_cmp(&score(other)));
        loudest.into_iter().collect()
    }
}

/// How loud each message of some hands is to a model made from the others.
fn try_on<'a>(hands: &[&str], all: &'a [Told<'a>]) -> Vec<(&'a Told<'a>, [f32; 2])> {
    let tried_on = |told: &&Told| hands.contains(&told.message.hand.as_str());
    let others: Vec<&Told> = all.iter().filter(|told| !tried_on(told)).collect();
    let learnt = Both::learn(&others);
    let loud = |told: &Told| loudness(told.words, |part| Some(learnt.scores(told.message, part)));
    all.iter().filter(tried_on).map(|told| (told, loud(told).unwrap_or([f32::MIN; 2]))).collect()
}

#[test]
fn training() {
    if std::env::var_os("LOTSE_TRAIN").is_none() {
        return;
    }
    let all: Vec<Told> = MESSAGES.iter().filter_map(told).collect();
    let folds = folds(all.iter().map(|told| told.message.hand.as_str()));
    let tried: Vec<(&Told, [f32; 2])> = std::thread::scope(|scope| {
        let halves: Vec<_> = folds
            .chunks(folds.len().div_ceil(2))
            .map(|half| scope.spawn(|| half.iter().flat_map(|fold| try_on(fold, &all)).collect::<Vec<_>>()))
            .collect();
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    let dangers = tried.iter().filter(|(told, _)| told.right > 0).count();
    let report = |name: &str, alarm: &dyn Fn(&Told, [f32; 2]) -> bool| {
        let heard = tried.iter().filter(|(told, scores)| told.right > 0 && alarm(told, *scores)).count();
        let alarms = tried.iter().filter(|(told, scores)| alarm(told, *scores)).count();
        println!(
            "{name}: heard {heard} of {dangers} ({:.1} %), right {:.1} % of {alarms} alarms",
            heard as f32 * 100.0 / dangers as f32,
            heard as f32 * 100.0 / alarms as f32
        );
    };
    report("phrases alone", &|told, _| !told.listed.is_empty());
    let loud = |told: &Told, [danger, suicidality]: [f32; 2], [of_danger, of_suicidality]: [f32; 2]| {
        (danger - of_danger).max(suicidality - of_suicidality) - more(told.words)
    };
    report("as it is", &|told, scores| loud(told, scores, HEARD) >= 0.0);
    report("surely", &|told, scores| {
        loud(told, scores, HEARD) >= if told.listed.is_empty() { SURE } else { 0.0 }
    });
    let [of_danger, of_suicidality] = HEARD;
    let heard = tried.iter().filter(|(told, scores)| told.right > 0 && loud(told, *scores, HEARD) >= 0.0);
    let kinds: Vec<bool> = heard
        .map(|(told, [danger, suicidality])| {
            let more = more(told.words);
            let above = [danger - of_danger - more, suicidality - of_suicidality - more];
            let right =
                if told.right == output("suicidality") { Crisis::Suicidality } else { Crisis::AcuteDanger };
            let words = Words::new(&told.message.text);
            let threatened = threats(&words).force;
            kind(above, lean(told.listed, threatened, &words)) == right
        })
        .collect();
    let right = kinds.iter().filter(|right| **right).count();
    println!("which danger: right {:.1} % of {}", right as f32 * 100.0 / kinds.len() as f32, kinds.len());
    for more in [-0.5, -0.25, -0.15, -0.1, -0.05, 0.05, 0.1, 0.15, 0.25, 0.5] {
        let heard = [of_danger + more, of_suicidality + more];
        report(&format!("from {heard:?} on"), &|told, scores| loud(told, scores, heard) >= 0.0);
    }
    if std::env::var_os("LOTSE_SHOW").is_some() {
        for (told, scores) in &tried {
            let text = told.message.text.replace('\n', " ");
            let listed: Vec<Crisis> = told.listed.iter().collect();
            println!("{scores:.2?} {} {listed:?} {}\t{text}", told.right, told.message.hand);
        }
    }
    let everything: Vec<&Told> = all.iter().collect();
    let learnt = Both::learn(&everything);
    let file = checked_file(&learnt.owners, &[&learnt.parts, &learnt.whole], fingerprint(&learnt_from()));
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/understand/crisis/learnt/weights.bin"), file)
        .unwrap();
}
