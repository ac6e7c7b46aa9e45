//! How long it takes to understand a message: which kind of advice, and whether someone is in danger.
//!
//! `cargo bench --no-default-features --bench understand`, on one core. The messages are those of the held-out hands that
//! are 100 to 200 characters long; the figure is that of the quickest of several rounds, since others use the machine too.
#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use lotse::understand::{concern, crisis};

const ROUNDS: usize = 60;
const MESSAGES: [&str; 3] = [
    include_str!("../tests/it/data/heldout_B3.tsv"),
    include_str!("../tests/it/data/heldout_C4.tsv"),
    include_str!("../tests/it/data/heldout_C5.tsv"),
];
/// What people send most: a tap typed out, a greeting, a place.
const SHORT: [&str; 6] = ["1", "ja", "Guten Tag", "Anklam", "weiter", "18055 Rostock"];

fn main() {
    let texts: Vec<String> = MESSAGES
        .iter()
        .flat_map(|file| file.lines())
        .filter_map(|line| line.split('\t').nth(3))
        .map(|text| text.replace("\\n", "\n"))
        .filter(|text| (100..=200).contains(&text.chars().count()))
        .collect();
    let letters: usize = texts.iter().map(|text| text.chars().count()).sum();
    let short: Vec<String> = SHORT.iter().map(ToString::to_string).collect();
    println!("{} messages of {} characters on average", texts.len(), letters / texts.len().max(1));
    let of = |name: &str, texts: &[String], work: &dyn Fn(&str)| {
        let quickest = (0..ROUNDS).map(|_| round(texts, work)).min().unwrap_or_default();
        let messages = u32::try_from(texts.len()).unwrap_or(u32::MAX).max(1);
        println!("{name}: {:.1} µs a message", (quickest / messages).as_secs_f64() * 1e6);
    };
    of("concern", &texts, &|text| drop(black_box(concern::classify(text))));
    of("crisis", &texts, &|text| {
        black_box(crisis::detect(text));
    });
    of("both", &texts, &|text| {
        black_box((concern::classify(text), crisis::detect(text)));
    });
    of("crisis, a word or two", &short, &|text| {
        black_box(crisis::detect(text));
    });
}

fn round(texts: &[String], work: &dyn Fn(&str)) -> Duration {
    let begun = Instant::now();
    for text in texts {
        work(black_box(text));
    }
    begun.elapsed()
}
