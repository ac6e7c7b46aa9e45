//! What a typed line means: the person's words, or a word from a centre's room.

use crate::id::{CaseCode, QueueId};

/// A line, read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Nothing but white space.
    Empty,
    Person(String),
    /// After a `>`: what staff say, in the named room or in the last one that got a card.
    Staff {
        queue: Option<QueueId>,
        text: String,
    },
}

/// Reads a line. A queue's name follows the `>` without a space; a command's `!` is no name.
pub(super) fn read(line: &str) -> Line {
    let line = line.trim();
    let Some(staff) = line.strip_prefix('>') else {
        return if line.is_empty() { Line::Empty } else { Line::Person(line.to_owned()) };
    };
    let named = staff.starts_with(|first: char| first.is_alphanumeric());
    if !named {
        return Line::Staff { queue: None, text: staff.trim().to_owned() };
    }
    let (queue, text) = staff.split_once(char::is_whitespace).unwrap_or((staff, ""));
    Line::Staff { queue: Some(QueueId::new(queue)), text: text.trim().to_owned() }
}

/// Whether the words name a case, so that the room's last card is not meant.
pub(super) fn names_a_case(text: &str) -> bool {
    text.split_whitespace().any(|word| CaseCode::parse(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staff(queue: Option<&str>, text: &str) -> Line {
        Line::Staff { queue: queue.map(QueueId::new), text: text.to_owned() }
    }

    #[test]
    fn staff_are_played_with_a_leading_angle() {
        assert_eq!(read("> !annehmen BDF-234"), staff(None, "!annehmen BDF-234"));
        assert_eq!(read(">!annehmen BDF-234"), staff(None, "!annehmen BDF-234"));
        assert_eq!(
            read(">rz-rostock !antwort BDF-234 Hallo"),
            staff(Some("rz-rostock"), "!antwort BDF-234 Hallo")
        );
        assert_eq!(read(">lks"), staff(Some("lks"), ""));
        assert_eq!(read(" Hallo > du "), Line::Person("Hallo > du".to_owned()));
        assert_eq!(read(" \t"), Line::Empty);
    }

    #[test]
    fn a_case_is_recognised_by_its_code() {
        assert!(names_a_case("!annehmen bdf-234"));
        assert!(!names_a_case("!annehmen bitte"));
    }
}
