//! Finds what is left of telephone numbers told in two goes: their beginning in words ("null drei acht eins moment …"), their
//! rest ("die letzten beiden: 08"), an extension with its short word (", App. 17").

use std::ops::Range;

use super::Kind;
use super::facts::Facts;
use super::lexicon::Flags;
use super::number::digits_of;
use super::token::{Gap, Text, Token};

/// How far behind its announcement the rest of a number may stand.
const REACH: usize = 14;

fn calls(token: &Token<'_>) -> bool {
    ["nummer", "telefon", "handy", "anruf", "vorwahl", "durchwahl", "festnetz", "erreich"]
        .iter()
        .any(|call| token.text.contains(call))
        || matches!(token.text, "mobil" | "tel" | "nr" | "ruf" | "handynr" | "ziffer" | "ziffern")
}

/// "null drei acht eins moment ich hole die brille": the code of an area in words, where a number is spoken of or more
/// digits follow.
pub(super) fn begun(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        if !token.is("null") {
            continue;
        }
        let digit = |at: usize| {
            text.get(at)
                .is_some_and(|digit| digit.is_word() && digit.gap != Gap::Line && digits_of(digit) > 0)
        };
        let run = (at..at + REACH).take_while(|at| digit(*at)).count();
        if run < 4 {
            continue;
        }
        let around = at.saturating_sub(REACH)..text.tokens.len().min(at + run + REACH);
        let told = text.tokens.get(around).is_some_and(|around| around.iter().any(calls));
        // "und hat null drei acht vier sieben ja und nun … fünfundzwanzig sechzig"
        let rest = (at + run + 1..at + run + REACH).find(|at| digit(*at) && digit(at + 1));
        if told || rest.is_some() {
            found.push((text.bytes(&(at..at + run)), Kind::Phone));
        }
        if let Some(rest) = rest {
            let more = (rest..rest + REACH).take_while(|at| digit(*at)).count();
            found.push((text.bytes(&(rest..rest + more)), Kind::Phone));
        }
    }
    found
}

/// The rest of a number by what is said before it, and an extension with the word for it.
pub(super) fn find(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let tokens = text.tokens.iter().enumerate();
    let begins = tokens.filter(|(_, token)| token.is_number() || token.is_any(Facts::REST));
    let found = begins.filter_map(|(at, _)| {
        let phone = corrected(text, at)
            .or_else(|| last_digits(text, at))
            .or_else(|| extension(text, at))
            .or_else(|| of_a_village(text, at));
        phone.map(|tokens| (tokens, Kind::Phone)).or_else(|| ends_with(text, at))
    });
    found.map(|(tokens, kind)| (text.bytes(&tokens), kind)).collect()
}

/// Whether any of these finders may begin at a word.
pub(super) fn may_lead(word: &Token<'_>) -> bool {
    announces(word) || is_number_of_any(word) || ends(word) || is_extension(word) || is_last(word)
}

/// "zwo zwo drei eins ist unser festnetz": few digits in words, where a telephone is spoken of.
pub(super) fn short(text: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    let digit = |at: usize| {
        text.get(at).is_some_and(|digit| {
            digit.is_word()
                && digit.gap != Gap::Line
                && digits_of(digit) == 1
                && !matches!(digit.text, "ein" | "eine")
        })
    };
    let rings = |word: &Token<'_>| {
        ["telefon", "festnetz", "durchwahl", "apparat", "rufnummer"]
            .iter()
            .any(|call| word.text.contains(call))
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(token) = text.get(at) {
        if token.is_word() && digits_of(token) == 0 {
            at += 1;
            continue;
        }
        let run = (at..at + REACH).take_while(|at| digit(*at)).count();
        let around = at.saturating_sub(REACH / 2)..text.tokens.len().min(at + run + REACH / 2);
        let pairs = (at..at + REACH)
            .take_while(|at| {
                text.get(*at).is_some_and(|pair| {
                    pair.is_any(Facts::COUNT) && pair.gap == Gap::Space && digits_of(pair) > 1
                })
            })
            .count();
        let near = |is: &dyn Fn(&Token<'_>) -> bool| {
            text.tokens.get(around.clone()).is_some_and(|around| around.iter().any(is))
        };
        if pairs >= 2 && near(&calls) {
            found.push((text.bytes(&(at..at + pairs)), Kind::Phone));
        }
        if run >= 3 && near(&rings) {
            found.push((text.bytes(&(at..at + run)), Kind::Phone));
        }
        at += run.max(1);
    }
    found
}

