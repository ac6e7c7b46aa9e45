//! Sample values: at least one of everything that takes a sentence of its own.

use jiff::Timestamp;
use jiff::civil::DateTime;
use lotse::directory::Directory;
use lotse::directory::help::Audience;
use lotse::directory::route::Why;
use lotse::handoff::contact::ContactCard;
use lotse::handoff::request::{Basis, Card, CaseState};
use lotse::handoff::statistics::{Period, Statistics};
use lotse::handoff::tally::{Counted, Fact, Month, Tally};
use lotse::id::{Ags, CaseCode, ChannelKind, QueueId};
use lotse::intake::asked::{Asked, Because};
use lotse::intake::danger::{Aid, Danger, Named};
use lotse::intake::data::{Kept, KeptCase, KeptWords, OwnWords};
use lotse::intake::dialogue::{AnswerWish, Form, Hours, Relation, Whom};
use lotse::intake::question::{Choice, Field};
use lotse::intake::return_code::ReturnCode;
use lotse::intake::say::{Aside, Beside, Deleted, Lost, Preview, Say, Where};
use lotse::intake::second::{AskedFor, Second};
use lotse::locale::{Catalogue, Controller, Facts};
use lotse::understand::addressed::Topic;
use lotse::understand::anonymise::{Anonymised, Anonymiser, Cast, Item, Kind, Removed};
use lotse::understand::concern::{Concern, OtherField};
use lotse::understand::crisis::{Certainty, Crisis, Dangers};
use lotse::understand::language::Language;
use lotse::understand::place::Land;

pub(super) const FORMS: [Form; 2] = [Form::Sie, Form::Du];
pub(super) const CHANNELS: [ChannelKind; 3] =
    [ChannelKind::Telegram, ChannelKind::Matrix, ChannelKind::Terminal];
pub(super) const LANGUAGES: [Language; 8] = [
    Language::English,
    Language::Ukrainian,
    Language::Russian,
    Language::Arabic,
    Language::Polish,
    Language::Persian,
    Language::Turkish,
    Language::Vietnamese,
];

pub(super) fn facts() -> Facts {
    Facts {
        operator: "Verein für Beratung in Mecklenburg-Vorpommern e. V.".to_owned(),
        contact: "kontakt@beratung.example".to_owned(),
        privacy_url: "https://beratung.example/datenschutz".to_owned(),
        hosting: "eigener Server in Greifswald".to_owned(),
        controllers: vec![
            Controller {
                name: "Träger Eins".to_owned(),
                data_protection_officer: "ds@eins.example".to_owned(),
                authority: "Landesbeauftragter für Datenschutz".to_owned(),
                queues: Vec::new(),
            },
            Controller {
                name: "Träger Zwei".to_owned(),
                data_protection_officer: "ds@zwei.example".to_owned(),
                authority: "Datenschutz der Kirche".to_owned(),
                queues: vec![QueueId::new("rz-rostock"), QueueId::new("rz-vorpommern-ruegen")],
            },
        ],
        matrix_address: Some("@lotse:beratung.example".to_owned()),
        telegram_address: Some("@lotse_mv_bot".to_owned()),
        draft_hours: 24,
        open_days: 90,
        closed_days: 7,
    }
}

pub(super) fn catalogue() -> Catalogue {
    Catalogue::german(facts()).expect("the German files make a catalogue")
}

pub(super) fn directory() -> Directory {
    Directory::built_in().expect("the built-in directory is valid")
}

pub(super) fn code() -> CaseCode {
    CaseCode::parse("BDF-234").expect("a code")
}

pub(super) fn return_code() -> ReturnCode {
    ReturnCode::from_random(0x0123_4567_89AB_CDEF)
}

/// Wednesday, 2 December 2026, 18:00 in Schwerin.
pub(super) fn promise() -> Timestamp {
    "2026-12-02T17:00:00Z".parse().expect("a time")
}

pub(super) fn words(catalogue: &Catalogue) -> Anonymised {
    let anonymiser = Anonymiser::new(catalogue.placeholders().clone(), directory().place_names());
    anonymiser.anonymise("Sie haben uns vor der Schule bedroht. Bitte helfen.", &mut Cast::default()).text
}

