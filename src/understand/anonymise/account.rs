//! Finds e-mail addresses that are spelled out, and names of accounts without an at sign.

use std::ops::Range;

use super::Kind;
use super::lexicon::{Flags, NAME, ORDINARY, hash, look_up};
use super::list::List;
use super::token::{Class, Gap, REACH, Shape, Text, Token};

/// Providers that are known without their ending.
const PROVIDERS: [&str; 22] = [
    "web",
    "gmx",
    "gmail",
    "googlemail",
    "online",
    "yahoo",
    "hotmail",
    "outlook",
    "icloud",
    "freenet",
    "posteo",
    "mailbox",
    "proton",
    "protonmail",
    "live",
    "aol",
    "arcor",
    "mail",
    "me",
    "vodafone",
    "tonline",
    "msn",
];
const ENDINGS: [&str; 14] =
    ["de", "com", "net", "org", "at", "ch", "eu", "info", "me", "ru", "ua", "pl", "tr", "uk"];

fn is_dot(token: &Token<'_>) -> bool {
    matches!(token.text, "." | "punkt" | "dot" | "pkt")
}

/// The sign between the name and the host, also in brackets: how many tokens it takes from here.
fn at_sign(text: &Text<'_>, at: usize) -> Option<usize> {
    let sign = |at: usize| text.get(at).is_some_and(|token| token.any(Flags::AT) || token.is("@"));
    // "seeadler bei gmx punkt net"
    let by = text.get(at).is_some_and(|token| token.is("bei"))
        && (at + 2..at + 4).any(|at| text.get(at).is_some_and(|dot| dot.is_word() && is_dot(dot)))
        && text.before(at, 1).is_some_and(|name| {
            !name.any(Flags::COMMON.with(Flags::FUNCTION).with(Flags::DET))
                || text.before(at, 2).is_some_and(|line| {
                    matches!(line.text, "unterstrich" | "punkt" | "minus" | "bindestrich")
                })
        });
    if by {
        return Some(1);
    }
    let open =
        text.get(at).is_some_and(|token| matches!(token.text, "(" | "[" | "{" | "<" | "*" | "-" | "_"));
    let short = text.get(at + 1).is_some_and(|a| a.is("a")) && text.get(at).is_some_and(|open| open.is("("));
    if open
        && (short || sign(at + 1))
        && text.get(at + 2).is_some_and(|token| matches!(token.text, ")" | "]" | "}" | ">" | "*" | "-" | "_"))
    {
        return Some(3);
    }
    sign(at).then_some(1)
}

/// "lenahinrichs gmail com": the name, the provider and its ending with nothing between them.
fn bare_emails(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (next, ending) in text.tokens.iter().enumerate() {
        let Some(at) = next.checked_sub(1).filter(|_| {
            ending.gap == Gap::Space && matches!(ending.text, "de" | "com" | "net" | "org" | "at")
        }) else {
            continue;
        };
        let provider = text.get(at).is_some_and(|token| {
            token.gap == Gap::Space && !token.any(Flags::FUNCTION) && PROVIDERS.contains(&token.text)
        });
        let name = text.before(at, 1).is_some_and(|name| {
            (name.is_word() || name.is_number())
                && !name.any(Flags::FUNCTION.with(Flags::DET).with(Flags::PLACE))
        });
        if !(provider && name) {
            continue;
        }
        let glued = (1..REACH).take_while(|by| {
            text.before(at, *by).is_some_and(|part| part.gap == Gap::None)
                && text.before(at, by + 1).is_some()
        });
        let glued = glued.count();
        found.push((text.bytes(&(at - 1 - glued..at + 2)), Kind::Email));
    }
    found
}

