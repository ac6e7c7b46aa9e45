//! `lotse check` looks at the centres' rooms on the server, beside a bot that may be running.

use std::collections::BTreeMap;

use matrix_sdk::ruma::{RoomId, UserId};
use serde_json::{Value, json};

use crate::lotse_process::{Lotse, MatrixPlan, Plan, run_to_end};
use crate::matrix_client::Person;
use crate::synapse::{Account, PASSWORD, Synapse};
use crate::world::Staff;

/// Queues of the built-in directory.
const GOOD: &str = "lks";
const PLAIN: &str = "rz-rostock";
const STRANGE: &str = "rz-vorpommern-ruegen";
const OUTSIDE: &str = "rz-westmecklenburg";

#[tokio::test]
async fn check_names_exactly_the_rooms_that_take_no_card_and_leaves_no_device_behind() {
    let synapse = Synapse::shared();
    let account = synapse.register("lotse-check");
    let bot = UserId::parse(&account.user_id).unwrap();
    let staff = Staff::new(synapse, "staff-check").await;
    let stranger = Person::new(synapse, "stranger-check", true).await;
    let good = staff.open_room(&bot, true).await;
    let plain = staff.open_room(&bot, false).await;
    let strange = staff.open_room(&bot, true).await;
    let path = format!("rooms/{strange}/invite");
    let invited = json!({"user_id": stranger.user_id});
    assert_eq!(synapse.raw("POST", &path, &staff.person.raw_token, &invited).await.0, 200);
    // Being invited is not enough.
    let outside = staff.open_room(&bot, true).await;
    for room in [&good, &plain, &strange] {
        join(synapse, &account, room).await;
    }
    let rooms = [(GOOD, &good), (PLAIN, &plain), (STRANGE, &strange), (OUTSIDE, &outside)];
    let mut config = matrix(synapse, &account);
    for (queue, room) in rooms {
        config.rooms.insert(queue.to_owned(), room.to_string());
        config.staff.insert(queue.to_owned(), vec![staff.person.user_id.to_string()]);
    }
    config.operator_room = Some(good.to_string());
    let devices = devices(synapse, &account).await;

    let (code, mistakes, _) = check(&config);
    assert_eq!(
        mistakes,
        [
            format!(
                "[rooms] matrix.rooms.{PLAIN}: the room is not encrypted; switch encryption on in its settings"
            ),
            format!(
                "[rooms] matrix.rooms.{STRANGE}: somebody in the room is not on matrix.staff of the queue; \
                 list or remove them"
            ),
            format!("[rooms] matrix.rooms.{OUTSIDE}: the bot is not in the room; invite it"),
        ]
    );
    assert_eq!(code, Some(2));
    assert_eq!(self::devices(synapse, &account).await, devices, "its device is gone again");

    // The operator's room is looked at, too, and what is mended is no mistake any more.
    join(synapse, &account, &outside).await;
    config.staff.get_mut(STRANGE).unwrap().push(stranger.user_id.to_string());
    config.operator_room = config.rooms.remove(PLAIN);
    config.staff.remove(PLAIN);
    let (code, mistakes, _) = check(&config);
    let operator =
        "[rooms] matrix.operator_room: the room is not encrypted; switch encryption on in its settings";
    assert_eq!((code, mistakes), (Some(2), vec![operator.to_owned()]));
    config.operator_room = None;
    let (code, mistakes, notes) = check(&config);
    assert_eq!((code, mistakes), (Some(0), Vec::new()));
    assert!(!notes.contains("was not asked"), "{notes}");
}

#[tokio::test]
async fn check_says_that_the_server_does_not_let_it_look() {
    let synapse = Synapse::shared();
    let account = synapse.register("lotse-check-refused");
    let mut config = matrix(synapse, &account);
    config.rooms.insert(GOOD.to_owned(), "!nowhere:localhost".to_owned());
    config.staff.insert(GOOD.to_owned(), vec!["@staff:localhost".to_owned()]);
    config.password = format!("not-{PASSWORD}");
    let (code, mistakes, notes) = check(&config);
    assert_eq!((code, mistakes), (Some(0), Vec::new()));
    assert!(notes.contains("note: [rooms] the server was not asked: it refuses the login"), "{notes}");
}

#[tokio::test]
async fn check_names_every_room_when_the_server_is_away_and_ids_before_asking() {
    let rooms = [(GOOD, "!good:localhost"), (PLAIN, "!plain:localhost")];
    let mut config = MatrixPlan {
        // Taken and never listened on.
        homeserver: "http://127.0.0.1:1".to_owned(),
        user: "@lotse:localhost".to_owned(),
        password: PASSWORD.to_owned(),
        operator_room: None,
        rooms: rooms.map(|(queue, room)| (queue.to_owned(), room.to_owned())).into(),
        staff: rooms.map(|(queue, _)| (queue.to_owned(), vec!["@staff:localhost".to_owned()])).into(),
    };
    let away = "the server does not answer; see that it runs and matrix.homeserver is right";
    let (code, mistakes, _) = check(&config);
    assert_eq!(mistakes, rooms.map(|(queue, _)| format!("[rooms] matrix.rooms.{queue}: {away}")));
    assert_eq!(code, Some(2));

    // An id of the right form that is none.
    config.staff.insert(PLAIN.to_owned(), vec!["@staff:no_server".to_owned()]);
    let (code, mistakes, _) = check(&config);
    let remedy = "is not a user id like @lotse:example.org; copy it from the client's settings";
    assert_eq!(mistakes, [format!("[rooms] matrix.staff.{PLAIN}: {remedy}")]);
    assert_eq!(code, Some(2));
}

/// `[matrix]` without rooms.
fn matrix(synapse: &Synapse, account: &Account) -> MatrixPlan {
    MatrixPlan {
        homeserver: synapse.base_url.clone(),
        user: account.user_id.clone(),
        password: PASSWORD.to_owned(),
        operator_room: None,
        rooms: BTreeMap::new(),
        staff: BTreeMap::new(),
    }
}

/// Runs the command: its exit code, the mistakes and what it says else.
fn check(config: &MatrixPlan) -> (Option<i32>, Vec<String>, String) {
    let plan = Plan { matrix: Some(config.clone()), ..Plan::default() };
    let lotse = Lotse::install(&plan);
    let file = lotse.conf().join("lotse.toml");
    let arguments = ["check", "--config", file.to_str().unwrap()];
    let (code, stdout, stderr) = run_to_end(&arguments, &lotse.data(), "");
    (code, stderr.lines().map(ToOwned::to_owned).collect(), stdout)
}

async fn join(synapse: &Synapse, account: &Account, room: &RoomId) {
    let path = format!("rooms/{room}/join");
    assert_eq!(synapse.raw("POST", &path, &account.access_token, &json!({})).await.0, 200);
}

/// The ids of the account's devices.
async fn devices(synapse: &Synapse, account: &Account) -> Vec<Value> {
    let (status, answer) = synapse.raw("GET", "devices", &account.access_token, &Value::Null).await;
    assert_eq!(status, 200);
    answer["devices"].as_array().unwrap().iter().map(|device| device["device_id"].clone()).collect()
}