pub(super) fn contact() -> ContactCard {
    ContactCard::new("0171 2345678, abends").expect("a contact")
}

fn preview(catalogue: &Catalogue, removed: &[Removed]) -> Preview {
    Preview { texts: vec![words(catalogue), words(catalogue)], removed: removed.to_vec() }
}

pub(super) fn removals() -> Vec<Removed> {
    Kind::ALL.into_iter().map(Removed::Found).chain([Removed::Asked]).collect()
}

fn item(what: Removed) -> Item {
    Item { what, text: "0171\n2345678".to_owned() }
}

pub(super) fn card(catalogue: &Catalogue, channel: ChannelKind) -> Card {
    Card {
        code: None,
        queue: QueueId::new("lobbi-ost"),
        concern: Some(Concern::Opferberatung),
        basis: Basis::Confirmed,
        likely: Vec::new(),
        relation: Some(Relation::Witness),
        district: Some(Ags(13_075)),
        or_district: Vec::new(),
        outside: false,
        lands: Vec::new(),
        words: vec![words(catalogue), words(catalogue)],
        language: None,
        contact: None,
        answer: AnswerWish::Here,
        discreet: true,
        crisis: Dangers::default(),
        channel,
        why: Why::Route,
        sure: true,
        closed_until: None,
        promised_by: None,
        also: Vec::new(),
    }
}

/// One card for each value a field can take.
pub(super) fn cards(catalogue: &Catalogue, directory: &Directory) -> Vec<Card> {
    let base = || card(catalogue, ChannelKind::Matrix);
    let mut cards = vec![Card { words: Vec::new(), concern: None, relation: None, district: None, ..base() }];
    cards.push(Card { basis: Basis::Chosen, ..base() });
    cards.extend(LANGUAGES.map(|language| Card { language: Some(language), ..base() }));
    cards.push(Card {
        concern: None,
        likely: vec![Concern::Opferberatung, Concern::Elternberatung],
        ..base()
    });
    cards.extend(CHANNELS.map(|channel| card(catalogue, channel)));
    cards.extend(Concern::ALL.map(|concern| Card { concern: Some(concern), ..base() }));
    cards.extend(Relation::ALL.map(|relation| Card { relation: Some(relation), ..base() }));
    cards.extend(AnswerWish::ALL.map(|answer| Card { answer, discreet: false, ..base() }));
    cards.extend(
        [
            Dangers::from([Crisis::Suicidality]),
            Dangers::from([Crisis::AcuteDanger]),
            Dangers::from([Crisis::Suicidality, Crisis::AcuteDanger]),
        ]
        .map(|crisis| Card { crisis, ..base() }),
    );
    cards.extend(
        [
            Why::Route,
            Why::WholeState,
            Why::Fallback,
            Why::Outside,
            Why::NoRoom,
            Why::NoConcern,
            Why::Chosen,
            Why::HandedOn,
            Why::Beside,
        ]
        .map(|why| Card { why, code: Some(code()), ..base() }),
    );
    cards.extend(directory.queues().iter().map(|queue| Card { queue: queue.id.clone(), ..base() }));
    cards.extend([true, false].map(|discreet| Card { contact: Some(contact()), discreet, ..base() }));
    cards.push(Card { sure: false, or_district: vec![Ags(13_071), Ags(1)], ..base() });
    cards.push(Card { also: vec![QueueId::new("lks"), QueueId::new("unheard-of")], ..base() });
    cards.push(Card { code: Some(code()), promised_by: Some(promise()), ..base() });
    cards.push(Card { queue: QueueId::new("unheard-of"), district: Some(Ags(1)), ..base() });
    cards
}