/// Addresses with a spelled or spaced sign or dot, as ranges of bytes.
pub(super) fn emails(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = bare_emails(text);
    let mut past = 0;
    if !text.tokens.iter().any(|token| token.any(Flags::AT) || matches!(token.text, "@" | "bei"))
        && !text.folded.contains("(a)")
    {
        return found;
    }
    for at in 0..text.tokens.len() {
        let Some(length) = at_sign(text, at).filter(|_| at >= past) else { continue };
        let Some(end) = host(text, at + length).or_else(|| dictated_host(text, at + length)) else {
            continue;
        };
        // "t.me/anna" is no host of an address.
        let path = text.get(end).is_some_and(|token| token.is("/") && token.gap == Gap::None)
            && text.get(end + 1).is_some_and(|token| token.gap == Gap::None);
        let start = local(text, at, past);
        if start < at && !(path && text.get(at).is_some_and(Token::is_word)) {
            found.push((text.bytes(&(start..end)), Kind::Email));
            past = end;
        }
    }
    found
}

/// "haus am see minus kölpin punkt de": where a host with blanks between its words ends.
fn dictated_host(text: &Text<'_>, start: usize) -> Option<usize> {
    const WORDS: usize = 9;
    let spoken = start > 0 && text.get(start - 1).is_some_and(Token::is_word);
    let dot = (start + 1..start + WORDS)
        .find(|at| text.get(*at).is_some_and(|dot| dot.is_word() && is_dot(dot)))?;
    let whole = text
        .tokens
        .get(start..dot)?
        .iter()
        .all(|token| (token.is_word() || token.is_number() || token.is("-")) && token.gap != Gap::Line);
    let ending = text.get(dot + 1).is_some_and(|ending| ENDINGS.contains(&ending.text));
    (spoken && whole && ending).then_some(dot + 2)
}

/// Where a host that begins here ends.
fn host(text: &Text<'_>, start: usize) -> Option<usize> {
    let label = |at: usize| text.get(at).is_some_and(|token| token.is_word() || token.is_number());
    if !label(start) {
        return None;
    }
    let mut at = start + 1;
    // `t-online`, `uni-rostock`
    while at < start + REACH
        && text.get(at).is_some_and(|token| matches!(token.text, "-" | "minus" | "bindestrich"))
        && label(at + 1)
    {
        at += 2;
    }
    while at < start + REACH
        && text.get(at).is_some_and(|token| token.gap == Gap::None && (token.is_word() || token.is_number()))
    {
        at += 1;
    }
    let mut dots = 0;
    while dots < REACH {
        let open = usize::from(text.get(at).is_some_and(|token| matches!(token.text, "(" | "[" | "{")));
        if !text.get(at + open).is_some_and(is_dot) {
            break;
        }
        let close = usize::from(
            open == 1 && text.get(at + 2).is_some_and(|token| matches!(token.text, ")" | "]" | "}")),
        );
        let next = at + open + 1 + close;
        let plain = text.get(at).is_some_and(|token| token.is("."));
        // A plain dot with a space behind it ends a sentence, unless an ending follows.
        let ending = text.get(next).is_some_and(|token| ENDINGS.contains(&token.text));
        if !label(next) || (plain && !ending && text.get(next).is_some_and(|token| token.gap != Gap::None)) {
            break;
        }
        at = next + 1;
        while at < start + REACH
            && text.get(at).is_some_and(|token| token.gap == Gap::None && token.is("-"))
            && label(at + 1)
        {
            at += 2;
        }
        dots += 1;
    }
    if dots > 0 {
        return Some(at);
    }
    let provider = text.tokens.get(start..at)?.iter().any(|token| PROVIDERS.contains(&token.text));
    let ending = text.get(at).is_some_and(|token| ENDINGS.contains(&token.text));
    provider.then_some(at + usize::from(ending))
}

