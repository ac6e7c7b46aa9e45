//! How fast the anonymiser is on one core: words and tokens a second, and the time for a message of 300 characters.
//!
//! `cargo bench --no-default-features --bench anonymise`; pin it with `taskset -c 0`. `short` are the messages the anonymiser
//! was built with, nearly each with something to take out, which costs a second look; `long` the same, five in one; `natural`
//! a list that is held out (M), a third of which has nothing to take out. A word is what stands between blanks; tokens are counted
//! as in `GermEval`, where a mark before or behind a word is one of its own.
#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::hint::black_box;
use std::time::Instant;

use lotse::directory::Directory;
use lotse::locale::{Catalogue, Facts};
use lotse::understand::anonymise::{Anonymiser, Cast};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const MESSAGES: &str = include_str!("../tests/it/data/anonymise_built_with.tsv");
const NATURAL: &str = include_str!("../tests/it/data/anonymise_heldout_M.tsv");
const ROUNDS: u32 = 200;

fn main() -> anyhow::Result<()> {
    let directory = Directory::built_in().map_err(|_| anyhow::anyhow!("the directory is broken"))?;
    let catalogue = Catalogue::german(Facts::default())?;
    let anonymiser = Anonymiser::new(catalogue.placeholders().clone(), directory.place_names());
    let (short, natural) = (messages(MESSAGES), messages(NATURAL));
    // Messages of about 300 characters, made of several.
    let long: Vec<String> = short.chunks(5).map(|some| some.join(" ")).collect();
    for (name, texts) in [("short", &short), ("long", &long), ("natural", &natural)] {
        measure(name, texts, &anonymiser);
    }
    Ok(())
}

/// The messages of a list with marked spans.
fn messages(list: &str) -> Vec<String> {
    let rows = list.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'));
    rows.map(|(_, text)| plain(text)).collect()
}

/// A message without the marks around what is to be masked.
fn plain(marked: &str) -> String {
    let mut text = String::new();
    for piece in marked.replace("\\n", "\n").split('⟦') {
        text.push_str(piece.split_once('|').map_or(piece, |(_, rest)| rest));
    }
    text.replace('⟧', "")
}

/// A word and the marks before and behind it; the same mark several times is one.
fn tokens(word: &str) -> usize {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (before, behind) = word.split_once(bare).unwrap_or((word, ""));
    let marks = |around: &str| {
        let mut last = None;
        around.chars().filter(|mark| last.replace(*mark) != Some(*mark)).count()
    };
    marks(before) + marks(behind) + usize::from(!bare.is_empty())
}

/// Measured in portions of so many messages: short enough that in one of the rounds nobody else has the core meanwhile.
const PORTION: usize = 16;

fn measure(name: &str, texts: &[String], anonymiser: &Anonymiser) {
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let tokens: usize = texts.iter().flat_map(|text| text.split_whitespace()).map(tokens).sum();
    let chars: usize = texts.iter().map(|text| text.chars().count()).sum();
    let mut best = vec![f64::MAX; texts.len().div_ceil(PORTION)];
    // All of them in each round, so that no portion is hotter than in use.
    for _ in 0..ROUNDS {
        for (portion, best) in texts.chunks(PORTION).zip(&mut best) {
            let begun = Instant::now();
            for text in portion {
                black_box(anonymiser.anonymise(black_box(text), &mut Cast::default()));
            }
            *best = best.min(begun.elapsed().as_secs_f64());
        }
    }
    let best: f64 = best.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let (words, tokens, time) =
        (words as f64 / best, tokens as f64 / best, best * 1e6 / chars as f64 * 300.0);
    println!(
        "{name}: {} messages, {words:.0} words/s, {tokens:.0} tokens/s, {time:.1} µs for 300 characters",
        texts.len()
    );
}
