//! How likely a text was meant to be another one: edits, each with its price.
//!
//! The price is in tenths of an edit. A neighbour on the keyboard, a doubled letter and letters that sound alike cost less,
//! so that they come first among names that are equally many edits away. So do a letter left out and two exchanged: either
//! can happen in one way at each place of a name, a wrong letter in thirty.

use std::sync::LazyLock;

/// A whole edit.
pub(super) const EDIT: u16 = 10;

/// The price of two letters that changed places.
const EXCHANGED: u16 = EDIT - 2;

/// Texts longer than this, in bytes, are no misspelt names.
pub(super) const LONGEST: usize = 40;

/// The price of writing `a` where `b` is the name, with transpositions of neighbours ("optimal string alignment"), or `None`
/// above `most`.
pub(super) fn edits(a: &[u8], b: &[u8], most: u16) -> Option<u16> {
    if a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    // No edit costs less than half of a whole one.
    if a.len().abs_diff(b.len()) > usize::from(most / (EDIT / 2)) {
        return None;
    }
    let mut rows = [[0_u16; LONGEST + 1]; 3];
    let [before, previous, current] = &mut rows;
    let (mut before, mut previous, mut current) = (before, previous, current);
    for (price, at) in previous.iter_mut().zip(0_u16..) {
        *price = at * EDIT;
    }
    let mut last_a = None;
    for (row, (&x, row_price)) in a.iter().zip((EDIT..).step_by(usize::from(EDIT))).enumerate() {
        let mut left = row_price;
        let mut diagonal = previous.first().copied().unwrap_or_default();
        let mut least = left;
        let mut last_b = None;
        if let Some(first) = current.first_mut() {
            *first = left;
        }
        for (column, &y) in b.iter().enumerate() {
            let above = previous.get(column + 1).copied().unwrap_or(u16::MAX);
            let mut price = if x == y { diagonal } else { diagonal + swap(x, y, row == 0) };
            price = price.min(above + too_many(x, last_a)).min(left + left_out(y, last_b));
            if row > 0 && column > 0 && last_a == Some(y) && last_b == Some(x) {
                price = price.min(before.get(column - 1).copied().unwrap_or(u16::MAX - EDIT) + EXCHANGED);
            }
            if let Some(cell) = current.get_mut(column + 1) {
                *cell = price;
            }
            least = least.min(price);
            diagonal = above;
            left = price;
            last_b = Some(y);
        }
        if least > most {
            return None;
        }
        last_a = Some(x);
        (before, previous, current) = (previous, current, before);
    }
    previous.get(b.len()).copied().filter(|price| *price <= most)
}

/// The price of a letter of the name that was not written.
fn left_out(letter: u8, before: Option<u8>) -> u16 {
    too_many(letter, before).min(EDIT - 2)
}

/// The price of a letter that the name does not have.
fn too_many(letter: u8, before: Option<u8>) -> u16 {
    if before == Some(letter) || letter == b'h' { EDIT - 4 } else { EDIT }
}

/// The price of one letter for another. The first letter of a name is rarely wrong.
fn swap(x: u8, y: u8, first: bool) -> u16 {
    let price = if sounds_alike(x, y) {
        EDIT - 4
    } else if neighbours(x, y) {
        EDIT - 2
    } else {
        EDIT
    };
    price + u16::from(first)
}

fn sounds_alike(x: u8, y: u8) -> bool {
    matches!(
        (x.min(y), x.max(y)),
        (b'd', b't')
            | (b'b', b'p')
            | (b'g', b'k')
            | (b'c', b'k' | b'z')
            | (b's', b'z')
            | (b'f', b'v')
            | (b'v', b'w')
            | (b'i', b'j' | b'y')
            | (b'a', b'e')
    )
}

/// The rows of a German keyboard, each set to the right of the one above it.
const ROWS: [&[u8]; 4] = [b"1234567890", b"qwertzuiop", b"asdfghjkl", b"yxcvbnm"];

/// Where each key lies: its row times 16 plus its place in the row, both counted from 1; 0 for what is no key.
static KEYS: LazyLock<[u8; 128]> = LazyLock::new(|| {
    let mut keys = [0; 128];
    for (row, letters) in (1_u8..).zip(ROWS) {
        for (column, letter) in (1_u8..).zip(letters) {
            if let Some(place) = keys.get_mut(usize::from(*letter)) {
                *place = row * 16 + column;
            }
        }
    }
    keys
});

/// Whether two keys touch on a German keyboard.
fn neighbours(x: u8, y: u8) -> bool {
    let place = |key: u8| KEYS.get(usize::from(key)).copied().filter(|place| *place != 0);
    let (Some(a), Some(b)) = (place(x), place(y)) else { return false };
    matches!(a.abs_diff(b), 1 | 15 | 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn price(a: &str, b: &str) -> Option<u16> {
        edits(a.as_bytes(), b.as_bytes(), 2 * EDIT)
    }

    #[test]
    fn edits_cost_what_they_are_likely() {
        assert_eq!(price("anklam", "anklam"), Some(0));
        assert_eq!(price("ankalm", "anklam"), Some(8), "swapped");
        assert_eq!(price("anklan", "anklam"), Some(8), "n lies beside m");
        assert_eq!(price("anklax", "anklam"), Some(10));
        assert_eq!(price("anklamm", "anklam"), Some(6), "doubled");
        assert_eq!(price("anlam", "anklam"), Some(8), "left out");
        assert_eq!(price("anxklam", "anklam"), Some(10), "too many");
        assert_eq!(price("wolgasd", "wolgast"), Some(6));
        assert_eq!(price("xnklxm", "anklam"), None, "the first letter is one too much");
        assert_eq!(price("", "ab"), Some(20));
        assert_eq!(price("", "abc"), None);
    }

    #[test]
    fn what_is_neither_too_long_nor_too_short_costs_the_same_both_ways() {
        for (a, b) in
            [("gustrow", "gutsrow"), ("teterow", "tetreow"), ("malchin", "malchen"), ("binz", "benz")]
        {
            assert_eq!(price(a, b), price(b, a), "{a} {b}");
        }
        assert!(price("malcin", "malchin") < price("malchiin", "malchxn"));
    }
}
