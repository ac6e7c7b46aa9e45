//! Promises of the dialogue that hold whatever a person does.

use lotse::id::{Ags, CaseCode, ChannelKind, QueueId};
use lotse::intake::danger::Danger;
use lotse::intake::dialogue::{AnswerWish, Draft, Given, Hours, Relation, Whom};
use lotse::intake::effect::Effect;
use lotse::intake::input::{Attachment, Input};
use lotse::intake::question::{Choice, Field, Token};
use lotse::intake::say::Say;
use lotse::intake::stage::Stage;
use lotse::intake::step::Mode;
use lotse::understand::concern::Concern;
use proptest::prelude::*;

use crate::support::chat::Chat;

/// What a person might do next.
#[derive(Clone, Debug)]
enum Deed {
    Write(String),
    /// Tap the n-th offered button.
    Tap(usize),
    /// Tap any button of any question.
    TapOld(u16, Choice),
    Other(Input),
}

/// The code of every request in a chat.
fn code() -> CaseCode {
    CaseCode::parse("BDF-234").expect("a code")
}

fn deeds() -> impl Strategy<Value = Deed> {
    let texts = prop::sample::select(vec![
        "Hallo",
        "Ich brauche einfach mal Hilfe",
        "Mein Vermieter will die Miete erhöhen",
        "Mein Sohn ist 15 und redet nur noch von Ausländern",
        "Ich will nicht mehr leben",
        "Mein Papa schlägt mich",
        "Die stehen gerade mit Baseballschlägern vor meiner Tür",
        "Anklam",
        "18055",
        "Hamburg",
        "Rostock",
        "ja",
        "2",
        "Fertig",
        "/hilfe",
        "zurück",
        "/stopp",
        "/neu",
        "/loeschen",
        "/du",
        "/quatsch",
        "weiter",
        "I need help please, somebody attacked me",
        "Ruf mich an: 0171 2345678, oder max@example.org",
        "Ich bin die Bürgermeisterin in unserem Dorf und heiße Lena Krüger",
        "Lena Krüger",
        "lena",
        "[Person A]",
        "\u{202e}\u{200b}",
        "<b>&</b> @room",
    ]);
    let choices = prop::sample::select(vec![
        Choice::Agree,
        Choice::Send,
        Choice::Back,
        Choice::Keep,
        Choice::Discard,
        Choice::ConfirmDelete,
        Choice::ConfirmRestart,
        Choice::ConfirmStop,
        Choice::Done,
        Choice::ClearWords,
        Choice::UseStory,
        Choice::DropStory,
        Choice::ShowAnswer,
        Choice::GoOn,
        Choice::OnlyNumbers,
        Choice::Unflag,
        Choice::Flag,
        Choice::NewRequest,
        Choice::RelayToStaff,
        Choice::RelayDiscard,
        Choice::ConcernMenu,
        Choice::DistrictMenu,
        Choice::OutsideGoOn,
        Choice::Relation(Relation::Parent),
        Choice::Concern(Concern::Ausstiegsberatung),
        Choice::District(Ags(13_075)),
        Choice::District(Ags(99_999)),
        Choice::Answer(AnswerWish::Here),
        Choice::Hours(Hours::Evening),
        Choice::Field(Field::Words),
        Choice::Queue(QueueId::new("lks")),
        Choice::Queue(QueueId::new("nobody")),
        Choice::TakeOut,
        Choice::LetStay,
        Choice::Item(1),
        Choice::Item(0),
        Choice::StayAnyway,
        Choice::Contact,
        Choice::ChangeContact,
        Choice::DropContact,
        Choice::TakeContact,
        Choice::AlsoTo(code(), QueueId::new("rz-vorpommern-greifswald")),
        Choice::MayKnow(code(), QueueId::new("lks")),
        Choice::OnlyHere(code()),
        Choice::Relation(Relation::Municipality),
        Choice::Concern(Concern::Opferberatung),
    ]);
    let others = prop::sample::select(vec![
        Input::Attachment(Attachment::Voice),
        Input::Unreadable,
        Input::UnknownTap,
        Input::Left,
        Input::Edited("Ich wollte sagen: ich kann nicht mehr".into()),
        Input::Edited("Es war gestern am Bahnhof".into()),
        Input::TakenBack,
    ]);
    prop_oneof![
        3 => texts.prop_map(|text| Deed::Write(text.to_owned())),
        1 => any::<String>().prop_map(Deed::Write),
        6 => (0_usize..16).prop_map(Deed::Tap),
        2 => (0_u16..40, choices).prop_map(|(question, choice)| Deed::TapOld(question, choice)),
        1 => others.prop_map(Deed::Other),
    ]
}

