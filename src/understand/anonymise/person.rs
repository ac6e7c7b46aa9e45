//! Finds names of persons: by lists of names, by what stands around them, and where both are silent by a learnt model. The
//! model also hears names of places and organisations that nobody else knows.

use std::ops::Range;

use super::super::normalise::fold;
use super::Kind;
use super::learnt::{Label, best, entity, person, score};
use super::lexicon::{Flags, NAME, ORDINARY, TOPIC, hash, look_up};
use super::token::{Class, Gap, REACH, Shape, Text, Token};

/// From where on the model's word is taken: in a text with capitals for a capital word, for others.
const HEARD: f32 = -0.3;
/// From where on it is taken that a word that is on no list of words is a name of anything.
const HEARD_STRANGE: f32 = -0.3;
const HEARD_SMALL: f32 = 0.8;

/// Names as ranges of tokens with their kind; `taken` tells which tokens are part of something else.
pub(super) fn find(text: &Text<'_>, taken: &[bool]) -> Vec<(Range<usize>, Kind)> {
    let mut script = Script::of(text);
    let closing = closing_from(text);
    let mut is_name = vec![false; text.tokens.len()];
    let mut labels = vec![Label::Other; text.tokens.len()];
    let mut before = Label::Other;
    for at in 0..text.tokens.len() {
        let free = !taken.get(at).copied().unwrap_or_default();
        if text.get(at).is_some_and(|token| token.any(Flags::INTRO)) {
            script.introduced = Some(at);
        }
        let (name, label) =
            if free { judge(text, at, &is_name, before, &script, &closing) } else { (false, Label::Other) };
        before = label;
        if let (Some(slot), Some(kept)) = (is_name.get_mut(at), labels.get_mut(at)) {
            (*slot, *kept) = (name, label);
        }
    }
    spaced(text, taken, &mut is_name, &mut labels);
    disguised(text, taken, &mut is_name, &mut labels);
    let names = spans(text, &is_name, taken).into_iter().filter(|name| !is_topic(text, name));
    names.map(|name| (name.clone(), kind(labels.get(name).unwrap_or_default()))).collect()
}

/// Names with blanks between the letters: "M a x".
fn spaced(text: &Text<'_>, taken: &[bool], is_name: &mut [bool], labels: &mut [Label]) {
    let letter = |at: usize| {
        let token = text.get(at).filter(|token| token.is_word() && token.text.chars().count() == 1);
        token.is_some() && !taken.get(at).copied().unwrap_or_default()
    };
    let mut at = 0;
    while at < text.tokens.len() {
        let mut end = at;
        let mark = |at: usize| {
            usize::from(text.get(at).is_some_and(|token| {
                matches!(token.text, "." | "-" | "*" | "_" | "|" | "/") && token.gap == Gap::None
            }))
        };
        while letter(end) && end < at + REACH {
            let behind = end + 1 + mark(end + 1);
            let more = letter(behind)
                && text.get(behind).is_some_and(|token| token.gap == Gap::Space || mark(end + 1) == 1);
            end = if more { behind } else { end + 1 };
            if !more {
                break;
            }
        }
        if end - at >= 3 {
            let word: String = text
                .tokens
                .get(at..end)
                .unwrap_or_default()
                .iter()
                .filter(|token| token.is_word())
                .map(|token| token.text)
                .collect();
            let word = fold(&word);
            let flags = look_up(&word, hash(word.bytes()));
            if flags.any(NAME) && !flags.any(ORDINARY) {
                for (name, label) in is_name.iter_mut().zip(labels.iter_mut()).take(end).skip(at) {
                    (*name, *label) = (true, Label::Person);
                }
            }
        }
        at = end.max(at + 1);
    }
}

