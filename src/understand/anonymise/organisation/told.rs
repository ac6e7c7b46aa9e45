//! Finds organisations by what is said right before them: their kind ("sektion müritz", "Verein Land in Sicht"), quotes
//! ("besucht „Die Wühlmäuse“"), a comma behind their kind ("meine bank, raiba seenland, hat …").

use std::sync::LazyLock;

use super::super::super::normalise::fold;
use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC, hash, look_up};
use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};
use super::kinds::{ENDS, NOBODY};
use super::loose::{NO_NAME, is_group, on_line, word};
use super::trades::REGIONS;
use super::wide::{is_head, is_time, is_verb};

/// The kinds of `lists/houses.txt`, by their hashes.
static HOUSES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let list = include_str!("../lists/houses.txt");
    let words = list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    let mut hashes: Vec<u64> = words.map(|word| hash(fold(word).bytes())).collect();
    hashes.sort_unstable();
    hashes
});

pub(super) fn is_kind(token: &Token<'_>) -> bool {
    token.is_word() && (HOUSES.binary_search(&token.hash).is_ok() || is_workshop(token))
}

/// "Änderungsschneiderei", "Fischräucherei", "Buchhandlung": made of what is done there.
fn is_workshop(token: &Token<'_>) -> bool {
    static DONE: List<12> = List::new([
        "schneiderei",
        "raeucherei",
        "handlung",
        "baeckerei",
        "fleischerei",
        "schlosserei",
        "tischlerei",
        "gaertnerei",
        "reinigung",
        "bude",
        "vermietung",
        "verleih",
    ]);
    token.text.len() >= 8
        && !token.any(Flags::COMMON)
        && DONE.ends(token.text)
        && !["verhandlung", "behandlung", "misshandlung", "abhandlung", "wahrheit"]
            .iter()
            .any(|end| token.text.ends_with(end))
}

/// Where an organisation that begins here ends.
pub(super) fn end(text: &Text<'_>, at: usize, is_place: &impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let token = text.get(at)?;
    if token.class == Class::Mark {
        return quoted(text, at);
    }
    if !token.is_word() || token.any(Flags::FUNCTION.with(Flags::DET)) {
        return None;
    }
    of_a_kind(text, at, token, is_place).or_else(|| behind_a_comma(text, at, token))
}

fn is_quote(token: &Token<'_>) -> bool {
    matches!(token.text, "\"" | "„" | "“" | "”" | "»" | "«" | "‚" | "‘" | "'")
}

/// Where the quote that opens here closes, if it holds a name: past its last mark.
fn quote(text: &Text<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let opens =
        text.get(at).is_some_and(is_quote) && text.get(at + 1).is_some_and(|in_it| in_it.gap == Gap::None);
    let close = (at + 2..at + LONGEST).find(|at| text.get(*at).is_some_and(is_quote)).filter(|_| opens)?;
    let inside = text.tokens.get(at + 1..close)?;
    let whole = inside.iter().all(|part| {
        (part.is_word() || part.is_number() || matches!(part.text, "-" | "." | "&" | "+"))
            && part.gap != Gap::Line
    });
    let first = inside.first()?;
    let named = (first.is_capital() || text.lower) && !first.any(TOPIC);
    (whole && named).then_some(close + 1)
}

/// "besucht „Die Wühlmäuse“", "klingel "nordbund"", "„Zum Klabautermann“ heißt die Kneipe"
fn quoted(text: &Text<'_>, at: usize) -> Option<usize> {
    static LEADS: List<16> = List::new([
        "besucht",
        "besuche",
        "besuchen",
        "im",
        "vom",
        "beim",
        "ins",
        "bei",
        "klingel",
        "klingelschild",
        "namens",
        "firma",
        "traeger",
        "gruppierung",
        "zum",
        "heim",
    ]);
    let end = quote(text, at)?;
    let led = text.before(at, 1).is_some_and(|lead| LEADS.has(lead.text));
    let told = matches!(word(text, end), "heisst" | "hiess")
        && text.get(end + 1).is_some_and(|article| article.any(Flags::DET))
        && text.get(end + 2).is_some_and(is_group);
    (led || told).then_some(end)
}

