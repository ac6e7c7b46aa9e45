//! The desk's task: takes requests and reports, commits, hands rows to couriers.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use super::bars::Bars;
use super::clock::{Clock, day};
use super::due::Due;
use super::echo::Echoes;
use super::inbound::random_code;
use super::limits::Limits;
use super::outbox::{Courier, Job, Report};
use super::ports::{Address, Batch, DeskError, Handed, Letter, Outgoing, Recipient, RoomProblem};
use super::returning::Guesses;
use super::seen::Seen;
use super::stories::Stories;
use super::work::{Then, Work};
use super::{LAST_REPORTS, MARK_DELAY, MARKS_AGAIN, SWEEP_EVERY};
use crate::directory::Directory;
use crate::handoff::consultation::Number;
use crate::handoff::retention::Retention;
use crate::handoff::roster::Roster;
use crate::id::{CaseCode, ChannelKind, Lookup, QueueId, RowId};
use crate::intake::dialogue::Hours;
use crate::intake::step::{Guide, Mode};
use crate::locale::Catalogue;
use crate::store::{NewLetter, Pending, Store, StoreError};
use crate::understand::anonymise::Anonymiser;

/// What the operator decides about the desk.
pub struct Settings {
    pub retention: Retention,
    /// How much Telegram may do; the other channels do everything.
    pub telegram_mode: Mode,
    /// The queues whose room is configured.
    pub queues_with_room: BTreeSet<QueueId>,
    /// The channel the centres' rooms are on.
    pub rooms_on: ChannelKind,
    /// Whether there is a room for alarms.
    pub operator_room: bool,
    /// How long an answer of staff can still be halted before it leaves, in seconds; 0: not at all.
    pub answer_pause: u16,
    /// How long a person's messages are gathered before they are shown to staff, in seconds; 0: not at all.
    pub gather_pause: u16,
}

/// A letter that waits for its courier.
pub(super) struct Held {
    pub(super) letter: Arc<Letter>,
    attempts: u32,
    not_before: Option<Timestamp>,
    hours: Option<Hours>,
}

impl Held {
    fn job(self, now: Timestamp) -> Job {
        // Hours are looked at before each try. Besides, a letter that was tried before was due, and those behind it must
        // not overtake it; a moment in the past is no wait.
        let due = self.not_before.filter(|_| self.attempts == 0 && self.hours.is_none());
        let wait = due.and_then(|at| Duration::try_from(at.duration_since(now)).ok());
        Job {
            letter: self.letter,
            attempts: self.attempts,
            not_before: wait.map(|wait| Instant::now() + wait),
            hours: self.hours,
        }
    }
}

/// A letter about a case or a consultation, with its courier or before it has one.
pub(super) struct About {
    pub(super) code: Option<CaseCode>,
    pub(super) consultation: Option<Number>,
    /// It brings somebody's own words, who must hear if it never arrives.
    pub(super) words: bool,
    /// It brings the answer of this number, or is its echo.
    pub(super) answer: Option<u16>,
    /// It brings what the person wrote, as the post of this number.
    pub(super) post: Option<u16>,
    pub(super) letter: Arc<Letter>,
}

impl About {
    /// Whether it is about this case.
    pub(super) fn is_of(&self, code: &CaseCode) -> bool {
        self.code.as_ref() == Some(code)
    }
}

/// The one task that owns all writes.
pub struct Desk {
    pub(super) store: Arc<Store>,
    pub(super) catalogue: Arc<Catalogue>,
    /// With the absences that staff told.
    pub(super) directory: Arc<Directory>,
    /// What staff said of who is there.
    pub(super) rosters: BTreeMap<QueueId, Roster>,
    pub(super) anonymiser: Anonymiser,
    pub(super) settings: Settings,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) stories: Stories,
    pub(super) seen: Seen,
    /// What is known of the centres' rooms.
    pub(super) rooms: HashMap<QueueId, Option<RoomProblem>>,
    /// The message of each person that still shows buttons. In memory only: before consent nothing more may be kept, and
    /// a button that outlives a restart is understood as a stale one.
    pub(super) live_buttons: HashMap<Lookup, String>,
    /// The letters about a case that are not done with.
    pub(super) about: HashMap<RowId, About>,
    /// Letters for channels whose courier has not come yet, by transaction. What was found unsent at start may have
    /// reached the server before the program ended; then its echo says so, and it is not carried again.
    pub(super) unsent: HashMap<String, Held>,
    /// What our own events tell when they come back.
    pub(super) echoes: Echoes,
    /// What falls due by the clock.
    pub(super) due: Due,
    /// Who has tried return codes that nobody has.
    pub(super) guesses: Guesses,
    /// Whom which service refuses.
    pub(super) bars: Bars,
    pub(super) limits: Limits,
    /// Who has agreed to be stored, of those who have written since the start.
    pub(super) agreed: HashSet<Lookup>,
    couriers: HashMap<ChannelKind, Courier>,
    /// Where case codes come from.
    pub(super) draw_code: Box<dyn FnMut() -> CaseCode + Send + Sync>,
}

