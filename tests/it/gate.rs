//! What the person decides about their text before it goes to staff, and what becomes of what was taken out.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use lotse::handoff::contact::ContactCard;
use lotse::handoff::request::Card;
use lotse::id::ChannelKind;
use lotse::intake::answer::WORDS_LIMIT;
use lotse::intake::dialogue::{AnswerWish, Dialogue, Draft, Hours};
use lotse::intake::effect::Effect;
use lotse::intake::input::Input;
use lotse::intake::question::{Choice, Field, Token};
use lotse::intake::say::Say;
use lotse::intake::stage::Stage;
use lotse::intake::step::Mode;
use lotse::understand::anonymise::{Anonymiser, Cast, Gated, Item, Kind, Removed};
use lotse::understand::concern::Concern;
use proptest::prelude::*;

use crate::support::chat::Chat;
use crate::support::world::{Carried, World, person};

static ANONYMISER: LazyLock<Anonymiser> =
    LazyLock::new(|| Chat::new(ChannelKind::Matrix, Mode::Full).anonymiser);

fn gate(text: &str) -> Gated {
    ANONYMISER.gate(text, &mut Cast::default())
}

fn without(text: &str, passages: &[&str]) -> String {
    let mut gated = gate(text);
    for passage in passages {
        ANONYMISER.remove(&mut gated, passage);
    }
    gated.seen().as_str().to_owned()
}

#[test]
fn a_passage_is_found_however_it_is_spelt() {
    for (text, passage, left) in [
        ("Sie saß in der Bäckerei.", "BAECKEREI", "Sie saß in der [entfernt]."),
        ("In der Baeckerei saß sie", "„Bäckerei“,", "In der [entfernt] saß sie"),
        ("vor der  neuen\nSporthalle", "neuen Sporthalle", "vor der  [entfernt]"),
        ("des Rasenmähers Motor", "rasenmaeher", "des [entfernt] Motor"),
        ("Der Hof, die Höfe, auf dem Hofe", "Hof", "Der [entfernt], die Höfe, auf dem [entfernt]"),
        ("Nur die Chorprobe", "chor", "Nur die [entfernt]"),
        ("Der Chor, nach der Chorprobe", "Chor", "Der [entfernt], nach der Chorprobe"),
        ("Das w\u{200b}eiße Auto", "weisse Auto", "Das [entfernt]"),
        ("Am 3. Mai um 5", "3. Mai", "Am [entfernt] um 5"),
        ("nichts davon", "alles", "nichts davon"),
        ("ein A und ein B", "a", "ein A und ein B"),
        ("nichts", "", "nichts"),
        ("nichts", "„ “", "nichts"),
    ] {
        assert_eq!(without(text, &[passage]), left, "{passage:?} in {text:?}");
    }
}

#[test]
fn a_word_that_stands_for_something_taken_out_is_never_cut() {
    let text = "Anruf von 0171 2345678 auf dem Handy";
    assert_eq!(without(text, &["Telefonnummer"]), "Anruf von [Telefonnummer] auf dem Handy");
    assert_eq!(without(text, &["von [Telefonnummer] auf"]), "Anruf [entfernt] dem Handy");
    assert_eq!(
        without(text, &["[Telefonnummer]", "von [entfernt]", "entfernt"]),
        "Anruf [entfernt] auf dem Handy"
    );
}

#[test]
fn what_was_taken_out_at_a_wish_comes_back_with_its_identifiers_still_out() {
    let text = "Anruf von 0171 2345678 auf dem Handy";
    let mut gated = gate(text);
    ANONYMISER.remove(&mut gated, "von [Telefonnummer] auf");
    let items = Gated::items([&gated]);
    assert_eq!(items, [Item { what: Removed::Asked, text: "von [Telefonnummer] auf".into() }]);
    gated.keep(&items[0]);
    assert_eq!(gated.seen().as_str(), "Anruf von [Telefonnummer] auf dem Handy");
    assert_eq!(gated.removed().collect::<Vec<_>>(), [Removed::Found(Kind::Phone)]);
    gated.keep(&Gated::items([&gated])[0]);
    assert_eq!(gated.seen().as_str(), text);
}

