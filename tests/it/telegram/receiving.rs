//! What people do arrives, once, in order, and is acknowledged only when it is safe.

use lotse::desk::ports::{DeskError, Event};
use lotse::id::{Ags, ChannelKind};
use lotse::intake::input::{Attachment, Input};
use lotse::intake::question::{Choice, Token};
use serde_json::{Value, json};

use super::{REFUSAL, Receiving, SOON, inputs, text};
use crate::bot_api::BotApi;

#[tokio::test]
async fn an_update_is_acknowledged_only_after_the_desk_has_committed_it() {
    let api = BotApi::start().await;
    let mut receiving = Receiving::start(&api, None);
    api.send_text(7, "Guten Tag");

    let waiting = receiving.next().await;
    let (polls, unacknowledged) =
        api.wait_for(SOON, |w| Some((w.count("getUpdates"), w.unacknowledged()))).await;
    assert_eq!((polls, unacknowledged), (1, 1), "nothing is asked for while the desk is at work");

    let events = receiving.commit(waiting);
    api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
    let [Event::Person { from, id, input, .. }] = events.as_slice() else { panic!("one event") };
    assert!(from.channel == ChannelKind::Telegram && from.person == "7" && from.place == "7");
    assert_eq!(*input, text("Guten Tag"));
    assert!(!id.is_empty());
}

#[tokio::test]
async fn what_the_desk_refuses_is_handed_in_again_and_nothing_is_lost() {
    let api = BotApi::start().await;
    let mut receiving = Receiving::start(&api, None);
    api.send_text(7, "eins");
    let mut seen = Vec::new();
    for _ in 0..5 {
        let refused = receiving.next().await;
        seen.push((refused.batch.cursor.clone(), inputs(&refused.batch.events)));
        let _ = refused.verdict.send(Err(DeskError::Store));
    }
    assert!(seen.iter().all(|again| *again == seen[0]), "the same each time");
    api.send_text(7, "zwei");
    assert_eq!(inputs(&receiving.events(2).await), [text("eins"), text("zwei")]);
}

#[tokio::test]
async fn what_was_not_committed_comes_again_after_a_crash_and_what_was_does_not() {
    let api = BotApi::start().await;
    let mut receiving = Receiving::start(&api, None);
    api.send_text(7, "eins");
    receiving.events(1).await;
    api.send_text(7, "zwei");
    drop(receiving.next().await);
    let cursor = receiving.cursor.clone();
    receiving.running.abort();

    let mut receiving = Receiving::start(&api, cursor);
    assert_eq!(inputs(&receiving.events(1).await), [text("zwei")]);
    api.send_text(7, "drei");
    assert_eq!(inputs(&receiving.events(1).await), [text("drei")]);
}

#[tokio::test]
async fn ids_may_begin_anew_at_a_lower_number() {
    let api = BotApi::start().await;
    let mut receiving = Receiving::start(&api, None);
    api.restart_ids(900_000);
    api.send_text(7, "eins");
    receiving.events(1).await;
    api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
    api.restart_ids(40);
    api.send_text(7, "zwei");
    assert_eq!(inputs(&receiving.events(1).await), [text("zwei")]);
    api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
    assert_eq!(receiving.stop().await.as_deref(), Some(b"41".as_slice()));
}

#[tokio::test]
async fn more_than_a_batch_comes_in_order() {
    let api = BotApi::start().await;
    for number in 0..250 {
        api.send_text(7 + number % 3, &number.to_string());
    }
    let mut receiving = Receiving::start(&api, None);
    let expected: Vec<Input> = (0..250).map(|number| text(&number.to_string())).collect();
    assert_eq!(inputs(&receiving.events(250).await), expected);
}

#[tokio::test]
async fn a_webhook_is_removed_and_what_waits_is_kept() {
    let api = BotApi::start().await;
    api.set_webhook();
    api.send_text(7, "schon vorher");
    let mut receiving = Receiving::start(&api, None);
    assert_eq!(inputs(&receiving.events(1).await), [text("schon vorher")]);
    let (asked_for, commands) = api
        .wait_for(SOON, |world| {
            (!world.commands.is_null()).then(|| (world.allowed_updates.clone(), world.commands.clone()))
        })
        .await;
    assert_eq!(asked_for, json!(["message", "edited_message", "callback_query", "my_chat_member"]));
    assert_eq!(commands, json!([{"command": "hilfe", "description": "Was hier möglich ist"}]));
}

#[tokio::test]
async fn a_tap_is_answered_once_and_only_after_the_commit() {
    let api = BotApi::start().await;
    let mut receiving = Receiving::start(&api, None);
    let token = Token { question: 3, choice: Choice::District(Ags(13_075)) };
    let good = api.tap_forged(7, &token.encode());
    let forged = api.tap_forged(7, "' OR 1=1");
    let mut events = Vec::new();
    let mut noticed = false;
    while events.len() < 2 {
        let refused = receiving.next().await;
        assert!(api.wait_for(SOON, |world| Some(world.answers.len())).await <= events.len());
        let _ = refused.verdict.send(Err(DeskError::Store));
        let waiting = receiving.next().await;
        let notice = if noticed { None } else { Some("Verstanden.") };
        noticed = true;
        events.extend(receiving.commit_with(waiting, &[notice]));
    }
    assert_eq!(inputs(&events), [Input::Tap(token), Input::UnknownTap]);
    let mut answers = api.wait_for(SOON, |w| (w.answers.len() == 2).then(|| w.answers.clone())).await;
    answers.sort();
    assert_eq!(answers, [(good, Some("Verstanden.".to_owned())), (forged, None)]);
    receiving.stop().await;
    assert_eq!(api.wait_for(SOON, |world| Some(world.count("answerCallbackQuery"))).await, 2);
}