impl Desk {
    /// A desk over a store. Couriers are added before it runs.
    pub fn new(
        store: Arc<Store>,
        catalogue: Arc<Catalogue>,
        directory: Arc<Directory>,
        settings: Settings,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            anonymiser: Anonymiser::new(catalogue.placeholders().clone(), directory.place_names()),
            store,
            catalogue,
            directory,
            rosters: BTreeMap::new(),
            settings,
            clock,
            stories: Stories::default(),
            seen: Seen::default(),
            rooms: HashMap::new(),
            live_buttons: HashMap::new(),
            about: HashMap::new(),
            unsent: HashMap::new(),
            echoes: Echoes::default(),
            due: Due::default(),
            guesses: Guesses::default(),
            bars: Bars::default(),
            limits: Limits::default(),
            agreed: HashSet::new(),
            couriers: HashMap::new(),
            draw_code: Box::new(random_code),
        }
    }

    /// The same desk with another source of case codes than chance, for showing what happens when one is taken.
    #[must_use]
    pub fn drawing_codes(mut self, draw: impl FnMut() -> CaseCode + Send + Sync + 'static) -> Self {
        self.draw_code = Box::new(draw);
        self
    }

    pub(super) fn guide(&self, channel: ChannelKind) -> Guide<'_> {
        let mode = if channel == ChannelKind::Telegram { self.settings.telegram_mode } else { Mode::Full };
        Guide {
            directory: &self.directory,
            anonymiser: &self.anonymiser,
            channel,
            mode,
            queues_with_room: &self.settings.queues_with_room,
            today: day(self.clock.now()),
        }
    }

    /// Reads back what was not sent when the program last ended. It goes out when its channel's courier is hired, which
    /// is after the channel has caught up.
    pub async fn recover(&mut self) -> Result<(), StoreError> {
        for pending in self.store.pending().await? {
            let Pending {
                row,
                transaction,
                to,
                what,
                about,
                consultation,
                words,
                answer,
                post,
                not_before,
                hours,
                attempts,
                ..
            } = pending;
            let letter = Arc::new(Letter { row, transaction: transaction.clone(), to, what });
            self.remember((about, consultation), (words, answer, post), &letter);
            self.unsent.insert(transaction, Held { letter, attempts, not_before, hours });
        }
        for letter in self.store.taken_back().await? {
            self.echoes.take_back(letter);
        }
        self.bars = Bars::load(&self.store).await?;
        self.recover_rosters().await?;
        self.set_looks().await?;
        self.due = Due::at(self.store.next_due(Timestamp::MIN).await?);
        Ok(())
    }

    fn remember(
        &mut self,
        (code, consultation): (Option<CaseCode>, Option<Number>),
        (words, answer, post): (bool, Option<u16>, Option<u16>),
        letter: &Arc<Letter>,
    ) {
        if code.is_some() || consultation.is_some() {
            let about = About { code, consultation, words, answer, post, letter: Arc::clone(letter) };
            self.about.insert(letter.row, about);
        }
    }

    /// The case a letter under way is about.
    pub(super) fn case_of(&self, letter: &Letter) -> Option<CaseCode> {
        self.about.get(&letter.row)?.code.clone()
    }

    /// Works until `stop` says so and the channels have let go of their handles, then commits what is left.
    pub async fn run(
        mut self,
        mut requests: mpsc::Receiver<Handed>,
        mut hires: mpsc::Receiver<(ChannelKind, Courier)>,
        mut reports: mpsc::UnboundedReceiver<Report>,
        mut stop: watch::Receiver<bool>,
    ) {
        let mut sweeps = interval(SWEEP_EVERY);
        sweeps.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut waiting: Vec<Report> = Vec::new();
        let mut reports_due: Option<Instant> = None;
        loop {
            let wakes = self.due.wakes(self.clock.now());
            tokio::select! {
                biased;
                Some(report) = reports.recv() => {
                    waiting.push(report);
                    reports_due.get_or_insert_with(|| Instant::now() + MARK_DELAY);
                }
                // Before what came later. It cannot keep requests waiting: what is due is done, or tried again in a while.
                () = until(wakes) => self.do_due().await,
                handed = requests.recv() => match handed {
                    Some(handed) => {
                        self.handed(handed, &mut waiting).await;
                        if waiting.is_empty() {
                            reports_due = None;
                        }
                    }
                    None => break,
                },
                Some((channel, courier)) = hires.recv() => self.hire(channel, courier),
                () = until(reports_due) => {
                    self.commit_reports(&mut waiting).await;
                    // What could not be written down is tried again, also if nothing else happens.
                    reports_due = (!waiting.is_empty()).then(|| Instant::now() + MARKS_AGAIN);
                }
                _ = sweeps.tick() => {
                    if self.sweep().await.is_err() {
                        tracing::error!("expired rows could not be deleted; tried again at the next sweep");
                    }
                }
                () = told_to(&mut stop) => break,
            }
        }
        // Dropping the couriers ends them; what they report on the way out is still written down.
        self.couriers.clear();
        requests.close();
        let late = async {
            while let Some(report) = reports.recv().await {
                waiting.push(report);
            }
        };
        // A server that does not answer must not hold up the end; its letters are still in the outbox.
        let _ = timeout(LAST_REPORTS, late).await;
        self.commit_reports(&mut waiting).await;
    }

    fn hire(&mut self, channel: ChannelKind, courier: Courier) {
        let (now, rooms_on) = (self.clock.now(), self.settings.rooms_on);
        let mine = self.unsent.extract_if(|_, held| channel_of(&held.letter.to, rooms_on) == channel);
        let mut letters: Vec<Held> = mine.map(|(_, held)| held).collect();
        letters.sort_by_key(|held| held.letter.row);
        courier.carry(letters.into_iter().map(|held| held.job(now)).collect());
        self.couriers.insert(channel, courier);
    }

    async fn handed(&mut self, handed: Handed, waiting: &mut Vec<Report>) {
        // An answer nobody waits for any more is no error: the channel has gone.
        match handed {
            Handed::Batch(batch, done) => {
                let _ = done.send(self.batch(batch, waiting).await.map_err(|error| refused(&error)));
            }
            Handed::Cursor(channel, done) => {
                let _ = done.send(self.store.cursor(channel).await.map_err(|error| refused(&error)));
            }
            Handed::Kept(channel, done) => {
                let _ = done.send(self.store.kept(channel).await.map_err(|error| refused(&error)));
            }
            Handed::Secret(name, done) => {
                let _ = done.send(self.store.secret(name).await.map_err(|error| refused(&error)));
            }
            Handed::PutSecret(name, value, done) => {
                let put = self.store.put_secret(name, value.as_deref()).await;
                let _ = done.send(put.map_err(|error| refused(&error)));
            }
            Handed::Forgotten(people, done) => {
                let _ = done.send(self.forgotten(people).await.map_err(|error| refused(&error)));
            }
        }
    }

    async fn commit_reports(&mut self, waiting: &mut Vec<Report>) {
        if waiting.is_empty() {
            return;
        }
        let batch = Batch::new(self.settings.rooms_on);
        if let Err(error) = self.batch(batch, waiting).await {
            // They stay and ride in the next commit. Should the program end before, letters are sent twice, never lost.
            tracing::error!(%error, "the couriers' reports could not be written down");
        }
    }

    /// Writes a unit of work down, and only then does what follows from it.
    pub(super) async fn commit(&mut self, work: Work) -> Result<(), StoreError> {
        let now = work.now;
        let (mut commit, then) = work.finish();
        let written = self.store.commit(&commit).await?;
        self.due.learn(&commit);
        self.bars.learn(&self.store, &commit.bars);
        self.learn_who_agreed(&commit.people);
        self.learn_rosters(std::mem::take(&mut commit.rosters));
        let mut letters: Vec<Held> = Vec::with_capacity(written.len());
        for (letter, written) in std::mem::take(&mut commit.outbox).into_iter().zip(written) {
            let NewLetter { to, what, about, consultation, words, answer, post, not_before, hours, .. } =
                letter;
            let letter = Arc::new(Letter { row: written.row, transaction: written.transaction, to, what });
            self.remember((about, consultation), (words, answer, post), &letter);
            letters.push(Held { letter, attempts: 0, not_before, hours });
        }
        for letter in commit.taken_back {
            self.echoes.take_back(letter);
        }
        self.then(then, &mut letters, now);
        self.carry(letters, now);
        Ok(())
    }

    fn then(&mut self, then: Then, letters: &mut Vec<Held>, now: Timestamp) {
        for (who, change) in then.stories {
            self.stories.apply(who, change, now);
        }
        for who in then.guesses {
            self.guesses.count(who, now);
        }
        for name in then.seen {
            self.seen.remember(name);
        }
        for (transaction, reference) in then.heard {
            self.echoes.hear(transaction, reference);
        }
        for row in then.cancel {
            // A courier that has it says when it is done with it: one under way may still arrive.
            self.couriers.values().for_each(|courier| courier.cancel(row));
            let unsent = self.unsent.extract_if(|_, held| held.letter.row == row);
            for (_, held) in unsent {
                self.about.remove(&held.letter.row);
            }
        }
        for person in then.forgotten {
            let who = self.lookup(&person);
            self.couriers.values().for_each(|courier| courier.forget(person.clone()));
            let lookup = |to: &Recipient| match to {
                Recipient::Person(address) => Some(self.store.lookup(address.channel, &address.person)),
                Recipient::Queue(_) | Recipient::Operator => None,
            };
            let unsent = self.unsent.extract_if(|_, held| lookup(&held.letter.to) == Some(who));
            for (_, held) in unsent {
                self.about.remove(&held.letter.row);
            }
        }
        for (address, reference) in then.retire {
            self.live_buttons.remove(&self.lookup(&address));
            letters.push(retirement(address, reference));
        }
        for (address, reference) in then.live_buttons {
            let replaced = self.live_buttons.insert(self.lookup(&address), reference.clone());
            // The person answered before the courier's report of the question came: only now its buttons can go.
            if let Some(old) = replaced.filter(|old| *old != reference) {
                letters.push(retirement(address, old));
            }
        }
        for row in then.done {
            if let Some(about) = self.about.remove(&row) {
                self.echoes.done(&about.letter.transaction);
            }
        }
        for transaction in then.confirmed {
            self.unsent.remove(&transaction);
            self.echoes.forget(&transaction);
        }
        for (queue, problem) in then.rooms {
            if problem.is_none()
                && let Some(courier) = self.couriers.get(&self.settings.rooms_on)
            {
                courier.open(queue.clone());
            }
            self.rooms.insert(queue, problem);
        }
    }

    /// Gives letters to their couriers; those whose courier has not come yet wait.
    fn carry(&mut self, letters: Vec<Held>, now: Timestamp) {
        let mut jobs: HashMap<ChannelKind, Vec<Job>> = HashMap::new();
        for held in letters {
            let channel = channel_of(&held.letter.to, self.settings.rooms_on);
            if self.couriers.contains_key(&channel) {
                jobs.entry(channel).or_default().push(held.job(now));
            } else {
                self.unsent.insert(held.letter.transaction.clone(), held);
            }
        }
        for (channel, jobs) in jobs {
            if let Some(courier) = self.couriers.get(&channel) {
                courier.carry(jobs);
            }
        }
    }
}

/// The letter that takes the buttons off an earlier message.
fn retirement(person: Address, reference: String) -> Held {
    let letter = Letter::unwritten(Recipient::Person(person), Outgoing::RetireButtons { reference });
    Held { letter: Arc::new(letter), attempts: 0, not_before: None, hours: None }
}

/// Which channel carries letters to a recipient.
fn channel_of(to: &Recipient, rooms_on: ChannelKind) -> ChannelKind {
    match to {
        Recipient::Person(Address { channel, .. }) => *channel,
        Recipient::Queue(_) | Recipient::Operator => rooms_on,
    }
}

fn refused(error: &StoreError) -> DeskError {
    tracing::error!(%error, "the store failed");
    DeskError::Store
}

/// Waits until the signal says so, or nobody is left who could.
async fn told_to(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

async fn until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
