//! A net of one hidden layer.
//!
//! The layer is for what only words together tell: "das Messer" and "vor der Tür" are each everyday, and a sum of weights cannot say
//! that both are not.

use super::rows::Rows;
use super::{Features, numbers};

/// The weights of a net, as its file holds them: scale, a bias for each hidden unit, the weights of all outputs for each hidden unit,
/// and a bias for each output as little-endian `f32`, then the rows, which have a weight for each hidden unit.
pub(in crate::understand) struct Net<const HIDDEN: usize, const OUTPUTS: usize, const ROWS: usize> {
    rows: Rows<HIDDEN, ROWS>,
    hidden_bias: [f32; HIDDEN],
    outputs: [[f32; OUTPUTS]; HIDDEN],
    bias: [f32; OUTPUTS],
}

impl<const HIDDEN: usize, const OUTPUTS: usize, const ROWS: usize> Net<HIDDEN, OUTPUTS, ROWS> {
    /// Reads a file that `train::net` wrote. A file cut short counts as zeros; it is compiled in, and a test reads it.
    pub fn new(file: &'static [u8]) -> Self {
        let (mut next, bytes) = numbers(file, 1 + HIDDEN + HIDDEN * OUTPUTS + OUTPUTS);
        Self {
            rows: Rows { scale: next(), bytes },
            hidden_bias: std::array::from_fn(|_| next()),
            outputs: std::array::from_fn(|_| std::array::from_fn(|_| next())),
            bias: std::array::from_fn(|_| next()),
        }
    }

    /// The logarithm of how likely each output is, up to a number common to all. None where hardly anything of the text is known:
    /// what is left then is how often the examples told of each.
    pub fn scores(&self, features: &Features<ROWS>) -> Option<[f32; OUTPUTS]> {
        let mut hidden = self.hidden_bias;
        if !self.rows.add_up(features, &mut hidden) {
            return None;
        }
        let mut scores = self.bias;
        for (unit, weights) in hidden.into_iter().zip(self.outputs) {
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += unit.max(0.0) * weight;
            }
        }
        Some(scores)
    }
}
