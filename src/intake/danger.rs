//! Danger to life in a text, and a child hurt at home: who is named, and the pause that follows.
//!
//! Numbers come first, whatever the message is otherwise and at whatever stage; then nothing more is asked until the
//! person wants to go on. What they wrote is not lost meanwhile.

use std::cmp::Reverse;

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::answer;
use super::dialogue::{Dialogue, Form, Given, Relation};
use super::effect::Effect;
use super::input::Meaning;
use super::keep;
use super::propose::propose;
use super::say::{Aside, Say};
use super::stage::Stage;
use super::step::Mode;
use super::turn::Turn;
use super::typed;
use crate::directory::help::Audience;
use crate::directory::hours;
use crate::understand::anonymise::Gated;
use crate::understand::concern::Concern;
use crate::understand::crisis::{self, Certainty, Crisis, Dangers};
use crate::understand::plight::{self, Plight, Sign};

/// What kind of danger is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Danger {
    Suicidality,
    AcuteDanger,
    /// A child is hurt or afraid at home, though nothing tells that it is in danger at this moment.
    ChildAtHome,
}

impl Danger {
    /// The danger that help lines are named for; none where those for the people it concerns are all there are.
    pub fn crisis(self) -> Option<Crisis> {
        match self {
            Self::Suicidality => Some(Crisis::Suicidality),
            Self::AcuteDanger => Some(Crisis::AcuteDanger),
            Self::ChildAtHome => None,
        }
    }
}

/// What someone in danger, or someone worried, is answered.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing the sentences depend on, and no two depend on each other"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aid {
    pub danger: Danger,
    /// If there is hardly a doubt nothing more is asked for now; else numbers are named, and the talk goes on.
    pub certainty: Certainty,
    /// It is another person's life: words for helpers.
    pub someone_else: bool,
    /// Beside a danger from others the person may end their own life.
    pub own_life_too: bool,
    /// The person cannot speak.
    pub silent: bool,
    /// A request of the person is with a service already, and someone there may be reading.
    pub handed_over: bool,
    /// For whom numbers are named, the likeliest first.
    pub people: Vec<Audience>,
    /// When, in local time: hours are told for this moment.
    pub at: DateTime,
}

/// Which numbers were named, so that the same can be named once more: not a word of what was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub danger: Danger,
    pub people: Vec<Audience>,
    pub silent: bool,
}

/// What is remembered of a pause. The numbers outlast it, so that whoever asks for them later gets them; they are gone with the
/// dialogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Those named last; `None` if none were, and in a pause stored before this was kept.
    pub named: Option<Named>,
    /// The person leaves it at the numbers.
    pub only_numbers: bool,
}

impl Aid {
    fn named(&self) -> Named {
        Named { danger: self.danger, people: self.people.clone(), silent: self.silent }
    }

    /// The dangers that are flagged for staff.
    pub(super) fn flag(&self) -> Dangers {
        self.danger.crisis().into_iter().chain(self.own_life_too.then_some(Crisis::Suicidality)).into()
    }
}

/// The answer to a text that tells of danger; `None` if it tells of none.
pub fn aid(text: &str, dialogue: &Dialogue, now: Timestamp) -> Option<Aid> {
    let text = answer::clean(text);
    let plight = answer::pieces(&text).map(plight::read).fold(Plight::default(), Plight::and);
    let child = plight.tells(Sign::ChildAtHome);
    // What is certain of a child at home goes before what is doubtful.
    // After numbers were named "der Zug kommt gleich" is no everyday line.
    let hear = if has_named(dialogue) { crisis::hear_closely } else { crisis::hear };
    let heard = answer::pieces(&text).filter_map(hear);
    let heard = heard.max_by_key(|heard| (heard.certainty, Reverse(heard.danger)));
    let heard = heard.filter(|heard| heard.certainty == Certainty::Sure || !child);
    let danger = match heard.map(|heard| heard.danger) {
        Some(Crisis::AcuteDanger) => Danger::AcuteDanger,
        Some(Crisis::Suicidality) => Danger::Suicidality,
        None if child => Danger::ChildAtHome,
        None => return None,
    };
    // Who cannot speak has no time for "perhaps I have misunderstood".
    let silent = danger == Danger::AcuteDanger && plight.tells(Sign::Silent);
    let certainty = heard.filter(|_| !silent).map_or(Certainty::Sure, |heard| heard.certainty);
    Some(Aid {
        danger,
        certainty,
        someone_else: danger == Danger::Suicidality && plight.tells(Sign::SomeoneElse),
        own_life_too: danger == Danger::AcuteDanger && plight.tells(Sign::OwnLife),
        silent,
        handed_over: !dialogue.cases.is_empty(),
        people: people(danger, &plight, dialogue),
        at: hours::local(now),
    })
}

