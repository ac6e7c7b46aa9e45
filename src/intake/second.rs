//! A second service for one request: asked once and clearly, and only with the person's yes it gets a case of its own.
//!
//! Its service may propose it, or what the person told may be of two kinds of advice that go together: somebody was hurt,
//! and a place has a problem. Each service then knows that the other has the request, and nothing of the other's case.

use serde::{Deserialize, Serialize};

use super::dialogue::{Dialogue, Draft, Given, Relation};
use super::effect::Effect;
use super::question::Choice;
use super::reading;
use super::say::Say;
use super::stage::Listed;
use super::target;
use super::turn::Turn;
use crate::directory::centre::Offer;
use crate::id::{CaseCode, QueueId};
use crate::understand::concern::{Concern, Proposal};

/// From which share of advice for victims on a story of violence is one of somebody who was hurt, and not of a wall alone.
const SOMEBODY_HURT: f32 = 0.05;

/// A second service that may get a request too, and why the person is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Second {
    pub to: QueueId,
    pub asked: AskedFor,
}

/// Why a person is asked about a second service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedFor {
    /// What they told is of two kinds of advice; nobody else knows of the question.
    Story,
    /// The service that has the case wants it.
    Staff,
    /// The same, but this case of theirs is with that service already: there is no second one, and it is asked whether the
    /// first service may know.
    Knowing(CaseCode),
}

/// What a person says to it.
pub(super) enum Answer {
    /// This service may have the request too.
    AlsoTo(QueueId),
    /// That this service has a case of theirs may be known.
    MayKnow(QueueId),
    OnlyHere,
}

/// The question about a second service for a case, with its answers; `None` if none is waiting.
pub fn question(dialogue: &Dialogue, code: &CaseCode) -> Option<(Say, Vec<Choice>)> {
    let case = dialogue.case(code)?;
    let second = case.second.clone()?;
    let (code, to) = (|| code.clone(), || second.to.clone());
    let choices = match second.asked {
        // Right after the receipt the number or the "ja" that sent the request may come a second time: it must not agree.
        AskedFor::Story => vec![Choice::OnlyHere(code()), Choice::AlsoTo(code(), to())],
        AskedFor::Staff => vec![Choice::AlsoTo(code(), to()), Choice::OnlyHere(code())],
        AskedFor::Knowing(_) => vec![Choice::MayKnow(code(), to()), Choice::OnlyHere(code())],
    };
    Some((Say::AskSecond { code: code(), from: case.queue.clone(), second }, choices))
}

/// The case about which it waits for an answer. With two of them a bare "ja" could be for either, and counts for none.
pub(super) fn waiting(dialogue: &Dialogue) -> Option<&CaseCode> {
    let mut asked = dialogue.cases.iter().filter(|case| case.second.is_some());
    asked.next().filter(|_| asked.next().is_none()).map(|case| &case.code)
}

/// Notes that the service of a case wants a second one, and asks. Asked again it is the same question.
pub(super) fn ask(dialogue: &mut Dialogue, code: &CaseCode, to: QueueId) -> Vec<Effect> {
    let there = dialogue.case_with(&to).map(|there| there.code.clone());
    let asked = there.map_or(AskedFor::Staff, AskedFor::Knowing);
    let Some(case) = dialogue.cases.iter_mut().find(|case| case.code == *code) else { return Vec::new() };
    case.second = Some(Second { to, asked });
    dialogue.listed = Listed::Second;
    question(dialogue, code).map(|(say, choices)| Effect::Ask(say, choices)).into_iter().collect()
}

