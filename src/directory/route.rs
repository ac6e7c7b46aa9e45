//! Which queue a request goes to, and why.

use serde::{Deserialize, Serialize};

use super::Directory;
use crate::id::{Ags, QueueId};
use crate::intake::dialogue::Relation;
use crate::understand::concern::Concern;

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

/// What is known of a request when its way is looked up; everything may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Need {
    pub concern: Option<Concern>,
    pub district: Option<Ags>,
    pub relation: Option<Relation>,
    /// The person lives in another Land.
    pub outside: bool,
}

/// The proposed queue, the reason, and what else can be offered, the best first. The alternatives never repeat the
/// queue or each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub queue: QueueId,
    pub why: Why,
    pub alternatives: Vec<QueueId>,
}

/// The way of one kind of advice, as written in the data file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConcernRoute {
    pub concern: Concern,
    /// The services that take it. Together they cover every district once.
    pub to: Vec<QueueId>,
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
}

/// A service offered beside the proposed one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    pub queue: QueueId,
    /// Only for people in these roles; empty: for everyone.
    #[serde(default)]
    pub relations: Vec<Relation>,
}

/// Where everything goes that nothing else covers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    pub queue: QueueId,
    /// Offered beside it where they cover the district.
    #[serde(default)]
    pub alternatives: Vec<QueueId>,
}

impl Directory {
    /// The queue for a need. Total: whatever is unknown, the fallback takes it.
    pub fn route(&self, need: &Need) -> Route {
        let fallback = self.fallback();
        if need.outside {
            return self.finish(need, fallback.queue.clone(), Why::Outside, Vec::new());
        }
        let Some(concern) = need.concern else {
            let beside = self.offered(&fallback.alternatives, need.district);
            return self.finish(need, fallback.queue.clone(), Why::NoConcern, beside);
        };
        let Some(table) = self.routes().iter().find(|route| route.concern == concern) else {
            return self.finish(need, fallback.queue.clone(), Why::Fallback, Vec::new());
        };
        let target = table.to.iter().filter_map(|id| self.queue(id)).find(|queue| {
            queue.is_statewide() || need.district.is_some_and(|district| queue.covers(district))
        });
        let beside = table
            .alternatives
            .iter()
            .filter(|alternative| alternative.applies_to(need.relation))
            .map(|alternative| alternative.queue.clone());
        if let Some(queue) = target {
            let why = if queue.is_statewide() { Why::WholeState } else { Why::Route };
            return self.finish(need, queue.id.clone(), why, beside.collect());
        }
        // Nobody must name their district to reach a service that is independent of the state: all of them are
        // offered beside the fallback.
        let offered = table.to.iter().cloned().chain(beside).collect();
        self.finish(need, fallback.queue.clone(), Why::Fallback, offered)
    }

    /// The queues among `ids` that work in the district; without a district only the statewide ones.
    fn offered(&self, ids: &[QueueId], district: Option<Ags>) -> Vec<QueueId> {
        let covers = |id: &&QueueId| {
            self.queue(id).is_some_and(|queue| {
                queue.is_statewide() || district.is_some_and(|district| queue.covers(district))
            })
        };
        ids.iter().filter(covers).cloned().collect()
    }

    /// Tidies the alternatives: the fallback closes them, nothing comes twice, and a service that does not work where
    /// the person lives is left out.
    fn finish(&self, need: &Need, queue: QueueId, why: Why, beside: Vec<QueueId>) -> Route {
        let mut alternatives: Vec<QueueId> = Vec::with_capacity(beside.len() + 1);
        for id in beside.into_iter().chain([self.fallback().queue.clone()]) {
            let elsewhere =
                need.district.is_some_and(|district| self.queue(&id).is_some_and(|q| !q.covers(district)));
            if id != queue && !elsewhere && !alternatives.contains(&id) {
                alternatives.push(id);
            }
        }
        Route { queue, why, alternatives }
    }
}

impl Alternative {
    fn applies_to(&self, relation: Option<Relation>) -> bool {
        self.relations.is_empty() || relation.is_some_and(|relation| self.relations.contains(&relation))
    }
}
