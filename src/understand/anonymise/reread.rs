//! Reads a text a second time the way a person reads it who was asked to look past tricks: letters and digits with blanks
//! or marks between them, digits in place of letters and letters in place of digits, numbers in words, signs in codes.
//!
//! What the finders see in this reading counts only where something was changed; the first reading stays as it is.

use std::ops::Range;

use super::Piece;
use super::chunk::{chunks, has_alternating_mark, single_run};
use super::leet::{Leet, is_in_run, letter};
use super::spoken::spoken;

/// A text as it is meant, and which of its characters are not as they came.
pub(super) struct Reread {
    pub pieces: Vec<Piece>,
    changed: Vec<bool>,
}

impl Reread {
    /// The second reading of a text, if it differs from the first.
    pub(super) fn of(pieces: &[Piece]) -> Option<Self> {
        // Most texts are words and numbers, which mean what they say.
        if reads_one_way(pieces) { None } else { Self::read(pieces) }
    }

    fn read(pieces: &[Piece]) -> Option<Self> {
        let chunks = chunks(pieces);
        let length = pieces.len();
        let mut reread = Self { pieces: Vec::with_capacity(length), changed: Vec::with_capacity(length) };
        let mut done = 0;
        let mut at = 0;
        while let Some((start, end)) = chunks.get(at).copied() {
            let run = single_run(pieces, &chunks, at);
            if run > 1 {
                reread.keep(pieces.get(done..start));
                for (start, end) in chunks.get(at..at + run).unwrap_or_default() {
                    reread.put(pieces.get(*start..*end));
                }
                done = chunks.get(at + run - 1).map_or(end, |chunk| chunk.1);
                at += run;
                continue;
            }
            let chunk = pieces.get(start..end).unwrap_or_default();
            if let Some(spoken) = spoken(chunk) {
                let comma =
                    pieces.get(done.saturating_sub(5)..done).is_some_and(|word| starts(word, "komma"));
                // "null eins sieben" is one number, "null, eins" are two.
                let joins = at > 0
                    && reread.changed.last() == Some(&true)
                    && done + 1 == start
                    && reread
                        .pieces
                        .last()
                        .is_some_and(|last| last.c.is_ascii_digit() || last.c == ',' && comma);
                if !joins {
                    reread.keep(pieces.get(done..start));
                }
                reread.say(chunk, &spoken);
                done = end;
            } else if starts(chunk, "komma")
                && chunk.len() == 5
                && reread.pieces.last().is_some_and(|last| last.c.is_ascii_digit())
            {
                // "dreiundfünfzig komma acht"
                reread.say(chunk, ",");
                done = end;
            } else if has_alternating_mark(chunk) {
                reread.keep(pieces.get(done..start));
                for piece in chunk.iter().filter(|piece| piece.c.is_alphanumeric()) {
                    reread.push(*piece, true);
                }
                done = end;
            }
            at += 1;
        }
        reread.keep(pieces.get(done..));
        if reread.only_counts() {
            reread.changed.fill(false);
        }
        reread.signs();
        reread.leet();
        reread.changed.contains(&true).then_some(reread)
    }

    /// Whether nothing was changed but numbers in words that stand alone ("zwei Jungs"). One of those is no more than the
    /// first reading has seen, and a third of all texts have one.
    fn only_counts(&self) -> bool {
        let mut at = 0;
        while let Some(start) = self.changed.iter().skip(at).position(|changed| *changed).map(|by| at + by) {
            let rest = self.changed.get(start..).unwrap_or_default();
            let end = start + rest.iter().take_while(|changed| **changed).count();
            let digits = |range: Range<usize>| {
                self.pieces
                    .get(range)
                    .unwrap_or_default()
                    .iter()
                    .filter(|piece| piece.c.is_ascii_digit())
                    .count()
            };
            let around = start.saturating_sub(NEAR)..self.pieces.len().min(end + NEAR);
            if digits(start..end) < end - start || end - start > 2 || digits(around) > end - start {
                return false;
            }
            at = end;
        }
        true
    }