/// Names with digits in place of letters: "j0nas", "k3vin".
fn disguised(text: &Text<'_>, taken: &[bool], is_name: &mut [bool], labels: &mut [Label]) {
    let mut at = 0;
    while at < text.tokens.len() {
        let part = |at: usize| {
            text.get(at).is_some_and(|token| {
                matches!(token.class, Class::Word | Class::Number) || token.is("@") || token.is("$")
            })
        };
        let mut end = at + 1;
        while part(at)
            && part(end)
            && end < at + 6
            && text.get(end).is_some_and(|token| token.gap == Gap::None)
        {
            end += 1;
        }
        let run = text.tokens.get(at..end).unwrap_or_default();
        let mixed = run.len() > 1
            && run.iter().any(Token::is_word)
            && !run.iter().all(Token::is_word)
            && run.last().is_some_and(|last| !last.is_number());
        if mixed && !taken.get(at..end).is_some_and(|taken| taken.contains(&true)) {
            let letters = |c: char| match c {
                '0' => 'o',
                '1' => 'i',
                '3' => 'e',
                '4' | '@' => 'a',
                '5' | '$' => 's',
                '7' => 't',
                c => c,
            };
            let word: String = run.iter().flat_map(|token| token.text.chars()).map(letters).collect();
            let flags = look_up(&word, hash(word.bytes()));
            if word.len() > 3 && flags.any(NAME) && !flags.any(ORDINARY) {
                for (name, label) in is_name.iter_mut().zip(labels.iter_mut()).take(end).skip(at) {
                    (*name, *label) = (true, Label::Person);
                }
            }
        }
        at = end;
    }
}

/// A name is a person's unless the model hears only something else in it.
fn kind(labels: &[Label]) -> Kind {
    let only = |label| labels.contains(&label) && !labels.contains(&Label::Person);
    match (only(Label::Place), only(Label::Organisation)) {
        (true, false) => Kind::Place,
        (_, true) => Kind::Organisation,
        _ => Kind::Person,
    }
}

/// In which scripts a text is written, and where a name was last announced.
struct Script {
    latin: bool,
    introduced: Option<usize>,
}

impl Script {
    fn of(text: &Text<'_>) -> Self {
        let words = text.tokens.iter().filter(|token| token.is_word());
        let (latin, all) = words.fold((0_usize, 0_usize), |(latin, all), token| {
            (latin + usize::from(token.text.starts_with(|c: char| c.is_ascii())), all + 1)
        });
        Self { latin: latin * 2 > all, introduced: None }
    }
}

/// Whether a token is part of a name, and what the next one should take it for.
fn judge(
    text: &Text<'_>,
    at: usize,
    names: &[bool],
    before: Label,
    script: &Script,
    closing: &[bool],
) -> (bool, Label) {
    let Some(token) = text.get(at).filter(|token| token.is_word()) else {
        // A dash or a dot inside of a name does not end it.
        let inside = text.get(at).is_some_and(|token| matches!(token.text, "-" | "." | "'"));
        return (false, if inside { before } else { Label::Other });
    };
    let follows = follows_name(text, at, names);
    if let Some(sure) = sure(text, at, token, follows, script, closing) {
        return (sure, if sure { Label::Person } else { Label::Other });
    }
    if !may_be_name(token) {
        return (false, Label::Other);
    }
    let scores = score(text, at, before);
    let (heard, label) = (person(&scores), best(&scores));
    if token.is_capital() && !text.lower {
        let strange = !token.any(ORDINARY);
        return (heard > HEARD || strange && entity(&scores) > HEARD_STRANGE, label);
    }
    (heard > HEARD_SMALL, label)
}

/// Whether the model is asked about a word.
pub(super) fn may_be_name(token: &Token<'_>) -> bool {
    let ordinary = token.any(ORDINARY) && !token.any(NAME);
    let function = token.any(Flags::FUNCTION.with(Flags::DET));
    (token.is_capital() || !ordinary) && !function && !token.any(TOPIC) && token.text.len() > 1
}

/// The token right before this one is part of a name, on the same line.
fn follows_name(text: &Text<'_>, at: usize, names: &[bool]) -> bool {
    let by =
        if text.before(at, 1).is_some_and(|token| token.is("-") && token.gap == Gap::None) { 2 } else { 1 };
    text.get(at).is_some_and(|token| token.gap != Gap::Line || token.any(Flags::LAST) && !token.any(ORDINARY))
        && at.checked_sub(by).and_then(|at| names.get(at)).copied().unwrap_or_default()
}