#[test]
fn a_draft_stored_before_is_still_read() {
    let draft = r#"{"relation":"open","concern":"open","district":"open","words":["Ruft an: [Telefonnummer]"],
        "removed":["phone"],"answer":null,"discreet":null,"queue":null,"crisis":null,"cautioned":false}"#;
    let draft: Draft = serde_json::from_str(draft).unwrap();
    assert_eq!(draft.words[0].seen().as_str(), "Ruft an: [Telefonnummer]");
    assert!(draft.contact.is_none());
    let dialogue = r#"{"form":"sie","stage":{"relay":["Danke"]},"question":3,"consent":null}"#;
    let dialogue: Dialogue = serde_json::from_str(dialogue).unwrap();
    assert!(matches!(&dialogue.stage, Stage::Relay(texts) if texts[0].seen().as_str() == "Danke"));
    let card = r#"{"code":null,"queue":"lks","concern":null,"relation":null,"district":null,"words":["Danke"],
        "answer":"here","discreet":false,"crisis":null,"channel":"matrix","why":"fallback"}"#;
    let card: Card = serde_json::from_str(card).unwrap();
    assert!(card.contact.is_none());
}

fn any_text() -> impl Strategy<Value = String> {
    let bits = prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "Lena Krüger",
            " ",
            "Lenas",
            ", ",
            "0171 2345678",
            "lena@example.org",
            "\n",
            "Bäckerei",
            "[entfernt]",
            "[",
            "]",
            "[Person A]",
            "in der Lindenstraße 4 ",
            "\u{200b}",
            "ä",
            "Ä",
            "ß",
            "ss",
            "  ",
            "Anklam ",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(bits, 0..12).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is taken out, in whatever order: nothing panics, what is not found changes nothing, and letting everything
    /// stay gives the text back letter by letter.
    #[test]
    fn taking_out_and_letting_stay_lose_nothing(
        text in any_text(),
        passages in prop::collection::vec(prop_oneof![any_text(), "[a-zäöü]{1,4}"], 0..5),
    ) {
        let mut gated = gate(&text);
        let size = gated.size();
        let masked = ANONYMISER.anonymise(&text, &mut Cast::default());
        prop_assert_eq!(gated.seen(), masked.text);
        for passage in &passages {
            let before = gated.seen();
            let count = ANONYMISER.remove(&mut gated, passage);
            prop_assert!(count > 0 || before == gated.seen());
        }
        let stored: Gated = serde_json::from_str(&serde_json::to_string(&gated).unwrap()).unwrap();
        prop_assert_eq!(&stored, &gated);
        prop_assert!(gated.size() >= gated.seen().as_str().chars().count());
        for _ in 0..=text.chars().count() {
            let Some(item) = Gated::items([&gated]).into_iter().next() else { break };
            gated.keep(&item);
        }
        let back = gated.seen();
        prop_assert_eq!(back.as_str(), text);
        prop_assert!(gated.size() <= size);
    }
}

#[test]
fn a_word_that_is_all_of_a_long_text_is_taken_out_at_once_and_the_card_stays_one_message() {
    let mut gated = gate(&"ab ".repeat(WORDS_LIMIT / 3));
    let begun = Instant::now();
    assert_eq!(ANONYMISER.remove(&mut gated, "ab"), WORDS_LIMIT / 3);
    // Generous for an unoptimised build on a busy machine.
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    // No more than the four bytes a character that a message on Matrix leaves room for.
    assert!(gated.seen().as_str().len() <= WORDS_LIMIT * 4);
}

