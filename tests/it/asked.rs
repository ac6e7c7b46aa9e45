//! What is said to the bot itself: its questions are answered at every stage and go nowhere, and whoever tells it to fetch help reads
//! numbers and nothing else.

use lotse::id::{Ags, ChannelKind, QueueId};
use lotse::intake::after;
use lotse::intake::danger::Danger;
use lotse::intake::dialogue::{AnswerWish, Form, Hours, Relation, Unopened, Unread};
use lotse::intake::effect::Effect;
use lotse::intake::question::{Choice, Field};
use lotse::intake::say::{Aside, Say};
use lotse::intake::stage::Stage;
use lotse::intake::step::Mode;
use lotse::understand::addressed::Topic;
use lotse::understand::concern::Concern;

use crate::support::chat::Chat;

const TO_WORDS: [Choice; 4] = [
    Choice::Agree,
    Choice::Relation(Relation::Affected),
    Choice::Concern(Concern::Opferberatung),
    Choice::District(Ags(13_073)),
];

fn new() -> Chat {
    Chat::new(ChannelKind::Matrix, Mode::Full)
}

fn after_choices(choices: &[Choice]) -> Chat {
    Chat::after_on(ChannelKind::Matrix, choices)
}

fn at_answer() -> Chat {
    let mut chat = after_choices(&TO_WORDS);
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.choose(Choice::Change);
    chat.choose(Choice::Field(Field::Answer));
    assert_eq!(chat.dialogue.stage, Stage::Answer, "{}", chat.transcript);
    chat
}

fn sent() -> Chat {
    let mut chat = after_choices(&TO_WORDS);
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.choose(Choice::Send);
    chat
}

fn talking() -> Chat {
    let mut chat = sent();
    chat.write("Es waren drei Leute, und sie kamen zweimal");
    chat.write("ja");
    assert_eq!(relayed(&chat), 1, "{}", chat.transcript);
    chat
}

fn relayed(chat: &Chat) -> usize {
    chat.effects.iter().filter(|effect| matches!(effect, Effect::Relay { .. })).count()
}

fn words(chat: &Chat) -> Vec<String> {
    chat.dialogue.draft.words.iter().map(|words| words.seen().as_str().to_owned()).collect()
}

fn answered(chat: &Chat, topic: Topic) -> bool {
    chat.heard(|say| matches!(say, Say::Aside(Aside::Asked(asked)) if asked.topics.contains(&topic)))
}

/// What was said beside the open question.
fn said(chat: &Chat) -> String {
    let say = chat.said.iter().find(|say| matches!(say, Say::Aside(_))).expect("an answer");
    chat.catalogue.render(say, chat.dialogue.form, &chat.directory)
}

fn cannot_call(chat: &Chat) -> bool {
    chat.heard(|say| matches!(say, Say::Aside(Aside::CannotCall { .. })))
        && chat.dialogue.stage == Stage::Pause
}

/// Every stage in which somebody may ask, with its name.
fn stages() -> Vec<(&'static str, Chat)> {
    let mut hours = at_answer();
    hours.choose(Choice::Discreet);
    let mut contact = at_answer();
    contact.choose(Choice::Contact);
    let mut told = after_choices(&TO_WORDS);
    told.write("Im Treppenhaus kleben Aufkleber");
    let mut summary = after_choices(&TO_WORDS);
    summary.choose(Choice::Answer(AnswerWish::Here));
    vec![
        ("before consent", after_choices(&[])),
        ("role", after_choices(&TO_WORDS[..1])),
        ("concern", after_choices(&TO_WORDS[..2])),
        ("district", after_choices(&TO_WORDS[..3])),
        ("words", after_choices(&TO_WORDS)),
        ("more words", told),
        ("answer", at_answer()),
        ("hours", hours),
        ("contact", contact),
        ("summary", summary),
    ]
}

