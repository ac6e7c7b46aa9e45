//! Forgetting what has had its time.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::ports::{Letter, Recipient};
use super::task::{About, Desk};
use super::work::Work;
use crate::handoff::consultation::Number;
use crate::id::{CaseCode, Lookup};
use crate::store::{StoreError, Swept};

impl Desk {
    /// Deletes what has expired, in the rooms, the store and memory, and says how much it was in the store. What leaves a room
    /// waits in the outbox for its courier.
    ///
    /// # Errors
    /// Of the store; then it is tried again at the next sweep.
    pub async fn sweep(&mut self) -> Result<Swept, StoreError> {
        let now = self.clock.now();
        self.stories.sweep(now);
        self.echoes.sweep(now);
        self.guesses.sweep(now);
        self.bars.sweep(now);
        let mut work = self.work(self.settings.rooms_on);
        self.end_floods(&mut work);
        self.commit(work).await?;
        let cases = self.leave_rooms_of_expired_cases().await?;
        self.clear_chats_of_expired_people().await?;
        let swept = self.store.sweep(now).await?;
        let swept = Swept { cases: swept.cases + cases, ..swept };
        self.drop_letters_of_expired_cases().await?;
        // What is told comes last: should it fail again and again, all has been forgotten that had its time.
        self.expire_rosters().await?;
        self.remind_of_questions().await?;
        tracing::debug!(people = swept.people, cases = swept.cases, letters = swept.letters, "swept");
        Ok(swept)
    }

    /// What still waits for a room about a case or a consultation that has expired must not arrive when the room opens, nor
    /// what waits for a person who is forgotten; others still hear the last word. A letter under way is remembered until its
    /// report comes: if it is a card, it is taken out of the room then.
    async fn drop_letters_of_expired_cases(&mut self) -> Result<(), StoreError> {
        let codes: BTreeSet<CaseCode> = self.about.values().filter_map(|about| about.code.clone()).collect();
        let codes: Vec<CaseCode> = codes.into_iter().collect();
        let alive = self.store.cases(&codes).await?;
        let consultations = self.store.consultations().await?;
        let going_on: BTreeSet<Number> = consultations.iter().map(|asked| asked.number).collect();
        let is_over = |about: &About| {
            about.code.as_ref().is_some_and(|code| !alive.contains_key(code))
                || about.consultation.is_some_and(|number| !going_on.contains(&number))
        };
        let over = self.about.values().filter(|about| is_over(about));
        let people: Vec<Option<Lookup>> = over.map(|about| self.reader(&about.letter)).collect();
        if people.is_empty() {
            return Ok(());
        }
        let people: Vec<Lookup> = people.into_iter().flatten().collect();
        let known = self.store.people(&people).await?;
        let unwanted = |about: &About| {
            let heard = self.reader(&about.letter).is_some_and(|who| known.contains_key(&who));
            is_over(about) && !heard
        };
        let mut work = Work::new(
            Arc::clone(&self.store),
            Arc::clone(&self.directory),
            self.settings.rooms_on,
            self.clock.now(),
        );
        self.cancel_letters(&mut work, unwanted);
        self.commit(work).await
    }

    /// The person a letter is for.
    fn reader(&self, letter: &Letter) -> Option<Lookup> {
        match &letter.to {
            Recipient::Person(address) => Some(self.lookup(address)),
            Recipient::Queue(_) | Recipient::Operator => None,
        }
    }
}