    /// Whether anything from one character to another was changed.
    pub(super) fn is_changed(&self, start: usize, end: usize) -> bool {
        self.changed.get(start..end).is_some_and(|changed| changed.contains(&true))
    }

    fn push(&mut self, piece: Piece, changed: bool) {
        self.pieces.push(piece);
        self.changed.push(changed);
    }

    fn keep(&mut self, pieces: Option<&[Piece]>) {
        self.pieces.extend_from_slice(pieces.unwrap_or_default());
        self.changed.resize(self.pieces.len(), false);
    }

    fn put(&mut self, pieces: Option<&[Piece]>) {
        self.pieces.extend_from_slice(pieces.unwrap_or_default());
        self.changed.resize(self.pieces.len(), true);
    }

    /// Puts other characters in place of a chunk, and the punctuation behind it.
    fn say(&mut self, chunk: &[Piece], said: &str) {
        let word = chunk.iter().take_while(|piece| piece.c.is_alphabetic()).count();
        let range = chunk.first().zip(chunk.get(word.saturating_sub(1)));
        let Some(origin) = range.map(|(first, last)| first.start()..last.end()) else { return };
        for c in said.chars() {
            self.push(Piece::new(c, origin.clone(), false), true);
        }
        self.keep(chunk.get(word..));
    }

    /// Signs in codes and in brackets: `%2F`, `(bei)`, `{dot}`, `@@`, `ⓐ`, `wwwPUNKTbeispielPUNKTde`.
    fn signs(&mut self) {
        // Hardly any text has one: no sign is put in place of anything unless one of these stands somewhere.
        let any = self.pieces.iter().enumerate().any(|(at, piece)| {
            let rest = || self.pieces.get(at..).unwrap_or_default();
            match piece.c {
                '@' => true,
                'w' | 'W' => starts(rest(), "www"),
                c => begins_sign(c) && sign_in_code(rest(), true).is_some(),
            }
        });
        if !any {
            return;
        }
        let (pieces, changed) = (std::mem::take(&mut self.pieces), std::mem::take(&mut self.changed));
        let mut at = 0;
        let (mut web, mut addressed) = (false, false);
        while let Some(piece) = pieces.get(at) {
            let rest = pieces.get(at..).unwrap_or_default();
            if piece.c.is_whitespace() {
                (web, addressed) = (false, false);
            }
            web = web || matches!(piece.c, 'w' | 'W') && starts(rest, "www");
            addressed |= piece.c == '@';
            let inside = at > 0 && pieces.get(at - 1).is_some_and(|before| !before.c.is_whitespace());
            // `anna@beispiel,de`
            let comma = addressed && piece.c == ',' && rest.get(1).is_some_and(|next| next.c.is_alphabetic());
            let dot = ["punkt", "dot"].into_iter().find(|dot| web && starts(rest, dot));
            let code = || sign_in_code(rest, inside);
            let sign = if comma { Some((1, '.')) } else { begins_sign(piece.c).then(code).flatten() };
            if let Some((length, sign)) = sign.or(dot.map(|dot| (dot.len(), '.'))) {
                addressed |= sign == '@';
                let end = pieces.get(at + length - 1).unwrap_or(piece).end();
                self.push(Piece::new(sign, piece.start()..end, false), true);
                at += length;
                continue;
            }
            self.push(*piece, changed.get(at).copied().unwrap_or_default());
            at += 1;
        }
    }

