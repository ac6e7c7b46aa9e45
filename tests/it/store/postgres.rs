//! Promises that only a server can put to the test.

use lotse::id::ChannelKind;
use lotse::store::{Commit, StoreError};

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
