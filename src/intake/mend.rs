//! What a person decides about their text before it goes to staff: take more out, let something stay, leave a contact.
//!
//! The text is the draft's or a message after the receipt; the questions are the same. They stand above the question that was
//! open, and lead back to it.

use super::question::Choice;
use super::say::{Preview, Say};
use super::stage::Stage;
use super::turn::Turn;
use super::{tapped, typed};
use crate::handoff::contact::{ContactCard, NoContact};
use crate::understand::anonymise::{Cast, Gated, Item, Kind, Removed};
use crate::understand::remark;

/// How many things the list of what was taken out shows. The others can be written.
pub(super) const LISTED: usize = 20;

/// Carries out a choice about the text or the contact.
pub(super) fn choose(turn: &mut Turn<'_>, choice: &Choice) {
    let items = Gated::items(turn.dialogue.texts());
    match choice {
        Choice::TakeOut if !turn.dialogue.texts().is_empty() => turn.go(Stage::TakeOut),
        Choice::LetStay if !items.is_empty() => turn.go(Stage::LetStay),
        Choice::Item(number) => match numbered(&items, usize::from(*number)) {
            Some(item) => let_stay_or_ask(turn, item, usize::from(*number)),
            None => tapped::stale(turn),
        },
        Choice::StayAnyway => match asked_about(turn, &items) {
            Some(item) => let_stay(turn, item),
            None => tapped::stale(turn),
        },
        Choice::Contact | Choice::ChangeContact if turn.full() => turn.go(Stage::Contact),
        Choice::TakeContact => take_contact(turn),
        Choice::DropContact => {
            turn.dialogue.draft.contact = None;
            turn.say(Say::ContactDropped);
            if turn.dialogue.stage == Stage::Contact { turn.keep() } else { turn.ask() }
        }
        _ => tapped::stale(turn),
    }
}

/// The thing of that number in the list, counted from 1.
pub(super) fn numbered(items: &[Item], number: usize) -> Option<&Item> {
    number.checked_sub(1).and_then(|index| items.get(index))
}

/// The thing that is being asked about.
fn asked_about<'a>(turn: &Turn<'_>, items: &'a [Item]) -> Option<&'a Item> {
    let Stage::LetStaySure(number) = turn.dialogue.stage else { return None };
    numbered(items, number)
}

/// Whether somebody could be reached by it. Then it is better left as a contact, apart from the story, than in it.
fn reaches_someone(item: &Item) -> bool {
    use Kind::{Address, Email, Handle, Phone};
    matches!(item.what, Removed::Found(Phone | Email | Address | Handle))
}

fn let_stay_or_ask(turn: &mut Turn<'_>, item: &Item, number: usize) {
    if reaches_someone(item) { turn.go(Stage::LetStaySure(number)) } else { let_stay(turn, item) }
}

fn let_stay(turn: &mut Turn<'_>, item: &Item) {
    for text in turn.dialogue.texts_mut() {
        text.keep(item);
    }
    turn.say(Say::LeftIn(item.clone()));
    changed(turn);
}

/// Takes a passage out of all texts.
pub(super) fn take_out(turn: &mut Turn<'_>, passage: &str) {
    let anonymiser = turn.guide.anonymiser;
    let count = turn.dialogue.texts_mut().iter_mut().map(|text| anonymiser.remove(text, passage)).sum();
    if count == 0 {
        turn.say(Say::PassageNotFound);
        return turn.ask();
    }
    turn.say(Say::TakenOut(count));
    changed(turn);
}

/// Back to the question that was open, with the text as it is now.
fn changed(turn: &mut Turn<'_>) {
    if turn.dialogue.way_back.last() != Some(&Stage::Words) {
        return turn.keep();
    }
    turn.dialogue.way_back.pop();
    turn.dialogue.stage = Stage::Words;
    let preview = Preview::of(&turn.dialogue.draft.words);
    turn.ask_as(Say::AskWordsChanged(preview));
}

/// Reads a text where one of the things that were taken out is to be chosen.
pub(super) fn named(turn: &mut Turn<'_>, text: &str, story: bool) {
    let items = Gated::items(turn.dialogue.texts());
    if let Some(at) = items.iter().position(|item| item.is_named(text))
        && let Some(item) = items.get(at)
    {
        return let_stay_or_ask(turn, item, at + 1);
    }
    if !story {
        turn.say(Say::NotUnderstood);
        return turn.ask();
    }
    // Someone goes on telling: none of it is lost.
    if !turn.dialogue.is_relaying() {
        turn.note_aloud(text);
        return turn.ask();
    }
    turn.dialogue.stage = turn.dialogue.way_back.pop().unwrap_or(Stage::Sent);
    let texts = turn.dialogue.texts().to_vec();
    typed::relay(turn, text, texts);
}

