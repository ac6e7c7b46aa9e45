//! Small learnt models: what is likely, told by rows of letters, words, and what words mean.
//!
//! A softmax regression over hashed features. It adds up signed bytes, so a text costs microseconds and the
//! weights are data of some hundred kilobytes that are compiled in. What the classes and signs among the features mean is the
//! business of who asks; nothing here knows a word of German.

mod checked;
mod features;
#[cfg(test)]
pub(super) mod train;

pub(super) use checked::Checked;
pub(super) use features::{Features, Mark, features};

/// What the greatest weight is written as.
const STEPS: f32 = 127.0;
/// Numbers before the weights that are not biases: scale and temperature.
const HEAD: usize = 2;

/// The weights of a model, as its file holds them: scale, temperature and a bias for each output as little-endian `f32`,
/// then rows of a signed byte for each output. `WIDTH` outputs, the last of which may mean nothing, in `ROWS` rows, which features
/// share by their hash.
pub(super) struct Model<const WIDTH: usize, const ROWS: usize> {
    scale: f32,
    temperature: f32,
    bias: [f32; WIDTH],
    rows: &'static [u8],
}

impl<const WIDTH: usize, const ROWS: usize> Model<WIDTH, ROWS> {
    /// Reads a file that `train` wrote. A file cut short counts as zeros; it is compiled in, and a test reads it.
    pub fn new(file: &'static [u8]) -> Self {
        let (head, rows) = file.split_at_checked(4 * (HEAD + WIDTH)).unwrap_or_default();
        let mut numbers =
            head.chunks_exact(4).filter_map(|bytes| Some(f32::from_le_bytes(*bytes.first_chunk()?)));
        let mut next = || numbers.next().unwrap_or_default();
        let (scale, temperature) = (next(), next());
        Self { scale, temperature, bias: std::array::from_fn(|_| next()), rows }
    }

    /// The logarithm of how likely each output is, up to a number common to all; calibrated.
    pub fn scores(&self, features: &Features<ROWS>) -> [f32; WIDTH] {
        let mut scores = self.bias;
        for (weight, buckets) in features.groups() {
            let mut sums = [0_i32; WIDTH];
            for bucket in buckets {
                let at = bucket.row() * WIDTH;
                let Some(row) = self.rows.get(at..).and_then(<[u8]>::first_chunk::<WIDTH>) else { continue };
                for (sum, step) in sums.iter_mut().zip(row) {
                    *sum += i32::from(step.cast_signed());
                }
            }
            for (score, sum) in scores.iter_mut().zip(sums) {
                #[expect(clippy::cast_precision_loss, reason = "sums are far below what f32 holds exactly")]
                let sum = sum as f32;
                *score += sum * weight * self.scale / STEPS;
            }
        }
        scores.map(|score| score / self.temperature)
    }
}
