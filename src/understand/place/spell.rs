//! One form for the many ways to write a name: small letters, `ä` as `ae`, no hyphens, abbreviations written out.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::cost::{EDIT, edits};
use super::cue::goes_on_behind;
use crate::understand::normalise::{self, is_invisible};

/// A word of a text about places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Small letters, umlauts spelt out, usual abbreviations written in full.
    pub text: String,
    /// The same with bare vowels for umlauts, see [`Spelling::bare`].
    pub bare: String,
    /// The same with bare vowels only where dots were written.
    pub dotless: String,
    /// Written with a capital.
    pub capital: bool,
    /// The number of the clause it stands in.
    pub clause: usize,
}

/// The words of a text. They end at everything that is neither letter nor digit, so hyphens, brackets and slashes make no
/// difference; commas, stops and joining words begin another clause.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut clause = 0;
    let mut raw = String::new();
    let composed: Cow<'_, str> = if text.is_ascii() || is_usual(text) {
        text.into()
    } else {
        text.chars().filter(|c| !is_invisible(*c)).nfc().collect::<String>().into()
    };
    for c in composed.chars().chain([' ']) {
        // Enclosing marks (keycaps) stay with their letter and are folded away.
        if c.is_alphanumeric() || (!raw.is_empty() && unicode_normalization::char::is_combining_mark(c)) {
            raw.push(c);
            continue;
        }
        if !raw.is_empty() {
            let word = word(&raw, clause);
            // A stop behind a short word belongs to an abbreviation: "Gr. Laasch", "a. d. Müritz".
            let abbreviation = c == '.' && raw.chars().count() <= 3;
            raw.clear();
            let goes_on = |before: &Word| before.clause == clause && goes_on_behind(&before.text, &word.text);
            if matches!(word.text.as_str(), "und" | "aber" | "sondern" | "u" | "oder")
                && words.last().is_some_and(|before| !goes_on(before))
            {
                clause += 1;
                words.push(Word { clause, ..word });
            } else {
                words.push(word);
            }
            if abbreviation {
                continue;
            }
        }
        if matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '\n') {
            clause += 1;
        }
    }
    words
}

