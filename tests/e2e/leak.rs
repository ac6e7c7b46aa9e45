//! Nothing personal and no secret lies readable in what Lotse writes: database, its log, the SDK's stores, logs, names.

use matrix_sdk::ruma::events::room::message::RoomMessageEventContent;
use serde_json::{Value, json};

use crate::bot_api::{BotApi, TOKEN};
use crate::chat::{Chat, DIALOGUE, OnMatrix, OnTelegram, code_in};
use crate::plants::{Plant, files, find};
use crate::synapse::PASSWORD;
use crate::world::World;

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

#[tokio::test]
async fn no_planted_id_name_text_or_secret_is_found_in_anything_written() {
    let mut world = World::prepare(crate::synapse::Synapse::shared(), STAFF).await;
    world.staff.person.client.account().set_display_name(Some(STAFF_SHOWN)).await.unwrap();
    world.enter().await;

    let telegram = on_telegram(&world.api).await;
    let mut person = OnMatrix::meet(world.synapse, MATRIX_NAME, &world.bot).await;
    person.person.client.account().set_display_name(Some(MATRIX_SHOWN)).await.unwrap();
    person.walk(&DIALOGUE[..5]).await;
    let event = person.person.say(&person.room, MATRIX_WORDS).await;
    person.hears("das ist notiert").await;
    let edit = json!({
        "msgtype": "m.text", "body": format!("* {EDITED_WORDS}"),
        "m.new_content": {"msgtype": "m.text", "body": EDITED_WORDS},
        "m.relates_to": {"rel_type": "m.replace", "event_id": event},
    });
    person.person.room(&person.room).send_raw("m.room.message", edit).await.unwrap();
    person.hears("So liest es die Stelle jetzt").await;
    let matrix = code_in(&person.walk(&DIALOGUE[7..]).await);

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
    let path = format!("rooms/{}/send/m.room.message/forged", world.centre);
    let forged = json!(RoomMessageEventContent::text_plain(format!("!antwort {telegram} {ANSWER}")));
    assert_eq!(world.synapse.raw("PUT", &path, &world.staff.person.raw_token, &forged).await.0, 200);
    world.alarm("Klartext").await;

    let plants = [
        Plant::number("Telegram's user id", TELEGRAM_ID),
        Plant::text("Telegram's first name", TELEGRAM_FIRST),
        Plant::text("Telegram's last name", TELEGRAM_LAST),
        Plant::text("Telegram's user name", TELEGRAM_USER),
        Plant::text("words on Telegram", "Rhabarberkompott"),
        Plant::text("a telephone number", TELEGRAM_PHONE),
        Plant::text("a story before consent", "Zwetschgenkuchen"),
        Plant::text("a poison update", "Pfifferlinge"),
        Plant::text("the bot's token", TOKEN.split_once(':').unwrap().1),
        Plant::text("Matrix user name", MATRIX_NAME),
        Plant::text("Matrix display name", MATRIX_SHOWN),
        Plant::text("words on Matrix", "Apfelstrudel"),
        Plant::text("edited words", "Birnenkrokant"),
        Plant::text("a person's room", person.room.as_str()),
        Plant::text("a person's event", event.as_str()),
        Plant::text("a staff member's user name", STAFF),
        Plant::text("a staff member's display name", STAFF_SHOWN),
        Plant::text("an answer", "Blaubeerpfannkuchen"),
        Plant::text("talk among staff", "Käsespätzle"),
        Plant::text("the Matrix password", PASSWORD),
    ];
    // While it runs and right after a crash the write-ahead logs are full; after a clean end they are not.
    assert_clean(&world, &plants, "while it runs");
    world.lotse.kill().await;
    assert_clean(&world, &plants, "after a crash");
    world.lotse.start().await;
    person.walk(&[("/loeschen", "Soll ich alles löschen"), ("Ja, alles löschen", "alles gelöscht")]).await;
    world.lotse.stop().await;
    assert_clean(&world, &plants, "after the end");

    // The search would have found something: what the operator wrote holds three of the plants.
    let mut in_conf: Vec<&str> =
        find(&plants, &world.lotse.conf()).into_iter().map(|(what, _)| what).collect();
    in_conf.sort_unstable();
    assert_eq!(in_conf, ["a staff member's user name", "the Matrix password", "the bot's token"]);
}

/// Somebody with an unusual account tells a story too early, agrees, and gets to a receipt; returns the code.
async fn on_telegram(api: &BotApi) -> String {
    let mut person = OnTelegram::new(api, TELEGRAM_ID);
    tell(api, EARLY_STORY);
    person.hears("Einverstanden, weiter").await;
    person.tap("Einverstanden, weiter", "Soll ich Ihre erste Nachricht").await;
    person.tap("Erste Nachricht verwenden", "Was passt besser").await;
    person.tap("Elternberatung", "In welchem Landkreis").await;
    person.tap("Vorpommern-Greifswald", "Möchten Sie eine Antwort").await;
    person.tap("Eigene Worte", "Fertig").await;
    tell(api, TELEGRAM_WORDS);
    person.hears("Bisher sind es 2").await;
    tell(api, &format!("Meine Nummer ist {TELEGRAM_PHONE}."));
    person.hears("Bisher sind es 3").await;
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
    code_in(&person.tap("Absenden", "Ihr Fall-Code").await)
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
