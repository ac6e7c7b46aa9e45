//! How a name sounds to someone who writes it by ear: the same letters for what German does not tell apart.
//!
//! After Hans Joachim Postel's "Kölner Phonetik" (1969), with two differences. Vowels are kept, by their sound, because
//! names of villages differ in little else; and the silent end of "-ow" goes, because everyone in the north leaves it out.

/// The sound of a folded name (`ae` for `ä`), appended to `sound`, which is cleared first.
pub(super) fn sound_of(folded: &str, sound: &mut Vec<u8>) {
    sound.clear();
    let bytes = folded.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let (letter, length) = letter(rest, at == 0);
        at += length;
        if let Some(letter) = letter
            && sound.last() != Some(&letter)
        {
            sound.push(letter);
        }
    }
    if sound.len() > 2 && sound.ends_with(b"of") {
        sound.pop();
    }
}

/// What the beginning of the rest sounds like, and how many bytes of it that takes.
fn letter(rest: &[u8], first: bool) -> (Option<u8>, usize) {
    let (sound, length) = match rest {
        [b't', b's', b'c', b'h', ..] => (b's', 4),
        [b's', b'c', b'h', ..] => (b's', 3),
        [b'a', b'e', b'u', ..] => (b'O', 3),
        [b't', b'z' | b's', ..] => (b's', 2),
        [b'd', b't', ..] | [b't', b'h', ..] => (b't', 2),
        [b'p', b'h' | b'f', ..] => (b'f', 2),
        [b'c', b'k', ..] | [b'q', b'u', ..] | [b'g', b'h', ..] => (b'k', 2),
        [b'c', b'h', ..] => (b'x', 2),
        [b'r', b'h', ..] => (b'r', 2),
        [b'i', b'e' | b'h', ..] | [b'u', b'e' | b'i', ..] => (b'i', 2),
        [b'e' | b'a', b'i' | b'y', ..] => (b'A', 2),
        [b'e', b'u', ..] | [b'o', b'i' | b'y', ..] => (b'O', 2),
        [b'a', b'u', ..] => (b'U', 2),
        [b'o', b'u', ..] => (b'u', 2),
        [b'a', b'e', ..] => (b'e', 2),
        [b'o', b'e', ..] => (b'o', 2),
        [b'h', ..] if !first => return (None, 1),
        [b'b' | b'p', ..] => (b'p', 1),
        [b'd' | b't', ..] => (b't', 1),
        [b'f' | b'v' | b'w', ..] => (b'f', 1),
        [b'g' | b'k' | b'c' | b'q', ..] => (b'k', 1),
        [b's' | b'z' | b'x', ..] => (b's', 1),
        [b'y' | b'j' | b'i', ..] => (b'i', 1),
        [other, ..] => (*other, 1),
        [] => return (None, 1),
    };
    (Some(sound), length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(name: &str) -> String {
        let mut sound = Vec::new();
        sound_of(&crate::understand::normalise::fold(name), &mut sound);
        String::from_utf8(sound).expect("ASCII in, ASCII out")
    }

    #[test]
    fn what_sounds_alike_is_one() {
        for (right, heard) in [
            ("Schwerin", "Schwehrin"),
            ("Güstrow", "Güstro"),
            ("Wolgast", "Volgast"),
            ("Sassnitz", "Saßniz"),
            ("Greifswald", "Graifsvalt"),
            ("Neustrelitz", "Noistreliz"),
            ("Kühlungsborn", "Külungsborn"),
            ("Stavenhagen", "Staffenhagen"),
            ("Prerow", "Preero"),
        ] {
            assert_eq!(sound(right), sound(heard), "{right} / {heard}");
        }
        assert_ne!(sound("Malchin"), sound("Malchow"));
    }
}
