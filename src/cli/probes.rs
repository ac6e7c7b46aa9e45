//! What `lotse check` finds out by trying.

use super::check::{Probes, Rooms};
use crate::config::MatrixConfig;
use crate::locale::{Catalogue, Facts};

/// Asks the real parts.
pub(super) struct Real;

impl Probes for Real {
    fn locale(&self) -> Vec<String> {
        Catalogue::german(Facts::default()).err().map(|error| error.to_string()).into_iter().collect()
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
