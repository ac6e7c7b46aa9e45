//! What an error of the Bot API means for us, in our own words.
//!
//! teloxide's errors hold URLs with the token and raw answers with people's words: they end here.

use std::time::Duration;

use serde::Deserialize;
use teloxide::{ApiError, RequestError};

/// What to do about a request that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The server is away, slow, or in trouble itself: try again.
    Away,
    /// Too many requests: try again, but not before this time has passed.
    TooMany(Duration),
    /// The token is not accepted.
    Unauthorised,
    /// Another program polls with the same token, or a webhook is set.
    Conflict,
    /// The person cannot be reached any more.
    Gone,
    /// What was to be changed is as it should be already.
    NothingToDo,
    /// What was to be changed is not there any more.
    NotThere,
    /// The request itself is wrong and will stay so; the word says how.
    Refused(&'static str),
}

/// What to wait for when Telegram says "too many" without saying how long.
const UNSAID_WAIT: Duration = Duration::from_secs(30);

/// Judges an error. `Ok` if the server accepted the request after all and only its answer could not be read
/// (Telegram adds fields and kinds as it likes): repeating it would send a message twice. The number is the id of the
/// sent message, if there is one.
pub(super) fn judge(error: &RequestError) -> Result<Option<i32>, Failure> {
    match error {
        RequestError::Api(error) => Err(by_api_error(error)),
        RequestError::RetryAfter(seconds) => Err(Failure::TooMany(seconds.duration())),
        RequestError::MigrateToChatId(_) => Err(Failure::Refused("the chat became another one")),
        RequestError::Network(_) | RequestError::Io(_) => Err(Failure::Away),
        RequestError::InvalidJson { raw, .. } => by_raw_answer(raw),
    }
}

/// The part of an answer that hardly changes.
#[derive(Deserialize)]
struct Answer {
    ok: bool,
    description: Option<String>,
    parameters: Option<Parameters>,
    result: Option<SentMessage>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
}

#[derive(Deserialize)]
struct SentMessage {
    message_id: Option<i32>,
}

/// Only the verdict, for answers whose rest is of another form.
#[derive(Deserialize)]
struct Verdict {
    ok: bool,
}

fn by_raw_answer(raw: &str) -> Result<Option<i32>, Failure> {
    let Ok(answer) = serde_json::from_str::<Answer>(raw) else {
        let accepted = serde_json::from_str::<Verdict>(raw).is_ok_and(|verdict| verdict.ok);
        return if accepted { Ok(None) } else { Err(Failure::Away) };
    };
    if answer.ok {
        return Ok(answer.result.and_then(|message| message.message_id));
    }
    if let Some(seconds) = answer.parameters.and_then(|parameters| parameters.retry_after) {
        return Err(Failure::TooMany(Duration::from_secs(seconds)));
    }
    let description = answer.description.unwrap_or_default();
    // Through teloxide's own table, so that the same words get the same verdict however the answer was read.
    Err(serde_json::from_value::<ApiError>(description.into())
        .map_or(Failure::Away, |error| by_api_error(&error)))
}

fn by_api_error(error: &ApiError) -> Failure {
    match error {
        ApiError::BotBlocked
        | ApiError::BotKicked
        | ApiError::BotKickedFromSupergroup
        | ApiError::BotKickedFromChannel
        | ApiError::UserDeactivated
        | ApiError::UserNotFound
        | ApiError::ChatNotFound
        | ApiError::GroupDeactivated
        | ApiError::CantInitiateConversation
        | ApiError::CantTalkWithBots => Failure::Gone,
        ApiError::InvalidToken => Failure::Unauthorised,
        ApiError::CantGetUpdates | ApiError::TerminatedByOtherGetUpdates => Failure::Conflict,
        ApiError::MessageNotModified => Failure::NothingToDo,
        ApiError::MessageIdInvalid | ApiError::MessageToEditNotFound | ApiError::MessageToDeleteNotFound => {
            Failure::NotThere
        }
        ApiError::MessageCantBeEdited => Failure::Refused("the message cannot be edited any more"),
        ApiError::MessageCantBeDeleted => Failure::Refused("the message cannot be deleted any more"),
        ApiError::MessageTextIsEmpty => Failure::Refused("the text is empty"),
        ApiError::MessageIsTooLong | ApiError::EditedMessageIsTooLong | ApiError::RequestEntityTooLarge => {
            Failure::Refused("the text is too long")
        }
        ApiError::ButtonDataInvalid => Failure::Refused("a button's data is not acceptable"),
        ApiError::Unknown(description) => by_words(description),
        _ => Failure::Refused("the request is not acceptable"),
    }
}