/// What lists and cues say, if they say it clearly.
fn sure(
    text: &Text<'_>,
    at: usize,
    token: &Token<'_>,
    follows: bool,
    script: &Script,
    closing: &[bool],
) -> Option<bool> {
    if token.any(Flags::FUNCTION.with(Flags::DET)) && !token.any(Flags::LAST)
        || token.any(Flags::FUNCTION) && !follows
    {
        return Some(false);
    }
    let small = !token.is_capital()
        && !closing.get(at).copied().unwrap_or_default()
        && token.any(Flags::COMMON)
        && !token.any(NAME.with(Flags::ALSO).with(Flags::TITLE));
    if small && !text.get(at + 1).is_some_and(|next| next.class == Class::Mark) {
        return Some(false);
    }
    let lead = lead(text, at);
    if matches!(token.text, "frau" | "herr" | "herrn" | "fraeulein" | "mann")
        && !lead.is_some_and(|lead| lead.any(Flags::TITLE))
    {
        return Some(false);
    }
    let role = token.any(Flags::TITLE.with(Flags::KIN).with(Flags::JOB));
    if titled(text, at, token, lead) {
        return Some(true);
    }
    if role && !token.any(Flags::LAST) {
        return Some(false);
    }
    if !token.any(TOPIC)
        && (introduced(text, at, token, script.introduced)
            || of_kin(text, at, token, lead)
            || of_job(text, at, token, lead))
    {
        return Some(true);
    }
    if closing.get(at).copied().unwrap_or_default() && signs(token) {
        return Some(true);
    }
    let owner = text.before(at, 1).is_some_and(|before| before.any(Flags::GENITIVE) && before.is_word());
    if follows && owner && token.any(ORDINARY.with(Flags::KIN).with(Flags::JOB)) {
        return Some(false);
    }
    if follows && continues(text, token) {
        return Some(true);
    }
    if token.any(TOPIC)
        || token.any(Flags::TITLE.with(Flags::GREET).with(Flags::CLOSE)) && !token.is_capital()
    {
        return Some(false);
    }
    let foreign = token.text.starts_with(|c: char| c > '\u{24f}' && !matches!(c, '\u{1e00}'..='\u{1eff}'));
    if script.latin && foreign && token.text.chars().count() > 1 {
        return Some(true);
    }
    by_list(text, at, token)
}

/// What the lists of names say of a word by itself.
fn by_list(text: &Text<'_>, at: usize, token: &Token<'_>) -> Option<bool> {
    if token.any(ORDINARY) {
        // "Mark Weber", "Rose Klein"
        let next = text.get(at + 1).filter(|next| next.gap == Gap::Space);
        let surname = next.is_some_and(|next| {
            next.is_capital()
                && next.any(Flags::LAST)
                && !next.any(Flags::FUNCTION)
                && (!next.any(ORDINARY) || !text.lower)
        });
        let both = token.any(Flags::FIRST)
            && token.is_capital()
            && surname
            && !text.lower
            && !next.is_some_and(|next| next.any(Flags::COMMON) && text.begins(at));
        // "Thi Mai"
        let pair = |one: &Token<'_>, two: &Token<'_>| {
            one.any(Flags::FIRST)
                && two.any(Flags::FIRST)
                && one.is_capital()
                && two.is_capital()
                && two.gap == Gap::Space
        };
        let two = next.is_some_and(|next| pair(token, next))
            || text.before(at, 1).is_some_and(|before| pair(before, token));
        return (both || two && !text.lower).then_some(true);
    }
    let letters = token.text.len();
    if token.any(Flags::FIRST) && letters >= 3 {
        let unsure =
            token.any(Flags::GENITIVE) && letters <= 4 || letters == 3 && !token.is_capital() && !text.lower;
        return (!unsure).then_some(true);
    }
    let before = text.before(at, 1).map_or("", |before| before.text);
    let article = matches!(
        before,
        "der"
            | "die"
            | "den"
            | "dem"
            | "bei"
            | "von"
            | "mit"
            | "zu"
            | "und"
            | "für"
            | "fuer"
            | "ey"
            | "an"
            | "vom"
            | "beim"
            | "zum"
            | "gegen"
            | "ohne"
            | "wegen"
    );
    if text.lower && token.any(Flags::LAST) && letters >= 5 && article {
        return Some(true);
    }
    if token.any(Flags::LAST)
        && token.any(Flags::GENITIVE)
        && matches!(before, "bei" | "zwei" | "die" | "familie" | "den")
    {
        return Some(true);
    }
    if token.any(Flags::LAST) && !token.any(Flags::GENITIVE) {
        let next_to_name =
            text.before(at, 1).is_some_and(|before| before.any(Flags::FIRST) && before.is_word());
        if next_to_name
            || (token.is_capital() && letters >= 5 && !text.begins(at) && !text.lower)
            || (letters >= 6 && !text.lower && token.is_capital())
        {
            return Some(true);
        }
    }
    None
}

