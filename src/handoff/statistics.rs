//! The counts of a time, as tables in which no small number is told.
//!
//! All tables are about the same requests, those received in that time, and have the same total: where a fact is not
//! known yet, or never will be, a row of its own says so. So no table's sum tells something about another table.
//!
//! What no table can help: whoever knows how requests are routed can guess from a service's number at that of its concern.
//!
//! Times of different reports should not overlap, since the difference of two reports may be small: a report is a year.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::suppression::{Cell, protect, sum};
use super::tally::{Answered, Counted, Ended, Fact, Helped, Month, Where};
use crate::directory::Directory;
use crate::id::{ChannelKind, QueueId};
use crate::intake::dialogue::Relation;
use crate::understand::concern::Concern;

/// Months that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    first: Month,
    last: Month,
}

impl Period {
    /// A year as far as it has come; `None` if it has not begun.
    pub fn year(year: i16, now: Month) -> Option<Self> {
        let (first, last) = (Month::new(year, 1)?, Month::new(year, 12)?.min(now));
        (first <= last).then_some(Self { first, last })
    }

    /// This month and the eleven before it.
    pub fn twelve_months(now: Month) -> Self {
        let first = (0..11).fold(now, |month, _| month.before());
        Self { first, last: now }
    }

    pub fn first(self) -> Month {
        self.first
    }

    pub fn last(self) -> Month {
        self.last
    }

    /// The months, the earliest first.
    pub fn months(self) -> Vec<Month> {
        let back = std::iter::successors(Some(self.last), |month| Some(month.before()));
        let mut months: Vec<Month> = back.take_while(|month| *month >= self.first).collect();
        months.reverse();
        months
    }

    fn contains(self, month: Month) -> bool {
        (self.first..=self.last).contains(&month)
    }
}

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    Month,
    Queue,
    Concern,
    District,
    Relation,
    Channel,
    /// The time to the first answer.
    Answered,
    Ended,
    Helped,
}

impl About {
    /// All tables, in their order.
    pub const ALL: [Self; 9] = [
        Self::Month,
        Self::Queue,
        Self::Concern,
        Self::District,
        Self::Relation,
        Self::Channel,
        Self::Answered,
        Self::Ended,
        Self::Helped,
    ];

    /// The name in the locale.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Queue => "queue",
            Self::Concern => "concern",
            Self::District => "district",
            Self::Relation => "relation",
            Self::Channel => "channel",
            Self::Answered => "answered",
            Self::Ended => "ended",
            Self::Helped => "helped",
        }
    }
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Month(Month),
    Queue(QueueId),
    Fact(Fact),
    /// The requests of which this is not known.
    Rest,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub key: Key,
    pub cell: Cell,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub about: About,
    /// Never empty.
    pub rows: Vec<Row>,
}

impl Table {
    /// Whether there is too little in it to tell anything.
    pub fn is_withheld(&self) -> bool {
        self.rows.iter().all(|row| row.cell == Cell::Withheld)
    }
}

/// What is told of the requests of a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    pub period: Period,
    /// Those of this queue only.
    pub queue: Option<QueueId>,
    /// All requests received.
    pub total: Cell,
    /// Empty where already the total is too small.
    pub tables: Vec<Table>,
}

impl Statistics {
    /// Adds up what was counted in a time, of one queue or of all.
    pub fn of(counted: &[Counted], directory: &Directory, period: Period, queue: Option<&QueueId>) -> Self {
        let sums = Sums::of(counted, period, queue);
        let total = sums.received;
        let abouts = About::ALL.into_iter().filter(|about| queue.is_none() || *about != About::Queue);
        let tables = match Cell::alone(total) {
            Cell::Shown(_) => abouts.filter_map(|about| sums.table(about, directory)).collect(),
            Cell::Few | Cell::Withheld => Vec::new(),
        };
        Self { period, queue: queue.cloned(), total: Cell::alone(total), tables }
    }
}

/// The sums of a time, and what was counted at any time.
struct Sums {
    period: Period,
    received: u64,
    by_key: HashMap<Key, u64>,
    known: Vec<Key>,
}

