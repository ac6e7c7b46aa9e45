//! What a typed message means at each stage.

use std::borrow::Cow;

use super::address;
use super::answer::{self, is_story};
use super::asked;
use super::command::{self, Command};
use super::danger::{self, Aid};
use super::data;
use super::dialogue::{Dialogue, Form, Hours};
use super::effect::Effect;
use super::input::Meaning;
use super::keep;
use super::mend;
use super::over;
use super::propose::propose;
use super::question::Choice;
use super::reading;
use super::return_code;
use super::returning;
use super::say::Say;
use super::short;
use super::stage::{Confirm, Stage};
use super::step::Mode;
use super::talk;
use super::target;
use super::turn::Turn;
use super::whereabouts;
use crate::id::Ags;
use crate::understand::addressed;
use crate::understand::anonymise::{Cast, Gated};
use crate::understand::crisis::Certainty;
use crate::understand::language;
use crate::understand::place::{Place, locate};

/// Takes a message of words.
pub(super) fn text(turn: &mut Turn<'_>, raw: &str, means: Meaning) {
    let text = answer::clean(raw);
    let command = command::parse(&text);
    // What can be said at any time is that, though a button says the same.
    let means = if command.is_some() && matches!(means, Meaning::Label(_)) { Meaning::Words } else { means };
    // Whoever needs this has no time, and whatever else is said would stand in the chat.
    if !matches!(means, Meaning::Choice(_)) && command == Some(Command::Clear) {
        turn.effect(Effect::ClearChat);
        return turn.say(Say::ChatCleared(turn.guide.channel));
    }
    // Danger first, whatever the message is otherwise and at whatever stage: numbers now, the dialogue after. Only the very
    // words of our own buttons are what they say: they tell nothing about the person.
    if !matches!(means, Meaning::Choice(_) | Meaning::Label(_)) && hear(turn, &text, &means) {
        return;
    }
    // Whoever cries it in danger wants no list of commands.
    let help = means == Meaning::Choice(Choice::Help) || command == Some(Command::Help);
    let cries = help && text.ends_with('!');
    let in_danger = turn.dialogue.stage == Stage::Pause && danger::is_acute(&turn.dialogue);
    // The greeting has the numbers.
    let aloud = text.ends_with("!!") && turn.dialogue.stage != Stage::New;
    if cries && (in_danger || aloud) {
        return danger::cannot_call(turn, &text);
    }
    let chosen = if let Meaning::Choice(choice) = &means { Some(choice) } else { None };
    if turn.dialogue.stage == Stage::New && !chosen.is_some_and(over::is_offered) {
        let anew = command.is_some() || chosen.is_some() || text.is_empty();
        if !anew && over::written_after(turn, &means) {
            return;
        }
        return greet(turn, &text, &means);
    }
    match means {
        // The words of the open question's buttons before the commands: they were just read.
        Meaning::Choice(choice) => return super::tapped::named(turn, choice),
        Meaning::Label(choice) => return short::label(turn, &text, choice),
        _ if asked::take_form(turn, &text) => return,
        _ => {}
    }
    if let Some(command) = command {
        return obey(turn, command);
    }
    if answer::is_too_long(&text) {
        turn.say(Say::TooLong { limit: answer::MESSAGE_LIMIT });
        return turn.ask();
    }
    words(turn, &text, &means);
}

/// Listens for danger, and for whoever was named numbers and has not gone on yet. Returns whether that was all.
fn hear(turn: &mut Turn<'_>, text: &str, means: &Meaning) -> bool {
    let paused = turn.dialogue.stage == Stage::Pause;
    // Who writes on has decided to go on.
    turn.resume();
    // Who has gone on may ask a service what to do.
    let now = paused || turn.dialogue.consent.is_none();
    let urges = now && danger::is_acute(&turn.dialogue) && addressed::urges(text);
    if urges || addressed::fetches_help(text) {
        danger::cannot_call(turn, text);
        return true;
    }
    let seen = return_code::read(text);
    let aid = danger::aid(&heard(turn, text), &turn.dialogue, turn.fresh.now);
    // "Bitte sag du" is that and nothing else.
    let aid = aid.filter(|aid| aid.certainty == Certainty::Sure || addressed::form(text).is_none());
    // A question whether to throw something away is not pressed on anybody who may be in danger.
    let pressed = matches!(turn.dialogue.stage, Stage::Confirm(_));
    // The numbers stand right above; "ich will nicht" is left at them, whatever else it may mean.
    let stops = paused && *means == Meaning::Stop;
    let sure = |aid: &Aid| seen.is_none() && !stops && (pressed || aid.certainty == Certainty::Sure);
    match aid {
        Some(aid) if sure(&aid) => {
            danger::message(turn, text, aid);
            return true;
        }
        _ if paused && short::stays_in_the_pause(turn, text, means) => return true,
        Some(aid) => danger::beside(turn, aid),
        None => {}
    }
    if let Some(seen) = seen {
        returning::take(turn, seen);
    } else if short::asks_for_the_numbers(turn, means) {
        danger::only_numbers(turn);
    } else if let Some(asked) = paused.then(|| asked::read(turn, text)).flatten() {
        asked::answer(turn, asked);
        turn.enter_pause();
        turn.ask();
    } else if paused && !is_story(text) && command::parse(text).is_none() {
        short::after_a_pause(turn, text, means);
    } else {
        return false;
    }
    true
}