#[test]
fn a_list_too_long_for_buttons_says_so_and_the_rest_can_be_written() {
    let words: Vec<String> = (10..40).map(|n| format!("Ruf an: 0171 23456{n}.")).collect();
    let mut chat = told(&[&words.join(" ")]);
    chat.choose(Choice::LetStay);
    assert!(chat.heard(|say| matches!(say, Say::AskLetStay { items, more: 10 } if items.len() == 20)));
    chat.write("0171 2345639");
    assert!(chat.heard(|say| matches!(say, Say::AskLetStaySure { .. })));
    chat.choose(Choice::StayAnyway);
    assert!(seen(&chat)[0].ends_with("Ruf an: 0171 2345639."));
}

/// A chat with these own words, at the question whether there is more.
fn told(words: &[&str]) -> Chat {
    let mut chat = Chat::new(ChannelKind::Matrix, Mode::Full);
    chat.write("/start");
    for choice in [Choice::Agree, Choice::RelationUnsaid, Choice::ConcernUnsure, Choice::NoDistrict] {
        chat.choose(choice);
    }
    for words in words {
        chat.write(words);
    }
    chat
}

fn seen(chat: &Chat) -> Vec<String> {
    chat.dialogue.texts().iter().map(|text| text.seen().as_str().to_owned()).collect()
}

#[test]
fn a_thing_that_may_stay_stays_in_every_message() {
    let mut chat = told(&["Lena Krüger hat das gesehen.", "Fragt lena krüger, nicht Jan Peters."]);
    assert_eq!(seen(&chat), ["[Person A] hat das gesehen.", "Fragt [Person A], nicht [Person B]."]);
    chat.choose(Choice::LetStay);
    chat.choose(Choice::Item(1));
    assert_eq!(seen(&chat), ["Lena Krüger hat das gesehen.", "Fragt lena krüger, nicht [Person B]."]);
    assert!(chat.heard(|say| matches!(say, Say::AskWordsChanged(preview) if preview.texts.len() == 2)));
    chat.choose(Choice::TakeOut);
    chat.write("lena krueger");
    assert!(chat.heard(|say| matches!(say, Say::TakenOut(2))));
    assert_eq!(seen(&chat), ["[entfernt] hat das gesehen.", "Fragt [entfernt], nicht [Person B]."]);
}

#[test]
fn a_number_stays_in_the_text_only_after_its_own_question() {
    let mut chat = told(&["Im Treppenhaus stand: Ruft 0171 2345678 an"]);
    chat.choose(Choice::LetStay);
    let old = chat.dialogue.question;
    chat.choose(Choice::Item(1));
    assert!(chat.heard(|say| matches!(say, Say::AskLetStaySure { contact: true, .. })));
    assert!(chat.offered().contains(&Choice::Contact));
    assert_eq!(seen(&chat), ["Im Treppenhaus stand: Ruft [Telefonnummer] an"]);
    chat.choose(Choice::Back);
    assert_eq!(chat.dialogue.stage, Stage::Words);
    chat.choose(Choice::LetStay);
    chat.input(Input::Tap(Token { question: old, choice: Choice::Item(1) }));
    assert!(
        !chat.heard(|say| matches!(say, Say::AskLetStaySure { .. })),
        "the list may have been another one"
    );
    chat.choose(Choice::Item(1));
    chat.write("ja");
    assert_eq!(seen(&chat), ["Im Treppenhaus stand: Ruft 0171 2345678 an"]);
}

#[test]
fn what_was_taken_out_is_gone_once_the_request_is_sent() {
    let kept = |chat: &Chat| serde_json::to_string(&chat.dialogue).unwrap();
    let mut chat = told(&["Ruft mich an unter 0171 2345678 bitte, sagt Lena Krüger"]);
    assert!(kept(&chat).contains("2345678"), "kept with the draft, so that it can stay");
    assert!(!format!("{:?}", chat.dialogue).contains("2345678"), "and never printed");
    for choice in [Choice::Done, Choice::Answer(AnswerWish::Here), Choice::Send] {
        chat.choose(choice);
    }
    let request = chat.effects.iter().find_map(|effect| match effect {
        Effect::Submit(request) => Some(serde_json::to_string(request).unwrap()),
        _ => None,
    });
    for text in [request.expect("a request"), kept(&chat)] {
        assert!(!text.contains("2345678") && !text.contains("Krüger"), "{text}");
    }
    chat.write("Lena Krüger hat jetzt 0171 2345679");
    assert!(kept(&chat).contains("2345679"));
    chat.choose(Choice::RelayToStaff);
    assert!(!kept(&chat).contains("2345679") && !chat.transcript.contains("│ Lena"));
}

