//! Cutting a text into messages that Telegram takes.

use unicode_segmentation::UnicodeSegmentation;

/// The most a message may hold, in UTF-16 units (<https://core.telegram.org/bots/api#sendmessage> says characters and
/// counts units).
pub(super) const LIMIT: usize = 4096;
/// The most a callback answer may hold, in UTF-16 units (<https://core.telegram.org/bots/api#answercallbackquery>).
pub(super) const TOAST_LIMIT: usize = 200;

/// Where a text may be cut, the best place first.
#[derive(Clone, Copy)]
enum Seam {
    Paragraph,
    Line,
    Sentence,
    Word,
}

/// Cuts a text into parts of at most `limit` UTF-16 units, none of them empty, none beginning or ending with white
/// space: between paragraphs if that fills a part at least by half, else between lines, sentences, words; if there is
/// no such place, between characters as a reader sees them.
pub(super) fn split(text: &str, limit: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = trim(text);
    while !rest.is_empty() {
        let (part, after) = rest.split_at(part_end(rest, limit));
        let part = trim(part);
        // A cut inside a character can leave a blank alone that an accent stood on.
        if !part.is_empty() {
            parts.push(part);
        }
        rest = trim(after);
    }
    parts
}

/// The text as it fits into a callback answer, with an ellipsis if something was cut off.
pub(super) fn toast(text: &str) -> String {
    match split(text, TOAST_LIMIT).as_slice() {
        [] => String::new(),
        [whole] => (*whole).to_owned(),
        _ => split(text, TOAST_LIMIT - 1).first().map(|start| format!("{start}…")).unwrap_or_default(),
    }
}

/// How many bytes of the text, which begins with no white space, the next part takes; above 0 unless it is empty.
fn part_end(text: &str, limit: usize) -> usize {
    // Nearly every text is one part, and counting is much quicker than finding out what a reader sees as a character.
    if text.encode_utf16().count() <= limit {
        return text.len();
    }
    let mut units = 0;
    let mut end = 0;
    let mut seams: [usize; 4] = [0; 4];
    let mut before = "";
    for (start, character) in text.grapheme_indices(true) {
        units += character.encode_utf16().count();
        if units > limit {
            if end == 0 {
                return inside_character(text, limit);
            }
            if is_blank(character) {
                note(&mut seams, Seam::Word, end);
            }
            return seams.into_iter().find(|seam| *seam > end / 2).unwrap_or(end);
        }
        end = start + character.len();
        if is_blank(character) {
            note(&mut seams, seam(before, character), end);
        }
        before = character;
    }
    text.len()
}

fn note(seams: &mut [usize; 4], seam: Seam, end: usize) {
    if let Some(latest) = seams.get_mut(seam as usize) {
        *latest = end;
    }
}

fn seam(before: &str, blank: &str) -> Seam {
    let is_newline = |character: &str| character.contains('\n');
    if is_newline(blank) {
        if is_newline(before) { Seam::Paragraph } else { Seam::Line }
    } else if before.ends_with(['.', '!', '?', '…', ':']) {
        Seam::Sentence
    } else {
        Seam::Word
    }
}

/// A single character can be longer than a message: a letter under hundreds of accents. Then at least its code
/// points stay whole.
fn inside_character(text: &str, limit: usize) -> usize {
    let mut units = 0;
    text.char_indices()
        .find(|(start, c)| {
            units += c.len_utf16();
            units > limit && *start > 0
        })
        .map_or(text.len(), |(start, _)| start)
}

fn is_blank(character: &str) -> bool {
    character.chars().all(char::is_whitespace)
}

/// Like `str::trim`, but never takes the blank away from under an accent.
fn trim(text: &str) -> &str {
    let mut blanks = text.grapheme_indices(true).skip_while(|(_, character)| is_blank(character));
    let Some((start, _)) = blanks.next() else { return "" };
    let end = text
        .grapheme_indices(true)
        .rev()
        .find(|(_, character)| !is_blank(character))
        .map_or(start, |(last, character)| last + character.len());
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn units(text: &str) -> usize {
        text.encode_utf16().count()
    }

    #[test]
    fn cuts_where_a_reader_would_pause() {
        for (text, parts) in [
            ("", vec![]),
            (" \n ", vec![]),
            ("Kurz.", vec!["Kurz."]),
            ("Erster Absatz.\n\nZweiter Absatz.", vec!["Erster Absatz.", "Zweiter Absatz."]),
            ("Eine Zeile\nzwei Zeilen\ndrei", vec!["Eine Zeile", "zwei Zeilen\ndrei"]),
            ("Ein Satz hier. Noch ein Satz.", vec!["Ein Satz hier.", "Noch ein Satz."]),
            ("Woerter ohne jeden Punkt", vec!["Woerter ohne jeden", "Punkt"]),
            ("zwanzigzeichenlang12 x", vec!["zwanzigzeichenlang12", "x"]),
            ("zwanzigzeichenlang1234", vec!["zwanzigzeichenlang12", "34"]),
        ] {
            assert_eq!(split(text, 20), parts, "{text:?}");
        }
    }

    #[test]
    fn a_family_is_not_torn_apart() {
        let family = "👨‍👩‍👧‍👦"; // 11 units
        assert_eq!(split(&family.repeat(3), 25), [family.repeat(2), family.to_owned()]);
    }

    #[test]
    fn a_toast_that_is_too_long_says_so() {
        assert_eq!(toast("Schon gewählt."), "Schon gewählt.");
        let long = toast(&"wort ".repeat(100));
        assert!(long.ends_with("wort…") && units(&long) <= TOAST_LIMIT, "{long}");
    }

    proptest! {
        #[test]
        fn every_part_fits_and_nothing_but_blanks_is_lost(
            text in r"([a-zäöü]{1,12}[ .\n]{0,3}|[👨‍👩‍👧🇩🇪é\u{301}\u{200d}\r\n ]|\PC){0,60}",
            limit in 1_usize..40,
        ) {
            let parts = split(&text, limit.max(2));
            for part in &parts {
                prop_assert!(!part.is_empty());
                prop_assert!(units(part) <= limit.max(2));
            }
            let solid = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&parts.concat()), solid(&text));
        }

        #[test]
        fn characters_that_fit_stay_whole(text in r"[👨‍👩‍👧🇩🇪é\u{301}\u{200d}a ]{0,60}") {
            let limit = text.graphemes(true).map(units).max().unwrap_or(0) + 3;
            let parts = split(&text, limit);
            let whole: Vec<&str> = text.graphemes(true).filter(|g| !is_blank(g)).collect();
            let kept: Vec<&str> =
                parts.iter().flat_map(|p| p.graphemes(true)).filter(|g| !is_blank(g)).collect();
            prop_assert_eq!(kept, whole);
        }
    }
}
