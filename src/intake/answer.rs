//! Reading what a person typed: cleaning it, and telling a story from a word.

use unicode_normalization::UnicodeNormalization;

/// The longest single message that is read, in characters. Telegram sends at most 4,096, Matrix about 60,000.
pub const MESSAGE_LIMIT: usize = 6_000;

/// The most own words one request takes, in characters over all messages. A card with them stays one message on Matrix
/// (30,000 bytes, so that it fits an encrypted event of 65,536) even if each character needs four bytes.
pub const WORDS_LIMIT: usize = 6_000;

/// The most characters of one message that danger is looked for in. Nothing that long comes by a channel there is.
const READ_LIMIT: usize = 100_000;

/// Characters of a piece of a message too long to be taken down: a page, which does not drown a sentence …
const PIECE: usize = 1_500;

/// … and how many of them are read in the piece before too: a few sentences.
const OVERLAP: usize = 500;

/// From how many words on a message is taken as a story rather than as an answer.
const STORY_WORDS: usize = 4;

/// Takes out what has no place in a message: control characters, and the invisible ones that turn the reading
/// direction or hide inside a number. Composes the rest (NFC) and trims it.
///
/// Line breaks stay; so do the joiners that Persian and emoji need.
pub fn clean(text: &str) -> String {
    let visible = text.chars().filter_map(|c| match c {
        '\n' | '\t' => Some(c),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if c.is_control() || is_hidden(c) => None,
        _ => Some(c),
    });
    visible.nfc().collect::<String>().trim().to_owned()
}

/// Characters without a width of their own, and those that turn the reading direction.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether a message tells something, so that it must not be lost, rather than being a greeting or a short answer.
pub fn is_story(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).take(STORY_WORDS).count()
        == STORY_WORDS
}

/// The text in the pieces danger is looked for in: as a whole, or where it is too long to be taken down in pieces that overlap,
/// so that nothing is missed in the middle of it or where one is cut from the next. The work is bounded: more than any channel
/// brings is read at its beginning and its end.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let length = cuts.len().saturating_sub(1);
    let (piece, step) =
        if length > MESSAGE_LIMIT { (PIECE, PIECE - OVERLAP) } else { (length, length.max(1)) };
    let left_out = if length > READ_LIMIT { READ_LIMIT / 2..length - READ_LIMIT / 2 } else { 0..0 };
    let starts = (0..length.max(1)).step_by(step).filter(move |start| !left_out.contains(start));
    // What follows the last whole piece stands in it.
    let starts = starts.filter(move |start| *start == 0 || start + OVERLAP < length);
    starts.filter_map(move |start| {
        let (from, to) = (cuts.get(start)?, cuts.get((start + piece).min(length))?);
        text.get(*from..*to)
    })
}

/// Whether a message is longer than what is read at once.
pub fn is_too_long(text: &str) -> bool {
    text.chars().nth(MESSAGE_LIMIT).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tricks_of_direction_and_invisible_characters_are_taken_out() {
        assert_eq!(clean("\u{202e}Hal\u{200b}lo\u{0}\r\nWelt \u{feff}"), "Hallo\nWelt");
        assert_eq!(clean("u\u{308}ber"), "über");
        assert_eq!(clean("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(clean(" \u{2066}\u{2069} "), "");
    }

    #[test]
    fn every_character_of_a_long_message_is_read_with_what_stands_around_it() {
        for length in [0, 1, 5_999, 6_000, 6_001, 7_501, 60_000, 100_000] {
            let text: String = "äb😭d ".chars().cycle().take(length).collect();
            let mut read = vec![0; text.len()];
            for piece in pieces(&text) {
                let start = piece.as_ptr() as usize - text.as_ptr() as usize;
                read[start..start + piece.len()].iter_mut().for_each(|times| *times += 1);
            }
            assert!(read.iter().all(|times| (1..=2).contains(times)), "{length}");
            let long: Vec<usize> = pieces(&text).map(|piece| piece.chars().count()).collect();
            assert!(length <= MESSAGE_LIMIT && long.len() <= 1 || long.iter().all(|piece| *piece <= PIECE));
        }
        let endless = "ab ".repeat(1_000_000);
        let (pieces, last) = (pieces(&endless).count(), pieces(&endless).last().map(str::len));
        assert!(pieces <= READ_LIMIT / (PIECE - OVERLAP) + 2, "bounded: {pieces}");
        assert!(last.is_some_and(|length| length <= PIECE));
    }

    #[test]
    fn a_greeting_is_no_story() {
        for short in ["Hallo", "Guten Tag", "ja", "17489 Greifswald", "1 2 3 4 5", ""] {
            assert!(!is_story(short), "{short}");
        }
        assert!(is_story("mein sohn wurde verprügelt"));
    }
}
