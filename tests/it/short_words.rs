//! Promises to whoever says little: the numbers can be had again, our own labels are nobody's words, and no short word that
//! matters is met coldly.

use lotse::id::{Ags, CaseCode, ChannelKind};
use lotse::intake::dialogue::{AnswerWish, Dialogue, Relation};
use lotse::intake::effect::Effect;
use lotse::intake::input::Input;
use lotse::intake::question::{Choice, Field, Token};
use lotse::intake::say::Say;
use lotse::intake::stage::{Confirm, Stage};
use lotse::intake::step::Mode;
use lotse::understand::concern::Concern;

use crate::support::chat::Chat;

const SUICIDAL: &str = "ich bring mich um";
const ASKING: [&str; 7] = [
    "Nur die Nummern, Pause",
    "nur die nummern",
    "noch einmal die nummern bitte",
    "Welche Nummer?",
    "wie war die Nummer nochmal",
    "telefonnummern bitte",
    "Wo kann ich anrufen?",
];

fn agreed() -> Chat {
    let mut chat = Chat::new(ChannelKind::Matrix, Mode::Full);
    chat.write("Hallo");
    chat.write("Einverstanden, weiter");
    assert_eq!(chat.dialogue.stage, Stage::Relation, "{}", chat.transcript);
    chat
}

fn at_concern() -> Chat {
    let mut chat = agreed();
    chat.write("6");
    assert_eq!(chat.dialogue.stage, Stage::Concern, "{}", chat.transcript);
    chat
}

fn at_summary() -> Chat {
    Chat::after_on(
        ChannelKind::Matrix,
        &[
            Choice::Agree,
            Choice::Relation(Relation::Affected),
            Choice::Concern(Concern::Opferberatung),
            Choice::District(Ags(13_003)),
            Choice::Answer(AnswerWish::Here),
        ],
    )
}

fn at_words() -> Chat {
    let mut chat = at_summary();
    chat.choose(Choice::Change);
    chat.choose(Choice::Field(Field::Words));
    chat
}

fn sent() -> Chat {
    let mut chat = at_summary();
    chat.choose(Choice::Send);
    assert_eq!(chat.dialogue.stage, Stage::Sent, "{}", chat.transcript);
    chat
}

/// After the receipt, with a talk under way.
fn talking() -> Chat {
    let mut chat = sent();
    chat.write("hallo");
    chat.write("ja");
    assert_eq!(relayed(&chat), 1, "{}", chat.transcript);
    chat
}

fn relayed(chat: &Chat) -> usize {
    chat.effects.iter().filter(|effect| matches!(effect, Effect::Relay { .. })).count()
}

fn copy(chat: &Chat) -> Chat {
    let fresh = Chat::new(chat.channel, chat.mode);
    let transcript = chat.transcript.clone();
    Chat { dialogue: chat.dialogue.clone(), story: chat.story.clone(), transcript, ..fresh }
}

fn words(chat: &Chat) -> Vec<String> {
    chat.dialogue.draft.words.iter().map(|words| words.seen().as_str().to_owned()).collect()
}

/// The numbers are named once more, in a pause, and nothing of it is taken down or passed on.
fn names_numbers(chat: &Chat) -> bool {
    chat.heard(|say| matches!(say, Say::Paused(Some(_), _)))
        && chat.dialogue.stage == Stage::Pause
        && relayed(chat) == 0
}