/// "0173 nein falsch 0174 …": the beginning of a number taken back.
fn corrected(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let begun = text.get(at).is_some_and(|number| {
        number.is_number()
            && (4..=5).contains(&number.text.len())
            && ["015", "016", "017"].iter().any(|start| number.text.starts_with(start))
    });
    let back = text.get(at + 1).is_some_and(|word| {
        matches!(word.text, "nein" | "ne" | "falsch" | "quatsch" | "moment" | "halt" | "ach" | "nee")
    });
    (begun && back).then_some(at..at + 1)
}

fn announces(cue: &Token<'_>) -> bool {
    matches!(cue.text, "festnetz" | "telefon" | "telefonnummer" | "rufnummer" | "festnetznummer" | "tel")
}

fn is_number_of_any(cue: &Token<'_>) -> bool {
    matches!(cue.text, "nr" | "nummer")
}

/// "meine nr 4471"
fn is_own(text: &Text<'_>, at: usize, cue: &Token<'_>) -> bool {
    is_number_of_any(cue)
        && text
            .before(at, 1)
            .is_some_and(|own| matches!(own.text, "meine" | "deine" | "seine" | "ihre" | "unsere"))
}

/// "festnetz 4417", "Telefon: 231": all there is of a number in a village.
fn of_a_village(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|cue| announces(cue) || is_own(text, at, cue))?;
    let fills = |at: usize| {
        text.get(at).is_some_and(|word| {
            matches!(word.text, ":" | "." | "ist" | "is" | "hat" | "die" | "nummer" | "nr")
        })
    };
    let start = at + 1 + (at + 1..at + 4).take_while(|at| fills(*at)).count();
    let number = text.get(start).filter(|number| {
        number.is_number() && (3..=5).contains(&number.text.len()) && number.gap != Gap::None
    })?;
    let ends = text.get(start + 1).is_none_or(|next| {
        next.gap == Gap::Line
            || matches!(next.text, "," | "." | "!" | "?" | ";" | ")")
            || next.is_word() && next.any(Flags::FUNCTION.with(Flags::DET).with(Flags::PLACE))
    });
    (ends && !number.text.starts_with("11")).then_some(start..start + 1)
}

fn ends(verb: &Token<'_>) -> bool {
    matches!(
        verb.text,
        "endet" | "endete" | "enden" | "endend" | "endziffer" | "hoert" | "aufhoert" | "schluss"
    )
}

/// "die kontokarte endet auf 0093", "mein handy hört auf mit 4471", "mein perso endet mit 83T": the end of a number, and of
/// what.
fn ends_with(text: &Text<'_>, at: usize) -> Option<(Range<usize>, Kind)> {
    text.get(at).filter(|verb| ends(verb))?;
    let fills = |at: &usize| {
        text.get(*at).is_some_and(|word| {
            matches!(word.text, "auf" | "mit" | "der" | "die" | "den" | "ziffern" | ":" | "…" | "-" | ".")
        })
    };
    let filled = (at + 1..at + 5).take_while(fills).count();
    let start = at + 1 + filled;
    let number = text.get(start).filter(|number| filled > 0 && number.is_number())?;
    // "0 8 4 4"
    let digit = |at: &usize| text.get(*at).is_some_and(|digit| digit.is_number() && digit.text.len() == 1);
    let more = if digit(&start) { (start + 1..start + 6).take_while(digit).count() } else { 0 };
    if !(2..=6).contains(&(number.text.len() + more)) || counts_something(text, start + 1) {
        return None;
    }
    let letters = text
        .get(start + 1)
        .is_some_and(|more| more.is_word() && more.gap == Gap::None && more.text.len() <= 3);
    let near = text.tokens.get(at.saturating_sub(REACH)..text.tokens.len().min(start + REACH / 2))?;
    Some((start..start + 1 + more + usize::from(letters), of_what(near)?))
}