/// Whether there is anything in a text by which somebody could be reached or found: a number, an address, a name on a network, a
/// name. A greeting or a cry for help is none, and whoever reads it on the card could do nothing with it.
fn reaches(turn: &Turn<'_>, text: &str) -> bool {
    let sign = |c: char| c.is_numeric() || matches!(c, '@' | '_' | '/');
    // "lena.k": a point inside a word.
    let joined = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).contains(['.', ':']);
    // Names that nobody knows: "Lena Krüger", "bei Signal als Waldfee".
    let mut words = text.split_whitespace();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let first = words.next().is_some_and(capital);
    let named = words.filter(|word| capital(word)).count() + usize::from(first) > 1;
    let found = || turn.guide.anonymiser.gate(text, &mut Cast::default()).removed().next().is_some();
    text.contains(sign) || text.split_whitespace().any(joined) || named || found()
}

/// Takes a text as the person's contact.
pub(super) fn contact(turn: &mut Turn<'_>, text: &str) {
    if !reaches(turn, text) {
        turn.say(Say::NoContact);
        return turn.ask();
    }
    match ContactCard::new(text) {
        Ok(contact) => {
            turn.dialogue.draft.contact = Some(contact.clone());
            turn.say(Say::ContactNoted(contact));
            turn.keep();
        }
        Err(NoContact::TooLong) => {
            turn.say(Say::ContactTooLong(ContactCard::LIMIT));
            turn.ask();
        }
        Err(NoContact::Empty) => {
            turn.say(Say::NotUnderstood);
            turn.ask();
        }
    }
}

/// A number or an e-mail address, as it was written.
fn is_number(item: &Item) -> bool {
    matches!(item.what, Removed::Found(Kind::Phone | Kind::Email))
}

/// Whether texts with a number or an e-mail address in them ask to be called or written to.
pub(super) fn asks_for_a_call(texts: &[Gated]) -> bool {
    texts.iter().any(asks_in)
}

/// Whether this text has a number or an e-mail address in it and asks to be called or written to.
fn asks_in(text: &Gated) -> bool {
    let named = Gated::items([text]).iter().any(is_number);
    named && remark::contact(&without_placeholders(text)) != remark::Contact::No
}

/// A text as it is seen, but for the words in brackets: "[E-Mail-Adresse]" is no wish for a mail.
pub(super) fn without_placeholders(text: &Gated) -> String {
    let mut within = false;
    let outside = |c: &char| {
        within = *c == '[' || within && *c != ']';
        !within && *c != ']'
    };
    text.seen().as_str().chars().filter(outside).collect()
}

/// The numbers and e-mail addresses in those of the texts being looked through that ask for a call: another may tell the number of
/// whoever threatens the writer.
fn numbers(turn: &Turn<'_>) -> Vec<Item> {
    let asking = turn.dialogue.texts().iter().filter(|text| asks_in(text));
    Gated::items(asking).into_iter().filter(is_number).collect()
}

/// Takes a message that says nothing but where somebody wants to be called or written to: it is no place and no story, and the
/// number goes nowhere without a yes. Returns whether it was that.
pub(super) fn asks_to_be_called(turn: &mut Turn<'_>, text: &str) -> bool {
    let here = tapped::is_drafting(turn) && !turn.dialogue.stage.is_aside();
    if !here || turn.dialogue.stage == Stage::Story {
        return false;
    }
    let gated = turn.guide.anonymiser.gate(text, &mut Cast::default());
    let named = Gated::items([&gated]).iter().any(is_number);
    // What else was taken out, a name, is more than a number.
    let alone = remark::contact(gated.seen().as_str()) == remark::Contact::Alone;
    if !named || !alone || !asks_in(&gated) {
        return false;
    }
    let Ok(contact) = ContactCard::new(text) else { return false };
    // Back to the very question that is open.
    let before = std::mem::replace(&mut turn.dialogue.stage, Stage::ContactTold(contact));
    turn.dialogue.way_back.push(before);
    turn.ask();
    true
}

/// What was told is no contact: it stands among the own words then, with the number taken out, and is not lost.
pub(super) fn no_contact(turn: &mut Turn<'_>) {
    if let Stage::ContactTold(told) = turn.dialogue.stage.clone() {
        turn.note_aloud(told.as_str());
    }
    turn.keep();
}

/// Lets the service have what was told: as the contact of the request, or in the message that waits for a yes.
fn take_contact(turn: &mut Turn<'_>) {
    if turn.dialogue.is_relaying() {
        for item in numbers(turn) {
            for text in turn.dialogue.texts_mut() {
                text.keep(&item);
            }
            turn.say(Say::LeftIn(item));
        }
        return turn.ask();
    }
    let told = if let Stage::ContactTold(contact) = &turn.dialogue.stage {
        Some(contact.clone())
    } else {
        let all: Vec<String> = numbers(turn).into_iter().map(|item| item.text).collect();
        ContactCard::new(&all.join(", ")).ok()
    };
    let Some(contact) = told else { return tapped::stale(turn) };
    turn.dialogue.draft.contact = Some(contact.clone());
    turn.say(Say::ContactNoted(contact));
    if turn.dialogue.draft.discreet.is_some() {
        turn.say(Say::ContactNoticed);
    }
    if turn.dialogue.stage.is_aside() { turn.keep() } else { turn.ask() }
}
