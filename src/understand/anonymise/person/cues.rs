//! What stands before and around a name and says that it is one: titles, roles, introductions, greetings at the end.

use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC};
use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};
use super::called::by_others;

/// The word before, over the dots, brackets and commas that may stand between a cue and a name.
pub(super) fn lead<'a, 'b>(text: &'b Text<'a>, at: usize) -> Option<&'b Token<'a>> {
    let between = |token: &&Token<'_>| {
        !matches!(
            token.text,
            "." | "("
                | ","
                | "\""
                | ":"
                | "'"
                | "„"
                | "von"
                | "van"
                | "de"
                | "der"
                | "den"
                | "zu"
                | "al"
                | "el"
                | "-"
        )
    };
    (1..=5).filter_map(|by| text.before(at, by)).find(between).filter(|token| token.is_word())
}

/// "Herr Klein", "Frau Dr. Yilmaz", "fam. Krüger"
pub(super) fn titled(text: &Text<'_>, at: usize, token: &Token<'_>, lead: Option<&Token<'_>>) -> bool {
    let Some(title) = lead.filter(|lead| {
        lead.any(Flags::TITLE) || matches!(lead.text, "frau" | "fam" | "familie" | "eheleute" | "ehepaar")
    }) else {
        return false;
    };
    let stop_between = (1..=2)
        .filter_map(|by| text.before(at, by))
        .take_while(|mark| mark.start > title.start)
        .any(|mark| matches!(mark.text, "," | ":" | "("))
        || text.before(at, 1).is_some_and(|mark| mark.is(".")) && title.text.len() > 4;
    // "der herr p"
    let letter = token.text.len() == 1 && !token.is_capital();
    let short = letter
        && matches!(title.text, "herr" | "herrn" | "hr" | "frau")
        && !token.is("u")
        && token.is_word()
        && !(title.is("frau") && owned(text, at, title))
        && text.get(at + 1).is_none_or(|next| {
            next.class == Class::Mark && next.gap == Gap::None
                || next.any(Flags::FUNCTION.with(Flags::COMMON))
        });
    if letter || stop_between || token.any(Flags::FUNCTION.with(Flags::TITLE)) {
        return short && !stop_between;
    }
    let by_role = token.any(Flags::JOB.with(Flags::KIN)) && !token.any(Flags::LAST);
    if by_role {
        return false;
    }
    // "Herr Pastor Krüger": the role stays.
    let named_behind = text
        .get(at + 1)
        .is_some_and(|next| next.is_word() && next.is_capital() && next.any(NAME) && next.gap == Gap::Space);
    if token.any(Flags::JOB) && named_behind && !text.lower {
        return false;
    }
    let owned = owned(text, at, title);
    if title.is("frau") && owned {
        return token.any(NAME) && (!token.any(ORDINARY) || token.any(Flags::ALSO) && token.is_capital())
            || token.is_capital() && !token.any(ORDINARY) && !text.lower;
    }
    if matches!(title.text, "familie" | "ehepaar" | "eheleute" | "fam") {
        // "Fam. Kurzweil": a rarer noun.
        let rare =
            token.is_capital() && !text.lower && !token.any(Flags::COMMON) && title.text.starts_with("fam");
        return (token.any(Flags::LAST) && token.is_capital()) || !token.any(ORDINARY) || rare;
    }
    // "frau kranich vom amt": a rarer noun.
    let rare = text.lower
        && !token.any(Flags::COMMON)
        && !["t", "te", "en", "ig", "isch", "lich", "ung"].iter().any(|end| token.text.ends_with(end));
    token.is_capital() && !text.lower
        || token.any(NAME)
        || rare
        || !token.any(ORDINARY.with(Flags::FUNCTION))
        || matches!(title.text, "herr" | "herrn" | "hr") && !token.any(Flags::COMMON)
        || !token.any(Flags::COMMON.with(Flags::WORD))
}

/// "meine Frau", "die Frau": no title.
pub(super) fn owned(text: &Text<'_>, at: usize, title: &Token<'_>) -> bool {
    (1..=4)
        .find(|by| text.before(at, *by).is_some_and(|token| token.start == title.start))
        .and_then(|by| text.before(at, by + 1))
        .is_some_and(|before| {
            before.any(Flags::DET) || before.is("junge") || before.is("alte") || before.is("ne")
        })
}

