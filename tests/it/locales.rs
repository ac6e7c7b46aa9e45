//! Every sentence exists in every form, fits where it is shown, and addresses people as they chose.

mod presence;
mod samples;

use jiff::Timestamp;
use lotse::desk::ports::{Alarm, RoomProblem, Trust};
use lotse::directory::help::Audience;
use lotse::handoff::command::{Mistake, NotDone};
use lotse::handoff::consultation::Number;
use lotse::handoff::course::Ending;
use lotse::handoff::reminder::{Delay, Informed, Reason};
use lotse::handoff::request::{Card, CaseState};
use lotse::handoff::say::{AnswerStep, NoHandOn, NoNote, NotSent, NoteSay, Row, StaffSay, Standing};
use lotse::id::{Ags, ChannelKind, QueueId, RowId};
use lotse::intake::danger::{Aid, Danger};
use lotse::intake::dialogue::{Form, Hours, Relation};
use lotse::intake::question::Choice;
use lotse::intake::say::{Preview, Say};
use lotse::locale::operator::DeadRecipient;
use lotse::locale::{Catalogue, OperatorSay};
use lotse::understand::anonymise::{Kind, Removed};
use lotse::understand::concern::Concern;
use lotse::understand::crisis::{Crisis, Dangers};
use lotse::understand::language::Language;

use self::samples::{
    CHANNELS, FORMS, LANGUAGES, MOMENTS, aids, cards, catalogue, choices, code, directory, everything,
    moment, promise, words,
};

/// Telegram's longest message, in UTF-16 units.
const LONGEST: usize = 4096;
/// What a phone shows at once.
const SCREEN: usize = 900;

