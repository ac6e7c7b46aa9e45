//! Finds organisations whose names are ordinary words, by what stands around them. It rather takes a word too many: what
//! is masked without need costs a reader little, and where somebody works or learns tells who they are.

use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC, hash, look_up};
use super::super::list::List;
use super::super::token::{Class, Gap, Shape, Text, Token};
use super::kinds::{CLUBS, ENDS, FORMS, HEADS, HOUSES, HOUSES_OF, NAMED, NARROW, NOBODY};
use super::trades::{CARRIERS, INNS, OFFICES, REGIONS, TRADE_ENDS, TRADES, TRADES_BEHIND};

/// What is no part of a name, or of one that other finders know better.
pub(super) const NO_NAME: Flags = Flags::FUNCTION
    .with(Flags::DET)
    .with(Flags::COMMON)
    .with(Flags::KIN)
    .with(Flags::JOB)
    .with(Flags::TITLE)
    .with(Flags::MONTH)
    .with(Flags::NUMBER)
    .with(Flags::PARTY)
    .with(Flags::COUNTRY);

/// What a word is to these finders.
pub(super) fn facts(word: &Token<'_>) -> [(Facts, bool); 7] {
    [
        (Facts::HEAD, may_be_head(word)),
        (Facts::HOUSE, may_be_house(word)),
        (Facts::CARRIER, CARRIERS.knows(word)),
        (Facts::TRADE, TRADES.knows(word) || TRADE_ENDS.ends(word.text) && !word.any(Flags::COMMON)),
        (Facts::TRADE_BEHIND, TRADES_BEHIND.knows(word)),
        (Facts::COLOUR, COLOURS.knows(word)),
        (Facts::TAVERN, INNS.ends(word.text) && !word.any(Flags::COMMON.with(Flags::FIRST))),
    ]
}

/// Where an organisation that begins here ends.
pub(super) fn end(text: &Text<'_>, at: usize, is_place: &impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let token = text.get(at).filter(|token| token.is_word())?;
    of_town(text, at, token, is_place)
        .or_else(|| carried(text, at, token, is_place))
        .or_else(|| trade(text, at, token))
        .or_else(|| behind_a_head(text, at, token))
        .or_else(|| joined(text, at, token))
        .or_else(|| coloured(text, at, token))
        .or_else(|| inn(text, at, token))
}

/// What is no part of any name.
const NO_NAME_AT_ALL: Flags =
    Flags::FUNCTION.with(Flags::DET).with(Flags::KIN).with(Flags::JOB).with(Flags::TITLE).with(Flags::MONTH);

pub(super) fn on_line<'t, 'a>(text: &'t Text<'a>, at: usize) -> Option<&'t Token<'a>> {
    text.get(at).filter(|token| token.gap == Gap::Space)
}

/// "Jobcenter Demmin", "polizeirevier barth"
fn of_town(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let next = on_line(text, at + 1)?;
    let town = next.is_capital() && !text.lower || !next.any(Flags::COMMON.with(Flags::FUNCTION));
    // What is rarest is asked first.
    let length = is_place(at + 1).or_else(|| REGIONS.knows(next).then_some(1)).filter(|_| town)?;
    (is_office(token) || is_head(token)).then_some(at + 1 + length)
}

/// Whether a word is the kind of an office, or ends as one does.
pub(super) fn is_office(token: &Token<'_>) -> bool {
    OFFICES.fits(token)
}

/// "st. nikolai gemeinde"
pub(super) fn of_saint(text: &Text<'_>, at: usize) -> Option<usize> {
    let saint = text.get(at).is_some_and(|token| token.is_any(Facts::SAINT));
    if !saint {
        return None;
    }
    let dot = usize::from(saint && text.get(at + 1).is_some_and(|dot| dot.is(".")));
    let dash = |at: usize| usize::from(text.get(at).is_some_and(|dash| dash.is("-")));
    let name = at + 1 + dot + dash(at + 1 + dot);
    let named = text.get(name).is_some_and(|name| name.is_word() && !name.any(Flags::FUNCTION));
    let kind = name + 1 + dash(name + 1);
    let house = text.get(kind).is_some_and(|kind| ENDS.knows(kind) || kind.any(Flags::ORG));
    (named && house).then_some(kind + 1)
}