fn perform(chat: &mut Chat, deed: Deed) {
    match deed {
        Deed::Write(text) => chat.write(&text),
        Deed::Tap(number) => {
            let offered = chat.offered();
            if !offered.is_empty() {
                chat.choose(offered[number % offered.len()].clone());
            }
        }
        Deed::TapOld(question, choice) => chat.input(Input::Tap(Token { question, choice })),
        Deed::Other(input) => chat.input(input),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever is done in whatever order: nothing panics, everything is answered, and from wherever it leads there is a
    /// way to a receipt and a way out.
    #[test]
    fn no_sequence_of_inputs_leads_astray(
        channel in prop::sample::select(vec![ChannelKind::Telegram, ChannelKind::Matrix]),
        mode in prop::sample::select(vec![Mode::Full, Mode::Full, Mode::Minimal, Mode::Signpost]),
        deeds in prop::collection::vec(deeds(), 0..40),
    ) {
        let mut chat = Chat::new(channel, mode);
        for deed in deeds {
            let silent = matches!(deed, Deed::Other(Input::Left | Input::Edited(_) | Input::TakenBack))
                || matches!(&deed, Deed::Tap(_) if chat.offered().is_empty());
            perform(&mut chat, deed.clone());
            prop_assert!(silent || !chat.said.is_empty(), "no answer to {deed:?}\n{}", chat.transcript);
            if chat.dialogue.stage != Stage::New {
                prop_assert!(!chat.offered().is_empty(), "a dead end at {:?}", chat.dialogue.stage);
            }
            prop_assert!(chat.dialogue.way_back.len() <= lotse::intake::dialogue::Dialogue::WAY_BACK + 2);
            prop_assert!(
                chat.dialogue.consent.is_none() || chat.consent_text_seen,
                "consent without its text\n{}", chat.transcript
            );
            if chat.dialogue.consent.is_none() {
                prop_assert!(chat.dialogue.draft == Draft::default(), "something is kept before consent");
            }
        }
        if mode != Mode::Signpost {
            let mut onward = Chat { dialogue: chat.dialogue.clone(), story: chat.story.clone(), ..Chat::new(channel, mode) };
            onward.consent_text_seen = chat.consent_text_seen;
            reach_receipt(&mut onward);
            prop_assert!(onward.heard(|say| matches!(say, Say::Receipt { .. })), "{}", onward.transcript);
        }
        chat.write("/loeschen");
        if chat.offered().contains(&Choice::ConfirmDelete) {
            chat.choose(Choice::ConfirmDelete);
        }
        prop_assert!(chat.dialogue.consent.is_none() && chat.dialogue.cases.is_empty(), "{}", chat.transcript);
    }
}

/// From wherever a dialogue stands, a willing person gets to a receipt.
fn reach_receipt(chat: &mut Chat) {
    if chat.dialogue.stage == Stage::New {
        chat.write("Hallo");
    }
    for _ in 0..20 {
        let wish = if chat.mode == Mode::Full { AnswerWish::Here } else { AnswerWish::PassOn };
        let choice = match &chat.dialogue.stage {
            Stage::New => return chat.write("Hallo"),
            Stage::Greeted => Choice::Agree,
            Stage::Story => Choice::UseStory,
            Stage::Relation => Choice::Relation(Relation::Parent),
            Stage::Concern => Choice::Concern(Concern::Elternberatung),
            Stage::Proposed(likely) => Choice::Concern(likely[0]),
            Stage::Whom => Choice::Whom(Whom::Child),
            Stage::District => Choice::District(Ags(13_075)),
            Stage::DistrictWhich(candidates) => Choice::District(candidates[0]),
            Stage::DistrictSure(district) => Choice::District(*district),
            Stage::Outside => Choice::OutsideGoOn,
            Stage::Words if chat.dialogue.draft.words.is_empty() => Choice::Answer(wish),
            Stage::Words => Choice::Done,
            Stage::Answer => Choice::Answer(wish),
            Stage::Hours => Choice::Hours(Hours::Any),
            Stage::Summary => Choice::Send,
            Stage::Change | Stage::Queue | Stage::Confirm(_) | Stage::ContactTold(_) => Choice::Keep,
            Stage::Contact | Stage::TakeOut | Stage::LetStay | Stage::LetStaySure(_) => Choice::Back,
            Stage::Sent | Stage::Relay(_) => Choice::NewRequest,
            Stage::Pause => Choice::GoOn,
        };
        chat.choose(choice);
        if chat.heard(|say| matches!(say, Say::Receipt { .. })) {
            return;
        }
    }
}

fn at_summary() -> Chat {
    Chat::after(&[
        Choice::Agree,
        Choice::Relation(Relation::Affected),
        Choice::Concern(Concern::Opferberatung),
        Choice::District(Ags(13_003)),
        Choice::Answer(AnswerWish::Here),
    ])
}

fn submitted(chat: &Chat) -> bool {
    chat.effects.iter().any(|effect| matches!(effect, Effect::Submit(_)))
}

#[test]
fn six_taps_lead_from_the_greeting_to_the_receipt() {
    let mut chat = at_summary();
    chat.choose(Choice::Send);
    assert!(submitted(&chat));
    assert_eq!(chat.inputs - 1, 6, "taps after the greeting");
}

#[test]
fn a_story_told_first_needs_six_messages_too_and_is_in_the_card() {
    let mut chat = Chat::new(ChannelKind::Matrix, Mode::Full);
    chat.write("Mein Sohn ist 15 und rutscht in die rechte Szene ab, ich weiß nicht mehr weiter");
    assert!(chat.heard(|say| matches!(say, Say::StoryHeld)));
    assert!(chat.dialogue.draft.words.is_empty(), "nothing is kept before consent");
    chat.write("1");
    chat.choose(Choice::UseStory);
    assert!(matches!(chat.dialogue.stage, Stage::Proposed(_) | Stage::Concern));
    chat.choose(Choice::Concern(Concern::Elternberatung));
    chat.write("Anklam");
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.choose(Choice::Send);
    assert!(submitted(&chat));
    assert!(chat.inputs - 1 <= 6);
    assert!(chat.transcript.contains("rutscht in die rechte Szene ab"));
}

#[test]
fn danger_is_answered_with_numbers_at_every_stage_and_the_question_stays() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    let danger = "Ich will nicht mehr leben";
    let check = |chat: &Chat| {
        let mut copy =
            Chat { dialogue: chat.dialogue.clone(), ..Chat::new(ChannelKind::Telegram, Mode::Full) };
        copy.write(danger);
        assert!(matches!(copy.said.first(), Some(Say::Crisis(aid)) if aid.danger == Danger::Suicidality));
        assert_eq!(copy.offered().first(), Some(&Choice::GoOn), "at {:?}", chat.dialogue.stage);
        copy.choose(Choice::GoOn);
        assert!(!copy.offered().is_empty(), "the dialogue goes on at {:?}", chat.dialogue.stage);
    };
    check(&chat);
    chat.write("/start");
    for choice in [
        Choice::Agree,
        Choice::Relation(Relation::Affected),
        Choice::Concern(Concern::Opferberatung),
        Choice::District(Ags(13_003)),
        Choice::Discreet,
        Choice::Hours(Hours::Evening),
        Choice::Answer(AnswerWish::Here),
        Choice::Change,
        Choice::Field(Field::Queue),
        Choice::Keep,
        Choice::Keep,
        Choice::Send,
    ] {
        check(&chat);
        chat.choose(choice);
    }
    check(&chat);
}