/// The name of a variant, without its arguments.
fn variant(say: &Say) -> String {
    format!("{say:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

fn well_formed(text: &str, what: &str) {
    assert!(!text.trim().is_empty(), "{what} says nothing");
    assert!(!text.contains("{$") && !text.contains("{ "), "{what} shows its source: {text}");
    assert!(!text.contains("  ") && !text.contains("\n\n\n"), "{what} has gaps: {text}");
    assert!(!text.contains(".."), "{what} ends twice: {text}");
    assert!(!text.contains('!'), "{what} shouts: {text}");
    assert!(text.encode_utf16().count() <= LONGEST, "{what} is too long");
}

#[test]
fn every_say_has_words_in_every_form() {
    let (catalogue, directory) = (catalogue(), directory());
    for say in everything(&catalogue, &directory) {
        for form in FORMS {
            let what = format!("{} as {form:?}", variant(&say));
            match catalogue.try_render(&say, form, &directory) {
                Ok(text) => well_formed(&text, &what),
                Err(broken) => panic!("{what}: {broken}"),
            }
        }
    }
}

#[test]
fn the_samples_leave_out_no_variant() {
    let (catalogue, directory) = (catalogue(), directory());
    let sampled: std::collections::BTreeSet<String> =
        everything(&catalogue, &directory).iter().map(variant).collect();
    let source = include_str!("../../src/intake/say.rs");
    let body = source.split("pub enum Say {").nth(1).expect("the enum").split("\n}").next().expect("its end");
    let declared = body.lines().filter_map(|line| {
        let name = line.strip_prefix("    ")?;
        let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
        name.starts_with(|c: char| c.is_ascii_uppercase()).then_some(name)
    });
    let missing: Vec<String> = declared.filter(|name| !sampled.contains(name)).collect();
    assert!(missing.is_empty(), "no sample of {missing:?}");
}

/// What is said of cases, wherever they stand.
fn of_cases(cards: &[Card]) -> Vec<StaffSay> {
    let (code, by) = (code(), "@anna:example.org".to_owned());
    let received = "2026-11-23T03:00:00Z".parse().expect("a time");
    let mut staff = Vec::new();
    staff.extend(Mistake::ALL.map(StaffSay::Mistaken));
    staff.push(StaffSay::ReasonMissing { code: code.clone() });
    for ending in Ending::ALL {
        staff.push(StaffSay::Closed { code: code.clone(), ending });
        staff.push(StaffSay::ClosedSilently { code: code.clone(), ending });
    }
    staff.push(StaffSay::KeptOn { code: code.clone(), ends: promise() });
    for either in [false, true] {
        staff.push(StaffSay::EndsSoon { code: code.clone(), ends: promise(), asked: either });
        staff.push(StaffSay::Expired { code: code.clone(), unclaimed: either });
    }
    let standings = CaseState::ALL.map(|state| Standing {
        state,
        by: Some(by.clone()),
        ending: None,
        danger_since: true,
        on_duty: vec![by.clone()],
    });
    for step in AnswerStep::ALL
        .into_iter()
        .chain([AnswerStep::Leaves { seconds: 20 }, AnswerStep::WaitsFor { hour: 17 }])
    {
        for (relation, district) in [(None, None), (Some(Relation::Parent), Some(Ags(13074)))] {
            staff.push(StaffSay::Answer {
                code: code.clone(),
                relation,
                district,
                text: "Guten Tag".into(),
                step,
            });
        }
    }
    for mine in [false, true] {
        let cases = standings.iter().map(|standing| Row {
            code: code.clone(),
            standing: standing.clone(),
            concern: Some(Concern::Opferberatung),
            district: Some(Ags(13074)),
            received,
            urgent: true,
            waits: true,
        });
        staff.push(StaffSay::Welcome { by: by.clone(), cases: cases.clone().collect() });
        staff.push(StaffSay::Overview { mine, cases: cases.collect() });
        staff.push(StaffSay::Overview { mine, cases: Vec::new() });
    }
    for card in cards.iter().cloned() {
        let card = Box::new(Card { code: Some(code.clone()), ..card });
        for standing in standings.clone() {
            staff.push(StaffSay::Card { card: card.clone(), received, standing });
        }
        staff.push(StaffSay::Story { card, violence: true });
    }
    staff
}

/// Everything said where one service asks another.
fn notes(catalogue: &Catalogue) -> Vec<NoteSay> {
    let (number, other) = (Number::from_random(1), QueueId::new("jump"));
    let text = || words(catalogue);
    let refused = [
        NoNote::Service(NoHandOn::Unknown { queues: vec![other.clone()] }),
        NoNote::Service(NoHandOn::NoRoom { queue: other.clone() }),
        NoNote::Service(NoHandOn::Closed { queue: other.clone(), until: jiff::civil::date(2027, 1, 3) }),
        NoNote::Empty,
        NoNote::TooLong { limit: 6000 },
        NoNote::UnknownNumber,
    ];
    let mut all = vec![
        NoteSay::Dropped { number },
        NoteSay::Over { number },
        NoteSay::Waits { number, from: other.clone() },
        NoteSay::Unanswered { number, to: other.clone() },
        NoteSay::Lost { number, to: other.clone() },
        NoteSay::Question { number, from: other.clone(), text: text() },
        NoteSay::Advice { number, from: other.clone(), text: text() },
        NoteSay::Open { questions: vec![(number, other.clone())] },
        NoteSay::Open { questions: vec![(number, other.clone()), (number, other.clone())] },
    ];
    all.extend(refused.map(NoteSay::Refused));
    for answer in [false, true] {
        all.push(NoteSay::Sent { number, to: other.clone(), answer });
        all.extend([Vec::new(), samples::removals()].map(|removed| NoteSay::Held {
            number,
            to: other.clone(),
            answer,
            text: text(),
            removed,
        }));
    }
    all
}

/// What is said of what the person wrote.
fn of_messages(catalogue: &lotse::locale::Catalogue) -> Vec<StaffSay> {
    vec![
        StaffSay::PersonWrote {
            code: code(),
            texts: vec![words(catalogue)],
            crisis: Dangers::default(),
            changed: true,
        },
        StaffSay::WordsChanged { code: code(), crisis: Dangers::from([Crisis::Suicidality]) },
        StaffSay::TookBack { code: code() },
        StaffSay::PersonWrote {
            code: code(),
            texts: vec![words(catalogue)],
            crisis: [Crisis::Suicidality, Crisis::AcuteDanger].into(),
            changed: false,
        },
    ]
}

#[test]
fn staff_are_told_everything_without_a_gap() {
    let (catalogue, directory) = (catalogue(), directory());
    let (code, by) = (code(), "@anna:example.org".to_owned());
    let received = "2026-11-23T03:00:00Z".parse().expect("a time");
    let mut staff = vec![
        StaffSay::Claimed { code: code.clone(), by: by.clone() },
        StaffSay::AlreadyClaimed { code: code.clone(), by: by.clone() },
        StaffSay::AlreadyYours { code: code.clone(), by: by.clone() },
        StaffSay::Released { code: code.clone(), by: by.clone() },
        StaffSay::NotYours { code: code.clone(), by: None },
        StaffSay::NotYours { code: code.clone(), by: Some(by.clone()) },
        StaffSay::TakenOver { code: code.clone(), by: by.clone(), from: by.clone() },
        StaffSay::AskYes { code: code.clone(), by: None },
        StaffSay::AskYes { code: code.clone(), by: Some(by.clone()) },
        StaffSay::NoAnswerWaits,
        StaffSay::WhichAnswer {
            codes: vec![code.clone(), code.clone()],
            notes: vec![Number::from_random(1)],
        },
        StaffSay::HandOnWaits { code: code.clone(), to: QueueId::new("jump") },
        StaffSay::HandOnAsked { code: code.clone(), to: QueueId::new("jump") },
        StaffSay::HandedOn { code: code.clone(), to: QueueId::new("jump") },
        StaffSay::Reopened { code: code.clone() },
        StaffSay::Barred { code: code.clone(), until: received },
        StaffSay::Unbarred { code: code.clone() },
        StaffSay::NotBarred { code: code.clone(), gone: false },
        StaffSay::NotBarred { code: code.clone(), gone: true },
        StaffSay::NotDone(NotDone::UnknownDevice),
        StaffSay::NotDone(NotDone::WithFile),
        StaffSay::NotDone(NotDone::Failed),
        StaffSay::Flood { district: None, count: 12 },
        StaffSay::Flood { district: Some(Ags(13_076)), count: 12 },
        StaffSay::NobodyToBar { code: code.clone() },
        StaffSay::Stays { code: code.clone() },
        StaffSay::NotHandedOn { code: code.clone(), why: NoHandOn::NoRoom { queue: QueueId::new("jump") } },
        StaffSay::NotHandedOn {
            code: code.clone(),
            why: NoHandOn::Unknown { queues: vec![QueueId::new("jump")] },
        },
        StaffSay::SecondAsked { code: code.clone(), to: QueueId::new("jump") },
        StaffSay::Second { code: code.clone(), to: QueueId::new("jump") },
        StaffSay::SecondThere { code: code.clone(), to: QueueId::new("jump") },
        StaffSay::NoSecond { code: code.clone() },
        StaffSay::NotSecond { code: code.clone(), why: NoHandOn::Unknown { queues: Vec::new() } },
        StaffSay::TooLateToHalt { code: code.clone() },
        StaffSay::NoAnswerYet { code: code.clone() },
        StaffSay::MemberRemoved { by: by.clone() },
        StaffSay::FreedOfRemoved { code: code.clone(), by: by.clone() },
        StaffSay::Unreadable,
        StaffSay::EditIgnored,
        StaffSay::Withdrawn { code: code.clone() },
        StaffSay::PersonGone { code: code.clone() },
        StaffSay::PersonLeft { code: code.clone() },
        StaffSay::PersonMoved { code: code.clone(), channel: ChannelKind::Telegram },
        StaffSay::PersonMoved { code: code.clone(), channel: ChannelKind::Matrix },
        StaffSay::Help,
    ];
    staff.extend(of_messages(&catalogue));
    for (reason, promised_by) in
        Reason::ALL.into_iter().flat_map(|reason| [(reason, None), (reason, Some(promise()))])
    {
        let delay = Delay { reason, since: received, promised_by };
        let now = promise();
        let (code, queue) = (code.clone(), QueueId::new("lobbi-ost"));
        staff.extend([
            StaffSay::Overdue { code: code.clone(), delay, now },
            StaffSay::Overdue { code: code.clone(), delay, now: received },
            StaffSay::Escalated { code: code.clone(), delay, to: Informed::Operator, now },
            StaffSay::Escalated { code: code.clone(), delay, to: Informed::Nobody, now },
            StaffSay::Escalated { code: code.clone(), delay, to: Informed::Service(queue.clone()), now },
            StaffSay::Escalation { code: code.clone(), queue: queue.clone(), closed_until: None, delay, now },
            StaffSay::Escalation {
                code,
                queue,
                closed_until: Some(jiff::civil::date(2027, 1, 3)),
                delay,
                now,
            },
        ]);
    }
    staff.extend(notes(&catalogue).into_iter().map(StaffSay::Note));
    for reason in NotSent::ALL {
        staff.push(StaffSay::AnswerNotSent { code: Some(code.clone()), reason });
        staff.push(StaffSay::AnswerNotSent { code: None, reason });
    }
    staff.extend(samples::statistics(&directory).map(StaffSay::Statistics));
    staff.extend(of_cases(&cards(&catalogue, &directory)));
    staff.extend(presence::says());
    for say in staff {
        let text = catalogue.try_staff(&say, &directory).unwrap_or_else(|broken| panic!("{broken}"));
        // A command begins with the mark; nothing else does.
        let commands = ["!a", "!d", "!e", "!f", "!h", "!j", "!m", "!o", "!r", "!s", "!u", "!v", "!w"];
        let text = commands.iter().fold(text, |text, command| text.replace(command, ""));
        well_formed(&text, "staff");
    }
}

#[test]
fn the_operator_is_told_everything_without_a_gap() {
    let catalogue = catalogue();
    let (code, received) = (code(), "2026-11-23T03:00:00Z".parse().expect("a time"));
    let trusts = [Trust::Full, Trust::Unencrypted, Trust::PlainText, Trust::UnknownDevice, Trust::NotListed];
    let problems = [
        RoomProblem::NotConfigured,
        RoomProblem::NotJoined,
        RoomProblem::NotEncrypted,
        RoomProblem::StrangerInside,
        RoomProblem::Unreachable,
    ];
    let queue = QueueId::new("lks");
    let mut operator: Vec<OperatorSay> =
        trusts.map(|trust| OperatorSay::Alarm(Alarm::UntrustedCommand(trust))).into();
    for channel in CHANNELS {
        operator.push(OperatorSay::Alarm(Alarm::Unauthorised(channel)));
        operator.push(OperatorSay::Alarm(Alarm::Conflict(channel)));
        operator.push(OperatorSay::Parked { channel });
    }
    operator.extend(problems.map(|problem| OperatorSay::RoomClosed { queue: queue.clone(), problem }));
    operator.push(OperatorSay::RoomOpen { queue: queue.clone() });
    for district in [None, Some("LUP".to_owned())] {
        operator.push(OperatorSay::Flood { district: district.clone(), count: 12 });
        operator.push(OperatorSay::FloodOver { district });
    }
    for reason in Reason::ALL {
        let (code, queue) = (code.clone(), queue.clone());
        let delay = Delay { reason, since: received, promised_by: None };
        let now = promise();
        operator.push(OperatorSay::Escalation { code: code.clone(), queue: queue.clone(), delay, now });
        operator.push(OperatorSay::LeftBehind { code, queue, delay, now });
    }
    for to in [DeadRecipient::Person, DeadRecipient::Queue(queue), DeadRecipient::Operator] {
        operator.push(OperatorSay::DeadLetter { row: RowId(7), to, reason: "blocked" });
    }
    for say in operator {
        let text = catalogue.try_operator(&say).unwrap_or_else(|broken| panic!("{broken}"));
        well_formed(&text, "operator");
    }
}

#[test]
fn labels_fit_a_button_and_name_their_choice() {
    let (catalogue, directory) = (catalogue(), directory());
    for form in FORMS {
        for choice in choices(&directory) {
            let label = catalogue.label(&choice, form, &directory);
            assert!((1..=60).contains(&label.chars().count()), "{label}");
            assert_eq!(
                catalogue.choice_for(&label, &vec![choice.clone()].into(), form, &directory),
                Some(choice),
                "{label}"
            );
        }
    }
}

#[test]
fn the_greeting_fits_a_phone() {
    let (catalogue, directory) = (catalogue(), directory());
    let consents = CHANNELS.map(|channel| Say::AskConsent { channel });
    for say in [Say::Hello].into_iter().chain(consents) {
        for form in FORMS {
            let text = catalogue.render(&say, form, &directory);
            assert!(text.chars().count() <= SCREEN, "{} characters: {text}", text.chars().count());
        }
    }
}

/// The messages of the German files: id, value, and the wording with "Du".
fn messages() -> Vec<(String, String, Option<String>)> {
    let files = [
        include_str!("../../locales/de/intake.ftl"),
        include_str!("../../locales/de/gate.ftl"),
        include_str!("../../locales/de/concern.ftl"),
        include_str!("../../locales/de/crisis.ftl"),
        include_str!("../../locales/de/privacy.ftl"),
        include_str!("../../locales/de/staff.ftl"),
        include_str!("../../locales/de/presence.ftl"),
        include_str!("../../locales/de/command.ftl"),
        include_str!("../../locales/de/time.ftl"),
        include_str!("../../locales/de/stats.ftl"),
    ];
    let mut messages: Vec<(String, String, Option<String>)> = Vec::new();
    for line in files.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')) {
        match line.split_once(" =") {
            Some((id, value)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                messages.push((id.to_owned(), value.to_owned(), None));
            }
            _ => {
                let Some((_, value, du)) = messages.last_mut() else { continue };
                if let Some(start) = line.trim().strip_prefix(".du =") {
                    *du = Some(start.to_owned());
                } else if !line.trim().starts_with(".also") {
                    let part = du.as_mut().unwrap_or(value);
                    part.push('\n');
                    part.push_str(line);
                }
            }
        }
    }
    messages
}

/// The first of these words in a text, not counting one that is quoted (the command that chooses the form).
fn address<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '„').find(|word| words.contains(word))
}

