//! Nouns that people are called by in small letters: "pitbull hat angerufen", "bei hacke im keller", "spinne und ratte".
//!
//! Where nouns have no capitals, such a word is a name if no article stands before it and it does or gets what only people do.

use super::super::facts::Facts;
use super::super::lexicon::{Flags, NAME, ORDINARY, TOPIC};
use super::super::list::List;
use super::super::token::{Class, Gap, Shape, Text, Token};

/// What people are called after: beings, kinds of people, looks.
static BEINGS: List<193> = List::new([
    "henne", "huhn", "kueken", "mops", "dackel", "rotti", "dogge", "rex", "wikinger", "viking", "germane",
    "psycho", "ghost", "snake", "eisbaer", "baerchen", "hetzer", "lurch", "mammut", "bison", "nashorn",
    "gorilla", "affe", "dicke", "kurze", "henker", "schakal", "pitbull", "terrier", "wotan", "odin", "loki",
    "baldur", "hagen", "ritter", "knappe", "baron", "graf", "kaiser", "koenig", "prinz", "general", "major",
    "oberst", "kapitaen", "admiral", "sheriff", "boxer", "catcher", "metzger", "maurer", "schmied",
    "kutscher", "doc", "doktor", "pfaffe", "pope", "prediger", "panzer", "bomber", "tiger", "loewe",
    "leopard", "puma", "panther", "wolf", "fuchs", "dachs", "baer", "grizzly", "falke", "habicht", "bussard",
    "geier", "rabe", "kraehe", "elster", "spatz", "eule", "uhu", "hahn", "gockel", "gans", "erpel", "schwan",
    "storch", "reiher", "moewe", "hai", "hecht", "zander", "barsch", "aal", "dorsch", "hering", "flunder",
    "krebs", "krabbe", "qualle", "wal", "orca", "ratte", "maus", "hamster", "igel", "maulwurf", "wiesel",
    "marder", "iltis", "biber", "otter", "luchs", "kater", "katze", "kroete", "frosch", "molch", "natter",
    "viper", "kobra", "python", "echse", "gecko", "spinne", "skorpion", "zecke", "floh", "laus", "wanze",
    "motte", "hummel", "wespe", "hornisse", "muecke", "kaefer", "schnecke", "wurm", "made", "stier", "bulle",
    "ochse", "bock", "widder", "hammel", "schimmel", "hengst", "gaul", "esel", "elch", "hirsch", "keiler",
    "eber", "zwerg", "riese", "gnom", "troll", "kobold", "hexer", "teufel", "satan", "engel", "geist",
    "gespenst", "schatten", "phantom", "dracula", "rambo", "rocky", "tarzan", "obelix", "asterix", "popeye",
    "hulk", "joker", "batman", "pinguin", "ossi", "wessi", "bayer", "sachse", "schwabe", "hesse", "russe",
    "pole", "tscheche", "ami", "lange", "stummel", "stumpen", "stift", "keule", "atze", "kutte",
]);

/// The same in longer words.
static LONG: List<7> = List::new([
    "apotheker",
    "bulldogge",
    "dachlatte",
    "professor",
    "schaeferhund",
    "schlaechter",
    "schlaeger",
]);