#[test]
fn a_question_to_the_bot_is_answered_at_every_stage_and_goes_nowhere() {
    for (text, topic) in [
        ("liest das hier ein mensch?", Topic::Reader),
        ("bist du eine KI", Topic::Machine),
        ("ist das anonym?", Topic::Anonymous),
        ("erfährt die polizei davon", Topic::Police),
        ("erfahren meine eltern davon?", Topic::Others),
        ("was passiert mit meinen daten?", Topic::Data),
        ("wie lange dauert das", Topic::HowLong),
        ("was kostet das", Topic::Cost),
        ("wer seid ihr eigentlich?", Topic::Who),
        ("kann mich jemand anrufen?", Topic::Call),
        ("ich will mit einem menschen reden", Topic::Speak),
        ("schreibst du mir von selbst?", Topic::Unprompted),
        ("warum willst du das wissen", Topic::Why),
        ("sprecht ihr auch arabisch?", Topic::Languages),
    ] {
        for (name, mut chat) in stages() {
            let (stage, before) = (chat.dialogue.stage.clone(), words(&chat));
            chat.write(text);
            assert!(answered(&chat, topic), "{name}, {text}: {}", chat.transcript);
            assert_eq!((&chat.dialogue.stage, words(&chat)), (&stage, before), "{name}, {text}");
            assert!(chat.dialogue.draft.contact.is_none() && !chat.dialogue.story_held, "{name}, {text}");
            // The open question again, and nothing that says it was not understood or was taken down.
            let asked = chat.effects.iter().any(|effect| matches!(effect, Effect::Ask(..)));
            let cold = |say: &Say| {
                matches!(
                    say,
                    Say::NotUnderstood
                        | Say::PlaceUnknown
                        | Say::ConsentFirst
                        | Say::StoryHeld
                        | Say::WordsNoted(_)
                        | Say::NoContact
                )
            };
            assert!(asked && !chat.heard(cold), "{name}, {text}: {}", chat.transcript);
        }
        // As the very first message, behind the greeting.
        let mut chat = new();
        chat.write(text);
        assert!(
            answered(&chat, topic) && chat.heard(|say| *say == Say::Hello),
            "{text}: {}",
            chat.transcript
        );
        assert!(chat.story.is_none() && chat.heard(|say| matches!(say, Say::AskConsent { .. })), "{text}");
    }
}

#[test]
fn a_question_in_a_pause_is_answered_and_the_pause_stays() {
    let mut chat = new();
    chat.write("Ich will nicht mehr leben");
    chat.write("liest das hier ein mensch?");
    assert!(answered(&chat, Topic::Reader) && chat.dialogue.stage == Stage::Pause, "{}", chat.transcript);
    assert!(!chat.heard(|say| matches!(say, Say::AskConsent { .. } | Say::AskConsentAgain)));
}

#[test]
fn after_the_receipt_the_bot_answers_for_itself_and_asks_about_what_a_service_may_know() {
    for start in [sent, talking] {
        for (text, topic) in
            [("bist du eine KI", Topic::Machine), ("was passiert mit meinen daten", Topic::Data)]
        {
            let mut chat = start();
            chat.write(text);
            assert!(answered(&chat, topic) && relayed(&chat) == 0, "{text}: {}", chat.transcript);
            assert_eq!(chat.dialogue.stage, Stage::Sent, "{text}: {}", chat.transcript);
        }
        for (text, topic) in
            [("kann mich jemand anrufen?", Topic::Call), ("erfährt die polizei davon", Topic::Police)]
        {
            let mut chat = start();
            chat.write(text);
            assert!(answered(&chat, topic) && relayed(&chat) == 0, "{text}: {}", chat.transcript);
            assert!(matches!(chat.dialogue.stage, Stage::Relay(_)), "{text}: {}", chat.transcript);
            chat.write("ja");
            assert_eq!(relayed(&chat), 1, "{text}: {}", chat.transcript);
        }
        for text in ["leck mich", "??", "fick dich"] {
            let mut chat = start();
            chat.write(text);
            assert!(
                relayed(&chat) == 0 && matches!(chat.dialogue.stage, Stage::Relay(_)),
                "{text}: {}",
                chat.transcript
            );
        }
    }
    // Among the words of a message that waits it is none of them.
    let mut chat = sent();
    chat.write("Es waren drei Leute");
    chat.write("bist du ein bot?");
    assert!(answered(&chat, Topic::Machine) && chat.dialogue.texts().len() == 1, "{}", chat.transcript);
}

