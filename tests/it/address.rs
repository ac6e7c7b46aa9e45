//! Promises on "du" and "Sie", and on warmth after a pause.

use lotse::id::{Ags, ChannelKind};
use lotse::intake::dialogue::{Form, Relation};
use lotse::intake::input::{Attachment, Input};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use lotse::intake::stage::Stage;
use lotse::intake::step::Mode;
use lotse::understand::concern::Concern;

use crate::support::chat::Chat;

const SUICIDAL: &str = "Ich will mich umbringen";

fn in_full() -> Chat {
    Chat::new(ChannelKind::Telegram, Mode::Full)
}

/// Whether the last answer speaks with "Sie" to somebody.
fn says_sie(chat: &Chat) -> bool {
    let form = chat.dialogue.form;
    let texts = chat.said.iter().map(|say| chat.catalogue.render(say, form, &chat.directory));
    texts.into_iter().any(|text| text.contains(" Sie ") || text.contains(" Ihre"))
}

#[test]
fn a_child_is_spoken_to_with_du_from_the_first_answer_on() {
    for text in [
        "bin 14",
        "hallo, ich bin 15 und in meiner klasse sind voll viele nazis",
        "ich bin 12 und will nicht mehr leben",
        "ich hab mich im schrank versteckt, papa haut mama",
        "mein stiefvater schlägt mich",
    ] {
        let mut chat = in_full();
        chat.write(text);
        assert_eq!(chat.dialogue.form, Form::Du, "{text}");
        assert!(!says_sie(&chat), "{text}: {}", chat.transcript);
    }
    let mut chat = in_full();
    chat.input(Input::Captioned(Attachment::Photo, "bin 11, das hängt an meiner schule".into()));
    assert_eq!(chat.dialogue.form, Form::Du);
    // Said later, it counts from then on.
    let mut chat = Chat::after(&[Choice::Agree]);
    assert_eq!(chat.dialogue.form, Form::Sie);
    chat.write("Ich bin 13 und werde auf dem Schulweg bedroht");
    assert!(chat.dialogue.form == Form::Du && !says_sie(&chat), "{}", chat.transcript);
}

#[test]
fn grown_ups_are_spoken_to_with_sie_whatever_children_they_tell_of() {
    for text in [
        "Mein Sohn ist 14 und zeigt den Hitlergruß",
        "Ich bin Lehrerin, in meiner Klasse hängen Sticker",
        "In der Schule haben sie ein Hakenkreuz an die Wand gemalt",
        "Ich bin 14 Jahre verheiratet, und mein Mann rutscht ab",
        "Mein Mann schlägt unsere Tochter",
    ] {
        let mut chat = in_full();
        chat.write(text);
        assert_eq!(chat.dialogue.form, Form::Sie, "{text}");
    }
}

#[test]
fn who_has_chosen_is_not_spoken_to_otherwise() {
    let mut chat = in_full();
    chat.write("Ich bin 15, in meiner Klasse sind Nazis");
    chat.choose(Choice::Sie);
    chat.write("ich bin 15 und habe echt Angst vor denen");
    assert_eq!(chat.dialogue.form, Form::Sie);
}

#[test]
fn who_refuses_du_is_not_given_it_even_after_it_was_chosen() {
    for text in [
        "Bitte duzen Sie mich nicht",
        "Ich finde das respektlos, bitte du nicht",
        "bitte Sie sagen",
        "Ich möchte nicht geduzt werden",
    ] {
        for before in ["Ich bin 15, in meiner Klasse sind Nazis", "bitte du"] {
            let mut chat = in_full();
            chat.write(before);
            assert_eq!(chat.dialogue.form, Form::Du, "{before}");
            chat.write(text);
            assert!(chat.dialogue.form == Form::Sie && chat.dialogue.form_chosen, "{text}");
        }
    }
}

