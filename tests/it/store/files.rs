//! Promises about the files of SQLite and the key file.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use lotse::desk::ports::Kept;
use lotse::handoff::roster::Roster;
use lotse::id::ChannelKind;
use lotse::store::{
    CaseWrite, ChatMessage, Commit, ConsultationWrite, Counts, Mark, Parked, PersonWrite, Store, StoreError,
};
use sqlx::Row;

use super::sample::{
    PERSON, PLANTS, WORDS, at, case, code, consultation, given, letter, person, queue, roster,
};
use super::world::{World, contains, refused};

/// One of everything, with plants in it.
fn everything(store: &Store) -> Commit {
    let anna = store.lookup(ChannelKind::Matrix, PERSON);
    Commit {
        cursor: Some((ChannelKind::Matrix, WORDS.into())),
        people: vec![PersonWrite::Put(anna, person())],
        returns: vec![given(1, anna)],
        cases: vec![CaseWrite::New(case(1, Some(anna)))],
        consultations: vec![ConsultationWrite::Put(Box::new(consultation(1, Some(code(1)))))],
        outbox: vec![letter(WORDS, Some(anna))],
        keep: vec![(ChannelKind::Matrix, Kept { key: WORDS.to_owned(), raw: WORDS.into() })],
        rosters: vec![(queue(), roster())],
        chat: vec![ChatMessage { person: anna, reference: WORDS.to_owned(), expires: at(1) }],
        park: vec![Parked { channel: ChannelKind::Matrix, raw: WORDS.into(), at: at(0), expires: at(1) }],
        ..Commit::default()
    }
}

#[tokio::test]
async fn no_planted_word_is_in_the_files() {
    let world = World::sqlite();
    let store = world.open().await;
    store.commit(&everything(&store)).await.unwrap();
    store.put_secret("session", Some(WORDS.as_bytes())).await.unwrap();
    let open = world.files();
    let store_lookup = store.lookup(ChannelKind::Matrix, PERSON);
    store.close().await.unwrap();
    for bytes in [open, world.files()] {
        // The search finds what is plain, so it would find a plant.
        assert!(contains(&bytes, b"rz-rostock"));
        let given = given(1, store_lookup).code;
        for plant in PLANTS.into_iter().chain([code(1).as_str(), &given.to_string(), &given.bare()]) {
            assert!(!contains(&bytes, plant.as_bytes()), "{plant}");
        }
    }
}

#[tokio::test]
async fn what_is_deleted_is_gone_from_the_files_even_sealed() {
    let world = World::sqlite();
    let store = world.open().await;
    let rows = store.commit(&everything(&store)).await.unwrap();
    let mut raw = world.raw().await;
    let sealed = sqlx::query(
        "SELECT sealed FROM people UNION SELECT sealed FROM cases UNION SELECT sealed FROM outbox \
         UNION SELECT sealed FROM parked UNION SELECT sealed FROM return_codes \
         UNION SELECT sealed FROM consultations UNION SELECT sealed FROM rosters \
         UNION SELECT sealed FROM chat_messages UNION SELECT code FROM return_codes",
    )
    .fetch_all(&mut raw)
    .await
    .unwrap();
    let sealed: Vec<Vec<u8>> = sealed.iter().map(|row| row.get(0)).collect();
    sqlx::Connection::close(raw).await.unwrap();
    assert_eq!(sealed.len(), 9);
    assert!(sealed.iter().all(|bytes| contains(&world.files(), bytes)));
    let marks = vec![Mark::Sent { row: rows[0].row }];
    let rosters = vec![(queue(), Roster::default())];
    store.commit(&Commit { marks, rosters, ..Commit::default() }).await.unwrap();
    store.sweep(at(1000)).await.unwrap();
    for (number, bytes) in sealed.iter().enumerate() {
        // A part is enough to tell, wherever SQLite cut the value.
        assert!(!bytes.chunks_exact(32).any(|part| contains(&world.files(), part)), "value {number}");
    }
}

#[tokio::test]
async fn a_copy_taken_by_a_crash_has_everything_committed() {
    let world = World::sqlite();
    let store = world.open().await;
    store.commit(&everything(&store)).await.unwrap();
    let crashed = World::sqlite();
    for name in ["lotse.db", "lotse.db-wal", "lotse.key"] {
        fs::copy(world.directory.path().join(name), crashed.directory.path().join(name)).unwrap();
    }
    let store = crashed.open().await;
    let anna = store.lookup(ChannelKind::Matrix, PERSON);
    assert!(store.people(&[anna]).await.unwrap()[&anna] == person());
    assert!(store.cases(&[code(1)]).await.unwrap()[&code(1)] == case(1, Some(anna)));
    assert_eq!(store.pending().await.unwrap().len(), 1);
    assert_eq!(store.cursor(ChannelKind::Matrix).await.unwrap().unwrap(), WORDS.as_bytes());
}

#[tokio::test]
async fn files_are_readable_by_their_owner_only() {
    let world = World::sqlite();
    let store = world.open().await;
    store.commit(&everything(&store)).await.unwrap();
    let files: Vec<_> = fs::read_dir(world.directory.path()).unwrap().map(Result::unwrap).collect();
    assert!(files.len() >= 4);
    for file in files {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.file_name());
    }
}

#[tokio::test]
async fn a_key_file_others_can_read_is_refused() {
    let world = World::sqlite();
    world.open().await.close().await.unwrap();
    for mode in [0o640, 0o604, 0o660] {
        fs::set_permissions(world.key_file(), Permissions::from_mode(mode)).unwrap();
        let error = refused(world.try_open().await);
        assert!(matches!(error, StoreError::KeyFileMode { mode: told, .. } if told == mode), "{error}");
    }
}

