//! What goes to Telegram once and at best effort, beside the letters: answers to taps, leaving groups, the commands.
//!
//! None of it is repeated after a failure: an answer to a tap is worth nothing seconds later, and a group the bot
//! did not leave is left at its next message.

use std::collections::HashSet;
use std::future::Future;
use std::time::Duration;

use teloxide::Bot;
use teloxide::payloads::AnswerCallbackQuerySetters;
use teloxide::requests::Requester;
use teloxide::types::{BotCommand, CallbackQueryId, ChatId};
use tokio::task::JoinSet;

use super::split;
use super::update::Group;

/// How many requests may be under way before new ones are dropped: receiving must not wait for a slow answer.
/// Above the size of a batch, so that taps are left without an answer only where Telegram is slow.
const AT_ONCE: usize = 128;
/// How long the last ones may take when the program stops.
const FAREWELL: Duration = Duration::from_secs(2);
/// How many groups are remembered as told; beyond that one may be told twice.
const REMEMBERED: usize = 1024;

/// Requests under way.
pub(super) struct Errands {
    bot: Bot,
    under_way: JoinSet<()>,
    /// Groups that were told that the bot talks in private chats only, since it was last put into them.
    told: HashSet<ChatId>,
}

impl Errands {
    pub(super) fn new(bot: Bot) -> Self {
        Self { bot, under_way: JoinSet::new(), told: HashSet::new() }
    }

    /// Answers a tap, with a notice if there is one. Without an answer the button would keep spinning.
    pub(super) fn answer(&mut self, tap: CallbackQueryId, notice: Option<String>) {
        let mut request = self.bot.answer_callback_query(tap);
        if let Some(notice) = notice {
            request = request.text(split::toast(&notice));
        }
        self.start(async move { report("answer to a tap", request.await.is_ok()) });
    }

    /// Says its sentence in groups the bot is in, once each, and leaves them.
    pub(super) fn leave(&mut self, groups: &[Group], sentence: &str) {
        for (index, group) in groups.iter().enumerate() {
            let chat = match *group {
                Group::Inside(chat) => chat,
                Group::Outside(chat) => {
                    self.told.remove(&chat);
                    continue;
                }
            };
            // Many messages of one group in a batch are one reason to leave it.
            if groups.iter().skip(index + 1).any(|later| later == group) {
                continue;
            }
            if self.told.len() >= REMEMBERED {
                self.told.clear();
            }
            let told_now = self.told.insert(chat);
            let words = told_now.then(|| self.bot.send_message(chat, sentence));
            let leave = self.bot.leave_chat(chat);
            self.start(async move {
                if let Some(words) = words {
                    report("sentence in a group", words.await.is_ok());
                }
                report("leaving a group", leave.await.is_ok());
            });
        }
    }

    /// Registers the commands with the platform, which then offers them while typing.
    pub(super) fn register(&mut self, commands: &[(String, String)]) {
        let commands = commands.iter().map(|(name, about)| BotCommand::new(name, about));
        let request = self.bot.set_my_commands(commands);
        self.start(async move { report("registering commands", request.await.is_ok()) });
    }

    /// Gives what is under way a moment to end.
    pub(super) async fn finish(mut self) {
        let all = async { while self.under_way.join_next().await.is_some() {} };
        // Whatever is not done by then is dropped with the set.
        let _ = tokio::time::timeout(FAREWELL, all).await;
    }

    fn start(&mut self, errand: impl Future<Output = ()> + Send + 'static) {
        while self.under_way.try_join_next().is_some() {}
        if self.under_way.len() < AT_ONCE {
            self.under_way.spawn(errand);
        } else {
            report("one request too many at once", false);
        }
    }
}

fn report(what: &'static str, done: bool) {
    if !done {
        tracing::debug!(channel = "telegram", what, "not taken");
    }
}
