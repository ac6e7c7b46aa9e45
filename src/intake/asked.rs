//! What is said to the bot itself: a question about it is answered, and the open question asked again; it goes to no service, nor
//! among anybody's words. After the receipt what a service may answer as well is passed on if the person says so.

use jiff::civil::DateTime;

use super::command;
use super::danger;
use super::dialogue::{AnswerWish, Draft, Hours};
use super::question::Choice;
use super::say::{Aside, Say};
use super::stage::Stage;
use super::target;
use super::turn::Turn;
use super::{done, talk, tapped, typed};
use crate::id::{ChannelKind, QueueId};
use crate::understand::addressed::{self, Form, PartOfDay, Topic};

/// Questions to the bot, with what the answers depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub topics: Vec<Topic>,
    pub channel: ChannelKind,
    /// The services that have the person's requests; before anything is sent the one that would get it, if that is settled.
    pub queues: Vec<QueueId>,
    /// A request is with a service.
    pub sent: bool,
    /// A contact can be left with the request.
    pub contact: bool,
    /// What is being asked of the person.
    pub because: Because,
    /// When, in local time: hours are told for this moment.
    pub at: DateTime,
}

/// What the person may want to know the reason of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    Consent,
    Role,
    Concern,
    Place,
    Words,
    Answer,
    Other,
}

impl Because {
    fn of(stage: &Stage) -> Self {
        match stage {
            Stage::New | Stage::Greeted | Stage::Story => Self::Consent,
            Stage::Relation => Self::Role,
            Stage::Concern | Stage::Proposed(_) | Stage::Whom => Self::Concern,
            Stage::District | Stage::DistrictWhich(_) | Stage::DistrictSure(_) | Stage::Outside => {
                Self::Place
            }
            Stage::Words => Self::Words,
            Stage::Answer => Self::Answer,
            _ => Self::Other,
        }
    }
}

/// What a text asks of the bot, if it asks nothing else.
pub(super) fn read(turn: &Turn<'_>, text: &str) -> Option<Asked> {
    let topics = addressed::questions(text);
    if topics.is_empty() || command::parse(text).is_some() {
        return None;
    }
    let cases = &turn.dialogue.cases;
    let draft = &turn.dialogue.draft;
    let queues = if cases.is_empty() {
        Some(draft)
            .filter(|draft| is_settled(draft))
            .map(|draft| target::target(turn.guide, draft).queue)
            .into_iter()
            .collect()
    } else {
        let mut queues: Vec<QueueId> = Vec::new();
        for case in cases {
            if !queues.contains(&case.queue) {
                queues.push(case.queue.clone());
            }
        }
        queues
    };
    Some(Asked {
        topics,
        channel: turn.guide.channel,
        queues,
        sent: !cases.is_empty(),
        contact: turn.full() && cases.is_empty(),
        because: Because::of(&turn.dialogue.stage),
        at: turn.now(),
    })
}

fn is_settled(draft: &Draft) -> bool {
    !draft.concern.is_open() && (!draft.district.is_open() || draft.outside)
}

/// Says the answer.
pub(super) fn answer(turn: &mut Turn<'_>, asked: Asked) {
    turn.say(Say::Aside(Aside::Asked(asked)));
}

/// Answers what the bot is asked. Returns whether it was asked anything.
pub(super) fn take(turn: &mut Turn<'_>, text: &str) -> bool {
    let Some(asked) = read(turn, text) else { return false };
    // Beside messages that wait for a yes it joins them.
    let waiting = if turn.dialogue.is_relaying() { turn.dialogue.texts().to_vec() } else { Vec::new() };
    let to_service = (turn.dialogue.stage == Stage::Sent || turn.dialogue.is_relaying())
        && turn.full()
        && (done::service_spoke_last(&turn.dialogue)
            || asked.topics.iter().any(|topic| is_also_for_a_service(*topic)));
    answer(turn, asked);
    if to_service {
        // Else every message is asked about.
        if waiting.is_empty() && talk::goes_on(turn) {
            turn.say(Say::PerhapsNotForStaff);
        }
        typed::relay(turn, text, waiting);
    } else {
        danger::ask_on(turn);
    }
    true
}