#[test]
fn who_chose_du_is_never_addressed_with_sie() {
    const SIE: [&str; 8] = ["Sie", "Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihres"];
    const DU: [&str; 9] = ["du", "dir", "dich", "dein", "deine", "deinem", "deinen", "deiner", "deines"];
    let messages = messages();
    assert!(messages.len() > 200, "the files were read: {}", messages.len());
    // What people may reply is not said to them.
    for (id, value, du) in messages.into_iter().filter(|(id, ..)| !id.starts_with("reply-")) {
        assert_eq!(address(&value, &DU), None, "{id} says du to someone who is addressed with Sie");
        match du {
            None => assert_eq!(address(&value, &SIE), None, "{id} has no wording with du"),
            Some(du) => assert_eq!(address(&du, &SIE), None, "{id}: its du says Sie"),
        }
    }
}

#[test]
fn a_number_a_word_or_the_label_chooses() {
    let (catalogue, directory) = (catalogue(), directory());
    let offered = [Choice::Send, Choice::Change, Choice::Discard, Choice::OutsideGoOn];
    let chosen = |text: &str| catalogue.choice_for(text, &offered.to_vec().into(), Form::Sie, &directory);
    for text in ["2", " 2. ", "2)", "(2)", "2️⃣", "Nummer 2", "nr. 2", "zwei", "Zwei.", "02"] {
        assert_eq!(chosen(text), Some(Choice::Change), "{text}");
    }
    for text in ["Etwas ändern", "etwas aendern", "ETWAS ANDERN", "„Etwas ändern“.", "ändern"] {
        assert_eq!(chosen(text), Some(Choice::Change), "{text}");
    }
    for text in ["", "0", "5", "222", "2 Leute haben mich bedroht", "zwei Männer", "absenden oder ändern"] {
        assert_eq!(chosen(text), None, "{text}");
    }
    assert_eq!(chosen("ja"), Some(Choice::Send));
    assert_eq!(chosen("Nein"), Some(Choice::Change), "a no destroys no request");
}