/// What may stand between an introduction and the name.
static FILLERS: List<36> = List::new([
    "ist",
    "ich",
    "er",
    "sie",
    "war",
    ":",
    "also",
    "uebrigens",
    "die",
    "der",
    "lautet",
    ",",
    "mit",
    "vollem",
    "namen",
    "einfach",
    "=",
    "-",
    "\"",
    "es",
    "mal",
    "sich",
    "und",
    "eigentlich",
    "halt",
    "hier",
    "wie",
    ".",
    "„",
    "ihn",
    "mich",
    "nur",
    "alle",
    "“",
    "»",
    "'",
]);

fn is_quote(token: &Token<'_>) -> bool {
    token.class == Class::Mark && matches!(token.text, "\"" | "„" | "“" | "»" | "«" | "'" | "‚" | "‘" | "”")
}

/// "ich heiße Rose", "mein Name ist Kim Lang", "namens Wolf", "Name: …", "hier ist Uwe", "ich bin die Jasmin"
pub(super) fn introduced(text: &Text<'_>, at: usize, token: &Token<'_>, last: Option<usize>) -> bool {
    if token.any(Flags::FUNCTION.with(Flags::DET)) {
        return false;
    }
    let called = |token: &Token<'_>| matches!(token.text, "genannt" | "gerufen" | "nennen" | "nennt");
    let quoted = text.get(at + 1).is_some_and(is_quote) && text.before(at, 1).is_some_and(is_quote);
    if quoted && text.get(at + 2).is_some_and(called) || by_others(text, at, token) {
        return true;
    }
    let reach = last.map_or(0, |last| at - last);
    let fillers = || (1..reach).all(|by| text.before(at, by).is_some_and(|token| FILLERS.knows(token)));
    match text.before(at, reach).filter(|_| (1..=6).contains(&reach) && fillers()) {
        Some(cue) => announced(text, at, token, cue, reach - 1),
        None => presented(text, at, token),
    }
}

/// Whether a word is the name that a cue announces; so many fillers stand between.
fn announced(text: &Text<'_>, at: usize, token: &Token<'_>, cue: &Token<'_>, between: usize) -> bool {
    let before = text.before(at, 1);
    // „Keule“, as they call him.
    if before.is_some_and(is_quote) {
        return true;
    }
    // "Spitzname Bulle", "alias locke": whatever word stands there is what somebody is called.
    let nick = matches!(cue.text, "alias" | "spitzname" | "spitznamen" | "namens" | "rufname" | "genannt")
        && !token.any(Flags::KIN.with(Flags::JOB).with(Flags::PLACE).with(Flags::ACCOUNT))
        && (token.text.len() >= 4
            || token.text.len() == 3 && !token.any(Flags::COMMON.with(Flags::FUNCTION)))
        && (text.lower || token.is_capital() && !cue.is_capital())
        && (between == 0 || before.is_some_and(|last| !last.is(",") && !last.is(".")));
    if nick && (!cue.is("genannt") || token.is_capital() && !text.lower) {
        return true;
    }
    let noun = cue.text.starts_with("name") || cue.text.ends_with("name");
    let linked = !noun || cue.is("namens") || between > 0 && before.is_some_and(|last| !last.any(Flags::DET));
    if !linked || token.any(Flags::KIN.with(Flags::JOB).with(Flags::TITLE)) {
        return false;
    }
    let capital = token.is_capital() && !text.lower;
    let strange = !token.any(ORDINARY);
    let first = !noun && token.any(Flags::FIRST) && !token.any(Flags::WORD.with(Flags::FUNCTION));
    let also = token.any(Flags::ALSO) && !before.is_some_and(|last| last.is("das"));
    // "mit nachnamen sommer"
    let family = matches!(cue.text, "nachname" | "nachnamen" | "familienname" | "familiennamen")
        && token.any(Flags::LAST);
    // "der heißt reiher", "er heißt storch mit nachnamen": a rarer noun, if somebody is spoken of and nothing follows.
    let somebody = matches!(cue.text, "heisst" | "hiess" | "heist")
        && (2..=4).filter_map(|by| text.before(at, between + by)).any(|who| {
            matches!(who.text, "er" | "der" | "sie" | "typ" | "mann" | "junge" | "kerl")
                || who.any(Flags::KIN.with(Flags::JOB))
        });
    let ends = text.get(at + 1).is_none_or(|next| {
        next.class == Class::Mark
            || next.gap == Gap::Line
            || matches!(next.text, "und" | "mit" | "aus" | "von" | "oder")
    });
    let noun = text.lower
        && somebody
        && between <= 1
        && ends
        && token.text.len() >= 4
        && !token.any(Flags::COMMON.with(TOPIC).with(Flags::ORG))
        && !["t", "te", "en", "ig", "isch", "lich", "ung"].iter().any(|end| token.text.ends_with(end));
    if noun {
        return true;
    }
    let listed = token.any(NAME) && (strange || capital || first || also || family);
    listed || strange && (capital || text.lower && token.text.len() >= 3)
}

