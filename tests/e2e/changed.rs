//! Either side changes a message or takes it back, with the clients people have.

use std::time::Duration;

use crate::chat::{Chat, DIALOGUE, OnMatrix, OnTelegram, code_in};
use crate::synapse::Synapse;
use crate::world::World;

const SOON: Duration = Duration::from_secs(30);

#[tokio::test]
async fn on_telegram_a_change_reaches_the_other_side_and_an_answer_is_changed_and_deleted() {
    let mut world = World::start("changed-telegram").await;
    let (chat, room) = (1_501, world.centre.clone());
    let mut person = OnTelegram::new(&world.api, chat);
    let code = code_in(&person.walk(&DIALOGUE).await);
    world.staff.card(&room, &code).await;
    world.staff.say(&room, &format!("!annehmen {code}")).await;
    person.hears("ist angenommen").await;

    let message = world.api.send_text(chat, "Wir kommen am Montag vorbei.");
    person.hears("So weitergeben").await;
    person.walk(&[("So weitergeben", "ist weitergegeben")]).await;
    let post = world.staff.hears(&room, "am Montag vorbei").await.id;
    world.api.edit(chat, message, "Wir kommen am Dienstag vorbei.");
    // Taken, and perhaps nothing of what follows is done.
    world.api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
    world.lotse.kill().await;
    world.lotse.start().await;
    person.hears("Ihre Änderung ist weitergegeben").await;
    let changed = world.staff.hears(&room, "hat eine Nachricht geändert").await.body;
    assert!(changed.contains("am Dienstag vorbei"), "{changed}");
    world.staff.sees_removed(world.synapse, &room, &post).await;

    let command = world.staff.person.say(&room, &format!("!antwort {code} Gut, um neun Uhr.")).await;
    person.hears("um neun Uhr").await;
    world.staff.hears(&room, "zugestellt.").await;
    world.staff.person.edit(&room, &command, &format!("!antwort {code} Gut, um zehn Uhr.")).await;
    world.staff.hears(&room, "geändert, auch bei der Person").await;
    let said = world.api.transcript(chat);
    assert!(said.iter().any(|sent| sent.edited && sent.text.contains("um zehn Uhr")), "{said:?}");
    assert!(said.iter().all(|sent| !sent.text.contains("um neun Uhr")), "{said:?}");
    world.staff.person.redact(&room, &command).await;
    world.staff.hears(&room, "bei der Person gelöscht. Ob").await;
    let said = world.api.transcript(chat);
    assert!(said.iter().all(|sent| !sent.text.contains("Uhr.")), "{said:?}");
    world.lotse.stop().await;
}

#[tokio::test]
async fn on_matrix_what_is_changed_or_taken_back_is_so_on_the_other_side() {
    let mut world = World::prepare(Synapse::shared(), "changed-matrix").await;
    // Time enough to change an answer on a busy machine.
    world.plan.answer_seconds = 10;
    world.lotse.configure(&world.plan);
    world.enter().await;
    let room = world.centre.clone();
    let mut person = OnMatrix::meet(world.synapse, "person-changed-matrix", &world.bot).await;
    let code = code_in(&person.walk(&DIALOGUE).await);
    let card = world.card(&code).await.id;
    world.staff.react(&room, &card, "✅").await;
    person.hears("ist angenommen").await;

    let first = person.person.say(&person.room, "Wir kommen am Montag vorbei.").await;
    person.hears("So weitergeben").await;
    person.walk(&[("So weitergeben", "ist weitergegeben")]).await;
    // Not in a row, so that it is a post of its own.
    let post = world.staff.hears(&room, "am Montag vorbei").await.id;
    let second = person.person.say(&person.room, "Meine Tante kommt mit.").await;
    person.hears("ist weitergegeben").await;
    let other = world.staff.hears(&room, "Meine Tante").await.id;
    person.person.edit(&person.room, &first, "Wir kommen am Dienstag vorbei.").await;
    person.hears("Ihre Änderung ist weitergegeben").await;
    let changed = world.staff.hears(&room, "hat eine Nachricht geändert").await;
    assert!(changed.encrypted && changed.body.contains("am Dienstag vorbei"), "{}", changed.body);
    assert_eq!(changed.content["m.relates_to"]["event_id"], card, "in the thread of its card");
    person.person.redact(&person.room, &second).await;
    person.hears("Diese Nachricht habe ich bei der Stelle aus dem Raum genommen").await;
    world.staff.hears(&room, "hat eine Nachricht zurückgenommen").await;
    for gone in [&post, &other] {
        world.staff.sees_removed(world.synapse, &room, gone).await;
    }

    let command = world.staff.person.say(&room, &format!("!antwort {code} Gut, um neun Uhr.")).await;
    world.staff.hears(&room, "geht in 10 Sekunden").await;
    world.staff.person.edit(&room, &command, &format!("!antwort {code} Gut, um zehn Uhr.")).await;
    person.hears("um zehn Uhr").await;
    world.staff.hears(&room, "zugestellt.").await;
    world.staff.person.edit(&room, &command, &format!("!antwort {code} Gut, um elf Uhr.")).await;
    let edit = person.hears("um elf Uhr").await;
    assert!(edit.starts_with("* "), "in the place of the old one: {edit}");
    world.staff.hears(&room, "geändert, auch bei der Person").await;
    world.staff.person.redact(&room, &command).await;
    world.staff.hears(&room, "bei der Person gelöscht. Ob").await;

    let halted = world.staff.person.say(&room, &format!("!antwort {code} Doch um zwölf Uhr.")).await;
    world.staff.hears(&room, "geht in 10 Sekunden").await;
    world.staff.person.redact(&room, &halted).await;
    world.staff.hears(&room, "angehalten, nichts gesendet").await;
    let heard = person.transcript();
    assert!(!heard.contains("um neun Uhr") && !heard.contains("um zwölf Uhr"), "{heard}");
    world.lotse.stop().await;
}