#[test]
fn a_plain_yes_or_no_answers_where_it_is_obvious() {
    let (catalogue, directory) = (catalogue(), directory());
    let first = Choice::Concern(Concern::Opferberatung);
    let second = Choice::Concern(Concern::Elternberatung);
    let cases: [(&[Choice], Option<Choice>, Option<Choice>); 6] = [
        (&[Choice::UseStory, Choice::DropStory], Some(Choice::UseStory), Some(Choice::DropStory)),
        (&[Choice::ConfirmDelete, Choice::Keep], Some(Choice::ConfirmDelete), Some(Choice::Keep)),
        (
            &[Choice::RelayToStaff, Choice::RelayDiscard],
            Some(Choice::RelayToStaff),
            Some(Choice::RelayDiscard),
        ),
        (&[first.clone(), Choice::ConcernMenu], Some(first.clone()), Some(Choice::ConcernMenu)),
        (&[first, second, Choice::ConcernMenu], None, Some(Choice::ConcernMenu)),
        (&[Choice::Hours(Hours::Any), Choice::Back], None, None),
    ];
    for (offered, yes, no) in cases {
        let chosen = |text| catalogue.choice_for(text, &offered.to_vec().into(), Form::Sie, &directory);
        assert_eq!(chosen("Ja, gern."), yes, "{offered:?}");
        assert_eq!(chosen("nein danke"), no, "{offered:?}");
    }
}

