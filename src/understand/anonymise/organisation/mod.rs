//! Finds organisations that have a name: schools, clubs, firms. What everyone talks about, parties and brands, stays.

mod before;
mod behind;
mod context;
mod firm;
mod gate;
mod houses;
mod kinds;
mod loose;
mod phrase;
mod tail;
mod told;
mod trades;
mod venues;
mod wide;

use std::ops::Range;

use self::houses::named_after;
pub(super) use self::houses::of_person;
use self::kinds::{CLUBS, ENDS, FORMS, NARROW};
use self::trades::CARRIERS;
use super::facts::Facts;
use super::lexicon::{Flags, ORDINARY, TOPIC};
use super::list::List;
use super::person::plain::{is_beside_a_kind, is_joined};
use super::token::{Class, Gap, REACH, Text, Token};

/// Whether a folded word tells what an organisation is, not which.
pub(super) fn is_kind(word: &str) -> bool {
    ENDS.ends(word) || NARROW.has(word) || CLUBS.has(word) || FORMS.has(word)
}

/// What a word is to these finders.
pub(super) fn facts(word: &Token<'_>) -> Facts {
    // English, and the first word of many a cry for help; it only ends as a band does.
    if matches!(word.text, "husband" | "husbands") {
        return Facts::BEGINS;
    }
    let own = [
        (Facts::STRONG, behind::may_be_strong(word)),
        (Facts::SHOP, venues::is_shop(word)),
        (Facts::KIND_OF_MANY, KINDS.knows(word)),
        (Facts::OF_TOWN, TEAMS.knows(word) || OFFICES.knows(word)),
    ];
    let listed = if told::is_on_list(word) { LISTED } else { Facts::NONE };
    let facts = listed
        .with(Facts::those(own))
        .with(Facts::those(loose::facts(word)))
        .with(Facts::those(houses::facts(word)))
        .with(Facts::those(wide::facts(word)))
        .with(Facts::those(context::facts(word)))
        .with(Facts::those(before::facts(word)))
        .with(Facts::those(firm::facts(word)));
    facts.with(Facts::those(gate::facts(word, facts)))
}

/// What every kind on the list of houses is.
const LISTED: Facts = Facts::KIND.with(Facts::GROUP).with(Facts::SORT);

/// Organisations as ranges of tokens.
pub(super) fn find(text: &Text<'_>, is_place: impl Fn(usize) -> Option<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        if text.get(at).is_some_and(|token| {
            token.any(Flags::FUNCTION.with(Flags::DET))
                || token.class == Class::Placeholder
                || is_joined(token)
        }) {
            at += 1;
            continue;
        }
        let end = text.get(at).and_then(|token| match token.class {
            Class::Word => of_word(text, at, token, &is_place),
            // "1. FC Anker"
            Class::Number => club(text, at, &is_place),
            Class::Mark => told::quoted(text, at),
            Class::Placeholder => None,
        });
        // "in der schule rumballern"
        let named = |end: &usize| {
            !(at + 1..*end).any(|at| text.get(at).is_some_and(|word| is_beside_a_kind(text, at, word)))
        };
        if let Some(end) = end.filter(named) {
            let end = tail::tail(text, told::goes_on(text, end, &is_place), &is_place);
            let floor = found.last().map_or(0, |last: &Range<usize>| last.end);
            let start = loose::shared_kind(text, prefix(text, at, floor)).max(floor);
            found.push(start..end);
            at = end;
            continue;
        }
        let start = if text.has_fact(Facts::FIRM) { firm::form(text, at) } else { None };
        at += 1;
        if let Some(start) = start {
            at = firm::and_company(text, at);
            found.push(start..at);
        }
    }
    found
}

/// Where an organisation that begins with this word ends.
fn of_word(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    if !gate::may_begin(text, at, token, is_place) {
        return gate::led(text, at, token, is_place);
    }
    club(text, at, is_place)
        .or_else(|| called(text, at))
        .or_else(|| wide::of_saint(text, at))
        .or_else(|| wide::abbreviated(text, at, is_place))
        .or_else(|| compound(text, at).map(|end| with_town(text, end, is_place)))
        .or_else(|| headed(text, at, is_place))
        .max(wide::end(text, at, is_place))
        .max(loose::end(text, at))
        .max(houses::end(text, at))
        .max(told::end(text, at, is_place))
        .max(venues::end(text, at, is_place))
        .max(context::end(text, at, is_place))
}