/// The word before, over the dots, brackets and commas that may stand between a cue and a name.
fn lead<'a, 'b>(text: &'b Text<'a>, at: usize) -> Option<&'b Token<'a>> {
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
    (1..=3).filter_map(|by| text.before(at, by)).find(between).filter(|token| token.is_word())
}

/// "Herr Klein", "Frau Dr. Yilmaz", "fam. Krüger"
fn titled(text: &Text<'_>, at: usize, token: &Token<'_>, lead: Option<&Token<'_>>) -> bool {
    let Some(title) = lead.filter(|lead| {
        lead.any(Flags::TITLE) || matches!(lead.text, "frau" | "fam" | "familie" | "eheleute" | "ehepaar")
    }) else {
        return false;
    };
    let stop_between = text
        .before(at, 1)
        .is_some_and(|mark| matches!(mark.text, "," | ":" | "(") || mark.is(".") && title.text.len() > 4);
    if stop_between
        || token.any(Flags::FUNCTION.with(Flags::TITLE))
        || token.text.len() < 2 && !token.is_capital()
    {
        return false;
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
        return (token.any(Flags::LAST) && token.is_capital()) || !token.any(ORDINARY);
    }
    token.is_capital() && !text.lower
        || token.any(NAME)
        || !token.any(ORDINARY.with(Flags::FUNCTION))
        || matches!(title.text, "herr" | "herrn" | "hr") && !token.any(Flags::COMMON)
        || !token.any(Flags::COMMON.with(Flags::WORD))
}

/// "meine Frau", "die Frau": no title.
fn owned(text: &Text<'_>, at: usize, title: &Token<'_>) -> bool {
    (1..=4)
        .find(|by| text.before(at, *by).is_some_and(|token| token.start == title.start))
        .and_then(|by| text.before(at, by + 1))
        .is_some_and(|before| {
            before.any(Flags::DET) || before.is("junge") || before.is("alte") || before.is("ne")
        })
}

