//! Which question is open at a stage, and what it offers.
//!
//! A function of the dialogue alone: any stage can be printed, asked again, or drawn without running the dialogue.

use super::dialogue::{AnswerWish, Dialogue, Draft, Hours, OpenCase, Relation, Whom};
use super::done;
use super::handing;
use super::mend;
use super::over;
use super::question::{Choice, Field};
use super::say::{Preview, Say, Where};
use super::second;
use super::stage::{Confirm, Listed, Stage};
use super::step::{Guide, Mode};
use super::target;
use crate::id::Ags;
use crate::understand::anonymise::Gated;
use crate::understand::concern::Concern;

/// What a text can name: by its number, or by a yes or no, only what the person has read last; by its words, everything
/// that is open.
pub struct Answers {
    pub listed: Vec<Choice>,
    pub open: Vec<Choice>,
    /// What was open before a pause; by its words, if nothing of the pause is meant.
    pub beneath: Vec<Choice>,
    /// What was offered when something was sent last; by a label, since nobody tells a service the words of a button.
    pub done: Vec<Choice>,
    /// What was chosen then; also by a yes or another word for it.
    pub chosen: Option<Choice>,
}

impl From<Vec<Choice>> for Answers {
    /// The choices of an open question that was read last.
    fn from(choices: Vec<Choice>) -> Self {
        Self { listed: choices.clone(), open: choices, beneath: Vec::new(), done: Vec::new(), chosen: None }
    }
}

/// The choices a text is held against.
pub fn answers(guide: &Guide<'_>, dialogue: &Dialogue) -> Answers {
    let mut open = question(guide, dialogue).map(|(_, choices)| choices).unwrap_or_default();
    let mut listed = match dialogue.listed {
        Listed::Question => open.clone(),
        Listed::Notice => vec![Choice::ShowAnswer],
        Listed::HandOn => {
            let asked = handing::waiting(dialogue).and_then(|code| handing::question(dialogue, code));
            asked.map(|(_, choices)| choices).unwrap_or_default()
        }
        Listed::Second => {
            let asked = second::waiting(dialogue).and_then(|code| second::question(dialogue, code));
            asked.map(|(_, choices)| choices).unwrap_or_default()
        }
        listed @ (Listed::Over | Listed::Reopen) => {
            dialogue.over.as_ref().map(|code| over::choices(code, listed)).unwrap_or_default()
        }
        Listed::Ending => dialogue.ending.iter().cloned().map(Choice::KeepOn).collect(),
        Listed::Nothing => Vec::new(),
    };
    // No button offers again what was just tapped, but a "nein" or "die Nummern" in words is understood.
    if dialogue.stage == Stage::Pause && !open.contains(&Choice::OnlyNumbers) {
        listed.extend((dialogue.listed == Listed::Question).then_some(Choice::OnlyNumbers));
        open.push(Choice::OnlyNumbers);
    }
    // How one wants to be addressed can be said at any time. After the receipt it may be what a service has asked.
    if !matches!(dialogue.stage, Stage::Sent | Stage::Relay(_)) {
        let forms = [Choice::Du, Choice::Sie].into_iter().filter(|form| !open.contains(form));
        open.extend(forms.collect::<Vec<_>>());
    }
    // A question of a service stays open beneath what is said aside. Where a message waits for its yes, only the words of a no
    // are clear: "weitergeben" is about the message.
    if let Some((_, asked)) = handing::waiting(dialogue).and_then(|code| handing::question(dialogue, code)) {
        let relaying = matches!(dialogue.stage, Stage::Relay(_));
        open.extend(asked.into_iter().filter(|choice| !relaying || matches!(choice, Choice::StayWith(_))));
    }
    // Whoever wants to leave a contact says so when it comes to their mind.
    if guide.mode == Mode::Full && is_filling(dialogue) && !open.contains(&contact(dialogue)) {
        open.push(contact(dialogue));
    }
    // Where there are no buttons, these words are the only way back into a closed case.
    open.extend(dialogue.over.clone().map(Choice::Reopen));
    let done = done::of(dialogue);
    Answers {
        listed,
        open,
        beneath: beneath(guide, dialogue),
        done: done.map(|done| done.labels().cloned().collect()).unwrap_or_default(),
        chosen: done.filter(|_| done::in_other_words(dialogue)).map(|done| done.chosen.clone()),
    }
}

/// Whether a question for the request is open that own words may follow.
fn is_filling(dialogue: &Dialogue) -> bool {
    use Stage::{Concern, District, DistrictSure, DistrictWhich, Outside, Proposed, Relation, Whom, Words};
    let filling = matches!(
        dialogue.stage,
        Relation
            | Concern
            | Proposed(_)
            | Whom
            | District
            | DistrictWhich(_)
            | DistrictSure(_)
            | Outside
            | Words
    );
    filling && dialogue.consent.is_some()
}

