//! Dangers told by several notions near each other, in any order: a wish and dying, someone at the door and a weapon.
//!
//! German puts the same words in many orders, and people in distress in more. A row of notions sees wordings nobody has
//! listed. Nothing here knows what a notion means.

use crate::understand::phrase::Hit;
use crate::understand::words::Words;

/// How many words may lie between the first notion of a row and each other one. Chat and dictation have no full stops, so
/// the sentence alone is no limit.
const NEAR: usize = 9;

/// A row of notions that together mean a sign.
pub(super) struct Row {
    pub sign: usize,
    pub notions: Vec<usize>,
}

/// The places where all notions of a row meet within a sentence, each told by words of its own. Takes time linear in the
/// text: each hit looks at a bounded number of words around it.
pub(super) fn meetings(rows: &[Row], hits: &[Hit], words: &Words) -> Vec<Hit> {
    let mut at_word: Vec<Vec<Hit>> = vec![Vec::new(); words.len()];
    for hit in hits {
        if let Some(here) = at_word.get_mut(hit.start)
            && !here.contains(hit)
        {
            here.push(*hit);
        }
    }
    let mut told: Vec<bool> = Vec::new();
    for hit in hits {
        if told.len() <= hit.sign {
            told.resize(hit.sign + 1, false);
        }
        told.get_mut(hit.sign).into_iter().for_each(|told| *told = true);
    }
    let mut found = Vec::new();
    for row in rows {
        // Most notions are told of nowhere in a text.
        if !row.notions.iter().all(|notion| told.get(*notion) == Some(&true)) {
            continue;
        }
        let Some((first, others)) = row.notions.split_first() else { continue };
        for hit in at_word.iter().flatten().filter(|hit| hit.sign == *first) {
            let near = |other: usize| {
                let around = at_word.iter().take(hit.end + NEAR).skip(hit.start.saturating_sub(NEAR));
                around.flatten().find(|near| near.sign == other && apart(hit, near, words))
            };
            let met: Option<Vec<&Hit>> = others.iter().map(|other| near(*other)).collect();
            if let Some(met) = met {
                let start = met.iter().map(|near| near.start).fold(hit.start, usize::min);
                let end = met.iter().map(|near| near.end).fold(hit.end, usize::max);
                found.push(Hit { sign: row.sign, start, end });
            }
        }
    }
    found
}

/// Whether two notions stand in one sentence and neither begins or ends with a word the other begins or ends with. One may
/// stand in the gap of the other: "greifen [gerade uns] an".
fn apart(one: &Hit, other: &Hit, words: &Words) -> bool {
    let begins_where_ends = |one: &Hit, other: &Hit| one.start + 1 == other.end;
    words.sentence(one.start) == words.sentence(other.start)
        && one.start != other.start
        && one.end != other.end
        && !begins_where_ends(one, other)
        && !begins_where_ends(other, one)
}
