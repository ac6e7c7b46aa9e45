//! Others threaten to kill the writer.
//!
//! "Mich umbringen" is said by who wants to die and by who is hunted; the difference is who does it. `threats.toml` lists what is
//! done and words for who does it; from the deed the nearest of them is looked for, and where that is "ich", or none, nothing is
//! told here.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::Certainty;
use crate::understand::phrase::{Hit, Lexicon};
use crate::understand::words::Words;

/// Words before a deed among which the one who does it is looked for.
const REACH: usize = 14;
/// In a story of more words a threat is one thing of many, often long past, and the model weighs them.
const SHORT: usize = 24;

/// The signs of what others do to somebody.
const DEEDS: [&str; 8] = ["wanted", "wished", "broken", "to_be_done", "done", "doing", "suffered", "told"];
/// In more words what others said may only be why somebody wants to die.
const BRIEF: usize = 14;

#[expect(clippy::expect_used, reason = "the file is compiled in, and the tests below read it")]
static THREATS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::from_toml(include_str!("threats.toml")).expect("threats.toml"));

/// Threats to the writer's life in a text.
pub(in crate::understand) struct Threats {
    /// For each word whether it is of one, from who is threatened to what with.
    at: Vec<bool>,
    /// What of them tells by whose hand somebody may die.
    pub force: Force,
    /// How sure it is that they are meant, if that can be told without the model.
    pub certainty: Option<Certainty>,
}

/// How far a threat tells which danger there is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::understand) enum Force {
    /// Nobody threatens.
    None,
    /// Beside what was said or may come the writer's own life may be meant.
    Some,
    /// Others mean to kill the writer.
    All,
}

impl Threats {
    /// Whether a word of a range is of a threat.
    pub fn covers(&self, words: Range<usize>) -> bool {
        self.at.get(words).is_some_and(|words| words.contains(&true))
    }
}

/// Finds the threats of others to the writer's life, in time linear in the text.
pub(in crate::understand) fn threats(words: &Words) -> Threats {
    let hits = THREATS.find(words);
    let deed = |hit: &Hit| THREATS.names().get(hit.sign).is_some_and(|name| DEEDS.contains(&name.as_str()));
    if !hits.iter().any(deed) {
        return Threats { at: Vec::new(), force: Force::None, certainty: None };
    }
    let read = Read::new(words, hits);
    let mut found = Threats { at: vec![false; words.len()], force: Force::None, certainty: None };
    let meant = words.len() <= SHORT && !read.has("no_threat");
    for (deed, at) in read.deeds() {
        if !read.is_by_others(deed, &at) || read.unreal.contains(&words.sentence(at.start)) {
            continue;
        }
        let certainty = match deed {
            "wanted" | "wished" | "to_be_done" | "suffered" => Some(Certainty::Sure),
            "broken" | "told" | "done" => Some(Certainty::Doubtful),
            _ => None,
        };
        let one_of_many = deed == "doing" || deed == "told" && words.len() > BRIEF;
        let force = if one_of_many { Force::Some } else { Force::All };
        found.force = found.force.max(force);
        found.certainty = found.certainty.max(certainty.filter(|_| meant));
        found.at.iter_mut().take(at.end).skip(at.start).for_each(|word| *word = true);
    }
    found
}

/// What of `threats.toml` stands where.
struct Read<'a> {
    words: &'a Words,
    /// Name and words of each phrase found.
    found: Vec<(&'static str, Range<usize>)>,
    /// The names of the words that stand alone, word by word.
    single: Vec<Vec<&'static str>>,
    /// For each word whether a phrase of several words denies a threat there.
    denied: Vec<bool>,
    /// The sentences of a dream or a film.
    unreal: BTreeSet<usize>,
}

impl<'a> Read<'a> {
    fn new(words: &'a Words, hits: Vec<Hit>) -> Self {
        let mut single = vec![Vec::new(); words.len()];
        let mut denied = vec![false; words.len()];
        let mut unreal = BTreeSet::new();
        let mut found = Vec::new();
        for hit in hits {
            let Some(name) = THREATS.names().get(hit.sign).map(String::as_str) else { continue };
            if hit.end == hit.start + 1
                && let Some(names) = single.get_mut(hit.start)
            {
                names.push(name);
            }
            if name == "no_threat" && hit.end > hit.start + 1 {
                denied.iter_mut().take(hit.end).skip(hit.start).for_each(|word| *word = true);
            }
            if name == "unreal" {
                unreal.insert(words.sentence(hit.start));
            }
            found.push((name, hit.start..hit.end));
        }
        Self { words, found, single, denied, unreal }
    }

