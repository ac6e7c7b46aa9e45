//! Promises to people in danger: numbers first at every stage, then a pause that loses nothing.

use std::collections::BTreeSet;

use lotse::id::{Ags, ChannelKind};
use lotse::intake::danger::{Aid, Danger};
use lotse::intake::dialogue::{AnswerWish, Dialogue, Form, Hours, Relation};
use lotse::intake::effect::Effect;
use lotse::intake::input::{Attachment, Input, Meaning};
use lotse::intake::question::{Choice, Field, Token};
use lotse::intake::say::Say;
use lotse::intake::stage::Stage;
use lotse::intake::step::Mode;
use lotse::understand::concern::Concern;
use lotse::understand::crisis::{Certainty, Crisis, Dangers};

use crate::support::chat::Chat;

const SUICIDAL: &str = "Ich will mich umbringen";

fn in_full() -> Chat {
    Chat::new(ChannelKind::Telegram, Mode::Full)
}

fn copy(chat: &Chat) -> Chat {
    let fresh = Chat::new(chat.channel, chat.mode);
    Chat { dialogue: chat.dialogue.clone(), story: chat.story.clone(), ..fresh }
}

fn after_taps(choices: &[Choice]) -> Chat {
    let mut chat = in_full();
    chat.write("/start");
    for choice in choices {
        chat.choose(choice.clone());
    }
    chat
}

fn at_summary_with(words: &str) -> Chat {
    let mut chat = after_taps(&[
        Choice::Agree,
        Choice::Relation(Relation::Affected),
        Choice::Concern(Concern::Opferberatung),
        Choice::District(Ags(13_003)),
    ]);
    chat.write(words);
    if chat.dialogue.stage == Stage::Pause {
        chat.choose(Choice::GoOn);
    }
    chat.choose(Choice::Done);
    chat.choose(Choice::Answer(AnswerWish::Here));
    assert_eq!(chat.dialogue.stage, Stage::Summary);
    chat
}

fn numbers(chat: &Chat, danger: Danger) -> bool {
    matches!(chat.said.first(), Some(Say::Crisis(aid)) if aid.danger == danger)
}

/// Writes danger into a copy, as a message and as an edit, and looks that nothing but numbers and the pause follows, and
/// that the question that was open is the open one again.
fn check(chat: &Chat) {
    let stage = chat.dialogue.stage.clone();
    let inputs = [
        Input::Text { text: SUICIDAL.into(), means: Meaning::Words },
        Input::Edited(format!("Nein: {SUICIDAL}")),
        Input::Captioned(Attachment::Photo, SUICIDAL.into()),
    ];
    for input in inputs {
        let mut copy = copy(chat);
        copy.input(input);
        assert!(numbers(&copy, Danger::Suicidality), "{stage:?}: {:?}", copy.said);
        assert_eq!(copy.offered(), [Choice::GoOn, Choice::OnlyNumbers, Choice::Help], "{stage:?}");
        assert!(!copy.said.iter().skip(1).any(|say| matches!(say, Say::AskDistrict | Say::AskRelation)));
        copy.choose(Choice::OnlyNumbers);
        assert!(copy.heard(|say| matches!(say, Say::Paused(..))));
        copy.choose(Choice::GoOn);
        assert!(!copy.offered().is_empty(), "a dead end after {stage:?}");
        assert_ne!(copy.dialogue.stage, Stage::Pause);
        assert!(!copy.dialogue.way_back.contains(&Stage::Pause));
    }
}

