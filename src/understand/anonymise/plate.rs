//! Finds number plates that somebody tells in words: "HRO und dann AB 12", "nb emil otto sieben sieben", "fing mit HWI KL an".

use std::ops::Range;

use super::Kind;
use super::broken::town_before;
use super::codes::{CODES, ELSEWHERE};
use super::facts::Facts;
use super::lexicon::Flags;
use super::list::List;
use super::number::digits_of;
use super::token::{Class, Gap, Shape, Text, Token};

/// How far behind the word for it a plate may begin.
const REACH: usize = 12;
/// The most tokens that the telling of one takes.
const LONGEST: usize = 24;

/// How letters are spelled out.
pub(super) static SPELLED: List<44> = List::new([
    "anton",
    "aerger",
    "berta",
    "caesar",
    "charlotte",
    "dora",
    "emil",
    "friedrich",
    "gustav",
    "heinrich",
    "ida",
    "julius",
    "kaufmann",
    "ludwig",
    "martha",
    "nordpol",
    "oekonom",
    "otto",
    "paula",
    "quelle",
    "richard",
    "samuel",
    "siegfried",
    "theodor",
    "uebermut",
    "ulrich",
    "viktor",
    "wilhelm",
    "xanthippe",
    "ypsilon",
    "zacharias",
    "zeppelin",
    "konrad",
    "nikolaus",
    "alfa",
    "bravo",
    "charlie",
    "delta",
    "echo",
    "foxtrot",
    "tango",
    "victor",
    "zulu",
    "schule",
]);

/// How letters are called.
static LETTERS: List<21> = List::new([
    "vau", "ge", "en", "be", "ce", "ef", "ha", "jot", "ka", "el", "em", "pe", "ku", "te", "ix", "zett",
    "zet", "ypsilon", "we", "es", "er",
]);

/// What a part of the telling is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The code of a district, one to three letters, or a word for a letter.
    Letters,
    Digits,
    Between,
}

/// Whether a word tells that a plate follows.
fn is_cue(word: &Token<'_>) -> bool {
    matches!(word.text, "nummernschild" | "kennz" | "kz" | "autonummer" | "schild")
        || word.text.starts_with("kennzeichen")
        || word.text.ends_with("kennzeichen")
}

/// "nordpol berta strich anton anton 12", "SN - heinrich heinrich 18"
fn begins(word: &Token<'_>) -> bool {
    SPELLED.knows(word) || word.text.len() <= 3 && CODES.knows(word) && !word.any(Flags::FUNCTION)
}

/// Whether a word may be the code of a district.
pub(super) fn may_be_code(word: &Token<'_>) -> bool {
    CODES.knows(word) || ELSEWHERE.knows(word)
}

/// Whether a word begins a plate or tells that one follows.
pub(super) fn may_begin(word: &Token<'_>) -> bool {
    is_cue(word) || begins(word)
}

/// Plates behind the word for one, as ranges of bytes.
pub(super) fn told(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    if !text.has_fact(Facts::PLATE) {
        return found;
    }
    for (at, token) in text.tokens.iter().enumerate().filter(|(_, token)| token.is_any(Facts::PLATE)) {
        if !is_cue(token) {
            let spelled = begins(token);
            let free = found.last().is_none_or(|(last, _): &(Range<usize>, Kind)| last.end <= token.start);
            let run = (spelled && free).then(|| run(text, at)).flatten();
            if let Some(run) = run.filter(|run| is_spelled(text, run)) {
                let start = town_before(text, run.start, |token| TOWNS.knows(token));
                found.push((text.bytes(&(start..run.end)), Kind::Plate));
            }
            continue;
        }
        let ahead = at + 1..text.tokens.len().min(at + REACH);
        if let Some(mut run) = ahead.clone().find_map(|start| run(text, start)) {
            // "Kennzeichen Rostock AK 1912": the town in place of its code.
            let town = run.start == at + 2
                && text
                    .get(at + 1)
                    .is_some_and(|town| town.is_word() && town.text.len() > 3 && !town.any(Flags::COMMON));
            run.start -= usize::from(town);
            run.start = town_before(text, run.start, |token| TOWNS.knows(token));
            found.push((text.bytes(&run), Kind::Plate));
        }
    }
    found
}

