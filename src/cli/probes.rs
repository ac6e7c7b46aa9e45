//! What `lotse check` finds out by trying.

use super::check::{Probes, Rooms, Telegram};
use crate::config::{MatrixConfig, TelegramConfig};
use crate::locale::{Catalogue, Facts};

/// How long Telegram may take to answer.
#[cfg(feature = "telegram")]
const ANSWER_WITHIN: std::time::Duration = std::time::Duration::from_secs(5);

/// Asks the real parts.
pub(super) struct Real;

impl Probes for Real {
    fn locale(&self) -> Vec<String> {
        Catalogue::german(Facts::default()).err().map(|error| error.to_string()).into_iter().collect()
    }

    #[cfg(feature = "telegram")]
    async fn telegram(&self, config: &TelegramConfig) -> Telegram {
        use super::{Failed, channels};
        use crate::channel::telegram::CheckError;

        let Ok(catalogue) = Catalogue::german(Facts::default()) else {
            return Telegram::NotAsked("the sentences are broken".into());
        };
        let channel = match channels::telegram(config, &catalogue) {
            Ok(channel) => channel,
            Err(Failed::Wrong(mistakes)) => return Telegram::Wrong(mistakes.join("; ")),
            Err(failed @ Failed::Otherwise(_)) => return Telegram::NotAsked(failed.to_string()),
        };
        match tokio::time::timeout(ANSWER_WITHIN, channel.check()).await {
            Ok(Ok(_)) => Telegram::Accepted,
            Ok(Err(error @ CheckError::Unauthorised)) => {
                Telegram::Wrong(format!("telegram.token: {error}; copy it again from BotFather"))
            }
            Ok(Err(CheckError::Unreachable)) | Err(_) => Telegram::Wrong(
                "telegram.api_url: nobody answers there as Telegram does; see that the address is right and the network \
                 lets it through"
                    .into(),
            ),
        }
    }

    #[cfg(not(feature = "telegram"))]
    async fn telegram(&self, _: &TelegramConfig) -> Telegram {
        Telegram::NotAsked("this program was built without Telegram".into())
    }

    #[cfg(feature = "matrix")]
    async fn rooms(&self, config: &MatrixConfig) -> Rooms {
        use super::{Failed, channels};
        use crate::channel::matrix;

        let Ok(catalogue) = Catalogue::german(Facts::default()) else {
            return Rooms::NotAsked("the sentences are broken".into());
        };
        let settings = match channels::matrix(config, &catalogue) {
            Ok(settings) => settings,
            Err(Failed::Wrong(mistakes)) => return Rooms::Wrong(mistakes),
            Err(failed @ Failed::Otherwise(_)) => return Rooms::NotAsked(failed.to_string()),
        };
        match matrix::probe(&settings).await {
            Ok(found) => {
                let queues = found.queues.into_iter();
                let queues = queues.map(|(queue, problem)| (format!("matrix.rooms.{queue}"), problem));
                let operator = found.operator.map(|problem| ("matrix.operator_room".to_owned(), problem));
                Rooms::Asked(queues.chain(operator).collect())
            }
            Err(why) => Rooms::NotAsked(why.to_string()),
        }
    }

    #[cfg(not(feature = "matrix"))]
    async fn rooms(&self, _: &MatrixConfig) -> Rooms {
        Rooms::NotAsked("this program was built without Matrix".into())
    }
}
