//! What went wrong, in our own words.
//!
//! The SDK's errors carry user, room and event ids in their `Display` and `Debug`; they end here and reach no log.

use std::time::Duration;

use matrix_sdk::ruma::api::client::uiaa::UiaaResponse;
use matrix_sdk::ruma::api::error::{ErrorKind, FromHttpResponseError, RetryAfter};
use matrix_sdk::{Error, HttpError};

/// A failed call, by what is to be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Failure {
    /// The server is away, overloaded or limits our rate: the same call may succeed later.
    #[error("the homeserver is away or busy")]
    Away { after: Option<Duration> },
    /// The access token is no longer valid; `soft` if the device still is.
    #[error("the homeserver has ended the session")]
    LoggedOut { soft: bool },
    /// We may not do that, or not in this room.
    #[error("the homeserver forbids it")]
    Forbidden,
    /// We are not, or no longer, in the room.
    #[error("not in the room")]
    NotInRoom,
    /// The room is not encrypted, so nothing is sent into it.
    #[error("the room is not encrypted")]
    NotEncrypted,
    /// More than the server takes in one event.
    #[error("too large for the homeserver")]
    TooLarge,
    /// Our own identity is not ready for encryption.
    #[error("the account's cross-signing is not set up")]
    Unsigned,
    /// The recovery key file does not open the account's secret storage.
    #[error(
        "the recovery key file does not fit the account; put the right one there, or remove it to reset the identity"
    )]
    RecoveryKey,
    /// A store on this machine failed.
    #[error("a local store or file failed")]
    Local,
    /// The server refused the call for good.
    #[error("the homeserver refused the call")]
    Refused,
    /// The desk is closed: the program is shutting down.
    #[error("the desk is closed")]
    Closed,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match &error {
            Error::Http(http) => Self::of_http(http),
            Error::WrongRoomState(_) | Error::InsufficientData => Self::NotInRoom,
            Error::OlmError(olm) => match olm.as_ref() {
                matrix_sdk::encryption::OlmError::SessionRecipientCollectionError(_) => Self::Unsigned,
                _ => Self::Local,
            },
            Error::ConcurrentRequestFailed | Error::Timeout => Self::Away { after: None },
            Error::AuthenticationRequired => Self::LoggedOut { soft: true },
            Error::Identifier(_) | Error::Url(_) | Error::SerdeJson(_) => Self::Refused,
            _ => Self::Local,
        }
    }
}

impl From<HttpError> for Failure {
    fn from(error: HttpError) -> Self {
        Self::of_http(&error)
    }
}

impl Failure {
    fn of_http(error: &HttpError) -> Self {
        match error {
            HttpError::Cached(inner) => Self::of_http(inner),
            HttpError::IntoHttp(_) => Self::Refused,
            HttpError::Api(api) => match api.as_ref() {
                FromHttpResponseError::Server(UiaaResponse::MatrixError(answer)) => {
                    let status = answer.status_code.as_u16();
                    answer
                        .error_kind()
                        .map_or_else(|| Self::of_status(status), |kind| Self::of_kind(kind, status))
                }
                FromHttpResponseError::Server(UiaaResponse::AuthResponse(_)) => Self::Forbidden,
                // A success we cannot read will not read better the next time: waiting for it would hold up
                // every other room.
                _ => Self::Refused,
            },
            _ => Self::Away { after: None },
        }
    }

    fn of_kind(kind: &ErrorKind, status: u16) -> Self {
        match kind {
            ErrorKind::LimitExceeded(limit) => Self::Away {
                after: limit.retry_after.as_ref().and_then(|after| match after {
                    RetryAfter::Delay(delay) => Some(*delay),
                    // A date needs a clock; the courier's own backoff will do.
                    RetryAfter::DateTime(_) => None,
                }),
            },
            ErrorKind::UnknownToken(data) => Self::LoggedOut { soft: data.soft_logout },
            ErrorKind::MissingToken => Self::LoggedOut { soft: true },
            ErrorKind::Forbidden => Self::Forbidden,
            ErrorKind::NotFound => Self::NotInRoom,
            ErrorKind::TooLarge => Self::TooLarge,
            _ => Self::of_status(status),
        }
    }

    fn of_status(status: u16) -> Self {
        match status {
            401 => Self::LoggedOut { soft: true },
            403 => Self::Forbidden,
            404 => Self::NotInRoom,
            413 => Self::TooLarge,
            408 | 429 | 500.. => Self::Away { after: None },
            _ => Self::Refused,
        }
    }

    /// Whether the same call may succeed later without anybody doing anything.
    pub(super) fn is_passing(self) -> bool {
        matches!(self, Self::Away { .. } | Self::Local | Self::Unsigned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_in_trouble_is_waited_for_and_a_no_is_taken() {
        for status in [408, 429, 500, 502, 503, 520] {
            assert!(Failure::of_status(status).is_passing(), "{status}");
        }
        for status in [400, 403, 404, 413] {
            assert!(!Failure::of_status(status).is_passing(), "{status}");
        }
    }
}
