//! Finds organisations by what is done with them and by kinds typed in two words: "die nennen sich nordmannen", "sängerin
//! bei walkürenzorn", "storchennest schule", "asia markt hoa sen", "in st. petri".

use super::super::facts::Facts;
use super::super::lexicon::{Flags, ORDINARY, TOPIC};
use super::super::list::List;
use super::super::token::{Class, Gap, Text, Token};
use super::before::{before_a_school, guarded};
use super::behind::{by_a_place, is_practice, is_strong, of_doctors};
use super::houses::of_the_scene;
use super::kinds::HEADS;
use super::wide::is_time;

/// What is no part of a name.
pub(super) const NO_NAME: Flags =
    Flags::FUNCTION.with(Flags::DET).with(Flags::KIN).with(Flags::JOB).with(Flags::MONTH);

/// What a word is to these finders.
pub(super) fn facts(word: &Token<'_>) -> [(Facts, bool); 5] {
    [
        (Facts::GROUP, may_be_group(word)),
        (Facts::SAINT, matches!(word.text, "st" | "sankt")),
        (Facts::CALLED, says(word)),
        (Facts::SPLIT, KINDS.knows(word)),
        (Facts::PRACTICE, is_practice(word)),
    ]
}

/// Where an organisation ends that begins here and is told by the words before.
pub(super) fn led(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    called(text, at, token).or_else(|| served(text, at, token))
}

/// Where an organisation that begins here ends.
pub(super) fn end(text: &Text<'_>, at: usize) -> Option<usize> {
    let token =
        text.get(at).filter(|token| token.is_word() && !token.any(Flags::FUNCTION.with(Flags::DET)))?;
    saint(text, at, token)
        .or_else(|| led(text, at, token))
        .or_else(|| text.has_fact(Facts::SCHOOL).then(|| before_a_school(text, at, token)).flatten())
        .or_else(|| in_two_words(text, at, token))
        .or_else(|| of_doctors(text, at, token))
        .or_else(|| by_a_place(text, at, token))
        .or_else(|| text.has_fact(Facts::GUARD).then(|| guarded(text, at, token)).flatten())
        .or_else(|| of_the_scene(text, at, token))
}

pub(super) fn on_line<'t, 'a>(text: &'t Text<'a>, at: usize) -> Option<&'t Token<'a>> {
    text.get(at).filter(|token| token.gap == Gap::Space)
}

pub(super) fn word<'t>(text: &'t Text<'_>, at: usize) -> &'t str {
    text.get(at).map_or("", |token| token.text)
}

/// "in St. Petri": a church by its saint.
fn saint(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    static SAINTS: List<30> = List::new([
        "petri",
        "marien",
        "nikolai",
        "jakobi",
        "johannis",
        "georgen",
        "georg",
        "bartholomaei",
        "laurentius",
        "katharinen",
        "michaelis",
        "michael",
        "thomas",
        "martin",
        "otto",
        "ansgar",
        "elisabeth",
        "josef",
        "joseph",
        "anna",
        "maria",
        "andreas",
        "paulus",
        "pauli",
        "spiritus",
        "gertrud",
        "birgitta",
        "lorenz",
        "peter",
        "bernhard",
    ]);
    if !token.is_any(Facts::SAINT) {
        return None;
    }
    let dot = usize::from(word(text, at + 1) == ".");
    let name = at + 1 + dot;
    let named = text.get(name).is_some_and(|name| name.gap != Gap::Line && SAINTS.knows(name));
    let led = text.before(at, 1).is_some_and(|before| {
        matches!(
            before.text,
            "in" | "von" | "bei" | "zu" | "an" | "aus" | "fuer" | "gemeinde" | "kirche" | "pfarrei"
        )
    });
    let house = text.before(at, 1).is_some_and(|before| {
        is_strong(before) || before.text.contains("gemeinde") || before.text.contains("kirch")
    });
    (named && (led || house) && word(text, name) != "pauli").then_some(name + 1)
}

/// What a group is of which is told what it is called.
pub(super) fn is_group(token: &Token<'_>) -> bool {
    token.is_any(Facts::GROUP)
}