/// What of a text is asked whether it tells of danger. Numbers, names and addresses are what a contact consists of; they mean
/// no danger, and an alarm about them would stand on the card: of a short one only the words beside them are asked.
fn heard<'a>(turn: &Turn<'_>, text: &'a str) -> Cow<'a, str> {
    if turn.dialogue.stage == Stage::Contact && !is_story(text) && !answer::is_too_long(text) {
        let masked = turn.guide.anonymiser.anonymise(text, &mut Cast::default());
        return Cow::Owned(masked.text.as_str().to_owned());
    }
    Cow::Borrowed(text)
}

/// A text that is neither a command nor a choice.
pub(super) fn words(turn: &mut Turn<'_>, text: &str, means: &Meaning) {
    let story = is_story(text);
    // On Telegram "/start" comes before the first words.
    greet_in_their_language(turn, text);
    if short::take(turn, text, means) {
        return;
    }
    if turn.guide.mode != Mode::Full {
        turn.say(Say::ButtonsOnly);
        return turn.ask();
    }
    // Whatever the stage: without consent no word is taken down.
    if turn.dialogue.consent.is_none() {
        if story {
            hold(turn, text);
        }
        turn.say(if story { Say::StoryHeld } else { Say::ConsentFirst });
        return turn.ask();
    }
    if whereabouts::corrects(turn, text) || mend::asks_to_be_called(turn, text) {
        return;
    }
    match turn.dialogue.stage.clone() {
        // Agreed to is also what comes before the first message is decided on.
        Stage::Story if story => {
            turn.note_aloud(text);
            turn.ask();
        }
        Stage::Relation | Stage::Concern | Stage::Proposed(_) if story => {
            turn.note_aloud(text);
            if turn.dialogue.draft.concern.is_open() { propose(turn) } else { turn.next() }
        }
        // At "what is it about", three words are an answer too: "Nazis im Dorf".
        Stage::Concern | Stage::Whom if text.chars().any(char::is_alphabetic) => {
            turn.note_aloud(text);
            propose(turn);
        }
        Stage::District | Stage::DistrictWhich(_) | Stage::DistrictSure(_) | Stage::Outside => {
            place(turn, text, story);
        }
        // Signs alone are more likely an answer that was not understood than own words.
        Stage::Words if turn.dialogue.draft.words.is_empty() && !text.chars().any(char::is_alphabetic) => {
            turn.say(Say::NotUnderstood);
            turn.ask();
        }
        Stage::Words => {
            let before = turn.dialogue.draft.words.len();
            if turn.note(text).is_some() {
                keep::list_if_due(turn);
                turn.hint_if_telling(before);
            }
            turn.ask();
        }
        Stage::TakeOut => mend::take_out(turn, text),
        Stage::LetStay | Stage::LetStaySure(_) => mend::named(turn, text, story),
        Stage::Contact => mend::contact(turn, text),
        // Another number than the one that is asked about.
        Stage::ContactTold(_) if !story => mend::contact(turn, text),
        Stage::Sent => talk::take(turn, text, means),
        Stage::Relay(texts) => relay(turn, text, texts),
        _ if story && !matches!(turn.dialogue.stage, Stage::Confirm(_)) => {
            turn.note_aloud(text);
            turn.ask();
        }
        _ => {
            turn.say(Say::NotUnderstood);
            danger::ask_on(turn);
        }
    }
}