/// "sektion müritz", "Verein Land in Sicht", "Gruppe „Eltern stehen auf“", "schützengilde von 1847"
fn of_a_kind(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let next = text.get(at + 1).filter(|next| next.gap != Gap::Line)?;
    if next.class == Class::Mark {
        return quote(text, at + 1).filter(|_| is_kind(token) || is_group(token));
    }
    let old = next.is("von")
        && text
            .get(at + 2)
            .is_some_and(|year| year.is_number() && year.text.len() == 4 && year.text < "2026");
    if old {
        return (is_kind(token) || is_group(token)).then_some(at + 3);
    }
    // Most words are followed by one that no name begins with.
    if next.any(Flags::FUNCTION.with(Flags::DET)) || next.gap != Gap::Space {
        return None;
    }
    let kind = is_kind(token);
    let sided = matches!(next.text, "nord" | "sued" | "ost" | "west" | "mitte")
        || token.is("block") && next.is_word() && next.text.len() == 1;
    if sided && (kind || is_group(token) || token.is("block")) && (text.lower || token.is_capital()) {
        return Some(at + 2);
    }
    let (end, words) = capitals(text, at + 1, is_place);
    // Who writes the kind small and what follows with a capital writes a name.
    let written = words > 0 && !token.is_capital() && !next.any(TOPIC);
    if written && (kind || is_group(token) && (text.lower || is_strange(next))) {
        return Some(end);
    }
    if text.lower {
        return kind.then(|| small(text, at + 1, is_place)).flatten();
    }
    let strange = words > 0 && ENDS.has(token.text) && is_strange(next);
    if !token.is_capital() || !(kind || strange || is_head(token)) {
        return None;
    }
    (words > usize::from(!kind && !strange)).then_some(end)
}

/// Where the words of a name that begins here end in a text with capitals, and how many they are.
fn capitals(text: &Text<'_>, start: usize, is_place: &impl Fn(usize) -> Option<usize>) -> (usize, usize) {
    const LONGEST: usize = 6;
    let names = |at: usize| {
        text.get(at).is_some_and(|part| {
            part.is_word()
                && part.is_capital()
                && part.gap != Gap::Line
                && !part.any(NO_NAME.with(Flags::TITLE))
                && !NOBODY.has(part.text)
                && !is_time(Some(part))
        })
    };
    let (mut at, mut words) = (start, 0);
    while at < start + LONGEST {
        let joins = words > 0
            && (matches!(word(text, at), "&" | "+" | "fuer" | "der" | "des" | "ohne")
                || word(text, at) == "in" && is_place(at + 1).is_none());
        if names(at) {
            words += 1;
            at += 1;
        } else if joins && names(at + 1) {
            words += 1;
            at += 2;
        } else if text.get(at).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None)
            && text.get(at + 1).is_some_and(|part| part.is_word() && part.gap == Gap::None)
        {
            at += 2;
        } else {
            break;
        }
    }
    (at, words)
}

/// Whether a word on no list of words may be a name.
pub(super) fn is_strange(token: &Token<'_>) -> bool {
    // "gibts", "machts": a verb with "es" run into it.
    let verb = || {
        token.text.strip_suffix('s').is_some_and(|verb| look_up(verb, hash(verb.bytes())).any(Flags::COMMON))
    };
    token.is_word()
        && token.text.len() >= 4
        && !token.any(ORDINARY.with(TOPIC).with(NO_NAME).with(Flags::TITLE).with(Flags::ACCOUNT))
        && (token.is_capital() || !verb())
}