#[test]
fn numbers_come_first_at_every_stage_and_the_dialogue_goes_on_where_it_was() {
    let ways: [&[Choice]; 2] = [
        &[
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
            Choice::Field(Field::Words),
            Choice::Back,
            Choice::Field(Field::Answer),
            Choice::Back,
            Choice::Keep,
            Choice::Send,
            Choice::Delete,
        ],
        &[Choice::Agree, Choice::Relation(Relation::Parent), Choice::ConcernUnsure, Choice::NoDistrict],
    ];
    check(&in_full());
    let mut seen = std::collections::BTreeSet::new();
    for way in ways {
        let mut chat = in_full();
        chat.write("/start");
        for choice in way {
            check(&chat);
            seen.insert(format!("{:?}", chat.dialogue.stage));
            chat.choose(choice.clone());
        }
        check(&chat);
    }
    // The stages that words lead to.
    for (words, taps) in [
        (["Mein Sohn ist 15 und redet nur noch von Ausländern und Kameradschaft", ""], &[][..]),
        (["Mein Sohn ist 15 und redet nur noch von Ausländern und Kameradschaft", ""], &[Choice::Agree]),
        (
            ["Mein Sohn ist 15 und redet nur noch von Ausländern und Kameradschaft", ""],
            &[Choice::Agree, Choice::UseStory],
        ),
    ] {
        let mut chat = in_full();
        chat.write(words[0]);
        for choice in taps {
            chat.choose(choice.clone());
        }
        seen.insert(format!("{:?}", chat.dialogue.stage));
        check(&chat);
    }
    for place in ["18182", "Güstro", "Hamburg"] {
        let mut chat = after_taps(&[
            Choice::Agree,
            Choice::Relation(Relation::Affected),
            Choice::Concern(Concern::MobileBeratung),
        ]);
        chat.write(place);
        seen.insert(format!("{:?}", chat.dialogue.stage));
        check(&chat);
    }
    let mut chat = after_taps(&[Choice::Agree]);
    chat.write("Guten Tag ich hätte da eine Frage");
    assert_eq!(chat.dialogue.stage, Stage::Whom);
    check(&chat);
    assert!(seen.len() >= 14, "{seen:?}");
}

#[test]
fn after_the_hand_over_too_and_the_message_waits_for_a_yes() {
    let mut chat = at_summary_with("Drei Männer haben mich am Bahnhof bedroht");
    chat.choose(Choice::Send);
    check(&chat);
    chat.write("Danke für Ihre Hilfe");
    assert!(matches!(chat.dialogue.stage, Stage::Relay(_)), "{}", chat.transcript);
    check(&chat);
    chat.write(SUICIDAL);
    assert!(numbers(&chat, Danger::Suicidality));
    chat.choose(Choice::GoOn);
    chat.choose(Choice::RelayToStaff);
    let relayed = chat.effects.iter().filter(|effect| matches!(effect, Effect::Relay { .. })).count();
    assert_eq!(relayed, 2, "both messages, once the person says so");
    assert!(chat.dialogue.draft.crisis.is_empty(), "the flag belongs to a request, not to a message");
}

#[test]
fn a_confirmation_is_let_go_and_nothing_is_destroyed() {
    let mut chat = at_summary_with("Drei Männer haben mich am Bahnhof bedroht");
    chat.write("/neu");
    assert!(matches!(chat.dialogue.stage, Stage::Confirm(_)));
    chat.write(SUICIDAL);
    chat.write("ja");
    assert_eq!(chat.dialogue.stage, Stage::Summary, "a plain yes goes on and destroys nothing");
    assert_eq!(chat.dialogue.draft.words.len(), 2);
}

#[test]
fn writing_on_or_an_older_button_goes_on_too() {
    let mut chat = after_taps(&[
        Choice::Agree,
        Choice::Relation(Relation::Affected),
        Choice::Concern(Concern::MobileBeratung),
    ]);
    let old = Token { question: chat.dialogue.question, choice: Choice::District(Ags(13_075)) };
    chat.write(SUICIDAL);
    let mut other = copy(&chat);
    chat.write("Anklam");
    assert!(chat.heard(|say| matches!(say, Say::DistrictNoted(Ags(13_075)))));
    other.input(Input::Tap(old));
    assert_eq!(other.dialogue.draft.district.said(), Some(Ags(13_075)));
    for chat in [chat, other] {
        assert_eq!(chat.dialogue.draft.words.len(), 1);
        assert_ne!(chat.dialogue.stage, Stage::Pause);
    }
}