#[test]
fn danger_is_noticed_in_every_mode() {
    for mode in [Mode::Full, Mode::Minimal, Mode::Signpost] {
        let mut chat = Chat::new(ChannelKind::Telegram, mode);
        chat.write("Ich will mich umbringen");
        assert!(chat.heard(|say| matches!(say, Say::Crisis(aid) if aid.danger == Danger::Suicidality)));
    }
}

#[test]
fn a_double_tap_does_nothing_twice() {
    let mut chat = at_summary();
    let token = Token { question: chat.dialogue.question, choice: Choice::Send };
    chat.input(Input::Tap(token.clone()));
    assert!(submitted(&chat));
    chat.input(Input::Tap(token));
    assert_eq!(chat.effects, vec![Effect::Toast(Say::AlreadyTaken)]);
}

#[test]
fn a_stale_send_button_sends_nothing() {
    let mut chat = at_summary();
    let old = Token { question: chat.dialogue.question, choice: Choice::Send };
    chat.choose(Choice::Change);
    chat.choose(Choice::Field(Field::District));
    chat.choose(Choice::District(Ags(13_075)));
    assert_eq!(chat.dialogue.stage, Stage::Summary);
    chat.input(Input::Tap(old));
    assert!(
        !submitted(&chat),
        "the summary that was shown with this button is not the one that would be sent"
    );
    assert!(chat.heard(|say| matches!(say, Say::StaleButton)));
}

