//! Where a name begins and ends, once its words are known.

use std::ops::Range;

use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC};
use super::super::list::List;
use super::super::token::{Gap, Shape, Text, Token};

/// Joins the tokens of names to names: "Anna-Lena von der Heide", "K. Müller", "Lena M."
pub(super) fn spans(text: &Text<'_>, is_name: &[bool], taken: &[bool]) -> Vec<Range<usize>> {
    let name = |at: usize| is_name.get(at).copied().unwrap_or_default();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        if !name(at) {
            at += 1;
            continue;
        }
        let floor = found.last().map_or(0, |last| last.end);
        let start = particles_before(text, initial_before(text, at, floor), floor);
        let start = trade_before(text, start, floor, taken);
        let start = noble_before(text, start, floor, taken);
        let mut end = at + 1;
        while let Some(next) = next_part(text, end, &name) {
            end = next;
        }
        end = initial_behind(text, end, taken);
        found.push(start..end);
        at = end;
    }
    found
}

/// Where the name goes on to, if what follows belongs to it.
pub(super) fn next_part(text: &Text<'_>, end: usize, name: &impl Fn(usize) -> bool) -> Option<usize> {
    let next = text.get(end)?;
    if next.gap == Gap::Line {
        return None;
    }
    if name(end) {
        return Some(end + 1);
    }
    // "yilmaz/bauer"
    let both = next.is("/")
        && next.gap == Gap::None
        && text
            .get(end + 1)
            .is_some_and(|other| other.gap == Gap::None && other.any(NAME) && !other.any(Flags::FUNCTION));
    if both {
        return Some(end + 2);
    }
    // "John Peel's"
    let owner = next.is("'") && next.gap == Gap::None;
    if owner && text.get(end + 1).is_some_and(|s| s.is("s") && s.gap == Gap::None) {
        return Some(end + 2);
    }
    // "George W. Bush"
    let middle = next.is(".")
        && next.gap == Gap::None
        && text.before(end, 1).is_some_and(|letter| letter.is_letter() && letter.is_capital())
        && text.get(end + 1).is_some_and(|last| last.is_capital() && last.gap == Gap::Space && !text.lower)
        && name(end + 1);
    if middle {
        return Some(end + 2);
    }
    if is_numeral(next) && text.before(end, 1).is_some_and(|first| first.any(Flags::FIRST)) {
        return Some(
            end + 1 + usize::from(text.get(end + 1).is_some_and(|dot| dot.is(".") && name(end + 2))),
        );
    }
    let dash = matches!(next.text, "-" | "'") && next.gap == Gap::None;
    if dash && name(end + 1) && text.get(end + 1).is_some_and(|token| token.gap == Gap::None) {
        return Some(end + 2);
    }
    let rank = usize::from(RANKS.knows(next) && next.is_capital());
    // "Almut Freifrau v. Maltitz"
    if noble(text, end + rank) {
        let name =
            (end + rank + 2..end + rank + 5).find(|at| text.get(*at).is_some_and(Token::is_capital))?;
        return Some(name + 1);
    }
    let particles = (rank..rank + 3)
        .take_while(|by| {
            text.get(end + by).is_some_and(|token| {
                (token.any(Flags::PARTICLE) || token.is("des")) && !token.is("und") && token.gap != Gap::Line
                    || token.is("-")
                    || token.is("und") && text.get(end + by + 1).is_some_and(|zu| zu.is("zu"))
            })
        })
        .count()
        + rank;
    // "Patrick von Brunn": hardly any noun stands behind "von" without an article.
    let bare = matches!(next.text, "von" | "van") || rank > 0;
    let noble = text.get(end + particles).is_some_and(|token| {
        token.is_capital()
            && token.gap == Gap::Space
            && !text.lower
            && (name(end + particles)
                || !token.any(ORDINARY.with(TOPIC))
                || bare && particles <= 1 + rank && !token.any(Flags::COMMON.with(Flags::ALSO).with(TOPIC)))
    });
    // "mohammed al hamdan": no German word follows these.
    let foreign = particles == 1
        && matches!(next.text, "al" | "el" | "abu" | "ibn" | "abd" | "van" | "de" | "di" | "del" | "ben")
        && text.get(end + 1).is_some_and(|token| {
            token.is_word()
                && token.gap == Gap::Space
                && token.text.len() > 2
                && !token.any(ORDINARY.with(TOPIC))
        });
    if particles > 0 && (noble || foreign) {
        let double = text.get(end + particles + 1).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None)
            && text.get(end + particles + 2).is_some_and(|part| part.is_capital() && part.gap == Gap::None);
        return Some(end + particles + 1 + 2 * usize::from(double));
    }
    let initial = next.is_word()
        && next.text.chars().count() == 1
        && next.is_capital()
        && text.get(end + 1).is_some_and(|dot| dot.is("."))
        && name(end + 2);
    initial.then_some(end + 3)
}