/// Descriptions teloxide has no name for. The words before the colon are the HTTP status's; what is none of these is
/// the server's own trouble ("Internal Server Error", "Bad Gateway").
fn by_words(description: &str) -> Failure {
    let (status, detail) = description.split_once(':').unwrap_or((description, ""));
    match status {
        "Forbidden" => Failure::Gone,
        "Unauthorized" | "Not Found" => Failure::Unauthorised,
        "Conflict" => Failure::Conflict,
        "Too Many Requests" => {
            let seconds = detail.rsplit(' ').next().and_then(|word| word.parse().ok());
            Failure::TooMany(seconds.map_or(UNSAID_WAIT, Duration::from_secs))
        }
        "Bad Request" if detail.contains("message is not modified") => Failure::NothingToDo,
        "Bad Request" if detail.contains("PEER_ID_INVALID") || detail.contains("USER_DEACTIVATED") => {
            Failure::Gone
        }
        "Bad Request" => Failure::Refused("the request is not acceptable"),
        _ => Failure::Away,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(description: &str, parameters: &str) -> Result<Option<i32>, Failure> {
        by_raw_answer(&format!(
            r#"{{"ok":false,"error_code":1,"description":"{description}","parameters":{parameters}}}"#
        ))
    }

    #[test]
    fn an_unreadable_answer_to_an_accepted_message_is_no_reason_to_send_it_again() {
        for (answer, verdict) in [
            (r#"{"ok":true,"result":{"message_id":7,"chat":{"type":"new"}}}"#, Ok(Some(7))),
            (r#"{"ok":true,"result":true}"#, Ok(None)),
            (r#"{"ok":true,"result":{"message_id":"seven"}}"#, Ok(None)),
            ("<html>bad gateway</html>", Err(Failure::Away)),
            ("", Err(Failure::Away)),
        ] {
            assert_eq!(by_raw_answer(answer), verdict, "{answer}");
        }
    }

    #[test]
    fn words_without_a_name_in_teloxide_are_judged_by_their_status() {
        for (description, failure) in [
            ("Forbidden: bot was blocked by the user", Failure::Gone),
            ("Forbidden: something new", Failure::Gone),
            ("Bad Request: chat not found", Failure::Gone),
            ("Bad Request: PEER_ID_INVALID", Failure::Gone),
            ("Unauthorized", Failure::Unauthorised),
            ("Not Found", Failure::Unauthorised),
            ("Conflict: can't use getUpdates method while webhook is active; use …", Failure::Conflict),
            ("Bad Request: message is not modified: something new", Failure::NothingToDo),
            ("Bad Request: something new", Failure::Refused("the request is not acceptable")),
            ("Too Many Requests: retry after 7", Failure::TooMany(Duration::from_secs(7))),
            ("Too Many Requests", Failure::TooMany(UNSAID_WAIT)),
            ("Bad Gateway", Failure::Away),
            ("Internal Server Error", Failure::Away),
        ] {
            // Empty parameters make teloxide give up on the answer as a whole.
            assert_eq!(raw(description, "{}"), Err(failure), "{description}");
        }
        assert_eq!(raw("x", r#"{"retry_after":3}"#), Err(Failure::TooMany(Duration::from_secs(3))));
    }
}