/// Takes the answer. A no changes nothing.
pub(super) fn answer(turn: &mut Turn<'_>, code: &CaseCode, answer: Answer) {
    let case = turn.dialogue.cases.iter_mut().find(|case| case.code == *code);
    // A button of an earlier question may be about another service.
    let fits = |second: &mut Second| match &answer {
        Answer::AlsoTo(to) => *to == second.to && !matches!(second.asked, AskedFor::Knowing(_)),
        Answer::MayKnow(to) => *to == second.to && matches!(second.asked, AskedFor::Knowing(_)),
        Answer::OnlyHere => true,
    };
    let Some((queue, Second { to, asked })) =
        case.and_then(|case| Some((case.queue.clone(), case.second.take_if(fits)?)))
    else {
        // Answered before, asked otherwise since, or the case is closed.
        turn.say(Say::StaleButton);
        return turn.ask();
    };
    let code = code.clone();
    let there = turn.dialogue.case_with(&to).map(|there| there.code.clone());
    match (answer, asked, there) {
        (Answer::OnlyHere, asked, _) => {
            // Nobody at the service knows of a question that it did not ask.
            if asked != AskedFor::Story {
                turn.effect(Effect::NoSecond { code: code.clone(), to, there: false });
            }
            turn.say(Say::StaysWith { code, queue });
        }
        (Answer::MayKnow(_), ..) => {
            turn.effect(Effect::NoSecond { code, to: to.clone(), there: true });
            turn.say(Say::SecondKnown { queue, to });
        }
        // To the service that asks it is a no, whatever the reason.
        (Answer::AlsoTo(_), asked, _) if turn.fresh.refusing.contains(&to) => {
            if asked != AskedFor::Story {
                turn.effect(Effect::NoSecond { code, to: to.clone(), there: false });
            }
            turn.say(Say::Refused { queue: to });
        }
        // A case there was begun since the question. There is no second one; whether the first service may know is asked.
        (Answer::AlsoTo(_), AskedFor::Story, Some(there)) => turn.say(Say::SecondThere { there, to }),
        (Answer::AlsoTo(_), _, Some(_)) => {
            for effect in ask(&mut turn.dialogue, &code, to) {
                turn.effect(effect);
            }
        }
        (Answer::AlsoTo(_), _, None) => turn.effect(Effect::Second { code, to }),
    }
}

/// The service that the person is asked about after the receipt of this draft, because what they told is of two kinds of
/// advice. Never for someone who has chosen the service: they may know somebody at the other one.
pub(super) fn likely(turn: &Turn<'_>) -> Option<QueueId> {
    let (guide, dialogue, draft) = (turn.guide, &turn.dialogue, &turn.dialogue.draft);
    let other = draft.queue.is_none().then(|| other_kind(draft)).flatten()?;
    let wanted = Draft { concern: Given::Said(other), ..draft.clone() };
    let to = target::target(guide, &wanted).queue;
    let queue = guide.directory.queue(&to)?;
    let is_for_it = guide.directory.queues_for(other).any(|queue| queue.id == to);
    let new = to != target::target(guide, draft).queue && dialogue.case_with(&to).is_none();
    let refuses = turn.fresh.refusing.contains(&to);
    let takes = guide.queues_with_room.contains(&to) && queue.offer == Offer::Available && !refuses;
    (is_for_it && new && takes && !queue.state_office).then_some(to)
}

/// The kind of advice that goes together with the chosen one. Something was done to people, and a place has a problem: a
/// school, a club or a company that writes of an attack needs both, and so does a story that tells of both.
fn other_kind(draft: &Draft) -> Option<Concern> {
    use Concern::{MobileBeratung, Opferberatung};
    let of_both = || {
        let both = [MobileBeratung, Opferberatung];
        let told = !draft.words.is_empty();
        told && matches!(reading::opinion(draft).proposal(), Proposal::Two(one, other) if both.contains(&one) && both.contains(&other))
    };
    let for_a_place = || {
        use Relation::{Company, Municipality, Professional};
        matches!(draft.relation, Given::Said(Company | Municipality | Professional))
    };
    let hurt = || {
        let ranked = reading::opinion(draft).ranked;
        ranked.iter().any(|(concern, share)| *concern == Opferberatung && *share >= SOMEBODY_HURT)
    };
    match draft.concern.said()? {
        Opferberatung if for_a_place() || of_both() => Some(MobileBeratung),
        // Violence against people: a wall with swastikas, or two sites of a school, need nobody who stands by victims.
        MobileBeratung if reading::attacked(draft) && hurt() => Some(Opferberatung),
        _ => None,
    }
}
