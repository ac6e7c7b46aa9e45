//! What several finders ask about a word by itself, found out once: most words are nothing of what they ask about, and a
//! text none of whose words is needs no finder that wants one.

use std::cell::RefCell;

use super::lexicon::{Flags, look_up};
use super::token::{Class, Token};
use super::{address, alias, count, date, net, number, organisation, partial, plate};

/// What is known of a word: by the lists, and by those who find.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    pub flags: Flags,
    pub facts: Facts,
    /// How many digits it is worth as a word for a number.
    pub digits: u8,
}

/// What a word is to a finder, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts(u16);

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Facts { $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)* }
    };
}

facts! {
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
}

impl Facts {
    pub(super) const NONE: Self = Self(0);

    pub(super) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// All that is to know of a word. `word` need not know its facts yet.
    fn of(word: &Token<'_>) -> Self {
        let facts = [
            (Self::COUNT, count::is_count(word.text)),
            (Self::YEAR, date::year_of(word).is_some()),
            (Self::BIRTH, date::may_be_birth(word)),
            (Self::ROAD, address::may_be_road(word)),
            (Self::CAR, partial::is_car(word)),
            (Self::PLATE, plate::may_begin(word)),
            (Self::ENDING, net::is_ending(word.text) || matches!(word.text, "me" | "at")),
            (Self::NICK, alias::may_lead(word)),
        ];
        facts
            .into_iter()
            .filter(|(_, is)| *is)
            .fold(organisation::facts(word), |all, (fact, _)| all.with(fact))
    }
}

/// What was found out lately: a text is read again when something was taken out of it, and most words come back.
pub(super) struct Memo(RefCell<Vec<(u64, Word)>>);

const MEMO: usize = 256;

impl Default for Memo {
    fn default() -> Self {
        Self(RefCell::new(vec![(0, Word::default()); MEMO]))
    }
}

impl Memo {
    /// What is known of a word that has this hash; `token` has none of it yet.
    pub(super) fn word(&self, token: &Token<'_>) -> Word {
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
