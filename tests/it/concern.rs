//! Promises on the way from own words to a kind of advice: one proposal, two, or one good question.

use std::path::Path;

use lotse::id::{Ags, ChannelKind};
use lotse::intake::answer::clean;
use lotse::intake::dialogue::{AnswerWish, Given, Relation, Whom};
use lotse::intake::effect::Effect;
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use lotse::intake::stage::Stage;
use lotse::intake::step::Mode;
use lotse::understand::concern::{Concern, OtherField, Proposal, classify};

use crate::support::chat::Chat;

/// As unclear as a message can be that is no greeting.
const LITTLE: &str = "Guten Tag ich hätte da eine Frage";

fn at_relation() -> Chat {
    Chat::after(&[Choice::Agree])
}

#[test]
fn too_little_said_gets_a_kind_question_and_its_answer_a_proposal() {
    for (whom, first, second) in [
        (Whom::Myself, None, None),
        (Whom::Child, Some(Concern::Elternberatung), Some(Concern::Opferberatung)),
        (Whom::Place, Some(Concern::MobileBeratung), Some(Concern::Opferberatung)),
    ] {
        let mut chat = at_relation();
        chat.write(LITTLE);
        assert_eq!(chat.dialogue.stage, Stage::Whom, "{}", chat.transcript);
        assert!(chat.heard(|say| matches!(say, Say::AskWhom { little: true })));
        chat.choose(Choice::Whom(whom));
        let Stage::Proposed(likely) = chat.dialogue.stage.clone() else {
            panic!("no proposal after {whom:?}: {}", chat.transcript)
        };
        assert!((1..=2).contains(&likely.len()));
        if let (Some(first), Some(second)) = (first, second) {
            assert!(likely.iter().all(|concern| [first, second].contains(concern)), "{likely:?}");
        } else {
            assert!(!likely.contains(&Concern::Elternberatung) && !likely.contains(&Concern::MobileBeratung));
        }
        assert!(chat.offered().contains(&Choice::ConcernMenu), "another kind is one tap away");
    }
}

#[test]
fn a_role_alone_is_no_reason_to_guess() {
    let mut chat = Chat::after(&[Choice::Agree, Choice::Relation(Relation::Parent)]);
    chat.write(LITTLE);
    assert_eq!(chat.dialogue.stage, Stage::Whom);
}

#[test]
fn more_words_answer_the_good_question_too() {
    let mut chat = at_relation();
    chat.write(LITTLE);
    chat.write("mein kind");
    assert!(matches!(chat.dialogue.stage, Stage::Proposed(_)), "the label's words choose");
    let mut chat = at_relation();
    chat.write(LITTLE);
    chat.write("Unser Dorf hat ein Problem, die Rechten haben das Gutshaus gekauft");
    assert!(chat.offered().contains(&Choice::Concern(Concern::MobileBeratung)), "{}", chat.transcript);
    chat.write("/zurueck");
    assert_eq!(chat.dialogue.stage, Stage::Whom);
    chat.write("/ueberspringen");
    assert_eq!(chat.dialogue.draft.concern, Given::Unsaid);
}

#[test]
fn one_tap_corrects_a_proposal() {
    let mut chat = at_relation();
    chat.write("Unser Dorf hat ein Problem, die Rechten haben das Gutshaus gekauft");
    assert_eq!(chat.dialogue.stage, Stage::Proposed(vec![Concern::MobileBeratung]));
    chat.choose(Choice::ConcernMenu);
    chat.choose(Choice::Concern(Concern::Opferberatung));
    assert_eq!(chat.dialogue.draft.concern, Given::Said(Concern::Opferberatung));
}

#[test]
fn an_unclear_story_is_at_the_receipt_after_one_question_more() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write(LITTLE);
    for choice in [Choice::Agree, Choice::UseStory, Choice::Whom(Whom::Place)] {
        chat.choose(choice);
    }
    chat.choose(Choice::Concern(Concern::MobileBeratung));
    for choice in [Choice::District(Ags(13_075)), Choice::Answer(AnswerWish::Here), Choice::Send] {
        chat.choose(choice);
    }
    assert!(chat.effects.iter().any(|effect| matches!(effect, Effect::Submit(_))));
}

