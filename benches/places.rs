//! How well and how fast places are found: names misspelt by chance, names outside, and the time of one query.
//!
//! `cargo bench --no-default-features --bench places`; pin it with `taskset -c 0` for the figure of one core. `-- --misses`
//! shows what was not found.
#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::hint::black_box;
use std::time::Instant;

use lotse::directory::Directory;
use lotse::understand::place::{Place, locate};

#[path = "../tests/support/misspell.rs"]
#[expect(clippy::indexing_slicing, reason = "made for tests")]
mod misspell;

use misspell::{Chance, Error, misspell, names, outside, score};

fn main() -> anyhow::Result<()> {
    let start = Instant::now();
    let directory = Directory::built_in().map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
    println!("directory built in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let misses = std::env::args().any(|argument| argument == "--misses");

    for error in [Error::OneEdit, Error::TwoEdits, Error::Keyboard, Error::Phonetic, Error::Umlaut] {
        println!("{error:?}: {}", score(&directory, error, 20_000, 1, misses));
    }
    elsewhere(&directory, misses);

    let names: Vec<String> = names().into_keys().collect();
    let mut chance = Chance::new(7);
    let wrong = |error: Error, chance: &mut Chance| -> Vec<String> {
        names.iter().filter_map(|name| misspell(name, error, chance)).collect()
    };
    let sentences: Vec<String> =
        names.iter().map(|name| format!("ich arbeite in Schwerin und wohne in {name}")).collect();
    for (what, texts) in [
        ("right names", names.clone()),
        ("one edit", wrong(Error::OneEdit, &mut chance)),
        ("two edits", wrong(Error::TwoEdits, &mut chance)),
        ("by ear", wrong(Error::Phonetic, &mut chance)),
        ("sentences", sentences),
    ] {
        let rounds = 20_000 / texts.len().max(1) + 1;
        let start = Instant::now();
        for text in std::iter::repeat_n(&texts, rounds).flatten() {
            black_box(locate(&directory, black_box(text)));
        }
        let each =
            start.elapsed().as_secs_f64() * 1e6 / f64::from(u32::try_from(rounds * texts.len()).unwrap_or(1));
        println!("{what}: {each:.1} µs a query");
    }
    Ok(())
}

/// Names outside, as they are and with one error.
fn elsewhere(directory: &Directory, misses: bool) {
    let mut chance = Chance::new(3);
    let extra = std::env::var("LOTSE_OUTSIDE").ok().and_then(|file| std::fs::read_to_string(file).ok());
    let lists: [(&str, Vec<String>); 3] = [
        ("outside", outside()),
        (
            "outside, one edit",
            outside().iter().filter_map(|n| misspell(n, Error::OneEdit, &mut chance)).collect(),
        ),
        (
            "outside, of a list of one's own",
            extra.iter().flat_map(|list| list.lines()).map(str::to_owned).collect(),
        ),
    ];
    for (what, texts) in lists.into_iter().filter(|(_, texts)| !texts.is_empty()) {
        let (mut accepted, mut asked, mut outside, mut unknown) = (0, 0, 0, 0);
        for text in &texts {
            match locate(directory, text) {
                Place::Found { .. } | Place::Likely { sure: true, .. } => {
                    accepted += 1;
                    if misses && accepted < 40 {
                        println!("  accepted {text}: {:?}", locate(directory, text));
                    }
                }
                Place::Likely { .. } | Place::Ambiguous { .. } => asked += 1,
                Place::Outside(_) => outside += 1,
                Place::Unknown => unknown += 1,
            }
        }
        println!(
            "{what}: {} names, accepted {accepted}, asked back {asked}, outside {outside}, unknown {unknown}",
            texts.len()
        );
    }
}