/// For whom numbers are named: who the words tell of, then everyone, then who it may be as well.
fn people(danger: Danger, plight: &Plight, dialogue: &Dialogue) -> Vec<Audience> {
    use Audience::{Children, Everyone, Men, Parents, Victims, Women, YoungPeople};
    let draft = &dialogue.draft;
    let parent = plight.tells(Sign::Parent) || draft.relation == Given::Said(Relation::Parent);
    let at_work = matches!(
        draft.relation,
        Given::Said(Relation::Professional | Relation::Municipality | Relation::Company)
    );
    let grown = parent || at_work || plight.tells(Sign::Grown);
    let young = !grown && (plight.tells(Sign::Young) || dialogue.form == Form::Du);
    let child = plight.tells(Sign::ChildAtHome);
    let attacked = plight.tells(Sign::Attacked) || draft.concern == Given::Said(Concern::Opferberatung);
    // Of their own partner no child writes: who is there with children needs numbers of both kinds.
    let partner = !young && (plight.tells(Sign::Woman) || plight.tells(Sign::Man));
    let someone_else = plight.tells(Sign::SomeoneElse);
    let young_other = !young && plight.tells(Sign::YoungOther);
    // Of everybody else it is unknown whether they are young, and the young say so least.
    let may_be_young = !young && (!grown || someone_else);
    let named: &[(Audience, bool)] = match danger {
        Danger::Suicidality => &[
            (Children, child),
            (YoungPeople, young),
            (Parents, parent),
            (YoungPeople, young_other),
            (Everyone, true),
            (YoungPeople, may_be_young && !young_other),
        ],
        Danger::AcuteDanger => &[
            (Children, child && !partner),
            (YoungPeople, young || child && !partner),
            (Women, plight.tells(Sign::Woman) && (!child || partner)),
            (Men, plight.tells(Sign::Man) && (!child || partner)),
            (Children, child && partner),
            (Everyone, true),
            (Victims, attacked && !child),
            (YoungPeople, may_be_young && !child && plight.tells(Sign::OwnLife)),
        ],
        Danger::ChildAtHome => &[
            (Children, true),
            (YoungPeople, true),
            (Parents, parent),
            (Women, plight.tells(Sign::Woman)),
            (Men, plight.tells(Sign::Man)),
        ],
    };
    named.iter().filter(|(_, named)| *named).map(|(audience, _)| *audience).collect()
}

/// Names numbers to someone whose message may tell of danger; what the message is otherwise comes after. The card has no
/// notice of it: with a doubtful one on every third card staff would soon look past all of them, and the words are there to read.
pub(super) fn beside(turn: &mut Turn<'_>, aid: Aid) {
    // What was certain before says more than what is doubtful now.
    turn.dialogue.pause.named.get_or_insert_with(|| aid.named());
    turn.say(Say::Crisis(aid));
}

/// Answers a message that tells of danger: numbers, and a pause. The message is taken down as any other would be, but what
/// it means for the request waits until the person goes on.
pub(super) fn message(turn: &mut Turn<'_>, text: &str, aid: Aid) {
    turn.drop_confirmation();
    let dangers = aid.flag();
    let handed_over = turn.dialogue.stage == Stage::Sent || turn.dialogue.is_relaying();
    if turn.dialogue.consent.is_some() && !handed_over {
        flag(turn, dangers);
    }
    // Before the numbers: it names 110 and 112 in words the person can read.
    typed::greet_in_their_language(turn, text);
    respond(turn, aid, |turn| {
        if answer::is_too_long(text) {
            turn.say(Say::TooLong { limit: answer::MESSAGE_LIMIT });
        } else if turn.full() {
            take_down(turn, text, dangers);
        }
    });
}

/// Answers words of danger that are not taken down, such as a message changed later; `why` says so.
pub(super) fn not_taken_down(turn: &mut Turn<'_>, aid: Aid, why: Say) {
    turn.drop_confirmation();
    let first = turn.dialogue.stage == Stage::New && turn.dialogue.over.is_none();
    respond(turn, aid, |turn| {
        if !first {
            turn.say(why);
        }
    });
}

/// Answers a changed message that tells of danger: numbers, and a pause. What becomes of the message is done between.
pub(super) fn amended(turn: &mut Turn<'_>, aid: Aid, take: impl FnOnce(&mut Turn<'_>)) {
    turn.drop_confirmation();
    respond(turn, aid, take);
}

/// Keeps the message where it belongs: in memory before consent, among the own words, or for the service that has the case.
fn take_down(turn: &mut Turn<'_>, text: &str, dangers: Dangers) {
    if turn.dialogue.consent.is_none() {
        turn.dialogue.story_held = true;
        return turn.effect(Effect::HoldStory(text.to_owned()));
    }
    match &turn.dialogue.stage {
        Stage::Sent => hold(turn, text, Vec::new(), dangers),
        // A question about the messages that wait is left for the greater one.
        _ if turn.dialogue.is_relaying() => {
            let texts = turn.dialogue.texts().to_vec();
            hold(turn, text, texts, dangers);
        }
        _ => {
            turn.note(text);
        }
    }
}

