//! What a person changed or took back of what was passed on: the room is brought up to date, and staff are told.

use super::ports::{Outgoing, Recipient};
use super::task::Desk;
use super::work::Work;
use crate::handoff::exchange::Post;
use crate::handoff::request::CaseState;
use crate::handoff::say::StaffSay;
use crate::id::{CaseCode, Lookup};
use crate::intake::input::Input;
use crate::store::{Case, StoreError};
use crate::understand::anonymise::Anonymised;
use crate::understand::crisis::Dangers;

impl Desk {
    /// The person's cases to which a message that is changed or taken back now was passed on. What is closed is changed no
    /// more, but can be taken out of its room as long as it is kept.
    pub(super) async fn passed_on(
        &self,
        work: &mut Work,
        who: &Lookup,
        (message, input): (Option<&str>, &Input),
    ) -> Result<Vec<CaseCode>, StoreError> {
        let closed_too = match input {
            Input::Edited(_) => false,
            Input::TakenBack => true,
            _ => return Ok(Vec::new()),
        };
        let Some(message) = message else { return Ok(Vec::new()) };
        let mut cases = work.cases_of(who).await?;
        cases.retain(|case| (closed_too || case.state != CaseState::Closed) && holds(case, message));
        Ok(cases.into_iter().map(|case| case.code).collect())
    }

    /// Puts the new text of a message in the place of the old one. The old post goes: whoever changes a message may have
    /// named too much in it, and an edit of ours would keep it readable beneath.
    pub(super) async fn change_message(
        &mut self,
        work: &mut Work,
        (code, message): (&CaseCode, &str),
        text: Anonymised,
        crisis: Dangers,
    ) -> Result<(), StoreError> {
        let open = work.case(code).await?.filter(|case| case.state != CaseState::Closed);
        let Some(mut case) = open else { return Ok(()) };
        case.course.person_wrote(work.now, !crisis.is_empty());
        if case.course.change_unshown(work.now, message, &text, crisis) {
            work.put_case(case);
        } else if case.request.change(message, Some(text.clone()), crisis) {
            self.tell_words_anew(work, case, &StaffSay::WordsChanged { code: code.clone(), crisis });
        } else {
            for post in self.withdraw(work, &mut case, |post| post.holds(message)) {
                case = self.post_messages(work, case, post.with(message, Some(&text)), (crisis, true));
            }
        }
        Ok(())
    }

    /// Takes a message out of its room. Returns whether staff may have seen it.
    pub(super) async fn take_back_message(
        &mut self,
        work: &mut Work,
        code: CaseCode,
        message: &str,
    ) -> Result<bool, StoreError> {
        let Some(mut case) = work.case(&code).await? else { return Ok(false) };
        let say = StaffSay::TookBack { code };
        if case.course.drop_unshown(message) {
            work.put_case(case);
            return Ok(false);
        }
        if case.request.change(message, None, Dangers::default()) {
            let seen = case.card.is_some();
            self.tell_words_anew(work, case, &say);
            return Ok(seen);
        }
        let posts = self.withdraw(work, &mut case, |post| post.holds(message));
        work.put_case(case.clone());
        self.tell_staff(work, &case, &say);
        for post in posts {
            let left = post.with(message, None);
            if !left.is_empty() {
                case = self.post_messages(work, case, left, (Dangers::default(), true));
            }
        }
        Ok(true)
    }

    /// Says in the thread of a case what its person wrote, as a post that can be changed later. Returns the case as it is
    /// then.
    pub(super) fn post(
        &mut self,
        work: &mut Work,
        case: Case,
        say: &StaffSay,
        messages: Vec<(Option<String>, Anonymised)>,
    ) -> Case {
        let thread = case.card.clone();
        self.post_at(work, case, say, (messages, thread))
    }

    /// The same in another place than the case's thread.
    pub(super) fn post_at(
        &mut self,
        work: &mut Work,
        mut case: Case,
        say: &StaffSay,
        (messages, thread): (Vec<(Option<String>, Anonymised)>, Option<String>),
    ) -> Case {
        let number = case.course.post(messages);
        work.put_case(case.clone());
        let text = self.catalogue.staff(say, &self.directory);
        let what = Outgoing::Message { text, buttons: Vec::new(), thread };
        work.letter_with_words(Recipient::Queue(case.queue.clone()), what, &case.code, Some(number));
        case
    }

    /// Puts the words of a request as they are now into the room, instead of those that are there.
    fn tell_words_anew(&mut self, work: &mut Work, mut case: Case, say: &StaffSay) {
        self.withdraw(work, &mut case, Post::is_of_request);
        work.put_case(case.clone());
        self.refresh_card(work, &case);
        // Without a card the words are not there yet; they come with it, as they are now.
        if case.card.is_some() {
            self.tell_staff(work, &case, say);
            self.tell_story(work, case);
        }
    }

    /// Takes posts out of the room wherever they are: there, on their way, or about to leave.
    fn withdraw(&self, work: &mut Work, case: &mut Case, which: impl Fn(&Post) -> bool) -> Vec<Post> {
        let posts = case.course.exchange.take_posts(which);
        for Post { number, references, .. } in &posts {
            for reference in references {
                let what = Outgoing::Redact { reference: reference.clone() };
                work.letter(Recipient::Queue(case.queue.clone()), what, None);
            }
            case.posts.retain(|reference| !references.contains(reference));
            self.cancel_letters(work, |about| about.is_of(&case.code) && about.post == Some(*number));
            work.commit
                .outbox
                .retain(|letter| letter.post != Some(*number) || letter.about.as_ref() != Some(&case.code));
        }
        posts
    }
}

/// Whether a message was passed on to a case.
fn holds(case: &Case, message: &str) -> bool {
    let of_request = case.request.messages().iter().flatten().any(|name| name == message);
    of_request
        || case.course.has_unshown(message)
        || case.course.exchange.posts().iter().any(|post| post.holds(message))
}
