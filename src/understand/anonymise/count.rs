//! Numbers that are one word: "zwoundvierzig", "hundertelf", "fuffzehn", "elftausendzwohundert".

/// Whether a folded word is a number and longer than the digits on the list of numbers.
pub(super) fn is_count(word: &str) -> bool {
    const PARTS: [&str; 26] = [
        "zwanzig", "dreissig", "hundert", "tausend", "sieben", "zwoelf", "sechs", "fuenf", "zehn", "zwei",
        "drei", "vier", "acht", "neun", "eins", "fuff", "sieb", "sech", "zwo", "elf", "ein", "und", "zig",
        "fuffzig", "fumf", "drissig",
    ];
    // Most words are shorter, or begin or end otherwise.
    if !(5..=40).contains(&word.len()) {
        return false;
    }
    let ended = matches!(
        word.as_bytes(),
        [.., b'h', b'n' | b't' | b's']
            | [.., b'i', b'g']
            | [.., b'l', b'f']
            | [.., b'e', b'i' | b'n']
            | [.., b'r', b't']
            | [.., b'n', b'f' | b's' | b'd']
            | [.., b'u', b'n']
            | [.., b'w', b'o']
            | [.., b'i', b'e', b'r']
            | [.., b'c', b'h', b's' | b't']
    );
    let begun = || {
        matches!(
            word.as_bytes(),
            [b'z', b'w' | b'e', ..]
                | [b'd', b'r', ..]
                | [b'h', b'u', ..]
                | [b't', b'a', ..]
                | [b's', b'i' | b'e', ..]
                | [b'f', b'u', ..]
                | [b'a', b'c', ..]
                | [b'n', b'e', ..]
                | [b'e', b'i' | b'l', ..]
                | [b'v', b'i', ..]
        )
    };
    if !(ended && begun()) {
        return false;
    }
    let (mut rest, mut count) = (word, 0);
    while let Some(tail) = PARTS.iter().find_map(|part| rest.strip_prefix(part)) {
        (rest, count) = (tail, count + 1);
    }
    rest.is_empty() && count > 1 && word != "einzig"
}

#[cfg(test)]
mod tests {
    use super::is_count;

    #[test]
    fn numbers_in_one_word_are_told_from_words() {
        for number in [
            "zwoundvierzig",
            "hundertelf",
            "fuffzehn",
            "siebenundzwanzig",
            "dreiundzwanzig",
            "elftausendzwohundert",
        ] {
            assert!(is_count(number), "{number}");
        }
        for word in ["einverstanden", "zwischen", "verein", "hundert", "vierte", "einzig", "achtung"] {
            assert!(!is_count(word), "{word}");
        }
    }
}
