//! What staff can do, and what they cannot.

use lotse::desk::ports::{Address, Alarm, Event, StaffSaid, StaffWhat, Trust};
use lotse::handoff::command::NotDone;
use lotse::handoff::say::{NotSent, StaffSay};
use lotse::id::{CaseCode, QueueId};
use lotse::intake::say::Say;
use lotse::locale::OperatorSay;

use crate::support::world::{QUEUE, STAFF, World, person, staff_did, staff_says};

fn text(text: &str) -> StaffWhat {
    StaffWhat::Text(text.to_owned())
}

fn thumb() -> StaffWhat {
    StaffWhat::Reaction("✅".to_owned())
}

fn requested() -> (World, Address, CaseCode) {
    let mut world = World::new();
    let ada = person("ada");
    let code = world.sends_request(&ada);
    (world, ada, code)
}

fn claimed(code: &CaseCode) -> StaffSay {
    StaffSay::Claimed { code: code.clone(), by: STAFF.to_owned() }
}

#[test]
fn the_first_claim_counts() {
    let (mut world, _, code) = requested();
    let claim = format!("!annehmen {code}");
    world.batch(vec![staff_says(&claim), staff_says(&claim)]);
    world.staff(&claim);
    assert_eq!(world.staff_told(&claimed(&code)), 1);
    assert_eq!(world.staff_told(&StaffSay::AlreadyYours { code, by: STAFF.to_owned() }), 2);
}

#[test]
fn who_comes_later_hears_who_has_the_case() {
    let (mut world, _, code) = requested();
    let claim = format!("!annehmen {code}");
    let Event::Staff(said) = staff_says(&claim) else { unreachable!() };
    let ben = StaffSaid { sender: "@ben:example.org".to_owned(), event: "$ben".to_owned(), ..said };
    world.batch(vec![staff_says(&claim), Event::Staff(ben)]);
    assert_eq!(world.staff_told(&StaffSay::AlreadyClaimed { code, by: STAFF.to_owned() }), 1);
}

#[test]
fn a_case_is_claimed_only_in_its_own_room() {
    let (mut world, _, code) = requested();
    let claim = || text(&format!("!annehmen {code}"));
    let card = world.cards(&code)[0].reference();
    world.batch(vec![
        staff_did("lobbi-ost", Trust::Full, None, claim()),
        staff_did("lobbi-ost", Trust::Full, Some(card), text("!annehmen")),
        staff_did("lobbi-ost", Trust::Full, None, text(&format!("!antwort {code} fremd"))),
        staff_did("lobbi-ost", Trust::Full, None, text(&format!("!schliessen {code} beraten"))),
    ]);
    assert_eq!(world.staff_told(&claimed(&code)), 0);
    world.batch(vec![staff_did(QUEUE, Trust::Full, None, claim())]);
    assert_eq!(world.staff_told(&claimed(&code)), 1, "the other room changed the case");
}

#[test]
fn untrusted_commands_do_nothing_and_alarm() {
    for trust in [Trust::PlainText, Trust::UnknownDevice, Trust::NotListed, Trust::Unencrypted] {
        let (mut world, ada, code) = requested();
        let heard = world.to_person(&ada).len();
        let commands = ["!annehmen", "!antwort", "!schliessen"];
        for command in commands {
            world.batch(vec![staff_did(QUEUE, trust, None, text(&format!("{command} {code} gefälscht")))]);
        }
        assert_eq!(world.operator_told(&OperatorSay::Alarm(Alarm::UntrustedCommand(trust))), commands.len());
        assert_eq!(world.to_person(&ada).len(), heard);
        // Whoever has a new device must know that nothing happened; all others are no staff, or the server.
        let told = if trust == Trust::UnknownDevice { commands.len() } else { 0 };
        assert_eq!(world.staff_told(&StaffSay::NotDone(NotDone::UnknownDevice)), told);
        assert_eq!(world.to_room().len(), 1 + told, "the room holds the card and no answer");
        world.staff(&format!("!annehmen {code}"));
        assert_eq!(world.staff_told(&claimed(&code)), 1);
    }
}

#[test]
fn talk_among_staff_stays_inside() {
    let (mut world, ada, code) = requested();
    let heard = world.to_person(&ada).len();
    let card = world.cards(&code)[0].reference();
    world.batch(vec![staff_did(QUEUE, Trust::Full, Some(card), text("Wer ruft da an?"))]);
    world.batch(vec![staff_did(QUEUE, Trust::NotListed, None, text("antwort BDF-234 ja"))]);
    assert_eq!((world.to_person(&ada).len(), world.to_room().len()), (heard, 1));
    assert!(world.to_operator().is_empty());
}

