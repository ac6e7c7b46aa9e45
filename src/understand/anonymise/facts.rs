//! What several finders ask about a word by itself, found out once: most words are nothing of what they ask about, and a
//! text none of whose words is needs no finder that wants one. So a finder that is made to want more must say so here, or it
//! will not be asked; a test holds what is found against what is found when every finder is asked.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::bits::bits;
use super::lexicon::{Flags, frequent, hash, look_up};
use super::token::{Class, Gap, Token};
use super::{
    address, alias, birth, count, court, date, document, email, net, number, organisation, paper, partial,
    person, plate, pseudonym, rest, spoken, ticket, whereabouts,
};

/// What is known of a word: by the lists, and by those who find.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Word {
    pub flags: Flags,
    pub facts: Facts,
    /// How many digits it is worth as a word for a number.
    pub digits: u8,
}

bits! {
    /// What a word is to a finder.
    Facts: u64 {
        /// A number in one word.
        COUNT = 0;
        /// Tells a year, or may.
        YEAR = 1;
        /// May speak of birth.
        BIRTH = 2;
        /// Ends the name of a street, or may.
        ROAD = 3;
        /// A car, or what speaks of one.
        CAR = 4;
        /// Begins a number plate or announces one.
        PLATE = 5;
        /// The ending of a host.
        ENDING = 6;
        /// May lead to the name of an account.
        NICK = 7;
        /// The kind of a house, a club, a firm.
        HEAD = 8;
        /// The same, and hardly anything else.
        STRONG = 9;
        /// What a group is of which it is told what it is called.
        GROUP = 10;
        /// On the list of kinds of houses, or a workshop.
        KIND = 11;
        /// What tells one of many houses of a kind: "freiwillige".
        KIND_OF_MANY = 12;
        /// The kind of a house, a firm or a group before which its name may stand.
        SORT = 13;
        /// A team or an office that a town is named with.
        OF_TOWN = 14;
        TEAM = 15;
        /// The letters of a sports club.
        CLUB = 16;
        SCHOOL = 17;
        /// Of doctors or lawyers.
        PRACTICE = 18;
        CRAFT = 19;
        SAINT = 20;
        /// A house by whom or what it is called after: "borwinschule".
        HOUSE = 21;
        NAMED_HOUSE = 22;
        /// Who runs houses: "diakonie".
        CARRIER = 23;
        TRADE = 24;
        /// A trade that stands behind the name.
        TRADE_BEHIND = 25;
        /// A kind of shop or group in the languages of the net.
        SHOP = 26;
        GUARD = 27;
        /// The first half of a kind that people write in two words.
        SPLIT = 28;
        COLOUR = 29;
        /// What stands on the sign of an inn.
        SIGN = 30;
        INN = 31;
        TAVERN = 32;
        /// Says what somebody or something is called.
        CALLED = 33;
        /// Says that people meet.
        MEETING = 34;
        /// A dash or a line between parts of a plate or an account.
        DASH = 35;
        /// Says that the number of a file or a paper follows.
        NUMBERED = 36;
        /// A paper that has its number right behind it.
        PAPER = 37;
        /// Counts a day or a month: "dritten".
        ORDINAL = 38;
        /// A paper or what speaks of its number, by its end.
        CODED = 39;
        /// Announces the number of a paper.
        ANNOUNCES = 40;
        /// What only the rest of a number stands behind, or one that is short.
        REST = 41;
        /// Ends as groups of the scene call themselves.
        SCENE = 42;
        /// Says what others call somebody.
        NAMES = 43;
        /// Stands right before a name that somebody is presented with.
        PRESENTS = 44;
        /// "wie"
        LIKE = 45;
        /// What people mistake the sign in an e-mail address for.
        ODD_SIGN = 46;
        /// A part of a house that has a number: "aufgang".
        ROOM = 47;
        /// May announce a code or the number of a parcel.
        CODE = 48;
        /// Says what the writer is called.
        OWN_NAME = 49;
        /// A nickname, or may be one.
        NICKNAME = 50;
        /// An adjective that people are called by.
        QUALITY = 51;
        /// The code of a district on plates, here or elsewhere.
        DISTRICT = 52;
        /// The form of a firm or a club, or the last letter of one: "e. V."
        FIRM = 53;
        /// An organisation may begin with it.
        BEGINS = 54;
        /// An organisation may have it behind its first word.
        GOES_ON = 55;
        /// A stop of buses or trams.
        STOP = 56;
        /// May be read in another way than as itself.
        AMBIGUOUS = 57;
        /// Leads to an organisation, or is the article before it: "bei", "im", "der".
        LEADS = 58;
        /// Says what somebody does for a living, or how they learnt it.
        LEARNT = 59;
        /// A preposition with its article: "beim", "aufm".
        JOINED = 60;
    }
}

