//! What has gone from one side to the other and can still be changed or taken back by whoever wrote it: which message it
//! was, and what the platforms call what came of it. Kept sealed with the case, and gone with it.

use serde::{Deserialize, Serialize};

/// How much of each side can be changed. A talk is seldom longer, and nobody reaches for what was said that long ago.
const KEPT: usize = 200;

/// Something the person wrote, as it stands in the room. Personal; it has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Tells it from everything else that goes to and fro in its case; its letter carries it.
    pub number: u16,
    /// The message it was, by the name the person's platform has for it; `None` for the words of the request.
    pub message: Option<String>,
    /// What the room calls it, once it is there.
    pub references: Vec<String>,
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

    /// The person writes from another account: what the former one's platform called things means nothing there, or another thing.
    pub fn forget_account(&mut self) {
        self.posts.retain(|post| post.message.is_none());
        for answer in &mut self.arrived {
            answer.messages.clear();
        }
    }
}
