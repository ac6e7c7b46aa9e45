//! Everyday phrases that only sound like danger: whoever chops wood has an axe in hand, and who breaks up "macht Schluss".
//!
//! `plain.toml` lists them. A text of nothing else is no danger: "ich stehe auf der Brücke und warte auf den Bus". With anything more the
//! text is listened to as it stands, since who acts and with what may stand in the phrase ("hat eine Axt im Keller und droht damit");
//! only where what is left would alarm nobody, the alarm is doubtful.

use std::sync::LazyLock;

use crate::understand::phrase::Lexicon;
use crate::understand::words::Words;

#[expect(clippy::expect_used, reason = "the file is compiled in, and the tests below read it")]
static PLAIN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::from_toml(include_str!("plain.toml")).expect("plain.toml"));

/// What everyday phrases leave of a text.
pub(super) enum Rest {
    /// It has none.
    Whole,
    /// Nothing but small words.
    Nothing,
    Words(Words),
}

/// What is left of a text without its everyday phrases, in time linear in the text.
pub(super) fn rest(words: &Words) -> Rest {
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
    // Two such sentences are a farewell: "der Zug kommt gleich, dann ist Schluss".
    let of_all = hits.iter().filter(|hit| PLAIN.sign("all") == Some(hit.sign));
    let longest = of_all.map(|hit| hit.end - hit.start).max();
    let one = longest == Some(of(&["all"]).into_iter().filter(|said| *said).count());
    if one && !of(&["all", "besides"]).contains(&false) {
        return Rest::Nothing;
    }
    if of(&["when"]).contains(&true) && !of(&["when", "besides"]).contains(&false) {
        return Rest::Nothing;
    }
    let said = of(&["plain"]);
    match (said.contains(&true), of(&["plain", "besides"]).contains(&false)) {
        (false, _) => Rest::Whole,
        (true, false) => Rest::Nothing,
        (true, true) => Rest::Words(words.without(|word| said.get(word).copied().unwrap_or_default())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::crisis::{detect, hear_closely};
    use crate::understand::material::MESSAGES;

    #[test]
    fn no_danger_anybody_wrote_is_an_everyday_phrase_and_nothing_else() {
        let dangers = MESSAGES.iter().filter(|message| !["none", "?"].contains(&message.crisis.as_str()));
        let silenced = dangers.filter(|danger| matches!(rest(&Words::new(&danger.text)), Rest::Nothing));
        let missed: Vec<&str> =
            silenced.map(|danger| danger.text.as_str()).filter(|text| hear_closely(text).is_some()).collect();
        assert!(missed.is_empty(), "{missed:?}");
    }

    #[test]
    fn everyday_lines_that_only_sound_like_danger_alarm_nobody() {
        for text in [
            "vor unserer haustür",
            "am fenster",
            "meine Stiefmutter",
            "sie ist 13, wird bald 14",
            "seit vorhin",
            "das reicht mir",
            "meine Tochter will bei der Kameradschaft aussteigen",
            "ich erreiche meine tochter nicht mehr",
            "mein onkel hat sich 1998 das leben genommen",
            "es brennt mir auf der seele",
            "die Partei steht vor der Tür mit Flyern",
            "nein, keiner will jemanden verletzen",
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
            "hör auf mich zu siezen",
            "gerade eben",
            "um acht",
            "gestern Nacht so gegen 2 Uhr",
            "vor einer Stunde",
            "letzte Woche Freitag",
            "danke für alles",
            "Vielen Dank für die Nummern",
            "das Formular bringt mich um",
            "das warten bringt mich noch um",
            "Die bringen mich um den Verstand",
            "kevin.schulz@web.de",
            "Kopf hoch",
            "machs gut",
            "nie im Leben",
            "es brennt nicht",
            "nein er hat kein messer",
            "nein, keiner hat eine Waffe",
            "ich blute nicht",
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
            "mein vater hat eine axt im keller und droht damit",
            "mein ex hat eine axt in der garage und kommt gleich",
            "mein sohn hat ein messer im keller und ich hab angst vor ihm",
            "ich habe ein messer in der küche und will es benutzen",
            "ich mach um 8 schluss und keiner merkts",
            "heute um 22 uhr mach ich schluss",
            "nachts um 3 mach ich schluss",
            "um zehn ist schluss mit mir",
            "mein vater macht um 5 schluss dann bringt er mich um",
            "ich mache schluss mit dem trinken und mit mir",
            "der zug kommt gleich dann ist schluss",
            "danke. tschüss. jetzt ist schluss",
            "danke für alles und lebt wohl",
            "heute nacht um drei spring ich",
            "das warten bringt mich um, ich spring jetzt",
            "machs gut, ich bin bald weg",
            "er hat kein messer aber eine axt",
            "ich erreiche meine tochter nicht mehr und sie hat tabletten genommen",
            "vor meiner haustür steht einer mit einem messer",
            "mein stiefvater schlägt mich",
            "mein altes leben ist vorbei, ich auch bald",
        ] {
            assert!(detect(text).is_some(), "{text}");
        }
    }
}
