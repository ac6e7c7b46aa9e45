//! Broken updates, a server in trouble, a token that is refused.

use lotse::channel::telegram::CheckError;
use lotse::desk::ports::{Alarm, DeskError, Event, Handed};
use lotse::id::ChannelKind;
use tokio::net::TcpListener;

use super::{Receiving, SOON, channel, inputs, text};
use crate::bot_api::{BotApi, TOKEN};

/// Half a surrogate pair makes teloxide give up on the whole batch.
fn half_a_pair(id: i64) -> String {
    format!(
        r#"{{"update_id":{id},"message":{{"message_id":1,"date":1,"from":{{"id":9,"is_bot":false,"first_name":"A"}},"chat":{{"id":9,"type":"private","first_name":"A"}},"text":"\ud83d"}}}}"#
    )
}

/// What came, in order: the words of a text, or the sender of something broken.
fn story(events: &[Event]) -> Vec<String> {
    let line = |event: &Event| match event {
        Event::Person { .. } => format!("{:?}", inputs(std::slice::from_ref(event))),
        Event::Poison { from, raw } => {
            let from = from.as_ref().map_or("nobody", |address| address.person.as_str());
            format!("broken, of {from}, {}", if raw.is_empty() { "dropped" } else { "kept" })
        }
        Event::Alarm(alarm) => format!("{alarm:?}"),
        _ => "something else".to_owned(),
    };
    events.iter().map(line).collect()
}

fn said(words: &str) -> String {
    format!("{:?}", [text(words)])
}

#[tokio::test]
async fn one_broken_update_does_not_block_the_others() {
    let api = BotApi::start().await;
    api.send_text(7, "davor");
    api.push_raw_update(half_a_pair);
    api.push_raw_update(|_| r#"{"message":{"text":"no id"}}"#.to_owned());
    api.push_raw_update(|id| format!(r#"{{"update_id":{id},"message":{{"message_id":"one"}}}}"#));
    api.send_text(7, "danach");
    let mut receiving = Receiving::start(&api, None);
    let events = receiving.events(5).await;
    assert_eq!(
        story(&events),
        [
            said("davor"),
            "broken, of 9, kept".to_owned(),
            "broken, of nobody, kept".to_owned(),
            "broken, of nobody, kept".to_owned(),
            said("danach")
        ]
    );
    api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
}

#[tokio::test]
async fn an_update_without_id_at_the_end_is_acknowledged_too() {
    let api = BotApi::start().await;
    api.send_text(7, "davor");
    api.push_raw_update(|_| r#"{"message":{"text":"no id"}}"#.to_owned());
    let mut receiving = Receiving::start(&api, None);
    assert_eq!(receiving.events(2).await.len(), 2);
    api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
    api.send_text(7, "danach");
    assert_eq!(inputs(&receiving.events(1).await), [text("danach")]);
}

#[tokio::test]
async fn a_batch_whose_brackets_do_not_match_is_read_one_by_one() {
    let api = BotApi::start().await;
    for round in 0..2 {
        api.send_text(7, &format!("{round} davor"));
        api.push_raw_update(|id| format!(r#"{{"update_id":{id},"message":{{"text":"]"#));
        api.send_text(7, &format!("{round} danach"));
    }
    let mut receiving = Receiving::start(&api, None);
    let events = receiving.events(6).await;
    let broken = || "broken, of nobody, kept".to_owned();
    assert_eq!(
        story(&events),
        [said("0 davor"), broken(), said("0 danach"), said("1 davor"), broken(), said("1 danach")]
    );
    api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
}

#[tokio::test]
async fn a_proxys_page_and_an_unknown_error_are_outlived() {
    let api = BotApi::start().await;
    api.fail_next("deleteWebhook", 200, "<html>bad gateway</html>");
    api.fail_next("getUpdates", 200, "");
    api.fail_next("getUpdates", 400, r#"{"ok":false,"error_code":400,"description":"Bad Request: new"}"#);
    api.respond_429("getUpdates", 0);
    for _ in 0..5 {
        api.fail_next("getUpdates", 200, r#"{"ok":true,"result":true}"#);
    }
    api.send_text(7, "Guten Tag");
    api.send_text(7, "Sind Sie da?");
    // With a cursor there is something to count from; still nothing is skipped.
    let mut receiving = Receiving::start(&api, Some(b"1000".to_vec()));
    assert_eq!(inputs(&receiving.events(2).await), [text("Guten Tag"), text("Sind Sie da?")]);
}

#[tokio::test]
async fn a_server_that_is_away_at_first_is_waited_for() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = nobody.local_addr().unwrap().to_string();
    let mut receiving = Receiving::start_at(&format!("http://{address}/"), None);
    // The desk's cursor is asked for first; until it is known there is nothing to ask Telegram.
    let answered = async {
        let Some(Handed::Cursor(_, answer)) = receiving.handed.recv().await else {
            panic!("the cursor first")
        };
        answer.send(Ok(None)).unwrap();
    };
    let hung_up = async {
        for _ in 0..3 {
            drop(nobody.accept().await.unwrap());
        }
    };
    tokio::time::timeout(SOON, async { tokio::join!(answered, hung_up) }).await.unwrap();
    drop(nobody);

    let api = BotApi::start_at(&address).await;
    api.send_text(7, "Guten Tag");
    assert_eq!(inputs(&receiving.events(1).await), [text("Guten Tag")]);
}

#[tokio::test]
async fn a_desk_that_closes_or_refuses_for_ever_does_not_keep_the_channel_alive() {
    let api = BotApi::start().await;
    api.send_text(7, "eins");
    let mut receiving = Receiving::start(&api, None);
    let _ = receiving.next().await.verdict.send(Err(DeskError::Closed));
    tokio::time::timeout(SOON, receiving.running).await.expect("ends soon").unwrap();

    let mut receiving = Receiving::start(&api, None);
    let refused = receiving.next().await;
    receiving.stop.send(true).unwrap();
    let _ = refused.verdict.send(Err(DeskError::Store));
    tokio::time::timeout(SOON, receiving.running).await.expect("ends soon").unwrap();
    let left = api.wait_for(SOON, |world| Some(world.unacknowledged())).await;
    assert_eq!(left, 1, "nobody has it, so Telegram keeps it");
}

#[tokio::test]
async fn a_refused_token_and_another_program_are_each_reported_once() {
    let api = BotApi::start().await;
    for _ in 0..3 {
        let unauthorised = r#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#;
        api.fail_next("getUpdates", 401, unauthorised);
    }
    api.send_text(7, "eins");
    let mut receiving = Receiving::start(&api, None);
    let alarm = format!("{:?}", Alarm::Unauthorised(ChannelKind::Telegram));
    assert_eq!(story(&receiving.events(2).await), [alarm, said("eins")]);

    api.set_webhook();
    let alarm = format!("{:?}", Alarm::Conflict(ChannelKind::Telegram));
    assert_eq!(story(&receiving.events(1).await), [alarm]);
    api.send_text(7, "zwei");
    assert_eq!(story(&receiving.events(1).await), [said("zwei")]);
}

#[tokio::test]
async fn a_check_tells_a_wrong_token_from_a_server_that_is_away() {
    let api = BotApi::start().await;
    assert_eq!(channel(api.url(), TOKEN).check().await, Ok("lotse_stand_in_bot".to_owned()));
    assert_eq!(channel(api.url(), "1:wrong").check().await, Err(CheckError::Unauthorised));
    api.fail_next("getMe", 200, "<html>");
    assert_eq!(channel(api.url(), TOKEN).check().await, Err(CheckError::Unreachable));
}