/// Plates that are no district with letters and digits: those of authorities and of the army, of old cars, of mopeds told
/// in words, of Poland, with a letter that was not seen.
pub(super) fn odd(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let cars = text.has(Flags::PLATE);
    for (at, token) in text.tokens.iter().enumerate() {
        let moped = || if digits_of(token) > 0 { moped(text, at) } else { None };
        let end = match token.class {
            // The longest that begins one is the name of a town, where a car is spoken of.
            Class::Word if token.text.len() <= 4 => coded(text, at, token)
                .or_else(|| cars.then(|| bare(text, at).or_else(|| beside_a_car(text, at))).flatten())
                .or_else(|| cars.then(|| read_aloud(text, at)).flatten())
                .or_else(moped),
            Class::Word if cars => beside_a_car(text, at).or_else(moped),
            Class::Word | Class::Number => moped(),
            _ => None,
        };
        found.extend(end.map(|end| (text.bytes(&(at..end)), Kind::Plate)));
    }
    found
}

fn is_dash(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(|dash| dash.is("-"))
}

fn is_number(text: &Text<'_>, at: usize, lengths: std::ops::RangeInclusive<usize>) -> bool {
    text.get(at).is_some_and(|number| {
        number.is_number() && number.gap != Gap::Line && lengths.contains(&number.text.len())
    })
}

/// Whether letters are the code of a district, and in small letters one of the state's.
fn is_code(token: &Token<'_>) -> bool {
    token.is_any(Facts::DISTRICT)
        && !token.any(Flags::FUNCTION.with(Flags::DET))
        && (token.shape == Shape::Upper || CODES.knows(token))
}

fn car_is_near(text: &Text<'_>, at: usize) -> bool {
    text.tokens
        .get(at.saturating_sub(REACH)..text.tokens.len().min(at + REACH))
        .is_some_and(|around| around.iter().any(|token| token.any(Flags::PLATE)))
}

