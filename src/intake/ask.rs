//! Which question is open at a stage, and what it offers.
//!
//! A function of the dialogue alone: any stage can be printed, asked again, or drawn without running the dialogue.

use super::dialogue::{AnswerWish, Confirm, Dialogue, Draft, Hours, Relation, Stage, Whom};
use super::question::{Choice, Field};
use super::say::Say;
use super::step::{Guide, Mode};
use super::target;
use crate::understand::concern::Concern;

/// The open question of the dialogue's stage with its choices; `None` where nothing is asked (before the greeting).
pub fn question(guide: &Guide<'_>, dialogue: &Dialogue) -> Option<(Say, Vec<Choice>)> {
    let full = guide.mode == Mode::Full;
    let (say, mut choices) = match &dialogue.stage {
        Stage::New => return None,
        Stage::Greeted => {
            let form = if dialogue.form == super::dialogue::Form::Sie { Choice::Du } else { Choice::Sie };
            let choices = vec![Choice::Agree, Choice::Privacy, Choice::OtherWays, form, Choice::Stop];
            return Some((Say::AskConsentAgain, choices));
        }
        Stage::Story => (Say::AskStory, vec![Choice::UseStory, Choice::DropStory]),
        Stage::Relation => {
            let mut choices: Vec<_> = Relation::ALL.into_iter().map(Choice::Relation).collect();
            choices.push(Choice::RelationUnsaid);
            (Say::AskRelation, choices)
        }
        Stage::Concern => {
            let mut choices: Vec<_> = Concern::ALL.into_iter().map(Choice::Concern).collect();
            choices.push(Choice::ConcernUnsure);
            (if full { Say::AskConcern } else { Say::AskConcernMenu }, choices)
        }
        Stage::Proposed(likely) => proposed(likely)?,
        Stage::Whom => {
            let mut choices: Vec<_> = Whom::ALL.into_iter().map(Choice::Whom).collect();
            choices.extend([Choice::ConcernMenu, Choice::ConcernUnsure]);
            (Say::AskWhom { little: false }, choices)
        }
        Stage::District => {
            let mut choices: Vec<_> =
                guide.directory.districts().iter().map(|district| Choice::District(district.ags)).collect();
            choices.push(Choice::NoDistrict);
            (Say::AskDistrict, choices)
        }
        Stage::DistrictWhich(candidates) => {
            let mut choices: Vec<_> = candidates.iter().copied().map(Choice::District).collect();
            choices.extend([Choice::Elsewhere, Choice::DistrictMenu, Choice::NoDistrict]);
            (Say::AskDistrictWhich { names: Vec::new() }, choices)
        }
        Stage::DistrictSure(district) => (
            Say::AskDistrictSure { district: *district, place: None },
            vec![Choice::District(*district), Choice::DistrictMenu, Choice::Elsewhere, Choice::NoDistrict],
        ),
        Stage::Outside => (
            Say::AskOutside { lands: Vec::new() },
            vec![Choice::OutsideGoOn, Choice::DistrictMenu, Choice::OtherWays, Choice::Stop],
        ),
        Stage::Words if dialogue.draft.words.is_empty() => {
            // Nothing written yet: going on without own words is one tap, since the wish for an answer comes next.
            let mut choices = wishes(guide);
            choices.push(discreet(dialogue));
            (Say::AskWords, choices)
        }
        Stage::Words => {
            let count = dialogue.draft.words.len();
            (Say::AskMoreWords { count, removed: Vec::new() }, vec![Choice::Done, Choice::ClearWords])
        }
        Stage::Answer => {
            let mut choices = wishes(guide);
            choices.push(discreet(dialogue));
            if full {
                choices.push(Choice::Field(Field::Words));
            }
            (Say::AskAnswer, choices)
        }
        Stage::Hours => {
            let mut choices: Vec<_> = Hours::ALL.into_iter().map(Choice::Hours).collect();
            choices.push(Choice::NotDiscreet);
            (Say::AskHours, choices)
        }
        Stage::Summary => {
            let card = Box::new(target::card(guide, &dialogue.draft));
            let beside = target::beside(guide, &dialogue.draft);
            let mut choices = vec![Choice::Send, Choice::Change, Choice::Discard];
            choices.extend(flag(&dialogue.draft));
            (Say::AskSummary { card, beside }, choices)
        }
        Stage::Change => {
            let fields = Field::ALL.into_iter().filter(|field| full || *field != Field::Words);
            (Say::AskChange, fields.map(Choice::Field).chain([Choice::Keep]).collect())
        }
        Stage::Queue => {
            let choices = target::choosable(guide).map(Choice::Queue).chain([Choice::Keep]).collect();
            (Say::AskQueue, choices)
        }
        Stage::Sent => return sent(dialogue),
        Stage::Relay(texts) => {
            let text = texts.last()?.clone();
            let choices = vec![Choice::RelayToStaff, Choice::NewRequest, Choice::RelayDiscard];
            return Some((Say::AskRelay { text, removed: Vec::new() }, choices));
        }
        Stage::Pause => {
            return Some((Say::AskPause, vec![Choice::GoOn, Choice::OnlyNumbers, Choice::Help]));
        }
        Stage::Confirm(confirm) => return Some(confirmation(dialogue, *confirm)),
    };
    if !dialogue.way_back.is_empty() {
        choices.push(Choice::Back);
    }
    choices.push(Choice::Help);
    Some((say, choices))
}

fn proposed(likely: &[Concern]) -> Option<(Say, Vec<Choice>)> {
    let first = *likely.first()?;
    let second = likely.get(1).copied();
    let mut choices: Vec<_> = likely.iter().take(2).copied().map(Choice::Concern).collect();
    choices.extend([Choice::ConcernMenu, Choice::ConcernUnsure]);
    Some((Say::AskProposed { first, second }, choices))
}

fn wishes(guide: &Guide<'_>) -> Vec<Choice> {
    let here = guide.mode == Mode::Full;
    AnswerWish::ALL.into_iter().filter(|wish| here || *wish != AnswerWish::Here).map(Choice::Answer).collect()
}

fn discreet(dialogue: &Dialogue) -> Choice {
    if dialogue.draft.discreet.is_some() { Choice::NotDiscreet } else { Choice::Discreet }
}

/// How to take the notice of a danger off the card, or put it back.
fn flag(draft: &Draft) -> Option<Choice> {
    draft.crisis.map(|_| if draft.unflagged { Choice::Flag } else { Choice::Unflag })
}

fn sent(dialogue: &Dialogue) -> Option<(Say, Vec<Choice>)> {
    let case = dialogue.latest()?;
    let mut choices = Vec::new();
    if dialogue.cases.iter().any(|case| !case.unopened.is_empty()) {
        choices.push(Choice::ShowAnswer);
    }
    choices.extend([Choice::NewRequest, Choice::Delete, Choice::Help]);
    Some((Say::CaseOpen { code: case.code.clone(), queue: case.queue.clone() }, choices))
}

fn confirmation(dialogue: &Dialogue, confirm: Confirm) -> (Say, Vec<Choice>) {
    match confirm {
        Confirm::Delete => {
            let open_case = dialogue.latest().map(|case| case.code.clone());
            (Say::AskDelete { open_case }, vec![Choice::ConfirmDelete, Choice::Keep])
        }
        Confirm::Restart => (Say::AskRestart, vec![Choice::ConfirmRestart, Choice::Keep]),
        Confirm::Stop => (Say::AskStop, vec![Choice::ConfirmStop, Choice::Keep]),
    }
}