#[test]
fn the_summary_shows_the_card_word_for_word() {
    let (catalogue, directory) = (catalogue(), directory());
    for card in cards(&catalogue, &directory) {
        let shown = catalogue.card(&card, None, &directory);
        for form in FORMS {
            let summary = catalogue.render(
                &Say::AskSummary {
                    card: Box::new(card.clone()),
                    removed: Vec::new(),
                    beside: Vec::new(),
                    stand_in: None,
                },
                form,
                &directory,
            );
            assert!(summary.contains(&shown), "{summary}");
        }
        let received: Timestamp = "2026-11-23T03:00:00Z".parse().expect("a time");
        let posted = catalogue.card(&Card { code: Some(code()), ..card.clone() }, Some(received), &directory);
        let differing = shown.lines().zip(posted.lines()).filter(|(before, after)| before != after).count();
        assert_eq!(shown.lines().count(), posted.lines().count());
        assert!(differing <= 2, "only code and hour change: {shown}\n{posted}");
        assert!(posted.contains("23. November 2026, nach 4 Uhr"), "{posted}");
    }
}

#[test]
fn the_formatted_card_says_what_the_plain_one_says() {
    let (catalogue, directory) = (catalogue(), directory());
    for say in of_cases(&cards(&catalogue, &directory)) {
        let Some(html) = catalogue.staff_html(&say, &directory) else {
            assert!(!matches!(say, StaffSay::Card { .. }));
            continue;
        };
        let mut text = html.replace("<br>", "\n");
        while let Some((before, tag)) = text.split_once('<') {
            let (_, after) = tag.split_once('>').expect("a whole tag");
            text = format!("{before}{after}");
        }
        assert_eq!(text, catalogue.staff(&say, &directory));
    }
}

