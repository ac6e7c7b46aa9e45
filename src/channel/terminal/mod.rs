//! The terminal of `lotse demo`: the person, the centres' rooms and the staff, all in one window.
//!
//! It stands in for the platforms: it hands in what is typed and carries letters by printing them. It knows no
//! dialogue and no sentence; its own few words come in as [`TerminalTexts`]. A typed number goes to the desk as text,
//! as on Matrix.

mod keyboard;
mod line;
mod screen;
mod texts;

use std::collections::BTreeMap;
use std::future::Future;
use std::io::{IsTerminal, Write};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use self::keyboard::{AbovePrompt, Keyboard};
use self::line::Line;
use self::screen::{Look, room_title};
pub use self::texts::TerminalTexts;
use crate::desk::ports::{
    Address, Batch, Carrier, DeskHandle, Event, Letter, Outcome, Outgoing, Recipient, StaffSaid, StaffWhat,
    Trust,
};
use crate::id::{ChannelKind, QueueId};
use crate::intake::input::{Input, Meaning};

/// The staff member one plays.
const STAFF: &str = "@team:demo";

/// Why the demo ended before its input did. What is wrong with the desk, the desk reports itself.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// The terminal cannot be read from or written to.
    #[error("this terminal cannot be used; give the messages by a pipe, one a line")]
    Unusable,
    /// The desk did not take what was typed.
    #[error("the message was not taken")]
    NotTaken,
}

/// The printing half; the courier carries through it.
pub struct Terminal {
    texts: TerminalTexts,
    queues: Vec<QueueId>,
    /// Names this run's events, so that none is taken for one of an earlier run on the same store.
    run: String,
    state: Mutex<State>,
}

struct State {
    look: Look,
    out: AbovePrompt,
    /// How many things were named so far.
    names: u64,
    last_queue: Option<QueueId>,
    /// The last card of each room, for a command without a code.
    last_card: BTreeMap<QueueId, String>,
    /// What was posted in the rooms, by reference: of a change only the new lines are printed.
    posted: BTreeMap<String, String>,
    /// What was shown last says that a message to the person was removed.
    removing: bool,
}

/// The reading half.
pub struct Typing {
    keyboard: Keyboard,
    /// In a pipe nobody sees what was read, so the transcript repeats it.
    echo: bool,
}