/// Where the name before the sign begins; not before `floor`.
fn local(text: &Text<'_>, sign: usize, floor: usize) -> usize {
    let mut start = sign;
    let mut reach = 0;
    while let Some(at) = start.checked_sub(1).filter(|at| *at >= floor && reach < 24) {
        let Some(token) = text.get(at) else { break };
        let joins = |token: &Token<'_>| {
            matches!(
                token.text,
                "." | "_"
                    | "-"
                    | "+"
                    | "%"
                    | "punkt"
                    | "dot"
                    | "pkt"
                    | "unterstrich"
                    | "bindestrich"
                    | "minus"
                    | "underscore"
                    | "tiefstrich"
                    | "strich"
                    | "alles"
                    | "klein"
                    | "zusammen"
                    | "kleingeschrieben"
                    | "zusammengeschrieben"
            )
        };
        let glued = start < sign && text.get(start).is_some_and(|next| next.gap == Gap::None);
        let part = matches!(token.class, Class::Word | Class::Number);
        let fits = if start == sign {
            part || (joins(token) && token.class == Class::Mark && token.gap == Gap::None)
        } else if joins(token) {
            // `anna . mueller`, `anna punkt mueller`
            token.class == Class::Word
                || glued
                || text.get(start).is_some_and(|next| next.is_word() && token.is("."))
                    && token.gap == Gap::Space
        } else {
            part && (glued || text.get(start).is_some_and(|next| joins(next) || matches!(next.text, "kleiner" | "langer")))
                // `nina . w 99 @ web . de`
                || token.is_word() && token.text.len() == 1 && text.before(at, 1).is_some_and(joins)
                // `r e h s e unterstrich`
                || token.is_word() && token.text.len() == 1 && text.get(start).is_some_and(|next| next.is_word() && next.text.len() == 1)
                // "großes r reinhard kleiner strich"
                || matches!(token.text, "grosses" | "kleines" | "kleiner" | "langer") && text.get(start).is_some_and(|next| next.text.len() == 1 || joins(next))
                || token.is_word() && token.text.len() == 1 && text.before(at, 1).is_some_and(|size| matches!(size.text, "grosses" | "kleines"))
                // `ali reza hosseini 77 @`
                || token.any(NAME) && !token.any(Flags::COMMON) && text.get(start).is_some_and(|next| next.any(NAME)) && text.get(start + 1).is_some_and(Token::is_number)
                || (token.is_number() || text.get(start).is_some_and(Token::is_number)) && token.any(NAME)
        };
        if !fits {
            break;
        }
        start = at;
        reach += 1;
    }
    // A dot or a word for one cannot begin a name.
    while start < sign
        && text
            .get(start)
            .is_some_and(|token| is_dot(token) || (token.class == Class::Mark && !token.is("_")))
    {
        start += 1;
    }
    start
}

/// Names of accounts: those of a form that no word has, and whatever stands behind an announcement.
pub(super) fn handles(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut cue: Option<usize> = None;
    while at < text.tokens.len() {
        // „lena_kr“, (lena.kr08): what opens is no part of it.
        if text.get(at).is_some_and(|token| token.class == Class::Mark && !token.is("_")) {
            at += 1;
            continue;
        }
        let end = piece_end(text, at);
        let plain = end == at + 1
            && cue.is_none_or(|cue| at - cue > 9)
            && text.get(at).is_some_and(|token| token.shape != Shape::Mixed);
        if plain {
            if text.get(at).is_some_and(|token| token.any(Flags::ACCOUNT)) {
                cue = Some(at);
            }
            at = end;
            continue;
        }
        let ahead = text.tokens.get(end..text.tokens.len().min(end + 4));
        let ahead = ahead.is_some_and(|ahead| ahead.iter().any(|token| token.any(Flags::ACCOUNT)));
        let near = cue.filter(|cue| at - cue <= 9);
        if Piece::of(text, at..end).is_account(text, near, ahead) {
            found.push((text.bytes(&(at..end)), Kind::Handle));
        } else if end == at + 1 && text.get(at).is_some_and(|token| token.any(Flags::ACCOUNT)) {
            cue = Some(at);
        }
        at = end;
    }
    found
}

/// Where what has no gaps and begins here ends, without the punctuation around it.
fn piece_end(text: &Text<'_>, start: usize) -> usize {
    let inner = |token: &Token<'_>| matches!(token.text, "_" | "." | "-" | "#" | "~");
    let mut end = start + 1;
    let mut last = end;
    while let Some(token) = text.get(end).filter(|token| token.gap == Gap::None) {
        match token.class {
            Class::Word | Class::Number => last = end + 1,
            Class::Mark if token.is("_") => last = end + 1,
            Class::Mark if inner(token) => {}
            _ => break,
        }
        end += 1;
    }
    last
}

