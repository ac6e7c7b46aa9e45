//! Couriers: the only ones who send. One task a channel, one letter a recipient at a time, the oldest first.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{self, JoinError, JoinSet};
use tokio::time::Instant;

use super::clock::Clock;
use super::ports::{Address, Carrier, Letter, Outcome, Recipient, RoomProblem};
use crate::handoff::relay::not_before;
use crate::id::{QueueId, RowId};
use crate::intake::dialogue::Hours;

/// How many recipients are written to at once. Telegram allows about 30 messages a second in all; more would only
/// collect refusals.
const AT_ONCE: usize = 30;

/// The first pause after a failure; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_mins(5);

/// A letter on its way, with what the courier must know besides.
pub struct Job {
    pub letter: Arc<Letter>,
    /// How often it has failed so far.
    pub attempts: u32,
    /// Not before this moment: of letters written down without their hours.
    pub not_before: Option<Instant>,
    /// The hours in which alone it may arrive. Looked at before each try, since a pause ends at any hour.
    pub hours: Option<Hours>,
}

/// What the courier reports to the desk about a letter.
pub enum Report {
    Sent {
        letter: Arc<Letter>,
        references: Vec<String>,
    },
    /// Will be tried again after the pause.
    Failed {
        row: RowId,
        attempts: u32,
        pause: Duration,
    },
    RoomClosed {
        letter: Arc<Letter>,
        problem: RoomProblem,
    },
    Gone {
        letter: Arc<Letter>,
    },
    Refused {
        letter: Arc<Letter>,
        why: &'static str,
    },
    /// Was taken back in time; nothing more will be heard of it.
    TakenBack {
        row: RowId,
    },
}

/// What a courier can be told.
enum Order {
    Carry(Vec<Job>),
    Cancel(RowId),
    Forget(Address),
    Open(QueueId),
    Settle(oneshot::Sender<()>),
}

/// The desk's end of a courier.
#[derive(Clone)]
pub struct Courier {
    orders: mpsc::UnboundedSender<Order>,
}

impl Courier {
    /// Starts a courier on a channel. It ends when this handle is dropped, after the letters under way are reported.
    pub fn start(
        carrier: Arc<dyn Carrier>,
        clock: Arc<dyn Clock>,
        reports: mpsc::UnboundedSender<Report>,
    ) -> (Self, tokio::task::JoinHandle<()>) {
        let (orders, incoming) = mpsc::unbounded_channel();
        let round = Round {
            carrier,
            clock,
            reports,
            lines: HashMap::new(),
            later: BinaryHeap::new(),
            waiting: HashMap::new(),
            numbers: 0,
            cancelled: HashSet::new(),
            under_way: JoinSet::new(),
            flying: HashMap::new(),
            settling: Vec::new(),
        };
        let task = tokio::spawn(round.run(incoming));
        (Self { orders }, task)
    }

    pub(super) fn carry(&self, jobs: Vec<Job>) {
        // The courier only ends with the desk; what it does not take is still in the outbox.
        let _ = self.orders.send(Order::Carry(jobs));
    }

    /// A letter that shall not go out any more. If it is already under way its report still comes.
    pub(super) fn cancel(&self, row: RowId) {
        let _ = self.orders.send(Order::Cancel(row));
    }

    /// A person who wants nothing more: what was written for them so far does not go out.
    pub(super) fn forget(&self, person: Address) {
        let _ = self.orders.send(Order::Forget(person));
    }

    /// A queue's room can be used (again).
    pub(super) fn open(&self, queue: QueueId) {
        let _ = self.orders.send(Order::Open(queue));
    }

    /// Waits until nothing is due or under way; letters that wait for their hour, their room or the end of a pause do
    /// not count. For transcripts, which must print an answer before they read on.
    pub async fn settled(&self) {
        let (done, answer) = oneshot::channel();
        if self.orders.send(Order::Settle(done)).is_ok() {
            // An error means the courier has ended: then nothing is under way either.
            let _ = answer.await;
        }
    }
}

/// The letters for one recipient, the oldest first.
#[derive(Default)]
struct Line {
    jobs: VecDeque<Job>,
    busy: bool,
    hold: Hold,
    /// The room was called open while a letter was under way: a refusal of that letter is old news.
    opened: bool,
}

/// Why no letter of a line may begin its way.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Hold {
    #[default]
    Free,
    /// Until the pause after a failure ends.
    Pausing,
    /// Until the room opens, or something new is to go there.
    Closed,
}

impl Line {
    fn ready(&self) -> bool {
        !self.busy && self.hold == Hold::Free && !self.jobs.is_empty()
    }

    /// Whether there is nothing to remember of it.
    fn is_over(&self) -> bool {
        !self.busy && self.hold != Hold::Pausing && self.jobs.is_empty()
    }

    fn release(&mut self, from: Hold) {
        if self.hold == from {
            self.hold = Hold::Free;
        }
    }
}