/// Keeps a message for the staff of the case, with the notice they read first.
fn hold(turn: &mut Turn<'_>, text: &str, before: Vec<Gated>, dangers: Dangers) {
    if turn.hold_for_staff(text, before) {
        turn.dialogue.relay_crisis = turn.dialogue.relay_crisis.and(dangers);
    }
}

/// Says the numbers first and offers to go on or to leave it at them. Where no dialogue is held there is nothing to go on
/// with.
fn respond(turn: &mut Turn<'_>, aid: Aid, take: impl FnOnce(&mut Turn<'_>)) {
    let more = turn.apart(take);
    let named = aid.named();
    let crisis = Say::Crisis(aid);
    if turn.guide.mode == Mode::Signpost {
        turn.say(crisis);
        return turn.say(Say::Signpost);
    }
    turn.pause(named);
    let more_said = more.iter().any(|effect| matches!(effect, Effect::Say(_)));
    if more_said {
        turn.say(crisis.clone());
    }
    for effect in more {
        turn.effect(effect);
    }
    // One message if it can be one: the numbers, and what can be done next.
    if more_said { turn.ask() } else { turn.ask_as(crisis) }
}

/// Notes dangers for the card, beside those noted before. Who took an earlier one back is asked to look again: the new words may say more.
pub(super) fn flag(turn: &mut Turn<'_>, dangers: Dangers) {
    if !dangers.is_empty() {
        let draft = &mut turn.dialogue.draft;
        draft.crisis = draft.crisis.and(dangers);
        draft.unflagged = false;
    }
}

/// Goes on after the pause, with what was written before it.
pub(super) fn go_on(turn: &mut Turn<'_>) {
    turn.resume();
    lead_on(turn);
}

/// Says something warm and asks what was open, with what was written before it.
pub(super) fn lead_on(turn: &mut Turn<'_>) {
    turn.say(Say::GoingOn);
    keep::list_if_due(turn);
    match turn.dialogue.stage {
        Stage::New => typed::greet(turn, "", &Meaning::Words),
        Stage::Greeted | Stage::Story if turn.dialogue.story_held && turn.dialogue.consent.is_none() => {
            turn.say(Say::StoryHeld);
            turn.ask();
        }
        _ => ask_on(turn),
    }
}

/// Asks what is open. Who comes back from a pause is proposed what their words before it speak for.
pub(super) fn ask_on(turn: &mut Turn<'_>) {
    let draft = &turn.dialogue.draft;
    let told = turn.dialogue.consent.is_some() && !draft.words.is_empty() && draft.concern.is_open();
    match turn.dialogue.stage {
        Stage::Relation | Stage::Concern | Stage::Proposed(_) | Stage::Whom if told && turn.was_warm() => {
            propose(turn);
        }
        _ => turn.ask(),
    }
}

/// Whether numbers were named that can be named once more.
pub(super) fn has_named(dialogue: &Dialogue) -> bool {
    dialogue.pause.named.is_some()
}

/// Somebody tells the bot to fetch help: the numbers come first, with the plain word that it can fetch nobody, and it is left at
/// them. Nothing is asked, least of all for consent. After the receipt it may also be meant for the service.
pub(super) fn cannot_call(turn: &mut Turn<'_>, text: &str) {
    turn.drop_confirmation();
    let handed_over = !turn.dialogue.cases.is_empty();
    let everyone = || Named {
        danger: Danger::AcuteDanger,
        people: people(Danger::AcuteDanger, &Plight::default(), &turn.dialogue),
        silent: false,
    };
    let named = turn.dialogue.pause.named.clone().unwrap_or_else(everyone);
    let goes_on = turn.guide.mode != Mode::Signpost;
    let say = Say::Aside(Aside::CannotCall { named: named.clone(), at: turn.now(), handed_over, goes_on });
    if !goes_on {
        turn.say(say);
        return turn.say(Say::Signpost);
    }
    if turn.dialogue.stage == Stage::Sent && turn.full() {
        hold(turn, text, Vec::new(), [Crisis::AcuteDanger].into());
    } else if turn.dialogue.consent.is_some() && !turn.dialogue.is_relaying() {
        let sure = aid(text, &turn.dialogue, turn.fresh.now).filter(|aid| aid.certainty == Certainty::Sure);
        flag(turn, sure.map(|aid| aid.flag()).unwrap_or_default());
    }
    turn.pause(named);
    turn.dialogue.pause.only_numbers = true;
    turn.ask_as(say);
}

/// Whether somebody in danger from others was named numbers last.
pub(super) fn is_acute(dialogue: &Dialogue) -> bool {
    dialogue.pause.named.as_ref().is_some_and(|named| named.danger == Danger::AcuteDanger)
}

/// Leaves it at the numbers that were named, now or before: they are named once more, in a pause that lasts. They are the same
/// ones; after words of suicide those come first where somebody listens, and the emergency call after them.
pub(super) fn only_numbers(turn: &mut Turn<'_>) {
    turn.drop_confirmation();
    turn.enter_pause();
    turn.dialogue.pause.only_numbers = true;
    let named = turn.dialogue.pause.named.clone();
    turn.ask_as(Say::Paused(named, turn.now()));
}
