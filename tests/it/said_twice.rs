//! Promises to whoever answers a question a second time: it is not taken for a message to staff. And to whoever answers staff:
//! what they say arrives.

use lotse::id::{Ags, ChannelKind, QueueId};
use lotse::intake::after;
use lotse::intake::dialogue::{AnswerWish, Dialogue, Relation, Unopened, Unread};
use lotse::intake::effect::Effect;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use lotse::intake::stage::{Listed, Stage};
use lotse::understand::concern::Concern;

use crate::support::chat::Chat;

const SUICIDAL: &str = "Ich will mich umbringen";

fn sent() -> Chat {
    let mut chat = Chat::after_on(
        ChannelKind::Matrix,
        &[
            Choice::Agree,
            Choice::Relation(Relation::Affected),
            Choice::Concern(Concern::Opferberatung),
            Choice::District(Ags(13_003)),
        ],
    );
    chat.write("Drei Männer haben mich am Bahnhof bedroht");
    chat.choose(Choice::Done);
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.write("1");
    assert_eq!(chat.dialogue.stage, Stage::Sent, "{}", chat.transcript);
    chat
}

/// After a first message to staff, sent with "1".
fn relayed() -> Chat {
    let mut chat = sent();
    chat.write("Heute stand wieder einer von denen vor dem Haus");
    chat.write("1");
    assert_eq!(relayed_now(&chat), 1, "{}", chat.transcript);
    chat
}

fn answer(chat: &mut Chat, text: &str) {
    let (code, queue) =
        chat.dialogue.latest().map(|case| (case.code.clone(), case.queue.clone())).expect("a case");
    let what = Unopened::Answer(Unread { number: 1, text: text.into() });
    chat.dialogue = after::bring(chat.dialogue.clone(), &code, &queue, what).dialogue;
}

fn relayed_now(chat: &Chat) -> usize {
    chat.effects.iter().filter(|effect| matches!(effect, Effect::Relay { .. })).count()
}

/// Nothing goes to staff, and nothing is made ready for them.
fn nothing_for_staff(chat: &Chat) -> bool {
    relayed_now(chat) == 0 && chat.dialogue.stage == Stage::Sent
}

#[test]
fn what_sent_a_request_or_a_message_says_that_it_is_done_if_it_is_said_again() {
    for (chat, words) in [
        (sent as fn() -> Chat, ["1", "Absenden", "absenden", "ja", "1."]),
        (relayed, ["1", "So weitergeben", "so weitergeben.", "ja", "weitergeben"]),
    ] {
        for text in words {
            let mut chat = chat();
            for _ in 0..2 {
                chat.write(text);
                assert!(nothing_for_staff(&chat), "{text}: {}", chat.transcript);
                assert!(chat.heard(|say| matches!(say, Say::AlreadySent(_))), "{text}: {}", chat.transcript);
            }
        }
    }
    let mut chat = sent();
    chat.write("Ach doch nicht so wichtig eigentlich");
    chat.choose(Choice::RelayDiscard);
    for text in ["Nicht weitergeben", "nein"] {
        chat.write(text);
        assert!(nothing_for_staff(&chat) && chat.heard(|say| matches!(say, Say::RelayDiscarded)), "{text}");
    }
    chat.write("So weitergeben");
    assert!(nothing_for_staff(&chat), "{}", chat.transcript);
    assert!(!chat.heard(|say| matches!(say, Say::AlreadySent(_))), "it was not sent: {}", chat.transcript);
}

#[test]
fn other_buttons_of_the_question_that_is_done_are_no_message_either() {
    for text in ["Etwas ändern", "Noch etwas entfernen", "Kontakt hinterlassen", "Anfrage verwerfen", "2"] {
        let mut chat = sent();
        chat.write(text);
        assert!(nothing_for_staff(&chat), "{text}: {}", chat.transcript);
    }
    // What can be said at any time is still that.
    let mut chat = sent();
    chat.write("Hilfe");
    assert!(chat.heard(|say| matches!(say, Say::Help)), "{}", chat.transcript);
    chat.write("Heute stand wieder einer vor dem Haus");
    chat.write("Zurück");
    assert!(nothing_for_staff(&chat) && chat.heard(|say| matches!(say, Say::RelayDiscarded)));
    // Among the words of a message that waits for a yes they are none.
    let mut chat = sent();
    chat.write("Heute stand wieder einer vor dem Haus");
    chat.write("Kontakt hinterlassen");
    assert_eq!(chat.dialogue.texts().len(), 1, "{}", chat.transcript);
}

