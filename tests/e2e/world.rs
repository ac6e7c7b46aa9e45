//! The world around the program: a centre's room with a staff member in it, an operator's room, both platforms.

use std::collections::BTreeMap;
use std::time::Duration;

use matrix_sdk::ruma::api::client::room::create_room::v3::RoomPreset;
use matrix_sdk::ruma::events::reaction::ReactionEventContent;
use matrix_sdk::ruma::events::relation::Annotation;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, UserId};
use serde_json::Value;

use crate::bot_api::{BotApi, TOKEN};
use crate::chat::QUEUE;
use crate::lotse_process::{Lotse, MatrixPlan, Plan, TelegramPlan};
use crate::matrix_client::{Heard, Person, messages};
use crate::synapse::{PASSWORD, Synapse};

/// Longer than anything takes, restarts included; reached only by a failing test.
const DEADLINE: Duration = Duration::from_mins(1);

pub struct World {
    pub lotse: Lotse,
    pub plan: Plan,
    pub api: BotApi,
    pub synapse: &'static Synapse,
    pub bot: OwnedUserId,
    pub staff: Staff,
    /// The room of [`QUEUE`].
    pub centre: OwnedRoomId,
    pub operator: OwnedRoomId,
}

impl World {
    /// Accounts, rooms and configuration; Lotse is invited everywhere and not started.
    pub async fn prepare(synapse: &'static Synapse, name: &str) -> Self {
        Self::prepare_with(synapse, BotApi::start().await, name, None).await
    }

    pub async fn prepare_with(
        synapse: &'static Synapse,
        api: BotApi,
        name: &str,
        store_url: Option<String>,
    ) -> Self {
        let bot = UserId::parse(synapse.register(&format!("lotse-{name}")).user_id).unwrap();
        let staff = Staff::new(synapse, &format!("staff-{name}")).await;
        let centre = staff.open_room(&bot, true).await;
        let operator = staff.open_room(&bot, true).await;
        let matrix = MatrixPlan {
            homeserver: synapse.base_url.clone(),
            user: bot.to_string(),
            password: PASSWORD.to_owned(),
            operator_room: Some(operator.to_string()),
            rooms: BTreeMap::from([(QUEUE.to_owned(), centre.to_string())]),
            staff: BTreeMap::from([(QUEUE.to_owned(), vec![staff.person.user_id.to_string()])]),
        };
        let telegram = TelegramPlan { api_url: api.url().to_owned(), token: TOKEN.to_owned() };
        let plan = Plan {
            telegram: Some(telegram),
            matrix: Some(matrix),
            store_url,
            answer_seconds: 1,
            directory: None,
        };
        let lotse = Lotse::install(&plan);
        Self { lotse, plan, api, synapse, bot, staff, centre, operator }
    }

    /// A world in which Lotse runs and is in its rooms.
    pub async fn start(name: &str) -> Self {
        let mut world = Self::prepare(Synapse::shared(), name).await;
        world.enter().await;
        world
    }

    /// Gives another service a room with a staff member of its own, before Lotse is started.
    pub async fn add_service(&mut self, queue: &str) -> (Staff, OwnedRoomId) {
        let staff = Staff::new(self.synapse, &format!("{queue}-{}", self.bot.localpart())).await;
        let room = staff.open_room(&self.bot, true).await;
        let matrix = self.plan.matrix.as_mut().unwrap();
        matrix.rooms.insert(queue.to_owned(), room.to_string());
        matrix.staff.insert(queue.to_owned(), vec![staff.person.user_id.to_string()]);
        self.lotse.configure(&self.plan);
        (staff, room)
    }

    /// Puts one more staff member into the centre's room, before Lotse is started.
    pub async fn add_colleague(&mut self) -> Staff {
        let mut colleague =
            Staff::new(self.synapse, &format!("colleague-{}", self.bot.localpart())).await.person;
        self.staff.person.room(&self.centre).invite_user_by_id(&colleague.user_id).await.unwrap();
        colleague.accept().await;
        let listed = self.plan.matrix.as_mut().unwrap().staff.get_mut(QUEUE).unwrap();
        listed.push(colleague.user_id.to_string());
        self.lotse.configure(&self.plan);
        self.staff.person.sync().await;
        Staff { person: colleague, log: Vec::new(), heard: BTreeMap::new() }
    }

    /// Starts Lotse and waits until it has taken its invitations.
    pub async fn enter(&mut self) {
        self.lotse.start().await;
        for room in [&self.centre, &self.operator] {
            self.staff.person.until_joined(room, &self.bot).await;
        }
    }

    /// The card of a case, as soon as it is in the centre's room.
    pub async fn card(&mut self, code: &str) -> Heard {
        self.staff.card(&self.centre, code).await
    }

    /// What the person of a case wrote, as soon as it is in the thread of its card.
    pub async fn story(&mut self, code: &str) -> Heard {
        self.staff.story(&self.centre, code).await
    }

    /// Waits for an alarm with these words in the operator's room.
    pub async fn alarm(&mut self, words: &str) -> String {
        self.staff.hears(&self.operator, words).await.body
    }

    /// Waits until everything that was on its way to the centre's room is there, and returns all the cards.
    pub async fn all_cards(&mut self) -> Vec<String> {
        self.staff.all_cards(&self.centre).await
    }
}

/// A staff member with a signed device, who sits in the centres' rooms and, for the tests, in the operator's.
pub struct Staff {
    pub person: Person,
    /// Everything heard so far.
    log: Vec<Heard>,
    /// Up to where [`Staff::hears`] has listened, by room.
    heard: BTreeMap<OwnedRoomId, usize>,
}

