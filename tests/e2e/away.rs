//! Servers that are away: at the start, in the middle, and at the end.

use std::net::TcpListener;
use std::time::Duration;

use crate::bot_api::BotApi;
use crate::chat::{Chat, DIALOGUE, OnTelegram, code_in};
use crate::synapse::Synapse;
use crate::world::World;

const SOON: Duration = Duration::from_mins(1);

#[tokio::test]
async fn servers_may_be_away_at_the_start_in_the_middle_and_at_the_end() {
    // A server of its own, since it is halted.
    let synapse: &'static Synapse = Box::leak(Box::new(Synapse::start()));
    let mut world = World::prepare(synapse, "away").await;
    let address = free_address();
    world.plan.telegram.as_mut().unwrap().api_url = format!("http://{address}");
    world.lotse.configure(&world.plan);

    halt(synapse).await;
    world.lotse.begin();
    world
        .lotse
        .says(SOON, |line| line.contains("lotse::channel::telegram") && line.contains("trying again"))
        .await;
    world
        .lotse
        .says(SOON, |line| line.contains("lotse::channel::matrix") && line.contains("starts again"))
        .await;
    world.api = BotApi::start_at(&address).await;
    resume(synapse).await;
    world.lotse.ready().await;
    for room in [&world.centre, &world.operator] {
        world.staff.person.until_joined(room, &world.bot).await;
    }
    let first = code_in(&OnTelegram::new(&world.api, 801).walk(&DIALOGUE).await);
    world.card(&first).await;

    halt(synapse).await;
    let second = code_in(&OnTelegram::new(&world.api, 802).walk(&DIALOGUE).await);
    // Also an end in the middle of trying is a clean one.
    world.lotse.stop().await;
    world.lotse.begin();
    let third = code_in(&OnTelegram::new(&world.api, 803).walk(&DIALOGUE).await);
    resume(synapse).await;
    world.card(&second).await;
    world.card(&third).await;
    assert_eq!(world.all_cards().await.len(), 3);
    world.lotse.stop().await;
}

/// An address on which nobody listens yet.
fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

async fn halt(synapse: &'static Synapse) {
    // Beside the stand-in, which lives in this thread.
    tokio::task::spawn_blocking(|| synapse.halt()).await.unwrap();
}

async fn resume(synapse: &'static Synapse) {
    tokio::task::spawn_blocking(|| synapse.resume()).await.unwrap();
}
