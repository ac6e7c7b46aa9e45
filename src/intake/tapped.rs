//! What a choice does, whether it was tapped, numbered or typed.

use super::address;
use super::after::{self, Opened};
use super::ask;
use super::asked;
use super::consent::Consent;
use super::danger;
use super::dialogue::{AnswerWish, Form, Given, Unopened};
use super::done;
use super::effect::Effect;
use super::handing;
use super::keep;
use super::mend;
use super::over;
use super::propose::{self, may_incriminate, propose};
use super::question::{Choice, Field, Token};
use super::say::Say;
use super::second::{self, Answer};
use super::short;
use super::stage::{Confirm, Stage};
use super::step::Mode;
use super::story;
use super::talk;
use super::target;
use super::turn::Turn;
use super::whereabouts;
use crate::handoff::request::Basis;
use crate::understand::crisis::Dangers;

/// Takes a tap on a button, of this question or an earlier one.
pub(super) fn tap(turn: &mut Turn<'_>, token: Token) {
    let Token { question, choice } = token;
    if turn.dialogue.last_tap.as_ref().is_some_and(|(last, taken)| *last == question && *taken == choice) {
        return turn.effect(Effect::Toast(Say::AlreadyTaken));
    }
    // The numbers can be had again, though no button of the pause offers them twice, and after it too.
    let named = turn.dialogue.stage == Stage::Pause || danger::has_named(&turn.dialogue);
    if choice == Choice::OnlyNumbers && named {
        turn.accept(question, &choice);
        return danger::only_numbers(turn);
    }
    let offered = |turn: &Turn<'_>| {
        ask::question(turn.guide, &turn.dialogue).is_some_and(|(_, choices)| choices.contains(&choice))
    };
    if !offered(turn) {
        // A button from before the pause: the person goes on there.
        turn.resume();
    }
    let offered = offered(turn);
    let current = question == turn.dialogue.question && offered;
    if current || (offered && still_means_the_same(&choice)) || at_any_time(&choice) {
        turn.accept(question, &choice);
        return choose(turn, choice);
    }
    if changes_a_field(&choice) && is_drafting(turn) {
        // A button of an earlier question: the person changes their mind, and that is understood.
        turn.accept(question, &choice);
        return choose(turn, choice);
    }
    stale(turn);
}

/// A button that no longer means anything.
pub(super) fn stale(turn: &mut Turn<'_>) {
    if turn.dialogue.stage == Stage::New {
        turn.say(Say::Hello);
        if turn.guide.mode == Mode::Signpost {
            return turn.say(Say::Signpost);
        }
        turn.dialogue.stage = Stage::Greeted;
        return turn.ask();
    }
    turn.say(Say::StaleButton);
    turn.ask();
}

/// Whether an older button of a question that is open again can be taken at its word. What sends, agrees or destroys
/// counts only on the question it was shown with, and "back" would go from the wrong place.
fn still_means_the_same(choice: &Choice) -> bool {
    use Choice::{Agree, Back, ConfirmDelete, ConfirmRestart, ConfirmStop, Discard};
    use Choice::{Item, RelayToStaff, Send, StayAnyway};
    let destroys = matches!(choice, Discard | ConfirmDelete | ConfirmRestart | ConfirmStop);
    // The number of a thing in a list, and the yes to it, mean another thing once the list has changed.
    let releases = matches!(choice, Agree | Send | RelayToStaff | Item(_) | StayAnyway);
    !destroys && !releases && *choice != Back
}

/// Choices that are as good on an old button as on a new one.
pub(super) fn at_any_time(choice: &Choice) -> bool {
    use Choice::{Delete, Du, Help, NewRequest, OtherWays, Privacy, Restart, ShowAnswer, Sie, Stop};
    let usual = matches!(choice, Help | Privacy | OtherWays | Du | Sie | Stop | Restart | Delete);
    is_about_a_case(choice) || usual || matches!(choice, ShowAnswer | NewRequest)
}

/// Whether a choice names its case: it is asked beside any open question.
pub(super) fn is_about_a_case(choice: &Choice) -> bool {
    use Choice::{AlsoTo, HandOn, MayKnow, OnlyHere, StayWith};
    let asked = matches!(choice, HandOn(..) | StayWith(_) | AlsoTo(..) | MayKnow(..) | OnlyHere(_));
    asked || over::is_offered(choice)
}

fn changes_a_field(choice: &Choice) -> bool {
    use Choice::{Answer, Concern, ConcernUnsure, District, Field, NoDistrict, Relation, RelationUnsaid};
    matches!(
        choice,
        Relation(_)
            | RelationUnsaid
            | Concern(_)
            | ConcernUnsure
            | District(_)
            | NoDistrict
            | Answer(_)
            | Field(_)
    )
}