/// What people are called after and others have: behind a preposition it is more often the thing.
static THINGS: List<174> = List::new([
    "stiefel", "zapfen", "schlappe", "luecke", "schnalle", "schaedel", "bombe", "knochen", "schnauze",
    "kanone", "pulle", "knolle", "fetzer", "hauer", "knaller", "knueppel", "latte", "stumpf", "schramme",
    "schlacke", "buerste", "schaufel", "peitsche", "rute", "riegel", "kelch", "lanze", "dolch", "saebel",
    "klinge", "walze", "keil", "hammer", "saege", "axt", "beil", "zange", "schraube", "nagel", "bolzen",
    "feile", "meissel", "amboss", "kante", "ecke", "brocken", "klotz", "block", "balken", "pfosten", "stein",
    "kiesel", "fels", "granit", "eisen", "stahl", "blech", "rost", "kupfer", "blei", "messing", "zement",
    "beton", "ziegel", "moertel", "kelle", "spaten", "hacke", "harke", "schippe", "eimer", "pumpe", "kolben",
    "zylinder", "turbo", "diesel", "benziner", "trecker", "bagger", "kran", "laster", "bulli", "rakete",
    "torpedo", "granate", "patrone", "kugel", "blitz", "donner", "hagel", "sturm", "orkan", "nebel", "frost",
    "murmel", "ball", "pfeife", "trommel", "pauke", "geige", "ruebe", "moehre", "zwiebel", "erbse", "bohne",
    "gurke", "tomate", "kohl", "rettich", "nudel", "pommes", "wurst", "bulette", "speck", "schinken", "haxe",
    "keks", "kruemel", "brezel", "semmel", "schrippe", "stulle", "torte", "sahne", "pudding", "pralle",
    "kaese", "quark", "butter", "honig", "zucker", "salz", "pfeffer", "senf", "ketchup", "kuemmel",
    "paprika", "chili", "ingwer", "zimt", "banane", "melone", "birne", "pflaume", "kirsche", "nuss",
    "mandel", "kastanie", "eichel", "kaktus", "distel", "klette", "moos", "pilz", "wurzel", "rolli",
    "schumi", "kruegi", "glatze", "bart", "locke", "zopf", "narbe", "adler", "brille", "nase", "zahn", "ohr",
    "backe", "glotze", "pfote", "faust", "pranke", "kralle",
]);

/// What somebody does, said, or is.
pub(super) static DOES: List<51> = List::new([
    "hat", "hatte", "sagt", "sagte", "meint", "meinte", "wohnt", "wohnte", "sitzt", "sass", "kommt", "kam",
    "weiss", "wusste", "will", "wollte", "macht", "machte", "schreibt", "schrieb", "faehrt", "fuhr", "ruft",
    "rief", "erzaehlt", "kennt", "kannte", "lacht", "lachte", "droht", "drohte", "bringt", "brachte", "holt",
    "holte", "verkauft", "besorgt", "verteilt", "steht", "stand", "hasst", "glaubt", "denkt", "trinkt",
    "raucht", "arbeitet", "saeuft", "grinst", "redet", "kassiert", "schlaegt",
]);

/// Whether people are called after what a word means.
pub(super) fn is_nick(word: &Token<'_>) -> bool {
    word.is_any(Facts::NICKNAME) && means_one(word)
}

/// The same of a word whose facts are not known.
fn means_one(word: &Token<'_>) -> bool {
    BEINGS.knows(word) || LONG.knows(word) || THINGS.knows(word)
}

/// Whether somebody may be called by a word that is no name.
pub(in super::super) fn may_be_nickname(word: &Token<'_>) -> bool {
    means_one(word) || TWO.knows(word) || is_short_form(word)
}

/// First names of two letters that are no words.
static TWO: List<8> = List::new(["bo", "mo", "lu", "li", "ty", "jo", "pi", "ed"]);

/// "bo hat mich gehauen", "in echt bo, …": so short a name only where somebody is told of.
fn of_two_letters(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    if token.text.len() != 2 || !TWO.knows(token) || token.shape == Shape::Upper {
        return false;
    }
    let next = text.get(at + 1);
    let does = next.is_some_and(|verb| {
        verb.is_word() && (DOES.has(verb.text) || matches!(verb.text, "ist" | "is" | "und" | "war" | "hier"))
    });
    let ends = next.is_none_or(|next| matches!(next.text, "," | "." | "!" | "?") || next.gap == Gap::Line);
    let led = text.before(at, 1).is_some_and(|lead| {
        matches!(
            lead.text,
            "echt"
                | "heisst"
                | "andere"
                | "andern"
                | "mit"
                | "bei"
                | "von"
                | "fuer"
                | "kumpel"
                | "freund"
                | "bruder"
        )
    });
    // "mo und di"
    let day =
        token.is("mo") && text.get(at + 2).is_some_and(|day| matches!(day.text, "di" | "mi" | "do" | "fr"));
    let begins = text.begins(at)
        || text
            .before(at, 1)
            .is_some_and(|before| matches!(before.text, "," | "und" | "dass" | "weil" | "der"));
    !day && (does && (begins || led) || ends && led)
}

