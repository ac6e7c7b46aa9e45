//! Answers in a person's own few words: yes and no, "weiter", "ich verstehe das nicht", and a first message.

use lotse::id::ChannelKind;
use lotse::intake::dialogue::{AnswerWish, Given, Relation};
use lotse::intake::question::{Choice, Field};
use lotse::intake::say::Say;
use lotse::intake::stage::{Confirm, Stage};
use lotse::intake::step::Mode;
use lotse::understand::concern::Concern;

use crate::support::chat::Chat;

const STORY: &str = "Ich wurde in Rostock auf der Straße wegen meines Kopftuchs beleidigt";

fn seen(chat: &Chat) -> Vec<String> {
    chat.dialogue.draft.words.iter().map(|words| words.seen().as_str().to_owned()).collect()
}

fn asked_about_story() -> Chat {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write(STORY);
    chat.choose(Choice::Agree);
    assert_eq!(chat.dialogue.stage, Stage::Story);
    chat
}

fn at_words() -> Chat {
    let concern = Choice::Concern(Concern::MobileBeratung);
    Chat::after(&[Choice::Agree, Choice::RelationUnsaid, concern, Choice::NoDistrict])
}

fn at_answer() -> Chat {
    Chat::after(&[
        Choice::Agree,
        Choice::RelationUnsaid,
        Choice::Concern(Concern::MobileBeratung),
        Choice::NoDistrict,
        Choice::Answer(AnswerWish::PassOn),
        Choice::Change,
        Choice::Field(Field::Answer),
    ])
}

fn at_summary() -> Chat {
    Chat::after(&[
        Choice::Agree,
        Choice::RelationUnsaid,
        Choice::Concern(Concern::MobileBeratung),
        Choice::NoDistrict,
        Choice::Answer(AnswerWish::PassOn),
    ])
}

#[test]
fn consent_can_be_given_and_refused_in_a_sentence() {
    for text in ["Ja, ich bin einverstanden", "ok einverstanden", "Ich stimme zu."] {
        let mut chat = Chat::after(&[]);
        chat.write(text);
        assert!(chat.dialogue.consent.is_some(), "{text}");
        assert!(!chat.dialogue.story_held, "{text}");
    }
    for text in ["nein", "Nein, ich will nicht, dass ihr das speichert", "nicht einverstanden"] {
        let mut chat = Chat::after(&[]);
        chat.write(text);
        assert!(chat.dialogue.consent.is_none(), "{text}");
        assert!(chat.heard(|say| matches!(say, Say::OtherWays { .. })), "{text}");
        assert!(!chat.heard(|say| *say == Say::StoryHeld), "{text}");
    }
}

#[test]
fn whether_to_send_can_be_said_in_a_sentence() {
    for text in [
        "ich will das doch nicht abschicken",
        "Nein, bitte nicht senden",
        "hab's mir anders überlegt, schick das nicht ab",
        "ich möchte die Anfrage lieber doch nicht weitergeben",
        "soll nich raus, nicht absenden",
    ] {
        let mut chat = at_summary();
        chat.write(text);
        assert_eq!(chat.dialogue.stage, Stage::Confirm(Confirm::Stop), "{text}");
        assert!(seen(&chat).is_empty(), "{text}");
    }
    for text in ["ja, bitte so absenden", "ok schick ab", "kannst du jetzt abschicken"] {
        let mut chat = at_summary();
        chat.write(text);
        assert_eq!(chat.dialogue.stage, Stage::Sent, "{text}");
    }
    for text in [
        "Bitte nicht an meinen Chef weitergeben",
        "Kann ich das später noch abschicken?",
        "Die Gemeinde hat nicht einmal geantwortet",
    ] {
        let mut chat = at_summary();
        chat.write(text);
        assert!(matches!(chat.dialogue.stage, Stage::Summary), "{text}: {:?}", chat.dialogue.stage);
    }
}

#[test]
fn weiter_does_not_throw_the_first_message_away() {
    let mut chat = asked_about_story();
    chat.write("weiter");
    assert_eq!(chat.dialogue.stage, Stage::Story);
    chat.choose(Choice::UseStory);
    assert_eq!(seen(&chat), [STORY]);
}

#[test]
fn what_is_written_after_consent_stays_whatever_becomes_of_the_first_message() {
    let later = "Das waren dieselben wie letzte Woche am Bahnhof";
    let mut chat = asked_about_story();
    chat.write(later);
    assert!(!chat.heard(|say| *say == Say::StoryHeld), "it is agreed to, and taken down");
    let mut other = asked_about_story();
    other.write(later);
    chat.choose(Choice::DropStory);
    assert!(chat.heard(|say| *say == Say::StoryDropped));
    assert_eq!(seen(&chat), [later]);
    other.choose(Choice::UseStory);
    assert_eq!(seen(&other), [STORY, later], "in the order they were written");
}

