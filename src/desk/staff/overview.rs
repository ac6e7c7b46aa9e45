//! What there is: the open cases, one's own, one case in full. And the card, brought up to date.

use crate::desk::ports::{Outgoing, Recipient, StaffSaid};
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::handoff::say::{Row, StaffSay, Standing};
use crate::id::CaseCode;
use crate::store::{Case, StoreError};
use crate::understand::plight::{self, Sign};

impl Desk {
    pub(super) async fn overview(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        mine: bool,
    ) -> Result<(), StoreError> {
        let cases = work.open_cases(&said.queue).await?;
        let cases = cases
            .iter()
            .filter(|case| !mine || case.claimed_by.as_ref() == Some(&said.sender))
            .map(row)
            .collect();
        self.tell_room(work, said, &StaffSay::Overview { mine, cases });
        Ok(())
    }

    /// The card and the story anew: who joined later cannot read what was encrypted before.
    pub(super) async fn show_case(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        code: Option<CaseCode>,
    ) -> Result<(), StoreError> {
        let Some(case) = self.case_or_word(work, said, code.as_ref()).await? else { return Ok(()) };
        self.tell_staff(work, &case, &card_of(&case));
        self.tell_story(work, &case);
        Ok(())
    }

    /// Says in the thread of a case what its person wrote.
    pub(in crate::desk) fn tell_story(&mut self, work: &mut Work, case: &Case) {
        let card = case.request.card();
        if card.words.is_empty() && card.contact.is_none() {
            return;
        }
        let violence = card.words.iter().any(|words| plight::read(words.as_str()).tells(Sign::Attacked));
        let say = StaffSay::Story { card: Box::new(card.clone()), violence };
        let text = self.catalogue.staff(&say, &self.directory);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread: case.card.clone() };
        work.letter_with_words(Recipient::Queue(case.queue.clone()), what, &case.code);
    }

    /// Brings the card in the room up to date.
    pub(in crate::desk) fn refresh_card(&mut self, work: &mut Work, case: &Case) {
        let Some(reference) = case.card.clone() else { return };
        let text = self.card_text(work, case);
        let what = Outgoing::Edit { reference, text };
        work.letter(Recipient::Queue(case.queue.clone()), what, Some(&case.code));
    }
}

/// A case's card as it is now.
pub(in crate::desk) fn card_of(case: &Case) -> StaffSay {
    let (card, received) = (Box::new(case.request.card().clone()), case.request.received());
    StaffSay::Card { card, received, standing: standing(case) }
}

fn standing(case: &Case) -> Standing {
    Standing { state: case.state, by: case.claimed_by.clone(), ending: case.course.ending }
}

fn row(case: &Case) -> Row {
    let card = case.request.card();
    Row {
        code: case.code.clone(),
        standing: standing(case),
        concern: card.concern,
        district: card.district,
        received: case.request.received(),
        urgent: !card.crisis.is_empty(),
        waits: case.course.waits_since.is_some(),
    }
}
