//! Finds organisations by what is said right before them: their kind ("sektion müritz", "Verein Land in Sicht"), quotes
//! ("besucht „Die Wühlmäuse“"), a comma behind their kind ("meine bank, raiba seenland, hat …").

use std::sync::LazyLock;

use super::super::super::normalise::fold;
use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC, hash};
use super::super::list::List;
use super::super::signs::Signs;
use super::super::token::{Class, Gap, Text, Token};
use super::behind::is_strong;
use super::kinds::ENDS;
use super::loose::{NO_NAME, is_group, on_line, word};
use super::phrase::{capitals, is_like_a_noun, is_strange, numbered, small};
use super::trades::TRADES;
use super::venues::VENUES;
use super::wide::{is_head, is_verb};

/// The kinds of `lists/houses.txt`, by their hashes, and which signs these have.
static HOUSES: LazyLock<(Signs, Vec<u64>)> = LazyLock::new(|| {
    let list = include_str!("../lists/houses.txt");
    let words = list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    let mut hashes: Vec<u64> = words.map(|word| hash(fold(word).bytes())).collect();
    hashes.sort_unstable();
    let mut signs = Signs::default();
    for hash in &hashes {
        signs.add(*hash);
    }
    (signs, hashes)
});

pub(super) fn is_kind(token: &Token<'_>) -> bool {
    token.is_any(Facts::KIND)
}

/// The same of a word whose facts are not known.
pub(super) fn is_on_list(token: &Token<'_>) -> bool {
    let (signs, houses) = &*HOUSES;
    let listed = || houses.binary_search(&token.hash).is_ok();
    token.is_word() && (signs.may_have(token.hash) && listed() || is_workshop(token))
}

/// How rarer kinds of houses end.
static KIND_ENDS: List<76> = List::new([
    "haus",
    "kreis",
    "ring",
    "gruppe",
    "anlage",
    "bund",
    "club",
    "klub",
    "verein",
    "treff",
    "zentrum",
    "dienst",
    "praxis",
    "heim",
    "hof",
    "laden",
    "studio",
    "schule",
    "gymnasium",
    "kita",
    "initiative",
    "projekt",
    "werkstatt",
    "klinik",
    "klinikum",
    "station",
    "stube",
    "firma",
    "betrieb",
    "service",
    "handel",
    "imbiss",
    "restaurant",
    "hotel",
    "pension",
    "park",
    "camp",
    "lager",
    "clique",
    "truppe",
    "bande",
    "band",
    "chor",
    "orchester",
    "gilde",
    "wehr",
    "jugend",
    "verband",
    "mannschaft",
    "redaktion",
    "verlag",
    "werft",
    "gemeinde",
    "gemeinschaft",
    "genossenschaft",
    "gesellschaft",
    "stiftung",
    "residenz",
    "stift",
    "kneipe",
    "garde",
    "stamm",
    "work",
    "kindergarten",
    "buehne",
    "bude",
    "halle",
    "museum",
    "theater",
    "kino",
    "wirtschaft",
    "sparte",
    "kapelle",
    "vermietung",
    "verleih",
    "shop",
]);

/// What ends so and has no name behind it.
static NO_KINDS: List<26> = List::new([
    "treppenhaus",
    "krankenhaus",
    "rathaus",
    "bahnhof",
    "friedhof",
    "schulhof",
    "hinterhof",
    "parkplatz",
    "wochenende",
    "zeltlager",
    "elternhaus",
    "nachbarhaus",
    "wohnhaus",
    "hochhaus",
    "mehrfamilienhaus",
    "pausenhof",
    "gerichtshof",
    "betreuungsdienst",
    "notdienst",
    "streifendienst",
    "armband",
    "zivildienst",
    "familienkreis",
    "bekanntenkreis",
    "landkreis",
    "innenhof",
]);

/// Whether a word is the kind of a house beyond doubt: on the list, or a rarer word that ends as such kinds do ("lesekreis").
pub(super) fn is_sure(token: &Token<'_>) -> bool {
    is_kind(token) || token.is_any(Facts::BEGINS) && may_be_sure(token)
}

/// The same of a word that is not on the list.
pub(super) fn may_be_sure(token: &Token<'_>) -> bool {
    token.is_word()
        && token.text.len() >= 7
        && !token.any(Flags::COMMON.with(TOPIC).with(NAME))
        && KIND_ENDS.ends(token.text)
        && !NO_KINDS.knows(token)
        && !["freundeskreis", "whatsappgruppe", "chatgruppe", "telegramgruppe", "altersgruppe"]
            .contains(&token.text)
}

