//! Small learnt models: what is likely, told by rows of letters, words, and what words mean.
//!
//! A softmax regression over hashed features ([`Model`]), or a net of one hidden layer over them ([`Net`]). Both add up signed
//! bytes, so a text costs microseconds and the weights are data of at most a megabyte that are compiled in. What the classes and
//! signs among the features mean is the business of who asks; nothing here knows a word of German.

mod features;
mod net;
mod rows;
#[cfg(test)]
pub(super) mod train;

pub(super) use features::{Features, Mark, features};
pub(super) use net::Net;
use rows::Rows;

/// What the greatest weight is written as.
const STEPS: f32 = 127.0;

/// The first numbers of a file, little-endian `f32`, one after another, and what follows them; zeros where the file is too short.
fn numbers(file: &'static [u8], count: usize) -> (impl FnMut() -> f32, &'static [u8]) {
    let (head, rest) = file.split_at_checked(count * size_of::<f32>()).unwrap_or_default();
    let mut numbers =
        head.chunks_exact(4).filter_map(|bytes| Some(f32::from_le_bytes(*bytes.first_chunk()?)));
    (move || numbers.next().unwrap_or_default(), rest)
}

/// The weights of a model, as its file holds them: scale, temperature and a bias for each output as little-endian `f32`, then the
/// rows, which have a weight for each output. `WIDTH` outputs, of which the last may mean nothing.
pub(super) struct Model<const WIDTH: usize, const ROWS: usize> {
    rows: Rows<WIDTH, ROWS>,
    temperature: f32,
    bias: [f32; WIDTH],
}

impl<const WIDTH: usize, const ROWS: usize> Model<WIDTH, ROWS> {
    /// Reads a file that `train` wrote. A file cut short counts as zeros; it is compiled in, and a test reads it.
    pub fn new(file: &'static [u8]) -> Self {
        let (mut next, bytes) = numbers(file, 2 + WIDTH);
        Self {
            rows: Rows { scale: next(), bytes },
            temperature: next(),
            bias: std::array::from_fn(|_| next()),
        }
    }

    /// The logarithm of how likely each output is, up to a number common to all; calibrated.
    pub fn scores(&self, features: &Features<ROWS>) -> [f32; WIDTH] {
        let mut scores = self.bias;
        self.rows.add_up(features, &mut scores);
        scores.map(|score| score / self.temperature)
    }
}
