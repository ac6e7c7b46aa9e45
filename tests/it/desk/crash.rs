//! Nothing is lost and nothing doubled, whenever the program ends and whatever a letter meets.

use std::time::Duration;

use lotse::desk::ports::{Batch, DeskError, Event, Outcome, Recipient};
use lotse::id::{CaseCode, ChannelKind};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use lotse::locale::{DeadRecipient, OperatorSay};

use crate::support::world::{Fate, QUEUE, World, did, is_sent, person, said, staff_says};

fn batch(cursor: &str, events: Vec<Event>) -> Batch {
    Batch { cursor: Some(cursor.into()), events, ..Batch::new(ChannelKind::Telegram) }
}

#[test]
fn a_batch_is_kept_with_its_cursor_or_not_at_all() {
    let mut world = World::asleep();
    let ada = person("ada");
    world.wake();
    world.try_batch(batch("1", vec![said(&ada, "/start")])).unwrap();
    world.crash();
    let greeted = world.look(async |store| store.pending().await.unwrap().len());
    // Cursor and person are written before the letters, whose writing fails now.
    world.damage(
        "CREATE TRIGGER broken BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'a broken disk'); END",
    );
    world.wake();
    assert!(matches!(world.try_batch(batch("2", vec![said(&ada, "/du")])), Err(DeskError::Store)));
    world.crash();
    world.damage("DROP TRIGGER broken");
    let who = world.lookup(&ada);
    let (cursor, form, pending) = world.look(async |store| {
        let people = store.people(&[who]).await.unwrap();
        let cursor = store.cursor(ChannelKind::Telegram).await.unwrap();
        (cursor, people[&who].dialogue.form, store.pending().await.unwrap().len())
    });
    assert_eq!(cursor.as_deref(), Some(&b"1"[..]));
    assert_eq!(form, lotse::intake::dialogue::Form::Sie);
    assert_eq!(pending, greeted);
    world.wake();
    world.try_batch(batch("2", vec![said(&ada, "/du")])).unwrap();
    world.crash();
    let (cursor, form) = world.look(async |store| {
        let people = store.people(&[who]).await.unwrap();
        (store.cursor(ChannelKind::Telegram).await.unwrap(), people[&who].dialogue.form)
    });
    assert_eq!(cursor.as_deref(), Some(&b"2"[..]));
    assert_eq!(form, lotse::intake::dialogue::Form::Du);
}

#[test]
fn what_was_not_sent_before_a_crash_is_sent_after_it_in_order() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    let before = world.all().len();
    world.plan(|_| Fate::Becomes(Outcome::Retry { after: None }));
    let send = world.button(&ada, &Choice::Send);
    world.try_batch(batch("9", vec![send, said(&ada, "/hilfe")])).unwrap();
    world.crash();
    let (tried, pending) = (world.all().len(), world.look(async |store| store.pending().await.unwrap()));
    assert!(!pending.is_empty());
    world.all_sent();
    world.wake();
    world.hire();
    let sent: Vec<_> = world.all().split_off(tried);
    let rows = |to: &dyn Fn(&Recipient) -> bool| -> Vec<_> {
        sent.iter().filter(|carried| to(&carried.letter.to)).map(|carried| carried.letter.row).collect()
    };
    for to in [&|to: &Recipient| matches!(to, Recipient::Person(_)), &|to: &Recipient| {
        matches!(to, Recipient::Queue(_))
    }] as [&dyn Fn(&Recipient) -> bool; 2]
    {
        let waited: Vec<_> =
            pending.iter().filter(|letter| to(&letter.to)).map(|letter| letter.row).collect();
        assert!(!waited.is_empty());
        assert_eq!(rows(to), waited);
    }
    // The same letter under the same transaction, so that the server knows a repetition.
    for letter in &pending {
        let carried = sent.iter().find(|carried| carried.letter.row == letter.row).unwrap();
        assert_eq!(carried.letter.transaction, letter.transaction);
    }
    assert!(before <= tried);
    world.crash();
    assert!(world.look(async |store| store.pending().await.unwrap().is_empty()));
}

#[test]
fn a_card_whose_echo_comes_before_the_courier_is_not_carried_again() {
    let mut world = World::new();
    let ada = person("ada");
    world.comes_to_summary(&ada);
    // The server takes the card, but the program ends before it hears so.
    world.plan(|letter| match letter.to {
        Recipient::Queue(_) => Fate::Hangs,
        _ => is_sent(letter),
    });
    let send = world.button(&ada, &Choice::Send);
    world.try_batch(batch("9", vec![send])).unwrap();
    world.advance_only(Duration::from_millis(1));
    let code = world.receipt(&ada);
    let [card] = &world.cards(&code)[..] else { panic!("one card is under way") };
    world.crash();
    world.all_sent();
    world.wake();
    let echo =
        Event::Echo { transaction: card.letter.transaction.clone(), reference: card.reference(), last: true };
    world.try_batch(Batch { events: vec![echo], ..Batch::new(ChannelKind::Matrix) }).unwrap();
    world.hire();
    assert_eq!(world.cards(&code).len(), 1, "the card was carried again");
    // The echo also tells which event the card is: its thread works.
    world.batch(vec![crate::support::world::staff_did(
        QUEUE,
        lotse::desk::ports::Trust::Full,
        Some(card.reference()),
        lotse::desk::ports::StaffWhat::Text("!annehmen".into()),
    )]);
    let claimed = lotse::handoff::say::StaffSay::Claimed { code, by: crate::support::world::STAFF.into() };
    assert_eq!(world.staff_told(&claimed), 1);
}

