//! Makes `weights.bin` from the material, and tells how well it hears on hands it has not met.
#![expect(clippy::cast_precision_loss, reason = "shares of some thousand messages")]

use super::super::SIGNS;
use super::*;
use crate::understand::learnt::Features;
use crate::understand::learnt::train::{Example, Learnt, assert_learnt_from, fingerprint, folds};
use crate::understand::material::{FILES, MESSAGES, Message};

/// A message in the parts that are looked at.
struct Told<'a> {
    message: &'a Message,
    right: usize,
    listed: bool,
    parts: Vec<Range<usize>>,
}

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
    let listed = SIGNS.listed(&words, &hits);
    let whole = SIGNS.whole(listed, &message.text, &words);
    features(&words, part, &super::super::marks(&hits), &whole, TOGETHER)
}

fn told(message: &'static Message) -> Option<Told<'static>> {
    let (words, hits) = SIGNS.read_text(&message.text);
    let listed = SIGNS.listed(&words, &hits).is_some();
    let right = match message.crisis.as_str() {
        // What people bring who are in no danger; those the phrases hear a danger in are left out.
        "?" if listed => return None,
        "?" => 0,
        known => output(known),
    };
    Some(Told { message, right, listed, parts: windows(words.len()).collect() })
}

/// The parts with what is right for them: of a long story of danger only the part that sounds most like it.
fn examples(all: &[&Told], first: Option<&Learnt<WIDTH, ROWS>>) -> Vec<Example<ROWS>> {
    let mut examples = Vec::new();
    for told in all {
        let parts: Vec<Features<ROWS>> =
            told.parts.iter().map(|part| features_of(told.message, part.clone())).collect();
        let loudest = first.filter(|_| told.right > 0).and_then(|first| {
            let score = |features: &Features<ROWS>| {
                let scores = first.scores(features);
                scores[told.right] - scores[0]
            };
            (0..parts.len()).max_by(|one, other| score(&parts[*one]).total_cmp(&score(&parts[*other])))
        });
        for (at, features) in parts.into_iter().enumerate() {
            if loudest.is_none_or(|loudest| loudest == at) {
                examples.push(Example { features, right: vec![told.right] });
            }
        }
    }
    examples
}

fn learn(all: &[&Told]) -> Learnt<WIDTH, ROWS> {
    let once = examples(all, None);
    let first = Learnt::rough(OUTPUTS, &once.iter().collect::<Vec<_>>());
    let again = examples(all, Some(&first));
    Learnt::new(OUTPUTS, &again.iter().collect::<Vec<_>>())
}

/// How loud each message of some hands is to a model made from the others.
fn try_on<'a>(hands: &[&str], all: &'a [Told<'a>]) -> Vec<(&'a Told<'a>, [f32; 2])> {
    let tried_on = |told: &&Told| hands.contains(&told.message.hand.as_str());
    let others: Vec<&Told> = all.iter().filter(|told| !tried_on(told)).collect();
    let learnt = learn(&others);
    let loud = |told: &Told| {
        let parts = told.parts.iter().map(|part| {
            let scores = learnt.scores(&features_of(told.message, part.clone()));
            [scores[1] - scores[0], scores[2] - scores[0]]
        });
        let most = |one: [f32; 2], other: [f32; 2]| [one[0].max(other[0]), one[1].max(other[1])];
        parts.fold([f32::MIN; 2], most)
    };
    all.iter().filter(tried_on).map(|told| (told, loud(told))).collect()
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
    report("phrases alone", &|told, _| told.listed);
    let loud = |told: &Told, [danger, suicidality]: [f32; 2], [of_danger, of_suicidality]: [f32; 2]| {
        (danger - of_danger).max(suicidality - of_suicidality) - more(Words::new(&told.message.text).len())
    };
    let alarm = |told: &Told, scores, heard| loud(told, scores, heard) >= needed(told.listed);
    report("as it is", &|told, scores| alarm(told, scores, HEARD));
    report("surely", &|told, scores| loud(told, scores, HEARD) >= SURE);
    for heard in [-4.5, -4.0, -3.5, -3.0, -2.5_f32] {
        report(&format!("danger at {heard}"), &|told, scores| alarm(told, scores, [heard, HEARD[1]]));
        report(&format!("suicidality at {heard}"), &|told, scores| alarm(told, scores, [HEARD[0], heard]));
    }
    if std::env::var_os("LOTSE_SHOW").is_some() {
        for (told, scores) in &tried {
            let text = told.message.text.replace('\n', " ");
            println!("{scores:.2?} {} {} {}\t{text}", told.right, u8::from(told.listed), told.message.hand);
        }
    }
    let everything: Vec<&Told> = all.iter().collect();
    let file = learn(&everything).file(1.0, fingerprint(&learnt_from()));
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/understand/crisis/learnt/weights.bin"), file)
        .unwrap();
}
