//! The real desk over a real store, with channels and couriers that a test plays, and a clock moved by hand.
//!
//! Each life of the program is a runtime of its own with paused time: dropping it in the middle of everything is what
//! a crash is, and pauses of the couriers pass at once while they can still be measured.

use std::collections::{BTreeSet, HashSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use lotse::desk::clock::Clock;
use lotse::desk::lifecycle::Office;
use lotse::desk::outbox::Courier;
use lotse::desk::ports::{
    Address, Batch, Carrier, Committed, DeskError, DeskHandle, Event, Letter, Outcome, Outgoing, Recipient,
    StaffSaid, StaffWhat, Trust,
};
use lotse::desk::{Desk, Settings};
use lotse::directory::Directory;
use lotse::handoff::retention::Retention;
use lotse::handoff::say::StaffSay;
use lotse::id::{Ags, CaseCode, ChannelKind, Lookup, QueueId};
use lotse::intake::dialogue::{AnswerWish, Form, Relation};
use lotse::intake::input::{Input, Meaning};
use lotse::intake::question::{Choice, Token};
use lotse::intake::say::Say;
use lotse::intake::step::Mode;
use lotse::locale::{Catalogue, OperatorSay};
use lotse::store::Store;
use lotse::understand::concern::Concern;
use sqlx::{AnyConnection, Connection};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use super::chat::facts;

/// The queue that the short way leads to.
pub const QUEUE: &str = "lobbi-nord";
/// From the greeting to the summary.
pub const SHORT_WAY: [Choice; 5] = [
    Choice::Agree,
    Choice::Relation(Relation::Affected),
    Choice::Concern(Concern::Opferberatung),
    Choice::District(Ags(13_003)),
    Choice::Answer(AnswerWish::Here),
];

pub const STAFF: &str = "@anna:example.org";

/// A clock that stands still until it is moved, unless it [goes along](World::clock_goes_along).
pub struct HandClock {
    set: Mutex<Timestamp>,
    /// From when on the couriers' time moves it, too.
    goes_since: Mutex<Option<Instant>>,
}

impl HandClock {
    fn set(&self, time: Timestamp) {
        *self.set.lock().unwrap() = time;
    }

    /// What it would show if it stood still.
    fn hand(&self) -> Timestamp {
        *self.set.lock().unwrap()
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        let passed = self.goes_since.lock().unwrap().map_or(Duration::ZERO, |since| since.elapsed());
        self.hand().checked_add(SignedDuration::try_from(passed).unwrap()).unwrap()
    }
}

/// What shall become of a letter.
#[derive(Clone)]
pub enum Fate {
    Becomes(Outcome),
    /// The carrier panics.
    Panic,
    /// It is under way until [`World::land`] says what became of it.
    Hangs,
}

/// A letter that was given to the carrier.
#[derive(Clone)]
pub struct Carried {
    pub letter: Letter,
    /// Since the beginning of this life.
    pub after: Duration,
    /// By the clock.
    pub at: Timestamp,
}

impl Carried {
    pub fn text(&self) -> &str {
        match &self.letter.what {
            Outgoing::Message { text, .. } | Outgoing::Card { text, .. } | Outgoing::Edit { text, .. } => {
                text
            }
            Outgoing::RetireButtons { .. } | Outgoing::Redact { .. } => "",
        }
    }

    pub fn is_card(&self) -> bool {
        matches!(self.letter.what, Outgoing::Card { .. })
    }

    /// Whether it says this.
    pub fn told(&self, world: &World, say: &Say) -> bool {
        self.text().contains(&world.catalogue.render(say, Form::Sie, &world.directory))
    }

    /// How the platform names what it sent.
    pub fn reference(&self) -> String {
        reference(&self.letter)
    }
}

fn reference(letter: &Letter) -> String {
    format!("${}", letter.row.0)
}

type Plan = Box<dyn FnMut(&Letter) -> Fate + Send>;

/// Carries nothing and remembers everything.
struct FakeCarrier {
    began: Instant,
    clock: Arc<HandClock>,
    carried: Arc<Mutex<Vec<Carried>>>,
    plan: Arc<Mutex<Plan>>,
    landed: Arc<(Notify, Mutex<Option<Outcome>>)>,
    news: Arc<News>,
}

/// How much has happened at the carrier that can have consequences: letters it had never had, and letters it will not have
/// again.
#[derive(Default)]
struct News {
    count: AtomicU64,
    rows: Mutex<HashSet<i64>>,
}

impl News {
    fn note(&self, letter: &Letter, fate: &Fate) {
        let again = matches!(fate, Fate::Becomes(Outcome::Retry { .. }));
        if self.rows.lock().unwrap().insert(letter.row.0) || !again {
            self.count.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Carrier for FakeCarrier {
    fn carry<'a>(&'a self, letter: &'a Letter) -> Pin<Box<dyn Future<Output = Outcome> + Send + 'a>> {
        let carried = Carried { letter: letter.clone(), after: self.began.elapsed(), at: self.clock.now() };
        self.carried.lock().unwrap().push(carried);
        let fate = self.plan.lock().unwrap()(letter);
        self.news.note(letter, &fate);
        Box::pin(async move {
            match fate {
                Fate::Becomes(outcome) => outcome,
                Fate::Panic => panic!("a carrier's defect"),
                Fate::Hangs => {
                    self.landed.0.notified().await;
                    self.landed.1.lock().unwrap().take().expect("an outcome")
                }
            }
        })
    }
}

/// One life of the program.
struct Life {
    runtime: Runtime,
    began: Instant,
    handle: DeskHandle,
    office: Office,
    couriers: Vec<Courier>,
    stop: watch::Sender<bool>,
}

/// Everything that outlives the program, and the program while it runs.
pub struct World {
    pub files: TempDir,
    pub catalogue: Arc<Catalogue>,
    pub directory: Arc<Directory>,
    pub clock: Arc<HandClock>,
    /// What was given to the carrier in all lives, in order.
    pub carried: Arc<Mutex<Vec<Carried>>>,
    plan: Arc<Mutex<Plan>>,
    landed: Arc<(Notify, Mutex<Option<Outcome>>)>,
    news: Arc<News>,
    codes: Vec<CaseCode>,
    /// How long answers of staff wait, in seconds, from the next life on.
    pub answer_pause: u16,
    pub gather_pause: u16,
    pub operator_room: bool,
    life: Option<Life>,
}

impl World {
    /// A new store, and a desk with couriers at work.
    pub fn new() -> Self {
        let mut world = Self::asleep();
        world.wake();
        world.hire();
        world
    }

    /// The same with the pause before answers that a centre has: 20 seconds.
    pub fn pausing() -> Self {
        let mut world = Self::asleep();
        world.answer_pause = 20;
        world.wake();
        world.hire();
        world
    }

    /// A new store; the program does not run yet.
    pub fn asleep() -> Self {
        Self {
            files: TempDir::new().unwrap(),
            catalogue: Arc::new(Catalogue::german(facts()).unwrap()),
            directory: Arc::new(Directory::built_in().unwrap()),
            clock: Arc::new(HandClock {
                set: Mutex::new("2026-11-23T10:12:00Z".parse().unwrap()),
                goes_since: Mutex::default(),
            }),
            carried: Arc::default(),
            plan: Arc::new(Mutex::new(Box::new(sent))),
            landed: Arc::default(),
            news: Arc::default(),
            codes: Vec::new(),
            answer_pause: 0,
            gather_pause: 0,
            operator_room: true,
            life: None,
        }
    }

    /// The case codes that are drawn in the next life, one for each input; the last one again and again.
    pub fn draw(&mut self, codes: impl DoubleEndedIterator<Item = CaseCode>) {
        self.codes = codes.rev().collect();
    }

    /// Starts the program; its couriers are not hired yet.
    pub fn wake(&mut self) {
        let runtime = Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
        let (stop, stopped) = watch::channel(false);
        let (began, office) = runtime.block_on(async {
            let store = Arc::new(self.open_store().await);
            let settings = Settings {
                retention: Retention::default(),
                telegram_mode: Mode::Full,
                queues_with_room: self.queues(),
                rooms_on: ChannelKind::Matrix,
                operator_room: self.operator_room,
                answer_pause: self.answer_pause,
                gather_pause: self.gather_pause,
            };
            let (catalogue, directory) = (Arc::clone(&self.catalogue), Arc::clone(&self.directory));
            let clock: Arc<dyn Clock> = Arc::clone(&self.clock) as _;
            let mut desk = Desk::new(store, catalogue, directory, settings, clock);
            let mut codes = std::mem::take(&mut self.codes);
            if !codes.is_empty() {
                desk = desk.drawing_codes(move || match codes.as_slice() {
                    [last] => last.clone(),
                    _ => codes.pop().unwrap(),
                });
            }
            (Instant::now(), Office::open(desk, stopped).await.unwrap())
        });
        let handle = office.handle();
        self.life = Some(Life { runtime, began, handle, office, couriers: Vec::new(), stop });
    }

    /// Hires a courier for each channel.
    pub fn hire(&mut self) {
        let (carried, plan, landed) =
            (Arc::clone(&self.carried), Arc::clone(&self.plan), Arc::clone(&self.landed));
        let (clock, news) = (Arc::clone(&self.clock), Arc::clone(&self.news));
        let life = self.life.as_mut().unwrap();
        let began = life.began;
        life.couriers = life.runtime.block_on(async {
            let carrier = Arc::new(FakeCarrier { began, clock, carried, plan, landed, news });
            let mut couriers = Vec::new();
            for channel in [ChannelKind::Telegram, ChannelKind::Matrix] {
                couriers.push(life.office.hire(channel, Arc::clone(&carrier) as _).await);
            }
            couriers
        });
        self.settle();
    }

    /// Ends the program in the middle of whatever it does.
    pub fn crash(&mut self) {
        self.clock_stands();
        drop(self.life.take());
    }

    /// Ends the program as SIGTERM does.
    pub fn stop(&mut self) {
        self.clock_stands();
        let Life { runtime, handle, office, couriers, stop, .. } = self.life.take().unwrap();
        stop.send_replace(true);
        drop((handle, couriers));
        runtime.block_on(office.close());
    }

    pub async fn open_store(&self) -> Store {
        let url = format!("sqlite:{}", self.files.path().join("lotse.db").display());
        Store::open(&url, &self.files.path().join("lotse.key")).await.unwrap()
    }

    /// Looks into the store while the program does not run.
    pub fn look<T>(&mut self, look: impl AsyncFnOnce(&Store) -> T) -> T {
        assert!(self.life.is_none(), "the program holds the store");
        Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            let store = self.open_store().await;
            let seen = look(&store).await;
            store.close().await.unwrap();
            seen
        })
    }

    /// Changes the database past the store while the program does not run.
    pub fn damage(&self, sql: &'static str) {
        assert!(self.life.is_none(), "the program holds the store");
        let url = format!("sqlite:{}", self.files.path().join("lotse.db").display());
        Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            sqlx::any::install_default_drivers();
            let mut connection = AnyConnection::connect(&url).await.unwrap();
            sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        });
    }

    /// The hash under which a person is kept.
    pub fn lookup(&mut self, who: &Address) -> Lookup {
        let who = who.clone();
        self.look(async |store| store.lookup(who.channel, &who.person))
    }

    pub fn queues(&self) -> BTreeSet<QueueId> {
        self.directory.queues().iter().map(|queue| queue.id.clone()).collect()
    }

    /// Decides from now on what becomes of letters.
    pub fn plan(&self, plan: impl FnMut(&Letter) -> Fate + Send + 'static) {
        *self.plan.lock().unwrap() = Box::new(plan);
    }

    /// From now on everything is sent.
    pub fn all_sent(&self) {
        self.plan(sent);
    }

    /// Says what became of the letter that hangs.
    pub fn land(&mut self, outcome: Outcome) {
        *self.landed.1.lock().unwrap() = Some(outcome);
        self.landed.0.notify_one();
        self.settle();
    }

    pub fn pass(&self, time: SignedDuration) {
        self.clock.set(self.clock.hand().checked_add(time).unwrap());
    }

    /// Moves the clock to this time.
    pub fn pass_to(&self, time: &str) {
        let goes = self.clock.goes_since.lock().unwrap().is_some();
        self.clock_stands();
        self.clock.set(time.parse().unwrap());
        if goes {
            self.clock_goes_along();
        }
    }

    /// From now on, in this life, the couriers' time moves the clock. That time leaps to whatever is due next while
    /// nothing is to be done, which also is so while the store writes.
    pub fn clock_goes_along(&self) {
        let now = self.life.as_ref().unwrap().runtime.block_on(async { Instant::now() });
        *self.clock.goes_since.lock().unwrap() = Some(now);
    }

    fn clock_stands(&self) {
        let Some(since) = self.clock.goes_since.lock().unwrap().take() else { return };
        let passed = self.life.as_ref().unwrap().runtime.block_on(async { since.elapsed() });
        self.pass(SignedDuration::try_from(passed).unwrap());
    }

    /// How much of the couriers' time has passed in this life.
    pub fn elapsed(&self) -> Duration {
        let life = self.life.as_ref().unwrap();
        life.runtime.block_on(async { life.began.elapsed() })
    }

    /// Lets the sweep come round.
    pub fn sweep(&mut self) {
        self.advance(Duration::from_mins(11));
    }

    /// Lets so much of the couriers' time pass.
    pub fn advance(&mut self, time: Duration) {
        self.advance_only(time);
        self.settle();
    }

    /// The same, while a letter hangs and nothing can settle.
    pub fn advance_only(&mut self, time: Duration) {
        let life = self.life.as_ref().unwrap();
        life.runtime.block_on(async { tokio::time::sleep(time).await });
    }

    /// Hands a batch to the desk and waits for its answer only.
    pub fn try_batch(&mut self, batch: Batch) -> Result<Committed, DeskError> {
        let life = self.life.as_ref().unwrap();
        life.runtime.block_on(life.handle.hand_in(batch))
    }

    /// Whether the desk says that nothing is kept of somebody, and nothing on its way to them.
    pub fn is_forgotten(&mut self, who: &Address) -> bool {
        let life = self.life.as_ref().unwrap();
        let forgotten = life.runtime.block_on(life.handle.forgotten(vec![who.clone()])).unwrap();
        forgotten == [who.clone()].to_vec()
    }

    /// Hands a batch in and lets everything that follows happen.
    pub fn batch(&mut self, events: Vec<Event>) {
        self.try_batch(Batch { events, ..Batch::new(ChannelKind::Telegram) }).unwrap();
        self.settle();
    }

    /// Waits until nothing is due or under way and every report is written down. A letter that is to be tried again and again is no
    /// reason to wait: while the store writes, time leaps from one try to the next.
    pub fn settle(&mut self) {
        let life = self.life.as_ref().unwrap();
        life.runtime.block_on(async {
            loop {
                let before = self.news.count.load(Ordering::Relaxed);
                for courier in &life.couriers {
                    courier.settled().await;
                }
                // The desk reads reports before requests, so this takes all of them along.
                life.handle.hand_in(Batch::new(ChannelKind::Telegram)).await.unwrap();
                for courier in &life.couriers {
                    courier.settled().await;
                }
                if self.news.count.load(Ordering::Relaxed) == before {
                    return;
                }
            }
        });
    }

    // What people do.

    pub fn says(&mut self, who: &Address, text: &str) {
        self.batch(vec![said(who, text)]);
    }

    /// The button of that choice in the last message that shows one to this person.
    pub fn button(&self, who: &Address, choice: &Choice) -> Event {
        let shown = self.to_person(who);
        let token = shown.iter().rev().find_map(|carried| match &carried.letter.what {
            Outgoing::Message { buttons, .. } => buttons
                .iter()
                .filter_map(|button| Token::decode(&button.data))
                .find(|token| token.choice == *choice),
            _ => None,
        });
        did(who, Input::Tap(token.unwrap_or_else(|| panic!("{choice:?} was never offered"))))
    }

    /// The choices under the last message to this person.
    pub fn buttons(&self, who: &Address) -> Vec<Choice> {
        let last = self.to_person(who).pop();
        let Some(Outgoing::Message { buttons, .. }) = last.map(|carried| carried.letter.what) else {
            return Vec::new();
        };
        buttons.iter().filter_map(|button| Some(Token::decode(&button.data)?.choice)).collect()
    }

    pub fn taps(&mut self, who: &Address, choice: &Choice) {
        let tap = self.button(who, choice);
        self.batch(vec![tap]);
    }

    /// The short way up to the question what answer is wanted.
    pub fn comes_to_answer(&mut self, who: &Address) {
        self.says(who, "/start");
        for choice in &SHORT_WAY[..4] {
            self.taps(who, choice);
        }
    }

    /// The short way up to the summary.
    pub fn comes_to_summary(&mut self, who: &Address) {
        self.comes_to_answer(who);
        self.taps(who, &SHORT_WAY[4]);
    }

    /// The whole short way; returns the code of the case.
    pub fn sends_request(&mut self, who: &Address) -> CaseCode {
        self.comes_to_summary(who);
        self.taps(who, &Choice::Send);
        self.receipt(who)
    }

    /// The short way of someone who wants this answer; returns the code of the case.
    pub fn sends_request_wanting(&mut self, who: &Address, answer: AnswerWish) -> CaseCode {
        self.comes_to_answer(who);
        self.taps(who, &Choice::Answer(answer));
        self.taps(who, &Choice::Send);
        self.receipt(who)
    }

    /// A request of somebody who tells what happened and wants an answer.
    pub fn sends_request_telling(&mut self, who: &Address, words: &str) -> CaseCode {
        self.comes_to_answer(who);
        self.says(who, words);
        self.taps(who, &Choice::Done);
        self.taps(who, &Choice::Answer(AnswerWish::Here));
        self.taps(who, &Choice::Send);
        self.receipt(who)
    }

    /// A further request of the same person, the short way.
    pub fn sends_another_request(&mut self, who: &Address) -> CaseCode {
        self.says(who, "/neu");
        for choice in SHORT_WAY[1..].iter().chain([&Choice::Send]) {
            self.taps(who, choice);
        }
        self.receipt(who)
    }

    /// The code in the last receipt.
    pub fn receipt(&self, who: &Address) -> CaseCode {
        let words = self.to_person(who);
        words.iter().rev().find_map(|carried| code_in(carried.text())).expect("a receipt with a code")
    }

    /// A staff member writes in the queue's room, and the desk has taken it; what follows may not have happened yet.
    pub fn try_staff(&mut self, text: &str) {
        let batch = Batch { events: vec![staff_says(text)], ..Batch::new(ChannelKind::Matrix) };
        self.try_batch(batch).unwrap();
    }

    /// A staff member writes in the queue's room.
    pub fn staff(&mut self, text: &str) {
        self.batch(vec![staff_says(text)]);
    }

    // What was carried.

    pub fn all(&self) -> Vec<Carried> {
        self.carried.lock().unwrap().clone()
    }

    /// Messages to a person, without retired buttons.
    pub fn to_person(&self, who: &Address) -> Vec<Carried> {
        let mut all = self.all();
        all.retain(|carried| {
            carried.letter.to == Recipient::Person(who.clone()) && carried.letter.is_written()
        });
        all
    }

    pub fn to_room(&self) -> Vec<Carried> {
        let mut all = self.all();
        all.retain(
            |carried| matches!(&carried.letter.to, Recipient::Queue(queue) if queue.as_str() == QUEUE),
        );
        all
    }

    /// What was taken out of the rooms again.
    pub fn redacted(&self) -> Vec<String> {
        let of = |what: &Outgoing| match what {
            Outgoing::Redact { reference } => Some(reference.clone()),
            _ => None,
        };
        self.to_room().iter().filter_map(|carried| of(&carried.letter.what)).collect()
    }

    pub fn to_operator(&self) -> Vec<Carried> {
        let mut all = self.all();
        all.retain(|carried| carried.letter.to == Recipient::Operator);
        all
    }

    /// The cards of a case that were given to the carrier.
    pub fn cards(&self, code: &CaseCode) -> Vec<Carried> {
        let mut cards = self.to_room();
        cards.retain(|carried| carried.is_card() && carried.text().contains(code.as_str()));
        cards
    }

    /// How often a person was told this.
    pub fn told(&self, who: &Address, say: &Say) -> usize {
        self.to_person(who).iter().filter(|carried| carried.told(self, say)).count()
    }

    /// How often the staff were told this.
    pub fn staff_told(&self, say: &StaffSay) -> usize {
        let text = self.catalogue.staff(say, &self.directory);
        self.to_room().iter().filter(|carried| carried.text() == text).count()
    }

    /// How often the operator was told this.
    pub fn operator_told(&self, say: &OperatorSay) -> usize {
        let text = self.catalogue.operator(say);
        self.to_operator().iter().filter(|carried| carried.text() == text).count()
    }

    /// Fails if a row was carried more than once.
    pub fn assert_nothing_doubled(&self) {
        let mut seen = HashSet::new();
        for carried in self.all().into_iter().filter(|carried| carried.letter.is_written()) {
            assert!(seen.insert(carried.letter.row), "carried twice: {}", carried.text());
        }
    }
}

