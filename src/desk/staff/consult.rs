//! Asking another service, and answering its question. What one service writes the other reads as it came through the gate,
//! once its writer has seen that and lets it go; it goes to rooms only, and never to a person.

use jiff::Timestamp;

use crate::desk::ports::{Outgoing, Recipient, StaffSaid, StaffWhat};
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::consultation::{self, Consultation, Dropped, LetGo, Note, Number};
use crate::handoff::say::{NoHandOn, NoNote, NoteSay, StaffSay};
use crate::id::{CaseCode, QueueId};
use crate::intake::answer::{self, MESSAGE_LIMIT};
use crate::store::StoreError;
use crate::understand::anonymise::{Gated, Removed};

impl Desk {
    /// Takes a question for another service down and shows what would go.
    pub(super) async fn consult(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
        (to, question): (&str, &str),
    ) -> Result<(), StoreError> {
        let case = match &code {
            Some(code) => match self.case_or_word(work, said, Some(code)).await? {
                Some(case) => Some(case),
                None => return Ok(()),
            },
            None => self.case_meant(work, said, None).await?,
        };
        let to = self.service_named(to);
        let refused =
            self.cannot_have(work, &said.queue, &to).map(NoNote::Service).or_else(|| unfit(question));
        if let Some(why) = refused {
            self.tell_room(work, said, &StaffSay::Note(NoteSay::Refused(why)));
            return Ok(());
        }
        let gated = consultation::gate(&self.anonymiser, &answer::clean(question));
        let consultation = Consultation {
            number: work.free_number().await?,
            from: said.queue.clone(),
            to,
            case: case.map(|case| case.code),
            question: note(said, &gated),
            asked: false,
            asked_at: None,
            reminded: 0,
            answered: false,
            answers: Vec::new(),
            posts: Vec::new(),
            expires: self.settings.retention.draft_ends(work.now),
        };
        self.show_held(work, said, &consultation, &gated);
        work.put_consultation(consultation);
        Ok(())
    }

    /// Takes an answer to another service's question down and shows what would go; without a text the question is shown
    /// once more, for those who cannot read the old messages.
    pub(super) async fn advise(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        number: Number,
        text: &str,
    ) -> Result<(), StoreError> {
        let asked = work.consultation(number).await?;
        let Some(mut consultation) = asked.filter(|asked| asked.is_open_to(&said.queue)) else {
            self.tell_room(work, said, &StaffSay::Note(NoteSay::Refused(NoNote::UnknownNumber)));
            return Ok(());
        };
        let refused = match unfit(text) {
            Some(NoNote::Empty) => {
                self.show_question(work, &consultation, said.about.clone());
                return Ok(());
            }
            refused => refused.or_else(|| self.no_room(&consultation.from)),
        };
        if let Some(why) = refused {
            self.tell_room(work, said, &StaffSay::Note(NoteSay::Refused(why)));
            return Ok(());
        }
        let gated = consultation::gate(&self.anonymiser, &answer::clean(text));
        consultation.answer(note(said, &gated));
        self.show_held(work, said, &consultation, &gated);
        work.put_consultation(consultation);
        Ok(())
    }

    /// Its writer lets a question or an answer go.
    pub(super) async fn let_note_go(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        number: Number,
    ) -> Result<(), StoreError> {
        let Some(mut consultation) = work.consultation(number).await? else {
            self.tell_room(work, said, &StaffSay::NoAnswerWaits);
            return Ok(());
        };
        let Some(let_go) = consultation.let_go(&said.queue, &said.sender, work.now) else {
            self.tell_room(work, said, &StaffSay::NoAnswerWaits);
            return Ok(());
        };
        // Days may lie between writing and yes. It stays held: the yes can be said again.
        let to = other(&consultation, &said.queue).clone();
        if let Some(why) = self.no_room(&to) {
            self.tell_room(work, said, &StaffSay::Note(NoteSay::Refused(why)));
            return Ok(());
        }
        let answer = matches!(let_go, LetGo::Answer(_));
        let retention = self.settings.retention;
        match let_go {
            LetGo::Question(_) => {
                // One about a case is kept as long as the case: it must be found when the person deletes it.
                let of_none = || retention.open_ends(work.now);
                consultation.expires = consultation.case.as_ref().map_or_else(of_none, |_| Timestamp::MAX);
                self.show_question(work, &consultation, None);
            }
            LetGo::Answer(text) => {
                if consultation.case.is_none() {
                    consultation.expires = retention.closed_ends(work.now);
                }
                let from = consultation.to.clone();
                let text = self
                    .catalogue
                    .staff(&StaffSay::Note(NoteSay::Advice { number, from, text }), &self.directory);
                let thread = consultation.question.thread.clone();
                let what = Outgoing::Message { text, buttons: Vec::new(), thread };
                post_to_asker(work, &consultation, what, true);
            }
        }
        work.put_consultation(consultation.clone());
        self.tell_writer(work, said, &consultation, &StaffSay::Note(NoteSay::Sent { number, to, answer }));
        Ok(())
    }

    /// Its writer throws a question or an answer away.
    pub(super) async fn drop_note(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        number: Number,
    ) -> Result<(), StoreError> {
        let dropped = match work.consultation(number).await? {
            Some(consultation) => self.drop_notes_of(work, &said.queue, &said.sender, consultation),
            None => false,
        };
        let say = if dropped { StaffSay::Note(NoteSay::Dropped { number }) } else { StaffSay::NoAnswerWaits };
        self.tell_room(work, said, &say);
        Ok(())
    }