#[tokio::test]
async fn things_that_are_not_text_are_named_and_never_fetched() {
    let file = json!({"file_id": "a", "file_unique_id": "b", "file_size": 1});
    let with = |more: Value| {
        let mut value = file.clone();
        value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        value
    };
    let place = json!({"latitude": 53.6, "longitude": 11.4});
    let sticker = json!({
        "width": 1, "height": 1, "type": "regular", "is_animated": false, "is_video": false, "emoji": "🙂",
    });
    let cases = [
        (json!({"voice": with(json!({"duration": 1}))}), Attachment::Voice),
        (json!({"video_note": with(json!({"duration": 1, "length": 1}))}), Attachment::Voice),
        (json!({"photo": [with(json!({"width": 1, "height": 1}))]}), Attachment::Photo),
        (json!({"document": file}), Attachment::File),
        (json!({"audio": with(json!({"duration": 1}))}), Attachment::File),
        (json!({"video": with(json!({"duration": 1, "width": 1, "height": 1}))}), Attachment::File),
        (json!({"contact": {"phone_number": "1", "first_name": "A"}}), Attachment::Contact),
        (json!({"location": place}), Attachment::Location),
        (json!({"venue": {"location": place, "title": "A", "address": "B"}}), Attachment::Location),
        (json!({"sticker": with(sticker)}), Attachment::Sticker),
        (json!({"dice": {"emoji": "🎲", "value": 3}}), Attachment::Other),
        (json!({"hologram": {"depth": 3}}), Attachment::Other),
    ];
    let api = BotApi::start().await;
    let mut receiving = Receiving::start(&api, None);
    for (content, kind) in cases {
        api.send(7, &content);
        assert_eq!(inputs(&receiving.events(1).await), [Input::Attachment(kind)], "{content}");
    }
    assert_eq!(api.wait_for(SOON, |world| Some(world.count("getFile"))).await, 0);
}

#[tokio::test]
async fn forged_callback_data_is_a_tap_on_nothing_whatever_stands_in_it() {
    let api = BotApi::start().await;
    let mut receiving = Receiving::start(&api, None);
    let forged = [
        String::new(),
        "x".repeat(64),
        "1.agree\0".to_owned(),
        "1.AGREE".to_owned(),
        "2.1.agree".to_owned(),
        "-1.agree".to_owned(),
        "10000.agree".to_owned(),
        "1.helped:FBP-349:yes:yes".to_owned(),
        "{\"choice\":\"agree\"}".to_owned(),
        "\u{ff11}.agree".to_owned(),
    ];
    for data in forged {
        assert!(data.len() <= 64);
        api.tap_forged(7, &data);
        assert_eq!(inputs(&receiving.events(1).await), [Input::UnknownTap], "{data:?}");
    }
}

#[tokio::test]
async fn edits_forwards_and_blocking_are_told_and_service_messages_are_not() {
    let api = BotApi::start().await;
    let mut receiving = Receiving::start(&api, None);
    let message = api.send_text(7, "alt");
    api.edit(7, message, "neu");
    api.send_photo(7, "Worte");
    let origin = json!({"type": "hidden_user", "sender_user_name": "B", "date": 1});
    api.send(7, &json!({"text": "weitergeleitet", "forward_origin": origin}));
    api.send(7, &json!({"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}}));
    let entity = json!({"type": "newer_than_we_know", "offset": 0, "length": 3});
    api.send(7, &json!({"text": "mit Neuem darin", "entities": [entity]}));
    api.block(7);
    let expected = [
        text("alt"),
        Input::Edited("neu".to_owned()),
        Input::Captioned(Attachment::Photo, "Worte".to_owned()),
        text("weitergeleitet"),
        text("mit Neuem darin"),
        Input::Left,
    ];
    assert_eq!(inputs(&receiving.events(expected.len()).await), expected);
}

#[tokio::test]
async fn a_group_is_told_once_and_left_and_nothing_of_it_reaches_the_desk() {
    let api = BotApi::start().await;
    let mut receiving = Receiving::start(&api, None);
    api.add_to_group(-100, 8);
    api.send_in_group(-100, 8, "Hallo Bot");
    api.send_in_group(-100, 9, "Wer bist du?");
    api.send_text(7, "im Vertrauen");
    assert_eq!(inputs(&receiving.events(1).await), [text("im Vertrauen")]);
    api.wait_for(SOON, |world| (world.left == [-100]).then_some(())).await;

    // Its own leaving comes back as an update; the end of it shows that nothing else was handed in.
    api.send_text(7, "Ende");
    assert_eq!(inputs(&receiving.events(1).await), [text("Ende")]);
    let said: Vec<String> = api.transcript(-100).into_iter().map(|sent| sent.text).collect();
    assert_eq!(said, [REFUSAL]);

    api.add_to_group(-100, 8);
    let waiting = receiving.next().await;
    assert!(receiving.commit(waiting).is_empty());
    api.wait_for(SOON, |world| (world.left == [-100, -100]).then_some(())).await;
}

#[tokio::test]
async fn a_poll_that_waits_does_not_hold_up_the_end() {
    let api = BotApi::start().await;
    let mut receiving = Receiving::start(&api, None);
    api.send_text(7, "eins");
    receiving.events(1).await;
    api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
    // The poll that acknowledged now waits for half a minute; `stop` fails the test after less.
    receiving.stop().await;
}
