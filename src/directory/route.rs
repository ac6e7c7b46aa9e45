//! Which queue a request goes to, and why.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Directory;
use super::centre::{Mark, Queue};
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
    /// Another service handed it on, with the person's yes.
    HandedOn,
    /// Another service has the request too, with the person's yes.
    Beside,
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
    /// Whether the table's row, the service's area and that it works at all are confirmed.
    pub sure: bool,
}

impl Route {
    /// Another queue takes the place of the proposed one, which becomes the first alternative.
    pub fn take(&mut self, other: QueueId, why: Why) {
        self.alternatives.retain(|queue| *queue != other);
        self.alternatives.insert(0, std::mem::replace(&mut self.queue, other));
        self.why = why;
    }
}

/// The way of one kind of advice, as written in the data file: everywhere and always, or in some districts, for some
/// roles, from a day on or up to one. Where several rows fit, the one made for fewer cases counts, and among those the one
/// that begins last; so a hand-over to another carrier on a day is one more row for each kind of advice, beside the
/// carrier's own queue.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConcernRoute {
    pub concern: Concern,
    /// The services that take it, each where it works. Within the row they share the districts without overlap.
    pub to: Vec<QueueId>,
    /// Only for people in these districts; empty: everywhere.
    #[serde(default)]
    pub districts: Vec<Ags>,
    /// Only for people in these roles; empty: for everyone.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// The first day it is valid; absent: it always was.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day it is valid; absent: nobody said that it ends.
    #[serde(default)]
    pub until: Option<Date>,
    /// How sure it is.
    pub mark: Mark,
    /// Where it was read.
    #[serde(default)]
    pub source: Option<String>,
    /// The year, or the day, it was true.
    #[serde(default)]
    pub as_of: Option<String>,
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
}

