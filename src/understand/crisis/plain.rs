//! Everyday phrases that only sound like danger: whoever chops wood has an axe in hand, and who breaks up "macht Schluss".
//!
//! `plain.toml` lists them. They take nothing away from what else is said: a text is no danger only if what is left of it without them
//! is none either, so that "ich stehe auf der Brücke und warte auf den Bus" alarms nobody and one sentence more is heard.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::understand::phrase::Lexicon;
use crate::understand::words::Words;

/// `plain.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lists: BTreeMap<String, Vec<String>>,
    signs: BTreeMap<String, Vec<String>>,
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and the tests below read it")]
static PLAIN: LazyLock<Lexicon> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("plain.toml")).expect("plain.toml");
    Lexicon::new(&file.lists, &file.signs).expect("plain.toml")
});

/// What is left of a text without its everyday phrases; none where it has none. In time linear in the text.
pub(super) fn rest(words: &Words) -> Option<Words> {
    let hits = PLAIN.find(words);
    let of = |names: &'static [&'static str]| {
        let mut said = vec![false; words.len()];
        for hit in &hits {
            if names.iter().any(|name| PLAIN.sign(name) == Some(hit.sign)) {
                said.iter_mut().take(hit.end).skip(hit.start).for_each(|word| *word = true);
            }
        }
        said
    };
    let whole = of(&["all"]).contains(&true) && !of(&["all", "besides"]).contains(&false);
    let said = if whole { vec![true; words.len()] } else { of(&["plain"]) };
    said.contains(&true).then(|| words.without(|word| said.get(word).copied().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::super::detect;

    #[test]
    fn everyday_lines_that_only_sound_like_danger_alarm_nobody() {
        for text in [
            "ich hab genug",
            "Jetzt hab ich aber genug von denen",
            "ich stehe auf der Brücke und warte auf den Bus",
            "wir stehen auf der brücke und warten auf meine freundin",
            "Mein Nachbar hat eine Axt im Schuppen",
            "meine axt liegt in der garage",
            "Mein Mann hackt Holz mit der Axt",
            "opa spaltet das holz mit dem beil",
            "mein freund hat schluss gemacht",
            "meine freundin hat gestern mit mir schluss gemacht",
            "schluss jetzt",
            "So, jetzt ist Schluss",
            "Mein Mann macht um fünf Schluss",
            "Der Zug kommt gleich, ich muss los",
            "ich muss los, mein bus kommt",
            "Ich mach Schluss mit meinem Freund wenn der nicht mit der Kameradschaft aufhört",
            "Nicht weitergeben",
        ] {
            assert_eq!(detect(text), None, "{text}");
        }
    }

    #[test]
    fn what_else_is_said_is_heard() {
        for text in [
            "ich hab genug vom leben",
            "ich hab genug tabletten",
            "ich hab genug von allem",
            "ich stehe auf der brücke",
            "ich stehe auf der brücke und warte auf den zug",
            "ich stehe auf der brücke und warte auf den bus. ich spring gleich",
            "ich mach schluss",
            "ich mach jetzt schluss",
            "er macht heute schluss mit allem",
            "mein freund hat schluss gemacht ich will nicht mehr",
            "meine freundin hat schluss gemacht, ich will sterben",
            "mein nachbar hat eine axt im schuppen und will mich umbringen",
            "mein mann steht mit der axt vor der tür",
            "mein mann hackt holz mit der axt und schreit dass er mich umbringt",
        ] {
            assert!(detect(text).is_some(), "{text}");
        }
    }
}
