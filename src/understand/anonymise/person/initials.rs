//! Initials that stand for a whole name: "Herrn A. S.", "m.k. hat mich bedroht", "K.-H. P.", "L. v. B."

use std::ops::Range;

use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};
use super::signed::is_behind_closing;

/// What is short for something else, without dots.
static SHORT: List<74> = List::new([
    "zb", "ua", "dh", "idr", "so", "su", "uu", "zt", "ev", "ia", "iv", "ps", "pps", "us", "usa", "eu", "ns",
    "wg", "ok", "ko", "lg", "vg", "mv", "bb", "sh", "nr", "st", "ac", "ad", "bc", "nc", "vc", "vchr", "nchr",
    "am", "pm", "uk", "ss", "sa", "hj", "kz", "dr", "ddr", "brd", "gmbh", "eg", "kg", "ag", "va", "od",
    "oae", "oa", "uae", "za", "zh", "zw", "ff", "vl", "nl", "bd", "hg", "ed", "aa", "ao", "im", "mb", "acab",
    "tv", "dj", "cd", "dd", "sos", "ea", "og",
]);

/// What is no name whatever follows: signs of the scene and against it are evidence, and states have no face.
static SIGNS: List<16> = List::new([
    "hh", "ss", "sa", "hj", "ns", "kz", "fck", "nzs", "acab", "usa", "ddr", "brd", "eu", "uk", "gmbh", "sos",
]);