/// What tells one of many such houses and stands before its kind: "Freiwillige Feuerwehr", "Ev.-Luth. Kirchengemeinde".
static KINDS: List<36> = List::new([
    "regionale",
    "regionalen",
    "freie",
    "freien",
    "evangelische",
    "evangelischen",
    "katholische",
    "katholischen",
    "staatliche",
    "staatlichen",
    "integrierte",
    "integrierten",
    "kooperative",
    "kooperativen",
    "berufliche",
    "beruflichen",
    "juedische",
    "juedischen",
    "freiwillige",
    "freiwilligen",
    "staedtische",
    "staedtischen",
    "kommunale",
    "kommunalen",
    "islamische",
    "islamischer",
    "islamischen",
    "juedischer",
    "tuerkische",
    "tuerkischer",
    "tuerkischen",
    "kurdische",
    "kurdischer",
    "russische",
    "innerstaedtisches",
    "innerstaedtische",
]);

/// Takes the words of such a kind before an organisation, not farther back than `floor`.
fn prefix(text: &Text<'_>, at: usize, floor: usize) -> usize {
    let mut start = at;
    while start > floor && at - start < 6 && text.get(start).is_some_and(|token| token.gap != Gap::Line) {
        let Some(before) = text.before(start, 1) else { break };
        let short = loose::is_people(before) && text.get(start).is_some_and(|kind| kind.gap == Gap::Space)
            || matches!(before.text, "ev" | "luth" | "kath" | "evang" | "reg" | "freiw")
            || CARRIERS.knows(before)
            || start < at && matches!(before.text, "." | "-")
            || before.is(".")
                && text
                    .before(start, 2)
                    .is_some_and(|word| matches!(word.text, "luth" | "kath" | "ev" | "evang" | "freiw"));
        if !(before.is_any(Facts::KIND_OF_MANY) || short) {
            break;
        }
        start -= 1;
    }
    start
}

/// Takes the town behind "Goethe-Gymnasium".
fn with_town(text: &Text<'_>, end: usize, is_place: &impl Fn(usize) -> Option<usize>) -> usize {
    let town = text
        .get(end)
        .is_some_and(|token| token.is_capital() && token.gap == Gap::Space && !token.any(Flags::FUNCTION));
    end + if town { is_place(end).unwrap_or_default() } else { 0 }
}

fn is_dash(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(|token| token.is("-") && token.gap == Gap::None)
        && text.get(at + 1).is_some_and(|next| next.gap == Gap::None && next.is_word())
}

