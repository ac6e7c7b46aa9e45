//! What has happened to a case since it was sent: answers on their way, who waits for whom since when, how it ended.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::burst::Burst;
use super::exchange::{Arrived, Exchange, Post, Stand, Wish};
use super::news::News;
use super::reminder::Given;
use crate::intake::dialogue::Hours;
use crate::understand::anonymise::Anonymised;
use crate::understand::crisis::Dangers;

/// How a case ended, in the words of whoever closed it; for the service's own statistics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The service advised the person.
    #[default]
    Advised,
    /// The person was led on to another service.
    Referred,
    /// The person did not answer any more.
    NoReply,
    /// Nothing this service is there for.
    NotOurs,
    /// No request: abuse of the bot.
    Abuse,
}

impl Ending {
    /// All endings, in the order in which staff are told of them.
    pub const ALL: [Self; 5] = [Self::Advised, Self::Referred, Self::NoReply, Self::NotOurs, Self::Abuse];

    /// The word staff write for it, and the name in the locale.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Advised => "beraten",
            Self::Referred => "vermittelt",
            Self::NoReply => "ohne-antwort",
            Self::NotOurs => "unzustaendig",
            Self::Abuse => "missbrauch",
        }
    }

    /// The ending of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.as_str() == word)
    }
}

/// When an answer leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Departure {
    /// Once its writer, who has not claimed the case, has said yes.
    AfterYes,
    /// At this time, unless it is halted before.
    At(Timestamp),
    /// It has left, and is not known to have arrived.
    Left,
}

/// An answer of staff that has not arrived yet. Personal; it has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Tells it from the others of its case.
    pub number: u16,
    /// Who wrote it, by the platform's id.
    pub by: String,
    /// The platform's reference of the command.
    pub event: String,
    /// The platform's reference of the echo in the room, once it was sent.
    #[serde(default)]
    pub echo: Option<String>,
    pub text: String,
    pub departure: Departure,
    /// What its writer wants of it since it has left.
    #[serde(default)]
    pub wish: Option<Wish>,
}

/// What has happened to a case since it was sent.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// The answers that have not arrived yet, the oldest first.
    #[serde(default)]
    answers: Vec<Answer>,
    /// What staff have not been shown yet.
    #[serde(default)]
    pub burst: Option<Burst>,
    /// When the room refused the card for good: what the person writes is shown without one.
    #[serde(default)]
    pub card_lost: Option<Timestamp>,
    /// How many answers and posts there were.
    #[serde(default)]
    numbered: u16,
    /// What has gone from one side to the other and can still be changed.
    #[serde(default)]
    pub exchange: Exchange,
    /// When somebody took the case.
    #[serde(default)]
    pub claimed: Option<Timestamp>,
    /// When the first answer left.
    #[serde(default)]
    pub answered: Option<Timestamp>,
    /// Since when the person waits for an answer to what they wrote last.
    #[serde(default)]
    pub waits_since: Option<Timestamp>,
    /// Since when the case is in the hands it is in, or in nobody's.
    #[serde(default)]
    pub since: Option<Timestamp>,
    /// A danger is told of in what the person wrote last.
    #[serde(default)]
    pub urgent: bool,
    /// What was reminded of.
    #[serde(default)]
    pub given: Given,
    /// What the person is told in the morning.
    #[serde(default)]
    pub news: Option<News>,
    /// Staff, talking among themselves, were told that the person has no answer; once until they have.
    #[serde(default)]
    pub prompted: bool,
    /// How it ended, the first time it did.
    #[serde(default)]
    pub ending: Option<Ending>,
    /// The hours the person chose because somebody may read along, for when a closed case is opened again.
    #[serde(default)]
    pub discreet: Option<Hours>,
    /// When the person opened the closed case again: from then on they wait.
    #[serde(default)]
    pub reopened: Option<Timestamp>,
    /// The person said whether it helped.
    #[serde(default)]
    pub helped: bool,
    /// When the time for which it is kept began anew: it was opened again, or its person wished it to be kept on.
    #[serde(default)]
    pub kept_since: Option<Timestamp>,
    /// How many warnings that it will be forgotten are past.
    #[serde(default)]
    pub warned: u8,
}