/// Whether a word is on no list and no verb with "es" run into it either ("ich finds schlimm").
fn is_strange(word: &Token<'_>) -> bool {
    let clitic = word.text.strip_suffix('s').is_some_and(|verb| {
        word.shape == Shape::Lower && look_up(verb, hash(verb.bytes())).any(Flags::COMMON)
    });
    !word.any(ORDINARY.with(super::lexicon::TOPIC)) && !clitic
}

/// Whether the name of an account may follow a word where accounts are spoken of.
fn leads(last: &Token<'_>) -> bool {
    static LEADS: List<25> = List::new([
        ":", "heisse", "heisst", "heiss", "als", "name", "namens", "unter", "ist", "lautet", "\"", "'", "=",
        "bin", "hiess", "nennt", "dort", "da", "@", "(", "ich", "er", "sie", "sich", "noch",
    ]);
    LEADS.has(last.text) || matches!(last.text, "jetzt" | "neu")
}

/// Something without gaps, and what it is made of.
struct Piece {
    tokens: Range<usize>,
    letters: usize,
    digits: usize,
    low_lines: usize,
    dots: usize,
    hashes: usize,
    dashes: usize,
    words: usize,
}

impl Piece {
    fn of(text: &Text<'_>, tokens: Range<usize>) -> Self {
        let mut piece =
            Self { tokens, letters: 0, digits: 0, low_lines: 0, dots: 0, hashes: 0, dashes: 0, words: 0 };
        for token in text.tokens.get(piece.tokens.clone()).unwrap_or_default() {
            match token.class {
                Class::Word => {
                    piece.letters += token.text.len();
                    piece.words += 1;
                }
                Class::Number => piece.digits += token.text.len(),
                Class::Mark if token.is("_") => piece.low_lines += 1,
                Class::Mark if token.is(".") => piece.dots += 1,
                Class::Mark if token.is("#") => piece.hashes += 1,
                Class::Mark => piece.dashes += 1,
                Class::Placeholder => {}
            }
        }
        piece
    }