#[test]
fn words_of_danger_tell_the_concern_too_once_the_person_goes_on() {
    let mut chat = after_taps(&[Choice::Agree, Choice::Relation(Relation::Affected)]);
    chat.write("Die Nazis haben mich gestern am Bahnhof verprügelt, ich will nicht mehr leben");
    assert!(numbers(&chat, Danger::Suicidality));
    assert_eq!(chat.dialogue.stage, Stage::Pause);
    chat.choose(Choice::GoOn);
    assert_eq!(chat.dialogue.stage, Stage::Proposed(vec![Concern::Opferberatung]));
}

#[test]
fn a_first_message_of_danger_is_one_message_with_numbers_and_is_offered_later() {
    let mut chat = in_full();
    chat.write("Die Nazis in meiner Klasse quälen mich, ich will nicht mehr leben");
    assert!(numbers(&chat, Danger::Suicidality));
    assert_eq!(chat.said.len(), 1, "no greeting and no text of consent in the way");
    assert!(chat.dialogue.consent.is_none() && chat.dialogue.draft.words.is_empty());
    chat.write("weiter");
    for wanted in [Say::Hello, Say::StoryHeld, Say::AskConsent { channel: ChannelKind::Telegram }] {
        assert!(chat.said.contains(&wanted), "{wanted:?} is missing: {:?}", chat.said);
    }
    chat.choose(Choice::Agree);
    chat.choose(Choice::UseStory);
    assert_eq!(chat.dialogue.draft.crisis, Dangers::from([Crisis::Suicidality]), "the card will say so");
}

#[test]
fn every_mode_answers_danger_and_signpost_has_no_pause() {
    for mode in [Mode::Minimal, Mode::Signpost] {
        let mut chat = Chat::new(ChannelKind::Telegram, mode);
        chat.write(SUICIDAL);
        assert!(numbers(&chat, Danger::Suicidality), "{mode:?}");
        assert_eq!(chat.dialogue.stage == Stage::Pause, mode == Mode::Minimal);
        assert!(chat.story.is_none(), "no words are read in {mode:?}, so none are kept");
        chat.input(Input::Edited(SUICIDAL.into()));
        assert!(numbers(&chat, Danger::Suicidality), "{mode:?}, edited");
    }
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Minimal);
    chat.write("/start");
    for choice in [Choice::Agree, Choice::RelationUnsaid, Choice::ConcernUnsure, Choice::NoDistrict] {
        check(&chat);
        chat.choose(choice);
    }
    chat.choose(Choice::Answer(AnswerWish::PassOn));
    chat.choose(Choice::Send);
    check(&chat);
}

#[test]
fn the_flag_is_on_the_card_and_one_tap_takes_it_off_and_puts_it_back() {
    let mut chat = at_summary_with("Ich will nicht mehr leben seit dem Angriff");
    let flagged = |chat: &Chat| {
        let card = chat.said.iter().find_map(|say| match say {
            Say::AskSummary { card, .. } => Some(card.crisis),
            _ => None,
        });
        card.expect("the summary is shown")
    };
    assert_eq!(flagged(&chat), Dangers::from([Crisis::Suicidality]));
    chat.choose(Choice::Unflag);
    assert!(flagged(&chat).is_empty());
    chat.choose(Choice::Flag);
    assert_eq!(flagged(&chat), Dangers::from([Crisis::Suicidality]));
    chat.choose(Choice::Unflag);
    let mut worse = copy(&chat);
    chat.choose(Choice::Send);
    assert!(chat.effects.iter().any(|e| matches!(e, Effect::Submit(sent) if sent.card().crisis.is_empty())));
    assert!(!chat.transcript.contains("│ Bitte zuerst lesen"), "{}", chat.transcript);
    worse.write("Ich will mich wirklich umbringen");
    worse.choose(Choice::GoOn);
    assert_eq!(
        flagged(&worse),
        Dangers::from([Crisis::Suicidality]),
        "new words of danger are flagged again"
    );
}

