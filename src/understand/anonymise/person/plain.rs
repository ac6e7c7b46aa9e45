//! What is no name though it stands where names do: a trade that is told as one ("schmied von beruf", "gelernter zimmermann"),
//! words of Low German, which no list of German words has, and what goes on with the kind of a house and names none
//! ("freiwillige feuerwehr", "in der schule rumballern").

use super::super::facts::Facts;
use super::super::lexicon::{Flags, ORDINARY};
use super::super::list::List;
use super::super::token::{Shape, Text, Token};

/// Low German words that look like names to a model that knows German.
static LOW: List<66> = List::new([
    "born",
    "boren",
    "spaass",
    "geburtsdag",
    "harwst",
    "bagaasch",
    "huus",
    "kinner",
    "minschen",
    "nahwer",
    "wief",
    "mudder",
    "vadder",
    "schandal",
    "luer",
    "bang",
    "moeoed",
    "bannig",
    "beten",
    "old",
    "olle",
    "oll",
    "ollen",
    "luett",
    "luetten",
    "groot",
    "groten",
    "slecht",
    "leeg",
    "dull",
    "krank",
    "sick",
    "trurig",
    "fruend",
    "nich",
    "nix",
    "nuems",
    "wat",
    "dat",
    "keen",
    "keener",
    "vun",
    "ook",
    "nu",
    "uemmer",
    "huet",
    "guestern",
    "vundaag",
    "juemmers",
    "schol",
    "schall",
    "wull",
    "weten",
    "snackt",
    "snacken",
    "seggt",
    "seggen",
    "kiekt",
    "kieken",
    "verdreiht",
    "tohuus",
    "tauhus",
    "deern",
    "doerp",
    "doerpen",
    "lued",
]);

/// What people say among German words who have another language; not what they are called.
static ELSEWHERE: List<26> = List::new([
    "walla",
    "wallah",
    "wallahi",
    "evet",
    "hayir",
    "hayır",
    "tamam",
    "bismillah",
    "inshallah",
    "inschallah",
    "maschallah",
    "mashallah",
    "yalla",
    "jalla",
    "davai",
    "dawaj",
    "spasiba",
    "spasibo",
    "privet",
    "habibi",
    "dzien",
    "dobry",
    "prosze",
    "dziekuje",
    "merhaba",
    "shukran",
]);

/// Whether a word is no name by itself.
pub(super) fn is_none(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    // "angst vor silvester"
    let feast = token.is("silvester")
        && text.before(at, 1).is_some_and(|lead| {
            matches!(
                lead.text,
                "vor" | "an" | "nach" | "zu" | "seit" | "bis" | "ueber" | "letztes" | "letzten" | "dieses"
            )
        });
    feast || LOW.knows(token) || ELSEWHERE.knows(token) || is_told(text, at)
}

/// Prepositions and their articles in one, as people say them.
static JOINED: List<17> = List::new([
    "anner", "aufn", "aufm", "inner", "innem", "uebern", "ueberm", "untern", "vorm", "hintern", "ausm",
    "ausn", "mitm", "mitn", "vonner", "vonnem", "aun",
]);

/// Whether a word is a preposition with its article.
pub(in super::super) fn is_joined(word: &Token<'_>) -> bool {
    word.shape == Shape::Lower && word.is_any(Facts::JOINED)
}

/// The same of a word of which it is not known how it was written.
pub(in super::super) fn may_be_joined(word: &Token<'_>) -> bool {
    JOINED.knows(word)
}

/// Whether a word stands beside the kind of a house and names none: "freiwillige feuerwehr", "in der schule rumballern".
pub(in super::super) fn is_beside_a_kind(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    const TURNS: [&str; 14] = [
        "rum",
        "herum",
        "kaputt",
        "nieder",
        "zusammen",
        "aufeinander",
        "weg",
        "hoch",
        "los",
        "fest",
        "durch",
        "ueber",
        "ab",
        "zer",
    ];
    if is_joined(token) {
        return true;
    }
    let kind = |word: &Token<'_>| word.any(Flags::ORG);
    let of_many = token.is_any(Facts::KIND_OF_MANY)
        && text.get(at + 1).is_some_and(|next| kind(next) && next.is("feuerwehr"));
    let verb = token.shape == Shape::Lower
        && token.text.len() > 7
        && token.text.ends_with('n')
        && text.before(at, 1).is_some_and(kind)
        && TURNS.iter().any(|turn| token.text.starts_with(turn));
    let amok = token.is("amok") && text.before(at, 1).is_some_and(|before| before.any(ORDINARY));
    of_many || verb || amok
}

/// Whether it is told that a word is what somebody does for a living.
pub(super) fn is_told(text: &Text<'_>, at: usize) -> bool {
    if !text.has_fact(Facts::LEARNT) {
        return false;
    }
    let behind = |by: usize| text.get(at + by).map_or("", |word| word.text);
    let before = |by: usize| text.before(at, by).map_or("", |word| word.text);
    let by_trade = behind(1) == "von" && behind(2) == "beruf" || behind(1) == "gelernt";
    let learnt = matches!(before(1), "gelernter" | "gelernte" | "selbststaendiger" | "beruf");
    let role = matches!(before(1), "als" | "zum" | "zur")
        && ((2..=5).any(|by| works(before(by))) || (1..=3).any(|by| works(behind(by))));
    by_trade || learnt || role
}

fn works(word: &str) -> bool {
    ["arbeit", "lehre", "ausbildung", "ausgebildet", "gelernt", "job", "taetig", "azubi"]
        .iter()
        .any(|start| word.starts_with(start))
}

/// Whether a word says that another is a trade.
pub(in super::super) fn speaks_of_trade(word: &Token<'_>) -> bool {
    matches!(word.text, "beruf" | "selbststaendiger") || works(word.text)
}