impl ConcernRoute {
    /// Whether the row is valid on a day.
    pub fn is_valid(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    fn fits(&self, need: &Need) -> bool {
        let here = self.districts.is_empty()
            || need.district.is_some_and(|district| self.districts.contains(&district));
        let role = self.relations.is_empty()
            || need.relation.is_some_and(|relation| self.relations.contains(&relation));
        here && role
    }

    /// Rows made for fewer cases first, then those that begin last.
    fn precedence(&self) -> Reverse<(usize, Option<Date>)> {
        let made_for = usize::from(!self.relations.is_empty()) + usize::from(!self.districts.is_empty());
        Reverse((made_for, self.from))
    }
}

/// The rows for a need on a day, the one that counts first.
pub(super) fn rows<'a>(routes: &'a [ConcernRoute], need: &Need, day: Date) -> Vec<&'a ConcernRoute> {
    let mut rows: Vec<&ConcernRoute> = routes
        .iter()
        .filter(|route| Some(route.concern) == need.concern && route.is_valid(day) && route.fits(need))
        .collect();
    rows.sort_by_key(|row| row.precedence());
    rows
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
    /// The queue for a need on a day. Total: whatever is unknown, the fallback takes it.
    pub fn route(&self, need: &Need, day: Date) -> Route {
        let fallback = self.fallback();
        let sure = self.queue(&fallback.queue).is_some_and(is_sure);
        if need.outside {
            return self.finish(need, fallback.queue.clone(), Why::Outside, Vec::new(), sure);
        }
        if need.concern.is_none() {
            let beside = self.offered(&fallback.alternatives, need.district);
            let beside = beside.iter().flat_map(|id| self.in_charge(id, need, day)).collect();
            return self.finish(need, fallback.queue.clone(), Why::NoConcern, beside, sure);
        }
        let rows = rows(self.routes(), need, day);
        let works_there = |queue: &&Queue| {
            queue.is_statewide() || need.district.is_some_and(|district| queue.covers(district))
        };
        for row in &rows {
            let beside = row.alternatives.iter().filter(|alternative| alternative.applies_to(need.relation));
            let beside = beside.map(|alternative| alternative.queue.clone()).collect();
            let target = row.to.iter().filter_map(|id| self.queue(id)).find(works_there);
            if let Some(queue) = target {
                let why = if queue.is_statewide() { Why::WholeState } else { Why::Route };
                let sure = row.mark.is_confirmed() && is_sure(queue);
                return self.finish(need, queue.id.clone(), why, beside, sure);
            }
        }
        // Nobody must name their district to reach a service that is independent of the state: all of them are
        // offered beside the fallback.
        let offered = rows.iter().flat_map(|row| {
            let beside = row.alternatives.iter().filter(|alternative| alternative.applies_to(need.relation));
            row.to.iter().chain(beside.map(|alternative| &alternative.queue))
        });
        let offered = offered.flat_map(|id| self.in_charge(id, need, day));
        self.finish(need, fallback.queue.clone(), Why::Fallback, offered.collect(), sure)
    }

    /// Every service that some request goes to on a day, or that is offered beside it: who has handed everything over, or
    /// begins later, is none of them.
    pub fn reachable(&self, day: Date) -> BTreeSet<QueueId> {
        let concerns = Concern::ALL.into_iter().map(Some).chain([None]);
        let mut reachable = BTreeSet::new();
        for concern in concerns {
            for relation in Relation::ALL.into_iter().map(Some).chain([None]) {
                for district in self.districts().iter().map(|district| district.ags) {
                    let need = Need { concern, district: Some(district), relation, outside: false };
                    let route = self.route(&need, day);
                    reachable.extend(route.alternatives);
                    reachable.insert(route.queue);
                }
            }
        }
        reachable
    }

    /// Who does a service's work on a day: the service itself while the table names it anywhere, and whoever has taken a
    /// district over from it. So a list for people without a district names no service that has handed over.
    fn in_charge(&self, id: &QueueId, need: &Need, day: Date) -> Vec<QueueId> {
        let Some(queue) = self.queue(id) else { return Vec::new() };
        let takes = |concern: &Concern| {
            need.concern.is_none_or(|wanted| wanted == *concern)
                && self.routes().iter().any(|route| route.concern == *concern && route.to.contains(id))
        };
        let districts = self.districts().iter().map(|district| district.ags);
        let districts: Vec<Ags> = districts
            .filter(|ags| queue.covers(*ags) && need.district.is_none_or(|district| district == *ags))
            .collect();
        let mut now: Vec<QueueId> = Vec::new();
        for concern in Concern::ALL.into_iter().filter(takes) {
            for district in &districts {
                let need = Need { concern: Some(concern), district: Some(*district), ..*need };
                for row in rows(self.routes(), &need, day) {
                    let named = row.to.iter().filter_map(|id| self.queue(id));
                    if let Some(target) = named.into_iter().find(|queue| queue.covers(*district)) {
                        if !now.contains(&target.id) {
                            now.push(target.id.clone());
                        }
                        break;
                    }
                }
            }
        }
        if now.is_empty() {
            return vec![id.clone()];
        }
        // The service keeps its place in the list before those that took something over.
        now.sort_by_key(|other| other != id);
        now
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
    fn finish(&self, need: &Need, queue: QueueId, why: Why, beside: Vec<QueueId>, sure: bool) -> Route {
        let mut alternatives: Vec<QueueId> = Vec::with_capacity(beside.len() + 1);
        for id in beside.into_iter().chain([self.fallback().queue.clone()]) {
            let elsewhere =
                need.district.is_some_and(|district| self.queue(&id).is_some_and(|q| !q.covers(district)));
            if id != queue && !elsewhere && !alternatives.contains(&id) {
                alternatives.push(id);
            }
        }
        Route { queue, why, alternatives, sure }
    }
}

/// Whether it is confirmed that the service works, and where.
fn is_sure(queue: &Queue) -> bool {
    queue.districts_mark.is_confirmed() && queue.offer_mark.is_confirmed()
}

impl Alternative {
    fn applies_to(&self, relation: Option<Relation>) -> bool {
        self.relations.is_empty() || relation.is_some_and(|relation| self.relations.contains(&relation))
    }
}
