//! The terminal against a desk that the test plays.

use std::sync::mpsc;

use super::*;
use crate::desk::ports::{Button, Committed, Handed};
use crate::id::RowId;

fn texts() -> TerminalTexts {
    let word = |word: &str| word.to_owned();
    TerminalTexts {
        intro: word("INTRO"),
        bot: word("Lotse"),
        person: word("Sie"),
        room: word("Raum"),
        operator: word("Betrieb"),
        edited: word("geändert"),
        removed: word("ENTFERNT"),
        no_room: word("KEINRAUM"),
        unknown_room: word("UNBEKANNT"),
    }
}

fn terminal() -> (Arc<Terminal>, mpsc::Receiver<String>) {
    let (print, printed) = mpsc::channel();
    let look = Look { width: None, colour: false };
    let out: AbovePrompt = Box::new(move |text| print.send(text).unwrap());
    let queues = ["lks", "rz-rostock"].map(QueueId::new).to_vec();
    (Arc::new(Terminal::new(texts(), queues, "run".into(), look, out)), printed)
}

fn letter(to: Recipient, what: Outgoing) -> Letter {
    Letter { row: RowId(1), transaction: String::new(), to, what }
}

fn message(text: &str, buttons: Vec<Button>) -> Outgoing {
    Outgoing::Message { text: text.into(), buttons, thread: None }
}

fn person() -> Recipient {
    Recipient::Person(Address {
        channel: ChannelKind::Terminal,
        person: "terminal".into(),
        place: "terminal".into(),
    })
}

/// Plays a desk that answers each line with an echo of it, through the courier's half, and returns the transcript
/// together with what arrived.
fn transcript(lines: &[&str]) -> (String, Vec<Event>) {
    let (terminal, printed) = terminal();
    let (desk, mut requests) = DeskHandle::pair(1);
    let (_keep, stop) = watch::channel(false);
    let typing = Typing { keyboard: Keyboard::typed(lines), echo: true };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut arrived = Vec::new();
    runtime.block_on(async {
        let answering = async {
            while let Some(Handed::Batch(batch, done)) = requests.recv().await {
                let toasts = batch.events.iter().map(|_| None).collect();
                for event in batch.events {
                    if let Event::Person { input: Input::Text { text, .. }, .. } = &event {
                        let answer = letter(person(), message(&format!("Antwort auf {text}"), Vec::new()));
                        terminal.carry(&answer).await;
                    }
                    arrived.push(event);
                }
                assert!(done.send(Ok(Committed { toasts })).is_ok());
            }
        };
        let (talked, ()) = tokio::join!(terminal.talk(typing, desk, async || {}, stop), answering);
        assert!(talked.is_ok());
    });
    (printed.try_iter().collect(), arrived)
}

#[test]
fn a_pipe_gives_the_same_transcript_line_after_answer() {
    let (text, _) = transcript(&["Hallo\n", "\n", "2\r\n"]);
    assert_eq!(text, "Sie: Hallo\n\nLotse: Antwort auf Hallo\n\nSie: 2\n\nLotse: Antwort auf 2\n\n");
}

#[test]
fn every_room_is_open_before_the_first_word() {
    let (_, arrived) = transcript(&["Hallo\n"]);
    let open = arrived.iter().take(2).all(|event| matches!(event, Event::Room { problem: None, .. }));
    assert!(open && arrived.len() == 3);
}

#[test]
fn the_end_of_the_input_is_the_end() {
    let (text, arrived) = transcript(&[]);
    assert_eq!((text.as_str(), arrived.len()), ("", 2));
}

#[test]
fn staff_speak_in_the_room_that_got_the_last_card() {
    let (terminal, printed) = terminal();
    assert!(terminal.event(line::read("> !annehmen"), true).is_none());
    assert!(printed.try_recv().unwrap().contains("KEINRAUM"));

    let card = Outgoing::Card { text: "Karte BDF-234".to_owned(), html: None };
    let card = terminal.show(&letter(Recipient::Queue(QueueId::new("lks")), card));
    let Outcome::Sent { references } = card else { panic!("a card is printed and named") };
    assert_eq!(printed.try_recv().unwrap(), "┌─ Raum lks ─\n│ Karte BDF-234\n└─\n\n");

    let Some(Event::Staff(said)) = terminal.event(line::read("> !annehmen"), false) else { panic!() };
    assert_eq!(said.queue.as_str(), "lks");
    assert_eq!(said.about.as_ref(), references.last());
    assert_eq!(said.trust, Trust::Full);
    let Some(Event::Staff(said)) = terminal.event(line::read("> !annehmen BDF-234"), false) else { panic!() };
    assert_eq!(said.about, None, "a named case counts, not the last card");
    let Some(Event::Staff(said)) = terminal.event(line::read(">rz-rostock !offen"), false) else { panic!() };
    assert_eq!(said.queue.as_str(), "rz-rostock");
}

#[test]
fn a_room_that_does_not_exist_is_told() {
    let (terminal, printed) = terminal();
    assert!(terminal.event(line::read(">rz-rostok !offen"), true).is_none());
    assert_eq!(printed.try_recv().unwrap(), "UNBEKANNT lks, rz-rostock\n\n");
}

#[test]
fn a_withdrawn_card_leaves_a_word_in_the_room() {
    let (terminal, printed) = terminal();
    let withdrawn = Outgoing::Redact { reference: "run-1".into() };
    terminal.show(&letter(Recipient::Queue(QueueId::new("lks")), withdrawn));
    assert!(printed.try_recv().unwrap().contains("ENTFERNT"));
    terminal.show(&letter(person(), Outgoing::RetireButtons { reference: "run-1".into() }));
    assert!(printed.try_recv().is_err(), "old buttons scroll away by themselves");
}

#[test]
fn every_event_of_a_run_has_a_name_of_its_own() {
    let (terminal, _printed) = terminal();
    assert_ne!(terminal.name(), terminal.name());
    assert!(terminal.name().starts_with("run-"));
}