#[test]
fn an_answer_to_an_old_question_is_understood() {
    let mut chat = at_summary();
    chat.input(Input::Tap(Token { question: 2, choice: Choice::District(Ags(13_074)) }));
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_074)));
    assert_eq!(chat.dialogue.stage, Stage::Summary);
}

#[test]
fn several_messages_are_collected_and_none_answers_the_next_question() {
    let mut chat = at_summary();
    chat.choose(Choice::Change);
    chat.choose(Choice::Field(Field::Words));
    chat.write("Gestern in Rostock am Bahnhof.");
    chat.write("Er hat gesagt, ich soll verschwinden.");
    chat.write("An der Wand stand die Nummer 0171 2345678");
    assert_eq!(chat.dialogue.stage, Stage::Words);
    assert!(
        chat.heard(|say| matches!(say, Say::AskMoreWords { count: 3, last } if !last.removed.is_empty()))
    );
    chat.write("fertig");
    assert_eq!(chat.dialogue.stage, Stage::Summary);
    assert_eq!(chat.dialogue.draft.words.len(), 3);
    assert!(!chat.transcript.split("die Nummer").nth(1).unwrap_or_default().contains("2345678\n│"));
    chat.choose(Choice::Send);
    let card = chat.effects.iter().find_map(|effect| match effect {
        Effect::Submit(request) => Some(request.card().words.clone()),
        _ => None,
    });
    assert!(card.is_some_and(|words| words.iter().all(|words| !words.as_str().contains("2345678"))));
}

#[test]
fn people_who_may_tell_of_deeds_are_warned_before_their_own_words() {
    for (relation, warned) in [
        (Relation::WantsOut, true),
        (Relation::Parent, true),
        (Relation::Relative, true),
        (Relation::Affected, false),
        (Relation::Municipality, false),
    ] {
        let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
        chat.write("/start");
        chat.choose(Choice::Agree);
        chat.choose(Choice::Relation(relation));
        assert_eq!(chat.heard(|say| matches!(say, Say::Caution)), warned, "{relation:?}");
    }
}

#[test]
fn the_state_office_is_named_as_one_before_sending() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write("/start");
    for choice in [
        Choice::Agree,
        Choice::RelationUnsaid,
        Choice::ConcernUnsure,
        Choice::NoDistrict,
        Choice::Answer(AnswerWish::Here),
    ] {
        chat.choose(choice);
    }
    assert_eq!(chat.dialogue.stage, Stage::Summary);
    assert!(chat.heard(|say| matches!(say, Say::StateOffice(queue) if queue.as_str() == "lks")));
}

#[test]
fn minimal_mode_reads_no_words_and_signpost_takes_no_request() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Minimal);
    chat.write("/start");
    chat.choose(Choice::Agree);
    chat.write("Mein Sohn ist 15 und rutscht in die rechte Szene ab");
    assert!(chat.heard(|say| matches!(say, Say::ButtonsOnly)));
    reach_receipt(&mut chat);
    assert!(submitted(&chat));
    chat.write("Ich wollte noch etwas sagen dazu");
    assert!(chat.heard(|say| matches!(say, Say::ButtonsOnly)));

    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Signpost);
    chat.write("Hallo");
    assert!(chat.heard(|say| matches!(say, Say::Signpost)));
    chat.input(Input::Tap(Token { question: 0, choice: Choice::Agree }));
    assert!(chat.dialogue.consent.is_none());
}

