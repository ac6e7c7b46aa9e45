//! One turn under way: the dialogue being changed and the effects collected so far.

use jiff::civil::DateTime;

use super::answer;
use super::ask;
use super::danger::{Named, Pause};
use super::dialogue::{Dialogue, Draft, Given, OpenCase};
use super::done;
use super::effect::Effect;
use super::evidence;
use super::keep;
use super::propose::is_inside;
use super::question::Choice;
use super::say::{Preview, Say};
use super::second::{self, AskedFor, Second};
use super::stage::{Confirm, Listed, Stage};
use super::step::{Fresh, Guide, Mode, Step};
use super::tapped;
use super::target::{self, NoRoom};
use super::whereabouts;
use crate::directory::centre::Offer;
use crate::directory::hours;
use crate::handoff::request::Request;
use crate::id::Ags;
use crate::understand::anonymise::Gated;
use crate::understand::concern::Concern;
use crate::understand::crisis::Dangers;
use crate::understand::telling;

pub(super) struct Turn<'a> {
    pub(super) guide: &'a Guide<'a>,
    pub(super) fresh: &'a Fresh,
    pub(super) dialogue: Dialogue,
    /// What the platform calls the message whose words are taken down.
    pub(super) message: Option<String>,
    effects: Vec<Effect>,
}

impl<'a> Turn<'a> {
    pub(super) fn new(guide: &'a Guide<'a>, fresh: &'a Fresh, dialogue: Dialogue) -> Self {
        let message = fresh.message.clone();
        Self { guide, fresh, dialogue: dialogue.settled(), message, effects: Vec::new() }
    }

