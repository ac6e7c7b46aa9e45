//! Reading what a person typed: cleaning it, and telling a story from a word.

use unicode_normalization::UnicodeNormalization;

/// The longest single message that is read, in characters. Telegram sends at most 4,096, Matrix about 60,000.
pub const MESSAGE_LIMIT: usize = 6_000;

/// The most own words one request takes, in characters over all messages. A card with them stays one message on Matrix
/// (30,000 bytes, so that it fits an encrypted event of 65,536) even if each character needs four bytes.
pub const WORDS_LIMIT: usize = 6_000;

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

/// The text, or of one that is too long its beginning and its end: danger is looked for there, in bounded time.
pub fn ends(text: &str) -> std::borrow::Cow<'_, str> {
    if !is_too_long(text) {
        return text.into();
    }
    let head: String = text.chars().take(MESSAGE_LIMIT / 2).collect();
    let tail: Vec<char> = text.chars().rev().take(MESSAGE_LIMIT / 2).collect();
    format!("{head}\n{}", tail.into_iter().rev().collect::<String>()).into()
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
    fn a_greeting_is_no_story() {
        for short in ["Hallo", "Guten Tag", "ja", "17489 Greifswald", "1 2 3 4 5", ""] {
            assert!(!is_story(short), "{short}");
        }
        assert!(is_story("mein sohn wurde verprügelt"));
    }
}
