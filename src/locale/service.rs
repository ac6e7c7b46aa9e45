//! A service's name, carrier and public contact. What is not confirmed is said to be so; what is unknown is said to
//! be unknown.

use jiff::civil::DateTime;

use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::directory::centre::{Marked, Offer, Queue, QueueKind};
use crate::directory::help::Pointer;
use crate::id::{Ags, ChannelKind, QueueId};
use crate::intake::say::Beside;
use crate::understand::concern::{Concern, OtherField};

impl Speaker<'_> {
    /// The public name of a service.
    pub(super) fn service(&self, id: &QueueId) -> Said {
        match self.directory.queue(id) {
            Some(queue) => Ok(queue.name.clone()),
            None => self.word("service-unknown"),
        }
    }

    /// The sentence on who runs a service.
    pub(super) fn carrier(&self, id: &QueueId) -> Said {
        let Some(carrier) = self.directory.queue(id).and_then(|queue| queue.carrier.as_ref()) else {
            return self.word("carrier-unknown");
        };
        let id = if carrier.mark.is_confirmed() { "carrier-known" } else { "carrier-unconfirmed" };
        self.text(&Line::new(id).with("carrier", carrier.value.clone()))
    }

    /// The official name of a district.
    pub(super) fn district(&self, ags: Ags) -> Said {
        match self.directory.district(ags) {
            Some(district) => Ok(district.name.clone()),
            None => self.text(&Line::new("district-unknown").with("key", ags.to_string())),
        }
    }

    /// A sentence that names a service and who runs it.
    pub(super) fn about_service(&self, id: &'static str, queue: &QueueId) -> Said {
        let line = Line::new(id).with("service", self.service(queue)?).with("carrier", self.carrier(queue)?);
        self.text(&line)
    }

    /// A service that comes into question, with what tells it from others.
    pub(super) fn beside(&self, other: &Beside) -> Said {
        let service = self.service(&other.queue)?;
        let Some(queue) = self.directory.queue(&other.queue) else { return Ok(service) };
        let mut notes = Vec::new();
        match queue.kind {
            QueueKind::Companies => notes.push(self.word("beside-companies")?),
            QueueKind::Documentation => notes.push(self.word("beside-documentation")?),
            QueueKind::Coordination => notes.push(self.word("beside-coordination")?),
            QueueKind::RegionalCentre | QueueKind::Victims | QueueKind::Exit => {}
        }
        if queue.state_office {
            notes.push(self.word("beside-state-office")?);
        }
        match (queue.offer, queue.offer_mark.is_confirmed()) {
            (Offer::BeingSetUp, true) => notes.push(self.word("beside-being-set-up")?),
            (Offer::BeingSetUp, false) => notes.push(self.word("beside-being-set-up-unconfirmed")?),
            (Offer::Available, true) => {}
            (Offer::Available, false) => notes.push(self.word("beside-unconfirmed")?),
        }
        if let Some(until) = other.closed_until {
            let line = Line::new("beside-closed").with("day", until.day());
            notes.push(self.text(&line.with("month", self.month(until.month())?))?);
        }
        if !other.has_room {
            notes.push(self.word("beside-no-room")?);
        }
        let line = if notes.is_empty() {
            self.text(&Line::new("beside-line").with("service", service))?
        } else {
            let line = Line::new("beside-line-notes").with("service", service);
            self.text(&line.with("notes", notes.join("; ")))?
        };
        let contact = self.confirmed_contact(queue)?;
        if contact.is_empty() {
            return Ok(line);
        }
        self.text(&Line::new("beside-line-contact").with("line", line).with("contact", contact))
    }

    /// How to reach a service oneself, in a line; only what is confirmed.
    pub(super) fn confirmed_contact(&self, queue: &Queue) -> Said {
        let contact = &queue.contact;
        let parts = [
            ("contact-phone", &contact.phone),
            ("contact-email", &contact.email),
            ("contact-web", &contact.web),
        ];
        let confirmed = parts.into_iter().filter_map(|(id, fact)| Some((id, fact.as_ref()?)));
        let confirmed = confirmed.filter(|(_, fact)| fact.mark.is_confirmed());
        let parts: Vec<String> =
            confirmed.map(|(id, fact)| self.fact(id, fact)).collect::<Result<_, Broken>>()?;
        Ok(parts.join(", "))
    }

    /// That the responsible service takes no requests here, its public contact, and who gets the request instead.
    pub(super) fn no_room(&self, wanted: &QueueId, instead: Option<&QueueId>) -> Said {
        let line = match instead {
            Some(instead) => Line::new("no-room-instead").with("instead", self.service(instead)?),
            None => Line::new("no-room-waits"),
        };
        let told = self.text(&line.with("service", self.service(wanted)?))?;
        Ok(format!("{told}\n\n{}", self.contact(wanted)?))
    }

    /// How the public reaches a service.
    pub(super) fn contact(&self, id: &QueueId) -> Said {
        let Some(queue) = self.directory.queue(id) else {
            return self.about_service("contact-none", id);
        };
        let contact = &queue.contact;
        let mut lines = Vec::new();
        if contact.is_reachable() {
            lines.push(self.about_service("contact-head", id)?);
            lines.push(match &contact.phone {
                Some(phone) => self.fact("contact-phone", phone)?,
                None => self.word("contact-phone-unknown")?,
            });
        } else {
            lines.push(self.about_service("contact-none", id)?);
        }
        let others = [
            ("contact-email", &contact.email),
            ("contact-web", &contact.web),
            ("contact-seat", &contact.seat),
        ];
        for (id, fact) in others {
            if let Some(fact) = fact {
                lines.push(self.fact(id, fact)?);
            }
        }
        if contact.is_reachable() {
            lines.push(match self.opening_hours(queue)? {
                Some(hours) => hours,
                None => self.word("contact-hours-unknown")?,
            });
        }
        Ok(lines.join("\n"))
    }

    /// The friendly pointer to who helps in another field, and how to go on here.
    pub(super) fn other_field(&self, field: OtherField, at: DateTime) -> Said {
        let line = Line::of("other-field", field.as_str());
        let told = match self.directory.pointer(field) {
            Some(pointer) => self.text(&line.with("help", self.pointed(pointer, at)?))?,
            None => self.text(&line.with("help", self.word("service-unknown")?))?,
        };
        Ok(format!("{told}\n\n{}", self.word("other-field-go-on")?))
    }

    /// Who helps there: the help lines with their hours, or the service. A number or an address nobody has confirmed is not
    /// given to someone in need; without any, the office that coordinates knows more.
    fn pointed(&self, pointer: &Pointer, at: DateTime) -> Said {
        let lines: Vec<_> = pointer.lines.iter().filter_map(|id| self.directory.help_line(id)).collect();
        if !lines.is_empty() {
            return self.help_lines(lines.into_iter(), Some(at));
        }
        let sure =
            [&pointer.phone, &pointer.web].into_iter().flatten().filter(|fact| fact.mark.is_confirmed());
        let parts: Vec<_> = [&pointer.name].into_iter().chain(sure).map(|fact| fact.value.clone()).collect();
        let mut office = self.directory.queues().iter().filter(|queue| queue.kind == QueueKind::Coordination);
        let web = office.find_map(|queue| Some((queue, queue.contact.web.as_ref()?)));
        match (parts.as_slice(), web) {
            ([name], Some((queue, web))) if web.mark.is_confirmed() => {
                let line = Line::new("other-field-ask-there").with("service", name.clone());
                self.text(&line.with("office", queue.name.clone()).with("web", web.value.clone()))
            }
            _ => Ok(parts.join(", ")),
        }
    }

    /// A line of a contact, with how sure and how old it is.
    fn fact(&self, id: &'static str, fact: &Marked<String>) -> Said {
        let line = self.text(&Line::new(id).with("value", fact.value.clone()))?;
        if !fact.mark.is_confirmed() {
            return self.text(&Line::new("contact-unconfirmed").with("line", line));
        }
        match &fact.as_of {
            Some(year) => {
                self.text(&Line::new("contact-as-of").with("line", line).with("year", year.clone()))
            }
            None => Ok(line),
        }
    }

    /// What a kind of advice is, and that it is being set up where the directory says so of the services that take it.
    pub(super) fn about_concern(&self, concern: Concern) -> Said {
        self.set_up_or_not(concern, self.text(&Line::of("about", concern.as_str()))?)
    }

    /// The same in one line, where two kinds are weighed against each other.
    pub(super) fn kind(&self, concern: Concern) -> Said {
        self.set_up_or_not(concern, self.text(&Line::of("kind", concern.as_str()))?)
    }

    fn set_up_or_not(&self, concern: Concern, about: String) -> Said {
        let services: Vec<_> = self.directory.queues_for(concern).collect();
        if services.is_empty() || services.iter().any(|queue| queue.offer != Offer::BeingSetUp) {
            return Ok(about);
        }
        let sure = services.iter().all(|queue| queue.offer_mark.is_confirmed());
        let id = if sure { "about-being-set-up" } else { "about-being-set-up-unconfirmed" };
        Ok(format!("{about} {}", self.word(id)?))
    }

    /// The telephone numbers of services, one a line; only confirmed ones.
    pub(super) fn phones(&self) -> Said {
        let lines = self.contact_lines(|queue| queue.contact.phone.as_ref())?;
        if lines.is_empty() { self.word("way-none") } else { Ok(lines.join("\n")) }
    }

    /// The ways to advice beside this channel: other channels, telephone, web.
    pub(super) fn ways(&self, channel: Option<ChannelKind>) -> Said {
        let mut lines = Vec::new();
        let channels = [
            (ChannelKind::Matrix, "way-matrix", &self.facts.matrix_address),
            (ChannelKind::Telegram, "way-telegram", &self.facts.telegram_address),
        ];
        for (kind, id, address) in channels {
            if let Some(address) = address.as_ref().filter(|_| channel != Some(kind)) {
                lines.push(self.text(&Line::new(id).with("address", address.clone()))?);
            }
        }
        lines.push(self.phones()?);
        // The web address of the one office that coordinates leads to all others.
        lines.extend(self.contact_lines(|queue| {
            queue.contact.web.as_ref().filter(|_| queue.kind == QueueKind::Coordination)
        })?);
        Ok(lines.join("\n"))
    }

    fn contact_lines(&self, part: impl Fn(&Queue) -> Option<&Marked<String>>) -> Result<Vec<String>, Broken> {
        self.directory
            .queues()
            .iter()
            .filter_map(|queue| Some((queue, part(queue).filter(|fact| fact.mark.is_confirmed())?)))
            .map(|(queue, fact)| {
                let line = Line::new("way-service").with("service", queue.name.clone());
                self.text(&line.with("contact", fact.value.clone()))
            })
            .collect()
    }
}
