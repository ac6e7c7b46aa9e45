//! Danger told in another language than German, in so many words.
//!
//! Whoever writes in their own language is greeted with the emergency numbers in it; here it is heard whether they need them now. The
//! learnt model knows German only, so `foreign.toml` lists what people say outright. Vocabulary is small and stories are missed: it
//! is a second net below the greeting, no promise.

use std::sync::LazyLock;

use super::Crisis;
use crate::understand::normalise::fold;
use crate::understand::phrase::Lexicon;
use crate::understand::words::Words;

#[expect(clippy::expect_used, reason = "the file is compiled in, and the tests below read it")]
static FOREIGN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::from_toml(&one_spelling(include_str!("foreign.toml"))).expect("foreign.toml"));

/// The danger a text tells of outright in another language, in time linear in its length.
pub(super) fn danger(text: &str) -> Option<Crisis> {
    let words = Words::of_folded(&one_spelling(&fold(text)));
    let found = FOREIGN.find(&words);
    let tells = |name: &str| found.iter().any(|hit| FOREIGN.sign(name) == Some(hit.sign));
    // Where both are told somebody else may be at the door.
    if tells("acute_danger") {
        Some(Crisis::AcuteDanger)
    } else if tells("suicidality") {
        Some(Crisis::Suicidality)
    } else {
        None
    }
}

/// Letters for one another that keyboards of other countries exchange: Arabic and Persian ones for the same sound, and letters with a
/// bar or without a dot, which are no marks that folding takes off.
fn one_spelling(folded: &str) -> String {
    folded
        .chars()
        .map(|c| match c {
            'ی' | 'ى' => 'ي',
            'ک' => 'ك',
            'ة' => 'ه',
            'ł' => 'l',
            'ı' => 'i',
            'đ' => 'd',
            'ґ' => 'г',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::detect;
    use super::*;
    use crate::understand::material::MESSAGES;

    #[test]
    fn nothing_german_is_heard_in_another_language() {
        let harmless = MESSAGES.iter().filter(|message| ["none", "?"].contains(&message.crisis.as_str()));
        let heard = harmless.map(|message| message.text.as_str()).filter(|text| danger(text).is_some());
        assert_eq!(heard.collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn dangers_are_heard_in_the_languages_lotse_greets_in() {
        for text in [
            "i dont want to live anymore",
            "kendimi öldüreceğim",
            "لا أريد أن أعيش بعد الآن",
            "دیگه نمیخوام زنده باشم",
            "я не хочу больше жить",
            "я не хочу більше жити",
            "nie chcę już żyć",
            "je ne veux plus vivre",
            "tôi không muốn sống nữa",
        ] {
            assert_eq!(detect(text), Some(Crisis::Suicidality), "{text}");
        }
        for text in [
            "he has a knife",
            "they are beating my brother",
            "beni dövüyorlar",
            "هناك رجال أمام الباب",
            "معه سكين",
            "چاقو داره",
            "они ломают дверь",
            "вони ламають двері",
            "mąż mnie bije",
            "la maison brûle",
            "nó cầm dao",
        ] {
            assert_eq!(detect(text), Some(Crisis::AcuteDanger), "{text}");
        }
        for text in [
            "hello, my son is in a right wing group",
            "merhaba, oğlum okulda hakarete uğradı",
            "مرحبا ابني في المدرسة",
            "здравствуйте, у меня вопрос",
            "dzień dobry, szukam pomocy dla syna",
            "bonjour, je cherche un conseil",
        ] {
            assert_eq!(detect(text), None, "{text}");
        }
    }
}