#[test]
fn a_danger_brings_its_numbers_first_on_one_screen() {
    let (catalogue, directory) = (catalogue(), directory());
    for aid in aids() {
        let numbers: &[&str] = match aid.danger {
            Danger::Suicidality => &["112", "0800 111 0 111", "0800 111 0 222", "116 123"],
            Danger::AcuteDanger => &["110", "112", "nora-notruf.de"],
            Danger::ChildAtHome => &["110", "Jugendamt", "116 111", "krisenchat.de"],
        };
        for form in FORMS {
            let text = catalogue.render(&Say::Crisis(aid.clone()), form, &directory);
            let first_part = text.split("\n\n").next().expect("a first part");
            for number in numbers {
                assert!(first_part.contains(number), "{number} is missing at the top of: {text}");
            }
            let nobody_reads = "liest gerade niemand mit, denn weitergegeben ist noch nichts";
            assert_eq!(text.contains(nobody_reads), !aid.handed_over, "{text}");
            assert_eq!(text.contains("jemand liest, weiß ich nicht"), aid.handed_over, "{text}");
            assert!(text.chars().count() <= SCREEN, "{} of {aid:?}: {text}", text.chars().count());
        }
    }
}

#[test]
fn hours_are_those_of_the_moment_and_only_as_sure_as_the_data() {
    let (catalogue, directory) = (catalogue(), directory());
    let text = |danger, people: &[Audience], at: &str| {
        let aid = Aid {
            certainty: lotse::understand::crisis::Certainty::Sure,
            danger,
            someone_else: false,
            own_life_too: false,
            silent: false,
            handed_over: false,
            people: people.to_vec(),
            at: moment(at),
        };
        catalogue.render(&Say::Crisis(aid), Form::Sie, &directory)
    };
    let parents = |at| text(Danger::Suicidality, &[Audience::Parents, Audience::Everyone], at);
    let [afternoon, night, christmas, eve] = MOMENTS;
    assert!(parents(afternoon).contains("0800 111 0 550 (jetzt erreichbar, bis 17 Uhr; Stand 2020)"));
    assert!(parents(night).contains("(jetzt nicht besetzt, wieder ab morgen 9 Uhr; Stand 2020)"));
    assert!(parents(christmas).contains("(heute ist Feiertag, Zeiten unsicher; Stand 2020)"));
    assert!(parents(eve).contains("wieder ab morgen 9 Uhr"), "{}", parents(eve));
    assert!(parents("2026-12-24T20:00").contains("wieder ab Montag 9 Uhr"), "not on Christmas Day");
    let young = |at| text(Danger::Suicidality, &[Audience::YoungPeople, Audience::Everyone], at);
    assert!(young(afternoon).contains("116 111 (wohl jetzt erreichbar, bis 20 Uhr; nicht bestätigt)"));
    assert!(
        young(night).contains("116 111 (wohl jetzt nicht besetzt, wieder ab morgen 14 Uhr; nicht bestätigt)")
    );
    let at = |text: &str, name: &str| text.find(name).unwrap_or(usize::MAX);
    assert!(at(&young(afternoon), "116 111") < at(&young(afternoon), "116 123"), "for the young first");
    assert!(at(&young(night), "116 111") > at(&young(night), "116 123"), "who is away comes last");
    let victims = |at| text(Danger::AcuteDanger, &[Audience::Everyone, Audience::Victims], at);
    assert!(
        victims(christmas).contains("116 006 (jetzt erreichbar, bis 22 Uhr)"),
        "daily means holidays too"
    );
}