#[test]
fn a_label_is_no_message_after_an_answer_of_staff_either_and_a_number_reaches_them() {
    // Who answers staff with a number is heard, at once in a talk under way.
    let mut chat = relayed();
    answer(&mut chat, "Passt Ihnen 1) Montag oder 2) Dienstag?");
    chat.write("So weitergeben");
    assert!(nothing_for_staff(&chat), "{}", chat.transcript);
    for text in ["1", "2", "ja", "weitergeben"] {
        let mut chat = relayed();
        answer(&mut chat, "Passt Ihnen 1) Montag oder 2) Dienstag? Dürfen wir das weitergeben?");
        chat.write(text);
        assert_eq!(relayed_now(&chat), 1, "{text}: {}", chat.transcript);
    }
    // After a message of their own it may be either: it is asked, and goes with a yes.
    let mut chat = relayed();
    answer(&mut chat, "Passt Ihnen 1) Montag oder 2) Dienstag?");
    chat.write("Ich musste kurz auf die Arbeit schauen");
    assert_eq!(relayed_now(&chat), 1);
    chat.write("1");
    assert!(matches!(chat.dialogue.stage, Stage::Relay(_)) && relayed_now(&chat) == 0, "{}", chat.transcript);
    chat.write("1");
    assert_eq!(relayed_now(&chat), 1, "{}", chat.transcript);
    // The habit of sending each message by its label, where the talk needs it no more.
    let mut chat = relayed();
    answer(&mut chat, "Wie geht es Ihnen heute?");
    chat.write("Heute war es im Betrieb etwas ruhiger");
    assert_eq!(relayed_now(&chat), 1);
    chat.write("So weitergeben");
    assert!(nothing_for_staff(&chat) && chat.heard(|say| matches!(say, Say::AlreadySent(_))));
}

#[test]
fn the_label_of_what_was_open_before_a_pause_is_none_of_the_words() {
    let mut chat = sent();
    chat.write("Heute stand wieder einer vor dem Haus");
    chat.write(SUICIDAL);
    assert_eq!(chat.dialogue.stage, Stage::Pause);
    chat.write("So weitergeben");
    assert_eq!(chat.dialogue.texts().len(), 2, "no third text: {}", chat.transcript);
    assert_eq!(relayed_now(&chat), 0, "what was written since is shown first");
    assert!(chat.heard(|say| matches!(say, Say::AskRelay { .. })), "{}", chat.transcript);
    chat.write("So weitergeben");
    assert_eq!(relayed_now(&chat), 2, "{}", chat.transcript);
    // What agrees to nothing counts at once.
    let mut chat = Chat::after(&[Choice::Agree]);
    chat.write(SUICIDAL);
    chat.write("Ich bin selbst betroffen");
    assert!(chat.dialogue.draft.relation.said() == Some(Relation::Affected), "{}", chat.transcript);
    let mut chat = Chat::after(&[]);
    chat.write(SUICIDAL);
    chat.write("einverstanden");
    assert!(chat.dialogue.consent.is_none() && chat.offered().contains(&Choice::Agree), "asked again first");
}

#[test]
fn a_dialogue_stored_before_this_was_kept_is_read() {
    let chat = relayed();
    let mut stored = serde_json::to_value(&chat.dialogue).expect("JSON");
    let stored_dialogue = stored.as_object_mut().expect("a dialogue");
    stored_dialogue.remove("done").expect("what was sent last is kept");
    stored_dialogue["cases"][0].as_object_mut().expect("a case").remove("answered").expect("kept");
    let read: Dialogue = serde_json::from_value(stored).expect("an old dialogue");
    assert_eq!(read, Dialogue { done: None, ..chat.dialogue });
}

fn service_asks(chat: &mut Chat, what: Unopened) {
    let (code, queue) =
        chat.dialogue.latest().map(|case| (case.code.clone(), case.queue.clone())).expect("a case");
    chat.dialogue = after::bring(chat.dialogue.clone(), &code, &queue, what).dialogue;
}