pub(super) fn choices(directory: &Directory) -> Vec<Choice> {
    let mut all: Vec<Choice> = vec![
        Choice::Agree,
        Choice::Privacy,
        Choice::OtherWays,
        Choice::Du,
        Choice::Sie,
        Choice::UseStory,
        Choice::DropStory,
        Choice::RelationUnsaid,
        Choice::ConcernUnsure,
        Choice::ConcernMenu,
        Choice::NoDistrict,
        Choice::DistrictMenu,
        Choice::OutsideGoOn,
        Choice::Elsewhere,
        Choice::Done,
        Choice::ClearWords,
        Choice::Discreet,
        Choice::NotDiscreet,
        Choice::Send,
        Choice::StandIn,
        Choice::Discard,
        Choice::Change,
        Choice::Keep,
        Choice::Back,
        Choice::Help,
        Choice::Stop,
        Choice::Restart,
        Choice::Delete,
        Choice::ConfirmDelete,
        Choice::ConfirmRestart,
        Choice::ConfirmStop,
        Choice::RelayToStaff,
        Choice::RelayDiscard,
        Choice::NewRequest,
        Choice::ShowAnswer,
        Choice::Case(code()),
        Choice::HandOn(code(), QueueId::new("lobbi-ost")),
        Choice::StayWith(code()),
        Choice::AlsoTo(code(), QueueId::new("lobbi-ost")),
        Choice::MayKnow(code(), QueueId::new("lobbi-ost")),
        Choice::OnlyHere(code()),
        Choice::Reopen(code()),
        Choice::GoOn,
        Choice::OnlyNumbers,
        Choice::Unflag,
        Choice::Flag,
        Choice::TakeOut,
        Choice::LetStay,
        Choice::Item(1),
        Choice::Item(20),
        Choice::StayAnyway,
        Choice::Contact,
        Choice::ChangeContact,
        Choice::DropContact,
        Choice::District(Ags(1)),
        Choice::Queue(QueueId::new("unheard-of")),
    ];
    all.extend(Relation::ALL.map(Choice::Relation));
    all.extend(Whom::ALL.map(Choice::Whom));
    all.extend(Concern::ALL.map(Choice::Concern));
    all.extend(AnswerWish::ALL.map(Choice::Answer));
    all.extend(Hours::ALL.map(Choice::Hours));
    all.extend(Field::ALL.map(Choice::Field));
    all.extend(directory.districts().iter().map(|district| Choice::District(district.ags)));
    all.extend(directory.queues().iter().map(|queue| Choice::Queue(queue.id.clone())));
    all
}

/// A Monday afternoon, the night from Saturday to Sunday, Christmas Day (a Friday), and the evening before Christmas Eve.
pub(super) const MOMENTS: [&str; 4] =
    ["2026-11-23T15:12", "2026-11-29T02:00", "2026-12-25T10:00", "2026-12-23T23:59"];

pub(super) fn moment(at: &str) -> DateTime {
    at.parse().expect("a moment")
}

/// Every answer to danger that a dialogue can give, for everyone it may be for.
pub(super) fn aids() -> Vec<Aid> {
    use Audience::{Children, Everyone, Men, Parents, Victims, Women, YoungPeople};
    let people: [(Danger, &[&[Audience]]); 3] = [
        (
            Danger::Suicidality,
            &[
                &[Everyone, YoungPeople],
                &[Everyone],
                &[YoungPeople, Everyone],
                &[Parents, Everyone, YoungPeople],
                &[Children, YoungPeople, Everyone],
            ],
        ),
        (
            Danger::AcuteDanger,
            &[
                &[Everyone],
                &[Everyone, Victims],
                &[Everyone, Victims, YoungPeople],
                &[YoungPeople, Everyone, Victims],
                &[Women, Men, Everyone, Victims],
                &[Children, YoungPeople, Everyone],
            ],
        ),
        (
            Danger::ChildAtHome,
            &[
                &[Children, YoungPeople],
                &[Children, YoungPeople, Parents],
                &[Children, YoungPeople, Parents, Women],
            ],
        ),
    ];
    let mut all = Vec::new();
    for (danger, people) in people {
        for people in people {
            for [someone_else, own_life_too, silent, handed_over] in [
                [false; 4],
                [true, false, false, false],
                [false, true, false, true],
                [false, false, true, false],
            ] {
                all.extend(MOMENTS.map(|at| Aid {
                    certainty: Certainty::Sure,
                    danger,
                    someone_else,
                    own_life_too,
                    silent,
                    handed_over,
                    people: people.to_vec(),
                    at: moment(at),
                }));
            }
        }
    }
    all
}

