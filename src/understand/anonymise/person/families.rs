//! Names that are ordinary words and are told by what they do in a sentence: families ("bei Müllers", "Krügers Jüngster"),
//! lists ("Zeugen: Kurz, Lang"), adjectives behind a title ("frau leise"), what comrades are called ("der Lange").

use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME, TOPIC, hash, look_up};
use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};
use super::called::{DOES, is_nick};
use super::span::listed_with_first_name;

/// Whether a word is a name by one of these families.
pub(super) fn is_one(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    if token.text.len() < 4 {
        return false;
    }
    let quality = || token.is_any(Facts::QUALITY) && quality(text, at, token);
    if token.any(Flags::FUNCTION.with(Flags::DET)) {
        return quality();
    }
    // Nobody else is called so by those who say "comrade".
    let nick = token.is_any(Facts::QUALITY.with(Facts::NICKNAME)) || token.any(Flags::FIRST);
    of_family(text, at, token)
        || listed(text, at, token)
        || quality()
        || nick && comrade(text, at, token)
        || so_called(text, at, token)
        || apposed(text, at, token)
}

/// "seine Freundin, die Thyra, …", "mein Nachbar rechts, der Specht, …": who somebody is, said behind a comma.
fn apposed(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    if text.lower || !token.is_capital() {
        return false;
    }
    let article = text.before(at, 1).is_some_and(|article| matches!(article.text, "der" | "die"));
    let apart = text.before(at, 2).is_some_and(|comma| comma.is(","))
        && text.get(at + 1).is_some_and(|comma| matches!(comma.text, "," | ")"));
    if !article || !apart {
        return false;
    }
    let role = Flags::KIN.with(Flags::JOB).with(Flags::TITLE).with(Flags::ORG).with(TOPIC);
    let somebody = (3..=12).filter_map(|by| text.before(at, by)).any(|who| {
        who.any(Flags::KIN)
            || who.text.starts_with("nachbar")
            || matches!(who.text, "freund" | "freundin" | "kollege")
    });
    let strange = !token.any(Flags::COMMON.with(Flags::WORD).with(Flags::COMPOUND));
    somebody && !token.any(role) && (strange || token.any(Flags::LAST) && !token.any(Flags::COMMON))
}

/// What people are abused as: it belongs to what happened, and says nobody's name.
static ABUSE: List<28> = List::new([
    "affe",
    "jude",
    "judensau",
    "kanake",
    "kanacke",
    "zecke",
    "neger",
    "nigger",
    "schwuchtel",
    "hure",
    "fotze",
    "schlampe",
    "hund",
    "schwein",
    "sau",
    "ratte",
    "verraeter",
    "terrorist",
    "zigeuner",
    "kopftuchmaedchen",
    "missgeburt",
    "spast",
    "behinderter",
    "mongo",
    "opfer",
    "parasit",
    "dreck",
    "volksverraeter",
]);

/// "mutti, so hieß die chefin", "nummer von bulle, so heißt er", "dönitz haben wir ihn genannt": what is said to be a name.
fn so_called(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let Some(next) = text.get(at + 1) else { return false };
    let verb = matches!(next.text, "haben" | "hat" | "nannten" | "nennen" | "nannte" | "nennt");
    let comma = matches!(next.text, "," | "komma" | "(");
    if !(comma || verb && text.begins(at)) || ABUSE.knows(token) {
        return false;
    }
    let word = |by: usize| text.get(at + by).map_or("", |word| word.text);
    let called = |verb: &str| matches!(verb, "heisst" | "hiess" | "heist" | "hies" | "heissen");
    let whom = |word: &str| matches!(word, "er" | "sie" | "der" | "die" | "ich");
    let written = token.is_capital() || text.lower;
    let plain = token.any(Flags::FUNCTION.with(Flags::DET).with(Flags::ORG).with(Flags::ACCOUNT).with(TOPIC));
    let so = word(2) == "so" && called(word(3)) && whom(word(4))
        || (whom(word(2)) && called(word(3)) || word(2) == "also" && whom(word(3)) && called(word(4)))
            && (3..7).any(|by| word(by) == "so" && !text.get(at + by + 1).is_some_and(|next| next.is("wie")));
    let thing = |by: usize| {
        text.before(at, by).is_some_and(|thing| thing.any(Flags::ORG.with(Flags::ACCOUNT).with(Flags::PLACE)))
    };
    let so = comma && so && !thing(1) && !thing(2) && (token.is_word() && !token.text.ends_with('t'));
    let named = text.begins(at)
        && verb
        && (2..6).any(|by| word(by) == "ihn")
        && ((3..7).any(|by| word(by) == "genannt")
            || word(1).starts_with("nann")
            || word(1).starts_with("nenn"));
    written && !plain && (so || named)
}