pub(super) fn is_drafting(turn: &Turn<'_>) -> bool {
    let settled =
        matches!(turn.dialogue.stage, Stage::New | Stage::Greeted | Stage::Sent | Stage::Confirm(_));
    turn.dialogue.consent.is_some() && !settled && !turn.dialogue.is_relaying()
}

/// Takes a choice that was named by its words or its number in what was read last.
pub(super) fn named(turn: &mut Turn<'_>, choice: Choice) {
    let offered = |turn: &Turn<'_>| {
        ask::question(turn.guide, &turn.dialogue).is_some_and(|(_, choices)| choices.contains(&choice))
    };
    let of_the_pause = offered(turn) || choice == Choice::OnlyNumbers || at_any_time(&choice);
    if turn.dialogue.stage == Stage::Pause && matches!(choice, Choice::Stop | Choice::Back) {
        return if choice == Choice::Stop { short::stop(turn, false) } else { danger::only_numbers(turn) };
    }
    if turn.dialogue.stage == Stage::Pause && !of_the_pause {
        // Words of a button from before the pause: the person goes on there. What sends or agrees waits until they see it again.
        turn.resume();
        if !still_means_the_same(&choice) || !offered(turn) {
            return danger::lead_on(turn);
        }
    }
    if done::is_done(turn, &choice) {
        return done::again(turn, &choice);
    }
    choose(turn, choice);
}

/// Carries out a choice. Total: a choice that makes no sense at this stage asks the open question again.
pub(super) fn choose(turn: &mut Turn<'_>, choice: Choice) {
    match choice {
        Choice::Agree => agree(turn),
        Choice::UseStory => story::take(turn),
        Choice::DropStory => {
            turn.effect(Effect::DropStory);
            turn.say(Say::StoryDropped);
            story::go_on(turn);
        }
        Choice::Privacy | Choice::OtherWays | Choice::Help => {
            let channel = turn.guide.channel;
            turn.say(match choice {
                Choice::Privacy => Say::Privacy { channel },
                Choice::OtherWays => Say::OtherWays { channel },
                _ => Say::Help,
            });
            turn.ask();
        }
        Choice::Du | Choice::Sie => {
            address::choose(turn, if choice == Choice::Du { Form::Du } else { Form::Sie });
            turn.ask();
        }
        Choice::GoOn => danger::go_on(turn),
        Choice::OnlyNumbers if turn.dialogue.stage == Stage::Pause => danger::only_numbers(turn),
        Choice::Back => turn.back(),
        Choice::Keep => mend::no_contact(turn),
        Choice::Stop => stop(turn),
        Choice::ConfirmStop => turn.leave(Say::Stopped),
        // A draft is not thrown away by one number of a list that changes its numbers.
        Choice::Discard => turn.confirm(Confirm::Stop),
        Choice::Restart => restart(turn),
        Choice::ConfirmRestart => turn.begin_again(),
        Choice::Delete => turn.confirm(Confirm::Delete),
        Choice::ConfirmDelete => delete(turn),
        Choice::NewRequest if turn.dialogue.consent.is_some() => new_request(turn),
        Choice::ShowAnswer => show(turn),
        Choice::Case(code) => {
            turn.dialogue.turn_to(&code);
            turn.dialogue.relay_to = Some(code);
            turn.ask();
        }
        Choice::Helped(code, helped) => over::helped(turn, code, helped),
        Choice::Reopen(code) => over::reopen(turn, code),
        Choice::KeepOn(code) => over::keep_on(turn, code),
        Choice::HandOn(code, to) => handing::answer(turn, &code, Some(&to)),
        Choice::StayWith(code) => handing::answer(turn, &code, None),
        Choice::AlsoTo(code, to) => second::answer(turn, &code, Answer::AlsoTo(to)),
        Choice::MayKnow(code, to) => second::answer(turn, &code, Answer::MayKnow(to)),
        Choice::OnlyHere(code) => second::answer(turn, &code, Answer::OnlyHere),
        Choice::RelayToStaff | Choice::RelayDiscard => relay(turn, choice == Choice::RelayToStaff),
        // Everything below fills a draft, and there is none without consent.
        _ if turn.dialogue.consent.is_none() => stale(turn),
        _ => fill(turn, choice),
    }
}

