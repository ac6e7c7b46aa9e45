//! What people try who mean harm, or look as if they did.

use lotse::desk::ports::{Address, Outgoing, StaffWhat, Trust};
use lotse::handoff::command::Mistake;
use lotse::handoff::say::StaffSay;
use lotse::id::{CaseCode, QueueId};
use lotse::intake::input::Input;
use lotse::intake::question::{Choice, Token};
use lotse::understand::normalise::is_invisible;

use crate::support::world::{QUEUE, World, did, person, staff_did};

/// Commands to the eye, and none by the letter; `CODE` stands for the case's.
const LOOK_ALIKES: [&str; 16] = [
    "！antwort CODE Hallo",
    "‼antwort CODE Hallo",
    "❗️antwort CODE Hallo",
    "ǃantwort CODE Hallo",
    "!аntwort CODE Hallo",
    "аntwort CODE Hallo",
    "!ant\u{200b}wort CODE Hallo",
    "!antwort\u{2060} CODE Hallo",
    "\u{200b}!antwort CODE Hallo",
    "\u{feff}\u{202e}!antwort CODE Hallo",
    "！ａｎｔｗｏｒｔ CODE Hallo",
    "!Antwort CODE Hallo",
    "! antwort CODE Hallo",
    "/antwort CODE Hallo",
    "！senden CODE treffen",
    "!sеnden CODE treffen",
];

fn requested() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    world.staff(&format!("!annehmen {code}"));
    (world, ada, code)
}

fn told_of_mistakes(world: &World) -> usize {
    Mistake::ALL.into_iter().map(|mistake| world.staff_told(&StaffSay::Mistaken(mistake))).sum()
}

#[test]
fn a_command_in_look_alike_signs_reaches_nobody_and_staff_are_told_that_nothing_was_sent() {
    let (mut world, ada, code) = requested();
    let card = world.cards(&code)[0].reference();
    let heard = world.to_person(&ada).len();
    for pattern in LOOK_ALIKES {
        for about in [None, Some(card.clone())] {
            let before = told_of_mistakes(&world);
            let what = StaffWhat::Text(pattern.replace("CODE", code.as_str()));
            world.batch(vec![staff_did(QUEUE, Trust::Full, about.clone(), what)]);
            assert_eq!(told_of_mistakes(&world), before + 1, "{pattern:?} about {about:?}");
            assert_eq!(world.to_person(&ada).len(), heard, "{pattern:?} about {about:?}");
        }
    }
}

#[test]
fn a_code_in_look_alike_signs_sends_nothing_to_the_person_of_the_thread_it_stands_in() {
    let (mut world, ada, code) = requested();
    let other = world.sends_request(&person("ben"));
    let card = world.cards(&code)[0].reference();
    let heard = world.to_person(&ada).len();
    let (letters, digits) = other.as_str().split_once('-').unwrap();
    let wide: String = digits.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
    let hidden = letters.split_at(1);
    for disguised in [
        format!("{}\u{200b}{}-{digits}", hidden.0, hidden.1),
        format!("{letters}-{wide}"),
        format!("{letters}\u{2011}\u{200d}{digits}"),
        format!("{letters}—{digits}"),
        format!("{letters} {wide}"),
    ] {
        let what = StaffWhat::Text(format!("!antwort {disguised} Ihr Termin steht"));
        world.batch(vec![staff_did(QUEUE, Trust::Full, Some(card.clone()), what)]);
        assert_eq!(world.to_person(&ada).len(), heard, "{disguised:?}");
    }
    assert_eq!(world.staff_told(&StaffSay::Mistaken(Mistake::WrongCode)), 5);
}

#[test]
fn markup_mentions_and_hidden_or_turned_signs_arrive_in_the_room_as_harmless_text() {
    let mut world = World::new();
    let ada = person("ada");
    let hostile = "@room <script>alert(1)</script> <b>fett</b> &amp; [hier](https://matrix.to/#/@chef:example.org) \
                   https://matrix.to/#/!raum:example.org \u{202e}txet retniH\u{202c} un\u{200b}sicht\u{2066}bar \
                   `code` <img src=x onerror=alert(1)> @chef:example.org";
    let code = world.sends_request_telling(&ada, hostile);
    world.staff(&format!("!annehmen {code}"));
    world.says(&ada, hostile);
    world.taps(&ada, &Choice::RelayToStaff);
    world.staff(&format!("!fall {code}"));
    let posts = world.to_room();
    assert!(
        posts.iter().filter(|post| post.text().contains("fett")).count() >= 3,
        "story, message, story again"
    );
    for post in &posts {
        let text = post.text();
        assert!(!text.chars().any(|c| is_invisible(c) && c != '\u{fe0f}'), "{text:?}");
        assert!(!text.contains("matrix.to") && !text.contains("@chef"), "{text}");
        let (Outgoing::Card { html, .. } | Outgoing::Edit { html, .. }) = &post.letter.what else { continue };
        let html = html.as_deref().unwrap_or_default();
        assert!(
            !["script", "<b>", "<img", "<a", "fett", "@room"].iter().any(|mark| html.contains(mark)),
            "{html}"
        );
    }
}

#[test]
fn buttons_of_another_chat_do_nothing_to_its_case_and_tell_nothing_of_it() {
    let (mut world, ada, code) = requested();
    let ben = person("ben");
    world.says(&ben, "Guten Tag");
    let (heard, posted, removed) =
        (world.to_person(&ada).len(), world.to_room().len(), world.redacted().len());
    let queue = || QueueId::new("lobbi-ost");
    let choices = [
        Choice::Case(code.clone()),
        Choice::Reopen(code.clone()),
        Choice::KeepOn(code.clone()),
        Choice::StayWith(code.clone()),
        Choice::HandOn(code.clone(), queue()),
        Choice::AlsoTo(code.clone(), queue()),
        Choice::MayKnow(code.clone(), queue()),
        Choice::OnlyHere(code.clone()),
        Choice::RelayToStaff,
        Choice::ShowAnswer,
        Choice::ConfirmDelete,
        Choice::Send,
        Choice::Queue(queue()),
        Choice::Item(u8::MAX),
    ];
    for choice in choices {
        for question in [0, 1, 2, u16::MAX] {
            world.batch(vec![did(&ben, Input::Tap(Token { question, choice: choice.clone() }))]);
        }
    }
    assert_eq!(world.to_person(&ada).len(), heard, "the person hears nothing");
    assert_eq!((world.to_room().len(), world.redacted().len()), (posted, removed), "the room neither");
    let told: Vec<String> = world.to_person(&ben).iter().map(|carried| carried.text().to_owned()).collect();
    assert!(told.iter().all(|text| !text.contains("LOBBI")), "{told:?}");
    world.staff(&format!("!antwort {code} Wir sind da"));
    assert!(world.to_person(&ada).last().unwrap().text().contains("Wir sind da"), "the case is as it was");
}
