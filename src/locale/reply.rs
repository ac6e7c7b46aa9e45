//! Which choice a text names: a number of the list, the words of a button, a plain yes or no.
//!
//! Only the whole text counts. "2" chooses; "2 Leute haben mich bedroht" is somebody's story.

use super::speaker::Speaker;
use super::texts::Broken;
use crate::intake::ask::Answers;
use crate::intake::dialogue::AnswerWish;
use crate::intake::question::{Choice, Field};

impl Speaker<'_> {
    /// The choice that the text names, if it names exactly one.
    pub(super) fn choice_for(&self, text: &str, answers: &Answers) -> Result<Option<Choice>, Broken> {
        let said = Folded::new(text);
        // "-1" is no number of a list.
        if said.is_empty() || text.trim_start().starts_with('-') {
            return Ok(None);
        }
        match self.open_choice(text, &said, answers)? {
            Some(choice) => Ok(Some(choice)),
            None => self.earlier_choice(&said, answers),
        }
    }

    /// The choice of a question before the open one, by its words alone.
    fn earlier_choice(&self, said: &Folded, answers: &Answers) -> Result<Option<Choice>, Broken> {
        let Answers { beneath, done, chosen, .. } = answers;
        for choice in beneath {
            if self.names(choice)?.iter().any(|name| said.is(name)) {
                return Ok(Some(choice.clone()));
            }
        }
        for choice in done {
            if self.names(choice)?.first().is_some_and(|label| said.is(label)) {
                return Ok(Some(choice.clone()));
            }
        }
        let Some(chosen) = chosen else { return Ok(None) };
        let sends = matches!(chosen, Choice::Send | Choice::RelayToStaff);
        let named = self.names(chosen)?.iter().any(|name| said.is(name));
        let again = if sends { "reply-yes" } else { "reply-no" };
        let answers = sends || *chosen == Choice::RelayDiscard;
        let meant = named || answers && self.is_one_of(said, again)?;
        Ok(meant.then(|| chosen.clone()))
    }

    /// The choice of what is open.
    fn open_choice(&self, text: &str, said: &Folded, answers: &Answers) -> Result<Option<Choice>, Broken> {
        let Answers { listed, open, .. } = answers;
        // The usual answer where there are no buttons. No label is a bare number, so none needs to be looked at.
        if let Some(number) = digits(&said.plain) {
            return Ok(choice_number(number, listed));
        }
        let mut named = Vec::new();
        let unlisted = open.iter().filter(|choice| !listed.contains(choice));
        for choice in listed.iter().chain(unlisted) {
            let (label, others) = match self.names(choice)?.split_first() {
                Some((label, others)) => (said.is(label), others.iter().any(|name| said.is(name))),
                None => (false, false),
            };
            // The label's own words win over another button's further words.
            if label {
                return Ok(Some(choice.clone()));
            }
            if others {
                named.push(choice);
            }
        }
        match named.as_slice() {
            [one] => return Ok(Some((*one).clone())),
            [] => {}
            _ => return Ok(None),
        }
        if let Some(role) = self.introduced_role(said, open)? {
            return Ok(Some(role));
        }
        if let Some(choice) = self.about_sending(text, said, open)? {
            return Ok(Some(choice));
        }
        if let Some(number) = self.number(said, "reply-number-words")? {
            return Ok(choice_number(number, listed));
        }
        if let Some(number) = self.number(said, "reply-ordinal-words")? {
            // "Das erste Mal" is no number of a list, and nothing leaves by a word that may mean something else.
            let sends = |choice: &Choice| {
                matches!(
                    choice,
                    Choice::Send | Choice::RelayToStaff | Choice::AlsoTo(..) | Choice::HandOn(..)
                )
            };
            return Ok(choice_number(number, listed).filter(|choice| !sends(choice)));
        }
        if self.is_one_of(said, "reply-yes")? {
            return Ok(yes(listed));
        }
        if self.is_one_of(said, "reply-no")? {
            return Ok(no(listed));
        }
        Ok(None)
    }

    /// "Ich will das doch nicht abschicken", where sending is what is asked about: a sentence of nothing but such words. With
    /// any other in it ("nicht an meinen Chef weitergeben") it is something to tell the service.
    fn about_sending(&self, text: &str, said: &Folded, open: &[Choice]) -> Result<Option<Choice>, Broken> {
        let found = |wanted: [Choice; 2]| open.iter().find(|choice| wanted.contains(choice)).cloned();
        let send = found([Choice::Send, Choice::RelayToStaff]);
        // "Kann ich das noch abschicken?" wants to know.
        if send.is_none() || text.contains('?') {
            return Ok(None);
        }
        let (mut sends, mut not) = (false, false);
        for word in said.plain.split(' ') {
            let is_in = |list: &str| list.split(',').any(|listed| fold(listed, "").eq(word.chars()));
            let (verb, no) =
                (is_in(&self.word("reply-sending-verbs")?), is_in(&self.word("reply-sending-not")?));
            if !verb && !no && !is_in(&self.word("reply-sending-words")?) {
                return Ok(None);
            }
            sends |= verb;
            not |= no;
        }
        Ok(match (sends, not) {
            (true, true) => found([Choice::Discard, Choice::RelayDiscard]),
            (true, false) => send,
            (false, _) => None,
        })
    }

    /// "Nummer 2", "zwei", or "ich nehme das zweite", by the words of one list.
    fn number(&self, said: &Folded, id: &'static str) -> Result<Option<usize>, Broken> {
        let (before, behind) = (self.word("reply-number-prefixes")?, self.word("reply-number-suffixes")?);
        let is_in = |list: &str, word: &str| list.split(',').any(|listed| fold(listed, "").eq(word.chars()));
        let mut bare = said.plain.as_str();
        while let Some((_, rest)) = bare.split_once(' ').filter(|(first, _)| is_in(&before, first)) {
            bare = rest;
        }
        while let Some((rest, _)) = bare.rsplit_once(' ').filter(|(_, last)| is_in(&behind, last)) {
            bare = rest;
        }
        if let Some(number) = digits(bare) {
            return Ok(Some(number));
        }
        let words = self.word(id)?;
        let named = |words: &str| {
            words
                .split('/')
                .any(|word| ["", "e"].into_iter().any(|umlaut| fold(word, umlaut).eq(bare.chars())))
        };
        Ok(words.split(',').position(named).map(|index| index + 1))
    }

    /// The role of an open question that is introduced.
    fn introduced_role(&self, said: &Folded, open: &[Choice]) -> Result<Option<Choice>, Broken> {
        let mut roles = open.iter().filter(|choice| matches!(choice, Choice::Relation(_))).peekable();
        if roles.peek().is_none() {
            return Ok(None);
        }
        let Some(bare) = self.introduced(said)? else { return Ok(None) };
        for role in roles {
            if self.names(role)?.iter().any(|name| bare.is(name)) {
                return Ok(Some(role.clone()));
            }
        }
        Ok(None)
    }

    /// "Ich bin die Oma", "als Lehrerin": a role behind words that introduce it.
    fn introduced(&self, said: &Folded) -> Result<Option<Folded>, Broken> {
        let leads = self.word("reply-role-leads")?;
        let is_lead = |word: &str| leads.split(',').any(|lead| fold(lead, "").eq(word.chars()));
        let behind = |mut bare: &str| {
            while let Some((_, rest)) = bare.split_once(' ').filter(|(first, _)| is_lead(first)) {
                bare = rest;
            }
            bare.to_owned()
        };
        let bare = Folded { plain: behind(&said.plain), with_e: behind(&said.with_e) };
        Ok((bare.plain != said.plain).then_some(bare))
    }

    pub(super) fn is_one_of(&self, said: &Folded, id: &'static str) -> Result<bool, Broken> {
        Ok(self.word(id)?.split(',').any(|word| said.is(word)))
    }
}

