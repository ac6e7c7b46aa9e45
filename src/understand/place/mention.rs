//! Finds the places a text mentions, and decides which names in it are meant as places at all.

use super::cost::EDIT;
use super::cue::{self, How, Rank};
use super::land::{Land, Lands};
use super::lexicon::{self, Sense};
use super::meaning::{Guess, Meaning};
use super::spell::{Spelling, Word, is_joint, is_title, postcode};
use super::table::{Area, Districts, LONG, SHORTEST, Table};

/// How many words a name can have ("Hanse- und Universitätsstadt Rostock").
const WORDS_OF_A_NAME: usize = 6;

/// Texts with no more words than this beside fillers may be nothing but a misspelt name.
const WORDS_OF_A_BARE_NAME: usize = 4;

/// From how many letters on two common words together can be one misspelt name.
const LETTERS_OF_TWO_WORDS: usize = 8;

/// How often one text is searched for misspelt names, so that the time stays linear and small.
const GUESSES: usize = 8;

/// A place that a text mentions.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub start: usize,
    /// How many words it has.
    length: usize,
    pub meaning: Meaning,
    pub how: How,
    pub rank: Rank,
    /// The words around tell that something happened there.
    pub happened: bool,
    /// A postcode: it says the district and nothing about size.
    pub is_code: bool,
}