#[test]
fn who_cannot_speak_is_told_the_silent_ways_without_a_doubt() {
    let mut chat = in_full();
    chat.write("können nicht laut reden. kind bei mir. er sucht uns im garten");
    let Some(Say::Crisis(aid)) = chat.said.first() else { panic!("no numbers: {:?}", chat.said) };
    assert!(aid.silent && aid.certainty == Certainty::Sure, "{aid:?}");
    assert!(chat.dialogue.stage == Stage::Pause && chat.transcript.contains("nora"), "{}", chat.transcript);
}

#[track_caller]
fn aid_for(text: &str) -> Aid {
    let mut chat = in_full();
    chat.write(text);
    match chat.said.first() {
        Some(Say::Crisis(aid)) => aid.clone(),
        _ => panic!("no numbers for {text}: {:?}", chat.said),
    }
}

#[test]
fn a_life_someone_may_end_is_not_answered_as_a_deed_of_others() {
    use lotse::directory::help::Audience::{Everyone, YoungPeople};
    for text in [
        "morgen bin ich tot und alle sind froh",
        "morgen bin ich tot, ich mach schluss mit allem",
        "heute abend bin ich tot und keiner merkts",
        "bald bin ich tot, dann habt ihr ruhe",
        "ich hab mich im bad eingeschlossen mit den tabletten",
    ] {
        let aid = aid_for(text);
        assert!(aid.danger == Danger::Suicidality && !aid.someone_else, "{text}: {aid:?}");
    }
    for text in [
        "mitbewohnerin hat sich im bad eingeschlossen mit den tabletten",
        "mein bruder hat sich im keller eingeschlossen mit einem strick",
        "mein mann hat sich im bad eingeschlossen und die rasierklingen sind weg",
    ] {
        let aid = aid_for(text);
        assert!(aid.danger == Danger::Suicidality && aid.someone_else && !aid.silent, "{text}: {aid:?}");
    }
    for text in [
        "meine tochter ist 13 und hat abschiedsbriefe geschrieben",
        "die tochter meiner freundin, 15, hat tabletten gesammelt",
        "mein bruder ist 16 und ritzt sich",
        "ein junge aus meiner gruppe, 12 jahre, hat gesagt er springt vom dach",
    ] {
        let aid = aid_for(text);
        assert!(aid.danger == Danger::Suicidality && aid.someone_else, "{text}: {aid:?}");
        let place = |wanted| aid.people.iter().position(|people| *people == wanted);
        assert!(place(YoungPeople) < place(Everyone) && place(YoungPeople).is_some(), "{text}: {aid:?}");
    }
    for text in [
        "morgen bist du tot hat er geschrieben",
        "er sagt morgen sind wir tot",
        "ich hab mich im bad eingeschlossen, er tritt gegen die tür",
        "mein bruder hat sich im keller eingeschlossen, die nazis treten gegen die tür",
    ] {
        assert_eq!(aid_for(text).danger, Danger::AcuteDanger, "{text}");
    }
}

#[test]
fn a_death_threat_names_the_police_first_and_is_not_on_the_card_as_suicidality() {
    for text in [
        "Zwei Nazis aus Rostock haben gedroht mich umzubringen",
        "ich habe Angst dass sie mich umbringen",
        "sie wollen mich tot machen",
        "Die Nazis haben gedroht uns umzubringen",
        "De hebbt seggt se sleit mi dood",
    ] {
        let mut chat = after_taps(&[Choice::Agree]);
        chat.write(text);
        assert!(numbers(&chat, Danger::AcuteDanger), "{text}: {:?}", chat.said);
        let answer = chat.catalogue.render(&chat.said[0], chat.dialogue.form, &chat.directory);
        assert!(answer.contains("110"), "{text}: {answer}");
        assert!(answer.find("116").is_none_or(|line| answer.find("110") < Some(line)), "{text}: {answer}");
        assert!(!chat.dialogue.draft.crisis.has(Crisis::Suicidality), "{text}");
    }
}

