//! Counts what the anonymiser finds on sentences and messages that its models were not learnt from (`LOTSE_FOLDS`, see `learnt/mod.rs`;
//! `LOTSE_SHOW=1` prints the mistakes in the sentences).

use std::cell::Cell;
use std::fs;

use super::super::super::{Anonymiser, Cast, Span};
use super::{Lessons, germeval, marked, own, told};
use crate::directory::Directory;
use crate::locale::{Catalogue, Facts};

/// Weights in place of those that came with the program.
#[derive(Clone, Copy)]
pub(in super::super) struct Others {
    pub weights: &'static [u8],
    pub printed: &'static [u8],
}

thread_local! {
    pub(in super::super) static OTHERS: Cell<Option<Others>> = const { Cell::new(None) };
}

const FOLDS: usize = 5;

/// Of how many, and how many.
#[derive(Default)]
struct Share(usize, usize);

impl Share {
    fn add(&mut self, all: bool, part: bool) {
        self.0 += usize::from(all);
        self.1 += usize::from(all && part);
    }

    fn percent(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
        let share = 100.0 * self.1 as f64 / self.0.max(1) as f64;
        share
    }
}

/// What is counted.
#[derive(Default)]
struct Count {
    covered: Share,
    touched: Share,
    chat_left: Share,
    chat_too_much: Share,
}

/// The persons of the outer level of a sentence in characters, and whether it has any name.
struct Truth {
    persons: Vec<(usize, usize)>,
    named: bool,
}

/// Of each sentence that `germeval` puts together.
fn truths(file: &str) -> Vec<Truth> {
    let mut all = Vec::new();
    for sentence in file.split("\n\n") {
        let mut truth = Truth { persons: Vec::new(), named: false };
        let (mut length, mut before, mut quoted) = (0, "", false);
        for row in sentence.lines().filter(|row| !row.starts_with('#')) {
            let fields: Vec<&str> = row.split('\t').collect();
            let [_, word, outer, inner] = fields.as_slice() else { continue };
            let closes = matches!(*word, "." | "," | ":" | ";" | "!" | "?" | ")") || *word == "\"" && quoted;
            let open = before.is_empty() || before == "(" || before == "\"" && quoted;
            length += usize::from(!closes && !open);
            quoted ^= *word == "\"";
            let start = length;
            length += word.chars().count();
            truth.named |= *outer != "O" || *inner != "O";
            match (*outer, truth.persons.last_mut()) {
                ("B-PER", _) => truth.persons.push((start, length)),
                ("I-PER", Some(last)) => last.1 = length,
                _ => {}
            }
            before = word;
        }
        if length > 0 {
            all.push(truth);
        }
    }
    all
}

fn covers(spans: &[Span], at: usize) -> bool {
    spans.iter().any(|span| (span.start..span.end).contains(&at))
}

impl Count {
    fn sentence(&mut self, anonymiser: &Anonymiser, text: &str, truth: &Truth) {
        let show = std::env::var_os("LOTSE_SHOW").is_some();
        let spans = anonymiser.anonymise(text, &mut Cast::default()).spans;
        let chars: Vec<char> = text.chars().collect();
        let piece = |start: usize, end: usize| String::from_iter(&chars[start..end]);
        for (start, end) in &truth.persons {
            let whole = (*start..*end).all(|at| covers(&spans, at) || !chars[at].is_alphanumeric());
            self.covered.add(true, whole);
            if show && !whole {
                println!("left\t{}\t{text}", piece(*start, *end));
            }
        }
        self.touched.add(!truth.named, !spans.is_empty());
        for span in spans.iter().filter(|_| show && !truth.named) {
            println!("took\t{:?}\t{}\t{text}", span.kind, piece(span.start, span.end));
        }
    }

    fn message(&mut self, anonymiser: &Anonymiser, row: &str) {
        let text = marked(row).text;
        let marks = marks(row);
        let spans = anonymiser.anonymise(&text, &mut Cast::default()).spans;
        let chars: Vec<char> = text.chars().collect();
        for (person, start, end) in &marks {
            let left = (*start..*end).any(|at| chars[at].is_alphanumeric() && !covers(&spans, at));
            self.chat_left.add(*person, left);
        }
        let mut at = 0;
        for token in text.split(char::is_whitespace) {
            let mut range = at..at + token.chars().count();
            at = range.end + 1;
            let meant = marks.iter().any(|(_, start, end)| *start < range.end && range.start < *end);
            self.chat_too_much.add(!range.is_empty(), !meant && range.any(|at| covers(&spans, at)));
        }
    }
}

/// Whether each mark of a message is a person, and where it stands in characters.
fn marks(row: &str) -> Vec<(bool, usize, usize)> {
    let (mut length, mut marks) = (0, Vec::new());
    for (number, piece) in row.split('⟦').enumerate() {
        let Some((inside, behind)) = piece.split_once('⟧').filter(|_| number > 0) else {
            length += piece.chars().count();
            continue;
        };
        let (kind, surface) = inside.split_once('|').unwrap();
        let end = length + surface.chars().count();
        marks.push((kind == "person", length, end));
        length = end + behind.chars().count();
    }
    marks
}

#[test]
fn folds_are_counted_when_asked_for() {
    let Some(source) = std::env::var_os("LOTSE_FOLDS") else { return };
    let file = fs::read_to_string(source).unwrap();
    let (prose, truths, own, told) = (germeval(&file), truths(&file), own(), told());
    assert_eq!(truths.len(), prose.len());
    let lessons = Lessons::of(&prose, &own);
    let (directory, catalogue) =
        (Directory::built_in().unwrap(), Catalogue::german(Facts::default()).unwrap());
    let anonymiser = Anonymiser::new(catalogue.placeholders().clone(), directory.place_names());
    let mut count = Count::default();
    for fold in 0..FOLDS {
        let learnt = lessons.learn(|at| match at.checked_sub(prose.len()) {
            None => at % FOLDS != fold,
            Some(at) => own[at].marked.is_none_or(|(row, _)| row % FOLDS != fold),
        });
        OTHERS.set(Some(Others { weights: learnt.chat.leak(), printed: learnt.printed.leak() }));
        for (sample, truth) in prose.iter().zip(&truths).skip(fold).step_by(FOLDS) {
            count.sentence(&anonymiser, &sample.text, truth);
        }
        for row in told.iter().skip(fold).step_by(FOLDS) {
            count.message(&anonymiser, row);
        }
    }
    OTHERS.set(None);
    println!(
        "held out: {:.1} % of persons covered, {:.1} % of sentences without a name touched; of messages {:.2} % of persons left, {:.2} % of tokens too much",
        count.covered.percent(),
        count.touched.percent(),
        count.chat_left.percent(),
        count.chat_too_much.percent()
    );
}
