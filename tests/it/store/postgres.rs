//! Promises that only a server can put to the test.

use lotse::id::ChannelKind;
use lotse::store::{Commit, StoreError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::sample;
use super::world::{World, refused};

/// Ends the connection that holds this schema's lock, and waits until it has ended.
const CUT: &str = "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' \
    AND CAST(objid AS BIGINT) = (CAST(hashtext(current_schema()) AS BIGINT) & 4294967295)";

#[tokio::test]
async fn a_lost_connection_is_an_error_once_and_then_made_anew_with_its_lock() {
    let Some(world) = World::postgres().await else { return };
    let store = world.open().await;
    let commit = |n: u8| Commit { cursor: Some((ChannelKind::Telegram, vec![n])), ..Commit::default() };
    store.commit(&commit(1)).await.unwrap();
    world.execute(CUT).await;
    let error = store.commit(&commit(2)).await.unwrap_err();
    assert!(matches!(error, StoreError::Away { .. }), "{error}");
    assert_eq!(store.cursor(ChannelKind::Telegram).await.unwrap().unwrap(), [1]);
    store.commit(&commit(3)).await.unwrap();
    assert_eq!(store.cursor(ChannelKind::Telegram).await.unwrap().unwrap(), [3]);
    assert!(matches!(refused(world.try_open().await), StoreError::InUse { .. }));
}

#[tokio::test]
async fn who_lost_the_connection_writes_nothing_while_another_has_the_lock() {
    let Some(world) = World::postgres().await else { return };
    let first = world.open().await;
    world.execute(CUT).await;
    let second = world.open().await;
    assert!(matches!(first.counts().await.unwrap_err(), StoreError::Away { .. }));
    assert!(matches!(first.counts().await.unwrap_err(), StoreError::InUse { .. }));
    second.close().await.unwrap();
    first.counts().await.unwrap();
}

/// What the wire between Lotse and the server does to the next commit.
#[derive(Clone, Copy)]
enum Loses {
    /// The server never hears of it.
    Commit,
    /// The server writes, and its reply is lost.
    Reply,
}

/// A wire to the server of a world that carries everything until it is told to break.
async fn wire(world: &mut World, loses: Loses) -> watch::Sender<bool> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (who, place) = world.url.split_once('@').expect("the address of tests/run names a user");
    let (server, database) = place.split_once('/').expect("the address names a database");
    let server = server.to_owned();
    world.url = format!("{who}@{}/{database}", listener.local_addr().unwrap());
    let (breaks, told) = watch::channel(false);
    let mend = breaks.clone();
    tokio::spawn(async move {
        loop {
            let (mut near, _) = listener.accept().await.unwrap();
            let mut far = TcpStream::connect(server.clone()).await.unwrap();
            let (mut asked, mut said) = (vec![0; 65_536], vec![0; 65_536]);
            loop {
                tokio::select! {
                    read = near.read(&mut asked) => {
                        let asked = &asked[..read.unwrap()];
                        let ends = *told.borrow() && asked.windows(6).any(|word| word == b"COMMIT");
                        if ends {
                            mend.send_replace(false);
                        }
                        match (ends, loses) {
                            _ if asked.is_empty() => break,
                            (true, Loses::Commit) => break,
                            (true, Loses::Reply) => {
                                far.write_all(asked).await.unwrap();
                                let replied = far.read(&mut said).await.unwrap();
                                assert!(replied > 0, "the server did not reply");
                                break;
                            }
                            (false, _) => far.write_all(asked).await.unwrap(),
                        }
                    }
                    read = far.read(&mut said) => near.write_all(&said[..read.unwrap()]).await.unwrap(),
                }
            }
        }
    });
    breaks
}

#[tokio::test]
async fn a_commit_whose_confirmation_is_lost_is_known_to_be_written() {
    let Some(mut world) = World::postgres().await else { return };
    let breaks = wire(&mut world, Loses::Reply).await;
    let store = world.open().await;
    let letter = || Commit {
        cursor: Some((ChannelKind::Telegram, vec![1])),
        outbox: vec![sample::letter("Guten Tag", None)],
        ..Commit::default()
    };
    breaks.send_replace(true);
    let written = store.commit(&letter()).await.unwrap();
    assert!(!*breaks.borrow(), "the wire did not break");
    assert_eq!(store.cursor(ChannelKind::Telegram).await.unwrap().unwrap(), [1]);
    let pending = store.pending().await.unwrap();
    assert_eq!(pending.len(), 1);
    assert_eq!((pending[0].row, &pending[0].transaction), (written[0].row, &written[0].transaction));
}

#[tokio::test]
async fn a_commit_that_never_reached_the_server_is_an_error_and_wrote_nothing() {
    let Some(mut world) = World::postgres().await else { return };
    let breaks = wire(&mut world, Loses::Commit).await;
    let store = world.open().await;
    let commit = Commit { cursor: Some((ChannelKind::Telegram, vec![1])), ..Commit::default() };
    breaks.send_replace(true);
    let error = store.commit(&commit).await.unwrap_err();
    assert!(matches!(error, StoreError::Away { .. }), "{error}");
    assert_eq!(store.cursor(ChannelKind::Telegram).await.unwrap(), None);
    store.commit(&commit).await.unwrap();
    assert_eq!(store.cursor(ChannelKind::Telegram).await.unwrap().unwrap(), [1]);
}
