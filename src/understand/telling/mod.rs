//! What tells who somebody is though no name is in it: the one mayor, vicar or head teacher of a small place.
//!
//! `telling.toml` lists the roles. Nothing is taken out for it, since a story without roles says little; the person is told
//! and decides.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;

use super::normalise::Folded;
use super::phrase::{FileError, Lexicon};
use super::words::Words;

/// The first one-of-a-kind role in a text, as it is written there.
pub fn role(text: &str) -> Option<String> {
    let folded = Folded::new(text);
    let words = Words::of_folded(folded.as_str());
    let hits = SIGNS.lexicon.find(&words);
    let roles = hits.into_iter().filter(|hit| hit.sign == SIGNS.role);
    // The first, and of those that begin there the one that says most.
    let first = roles.min_by_key(|hit| (hit.start, Reverse(hit.end)))?;
    let places = places(folded.as_str());
    let (from, until) = (places.get(first.start)?, places.get(first.end.checked_sub(1)?)?);
    let origin = folded.origin(from.start..until.end);
    let role: String = text.chars().skip(origin.start).take(origin.len()).collect();
    Some(role.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a text says that the place is small.
pub fn is_of_a_small_place(text: &str) -> bool {
    SIGNS.lexicon.find(&Words::new(text)).iter().any(|hit| hit.sign == SIGNS.small)
}

/// Where the words of a folded text stand, as [`Words`] counts them.
fn places(folded: &str) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in folded.char_indices() {
        let end = at + c.len_utf8();
        if c.is_alphanumeric() {
            match places.last_mut() {
                Some(last) if open => last.end = end,
                _ => places.push(at..end),
            }
            open = true;
        } else if c != '\'' {
            open = false;
        }
    }
    places
}

struct Signs {
    lexicon: Lexicon,
    role: usize,
    small: usize,
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and every test of this module reads it")]
static SIGNS: LazyLock<Signs> =
    LazyLock::new(|| Signs::read(include_str!("telling.toml")).expect("telling.toml"));

impl Signs {
    fn read(toml: &str) -> Result<Self, FileError> {
        let lexicon = Lexicon::from_toml(toml)?;
        let sign = |name| lexicon.required(name);
        Ok(Self { role: sign("role")?, small: sign("small")?, lexicon })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_a_small_place_has_once_is_found_as_it_is_written() {
        for (text, found) in [
            ("Ich bin die Bürgermeisterin und bekomme Drohbriefe.", Some("Bürgermeisterin")),
            ("der ortsbuergermeister grüßt so", Some("ortsbuergermeister")),
            ("sogar unser Pastor’s Sohn", Some("Pastor’s")),
            ("unser Wehr\u{200b}führer und die Pastorin", Some("Wehr\u{200b}führer")),
            ("Ich bin Leiterin der Kita und", Some("Leiterin der Kita")),
            ("Wir sind die einzige syrische Familie hier", Some("einzige syrische Familie")),
            ("mein kind ist das einzige schwarze kind", Some("einzige schwarze kind")),
            ("Er war als Einziger im Verein dagegen", Some("Einziger im Verein")),
            ("Das ist die einzige Möglichkeit, die ich sehe", None),
            ("mein einziger Wunsch ist Ruhe", None),
            ("die Bürgermeisterwahl war im Mai, ich bin Lehrer", None),
            ("", None),
        ] {
            assert_eq!(role(text).as_deref(), found, "{text}");
        }
    }

    #[test]
    fn a_village_is_told_from_a_town() {
        for text in ["bei uns im Dorf", "Hier kennt jeder jeden.", "ein kleiner Ort an der Peene"] {
            assert!(is_of_a_small_place(text), "{text}");
        }
        for text in ["in Rostock am Bahnhof", "vor Ort war niemand", ""] {
            assert!(!is_of_a_small_place(text), "{text}");
        }
    }
}