/// The first message of all: greeting, and the story kept in memory if there is one.
pub(super) fn greet(turn: &mut Turn<'_>, text: &str, means: &Meaning) {
    let command = command::parse(text);
    let choice = match means {
        Meaning::Choice(choice) | Meaning::Label(choice @ (Choice::Du | Choice::Sie)) => Some(choice),
        _ => None,
    };
    if command.is_none() {
        greet_in_their_language(turn, text);
    }
    turn.say(Say::Hello);
    match (command, choice) {
        (Some(Command::Du), _) | (_, Some(Choice::Du)) => address::choose(turn, Form::Du),
        (Some(Command::Sie), _) | (_, Some(Choice::Sie)) => address::choose(turn, Form::Sie),
        _ => match addressed::form(text) {
            Some(addressed::Form::Du) => address::choose(turn, Form::Du),
            Some(addressed::Form::Sie) => address::choose(turn, Form::Sie),
            None => {}
        },
    }
    if turn.guide.mode == Mode::Signpost {
        return turn.say(Say::Signpost);
    }
    turn.dialogue.stage = Stage::Greeted;
    let feeling = *means == Meaning::Feeling && turn.full();
    if feeling {
        turn.say(Say::Feeling);
    }
    let asked = asked::read(turn, text).filter(|_| command.is_none() && choice.is_none());
    let form = addressed::form(text).is_some();
    let story = command.is_none() && choice.is_none() && (is_story(text) || feeling);
    let story = story && asked.is_none() && !form;
    if turn.full() && answer::is_too_long(text) {
        turn.say(Say::TooLong { limit: answer::MESSAGE_LIMIT });
    } else if story && turn.full() {
        hold(turn, text);
    }
    if let Some(asked) = asked {
        asked::answer(turn, asked);
    }
    if turn.dialogue.story_held {
        turn.say(Say::StoryHeld);
    }
    match command {
        Some(
            command @ (Command::Privacy
            | Command::OtherWays
            | Command::Human
            | Command::Help
            | Command::Delete
            | Command::Data
            | Command::ReturnCode),
        ) => obey(turn, command),
        _ => turn.ask(),
    }
}

/// Says one line, with numbers, in the language of a text that is not German. Not again where something is noted in that language or
/// was sent: who has got so far knows, and a service may well answer in it.
pub(super) fn greet_in_their_language(turn: &mut Turn<'_>, text: &str) {
    let told = !turn.dialogue.cases.is_empty() || reading::language(&turn.dialogue.draft).is_some();
    if !told && let Some(language) = language::foreign(text) {
        turn.say(Say::Foreign(language));
    }
}

pub(super) fn hold(turn: &mut Turn<'_>, text: &str) {
    turn.dialogue.story_held = true;
    turn.effect(Effect::HoldStory(text.to_owned()));
}

pub(super) fn place(turn: &mut Turn<'_>, text: &str, story: bool) {
    // Whoever answers with half a page has told more than a place; a short address is only that, and not passed on.
    let located = locate(turn.guide.directory, text);
    if long_story(text) && located != Place::Unknown {
        turn.note_aloud(text);
    }
    match located {
        Place::Found { district, small } => {
            turn.dialogue.draft.small_place = small;
            turn.say(Say::DistrictNoted(district));
            turn.set_district(district);
        }
        Place::Likely { district, name, small, .. } => {
            turn.dialogue.draft.small_place = small;
            turn.enter(Stage::DistrictSure(district));
            turn.ask_as(Say::AskDistrictSure { district, place: Some(name) });
        }
        Place::Ambiguous { districts, outside, small, names } => {
            turn.dialogue.draft.small_place = small;
            ambiguous(turn, districts, outside, names);
        }
        Place::Outside(lands) => {
            turn.dialogue.draft.lands = lands;
            turn.go(Stage::Outside);
        }
        Place::Unknown if story => {
            // Someone is still telling their story: none of it is lost, and the question stays.
            turn.note_aloud(text);
            turn.ask();
        }
        Place::Unknown => {
            turn.say(Say::PlaceUnknown);
            turn.ask();
        }
    }
}

/// Asks which district is meant, unless that makes no difference to the way of the request.
fn ambiguous(turn: &mut Turn<'_>, districts: Vec<Ags>, outside: bool, names: Vec<(Ags, String)>) {
    match districts.split_first() {
        Some((first, others))
            if !outside
                && names.is_empty()
                && target::same_way(turn.guide, &turn.dialogue.draft, &districts) =>
        {
            turn.say(Say::DistrictsNoted(districts.clone()));
            turn.set_districts(*first, others.to_vec());
        }
        _ => {
            turn.enter(Stage::DistrictWhich(districts));
            if names.is_empty() {
                return turn.ask();
            }
            turn.ask_as(Say::AskDistrictWhich { names });
        }
    }
}