/// Choices that fill or send the draft.
fn fill(turn: &mut Turn<'_>, choice: Choice) {
    match choice {
        Choice::Relation(relation) => propose::set_relation(turn, relation),
        Choice::RelationUnsaid => {
            turn.dialogue.draft.relation = Given::Unsaid;
            turn.next();
        }
        Choice::Whom(whom) => {
            turn.dialogue.draft.whom = Given::Said(whom);
            propose(turn);
        }
        Choice::Concern(concern) => {
            turn.dialogue.draft.concern = Given::Said(concern);
            let proposed = matches!(turn.dialogue.stage, Stage::Proposed(_));
            turn.dialogue.draft.basis = if proposed { Basis::Confirmed } else { Basis::Chosen };
            // A proposal has said so already.
            if !proposed {
                turn.being_set_up(concern);
            }
            turn.reconsider_queue();
            turn.caution_if_due();
            turn.next();
        }
        Choice::ConcernUnsure => {
            turn.dialogue.draft.concern = Given::Unsaid;
            turn.reconsider_queue();
            turn.next();
        }
        Choice::ConcernMenu => turn.go(Stage::Concern),
        Choice::District(district) if turn.guide.directory.district(district).is_some() => {
            whereabouts::choose(turn, district);
        }
        Choice::NoDistrict | Choice::OutsideGoOn => {
            whereabouts::leave_open(turn, choice == Choice::OutsideGoOn);
        }
        Choice::DistrictMenu => turn.go(Stage::District),
        Choice::Elsewhere => {
            turn.dialogue.draft.lands.clear();
            turn.go(Stage::Outside);
        }
        Choice::Done => {
            keep::list_if_due(turn);
            if whereabouts::ask_if_it_differs(turn) {
                return;
            }
            let next = if turn.dialogue.draft.answer.is_none() { Stage::Answer } else { Stage::Summary };
            turn.go(next);
        }
        Choice::ClearWords => {
            turn.dialogue.draft.words.clear();
            turn.dialogue.draft.crisis = Dangers::default();
            turn.dialogue.draft.unflagged = false;
            turn.say(Say::WordsCleared);
            turn.ask();
        }
        Choice::Answer(wish) => answer(turn, wish),
        Choice::Discreet => turn.go(Stage::Hours),
        Choice::Hours(hours) => {
            turn.dialogue.draft.discreet = Some(hours);
            turn.say(Say::DiscreetNoted(hours));
            if turn.dialogue.draft.contact.is_some() {
                turn.say(Say::ContactNoticed);
            }
            turn.keep();
        }
        Choice::NotDiscreet => {
            turn.dialogue.draft.discreet = None;
            turn.say(Say::NotDiscreetNoted);
            if turn.dialogue.stage == Stage::Hours { turn.keep() } else { turn.ask() }
        }
        Choice::Send if turn.dialogue.stage == Stage::Summary => turn.send(),
        Choice::Change => turn.go(Stage::Change),
        Choice::Unflag if turn.dialogue.is_relaying() => {
            turn.dialogue.relay_crisis = Dangers::default();
            turn.ask();
        }
        Choice::Unflag | Choice::Flag => {
            turn.dialogue.draft.unflagged = choice == Choice::Unflag;
            turn.ask();
        }
        Choice::Field(field) => change(turn, field),
        Choice::Queue(queue) if target::choosable(turn.guide).any(|known| known == queue) => {
            turn.dialogue.draft.queue = Some(queue);
            turn.next();
        }
        // Summed up anew, for the person to see where it goes before they send it.
        Choice::StandIn if turn.dialogue.stage == Stage::Summary => {
            if let Some(queue) = target::substitute(turn.guide, &turn.dialogue.draft) {
                turn.dialogue.draft.queue = Some(queue);
            }
            turn.next();
        }
        // What is about the text or the contact, and besides known choices that the stage does not offer, and what the
        // directory no longer knows.
        other => mend::choose(turn, &other),
    }
}

fn new_request(turn: &mut Turn<'_>) {
    match turn.dialogue.stage {
        Stage::Sent => turn.begin_again(),
        Stage::Relay(_) => story::begin_with_texts(turn),
        // An old button must not throw a draft away.
        _ => restart(turn),
    }
}

fn agree(turn: &mut Turn<'_>) {
    if !turn.dialogue.consent_shown {
        return turn.ask();
    }
    if turn.dialogue.consent.is_none() {
        turn.dialogue.consent = Some(Consent::given(turn.fresh.now));
    }
    let held = std::mem::take(&mut turn.dialogue.story_held);
    if held && let Some(story) = &turn.fresh.story {
        turn.dialogue.stage = Stage::Story;
        if may_incriminate(story) {
            turn.caution();
        }
        return turn.ask();
    }
    if held {
        turn.say(Say::StoryGone);
    }
    turn.next();
}

fn answer(turn: &mut Turn<'_>, wish: AnswerWish) {
    if wish == AnswerWish::Here && turn.guide.mode != Mode::Full {
        return stale(turn);
    }
    turn.dialogue.draft.answer = Some(wish);
    if wish == AnswerWish::CallMyself {
        let queue = target::target(turn.guide, &turn.dialogue.draft).queue;
        turn.say(Say::Contact(queue));
    }
    asked::after_the_wish(turn);
}

