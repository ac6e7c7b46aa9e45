//! One way to look at text for everything in `understand`, whatever keyboard it came from.
//!
//! People write `ü`, `ue`, `u` with a combining diaeresis, full-width digits, and now and then an invisible character
//! slips in (or is put in, to dodge a filter). [`Folded`] is such a text in small plain letters, together with the way
//! back: for every byte it knows which characters of the original it stands for.
//!
//! Nothing here knows what a word means.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A text folded to lower case, without invisible characters, with `ä ö ü ß` as `ae oe ue ss`, other accents dropped,
/// compatibility forms (full-width digits, ligatures) and digits of other scripts made plain, and one kind
/// of dash, apostrophe and space.
#[derive(Clone)]
pub struct Folded {
    text: String,
    /// Sorted by their bytes, which make up the whole text.
    rows: Vec<Row>,
    /// For each byte of `text` whether the character it stands for was a capital letter.
    capitals: Vec<bool>,
    /// Whether any character is neither of ASCII nor a German letter.
    odd: bool,
}

/// A row of bytes of a folded text, and what it stands for in the original. One for each byte would be simpler, but most
/// of what people type stands for itself.
#[derive(Clone, Copy)]
struct Row {
    /// Where it begins.
    byte: usize,
    origin: Origin,
    /// Each of its bytes stands for the next character from the first on; otherwise they stand for all of them together.
    each: bool,
}

/// The scalar values of the original that a part of a folded text stands for.
#[derive(Clone, Copy)]
struct Origin {
    start: usize,
    end: usize,
}

impl Row {
    /// What one of its bytes stands for.
    fn origin(self, byte: usize) -> Origin {
        let start = self.origin.start + (byte - self.byte);
        if self.each { Origin { start, end: start + 1 } } else { self.origin }
    }
}

impl Folded {
    /// Folds a text, in time linear in its length.
    pub fn new(text: &str) -> Self {
        let folding = Folding::of(text, |c| looks_latin(c).is_some()).unwrap_or_else(|| {
            let mut unmasked: Vec<char> = text.chars().collect();
            unmask(&mut unmasked);
            let folding = Folding::of(&String::from_iter(unmasked), |_| false).unwrap_or_default();
            Folding { odd: true, ..folding }
        });
        folding.done()
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether any character of the original is none that people type in German with letters, digits and marks.
    pub fn is_odd(&self) -> bool {
        self.odd
    }

    /// For each of these bytes of the folded text whether the character it stands for was a capital letter.
    pub fn capitals(&self, bytes: Range<usize>) -> &[bool] {
        self.capitals.get(bytes).unwrap_or_default()
    }

    /// Which scalar values of the original a range of bytes of the folded text stands for. Out of range bytes count as
    /// the end.
    pub fn origin(&self, bytes: Range<usize>) -> Range<usize> {
        let end = self.text.len().saturating_sub(1);
        let of = |byte: usize| {
            let row = self.rows.partition_point(|row| row.byte <= byte).checked_sub(1);
            row.and_then(|row| self.rows.get(row)).map_or(0..0, |row| {
                let Origin { start, end } = row.origin(byte);
                start..end
            })
        };
        let start = of(bytes.start.min(end)).start;
        // A single byte may belong to a character whose later bytes were extended by a mark.
        let end = of(bytes.end.saturating_sub(1).max(bytes.start).min(end)).end;
        start..end.max(start)
    }
}

/// A folded text that is not whole yet.
#[derive(Default)]
struct Folding {
    /// Of whole characters.
    bytes: Vec<u8>,
    rows: Vec<Row>,
    capitals: Vec<bool>,
    odd: bool,
}

impl Folding {
    /// The folded characters of a text, unless one of them is `refused`.
    fn of(text: &str, refused: impl Fn(char) -> bool) -> Option<Self> {
        let room = text.len() + text.len() / 16;
        let (bytes, capitals) = (Vec::with_capacity(room), Vec::with_capacity(room));
        let mut folded = Self { bytes, rows: Vec::with_capacity(room / 16), capitals, odd: false };
        let (mut at, mut index) = (0, 0);
        while let Some(rest) = text.as_bytes().get(at..).filter(|rest| !rest.is_empty()) {
            // Most of what people type needs no tables, and stands in rows that are folded in one go.
            let plain = plain_length(rest);
            folded.push_plain(rest.get(..plain).unwrap_or_default(), index);
            at += plain;
            index += plain;
            if let Some(other) = text.get(at..).and_then(|rest| rest.chars().next()) {
                if refused(other) {
                    return None;
                }
                folded.push_other(other, index);
                at += other.len_utf8();
                index += 1;
            }
        }
        Some(folded)
    }

