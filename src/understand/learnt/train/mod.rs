//! Making a model from examples, and trying it on hands it was not made from. Only tests come here.
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of examples and rounds are small, and dice are thrown from zero to one"
)]

pub mod net;
mod owners;

use std::collections::BTreeSet;

use super::Features;
pub use owners::Owners;

/// How fast it learns, and how strongly weights are drawn to zero.
const RATE: f32 = 0.15;
const DECAY: f32 = 1e-3;
/// Which share of a text's features is covered up in each look at it, so that no single word is relied upon.
const COVERED: f32 = 0.5;

/// Where the dice of each of several models begin.
const DICE: [u64; 2] = [0x2545_f491_4f6c_dd1d, 0x9e37_79b9_7f4a_7c15];

/// A text and the outputs that are right for it; any of several will do.
pub struct Example<const ROWS: usize> {
    pub features: Features<ROWS>,
    pub right: Vec<usize>,
}

/// A model with full numbers.
pub struct Learnt<const WIDTH: usize, const ROWS: usize> {
    weights: Vec<f32>,
    bias: [f32; WIDTH],
    outputs: usize,
}

impl<const WIDTH: usize, const ROWS: usize> Learnt<WIDTH, ROWS> {
    /// The mean of several models that look at the examples in different orders: what only one of them believes weighs little.
    pub fn new(outputs: usize, examples: &[&Example<ROWS>], rounds: usize) -> Self {
        let mut mean = Self { weights: vec![0.0; ROWS * WIDTH], bias: [0.0; WIDTH], outputs };
        for dice in DICE {
            let one = Self::once(outputs, examples, rounds, dice);
            for (mean, weight) in mean.weights.iter_mut().zip(one.weights) {
                *mean += weight / DICE.len() as f32;
            }
            for (mean, bias) in mean.bias.iter_mut().zip(one.bias) {
                *mean += bias / DICE.len() as f32;
            }
        }
        mean
    }

    /// Softmax regression by stochastic gradient descent, each weight with a rate of its own (`AdaGrad`), always in the same
    /// order, so that it comes out the same.
    fn once(outputs: usize, examples: &[&Example<ROWS>], rounds: usize, mut dice: u64) -> Self {
        let mut learnt = Self { weights: vec![0.0; ROWS * WIDTH], bias: [0.0; WIDTH], outputs };
        let mut squares = vec![0.01_f32; ROWS * WIDTH];
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for round in 0..rounds {
            shuffle(&mut order, &mut dice);
            let rate = RATE * (1.0 - round as f32 / rounds as f32);
            for at in &order {
                learnt.learn(examples[*at], rate, &mut squares, &mut dice);
            }
        }
        learnt
    }

    fn learn(&mut self, example: &Example<ROWS>, rate: f32, squares: &mut [f32], dice: &mut u64) {
        let mut looked_at: Vec<(usize, f32)> = Vec::new();
        for (one, buckets) in example.features.groups() {
            for bucket in buckets {
                if throw(dice) >= COVERED {
                    looked_at.push((bucket.row() * WIDTH, one / (1.0 - COVERED)));
                }
            }
        }
        let mut scores = self.bias;
        for (at, one) in &looked_at {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*at..at + WIDTH]) {
                *score += one * weight;
            }
        }
        let shares = shares(&scores[..self.outputs], 1.0);
        let wrong: [f32; WIDTH] = wrong(&shares, &example.right);
        for (output, wrong) in wrong.iter().enumerate() {
            self.bias[output] -= 0.1 * rate * wrong;
        }
        for (at, one) in looked_at {
            for output in 0..self.outputs {
                let gradient = wrong[output] * one + DECAY * self.weights[at + output];
                squares[at + output] += gradient * gradient;
                self.weights[at + output] -= rate * gradient / squares[at + output].sqrt();
            }
        }
    }

    pub fn scores(&self, features: &Features<ROWS>) -> [f32; WIDTH] {
        let mut scores = self.bias;
        for (one, buckets) in features.groups() {
            for bucket in buckets {
                let at = bucket.row() * WIDTH;
                for (score, weight) in scores.iter_mut().zip(&self.weights[at..at + WIDTH]) {
                    *score += one * weight;
                }
            }
        }
        scores
    }

    /// The file [`super::Model::new`] reads. It ends with the [`fingerprint`] of what it was learnt from.
    pub fn file(&self, owners: &Owners, temperature: f32, fingerprint: u64) -> Vec<u8> {
        let (scale, rows) = owners.rows(&self.weights, WIDTH);
        let numbers = [scale, temperature].into_iter().chain(self.bias);
        let mut file: Vec<u8> = numbers.flat_map(f32::to_le_bytes).collect();
        file.extend(rows);
        file.extend(fingerprint.to_le_bytes());
        file
    }
}

