//! Nothing personal and no secret lies readable in what Lotse writes: database, its log, the SDK's stores, logs, names.

use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;

use matrix_sdk::ruma::events::room::message::RoomMessageEventContent;
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId};
use serde_json::{Value, json};

use crate::bot_api::{BotApi, TOKEN};
use crate::chat::{Chat, DIALOGUE, OnMatrix, OnTelegram, code_in};
use crate::lotse_process::run_to_end;
use crate::plants::{Plant, files, find, find_in};
use crate::synapse::PASSWORD;
use crate::world::{Staff, World};

const TELEGRAM_ID: i64 = 7_391_846_205_713;
const TELEGRAM_FIRST: &str = "Quendolina-Telegrafa";
const TELEGRAM_LAST: &str = "Übersee-Brückmöller";
const TELEGRAM_USER: &str = "quendolina_brueckm";
const TELEGRAM_WORDS: &str = "Hinterm Sägewerk steht der Rhabarberkompott.";
const TELEGRAM_PHONE: &str = "0171 55582736";
const EARLY_STORY: &str = "Unser Sohn erzählt vom Zwetschgenkuchen in der Schule.";
const POISON: &str = "Giftige Pfifferlinge im Stapel";

const MATRIX_NAME: &str = "person-quittengelee";
const MATRIX_SHOWN: &str = "Hollerblüte Mirabella";
const MATRIX_WORDS: &str = "In der Schule gab es Apfelstrudelgewürz.";
const EDITED_WORDS: &str = "Nach Birnenkrokant, meinte ich.";

const STAFF: &str = "mirabellenschnaps";
const STAFF_SHOWN: &str = "Ottokar Kirschplotzer";
const ANSWER: &str = "Blaubeerpfannkuchen um halb drei, bitte klingeln.";
const CHATTER: &str = "Intern: wer holt die Käsespätzle?";

const CONTACT: &str = "kirschgarten@einmachglas.example";
const LATER_WORDS: &str = "In der Schule gab es wieder Holunderschorle.";
const CHANGED_WORDS: &str = "In der Schule gab es wieder Sanddornlikör.";
const CHANGED_ANSWER: &str = "Pflaumenmus um halb vier, bitte klingeln.";
const TAKEN_BACK: &str = "Quarkkeulchen kommen noch.";
const QUESTION: &str = "Wie macht ihr das mit Johannisbeergelee?";
const ADVICE: &str = "Mit Stachelbeerbaiser, jedes Mal.";

/// The service that is asked, and asked for.
const OTHER: &str = "lobbi-ost";

/// How a homeserver is told that is not there: port 9 throws away what it gets, where anything listens at all.
const NOBODY: &str = "http://127.0.0.1:9";

#[tokio::test]
async fn no_planted_id_name_text_or_secret_is_found_in_anything_written() {
    let mut world = World::prepare(crate::synapse::Synapse::shared(), STAFF).await;
    let (mut other, other_room) = world.add_service(OTHER).await;
    world.staff.person.client.account().set_display_name(Some(STAFF_SHOWN)).await.unwrap();
    world.enter().await;
    other.person.until_joined(&other_room, &world.bot).await;

    let (telegram, return_code) = on_telegram(&world.api).await;
    let (mut person, matrix, event) = on_matrix(&world).await;
    for code in [&telegram, &matrix] {
        let card = world.card(code).await;
        world.staff.react(&world.centre, &card.id, "✅").await;
        world.staff.hears(&world.centre, &format!("{code} ist angenommen")).await;
    }
    world.staff.say(&world.centre, CHATTER).await;
    for code in [&telegram, &matrix] {
        world.staff.say(&world.centre, &format!("!antwort {code} {ANSWER}")).await;
    }
    person.hears(ANSWER).await;
    OnTelegram::new(&world.api, TELEGRAM_ID).hears(ANSWER).await;
    changes(&mut world, &mut person, &matrix).await;
    among_services(&mut world, (&mut other, &other_room), &mut person, &matrix).await;
    let path = format!("rooms/{}/send/m.room.message/forged", world.centre);
    let forged = json!(RoomMessageEventContent::text_plain(format!("!antwort {telegram} {ANSWER}")));
    assert_eq!(world.synapse.raw("PUT", &path, &world.staff.person.raw_token, &forged).await.0, 200);
    world.alarm("Klartext").await;
    world.staff.say(&world.centre, &format!("!sperren {telegram}")).await;
    world.staff.hears(&world.centre, "nimmt diese Stelle bis zum").await;

    let plants = plants(&person, &event, &return_code);
    by_hand(&world, &["key", "new", "backup.key"], true).await;
    by_hand(&world, &["backup", "now.backup", "--key", "backup.key"], true).await;
    by_hand(&world, &["stats", "--format", "csv"], true).await;
    by_hand(&world, &["retention", "due"], true).await;
    // While it runs and right after a crash the write-ahead logs are full; after a clean end they are not.
    assert_clean(&world, &plants, "while it runs");
    world.lotse.kill().await;
    assert_clean(&world, &plants, "after a crash");
    world.lotse.start().await;
    person.walk(&[("/loeschen", "Soll ich alles löschen"), ("Ja, alles löschen", "alles gelöscht")]).await;
    world.lotse.stop().await;
    assert_clean(&world, &plants, "after the end");
    starts_that_fail(&mut world).await;
    assert_clean(&world, &plants, "after starts that fail");
    rooms_hold_what_they_should(&mut world, (&mut other, &other_room), &plants).await;
    let heard = format!("{}{}", person.transcript(), OnTelegram::new(&world.api, TELEGRAM_ID).transcript());
    let of_staff = [
        "a staff member's user name",
        "a staff member's display name",
        "talk among staff",
        "a question",
        "advice",
    ];
    let told = find_in(&plants, &heard);
    assert!(of_staff.iter().all(|what| !told.contains(what)), "people hear of staff: {told:?}");

    // The search would have found something: what the operator wrote holds three of the plants.
    let mut in_conf: Vec<&str> =
        find(&plants, &world.lotse.conf()).into_iter().map(|(what, _)| what).collect();
    in_conf.sort_unstable();
    assert_eq!(in_conf, ["a staff member's user name", "the Matrix password", "the bot's token"]);
}

