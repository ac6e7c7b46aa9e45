//! Whether a first message is written in a language other than German.
//!
//! A wrong "this is not German" sends someone away who asked for help, a missed one costs only a politeness. So in doubt
//! the answer is `None`: the text is German, or too short to tell.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use whatlang::{Detector, Lang};

use super::normalise::is_invisible;

/// A language Lotse can answer with one fixed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    English,
    Ukrainian,
    Russian,
    Arabic,
    Polish,
    Persian,
    Turkish,
    Vietnamese,
}

/// So many letters are looked at; a language shows itself early, and hostile texts are long.
const LETTERS: usize = 1_000;

/// Frequent words of each language in Latin letters, and German ones to weigh against them, for texts too short for
/// statistics.
const WORDS: &str = include_str!("language/words.tsv");

/// The rows of the word list; no tag is German.
const TAGS: [(&str, Option<Language>); 9] = [
    ("en", Some(Language::English)),
    ("uk", Some(Language::Ukrainian)),
    ("ru", Some(Language::Russian)),
    ("ar", Some(Language::Arabic)),
    ("pl", Some(Language::Polish)),
    ("fa", Some(Language::Persian)),
    ("tr", Some(Language::Turkish)),
    ("vi", Some(Language::Vietnamese)),
    ("de", None),
];

/// The languages each word is one of.
static KNOWN: LazyLock<HashMap<&'static str, Vec<Option<Language>>>> = LazyLock::new(|| {
    let mut known = HashMap::<_, Vec<_>>::new();
    for (tag, words) in WORDS.lines().filter_map(|line| line.split_once('\t')) {
        let Some((_, language)) = TAGS.iter().find(|(row, _)| *row == tag) else { continue };
        for word in words.split_whitespace() {
            known.entry(word).or_default().push(*language);
        }
    }
    known
});

/// The language of a text, if it is surely one we have a line for. `None`: German, unsure, or too short.
pub fn foreign(text: &str) -> Option<Language> {
    let letters: Vec<char> =
        text.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).take(LETTERS).collect();
    let alphabetic = letters.iter().filter(|c| c.is_alphabetic()).count();
    let share = |within: fn(char) -> bool| {
        let found = letters.iter().filter(|c| within(**c)).count();
        found >= 2 && found * 2 > alphabetic
    };
    if share(|c| matches!(c, '\u{400}'..='\u{52f}')) {
        return Some(cyrillic(&letters));
    }
    if share(
        |c| matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    ) {
        return arabic_script(&letters);
    }
    latin(&letters.iter().collect::<String>())
}

fn cyrillic(letters: &[char]) -> Language {
    let has = |wanted: &[char]| letters.iter().any(|c| wanted.contains(c));
    let words: Vec<String> =
        letters.split(|c| !c.is_alphabetic()).map(|word| word.iter().collect()).collect();
    let ukrainian_words = [
        "з",
        "що",
        "та",
        "як",
        "де",
        "хто",
        "чому",
        "вже",
        "дуже",
        "треба",
        "будь",
        "ласка",
        "дякую",
        "добрий",
        "доброго",
        "мене",
        "боюся",
        "немає",
        "якщо",
        "щоб",
        "коли",
        "знову",
    ];
    let ukrainian = has(&['і', 'ї', 'є', 'ґ'])
        || (!has(&['ы', 'э', 'ъ', 'ё']) && words.iter().any(|word| ukrainian_words.contains(&word.as_str())));
    if ukrainian { Language::Ukrainian } else { Language::Russian }
}

/// Persian and Arabic share most letters; Persian has some of its own, Arabic has others. `None` for further languages
/// of the script (Urdu, Kurdish, …), which have letters neither has.
fn arabic_script(letters: &[char]) -> Option<Language> {
    let has = |wanted: &[char]| letters.iter().any(|c| wanted.contains(c));
    if has(&['ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ێ', 'ۆ', 'ڕ', 'ڵ', 'ە', 'ټ', 'ډ', 'ړ']) {
        return None;
    }
    let words: Vec<String> =
        letters.split(|c| !c.is_alphabetic()).map(|word| word.iter().collect()).collect();
    let persian_words =
        ["من", "است", "را", "کمک", "لطفا", "درود", "ممنون", "نیاز", "دارم", "هستم", "با", "برای", "خوب"];
    let persian = has(&['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']);
    let arabic = has(&['ة', 'ى', 'ي', 'ك', 'أ', 'إ']);
    if persian && !arabic || words.iter().any(|word| persian_words.contains(&word.as_str()) && word != "من")
    {
        Some(Language::Persian)
    } else {
        Some(Language::Arabic)
    }
}

/// Latin script: letters only one language has, common words, and for longer texts statistics. Two of them must agree,
/// or the words must be clear.
fn latin(text: &str) -> Option<Language> {
    if text.chars().any(|c| c == 'ß') {
        return None;
    }
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|word| !word.is_empty()).collect();
    let letters = only_in(text);
    let known: Vec<&[Option<Language>]> =
        words.iter().map(|word| KNOWN.get(*word).map(Vec::as_slice).unwrap_or_default()).collect();
    let german = known.iter().filter(|languages| languages.contains(&None)).count();
    let best = TAGS
        .iter()
        .filter_map(|(_, language)| *language)
        .map(|language| Found::new(language, &known, letters))
        .max_by_key(|found| (found.margin(), found.its))?;
    // A third of the words are known ones, in any real text; a stray one in a German sentence is not enough.
    if best.margin() > 0 && (best.its + best.shared) * 3 >= words.len() {
        return Some(best.language);
    }
    let language = best.language;
    if words.len() < 6 || german * 5 > words.len() {
        return None;
    }
    let guess = Detector::new().detect(text)?;
    let guessed = match guess.lang() {
        Lang::Eng => Language::English,
        Lang::Pol => Language::Polish,
        Lang::Tur => Language::Turkish,
        Lang::Vie => Language::Vietnamese,
        _ => return None,
    };
    (guess.is_reliable() && (letters == Some(guessed) || best.margin() > 0 && guessed == language))
        .then_some(guessed)
}

