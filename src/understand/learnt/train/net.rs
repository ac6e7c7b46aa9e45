//! Making a [`Net`](super::super::Net) from examples.

use super::super::Features;
use super::{DICE, Example, Owners, shares, shuffle, throw, wrong};

/// How fast it learns, and how strongly weights are drawn to zero. Faster or slower, less drawn or more, came out no better.
const RATE: f32 = 0.05;
const DECAY: f32 = 4e-3;
/// How far from zero weights begin at most, so that no two hidden units are alike.
const BEGIN: f32 = 0.05;
/// Where the sums of squared gradients begin that each weight's rate is divided by.
const CALM: f32 = 0.01;

/// Weights that are learnt, each with the sum of its squared gradients (`AdaGrad`).
struct Weights {
    values: Vec<f32>,
    squares: Vec<f32>,
}

impl Weights {
    fn new(values: impl Iterator<Item = f32>) -> Self {
        let values: Vec<f32> = values.collect();
        Self { squares: vec![CALM; values.len()], values }
    }

    fn zeros(count: usize) -> Self {
        Self::new(std::iter::repeat_n(0.0, count))
    }

    fn learn(&mut self, from: usize, gradients: impl Iterator<Item = f32>, rate: f32, decay: f32) {
        let weights = self.values[from..].iter_mut().zip(&mut self.squares[from..]);
        for ((value, square), gradient) in weights.zip(gradients) {
            let gradient = gradient + decay * *value;
            *square += gradient * gradient;
            *value -= rate * gradient / square.sqrt();
        }
    }
}

/// A net with full numbers.
pub struct LearntNet<const HIDDEN: usize, const OUTPUTS: usize, const ROWS: usize> {
    rows: Weights,
    hidden_bias: Weights,
    /// All outputs of one hidden unit after those of another.
    outputs: Weights,
    bias: Weights,
}

impl<const HIDDEN: usize, const OUTPUTS: usize, const ROWS: usize> LearntNet<HIDDEN, OUTPUTS, ROWS> {
    /// Stochastic gradient descent, each example `rounds` times, always in the same order, so that it comes out the same. `costs`:
    /// how much an example of each output is worth to get right.
    pub fn new(examples: &[&Example<ROWS>], costs: [f32; OUTPUTS], rounds: usize) -> Self {
        let [mut dice, ..] = DICE;
        let mut between = |most: f32| (throw(&mut dice) - 0.5) * 2.0 * most;
        // As far as keeps the spread of a layer's sums (Glorot and Bengio 2010).
        let most = (6.0 / (HIDDEN + OUTPUTS) as f32).sqrt();
        let mut net = Self {
            rows: Weights::new((0..ROWS * HIDDEN).map(|_| between(BEGIN))),
            hidden_bias: Weights::zeros(HIDDEN),
            outputs: Weights::new((0..HIDDEN * OUTPUTS).map(|_| between(most))),
            bias: Weights::zeros(OUTPUTS),
        };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for round in 0..rounds {
            shuffle(&mut order, &mut dice);
            let rate = RATE * (1.0 - round as f32 / rounds as f32);
            for at in &order {
                net.learn(examples[*at], costs, rate);
            }
        }
        net
    }

    fn learn(&mut self, example: &Example<ROWS>, costs: [f32; OUTPUTS], rate: f32) {
        let hidden = self.hidden(&example.features);
        let shares = shares(&self.outputs_of(&hidden), 1.0);
        let cost = example.right.iter().map(|output| costs[*output]).fold(0.0, f32::max);
        let wrong: [f32; OUTPUTS] = wrong(&shares, &example.right).map(|wrong: f32| wrong * cost);
        let mut back = [0.0_f32; HIDDEN];
        for (unit, hidden) in hidden.iter().enumerate() {
            let weights = &self.outputs.values[unit * OUTPUTS..][..OUTPUTS];
            if *hidden > 0.0 {
                back[unit] = weights.iter().zip(wrong).map(|(weight, wrong)| weight * wrong).sum();
            }
            let gradients = wrong.iter().map(|wrong| wrong * hidden.max(0.0));
            self.outputs.learn(unit * OUTPUTS, gradients, rate, 0.0);
        }
        self.hidden_bias.learn(0, back.into_iter(), rate / 3.0, 0.0);
        self.bias.learn(0, wrong.into_iter(), rate / 10.0, 0.0);
        for (one, buckets) in example.features.groups() {
            for bucket in buckets {
                let gradients = back.iter().map(|back| back * one);
                self.rows.learn(bucket.row() * HIDDEN, gradients, rate, DECAY);
            }
        }
    }

    fn hidden(&self, features: &Features<ROWS>) -> [f32; HIDDEN] {
        let mut hidden = std::array::from_fn(|unit| self.hidden_bias.values[unit]);
        for (one, buckets) in features.groups() {
            for bucket in buckets {
                let row = &self.rows.values[bucket.row() * HIDDEN..][..HIDDEN];
                for (unit, weight) in hidden.iter_mut().zip(row) {
                    *unit += one * weight;
                }
            }
        }
        hidden
    }

    fn outputs_of(&self, hidden: &[f32; HIDDEN]) -> [f32; OUTPUTS] {
        let mut scores = std::array::from_fn(|output| self.bias.values[output]);
        for (unit, hidden) in hidden.iter().enumerate() {
            let weights = &self.outputs.values[unit * OUTPUTS..][..OUTPUTS];
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += hidden.max(0.0) * weight;
            }
        }
        scores
    }

    /// The same as [`Net::scores`](super::super::Net::scores), of features that have rows.
    pub fn scores(&self, features: &Features<ROWS>) -> [f32; OUTPUTS] {
        self.outputs_of(&self.hidden(features))
    }

    /// The file [`Net::new`](super::super::Net::new) reads. It ends with the [`fingerprint`](super::fingerprint) of what it was
    /// learnt from.
    pub fn file(&self, owners: &Owners, fingerprint: u64) -> Vec<u8> {
        let (scale, rows) = owners.rows(&self.rows.values, HIDDEN);
        let numbers = [&self.hidden_bias, &self.outputs, &self.bias];
        let numbers = numbers.into_iter().flat_map(|weights| weights.values.iter().copied());
        let mut file: Vec<u8> = [scale].into_iter().chain(numbers).flat_map(f32::to_le_bytes).collect();
        file.extend(rows);
        file.extend(fingerprint.to_le_bytes());
        file
    }
}