/// What may stand right before somebody who is presented.
pub(in super::super) static PRESENTS: List<16> = List::new([
    "ich", "bin", "die", "der", "ist", "schreibt", "spricht", "gewisse", "gewisser", "gewissen", "sie",
    "alle", "alles", "wir", "jeder", "ihn",
]);

/// "ich bin Jasmin", "bin die Jasmin", "hier schreibt der Uwe"
fn presented(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    if !text.before(at, 1).is_some_and(|one| one.is_any(Facts::PRESENTS)) {
        return false;
    }
    let word = |by: usize| text.before(at, by).map_or("", |token| token.text);
    let (one, two, three) = (word(1), word(2), word(3));
    let article = matches!(one, "die" | "der");
    let here = |one: &str, two: &str| one == "hier" && matches!(two, "ist" | "schreibt" | "spricht");
    let presents = matches!((two, one), ("ich", "bin") | ("bin", "ich"))
        || article && (two == "bin" || here(three, two))
        || here(two, one);
    // "Ich bin Christ": what somebody believes.
    if token.is("christ") {
        return false;
    }
    let strange = !token.any(ORDINARY);
    let written = token.is_capital() && !text.lower;
    // "ein gewisser Wolters", "den sie Keule nennen"
    let unknown = matches!(one, "gewisser" | "gewissen" | "gewisse") && written && !token.any(Flags::COMMON);
    let nicknamed = matches!(one, "sie" | "alle" | "wir")
        && matches!(two, "den" | "die" | "ihn")
        && text.get(at + 1).is_some_and(|next| matches!(next.text, "nennen" | "rufen" | "nannten"));
    let gewisser = text.lower
        && matches!(one, "gewisser" | "gewissen" | "gewisse")
        && !token.any(Flags::COMMON)
        && text.get(at + 1).is_none_or(|next| next.class == Class::Mark || next.any(Flags::FUNCTION));
    if gewisser || unknown || nicknamed && (written || strange) {
        return true;
    }
    // "den nennen alle schrauber", "im dorf sagt jeder iller zu ihm"
    let by_all = text.lower
        && matches!(one, "alle" | "jeder" | "ihn" | "alles")
        && (2..=4).any(|by| matches!(word(by), "nennen" | "nennt" | "rufen" | "sagt" | "sagen"))
        && text.get(at + 1).is_none_or(|next| {
            next.class == Class::Mark || next.gap == Gap::Line || matches!(next.text, "zu" | "und")
        })
        && token.text.len() >= 4
        && !token.any(Flags::COMMON.with(TOPIC));
    if by_all {
        return true;
    }
    let said_here = here(two, one) || here(three, two);
    let capital = written && (token.any(Flags::ALSO) || said_here);
    presents && (token.any(Flags::FIRST) && (strange || capital) || token.any(Flags::LAST) && strange)
}

