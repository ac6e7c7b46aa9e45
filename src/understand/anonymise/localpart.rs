//! Where the name in an e-mail address begins, before the sign that people write or say.

use super::email::is_dot;
use super::lexicon::{Flags, NAME};
use super::token::{Class, Gap, Text, Token};

/// Where the name before the sign begins; not before `floor`.
pub(super) fn local(text: &Text<'_>, sign: usize, floor: usize) -> usize {
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
                    | "point"
                    | "punto"
                    | "kropka"
                    | "nokta"
                    | "unterstrich"
                    | "bindestrich"
                    | "minus"
                    | "underscore"
                    | "underline"
                    | "understrich"
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
                || token.any(Flags::NUMBER) && text.get(start).is_some_and(|next| next.any(Flags::NUMBER))
                || (token.is_number()
                    || text.get(start).is_some_and(|next| next.is_number() || next.any(Flags::NUMBER)))
                    && token.any(NAME)
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