#[test]
fn a_grown_age_told_later_takes_back_a_du_that_was_only_guessed() {
    let mut chat = in_full();
    chat.write("in der 8. klasse meiner mitschüler, ich bin 15, wird gehetzt");
    assert_eq!(chat.dialogue.form, Form::Du);
    chat.write("Ich bin 45, das war der Text meiner Tochter");
    assert_eq!(chat.dialogue.form, Form::Sie);
    let mut chat = in_full();
    chat.write("bitte du");
    chat.write("Ich bin 45 und werde am Bahnhof bedroht");
    assert_eq!(chat.dialogue.form, Form::Du, "chosen, not guessed");
}

#[test]
fn the_wish_for_du_is_understood_as_the_first_message_and_at_any_question() {
    for text in
        ["bitte Du", "Du", "Hallo, bitte du", "könnt ihr mich duzen?", "Können wir uns duzen", "per du"]
    {
        let mut chat = in_full();
        chat.write(text);
        assert_eq!(chat.dialogue.form, Form::Du, "{text}");
        assert!(!says_sie(&chat) && chat.heard(|say| matches!(say, Say::Hello)), "{}", chat.transcript);
        assert!(chat.story.is_none(), "{text}: a wish is no story");
    }
    let mut chat = in_full();
    chat.write("Bitte du. Ich wurde gestern am Bahnhof angespuckt");
    assert!(chat.dialogue.form == Form::Du && chat.story.is_some(), "{}", chat.transcript);
    for taps in [
        vec![Choice::Agree],
        vec![Choice::Agree, Choice::RelationUnsaid],
        vec![
            Choice::Agree,
            Choice::RelationUnsaid,
            Choice::Concern(Concern::Opferberatung),
            Choice::District(Ags(13_003)),
        ],
    ] {
        let mut chat = Chat::after(&taps);
        let stage = chat.dialogue.stage.clone();
        chat.write("bitte duzen");
        assert!(chat.heard(|say| matches!(say, Say::FormChosen)), "{stage:?}: {}", chat.transcript);
        assert_eq!((chat.dialogue.form, &chat.dialogue.stage), (Form::Du, &stage));
        assert!(chat.dialogue.draft.words.is_empty(), "it is no word for staff");
    }
}

#[test]
fn whoever_is_still_there_after_a_pause_is_met_warmly_and_led_on() {
    let starts: [&[Choice]; 4] = [
        &[],
        &[Choice::Agree],
        &[Choice::Agree, Choice::Relation(Relation::Affected)],
        &[
            Choice::Agree,
            Choice::Relation(Relation::Affected),
            Choice::Concern(Concern::Opferberatung),
            Choice::District(Ags(13_003)),
        ],
    ];
    for taps in starts {
        for text in ["bin noch da", "weiter", "Weiter bitte", "ich bin da", "hm", "ok"] {
            let mut chat = Chat::after(taps);
            let open = chat.dialogue.stage.clone();
            chat.write(SUICIDAL);
            assert_eq!(chat.dialogue.stage, Stage::Pause);
            chat.write(text);
            let cold = |say: &Say| matches!(say, Say::ConsentFirst | Say::NotUnderstood | Say::StaleButton);
            assert!(!chat.heard(cold), "{text} at {open:?}: {}", chat.transcript);
            assert!(!chat.offered().is_empty(), "{text}: a dead end after {open:?}");
            let known = chat.dialogue.draft.words.len() > 1;
            assert!(known || chat.heard(|say| matches!(say, Say::GoingOn)), "{text} at {open:?}");
        }
    }
    // As the very first message.
    let mut chat = in_full();
    chat.write(SUICIDAL);
    chat.write("bin noch da");
    assert!(chat.heard(|say| matches!(say, Say::GoingOn)) && chat.heard(|say| matches!(say, Say::StoryHeld)));
    assert!(chat.offered().contains(&Choice::Agree));
    // And once the question is open again.
    chat.write("weiter");
    assert!(chat.heard(|say| matches!(say, Say::ConsentNext)) && chat.dialogue.consent.is_none());
    // What is told after a pause is taken down as before.
    let mut chat = Chat::after(starts[3]);
    chat.write(SUICIDAL);
    chat.write("er ist weg");
    assert_eq!(chat.dialogue.draft.words.len(), 2);
}
