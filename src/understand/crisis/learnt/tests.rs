//! Makes `weights.bin`. `material.tsv` and the lists the phrases were built with are learnt from; the blind lists are not.

use std::path::Path;

use super::*;
use crate::understand::normalise::fold;

const MATERIAL: [&str; 4] = [
    include_str!("material.tsv"),
    include_str!("../../../../tests/it/data/crisis_built_with.tsv"),
    include_str!("../../../../tests/it/data/crisis_heldout.tsv"),
    include_str!("../../../../tests/it/data/crisis_second_hand.tsv"),
];
/// What people bring who are in no danger; those the phrases hear a danger in are left out.
const EVERYDAY: &str = include_str!("../../../../tests/it/data/concern_built_with.tsv");
const ROUNDS: usize = 30;

type Example = (Vec<u16>, Option<Crisis>);

fn examples() -> Vec<Example> {
    let rows = |tsv: &'static str| {
        tsv.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'))
    };
    let learn = |text: &str, wanted| (features(&words(&fold(&text.replace("\\u200b", "")))), wanted);
    let dangers = MATERIAL.into_iter().flat_map(rows).map(|(wanted, text)| {
        let wanted = match wanted {
            "suicidality" => Some(Crisis::Suicidality),
            "acute_danger" => Some(Crisis::AcuteDanger),
            "none" => None,
            other => panic!("no such danger: {other}"),
        };
        learn(text, wanted)
    });
    let everyday = rows(EVERYDAY).filter(|(_, text)| super::super::SIGNS.listed(text).is_none());
    dangers.chain(everyday.map(|(_, text)| learn(text, None))).collect()
}

/// Weights and bias of one danger.
fn learn(danger: Crisis, examples: &[Example]) -> (Vec<f32>, f32) {
    let (mut weights, mut bias) = (vec![0.0_f32; BUCKETS], 0.0_f32);
    for round in 0..ROUNDS {
        for at in 0..examples.len() {
            // A stride that shares no factor with the length visits all, in another order each round.
            let (features, wanted) = &examples[(at * 7919 + round * 104_729) % examples.len()];
            let one = weight_of_one(features);
            let sum: f32 = features.iter().map(|at| weights[usize::from(*at)]).sum();
            let likely = 1.0 / (1.0 + (-(bias + one * sum)).exp());
            let wrong = likely - if *wanted == Some(danger) { 1.0 } else { 0.0 };
            bias -= 0.05 * wrong;
            for at in features {
                let weight = &mut weights[usize::from(*at)];
                *weight -= 0.5 * (wrong * one + 1e-4 * *weight);
            }
        }
    }
    (weights, bias)
}

fn bytes(examples: &[Example]) -> Vec<u8> {
    let mut file = Vec::new();
    for danger in DANGERS {
        let (weights, bias) = learn(danger, examples);
        let scale = weights.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
        file.extend(bias.to_le_bytes());
        file.extend(scale.to_le_bytes());
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the scale keeps every weight within a signed byte"
        )]
        file.extend(weights.iter().map(|weight| ((weight / scale * STEPS).round() as i8).cast_unsigned()));
    }
    file
}

#[test]
fn the_weights_are_those_of_the_material() {
    let made = bytes(&examples());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/understand/crisis/learnt/weights.bin");
    if std::env::var_os("LOTSE_TRAIN").is_some() {
        std::fs::write(path, &made).unwrap();
    } else {
        let same = made.len() == WEIGHTS.len()
            && made.iter().zip(WEIGHTS).filter(|(one, other)| one != other).count() * 100 < made.len();
        assert!(same, "the examples have changed: train again as the module says");
    }
}
