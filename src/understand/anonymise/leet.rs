//! Digits and signs in place of letters, and letters in place of digits: what a row of them may be meant as.

use super::Piece;

/// Whether a character may be one of a word in which some stand for others.
pub(super) fn is_in_run(piece: &Piece) -> bool {
    !piece.masked && (piece.c.is_alphanumeric() || matches!(piece.c, '@' | '!' | '$' | '€'))
}

/// What a row of letters, digits and signs may be meant as.
#[derive(Clone, Copy)]
pub(super) enum Leet {
    /// Letters stand for digits.
    Number,
    /// Digits and signs stand for letters.
    Word,
}

impl Leet {
    pub(super) fn of(run: &[Piece]) -> Option<Self> {
        // Only what mixes letters with something else can mean anything else.
        let letters = run.iter().filter(|piece| piece.c.is_alphabetic()).count();
        if letters == 0 || letters == run.len() {
            return None;
        }
        let digits = run.iter().filter(|piece| piece.c.is_ascii_digit()).count();
        let like_digit = |piece: &Piece| piece.c.is_ascii_digit() || matches!(piece.c, 'o' | 'O' | 'l' | 'I');
        if digits > 0 && run.iter().all(like_digit) {
            return Some(Self::Number);
        }
        let by_letter = letters > 1
            && digits <= letters
            && run.first().is_some_and(|piece| piece.c.is_alphanumeric())
            && run.last().is_some_and(|piece| piece.c.is_alphabetic());
        by_letter.then_some(Self::Word)
    }
}

/// The letter that a digit or a sign stands for in a word.
pub(super) fn letter(c: char, before: Option<&char>) -> char {
    let after_vowel = before.is_some_and(|before| {
        matches!(before, 'a' | 'e' | 'i' | 'o' | 'u' | 'ä' | 'ö' | 'ü' | 'A' | 'E' | 'O' | 'U')
    });
    match c {
        '0' => 'o',
        '1' if after_vowel => 'l',
        '1' | '!' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '6' | '8' => 'b',
        '7' => 't',
        c => c,
    }
}
