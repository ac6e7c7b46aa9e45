//! Deleting in the chat, without staff.

use sqlx::{AnyConnection, Connection as _, Row as _};

use crate::chat::{Chat, DIALOGUE, OnMatrix, code_in};
use crate::world::World;

#[tokio::test]
async fn deleting_what_is_not_claimed_takes_the_card_out_of_the_room_and_the_data_away() {
    let mut world = World::start("delete").await;
    let mut person = OnMatrix::meet(world.synapse, "person-delete", &world.bot).await;
    let code = code_in(&person.walk(&DIALOGUE).await);
    let card = world.card(&code).await;
    assert!(rows(&world).await.0 > 0 && rows(&world).await.1 > 0, "there is something to delete");
    person
        .walk(&[
            ("/loeschen", "Soll ich alles löschen"),
            ("Ja, alles löschen", "ich habe sie bei der Stelle zurückgenommen"),
        ])
        .await;
    world.staff.sees_removed(world.synapse, &world.centre, &card.id).await;
    world.staff.say(&world.centre, &format!("!annehmen {code}")).await;
    world.staff.hears(&world.centre, "gibt es in diesem Raum nicht").await;
    world.lotse.stop().await;
    assert_eq!(rows(&world).await, (0, 0), "people and cases");
}

/// How many people and cases the store holds.
async fn rows(world: &World) -> (i64, i64) {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite:{}?mode=ro", world.lotse.data().join("lotse.db").display());
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    let mut count = async |sql: &'static str| -> i64 {
        sqlx::query(sql).fetch_one(&mut connection).await.unwrap().get(0)
    };
    (count("SELECT COUNT(*) FROM people").await, count("SELECT COUNT(*) FROM cases").await)
}