#[test]
fn a_first_message_in_another_language_is_answered_in_it() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write("Здравствуйте, на меня напали вчера вечером, помогите пожалуйста");
    assert!(matches!(chat.said.first(), Some(Say::Foreign(_))));
}

#[test]
fn a_later_message_in_another_language_gets_numbers_in_it_until_it_is_noted() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write("/start");
    chat.choose(Choice::Agree);
    let foreign = |chat: &Chat| chat.said.iter().filter(|say| matches!(say, Say::Foreign(_))).count();
    chat.write("помогите пожалуйста");
    assert_eq!(foreign(&chat), 1);
    chat.write("They attacked us at home and we are afraid of them, please help us now");
    assert_eq!(foreign(&chat), 1, "what was said last");
    chat.write("They came back again this night and they want to hurt my children");
    assert_eq!(foreign(&chat), 0);
    chat.write("Ich habe Angst um meine Kinder");
    assert_eq!(foreign(&chat), 0);
}

#[test]
fn a_danger_told_in_another_language_is_answered_in_it_and_with_all_numbers() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write("/start");
    chat.choose(Choice::Agree);
    chat.write("не хочу жить");
    assert!(chat.heard(|say| matches!(say, Say::Foreign(_))));
    assert!(chat.heard(|say| matches!(say, Say::Crisis(_))));
    assert!(chat.offered().contains(&Choice::GoOn));
}

#[test]
fn no_first_word_leads_past_the_text_of_consent() {
    for first in ["Hilfe", "Mensch", "andere wege", "datenschutz", "löschen", "/start", "du", "Hallo"] {
        let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
        chat.write(first);
        if chat.offered().contains(&Choice::Keep) {
            chat.choose(Choice::Keep);
        }
        assert!(chat.heard(|say| matches!(say, Say::AskConsent { .. })), "{first}");
    }
}

#[test]
fn a_story_that_names_a_place_answers_the_district_and_is_kept() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write("/start");
    for choice in
        [Choice::Agree, Choice::Relation(Relation::Affected), Choice::Concern(Concern::Opferberatung)]
    {
        chat.choose(choice);
    }
    chat.write("In Wismar haben mich vorige Woche drei Männer verprügelt und beleidigt");
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_074)));
    assert_eq!(chat.dialogue.draft.words.len(), 1);
}

#[test]
fn answers_to_a_discreet_case_stay_closed_when_another_case_was_sent_since() {
    use lotse::intake::after;
    use lotse::intake::dialogue::{OpenCase, Unopened, Unread};
    let case = |code: &str, discreet| {
        let code = CaseCode::parse(code).expect("a code");
        OpenCase::new(code, QueueId::new("lks"), AnswerWish::Here, discreet)
    };
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.dialogue.cases = vec![case("BDF-234", Some(Hours::Any)), case("BDF-235", None)];
    chat.dialogue.stage = Stage::Sent;
    let (code, queue) = (chat.dialogue.cases[0].code.clone(), QueueId::new("lks"));
    for what in [Unopened::Answer(Unread { number: 1, text: "geheim".into() }), Unopened::Closed] {
        let step = after::bring(chat.dialogue.clone(), &code, &queue, what);
        assert!(matches!(step.effects.as_slice(), [Effect::Ask(Say::NewMessage, _)]));
        chat.dialogue = step.dialogue;
    }
    chat.write("anzeigen");
    assert!(chat.heard(|say| matches!(say, Say::StaffAnswer { text, .. } if text == "geheim")));
    assert!(chat.heard(|say| matches!(say, Say::Closed { .. })));
    assert_eq!(chat.dialogue.cases.len(), 1, "the other case goes on");
}

#[test]
fn nothing_is_sent_by_words_that_may_mean_something_else() {
    for said in ["das erste mal", "der erste ist da", "die erste"] {
        let mut chat = at_summary();
        chat.write(said);
        assert!(!submitted(&chat), "{said}: {}", chat.transcript);
    }
}
