//! Where the name of an organisation ends: what belongs to it behind its kind, and how far a name in small letters goes.

use super::super::lexicon::{Flags, ORDINARY};
use super::super::token::{Class, Gap, Text};
use super::trades::{TRADES_BEHIND, WATERS};
use super::wide::{NO_NAME, is_noun, is_stranger, is_time, on_line};

/// What belongs to the name of an organisation that ends here: its town, "& Söhne", "Nord", "37".
pub(super) fn tail(text: &Text<'_>, end: usize, is_place: &impl Fn(usize) -> Option<usize>) -> usize {
    let Some(next) = text.get(end).filter(|next| next.gap != Gap::Line) else { return end };
    let dashed = next.is("-") && next.gap == Gap::None;
    if dashed && text.get(end + 1).is_some_and(|part| part.gap == Gap::None && part.is_word()) {
        return end + 2;
    }
    if next.is("&")
        && text.get(end + 1).is_some_and(|kin| {
            matches!(kin.text, "sohn" | "soehne" | "partner" | "tochter" | "co" | "kollegen")
        })
    {
        return end + 2;
    }
    // "Lan's Nails"
    let owner = next.is("'")
        && next.gap == Gap::None
        && text.get(end + 1).is_some_and(|s| s.is("s") && s.gap == Gap::None);
    if owner {
        let more = on_line(text, end + 2).is_some_and(|kind| kind.is_capital() || is_stranger(text, end + 2));
        return end + 2 + usize::from(more);
    }
    if next.gap != Gap::Space {
        return end;
    }
    if matches!(next.text, "gmbh" | "eg" | "gbr" | "ag" | "kg" | "ug" | "ggmbh" | "mbh" | "ohg") {
        return end + 1;
    }
    if matches!(next.text, "crew" | "gym" | "security" | "ultras" | "records" | "gang" | "squad") {
        return end + 1;
    }
    // "asia bistro lotus", "bosporus grill": the kind of a shop in the middle or at the end.
    if TRADES_BEHIND.knows(next) && text.lower | next.is_capital() {
        let name = on_line(text, end + 1)
            .is_some_and(|name| is_noun(text, name) && !name.any(ORDINARY) && text.lower | name.is_capital());
        return end + 1 + usize::from(name);
    }
    // "am Kummerower See"
    let by_the_lake = WATERS.knows(next) && text.before(end, 1).is_some_and(|town| town.text.ends_with("er"));
    if by_the_lake {
        return end + 1;
    }
    let water = matches!(next.text, "am" | "im")
        && on_line(text, end + 1).is_some_and(|adjective| adjective.text.ends_with("er"))
        && on_line(text, end + 2).is_some_and(|water| WATERS.knows(water));
    if water {
        return end + 3;
    }
    let side = matches!(next.text, "nord" | "sued" | "ost" | "west" | "mitte" | "nordost");
    let numbered = next.is_number()
        && (next.text.len() <= 2 || next.text.starts_with("19") || next.text.starts_with("18"))
        && text
            .get(end + 1)
            .is_none_or(|unit| unit.class == Class::Mark || unit.any(Flags::FUNCTION) && !unit.is("uhr"));
    if side || numbered {
        return end + 1;
    }
    let by = next.is("am")
        && text.get(end + 1).is_some_and(|noun| {
            noun.is_capital() && !text.lower && !noun.any(NO_NAME) && !is_time(Some(noun))
        });
    if by {
        return end + 2;
    }
    let town =
        next.is_capital() && !text.lower || !next.any(Flags::COMMON.with(Flags::FUNCTION).with(Flags::FIRST));
    end + is_place(end).filter(|_| town).unwrap_or_default()
}

/// "die band heißt sturmflut nord": where a name in small letters that a group is said to have ends.
pub(super) fn small_name_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let fits = |at: usize| {
        text.get(at).is_some_and(|word| {
            word.class == Class::Word && word.gap != Gap::Line && !word.any(NO_NAME) && word.text.len() > 2
        })
    };
    let length = (at..at + 4).take_while(|at| fits(*at)).count();
    (length > 0).then_some(at + length)
}