struct Round {
    carrier: Arc<dyn Carrier>,
    clock: Arc<dyn Clock>,
    reports: mpsc::UnboundedSender<Report>,
    lines: HashMap<Recipient, Line>,
    /// When something happens by itself: a pause ends, an hour comes.
    later: BinaryHeap<Reverse<(Instant, u64)>>,
    waiting: HashMap<u64, Later>,
    numbers: u64,
    /// Letters under way that shall not be tried again.
    cancelled: HashSet<RowId>,
    under_way: JoinSet<Outcome>,
    flying: HashMap<task::Id, Job>,
    settling: Vec<oneshot::Sender<()>>,
}

enum Later {
    Resume(Recipient),
    Deliver(Box<Job>),
}

impl Round {
    async fn run(mut self, mut incoming: mpsc::UnboundedReceiver<Order>) {
        loop {
            self.start_ready();
            self.tell_settled();
            let next = self.later.peek().map(|Reverse((at, _))| *at);
            tokio::select! {
                order = incoming.recv() => match order {
                    Some(order) => self.take(order),
                    None => break,
                },
                Some(done) = self.under_way.join_next_with_id() => self.landed(done),
                () = sleep_until(next) => self.wake(),
            }
        }
        while let Some(done) = self.under_way.join_next_with_id().await {
            self.landed(done);
        }
    }

    fn landed(&mut self, done: Result<(task::Id, Outcome), JoinError>) {
        let (id, outcome) = match done {
            Ok((id, outcome)) => (id, outcome),
            // A panic in a carrier loses only the attempt.
            Err(error) => (error.id(), Outcome::Retry { after: None }),
        };
        if let Some(job) = self.flying.remove(&id) {
            self.finish(job, outcome);
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Carry(jobs) => {
                let now = Instant::now();
                for job in jobs {
                    if let Some(at) = job.not_before.filter(|at| *at > now) {
                        self.do_later(at, Later::Deliver(Box::new(job)));
                        continue;
                    }
                    let line = self.line(&job.letter.to);
                    line.jobs.push_back(job);
                    // The channel may never say that a room is open: it looks when something there changes, and the server
                    // refuses when it likes. So each new letter is a new try.
                    line.release(Hold::Closed);
                }
            }
            Order::Cancel(row) => self.take_back(|letter| letter.row == row),
            Order::Forget(who) => self.take_back(|letter| match &letter.to {
                Recipient::Person(to) => to.channel == who.channel && to.person == who.person,
                Recipient::Queue(_) | Recipient::Operator => false,
            }),
            Order::Open(queue) => {
                if let Some(line) = self.lines.get_mut(&Recipient::Queue(queue)) {
                    line.release(Hold::Closed);
                    line.opened = line.busy;
                }
            }
            Order::Settle(done) => self.settling.push(done),
        }
    }

    /// Drops written letters that have not begun their way; those under way are not tried again.
    fn take_back(&mut self, unwanted: impl Fn(&Letter) -> bool) {
        let unwanted = |job: &Job| job.letter.is_written() && unwanted(&job.letter);
        let mut taken: Vec<RowId> = Vec::new();
        for line in self.lines.values_mut() {
            let (back, left) = std::mem::take(&mut line.jobs).into_iter().partition(&unwanted);
            line.jobs = left;
            let back: VecDeque<Job> = back;
            taken.extend(back.iter().map(|job| job.letter.row));
        }
        self.lines.retain(|_, line| !line.is_over());
        let later = self.waiting.extract_if(|_, later| matches!(later, Later::Deliver(job) if unwanted(job)));
        taken.extend(later.filter_map(|(_, later)| match later {
            Later::Deliver(job) => Some(job.letter.row),
            Later::Resume(_) => None,
        }));
        for row in taken {
            let _ = self.reports.send(Report::TakenBack { row });
        }
        let flying = self.flying.values().filter(|job| unwanted(job));
        self.cancelled.extend(flying.map(|job| job.letter.row));
    }

    fn line(&mut self, to: &Recipient) -> &mut Line {
        self.lines.entry(to.clone()).or_default()
    }

    fn start_ready(&mut self) {
        if self.under_way.len() >= AT_ONCE {
            return;
        }
        self.put_off();
        let mut free = AT_ONCE - self.under_way.len();
        for line in self.lines.values_mut().filter(|line| line.ready()) {
            if free == 0 {
                break;
            }
            let Some(job) = line.jobs.pop_front() else { continue };
            line.busy = true;
            line.opened = false;
            free -= 1;
            let (carrier, letter) = (Arc::clone(&self.carrier), Arc::clone(&job.letter));
            let flight = self.under_way.spawn(async move { carrier.carry(&letter).await });
            self.flying.insert(flight.id(), job);
        }
    }