impl Facts {
    /// Those that only let a finder look, which then asks for itself.
    #[cfg(test)]
    pub(super) const ONLY_GATES: Self = Self::REST
        .with(Self::PRESENTS)
        .with(Self::CODE)
        .with(Self::NICKNAME)
        .with(Self::QUALITY)
        .with(Self::BEGINS)
        .with(Self::GOES_ON)
        .with(Self::LEADS);

    /// Those that are so.
    pub(super) fn those<const N: usize>(facts: [(Self, bool); N]) -> Self {
        facts.into_iter().fold(Self::NONE, |all, (fact, is)| if is { all.with(fact) } else { all })
    }

    /// All that is to know of a word. `word` need not know its facts yet.
    fn of(word: &Token<'_>) -> Self {
        let numbered = document::announces_id(word.text);
        let facts = [
            (Self::COUNT, count::is_count(word.text)),
            (Self::YEAR, date::year_of(word).is_some()),
            (Self::BIRTH, birth::may_be_birth(word)),
            (Self::ROAD, address::may_be_road(word)),
            (Self::CAR, partial::is_car(word)),
            (Self::PLATE, plate::may_begin(word)),
            (Self::ENDING, net::is_ending(word.text) || matches!(word.text, "me" | "at" | "to")),
            (Self::NICK, alias::may_lead(word)),
            (Self::ORDINAL, date::may_be_ordinal(word)),
            (Self::CODED, court::may_have_number(word)),
            (Self::ANNOUNCES, numbered || paper::may_announce(word)),
            (Self::REST, rest::may_lead(word)),
            (Self::NAMES, person::names(word)),
            (Self::LIKE, word.is("wie")),
            (Self::ODD_SIGN, email::is_odd_sign(word)),
            (Self::PRESENTS, person::PRESENTS.knows(word)),
            (Self::NUMBERED, numbered),
            (Self::PAPER, document::is_paper(word.text)),
            (Self::ROOM, address::is_room(word.text)),
            (Self::CODE, ticket::may_announce(word)),
            (Self::NICKNAME, person::may_be_nickname(word)),
            (Self::QUALITY, person::may_be_quality(word)),
            (Self::DISTRICT, plate::may_be_code(word)),
            (Self::STOP, whereabouts::is_stop(word)),
            (Self::AMBIGUOUS, spoken::may_mean_else(word)),
            (Self::JOINED, person::plain::may_be_joined(word)),
            (Self::LEARNT, person::plain::speaks_of_trade(word)),
            (Self::OWN_NAME, pseudonym::is_own(word)),
            (Self::DASH, holds(word, b"strich") || holds(word, b"kennzeichen")),
        ];
        Self::those(facts).with(organisation::facts(word))
    }
}

/// Whether letters stand anywhere in a word; in words so short this is quicker than a search.
fn holds<const N: usize>(word: &Token<'_>, letters: &[u8; N]) -> bool {
    word.text.as_bytes().windows(N).any(|part| part == letters)
}

/// What is known of the words that make up most of any text, as an open hash table. Many of them are the same to all who ask, so
/// that what is known is kept beside the table, which is small enough to be at hand.
struct Frequent {
    /// Hashes of words, and where among `known` is what is known of them.
    slots: Vec<u64>,
    places: Vec<u16>,
    known: Vec<Word>,
}

const SLOTS: usize = 1 << 15;