/// Where a plate ends that begins with a code: that of a district, one letter or capitals.
fn coded(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<usize> {
    if token.shape == Shape::Lower && !token.is_letter() && !token.is_any(Facts::DISTRICT) {
        return None;
    }
    official(text, at)
        .or_else(|| historic(text, at))
        .or_else(|| of_a_city(text, at))
        .or_else(|| polish(text, at))
        .or_else(|| half_seen(text, at))
}

/// `PCH 8-144`, `THW 8 12345`, `Y-123 456`
fn official(text: &Text<'_>, at: usize) -> Option<usize> {
    let code = text.get(at).filter(|token| token.is_word() && token.text.len() <= 3)?;
    // Those of the state's offices begin with its letters.
    let state = code.is("mv") && is_dash(text, at + 2) && is_number(text, at + 1, 1..=2);
    let army =
        code.is("y") || (state || matches!(code.text, "bw" | "bp" | "thw")) && code.shape == Shape::Upper;
    if !(army || is_code(code)) {
        return None;
    }
    let first = at + 1 + usize::from(is_dash(text, at + 1));
    let dash = usize::from(is_dash(text, first + 1));
    let second = first + 1 + dash;
    let whole = is_number(text, first, 1..=3) && is_number(text, second, 2..=6);
    if army && is_number(text, first, 5..=6) && (code.is_capital() || car_is_near(text, at)) {
        return Some(first + 1);
    }
    let sure = army && (code.is_capital() || car_is_near(text, at))
        || dash == 1 && (is_number(text, second, 3..=5) || car_is_near(text, at));
    (whole && sure).then_some(second + 1)
}

/// `LUP 1 H`
fn historic(text: &Text<'_>, at: usize) -> Option<usize> {
    let _ = text.get(at).filter(|token| is_code(token))?;
    let number = at + 1 + usize::from(is_dash(text, at + 1));
    let old = text.get(number + 1).is_some_and(|old| {
        matches!(old.text, "h" | "e")
            && (old.gap == Gap::None || old.is_capital() || car_is_near(text, at))
            && !text.get(number + 2).is_some_and(|next| next.gap == Gap::None && next.class != Class::Mark)
    });
    (is_number(text, number, 1..=4) && old).then_some(number + 2)
}

/// `b-hh 8`: the codes of large cities have one letter, which only the dash makes one.
fn of_a_city(text: &Text<'_>, at: usize) -> Option<usize> {
    let _ = text.get(at).filter(|token| token.is_word() && token.text.len() == 1 && token.text.is_ascii())?;
    let letters = text.get(at + 2).filter(|letters| {
        letters.is_word() && letters.gap == Gap::None && letters.text.len() <= 2 && letters.text.is_ascii()
    })?;
    let dashed = text.get(at + 1).is_some_and(|dash| dash.is("-") && dash.gap == Gap::None);
    let number = at + 3 + usize::from(is_dash(text, at + 3));
    let plain = !letters.any(Flags::FUNCTION.with(Flags::DET));
    (dashed && plain && is_number(text, number, 1..=4)).then_some(number + 1)
}

/// `ZSW 3 L 07`, `ZS 123AB` where a car is spoken of
fn polish(text: &Text<'_>, at: usize) -> Option<usize> {
    let upper = |at: usize, longest: usize| {
        text.get(at).is_some_and(|token| {
            token.is_word()
                && token.shape != Shape::Lower
                && token.text.len() <= longest
                && token.text.is_ascii()
        })
    };
    let code = text.get(at).filter(|code| {
        upper(at, 3) && code.shape == Shape::Upper && !code.any(Flags::FUNCTION.with(Flags::PARTY))
    })?;
    if !is_number(text, at + 1, 1..=5) || code.text.len() < 2 {
        return None;
    }
    let mixed = upper(at + 2, 2)
        && is_number(text, at + 3, 1..=4)
        && (upper(at + 2, 1) || code.text.starts_with('z') || car_is_near(text, at));
    if mixed {
        return Some(at + 4);
    }
    let glued = upper(at + 2, 2) && text.get(at + 2).is_some_and(|letters| letters.gap == Gap::None);
    let long = is_number(text, at + 1, 4..=5);
    ((glued || long) && car_is_near(text, at)).then_some(at + 2 + usize::from(glued))
}

/// `UER - ? 88`, `HRO-?? 1?`
fn half_seen(text: &Text<'_>, at: usize) -> Option<usize> {
    let _ = text.get(at).filter(|token| is_code(token))?;
    let mut end = at + 1;
    let (mut unseen, mut digits) = (0, 0);
    while let Some(token) = text.get(end).filter(|token| end < at + REACH && token.gap != Gap::Line) {
        match token.class {
            Class::Mark if matches!(token.text, "?" | "*" | "_" | "…") => unseen += 1,
            Class::Mark if token.is("-") => {}
            Class::Number if token.text.len() <= 4 => digits += token.text.len(),
            Class::Word if token.text.len() <= 2 && token.shape == Shape::Upper => {}
            _ => break,
        }
        end += 1;
    }
    (unseen > 0 && digits > 0).then_some(end)
}

/// Towns that are told in place of their codes.
static TOWNS: List<26> = List::new([
    "rostock",
    "schwerin",
    "guestrow",
    "wismar",
    "stralsund",
    "greifswald",
    "neubrandenburg",
    "ludwigslust",
    "parchim",
    "anklam",
    "demmin",
    "waren",
    "wolgast",
    "ruegen",
    "doberan",
    "grevesmuehlen",
    "hagenow",
    "pasewalk",
    "ueckermuende",
    "neustrelitz",
    "malchin",
    "teterow",
    "ribnitz",
    "hamburg",
    "luebeck",
    "berlin",
]);

/// "hst kl 88 roter golf", "am auto rostock ab 12": what would be anything else where no car is spoken of.
fn beside_a_car(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at).filter(|token| token.is_word())?;
    let code = is_code(first) || TOWNS.knows(first);
    let letters = at + 1 + usize::from(is_dash(text, at + 1));
    let short = text.get(letters).is_some_and(|token| {
        token.is_word() && token.text.len() <= 2 && token.text.is_ascii() && token.gap != Gap::Line
    });
    if !(code && short && car_is_near(text, at)) {
        return None;
    }
    let number = letters + 1 + usize::from(is_dash(text, letters + 1));
    let unit = text.get(number + 1).is_some_and(|unit| {
        matches!(unit.text, "uhr" | "jahre" | "jahren" | "leute" | "euro" | "%" | "km" | ":")
            || unit.any(Flags::MONTH)
    });
    if is_number(text, number, 1..=4) && !unit {
        return Some(number + 1);
    }
    // "fängt mit LRO-B an das kennzeichen"
    let glued = letters > at + 1
        && text.get(letters).is_some_and(|token| token.gap == Gap::None && token.shape != Shape::Lower);
    (glued && first.shape == Shape::Upper).then_some(letters + 1)
}