/// A text being read.
pub(super) struct Reader<'t> {
    table: &'t Table,
    words: &'t [Word],
    /// Which words belong to a name or a postcode.
    covered: Vec<bool>,
    /// Which words belong to a street with its number.
    street: Vec<bool>,
    /// Whether capitals tell names from other words here.
    capitals: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(table: &'t Table, words: &'t [Word]) -> Self {
        let capitals = words.iter().skip(1).any(|word| word.capital);
        Self { table, words, covered: vec![false; words.len()], street: streets(words), capitals }
    }

    /// All mentions, in the order of the text.
    pub(super) fn mentions(mut self) -> Vec<Mention> {
        let mut named = self.named();
        let unknown: Vec<usize> = (0..self.words.len()).filter(|at| self.is_unknown(*at)).collect();
        let bare = unknown.is_empty();
        let short = self.words.len() <= 3;
        named.retain(|mention| mention.is_code || self.counts(mention, bare, short));
        let in_street = |mention: &Mention| self.street.get(mention.start).copied().unwrap_or_default();
        // "Klein Belitz 12" may be all there is; "Hafen 3, Wismar" is not.
        if !named.iter().all(in_street) {
            named.retain(|mention| !in_street(mention));
        }
        self.turn_to_landkreis(&mut named);
        self.doubt(&mut named);
        let settled = named.iter().any(|mention| {
            mention.is_code && mention.meaning.lands.is_empty() && mention.meaning.districts.count() == 1
        });
        if !settled && (!bare || contradict(&named)) {
            self.add_guesses(&mut named, &unknown);
        }
        named.sort_by_key(|mention| mention.start);
        pair_up(&mut named);
        share(self.words, &mut named);
        named
    }

    /// The names and postcodes as they are written; the longest name wins.
    fn named(&mut self) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut next = 0;
        while let Some(word) = self.words.get(next) {
            let code = postcode(&word.text).and_then(|number| self.table.postcode(number));
            let (meaning, length, is_code) = match (code, self.longest_name(next)) {
                (Some(area), _) => (area.meaning(), 1, true),
                (None, Some((meaning, length))) => (meaning, length, false),
                (None, None) => {
                    next += 1;
                    continue;
                }
            };
            found.push(self.mention(next, length, meaning, is_code));
            self.cover(next, length);
            next += length;
        }
        found
    }

    /// "Rostock, aber Landkreis": a district is meant whose word stands alone, with the name of its town elsewhere.
    fn turn_to_landkreis(&self, named: &mut [Mention]) {
        let alone = |at: &usize| {
            self.words.get(*at).is_some_and(|word| word.text == "landkreis")
                && self.covered.get(*at) == Some(&false)
                && self.covered.get(at + 1) != Some(&true)
                && cue::rank(self.words, *at) != Rank::Denied
        };
        let Some(at) = (0..self.words.len()).find(alone) else { return };
        let before = named.iter().rposition(|mention| mention.start < at && !mention.is_code);
        let Some(mention) = before.and_then(|number| named.get_mut(number)) else { return };
        let mut key = String::from("landkreis");
        let of = self.words.iter().skip(mention.start).take(mention.length);
        for word in of.filter(|word| !is_title(&word.text)) {
            key.push_str(&word.text);
        }
        if let Some(meaning) = Meaning::of(self.table, self.table.exact(&key)) {
            (mention.meaning, mention.rank) = (meaning, Rank::Home);
        }
    }

    /// Doubts names one letter away from a town's, unless another mention speaks for them.
    fn doubt(&self, named: &mut [Mention]) {
        for at in 0..named.len() {
            let Some(mention) = named.get(at).filter(|mention| mention.meaning.rival.is_some()) else {
                continue;
            };
            let Meaning { districts, lands, .. } = mention.meaning;
            let speaks = |other: &Mention| {
                !other.meaning.districts.and(districts).is_empty()
                    || !other.meaning.lands.and(lands).is_empty()
            };
            let spoken = named.iter().enumerate().any(|(other, mention)| other != at && speaks(mention));
            if let Some(mention) = named.get_mut(at).filter(|_| !spoken) {
                mention.meaning.doubt(self.table);
            }
        }
    }

    fn cover(&mut self, start: usize, length: usize) {
        for covered in self.covered.iter_mut().skip(start).take(length) {
            *covered = true;
        }
    }

    fn mention(&self, start: usize, length: usize, meaning: Meaning, is_code: bool) -> Mention {
        let how = if is_code { How::At } else { cue::how(self.words, start, length) };
        let rank = cue::rank(self.words, start);
        let happened = cue::tells_what_happened(self.words, start);
        Mention { start, length, meaning, how, rank, happened, is_code }
    }

    /// The longest name that begins at this word.
    fn longest_name(&self, start: usize) -> Option<(Meaning, usize)> {
        let mut key = Spelling::default();
        let mut best = None;
        for (count, word) in self.words.iter().skip(start).take(WORDS_OF_A_NAME).enumerate() {
            if count > 0 && is_joint(&word.text) {
                continue;
            }
            if key.full.len() + word.text.len() > self.table.longest + 2 {
                break;
            }
            key.push(word);
            // "Kleinen" is Bad Kleinen, and a frequent word.
            let filler = lexicon::is_filler(&word.text) && !is_title(&word.text);
            if count == 0 && self.words.len() > 1 && filler && !cue::is_beside_plates(self.words, start) {
                continue;
            }
            if let Some(meaning) = self.spelt(&key) {
                best = Some((meaning, count + 1));
            }
        }
        best
    }

    /// What a name means that is spelt so, or so but for the dots of umlauts. Who writes no dots may mean a name with
    /// them, though there is one without ("Butzow"); who writes them means them.
    fn spelt(&self, key: &Spelling) -> Option<Meaning> {
        let exact = self.table.exact(&key.full);
        if !key.is_plain() {
            return Meaning::of(self.table, exact);
        }
        let inside = |number: &u32| {
            exact.is_none() || self.table.key(*number).is_some_and(|key| !self.table.places(key).is_empty())
        };
        let dotless = self.table.dotless(&key.bare).filter(inside);
        // Codes on number plates are written with their dots, or spelt out.
        let named = dotless.filter(|number| self.table.key(*number).is_some_and(|key| !key.code));
        let meaning = Meaning::of(self.table, exact.into_iter().chain(named));
        // "Muss" is not Mueß.
        meaning.filter(|_| exact.is_some() || lexicon::sense(&key.full, true) != Sense::Common)
    }

    fn is_unknown(&self, at: usize) -> bool {
        let filler = |word: &Word| lexicon::is_filler(&word.text) || is_number(&word.text);
        let taken = |marks: &[bool]| marks.get(at).copied().unwrap_or(true);
        !taken(&self.covered) && !taken(&self.street) && self.words.get(at).is_some_and(|word| !filler(word))
    }

    /// Whether a name is meant as a place. Ordinary words and people's names are places only where one is expected.
    fn counts(&self, mention: &Mention, bare: bool, short: bool) -> bool {
        let Mention { start, meaning, .. } = mention;
        if mention.how == How::Not {
            return false;
        }
        if self.is_everyday(mention) && !cue::is_said_to_be_in(self.words, *start) {
            return false;
        }
        let subject = cue::follows_subject(self.words, *start);
        if bare {
            return !(subject && meaning.ordinary);
        }
        let capital = self.words.get(*start).is_some_and(|word| word.capital) || !self.capitals;
        let expected = cue::is_expected(self.words, *start);
        let inside = !meaning.districts.is_empty();
        if meaning.ordinary {
            return expected && capital && !subject;
        }
        if expected {
            return capital || (inside && meaning.known);
        }
        capital && !subject && (meaning.known || (short && inside))
    }

    /// Whether a name that is only known outside is a common word, too, or a single letter. Well-known cities and
    /// countries are meant when they are said.
    fn is_everyday(&self, Mention { start, length, meaning, .. }: &Mention) -> bool {
        let Some(word) = self.words.get(*start).filter(|_| *length == 1 && meaning.districts.is_empty())
        else {
            return false;
        };
        if meaning.code {
            return word.text.len() == 1 && !cue::is_beside_plates(self.words, *start);
        }
        let country = meaning.lands == Lands::of(Land::Abroad) && word.text != "ausland";
        !meaning.known && !country && lexicon::is_common(&word.text)
    }

    /// Looks for misspelt names where only a name can stand.
    fn add_guesses(&mut self, named: &mut Vec<Mention>, unknown: &[usize]) {
        let content: Vec<usize> = (0..self.words.len())
            .filter(|at| {
                let covered = self.covered.get(*at).copied().unwrap_or_default();
                let word = self.words.get(*at).map_or("", |word| word.text.as_str());
                self.is_unknown(*at) || (covered && postcode(word).is_none())
            })
            .collect();
        if content.len() <= WORDS_OF_A_BARE_NAME {
            if self.guess_whole(named, &content) {
                return;
            }
            if named.iter().all(|mention| mention.is_code || mention.how != How::At) {
                self.guess_each(named, unknown);
            }
            return;
        }
        let mut left = GUESSES;
        for at in unknown.iter().copied().filter(|at| cue::is_expected(self.words, *at)) {
            let Some(word) = self.words.get(at) else { continue };
            if lexicon::is_everyday(&word.text) && !is_first_half(&word.text)
                || (self.capitals && !word.capital)
            {
                continue;
            }
            left = left.saturating_sub(1);
            if left == 0 {
                return;
            }
            let home = cue::rank(self.words, at) == Rank::Home;
            let most = if home && word.text.len() > 6 { 2 * EDIT } else { EDIT + 1 };
            let length = if is_first_half(&word.text) { 2 } else { 1 };
            self.guess_words(named, at, length, most);
        }
    }

    /// Takes each unknown word of a short text for a misspelt name, if a name can stand there. That it is like a name
    /// outside says nothing.
    fn guess_each(&mut self, named: &mut Vec<Mention>, unknown: &[usize]) {
        let most = if self.words.len() <= 3 { 2 * EDIT + 2 } else { EDIT + 1 };
        for at in unknown {
            let Some(word) = self.words.get(*at) else { continue };
            let expected = self.words.len() <= 2 || cue::is_expected(self.words, *at);
            if lexicon::is_answer(&word.text) || !expected || (self.capitals && !word.capital) {
                continue;
            }
            self.guess_words(named, *at, 1, most);
            if named
                .last()
                .is_some_and(|mention| mention.start == *at && mention.meaning.districts.is_empty())
            {
                named.pop();
            }
        }
    }

    /// Takes all words of a short text together for one name. A name that needs them all is preferred to one that is
    /// only a part of it.
    fn guess_whole(&mut self, named: &mut Vec<Mention>, content: &[usize]) -> bool {
        let (Some(first), Some(last)) = (content.first().copied(), content.last().copied()) else {
            return false;
        };
        let settled = |mention: &Mention| mention.how == How::Near || mention.meaning.code;
        if last - first >= WORDS_OF_A_NAME || named.iter().any(settled) {
            return false;
        }
        if content.len() == 1 && self.words.get(first).is_some_and(|word| lexicon::is_answer(&word.text)) {
            return false;
        }
        // A title or a small word may belong to the name: "Bad Dobrean", "Am Salzhaf", "Mecklenbrug Dorf".
        let led = first.checked_sub(1).filter(|at| {
            let leads = |word: &Word| is_title(&word.text) || is_joint(&word.text) || word.text == "hinter";
            self.words.get(*at).is_some_and(leads)
        });
        let trailed = self.words.get(last + 1).filter(|word| is_trailer(&word.text)).map(|_| last + 1);
        let ends = trailed.into_iter().chain([last]);
        let best = led
            .into_iter()
            .chain([first])
            .flat_map(|start| ends.clone().map(move |end| (start, end + 1 - start)))
            .filter_map(|(start, length)| self.guessed(start, length, 2 * EDIT + 2))
            .min_by_key(|(mention, _)| mention.meaning.guess.map(|guess| guess.cost));
        let Some((mention, length)) = best else {
            // Whoever adds to the name of a hamlet something that is not known may mean another place.
            for mention in named.iter_mut().filter(|mention| !mention.meaning.known && !mention.is_code) {
                mention.meaning.guess.get_or_insert(Guess { cost: EDIT, sure: false });
            }
            return false;
        };
        self.cover(mention.start, length);
        named.retain(|mention| mention.is_code);
        named.push(mention);
        true
    }

    /// Reads some words as one misspelt name.
    fn guessed(&self, start: usize, length: usize, most: u16) -> Option<(Mention, usize)> {
        let words = self.words.get(start..(start + length).min(self.words.len()))?;
        let alone = self.is_all_there_is(start, length);
        let sense = words.iter().map(|word| lexicon::sense(&word.text, alone)).min()?;
        let spelling = Spelling::of(words);
        // Two common words can be a name that neither of them is: "Groß Viele".
        let name = alone && words.len() > 1 && spelling.bare.len() >= LETTERS_OF_TWO_WORDS;
        if sense == Sense::Common && !name {
            return None;
        }
        let lone = alone && sense == Sense::None;
        let meaning = Meaning::guess(self.table, &spelling, lone)?;
        let cost = meaning.guess.map_or(0, |guess| guess.cost);
        // That a word is like a name outside says little: there are ten thousand of them. A long one with one letter
        // wrong and nothing beside it is that name all the same.
        let says_outside = meaning.known
            || cue::is_said_to_be_in(self.words, start)
            || (lone && words.len() == 1 && spelling.bare.len() >= LONG && cost <= EDIT);
        let most = match (words, sense) {
            ([only], _) if lexicon::is_short_name(&only.text) => {
                if alone && only.bare.len() > SHORTEST {
                    EDIT
                } else {
                    EDIT - 1
                }
            }
            ([_], Sense::None) if lone => 3 * EDIT,
            ([_], Sense::Rare) | (_, Sense::Common) => most.min(EDIT + 1),
            _ => most,
        };
        if cost > most || (meaning.districts.is_empty() && !says_outside) {
            return None;
        }
        let mention = self.mention(start, words.len(), meaning, false);
        (mention.how != How::Not).then_some((mention, words.len()))
    }

    /// Whether there is nothing around these words but what leads to a place.
    fn is_all_there_is(&self, start: usize, length: usize) -> bool {
        let behind = self.words.iter().skip(start + length);
        self.words.iter().take(start).chain(behind).all(|word| lexicon::is_filler(&word.text))
    }

    fn guess_words(&mut self, named: &mut Vec<Mention>, start: usize, length: usize, most: u16) {
        if let Some((mention, length)) = self.guessed(start, length, most) {
            self.cover(start, length);
            named.push(mention);
        }
    }
}

