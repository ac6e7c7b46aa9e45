//! What has gone from one side to the other and can still be changed or taken back by whoever wrote it: which message it
//! was, and what the platforms call what came of it. Kept sealed with the case, and gone with it.

use serde::{Deserialize, Serialize};

use crate::understand::anonymise::Anonymised;

/// How much of each side can be changed. A talk is seldom longer, and nobody reaches for what was said that long ago.
const KEPT: usize = 200;

/// Something the person wrote, as it stands in the room. Personal; it has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Tells it from everything else that goes to and fro in its case; its letter carries it.
    pub number: u16,
    /// The messages in it; none for the words of the request.
    pub parts: Vec<Part>,
    /// What the room calls it, once it is there.
    pub references: Vec<String>,
}

/// A message that was passed on. Personal; it has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What the person's platform calls it; `None` if it has no name.
    pub message: Option<String>,
    /// As staff read it. Kept only beside others, for a post of several to be written anew when one of them is changed.
    pub text: Option<Anonymised>,
}

impl Post {
    pub(super) fn new(number: u16, messages: Vec<(Option<String>, Anonymised)>) -> Self {
        let several = messages.len() > 1;
        let part = |(message, text)| Part { message, text: Some(text).filter(|_| several) };
        Self { number, parts: messages.into_iter().map(part).collect(), references: Vec::new() }
    }

    /// Whether it shows the words of the request.
    pub fn is_of_request(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether this message is in it.
    pub fn holds(&self, message: &str) -> bool {
        self.parts.iter().any(|part| part.message.as_deref() == Some(message))
    }

    /// Its messages with another text in the place of one of them, or without that one.
    pub fn with(&self, message: &str, text: Option<&Anonymised>) -> Vec<(Option<String>, Anonymised)> {
        let parts = self.parts.iter().filter_map(|part| {
            let is_it = part.message.as_deref() == Some(message);
            let text = if is_it { text.cloned() } else { part.text.clone() };
            Some((part.message.clone(), text?))
        });
        parts.collect()
    }
}

/// An answer that has arrived. Personal; it has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    /// The number it had on its way.
    pub number: u16,
    /// Who wrote it, by the platform's id.
    pub by: String,
    /// The platform's reference of the command.
    pub event: String,
    /// The platform's reference of the echo in the room.
    pub echo: Option<String>,
    /// What the person's platform calls it, a long one in parts; empty where nothing of it can be reached.
    pub messages: Vec<String>,
    /// What shall become of it and has not happened yet.
    pub wish: Option<Wish>,
}

/// What the writer of an answer wants of it after it has left.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// It shall say this.
    Change(String),
    /// It shall be gone.
    Remove,
}

/// How far an answer is, seen from the command that wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It has not left.
    Waits(u16),
    /// It has left, and may have arrived.
    Left(u16),
}

/// What went to and fro in a case.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    /// The oldest first.
    posts: Vec<Post>,
    /// The oldest first.
    arrived: Vec<Arrived>,
}

impl Exchange {
    /// What the person wrote, the oldest first.
    pub fn posts(&self) -> &[Post] {
        &self.posts
    }

    pub fn post_mut(&mut self, number: u16) -> Option<&mut Post> {
        self.posts.iter_mut().find(|post| post.number == number)
    }

    pub(super) fn add_post(&mut self, post: Post) {
        self.posts.push(post);
        let surplus = self.posts.len().saturating_sub(KEPT);
        self.posts.drain(..surplus);
    }

    /// Takes out the posts that `which` names.
    pub fn take_posts(&mut self, which: impl Fn(&Post) -> bool) -> Vec<Post> {
        self.posts.extract_if(.., |post| which(post)).collect()
    }

    /// The answers that have arrived, the oldest first.
    pub fn arrived(&self) -> &[Arrived] {
        &self.arrived
    }

    pub fn arrived_mut(&mut self, number: u16) -> Option<&mut Arrived> {
        self.arrived.iter_mut().find(|answer| answer.number == number)
    }

    pub(super) fn add_arrived(&mut self, answer: Arrived) {
        self.arrived.push(answer);
        let surplus = self.arrived.len().saturating_sub(KEPT);
        self.arrived.drain(..surplus);
    }

    /// Lets go of an answer of which nothing is left to be done.
    pub fn drop_arrived(&mut self, number: u16) {
        self.arrived.retain(|answer| answer.number != number);
    }

    /// The person writes from another account: what the former one's platform called things means nothing there, or another
    /// thing.
    pub(super) fn forget_account(&mut self) {
        for part in self.posts.iter_mut().flat_map(|post| &mut post.parts) {
            part.message = None;
        }
        for answer in &mut self.arrived {
            answer.messages.clear();
        }
    }
}