/// Where a name of capital words, words in quotes or places that begins here ends.
fn name(
    text: &Text<'_>,
    start: usize,
    is_place: &impl Fn(usize) -> Option<usize>,
    small: bool,
) -> Option<usize> {
    if text
        .get(start)
        .is_some_and(|token| matches!(token.text, "\"" | "„" | "“" | "”" | "»" | "«" | "'" | "‚"))
    {
        let close = (start + 1..text.tokens.len().min(start + 7)).find(|at| {
            text.get(*at).is_some_and(|token| matches!(token.text, "\"" | "“" | "”" | "«" | "»" | "'" | "‘"))
        })?;
        return (close > start + 1).then_some(close + 1);
    }
    let mut at = start;
    while at < start + 6 {
        let Some(token) = text.get(at).filter(|token| token.gap != Gap::Line) else { break };
        if let Some(length) = is_place(at).filter(|_| token.is_capital() || small || !token.any(ORDINARY)) {
            at += length;
            let more = text.get(at).is_some_and(|token| {
                token.is_capital() && token.gap == Gap::Space && ENDS.ends(token.text) && !text.lower
            });
            at += usize::from(more);
            break;
        }
        let inner = at > start
            && matches!(
                token.text,
                "am" | "an" | "der" | "im" | "von" | "und" | "zum" | "&" | "+" | "e" | "v" | "."
            )
            && {
                let next = text.get(
                    at + 1
                        + usize::from(matches!(text.get(at + 1).map_or("", |next| next.text), "der" | "dem")),
                );
                next.is_some_and(|next| next.is_capital() && next.is_word())
                    && token.text != "."
                    && token.text != "und"
            };
        // "St. Marien"
        let saint = matches!(token.text, "st" | "dr" | "hl")
            && text.get(at + 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
            && text.get(at + 2).is_some_and(|name| name.is_capital() || small);
        if saint {
            at += 3;
            continue;
        }
        let numbered = token.is_number() && token.text.len() <= 4;
        let word = token.is_word()
            && !token.any(Flags::FUNCTION.with(Flags::DET).with(Flags::TITLE))
            && (token.is_capital() || (small && at == start));
        if !(word || inner || numbered) {
            break;
        }
        at += 1;
        while at < start + REACH && is_dash(text, at) {
            at += 2;
        }
    }
    (at > start).then_some(at)
}

/// "SV Blau-Weiß Grimmen", "FC Anker 1920"
fn club(text: &Text<'_>, at: usize, is_place: &impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let token = text.get(at)?;
    let number = usize::from(token.is_number() && text.get(at + 1).is_some_and(|dot| dot.is(".")));
    let head = at + number * 2;
    if !text.get(head).is_some_and(|token| token.text.len() <= 3 && CLUBS.knows(token)) {
        return None;
    }
    let upper = text.get(head).is_some_and(Token::is_capital);
    let next = text.get(head + 1)?;
    // "sv hafen rostock", "vc blau weiss": nothing else is written so.
    let sure = head_is_club(text, head)
        && next.is_word()
        && next.gap == Gap::Space
        && text.lower
        && !next.any(Flags::FUNCTION.with(Flags::DET).with(Flags::PLACE));
    if sure {
        let town = is_place(head + 2).or_else(|| wide::is_stranger(text, head + 2).then_some(1));
        return Some(head + 2 + is_place(head + 1).map_or(town.unwrap_or_default(), |length| length - 1));
    }
    let plain = (next.is_capital()
        || next.is_number() && next.text.len() <= 4 && text.get(head + 2).is_some_and(Token::is_capital))
        && !next.any(Flags::FUNCTION.with(Flags::DET));
    (plain || text.lower && !upper && !next.any(ORDINARY) && next.is_word())
        .then(|| name(text, head + 1, is_place, text.lower))
        .flatten()
}

/// Whether letters are those of a sports club, a fire brigade or a garden colony and hardly a word of their own.
fn head_is_club(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(is_club_head)
}

/// The same of a word.
fn is_club_head(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "sv" | "fc"
            | "tsv"
            | "fsv"
            | "vfl"
            | "vfb"
            | "ssv"
            | "bsv"
            | "esv"
            | "psv"
            | "lsv"
            | "hsg"
            | "tus"
            | "ttv"
            | "vc"
            | "ffw"
            | "kga"
            | "tsg"
            | "vsg"
    )
}

/// "Ernst-Barlach-Gymnasium", "Goethe-Schule", "Lindenschule"
fn compound(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at)?;
    let starts =
        first.is_word() && text.before(at, 1).is_none_or(|before| !before.is("-") || first.gap != Gap::None);
    if starts && wide::is_house(first) {
        return Some(at + 1);
    }
    if !starts || !is_dash(text, at + 1) {
        return None;
    }
    let mut end = at + 1;
    let mut strange = !first.any(ORDINARY) || first.any(Flags::LAST.with(Flags::FIRST)) && first.is_capital();
    while end < at + REACH && is_dash(text, end) {
        strange |= text.get(end + 1).is_some_and(|part| part.is_word() && (!part.any(ORDINARY)));
        end += 2;
    }
    let last = text.before(end, 1)?;
    let head = ENDS.knows(last) || last.any(Flags::ORG) || ENDS.ends(last.text);
    let topic = first.any(TOPIC) && end <= at + 3;
    let school = last.any(Flags::ORG) && !first.any(Flags::COMMON);
    let named = strange || school || end >= at + 5;
    (head && named && !topic && !first.any(Flags::FUNCTION)).then_some(end)
}