#[test]
fn the_numbers_that_were_named_are_named_again_at_any_stage_and_nothing_is_taken_down() {
    let on = |mut chat: Chat| {
        chat.write(SUICIDAL);
        chat.write("1");
        assert_ne!(chat.dialogue.stage, Stage::Pause, "{}", chat.transcript);
        chat
    };
    let unsent = Chat::new(ChannelKind::Matrix, Mode::Full);
    let mut later = on(at_summary());
    later.choose(Choice::Send);
    later.write("ich melde mich morgen wieder");
    later.write("So weitergeben");
    let mut over = on(at_summary());
    over.write("löschen");
    assert!(matches!(over.dialogue.stage, Stage::Confirm(_)));
    for (name, chat) in [
        ("before consent", on(unsent)),
        ("role", on(agreed())),
        ("concern", on(at_concern())),
        ("summary", on(at_summary())),
        ("talk", later),
        ("confirm", over),
    ] {
        for text in ASKING {
            let mut chat = copy(&chat);
            let before = (words(&chat), chat.story.clone(), chat.dialogue.consent.is_some());
            chat.write(text);
            assert!(names_numbers(&chat), "{name}, {text}: {}", chat.transcript);
            assert_eq!(
                (words(&chat), chat.story.clone(), chat.dialogue.consent.is_some()),
                before,
                "{name}, {text}"
            );
            // Once more, in the pause.
            chat.write(text);
            assert!(names_numbers(&chat), "{name}, {text}: {}", chat.transcript);
        }
        let mut chat = copy(&chat);
        let question = chat.dialogue.question.wrapping_sub(3);
        chat.input(Input::Tap(Token { question, choice: Choice::OnlyNumbers }));
        assert!(names_numbers(&chat), "{name}, an old button");
    }
    // What was doubtful was named too. Where nothing was named, the words are the person's own.
    let mut chat = agreed();
    chat.write("ich kann nicht mehr");
    chat.write("welche nummer");
    assert!(names_numbers(&chat), "{}", chat.transcript);
    let mut chat = talking();
    chat.write("welche nummer");
    assert_eq!(relayed(&chat), 1, "{}", chat.transcript);
}

#[test]
fn a_dialogue_with_numbers_named_before_is_read_and_one_that_is_forgotten_knows_none() {
    let mut chat = agreed();
    chat.write(SUICIDAL);
    chat.write("1");
    let stored = serde_json::to_string(&chat.dialogue).expect("JSON");
    assert!(
        !stored.contains("bring mich um") || chat.dialogue.draft.words.len() == 1,
        "no word of it but the draft's"
    );
    let read: Dialogue = serde_json::from_str(&stored).expect("a dialogue");
    assert_eq!(read.pause, chat.dialogue.pause);
    assert!(read.pause.named.is_some() && !read.pause.only_numbers);
    chat.write("löschen");
    chat.write("ja");
    assert!(chat.dialogue.pause.named.is_none(), "gone with the dialogue");
}

#[test]
fn in_a_talk_under_way_labels_and_bare_answers_wait_for_a_yes() {
    let mut chat = talking();
    let catalogue = Chat::new(ChannelKind::Matrix, Mode::Full).catalogue;
    let labels: Vec<_> = Choice::labelled()
        .map(|choice| catalogue.label(&choice, chat.dialogue.form, &chat.directory))
        .chain(["Stattdessen zum Fall BDF-234".to_owned()])
        .collect();
    assert!(labels.len() > 70);
    for text in labels.iter().map(String::as_str).chain([
        "absenden",
        "anfrage verwerfen",
        "Ja, verwerfen",
        "nein",
        "Nö",
        "ja",
        "1️⃣",
        "①",
        "3",
        "9.",
        "Ich schreibe beruflich",
    ]) {
        let mut chat = copy(&chat);
        chat.write(text);
        assert_eq!(relayed(&chat), 0, "{text}: {}", chat.transcript);
        assert!(!chat.said.is_empty() || !chat.effects.is_empty(), "{text}: told nothing");
    }
    // Held, and told kindly; a yes lets it go.
    chat.write("Kontakt löschen");
    assert!(matches!(chat.dialogue.stage, Stage::Relay(_)), "{}", chat.transcript);
    assert!(chat.heard(|say| *say == Say::PerhapsNotForStaff));
    chat.write("ja");
    assert_eq!(relayed(&chat), 1, "{}", chat.transcript);
    // Words of one's own still go on at once.
    for text in ["ich habe einen Termin am Montag", "morgen", "nein das war nicht so gemeint"] {
        chat.write(text);
        assert_eq!(relayed(&chat), 1, "{text}: {}", chat.transcript);
    }
    // Among the words of a message that waits labels are none.
    let mut chat = sent();
    chat.write("danke");
    for text in ["Anfrage verwerfen", "Einverstanden, weiter", "Fertig", "Kontakt löschen"] {
        chat.write(text);
        assert_eq!(chat.dialogue.texts().len(), 1, "{text}: {}", chat.transcript);
    }
}

