//! How things look: the bot's messages, framed rooms, numbered choices; plain text in a pipe.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::texts::TerminalTexts;
use crate::desk::ports::Button;

const BOT: Style = AnsiColor::Green.on_default().bold();
const ROOM: Style = AnsiColor::Cyan.on_default();
const NUMBER: Style = Style::new().bold();

/// The widest text that still reads well.
const WIDEST: usize = 90;

/// Where the output goes decides how it looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// Columns to wrap at; `None` in a pipe, where a reader searches for whole sentences.
    pub width: Option<usize>,
    pub colour: bool,
}

impl Look {
    fn painted(self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn lines(self, text: &str, taken: usize) -> Vec<String> {
        match self.width {
            Some(width) => {
                let options = textwrap::Options::new(width.min(WIDEST).saturating_sub(taken).max(20));
                textwrap::wrap(text, options).into_iter().map(String::from).collect()
            }
            None => text.lines().map(str::to_owned).collect(),
        }
    }

    /// What someone says: their name, then the text, choices below it with the number that chooses them.
    pub fn said(self, who: &str, text: &str, buttons: &[Button]) -> String {
        let mut out = String::new();
        for (index, line) in self.lines(text, who.chars().count() + 2).into_iter().enumerate() {
            if index == 0 {
                let _ = writeln!(out, "{} {line}", self.painted(BOT, &format!("{who}:")));
            } else {
                let _ = writeln!(out, "{:indent$}{line}", "", indent = if line.is_empty() { 0 } else { 2 });
            }
        }
        for (index, button) in buttons.iter().enumerate() {
            let number = self.painted(NUMBER, &format!("{:>4}", index + 1));
            let _ = writeln!(out, "{number}  {}", button.label);
        }
        out.push('\n');
        out
    }

    /// Something in a room, in a frame of its own.
    pub fn framed(self, title: &str, text: &str) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "{}", self.painted(ROOM, &format!("┌─ {title} ─")));
        let bar = self.painted(ROOM, "│");
        for line in self.lines(text, 2) {
            let _ = writeln!(out, "{}", format!("{bar} {line}").trim_end());
        }
        let _ = writeln!(out, "{}\n", self.painted(ROOM, "└─"));
        out
    }

    /// A sentence of the terminal itself.
    pub fn plain(self, text: &str) -> String {
        let mut out = self.lines(text, 0).join("\n");
        out.push_str("\n\n");
        out
    }
}

/// The title of a queue's frame.
pub(super) fn room_title(texts: &TerminalTexts, queue: &str) -> String {
    format!("{} {queue}", texts.room)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIPE: Look = Look { width: None, colour: false };

    #[test]
    fn a_question_shows_its_choices_by_number() {
        let buttons = ["Ja", "Nein"].map(|label| Button { label: label.into(), data: String::new() });
        assert_eq!(
            PIPE.said("Lotse", "Passt das?\nEins", &buttons),
            "Lotse: Passt das?\n  Eins\n   1  Ja\n   2  Nein\n\n"
        );
    }

    #[test]
    fn a_room_is_visibly_set_apart() {
        assert_eq!(PIPE.framed("Raum lks", "Karte\n\nText"), "┌─ Raum lks ─\n│ Karte\n│\n│ Text\n└─\n\n");
    }

    #[test]
    fn lines_wrap_on_a_terminal_and_colour_only_paints() {
        let look = Look { width: Some(30), colour: true };
        let out = look.said("Lotse", "Ein Satz, der für dreißig Spalten deutlich zu lang ist.", &[]);
        let bare = anstream::adapter::strip_str(&out).to_string();
        assert!(out.contains('\u{1b}'));
        assert!(bare.lines().all(|line| line.chars().count() <= 30), "{bare}");
    }
}
