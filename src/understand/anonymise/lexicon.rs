//! What is known of a word by itself: whether it is on a list of names, of ordinary words, of cues.
//!
//! The lists lie in `lists/`, each with its source and licence in its head; they are read once, when first needed.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::normalise::fold;
use super::bits::bits;
use super::list::List;

bits! {
    /// What a word can be.
    Flags: u32 {
        FIRST = 0;
        LAST = 1;
        /// Among the most common words of spoken German.
        COMMON = 2;
        /// A first name that is an ordinary word as well.
        ALSO = 3;
        KIN = 4;
        JOB = 5;
        TITLE = 6;
        INTRO = 7;
        GREET = 8;
        CLOSE = 9;
        /// Before a place.
        PLACE = 10;
        MONTH = 11;
        NUMBER = 12;
        /// The head of an organisation's name.
        ORG = 13;
        DET = 14;
        PARTICLE = 15;
        /// The surname of somebody people talk about as a topic.
        PUBLIC = 16;
        PUBLIC_FIRST = 17;
        BRAND = 18;
        PARTY = 19;
        COUNTRY = 20;
        FUNCTION = 21;
        /// A German word by the large list.
        WORD = 22;
        /// Two or three German words in one.
        COMPOUND = 23;
        /// A name with the `s` of the genitive.
        GENITIVE = 24;
        /// A word for the sign in an e-mail address.
        AT = 25;
        /// Where people have accounts, and what they call their names there.
        ACCOUNT = 26;
        /// Speaks of birth.
        BIRTH = 27;
        /// Speaks of a car.
        PLATE = 28;
        /// Speaks of where somebody lives.
        HOME = 29;
        /// A surname that is a noun: right behind a first name it is a surname.
        SURNAME = 30;
        /// The last word of the name of a street.
        STREET = 31;
    }
}

impl Flags {
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// On a list of names.
pub(super) const NAME: Flags = Flags::FIRST.with(Flags::LAST);
/// An ordinary German word, whatever else it may be.
pub(super) const ORDINARY: Flags =
    Flags::COMMON.with(Flags::WORD).with(Flags::COMPOUND).with(Flags::ALSO).with(Flags::FUNCTION);
/// Names something people talk about, which identifies nobody.
pub(super) const TOPIC: Flags = Flags::BRAND.with(Flags::PARTY).with(Flags::COUNTRY);

/// FNV-1a with a finish that spreads it: the same on every machine, and what `lists/words.py` computes.
pub(super) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    finish(bytes.fold(START, step))
}