/// Where a name in small letters behind the kind of a house ends.
fn small(text: &Text<'_>, start: usize, is_place: &impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let first = on_line(text, start).filter(|first| first.is_word())?;
    let no_name = NO_NAME.with(Flags::TITLE).with(Flags::NUMBER).with(Flags::ACCOUNT);
    let noun = |token: &Token<'_>| {
        token.is_word()
            && token.text.len() >= 3
            && !token.any(no_name.with(Flags::COMMON).with(TOPIC))
            && !NOBODY.has(token.text)
            && (!is_verb(text, token) || is_made_noun(token) || token.any(NAME) && !token.any(ORDINARY))
            && !is_time(Some(token))
    };
    if REGIONS.has(first.text) || matches!(first.text, "nord" | "sued" | "ost" | "west" | "mitte") {
        return Some(start + 1);
    }
    if let Some(length) = is_place(start) {
        return Some(start + length);
    }
    let more = |from: usize| {
        (from..from + 3)
            .take_while(|at| on_line(text, *at).is_some_and(|part| noun(part) && !is_plain(part)))
            .count()
    };
    if is_strange(first) || noun(first) {
        return Some(start + 1 + more(start + 1));
    }
    let adjective = ["e", "er", "es", "en", "em"].iter().any(|end| first.text.ends_with(end))
        && first.text.len() >= 4
        && !first.any(no_name);
    let second = on_line(text, start + 1).filter(|second| {
        second.is_word()
            && second.text.len() >= 4
            && !second.any(no_name)
            && !NOBODY.has(second.text)
            && !is_time(Some(second))
    });
    (adjective && second.is_some() && closes(text, start + 2)).then_some(start + 2)
}

/// "waterkant", "lesezeichen": two words in one, or one with the ending of a noun, that only look like a verb.
fn is_made_noun(token: &Token<'_>) -> bool {
    let participle = token.text.contains("ge") && (token.text.ends_with('t') || token.text.ends_with("en"));
    token.any(Flags::COMPOUND) && !token.any(Flags::WORD) && !participle && !token.text.ends_with("en")
        || token.text.ends_with("chen")
}

/// Whether a word is in the large list and no name either: a second word of a name is rarer than that.
fn is_plain(token: &Token<'_>) -> bool {
    token.any(Flags::WORD) && !token.any(NAME)
}

/// Whether no name goes on here: a mark, a little word, a verb.
fn closes(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_none_or(|next| {
        next.class != Class::Word
            || next.gap == Gap::Line
            || next.any(Flags::FUNCTION.with(Flags::DET).with(Flags::PLACE))
            || next.any(Flags::COMMON) && is_verb(text, next)
    })
}

/// "meine bank, raiba seenland, hat", "unser Chor, die Bodderkieker, soll", "eine gruppe, offenes ohr heißt die"
fn behind_a_comma(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    const LONGEST: usize = 4;
    let article =
        usize::from(text.before(at, 1).is_some_and(|article| matches!(article.text, "die" | "der" | "das")));
    let comma =
        at.checked_sub(1 + article).filter(|comma| text.get(*comma).is_some_and(|mark| mark.is(",")))?;
    let head = text.before(comma, 1).filter(|head| {
        is_kind(head)
            || is_group(head)
            || matches!(head.text, "bank" | "vermieter" | "arbeitgeber" | "traeger" | "ausbildungsbetrieb")
    })?;
    let owned = (2..=4).filter_map(|by| text.before(comma, by)).any(|owner| {
        owner.any(Flags::DET) && !matches!(owner.text, "der" | "die" | "das" | "den" | "dem" | "des" | "alle")
    });
    let other = NO_NAME.with(Flags::TITLE).with(Flags::NUMBER).with(TOPIC);
    let names = |at: usize| {
        text.get(at).is_some_and(|part| {
            part.is_word()
                && part.gap != Gap::Line
                && !part.any(other)
                && (text.lower && !(part.any(Flags::COMMON) && is_verb(text, part))
                    || part.is_capital() && !text.lower)
        })
    };
    let length = (at..at + LONGEST).take_while(|at| names(*at)).count();
    let closed = matches!(word(text, at + length), "," | ")" | "heisst" | "heissen");
    let rare = text.tokens.get(at..at + length)?.iter().any(|part| !part.any(Flags::COMMON))
        || word(text, at + length) == "heisst";
    let person = token.any(Flags::FIRST) && !token.any(ORDINARY);
    (owned && closed && rare && length > 0 && !person && head.is_word()).then_some(at + length)
}