/// "ein anhänger lup 7781", "quad vg 7": without letters, where a car is spoken of.
fn bare(text: &Text<'_>, at: usize) -> Option<usize> {
    let code = text.get(at).filter(|token| token.is_word() && CODES.knows(token))?;
    let plain = !code.any(Flags::FUNCTION.with(Flags::DET).with(Flags::CLOSE)) || code.shape == Shape::Upper;
    let beside = (1..=2).filter_map(|by| text.before(at, by)).any(|car| car.any(Flags::PLATE));
    let number = at + 1 + usize::from(is_dash(text, at + 1));
    let told = plain && is_number(text, number, 3..=4) && car_is_near(text, at)
        || beside && is_number(text, number, 1..=4);
    let unit = text
        .get(number + 1)
        .is_some_and(|unit| unit.is_word() && unit.gap == Gap::None || matches!(unit.text, "%" | "€" | ":"));
    (told && !unit).then_some(number + 1)
}

/// "o v p strich berta zwei zwei eins", "mst, l, 405", "gdb und mk 99": letter by letter, where a car is spoken of.
fn read_aloud(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at).filter(|token| token.is_word())?;
    let letter = |at: usize| {
        text.get(at).is_some_and(|token| token.is_word() && token.text.len() == 1 && token.gap != Gap::Line)
    };
    let spelled = letter(at) && letter(at + 1);
    let code = CODES.knows(first) && !first.any(Flags::FUNCTION.with(Flags::DET)) && first.text.len() >= 2;
    if !(spelled || code) || !car_is_near(text, at) {
        return None;
    }
    let mut tokens = run(text, at)?;
    // "hgw x 881, zwei männer": behind digits nothing counts on.
    if let Some(number) = tokens.clone().find(|at| text.get(*at).is_some_and(Token::is_number)) {
        tokens.end = number + 1;
    }
    let parts = text.tokens.get(tokens.clone())?;
    let digits = parts.iter().any(|token| token.is_number() || digits_of(token) > 0);
    let letters = parts
        .iter()
        .filter(|token| token.is_word() && digits_of(token) == 0 && token.text.len() <= 3)
        .count();
    (digits && letters >= 2).then_some(tokens.end)
}

/// "drei fünf neun paula ulrich zeppelin", `55? LKB`
fn moped(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.get(at)?;
    let unseen = is_number(text, at, 1..=3)
        && text.get(at + 1).is_some_and(|mark| matches!(mark.text, "?" | "*") && mark.gap == Gap::None)
        && text.get(at + 2).is_some_and(|letters| {
            letters.is_word()
                && letters.text.len() == 3
                && letters.gap == Gap::Space
                && !letters.any(Flags::FUNCTION.with(Flags::DET))
        })
        && car_is_near(text, at);
    if unseen {
        return Some(at + 3);
    }
    // Three words for letters are rarer than anything that counts.
    let last = text.get(at + 3).or(text.get(at + 1));
    if !last.is_some_and(|word| word.is_word() && !word.any(Flags::FUNCTION)) {
        return None;
    }
    let digits = if first.is_number() && first.text.len() == 3 { 1 } else { 3 };
    let counted = (at..at + digits).all(|at| text.get(at).is_some_and(|digit| digits_of(digit) > 0));
    let letters = at + digits..at + digits + 3;
    let spelled = letters.clone().all(|at| text.get(at).is_some_and(|word| SPELLED.knows(word)));
    (counted && spelled).then_some(letters.end)
}