/// The surname of which a word is the plural or the genitive: "müllers", but no other word with an `s`.
fn is_family(token: &Token<'_>, at_home: bool) -> bool {
    let Some(stem) = token.text.strip_suffix('s').filter(|stem| stem.len() >= 4) else { return false };
    let flags = look_up(stem, hash(stem.bytes()));
    let last = flags.any(Flags::LAST) && !flags.any(Flags::FIRST.with(Flags::FUNCTION).with(Flags::BRAND));
    // Hardly any German noun on "er" has a plural or, without an article, a genitive on "s".
    let shaped = ["er", "mann", "ow", "ke"].iter().any(|end| stem.ends_with(end));
    last && (shaped || !flags.any(Flags::COMMON.with(Flags::WORD).with(Flags::COMPOUND)))
        && !flags.any(Flags::KIN.with(Flags::ORG))
        && (at_home || !flags.any(Flags::JOB))
}

/// "bei Müllers", "die Krügers von nebenan", "Krügers Jüngster", "Müllers haben Besuch"
fn of_family(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    if token.any(Flags::FUNCTION.with(Flags::DET)) || !token.text.ends_with('s') {
        return false;
    }
    let before = text.before(at, 1).filter(|before| before.is_word() && token.gap == Gap::Space);
    // "Bei Bauers", "bei bauers": no trade has such a plural.
    let at_home = before.is_some_and(|before| before.is("bei")) && token.text.ends_with("ers");
    if at_home && (token.is_capital() || text.lower) && is_family(token, true) {
        return true;
    }
    if text.lower || !token.is_capital() || !is_family(token, false) {
        return false;
    }
    let led = before.is_some_and(|before| {
        matches!(before.text, "bei" | "familie" | "zwei" | "mit" | "gegen" | "von" | "zu" | "neben" | "und")
    });
    let many = |next: &Token<'_>| {
        matches!(
            next.text,
            "haben"
                | "hatten"
                | "sind"
                | "waren"
                | "wohnen"
                | "gruessen"
                | "von"
                | "nebenan"
                | "aus"
                | "oben"
                | "unten"
                | "gegenueber"
                | "ihr"
                | "wollen"
                | "sagen"
                | "kommen"
        )
    };
    let next = text.get(at + 1).filter(|next| next.is_word() && next.gap == Gap::Space);
    let those = before.is_some_and(|before| matches!(before.text, "die" | "den")) && next.is_some_and(many);
    let begins = text.begins(at);
    // "Krügers Jüngster", "mit Krügers Hund"
    let owns = next.is_some_and(|next| next.is_capital() && !next.any(Flags::TITLE))
        && !before.is_some_and(|before| before.any(Flags::DET) || before.text.ends_with("en"));
    led || those || begins && next.is_some_and(many) || owns
}

/// "Kurz, Anna;", "Zeugen: Lange, Kurz, Sommer"
fn listed(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let written = token.is_capital() && token.any(Flags::LAST) && !text.lower;
    if !written || token.any(Flags::TITLE) {
        return false;
    }
    let item =
        text.begins(at) || text.before(at, 1).is_some_and(|before| matches!(before.text, ";" | "und" | "/"));
    item && listed_with_first_name(text, at + 1) || behind_its_heading(text, at)
}

/// Whether between a word and a heading for persons there are only names and what joins them.
fn behind_its_heading(text: &Text<'_>, at: usize) -> bool {
    static HEADINGS: List<20> = List::new([
        "teilnehmer",
        "teilnehmende",
        "teilnehmerinnen",
        "anwesend",
        "anwesende",
        "zeugen",
        "zeuge",
        "zeugin",
        "beteiligte",
        "beschuldigte",
        "beschuldigter",
        "geschaedigte",
        "geschaedigter",
        "tatverdaechtige",
        "tatverdaechtiger",
        "namen",
        "taeter",
        "verteiler",
        "protokoll",
        "entschuldigt",
    ]);
    const REACH: usize = 16;
    let joins = |token: &Token<'_>| {
        matches!(token.text, "," | ";" | "und" | "/" | "-" | ".")
            || token.is_capital() && token.any(NAME.with(Flags::TITLE))
            || token.class == Class::Placeholder
    };
    let ends = text.get(at + 1).is_none_or(|next| {
        next.class == Class::Mark && !next.is("-")
            || next.gap == Gap::Line
            || next.is("und")
            || next.is_capital()
    });
    let colon = (1..REACH).find(|by| text.before(at, *by).is_none_or(|before| !joins(before)));
    ends && colon.is_some_and(|by| {
        text.before(at, by).is_some_and(|colon| colon.is(":"))
            && text.before(at, by + 1).is_some_and(|heading| HEADINGS.knows(heading))
    })
}

/// Adjectives that comrades are called by.
static ADJECTIVES: List<16> = List::new([
    "lange", "langen", "dicke", "dicken", "kurze", "kurzen", "stumme", "stummen", "lahme", "lahmen", "kahle",
    "kahlen", "schiefe", "schiefen", "bleiche", "bleichen",
]);

/// Whether somebody may be called by an adjective.
pub(in super::super) fn may_be_quality(word: &Token<'_>) -> bool {
    QUALITIES.knows(word) || ADJECTIVES.knows(word)
}