/// Whether a noun is what somebody is called.
pub(super) fn called(text: &Text<'_>, at: usize, token: &Token<'_>, names: &[bool]) -> bool {
    let small = text.lower && !token.is_capital() && token.text.len() >= 3;
    if small && among(text, at, token, names) {
        return true;
    }
    if !token.is_any(Facts::NICKNAME) {
        return false;
    }
    if of_two_letters(text, at, token) {
        return true;
    }
    if !small {
        return false;
    }
    if short_name(text, at, token) {
        return true;
    }
    let being = BEINGS.knows(token) || LONG.knows(token);
    if !being && !THINGS.knows(token) {
        return false;
    }
    let before = text.before(at, 1);
    let begins = text.begins(at) || before.is_some_and(|before| before.class == Class::Mark);
    let bare = begins || before.is_some_and(|before| before.any(Flags::FUNCTION) && !before.any(Flags::DET));
    let does = text.get(at + 1).is_some_and(|verb| verb.is_word() && DOES.knows(verb))
        // "hammer hat jeder": the thing.
        && !text.get(at + 2).is_some_and(|all| matches!(all.text, "jeder" | "jede" | "man" | "keiner"));
    // "ossi war mein trauzeuge", "ratte is jetzt raus"
    let is_one = being
        && begins
        && text.get(at + 1).is_some_and(|verb| matches!(verb.text, "is" | "ist" | "war"))
        && text.get(at + 2).is_some_and(|what| {
            matches!(
                what.text,
                "mein"
                    | "unser"
                    | "meine"
                    | "jetzt"
                    | "raus"
                    | "auch"
                    | "der"
                    | "damals"
                    | "noch"
                    | "weg"
                    | "tot"
            )
        });
    let held = before.is_some_and(|before| {
        let person = matches!(
            before.text,
            "von"
                | "bei"
                | "wegen"
                | "fuer"
                | "frag"
                | "kennt"
                | "kenn"
                | "kennst"
                | "ruf"
                | "fragt"
                | "gegen"
        );
        let asked = before.is("ihr") && text.before(at, 2).is_some_and(|verb| verb.is("kennt"));
        // "aufkleber von wolf": of what, not by whom.
        let made = before.is("von") && text.before(at, 2).is_some_and(|thing| !thing.any(Flags::FUNCTION));
        asked
            || person && !made
            || being
                && (matches!(before.text, "mit" | "zu" | "ohne" | "an")
                    || before.is("nach")
                        && (2..=4)
                            .filter_map(|by| text.before(at, by))
                            .any(|verb| verb.text.starts_with("frag")))
    });
    let noun = |at: usize| {
        text.get(at).is_some_and(|noun| {
            BEINGS.knows(noun) || THINGS.knows(noun) || noun.any(NAME) && !noun.any(Flags::COMMON)
        })
    };
    let joins = |at: usize| {
        text.get(at).is_some_and(|join| matches!(join.text, "und" | "," | "/" | "u") && join.gap != Gap::Line)
    };
    // "bulldogge, glatze und ritter", "mein bruder und schnecke"
    let listed =
        joins(at + 1) && noun(at + 2) || at >= 2 && joins(at - 1) && (noun(at - 2) || is(names, at - 2));
    let last = at >= 2
        && joins(at - 1)
        && text.before(at, 2).is_some_and(|kin| kin.any(Flags::KIN))
        && text.before(at, 3).is_some_and(|own| own.any(Flags::DET));
    // "jetzt sitzt lücke.", "sagt zapfen": not "an der Tür stand Zecke", and much else comes.
    let behind_verb = before
        .is_some_and(|verb| matches!(verb.text, "sitzt" | "sass" | "sagt" | "sagte" | "wohnt" | "grinst"))
        && text
            .get(at + 1)
            .is_none_or(|next| next.class == Class::Mark || next.any(Flags::FUNCTION.with(Flags::PLACE)));
    if behind_verb {
        return true;
    }
    (bare || held) && (does || is_one || held || listed && (being || does_many(text, at)) || last)
}