/// At least one of every variant, and of every value that takes a sentence of its own.
#[expect(clippy::too_many_lines, reason = "a list of samples; cutting it would hide what is missing")]
pub(super) fn everything(catalogue: &Catalogue, directory: &Directory) -> Vec<Say> {
    let mut all = vec![
        Say::Hello,
        Say::StoryHeld,
        Say::StoryNotHeld,
        Say::Signpost,
        Say::ButtonsOnly,
        Say::ConsentFirst,
        Say::ConsentNext,
        Say::GoingOn,
        Say::FormChosen,
        Say::AskStory,
        Say::StoryGone,
        Say::StoryDropped,
        Say::AskRelation,
        Say::Caution,
        Say::AskConcern,
        Say::AskConcernMenu,
        Say::AskWhom { little: false },
        Say::AskWhom { little: true },
        Say::KeepList,
        Say::AskDistrict,
        Say::PlaceUnknown,
        Say::AskDistrictWhich { names: Vec::new() },
        Say::AskDistrictWhich {
            names: vec![(Ags(13_072), "Güstrow".to_owned()), (Ags(13_073), "Gustow".to_owned())],
        },
        Say::AskOutside { lands: Vec::new() },
        Say::AskOutside { lands: vec![Land::BB, Land::SL, Land::Abroad] },
        Say::AskOutside { lands: Land::ALL.to_vec() },
        Say::AskDistrictSure { district: Ags(1), place: Some("Kleinow".to_owned()) },
        Say::DistrictsNoted(vec![Ags(13_003), Ags(13_072)]),
        Say::SmallPlace,
        Say::DistrictNoted(Ags(1)),
        Say::Where(Where::Noted(Ags(1))),
        Say::Where(Where::Told(Ags(13_074))),
        Say::Where(Where::Several),
        Say::Where(Where::Differs { chosen: Ags(13_003), told: Ags(13_074) }),
        Say::Where(Where::OrOutside(Ags(13_076))),
        Say::AskWords,
        Say::WordsNoted(preview(catalogue, &[])),
        Say::WordsNoted(preview(catalogue, &[Removed::Asked])),
        Say::ChangeNoted(preview(catalogue, &[Removed::Asked])),
        Say::ChangePassedOn { codes: vec![code()], preview: preview(catalogue, &[]) },
        Say::ChangePassedOn { codes: vec![code(), code()], preview: preview(catalogue, &[Removed::Asked]) },
        Say::MessageDropped,
        Say::MessageTakenBack(vec![code(), code()]),
        Say::TellingRole("Bürgermeisterin".to_owned()),
        Say::Moved,
        Say::RoomForgotten,
        Say::AskConsentAgain,
        Say::Name,
        Say::AskMoreWords { count: 1, last: preview(catalogue, &[]) },
        Say::AskMoreWords { count: 3, last: preview(catalogue, &removals()) },
        Say::AskMoreWords { count: 2, last: preview(catalogue, &[removals(), removals()].concat()) },
        Say::AskWordsChanged(preview(catalogue, &removals())),
        Say::AskTakeOut,
        Say::TakenOut(1),
        Say::TakenOut(3),
        Say::PassageNotFound,
        Say::AskLetStay { items: removals().into_iter().map(item).collect(), more: 0 },
        Say::AskLetStay { items: vec![item(Removed::Asked)], more: 1 },
        Say::AskLetStay { items: vec![item(Removed::Asked)], more: 2 },
        Say::AskLetStaySure { item: item(Removed::Found(Kind::Phone)), contact: true },
        Say::AskLetStaySure { item: item(Removed::Found(Kind::Phone)), contact: false },
        Say::LeftIn(item(Removed::Found(Kind::Person))),
        Say::ContactNoted(contact()),
        Say::ContactDropped,
        Say::ContactTooLong(ContactCard::LIMIT),
        Say::NoContact,
        Say::Feeling,
        Say::NotListed(9),
        Say::PerhapsNotForStaff,
        Say::ContactNoticed,
        Say::WordsFull(3000),
        Say::WordsCleared,
        Say::AskAnswer,
        Say::AskHours,
        Say::NotDiscreetNoted,
        Say::AskChange,
        Say::AskQueue,
        Say::AskRelay {
            preview: preview(catalogue, &[Removed::Found(Kind::Phone)]),
            crisis: Dangers::default(),
            to: None,
        },
        Say::AskRelay {
            preview: preview(catalogue, &[]),
            crisis: [Crisis::AcuteDanger].into(),
            to: Some((QueueId::new("lobbi-ost"), code())),
        },
        Say::RelayGone(code()),
        Say::AlreadySent(code()),
        Say::RelayFull { limit: 6000 },
        Say::Relayed { code: code() },
        Say::RelayDiscarded,
        Say::ReturnCode { code: return_code(), discreet: false },
        Say::ReturnCode { code: return_code(), discreet: true },
        Say::NoReturnCode,
        Say::ReturnMistyped,
        Say::ReturnUnknown,
        Say::ReturnOwn,
        Say::ReturnNotHere,
        Say::ReturnLost(Lost::Draft),
        Say::ReturnLost(Lost::Story),
        Say::NewMessage,
        Say::NoNewMessage,
        Say::AskPause,
        Say::Stopped,
        Say::AskStop,
        Say::AskRestart,
        Say::AskDelete(Vec::new()),
        Say::AskDelete(vec![code(), code()]),
        Say::Deleted(Deleted::Draft),
        Say::Deleted(Deleted::Unclaimed),
        Say::Deleted(Deleted::AlreadyRead),
        Say::Deleted(Deleted::PartlyRead),
        Say::AfterClosed(code()),
        Say::AskContactTold(contact()),
        Say::Attachment,
        Say::Unreadable,
        Say::EditIgnored,
        Say::StaleButton,
        Say::AlreadyTaken,
        Say::NotUnderstood,
        Say::CannotSkip,
        Say::Help,
        Say::QueueNoLongerFits,
        Say::UnknownCommand,
        Say::TooLong { limit: 8000 },
        Say::NothingToGoBackTo,
        Say::Apology,
        Say::GroupRefused,
    ];
    all.extend(aids().into_iter().map(Say::Crisis));
    all.extend(MOMENTS.map(|at| Say::Human(moment(at))));
    all.extend(MOMENTS.map(|at| Say::Paused(None, moment(at))));
    all.extend(asides().map(Say::Aside));
    all.extend(aids().into_iter().map(|Aid { danger, people, silent, at, .. }| {
        Say::Paused(Some(Named { danger, people, silent }), at)
    }));
    for channel in CHANNELS {
        all.extend(
            [vec![], vec![code()], vec![code(), code()]].map(|cases| Say::Returned { cases, channel }),
        );
        all.extend([Say::AskConsent { channel }, Say::Privacy { channel }, Say::OtherWays { channel }]);
        for (contact, discreet) in [(None, false), (None, true), (Some(contact()), true)] {
            all.push(Say::AskContact { queue: QueueId::new("lobbi-ost"), channel, contact, discreet });
        }
    }
    all.extend(LANGUAGES.map(Say::Foreign));
    for first in Concern::ALL {
        all.extend([Say::AboutConcern(first), Say::ConcernName(first)]);
        all.push(Say::AskProposed { first, second: None });
        all.extend(Concern::ALL.map(|second| Say::AskProposed { first, second: Some(second) }));
    }
    all.extend(directory.districts().iter().map(|district| Say::DistrictNoted(district.ags)));
    for district in directory.districts() {
        for place in [None, Some("Güstrow".to_owned()), Some("Schwerin".to_owned())] {
            all.push(Say::AskDistrictSure { district: district.ags, place });
        }
    }
    all.extend(Land::ALL.map(|land| Say::AskOutside { lands: vec![land] }));
    all.extend(Hours::ALL.map(Say::DiscreetNoted));
    for at in MOMENTS.map(moment) {
        all.extend(
            aids().into_iter().take(1).map(|aid| Say::Crisis(Aid { certainty: Certainty::Doubtful, ..aid })),
        );
        all.extend(OtherField::ALL.map(|field| Say::OtherField { field, at }));
    }
    let beside = |has_room: bool| {
        let closed_until = has_room.then(|| jiff::civil::date(2027, 1, 3));
        directory.queues().iter().map(move |queue| Beside { queue: queue.id.clone(), has_room, closed_until })
    };
    for card in cards(catalogue, directory) {
        all.push(Say::AskSummary {
            card: Box::new(card),
            removed: Vec::new(),
            beside: Vec::new(),
            stand_in: None,
        });
    }
    for beside in [beside(true), beside(false)].map(|all| all.take(4).collect()) {
        let card = Box::new(card(catalogue, ChannelKind::Matrix));
        all.push(Say::AskSummary { card, removed: removals(), beside, stand_in: Some(QueueId::new("lks")) });
    }
    all.extend(choices(directory).into_iter().map(Say::Label));
    all.extend(Kind::ALL.map(Say::Placeholder));
    all.extend(Relation::ALL.map(Say::RelationName));
    let queues = directory.queues().iter().map(|queue| queue.id.clone());
    for queue in queues.chain([QueueId::new("unheard-of")]) {
        let code = code();
        all.extend([
            Say::Contact(queue.clone()),
            Say::StateOffice(queue.clone()),
            Say::NoRoom { wanted: queue.clone(), instead: None },
            Say::NoRoom { wanted: queue.clone(), instead: Some(QueueId::new("lks")) },
            Say::CardWaits { code: code.clone(), queue: queue.clone() },
            Say::CardArrived { code: code.clone(), queue: queue.clone() },
            Say::CardLost { code: code.clone(), queue: queue.clone() },
            Say::MessageLost { code: code.clone(), queue: queue.clone() },
            Say::CaseOpen { code: code.clone(), queue: queue.clone() },
            Say::EndsSoon { code: code.clone(), queue: queue.clone(), ends: promise(), unclaimed: false },
            Say::EndsSoon { code: code.clone(), queue: queue.clone(), ends: promise(), unclaimed: true },
            Say::KeptOn { code: code.clone(), ends: promise() },
            Say::ClosedMeanwhile { code: code.clone(), ends: promise(), reopens: true },
            Say::ClosedMeanwhile { code: code.clone(), ends: promise(), reopens: false },
            Say::Expired { code: code.clone(), queue: queue.clone(), unclaimed: false },
            Say::Expired { code: code.clone(), queue: queue.clone(), unclaimed: true },
            Say::Reopened { code: code.clone(), queue: queue.clone() },
            Say::ReopenGone(code.clone()),
            Say::HelpedThanks,
            Say::AskHandOn { code: code.clone(), from: queue.clone(), to: queue.clone(), there: None },
            Say::AskHandOn {
                code: code.clone(),
                from: queue.clone(),
                to: queue.clone(),
                there: Some(code.clone()),
            },
            Say::SecondSent { code: code.clone(), queue: queue.clone() },
            Say::SecondNotNow { code: code.clone(), to: queue.clone() },
            Say::SecondThere { there: code.clone(), to: queue.clone() },
            Say::SecondKnown { queue: queue.clone(), to: queue.clone() },
            Say::AlreadyWith { code: code.clone(), queue: queue.clone() },
            Say::HandedOn { code: code.clone(), queue: queue.clone() },
            Say::StaysWith { code: code.clone(), queue: queue.clone() },
            Say::Claimed { code: code.clone(), queue: queue.clone() },
            Say::Closed { code: code.clone(), queue: queue.clone(), answered: true },
            Say::Closed { code: code.clone(), queue: queue.clone(), answered: false },
            Say::ClosedAndBarred { code: code.clone(), queue: queue.clone(), until: promise() },
            Say::Refused { queue: queue.clone() },
            Say::SentEnough(1),
            Say::SentEnough(5),
            Say::TooFast,
            Say::CodeTooNew,
            Say::ChatCleared(ChannelKind::Telegram),
            Say::ChatCleared(ChannelKind::Matrix),
            Say::Kept(Box::default()),
            Say::Kept(Box::new(kept(&queue))),
            Say::KeptWords(Vec::new()),
            Say::KeptWords(own_words(catalogue)),
            Say::StaffAnswer { code: code.clone(), queue: queue.clone(), text: "Guten Tag.".to_owned() },
            Say::StaffCorrection { code: code.clone(), queue: queue.clone(), text: "Guten Tag.".to_owned() },
        ]);
        for asked in [AskedFor::Story, AskedFor::Staff, AskedFor::Knowing(code.clone())] {
            let second = Second { to: queue.clone(), asked };
            all.push(Say::AskSecond { code: code.clone(), from: queue.clone(), second });
        }
        for other in [None, Some(QueueId::new("lobbi-nord")), Some(QueueId::new("unheard-of"))] {
            let (code, queue) = (code.clone(), queue.clone());
            all.push(Say::PromiseMissed { code, queue, promised_by: promise(), other });
        }
        for (answer, waits) in AnswerWish::ALL.into_iter().flat_map(|wish| [(wish, false), (wish, true)]) {
            for discreet in [None, Some(Hours::Any), Some(Hours::Evening)] {
                let (code, queue) = (code.clone(), queue.clone());
                let promised_by = (answer == AnswerWish::Here && discreet.is_some()).then(promise);
                let closed_until = discreet.map(|_| jiff::civil::date(2027, 1, 3));
                all.push(Say::Receipt { code, queue, answer, discreet, waits, promised_by, closed_until });
            }
        }
    }
    all
}

