//! Makes `weights.bin` and `printed.bin`.

pub(super) mod folds;

use std::fs;
use std::path::Path;

use super::super::facts::Memo;
use super::super::lexicon::{NAME, ORDINARY};
use super::super::person::{carries, goes_on, may_be_name};
use super::printed::printed_features;
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
/// Of a hundred words of persons' names so many are once learnt as if they were on no list, and of other words with a capital.
const NAMES_FORGOTTEN: usize = 70;
const WORDS_FORGOTTEN: usize = 15;

/// A text with the label of each of its characters.
pub(super) struct Sample {
    pub text: String,
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
pub(super) fn germeval(file: &str) -> Vec<Sample> {
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

/// One of our own sentences and messages.
pub(super) struct Own {
    pub sample: Sample,
    /// People write so in chats: what stands in newspapers is not written small.
    chat: bool,
    /// Which of the marked messages it is, and how often it came before.
    pub marked: Option<(usize, usize)>,
}

/// The marked messages.
pub(super) fn told() -> Vec<String> {
    let rows = MARKED.iter().flat_map(|list| list.lines()).filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).map(|(_, text)| text.replace("\\n", "\n")).collect()
}

pub(super) fn own() -> Vec<Own> {
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
            samples.extend(rows.map(|row| {
                let sample = fill(row, &slots, &mut dice);
                Own { sample, chat: material == MATERIAL, marked: None }
            }));
        }
    }
    let told = told();
    for time in 0..TOLD {
        let rows = told.iter().enumerate();
        samples.extend(rows.map(|(at, row)| Own {
            sample: marked(row),
            chat: true,
            marked: Some((at, time)),
        }));
    }
    for message in material::read(NAMELESS) {
        let mut sample = Sample::new();
        sample.push(&message.text, Label::Other);
        samples.push(Own { sample, chat: true, marked: None });
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
pub(super) fn marked(text: &str) -> Sample {
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

pub(super) type Example = (Vec<u32>, Label);

impl Sample {
    fn label(&self, folded: &Folded, token: &Token<'_>) -> Option<Label> {
        *self.labels.get(folded.origin(token.start..token.end()).start)?
    }

    /// The tokens of a sample that may be part of a name, with their features.
    fn examples(&self) -> Vec<Example> {
        let folded = Folded::new(&self.text);
        let text = Text::new(&folded, |_| None, &Memo::default());
        let classes = Classes::of(&text);
        self.of_tokens(&folded, &text, |at, token, before, found| {
            if may_be_name(token, text.lower) || goes_on(token, before) {
                features(&text, &classes, at, before, found);
            }
        })
    }

    /// As it is, and in small letters if people write so.
    fn both(&self, chat: bool) -> Vec<Example> {
        let small = chat.then(|| self.small().examples());
        [self.examples(), small.unwrap_or_default()].concat()
    }

    /// What the model for print learns: none where nouns have no capitals. Once as it is, once with some of the lists forgotten.
    fn printed(&self) -> Vec<Example> {
        let folded = Folded::new(&self.text);
        let mut text = Text::new(&folded, |_| None, &Memo::default());
        if text.lower {
            return Vec::new();
        }
        let known = self.printed_as(&folded, &text);
        self.forgetful(&folded, &mut text);
        [known, self.printed_as(&folded, &text)].concat()
    }

    fn printed_as(&self, folded: &Folded, text: &Text<'_>) -> Vec<Example> {
        let classes = Classes::of(text);
        self.of_tokens(folded, text, |at, token, before, found| {
            if token.is_capital() && may_be_name(token, false) {
                printed_features(text, &classes, at, before, found);
            }
        })
    }

    fn forgetful(&self, folded: &Folded, text: &mut Text<'_>) {
        let mut dice = Dice(self.text.len() as u64);
        for token in text.tokens.iter_mut().filter(|token| token.is_capital()) {
            let (share, flags) = match self.label(folded, token) {
                Some(Label::Person) => (NAMES_FORGOTTEN, NAME.with(Flags::GENITIVE)),
                _ => (WORDS_FORGOTTEN, ORDINARY),
            };
            if dice.below(100) < share {
                token.flags = token.flags.without(flags);
            }
        }
    }

    /// The words that `ask` gives features, with these and what they are; labels before them as they should be.
    fn of_tokens(
        &self,
        folded: &Folded,
        text: &Text<'_>,
        ask: impl Fn(usize, &Token<'_>, Label, &mut dyn FnMut(usize)),
    ) -> Vec<Example> {
        let mut before = Label::Other;
        let mut found = Vec::new();
        for (at, token) in text.tokens.iter().enumerate() {
            let label = self.label(folded, token);
            if token.is_word() {
                let mut buckets = Vec::new();
                ask(at, token, before, &mut |bucket| buckets.push(u32::try_from(bucket).unwrap()));
                found.extend(label.filter(|_| !buckets.is_empty()).map(|label| (buckets, label)));
                before = label.unwrap_or(Label::Other);
            } else if !carries(token) {
                before = Label::Other;
            }
        }
        found
    }
}

/// Multinomial logistic regression by stochastic gradient descent with steps that shrink for each weight (Adagrad).
fn learn(examples: &[&Example], buckets: usize) -> Vec<[f32; 4]> {
    let mut weights = vec![[0.0_f32; 4]; buckets];
    let mut steps = vec![[1e-6_f32; 4]; buckets];
    let mut dice = Dice(3);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for _ in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.below(at + 1));
        }
        for (features, wanted) in order.iter().map(|at| examples[*at]) {
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

/// What both models learn from: each sentence of `GermEval` and each of our own by itself.
pub(super) struct Lessons {
    chat: Vec<Vec<Example>>,
    printed: Vec<Vec<Example>>,
}

/// The files of both models.
pub(super) struct Learnt {
    pub chat: Vec<u8>,
    pub printed: Vec<u8>,
}

impl Lessons {
    pub(super) fn of(prose: &[Sample], own: &[Own]) -> Self {
        let ours = own.iter().map(|own| own.sample.both(own.chat));
        let chat = prose.iter().map(|sample| sample.both(true)).chain(ours).collect();
        // Here there is enough of what was printed, so that once is enough for the others.
        let again = |own: &Own| own.marked.is_some_and(|(_, time)| time > 0);
        let ours = own.iter().map(|own| if again(own) { Vec::new() } else { own.sample.printed() });
        let printed = prose.iter().map(Sample::printed).chain(ours).collect();
        Self { chat, printed }
    }

    /// Learns from those that are `kept`.
    pub(super) fn learn(&self, kept: impl Fn(usize) -> bool) -> Learnt {
        let some = |lessons: &[Vec<Example>], buckets: usize| {
            let lessons = lessons.iter().enumerate().filter(|(at, _)| kept(*at));
            let examples: Vec<&Example> = lessons.flat_map(|(_, examples)| examples).collect();
            bytes(&learn(&examples, buckets))
        };
        Learnt { chat: some(&self.chat, BUCKETS), printed: some(&self.printed, printed::BUCKETS) }
    }
}

#[test]
fn the_weights_are_learnt_from_the_material() {
    let Some(source) = std::env::var_os("LOTSE_TRAIN").filter(|path| Path::new(path).is_file()) else {
        for (file, buckets) in [(WEIGHTS, BUCKETS), (printed::WEIGHTS, printed::BUCKETS)] {
            assert_eq!(file.len(), HEAD + buckets * 4);
            let learnt = file.iter().skip(HEAD).filter(|weight| **weight != 0).count();
            assert!(learnt > 1_000, "nothing is learnt");
        }
        return;
    };
    let prose = germeval(&fs::read_to_string(source).unwrap());
    let learnt = Lessons::of(&prose, &own()).learn(|_| true);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/understand/anonymise/learnt");
    fs::write(folder.join("weights.bin"), learnt.chat).unwrap();
    fs::write(folder.join("printed.bin"), learnt.printed).unwrap();
}
