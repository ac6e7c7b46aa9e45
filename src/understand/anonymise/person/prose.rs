//! What tells names where people write as newspapers do: offices before a name, words of saying around it, initials, and the
//! surname alone of somebody named in full.

use super::super::learnt::Label;
use super::super::lexicon::{Flags, ORDINARY, TOPIC};
use super::super::list::List;
use super::super::organisation::is_kind;
use super::super::token::{Gap, Text, Token};
use super::called::DOES;

/// Who is written about: no title (`Flags::TITLE`), and no role in people's own stories (`Flags::JOB`).
static OFFICES: List<98> = List::new([
    "praesident",
    "praesidenten",
    "praesidentin",
    "minister",
    "ministers",
    "ministerin",
    "kanzler",
    "kanzlerin",
    "politiker",
    "politikerin",
    "experte",
    "experten",
    "expertin",
    "sekretaer",
    "sekretaerin",
    "regisseur",
    "regisseurin",
    "saenger",
    "saengerin",
    "rapper",
    "rapperin",
    "autor",
    "autorin",
    "steller",
    "stellerin",
    "maler",
    "malerin",
    "komponist",
    "komponisten",
    "komponistin",
    "architekt",
    "architekten",
    "architektin",
    "philosoph",
    "philosophen",
    "philosophin",
    "kaiser",
    "kaiserin",
    "koenig",
    "koenigin",
    "papst",
    "herzog",
    "herzogin",
    "graf",
    "graefin",
    "fuerst",
    "fuerstin",
    "prinz",
    "prinzessin",
    "bischof",
    "spieler",
    "spielerin",
    "stuermer",
    "torwart",
    "verteidiger",
    "profi",
    "dirigent",
    "dirigenten",
    "pianist",
    "pianistin",
    "gitarrist",
    "journalist",
    "journalisten",
    "journalistin",
    "kritiker",
    "kritikerin",
    "historiker",
    "historikerin",
    "physiker",
    "physikerin",
    "chemiker",
    "biologe",
    "biologin",
    "professor",
    "professorin",
    "vorgaenger",
    "vorgaengerin",
    "nachfolger",
    "nachfolgerin",
    "rivale",
    "rivalin",
    "kapitaen",
    "manager",
    "managerin",
    "senator",
    "gouverneur",
    "botschafter",
    "moderator",
    "moderatorin",
    "abgeordneter",
    "kandidat",
    "kandidaten",
    "kandidatin",
    "surrealisten",
    "fotograf",
    "detektiv",
    "dichter",
    "dichterin",
]);

/// "Regisseur Laukamp", "der CSU-Politiker Ernst"
pub(super) fn of_office(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let named = token.is_capital() && !text.lower && token.gap == Gap::Space;
    let office =
        |before: &Token<'_>| before.is_capital() && (OFFICES.knows(before) || OFFICES.ends(before.text));
    named && may_be_surname(token) && text.before(at, 1).is_some_and(office)
}

/// On no list of words, or a surname as well.
fn may_be_surname(token: &Token<'_>) -> bool {
    let other =
        TOPIC.with(Flags::KIN).with(Flags::JOB).with(Flags::TITLE).with(Flags::GREET).with(Flags::MONTH);
    !token.any(other.with(Flags::FUNCTION).with(Flags::DET))
        && token.text.len() >= 3
        && (!token.any(ORDINARY) || token.any(Flags::LAST))
}

static SAID: List<40> = List::new([
    "sagte",
    "sagt",
    "erklaerte",
    "erklaert",
    "betonte",
    "betont",
    "meinte",
    "meint",
    "kritisierte",
    "kritisiert",
    "forderte",
    "fordert",
    "erzaehlte",
    "erzaehlt",
    "berichtete",
    "berichtet",
    "antwortete",
    "warnte",
    "warnt",
    "bestaetigte",
    "behauptete",
    "bemerkte",
    "versicherte",
    "erlaeuterte",
    "ergaenzte",
    "verkuendete",
    "beklagte",
    "bedauerte",
    "lobte",
    "mahnte",
    "schrieb",
    "schreibt",
    "entgegnete",
    "urteilte",
    "schilderte",
    "plaedierte",
    "bekraeftigte",
    "unterstrich",
    "vermutete",
    "spottete",
]);

/// "…", sagte Alt.
pub(super) fn said(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let written = token.is_capital() && !text.lower && token.gap == Gap::Space;
    let ends = |next: &Token<'_>| !next.is_word() || next.any(Flags::FUNCTION) || next.gap == Gap::Line;
    written
        && may_be_surname(token)
        && text.before(at, 1).is_some_and(|verb| verb.is_word() && SAID.knows(verb))
        && text.get(at + 1).is_none_or(ends)
}