#[test]
fn a_story_with_a_question_in_it_is_a_story() {
    let mut chat = after_choices(&TO_WORDS);
    let story = "Mein Nachbar hat mich bedroht, erfährt er davon, wenn ich euch schreibe?";
    chat.write(story);
    assert_eq!(words(&chat), [story]);
    assert!(!chat.heard(|say| matches!(say, Say::Aside(_))), "{}", chat.transcript);
}

#[test]
fn who_would_read_it_is_named_as_soon_as_it_is_settled_and_who_has_it_afterwards() {
    let mut chat = after_choices(&TO_WORDS[..1]);
    chat.write("wer liest das?");
    let named = chat.directory.queues().iter().any(|queue| said(&chat).contains(&queue.name));
    assert!(!named, "{}", chat.transcript);
    let mut chat = after_choices(&TO_WORDS);
    chat.write("wer liest das?");
    let queue = lotse::intake::target::target(&chat.guide(), &chat.dialogue.draft).queue;
    let name = chat.directory.queue(&queue).expect("a service").name.clone();
    assert!(said(&chat).contains(&name), "{}", chat.transcript);
    let mut chat = sent();
    let name = chat.directory.queue(&chat.dialogue.cases[0].queue).expect("a service").name.clone();
    chat.write("wer liest das?");
    assert!(said(&chat).contains(&name) && !said(&chat).contains("vor dem Absenden"), "{}", chat.transcript);
    // No contact can be left any more.
    chat.write("kann mich jemand anrufen");
    assert!(!said(&chat).contains("Kontakt hinterlassen"), "{}", chat.transcript);
    // The state office says that it is one.
    let mut chat = after_choices(&TO_WORDS);
    chat.dialogue.draft.queue = Some(QueueId::new("lks"));
    chat.write("erfährt die polizei davon?");
    assert!(said(&chat).contains("staatliches Amt"), "{}", chat.transcript);
    // Where only buttons are read it is answered too.
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Minimal);
    chat.write("hallo");
    chat.write("ist das anonym?");
    assert!(
        answered(&chat, Topic::Anonymous) && !chat.heard(|say| *say == Say::ButtonsOnly),
        "{}",
        chat.transcript
    );
    chat.write("schreibst du mir von selbst?");
    assert!(answered(&chat, Topic::Unprompted) && !said(&chat).contains("Antwort der Stelle"));
}

#[test]
fn where_no_dialogue_is_held_nobody_is_told_to_go_on_with_it() {
    let told = |mode: Mode| {
        let mut chat = Chat::new(ChannelKind::Telegram, mode);
        chat.write("hallo");
        chat.write("ruf die polizei!");
        assert!(said(&chat).contains("kann niemanden rufen"), "{}", chat.transcript);
        said(&chat).contains("weitermachen")
    };
    assert!(told(Mode::Full) && !told(Mode::Signpost));
}