/// Initials as ranges of tokens.
pub(super) fn find(text: &Text<'_>, taken: &[bool]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.has_mark(b".") || !text.has_letter() {
        return found;
    }
    let mut at = 0;
    while at < text.tokens.len() {
        match end(text, at).filter(|end| !taken.get(at..*end).is_none_or(|taken| taken.contains(&true))) {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn is_letter(token: &Token<'_>) -> bool {
    token.text.len() <= 2 && token.is_word() && token.text.chars().nth(1).is_none()
}

/// Where the initials that begin here end.
fn end(text: &Text<'_>, start: usize) -> Option<usize> {
    let first = text.get(start).filter(|first| is_letter(first) && first.gap != Gap::None)?;
    // A dot behind each letter but the last, dashes between them, "v." for "von".
    let (mut at, mut letters, mut last, mut capitals) = (start, String::new(), start, 0);
    let mut spaced = false;
    while let Some(letter) = text.get(at).filter(|letter| is_letter(letter) && letters.len() < 5) {
        let noble = letter.is("v") && at > start;
        if !noble && letter.is_capital() != first.is_capital() {
            break;
        }
        spaced |= at > start && letter.gap == Gap::Space;
        let dot = text.get(at + 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None);
        if !dot && (!spaced && letters.is_empty() || goes_on(text, at + 1)) {
            break;
        }
        letters.push_str(letter.text);
        capitals += usize::from(letter.is_capital());
        at += 1 + usize::from(dot);
        last = at;
        if !dot {
            break;
        }
        at += usize::from(text.get(at).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None));
    }
    // The dot that ends a sentence stays.
    if letters.len() == 1 && last == start + 2 {
        return (alone(text, start, last) || signed(text, start, last)).then_some(last);
    }
    // "A. M. hat mich bedroht": what does something is short for nothing else.
    let short = || SHORT.has(&letters) && !(first.is_capital() && does(text, start, last));
    let names = (2..=4).contains(&letters.len()) && !SIGNS.has(&letters) && !short() && !goes_on(text, last);
    let written = first.is_capital() && capitals >= 2 && !behind_short(text, start);
    let small = || text.lower && letters.len() == 2 && !spaced && does(text, start, last);
    let apart = text.get(last).is_none_or(|next| !(next.is_number() && next.gap == Gap::None));
    let small = || !first.is_capital() && (small() || signed(text, start, last));
    (names && apart && (written && !heads_a_name(text, last) || small())).then_some(last)
}

/// "lg k.m.", "mfg p. w.": whose letter it is.
fn signed(text: &Text<'_>, start: usize, end: usize) -> bool {
    text.get(end).is_none_or(|next| next.gap == Gap::Line) && is_behind_closing(text, start)
}

/// "nur soviel: m. hat gezündet", "grüße. k.": one letter that does something, or signs.
fn alone(text: &Text<'_>, start: usize, end: usize) -> bool {
    let begins = text.begins(start) && (start > 0 || text.get(start).is_some_and(Token::is_capital));
    let does = text
        .get(end)
        .is_some_and(|verb| matches!(verb.text, "hat" | "hatte" | "war" | "ist" | "kam" | "sagt"));
    // "die chefs sind K. und …", "mit K. gesprochen"
    let led = text.get(start).is_some_and(Token::is_capital)
        && text.before(start, 1).is_some_and(|lead| {
            matches!(lead.text, "mit" | "gegen" | "sind" | "wegen" | "angeklagten" | "kumpel")
        })
        && text.get(end).is_some_and(|next| {
            next.is(",") || next.is_word() && !next.is_capital() && !matches!(next.text, "bis" | "oder")
        });
    led || begins && !text.before(start, 2).is_some_and(is_letter) && (does || end == text.tokens.len())
}

/// Whether a word or a number is written right behind.
fn goes_on(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(|next| next.gap == Gap::None && next.class != Class::Mark)
}

/// Whether a letter with a dot stands right before: "i. A. K."
fn behind_short(text: &Text<'_>, at: usize) -> bool {
    text.before(at, 1).is_some_and(|dot| dot.is("."))
        && text.before(at, 2).is_some_and(|letter| is_letter(letter) && !letter.is_capital())
}

/// "J. R. Hansen": a word with a capital right behind goes on with the name, which others find.
fn heads_a_name(text: &Text<'_>, at: usize) -> bool {
    let dotted = text.before(at, 1).is_some_and(|dot| dot.is("."));
    let next = |next: &Token<'_>| next.is_capital() && next.gap == Gap::Space && next.text.len() > 2;
    dotted
        && !text.lower
        && text.get(at).is_some_and(next)
        && text.get(at + 1).is_none_or(|after| !after.is_capital())
}

/// Whether small letters with dots are somebody who does something or is held: "m.k. hat mich", "mit a.s. gesprochen".
fn does(text: &Text<'_>, start: usize, end: usize) -> bool {
    static DOES: List<34> = List::new([
        "hat", "hatte", "ist", "war", "will", "wollte", "kam", "kommt", "sagt", "sagte", "meint", "meinte",
        "stand", "steht", "wohnt", "schreibt", "schrieb", "droht", "drohte", "macht", "machte", "geht",
        "ging", "weiss", "wusste", "ruft", "rief", "schlug", "nennt", "kennt", "und", "lacht", "lachte",
        "filmt",
    ]);
    let held = text.before(start, 1).is_some_and(|lead| {
        matches!(
            lead.text,
            "herr"
                | "herrn"
                | "frau"
                | "von"
                | "mit"
                | "bei"
                | "gegen"
                | "namens"
                | "ein"
                | "gewisser"
                | "gewisse"
                | "der"
                | "die"
        )
    });
    held || text.get(end).is_some_and(|verb| verb.is_word() && DOES.knows(verb))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::anonymise::facts::Memo;
    use crate::understand::normalise::Folded;

    fn found(text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        let text = Text::new(&folded, |_| None, &Memo::default());
        let taken = vec![false; text.tokens.len()];
        find(&text, &taken).iter().map(|tokens| folded.as_str()[text.bytes(tokens)].to_owned()).collect()
    }

    #[test]
    fn initials_alone_are_a_name_and_short_words_are_none() {
        for (text, wanted) in [
            ("Es geht um Herrn A. S., der hier wohnt.", vec!["a. s."]),
            ("Der Jugendliche L. v. B. ist abwesend, K.-H. P. auch.", vec!["l. v. b.", "k.-h. p."]),
            ("m.k. hat mich bedroht", vec!["m.k."]),
            ("ich sag nur soviel: m. hat gezündet", vec!["m."]),
            ("N. hat mich geschlagen, A.M. hat zugesehen", vec!["n.", "a.m."]),
            ("Er hat H.H. gesprüht und F.C.K. N.Z.S. drüber", vec![]),
            ("Z. B. am Montag, u. a. am Dienstag, i. d. R. um zehn, d. h. spät. P.S. Ich komme.", vec![]),
            ("ich war z.b. da und u.a. hat er gelacht", vec![]),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }
}