#[test]
fn a_failing_letter_is_tried_again_with_growing_pauses_and_keeps_its_place() {
    let mut world = World::new();
    let ada = person("ada");
    let mut failures = 3;
    world.plan(move |letter| {
        if failures == 0 {
            return is_sent(letter);
        }
        failures -= 1;
        if failures == 1 { Fate::Panic } else { Fate::Becomes(Outcome::Retry { after: None }) }
    });
    world.batch(vec![said(&ada, "/start"), said(&ada, "/hilfe")]);
    world.advance(Duration::from_mins(1));
    let tried = world.to_person(&ada);
    let first = tried[0].letter.row;
    let again: Vec<_> = tried.iter().take_while(|carried| carried.letter.row == first).collect();
    assert_eq!(again.len(), 4, "three failures, then sent, and nothing overtakes");
    let pauses: Vec<_> =
        again.windows(2).map(|two| two[1].after.abs_diff(two[0].after).as_millis()).collect();
    for (pause, least) in pauses.iter().zip([500, 1_000, 2_000]) {
        assert!((least..least + 100).contains(pause), "{pauses:?}");
    }
    assert!(tried.len() > 4);
    assert!(tried[3..].windows(2).all(|two| two[0].letter.row < two[1].letter.row));
}

#[test]
fn a_pause_the_platform_asks_for_is_kept() {
    let mut world = World::new();
    let ada = person("ada");
    let mut limited = true;
    world.plan(move |letter| {
        if std::mem::take(&mut limited) {
            Fate::Becomes(Outcome::Retry { after: Some(Duration::from_secs(77)) })
        } else {
            is_sent(letter)
        }
    });
    world.says(&ada, "/start");
    world.advance(Duration::from_secs(80));
    let tried = world.to_person(&ada);
    assert!(tried[1].after.abs_diff(tried[0].after) >= Duration::from_secs(77));
    assert_eq!(tried[0].letter.row, tried[1].letter.row);
}

#[test]
fn a_refused_letter_is_given_up_and_the_next_ones_still_go() {
    let mut world = World::new();
    let ada = person("ada");
    let mut first = true;
    world.plan(move |letter| match (&letter.to, first) {
        (Recipient::Person(_), true) => {
            first = false;
            Fate::Becomes(Outcome::Refused("too long"))
        }
        _ => is_sent(letter),
    });
    world.batch(vec![said(&ada, "/start"), said(&ada, "/hilfe")]);
    world.assert_nothing_doubled();
    let refused = world.to_person(&ada)[0].letter.row;
    assert!(world.to_person(&ada).len() > 1);
    let alarm = OperatorSay::DeadLetter { row: refused, to: DeadRecipient::Person, reason: "too long" };
    assert_eq!(world.operator_told(&alarm), 1);
    world.crash();
    let counts = world.look(async |store| store.counts().await.unwrap());
    assert_eq!((counts.dead, counts.pending), (1, 0));
}

#[test]
fn two_chats_interleaved_in_one_batch_do_not_mix() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    world.batch(vec![said(&ada, "/start"), said(&ben, "/start")]);
    for choice in crate::support::world::SHORT_WAY {
        let both = vec![world.button(&ada, &choice), world.button(&ben, &choice)];
        world.batch(both);
    }
    let both = vec![world.button(&ben, &Choice::Send), world.button(&ada, &Choice::Send)];
    world.batch(both);
    let (adas, bens) = (world.receipt(&ada), world.receipt(&ben));
    assert_ne!(adas, bens);
    assert_eq!((world.cards(&adas).len(), world.cards(&bens).len()), (1, 1));
    world.batch(vec![staff_says(&format!("!annehmen {adas}")), staff_says(&format!("!annehmen {bens}"))]);
    let answers = [(&adas, "an Ada"), (&bens, "an Ben")];
    world.batch(answers.iter().map(|(code, text)| staff_says(&format!("!antwort {code} {text}"))).collect());
    for (who, own, other) in [(&ada, "an Ada", "an Ben"), (&ben, "an Ben", "an Ada")] {
        let words = world.to_person(who);
        assert!(words.iter().any(|carried| carried.text().contains(own)));
        assert!(words.iter().all(|carried| !carried.text().contains(other)));
    }
    world.assert_nothing_doubled();
}

