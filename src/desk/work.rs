//! A unit of work: what one commit will write, with the records it concerns held in memory while events are folded
//! over them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::consulting::Consultations;
use super::ports::{Address, Batch, Outgoing, Recipient, RoomProblem};
use super::seen::Name;
use super::stories::Change;
use super::watch::next_look;
use crate::directory::Directory;
use crate::handoff::request::CaseState;
use crate::id::{CaseCode, ChannelKind, Lookup, QueueId, RowId};
use crate::intake::return_code::ReturnCode;
use crate::store::{Case, CaseWrite, Commit, NewLetter, NewReturn, Person, PersonWrite, Store, StoreError};

pub(super) struct Work {
    pub(super) store: Arc<Store>,
    directory: Arc<Directory>,
    pub(super) now: Timestamp,
    /// The channel whose batch this is.
    pub(super) channel: ChannelKind,
    pub(super) commit: Commit,
    people: HashMap<Lookup, Option<Person>>,
    changed_people: HashSet<Lookup>,
    cases: HashMap<CaseCode, Option<Case>>,
    changed_cases: HashSet<CaseCode>,
    pub(super) consultations: Consultations,
    /// What the desk must remember, or do, once the commit is through; nothing of it if the commit fails.
    pub(super) then: Then,
}

/// What follows a successful commit, in memory and at the couriers.
#[derive(Default)]
pub(super) struct Then {
    /// What becomes of first messages in memory.
    pub(super) stories: Vec<(Lookup, Change)>,
    /// Events that were taken.
    pub(super) seen: Vec<Name>,
    /// Rows to take back from the couriers.
    pub(super) cancel: Vec<RowId>,
    /// Messages whose buttons shall go.
    pub(super) retire: Vec<(Address, String)>,
    /// Messages that show buttons now.
    pub(super) live_buttons: Vec<(Address, String)>,
    /// Letters that are done with.
    pub(super) done: Vec<RowId>,
    /// People who get nothing more of what was written before.
    pub(super) forgotten: Vec<Address>,
    /// Letters that were sent.
    pub(super) confirmed: Vec<String>,
    /// Events of ours that came back before their courier told of them.
    pub(super) heard: Vec<(String, String)>,
    /// People who tried a return code that nobody has.
    pub(super) guesses: Vec<Lookup>,
    /// What is now known of the rooms.
    pub(super) rooms: Vec<(QueueId, Option<RoomProblem>)>,
}

impl Work {
    pub(super) fn new(
        store: Arc<Store>,
        directory: Arc<Directory>,
        channel: ChannelKind,
        now: Timestamp,
    ) -> Self {
        Self {
            store,
            directory,
            now,
            channel,
            commit: Commit::default(),
            people: HashMap::new(),
            changed_people: HashSet::new(),
            cases: HashMap::new(),
            changed_cases: HashSet::new(),
            consultations: Consultations::default(),
            then: Then::default(),
        }
    }

    /// The directory as it is in this unit of work.
    pub(super) fn directory(&self) -> &Arc<Directory> {
        &self.directory
    }

    /// From now on, in this unit of work, this is the directory.
    pub(super) fn know(&mut self, directory: Arc<Directory>) {
        self.directory = directory;
    }

    /// Loads people in one query; those already here are not read again.
    pub(super) async fn load(&mut self, who: &[Lookup]) -> Result<(), StoreError> {
        let mut missing: Vec<_> = who.iter().filter(|who| !self.people.contains_key(who)).copied().collect();
        if missing.is_empty() {
            return Ok(());
        }
        // Whoever did two things in one batch is named twice, and found only once.
        missing.sort_unstable();
        missing.dedup();
        let mut found = self.store.people(&missing).await?;
        for who in missing {
            let person = found.remove(&who);
            self.people.insert(who, person);
        }
        Ok(())
    }

    /// A person loaded before; a row whose time has run out counts as none, even before the sweep.
    pub(super) fn person(&self, who: &Lookup) -> Option<&Person> {
        self.people.get(who)?.as_ref().filter(|person| person.expires > self.now)
    }

    pub(super) fn put_person(&mut self, who: Lookup, person: Person) {
        self.people.insert(who, Some(person));
        self.changed_people.insert(who);
    }

    pub(super) fn forget_person(&mut self, who: Lookup, address: Address) {
        self.people.insert(who, None);
        self.changed_people.insert(who);
        self.commit.cancel_for_person.push(who);
        self.commit.returns.retain(|given| given.person != who);
        self.then.forgotten.push(address);
    }

    /// A case by its code.
    pub(super) async fn case(&mut self, code: &CaseCode) -> Result<Option<Case>, StoreError> {
        if !self.cases.contains_key(code) {
            let found = self.store.cases(std::slice::from_ref(code)).await?.remove(code);
            self.cases.insert(code.clone(), found);
        }
        // One whose time has run out counts as none, even before the sweep.
        Ok(self.cases.get(code).cloned().flatten().filter(|case| case.expires > self.now))
    }

    /// The case whose card is this event, or in whose thread it lies; of one that waits, any message that tells of it.
    pub(super) async fn case_of_card(
        &mut self,
        queue: &QueueId,
        reference: &str,
    ) -> Result<Option<Case>, StoreError> {
        // A card that arrived just now is known here before it is written down.
        let here = self
            .cases
            .values()
            .flatten()
            .find(|case| case.queue == *queue && case.card.as_deref() == Some(reference));
        if let Some(case) = here {
            return Ok(Some(case.clone()));
        }
        match self.store.case_of_card(queue, reference).await? {
            // As it is in this unit of work: it may be with another service by now.
            Some(code) => Ok(self.case(&code).await?.filter(|case| case.queue == *queue)),
            None => self.waiting_case_of_post(queue, reference).await,
        }
    }

