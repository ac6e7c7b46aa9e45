//! Which queue a request goes to, and why.

use serde::{Deserialize, Serialize};

/// Why a request goes to this queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The route table names it for this concern and district.
    Route,
    /// The concern's service works in the whole state.
    WholeState,
    /// No district was said, or none of the table's services covers it: the fallback.
    Fallback,
    /// The person lives outside Mecklenburg-Vorpommern and wanted to go on.
    Outside,
    /// The concern was left open.
    NoConcern,
    /// The service named by the route table has no room here yet; this one passes it on.
    NoRoom,
    /// The person chose it instead of the proposed one.
    Chosen,
}