fn sent(letter: &Letter) -> Fate {
    Fate::Becomes(Outcome::Sent { references: vec![reference(letter)] })
}

/// The default fate, for plans that treat only some letters otherwise.
pub fn is_sent(letter: &Letter) -> Fate {
    sent(letter)
}

pub fn person(name: &str) -> Address {
    Address { channel: ChannelKind::Telegram, person: name.to_owned(), place: format!("chat of {name}") }
}

pub fn did(who: &Address, input: Input) -> Event {
    Event::Person { from: who.clone(), id: String::new(), message: None, input }
}

/// The same to a message that the platform calls so.
pub fn did_to(who: &Address, message: &str, input: Input) -> Event {
    Event::Person { from: who.clone(), id: String::new(), message: Some(message.to_owned()), input }
}

pub fn said(who: &Address, text: &str) -> Event {
    did(who, Input::Text { text: text.to_owned(), means: Meaning::Words })
}

/// An id that no other event has.
fn next_event() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("$staff{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// A trusted member of the queue's staff writes.
pub fn staff_says(text: &str) -> Event {
    staff_did(QUEUE, Trust::Full, None, StaffWhat::Text(text.to_owned()))
}

pub fn staff_did(queue: &str, trust: Trust, about: Option<String>, what: StaffWhat) -> Event {
    let queue = QueueId::new(queue);
    Event::Staff(StaffSaid { queue, sender: STAFF.to_owned(), trust, event: next_event(), about, what })
}

/// The first case code in a text.
pub fn code_in(text: &str) -> Option<CaseCode> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| word.len() == 7 && word.contains('-'))
        .find_map(CaseCode::parse)
}
