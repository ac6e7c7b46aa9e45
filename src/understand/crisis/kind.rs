//! Which danger it is, once one is heard: who dies by the hand of others, and who by their own.
//!
//! Both are told in the same words: "morgen bin ich tot" and "im Bad eingeschlossen" are said by people who end their life and by those
//! who are hunted. `kinds.toml` lists what tells them apart; elsewhere the learnt model decides, which is right more often than the
//! phrases of `signs.toml`. Whether there is a danger at all is not asked here.

use std::sync::LazyLock;

use super::threat::Force;
use super::{Crisis, Dangers};
use crate::understand::phrase::{Hit, Lexicon};
use crate::understand::words::Words;

/// By how much the phrases of `signs.toml` raise the danger they tell of; twice that for acute danger where they tell of both, since
/// someone may be at the door.
const LEAN: f32 = 1.0;
/// By how much suicidality is raised where `kinds.toml` tells of one's own hand. Whoever is hunted as well is heard louder than that.
const OWN_HAND: f32 = 5.0;
/// By how much acute danger is raised where somebody is said to kill others, is dying or calls for help, in words that leave room for
/// one's own wish to die.
const OTHERS: f32 = 5.0;

/// In a text of more words the model knows better than a phrase what is meant.
const SHORT: usize = 14;

#[expect(clippy::expect_used, reason = "the file is compiled in, and the test below reads it")]
static KINDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::from_toml(include_str!("kinds.toml")).expect("kinds.toml"));

/// What `kinds.toml` finds in a text.
struct Found<'a> {
    hits: Vec<Hit>,
    words: &'a Words,
}

impl<'a> Found<'a> {
    fn new(words: &'a Words) -> Self {
        Self { hits: KINDS.find(words), words }
    }

    fn of(&self, name: &str) -> impl Iterator<Item = &Hit> {
        let sign = KINDS.sign(name);
        self.hits.iter().filter(move |hit| Some(hit.sign) == sign)
    }

    fn tells(&self, name: &str) -> bool {
        self.of(name).next().is_some()
    }

    /// Whether the text is that and nothing else.
    fn is_all(&self, name: &str) -> bool {
        self.of(name).any(|hit| hit.start == 0 && hit.end == self.words.len())
    }

    /// Whether it is nothing but dying, killing, being beaten, or a call for help.
    fn is_all_acute(&self) -> bool {
        ["dying", "calling", "killing", "beaten"].iter().any(|all| self.is_all(all))
    }

    /// Whether many are to die by somebody's hand, and nobody by their own.
    fn is_attack(&self) -> bool {
        let own = self.tells("said") || self.tells("by_own_hand");
        (self.tells("attack") || self.tells("plotting")) && !own
    }

    /// Whether somebody is forced, attacked, hunted, held or beaten, in a short text.
    fn is_harmed(&self) -> bool {
        let harms = ["forced", "attacked", "beaten_there"].iter().any(|harm| self.tells(harm));
        harms && self.words.len() <= SHORT && !self.tells("said") && !self.tells("by_own_hand")
    }

    /// Whether others are said to kill: where phrases hear acute danger, or where it would follow from what the writer does.
    fn is_by_others(&self, told: Dangers) -> bool {
        self.tells("if_found_out") || told.has(Crisis::AcuteDanger) && self.tells("by_others")
    }
}

/// By how much acute danger is to be weighed more than suicidality, given what phrases told of and whether others threaten to kill the
/// writer, in time linear in the text.
pub(super) fn lean(told: Dangers, threatened: Force, words: &Words) -> f32 {
    let found = Found::new(words);
    if threatened == Force::All || found.is_by_others(told) {
        f32::INFINITY
    } else if threatened == Force::Some
        || found.is_attack()
        || found.is_all_acute()
        || found.is_harmed()
        || found.tells("at_the_house") && !told.has(Crisis::Suicidality)
    {
        OTHERS
    } else if found.tells("by_own_hand") {
        -OWN_HAND
    } else {
        match (told.has(Crisis::AcuteDanger), told.has(Crisis::Suicidality)) {
            (true, true) => 2.0 * LEAN,
            (true, false) => LEAN,
            (false, true) => -LEAN,
            (false, false) => 0.0,
        }
    }
}

