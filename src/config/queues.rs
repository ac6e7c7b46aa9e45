//! Whether the rooms and staff lists fit the directory's queues.

use std::collections::BTreeSet;

use super::gather::nearest;
use super::{Config, ConfigProblem};
use crate::id::QueueId;

impl Config {
    /// Compares rooms and staff lists with the queues of the directory: names nobody knows, rooms without staff, staff
    /// without a room.
    pub fn check_queues(&self, known: &[QueueId]) -> Vec<ConfigProblem> {
        let mut problems = self.check_carriers(known);
        let Some(matrix) = &self.matrix else { return problems };
        let rooms: BTreeSet<&QueueId> = matrix.rooms.keys().collect();
        let staff: BTreeSet<&QueueId> = matrix.staff.keys().collect();
        for (table, queues) in [("matrix.rooms", &rooms), ("matrix.staff", &staff)] {
            problems.extend(queues.iter().filter_map(|queue| unknown(table, queue, known)));
        }
        let empty = |queue: &QueueId| {
            matrix.staff.get(queue).is_none_or(Vec::is_empty) && matrix.rooms.contains_key(queue)
        };
        for queue in rooms.iter().filter(|queue| empty(queue)) {
            problems.push(ConfigProblem::new(
                format!("matrix.staff.{queue}"),
                "is missing or empty although the queue has a room",
                "list who may be in the room; with anyone else inside it gets no card",
            ));
        }
        for queue in staff.difference(&rooms) {
            problems.push(ConfigProblem::new(
                format!("matrix.rooms.{queue}"),
                "is missing although the queue has staff",
                "name the queue's room (`lotse matrix rooms` makes it), or remove its staff list",
            ));
        }
        problems
    }

    /// Where another controller is responsible, people are owed all three facts of it.
    fn check_carriers(&self, known: &[QueueId]) -> Vec<ConfigProblem> {
        let tables = self.carriers.tables();
        let named: BTreeSet<&QueueId> = tables.iter().flat_map(|(_, table)| table.keys()).collect();
        let mut problems = Vec::new();
        for (key, table) in tables {
            problems.extend(table.keys().filter_map(|queue| unknown(key, queue, known)));
            for queue in named.iter().filter(|queue| !table.contains_key(**queue)) {
                problems.push(ConfigProblem::new(
                    format!("{key}.{queue}"),
                    "is missing although another key of [carriers] names the queue",
                    "write controller, data_protection_officer and authority for it, or none of them",
                ));
            }
        }
        problems
    }
}

/// What to say of a queue that is not in the directory.
fn unknown(table: &str, queue: &QueueId, known: &[QueueId]) -> Option<ConfigProblem> {
    if known.contains(queue) {
        return None;
    }
    let names: Vec<String> = known.iter().map(|queue| queue.as_str().to_owned()).collect();
    let remedy = match nearest(queue.as_str(), &names) {
        Some(name) => format!("did you mean {name}?"),
        None => "name a queue of the directory; `lotse routes` lists them".into(),
    };
    Some(ConfigProblem::new(format!("{table}.{queue}"), "no such queue in the directory", remedy))
}
