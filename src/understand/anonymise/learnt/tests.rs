//! Makes `weights.bin`. `LOTSE_FOLD=0` to `4` leaves a fifth of the sentences of `GermEval`
//! out, every fifth from that one on, so that figures on these are honest; without it all are learnt from.

use std::fs;
use std::path::Path;

use super::super::facts::Memo;
use super::super::person::{carries, goes_on, may_be_name};
use super::*;

use crate::understand::material;
use crate::understand::normalise::Folded;

const ROUNDS: usize = 8;
/// How far a weight is moved at first: small steps hear more names in sentences held out than larger ones.
const STEP: f32 = 0.03;
const MATERIAL: &str = include_str!("material.tsv");
const PROSE: &str = include_str!("prose.tsv");
/// Messages without names.
const NAMELESS: &str = include_str!("../../material/old.tsv");
/// Messages with marked spans (`tests/it/anonymise.rs` says how).
const MARKED: [&str; 15] = [
    include_str!("../../../../tests/it/data/anonymise_built_with.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_others.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_a_third_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_a_fourth_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_a_fifth_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_a_sixth_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_a_seventh_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_an_eighth_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_a_ninth_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_a_tenth_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_an_eleventh_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_a_twelfth_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_a_thirteenth_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_a_fourteenth_hand.tsv"),
    include_str!("../../../../tests/it/data/anonymise_by_families.tsv"),
];
/// How often they are learnt: there are fewer of them than of what was printed.
const TOLD: usize = 3;
/// How often each of our own sentences is filled in.
const FILLED: usize = 12;
const PROSE_FILLED: usize = 4;

/// A text with the label of each of its characters.
struct Sample {
    text: String,
    /// None where nothing is to be learnt: names of other things are as good as names to a stranger's eye.
    labels: Vec<Option<Label>>,
}

impl Sample {
    fn new() -> Self {
        Self { text: String::new(), labels: Vec::new() }
    }

    fn push(&mut self, piece: &str, label: Label) {
        self.push_some(piece, Some(label));
    }

    fn push_some(&mut self, piece: &str, label: Option<Label>) {
        self.text.push_str(piece);
        self.labels.extend(piece.chars().map(|_| label));
    }

    fn small(&self) -> Self {
        let text = self.text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect();
        Self { text, labels: self.labels.clone() }
    }
}

/// The sentences of the file, put together as they were printed.
fn germeval(file: &str) -> Vec<Sample> {
    let mut samples = Vec::new();
    for sentence in file.split("\n\n") {
        let (mut sample, mut before, mut quoted) = (Sample::new(), String::new(), false);
        for row in sentence.lines().filter(|row| !row.starts_with('#')) {
            let fields: Vec<&str> = row.split('\t').collect();
            let [_, word, tag, _] = fields.as_slice() else { continue };
            let closes = matches!(*word, "." | "," | ":" | ";" | "!" | "?" | ")") || *word == "\"" && quoted;
            let open = before.is_empty() || before == "(" || before == "\"" && quoted;
            if !closes && !open {
                sample.push(" ", Label::Other);
            }
            quoted ^= *word == "\"";
            let part = tag.len() > 5;
            let label = match tag.get(2..5) {
                Some("PER") => Some(Label::Person),
                _ if part => None,
                Some("LOC") => Some(Label::Place),
                Some("ORG") => Some(Label::Organisation),
                Some(_) => None,
                None => Some(Label::Other),
            };
            sample.push_some(word, label);
            (*word).clone_into(&mut before);
        }
        if !sample.text.is_empty() {
            samples.push(sample);
        }
    }
    samples
}