#[test]
fn every_question_about_the_text_leads_back_to_where_it_was_asked() {
    for relaying in [false, true] {
        let mut chat = told(&["Im Treppenhaus stand: Ruft 0171 2345678 an"]);
        for choice in [Choice::Done, Choice::Answer(AnswerWish::Here)] {
            chat.choose(choice);
        }
        if relaying {
            chat.choose(Choice::Send);
            chat.write("Ruft mich doch an unter 0171 2345678 bitte");
        }
        let stage = chat.dialogue.stage.clone();
        for first in [Choice::TakeOut, Choice::LetStay] {
            for way in ["zurück", "weiter", "/hilfe", "/stopp", "/mensch"] {
                chat.choose(first.clone());
                chat.write(way);
                if chat.offered().contains(&Choice::Keep) {
                    chat.choose(Choice::Keep);
                }
                if chat.offered().contains(&Choice::Back) && chat.dialogue.stage != stage {
                    chat.choose(Choice::Back);
                }
                assert_eq!(chat.dialogue.stage, stage, "{first:?}, {way}");
            }
        }
        assert!(chat.dialogue.way_back.len() <= Dialogue::WAY_BACK);
    }
}

#[test]
fn all_of_a_follow_up_is_shown_before_it_goes_and_has_a_limit() {
    let mut chat = told(&[]);
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.choose(Choice::Send);
    chat.write("Noch etwas ist passiert.");
    chat.write("Und das auch.");
    assert!(chat.heard(|say| matches!(say, Say::AskRelay { preview, .. } if preview.texts.len() == 2)));
    chat.write(&"Bla bla. ".repeat(665));
    assert!(chat.heard(|say| matches!(say, Say::RelayFull { .. })));
    assert_eq!(seen(&chat).len(), 2);
    chat.choose(Choice::RelayToStaff);
    assert_eq!(chat.effects.iter().filter(|effect| matches!(effect, Effect::Relay { .. })).count(), 2);
}

#[test]
fn a_role_a_village_has_once_is_pointed_out_and_a_town_has_many() {
    let hint = |say: &Say| matches!(say, Say::TellingRole(role) if role == "Pastorin");
    let mut chat = told(&["Hier in unserem Dorf haben alle Angst.", "Sogar unsere Pastorin wurde bedroht."]);
    assert!(chat.heard(hint) && chat.offered().contains(&Choice::TakeOut));
    chat.write("Jetzt redet keiner mehr.");
    assert!(!chat.heard(hint), "once a message");
    chat.choose(Choice::Done);
    chat.choose(Choice::Answer(AnswerWish::Here));
    assert!(!chat.heard(hint), "nor again in the summary");
    assert!(!told(&["In Rostock haben alle Angst, auch die Pastorin."]).heard(hint));
}

