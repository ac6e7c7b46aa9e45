//! A person comes back from another account: whose code it is, and what moves with them.
//!
//! The old account gets not a word: someone else may hold that phone. Only the buttons of the last message there go, without
//! a sound, and whatever was written for it and had not left is written to the new one.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::ports::{Address, Letter, Outgoing, Recipient};
use super::stories::Change;
use super::task::Desk;
use super::work::Work;
use crate::handoff::request::CaseState;
use crate::handoff::say::StaffSay;
use crate::id::{CaseCode, Lookup};
use crate::intake::dialogue::Dialogue;
use crate::intake::effect::Effect;
use crate::intake::return_code::ReturnCode;
use crate::intake::returning;
use crate::intake::step::{Fresh, Step};
use crate::store::{Bar, Case, NewReturn, Person, StoreError};

/// How many wrong codes an account may try within [`WITHIN`]; then none is looked up, and the answer is the same.
const GUESSES: usize = 5;
const WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// When who has tried a code that nobody has. In memory only: a restart gives five more tries at one in 2⁶⁷.
#[derive(Default)]
pub(super) struct Guesses {
    tried: HashMap<Lookup, Vec<Timestamp>>,
}

impl Guesses {
    pub(super) fn count(&mut self, who: Lookup, now: Timestamp) {
        let tried = self.tried.entry(who).or_default();
        tried.retain(|at| counts(*at, now));
        tried.push(now);
    }

    pub(super) fn sweep(&mut self, now: Timestamp) {
        self.tried.retain(|_, tried| tried.iter().any(|at| counts(*at, now)));
    }

    fn of(&self, who: &Lookup, now: Timestamp) -> usize {
        self.tried.get(who).into_iter().flatten().filter(|at| counts(**at, now)).count()
    }
}

fn counts(tried: Timestamp, now: Timestamp) -> bool {
    now.duration_since(tried) < WITHIN
}

/// A letter that was written for the old account and has not arrived there, as far as anyone knows.
struct Unsent {
    code: CaseCode,
    answer: Option<u16>,
    what: Outgoing,
}

impl Desk {
    /// Carries out a step; one that found a return code goes on with what the code leads to.
    pub(super) async fn follow_or_return(
        &mut self,
        work: &mut Work,
        from: &Address,
        who: Lookup,
        (step, fresh): (Step, &Fresh),
    ) -> Result<Option<String>, StoreError> {
        let Step { dialogue, mut effects } = step;
        let code = effects.iter().find_map(|effect| match effect {
            Effect::Return(code) => Some(code.clone()),
            _ => None,
        });
        let Some(code) = code else { return self.follow(work, from, who, Step { dialogue, effects }).await };
        effects.retain(|effect| !matches!(effect, Effect::Return(_)));
        let (then, unsent) = match self.owner(work, &who, &code).await? {
            None => (returning::unknown(&self.guide(from.channel), dialogue, fresh), Vec::new()),
            Some((old, _)) if old == who => {
                (returning::own(&self.guide(from.channel), dialogue, fresh), Vec::new())
            }
            Some((old, person)) => {
                let there = person.dialogue.clone();
                let unsent = self.move_over(work, (old, person.address), (who, from)).await?;
                (returning::found(&self.guide(from.channel), dialogue, there, fresh), unsent)
            }
        };
        effects.extend(then.effects);
        let corrected = self.has_wishes(work, &who).await?;
        if unsent.is_empty() && !corrected {
            return self.follow(work, from, who, Step { dialogue: then.dialogue, effects }).await;
        }
        // First that the talk goes on here, then what was on its way, and the open question last, where it is answered.
        let asks = effects.iter().position(|effect| matches!(effect, Effect::Ask(..)));
        let asked = effects.split_off(asks.unwrap_or(effects.len()));
        self.follow(work, from, who, Step { dialogue: then.dialogue.clone(), effects }).await?;
        for Unsent { code, answer, what } in unsent {
            let Outgoing::Message { text, buttons, .. } = what else { continue };
            let hours = then.dialogue.case(&code).and_then(|open| open.discreet);
            self.write_to_person(work, from, who, text, buttons, Some((&code, hours)));
            if let Some(letter) = work.commit.outbox.last_mut() {
                letter.answer = answer;
            }
        }
        if corrected {
            self.fulfil_all(work, &who).await?;
        }
        self.follow(work, from, who, Step { dialogue: then.dialogue, effects: asked }).await
    }

    /// Whether staff want something of answers that a person has got which has not happened yet.
    async fn has_wishes(&self, work: &mut Work, who: &Lookup) -> Result<bool, StoreError> {
        let cases = work.cases_of(who).await?;
        Ok(cases.iter().flat_map(|case| case.course.exchange.arrived()).any(|answer| answer.wish.is_some()))
    }

    /// Does it, where the answers cannot be reached any more: they were read at another account.
    async fn fulfil_all(&mut self, work: &mut Work, who: &Lookup) -> Result<(), StoreError> {
        for case in work.cases_of(who).await? {
            let wished = case.course.exchange.arrived().iter().filter(|answer| answer.wish.is_some());
            for number in wished.map(|answer| answer.number).collect::<Vec<_>>() {
                let Some(case) = work.case(&case.code).await? else { continue };
                self.fulfil(work, case, number).await?;
            }
        }
        Ok(())
    }

