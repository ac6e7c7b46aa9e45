//! Finds names of persons: by lists of names, by what stands around them, and where both are silent by a learnt model. The
//! model also hears names of places and organisations that nobody else knows, or more of those that are known.

mod called;
mod continued;
mod cues;
mod disguise;
mod families;
mod initials;
pub(super) mod plain;
mod prose;
mod signed;
mod span;

use std::cell::OnceCell;
use std::ops::Range;

use self::called::{called, is_no_name};
pub(super) use self::called::{may_be_nickname, names};
use self::continued::continues;
pub(super) use self::cues::PRESENTS;
use self::cues::{introduced, lead, of_job, of_kin, titled};
use self::disguise::{disguised, spaced};
pub(super) use self::families::may_be_quality;
use self::prose::{again, behind_initial, behind_short, beside, houses_again, of_office, said, subject};
use self::signed::{closing_from, is_initial, signed_for, signs};
use self::span::{is_topic, spans};
use super::super::language;
use super::Kind;
use super::learnt::{Classes, Label, best, entity, organisation, person, score, score_printed};
use super::lexicon::{Flags, NAME, ORDINARY, TOPIC, hash, look_up};
use super::list::List;
use super::organisation::is_kind;
use super::token::{Class, Gap, Shape, Text, Token};

/// From where on the model's word is taken: in a text with capitals for a capital word, for others.
const HEARD: f32 = -0.7;
/// The same where nobody speaks of themselves: a report, or what somebody copied from one. There the model for print is asked.
const HEARD_PRINTED: f32 = -1.6;
/// From where on it is taken that a word that is on no list of words is a name of anything.
const HEARD_STRANGE: f32 = -0.3;
const HEARD_STRANGE_PRINTED: f32 = -0.6;
const HEARD_SMALL: f32 = -1.25;
/// The same for an ordinary word in a text without capitals.
const HEARD_PLAIN: f32 = 0.5;
/// From where on a word is taken for part of an organisation's name, and an ordinary one in a text without capitals.
const HEARD_HOUSE: f32 = -0.9;
const HEARD_HOUSE_PLAIN: f32 = -0.6;

/// Names as ranges of tokens with their kind; `taken` tells which tokens are part of something else, `labels` of what.
pub(super) fn find(text: &Text<'_>, taken: &[bool], labels: &[Label]) -> Vec<(Range<usize>, Kind)> {
    let mut script = Script::of(text);
    let mut labels = labels.to_vec();
    let closing = closing_from(text);
    let mut is_name = vec![false; text.tokens.len()];
    let mut before = Label::Other;
    for at in 0..text.tokens.len() {
        let free = !taken.get(at).copied().unwrap_or_default();
        if text.get(at).is_some_and(|token| token.any(Flags::INTRO)) {
            script.introduced = Some(at);
        }
        let known = labels.get(at).copied().unwrap_or(Label::Other);
        let (name, label) =
            if free { judge(text, at, &is_name, before, &script, &closing) } else { (false, known) };
        before = label;
        if let (Some(slot), Some(kept)) = (is_name.get_mut(at), labels.get_mut(at)) {
            (*slot, *kept) = (name, label);
        }
    }
    end_on_words(text, &mut is_name);
    if script.report && !text.lower {
        beside(text, taken, &mut is_name);
    }
    let houses = labels.contains(&Label::Organisation);
    if houses {
        more_than_kinds(text, &mut is_name, &labels);
    }
    spaced(text, taken, &mut is_name, &mut labels);
    disguised(text, taken, &mut is_name, &mut labels);
    again(text, taken, &mut is_name);
    if houses {
        houses_again(text, taken, &mut is_name, &mut labels);
    }
    let names = spans(text, &is_name, taken).into_iter().filter(|name| !is_topic(text, name));
    let named = names.map(|name| (name.clone(), kind(labels.get(name).unwrap_or_default())));
    named.chain(initials::find(text, taken).into_iter().map(|name| (name, Kind::Person))).collect()
}

/// No name ends on a little word.
fn end_on_words(text: &Text<'_>, is_name: &mut [bool]) {
    let mut ends = true;
    for at in (0..is_name.len()).rev() {
        let little = text.get(at).is_some_and(|token| token.any(Flags::FUNCTION) && !token.any(NAME));
        if let Some(slot) = is_name.get_mut(at) {
            *slot &= !(ends && little);
            ends = !*slot;
        }
    }
}