#[test]
fn a_question_of_a_service_outlasts_what_is_said_aside() {
    let asks = |say: &Say| matches!(say, Say::AskHandOn { .. });
    for (button, went) in [(Choice::RelayToStaff, 1), (Choice::RelayDiscard, 0)] {
        for (text, agreed) in [("nein", false), ("ja", true), ("Nein, hier bleiben", false)] {
            let mut chat = sent();
            service_asks(&mut chat, Unopened::HandOn(QueueId::new("jump")));
            chat.write("wer ist das denn eigentlich");
            chat.choose(button.clone());
            assert_eq!(relayed_now(&chat), went);
            assert!(chat.heard(asks), "{}", chat.transcript);
            chat.write(text);
            let handed = chat.effects.iter().any(|effect| matches!(effect, Effect::HandOn { .. }));
            let stays = chat.effects.iter().any(|effect| matches!(effect, Effect::Stay { .. }));
            assert_eq!((handed, stays), (agreed, !agreed), "{text}: {}", chat.transcript);
        }
    }
    // Its words are understood while a message waits for its yes, which then waits on.
    let mut chat = sent();
    service_asks(&mut chat, Unopened::HandOn(QueueId::new("jump")));
    chat.write("wer ist das denn eigentlich");
    chat.write("Nein, hier bleiben");
    assert!(chat.effects.iter().any(|effect| matches!(effect, Effect::Stay { .. })), "{}", chat.transcript);
    assert!(chat.heard(|say| matches!(say, Say::AskRelay { .. })), "{}", chat.transcript);
}

#[test]
fn a_nod_after_the_receipt_is_no_message_and_nothing_said_twice() {
    for text in ["ok", "Alles klar.", "gut", "zurück"] {
        let mut chat = sent();
        chat.write(text);
        assert!(nothing_for_staff(&chat), "{text}: {}", chat.transcript);
        assert!(chat.heard(|say| matches!(say, Say::CaseOpen { .. })), "{text}: {}", chat.transcript);
        assert!(!chat.heard(|say| matches!(say, Say::AlreadySent(_) | Say::NothingToGoBackTo)), "{text}");
    }
    // A service that has asked hears it.
    let mut chat = relayed();
    answer(&mut chat, "Passt Ihnen Montag?");
    chat.write("ok");
    assert_eq!(relayed_now(&chat), 1, "{}", chat.transcript);
    let mut chat = sent();
    service_asks(&mut chat, Unopened::HandOn(QueueId::new("jump")));
    chat.write("ok");
    assert!(chat.effects.iter().any(|effect| matches!(effect, Effect::HandOn { .. })), "{}", chat.transcript);
}

#[test]
fn a_call_into_the_dark_is_no_beginning_of_a_new_request() {
    let mut chat = sent();
    chat.write("hallo?");
    chat.write("neu");
    assert!(chat.dialogue.draft.words.is_empty(), "{}", chat.transcript);
    assert_eq!(chat.dialogue.stage, Stage::Relation);
    let mut chat = sent();
    chat.write("Heute stand wieder einer vor dem Haus");
    chat.write("neu");
    assert_eq!(chat.dialogue.draft.words.len(), 1, "nobody has to tell it twice");
}

#[test]
fn what_is_written_after_a_case_was_closed_is_said_to_reach_nobody() {
    let closed = || {
        let mut chat = sent();
        service_asks(&mut chat, Unopened::Closed);
        assert_eq!(chat.dialogue.stage, Stage::New);
        chat
    };
    let told = |say: &Say| matches!(say, Say::AfterClosed(_));
    for text in ["danke nochmal", "9", "nein"] {
        let mut chat = closed();
        chat.dialogue.listed = Listed::Reopen;
        chat.write(text);
        assert!(chat.heard(told) && !chat.heard(|say| *say == Say::Hello), "{text}: {}", chat.transcript);
        chat.write("1");
        assert!(chat.effects.iter().any(|effect| matches!(effect, Effect::Reopen { .. })), "{text}");
    }
    let mut chat = closed();
    chat.write("Jetzt haben sie mir wieder die Scheibe eingeworfen");
    assert!(chat.heard(told) && chat.heard(|say| *say == Say::Hello), "{}", chat.transcript);
    chat.write("Fall wieder öffnen");
    assert!(chat.effects.iter().any(|effect| matches!(effect, Effect::Reopen { .. })), "{}", chat.transcript);
}