#[test]
fn someone_who_writes_no_german_gets_numbers_in_their_language() {
    let (catalogue, directory) = (catalogue(), directory());
    let mut seen = std::collections::BTreeSet::new();
    for language in LANGUAGES {
        let text = catalogue.render(&Say::Foreign(language), Form::Sie, &directory);
        for part in ["110", "112", "LOBBI", "0381 200 93 79"] {
            assert!(text.contains(part), "{part} is missing: {text}");
        }
        let right_to_left = matches!(language, Language::Arabic | Language::Persian);
        assert_eq!(text.contains('\u{2068}'), right_to_left, "a number keeps its order only where isolated");
        assert!(seen.insert(text));
    }
}

#[test]
fn what_is_not_confirmed_is_said_to_be_so() {
    let (catalogue, directory) = (catalogue(), directory());
    let contact = |queue: &str| catalogue.render(&Say::Contact(QueueId::new(queue)), Form::Sie, &directory);
    assert!(contact("rz-vorpommern-ruegen").contains("Stralsund (nicht bestätigt)"));
    assert!(contact("rz-vorpommern-ruegen").contains("kenne ich leider nicht"));
    assert!(contact("lobbi-nord").contains("Telefon: 0381 200 93 79\n"));
    let about = catalogue.render(&Say::AboutConcern(Concern::Ausstiegsberatung), Form::Sie, &directory);
    assert!(
        about.contains("Vielleicht ist dieses Angebot noch im Aufbau; bestätigt ist das nicht"),
        "{about}"
    );
}

#[test]
fn what_was_removed_is_told_in_words() {
    let (catalogue, directory) = (catalogue(), directory());
    let removed =
        vec![Removed::Found(Kind::Url), Removed::Asked, Removed::Found(Kind::Phone), Removed::Asked];
    let say = Say::WordsNoted(Preview { texts: vec![words(&catalogue)], removed });
    let text = catalogue.render(&say, Form::Du, &directory);
    assert!(text.contains("eine Telefonnummer, ein Link und 2 von dir genannte Textstellen"), "{text}");
}

