//! Rows of weights that know to which feature they belong.
//!
//! Where features share a row by their hash alone, most rows hold several, and what no example had, which is half of what a new text
//! shows, is weighed by whatever else has its row. Here each row belongs to one feature, of which it holds a byte to tell it from
//! others; all others weigh nothing.

use super::features::of_one;
use super::{Features, STEPS};

/// One of so many features of a text must be known.
const KNOWN: usize = 8;

/// Rows of the byte that tells the row's feature, zero where there is none, and a signed byte for each of `WIDTH` weights.
pub(super) struct Rows<const WIDTH: usize, const ROWS: usize> {
    /// What the greatest step stands for.
    pub scale: f32,
    pub bytes: &'static [u8],
}

impl<const WIDTH: usize, const ROWS: usize> Rows<WIDTH, ROWS> {
    /// Adds the rows of a text's features to the sums, and tells whether enough of them are known: hardly any are of a text in
    /// another script.
    pub fn add_up(&self, features: &Features<ROWS>, sums: &mut [f32; WIDTH]) -> bool {
        let (mut all_known, mut all) = (0, 0);
        for (weight, buckets) in features.kinds() {
            let mut steps = [0_i32; WIDTH];
            let mut known = 0;
            for bucket in buckets {
                let row = self.bytes.get(bucket.row() * (1 + WIDTH)..).unwrap_or_default();
                let Some((check, row)) = row.split_first() else { continue };
                if let Some(row) = row.first_chunk::<WIDTH>().filter(|_| *check == bucket.check()) {
                    known += 1;
                    for (sum, step) in steps.iter_mut().zip(row) {
                        *sum += i32::from(step.cast_signed());
                    }
                }
            }
            all_known += known;
            all += buckets.len();
            let weight = of_one(weight, known) * self.scale / STEPS;
            for (sum, steps) in sums.iter_mut().zip(steps) {
                #[expect(clippy::cast_precision_loss, reason = "sums are far below what f32 holds exactly")]
                let steps = steps as f32;
                *sum += steps * weight;
            }
        }
        all_known * KNOWN >= all
    }
}