/// "ich heiße Rose", "mein Name ist Kim Lang", "namens Wolf", "Name: …", "hier ist Uwe", "ich bin die Jasmin"
fn introduced(text: &Text<'_>, at: usize, token: &Token<'_>, last: Option<usize>) -> bool {
    if token.any(Flags::FUNCTION.with(Flags::DET)) {
        return false;
    }
    let fillers = |word: &str| {
        matches!(
            word,
            "ist"
                | "ich"
                | "er"
                | "sie"
                | "war"
                | ":"
                | "also"
                | "uebrigens"
                | "die"
                | "der"
                | "lautet"
                | ","
                | "mit"
                | "vollem"
                | "namen"
                | "einfach"
                | "="
                | "-"
                | "\""
                | "es"
                | "mal"
                | "sich"
                | "und"
                | "eigentlich"
                | "halt"
                | "hier"
                | "wie"
                | "."
                | "„"
                | "ihn"
                | "mich"
                | "sie'n"
                | "nur"
                | "alle"
                | "“"
                | "»"
                | "'"
                | "‚"
        )
    };
    let mut cue = None;
    let mut between = 0;
    let quoted = |at: usize| {
        text.get(at)
            .is_some_and(|mark| matches!(mark.text, "\"" | "„" | "“" | "»" | "«" | "'" | "‚" | "‘" | "”"))
    };
    let called = |at: usize| {
        text.get(at).is_some_and(|token| matches!(token.text, "genannt" | "gerufen" | "nennen" | "nennt"))
    };
    if quoted(at + 1) && called(at + 2) && text.before(at, 1).is_some_and(|mark| mark.class == Class::Mark) {
        return true;
    }
    let reach = last.map_or(0, |last| at - last);
    for by in 1..=if reach <= 6 { reach } else { 0 } {
        let Some(before) = text.before(at, by) else { break };
        if before.any(Flags::INTRO) {
            cue = Some(before);
            between = by - 1;
            break;
        }
        if !fillers(before.text) {
            break;
        }
    }
    let strange = !token.any(ORDINARY);
    let name = token.any(NAME);
    if let Some(cue) = cue {
        let noun = cue.text.starts_with("name") || cue.text.ends_with("name") || cue.is("namen");
        let linked = !noun
            || cue.is("namens")
            || between > 0 && text.before(at, 1).is_some_and(|last| !last.any(Flags::DET));
        let capital = token.is_capital() && !text.lower;
        // „Keule“, as they call him.
        if text.before(at, 1).is_some_and(|mark| matches!(mark.text, "\"" | "„" | "“" | "»" | "'" | "‚"))
        {
            return true;
        }
        if !linked || token.any(Flags::KIN.with(Flags::JOB).with(Flags::TITLE)) {
            return false;
        }
        return (name
            && (strange
                || capital
                || !noun && token.any(Flags::FIRST) && !token.any(Flags::WORD.with(Flags::FUNCTION))
                || token.any(Flags::ALSO) && !text.before(at, 1).is_some_and(|last| last.is("das"))))
            || (strange && (capital || text.lower && token.text.len() >= 3 && !token.any(Flags::COMMON)));
    }
    let (one, two) = (
        text.before(at, 1).map_or("", |token| token.text),
        text.before(at, 2).map_or("", |token| token.text),
    );
    let three = text.before(at, 3).map_or("", |token| token.text);
    let am = one == "bin" && two == "ich"
        || two == "bin" && three == "ich" && matches!(one, "die" | "der")
        || (one == "ich" && two == "bin")
        || matches!((two, one), ("hier", "ist" | "schreibt" | "spricht"))
        || matches!((three, two), ("hier", "ist" | "schreibt")) && matches!(one, "die" | "der");
    am && (token.any(Flags::FIRST)
        && (strange || token.is_capital() && !text.lower && token.any(Flags::ALSO))
        || token.any(Flags::LAST) && strange)
}

/// "mein Sohn Levin", "meine Tochter (Alma)"
fn of_kin(text: &Text<'_>, at: usize, token: &Token<'_>, lead: Option<&Token<'_>>) -> bool {
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
    (token.any(Flags::FIRST) && strange)
        || text.lower && owned && unlike_verb(token)
        || token.is_capital()
            && !text.lower
            && (strange || token.any(Flags::FIRST) && !token.any(Flags::FUNCTION))
}

/// A word in small letters on no list that does not end as verbs, adverbs and adjectives do: behind a role it is a name.
fn unlike_verb(token: &Token<'_>) -> bool {
    const ENDS: [&str; 12] =
        ["t", "te", "ten", "st", "en", "isch", "lich", "ig", "ung", "mal", "iert", "weise"];
    !token.any(ORDINARY.with(TOPIC))
        && token.text.len() >= 3
        && !ENDS.iter().any(|end| token.text.ends_with(end))
        || token.any(NAME) && !token.any(ORDINARY)
}

/// "Hausmeister Krause", "Trainer Wolf"
fn of_job(text: &Text<'_>, at: usize, token: &Token<'_>, lead: Option<&Token<'_>>) -> bool {
    let Some(_) =
        lead.filter(|lead| lead.any(Flags::JOB) && !lead.any(Flags::TITLE) && token.gap != Gap::Line)
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
        || text.lower && unlike_verb(token)
        || token.is_capital() && !text.lower && (strange || token.any(NAME))
}

/// Whether a word in the closing lines signs.
fn signs(token: &Token<'_>) -> bool {
    let role =
        token.any(Flags::KIN.with(Flags::JOB).with(Flags::CLOSE).with(Flags::TITLE).with(Flags::GREET));
    !role
        && !token.any(TOPIC.with(Flags::FUNCTION).with(Flags::DET))
        && (token.any(Flags::FIRST)
            || token.is_capital() && (!token.any(Flags::COMMON) || token.any(NAME))
            || !token.any(ORDINARY) && token.text.len() > 1)
}