    /// Digits in place of letters, letters in place of digits, and marks in place of dashes.
    fn leet(&mut self) {
        let mut start = 0;
        while start < self.pieces.len() {
            let length = while_so(self.pieces.get(start..).unwrap_or_default(), is_in_run);
            if length == 0 {
                self.dash(start);
                start += 1;
                continue;
            }
            let end = start + length;
            let run = self.pieces.get(start..end).unwrap_or_default();
            let Some(leet) = Leet::of(run) else {
                start = end;
                continue;
            };
            let run: Vec<char> = run.iter().map(|piece| piece.c).collect();
            for (offset, c) in run.iter().enumerate() {
                let meant = match (leet, c) {
                    (Leet::Number, 'o' | 'O') => '0',
                    (Leet::Number, 'l' | 'I') => '1',
                    (Leet::Number, c) => *c,
                    (Leet::Word, c) => letter(*c, offset.checked_sub(1).and_then(|before| run.get(before))),
                };
                if meant != *c
                    && let Some(piece) = self.pieces.get_mut(start + offset)
                {
                    piece.c = meant;
                    if let Some(changed) = self.changed.get_mut(start + offset) {
                        *changed = true;
                    }
                }
            }
            start = end;
        }
    }

    /// `LUP°AB°12`
    fn dash(&mut self, at: usize) {
        let near = |at: Option<usize>| at.and_then(|at| self.pieces.get(at)).map_or(' ', |piece| piece.c);
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let letter = before.is_alphabetic() && after.is_alphanumeric()
            || before.is_alphanumeric() && after.is_alphabetic();
        if letter && let Some(piece) = self.pieces.get_mut(at).filter(|piece| is_like_a_dash(piece.c)) {
            piece.c = '-';
            if let Some(changed) = self.changed.get_mut(at) {
                *changed = true;
            }
        }
    }
}

/// Whether a mark may stand for a dash between letters and digits.
fn is_like_a_dash(c: char) -> bool {
    matches!(c, '°' | '·' | '•' | '|' | '*')
}

/// Whether a sign in a code can begin with this character.
fn begins_sign(c: char) -> bool {
    matches!(c, '%' | '@' | '(' | '[' | '{' | '<' | 'ⓐ' | 'Ⓐ')
}

/// The sign whose code a text begins with, and how long the code is. In brackets a word is one only inside a word: behind a
/// blank `(bei)` is a remark.
fn sign_in_code(rest: &[Piece], inside: bool) -> Option<(usize, char)> {
    const CODES: [(&str, char); 21] = [
        ("%3a", ':'),
        ("%2f", '/'),
        ("%40", '@'),
        ("@@", '@'),
        ("(bei)", '@'),
        ("(a)", '@'),
        ("(ät)", '@'),
        ("(.)", '.'),
        ("[.]", '.'),
        ("{.}", '.'),
        ("(dot)", '.'),
        ("[dot]", '.'),
        ("{dot}", '.'),
        ("<dot>", '.'),
        ("(punkt)", '.'),
        ("[punkt]", '.'),
        ("{punkt}", '.'),
        ("<punkt>", '.'),
        ("(minus)", '-'),
        ("(slash)", '/'),
        ("ⓐ", '@'),
    ];
    if !rest.first().is_some_and(|first| begins_sign(first.c)) {
        return None;
    }
    let (code, sign) = CODES.iter().find(|(code, _)| starts(rest, code))?;
    let length = code.chars().count();
    (inside || length == 1 || code.starts_with('%')).then_some((length, *sign))
}

/// Whether a text begins with these small characters, or the capitals of them.
fn starts(pieces: &[Piece], code: &str) -> bool {
    let mut pieces = pieces.iter();
    code.chars().all(|c| {
        pieces.next().is_some_and(|piece| {
            let same = if piece.c.is_ascii() {
                piece.c.to_ascii_lowercase() == c
            } else {
                piece.c.to_lowercase().eq([c])
            };
            same && !piece.masked
        })
    })
}

/// Digits so near to each other may be of one number.
const NEAR: usize = 16;