#[test]
fn who_tells_the_bot_to_fetch_help_reads_numbers_first_and_stays_with_them() {
    let urgent = "die schlagen gerade meine tür ein";
    for text in [
        "ruf die polizei!",
        "ja ruf jemanden",
        "bitte hilf mir",
        "mach was",
        "ruf du die polizei",
        "Hilfe!",
        "schnell",
    ] {
        for start in [new, || after_choices(&TO_WORDS[..2]), || after_choices(&TO_WORDS), sent, talking] {
            let mut chat = start();
            chat.write(urgent);
            assert_eq!(chat.dialogue.stage, Stage::Pause, "{}", chat.transcript);
            let before = (words(&chat), chat.dialogue.texts().len());
            for _ in 0..2 {
                chat.write(text);
                assert!(cannot_call(&chat) && relayed(&chat) == 0, "{text}: {}", chat.transcript);
                assert_eq!(
                    (words(&chat), chat.dialogue.texts().len()),
                    before,
                    "{text}: {}",
                    chat.transcript
                );
                let paper = |say: &Say| {
                    matches!(
                        say,
                        Say::Hello
                            | Say::AskConsent { .. }
                            | Say::AskConsentAgain
                            | Say::StoryHeld
                            | Say::GoingOn
                            | Say::WordsNoted(_)
                    )
                };
                assert!(!chat.heard(paper), "{text}: {}", chat.transcript);
            }
        }
    }
    // Without a word of danger before, at any stage.
    for (name, mut chat) in stages() {
        let before = words(&chat);
        chat.write("kannst du die polizei rufen?");
        assert!(cannot_call(&chat) && words(&chat) == before, "{name}: {}", chat.transcript);
        let rendered = chat.catalogue.render(chat.said.first().expect("said"), Form::Sie, &chat.directory);
        let (number, nobody) =
            (rendered.find("110").expect("110"), rendered.find("niemanden rufen").expect("said plainly"));
        assert!(number < nobody, "numbers first: {rendered}");
        // And back where it stood.
        chat.choose(Choice::GoOn);
        assert_ne!(chat.dialogue.stage, Stage::Pause, "{name}");
    }
    // With a service the words may be for staff: they wait for a yes.
    let mut chat = sent();
    chat.write("ruft bitte die polizei");
    assert!(cannot_call(&chat) && chat.dialogue.texts().len() == 1, "{}", chat.transcript);
    // After other words than of danger from others the same numbers are named.
    let mut chat = new();
    chat.write("Ich will nicht mehr leben");
    chat.write("ruf jemanden");
    assert!(cannot_call(&chat));
    assert!(chat.heard(|say| matches!(say, Say::Aside(Aside::CannotCall { named, .. }) if named.danger == Danger::Suicidality)));
    // Told of, it is part of a story.
    let mut chat = after_choices(&TO_WORDS);
    chat.write("Ich habe die Polizei gerufen, aber sie kam erst nach einer Stunde");
    assert_eq!(words(&chat).len(), 1, "{}", chat.transcript);
}

#[test]
fn whoever_may_be_read_along_stays_discreet_if_the_hours_are_left_open() {
    for text in ["weiter", "überspringen", "skip", "egal", "weiß nicht"] {
        let mut chat = at_answer();
        chat.choose(Choice::Discreet);
        chat.write(text);
        assert_eq!(chat.dialogue.draft.discreet, Some(Hours::Any), "{text}: {}", chat.transcript);
        assert!(!chat.heard(|say| *say == Say::NotDiscreetNoted), "{text}");
    }
    // Hours that were chosen before stay.
    let mut chat = at_answer();
    chat.choose(Choice::Discreet);
    chat.choose(Choice::Hours(Hours::Evening));
    chat.dialogue.stage = Stage::Hours;
    chat.write("weiter");
    assert_eq!(chat.dialogue.draft.discreet, Some(Hours::Evening), "{}", chat.transcript);
}

#[test]
fn who_says_that_somebody_reads_along_is_heard() {
    for text in [
        "mein mann liest mein handy",
        "meine mutter kontrolliert mein Handy",
        "er liest alles mit",
        "bin hier nicht allein",
    ] {
        let mut chat = at_answer();
        chat.write(text);
        assert_eq!(chat.dialogue.stage, Stage::Hours, "{text}: {}", chat.transcript);
        assert!(words(&chat).is_empty(), "{text}: {}", chat.transcript);
        chat.write("nur wenn er arbeiten ist");
        assert!(chat.heard(|say| *say == Say::Aside(Aside::HoursUnclear)), "{text}: {}", chat.transcript);
        assert_eq!((&chat.dialogue.stage, words(&chat)), (&Stage::Hours, Vec::new()), "{text}");
        assert_eq!(chat.dialogue.draft.discreet, Some(Hours::Any), "safe meanwhile: {}", chat.transcript);
        chat.write("am besten abends");
        assert_eq!(
            (chat.dialogue.draft.discreet, &chat.dialogue.stage),
            (Some(Hours::Evening), &Stage::Answer),
            "{}",
            chat.transcript
        );
    }
    // Told in the first story, it is remembered where answers are asked about.
    let mut chat = new();
    chat.write("Meine Eltern lesen mein Handy, und in der Klasse werde ich als Jude beschimpft");
    for choice in [
        Choice::Agree,
        Choice::UseStory,
        Choice::Concern(Concern::Opferberatung),
        Choice::District(Ags(13_073)),
    ] {
        if matches!(choice, Choice::Concern(_)) && !chat.offered().contains(&choice) {
            chat.choose(Choice::ConcernMenu);
        }
        chat.choose(choice);
    }
    chat.choose(Choice::Answer(AnswerWish::Here));
    assert_eq!(chat.dialogue.stage, Stage::Hours, "{}", chat.transcript);
    chat.choose(Choice::Hours(Hours::Any));
    assert_eq!(chat.dialogue.stage, Stage::Summary, "{}", chat.transcript);
    // Among the words it is kept as well.
    let mut chat = after_choices(&TO_WORDS);
    chat.write("mein vater kontrolliert mein handy und ist selbst dabei");
    assert_eq!((words(&chat).len(), &chat.dialogue.stage), (1, &Stage::Hours), "{}", chat.transcript);
    chat.choose(Choice::Hours(Hours::Any));
    assert_eq!(chat.dialogue.stage, Stage::Words, "{}", chat.transcript);
}