/// "Änderungsschneiderei", "Fischräucherei", "Buchhandlung": made of what is done there.
fn is_workshop(token: &Token<'_>) -> bool {
    static DONE: List<12> = List::new([
        "schneiderei",
        "raeucherei",
        "handlung",
        "baeckerei",
        "fleischerei",
        "schlosserei",
        "tischlerei",
        "gaertnerei",
        "reinigung",
        "bude",
        "vermietung",
        "verleih",
    ]);
    token.text.len() >= 8
        && !token.any(Flags::COMMON)
        && DONE.ends(token.text)
        && !["verhandlung", "behandlung", "misshandlung", "abhandlung", "wahrheit"]
            .iter()
            .any(|end| token.text.ends_with(end))
}

/// Where an organisation that begins here ends.
pub(super) fn end(text: &Text<'_>, at: usize, is_place: &impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let token =
        text.get(at).filter(|token| token.is_word() && !token.any(Flags::FUNCTION.with(Flags::DET)))?;
    of_a_kind(text, at, token, is_place).or_else(|| behind_a_comma(text, at, token))
}

fn is_quote(token: &Token<'_>) -> bool {
    token.class == Class::Mark && matches!(token.text, "\"" | "„" | "“" | "”" | "»" | "«" | "‚" | "‘" | "'")
}

/// Where the quote that opens here closes, if it holds a name: past its last mark.
fn quote(text: &Text<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let opens =
        text.get(at).is_some_and(is_quote) && text.get(at + 1).is_some_and(|in_it| in_it.gap == Gap::None);
    if !opens {
        return None;
    }
    let close = (at + 2..at + LONGEST).find(|at| text.get(*at).is_some_and(is_quote))?;
    let inside = text.tokens.get(at + 1..close)?;
    let whole = inside.iter().all(|part| {
        (part.is_word() || part.is_number() || matches!(part.text, "-" | "." | "&" | "+"))
            && part.gap != Gap::Line
    });
    let first = inside.first()?;
    let named = (first.is_capital() || text.lower) && !first.any(TOPIC);
    (whole && named).then_some(close + 1)
}

/// "besucht „Die Wühlmäuse“", "klingel "nordbund"", "„Zum Klabautermann“ heißt die Kneipe"
pub(super) fn quoted(text: &Text<'_>, at: usize) -> Option<usize> {
    static LEADS: List<16> = List::new([
        "besucht",
        "besuche",
        "besuchen",
        "im",
        "vom",
        "beim",
        "ins",
        "bei",
        "klingel",
        "klingelschild",
        "namens",
        "firma",
        "traeger",
        "gruppierung",
        "zum",
        "heim",
    ]);
    let end = quote(text, at)?;
    let led = text.before(at, 1).is_some_and(|lead| LEADS.knows(lead));
    let told = matches!(word(text, end), "heisst" | "hiess")
        && text.get(end + 1).is_some_and(|article| article.any(Flags::DET))
        && text.get(end + 2).is_some_and(is_group);
    (led || told).then_some(end)
}

/// "sektion müritz", "Verein Land in Sicht", "Gruppe „Eltern stehen auf“", "schützengilde von 1847"
fn of_a_kind(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let next = text.get(at + 1).filter(|next| next.gap != Gap::Line)?;
    if next.class == Class::Mark {
        return if is_kind(token) || is_group(token) { quote(text, at + 1) } else { None };
    }
    // Most words are followed by one that no name begins with.
    if next.any(Flags::FUNCTION.with(Flags::DET)) && !next.is("von") {
        return None;
    }
    let old = next.is("von")
        && text
            .get(at + 2)
            .is_some_and(|year| year.is_number() && year.text.len() == 4 && year.text < "2026");
    if old {
        return (is_kind(token) || is_group(token)).then_some(at + 3);
    }
    if next.is_number() && next.gap == Gap::Space && is_kind(token) && (text.lower || token.is_capital()) {
        return (numbered(text, at + 1) > 0).then_some(at + 2);
    }
    let sided = matches!(next.text, "nord" | "sued" | "ost" | "west" | "mitte");
    let goes_on = text.lower || next.is_capital() || sided;
    if next.any(Flags::FUNCTION.with(Flags::DET)) || next.gap != Gap::Space || !goes_on {
        return None;
    }
    let kind = is_kind(token);
    let head = kind || is_group(token) || is_strong(token) || is_squad(token);
    let block = token.is("block") && next.is_word() && next.text.len() == 1;
    if (sided && head || block) && (text.lower || token.is_capital()) {
        return Some(at + 2);
    }
    let (end, words) = capitals(text, at + 1, is_place);
    // Who writes the kind small and what follows with a capital writes a name.
    let written = words > 0 && !token.is_capital() && !next.any(TOPIC);
    let trade = TRADES.knows(token);
    if written && (kind || head && (text.lower || words > 1) || (head || trade) && is_strange(next)) {
        return Some(end);
    }
    if text.lower {
        let owner = trade && (is_strange(next) || next.any(Flags::LAST) && !next.any(Flags::COMMON));
        return if owner {
            Some(at + 2)
        } else {
            let sure = is_sure(token);
            (sure || is_strong(token)).then(|| small(text, at + 1, is_place, sure)).flatten()
        };
    }
    let strange = words > 0 && (ENDS.knows(token) || trade) && is_strange(next)
        || words > 0 && trade && token.is_capital() && !token.any(Flags::JOB);
    if !token.is_capital() || !(kind || strange || is_head(token)) {
        return None;
    }
    (words > usize::from(!kind && !strange)).then_some(end)
}

