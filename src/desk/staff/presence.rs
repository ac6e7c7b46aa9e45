//! Who is on duty, and that a whole service is away. Everybody enters only themselves; the service anybody of it may.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::clock::day;
use crate::desk::ports::StaffSaid;
use crate::desk::roster::codes;
use crate::desk::task::Desk;
use crate::desk::work::Work;
use crate::directory::absence::Absence;
use crate::handoff::presence::{AwayCommand, DutyCommand, FARTHEST, SaidDay};
use crate::handoff::roster::Roster;
use crate::handoff::say::{Days, NoHandOn, Presence, PresenceSay};
use crate::id::QueueId;
use crate::store::StoreError;

impl Desk {
    pub(super) async fn duty(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        command: DutyCommand,
    ) -> Result<(), StoreError> {
        let today = day(work.now);
        let mut roster = self.roster(work, &said.queue);
        let before = roster.clone();
        match command {
            DutyCommand::Show => {}
            DutyCommand::On(until) => {
                let until = until.map(|until| within_reach(until, today));
                if until == Some(None) {
                    self.tell_room(work, said, &PresenceSay::WrongDay.into());
                    return Ok(());
                }
                roster.take_up(&said.sender, until.flatten());
            }
            DutyCommand::Off => {
                roster.step_down(&said.sender);
            }
        }
        // Said again it changes nothing, and no card in the room.
        if roster != before {
            self.put_roster(work, &said.queue, roster.clone()).await?;
        }
        let presence = self.presence(work, &said.queue, &roster);
        self.tell_room(work, said, &PresenceSay::Now(presence).into());
        Ok(())
    }

    /// Who is there at a service today.
    fn presence(&self, work: &Work, queue: &QueueId, roster: &Roster) -> Presence {
        let today = day(work.now);
        let directory = work.directory();
        let closed_until = |queue: &QueueId| {
            directory.queue(queue).and_then(|queue| queue.closed_on(today)).map(|closed| closed.until)
        };
        let away = roster.away.as_ref().filter(|away| away.from > today);
        let away = away.map(|away| Days { from: away.from, until: away.until });
        let closed_until_here = closed_until(queue);
        let absent = closed_until_here.map(|_| today).or_else(|| away.map(|away| away.from));
        let others = self.settings.queues_with_room.iter().filter(|other| *other != queue);
        let stands_in_for = others.filter_map(|other| {
            let until = closed_until(other)?;
            (self.stand_in(work, other, today).as_ref() == Some(queue)).then(|| (other.clone(), until))
        });
        Presence {
            on_duty: roster.on_duty(today).map(|duty| (duty.member.clone(), duty.until)).collect(),
            closed_until: closed_until_here,
            away,
            stand_in: absent.and_then(|day| self.stand_in(work, queue, day)),
            stands_in_for: stands_in_for.collect(),
        }
    }

    /// Who stands in for a service on a day, as it is in this unit of work.
    fn stand_in(&self, work: &Work, queue: &QueueId, day: Date) -> Option<QueueId> {
        work.directory().stand_in(queue, day, |other| self.room_problem(other).is_none()).cloned()
    }

    pub(super) async fn away(
        &mut self,
        work: &mut Work,
        said: &StaffSaid,
        command: AwayCommand,
    ) -> Result<(), StoreError> {
        let AwayCommand::Away { from, until, substitute } = command else {
            return self.back(work, said).await;
        };
        let today = day(work.now);
        let days = within_reach(from, today).zip(within_reach(until, today));
        let Some((from, until)) = days.filter(|(from, until)| from <= until) else {
            self.tell_room(work, said, &PresenceSay::WrongDay.into());
            return Ok(());
        };
        if let Some(why) =
            substitute.as_ref().and_then(|other| self.no_substitute(work, (&said.queue, other), from))
        {
            self.tell_room(work, said, &PresenceSay::NoSubstitute(why).into());
            return Ok(());
        }
        let mut roster = self.roster(work, &said.queue);
        let before = roster.away.replace(Absence { from, until, substitute });
        let stood_in = before.and_then(|before| self.stand_in(work, &said.queue, before.from.max(today)));
        self.put_roster(work, &said.queue, roster).await?;
        let substitute = self.stand_in(work, &said.queue, from);
        if let Some(other) = stood_in.filter(|other| Some(other) != substitute.as_ref()) {
            self.say_in(work, &other, &PresenceSay::StandsInNoMore { queue: said.queue.clone() }.into());
        }
        let away = Days { from, until };
        if let Some(other) = &substitute {
            self.say_in(work, other, &PresenceSay::StandsIn { queue: said.queue.clone(), away }.into());
        }
        let open = codes(&work.open_cases(&said.queue).await?);
        let informed = self.informed(substitute);
        let say = PresenceSay::Away { by: said.sender.clone(), away, informed, open };
        self.tell_room(work, said, &say.into());
        Ok(())
    }

    async fn back(&mut self, work: &mut Work, said: &StaffSaid) -> Result<(), StoreError> {
        let mut roster = self.roster(work, &said.queue);
        let Some(away) = roster.away.take() else {
            self.tell_room(work, said, &PresenceSay::NotAway.into());
            return Ok(());
        };
        let stood_in = self.stand_in(work, &said.queue, away.from.max(day(work.now)));
        self.put_roster(work, &said.queue, roster).await?;
        if let Some(other) = stood_in {
            self.say_in(work, &other, &PresenceSay::StandsInNoMore { queue: said.queue.clone() }.into());
        }
        let open = codes(&work.open_cases(&said.queue).await?);
        self.tell_room(work, said, &PresenceSay::Back { by: Some(said.sender.clone()), open }.into());
        Ok(())
    }

    /// Why a service cannot stand in for another from a day on, if it cannot.
    fn no_substitute(
        &self,
        work: &Work,
        (queue, other): (&QueueId, &QueueId),
        from: Date,
    ) -> Option<NoHandOn> {
        let known = work.directory().queue(other).filter(|_| other != queue);
        let Some(service) = known else {
            let usable = |id: &&QueueId| *id != queue && self.room_problem(id).is_none();
            let queues = self.settings.queues_with_room.iter().filter(usable).cloned().collect();
            return Some(NoHandOn::Unknown { queues });
        };
        if self.room_problem(other).is_some() {
            return Some(NoHandOn::NoRoom { queue: other.clone() });
        }
        let until = service.closed_on(from)?.until;
        Some(NoHandOn::Closed { queue: other.clone(), until })
    }
}

/// The day that was said, if it is today or later, and not so far away that it must be a slip.
fn within_reach(said: SaidDay, today: Date) -> Option<Date> {
    let farthest = today.checked_add(FARTHEST.days()).ok()?;
    said.next(today).filter(|day| *day <= farthest)
}