/// "In der Bäckerei": what only tells a kind of organisation names none, unless it goes on with one.
fn more_than_kinds(text: &Text<'_>, is_name: &mut [bool], labels: &[Label]) {
    let house = |at: usize| labels.get(at) == Some(&Label::Organisation);
    let kind = |at: usize| text.get(at).is_some_and(|token| token.any(Flags::ORG) || is_kind(token.text));
    for at in 0..is_name.len() {
        let alone = !at.checked_sub(1).is_some_and(house) && !house(at + 1);
        if let Some(slot) = is_name.get_mut(at).filter(|_| alone && house(at) && kind(at)) {
            *slot = false;
        }
    }
}

/// A name is a person's unless the model hears only something else in it.
fn kind(labels: &[Label]) -> Kind {
    let only = |label| labels.contains(&label) && !labels.contains(&Label::Person);
    match (only(Label::Place), only(Label::Organisation)) {
        (true, false) => Kind::Place,
        (_, true) => Kind::Organisation,
        _ => Kind::Person,
    }
}

/// In which scripts a text is written, whether somebody speaks of themselves in it, where a name was last announced, and whether it is
/// in another language, which is found out only where it matters.
struct Script {
    classes: Classes,
    latin: bool,
    report: bool,
    introduced: Option<usize>,
    foreign: OnceCell<bool>,
}

impl Script {
    fn of(text: &Text<'_>) -> Self {
        let words = text.tokens.iter().filter(|token| token.is_word());
        let (latin, all) = words.fold((0_usize, 0_usize), |(latin, all), token| {
            (latin + usize::from(token.text.as_bytes().first().is_some_and(u8::is_ascii)), all + 1)
        });
        let report = all >= REPORT && !text.tokens.iter().any(speaks);
        Self {
            classes: Classes::of(text),
            latin: latin * 2 > all,
            report,
            introduced: None,
            foreign: OnceCell::new(),
        }
    }

    /// Whether a text is surely in another language. The models know German: of "my husband hits me" they take words for names, and the
    /// request would not tell any more what happened. Hardly any text in German is without a little word.
    fn is_foreign(&self, text: &Text<'_>) -> bool {
        let little = |token: &Token<'_>| token.any(Flags::FUNCTION.with(Flags::DET));
        *self
            .foreign
            .get_or_init(|| !text.tokens.iter().any(little) && language::foreign(text.folded).is_some())
    }
}

/// A report has at least so many words.
const REPORT: usize = 6;

/// Whether a word is one of somebody who writes about themselves, or to somebody.
fn speaks(token: &Token<'_>) -> bool {
    static OWN: List<27> = List::new([
        "ich", "mich", "mir", "mein", "meine", "meinen", "meinem", "meiner", "meines", "wir", "uns", "unser",
        "unsere", "unseren", "unserem", "unserer", "du", "dich", "dir", "dein", "deine", "deinen", "deinem",
        "deiner", "ihr", "euch", "hallo",
    ]);
    token.any(Flags::FUNCTION.with(Flags::DET).with(Flags::GREET)) && OWN.knows(token)
}

/// Whether a token is part of a name, and what the next one should take it for.
fn judge(
    text: &Text<'_>,
    at: usize,
    names: &[bool],
    before: Label,
    script: &Script,
    closing: &[bool],
) -> (bool, Label) {
    let Some(token) = text.get(at).filter(|token| token.is_word()) else {
        return (false, if text.get(at).is_some_and(carries) { before } else { Label::Other });
    };
    if goes_on(token, before) {
        let label = best(&score(text, &script.classes, at, before));
        let house = label == Label::Organisation;
        return (house, if house { label } else { Label::Other });
    }
    if (called(text, at, token, names) || families::is_one(text, at, token)) && !plain::is_told(text, at) {
        return (true, Label::Person);
    }
    let sure = sure(text, at, token, follows_name(text, at, names), script, closing);
    if sure == Some(true) {
        return (true, Label::Person);
    }
    // Cues know persons. "im kaktus", "bei der möwe": where nouns have no capitals, any may be an organisation.
    let no_person = sure == Some(false);
    if no_person && (script.report || !text.lower) || !may_be_name(token, text.lower) {
        return (false, Label::Other);
    }
    if plain::is_beside_a_kind(text, at, token) {
        return (false, Label::Other);
    }
    let (name, label) = heard(text, at, token, before, script, no_person);
    // Asked last, since it takes longest.
    if name && token.shape == Shape::Lower && script.is_foreign(text) {
        return (false, Label::Other);
    }
    (name, label)
}