impl Frequent {
    fn read() -> Self {
        let mut table = Self { slots: vec![0; SLOTS], places: vec![0; SLOTS], known: Vec::new() };
        let mut kinds: HashMap<Word, u16> = HashMap::new();
        for word in frequent() {
            let token = Token { hash: hash(word.bytes()), ..Token::new(&word, 0, Class::Word, Gap::None) };
            let free = Self::places(token.hash)
                .find(|at| table.slots.get(*at).is_some_and(|known| *known == 0 || *known == token.hash));
            let Some(at) = free else { break };
            let known = find_out(&token);
            // There are fewer kinds than words, of which there are fewer than slots.
            let next = u16::try_from(kinds.len()).unwrap_or_default();
            let place = *kinds.entry(known).or_insert_with(|| {
                table.known.push(known);
                next
            });
            if let (Some(slot), Some(known)) = (table.slots.get_mut(at), table.places.get_mut(at)) {
                (*slot, *known) = (token.hash, place);
            }
        }
        table
    }

    /// Where a word with this hash may stand, the first place first.
    fn places(hash: u64) -> impl Iterator<Item = usize> {
        let start = usize::try_from(hash >> 32).unwrap_or_default();
        (start..start + SLOTS).map(|at| at % SLOTS)
    }

    fn word(&self, hash: u64) -> Option<Word> {
        let slots = Self::places(hash).map_while(|at| Some((at, *self.slots.get(at)?)));
        let (at, _) = slots.take_while(|(_, known)| *known != 0).find(|(_, known)| *known == hash)?;
        self.places.get(at).and_then(|place| self.known.get(usize::from(*place))).copied()
    }
}

static FREQUENT: LazyLock<Frequent> = LazyLock::new(Frequent::read);

/// What was found out lately about rarer words: a text is read again when something was taken out of it.
pub(super) struct Memo(RefCell<[(u64, Word); MEMO]>);

const MEMO: usize = 256;

impl Default for Memo {
    fn default() -> Self {
        Self(RefCell::new([(0, Word::default()); MEMO]))
    }
}

impl Memo {
    /// What is known of a word that has this hash; `token` has none of it yet.
    pub(super) fn word(&self, token: &Token<'_>) -> Word {
        if let Some(word) = FREQUENT.word(token.hash) {
            return word;
        }
        let at = usize::try_from(token.hash % MEMO as u64).unwrap_or_default();
        let mut memo = self.0.borrow_mut();
        let Some(slot) = memo.get_mut(at) else { return find_out(token) };
        if slot.0 != token.hash {
            *slot = (token.hash, find_out(token));
        }
        slot.1
    }
}

fn find_out(token: &Token<'_>) -> Word {
    debug_assert_eq!(token.class, Class::Word);
    let flags = look_up(token.text, token.hash);
    let known = Token { flags, ..token.clone() };
    let digits = u8::try_from(number::digits_in(&known)).unwrap_or(u8::MAX);
    Word { flags, facts: Facts::of(&known), digits }
}

#[cfg(test)]
mod tests {
    use super::super::super::normalise::Folded;
    use super::super::token::Text;
    use super::super::{Anonymiser, Placeholders};
    use super::*;
    use crate::directory::Directory;

    const LISTS: [&str; 6] = [
        include_str!("../../../tests/it/data/anonymise_built_with.tsv"),
        include_str!("../../../tests/it/data/anonymise_by_a_fourth_hand.tsv"),
        include_str!("../../../tests/it/data/anonymise_by_a_fifth_hand.tsv"),
        include_str!("../../../tests/it/data/anonymise_by_a_sixteenth_hand.tsv"),
        include_str!("../../../tests/it/data/anonymise_by_families.tsv"),
        include_str!("../../../tests/it/data/anonymise_by_families_of_forms.tsv"),
    ];

    #[test]
    fn no_finder_is_skipped_that_would_have_found_something() {
        let directory = Directory::built_in().unwrap();
        let words = Placeholders::new(|word| format!("[{word:?}]"));
        let anonymiser = Anonymiser::new(words, directory.place_names());
        let memo = Memo::default();
        let rows = LISTS.into_iter().flat_map(str::lines).filter(|row| !row.starts_with('#'));
        for row in rows.filter_map(|row| row.split_once('\t')) {
            let folded = Folded::new(&row.1.replace(['⟦', '⟧', '|'], " "));
            let text = || Text::new(&folded, |_| None, &memo);
            let found = anonymiser.in_text(&text());
            assert_eq!(found, anonymiser.in_text(&text().with_everything()), "{}", folded.as_str());
        }
    }
}