/// Ranks that stand between a first name and a noble surname.
static RANKS: List<9> =
    List::new(["freiherr", "freifrau", "graf", "graefin", "ritter", "edler", "prinz", "prinzessin", "baron"]);

/// "II.", "XIV": what tells rulers of one name apart.
fn is_numeral(token: &Token<'_>) -> bool {
    token.shape == Shape::Upper
        && token.gap == Gap::Space
        && token.text.len() <= 5
        && token.text.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x'))
}

/// Takes the particles between a title and the name: "Herr von der Heide".
pub(super) fn particles_before(text: &Text<'_>, at: usize, floor: usize) -> usize {
    let mut start = at;
    while start > floor
        && at - start < 3
        && text.before(start, 1).is_some_and(|before| {
            matches!(before.text, "von" | "van" | "de" | "der" | "den" | "zu" | "al" | "el" | "-")
        })
    {
        start -= 1;
    }
    // "Dr. von Brücke"
    let dot = usize::from(text.before(start, 1).is_some_and(|dot| dot.is(".")));
    let titled = text.before(start, 1 + dot).is_some_and(|before| {
        before.any(Flags::TITLE) || matches!(before.text, "frau" | "familie" | "ehepaar" | "eheleute" | "fam")
    });
    let arabic = text.get(start).is_some_and(|token| matches!(token.text, "al" | "el"))
        && text.get(start + 1).is_some_and(|dash| dash.is("-"));
    if titled || arabic { start } else { at }
}

/// Takes the noun before the dash of "Bus-Krause".
fn trade_before(text: &Text<'_>, at: usize, floor: usize, taken: &[bool]) -> usize {
    let glued = |by: usize| text.get(at + 1 - by).is_some_and(|token| token.gap == Gap::None);
    let dash = at >= floor + 2
        && text.before(at, 1).is_some_and(|dash| dash.is("-"))
        && glued(1)
        && glued(2)
        && !taken.get(at - 2).copied().unwrap_or(true);
    let noun = text.before(at, 2).is_some_and(|noun| {
        noun.is_word()
            && (noun.is_capital() || text.lower)
            && noun.text.len() >= 3
            && !noun.any(Flags::FUNCTION.with(Flags::DET).with(Flags::JOB).with(Flags::KIN).with(TOPIC))
    });
    if dash && noun { at - 2 } else { at }
}