/// Opens the terminal, or the pipe that stands in for it. `run` is unique to this run.
pub fn open(
    texts: TerminalTexts,
    queues: Vec<QueueId>,
    run: String,
) -> Result<(Arc<Terminal>, Typing), TerminalError> {
    let colour = anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never;
    let (keyboard, out, look, echo) = if keyboard::is_terminal() {
        let (keyboard, above, columns) = Keyboard::terminal()?;
        (keyboard, above, Look { width: columns, colour }, false)
    } else {
        let width = std::io::stdout().is_terminal().then_some(80);
        // A reader that went away (`| head`) must not stop the dialogue half-way.
        let print: AbovePrompt = Box::new(|text| {
            let mut out = anstream::stdout();
            drop(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
        });
        (Keyboard::pipe()?, print, Look { width, colour }, true)
    };
    let terminal = Arc::new(Terminal::new(texts, queues, run, look, out));
    if !echo {
        terminal.print(|look, texts| look.plain(&texts.intro));
    }
    Ok((terminal, Typing { keyboard, echo }))
}

impl Terminal {
    fn new(texts: TerminalTexts, queues: Vec<QueueId>, run: String, look: Look, out: AbovePrompt) -> Self {
        let state = State {
            look,
            out,
            names: 0,
            last_queue: None,
            last_card: BTreeMap::new(),
            posted: BTreeMap::new(),
            removing: false,
        };
        Self { texts, queues, run, state: Mutex::new(state) }
    }

    /// Hands in line after line until the input ends or `stop` turns true.
    ///
    /// `settled` waits until everything a line has caused is printed; only then the next line is read.
    pub async fn talk(
        &self,
        mut typing: Typing,
        desk: DeskHandle,
        settled: impl AsyncFn(),
        mut stop: watch::Receiver<bool>,
    ) -> Result<(), TerminalError> {
        let rooms = self.queues.iter().map(|queue| Event::Room { queue: queue.clone(), problem: None });
        self.hand_in(&desk, rooms.collect()).await?;
        loop {
            settled().await;
            let line = tokio::select! {
                line = typing.keyboard.next() => line,
                _ = stop.wait_for(|stop| *stop) => None,
            };
            let Some(line) = line else { return Ok(()) };
            if let Some(event) = self.event(line::read(&line), typing.echo) {
                self.hand_in(&desk, vec![event]).await?;
            }
        }
    }

    async fn hand_in(&self, desk: &DeskHandle, events: Vec<Event>) -> Result<(), TerminalError> {
        let batch = Batch { events, ..Batch::new(ChannelKind::Terminal) };
        let committed = desk.hand_in(batch).await.map_err(|_| TerminalError::NotTaken)?;
        for toast in committed.toasts.into_iter().flatten() {
            self.print(|look, texts| look.said(&texts.bot, &toast, &[]));
        }
        Ok(())
    }

    fn event(&self, line: Line, echo: bool) -> Option<Event> {
        match line {
            Line::Empty => None,
            Line::Person(text) => {
                if echo {
                    self.print(|look, texts| look.said(&texts.person, &text, &[]));
                }
                let me = || "terminal".to_owned();
                Some(Event::Person {
                    from: Address { channel: ChannelKind::Terminal, person: me(), place: me() },
                    id: self.name(),
                    message: None,
                    input: Input::Text { text, means: Meaning::Words },
                })
            }
            Line::Staff { queue, text } => self.staff(queue, text, echo).map(Event::Staff),
        }
    }

    fn staff(&self, named: Option<QueueId>, text: String, echo: bool) -> Option<StaffSaid> {
        let Some(queue) = named.or_else(|| self.state().last_queue.clone()) else {
            self.print(|look, texts| look.plain(&texts.no_room));
            return None;
        };
        if !self.queues.contains(&queue) {
            let known: Vec<&str> = self.queues.iter().map(QueueId::as_str).collect();
            self.print(|look, texts| look.plain(&format!("{} {}", texts.unknown_room, known.join(", "))));
            return None;
        }
        if echo {
            let said = format!("{STAFF}: {text}");
            self.print(|look, texts| look.framed(&room_title(texts, queue.as_str()), &said));
        }
        let about =
            if line::names_a_case(&text) { None } else { self.state().last_card.get(&queue).cloned() };
        Some(StaffSaid {
            queue,
            sender: STAFF.to_owned(),
            trust: Trust::Full,
            event: self.name(),
            about,
            what: StaffWhat::Text(text),
        })
    }

    fn show(&self, letter: &Letter) -> Outcome {
        let reference = self.name();
        let removes = matches!((&letter.to, &letter.what), (Recipient::Person(_), Outgoing::Redact { .. }));
        let removed = std::mem::replace(&mut self.state().removing, removes);
        match (&letter.to, &letter.what) {
            // One line for the whole chat: here nothing that was printed is gone.
            (Recipient::Person(_), Outgoing::Redact { .. }) if removed => {}
            (_, Outgoing::RetireButtons { .. }) => return Outcome::Sent { references: Vec::new() },
            (Recipient::Person(_), Outgoing::Message { text, buttons, .. }) => {
                self.print(|look, texts| look.said(&texts.bot, text, buttons));
            }
            (Recipient::Person(_), Outgoing::Edit { text, .. }) => {
                self.print(|look, texts| look.said(&format!("{} ({})", texts.bot, texts.edited), text, &[]));
            }
            (Recipient::Person(_), Outgoing::Redact { .. }) => {
                self.print(|look, texts| look.said(&texts.bot, &texts.removed, &[]));
            }
            (Recipient::Person(_), Outgoing::Card { .. }) => {
                return Outcome::Refused("a card is for a centre's room");
            }
            (Recipient::Queue(queue), what) => {
                self.show_in_room(&|texts| room_title(texts, queue.as_str()), &self.new_in(what));
                if let Outgoing::Card { text, .. } | Outgoing::Message { text, .. } = what {
                    self.state().posted.insert(reference.clone(), text.clone());
                }
                if let Outgoing::Card { .. } = what {
                    let mut state = self.state();
                    state.last_queue = Some(queue.clone());
                    state.last_card.insert(queue.clone(), reference.clone());
                }
            }
            (Recipient::Operator, what) => self.show_in_room(&|texts| texts.operator.clone(), what),
        }
        Outcome::Sent { references: vec![reference] }
    }

    /// A change of something that was posted, without the lines that were there before.
    fn new_in(&self, what: &Outgoing) -> Outgoing {
        let Outgoing::Edit { reference, text, .. } = what else { return what.clone() };
        let before = self.state().posted.insert(reference.clone(), text.clone()).unwrap_or_default();
        let new = |line: &&str| !line.is_empty() && !before.lines().any(|known| known == *line);
        let text = text.lines().filter(new).collect::<Vec<_>>().join("\n");
        Outgoing::Edit { reference: reference.clone(), text, html: None }
    }

    fn show_in_room(&self, title: &dyn Fn(&TerminalTexts) -> String, what: &Outgoing) {
        self.print(|look, texts| match what {
            Outgoing::Card { text, .. } | Outgoing::Message { text, .. } => look.framed(&title(texts), text),
            Outgoing::Edit { text, .. } => look.framed(&format!("{} ({})", title(texts), texts.edited), text),
            Outgoing::Redact { .. } => look.framed(&title(texts), &texts.removed),
            Outgoing::RetireButtons { .. } => String::new(),
        });
    }

    fn name(&self) -> String {
        let mut state = self.state();
        state.names += 1;
        format!("{}-{}", self.run, state.names)
    }

    fn print(&self, compose: impl FnOnce(Look, &TerminalTexts) -> String) {
        let mut state = self.state();
        let text = compose(state.look, &self.texts);
        (state.out)(text);
    }

    /// A panic while printing leaves nothing half-done that a later line could trip over.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Carrier for Terminal {
    fn carry<'a>(&'a self, letter: &'a Letter) -> Pin<Box<dyn Future<Output = Outcome> + Send + 'a>> {
        Box::pin(std::future::ready(self.show(letter)))
    }
}

#[cfg(test)]
mod tests;
