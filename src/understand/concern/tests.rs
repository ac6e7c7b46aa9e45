//! Makes `weights.bin` from the material, and tells how well it does on hands it has not met.
#![expect(clippy::cast_precision_loss, reason = "shares of some thousand messages")]

use std::fmt::Write as _;

use super::*;
use crate::understand::learnt::Features;
use crate::understand::learnt::train::{
    Example, Learnt, Owners, assert_learnt_from, fingerprint, folds, shares, temperature, writer,
};
use crate::understand::material::{FILES, MESSAGES, Message, is_natural};

/// How often the learner looks at each message.
const ROUNDS: usize = 20;

/// All that the weights depend on.
fn learnt_from() -> Vec<&'static str> {
    FILES.iter().copied().chain([include_str!("rules.toml"), include_str!("classes.toml")]).collect()
}

#[test]
fn the_weights_were_learnt_from_the_material_and_the_lists_there_are() {
    if std::env::var_os("LOTSE_TRAIN").is_none() {
        assert_learnt_from(include_bytes!("weights.bin"), &learnt_from());
    }
}

fn output(name: &str) -> usize {
    let kinds = Concern::ALL.iter().map(|kind| kind.as_str().to_owned());
    let fields = OtherField::ALL.iter().map(|field| format!("other:{}", field.as_str()));
    let all: Vec<String> = kinds.chain(fields).chain(["too_little".to_owned()]).collect();
    assert_eq!(all.len(), OUTPUTS);
    all.iter().position(|known| known == name).unwrap_or_else(|| panic!("there is no {name:?}"))
}

/// Whether the message teaches what people bring. The hands E and L wrote of danger; what their endangered people are to be
/// advised in was an afterthought.
fn tells_concern(message: &Message) -> bool {
    let of_danger = matches!(writer(&message.hand), "E" | "L") && message.crisis != "none";
    message.concern != "?" && !of_danger
}

/// A model and the features it has rows for.
struct Sorting {
    owners: Owners,
    model: Learnt<WIDTH, ROWS>,
}

impl Sorting {
    fn learn(messages: &[&Message]) -> Self {
        let owners = Owners::choose::<OUTPUTS>(
            ROWS,
            messages
                .iter()
                .map(|message| (features_of(message).buckets().collect(), *right(message).first().unwrap())),
        );
        let example = |message: &&Message| {
            let mut features = features_of(message);
            features.retain(|bucket| owners.owns(bucket));
            Example { features, right: right(message) }
        };
        let examples: Vec<Example<ROWS>> = messages.iter().map(example).collect();
        let model = Learnt::new(OUTPUTS, &examples.iter().collect::<Vec<_>>(), ROUNDS);
        Self { owners, model }
    }

    fn scores(&self, message: &Message) -> Vec<f32> {
        let mut features = features_of(message);
        features.retain(|bucket| self.owners.owns(bucket));
        self.model.scores(&features)[..OUTPUTS].to_vec()
    }
}

fn features_of(message: &Message) -> Features<ROWS> {
    let words = Words::new(&message.text);
    let (marks, whole) = SIGNS.find(&words);
    features(&words, 0..words.len(), &marks, &whole, TOGETHER)
}

fn right(message: &Message) -> Vec<usize> {
    message.concern.split('|').map(output).collect()
}

/// Figures over opinions, as the aims of the project count them.
#[derive(Default)]
struct Score {
    kinds: usize,
    first: usize,
    two: usize,
    one: usize,
    one_wrong: usize,
    others: usize,
    others_suggested: usize,
    fields: usize,
    field_right: usize,
    offered: usize,
}

impl Score {
    fn count(&mut self, opinion: &Opinion, right: &[usize]) {
        let number = |concern: Concern| Concern::ALL.iter().position(|kind| *kind == concern).unwrap();
        let fits = |concern: Concern| right.contains(&number(concern));
        let proposal = opinion.proposal();
        if right.iter().any(|output| *output < 5) {
            self.kinds += 1;
            self.first += usize::from(fits(opinion.ranked[0].0));
            self.two += usize::from(opinion.ranked[..2].iter().any(|(concern, _)| fits(*concern)));
            self.offered += usize::from(match proposal {
                Proposal::One(one) => fits(one),
                Proposal::Two(one, two) => fits(one) || fits(two),
                Proposal::Ask => false,
            });
        } else {
            self.others += 1;
            self.others_suggested += usize::from(matches!(proposal, Proposal::One(_)));
            if right.iter().any(|output| (5..12).contains(output)) {
                self.fields += 1;
                let field =
                    opinion.other.and_then(|field| OtherField::ALL.iter().position(|known| *known == field));
                self.field_right += usize::from(field.is_some_and(|field| right.contains(&(field + 5))));
            }
        }
        if let Proposal::One(one) = proposal {
            self.one += 1;
            self.one_wrong += usize::from(!fits(one));
        }
    }