fn plants(person: &OnMatrix, event: &OwnedEventId, return_code: &str) -> Vec<Plant> {
    vec![
        Plant::number("Telegram's user id", TELEGRAM_ID),
        Plant::text("Telegram's first name", TELEGRAM_FIRST),
        Plant::text("Telegram's last name", TELEGRAM_LAST),
        Plant::text("Telegram's user name", TELEGRAM_USER),
        Plant::text("words on Telegram", "Rhabarberkompott"),
        Plant::text("a telephone number", TELEGRAM_PHONE),
        Plant::text("a story before consent", "Zwetschgenkuchen"),
        Plant::text("a poison update", "Pfifferlinge"),
        Plant::text("a contact", "kirschgarten@einmachglas"),
        Plant::text("a return code", return_code),
        Plant::text("a return code without hyphens", &return_code.replace('-', "")),
        Plant::text("the bot's token", TOKEN.split_once(':').unwrap().1),
        Plant::text("Matrix user name", MATRIX_NAME),
        Plant::text("Matrix display name", MATRIX_SHOWN),
        Plant::text("words on Matrix", "Apfelstrudel"),
        Plant::text("edited words", "Birnenkrokant"),
        Plant::text("later words", "Holunderschorle"),
        Plant::text("later words, changed", "Sanddornlikör"),
        Plant::text("a person's room", person.room.as_str()),
        Plant::text("a person's event", event.as_str()),
        Plant::text("a staff member's user name", STAFF),
        Plant::text("a staff member's display name", STAFF_SHOWN),
        Plant::text("an answer", "Blaubeerpfannkuchen"),
        Plant::text("an answer, changed", "Pflaumenmus"),
        Plant::text("an answer, taken back", "Quarkkeulchen"),
        Plant::text("talk among staff", "Käsespätzle"),
        Plant::text("a question", "Johannisbeergelee"),
        Plant::text("advice", "Stachelbeerbaiser"),
        Plant::text("the Matrix password", PASSWORD),
    ]
}

/// Somebody on Matrix changes their words and gets to a receipt; returns the code and the name of an event.
async fn on_matrix(world: &World) -> (OnMatrix, String, OwnedEventId) {
    let mut person = OnMatrix::meet(world.synapse, MATRIX_NAME, &world.bot).await;
    person.person.client.account().set_display_name(Some(MATRIX_SHOWN)).await.unwrap();
    person.walk(&DIALOGUE[..5]).await;
    let event = person.person.say(&person.room, MATRIX_WORDS).await;
    person.hears("das ist notiert").await;
    person.person.edit(&person.room, &event, EDITED_WORDS).await;
    person.hears("So liest es die Stelle jetzt").await;
    let code = code_in(&person.walk(&DIALOGUE[7..]).await);
    (person, code, event)
}