/// What the model makes of a token.
fn heard(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    before: Label,
    script: &Script,
    no_person: bool,
) -> (bool, Label) {
    let written = token.is_capital() && !text.lower;
    let printed = written && script.report;
    let scores = if printed {
        score_printed(text, &script.classes, at, before)
    } else {
        score(text, &script.classes, at, before)
    };
    let plain = !written && !may_be_name(token, false);
    // Capitals alone are short for something more often than a name.
    let strange = written && !token.any(ORDINARY) && (token.shape != Shape::Upper || token.any(NAME));
    let from = match (written, plain, script.report) {
        (true, _, true) => HEARD_PRINTED,
        (true, _, false) => HEARD,
        (false, true, _) => HEARD_PLAIN,
        (false, false, _) => HEARD_SMALL,
    };
    let strange_from = if printed { HEARD_STRANGE_PRINTED } else { HEARD_STRANGE };
    let house_from = if plain || no_person { HEARD_HOUSE_PLAIN } else { HEARD_HOUSE };
    // What stands behind a placeholder was heard before, with what it stands for.
    let looked = text.before(at, 1).is_some_and(|before| before.class == Class::Placeholder);
    let house = organisation(&scores) > house_from && !(written && script.report) && !looked;
    let named = !no_person
        && !behind_short(text, at)
        && (person(&scores) > from || strange && entity(&scores) > strange_from);
    match best(&scores) {
        Label::Other if house && !named => (true, Label::Organisation),
        _ if no_person && !house => (false, Label::Other),
        label => (house || named, label),
    }
}

/// Whether the model is asked about a word. In a text without capitals (`lower`) any word but the most common may be a name.
pub(super) fn may_be_name(token: &Token<'_>, lower: bool) -> bool {
    let ordinary = !lower && token.any(ORDINARY) && !token.any(NAME);
    let function = token.any(Flags::FUNCTION.with(Flags::DET));
    (token.is_capital() || !ordinary) && !function && !token.any(TOPIC) && token.text.len() > 1
}

/// Whether a mark inside of a name does not end it.
pub(super) fn carries(token: &Token<'_>) -> bool {
    matches!(token.text, "-" | "." | "'" | "&" | "+" | "/")
}

/// Whether the model is asked about a little word because what stands before it is an organisation: "Mensa am Wall".
pub(super) fn goes_on(token: &Token<'_>, before: Label) -> bool {
    before == Label::Organisation && token.gap == Gap::Space && token.any(Flags::FUNCTION.with(Flags::DET))
}

/// The token right before this one is part of a name, on the same line.
fn follows_name(text: &Text<'_>, at: usize, names: &[bool]) -> bool {
    let by =
        if text.before(at, 1).is_some_and(|token| token.is("-") && token.gap == Gap::None) { 2 } else { 1 };
    text.get(at).is_some_and(|token| token.gap != Gap::Line || token.any(Flags::LAST) && !token.any(ORDINARY))
        && at.checked_sub(by).and_then(|at| names.get(at)).copied().unwrap_or_default()
}

/// What lists and cues say, if they say it clearly.
fn sure(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    follows: bool,
    script: &Script,
    closing: &[bool],
) -> Option<bool> {
    let initial = follows && token.text.len() == 1;
    if token.any(Flags::FUNCTION.with(Flags::DET)) && !token.any(Flags::LAST) && !initial
        || token.any(Flags::FUNCTION) && !follows
    {
        return Some(false);
    }
    if is_no_name(text, at, token, follows) || !follows && plain::is_none(text, at, token) {
        return Some(false);
    }
    // "max 20 leute"
    if token.is("max") && !token.is_capital() && text.get(at + 1).is_some_and(Token::is_number) {
        return Some(false);
    }
    let small = token.text.len() > 1
        && !token.is_capital()
        && !closing.get(at).copied().unwrap_or_default()
        && token.any(Flags::COMMON)
        && !token.any(NAME.with(Flags::ALSO).with(Flags::TITLE));
    if small && !text.get(at + 1).is_some_and(|next| next.class == Class::Mark) {
        return Some(false);
    }
    let lead = lead(text, at);
    // "Dirk Mann"
    let surname = token.is("mann") && follows && token.is_capital() && !text.lower;
    if matches!(token.text, "frau" | "herr" | "herrn" | "fraeulein" | "mann")
        && !surname
        && !lead.is_some_and(|lead| lead.any(Flags::TITLE))
    {
        return Some(false);
    }
    let role = token.any(Flags::TITLE.with(Flags::KIN).with(Flags::JOB));
    if titled(text, at, token, lead) || signed_for(text, at, token) {
        return Some(true);
    }
    if role && !token.any(Flags::LAST) {
        return Some(false);
    }
    if !token.any(TOPIC)
        && (introduced(text, at, token, script.introduced)
            || of_kin(text, at, token, lead)
            || of_job(text, at, token, lead)
            || of_office(text, at, token)
            || said(text, at, token)
            || script.report && subject(text, at, token)
            || behind_initial(text, at, token))
    {
        return Some(true);
    }
    if closing.get(at).copied().unwrap_or_default() && (signs(token) || is_initial(text, at, token)) {
        return Some(true);
    }
    let owner = text.before(at, 1).is_some_and(|before| before.any(Flags::GENITIVE) && before.is_word());
    if follows && owner && token.any(ORDINARY.with(Flags::KIN).with(Flags::JOB)) {
        return Some(false);
    }
    if follows && continues(text, at, token) {
        return Some(true);
    }
    if token.any(TOPIC)
        || token.any(Flags::TITLE.with(Flags::GREET).with(Flags::CLOSE)) && !token.is_capital()
    {
        return Some(false);
    }
    let foreign = || token.text.starts_with(|c: char| c > '\u{24f}' && !matches!(c, '\u{1e00}'..='\u{1eff}'));
    if script.latin && foreign() && token.text.chars().count() > 1 {
        return Some(true);
    }
    by_list(text, at, token)
}