fn change(turn: &mut Turn<'_>, field: Field) {
    if field == Field::Words {
        turn.caution_if_due();
    }
    turn.go(match field {
        Field::Relation => Stage::Relation,
        Field::Concern => Stage::Concern,
        Field::District => Stage::District,
        Field::Words => Stage::Words,
        Field::Answer => Stage::Answer,
        Field::Queue => Stage::Queue,
    });
}

pub(super) fn stop(turn: &mut Turn<'_>) {
    match turn.dialogue.stage {
        Stage::Sent => turn.ask(),
        Stage::New | Stage::Greeted | Stage::Story => turn.leave(Say::Stopped),
        _ => turn.confirm(Confirm::Stop),
    }
}

pub(super) fn restart(turn: &mut Turn<'_>) {
    let nothing_to_lose = turn.dialogue.consent.is_none() || turn.dialogue.stage == Stage::Sent;
    if nothing_to_lose { turn.begin_again() } else { turn.confirm(Confirm::Restart) }
}

fn delete(turn: &mut Turn<'_>) {
    // Even without a case at hand: one that was closed may still lie in a room, and only the desk knows.
    turn.effect(Effect::Erase);
    turn.forget();
}

/// Shows what arrived discreetly. A case that was closed meanwhile ends with it.
fn show(turn: &mut Turn<'_>) {
    let (mut shown, mut questions) = (Vec::new(), Vec::new());
    let (mut answered, mut over) = (None, None);
    for case in &mut turn.dialogue.cases {
        for unopened in std::mem::take(&mut case.unopened) {
            if let Unopened::Answer(_) = unopened {
                answered = Some(case.code.clone());
            }
            let ends = over::listed(&unopened);
            match after::opened(&case.code, &case.queue, unopened) {
                Opened::Word(say) => match ends {
                    // What ends a case asks something itself; only the last one can be answered here.
                    Some(listed) => {
                        let earlier = over.replace((case.code.clone(), listed, say));
                        shown.extend(earlier.map(|(_, _, say)| say));
                    }
                    None => shown.push(say),
                },
                Opened::Question(question) => questions.push((case.code.clone(), question)),
            }
        }
    }
    if let Some(code) = answered {
        turn.dialogue.turn_to(&code);
    }
    if shown.is_empty() && questions.is_empty() && over.is_none() {
        turn.say(Say::NoNewMessage);
        return turn.ask();
    }
    for say in shown {
        turn.say(say);
    }
    if let Some(unsent) = after::end_closed(&mut turn.dialogue) {
        turn.say(unsent);
    }
    if let Some((code, listed, say)) = over {
        if questions.is_empty() {
            turn.dialogue.over = Some(code.clone());
            return turn.effect(Effect::Ask(say, over::choices(&code, listed)));
        }
        turn.say(say);
    }
    let mut asked = false;
    for (code, question) in questions {
        for effect in after::ask(&mut turn.dialogue, &code, question) {
            turn.effect(effect);
            asked = true;
        }
    }
    if !asked && !matches!(turn.dialogue.stage, Stage::Sent | Stage::New) {
        turn.ask();
    }
}

pub(super) fn relay(turn: &mut Turn<'_>, send: bool) {
    let meant = turn.dialogue.relay_to.as_ref().or(turn.dialogue.latest().map(|case| &case.code)).cloned();
    if let (Stage::Relay(_), Some(code)) = (&turn.dialogue.stage, meant) {
        done::note(turn, if send { Choice::RelayToStaff } else { Choice::RelayDiscard }, code);
    }
    let Stage::Relay(texts) = std::mem::take(&mut turn.dialogue.stage) else {
        turn.dialogue.stage = Stage::Sent;
        return stale(turn);
    };
    turn.dialogue.stage = Stage::Sent;
    let latest = || turn.dialogue.latest().map(|case| case.code.clone());
    let Some(code) = turn.dialogue.relay_to.clone().or_else(latest) else {
        return turn.say(Say::RelayDiscarded);
    };
    turn.dialogue.relay_to = None;
    let crisis = std::mem::take(&mut turn.dialogue.relay_crisis);
    if send && turn.dialogue.case(&code).is_none() {
        // Closed meanwhile: what was meant for one service goes to no other.
        turn.dialogue.done = None;
        turn.say(Say::RelayGone(code));
        after::end_closed(&mut turn.dialogue);
    } else if send {
        // The notice stands above the first of them.
        let notices = [crisis].into_iter().chain(std::iter::repeat(Dangers::default()));
        for (text, crisis) in texts.iter().zip(notices) {
            let message = text.message().map(str::to_owned);
            turn.effect(Effect::Relay { code: code.clone(), text: text.seen(), crisis, message });
        }
        talk::went_on(turn, &code);
        turn.say(Say::Relayed { code });
        handing::remind(turn);
    } else {
        turn.say(Say::RelayDiscarded);
        handing::remind(turn);
    }
}