    fn push_plain(&mut self, row: &[u8], index: usize) {
        if row.is_empty() {
            return;
        }
        let origin = Origin { start: index, end: index + row.len() };
        self.rows.push(Row { byte: self.bytes.len(), origin, each: true });
        self.bytes.extend(row.iter().map(u8::to_ascii_lowercase));
        self.capitals.extend(row.iter().map(u8::is_ascii_uppercase));
    }

    fn push_other(&mut self, c: char, index: usize) {
        let origin = Origin { start: index, end: index + 1 };
        match c {
            'ä' => self.push("ae", origin, false),
            'ö' => self.push("oe", origin, false),
            'ü' => self.push("ue", origin, false),
            'ß' => self.push("ss", origin, false),
            _ if is_invisible(c) => self.odd = true,
            _ => {
                self.odd |= !matches!(c, 'Ä' | 'Ö' | 'Ü');
                let capital = c.is_uppercase();
                decompose_compatible(c, |part| self.push_part(part, origin, capital));
            }
        }
    }

    fn push_part(&mut self, part: char, origin: Origin, capital: bool) {
        if is_combining_mark(part) {
            self.push_mark(part, origin, capital);
            return;
        }
        match part {
            'ß' | 'ẞ' => self.push("ss", origin, capital),
            '’' | '‘' | '`' | '´' | 'ʼ' => self.push("'", origin, capital),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => self.push("-", origin, capital),
            _ if part.is_whitespace() && part != '\n' => self.push(" ", origin, capital),
            _ => match plain_digit(part) {
                Some(digit) => self.push(digit.encode_utf8(&mut [0; 4]), origin, capital),
                None => {
                    for lower in part.to_lowercase().filter(|c| !is_combining_mark(*c)) {
                        self.push(lower.encode_utf8(&mut [0; 4]), origin, capital);
                    }
                }
            },
        }
    }

    /// A diaeresis makes the `e` of `ae`, `oe`, `ue`; every other mark only belongs to the character before it.
    fn push_mark(&mut self, mark: char, origin: Origin, capital: bool) {
        let Some((byte, row)) = self.bytes.len().checked_sub(1).zip(self.rows.last_mut()) else { return };
        let last = row.origin(byte);
        if last.end < origin.start {
            return;
        }
        if mark == '\u{308}' && matches!(self.bytes.last(), Some(b'a' | b'o' | b'u')) {
            self.push("e", origin, capital);
            return;
        }
        // The last byte of the row is one of its own now.
        let marked = Row { byte, origin: Origin { end: origin.end, ..last }, each: false };
        if row.byte == byte { *row = marked } else { self.rows.push(marked) }
    }

    fn push(&mut self, piece: &str, origin: Origin, capital: bool) {
        self.rows.push(Row { byte: self.bytes.len(), origin, each: false });
        self.bytes.extend_from_slice(piece.as_bytes());
        self.capitals.resize(self.bytes.len(), capital);
    }

    fn done(self) -> Folded {
        let Self { bytes, rows, capitals, odd } = self;
        // Only whole characters and plain letters were written, so that it is always text.
        Folded { text: String::from_utf8(bytes).unwrap_or_default(), rows, capitals, odd }
    }
}

/// How many bytes from the first on are plain.
fn plain_length(bytes: &[u8]) -> usize {
    // As many as the machine compares at once.
    const ROW: usize = 16;
    let rows = bytes.chunks_exact(ROW);
    let whole = rows.take_while(|row| row.iter().fold(true, |all, byte| all & is_plain(*byte))).count() * ROW;
    let rest = bytes.get(whole..).unwrap_or_default();
    whole + rest.iter().position(|byte| !is_plain(*byte)).unwrap_or(rest.len())
}

/// Whether a character stands for itself, or for its small letter.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && byte != b'`' || byte == b'\n'
}

/// A text folded as [`Folded`] does, for those who need no way back.
pub fn fold(text: &str) -> String {
    // What German keyboards type, which is nearly everything, is folded letter by letter.
    let mut folded = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '`' | '’' | '‘' => folded.push('\''),
            '\n' | ' '..='~' => folded.push(c.to_ascii_lowercase()),
            'ä' | 'Ä' => folded.push_str("ae"),
            'ö' | 'Ö' => folded.push_str("oe"),
            'ü' | 'Ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            '„' | '“' | '”' | '»' | '«' | '€' | '\u{1f300}'..='\u{1f64f}' => folded.push(c),
            '–' | '—' => folded.push('-'),
            '…' => folded.push_str("..."),
            _ => return Folded::new(text).text,
        }
    }
    folded
}