/// "AJZ Neubrandenburg", "wgg güstrow", "Laager SV": letters that stand for a house or a club, with its town.
pub(super) fn abbreviated(
    text: &Text<'_>,
    at: usize,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let token = text.get(at).filter(|token| token.is_word())?;
    let next = on_line(text, at + 1)?;
    if next.text.len() <= 3 && CLUBS.knows(next) && token.text.len() > 3 && is_place(at) == Some(1) {
        let more = on_line(text, at + 2).is_some_and(Token::is_number);
        return Some(at + 2 + usize::from(more));
    }
    if token.text.len() > 4 || token.text.len() < 2 {
        return None;
    }
    let vowels = || token.text.bytes().filter(|byte| b"aeiou".contains(byte)).count();
    let letters = || {
        !token.any(ORDINARY.with(TOPIC).with(NAME).with(Flags::PLACE).with(Flags::TITLE))
            && (token.shape == Shape::Upper && !text.lower || token.shape == Shape::Lower && text.lower)
            && vowels() <= 1
            && token.text.len() > vowels() + 1
            && !matches!(
                token.text,
                "bhf" | "hbf" | "zob" | "lk" | "kr" | "ot" | "nr" | "str" | "plz" | "rb" | "re" | "uhr"
            )
    };
    let length = is_place(at + 1).filter(|_| letters())?;
    (next.is_capital() || text.lower).then_some(at + 1 + length)
}

/// Whether a word may only be a name: it is on no list of words, and begins with a capital where nouns do.
pub(super) fn is_stranger(text: &Text<'_>, at: usize) -> bool {
    on_line(text, at).is_some_and(|word| {
        word.is_word()
            && !word.any(ORDINARY.with(TOPIC))
            && (word.is_capital() || text.lower)
            && word.text.len() > 3
    })
}

/// "borwinschule": named by somebody or something that is no everyday word.
pub(super) fn is_house(token: &Token<'_>) -> bool {
    token.is_any(Facts::HOUSE)
}

/// The same of a word whose facts are not known.
fn may_be_house(token: &Token<'_>) -> bool {
    if !HOUSES.ends(token.text) || token.any(Flags::COMMON) {
        return false;
    }
    HOUSES.words().iter().filter_map(|house| token.text.strip_suffix(house)).any(|stem| {
        let flags = look_up(stem, hash(stem.bytes()));
        let bare = stem.trim_end_matches('s');
        stem.len() >= 5
            && !stem.ends_with("hoch")
            && (bare == stem || !look_up(bare, hash(bare.bytes())).any(ORDINARY))
            && !flags.any(Flags::COMMON.with(Flags::COMPOUND).with(TOPIC).with(Flags::ORG))
            && (!flags.any(Flags::WORD) || flags.any(Flags::LAST))
            && !matches!(stem, "waldorf" | "montessori" | "kirch")
            && !ENDS.has(stem)
    })
}

/// "diakonie sozialstation malchow"
fn carried(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    is_place: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let next = on_line(text, at + 1).filter(|_| token.is_any(Facts::CARRIER))?;
    of_town(text, at + 1, next, is_place).or_else(|| behind_a_head(text, at + 1, next))
}