/// "Schönlein erkannte die Krankheit.": a rare word as the subject of what one person did.
pub(super) fn subject(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let written = token.is_capital() && !text.lower && text.begins(at) && token.text.len() >= 4;
    let did = |verb: &Token<'_>| {
        static DID: List<22> = List::new([
            "uebernahm",
            "bezog",
            "schrieb",
            "starb",
            "gewann",
            "verlor",
            "begann",
            "trat",
            "bekam",
            "erhielt",
            "verliess",
            "heiratete",
            "wuchs",
            "sprach",
            "rief",
            "trug",
            "zog",
            "floh",
            "verfasste",
            "besass",
            "studierte",
            "lehrte",
        ]);
        verb.is_word()
            && !verb.is_capital()
            && verb.gap == Gap::Space
            && (DID.knows(verb) || SAID.knows(verb))
    };
    written
        && may_be_surname(token)
        && !token.any(Flags::COMMON.with(Flags::ALSO))
        && (token.any(Flags::LAST) || !token.any(ORDINARY))
        && text.get(at + 1).is_some_and(did)
}

/// "A. Wiegand", but not "z. B. Kanten"
pub(super) fn behind_initial(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let letter =
        |by: usize| text.before(at, by).filter(|one| one.is_word() && one.text.chars().nth(1).is_none());
    let initial = text.before(at, 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
        && letter(2).is_some_and(|one| one.is_capital() && one.gap != Gap::None);
    initial
        && !behind_short(text, at)
        && token.is_capital()
        && !text.lower
        && token.gap != Gap::Line
        && (may_be_surname(token) || is_made_of_words(token))
}

/// "Wiegemann": two words in one, as many surnames are, and no word that people know.
fn is_made_of_words(token: &Token<'_>) -> bool {
    token.text.ends_with("mann") && !token.any(ORDINARY.without(Flags::COMPOUND))
}

/// What tells an organisation is told again without its kind: "Café Kaktus", later "im Kaktus".
pub(super) fn houses_again(text: &Text<'_>, taken: &[bool], is_name: &mut [bool], labels: &mut [Label]) {
    static LEADS: List<18> = List::new([
        "im", "in", "ins", "am", "an", "beim", "bei", "vom", "von", "zum", "zur", "aus", "der", "die", "das",
        "dem", "den", "des",
    ]);
    let is = |slots: &[bool], at: usize| slots.get(at).copied().unwrap_or_default();
    let house =
        |at: usize| labels.get(at) == Some(&Label::Organisation) && (is(taken, at) || is(is_name, at));
    let written = |token: &Token<'_>| token.is_word() && (token.is_capital() || text.lower);
    let telling = |at: usize, token: &Token<'_>| {
        let goes_on = at.checked_sub(1).is_some_and(house);
        written(token)
            && token.text.len() >= 3
            && (goes_on || !token.any(ORDINARY) || !house(at + 1))
            && !token.any(UNTOLD)
            && !is_kind(token.text)
    };
    let tokens = text.tokens.iter().enumerate();
    let known =
        hashes(tokens.filter(|(at, token)| house(*at) && telling(*at, token)).map(|(_, token)| token));
    if known.is_empty() {
        return;
    }
    let led = |at: usize| text.before(at, 1).is_some_and(|before| LEADS.knows(before));
    let again: Vec<usize> = text
        .tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| known.binary_search(&token.hash).is_ok() && written(token) && led(*at))
        .map(|(at, _)| at)
        .filter(|at| !is(taken, *at) && !is(is_name, *at))
        .collect();
    for at in again {
        if let (Some(slot), Some(label)) = (is_name.get_mut(at), labels.get_mut(at)) {
            (*slot, *label) = (true, Label::Organisation);
        }
    }
}

/// Words that tell no organisation from others.
const UNTOLD: Flags = Flags::FUNCTION
    .with(Flags::DET)
    .with(Flags::ORG)
    .with(Flags::TITLE)
    .with(Flags::JOB)
    .with(Flags::KIN)
    .with(Flags::MONTH)
    .with(Flags::NUMBER)
    .with(TOPIC);

