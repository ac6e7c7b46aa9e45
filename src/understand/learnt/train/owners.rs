//! Which features get the rows of a model.

use std::collections::{BTreeMap, BTreeSet};

use super::super::STEPS;
use super::super::features::Bucket;

/// A feature that fewer messages have gets no row.
const SEEN: u32 = 2;
/// So many messages more a feature seems to be seen in when it is judged: what few have may be chance.
const DOUBT: f32 = 5.0;

/// The features that get the rows of a model.
pub struct Owners {
    checks: Vec<u8>,
}

impl Owners {
    /// Chooses, for each row, of the features that share it the one that tells most of `CLASSES` apart. `messages` are the features
    /// of each message, and its class.
    pub fn choose<const CLASSES: usize>(
        rows: usize,
        messages: impl Iterator<Item = (BTreeSet<Bucket>, usize)>,
    ) -> Self {
        let mut seen: BTreeMap<Bucket, [u32; CLASSES]> = BTreeMap::new();
        let mut all = [0_u32; CLASSES];
        for (buckets, class) in messages {
            all[class] += 1;
            for bucket in buckets {
                seen.entry(bucket).or_insert([0; CLASSES])[class] += 1;
            }
        }
        let total = all.iter().sum::<u32>().max(1) as f32;
        let mut best = vec![(0.0, 0); rows];
        for (bucket, seen) in seen {
            let many: u32 = seen.iter().sum();
            if many < SEEN {
                continue;
            }
            // A chi-squared test, doubted where few have the feature.
            let tells: f32 = seen
                .iter()
                .zip(all)
                .map(|(seen, all)| {
                    let expected = many as f32 * all as f32 / total;
                    (*seen as f32 - expected).powi(2) / (expected + DOUBT)
                })
                .sum();
            let (most, owner) = &mut best[bucket.row()];
            if *owner == 0 || tells > *most {
                (*most, *owner) = (tells, bucket.check());
            }
        }
        Self { checks: best.into_iter().map(|(_, check)| check).collect() }
    }

    pub fn owns(&self, bucket: Bucket) -> bool {
        self.checks[bucket.row()] == bucket.check()
    }

    /// The scale of rows of `width` weights each, and the rows as [`Rows`](super::super::Rows) reads them.
    pub fn rows(&self, weights: &[f32], width: usize) -> (f32, Vec<u8>) {
        let rows = || self.checks.iter().zip(weights.chunks_exact(width));
        let owned = rows().filter(|(check, _)| **check != 0).flat_map(|(_, row)| row);
        let scale = owned.fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
        let mut bytes = Vec::with_capacity(self.checks.len() * (1 + width));
        for (check, row) in rows() {
            bytes.push(*check);
            let step = |weight: &f32| ((weight / scale * STEPS).round() as i8).cast_unsigned();
            bytes.extend(row.iter().map(|weight| if *check == 0 { 0 } else { step(weight) }));
        }
        (scale, bytes)
    }
}
