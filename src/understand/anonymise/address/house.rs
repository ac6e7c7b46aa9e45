//! House numbers, and addresses that have one without a street: "Am Markt 5", "Siedlung 11".

use std::ops::Range;

use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME, ORDINARY};
use super::super::list::List;
use super::super::token::{Class, Gap, REACH, Text, Token};

/// What is counted, so that a number before it is no house number.
pub(super) static COUNTED: List<54> = List::new([
    "uhr",
    "jahre",
    "jahren",
    "jahr",
    "euro",
    "leute",
    "leuten",
    "personen",
    "maenner",
    "maennern",
    "jungs",
    "maedchen",
    "kinder",
    "kindern",
    "mal",
    "tage",
    "tagen",
    "tag",
    "wochen",
    "woche",
    "monate",
    "monaten",
    "stunden",
    "stunde",
    "minuten",
    "minute",
    "min",
    "km",
    "kilometer",
    "meter",
    "prozent",
    "schueler",
    "schuelern",
    "klasse",
    "klassen",
    "typen",
    "nazis",
    "grad",
    "cent",
    "h",
    "m",
    "mio",
    "millionen",
    "tausend",
    "stueck",
    "mann",
    "frauen",
    "menschen",
    "jugendliche",
    "jugendlichen",
    "fluechtlinge",
    "sachen",
    "gruppen",
    "weitere",
]);

/// Whether a token right behind a comma makes one number of both; a postcode there does not.
fn is_part_of_a_number(token: &Token<'_>) -> bool {
    token.is_number() && token.gap == Gap::None && token.text.len() <= 2
}

pub(super) fn is_house_number(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.get(at).filter(|token| token.is_number() && token.text.len() <= 3) else {
        return false;
    };
    let counted = text.get(at + 1).is_some_and(|next| {
        COUNTED.knows(next)
            || next.any(Flags::MONTH) && next.gap == Gap::Space
            || (matches!(next.text, ":" | "%" | "€" | "°")
                && next.gap == Gap::None
                && !(next.is(":") && text.get(at + 2).is_some_and(|more| more.gap != Gap::None)))
            || (next.is(".")
                && next.gap == Gap::None
                && text
                    .get(at + 2)
                    .is_some_and(|more| more.is_number() || more.any(Flags::MONTH) || more.text == "klasse"))
    });
    !token.text.starts_with('0') && !counted
}

/// Whether a word stands before the number of a house: "nr", "n°", "#", "haus".
fn is_for_number(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "nr" | "nummer"
            | "hausnummer"
            | "no"
            | "hausnr"
            | "n"
            | "#"
            | "haus"
            | "numero"
            | "number"
            | "dom"
            | "bina"
    )
}

/// Where a house number that begins here ends: `12`, `12 b`, `12-14`, `12/3`, with floor or flat behind.
pub(super) fn house_number(text: &Text<'_>, at: usize) -> Option<usize> {
    // "Friedensplatz, Hausnr. 13"
    let comma = text.get(at).is_some_and(|comma| comma.is(","))
        && text
            .get(at + 1)
            .is_some_and(|told| matches!(told.text, "nr" | "nummer" | "hausnummer" | "hausnr"));
    let at = at + usize::from(comma);
    let first = text.get(at)?;
    if !first.is_number()
        && !(first.is_word()
            && (first.any(Flags::NUMBER) || is_for_number(first) || first.is_any(Facts::COUNT)))
        && !first.is("#")
    {
        return None;
    }
    // "lange straße haus nummer 7"
    let house = first.is("haus") && text.get(at + 1).is_some_and(|nr| matches!(nr.text, "nr" | "nummer"));
    let named = usize::from(is_for_number(first)) + usize::from(house);
    let named = named
        + usize::from(
            named > 0
                && text.get(at + named).is_some_and(|token| matches!(token.text, "." | ":" | "°" | "º")),
        );
    let at = at + named;
    if !is_house_number(text, at) {
        return spoken_house_number(text, at);
    }
    let mut end = at + 1;
    let letter = |at: usize| {
        text.get(at).is_some_and(|token| {
            token.is_word()
                && token.text.len() == 1
                // "12 w 44": that is the flat.
                && !(token.gap == Gap::Space && token.is("w") && text.get(at + 1).is_some_and(Token::is_number))
                && !text.get(at + 1).is_some_and(|next| {
                    next.is(".")
                        && next.gap == Gap::None
                        && text.get(at + 2).is_some_and(|more| more.gap == Gap::None)
                })
        })
    };
    if letter(end) {
        end += 1;
        // "5a-c"
        let dash = text.get(end).is_some_and(|dash| matches!(dash.text, "-" | "/") && dash.gap == Gap::None);
        if dash && letter(end + 1) && text.get(end + 1).is_some_and(|last| last.gap == Gap::None) {
            end += 2;
        }
    }
    while end < at + REACH
        && text.get(end).is_some_and(|token| matches!(token.text, "-" | "/" | "+"))
        && text.get(end + 1).is_some_and(|token| token.is_number() && token.text.len() <= 3)
    {
        end += 2;
        if letter(end) && text.get(end).is_some_and(|token| token.gap == Gap::None) {
            end += 1;
        }
    }
    Some(end)
}