impl Staff {
    pub async fn new(synapse: &Synapse, name: &str) -> Self {
        let person = Person::new(synapse, name, true).await;
        Self { person, log: Vec::new(), heard: BTreeMap::new() }
    }

    /// Makes a room and invites Lotse.
    pub async fn open_room(&self, bot: &UserId, encrypted: bool) -> OwnedRoomId {
        self.person.make_room(&[bot], RoomPreset::PrivateChat, encrypted).await
    }

    pub async fn say(&self, room: &OwnedRoomId, text: &str) {
        self.person.say(room, text).await;
    }

    pub async fn react(&self, room: &OwnedRoomId, event: &str, key: &str) {
        let annotation = Annotation::new(event.try_into().unwrap(), key.to_owned());
        self.person.room(room).send(ReactionEventContent::new(annotation)).await.unwrap();
    }

    /// Waits for a message with these words in a room, after those heard before.
    pub async fn hears(&mut self, room: &OwnedRoomId, words: &str) -> Heard {
        let from = self.heard.get(room).copied().unwrap_or_default();
        let at = self
            .wait(&format!("{words:?}"), |log| {
                let mut unheard = log.iter().enumerate().skip(from);
                unheard.find(|(_, heard)| heard.room == *room && heard.body.contains(words)).map(|(at, _)| at)
            })
            .await;
        self.heard.insert(room.clone(), at + 1);
        self.log[at].clone()
    }

    /// The card of a case, as soon as it is in the room.
    pub async fn card(&mut self, room: &OwnedRoomId, code: &str) -> Heard {
        let is_it = |heard: &&Heard| heard.room == *room && card_code(&heard.body) == Some(code);
        let card = self.wait(code, |log| log.iter().find(is_it).cloned()).await;
        assert!(card.encrypted, "a card is encrypted");
        card
    }

    /// What the person of a case wrote, as soon as it is in the room.
    pub async fn story(&mut self, room: &OwnedRoomId, code: &str) -> Heard {
        let head = format!("Zu {code}, in eigenen Worten:");
        let is_it = |heard: &&Heard| heard.room == *room && heard.body.contains(&head);
        let story = self.wait(&head, |log| log.iter().find(is_it).cloned()).await;
        assert!(story.encrypted, "a story is encrypted");
        story
    }

    /// The code of the first card in a room, as soon as it is there.
    pub async fn wait_for_card(&mut self, room: &OwnedRoomId) -> String {
        let first = |log: &[Heard]| {
            log.iter()
                .filter(|heard| heard.room == *room)
                .find_map(|heard| card_code(&heard.body).map(str::to_owned))
        };
        self.wait("a card", first).await
    }

    /// All cards in a room, oldest first, after everything that was on its way there has come: letters to a room keep
    /// their order, so the answer to `!hilfe` is the last.
    pub async fn all_cards(&mut self, room: &OwnedRoomId) -> Vec<String> {
        self.heard.insert(room.clone(), self.log.len());
        self.say(room, "!hilfe").await;
        self.hears(room, "Befehle in diesem Raum").await;
        let cards = self.log.iter().filter(|heard| heard.room == *room && card_code(&heard.body).is_some());
        cards.map(|card| card.body.clone()).collect()
    }

    /// Everything said in a room so far, as far as it was listened to.
    pub fn transcript(&self, room: &OwnedRoomId) -> Vec<&str> {
        self.log.iter().filter(|heard| heard.room == *room).map(|heard| heard.body.as_str()).collect()
    }

    /// Everything an account has put into messages of a room so far, formatted parts and marks included, as far as it was
    /// listened to.
    pub fn contents(&self, room: &OwnedRoomId, sender: &UserId) -> String {
        let theirs = self.log.iter().filter(|heard| heard.room == *room && heard.sender == sender.as_str());
        theirs.map(|heard| format!("{}\n{}", heard.body, heard.content)).collect::<Vec<_>>().join("\n")
    }

    /// Whether an event was taken out of a room, as soon as it is.
    pub async fn sees_removed(&mut self, synapse: &Synapse, room: &OwnedRoomId, event: &str) {
        let path = format!("rooms/{room}/event/{event}");
        let removed = async {
            loop {
                let (status, json) = synapse.raw("GET", &path, &self.person.raw_token, &Value::Null).await;
                assert_eq!(status, 200);
                if json["content"].as_object().is_some_and(serde_json::Map::is_empty) {
                    return;
                }
                // The removal comes with a sync.
                self.listen().await;
            }
        };
        tokio::time::timeout(DEADLINE, removed).await.expect("the event is removed");
    }

    async fn listen(&mut self) {
        let response = self.person.sync().await;
        self.log.extend(messages(&response));
    }

    async fn wait<T>(&mut self, what: &str, mut look: impl FnMut(&[Heard]) -> Option<T>) -> T {
        let found = async {
            loop {
                if let Some(found) = look(&self.log) {
                    return found;
                }
                self.listen().await;
            }
        };
        let Ok(found) = tokio::time::timeout(DEADLINE, found).await else {
            let heard: Vec<_> = self.log.iter().map(|heard| heard.body.as_str()).collect();
            panic!("staff waited in vain for {what}; heard:\n{}", heard.join("\n---\n"));
        };
        found
    }
}

/// The case of a card; `None` if the message is no card.
fn card_code(body: &str) -> Option<&str> {
    // A card that was brought up to date is the same card.
    if body.starts_with("* ") {
        return None;
    }
    let code = body.lines().find_map(|line| line.strip_prefix("Fall-Code: "))?;
    body.contains("\nAnliegen: ").then_some(code)
}
