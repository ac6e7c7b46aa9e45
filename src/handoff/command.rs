//! What staff can tell Lotse in their room.
//!
//! Only what begins with an exclamation mark is a command; everything else said in the room stays in the room.

use crate::id::CaseCode;

/// A command from staff. The code may be left out in an answer to a card or in its thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffCommand {
    /// `!annehmen [CODE]`: take the case.
    Claim(Option<CaseCode>),
    /// `!antwort [CODE] TEXT`: send the text to the person, word for word.
    Answer(Option<CaseCode>, String),
    /// `!schliessen [CODE]`: end the case.
    Close(Option<CaseCode>),
    /// A command with something that is meant as a code and is none: acting on another case would be worse than asking.
    WrongCode,
    /// `!hilfe`
    Help,
    /// Begins like a command and is none: nothing is done, and that is said.
    Unknown,
}

/// Reads a message; `None` if it is no command.
pub fn parse(text: &str) -> Option<StaffCommand> {
    let body = text.trim_start().strip_prefix('!')?;
    let (word, rest) = match body.split_once(char::is_whitespace) {
        Some((word, rest)) => (word, rest.trim()),
        None => (body.trim_end(), ""),
    };
    let (code, text) = split_code(rest);
    Some(match word.to_lowercase().replace('ß', "ss").as_str() {
        "annehmen" | "schliessen" if code.is_none() && !rest.is_empty() => StaffCommand::WrongCode,
        "antwort" if code.is_none() && begins_like_a_code(rest) => StaffCommand::WrongCode,
        "annehmen" => StaffCommand::Claim(code),
        "antwort" => StaffCommand::Answer(code, text.to_owned()),
        "schliessen" => StaffCommand::Close(code),
        "hilfe" => StaffCommand::Help,
        _ => StaffCommand::Unknown,
    })
}

/// The reactions that claim a case, with and without the variation selector clients add.
pub fn is_claim_reaction(key: &str) -> bool {
    matches!(key.trim_end_matches('\u{fe0f}'), "✅" | "☑" | "✔" | "👍")
}

/// Whether the first word has the shape of a code: three letters and digits behind them.
fn begins_like_a_code(rest: &str) -> bool {
    let word: Vec<char> = rest.chars().take_while(|c| !c.is_whitespace()).filter(|c| *c != '-').collect();
    let letters = word.iter().take_while(|c| c.is_alphabetic()).count();
    letters == 3 && word.get(letters).is_some_and(char::is_ascii_digit)
}

/// A case code at the beginning, and what follows it. A code with a space in it ("BDF 234") is read too.
fn split_code(rest: &str) -> (Option<CaseCode>, &str) {
    let mut ends =
        rest.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).chain([rest.len()]).take(2);
    let first = ends.next().unwrap_or(rest.len());
    let second = ends.next().unwrap_or(rest.len());
    for end in [first, second] {
        if let Some((head, tail)) = rest.split_at_checked(end)
            && let Some(code) = CaseCode::parse(head.trim_end_matches([':', ',']))
        {
            return (Some(code), tail.trim_start());
        }
    }
    (None, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> Option<CaseCode> {
        CaseCode::parse("BDF-234")
    }

    #[test]
    fn commands_are_read_as_staff_type_them() {
        for (typed, command) in [
            ("!annehmen BDF-234", StaffCommand::Claim(code())),
            (" !Annehmen bdf 234 ", StaffCommand::Claim(code())),
            ("!annehmen", StaffCommand::Claim(None)),
            ("!antwort BDF-234: Guten Tag", StaffCommand::Answer(code(), "Guten Tag".into())),
            (
                "!antwort\nGuten Tag,\nwir sind da",
                StaffCommand::Answer(None, "Guten Tag,\nwir sind da".into()),
            ),
            ("!schließen BDF234", StaffCommand::Close(code())),
            ("!antwrt BDF-234 Hallo", StaffCommand::Unknown),
            ("!antwort AIO-101 Hallo", StaffCommand::WrongCode),
            ("!schliessen QQQ-777", StaffCommand::WrongCode),
            ("!annehmen 123", StaffCommand::WrongCode),
            ("!", StaffCommand::Unknown),
        ] {
            assert_eq!(parse(typed), Some(command), "{typed}");
        }
    }

    #[test]
    fn talk_among_staff_is_no_command() {
        for talk in ["BDF-234 antworten?", "antwort BDF-234 ja", "", "Achtung!", "\\!antwort x"] {
            assert_eq!(parse(talk), None, "{talk}");
        }
    }
}