/// "jenne, pätz, dille und ich"
fn among(text: &Text<'_>, at: usize, token: &Token<'_>, names: &[bool]) -> bool {
    at >= 2
        && is(names, at - 2)
        && text.before(at, 1).is_some_and(|comma| comma.is(","))
        && text.get(at + 1).is_some_and(|und| und.is("und"))
        && text.get(at + 2).is_some_and(|last| {
            matches!(last.text, "ich" | "er" | "sie" | "wir") || last.any(NAME) && !last.any(ORDINARY)
        })
        && !token.any(Flags::COMMON.with(TOPIC).with(Flags::KIN).with(Flags::JOB))
}

/// "den mecki kennengelernt", "weiß der bolle": a short form with an article before it.
fn short_name(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    let led = text
        .before(at, 1)
        .is_some_and(|article| matches!(article.text, "der" | "den" | "dem" | "vom" | "beim"));
    led && is_short_form(token) && !text.get(at + 1).is_some_and(|next| next.is("-") && next.gap == Gap::None)
}

/// Whether a word is a short form of a name, or looks like one.
fn is_short_form(token: &Token<'_>) -> bool {
    static NONE: List<30> = List::new([
        "azubi",
        "nazi",
        "pulli",
        "promi",
        "profi",
        "taxi",
        "kiwi",
        "mini",
        "hifi",
        "maxi",
        "audi",
        "ami",
        "sani",
        "wessi",
        "ossi",
        "uni",
        "schiri",
        "knasti",
        "muckibudi",
        "rowdi",
        "juli",
        "juni",
        "studi",
        "ersti",
        "hiwi",
        "poli",
        "assi",
        "asi",
        "kombi",
        "mutti",
    ]);
    static SHORT: List<18> = List::new([
        "bolle", "keule", "atze", "kutte", "matze", "kalle", "hotte", "wolle", "mecki", "manne", "hanne",
        "molle", "kulle", "pelle", "ralle", "bobo", "jojo", "lolle",
    ]);
    SHORT.knows(token)
        || token.text.ends_with('i')
            && (4..=7).contains(&token.text.len())
            && !token.any(Flags::COMMON.with(Flags::COMPOUND).with(TOPIC).with(Flags::ORG))
            && !NONE.knows(token)
}

fn is(names: &[bool], at: usize) -> bool {
    names.get(at).copied().unwrap_or_default()
}

/// Whether several are said to do something a few words on: "hammer und kelle waren dabei", "… wissen das".
fn does_many(text: &Text<'_>, at: usize) -> bool {
    (at + 1..at + 5).filter_map(|at| text.get(at)).any(|verb| {
        matches!(
            verb.text,
            "waren"
                | "warten"
                | "stehen"
                | "standen"
                | "machen"
                | "saufen"
                | "drohen"
                | "suchen"
                | "sitzen"
                | "wollen"
                | "sind"
                | "haben"
                | "hatten"
                | "wissen"
                | "wohnen"
                | "kommen"
                | "kamen"
                | "sagen"
                | "fahren"
        )
    })
}

/// Whether a verb may say what others call somebody.
pub(in super::super) fn names(verb: &Token<'_>) -> bool {
    matches!(
        verb.text,
        "nannten" | "nannte" | "nennen" | "nennt" | "riefen" | "rufen" | "ruft" | "sagen" | "sagt"
    )
}

