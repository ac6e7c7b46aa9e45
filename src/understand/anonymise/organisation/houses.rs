//! Finds houses named in one word or like an inn: "Storchenapotheke", "die waldschule", "im goldenen anker", "Motor Süd".

use super::super::facts::Facts;
use super::super::lexicon::{Flags, TOPIC};
use super::super::list::List;
use super::super::token::{Gap, Text, Token};
use super::TEAMS;

/// Where a house or a club that begins here ends.
pub(super) fn facts(word: &Token<'_>) -> [(Facts, bool); 4] {
    [
        (Facts::SCENE, BANDS.ends(word.text)),
        (Facts::NAMED_HOUSE, may_be_named(word)),
        (Facts::SIGN, SIGNS.knows(word)),
        (Facts::TEAM, TEAMS.knows(word) || MORE.knows(word)),
    ]
}

/// Where an organisation that begins here ends.
pub(super) fn end(text: &Text<'_>, at: usize) -> Option<usize> {
    let token = text.get(at).filter(|token| token.is_word() && !token.any(Flags::DET))?;
    inn(text, at, token).or_else(|| team(text, at, token)).or_else(|| {
        let named = token.is_any(Facts::NAMED_HOUSE) && (token.is_capital() || text.lower);
        named.then_some(at + 1)
    })
}

/// What stands before "schule" and the like and tells a kind, not a name.
static KINDS: List<154> = List::new([
    "grund",
    "haupt",
    "real",
    "foerder",
    "gesamt",
    "hoch",
    "berufs",
    "fahr",
    "musik",
    "volkshoch",
    "tanz",
    "ski",
    "privat",
    "ganztags",
    "abend",
    "sonder",
    "ober",
    "mittel",
    "gewerbe",
    "handels",
    "fach",
    "fachhoch",
    "vor",
    "kinder",
    "regional",
    "gemeinschafts",
    "baum",
    "hunde",
    "flug",
    "sprach",
    "schwimm",
    "kampfsport",
    "box",
    "reit",
    "surf",
    "segel",
    "sommer",
    "winter",
    "klipp",
    "waldorf",
    "kirch",
    "online",
    "wirtschafts",
    "polizei",
    "pflege",
    "krankenpflege",
    "alten",
    "nach",
    "orientierungs",
    "montessori",
    "internet",
    "not",
    "haus",
    "reise",
    "versand",
    "bahn",
    "fried",
    "schul",
    "bauern",
    "bau",
    "gast",
    "hinter",
    "innen",
    "park",
    "gerichts",
    "wertstoff",
    "recycling",
    "reiter",
    "gueter",
    "betriebs",
    "pausen",
    "schlacht",
    "busbahn",
    "hauptbahn",
    "kasernen",
    "gefaengnis",
    "dorf",
    "stadt",
    "volks",
    "landes",
    "frei",
    "amts",
    "staats",
    "uni",
    "universitaets",
    "tages",
    "frauen",
    "spezial",
    "reha",
    "augen",
    "tier",
    "haut",
    "zahn",
    "rehabilitations",
    "psychiatrie",
    "sport",
    "kirchen",
    "pfarr",
    "orts",
    "land",
    "christen",
    "einheits",
    "fest",
    "fan",
    "fussball",
    "wohnsitz",
    "nachbar",
    "nachbars",
    "heimat",
    "mutter",
    "stamm",
    "kampf",
    "jugend",
    "technik",
    "naehe",
    "gemeinde",
    "oster",
    "freie",
    "evangelische",
    "katholische",
    "moschee",
    "verbands",
    "samt",
    "kloster",
    "einzel",
    "erb",
    "guts",
    "heide",
    "burg",
    "koenigs",
    "pferde",
    "ponny",
    "pony",
    "biobauern",
    "bio",
    "ferien",
    "landschafts",
    "nachbarn",
    "hilfs",
    "polizeihoch",
    "kunst",
    "mal",
    "koch",
    "partner",
    "vorder",
    "bundes",
    "tierarzt",
    "wasser",
    "bier",
    "weih",
    "lese",
    "schauspiel",
    "elite",
    "dritt",
]);

/// Ends of words that name a house by whatever stands before them.
static HOUSES: List<13> = List::new([
    "schule",
    "schulen",
    "apotheke",
    "werft",
    "hof",
    "krug",
    "kirche",
    "klinik",
    "kita",
    "gymnasium",
    "stadion",
    "gemeinde",
    "stift",
]);

/// Whether one word names a house: no everyday compound, and by something that is not the kind of house.
fn may_be_named(word: &Token<'_>) -> bool {
    if !HOUSES.ends(word.text) || word.any(Flags::COMMON.with(TOPIC)) {
        return false;
    }
    HOUSES.words().iter().filter_map(|house| word.text.strip_suffix(house)).any(|stem| {
        let bare = stem.trim_end_matches('s');
        stem.len() >= 4 && !KINDS.has(stem) && !KINDS.has(bare) && !KINDS.ends(stem)
    })
}

