//! Numbers in a crisis, from the directory, with the hours of this moment.

use jiff::civil::DateTime;

use super::speaker::{Said, Speaker};
use super::texts::Line;
use super::time::clock;
use crate::directory::help::{Audience, CrisisContact};
use crate::directory::hours::{Again, Day, Standing, TimeOfDay};
use crate::intake::danger::{Aid, Danger, Named};
use crate::understand::crisis::Certainty;

impl Speaker<'_> {
    /// What someone reads whose words sound like danger.
    pub(super) fn crisis(&self, aid: &Aid) -> Said {
        if aid.certainty == Certainty::Doubtful {
            return self.crisis_perhaps(aid);
        }
        let id = match (aid.danger, aid.someone_else, aid.silent) {
            (Danger::Suicidality, false, _) => "crisis-suicidality",
            (Danger::Suicidality, true, _) => "crisis-suicidality-other",
            (Danger::AcuteDanger, _, _) if aid.own_life_too => "crisis-both",
            (Danger::AcuteDanger, _, false) => "crisis-acute-danger",
            (Danger::AcuteDanger, _, true) => "crisis-acute-danger-silent",
            (Danger::ChildAtHome, ..) => "crisis-child-at-home",
        };
        let contacts = self.directory.aid(aid.danger.crisis(), &aid.people, aid.silent, aid.at);
        let lines = self.help_lines(contacts.into_iter(), Some(aid.at))?;
        let reading = self.word(if aid.handed_over { "crisis-may-read" } else { "crisis-nobody-reads" })?;
        self.text(&Line::new(id).with("lines", lines).with("reading", reading))
    }

    /// One sentence, where it is doubtful whether the words mean danger: numbers at which someone is there day and night.
    fn crisis_perhaps(&self, aid: &Aid) -> Said {
        let contacts = self.directory.aid(aid.danger.crisis(), &aid.people, aid.silent, aid.at);
        let ways: Vec<String> = contacts
            .into_iter()
            .filter(|contact| {
                contact.always && contact.mark.is_confirmed() && contact.hours_mark.is_confirmed()
            })
            .filter_map(|contact| Some(format!("{} {}", contact.name, contact.phone.first()?)))
            .collect();
        let ways = if ways.is_empty() { self.word("emergency")? } else { ways.join(", ") };
        self.text(&Line::new("crisis-perhaps").with("ways", ways))
    }

    /// The numbers for whoever leaves it at them.
    pub(super) fn paused(&self, named: Option<&Named>, at: DateTime) -> Said {
        let lines = match named {
            Some(named) => {
                let mut contacts = self.directory.aid(named.danger.crisis(), &named.people, named.silent, at);
                // Who leaves it at the numbers may want somebody to talk to now, and the emergency call was named first before.
                if named.danger == Danger::Suicidality {
                    contacts.sort_by_key(|contact| contact.emergency);
                }
                self.help_lines(contacts.into_iter(), Some(at))?
            }
            None => self.for_everyone(at)?,
        };
        self.text(&Line::new("paused").with("lines", lines))
    }

    /// How to reach a human being.
    pub(super) fn human(&self, at: DateTime) -> Said {
        let line = Line::new("human").with("lines", self.for_everyone(at)?);
        self.text(&line.with("services", self.phones()?))
    }

    /// Numbers for any danger, for people of whom nothing is known.
    fn for_everyone(&self, at: DateTime) -> Said {
        let people = [Audience::Everyone, Audience::YoungPeople];
        let contacts = self.directory.aid(None, &people, false, at).into_iter();
        self.help_lines(contacts.filter(|contact| !contact.crisis.is_empty()), Some(at))
    }

    /// One line for each contact whose numbers are confirmed. Nobody in danger is left without a number, whatever an
    /// operator's directory says.
    pub(super) fn help_lines<'c>(
        &self,
        contacts: impl Iterator<Item = &'c CrisisContact>,
        at: Option<DateTime>,
    ) -> Said {
        let lines: Vec<String> = contacts
            .filter(|contact| contact.mark.is_confirmed())
            .map(|contact| self.help_line(contact, at))
            .collect::<Result<_, _>>()?;
        if lines.is_empty() { self.word("emergency") } else { Ok(lines.join("\n")) }
    }

    fn help_line(&self, contact: &CrisisContact, at: Option<DateTime>) -> Said {
        let ways: Vec<String> = contact.phone.iter().chain(&contact.web).cloned().collect();
        let id = match contact.audience {
            Audience::YoungPeople => "crisis-line-young",
            Audience::Everyone
            | Audience::Children
            | Audience::Parents
            | Audience::Women
            | Audience::Men
            | Audience::Victims => "crisis-line",
        };
        let ways = self.list(&ways, "list-or")?;
        let line = self.text(&Line::new(id).with("name", contact.name.clone()).with("contact", ways))?;
        let when = self.when(contact, at)?;
        self.text(&Line::new("crisis-line-when").with("line", line).with("when", when))
    }

    /// When someone is there: for a moment if it is known, and with the reservation the data make.
    fn when(&self, contact: &CrisisContact, at: Option<DateTime>) -> Said {
        let when = match at {
            Some(at) => self.standing(self.directory.standing(contact, at))?,
            None if contact.always => self.word("crisis-always")?,
            None => self.word("crisis-not-always")?,
        };
        if !contact.hours_mark.is_confirmed() {
            return self.text(&Line::new("crisis-hours-unsure").with("when", when));
        }
        match (&contact.as_of, contact.always) {
            (Some(year), false) => {
                self.text(&Line::new("crisis-hours-as-of").with("when", when).with("year", year.clone()))
            }
            _ => Ok(when),
        }
    }

    fn standing(&self, standing: Standing) -> Said {
        match standing {
            Standing::Always => self.word("crisis-always"),
            Standing::Open(to) => self.text(&Line::new("crisis-open").with("to", self.time(to)?)),
            Standing::Holiday => self.word("crisis-holiday"),
            Standing::Closed(None) => self.word("crisis-closed"),
            Standing::Closed(Some(Again { in_days, day, from })) => {
                let day = match in_days {
                    0 => self.word("today")?,
                    1 => self.word("tomorrow")?,
                    // In a week or more the name of the day alone would mislead.
                    7.. => self.text(&Line::new("day-after-next").with("day", self.day(day)?))?,
                    _ => self.day(day)?,
                };
                let line = Line::new("crisis-closed-until").with("day", day);
                self.text(&line.with("from", self.time(from)?))
            }
        }
    }

    /// The name of a day.
    pub(super) fn day(&self, day: Day) -> Said {
        self.word(match day {
            Day::Monday => "day-monday",
            Day::Tuesday => "day-tuesday",
            Day::Wednesday => "day-wednesday",
            Day::Thursday => "day-thursday",
            Day::Friday => "day-friday",
            Day::Saturday => "day-saturday",
            Day::Sunday => "day-sunday",
        })
    }

    /// "14 Uhr", "17:30 Uhr".
    fn time(&self, time: TimeOfDay) -> Said {
        let clock = clock(time.hour(), time.minute());
        self.text(&Line::new("time-of-day").with("clock", clock))
    }
}