/// Whether what stands behind a number tells that it counts hours, days, money …
fn counts_something(text: &Text<'_>, at: usize) -> bool {
    text.get(at).is_some_and(|unit| {
        matches!(
            unit.text,
            "uhr" | "jahre" | "jahren" | "euro" | "tage" | "wochen" | "monate" | "%" | ":" | "zu"
        ) || unit.any(Flags::MONTH)
            || unit.gap == Gap::None && unit.is(".") && text.get(at + 1).is_some_and(Token::is_number)
    })
}

/// Whether words tell of a telephone number or of a paper's; "nummer" alone is a telephone's.
fn of_what(near: &[Token<'_>]) -> Option<Kind> {
    let bare = |word: &Token<'_>| matches!(word.text, "nummer" | "nr");
    let of_paper = |word: &Token<'_>| {
        word.is_any(Facts::NUMBERED)
            || ["karte", "ausweis", "pass", "nummer", "nr", "konto", "zeichen", "schein"]
                .iter()
                .any(|end| word.text.ends_with(end))
                && !word.text.ends_with("kennzeichen")
    };
    let any = |is: &dyn Fn(&Token<'_>) -> bool| near.iter().any(is);
    if any(&|word| calls(word) && !bare(word)) {
        Some(Kind::Phone)
    } else if any(&|word| of_paper(word) && !bare(word)) {
        Some(Kind::IdNumber)
    } else {
        any(&bare).then_some(Kind::Phone)
    }
}

fn is_last(cue: &Token<'_>) -> bool {
    matches!(cue.text, "letzten" | "fehlenden" | "restlichen" | "rest" | "endziffern" | "endziffer")
}

/// "die letzten beiden … 08", "Rest der Nummer gefunden: …481"
fn last_digits(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let cue = text.get(at).filter(|cue| is_last(cue))?;
    let next = |by: usize| text.get(at + by).map_or("", |token| token.text);
    let last = matches!(cue.text, "letzten" | "fehlenden" | "restlichen")
        && (matches!(next(1), "beiden" | "ziffern" | "zahlen" | "stellen")
            || matches!(next(1), "zwei" | "drei" | "vier" | "2" | "3" | "4")
                && (matches!(next(2), "ziffern" | "zahlen" | "stellen" | ":" | "sind" | "lauten")));
    let rest = cue.is("rest")
        && matches!(next(1), "der" | "von" | "meiner" | "seiner" | "ihrer")
        && next(2).ends_with("nummer")
        || matches!(cue.text, "endziffern" | "endziffer");
    if !(last || rest) {
        return None;
    }
    let count = usize::from(last) * 2;
    let near = at.saturating_sub(REACH)..text.tokens.len().min(at + REACH);
    let phone = rest
        || text
            .tokens
            .get(near)?
            .iter()
            .any(|token| calls(token) || token.is_number() && token.text.starts_with('0'));
    let start = (at + 1 + count..at + REACH + 2).find(|at| {
        text.get(*at).is_some_and(|number| number.is_number() && (2..=5).contains(&number.text.len()))
    })?;
    let unit = text.get(start + 1).is_some_and(|unit| {
        matches!(unit.text, "uhr" | "jahre" | "euro" | "tage" | "wochen" | "monate" | "%" | ":")
            || unit.any(Flags::MONTH)
    });
    let more = (start + 1..start + 4)
        .take_while(|at| text.get(*at).is_some_and(|number| number.is_number() && number.gap == Gap::Space))
        .count();
    (phone && !unit).then_some(start..start + 1 + more)
}

fn is_extension(word: &Token<'_>) -> bool {
    matches!(word.text, "app" | "apparat" | "nst" | "dw" | "durchwahl")
}

/// ", App. 17": with its word, which would tell what was taken out.
fn extension(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let _ = text.get(at).filter(|word| is_extension(word))?;
    let comma = 1 + usize::from(text.before(at, 1).is_some_and(|comma| comma.is(",")));
    // "ich selbst: App. 226"
    let dotted =
        text.get(at).is_some_and(|app| app.is("app")) && text.get(at + 1).is_some_and(|dot| dot.is("."));
    let behind = dotted || text.before(at, comma).is_some_and(Token::is_number);
    let number =
        at + 1 + usize::from(text.get(at + 1).is_some_and(|dot| matches!(dot.text, "." | ":" | "-")));
    let short = text.get(number).is_some_and(|number| number.is_number() && number.text.len() <= 5);
    (behind && short).then_some(at..number + 1)
}
