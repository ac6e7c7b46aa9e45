//! Finds organisations by the kind that stands behind their name: "storchennest schule", "pommern guard".

use super::super::facts::Facts;
use super::super::lexicon::{Flags, ORDINARY, TOPIC};
use super::super::list::List;
use super::super::token::{Text, Token};
use super::loose::{NO_NAME, is_verb, on_line};

/// What a word is to these finders.
pub(super) fn facts(word: &Token<'_>) -> [(Facts, bool); 2] {
    [(Facts::SCHOOL, SCHOOLS.knows(word)), (Facts::GUARD, GUARDS.knows(word))]
}

static SCHOOLS: List<22> = List::new([
    "schule",
    "grundschule",
    "gymnasium",
    "gymi",
    "gymnasiums",
    "gesamtschule",
    "regionalschule",
    "kita",
    "hort",
    "klinik",
    "stift",
    "stiftung",
    "apotheke",
    "kindergarten",
    "foerderschule",
    "realschule",
    "halle",
    "stadion",
    "kirche",
    "gemeinde",
    "kaserne",
    "theater",
]);

/// "storchennest schule", "ottilie heller schule", "pommern gymnasium"
pub(super) fn before_a_school(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let is_school = |at: usize| on_line(text, at).is_some_and(|kind| kind.is_any(Facts::SCHOOL));
    if !is_school(at + 1) && !is_school(at + 2) {
        return None;
    }
    let capital = |at: usize| text.get(at).is_some_and(Token::is_capital);
    // An adjective tells what kind it is, not its name.
    let adjective = |token: &Token<'_>| {
        ["e", "er", "en", "es", "em", "ste"].iter().any(|end| token.text.ends_with(end))
            && !token.any(Flags::FIRST.with(Flags::LAST))
    };
    let plain = |token: &Token<'_>| {
        token.is_word()
            && token.text.len() >= 4
            && !token.any(NO_NAME.with(TOPIC).with(Flags::PLACE).with(Flags::ORG))
            && !matches!(token.text, "waldorf" | "montessori" | "ganztags" | "abend")
    };
    if !plain(token) {
        return None;
    }
    let written = text.lower || token.is_capital();
    if is_school(at + 1) {
        let school = text.lower || capital(at + 1);
        let verb = ["t", "en", "te"].iter().any(|end| token.text.ends_with(end)) && token.any(Flags::COMMON);
        let made = !token.any(Flags::COMMON);
        return (written && school && made && !adjective(token) && !verb).then_some(at + 2);
    }
    let first = token.any(Flags::FIRST) && !token.any(ORDINARY);
    let second = on_line(text, at + 1)
        .is_some_and(|name| name.is_word() && !name.any(Flags::FUNCTION.with(Flags::DET)));
    (first && second && is_school(at + 2)).then_some(at + 3)
}

static GUARDS: List<22> = List::new([
    "guard",
    "security",
    "wachschutz",
    "sicherheit",
    "sicherheitsdienst",
    "protection",
    "service",
    "services",
    "facility",
    "gebaeudeservice",
    "pflege",
    "pflegedienst",
    "reinigung",
    "records",
    "versand",
    "verlag",
    "wear",
    "store",
    "fightclub",
    "gym",
    "crew",
    "ultras",
]);

/// "pommern guard", "nordschild wachschutz", "condor west security", "schwarze tinte" behind "tattoostudio"
pub(super) fn guarded(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let next = on_line(text, at + 1)?;
    let fits = |token: &Token<'_>| {
        token.is_word()
            && token.text.len() >= 4
            && !token.any(NO_NAME.with(Flags::COMMON).with(Flags::BRAND))
            && (text.lower || token.is_capital())
    };
    if fits(token) && next.is_any(Facts::GUARD) && (text.lower || next.is_capital()) {
        return Some(at + 2);
    }
    let two = next.is_word() && next.text.len() >= 3 && !next.any(NO_NAME);
    let guard = on_line(text, at + 2)
        .is_some_and(|kind| kind.is_any(Facts::GUARD) && (text.lower || kind.is_capital()));
    (fits(token) && two && guard && !is_verb(next)).then_some(at + 3)
}