/// Adjectives that many people are called by.
static QUALITIES: List<42> = List::new([
    "laut", "leise", "gross", "klein", "lang", "kurz", "reich", "stark", "schwach", "stolz", "fromm", "jung",
    "alt", "neu", "weiss", "schwarz", "braun", "gruen", "roth", "blau", "grau", "schoen", "froh", "still",
    "kuehn", "wild", "sauer", "suess", "hart", "weich", "frei", "treu", "ehrlich", "krumm", "dick", "duenn",
    "spitz", "kluge", "kalt", "ernst", "edel", "sanft",
]);

/// "frau leise stand daneben", "herr laut,": an adjective right behind a title, where somebody does something or it ends.
fn quality(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    if !text.lower || token.gap != Gap::Space || !QUALITIES.knows(token) {
        return false;
    }
    let titled =
        text.before(at, 1).is_some_and(|title| matches!(title.text, "frau" | "herr" | "herrn" | "familie"));
    let owned =
        text.before(at, 2).is_some_and(|own| own.any(Flags::DET.with(Flags::JOB)) || own.text.ends_with('e'));
    let does = text.get(at + 1).is_none_or(|next| {
        next.class == Class::Mark
            || next.gap == Gap::Line
            || DOES.knows(next)
            || matches!(
                next.text,
                "und" | "aus" | "von" | "vom" | "im" | "ist" | "war" | "wird" | "hat" | "sollte" | "als"
            )
    });
    titled && does && (!owned || text.before(at, 1).is_some_and(|title| title.text.starts_with("herr")))
}

/// What people say, and no thing does.
static SAYS: List<22> = List::new([
    "sagt",
    "sagte",
    "meint",
    "meinte",
    "schreibt",
    "schrieb",
    "ruft",
    "rief",
    "erzaehlt",
    "erzaehlte",
    "droht",
    "drohte",
    "weiss",
    "wusste",
    "kennt",
    "kannte",
    "lacht",
    "lachte",
    "behauptet",
    "grinst",
    "wohnt",
    "verlangt",
]);

/// "der Lange hat mich verpfiffen", "Ratte sagt, …", "chef war stiefel", "kamerad bombe", "mit keks und zwiebel"
fn comrade(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let before = |by: usize| text.before(at, by);
    let next = text.get(at + 1);
    let does = || {
        next.is_some_and(|verb| {
            verb.is_word() && !verb.is_capital() && (DOES.knows(verb) || SAYS.knows(verb))
        })
    };
    let written = token.is_capital() && !text.lower;
    // "pelle meint, …": a first name that is a word as well says something.
    if token.any(Flags::FIRST)
        && !token.any(Flags::FUNCTION.with(Flags::DET).with(Flags::TITLE).with(Flags::MONTH).with(Flags::KIN))
        && !matches!(token.text, "mama" | "papa" | "oma" | "opa" | "mami" | "papi")
        && text.begins(at)
        && next.is_some_and(|verb| !verb.is_capital() && SAYS.knows(verb))
    {
        return true;
    }
    if token.is_any(Facts::QUALITY) && ADJECTIVES.knows(token) {
        let led =
            before(1).is_some_and(|article| matches!(article.text, "der" | "den" | "dem" | "vom" | "beim"));
        let ends =
            next.is_none_or(|next| next.class == Class::Mark && !next.is("-") || next.any(Flags::FUNCTION));
        return led && (does() || written && ends);
    }
    if !is_nick(token) || !(written || text.lower) {
        return false;
    }
    // "kamerad bombe"
    let kamerad = before(1)
        .is_some_and(|kamerad| matches!(kamerad.text, "kamerad" | "kameraden" | "kumpel" | "genosse"));
    // "chef war stiefel"
    let ends = next.is_none_or(|next| next.class == Class::Mark || next.any(Flags::FUNCTION));
    let chief = |chief: &Token<'_>| {
        matches!(chief.text, "chef" | "boss" | "anfuehrer" | "fuehrer" | "dealer" | "kopf" | "kassenwart")
            || chief.text.ends_with("fuehrer")
    };
    let is = ends
        && before(1).is_some_and(|is| matches!(is.text, "war" | "heisst" | "hiess"))
        && ((2..=5).filter_map(before).any(chief) || before(2).is_some_and(|me| me.is("ich")));
    let begins =
        text.begins(at) || before(1).is_some_and(|before| before.class == Class::Mark && !before.is("-"));
    let says =
        begins && next.is_some_and(|verb| !verb.is_capital() && SAYS.knows(verb)) && (written || text.lower);
    // "mit keks und zwiebel"
    let pair = |at: usize, with: Option<&Token<'_>>| {
        text.get(at).is_some_and(|join| join.is("und"))
            && with.is_some_and(|with| matches!(with.text, "mit" | "von" | "bei" | "gegen"))
    };
    let other = |at: usize| text.get(at).is_some_and(is_nick);
    let both = text.lower
        && (pair(at + 1, before(1)) && other(at + 2) || at >= 3 && pair(at - 1, before(3)) && other(at - 2));
    kamerad || is || says || both
}