/// How many parts the hands are divided into; each is tried by a model made from the others.
const FOLDS: usize = 6;

/// The hands in parts, those of one writer together: two voices of one writer are no two hands. Those of the old lists and of hand D,
/// which was written to fill gaps, are never tried on.
pub fn folds<'a>(hands: impl Iterator<Item = &'a str>) -> Vec<Vec<&'a str>> {
    let hands: BTreeSet<&str> =
        hands.filter(|hand| !hand.starts_with("old") && writer(hand) != "D").collect();
    let writers: BTreeSet<&str> = hands.iter().map(|hand| writer(hand)).collect();
    let mut folds = vec![Vec::new(); FOLDS];
    for (at, one) in writers.into_iter().enumerate() {
        folds[at % FOLDS].extend(hands.iter().filter(|hand| writer(hand) == one));
    }
    folds
}

/// Who wrote what a hand says: `AK3` is the third voice of AK.
pub fn writer(hand: &str) -> &str {
    hand.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// Tells texts apart: weights that were learnt from others than there are now are found out.
pub fn fingerprint(texts: &[&str]) -> u64 {
    texts
        .iter()
        .flat_map(|text| text.bytes())
        .filter(|byte| *byte != b'\r')
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}

/// Asserts that a file of weights was learnt from these texts.
pub fn assert_learnt_from(file: &[u8], texts: &[&str]) {
    let learnt_from = file.last_chunk().map(|bytes| u64::from_le_bytes(*bytes));
    assert_eq!(
        learnt_from,
        Some(fingerprint(texts)),
        "examples or lists have changed: train again, see README.md"
    );
}

/// Puts examples into another order.
fn shuffle(order: &mut [usize], dice: &mut u64) {
    for at in (1..order.len()).rev() {
        order.swap(at, (throw(dice) * (at + 1) as f32) as usize % (at + 1));
    }
}

/// By how much each share is too high where any of several outputs is right; zero beyond the last share.
fn wrong<const WIDTH: usize>(shares: &[f32], right: &[usize]) -> [f32; WIDTH] {
    let all_right: f32 = right.iter().map(|output| shares[*output]).sum::<f32>().max(1e-9);
    let mut wrong = [0.0; WIDTH];
    for (output, share) in shares.iter().enumerate() {
        wrong[output] = if right.contains(&output) { share - share / all_right } else { *share };
    }
    wrong
}

/// A number from 0 to 1 that looks random and is the same each time (xorshift).
fn throw(dice: &mut u64) -> f32 {
    *dice ^= *dice << 13;
    *dice ^= *dice >> 7;
    *dice ^= *dice << 17;
    (*dice >> 40) as f32 / (1_u64 << 24) as f32
}

/// Softmax.
pub fn shares(scores: &[f32], temperature: f32) -> Vec<f32> {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.iter().map(|score| ((score - highest) / temperature).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
}

/// The temperature at which shares tell best how often they are right.
pub fn temperature(tried: &[(Vec<f32>, &[usize])]) -> f32 {
    let surprise = |temperature: f32| -> f32 {
        let right = |(scores, right): &(Vec<f32>, &[usize])| -> f32 {
            let shares = shares(scores, temperature);
            right.iter().map(|output| shares[*output]).sum()
        };
        tried.iter().map(|tried| -right(tried).max(1e-6).ln()).sum()
    };
    (2..80)
        .map(|step| step as f32 * 0.05)
        .min_by(|one, other| surprise(*one).total_cmp(&surprise(*other)))
        .unwrap()
}
