//! What everybody writes while they wait: that it takes long, that an appointment does not suit, that the telephone is broken.
//!
//! A few plain words tell the learnt model little, and to be asked after one's life when one has asked for the time of day
//! unsettles. `errands.toml` lists phrases; only a short message each word of which stands in one of them counts, so that one word
//! more, such as "hat sich erledigt, für immer", is heard as before.

use std::sync::LazyLock;

use crate::understand::phrase::Lexicon;
use crate::understand::words::Words;

/// More words are a story, and that is never plain.
const SHORT: usize = 24;

#[expect(clippy::expect_used, reason = "the file is compiled in, and the test below reads it")]
static ERRANDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::from_toml(include_str!("errands.toml")).expect("errands.toml"));

/// Whether a text is an errand and nothing else, in time linear in its length.
pub(super) fn is_errand(words: &Words) -> bool {
    if words.len() > SHORT {
        return false;
    }
    let hits = ERRANDS.find(words);
    let errand = ERRANDS.sign("errand");
    let mut covered = vec![false; words.len()];
    for hit in &hits {
        for word in covered.iter_mut().take(hit.end).skip(hit.start) {
            *word = true;
        }
    }
    hits.iter().any(|hit| Some(hit.sign) == errand) && covered.into_iter().all(|covered| covered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::material::MESSAGES;

    fn plain(text: &str) -> bool {
        is_errand(&Words::new(text))
    }

    #[test]
    fn who_only_waits_alarms_nobody_and_one_word_more_is_left_to_the_model() {
        for text in [
            "wie lange dauert es denn bis jemand antwortet",
            "Ich warte seit gestern auf Antwort.",
            "der termin am dienstag klappt nicht",
            "hat sich erledigt",
            "Hat sich erledigt, danke!",
            "mir gehts heute besser",
            "mein handy ist kaputt",
            "das reicht mir jetzt, ich will nicht länger warten",
            "wann meldet sich jemand",
            "Ich kann am Donnerstag nicht, könnten wir den Termin verschieben?",
            "akku gleich leer, ich melde mich morgen",
            "ich kann am donnerstag nicht",
            "So, Schluss für heute.",
            "ich hab keine lust mehr zu warten",
            "bin noch auf arbeit",
            "jetzt reichts mir mit dem warten",
        ] {
            assert!(plain(text), "{text}");
        }
        for text in [
            "hat sich erledigt, für immer",
            "ich warte auf nichts mehr",
            "den termin brauche ich nicht mehr",
            "mir gehts besser wenn alles vorbei ist",
            "mein handy ist kaputt und ich auch, ich will nicht aufwachen",
            "ich kann nicht mehr",
            "ich kann nicht",
            "ich schaffe es nicht",
            "ich hab keine lust mehr",
            "jetzt reichts mir",
            "ich kann heute nicht mehr",
            "schluss für heute und für immer",
            "sie warten auf mich",
            "die warten draußen",
            "er wartet vor der tür",
            "bis morgen bin ich nicht da",
            "sie kommen jetzt",
            "danke",
            "",
        ] {
            assert!(!plain(text), "{text}");
        }
    }

    #[test]
    fn no_danger_anybody_wrote_is_taken_for_an_errand() {
        let mut silenced = 0;
        for message in MESSAGES.iter().filter(|message| plain(&message.text)) {
            assert!(["none", "?"].contains(&message.crisis.as_str()), "{}", message.text);
            silenced += 1;
        }
        assert!(silenced >= 40, "hardly any errand is known: {silenced}");
    }
}