/// The same of a word whose facts are not known, beside the kinds on the list of houses.
fn may_be_group(token: &Token<'_>) -> bool {
    static GROUPS: List<40> = List::new([
        "gruppe",
        "truppe",
        "bande",
        "clique",
        "crew",
        "gang",
        "band",
        "bruderschaft",
        "kameradschaft",
        "verein",
        "laden",
        "geschaeft",
        "kneipe",
        "gym",
        "studio",
        "club",
        "klub",
        "firma",
        "betrieb",
        "partei",
        "bewegung",
        "orden",
        "loge",
        "label",
        "versand",
        "verlag",
        "chor",
        "projekt",
        "werkstatt",
        "camp",
        "lager",
        "initiative",
        "buendnis",
        "haus",
        "heim",
        "hof",
        "schule",
        "kita",
        "disco",
        "wehr",
    ]);
    GROUPS.knows(token) || GROUPS.ends(token.text) || HEADS.knows(token) || token.any(Flags::ORG)
}

/// Whether a word says what somebody or something is called.
fn says(word: &Token<'_>) -> bool {
    matches!(
        word.text,
        "heisst"
            | "heissen"
            | "hiess"
            | "hiessen"
            | "namens"
            | "nennt"
            | "nennen"
            | "nannte"
            | "nannten"
            | "genannt"
    )
}

/// "heißt nordwaffe", "nennen sich nordmannen", "heißt offiziell pommern power e.v.": where the name ends.
pub(super) fn called(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let fills = |token: &Token<'_>| {
        matches!(
            token.text,
            "sich"
                | "jetzt"
                | "offiziell"
                | "die"
                | "der"
                | "das"
                | "de"
                | "\""
                | "„"
                | "“"
                | ":"
                | "glaub"
                | "ich"
        )
    };
    if !text.has_fact(Facts::CALLED) {
        return None;
    }
    let by = (1..=4).find(|by| !text.before(at, *by).is_some_and(fills))?;
    let verb = text.before(at, by)?;
    let says = says(verb)
        || verb.text == "sich"
            && (at..at + 7).any(|at| matches!(word(text, at), "nennt" | "nennen" | "nannte" | "nannten"));
    if !says
        || token.any(NO_NAME.with(TOPIC).with(Flags::TITLE))
        || token.text.len() < 3
        || matches!(token.text, "selber" | "selbst")
    {
        return None;
    }
    let told = (1..=8)
        .filter_map(|more| text.before(at, by + more))
        .take_while(|before| !matches!(before.text, "!" | "?" | "."));
    let group = told.into_iter().any(is_group);
    // Somebody else is called so.
    let person = (1..=3).filter_map(|more| text.before(at, by + more)).any(|who| {
        who.any(Flags::KIN.with(Flags::JOB).with(Flags::FIRST))
            || matches!(who.text, "er" | "ich" | "hund" | "wer" | "name" | "mann" | "typ" | "junge" | "frau")
    });
    let named = token.any(Flags::FIRST) && !token.any(ORDINARY);
    if !group || person || named || matches!(verb.text, "heissen") && text.begins(at) {
        return None;
    }
    let fits = |at: usize| {
        text.get(at).is_some_and(|part| {
            part.is_word()
                && part.gap != Gap::Line
                && !part.any(NO_NAME)
                && part.text.len() > 1
                && (text.lower || part.is_capital())
        })
    };
    if !fits(at) {
        return None;
    }
    let length = (at..at + 4).take_while(|at| fits(*at)).count();
    let end = at + length;
    Some(end + registered(text, end))
}

/// How many tokens from here on are "e.V.".
fn registered(text: &Text<'_>, at: usize) -> usize {
    let spelled = word(text, at) == "e" && word(text, at + 1) == "." && word(text, at + 2) == "v";
    if spelled { 3 + usize::from(word(text, at + 3) == ".") } else { usize::from(word(text, at) == "ev") }
}