/// "getränke hoffmann", "Taxi Krüger", "müller logistik", "bosporus grill"
fn trade(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let next = on_line(text, at + 1)?;
    if token.is_any(Facts::TRADE) {
        let market = usize::from(next.is("markt"));
        let name = on_line(text, at + 1 + market)?;
        if name.is_any(Facts::TRADE_BEHIND) {
            let more = on_line(text, at + 2)
                .is_some_and(|more| is_stranger(text, at + 2) || more.any(NAME) && !more.any(ORDINARY));
            return Some(at + 2 + usize::from(more));
        }
        // "möbel kraft aber"
        let closed = text.get(at + 2 + market).is_none_or(|word| {
            word.class == Class::Mark || word.gap == Gap::Line || word.any(Flags::FUNCTION.with(Flags::PLACE))
        });
        if text.lower && token.text.len() > 4 && name.any(Flags::LAST) && closed && !name.any(Flags::FUNCTION)
        {
            return Some(at + 2 + market);
        }
        let capital = name.is_capital() && !text.lower;
        let named = name.any(Flags::LAST) && (capital || !name.any(Flags::COMMON.with(Flags::FUNCTION)))
            || capital && !name.any(ORDINARY.with(TOPIC))
            || text.lower && !name.any(ORDINARY.with(TOPIC).with(Flags::FIRST)) && is_noun(text, name);
        return named.then_some(at + 2 + market);
    }
    if !next.is_any(Facts::TRADE_BEHIND) {
        return None;
    }
    let snack = matches!(next.text, "doener" | "grill" | "imbiss" | "kebap" | "kebab" | "pizzeria");
    let strange = !token.any(NO_NAME.with(TOPIC)) && token.text.len() >= 3
        || snack && token.any(Flags::COUNTRY) && !token.any(Flags::FUNCTION);
    let written = text.lower || token.is_capital() && next.is_capital();
    (strange && written).then(|| at + 2 + usize::from(text.get(at + 2).is_some_and(|form| FORMS.knows(form))))
}

pub(super) fn is_head(token: &Token<'_>) -> bool {
    token.is_any(Facts::HEAD)
}

/// The same of a word whose facts are not known.
pub(super) fn may_be_head(token: &Token<'_>) -> bool {
    token.any(Flags::ORG) && !FORMS.knows(token)
        || HEADS.knows(token)
        || NARROW.knows(token)
        || !token.any(Flags::COMMON) && (ENDS.ends(token.text) || HEADS.ends(token.text))
}

/// "kneipe zum anker", "disco speicher", "jugendclub alte molkerei", "schule ernst thälmann", "moschee al nur"
fn behind_a_head(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let led = by_preposition(text, at + 1);
    // Most words are followed by one that no name begins with.
    let next = on_line(text, at + 1).filter(|next| {
        (led > 0 || !next.any(Flags::FUNCTION.with(Flags::DET)) || next.any(Flags::PARTICLE))
            && is_head(token)
    })?;
    let after = on_line(text, at + 2);
    if token.is("haus") && next.any(Flags::DET) && after.is_some_and(|of| HOUSES_OF.knows(of)) {
        return Some(at + 3);
    }
    let named_after = next.any(Flags::FIRST.with(Flags::PUBLIC_FIRST))
        && after.is_some_and(|name| {
            name.any(Flags::PUBLIC) || name.any(Flags::LAST) && token.text.ends_with("schule")
        });
    if named_after || matches!(next.text, "al" | "el" | "ar") && after.is_some() {
        return Some(at + 3);
    }
    if !text.lower && !HEADS.knows(token) {
        return None;
    }
    let fits = |at: usize| on_line(text, at).is_some_and(|word| is_noun(text, word));
    let side = matches!(
        next.text,
        "nord" | "sued" | "ost" | "west" | "mitte" | "nordost" | "nordwest" | "suedstadt"
    );
    if side && (NARROW.knows(token) || ENDS.ends(token.text)) {
        return Some(at + 2);
    }
    // "kita die strandkrabben"
    let article = next.is("die")
        && after.is_some_and(|word| {
            is_noun(text, word)
                && word.text.len() >= 6
                && (!word.any(ORDINARY) || word.any(Flags::COMPOUND) && !word.any(Flags::WORD))
        });
    if article && (HEADS.knows(token) || NARROW.knows(token)) {
        return Some(at + 3);
    }
    if led > 0 {
        let street = text.get(at + 1 + led).is_some_and(|noun| noun.any(Flags::STREET));
        let everyday = text.get(at + 1 + led).is_some_and(|noun| {
            HEADS.knows(token) && is_everyday_noun(text, noun)
                || NAMED.knows(token) && noun.is_word() && noun.text.len() > 4 && !noun.any(Flags::FUNCTION)
        });
        let named = fits(at + 1 + led) || everyday;
        return (named && !is_time(text.get(at + 1 + led)) || street).then_some(at + 2 + led);
    }
    if is_adjective(next) && fits(at + 2) && !next.any(Flags::FUNCTION) {
        return Some(at + 3);
    }
    // "ferienpark weiße düne", "band feine sahne"
    let ends_here = text.get(at + 3).is_none_or(|word| {
        word.class == Class::Mark || word.gap == Gap::Line || word.any(Flags::FUNCTION.with(Flags::PLACE))
    });
    let coloured = is_adjective(next) && !next.any(Flags::FUNCTION) && NAMED.knows(token) && ends_here;
    if coloured
        && after.is_some_and(|noun| {
            noun.is_word() && noun.text.len() > 3 && !noun.any(NO_NAME_AT_ALL) && !NOBODY.knows(noun)
        })
    {
        return Some(at + 3);
    }
    // "disco speicher war", "club anker in"
    let closed = text.get(at + 2).is_none_or(|word| {
        word.class == Class::Mark || word.gap == Gap::Line || word.any(Flags::FUNCTION.with(Flags::PLACE))
    });
    if HEADS.knows(token) && closed && is_everyday_noun(text, next) && !is_time(Some(next)) {
        return Some(at + 2);
    }
    // A first name alone is a person's: "in der kita lisa".
    if !fits(at + 1) || next.any(Flags::FIRST) && !next.any(ORDINARY) {
        return None;
    }
    let more = (at + 2..at + 4)
        .take_while(|at| fits(*at) && text.get(*at).is_some_and(|word| !word.any(ORDINARY)))
        .count();
    Some(at + 2 + more)
}