/// "mein Sohn Levin", "meine Tochter (Alma)"
pub(super) fn of_kin(text: &Text<'_>, at: usize, token: &Token<'_>, lead: Option<&Token<'_>>) -> bool {
    let Some(_) =
        lead.filter(|lead| lead.any(Flags::KIN) && !lead.any(Flags::TITLE) && token.gap != Gap::Line)
    else {
        return false;
    };
    if token.any(TOPIC.with(Flags::KIN).with(Flags::JOB)) {
        return false;
    }
    let strange = !token.any(ORDINARY);
    let owned = text.before(at, 2).is_some_and(|before| before.any(Flags::DET));
    // "Mein Sohn Davit spielt": a rare word, and a verb behind it.
    let rare = !token.any(Flags::COMMON.with(Flags::ALSO).with(Flags::FUNCTION).with(Flags::COMPOUND))
        && token.is_capital()
        && !text.lower
        && text.before(at, 2).is_some_and(|owner| {
            ["mein", "dein", "sein", "unser", "ihr"].iter().any(|own| owner.text.starts_with(own))
        })
        && text.before(at, 1).is_some_and(Token::is_word)
        && text.get(at + 1).is_some_and(|verb| {
            verb.is_word() && !verb.is_capital() && verb.text.ends_with('t') && !verb.is("ist")
        });
    if rare {
        return true;
    }
    (token.any(Flags::FIRST) && strange)
        || text.lower && owned && unlike_verb(token)
        || token.is_capital()
            && !text.lower
            && (strange || token.any(Flags::FIRST) && !token.any(Flags::FUNCTION))
}

/// A word in small letters on no list that does not end as verbs, adverbs and adjectives do: behind a role it is a name.
pub(super) fn unlike_verb(token: &Token<'_>) -> bool {
    static ENDS: List<12> =
        List::new(["t", "te", "ten", "st", "en", "isch", "lich", "ig", "ung", "mal", "iert", "weise"]);
    !token.any(ORDINARY.with(TOPIC)) && token.text.len() >= 3 && !ENDS.ends(token.text)
        || token.any(NAME) && !token.any(ORDINARY)
}

/// "Hausmeister Krause", "Trainer Wolf"
pub(super) fn of_job(text: &Text<'_>, at: usize, token: &Token<'_>, lead: Option<&Token<'_>>) -> bool {
    let Some(_) = lead.filter(|lead| is_job(lead) && !lead.any(Flags::TITLE) && token.gap != Gap::Line)
    else {
        return false;
    };
    let direct = text.before(at, 1).is_some_and(Token::is_word);
    if !direct
        || token.any(TOPIC.with(Flags::KIN).with(Flags::JOB).with(Flags::TITLE)) && !token.any(Flags::LAST)
    {
        return false;
    }
    let strange = !token.any(ORDINARY);
    (token.any(NAME) && strange && token.text.len() >= 3)
        || text.lower && (unlike_verb(token) || is_surname_noun(token))
        || token.is_capital() && !text.lower && (strange || token.any(NAME))
}

/// Whether a word is a role, or ends as roles do: "bauhofleiter", "jugendwart".
fn is_job(token: &Token<'_>) -> bool {
    static ROLES: List<44> = List::new([
        "leiter",
        "leiterin",
        "lehrer",
        "lehrerin",
        "meister",
        "meisterin",
        "trainer",
        "trainerin",
        "wart",
        "fahrer",
        "fahrerin",
        "chef",
        "chefin",
        "anwalt",
        "anwaeltin",
        "arzt",
        "aerztin",
        "pfleger",
        "pflegerin",
        "polizist",
        "polizistin",
        "beamter",
        "beamtin",
        "beauftragte",
        "beauftragter",
        "betreuer",
        "betreuerin",
        "helfer",
        "helferin",
        "berater",
        "beraterin",
        "vorsitzende",
        "vorsitzender",
        "sprecher",
        "sprecherin",
        "koordinator",
        "koordinatorin",
        "arbeiter",
        "arbeiterin",
        "erzieher",
        "erzieherin",
        "fuehrer",
        "kommissar",
        "kommissarin",
    ]);
    token.any(Flags::JOB)
        || token.is_word() && token.text.len() > 7 && ROLES.ends(token.text) && !token.any(NAME.with(TOPIC))
}

/// "trainer herbst", but not "lehrer weiß": a noun that is a surname as well.
fn is_surname_noun(token: &Token<'_>) -> bool {
    token.any(Flags::SURNAME)
        && !token.any(Flags::FUNCTION)
        && !matches!(token.text, "weiss" | "gross" | "lang" | "stark" | "sauer" | "reich" | "kurz")
}