#[test]
fn another_field_is_pointed_to_in_one_message_and_the_way_on_is_open() {
    for (text, field, parts) in [
        (
            "Mein Vermieter will die Miete erhöhen, was kann ich tun?",
            OtherField::Tenancy,
            &["Mieterverein", "Verbraucherzentrale"][..],
        ),
        (
            "Ich bin Journalistin und möchte ein Interview führen",
            OtherField::Press,
            &["beratungsnetzwerk-mv.de"],
        ),
        (
            "Mein Neffe ist zum Islam konvertiert und redet nur noch vom Dschihad und den Ungläubigen",
            OtherField::ReligiousExtremism,
            &["Bidaya", "beratungsnetzwerk-mv.de"],
        ),
    ] {
        let mut chat = at_relation();
        chat.write(text);
        let told = chat.said.last();
        assert!(
            matches!(told, Some(Say::OtherField { field: found, .. }) if *found == field),
            "{text}: {}",
            chat.transcript
        );
        for part in parts {
            assert!(chat.transcript.contains(part), "{part} is missing: {}", chat.transcript);
        }
        assert_eq!(chat.dialogue.stage, Stage::Concern);
        chat.choose(Choice::Concern(Concern::MobileBeratung));
        assert_eq!(chat.dialogue.stage, Stage::District);
    }
}

#[test]
fn a_pointer_names_numbers_with_the_hours_of_the_moment() {
    let chat = at_relation();
    let told = |field, at: &str| {
        let at = at.parse().expect("a moment");
        chat.catalogue.render(&Say::OtherField { field, at }, chat.dialogue.form, &chat.directory)
    };
    let home = told(OtherField::DomesticViolence, "2026-11-23T21:00");
    for part in
        ["116 016 (Tag und Nacht)", "0800 123 99 00 (jetzt nicht besetzt, wieder ab morgen 8 Uhr", "110"]
    {
        assert!(home.contains(part), "{part} is missing: {home}");
    }
    assert!(told(OtherField::LeftExtremism, "2026-11-23T23:00").contains("116 006 (jetzt nicht besetzt"));
    assert!(told(OtherField::General, "2026-11-23T23:00").contains("0800 111 0 111"));
}

#[test]
fn what_to_keep_after_an_attack_is_said_once_to_whom_it_concerns() {
    let attack = "Vorige Woche haben mich drei Nazis in Wismar am Bahnhof verprügelt und getreten";
    let mut chat = at_relation();
    chat.write(attack);
    if chat.dialogue.stage == Stage::Pause {
        chat.choose(Choice::GoOn);
    }
    chat.choose(Choice::Concern(Concern::Opferberatung));
    assert!(chat.heard(|say| *say == Say::KeepList), "{}", chat.transcript);
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_074)), "the place was told");
    chat.choose(Choice::Field(lotse::intake::question::Field::Words));
    chat.write("Mein Freund wurde dabei auch geschlagen damals");
    assert!(!chat.heard(|say| *say == Say::KeepList), "only once");

    let mut other = at_relation();
    other.write("Mein Sohn hat mit seinen rechten Freunden einen Jungen verprügelt");
    if other.dialogue.stage == Stage::Pause {
        other.choose(Choice::GoOn);
    }
    if let Stage::Proposed(likely) = other.dialogue.stage.clone() {
        assert!(likely.contains(&Concern::Elternberatung), "{likely:?}");
    }
    other.choose(Choice::Concern(Concern::Elternberatung));
    assert!(!other.heard(|say| *say == Say::KeepList), "that list is for who was attacked");

    let mut later = Chat::after(&[
        Choice::Agree,
        Choice::Relation(Relation::Affected),
        Choice::Concern(Concern::Opferberatung),
        Choice::District(Ags(13_074)),
    ]);
    later.write("Vorige Woche wurde ich im Bus von Nazis bespuckt und beleidigt");
    assert!(later.heard(|say| *say == Say::KeepList), "{}", later.transcript);
}

#[test]
fn after_a_fresh_attack_numbers_come_first_and_what_to_keep_when_the_person_goes_on() {
    let attack = "Vor einer Stunde haben mich drei Nazis in Wismar am Bahnhof geschlagen, meine Nase blutet, ich habe Angst";
    let mut chat = at_relation();
    chat.write(attack);
    assert_eq!(chat.dialogue.stage, Stage::Pause, "{}", chat.transcript);
    assert!(!chat.heard(|say| *say == Say::KeepList), "safety first");
    chat.choose(Choice::GoOn);
    chat.choose(Choice::Concern(Concern::Opferberatung));
    assert!(chat.heard(|say| *say == Say::KeepList), "{}", chat.transcript);

    let mut later = Chat::after(&[
        Choice::Agree,
        Choice::Relation(Relation::Affected),
        Choice::Concern(Concern::Opferberatung),
        Choice::District(Ags(13_074)),
    ]);
    later.write(attack);
    assert!(!later.heard(|say| *say == Say::KeepList), "safety first");
    later.choose(Choice::GoOn);
    assert!(later.heard(|say| *say == Say::KeepList), "{}", later.transcript);
    later.choose(Choice::Done);
    assert!(!later.heard(|say| *say == Say::KeepList), "only once");
}