/// How many tokens from here on lead to where a house stands: "zum", "an der", "hinter dem".
fn by_preposition(text: &Text<'_>, at: usize) -> usize {
    let word = |at: usize| text.get(at).map_or("", |token| token.text);
    match word(at) {
        "zum" | "zur" | "am" | "hinterm" | "unterm" => 1,
        "an" | "auf" | "hinter" | "unter" | "in" if matches!(word(at + 1), "der" | "dem" | "den") => 2,
        _ => 0,
    }
}

pub(super) fn is_time(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|token| {
        ["tag", "abend", "morgen", "mittag", "nacht", "ende", "ung"]
            .iter()
            .any(|end| token.text.ends_with(end))
    })
}

fn is_adjective(token: &Token<'_>) -> bool {
    if matches!(token.text, "kleine" | "kleiner" | "kleines" | "kleinen" | "junge" | "alte" | "grosse") {
        return true;
    }
    token.is_word()
        && token.text.len() >= 4
        && (token.text.ends_with('e') || token.text.ends_with("er") || token.text.ends_with("es"))
        && !token.any(Flags::KIN.with(Flags::JOB).with(Flags::DET).with(Flags::NUMBER))
}

/// Whether a word may be a noun or a name, and neither a verb nor an adverb nor an everyday word.
pub(super) fn is_noun(text: &Text<'_>, token: &Token<'_>) -> bool {
    token.is_word()
        && token.text.len() >= 3
        && !token.any(NO_NAME.with(TOPIC).with(Flags::ACCOUNT))
        && (!is_verb(text, token) || token.any(NAME) && !token.any(ORDINARY))
}

/// Whether an everyday word may be a noun.
pub(super) fn is_everyday_noun(text: &Text<'_>, token: &Token<'_>) -> bool {
    let other = Flags::FUNCTION
        .with(Flags::DET)
        .with(Flags::KIN)
        .with(Flags::JOB)
        .with(Flags::MONTH)
        .with(Flags::NUMBER);
    token.is_word()
        && token.text.len() >= 5
        && !token.any(other)
        && !NOBODY.knows(token)
        && !is_adjective(token) | token.text.ends_with("er")
        && !is_verb(text, token)
}