/// Characters one does not see and that mean nothing here: zero-width spaces and joiners, direction marks, soft
/// hyphens, variation selectors, tags, fillers, control characters except line breaks and tabs.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Puts Latin letters in place of Greek and Cyrillic ones that look like them, in words that have Latin letters too: so
/// written, they are meant to be read and not to be found.
fn unmask(chars: &mut [char]) {
    let in_word = |c: &char| c.is_alphabetic() || is_invisible(*c) || is_combining_mark(*c);
    for word in chars.split_mut(|c| !in_word(c)) {
        if word
            .iter()
            .any(|c| c.is_ascii_alphabetic() || matches!(c, 'ä' | 'ö' | 'ü' | 'ß' | 'Ä' | 'Ö' | 'Ü'))
        {
            for c in word {
                *c = looks_latin(*c).unwrap_or(*c);
            }
        }
    }
}

/// The Latin letter that a Greek or Cyrillic one looks like.
#[inline]
fn looks_latin(c: char) -> Option<char> {
    const PAIRS: [(&str, &str); 2] = [
        ("аеорсухіјѕԁһкмтпгвАВЕКМНОРСТУХІЈЅԀҺԛԝҮү", "aeopcyxijsdhkmtnrbABEKMHOPCTYXIJSDhqwYy"),
        ("αβεικνοορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abeikvooptuxABEZHIKMNOPTYX"),
    ];
    if !matches!(c, '\u{370}'..='\u{52f}') {
        return None;
    }
    PAIRS.iter().find_map(|(foreign, latin)| {
        foreign.chars().position(|known| known == c).and_then(|at| latin.chars().nth(at))
    })
}

/// A digit of another script as the one we count with. Only scripts our writers' keyboards have.
fn plain_digit(c: char) -> Option<char> {
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        '\u{9e6}'..='\u{9ef}' => 0x9e6,
        '\u{e50}'..='\u{e59}' => 0xe50,
        _ => return None,
    };
    char::from_digit(u32::from(c) - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_word_folds_to_the_same_letters() {
        for typed in ["Prügel", "PRÜGEL", "Pruegel", "Pru\u{308}gel", "Prü\u{200b}gel", "\u{202e}Prügel"]
        {
            assert_eq!(fold(typed), "pruegel", "{typed:?}");
        }
        assert_eq!(fold("Straße–Café’s"), "strasse-cafe's");
    }

    #[test]
    fn the_short_way_folds_as_the_long_one_does() {
        for c in ('\0'..'\u{2100}').chain('\u{1f300}'..'\u{1f650}') {
            let text = format!("a{c}b");
            assert_eq!(fold(&text), Folded::new(&text).text, "{c:?}");
        }
    }

    #[test]
    fn the_quick_way_folds_every_letter_as_the_long_one_does() {
        let letters = ('\0'..='\u{24ff}').chain('\u{1f000}'..='\u{1faff}');
        for c in letters {
            let text = format!("a{c}u");
            assert_eq!(fold(&text), Folded::new(&text).text, "{c:?}");
        }
    }

    #[test]
    fn digits_of_other_keyboards_become_plain() {
        assert_eq!(fold("０３８１ ٠١٢ ۳۴۵"), "0381 012 345");
        assert_eq!(fold("1\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3}"), "12");
    }

    #[test]
    fn the_way_back_counts_scalar_values_and_keeps_marks_with_their_letter() {
        let folded = Folded::new("ßu\u{308}\u{200b}b");
        assert_eq!(folded.as_str(), "ssueb");
        assert_eq!(folded.origin(0..2), 0..1);
        assert_eq!(folded.origin(2..4), 1..3);
        assert_eq!(folded.origin(4..5), 4..5);
        assert_eq!(Folded::new("x\u{301}y").origin(0..1), 0..2);
        // A mark belongs to the last of the letters that one became.
        let marked = Folded::new("aß\u{301}b");
        assert_eq!(
            [0..1, 1..2, 1..3, 3..4, 4..9].map(|bytes| marked.origin(bytes)),
            [0..1, 1..2, 1..3, 3..4, 3..4]
        );
        assert_eq!(Folded::new("").origin(0..0), 0..0);
    }
}
