//! Whether the rooms and staff lists fit the directory's queues.

use std::collections::BTreeSet;

use super::gather::nearest;
use super::{Config, ConfigProblem};
use crate::id::QueueId;

impl Config {
    /// Compares rooms and staff lists with the queues of the directory: names nobody knows, rooms without staff, staff
    /// without a room.
    pub fn check_queues(&self, known: &[QueueId]) -> Vec<ConfigProblem> {
        let Some(matrix) = &self.matrix else { return Vec::new() };
        let names: Vec<String> = known.iter().map(|queue| queue.as_str().to_owned()).collect();
        let mut problems = Vec::new();
        let rooms: BTreeSet<&QueueId> = matrix.rooms.keys().collect();
        let staff: BTreeSet<&QueueId> = matrix.staff.keys().collect();
        for (table, queues) in [("matrix.rooms", &rooms), ("matrix.staff", &staff)] {
            for queue in queues.iter().filter(|queue| !known.contains(queue)) {
                let remedy = match nearest(queue.as_str(), &names) {
                    Some(name) => format!("did you mean {name}?"),
                    None => "name a queue of the directory; `lotse routes` lists them".into(),
                };
                problems.push(ConfigProblem::new(
                    format!("{table}.{queue}"),
                    "no such queue in the directory",
                    remedy,
                ));
            }
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
}