/// Whether a word in small letters ends as verbs and adverbs do.
pub(super) fn is_verb(text: &Text<'_>, token: &Token<'_>) -> bool {
    static VERBS: List<12> =
        List::new(["te", "ten", "st", "en", "isch", "lich", "ig", "ung", "mal", "iert", "weise", "t"]);
    static NOUNS: List<34> = List::new([
        "art", "ost", "schaft", "heit", "fahrt", "markt", "welt", "gut", "kraft", "wacht", "nacht", "licht",
        "ort", "rot", "stadt", "punkt", "sport", "luft", "hafen", "garten", "nest", "boden", "front", "boot",
        "geist", "fest", "kunst", "amt", "bogen", "stern", "rosen", "loewen", "hirschen", "piraten",
    ]);
    let small = !token.is_capital() || text.lower;
    small && VERBS.ends(token.text) && !NOUNS.ends(token.text) && !NOUNS.knows(token)
}

/// "spielt bei den Boddenpiraten": what one plays for, if it is no everyday word.
pub(super) fn joined(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let article =
        usize::from(text.before(at, 1).is_some_and(|before| matches!(before.text, "den" | "der" | "die")));
    let by = text.before(at, 1 + article)?;
    if !matches!(by.text, "bei" | "beim" | "fuer" | "vom" | "von" | "zum") {
        return None;
    }
    let works = (2..=7).any(|by| {
        text.before(at, by + article).is_some_and(|word| {
            [
                "arbeit",
                "azubi",
                "ausbildung",
                "job",
                "praktik",
                "angestellt",
                "lehrling",
                "schicht",
                "beschaeftigt",
            ]
            .iter()
            .any(|verb| word.text.starts_with(verb))
        })
    });
    if works
        && !token.any(ORDINARY.with(TOPIC).with(Flags::FIRST).with(Flags::ORG))
        && token.text.len() >= 4
        && (token.is_capital() || text.lower)
    {
        let more = usize::from(is_stranger(text, at + 1));
        return Some(at + 1 + more);
    }
    let plays = (2..=5).any(|by| {
        text.before(at, by + article).is_some_and(|word| {
            ["spiel", "trainier", "trainer", "kicke", "handball", "mitglied"]
                .iter()
                .any(|verb| word.text.starts_with(verb))
        })
    });
    let strange = !token.any(NO_NAME.with(NAME).with(TOPIC).with(Flags::WORD)) && token.text.len() >= 6;
    (plays && strange && (token.is_capital() || text.lower)).then_some(at + 1)
}

static COLOURS: List<8> = List::new(["blau", "rot", "gruen", "weiss", "schwarz", "gelb", "gold", "orange"]);

/// "blau-weiß polchow", "Grün-Weiß Ankershagen", "beim blau weiß"
fn coloured(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    if !token.is_any(Facts::COLOUR) {
        return None;
    }
    let colour =
        |at: usize| text.get(at).is_some_and(|token| token.is_any(Facts::COLOUR) && token.gap == Gap::None);
    let two = text.get(at + 1).is_some_and(|dash| dash.is("-")) && colour(at + 2);
    let bare = on_line(text, at + 1).is_some_and(|second| second.is_any(Facts::COLOUR))
        && text.before(at, 1).is_some_and(|before| {
            matches!(before.text, "bei" | "beim" | "vom" | "von" | "gegen" | "fuer" | "sv" | "fc" | "sg")
        });
    if bare {
        let town = on_line(text, at + 2)
            .is_some_and(|town| !town.any(ORDINARY.with(TOPIC)) && (town.is_capital() || text.lower));
        return Some(at + 2 + usize::from(town));
    }
    let name = on_line(text, at + 3).filter(|_| two)?;
    (!name.any(Flags::COMMON.with(Flags::FUNCTION)) || name.is_capital() && !text.lower).then_some(at + 4)
}

/// "im dorfkrug"
fn inn(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    if !token.is_any(Facts::TAVERN) {
        return None;
    }
    let led = text.before(at, 1).is_some_and(|before| {
        matches!(before.text, "im" | "beim" | "vom" | "zum" | "am" | "der" | "die" | "den" | "ins")
    });
    led.then_some(at + 1)
}
