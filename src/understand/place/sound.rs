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
    const GROUPS: [(&[u8], u8); 29] = [
        (b"tsch", b's'),
        (b"sch", b's'),
        (b"aeu", b'O'),
        (b"ck", b'k'),
        (b"tz", b's'),
        (b"ts", b's'),
        (b"dt", b't'),
        (b"th", b't'),
        (b"ph", b'f'),
        (b"pf", b'f'),
        (b"qu", b'k'),
        (b"ch", b'x'),
        (b"gh", b'k'),
        (b"rh", b'r'),
        (b"ie", b'i'),
        (b"ih", b'i'),
        (b"ei", b'A'),
        (b"ai", b'A'),
        (b"ey", b'A'),
        (b"ay", b'A'),
        (b"eu", b'O'),
        (b"oi", b'O'),
        (b"oy", b'O'),
        (b"au", b'U'),
        (b"ou", b'u'),
        (b"ae", b'e'),
        (b"oe", b'o'),
        (b"ue", b'i'),
        (b"ui", b'i'),
    ];
    if let Some((group, letter)) = GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
        return (Some(*letter), group.len());
    }
    let letter = match rest.first().copied().unwrap_or_default() {
        b'h' if !first => None,
        b'b' | b'p' => Some(b'p'),
        b'd' | b't' => Some(b't'),
        b'f' | b'v' | b'w' => Some(b'f'),
        b'g' | b'k' | b'c' | b'q' => Some(b'k'),
        b's' | b'z' | b'x' => Some(b's'),
        b'y' | b'j' | b'i' => Some(b'i'),
        other => Some(other),
    };
    (letter, 1)
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
