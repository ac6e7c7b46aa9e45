//! The whole story once with PostgreSQL as the store.

use std::io::Write as _;

use sqlx::{AnyConnection, AssertSqlSafe, Connection as _};

use crate::bot_api::BotApi;
use crate::chat::{Chat, DIALOGUE, OnTelegram, code_in};
use crate::synapse::Synapse;
use crate::world::World;

#[tokio::test]
async fn the_whole_story_with_postgresql() {
    let Some(url) = fresh_schema().await else { return };
    let mut world =
        World::prepare_with(Synapse::shared(), BotApi::start().await, "postgres", Some(url)).await;
    world.enter().await;
    let mut person = OnTelegram::new(&world.api, 901);
    person.walk(&DIALOGUE[..7]).await;
    world.lotse.kill().await;
    world.lotse.start().await;
    let code = code_in(&person.walk(&DIALOGUE[7..]).await);
    world.card(&code).await;
    world.staff.say(&world.centre, &format!("!annehmen {code}")).await;
    world.staff.hears(&world.centre, "ist angenommen").await;
    world.lotse.stop().await;
    world.lotse.start().await;
    world.staff.say(&world.centre, &format!("!antwort {code} Wir sind am Montag da.")).await;
    let mut person = OnTelegram::new(&world.api, 901);
    person.hears("Wir sind am Montag da.").await;
    world.staff.say(&world.centre, &format!("!schliessen {code} beraten")).await;
    person.hears("ist abgeschlossen").await;
    assert_eq!(world.all_cards().await.len(), 1);
    world.lotse.stop().await;
}

/// The address of a new schema; `None` if there is no PostgreSQL to test on.
async fn fresh_schema() -> Option<String> {
    let Ok(server) = std::env::var("LOTSE_TEST_POSTGRES") else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI must set LOTSE_TEST_POSTGRES");
        // Not `eprintln!`, which the test harness swallows when a test passes.
        let told = b"\nSKIPPED: the story over PostgreSQL; LOTSE_TEST_POSTGRES holds no address\n";
        std::io::stderr().write_all(told).unwrap();
        return None;
    };
    sqlx::any::install_default_drivers();
    let schema = format!("lotse_e2e_{}", std::process::id());
    let mut connection = AnyConnection::connect(&server).await.unwrap();
    let create = format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}");
    sqlx::raw_sql(AssertSqlSafe(create)).execute(&mut connection).await.unwrap();
    let and = if server.contains('?') { '&' } else { '?' };
    Some(format!("{server}{and}options[search_path]={schema}"))
}