/// The danger that words tell of by themselves, which no learnt weight may silence: "wenn ich aussage, bin ich morgen tot", and a short
/// text that is a wish to die, dying, killing, being beaten or a call for help in a few words and nothing else, or holds such a wish said
/// outright, or preparations to kill many.
pub(super) fn outright(told: Dangers, words: &Words) -> Option<Crisis> {
    let found = Found::new(words);
    let short = words.len() <= SHORT;
    if found.is_by_others(told)
        || found.is_all_acute()
        || found.is_harmed()
        || short && found.tells("plotting")
    {
        Some(Crisis::AcuteDanger)
    } else if short && (found.tells("said") || found.is_all("outright")) {
        Some(Crisis::Suicidality)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::detect;
    use super::*;

    #[test]
    fn dying_by_ones_own_hand_and_by_others_are_told_apart_in_the_same_words() {
        for text in [
            "morgen bin ich tot und alle sind froh",
            "heute abend bin ich tot und keiner merkts",
            "ihr seid mich morgen los, dann bin ich tot",
            "morgen früh bin ich tot, sagt mama dass ich sie lieb hab",
            "wenn ihr das lest bin ich tot",
            "mein sohn hat sich im zimmer eingeschlossen und antwortet nicht, er hat abschiedsbriefe geschrieben",
            "sie hat sich eingesperrt und macht nicht auf, ich hab angst sie tut sich was",
            "mein mann hat sich im bad eingeschlossen und die rasierklingen sind weg",
            "die tabletten sind weg und meine schwester hat sich eingeschlossen",
            "ich hab mich im bad eingeschlossen mit den tabletten",
            "meine freundin hat sich im zimmer eingeschlossen, sie hat mir geschrieben dass sie nicht mehr kann",
            "ich hab gedroht mich umzubringen, ich mein das ernst",
            "ich will mich heute noch umbringen, mein bruder macht sich lustig, ein massaker ist das",
        ] {
            assert_eq!(detect(text), Some(Crisis::Suicidality), "{text}");
        }
        for text in [
            "morgen bin ich tot wenn die mich finden",
            "wenn ich aussage bin ich morgen tot, die wissen wo ich wohne",
            "die haben gesagt morgen bin ich tot",
            "morgen bist du tot hat er geschrieben",
            "sie schreiben mir morgen bin ich dran, ich hab so angst",
            "die bringen mich morgen um",
            "mein freund droht mich umzubringen",
            "er hat gedroht mich umzubringen, er ist auf dem weg",
            "ich hab mich im bad eingeschlossen, er tritt gegen die tür",
            "ich hab mich mit meinen tabletten im bad eingeschlossen, er tritt die tür ein",
            "meine tochter hat sich im zimmer eingeschlossen, ihr ex steht davor mit einem messer",
            "mein bruder hat sich im keller eingeschlossen, die nazis treten gegen die tür",
            "Die stehen gerade mit Baseballschlägern vor meiner Tür, ich will nicht mehr leben",
        ] {
            assert_eq!(detect(text), Some(Crisis::AcuteDanger), "{text}");
        }
    }

    #[test]
    fn an_attack_is_no_suicidality() {
        for text in [
            "Mein Sohn sagt er will einen Anschlag machen",
            "mein schüler schreibt er macht morgen einen amoklauf und dann ist auch mit ihm schluss",
            "er hat eine rohrbombe gebaut, sein leben sei ihm egal",
        ] {
            assert_eq!(detect(text), Some(Crisis::AcuteDanger), "{text}");
        }
        for text in [
            "polizei kommt nicht aus dem dorf",
            "die feuerwehr kommt nicht zum grillen",
            "wir rufen die polizei nächste woche an",
            "er schlägt mich beim schach",
            "das ist kein notfall",
            "wir wollen an der schule ein plakat gegen den amoklauf machen",
        ] {
            assert_eq!(outright(Dangers::default(), &Words::new(text)), None, "{text}");
        }
    }

    #[test]
    fn a_wish_to_die_in_a_word_or_two_is_heard_in_each_spelling() {
        for text in [
            "m1ch umbr1ngen",
            "mich umbringen",
            "ich mag nimmer",
            "i mog nimmer",
            "mag nimmer leben",
            "am liebsten mich umbringen",
            "ich kann nicht mehr",
            "Ich kann das alles nicht mehr",
            "tut mir leid dass es mich gibt",
            "sorry dass ich geboren bin",
            "wegen den nazis will ich mich umbringen",
        ] {
            assert_eq!(detect(text), Some(Crisis::Suicidality), "{text}");
        }
        for text in ["ich mag nimmer warten", "den mag ich nimmer", "ich will mich nicht umbringen"] {
            assert_eq!(outright(Dangers::default(), &Words::new(text)), None, "{text}");
        }
    }

    #[test]
    fn what_leaves_no_other_meaning_is_heard_though_the_model_is_silent() {
        for text in [
            "wenn ich aussage, bin ich morgen tot",
            "Wenn ich aussteige, bringen die mich um.",
            "ich will raus aus der szene aber die haben gesagt dann bringen sie mich um",
            "mein bruder stirbt",
            "wir verbluten",
            "ich sterbe hier",
            "Se slaat mi dood",
            "ich bring die um",
            "ich stech den ab",
            "ich bekomme keine luft mehr",
            "er kriegt kaum noch luft",
            "polizei kommt nicht",
            "bei der 110 geht keiner ran",
            "bitte helft mir sofort",
            "notfall",
            "ich brauche sofort hilfe",
            "ruft die polizei",
            "se tret de Döör in",
            "he hett en Metz",
            "mein mann schlägt mich",
            "er schlägt mich jeden tag",
            "ich will ihn töten",
            "mein sohn baut ne bombe",
            "ein mitschüler hat ne todesliste",
            "er will ein blutbad",
            "morgen gibts tote",
        ] {
            assert_eq!(detect(text), Some(Crisis::AcuteDanger), "{text}");
        }
        for text in [
            "Min Söhn will sik wat andoon",
            "Min Söhn will sik dat Leven nehmen",
            "ik hool dat nich mehr ut",
            "isch halte des nimmer aus",
        ] {
            assert_eq!(detect(text), Some(Crisis::Suicidality), "{text}");
        }
        assert_eq!(outright(Dangers::default(), &Words::new("ich sterbe vor lachen")), None);
    }

    #[test]
    fn being_forced_attacked_or_beaten_is_heard_however_it_is_typed() {
        for text in [
            "meine schwester wurde heute vergewaltigt",
            "sie wollen mich zum sex zwingen",
            "er hat sich letzte nacht an meiner freundin vergriffen",
            "mein stiefopa fasst mich nachts immer an",
            "wir werden gerade ferfolgt",
            "hilffe die treten meinen bruder",
            "dor steiht een mit'n Metz",
            "der typ hat ne pistolle in der hand",
            "die nazis haben meinen freund entfürt",
            "meine tante wird von ihrem mann geschlagen",
            "mein freund ist besoffen und schlägt mich",
            "mein neffe sagt er überfährt am samstag ein paar ausländer",
            "hilfe polizei",
            "wir sind in gefahr",
            "bei uns brennts",
        ] {
            assert_eq!(detect(text), Some(Crisis::AcuteDanger), "{text}");
        }
        for text in ["ich lösch mich", "kein bock mehr zu exestieren", "min Söhn will sik wat andoon"] {
            assert_eq!(detect(text), Some(Crisis::Suicidality), "{text}");
        }
        for text in [
            "ich bin nicht in gefahr",
            "er hat mich im schach geschlagen",
            "die haben meinen antrag genommen",
            "ich will mich nicht zwingen",
        ] {
            assert_eq!(outright(Dangers::default(), &Words::new(text)), None, "{text}");
        }
    }
}
