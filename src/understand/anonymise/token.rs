//! A folded text in words, numbers and marks, each with what is known of it.

use std::ops::Range;

use super::super::normalise::Folded;
use super::facts::{Facts, Memo, Word};
use super::lexicon::{Flags, hash, hash_letters};
use super::list::Key;

/// How many tokens a finder goes on from where it begins: no identifier is longer, and made-up texts have no end.
pub(super) const REACH: usize = 24;

/// How many tokens from a number its neighbours are.
const NEAR: usize = 2;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Word,
    /// Plain digits.
    Number,
    /// One character that is neither letter nor digit.
    Mark,
    /// A word that stands where a detail was taken out.
    Placeholder,
}

/// How a word was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Lower,
    Capital,
    Upper,
    /// Capitals inside.
    Mixed,
    /// A script without capitals.
    Caseless,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Space,
    Line,
}

#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    /// As folded.
    pub text: &'a str,
    /// Where it stands in the folded text.
    pub start: usize,
    pub class: Class,
    pub shape: Shape,
    pub gap: Gap,
    pub flags: Flags,
    pub facts: Facts,
    /// A number in digits is this token, or one of the two before or behind it.
    pub near_number: bool,
    /// How many digits a word for a number is worth; longer ones (`siebzehn`) count two.
    pub digits: u8,
    /// By which lists tell it from their words.
    pub key: Key,
    pub hash: u64,
}

impl<'a> Token<'a> {
    /// A token of which nothing is known.
    pub(super) fn new(text: &'a str, start: usize, class: Class, gap: Gap) -> Self {
        let (shape, flags, facts) = (Shape::Lower, Flags::NONE, Facts::NONE);
        Self {
            text,
            start,
            class,
            shape,
            gap,
            flags,
            facts,
            near_number: false,
            digits: 0,
            key: Key::of(text),
            hash: 0,
        }
    }
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn is_word(&self) -> bool {
        self.class == Class::Word
    }

    /// Whether it is a word of one letter.
    pub(super) fn is_letter(&self) -> bool {
        // Most words have more letters than one of ASCII, and no letter has more than four bytes.
        let short = || self.text.len() <= 4 && !self.text.is_ascii() && self.text.chars().nth(1).is_none();
        self.is_word() && (self.text.len() == 1 || short())
    }

    pub(super) fn is_number(&self) -> bool {
        self.class == Class::Number
    }

    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }

    /// Begins with a capital letter, or is of a script that has none.
    pub(super) fn is_capital(&self) -> bool {
        self.is_word() && self.shape != Shape::Lower
    }

    /// Whether it is a word with any of these flags.
    pub(super) fn any(&self, flags: Flags) -> bool {
        self.flags.any(flags)
    }

    /// Whether any of these is so of it.
    pub(super) fn is_any(&self, facts: Facts) -> bool {
        self.facts.any(facts)
    }

    /// Ends a sentence.
    pub(super) fn is_stop(&self) -> bool {
        matches!(self.text, "." | "!" | "?" | "…" | ";" | ":")
    }
}

/// The tokens of a text, and how it was written on the whole.
pub(super) struct Text<'a> {
    pub folded: &'a str,
    pub tokens: Vec<Token<'a>>,
    /// Nouns have no capitals here.
    pub lower: bool,
    /// It has characters that are neither of ASCII nor German letters.
    odd: bool,
    /// What is in it, so that a finder that wants something else need not look.
    has: Has,
}

/// What the tokens of a text are together.
#[expect(clippy::struct_excessive_bools, reason = "each tells of one thing that is somewhere in a text")]
#[derive(Clone, Copy, Default)]
struct Has {
    flags: Flags,
    facts: Facts,
    /// The marks of ASCII, a bit each.
    marks: u128,
    /// How many digits its numbers have.
    digits: usize,
    /// The same with what its words for numbers are worth.
    worth: usize,
    /// A word has only one letter.
    letter: bool,
    /// A word or a number stands right behind something else.
    glued: bool,
    /// A word has capitals inside.
    mixed: bool,
    /// A word is a number and no article.
    counted: bool,
    /// A mark does not stand right behind something else, or a placeholder does.
    apart: bool,
    placeholder: bool,
    /// Whatever is asked for, for a test.
    #[cfg(test)]
    everything: bool,
}

impl Has {
    fn add(&mut self, token: &Token<'_>) {
        match token.class {
            Class::Word => {
                self.flags = self.flags.with(token.flags);
                self.facts = self.facts.with(token.facts);
                self.glued |= token.gap == Gap::None;
                self.mixed |= token.shape == Shape::Mixed;
                self.counted |= token.any(Flags::NUMBER) && !token.any(Flags::DET);
                self.worth += usize::from(token.digits);
                self.letter |= token.is_letter();
            }
            Class::Number => {
                self.digits += token.text.len();
                self.worth += token.text.len();
                self.glued |= token.gap == Gap::None;
            }
            Class::Mark => {
                let mark = token.text.bytes().next().filter(u8::is_ascii);
                self.marks |= mark.map_or(0, |mark| 1 << mark);
                self.apart |= token.gap != Gap::None;
            }
            Class::Placeholder => {
                self.placeholder = true;
                self.apart |= token.gap == Gap::None;
            }
        }
    }
}

