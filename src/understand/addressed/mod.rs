//! What somebody says to the bot itself: questions about it, a call to fetch help, how they want to be spoken to, an insult, that
//! somebody else reads along.
//!
//! `addressed.toml` lists the words. A story that contains a question stays a story: but for the last of them, only a short message
//! counts, in which no word means anything else.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use super::phrase::{FileError, Lexicon};
use super::words::Words;

/// From how many words on a message is no mere question.
const LONGEST: usize = 15;

/// A longer text is not even read for it.
const LONGEST_BYTES: usize = 400;

/// From how many words on whoever tells that somebody reads along tells more than that.
const SHORT: usize = 14;

/// What is asked of the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Talking with a human being.
    Speak,
    /// Whether somebody can call.
    Call,
    /// Who reads what is written.
    Reader,
    /// Whether a human being writes here, or a machine.
    Machine,
    /// Who the bot is, and who runs it.
    Who,
    /// Whether the police or the state learn of it.
    Police,
    /// Whether parents, school, an employer or anybody else learn of it.
    Others,
    /// Whether one stays unknown.
    Anonymous,
    /// What is kept, how safely, and how it is deleted.
    Data,
    /// When an answer comes.
    HowLong,
    Cost,
    /// Whether the bot writes of its own accord.
    Unprompted,
    /// Why something is asked.
    Why,
    /// In which languages.
    Languages,
}

impl Topic {
    /// All of them with their signs in `addressed.toml`.
    pub const ALL: [(Self, &str); 14] = [
        (Self::Speak, "speak"),
        (Self::Call, "call"),
        (Self::Reader, "reader"),
        (Self::Machine, "machine"),
        (Self::Who, "who"),
        (Self::Police, "police"),
        (Self::Others, "others"),
        (Self::Anonymous, "anonymous"),
        (Self::Data, "data"),
        (Self::HowLong, "how_long"),
        (Self::Cost, "costs"),
        (Self::Unprompted, "unprompted"),
        (Self::Why, "why"),
        (Self::Languages, "languages"),
    ];

    /// What goes without an answer of its own where this is answered.
    fn covers(self, other: Self) -> bool {
        use Topic::{
            Anonymous, Call, Data, HowLong, Machine, Others, Police, Reader, Speak, Unprompted, Who, Why,
        };
        match self {
            Speak => matches!(other, Call | Machine | Reader | Who),
            Call => matches!(other, HowLong | Unprompted),
            // "Liest die Polizei mit?"
            Police | Others => matches!(other, Reader | Anonymous | Data | Unprompted | Machine),
            Machine => matches!(other, Who),
            Data => matches!(other, Reader | Anonymous | HowLong | Who),
            Anonymous => matches!(other, Reader),
            HowLong => matches!(other, Unprompted | Reader),
            Why => other != Why,
            _ => false,
        }
    }
}

/// How somebody wants to be spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Du,
    Sie,
}

/// What the bot is asked, at most two things; nothing if the message is anything else, or more.
pub fn questions(text: &str) -> Vec<Topic> {
    let Some(said) = Said::read(text) else { return Vec::new() };
    if !said.is_made_of("known") || said.tells("past") {
        return Vec::new();
    }
    // A single word asks nothing by itself: "sicher", "löschen".
    let verb_first = said.words.len() > 1 && said.tells("asks") && !said.tells("imperative");
    let asks = text.contains('?') || verb_first;
    let reason = said.tells("reason");
    let is_asked = |topic: Topic| match topic {
        Topic::Why => true,
        Topic::HowLong => reason || asks,
        // These are also wished for.
        Topic::Speak => !reason && !said.tells("refuses") && !said.tells("am_i"),
        Topic::Call => !reason && !said.tells("refuses"),
        Topic::Police | Topic::Others => {
            // "Mein Sohn weiß nichts davon. Soll so bleiben."
            let begins =
                said.hits.iter().any(|(sign, at)| Some(*sign) == LEXICON.sign("asks") && at.start == 0);
            !reason && asks && (begins || text.contains('?')) && !said.tells("i_do")
        }
        _ => !reason && asks,
    };
    let bare_reason = reason && said.words.len() == 1;
    if bare_reason {
        return vec![Topic::Why];
    }
    let asks_for = |topic: Topic, sign: &str| {
        said.tells(sign) || topic == Topic::Others && said.tells("passed_on") && !said.tells("police")
    };
    let found: Vec<Topic> = Topic::ALL
        .iter()
        .filter(|(topic, sign)| is_asked(*topic) && asks_for(*topic, sign))
        .map(|(topic, _)| *topic)
        .collect();
    let covered = |topic: &Topic| found.iter().any(|other| other != topic && other.covers(*topic));
    found.iter().filter(|topic| !covered(topic)).take(2).copied().collect()
}

