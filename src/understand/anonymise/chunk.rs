//! The chunks of a text, and letters that are kept apart by blanks or marks: "M a x", "G.r.e.i.f".

use super::Piece;

/// What has no blanks in it, from where to where.
pub(super) fn chunks(pieces: &[Piece]) -> Vec<(usize, usize)> {
    let mut chunks: Vec<(usize, usize)> = Vec::with_capacity(pieces.len() / 4 + 1);
    let mut open = false;
    for (at, piece) in pieces.iter().enumerate() {
        let blank = piece.c.is_whitespace();
        match chunks.last_mut() {
            Some(chunk) if open && !blank => chunk.1 = at + 1,
            _ if !blank => chunks.push((at, at + 1)),
            _ => {}
        }
        open = !blank;
    }
    chunks
}

/// How many chunks of one character follow each other from here on, one blank apart; the last may have punctuation behind.
pub(super) fn single_run(pieces: &[Piece], chunks: &[(usize, usize)], first: usize) -> usize {
    if chunks.get(first).is_none_or(|(start, end)| end - start > 2) {
        return 0;
    }
    let piece = |at: usize| pieces.get(at).filter(|piece| !piece.masked).map_or(' ', |piece| piece.c);
    let mut signs = 0;
    let mut count = 0;
    for (at, (start, end)) in chunks.iter().copied().enumerate().skip(first) {
        let near = at == first
            || chunks.get(at - 1).is_some_and(|before| before.1 + 1 == start) && piece(start - 1) == ' ';
        let c = piece(start);
        let fits = c.is_alphanumeric()
            || matches!(c, '.' | ':' | '/' | '@' | '-' | '_' | '|' | '—' | '–' | ',' | '+');
        let closed = end == start + 2
            && c.is_alphanumeric()
            && matches!(piece(start + 1), ',' | '.' | ';' | '!' | '?' | ')');
        if !near || !fits || !(end == start + 1 || closed) || at == first && !c.is_alphanumeric() {
            break;
        }
        signs += usize::from(c.is_alphanumeric());
        count += 1;
        if closed {
            break;
        }
    }
    if signs > 1 { count } else { 0 }
}

/// `G.r.e.i.f`: single letters with the same mark between each two.
pub(super) fn has_alternating_mark(chunk: &[Piece]) -> bool {
    let core = chunk.iter().rposition(|piece| piece.c.is_alphanumeric()).map_or(0, |last| last + 1);
    let Some(mark) =
        chunk.get(1).map(|piece| piece.c).filter(|c| matches!(c, '.' | '-' | '_' | '*' | '|' | '·' | '~'))
    else {
        return false;
    };
    core > if mark == '.' { 6 } else { 4 }
        && chunk.iter().take(core).enumerate().all(|(at, piece)| {
            !piece.masked && if at % 2 == 0 { piece.c.is_alphabetic() } else { piece.c == mark }
        })
}