/// The name after "zwischen X und" belongs to the one before it.
fn pair_up(mentions: &mut [Mention]) {
    let mut rank = None;
    for mention in mentions {
        match rank.take() {
            Some(rank) if mention.how == How::At => (mention.how, mention.rank) = (How::Between, rank),
            _ if mention.how == How::Between => rank = Some(mention.rank),
            _ => {}
        }
    }
}

/// "in Wolgast und in Barth": what the words around say of the first, they say of the second.
fn share(words: &[Word], mentions: &mut [Mention]) {
    for at in 1..mentions.len() {
        let Some([first, second]) = mentions.get_mut(at - 1..=at) else { return };
        let between = words.get(first.start + first.length..second.start).unwrap_or_default();
        let said = second.rank == Rank::Plain && first.rank > Rank::Denied && second.how == How::At;
        if said && cue::is_joined(between) {
            (second.rank, second.happened) = (first.rank, first.happened || second.happened);
        }
    }
}

/// Whether names that stand side by side exclude each other: together they may be one, misspelt ("Vogelsang-Warin").
fn contradict(mentions: &[Mention]) -> bool {
    let plain = |mention: &Mention| mention.how == How::At && !mention.is_code && !mention.meaning.land;
    let common = mentions.iter().map(|mention| mention.meaning.districts).reduce(Districts::and);
    mentions.len() == 2 && mentions.iter().all(plain) && common.is_some_and(Districts::is_empty)
}