    pub(super) fn end(mut self) -> Step {
        let read_last = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Ask(Say::AskHandOn { .. }, _) => Some(Listed::HandOn),
            Effect::Ask(Say::AskSecond { .. }, _) => Some(Listed::Second),
            Effect::Ask(Say::Closed { answered: true, .. }, _) => Some(Listed::Over),
            Effect::Ask(Say::AfterClosed(_) | Say::Closed { .. }, _) => Some(Listed::Reopen),
            Effect::Ask(Say::EndsSoon { .. }, _) => Some(Listed::Ending),
            Effect::Ask(..) => Some(Listed::Question),
            // Beneath the receipt the desk asks about a second service, if one is likely.
            Effect::Submit(_) if second::waiting(&self.dialogue).is_some() => Some(Listed::Second),
            Effect::Say(_) | Effect::Submit(_) | Effect::Second { .. } | Effect::Erase => {
                Some(Listed::Nothing)
            }
            _ => None,
        });
        self.dialogue.listed = read_last.unwrap_or(self.dialogue.listed);
        if !self.dialogue.is_paused() {
            self.dialogue.pause.only_numbers = false;
        }
        Step { dialogue: self.dialogue, effects: self.effects }
    }

    pub(super) fn full(&self) -> bool {
        self.guide.mode == Mode::Full
    }

    pub(super) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(super) fn say(&mut self, say: Say) {
        // Nobody who was just said something warm is told that they are not understood.
        let is_cold =
            matches!(say, Say::NotUnderstood | Say::PlaceUnknown | Say::PassageNotFound | Say::NoContact);
        if !(is_cold && self.was_warm()) {
            self.effects.push(Effect::Say(say));
        }
    }

    /// Whether this turn has said something to somebody whose words may tell of danger, or who comes back after it.
    pub(super) fn was_warm(&self) -> bool {
        let warm = |effect: &Effect| matches!(effect, Effect::Say(Say::GoingOn | Say::Feeling));
        self.has_named_numbers() || self.effects.iter().any(warm)
    }

    /// Whether this turn has named numbers.
    pub(super) fn has_named_numbers(&self) -> bool {
        self.effects.iter().any(|effect| matches!(effect, Effect::Say(Say::Crisis(_))))
    }

    /// Asks the question of the stage the dialogue is at; nothing where none is open.
    pub(super) fn ask(&mut self) {
        if self.dialogue.stage == Stage::Summary {
            if let Some(NoRoom { wanted, instead }) = target::no_room(self.guide, &self.dialogue.draft) {
                self.say(Say::NoRoom { wanted, instead });
            }
            let queue = target::target(self.guide, &self.dialogue.draft).queue;
            if self.guide.directory.queue(&queue).is_some_and(|queue| queue.state_office) {
                self.say(Say::StateOffice(queue.clone()));
            }
            if let Some(open) = self.dialogue.case_with(&queue) {
                let code = open.code.clone();
                self.say(Say::AlreadyWith { code, queue });
            }
            // Here, because from here it can be taken out.
            if !self.dialogue.draft.hinted_role {
                self.hint_if_telling(0);
            }
        }
        if self.dialogue.stage == Stage::Greeted && !self.dialogue.consent_shown {
            self.dialogue.consent_shown = true;
            return self.ask_as(Say::AskConsent { channel: self.guide.channel });
        }
        if let Some((say, choices)) = ask::question(self.guide, &self.dialogue) {
            self.dialogue.question = self.dialogue.question.wrapping_add(1);
            self.effects.push(Effect::Ask(say, choices));
        }
    }

    /// Asks the open question in other words.
    pub(super) fn ask_as(&mut self, say: Say) {
        if let Some((_, choices)) = ask::question(self.guide, &self.dialogue) {
            self.dialogue.question = self.dialogue.question.wrapping_add(1);
            self.effects.push(Effect::Ask(say, choices));
        }
    }

    /// The time in local time, for whoever tells hours.
    pub(super) fn now(&self) -> DateTime {
        hours::local(self.fresh.now)
    }

    /// What something does and says, taken apart from what was said before.
    pub(super) fn apart(&mut self, what: impl FnOnce(&mut Self)) -> Vec<Effect> {
        let before = std::mem::take(&mut self.effects);
        what(self);
        std::mem::replace(&mut self.effects, before)
    }

    /// Asks nothing more until the person wants to go on.
    pub(super) fn pause(&mut self, named: Named) {
        self.dialogue.pause = Pause { named: Some(named), only_numbers: false };
        self.enter_pause();
    }

    /// The same, with the numbers that were named before.
    pub(super) fn enter_pause(&mut self) {
        if self.dialogue.stage != Stage::Pause {
            let before = std::mem::replace(&mut self.dialogue.stage, Stage::Pause);
            self.dialogue.way_back.push(before);
        }
    }

    /// Ends a pause where the dialogue stood before it; without one, nothing.
    pub(super) fn resume(&mut self) {
        if self.dialogue.stage == Stage::Pause {
            self.dialogue.stage = self.dialogue.way_back.pop().unwrap_or_default();
        }
    }

    /// Lets go of a "Wirklich …?" that nobody answered; nothing is thrown away.
    pub(super) fn drop_confirmation(&mut self) {
        if matches!(self.dialogue.stage, Stage::Confirm(_)) {
            self.dialogue.stage = self.dialogue.way_back.pop().unwrap_or_default();
        }
    }

    /// Goes to a stage, remembering the way back, and asks its question.
    pub(super) fn go(&mut self, stage: Stage) {
        self.enter(stage);
        self.ask();
    }

    /// Goes to a stage without asking, for a caller that has something to say first.
    pub(super) fn enter(&mut self, stage: Stage) {
        let before = std::mem::replace(&mut self.dialogue.stage, stage);
        let no_return = matches!(before, Stage::New | Stage::Greeted | Stage::Story | Stage::Confirm(_));
        // Where it leads to is no way back from there.
        self.dialogue.way_back.pop_if(|last| *last == self.dialogue.stage);
        if no_return || before.is_aside() || before == self.dialogue.stage {
            return;
        }
        // "Back" goes to questions, not to a choice between guesses that may no longer hold.
        if !matches!(
            before,
            Stage::Proposed(_) | Stage::DistrictWhich(_) | Stage::DistrictSure(_) | Stage::Outside
        ) {
            self.dialogue.way_back.push(before);
        }
        let surplus = self.dialogue.way_back.len().saturating_sub(Dialogue::WAY_BACK);
        self.dialogue.way_back.drain(..surplus);
    }

    /// One question back. Before a message for the service there was none: it is not passed on.
    pub(super) fn back(&mut self) {
        if matches!(self.dialogue.stage, Stage::Relay(_)) {
            return tapped::relay(self, false);
        }
        match self.dialogue.way_back.pop() {
            Some(stage) => self.dialogue.stage = stage,
            None if self.dialogue.stage.is_aside() => return self.keep(),
            // What was sent is sent; what can be done now is asked.
            None if self.dialogue.stage == Stage::Sent => {}
            None => self.say(Say::NothingToGoBackTo),
        }
        self.ask();
    }

    /// On to the first question that is still open.
    pub(super) fn next(&mut self) {
        keep::list_if_due(self);
        let next = self.next_open();
        let told = match next {
            Stage::District => whereabouts::propose(self),
            Stage::Answer | Stage::Summary => whereabouts::ask_if_it_differs(self),
            _ => false,
        };
        if told {
            return;
        }
        self.hint_if_small(&next);
        if self.dialogue.draft.words.is_empty() && matches!(next, Stage::Concern | Stage::Words) {
            self.caution_if_due();
        }
        self.go(next);
    }

    /// The same, with another question before it.
    pub(super) fn next_by_way_of(&mut self, first: Stage) {
        let next = self.next_open();
        self.enter(next);
        self.go(first);
    }

    fn next_open(&self) -> Stage {
        let draft = &self.dialogue.draft;
        // Someone who has told their story has said who they are; asking again would not have listened.
        if draft.relation.is_open() && draft.words.is_empty() {
            Stage::Relation
        } else if draft.concern.is_open() {
            Stage::Concern
        } else if draft.district.is_open() && !draft.outside {
            Stage::District
        } else if !draft.or_district.is_empty() && !target::same_way(self.guide, draft, &draft.districts()) {
            // The same way for what was known then, not for what is known now.
            Stage::DistrictWhich(draft.districts())
        } else if draft.answer.is_none() {
            if draft.words.is_empty() && self.full() { Stage::Words } else { Stage::Answer }
        } else {
            Stage::Summary
        }
    }

    /// Before own words, people who may write about deeds of their own or of someone close read what can become of it.
    pub(super) fn caution_if_due(&mut self) {
        use super::dialogue::Relation::{Affected, Company, Municipality, Witness};
        let draft = &self.dialogue.draft;
        let inside = matches!(draft.concern, Given::Said(concern) if is_inside(concern));
        // Who was attacked or watched tells of others' deeds; everyone else, the undecided too, is warned.
        let outside_view = matches!(draft.relation, Given::Said(Affected | Witness | Municipality | Company))
            || draft.relation.is_open() && draft.concern == Given::Said(Concern::Opferberatung);
        if inside || !outside_view {
            self.caution();
        }
    }

    /// Says once what can become of words about crimes.
    pub(super) fn caution(&mut self) {
        if self.full() && !self.dialogue.draft.cautioned {
            self.dialogue.draft.cautioned = true;
            self.say(Say::Caution);
        }
    }

    /// Lets go of a service the person had chosen if it does not fit what was changed since, and says so.
    pub(super) fn reconsider_queue(&mut self) {
        if !target::chosen_fits(self.guide, &self.dialogue.draft) {
            self.dialogue.draft.queue = None;
            self.say(Say::QueueNoLongerFits);
        }
    }

    /// Takes the district and goes on.
    pub(super) fn set_district(&mut self, district: Ags) {
        self.set_districts(district, Vec::new());
    }

    /// Takes several districts from which the request has the same way.
    pub(super) fn set_districts(&mut self, district: Ags, others: Vec<Ags>) {
        self.dialogue.draft.district = Given::Said(district);
        self.dialogue.draft.or_district = others;
        self.dialogue.draft.outside = false;
        self.dialogue.draft.lands.clear();
        self.reconsider_queue();
        self.next();
    }

    /// Own words and a small place together can tell who somebody is, though the place is never passed on.
    fn hint_if_small(&mut self, next: &Stage) {
        let draft = &mut self.dialogue.draft;
        let words = !draft.words.is_empty() || *next == Stage::Words;
        if draft.small_place && !draft.hinted && words && self.guide.mode == Mode::Full {
            draft.hinted = true;
            self.say(Say::SmallPlace);
        }
    }

    /// A role that a small place has only once tells who is meant, though no name is there. Looks at the texts that go to
    /// staff from the one of that number on; to be said where the person can take it out at once.
    pub(super) fn hint_if_telling(&mut self, from: usize) {
        let texts: Vec<_> = self.dialogue.texts().iter().map(Gated::seen).collect();
        let said = || texts.iter().any(|text| telling::is_of_a_small_place(text.as_str()));
        if !self.dialogue.draft.small_place && !said() {
            return;
        }
        if let Some(role) = texts.iter().skip(from).find_map(|text| telling::role(text.as_str())) {
            self.dialogue.draft.hinted_role = true;
            self.say(Say::TellingRole(role));
        }
    }

    /// Says so when the kind of advice is only being set up.
    pub(super) fn being_set_up(&mut self, concern: Concern) {
        let mut services = self.guide.directory.queues_for(concern);
        if services.any(|queue| queue.offer == Offer::BeingSetUp) {
            self.say(Say::AboutConcern(concern));
        }
    }

    /// The message as staff may read it.
    pub(super) fn gate(&mut self, text: &str) -> Gated {
        let gated = self.guide.anonymiser.gate(text, &mut self.dialogue.cast);
        gated.from_message(self.message.clone())
    }

    /// Takes a message down as own words, anonymised; returns how staff will read it, or `None` if it did not fit.
    pub(super) fn note(&mut self, text: &str) -> Option<Preview> {
        let gated = self.gate(text);
        let draft = &mut self.dialogue.draft;
        if draft.words.iter().map(Gated::size).sum::<usize>() + gated.size() > answer::WORDS_LIMIT {
            self.say(Say::WordsFull(answer::WORDS_LIMIT));
            return None;
        }
        let preview = Preview::of(std::slice::from_ref(&gated));
        draft.words.push(gated);
        // Who says who they are has answered the question for it.
        if draft.relation.is_open() {
            draft.relation = evidence::relation(text).map_or(Given::Open, Given::Said);
            draft.relation_read = !draft.relation.is_open();
        }
        Some(preview)
    }

    /// Takes a message down and says so.
    pub(super) fn note_aloud(&mut self, text: &str) {
        if let Some(preview) = self.note(text) {
            self.say(Say::WordsNoted(preview));
        }
    }

    /// Anonymises a message for the staff of the case; it goes there only when the person says so. Returns whether it fits.
    pub(super) fn hold_for_staff(&mut self, text: &str, mut before: Vec<Gated>) -> bool {
        let gated = self.gate(text);
        if before.iter().map(Gated::size).sum::<usize>() + gated.size() > answer::WORDS_LIMIT {
            self.say(Say::RelayFull { limit: answer::WORDS_LIMIT });
            return false;
        }
        if before.is_empty() {
            self.dialogue.relay_to = self.dialogue.latest().map(|case| case.code.clone());
            self.dialogue.relay_crisis = Dangers::default();
        }
        before.push(gated);
        self.dialogue.stage = Stage::Relay(before);
        true
    }

    /// Asks before something is thrown away.
    pub(super) fn confirm(&mut self, confirm: Confirm) {
        if matches!(self.dialogue.stage, Stage::Confirm(_)) {
            self.dialogue.stage = Stage::Confirm(confirm);
            return self.ask();
        }
        let before = std::mem::replace(&mut self.dialogue.stage, Stage::Confirm(confirm));
        self.dialogue.way_back.push(before);
        self.ask();
    }

    /// Leaves a confirmation or a list without a change.
    pub(super) fn keep(&mut self) {
        match self.dialogue.way_back.pop() {
            Some(before) => {
                self.dialogue.stage = before;
                self.ask();
            }
            None if self.dialogue.consent.is_some() && self.dialogue.stage != Stage::Sent => self.next(),
            None => self.ask(),
        }
    }

    /// Begins a new request.
    pub(super) fn begin_again(&mut self) {
        self.new_draft();
        self.ask();
    }

    /// Puts a new draft in place of the old one; consent and form stay, and so does an open case. Whoever reads along reads
    /// along still.
    pub(super) fn new_draft(&mut self) {
        let discreet = self.dialogue.draft.discreet;
        let discreet = discreet.or_else(|| self.dialogue.cases.iter().rev().find_map(|case| case.discreet));
        self.dialogue.draft = Draft { discreet, ..Draft::default() };
        self.dialogue.way_back.clear();
        if self.dialogue.consent.is_some() {
            self.dialogue.stage = Stage::Relation;
        } else {
            self.dialogue.stage = Stage::Greeted;
        }
    }

    /// Ends the dialogue: with an open case back to it, without one everything is forgotten.
    pub(super) fn leave(&mut self, last: Say) {
        self.say(last);
        self.dialogue.draft = Draft::default();
        self.dialogue.way_back.clear();
        if self.dialogue.cases.is_empty() {
            self.forget();
        } else {
            self.dialogue.stage = Stage::Sent;
        }
    }

    /// Forgets the person; only how they want to be addressed stays until the row is gone.
    pub(super) fn forget(&mut self) {
        self.dialogue = Dialogue {
            form: self.dialogue.form,
            form_chosen: self.dialogue.form_chosen,
            question: self.dialogue.question,
            last_tap: self.dialogue.last_tap.take(),
            ..Dialogue::default()
        };
        self.effect(Effect::DropStory);
        self.effect(Effect::Forget);
    }

    /// Hands the request over.
    pub(super) fn send(&mut self) {
        let Some(consent) = self.dialogue.consent.clone() else {
            // Cannot happen through the questions; if it did, asking again is right and sending is not.
            self.dialogue.stage = Stage::Greeted;
            return self.ask();
        };
        let mut card = target::card(self.guide, &self.dialogue.draft);
        if let Some(limit) = self.fresh.sent_enough {
            self.say(Say::SentEnough(limit));
            return self.ask();
        }
        if self.fresh.refusing.contains(&card.queue) {
            self.say(Say::Refused { queue: card.queue });
            return self.go(Stage::Queue);
        }
        card.promised_by = target::promised(self.guide, &card, self.fresh.now);
        let (queue, answer) = (card.queue.clone(), card.answer);
        let words = &self.dialogue.draft.words;
        let messages = words.iter().map(|words| words.message().map(str::to_owned)).collect();
        let second = second::likely(self);
        let request =
            Request::new(card, self.fresh.code.clone(), consent, self.fresh.now).from_messages(messages);
        done::note(self, Choice::Send, request.code().clone());
        let discreet = self.dialogue.draft.discreet;
        self.dialogue.cases.push(OpenCase {
            second: second.map(|to| Second { to, asked: AskedFor::Story }),
            ..OpenCase::new(request.code().clone(), queue, answer, discreet)
        });
        self.dialogue.draft = Draft::default();
        self.dialogue.way_back.clear();
        self.dialogue.stage = Stage::Sent;
        self.effect(Effect::Submit(Box::new(request)));
    }

    /// Remembers a tap as accepted, so that the same tap again does nothing.
    pub(super) fn accept(&mut self, question: u16, choice: &Choice) {
        self.dialogue.last_tap = Some((question, choice.clone()));
    }
}
