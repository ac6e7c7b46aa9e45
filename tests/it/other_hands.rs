//! What is understood of messages by thirteen other hands, none of which had seen rules or weights: the honest figures, far
//! from the aims, and floors below which they must not fall.

use lotse::understand::concern::{Concern, Proposal, classify};
use lotse::understand::crisis::detect;

const MESSAGES: [&str; 3] = [
    include_str!("data/messages_a.tsv"),
    include_str!("data/messages_b.tsv"),
    include_str!("data/messages_c.tsv"),
];

struct Message {
    /// The kinds of advice that fit; empty if it is about something else, or says too little.
    kinds: Vec<Concern>,
    danger: bool,
    text: String,
}

fn messages() -> Vec<Message> {
    let lines = MESSAGES.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let [_, concern, crisis, text] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("not four fields: {line}")
            };
            let first_is_advice = concern.split('|').next().and_then(Concern::parse).is_some();
            let kinds = concern.split('|').filter_map(Concern::parse).filter(|_| first_is_advice).collect();
            Message { kinds, danger: crisis != "none", text: text.replace("\\n", "\n") }
        })
        .collect()
}

#[test]
fn the_kind_of_advice_is_told_no_worse_than_when_first_counted() {
    let (mut all, mut first, mut second, mut single, mut right) = (0, 0, 0, 0, 0);
    let (mut others, mut wrongly) = (0, 0);
    for message in messages() {
        let opinion = classify(&message.text);
        let proposed = match opinion.proposal() {
            Proposal::One(concern) => Some(concern),
            Proposal::Two(..) | Proposal::Ask => None,
        };
        if message.kinds.is_empty() {
            others += 1;
            wrongly += usize::from(proposed.is_some());
            continue;
        }
        let fits =
            |rank: usize| opinion.ranked.get(rank).is_some_and(|(kind, _)| message.kinds.contains(kind));
        all += 1;
        first += usize::from(fits(0));
        second += usize::from(fits(0) || fits(1));
        single += usize::from(proposed.is_some());
        right += usize::from(proposed.is_some_and(|kind| message.kinds.contains(&kind)));
    }
    println!(
        "of {all} messages the right kind is first in {first}, among the first two in {second}; \
         proposed alone {single}, of them right {right}; of {others} others {wrongly} wrongly proposed"
    );
    assert!(first * 100 >= all * 45, "first");
    assert!(second * 100 >= all * 62, "among the first two");
    assert!(right * 100 >= single * 71, "single proposals");
    assert!(wrongly * 100 <= others * 7, "others");
}

#[test]
fn dangers_are_seen_no_worse_than_when_first_counted() {
    let (mut dangers, mut seen, mut harmless, mut alarmed) = (0, 0, 0, 0);
    for message in messages() {
        let found = usize::from(detect(&message.text).is_some());
        if message.danger {
            dangers += 1;
            seen += found;
        } else {
            harmless += 1;
            alarmed += found;
        }
    }
    println!("{seen} of {dangers} dangers seen, {alarmed} of {harmless} harmless messages alarm");
    assert!(seen * 100 >= dangers * 75, "seen");
    assert!(alarmed * 100 <= harmless * 29, "false alarms");
}
