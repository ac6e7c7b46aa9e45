//! Tells a person what is stored of them. Only the desk knows all of it.

use super::task::Desk;
use super::work::Work;
use crate::id::Lookup;
use crate::intake::data::{Kept, KeptCase, KeptWords, OwnWords};
use crate::intake::dialogue::Dialogue;
use crate::store::StoreError;
use crate::understand::anonymise::Gated;

impl Desk {
    /// Kinds and dates.
    pub(super) async fn kept_of(
        &self,
        work: &mut Work,
        who: &Lookup,
        dialogue: &Dialogue,
    ) -> Result<Kept, StoreError> {
        let mut cases = Vec::new();
        for case in work.cases_of(who).await? {
            let card = case.request.card();
            cases.push(KeptCase {
                words: KeptWords { texts: card.words.len(), contact: card.contact.is_some() },
                received: case.request.received(),
                code: case.code,
                queue: case.queue,
                state: case.state,
                until: case.expires,
            });
        }
        let unsent = dialogue.consent.is_some() && dialogue.has_unsent();
        let contact = dialogue.draft.contact.is_some();
        let draft = unsent.then(|| KeptWords { texts: dialogue.texts().len(), contact });
        Ok(Kept {
            consent: dialogue.consent.clone(),
            story_held: dialogue.story_held,
            draft,
            cases,
            return_code: dialogue.return_code_given.is_some(),
            until: work.person(who).map(|person| person.expires),
        })
    }

    /// The words themselves: of what is not sent, and of each request.
    pub(super) async fn words_of(
        &self,
        work: &mut Work,
        who: &Lookup,
        dialogue: &Dialogue,
    ) -> Result<Vec<OwnWords>, StoreError> {
        let texts: Vec<_> = dialogue.texts().iter().map(Gated::seen).collect();
        let draft = OwnWords { code: None, texts, contact: dialogue.draft.contact.clone() };
        let mut all = vec![draft];
        for case in work.cases_of(who).await? {
            let card = case.request.card();
            let (texts, contact) = (card.words.clone(), card.contact.clone());
            all.push(OwnWords { code: Some(case.code), texts, contact });
        }
        all.retain(|own| !own.texts.is_empty() || own.contact.is_some());
        Ok(all)
    }
}