#[test]
fn not_knowing_is_an_answer_wherever_a_question_can_be_left_open() {
    for text in
        ["weiß nicht", "Weiß ich nicht", "keine ahnung", "kp", "egal", "ich weiß es nicht genau", "unsicher"]
    {
        let mut chat = after_choices(&TO_WORDS[..1]);
        chat.write(text);
        assert_eq!(chat.dialogue.stage, Stage::Concern, "{text}: {}", chat.transcript);
        chat.write(text);
        assert_eq!(chat.dialogue.stage, Stage::District, "{text}: {}", chat.transcript);
        chat.write(text);
        assert_eq!(chat.dialogue.stage, Stage::Words, "{text}: {}", chat.transcript);
        chat.write(text);
        assert_eq!(chat.dialogue.stage, Stage::Answer, "{text}: {}", chat.transcript);
        chat.write(text);
        assert!(chat.heard(|say| *say == Say::Aside(Aside::AnswerUnsure)), "{text}: {}", chat.transcript);
        assert!(
            words(&chat).is_empty() && !chat.transcript.contains("früheren Frage"),
            "{text}: {}",
            chat.transcript
        );
        // It sends, agrees to and ends nothing.
        chat.choose(Choice::Answer(AnswerWish::Here));
        chat.write(text);
        assert_eq!(chat.dialogue.stage, Stage::Summary, "{text}: {}", chat.transcript);
        let mut chat = after_choices(&[]);
        chat.write(text);
        assert!(chat.dialogue.consent.is_none() && chat.dialogue.stage == Stage::Greeted, "{text}");
    }
    // A service may have asked it.
    let mut chat = talking();
    let case = chat.dialogue.cases[0].clone();
    let answer = Unopened::Answer(Unread { number: 1, text: "Wann war das?".to_owned() });
    chat.dialogue = after::bring(chat.dialogue.clone(), &case.code, &case.queue, answer).dialogue;
    chat.write("weiß nicht");
    assert_eq!(relayed(&chat), 1, "{}", chat.transcript);
}

#[test]
fn a_role_is_understood_in_a_word_of_ones_own() {
    for (text, relation) in [
        ("lehrerin", Relation::Professional),
        ("ich bin Lehrerin", Relation::Professional),
        ("opfer", Relation::Affected),
        ("ich", Relation::Affected),
        ("selber", Relation::Affected),
        ("mama", Relation::Parent),
        ("ich bin die mama", Relation::Parent),
        ("oma", Relation::Relative),
        ("als Oma", Relation::Relative),
        ("mitschülerin", Relation::Witness),
        ("nachbar", Relation::Witness),
        ("bürgermeister", Relation::Municipality),
        ("das erste", Relation::Affected),
        ("ich nehm das zweite", Relation::Witness),
        ("nummer 3 bitte", Relation::Parent),
    ] {
        let mut chat = after_choices(&TO_WORDS[..1]);
        chat.write(text);
        assert_eq!(chat.dialogue.draft.relation.said(), Some(relation), "{text}: {}", chat.transcript);
        assert!(
            words(&chat).is_empty() && chat.dialogue.stage == Stage::Concern,
            "{text}: {}",
            chat.transcript
        );
    }
    let mut chat = after_choices(&TO_WORDS[..1]);
    chat.write("skip");
    assert_eq!(chat.dialogue.stage, Stage::Concern, "{}", chat.transcript);
    // Told piece by piece, the first piece is not lost.
    let mut chat = after_choices(&TO_WORDS[..1]);
    for text in ["mein bruder", "der ist 14", "hängt mit nazis ab"] {
        chat.write(text);
    }
    assert_eq!(words(&chat), ["mein bruder", "der ist 14", "hängt mit nazis ab"], "{}", chat.transcript);
    assert_eq!(chat.dialogue.draft.relation.said(), Some(Relation::Relative), "{}", chat.transcript);
}

