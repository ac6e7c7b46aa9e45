//! The digits of a number in words, as [`super::reread`] puts them in its place.

use super::Piece;
use super::token::Token;

/// Whether a folded word may be read in another way than as itself: it begins as numbers in words do, or as what is said in
/// place of a sign (`wwwPUNKT…`, "komma"), or it was one letter.
pub(super) fn may_mean_else(word: &Token<'_>) -> bool {
    const STARTS: [&str; 19] = [
        "null",
        "neun",
        "elf",
        "zwei",
        "zwo",
        "zwan",
        "zehn",
        "drei",
        "vier",
        "fuenf",
        "acht",
        "hundert",
        "eins",
        "einund",
        "einhundert",
        "sech",
        "sieb",
        "www",
        "komma",
    ];
    word.is_letter()
        || matches!(word.text, "ae" | "oe" | "ue" | "ss")
        || STARTS.iter().any(|start| word.text.starts_with(start))
}

/// The digits of a number in words.
pub(super) fn spoken(chunk: &[Piece]) -> Option<String> {
    const LONGEST: usize = 24;
    let small = |at: usize| {
        let c = chunk.get(at).filter(|piece| !piece.masked)?.c;
        if c.is_ascii() { Some(c.to_ascii_lowercase()) } else { c.to_lowercase().next() }
    };
    // No other letters begin a number, and nearly all words are told apart by them ("sie", "eine", "nur").
    let begins = match (small(0)?, small(1)?, small(2)?) {
        ('n', 'u', 'l')
        | ('n', 'e', 'u')
        | ('e', 'l', 'f')
        | ('z', 'w', 'e' | 'o' | 'a' | 'ö')
        | ('z', 'e', 'h')
        | ('d', 'r', 'e')
        | ('v', 'i', 'e')
        | ('f', 'ü', 'n')
        | ('f', 'u', 'e')
        | ('a', 'c', 'h')
        | ('h', 'u', 'n') => true,
        ('e', 'i', 'n') => matches!(small(3)?, 's' | 'u' | 'h'),
        ('s', 'e', 'c') => small(3)? == 'h',
        ('s', 'i', 'e') => small(3)? == 'b',
        _ => false,
    };
    if !begins || chunk.len() > LONGEST {
        return None;
    }
    let word: String = chunk
        .iter()
        .map(|piece| piece.c)
        .take_while(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    let tail = chunk
        .iter()
        .skip(word.chars().count())
        .all(|piece| matches!(piece.c, ',' | '.' | ';' | '!' | '?' | ')'));
    tail.then(|| value(&word)).flatten().map(|value| value.to_string())
}

/// The value of a number in words below a thousand. Articles are none.
fn value(word: &str) -> Option<u32> {
    const ONES: [&str; 20] = [
        "null",
        "eins",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ];
    const TENS: [&str; 8] =
        ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
    let one = |word: &str| match word {
        "ein" => Some(1),
        "zwo" => Some(2),
        "fuenf" => Some(5),
        word => ONES.iter().position(|known| *known == word),
    };
    let ten = |word: &str| TENS.iter().position(|known| *known == word).map(|at| (at + 2) * 10);
    if word == "ein" {
        return None;
    }
    if let Some((head, tail)) = word.split_once("hundert") {
        let hundreds = if head.is_empty() { 1 } else { one(head).filter(|head| *head < 10)? };
        let rest = if tail.is_empty() { 0 } else { value(tail)? };
        return u32::try_from(hundreds * 100).ok().map(|hundreds| hundreds + rest).filter(|sum| *sum < 1000);
    }
    let both = || word.split_once("und").and_then(|(head, tail)| Some(one(head)? + ten(tail)?));
    one(word).or_else(|| ten(word)).or_else(both).and_then(|value| u32::try_from(value).ok())
}