/// Numbers that are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// A word of a list, or one on no list made of two of them.
    fn name(&mut self, list: &[String]) -> String {
        let one = &list[self.below(list.len())];
        let name = if self.below(3) == 0 {
            let other = &list[self.below(list.len())];
            let (head, tail): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
            head.iter().take(head.len().div_ceil(2)).chain(tail.iter().skip(tail.len() / 2)).collect()
        } else {
            one.clone()
        };
        let mut letters = name.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

/// Our own sentences and messages, and which of them people write in chats: what stands in newspapers is not written small.
fn own() -> Vec<(Sample, bool)> {
    let first: Vec<String> = [
        include_str!("../lists/first.txt"),
        include_str!("../lists/own-first.txt"),
        include_str!("../lists/own-first.txt"),
    ]
    .into_iter()
    .flat_map(raw)
    .collect();
    let last: Vec<String> = [
        include_str!("../lists/last.txt"),
        include_str!("../lists/own-last.txt"),
        include_str!("../lists/own-last.txt"),
    ]
    .into_iter()
    .flat_map(raw)
    .collect();
    let places = [
        "anklam",
        "wolgast",
        "lassan",
        "demmin",
        "jarmen",
        "gützkow",
        "pasewalk",
        "torgelow",
        "malchin",
        "teterow",
        "bützow",
        "grevesmühlen",
        "sternberg",
        "plau",
        "zinnowitz",
        "sassnitz",
        "barth",
        "ribnitz",
        "malchow",
        "neustrelitz",
        "hagenow",
        "boizenburg",
        "klink",
        "röbel",
        "penzlin",
    ]
    .map(str::to_owned);
    let groups =
        ["Nordlicht", "Heimatfreunde", "Hansa", "Blau-Weiß", "Morgenrot", "Seeblick", "Küstenwind", "Dynamo"]
            .map(str::to_owned);
    let letters: Vec<String> = ('A'..='Z').map(String::from).collect();
    let slots = [
        ("F", first, Label::Person),
        ("L", last, Label::Person),
        ("I", letters, Label::Person),
        ("P", places.to_vec(), Label::Place),
        ("O", groups.to_vec(), Label::Organisation),
    ];
    let mut dice = Dice(7);
    let mut samples = Vec::new();
    for (material, times) in [(MATERIAL, FILLED), (PROSE, PROSE_FILLED)] {
        let mut slots = slots.to_vec();
        for (slot, words) in material.lines().filter_map(|row| row.strip_prefix('=')?.split_once(' ')) {
            let label = if slot == "A" { Label::Person } else { Label::Other };
            slots.push((slot, words.split(' ').map(str::to_owned).collect(), label));
        }
        for _ in 0..times {
            let rows = material.lines().filter(|row| !row.starts_with(['#', '=']));
            samples.extend(rows.map(|row| (fill(row, &slots, &mut dice), material == MATERIAL)));
        }
    }
    let told = (0..TOLD).flat_map(|_| MARKED).flat_map(str::lines);
    for row in told.filter(|row| !row.starts_with('#')) {
        if let Some((_, text)) = row.split_once('\t') {
            samples.push((marked(&text.replace("\\n", "\n")), true));
        }
    }
    for message in material::read(NAMELESS) {
        let mut sample = Sample::new();
        sample.push(&message.text, Label::Other);
        samples.push((sample, true));
    }
    samples
}

/// A sentence with a word in each of its slots.
fn fill(row: &str, slots: &[(&str, Vec<String>, Label)], dice: &mut Dice) -> Sample {
    let mut sample = Sample::new();
    for piece in row.split('{') {
        let (slot, rest) = piece.split_once('}').unwrap_or(("", piece));
        if let Some((slot, words, label)) = slots.iter().find(|(known, ..)| *known == slot) {
            // What is no name is found as it is, but for the nouns, any of which may be new.
            let made = matches!(*slot, "F" | "L" | "P" | "O" | "N" | "K" | "Q" | "Y");
            let word = if made { dice.name(words) } else { words[dice.below(words.len())].clone() };
            sample.push(&word, *label);
        }
        sample.push(rest, Label::Other);
    }
    sample
}

/// A message with its marks as labels. What has a form of its own is not learnt, but names of accounts are, as persons.
fn marked(text: &str) -> Sample {
    let mut sample = Sample::new();
    for (number, piece) in text.split('⟦').enumerate() {
        let Some((inside, behind)) = piece.split_once('⟧').filter(|_| number > 0) else {
            sample.push(piece, Label::Other);
            continue;
        };
        let (kind, surface) = inside.split_once('|').unwrap();
        let label = match kind {
            "person" | "handle" => Some(Label::Person),
            "place" => Some(Label::Place),
            "organisation" => Some(Label::Organisation),
            _ => None,
        };
        sample.push_some(surface, label);
        sample.push(behind, Label::Other);
    }
    sample
}

fn raw(list: &str) -> impl Iterator<Item = String> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .filter(|word| word.chars().count() > 2 && word.chars().all(|c| c <= '\u{24f}'))
        .map(str::to_owned)
}