/// Words that can end a name of two and are heard as something else without it: "Schweriner Umland".
fn is_trailer(word: &str) -> bool {
    matches!(word, "dorf" | "stadt" | "ort" | "umland" | "kleinen")
}

/// Words that are only half a name.
fn is_first_half(word: &str) -> bool {
    matches!(
        word,
        "gross" | "klein" | "neu" | "alt" | "hohen" | "nieder" | "ober" | "sankt" | "alten" | "neuen"
    ) || (is_title(word) && word == "bad")
}

/// Which words name a street: "Lange Straße 5", "Am Markt 3", "Dorfweg".
fn streets(words: &[Word]) -> Vec<bool> {
    let mut street = vec![false; words.len()];
    // Villages, too, are called "Langendamm"; who answers with one such word hardly names a street.
    if matches!(words, [only] if !cue::is_street_alone(&only.text)) {
        return street;
    }
    for (at, word) in words.iter().enumerate() {
        let house = word.text.len() <= 4 && word.text.starts_with(|c: char| c.is_ascii_digit());
        let named = cue::is_street(&word.text) && !house;
        if !house && !named {
            continue;
        }
        let back = if named && word.text.len() > 7 && !word.text.starts_with("strasse") { 0 } else { 3 };
        for before in (at.saturating_sub(back)..=at).rev() {
            if words
                .get(before)
                .is_none_or(|other| other.clause != word.clause || postcode(&other.text).is_some())
            {
                break;
            }
            if let Some(mark) = street.get_mut(before) {
                *mark = true;
            }
        }
    }
    street
}

fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit()) && word.len() <= 5
}

impl Area {
    fn meaning(self) -> Meaning {
        Meaning { districts: self.districts, lands: self.lands, known: true, ..Meaning::default() }
    }
}
