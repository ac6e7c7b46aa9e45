//! The code with which a person comes back from another account, and how one is read out of what people type.
//!
//! Sixteen characters in four groups, `BD3F-QJ4L-7NPR-2TVW`: fifteen drawn at random, nearly 68 bits, and one that tells
//! a slip of the pen from a code nobody was given. As in a [`CaseCode`](crate::id::CaseCode) there are no vowels, no H, K,
//! S, 0, 1 and 8: it spells no word and no code of the scene. G and Z are left out as well, since they look like 6 and 2.

/// The characters of a code. Their number is a prime, which lets the last one tell every wrong character and every two
/// that were swapped.
const ALPHABET: [char; BASE] = [
    'B', 'C', 'D', 'F', 'J', 'L', 'M', 'N', 'P', 'Q', 'R', 'T', 'V', 'W', 'X', 'Y', '2', '3', '4', '5', '6',
    '7', '9',
];
const BASE: usize = 23;

/// How many characters are drawn; one more follows.
const DRAWN: usize = 15;
const LENGTH: usize = DRAWN + 1;
const GROUP: usize = 4;

/// How many other words may stand around a code. Whoever writes more is telling something, which shall not be lost.
const WORDS_AROUND: usize = 12;

/// A return code. Whoever has it takes over its person's talk, so it has no `Debug` that shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct ReturnCode([u8; LENGTH]);

/// What a text holds that looks like a return code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A code; whether anybody was given it, only the desk knows.
    Code(ReturnCode),
    /// It has the shape of one, and something in it is mistyped.
    Mistyped,
}

impl ReturnCode {
    /// Makes a code from a random number; every value maps to a code, evenly for a uniform `random` but for a bias below
    /// one in a hundred.
    pub fn from_random(random: u128) -> Self {
        let mut rest = random;
        let mut places = [0; LENGTH];
        for place in places.iter_mut().take(DRAWN) {
            *place = remainder(rest);
            rest /= BASE as u128;
        }
        // Words and numbers have no code's shape, so no code may have theirs; one in three hundred would.
        while !is_mixed(places.iter().take(DRAWN)) {
            if let Some(first) = places.first_mut() {
                *first = remainder(u128::from(*first) + 1);
            }
        }
        let check = check(&places);
        if let Some(last) = places.last_mut() {
            *last = check;
        }
        Self(places)
    }

    /// The code without hyphens, as it is hashed.
    pub fn bare(&self) -> String {
        self.0.iter().filter_map(|place| ALPHABET.get(usize::from(*place))).collect()
    }

    fn of(places: &[u8]) -> Option<Self> {
        let places: [u8; LENGTH] = places.try_into().ok()?;
        (is_mixed(places.iter()) && places.last() == Some(&check(&places))).then_some(Self(places))
    }
}

impl std::fmt::Display for ReturnCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, character) in self.bare().chars().enumerate() {
            let hyphen = if at > 0 && at % GROUP == 0 { "-" } else { "" };
            write!(f, "{hyphen}{character}")?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for ReturnCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReturnCode")
    }
}

/// Looks for a code in a message, in whatever case and with whatever between its characters; `None` if the message is
/// about something else.
pub fn read(text: &str) -> Option<Seen> {
    let tokens: Vec<Vec<char>> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .map(|token| token.chars().flat_map(char::to_uppercase).collect())
        .collect();
    if tokens.len() > WORDS_AROUND + LENGTH {
        return None;
    }
    let places: Vec<Option<Vec<u8>>> =
        tokens.iter().map(|token| token.iter().copied().map(place).collect()).collect();
    let around = |inside: usize| tokens.len() <= inside + WORDS_AROUND;
    let mut mistyped = false;
    // Four groups with anything around them, then whatever runs on in characters of codes: prose has none of that.
    for group in places.windows(GROUP) {
        let joined: Option<Vec<u8>> =
            group.iter().cloned().collect::<Option<Vec<_>>>().map(|all| all.concat());
        if let Some(code) = joined.and_then(|joined| ReturnCode::of(&joined)).filter(|_| around(GROUP)) {
            return Some(Seen::Code(code));
        }
    }
    for run in places.split(Option::is_none).filter(|run| around(run.len())) {
        let joined: Vec<u8> = run.iter().flatten().flatten().copied().collect();
        if let Some(code) = ReturnCode::of(&joined) {
            return Some(Seen::Code(code));
        }
        mistyped |= joined.len().abs_diff(LENGTH) <= 1 && is_mixed(joined.iter());
    }
    mistyped |= around(GROUP) && tokens.windows(GROUP).any(looks_like_groups);
    mistyped.then_some(Seen::Mistyped)
}

