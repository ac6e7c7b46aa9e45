//! Consultations between services within a unit of work, and what tells of them in the rooms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::ports::{Letter, Outgoing, Recipient};
use super::staff::post_to_asker;
use super::task::Desk;
use super::work::Work;
use crate::directory::calendar::Calendar;
use crate::handoff::consultation::{Consultation, Number, Reminder};
use crate::handoff::say::{NoteSay, StaffSay};
use crate::id::{CaseCode, QueueId};
use crate::store::{ConsultationWrite, NewLetter, StoreError};

/// The consultations as they are in a unit of work; read once, since there are few.
#[derive(Default)]
pub(super) struct Consultations {
    all: Option<BTreeMap<Number, Consultation>>,
    changed: BTreeSet<Number>,
}

impl Work {
    /// All consultations whose time has not run out, and whose case is still there.
    pub(super) async fn consultations(&mut self) -> Result<Vec<Consultation>, StoreError> {
        let all = self.stored_consultations().await?;
        let mut alive = Vec::with_capacity(all.len());
        for consultation in all {
            let gone = match &consultation.case {
                Some(code) => match self.case(code).await {
                    // A case that cannot be read keeps nobody from any other question.
                    Err(StoreError::Sealed { .. } | StoreError::Row { .. }) => true,
                    case => case?.is_none(),
                },
                None => false,
            };
            if !gone && consultation.expires > self.now {
                alive.push(consultation);
            }
        }
        Ok(alive)
    }

    /// All that are still kept, whatever has become of their case.
    async fn stored_consultations(&mut self) -> Result<Vec<Consultation>, StoreError> {
        if self.consultations.all.is_none() {
            let stored = self.store.consultations().await?;
            let all = stored.into_iter().map(|stored| (stored.number, stored)).collect();
            self.consultations.all = Some(all);
        }
        Ok(self.consultations.all.iter().flat_map(BTreeMap::values).cloned().collect())
    }

    /// The consultation of that number.
    pub(super) async fn consultation(&mut self, number: Number) -> Result<Option<Consultation>, StoreError> {
        Ok(self.consultations().await?.into_iter().find(|consultation| consultation.number == number))
    }

    /// A number that no consultation has.
    pub(super) async fn free_number(&mut self) -> Result<Number, StoreError> {
        self.stored_consultations().await?;
        let taken = |number| self.consultations.all.as_ref().is_some_and(|all| all.contains_key(&number));
        loop {
            let number = Number::from_random(getrandom::u32().map_err(StoreError::Random)?);
            if !taken(number) {
                return Ok(number);
            }
        }
    }

    pub(super) fn put_consultation(&mut self, consultation: Consultation) {
        self.consultations.changed.insert(consultation.number);
        let all = self.consultations.all.get_or_insert_default();
        all.insert(consultation.number, consultation);
    }

    fn delete_consultation(&mut self, number: Number) {
        self.consultations.changed.insert(number);
        if let Some(all) = &mut self.consultations.all {
            all.remove(&number);
        }
        self.commit.outbox.retain(|letter| letter.consultation != Some(number));
    }

    /// What a commit writes of them.
    pub(super) fn consultation_writes(&mut self) -> Vec<ConsultationWrite> {
        let Consultations { all, changed } = std::mem::take(&mut self.consultations);
        let mut all = all.unwrap_or_default();
        let write = |number| match all.remove(&number) {
            Some(consultation) => ConsultationWrite::Put(Box::new(consultation)),
            None => ConsultationWrite::Delete(number),
        };
        changed.into_iter().map(write).collect()
    }

    /// Adds a letter that belongs to a consultation; `words` if it is the question, or an answer.
    pub(super) fn letter_of_consultation(
        &mut self,
        to: Recipient,
        what: Outgoing,
        number: Number,
        words: bool,
    ) {
        let letter = NewLetter { consultation: Some(number), words, ..self.new_letter(to, what, None) };
        self.commit.outbox.push(letter);
    }
}

