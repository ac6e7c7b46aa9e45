//! Numbers in a crisis, from the directory.

use super::speaker::{Said, Speaker};
use super::texts::Line;
use crate::directory::help::{Audience, CrisisContact};
use crate::understand::crisis::Crisis;

impl Speaker<'_> {
    /// What someone reads whose words sound like danger to life.
    pub(super) fn crisis(&self, crisis: Crisis) -> Said {
        let id = match crisis {
            Crisis::Suicidality => "crisis-suicidality",
            Crisis::AcuteDanger => "crisis-acute-danger",
        };
        let lines = self.help_lines(self.directory.crisis_contacts(crisis))?;
        self.text(&Line::new(id).with("lines", lines))
    }

    /// How to reach a human being.
    pub(super) fn human(&self) -> Said {
        let contacts = self.directory.help_lines().iter().filter(|contact| !contact.crisis.is_empty());
        let lines = self.help_lines(contacts)?;
        self.text(&Line::new("human").with("lines", lines).with("services", self.phones()?))
    }

    /// One line for each contact whose numbers are confirmed. Nobody in danger is left without a number, whatever an
    /// operator's directory says.
    pub(super) fn help_lines<'c>(&self, contacts: impl Iterator<Item = &'c CrisisContact>) -> Said {
        let lines: Vec<String> = contacts
            .filter(|contact| contact.mark.is_confirmed())
            .map(|contact| self.help_line(contact))
            .collect::<Result<_, _>>()?;
        if lines.is_empty() { self.word("emergency") } else { Ok(lines.join("\n")) }
    }

    fn help_line(&self, contact: &CrisisContact) -> Said {
        let ways: Vec<String> = contact.phone.iter().chain(&contact.web).cloned().collect();
        let id = match contact.audience {
            Audience::YoungPeople | Audience::Children => "crisis-line-young",
            Audience::Everyone | Audience::Parents | Audience::Women | Audience::Men | Audience::Victims => {
                "crisis-line"
            }
        };
        let ways = self.list(&ways, "list-or")?;
        let line = self.text(&Line::new(id).with("name", contact.name.clone()).with("contact", ways))?;
        let when = match (contact.hours_mark.is_confirmed(), contact.always) {
            (false, _) => "crisis-hours-unsure",
            (true, true) => "crisis-always",
            (true, false) => "crisis-not-always",
        };
        self.text(&Line::new("crisis-line-when").with("line", line).with("when", self.word(when)?))
    }
}