/// "2", "2.", "2️⃣".
pub(super) fn digits(bare: &str) -> Option<usize> {
    let short = bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit());
    short.then(|| bare.parse().ok()).flatten()
}

/// The choice of this number in the list, counted from 1.
fn choice_number(number: usize, offered: &[Choice]) -> Option<Choice> {
    number.checked_sub(1).and_then(|index| offered.get(index)).cloned()
}

/// What a plain "ja" means, where the question has an obvious yes.
fn yes(offered: &[Choice]) -> Option<Choice> {
    let only_proposal = || {
        let proposal = |choice: &&Choice| matches!(choice, Choice::Concern(_) | Choice::District(_));
        let mut proposals = offered.iter().filter(proposal);
        proposals.next().filter(|_| proposals.next().is_none())
    };
    offered
        .iter()
        .find(|choice| {
            matches!(
                choice,
                Choice::Agree
                    | Choice::UseStory
                    | Choice::OutsideGoOn
                    | Choice::GoOn
                    | Choice::Send
                    | Choice::RelayToStaff
                    | Choice::StayAnyway
                    | Choice::HandOn(..)
                    | Choice::MayKnow(..)
                    | Choice::ConfirmDelete
                    | Choice::ConfirmRestart
                    | Choice::ConfirmStop
            )
        })
        // Where it is not named first, a "ja" may be the one that sent the request, come a second time.
        .or_else(|| {
            offered.first().filter(|choice| matches!(choice, Choice::AlsoTo(..) | Choice::TakeContact))
        })
        .or_else(only_proposal)
        .or_else(|| answer_here(offered))
        .cloned()
}