impl<'a> Text<'a> {
    /// Takes a folded text apart. `placeholder` tells how many bytes of the beginning of a text are a placeholder.
    pub(super) fn new(typed: &'a Folded, placeholder: impl Fn(&str) -> Option<usize>, memo: &Memo) -> Self {
        let folded = typed.as_str();
        let mut tokens: Vec<Token<'a>> = Vec::with_capacity(folded.len() / 3);
        let (mut has, mut inside) = (Has::default(), Inside::default());
        let mut gap = Gap::Line;
        let mut at = 0;
        // How many tokens there were behind the last number, so that the next is near one too.
        let mut behind = NEAR;
        while let Some(first) = folded.as_bytes().get(at).copied() {
            // A folded text has no other blanks.
            if matches!(first, b' ' | b'\n') {
                gap = if first == b'\n' || gap == Gap::Line { Gap::Line } else { Gap::Space };
                at += 1;
                continue;
            }
            let rest = folded.get(at..).unwrap_or_default();
            let mut hashed = None;
            let (class, length) = match first {
                b'0'..=b'9' => (Class::Number, rest.bytes().take_while(u8::is_ascii_digit).count()),
                b'a'..=b'z' => {
                    let (mut length, hash) = hash_letters(rest);
                    hashed = Some(hash);
                    // Letters without another spelling go on with it.
                    if let Some(128..) = rest.as_bytes().get(length) {
                        hashed = None;
                        length += run(rest.get(length..).unwrap_or_default(), is_letter);
                    }
                    (Class::Word, length)
                }
                b'[' => match placeholder(rest) {
                    Some(length) => (Class::Placeholder, length),
                    None => (Class::Mark, 1),
                },
                0..128 => (Class::Mark, 1),
                _ => match run(rest, char::is_alphabetic) {
                    0 => (Class::Mark, rest.chars().next().map_or(1, char::len_utf8)),
                    length => (Class::Word, length),
                },
            };
            let text = rest.get(..length).unwrap_or(rest);
            let mut token = Token::new(text, at, class, gap);
            if class == Class::Word {
                token.hash = hashed.unwrap_or_else(|| hash(text.bytes()));
                token.shape = shape(text, typed.capitals(at..at + length));
                Word { flags: token.flags, facts: token.facts, digits: token.digits } = memo.word(&token);
            }
            if class == Class::Number {
                tokens.iter_mut().rev().take(NEAR).for_each(|token| token.near_number = true);
                (token.near_number, behind) = (true, 0);
            } else {
                token.near_number = behind < NEAR;
                behind += 1;
            }
            inside.add(&token);
            has.add(&token);
            tokens.push(token);
            gap = Gap::None;
            at += text.len().max(1);
        }
        Self { folded, tokens, lower: inside.is_lower(), odd: typed.is_odd(), has }
    }

    /// The same text as if everything were in it that any finder may want.
    #[cfg(test)]
    pub(super) fn with_everything(self) -> Self {
        let (flags, facts, marks) = (Flags::ALL, Facts::ALL, u128::MAX);
        let (glued, mixed, letter, counted, apart, placeholder) = (true, true, true, true, true, true);
        let (digits, worth, everything) = (usize::MAX, usize::MAX, true);
        let has = Has {
            flags,
            facts,
            marks,
            digits,
            worth,
            letter,
            glued,
            mixed,
            counted,
            apart,
            placeholder,
            everything,
        };
        let tokens = self.tokens.into_iter().map(|token| Token {
            near_number: true,
            facts: token.facts.with(Facts::ONLY_GATES),
            ..token
        });
        Self { has, tokens: tokens.collect(), ..self }
    }

    /// Whether any word has any of these flags.
    pub(super) fn has(&self, flags: Flags) -> bool {
        self.has.flags.any(flags)
    }

    /// Whether any of these is so of any word.
    pub(super) fn has_fact(&self, facts: Facts) -> bool {
        self.has.facts.any(facts)
    }

    /// Whether any of these marks of ASCII stands in it.
    pub(super) fn has_mark(&self, marks: &[u8]) -> bool {
        marks.iter().any(|mark| self.has.marks >> mark & 1 == 1)
    }

    /// Whether any token is a number in digits.
    pub(super) fn has_numbers(&self) -> bool {
        self.has.digits > 0
    }

    /// How many digits its numbers have together.
    pub(super) fn digits(&self) -> usize {
        self.has.digits
    }

    /// How many digits these are with those that words are worth.
    pub(super) fn worth(&self) -> usize {
        self.has.worth
    }

    /// Whether it is all words with blanks before them and nothing but punctuation right behind them, none of which may be read
    /// in another way than as itself: then nothing in it means anything else than it says.
    pub(super) fn is_plain(&self) -> bool {
        const PUNCTUATION: &[u8] = b",.;:!?)";
        let has = &self.has;
        let other = PUNCTUATION.iter().fold(has.marks, |marks, mark| marks & !(1 << mark));
        let words = has.digits == 0 && !has.glued && !has.apart && other == 0;
        words && !self.odd && !has.facts.any(Facts::AMBIGUOUS)
    }

