//! A person comes back from another account on another platform.

use std::time::Duration;

use crate::chat::{Chat, DIALOGUE, OnMatrix, OnTelegram, code_in};
use crate::world::World;

const SOON: Duration = Duration::from_secs(30);

#[tokio::test]
async fn with_a_code_a_talk_goes_on_from_telegram_to_matrix_though_the_program_is_killed() {
    let mut world = World::start("return").await;
    let mut old = OnTelegram::new(&world.api, 1_401);
    let code = code_in(&old.walk(&DIALOGUE).await);
    let card = world.staff.card(&world.centre, &code).await;
    world.staff.react(&world.centre, &card.id, "✅").await;
    old.hears("ist angenommen").await;
    world.staff.say(&world.centre, &format!("!antwort {code} Das steht noch im alten Chat.")).await;
    old.hears("Das steht noch im alten Chat").await;
    let shown = old.walk(&[("rückkehr", "Ihr Rückkehr-Code:")]).await;
    let return_code = shown.lines().nth(2).expect("the code has a line of its own").trim().to_owned();

    let mut new = OnMatrix::meet(world.synapse, "person-return", &world.bot).await;
    new.say(&return_code).await;
    world.lotse.kill().await;
    world.lotse.start().await;
    let welcome = new.hears("Willkommen zurück").await;
    assert!(welcome.contains(&code), "{welcome}");
    let moved = world.staff.hears(&world.centre, "schreibt jetzt von einem anderen Konto").await.body;
    assert!(moved.contains(&code) && moved.contains("Matrix, Ende-zu-Ende-verschlüsselt"), "{moved}");

    let before = world.api.transcript(1_401).len();
    world.staff.say(&world.centre, &format!("!antwort {code} Schön, dass Sie hier sind.")).await;
    new.hears("Schön, dass Sie hier sind").await;
    world.staff.hears(&world.centre, "zugestellt.").await;
    new.walk(&[
        ("Danke, hier ist es mir lieber.", "Danke, hier ist es mir lieber"),
        ("So weitergeben", "ist weitergegeben"),
    ])
    .await;
    world.staff.hears(&world.centre, "hier ist es mir lieber").await;
    assert_eq!(world.api.transcript(1_401).len(), before, "nothing comes to the old chat");

    // Whoever uses the old account begins anew and learns nothing of the case.
    let greeted = old.walk(&[("Guten Tag", "Einverstanden, weiter")]).await;
    assert!(!greeted.contains(&code), "{greeted}");
    world.api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
    let in_room = world.staff.transcript(&world.centre);
    let times = in_room.iter().filter(|body| body.contains("von einem anderen Konto")).count();
    assert_eq!(times, 1, "staff are told once");
    world.lotse.stop().await;
}