    /// Whether it is the name of an account; `cue` is where an account was spoken of shortly before.
    fn is_account(&self, text: &Text<'_>, cue: Option<usize>, ahead: bool) -> bool {
        let Some(first) = text.get(self.tokens.start) else { return false };
        if self.letters == 0
            || !matches!(first.class, Class::Word | Class::Number | Class::Mark)
            || (first.class == Class::Mark && !first.is("_"))
        {
            return false;
        }
        let gendered = text.tokens.get(self.tokens.clone()).is_some_and(|tokens| {
            matches!(tokens, [_, mark, end] if mark.is("_") && matches!(end.text, "innen" | "in" | "r" | "n" | "e"))
        });
        let known = text.tokens.get(self.tokens.clone()).is_some_and(|tokens| {
            tokens.iter().filter(|token| token.is_word()).all(|token| token.any(ORDINARY))
        });
        if (self.low_lines > 0 && self.letters + self.digits >= 4 && !gendered && self.letters >= 2)
            || (self.hashes == 1 && self.digits == 4 && self.letters >= 2 && self.dots == 0)
        {
            return true;
        }
        // "die 16jährige"
        let aged = text.before(self.tokens.end, 1).is_some_and(|word| word.text.starts_with("jaehrig"));
        if aged {
            return false;
        }
        // `k4ff33kr4nz`
        let leet = self.words >= 3
            && self.letters >= 4
            && self.digits >= 2
            && self.dots + self.dashes + self.hashes + self.low_lines == 0;
        if leet || self.is_between_digits(text) || self.is_numbered_word(text) {
            return true;
        }
        let glued = self.words == 1 && self.dots + self.dashes == 0 && self.digits > 0;
        let long_digits = self.digits >= 2 && self.letters >= 4;
        let year = self.digits == 4
            && text
                .before(self.tokens.end, 1)
                .is_some_and(|token| token.text.starts_with("19") || token.text.starts_with("20"));
        if glued && long_digits && self.digits <= 6 && (!known || self.digits > 2 && !year && first.is_word())
        {
            return true;
        }
        if self.dots > 0
            && self.digits >= 2
            && self.letters >= 4
            && first.is_word()
            && self.letters + self.digits >= 6
            && self.dashes == 0
            && !known
        {
            return true;
        }
        if self.is_dotted(text) || self.is_made_up(text) {
            return true;
        }
        // `xX_dark`, `DarkWolf`
        if ahead && self.dots > 0 && self.words >= 2 {
            return true;
        }
        if ahead
            && (self.digits > 0 && self.letters >= 3
                || first.shape == Shape::Mixed && self.letters >= 5 && !first.any(super::lexicon::TOPIC))
            && first.is_word()
        {
            return true;
        }
        let Some(cue) = cue else { return false };
        if (self.digits > 0 && self.letters >= 2 && first.is_word())
            || (self.dots > 0 && self.words >= 2)
            || (self.dashes > 0 && !known && self.words >= 2)
            || (first.shape == Shape::Mixed && self.letters >= 6 && !first.any(super::lexicon::TOPIC))
        {
            return true;
        }
        let between = text.tokens.get(cue + 1..self.tokens.start).unwrap_or_default();
        let led = between.last().is_some_and(leads) || between.is_empty();
        let strange = is_strange(first);
        let quoted = between.last().is_some_and(|last| matches!(last.text, "\"" | ":" | "'" | "="));
        (led && strange && self.letters >= 3 && !first.any(Flags::KIN.with(Flags::JOB)))
            || (quoted && between.len() <= 4 && !first.any(Flags::FUNCTION))
    }
    /// `wind.und.wetter`, `frostwind.18`: dots inside of small letters are no ends of sentences if there are several, or a
    /// number behind.
    fn is_dotted(&self, text: &Text<'_>) -> bool {
        let tokens = text.tokens.get(self.tokens.clone()).unwrap_or_default();
        let small = tokens.iter().all(|token| {
            token.shape == Shape::Lower
                && !(token.is_word() && token.text.len() < 2)
                && !matches!(token.text, "de" | "com")
        });
        let ended =
            matches!(tokens, [.., word, dot, number] if word.is_word() && dot.is(".") && number.is_number());
        small
            && self.dashes == 0
            && (self.dots >= 2 && self.words >= 3
                || ended
                    && self.words >= 1
                    && (2..=4).contains(&self.digits)
                    && self.letters >= 5
                    && !tokens.iter().any(|token| token.any(Flags::COMMON.with(Flags::MONTH))))
    }

    /// `der88erboy`: a number inside of letters.
    fn is_between_digits(&self, text: &Text<'_>) -> bool {
        let tokens = text.tokens.get(self.tokens.clone()).unwrap_or_default();
        matches!(tokens, [first, number, last] if first.is_word() && number.is_number() && last.is_word()
            && first.text.len() >= 2
            && last.text.len() >= 3
            && number.text.len() >= 2
            && !matches!(last.text, "ers" | "ter" | "ten" | "tes")
            && first.text.len() + last.text.len() >= 6)
    }

    /// `ureinwohner68`: a rarer word with two digits right behind.
    fn is_numbered_word(&self, text: &Text<'_>) -> bool {
        let tokens = text.tokens.get(self.tokens.clone()).unwrap_or_default();
        matches!(tokens, [word, number] if word.is_word() && number.is_number()
            && (2..=4).contains(&number.text.len())
            && word.text.len() >= 7
            && !word.any(Flags::COMMON.with(super::lexicon::TOPIC).with(Flags::MONTH).with(Flags::ORG)))
    }

    /// `nordwind77`: two or three words in one with a number is no word.
    fn is_made_up(&self, text: &Text<'_>) -> bool {
        let compound = text.get(self.tokens.start).is_some_and(|word| {
            word.is_word() && word.any(Flags::COMPOUND) && !word.any(Flags::COMMON.with(Flags::WORD))
        });
        compound
            && self.words == 1
            && self.digits == 2
            && self.dots + self.dashes + self.hashes == 0
            && self.letters >= 6
    }
}