    /// The case nobody has taken of which another message tells: the card shown again says how to take it, too.
    async fn waiting_case_of_post(
        &mut self,
        queue: &QueueId,
        reference: &str,
    ) -> Result<Option<Case>, StoreError> {
        let cases = match self.open_cases(queue).await {
            // Another case that cannot be read must not cost staff what they wrote under this message.
            Err(StoreError::Sealed { .. } | StoreError::Row { .. }) => return Ok(None),
            cases => cases?,
        };
        let tells = |case: &Case| case.posts.iter().any(|post| post == reference);
        Ok(cases.into_iter().find(|case| case.state == CaseState::Waiting && tells(case)))
    }

    /// A queue's cases that are not closed, the longest waiting first, as they are in this unit of work.
    pub(super) async fn open_cases(&mut self, queue: &QueueId) -> Result<Vec<Case>, StoreError> {
        let stored = self.store.open_cases(queue).await?;
        let here = self.cases.values().flatten().map(|case| case.code.clone());
        let mut codes: Vec<CaseCode> = stored.iter().map(|case| case.code.clone()).collect();
        let new: Vec<CaseCode> = here.filter(|code| !codes.contains(code)).collect();
        codes.extend(new);
        for case in stored {
            self.cases.entry(case.code.clone()).or_insert(Some(case));
        }
        let mut cases = Vec::new();
        for code in codes {
            cases.extend(self.case(&code).await?);
        }
        cases.retain(|case| case.queue == *queue && case.state != CaseState::Closed);
        Ok(cases)
    }

    /// All cases of a person, those of this commit among them.
    pub(super) async fn cases_of(&mut self, who: &Lookup) -> Result<Vec<Case>, StoreError> {
        let mut codes = self.store.cases_of(who).await?;
        codes.extend(self.cases.values().flatten().map(|case| case.code.clone()));
        codes.sort_unstable();
        codes.dedup();
        let mut cases = Vec::new();
        for code in codes {
            cases.extend(self.case(&code).await?.filter(|case| case.person == Some(*who)));
        }
        Ok(cases)
    }

    /// To whom a return code was given, as of the last commit.
    pub(super) async fn stored_return(&self, code: &ReturnCode) -> Result<Option<NewReturn>, StoreError> {
        self.store.return_of(code).await
    }

    /// Whether a code can be given to a new case.
    pub(super) async fn is_free(&mut self, code: &CaseCode) -> Result<bool, StoreError> {
        Ok(self.case(code).await?.is_none())
    }

    pub(super) fn put_case(&mut self, mut case: Case) {
        case.due = next_look(&case, &self.directory, self.now);
        self.changed_cases.insert(case.code.clone());
        self.cases.insert(case.code.clone(), Some(case));
    }

    pub(super) fn delete_case(&mut self, code: &CaseCode) {
        self.changed_cases.insert(code.clone());
        self.cases.insert(code.clone(), None);
        self.commit.outbox.retain(|letter| letter.about.as_ref() != Some(code) || letter.person.is_some());
    }

    /// Adds a letter to the outbox of this commit.
    pub(super) fn letter(&mut self, to: Recipient, what: Outgoing, about: Option<&CaseCode>) {
        let letter = self.new_letter(to, what, about);
        self.commit.outbox.push(letter);
    }

    /// Adds a letter with the person's own words: a card, or what they wrote, as the post of this number.
    pub(super) fn letter_with_words(
        &mut self,
        to: Recipient,
        what: Outgoing,
        about: &CaseCode,
        post: Option<u16>,
    ) {
        let letter = NewLetter { words: true, post, ..self.new_letter(to, what, Some(about)) };
        self.commit.outbox.push(letter);
    }

    /// Adds the echo of an answer in its case's thread.
    pub(super) fn echo_of_answer(&mut self, to: Recipient, what: Outgoing, about: &CaseCode, answer: u16) {
        let letter = NewLetter { answer: Some(answer), ..self.new_letter(to, what, Some(about)) };
        self.commit.outbox.push(letter);
    }

    pub(super) fn new_letter(&self, to: Recipient, what: Outgoing, about: Option<&CaseCode>) -> NewLetter {
        NewLetter {
            to,
            what,
            about: about.cloned(),
            consultation: None,
            words: false,
            answer: None,
            post: None,
            person: None,
            not_before: None,
            hours: None,
            created: self.now,
        }
    }

    /// Adds a letter to a person, taken back if they are forgotten before it is sent.
    pub(super) fn letter_to_person(&mut self, letter: NewLetter) {
        self.commit.outbox.push(letter);
    }

    /// Takes over where the channel goes on and what it keeps.
    pub(super) fn close_batch(&mut self, batch: &Batch) {
        self.commit.cursor = batch.cursor.clone().map(|cursor| (batch.channel, cursor));
        self.commit.keep = batch.keep.iter().map(|kept| (batch.channel, kept.clone())).collect();
        self.commit.release = batch.release.iter().map(|key| (batch.channel, key.clone())).collect();
    }

    /// The finished commit.
    pub(super) fn finish(mut self) -> (Commit, Then) {
        for who in std::mem::take(&mut self.changed_people) {
            self.commit.people.push(match self.people.remove(&who).flatten() {
                Some(person) => PersonWrite::Put(who, person),
                None => PersonWrite::Forget(who),
            });
        }
        for code in std::mem::take(&mut self.changed_cases) {
            self.commit.cases.push(match self.cases.remove(&code).flatten() {
                Some(case) => CaseWrite::Put(case),
                None => CaseWrite::Delete(code),
            });
        }
        self.commit.consultations = self.consultation_writes();
        (self.commit, self.then)
    }
}