/// "sängerin bei walkürenzorn", "ferienlager von sturmvögel ostmark": a strange word behind what one is or does there.
fn served(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    const WORK: [&str; 40] = [
        "saenger",
        "gitarr",
        "schlagzeug",
        "bassist",
        "drummer",
        "musik",
        "konzert",
        "proben",
        "auftritt",
        "ferienlager",
        "sommerlager",
        "zeltlager",
        "schulung",
        "seminar",
        "mitglied",
        "arbeit",
        "putz",
        "koch",
        "kellner",
        "lager",
        "praktik",
        "lehre",
        "ausbild",
        "azubi",
        "job",
        "angestellt",
        "schicht",
        "verkaeufer",
        "fahrer",
        "security",
        "kunde",
        "patient",
        "training",
        "trainier",
        "boxen",
        "kampfsport",
        "spend",
        "bestell",
        "gekauft",
        "ordner",
    ];
    let article = usize::from(
        text.before(at, 1).is_some_and(|of| of.any(Flags::DET) || matches!(of.text, "firma" | "der")),
    );
    let by = text.before(at, 1 + article)?;
    if !matches!(by.text, "bei" | "beim" | "fuer" | "vom" | "von")
        && article == 0
        && !matches!(by.text, "bei")
    {
        return None;
    }
    if !matches!(by.text, "bei" | "beim" | "fuer" | "vom" | "von") {
        return None;
    }
    let does = || {
        (2..=5)
            .filter_map(|by| text.before(at, by + article))
            .any(|before| WORK.iter().any(|start| before.text.starts_with(start)))
    };
    let fits = |at: usize| {
        text.get(at).is_some_and(|part| {
            part.is_word()
                && part.gap != Gap::Line
                && !part.any(ORDINARY.with(TOPIC).with(NO_NAME).with(Flags::FIRST))
                && (text.lower || part.is_capital())
                && part.text.len() > 3
        })
    };
    let compound = token.any(Flags::COMPOUND)
        && !token.any(Flags::COMMON.with(Flags::WORD))
        && token.text.len() > 7
        && (text.lower || token.is_capital())
        && !is_time(Some(token));
    let named = token.any(Flags::LAST.with(Flags::FIRST)) && !compound;
    if named || !(fits(at) || compound) || !does() {
        return None;
    }
    let more = (at + 1..at + 3).take_while(|at| fits(*at)).count();
    Some(at + 1 + more + registered(text, at + 1 + more))
}

static KINDS: List<24> = List::new([
    "asia",
    "garten",
    "fussball",
    "sport",
    "kultur",
    "doener",
    "kebab",
    "schuetzen",
    "heimat",
    "box",
    "kampfsport",
    "angel",
    "reit",
    "karneval",
    "nagel",
    "friseur",
    "blumen",
    "handy",
    "auto",
    "getraenke",
    "eltern",
    "foerder",
    "jugend",
    "senioren",
]);

/// "asia markt hoa sen", "garten verein erholung ost", "fußball verein sv fortschritt haff", "döner laden zagros grill"
fn in_two_words(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    static SECOND: List<16> = List::new([
        "verein",
        "laden",
        "markt",
        "studio",
        "haus",
        "hof",
        "club",
        "klub",
        "imbiss",
        "bistro",
        "grill",
        "heim",
        "salon",
        "werkstatt",
        "treff",
        "zentrum",
    ]);
    let second = on_line(text, at + 1).filter(|_| token.is_any(Facts::SPLIT))?;
    if !SECOND.knows(second) || !(text.lower || second.is_capital()) {
        return None;
    }
    let fits = |at: usize| {
        on_line(text, at).is_some_and(|part| {
            part.is_word()
                && !part.any(NO_NAME)
                && part.text.len() >= 2
                && !is_verb(part)
                && (text.lower || part.is_capital())
        })
    };
    let length = (at + 2..at + 5).take_while(|at| fits(*at)).count();
    (length > 0).then_some(at + 2 + length)
}

pub(super) fn is_verb(token: &Token<'_>) -> bool {
    token.any(Flags::COMMON)
        && (["t", "te", "ten", "st"].iter().any(|end| token.text.ends_with(end))
            || matches!(token.text, "macht" | "haben" | "wollen"))
}

/// Whether the kind of a house ends a word that somebody or something names: used for what stands in front of it.
pub(super) fn shared_kind(text: &Text<'_>, at: usize) -> usize {
    // "Kinder- und Jugendkunstschule"
    let and = text.before(at, 1).is_some_and(|and| matches!(and.text, "und" | "&" | "u"));
    let dash = text.before(at, 2).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None);
    let first = text.before(at, 3).is_some_and(|first| first.class == Class::Word && first.gap != Gap::Line);
    if and && dash && first { at - 3 } else { at }
}

/// Whether a word in front tells whose a house is: "Afghanischer Kulturverein".
pub(super) fn is_people(token: &Token<'_>) -> bool {
    token.is_capital()
        && token.text.len() > 7
        && ["ischer", "ische", "ischen", "isches"].iter().any(|end| token.text.ends_with(end))
        && !token.any(Flags::JOB)
}
