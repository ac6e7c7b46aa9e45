//! Telegram: people in private chats with the bot, over the Bot API.
//!
//! [`Telegram::run`] fetches updates and hands them to the desk; [`Telegram`] as a [`Carrier`] carries letters back.
//! It uses teloxide's `Bot` only: its dispatcher acknowledges updates before they are handled.
//!
//! This module knows no sentence, no dialogue and no store. Nothing is ever downloaded. It must not print or log a
//! value of teloxide's (`Debug` of `Bot` shows the token, the text of an error may show the URL with the token, an
//! update shows the person): `failure` turns errors into our own words.

mod backoff;
mod errands;
mod failure;
mod keyboard;
mod poll;
mod salvage;
mod send;
mod split;
mod update;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use reqwest::redirect::Policy;
use teloxide::Bot;
use teloxide::net::default_reqwest_settings;
use teloxide::requests::Requester;
use tokio::sync::watch;
use zeroize::Zeroizing;

pub use self::backoff::Pace;
use self::failure::Failure;
use self::send::Progress;
use crate::desk::ports::{Carrier, DeskHandle, Letter, Outcome};

/// How long Telegram may hold a poll open while nothing happens.
const POLL_TIMEOUT: Duration = Duration::from_secs(30);
/// How much longer than that our side waits for the answer. teloxide's default (17 seconds in all) would cut
/// each quiet poll off.
const POLL_GRACE: Duration = Duration::from_secs(15);

/// The bot's token as `BotFather` gave it. Secret: without `Debug` and `Display`, wiped when dropped.
pub struct BotToken(Zeroizing<String>);

impl BotToken {
    /// Takes a token as it stands in a file; white space around it is dropped.
    pub fn new(token: &str) -> Self {
        Self(Zeroizing::new(token.trim().to_owned()))
    }

    /// Digits, a colon, then letters, digits, `_` and `-`. Anything else would become part of another URL.
    fn is_well_formed(&self) -> bool {
        self.0.split_once(':').is_some_and(|(id, key)| {
            !id.is_empty()
                && id.bytes().all(|b| b.is_ascii_digit())
                && !key.is_empty()
                && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        })
    }
}

/// What the channel needs to know to run.
pub struct Settings {
    pub token: BotToken,
    /// Where the Bot API is, usually `https://api.telegram.org`.
    pub api_url: String,
    /// The commands to register with the platform: name without slash, description.
    pub commands: Vec<(String, String)>,
    /// The sentence said once in a group before leaving it.
    pub group_refusal: String,
    pub pace: Pace,
}

/// Why the channel cannot be set up. Never contains the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConnectError {
    #[error("the token does not look like one of BotFather's (123456:ABC…)")]
    Token,
    #[error("the API's address is no http or https URL")]
    ApiUrl,
    #[error("no HTTP client could be made (TLS)")]
    Client,
}

/// What [`Telegram::check`] found wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckError {
    #[error("Telegram does not accept the token")]
    Unauthorised,
    #[error("Telegram cannot be reached, or answers with an error")]
    Unreachable,
}

/// The channel, connected to nothing until it is used.
pub struct Telegram {
    /// Waits long, for polling only.
    poller: Bot,
    /// For everything else, with teloxide's usual timeouts.
    sender: Bot,
    commands: Vec<(String, String)>,
    group_refusal: String,
    pace: Pace,
    progress: Progress,
}

impl Telegram {
    /// Sets the channel up. Sends nothing yet.
    pub fn connect(settings: Settings) -> Result<Self, ConnectError> {
        if !settings.token.is_well_formed() {
            return Err(ConnectError::Token);
        }
        Ok(Self {
            poller: bot(&settings, Some(POLL_TIMEOUT + POLL_GRACE))?,
            sender: bot(&settings, None)?,
            commands: settings.commands,
            group_refusal: settings.group_refusal,
            pace: settings.pace,
            progress: Progress::default(),
        })
    }

    /// Asks Telegram who the bot is; returns its user name.
    pub async fn check(&self) -> Result<String, CheckError> {
        match self.sender.get_me().await {
            // Not `me.username()`: it panics if there is none.
            Ok(me) => Ok(me.user.username.unwrap_or_default()),
            Err(error) => Err(match failure::judge(&error) {
                Err(Failure::Unauthorised) => CheckError::Unauthorised,
                _ => CheckError::Unreachable,
            }),
        }
    }

    /// Receives until told to stop (`stop` turns true or its sender is gone) or the desk closes.
    ///
    /// Survives that Telegram is away, refuses the token, or that another program polls; the operator is told by
    /// [`Event::Alarm`](crate::desk::ports::Event::Alarm).
    pub async fn run(&self, desk: DeskHandle, stop: watch::Receiver<bool>) {
        poll::run(self, desk, stop).await;
    }
}

impl Carrier for Telegram {
    fn carry<'a>(&'a self, letter: &'a Letter) -> Pin<Box<dyn Future<Output = Outcome> + Send + 'a>> {
        Box::pin(send::carry(&self.sender, &self.progress, letter))
    }
}

/// A client for the settings' address, with an overall timeout other than teloxide's if one is given.
fn bot(settings: &Settings, timeout: Option<Duration>) -> Result<Bot, ConnectError> {
    // The token is in the address: it is not carried on to wherever a redirection points.
    let mut client = default_reqwest_settings().redirect(Policy::none());
    if let Some(timeout) = timeout {
        client = client.timeout(timeout);
    }
    let client = client.build().map_err(|_| ConnectError::Client)?;
    // teloxide appends to the path and would leave an empty segment after a slash at the end.
    let url = settings.api_url.trim_end_matches('/').parse().map_err(|_| ConnectError::ApiUrl)?;
    let bot = Bot::with_client(settings.token.0.as_str(), client).set_api_url(url);
    let url = bot.api_url();
    let usable = matches!(url.scheme(), "http" | "https") && url.has_host();
    if usable { Ok(bot) } else { Err(ConnectError::ApiUrl) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(token: &str, api_url: &str) -> Settings {
        Settings {
            token: BotToken::new(token),
            api_url: api_url.to_owned(),
            commands: Vec::new(),
            group_refusal: String::new(),
            pace: Pace::default(),
        }
    }

    #[test]
    fn a_token_that_would_change_the_url_is_refused() {
        for token in ["", ":", "1:", ":a", "1:a/b", "1:a?b", "x:a", "1:a b", "1:a\nb"] {
            let refused = Telegram::connect(settings(token, "https://api.telegram.org")).err();
            assert_eq!(refused, Some(ConnectError::Token), "{token:?}");
        }
    }

    #[test]
    fn only_web_addresses_are_taken() {
        for url in ["", "api.telegram.org", "mailto:a@b", "file:///tmp", "ftp://a"] {
            let refused = Telegram::connect(settings("1:a", url)).err();
            assert_eq!(refused, Some(ConnectError::ApiUrl), "{url:?}");
        }
        for url in ["https://api.telegram.org", "http://127.0.0.1:1/tg/"] {
            assert!(Telegram::connect(settings(" 1:a_B-2\n", url)).is_ok(), "{url:?}");
        }
    }
}