/// What the lists of names say of a word by itself.
fn by_list(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<bool> {
    if token.any(ORDINARY) {
        // "Mark Weber", "Rose Klein"
        let next = text.get(at + 1).filter(|next| next.gap == Gap::Space);
        let surname = next.is_some_and(|next| {
            next.is_capital()
                && next.any(Flags::LAST)
                && !next.any(Flags::FUNCTION)
                && (!next.any(ORDINARY) || !text.lower)
        });
        let both = token.any(Flags::FIRST)
            && token.is_capital()
            && surname
            && !text.lower
            && !next.is_some_and(|next| next.any(Flags::COMMON) && text.begins(at));
        // "Thi Mai"
        let pair = |one: &Token<'_>, two: &Token<'_>| {
            one.any(Flags::FIRST)
                && two.any(Flags::FIRST)
                && one.is_capital()
                && two.is_capital()
                && two.gap == Gap::Space
        };
        let two = next.is_some_and(|next| pair(token, next))
            || text.before(at, 1).is_some_and(|before| pair(before, token));
        return (both || two && !text.lower).then_some(true);
    }
    let letters = token.text.len();
    let mixed = token.shape == Shape::Mixed;
    let small = token.shape == Shape::Lower && letters >= 8 && !token.any(TOPIC.with(Flags::ORG));
    if mixed && is_run_together(token.text, 3) || small && is_run_together(token.text, 4) {
        return Some(true);
    }
    if token.any(Flags::FIRST) && letters >= 3 {
        let unsure =
            token.any(Flags::GENITIVE) && letters <= 4 || letters == 3 && !token.is_capital() && !text.lower;
        return (!unsure).then_some(true);
    }
    let before = text.before(at, 1).map_or("", |before| before.text);
    let article = matches!(
        before,
        "der"
            | "die"
            | "den"
            | "dem"
            | "bei"
            | "von"
            | "mit"
            | "zu"
            | "und"
            | "für"
            | "fuer"
            | "ey"
            | "an"
            | "vom"
            | "beim"
            | "zum"
            | "gegen"
            | "ohne"
            | "wegen"
    );
    let shop = text
        .before(at, 1)
        .is_some_and(|before| before.any(Flags::BRAND.with(Flags::ORG)) && before.is_word());
    if token.any(Flags::LAST) && letters >= 4 && shop {
        return Some(true);
    }
    if text.lower && token.any(Flags::LAST) && (letters >= 5 || letters == 4 && before == "bei") && article {
        return Some(true);
    }
    if token.any(Flags::LAST)
        && token.any(Flags::GENITIVE)
        && matches!(before, "bei" | "zwei" | "die" | "familie" | "den")
    {
        return Some(true);
    }
    // "Müllers Heini"
    let heini = |next: &Token<'_>| next.is_capital() && next.any(Flags::FIRST) && !next.any(ORDINARY);
    if token.any(Flags::GENITIVE) && !text.lower && token.is_capital() && text.get(at + 1).is_some_and(heini)
    {
        return Some(true);
    }
    if token.any(Flags::LAST) && !token.any(Flags::GENITIVE) {
        let next_to_name =
            text.before(at, 1).is_some_and(|before| before.any(Flags::FIRST) && before.is_word());
        if next_to_name
            || (token.is_capital() && letters >= 5 && !text.begins(at) && !text.lower)
            || (letters >= 6 && !text.lower && token.is_capital())
        {
            return Some(true);
        }
    }
    None
}

/// `KevinSchumann`, "kevinschulz": a first name and a surname in one.
fn is_run_together(word: &str, shortest: usize) -> bool {
    (shortest..word.len().saturating_sub(shortest)).filter_map(|cut| word.split_at_checked(cut)).any(
        |(first, last)| {
            let known = |part: &str, flags: Flags| {
                let of = look_up(part, hash(part.bytes()));
                of.any(flags) && !of.any(Flags::COMMON)
            };
            word.len() < 40 && known(first, Flags::FIRST) && known(last, Flags::LAST)
        },
    )
}
