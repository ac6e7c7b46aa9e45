//! What staff can tell Lotse in their room.
//!
//! Only what begins with an exclamation mark is a command; everything else said in the room stays in the room.

use super::consultation::Number;
use super::course::Ending;
use super::presence::{self, AwayCommand, DutyCommand};
use crate::id::CaseCode;
use crate::understand::normalise::fold;

/// A command from staff. The code may be left out in an answer to a card or in its thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffCommand {
    /// `!annehmen [CODE]`: take the case.
    Claim(Option<CaseCode>),
    /// `!freigeben [CODE]`: let others take the case.
    Release(Option<CaseCode>),
    /// `!uebernehmen [CODE]`: take the case from whoever has it.
    TakeOver(Option<CaseCode>),
    /// `!antwort [CODE] TEXT`: send the text to the person, word for word.
    Answer(Option<CaseCode>, String),
    /// `!ja [CODE]`: send the answer to a case one has not claimed.
    Yes(Option<CaseCode>),
    /// `!halt [CODE]`: do not send the answer that is about to leave.
    Halt(Option<CaseCode>),
    /// `!schliessen [CODE] [GRUND]`: end the case. Without a reason it is the usual one, if the person has an answer.
    Close(Option<CaseCode>, Option<Ending>),
    /// `!sperren CODE`: end the case and take no request of its account for a while. The code must be there: nobody should
    /// lose their way to advice by a command in the wrong thread.
    Bar(CaseCode),
    /// `!entsperren CODE`: take that back.
    Unbar(CaseCode),
    /// `!weiter [CODE] STELLE`: ask the person whether the case may go to that service.
    HandOn(Option<CaseCode>, String),
    /// `!hinzuziehen [CODE] STELLE`: ask the person whether that service may have the request too.
    Beside(Option<CaseCode>, String),
    /// `!rat [CODE] STELLE FRAGE`: ask another service.
    Consult { code: Option<CaseCode>, to: String, question: String },
    /// `!rat NUMMER TEXT`: answer the question of another service.
    Advise(Number, String),
    /// `!ja NUMMER`: let a question or an answer to another service go.
    LetGo(Number),
    /// `!halt NUMMER`: throw it away instead.
    Drop(Number),
    /// `!vorlage [CODE] [NAME]`: the canned answers there are, or one in full. Never sends anything.
    Template(Option<CaseCode>, String),
    /// `!senden [CODE] NAME`: send a canned answer to the person.
    SendTemplate(Option<CaseCode>, String),
    /// `!dienst [an [bis TAG] | aus]`
    Duty(DutyCommand),
    /// `!abwesend [ab TAG] bis TAG [STELLE]`, `!abwesend aus`
    Away(AwayCommand),
    /// `!offen`: the cases that are not closed.
    Open,
    /// `!meine`: those that one has claimed.
    Mine,
    /// `!fall [CODE]`: the card and the story once more, for those who cannot read the old messages.
    Show(Option<CaseCode>),
    /// `!statistik`: what was counted of this queue in the last twelve months.
    Statistics,
    /// `!hilfe`
    Help,
    /// Nothing was done, and that is said.
    Mistaken(Mistake),
}

/// Why a command that was understood was not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// It came from a device that its owner has not verified.
    UnknownDevice,
    /// It stood under a picture or another file.
    WithFile,
    /// It cannot be carried out, by a defect of ours or of the store.
    Failed,
}

/// Why something that looks like a command is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// There is no such command.
    Unknown,
    /// Something is meant as a code and is none: acting on another case would be worse than asking.
    WrongCode,
    /// There are capital letters in it. What goes to a person must not hang on what a keyboard corrects.
    Capitals,
    /// The exclamation mark is missing, or is another sign.
    NoMark,
    /// A reason for closing that does not exist.
    WrongEnding,
    /// Something is meant as the number of a question and is none.
    WrongNumber,
    /// Something behind the code of a command that takes no text.
    TooMuch,
    /// Something behind `!dienst` that it does not know.
    WrongDuty,
    /// Something behind `!abwesend` that it does not know.
    WrongAbsence,
}