#[test]
fn doubtful_danger_in_a_talk_under_way_waits_for_a_yes() {
    let mut chat = talking();
    chat.write("ich kann nicht mehr");
    assert!(chat.heard(|say| matches!(say, Say::Crisis(_))), "{}", chat.transcript);
    assert!(relayed(&chat) == 0 && matches!(chat.dialogue.stage, Stage::Relay(_)), "{}", chat.transcript);
    chat.write("ja");
    assert_eq!(relayed(&chat), 1, "{}", chat.transcript);
}

#[test]
fn no_label_is_heard_as_danger_and_none_becomes_somebodys_words() {
    for start in [|| Chat::new(ChannelKind::Matrix, Mode::Full), agreed, at_concern, at_words, sent, talking]
    {
        let start = start();
        let name = format!("{:?}", start.dialogue.stage);
        for choice in Choice::labelled() {
            for text in [start.label(&choice), start.label(&choice).to_lowercase()] {
                let mut chat = copy(&start);
                chat.write(&text);
                assert!(
                    !chat.heard(|say| matches!(say, Say::Crisis(_))),
                    "{name}, {text}: {}",
                    chat.transcript
                );
                assert!(words(&chat).is_empty(), "{name}, {text}: {}", chat.transcript);
            }
        }
    }
}

#[test]
fn labels_and_words_to_stop_are_not_what_it_is_about() {
    for text in ["Aufhören", "halt", "lass mal", "hör auf", "Anfrage verwerfen", "lasst mich in Ruhe"] {
        let mut chat = at_concern();
        chat.write(text);
        assert_eq!(chat.dialogue.stage, Stage::Confirm(Confirm::Stop), "{text}: {}", chat.transcript);
        assert!(words(&chat).is_empty());
    }
    for text in ["Hier weitermachen", "Einverstanden, weiter", "ja", "nein", "Absenden", "danke", "hilf mir"]
    {
        let mut chat = at_concern();
        chat.write(text);
        assert!(
            words(&chat).is_empty() && chat.dialogue.stage == Stage::Concern,
            "{text}: {}",
            chat.transcript
        );
    }
    let mut chat = at_concern();
    chat.write("Ich schreibe beruflich");
    assert!(words(&chat).is_empty(), "{}", chat.transcript);
    assert_eq!(chat.dialogue.draft.relation.said(), Some(Relation::Professional));
    // Three words of one's own are still an answer.
    let mut chat = at_concern();
    chat.write("Nazis im Dorf");
    assert_eq!(words(&chat), ["Nazis im Dorf"]);
}

#[test]
fn a_greeting_or_a_cry_for_help_is_no_contact_and_after_danger_is_met_warmly_at_any_stage() {
    let at_contact = || {
        let mut chat = at_summary();
        chat.choose(Choice::Contact);
        chat
    };
    for text in ["hallo?", "hilf mir", "Hallo, ist da jemand?", "bitte", "hmm ja", "bin allein hier"] {
        let mut chat = at_contact();
        chat.write(text);
        assert!(chat.dialogue.draft.contact.is_none(), "{text}: {}", chat.transcript);
    }
    for text in [
        "0171 2345678",
        "lena@example.org",
        "lena_k",
        "Signal: lena.k",
        "Lena Krüger",
        "Bei Threema als Waldfee",
        "Hauptstraße 5 in Anklam, abends",
        "t.me/waldfee",
    ] {
        let mut chat = at_contact();
        chat.write(text);
        assert!(chat.dialogue.draft.contact.is_some(), "{text}: {}", chat.transcript);
    }
    let district = || {
        let mut chat = agreed();
        chat.choose(Choice::Relation(Relation::Affected));
        chat.choose(Choice::Concern(Concern::Opferberatung));
        assert_eq!(chat.dialogue.stage, Stage::District);
        chat
    };
    let take_out = || {
        let mut chat = agreed();
        chat.write("Drei Männer haben mich am Bahnhof bedroht");
        chat.choose(Choice::Concern(Concern::Opferberatung));
        chat.choose(Choice::District(Ags(13_003)));
        chat.choose(Choice::Answer(AnswerWish::Here));
        chat.choose(Choice::TakeOut);
        chat
    };
    let stages: [(&str, &dyn Fn() -> Chat); 7] = [
        ("role", &agreed),
        ("concern", &at_concern),
        ("district", &district),
        ("contact", &at_contact),
        ("take out", &take_out),
        ("summary", &at_summary),
        ("talk", &talking),
    ];
    for (name, stage) in stages {
        for text in ["hallo?", "hilf mir", "hmm", "oh mann"] {
            let mut chat = stage();
            chat.write(SUICIDAL);
            assert_eq!(chat.dialogue.stage, Stage::Pause, "{name}");
            chat.write(text);
            let cold = |say: &Say| {
                matches!(say, Say::NotUnderstood | Say::PlaceUnknown | Say::PassageNotFound | Say::NoContact)
            };
            assert_eq!(chat.said.first(), Some(&Say::GoingOn), "{name}, {text}: {}", chat.transcript);
            assert!(!chat.heard(cold), "{name}, {text}: {}", chat.transcript);
            assert!(chat.dialogue.draft.contact.is_none(), "{name}, {text}");
            assert_ne!(chat.dialogue.stage, Stage::Pause, "{name}, {text}");
            assert_eq!(relayed(&chat), 0);
        }
    }
    // What answers the question that was open does so.
    let mut chat = at_contact();
    chat.write(SUICIDAL);
    chat.write("0171 2345678");
    assert!(chat.dialogue.draft.contact.is_some(), "{}", chat.transcript);
}

