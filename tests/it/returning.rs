//! The way back from another account, as far as the dialogue decides it.

use std::collections::BTreeSet;

use lotse::id::ChannelKind;
use lotse::intake::dialogue::{AnswerWish, Dialogue, Relation};
use lotse::intake::effect::Effect;
use lotse::intake::question::Choice;
use lotse::intake::return_code::ReturnCode;
use lotse::intake::returning;
use lotse::intake::say::{Lost, Say};
use lotse::intake::stage::Stage;
use lotse::intake::step::{Fresh, Mode, Step};
use lotse::understand::concern::Concern;

use crate::support::chat::Chat;

fn code() -> ReturnCode {
    ReturnCode::from_random(0x0FED_CBA9_8765_4321_0FED_CBA9)
}

fn sent() -> Chat {
    let mut chat = Chat::after(&[
        Choice::Agree,
        Choice::Relation(Relation::Affected),
        Choice::Concern(Concern::Opferberatung),
        Choice::NoDistrict,
        Choice::Answer(AnswerWish::Here),
    ]);
    chat.choose(Choice::Send);
    chat
}

fn fresh(chat: &Chat) -> Fresh {
    let case = lotse::id::CaseCode::from_random(7);
    Fresh {
        now: chat.now,
        code: case,
        return_code: code(),
        story: None,
        refusing: BTreeSet::new(),
        sent_enough: None,
    }
}

fn found(here: &Chat, there: Dialogue) -> Step {
    returning::found(&here.guide(), here.dialogue.clone(), there, &fresh(here))
}

fn says(step: &Step, wanted: impl Fn(&Say) -> bool) -> bool {
    step.effects.iter().any(|effect| matches!(effect, Effect::Say(say) if wanted(say)))
}

#[test]
fn a_code_is_given_only_with_an_open_case() {
    let mut chat = sent();
    chat.write("Rückkehr");
    let kept = chat.effects.iter().find_map(|effect| match effect {
        Effect::KeepReturnCode(code) => Some(code.clone()),
        _ => None,
    });
    let kept = kept.expect("a code");
    assert!(chat.heard(|say| *say == Say::ReturnCode { code: kept.clone(), discreet: false }));
    let mut chat = Chat::new(ChannelKind::Matrix, Mode::Full);
    chat.write("/rueckkehr");
    assert!(chat.heard(|say| *say == Say::NoReturnCode) && chat.heard(|say| *say == Say::Hello));
    assert!(chat.effects.iter().all(|effect| !matches!(effect, Effect::KeepReturnCode(_))));
}

#[test]
fn a_code_is_looked_up_at_every_stage_and_changes_nothing_by_itself() {
    let drafting = Chat::after(&[Choice::Agree, Choice::Relation(Relation::Affected)]);
    for mut chat in [Chat::new(ChannelKind::Matrix, Mode::Full), Chat::after(&[]), drafting, sent()] {
        let before = chat.dialogue.clone();
        chat.write(&code().to_string());
        assert_eq!(chat.effects, [Effect::Return(code())]);
        assert_eq!(chat.dialogue, before);
    }
}

#[test]
fn where_no_words_are_taken_no_code_is() {
    for mode in [Mode::Minimal, Mode::Signpost] {
        let mut chat = Chat::new(ChannelKind::Telegram, mode);
        chat.write(&code().to_string());
        assert!(chat.heard(|say| *say == Say::ReturnNotHere), "{}", chat.transcript);
        assert!(chat.effects.iter().all(|effect| !matches!(effect, Effect::Return(_))));
    }
}

#[test]
fn no_button_of_either_account_fits_the_question_after_the_return() {
    let (here, mut there) = (Chat::new(ChannelKind::Matrix, Mode::Full), sent());
    there.dialogue.question = 40;
    there.dialogue.cases[0].passed_on = Some(there.now);
    let step = found(&here, there.dialogue.clone());
    assert_eq!(step.dialogue.question, 41);
    there.dialogue.cases[0].passed_on = None;
    assert_eq!((&step.dialogue.stage, &step.dialogue.cases), (&Stage::Sent, &there.dialogue.cases));
    assert_eq!(step.dialogue.consent, there.dialogue.consent);
    assert!(says(&step, |say| matches!(say, Say::Returned { channel: ChannelKind::Matrix, .. })));
    assert!(matches!(step.effects.last(), Some(Effect::Ask(Say::CaseOpen { .. }, _))));
}

#[test]
fn a_draft_comes_along_unless_one_is_begun_here_and_then_that_is_said() {
    let mut there = sent();
    there.write("Es gab noch einen zweiten Vorfall im Bus");
    let idle = Chat::new(ChannelKind::Matrix, Mode::Full);
    let step = found(&idle, there.dialogue.clone());
    assert!(matches!(step.dialogue.stage, Stage::Relay(_)));
    assert!(!says(&step, |say| matches!(say, Say::ReturnLost(_))));
    let here = Chat::after(&[Choice::Agree, Choice::Relation(Relation::Witness)]);
    let step = found(&here, there.dialogue.clone());
    assert_eq!(step.dialogue.draft, here.dialogue.draft);
    assert_eq!(step.dialogue.cases, there.dialogue.cases);
    assert!(says(&step, |say| *say == Say::ReturnLost(Lost::Draft)));
}