/// How many small letters of ASCII a text begins with, and the hash of these.
pub(super) fn hash_letters(text: &str) -> (usize, u64) {
    let letters = text.bytes().take_while(u8::is_ascii_lowercase);
    let (length, value) = letters.fold((0, START), |(length, value), byte| (length + 1, step(value, byte)));
    (length, finish(value))
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

const fn step(value: u64, byte: u8) -> u64 {
    (value ^ byte as u64).wrapping_mul(0x100_0000_01b3)
}

const fn finish(value: u64) -> u64 {
    let value = (value ^ (value >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    value ^ (value >> 29)
}

/// The German words as a blocked Bloom filter (`lists/words.py`).
static WORDS: &[u8] = include_bytes!("lists/words.bin");
const BLOCK: usize = 64;
const PROBES: u32 = 6;

/// Whether a folded word is German; one in two hundred others passes too.
fn is_word(hash: u64) -> bool {
    let blocks = (WORDS.len() / BLOCK) as u64;
    let start = usize::try_from(((hash >> 32) * blocks) >> 32).unwrap_or_default() * BLOCK;
    let Some(block) = WORDS.get(start..start + BLOCK) else { return false };
    let second = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    (0..PROBES).all(|probe| {
        let source = if probe < 3 { hash } else { second };
        let bit = (source >> (probe * 9)) & 511;
        block.get(usize::try_from(bit / 8).unwrap_or_default()).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    })
}

/// Parts of a compound have at least so many letters.
const PART: usize = 4;
/// Longer words are not taken apart.
const LONGEST: usize = 40;

/// Nouns of three letters that compounds begin with, and hardly any surname.
static SHORT_HEADS: List<12> =
    List::new(["bad", "end", "lok", "pol", "kur", "tag", "rad", "gas", "zoo", "eis", "mut", "gen"]);
/// What follows one of these has at least so many letters.
const BEHIND_SHORT: usize = 6;
/// Of three words are only those that are longer than surnames.
const OF_THREE: usize = 14;

/// Whether a folded word consists of two or three German words, with or without a letter that joins them.
fn is_compound(word: &str) -> bool {
    let short = word.split_at_checked(3).is_some_and(|(head, tail)| {
        tail.len() >= BEHIND_SHORT && SHORT_HEADS.has(head) && is_word(hash(tail.bytes()))
    });
    short || is_of_words(word.as_bytes(), word.len() >= OF_THREE)
}

fn is_of_words(bytes: &[u8], three: bool) -> bool {
    if !(PART * 2..=LONGEST).contains(&bytes.len()) {
        return false;
    }
    let mut head = START;
    for (at, byte) in bytes.iter().enumerate() {
        head = step(head, *byte);
        let Some(tail) = bytes.get(at + 1..) else { break };
        if at + 1 < PART || tail.len() < PART || !is_word(finish(head)) {
            continue;
        }
        let joined = tail.strip_prefix(b"s").filter(|tail| tail.len() >= PART);
        let found = |tail: &[u8]| is_word(hash(tail.iter().copied())) || three && is_of_words(tail, false);
        if found(tail) || joined.is_some_and(found) {
            return true;
        }
    }
    false
}

/// The lists together, as an open hash table.
struct Table {
    slots: Vec<(u32, Flags)>,
}

const SLOTS: usize = 1 << 17;

impl Table {
    fn slot(hash: u64) -> (usize, u32) {
        #[expect(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
        let tag = hash as u32 | 1;
        (usize::try_from(hash >> 32).unwrap_or_default() % SLOTS, tag)
    }

    fn get(&self, hash: u64) -> Flags {
        let (start, tag) = Self::slot(hash);
        for at in start..start + SLOTS {
            match self.slots.get(at % SLOTS) {
                Some((found, flags)) if *found == tag => return *flags,
                Some((0, _)) | None => break,
                _ => {}
            }
        }
        Flags::NONE
    }

    fn set(&mut self, hash: u64, change: impl Fn(Flags) -> Flags) {
        let (start, tag) = Self::slot(hash);
        for at in start..start + SLOTS {
            match self.slots.get_mut(at % SLOTS) {
                Some(slot) if slot.0 == tag || slot.0 == 0 => {
                    *slot = (tag, change(slot.1));
                    return;
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, word: &str, flags: Flags) {
        self.set(hash(word.bytes()), |old| old.with(flags));
    }

    fn read() -> Self {
        let mut table = Self { slots: vec![(0, Flags::NONE); SLOTS] };
        for (list, flags) in [
            (include_str!("lists/first.txt"), Flags::FIRST),
            (include_str!("lists/own-first.txt"), Flags::FIRST),
            (include_str!("lists/last.txt"), Flags::LAST),
            (include_str!("lists/own-last.txt"), Flags::LAST),
        ] {
            for word in entries(list) {
                // Two letters are too few for a sign, but for those that many people have.
                if word.chars().count() > 2 || flags == Flags::LAST {
                    table.add(&word, flags);
                }
                if let Some(bare) = without_umlauts(&word) {
                    table.add(&bare, flags);
                }
            }
        }
        for word in entries(include_str!("lists/either.txt")) {
            if !is_word(hash(word.bytes())) {
                table.add(&word, Flags::LAST);
            }
        }
        for word in entries(include_str!("lists/also-words.txt")) {
            table.add(&word, Flags::ALSO.with(Flags::COMMON));
        }
        for word in entries(include_str!("lists/common.txt")) {
            let key = hash(word.bytes());
            let known = table.get(key);
            if !known.any(NAME) || (is_word(key) && !known.any(Flags::FIRST)) {
                table.add(&word, Flags::COMMON);
            }
        }
        table.cues();
        table
    }

    fn cues(&mut self) {
        let mut flags = Flags::NONE;
        for line in include_str!("lists/cues.txt").lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => flags = section(name),
                None => {
                    for word in entries(line) {
                        self.add(&word, flags);
                        if flags.any(Flags::FUNCTION.with(Flags::DET).with(Flags::WORD)) {
                            self.set(hash(word.bytes()), |old| {
                                old.with(Flags::COMMON)
                                    .with(if flags.any(Flags::WORD) { Flags::WORD } else { Flags::FUNCTION })
                                    .without(NAME)
                            });
                        }
                    }
                }
            }
        }
    }
}

fn section(name: &str) -> Flags {
    match name {
        "kin" => Flags::KIN,
        "job" => Flags::JOB,
        "title" => Flags::TITLE,
        "intro" => Flags::INTRO,
        "greet" => Flags::GREET,
        "close" => Flags::CLOSE,
        "place" => Flags::PLACE,
        "month" => Flags::MONTH,
        "number" => Flags::NUMBER,
        "org" => Flags::ORG,
        "det" => Flags::DET,
        "particle" => Flags::PARTICLE,
        "public" => Flags::PUBLIC,
        "public-first" => Flags::PUBLIC_FIRST,
        "brand" => Flags::BRAND,
        "party" => Flags::PARTY,
        "country" => Flags::COUNTRY,
        "function" => Flags::FUNCTION,
        "at-sign" => Flags::AT,
        "account" => Flags::ACCOUNT,
        "birth" => Flags::BIRTH,
        "plate" => Flags::PLATE,
        "home" => Flags::HOME,
        "surname-noun" => Flags::SURNAME.with(Flags::LAST),
        "street" => Flags::STREET,
        "word" => Flags::COMMON.with(Flags::WORD),
        _ => Flags::NONE,
    }
}

fn entries(list: &str) -> impl Iterator<Item = String> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(fold)
}

/// The words that are looked up most: the most common ones, and those that lead to something.
pub(super) fn frequent() -> impl Iterator<Item = String> {
    let cues = include_str!("lists/cues.txt").lines().filter(|line| !line.starts_with('['));
    entries(include_str!("lists/common.txt")).chain(cues.flat_map(entries))
}

/// How people without umlauts write a folded word, if that is no German word.
fn without_umlauts(word: &str) -> Option<String> {
    let bare = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    (bare != word && !is_word(hash(bare.bytes()))).then_some(bare)
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

/// Whether a folded word is on the lists of the most common words or of brands.
pub(in super::super) fn is_frequent(word: &str) -> bool {
    TABLE.get(hash(word.bytes())).any(Flags::COMMON.with(Flags::BRAND))
}

/// The place of a folded word among the most common ones, brands behind them all; `None` if it is none of them.
pub(in super::super) fn frequency_rank(word: &str) -> Option<usize> {
    static RANKS: LazyLock<HashMap<u64, usize>> = LazyLock::new(|| {
        let words = entries(include_str!("lists/common.txt"));
        words.zip(0..).map(|(word, rank)| (hash(word.bytes()), rank)).collect()
    });
    let key = hash(word.bytes());
    is_frequent(word).then(|| RANKS.get(&key).copied().unwrap_or(usize::MAX))
}

/// Whether a folded word is in the large list of German words; one in two hundred others passes too.
pub(in super::super) fn is_german(word: &str) -> bool {
    is_word(hash(word.bytes()))
}

/// How many bytes of a folded word are the longest German word it begins with, and the longest it ends on, apart from itself.
pub(super) fn known_parts(word: &str) -> (usize, usize) {
    let bytes = word.as_bytes();
    if bytes.len() > LONGEST {
        return (0, 0);
    }
    let (mut value, mut head) = (START, 0);
    for (at, byte) in bytes.iter().enumerate() {
        value = step(value, *byte);
        if at + 1 >= PART && at + 1 < bytes.len() && is_word(finish(value)) {
            head = at + 1;
        }
    }
    let tails = (1..bytes.len().saturating_sub(PART - 1)).filter_map(|from| bytes.get(from..));
    let tail = tails.into_iter().find(|tail| is_word(hash(tail.iter().copied()))).map_or(0, <[u8]>::len);
    (head, tail)
}

/// Whether a folded word is on the list of first names.
pub(in super::super) fn is_first_name(word: &str) -> bool {
    TABLE.get(hash(word.bytes())).any(Flags::FIRST)
}

/// What is known of a folded word with this hash.
pub(super) fn look_up(word: &str, hash: u64) -> Flags {
    let flags = TABLE.get(hash);
    if flags.any(Flags::COMMON) {
        return flags.with(Flags::WORD);
    }
    if is_word(hash) {
        return flags.with(Flags::WORD);
    }
    if flags != Flags::NONE {
        // "jürgens" is a surname, but more often what is Jürgen's.
        let owner =
            if flags.any(Flags::FIRST) { None } else { owner(word).filter(|owner| owner.any(Flags::FIRST)) };
        return owner.map_or(flags, |owner| flags.with(owner));
    }
    if let Some(owner) = owner(word).or_else(|| held_down(word)) {
        return owner;
    }
    if is_spoken_verb(word) {
        return Flags::COMMON.with(Flags::WORD);
    }
    if is_compound(word) || ends_as_words_do(word) { Flags::COMPOUND } else { Flags::NONE }
}

/// "stehn", "gesehn", "schreibn", "holn": a common verb as it is spoken.
fn is_spoken_verb(word: &str) -> bool {
    let stem = word
        .strip_suffix('n')
        .filter(|stem| stem.len() >= 3 && !stem.ends_with(['a', 'e', 'i', 'o', 'u', 'n', 'r']));
    stem.is_some_and(|stem| TABLE.get(hash(stem.bytes().chain(*b"en"))).any(Flags::COMMON))
}

/// The least letters of a word that is told by its end.
const TOLD: usize = 9;

/// Ends of nouns and of adjectives that no surname has in a word so long: there are more such words than any list holds.
static ENDS: List<45> = List::new([
    "ungen",
    "heit",
    "heiten",
    "keit",
    "keiten",
    "schaft",
    "schaften",
    "tion",
    "tionen",
    "ismus",
    "taet",
    "taeten",
    "logie",
    "logien",
    "grafie",
    "graphie",
    "perspektive",
    "iche",
    "ichen",
    "icher",
    "ichem",
    "ische",
    "ischen",
    "ischer",
    "isches",
    "ischem",
    "hafte",
    "haften",
    "hafter",
    "haftes",
    "artige",
    "artigen",
    "artiger",
    "artiges",
    "barer",
    "baren",
    "bares",
    "lose",
    "loser",
    "loses",
    "erei",
    "ereien",
    "erinnen",
    "ierung",
    "tzung",
]);

/// Whether an unknown word is told to be an ordinary one by its end.
fn ends_as_words_do(word: &str) -> bool {
    word.len() >= TOLD && ENDS.ends(word)
}

/// The flags of the name of which this word is the genitive ("lenas"), or the same word with letters held down.
fn owner(word: &str) -> Option<Flags> {
    let stem = word.strip_suffix('s').filter(|stem| stem.len() >= 3)?;
    let flags = TABLE.get(hash(stem.bytes()));
    (flags.any(NAME.with(Flags::PUBLIC)) && !flags.any(Flags::COMMON)).then_some(flags.with(Flags::GENITIVE))
}

/// The flags of a name some letter of which was held down ("jonaaas").
fn held_down(word: &str) -> Option<Flags> {
    let held =
        word.as_bytes().windows(3).any(|row| matches!(row, [one, two, three] if one == two && two == three));
    if !held || word.len() > LONGEST {
        return None;
    }
    let mut short = String::new();
    for c in word.chars() {
        if !short.ends_with(c) {
            short.push(c);
        }
    }
    let flags = TABLE.get(hash(short.bytes()));
    (flags.any(NAME) && !flags.any(Flags::COMMON.with(Flags::GREET))).then_some(flags)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(word: &str) -> Flags {
        let word = fold(word);
        look_up(&word, hash(word.bytes()))
    }

    #[test]
    fn names_words_and_what_is_both_are_told_apart() {
        for name in
            ["Lena", "Mehmet", "Krüger", "kruger", "Oleksandr", "Олена", "Nguyễn", "lenas", "Schröder"]
        {
            assert!(flags(name).any(NAME) && !flags(name).any(Flags::COMMON), "{name}");
        }
        for both in ["Klein", "Wolf", "Koch", "Jäger", "Rose"] {
            assert!(flags(both).any(NAME) && flags(both).any(ORDINARY), "{both}");
        }
        for word in ["waren", "gestern", "und", "gehst", "Klassenlehrerin", "Schulhofprügelei"] {
            assert!(!flags(word).any(Flags::FIRST) && flags(word).any(ORDINARY), "{word}");
        }
    }
}