impl Sums {
    fn of(counted: &[Counted], period: Period, queue: Option<&QueueId>) -> Self {
        let mut sums = Self { period, received: 0, by_key: HashMap::new(), known: Vec::new() };
        let mut known = HashSet::new();
        for Counted { tally, count } in
            counted.iter().filter(|counted| queue.is_none_or(|queue| counted.tally.queue == *queue))
        {
            let keys = if tally.fact == Fact::Received {
                vec![Key::Month(tally.month), Key::Queue(tally.queue.clone())]
            } else {
                vec![Key::Fact(tally.fact)]
            };
            known.extend(keys.iter().cloned());
            if !period.contains(tally.month) {
                continue;
            }
            if tally.fact == Fact::Received {
                sums.received = sums.received.saturating_add(*count);
            }
            for key in keys {
                let sum = sums.by_key.entry(key).or_default();
                *sum = sum.saturating_add(*count);
            }
        }
        sums.known = known.into_iter().collect();
        sums
    }

    fn table(&self, about: About, directory: &Directory) -> Option<Table> {
        let facts = |facts: Vec<Fact>| facts.into_iter().map(Key::Fact).collect::<Vec<_>>();
        let mut keys = match about {
            About::Month => self.period.months().into_iter().map(Key::Month).collect(),
            About::Queue => self.queues(directory),
            About::Concern => facts(said_or_not(Concern::ALL, Fact::Concern)),
            About::District => facts(self.districts(directory).into_iter().map(Fact::District).collect()),
            About::Relation => facts(said_or_not(Relation::ALL, Fact::Relation)),
            About::Channel => {
                let channels = [ChannelKind::Telegram, ChannelKind::Matrix, ChannelKind::Terminal];
                let used = |key: &Key| self.known.contains(key);
                facts(channels.map(Fact::Channel).into()).into_iter().filter(used).collect()
            }
            About::Answered => facts(Answered::ALL.map(Fact::Answered).into()),
            About::Ended => facts(Ended::all().map(Fact::Ended).collect()),
            About::Helped => facts(Helped::ALL.map(Fact::Helped).into()),
        };
        let mut counts: Vec<u64> =
            keys.iter().map(|key| self.by_key.get(key).copied().unwrap_or_default()).collect();
        // In these the sum is less than the total as long as cases are open.
        if matches!(about, About::Answered | About::Ended | About::Helped) {
            counts.push(self.received.saturating_sub(sum(&counts)));
            keys.push(Key::Rest);
        }
        let rows = keys.into_iter().zip(protect(&counts)).map(|(key, cell)| Row { key, cell });
        let rows: Vec<Row> = rows.collect();
        (!rows.is_empty()).then_some(Table { about, rows })
    }

    /// The queues that ever got a request, in the order of the directory; then those it does not know any more.
    fn queues(&self, directory: &Directory) -> Vec<Key> {
        let of_directory = directory.queues().iter().map(|queue| Key::Queue(queue.id.clone()));
        let mut gone: BTreeSet<&QueueId> = BTreeSet::new();
        for key in &self.known {
            if let Key::Queue(id) = key
                && directory.queue(id).is_none()
            {
                gone.insert(id);
            }
        }
        let gone = gone.into_iter().cloned().map(Key::Queue);
        of_directory.filter(|key| self.known.contains(key)).chain(gone).collect()
    }

    /// The districts of the directory, those it does not know any more, and what is none.
    fn districts(&self, directory: &Directory) -> Vec<Where> {
        let mut gone: BTreeSet<Where> = BTreeSet::new();
        for key in &self.known {
            if let Key::Fact(Fact::District(Where::In(ags))) = key
                && directory.district(*ags).is_none()
            {
                gone.insert(Where::In(*ags));
            }
        }
        let of_directory = directory.districts().iter().map(|district| Where::In(district.ags));
        of_directory.chain(gone).chain([Where::Several, Where::Outside, Where::Unsaid]).collect()
    }
}

/// One fact for each value, and one for none.
fn said_or_not<T, const N: usize>(all: [T; N], fact: impl Fn(Option<T>) -> Fact) -> Vec<Fact> {
    all.into_iter().map(Some).chain([None]).map(fact).collect()
}