    fn line(&self) -> String {
        let share = |part: usize, all: usize| part as f32 * 100.0 / all.max(1) as f32;
        let mut line = String::new();
        let _ = write!(
            line,
            "{} of five kinds: first {:.1}, first two {:.1}, offered {:.1} %; {} others: suggested {:.1}, field named {:.1} %; single {} wrong {:.1} % ({:.1} % of all)",
            self.kinds,
            share(self.first, self.kinds),
            share(self.two, self.kinds),
            share(self.offered, self.kinds),
            self.others,
            share(self.others_suggested, self.others),
            share(self.field_right, self.fields),
            self.one,
            share(self.one_wrong, self.one),
            share(self.one_wrong, self.kinds + self.others)
        );
        line
    }
}

/// Tells how many single suggestions are wrong from which share on, between the questions too.
fn how_sure(tried: &[(Vec<f32>, &[usize])], between: &[Vec<f32>], temperature: f32) {
    let between = between.iter().map(|scores| (scores, [].as_slice()));
    let all: Vec<(Opinion, &[usize])> = tried
        .iter()
        .map(|(scores, right)| (scores, *right))
        .chain(between)
        .map(|(scores, right)| {
            (Opinion::of_scores(std::array::from_fn(|at| scores[at] / temperature)), right)
        })
        .collect();
    for sure in [0.85, 0.88, 0.9, 0.92, 0.94, 0.96] {
        let single: Vec<bool> = all
            .iter()
            .filter(|(opinion, _)| opinion.other.is_none() && opinion.ranked[0].1 >= sure)
            .map(|(opinion, right)| {
                right.iter().any(|at| Concern::ALL.get(*at) == Some(&opinion.ranked[0].0))
            })
            .collect();
        let wrong = single.iter().filter(|right| !**right).count();
        println!(
            "from {sure}: {} single of {}, wrong {:.1} %",
            single.len(),
            all.len(),
            wrong as f32 * 100.0 / single.len() as f32
        );
    }
}

/// Opinions on each hand by a model made from the others; their temperature.
#[test]
fn training() {
    if std::env::var_os("LOTSE_TRAIN").is_none() {
        return;
    }
    let messages: Vec<&Message> = MESSAGES.iter().filter(|message| tells_concern(message)).collect();
    let hands: std::collections::BTreeSet<&str> =
        messages.iter().map(|message| message.hand.as_str()).collect();
    let mut tried: Vec<(&Message, Vec<f32>, Vec<usize>)> = Vec::new();
    // What is said between questions is not learnt from, and no kind should be suggested for it.
    let mut between: Vec<Vec<f32>> = Vec::new();
    for fold in folds(hands.iter().copied()) {
        let (tried_on, others): (Vec<&Message>, Vec<&Message>) =
            messages.iter().partition(|message| fold.contains(&message.hand.as_str()));
        let sorting = Sorting::learn(&others);
        let said_between = MESSAGES.iter().filter(|message| message.concern == "?" && is_natural(message));
        let of_these = said_between.filter(|message| fold.contains(&message.hand.as_str()));
        between.extend(of_these.map(|message| sorting.scores(message)));
        tried.extend(tried_on.into_iter().map(|message| (message, sorting.scores(message), right(message))));
    }
    let scored: Vec<(Vec<f32>, &[usize])> =
        tried.iter().map(|(_, scores, right)| (scores.clone(), right.as_slice())).collect();
    let temperature = temperature(&scored);
    println!("temperature {temperature}");
    let natural: Vec<(Vec<f32>, &[usize])> = tried
        .iter()
        .filter(|(message, ..)| is_natural(message))
        .map(|(_, scores, right)| (scores.clone(), right.as_slice()))
        .collect();
    how_sure(&natural, &between, temperature);
    let mut all = Score::default();
    for hand in &hands {
        let mut score = Score::default();
        for (message, scores, right) in tried.iter().filter(|(message, ..)| message.hand == *hand) {
            let outputs: [f32; OUTPUTS] = std::array::from_fn(|at| scores[at] / temperature);
            let opinion = Opinion::of_scores(outputs);
            score.count(&opinion, right);
            all.count(&opinion, right);
            let best = shares(scores, temperature);
            let most = (0..OUTPUTS).max_by(|a, b| best[*a].total_cmp(&best[*b])).unwrap();
            if std::env::var_os("LOTSE_SHOW").is_some() && !right.contains(&most) {
                println!(
                    "MISS {}\t{}\t{:?} {:.2}\t{}",
                    message.hand,
                    message.concern,
                    most,
                    best[most],
                    message.text.replace('\n', " ")
                );
            }
        }
        if score.kinds > 0 {
            println!("{hand}: {}", score.line());
        }
    }
    println!("all: {}", all.line());
    let sorting = Sorting::learn(&messages);
    let file = sorting.model.file(&sorting.owners, temperature, fingerprint(&learnt_from()));
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/understand/concern/weights.bin"), file).unwrap();
}
