//! The machine is lost, and a backup of the store is not: what goes on, and what does not.

use std::fs;
use std::path::Path;

use crate::chat::{Chat, DIALOGUE, OnMatrix, code_in};
use crate::lotse_process::{Lotse, run_to_end};
use crate::world::World;

/// `lotse …` with the configuration of an installation, while the test's own servers go on.
async fn lotse(installed: &Lotse, arguments: &[&str]) -> String {
    let file = installed.conf().join("lotse.toml").display().to_string();
    let mut all: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    all.extend(["--config".to_owned(), file]);
    let data = installed.data();
    let run = move || run_to_end(&all.iter().map(String::as_str).collect::<Vec<_>>(), &data, "");
    let (code, stdout, stderr) = tokio::task::spawn_blocking(run).await.unwrap();
    assert_eq!(code, Some(0), "{stdout}{stderr}");
    stdout
}

/// A talk, a backup beside the running bot, one more word on either side, and then the machine is gone. Where the operator has
/// the recovery key, it is put beside the restored store.
async fn lost_and_restored(name: &str, has_recovery_key: bool) -> (World, OnMatrix, String) {
    let mut world = World::start(name).await;
    let mut person = OnMatrix::meet(world.synapse, &format!("person-{name}"), &world.bot).await;
    let code = code_in(&person.walk(&DIALOGUE).await);
    let card = world.card(&code).await;
    world.staff.react(&world.centre, &card.id, "✅").await;
    person.hears("ist angenommen").await;

    let away = tempfile::tempdir().unwrap();
    let path = |name: &str| away.path().join(name).display().to_string();
    lotse(&world.lotse, &["key", "new", &path("backup.key")]).await;
    lotse(&world.lotse, &["backup", &path("backup"), "--key", &path("backup.key")]).await;
    let recovery = fs::read(world.lotse.data().join("matrix.recovery")).unwrap();

    world.staff.say(&world.centre, &format!("!antwort {code} Nach der Sicherung gesagt.")).await;
    person.hears("Nach der Sicherung gesagt").await;
    world.staff.hears(&world.centre, "zugestellt.").await;
    world.lotse.kill().await;

    world.lotse = Lotse::install(&world.plan);
    if has_recovery_key {
        write_private(&world.lotse.data().join("matrix.recovery"), &recovery);
    }
    // Before the restored bot is there: for a device that is gone.
    person.say("Das liest die verlorene Maschine nicht.").await;
    lotse(&world.lotse, &["restore", &path("backup"), "--key", &path("backup.key")]).await;
    world.lotse.start().await;
    (world, person, code)
}

fn write_private(path: &Path, bytes: &[u8]) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::write(path, bytes).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

/// Staff answer and the person reads it, and the other way round.
async fn the_talk_goes_on(world: &mut World, person: &mut OnMatrix, code: &str) {
    world.staff.person.sync().await;
    world.staff.say(&world.centre, &format!("!antwort {code} Wir sind wieder da.")).await;
    person.hears("Wir sind wieder da").await;
    person.walk(&[("Gut, ich auch.", "So weitergeben"), ("So weitergeben", "ist weitergegeben")]).await;
    world.staff.hears(&world.centre, "Gut, ich auch").await;
    assert_eq!(world.all_cards().await.len(), 1, "the card is not posted again");
}

#[tokio::test]
async fn with_the_recovery_key_a_talk_goes_on_after_the_machine_was_lost() {
    let (mut world, mut person, code) = lost_and_restored("restored", true).await;
    assert!(world.lotse.log().contains("restored the Matrix identity"), "{}", world.lotse.log());
    the_talk_goes_on(&mut world, &mut person, &code).await;
    // What was written for the lost device is not passed over in silence.
    person.hears("nicht entschlüsseln").await;
    world.lotse.stop().await;
}

#[tokio::test]
async fn without_the_recovery_key_the_identity_is_replaced_and_a_talk_goes_on() {
    let (mut world, mut person, code) = lost_and_restored("replaced", false).await;
    assert!(world.lotse.log().contains("replacing the account's Matrix identity"), "{}", world.lotse.log());
    the_talk_goes_on(&mut world, &mut person, &code).await;
    world.lotse.stop().await;
}