/// Four groups of about four characters, half of them of letters and digits mixed: no date, no number of an account.
fn looks_like_groups(groups: &[Vec<char>]) -> bool {
    let long = groups.iter().all(|group| group.len().abs_diff(GROUP) <= 1);
    let length: usize = groups.iter().map(Vec::len).sum();
    let mixed = |group: &&Vec<char>| {
        group.iter().any(char::is_ascii_digit) && group.iter().any(char::is_ascii_alphabetic)
    };
    long && length.abs_diff(LENGTH) <= 1 && groups.iter().filter(mixed).count() >= 2
}

/// The number of a character. What looks like one of them, and is none, is read as that.
fn place(character: char) -> Option<u8> {
    let character = match character {
        'Z' => '2',
        'S' => '5',
        'G' => '6',
        '8' => 'B',
        other => other,
    };
    let at = ALPHABET.iter().position(|known| *known == character)?;
    u8::try_from(at).ok()
}

fn is_mixed<'a>(places: impl Iterator<Item = &'a u8>) -> bool {
    let (mut letter, mut digit) = (false, false);
    for place in places {
        let is_digit = ALPHABET.get(usize::from(*place)).is_some_and(char::is_ascii_digit);
        digit |= is_digit;
        letter |= !is_digit;
    }
    letter && digit
}

/// The last character: each place counts with a weight of its own, modulo a prime.
fn check(places: &[u8; LENGTH]) -> u8 {
    let drawn = places.iter().take(DRAWN);
    remainder(drawn.zip(2_u128..).map(|(place, weight)| u128::from(*place) * weight).sum())
}

fn remainder(number: u128) -> u8 {
    // Below 23, so it fits.
    u8::try_from(number % BASE as u128).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes() -> impl Iterator<Item = ReturnCode> {
        // 0 and the largest would be of letters or digits alone.
        let spread = (1..400_u128).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835));
        spread.chain([0, u128::MAX]).map(ReturnCode::from_random)
    }

    #[test]
    fn every_code_reads_back_however_it_is_typed() {
        for code in codes() {
            let shown = code.to_string();
            assert_eq!(shown.len(), 19, "{shown}");
            let spaced = code.bare().chars().flat_map(|c| [c, ' ']).collect::<String>();
            for typed in [
                shown.clone(),
                shown.to_lowercase(),
                code.bare(),
                shown.replace('-', " "),
                shown.replace('-', "–"),
                spaced,
                format!("Hallo, mein Code ist {shown}. LG"),
                format!("/start {shown}"),
                shown.replace('2', "z").replace('5', "S").replace('6', "g").replace('B', "8"),
            ] {
                assert_eq!(read(&typed), Some(Seen::Code(code.clone())), "{typed}");
            }
        }
    }

    #[test]
    fn a_wrong_character_and_two_swapped_ones_are_slips() {
        for code in codes().take(60) {
            let bare: Vec<char> = code.bare().chars().collect();
            for at in 0..LENGTH {
                let mut slip = bare.clone();
                slip[at] = if slip[at] == 'Q' { '7' } else { 'Q' };
                let slip: String = slip.into_iter().collect();
                assert!(!matches!(read(&slip), Some(Seen::Code(_))), "{slip}");
            }
            for at in 1..LENGTH {
                let mut slip = bare.clone();
                slip.swap(at - 1, at);
                if slip != bare {
                    assert_eq!(read(&slip.iter().collect::<String>()), Some(Seen::Mistyped));
                }
            }
        }
    }

    #[test]
    fn a_character_that_is_missing_or_foreign_is_a_slip() {
        let code = ReturnCode::from_random(0x1234_5678_9ABC_DEF0_1234_5678_9ABC_DEF0).to_string();
        let short = &code[..code.len() - 1];
        let foreign = format!("{}0{}", &code[..2], &code[3..]);
        for typed in [short, &foreign, &format!("mein Code: {foreign}")] {
            assert_eq!(read(typed), Some(Seen::Mistyped), "{typed}");
        }
    }

    #[test]
    fn what_people_write_is_no_code() {
        for text in [
            "",
            "BDF-234",
            "seit 2019 oder 2021",
            "DE89 3704 0044 0532 0130 00",
            "0171 2345 6792 3456",
            "4532 7692 3456 7239",
            "pfff pfff pfff pfff",
            "HRO AB 123 und LWL X 99",
            "Strassenbahn2023",
            "Hast dort auch mehr",
            "Sie haben uns vor der Schule bedroht, um 15:30 Uhr, am 23.11.2026.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_story_is_not_swallowed_for_a_code_in_it() {
        let code = ReturnCode::from_random(77).to_string();
        assert_eq!(read(&format!("{}{code}", "Wort ".repeat(13))), None);
    }
}
