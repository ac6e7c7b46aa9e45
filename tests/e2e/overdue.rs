//! Cases that lie too long, with the program's clock moved from outside.

use crate::chat::{Chat, DIALOGUE, OWN_WORDS, OnTelegram, QUEUE, code_in};
use crate::lotse_process::Lotse;
use crate::synapse::Synapse;
use crate::world::World;

/// Who stands in for [`QUEUE`] here.
const SUBSTITUTE: &str = "lobbi-ost";

const BUILT_IN: &str = include_str!("../../src/directory/mecklenburg-vorpommern.toml");

#[tokio::test]
async fn a_case_nobody_takes_is_reminded_of_after_a_day_and_told_to_the_substitute_after_three() {
    let mut world = World::prepare(Synapse::shared(), "overdue").await;
    let (mut substitute, room) = world.add_service(SUBSTITUTE).await;
    let marked = format!("id = \"{QUEUE}\"\n");
    let with_substitute = format!("{marked}substitute = \"{SUBSTITUTE}\"\n");
    world.plan.directory = Some(BUILT_IN.replacen(&marked, &with_substitute, 1));
    world.lotse.configure(&world.plan);
    world.enter().await;
    substitute.person.until_joined(&room, &world.bot).await;
    let mut person = OnTelegram::new(&world.api, 1_301);
    let code = code_in(&person.walk(&DIALOGUE).await);
    world.staff.card(&world.centre, &code).await;

    start_ahead(&mut world.lotse, 26).await;
    world.staff.hears(&world.centre, &format!("{code} wartet seit")).await;
    assert!(substitute.all_cards(&room).await.is_empty());
    // By now all that follows the receipt has arrived.
    let heard = world.api.transcript(1_301).len();
    assert!(!substitute.transcript(&room).join("\n").contains(&code), "one day is no reason to tell others");

    start_ahead(&mut world.lotse, 75).await;
    let told = substitute.hears(&room, &format!("Vertretung: {code} wartet seit 3 Tagen")).await.body;
    assert!(told.contains("niemand hat angenommen"), "{told}");
    world.staff.hears(&world.centre, "Das weiß jetzt auch").await;

    // What was told is not told again, and nothing else of the case is told there.
    start_ahead(&mut world.lotse, 76).await;
    assert_eq!(world.staff.all_cards(&world.centre).await.len(), 1);
    assert!(substitute.all_cards(&room).await.is_empty());
    let in_room = world.staff.transcript(&world.centre);
    let count = |words: &str| in_room.iter().filter(|body| body.contains(words)).count();
    assert_eq!((count("niemand hat angenommen. Annehmen"), count("Das weiß jetzt auch")), (1, 1));
    let there = substitute.transcript(&room).join("\n");
    assert_eq!(there.matches(&code).count(), 1, "{there}");
    assert!(OWN_WORDS.iter().all(|words| !there.contains(words)), "{there}");
    assert_eq!(world.api.transcript(1_301).len(), heard, "nothing was promised, so nobody is woken");

    world.staff.say(&world.centre, &format!("!annehmen {code}")).await;
    person.hears("ist angenommen").await;
    world.lotse.stop().await;
}

/// Stops the program and starts it again so many hours later.
async fn start_ahead(lotse: &mut Lotse, hours: u32) {
    lotse.stop().await;
    lotse.set_ahead(hours);
    lotse.start().await;
}
