//! Tells where somebody is when no name on a list does: parts of towns, hills and waters, stops; and which names that are
//! words as well are hardly ever said as words.

use std::ops::Range;

use super::facts::Facts;
use super::lexicon::{Flags, NAME, ORDINARY, TOPIC};
use super::list::List;
use super::organisation::is_kind;
use super::place::leads;
use super::token::{Class, Gap, REACH, Text, Token};

/// Names that are in the large list of words, but nothing else than places.
pub(super) fn only_place(token: &Token<'_>) -> bool {
    static ONLY: List<30> = List::new([
        "buchberg",
        "dargen",
        "dragun",
        "gransebieth",
        "godern",
        "grimmen",
        "leezen",
        "lindetal",
        "luehburg",
        "patzig",
        "prora",
        "suedmueritz",
        "tessin",
        "wismar",
        "dessin",
        "glocksin",
        "jaebetz",
        "koelln",
        "madsow",
        "pelsin",
        "pomellen",
        "rueschenbeck",
        "trittelwitz",
        "trotzenburg",
        "wilmstorf",
        "weststadt",
        "suedstadt",
        "oststadt",
        "nordstadt",
        "binz",
    ]);
    token.any(Flags::WORD.with(Flags::COMPOUND)) && !token.any(Flags::COMMON) && ONLY.knows(token)
}

/// A name that is a word as well is meant as the place where it is all that is written, behind another place and a comma
/// ("Zingst, Prerow, Born") and where a village is said to be called so ("unser dorf heißt kuhlen").
pub(super) fn is_told(text: &Text<'_>, name: Range<usize>, follows: bool) -> bool {
    let Some(token) = text.get(name.start) else { return false };
    let written = token.is_capital() && !text.lower;
    let before = |by: usize| text.before(name.start, by).map_or("", |token| token.text);
    let alone = name.start == 0 && text.tokens.iter().skip(name.end).all(|rest| rest.class == Class::Mark);
    let rare = !token.any(Flags::COMMON.with(Flags::FUNCTION).with(Flags::FIRST));
    let called = matches!(before(1), "heisst" | "is" | "ist" | "nennt" | ":")
        && matches!(
            before(2),
            "dorf" | "ort" | "stadt" | "wohnort" | "heimatort" | "kaff" | "gemeinde" | "ortsteil"
        );
    alone && (token.is_capital() || rare || BARE.knows(token))
        || follows
            && matches!(before(1), "," | "/" | "und" | "oder")
            && (rare || written && BARE.knows(token))
            && (written || text.lower)
        || called && !token.any(Flags::FUNCTION.with(Flags::DET))
}

/// Everyday words that are said of places without an article.
static BARE: List<13> = List::new([
    "bergen", "klink", "gingst", "trent", "sassen", "binz", "born", "benz", "linken", "saal", "kamp",
    "waren", "kiel",
]);

/// "in bergen", "nach klink": everyday words that are places where no article stands before them.
pub(super) fn said_bare(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let led = || {
        token.gap == Gap::Space
            && text.before(at, 1).is_some_and(|before| match token.text {
                "bergen" | "klink" | "gingst" | "binz" | "waren" => {
                    matches!(before.text, "in" | "aus" | "nach" | "bei" | "richtung")
                }
                "saal" | "linken" => before.is("aus"),
                _ => matches!(before.text, "in" | "aus"),
            })
    };
    BARE.knows(token) && led()
}

/// "Ravensberg Ausbau", "Demmin Nord", "Glambecker See": where a name goes on that is no longer on the list.
pub(super) fn with_tail(text: &Text<'_>, end: usize) -> usize {
    static TAILS: List<17> = List::new([
        "ausbau", "dorf", "see", "holz", "forst", "heide", "bruch", "moor", "tannen", "nord", "sued", "ost",
        "west", "mitte", "abzweig", "siedlung", "werder",
    ]);
    let goes_on = text.get(end).is_some_and(|tail| {
        tail.is_word() && tail.gap == Gap::Space && (tail.is_capital() || text.lower) && TAILS.knows(tail)
    });
    end + usize::from(goes_on)
}

