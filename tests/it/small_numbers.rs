//! What a year of requests tells about one of them: a simulated year, counted as the desk counts, told as `lotse stats` tells it.
//!
//! How many requests there are, and how they spread, nobody knows yet; a hundred years drawn from what the field reports
//! (a few hundred a year, most for victims, districts by their inhabitants) are used instead.

use std::collections::BTreeMap;

use lotse::directory::Directory;
use lotse::directory::route::Need;
use lotse::handoff::statistics::{About, Key, Period, Statistics};
use lotse::handoff::suppression::{Cell, FEW};
use lotse::handoff::tally::{Counted, Fact, Month, Tally, Where};
use lotse::id::{Ags, ChannelKind, QueueId};
use lotse::intake::dialogue::Relation;
use lotse::understand::concern::Concern;

const YEARS: u64 = 100;
const REQUESTS: usize = 400;

/// Inhabitants in thousands, end of 2022, rounded; only how they compare matters.
const DISTRICTS: [(u32, u32); 8] = [
    (13_003, 210),
    (13_004, 98),
    (13_071, 257),
    (13_072, 221),
    (13_073, 227),
    (13_074, 159),
    (13_075, 238),
    (13_076, 213),
];

/// One request as its card shows it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Facts {
    month: i8,
    district: Option<u32>,
    concern: Option<&'static str>,
    relation: &'static str,
}

/// Numbers that look drawn by lot and are the same in each run (xorshift64*).
struct Lot(u64);

impl Lot {
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        u32::try_from(drawn % u64::from(end)).expect("below a u32")
    }

    fn weighted<T: Copy>(&mut self, choices: &[(T, u32)]) -> T {
        let mut at = self.below(choices.iter().map(|(_, weight)| weight).sum());
        for (choice, weight) in choices {
            match at.checked_sub(*weight) {
                Some(rest) => at = rest,
                None => return *choice,
            }
        }
        unreachable!("the weights sum up")
    }

    fn request(&mut self) -> (Facts, Concern, Relation, ChannelKind) {
        use Relation::{Affected, Company, Municipality, Parent, Professional, Relative, WantsOut, Witness};
        let concern = self.weighted(&[
            (Concern::Opferberatung, 40),
            (Concern::MobileBeratung, 30),
            (Concern::Elternberatung, 15),
            (Concern::Distanzierungsberatung, 10),
            (Concern::Ausstiegsberatung, 5),
        ]);
        let relation = self.weighted(match concern {
            Concern::Opferberatung => &[(Affected, 60), (Witness, 20), (Relative, 20)],
            Concern::Elternberatung => &[(Parent, 80), (Relative, 20)],
            Concern::Distanzierungsberatung => &[(Professional, 60), (Affected, 20), (Parent, 20)],
            Concern::Ausstiegsberatung => &[(WantsOut, 80), (Relative, 20)],
            Concern::MobileBeratung => &[(Municipality, 40), (Professional, 40), (Witness, 15), (Company, 5)],
        });
        let known = self.below(10) > 0;
        let district = known.then(|| self.weighted(&DISTRICTS));
        let channel = self.weighted(&[(ChannelKind::Telegram, 80), (ChannelKind::Matrix, 20)]);
        let month = i8::try_from(self.below(12)).expect("a month") + 1;
        let facts = Facts { month, district, concern: Some(concern.as_str()), relation: relation.as_str() };
        (facts, concern, relation, channel)
    }
}