#[test]
fn how_to_be_answered_is_understood_in_a_sentence() {
    for text in ["Ja, im Chat", "ja bitte hier", "ich hätte gern eine Antwort", "hier im chat bitte"] {
        for start in [at_answer, || after_choices(&TO_WORDS)] {
            let mut chat = start();
            chat.dialogue.draft.answer = None;
            chat.write(text);
            assert_eq!(chat.dialogue.draft.answer, Some(AnswerWish::Here), "{text}: {}", chat.transcript);
            assert!(
                words(&chat).is_empty() && chat.dialogue.stage == Stage::Summary,
                "{text}: {}",
                chat.transcript
            );
        }
    }
    for text in ["per telefon", "whatsapp", "lieber per mail"] {
        for start in [at_answer, || after_choices(&TO_WORDS)] {
            let mut chat = start();
            chat.write(text);
            assert_eq!(
                (&chat.dialogue.stage, words(&chat)),
                (&Stage::Contact, Vec::new()),
                "{text}: {}",
                chat.transcript
            );
        }
    }
    let mut chat = after_choices(&TO_WORDS);
    chat.write("ja");
    assert!(
        chat.heard(|say| *say == Say::Aside(Aside::JustWrite)) && words(&chat).is_empty(),
        "{}",
        chat.transcript
    );
    let mut chat = after_choices(&TO_WORDS);
    chat.write("Hier im Dorf kleben überall Plakate");
    assert_eq!(words(&chat).len(), 1, "{}", chat.transcript);
}

#[test]
fn how_somebody_wants_to_be_spoken_to_is_no_part_of_their_words() {
    for (text, form) in [
        ("bitte sag wieder du", Form::Du),
        ("lieber wieder Sie bitte", Form::Sie),
        ("kannst du mich wieder duzen?", Form::Du),
    ] {
        for (name, mut chat) in stages() {
            let before = words(&chat);
            chat.dialogue.form = if form == Form::Du { Form::Sie } else { Form::Du };
            chat.write(text);
            assert_eq!(
                (chat.dialogue.form, words(&chat)),
                (form, before),
                "{name}, {text}: {}",
                chat.transcript
            );
        }
        let mut chat = new();
        chat.write(text);
        assert_eq!(chat.dialogue.form, form, "{text}: {}", chat.transcript);
        assert!(chat.story.is_none(), "{text}: {}", chat.transcript);
    }
}

#[test]
fn a_question_beside_a_message_that_waits_joins_it_and_is_not_lost() {
    let mut chat = sent();
    chat.write("Gestern waren sie wieder vor der Schule");
    chat.write("kann mich jemand anrufen?");
    chat.choose(Choice::RelayToStaff);
    let went = |words: &str| {
        let said =
            |effect: &Effect| matches!(effect, Effect::Relay { text, .. } if text.as_str().contains(words));
        chat.effects.iter().any(said)
    };
    assert!(went("vor der Schule") && went("anrufen"), "{}", chat.transcript);
}

#[test]
fn who_cries_for_help_reads_no_list_of_commands() {
    for start in [new, || after_choices(&TO_WORDS[..2]), || after_choices(&TO_WORDS), sent] {
        let mut chat = start();
        if chat.dialogue.stage == Stage::New {
            chat.write("/start");
        }
        chat.write("hilfe!!!");
        assert!(cannot_call(&chat), "{}", chat.transcript);
    }
}