/// "Gartenweg zwölf"
pub(super) fn spoken_house_number(text: &Text<'_>, at: usize) -> Option<usize> {
    let token = text.get(at)?;
    let number = token.any(Flags::NUMBER)
        && !token.any(Flags::DET)
        && !matches!(token.text, "null" | "doppel" | "plus" | "nul")
        || token.is_word() && token.is_any(Facts::COUNT);
    let counted = text.get(at + 1).is_some_and(|next| COUNTED.knows(next));
    // "zwo und zwanzig"
    let tens = number
        && text.get(at + 1).is_some_and(|und| und.is("und"))
        && text.get(at + 2).is_some_and(|tens| tens.any(Flags::NUMBER) && tens.text.ends_with("zig"));
    let at = at + 2 * usize::from(tens);
    (number && !counted).then(|| {
        at + 1 + usize::from(text.get(at + 1).is_some_and(|next| next.is_word() && next.text.len() == 1))
    })
}

/// What is numbered without being an address.
static NUMBERED: List<37> = List::new([
    "klasse", "stufe", "kl", "jahrgang", "alter", "linie", "bus", "block", "punkt", "seite", "absatz",
    "artikel", "gruppe", "haus", "zimmer", "raum", "ca", "circa", "etwa", "tag", "uhr", "bahn", "tram",
    "gleis", "etage", "ist", "bis", "schicht", "teil", "kapitel", "phase", "stock", "jugend", "band",
    "corona", "covid", "position",
]);
/// Words after which a place is told that may have a number.
static LEADS: List<21> = List::new([
    "achter", "hintern", "achtern", "unnern", "hinterm", "unterm", "beim", "am", "an", "im", "zum", "zur",
    "auf", "unter", "hinter", "vor", "bei", "in", "zu", "neben", "ueber",
]);
/// Adjectives of street names.
static OLD: List<16> = List::new([
    "alte",
    "alten",
    "neue",
    "neuen",
    "lange",
    "langen",
    "grosse",
    "grossen",
    "kleine",
    "kleinen",
    "schwarze",
    "schwarzen",
    "hohe",
    "hohen",
    "stillen",
    "roten",
]);

/// Adjectives of names of streets as they stand without an article.
static BARE: List<20> = List::new([
    "alter",
    "neuer",
    "grosser",
    "kleiner",
    "langer",
    "hoher",
    "breiter",
    "gruener",
    "roter",
    "schwarzer",
    "weisser",
    "oberer",
    "unterer",
    "grosse",
    "kleine",
    "alte",
    "neue",
    "lange",
    "altes",
    "neues",
]);

/// What stands around a word with a number behind it that may be an address.
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
struct Corner<'t, 'a> {
    first: &'t Token<'a>,
    word: &'t Token<'a>,
    /// A preposition comes first, then perhaps an article, then perhaps an adjective.
    led: bool,
    article: bool,
    old: bool,
    /// A home is spoken of shortly before.
    at_home: bool,
    begins: bool,
    /// A word for home stands right before.
    right_home: bool,
    /// "Nr." stands before the number.
    told: bool,
    /// Nothing that is counted can follow: a mark, the end of the line, "in".
    marked: bool,
    /// Nothing that is counted is likely to follow.
    closed: bool,
    /// Something that is counted follows.
    counts: bool,
    /// Nouns have no capitals in this text.
    small: bool,
    /// What follows is an ordinary word in small letters, or a name.
    goes_on: bool,
    /// The adjective stands without an article, as in a name: "Großer Moor".
    bare: bool,
}

