//! Where lines come from: a real terminal with editing and history, or a pipe.
//!
//! Both block, so a thread of their own reads. It reads a line only when asked for one: in a pipe an answer comes
//! before the next line, and on a terminal the prompt appears below the answer.

use std::io::{BufRead, IsTerminal};

use rustyline::ExternalPrinter;
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use tokio::sync::mpsc;

use super::TerminalError;

/// What stands before the cursor.
const PROMPT: &str = "» ";

/// Prints above the prompt while a line is being edited.
pub(super) type AbovePrompt = Box<dyn FnMut(String) + Send>;

/// The reading thread, as seen from the channel.
pub(super) struct Keyboard {
    ask: mpsc::UnboundedSender<()>,
    lines: mpsc::UnboundedReceiver<Vec<u8>>,
}

impl Keyboard {
    /// Lines from a pipe or a file.
    pub fn pipe() -> Result<Self, TerminalError> {
        Self::spawn(|| {
            let mut line = Vec::new();
            match std::io::stdin().lock().read_until(b'\n', &mut line) {
                Ok(read) if read > 0 => Some(line),
                _ => None,
            }
        })
    }

    /// Lines from a person at a terminal; the history lives in memory only. Also how to print meanwhile, and how
    /// many columns there are.
    pub fn terminal() -> Result<(Self, AbovePrompt, Option<usize>), TerminalError> {
        let mut editor = rustyline::Editor::<(), MemHistory>::with_history(
            rustyline::Config::builder().auto_add_history(true).build(),
            MemHistory::new(),
        )
        .map_err(|_| TerminalError::Unusable)?;
        let mut printer = editor.create_external_printer().map_err(|_| TerminalError::Unusable)?;
        let columns = editor.dimensions().map(|(columns, _)| usize::from(columns));
        let keyboard = Self::spawn(move || match editor.readline(PROMPT) {
            Ok(line) => Some(line.into_bytes()),
            // Ctrl+C, Ctrl+D, or a terminal that went away: the person is done.
            Err(ReadlineError::Interrupted | ReadlineError::Eof | _) => None,
        })?;
        // A terminal that takes no output any more also ends the reading; nothing is lost by one unprinted line.
        let above: AbovePrompt = Box::new(move |text| drop(printer.print(text)));
        Ok((keyboard, above, columns))
    }

    fn spawn(mut read: impl FnMut() -> Option<Vec<u8>> + Send + 'static) -> Result<Self, TerminalError> {
        let (ask, mut asked) = mpsc::unbounded_channel();
        let (send, lines) = mpsc::unbounded_channel();
        std::thread::Builder::new()
            .name("keyboard".into())
            .spawn(move || {
                while asked.blocking_recv().is_some() {
                    let Some(line) = read() else { return };
                    if send.send(line).is_err() {
                        return;
                    }
                }
            })
            .map_err(|_| TerminalError::Unusable)?;
        Ok(Self { ask, lines })
    }

    /// The given lines, then the end.
    #[cfg(test)]
    pub fn typed(lines: &[&str]) -> Self {
        let mut lines: Vec<Vec<u8>> = lines.iter().rev().map(|line| line.as_bytes().to_vec()).collect();
        Self::spawn(move || lines.pop()).unwrap()
    }

    /// The next line; `None` at the end of input. Bytes that are not UTF-8 become replacement characters.
    pub async fn next(&mut self) -> Option<String> {
        self.ask.send(()).ok()?;
        let line = self.lines.recv().await?;
        Some(String::from_utf8_lossy(&line).into_owned())
    }
}

/// Whether a person sits at both ends.
pub(super) fn is_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}
