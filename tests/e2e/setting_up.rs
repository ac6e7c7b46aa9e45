//! Setting up the centres' rooms with the shipped program, and taking people off a list.

use std::collections::BTreeMap;

use matrix_sdk::ruma::{OwnedRoomId, RoomId};
use serde_json::{Value, json};

use crate::chat::{Chat, DIALOGUE, OnTelegram, QUEUE, code_in};
use crate::lotse_process::run_to_end;
use crate::matrix_client::Person;
use crate::synapse::Synapse;
use crate::world::{Staff, World};

/// What a command said and how it ended.
struct Said {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Said {
    /// The rooms it printed, by queue.
    fn rooms(&self) -> BTreeMap<String, String> {
        let table: toml::Table =
            self.stdout.parse().unwrap_or_else(|error| panic!("{error}: {}", self.stdout));
        let rooms = table["matrix"]["rooms"].as_table().unwrap();
        rooms.iter().map(|(queue, room)| (queue.clone(), room.as_str().unwrap().to_owned())).collect()
    }
}

/// `lotse matrix …`, while the test's own servers go on.
async fn matrix(world: &World, arguments: &[&str]) -> Said {
    let file = world.lotse.conf().join("lotse.toml").display().to_string();
    let mut all = vec!["matrix".to_owned()];
    all.extend(arguments.iter().map(|argument| (*argument).to_owned()));
    all.extend(["--config".to_owned(), file]);
    let data = world.lotse.data();
    let run = move || run_to_end(&all.iter().map(String::as_str).collect::<Vec<_>>(), &data, "");
    let (code, stdout, stderr) = tokio::task::spawn_blocking(run).await.unwrap();
    Said { code, stdout, stderr }
}

/// A world in which no room is configured yet.
async fn without_rooms(name: &str) -> World {
    let mut world = World::prepare(Synapse::shared(), name).await;
    let plan = world.plan.matrix.as_mut().unwrap();
    plan.rooms.clear();
    plan.operator_room = None;
    world.lotse.configure(&world.plan);
    world
}

/// Takes over what a command printed, as the operator does.
fn adopt(world: &mut World, said: &Said) {
    let rooms = said.rooms();
    world.centre = OwnedRoomId::try_from(rooms[QUEUE].as_str()).unwrap();
    world.plan.matrix.as_mut().unwrap().rooms = rooms;
    world.lotse.configure(&world.plan);
}

/// The content of a state event, as a member is shown it.
async fn state(world: &World, who: &Person, room: &RoomId, kind: &str) -> Value {
    let path = format!("rooms/{room}/state/{kind}/");
    let (status, content) = world.synapse.raw("GET", &path, &who.raw_token, &Value::Null).await;
    assert_eq!(status, 200, "{kind}: {content}");
    content
}

/// What an account is in a room; the test looks with the staff member's eyes.
async fn membership(world: &World, room: &RoomId, user: &str) -> String {
    let path = format!("rooms/{room}/state/m.room.member/{user}");
    let (_, content) = world.synapse.raw("GET", &path, &world.staff.person.raw_token, &Value::Null).await;
    content["membership"].as_str().unwrap_or("never there").to_owned()
}

/// The name of the key with which an event was encrypted.
async fn room_key(world: &World, event: &str) -> String {
    let path = format!("rooms/{}/event/{event}", world.centre);
    let (_, event) = world.synapse.raw("GET", &path, &world.staff.person.raw_token, &Value::Null).await;
    event["content"]["session_id"].as_str().expect("an encrypted event").to_owned()
}

#[tokio::test]
async fn rooms_are_made_closed_once_and_staff_invited() {
    let mut world = without_rooms("rooms-made").await;
    let boss = world.synapse.register("boss-rooms-made");
    let first = matrix(&world, &["rooms", "--operator", &boss.user_id]).await;
    assert_eq!(first.code, Some(0), "{}", first.stderr);
    let rooms = first.rooms();
    assert_eq!(rooms.keys().collect::<Vec<_>>(), [QUEUE], "only the queue that has staff");
    let again = matrix(&world, &["rooms", "--operator"]).await;
    assert_eq!(again.stdout, first.stdout, "not configured yet, and no second room");
    let operator: toml::Table = first.stdout.parse().unwrap();
    let operator = operator["matrix"]["operator_room"].as_str().unwrap();
    let join = format!("rooms/{operator}/join");
    assert_eq!(world.synapse.raw("POST", &join, &boss.access_token, &json!({})).await.0, 200, "invited");
    adopt(&mut world, &first);
    assert_eq!(matrix(&world, &["rooms"]).await.rooms(), rooms, "configured, and no second room");

    assert_eq!(world.staff.person.accept().await, world.centre);
    let (staff, room) = (&world.staff.person, &world.centre);
    assert_eq!(state(&world, staff, room, "m.room.encryption").await["algorithm"], "m.megolm.v1.aes-sha2");
    assert_eq!(state(&world, staff, room, "m.room.create").await["m.federate"], false);
    assert_eq!(state(&world, staff, room, "m.room.history_visibility").await["history_visibility"], "joined");
    assert_eq!(state(&world, staff, room, "m.room.join_rules").await["join_rule"], "invite");
    assert_eq!(state(&world, staff, room, "m.room.guest_access").await["guest_access"], "forbidden");
    let name = state(&world, staff, room, "m.room.name").await;
    assert!(name["name"].as_str().unwrap().starts_with("Lotse: "), "{name}");

    // Staff cannot open what keeps the room closed.
    let stranger = world.synapse.register("stranger-rooms-made").user_id;
    for (path, body) in [
        ("invite", json!({"user_id": stranger})),
        ("state/m.room.history_visibility", json!({"history_visibility": "shared"})),
        ("state/m.room.encryption", json!({"algorithm": "none"})),
        ("state/m.room.power_levels", json!({"users": {staff.user_id.as_str(): 100}})),
    ] {
        let method = if path == "invite" { "POST" } else { "PUT" };
        let path = format!("rooms/{room}/{path}");
        assert_eq!(world.synapse.raw(method, &path, &staff.raw_token, &body).await.0, 403, "{path}");
    }

    // And it is a room that works: cards come, claims count.
    world.lotse.start().await;
    let mut person = OnTelegram::new(&world.api, 951);
    let code = code_in(&person.walk(&DIALOGUE).await);
    let card = world.card(&code).await;
    world.staff.react(&world.centre, &card.id, "✅").await;
    world.staff.hears(&world.centre, &format!("{code} ist angenommen")).await;
    let running = matrix(&world, &["rooms"]).await;
    assert_eq!((running.code, running.stdout.as_str()), (Some(1), ""));
    assert!(running.stderr.contains("in use by another instance of Lotse"), "{}", running.stderr);
    world.lotse.stop().await;
}

#[tokio::test]
async fn a_room_that_was_made_in_a_run_that_did_not_end_is_found_again() {
    let world = without_rooms("rooms-crash").await;
    let made = matrix(&world, &["rooms"]).await;
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    // As it is when the program ends after the server made the room and before that was written down.
    let url = format!("sqlite:{}", world.lotse.data().join("lotse.db").display());
    let store = lotse::store::Store::open(&url, &world.lotse.data().join("lotse.key")).await.unwrap();
    let meant = json!({format!("queue {QUEUE}"): null}).to_string();
    store.put_secret("matrix.made", Some(meant.as_bytes())).await.unwrap();
    store.close().await.unwrap();
    // Somebody else's room that says the same of itself is not taken for it.
    let body =
        json!({"invite": [world.bot], "creation_content": {"lotse.made_for": format!("queue {QUEUE}")}});
    let answer = world.synapse.raw("POST", "createRoom", &world.staff.person.raw_token, &body).await;
    assert_eq!(answer.0, 200);
    assert_eq!(matrix(&world, &["rooms"]).await.stdout, made.stdout);
}

#[tokio::test]
async fn whoever_is_taken_off_the_list_is_out_of_the_room_and_their_cases_wait_again() {
    let mut world = without_rooms("removed").await;
    let mut leaver = Staff::new(world.synapse, "leaver-removed").await;
    let listed = vec![world.staff.person.user_id.to_string(), leaver.person.user_id.to_string()];
    world.plan.matrix.as_mut().unwrap().staff.insert(QUEUE.to_owned(), listed.clone());
    world.lotse.configure(&world.plan);
    let made = matrix(&world, &["rooms"]).await;
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    adopt(&mut world, &made);
    world.staff.person.accept().await;
    leaver.person.accept().await;
    world.lotse.start().await;
    let code = code_in(&OnTelegram::new(&world.api, 952).walk(&DIALOGUE).await);
    leaver.card(&world.centre, &code).await;
    leaver.say(&world.centre, &format!("!annehmen {code}")).await;
    let before = world.staff.hears(&world.centre, &format!("{code} ist angenommen von {}", listed[1])).await;
    let status = {
        world.lotse.stop().await;
        matrix(&world, &["status"]).await
    };
    assert_eq!(status.code, Some(0), "{}\n{}", status.stdout, status.stderr);
    world.lotse.start().await;

    // Without a restart.
    world.plan.matrix.as_mut().unwrap().staff.insert(QUEUE.to_owned(), listed[..1].to_vec());
    world.lotse.configure(&world.plan);
    world.lotse.hang_up();
    let after = world.staff.hears(&world.centre, "steht nicht mehr auf der Liste").await;
    world.staff.hears(&world.centre, &format!("{code} ist wieder frei")).await;
    assert_eq!(membership(&world, &world.centre, &listed[1]).await, "leave");
    world.staff.say(&world.centre, &format!("!annehmen {code}")).await;
    world.staff.hears(&world.centre, &format!("{code} ist angenommen von {}", listed[0])).await;
    let log = world.lotse.log();
    assert!(!log.contains("room cannot be used"), "what the operator has ordered alarms nobody:\n{log}");
    // What was said before they left is theirs; what comes after has another key.
    assert_ne!(room_key(&world, &before.id).await, room_key(&world, &after.id).await);
    world.lotse.stop().await;
}

#[tokio::test]
async fn who_is_taken_off_the_list_while_nothing_runs_is_out_at_the_next_start_or_command() {
    let mut world = without_rooms("removed-offline").await;
    let leavers = [
        Person::new(world.synapse, "leaver-one", true).await,
        Person::new(world.synapse, "leaver-two", true).await,
    ];
    let mut listed = vec![world.staff.person.user_id.to_string()];
    listed.extend(leavers.iter().map(|leaver| leaver.user_id.to_string()));
    let list = |world: &mut World, listed: &[String]| {
        world.plan.matrix.as_mut().unwrap().staff.insert(QUEUE.to_owned(), listed.to_vec());
        world.lotse.configure(&world.plan);
    };
    list(&mut world, &listed);
    let made = matrix(&world, &["rooms"]).await;
    adopt(&mut world, &made);
    world.staff.person.accept().await;
    for mut leaver in leavers {
        leaver.accept().await;
    }
    list(&mut world, &listed[..2]);
    assert_eq!(matrix(&world, &["rooms"]).await.code, Some(0));
    assert_eq!(membership(&world, &world.centre, &listed[2]).await, "leave");
    list(&mut world, &listed[..1]);
    world.lotse.start().await;
    world.staff.hears(&world.centre, &format!("{} steht nicht mehr auf der Liste", listed[2])).await;
    world.staff.hears(&world.centre, &format!("{} steht nicht mehr auf der Liste", listed[1])).await;
    assert_eq!(membership(&world, &world.centre, &listed[1]).await, "leave");
    world.lotse.stop().await;
    let said = world.staff.transcript(&world.centre).join("\n");
    assert_eq!(said.matches("steht nicht mehr auf der Liste").count(), 2, "each once:\n{said}");
}

#[tokio::test]
async fn status_tells_mistakes_and_verify_the_fingerprint() {
    let mut world = World::prepare(Synapse::shared(), "status").await;
    let early = matrix(&world, &["status"]).await;
    assert_eq!((early.code, early.stdout.as_str()), (Some(1), ""));
    assert!(early.stderr.contains("has never logged in"), "{}", early.stderr);

    let verified = matrix(&world, &["verify"]).await;
    assert_eq!(verified.code, Some(0), "{}{}", verified.stdout, verified.stderr);
    let key = "fingerprint: ";
    let fingerprint = verified.stdout.lines().find_map(|line| line.strip_prefix(key)).unwrap();
    let fingerprint = fingerprint.split(" (").next().unwrap().replace(' ', "");
    // Compared with what staff's clients are told by the server.
    let path = "keys/query";
    let asked = json!({"device_keys": {world.bot.as_str(): []}});
    let token = &world.staff.person.raw_token;
    let (_, keys) = world.synapse.raw("POST", path, token, &asked).await;
    assert!(keys["device_keys"].to_string().contains(&fingerprint), "{fingerprint} in {keys}");

    world.enter().await;
    world.lotse.stop().await;
    let unsigned = Person::new(world.synapse, "unsigned-status", false).await;
    let outside = Person::new(world.synapse, "outside-status", true).await;
    let stranger = Person::new(world.synapse, "stranger-status", true).await;
    for person in [&unsigned, &stranger] {
        world.staff.person.room(&world.centre).invite_user_by_id(&person.user_id).await.unwrap();
    }
    let staff = world.plan.matrix.as_mut().unwrap().staff.get_mut(QUEUE).unwrap();
    staff.extend([unsigned.user_id.to_string(), outside.user_id.to_string()]);
    world.lotse.configure(&world.plan);
    let status = matrix(&world, &["status"]).await;
    assert_eq!(status.code, Some(1), "{}{}", status.stdout, status.stderr);
    let wrong: Vec<&str> = status.stdout.lines().filter_map(|line| line.strip_prefix("wrong: ")).collect();
    let room = format!("matrix.rooms.{QUEUE}");
    for begins in [
        format!("{room}: history is for \"shared\""),
        format!("{room}: {} is in the room or invited and not on matrix.staff.{QUEUE}", stranger.user_id),
        format!("{room}: {} is listed, and neither", outside.user_id),
        format!("{room}: {} has a device that is not verified", unsigned.user_id),
    ] {
        assert!(wrong.iter().any(|line| line.starts_with(&begins)), "{begins}:\n{}", status.stdout);
    }
    assert_eq!(wrong.len(), 4, "{}", status.stdout);
    assert!(status.stdout.contains(&format!("note: {room}: the room is federated")), "{}", status.stdout);
    assert!(status.stdout.contains("cross-signing: the device is signed"), "{}", status.stdout);
}