impl Corner<'_, '_> {
    fn is_address(&self) -> bool {
        let capital = self.word.is_capital();
        // "wir wohnen an der bahn 1"
        let lives = self.at_home && self.article && self.first.is("an");
        if NUMBERED.has(self.word.text) && !lives {
            return false;
        }
        if self.is_settlement() || self.is_corner() || self.is_of_a_town() {
            return true;
        }
        if self.bare && self.old && capital && self.first.is_capital() && !self.begins && !self.small {
            return self.closed && !self.counts;
        }
        let written = self.led && self.first.is_capital() && capital && (!self.begins || self.marked);
        // "In der Unterkunft Am Flugplatz 14 …": nobody writes a preposition inside of a sentence so, but of an address.
        let inside = self.led && !self.begins && self.first.is_capital() && capital && !self.small;
        let home = self.at_home && (self.led || capital || self.told || self.right_home);
        // "such mich nich in der goethe 14"
        let poet = self.article
            && matches!(self.first.text, "in" | "aus" | "auf")
            && self.word.any(NAME)
            && !self.word.any(ORDINARY)
            && self.marked;
        if poet && self.small {
            return true;
        }
        let small = self.at_home
            && !self.word.any(Flags::PLACE)
            && !matches!(self.word.text, "wohne" | "wohnt" | "lautet");
        inside && !self.counts
            || self.closed && (home || written || self.old && capital && self.led) && (capital || small)
    }

    /// "in die Schleswiger 11": with an article, only a street is called so.
    fn is_of_a_town(&self) -> bool {
        self.led
            && self.article
            && !self.old
            && !self.counts
            && (self.closed || self.goes_on)
            && self.word.is_capital()
            && self.word.text.len() > 6
            && self.word.text.ends_with("er")
            && matches!(self.first.text, "in" | "aus" | "von" | "zu" | "auf" | "vor" | "bei")
            && !self.word.any(Flags::COMMON.with(Flags::JOB).with(Flags::KIN).with(Flags::COMPOUND))
    }

    /// "Siedlung 11", "Ausbau 3"
    fn is_settlement(&self) -> bool {
        let built =
            matches!(self.word.text, "siedlung" | "ausbau" | "anbau" | "gehoeft" | "vorwerk" | "abbau");
        built && (self.word.is_capital() || self.small) && self.marked
    }

    /// "am sportplatz 16,", "an der molkerei 1."
    fn is_corner(&self) -> bool {
        let day =
            self.word.text.ends_with("tag") || matches!(self.word.text, "mittwoch" | "stelle" | "platz");
        let lead = matches!(
            self.first.text,
            "am" | "zum"
                | "zur"
                | "hinterm"
                | "unterm"
                | "beim"
                | "hintern"
                | "achtern"
                | "achter"
                | "unnern"
        ) || self.article && matches!(self.first.text, "an" | "auf" | "hinter" | "unter");
        let street = self.word.any(Flags::STREET)
            || matches!(
                self.word.text,
                "hafen" | "bhf" | "bahnhof" | "kirche" | "wald" | "see" | "dorfteich"
            );
        self.led && (self.marked || self.told || street && self.goes_on) && lead && !day
    }
}

