//! What a person can say at any time, whatever the question: help, back, stop, delete, …
//!
//! A command is a whole message: with a slash (as Telegram offers them), with an exclamation mark (as Matrix clients
//! let through), or as the bare word.

/// Something that can be asked for at every stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Telegram's first message; greets, or shows where the dialogue stands.
    Start,
    Help,
    Back,
    /// Open the list of what can be changed.
    Change,
    Skip,
    Stop,
    Restart,
    Delete,
    Privacy,
    /// Reach a human being.
    Human,
    OtherWays,
    Du,
    Sie,
    /// Nothing more to write.
    Done,
    /// Show an answer that arrived discreetly.
    Show,
    /// Give a code with which one comes back from another account.
    ReturnCode,
    /// Say what is stored.
    Data,
    /// Empty the chat, at once.
    Clear,
    /// Looks like a command, but is none.
    Unknown,
}

/// The commands and the words for them, folded as [`fold`] does. The first word is the one the help names.
const WORDS: [(Command, &[&str]); 18] = [
    (Command::Start, &["start"]),
    (
        Command::Help,
        &[
            "hilfe",
            "help",
            "?",
            "ich verstehe nicht",
            "ich verstehe das nicht",
            "versteh ich nicht",
            "verstehe ich nicht",
            "wie geht das",
            "wie geht das hier",
            "wie funktioniert das",
            "was soll ich druecken",
            "was soll ich jetzt druecken",
            "was muss ich druecken",
        ],
    ),
    (Command::Back, &["zurueck", "zuruck", "back"]),
    (Command::Change, &["aendern", "andern"]),
    (Command::Skip, &["weiter", "ueberspringen", "ueberspring", "ueberspringe", "skip", "naechste frage"]),
    (Command::Stop, &["stopp", "stop", "abbrechen", "beenden", "ende", "cancel"]),
    (Command::Restart, &["neu", "neustart", "von vorn", "neu beginnen"]),
    (
        Command::Delete,
        &[
            "loeschen",
            "loschen",
            "alles loeschen",
            "loesch alles",
            "loescht alles",
            "loesch das alles",
            "loescht das alles",
            "loesch meine daten",
            "loescht meine daten",
            "loeschen sie meine daten",
            "loeschen sie alles",
            "meine daten loeschen",
            "bitte alles loeschen",
            "bitte loeschen",
            "delete",
            "widerruf",
            "widerrufen",
            "einwilligung widerrufen",
        ],
    ),
    (Command::Clear, &["weg", "alles weg", "chat leeren", "chat loeschen", "verlauf loeschen", "aufraeumen"]),
    (
        Command::Data,
        &[
            "daten",
            "meine daten",
            "auskunft",
            "was ist gespeichert",
            "was ist ueber mich gespeichert",
            "was haben sie gespeichert",
            "was hast du gespeichert",
        ],
    ),
    (Command::Privacy, &["datenschutz", "privacy"]),
    (Command::Human, &["mensch"]),
    (Command::OtherWays, &["wege", "andere wege"]),
    (Command::Du, &["du"]),
    (Command::Sie, &["sie"]),
    (Command::Done, &["fertig"]),
    (Command::Show, &["anzeigen", "zeigen"]),
    (
        Command::ReturnCode,
        &["rueckkehr", "ruckkehr", "rueckkehrcode", "ruckkehrcode", "rueckkehr-code", "rueckkehr code"],
    ),
];

/// Reads a message as a command; `None` if it is none. An unknown word is [`Command::Unknown`] only behind a slash or
/// an exclamation mark.
pub fn parse(text: &str) -> Option<Command> {
    let text = text.trim();
    let marked = text.strip_prefix(['/', '!']);
    let body = marked.unwrap_or(text);
    if body.chars().nth(40).is_some() {
        return None;
    }
    // Telegram appends the bot's name in groups and in links: /hilfe@lotse_bot.
    let name = body.split_once('@').map_or(body, |(name, _)| name);
    let name = fold(name);
    let known = WORDS.iter().find(|(_, words)| words.contains(&name.as_str())).map(|(command, _)| *command);
    match (known, marked) {
        (Some(command), _) => Some(command),
        (None, Some(rest)) if rest.starts_with(char::is_alphabetic) => {
            // "/start abc" carries a parameter; anything else with words behind it is a sentence.
            let first = fold(rest.split_whitespace().next().unwrap_or_default());
            Some(if first == "start" { Command::Start } else { Command::Unknown })
        }
        _ => None,
    }
}

/// Lower case, umlauts spelled out, closing punctuation dropped.
fn fold(text: &str) -> String {
    let trimmed = text.trim();
    let trimmed =
        if trimmed.len() > 1 { trimmed.trim_end_matches(['.', '!', ',', ';', '?']) } else { trimmed };
    let mut folded = String::with_capacity(trimmed.len());
    for c in trimmed.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            c => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_understood_as_people_type_them() {
        for (typed, command) in [
            ("/start", Command::Start),
            ("/start ref42", Command::Start),
            ("/hilfe@lotse_mv_bot", Command::Help),
            ("Hilfe!", Command::Help),
            ("?", Command::Help),
            ("!zurück", Command::Back),
            ("ZURÜCK", Command::Back),
            ("/loeschen", Command::Delete),
            ("Löschen.", Command::Delete),
            ("Stopp", Command::Stop),
            ("Fertig.", Command::Done),
            ("/überspringen", Command::Skip),
            ("ändern", Command::Change),
            ("/rueckkehr", Command::ReturnCode),
            ("Rückkehr-Code", Command::ReturnCode),
            ("Was ist über mich gespeichert?", Command::Data),
            ("/daten", Command::Data),
            ("Weg!", Command::Clear),
            ("Einwilligung widerrufen", Command::Delete),
            ("/quatsch", Command::Unknown),
            ("!antwort BDF-234 hallo", Command::Unknown),
        ] {
            assert_eq!(parse(typed), Some(command), "{typed}");
        }
    }

    #[test]
    fn sentences_are_no_commands() {
        for typed in
            ["Ich brauche Hilfe", "du bist ein Bot", "", "/", "!!!", "/ 3", "weiter so geht es nicht"]
        {
            assert_eq!(parse(typed), None, "{typed}");
        }
    }
}
