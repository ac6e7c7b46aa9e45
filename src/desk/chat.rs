//! The messages in people's chats: noted from consent on, so that they can be deleted there, as far as the platform does that.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};

use super::ports::{Address, Letter, Outgoing, Recipient};
use super::task::Desk;
use super::work::Work;
use crate::handoff::request::full_hour;
use crate::id::{ChannelKind, Lookup};
use crate::store::{ChatMessage, PersonWrite, StoreError};

/// So long Telegram deletes messages, theirs and ours: 48 hours, less an hour in which the wish may be carried out.
const ON_TELEGRAM: SignedDuration = SignedDuration::from_hours(47);

impl Desk {
    /// Notes a message of somebody who has agreed. Until when lies beside the sealed columns: counted from the full hour before,
    /// since else a stolen disk would tell by the second when each message was written, and Telegram whose it was.
    pub(super) fn note_message(&self, work: &mut Work, who: Lookup, channel: ChannelKind, reference: &str) {
        let expires = match channel {
            ChannelKind::Telegram => full_hour(work.now).checked_add(ON_TELEGRAM).unwrap_or(Timestamp::MAX),
            ChannelKind::Matrix | ChannelKind::Terminal => self.settings.retention.open_ends(work.now),
        };
        work.commit.chat.push(ChatMessage { person: who, reference: reference.to_owned(), expires });
    }

    /// Notes what was sent to somebody who has agreed: memory tells who wrote since the start, and whatever is about a case goes
    /// to nobody else. Of somebody who was forgotten meanwhile nothing is noted any more.
    pub(super) async fn note_sent(
        &self,
        work: &mut Work,
        to: &Address,
        letter: &Letter,
        references: &[String],
    ) -> Result<(), StoreError> {
        let Outgoing::Message { .. } = letter.what else { return Ok(()) };
        let who = self.lookup(to);
        let has_agreed = self.agreed.contains(&who) || {
            self.about.contains_key(&letter.row) && {
                work.load(&[who]).await?;
                work.person(&who).is_some()
            }
        };
        for reference in references.iter().filter(|_| has_agreed) {
            self.note_message(work, who, to.channel, reference);
        }
        Ok(())
    }

    /// Takes over who has agreed, as a commit has it.
    pub(super) fn learn_who_agreed(&mut self, people: &[PersonWrite]) {
        for write in people {
            match write {
                PersonWrite::Put(who, person) if person.dialogue.consent.is_some() => {
                    self.agreed.insert(*who);
                }
                PersonWrite::Put(who, _) | PersonWrite::Forget(who) => {
                    self.agreed.remove(who);
                }
            }
        }
    }

    /// Deletes what is in a person's chat, theirs and ours. What the platform does not delete stays there.
    pub(super) async fn clear_chat(
        &mut self,
        work: &mut Work,
        who: Lookup,
        chat: &Address,
    ) -> Result<(), StoreError> {
        let stored = self.store.chat_messages(&who, work.now).await?;
        let new = work.commit.chat.extract_if(.., |message| message.person == who);
        let messages: Vec<String> = new.map(|message| message.reference).chain(stored).collect();
        // What was to be said to the person a moment before would come after it.
        work.commit.outbox.retain(|letter| letter.person != Some(who) || letter.about.is_some());
        work.commit.chats_cleared.push(who);
        for reference in messages {
            // Of nobody: it goes also to somebody who is forgotten in the meantime.
            work.letter(Recipient::Person(chat.clone()), Outgoing::Redact { reference }, None);
        }
        Ok(())
    }

    /// Those of these people of whom nothing is kept, not even that they were asked to agree, and to whom nothing is on its way.
    pub(super) async fn forgotten(&self, people: Vec<Address>) -> Result<Vec<Address>, StoreError> {
        let lookups: Vec<Lookup> = people.iter().map(|person| self.lookup(person)).collect();
        let known = self.store.people(&lookups).await?;
        let unknown = people.into_iter().zip(lookups).filter(|(_, who)| !known.contains_key(who));
        let unknown: Vec<(Address, Lookup)> = unknown.collect();
        if unknown.is_empty() {
            return Ok(Vec::new());
        }
        let under_way = self.store.pending().await?;
        let written_to: HashSet<Lookup> = under_way
            .iter()
            .filter_map(|letter| match &letter.to {
                Recipient::Person(address) => Some(self.lookup(address)),
                Recipient::Queue(_) | Recipient::Operator => None,
            })
            .collect();
        let mut forgotten = Vec::new();
        for (person, who) in unknown {
            if !written_to.contains(&who) && self.store.cases_of(&who).await?.is_empty() {
                forgotten.push(person);
            }
        }
        Ok(forgotten)
    }

    /// Empties the chats of people whose time is over, before the store forgets where they are.
    pub(super) async fn clear_chats_of_expired_people(&mut self) -> Result<(), StoreError> {
        for (who, person) in self.store.expired_people(self.clock.now()).await? {
            let Some(chat) = person.address else { continue };
            let mut work = self.work(chat.channel);
            self.clear_chat(&mut work, who, &chat).await?;
            self.commit(work).await?;
        }
        Ok(())
    }
}

/// Whether a letter only deletes something in a person's chat. Where that is refused nothing is lost.
pub(super) fn only_deletes(letter: &Letter) -> bool {
    matches!((&letter.to, &letter.what), (Recipient::Person(_), Outgoing::Redact { .. }))
}