/// Whether two words for letters stand in a plate, and digits at its end.
fn is_spelled(text: &Text<'_>, run: &Range<usize>) -> bool {
    let tokens = text.tokens.get(run.clone()).unwrap_or_default();
    let words = tokens.iter().filter(|token| SPELLED.knows(token)).count();
    words >= 2 && tokens.last().is_some_and(|last| last.is_number() || digits_of(last) > 0)
}

fn part(text: &Text<'_>, at: usize) -> Option<Part> {
    let token = text.get(at)?;
    let letters = token.is_word()
        && (SPELLED.knows(token)
            || CODES.knows(token) && (token.shape == Shape::Upper || !token.any(Flags::FUNCTION))
            || token.text.len() == 1
            || token.text.len() <= 3
                && token.text.is_ascii()
                && (token.shape == Shape::Upper
                    || !token.any(Flags::FUNCTION.with(Flags::DET).with(Flags::COMMON).with(Flags::NUMBER))));
    let letters = letters || token.is_word() && (LETTERS.knows(token) || is_run_of_letters(token.text));
    let number = token.is_number() && token.text.len() <= 4;
    // A letter or a digit that was not seen.
    let unknown = token.class == Class::Mark && matches!(token.text, "?" | "*") && token.gap == Gap::None;
    if number || digits_of(token) > 0 && !letters || unknown {
        return Some(Part::Digits);
    }
    if letters {
        return Some(Part::Letters);
    }
    let between = matches!(
        token.text,
        "und"
            | "dann"
            | "danach"
            | "also"
            | "strich"
            | "bindestrich"
            | "minus"
            | "wie"
            | "leerzeichen"
            | "mit"
            | "irgendwas"
            | "irgendwie"
            | "-"
            | "."
            | ":"
            | ","
            | "/"
            | "·"
            | "*"
            | "|"
            | "\""
            | "…"
    );
    between.then_some(Part::Between)
}

/// Whether a word runs the names of letters together: "vaugeh", "emess".
fn is_run_of_letters(word: &str) -> bool {
    const NAMES: [&str; 34] = [
        "vau", "geh", "beh", "zeh", "deh", "eff", "hah", "jott", "kah", "ell", "emm", "enn", "peh", "kuh",
        "err", "ess", "teh", "weh", "iks", "ix", "zett", "ha", "ka", "el", "em", "en", "er", "es", "ef",
        "be", "ce", "de", "ge", "te",
    ];
    let (mut rest, mut count) = (word, 0);
    while let Some(tail) = NAMES.iter().find_map(|name| rest.strip_prefix(name)) {
        (rest, count) = (tail, count + 1);
    }
    rest.is_empty()
        && (count == 1 && word.len() == 3 && word.ends_with(['h', 'f', 'l', 'm', 'n', 'r', 's'])
            || count > 1 && word.starts_with("vau"))
}

/// The plate that begins here, if one does: letters with digits, or a code in capitals with more letters.
fn run(text: &Text<'_>, start: usize) -> Option<Range<usize>> {
    let little = text.get(start).is_some_and(|token| matches!(token.text, "er" | "es" | "en" | "we"));
    if part(text, start)? != Part::Letters || little {
        return None;
    }
    let (mut letters, mut digits, mut last, mut between) = (0, 0, start, 0);
    for at in start..start + LONGEST {
        match part(text, at) {
            Some(Part::Letters) if digits == 0 || between == 0 => letters += 1,
            Some(Part::Digits) => digits += 1,
            Some(Part::Between) if between < 3 => {
                between += 1;
                continue;
            }
            _ => break,
        }
        (last, between) = (at, 0);
    }
    let capitals =
        text.tokens.get(start..=last)?.iter().all(|token| token.shape == Shape::Upper || !token.is_word());
    let code = text.get(start).is_some_and(|token| CODES.knows(token));
    (digits > 0 || code && capitals || letters > 2).then_some(start..last + 1)
}
