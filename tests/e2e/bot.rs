//! Lotse's Matrix channel with a desk that the test plays.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use lotse::channel::matrix::{Matrix, Password, Sentences, Settings, StaffLists};
use lotse::desk::ports::{
    Address, Carrier, Event, Letter, Outcome, Outgoing, Recipient, RoomProblem, StaffSaid,
};
use lotse::id::{QueueId, RowId};
use lotse::intake::input::Input;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, UserId};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

use crate::desk::FakeDesk;
use crate::matrix_client::Person;
use crate::synapse::{PASSWORD, Synapse};

/// Lotse's account with everything that survives a restart.
pub struct Bot {
    pub synapse: &'static Synapse,
    pub settings: Settings,
    staff: BTreeMap<QueueId, BTreeSet<OwnedUserId>>,
    pub desk: FakeDesk,
    /// The time in milliseconds, to be moved by hand.
    pub clock: Arc<AtomicI64>,
    /// Another token of the account.
    pub token: String,
    pub directory: TempDir,
    pub running: Option<Running>,
}

/// The channel at work.
pub struct Running {
    pub matrix: Arc<Matrix>,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Bot {
    pub fn new(synapse: &'static Synapse, name: &str) -> Self {
        crate::show_logs();
        let account = synapse.register(name);
        let directory = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicI64::new(1_780_000_000_000));
        let told = Arc::clone(&clock);
        let settings = Settings {
            homeserver: synapse.base_url.clone(),
            user: UserId::parse(&account.user_id).unwrap(),
            password: Password::new(PASSWORD.to_owned()),
            data_dir: directory.path().join("matrix"),
            recovery_key_file: directory.path().join("matrix.recovery"),
            rooms: BTreeMap::new(),
            staff: StaffLists::default(),
            operator_room: None,
            made: BTreeSet::new(),
            sentences: Sentences {
                display_name: "Lotse".to_owned(),
                group_refused: "Nur einzeln.".to_owned(),
                moved: "Bitte im verschlüsselten Raum.".to_owned(),
                forgotten: "Hier ist nichts mehr.".to_owned(),
            },
            clock: Arc::new(move || Timestamp::from_millisecond(told.load(Ordering::SeqCst)).unwrap()),
            grace: Duration::from_mins(1),
        };
        Self {
            synapse,
            settings,
            staff: BTreeMap::new(),
            desk: FakeDesk::new(),
            clock,
            token: account.access_token,
            directory,
            running: None,
        }
    }

    pub fn user(&self) -> OwnedUserId {
        self.settings.user.clone()
    }

    pub fn serve(&mut self, queue: &str, room: &OwnedRoomId, staff: &[&Person]) {
        let queue = QueueId::new(queue);
        self.settings.rooms.insert(queue.clone(), room.clone());
        let staff: BTreeSet<_> = staff.iter().map(|person| person.user_id.clone()).collect();
        self.staff.insert(queue, staff);
        self.settings.staff.replace(self.staff.clone());
    }

    pub async fn begin(&mut self) {
        let matrix =
            Matrix::connect(self.settings.clone(), &self.desk.handle, Zeroizing::new([7; 32])).await.unwrap();
        let matrix = Arc::new(matrix);
        let (stop, stopped) = watch::channel(false);
        let (own, desk) = (Arc::clone(&matrix), self.desk.handle.clone());
        let task = tokio::spawn(async move { own.run(desk, stopped).await });
        self.running = Some(Running { matrix, stop, task });
    }

    pub async fn start(&mut self) {
        self.begin().await;
        self.ready().await;
    }

    pub async fn ready(&self) {
        let mut ready = self.running.as_ref().unwrap().matrix.ready();
        let ready = tokio::time::timeout(Duration::from_mins(1), ready.wait_for(|ready| *ready)).await;
        assert!(ready.is_ok(), "the channel becomes ready");
    }

    /// Stops as SIGTERM does.
    pub async fn stop(&mut self) {
        let running = self.running.take().unwrap();
        running.stop.send_replace(true);
        running.task.await.unwrap();
    }

    /// Ends in the middle of whatever it does.
    pub async fn kill(&mut self) {
        let running = self.running.take().unwrap();
        running.task.abort();
        running.task.await.ok();
    }

    pub async fn carry(&self, to: Recipient, row: i64, what: Outgoing) -> Outcome {
        let letter = Letter { row: RowId(row), transaction: format!("lotse-{row}"), to, what };
        self.running.as_ref().unwrap().matrix.carry(&letter).await
    }

    /// Carries until the letter is not to be tried again.
    pub async fn deliver(&self, to: Recipient, row: i64, what: Outgoing) -> Outcome {
        let trying = async {
            loop {
                match self.carry(to.clone(), row, what.clone()).await {
                    Outcome::Retry { .. } => tokio::time::sleep(Duration::from_millis(200)).await,
                    outcome => return outcome,
                }
            }
        };
        tokio::time::timeout(Duration::from_mins(1), trying).await.expect("the letter finds its end")
    }

    /// The next thing a person did.
    pub async fn input(&mut self) -> (Address, Input) {
        self.desk
            .next("a person's input", |event| match event {
                Event::Person { from, input, .. } => Some((from, input)),
                _ => None,
            })
            .await
    }

    pub async fn text(&mut self) -> String {
        match self.input().await.1 {
            Input::Text { text, .. } => text,
            other => panic!("expected words, got {other:?}"),
        }
    }

    pub async fn staff_said(&mut self) -> StaffSaid {
        self.desk
            .next("staff", |event| match event {
                Event::Staff(said) => Some(said),
                _ => None,
            })
            .await
    }

    pub async fn verdict(&mut self, queue: &str) -> Option<RoomProblem> {
        self.desk
            .next("a verdict on the room", |event| match event {
                Event::Room { queue: of, problem } if of.as_str() == queue => Some(problem),
                _ => None,
            })
            .await
    }
}