    /// Whose code it is. Nobody's, if it was never given, was used or replaced, if its person is forgotten or has begun
    /// another talk since, and for whoever has guessed too often.
    async fn owner(
        &mut self,
        work: &mut Work,
        who: &Lookup,
        code: &ReturnCode,
    ) -> Result<Option<(Lookup, Person)>, StoreError> {
        let coming = work.then.guesses.iter().filter(|guess| *guess == who).count();
        if self.guesses.of(who, work.now) + coming >= GUESSES {
            return Ok(None);
        }
        let owner = match given(work, code).await? {
            Some(given) => {
                work.load(&[given.person]).await?;
                let same_talk = |person: &&Person| person.dialogue.consent.as_ref() == Some(&given.consent);
                work.person(&given.person).filter(same_talk).map(|person| (given.person, person.clone()))
            }
            None => None,
        };
        if owner.is_none() {
            work.then.guesses.push(*who);
        }
        Ok(owner)
    }

    /// Gives what belongs to one account to another and forgets the first. Returns what was written for it about its cases
    /// and has not left.
    async fn move_over(
        &mut self,
        work: &mut Work,
        (old, old_address): (Lookup, Option<Address>),
        (who, from): (Lookup, &Address),
    ) -> Result<Vec<Unsent>, StoreError> {
        for case in work.cases_of(&old).await? {
            let mut case = Case { request: case.request.moved_to(from.channel), person: Some(who), ..case };
            case.course.forget_account();
            work.put_case(case.clone());
            if case.state != CaseState::Closed {
                self.refresh_card(work, &case);
                let say = StaffSay::PersonMoved { code: case.code.clone(), channel: from.channel };
                self.tell_staff(work, &case, &say);
            }
        }
        for (queue, until) in self.bars_of(work, &old) {
            work.commit.bars.push(Bar { person: who, queue, until: Some(until) });
        }
        let unsent = self.unsent_to(work, &old);
        work.commit.outbox.retain(|letter| letter.person != Some(old));
        if let Some(reference) = self.live_buttons.get(&old)
            && let Some(address) = &old_address
        {
            work.then.retire.push((address.clone(), reference.clone()));
        }
        work.then.stories.push((old, Change::Drop));
        if let Some(address) = old_address {
            work.forget_person(old, address);
        }
        Ok(unsent)
    }

    /// What was written for an account about its cases, the oldest first, and is not known to have arrived.
    fn unsent_to(&self, work: &Work, who: &Lookup) -> Vec<Unsent> {
        let to_them = |letter: &Arc<Letter>| match &letter.to {
            Recipient::Person(address) => self.lookup(address) == *who,
            Recipient::Queue(_) | Recipient::Operator => false,
        };
        let under_way = self.about.values().filter(|about| {
            let row = about.letter.row;
            to_them(&about.letter) && !work.then.done.contains(&row) && !work.then.cancel.contains(&row)
        });
        let mut written: Vec<_> = under_way.collect();
        written.sort_by_key(|about| about.letter.row);
        let written = written.into_iter().filter_map(|about| {
            let (code, what) = (about.code.clone()?, about.letter.what.clone());
            Some(Unsent { code, answer: about.answer, what })
        });
        let now = work.commit.outbox.iter().filter(|letter| letter.person == Some(*who));
        let now = now.filter_map(|letter| {
            let (code, what) = (letter.about.clone()?, letter.what.clone());
            Some(Unsent { code, answer: letter.answer, what })
        });
        written.chain(now).collect()
    }

    /// Whether a letter to a person is still to the person of its case, who may have gone to another account since.
    pub(super) async fn is_of_its_case(
        &self,
        work: &mut Work,
        to: &Address,
        about: Option<&CaseCode>,
    ) -> Result<bool, StoreError> {
        let Some(code) = about else { return Ok(true) };
        Ok(work.case(code).await?.is_none_or(|case| case.person == Some(self.lookup(to))))
    }
}

/// Keeps a code for a person who has agreed.
pub(super) fn keep_return_code(work: &mut Work, who: Lookup, dialogue: &Dialogue, code: ReturnCode) {
    let Some(consent) = dialogue.consent.clone() else { return };
    work.commit.returns.retain(|given| given.person != who);
    work.commit.returns.push(NewReturn { code, person: who, consent });
}

/// To whom a code was given, in this unit of work or before.
async fn given(work: &Work, code: &ReturnCode) -> Result<Option<NewReturn>, StoreError> {
    if let Some(given) = work.commit.returns.iter().find(|given| given.code == *code) {
        return Ok(Some(given.clone()));
    }
    let stored = work.stored_return(code).await?;
    // One that is being replaced, or whose person was forgotten a moment ago, is nobody's.
    let replaced = |given: &NewReturn| {
        work.commit.returns.iter().any(|other| other.person == given.person)
            || work.commit.cancel_for_person.contains(&given.person)
    };
    Ok(stored.filter(|given| !replaced(given)))
}