    /// Throws away what a member of a service's staff has waiting in a consultation.
    pub(super) fn drop_notes_of(
        &mut self,
        work: &mut Work,
        queue: &QueueId,
        by: &str,
        mut consultation: Consultation,
    ) -> bool {
        match consultation.drop_held(queue, by) {
            Dropped::Nothing => return false,
            Dropped::Answer => work.put_consultation(consultation),
            Dropped::All => self.take_consultation_back(work, &consultation),
        }
        true
    }

    /// The numbers of what waits for the sender's yes: in the thread this was said in, and without such a one anywhere in
    /// the room. A sign is meant for the command it stands under alone.
    pub(super) async fn notes_held(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        anywhere: bool,
    ) -> Result<Vec<Number>, StoreError> {
        let sign = matches!(said.what, StaffWhat::Reaction(_));
        let mut held = Vec::new();
        for consultation in work.consultations().await? {
            let mine = consultation.held(&said.queue).iter().find(|note| note.by == said.sender);
            held.extend(mine.map(|note| (consultation.number, note.thread.clone(), note.event.clone())));
        }
        let meant = |(_, thread, event): &&(Number, Option<String>, String)| {
            let at = said.about.as_ref();
            at == Some(event) || !sign && (at.is_none() || thread.as_ref() == at)
        };
        let mut meant: Vec<Number> = held.iter().filter(meant).map(|(number, ..)| *number).collect();
        if meant.is_empty() && anywhere && !sign {
            meant = held.iter().map(|(number, ..)| *number).collect();
        }
        Ok(meant)
    }

    /// The questions of other services that a room can answer.
    pub(super) async fn open_questions(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
    ) -> Result<(), StoreError> {
        let waits = |asked: &Consultation| asked.is_open_to(&said.queue) && !asked.answered;
        let open = work.consultations().await?.into_iter().filter(waits);
        let questions: Vec<_> = open.map(|asked| (asked.number, asked.from)).collect();
        if !questions.is_empty() {
            self.tell_room(work, said, &StaffSay::Note(NoteSay::Open { questions }));
        }
        Ok(())
    }

    /// Shows the writer what would go, and what was taken out of it.
    fn show_held(&mut self, work: &mut Work, said: &StaffSaid, consultation: &Consultation, gated: &Gated) {
        let removed: Vec<Removed> = gated.removed().collect();
        let (number, to) = (consultation.number, other(consultation, &said.queue).clone());
        let say = StaffSay::Note(NoteSay::Held {
            number,
            to,
            answer: consultation.asked,
            text: gated.seen(),
            removed,
        });
        self.tell_writer(work, said, consultation, &say);
    }

    /// Posts the question in the room of the service that is asked.
    fn show_question(&mut self, work: &mut Work, consultation: &Consultation, thread: Option<String>) {
        let (number, from) = (consultation.number, consultation.from.clone());
        let text = consultation.question.text.clone();
        let text =
            self.catalogue.staff(&StaffSay::Note(NoteSay::Question { number, from, text }), &self.directory);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread };
        work.letter_of_consultation(Recipient::Queue(consultation.to.clone()), what, number, true);
    }

    /// Says something about a consultation where its command was written. In the room that asks it goes with the case.
    fn tell_writer(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        consultation: &Consultation,
        say: &StaffSay,
    ) {
        let text = self.catalogue.staff(say, &self.directory);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: said.about.clone() };
        if said.queue == consultation.from {
            post_to_asker(work, consultation, what, false);
        } else {
            let to = Recipient::Queue(said.queue.clone());
            work.letter_of_consultation(to, what, consultation.number, false);
        }
    }

    fn no_room(&self, queue: &QueueId) -> Option<NoNote> {
        let none = self.directory.queue(queue).is_none() || self.room_problem(queue).is_some();
        let why = || NoHandOn::NoRoom { queue: queue.clone() };
        none.then(|| NoNote::Service(why()))
    }
}

/// Posts something in the room that asks: of its case, where there is one, so that it leaves the room with it. The answer is
/// the other service's, and leaves with the consultation.
pub(in crate::desk) fn post_to_asker(
    work: &mut Work,
    consultation: &Consultation,
    what: Outgoing,
    words: bool,
) {
    let to = Recipient::Queue(consultation.from.clone());
    match &consultation.case {
        Some(code) if !words => work.letter(to, what, Some(code)),
        _ => work.letter_of_consultation(to, what, consultation.number, words),
    }
}

fn note(said: &StaffSaid, gated: &Gated) -> Note {
    let (by, event) = (said.sender.clone(), said.event.clone());
    Note { by, event, thread: said.about.clone(), text: gated.seen() }
}

/// The service at the other end.
fn other<'a>(consultation: &'a Consultation, queue: &QueueId) -> &'a QueueId {
    if consultation.from == *queue { &consultation.to } else { &consultation.from }
}

/// Why a text does not go at all.
fn unfit(text: &str) -> Option<NoNote> {
    if answer::clean(text).is_empty() {
        return Some(NoNote::Empty);
    }
    answer::is_too_long(text).then_some(NoNote::TooLong { limit: MESSAGE_LIMIT })
}