/// Whether a text has only the letters of every German keyboard, which need no composing.
fn is_usual(text: &str) -> bool {
    text.chars()
        .all(|c| (' '..='~').contains(&c) || matches!(c, 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß' | '\n'))
}

/// As [`normalise::fold`], and quicker for the usual letters: ten thousand names are folded at every start.
fn fold(raw: &str) -> String {
    if raw.is_ascii() {
        return raw.to_ascii_lowercase();
    }
    if !is_usual(raw) {
        return normalise::fold(raw);
    }
    let mut folded = String::with_capacity(raw.len() + 2);
    for c in raw.chars() {
        match c {
            'ä' | 'Ä' => folded.push_str("ae"),
            'ö' | 'Ö' => folded.push_str("oe"),
            'ü' | 'Ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            c => folded.push(c.to_ascii_lowercase()),
        }
    }
    folded
}

fn word(raw: &str, clause: usize) -> Word {
    let folded = fold(raw);
    let full = match folded.as_str() {
        "gr" => "gross",
        "kl" => "klein",
        "st" => "sankt",
        "lk" | "lkr" | "ldkr" | "kreis" => "landkreis",
        other if is_landkreis(other) => "landkreis",
        _ => "",
    };
    let capital = raw.chars().next().is_some_and(char::is_uppercase);
    if !full.is_empty() {
        let [text, bare, dotless] = [full; 3].map(str::to_owned);
        return Word { text, bare, dotless, capital, clause };
    }
    let (bare, dotless) = (without_umlauts(raw, &folded), without_dots(raw, &folded));
    Word { text: folded, bare, dotless, capital, clause }
}

/// Whether a folded word is one for a district, rightly spelt or not: there is no place of such a name.
fn is_landkreis(word: &str) -> bool {
    // One error leaves one end whole; few words need a closer look.
    let whole = word.starts_with("land") || word.starts_with("alt") || word.ends_with("kreis");
    let like = |right: &str| edits(word.as_bytes(), right.as_bytes(), EDIT).is_some();
    whole && (7..=12).contains(&word.len()) && ["landkreis", "altkreis", "landkreises"].into_iter().any(like)
}

/// A name, or a piece of text that may be one, in both spellings that names are compared by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spelling {
    /// The words in one, `ae` for `ä`.
    pub full: String,
    /// The same with bare vowels for umlauts and their spellings, so that "Güstrow", "Guestrow" and "Gustrow" are one,
    /// and with one `s` for `ß` and `ss`: a wrong letter is one wrong letter, whether it has dots or not.
    pub bare: String,
    /// The same with bare vowels only where dots were written: an error can make letters look like an umlaut spelt out
    /// that are none ("Aefähr" for "Altefähr").
    pub dotless: String,
}

impl Spelling {
    /// The words in one, without the small words within.
    pub(super) fn of(words: &[Word]) -> Self {
        let mut spelling = Self::default();
        for (at, word) in words.iter().enumerate() {
            if at == 0 || !is_joint(&word.text) {
                spelling.push(word);
            }
        }
        spelling
    }

    /// Whether it is written without any umlaut, so that dots may have been left out.
    pub(super) fn is_plain(&self) -> bool {
        let mut previous = ' ';
        let full = self.full.chars().filter(|letter| {
            let doubled = *letter == 's' && previous == 's';
            previous = *letter;
            !doubled
        });
        full.eq(self.bare.chars())
    }

    pub(super) fn push(&mut self, word: &Word) {
        self.full.push_str(&word.text);
        self.bare.push_str(&word.bare);
        self.dotless.push_str(&word.dotless);
    }
}

/// The key of a name as it is written: its words in one, without the small words within ("Waren (Müritz)", "Waren an der
/// Müritz", "Waren a. d. Müritz").
pub fn key(name: &str) -> String {
    Spelling::of(&words(name)).full
}

/// All keys under which a name is to be found: with and without a title before it ("Bad Doberan", "Doberan"), with and
/// without what only tells it from others behind it ("Waren (Müritz)", "Waren").
pub(super) fn keys(name: &str) -> Vec<Spelling> {
    let mut keys: Vec<Spelling> = Vec::with_capacity(2);
    let mut add = |name: &str| {
        let full = words(name);
        let lead = |word: &Word| is_title(&word.text) || is_joint(&word.text);
        let bare = full.iter().position(|word| !lead(word)).unwrap_or_default();
        for start in [0, bare] {
            let key = Spelling::of(full.get(start..).unwrap_or_default());
            if !key.full.is_empty() && !keys.contains(&key) {
                keys.push(key);
            }
        }
    };
    add(name);
    if !name.contains([' ', '(', ',', '/']) {
        return keys;
    }
    let addition = [
        " (", ", ", "/", " am ", " an der ", " an dem ", " auf ", " bei ", " b. ", " in ", " im ", " a. ",
        " i. ",
    ];
    if let Some(end) = addition.iter().filter_map(|mark| name.find(mark)).min().filter(|end| *end > 1) {
        add(name.get(..end).unwrap_or(name));
    }
    keys
}

/// Small words that come and go within a name.
pub(super) fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "a" | "am"
            | "an"
            | "auf"
            | "b"
            | "bei"
            | "d"
            | "dem"
            | "den"
            | "der"
            | "die"
            | "i"
            | "im"
            | "in"
            | "m"
            | "ob"
    )
}

/// Whether a folded word is a title before a place's name and says nothing about where it lies.
pub(super) fn is_title(word: &str) -> bool {
    matches!(
        word,
        "bad"
            | "dorf"
            | "gemeinde"
            | "hansestadt"
            | "insel"
            | "inselstadt"
            | "landeshauptstadt"
            | "ort"
            | "ortsteil"
            | "ostseebad"
            | "ostseeheilbad"
            | "ot"
            | "seebad"
            | "seeheilbad"
            | "stadt"
            | "stadtteil"
            | "universitaetsstadt"
    )
}