/// "ihr könnt mich krümel nennen", "alle sagen pumpe zu ihm", "mich nennen sie knoblauch", "alle sagen Zibi, …"
pub(super) fn by_others(text: &Text<'_>, at: usize, token: &Token<'_>) -> bool {
    if !text.has_fact(Facts::NAMES) {
        return false;
    }
    let word = |by: usize| text.before(at, by).map_or("", |token| token.text);
    let (one, three) = (word(1), word(3));
    let whom = |word: &str| matches!(word, "mich" | "ihn" | "uns" | "mir" | "ihm");
    // "die nannten mich schakal", "sie nennen ihn den schlosser"
    let article = usize::from(matches!(one, "den" | "die" | "nur" | "immer"));
    let (who, verb) = (word(1 + article), word(2 + article));
    let named = whom(who) && matches!(verb, "nannten" | "nennen" | "nannte" | "riefen" | "rufen" | "nennt")
        || matches!(who, "alle" | "sie") && article == 1 && matches!(verb, "nennen" | "rufen");
    let says = |verb: &str| matches!(verb, "sagen" | "sagt" | "nennen" | "rufen" | "nennt" | "ruft");
    let next = text.get(at + 1);
    let follows = |wanted: &[&str]| next.is_some_and(|next| wanted.contains(&next.text));
    let ends = || {
        next.is_none_or(|next| next.class == Class::Mark || next.gap == Gap::Line)
            || follows(&["weil", "und", "zu"])
    };
    let all = |word: &str| matches!(word, "alle" | "sie" | "jeder" | "die");
    let nur = usize::from(matches!(one, "nur" | "immer" | "auch"));
    let (one, two) = (word(1 + nur), word(2 + nur));
    let before_verb = whom(one) && follows(&["nennen", "rufen"]);
    let to_him = says(one)
        && all(two)
        && follows(&["zu"])
        && text
            .get(at + 2)
            .is_some_and(|whom| matches!(whom.text, "ihm" | "ihr" | "mir" | "dem" | "der" | "ihn"));
    let by_all = all(one) && says(two) && whom(three) && ends();
    let said = says(one) && all(two) && token.is_capital() && !text.lower && !token.any(ORDINARY) && ends();
    (before_verb || to_him || by_all || said || named && ends())
        && token.text.len() >= 4
        && (text.lower || token.is_capital())
        && !token.any(Flags::COMMON.with(TOPIC).with(Flags::KIN).with(Flags::JOB))
}

/// "der vogel hat gezwitschert", "der fuchs hat die hühner geholt": what only beasts do.
fn does_as_beasts(text: &Text<'_>, at: usize) -> bool {
    (at + 1..at + 7).filter_map(|at| text.get(at)).any(|deed| {
        matches!(
            deed.text,
            "gezwitschert"
                | "gesungen"
                | "gefressen"
                | "gerissen"
                | "gekraeht"
                | "geheult"
                | "huehner"
                | "schafe"
                | "nest"
                | "zwitschert"
                | "kraeht"
                | "frisst"
        )
    })
}

/// What is no name though lists know it as one: "300 v. Chr.", "mein nick is …", "nick aschefalter im forum".
pub(super) fn is_no_name(text: &Text<'_>, at: usize, token: &Token<'_>, follows: bool) -> bool {
    match token.text {
        "chr" => text.before(at, 2).is_some_and(|era| matches!(era.text, "v" | "n" | "vor" | "nach")),
        "gettr" => true,
        "vogel" | "fuchs" | "wolf" | "hahn" | "hase" | "spatz" | "storch" | "marder" | "habicht" => {
            let article = text.before(at, 1).is_some_and(|article| {
                matches!(article.text, "der" | "ein" | "den" | "dem" | "einen" | "einem" | "kein")
            });
            article && !follows && does_as_beasts(text, at)
        }
        "nick" if !follows => text.get(at + 1).is_some_and(|next| {
            matches!(next.text, ":" | "heisst" | "lautet")
                || next.is_word() && text.begins(at) && !next.any(ORDINARY)
                // "mein nick ist kranich88", but "mein Nick ist verhaftet worden"
                || matches!(next.text, "ist" | "is" | "hab")
                    && text.get(at + 2).is_some_and(|name| !name.any(Flags::COMMON.with(Flags::FUNCTION)))
        }),
        _ => false,
    }
}
