//! Finds names of accounts without an at sign.

use std::ops::Range;

use super::Kind;
use super::lexicon::{Flags, ORDINARY, hash, look_up};
use super::list::List;
use super::token::{Class, Gap, Shape, Text, Token};

/// Names of accounts: those of a form that no word has, and whatever stands behind an announcement.
pub(super) fn handles(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut cue: Option<usize> = None;
    if !text.has(Flags::ACCOUNT) && !text.is_glued() && !text.is_mixed() && !text.has_mark(b"_") {
        return found;
    }
    while at < text.tokens.len() {
        // „lena_kr“, (lena.kr08): what opens is no part of it.
        if text.get(at).is_some_and(|token| token.class == Class::Mark && !token.is("_")) {
            at += 1;
            continue;
        }
        let end = piece_end(text, at);
        let plain = end == at + 1
            && cue.is_none_or(|cue| at - cue > 9)
            && text.get(at).is_some_and(|token| token.shape != Shape::Mixed);
        if plain {
            if text.get(at).is_some_and(|token| token.any(Flags::ACCOUNT)) {
                cue = Some(at);
            }
            at = end;
            continue;
        }
        let ahead = text.tokens.get(end..text.tokens.len().min(end + 4));
        let ahead = ahead.is_some_and(|ahead| ahead.iter().any(|token| token.any(Flags::ACCOUNT)));
        let near = cue.filter(|cue| at - cue <= 9);
        if Piece::of(text, at..end).is_account(text, near, ahead) {
            found.push((text.bytes(&(at..end)), Kind::Handle));
        } else if end == at + 1 && text.get(at).is_some_and(|token| token.any(Flags::ACCOUNT)) {
            cue = Some(at);
        }
        at = end;
    }
    found
}

/// Where what has no gaps and begins here ends, without the punctuation around it.
fn piece_end(text: &Text<'_>, start: usize) -> usize {
    let inner = |token: &Token<'_>| matches!(token.text, "_" | "." | "-" | "#" | "~");
    let mut end = start + 1;
    let mut last = end;
    while let Some(token) = text.get(end).filter(|token| token.gap == Gap::None) {
        match token.class {
            Class::Word | Class::Number => last = end + 1,
            Class::Mark if token.is("_") => last = end + 1,
            Class::Mark if inner(token) => {}
            _ => break,
        }
        end += 1;
    }
    last
}

/// Whether a word is on no list and no verb with "es" run into it either ("ich finds schlimm").
fn is_strange(word: &Token<'_>) -> bool {
    let clitic = word.text.strip_suffix('s').is_some_and(|verb| {
        word.shape == Shape::Lower && look_up(verb, hash(verb.bytes())).any(Flags::COMMON)
    });
    !word.any(ORDINARY.with(super::lexicon::TOPIC)) && !clitic
}

/// Whether the name of an account may follow a word where accounts are spoken of.
fn leads(last: &Token<'_>) -> bool {
    static LEADS: List<25> = List::new([
        ":", "heisse", "heisst", "heiss", "als", "name", "namens", "unter", "ist", "lautet", "\"", "'", "=",
        "bin", "hiess", "nennt", "dort", "da", "@", "(", "ich", "er", "sie", "sich", "noch",
    ]);
    LEADS.knows(last) || matches!(last.text, "jetzt" | "neu")
}

/// Something without gaps, and what it is made of.
struct Piece {
    tokens: Range<usize>,
    letters: usize,
    digits: usize,
    low_lines: usize,
    dots: usize,
    hashes: usize,
    dashes: usize,
    words: usize,
}

impl Piece {
    fn of(text: &Text<'_>, tokens: Range<usize>) -> Self {
        let mut piece =
            Self { tokens, letters: 0, digits: 0, low_lines: 0, dots: 0, hashes: 0, dashes: 0, words: 0 };
        for token in text.tokens.get(piece.tokens.clone()).unwrap_or_default() {
            match token.class {
                Class::Word => {
                    piece.letters += token.text.len();
                    piece.words += 1;
                }
                Class::Number => piece.digits += token.text.len(),
                Class::Mark if token.is("_") => piece.low_lines += 1,
                Class::Mark if token.is(".") => piece.dots += 1,
                Class::Mark if token.is("#") => piece.hashes += 1,
                Class::Mark => piece.dashes += 1,
                Class::Placeholder => {}
            }
        }
        piece
    }