/// "Kita Sonnenschein", "Grundschule Zinnowitz", "Firma Meyer & Söhne", "Bäckerei „Korn“"
fn headed(text: &Text<'_>, at: usize, is_place: &impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let token =
        text.get(at).filter(|token| token.is_word() && !token.any(Flags::FUNCTION.with(Flags::DET)))?;
    if token.is_any(Facts::KIND_OF_MANY) && text.get(at + 1).is_some_and(|next| next.any(Flags::ORG)) {
        // "Regionale Schule mit Grundschule „Am Bach“"
        let with = text.get(at + 2).is_some_and(|with| with.is("mit"))
            && text.get(at + 3).is_some_and(|part| part.any(Flags::ORG));
        let kind = at + if with { 3 } else { 1 };
        return headed(text, kind, is_place).max(wide::end(text, kind, is_place));
    }
    let next = text.get(at + 1)?;
    if let Some(end) =
        by_place(text, at, token).or_else(|| of_town(text, at, is_place)).or_else(|| after_a_name(text, at))
    {
        return Some(end);
    }
    let doctor = usize::from(matches!(next.text, "dr" | "prof") && NARROW.knows(token));
    let doctor = doctor * (1 + usize::from(text.get(at + 2).is_some_and(|dot| dot.is("."))));
    if doctor > 0
        && text.get(at + 1 + doctor).is_some_and(|name| {
            name.is_word() && name.any(Flags::LAST.with(Flags::FIRST)) || name.is_capital()
        })
    {
        return Some(at + 2 + doctor);
    }
    if next.gap == Gap::Line || !text.lower && !next.is_capital() && next.class != Class::Mark {
        return None;
    }
    let head = token.any(Flags::ORG) || !token.any(Flags::COMMON) && ENDS.ends(token.text);
    if !head || CLUBS.knows(token) || FORMS.knows(token) {
        return None;
    }
    let narrow = NARROW.knows(token);
    let quoted = next.class == Class::Mark && matches!(next.text, "\"" | "„" | "“" | "»" | "'" | "‚");
    let place = is_place(at + 1).is_some_and(|length| length > 1 || next.is_capital() || !next.any(ORDINARY));
    let capital = next.is_capital()
        && !next.any(Flags::FUNCTION.with(Flags::DET).with(Flags::TITLE).with(Flags::KIN).with(Flags::JOB))
        && !text.lower;
    // In a text with capitals a noun right behind a noun is its name; one that is no word is a name anyway.
    let everyday = next.any(Flags::COMMON);
    let time = ["tag", "abend", "morgen", "nacht", "ende", "ung"].iter().any(|end| next.text.ends_with(end));
    let compound = !token.any(Flags::COMMON) && !time && !next.any(Flags::MONTH.with(Flags::NUMBER));
    let named = capital && token.is_capital() && (narrow || !everyday || compound);
    let stranger = next.is_word()
        && (!next.any(ORDINARY)
            || next.any(Flags::COMPOUND) && !next.text.ends_with('t') && !next.text.ends_with("en"))
        && !next.any(TOPIC.with(Flags::FIRST));
    let small = (text.lower && stranger)
        || (text.lower
            && narrow
            && next.is_word()
            && !next.any(Flags::FUNCTION.with(Flags::COMMON).with(Flags::DET)))
        || (text.lower && next.is_word() && !next.any(ORDINARY) && !next.any(TOPIC) && narrow);
    let bare = matches!(token.text, "bar" | "club" | "laden" | "praxis" | "hort" | "betrieb") && !quoted;
    let topic = next.any(TOPIC) && !place;
    ((quoted || place || named || small) && (narrow || !bare) && !topic)
        .then(|| name(text, at + 1, is_place, small || (place && text.lower)))
        .flatten()
        .map(|end| end + usize::from(text.get(end).is_some_and(|token| FORMS.knows(token))))
}