/// Either side changes something and takes something back.
async fn changes(world: &mut World, person: &mut OnMatrix, code: &str) {
    let room = world.centre.clone();
    let words = person.person.say(&person.room, LATER_WORDS).await;
    person.hears("So weitergeben").await;
    person.walk(&[("So weitergeben", "ist weitergegeben")]).await;
    world.staff.hears(&room, "Holunderschorle").await;
    person.person.edit(&person.room, &words, CHANGED_WORDS).await;
    person.hears("Ihre Änderung ist weitergegeben").await;
    person.person.redact(&person.room, &words).await;
    person.hears("aus dem Raum genommen").await;
    let answer = world.staff.person.say(&room, &format!("!antwort {code} {TAKEN_BACK}")).await;
    person.hears(TAKEN_BACK).await;
    world.staff.hears(&room, "zugestellt.").await;
    world.staff.person.edit(&room, &answer, &format!("!antwort {code} {CHANGED_ANSWER}")).await;
    person.hears(CHANGED_ANSWER).await;
    world.staff.hears(&room, "geändert, auch bei der Person").await;
    world.staff.person.redact(&room, &answer).await;
    world.staff.hears(&room, "bei der Person gelöscht").await;
}

/// One service asks another, and asks for it.
async fn among_services(
    world: &mut World,
    (other, there): (&mut Staff, &OwnedRoomId),
    person: &mut OnMatrix,
    code: &str,
) {
    let here = world.centre.clone();
    world.staff.say(&here, &format!("!rat {OTHER} {QUESTION}")).await;
    let number = number_in(&world.staff.hears(&here, "So würde die Frage").await.body);
    world.staff.say(&here, &format!("!ja {number}")).await;
    other.hears(there, "Johannisbeergelee").await;
    other.say(there, &format!("!rat {number} {ADVICE}")).await;
    other.hears(there, "So würde die Antwort").await;
    other.say(there, &format!("!ja {number}")).await;
    world.staff.hears(&here, "Stachelbeerbaiser").await;
    world.staff.say(&here, &format!("!hinzuziehen {code} {OTHER}")).await;
    person.hears("Darf auch eine zweite Stelle").await;
    person.walk(&[("Ja, auch dorthin", "Dazu kommt jetzt ein zweiter")]).await;
    let second = other.wait_for_card(there).await;
    assert_ne!(second, code);
}

/// The number of a question that is held.
fn number_in(held: &str) -> String {
    let (_, after) = held.split_once("So würde die Frage ").expect("a question");
    after.chars().take_while(char::is_ascii_digit).collect()
}

/// A command of the operator's; what it says is looked through with the logs.
async fn by_hand(world: &World, arguments: &[&str], succeeds: bool) {
    let file = world.lotse.conf().join("lotse.toml").display().to_string();
    let mut all: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    all.extend(["--config".to_owned(), file]);
    let data = world.lotse.data();
    let run = move || run_to_end(&all.iter().map(String::as_str).collect::<Vec<_>>(), &data, "");
    let (code, stdout, stderr) = tokio::task::spawn_blocking(run).await.unwrap();
    assert_eq!(code == Some(0), succeeds, "{arguments:?}: {stdout}{stderr}");
    let said = world.lotse.logs().join(format!("{}.said", arguments.join("-")));
    std::fs::write(said, format!("{stdout}{stderr}")).unwrap();
}

/// Starts with the key of another store, and with a homeserver that is not there.
async fn starts_that_fail(world: &mut World) {
    let (key, aside) = (world.lotse.data().join("lotse.key"), world.lotse.conf().join("lotse.key.aside"));
    std::fs::rename(&key, &aside).unwrap();
    std::fs::write(&key, format!("lotse-key-1 {}\n", "5a".repeat(32))).unwrap();
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
    by_hand(world, &["run"], false).await;
    std::fs::rename(&aside, &key).unwrap();
    let there = std::mem::replace(&mut world.plan.matrix.as_mut().unwrap().homeserver, NOBODY.to_owned());
    world.lotse.configure(&world.plan);
    world.lotse.begin();
    world.lotse.says(Duration::from_mins(1), |line| line.contains("the homeserver is away")).await;
    world.lotse.stop().await;
    world.plan.matrix.as_mut().unwrap().homeserver = there;
    world.lotse.configure(&world.plan);
}

/// What Lotse has put into the rooms, formatted parts included, tells staff what they should know and nobody's account.
async fn rooms_hold_what_they_should(
    world: &mut World,
    (other, there): (&mut Staff, &OwnedRoomId),
    plants: &[Plant],
) {
    world.staff.person.sync().await;
    other.person.sync().await;
    let centre = find_in(plants, &world.staff.contents(&world.centre, &world.bot));
    let meant = [
        "a contact",
        "words on Telegram",
        "edited words",
        "later words",
        "later words, changed",
        "a story before consent",
        "an answer",
        "an answer, changed",
        "an answer, taken back",
        "a question",
        "advice",
        "a staff member's user name",
        "a staff member's display name",
    ];
    assert!(centre.contains("words on Telegram"), "the search finds what is there: {centre:?}");
    let more: Vec<_> = centre.iter().filter(|what| !meant.contains(what)).collect();
    assert!(more.is_empty(), "in the centre's room: {more:?}");
    let asked = find_in(plants, &other.contents(there, &world.bot));
    let meant = ["a question", "advice", "edited words"];
    let more: Vec<_> = asked.iter().filter(|what| !meant.contains(what)).collect();
    assert!(asked.contains("a question") && more.is_empty(), "in the other service's room: {asked:?}");
    let operator = find_in(plants, &world.staff.contents(&world.operator, &world.bot));
    assert!(operator.is_empty(), "in the operator's room: {operator:?}");
}