#[test]
fn a_contact_is_never_needed_and_only_the_person_puts_it_into_the_card() {
    let contact = |chat: &Chat| {
        chat.effects.iter().find_map(|effect| match effect {
            Effect::Submit(request) => {
                request.card().contact.as_ref().map(|contact| contact.as_str().to_owned())
            }
            _ => None,
        })
    };
    let mut chat = told(&[]);
    chat.choose(Choice::Discreet);
    chat.choose(Choice::Hours(Hours::Any));
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.choose(Choice::Contact);
    assert!(chat.heard(|say| matches!(say, Say::AskContact { discreet: true, contact: None, .. })));
    chat.write("0171 2345678\nnur vormittags");
    assert_eq!(chat.dialogue.stage, Stage::Summary);
    chat.choose(Choice::ChangeContact);
    chat.choose(Choice::Back);
    let mut other = Chat { dialogue: chat.dialogue.clone(), ..Chat::new(ChannelKind::Matrix, Mode::Full) };
    chat.choose(Choice::Send);
    assert_eq!(contact(&chat).as_deref(), Some("0171 2345678, nur vormittags"));
    assert!(chat.dialogue.draft.contact.is_none());
    other.choose(Choice::ChangeContact);
    other.choose(Choice::DropContact);
    other.choose(Choice::Send);
    assert_eq!(contact(&other), None);

    let mut minimal = Chat::new(ChannelKind::Telegram, Mode::Minimal);
    minimal.write("/start");
    for choice in [Choice::Agree, Choice::RelationUnsaid, Choice::ConcernUnsure, Choice::NoDistrict] {
        minimal.choose(choice);
        assert!(!minimal.offered().contains(&Choice::Contact));
    }
    minimal.choose(Choice::Answer(AnswerWish::PassOn));
    assert!(!minimal.offered().contains(&Choice::Contact));
    minimal.input(Input::Tap(Token { question: minimal.dialogue.question, choice: Choice::Contact }));
    assert_eq!(minimal.dialogue.stage, Stage::Summary);
}

#[test]
fn a_telephone_number_left_as_a_contact_is_no_danger_and_a_cry_for_help_no_contact() {
    for (text, danger) in
        [("0171 2345678, abends", false), ("Tel 03834 1234", false), ("will sterben 0171 2345678", true)]
    {
        let mut chat = told(&[]);
        chat.choose(Choice::Answer(AnswerWish::Here));
        chat.choose(Choice::Contact);
        chat.write(text);
        assert_eq!(chat.heard(|say| matches!(say, Say::Crisis(_))), danger, "{text}");
        assert_eq!(chat.dialogue.draft.contact.is_none(), danger, "{text}");
    }
}

#[test]
fn a_contact_reaches_the_thread_of_the_card_and_goes_with_the_case() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    world.taps(&ada, &Choice::Contact);
    world.says(&ada, "0171 2345678, abends");
    world.taps(&ada, &Choice::Send);
    let code = world.receipt(&ada);
    let cards = world.cards(&code);
    let holds = |carried: &&Carried| carried.text().contains("» 0171 2345678, abends");
    assert!(!holds(&&cards[0]), "{}", cards[0].text());
    let story = world.to_room().iter().find(holds).expect("the contact in the thread").reference();
    world.staff(&format!("!annehmen {code}"));
    world.says(&ada, "/loeschen");
    world.taps(&ada, &Choice::ConfirmDelete);
    assert!(world.redacted().contains(&cards[0].reference()));
    assert!(world.redacted().contains(&story));
    world.stop();
    assert!(world.look(async |store| store.cases(&[code]).await.unwrap()).is_empty());
}

#[test]
fn the_list_of_what_can_be_changed_has_the_contact_too() {
    let mut chat = told(&[]);
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.choose(Choice::Change);
    assert!(
        chat.offered().contains(&Choice::Contact) && chat.offered().contains(&Choice::Field(Field::Words))
    );
}

/// At a question, after the usual beginning.
fn at(choices: &[Choice]) -> Chat {
    let mut all = vec![Choice::Agree, Choice::RelationUnsaid, Choice::Concern(Concern::Opferberatung)];
    all.extend_from_slice(choices);
    Chat::after(&all)
}