    fn deeds(&self) -> impl Iterator<Item = (&'static str, Range<usize>)> {
        self.found.iter().filter(|(name, _)| DEEDS.contains(name)).cloned()
    }

    fn has(&self, name: &str) -> bool {
        self.found.iter().any(|(known, _)| *known == name)
    }

    fn is(&self, word: usize, name: &str) -> bool {
        self.single.get(word).is_some_and(|names| names.contains(&name))
    }

    /// Whether a word tells of another as who does something: not "wegen denen".
    fn is_other(&self, word: usize) -> bool {
        let behind_preposition =
            |steps| word.checked_sub(steps).is_some_and(|before| self.is(before, "preposition"));
        self.is(word, "other") && !behind_preposition(1) && !behind_preposition(2)
    }

    /// The words before one in its sentence, the nearest first.
    fn before(&self, word: usize) -> impl Iterator<Item = usize> {
        let sentence = self.words.sentence(word);
        let from = word.saturating_sub(REACH);
        (from..word).rev().take_while(move |before| self.words.sentence(*before) == sentence)
    }

    /// Whether another does a deed to the writer.
    fn is_by_others(&self, deed: &str, at: &Range<usize>) -> bool {
        if matches!(deed, "suffered" | "told") {
            return true;
        }
        if self.denied.get(at.clone()).is_some_and(|words| words.contains(&true)) {
            return false;
        }
        // "Meinen Mann umbringen": he is not the one who does it.
        let victim = if self.is(at.start, "mine") { 2 } else { 1 };
        let mut inside = at.start + victim..at.end;
        let other_clause = |word| ["me", "one_will", "they_will"].iter().any(|name| self.is(word, name));
        if inside.clone().any(other_clause) {
            return false;
        }
        if deed != "wished" && inside.any(|word| self.is_other(word)) {
            return true;
        }
        match deed {
            "doing" | "done" if self.has("idiom") => false,
            "wished" => self.wished(at.start),
            "to_be_done" => self.threatened(at.start),
            "doing" => self.ends_with_other(at.start),
            _ => self.wanted(at.start) || self.wanted_behind(at.end),
        }
    }

    /// "Haben gedroht, mich …", "mein Ex droht mir, mich …".
    fn threatened(&self, victim: usize) -> bool {
        let mut threatened = false;
        for word in self.before(victim) {
            threatened |= self.is(word, "threaten");
            if self.is(word, "they_have") || self.is_other(word) {
                return threatened;
            }
            // "Droht mir" says who is threatened, "sich und mich" who dies as well.
            if self.is(word, "me") && !matches!(self.words.key(word), "mir" | "sich") {
                return false;
            }
        }
        false
    }

    /// "Die wollen mich …", "der Typ aus dem Haus will mich …", "dass sie mich …".
    fn wanted(&self, victim: usize) -> bool {
        for (steps, word) in self.before(victim).enumerate() {
            if self.is(word, "me") || self.is(word, "joint") {
                return false;
            }
            if self.is(word, "they_will") {
                return !self.before(word).take(1).any(|before| self.is(before, "me"));
            }
            if self.is(word, "one_will") {
                return self.ends_with_other(word);
            }
            if self.is_other(word) {
                return steps < 2 || self.before(word).take(4).any(|before| self.is(before, "subordinate"));
            }
        }
        false
    }

    /// "Die wollen mich tot", "er will mich tot"; "mama findet mich tot" is none.
    fn wished(&self, victim: usize) -> bool {
        self.before(victim).take(1).any(|word| {
            self.is(word, "they_will") && !self.before(word).take(1).any(|before| self.is(before, "me"))
                || self.is(word, "one_will") && self.ends_with_other(word)
        })
    }

    /// "Mich … wollen sie", "mich … will er".
    fn wanted_behind(&self, behind: usize) -> bool {
        let same = behind < self.words.len()
            && self.words.sentence(behind) == self.words.sentence(behind.saturating_sub(1));
        same && (self.is(behind, "they_will") && !self.is(behind + 1, "me")
            || self.is(behind, "one_will") && self.is_other(behind + 1))
    }