#[tokio::test]
async fn a_key_file_without_a_key_is_refused_and_left_as_it_is() {
    let world = World::sqlite();
    world.open().await.close().await.unwrap();
    let good = fs::read_to_string(world.key_file()).unwrap();
    for bad in ["", "secret", &good[..40], &format!("{}00", good.trim()), &good.replace("key-1", "key-2")] {
        fs::write(world.key_file(), bad).unwrap();
        let error = refused(world.try_open().await);
        assert!(matches!(error, StoreError::KeyFileMalformed { .. }), "{error}");
        assert_eq!(fs::read_to_string(world.key_file()).unwrap(), bad);
    }
}

#[tokio::test]
async fn whether_the_key_file_fits_is_found_out_without_a_start_and_beside_a_running_one() {
    let world = World::sqlite();
    let examined = async || Store::examine(&world.url, &world.key_file()).await;
    assert!(examined().await.is_ok(), "nothing is there before the first start");
    assert!(!world.key_file().exists(), "and nothing is made");
    let running = world.open().await;
    assert!(examined().await.is_ok());
    running.close().await.unwrap();
    let good = fs::read_to_string(world.key_file()).unwrap();
    fs::write(world.key_file(), "secret").unwrap();
    assert!(matches!(examined().await, Err(StoreError::KeyFileMalformed { .. })));
    let (head, digits) = good.trim().rsplit_once(' ').unwrap();
    fs::write(world.key_file(), format!("{head} {}\n", digits.chars().rev().collect::<String>())).unwrap();
    assert!(matches!(examined().await, Err(StoreError::WrongKey { .. })));
    fs::remove_file(world.key_file()).unwrap();
    let missing = examined().await;
    assert!(matches!(&missing, Err(error @ StoreError::KeyFileMissing { .. }) if error.is_configuration()));
}

#[tokio::test]
async fn a_read_only_database_is_told_as_such() {
    let world = World::sqlite();
    world.open().await.close().await.unwrap();
    let store = Store::open(&format!("{}?mode=ro", world.url), &world.key_file()).await.unwrap();
    let error = store.commit(&everything(&store)).await.unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
}

#[tokio::test]
async fn an_address_that_cannot_be_used_is_told_as_such() {
    let world = World::sqlite();
    for url in [
        "",
        "lotse.db",
        "mysql://localhost/lotse",
        "sqlite:",
        "sqlite::memory:",
        "sqlite:x?mode=memory",
        "sqlite:%20",
    ] {
        let error = refused(Store::open(url, &world.key_file()).await);
        assert!(matches!(error, StoreError::Url(_)), "{url}: {error}");
    }
    let nowhere = format!("sqlite:{}/missing/lotse.db", world.directory.path().display());
    let error = refused(Store::open(&nowhere, &world.key_file()).await);
    assert!(matches!(error, StoreError::Away { .. }), "{error}");
    assert!(!world.key_file().exists());
}

#[cfg(not(feature = "postgres"))]
#[tokio::test]
async fn without_the_feature_postgresql_is_refused_by_name() {
    let error = refused(Store::open("postgres://localhost/lotse", &World::sqlite().key_file()).await);
    assert!(matches!(error, StoreError::NoPostgres), "{error}");
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn an_error_never_repeats_the_password_of_the_address() {
    let url = "postgres://lotse:planted-password@127.0.0.1:1/lotse";
    let error = refused(Store::open(url, &World::sqlite().key_file()).await);
    assert!(matches!(error, StoreError::Away { .. }), "{error}");
    assert!(!format!("{error} {error:?}").contains("planted"), "{error:?}");
}

/// An older program's database: the first tables only, with rows in the states letters could be in.
#[tokio::test]
async fn a_database_of_the_first_tables_is_brought_up_to_date() {
    let world = World::sqlite();
    world.open().await.close().await.unwrap();
    world
        .execute(
            "DELETE FROM _sqlx_migrations WHERE version > 1; DROP TABLE taken_back; DROP TABLE tallies; \
             DROP TABLE return_codes; DROP TABLE rosters; DROP TABLE barred; DROP TABLE chat_messages; DROP TABLE consultations; \
             DROP INDEX cases_due; ALTER TABLE cases DROP COLUMN due; \
             CREATE INDEX outbox_pending ON outbox (id) WHERE state = 'pending'; \
             CREATE INDEX outbox_person ON outbox (person) WHERE person IS NOT NULL; \
             INSERT INTO outbox (token, recipient, state, attempts, created, keep_until) \
             VALUES (x'01', 'person', 'sent', 0, 1, 9), (x'02', 'queue', 'dead', 3, 1, 9)",
        )
        .await;
    let store = world.open().await;
    assert_eq!(store.counts().await.unwrap(), Counts { pending: 0, dead: 1, parked: 0 });
    let rows: i64 =
        sqlx::query("SELECT COUNT(*) FROM outbox").fetch_one(&mut world.raw().await).await.unwrap().get(0);
    assert_eq!(rows, 1, "what was sent has left no row");
    let anna = store.lookup(ChannelKind::Matrix, PERSON);
    store.commit(&Commit { returns: vec![given(7, anna)], ..Commit::default() }).await.unwrap();
    assert!(store.return_of(&given(7, anna).code).await.unwrap().is_some(), "codes can be kept");
}