/// From how many words on an answer with a place in it counts as a story as well.
const LONG_STORY: usize = 9;

fn long_story(text: &str) -> bool {
    text.split_whitespace().count() >= LONG_STORY
}

/// A message after the receipt goes to staff only when the person says so.
pub(super) fn relay(turn: &mut Turn<'_>, text: &str, texts: Vec<Gated>) {
    let before = texts.len();
    if turn.hold_for_staff(text, texts) {
        turn.hint_if_telling(before);
    }
    turn.ask();
}

/// Does what can be asked for at any time.
pub(super) fn obey(turn: &mut Turn<'_>, command: Command) {
    let drafting = turn.dialogue.consent.is_some();
    match command {
        Command::Help => super::tapped::choose(turn, Choice::Help),
        Command::Back => turn.back(),
        Command::Skip => skip(turn),
        Command::Change if drafting && can_change(&turn.dialogue) => turn.go(Stage::Change),
        Command::Start | Command::Change => turn.ask(),
        Command::Stop => super::tapped::choose(turn, Choice::Stop),
        Command::Restart => super::tapped::choose(turn, Choice::Restart),
        Command::Delete => turn.confirm(Confirm::Delete),
        Command::Privacy => super::tapped::choose(turn, Choice::Privacy),
        Command::OtherWays => super::tapped::choose(turn, Choice::OtherWays),
        Command::Human => {
            let at = turn.now();
            turn.say(Say::Human(at));
            turn.ask();
        }
        Command::Du => super::tapped::choose(turn, Choice::Du),
        Command::Sie => super::tapped::choose(turn, Choice::Sie),
        // Also where nothing was written: then there is nothing to add.
        Command::Done if turn.dialogue.stage == Stage::Words => super::tapped::choose(turn, Choice::Done),
        Command::Done => {
            turn.say(Say::NotUnderstood);
            turn.ask();
        }
        Command::Show => super::tapped::choose(turn, Choice::ShowAnswer),
        Command::ReturnCode => returning::give(turn),
        Command::Data => data::ask(turn),
        // Was done before anything else.
        Command::Clear => {}
        Command::Unknown => {
            turn.say(Say::UnknownCommand);
            turn.ask();
        }
    }
}

/// Whether there is a draft to change, and no question that must be answered first.
fn can_change(dialogue: &Dialogue) -> bool {
    use Stage::{Confirm, Greeted, New, Sent, Story};
    !matches!(dialogue.stage, New | Greeted | Story | Sent | Confirm(_)) && !dialogue.is_relaying()
}

/// Leaves the open question unanswered where that makes sense.
pub(super) fn skip(turn: &mut Turn<'_>) {
    let choice = match turn.dialogue.stage {
        Stage::Greeted => Choice::Agree,
        Stage::Relation => Choice::RelationUnsaid,
        Stage::Pause => Choice::GoOn,
        Stage::Concern | Stage::Proposed(_) | Stage::Whom => Choice::ConcernUnsure,
        Stage::District | Stage::DistrictWhich(_) | Stage::DistrictSure(_) => Choice::NoDistrict,
        Stage::Outside => Choice::OutsideGoOn,
        Stage::Words => Choice::Done,
        // Who reads along reads along, whatever the hour.
        Stage::Hours => Choice::Hours(turn.dialogue.draft.discreet.unwrap_or(Hours::Any)),
        Stage::Change | Stage::Queue | Stage::Confirm(_) | Stage::ContactTold(_) => Choice::Keep,
        Stage::Contact | Stage::TakeOut | Stage::LetStay | Stage::LetStaySure(_) => Choice::Back,
        // "Weiter" may mean "use it" as well as "go on without".
        Stage::Story | Stage::Answer | Stage::Summary => {
            turn.say(Say::CannotSkip);
            return turn.ask();
        }
        Stage::New | Stage::Sent | Stage::Relay(_) => {
            turn.say(Say::NotUnderstood);
            return turn.ask();
        }
    };
    // "Weiter" is no consent: it must be given by its own name.
    if choice == Choice::Agree {
        turn.say(Say::ConsentNext);
        return turn.ask();
    }
    super::tapped::choose(turn, choice);
}