/// Which tokens stand in the few words after a closing ("LG", "Viele Grüße,") or alone on the last line.
fn closing_from(text: &Text<'_>) -> Vec<bool> {
    let mut closing = vec![false; text.tokens.len()];
    let mut mark = |range: Range<usize>| {
        for slot in closing.get_mut(range).into_iter().flatten() {
            *slot = true;
        }
    };
    let strong = |token: &Token<'_>| {
        matches!(
            token.text,
            "gruss"
                | "gruesse"
                | "gruessen"
                | "grusse"
                | "grussen"
                | "lg"
                | "vg"
                | "mfg"
                | "glg"
                | "gez"
                | "gezeichnet"
                | "hochachtungsvoll"
                | "unterschrift"
                | "ciao"
                | "tschuess"
                | "bg"
                | "herzlichst"
        )
    };
    let mut at = 0;
    while at < text.tokens.len() {
        if !text.get(at).is_some_and(|token| token.any(Flags::CLOSE) && strong(token)) {
            at += 1;
            continue;
        }
        let mut start = at + 1;
        while text.get(start).is_some_and(|token| {
            token.class == Class::Mark && !token.is("(")
                || matches!(
                    token.text,
                    "von"
                        | "dein"
                        | "deine"
                        | "ihr"
                        | "ihre"
                        | "eure"
                        | "euer"
                        | "der"
                        | "die"
                        | "und"
                        | "danke"
                        | "an"
                        | "v"
                )
        }) {
            start += 1;
        }
        let mut end = start;
        while end < start + 5
            && text.get(end).is_some_and(|token| {
                (end == start || token.gap != Gap::Line)
                    && (token.is_word() && !token.any(Flags::FUNCTION)
                        || token.class == Class::Mark && !matches!(token.text, "!" | "?"))
            })
        {
            end += 1;
        }
        // More words on the line make it a sentence.
        let alone = text.get(end).is_none_or(|token| token.gap == Gap::Line || token.class != Class::Word)
            || end - start <= 2;
        if alone {
            mark(start..end);
        }
        at = end.max(at + 1);
    }
    let last_line = text.tokens.iter().rposition(|token| token.gap == Gap::Line).unwrap_or(0);
    let words = text.tokens.len() - last_line;
    let sentence_before = last_line > 3;
    if sentence_before
        && (1..=3).contains(&words)
        && text.get(last_line).is_some_and(|token| token.is_capital() && token.any(NAME))
    {
        mark(last_line..text.tokens.len());
    }
    closing
}

/// Whether a word right behind part of a name goes on with it.
fn continues(text: &Text<'_>, token: &Token<'_>) -> bool {
    if token.gap == Gap::None {
        return token.is_capital() || !token.any(Flags::FUNCTION);
    }
    if token.any(Flags::FUNCTION.with(Flags::DET).with(Flags::KIN).with(Flags::JOB).with(TOPIC))
        && (!token.any(Flags::LAST) || token.any(Flags::KIN))
    {
        return false;
    }
    if token.is_capital() && !text.lower {
        return !token.any(ORDINARY) || token.any(Flags::LAST);
    }
    token.any(NAME) && !token.any(Flags::COMMON.with(Flags::FUNCTION)) || surname_noun(token)
}

/// "steffen wolf", "dennis fischers"
fn surname_noun(token: &Token<'_>) -> bool {
    let owner = token.text.strip_suffix('s').filter(|stem| stem.len() > 3);
    token.any(Flags::SURNAME)
        || owner.is_some_and(|stem| look_up(stem, hash(stem.bytes())).any(Flags::SURNAME))
}

/// Joins the tokens of names to names: "Anna-Lena von der Heide", "K. Müller", "Lena M."
fn spans(text: &Text<'_>, is_name: &[bool], taken: &[bool]) -> Vec<Range<usize>> {
    let name = |at: usize| is_name.get(at).copied().unwrap_or_default();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        if !name(at) {
            at += 1;
            continue;
        }
        let floor = found.last().map_or(0, |last| last.end);
        let start = particles_before(text, initial_before(text, at, floor), floor);
        let mut end = at + 1;
        while let Some(next) = next_part(text, end, &name) {
            end = next;
        }
        end = initial_behind(text, end, taken);
        found.push(start..end);
        at = end;
    }
    found
}