type Example = (Vec<u32>, Label);

/// The tokens of a sample that may be part of a name, with their features; labels before them as they should be.
fn examples(sample: &Sample) -> Vec<Example> {
    let folded = Folded::new(&sample.text);
    let text = Text::new(&folded, |_| None, &Memo::default());
    let classes = Classes::of(&text);
    let label = |at: usize| {
        text.get(at).and_then(|token| *sample.labels.get(folded.origin(token.start..token.end()).start)?)
    };
    let mut before = Label::Other;
    let mut found = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        if token.is_word() && (may_be_name(token, text.lower) || goes_on(token, before)) {
            let mut buckets = Vec::new();
            features(&text, &classes, at, before, |bucket| buckets.push(u32::try_from(bucket).unwrap()));
            found.extend(label(at).map(|label| (buckets, label)));
        }
        if token.is_word() {
            before = label(at).unwrap_or(Label::Other);
        } else if !carries(token) {
            before = Label::Other;
        }
    }
    found
}

/// Multinomial logistic regression by stochastic gradient descent with steps that shrink for each weight (Adagrad).
fn learn(examples: &[Example]) -> Vec<[f32; 4]> {
    let mut weights = vec![[0.0_f32; 4]; BUCKETS];
    let mut steps = vec![[1e-6_f32; 4]; BUCKETS];
    let mut dice = Dice(3);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for _ in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.below(at + 1));
        }
        for (features, wanted) in order.iter().map(|at| &examples[*at]) {
            let mut sums = [0.0_f32; 4];
            for bucket in features {
                for (sum, weight) in sums.iter_mut().zip(weights[*bucket as usize]) {
                    *sum += weight;
                }
            }
            let most = sums.iter().copied().fold(f32::MIN, f32::max);
            let shares = sums.map(|sum| (sum - most).exp());
            let total: f32 = shares.iter().sum();
            for (label, share) in shares.iter().enumerate() {
                let slope = share / total - if label == *wanted as usize { 1.0 } else { 0.0 };
                for bucket in features {
                    let weight = &mut weights[*bucket as usize][label];
                    let step = &mut steps[*bucket as usize][label];
                    let slope = slope + 1e-5 * *weight;
                    *step += slope * slope;
                    *weight -= STEP * slope / step.sqrt();
                }
            }
        }
    }
    weights
}

fn bytes(weights: &[[f32; 4]]) -> Vec<u8> {
    let scale =
        weights.iter().flatten().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs())).min(3.0);
    let mut file = scale.to_le_bytes().to_vec();
    #[expect(clippy::cast_possible_truncation, reason = "clamped to a signed byte")]
    file.extend(
        weights
            .iter()
            .flatten()
            .map(|weight| ((weight / scale * STEPS).round().clamp(-STEPS, STEPS) as i8).cast_unsigned()),
    );
    file
}

#[test]
fn the_weights_are_learnt_from_the_material() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/understand/anonymise/learnt/weights.bin");
    let Some(source) = std::env::var_os("LOTSE_TRAIN").filter(|path| Path::new(path).is_file()) else {
        assert_eq!(WEIGHTS.len(), HEAD + BUCKETS * 4);
        assert!(
            WEIGHTS.iter().skip(HEAD).filter(|weight| **weight != 0).count() > 1_000,
            "nothing is learnt"
        );
        return;
    };
    let prose = germeval(&fs::read_to_string(source).unwrap());
    let own = own();
    let both = |sample: &Sample| [examples(sample), examples(&sample.small())].concat();
    let prose: Vec<Vec<Example>> = prose.iter().map(both).collect();
    let own: Vec<Example> =
        own.iter().flat_map(|(sample, chat)| if *chat { both(sample) } else { examples(sample) }).collect();
    let all = [prose.concat(), own].concat();
    let split = std::env::var("LOTSE_FOLD").ok().and_then(|fold| fold.parse::<usize>().ok());
    let learnt = match split {
        Some(fold) => {
            let kept: Vec<Example> = prose
                .iter()
                .enumerate()
                .filter(|(at, _)| at % 5 != fold)
                .flat_map(|(_, sample)| sample.clone())
                .collect();
            learn(&[kept, all[prose.concat().len()..].to_vec()].concat())
        }
        None => learn(&all),
    };
    fs::write(path, bytes(&learnt)).unwrap();
}