    /// Takes letters that could begin their way out of the line until their hours come. Those behind them need not wait.
    fn put_off(&mut self) {
        let now = self.clock.now();
        let mut early = Vec::new();
        for line in self.lines.values_mut().filter(|line| line.ready()) {
            while let Some(wait) = line.jobs.front().and_then(|job| until_hours(job, now)) {
                early.extend(line.jobs.pop_front().map(|job| (Instant::now() + wait, job)));
            }
        }
        if early.is_empty() {
            return;
        }
        self.lines.retain(|_, line| !line.is_over());
        for (at, job) in early {
            self.do_later(at, Later::Deliver(Box::new(job)));
        }
    }

    fn finish(&mut self, job: Job, outcome: Outcome) {
        let to = job.letter.to.clone();
        let written = job.letter.is_written();
        self.line(&to).busy = false;
        let again = matches!(outcome, Outcome::Retry { .. } | Outcome::RoomClosed(_));
        if self.cancelled.remove(&job.letter.row) && again {
            // Nobody wants it any more: that it did not get through is no news.
            let _ = self.reports.send(Report::TakenBack { row: job.letter.row });
            return self.forget_if_over(&to);
        }
        let report = match outcome {
            Outcome::Sent { references } => Some(Report::Sent { letter: job.letter, references }),
            Outcome::Gone => {
                // Nothing reaches this recipient; what else waits for them is reported gone one by one.
                let waiting = std::mem::take(&mut self.line(&to).jobs);
                for job in waiting.into_iter().filter(|job| job.letter.is_written()) {
                    let _ = self.reports.send(Report::Gone { letter: job.letter });
                }
                Some(Report::Gone { letter: job.letter })
            }
            Outcome::Refused(why) => Some(Report::Refused { letter: job.letter, why }),
            // What has no row in the outbox is not worth a second try.
            Outcome::Retry { .. } | Outcome::RoomClosed(_) if !written => None,
            // Only queues are reported open again; every other room is simply tried again.
            Outcome::RoomClosed(_) if !matches!(to, Recipient::Queue(_)) => Some(self.pause(job, None)),
            Outcome::RoomClosed(problem) => self.wait_for_room(job, problem),
            Outcome::Retry { after } => Some(self.pause(job, after)),
        };
        if let Some(report) = report.filter(|_| written) {
            let _ = self.reports.send(report);
        }
        self.forget_if_over(&to);
    }

    /// Keeps no line without letters: its key names a person.
    fn forget_if_over(&mut self, to: &Recipient) {
        if self.lines.get(to).is_some_and(Line::is_over) {
            self.lines.remove(to);
        }
    }

    /// Puts a letter back in front of a room that takes nothing now.
    fn wait_for_room(&mut self, job: Job, problem: RoomProblem) -> Option<Report> {
        let (letter, to) = (Arc::clone(&job.letter), job.letter.to.clone());
        if self.line(&to).opened {
            self.line(&to).jobs.push_front(job);
            return None;
        }
        let line = self.line(&to);
        line.hold = Hold::Closed;
        line.jobs.push_front(job);
        Some(Report::RoomClosed { letter, problem })
    }

    /// Puts a letter back in front; its line pauses.
    fn pause(&mut self, mut job: Job, after: Option<Duration>) -> Report {
        job.attempts = job.attempts.saturating_add(1);
        let pause = after.unwrap_or_else(|| backoff(job.attempts));
        let (row, attempts, to) = (job.letter.row, job.attempts, job.letter.to.clone());
        let line = self.line(&to);
        line.hold = Hold::Pausing;
        line.jobs.push_front(job);
        self.do_later(Instant::now() + pause, Later::Resume(to));
        Report::Failed { row, attempts, pause }
    }

    fn do_later(&mut self, at: Instant, what: Later) {
        let number = self.numbers;
        self.numbers += 1;
        self.later.push(Reverse((at, number)));
        self.waiting.insert(number, what);
    }

    fn wake(&mut self) {
        let now = Instant::now();
        while let Some(Reverse((at, number))) = self.later.peek().copied() {
            if at > now {
                break;
            }
            self.later.pop();
            match self.waiting.remove(&number) {
                Some(Later::Resume(to)) => {
                    if let Some(line) = self.lines.get_mut(&to) {
                        line.release(Hold::Pausing);
                    }
                    self.forget_if_over(&to);
                }
                Some(Later::Deliver(job)) => self.line(&job.letter.to.clone()).jobs.push_back(*job),
                None => {}
            }
        }
    }

    fn tell_settled(&mut self) {
        let queued = self.lines.values().any(Line::ready);
        if !queued && self.under_way.is_empty() {
            for done in self.settling.drain(..) {
                let _ = done.send(());
            }
        }
    }
}

/// How long a letter must still wait for its hours.
fn until_hours(job: &Job, now: Timestamp) -> Option<Duration> {
    let opens = not_before(job.hours, now)?;
    Duration::try_from(opens.duration_since(now)).ok()
}

/// The pause after the n-th failure. No jitter: one process, and each recipient fails at its own time.
fn backoff(attempts: u32) -> Duration {
    FIRST_PAUSE.saturating_mul(1 << attempts.saturating_sub(1).min(12)).min(LONGEST_PAUSE)
}

async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