/// Where a place ends that is told by its kind.
pub(super) fn find(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    // Most words are too short for the name of a hill, and no stop is spoken of.
    const SHORTEST: usize = 7;
    let long = token.text.len() >= SHORTEST;
    let named = long.then(|| quarter(text, at, token).or_else(|| hill(text, at, token))).flatten();
    named.or_else(|| text.has_fact(Facts::STOP).then(|| stop(text, at, token)).flatten())
}

/// "in der weststadt", "aus der südstadt", "parkviertel"
fn quarter(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    static QUARTERS: List<14> = List::new([
        "suedstadt",
        "nordstadt",
        "oststadt",
        "weststadt",
        "parkviertel",
        "ostseeviertel",
        "hafenviertel",
        "tannenviertel",
        "musikerviertel",
        "dichterviertel",
        "komponistenviertel",
        "bahnhofsviertel",
        "vogelsiedlung",
        "gartenstadt",
    ]);
    let named = token.text.len() >= 9 && QUARTERS.knows(token) && (token.is_capital() || text.lower);
    let _ = text.before(at, 1).filter(|before| named && !before.is("-"))?;
    Some(at + 1)
}

/// "am galgenberg", "auf dem Mühlenberg": a hill or a lake with a name of its own.
fn hill(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    static KINDS: List<8> = List::new(["berg", "soll", "teich", "bruch", "holz", "busch", "moor", "see"]);
    static NONE: List<28> = List::new([
        "ostsee",
        "nordsee",
        "badesee",
        "baggersee",
        "stausee",
        "uebersee",
        "schuldenberg",
        "waescheberg",
        "muellberg",
        "weinberg",
        "feuerwehrteich",
        "loeschteich",
        "feuerholz",
        "brennholz",
        "dorfteich",
        "gartenteich",
        "aufbruch",
        "einbruch",
        "ausbruch",
        "umbruch",
        "abbruch",
        "zusammenbruch",
        "wohnungseinbruch",
        "karpfenteich",
        "rodelberg",
        "kiessee",
        "feuerloeschteich",
        "muehlenteich",
    ]);
    if !KINDS.ends(token.text) {
        return None;
    }
    // "gymnasium am schwanenteich" is more than the pond.
    let house = || text.before(at, 2).is_some_and(|house| house.any(Flags::ORG) || is_kind(house.text));
    let led = || {
        let led = |before: &Token<'_>| matches!(before.text, "am" | "aufm" | "vom" | "zum");
        text.before(at, 1).is_some_and(led) && !house()
    };
    let plain = NONE.knows(token) || token.any(Flags::COMMON.with(Flags::JOB).with(NAME));
    (led() && !plain && (token.is_capital() || text.lower) && token.any(ORDINARY)).then_some(at + 1)
}

/// Whether a word is a stop of buses or trams.
pub(super) fn is_stop(word: &Token<'_>) -> bool {
    word.text.ends_with("haltestelle") || matches!(word.text, "bushalte" | "busstop" | "tramhalte")
}

