//! Lists of frequent words around places. They are words of the language and no places; what a list does not name is only
//! asked about once too often.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::spell::is_title;
use crate::understand::anonymise::{frequency_rank, is_first_name, is_frequent, is_german};

type Words = LazyLock<HashSet<&'static str>>;

fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

static FILLERS: Words = LazyLock::new(|| {
    words(
        "
    ich wir wohne wohnen wohn lebe leben leb komm komme kommen bin sind in im aus bei nach von vom zu zum zur
    auf an am der die das dem den des ein eine einem einer einen kleine kleinen kleines kleiner kleinem
    landkreis region gegend raum nahe naehe umgebung umland plz postleitzahl adresse wohnort hier ist es liegt
    ja also hallo guten tag bitte danke und u oder mein meine unser unsere hause zuhause daheim kennzeichen
    autokennzeichen zwischen direkt gleich irgendwo so etwa ca unweit neben hinter vor richtung ums um moin war
    wohnhaft namens deutschland dorfe doerfchen staedtchen kleinstadt noerdlich suedlich oestlich westlich weit
    stadtmitte innenstadt stadtzentrum ortsmitte nicht km kilometer eher mal halt rand ausserhalb d dorfchen ortschaft b
        ",
    )
});

static ANSWERS: Words = LazyLock::new(|| {
    words(
        "
    nein nee doch egal kein keine weiss nix gut was wie wer warum gar nichts nie gern gerne okay hilfe stopp
    stop ende fertig weiter neu los geht will kann muss soll sag sage moechte frage fragen ueberall nirgends
    dort hat mir uns test aber weil dass denn mit ohne fuer ihr sie wir euch man sehr viel tag abend hier hey
    servus lotse bot mensch land kreis auch nur noch dann wann wo woher angst bitte danke keiner anderer andere
    anders geheim privat anonym panik sorge sorgen gefahr not sagen wissen help thanks please sorry nope here home
    hello
        ",
    )
});

static EVERYDAY: Words = LazyLock::new(|| {
    words(
        "
    meiner meinem meinen unserer unserem seiner ihrer dieser diesem jeder allen andere anderen letzter letzten
    vielen beiden freunden freundin freunde familie eltern kindern kinder schule schulen klasse arbeit polizei
    angst versehen grund ordnung gefahr zukunft verein firma betrieb strasse kirche woche wochen monat monaten
    jahre jahren stunde stunden minuten nacht abend morgen nachbarn nachbar kollegen kollege gruppe szene partei
    demos treffen chats whatsapp telegram facebook internet deutsch deutsche deutschen europa syrien ukraine
    afghanistan therapie behandlung beratung frage fragen bezug panik trauer rechten rechte linken nazis leuten
    menschen mannschaft kneipe disco bahnhof zuge ruhe frieden wirklichkeit worten gedanken richtung keine
    keiner kontakt haeufig letzte gestern heute immer wieder oeffentlichkeit feuerwehr sport training
        ",
    )
});

/// How many of the most frequent words nobody means as a place who says no more than one of them.
const EVERYBODYS: usize = 3_000;

/// Whether a word only leads to a place or goes along with one.
pub(super) fn is_filler(word: &str) -> bool {
    is_title(word) || FILLERS.contains(word)
}

/// Short first names, which many villages are one letter away from.
pub(super) fn is_short_name(word: &str) -> bool {
    word.len() <= 6 && is_first_name(word)
}

/// Common words: none is a misspelt place, and a place outside of that name is meant only where one is
/// expected.
pub(super) fn is_common(word: &str) -> bool {
    is_filler(word) || is_answer(word) || EVERYDAY.contains(word) || is_frequent(word)
}

/// What a word is beside a place's name, if it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    /// None that we know: if it is all there is, it is a misspelt name.
    None,
    /// A rare German word: it may be a name with one letter wrong.
    Rare,
    /// Said so often that it is no misspelt name.
    Common,
}

/// What a word means. `lone` says that nothing else was answered: then only words that everybody uses are common.
pub(super) fn sense(word: &str, lone: bool) -> Sense {
    if is_filler(word) || is_answer(word) || EVERYDAY.contains(word) {
        return Sense::Common;
    }
    match frequency_rank(word) {
        Some(rank) if !lone || rank < EVERYBODYS => Sense::Common,
        Some(_) => Sense::Rare,
        None if is_held_down(word) || is_german(word) => Sense::Rare,
        None => Sense::None,
    }
}

/// A sound or a key held down, "hmmm".
fn is_held_down(word: &str) -> bool {
    let thrice = |three: &[u8]| matches!(three, [a, b, c] if a == b && b == c);
    !word.contains(['a', 'e', 'i', 'o', 'u', 'y']) && word.as_bytes().windows(3).any(thrice)
}

/// Short answers that are no misspelt village.
pub(super) fn is_answer(word: &str) -> bool {
    word.len() < 3 || ANSWERS.contains(word)
}

/// Frequent words after "in", "aus", "bei" that no misspelt village is looked for behind.
pub(super) fn is_everyday(word: &str) -> bool {
    word.len() < 5 || is_filler(word) || EVERYDAY.contains(word)
}