    /// Whether any word is a number and no article.
    pub(super) fn is_counted(&self) -> bool {
        self.has.counted
    }

    /// Whether this stands anywhere in it, be it in the middle of a word.
    pub(super) fn contains(&self, part: &str) -> bool {
        #[cfg(test)]
        if self.has.everything {
            return true;
        }
        self.folded.contains(part)
    }

    /// Whether any word has only one letter.
    pub(super) fn has_letter(&self) -> bool {
        self.has.letter
    }

    /// Whether a word or a number stands anywhere right behind something else.
    pub(super) fn is_glued(&self) -> bool {
        self.has.glued
    }

    /// Whether a detail was taken out of it.
    pub(super) fn has_placeholder(&self) -> bool {
        self.has.placeholder
    }

    /// Whether any word has capitals inside.
    pub(super) fn is_mixed(&self) -> bool {
        self.has.mixed
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    /// The token so many before.
    pub(super) fn before(&self, at: usize, by: usize) -> Option<&Token<'a>> {
        at.checked_sub(by).and_then(|at| self.tokens.get(at))
    }

    /// The bytes of the tokens of a range.
    pub(super) fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.get(tokens.start).map_or(0, |token| token.start);
        let end = self.before(tokens.end, 1).map_or(start, Token::end);
        start..end.max(start)
    }

    /// Whether these bytes are a placeholder and nothing else.
    pub(super) fn is_placeholder(&self, bytes: &Range<usize>) -> bool {
        let at = self.tokens.partition_point(|token| token.end() <= bytes.start);
        self.get(at).is_some_and(|token| {
            token.class == Class::Placeholder && token.start <= bytes.start && bytes.end <= token.end()
        })
    }

    /// For each token whether it is in one of these ranges of bytes.
    pub(super) fn tokens_in<'r>(&self, ranges: impl Iterator<Item = &'r Range<usize>>) -> Vec<bool> {
        let mut inside = vec![false; self.tokens.len()];
        for range in ranges {
            let start = self.tokens.partition_point(|token| token.end() <= range.start);
            let end = self.tokens.partition_point(|token| token.start < range.end);
            for slot in inside.get_mut(start..end.max(start)).into_iter().flatten() {
                *slot = true;
            }
        }
        inside
    }

    /// Whether a sentence or a line begins with this token.
    pub(super) fn begins(&self, at: usize) -> bool {
        match self.before(at, 1) {
            None => true,
            Some(before) => {
                before.is_stop()
                    || matches!(before.text, "\"" | "(" | "-" | "„" | "“" | "»" | "*" | "•" | ">")
                        && self.before(at, 2).is_none_or(Token::is_stop)
                    || self.get(at).is_some_and(|token| token.gap == Gap::Line)
            }
        }
    }
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// A letter in folded text.
fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase() || (!c.is_ascii() && c.is_alphabetic())
}

/// How a word was written of which it is told for each byte whether it was a capital.
fn shape(text: &str, capitals: &[bool]) -> Shape {
    // Most words are small.
    if !capitals.contains(&true) && text.as_bytes().first().is_some_and(u8::is_ascii) {
        return Shape::Lower;
    }
    let first = capitals.first().copied().unwrap_or_default();
    // All bytes of a letter are capitals if it is one.
    let later = text.chars().next().and_then(|letter| capitals.get(letter.len_utf8()..)).unwrap_or_default();
    let foreign = text.bytes().next().is_some_and(|byte| !byte.is_ascii());
    if foreign && text.bytes().all(|byte| !byte.is_ascii()) && !text.chars().any(char::is_lowercase) {
        return Shape::Caseless;
    }
    let (any, all) = (later.contains(&true), || !later.contains(&false));
    shape_of(first, any, any && all())
}

/// `any` and `all` tell which of the later letters are capitals; `all` of none is not asked about.
fn shape_of(first: bool, any: bool, all: bool) -> Shape {
    match (first, any, all) {
        (true, true, true) => Shape::Upper,
        (_, true, _) => Shape::Mixed,
        (true, false, _) => Shape::Capital,
        (false, false, _) => Shape::Lower,
    }
}

/// The words inside sentences, and those of them that have a capital.
#[derive(Default)]
struct Inside {
    words: usize,
    capitals: usize,
    /// A sentence ended right before.
    stopped: bool,
}

impl Inside {
    /// Counts the next token of a text.
    fn add(&mut self, token: &Token<'_>) {
        if token.is_word() && !self.stopped && token.gap != Gap::Line {
            self.words += 1;
            self.capitals += usize::from(token.shape == Shape::Capital);
        }
        self.stopped = token.class == Class::Mark && token.is_stop();
    }

    /// Whether hardly any of them has a capital: whoever types so writes names small too.
    fn is_lower(&self) -> bool {
        self.capitals * 12 < self.words
    }
}