/// "der Laden heißt Wollstube Peters", "eine Gruppe, die sich Sturmvögel nennt": where what a group is said to be called
/// ends, if it begins here.
fn called(text: &Text<'_>, at: usize) -> Option<usize> {
    const CALLED: [&str; 15] = [
        "kneipe", "disco", "bar", "laden", "gruppe", "cafe", "truppe", "bande", "clique", "verein", "firma",
        "club", "band", "partei", "buendnis",
    ];
    let first = text.get(at).filter(|first| first.is_word() && (first.is_capital() || text.lower))?;
    let fills = |token: &Token<'_>| matches!(token.text, "sich" | "jetzt" | ":" | "\"" | "„" | "“");
    let says = (1..=3).find(|by| !text.before(at, *by).is_some_and(fills))?;
    let verb = text.before(at, says)?;
    let named = verb.is_any(Facts::CALLED) && matches!(verb.text, "heisst" | "namens" | "hiess" | "nennt")
        || text.before(at, says - 1).is_some_and(|sich| sich.is("sich"));
    if !named || first.any(Flags::FUNCTION.with(Flags::DET)) {
        return None;
    }
    let group =
        |token: &Token<'_>| CALLED.contains(&token.text) || token.any(Flags::ORG) && !token.any(Flags::PARTY);
    let told = (0..5).any(|by| text.before(at, says + by).is_some_and(group));
    if !told {
        return None;
    }
    if text.lower {
        return tail::small_name_end(text, at);
    }
    let mut end = at;
    while end < at + 5
        && text.get(end).is_some_and(|word| {
            (word.is_capital() || word.is("-"))
                && word.gap != Gap::Line
                && !word.any(Flags::FUNCTION.with(Flags::DET))
        })
    {
        end += 1;
    }
    Some(end)
}

/// What sports clubs are called here beside their town.
static TEAMS: List<16> = List::new([
    "eintracht",
    "lok",
    "lokomotive",
    "dynamo",
    "empor",
    "traktor",
    "einheit",
    "motor",
    "aufbau",
    "turbine",
    "union",
    "fortuna",
    "concordia",
    "germania",
    "borussia",
    "viktoria",
]);

static OFFICES: List<6> =
    List::new(["amt", "gemeindeverwaltung", "amtsverwaltung", "pfarramt", "pfarrsprengel", "sparkasse"]);

/// "Eintracht Kargow", "Amt Torgelow": a club or an office by its town.
fn of_town(text: &Text<'_>, at: usize, is_place: &impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let next = text.get(at + 1).filter(|next| next.gap == Gap::Space && next.is_word())?;
    let length = text.get(at).filter(|token| token.is_any(Facts::OF_TOWN)).and_then(|_| is_place(at + 1))?;
    (next.is_capital() || text.lower && !next.any(ORDINARY)).then_some(at + 1 + length)
}

/// "heberlein schule"
fn after_a_name(text: &Text<'_>, at: usize) -> Option<usize> {
    let token = text.get(at)?;
    let name = !token.any(ORDINARY.with(TOPIC)) && token.text.len() >= 4 && !is_joined(token);
    let small = text.lower || text.get(at + 1).is_some_and(Token::is_capital) && token.is_capital();
    (name && small && named_after(text, at + 1)).then_some(at + 2)
}

/// "Gasthof zur Linde", "Schule am Sund"
fn by_place(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let led = text.get(at + 1).is_some_and(|next| matches!(next.text, "zur" | "zum" | "am"));
    let noun =
        text.get(at + 2).filter(|noun| noun.is_capital() && noun.is_word() && noun.gap != Gap::Line)?;
    let wanted = !text.lower && token.is_capital() && token.any(Flags::ORG) && !token.any(Flags::PARTY);
    let everyday = noun.any(Flags::MONTH.with(Flags::NUMBER))
        || noun.text.ends_with("tag")
        || noun.text.ends_with("abend")
        || noun.text.ends_with("morgen")
        || noun.text.ends_with("ende")
        || noun.text.ends_with("ung");
    (led && wanted && !everyday).then_some(at + 3)
}
