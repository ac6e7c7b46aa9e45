//! How a message is written, beside its words: asked or cried out, long or short, with which pictures.
//!
//! Words lose their full stops and pictures when they are read, and whoever asks how to go about something writes otherwise
//! than whoever says good-bye. Nothing here decides anything; the learnt model weighs it.

use crate::understand::words::Words;

/// Meanings that no sign or class of the lists has, whose numbers begin at zero.
const TONE: usize = 10_000;
const WORDS: usize = TONE + 10;
const SENTENCES: usize = TONE + 40;
const PICTURES: usize = 2 * TONE;
/// How many words a message has at least, step by step.
const LENGTHS: [usize; 9] = [4, 8, 16, 24, 32, 48, 64, 100, 160];
/// More sentences than these count as these.
const MOST_SENTENCES: usize = 6;

/// What the way a text is written tells, as numbers for the model. In time linear in its length.
pub(super) fn tone(text: &str, words: &Words) -> Vec<usize> {
    let (mut letters, mut capitals) = (0, 0);
    let (mut asked, mut cried, mut quoted) = (false, false, false);
    let mut told = Vec::new();
    for c in text.chars() {
        match c {
            '?' => asked = true,
            '!' => cried = true,
            '"' | '„' | '«' | '»' => quoted = true,
            '\u{2600}'.. => told.push(PICTURES + c as usize),
            _ if c.is_alphabetic() => {
                letters += 1;
                capitals += usize::from(c.is_uppercase());
            }
            _ => {}
        }
    }
    let trails_off = text.contains("...") || text.contains('…');
    let ends_asking = text.trim_end().ends_with('?');
    let ways = [ends_asking, asked, cried, trails_off, quoted, capitals == 0, capitals * 2 > letters];
    told.extend(ways.iter().enumerate().filter(|(_, so)| **so).map(|(way, _)| TONE + 1 + way));
    told.push(WORDS + LENGTHS.iter().filter(|length| words.len() >= **length).count());
    told.push(SENTENCES + words.sentence(words.len().saturating_sub(1)).min(MOST_SENTENCES));
    told
}