#[test]
fn a_code_that_is_taken_is_drawn_again() {
    let mut world = World::asleep();
    let [taken, free] = ["BDF-234", "GJL-345"].map(|code| CaseCode::parse(code).unwrap());
    // Seven inputs lead to each request.
    world.draw(std::iter::repeat_n(taken.clone(), 14).chain([free.clone()]));
    world.wake();
    world.hire();
    let (ada, ben) = (person("ada"), person("ben"));
    assert_eq!(world.sends_request(&ada), taken);
    assert_eq!(world.sends_request(&ben), free);
    assert_eq!((world.cards(&taken).len(), world.cards(&free).len()), (1, 1));
    world.staff(&format!("!annehmen {free}"));
    world.staff(&format!("!antwort {free} an Ben"));
    assert!(world.to_person(&ada).iter().all(|carried| !carried.text().contains("an Ben")));
    assert!(world.to_person(&ben).iter().any(|carried| carried.text().contains("an Ben")));
}

#[test]
fn a_poison_event_is_parked_and_apologised_for_while_the_others_go_on() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    world.says(&ada, "/start");
    world.taps(&ada, &Choice::Agree);
    let poison = Event::Poison { from: Some(ada.clone()), raw: b"a lone surrogate".to_vec() };
    world.batch(vec![said(&ben, "/start"), poison, said(&ben, "/hilfe")]);
    assert_eq!(world.told(&ada, &Say::Apology), 1);
    assert_eq!(world.told(&ben, &Say::Apology), 0);
    assert!(world.to_person(&ben).len() > 2);
    assert_eq!(world.operator_told(&OperatorSay::Parked { channel: ChannelKind::Telegram }), 1);
    world.crash();
    let parked = world.look(async |store| store.parked().await.unwrap());
    assert_eq!(parked.iter().map(|parked| &parked.raw[..]).collect::<Vec<_>>(), [b"a lone surrogate"]);
    let bytes = std::fs::read(world.files.path().join("lotse.db")).unwrap();
    assert!(!bytes.windows(9).any(|part| part == b"surrogate"), "parked in plain");
}

#[test]
fn before_consent_nothing_of_what_cannot_be_handled_is_kept_but_its_kind() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    let code = world.sends_request(&ben);
    world.says(&ada, "/start");
    world.crash();
    // What belongs to Ben's case cannot be read, and neither can what he agreed to.
    world.damage("UPDATE cases SET sealed = X'00'");
    world.damage("UPDATE people SET sealed = X'00'");
    world.wake();
    world.hire();
    let poison = |from| Event::Poison { from, raw: b"planted words".to_vec() };
    let staff = format!("!annehmen {code}");
    world.batch(vec![
        poison(Some(person("new"))),
        poison(None),
        said(&ada, "planted words"),
        staff_says(&staff),
    ]);
    world.crash();
    let parked = world.look(async |store| store.parked().await.unwrap());
    let raw: Vec<_> = parked.iter().map(|parked| &parked.raw[..]).collect();
    assert_eq!(raw, [b"poison", b"poison", &b"text"[..], staff.as_bytes()]);
}

#[test]
fn a_row_that_cannot_be_read_costs_only_its_own_persons_message() {
    let mut world = World::new();
    let (ada, ben) = (person("ada"), person("ben"));
    world.says(&ada, "/start");
    world.crash();
    world.damage("UPDATE people SET sealed = X'00'");
    world.wake();
    world.hire();
    let events = vec![said(&ben, "/start"), said(&ada, "planted words"), said(&ben, "/hilfe")];
    world.try_batch(batch("5", events)).unwrap();
    world.settle();
    assert_eq!(world.told(&ada, &Say::Apology), 1);
    assert!(world.to_person(&ben).len() > 2);
    assert_eq!(world.operator_told(&OperatorSay::Parked { channel: ChannelKind::Telegram }), 1);
    world.assert_nothing_doubled();
    world.crash();
    let (parked, cursor) = world.look(async |store| {
        (store.parked().await.unwrap(), store.cursor(ChannelKind::Telegram).await.unwrap())
    });
    assert_eq!(
        parked.iter().map(|parked| &parked.raw[..]).collect::<Vec<_>>(),
        [b"text"],
        "no consent can be read"
    );
    assert_eq!(cursor.as_deref(), Some(&b"5"[..]));
}

#[test]
fn stopping_writes_down_what_was_sent() {
    let mut world = World::new();
    world.sends_request(&person("ada"));
    world.batch(vec![did(&person("ben"), lotse::intake::input::Input::UnknownTap)]);
    world.stop();
    assert!(world.look(async |store| store.pending().await.unwrap().is_empty()));
    let carried = world.all().len();
    world.wake();
    world.hire();
    assert_eq!(world.all().len(), carried);
}