/// The numbers of a queue with nothing to tell, and of one with every kind of row.
pub(super) fn statistics(directory: &Directory) -> [Statistics; 2] {
    let month = Month::new(2026, 11).expect("a month");
    let channels = CHANNELS.map(Fact::Channel);
    let facts = channels.into_iter().chain([Fact::Received; 3]).chain([Fact::Concern(None)]);
    let counted: Vec<Counted> = facts
        .map(|fact| Counted { tally: Tally { month, queue: QueueId::new("lks"), fact }, count: 12 })
        .collect();
    let of = |queue: &str| {
        let queue = QueueId::new(queue);
        Statistics::of(&counted, directory, Period::twelve_months(month), Some(&queue))
    };
    [of("lobbi-ost"), of("lks")]
}

/// Something of everything that can be stored.
fn kept(queue: &QueueId) -> Kept {
    let words = KeptWords { texts: 2, contact: true };
    let case = |state| KeptCase {
        consulted: vec![queue.clone()],
        code: code(),
        queue: queue.clone(),
        received: promise(),
        state,
        words: KeptWords { texts: 1, contact: false },
        until: promise(),
    };
    Kept {
        consent: None,
        story_held: true,
        draft: Some(words),
        cases: CaseState::ALL.map(case).into(),
        return_code: true,
        until: Some(promise()),
    }
}