    /// Whether it is the name of an account; `cue` is where an account was spoken of shortly before.
    fn is_account(&self, text: &Text<'_>, cue: Option<usize>, ahead: bool) -> bool {
        let Some(first) = text.get(self.tokens.start) else { return false };
        if self.letters == 0
            || !matches!(first.class, Class::Word | Class::Number | Class::Mark)
            || (first.class == Class::Mark && !first.is("_"))
        {
            return false;
        }
        let gendered = text.tokens.get(self.tokens.clone()).is_some_and(|tokens| {
            matches!(tokens, [_, mark, end] if mark.is("_") && matches!(end.text, "innen" | "in" | "r" | "n" | "e"))
        });
        let known = text.tokens.get(self.tokens.clone()).is_some_and(|tokens| {
            tokens.iter().filter(|token| token.is_word()).all(|token| token.any(ORDINARY))
        });
        if (self.low_lines > 0 && self.letters + self.digits >= 4 && !gendered && self.letters >= 2)
            || (self.hashes == 1 && self.digits == 4 && self.letters >= 2 && self.dots == 0)
        {
            return true;
        }
        // "die 16jährige"
        let aged = text.before(self.tokens.end, 1).is_some_and(|word| word.text.starts_with("jaehrig"));
        if aged {
            return false;
        }
        // `k4ff33kr4nz`
        let leet = self.words >= 3
            && self.letters >= 4
            && self.digits >= 2
            && self.dots + self.dashes + self.hashes + self.low_lines == 0;
        if leet || self.is_between_digits(text) || self.is_numbered_word(text) {
            return true;
        }
        let glued = self.words == 1 && self.dots + self.dashes == 0 && self.digits > 0;
        let long_digits = self.digits >= 2 && self.letters >= 4;
        let year = self.digits == 4
            && text
                .before(self.tokens.end, 1)
                .is_some_and(|token| token.text.starts_with("19") || token.text.starts_with("20"));
        if glued && long_digits && self.digits <= 6 && (!known || self.digits > 2 && !year && first.is_word())
        {
            return true;
        }
        if self.dots > 0
            && self.digits >= 2
            && self.letters >= 4
            && first.is_word()
            && self.letters + self.digits >= 6
            && self.dashes == 0
            && !known
        {
            return true;
        }
        if self.is_dotted(text) || self.is_made_up(text) {
            return true;
        }
        // `xX_dark`, `DarkWolf`
        if ahead && self.dots > 0 && self.words >= 2 {
            return true;
        }
        if ahead
            && (self.digits > 0 && self.letters >= 3
                || first.shape == Shape::Mixed && self.letters >= 5 && !first.any(super::lexicon::TOPIC))
            && first.is_word()
        {
            return true;
        }
        let Some(cue) = cue else { return false };
        if (self.digits > 0 && self.letters >= 2 && first.is_word())
            || (self.dots > 0 && self.words >= 2)
            || (self.dashes > 0 && !known && self.words >= 2)
            || (first.shape == Shape::Mixed && self.letters >= 6 && !first.any(super::lexicon::TOPIC))
        {
            return true;
        }
        let between = text.tokens.get(cue + 1..self.tokens.start).unwrap_or_default();
        let led = between.last().is_some_and(leads) || between.is_empty();
        let strange = is_strange(first);
        let quoted = between.last().is_some_and(|last| matches!(last.text, "\"" | ":" | "'" | "="));
        (led && strange && self.letters >= 3 && !first.any(Flags::KIN.with(Flags::JOB)))
            || (quoted && between.len() <= 4 && !first.any(Flags::FUNCTION))
    }
    /// `wind.und.wetter`, `frostwind.18`: dots inside of small letters are no ends of sentences if there are several, or a
    /// number behind.
    fn is_dotted(&self, text: &Text<'_>) -> bool {
        let tokens = text.tokens.get(self.tokens.clone()).unwrap_or_default();
        let small = tokens.iter().all(|token| {
            token.shape == Shape::Lower
                && !(token.is_word() && token.text.len() < 2)
                && !matches!(token.text, "de" | "com")
        });
        let ended =
            matches!(tokens, [.., word, dot, number] if word.is_word() && dot.is(".") && number.is_number());
        small
            && self.dashes == 0
            && (self.dots >= 2 && self.words >= 3
                || ended
                    && self.words >= 1
                    && (2..=4).contains(&self.digits)
                    && self.letters >= 5
                    && !tokens.iter().any(|token| token.any(Flags::COMMON.with(Flags::MONTH))))
    }

    /// `der88erboy`: a number inside of letters.
    fn is_between_digits(&self, text: &Text<'_>) -> bool {
        let tokens = text.tokens.get(self.tokens.clone()).unwrap_or_default();
        matches!(tokens, [first, number, last] if first.is_word() && number.is_number() && last.is_word()
            && first.text.len() >= 2
            && last.text.len() >= 3
            && number.text.len() >= 2
            && !matches!(last.text, "ers" | "ter" | "ten" | "tes")
            && first.text.len() + last.text.len() >= 6)
    }

    /// `ureinwohner68`: a rarer word with two digits right behind.
    fn is_numbered_word(&self, text: &Text<'_>) -> bool {
        let tokens = text.tokens.get(self.tokens.clone()).unwrap_or_default();
        matches!(tokens, [word, number] if word.is_word() && number.is_number()
            && (2..=4).contains(&number.text.len())
            && word.text.len() >= 7
            && !word.any(Flags::COMMON.with(super::lexicon::TOPIC).with(Flags::MONTH).with(Flags::ORG)))
    }

    /// `nordwind77`: two or three words in one with a number is no word.
    fn is_made_up(&self, text: &Text<'_>) -> bool {
        let compound = text.get(self.tokens.start).is_some_and(|word| {
            word.is_word() && word.any(Flags::COMPOUND) && !word.any(Flags::COMMON.with(Flags::WORD))
        });
        compound
            && self.words == 1
            && self.digits == 2
            && self.dots + self.dashes + self.hashes == 0
            && self.letters >= 6
    }
}