/// Whether a word is a group of people that is named by its side, beside the kinds on the list of houses.
pub(super) fn is_squad(word: &Token<'_>) -> bool {
    static SQUADS: List<5> = List::new(["team", "mannschaft", "kurve", "fraktion", "trupp"]);
    SQUADS.knows(word)
}

/// Where an organisation goes on whose last word is the kind of another: "pflegeheim haus abendfrieden".
pub(super) fn goes_on(text: &Text<'_>, end: usize, is_place: &impl Fn(usize) -> Option<usize>) -> usize {
    // "imbiss zur scharfen | ecke"
    let led = text
        .before(end, 2)
        .is_some_and(|lead| matches!(lead.text, "zur" | "zum" | "am" | "im" | "der" | "dem"));
    let adjective =
        text.before(end, 1).is_some_and(|word| word.text.ends_with("en") || word.text.ends_with("er"));
    let sign = on_line(text, end).is_some_and(|sign| {
        sign.is_word()
            && sign.text.len() >= 3
            && !sign.any(NO_NAME.with(Flags::PLACE))
            && (text.lower || sign.is_capital())
    });
    if led
        && adjective
        && sign
        && text.lower
        && on_line(text, end).is_some_and(|sign| is_like_a_noun(sign) || VENUES.ends_or_is(sign.text))
    {
        return end + 1;
    }
    // "bürgerinitiative lebenswertes | dorf"
    let kind = text.before(end, 2).is_some_and(|kind| is_sure(kind) || is_strong(kind) || is_group(kind));
    let inflected = text.before(end, 1).is_some_and(|word| {
        ["es", "er", "e"].iter().any(|end| word.text.ends_with(end)) && !word.any(NAME) && word.text.len() > 4
    });
    if kind
        && inflected
        && sign
        && text.lower
        && on_line(text, end).is_some_and(|sign| sign.text.len() >= 4 && !is_verb(text, sign))
    {
        return end + 1;
    }
    let last = end.checked_sub(1).and_then(|at| text.get(at)).filter(|last| last.is_word());
    let kind =
        last.is_some_and(|last| is_kind(last) || is_strong(last) || ENDS.knows(last) || last.is("jugend"));
    // Most end at a little word or a mark.
    let next = on_line(text, end)
        .filter(|next| kind && next.is_word() && !next.any(Flags::FUNCTION.with(Flags::DET)));
    next.and_then(|_| if text.lower { small(text, end, is_place, false) } else { None }).unwrap_or(end)
}

/// "meine bank, raiba seenland, hat", "unser Chor, die Bodderkieker, soll", "eine gruppe, offenes ohr heißt die"
pub(super) fn behind_a_comma(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    const LONGEST: usize = 4;
    let article =
        usize::from(text.before(at, 1).is_some_and(|article| matches!(article.text, "die" | "der" | "das")));
    let comma =
        at.checked_sub(1 + article).filter(|comma| text.get(*comma).is_some_and(|mark| mark.is(",")))?;
    let head = text.before(comma, 1).filter(|head| {
        is_kind(head)
            || is_group(head)
            || matches!(head.text, "bank" | "vermieter" | "arbeitgeber" | "traeger" | "ausbildungsbetrieb")
    })?;
    let owned = (2..=4).filter_map(|by| text.before(comma, by)).any(|owner| {
        owner.any(Flags::DET) && !matches!(owner.text, "der" | "die" | "das" | "den" | "dem" | "des" | "alle")
    });
    let other = NO_NAME.with(Flags::TITLE).with(Flags::NUMBER).with(TOPIC);
    let names = |at: usize| {
        text.get(at).is_some_and(|part| {
            part.is_word()
                && part.gap != Gap::Line
                && !part.any(other)
                && (text.lower && !(part.any(Flags::COMMON) && is_verb(text, part))
                    || part.is_capital() && !text.lower)
        })
    };
    let length = (at..at + LONGEST).take_while(|at| names(*at)).count();
    let closed = matches!(word(text, at + length), "," | ")" | "heisst" | "heissen");
    let rare = text.tokens.get(at..at + length)?.iter().any(|part| !part.any(Flags::COMMON))
        || word(text, at + length) == "heisst";
    let person = token.any(Flags::FIRST) && !token.any(ORDINARY);
    (owned && closed && rare && length > 0 && !person && head.is_word()).then_some(at + length)
}