/// "Am Markt 5", "An der Mühle 12 b", "Unter den Linden 7", and in sentences about homes "in der Goethe 12".
pub(super) fn nameless(text: &Text<'_>, at: usize, at_home: bool) -> Option<Range<usize>> {
    let first = text.get(at).filter(|token| token.is_word())?;
    let led = LEADS.knows(first);
    let article = led
        && text.get(at + 1).is_some_and(|token| {
            matches!(token.text, "der" | "den" | "dem" | "die" | "das")
                || token.is("de") && matches!(first.text, "achter" | "an" | "in")
        });
    // "an'n Diek 5"
    let low = led
        && text.get(at + 1).is_some_and(|mark| matches!(mark.text, "'" | "’") && mark.gap == Gap::None)
        && text.get(at + 2).is_some_and(|n| matches!(n.text, "n" | "t" | "m") && n.gap == Gap::None);
    let article = article || low;
    let noun = at + usize::from(led) + if low { 2 } else { usize::from(article) };
    let old = text.get(noun).is_some_and(|token| {
        token.is_word()
            && text.get(noun + 1).is_some_and(Token::is_word)
            && (OLD.knows(token)
                || token.text.ends_with("er") && token.is_capital()
                || BARE.knows(token) && token.is_capital())
    });
    let bare = old && !led && text.get(noun).is_some_and(|token| BARE.knows(token));
    let noun = noun + usize::from(old);
    let no_name = Flags::FUNCTION.with(Flags::DET).with(Flags::MONTH).with(Flags::NUMBER);
    let word = text.get(noun).filter(|token| token.is_word() && !token.any(no_name))?;
    let mut end = noun + 1;
    while end < noun + REACH
        && text.get(end).is_some_and(|token| token.is("-") && token.gap == Gap::None)
        && text.get(end + 1).is_some_and(|token| token.is_word() && token.gap == Gap::None)
    {
        end += 2;
    }
    // "Ticket #447", "Heim Haus 9": only streets have their number so.
    if text.get(end).is_some_and(|sign| matches!(sign.text, "#" | "haus" | "n")) {
        return None;
    }
    let number = house_number(text, end)?;
    // "auf die Einatmungsphase 1-2,5 Sekunden"
    let decimal = text.get(number).is_some_and(|comma| comma.is(",") && comma.gap == Gap::None)
        && text.get(number + 1).is_some_and(is_part_of_a_number);
    if decimal {
        return None;
    }
    let behind = |fits: &dyn Fn(&Token<'_>) -> bool| {
        text.get(number).is_none_or(|next| next.gap == Gap::Line || fits(next))
    };
    let corner = Corner {
        first,
        word,
        led,
        article,
        old,
        at_home,
        begins: text.begins(at),
        right_home: text.before(at, 1).is_some_and(|before| before.any(Flags::HOME)),
        told: text.get(end).is_some_and(|token| matches!(token.text, "nr" | "hausnummer" | "nummer")),
        marked: behind(&|next| next.class == Class::Mark && !matches!(next.text, ":" | "%") || next.is("in")),
        counts: text.get(number).is_some_and(|next| COUNTED.knows(next)),
        // Nothing is known of the capitals of a text of one word.
        small: text.lower || at == 0 && !first.is_capital(),
        bare,
        goes_on: behind(&|next| {
            next.is_word() && !COUNTED.knows(next) && (!next.is_capital() || !next.any(ORDINARY))
        }),
        closed: at_home || behind(&|next| next.class == Class::Mark || next.any(Flags::FUNCTION)),
    };
    corner.is_address().then(|| {
        // The preposition belongs to "Am Markt", not to "in der Goethe".
        let apart = (at_home || corner.is_of_a_town())
            && !first.is_capital()
            && matches!(first.text, "in" | "bei" | "auf" | "zu" | "vor" | "aus" | "von");
        let start = if led && apart { noun - usize::from(old) } else { at };
        start..number
    })
}

/// "Feldscheune 2, 17153 Kittendorf", "Feldscheune 2 in Wolkwitz"
pub(super) fn before_postcode(
    text: &Text<'_>,
    at: usize,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<Range<usize>> {
    let settled = |token: &Token<'_>| {
        token.is_capital()
            || matches!(token.text, "haus" | "ausbau" | "siedlung" | "dorf" | "hof" | "neubau" | "abbau")
            || text.lower && token.is_word() && !token.any(ORDINARY)
    };
    // "markt 22, 17109 demmin": with both numbers any noun is a street.
    let both = || {
        text.lower
            && text.get(at + 1).is_some_and(|number| number.is_number() && number.text.len() <= 3)
            && (2..=4).any(|by| {
                text.get(at + by).is_some_and(|code| code.is_number() && code.text.len() == 5)
                    && is_place(at + by + 1).is_some()
            })
    };
    let word = text.get(at).filter(|token| {
        (settled(token) || token.is_word() && both())
            && !token.any(Flags::FUNCTION.with(Flags::DET).with(Flags::MONTH))
    })?;
    let end = house_number(text, at + 1).filter(|_| {
        !matches!(
            word.text,
            "klasse" | "telefon" | "postfach" | "tel" | "handy" | "mobil" | "parzelle" | "artikel" | "tag"
        )
    })?;
    let next = end + usize::from(text.get(end).is_some_and(|token| matches!(token.text, "," | "-" | ";")));
    let coded = text.get(next).is_some_and(|token| token.is_number() && token.text.len() == 5);
    let placed = text.get(end).is_some_and(|token| matches!(token.text, "in" | ","))
        && is_place(end + 1).is_some()
        && text.get(end + 1).is_some_and(|token| token.is_capital() || !token.any(ORDINARY));
    (coded || placed).then_some(at..end)
}
