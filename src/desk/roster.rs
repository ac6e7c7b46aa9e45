//! Who is on duty and which service is away: kept in memory as of the last commit, and laid over the directory, so that
//! whatever is said and counted from then on is true.

use std::sync::Arc;

use super::clock::day;
use super::task::Desk;
use super::work::Work;
use crate::directory::Directory;
use crate::handoff::request::CaseState;
use crate::handoff::roster::Roster;
use crate::handoff::say::PresenceSay;
use crate::id::{CaseCode, QueueId};
use crate::store::{Case, StoreError};

impl Desk {
    /// Reads back what staff said before the program ended.
    pub(super) async fn recover_rosters(&mut self) -> Result<(), StoreError> {
        let rosters = self.store.rosters().await?;
        self.learn_rosters(rosters.clone());
        let mut work = self.work(self.settings.rooms_on);
        for (queue, mut roster) in rosters {
            // Whoever is taken off the list of a service without a room is not heard of, so nobody is kept there.
            if !self.settings.queues_with_room.contains(&queue) && roster.all_step_down() {
                work.commit.rosters.push((queue, roster));
            }
        }
        self.commit(work).await
    }

    /// Takes over what a commit has written.
    pub(super) fn learn_rosters(&mut self, rosters: Vec<(QueueId, Roster)>) {
        if !rosters.is_empty() {
            self.rosters.extend(rosters);
            self.directory = Arc::new(self.directory_with(&[]));
        }
    }

    /// The directory with all absences, those of these rosters among them.
    fn directory_with(&self, changed: &[(QueueId, Roster)]) -> Directory {
        self.directory.with_absences(|queue| {
            let now = changed.iter().rev().find(|(id, _)| id == queue).map(|(_, roster)| roster);
            now.or_else(|| self.rosters.get(queue)).and_then(|roster| roster.away.clone())
        })
    }

    /// What was said of a service, in this unit of work too.
    pub(super) fn roster(&self, work: &Work, queue: &QueueId) -> Roster {
        let now = work.commit.rosters.iter().rev().find(|(id, _)| id == queue).map(|(_, roster)| roster);
        now.or_else(|| self.rosters.get(queue)).cloned().unwrap_or_default()
    }

    /// Keeps what was said of a service. Its cases are looked at by the new times, and the cards nobody has taken tell who
    /// is there now.
    pub(super) async fn put_roster(
        &mut self,
        work: &mut Work,
        queue: &QueueId,
        roster: Roster,
    ) -> Result<(), StoreError> {
        work.commit.rosters.push((queue.clone(), roster));
        let directory = Arc::new(self.directory_with(&work.commit.rosters));
        work.know(Arc::clone(&directory));
        let today = day(work.now);
        // It may stand in for others, whose cases are looked at by its hours.
        for other in directory.queues().iter().filter(|other| other.id != *queue) {
            if other.closed_on(today).is_some() {
                for case in work.open_cases(&other.id).await? {
                    work.put_case(case);
                }
            }
        }
        for case in work.open_cases(queue).await? {
            work.put_case(case.clone());
            if case.state == CaseState::Waiting {
                self.refresh_card(work, &case);
            }
        }
        Ok(())
    }

    /// Who is on duty at a service now.
    pub(super) fn on_duty(&self, work: &Work, queue: &QueueId) -> Vec<String> {
        let roster = self.roster(work, queue);
        roster.on_duty(day(work.now)).map(|duty| duty.member.clone()).collect()
    }

    /// Lets go of what is over by now, and tells a service whose absence it was.
    pub(super) async fn expire_rosters(&mut self) -> Result<(), StoreError> {
        let mut work = self.work(self.settings.rooms_on);
        let today = day(work.now);
        for (queue, mut roster) in self.rosters.clone() {
            let expired = roster.expire(today);
            if !expired.duties && !expired.away {
                continue;
            }
            self.put_roster(&mut work, &queue, roster).await?;
            if expired.away && self.settings.queues_with_room.contains(&queue) {
                let open = codes(&work.open_cases(&queue).await?);
                self.say_in(&mut work, &queue, &PresenceSay::Back { by: None, open }.into());
            }
        }
        self.commit(work).await
    }
}

pub(super) fn codes(cases: &[Case]) -> Vec<CaseCode> {
    cases.iter().map(|case| case.code.clone()).collect()
}