/// What `lotse classify` reads in a text, as the dialogue would put it.
fn classified(text: &str) -> String {
    let opinion = classify(text);
    match (opinion.other, opinion.proposal()) {
        (Some(field), _) => format!("another field: {field:?}"),
        (None, Proposal::One(concern)) => format!("{:?}", [concern]),
        (None, Proposal::Two(first, second)) => format!("{:?}", [first, second]),
        (None, Proposal::Ask) => "asks".into(),
    }
}

/// What the dialogue answers.
fn answered(chat: &Chat) -> String {
    let field = chat.said.iter().find_map(|say| match say {
        Say::OtherField { field, .. } => Some(*field),
        _ => None,
    });
    match (field, &chat.dialogue.stage) {
        (Some(field), _) => format!("another field: {field:?}"),
        (None, Stage::Proposed(likely)) => format!("{likely:?}"),
        (None, Stage::Whom) => "asks".into(),
        (None, stage) => format!("{stage:?}"),
    }
}

#[test]
fn the_dialogue_understands_what_classify_understands_whatever_is_masked() {
    let mut chat = Chat::after(&[Choice::Agree, Choice::RelationUnsaid]);
    assert_eq!(chat.dialogue.stage, Stage::Concern);
    let start = chat.dialogue.clone();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/understand/material");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the material")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    paths.sort();
    let (mut tried, mut masked, mut wrong) = (0, 0, Vec::new());
    let mut read = |text: &str| {
        chat.dialogue = start.clone();
        chat.write(text);
        // Who is in danger gets numbers first, and is asked nothing; and a word or two may name a button.
        if chat.dialogue.stage == Stage::Pause || chat.dialogue.draft.words.len() != 1 {
            return;
        }
        tried += 1;
        masked += usize::from(chat.dialogue.draft.words[0].removed().next().is_some());
        let (expected, found) = (classified(&clean(text)), answered(&chat));
        if found != expected {
            wrong.push(format!("{text}: {found}, classify: {expected}"));
        }
    };
    for path in paths {
        let lines = std::fs::read_to_string(&path).expect("a file of the material");
        let texts = lines.lines().filter(|line| !line.starts_with('#'));
        for text in texts.filter_map(|line| line.splitn(4, '\t').nth(3)).step_by(17) {
            read(text);
        }
    }
    read("Ich mach Schluss mit meinem Freund wenn der nicht mit der Scheiß-Kameradschaft aufhört");
    assert!(tried > 300 && masked > 20, "{tried} messages, of {masked} something was taken out");
    assert!(wrong.is_empty(), "{} of {tried}: {wrong:#?}", wrong.len());
}

#[test]
fn what_the_person_took_out_themselves_is_not_read_any_more() {
    let mut chat = Chat::after(&[Choice::Agree, Choice::RelationUnsaid]);
    chat.write("Ich brauche einen Rat. Ich war selbst jahrelang Nazi und will aussteigen.");
    let told = answered(&chat);
    assert!(told.contains("Ausstiegsberatung"), "{told}");
    chat.choose(Choice::ConcernUnsure);
    chat.choose(Choice::NoDistrict);
    chat.choose(Choice::Answer(AnswerWish::Here));
    let likely = |chat: &Chat| match chat.said.last() {
        Some(Say::AskSummary { card, .. }) => card.likely.clone(),
        other => panic!("no summary: {other:?}"),
    };
    assert!(likely(&chat).contains(&Concern::Ausstiegsberatung));
    chat.choose(Choice::TakeOut);
    chat.write("Ich war selbst jahrelang Nazi und will aussteigen");
    assert!(
        !likely(&chat).contains(&Concern::Ausstiegsberatung),
        "staff learn nothing of it: {:?}",
        chat.said
    );
}

#[test]
fn a_second_service_for_victims_is_proposed_only_where_somebody_was_hurt() {
    let asked = |story: &str| {
        let mut chat = Chat::after(&[
            Choice::Agree,
            Choice::Relation(Relation::Professional),
            Choice::Concern(Concern::MobileBeratung),
            Choice::District(Ags(13_075)),
        ]);
        chat.write(story);
        chat.choose(Choice::Done);
        chat.choose(Choice::Answer(AnswerWish::Here));
        chat.choose(Choice::Send);
        chat.heard(|say| matches!(say, Say::AskSecond { .. }))
    };
    for story in [
        "Unsere Schule mit zwei Standorten sucht Rat, beide Kollegien sind ratlos",
        "An unserer Schule schmieren Schüler Hakenkreuze auf die Toiletten",
        "Überall auf dem Schulhof kleben rechte Sticker",
    ] {
        assert!(!asked(story), "{story}");
    }
    assert!(asked("In unserem Verein gibt es Nazis, im Frühjahr haben sie einen Spieler geschlagen"));
}