/// "v. Below": whether the short form of "von" stands here before a name.
fn noble(text: &Text<'_>, at: usize) -> bool {
    // "v. d. Osten"
    let the = text.get(at + 2).is_some_and(|the| the.is("d") && the.gap == Gap::Space)
        && text.get(at + 3).is_some_and(|dot| dot.is("."));
    let name = at + if the { 4 } else { 2 };
    text.get(at).is_some_and(|von| von.is("v") && von.gap == Gap::Space)
        && text.get(at + 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
        && text.get(name).is_some_and(|name| {
            name.is_capital() && name.text.len() > 2 && !name.is("chr") && name.gap == Gap::Space
        })
}

/// Takes "v." before a name with the letter or the title before it ("T. v. Below", "Frau v. Below"), and the "O'" of
/// "O'Neal".
fn noble_before(text: &Text<'_>, at: usize, floor: usize, taken: &[bool]) -> usize {
    let free = |by: usize| at >= floor + by && !taken.get(at - by).copied().unwrap_or(true);
    let irish =
        text.before(at, 1).is_some_and(|mark| matches!(mark.text, "'" | "’") && mark.gap == Gap::None)
            && text.get(at).is_some_and(|name| name.gap == Gap::None)
            && text.before(at, 2).is_some_and(|letter| letter.is_letter() && letter.is_capital());
    if irish && free(2) {
        return at - 2;
    }
    let Some(by) = [2, 4].into_iter().find(|by| at >= *by && noble(text, at - by) && free(*by)) else {
        return at;
    };
    let initial = is_initial(text, at - by) && free(by + 2);
    at - by - if initial { 2 } else { 0 }
}

/// Whether a single letter with a dot stands right before a word.
fn is_initial(text: &Text<'_>, at: usize) -> bool {
    text.before(at, 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
        && text.before(at, 2).is_some_and(|letter| {
            letter.is_word() && letter.is_capital() && letter.text.chars().nth(1).is_none()
        })
}

pub(super) fn initial_before(text: &Text<'_>, at: usize, floor: usize) -> usize {
    // "E.-M. von der Heyde"
    let initial = text.before(at, 1).is_some_and(|dot| dot.is("."))
        && text.before(at, 2).is_some_and(|token| {
            token.is_word()
                && (token.is_capital()
                    || text.lower
                        && !matches!(token.text, "z" | "u")
                        && !text.before(at, 3).is_some_and(|dot| dot.is(".")))
                && token.text.chars().count() == 1
                && token.gap != Gap::None
        })
        && text.get(at).is_some_and(|token| token.gap != Gap::Line);
    if initial && at - 2 >= floor { at - 2 } else { at }
}

pub(super) fn initial_behind(text: &Text<'_>, end: usize, taken: &[bool]) -> usize {
    let initial = text.get(end).is_some_and(|token| {
        token.is_word()
            && (token.is_capital()
                || text.lower
                    && text.get(end + 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
                    && !matches!(token.text, "u" | "z" | "d" | "s" | "v"))
            && token.text.len() <= 2
            && token.gap == Gap::Space
            && !taken.get(end).copied().unwrap_or_default()
            && token.text.chars().count() == 1
    });
    let glued = text.get(end).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
        && text.get(end + 1).is_some_and(|letter| {
            letter.is_word() && letter.gap == Gap::None && letter.text.chars().count() == 1
        });
    if glued {
        return end + 2;
    }
    let dot = text.get(end + 1).is_some_and(|token| token.is(".") && token.gap == Gap::None);
    if initial && (dot || text.get(end + 1).is_none_or(|next| next.gap != Gap::None)) { end + 1 } else { end }
}

/// "Lindner, Klaus-Peter;": a surname with a first name behind it is of somebody on a list.
pub(super) fn listed_with_first_name(text: &Text<'_>, end: usize) -> bool {
    text.get(end).is_some_and(|comma| comma.is(",") && comma.gap == Gap::None)
        && text
            .get(end + 1)
            .is_some_and(|first| first.is_capital() && first.any(Flags::FIRST) && !first.any(ORDINARY))
        && text.get(end + 2).is_none_or(|next| {
            next.gap == Gap::Line || matches!(next.text, ";" | "," | "." | ")" | "(" | "-" | "und" | "/")
        })
}

/// Whether a name is of somebody whom people talk about, who is no party to anything here.
pub(super) fn is_topic(text: &Text<'_>, name: &Range<usize>) -> bool {
    let words: Vec<&Token<'_>> =
        text.tokens.get(name.clone()).unwrap_or_default().iter().filter(|token| token.is_word()).collect();
    let titled = text
        .before(name.start, 1)
        .is_some_and(|before| before.any(Flags::TITLE.with(Flags::JOB).with(Flags::KIN)));
    let stem = |token: &Token<'_>| token.any(Flags::PUBLIC);
    // "H. Wulff" signs; of those in the news one tells the first name.
    if is_initial(text, name.start) || listed_with_first_name(text, name.end) {
        return false;
    }
    match words.as_slice() {
        [only] => stem(only) && (!titled || !only.any(NAME)) && !only.any(Flags::FIRST),
        [first, last] => stem(last) && first.any(Flags::PUBLIC_FIRST) && !titled,
        _ => false,
    }
}