impl Desk {
    /// Ends the consultations of a case that leaves its service. What was asked is taken out of the other room, and whoever
    /// thinks about an answer there learns that nobody waits for it; not why.
    pub(super) async fn end_consultations_of(
        &mut self,
        work: &mut Work,
        code: &CaseCode,
    ) -> Result<(), StoreError> {
        let all = work.stored_consultations().await?;
        for consultation in all.into_iter().filter(|consultation| consultation.case.as_ref() == Some(code)) {
            self.take_consultation_back(work, &consultation);
            if consultation.asked {
                self.say_in(
                    work,
                    &consultation.to,
                    &StaffSay::Note(NoteSay::Over { number: consultation.number }),
                );
            }
        }
        Ok(())
    }

    /// Reminds services of questions that nobody has answered; whoever asked learns it with the last reminder.
    pub(super) async fn remind_of_questions(&mut self) -> Result<(), StoreError> {
        let mut work = self.work(self.settings.rooms_on);
        let directory = Arc::clone(&self.directory);
        for mut consultation in work.consultations().await? {
            let holidays = directory.holidays();
            let asked = directory.queue(&consultation.to);
            let calendar = asked.map_or_else(|| Calendar::unknown(holidays), |to| Calendar::of(to, holidays));
            let Some(reminder) = consultation.remind(&calendar, work.now) else { continue };
            work.put_consultation(consultation.clone());
            let (number, from, to) =
                (consultation.number, consultation.from.clone(), consultation.to.clone());
            let waits = self.outside_threads(&NoteSay::Waits { number, from });
            work.letter_of_consultation(Recipient::Queue(to.clone()), waits, number, false);
            if reminder == Reminder::Last {
                let unanswered = self.outside_threads(&NoteSay::Unanswered { number, to });
                post_to_asker(&mut work, &consultation, unanswered, false);
            }
        }
        self.commit(work).await
    }

    fn outside_threads(&self, say: &NoteSay) -> Outgoing {
        let text = self.catalogue.staff(&StaffSay::Note(say.clone()), &self.directory);
        Outgoing::Message { text, buttons: Vec::new(), thread: None }
    }

    /// Deletes a consultation and takes it out of the rooms.
    pub(super) fn take_consultation_back(&self, work: &mut Work, consultation: &Consultation) {
        for (queue, reference) in &consultation.posts {
            let what = Outgoing::Redact { reference: reference.clone() };
            work.letter(Recipient::Queue(queue.clone()), what, None);
        }
        let number = consultation.number;
        self.cancel_letters(work, |about| about.consultation == Some(number));
        work.delete_consultation(number);
    }

    /// Something of a consultation has arrived in a room: it is remembered, so that it can be taken back, or taken back
    /// now if the consultation is gone.
    pub(super) async fn consultation_in_room(
        &mut self,
        work: &mut Work,
        queue: &QueueId,
        number: Number,
        references: &[String],
    ) -> Result<(), StoreError> {
        let Some(mut consultation) = work.consultation(number).await? else {
            for reference in references {
                let what = Outgoing::Redact { reference: reference.clone() };
                work.letter(Recipient::Queue(queue.clone()), what, None);
            }
            return Ok(());
        };
        consultation.posts.extend(references.iter().map(|reference| (queue.clone(), reference.clone())));
        work.put_consultation(consultation);
        Ok(())
    }

    /// A question or an answer will never arrive: whoever let it go must know.
    pub(super) async fn note_lost(
        &mut self,
        work: &mut Work,
        letter: &Letter,
        number: Number,
    ) -> Result<(), StoreError> {
        let Recipient::Queue(lost_in) = &letter.to else { return Ok(()) };
        let Some(consultation) = work.consultation(number).await? else { return Ok(()) };
        let Consultation { from, to, .. } = &consultation;
        let teller = if lost_in == to { from } else { to };
        self.say_in(work, teller, &StaffSay::Note(NoteSay::Lost { number, to: lost_in.clone() }));
        Ok(())
    }
}