#[test]
fn who_asks_for_an_answer_is_not_asked_whether_they_want_to_live() {
    let mut chat = at_summary_with("Drei Männer haben mich am Bahnhof bedroht");
    chat.choose(Choice::Send);
    for text in [
        "wie lange dauert es denn bis jemand antwortet",
        "ich warte seit gestern auf antwort",
        "der termin am dienstag klappt nicht",
        "mein handy ist kaputt",
        "mir gehts heute besser",
        "das reicht mir jetzt, ich will nicht länger warten",
        "hat sich erledigt",
    ] {
        let mut chat = copy(&chat);
        chat.write(text);
        assert!(!chat.heard(|say| matches!(say, Say::Crisis(_))), "{text}: {}", chat.transcript);
    }
    chat.write("hat sich erledigt, für immer. morgen bin ich eh nicht mehr da");
    assert!(numbers(&chat, Danger::Suicidality), "one word more is heard");
}

#[test]
fn numbers_and_words_fit_who_writes() {
    use lotse::directory::help::Audience::{Children, Everyone, Parents, Victims, Women, YoungPeople};
    let mut du = in_full();
    du.dialogue.form = Form::Du;
    for (mut chat, text, danger, else_, silent, first) in [
        (in_full(), "ich bin 15 und will nicht mehr leben", Danger::Suicidality, false, false, YoungPeople),
        (du, "ich will nicht mehr leben", Danger::Suicidality, false, false, YoungPeople),
        (in_full(), "ich will nicht mehr leben", Danger::Suicidality, false, false, Everyone),
        (in_full(), "Meine Tochter will sich umbringen", Danger::Suicidality, true, false, Parents),
        (in_full(), "Mein Freund will sich umbringen", Danger::Suicidality, true, false, Everyone),
        (
            in_full(),
            "Die Nazis stehen vor meiner Tür, ich habe mich eingeschlossen und kann nicht sprechen",
            Danger::AcuteDanger,
            false,
            true,
            Everyone,
        ),
        (
            in_full(),
            "Mein Mann schlägt mich gerade, er steht vor der Tür mit einem Messer",
            Danger::AcuteDanger,
            false,
            false,
            Women,
        ),
    ] {
        chat.write(text);
        let Some(Say::Crisis(aid)) = chat.said.first() else {
            panic!("no numbers for {text}: {:?}", chat.said)
        };
        assert_eq!((aid.danger, aid.someone_else, aid.silent), (danger, else_, silent), "{text}");
        assert_eq!(aid.people.first(), Some(&first), "{text}");
        assert!(aid.people.contains(&Everyone));
    }
    let mut chat = after_taps(&[Choice::Agree]);
    chat.write("Die stehen gerade mit Baseballschlägern vor meiner Tür, ich will nicht mehr leben");
    let Some(Say::Crisis(aid)) = chat.said.first() else { panic!("no numbers: {:?}", chat.said) };
    assert!(aid.danger == Danger::AcuteDanger && aid.own_life_too);
    assert_eq!(chat.dialogue.draft.crisis, Dangers::from([Crisis::Suicidality, Crisis::AcuteDanger]));
    let mut chat = in_full();
    chat.write("mein papa schlägt mich immer wenn er getrunken hat");
    let Some(Say::Crisis(aid)) = chat.said.first() else { panic!("no numbers: {:?}", chat.said) };
    assert!(aid.people.contains(&Children) && !aid.people.contains(&Victims));
    for part in ["110", "Jugendamt", "116 111", "krisenchat.de"] {
        assert!(chat.transcript.contains(part), "{part} is missing: {}", chat.transcript);
    }
    let mut mother = after_taps(&[Choice::Agree, Choice::Relation(Relation::Parent)]);
    mother.write("Ich kann nicht mehr, ich will nicht mehr leben");
    let Some(Say::Crisis(aid)) = mother.said.first() else { panic!("no numbers") };
    assert!(aid.people.contains(&Parents) && !aid.people.contains(&YoungPeople), "{aid:?}");
}