/// Whether it is told in one pass that a text can be read in one way only.
fn reads_one_way(pieces: &[Piece]) -> bool {
    let mut rest = pieces;
    let mut short = false;
    // Where the last number in words ended.
    let mut counted = None;
    while let Some((first, behind)) = rest.split_first() {
        if first.c.is_whitespace() {
            rest = behind;
            continue;
        }
        let core = match first.c {
            _ if first.masked => while_so(rest, |piece| piece.masked && !piece.c.is_whitespace()),
            '0'..='9' => while_so(rest, |piece| piece.c.is_ascii_digit() && !piece.masked),
            _ => letters(rest),
        };
        let mut length = core;
        while rest.get(length).is_some_and(ends) {
            length += 1;
        }
        if rest.get(length).is_some_and(|next| !next.c.is_whitespace()) {
            match only_joined(rest) {
                Some(more) => length = more,
                None => return false,
            }
        }
        let (chunk, behind) = rest.split_at(length);
        // Two of one character in a row may be letters with blanks between them.
        let is_short = !first.masked && (length == 1 || length == 2 && chunk.get(1).is_some_and(ends));
        if is_short && short {
            return false;
        }
        match if first.masked { Says::Itself } else { says(first.c, chunk) } {
            Says::Itself => {}
            Says::Other => return false,
            Says::Number(digits) => {
                let start = pieces.len() - rest.len();
                let end = start + core;
                // One that stands alone is only counted with, as `Reread::only_counts` has it.
                let near = pieces.get(start.saturating_sub(NEAR)..pieces.len().min(end + NEAR));
                if digits > 2
                    || near.is_none_or(|near| near.iter().any(|piece| piece.c.is_ascii_digit()))
                    || counted.is_some_and(|counted| start <= counted + NEAR)
                {
                    return false;
                }
                counted = Some(end);
            }
        }
        short = is_short;
        rest = behind;
    }
    true
}

/// How many pieces from the first on are letters. One in a circle is none of a word.
fn letters(pieces: &[Piece]) -> usize {
    let is_other = |piece: &Piece| {
        !piece.masked && !piece.c.is_ascii() && piece.c.is_alphabetic() && !matches!(piece.c, 'ⓐ' | 'Ⓐ')
    };
    let mut length = 0;
    while let Some(rest) = pieces.get(length..) {
        // Nearly all are of ASCII.
        length += while_so(rest, |piece| !piece.masked && piece.c.is_ascii_alphabetic());
        if !pieces.get(length).is_some_and(is_other) {
            break;
        }
        length += 1;
    }
    length
}

/// What a chunk says.
enum Says {
    Itself,
    /// A number in words, of so many digits.
    Number(usize),
    /// It begins as what else is said in place of a sign.
    Other,
}

/// What a chunk says by itself; `first` is its first character, which with the next tells nearly all chunks apart.
fn says(first: char, chunk: &[Piece]) -> Says {
    let number = || spoken(chunk).map_or(Says::Itself, |digits| Says::Number(digits.len()));
    let second = chunk.get(1).map_or(' ', |piece| piece.c.to_ascii_lowercase());
    match (first.to_ascii_lowercase(), second) {
        ('w', _) if starts(chunk, "www") => Says::Other,
        ('k', _) if starts(chunk, "komma") => Says::Other,
        // As numbers begin.
        ('a', 'c')
        | ('d', 'r')
        | ('e', 'i' | 'l')
        | ('f' | 'h', 'u')
        | ('n', 'e' | 'u')
        | ('s', 'e' | 'i')
        | ('v', 'i')
        | ('z', 'e' | 'w') => number(),
        (c, second) if c.is_ascii() && second.is_ascii() => Says::Itself,
        _ if starts(chunk, "www") || starts(chunk, "komma") => Says::Other,
        _ => number(),
    }
}

/// How many pieces from the first on are so.
fn while_so(pieces: &[Piece], is: impl Fn(&Piece) -> bool) -> usize {
    pieces.iter().take_while(|piece| is(piece)).count()
}

