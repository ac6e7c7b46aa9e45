//! Our own events as they come back from the server: what they tell of letters whose couriers never heard, and of
//! letters that were taken back while nobody knew whether the server had them.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::ports::{Letter, Outgoing, Recipient};
use super::task::{About, Desk};
use super::work::Work;
use crate::id::{QueueId, RowId};
use crate::store::{Mark, StoreError, TakenBack};

/// How long the echo of a letter that was taken back is waited for: after a day the server has forgotten its
/// transaction, and what it had it has told.
pub const WAITED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// What is known of letters to rooms besides what their couriers report, by transaction.
#[derive(Default)]
pub(super) struct Echoes {
    /// The events of letters that no courier has reported as sent.
    heard: HashMap<String, Vec<String>>,
    /// Letters that were taken back and may be in their room all the same.
    taken_back: HashMap<String, (QueueId, Timestamp)>,
}

impl Echoes {
    /// A letter was taken back; whatever comes of it must leave the room.
    pub(super) fn take_back(&mut self, TakenBack { transaction, queue, expires }: TakenBack) {
        self.heard.remove(&transaction);
        self.taken_back.insert(transaction, (queue, expires));
    }

    pub(super) fn hear(&mut self, transaction: String, reference: String) {
        // What was taken back in the same unit of work has been seen to: remembered, it would leave the room twice.
        if !self.taken_back.contains_key(&transaction) {
            self.heard.entry(transaction).or_default().push(reference);
        }
    }

    /// Nothing more is reported of a letter. If it was taken back its echo is still waited for.
    pub(super) fn done(&mut self, transaction: &str) {
        self.heard.remove(transaction);
    }

    /// All is known of a letter.
    pub(super) fn forget(&mut self, transaction: &str) {
        self.heard.remove(transaction);
        self.taken_back.remove(transaction);
    }

    pub(super) fn sweep(&mut self, now: Timestamp) {
        self.taken_back.retain(|_, (_, until)| now < *until);
    }
}

impl Desk {
    /// An event of ours came back from the server: its letter was sent, even if the courier never heard.
    pub(super) async fn echo(
        &mut self,
        work: &mut Work,
        transaction: &str,
        reference: &str,
        last: bool,
    ) -> Result<(), StoreError> {
        let about = self.about.values().find(|about| about.letter.transaction == transaction);
        let cancelled = about.filter(|about| work.then.cancel.contains(&about.letter.row));
        let unwanted = cancelled.and_then(|about| room_of(&about.letter));
        let unwanted = unwanted.or_else(|| self.echoes.taken_back.get(transaction).map(|(queue, _)| queue));
        if let Some(queue) = unwanted {
            let what = Outgoing::Redact { reference: reference.to_owned() };
            work.letter(Recipient::Queue(queue.clone()), what, None);
            return Ok(());
        }
        match self.unsent.get(transaction) {
            Some(held) if last => {
                let letter = Arc::clone(&held.letter);
                let mut references = self.heard(work, transaction);
                references.push(reference.to_owned());
                self.sent(work, &letter, &references).await?;
            }
            // The courier has it, and will hear of it or try again: so far this matters only if it is taken back.
            _ if about.is_some() => work.then.heard.push((transaction.to_owned(), reference.to_owned())),
            _ => {}
        }
        Ok(())
    }

    /// Takes letters about cases back that have not gone out, as far as anyone knows.
    pub(super) fn cancel_letters(&self, work: &mut Work, unwanted: impl Fn(&About) -> bool) {
        let unsent: Vec<&About> = self.about.values().filter(|about| unwanted(about)).collect();
        for About { letter, .. } in &unsent {
            let Some(queue) = room_of(letter) else { continue };
            for reference in self.heard(work, &letter.transaction) {
                work.letter(Recipient::Queue(queue.clone()), Outgoing::Redact { reference }, None);
            }
            let expires = work.now.checked_add(WAITED_FOR).unwrap_or(work.now);
            let (transaction, queue) = (letter.transaction.clone(), queue.clone());
            work.commit.taken_back.push(TakenBack { transaction, queue, expires });
        }
        let rows: Vec<RowId> = unsent.iter().map(|about| about.letter.row).collect();
        work.commit.marks.extend(rows.iter().map(|row| Mark::Cancel { row: *row }));
        work.then.cancel.extend(rows);
    }

    /// The events of a letter that came back so far, in this unit of work too.
    fn heard(&self, work: &Work, transaction: &str) -> Vec<String> {
        let before = self.echoes.heard.get(transaction).into_iter().flatten();
        let now = work.then.heard.iter().filter(|(of, _)| of == transaction).map(|(_, reference)| reference);
        before.chain(now).cloned().collect()
    }
}

/// The room in which a letter puts something.
fn room_of(letter: &Letter) -> Option<&QueueId> {
    match (&letter.to, &letter.what) {
        (
            Recipient::Queue(queue),
            Outgoing::Card { .. } | Outgoing::Message { .. } | Outgoing::Edit { .. },
        ) => Some(queue),
        _ => None,
    }
}