#[test]
fn a_reaction_claims_and_does_nothing_else() {
    let (mut world, ada, code) = requested();
    let card = world.cards(&code)[0].reference();
    let heard = world.to_person(&ada).len();
    let reaction = |what| staff_did(QUEUE, Trust::Unencrypted, Some(card.clone()), what);
    for key in ["❤️", "❌", "!schliessen", "!antwort Hallo"] {
        world.batch(vec![reaction(StaffWhat::Reaction(key.to_owned()))]);
    }
    assert_eq!(world.to_room().len(), 1);
    world.batch(vec![staff_did(QUEUE, Trust::NotListed, Some(card.clone()), thumb())]);
    assert_eq!(world.staff_told(&claimed(&code)), 0);
    world.batch(vec![reaction(thumb())]);
    assert_eq!(world.staff_told(&claimed(&code)), 1);
    assert_eq!(world.to_person(&ada).len(), heard + 1);
    assert_eq!(world.told(&ada, &Say::Claimed { code, queue: QueueId::new(QUEUE) }), 1);
    // A thumb under anything else is talk among staff.
    let before = world.to_room().len();
    world.batch(vec![staff_did(QUEUE, Trust::Unencrypted, Some("$chat".into()), thumb())]);
    assert_eq!(world.to_room().len(), before);
}

#[test]
fn an_answer_arrives_word_for_word_once_the_case_is_claimed() {
    let (mut world, ada, code) = requested();
    let queue = QueueId::new(QUEUE);
    let answer = Say::StaffAnswer { code: code.clone(), queue, text: "Guten *Tag*,\nwir sind da.".into() };
    let send = format!("!antwort {code} Guten *Tag*,\nwir sind da.");
    let refused = |reason| StaffSay::AnswerNotSent { code: Some(code.clone()), reason };
    world.staff(&send);
    assert_eq!(world.told(&ada, &answer), 0);
    assert_eq!(world.staff_told(&StaffSay::AskYes { code: code.clone(), by: None }), 1);
    world.staff(&format!("!annehmen {code}"));
    world.staff(&send);
    assert_eq!(world.told(&ada, &answer), 1);
    world.staff(&format!("!schliessen {code} beraten"));
    world.staff(&send);
    assert_eq!(world.told(&ada, &answer), 1);
    assert_eq!(world.staff_told(&refused(NotSent::CaseClosed)), 1);
}

#[test]
fn an_edited_command_is_said_to_count_for_nothing_and_other_edits_are_not_spoken_of() {
    let (mut world, ada, code) = requested();
    world.staff(&format!("!annehmen {code}"));
    let heard = world.to_person(&ada).len();
    let edited = |trust, text: &str| {
        staff_did(
            QUEUE,
            trust,
            Some("$old".into()),
            StaffWhat::Edited { message: "$old".to_owned(), text: text.to_owned() },
        )
    };
    let command = format!("!antwort {code} anders");
    world.batch(vec![
        edited(Trust::Full, "Wer ruft da an?"),
        edited(Trust::NotListed, &command),
        edited(Trust::PlainText, &command),
    ]);
    assert_eq!(world.staff_told(&StaffSay::EditIgnored), 0);
    world.batch(vec![edited(Trust::Full, &command)]);
    assert_eq!(world.staff_told(&StaffSay::EditIgnored), 1);
    assert_eq!(world.to_person(&ada).len(), heard);
}

#[test]
fn staff_are_told_that_a_message_could_not_be_read() {
    let (mut world, ada, _) = requested();
    let heard = world.to_person(&ada).len();
    let unread = |trust| staff_did(QUEUE, trust, None, StaffWhat::Unreadable);
    world.batch(vec![unread(Trust::NotListed)]);
    assert_eq!(world.staff_told(&StaffSay::Unreadable), 0);
    world.batch(vec![unread(Trust::UnknownDevice)]);
    assert_eq!(world.staff_told(&StaffSay::Unreadable), 1);
    assert_eq!(world.to_person(&ada).len(), heard);
    assert!(world.to_operator().is_empty());
}

#[test]
fn the_card_shown_again_is_taken_by_the_sign_under_it() {
    let (mut world, _, code) = requested();
    world.staff(&format!("!fall {code}"));
    let shown = world.to_room().into_iter().rfind(|post| post.text().contains("Annehmen: mit")).unwrap();
    world.batch(vec![staff_did(
        QUEUE,
        Trust::Unencrypted,
        Some(shown.reference()),
        StaffWhat::Reaction("✅".to_owned()),
    )]);
    assert_eq!(world.staff_told(&claimed(&code)), 1);
}