impl Mistake {
    /// All mistakes.
    pub const ALL: [Self; 9] = [
        Self::Unknown,
        Self::WrongCode,
        Self::Capitals,
        Self::NoMark,
        Self::WrongEnding,
        Self::WrongNumber,
        Self::TooMuch,
        Self::WrongDuty,
        Self::WrongAbsence,
    ];
}

/// Reads a message; `None` if it is no command.
pub fn parse(text: &str) -> Option<StaffCommand> {
    let text = text.trim_start();
    let Some(body) = text.strip_prefix('!') else {
        let meant = is_meant_as_one(text) || is_one_to_the_eye(text);
        return meant.then_some(StaffCommand::Mistaken(Mistake::NoMark));
    };
    let (word, rest) = match body.split_once(char::is_whitespace) {
        Some((word, rest)) => (word, rest.trim()),
        None => (body.trim_end(), ""),
    };
    Some(read(word, rest).unwrap_or_else(StaffCommand::Mistaken))
}

fn read(word: &str, rest: &str) -> Result<StaffCommand, Mistake> {
    let name = name(word);
    if name != name.to_lowercase() {
        // Only where it would be a command otherwise: "!Wichtig" is none however it is written.
        let known = read(&word.to_lowercase(), rest) != Err(Mistake::Unknown);
        return Err(if known { Mistake::Capitals } else { Mistake::Unknown });
    }
    let (code, text) = split_code(rest);
    // Whatever stands behind a command that takes only a code is meant as one.
    let only_code = || match &code {
        None if !rest.is_empty() => Err(Mistake::WrongCode),
        // What stands behind it would be lost without a word.
        Some(_) if !text.trim().is_empty() => Err(Mistake::TooMuch),
        code => Ok(code.clone()),
    };
    Ok(match name.as_str() {
        "annehmen" => StaffCommand::Claim(only_code()?),
        "freigeben" => StaffCommand::Release(only_code()?),
        "uebernehmen" => StaffCommand::TakeOver(only_code()?),
        "antwort" | "schliessen" | "weiter" | "hinzuziehen" | "rat" | "vorlage" | "senden"
            if code.is_none() && begins_like_a_code(rest) =>
        {
            return Err(Mistake::WrongCode);
        }
        // Meant for another service, whose question has that number; a person must not get it.
        "antwort" if code.is_none() && begins_with_a_number(rest) => return Err(Mistake::WrongNumber),
        "antwort" => StaffCommand::Answer(code, text.to_owned()),
        "ja" | "halt" if let Some(number) = Number::parse(rest) => {
            if name == "ja" {
                StaffCommand::LetGo(number)
            } else {
                StaffCommand::Drop(number)
            }
        }
        "ja" | "halt" if !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()) => {
            return Err(Mistake::WrongNumber);
        }
        "ja" => StaffCommand::Yes(only_code()?),
        "halt" => StaffCommand::Halt(only_code()?),
        "rat" => consult(code, text)?,
        "schliessen" => StaffCommand::Close(code, ending(text)?),
        "sperren" => StaffCommand::Bar(only_code()?.ok_or(Mistake::WrongCode)?),
        "entsperren" => StaffCommand::Unbar(only_code()?.ok_or(Mistake::WrongCode)?),
        "weiter" => StaffCommand::HandOn(code, text.trim().to_lowercase()),
        "hinzuziehen" => StaffCommand::Beside(code, text.trim().to_lowercase()),
        "vorlage" => StaffCommand::Template(code, plain(text.trim())),
        "senden" => StaffCommand::SendTemplate(code, plain(text.trim())),
        "dienst" => StaffCommand::Duty(presence::duty(rest)?),
        "abwesend" => StaffCommand::Away(presence::away(rest)?),
        "fall" => StaffCommand::Show(only_code()?),
        "offen" => StaffCommand::Open,
        "meine" => StaffCommand::Mine,
        "statistik" => StaffCommand::Statistics,
        "hilfe" => StaffCommand::Help,
        _ => return Err(Mistake::Unknown),
    })
}