/// The choices of the question beneath a pause.
fn beneath(guide: &Guide<'_>, dialogue: &Dialogue) -> Vec<Choice> {
    if dialogue.stage != Stage::Pause {
        return Vec::new();
    }
    let mut before = dialogue.clone();
    before.stage = before.way_back.pop().unwrap_or_default();
    question(guide, &before).map(|(_, choices)| choices).unwrap_or_default()
}

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
            choices.extend([Choice::Elsewhere, Choice::NoDistrict]);
            (Say::AskDistrict, choices)
        }
        Stage::DistrictWhich(candidates) => which(candidates),
        Stage::DistrictSure(district) => (
            Say::AskDistrictSure { district: *district, place: None },
            vec![Choice::District(*district), Choice::DistrictMenu, Choice::Elsewhere, Choice::NoDistrict],
        ),
        Stage::Outside => (
            Say::AskOutside { lands: dialogue.draft.lands.clone() },
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
            let last = Preview::of(dialogue.draft.words.last().map(std::slice::from_ref).unwrap_or_default());
            let mut choices = vec![Choice::Done];
            choices.extend(about_texts(dialogue));
            choices.push(Choice::ClearWords);
            (Say::AskMoreWords { count, last }, choices)
        }
        Stage::Answer => {
            let mut choices = wishes(guide);
            choices.push(discreet(dialogue));
            if full {
                choices.push(Choice::Field(Field::Words));
                choices.extend(told_contact(dialogue));
                choices.push(contact(dialogue));
            }
            (Say::AskAnswer, choices)
        }
        Stage::Hours => {
            let mut choices: Vec<_> = Hours::ALL.into_iter().map(Choice::Hours).collect();
            choices.push(Choice::NotDiscreet);
            (Say::AskHours, choices)
        }
        Stage::Summary => summary(guide, dialogue),
        Stage::Change => {
            let fields = Field::ALL.into_iter().filter(|field| full || *field != Field::Words);
            let contact = full.then(|| contact(dialogue));
            (Say::AskChange, fields.map(Choice::Field).chain(contact).chain([Choice::Keep]).collect())
        }
        Stage::Queue => {
            let choices = target::choosable(guide).map(Choice::Queue).chain([Choice::Keep]).collect();
            (Say::AskQueue, choices)
        }
        Stage::Sent => return sent(dialogue),
        Stage::Relay(texts) => relay(dialogue, texts),
        Stage::TakeOut | Stage::LetStay | Stage::LetStaySure(_) | Stage::Contact | Stage::ContactTold(_) => {
            aside(guide, dialogue)
        }
        Stage::Pause => {
            let numbers = (!dialogue.pause.only_numbers).then_some(Choice::OnlyNumbers);
            let choices = [Choice::GoOn].into_iter().chain(numbers).chain([Choice::Help]);
            return Some((Say::AskPause, choices.collect()));
        }
        Stage::Confirm(confirm) => return Some(confirmation(dialogue, *confirm)),
    };
    if !dialogue.way_back.is_empty() || dialogue.stage.is_aside() {
        choices.push(Choice::Back);
    }
    choices.push(Choice::Help);
    Some((say, choices))
}

fn which(candidates: &[Ags]) -> (Say, Vec<Choice>) {
    let mut choices: Vec<_> = candidates.iter().copied().map(Choice::District).collect();
    choices.extend([Choice::Elsewhere, Choice::DistrictMenu, Choice::NoDistrict]);
    let ask = match candidates {
        [only] => Say::Where(Where::OrOutside(*only)),
        _ => Say::AskDistrictWhich { names: Vec::new() },
    };
    (ask, choices)
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
    let choice = if draft.unflagged { Choice::Flag } else { Choice::Unflag };
    (!draft.crisis.is_empty()).then_some(choice)
}

fn contact(dialogue: &Dialogue) -> Choice {
    if dialogue.draft.contact.is_some() { Choice::ChangeContact } else { Choice::Contact }
}

/// To let the service have the number or address with which the words ask to be called or written to.
fn told_contact(dialogue: &Dialogue) -> Option<Choice> {
    let open = dialogue.is_relaying() || dialogue.draft.contact.is_none();
    (open && mend::asks_for_a_call(dialogue.texts())).then_some(Choice::TakeContact)
}