/// How long a chunk is that has marks in it or before it, if nothing in it can be read in another way.
fn only_joined(pieces: &[Piece]) -> Option<usize> {
    let length = while_so(pieces, |piece| !piece.c.is_whitespace());
    let chunk = pieces.get(..length)?;
    let is_joint =
        |at: Option<usize>| at.and_then(|at| chunk.get(at)).is_some_and(|piece| piece.c.is_alphanumeric());
    let other = |(at, piece): (usize, &Piece)| match piece.c {
        _ if piece.masked => false,
        'w' | 'W' => chunk.get(at..).is_some_and(|rest| starts(rest, "www")),
        '@' | 'ⓐ' | 'Ⓐ' => true,
        c if begins_sign(c) => sign_in_code(chunk.get(at..).unwrap_or_default(), true).is_some(),
        c if is_like_a_dash(c) => is_joint(at.checked_sub(1)) && is_joint(Some(at + 1)),
        _ => false,
    };
    let says_itself = !has_alternating_mark(chunk)
        && !chunk.iter().enumerate().any(other)
        && !chunk.split(|piece| !is_in_run(piece)).any(|run| Leet::of(run).is_some());
    says_itself.then_some(length)
}

/// Whether it stands behind a word or a number and changes nothing.
fn ends(piece: &Piece) -> bool {
    !piece.masked && matches!(piece.c, ',' | '.' | ';' | ':' | '!' | '?' | ')')
}

#[cfg(test)]
mod tests {
    use super::super::super::normalise::Folded;
    use super::super::facts::Memo;
    use super::super::token::Text;
    use super::super::typed;
    use super::*;

    #[test]
    fn a_text_of_plain_words_has_no_second_reading() {
        let lists = [
            include_str!("../../../tests/it/data/anonymise_built_with.tsv"),
            include_str!("../../../tests/it/data/anonymise_by_families.tsv"),
            include_str!("../../../tests/it/data/anonymise_by_families_of_forms.tsv"),
        ];
        let made = [
            "ä ö ü ß",
            "zwei drei, null",
            "Das ist M a x.",
            "anna at web\u{200b} punkt de",
            "j\u{f6}rg. . ! ?",
            "wwwPUNKTbeispielPUNKTde",
            "eins Komma fünf",
            "Ⓐ unter uns",
        ];
        let rows = lists.into_iter().flat_map(str::lines).filter_map(|row| row.split_once('\t'));
        let mut plain = 0;
        for row in rows.map(|(_, row)| row).chain(made) {
            let row = row.replace(['⟦', '⟧', '|'], " ");
            let (folded, memo) = (Folded::new(&row), Memo::default());
            if Text::new(&folded, |_| None, &memo).is_plain() {
                assert!(Reread::read(&typed(&row)).is_none(), "{row}");
                plain += 1;
            }
        }
        assert!(plain > 100, "{plain}");
    }

    #[test]
    fn what_is_told_to_read_one_way_has_no_second_reading() {
        let lists = [
            include_str!("../../../tests/it/data/anonymise_built_with.tsv"),
            include_str!("../../../tests/it/data/anonymise_by_families_of_forms.tsv"),
        ];
        let made = [
            "zwei drei",
            "drei Leute aus der vierten Klasse und zwei",
            "um 8 a b",
            "⟦x⟧-1abc⟦2⟧",
            "5€ 😀 *ach*",
        ];
        let rows = lists.into_iter().flat_map(str::lines).chain(made);
        let (mut once, mut twice) = (0, 0);
        for row in rows {
            // What is marked stands for placeholders, which have no such line in them.
            let mut open = false;
            let mut piece = |c| {
                let closes = open && c == '⟧';
                open = c == '⟦' || open && !closes;
                Piece::new(c, 0..1, open || closes)
            };
            let pieces: Vec<Piece> = row.replace('|', " ").chars().map(&mut piece).collect();
            let second = Reread::read(&pieces).is_some();
            assert!(!(second && reads_one_way(&pieces)), "{row}");
            (once, twice) = (once + usize::from(reads_one_way(&pieces)), twice + usize::from(second));
        }
        assert!(once > twice && twice > 0, "{once} {twice}");
    }
}