/// "an der haltestelle zum lebensbaum", "Bushaltestelle Alte Ziegelei": a stop with a name.
fn stop(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    static PLAIN: List<16> = List::new([
        "bahnhof",
        "hauptbahnhof",
        "markt",
        "marktplatz",
        "zob",
        "rathaus",
        "kirche",
        "schule",
        "ort",
        "dorf",
        "bus",
        "strasse",
        "supermarkt",
        "krankenhaus",
        "friedhof",
        "umsteigen",
    ]);
    if token.gap != Gap::Space || !text.before(at, 1).is_some_and(|stop| stop.is_any(Facts::STOP)) {
        return None;
    }
    let led = matches!(token.text, "am" | "zum" | "zur" | "beim" | "an");
    let article = led && token.is("an") && text.get(at + 1).is_some_and(|der| der.any(Flags::DET));
    let start = at + usize::from(led) + usize::from(article);
    let name = text.get(start).filter(|name| name.is_word() && name.gap == Gap::Space)?;
    let none = Flags::FUNCTION.with(Flags::DET).with(Flags::COMMON).with(Flags::KIN).with(Flags::JOB);
    let verb = ["t", "te", "n"].iter().any(|end| name.text.ends_with(end)) && !name.is_capital();
    let named = !name.any(none) && !verb && !PLAIN.knows(name) && (name.is_capital() || text.lower);
    let second = text
        .get(start + 1)
        .is_some_and(|more| more.is_capital() && !text.lower && more.gap == Gap::Space && !more.any(none));
    named.then_some(start + 1 + usize::from(second))
}

/// Ends that names of places in the north-east and elsewhere have.
static ENDS: List<40> = List::new([
    "ow", "itz", "hagen", "dorf", "burg", "stedt", "stadt", "hausen", "rode", "berg", "feld", "felde",
    "walde", "wald", "born", "see", "kirchen", "kirch", "muende", "leben", "hof", "haus", "husen", "beck",
    "bek", "torf", "thin", "vitz", "nitz", "kow", "gow", "linchen", "hafen", "horst", "krug", "mark",
    "bruch", "moor", "winkel", "ort",
]);
static HEADS: List<12> = List::new([
    "gross", "klein", "alt", "neu", "bad", "hohen", "wendisch", "deutsch", "sankt", "ober", "unter", "nieder",
]);

/// Where a place that is on no list ends: "in Groß Kiesow", "im Dorf Klein Bünzow", "aus Hinterpusemuckelow".
pub(super) fn unknown(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let led = text.before(at, 1).is_some_and(|before| before.any(Flags::PLACE) && leads(before))
        && token.gap != Gap::Line;
    if !led
        || token.any(
            TOPIC
                .with(Flags::FUNCTION)
                .with(Flags::DET)
                .with(Flags::TITLE)
                .with(Flags::FIRST)
                .with(Flags::KIN)
                .with(Flags::MONTH),
        )
    {
        return None;
    }
    let next = text.get(at + 1);
    if HEADS.knows(token)
        && (token.is_capital() || text.lower)
        && next.is_some_and(|next| {
            next.is_word()
                && (next.is_capital() || !next.any(ORDINARY))
                && next.gap != Gap::Line
                && !next.any(Flags::FUNCTION)
                && (!next.any(Flags::WORD) || !text.lower)
        })
    {
        return Some(at + 2);
    }
    let looks = ENDS.ends(token.text);
    let named = text.before(at, 1).is_some_and(|before| {
        matches!(
            before.text,
            "gemeinde"
                | "dorf"
                | "ort"
                | "ortsteil"
                | "ot"
                | "wohnort"
                | "ortschaft"
                | "heimatort"
                | "geburtsort"
                | "heimatdorf"
                | "kleinstadt"
        )
    });
    let strange = !token.any(ORDINARY);
    // "wohne in X": whatever is no word there is a place.
    let lives =
        text.before(at, 2).is_some_and(|verb| verb.text.starts_with("wohn") || verb.text.starts_with("leb"))
            && text.before(at, 1).is_some_and(|before| matches!(before.text, "in" | "bei"));
    let fits = strange
        && (looks || named || lives)
        && !(token.any(NAME) && text.before(at, 1).is_some_and(|before| before.is("bei")) && !looks);
    let plain = token.is_capital() || (text.lower && token.text.len() >= 4);
    (fits && plain).then(|| {
        let mut end = at + 1;
        while end < at + REACH
            && text.get(end).is_some_and(|token| token.is("-") && token.gap == Gap::None)
            && text.get(end + 1).is_some_and(|token| token.is_word() && token.gap == Gap::None)
        {
            end += 2;
        }
        end
    })
}
