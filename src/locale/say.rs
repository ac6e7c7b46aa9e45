//! Which sentence each thing said to a person is, and what that sentence is told.

use jiff::Timestamp;
use jiff::civil::Date;

use super::facts::Controller;
use super::removed::placeholder;
use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::handoff::request::Card;
use crate::id::{CaseCode, ChannelKind, QueueId};
use crate::intake::dialogue::{AnswerWish, Hours};
use crate::intake::say::{Beside, Deleted, Lost, Say};
use crate::understand::anonymise::Removed;
use crate::understand::concern::Concern;

/// What can be written at any time, in the order of the help: the command as a platform's menu takes it, in ASCII.
pub(super) const COMMANDS: [&str; 15] = [
    "hilfe",
    "zurueck",
    "ueberspringen",
    "aendern",
    "anzeigen",
    "rueckkehr",
    "mensch",
    "datenschutz",
    "daten",
    "weg",
    "neu",
    "stopp",
    "loeschen",
    "du",
    "sie",
];

/// Those of them that are written with an umlaut elsewhere.
const UMLAUTS: [&str; 5] = ["zurueck", "ueberspringen", "aendern", "rueckkehr", "loeschen"];

impl Speaker<'_> {
    /// The words of something said to a person. Exhaustive: a new `Say` does not compile without its sentence.
    #[expect(
        clippy::too_many_lines,
        reason = "one line for each thing that can be said; splitting would hide gaps"
    )]
    pub(super) fn say(&self, say: &Say) -> Said {
        let id = match say {
            Say::Hello => {
                let line = Line::new("hello").with("operator", self.operator());
                return self.text(&line.with("url", self.facts.privacy_url.clone()));
            }
            Say::AskConsent { channel } => return self.consent("ask-consent", *channel),
            Say::Privacy { channel } => return self.consent("privacy", *channel),
            Say::OtherWays { channel } => return self.other_ways("other-ways", Some(*channel)),
            Say::Signpost => return self.other_ways("signpost", None),
            Say::Foreign(language) => return self.foreign.hello(*language, self.directory),
            Say::AskConsentAgain => "ask-consent-again",
            Say::StoryHeld => "story-held",
            Say::StoryNotHeld => "story-not-held",
            Say::ButtonsOnly => "buttons-only",
            Say::ConsentFirst => "consent-first",
            Say::ConsentNext => "consent-next",
            Say::FormChosen => "form-chosen",

            Say::AskStory => "ask-story",
            Say::StoryDropped => "story-dropped",
            Say::StoryGone => "story-gone",
            Say::AskRelation => "ask-relation",
            Say::Caution => "caution",
            Say::AskConcern => return self.kinds("ask-concern"),
            Say::AskConcernMenu => return self.kinds("ask-concern-menu"),
            Say::AskWhom { little: true } => "ask-whom-little",
            Say::AskWhom { little: false } => "ask-whom",
            Say::AskProposed { first, second } => return self.proposed(*first, *second),
            Say::AboutConcern(concern) => return self.about_concern(*concern),
            Say::AskDistrict => "ask-district",
            Say::PlaceUnknown => "place-unknown",
            Say::AskDistrictWhich { names } => return self.which(names),
            Say::AskDistrictSure { district, place } => return self.sure(*district, place.as_deref()),
            Say::AskOutside { lands } => return self.outside(lands),
            Say::DistrictsNoted(districts) => return self.districts_noted(districts),
            Say::SmallPlace => "small-place",
            Say::OtherField { field, at } => return self.other_field(*field, *at),
            Say::KeepList => "keep-list",
            Say::DistrictNoted(ags) => {
                return self.text(&Line::new("district-noted").with("district", self.district(*ags)?));
            }
            Say::Where(told) => return self.told_where(*told),
            Say::AskWords => "ask-words",
            Say::TellingRole(role) => {
                return self.text(&Line::new("telling-role").with("role", role.clone()));
            }
            Say::WordsNoted(preview) => return self.words_noted(preview),
            Say::AskMoreWords { count, last } => return self.more_words(*count, last),
            Say::AskWordsChanged(preview) => return self.words_changed(preview),
            Say::WordsFull(limit) => {
                return self.text(&Line::new("words-full").with("limit", limit.to_string()));
            }
            Say::WordsCleared => "words-cleared",
            Say::AskAnswer => "ask-answer",
            Say::AskHours => "ask-hours",
            Say::DiscreetNoted(hours) => return self.discreet(*hours),
            Say::NotDiscreetNoted => "not-discreet-noted",
            Say::Contact(queue) => return self.contact(queue),
            Say::AskSummary { card, removed, beside, stand_in } => {
                return self.summary(card, removed, (beside, stand_in.as_ref()));
            }
            Say::NoRoom { wanted, instead } => return self.no_room(wanted, instead.as_ref()),
            Say::AskChange => "ask-change",
            Say::QueueNoLongerFits => "queue-no-longer-fits",
            Say::AskQueue => "ask-queue",
            Say::StateOffice(queue) => return self.about_service("state-office", queue),

            Say::AskTakeOut => "ask-take-out",
            Say::TakenOut(count) => return self.text(&Line::new("taken-out").with("count", *count)),
            Say::PassageNotFound => "passage-not-found",
            Say::AskLetStay { items, more } => return self.ask_let_stay(items, *more),
            Say::AskLetStaySure { item, contact: false } => {
                return self.about_item("ask-let-stay-sure", item);
            }
            Say::AskLetStaySure { item, contact: true } => {
                return self.about_item("ask-let-stay-sure-contact", item);
            }
            Say::LeftIn(item) => return self.about_item("left-in", item),
            Say::AskContact { queue, channel, contact, discreet } => {
                return self.ask_contact((queue, *channel), contact.as_ref(), *discreet);
            }
            Say::AskContactTold(contact) => return self.contact_line("ask-contact-told", contact),
            Say::ContactNoted(contact) => return self.contact_line("contact-noted", contact),
            Say::ContactDropped => "contact-dropped",
            Say::ContactTooLong(limit) => {
                return self.text(&Line::new("contact-too-long").with("limit", *limit));
            }
            Say::NoContact => "no-contact",
            Say::ContactNoticed => "contact-noticed",

            Say::Receipt { code, queue, answer, discreet, waits, promised_by, closed_until } => {
                // While the card cannot be delivered, nobody there knows of what would be promised.
                let (place, promised_by) =
                    if *waits { ("receipt-waits", None) } else { ("receipt-sent", *promised_by) };
                let times = (promised_by, *closed_until);
                return self.receipt(place, (code, queue), (*answer, times), *discreet);
            }
            Say::PromiseMissed { code, queue, promised_by, other } => {
                return self.promise_missed((code, queue), *promised_by, other.as_ref());
            }
            Say::CardWaits { code, queue } => return self.case("card-waits", code, queue),
            Say::CardArrived { code, queue } => return self.case("card-arrived", code, queue),
            Say::CardLost { code, queue } => return self.lost("card-lost", code, queue),
            Say::MessageLost { code, queue } => return self.lost("message-lost", code, queue),
            Say::CaseOpen { code, queue } => return self.case("case-open", code, queue),
            Say::AfterClosed(code) => {
                return self.text(&Line::new("after-closed").with("code", code.to_string()));
            }
            Say::HelpedThanks => return self.word("helped-thanks"),
            Say::EndsSoon { code, queue, ends, unclaimed } => {
                return self.ends_soon((code, queue), *ends, *unclaimed);
            }
            Say::KeptOn { code, ends } => return self.kept_on("kept-on", code, *ends),
            Say::ClosedMeanwhile { code, ends, reopens } => {
                let id = if *reopens { "closed-meanwhile" } else { "closed-meanwhile-for-good" };
                return self.kept_on(id, code, *ends);
            }
            Say::Expired { code, queue, unclaimed } => {
                let id = if *unclaimed { "expired-unclaimed" } else { "expired" };
                return self.case(id, code, queue);
            }
            Say::Reopened { code, queue } => return self.case("reopened", code, queue),
            Say::ReopenGone(code) => {
                return self.text(&Line::new("reopen-gone").with("code", code.to_string()));
            }
            Say::AskHandOn { code, from, to, there } => {
                return self.ask_hand_on(code, from, to, there.as_ref());
            }
            Say::AskSecond { code, from, second } => return self.ask_second(code, from, second),
            Say::SecondSent { code, queue } => return self.case("second-sent", code, queue),
            Say::SecondNotNow { code, to } => return self.case("second-not-now", code, to),
            Say::SecondThere { there, to } => return self.case("second-there", there, to),
            Say::SecondKnown { queue, to } => return self.second_known(queue, to),
            Say::AlreadyWith { code, queue } => return self.case("already-with", code, queue),
            Say::HandedOn { code, queue } => return self.case("handed-on", code, queue),
            Say::StaysWith { code, queue } => return self.case("stays-with", code, queue),
            Say::Claimed { code, queue } => return self.case("claimed", code, queue),
            Say::Closed { code, queue, answered: true } => return self.case("closed", code, queue),
            Say::Closed { code, queue, answered: false } => {
                return self.case("closed-unanswered", code, queue);
            }
            Say::ClosedAndBarred { code, queue, until } => {
                return self.closed_and_barred(code, queue, *until);
            }
            Say::Kept(kept) => return self.kept(kept),
            Say::KeptWords(words) => return self.kept_words(words),
            Say::ChatCleared(ChannelKind::Telegram) => "chat-cleared-telegram",
            Say::ChatCleared(_) => "chat-cleared",
            Say::CodeTooNew => "code-too-new",
            Say::SentEnough(limit) => return self.text(&Line::new("sent-enough").with("limit", *limit)),
            Say::TooFast => "too-fast",
            Say::Refused { queue } => {
                return self.text(&Line::new("refused").with("service", self.service(queue)?));
            }
            Say::AskRelay { preview, crisis, to } => return self.ask_relay(preview, *crisis, to.as_ref()),
            Say::RelayFull { limit } => {
                return self.text(&Line::new("relay-full").with("limit", limit.to_string()));
            }
            Say::Relayed { code } => {
                return self.text(&Line::new("relayed").with("code", code.to_string()));
            }
            Say::ChangePassedOn { codes, preview } => return self.change_passed_on(codes, preview),
            Say::ChangeNoted(preview) => return self.change_noted(preview),
            Say::MessageDropped => "message-dropped",
            Say::MessageTakenBack(codes) => {
                let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
                return self.text(&Line::new("message-taken-back").with("codes", codes.join(", ")));
            }
            Say::RelayGone(code) => {
                return self.text(&Line::new("relay-gone").with("code", code.to_string()));
            }
            Say::AlreadySent(code) => {
                return self.text(&Line::new("already-sent").with("code", code.to_string()));
            }
            Say::RelayDiscarded => "relay-discarded",
            Say::PerhapsNotForStaff => "perhaps-not-for-staff",
            Say::StaffAnswer { code, queue, text } => {
                let line = Line::new("staff-answer").with("code", code.to_string());
                let line = line.with("service", self.service(queue)?);
                return self.text(&line.with("text", text.clone()));
            }
            Say::StaffCorrection { code, queue, text } => {
                let line = Line::new("staff-correction").with("code", code.to_string());
                let line = line.with("service", self.service(queue)?);
                return self.text(&line.with("text", text.clone()));
            }
            Say::ReturnCode { code, discreet } => {
                let id = if *discreet { "return-code-discreet" } else { "return-code" };
                return self.text(&Line::new(id).with("code", code.to_string()));
            }
            Say::NoReturnCode => "no-return-code",
            Say::ReturnMistyped => "return-mistyped",
            Say::ReturnUnknown => "return-unknown",
            Say::ReturnOwn => "return-own",
            Say::ReturnNotHere => "return-not-here",
            Say::Returned { cases, channel } => return self.returned(cases, *channel),
            Say::ReturnLost(Lost::Draft) => "return-draft-lost",
            Say::ReturnLost(Lost::Story) => "return-story-lost",
            Say::NewMessage => "new-message",
            Say::NoNewMessage => "no-new-message",

            Say::Crisis(aid) => return self.crisis(aid),
            Say::GoingOn => "going-on",
            Say::Feeling => "feeling",
            Say::AskPause => "ask-pause",
            Say::Paused(named, at) => return self.paused(named.as_ref(), *at),
            Say::Help => return self.help(),
            Say::Human(at) => return self.human(*at),
            Say::Aside(aside) => return self.aside(aside),
            Say::Stopped => "stopped",
            Say::AskStop => "ask-stop",
            Say::AskRestart => "ask-restart",
            Say::AskDelete(cases) if cases.is_empty() => "ask-delete",
            Say::AskDelete(cases) => {
                let codes: Vec<String> = cases.iter().map(ToString::to_string).collect();
                let line = Line::new("ask-delete-case").with("count", cases.len());
                return self.text(&line.with("codes", codes.join(", ")));
            }
            Say::Deleted(Deleted::Draft) => "deleted-draft",
            Say::Deleted(Deleted::Unclaimed) => "deleted-unclaimed",
            Say::Deleted(Deleted::AlreadyRead) => "deleted-already-read",
            Say::Deleted(Deleted::PartlyRead) => "deleted-partly-read",
            Say::Attachment => "attachment",
            Say::Unreadable => "unreadable",
            Say::EditIgnored => "edit-ignored",
            Say::StaleButton => "stale-button",
            Say::AlreadyTaken => "already-taken",
            Say::NotUnderstood => "not-understood",
            Say::NotListed(number) => {
                return self.text(&Line::new("not-listed").with("number", *number));
            }
            Say::UnknownCommand => "unknown-command",
            Say::TooLong { limit } => {
                return self.text(&Line::new("too-long").with("limit", limit.to_string()));
            }
            Say::CannotSkip => "cannot-skip",
            Say::NothingToGoBackTo => "nothing-to-go-back-to",
            Say::Apology => "apology",
            Say::GroupRefused => "group-refused",
            Say::Moved => "moved",
            Say::RoomForgotten => "room-forgotten",
            Say::Name => "name",

            Say::Label(choice) => return self.label(choice),
            Say::Placeholder(kind) => return self.text(&placeholder(*kind)),
            Say::RelationName(relation) => return self.relation_name(*relation),
            Say::ConcernName(concern) => return self.concern_name(*concern),
        };
        self.word(id)
    }

    fn operator(&self) -> String {
        self.facts.operator.clone()
    }

    /// The short or the full privacy text.
    fn consent(&self, id: &'static str, channel: ChannelKind) -> Said {
        let controllers = match self.facts.controllers.as_slice() {
            [] => self.operator(),
            all => all.iter().map(|one| self.controller(one)).collect::<Result<Vec<_>, _>>()?.join("\n"),
        };
        let line = self
            .of_this_place(Line::new(id), channel)?
            .with("controllers", controllers)
            .with("contact", self.facts.contact.clone())
            .with("hosting", self.facts.hosting.clone());
        self.text(&line)
    }

    /// Tells a sentence who runs this, how the channel is encrypted, and what is kept how long.
    pub(super) fn of_this_place(&self, line: Line, channel: ChannelKind) -> Result<Line, Broken> {
        let days = |n: u32| self.text(&Line::new("days-span").with("n", n));
        Ok(line
            .with("encryption", self.text(&Line::of("encryption", channel.as_str()))?)
            .with("draft", self.text(&Line::new("hours-span").with("n", self.facts.draft_hours))?)
            .with("open", days(self.facts.open_days)?)
            .with("closed", days(self.facts.closed_days)?)
            .with("operator", self.operator())
            .with("url", self.facts.privacy_url.clone()))
    }

    /// Who is responsible, for which requests, and where to turn.
    fn controller(&self, controller: &Controller) -> Said {
        let Controller { name, data_protection_officer, authority, queues } = controller;
        let services = queues.iter().map(|queue| self.service(queue)).collect::<Result<Vec<_>, _>>()?;
        let id = if services.is_empty() { "controller" } else { "controller-for" };
        let line = Line::new(id).with("name", name.clone()).with("officer", data_protection_officer.clone());
        let line = line.with("authority", authority.clone());
        self.text(&line.with("services", self.list(&services, "list-last")?))
    }

    fn other_ways(&self, id: &'static str, channel: Option<ChannelKind>) -> Said {
        let line = Line::new(id).with("ways", self.ways(channel)?);
        self.text(&line.with("emergency", self.word("emergency")?))
    }

    /// A question that lists the five kinds of advice, a plain line each.
    fn kinds(&self, id: &'static str) -> Said {
        let kinds: Vec<String> = Concern::ALL
            .iter()
            .map(|concern| self.text(&Line::of("kind", concern.as_str())))
            .collect::<Result<_, Broken>>()?;
        self.text(&Line::new(id).with("kinds", kinds.join("\n")))
    }

    fn proposed(&self, first: Concern, second: Option<Concern>) -> Said {
        let (line, about) = match second {
            None => (Line::new("ask-proposed-one"), self.about_concern(first)?),
            Some(second) => {
                let about = format!("{}\n{}", self.kind(first)?, self.kind(second)?);
                (Line::new("ask-proposed-two").with("second", self.concern_name(second)?), about)
            }
        };
        self.text(&line.with("first", self.concern_name(first)?).with("about", about))
    }

    fn discreet(&self, hours: Hours) -> Said {
        let hours = match hours.window() {
            None => self.word("hours-any")?,
            Some((from, to)) => self.text(&Line::new("hours-between").with("from", from).with("to", to))?,
        };
        self.text(&Line::new("discreet-noted").with("hours", hours))
    }

    fn summary(
        &self,
        card: &Card,
        removed: &[Removed],
        (beside, stand_in): (&[Beside], Option<&QueueId>),
    ) -> Said {
        let state_office = self.directory.queue(&card.queue).is_some_and(|queue| queue.state_office);
        let mut lines = vec![
            self.about_service("summary-to", &card.queue)?,
            String::new(),
            self.word("summary-start")?,
            self.card(card, None)?,
            self.word("summary-end")?,
        ];
        lines.extend(self.removed(removed)?);
        let kept_back =
            if card.contact.is_some() { "summary-kept-back-contact" } else { "summary-kept-back" };
        lines.extend([String::new(), self.word(kept_back)?]);
        if !card.crisis.is_empty() {
            lines.push(self.word("summary-flag")?);
        }
        if state_office {
            lines.push(self.word("summary-state-office")?);
        }
        if let Some(stand_in) = stand_in {
            lines.extend([String::new(), self.about_stand_in(stand_in)?]);
        }
        if !beside.is_empty() {
            let others: Vec<String> =
                beside.iter().map(|other| self.beside(other)).collect::<Result<_, Broken>>()?;
            lines.extend([String::new(), self.word("summary-beside")?, others.join("\n"), String::new()]);
        }
        lines.push(self.word("summary-ask")?);
        Ok(lines.join("\n"))
    }

    /// A sentence on a case and the service that has it.
    fn case(&self, id: &'static str, code: &CaseCode, queue: &QueueId) -> Said {
        let line = Line::new(id).with("code", code.to_string()).with("service", self.service(queue)?);
        self.text(&line.with("days", self.facts.closed_days))
    }

    /// That something can never be delivered to a service, and how to reach it oneself.
    fn lost(&self, id: &'static str, code: &CaseCode, queue: &QueueId) -> Said {
        Ok(format!("{}\n\n{}", self.case(id, code, queue)?, self.contact(queue)?))
    }

    fn receipt(
        &self,
        place: &'static str,
        (code, queue): (&CaseCode, &QueueId),
        (wish, (promised_by, closed_until)): (AnswerWish, (Option<Timestamp>, Option<Date>)),
        discreet: Option<Hours>,
    ) -> Said {
        let mut parts = vec![
            self.text(&Line::new(place).with("service", self.service(queue)?))?,
            self.text(&Line::new("receipt-code").with("code", code.to_string()))?,
            match (wish, promised_by) {
                (AnswerWish::Here, Some(promise)) => self.receipt_promise(promise)?,
                (AnswerWish::Here, None) => self.word("receipt-answer-unknown")?,
                (AnswerWish::PassOn, _) => self.word("receipt-pass-on")?,
                (AnswerWish::CallMyself, _) => self.contact(queue)?,
            },
        ];
        if let Some(until) = closed_until {
            parts.push(self.receipt_closed(wish, until)?);
        }
        if let Some(hours) = discreet {
            parts.push(self.discreet(hours)?);
        }
        if wish == AnswerWish::Here {
            parts.push(self.word("receipt-return")?);
        }
        parts.push(self.word("receipt-delete")?);
        Ok(parts.join("\n\n"))
    }

    fn returned(&self, cases: &[CaseCode], channel: ChannelKind) -> Said {
        let codes: Vec<String> = cases.iter().map(ToString::to_string).collect();
        let line = Line::new("returned").with("count", cases.len()).with("codes", codes.join(", "));
        self.text(&line.with("encryption", self.text(&Line::of("encryption", channel.as_str()))?))
    }

    /// What can be written at any time, as people write it. Without a slash: Telegram would cut a command at its umlaut.
    fn help(&self) -> Said {
        let lines: Vec<String> = COMMANDS
            .iter()
            .map(|command| {
                let meaning = self.text(&Line::of("command", command))?;
                let written = UMLAUTS.contains(command);
                let word =
                    if written { self.text(&Line::of("word", command))? } else { (*command).to_owned() };
                let line = Line::new("help-line").with("command", word);
                self.text(&line.with("meaning", meaning))
            })
            .collect::<Result<_, Broken>>()?;
        self.text(&Line::new("help").with("commands", lines.join("\n")))
    }
}