#[test]
fn violence_at_home_names_the_police_first_and_numbers_for_her_and_for_the_children() {
    use lotse::directory::help::Audience::{Children, Women};
    for (text, women) in [
        ("Mein Mann steht mit der Axt im Flur und schreit die Kinder an", true),
        ("mein mann hat die axt, ich bin mit den kindern raus zur nachbarin", true),
        ("mein mann hat die axt geholt ich bin mit den kindern im bad eingeschlossen", true),
        ("mann schlagen mich jetzt, kinder weinen", true),
        ("mein vater kommt gleich nach hause und dann gibts schläge", false),
    ] {
        let aid = aid_for(text);
        assert_eq!((aid.people.contains(&Women), aid.people.contains(&Children)), (women, true), "{text}");
        let mut chat = in_full();
        chat.write(text);
        let lines = lines(&chat);
        assert!(lines[0].contains("110"), "{text}: {lines:#?}");
        assert_eq!(lines.iter().any(|line| line.contains("116 016")), women, "{text}: {lines:#?}");
    }
}

#[test]
fn danger_in_the_middle_of_a_very_long_message_is_heard() {
    let harmless = "Gestern haben wir im Verein über den Haushalt gesprochen und danach Kaffee getrunken. ";
    let danger = "Ich habe die Tabletten hier liegen und bringe mich heute Nacht um. ";
    for (before, after) in [(100, 100), (0, 200), (200, 0), (37, 163), (500, 500)] {
        let mut chat = in_full();
        chat.write(&format!("{}{danger}{}", harmless.repeat(before), harmless.repeat(after)));
        assert!(numbers(&chat, Danger::Suicidality), "{before} {after}: {:?}", chat.said);
        let mut chat = in_full();
        chat.write(&harmless.repeat(before + after));
        assert!(!chat.heard(|say| matches!(say, Say::Crisis(_))), "{before} {after}: {:?}", chat.said);
    }
}

#[test]
fn looking_for_danger_in_an_endless_message_takes_bounded_time() {
    for bit in ["sie wollen mich umbringen ", "ich bin 14 ", "mein mann hat die axt ", "mich ", "ich träume "]
    {
        let begun = std::time::Instant::now();
        let mut chat = in_full();
        chat.write(&bit.repeat(1_000_000 / bit.len()));
        let took = begun.elapsed();
        // Generous for an unoptimised build on a busy machine; anything quadratic takes minutes.
        assert!(took < std::time::Duration::from_mins(1), "{bit:?} took {took:?}");
        println!("{bit:?}: {took:?}");
    }
}

#[test]
fn a_dialogue_stored_before_there_were_pauses_is_read() {
    let chat = at_summary_with("Ich will nicht mehr leben seit dem Angriff");
    let mut stored = serde_json::to_value(&chat.dialogue).expect("JSON");
    stored["draft"].as_object_mut().expect("a draft").remove("unflagged");
    let read: Dialogue = serde_json::from_value(stored).expect("an old dialogue");
    assert_eq!(read, chat.dialogue);
}

#[test]
fn a_case_that_ends_during_a_pause_leaves_no_dead_end() {
    use lotse::intake::after;
    use lotse::intake::dialogue::Unopened;
    let mut chat = at_summary_with("Drei Männer haben mich am Bahnhof bedroht");
    chat.choose(Choice::Send);
    chat.write(SUICIDAL);
    let (code, queue) =
        chat.dialogue.latest().map(|case| (case.code.clone(), case.queue.clone())).expect("a case");
    chat.dialogue = after::bring(chat.dialogue.clone(), &code, &queue, Unopened::Closed).dialogue;
    assert_eq!(chat.dialogue.stage, Stage::New);
    chat.write("Hallo");
    assert!(chat.heard(|say| matches!(say, Say::Hello)));
}

