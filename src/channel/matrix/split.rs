//! Cutting a long text into messages.

/// What fits into one event, in bytes: an event may have 65,536, encryption makes three bytes into four.
pub(super) const LIMIT: usize = 30_000;

/// Cuts a text into parts of at most `limit` bytes, at a paragraph, line, sentence or word where there is one in
/// the second half of the part. White space at the cuts is dropped, nothing else.
pub(super) fn split(text: &str, limit: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end();
    while rest.len() > limit {
        let end = rest.floor_char_boundary(limit);
        let window = rest.get(..end).unwrap_or(rest);
        let cut = ["\n\n", "\n", ". ", " "]
            .iter()
            .find_map(|mark| window.rfind(mark).map(|at| at + mark.len()).filter(|at| *at > end / 2))
            .unwrap_or(end);
        // A character wider than the limit still has to go somewhere.
        let cut = if cut == 0 { rest.chars().next().map_or(rest.len(), char::len_utf8) } else { cut };
        let (part, after) = rest.split_at(cut);
        parts.push(part.trim_end());
        rest = after.trim_start();
    }
    if !rest.is_empty() || parts.is_empty() {
        parts.push(rest);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_that_fits_stays_whole() {
        assert_eq!(split("Guten Tag", 30), ["Guten Tag"]);
    }

    #[test]
    fn cuts_fall_between_paragraphs_before_words() {
        assert_eq!(split("eins zwei\n\ndrei vier", 14), ["eins zwei", "drei vier"]);
        assert_eq!(split("eins zwei drei", 11), ["eins zwei", "drei"]);
        assert_eq!(split("ääääää", 5), ["ää", "ää", "ää"]);
    }

    proptest! {
        #[test]
        fn nothing_but_white_space_is_lost(text in "(?s).{0,200}", limit in 4_usize..50) {
            let parts = split(&text, limit);
            prop_assert!(parts.iter().all(|part| part.len() <= limit));
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&parts.concat()), bare(&text));
        }
    }
}