/// Somebody with an unusual account tells a story too early, agrees, leaves a contact, and gets to a receipt and a return code; returns
/// both codes.
async fn on_telegram(api: &BotApi) -> (String, String) {
    let mut person = OnTelegram::new(api, TELEGRAM_ID);
    tell(api, EARLY_STORY);
    person.hears("Einverstanden, weiter").await;
    person.tap("Einverstanden, weiter", "Soll ich Ihre erste Nachricht").await;
    person.tap("Erste Nachricht verwenden", "Dazu passt vielleicht").await;
    person.tap("Alle Arten von Beratung zeigen", "Worum geht es").await;
    person.tap("Elternberatung", "In welchem Landkreis").await;
    person.tap("Vorpommern-Greifswald", "Möchten Sie eine Antwort").await;
    person.tap("Eigene Worte", "Fertig").await;
    tell(api, TELEGRAM_WORDS);
    person.hears("Bisher sind es 2").await;
    tell(api, &format!("Meine Nummer ist {TELEGRAM_PHONE}."));
    person.hears("Soll sie das als Kontakt bekommen").await;
    person.tap("Alles so lassen", "Bisher sind es 3").await;
    api.push_raw_update(|id| {
        let message = said(&format!("{POISON} X")).to_string().replace('X', "\\ud83d");
        format!(r#"{{"update_id":{id},"message":{message}}}"#)
    });
    person.hears("schiefgegangen").await;
    let photo = json!([{"file_id": "a", "file_unique_id": "b", "file_size": 1, "width": 1, "height": 1}]);
    api.send(TELEGRAM_ID, &merged(&account(), &json!({"photo": photo, "caption": TELEGRAM_WORDS})));
    person.hears("kann ich leider nicht annehmen").await;
    person.tap("Fertig", "Möchten Sie eine Antwort").await;
    person.tap("Antwort hier im Chat", "Ende der Anfrage").await;
    person.tap("Kontakt hinterlassen", "Wie kann die Stelle Sie erreichen").await;
    tell(api, CONTACT);
    person.hears("Ende der Anfrage").await;
    let code = code_in(&person.tap("Absenden", "Ihr Fall-Code").await);
    tell(api, "/rueckkehr");
    let shown = person.hears("Ihr Rückkehr-Code:").await;
    (code, shown.lines().nth(2).expect("the code has a line of its own").trim().to_owned())
}

fn tell(api: &BotApi, text: &str) {
    api.send(TELEGRAM_ID, &merged(&account(), &json!({"text": text})));
}

/// A whole message of the account.
fn said(text: &str) -> Value {
    merged(&account(), &json!({"message_id": 9, "date": 1, "text": text}))
}

fn account() -> Value {
    let names = json!({
        "id": TELEGRAM_ID, "first_name": TELEGRAM_FIRST, "last_name": TELEGRAM_LAST, "username": TELEGRAM_USER,
    });
    json!({
        "from": merged(&names, &json!({"is_bot": false, "language_code": "de"})),
        "chat": merged(&names, &json!({"type": "private"})),
    })
}

fn merged(one: &Value, other: &Value) -> Value {
    let both = [one, other].into_iter().flat_map(|value| value.as_object().unwrap().clone());
    Value::Object(both.collect())
}

fn assert_clean(world: &World, plants: &[Plant], when: &str) {
    let data = world.lotse.data();
    let names: Vec<String> = files(&data).iter().map(|file| file.display().to_string()).collect();
    for expected in ["lotse.db", "matrix-sdk-crypto.sqlite3", "matrix-sdk-state.sqlite3"] {
        assert!(names.iter().any(|name| name.ends_with(expected)), "{expected} is missing in {names:?}");
    }
    let logs: u64 = files(&world.lotse.logs()).iter().map(|log| log.metadata().unwrap().len()).sum();
    assert!(logs > 1000, "all logging is on");
    for below in [data, world.lotse.logs()] {
        let found = find(plants, &below);
        assert!(found.is_empty(), "{when}: {found:?}");
    }
}