#[test]
fn parents_are_warned_before_their_first_message_is_taken_down() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write("Mein Sohn ist 14, hat jetzt lauter Nazi-Sachen im Zimmer und hört nur noch Rechtsrock");
    chat.choose(Choice::Agree);
    assert!(chat.heard(|say| *say == Say::Caution));
    assert!(chat.dialogue.draft.words.is_empty());
}

#[test]
fn yes_and_no_answer_the_questions_that_ask_for_them() {
    let mut chat = at_answer();
    chat.write("ja");
    assert_eq!(chat.dialogue.draft.answer, Some(AnswerWish::Here));
    assert_eq!(chat.dialogue.stage, Stage::Summary);
    chat.write("nein");
    assert_eq!(chat.dialogue.stage, Stage::Change);
    let mut words = at_words();
    let mut untold = at_words();
    untold.write("nein");
    assert_eq!((seen(&untold).len(), &untold.dialogue.stage), (0, &Stage::Answer));
    words.write("Im Dorf hängen jetzt überall Plakate");
    words.write("nein danke");
    assert_eq!((seen(&words).len(), &words.dialogue.stage), (1, &Stage::Answer));
}

#[test]
fn a_no_is_no_contact() {
    let mut chat = at_answer();
    chat.choose(Choice::Contact);
    chat.write("Nein danke");
    assert!(chat.dialogue.draft.contact.is_none());
    assert_eq!(chat.dialogue.stage, Stage::Answer);
}

#[test]
fn who_does_not_understand_gets_help_and_no_card_with_their_question() {
    for text in ["Was soll ich jetzt drücken?", "ich verstehe das nicht"] {
        let mut chat = Chat::after(&[Choice::Agree, Choice::RelationUnsaid]);
        chat.write(text);
        assert!(chat.heard(|say| *say == Say::Help), "{text}");
        assert!(seen(&chat).is_empty(), "{text}");
    }
}

#[test]
fn a_draft_is_not_thrown_away_by_one_number() {
    let mut chat = at_answer();
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.choose(Choice::Discard);
    assert_eq!(chat.dialogue.stage, Stage::Confirm(Confirm::Stop));
    chat.write("nein");
    assert_eq!(chat.dialogue.stage, Stage::Summary);
}

#[test]
fn a_message_meant_for_a_service_can_become_a_new_request() {
    let mut chat = at_answer();
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.choose(Choice::Send);
    let sister = "Gestern wurde auch meine Schwester von denselben Leuten beleidigt";
    chat.write(sister);
    chat.choose(Choice::NewRequest);
    assert_eq!(seen(&chat), [sister]);
    assert!(!chat.heard(|say| *say == Say::RelayDiscarded));
}

#[test]
fn another_role_asks_for_the_kind_of_advice_again() {
    let mut chat = Chat::after(&[
        Choice::Agree,
        Choice::Relation(Relation::Parent),
        Choice::Concern(Concern::Elternberatung),
    ]);
    chat.write("schwerin");
    chat.write("zurück");
    chat.write("zurück");
    chat.write("zurück");
    assert_eq!(chat.dialogue.stage, Stage::Relation);
    chat.choose(Choice::Relation(Relation::Affected));
    assert_eq!(chat.dialogue.stage, Stage::Concern);
    chat.choose(Choice::Concern(Concern::Opferberatung));
    assert_eq!(chat.dialogue.stage, Stage::Words);
    assert_eq!(chat.dialogue.draft.concern, Given::Said(Concern::Opferberatung));
    // One that both ask for stays.
    chat.write("zurück");
    while chat.dialogue.stage != Stage::Relation {
        chat.write("zurück");
    }
    chat.choose(Choice::Relation(Relation::Witness));
    assert_eq!(chat.dialogue.draft.concern, Given::Said(Concern::Opferberatung));
}

#[test]
fn who_says_who_they_are_in_a_story_has_a_role() {
    let mut chat = Chat::after(&[Choice::Agree]);
    chat.write("Ich bin Ausbilder in einem Betrieb in Gadebusch, ein Azubi trägt Nazi-Kleidung und hetzt");
    assert_eq!(chat.dialogue.draft.relation, Given::Said(Relation::Company));
    let mut chat = Chat::after(&[Choice::Agree]);
    chat.write("Bei uns im Dorf hängen überall Plakate von Nazis");
    assert!(chat.dialogue.draft.relation.is_open());
}