/// How much of a text speaks for a language, and how much for German.
struct Found {
    language: Language,
    /// Words of the language that are none of German.
    its: usize,
    /// Words of both.
    shared: usize,
    /// Words of German that are none of the language.
    german: usize,
}

impl Found {
    fn new(language: Language, words: &[&[Option<Language>]], letters: Option<Language>) -> Self {
        let count = |its: bool, german: bool| {
            let fits = |word: &&&[Option<Language>]| {
                word.contains(&Some(language)) == its && word.contains(&None) == german
            };
            words.iter().filter(fits).count()
        };
        let by_letters = if letters == Some(language) { 2 } else { 0 };
        Self {
            language,
            its: count(true, false) + by_letters,
            shared: count(true, true),
            german: count(false, true),
        }
    }

    fn margin(&self) -> usize {
        self.its.saturating_sub(self.german)
    }
}

/// The language whose own letters a text has at least twice.
fn only_in(text: &str) -> Option<Language> {
    let count = |within: fn(char) -> bool| text.chars().filter(|c| within(*c)).count();
    let polish = count(|c| matches!(c, 'ą' | 'ę' | 'ł' | 'ń' | 'ś' | 'ź' | 'ż' | 'ć'));
    let turkish = count(|c| matches!(c, 'ğ' | 'ı' | 'ş'));
    let vietnamese = count(|c| matches!(c, 'ơ' | 'ư' | 'đ' | 'ă' | '\u{1ea0}'..='\u{1ef9}'));
    let (most, language) =
        [(polish, Language::Polish), (turkish, Language::Turkish), (vietnamese, Language::Vietnamese)]
            .into_iter()
            .max_by_key(|(found, _)| *found)?;
    (most >= 2).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_and_calls_for_help_are_recognised() {
        for (text, language) in [
            ("hello", Language::English),
            ("Help", Language::English),
            ("please help me", Language::English),
            ("Hello, I was attacked yesterday by two men and I don't know what to do.", Language::English),
            ("Someone painted a swastika on our house, we need advice", Language::English),
            ("My son is in a nazi group", Language::English),
            ("pomocy", Language::Polish),
            ("Dzień dobry", Language::Polish),
            ("Potrzebuję pomocy, ktoś mnie pobił na ulicy", Language::Polish),
            ("Moj syn zostal pobity w szkole, co mam robic", Language::Polish),
            ("привіт", Language::Ukrainian),
            ("Мене вчора побили біля магазину", Language::Ukrainian),
            ("привет", Language::Russian),
            ("Помогите, меня избили на остановке", Language::Russian),
            ("merhaba", Language::Turkish),
            ("Yardım edin lütfen", Language::Turkish),
            ("Oğlum okulda dövüldü, ne yapmalıyım?", Language::Turkish),
            ("سلام، من به کمک نیاز دارم", Language::Persian),
            ("مرحبا أحتاج إلى مساعدة", Language::Arabic),
            ("سلام", Language::Arabic),
            ("xin chào", Language::Vietnamese),
            ("Tôi bị đánh ở trạm xe buýt, xin giúp tôi", Language::Vietnamese),
        ] {
            assert_eq!(foreign(text), Some(language), "{text}");
        }
    }

    #[test]
    fn german_in_all_its_forms_is_not_foreign() {
        for text in [
            "",
            "Hi",
            "Hallo",
            "ok",
            "Hey",
            "Moin",
            "Ja",
            "nein danke",
            "Test",
            "Anna",
            "Mohammed Yılmaz",
            "Ich heiße Łukasz Wiśniewski",
            "Rostock",
            "Sassnitz",
            "88",
            "👍",
            "SOS",
            "mein Sohn wird gemobbt",
            "Ick hab keen Bock mehr uff die Nazis",
            "I mog nimmer, de san so gschert",
            "isch weiss net was isch mache soll",
            "Ik snack Platt, kannst du mi helpen",
            "hab stress wegen so nem typ der hate postet",
            "Das Team vom Meeting findet den Content cringe",
            "Mein Sohn postet Memes bei Discord und streamt Games",
            "der nazi is wieder da",
            "Mein Nachbar Mehmet Öztürk wurde beleidigt",
            "Die Band heißt Sleipnir und spielt White Power Musik",
            "White lives matter steht an der Wand",
            "nazis",
            "Hakenkreuz an der Schule",
            "bitte um rückruf",
            "Stop",
            "LOL",
            "Weiß nicht",
        ] {
            assert_eq!(foreign(text), None, "{text}");
        }
    }

    #[test]
    fn letters_that_cannot_be_seen_do_not_change_the_answer() {
        assert_eq!(foreign("he\u{200b}llo"), Some(Language::English));
    }
}