    /// Whether what stands right before a word is somebody else, be it with a place: "einer aus der Klasse".
    fn ends_with_other(&self, verb: usize) -> bool {
        let mut placed = false;
        for (steps, word) in self.before(verb).enumerate().take(6) {
            if self.is(word, "me") || self.is(word, "joint") || self.is(word, "subordinate") {
                return false;
            }
            if self.is_other(word) && (steps == 0 || placed) {
                return true;
            }
            placed |= self.is(word, "preposition");
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Certainty, Crisis, Heard, detect, hear};
    use super::*;
    use crate::understand::plight::{self, Sign};

    #[test]
    fn who_is_threatened_with_death_is_in_danger_and_does_not_threaten_themselves() {
        for text in [
            "Zwei Nazis aus Rostock haben gedroht mich umzubringen",
            "ich habe Angst dass sie mich umbringen",
            "Die Nazis haben gedroht uns umzubringen",
            "einer aus der Klasse will mich abstechen",
            "der Nachbar will mich umbringen",
            "die vom Sportheim wollen mich totschlagen",
            "welche haben geschrieben sie bringen mich um",
            "mein ex droht mir mich umzubringen",
            "dass mich die Nazis umbringen, davor hab ich Angst",
            "mich umbringen wollen die",
            "Sie drohen meine Familie umzubringen",
            "ich werde umgebracht",
            "die haben gesagt ich bin bald tot",
            "wenn ich aussteige bringen sie mich um",
            "Man will mich umbringen",
            "die wollen mich tot",
            "ich hab angst dass die mich totschlagen",
            "Ich habe Angst umgebracht zu werden",
            "die aus der schule wollen mich umbringen",
            "ich bin 15 jahre und die wollen mich umbringen",
            "er hat gedroht sich und mich umzubringen",
            "Mir wurde mit Mord gedroht",
            "Ich fürchte um mein Leben",
            "ich bin tot wenn er mich findet",
            "die haben gesagt beim nächsten mal bin ich tot",
            "De Nazis hebbt drauht mi dood to slaan",
            "Ich kann nicht mehr, die wollen mich umbringen",
            "dann will er mich und die Kinder umbringen",
            // German as a second language, Low German, English.
            "sie wollen mich tot machen",
            "Mann sagt ich mach dich tot",
            "der will mich kaputt machen",
            "De hebbt seggt se sleit mi dood",
            "de wüllt mi dood slaan",
            "they want to kill me",
            // Said of what was said.
            "ich wurde mit dem Tod bedroht",
            "Ich kriege Morddrohungen von Nazis",
            "Sie haben eine Kugel in meinen Briefkasten gelegt",
        ] {
            assert_eq!(detect(text), Some(Crisis::AcuteDanger), "{text}");
            assert!(!plight::read(text).tells(Sign::OwnLife), "{text}");
        }
    }

    #[test]
    fn ones_own_hand_is_not_taken_for_that_of_others() {
        for text in [
            "ich habe Angst dass ich mich umbringe",
            "meine Mutter hat Angst dass ich mich umbringe",
            "er sagt er bringt sich um",
            "die haben gesagt ich soll mich umbringen",
            "die nazis haben mich dazu gebracht mich umzubringen",
            "ich liebe sie und will mich umbringen",
            "er hat mich verlassen, will mich umbringen",
            "meine freundin hat schluss gemacht und will mich umbringen",
            "wegen denen hab ich gedroht mich umzubringen",
            "wegen den nazis will ich mich umbringen",
            "mein freund will dass ich mich umbringe",
            "sie hassen mich alle und will mich umbringen",
            "mama ist tot papa trinkt und will mich umbringen",
            "die bringen mich dazu mich umzubringen",
            "wir wollen uns umbringen",
            "meine Tochter droht sich umzubringen",
            "mein mann redet davon dass er seinen toten eltern folgen will",
        ] {
            assert!(threats(&Words::new(text)).force == Force::None, "{text}");
            assert_eq!(detect(text), Some(Crisis::Suicidality), "{text}");
        }
    }

    #[test]
    fn idioms_dreams_and_what_is_long_over_raise_nothing() {
        for text in [
            "der Stress bringt mich um",
            "die Arbeit mit meinem Chef bringt mich um",
            "die Angst die mich umbringt",
            "meine Mutter bringt mich um wenn sie das sieht",
            "mein papa bringt mich um wenn ich die 5 zeige",
            "die haben mir letztes jahr im sommer gedroht mich totzuschlagen",
            "ich hab als lehrer morddrohungen im briefkasten gehabt, das war 2018",
            "Morddrohung gegen unseren Pfarrer erhalten",
            "Nee, umbringen werden die mich nicht",
            "ich könnte meinen Mann umbringen",
        ] {
            assert_eq!(threats(&Words::new(text)).certainty, None, "{text}");
        }
        assert!(threats(&Words::new("ich träume jede Nacht dass sie mich totschlagen")).force == Force::None);
    }

    #[test]
    fn a_threat_that_was_told_of_is_heard_with_doubt_and_one_that_stands_is_sure() {
        let heard = |certainty| Some(Heard { danger: Crisis::AcuteDanger, certainty });
        assert_eq!(hear("ich habe eine Morddrohung bekommen"), heard(Certainty::Doubtful));
        assert_eq!(hear("sie haben gedroht uns umzubringen"), heard(Certainty::Sure));
    }
}