#[test]
fn two_dangers_told_one_after_the_other_are_both_on_the_card() {
    let mut chat = at_summary_with("Ich will nicht mehr leben seit dem Angriff");
    chat.write("Die stehen gerade mit Baseballschlägern vor meiner Tür");
    chat.choose(Choice::GoOn);
    let both = Dangers::from([Crisis::Suicidality, Crisis::AcuteDanger]);
    assert!(chat.heard(|say| matches!(say, Say::AskSummary { card, .. } if card.crisis == both)));
    for wanted in ["Hinweis auf Suizidgedanken", "Hinweis auf akute Gefahr"] {
        assert!(chat.transcript.contains(wanted), "{wanted} is missing: {}", chat.transcript);
    }
    chat.choose(Choice::Send);
    chat.write("Ich will nicht mehr leben");
    assert!(chat.heard(|say| matches!(say, Say::Crisis(aid) if aid.handed_over)), "someone may be reading");
}

/// The lines with numbers in what was said last.
fn lines(chat: &Chat) -> Vec<String> {
    let said = chat.said.iter().find(|say| matches!(say, Say::Crisis(_) | Say::Paused(..))).expect("numbers");
    let text = chat.catalogue.render(said, chat.dialogue.form, &chat.directory);
    text.split("\n\n").next().expect("a first part").lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn whoever_leaves_it_at_the_numbers_gets_those_that_were_named_for_them() {
    for (text, theirs) in [
        ("Ich will nicht mehr leben", "116 123"),
        ("ich bin 15 und will nicht mehr leben", "krisenchat.de"),
        ("Mein Mann hat mich gestern verprügelt und steht jetzt wieder vor der Tür", "116 016"),
        ("Meine Tochter will sich umbringen", "0800 111 0 550"),
        ("mein papa schlägt mich", "116 111"),
        ("Die sind gerade im Haus, ich hab mich im Bad eingeschlossen und kann nicht sprechen", "nora"),
    ] {
        let mut chat = in_full();
        chat.write(text);
        let named = lines(&chat);
        assert!(named.iter().any(|line| line.contains(theirs)), "{text}: {named:#?}");
        chat.choose(Choice::OnlyNumbers);
        let again = lines(&chat);
        let sorted = |lines: &[String]| lines.iter().cloned().collect::<BTreeSet<_>>();
        assert_eq!(sorted(&again), sorted(&named), "{text}");
        let suicidal = chat
            .heard(|say| matches!(say, Say::Paused(Some(named), _) if named.danger == Danger::Suicidality));
        assert!(!(suicidal && again[0].contains("112")), "somebody to talk to first: {again:#?}");
        let named = again;
        assert_eq!(chat.offered(), [Choice::GoOn, Choice::Help], "what was just tapped is not offered again");
        // In words, by an older button and after another question they can be had once more.
        let older = chat.dialogue.question - 1;
        chat.write("nein");
        assert_eq!((lines(&chat), &chat.dialogue.stage), (named.clone(), &Stage::Pause), "{text}");
        chat.choose(Choice::Help);
        chat.input(Input::Tap(Token { question: older.wrapping_sub(9), choice: Choice::OnlyNumbers }));
        assert_eq!((lines(&chat), &chat.dialogue.stage), (named, &Stage::Pause), "{text}");
        chat.choose(Choice::GoOn);
        assert!(!chat.dialogue.pause.only_numbers && chat.dialogue.pause.named.is_some(), "kept for later");
    }
}

#[test]
fn a_pause_stored_before_numbers_were_kept_names_those_for_everybody() {
    let mut chat = in_full();
    chat.write("Ich will nicht mehr leben");
    let mut stored = serde_json::to_value(&chat.dialogue).expect("JSON");
    stored.as_object_mut().expect("a dialogue").remove("pause").expect("a pause is kept");
    chat.dialogue = serde_json::from_value(stored).expect("an old dialogue");
    chat.choose(Choice::OnlyNumbers);
    assert!(["110", "112", "116 123"].iter().all(|number| lines(&chat).join(" ").contains(number)));
}