fn own_words(catalogue: &Catalogue) -> Vec<OwnWords> {
    let of = |code| OwnWords { code, texts: vec![words(catalogue)], contact: Some(contact()) };
    vec![of(None), of(Some(code()))]
}

/// What is said to questions to the bot, wherever they are asked, and beside the open question.
fn asides() -> impl Iterator<Item = Aside> {
    let because = [
        Because::Consent,
        Because::Role,
        Because::Concern,
        Because::Place,
        Because::Words,
        Because::Answer,
        Because::Other,
    ];
    let services: [&[&str]; 4] = [&[], &["rz-rostock"], &["lks"], &["lobbi-ost", "rz-rostock"]];
    let asked = services.into_iter().flat_map(move |queues| {
        because.into_iter().zip([false, true].into_iter().cycle()).zip(CHANNELS.into_iter().cycle()).flat_map(
            move |((because, sent), channel)| {
                Topic::ALL.map(|(topic, _)| {
                    Aside::Asked(Asked {
                        topics: vec![topic],
                        channel,
                        queues: queues.iter().copied().map(QueueId::new).collect(),
                        sent,
                        contact: !sent,
                        because,
                        at: moment(MOMENTS[0]),
                    })
                })
            },
        )
    });
    let calls = aids().into_iter().flat_map(|Aid { danger, people, silent, at, handed_over, .. }| {
        let named = Named { danger, people, silent };
        [true, false].map(|goes_on| Aside::CannotCall { named: named.clone(), at, handed_over, goes_on })
    });
    asked.chain(calls).chain([Aside::JustWrite, Aside::HoursUnclear, Aside::AnswerUnsure])
}
