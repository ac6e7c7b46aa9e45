//! A second ear for dangers no phrase lists: weights of letter and word rows, learnt from examples.
//!
//! Logistic regression over hashed features, one row of weights for each [`Crisis`]. It is asked only where the phrases of
//! `signs.toml` are silent, so it can add an alarm and never take one away. The weights are data, made from the
//! examples beside this file and in `tests/it/data/` by
//!
//! ```text
//! LOTSE_TRAIN=1 cargo test --no-default-features --lib understand::crisis::learnt
//! ```
//!
//! Nothing here knows a word of German.

#[cfg(test)]
mod tests;

use super::Crisis;

/// How many weights a danger has; features share them by their hash.
const BUCKETS: usize = 1 << 14;
/// A danger is heard from this score on. Below zero, since a miss costs more than a false alarm; chosen so that at
/// most one in seven everyday messages the weights have not met (`concern_heldout.tsv`, `concern_unseen.tsv`) raises an
/// alarm; most of those tell of threats or violence.
const HEARD: f32 = -1.2;
/// Words looked at together. A long story must not drown one sentence.
const WINDOW: usize = 24;
/// Fewer words say too little to judge by their letters: "Ich bin gleich wieder da".
const ENOUGH: usize = 4;
/// What the greatest weight is written as.
const STEPS: f32 = 127.0;

/// The weights as one file holds them: for each danger of [`DANGERS`] its bias and its scale as little-endian `f32`, then
/// one signed byte a bucket.
static WEIGHTS: &[u8] = include_bytes!("weights.bin");
const HEAD: usize = 8;
const DANGERS: [Crisis; 2] = [Crisis::AcuteDanger, Crisis::Suicidality];

/// The danger a folded text most likely tells of, if any is likely enough, in time linear in its length.
pub(super) fn hear(folded: &str) -> Option<Crisis> {
    let words = words(folded);
    let windows = (0..words.len()).step_by(WINDOW / 2).filter_map(|start| {
        let end = (start + WINDOW).min(words.len());
        // The last window is whole; what follows it has been looked at.
        let seen = start > 0 && end - start <= WINDOW / 2;
        words.get(start..end).filter(|window| !seen && window.len() >= ENOUGH)
    });
    let scores = windows.flat_map(|window| {
        let features = features(window);
        DANGERS
            .into_iter()
            .zip(WEIGHTS.chunks_exact(HEAD + BUCKETS))
            .filter_map(move |(danger, weights)| Some((danger, score(weights, &features)?)))
            .collect::<Vec<_>>()
    });
    scores
        .filter(|(_, score)| *score >= HEARD)
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|(danger, _)| danger)
}

/// How likely a danger is, as the logarithm of its odds.
fn score(weights: &[u8], features: &[u16]) -> Option<f32> {
    let (head, rows) = weights.split_first_chunk::<HEAD>()?;
    let (bias, scale) = head.split_first_chunk::<4>()?;
    let scale = f32::from_le_bytes(*scale.first_chunk::<4>()?);
    let sum: i32 =
        features.iter().filter_map(|at| rows.get(usize::from(*at))).map(|w| i32::from(w.cast_signed())).sum();
    #[expect(clippy::cast_precision_loss, reason = "sums are far below what f32 holds exactly")]
    let sum = sum as f32 * scale / STEPS;
    Some(f32::from_le_bytes(*bias) + sum * weight_of_one(features))
}

/// Long texts have more features; each then counts less.
fn weight_of_one(features: &[u16]) -> f32 {
    f32::from(u16::try_from(features.len()).unwrap_or(u16::MAX).max(1)).sqrt().recip()
}

/// The words of a folded text, with umlauts as people without them type.
fn words(folded: &str) -> Vec<String> {
    folded
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(24).collect())
        .collect()
}

/// The buckets of a text: its words, pairs of words near each other, and rows of three to five letters.
fn features(words: &[String]) -> Vec<u16> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        found.push(bucket(&["w", word]));
        for (gap, later) in words.iter().skip(at + 1).take(3).enumerate() {
            found.push(bucket(&[if gap == 0 { "n" } else { "g" }, word, later]));
        }
    }
    let letters: Vec<char> = format!(" {} ", words.join(" ")).chars().collect();
    for length in 3..=5 {
        found.extend(letters.windows(length).map(|row| bucket(&["l", &row.iter().collect::<String>()])));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// FNV-1a over the parts: the same on every machine, unlike the standard hasher.
fn bucket(parts: &[&str]) -> u16 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    u16::try_from((hash ^ (hash >> 15)) as usize % BUCKETS).unwrap_or_default()
}
