//! What `lotse check` finds out by trying.

use super::check::Probes;
use crate::config::MatrixConfig;
use crate::desk::ports::RoomProblem;
use crate::id::QueueId;
use crate::locale::{Catalogue, Facts};

/// Asks the real parts.
pub(super) struct Real;

impl Probes for Real {
    fn locale(&self) -> Vec<String> {
        Catalogue::german(Facts::default()).err().map(|error| error.to_string()).into_iter().collect()
    }

    async fn rooms(&self, _: &MatrixConfig) -> Option<Vec<(QueueId, RoomProblem)>> {
        // Asking needs the bot's session, and a second program with it would take messages from the running one.
        None
    }
}
