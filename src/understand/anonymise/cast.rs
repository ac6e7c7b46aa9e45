//! Who is who: the same person gets the same letter in all texts of a request.

use serde::{Deserialize, Serialize};

use super::super::normalise::fold;
use super::lexicon::hash;

/// The persons named so far, in the order of their letters.
///
/// Of each word of a name only sixteen bits of a hash are kept: enough to tell a dozen people apart, too few to find a
/// name from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cast(Vec<Vec<u16>>);

/// So many letters there are; whoever comes later shares the last.
const LETTERS: usize = 26;

impl Cast {
    /// The number of the person of this name, who is added if new. Names with a word in common are one person's, unless
    /// both have a first name and these differ.
    pub(super) fn member(&mut self, name: &str) -> usize {
        let words = words(name);
        let same = |known: &Vec<u16>| match (known.as_slice(), words.as_slice()) {
            ([first, _, ..], [other, _, ..]) => first == other,
            (known, words) => words.iter().any(|word| known.contains(word)),
        };
        if let Some(at) = self.0.iter().position(same) {
            if let Some(known) = self.0.get_mut(at).filter(|known| known.len() < words.len()) {
                known.extend(words.iter().filter(|word| !known.contains(word)).copied().collect::<Vec<_>>());
            }
            return at;
        }
        if self.0.len() < LETTERS {
            self.0.push(words);
        }
        self.0.len().saturating_sub(1)
    }
}

/// The words of a name without the endings of the genitive.
fn words(name: &str) -> Vec<u16> {
    fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1)
        .map(|word| word.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(word))
        .map(|word| u16::try_from(hash(word.bytes()) >> 48).unwrap_or_default())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_keeps_the_letter_and_others_get_another() {
        let mut cast = Cast::default();
        for (name, number) in [
            ("Lena", 0),
            ("Tom", 1),
            ("Lenas", 0),
            ("Lena Krüger", 0),
            ("Krüger", 0),
            ("Jan Krüger", 2),
            ("tom", 1),
        ] {
            assert_eq!(cast.member(name), number, "{name}");
        }
    }
}