fn summary(guide: &Guide<'_>, dialogue: &Dialogue) -> (Say, Vec<Choice>) {
    let card = Box::new(target::card(guide, &dialogue.draft));
    let beside = target::beside(guide, &dialogue.draft);
    let removed = dialogue.draft.words.iter().flat_map(Gated::removed).collect();
    let stand_in = target::substitute(guide, &dialogue.draft);
    let mut choices = vec![Choice::Send];
    choices.extend(stand_in.iter().map(|_| Choice::StandIn));
    choices.push(Choice::Change);
    choices.extend(about_texts(dialogue));
    choices.extend(told_contact(dialogue));
    choices.extend((guide.mode == Mode::Full).then(|| contact(dialogue)));
    choices.push(Choice::Discard);
    choices.extend(flag(&dialogue.draft));
    (Say::AskSummary { card, removed, beside, stand_in }, choices)
}

/// The questions about the text and the contact.
fn aside(guide: &Guide<'_>, dialogue: &Dialogue) -> (Say, Vec<Choice>) {
    match &dialogue.stage {
        Stage::LetStay => let_stay(dialogue),
        Stage::LetStaySure(number) => let_stay_sure(guide, dialogue, *number),
        Stage::ContactTold(told) => {
            (Say::AskContactTold(told.clone()), vec![Choice::TakeContact, Choice::Keep])
        }
        Stage::Contact => {
            let draft = &dialogue.draft;
            let queue = target::target(guide, draft).queue;
            let (contact, discreet) = (draft.contact.clone(), draft.discreet.is_some());
            let choices = contact.iter().map(|_| Choice::DropContact).collect();
            (Say::AskContact { queue, channel: guide.channel, contact, discreet }, choices)
        }
        _ => (Say::AskTakeOut, Vec::new()),
    }
}

/// What can be decided about the texts that go to staff.
fn about_texts(dialogue: &Dialogue) -> impl Iterator<Item = Choice> {
    let texts = dialogue.texts();
    let out = texts.iter().any(|text| text.removed().next().is_some());
    (!texts.is_empty()).then_some(Choice::TakeOut).into_iter().chain(out.then_some(Choice::LetStay))
}

fn let_stay(dialogue: &Dialogue) -> (Say, Vec<Choice>) {
    let mut items = Gated::items(dialogue.texts());
    let more = items.len().saturating_sub(mend::LISTED);
    items.truncate(mend::LISTED);
    let choices = (1..).zip(&items).map(|(number, _)| Choice::Item(number)).collect();
    (Say::AskLetStay { items, more }, choices)
}

fn let_stay_sure(guide: &Guide<'_>, dialogue: &Dialogue, number: usize) -> (Say, Vec<Choice>) {
    let items = Gated::items(dialogue.texts());
    let Some(item) = mend::numbered(&items, number) else { return let_stay(dialogue) };
    // After the receipt the card is with the service already.
    let better = guide.mode == Mode::Full && !dialogue.is_relaying();
    let mut choices: Vec<_> = better.then(|| contact(dialogue)).into_iter().collect();
    choices.push(Choice::StayAnyway);
    (Say::AskLetStaySure { item: item.clone(), contact: better }, choices)
}

/// Whether the texts go to the service that has the case, to that of another case, or nowhere.
fn relay(dialogue: &Dialogue, texts: &[Gated]) -> (Say, Vec<Choice>) {
    let mut choices = vec![Choice::RelayToStaff];
    choices.extend(told_contact(dialogue));
    choices.extend(about_texts(dialogue));
    let meant = dialogue.relay_to.as_ref().map_or(dialogue.latest(), |code| dialogue.case(code));
    let is_other = |case: &&OpenCase| !case.closed && meant.is_none_or(|meant| meant.code != case.code);
    let others = dialogue.cases.iter().rev().filter(is_other);
    choices.extend(others.map(|case| Choice::Case(case.code.clone())));
    choices.extend((!dialogue.relay_crisis.is_empty()).then_some(Choice::Unflag));
    choices.extend([Choice::NewRequest, Choice::RelayDiscard]);
    let to = meant.map(|case| (case.queue.clone(), case.code.clone()));
    (Say::AskRelay { preview: Preview::of(texts), crisis: dialogue.relay_crisis, to }, choices)
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
            let cases = dialogue.cases.iter().map(|case| case.code.clone()).collect();
            (Say::AskDelete(cases), vec![Choice::ConfirmDelete, Choice::Keep])
        }
        Confirm::Restart => (Say::AskRestart, vec![Choice::ConfirmRestart, Choice::Keep]),
        Confirm::Stop => (Say::AskStop, vec![Choice::ConfirmStop, Choice::Keep]),
    }
}
