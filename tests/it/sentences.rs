//! What small things are answered: a single word, a wish to skip, a way back, a choice that no longer fits.

use lotse::id::{Ags, ChannelKind, QueueId};
use lotse::intake::dialogue::{AnswerWish, Form, Relation};
use lotse::intake::effect::Effect;
use lotse::intake::question::{Choice, Field};
use lotse::intake::say::Say;
use lotse::intake::stage::Stage;
use lotse::intake::step::Mode;
use lotse::understand::concern::Concern;
use lotse::understand::language::Language;

use crate::support::chat::Chat;

fn at_words() -> Chat {
    let chat = Chat::after(&[
        Choice::Agree,
        Choice::Relation(Relation::Affected),
        Choice::Concern(Concern::Opferberatung),
        Choice::District(Ags(13_003)),
    ]);
    assert_eq!(chat.dialogue.stage, Stage::Words);
    chat
}

fn at_summary() -> Chat {
    let mut chat = at_words();
    chat.choose(Choice::Answer(AnswerWish::Here));
    assert_eq!(chat.dialogue.stage, Stage::Summary);
    chat
}

#[test]
fn one_word_is_enough_and_so_is_none() {
    let mut chat = at_words();
    chat.write("Hakenkreuze");
    assert!(!chat.heard(|say| matches!(say, Say::NotUnderstood)), "{}", chat.transcript);
    assert_eq!(chat.dialogue.draft.words.len(), 1);
    let mut chat = at_words();
    chat.write("Fertig");
    assert!(!chat.heard(|say| matches!(say, Say::NotUnderstood)), "{}", chat.transcript);
    assert_eq!(chat.dialogue.stage, Stage::Answer);
    let mut chat = at_words();
    chat.write("77");
    assert!(chat.dialogue.draft.words.is_empty(), "no number of the list, and no story");
    let mut chat = at_words();
    chat.write("Zurück");
    let question = chat.catalogue.render(&Say::AskWords, Form::Sie, &chat.directory);
    assert_eq!(question.matches('?').count(), 1, "one question: {question}");
}

#[test]
fn what_cannot_be_skipped_is_said_to_be_needed() {
    let mut chat = at_words();
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.write("überspringen");
    assert!(chat.heard(|say| *say == Say::CannotSkip), "{}", chat.transcript);
    let mut chat = at_words();
    chat.write("überspringen");
    assert_eq!(chat.dialogue.stage, Stage::Answer);
    chat.write("/ueberspringen");
    assert!(chat.heard(|say| *say == Say::CannotSkip), "{}", chat.transcript);
}

#[test]
fn back_before_a_follow_up_passes_nothing_on() {
    let mut chat = at_summary();
    chat.choose(Choice::Send);
    chat.write("Noch etwas: es waren drei Leute");
    assert!(matches!(chat.dialogue.stage, Stage::Relay(_)));
    chat.write("zurück");
    assert!(chat.heard(|say| *say == Say::RelayDiscarded), "{}", chat.transcript);
    assert_eq!(chat.dialogue.stage, Stage::Sent);
    assert!(!chat.effects.iter().any(|effect| matches!(effect, Effect::Relay { .. })));
}

#[test]
fn a_chosen_service_is_let_go_when_what_was_changed_no_longer_fits_it() {
    let mut chat = at_summary();
    chat.choose(Choice::Change);
    chat.choose(Choice::Field(Field::Queue));
    chat.choose(Choice::Queue(QueueId::new("lobbi-ost")));
    assert_eq!(chat.dialogue.draft.queue, Some(QueueId::new("lobbi-ost")));
    chat.choose(Choice::Change);
    chat.choose(Choice::Field(Field::Concern));
    chat.choose(Choice::Concern(Concern::Elternberatung));
    assert!(chat.heard(|say| *say == Say::QueueNoLongerFits), "{}", chat.transcript);
    assert_eq!(chat.dialogue.draft.queue, None);
    let mut chat = at_summary();
    chat.choose(Choice::Change);
    chat.choose(Choice::Field(Field::Queue));
    chat.choose(Choice::Queue(QueueId::new("lobbi-nord")));
    chat.choose(Choice::Change);
    chat.choose(Choice::Field(Field::Concern));
    chat.choose(Choice::Concern(Concern::Opferberatung));
    assert!(!chat.heard(|say| *say == Say::QueueNoLongerFits), "it still fits: {}", chat.transcript);
}

#[test]
fn who_was_attacked_is_not_warned_and_who_wants_out_is_before_their_words() {
    let mut victim = Chat::new(ChannelKind::Telegram, Mode::Full);
    victim.write("Ich wurde am Bahnhof von Nazis geschlagen und beleidigt und brauche Beratung");
    while victim.dialogue.stage == Stage::Pause {
        victim.choose(Choice::GoOn);
    }
    victim.choose(Choice::Agree);
    victim.choose(Choice::UseStory);
    victim.choose(Choice::Concern(Concern::Opferberatung));
    let caution = victim.catalogue.render(&Say::Caution, Form::Sie, &victim.directory);
    assert!(!victim.transcript.contains(&caution), "{}", victim.transcript);

    let mut leaver = Chat::new(ChannelKind::Telegram, Mode::Full);
    leaver.write("Ich bin seit Jahren in einer Kameradschaft und will aus der Szene aussteigen");
    leaver.choose(Choice::Agree);
    assert_eq!(leaver.dialogue.stage, Stage::Story);
    assert!(leaver.heard(|say| *say == Say::Caution), "{}", leaver.transcript);
    leaver.choose(Choice::UseStory);
    leaver.choose(Choice::Concern(Concern::Ausstiegsberatung));
    assert_eq!(leaver.transcript.matches(&caution).count(), 1, "once is enough");
}

#[test]
fn the_help_names_words_as_people_write_them() {
    let mut chat = Chat::after(&[Choice::Agree]);
    chat.write("hilfe");
    for word in ["zurück:", "überspringen:", "ändern:", "löschen:", "anzeigen:"] {
        assert!(chat.transcript.contains(word), "{word} is missing: {}", chat.transcript);
    }
    let form = chat.catalogue.render(&Say::FormChosen, Form::Sie, &chat.directory);
    assert!(form.contains("ab jetzt Sie"), "{form}");
}

#[test]
fn a_language_is_answered_after_start_too_and_before_the_german_numbers() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write("/start");
    chat.write("Hello, I was attacked by nazis in Rostock");
    assert!(chat.heard(|say| *say == Say::Foreign(Language::English)), "{}", chat.transcript);
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    // Of two languages at once, so that the danger is surely noticed.
    chat.write("Please help me, I want to kill myself: ich will nicht mehr leben");
    let at = |wanted: fn(&Say) -> bool| chat.said.iter().position(wanted);
    let (line, numbers) = (at(|say| matches!(say, Say::Foreign(_))), at(|say| matches!(say, Say::Crisis(_))));
    assert!(line.is_some() && line < numbers, "{:?}", chat.said);
}