#[test]
fn a_passage_to_take_out_is_that_whatever_else_it_may_mean_and_enough_is_no_stop_where_it_ends_the_words() {
    let mut chat = agreed();
    chat.write("Die Nachbarn sagen danke Hitler und lachen");
    for choice in [
        Choice::Concern(Concern::Opferberatung),
        Choice::District(Ags(13_003)),
        Choice::Answer(AnswerWish::Here),
        Choice::TakeOut,
    ] {
        if chat.dialogue.stage == Stage::Whom {
            chat.write("Alle Arten von Beratung zeigen");
        }
        chat.choose(choice);
    }
    chat.write("Danke");
    assert!(chat.heard(|say| *say == Say::TakenOut(1)), "{}", chat.transcript);
    let mut chat = at_words();
    chat.write("Im Dorf hängen jetzt überall Plakate");
    chat.write("das reicht");
    assert_eq!((words(&chat).len(), &chat.dialogue.stage), (1, &Stage::Summary), "{}", chat.transcript);
}

#[test]
fn stop_no_and_thanks_after_the_numbers_leave_it_at_them() {
    for text in [
        "stopp",
        "lasst mich in ruhe",
        "zurück",
        "Aufhören",
        "nicht",
        "danke",
        "nein",
        "Vielen Dank!",
        "lasst mich doch alle in Ruhe",
        "ich will meine Ruhe",
        "hör auf damit",
        "tschüss",
        "egal",
        "bitte aufhören",
        "hör auf",
        "ich will nicht",
    ] {
        for stage in [|| Chat::new(ChannelKind::Matrix, Mode::Full), agreed, at_summary, talking] {
            let mut chat = stage();
            chat.write(SUICIDAL);
            let texts = chat.dialogue.texts().len();
            chat.write(text);
            assert!(names_numbers(&chat), "{text}: {}", chat.transcript);
            assert!(!chat.heard(|say| matches!(say, Say::Hello | Say::GoingOn | Say::AskConsent { .. })));
            assert_eq!(chat.dialogue.texts().len(), texts, "{text}: {}", chat.transcript);
        }
    }
}

#[test]
fn danger_is_heard_in_a_pause_too_before_it_is_left_at_the_numbers() {
    let mut chat = agreed();
    chat.write("Die stehen gerade mit Baseballschlägern vor meiner Tür");
    chat.write("nein, ich will nicht mehr leben");
    assert!(chat.heard(|say| matches!(say, Say::Crisis(_))), "{}", chat.transcript);
    assert_eq!((words(&chat).len(), &chat.dialogue.stage), (2, &Stage::Pause), "{}", chat.transcript);
}

#[test]
fn who_says_it_again_where_it_is_left_at_the_numbers_stops() {
    for text in ["stopp", "Aufhören", "lasst mich in ruhe"] {
        let mut chat = Chat::new(ChannelKind::Matrix, Mode::Full);
        chat.write(SUICIDAL);
        chat.write(text);
        chat.write(text);
        assert!(chat.heard(|say| *say == Say::Stopped), "{text}: {}", chat.transcript);
        let mut chat = at_summary();
        chat.write(SUICIDAL);
        chat.write("/stopp");
        assert_eq!(chat.dialogue.stage, Stage::Confirm(Confirm::Stop), "{text}: {}", chat.transcript);
    }
}