/// A year of requests, as cards and as counts.
fn year(seed: u64, directory: &Directory) -> (Vec<Facts>, Vec<Counted>) {
    let mut lot = Lot(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut cards = Vec::new();
    let mut counted = Vec::new();
    let today = jiff::civil::date(2027, 1, 1);
    for _ in 0..REQUESTS {
        let (facts, concern, relation, channel) = lot.request();
        let ags = facts.district.map(Ags);
        let need = Need { concern: Some(concern), district: ags, relation: Some(relation), outside: false };
        let queue = directory.route(&need, today).queue;
        let month = Month::new(2026, facts.month).expect("a month");
        let place = ags.map_or(Where::Unsaid, Where::In);
        let told = [
            Fact::Received,
            Fact::Concern(Some(concern)),
            Fact::District(place),
            Fact::Relation(Some(relation)),
            Fact::Channel(channel),
        ];
        let tally = |fact| Tally { month, queue: queue.clone(), fact };
        counted.extend(told.map(|fact| Counted { tally: tally(fact), count: 1 }));
        cards.push(facts);
    }
    (cards, counted)
}

fn period() -> Period {
    Period::year(2026, Month::new(2027, 1).expect("a month")).expect("a year")
}

/// How many requests share what their card shows with no other.
fn alone<K: Ord>(cards: &[Facts], what: impl Fn(&Facts) -> K) -> usize {
    let mut groups: BTreeMap<K, usize> = BTreeMap::new();
    for card in cards {
        *groups.entry(what(card)).or_default() += 1;
    }
    groups.values().filter(|count| **count == 1).count()
}

/// The numbers told in a table.
fn shown(statistics: &Statistics, about: About) -> Vec<(Key, u64)> {
    let table = statistics.tables.iter().find(|table| table.about == about).expect("the table");
    let rows = table.rows.iter().filter_map(|row| match row.cell {
        Cell::Shown(count) => Some((row.key.clone(), count)),
        Cell::Few | Cell::Withheld => None,
    });
    rows.collect()
}

/// The most certain conclusion from one told number to another: of so many requests with the one fact at least this share must
/// have the other as well, since both do not fit into all of them beside each other (Fréchet's bound).
fn surest(statistics: &Statistics) -> f64 {
    let Cell::Shown(total) = statistics.total else { return 0.0 };
    let abouts = [About::Concern, About::District, About::Relation, About::Channel, About::Queue];
    let mut surest = 0.0_f64;
    for one in abouts {
        for other in abouts.into_iter().filter(|other| *other != one) {
            for (_, n) in shown(statistics, one) {
                for (_, m) in shown(statistics, other) {
                    #[expect(clippy::cast_precision_loss, reason = "counts of a year")]
                    let share = (n + m).saturating_sub(total) as f64 / n as f64;
                    surest = surest.max(share);
                }
            }
        }
    }
    surest
}

#[test]
fn a_year_tells_no_small_number_and_nothing_for_sure_about_anybody() {
    let directory = Directory::built_in().expect("the built-in directory");
    let (mut cells, mut held_back, mut least) = ([0; 2], [0; 2], u64::MAX);
    let (mut surest_of_all, mut alone_in_month, mut alone_in_year) = (0.0_f64, 0, 0);
    for seed in 1..=YEARS {
        let (cards, counted) = year(seed, &directory);
        let queues: Vec<QueueId> = directory.queues().iter().map(|queue| queue.id.clone()).collect();
        let reports = [None].into_iter().chain(queues.iter().map(Some));
        for queue in reports {
            let statistics = Statistics::of(&counted, &directory, period(), queue);
            for row in statistics.tables.iter().flat_map(|table| &table.rows) {
                let own = usize::from(queue.is_some());
                cells[own] += 1;
                match row.cell {
                    Cell::Shown(count) => least = least.min(count),
                    Cell::Few | Cell::Withheld => held_back[own] += 1,
                }
            }
            if queue.is_none() {
                surest_of_all = surest_of_all.max(surest(&statistics));
            }
        }
        let kind = |card: &Facts| (card.district, card.concern, card.relation);
        alone_in_month += alone(&cards, |card| (card.month, kind(card)));
        alone_in_year += alone(&cards, kind);
    }
    let requests = usize::try_from(YEARS).expect("few") * REQUESTS;
    let percent = |part: usize, whole: usize| 100 * part / whole.max(1);
    let smallest = DISTRICTS.iter().map(|(_, thousands)| thousands).min().expect("districts");
    eprintln!("simulated years: {YEARS}, requests in each: {REQUESTS}");
    eprintln!(
        "smallest number told: {least}; cells held back: {} % in the network's report, {} % in those of one service",
        percent(held_back[0], cells[0]),
        percent(held_back[1], cells[1])
    );
    eprintln!("surest conclusion from one number told to another: {:.0} %", surest_of_all * 100.0);
    eprintln!(
        "cards whose district, kind of advice and role no other shares: {} % within the month, {} % within \
               the year",
        percent(alone_in_month, requests),
        percent(alone_in_year, requests)
    );
    eprintln!("inhabitants of the smallest district a card can name: {smallest} thousand");
    assert!(least >= FEW);
    // Where nearly all write on Telegram, that somebody did is no secret; nothing else comes near certainty.
    assert!(surest_of_all < 0.9, "{surest_of_all}");
}
