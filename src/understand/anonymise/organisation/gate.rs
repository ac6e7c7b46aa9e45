//! Where an organisation may begin at all. Most words neither are nor precede anything that these finders know, so that only
//! those are asked that go by what stands before a word.

use super::super::facts::Facts;
use super::super::lexicon::Flags;
use super::super::list::List;
use super::super::token::{Class, Text, Token};
use super::kinds::{CLUBS, ENDS};
use super::trades::REGIONS;
use super::{context, houses, loose, told, venues, wide};

/// What any of these finders wants of a word to begin with it.
const BEGINS: Facts = Facts::HEAD
    .with(Facts::STRONG)
    .with(Facts::GROUP)
    .with(Facts::KIND)
    .with(Facts::KIND_OF_MANY)
    .with(Facts::OF_TOWN)
    .with(Facts::TEAM)
    .with(Facts::CLUB)
    .with(Facts::PRACTICE)
    .with(Facts::CRAFT)
    .with(Facts::SAINT)
    .with(Facts::HOUSE)
    .with(Facts::NAMED_HOUSE)
    .with(Facts::CARRIER)
    .with(Facts::TRADE)
    .with(Facts::SPLIT)
    .with(Facts::COLOUR)
    .with(Facts::TAVERN)
    .with(Facts::SCENE);

/// What any of them wants of one of the two words behind.
const GOES_ON: Facts = Facts::SORT
    .with(Facts::KIND)
    .with(Facts::SCHOOL)
    .with(Facts::TRADE_BEHIND)
    .with(Facts::SHOP)
    .with(Facts::GUARD)
    .with(Facts::SIGN)
    .with(Facts::INN);

/// What a word with these facts is to these finders together.
pub(super) fn facts(word: &Token<'_>, facts: Facts) -> [(Facts, bool); 3] {
    let club = CLUBS.knows(word);
    let begins = facts.any(BEGINS)
        || word.any(Flags::ORG)
        || club
        || ENDS.fits(word)
        || wide::is_office(word)
        || told::may_be_sure(word)
        || told::is_squad(word)
        || word.is("block")
        || context::is_of_a_region(word);
    let goes_on = facts.any(GOES_ON)
        || club
        || REGIONS.knows(word)
        || houses::is_named_after(word)
        || context::is_side(word)
        || context::is_owned(word)
        || word.is("of");
    [(Facts::BEGINS, begins), (Facts::GOES_ON, goes_on), (Facts::LEADS, LEADS.knows(word))]
}

/// What those that go by the words before want right before it, beside a comma or what tells whose it is.
static LEADS: List<20> = List::new([
    "bei", "beim", "fuer", "vom", "von", "zum", "zur", "im", "ins", "am", "ausm", "vorm", "aufm", "unserm",
    "firma", "der", "die", "das", "dem", "den",
]);

/// Whether any finder may want a word that goes by the word itself, or by what stands behind it.
pub(super) fn may_begin(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> bool {
    let goes_on = |at: usize| text.get(at).is_some_and(|token| token.is_any(Facts::GOES_ON));
    let joint = |token: &Token<'_>| token.class == Class::Mark && matches!(token.text, "-" | "&" | "+");
    token.is_any(Facts::BEGINS)
        || goes_on(at + 1)
        || goes_on(at + 2)
        || text.get(at + 1).is_some_and(joint)
        || is_place(at + 1).is_some()
}

/// Where an organisation ends that begins here, by the words before.
pub(super) fn led(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let called = super::called(text, at);
    let leads = |lead: &Token<'_>| lead.is_any(Facts::LEADS) || lead.any(Flags::DET) || lead.is(",");
    if !text.before(at, 1).is_some_and(leads) {
        return called.max(loose::called(text, at, token));
    }
    called
        .max(wide::joined(text, at, token))
        .max(loose::led(text, at, token))
        .max(told::behind_a_comma(text, at, token))
        .max(venues::in_a_house(text, at, token, is_place))
        .max(context::led(text, at, token))
}