static SIGNS: List<62> = List::new([
    "anker", "hirsch", "hirschen", "loewen", "loewe", "adler", "krug", "schwan", "stern", "post", "faehre",
    "muehle", "schmiede", "baer", "baeren", "ochse", "ochsen", "kogge", "hahn", "ross", "kutter", "hering",
    "fisch", "lachs", "ente", "gans", "krone", "traube", "kugel", "bock", "keiler", "fuchs", "eule", "linde",
    "eiche", "fass", "kanne", "kate", "scheune", "laterne", "seehund", "moewe", "pelikan", "segel",
    "schwein", "katze", "hexe", "wirtin", "schaenke", "schleuse", "speicher", "bruecke", "molkerei",
    "brauerei", "remise", "kajuete", "kombuese", "flunder", "dorsch", "aal", "zander", "boje",
]);

/// "im goldenen anker", "zum Weißen Hirsch"
fn inn(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    static LOOKS: List<26> = List::new([
        "golden",
        "weiss",
        "rot",
        "schwarz",
        "alt",
        "blau",
        "gruen",
        "lustig",
        "wild",
        "grau",
        "silbern",
        "froehlich",
        "bunt",
        "singend",
        "kupfern",
        "eisern",
        "rostig",
        "schief",
        "lahm",
        "fett",
        "faul",
        "durstig",
        "heiss",
        "letzt",
        "bloed",
        "sieben",
    ]);
    let sign = text.get(at + 1).filter(|sign| sign.gap == Gap::Space && sign.is_any(Facts::SIGN))?;
    let stem = ["en", "er", "em", "es", "e"].iter().find_map(|end| token.text.strip_suffix(end))?;
    let led = text.before(at, 1).is_some_and(|before| {
        matches!(before.text, "im" | "beim" | "vom" | "zum" | "zur" | "der" | "am" | "in" | "\"" | "„")
    });
    (LOOKS.has(stem) && led && (text.lower || sign.is_capital())).then_some(at + 2)
}

static MORE: List<8> =
    List::new(["hansa", "anker", "hafen", "vorwaerts", "fortschritt", "medizin", "chemie", "rotation"]);

/// "trainiert bei Motor Süd", "gegen Empor 1951"
fn team(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let next = text.get(at + 1).filter(|next| next.gap == Gap::Space && token.is_any(Facts::TEAM))?;
    let led = text.before(at, 1).is_some_and(|before| {
        matches!(
            before.text,
            "bei" | "beim" | "von" | "vom" | "gegen" | "fuer" | "sv" | "sg" | "bsg" | "verein" | "fc" | "tsv"
        )
    });
    let side = matches!(next.text, "nord" | "sued" | "ost" | "west" | "mitte" | "haff" | "stadt")
        || next.is_number() && (next.text.starts_with("19") && next.text.len() == 4 || next.text.len() == 2);
    (led && side).then_some(at + 2)
}

/// How many tokens from here on make the name of a person before it, of so many words, that of a house or a firm: "käthe
/// kollwitz schule", "peter weiss haus", "schröder & sohn".
pub(in super::super) fn of_person(text: &Text<'_>, at: usize, words: usize) -> usize {
    let firm = text.get(at).is_some_and(|and| matches!(and.text, "&" | "+"))
        && text.get(at + 1).is_some_and(|kin| {
            matches!(kin.text, "sohn" | "soehne" | "partner" | "tochter" | "co" | "kollegen" | "soehnen")
        });
    let house = words > 1
        && text.get(at).is_some_and(|token| {
            token.gap == Gap::Space
                && matches!(
                    token.text,
                    "haus" | "heim" | "zentrum" | "halle" | "gemeinde" | "stadion" | "stift"
                )
        });
    if firm { 2 } else { usize::from(house || named_after(text, at)) }
}

/// Whether what stands here is called by the name before it: a school, a foundation.
pub(super) fn named_after(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(|token| token.gap == Gap::Space && is_named_after(token))
}

/// Whether a word is a kind of house that is called by the name before it.
pub(super) fn is_named_after(word: &Token<'_>) -> bool {
    static NAMED_AFTER: List<12> = List::new([
        "schule",
        "grundschule",
        "gesamtschule",
        "regionalschule",
        "gymnasium",
        "stiftung",
        "kita",
        "klinik",
        "stadion",
        "realschule",
        "foerderschule",
        "kulturzentrum",
    ]);
    NAMED_AFTER.knows(word)
}

static BANDS: List<16> = List::new([
    "schar",
    "front",
    "sturm",
    "bruderschaft",
    "kameradschaft",
    "division",
    "legion",
    "garde",
    "korps",
    "staffel",
    "trupp",
    "kommando",
    "burschenschaft",
    "gefolgschaft",
    "sippe",
    "wolfsrudel",
]);

/// "mädelschar", "nordfront": how groups of the scene call themselves, in words that no dictionary has.
pub(super) fn of_the_scene(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    let made = token.is_any(Facts::SCENE)
        && token.text.len() >= 8
        && !token.any(Flags::COMMON.with(Flags::WORD).with(TOPIC));
    (made && (text.lower || token.is_capital())).then_some(at + 1)
}