/// A question for a service, or an answer to one of the number that stands there.
fn consult(code: Option<CaseCode>, text: &str) -> Result<StaffCommand, Mistake> {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let (first, rest) = (first.trim_end_matches([':', ',']), rest.trim());
    let is_number = !first.is_empty() && first.trim_start_matches('#').bytes().all(|b| b.is_ascii_digit());
    match Number::parse(first) {
        Some(number) if code.is_none() => Ok(StaffCommand::Advise(number, rest.to_owned())),
        _ if is_number => Err(Mistake::WrongNumber),
        _ => Ok(StaffCommand::Consult { code, to: first.to_lowercase(), question: rest.to_owned() }),
    }
}

fn ending(text: &str) -> Result<Option<Ending>, Mistake> {
    // "ohne antwort" is "ohne-antwort".
    let word = name(&text.split_whitespace().collect::<Vec<_>>().join("-")).to_lowercase();
    if word.is_empty() { Ok(None) } else { Ending::parse(&word).ok_or(Mistake::WrongEnding).map(Some) }
}

/// A command's word as it is looked for, in whatever case it is.
fn name(word: &str) -> String {
    word.replace('ß', "ss").replace('ü', "ue").replace('Ü', "Ue")
}

/// A word that names something: umlauts and case do not matter.
pub(super) fn plain(word: &str) -> String {
    name(&word.to_lowercase()).replace('ä', "ae").replace('ö', "oe")
}

/// Whether a message without the mark is nearly a command: one of their words with a code behind it, or another sign in
/// the place of the mark. Whoever wrote it may believe that it was sent.
fn is_meant_as_one(text: &str) -> bool {
    if let Some(body) = text.strip_prefix(['！', '¡', '‼', '/']) {
        return parse(&format!("!{body}")) != Some(StaffCommand::Mistaken(Mistake::Unknown));
    }
    let Some((word, rest)) = text.split_once(char::is_whitespace) else { return false };
    let word = word.trim_end_matches([':', ',']).to_lowercase();
    let command = read(&word, rest.trim());
    match word.as_str() {
        // "ja ABC-12 kenne ich" is talk.
        "ja" | "fall" | "vorlage" | "offen" | "meine" | "statistik" | "hilfe" => false,
        // Without a code, but nobody says "abwesend bis 3.1." and nothing else to mean nothing by it.
        "dienst" | "abwesend" => command.is_ok(),
        "rat" if begins_with_a_number(rest) => true,
        _ => split_code(rest.trim()).0.is_some() && command != Err(Mistake::Unknown),
    }
}

/// Whether a message only looks like a command: with invisible characters before or in it, letters of other scripts, other
/// exclamation marks.
fn is_one_to_the_eye(text: &str) -> bool {
    let seen = fold(text);
    let seen = seen.trim_start();
    let Some(body) = seen.strip_prefix(['!', 'ǃ', '❗', '❕']) else { return is_meant_as_one(seen) };
    let body = body.trim_start_matches('!').trim_start();
    let (word, rest) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
    read(word, rest.trim()) != Err(Mistake::Unknown)
}

/// The reactions that claim a case, with and without the variation selector clients add. A thumb only says "seen".
pub fn is_claim_reaction(key: &str) -> bool {
    matches!(key.trim_end_matches('\u{fe0f}'), "✅" | "☑" | "✔")
}

/// The reactions that halt an answer before it leaves.
pub fn is_halt_reaction(key: &str) -> bool {
    matches!(key.trim_end_matches('\u{fe0f}'), "❌" | "✖" | "✋" | "🛑" | "⛔")
}