/// Whether the bot is told to fetch somebody: "Ruf die Polizei!"
pub fn fetches_help(text: &str) -> bool {
    Said::read(text).is_some_and(|said| {
        let bare = said.tells("rescue") && (text.contains('!') || Said::whole(text).tells("hurry"));
        let other = (said.tells("self") || said.tells("fetch_none")) && !said.tells("cannot");
        said.is_made_of("fetch_word") && !other && (bare || said.tells("fetch"))
    })
}

/// Whether somebody cries for help, or asks what to do: in danger they mean now.
pub fn urges(text: &str) -> bool {
    let Some(said) = Said::read(text) else { return false };
    said.is_made_of("fetch_word") && said.tells("urge")
}

/// How somebody wants to be spoken to from now on.
pub fn form(text: &str) -> Option<Form> {
    let said = Said::read(text).filter(|said| said.is_made_of("form_word"))?;
    match (said.tells("du"), said.tells("sie")) {
        (true, false) => Some(Form::Du),
        (false, true) => Some(Form::Sie),
        _ => None,
    }
}

/// Whether a message is nothing but an insult.
pub fn insults(text: &str) -> bool {
    Said::read(text).is_some_and(|said| said.is_made_of("insult_word") && said.tells("insult"))
}

/// Whether somebody asks for an answer by another way than this chat, and says nothing else. Where they may as well tell something,
/// `surely` asks for a word that says it is the way they want.
pub fn wants_another_way(text: &str, surely: bool) -> bool {
    Said::read(text).is_some_and(|said| {
        let sure = !surely || said.tells("other_way_surely");
        sure && said.is_made_of("other_way_word") && said.tells("other_way")
    })
}

/// Whether somebody asks for an answer in this chat, and says nothing else.
pub fn wants_it_here(text: &str) -> bool {
    if text.len() > LONGEST_BYTES {
        return false;
    }
    // "Hier" alone is a particle elsewhere.
    let whole = Said::whole(text);
    !whole.words.is_empty()
        && whole.is_made_of("here_way_word")
        && whole.tells("here_way")
        && !whole.tells("refuses")
}

/// Whether somebody tells that another person may read what is on their device.
pub fn is_read_along(text: &str) -> bool {
    let said = Said::whole(text);
    said.tells("reads_along") && !said.tells("not_along") && !text.contains('?')
}

/// The same, or that somebody is with them who could look over their shoulder.
pub fn is_not_alone(text: &str) -> bool {
    is_read_along(text) || !text.contains('?') && Said::whole(text).tells("beside_me")
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    Any,
    Morning,
    Afternoon,
    Evening,
}

/// The only part of the day that a text names, if it takes none out.
pub fn part_of_day(text: &str) -> Option<PartOfDay> {
    use PartOfDay::{Afternoon, Any, Evening, Morning};
    let said = Said::whole(text);
    let named = [(Any, "any_time"), (Morning, "morning"), (Afternoon, "afternoon"), (Evening, "evening")];
    let mut named = named.iter().filter(|(_, sign)| said.tells(sign)).map(|(part, _)| *part);
    let only = named.next().filter(|_| named.next().is_none());
    only.filter(|_| !said.tells("not_then"))
}

/// Whether a message says little more than one thing.
pub fn is_short(text: &str) -> bool {
    Words::new(text).len() <= SHORT
}

/// The words of a text with the signs in them.
struct Said {
    words: Words,
    /// The sign of each hit, and the words it takes.
    hits: Vec<(usize, std::ops::Range<usize>)>,
}

impl Said {
    /// A short text without its particles; `None` if it is long, or consists of nothing else.
    fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST_BYTES {
            return None;
        }
        let whole = Words::new(text);
        if whole.is_empty() || whole.len() > LONGEST {
            return None;
        }
        let particle = LEXICON.sign("particle")?;
        let hits = LEXICON.find(&whole);
        let dropped: Vec<usize> =
            hits.iter().filter(|hit| hit.sign == particle).map(|hit| hit.start).collect();
        let words = whole.without(|word| dropped.contains(&word));
        (!words.is_empty()).then(|| Self::of(words))
    }

    fn whole(text: &str) -> Self {
        Self::of(Words::new(text))
    }

    fn of(words: Words) -> Self {
        let hits = LEXICON.find(&words).into_iter().map(|hit| (hit.sign, hit.start..hit.end)).collect();
        Self { words, hits }
    }

    fn tells(&self, name: &str) -> bool {
        let sign = LEXICON.sign(name);
        self.hits.iter().any(|(hit, _)| Some(*hit) == sign)
    }

    /// Whether each word is one of those of the sign.
    fn is_made_of(&self, name: &str) -> bool {
        let sign = LEXICON.sign(name);
        let of_sign =
            |word: usize| self.hits.iter().any(|(hit, at)| Some(*hit) == sign && at.contains(&word));
        (0..self.words.len()).all(of_sign)
    }
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and every test of this module reads it")]
static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| read(include_str!("addressed.toml")).expect("addressed.toml"));

fn read(toml: &str) -> Result<Lexicon, FileError> {
    Lexicon::from_toml(toml)
}
