//! What a person passes on after the receipt: kept in the case for a moment, since people write in bursts, and shown to staff
//! in one post. It outlives a restart there, sealed.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::task::Desk;
use super::work::Work;
use crate::handoff::request::CaseState;
use crate::handoff::say::StaffSay;
use crate::id::CaseCode;
use crate::store::{Case, StoreError};
use crate::understand::anonymise::Anonymised;
use crate::understand::crisis::Dangers;

/// Whether what its person writes can be shown: beside its card, or without one that will never be there.
pub(super) fn has_its_place(case: &Case) -> bool {
    case.card.is_some() || case.course.card_lost.is_some()
}

impl Desk {
    /// Takes a message for the staff of a case; says whether there is such an open case.
    pub(super) async fn pass_on(
        &self,
        work: &mut Work,
        code: &CaseCode,
        (text, crisis): (Anonymised, Dangers),
        message: Option<String>,
    ) -> Result<bool, StoreError> {
        let open = work.case(code).await?.filter(|case| case.state != CaseState::Closed);
        let Some(mut case) = open else { return Ok(false) };
        let pause = SignedDuration::from_secs(self.settings.gather_pause.into());
        case.course.passed_on(work.now, pause, (message, text), crisis);
        work.put_case(case);
        Ok(true)
    }

    /// Shows what has waited long enough in these cases.
    pub(super) async fn show_due_bursts(
        &mut self,
        work: &mut Work,
        codes: BTreeSet<CaseCode>,
    ) -> Result<(), StoreError> {
        for code in codes {
            let Some(case) = work.case(&code).await? else { continue };
            // Before the card is there it has no thread, and the words would stand in the room itself.
            let due = case.course.burst.as_ref().is_some_and(|burst| burst.ends <= work.now);
            if due && has_its_place(&case) {
                self.show_burst(work, case);
            }
        }
        Ok(())
    }

    /// Shows staff what waits in a case, in its thread. Returns the case as it is then.
    pub(super) fn show_burst(&mut self, work: &mut Work, mut case: Case) -> Case {
        let Some(burst) = case.course.burst.take() else { return case };
        let crisis = burst.crisis;
        let case = self.post_messages(work, case, burst.into_messages(), (crisis, false));
        if !crisis.is_empty() {
            self.refresh_card(work, &case);
        }
        case
    }

    /// Puts messages of the person into the room as one post, new ones or as they are after a change. Returns the case as
    /// it is then.
    pub(super) fn post_messages(
        &mut self,
        work: &mut Work,
        case: Case,
        messages: Vec<(Option<String>, Anonymised)>,
        (crisis, changed): (Dangers, bool),
    ) -> Case {
        let texts = messages.iter().map(|(_, text)| text.clone()).collect();
        let say = StaffSay::PersonWrote { code: case.code.clone(), texts, crisis, changed };
        self.post(work, case, &say, messages)
    }
}