#[test]
fn what_lies_is_told_with_its_age_and_reason() {
    let (catalogue, directory) = (catalogue(), directory());
    let received = "2026-12-01T15:00:00Z".parse().expect("a time");
    let delay = |reason, promised_by| Delay { reason, since: received, promised_by };
    let after = |hours| received + jiff::SignedDuration::from_hours(hours);
    let staff = |say: StaffSay| catalogue.staff(&say, &directory);
    let overdue = |delay, now| staff(StaffSay::Overdue { code: code(), delay, now });
    let unclaimed = "BDF-234 wartet seit 26 Stunden, niemand hat angenommen. Annehmen: !annehmen BDF-234";
    assert_eq!(overdue(delay(Reason::Unclaimed, None), after(26)), unclaimed);
    let when = "Mittwoch, 2. Dezember, 18 Uhr";
    let promised = delay(Reason::Unclaimed, Some(promise()));
    assert_eq!(
        overdue(promised, after(26)),
        format!("{unclaimed}\nZugesagt war eine Antwort bis {when}."),
        "at that moment it is over"
    );
    assert!(overdue(promised, after(25)).ends_with(&format!("Zugesagt ist eine Antwort bis {when}.")));
    assert_eq!(
        overdue(delay(Reason::Unanswered, None), after(73)),
        "BDF-234 wartet seit 3 Tagen auf eine Antwort. Antworten: !antwort BDF-234 Text"
    );
    assert!(overdue(delay(Reason::Unanswered, None), received).contains("seit weniger als einer Stunde"));
    assert!(overdue(delay(Reason::Unanswered, None), after(1)).contains("seit einer Stunde"));

    let queue = QueueId::new("lobbi-ost");
    let elsewhere = |closed_until| {
        let (queue, delay) = (queue.clone(), promised);
        staff(StaffSay::Escalation { code: code(), queue, closed_until, delay, now: after(80) })
    };
    let closed = elsewhere(Some(jiff::civil::date(2027, 1, 3)));
    assert!(
        closed.contains("geschlossen bis Sonntag, 3. Januar 2027") && !closed.contains("nachfragen"),
        "{closed}"
    );
    let elsewhere = elsewhere(None);
    for part in ["BDF-234 wartet seit 3 Tagen", "LOBBI.ost", "nur mit Zustimmung der Person"] {
        assert!(elsewhere.contains(part), "{elsewhere}");
    }
}

#[test]
fn a_missed_promise_is_told_with_ways_to_go_on() {
    let (catalogue, directory) = (catalogue(), directory());
    let told = |queue: &str, other: Option<&str>, form| {
        let (queue, other) = (QueueId::new(queue), other.map(QueueId::new));
        let say = Say::PromiseMissed { code: code(), queue, promised_by: promise(), other };
        catalogue.render(&say, form, &directory)
    };
    let text = told("lobbi-ost", Some("lobbi-nord"), Form::Sie);
    for part in [
        "liegt bei: LOBBI.ost, Beratung für Betroffene. Zugesagt war eine Antwort bis Mittwoch, 2. Dezember, 18 Uhr.",
        "erreichen Sie die Stelle auch selbst: Telefon: 0395 455 07 18, E-Mail: ost@lobbi-mv.de",
        "LOBBI.nord, Beratung für Betroffene, Telefon: 0381 200 93 79",
        "an Ihnen liegt es nicht",
    ] {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
    assert!(text.chars().count() <= SCREEN, "{text}");
    // An old number is not given to someone who was let down already.
    let unsure = told("lks", None, Form::Du);
    assert!(!unsure.contains("0385") && unsure.contains("beratungsnetzwerk-mv.de"), "{unsure}");
    let unknown = told("bbt", None, Form::Du);
    assert!(!unknown.contains("auch selbst") && unknown.contains("„Mensch“"), "{unknown}");
}

#[test]
fn platforms_take_the_command_list() {
    for (command, meaning) in catalogue().commands() {
        assert!((1..=32).contains(&command.len()) && command.bytes().all(|b| b.is_ascii_lowercase()));
        assert!((3..=256).contains(&meaning.chars().count()), "{meaning}");
    }
}
