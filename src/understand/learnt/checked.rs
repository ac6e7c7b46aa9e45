//! A model whose rows know to whom they belong.
//!
//! Where features share a row by their hash alone, most rows hold several, and what no example had, which is half of what a new text
//! shows, is weighed by whatever else has its row. Here each row belongs to one feature, of which it holds a byte to tell it from
//! others; all others weigh nothing.

use super::features::of_one;
use super::{Features, STEPS};

/// One of so many features of a text must be known.
const KNOWN: usize = 8;

/// The weights of a model, as its file holds them: scale and a bias for each output as little-endian `f32`, then rows of the byte
/// that tells the row's feature, zero where there is none, and a signed byte for each of `WIDTH` outputs.
pub(in crate::understand) struct Checked<const WIDTH: usize, const ROWS: usize> {
    scale: f32,
    bias: [f32; WIDTH],
    rows: &'static [u8],
}

impl<const WIDTH: usize, const ROWS: usize> Checked<WIDTH, ROWS> {
    /// Reads a file that [`super::train::checked_file`] wrote. A file cut short counts as zeros; it is compiled in, and a test
    /// reads it.
    pub fn new(file: &'static [u8]) -> Self {
        let (head, rows) = file.split_at_checked(4 * (1 + WIDTH)).unwrap_or_default();
        let mut numbers =
            head.chunks_exact(4).filter_map(|bytes| Some(f32::from_le_bytes(*bytes.first_chunk()?)));
        let mut next = || numbers.next().unwrap_or_default();
        Self { scale: next(), bias: std::array::from_fn(|_| next()), rows }
    }

    /// By how much each output is likelier than none, as a logarithm. None where hardly anything of the text is known, as of one in
    /// another script: what is left then is how often the examples told of each.
    pub fn scores(&self, features: &Features<ROWS>) -> Option<[f32; WIDTH]> {
        let mut scores = self.bias;
        let (mut all_known, mut all) = (0, 0);
        for (weight, buckets) in features.kinds() {
            let mut sums = [0_i32; WIDTH];
            let mut known = 0;
            for bucket in buckets {
                let row = self.rows.get(bucket.row() * (1 + WIDTH)..).unwrap_or_default();
                let Some((check, steps)) = row.split_first() else { continue };
                if let Some(steps) = steps.first_chunk::<WIDTH>().filter(|_| *check == bucket.check()) {
                    known += 1;
                    for (sum, step) in sums.iter_mut().zip(steps) {
                        *sum += i32::from(step.cast_signed());
                    }
                }
            }
            all_known += known;
            all += buckets.len();
            let weight = of_one(weight, known);
            for (score, sum) in scores.iter_mut().zip(sums) {
                #[expect(clippy::cast_precision_loss, reason = "sums are far below what f32 holds exactly")]
                let sum = sum as f32;
                *score += sum * weight * self.scale / STEPS;
            }
        }
        (all_known * KNOWN >= all).then_some(scores)
    }
}