/// What stands beside a name in prose and belongs to it: "Miss" before it, a first name or a word on no list next to it, and
/// behind a first name what is no noun, which has a capital there only as a surname: "Elisabeth Will".
pub(super) fn beside(text: &Text<'_>, taken: &[bool], is_name: &mut [bool]) {
    static STYLES: List<10> =
        List::new(["miss", "mister", "mr", "mrs", "lady", "lord", "sir", "don", "dona", "madame"]);
    let free = |at: usize| !taken.get(at).copied().unwrap_or(true);
    let other =
        TOPIC.with(Flags::KIN).with(Flags::JOB).with(Flags::TITLE).with(Flags::GREET).with(Flags::ORG);
    let written = |token: &Token<'_>| token.is_capital() && token.text.len() >= 2 && !token.any(other);
    let spaced = |at: usize| text.get(at).is_some_and(|token| token.gap == Gap::Space);
    let name = |is_name: &[bool], at: usize| is_name.get(at).copied().unwrap_or_default();
    for at in (0..text.tokens.len()).rev() {
        let Some(token) = text.get(at).filter(|token| token.is_capital()) else { continue };
        if name(is_name, at) || !free(at) || !name(is_name, at + 1) || !spaced(at + 1) {
            continue;
        }
        let month = token.any(Flags::MONTH)
            && text.before(at, 1).is_none_or(|before| !before.any(Flags::FUNCTION) || before.is("im"));
        let style = STYLES.has(token.text);
        let known = token.any(Flags::FIRST) && !month && !text.begins(at);
        let strange = !token.any(ORDINARY.with(Flags::GENITIVE)) && token.text.len() >= 3;
        if let Some(slot) = is_name.get_mut(at).filter(|_| style || written(token) && (known || strange)) {
            *slot = true;
        }
    }
    for at in 1..text.tokens.len() {
        let Some(token) = text.get(at).filter(|token| written(token)) else { continue };
        if name(is_name, at) || !free(at) || !name(is_name, at - 1) || token.gap != Gap::Space {
            continue;
        }
        let first = text
            .before(at, 1)
            .is_some_and(|first| first.any(Flags::FIRST) && !first.any(ORDINARY.with(Flags::GENITIVE)));
        let polite =
            matches!(token.text, "sie" | "ihr" | "ihnen" | "ihre" | "ihrer" | "ihren" | "ihrem" | "ihres");
        let no_noun = token.any(Flags::FUNCTION.with(Flags::NUMBER))
            || ["lich", "ig", "isch"].iter().any(|end| token.text.ends_with(end));
        let strange = !token.any(ORDINARY);
        if let Some(slot) = is_name.get_mut(at).filter(|_| strange || first && no_noun && !polite) {
            *slot = true;
        }
    }
}

/// "z. B. Kanten", "i. d. R. Kanten"
pub(super) fn behind_short(text: &Text<'_>, at: usize) -> bool {
    let letter =
        |by: usize| text.before(at, by).filter(|one| one.is_word() && one.text.chars().nth(1).is_none());
    text.before(at, 1).is_some_and(|dot| dot.is("."))
        && letter(2).is_some()
        && (text.before(at, 3).is_some_and(|dot| dot.is("."))
            && letter(4).is_some_and(|one| !one.is_capital())
            || letter(3).is_some())
}

/// The hashes of some words in order, each once, so that a long text with many names is not looked through for each of its words.
fn hashes<'t>(words: impl Iterator<Item = &'t Token<'t>>) -> Vec<u64> {
    let mut hashes: Vec<u64> = words.map(|word| word.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// "Herrn Graf hab ich es gemeldet …, und Graf meinte": who was called by a title before says or does something.
fn titled_again(text: &Text<'_>, taken: &[bool], is_name: &mut [bool]) {
    let titled = text.tokens.iter().enumerate().filter(|(at, _)| {
        is_name.get(*at).copied().unwrap_or_default()
            && text.before(*at, 1).is_some_and(|title| title.any(Flags::TITLE) || title.is("frau"))
    });
    let titled = hashes(titled.map(|(_, token)| token));
    if titled.is_empty() {
        return;
    }
    for (at, token) in text.tokens.iter().enumerate() {
        let does =
            || text.get(at + 1).is_some_and(|verb| DOES.has(verb.text) || matches!(verb.text, "ist" | "war"));
        let free = !taken.get(at).copied().unwrap_or_default() && token.is_capital();
        if let Some(slot) = is_name.get_mut(at).filter(|name| free && !**name) {
            *slot = titled.binary_search(&token.hash).is_ok() && does();
        }
    }
}

/// Whoever is named in full is called by the surname later, or was before.
pub(super) fn again(text: &Text<'_>, taken: &[bool], is_name: &mut [bool]) {
    if text.lower || !is_name.contains(&true) {
        return;
    }
    titled_again(text, taken, is_name);
    let name = |at: usize| is_name.get(at).copied().unwrap_or_default();
    let telling = |token: &Token<'_>| {
        token.is_capital() && token.text.len() >= 4 && !token.any(Flags::COMMON.with(Flags::ALSO).with(TOPIC))
    };
    let surname = |at: usize| {
        let behind = text.get(at).is_some_and(|token| token.gap == Gap::Space);
        behind && name(at) && !name(at + 1) && at.checked_sub(1).is_some_and(name)
    };
    let known = (1..text.tokens.len()).filter(|at| surname(*at));
    let known = hashes(known.filter_map(|at| text.get(at).filter(|token| telling(token))));
    if known.is_empty() {
        return;
    }
    for (at, token) in text.tokens.iter().enumerate() {
        let free = !taken.get(at).copied().unwrap_or_default();
        if let Some(slot) = is_name.get_mut(at).filter(|name| free && !**name && telling(token)) {
            *slot = known.binary_search(&token.hash).is_ok();
        }
    }
}
