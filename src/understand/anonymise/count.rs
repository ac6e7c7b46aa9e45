//! Numbers that are one word: "zwoundvierzig", "hundertelf", "fuffzehn", "elftausendzwohundert".

/// Whether a folded word is a number and longer than the digits on the list of numbers.
pub(super) fn is_count(word: &str) -> bool {
    const PARTS: [&str; 26] = [
        "zwanzig", "dreissig", "hundert", "tausend", "sieben", "zwoelf", "sechs", "fuenf", "zehn", "zwei",
        "drei", "vier", "acht", "neun", "eins", "fuff", "sieb", "sech", "zwo", "elf", "ein", "und", "zig",
        "fuffzig", "fumf", "drissig",
    ];
    // Most words are no longer than that or begin otherwise.
    if word.len() < 5 || word.len() > 40 {
        return false;
    }
    const ENDS: [&str; 16] = [
        "zehn", "zig", "ssig", "elf", "hundert", "ei", "vier", "fuenf", "sechs", "ben", "acht", "neun",
        "eins", "zwo", "zwoelf", "tausend",
    ];
    if !ENDS.iter().any(|end| word.ends_with(end)) {
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