/// "Möchten Sie eine Antwort hier im Chat?" The same choices stand below "what happened?", where a yes says nothing.
fn answer_here(offered: &[Choice]) -> Option<&Choice> {
    let asked = offered.contains(&Choice::Field(Field::Words));
    offered.iter().find(|choice| asked && **choice == Choice::Answer(AnswerWish::Here))
}

/// What a plain "nein" means, where the question has an obvious no. Nothing that ends or destroys a request follows
/// from it.
fn no(offered: &[Choice]) -> Option<Choice> {
    use Choice::{ConfirmDelete, ConfirmRestart, ConfirmStop, StayAnyway};
    let confirming = offered
        .iter()
        .any(|choice| matches!(choice, ConfirmDelete | ConfirmRestart | ConfirmStop | StayAnyway));
    // "Shall the service have it as your contact?"
    if offered.first() == Some(&Choice::TakeContact) {
        return Some(Choice::Keep);
    }
    // "What happened?" offers to go on without a word; a no means that there is none.
    let untold = offered.iter().any(|choice| matches!(choice, Choice::Answer(_)));
    if untold && !offered.contains(&Choice::Field(Field::Words)) {
        return Some(Choice::Done);
    }
    // No contact, no passage to take out.
    let nothing_else = offered.iter().all(|choice| matches!(choice, Choice::Back | Choice::Help));
    let proposed = offered.iter().any(|choice| matches!(choice, Choice::Concern(_)));
    let located = offered.iter().filter(|choice| matches!(choice, Choice::District(_))).count() == 1;
    offered
        .iter()
        .find(|choice| match choice {
            Choice::DropStory
            | Choice::RelayDiscard
            | Choice::OnlyNumbers
            | Choice::Done
            | Choice::StayWith(_)
            | Choice::OnlyHere(_) => true,
            // Not agreed: then there are other ways. Not like this: then it can be changed.
            Choice::OtherWays => offered.contains(&Choice::Agree),
            Choice::Change => offered.contains(&Choice::Send),
            Choice::Keep | Choice::Back => confirming || nothing_else,
            Choice::ConcernMenu => proposed,
            Choice::DistrictMenu => located,
            _ => false,
        })
        .cloned()
}

/// A text without case, punctuation and marks, in both ways people write umlauts without them.
pub(super) struct Folded {
    /// "ä" as "a".
    pub(super) plain: String,
    /// "ä" as "ae".
    pub(super) with_e: String,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        Self { plain: fold(text, "").collect(), with_e: fold(text, "e").collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    fn is(&self, other: &str) -> bool {
        fold(other, "").eq(self.plain.chars()) || fold(other, "e").eq(self.with_e.chars())
    }
}

/// Lower case, letters and digits with single spaces between words; `umlaut` follows the bare vowel of an umlaut.
///
/// Letter by letter, since every text is held against all labels of a question, and nearly all differ in the first.
pub(super) fn fold<'a>(text: &'a str, umlaut: &'static str) -> impl Iterator<Item = char> + 'a {
    let mut begun = false;
    let mut gap = false;
    unicode_normalization::UnicodeNormalization::nfkc(text).flat_map(char::to_lowercase).flat_map(move |c| {
        let (bare, tail) = match c {
            'ä' => (Some('a'), umlaut),
            'ö' => (Some('o'), umlaut),
            'ü' => (Some('u'), umlaut),
            'ß' => (Some('s'), "s"),
            // The keycap of "2️⃣" belongs to its digit.
            '\u{20e3}' | '\u{fe0f}' => (None, ""),
            c if c.is_alphanumeric() => (Some(c), ""),
            _ => {
                gap = true;
                (None, "")
            }
        };
        let space = (bare.is_some() && std::mem::take(&mut gap) && begun).then_some(' ');
        begun |= bare.is_some();
        space.into_iter().chain(bare).chain(tail.chars())
    })
}