/// A word with bare vowels for its umlauts and one `s` for `ß`, otherwise folded.
fn without_dots(raw: &str, folded: &str) -> String {
    if raw.is_ascii() {
        return folded.to_owned();
    }
    let letters = raw.chars().map(|c| match c {
        'ä' | 'Ä' => 'a',
        'ö' | 'Ö' => 'o',
        'ü' | 'Ü' => 'u',
        'ß' | 'ẞ' => 's',
        _ => c,
    });
    fold(&letters.collect::<String>())
}

/// As [`without_dots`], with bare vowels for umlauts that are spelt out, too.
///
/// `ue` behind a vowel or a `q` is no umlaut ("Neuenkirchen"), and an `e` behind an umlaut with dots stands for itself.
fn without_umlauts(raw: &str, folded: &str) -> String {
    let mut bare = String::with_capacity(folded.len());
    let mut previous = ' ';
    for piece in raw.split_inclusive(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']) {
        let plain = without_dots(piece, &fold(piece));
        let mut letters = plain.chars().peekable();
        while let Some(letter) = letters.next() {
            let umlaut = matches!(letter, 'a' | 'o' | 'u')
                && letters.peek() == Some(&'e')
                && !matches!(previous, 'a' | 'e' | 'i' | 'o' | 'u' | 'q');
            if umlaut {
                letters.next();
            }
            if letter != 's' || previous != 's' {
                bare.push(letter);
            }
            previous = if umlaut { 'e' } else { letter };
        }
    }
    bare
}

/// Five digits, as a number.
pub(super) fn postcode(word: &str) -> Option<u32> {
    (word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one_key() {
        for (one, other) in [
            ("Güstrow", "GUESTROW"),
            ("Güstrow", "gu\u{308}strow"),
            ("Ribnitz-Damgarten", "ribnitz damgarten"),
            ("Waren (Müritz)", "Waren/Mueritz"),
            ("Waren (Müritz)", "waren a. d. müritz"),
            ("LK Rostock", "Kreis Rostock"),
            ("Groß Laasch", "gross laasch"),
            ("Groß Laasch", "Gr. Laasch"),
            ("Klein Trebbow", "kl trebbow"),
        ] {
            assert_eq!(key(one), key(other), "{one} / {other}");
        }
        assert_ne!(key("Landkreis Rostock"), key("Rostock"));
    }

    #[test]
    fn names_are_found_without_title_and_addition() {
        let keys = |name| keys(name).into_iter().map(|key| key.full).collect::<Vec<_>>();
        assert_eq!(keys("Bad Doberan"), ["baddoberan", "doberan"]);
        assert_eq!(keys("Waren (Müritz)"), ["warenmueritz", "waren"]);
        assert_eq!(keys("Plau am See"), ["plausee", "plau"]);
        assert_eq!(keys("Am Salzhaff"), ["amsalzhaff", "salzhaff"]);
        assert_eq!(keys("Rostock, Hansestadt"), ["rostockhansestadt", "rostock"]);
        assert_eq!(keys("Binz"), ["binz"]);
        assert_eq!(keys(""), Vec::<String>::new());
    }

    #[test]
    fn umlauts_lose_their_dots_and_other_vowels_do_not() {
        let bare = |name: &str| Spelling::of(&words(name)).bare;
        assert_eq!(bare("Güstrow"), "gustrow");
        assert_eq!(bare("Grü\u{df}ow"), "grusow");
        assert_eq!(bare("Brsüewtiz"), "brsuewtiz");
        assert_eq!(bare("Saßnitz"), bare("Sassnitz"));
        assert_eq!(bare("guestrow"), "gustrow");
        assert_eq!(bare("neuenkirchen"), "neuenkirchen");
        assert_eq!(bare("kroepelin"), "kropelin");
        assert_eq!(bare("quelle"), "quelle");
        assert_eq!(bare("buetzow"), bare("butzow"));
    }

    #[test]
    fn clauses_end_where_a_reader_would_pause() {
        let clauses = |text: &str| words(text).iter().map(|word| word.clause).collect::<Vec<_>>();
        assert_eq!(clauses("arbeite in A, wohne in B"), [0, 0, 0, 1, 1, 1]);
        assert_eq!(clauses("Gr. Laasch und B"), [0, 0, 1, 1]);
    }
}