/// What a service with a case knows better than the bot.
fn is_also_for_a_service(topic: Topic) -> bool {
    use Topic::{Call, Cost, HowLong, Languages, Others, Police, Speak, Unprompted};
    matches!(topic, Call | Cost | HowLong | Languages | Others | Police | Speak | Unprompted)
}

/// Speaks as the person wishes from now on. After the receipt a service may be meant. Returns whether it was wished.
pub(super) fn take_form(turn: &mut Turn<'_>, text: &str) -> bool {
    if matches!(turn.dialogue.stage, Stage::Sent | Stage::Relay(_) | Stage::TakeOut) {
        return false;
    }
    let choice = match addressed::form(text) {
        Some(Form::Du) => Choice::Du,
        Some(Form::Sie) => Choice::Sie,
        None => return false,
    };
    tapped::choose(turn, choice);
    true
}

/// Takes what somebody says in few words of how they want to be answered: here, by another way, when, and who reads along. Returns
/// whether it was that. Whoever may be read along is never left with messages that show what is in them.
pub(super) fn take_wish(turn: &mut Turn<'_>, text: &str) -> bool {
    if turn.dialogue.consent.is_none() || !turn.full() {
        return false;
    }
    let (short, draft) = (addressed::is_short(text), &turn.dialogue.draft);
    let open = draft.discreet.is_none();
    // The same choices stand below "what do you want to say?" while nothing is said.
    let telling = turn.dialogue.stage == Stage::Words;
    let asks = !telling || draft.words.is_empty();
    match turn.dialogue.stage {
        Stage::Hours if short => hours(turn, text),
        Stage::Answer | Stage::Summary if open && addressed::is_not_alone(text) => {
            // More than that is part of what they tell.
            if !short {
                turn.note_aloud(text);
            }
            turn.go(Stage::Hours);
        }
        Stage::Words if open && short && addressed::is_read_along(text) => {
            turn.note_aloud(text);
            turn.go(Stage::Hours);
        }
        Stage::Answer | Stage::Words if asks && addressed::wants_it_here(text) => {
            tapped::choose(turn, Choice::Answer(AnswerWish::Here));
        }
        Stage::Answer | Stage::Words if asks && addressed::wants_another_way(text, telling) => {
            turn.go(Stage::Contact);
        }
        _ => return false,
    }
    true
}

/// Goes on once it is known how somebody wants to be answered. Who has told that somebody reads along is asked first when messages
/// may come, though they did not say it of these messages.
pub(super) fn after_the_wish(turn: &mut Turn<'_>) {
    let draft = &turn.dialogue.draft;
    let here = draft.answer == Some(AnswerWish::Here) && draft.discreet.is_none();
    if here && draft.words.iter().any(|text| addressed::is_read_along(text.seen().as_str())) {
        turn.next_by_way_of(Stage::Hours);
    } else {
        turn.next();
    }
}

/// At the question when messages may come: a part of the day that can be set, or that it cannot. Until it is answered they come
/// discreetly at any time.
fn hours(turn: &mut Turn<'_>, text: &str) {
    let hours = match addressed::part_of_day(text) {
        Some(PartOfDay::Any) => Hours::Any,
        Some(PartOfDay::Morning) => Hours::Morning,
        Some(PartOfDay::Afternoon) => Hours::Afternoon,
        Some(PartOfDay::Evening) => Hours::Evening,
        None => {
            turn.dialogue.draft.discreet.get_or_insert(Hours::Any);
            turn.say(Say::Aside(Aside::HoursUnclear));
            return turn.ask();
        }
    };
    tapped::choose(turn, Choice::Hours(hours));
}

/// Somebody does not know the answer, or does not care: that is an answer too, wherever a question can be left open. Returns
/// whether one was open.
pub(super) fn take_unsure(turn: &mut Turn<'_>) -> bool {
    match turn.dialogue.stage {
        _ if turn.dialogue.consent.is_none() => return false,
        Stage::Answer => {
            turn.say(Say::Aside(Aside::AnswerUnsure));
            turn.ask();
        }
        Stage::Outside | Stage::Contact | Stage::Confirm(_) => {
            turn.say(Say::NotUnderstood);
            turn.ask();
        }
        Stage::New | Stage::Sent | Stage::Relay(_) | Stage::Pause | Stage::TakeOut => return false,
        _ => typed::skip(turn),
    }
    true
}