/// Where the name goes on to, if what follows belongs to it.
fn next_part(text: &Text<'_>, end: usize, name: &impl Fn(usize) -> bool) -> Option<usize> {
    let next = text.get(end)?;
    if next.gap == Gap::Line {
        return None;
    }
    if name(end) {
        return Some(end + 1);
    }
    let dash = matches!(next.text, "-" | "'") && next.gap == Gap::None;
    if dash && name(end + 1) && text.get(end + 1).is_some_and(|token| token.gap == Gap::None) {
        return Some(end + 2);
    }
    let particles = (0..3)
        .take_while(|by| {
            text.get(end + by).is_some_and(|token| {
                token.any(Flags::PARTICLE) && !token.is("und") && token.gap != Gap::Line || token.is("-")
            })
        })
        .count();
    let noble = text.get(end + particles).is_some_and(|token| {
        token.is_capital()
            && token.gap == Gap::Space
            && !text.lower
            && (name(end + particles) || !token.any(ORDINARY.with(TOPIC)))
    });
    if particles > 0 && noble {
        return Some(end + particles + 1);
    }
    let initial = next.is_word()
        && next.text.chars().count() == 1
        && next.is_capital()
        && text.get(end + 1).is_some_and(|dot| dot.is("."))
        && name(end + 2);
    initial.then_some(end + 3)
}

/// Takes the particles between a title and the name: "Herr von der Heide".
fn particles_before(text: &Text<'_>, at: usize, floor: usize) -> usize {
    let mut start = at;
    while start > floor
        && at - start < 3
        && text.before(start, 1).is_some_and(|before| {
            matches!(before.text, "von" | "van" | "de" | "der" | "den" | "zu" | "al" | "el" | "-")
        })
    {
        start -= 1;
    }
    let titled = text
        .before(start, 1)
        .is_some_and(|before| before.any(Flags::TITLE) || before.is("frau") || before.is("familie"));
    let arabic = text.get(start).is_some_and(|token| matches!(token.text, "al" | "el"))
        && text.get(start + 1).is_some_and(|dash| dash.is("-"));
    if titled || arabic { start } else { at }
}

fn initial_before(text: &Text<'_>, at: usize, floor: usize) -> usize {
    let initial = text.before(at, 1).is_some_and(|dot| dot.is("."))
        && text.before(at, 2).is_some_and(|token| {
            token.is_word()
                && (token.is_capital() || text.lower && text.begins(at - 2))
                && token.text.chars().count() == 1
                && token.gap != Gap::None
        })
        && text.get(at).is_some_and(|token| token.gap != Gap::Line);
    if initial && at - 2 >= floor { at - 2 } else { at }
}

fn initial_behind(text: &Text<'_>, end: usize, taken: &[bool]) -> usize {
    let initial = text.get(end).is_some_and(|token| {
        token.is_word()
            && (token.is_capital()
                || text.lower
                    && text.get(end + 1).is_some_and(|dot| dot.is(".") && dot.gap == Gap::None)
                    && !matches!(token.text, "u" | "z" | "d" | "s" | "v"))
            && token.text.len() <= 2
            && token.gap == Gap::Space
            && !taken.get(end).copied().unwrap_or_default()
            && token.text.chars().count() == 1
    });
    let dot = text.get(end + 1).is_some_and(|token| token.is(".") && token.gap == Gap::None);
    if initial && (dot || text.get(end + 1).is_none_or(|next| next.gap != Gap::None)) { end + 1 } else { end }
}

/// Whether a name is of somebody whom people talk about, who is no party to anything here.
fn is_topic(text: &Text<'_>, name: &Range<usize>) -> bool {
    let words: Vec<&Token<'_>> =
        text.tokens.get(name.clone()).unwrap_or_default().iter().filter(|token| token.is_word()).collect();
    let titled = text
        .before(name.start, 1)
        .is_some_and(|before| before.any(Flags::TITLE.with(Flags::JOB).with(Flags::KIN)));
    let stem = |token: &Token<'_>| token.any(Flags::PUBLIC);
    match words.as_slice() {
        [only] => stem(only) && (!titled || !only.any(NAME)) && !only.any(Flags::FIRST),
        [first, last] => stem(last) && first.any(Flags::PUBLIC_FIRST) && !titled,
        _ => false,
    }
}