#[test]
fn short_words_of_feeling_are_received_warmly_and_kept() {
    for text in ["ich hab angst", "😭😭😭", "bin so traurig", "mir geht es nicht gut", "angst"] {
        let mut chat = agreed();
        chat.write(text);
        assert!(chat.heard(|say| *say == Say::Feeling), "{text}: {}", chat.transcript);
        assert!(!chat.heard(|say| *say == Say::NotUnderstood));
        assert_eq!(
            (words(&chat).len(), &chat.dialogue.stage),
            (1, &Stage::Relation),
            "{text}: {}",
            chat.transcript
        );
        let mut chat = at_summary();
        chat.write(text);
        assert!(
            chat.heard(|say| *say == Say::Feeling) && words(&chat).len() == 1,
            "{text}: {}",
            chat.transcript
        );
    }
    // After danger at fifteen, as the reviewer told it.
    let mut chat = Chat::new(ChannelKind::Matrix, Mode::Full);
    chat.write("ich bin 15 und will nicht mehr leben");
    for text in ["1", "Einverstanden, weiter", "Erste Nachricht verwenden", "ich hab angst"] {
        chat.write(text);
    }
    assert!(!chat.heard(|say| *say == Say::NotUnderstood), "{}", chat.transcript);
    assert_eq!(words(&chat).len(), 2, "{}", chat.transcript);
    // Before consent nothing is taken down, and it is offered later.
    let mut chat = Chat::new(ChannelKind::Matrix, Mode::Full);
    chat.write("ich hab angst");
    assert!(chat.heard(|say| *say == Say::Feeling) && chat.story.is_some() && words(&chat).is_empty());
}

#[test]
fn an_age_or_a_relation_said_in_own_words_is_used() {
    for text in ["Meine Tochter ist 15", "mein Sohn, 14", "ich bin Mutter"] {
        let mut chat = agreed();
        chat.write(text);
        assert_eq!(
            chat.dialogue.draft.relation.said(),
            Some(Relation::Parent),
            "{text}: {}",
            chat.transcript
        );
        assert_eq!(chat.dialogue.stage, Stage::Concern, "{text}: {}", chat.transcript);
    }
    let mut chat = agreed();
    chat.write("ich bin 15");
    assert!(!chat.heard(|say| *say == Say::NotUnderstood) && words(&chat).len() == 1, "{}", chat.transcript);
}

#[test]
fn a_number_that_is_on_no_list_is_said_to_be_none_and_joins_nothing() {
    let mut chat = sent();
    chat.write("danke");
    chat.write("9");
    assert!(chat.heard(|say| *say == Say::NotListed(9)), "{}", chat.transcript);
    chat.write("So weitergeben");
    assert_eq!(relayed(&chat), 1, "{}", chat.transcript);
    for stage in [agreed, at_concern, at_summary] {
        let mut chat = stage();
        chat.write("77");
        assert!(
            chat.heard(|say| *say == Say::NotListed(77)) && words(&chat).is_empty(),
            "{}",
            chat.transcript
        );
        chat.write(SUICIDAL);
        chat.write("7");
        assert!(chat.heard(|say| *say == Say::NotListed(7)), "{}", chat.transcript);
        assert_eq!((words(&chat).len(), &chat.dialogue.stage), (1, &Stage::Pause), "{}", chat.transcript);
    }
    let mut chat = Chat::new(ChannelKind::Matrix, Mode::Full);
    chat.write(SUICIDAL);
    let story = chat.story.clone();
    chat.write("7");
    assert!(chat.story == story && chat.heard(|say| *say == Say::NotListed(7)));
}

#[test]
fn what_is_with_a_service_already_is_said_in_words_that_fit_a_request_and_a_message() {
    let chat = Chat::new(ChannelKind::Matrix, Mode::Full);
    let said = Say::AlreadySent(CaseCode::parse("BDF-234").expect("a code"));
    let text = chat.catalogue.render(&said, chat.dialogue.form, &chat.directory);
    assert!(!text.contains("abgesendet") && !text.contains("weitergegeben"), "{text}");
}