#[test]
fn who_asks_to_be_called_is_asked_whether_the_number_is_their_contact() {
    for (text, choices) in [
        ("bitte ruft mich an 0152 33445566", &[][..]),
        ("kann mich jemand anrufen? 0171 2345678", &[Choice::NoDistrict][..]),
        (
            "schreibt mir bitte an lena@example.org",
            &[Choice::NoDistrict, Choice::Answer(AnswerWish::PassOn)][..],
        ),
    ] {
        let mut chat = at(choices);
        let stage = chat.dialogue.stage.clone();
        chat.write(text);
        assert!(chat.heard(|say| matches!(say, Say::AskContactTold(_))), "{}", chat.transcript);
        assert!(chat.dialogue.draft.contact.is_none() && chat.dialogue.draft.words.is_empty());
        let mut no = Chat { dialogue: chat.dialogue.clone(), ..Chat::new(ChannelKind::Telegram, Mode::Full) };
        chat.write("ja");
        assert_eq!(chat.dialogue.draft.contact.as_ref().map(ContactCard::as_str), Some(text));
        assert_eq!(chat.dialogue.stage, stage, "back to the question that was open");
        no.write("nein");
        assert!(no.dialogue.draft.contact.is_none());
        assert_eq!(no.dialogue.stage, stage);
        assert_eq!(no.dialogue.draft.words.len(), 1, "what was told is not lost: {}", no.transcript);
    }
    // Of others' calls nobody is asked, and a story stays one.
    let mut chat = at(&[Choice::NoDistrict]);
    chat.write("die rufen mich ständig nachts an, von 0171 2345678");
    assert_eq!(chat.dialogue.draft.words.len(), 1, "{}", chat.transcript);
    for text in ["nazi88@web.de hat mir gedroht", "Anruf von 0171 2345678", "0171 2345678 ruft mich immer an"]
    {
        let mut chat = at(&[Choice::NoDistrict]);
        chat.write(text);
        assert!(!chat.heard(|say| matches!(say, Say::AskContactTold(_))), "{}", chat.transcript);
    }
    let mut chat = at(&[Choice::NoDistrict]);
    chat.write("kontakt");
    assert_eq!(chat.dialogue.stage, Stage::Contact, "{}", chat.transcript);
}

#[test]
fn the_number_of_whoever_threatens_is_not_taken_for_the_contact() {
    let mut chat = at(&[Choice::NoDistrict]);
    chat.write("Der Nazi bedroht mich dauernd von der Nummer 0171 1111111 aus");
    chat.write("Mir geht es sehr schlecht damit, bitte ruft mich an unter 0152 2222222");
    chat.choose(Choice::Done);
    chat.choose(Choice::TakeContact);
    assert_eq!(chat.dialogue.draft.contact.as_ref().map(ContactCard::as_str), Some("0152 2222222"));
}

#[test]
fn a_number_in_a_story_that_asks_for_a_call_is_one_tap_from_being_the_contact() {
    let mut chat = at(&[Choice::NoDistrict]);
    chat.write("Mir wurde am Bahnhof ins Gesicht geschlagen, bitte ruft mich an unter 0171 2345678");
    chat.choose(Choice::Done);
    chat.write("ja");
    assert_eq!(chat.dialogue.stage, Stage::Summary, "a yes is the answer to the question that is asked");
    chat.choose(Choice::TakeContact);
    assert_eq!(chat.dialogue.draft.contact.as_ref().map(ContactCard::as_str), Some("0171 2345678"));
    assert!(!chat.offered().contains(&Choice::TakeContact));
    chat.choose(Choice::Send);
    // After the receipt it stands in the message, which is shown before it goes.
    chat.write("kann mich jemand anrufen? 0152 33445566");
    assert!(!chat.effects.iter().any(|effect| matches!(effect, Effect::Relay { .. })));
    chat.choose(Choice::TakeContact);
    assert!(!chat.effects.iter().any(|effect| matches!(effect, Effect::Relay { .. })), "shown first");
    chat.choose(Choice::RelayToStaff);
    let went = |effect: &Effect| matches!(effect, Effect::Relay { text, .. } if text.as_str().contains("0152 33445566"));
    assert!(chat.effects.iter().any(went), "{}", chat.transcript);
}
