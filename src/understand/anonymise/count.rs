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
    let begins = matches!(
        word.get(..2),
        Some("zw" | "ze" | "dr" | "hu" | "ta" | "si" | "se" | "fu" | "ac" | "ne" | "ei" | "el" | "vi")
    );
    let ends = begins
        && matches!(
            word.get(word.len() - 2..),
            Some(
                "hn" | "ht"
                    | "hs"
                    | "ig"
                    | "lf"
                    | "ei"
                    | "en"
                    | "rt"
                    | "nf"
                    | "ns"
                    | "nd"
                    | "un"
                    | "wo"
                    | "er"
            )
        );
    if !ends {
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
