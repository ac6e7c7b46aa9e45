//! What there is: the open cases, one's own, one case in full. And the card, brought up to date.

use crate::desk::ports::{Outgoing, Recipient, StaffSaid};
use crate::desk::task::Desk;
use crate::desk::watch::unanswered_since;
use crate::desk::work::Work;
use crate::handoff::request::CaseState;
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
        let cases = cases.iter().filter(|case| !mine || case.claimed_by.as_ref() == Some(&said.sender));
        let cases: Vec<Case> = cases.cloned().collect();
        self.tell_room(work, said, &StaffSay::Overview { mine, cases: rows(&cases) });
        for case in &cases {
            self.tell_what_waits(work, said, case).await?;
        }
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
        let say = self.card_of(work, &case);
        self.reply(work, said, &case, &say);
        self.tell_what_waits(work, said, &case).await?;
        self.tell_story_at(work, case, said.about.clone());
        Ok(())
    }

    /// Says what the person of a case was asked and has not answered.
    async fn tell_what_waits(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        case: &Case,
    ) -> Result<(), StoreError> {
        if let Some(to) = self.asked_to_go(work, case).await? {
            self.reply(work, said, case, &StaffSay::HandOnWaits { code: case.code.clone(), to });
        }
        Ok(())
    }

    /// Says in the thread of a case what its person wrote.
    pub(in crate::desk) fn tell_story(&mut self, work: &mut Work, case: Case) {
        let thread = case.card.clone();
        self.tell_story_at(work, case, thread);
    }

    fn tell_story_at(&mut self, work: &mut Work, case: Case, thread: Option<String>) {
        let card = case.request.card();
        if card.words.is_empty() && card.contact.is_none() {
            return;
        }
        let violence = card.words.iter().any(|words| plight::read(words.as_str()).tells(Sign::Attacked));
        let say = StaffSay::Story { card: Box::new(card.clone()), violence };
        self.post_at(work, case, &say, (Vec::new(), thread));
    }

    /// The card of a case as it is first posted.
    pub(in crate::desk) fn card_to_post(&self, work: &Work, case: &Case) -> Outgoing {
        let say = self.card_of(work, case);
        let text = self.catalogue.staff(&say, work.directory());
        Outgoing::Card { text, html: self.catalogue.staff_html(&say, work.directory()) }
    }

    /// Brings the card in the room up to date.
    pub(in crate::desk) fn refresh_card(&mut self, work: &mut Work, case: &Case) {
        let Some(reference) = case.card.clone() else { return };
        let say = self.card_of(work, case);
        let text = self.catalogue.staff(&say, work.directory());
        let html = self.catalogue.staff_html(&say, work.directory());
        let what = Outgoing::Edit { reference, text, html };
        work.letter(Recipient::Queue(case.queue.clone()), what, Some(&case.code));
    }

    /// A case's card as it is now; while it waits, with who is on duty.
    fn card_of(&self, work: &Work, case: &Case) -> StaffSay {
        let (card, received) = (Box::new(case.request.card().clone()), case.request.received());
        let waits = case.state == CaseState::Waiting;
        let on_duty = if waits { self.on_duty(work, &case.queue) } else { Vec::new() };
        StaffSay::Card { card, received, standing: Standing { on_duty, ..standing(case) } }
    }
}

fn standing(case: &Case) -> Standing {
    Standing {
        state: case.state,
        by: case.claimed_by.clone(),
        ending: case.course.ending,
        danger_since: case.course.urgent && case.state != CaseState::Closed,
        on_duty: Vec::new(),
    }
}

/// A row for each case, the urgent ones first.
pub(super) fn rows<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Vec<Row> {
    let mut rows: Vec<Row> = cases.into_iter().map(row).collect();
    rows.sort_by_key(|row| !row.urgent);
    rows
}

fn row(case: &Case) -> Row {
    let card = case.request.card();
    Row {
        code: case.code.clone(),
        standing: standing(case),
        concern: card.concern,
        district: card.district,
        received: case.request.received(),
        urgent: case.course.urgent || !card.crisis.is_empty(),
        // Of what nobody has taken the standing says it.
        waits: case.state != CaseState::Waiting && unanswered_since(case).is_some(),
    }
}