impl Course {
    /// The beginning, of a person who chose these hours because somebody may read along.
    pub fn new(discreet: Option<Hours>) -> Self {
        Self { discreet, ..Self::default() }
    }

    /// Takes an answer down and returns its number.
    pub fn write(&mut self, by: &str, event: &str, text: String, departure: Departure) -> u16 {
        let number = self.next_number();
        let (by, event) = (by.to_owned(), event.to_owned());
        self.answers.push(Answer { number, by, event, echo: None, text, departure, wish: None });
        number
    }

    fn next_number(&mut self) -> u16 {
        self.numbered = self.numbered.wrapping_add(1);
        self.numbered
    }

    /// Notes that something the person wrote goes to the room, and returns the number its letter carries: messages with
    /// their platform's names for them, or without any the words of the request.
    pub fn post(&mut self, messages: Vec<(Option<String>, Anonymised)>) -> u16 {
        let number = self.next_number();
        self.exchange.add_post(Post::new(number, messages));
        number
    }

    /// The person writes from another account, where messages have other names.
    pub fn forget_account(&mut self) {
        self.exchange.forget_account();
        if let Some(burst) = &mut self.burst {
            burst.forget_account();
        }
    }

    /// The answers that have not arrived yet, the oldest first.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    pub fn answer_mut(&mut self, number: u16) -> Option<&mut Answer> {
        self.answers.iter_mut().find(|answer| answer.number == number)
    }

    /// Takes one of the answers out.
    pub fn take(&mut self, number: u16) -> Option<Answer> {
        let at = self.answers.iter().position(|answer| answer.number == number)?;
        Some(self.answers.remove(at))
    }

    /// An answer has arrived, and its platform calls it so. Returns it, or nothing if it had arrived before.
    pub fn arrive(&mut self, number: u16, messages: &[String]) -> Option<Answer> {
        let answer = self.take(number)?;
        let Answer { by, event, echo, wish, .. } = answer.clone();
        self.exchange.add_arrived(Arrived { number, by, event, echo, messages: messages.to_vec(), wish });
        Some(answer)
    }

    /// How far the answer is that somebody wrote with this command; `None` if there is none.
    pub fn written_by(&self, by: &str, event: &str) -> Option<Stand> {
        let under_way = self.answers.iter().find(|answer| answer.by == by && answer.event == event);
        if let Some(Answer { number, departure, .. }) = under_way {
            let left = *departure == Departure::Left;
            return Some(if left { Stand::Left(*number) } else { Stand::Waits(*number) });
        }
        let arrived = self.exchange.arrived().iter().find(|answer| answer.by == by && answer.event == event);
        arrived.map(|answer| Stand::Left(answer.number))
    }

    /// Notes what its writer wants of an answer that has left, or that nothing of it is open.
    pub fn note_wish(&mut self, number: u16, wish: Option<Wish>) {
        if let Some(answer) = self.answer_mut(number) {
            answer.wish = wish;
        } else if let Some(answer) = self.exchange.arrived_mut(number) {
            answer.wish = wish;
        }
    }

    /// The echo of an answer is in the room. If that comes late, and the answer can be halted no more, says whether it has
    /// arrived.
    pub fn echoed(&mut self, number: u16, reference: &str) -> Option<bool> {
        if let Some(answer) = self.answer_mut(number) {
            answer.echo = Some(reference.to_owned());
            return (answer.departure == Departure::Left).then_some(false);
        }
        let arrived = self.exchange.arrived_mut(number).filter(|answer| answer.echo.is_none())?;
        arrived.echo = Some(reference.to_owned());
        arrived.wish.is_none().then_some(true)
    }

    /// What the room calls the echo of an answer.
    pub fn echo_of(&self, number: u16) -> Option<&str> {
        let under_way = self.answers.iter().find(|answer| answer.number == number);
        let arrived = || self.exchange.arrived().iter().find(|answer| answer.number == number);
        under_way.map_or_else(|| arrived()?.echo.as_deref(), |answer| answer.echo.as_deref())
    }

    /// Takes out the answers that can still be halted and that `which` names.
    pub fn halt(&mut self, which: impl Fn(&Answer) -> bool) -> Vec<Answer> {
        self.answers.extract_if(.., |answer| answer.departure != Departure::Left && which(answer)).collect()
    }

    /// Lets no answer leave before this time. Returns whether one would have.
    pub fn hold_until(&mut self, until: Timestamp) -> bool {
        let mut held = false;
        for answer in &mut self.answers {
            if matches!(answer.departure, Departure::At(at) if at < until) {
                answer.departure = Departure::At(until);
                held = true;
            }
        }
        held
    }

    /// Whether an answer that was written with this event, or has this echo, has left.
    pub fn has_left(&self, event: &str) -> bool {
        let under_way = self.answers.iter().filter(|answer| answer.departure == Departure::Left);
        let under_way = under_way.map(|answer| (&answer.event, &answer.echo));
        let arrived = self.exchange.arrived().iter().map(|answer| (&answer.event, &answer.echo));
        under_way.chain(arrived).any(|(command, echo)| command == event || echo.as_deref() == Some(event))
    }

    /// Whether an answer of this member of staff has left.
    pub fn has_left_of(&self, by: &str) -> bool {
        let under_way = self.answers.iter().filter(|answer| answer.departure == Departure::Left);
        let arrived = self.exchange.arrived().iter().map(|answer| &answer.by);
        under_way.map(|answer| &answer.by).chain(arrived).any(|writer| writer == by)
    }

    /// Whether the person has an answer that can be read, or one on its way.
    pub fn has_answer(&self) -> bool {
        let under_way = self.answers.iter().any(|answer| answer.departure == Departure::Left);
        under_way || !self.exchange.arrived().is_empty()
    }

    /// The numbers of the answers that have to leave by now, the oldest first.
    pub fn departing(&self, now: Timestamp) -> Vec<u16> {
        let due = |answer: &&Answer| matches!(answer.departure, Departure::At(at) if at <= now);
        self.answers.iter().filter(due).map(|answer| answer.number).collect()
    }

    /// The numbers of the answers that have left, the oldest first.
    pub fn left(&self) -> Vec<u16> {
        let left = self.answers.iter().filter(|answer| answer.departure == Departure::Left);
        left.map(|answer| answer.number).collect()
    }

    /// When something is to be done by the clock: an answer leaves, news is told, a burst is shown, which waits for the card.
    pub fn next(&self, card_is_there: bool) -> Option<Timestamp> {
        let burst = self.burst.as_ref().filter(|_| card_is_there).map(|burst| burst.ends);
        let news = self.news.as_ref().map(|news| news.at);
        self.next_departure().into_iter().chain(burst).chain(news).min()
    }

    /// When the next answer leaves.
    fn next_departure(&self) -> Option<Timestamp> {
        let at = |answer: &Answer| match answer.departure {
            Departure::At(at) => Some(at),
            Departure::AfterYes | Departure::Left => None,
        };
        self.answers.iter().filter_map(at).min()
    }

    /// The case is in other hands: nothing of what the former ones did goes on, but what was counted of it. What the person
    /// passed on to them stays with them, shown or not, for the person was told that only the request goes on.
    pub fn begin_again(&mut self, now: Timestamp) {
        let (since, waits_since) = (Some(now), Some(now));
        let former = std::mem::take(self);
        *self = Self {
            numbered: former.numbered,
            answered: former.answered,
            waits_since,
            since,
            discreet: former.discreet,
            ending: former.ending,
            helped: former.helped,
            // Warnings are given anew, since the new service was not told.
            kept_since: former.kept_since,
            ..Self::default()
        };
    }

    /// It is kept for its whole time from now on.
    pub fn keep_on(&mut self, now: Timestamp) {
        self.kept_since = Some(now);
        self.warned = 0;
    }

    /// An answer has left.
    pub fn answer_left(&mut self, now: Timestamp) {
        self.answered.get_or_insert(now);
        // What staff have not seen they have not answered.
        self.waits_since = self.burst.as_ref().map(Burst::begun);
        self.urgent = self.burst.as_ref().is_some_and(|burst| !burst.crisis.is_empty());
        self.prompted = false;
    }

    /// An answer that had left never came, or is gone where the person could read it. They wait again, unless another one
    /// has left since they wrote.
    pub fn answer_lost(&mut self, number: u16, now: Timestamp) {
        let wrote = self.exchange.posts().iter().filter(|post| !post.is_of_request());
        let wrote = wrote.map(|post| post.number).max().unwrap_or_default();
        let arrived = self.exchange.arrived().iter().map(|answer| answer.number);
        if !self.left().into_iter().chain(arrived).any(|other| other != number && other > wrote) {
            self.waits_since.get_or_insert(now);
        }
    }

    /// The person has written, of a danger or not.
    pub fn person_wrote(&mut self, now: Timestamp, urgent: bool) {
        self.waits_since.get_or_insert(now);
        self.urgent |= urgent;
    }

    /// The person has passed a message on. It is shown if for so long no other comes, and at once if there is danger.
    pub fn passed_on(
        &mut self,
        now: Timestamp,
        pause: SignedDuration,
        (message, text): (Option<String>, Anonymised),
        crisis: Dangers,
    ) {
        self.person_wrote(now, !crisis.is_empty());
        self.burst.get_or_insert_with(|| Burst::new(now)).add(now, pause, (message, text), crisis);
    }

    /// Whether a message is among those staff have not been shown.
    pub fn has_unshown(&self, message: &str) -> bool {
        self.burst.as_ref().is_some_and(|burst| burst.holds(message))
    }

    /// Puts another text in the place of a message staff have not been shown; danger is shown at once. Returns whether it
    /// was among them.
    pub fn change_unshown(
        &mut self,
        now: Timestamp,
        message: &str,
        text: &Anonymised,
        crisis: Dangers,
    ) -> bool {
        self.burst.as_mut().is_some_and(|burst| burst.change(now, message, text, crisis))
    }

    /// Takes a message out that staff have not been shown. Returns whether it was among them.
    pub fn drop_unshown(&mut self, message: &str) -> bool {
        let dropped = self.burst.as_mut().is_some_and(|burst| burst.drop_message(message));
        self.burst.take_if(|burst| burst.texts.is_empty());
        dropped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    #[test]
    fn answers_leave_in_their_order_and_only_when_due() {
        let mut course = Course::default();
        let first = course.write("@a", "$1", "eins".into(), Departure::At(at(20)));
        let second = course.write("@a", "$2", "zwei".into(), Departure::At(at(30)));
        course.write("@b", "$3", "drei".into(), Departure::AfterYes);
        assert_eq!(course.next_departure(), Some(at(20)));
        assert!(course.departing(at(19)).is_empty());
        assert_eq!(course.departing(at(20)), [first]);
        assert_eq!(course.departing(at(40)), [first, second]);
    }

    #[test]
    fn what_has_left_cannot_be_halted() {
        let mut course = Course::default();
        let left = course.write("@a", "$1", "eins".into(), Departure::Left);
        let leaves = course.write("@a", "$2", "zwei".into(), Departure::At(at(30)));
        let halted: Vec<u16> = course.halt(|_| true).iter().map(|answer| answer.number).collect();
        assert_eq!(halted, [leaves]);
        assert_eq!(course.take(left).map(|answer| answer.text).as_deref(), Some("eins"));
        assert!(course.answers().is_empty());
        // A number is not given twice, or a late report would be taken for another answer's.
        assert_eq!(course.write("@a", "$4", "vier".into(), Departure::AfterYes), leaves + 1);
    }

    #[test]
    fn a_person_waits_from_their_first_unanswered_message_on() {
        let mut course = Course::default();
        course.person_wrote(at(5), false);
        course.person_wrote(at(9), true);
        assert_eq!((course.waits_since, course.urgent), (Some(at(5)), true));
        course.answer_left(at(10));
        course.answer_left(at(12));
        assert_eq!((course.waits_since, course.answered), (None, Some(at(10))));
    }

    #[test]
    fn endings_are_read_by_their_words() {
        for ending in Ending::ALL {
            assert_eq!(Ending::parse(ending.as_str()), Some(ending));
        }
        assert_eq!(Ending::parse("fertig"), None);
    }
}