/// Whether what stands first has the shape of a code, to the eye: three letters and digits behind them, or apart from them three.
fn begins_like_a_code(rest: &str) -> bool {
    let mut words =
        rest.split_whitespace().map(|word| fold(word).chars().filter(|c| c.is_alphanumeric()).collect());
    let (first, second): (String, String) =
        (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let letters = first.chars().take_while(|c| c.is_alphabetic()).count();
    let digit = |c: char| c.is_ascii_digit();
    letters == 3
        && match first.chars().nth(letters) {
            Some(next) => digit(next),
            None => second.chars().count() == 3 && second.chars().all(digit),
        }
}

/// Whether the first word is the number of a question.
fn begins_with_a_number(rest: &str) -> bool {
    rest.split_whitespace()
        .next()
        .is_some_and(|word| Number::parse(word.trim_end_matches([':', ','])).is_some())
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

    fn number() -> Number {
        Number::parse("4279").expect("a number")
    }

    #[test]
    fn commands_are_read_as_staff_type_them() {
        let mistaken = StaffCommand::Mistaken;
        for (typed, command) in [
            ("!annehmen BDF-234", StaffCommand::Claim(code())),
            (" !annehmen bdf 234 ", StaffCommand::Claim(code())),
            ("!annehmen", StaffCommand::Claim(None)),
            ("!freigeben", StaffCommand::Release(None)),
            ("!übernehmen BDF-234", StaffCommand::TakeOver(code())),
            ("!antwort BDF-234: Guten Tag", StaffCommand::Answer(code(), "Guten Tag".into())),
            (
                "!antwort\nGuten Tag,\nwir sind da",
                StaffCommand::Answer(None, "Guten Tag,\nwir sind da".into()),
            ),
            ("!ja", StaffCommand::Yes(None)),
            ("!halt BDF-234", StaffCommand::Halt(code())),
            ("!schließen BDF234", StaffCommand::Close(code(), None)),
            ("!schliessen BDF-234 Vermittelt", StaffCommand::Close(code(), Some(Ending::Referred))),
            ("!schliessen missbrauch", StaffCommand::Close(None, Some(Ending::Abuse))),
            ("!weiter BDF-234 LOBBI-Ost", StaffCommand::HandOn(code(), "lobbi-ost".into())),
            ("!weiter jump", StaffCommand::HandOn(None, "jump".into())),
            ("!hinzuziehen BDF-234 RZ-Rostock", StaffCommand::Beside(code(), "rz-rostock".into())),
            (
                "!rat BDF-234 Jump: Wie geht ihr\ndamit um?",
                StaffCommand::Consult {
                    code: code(),
                    to: "jump".into(),
                    question: "Wie geht ihr\ndamit um?".into(),
                },
            ),
            (
                "!rat jump Wie?",
                StaffCommand::Consult { code: None, to: "jump".into(), question: "Wie?".into() },
            ),
            ("!rat", StaffCommand::Consult { code: None, to: String::new(), question: String::new() }),
            ("!rat 4279: So.", StaffCommand::Advise(number(), "So.".into())),
            ("!ja 4279", StaffCommand::LetGo(number())),
            ("!halt 4279", StaffCommand::Drop(number())),
            ("!rat 4188 So.", mistaken(Mistake::WrongNumber)),
            ("!rat BDF-234 4279 So.", mistaken(Mistake::WrongNumber)),
            ("!ja 4188", mistaken(Mistake::WrongNumber)),
            ("!halt 1", mistaken(Mistake::WrongNumber)),
            ("!annehmen BDF-234 !antwort BDF-234 hi", mistaken(Mistake::TooMuch)),
            ("!ja BDF-234 gern", mistaken(Mistake::TooMuch)),
            ("!schliessen BDF-234 ohne antwort", StaffCommand::Close(code(), Some(Ending::NoReply))),
            ("!rat QQQ-777 jump Wie?", mistaken(Mistake::WrongCode)),
            ("!Rat jump Wie?", mistaken(Mistake::Capitals)),
            ("Rat 4279: So.", mistaken(Mistake::NoMark)),
            ("!antwort 4279: So.", mistaken(Mistake::WrongNumber)),
            ("!antwort 2026 war es so", StaffCommand::Answer(None, "2026 war es so".into())),
            ("rat BDF-234 jump Wie?", mistaken(Mistake::NoMark)),
            ("!Hinzuziehen jump", mistaken(Mistake::Capitals)),
            ("hinzuziehen BDF-234 jump", mistaken(Mistake::NoMark)),
            ("!sperren bdf-234", StaffCommand::Bar(code().unwrap())),
            ("!entsperren BDF-234", StaffCommand::Unbar(code().unwrap())),
            ("!sperren", mistaken(Mistake::WrongCode)),
            ("!vorlage", StaffCommand::Template(None, String::new())),
            ("!vorlage BDF-234", StaffCommand::Template(code(), String::new())),
            ("!vorlage Gespräch", StaffCommand::Template(None, "gespraech".into())),
            ("!senden BDF-234 gespraech", StaffCommand::SendTemplate(code(), "gespraech".into())),
            ("!dienst", StaffCommand::Duty(DutyCommand::Show)),
            ("!dienst aus", StaffCommand::Duty(DutyCommand::Off)),
            ("!abwesend aus", StaffCommand::Away(AwayCommand::Back)),
            ("!fall BDF-234", StaffCommand::Show(code())),
            ("!statistik", StaffCommand::Statistics),
            ("!antwrt BDF-234 Hallo", mistaken(Mistake::Unknown)),
            ("!antwort AIO-101 Hallo", mistaken(Mistake::WrongCode)),
            ("!schliessen QQQ-777", mistaken(Mistake::WrongCode)),
            ("!schliessen BDF-234 fertig", mistaken(Mistake::WrongEnding)),
            ("!annehmen 123", mistaken(Mistake::WrongCode)),
            ("!Antwort BDF-234 Hallo", mistaken(Mistake::Capitals)),
            ("!ANNEHMEN", mistaken(Mistake::Capitals)),
            ("!Wichtig", mistaken(Mistake::Unknown)),
            ("!senden QQQ-777 gespraech", mistaken(Mistake::WrongCode)),
            ("!Senden BDF-234 gespraech", mistaken(Mistake::Capitals)),
            ("senden BDF-234 gespraech", mistaken(Mistake::NoMark)),
            ("!Dienst an", mistaken(Mistake::Capitals)),
            ("!dienst vielleicht", mistaken(Mistake::WrongDuty)),
            ("Dienst an", mistaken(Mistake::NoMark)),
            ("!Abwesend bis 3.1.", mistaken(Mistake::Capitals)),
            ("!abwesend", mistaken(Mistake::WrongAbsence)),
            ("abwesend bis 3.1.", mistaken(Mistake::NoMark)),
            ("antwort BDF-234 ja", mistaken(Mistake::NoMark)),
            ("Antwort: bdf-234 wir kommen", mistaken(Mistake::NoMark)),
            ("！antwort BDF-234 Hallo", mistaken(Mistake::NoMark)),
            ("\u{200b}!antwort BDF-234 Hallo", mistaken(Mistake::NoMark)),
            ("\u{202e}!antwort Hallo", mistaken(Mistake::NoMark)),
            ("❗️antwort Hallo", mistaken(Mistake::NoMark)),
            ("ｓｅｎｄｅｎ BDF-234 treffen", mistaken(Mistake::NoMark)),
            ("аntwort BDF-234 Hallo", mistaken(Mistake::NoMark)),
            ("!аntwort BDF-234 Hallo", mistaken(Mistake::Unknown)),
            ("!ant\u{200b}wort BDF-234 Hallo", mistaken(Mistake::Unknown)),
            ("!antwort BD\u{200b}F-234 Hallo", mistaken(Mistake::WrongCode)),
            ("!antwort ВDF-234 Hallo", mistaken(Mistake::WrongCode)),
            ("!antwort BDF-２３４ Hallo", mistaken(Mistake::WrongCode)),
            ("!antwort BDF—234 Hallo", mistaken(Mistake::WrongCode)),
            ("!antwort QQQ 777 Hallo", mistaken(Mistake::WrongCode)),
            ("!", mistaken(Mistake::Unknown)),
        ] {
            assert_eq!(parse(typed), Some(command), "{typed}");
        }
    }

    #[test]
    fn talk_among_staff_is_no_command() {
        for talk in [
            "BDF-234 antworten?",
            "antwort ist raus",
            "",
            "Achtung!",
            "\\!antwort x",
            "ja BDF 12",
            "Rat geben wir gern",
            "ja 4279",
            "vorlage BDF-234 passt nicht",
            "Dienst ist heute Anna",
            "abwesend bis 3.1. ist nur Ben",
            "/me winkt",
            "❗️wichtig",
        ] {
            assert_eq!(parse(talk), None, "{talk}");
        }
    }
}
